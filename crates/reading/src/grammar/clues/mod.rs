//! The clues by which the title of a thread is told from the end of a message: small functions of a candidate that
//! say whether a clue holds, or which of several. They are kept by what they look at; what they weigh stands in a table.

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

/// All questions, by what they look at, in the order in which they are asked: those that take longest to answer, or can only speak
/// against a title, come last.
const CLUES: [&[Question]; 9] = [
    &place::CLUES,
    &time::CLUES,
    &titles::CLUES,
    &habits::CLUES,
    &above::CLUES,
    &form::CLUES,
    &words::CLUES,
    &habits::ENDINGS,
    &all_words::CLUES,
];

impl Question {
    /// The clues that may be the answer, of which one at most is.
    pub fn clues(&self) -> &[Clue] {
        match self {
            Self::One(clue, _) => std::slice::from_ref(clue),
            Self::OneOf(clues, _) => clues,
        }
    }

    /// The clue that holds for the candidate.
    pub fn answer(&self, candidate: &Candidate<'_, '_>) -> Option<Clue> {
        match self {
            Self::One(clue, holds) => holds(candidate).then_some(*clue),
            Self::OneOf(_, which) => which(candidate),
        }
    }
}

/// The clues that hold for a candidate.
pub(super) fn clues_of(candidate: &Candidate<'_, '_>) -> impl Iterator<Item = Clue> {
    questions().filter_map(|question| question.answer(candidate))
}

/// Every question, in the order in which they are asked.
pub(super) fn questions() -> impl Iterator<Item = &'static Question> {
    CLUES.into_iter().flatten()
}
