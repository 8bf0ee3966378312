//! From when until when a case is observed.
//!
//! A case begins at the day that an attribute gives, and ends at another; where the project has none, it begins with its first dated entry and ends on the
//! day of printing, so that silence at the end counts. Only where no day of printing is known does the last entry end it. How many
//! cases have which of these is told with each figure. Where the head of a print says that it shows a period, nothing outside of it is seen.

use std::collections::HashMap;
use std::ops::Range;

use chrono::{Days, NaiveDate};
use reading::shown::ShownPart;
use serde::{Deserialize, Serialize};

use super::asked_period::{AskedPeriod, PeriodSeen};
use crate::course::days_of;
use crate::error::Result;
use crate::month::MONTH;
use crate::outline::Outline;
use crate::project::Project;

/// Which attributes say when cases begin and end, and of which period it is told.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Windows {
    pub start: Option<String>,
    pub end: Option<String>,
    #[serde(skip_serializing_if = "AskedPeriod::is_empty")]
    pub period: AskedPeriod,
}

/// The days that attributes give, by case.
#[derive(Debug, Default)]
pub struct AttributeDays {
    start: HashMap<i64, NaiveDate>,
    end: HashMap<i64, NaiveDate>,
}

/// The window of a case; both days belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// The day from which months are counted.
    pub start: NaiveDate,
    /// The first day that is seen: after the start where the print shows a period that begins later.
    pub from: NaiveDate,
    pub end: NaiveDate,
    /// The last day that is seen: after the end where a period is asked for. What began in the period may be answered until then.
    pub seen_to: NaiveDate,
    pub start_by: StartBy,
    pub end_by: EndBy,
    /// Whether the case can be told to begin at the start: not where its first entry was to tell, and the print shows no beginning.
    pub has_start: bool,
    /// Whether the print shows a part of it alone.
    pub is_cut_by_print: bool,
    pub period: PeriodSeen,
}

/// What says when a case begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StartBy {
    Attribute,
    FirstEntry,
}

/// What says when a case ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndBy {
    Attribute,
    Print,
    LastEntry,
    /// The print shows a period that ends before.
    Period,
}

/// How many cases have a window by what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct WindowsUsed {
    pub start_by_attribute: usize,
    pub start_by_first_entry: usize,
    pub end_by_attribute: usize,
    pub end_by_print: usize,
    pub end_by_last_entry: usize,
    pub end_by_period: usize,
    /// Seen in a part of their window alone, since the print shows no more.
    pub cut_by_print: usize,
    /// Shorter than a month: they count as one month in figures per month.
    pub shorter_than_a_month: usize,
    /// Without any day, or with an end before the start: they count in no figure.
    pub none: usize,
    /// Seen in a part of the period alone that is asked for.
    #[serde(skip_serializing_if = "is_zero")]
    pub part_of_period: usize,
    /// Not seen in the period at all: they count in no figure.
    #[serde(skip_serializing_if = "is_zero")]
    pub outside_period: usize,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde asks")]
pub(super) const fn is_zero(count: &usize) -> bool {
    *count == 0
}

impl Windows {
    /// The days on which cases begin and end, as the attributes say.
    ///
    /// # Errors
    /// [`crate::error::Error::NoAttribute`], [`crate::error::Error::NotADate`], or if the file cannot be read.
    pub fn of(&self, project: &Project) -> Result<AttributeDays> {
        let days =
            |name: &Option<String>| name.as_ref().map_or_else(|| Ok(HashMap::new()), |name| days_of(project, name));
        Ok(AttributeDays { start: days(&self.start)?, end: days(&self.end)? })
    }
}

impl AttributeDays {
    /// The window of a case; `None` where no day is known, or where it ends before it starts.
    #[must_use]
    pub fn of_case<S>(&self, case: i64, outline: &Outline<S>) -> Option<Window> {
        self.of_days(case, &CaseDays::of(outline))
    }

    /// The window of a case as if its print showed all of it: for what attributes tell.
    pub(super) fn whole<S>(&self, case: i64, outline: &Outline<S>) -> Option<Window> {
        self.of_days(case, &CaseDays { shown: ShownPart::default(), ..CaseDays::of(outline) })
    }

    /// The window of a case by its days.
    pub(crate) fn of_days(&self, case: i64, days: &CaseDays) -> Option<Window> {
        let CaseDays { first, last, printed, ref shown } = *days;
        let (start, start_by) = match self.start.get(&case) {
            Some(day) => (*day, StartBy::Attribute),
            None => (first?, StartBy::FirstEntry),
        };
        let (end, end_by) = match (self.end.get(&case), printed) {
            (Some(day), _) => (*day, EndBy::Attribute),
            (None, Some(printed)) => (printed, EndBy::Print),
            (None, None) => (last?, EndBy::LastEntry),
        };
        let from = shown.from.map_or(start, |from| from.max(start));
        let (end, end_by) = match shown.to.filter(|to| *to < end) {
            Some(to) => (to, EndBy::Period),
            None => (end, end_by),
        };
        let has_start = start_by == StartBy::Attribute || shown.from.is_none();
        let is_cut_by_print = from > start || end_by == EndBy::Period;
        let (seen_to, period) = (end, PeriodSeen::Whole);
        let window = Window { start, from, end, seen_to, start_by, end_by, has_start, is_cut_by_print, period };
        (from <= end).then_some(window)
    }
}

/// The days of a case that its window depends on.
#[derive(Debug, Clone, Default)]
pub(crate) struct CaseDays {
    /// Of its first and last entry.
    pub(crate) first: Option<NaiveDate>,
    pub(crate) last: Option<NaiveDate>,
    pub(crate) printed: Option<NaiveDate>,
    pub(crate) shown: ShownPart,
}

impl CaseDays {
    pub(crate) fn of<S>(outline: &Outline<S>) -> Self {
        let days = || outline.entries.iter().filter_map(|row| row.day);
        Self { first: days().min(), last: days().max(), printed: outline.printed, shown: outline.shown.clone() }
    }
}

impl Window {
    #[must_use]
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.end
    }

    /// The part of it that lies in a period; `None` where none does.
    pub(super) fn within(self, asked: &AskedPeriod) -> Option<Self> {
        if asked.is_empty() {
            return Some(self);
        }
        let day = |number: u32| self.start.checked_add_days(Days::new(u64::from(number.saturating_sub(1))));
        let own_from = [asked.from, asked.from_day.and_then(day)].into_iter().flatten().max();
        let own_to = [asked.to, asked.to_day.and_then(day)].into_iter().flatten().min();
        let from = own_from.map_or(self.from, |from| from.max(self.from));
        let end = own_to.map_or(self.end, |to| to.min(self.end));
        // Before a case begins and after it has ended there is nothing to be seen.
        let begins = own_from.is_none_or(|from| self.from <= from) || from == self.start;
        let ends = own_to.is_none_or(|to| to <= self.end) || self.end_by == EndBy::Attribute;
        let period = if begins && ends { PeriodSeen::Whole } else { PeriodSeen::Part };
        (from <= end).then_some(Self { from, end, period, ..self })
    }

    /// Months observed, one at least: a case that is seen for a week with three messages has not twelve a month.
    #[must_use]
    pub fn months(&self) -> f64 {
        (self.days() / MONTH).max(1.0)
    }

    /// In which month since the start a day lies, from 1.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "days after the start")]
    pub fn month_of(&self, day: NaiveDate) -> usize {
        (days_between(self.start, day) / MONTH) as usize + 1
    }

    /// Months since the start that are seen from their first day to their last, by their numbers from 1.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "days after the start")]
    pub fn whole_months(&self) -> Range<usize> {
        let whole = if self.has_start { ((days_between(self.start, self.end) + 1.0) / MONTH) as usize } else { 0 };
        let is_seen = |number: &usize| first_day(self.start, *number).is_none_or(|day| day >= self.from);
        let first = if self.from == self.start { 1 } else { (1..=whole).find(is_seen).unwrap_or(whole + 1) };
        first..whole + 1
    }

    fn days(&self) -> f64 {
        days_between(self.from, self.end) + 1.0
    }
}

/// The first day of a month since a start, by its number from 1.
pub(super) fn first_day(start: NaiveDate, month: usize) -> Option<NaiveDate> {
    start.checked_add_days(Days::new(days_of_months(month.checked_sub(1)?)))
}

/// The whole days after which so many months have passed.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the calendar has few days"
)]
fn days_of_months(months: usize) -> u64 {
    (months as f64 * MONTH).ceil() as u64
}

/// Days from one day to another.
pub(super) fn days_between(from: NaiveDate, to: NaiveDate) -> f64 {
    i32::try_from((to - from).num_days()).map_or(f64::MAX, f64::from)
}

impl WindowsUsed {
    pub(super) fn note(&mut self, window: Option<&Window>) {
        let Some(window) = window else {
            self.none += 1;
            return;
        };
        match window.start_by {
            StartBy::Attribute => self.start_by_attribute += 1,
            StartBy::FirstEntry => self.start_by_first_entry += 1,
        }
        match window.end_by {
            EndBy::Attribute => self.end_by_attribute += 1,
            EndBy::Print => self.end_by_print += 1,
            EndBy::LastEntry => self.end_by_last_entry += 1,
            EndBy::Period => self.end_by_period += 1,
        }
        self.cut_by_print += usize::from(window.is_cut_by_print);
        self.part_of_period += usize::from(window.period == PeriodSeen::Part);
        self.shorter_than_a_month += usize::from(window.days() < MONTH);
    }
}

#[cfg(test)]
mod tests {
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
            window.within(&period).map(|own| format!("{} {} {:?} {}", own.from, own.end, own.period, own.seen_to))
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
        assert_eq!(cut.within(&days).map(|own| (own.from, own.period)), Some((day("2019-03-20"), PeriodSeen::Part)));
    }
}
