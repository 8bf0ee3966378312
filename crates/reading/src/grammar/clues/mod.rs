//! The clues by which the title of a thread is told from the end of a message: each a small function of a candidate that
//! says whether it holds. They are kept by what they look at; what they weigh stands in a table.

mod above;
mod all_words;
mod form;
mod habits;
mod place;
mod time;
mod titles;
mod words;

use super::notes::Clue;
use super::title_candidate::{Candidate, Question};

/// All clues, by what they look at, in the order in which they are asked: those that take longest to answer come last.
const CLUES: [&[Question]; 8] = [
    &place::CLUES,
    &time::CLUES,
    &titles::CLUES,
    &form::CLUES,
    &above::CLUES,
    &habits::CLUES,
    &words::CLUES,
    &all_words::CLUES,
];

/// The clues that hold for a candidate.
pub(super) fn clues_of(candidate: &Candidate<'_, '_>) -> impl Iterator<Item = Clue> {
    questions().filter(|(_, holds)| holds(candidate)).map(|&(clue, _)| clue)
}

/// Every clue with its question.
pub(super) fn questions() -> impl Iterator<Item = &'static Question> {
    CLUES.into_iter().flatten()
}
