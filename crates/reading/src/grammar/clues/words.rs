//! The words of the line itself: how it begins, whether it says farewell or holds more than one sentence.

use super::super::notes::Clue;
use super::super::title_candidate::Question;
use super::super::wording::{WordKind, has_sentences, is_answer, is_bullet, is_closing, kind_of};

pub(super) const CLUES: [Question; 7] = [
    (Clue::OneWord, |it| !it.usual && !is_bullet(it.text) && it.words().take(2).count() == 1),
    (Clue::NoWords, |it| it.words().next().is_none()),
    (Clue::TwoSentences, |it| !it.usual && has_sentences(it.text)),
    (Clue::QuestionWord, |it| it.words().next().is_some_and(|word| kind_of(word).contains(WordKind::QUESTION))),
    (Clue::AnswerWord, |it| !it.farewell && is_answer(it.lower)),
    (Clue::Farewell, |it| it.farewell && !is_closing(it.lower)),
    (Clue::Closing, |it| is_closing(it.lower)),
];
