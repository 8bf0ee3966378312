//! What the whole print tells of its writers: how their messages end, how they are called, whether they break lines.

use super::super::notes::Clue;
use super::super::signature_stats::{Ending, NameForm};
use super::super::title_candidate::Candidate;
use super::super::title_candidate::Question::{self, One, OneOf};

pub(super) const CLUES: [Question; 3] = [
    One(Clue::WritesWithStops, |it| !it.farewell && it.text.ends_with(char::is_alphanumeric) && stops(it)),
    One(Clue::WritesWithoutStops, |it| it.text.ends_with(char::is_alphanumeric) && without_stops(it)),
    OneOf(&[Clue::NeverBreaksLines, Clue::SeldomBreaksLines, Clue::OftenBreaksLines, Clue::AlwaysBreaksLines], breaks),
];

/// How other messages end, and how people are called.
pub(super) const ENDINGS: [Question; 2] = [
    OneOf(&[Clue::KnownEnding, Clue::RepeatedEnding], |it| match it.ending() {
        Ending::BelowCard => Some(Clue::KnownEnding),
        Ending::Often => Some(Clue::RepeatedEnding),
        Ending::Other => None,
    }),
    OneOf(&[Clue::Name, Clue::NameLike], |it| match it.name() {
        NameForm::Known => Some(Clue::Name),
        NameForm::Capitals => Some(Clue::NameLike),
        NameForm::None => None,
    }),
];

fn stops(it: &Candidate<'_, '_>) -> bool {
    it.between.stats.writers.stops[usize::from(it.between.is_users)]
}

fn without_stops(it: &Candidate<'_, '_>) -> bool {
    it.between.stats.writers.no_stops[usize::from(it.between.is_users)]
}

/// In how many of its messages the sender breaks lines, where the candidate begins anew.
fn breaks(it: &Candidate<'_, '_>) -> Option<Clue> {
    if it.alone || it.full_above || it.between.stats.writers.collapsed() {
        return None;
    }
    match it.between.breaks {
        ..=6 => Some(Clue::NeverBreaksLines),
        7..=16 => Some(Clue::SeldomBreaksLines),
        17..=59 => None,
        60..=84 => Some(Clue::OftenBreaksLines),
        85.. => Some(Clue::AlwaysBreaksLines),
    }
}
