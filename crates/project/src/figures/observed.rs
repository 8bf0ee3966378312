//! What is seen of a case in its window.

use chrono::{NaiveDate, NaiveTime};
use reading::chronology::ReadingOrder;
use reading::layout::{Speaker, Status, is_meeting};
use reading::plan::EntryKind;
use reading::text::Span;

use super::window::Window;
use crate::outline::{EntryRow, Outline};

/// Prints hold dialogue from this day on; earlier ones only in a programme of their own, which is seen from the messages.
const DIALOGUE_SINCE: NaiveDate = NaiveDate::from_ymd_opt(2020, 5, 6).expect("a day of the calendar");

/// What was observed of a case within its window.
#[derive(Debug)]
pub struct Observations<'a, S = String> {
    pub outline: &'a Outline<S>,
    pub window: Window,
    /// Messages by either side, in the order of time, from the first one until the last day that is seen. Those before the start of the
    /// window tell whether a run or thread began in it, those after the end of a period answer what began in it.
    pub messages: Vec<Message<'a>>,
    /// With a message until the last day that is seen.
    pub threads: Vec<ObservedThread<'a>>,
    /// Dated entries of the window, in the order of print.
    pub entries: Vec<&'a EntryRow<S>>,
    /// Whether all of the dialogue of the window is shown: the case has some, or is printed in a time when prints show it; and the print is no
    /// choice that may leave it out.
    pub shows_dialogue: bool,
    /// Entries without a day, and those outside the window.
    pub undated: usize,
    pub outside: usize,
}

/// A message by either side, with a day.
#[derive(Debug, Clone, Copy)]
pub struct Message<'a> {
    /// Index of its entry in the outline.
    pub entry: usize,
    pub speaker: Speaker,
    pub sender: Option<&'a str>,
    pub day: NaiveDate,
    pub time: Option<NaiveTime>,
    pub thread: Option<usize>,
}

/// A thread of a case.
#[derive(Debug)]
pub struct ObservedThread<'a> {
    /// Index into the threads of the outline.
    pub thread: usize,
    /// In the order of time.
    pub messages: Vec<Message<'a>>,
    /// Who wrote first; `None` if the first message has no day or nobody known has written it.
    pub starter: Option<Speaker>,
}

impl<'a, S: AsRef<str>> Observations<'a, S> {
    /// What is seen of a case in a window.
    #[must_use]
    pub fn of(outline: &'a Outline<S>, window: Window) -> Self {
        let (mut entries, mut undated, mut outside) = (Vec::with_capacity(outline.entries.len()), 0, 0);
        for row in &outline.entries {
            match (row.kind, row.day) {
                (EntryKind::Preamble | EntryKind::Unplaced | EntryKind::Goal | EntryKind::Document, _) => {}
                (_, None) => undated += 1,
                (_, Some(day)) if window.holds(day) => entries.push(row),
                _ => outside += 1,
            }
        }
        let in_order = outline.order_of(ReadingOrder::Chronological, |row| row.kind == EntryKind::Message).into_iter();
        let has_messages = in_order.len() > 0;
        let messages: Vec<Message> = in_order.filter_map(|entry| Message::of(outline, entry, window)).collect();
        Self {
            threads: threads(outline, &messages),
            outside,
            shows_dialogue: !outline.shown.chooses_activities()
                && (has_messages
                    || outline.shown.is_whole() && outline.printed.is_some_and(|day| day >= DIALOGUE_SINCE)),
            outline,
            window,
            messages,
            entries,
            undated,
        }
    }

    /// Where a message stands.
    #[must_use]
    pub fn span_of(&self, message: &Message<'_>) -> Option<Span> {
        self.outline.entries.get(message.entry).map(|row| row.span)
    }

    /// Whether all activities of the window are shown.
    #[must_use]
    pub const fn shows_activities(&self) -> bool {
        !self.outline.shown.chooses_activities()
    }

    /// Whether all entries of the window are shown, so that days without one are days of silence.
    #[must_use]
    pub const fn shows_silence(&self) -> bool {
        self.outline.shown.is_whole() || self.shows_dialogue
    }

    /// Meetings that were carried out: in progress, completed or without a status.
    pub fn meetings_held(&self) -> impl Iterator<Item = &'a EntryRow<S>> + '_ {
        self.meetings().filter(|row| matches!(row.status, None | Some(Status::InProgress | Status::Completed)))
    }

    /// Activities that are neither cancelled nor suggested.
    pub fn activities_started(&self) -> impl Iterator<Item = &'a EntryRow<S>> + '_ {
        self.activities().filter(|row| !matches!(row.status, Some(Status::Cancelled | Status::Suggested)))
    }

    /// Entries of meetings: minutes, and cards of which there are none.
    fn meetings(&self) -> impl Iterator<Item = &'a EntryRow<S>> + '_ {
        let is_card = |row: &EntryRow<S>| row.kind == EntryKind::Card && has_meeting_type(row);
        self.entries.iter().copied().filter(move |row| row.kind == EntryKind::Minutes || is_card(row))
    }

    /// Cards of activities other than meetings.
    fn activities(&self) -> impl Iterator<Item = &'a EntryRow<S>> + '_ {
        self.entries.iter().copied().filter(|row| row.kind == EntryKind::Card && !has_meeting_type(row))
    }
}

fn has_meeting_type<S: AsRef<str>>(row: &EntryRow<S>) -> bool {
    row.card_type.as_ref().is_some_and(|card_type| is_meeting(card_type.as_ref()))
}

impl ObservedThread<'_> {
    /// The day of its first message that has one.
    #[must_use]
    pub fn begins_on(&self) -> Option<NaiveDate> {
        self.messages.first().map(|first| first.day)
    }
}

impl<'a> Message<'a> {
    /// A message that was written when the case was still seen.
    fn of<S: AsRef<str>>(outline: &'a Outline<S>, entry: usize, window: Window) -> Option<Self> {
        let row = outline.entries.get(entry)?;
        let speaker = row.speaker.filter(|_| row.kind == EntryKind::Message)?;
        let day = row.day.filter(|day| *day <= window.seen_to)?;
        Some(Self {
            entry,
            speaker,
            sender: row.sender.as_ref().map(AsRef::as_ref),
            day,
            time: row.time,
            thread: row.thread,
        })
    }

    /// Which adviser has written it, where the sender tells one from another, as `Z994188` or `Veileder 2` do and `NAV` does not.
    #[must_use]
    pub fn adviser(&self) -> Option<&'a str> {
        let sender = self.sender.filter(|_| self.speaker == Speaker::Nav)?;
        let by_letter = sender.rsplit([' ', '-']).next().is_some_and(|last| last.len() == 1 && last != sender);
        (by_letter || sender.contains(|letter: char| letter.is_ascii_digit())).then_some(sender)
    }
}

/// The threads of messages; messages without a thread are in none.
fn threads<'a, S>(outline: &'a Outline<S>, messages: &[Message<'a>]) -> Vec<ObservedThread<'a>> {
    let mut numbers = vec![0; outline.threads.len()];
    for thread in messages.iter().filter_map(|message| message.thread) {
        if let Some(number) = numbers.get_mut(thread) {
            *number += 1;
        }
    }
    let mut threads: Vec<ObservedThread<'a>> = numbers
        .into_iter()
        .enumerate()
        .map(|(thread, number)| ObservedThread { thread, messages: Vec::with_capacity(number), starter: None })
        .collect();
    for message in messages {
        if let Some(thread) = message.thread.and_then(|thread| threads.get_mut(thread)) {
            thread.messages.push(*message);
        }
    }
    let mut first: Vec<Option<&EntryRow<S>>> = vec![None; outline.threads.len()];
    for row in outline.entries.iter().filter(|row| row.kind == EntryKind::Message) {
        let Some(thread) = row.thread.filter(|thread| *thread < first.len()) else { continue };
        if first[thread].is_none() || outline.threads[thread].newest_first {
            first[thread] = Some(row);
        }
    }
    for (thread, first) in threads.iter_mut().zip(first) {
        thread.starter = first.filter(|row| row.day.is_some()).and_then(|row| row.speaker);
    }
    threads.retain(|thread| !thread.messages.is_empty());
    threads
}
