//! Months over which a figure is shown: those of the calendar, or those since a case began.

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize, Serializer};

use super::window::{Window, first_day};

/// Which months a figure is shown over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Over {
    /// Months of the calendar. A case counts in each month that its window touches.
    Month,
    /// Months since the start of the window, each of 30.4375 days. A case counts in those that it is observed to the end of, so
    /// that the last one is not too low.
    MonthSinceStart,
}

/// A month; written as `2020-05`, or as its number since the start, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Month {
    Calendar { year: i32, month: u32 },
    SinceStart(usize),
}

impl Month {
    /// The month after it.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Calendar { year, month: 12 } => Self::Calendar { year: year + 1, month: 1 },
            Self::Calendar { year, month } => Self::Calendar { year, month: month + 1 },
            Self::SinceStart(number) => Self::SinceStart(number + 1),
        }
    }

    /// The month in which a day lies.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        Self::Calendar { year: day.year(), month: day.month() }
    }
}

impl std::fmt::Display for Month {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Calendar { year, month } => write!(to, "{year:04}-{month:02}"),
            Self::SinceStart(number) => write!(to, "{number}"),
        }
    }
}

impl Serialize for Month {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

/// A part of the time in which a case is observed; both days belong to it. Things are counted where they begin.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Period {
    pub(super) from: NaiveDate,
    pub(super) to: NaiveDate,
    /// `None` where the figure is not shown over months: the whole window.
    pub(super) month: Option<Month>,
}

impl Period {
    pub(super) fn holds(&self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }

    /// The parts of a window for a figure.
    pub(super) fn of(window: Window, over: Option<Over>) -> Vec<Self> {
        match over {
            None => vec![Self { from: window.from, to: window.end, month: None }],
            Some(Over::Month) => calendar_months(window),
            Some(Over::MonthSinceStart) => months_since_start(window),
        }
    }
}

fn calendar_months(window: Window) -> Vec<Period> {
    let mut months = Vec::new();
    let mut from = Some(window.from);
    while let Some(day) = from.filter(|day| *day <= window.end) {
        let next = day.with_day(1).and_then(|first| first.checked_add_months(Months::new(1)));
        let last = next.and_then(|next| next.pred_opt()).unwrap_or(window.end);
        months.push(Period { from: day, to: last.min(window.end), month: Some(Month::of(day)) });
        from = next;
    }
    months
}

fn months_since_start(window: Window) -> Vec<Period> {
    let month = |number: usize| {
        let (from, next) = (first_day(window.start, number)?, first_day(window.start, number + 1)?);
        Some(Period { from, to: next.pred_opt()?, month: Some(Month::SinceStart(number)) })
    };
    window.whole_months().map_while(month).collect()
}

#[cfg(test)]
mod tests {
    use super::super::asked_period::PeriodSeen;
    use super::super::window::{EndBy, StartBy};
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
            start_by: StartBy::FirstEntry,
            end_by: EndBy::Print,
            has_start: true,
            is_cut_by_print: false,
            period: PeriodSeen::Whole,
        }
    }

    #[test]
    fn months_of_which_a_print_shows_a_part_are_not_seen() {
        let whole = window("2020-01-01", "2020-06-30");
        let cut = Window { from: day("2020-02-10"), end: day("2020-04-30"), ..whole };
        let numbers = |window: Window| -> Vec<Option<Month>> {
            Period::of(window, Some(Over::MonthSinceStart)).iter().map(|part| part.month).collect()
        };
        assert_eq!(numbers(cut), [3].map(|number| Some(Month::SinceStart(number))));
        assert!(numbers(Window { has_start: false, ..cut }).is_empty());
        assert_eq!(Period::of(cut, Some(Over::Month))[0].from, day("2020-02-10"));
        assert!((cut.months() - 81.0 / crate::month::MONTH).abs() < 1e-9);
    }

    #[test]
    fn months_of_the_calendar_are_cut_by_the_window_and_hold_each_day_once() {
        let parts = Period::of(window("2019-12-15", "2020-02-03"), Some(Over::Month));
        let told: Vec<String> =
            parts.iter().map(|part| format!("{} {} {}", part.month.expect("a month"), part.from, part.to)).collect();
        assert_eq!(
            told,
            ["2019-12 2019-12-15 2019-12-31", "2020-01 2020-01-01 2020-01-31", "2020-02 2020-02-01 2020-02-03"]
        );
    }

    #[test]
    fn months_since_the_start_are_those_of_the_window_and_whole() {
        let window = window("2020-01-01", "2021-01-20");
        let parts = Period::of(window, Some(Over::MonthSinceStart));
        assert_eq!(parts.len(), 12);
        assert_eq!((parts[0].from, parts[0].to), (day("2020-01-01"), day("2020-01-31")));
        for part in &parts {
            for day in part.from.iter_days().take_while(|day| *day <= part.to) {
                assert_eq!(Some(Month::SinceStart(window.month_of(day))), part.month, "{day}");
            }
        }
        for pair in parts.windows(2) {
            assert_eq!(pair[0].to.succ_opt(), Some(pair[1].from));
        }
    }
}
