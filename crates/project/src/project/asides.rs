//! What was set aside: codings and memos that have no place in an updated print.

use std::ops::Deref;

use serde::Serialize;

use super::blind::SeenCodings;
use super::rows::{ColumnValue, new_guid};
use super::{Act, MemoOn, Project};
use crate::error::{Error, Result};
use reading::text::Span;

/// A coding or a memo that has no place in the text of its case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Aside {
    pub id: i64,
    #[serde(skip)]
    pub case: i64,
    /// `None` where it is a memo on an entry.
    #[serde(skip)]
    pub code: Option<i64>,
    pub coder: String,
    /// The passage as it was.
    pub excerpt: String,
    pub memo: Option<String>,
    /// When the coding was made, or the memo written: UTC, ISO 8601.
    pub made_at: String,
}

/// Something to set aside.
pub(super) struct SetAside<'a> {
    pub(super) code: Option<i64>,
    pub(super) coder: &'a str,
    pub(super) act: Option<i64>,
    /// Who wrote it, and its text.
    pub(super) memo: Option<(&'a str, &'a str)>,
    /// That of the coding, or of the memo on an entry.
    pub(super) guid: Option<String>,
    /// That of the memo on the coding.
    pub(super) memo_guid: Option<String>,
    pub(super) made_at: &'a str,
    pub(super) excerpt: &'a str,
    pub(super) degree: Option<u8>,
}

/// What was set aside in a project.
#[must_use]
#[derive(Debug)]
pub struct Asides<P> {
    pub(super) project: P,
}

impl<P: Deref<Target = Project>> Asides<P> {
    /// What was set aside of all cases, in the order in which it was.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn list(&self) -> Result<Vec<Aside>> {
        self.read(self.project.coders().sees()?)
    }

    /// The same, also of codings that are not shown.
    pub(super) fn every(&self) -> Result<Vec<Aside>> {
        self.read(SeenCodings::All)
    }

    fn read(&self, seen: SeenCodings) -> Result<Vec<Aside>> {
        let mut query = self.project.connection().prepare_cached(&format!(
            "SELECT aside.id, case_id, code_id, coder.name, excerpt, memo, made_at
             FROM aside JOIN coder ON coder.id = aside.coder_id WHERE code_id IS NULL OR {} ORDER BY aside.id",
            seen.holds("aside.coder_id")
        ))?;
        let rows = query.query_map([], |row| {
            Ok(Aside {
                id: row.get(0)?,
                case: row.get(1)?,
                code: row.get(2)?,
                coder: row.get(3)?,
                excerpt: row.get(4)?,
                memo: row.get(5)?,
                made_at: row.get(6)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl Asides<&mut Project> {
    /// Puts what was set aside on passages of its case: a coding with its memo, or a memo on the entry in which the first
    /// passage begins.
    ///
    /// # Errors
    /// [`Error::NoAside`], [`Error::BadSpan`]; [`Error::AlreadyCoded`] if nothing would change.
    pub fn place(&mut self, id: i64, spans: &[Span]) -> Result<()> {
        let aside = self.list()?.into_iter().find(|aside| aside.id == id).ok_or(Error::NoAside(id))?;
        let chars = self.project.cases().chars(aside.case)?;
        self.project.edit(Act::PlaceAside, |project| {
            spans.iter().try_for_each(|span| project.cases().check_span(aside.case, chars, *span))?;
            let coder = project.write().coders().named(&aside.coder)?;
            let (memo_coder, mut guid, memo_guid): (Option<i64>, Option<String>, Option<String>) = project
                .connection()
                .query_row("SELECT memo_coder_id, guid, memo_guid FROM aside WHERE id = ?", [id], |row| {
                    Ok((row.get(0)?, row.get(1)?, row.get(2)?))
                })?;
            let on = if let Some(code) = aside.code {
                let act = project.codings().next_act()?;
                let degree: Option<u8> =
                    project.connection().query_row("SELECT degree FROM aside WHERE id = ?", [id], |row| row.get(0))?;
                let mut first = None;
                for span in spans {
                    let own = guid.clone();
                    if let Some(made) = project.write().codings().insert(aside.case, code, coder, *span, act, own)? {
                        project.write().codings().grade(made, degree)?;
                        first = first.or(Some(made));
                        guid = None;
                    }
                }
                MemoOn::Coding(first.ok_or(Error::AlreadyCoded)?)
            } else {
                let plan = project.cases().source(aside.case)?.plan;
                let entry = spans.first().and_then(|span| plan.entry_at(span.start));
                let entry = entry.ok_or_else(|| project.cases().bad_span(aside.case, chars))?;
                MemoOn::Passage(plan.entries[entry].span)
            };
            if let Some(memo) = &aside.memo {
                project.write().memos().append(
                    aside.case,
                    on,
                    memo_coder.unwrap_or(coder),
                    memo,
                    guid.or(memo_guid),
                )?;
            }
            project.execute("DELETE FROM aside WHERE id = ?", [id])?;
            Ok(())
        })
    }

    /// Removes what was set aside.
    ///
    /// # Errors
    /// [`Error::NoAside`].
    pub fn remove(&mut self, id: i64) -> Result<()> {
        self.project.edit(Act::RemoveAside, |project| {
            let removed = project.execute("DELETE FROM aside WHERE id = ?", [id])?;
            if removed == 0 { Err(Error::NoAside(id)) } else { project.write().memo_links().forget_lost() }
        })
    }

    /// Sets something of a case aside, inside an edit.
    pub(super) fn add(&mut self, case: i64, loose: &SetAside<'_>) -> Result<()> {
        let coder = self.project.write().coders().named(loose.coder)?;
        let memo_coder = loose.memo.map(|(coder, _)| self.project.write().coders().named(coder)).transpose()?;
        let memo = loose.memo.map(|(_, text)| text);
        let guid = loose.guid.clone().unwrap_or_else(new_guid);
        let fields: [ColumnValue<'_>; 11] = [
            ("case_id", &case),
            ("code_id", &loose.code),
            ("coder_id", &coder),
            ("act", &loose.act),
            ("excerpt", &loose.excerpt),
            ("memo", &memo),
            ("memo_coder_id", &memo_coder),
            ("made_at", &loose.made_at),
            ("guid", &guid),
            ("memo_guid", &loose.memo_guid),
            ("degree", &loose.degree),
        ];
        self.project.write().rows().insert("aside", &fields)?;
        Ok(())
    }
}
