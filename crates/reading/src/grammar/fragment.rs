//! What was read of one block: a part of the plan.

use chrono::NaiveDate;

use super::doubts::ends_torn_header;
use super::notes::{CardPart, WeighedTitle};
use super::source::{Lines, Source};
use crate::plan::{Entry, EntryKind, Flag, NonContent, NonContentKind, Thread, Under};
use crate::shown::ShownPart;

/// A part of the plan, in the order of print.
#[derive(Default)]
pub(super) struct Fragment {
    /// The day of printing.
    pub printed: Option<NaiveDate>,
    /// What its head says that the print shows.
    pub shown: ShownPart,
    pub threads: Vec<Thread>,
    /// The thread of an entry is an index into the threads of the fragment.
    pub entries: Vec<Entry>,
    pub non_content: Vec<NonContent>,
    /// What the lines of cards are, for one who asks.
    pub card_parts: Vec<(usize, CardPart)>,
    /// What was weighed as titles of threads, for one who asks.
    pub titles: Vec<WeighedTitle>,
}

impl Fragment {
    /// Names the lines, page furniture among them apart.
    pub fn non_content(&mut self, source: &Source<'_>, kind: NonContentKind, lines: Lines) {
        let mut from = lines.start;
        for at in lines.clone().chain([lines.end]) {
            if at == lines.end || source.lines[at].furniture {
                if let Some(span) = source.span_of(from..at) {
                    self.non_content.push(NonContent { kind, span });
                }
                from = at + 1;
            }
        }
    }

    /// Adds an entry over the lines, unless they are all blank.
    pub fn entry(&mut self, source: &Source<'_>, kind: EntryKind, lines: Lines) -> Option<&mut Entry> {
        let span = source.span_of(lines.clone())?;
        let mut entry = Entry::new(kind, span);
        flag_look_alikes(source, &mut entry, lines);
        self.entries.push(entry);
        self.entries.last_mut()
    }

    /// Adds an entry for text that has no place in a plan.
    pub fn unplaced(&mut self, source: &Source<'_>, lines: Lines) {
        if let Some(entry) = self.entry(source, EntryKind::Unplaced, lines) {
            entry.flag(Flag::Unplaced);
        }
    }

    pub fn thread(&mut self, under: Under, title: Option<String>) {
        self.threads.push(Thread { under, title, newest_first: false });
    }

    /// Takes what was read below. A thread without a title goes on with one above where `joins` says so.
    pub fn append(&mut self, mut below: Self, joins: bool) {
        let untitled = |thread: Option<&Thread>| thread.is_some_and(|thread| thread.title.is_none());
        let joins = joins && untitled(self.threads.last()) && untitled(below.threads.first());
        let first = self.threads.len() - usize::from(joins);
        for entry in &mut below.entries {
            entry.thread = entry.thread.map(|thread| first + thread);
        }
        if self.shown.is_whole() {
            self.shown = below.shown;
        }
        self.printed = self.printed.or(below.printed);
        self.threads.extend(below.threads.drain(usize::from(joins)..));
        self.entries.append(&mut below.entries);
        self.non_content.append(&mut below.non_content);
        self.card_parts.append(&mut below.card_parts);
        self.titles.append(&mut below.titles);
    }
}

/// Flags an entry whose lines hold some that look like a header or a heading.
pub(super) fn flag_look_alikes(source: &Source<'_>, entry: &mut Entry, lines: Lines) {
    for at in lines {
        let line = &source.lines[at];
        if line.header.is_some_and(|header| header.resembles_header()) {
            entry.flag(Flag::HeaderLike);
        }
        let word = line.word;
        if word.group.is_some() || word.free_dialog || word.goal || word.heading_like || source.quotes_head(at) {
            entry.flag(Flag::HeadingLike);
        }
        if source.repairs.lines.binary_search(&at).is_ok() {
            entry.flag(Flag::Misread);
        }
        if !entry.flags.contains(&Flag::HeaderLike) && ends_torn_header(source, at) {
            entry.flag(Flag::HeaderLike);
        }
    }
}
