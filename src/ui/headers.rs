//! The words above entries and groups of them, in the language in use.

use super::reader::EntryWords;
use reading::chronology::{ReadingOrder, before_in_thread};
use reading::plan::Plan;

/// The words for a plan that is read in an order.
pub struct EntryHeaders {
    order: ReadingOrder,
    /// For each entry the message before it in its thread.
    before: Vec<Option<usize>>,
}

impl EntryHeaders {
    #[must_use]
    pub fn new(plan: &Plan, order: ReadingOrder) -> Self {
        Self { order, before: before_in_thread(plan) }
    }
}

impl EntryWords for EntryHeaders {
    fn header(&self, plan: &Plan, index: usize, same_day: bool) -> String {
        let entry = &plan.entries[index];
        let same_day = same_day || (self.order == ReadingOrder::Chronological && entry.date.is_none());
        let answer = words::answer(plan, self.before.get(index).copied().flatten(), index);
        let thread = entry.thread.map(|number| words::thread(&plan.threads[number]));
        let in_thread: Vec<String> = match self.order {
            ReadingOrder::Chronological => thread.into_iter().chain(answer).collect(),
            ReadingOrder::Printed => thread.into_iter().collect(),
            // Its heading names it.
            ReadingOrder::Threads => answer.into_iter().collect(),
        };
        words::header(plan, index, same_day, (!in_thread.is_empty()).then(|| in_thread.join(" · ")))
    }

    fn group_heading(&self, plan: &Plan, index: usize, previous: Option<usize>) -> Option<String> {
        let entry = &plan.entries[index];
        let previous = previous.map(|previous| &plan.entries[previous]);
        match self.order {
            ReadingOrder::Chronological => {
                let is_first = previous.is_none_or(|previous| previous.date.is_some());
                (entry.date.is_none() && is_first).then(|| tr!("entry-undated"))
            }
            ReadingOrder::Printed => None,
            ReadingOrder::Threads => {
                let thread = entry.thread.filter(|_| previous.is_none_or(|previous| previous.thread != entry.thread));
                thread.map(|thread| words::thread_heading(plan, thread))
            }
        }
    }

    fn flags(&self, plan: &Plan, entry: usize) -> Vec<String> {
        words::flags(&plan.entries[entry])
    }
}
