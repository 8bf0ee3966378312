//! The words of the line itself: how it begins, whether it says farewell or holds more than one sentence.

use super::super::layout_detection::is_upper;
use super::super::notes::Clue;
use super::super::title_candidate::Candidate;
use super::super::title_candidate::Question::{self, One, OneOf};
use super::super::wording::{WordKind, has_sentences, is_answer, is_bullet, is_closing, kind_of};

/// Shorter words before a colon stand before titles: «Ang: møtet».
const SHORTEST_LABEL: usize = 4;

pub(super) const CLUES: [Question; 7] = [
    OneOf(&[Clue::OneWord, Clue::NoWords], few_words),
    One(Clue::LabelAndValue, |it| !it.usual && is_labelled(it.text)),
    One(Clue::TwoSentences, |it| !it.usual && has_sentences(it.text)),
    One(Clue::QuestionWord, |it| it.words().next().is_some_and(|word| kind_of(word).contains(WordKind::QUESTION))),
    One(Clue::AnswerWord, |it| !it.farewell && is_answer(it.lower)),
    One(Clue::Farewell, |it| it.farewell && !is_closing(it.lower)),
    One(Clue::Closing, |it| is_closing(it.lower)),
];

fn few_words(it: &Candidate<'_, '_>) -> Option<Clue> {
    match it.words().take(2).count() {
        0 => Some(Clue::NoWords),
        1 if !it.usual && !is_bullet(it.text) => Some(Clue::OneWord),
        _ => None,
    }
}

/// Whether a word stands before a colon that is neither short nor in capitals, as «SV:» and «VIKTIG:» are, and something behind.
fn is_labelled(text: &str) -> bool {
    let Some(end) = memchr::memchr(b':', text.as_bytes()).filter(|&end| end >= SHORTEST_LABEL) else { return false };
    let label = &text[..end];
    text[end + 1..].starts_with(' ') && !label.contains(' ') && !is_upper(label)
}
