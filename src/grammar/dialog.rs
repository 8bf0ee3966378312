//! Messages and threads: where a message ends, and where a new thread begins.
//!
//! In the free dialogue a thread's title is a line like any other, directly above the header of its first
//! message. A copy from the browser tells it by its blank lines. Text out of a PDF does not: there the
//! clues are weighed (dates that run against the order, the form of the line, the line before), and every
//! thread that begins on the form of a line alone is flagged.

use std::cmp::Ordering;

use chrono::NaiveDate;

use super::{Extraction, Lines, Reading};
use crate::layout::MessageOrder;
use crate::plan::{Entry, EntryKind, Flag, NonContentKind, Plan, Thread, Under};
use crate::text::Span;

/// Weight from which on a line counts as the title of a thread.
const IS_TITLE: i32 = 3;
/// Longest title that does not look like a sentence, in code points.
const SHORT_TITLE: usize = 60;
/// A line of at least this share of the widest one, in percent, may have been wrapped.
const WRAPPED: usize = 75;

/// A line that may be the title of the next thread.
struct Title {
    line: usize,
    certain: bool,
}

impl Reading<'_> {
    /// The free dialogue: its heading, then threads with their titles.
    pub(super) fn read_free_dialog(&mut self, at: usize) -> usize {
        self.non_content(NonContentKind::Heading, at..at + 1);
        let first = (at + 1..self.lines.len()).find(|&at| self.is_header(at)).unwrap_or(self.lines.len());
        self.non_content(NonContentKind::ThreadTitle, at + 1..first);
        let title = self.joined(at + 1..first);
        self.read_messages(first, Under::Free, (!title.is_empty()).then_some(title))
    }

    /// Messages from the header at `at` on, in one thread or, in the free dialogue, several.
    pub(super) fn read_messages(&mut self, at: usize, under: Under, title: Option<String>) -> usize {
        let end = self.end_of_messages(at, under);
        let headers: Vec<usize> = (at..end).filter(|&at| self.is_header(at)).collect();
        let extraction = (under == Under::Free).then_some(self.extraction);
        self.new_thread(under, title);
        let mut doubtful = false;
        for (number, &header) in headers.iter().enumerate() {
            let next = headers.get(number + 1).copied();
            let body = header + 1..next.unwrap_or(end);
            let found = match (extraction, next) {
                (Some(extraction), Some(next)) => self.title_above(extraction, header, body.clone(), next),
                _ => Weighed::No { doubtful: false },
            };
            let body_end = match &found {
                Weighed::Yes(title) => title.line,
                Weighed::No { .. } => body.end,
            };
            self.add_message(header, header + 1..body_end, doubtful);
            match found {
                Weighed::Yes(title) => {
                    self.non_content(NonContentKind::ThreadTitle, title.line..title.line + 1);
                    self.new_thread(under, Some(self.lines[title.line].text.to_owned()));
                    doubtful = !title.certain;
                }
                Weighed::No { doubtful: doubt } => doubtful = doubt,
            }
        }
        end
    }

    fn end_of_messages(&self, at: usize, under: Under) -> usize {
        let ends = |at: &usize| match under {
            Under::Card => self.ends_card(*at),
            Under::Free => {
                let word = self.lines[*at].word;
                word.free_dialog && self.free_dialog_at(*at)
                    || word.group.is_some() && self.card_at(self.skip_blank(*at + 1)).is_some()
                    || self.signs.run_in > self.signs.alone && self.ends_card(*at)
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
        let header_span = self.text.trim(Span::new(line.span.start, header_end));
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

    /// Weighs whether the last line of a message is the title of the thread that the next header opens.
    fn title_above(&self, extraction: Extraction, header: usize, body: Lines, next: usize) -> Weighed {
        let no = Weighed::No { doubtful: false };
        let Some(last) = body.clone().rev().find(|&at| !self.lines[at].is_blank()) else { return no };
        let (Some(own), Some(new)) = (self.lines[header].header, self.lines[next].header) else { return no };
        if new.run_in.is_some() {
            return no;
        }
        let alone = !body.clone().any(|at| at != last && !self.lines[at].is_blank());
        let against_order = match (own.date, new.date, self.layout.signs.order) {
            (Some(before), Some(after), Some(MessageOrder::NewestFirst)) => after > before,
            (Some(before), Some(after), _) => after < before,
            _ => false,
        };
        let blank_above = self.lines[last - 1].text.is_empty();
        let touches = last + 1 == next;
        match extraction {
            Extraction::Browser if !touches => return Weighed::No { doubtful: against_order },
            Extraction::Browser if blank_above => return Weighed::Yes(Title { line: last, certain: true }),
            Extraction::Browser | Extraction::Raw => {}
            Extraction::Blocks if !blank_above && !against_order => return no,
            Extraction::Blocks => {}
        }
        let mut weight = self.title_weight(last, body.start, extraction);
        weight += i32::from(own.sender == new.sender);
        if alone {
            weight -= 6;
        }
        if against_order {
            weight += 9;
        }
        if weight >= IS_TITLE {
            Weighed::Yes(Title { line: last, certain: against_order && !alone })
        } else {
            Weighed::No { doubtful: weight > 0 || against_order }
        }
    }

    /// How much a line looks like a title, by its form and by the line before it.
    fn title_weight(&self, at: usize, body: usize, extraction: Extraction) -> i32 {
        let line = self.lines[at].text;
        let length = line.chars().count();
        let mut weight = 0;
        if self.layout.is_usual_title(line) {
            weight += 5;
        }
        if line.starts_with(char::is_lowercase) {
            weight -= 3;
        }
        if line.ends_with(['.', '!', '?', ',', ';', ':', ')', '(', '…', ']', '>']) {
            weight -= 4;
        }
        if length > SHORT_TITLE {
            weight -= 3;
        }
        if is_farewell(line) {
            weight -= 5;
        }
        let Some(before) = (body..at).rev().find(|&at| !self.lines[at].is_blank()) else { return weight };
        let before_line = self.lines[before].text;
        if is_farewell(before_line) {
            weight -= 5;
        }
        let may_wrap = self.lines[before].span.len() * 100 >= self.signs.width * WRAPPED;
        let ends_sentence = before_line.ends_with(['.', '!', '?', ':', ')', '…', ']']);
        weight += match (ends_sentence, may_wrap) {
            (true, _) => 3,
            (false, true) => -4,
            (false, false) => 1,
        };
        weight + i32::from(extraction == Extraction::Blocks)
    }
}

enum Weighed {
    Yes(Title),
    No { doubtful: bool },
}

/// The words with which messages end, and a name after them.
fn is_farewell(line: &str) -> bool {
    let lower = line.to_lowercase();
    const WORDS: [&str; 14] = [
        "mvh",
        "hilsen",
        "helsing",
        "vennlig hilsen",
        "med vennlig",
        "med venleg",
        "beste hilsen",
        "hilsning",
        "takk",
        "ha en",
        "ha ei",
        "god ",
        "hei",
        "tlf",
    ];
    WORDS.iter().any(|word| lower.starts_with(word)) || lower.ends_with("hilsen")
}

/// Decides for each thread whether it is printed newest first, and flags messages that fit neither order.
///
/// A thread whose dates never rise and somewhere fall is newest first; where they do not tell, the layout does.
pub(super) fn settle_order(plan: &mut Plan, layout: Option<MessageOrder>) {
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
