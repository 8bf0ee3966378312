//! The order in which things happened: a total, stable order over the entries of a plan.
//!
//! Undated entries come first. Then by date; by clock time, entries without one before those with one;
//! in a thread as written, turned round where the print has the newest message first; then as printed.

use crate::plan::Plan;

/// In which order entries are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReadingOrder {
    #[default]
    Chronological,
    Printed,
    Threads,
}

/// Indices into [`Plan::entries`] in that order.
#[must_use]
pub fn order(plan: &Plan, reading_order: ReadingOrder) -> Vec<usize> {
    let places = places_as_written(plan);
    let mut order: Vec<usize> = (0..plan.entries.len()).collect();
    match reading_order {
        ReadingOrder::Printed => {}
        ReadingOrder::Chronological => {
            order.sort_by_key(|&index| (plan.entries[index].date, plan.entries[index].time, places[index]));
        }
        ReadingOrder::Threads => {
            let mut first_of: Vec<Option<usize>> = vec![None; plan.threads.len()];
            for (index, entry) in plan.entries.iter().enumerate() {
                if let Some(thread) = entry.thread {
                    first_of[thread].get_or_insert(index);
                }
            }
            order.sort_by_key(|&index| {
                let thread = plan.entries[index].thread;
                (thread.and_then(|thread| first_of[thread]).unwrap_or(index), places[index])
            });
        }
    }
    order
}

/// For each entry its place in print, with the messages of a newest-first thread turned round among themselves.
fn places_as_written(plan: &Plan) -> Vec<usize> {
    let mut places: Vec<usize> = (0..plan.entries.len()).collect();
    let mut threads: Vec<Vec<usize>> = vec![Vec::new(); plan.threads.len()];
    for (index, entry) in plan.entries.iter().enumerate() {
        if let Some(thread) = entry.thread.filter(|&thread| plan.threads[thread].newest_first) {
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
