//! When cases begin, and how long they last.

use chrono::NaiveDate;

use super::period::{Month, Over, Period};
use super::samples::Taker;
use super::stats::Observed;
use super::window::{EndBy, Window};

/// Gives the month in which a case begins, and, for each month since, whether it still lasts at the end of it.
///
/// A case with a day of its end is known in all months until the print: it has not come back after its end. One without such a day
/// lasts, as far as its print tells, and is known until then (the measure of Proba 2022, figure 12.2: the share of those who can still be
/// observed). A case whose day of printing is not known is known until its end, and in no month after it.
pub(super) fn give(window: Window, printed: Option<NaiveDate>, taker: &mut Taker<'_>) {
    let yes = |is_so| Observed { value: 0.0, hit: Some(is_so) };
    taker.take_in(0, "started", Month::of(window.start), yes(true));
    let ended = (window.end_by == EndBy::Attribute).then_some(window.end);
    let known_until = printed.map_or(window.end, |printed| printed.max(window.end));
    for period in Period::of(Window { end: known_until, ..window }, Some(Over::MonthSinceStart)) {
        if let Some(month) = period.month {
            taker.take_in(1, "still-lasting", month, yes(ended.is_none_or(|ended| ended > period.to)));
        }
    }
}
