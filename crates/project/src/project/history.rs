//! What undo takes away, and what was undone and left behind by a newer edit: that stays in the log, and can be made again on
//! top of what stands in the project now.

use std::collections::BTreeMap;
use std::ops::Deref;

use rusqlite::{OptionalExtension, params};
use serde::Serialize;

use super::day_log::is_about_codings;
use super::{Act, LAST_DONE, Project, changes};
use crate::error::{Error, Result};
use crate::word::of_word;

/// Cases, and rows of a table that was loaded, from which on undo is large enough to ask about.
const MANY_CASES: usize = 2;
const MANY_ROWS: usize = 50;

/// How many rows an edit made, by table.
pub type MadeRows = BTreeMap<String, usize>;

/// An edit that undo would take back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undoing {
    pub act: Act,
    /// The rows that it made, which would go.
    pub rows: MadeRows,
}

/// An edit that was undone, and after which another one was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Undone {
    /// The row of the log.
    pub number: i64,
    /// When it was made: UTC, ISO 8601.
    pub at: String,
    pub coder: String,
    pub act: Act,
    /// The rows that it made.
    pub rows: MadeRows,
}

/// The edits of a project that were made and undone.
#[must_use]
#[derive(Debug)]
pub struct EditHistory<P> {
    pub(super) project: P,
}

impl Undoing {
    /// Whether so much goes that one should ask first: several cases, or many rows that came from a file. What was coded in the
    /// window is made again as fast as it goes.
    #[must_use]
    pub fn is_large(&self) -> bool {
        let cases = self.rows.get("cases").copied().unwrap_or(0);
        let is_loaded = matches!(
            self.act,
            Act::Import | Act::LoadAttributes | Act::LoadCodings | Act::LoadCodebook | Act::MergeCopy | Act::Restore
        );
        cases >= MANY_CASES || is_loaded && self.rows.values().sum::<usize>() >= MANY_ROWS
    }
}

impl<P: Deref<Target = Project>> EditHistory<P> {
    /// What the next undo takes away.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn undoing(&self) -> Result<Option<Undoing>> {
        let Some((id, act)) = self.project.logged(LAST_DONE)? else { return Ok(None) };
        Ok(Some(Undoing { act, rows: self.made_by(id)? }))
    }

    /// What was undone and left behind by another edit, the newest first.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn undone(&self) -> Result<Vec<Undone>> {
        let mut query = self
            .project
            .connection()
            .prepare_cached("SELECT id, at, coder, command FROM log WHERE left_by IS NOT NULL ORDER BY id DESC")?;
        let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get::<_, String>(3)?)))?;
        let is_blind = self.project.coders().is_blind()?;
        let hides = |act: Act, coder: &String| is_blind && *coder != self.project.coder && is_about_codings(act);
        let mut undone = Vec::new();
        for row in rows {
            let (number, at, coder, command): (i64, String, String, String) = row?;
            if let Some(act) = of_word(command).filter(|act| !hides(*act, &coder)) {
                undone.push(Undone { number, at, coder, act, rows: self.made_by(number)? });
            }
        }
        Ok(undone)
    }

    /// The rows that an edit made and that stay, by table.
    fn made_by(&self, id: i64) -> Result<MadeRows> {
        let mut query = self.project.connection().prepare_cached(
            "SELECT json_extract(value, '$.table'), count(*) FROM log, json_each(changes)
             WHERE log.id = ? AND json_extract(value, '$.before') IS NULL GROUP BY 1",
        )?;
        let rows = query.query_map([id], |row| Ok((row.get(0)?, row.get::<_, i64>(1)?)))?;
        let rows: Vec<(String, i64)> = rows.collect::<Result<_, _>>()?;
        Ok(rows.into_iter().map(|(table, count)| (table, usize::try_from(count).unwrap_or(0))).collect())
    }
}

impl EditHistory<&mut Project> {
    /// Makes an edit again that was undone and left behind, with those that were undone with it and came before it. It is an edit
    /// of its own, which can be undone.
    ///
    /// # Errors
    /// [`Error::NothingUndone`] if there is no such edit; [`Error::InTheWay`] if what it would change is another by now, or a
    /// name is taken; if the file cannot be written.
    pub fn restore(self, number: i64) -> Result<Act> {
        let project = self.project;
        let found: Option<(i64, String)> = project
            .connection
            .query_row("SELECT left_by, command FROM log WHERE id = ? AND left_by IS NOT NULL", [number], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .optional()?;
        let (left_by, command) = found.ok_or(Error::NothingUndone(number))?;
        let act = of_word(command).ok_or_else(|| Error::Damaged(project.path.clone()))?;
        let restored = project.edit(Act::Restore, |project| {
            let mut query =
                project.connection.prepare("SELECT id, changes FROM log WHERE left_by = ? AND id <= ? ORDER BY id")?;
            let rows = query.query_map(params![left_by, number], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))?;
            let edits: Vec<(i64, String)> = rows.collect::<Result<_, _>>()?;
            drop(query);
            project.connection.pragma_update(None, "defer_foreign_keys", true)?;
            let mut moved = changes::MovedIds::new();
            for (id, json) in edits {
                if !super::sums::is_as_written(&project.connection, id)? {
                    return Err(Error::Damaged(project.path.clone()));
                }
                let edit = serde_json::from_str(&json).map_err(|_| Error::Damaged(project.path.clone()))?;
                changes::make_again(&project.connection, edit, &mut moved)?;
                project.connection.execute("UPDATE log SET left_by = NULL WHERE id = ?", [id])?;
            }
            Ok(())
        });
        match restored {
            Err(Error::Sqlite(rusqlite::Error::SqliteFailure(failure, _)))
                if failure.code == rusqlite::ErrorCode::ConstraintViolation =>
            {
                Err(Error::InTheWay)
            }
            restored => restored.map(|()| act),
        }
    }
}
