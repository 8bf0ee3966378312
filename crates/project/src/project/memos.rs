//! Memos: on a coding, on a passage (an entry), on a case.

use std::ops::Deref;

use rusqlite::OptionalExtension;
use serde::Serialize;

use super::rows::{ColumnValue, new_guid};
use super::{Act, Coding, Project};
use crate::error::Result;
use reading::text::Span;

/// What a memo is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum MemoOn {
    Case,
    /// The span of an entry, in code points of the source.
    Passage(Span),
    Coding(i64),
}

/// A memo of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Memo {
    pub id: i64,
    pub case: i64,
    pub on: MemoOn,
    pub coder: String,
    pub text: String,
    /// When it was written last: UTC, ISO 8601.
    pub changed_at: String,
}

impl Memo {
    /// What it is on, as a word of the exports, and the passage of that, where it has one. `codings` are those of its case.
    #[must_use]
    pub fn place(&self, codings: &[Coding]) -> (&'static str, Option<Span>) {
        match self.on {
            MemoOn::Case => ("case", None),
            MemoOn::Passage(span) => ("entry", Some(span)),
            MemoOn::Coding(id) => ("coding", codings.iter().find(|coding| coding.id == id).map(|coding| coding.span)),
        }
    }
}

/// The memos of a project.
#[must_use]
#[derive(Debug)]
pub struct Memos<P> {
    pub(super) project: P,
}

impl<P: Deref<Target = Project>> Memos<P> {
    /// The memos of a case, in the order in which they were first written.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn of(&self, case: i64) -> Result<Vec<Memo>> {
        let mut query = self.project.connection().prepare_cached(
            "SELECT memo.id, memo.coding_id, memo.start, memo.end, coder.name, memo.text, memo.changed_at
             FROM memo JOIN coder ON coder.id = memo.coder_id WHERE memo.case_id = ? ORDER BY memo.id",
        )?;
        let rows = query.query_map([case], |row| {
            let on = match (row.get(1)?, row.get(2)?, row.get(3)?) {
                (Some(coding), _, _) => MemoOn::Coding(coding),
                (None, Some(start), Some(end)) => MemoOn::Passage(Span::new(start, end)),
                _ => MemoOn::Case,
            };
            Ok(Memo { id: row.get(0)?, case, on, coder: row.get(4)?, text: row.get(5)?, changed_at: row.get(6)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The text of the memo on a case, if there is one.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn on_case(&self, case: i64) -> Result<Option<String>> {
        let mut query = self
            .project
            .connection()
            .prepare_cached("SELECT text FROM memo WHERE case_id = ? AND coding_id IS NULL AND start IS NULL")?;
        Ok(query.query_row([case], |row| row.get(0)).optional()?)
    }
}

impl Memos<&mut Project> {
    /// Writes the memo on something: a new one, or the one that is there. An empty text removes it.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn set(&mut self, case: i64, on: MemoOn, text: &str) -> Result<()> {
        let known = self.of(case)?.into_iter().find(|memo| memo.on == on);
        let act = if text.trim().is_empty() { Act::RemoveMemo } else { Act::WriteMemo };
        self.project.edit(act, |project| match known {
            Some(memo) if act == Act::RemoveMemo => {
                project.execute("DELETE FROM memo WHERE id = ?", [memo.id])?;
                Ok(())
            }
            Some(memo) if memo.text == text => Ok(()),
            Some(memo) => project.write().rows().update("memo", memo.id, &[("text", &text)]),
            None if act == Act::RemoveMemo => Ok(()),
            None => {
                let coder = project.write().coders().current()?;
                project.write().memos().insert(case, on, coder, text, None)
            }
        })
    }

    /// Inserts a memo; `guid` is that of a memo that comes back.
    pub(super) fn insert(&mut self, case: i64, on: MemoOn, coder: i64, text: &str, guid: Option<String>) -> Result<()> {
        let (coding, span) = match on {
            MemoOn::Case => (None, None),
            MemoOn::Passage(span) => (None, Some(span)),
            MemoOn::Coding(coding) => (Some(coding), None),
        };
        let (start, end) = (span.map(|span| span.start), span.map(|span| span.end));
        let guid = guid.unwrap_or_else(new_guid);
        let fields: [ColumnValue<'_>; 7] = [
            ("case_id", &case),
            ("coding_id", &coding),
            ("start", &start),
            ("end", &end),
            ("coder_id", &coder),
            ("text", &text),
            ("guid", &guid),
        ];
        self.project.write().rows().insert("memo", &fields)?;
        Ok(())
    }

    /// Writes a memo under the one that is there, or a new one.
    pub(super) fn append(&mut self, case: i64, on: MemoOn, coder: i64, text: &str, guid: Option<String>) -> Result<()> {
        match self.of(case)?.into_iter().find(|memo| memo.on == on) {
            Some(memo) => {
                let both = format!("{}\n\n{text}", memo.text);
                let author = self.project.write().coders().named(&memo.coder)?;
                self.project.write().rows().update("memo", memo.id, &[("text", &both), ("coder_id", &author)])
            }
            None => self.insert(case, on, coder, text, guid),
        }
    }
}
