//! What titles are called: the line is one that threads often have, or that another thread of the print has.

use super::super::notes::Clue;
use super::super::title_candidate::Candidate;
use super::super::title_candidate::Question::{self, One};

/// So few messages show little of how their writers write: there the words of a line tell more.
const SHORT_PRINT: usize = 20;

pub(super) const CLUES: [Question; 4] = [
    One(Clue::UsualTitle, |it| it.usual),
    One(Clue::TitleWord, begins_as_title),
    One(Clue::ShortPrint, |it| begins_as_title(it) && it.between.stats.messages <= SHORT_PRINT),
    One(Clue::KnownTitle, |it| it.between.stats.known.contains(it.lower) && !it.between.against_order),
];

fn begins_as_title(it: &Candidate<'_, '_>) -> bool {
    it.title_word && !it.begins_small() && !it.text.ends_with(['.', ',', ':'])
}
