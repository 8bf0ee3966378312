//! Months as a measure of time, whatever the calendar calls them.

use chrono::{Datelike, Months, NaiveDate};

/// Days of a month, on average.
pub(crate) const MONTH: f64 = 30.4375;

/// Months between two days, to the nearest one.
#[must_use]
pub fn months_between(from: NaiveDate, to: NaiveDate) -> i64 {
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "the calendar has few days")]
    let months = ((to - from).num_days() as f64 / MONTH).round() as i64;
    months
}

/// Whole months of the calendar from one day to a later one; negative if it is an earlier one. From 31 January to 28 February it is one.
#[must_use]
pub fn months_since(from: NaiveDate, to: NaiveDate) -> i64 {
    if to < from {
        return -months_since(to, from);
    }
    let number = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
    let months = number(to) - number(from);
    let reached = u32::try_from(months).ok().and_then(|months| from.checked_add_months(Months::new(months)));
    // The last of them has not gone by where its day lies ahead.
    months - i64::from(reached.is_some_and(|day| day > to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_since_are_those_of_the_calendar() {
        for (from, to, months) in [
            ("2020-01-01", "2020-01-31", 0),
            ("2020-01-01", "2020-02-01", 1),
            ("2020-01-01", "2020-04-01", 3),
            ("2020-01-15", "2020-04-14", 2),
            ("2020-01-31", "2020-02-29", 1),
            ("2021-01-31", "2021-02-28", 1),
            ("2020-01-01", "2021-01-01", 12),
            ("2020-01-01", "2019-11-15", -1),
            ("2020-01-01", "2019-11-01", -2),
        ] {
            let day = |day: &str| day.parse().expect("a day");
            assert_eq!(months_since(day(from), day(to)), months, "{from} {to}");
        }
    }
}
