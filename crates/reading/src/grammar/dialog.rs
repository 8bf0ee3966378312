//! Messages and threads: where a message ends, and which thread it belongs to. [`super::titles`] finds the title of the next thread below a message.

use std::cmp::Ordering;

use chrono::NaiveDate;

use super::titles::Weighed;
use super::{Extraction, Lines, Reading};
use crate::layout::MessageOrder;
use crate::plan::{Entry, EntryKind, Flag, NonContentKind, Plan, Thread, Under};
use crate::text::Span;

impl Reading<'_> {
    /// The free dialogue: its heading, then threads with their titles.
    pub(super) fn read_free_dialog(&mut self, at: usize) -> usize {
        self.non_content(NonContentKind::Heading, at..at + 1);
        let first = (at + 1..self.lines.len()).find(|&at| self.is_header(at)).unwrap_or(self.lines.len());
        let top = self.skip_blank(at + 1);
        let below = self.skip_blank(top + 1);
        let strays = self.extraction == Extraction::Blocks && below < first && self.label_at(below).is_some();
        let titled = if strays { top + 1 } else { first };
        self.non_content(NonContentKind::ThreadTitle, at + 1..titled);
        self.non_content(NonContentKind::CardLabel, titled..first);
        let title = self.joined(at + 1..titled);
        self.read_messages(first, Under::Free, (!title.is_empty()).then_some(title))
    }

    /// Messages from the header at `at` on, in one thread or, in the free dialogue, several.
    pub(super) fn read_messages(&mut self, at: usize, under: Under, title: Option<String>) -> usize {
        let end = self.end_of_messages(at, under);
        let headers = self.headers_between(at, end, under);
        let last = self.plan.threads.last();
        let goes_on = title.is_none() && last.is_some_and(|last| last.under == under && last.title.is_none());
        let first_title = title.clone();
        if !(goes_on && self.signs.typed()) {
            self.new_thread(under, title);
        }
        let mut found = match under {
            Under::Free => self.titles_between(&headers, first_title.as_deref()),
            Under::Card => Vec::new(),
        }
        .into_iter();
        let mut doubtful = false;
        for (number, &header) in headers.iter().enumerate() {
            let next = headers.get(number + 1).copied();
            let body_end = next.unwrap_or(end);
            match found.next().unwrap_or(Weighed::No { doubtful: false }) {
                Weighed::Yes { title, certain } => {
                    self.add_message(header, header + 1..title.start, doubtful);
                    self.non_content(NonContentKind::ThreadTitle, title.clone());
                    self.new_thread(under, Some(self.joined(title)));
                    doubtful = !certain;
                }
                Weighed::No { doubtful: doubt } => {
                    self.add_message(header, header + 1..body_end, doubtful);
                    doubtful = doubt;
                }
            }
        }
        end
    }

    /// The headers of messages. One that a person pasted into a message is none: «Du skrev:» stands above it, and its
    /// date lies before that of the message.
    fn headers_between(&mut self, at: usize, end: usize, under: Under) -> Vec<usize> {
        let mut headers: Vec<usize> = Vec::new();
        // Where letter case does not tell, the order does: threads and messages rise, the oldest first.
        let sorted = self.layout.signs.order == Some(MessageOrder::OldestFirst)
            && !self.layout.user_by_name
            && self.signs.upper_types();
        let newest_first = self.layout.signs.order == Some(MessageOrder::NewestFirst);
        for at in (at..end).filter(|&at| self.lines[at].opens).collect::<Vec<_>>() {
            let date = |at: usize| self.lines[at].header.and_then(|header| header.date);
            let earlier = headers.last().is_some_and(|&last| date(at) < date(last) && date(at).is_some());
            let above = self.last_filled(0..at);
            let announced = above.is_some_and(|above| {
                self.lines[above].text.ends_with(':') && !self.lines[above].opens && headers.last() != Some(&above)
            });
            let before_all = match under {
                Under::Card => earlier,
                Under::Free => headers.first().is_some_and(|&first| date(at) < date(first) && date(at).is_some()),
            };
            // A browser leaves a blank line below each header.
            let next = |step: usize| self.lines.get(at + step).filter(|line| !line.text.is_empty());
            let inside = self.extraction == Extraction::Browser
                && above.is_some_and(|above| above + 1 == at && !self.lines[above].opens)
                && next(1).is_some_and(|line| !line.opens)
                && next(2).is_none_or(|line| !line.opens)
                && earlier;
            if announced && earlier && !newest_first || sorted && before_all || inside {
                self.lines[at].opens = false;
            } else {
                headers.push(at);
            }
        }
        headers
    }

    pub(super) fn end_of_messages(&self, at: usize, under: Under) -> usize {
        let ends = |at: &usize| match under {
            Under::Card => self.ends_card(*at) || self.history_at(*at),
            Under::Free => {
                let word = self.lines[*at].word;
                self.is_print(*at)
                    || word.free_dialog && self.free_dialog_at(*at)
                    || word.group.is_some() && self.card_at(self.skip_blank(*at + 1)).is_some()
                    || self.signs.typed()
                        && (self.ends_card(*at) || word.label.is_some() && self.headless_at(*at).is_some())
            }
        };
        (at + 1..self.lines.len()).find(ends).unwrap_or(self.lines.len())
    }

    fn new_thread(&mut self, under: Under, title: Option<String>) {
        self.plan.threads.push(Thread { under, title, newest_first: false });
    }

    fn add_message(&mut self, at: usize, body: Lines, doubtful: bool) {
        let line = &self.lines[at];
        let Some(header) = line.header else { return };
        let rest = header.run_in.map(|start| Span::new(start, line.span.end)).filter(|rest| !rest.is_empty());
        let header_end = header.run_in.map_or(line.span.end, |start| start.min(line.span.end));
        let header_span = Span::new(line.span.start, header_end);
        let header_span = if header.run_in.is_some() { self.text.trim(header_span) } else { header_span };
        self.plan.non_content.push(crate::plan::NonContent { kind: NonContentKind::MessageHeader, span: header_span });

        let (body, note) = self.split_note(body, header.run_in.is_some());
        let span = match (rest, self.span_of(body.clone())) {
            (Some(rest), Some(body)) => Span::new(rest.start, body.end),
            (Some(span), None) | (None, Some(span)) => span,
            (None, None) => Span::new(header_end, header_end),
        };
        let mut entry = Entry::new(EntryKind::Message, span);
        entry.date = header.date;
        entry.time = header.time;
        entry.speaker = header.speaker;
        entry.sender = Some(header.sender.to_owned());
        entry.thread = self.plan.threads.len().checked_sub(1);
        for (holds, flag) in [
            (doubtful, Flag::ThreadBoundary),
            (header.speaker.is_none(), Flag::SenderUnknown),
            (header.date.is_none(), Flag::DateInvalid),
            (span.is_empty(), Flag::Empty),
            (self.mended.lines.binary_search(&at).is_ok(), Flag::Misread),
        ] {
            if holds {
                entry.flag(flag);
            }
        }
        for at in body {
            self.flag_look_alike(&mut entry, at);
        }
        self.plan.entries.push(entry);
        self.unplaced(note);
    }

    /// In typed text a paragraph of its own in brackets after a message is the typist's note, not part of it.
    fn split_note(&self, body: Lines, typed: bool) -> (Lines, Lines) {
        let start = body.clone().rev().find(|&at| self.lines[at].text.starts_with('['));
        let Some(start) = start.filter(|&start| typed && start > 0 && self.lines[start - 1].text.is_empty()) else {
            return (body.clone(), body.end..body.end);
        };
        let note = self.joined(start..body.end);
        let is_note = note.ends_with(']') && note.matches('[').count() == 1 && note.split_whitespace().count() >= 3;
        if is_note { (body.start..start, start..body.end) } else { (body.clone(), body.end..body.end) }
    }
}

/// Decides for each thread whether it is printed newest first, and flags messages that fit neither order.
///
/// A thread whose dates never rise and somewhere fall is newest first; where they do not tell, the layout does.
pub(crate) fn settle_order(plan: &mut Plan, layout: Option<MessageOrder>) {
    let by_layout = layout == Some(MessageOrder::NewestFirst);
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
        thread.newest_first = if rises == falls { by_layout } else { falls };
        if rises && falls {
            let against = if thread.newest_first { Ordering::Greater } else { Ordering::Less };
            for (entry, _) in steps.into_iter().filter(|(_, step)| *step == against) {
                plan.entries[entry].flag(Flag::OutOfOrder);
            }
        }
    }
}
