//! What a project keeps of a plan, so that finding and counting need not read texts: its entries and the titles of its threads.

use chrono::{NaiveDate, NaiveTime};
use reading::chronology::{Moment, ReadingOrder, ordered};
use reading::layout::{Speaker, Status};
use reading::plan::{EntryKind, Flag, Plan, Under};
use reading::shown::ShownPart;
use reading::text::Span;
use serde::Serialize;

/// What a project keeps of an entry; `S` holds the words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EntryRow<S = String> {
    /// Code points of the source.
    #[serde(flatten)]
    pub span: Span,
    pub kind: EntryKind,
    pub speaker: Option<Speaker>,
    /// As printed.
    pub sender: Option<S>,
    pub day: Option<NaiveDate>,
    pub time: Option<NaiveTime>,
    /// The day on which a card ends.
    pub until: Option<NaiveDate>,
    /// Index into the threads of the plan.
    pub thread: Option<usize>,
    /// Title of the card.
    pub card: Option<S>,
    #[serde(rename = "type")]
    pub card_type: Option<S>,
    /// Of the card.
    pub status: Option<Status>,
    /// What a person should look at and has not accepted.
    pub doubts: Vec<Flag>,
}

/// A thread of messages; `S` holds the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThreadRow<S = String> {
    pub under: Under,
    /// The title of the thread, or of the card that it stands under.
    pub title: Option<S>,
    /// Printed with the newest message first.
    pub newest_first: bool,
}

/// What a project keeps of a plan; `S` holds the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline<S = String> {
    /// The day of printing.
    pub printed: Option<NaiveDate>,
    /// What the print shows of the plan.
    pub shown: ShownPart,
    pub threads: Vec<ThreadRow<S>>,
    /// In the order of print.
    pub entries: Vec<EntryRow<S>>,
}

impl<S> Default for Outline<S> {
    fn default() -> Self {
        Self { printed: None, shown: ShownPart::default(), threads: Vec::new(), entries: Vec::new() }
    }
}

impl Outline {
    /// The outline of a plan.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        Outline::borrowed(plan).with(str::to_owned)
    }
}

impl<'a> Outline<&'a str> {
    /// The outline of a plan, with the words where they stand there.
    #[must_use]
    pub fn borrowed(plan: &'a Plan) -> Self {
        let threads = plan.threads.iter().map(|thread| ThreadRow {
            under: thread.under,
            title: thread.title.as_deref(),
            newest_first: thread.newest_first,
        });
        let entries = plan.entries.iter().map(|entry| EntryRow {
            span: entry.span,
            kind: entry.kind,
            speaker: entry.speaker,
            sender: entry.sender.as_deref(),
            day: entry.date,
            time: entry.time,
            until: entry.until,
            thread: entry.thread,
            card: entry.card.as_ref().map(|card| &*card.title),
            card_type: entry.card.as_ref().map(|card| &*card.card_type),
            status: entry.card.as_ref().and_then(|card| card.status),
            doubts: entry.doubts().collect(),
        });
        Self {
            printed: plan.printed,
            shown: plan.shown.clone(),
            threads: threads.collect(),
            entries: entries.collect(),
        }
    }
}

impl<S: AsRef<str>> Outline<S> {
    /// The entry in which a place stands: its index in the order of print.
    #[must_use]
    pub fn entry_at(&self, at: usize) -> Option<usize> {
        self.entries.iter().position(|row| row.span.contains(at))
    }

    /// The goals that say something, with their indices in the order of print.
    pub fn goals(&self) -> impl Iterator<Item = (usize, &EntryRow<S>)> {
        self.entries.iter().enumerate().filter(|(_, row)| row.kind == EntryKind::Goal && !row.span.is_empty())
    }

    /// Whether the case has a goal.
    #[must_use]
    pub fn has_goal(&self) -> bool {
        self.goals().next().is_some()
    }

    /// Indices of the entries in a reading order.
    #[must_use]
    pub fn order(&self, reading_order: ReadingOrder) -> Vec<usize> {
        self.order_of(reading_order, |_| true)
    }

    /// Indices of some of the entries in a reading order.
    pub(crate) fn order_of(&self, reading_order: ReadingOrder, is_one: impl Fn(&EntryRow<S>) -> bool) -> Vec<usize> {
        let (mut indices, mut moments) = (Vec::new(), Vec::new());
        for (index, row) in self.entries.iter().enumerate().filter(|(_, row)| is_one(row)) {
            indices.push(index);
            moments.push(Moment { kind: row.kind, day: row.day, time: row.time, thread: row.thread });
        }
        let newest_first: Vec<bool> = self.threads.iter().map(|thread| thread.newest_first).collect();
        let mut order = ordered(&moments, &newest_first, reading_order);
        order.iter_mut().for_each(|at| *at = indices[*at]);
        order
    }

    /// The same with other words in it.
    pub fn with<'a, T>(&'a self, word: impl Fn(&'a str) -> T) -> Outline<T> {
        let thread = |thread: &'a ThreadRow<S>| ThreadRow {
            under: thread.under,
            title: thread.title.as_ref().map(|title| word(title.as_ref())),
            newest_first: thread.newest_first,
        };
        Outline {
            printed: self.printed,
            shown: self.shown.clone(),
            threads: self.threads.iter().map(thread).collect(),
            entries: self.entries.iter().map(|entry| entry.with(&word)).collect(),
        }
    }
}

impl<S: AsRef<str>> EntryRow<S> {
    /// The same with other words in it.
    pub fn with<'a, T>(&'a self, word: impl Fn(&'a str) -> T) -> EntryRow<T> {
        let Self { span, kind, speaker, day, time, until, thread, status, .. } = *self;
        let of = |words: &'a Option<S>| words.as_ref().map(|words| word(words.as_ref()));
        let (sender, card, card_type) = (of(&self.sender), of(&self.card), of(&self.card_type));
        let doubts = self.doubts.clone();
        EntryRow { span, kind, speaker, sender, day, time, until, thread, card, card_type, status, doubts }
    }
}
