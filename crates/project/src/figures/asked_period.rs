//! The period of which a figure tells, where it is not all that is seen of each case: from day to day of the calendar, or of the case.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::window::{EndBy, Window};
use crate::error::{Error, Result};

/// From when until when; both days belong to it. What is left out does not bound it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AskedPeriod {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
    /// Days of the case: 1 is the day on which it begins.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from_day: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to_day: Option<u32>,
}

/// How much of the period that is asked for is seen of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeriodSeen {
    /// All of it; or none is asked for.
    Whole,
    Part,
}

impl AskedPeriod {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// # Errors
    /// [`Error::EmptyPeriod`] if it ends before it begins, or a day of a case is none.
    pub fn check(&self) -> Result<()> {
        let ends_before = self.from.zip(self.to).is_some_and(|(from, to)| to < from)
            || self.from_day.zip(self.to_day).is_some_and(|(from, to)| to < from);
        let is_none = [self.from_day, self.to_day].contains(&Some(0));
        if ends_before || is_none { Err(Error::EmptyPeriod) } else { Ok(()) }
    }

    /// The part of a window that lies in the period; `None` where none does.
    #[must_use]
    pub fn of(&self, window: Window) -> Option<Window> {
        if self.is_empty() {
            return Some(window);
        }
        let day = |number: u32| window.start.checked_add_days(Days::new(u64::from(number.saturating_sub(1))));
        let own_from = [self.from, self.from_day.and_then(day)].into_iter().flatten().max();
        let own_to = [self.to, self.to_day.and_then(day)].into_iter().flatten().min();
        let from = own_from.map_or(window.from, |from| from.max(window.from));
        let end = own_to.map_or(window.end, |to| to.min(window.end));
        // Before a case begins and after it has ended there is nothing to be seen.
        let begins = own_from.is_none_or(|from| window.from <= from) || from == window.start;
        let ends = own_to.is_none_or(|to| to <= window.end) || window.end_by == EndBy::Attribute;
        let is_whole = begins && ends;
        let period = if is_whole { PeriodSeen::Whole } else { PeriodSeen::Part };
        (from <= end).then_some(Window { from, end, period, ..window })
    }
}

#[cfg(test)]
mod tests {
    use super::super::window::StartBy;
    use super::*;

    fn day(day: &str) -> NaiveDate {
        day.parse().expect("a date")
    }

    fn window(start: &str, end: &str) -> Window {
        let (start, end) = (day(start), day(end));
        Window {
            start,
            from: start,
            end,
            seen_to: end,
            start_by: StartBy::Attribute,
            end_by: EndBy::Print,
            has_start: true,
            is_cut_by_print: false,
            period: PeriodSeen::Whole,
        }
    }

    #[test]
    fn a_period_is_cut_to_what_is_seen_and_says_so() {
        let window = window("2019-03-01", "2020-02-10");
        let told = |period: AskedPeriod| {
            period.of(window).map(|own| format!("{} {} {:?} {}", own.from, own.end, own.period, own.seen_to))
        };
        let period =
            AskedPeriod { from: Some(day("2019-01-01")), to: Some(day("2019-12-31")), ..AskedPeriod::default() };
        assert_eq!(told(period).as_deref(), Some("2019-03-01 2019-12-31 Whole 2020-02-10"));
        let period = AskedPeriod { from: Some(day("2020-01-01")), to: Some(day("2020-12-31")), ..period };
        assert_eq!(told(period).as_deref(), Some("2020-01-01 2020-02-10 Part 2020-02-10"));
        assert_eq!(told(AskedPeriod { from: Some(day("2020-03-01")), to: None, ..period }), None);
        let days = AskedPeriod { from_day: Some(1), to_day: Some(31), ..AskedPeriod::default() };
        assert_eq!(told(days).as_deref(), Some("2019-03-01 2019-03-31 Whole 2020-02-10"));
        let both = AskedPeriod { from: Some(day("2019-03-10")), ..days };
        assert_eq!(told(both).as_deref(), Some("2019-03-10 2019-03-31 Whole 2020-02-10"));
        let late = AskedPeriod { from_day: Some(340), to_day: Some(365), ..AskedPeriod::default() };
        assert_eq!(told(late).as_deref(), Some("2020-02-03 2020-02-10 Part 2020-02-10"));
        // Where the print shows no beginning, the first days of the case are not seen.
        let cut = Window { from: day("2019-03-20"), is_cut_by_print: true, ..window };
        assert_eq!(days.of(cut).map(|own| (own.from, own.period)), Some((day("2019-03-20"), PeriodSeen::Part)));
    }

    #[test]
    fn a_period_that_ends_before_it_begins_is_none() {
        let period = AskedPeriod { from_day: Some(3), to_day: Some(2), ..AskedPeriod::default() };
        assert!(matches!(period.check(), Err(Error::EmptyPeriod)));
        assert!(AskedPeriod { from_day: Some(0), ..AskedPeriod::default() }.check().is_err());
        assert!(AskedPeriod { from_day: Some(2), to_day: Some(2), ..AskedPeriod::default() }.check().is_ok());
    }
}
