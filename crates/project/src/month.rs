//! Months as a measure of time, whatever the calendar calls them.

use chrono::NaiveDate;

/// Days of a month, on average.
pub(crate) const MONTH: f64 = 30.4375;

/// Months between two days, to the nearest one.
#[must_use]
pub fn months_between(from: NaiveDate, to: NaiveDate) -> i64 {
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "the calendar has few days")]
    let months = ((to - from).num_days() as f64 / MONTH).round() as i64;
    months
}

/// Whole months from one day to a later one; negative if it is an earlier one.
#[must_use]
pub fn months_since(from: NaiveDate, to: NaiveDate) -> i64 {
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "the calendar has few days")]
    let months = ((to - from).num_days() as f64 / MONTH).trunc() as i64;
    months
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_counted_from_a_day_on() {
        let months = |to: &str| months_since("2020-01-01".parse().expect("a day"), to.parse().expect("a day"));
        assert_eq!(
            [months("2020-01-30"), months("2020-02-01"), months("2021-01-01"), months("2019-11-15")],
            [0, 1, 12, -1]
        );
    }
}
