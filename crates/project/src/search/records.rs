//! What is found, as JSON and CSV give it: the same names in both, which never change with the language.

use chrono::NaiveDate;
use serde::Serialize;

use super::around::ContextReach;
use super::excerpts::{CaseExcerpts, Excerpt};
use super::{CaseHits, Hit};
use crate::contract::{entry_id, thread_id};
use crate::word::word;
use reading::layout::Speaker;

/// A hit with what stands around it.
#[derive(Debug, Serialize)]
pub struct HitRecord<'a> {
    case: &'a str,
    entry: Option<String>,
    start: usize,
    end: usize,
    text: &'a str,
    before: String,
    after: String,
}

impl<'a> HitRecord<'a> {
    pub const COLUMNS: [&'static str; 7] = ["case", "entry", "start", "end", "text", "before", "after"];

    /// A hit with what stands around it.
    #[must_use]
    pub fn new(found: &'a CaseHits, hit: Hit, context: ContextReach) -> Self {
        let (before, after) = found.context(hit, context);
        Self {
            case: &found.label,
            entry: hit.entry.map(entry_id),
            start: hit.span.start,
            end: hit.span.end,
            text: found.text.slice(hit.span),
            before,
            after,
        }
    }

    /// In the order of the columns.
    #[must_use]
    pub fn cells(&self) -> [String; 7] {
        [
            self.case.to_owned(),
            self.entry.clone().unwrap_or_default(),
            self.start.to_string(),
            self.end.to_string(),
            self.text.to_owned(),
            self.before.clone(),
            self.after.clone(),
        ]
    }
}

/// An excerpt with what is known of it.
#[derive(Debug, Serialize)]
pub struct ExcerptRecord<'a> {
    case: &'a str,
    entry: Option<String>,
    start: usize,
    end: usize,
    code: &'a str,
    coder: &'a str,
    date: Option<NaiveDate>,
    speaker: Option<Speaker>,
    thread: Option<String>,
    text: &'a str,
    degree: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<String>,
}

impl<'a> ExcerptRecord<'a> {
    pub const COLUMNS: [&'static str; 11] =
        ["case", "entry", "start", "end", "code", "coder", "date", "speaker", "thread", "text", "degree"];
    /// The columns where what stands around excerpts is asked for.
    pub const CONTEXT_COLUMNS: [&'static str; 13] = [
        "case", "entry", "start", "end", "code", "coder", "date", "speaker", "thread", "text", "degree", "before",
        "after",
    ];

    /// An excerpt, with what stands around it where that is asked for.
    #[must_use]
    pub fn new(found: &'a CaseExcerpts, excerpt: &'a Excerpt, context: Option<ContextReach>) -> Self {
        let row = found.entry(excerpt);
        let (before, after) = context.map(|context| found.context(excerpt, context)).unzip();
        Self {
            case: &found.label,
            entry: excerpt.entry.map(entry_id),
            start: excerpt.coding.span.start,
            end: excerpt.coding.span.end,
            code: &excerpt.path,
            coder: &excerpt.coding.coder,
            date: row.and_then(|row| row.day),
            speaker: row.and_then(|row| row.speaker),
            thread: row.and_then(|row| row.thread).map(thread_id),
            text: found.text.slice(excerpt.coding.span),
            degree: excerpt.coding.degree,
            before,
            after,
        }
    }

    /// In the order of the columns with what stands around.
    #[must_use]
    pub fn context_cells(&self) -> [String; 13] {
        let around = [&self.before, &self.after].map(|around| around.clone().unwrap_or_default());
        let mut cells = self.cells().into_iter().chain(around);
        std::array::from_fn(|_| cells.next().unwrap_or_default())
    }

    /// In the order of the columns.
    #[must_use]
    pub fn cells(&self) -> [String; 11] {
        [
            self.case.to_owned(),
            self.entry.clone().unwrap_or_default(),
            self.start.to_string(),
            self.end.to_string(),
            self.code.to_owned(),
            self.coder.to_owned(),
            self.date.map(|date| date.to_string()).unwrap_or_default(),
            self.speaker.map(word::<Speaker>).unwrap_or_default(),
            self.thread.clone().unwrap_or_default(),
            self.text.to_owned(),
            self.degree.map(|degree| degree.to_string()).unwrap_or_default(),
        ]
    }
}
