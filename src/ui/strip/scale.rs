//! Which days a strip shows, and where on it they stand.

use chrono::{Datelike, NaiveDate};
use egui::Rangef;

/// The fewest days that a strip shows.
const CLOSEST: f64 = 14.0;

/// Points for a month from which on weeks are told too.
const WEEKS: f64 = 160.0;

/// Where a day is, seen from the days in view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SideOfView {
    Before,
    Within,
    After,
}

/// Days along a line: numbers of days since the beginning of our era.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    pub first: f64,
    pub days: f64,
}

impl Scale {
    /// All of these days, with a little room at the ends.
    #[must_use]
    pub fn of(days: (NaiveDate, NaiveDate)) -> Self {
        let (first, last) = (number(days.0), number(days.1));
        let room = ((last - first) * 0.02).max(3.0);
        Self { first: first - room, days: last - first + 2.0 * room }
    }

    /// Where a day stands between the ends of a line.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "egui measures in 32 bits")]
    pub fn x(self, day: NaiveDate, line: Rangef) -> f32 {
        line.min + ((number(day) - self.first) / self.days) as f32 * line.span()
    }

    /// The same days, seen `by` times as large around a part of the line.
    #[must_use]
    pub fn zoomed(self, by: f32, around: f32, whole: Self) -> Self {
        let days = (self.days / f64::from(by)).clamp(CLOSEST.min(whole.days), whole.days);
        Self { first: self.first + (self.days - days) * f64::from(around), days }.within(whole)
    }

    /// Moved by a part of its length.
    #[must_use]
    pub fn moved(self, by: f32, whole: Self) -> Self {
        Self { first: self.first + self.days * f64::from(by), ..self }.within(whole)
    }

    /// Moved so far that a day is seen.
    #[must_use]
    pub fn showing(self, day: NaiveDate, whole: Self) -> Self {
        let at = number(day);
        if (self.first..=self.first + self.days).contains(&at) {
            return self;
        }
        Self { first: at - self.days / 2.0, ..self }.within(whole)
    }

    fn within(self, whole: Self) -> Self {
        let first = self.first.clamp(whole.first, (whole.first + whole.days - self.days).max(whole.first));
        Self { first, ..self }
    }

    /// Where a day is, seen from the days in view.
    #[must_use]
    pub fn side(self, day: NaiveDate) -> SideOfView {
        match number(day) {
            at if at < self.first => SideOfView::Before,
            at if at > self.first + self.days => SideOfView::After,
            _ => SideOfView::Within,
        }
    }

    /// The first and the last day in view.
    #[must_use]
    pub fn ends(self) -> (NaiveDate, NaiveDate) {
        (day(self.first.ceil()), day((self.first + self.days).floor()))
    }

    /// The days that begin a year, a month or a week in view, as far as there is room for them.
    #[must_use]
    pub fn ticks(self, width: f32) -> Vec<NaiveDate> {
        let room = self.month(width);
        let step = if room > 36.0 {
            1
        } else if room > 12.0 {
            3
        } else {
            12
        };
        let of_month: &[u32] = if room > WEEKS { &[1, 8, 15, 22] } else { &[1] };
        let (first, last) = self.ends();
        // A line of centuries, as a wrong year makes it, needs no tick for each of them.
        let years = (last.year() - first.year()).max(1);
        let every = 1 + years / 40;
        let years = (first.year()..=last.year()).filter(|year| year % every == 0);
        let months = years.flat_map(|year| (1..=12).step_by(step).map(move |month| (year, month)));
        months
            .flat_map(|(year, month)| of_month.iter().filter_map(move |day| NaiveDate::from_ymd_opt(year, month, *day)))
            .filter(|day| *day >= first && *day <= last)
            .collect()
    }

    /// The year that the first day in view is in; where weeks are told, the month too.
    #[must_use]
    pub fn beginning(self, width: f32) -> String {
        let first = self.ends().0;
        let month = (self.month(width) > WEEKS).then(|| tr!("tick-month", month = first.month()));
        month.map_or_else(
            || first.year().to_string(),
            |month| tr!("tick-month-year", month = month, year = first.year()),
        )
    }

    /// Points for a month.
    fn month(self, width: f32) -> f64 {
        f64::from(width) / self.days * 30.0
    }
}

/// What the beginning of a year, a month or a week is called on an axis.
#[must_use]
pub fn tick_name(day: NaiveDate) -> String {
    match (day.month(), day.day()) {
        (1, 1) => day.year().to_string(),
        (month, 1) => tr!("tick-month", month = month),
        (_, day) => tr!("tick-day", day = day),
    }
}

/// Whether it is a year that begins with a day.
#[must_use]
pub fn is_year(day: NaiveDate) -> bool {
    (day.month(), day.day()) == (1, 1)
}

fn day(number: f64) -> NaiveDate {
    #[expect(clippy::cast_possible_truncation, reason = "days of the calendar")]
    let number = number as i32;
    NaiveDate::from_num_days_from_ce_opt(number).unwrap_or_default()
}

/// The number of a day, as scales count.
#[must_use]
pub fn number(day: NaiveDate) -> f64 {
    f64::from(day.num_days_from_ce())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: &str) -> NaiveDate {
        day.parse().expect("a date")
    }

    #[test]
    fn zooming_stays_within_the_course_and_keeps_what_is_under_the_pointer() {
        let whole = Scale::of((day("2018-01-01"), day("2020-01-01")));
        let close = whole.zoomed(4.0, 0.5, whole);
        let middle = |scale: Scale| scale.first + scale.days / 2.0;
        assert!((middle(close) - middle(whole)).abs() < 0.001 && close.days < whole.days / 3.9);
        assert!((close.moved(-9.0, whole).first - whole.first).abs() < f64::from(f32::EPSILON));
        assert_eq!(close.zoomed(0.01, 0.2, whole), whole);
        let line = Rangef::new(0.0, 100.0);
        let shown = close.moved(-9.0, whole).showing(day("2019-12-01"), whole);
        assert!((0.0..=100.0).contains(&shown.x(day("2019-12-01"), line)));
        assert_eq!(whole.ticks(600.0).first(), Some(&day("2018-01-01")));
        assert_eq!(
            [whole.side(day("2017-01-01")), close.side(day("2019-12-01"))],
            [SideOfView::Before, SideOfView::After]
        );
    }

    #[test]
    fn weeks_are_told_where_there_is_room_for_them() {
        let close = Scale { first: number(day("2018-03-05")), days: 20.0 };
        assert_eq!(close.ticks(600.0), [day("2018-03-08"), day("2018-03-15"), day("2018-03-22")]);
        assert_eq!(close.ends(), (day("2018-03-05"), day("2018-03-25")));
    }
}
