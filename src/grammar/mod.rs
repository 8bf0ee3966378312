//! The grammar of the printouts: from the lines of a source to its [`Plan`].
//!
//! The sections follow one another as in print: page header, preamble, goal, groups of cards, free
//! dialogue. A word of the layout counts only in its place: a heading with cards under it, a type line
//! with a title and a field under it, a chip at the end of a card. In any other place it is body text,
//! and the entry says so with a flag. Text that has no place becomes an [`EntryKind::Unplaced`] entry.
//!
//! [`cards`] reads one card, [`dialog`] a run of messages and its threads.

mod cards;
mod dialog;

use crate::date::date_at;
use crate::layout::{Layout, MessageOrder, Status};
use crate::lines::{Header, Line, lines};
use crate::plan::{Entry, EntryKind, Flag, NonContent, NonContentKind, Plan, Under};
use crate::text::{Span, Text};

/// Most lines that the head of the first page takes.
const PAGE_HEADER_LINES: usize = 14;

/// Reads the plan with the layout that the text itself shows.
#[must_use]
pub fn read(text: &Text) -> Plan {
    let (layout, recognised) = recognise(text);
    let mut plan = Reading::new(text, layout).read();
    let found = plan.entries.iter().any(|entry| entry.kind != EntryKind::Unplaced);
    plan.layout = (recognised && found).then_some(layout.name.as_str());
    plan
}

/// Reads the plan with a layout that a person has chosen.
#[must_use]
pub fn read_as(text: &Text, layout: &'static Layout) -> Plan {
    Plan { layout: Some(&layout.name), ..Reading::new(text, layout).read() }
}

/// The layout whose signs the text shows most of, and whether it shows any.
fn recognise(text: &Text) -> (&'static Layout, bool) {
    let layouts = Layout::all();
    let signs = Signs::of(&lines(text, &layouts[0]));
    let best = layouts.iter().rev().max_by_key(|layout| signs.score(layout)).unwrap_or(&layouts[0]);
    (best, signs.any)
}

/// What the whole of a text tells about its era and about the way it was got.
#[derive(Debug, Default)]
struct Signs {
    any: bool,
    alone: i32,
    run_in: i32,
    stop: i32,
    no_stop: i32,
    rising: i32,
    falling: i32,
    upper: i32,
    mixed: i32,
    /// Length of the longest line, in code points.
    widest: usize,
}

impl Signs {
    fn of(lines: &[Line<'_>]) -> Self {
        let mut signs = Self::default();
        let mut last: Option<&Header<'_>> = None;
        for line in lines {
            let word = line.word;
            signs.widest = signs.widest.max(line.span.len());
            signs.any |= word.goal || word.group.is_some() || word.free_dialog || word.plan_title;
            if word.label.is_some() {
                *(if is_upper(line.text) { &mut signs.upper } else { &mut signs.mixed }) += 1;
            }
            let Some(header) = &line.header else { continue };
            if header.speaker.is_none() {
                continue;
            }
            signs.any = true;
            *(if header.run_in.is_some() { &mut signs.run_in } else { &mut signs.alone }) += 1;
            if header.run_in.is_none() {
                match header.month.upper_case {
                    Some(true) => signs.upper += 1,
                    Some(false) => signs.mixed += 1,
                    None => {}
                }
            }
            match header.month.full_stop {
                Some(true) => signs.stop += 1,
                Some(false) => signs.no_stop += 1,
                None => {}
            }
            if let (Some(before), Some(now)) = (last.and_then(|header| header.date), header.date) {
                signs.rising += i32::from(now > before);
                signs.falling += i32::from(now < before);
            }
            last = Some(header);
        }
        signs
    }

    fn score(&self, layout: &Layout) -> i32 {
        let weigh =
            |sign: Option<bool>, yes: i32, no: i32| sign.map_or(0, |sign| if sign { yes - no } else { no - yes });
        let newest_first = layout.signs.order.map(|order| order == MessageOrder::NewestFirst);
        3 * weigh(layout.signs.run_in, self.run_in, self.alone)
            + weigh(layout.signs.month_stop, self.stop, self.no_stop)
            + 2 * weigh(newest_first, self.falling, self.rising)
    }

    /// Labels and months in capitals, as the print page of 2020 writes them: then those in small letters are body text.
    const fn capitals(&self) -> bool {
        self.upper > self.mixed
    }
}

fn is_upper(text: &str) -> bool {
    !text.chars().any(char::is_lowercase)
}

/// A range of lines.
type Lines = std::ops::Range<usize>;

/// One reading of one source: the lines, and the plan as far as it has been read.
struct Reading<'a> {
    text: &'a Text,
    layout: &'static Layout,
    lines: Vec<Line<'a>>,
    signs: Signs,
    plan: Plan,
}

impl<'a> Reading<'a> {
    fn new(text: &'a Text, layout: &'static Layout) -> Self {
        let lines = lines(text, layout);
        let signs = Signs::of(&lines);
        Self { text, layout, lines, signs, plan: Plan::default() }
    }

    fn read(mut self) -> Plan {
        self.collect_furniture();
        let mut at = self.read_top();
        while at < self.lines.len() {
            at = self.read_section(at);
        }
        self.finish()
    }

    fn collect_furniture(&mut self) {
        let furniture = self.lines.iter().filter(|line| line.furniture);
        let pieces = furniture.map(|line| NonContent { kind: NonContentKind::PageFurniture, span: line.span });
        self.plan.non_content = pieces.collect();
    }

    /// Page header, title of the plan and preamble, down to the first section.
    fn read_top(&mut self) -> usize {
        let first = self.skip_blank(0);
        let body = (first..self.lines.len()).find(|&at| self.starts_section(at)).unwrap_or(self.lines.len());
        let title = (first..body).find(|&at| self.lines[at].word.plan_title);
        let header_end = title.unwrap_or(body);
        let header: Vec<usize> = (first..header_end).filter(|&at| !self.lines[at].is_blank()).collect();
        let shows_header = title.is_some() || header.iter().any(|&at| self.layout.is_page_header(self.lines[at].text));
        if header.len() > PAGE_HEADER_LINES || !shows_header {
            self.unplaced(first..header_end);
        } else {
            for at in header {
                let line = &self.lines[at];
                let date = self.layout.print_date(line.text).and_then(|date| date_at(date, &self.layout.months));
                self.plan.printed = self.plan.printed.or(date.and_then(|date| date.date));
                self.non_content(NonContentKind::PageHeader, at..at + 1);
            }
        }
        if let Some(title) = title {
            self.non_content(NonContentKind::Heading, title..title + 1);
            self.entry(EntryKind::Preamble, title + 1..body);
        }
        body
    }

    /// Reads what begins at the line `at`; gives the line after it.
    fn read_section(&mut self, at: usize) -> usize {
        let at = self.skip_blank(at);
        let Some(line) = self.lines.get(at) else { return at };
        if line.word.goal && self.plan.goal().is_none() {
            return self.read_goal(at);
        }
        if self.free_dialog_at(at) {
            return self.read_free_dialog(at);
        }
        if let Some(status) = self.group_at(at) {
            return self.read_group(at, Some(status));
        }
        if self.card_at(at).is_some() {
            return self.read_group(at, None);
        }
        if self.is_header(at) {
            return self.read_messages(at, Under::Free, None);
        }
        if line.word.plan_title {
            self.non_content(NonContentKind::Heading, at..at + 1);
            return at + 1;
        }
        let end = (at + 1..self.lines.len()).find(|&at| self.starts_section(at)).unwrap_or(self.lines.len());
        self.unplaced(at..end);
        end
    }

    fn read_goal(&mut self, at: usize) -> usize {
        self.non_content(NonContentKind::Heading, at..at + 1);
        let end = (at + 1..self.lines.len()).find(|&at| self.starts_section(at)).unwrap_or(self.lines.len());
        self.entry(EntryKind::Goal, at + 1..end);
        end
    }

    /// A group: its heading, if there is one, and the cards under it.
    fn read_group(&mut self, at: usize, status: Option<Status>) -> usize {
        let mut at = at;
        if status.is_some() {
            self.non_content(NonContentKind::Heading, at..at + 1);
            at = self.skip_blank(at + 1);
        }
        while let Some(start) = self.card_at(at).or_else(|| self.unknown_card_at(at)) {
            let end = self.read_card(&start, status);
            at = self.skip_blank(end);
        }
        at
    }

    /// Whether a section of the plan begins here.
    fn starts_section(&self, at: usize) -> bool {
        let line = &self.lines[at];
        if line.is_blank() {
            return false;
        }
        (line.word.goal && self.plan.goal().is_none()) || self.ends_card(at) || self.is_header(at)
    }

    /// Whether a card, its dialogue included, is at its end where this line stands.
    fn ends_card(&self, at: usize) -> bool {
        let word = self.lines[at].word;
        (word.free_dialog && self.free_dialog_at(at))
            || (word.group.is_some() && self.group_at(at).is_some())
            || (word.card.is_some() && self.card_at(at).is_some())
    }

    /// The heading of a group: a card, another heading or nothing at all stands under it.
    fn group_at(&self, at: usize) -> Option<Status> {
        let status = self.lines.get(at)?.word.group?;
        let next = self.skip_blank(at + 1);
        let Some(line) = self.lines.get(next) else { return Some(status) };
        let heading = line.word.group.is_some() || line.word.free_dialog;
        (heading || self.card_at(next).is_some() || self.unknown_card_at(next).is_some()).then_some(status)
    }

    /// The heading of the free dialogue: within the lines of one title stands the header of a message.
    fn free_dialog_at(&self, at: usize) -> bool {
        if !self.lines.get(at).is_some_and(|line| line.word.free_dialog) {
            return false;
        }
        let mut next = self.skip_blank(at + 1);
        for _ in 0..4 {
            if next >= self.lines.len() || self.is_header(next) {
                return true;
            }
            next = self.skip_blank(next + 1);
        }
        false
    }

    /// Whether this line is the header of a message, seen from the way the whole text writes them.
    fn is_header(&self, at: usize) -> bool {
        let Some(header) = self.lines.get(at).and_then(|line| line.header.as_ref()) else { return false };
        let capitals = header.month.upper_case == Some(true);
        let known = header.speaker.is_some();
        if header.run_in.is_some() && self.signs.run_in >= self.signs.alone {
            return known || capitals;
        }
        if self.signs.capitals() {
            return capitals;
        }
        header.run_in.is_none() && (known || is_upper(header.sender))
    }

    /// The first line at or after `at` that holds text.
    fn skip_blank(&self, at: usize) -> usize {
        (at..self.lines.len()).find(|&at| !self.lines[at].is_blank()).unwrap_or(self.lines.len())
    }

    /// The source that the lines cover, without blank lines at its ends.
    fn span_of(&self, lines: Lines) -> Option<Span> {
        let mut filled = lines.filter(|&at| !self.lines[at].is_blank());
        let first = filled.next()?;
        let last = filled.next_back().unwrap_or(first);
        Some(Span::new(self.lines[first].span.start, self.lines[last].span.end))
    }

    /// The words of the lines, wrapped lines joined by a space.
    fn joined(&self, lines: Lines) -> String {
        let filled = lines.filter(|&at| !self.lines[at].is_blank()).map(|at| self.lines[at].text);
        filled.collect::<Vec<_>>().join(" ")
    }

    fn non_content(&mut self, kind: NonContentKind, lines: Lines) {
        if let Some(span) = self.span_of(lines) {
            self.plan.non_content.push(NonContent { kind, span });
        }
    }

    /// Adds an entry over the lines, unless they are all blank.
    fn entry(&mut self, kind: EntryKind, lines: Lines) -> Option<&mut Entry> {
        let span = self.span_of(lines.clone())?;
        let mut entry = Entry::new(kind, span);
        for at in lines {
            self.flag_look_alike(&mut entry, at);
        }
        self.plan.entries.push(entry);
        self.plan.entries.last_mut()
    }

    fn unplaced(&mut self, lines: Lines) {
        if let Some(entry) = self.entry(EntryKind::Unplaced, lines) {
            entry.flag(Flag::Unplaced);
        }
    }

    /// Flags an entry whose text holds a line that looks like a header or a heading.
    fn flag_look_alike(&self, entry: &mut Entry, at: usize) {
        let line = &self.lines[at];
        if line.header.is_some_and(|header| header.speaker.is_some()) {
            entry.flag(Flag::HeaderLike);
        }
        if line.word.group.is_some() || line.word.free_dialog {
            entry.flag(Flag::HeadingLike);
        }
    }

    fn finish(mut self) -> Plan {
        dialog::settle_order(&mut self.plan, self.layout.signs.order);
        if let Some(printed) = self.plan.printed {
            for entry in &mut self.plan.entries {
                if entry.date.is_some_and(|date| date > printed) {
                    entry.flag(Flag::AfterPrint);
                }
            }
        }
        debug_assert_eq!(self.plan.unaccounted(self.text), 0, "every line is read");
        self.plan
    }
}
