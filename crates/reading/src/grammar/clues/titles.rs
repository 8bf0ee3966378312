//! What titles are called: the line is one that threads often have, or that another thread of the print has.

use super::super::notes::Clue;
use super::super::title_candidate::Question;

pub(super) const CLUES: [Question; 3] = [
    (Clue::UsualTitle, |it| it.usual),
    (Clue::TitleWord, |it| it.title_word && !it.begins_small() && !it.text.ends_with(['.', ',', ':'])),
    (Clue::KnownTitle, |it| it.between.stats.known.contains(it.lower) && !it.between.against_order),
];
