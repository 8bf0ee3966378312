//! The words of the line itself: how it begins, whether it says farewell or holds more than one sentence.

use super::super::layout_detection::is_upper;
use super::super::notes::Clue;
use super::super::title_candidate::Question;
use super::super::wording::{WordKind, has_sentences, is_answer, is_bullet, is_closing, kind_of};

/// Shorter words before a colon stand before titles: «Ang: møtet».
const SHORTEST_LABEL: usize = 4;

pub(super) const CLUES: [Question; 8] = [
    (Clue::OneWord, |it| !it.usual && !is_bullet(it.text) && it.words().take(2).count() == 1),
    (Clue::NoWords, |it| it.words().next().is_none()),
    (Clue::LabelAndValue, |it| !it.usual && is_labelled(it.text)),
    (Clue::TwoSentences, |it| !it.usual && has_sentences(it.text)),
    (Clue::QuestionWord, |it| it.words().next().is_some_and(|word| kind_of(word).contains(WordKind::QUESTION))),
    (Clue::AnswerWord, |it| !it.farewell && is_answer(it.lower)),
    (Clue::Farewell, |it| it.farewell && !is_closing(it.lower)),
    (Clue::Closing, |it| is_closing(it.lower)),
];

/// Whether a word stands before a colon that is neither short nor in capitals, as «SV:» and «VIKTIG:» are, and something behind.
fn is_labelled(text: &str) -> bool {
    let Some(end) = memchr::memchr(b':', text.as_bytes()).filter(|&end| end >= SHORTEST_LABEL) else { return false };
    let label = &text[..end];
    text[end + 1..].starts_with(' ') && !label.contains(' ') && !is_upper(label)
}
