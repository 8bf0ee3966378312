//! Memos: on a coding, on a passage (an entry), on a case; free memos, and the journal.

use std::ops::Deref;

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row};
use serde::Serialize;

use super::blind::SeenCodings;
use super::rows::{ColumnValue, guid_of, new_guid};
use super::{Act, Coding, Project};
use crate::error::{Error, Result};
use reading::entered;
use reading::text::Span;

/// What a memo is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum MemoOn {
    Case,
    /// The span of an entry, in code points of the source.
    Passage(Span),
    Coding(i64),
    /// Nothing of a case: a free memo.
    Nothing,
    /// A day: an entry of the journal.
    Day(NaiveDate),
}

/// A memo of a case, or of the project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Memo {
    pub id: i64,
    /// `None` for free memos and the journal.
    pub case: Option<i64>,
    pub on: MemoOn,
    /// What a free memo is called; empty for others.
    pub title: String,
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
            MemoOn::Nothing => ("free", None),
            MemoOn::Day(_) => ("journal", None),
        }
    }

    /// Its title, or else the first line of its text.
    #[must_use]
    pub fn heading(&self) -> &str {
        let first = || self.text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
        if self.title.is_empty() { first() } else { &self.title }
    }

    /// The day of an entry of the journal.
    #[must_use]
    pub const fn day(&self) -> Option<NaiveDate> {
        if let MemoOn::Day(day) = self.on { Some(day) } else { None }
    }
}

/// A memo on no case, as it is written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FreeMemo {
    pub title: String,
    /// That of an entry of the journal.
    pub day: Option<NaiveDate>,
    pub text: String,
}

/// What of a memo on no case becomes another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MemoEdit<'a> {
    Title(&'a str),
    Day(Option<NaiveDate>),
    Text(&'a str),
}

const SELECT: &str = "SELECT memo.id, memo.coding_id, memo.start, memo.end, coder.name, memo.text, memo.changed_at,
     memo.case_id, memo.title, memo.day FROM memo JOIN coder ON coder.id = memo.coder_id";

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
        self.in_case(case, self.project.coders().sees()?)
    }

    /// The memos of a case, also those on codings that are not shown.
    pub(super) fn every_of(&self, case: i64) -> Result<Vec<Memo>> {
        self.in_case(case, SeenCodings::All)
    }

    fn in_case(&self, case: i64, seen: SeenCodings) -> Result<Vec<Memo>> {
        let select = format!("{SELECT} WHERE memo.case_id = ? AND {} ORDER BY memo.id", seen.holds_of_memo());
        let mut query = self.project.connection().prepare_cached(&select)?;
        let rows = query.query_map([case], memo_of)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// All memos, in the order in which they were first written.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn list(&self) -> Result<Vec<Memo>> {
        let seen = self.project.coders().sees()?.holds_of_memo();
        let mut query = self.project.connection().prepare_cached(&format!("{SELECT} WHERE {seen} ORDER BY memo.id"))?;
        let rows = query.query_map([], memo_of)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The memo with this id.
    ///
    /// # Errors
    /// [`Error::NoMemo`]; if the file cannot be read.
    pub fn get(&self, id: i64) -> Result<Memo> {
        let seen = self.project.coders().sees()?.holds_of_memo();
        let mut query = self.project.connection().prepare_cached(&format!("{SELECT} WHERE memo.id = ? AND {seen}"))?;
        query.query_row([id], memo_of).optional()?.ok_or(Error::NoMemo(id))
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
        let known = self.every_of(case)?.into_iter().find(|memo| memo.on == on);
        let act = if text.trim().is_empty() { Act::RemoveMemo } else { Act::WriteMemo };
        self.project.edit(act, |project| match known {
            Some(memo) if act == Act::RemoveMemo => project.write().memos().take_out(memo.id),
            Some(memo) if memo.text == text => Ok(()),
            Some(memo) => project.write().rows().update("memo", memo.id, &[("text", &text)]),
            None if act == Act::RemoveMemo => Ok(()),
            None => {
                let coder = project.write().coders().current()?;
                project.write().memos().insert(case, on, coder, text, None)
            }
        })
    }

    /// Writes a free memo, or an entry of the journal where it has a day; gives its id.
    ///
    /// # Errors
    /// [`Error::EmptyMemo`] without title and text; if the file cannot be written.
    pub fn add_free(&mut self, memo: &FreeMemo) -> Result<i64> {
        let (title, day) = (entered::name(&memo.title), memo.day.map(|day| day.to_string()));
        if title.is_empty() && memo.text.trim().is_empty() && day.is_none() {
            return Err(Error::EmptyMemo);
        }
        let text = memo.text.as_str();
        let fields: [ColumnValue<'_>; 3] = [("title", &title), ("day", &day), ("text", &text)];
        self.project.edit(Act::WriteMemo, |project| project.write().rows().insert("memo", &fields))
    }

    /// Writes the text of any memo, or the title or the day of one that is on no case. It stays when all of it is empty: a free memo
    /// goes by [`Memos::remove`] only.
    ///
    /// # Errors
    /// [`Error::NoMemo`]; [`Error::MemoOfCase`] for the title or the day of a memo that is on something.
    pub fn change(&mut self, id: i64, edit: MemoEdit<'_>) -> Result<()> {
        let memo = self.get(id)?;
        if let (Some(case), MemoEdit::Text(text)) = (memo.case, edit) {
            return self.set(case, memo.on, text);
        }
        if memo.case.is_some() {
            return Err(Error::MemoOfCase(id));
        }
        self.project.edit(Act::WriteMemo, |project| {
            let mut rows = project.write().rows();
            match edit {
                MemoEdit::Title(title) => rows.update("memo", id, &[("title", &entered::name(title))]),
                MemoEdit::Day(day) => rows.update("memo", id, &[("day", &day.map(|day| day.to_string()))]),
                MemoEdit::Text(text) => rows.update("memo", id, &[("text", &text)]),
            }
        })
    }

    /// Removes a memo with its links. A link to it stays, and leads to what is gone.
    ///
    /// # Errors
    /// [`Error::NoMemo`].
    pub fn remove(&mut self, id: i64) -> Result<()> {
        self.get(id)?;
        self.project.edit(Act::RemoveMemo, |project| project.write().memos().take_out(id))
    }

    /// The same within an edit.
    fn take_out(&mut self, id: i64) -> Result<()> {
        self.project.execute("DELETE FROM memo WHERE id = ?", [id])?;
        self.project.write().memo_links().forget_lost()
    }

    /// Inserts a memo on something of a case; `guid` is that of a memo that comes back.
    pub(super) fn insert(&mut self, case: i64, on: MemoOn, coder: i64, text: &str, guid: Option<String>) -> Result<()> {
        let (coding, span) = match on {
            MemoOn::Case | MemoOn::Nothing | MemoOn::Day(_) => (None, None),
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

    /// Writes a memo under the one that is there, or a new one. The links of a memo with this GUID become those of the one that is there.
    pub(super) fn append(&mut self, case: i64, on: MemoOn, coder: i64, text: &str, guid: Option<String>) -> Result<()> {
        match self.every_of(case)?.into_iter().find(|memo| memo.on == on) {
            Some(memo) => {
                let both = format!("{}\n\n{text}", memo.text);
                let author = self.project.write().coders().named(&memo.coder)?;
                self.project.write().rows().update("memo", memo.id, &[("text", &both), ("coder_id", &author)])?;
                let own = guid_of(self.project.connection(), "memo", memo.id)?;
                self.project.write().memo_links().hand_over(guid.as_deref(), own.as_deref())
            }
            None => self.insert(case, on, coder, text, guid),
        }
    }
}

fn memo_of(row: &Row<'_>) -> rusqlite::Result<Memo> {
    let (case, day): (Option<i64>, Option<String>) = (row.get(7)?, row.get(9)?);
    let on = match (case, row.get(1)?, row.get(2)?, row.get(3)?) {
        (None, ..) => day.and_then(|day| day.parse().ok()).map_or(MemoOn::Nothing, MemoOn::Day),
        (_, Some(coding), ..) => MemoOn::Coding(coding),
        (_, None, Some(start), Some(end)) => MemoOn::Passage(Span::new(start, end)),
        _ => MemoOn::Case,
    };
    let (id, title, coder, text, changed_at) = (row.get(0)?, row.get(8)?, row.get(4)?, row.get(5)?, row.get(6)?);
    Ok(Memo { id, case, on, title, coder, text, changed_at })
}
