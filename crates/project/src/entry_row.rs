//! What a project keeps of each entry of a plan, so that finding and counting need not read texts.

use chrono::{NaiveDate, NaiveTime};
use reading::plan::{EntryKind, Flag, Plan};
use reading::text::Span;
use serde::Serialize;

/// What a project keeps of an entry; `S` holds the words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EntryRow<S = String> {
    /// Code points of the source.
    #[serde(flatten)]
    pub span: Span,
    pub kind: EntryKind,
    /// As printed.
    pub sender: Option<S>,
    pub day: Option<NaiveDate>,
    pub time: Option<NaiveTime>,
    /// Index into the threads of the plan.
    pub thread: Option<usize>,
    /// Title of the card.
    pub card: Option<S>,
    #[serde(rename = "type")]
    pub card_type: Option<S>,
    /// What a person should look at and has not accepted.
    pub doubts: Vec<Flag>,
}

impl EntryRow {
    /// The rows of a plan, in the order of print.
    #[must_use]
    pub fn of(plan: &Plan) -> Vec<Self> {
        EntryRow::borrowed(plan).map(|row| row.with(str::to_owned)).collect()
    }
}

impl<'a> EntryRow<&'a str> {
    /// The rows of a plan, with the words where they stand there.
    pub fn borrowed(plan: &'a Plan) -> impl Iterator<Item = Self> {
        plan.entries.iter().map(|entry| Self {
            span: entry.span,
            kind: entry.kind,
            sender: entry.sender.as_deref(),
            day: entry.date,
            time: entry.time,
            thread: entry.thread,
            card: entry.card.as_ref().map(|card| &*card.title),
            card_type: entry.card.as_ref().map(|card| &*card.card_type),
            doubts: entry.doubts().collect(),
        })
    }
}

impl<S: AsRef<str>> EntryRow<S> {
    /// The same with other words in it.
    pub fn with<'a, T>(&'a self, word: impl Fn(&'a str) -> T) -> EntryRow<T> {
        let Self { span, kind, day, time, thread, .. } = *self;
        let of = |words: &'a Option<S>| words.as_ref().map(|words| word(words.as_ref()));
        let (sender, card, card_type) = (of(&self.sender), of(&self.card), of(&self.card_type));
        EntryRow { span, kind, sender, day, time, thread, card, card_type, doubts: self.doubts.clone() }
    }
}
