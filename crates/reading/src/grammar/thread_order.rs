//! In which order the messages of a thread are printed.

use std::cmp::Ordering;

use chrono::NaiveDate;

use crate::layout::MessageOrder;
use crate::plan::{Flag, Plan};

/// Decides for each thread whether it is printed newest first, and flags messages that fit neither order.
///
/// A thread whose dates never rise and somewhere fall is newest first; where they do not tell, the layout does,
/// and without one it stays as it was.
pub(crate) fn decide_message_order(plan: &mut Plan, layout: Option<MessageOrder>) {
    let mut steps: Vec<Vec<(usize, Ordering)>> = vec![Vec::new(); plan.threads.len()];
    let mut last: Vec<Option<NaiveDate>> = vec![None; plan.threads.len()];
    for (index, entry) in plan.entries.iter().enumerate() {
        let (Some(thread), Some(date)) = (entry.thread, entry.date) else { continue };
        if let Some(before) = last[thread].replace(date) {
            steps[thread].push((index, date.cmp(&before)));
        }
    }
    for (thread, steps) in plan.threads.iter_mut().zip(steps) {
        let rises = steps.iter().any(|(_, step)| step.is_gt());
        let falls = steps.iter().any(|(_, step)| step.is_lt());
        thread.newest_first = if rises == falls {
            layout.map_or(thread.newest_first, |order| order == MessageOrder::NewestFirst)
        } else {
            falls
        };
        if rises && falls {
            let against = if thread.newest_first { Ordering::Greater } else { Ordering::Less };
            for (entry, _) in steps.into_iter().filter(|(_, step)| *step == against) {
                plan.entries[entry].flag(Flag::OutOfOrder);
            }
        }
    }
}
