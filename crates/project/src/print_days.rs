//! On which days two prints of a case were printed.

use std::cmp::Ordering;

use chrono::NaiveDate;
use serde::Serialize;

/// The days on which two prints of a case were printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct PrintDays {
    /// That of the print which the project has.
    pub known: NaiveDate,
    /// That of the one which comes in.
    pub new: NaiveDate,
}

impl PrintDays {
    /// Where both are known.
    #[must_use]
    pub fn of(known: Option<NaiveDate>, new: Option<NaiveDate>) -> Option<Self> {
        Some(Self { known: known?, new: new? })
    }

    /// How the print that comes in stands to the known one: older is less.
    #[must_use]
    pub fn age(self) -> Ordering {
        self.new.cmp(&self.known)
    }

    #[must_use]
    pub fn is_older(self) -> bool {
        self.age() == Ordering::Less
    }
}
