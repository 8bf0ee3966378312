//! The JSON that the command line prints. It never changes with the language; `docs/json.md` describes it.

use chrono::{NaiveDate, NaiveTime};
use serde::{Serialize, Serializer};

use crate::chronology::{ReadingOrder, order};
use crate::layout::Speaker;
use crate::plan::{Card, Entry, EntryKind, Flag, Plan, Under};
use crate::text::Text;

/// What `planlupe parse --json` prints.
#[derive(Debug, Serialize)]
pub struct PlanJson {
    layout: Option<&'static str>,
    printed: Option<NaiveDate>,
    goal: Option<String>,
    threads: Vec<ThreadJson>,
    entries: Vec<EntryJson>,
    unaccounted: usize,
}

#[derive(Debug, Serialize)]
struct ThreadJson {
    id: String,
    under: Under,
    title: Option<String>,
}

/// One entry of a plan; `start` and `end` are code points into the normalised text.
#[derive(Debug, Serialize)]
pub struct EntryJson {
    id: String,
    kind: EntryKind,
    date: Option<NaiveDate>,
    #[serde(serialize_with = "clock")]
    time: Option<NaiveTime>,
    until: Option<NaiveDate>,
    speaker: Option<Speaker>,
    sender: Option<String>,
    thread: Option<String>,
    card: Option<Card>,
    text: String,
    start: usize,
    end: usize,
    flags: Vec<Flag>,
}

impl PlanJson {
    /// Entries in chronological order.
    #[must_use]
    pub fn new(plan: &Plan, text: &Text) -> Self {
        Self {
            layout: plan.layout,
            printed: plan.printed,
            goal: plan.goal().map(|goal| plan.text_of(goal, text)),
            threads: plan
                .threads
                .iter()
                .enumerate()
                .map(|(index, thread)| ThreadJson {
                    id: thread_id(index),
                    under: thread.under,
                    title: thread.title.clone(),
                })
                .collect(),
            entries: entries(plan, text, ReadingOrder::Chronological),
            unaccounted: plan.unaccounted(text),
        }
    }
}

/// The entries of a plan in a reading order.
#[must_use]
pub fn entries(plan: &Plan, text: &Text, reading_order: ReadingOrder) -> Vec<EntryJson> {
    order(plan, reading_order).into_iter().map(|index| entry(plan, text, index)).collect()
}

fn entry(plan: &Plan, text: &Text, index: usize) -> EntryJson {
    let Entry { kind, date, time, until, speaker, ref sender, thread, ref card, span, ref flags } = plan.entries[index];
    EntryJson {
        id: entry_id(index),
        kind,
        date,
        time,
        until,
        speaker,
        sender: sender.clone(),
        thread: thread.map(thread_id),
        card: card.clone(),
        text: plan.text_of(&plan.entries[index], text),
        start: span.start,
        end: span.end,
        flags: flags.clone(),
    }
}

/// `e1` is the first entry in print.
#[must_use]
pub fn entry_id(index: usize) -> String {
    format!("e{}", index + 1)
}

/// `t1` is the first thread in print.
#[must_use]
pub fn thread_id(index: usize) -> String {
    format!("t{}", index + 1)
}

#[allow(clippy::ref_option, reason = "the signature is serde's")]
fn clock<S: Serializer>(time: &Option<NaiveTime>, serializer: S) -> Result<S::Ok, S::Error> {
    match time {
        Some(time) => serializer.collect_str(&time.format("%H:%M")),
        None => serializer.serialize_none(),
    }
}
