//! What of a plan a print shows, where its head says that it is not all of it. What is not shown was not observed.

use chrono::NaiveDate;
use serde::Serialize;

use crate::layout::{card_type_name, is_minutes, meeting_types};

/// What a print shows of a plan. By default all of it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct ShownPart {
    /// First and last day of the period that was chosen; `None` where it is open. Threads and activities that lie in it in part are
    /// shown too.
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    /// The types of activities that were chosen, each in one spelling; `None` where all are shown.
    pub types: Option<Vec<String>>,
    /// Whether activities were chosen by something else than type or period: by their status, or whether they were agreed on.
    pub chosen: bool,
}

impl ShownPart {
    /// Whether nothing was left out.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        self.from.is_none() && self.to.is_none() && !self.chooses_activities()
    }

    /// Whether only a choice of the activities is shown, so that threads below others are missing.
    #[must_use]
    pub const fn chooses_activities(&self) -> bool {
        self.types.is_some() || self.chosen
    }

    /// Whether all activities of a type are shown.
    #[must_use]
    pub fn shows_type(&self, card_type: &str) -> bool {
        let name = card_type_name(card_type).unwrap_or(card_type);
        !self.chosen && self.types.as_ref().is_none_or(|types| types.iter().any(|own| own == name))
    }

    /// Whether all meetings are shown, and all minutes.
    #[must_use]
    pub fn shows_meetings(&self) -> bool {
        !self.chooses_activities() || meeting_types().all(|name| self.shows_type(name))
    }

    /// Whether all meetings are shown that have a card of their own: minutes of other talks may be missing.
    #[must_use]
    pub fn shows_meeting_cards(&self) -> bool {
        let mut cards = meeting_types().filter(|name| !is_minutes(name));
        !self.chooses_activities() || cards.all(|name| self.shows_type(name))
    }

    /// What two prints of a case show for sure: the types that both show, and the period of both where their periods touch, else the longer one.
    #[must_use]
    pub fn joined(self, other: Self) -> Self {
        let types = match (self.types, other.types) {
            (Some(own), Some(others)) => Some(own.into_iter().filter(|name| others.contains(name)).collect()),
            (own, others) => own.or(others),
        };
        let (from, to) = joined_periods((self.from, self.to), (other.from, other.to));
        Self { from, to, types, chosen: self.chosen || other.chosen }
    }
}

type ShownDays = (Option<NaiveDate>, Option<NaiveDate>);

fn joined_periods(one: ShownDays, other: ShownDays) -> ShownDays {
    // An open beginning comes before all days, an open end after all.
    let (first, second) = if one.0 <= other.0 { (one, other) } else { (other, one) };
    let touches = match (first.1, second.0) {
        (Some(end), Some(begin)) => end.succ_opt().is_none_or(|next| begin <= next),
        _ => true,
    };
    if touches {
        let end = first.1.zip(second.1).map(|(one, other)| one.max(other));
        return (first.0, end);
    }
    let days = |(from, to): ShownDays| from.zip(to).map(|(from, to)| to - from);
    // One that is open has no length that is known.
    if days(first).is_none() || days(second).is_some_and(|second| days(first).is_some_and(|first| first >= second)) {
        first
    } else {
        second
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(from: &str, to: &str) -> ShownPart {
        let day = |day: &str| day.parse().ok();
        ShownPart { from: day(from), to: day(to), ..ShownPart::default() }
    }

    #[test]
    fn periods_that_touch_become_one_and_of_others_the_longer_one_is_seen() {
        let joined = |one: ShownPart, other: ShownPart| one.joined(other);
        let (spring, summer, winter) = (
            period("2025-01-01", "2025-04-30"),
            period("2025-05-01", "2025-08-31"),
            period("2025-11-01", "2025-11-30"),
        );
        assert_eq!(joined(spring.clone(), summer.clone()), period("2025-01-01", "2025-08-31"));
        assert_eq!(joined(winter.clone(), spring.clone()), spring);
        assert_eq!(joined(ShownPart::default(), spring.clone()), ShownPart::default());
        assert_eq!(joined(period("", "2025-01-31"), period("2025-05-01", "")).to, "2025-01-31".parse().ok());
    }

    #[test]
    fn a_type_is_shown_in_any_spelling_unless_activities_are_chosen_otherwise_too() {
        let meetings = ShownPart { types: Some(vec!["Møte med NAV".to_owned()]), ..ShownPart::default() };
        assert!(meetings.shows_type("MØTE MED NAV") && !meetings.shows_type("Stilling"));
        let meetings_alone = meetings.clone();
        assert!(!ShownPart { chosen: true, ..meetings }.shows_type("Møte med NAV"));
        assert!(!meetings_alone.shows_meetings() && meetings_alone.shows_meeting_cards());
        assert!(ShownPart::default().shows_type("Stilling") && ShownPart::default().is_whole());
    }
}
