//! Who wrote when: the order of dates, how long it took, who answers whom.

use super::super::notes::Clue;
use super::super::title_candidate::Candidate;
use super::super::title_candidate::Question::{self, One, OneOf};

/// A message of the other within this many days is likelier an answer than a new thread.
const SOON: i64 = 3;
/// A question is answered within this many days.
const ANSWERED: i64 = 10;

pub(super) const CLUES: [Question; 5] = [
    OneOf(
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
        passed,
    ),
    OneOf(&[Clue::BeginsTooLate, Clue::BeginsFarTooLate, Clue::BeginsInTime], beginning),
    One(Clue::SameSender, |it| it.between.own.sender == it.between.new.sender),
    One(Clue::Answers, |it| answers_within(it, SOON)),
    One(Clue::QuestionAnswered, |it| it.text.ends_with('?') && answers_within(it, ANSWERED)),
];

/// How long after the upper message the lower one was sent, in the order of print.
fn passed(it: &Candidate<'_, '_>) -> Option<Clue> {
    if it.between.against_order {
        return Some(if it.between.stats.guessed { Clue::AgainstGuessedOrder } else { Clue::AgainstOrder });
    }
    Some(match it.between.days? {
        0 => Clue::SameDay,
        1 => Clue::NextDay,
        2..=7 => Clue::WithinWeek,
        8..=21 => Clue::WithinWeeks,
        22..=63 => Clue::Silence,
        _ => Clue::LongSilence,
    })
}

/// Whether a thread may begin with the lower message, as far as the dates of later ones tell.
fn beginning(it: &Candidate<'_, '_>) -> Option<Clue> {
    match it.between.stats.starts {
        3.. if it.between.begins_too_late => Some(Clue::BeginsFarTooLate),
        _ if it.between.begins_too_late => Some(Clue::BeginsTooLate),
        _ => it.between.begins_in_time.then_some(Clue::BeginsInTime),
    }
}

fn answers_within(it: &Candidate<'_, '_>, days: i64) -> bool {
    it.between.own.speaker != it.between.new.speaker
        && !it.between.against_order
        && it.between.days.is_some_and(|passed| passed <= days)
}
