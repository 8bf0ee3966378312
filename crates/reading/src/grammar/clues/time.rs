//! Who wrote when: the order of dates, how long it took, who answers whom.

use super::super::notes::Clue;
use super::super::title_candidate::{Candidate, Question};

/// A message of the other within this many days is likelier an answer than a new thread.
const SOON: i64 = 3;
/// A question is answered within this many days.
const ANSWERED: i64 = 10;

pub(super) const CLUES: [Question; 14] = [
    (Clue::AgainstOrder, |it| it.between.against_order && !it.between.stats.guessed),
    (Clue::AgainstGuessedOrder, |it| it.between.against_order && it.between.stats.guessed),
    (Clue::BeginsTooLate, |it| it.between.begins_too_late && it.between.stats.starts < 3),
    (Clue::BeginsFarTooLate, |it| it.between.begins_too_late && it.between.stats.starts >= 3),
    (Clue::BeginsInTime, |it| it.between.begins_in_time),
    (Clue::SameSender, |it| it.between.own.sender == it.between.new.sender),
    (Clue::SameDay, |it| later(it, 0..=0)),
    (Clue::NextDay, |it| later(it, 1..=1)),
    (Clue::WithinWeek, |it| later(it, 2..=7)),
    (Clue::WithinWeeks, |it| later(it, 8..=21)),
    (Clue::Silence, |it| later(it, 22..=63)),
    (Clue::LongSilence, |it| later(it, 64..=i64::MAX)),
    (Clue::Answers, |it| answers_within(it, SOON)),
    (Clue::QuestionAnswered, |it| it.text.ends_with('?') && answers_within(it, ANSWERED)),
];

/// Whether the lower message was sent this many days after the upper one, in the order of print.
fn later(it: &Candidate<'_, '_>, days: std::ops::RangeInclusive<i64>) -> bool {
    !it.between.against_order && it.between.days.is_some_and(|passed| days.contains(&passed))
}

fn answers_within(it: &Candidate<'_, '_>, days: i64) -> bool {
    it.between.own.speaker != it.between.new.speaker && later(it, 0..=days)
}
