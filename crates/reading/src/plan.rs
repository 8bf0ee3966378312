//! The plan that a source text holds: goal, activity cards, minutes, messages and threads, each entry
//! with the [`Span`] of the source that it stands for. A plan is derived and can be read anew at any time.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize, Serializer};

use crate::layout::{Speaker, Status};
use crate::shown::ShownPart;
use crate::text::{Span, Text};
use crate::visible::is_seen;

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EntryKind {
    Goal,
    Card,
    Minutes,
    Message,
    Event,
    Preamble,
    Unplaced,
    /// A document of the case that is no plan: the CV, or another paper.
    Document,
}

impl EntryKind {
    pub const ALL: [Self; 8] = [
        Self::Goal,
        Self::Card,
        Self::Minutes,
        Self::Message,
        Self::Event,
        Self::Preamble,
        Self::Unplaced,
        Self::Document,
    ];

    /// Those that a person can make an entry of a plan.
    pub const OF_PLAN: [Self; 7] =
        [Self::Goal, Self::Card, Self::Minutes, Self::Message, Self::Event, Self::Preamble, Self::Unplaced];

    /// Whether someone speaks or acts in it.
    #[must_use]
    pub const fn has_speaker(self) -> bool {
        matches!(self, Self::Message | Self::Event)
    }
}

/// What a person should know of an entry, or review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Flag {
    /// The text could not be placed.
    Unplaced,
    /// Whether a new thread starts here is doubtful.
    ThreadBoundary,
    /// It is doubtful where the thread begins, or whether a title stands between its messages above.
    DoubtfulThread,
    /// The sender is no word that the layout knows.
    SenderUnknown,
    /// The date names no day of the calendar.
    DateInvalid,
    /// The card has no start date.
    NoStartDate,
    /// The date lies after the day of printing.
    AfterPrint,
    /// The card ends before it starts.
    FromAfterTo,
    /// The fields came apart in text extraction and were put together by their form.
    TornFields,
    /// Text recognition had misread the line by which the entry was found.
    Misread,
    /// A line inside looks like the header of a message.
    HeaderLike,
    /// A line inside looks like a heading or the start of a card.
    HeadingLike,
    /// The card's type is no word that the layout knows.
    TypeUnknown,
    /// The dates of the thread neither rise nor fall.
    OutOfOrder,
    /// The message has no text.
    Empty,
    /// Letters of the text were lost or became others before or when it was read.
    Garbled,
    /// Another plan begins here: another person's, or the same once more.
    SecondPlan,
    /// Less than half of the characters of the source stand in entries that have a place in the plan.
    LittleRead,
    /// No layout knows the heading of the section above, or what stands there in place of one.
    HeadingUnknown,
    /// No layout knows the labels of the card's days: the first is taken for its start, the second for its end.
    DateLabelUnknown,
}

impl Flag {
    /// Whether a person should look at it; the others only inform.
    #[must_use]
    pub const fn is_doubt(self) -> bool {
        !matches!(self, Self::NoStartDate | Self::AfterPrint | Self::FromAfterTo | Self::Empty)
    }
}

/// An activity card as printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Card {
    #[serde(rename = "type")]
    pub card_type: String,
    pub title: String,
    pub status: Option<Status>,
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    /// Values by label, in the order of print; an empty value is a label with nothing under it.
    #[serde(serialize_with = "as_map")]
    pub fields: Vec<(String, String)>,
    /// Chips under the fields («Avtalt med NAV»).
    pub labels: Vec<String>,
}

impl Card {
    /// The value of the field with this label.
    #[must_use]
    pub fn field(&self, label: &str) -> Option<&str> {
        self.fields.iter().find(|(name, _)| name == label).map(|(_, value)| value.as_str())
    }
}

fn as_map<S: Serializer>(fields: &[(String, String)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(fields.iter().map(|(label, value)| (label, value)))
}

/// One dated thing of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub kind: EntryKind,
    pub date: Option<NaiveDate>,
    pub time: Option<NaiveTime>,
    pub until: Option<NaiveDate>,
    pub speaker: Option<Speaker>,
    /// The sender as printed.
    pub sender: Option<String>,
    /// Index into [`Plan::threads`].
    pub thread: Option<usize>,
    pub card: Option<Card>,
    /// Its text in the source.
    pub span: Span,
    pub flags: Vec<Flag>,
    /// Those of the flags that a person has accepted.
    pub accepted: Vec<Flag>,
    /// Ids of the corrections that have made it what it is, in the order in which they were made.
    pub corrections: Vec<i64>,
    /// Whether a person has done more about it than accept it.
    pub is_corrected: bool,
}

impl Entry {
    #[must_use]
    pub const fn new(kind: EntryKind, span: Span) -> Self {
        Self {
            kind,
            date: None,
            time: None,
            until: None,
            speaker: None,
            sender: None,
            thread: None,
            card: None,
            span,
            flags: Vec::new(),
            accepted: Vec::new(),
            corrections: Vec::new(),
            is_corrected: false,
        }
    }

    pub fn flag(&mut self, flag: Flag) {
        if !self.flags.contains(&flag) {
            self.flags.push(flag);
        }
    }

    /// Whether a person should look at it.
    #[must_use]
    pub fn is_doubtful(&self) -> bool {
        self.doubts().next().is_some()
    }

    /// The flags that a person should look at and has not accepted.
    pub fn doubts(&self) -> impl Iterator<Item = Flag> {
        self.flags.iter().copied().filter(|flag| flag.is_doubt() && !self.accepted.contains(flag))
    }
}

/// Where a thread stands in the print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Under {
    Card,
    Free,
}

impl Under {
    pub const ALL: [Self; 2] = [Self::Card, Self::Free];
}

/// A thread of messages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thread {
    pub under: Under,
    /// The title of the thread, or of the card that it stands under.
    pub title: Option<String>,
    /// Printed with the newest message first.
    pub newest_first: bool,
}

/// By what a print was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReadBy {
    /// How its lines are set and where they stand on the page.
    Page,
    /// Words, and the blank lines of a copy from the browser.
    Copy,
    /// Words alone, in text that was got out of pages.
    Words,
    /// Words that text recognition has read.
    Scan,
}

/// Source text that is no entry's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NonContentKind {
    /// Name, office and date of printing at the top of the first page.
    PageHeader,
    /// Page numbers and the browser's own headers and footers.
    PageFurniture,
    /// Headings of the plan, its groups and its dialogue.
    Heading,
    ThreadTitle,
    MessageHeader,
    /// When something happened to a card.
    EventHeader,
    /// Type, title and fields of a card whose entry is its minutes.
    CardHeader,
    /// The label above minutes, and chips below them.
    CardLabel,
}

impl NonContentKind {
    /// Whether it can stand between the lines of an entry without being part of it: pages end inside a message, and text extraction
    /// puts lines with emoji above the header of their message, and headings with a sign above the last line before them.
    #[must_use]
    pub const fn interrupts(self) -> bool {
        matches!(self, Self::PageFurniture | Self::MessageHeader | Self::Heading)
    }
}

/// A named piece of non-content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NonContent {
    pub kind: NonContentKind,
    pub span: Span,
}

/// The part of a text that one of several plans takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct PlanPart {
    /// From its head to the next plan. Together the parts are the whole text.
    #[serde(flatten)]
    pub span: Span,
    /// The day of printing.
    pub printed: Option<NaiveDate>,
    /// The person whose plan it is, by birth number or name in its head: numbered from 1 in the order of print. `None` where the head
    /// tells of nobody.
    pub person: Option<usize>,
}

impl PlanPart {
    /// How many persons the heads of these plans tell of; 0 where they do not tell whether it is one.
    #[must_use]
    pub fn persons(plans: &[Self]) -> usize {
        let mut persons: Vec<usize> = plans.iter().filter_map(|plan| plan.person).collect();
        let all_told = persons.len() == plans.len();
        persons.sort_unstable();
        persons.dedup();
        if all_told || persons.len() > 1 { persons.len() } else { 0 }
    }
}

/// What a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentKind {
    /// A print of an activity plan.
    Plan,
    Cv,
    /// Any other paper.
    Paper,
}

impl DocumentKind {
    pub const ALL: [Self; 3] = [Self::Plan, Self::Cv, Self::Paper];

    /// Its name in the file, in JSON and in CSV.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Cv => "cv",
            Self::Paper => "paper",
        }
    }
}

/// A document of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CaseDocument {
    pub kind: DocumentKind,
    /// The name of its file, or what a person calls it; empty where the name told of the person in the print.
    pub title: String,
    /// Its part of the text.
    #[serde(flatten)]
    pub span: Span,
}

/// What was read out of one source.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// Name of the layout; `None` when the text shows no sign of any.
    pub layout: Option<&'static str>,
    /// By what it was read; `None` where no text was.
    pub read_by: Option<ReadBy>,
    /// The day of printing.
    pub printed: Option<NaiveDate>,
    /// What the print shows of the plan, by its head; of a case with several prints what all of them show together.
    pub shown: ShownPart,
    pub threads: Vec<Thread>,
    /// In the order of print.
    pub entries: Vec<Entry>,
    /// In the order of print.
    pub non_content: Vec<NonContent>,
    /// Where the text holds several plans, the part of each; else none.
    pub parts: Vec<PlanPart>,
    /// The documents of the case, in the order of the text; none where the text is one plan.
    pub documents: Vec<CaseDocument>,
    /// Name of the layout of each of them; `None` where it is no plan, or shows no sign of any.
    pub layouts: Vec<Option<&'static str>>,
}

impl Plan {
    /// The entry that holds the goal.
    #[must_use]
    pub fn goal(&self) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.kind == EntryKind::Goal)
    }

    /// The entries that hold goals: one in each plan at most.
    pub fn goals(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.kind == EntryKind::Goal)
    }

    /// The text of an entry without page furniture, headers and headings that stand inside it.
    #[must_use]
    pub fn text_of(&self, entry: &Entry, text: &Text) -> String {
        self.text_with(entry, text, |span| text.slice(span).to_owned())
    }

    /// The text of an entry, each piece of it as `shown` gives it.
    #[must_use]
    pub fn text_with(&self, entry: &Entry, text: &Text, shown: impl Fn(Span) -> String) -> String {
        self.pieces_of(entry, text).into_iter().map(shown).collect()
    }

    /// Where the text of an entry stands: all of its span but page furniture, headers and headings, and the blanks before them.
    #[must_use]
    pub fn pieces_of(&self, entry: &Entry, text: &Text) -> Vec<Span> {
        let mut pieces = Vec::new();
        let mut at = entry.span.start;
        for furniture in self.interruptions_in(entry.span) {
            let words = text.slice(Span::new(at, furniture.start));
            let blanks = words.chars().rev().take_while(|c| matches!(c, ' ' | '\t')).count();
            pieces.push(Span::new(at, furniture.start - blanks));
            at = furniture.end;
            let next_line = text.slice(Span::new(at, entry.span.end));
            at += next_line.chars().take_while(|c| matches!(c, '\n' | '\u{c}')).count();
        }
        pieces.push(Span::new(at, entry.span.end));
        pieces
    }

    /// What stands inside a span without being part of it, page furniture, headers and headings, in the order of print.
    pub fn interruptions_in(&self, span: Span) -> impl Iterator<Item = Span> {
        let first = self.non_content.partition_point(|piece| piece.span.start < span.start);
        let inside = self.non_content[first..].iter().take_while(move |piece| piece.span.start < span.end);
        inside.filter(move |piece| piece.kind.interrupts() && piece.span.end <= span.end).map(|piece| piece.span)
    }

    /// Number of characters that someone sees, spaces apart, of the source that neither an entry nor named non-content covers.
    #[must_use]
    pub fn unaccounted(&self, text: &Text) -> usize {
        let mut spans: Vec<Span> = self.entries.iter().map(|entry| entry.span).collect();
        spans.extend(self.non_content.iter().map(|piece| piece.span));
        spans.sort_unstable();
        let mut covered = 0;
        let mut missing = 0;
        for span in spans.into_iter().chain([Span::new(text.len(), text.len())]) {
            if span.start > covered {
                missing += text.slice(Span::new(covered, span.start)).chars().filter(|&c| is_seen(c)).count();
            }
            covered = covered.max(span.end);
        }
        missing
    }

    /// The entry in whose text the code point stands.
    #[must_use]
    pub fn entry_at(&self, at: usize) -> Option<usize> {
        let after = self.entries.partition_point(|entry| entry.span.start <= at);
        let index = after.checked_sub(1)?;
        (at < self.entries[index].span.end).then_some(index)
    }

    /// The day of an entry as it counts for the time that a plan tells of: what lies after the day of printing is planned.
    #[must_use]
    pub fn past_day(&self, entry: &Entry) -> Option<NaiveDate> {
        entry.date.filter(|&date| self.printed.is_none_or(|printed| date <= printed))
    }

    /// The document in which the code point stands, as an index into [`Plan::documents`]; `None` where the text is one plan.
    #[must_use]
    pub fn document_at(&self, at: usize) -> Option<usize> {
        CaseDocument::at(&self.documents, at)
    }
}

impl CaseDocument {
    /// Which of some documents, in the order of their text, holds the code point.
    #[must_use]
    pub fn at(documents: &[Self], at: usize) -> Option<usize> {
        let index = documents.partition_point(|document| document.span.start <= at).checked_sub(1)?;
        (at < documents[index].span.end).then_some(index)
    }

    /// The number of one of some documents among those of its kind, from 1.
    #[must_use]
    pub fn number(documents: &[Self], index: usize) -> usize {
        let kind = documents[index].kind;
        documents[..=index].iter().filter(|document| document.kind == kind).count()
    }

    /// What JSON and CSV call one of some documents: its title, or its kind and number.
    #[must_use]
    pub fn name(documents: &[Self], index: usize) -> String {
        let document = &documents[index];
        if document.title.is_empty() {
            format!("{} {}", document.kind.word(), Self::number(documents, index))
        } else {
            document.title.clone()
        }
    }
}
