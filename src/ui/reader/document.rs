//! The case as a column of blocks in reading order: headers in the program's words, paragraphs and the
//! fields of cards in the words of the source.
//!
//! A block of source text shows exactly one character for each code point of its [`Span`]: a line end
//! that only wraps a paragraph is shown as a space, everything else as it stands. So a place in a block and
//! a place in the source differ by a constant. Blank lines, page furniture and headers make no blocks.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};

use super::lines::{Flow, TextLine, lines_of};
use reading::layout::{Layout, Speaker};
use reading::plan::{Card, Entry, EntryKind, Plan};
use reading::text::{Span, Text};

/// Most code points in one block: the cursor of a longer one would move slowly.
const LONGEST_BLOCK: usize = 4000;

/// Most code points of the line of a folded entry.
const LONGEST_FOLDED: usize = 80;

/// No label of a field is longer than this, in bytes.
const LONGEST_LABEL: usize = 120;

/// The words that the reader shows about an entry, in the language of the interface.
pub trait EntryWords {
    /// The line above an entry; `same_day` when the entry before it bears the same date.
    fn header(&self, plan: &Plan, entry: usize, same_day: bool) -> String;

    /// A heading above the entry, if a group starts with it («Uten dato»). `previous` is the entry before it.
    fn group_heading(&self, plan: &Plan, entry: usize, previous: Option<usize>) -> Option<String>;

    /// What a person should know of the entry, a phrase each.
    fn flags(&self, plan: &Plan, entry: usize) -> Vec<String>;
}

/// What a block is, which decides how it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Heading of a group of entries. Not of the source.
    Group,
    /// The line above an entry. Not of the source.
    Header,
    Paragraph,
    /// Type line and chips of a card.
    Quiet,
    /// Title of a card.
    Title,
    /// Label of a field.
    Label,
    /// Value of a field.
    Value,
    /// The beginning of a folded entry, on one line.
    Folded,
}

impl Kind {
    /// Whether it holds text of the source, which can be selected and coded.
    #[must_use]
    pub const fn is_source(self) -> bool {
        !matches!(self, Self::Group | Self::Header)
    }
}

/// Background of the body of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// The paper itself, at the left edge.
    Page,
    /// The paper itself, indented behind a thin rule.
    Indented,
    /// A table of fields.
    Card,
    /// A sheet of its own.
    Sheet,
}

/// A piece of the column that is laid out as one.
#[derive(Debug)]
pub struct Block {
    pub kind: Kind,
    pub ground: Ground,
    /// Index into [`Plan::entries`].
    pub entry: usize,
    /// Where it stands in the source; empty for words of the program.
    pub span: Span,
    /// What of the source it stands for: of the line of a folded entry all of the entry, else its span.
    pub reach: Span,
    /// What is shown; after a line that is cut «…».
    pub text: String,
    /// Length of the text in code points, without «…».
    pub chars: usize,
    /// Byte at which the reasons for doubt begin in the text of a header.
    pub doubts: Option<usize>,
    /// The first block of an entry under its header, and the last one.
    pub first: bool,
    pub last: bool,
    /// First entry of its day: gets more space above the header.
    pub new_day: bool,
}

/// A place in the column: before the character `at` of a block of source text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub block: usize,
    /// In code points.
    pub at: usize,
}

/// The blocks of one entry.
#[derive(Debug, Clone)]
pub(super) struct EntryBlocks {
    /// Index into [`Plan::threads`].
    pub thread: Option<usize>,
    /// Its header, then its text.
    pub blocks: Range<usize>,
}

/// A case as the reader shows it.
#[derive(Debug)]
pub struct Document {
    /// Differs between any two documents of one run.
    pub(super) id: u64,
    pub(super) blocks: Vec<Block>,
    /// In reading order.
    pub(super) entries: Vec<EntryBlocks>,
    /// Blocks of source text in the order of the source.
    pub(super) by_source: Vec<usize>,
    /// Place of an entry of the plan in `entries`.
    pub(super) places: HashMap<usize, usize>,
}

impl Document {
    /// Lays the entries named by `order` (indices into [`Plan::entries`]) out as blocks.
    #[must_use]
    pub fn new(plan: &Plan, text: &Text, order: &[usize], words: &dyn EntryWords) -> Self {
        Self::folding(plan, text, order, words, |_| false)
    }

    /// The same, with one line for each entry that is folded.
    #[must_use]
    pub fn folding(
        plan: &Plan,
        text: &Text,
        order: &[usize],
        words: &dyn EntryWords,
        is_folded: impl Fn(usize) -> bool,
    ) -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        let mut builder = DocumentBuilder {
            plan,
            text,
            layout: plan.layout.and_then(Layout::named),
            interruptions: interruptions(plan),
            messages: Flow::of(plan, text, EntryKind::Message),
            minutes: Flow::of(plan, text, EntryKind::Minutes),
            blocks: Vec::new(),
        };
        let mut entries = Vec::with_capacity(order.len());
        let mut places = HashMap::with_capacity(order.len());
        let mut previous: Option<usize> = None;
        for &index in order {
            places.insert(index, entries.len());
            let start = builder.blocks.len();
            builder.words(index, previous, words);
            if is_folded(index) {
                builder.folded(index);
            } else {
                builder.body(index);
            }
            let header = start + usize::from(builder.blocks[start].kind == Kind::Group);
            entries.push(EntryBlocks { thread: plan.entries[index].thread, blocks: header..builder.blocks.len() });
            previous = Some(index);
        }
        let blocks = builder.blocks;
        let mut by_source: Vec<usize> = (0..blocks.len()).filter(|&block| blocks[block].kind.is_source()).collect();
        by_source.sort_by_key(|&block| blocks[block].span);
        Self { id: NEXT.fetch_add(1, Ordering::Relaxed), blocks, entries, by_source, places }
    }

    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.by_source.is_empty()
    }

    /// The code point of the source at a place.
    #[must_use]
    pub fn source_of(&self, place: Place) -> usize {
        self.blocks[place.block].span.start + place.at
    }

    /// The place of a code point of the source; of one that is not shown, the end of the text before it.
    #[must_use]
    pub fn place_of(&self, source: usize) -> Option<Place> {
        let after = self.by_source.partition_point(|&block| self.blocks[block].span.start <= source);
        let block = *self.by_source.get(after.saturating_sub(1))?;
        let Block { span, chars, .. } = self.blocks[block];
        Some(Place { block, at: source.saturating_sub(span.start).min(chars) })
    }

    /// The first and the last place that a span of the source covers, in reading order.
    #[must_use]
    pub fn ends_of(&self, span: Span) -> Option<(Place, Place)> {
        let mut ends: Option<(Place, Place)> = None;
        for (block, Range { start, end }) in self.parts_of(span) {
            let (from, to) = (Place { block, at: start }, Place { block, at: end });
            ends = Some(ends.map_or((from, to), |(first, last)| (first.min(from), last.max(to))));
        }
        ends
    }

    /// The parts of blocks that a span of the source covers, in the order of the source.
    pub(super) fn parts_of(&self, span: Span) -> impl Iterator<Item = (usize, Range<usize>)> {
        let first = self.by_source.partition_point(|&block| self.blocks[block].reach.end <= span.start);
        self.by_source[first..].iter().map_while(move |&block| Some((block, self.part_in(block, span)?)))
    }

    /// The part of a block that a span of the source covers.
    pub(super) fn part_in(&self, block: usize, span: Span) -> Option<Range<usize>> {
        let Block { span: own, reach, .. } = self.blocks[block];
        let shared = reach.intersection(span)?;
        let [start, end] = [shared.start, shared.end].map(|at| at.clamp(own.start, own.end) - own.start);
        Some(start..end)
    }

    /// Whether a code point stands in an entry that is folded.
    #[must_use]
    pub fn is_folded(&self, source: usize) -> bool {
        let block = self.place_of(source).map(|place| &self.blocks[place.block]);
        block.is_some_and(|block| block.kind == Kind::Folded && (block.reach.start..=block.reach.end).contains(&source))
    }

    pub(super) fn first_text(&self) -> Option<usize> {
        self.blocks.iter().position(|block| block.kind.is_source())
    }

    pub(super) fn next_text(&self, block: usize) -> Option<usize> {
        (block + 1..self.blocks.len()).find(|&next| self.blocks[next].kind.is_source())
    }

    pub(super) fn previous_text(&self, block: usize) -> Option<usize> {
        (0..block).rev().find(|&before| self.blocks[before].kind.is_source())
    }

    /// Whether a block is a label with its value beside it: the next block.
    pub(super) fn has_value_beside(&self, block: usize) -> bool {
        let is = |block: usize, kind| self.blocks.get(block).is_some_and(|block| block.kind == kind);
        is(block, Kind::Label) && is(block + 1, Kind::Value)
    }

    /// Place in reading order of the entry to which a block belongs.
    pub(super) fn entry_of(&self, block: usize) -> usize {
        self.places[&self.blocks[block].entry]
    }

    /// Place in reading order of an entry, given as an index into [`Plan::entries`].
    #[must_use]
    pub fn place_of_entry(&self, entry: usize) -> Option<usize> {
        self.places.get(&entry).copied()
    }

    /// The thread of the entry to which a block belongs.
    pub(super) fn thread_of(&self, block: usize) -> Option<usize> {
        self.entries[self.entry_of(block)].thread
    }

    /// The text blocks of an entry, given its place in reading order.
    pub(super) fn text_of_entry(&self, entry: usize) -> Option<Range<usize>> {
        let blocks = &self.entries[entry].blocks;
        (blocks.len() > 1).then(|| blocks.start + 1..blocks.end)
    }
}

/// What stands in entries without being part of them, page furniture and headers, in the order of the source.
fn interruptions(plan: &Plan) -> Vec<Span> {
    let interruptions = plan.non_content.iter().filter(|piece| piece.kind.interrupts());
    let mut spans: Vec<Span> = interruptions.map(|piece| piece.span).collect();
    spans.sort_unstable();
    spans
}

struct DocumentBuilder<'a> {
    plan: &'a Plan,
    text: &'a Text,
    layout: Option<&'static Layout>,
    interruptions: Vec<Span>,
    messages: Flow,
    minutes: Flow,
    blocks: Vec<Block>,
}

impl DocumentBuilder<'_> {
    /// The header of an entry, and the heading of a group where one starts.
    fn words(&mut self, index: usize, previous: Option<usize>, words: &dyn EntryWords) {
        let entry = &self.plan.entries[index];
        let day_before = previous.map(|previous| self.plan.entries[previous].date);
        let same_day = entry.date.is_some() && day_before == Some(entry.date);
        let ground = ground(entry);
        let heading = words.group_heading(self.plan, index, previous);
        // Under a heading the day is told again.
        let same_day = same_day && heading.is_none();
        let new_day = !same_day && heading.is_none();
        if let Some(heading) = heading {
            self.push(Kind::Group, Ground::Page, index, Span::new(0, 0), heading);
        }
        let mut header = words.header(self.plan, index, same_day);
        let flags = words.flags(self.plan, index);
        let doubts = (entry.is_doubtful() && !flags.is_empty()).then(|| {
            header.push_str("   ");
            header.len()
        });
        if !flags.is_empty() {
            header.push_str(if doubts.is_some() { "\u{26a0} " } else { " · " });
            header.push_str(&flags.join(" · "));
        }
        self.push(Kind::Header, ground, index, Span::new(0, 0), header);
        if let Some(block) = self.blocks.last_mut() {
            (block.doubts, block.new_day) = (doubts, new_day);
        }
    }

    fn body(&mut self, index: usize) {
        let entry = &self.plan.entries[index];
        let header = self.blocks.len();
        let first = self.interruptions.partition_point(|piece| piece.end <= entry.span.start);
        let lines = lines_of(self.text, entry.span, &self.interruptions[first..]);
        match &entry.card {
            Some(card) if lines.first().is_some_and(|line| line.text == card.card_type) => {
                self.card(index, card, &lines);
            }
            _ => {
                let flow = if entry.kind == EntryKind::Minutes { self.minutes } else { self.messages };
                self.paragraphs(index, Kind::Paragraph, &lines, flow);
            }
        }
        self.mark_ends(header);
    }

    /// The beginning of an entry, on one line.
    fn folded(&mut self, index: usize) {
        let span = self.plan.entries[index].span;
        let first = self.interruptions.partition_point(|piece| piece.end <= span.start);
        let lines = lines_of(self.text, span, &self.interruptions[first..]);
        let Some(line) = lines.first() else { return };
        let shown = Span::new(line.span.start, line.span.end.min(line.span.start + LONGEST_FOLDED));
        let mut words = self.text.slice(shown).to_owned();
        if lines.len() > 1 || shown != line.span {
            words.push_str(" …");
        }
        // What NAV has written stays indented; a card has no frame.
        let ground = match ground(&self.plan.entries[index]) {
            Ground::Indented => Ground::Indented,
            _ => Ground::Page,
        };
        self.push(Kind::Folded, ground, index, shown, words);
        if let Some(block) = self.blocks.last_mut() {
            (block.reach, block.chars, block.first, block.last) = (span, shown.len(), true, true);
        }
    }

    /// Says of the blocks from `first` on which is the first and which the last of its entry.
    fn mark_ends(&mut self, first: usize) {
        if let Some(block) = self.blocks.get_mut(first) {
            block.first = true;
            self.blocks.last_mut().expect("there is one").last = true;
        }
    }

    /// Lines as paragraphs, wrapped lines joined.
    fn paragraphs(&mut self, index: usize, kind: Kind, lines: &[TextLine<'_>], flow: Flow) {
        let mut rest = lines;
        while !rest.is_empty() {
            let joined = 1 + rest.windows(2).take_while(|pair| flow.joins(&pair[0], &pair[1])).count();
            let span = Span::new(rest[0].span.start, rest[joined - 1].span.end);
            self.source(index, kind, span);
            rest = &rest[joined..];
        }
    }

    /// Adds source text, in pieces that end with a sentence where it is very long.
    fn source(&mut self, index: usize, kind: Kind, span: Span) {
        let ground = ground(&self.plan.entries[index]);
        let mut rest = span;
        while !rest.is_empty() {
            let piece = piece_of(self.text, rest);
            let shown = self.text.slice(piece).replace(['\n', '\u{c}'], " ");
            self.push(kind, ground, index, piece, shown);
            rest = self.text.trim(Span::new(piece.end, span.end));
        }
    }

    fn push(&mut self, kind: Kind, ground: Ground, entry: usize, span: Span, text: String) {
        let chars = text.chars().count();
        self.blocks.push(Block {
            kind,
            ground,
            entry,
            span,
            reach: span,
            text,
            chars,
            doubts: None,
            first: false,
            last: false,
            new_day: false,
        });
    }

    /// A card: type line, title, a row for each field, chips.
    fn card(&mut self, index: usize, card: &Card, lines: &[TextLine<'_>]) {
        let mut used = vec![false; card.fields.len()];
        let fields = (1..lines.len()).find(|&at| self.label_at(card, &used, &lines[at..]).is_some());
        let fields = fields.unwrap_or(lines.len());
        self.source(index, Kind::Quiet, lines[0].span);
        self.paragraphs(index, Kind::Title, &lines[1..fields], Flow::ANY);
        let chips = lines.iter().rev().take_while(|line| self.is_chip(card, line.text)).count();
        let chips = lines.len() - chips.min(lines.len() - fields);
        let mut at = fields;
        while at < chips {
            if let Some((field, taken)) = self.label_at(card, &used, &lines[at..chips]) {
                used[field] = true;
                self.source(index, Kind::Label, Span::new(lines[at].span.start, lines[at + taken - 1].span.end));
                at += taken;
                continue;
            }
            let value = (at + 1..chips).find(|&next| self.label_at(card, &used, &lines[next..chips]).is_some());
            let value = &lines[at..value.unwrap_or(chips)];
            self.paragraphs(index, Kind::Value, value, Flow::of_value(value));
            at += value.len();
        }
        for line in &lines[chips..] {
            self.source(index, Kind::Quiet, line.span);
        }
    }

    /// The field whose label the first line is, alone or with the next one; gives the number of lines it takes.
    fn label_at(&self, card: &Card, used: &[bool], lines: &[TextLine<'_>]) -> Option<(usize, usize)> {
        let field = |name: &str| {
            let found = |(own, _): &(String, String)| own.to_lowercase() == name.to_lowercase();
            card.fields.iter().position(found).filter(|&field| !used[field])
        };
        let named = |label: usize| self.layout.and_then(|layout| field(&layout.labels[label].name));
        let (line, next) = (lines.first()?.text, lines.get(1).map(|line| line.text));
        if line.len() > LONGEST_LABEL {
            return None;
        }
        let wrapped = || self.layout?.wrapped_label(line, next?).and_then(named);
        let alone = || field(line).or_else(|| self.layout?.word(line).label.and_then(named));
        wrapped().map(|field| (field, 2)).or_else(|| alone().map(|field| (field, 1)))
    }

    fn is_chip(&self, card: &Card, line: &str) -> bool {
        let chips = self.layout.map_or(Vec::new(), |layout| layout.chips_of(line));
        !chips.is_empty() && chips.iter().all(|chip| card.labels.iter().any(|label| label == chip))
    }
}

/// The background of an entry.
fn ground(entry: &Entry) -> Ground {
    match (entry.kind, entry.speaker) {
        (EntryKind::Card, _) => Ground::Card,
        (EntryKind::Minutes, _) => Ground::Sheet,
        (_, Some(Speaker::Nav)) => Ground::Indented,
        _ => Ground::Page,
    }
}

/// The beginning of a span, up to the end of the last sentence that a block can take.
fn piece_of(text: &Text, span: Span) -> Span {
    if span.len() <= LONGEST_BLOCK {
        return span;
    }
    let longest = Span::new(span.start, span.start + LONGEST_BLOCK);
    let content = text.slice(longest);
    let sentence = [". ", "? ", "! ", ".\n"].iter().filter_map(|end| content.rfind(end)).max().map(|byte| byte + 1);
    let word = || content.rfind(char::is_whitespace);
    let end = sentence.or_else(word).map_or(longest.len(), |byte| content[..byte].chars().count());
    Span::new(span.start, span.start + end.max(1))
}
