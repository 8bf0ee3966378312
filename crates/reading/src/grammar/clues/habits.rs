//! What the whole print tells of its writers: how their messages end, how they are called, whether they break lines.

use super::super::notes::Clue;
use super::super::signature_stats::{Ending, NameForm};
use super::super::title_candidate::{Candidate, Question};

pub(super) const CLUES: [Question; 6] = [
    (Clue::WritesWithStops, |it| !it.farewell && it.text.ends_with(char::is_alphanumeric) && stops(it)),
    (Clue::WritesWithoutStops, |it| it.text.ends_with(char::is_alphanumeric) && without_stops(it)),
    (Clue::NeverBreaksLines, |it| breaks(it).is_some_and(|percent| percent <= 6)),
    (Clue::SeldomBreaksLines, |it| breaks(it).is_some_and(|percent| (7..=16).contains(&percent))),
    (Clue::OftenBreaksLines, |it| breaks(it).is_some_and(|percent| (60..=84).contains(&percent))),
    (Clue::AlwaysBreaksLines, |it| breaks(it).is_some_and(|percent| percent >= 85)),
];

/// How other messages end, and how people are called.
pub(super) const ENDINGS: [Question; 4] = [
    (Clue::KnownEnding, |it| it.ending() == Ending::BelowCard),
    (Clue::RepeatedEnding, |it| it.ending() == Ending::Often),
    (Clue::Name, |it| it.name() == NameForm::Known),
    (Clue::NameLike, |it| it.name() == NameForm::Capitals),
];

fn stops(it: &Candidate<'_, '_>) -> bool {
    it.between.stats.writers.stops[usize::from(it.between.is_users)]
}

fn without_stops(it: &Candidate<'_, '_>) -> bool {
    it.between.stats.writers.no_stops[usize::from(it.between.is_users)]
}

/// In how many of its messages the sender breaks lines, in percent, where the candidate begins anew.
fn breaks(it: &Candidate<'_, '_>) -> Option<usize> {
    let begins_anew = !it.alone && !it.full_above && !it.between.stats.writers.collapsed();
    begins_anew.then_some(it.between.breaks)
}
