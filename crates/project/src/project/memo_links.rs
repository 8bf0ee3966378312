//! Links: from a memo to cases, entries, codings, codes and other memos.
//!
//! A link knows its ends by GUIDs, so it leads nowhere while what it leads to is removed or set aside, and holds again when that comes
//! back. Where two codings, codes or memos become one, what led to both leads to the one that stays.

use std::ops::Deref;

use rusqlite::params;
use serde::{Deserialize, Serialize};

use super::rows::{ColumnValue, guid_of};
use super::{Act, Project, of_word, word};
use crate::error::{Error, Result};
use reading::text::Span;

/// What a link leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LinkTarget {
    Case(i64),
    /// The span of an entry of a case, in code points of the source.
    Entry(i64, Span),
    Coding(i64),
    Code(i64),
    Memo(i64),
}

/// A kind of what links lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LinkedKind {
    Case,
    Entry,
    Coding,
    Code,
    Memo,
}

/// A link of a memo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MemoLink {
    pub id: i64,
    pub memo: i64,
    pub kind: LinkedKind,
    /// `None` where that is gone.
    pub target: Option<LinkTarget>,
    /// Whether what it leads to has no place in an updated print and was set aside.
    pub is_aside: bool,
}

impl LinkTarget {
    #[must_use]
    pub const fn kind(self) -> LinkedKind {
        match self {
            Self::Case(_) => LinkedKind::Case,
            Self::Entry(..) => LinkedKind::Entry,
            Self::Coding(_) => LinkedKind::Coding,
            Self::Code(_) => LinkedKind::Code,
            Self::Memo(_) => LinkedKind::Memo,
        }
    }
}

/// What memos of a project lead to.
#[must_use]
#[derive(Debug)]
pub struct MemoLinks<P> {
    pub(super) project: P,
}

/// Of a link, in SQL: its memo is gone, and was not set aside either.
const LOST: &str = "memo NOT IN (SELECT guid FROM memo)
     AND memo NOT IN (SELECT guid FROM aside) AND memo NOT IN (SELECT memo_guid FROM aside WHERE memo_guid IS NOT NULL)";

impl<P: Deref<Target = Project>> MemoLinks<P> {
    /// The GUIDs of the links that [`MemoLinks::forget_lost`] removes.
    pub(super) fn lost(&self) -> Result<Vec<String>> {
        let select = format!("SELECT guid FROM memo_link WHERE guid IS NOT NULL AND {LOST} ORDER BY id");
        let mut query = self.project.connection().prepare(&select)?;
        Ok(query.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
    }

    /// All links, in the order in which they were made.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn list(&self) -> Result<Vec<MemoLink>> {
        let mut query = self.project.connection().prepare_cached(
            "SELECT link.id, source.id, link.what, link.case_id, link.start, link.end,
                 CASE link.what
                     WHEN 'case' THEN (SELECT id FROM cases WHERE guid = target)
                     WHEN 'coding' THEN (SELECT id FROM coding WHERE guid = target)
                     WHEN 'code' THEN (SELECT id FROM code WHERE guid = target)
                     WHEN 'memo' THEN (SELECT id FROM memo WHERE guid = target)
                 END,
                 EXISTS (SELECT 1 FROM aside WHERE aside.guid = target OR memo_guid = target)
             FROM memo_link link JOIN memo source ON source.guid = link.memo ORDER BY link.id",
        )?;
        let rows = query.query_map([], |row| {
            let kind = of_word(row.get(2)?).unwrap_or(LinkedKind::Memo);
            let id: Option<i64> = row.get(6)?;
            let target = match kind {
                LinkedKind::Case => id.map(LinkTarget::Case),
                LinkedKind::Coding => id.map(LinkTarget::Coding),
                LinkedKind::Code => id.map(LinkTarget::Code),
                LinkedKind::Memo => id.map(LinkTarget::Memo),
                LinkedKind::Entry => match (row.get(3)?, row.get(4)?, row.get(5)?) {
                    (Some(case), Some(start), Some(end)) => Some(LinkTarget::Entry(case, Span::new(start, end))),
                    _ => None,
                },
            };
            let is_aside = target.is_none() && row.get(7)?;
            Ok(MemoLink { id: row.get(0)?, memo: row.get(1)?, kind, target, is_aside })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Where the entries stand to which links of a case lead, by the ids of the links.
    pub(super) fn entries_of(&self, case: i64) -> Result<Vec<(i64, Span)>> {
        let mut query = self
            .project
            .connection()
            .prepare_cached("SELECT id, start, end FROM memo_link WHERE case_id = ? AND start IS NOT NULL")?;
        let rows = query.query_map([case], |row| Ok((row.get(0)?, Span::new(row.get(1)?, row.get(2)?))))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn guid(&self, table: &'static str, id: i64) -> Result<Option<String>> {
        guid_of(self.project.connection(), table, id)
    }
}

impl MemoLinks<&mut Project> {
    /// Links a memo to something. What it leads to already is left as it is.
    ///
    /// # Errors
    /// [`Error::NoMemo`]; [`Error::NothingToLink`] if that is not there, or is the memo itself.
    pub fn add(&mut self, memo: i64, target: LinkTarget) -> Result<()> {
        let from = self.guid("memo", memo)?.ok_or(Error::NoMemo(memo))?;
        if self.list()?.iter().any(|link| link.memo == memo && link.target == Some(target)) {
            return Ok(());
        }
        let (to, place) = match target {
            LinkTarget::Case(id) => (self.guid("cases", id)?, None),
            LinkTarget::Coding(id) => (self.guid("coding", id)?, None),
            LinkTarget::Code(id) => (self.guid("code", id)?, None),
            LinkTarget::Memo(id) => (self.guid("memo", id)?.filter(|_| id != memo), None),
            LinkTarget::Entry(case, span) => {
                self.project.cases().check_span(case, self.project.cases().chars(case)?, span)?;
                (None, Some((case, span)))
            }
        };
        if to.is_none() && place.is_none() {
            return Err(Error::NothingToLink);
        }
        let what = word(target.kind());
        let (case, start, end) =
            (place.map(|(case, _)| case), place.map(|(_, span)| span.start), place.map(|(_, span)| span.end));
        let fields: [ColumnValue<'_>; 6] =
            [("memo", &from), ("what", &what), ("target", &to), ("case_id", &case), ("start", &start), ("end", &end)];
        self.project.edit(Act::LinkMemo, |project| project.write().rows().insert("memo_link", &fields).map(|_| ()))
    }

    /// Removes links.
    ///
    /// # Errors
    /// [`Error::NoLink`].
    pub fn remove(&mut self, id: i64) -> Result<()> {
        self.project.edit(Act::UnlinkMemo, |project| {
            let removed = project.execute("DELETE FROM memo_link WHERE id = ?", [id])?;
            if removed == 0 { Err(Error::NoLink(id)) } else { Ok(()) }
        })
    }

    /// What led to one thing, or came from it, leads to another from now on, or comes from it.
    pub(super) fn hand_over(&mut self, from: Option<&str>, to: Option<&str>) -> Result<()> {
        let (Some(from), Some(to)) = (from, to) else { return Ok(()) };
        self.project.execute("UPDATE memo_link SET memo = ?2 WHERE memo = ?1", [from, to])?;
        self.project.execute("UPDATE memo_link SET target = ?2 WHERE target = ?1", [from, to])?;
        // Two that have become one, and one that leads to its own memo.
        self.project.execute(
            "DELETE FROM memo_link WHERE target = memo OR (target = ?1 OR memo = ?1) AND id NOT IN (
                 SELECT min(id) FROM memo_link GROUP BY memo, what, target, case_id, start, end)",
            [to],
        )?;
        Ok(())
    }

    /// The same for rows of a table, by their ids.
    pub(super) fn hand_over_row(&mut self, table: &'static str, from: i64, to: i64) -> Result<()> {
        let (from, to) = (self.guid(table, from)?, self.guid(table, to)?);
        self.hand_over(from.as_deref(), to.as_deref())
    }

    /// A link to an entry stands elsewhere now, or the entry is gone.
    pub(super) fn move_entry(&mut self, link: i64, span: Option<Span>) -> Result<()> {
        let (start, end) = (span.map(|span| span.start), span.map(|span| span.end));
        self.project.execute("UPDATE memo_link SET start = ?, end = ? WHERE id = ?", params![start, end, link])?;
        Ok(())
    }

    /// Removes the links of memos that are gone; those of memos that were set aside wait for them.
    pub(super) fn forget_lost(&mut self) -> Result<()> {
        self.project.execute(&format!("DELETE FROM memo_link WHERE {LOST}"), [])?;
        Ok(())
    }
}
