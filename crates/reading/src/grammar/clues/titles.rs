//! What titles are called: the line is one that threads often have, or that another thread of the print has.

use super::super::notes::Clue;
use super::super::title_candidate::{Candidate, Question};

/// So few messages show little of how their writers write: there the words of a line tell more.
const SHORT_PRINT: usize = 20;

pub(super) const CLUES: [Question; 4] = [
    (Clue::UsualTitle, |it| it.usual),
    (Clue::TitleWord, begins_as_title),
    (Clue::ShortPrint, |it| begins_as_title(it) && it.between.stats.messages <= SHORT_PRINT),
    (Clue::KnownTitle, |it| it.between.stats.known.contains(it.lower) && !it.between.against_order),
];

fn begins_as_title(it: &Candidate<'_, '_>) -> bool {
    it.title_word && !it.begins_small() && !it.text.ends_with(['.', ',', ':'])
}
