//! Entries as rows, so that finding and counting over thousands of cases need not read plans. They are derived: never logged,
//! never the truth. A reading of a case has a stamp of what it was made from, and the triggers of the schema delete it with its
//! rows when the text, the chosen layout or a correction of the case changes.

use std::collections::BTreeMap;
use std::ops::Deref;

use reading::grammar;
use reading::plan::EntryKind;
use reading::text::Span;
use rusqlite::{Row, params};
use serde::Serialize;

use super::{Project, of_word, word};
use crate::error::Result;
use crate::prepared::EntryRow;

/// An entry that an older grammar read otherwise than this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reread {
    /// Label of the case.
    pub case: String,
    /// `None` where this grammar sees an entry and the older one saw none.
    pub before: Option<EntryRow>,
    /// `None` where this grammar sees no entry.
    pub after: Option<EntryRow>,
}

/// The entries of all cases.
#[must_use]
#[derive(Debug)]
pub struct Entries<P> {
    pub(super) project: P,
}

/// The stamp is of the case as it stands; only the grammar may be an older one.
const STAMPED: &str = "FROM cases JOIN reading ON reading.case_id = cases.id AND reading.source_id = cases.source_id
     AND reading.revision = cases.revision AND reading.layout IS cases.layout";

impl<P: Deref<Target = Project>> Entries<P> {
    /// The entries of a case: as they were noted, or read now where nothing fresh is noted.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn of(&self, case: i64) -> Result<Vec<EntryRow>> {
        match self.fresh_rows(case)? {
            Some(rows) => Ok(rows),
            None => Ok(EntryRow::of(&self.project.cases().source(case)?.plan)),
        }
    }

    /// The cases whose entries are not noted as this grammar reads them.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn stale(&self) -> Result<Vec<i64>> {
        let mut query = self.project.connection().prepare_cached(&format!(
            "SELECT id FROM cases WHERE id NOT IN (SELECT cases.id {STAMPED} WHERE grammar = ?) ORDER BY id"
        ))?;
        Ok(query.query_map([grammar::VERSION], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }

    /// The entries that this grammar reads otherwise than the older one did by which they are noted, case by case.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn reread(&self) -> Result<Vec<Reread>> {
        let mut query = self
            .project
            .connection()
            .prepare_cached(&format!("SELECT cases.id, label {STAMPED} WHERE grammar <> ? ORDER BY label"))?;
        let cases: Vec<(i64, String)> =
            query.query_map([grammar::VERSION], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
        let mut reread = Vec::new();
        for (case, label) in cases {
            let mut pairs: BTreeMap<Span, (Option<EntryRow>, Option<EntryRow>)> = BTreeMap::new();
            for row in self.rows(case)? {
                let span = row.span;
                pairs.entry(span).or_default().0 = Some(row);
            }
            for row in EntryRow::of(&self.project.cases().source(case)?.plan) {
                let span = row.span;
                pairs.entry(span).or_default().1 = Some(row);
            }
            let differing = pairs.into_values().filter(|(before, after)| before != after);
            reread.extend(differing.map(|(before, after)| Reread { case: label.clone(), before, after }));
        }
        Ok(reread)
    }

    /// The rows of a case, if they are those of its text, its layout and this grammar.
    pub(super) fn fresh_rows(&self, case: i64) -> Result<Option<Vec<EntryRow>>> {
        let mut query = self
            .project
            .connection()
            .prepare_cached(&format!("SELECT 1 {STAMPED} WHERE cases.id = ? AND grammar = ?"))?;
        let is_fresh = query.exists(params![case, grammar::VERSION])?;
        is_fresh.then(|| self.rows(case)).transpose()
    }

    fn rows(&self, case: i64) -> Result<Vec<EntryRow>> {
        let mut query = self.project.connection().prepare_cached(
            "SELECT start, end, kind, sender, day, time, thread, card, type, doubts FROM entry WHERE case_id = ? ORDER BY id",
        )?;
        Ok(query.query_map([case], row_of)?.collect::<Result<_, _>>()?)
    }
}

impl Entries<&mut Project> {
    /// Notes the entries of all cases that have no fresh ones; the log does not tell of it. Gives the number of these cases.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn refresh(&mut self) -> Result<usize> {
        let stale = self.stale()?;
        if stale.is_empty() {
            return Ok(0);
        }
        self.project.begin()?;
        let noted = stale.iter().try_for_each(|case| {
            let plan = self.project.cases().source(*case)?.plan;
            self.put(*case, &EntryRow::of(&plan))
        });
        if let Err(error) = noted.and_then(|()| self.project.commit_unlogged()) {
            self.project.rollback();
            return Err(error);
        }
        Ok(stale.len())
    }

    /// Notes the entries of a case as this grammar reads them, inside an edit.
    pub(super) fn put(&mut self, case: i64, rows: &[EntryRow]) -> Result<()> {
        self.project.execute("DELETE FROM reading WHERE case_id = ?", [case])?;
        self.project.execute(
            "INSERT INTO reading (case_id, source_id, revision, layout, grammar)
             SELECT id, source_id, revision, layout, ? FROM cases WHERE id = ?",
            params![grammar::VERSION, case],
        )?;
        let mut insert = self.project.connection().prepare_cached(
            "INSERT INTO entry (case_id, start, end, kind, sender, day, time, thread, card, type, doubts)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )?;
        for row in rows {
            let doubts: Vec<String> = row.doubts.iter().map(word).collect();
            insert.execute(params![
                case,
                row.span.start,
                row.span.end,
                word(row.kind),
                row.sender,
                row.day.map(|day| day.to_string()),
                row.time.map(|time| time.to_string()),
                row.thread,
                row.card,
                row.card_type,
                doubts.join(" ")
            ])?;
        }
        Ok(())
    }
}

/// What cannot be understood is taken for what says the least: `check` compares the rows with the plan.
fn row_of(row: &Row<'_>) -> rusqlite::Result<EntryRow> {
    let doubts: String = row.get(9)?;
    Ok(EntryRow {
        span: Span::new(row.get(0)?, row.get(1)?),
        kind: of_word(row.get(2)?).unwrap_or(EntryKind::Unplaced),
        sender: row.get(3)?,
        day: row.get::<_, Option<String>>(4)?.and_then(|day| day.parse().ok()),
        time: row.get::<_, Option<String>>(5)?.and_then(|time| time.parse().ok()),
        thread: row.get(6)?,
        card: row.get(7)?,
        card_type: row.get(8)?,
        doubts: doubts.split_whitespace().filter_map(|doubt| of_word(doubt.to_owned())).collect(),
    })
}
