//! The order in which things happened: a total, stable order over the entries of a plan.
//!
//! Undated entries come first, but for a CV and other papers, which come last. Then by date; by clock time, entries without one
//! before those with one; in a thread as written, turned round where the print has the newest message first; then as printed.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

use crate::plan::{EntryKind, Plan};

/// In which order entries are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReadingOrder {
    #[default]
    Chronological,
    Printed,
    Threads,
}

/// What happened, when, and in which thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    pub kind: EntryKind,
    pub day: Option<NaiveDate>,
    pub time: Option<NaiveTime>,
    /// Number of its thread from 0.
    pub thread: Option<usize>,
}

/// Indices into [`Plan::entries`] in that order.
#[must_use]
pub fn order(plan: &Plan, reading_order: ReadingOrder) -> Vec<usize> {
    let moments = plan.entries.iter().map(|entry| Moment {
        kind: entry.kind,
        day: entry.date,
        time: entry.time,
        thread: entry.thread,
    });
    let newest_first: Vec<bool> = plan.threads.iter().map(|thread| thread.newest_first).collect();
    ordered(&moments.collect::<Vec<_>>(), &newest_first, reading_order)
}

/// For each entry of a plan the message that comes before it in its thread.
#[must_use]
pub fn before_in_thread(plan: &Plan) -> Vec<Option<usize>> {
    let mut before = vec![None; plan.entries.len()];
    let mut last = vec![None; plan.threads.len()];
    for index in order(plan, ReadingOrder::Chronological) {
        if let Some(thread) = plan.entries[index].thread.filter(|_| plan.entries[index].kind == EntryKind::Message) {
            before[index] = last[thread].replace(index);
        }
    }
    before
}

/// Indices of moments, which stand as in print, in a reading order. `newest_first` tells of each thread how it is printed.
#[must_use]
pub fn ordered(moments: &[Moment], newest_first: &[bool], reading_order: ReadingOrder) -> Vec<usize> {
    let places = places_as_written(moments, newest_first);
    let mut order: Vec<usize> = (0..moments.len()).collect();
    match reading_order {
        ReadingOrder::Printed => {}
        ReadingOrder::Chronological => {
            let key = |(index, moment): (usize, &Moment)| (in_time(moment, places[index]), index);
            let mut keys: Vec<(u128, usize)> = moments.iter().enumerate().map(key).collect();
            keys.sort_unstable();
            order = keys.into_iter().map(|(_, index)| index).collect();
        }
        ReadingOrder::Threads => {
            let mut first_of: Vec<Option<usize>> = vec![None; newest_first.len()];
            for (index, moment) in moments.iter().enumerate() {
                if let Some(thread) = moment.thread {
                    first_of[thread].get_or_insert(index);
                }
            }
            order.sort_by_key(|&index| {
                let thread = moments[index].thread;
                (thread.and_then(|thread| first_of[thread]).unwrap_or(index), places[index])
            });
        }
    }
    order
}

/// When something happened, and behind that its place, as one number by which moments stand in the order of time: what has no day or no time
/// comes before what has one.
fn in_time(moment: &Moment, place: usize) -> u128 {
    let is_last = moment.kind == EntryKind::Document && moment.day.is_none();
    let years = |day: NaiveDate| day.year().abs_diff(NaiveDate::MIN.year());
    let day = moment.day.map_or(0, |day| (u128::from(years(day)) << 9 | u128::from(day.ordinal())) + 1);
    // A leap second goes on for as long again.
    let nanoseconds = |time: NaiveTime| u64::from(time.num_seconds_from_midnight()) * 2_000_000_000;
    let time = moment.time.map_or(0, |time| u128::from(nanoseconds(time) + u64::from(time.nanosecond())) + 1);
    // No text has 2^32 entries.
    u128::from(is_last) << 127 | day << 80 | time << 32 | u128::try_from(place & 0xffff_ffff).unwrap_or_default()
}

/// For each moment its place in print, with those of a newest-first thread turned round among themselves.
fn places_as_written(moments: &[Moment], newest_first: &[bool]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..moments.len()).collect();
    let mut threads: Vec<Vec<usize>> = vec![Vec::new(); newest_first.len()];
    for (index, moment) in moments.iter().enumerate() {
        if let Some(thread) = moment.thread.filter(|&thread| newest_first[thread]) {
            threads[thread].push(index);
        }
    }
    for messages in threads {
        for (&message, &place) in messages.iter().zip(messages.iter().rev()) {
            places[message] = place;
        }
    }
    places
}
