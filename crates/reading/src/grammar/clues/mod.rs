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

/// All clues, by what they look at, in the order in which they are asked: those that take longest to answer, or can only speak
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

/// Clues of which no two hold for the same candidate: what they can add is no more than the greatest of them.
const ALTERNATIVES: [&[Clue]; 9] = [
    &[
        Clue::NoBlankAbove,
        Clue::BlankAbove,
        Clue::ParagraphAbove,
        Clue::WideBlankAbove,
        Clue::NarrowBlankAbove,
        Clue::WiderThanAnywhere,
        Clue::SureBlankAbove,
        Clue::LessBlankAbove,
        Clue::BlankInScan,
        Clue::CommonBlankInScan,
        Clue::NoBlankInScan,
        Clue::BlankBelowHeader,
    ],
    &[Clue::OutOfIndent, Clue::InIndent],
    &[
        Clue::AgainstOrder,
        Clue::AgainstGuessedOrder,
        Clue::SameDay,
        Clue::NextDay,
        Clue::WithinWeek,
        Clue::WithinWeeks,
        Clue::Silence,
        Clue::LongSilence,
    ],
    &[Clue::UsualTitle, Clue::ShortPrint],
    &[Clue::Long, Clue::VeryLong],
    &[Clue::TwoLines, Clue::MoreLines],
    &[
        Clue::DeletedAbove,
        Clue::NameDue,
        Clue::TitleBelowClosing,
        Clue::BelowSignature,
        Clue::BelowName,
        Clue::BreakInRunningText,
        Clue::ClosingInText,
        Clue::RunningTextGoesOn,
        Clue::LineAboveEnds,
        Clue::FullLineEnds,
        Clue::LineAboveFull,
        Clue::LineAboveOpen,
    ],
    &[Clue::NeverBreaksLines, Clue::SeldomBreaksLines, Clue::OftenBreaksLines, Clue::AlwaysBreaksLines],
    &[Clue::OneWord, Clue::NoWords],
];

/// The number of the alternatives of which the clue is one.
pub(super) fn alternatives_of(clue: Clue) -> Option<usize> {
    ALTERNATIVES.iter().position(|clues| clues.contains(&clue))
}

/// The clues that hold for a candidate.
pub(super) fn clues_of(candidate: &Candidate<'_, '_>) -> impl Iterator<Item = Clue> {
    questions().filter(|(_, holds)| holds(candidate)).map(|&(clue, _)| clue)
}

/// Every clue with its question.
pub(super) fn questions() -> impl Iterator<Item = &'static Question> {
    CLUES.into_iter().flatten()
}
