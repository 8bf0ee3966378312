//! The grammar of the printouts: from the lines of a source to its [`Plan`].
//!
//! The sections follow one another as in print: page header, preamble, goal, groups of cards, free
//! dialogue. A word of the layout counts only in its place: a heading with cards under it, a type line
//! with a title and a field under it, a chip at the end of a card. In any other place it is body text,
//! and the entry says so with a flag. Text that has no place becomes an [`EntryKind::Unplaced`] entry.
//!
//! [`cards`] reads one card, [`dialog`] a run of messages and its threads, [`history`] what happened to a card.

mod cards;
mod columns;
mod custom;
mod dialog;
mod doubts;
mod endings;
mod field;
mod garbled;
mod habits;
mod heads;
mod history;
mod misread;
mod scan;
mod signs;
mod spacing;
mod strays;
mod titles;
mod torn;
mod width;
mod wording;

use std::collections::HashMap;

use chrono::NaiveDate;
pub(crate) use dialog::settle_order;
use heads::{Begun, Heads};
use serde::Serialize;
pub use signs::Extraction;
use signs::{Signs, is_upper};
pub use titles::Clue;

use crate::date::date_at;
use crate::layout::{Layout, Speaker, Status, ValueKind, Word, columns};
use crate::lines::{Line, lines};
use crate::plan::{Entry, EntryKind, Flag, NonContent, NonContentKind, Plan, Under};
use crate::text::{Span, Text};
use crate::visible::Visible;

/// Most lines with text that text extraction moves from the last card under the heading of the dialogue.
const MOST_STRAYS: usize = 6;

/// Reads the plan with the layout that the text itself shows.
#[must_use]
pub fn read(text: &Text) -> Plan {
    let seen = Visible::of(text);
    let (reading, recognised) = Reading::recognise(text, &seen);
    reading.read(recognised).0
}

/// Reads the plan with a layout that a person has chosen.
#[must_use]
pub fn read_as(text: &Text, layout: &'static Layout) -> Plan {
    Plan { layout: Some(&layout.name), ..Reading::new(text, &Visible::of(text), layout).read(true).0 }
}

/// Reads the plan and tells of each line why it was taken as what it is.
#[must_use]
pub fn explain(text: &Text, layout: Option<&'static Layout>) -> (Plan, Told) {
    let seen = Visible::of(text);
    let (mut reading, recognised) = match layout {
        Some(layout) => (Reading::new(text, &seen, layout), true),
        None => Reading::recognise(text, &seen),
    };
    reading.told = Some(Told::default());
    let (plan, mut told) = reading.read(recognised);
    let plan = Plan { layout: layout.map_or(plan.layout, |layout| Some(&layout.name)), ..plan };
    (plan, told.take().unwrap_or_default())
}

/// Under which heading cards stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    None,
    Known(Status),
    /// A heading that reads like that of a group, but is no word of the layout.
    Unknown,
}

impl Group {
    const fn status(self) -> Option<Status> {
        match self {
            Self::Known(status) => Some(status),
            Self::None | Self::Unknown => None,
        }
    }

    const fn is_doubtful(self) -> bool {
        matches!(self, Self::Unknown)
    }
}

/// A range of lines.
type Lines = std::ops::Range<usize>;

/// One reading of one source: the lines, and the plan as far as it has been read.
struct Reading<'a> {
    text: &'a Text,
    layout: &'static Layout,
    lines: Vec<Line<'a>>,
    /// For each line the first one at or after it that is not blank.
    filled: Vec<usize>,
    /// Where prints begin; a file may hold several.
    heads: Heads,
    begun: Begun,
    signs: Signs,
    extraction: Extraction,
    /// Whether this print's goal has been read.
    has_goal: bool,
    /// The group in which the cards stand that are read now.
    group: Group,
    /// What text recognition had misread.
    mended: scan::Mended,
    plan: Plan,
    /// Why lines were taken as what they are, where someone asks.
    told: Option<Told>,
}

/// What a line of a card is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CardPart {
    CardType,
    CardTitle,
    FieldLabel,
    FieldValue,
    Chip,
}

/// What the parser notes for one who asks why: by line, counted from 0.
#[derive(Debug, Default)]
pub struct Told {
    pub extraction: Option<Extraction>,
    /// The spans of the lines, and what each can be by its words.
    pub lines: Vec<(Span, Word)>,
    /// Lines that text recognition had misread.
    pub mended: Vec<usize>,
    pub cards: HashMap<usize, CardPart>,
    /// What spoke for and against the title of a thread.
    pub clues: HashMap<usize, Vec<(Clue, i32)>>,
}

impl<'a> Reading<'a> {
    /// The reading with the layout that the text shows; whether it shows any.
    fn recognise(text: &'a Text, seen: &'a Visible<'_>) -> (Self, bool) {
        let possible = Layout::possible(seen.as_str());
        let read_with = possible.first().copied().unwrap_or(&Layout::all()[0]);
        let mut lines = lines(seen, read_with);
        name_user(&mut lines, read_with);
        let signs = Signs::of(&lines, &read_with.months);
        let (layout, recognised) = (signs.best(&possible).unwrap_or(read_with), signs.any);
        (Self::of(text, layout, lines, signs), recognised)
    }

    fn new(text: &'a Text, seen: &'a Visible<'_>, layout: &'static Layout) -> Self {
        let mut lines = lines(seen, layout);
        name_user(&mut lines, layout);
        let signs = Signs::of(&lines, &layout.months);
        Self::of(text, layout, lines, signs)
    }

    fn of(text: &'a Text, layout: &'static Layout, mut lines: Vec<Line<'a>>, signs: Signs) -> Self {
        name_user(&mut lines, layout);
        let mut filled = vec![lines.len(); lines.len()];
        let mut next = lines.len();
        for line in &mut lines {
            line.opens = !line.furniture && line.header.as_ref().is_some_and(|header| signs.opens(header));
        }
        let mended = scan::mend(&mut lines, layout, &signs);
        for (at, line) in lines.iter().enumerate().rev() {
            next = if line.is_blank() { next } else { at };
            filled[at] = next;
        }
        let extraction = if mended.is_none() { Extraction::of(&lines, text, signs.width) } else { Extraction::Scan };
        let mended = mended.unwrap_or_default();
        let heads = Heads::of(&lines, layout);
        let mut plan = Plan::default();
        let headers = lines.iter().filter(|line| line.opens).count();
        plan.entries.reserve(headers + headers / 4 + 16);
        plan.non_content.reserve(headers + headers / 2 + 32);
        Self {
            text,
            layout,
            lines,
            filled,
            heads,
            begun: Begun::default(),
            signs,
            extraction,
            has_goal: false,
            group: Group::None,
            mended,
            plan,
            told: None,
        }
    }

    fn read(mut self, recognised: bool) -> (Plan, Option<Told>) {
        self.collect_furniture();
        let mut at = self.read_top(0);
        while at < self.lines.len() {
            at = if self.is_print(at) { self.read_top(at) } else { self.read_section(at) };
        }
        let found = self.plan.entries.iter().any(|entry| entry.kind != EntryKind::Unplaced);
        self.plan.layout = (recognised && found).then_some(self.layout.name.as_str());
        if let Some(told) = &mut self.told {
            told.extraction = Some(self.extraction);
            told.lines = self.lines.iter().map(|line| (line.span, line.word)).collect();
            told.mended = std::mem::take(&mut self.mended.lines);
        }
        let told = self.told.take();
        (self.finish(), told)
    }

    /// Notes what a line of a card is, for one who asks.
    fn note(&mut self, lines: impl IntoIterator<Item = usize>, part: CardPart) {
        if let Some(told) = &mut self.told {
            told.cards.extend(lines.into_iter().map(|at| (at, part)));
        }
    }

    fn collect_furniture(&mut self) {
        let furniture = self.lines.iter().filter(|line| line.furniture);
        let pieces = furniture.map(|line| NonContent { kind: NonContentKind::PageFurniture, span: line.span });
        self.plan.non_content = pieces.collect();
    }

    /// The day with which `text` begins, as the heads of the server's PDFs write it.
    fn day_in(&self, text: &str) -> Option<NaiveDate> {
        let iso = text.get(..10).and_then(|day| day.parse().ok());
        iso.or_else(|| date_at(text, &self.layout.months).and_then(|date| date.date))
    }

    /// Reads what begins at the line `at`; gives the line after it.
    fn read_section(&mut self, at: usize) -> usize {
        let at = self.skip_blank(at);
        let Some(line) = self.lines.get(at) else { return at };
        if line.word.goal && !self.has_goal {
            return self.read_goal(at);
        }
        if self.free_dialog_at(at) {
            return self.read_free_dialog(at);
        }
        if let Some(group) = self.group_at(at) {
            return self.read_group(at, group);
        }
        // Below text that has no place the group goes on.
        if self.card_at(at).is_some() {
            return self.read_cards(at, self.group);
        }
        if let Some(head) = self.headless_at(at) {
            return self.read_card(&head, self.group);
        }
        if self.is_header(at) {
            return self.read_messages(at, Under::Free, None);
        }
        if line.word.plan_title {
            self.non_content(NonContentKind::Heading, at..at + 1);
            return at + 1;
        }
        let end = self.end_of_section(at);
        self.unplaced(at..end);
        end
    }

    fn read_goal(&mut self, at: usize) -> usize {
        self.non_content(NonContentKind::Heading, at..at + 1);
        self.has_goal = true;
        // The goal is one paragraph: the heading of a group ends it, even if no card can be read under that.
        let ends = |at: &usize| self.lines[*at].word.group.is_some() || self.starts_section(*at);
        let end = (at + 1..self.lines.len()).find(ends).unwrap_or(self.lines.len());
        self.entry(EntryKind::Goal, at + 1..end);
        end
    }

    /// The line at which the next section begins, after the line `at`.
    fn end_of_section(&self, at: usize) -> usize {
        (at + 1..self.lines.len()).find(|&at| self.starts_section(at)).unwrap_or(self.lines.len())
    }

    /// A group: its heading and the cards under it.
    fn read_group(&mut self, at: usize, group: Group) -> usize {
        self.group = group;
        self.non_content(NonContentKind::Heading, at..at + 1);
        let first = self.skip_blank(at + 1);
        let Some(strays) = self.strays_at(first).filter(|_| self.card_at(first).is_none()) else {
            return self.read_cards(first, group);
        };
        self.non_content(NonContentKind::CardLabel, strays.clone());
        self.read_cards(strays.end, group)
    }

    fn read_cards(&mut self, at: usize, group: Group) -> usize {
        let mut at = at;
        while let Some(start) = self.card_at(at).or_else(|| self.unknown_card_at(at)) {
            let end = self.read_card(&start, group);
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
        (line.word.goal && !self.has_goal)
            || self.ends_card(at)
            || line.opens
            || (line.word.label.is_some() && self.headless_at(at).is_some())
    }

    /// Whether a card, its dialogue included, is at its end where this line stands.
    fn ends_card(&self, at: usize) -> bool {
        let word = self.lines[at].word;
        self.is_print(at)
            || (word.free_dialog && self.free_dialog_at(at))
            || ((word.group.is_some() || word.group_like) && self.group_at(at).is_some())
            || (word.card.is_some() && self.card_at(at).is_some())
            || (self.signs.upper_types() && self.unknown_type_at(at))
    }

    /// Whether a card of a type that the layout does not know begins here, in prints with types in capitals.
    fn unknown_type_at(&self, at: usize) -> bool {
        let line = &self.lines[at];
        let letters = || line.text.chars().filter(|c| c.is_alphabetic()).count() > 3;
        line.text.starts_with(char::is_uppercase)
            && is_upper(line.text)
            && letters()
            && line.word.card.is_none()
            && !self.is_value(at)
            && self.unknown_card_at(at).is_some()
    }

    /// Whether the label of a short field stands right above, or a row of labels: «DELTID» is the value of one.
    fn is_value(&self, at: usize) -> bool {
        let above = (0..at).rev().find(|&at| !self.lines[at].is_blank());
        let label = above.and_then(|above| self.lines[above].word.label);
        let short = |label: usize| !self.is_wide_label(label) && self.layout.labels[label].value == ValueKind::Line;
        label.is_some_and(short)
            || above.is_some_and(|above| self.row_at(above).is_some() || self.labels_of(above).len() > 1)
    }

    /// The heading of a group: a card, another heading or nothing at all stands under it.
    fn group_at(&self, at: usize) -> Option<Group> {
        let word = self.lines.get(at)?.word;
        let next = self.skip_blank(at + 1);
        if word.group.is_none() {
            // «Bruker flyttet aktiviteten fra Planlagt til Gjennomføres» is an event.
            let event = || self.last_filled(0..at).is_some_and(|above| self.is_moment(above));
            let like = word.group_like && word.label.is_none() && self.card_at(next).is_some() && !event();
            return like.then_some(Group::Unknown);
        }
        let group = word.group.map(Group::Known);
        let Some(line) = self.lines.get(next) else { return group };
        let heading = line.word.group.is_some() || line.word.free_dialog;
        // The fields of a card in a scan may be past reading.
        let type_line = self.extraction == Extraction::Scan && line.word.card.is_some();
        let card = || type_line || self.card_at(next).is_some() || self.unknown_card_at(next).is_some();
        group.filter(|_| heading || card() || self.strays_at(next).is_some())
    }

    /// The heading of the free dialogue: within the lines of one title stands the header of a message.
    fn free_dialog_at(&self, at: usize) -> bool {
        if !self.lines.get(at).is_some_and(|line| line.word.free_dialog) {
            return false;
        }
        let mut next = self.skip_blank(at + 1);
        // Fields of the last card may have slipped under the heading.
        let strays = if self.extraction == Extraction::Blocks && self.has_strays(next) { MOST_STRAYS } else { 0 };
        for _ in 0..4 + strays {
            if next >= self.lines.len() || self.is_header(next) {
                return true;
            }
            next = self.skip_blank(next + 1);
        }
        false
    }

    /// Whether the label of a field stands right below this line, the title of a thread.
    fn has_strays(&self, title: usize) -> bool {
        self.label_at(self.skip_blank(title + 1)).is_some()
    }

    /// Whether this line is the header of a message.
    fn is_header(&self, at: usize) -> bool {
        self.lines.get(at).is_some_and(|line| line.opens)
    }

    /// The first line at or after `at` that holds text.
    fn skip_blank(&self, at: usize) -> usize {
        self.filled.get(at).copied().unwrap_or(self.lines.len())
    }

    /// The last of the lines that holds text.
    fn last_filled(&self, lines: Lines) -> Option<usize> {
        lines.rev().find(|&at| !self.lines[at].is_blank())
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
        let mut filled = lines.filter(|&at| !self.lines[at].is_blank()).map(|at| self.lines[at].text);
        let mut joined = filled.next().unwrap_or_default().to_owned();
        for line in filled {
            joined.push(' ');
            joined.push_str(line);
        }
        joined
    }

    /// Names the lines, page furniture among them apart.
    fn non_content(&mut self, kind: NonContentKind, lines: Lines) {
        let mut from = lines.start;
        for at in lines.clone().chain([lines.end]) {
            if at == lines.end || self.lines[at].furniture {
                if let Some(span) = self.span_of(from..at) {
                    self.plan.non_content.push(NonContent { kind, span });
                }
                from = at + 1;
            }
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
        if line.header.is_some_and(|header| header.is_telling()) {
            entry.flag(Flag::HeaderLike);
        }
        let word = line.word;
        if word.group.is_some() || word.free_dialog || word.goal || word.heading_like || self.quotes_head(at) {
            entry.flag(Flag::HeadingLike);
        }
        if self.mended.lines.binary_search(&at).is_ok() {
            entry.flag(Flag::Misread);
        }
        if self.ends_torn_header(at) {
            entry.flag(Flag::HeaderLike);
        }
    }

    /// Flags the entry beside a line that looks like a header and stands in none: it was taken for a title or a label.
    fn flag_outside(&mut self) {
        let telling = |line: &&Line<'_>| !line.opens && line.header.is_some_and(|header| header.is_telling());
        for line in self.lines.iter().filter(telling) {
            let entries = &mut self.plan.entries;
            let below = entries.partition_point(|entry| entry.span.end <= line.span.start);
            let nearest = below.min(entries.len().saturating_sub(1));
            if let Some(entry) = entries.get_mut(nearest) {
                entry.flag(Flag::HeaderLike);
            }
        }
    }

    fn finish(mut self) -> Plan {
        self.plan.non_content.sort_by_key(|piece| piece.span);
        self.doubt_whole();
        settle_order(&mut self.plan, self.layout.signs.order);
        self.flag_outside();
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

/// Tells the messages of the user by the name at the top of the first page, in prints that have it there.
fn name_user(lines: &mut [Line<'_>], layout: &Layout) {
    if !layout.user_by_name {
        return;
    }
    let Some(name) = lines.iter().find(|line| !line.is_blank()).and_then(|line| columns(line.text).next()) else {
        return;
    };
    let name = name.to_lowercase();
    for header in lines.iter_mut().filter_map(|line| line.header.as_mut()) {
        if header.speaker.is_none() && header.sender.to_lowercase() == name {
            header.speaker = Some(Speaker::User);
        }
    }
}
