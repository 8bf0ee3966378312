//! The period of which a figure tells, where it is not all that is seen of each case: from day to day of the calendar, or of the case.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_that_ends_before_it_begins_is_none() {
        let period = AskedPeriod { from_day: Some(3), to_day: Some(2), ..AskedPeriod::default() };
        assert!(matches!(period.check(), Err(Error::EmptyPeriod)));
        assert!(AskedPeriod { from_day: Some(0), ..AskedPeriod::default() }.check().is_err());
        assert!(AskedPeriod { from_day: Some(2), to_day: Some(2), ..AskedPeriod::default() }.check().is_ok());
    }
}
