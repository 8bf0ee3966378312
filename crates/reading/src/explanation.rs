//! Why the text of a source was read as it was: line by line, what each was taken as and by which word, form
//! or clue. For people who wonder, and for those who teach the grammar a new era.

use serde::Serialize;

use crate::evidence::Evidence;
use crate::grammar::{self, CardPart, Clue, Extraction, ReadingNotes, TypeClass, WeighedTitle};
use crate::layout::{Layout, Word};
use crate::plan::{EntryKind, Flag, NonContentKind, Plan, ReadBy};
use crate::text::{Span, Text};

/// What a line was taken as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum LineRole {
    Entry(EntryKind),
    NonContent(NonContentKind),
    CardPart(CardPart),
}

/// By what it was taken as that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// It is a word of the layout, in its place.
    WordOfLayout,
    /// It has the form of a header: sender, dash, date.
    HeaderForm,
    /// It nearly has the form of a header or is nearly a word of the layout, in a scan.
    Misread,
    /// It is set like this on the page.
    Typography,
    /// Clues were weighed.
    Clues,
    /// It stands below the line that says what it is.
    BelowHeader,
    BelowHeading,
    BelowLabel,
    BelowType,
    /// It stands above the first heading.
    TopOfPrint,
    /// It reads like what a browser or the server prints at the edges of pages.
    PageEdge,
    /// A day with a clock time stands alone in it.
    Moment,
    /// No rule places it.
    NoRule,
}

/// A clue for or against the title of a thread, and its weight: hundredths of the natural logarithm of the odds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Weight {
    pub clue: Clue,
    pub weight: i32,
}

/// One line that is not blank.
#[derive(Debug, Serialize)]
pub struct ExplainedLine {
    /// Counted from 1; a form feed inside a line begins another.
    pub line: usize,
    #[serde(flatten)]
    pub span: Span,
    pub text: String,
    /// The class of type in which it is set; `None` where the page does not tell.
    pub set: Option<TypeClass>,
    #[serde(rename = "as")]
    pub role: LineRole,
    pub because: Reason,
    pub clues: Vec<Weight>,
    /// The flags of the entry that begins with this line or below this header.
    pub flags: Vec<Flag>,
}

/// Why a source was read as it was.
#[derive(Debug, Serialize)]
pub struct Explanation {
    pub layout: Option<&'static str>,
    /// By what it was read.
    pub read_by: Option<ReadBy>,
    /// How the text was got out of the print, as far as it tells; `None` where the page is known, or where somebody typed it.
    pub extraction: Option<Extraction>,
    pub lines: Vec<ExplainedLine>,
}

impl Explanation {
    /// Reads the text by its words and what was seen of its lines, with the layout that it shows or with the one given.
    #[must_use]
    pub fn of(text: &Text, evidence: &Evidence, layout: Option<&'static Layout>) -> Self {
        let (plan, notes) = grammar::explain(text, evidence, layout);
        // A header whose clock time stands in the line below takes two.
        let mut more_lines = 0;
        let explain = |(number, &(span, word)): (usize, &(Span, Word))| {
            let line = number + 1 + more_lines;
            more_lines += text.slice(span).matches('\n').count();
            if span.is_empty() {
                return None;
            }
            let role = notes.role(&plan, number, span);
            let judged = notes.clues_of(number);
            let clues = judged.unwrap_or_default().iter().map(|&(clue, weight)| Weight { clue, weight }).collect();
            Some(ExplainedLine {
                line,
                span,
                text: text.slice(span).to_owned(),
                set: notes.classes.get(number).copied().flatten(),
                role,
                because: notes.reason(role, number, word, judged),
                clues,
                flags: flags(&plan, role, span),
            })
        };
        let lines = notes.lines.iter().enumerate().filter_map(explain).collect();
        // What somebody has typed was got out of no print.
        let is_typed = plan.layout.and_then(Layout::named).is_some_and(|layout| layout.signs.run_in == Some(true));
        let extraction = notes.extraction.filter(|_| !is_typed);
        Self { layout: plan.layout, read_by: plan.read_by, extraction, lines }
    }
}

impl ReadingNotes {
    /// What was weighed for the likeliest title that ends with this line; nothing where white space told.
    fn clues_of(&self, number: usize) -> Option<&[(Clue, i32)]> {
        let first = self.titles.partition_point(|title| title.lines.end <= number);
        let ending = self.titles[first..].iter().take_while(|title| title.lines.end == number + 1);
        let sum = |title: &&WeighedTitle| title.clues.iter().map(|(_, weight)| weight).sum::<i32>();
        ending.max_by_key(sum).map(|title| title.clues.as_slice())
    }

    fn role(&self, plan: &Plan, number: usize, span: Span) -> LineRole {
        let after = plan.non_content.partition_point(|piece| piece.span.start <= span.start);
        let piece = after.checked_sub(1).map(|at| plan.non_content[at]).filter(|piece| span.start < piece.span.end);
        if let Some(piece) = piece.filter(|piece| piece.kind == NonContentKind::PageFurniture) {
            return LineRole::NonContent(piece.kind);
        }
        if let Some(&part) = self.cards.get(&number) {
            let minutes = part == CardPart::FieldValue && piece.is_none();
            let entry = plan.entry_at(span.start).map(|at| plan.entries[at].kind);
            if !(minutes && entry == Some(EntryKind::Minutes)) {
                return LineRole::CardPart(part);
            }
        }
        match (piece, plan.entry_at(span.start)) {
            (Some(piece), _) => LineRole::NonContent(piece.kind),
            (None, Some(entry)) => LineRole::Entry(plan.entries[entry].kind),
            (None, None) => LineRole::Entry(EntryKind::Unplaced),
        }
    }

    fn reason(&self, role: LineRole, number: usize, word: Word, judged: Option<&[(Clue, i32)]>) -> Reason {
        let misread = self.repairs.binary_search(&number).is_ok();
        let class = self.classes.get(number).copied().flatten();
        match role {
            LineRole::NonContent(NonContentKind::MessageHeader) if misread => Reason::Misread,
            LineRole::NonContent(NonContentKind::MessageHeader) => Reason::HeaderForm,
            LineRole::NonContent(NonContentKind::EventHeader) => Reason::Moment,
            LineRole::NonContent(NonContentKind::PageFurniture) => Reason::PageEdge,
            LineRole::NonContent(NonContentKind::PageHeader) | LineRole::Entry(EntryKind::Preamble) => {
                Reason::TopOfPrint
            }
            LineRole::NonContent(NonContentKind::ThreadTitle)
            | LineRole::Entry(EntryKind::Message | EntryKind::Event)
                if let Some(clues) = judged =>
            {
                if clues.is_empty() {
                    Reason::Typography
                } else {
                    Reason::Clues
                }
            }
            LineRole::NonContent(NonContentKind::ThreadTitle) if class == Some(TypeClass::Heading) => {
                Reason::Typography
            }
            LineRole::NonContent(NonContentKind::ThreadTitle) | LineRole::Entry(EntryKind::Goal) => {
                Reason::BelowHeading
            }
            LineRole::Entry(EntryKind::Unplaced | EntryKind::Document) => Reason::NoRule,
            LineRole::Entry(EntryKind::Message | EntryKind::Event) => Reason::BelowHeader,
            LineRole::Entry(EntryKind::Card | EntryKind::Minutes) | LineRole::CardPart(CardPart::FieldValue) => {
                Reason::BelowLabel
            }
            LineRole::CardPart(CardPart::CardTitle) => Reason::BelowType,
            _ if misread => Reason::Misread,
            LineRole::CardPart(CardPart::CardType) if word.card.is_none() && class.is_some() => Reason::Typography,
            LineRole::CardPart(CardPart::CardType) if word.card.is_none() => Reason::NoRule,
            LineRole::CardPart(CardPart::FieldLabel) if word.label.is_none() && class == Some(TypeClass::Mark) => {
                Reason::Typography
            }
            LineRole::NonContent(_) | LineRole::CardPart(_) => Reason::WordOfLayout,
        }
    }
}

/// The flags of the entry that begins here; those of a message at its header.
fn flags(plan: &Plan, role: LineRole, span: Span) -> Vec<Flag> {
    let header = matches!(role, LineRole::NonContent(NonContentKind::MessageHeader | NonContentKind::EventHeader));
    let entry = if header {
        // The text may begin in the line of the header.
        plan.entries.iter().find(|entry| entry.span.start > span.start)
    } else {
        let dated = |kind| matches!(kind, EntryKind::Message | EntryKind::Event);
        plan.entries.iter().find(|entry| entry.span.start == span.start && !dated(entry.kind))
    };
    entry.map(|entry| entry.flags.clone()).unwrap_or_default()
}
