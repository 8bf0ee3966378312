//! A value of a table.

use chrono::NaiveDate;
use serde::Deserialize;
use smol_str::SmolStr;

/// What the values of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ColumnKind {
    Text,
    Integer,
    Real,
    Date,
    /// Whether something is so.
    Truth,
}

/// A value, or none.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum TidyCell {
    #[default]
    Missing,
    /// Nearly all are short, and stand in the cell itself.
    Text(SmolStr),
    Integer(i64),
    Real(f64),
    Date(NaiveDate),
    Truth(bool),
}

impl TidyCell {
    /// Whether it may stand in a column of this kind.
    #[must_use]
    pub const fn fits(&self, kind: ColumnKind) -> bool {
        matches!(
            (self, kind),
            (Self::Missing, _)
                | (Self::Text(_), ColumnKind::Text)
                | (Self::Integer(_), ColumnKind::Integer)
                | (Self::Real(_), ColumnKind::Real)
                | (Self::Date(_), ColumnKind::Date)
                | (Self::Truth(_), ColumnKind::Truth)
        )
    }

    /// A number of things.
    #[must_use]
    pub fn count(number: usize) -> Self {
        i64::try_from(number).map_or(Self::Missing, Self::Integer)
    }

    /// Whole days.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "days between two days of the calendar are whole and few")]
    pub fn days(days: Option<f64>) -> Self {
        days.map_or(Self::Missing, |days| Self::Integer(days as i64))
    }
}

impl From<String> for TidyCell {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<&str> for TidyCell {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl From<NaiveDate> for TidyCell {
    fn from(day: NaiveDate) -> Self {
        Self::Date(day)
    }
}

impl From<f64> for TidyCell {
    fn from(number: f64) -> Self {
        Self::Real(number)
    }
}

impl From<bool> for TidyCell {
    fn from(is_so: bool) -> Self {
        Self::Truth(is_so)
    }
}

impl<T: Into<Self>> From<Option<T>> for TidyCell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Missing, Into::into)
    }
}
