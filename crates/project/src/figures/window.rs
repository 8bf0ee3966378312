//! From when until when a case is observed.
//!
//! A case begins at the day that an attribute gives, and ends at another; where the project has none, it begins with its first dated entry and ends on the
//! day of printing, so that silence at the end counts. Only where no day of printing is known does the last entry end it. How many
//! cases have which of these is told with each figure.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::course::days_of;
use crate::error::Result;
use crate::month::MONTH;
use crate::outline::Outline;
use crate::project::Project;

/// Which attributes say when cases begin and end.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Windows {
    pub start: Option<String>,
    pub end: Option<String>,
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
    pub start: NaiveDate,
    pub end: NaiveDate,
    pub start_by: StartBy,
    pub end_by: EndBy,
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
}

/// How many cases have a window by what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct WindowsUsed {
    pub start_by_attribute: usize,
    pub start_by_first_entry: usize,
    pub end_by_attribute: usize,
    pub end_by_print: usize,
    pub end_by_last_entry: usize,
    /// Shorter than a month: they count as one month in figures per month.
    pub shorter_than_a_month: usize,
    /// Without any day, or with an end before the start: they count in no figure.
    pub none: usize,
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
    pub fn of_case(&self, case: i64, outline: &Outline) -> Option<Window> {
        let days = || outline.entries.iter().filter_map(|row| row.day);
        self.of_days(case, days().min(), days().max(), outline.printed)
    }

    /// The window of a case by the days of its first and its last entry and of its printing.
    pub(crate) fn of_days(
        &self,
        case: i64,
        first: Option<NaiveDate>,
        last: Option<NaiveDate>,
        printed: Option<NaiveDate>,
    ) -> Option<Window> {
        let (start, start_by) = match self.start.get(&case) {
            Some(day) => (*day, StartBy::Attribute),
            None => (first?, StartBy::FirstEntry),
        };
        let (end, end_by) = match (self.end.get(&case), printed) {
            (Some(day), _) => (*day, EndBy::Attribute),
            (None, Some(printed)) => (printed, EndBy::Print),
            (None, None) => (last?, EndBy::LastEntry),
        };
        (start <= end).then_some(Window { start, end, start_by, end_by })
    }
}

impl Window {
    #[must_use]
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.start <= day && day <= self.end
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

    /// Months since the start that are observed to their end.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "days after the start")]
    pub fn whole_months(&self) -> usize {
        (self.days() / MONTH) as usize
    }

    fn days(&self) -> f64 {
        days_between(self.start, self.end) + 1.0
    }
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
        }
        self.shorter_than_a_month += usize::from(window.days() < MONTH);
    }
}
