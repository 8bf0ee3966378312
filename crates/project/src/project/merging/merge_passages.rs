//! Which passage an item of a merge is about: when and by whom it was written, and how it begins.

use chrono::NaiveDate;
use reading::layout::Speaker;
use reading::plan::EntryKind;
use reading::text::{Span, Text};
use rusqlite::OptionalExtension as _;
use serde::Serialize;

use super::super::Project;
use super::super::changes::RowValues;
use super::sides::integer;
use super::texts::RedactedWords;
use crate::error::Result;
use crate::outline::Outline;

/// Of so many items of one kind it is told where they stand: more are listed nowhere.
pub const LISTED_ITEMS: usize = 1000;

/// Code points of a passage that are told.
const BEGINNING: usize = 60;

/// The passage that an item is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MergePassage {
    /// Code points of the text on the side that has it.
    #[serde(flatten)]
    pub span: Span,
    /// Of the entry in which it begins.
    pub kind: Option<EntryKind>,
    #[serde(rename = "date")]
    pub day: Option<NaiveDate>,
    pub speaker: Option<Speaker>,
    /// As printed.
    pub sender: Option<String>,
    /// Its first words; empty where they hold something that was redacted in the project.
    pub beginning: String,
}

/// Where the row of an item stands, on one of the sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ItemPlace {
    pub(super) is_mine: bool,
    pub(super) case: i64,
    pub(super) at: PlaceOf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PlaceOf {
    Span(Span),
    /// The place of a coding, by its id.
    Coding(i64),
}

impl ItemPlace {
    /// A passage of a case of the copy.
    pub(super) const fn of_span(case: i64, span: Span) -> Self {
        Self { is_mine: false, case, at: PlaceOf::Span(span) }
    }

    /// Where a row of a side stands, if it is about a passage.
    pub(super) fn of(table: &str, row: &RowValues, is_mine: bool) -> Option<Self> {
        if !matches!(table, "coding" | "memo" | "correction") {
            return None;
        }
        let case = integer(row, "case_id")?;
        let at = match (integer(row, "coding_id"), place(row, "start"), place(row, "end")) {
            (Some(coding), ..) => PlaceOf::Coding(coding),
            (None, Some(start), Some(end)) => PlaceOf::Span(Span::new(start, end)),
            _ => return None,
        };
        Some(Self { is_mine, case, at })
    }
}

fn place(row: &RowValues, column: &str) -> Option<usize> {
    integer(row, column).and_then(|at| usize::try_from(at).ok())
}

/// What stands at these places of a case of one side, without words that were redacted in the project. The numbers come back with it.
pub(super) fn passages_of(
    side: &Project,
    case: i64,
    places: &[(usize, PlaceOf)],
    words: &RedactedWords,
) -> Result<Vec<(usize, MergePassage)>> {
    // A case that was taken out has no passages any more.
    if !side.connection().prepare_cached("SELECT 1 FROM cases WHERE id = ?")?.exists([case])? {
        return Ok(Vec::new());
    }
    let text = side.cases().text(case)?;
    side.entries().see(case, |outline| passages_in(side, (&text, outline), places, words))?
}

/// The same, with what is read of the case.
fn passages_in(
    side: &Project,
    (text, outline): (&Text, &Outline<&str>),
    places: &[(usize, PlaceOf)],
    words: &RedactedWords,
) -> Result<Vec<(usize, MergePassage)>> {
    let mut coding = side.connection().prepare_cached("SELECT start, end FROM coding WHERE id = ?")?;
    let mut told = Vec::with_capacity(places.len());
    for (number, at) in places {
        let span = match at {
            PlaceOf::Span(span) => Some(*span),
            PlaceOf::Coding(id) => coding.query_row([id], |row| Ok(Span::new(row.get(0)?, row.get(1)?))).optional()?,
        };
        let Some(span) = span.filter(|span| span.start <= span.end && span.end <= text.len()) else { continue };
        let said = text.slice(span).split_whitespace().collect::<Vec<_>>().join(" ");
        let said = words.cleared(&said).unwrap_or_default();
        let mut beginning: String = said.chars().take(BEGINNING).collect();
        if beginning.len() < said.len() {
            beginning.push('…');
        }
        let entry = outline.entries.iter().find(|entry| entry.span.start <= span.start && span.start < entry.span.end);
        let passage = MergePassage {
            span,
            kind: entry.map(|entry| entry.kind),
            day: entry.and_then(|entry| entry.day),
            speaker: entry.and_then(|entry| entry.speaker),
            sender: entry.and_then(|entry| entry.sender.and_then(|sender| words.cleared(sender))),
            beginning,
        };
        told.push((*number, passage));
    }
    Ok(told)
}
