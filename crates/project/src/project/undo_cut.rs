//! How far undo reaches once a text has lost something for good: only the edits that concern it, and those before them, cannot be taken back
//! any more. What was done since, elsewhere, can.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::Value;

use super::Project;
use super::changes::Change;
use crate::error::{Error, Result};
use names::leak::SearchedOriginals;

/// The edits that undo and redo lose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct UndoCut {
    /// Edits that could be undone, and cannot be any more.
    pub undo: usize,
    /// Edits that can still be undone.
    pub left: usize,
    /// Edits that were undone, and can no longer be made again.
    pub redo: usize,
}

/// What undo must not bring back, nor write into.
pub(super) struct Concerned<'a> {
    /// Cases whose text is another, or gone.
    pub cases: BTreeSet<i64>,
    /// Whether the cases are gone, with all that hangs on them.
    pub is_gone: bool,
    /// Texts that are gone.
    pub sources: BTreeSet<i64>,
    /// Other rows in which something is another.
    pub rows: BTreeSet<(String, i64)>,
    /// Words that must not come back.
    pub words: Option<&'a SearchedOriginals>,
}

/// An edit that may still be taken back or made again.
struct StandingEdit {
    id: i64,
    state: String,
    left_by: Option<i64>,
    is_concerned: bool,
}

impl Concerned<'_> {
    /// Whether a changed row belongs to what is gone or another.
    pub fn is_of(&self, change: &Change) -> bool {
        let number = |side: Option<&super::changes::RowValues>, column: &str| {
            side.and_then(|row| row.get(column)).and_then(Value::as_i64)
        };
        [change.before.as_ref(), change.after.as_ref()].into_iter().any(|side| {
            let id = number(side, "id");
            let of_case = if change.table == "cases" { id } else { number(side, "case_id") };
            // A value of a case stands whatever its text is.
            let has_passage = self.is_gone || change.table != "attribute_value";
            of_case.is_some_and(|case| self.cases.contains(&case)) && has_passage
                || change.table == "cases"
                    && number(side, "source_id").is_some_and(|source| self.sources.contains(&source))
                || id.is_some_and(|id| self.rows.contains(&(change.table.clone(), id)))
        })
    }

    fn is_in(&self, changes: &str) -> serde_json::Result<bool> {
        if self.words.is_some_and(|words| !words.in_text(&changes.replace("\\n", " \n")).is_empty()) {
            return Ok(true);
        }
        let changes: Vec<Change> = serde_json::from_str(changes)?;
        Ok(changes.iter().any(|change| self.is_of(change)))
    }

    fn standing(&self, project: &Project) -> Result<Vec<StandingEdit>> {
        let mut query = project.connection().prepare(
            "SELECT id, state, left_by, changes FROM log WHERE state IN ('done', 'undone') OR left_by IS NOT NULL ORDER BY id",
        )?;
        let mut rows = query.query([])?;
        let mut standing = Vec::new();
        while let Some(row) = rows.next()? {
            let is_concerned = self
                .is_in(row.get_ref(3)?.as_str().unwrap_or("[]"))
                .map_err(|_| Error::Damaged(project.path.clone()))?;
            standing.push(StandingEdit { id: row.get(0)?, state: row.get(1)?, left_by: row.get(2)?, is_concerned });
        }
        Ok(standing)
    }

    /// What undo would lose.
    pub fn preview(&self, project: &Project) -> Result<UndoCut> {
        Ok(cut_of(&self.standing(project)?).0)
    }

    /// Takes out of the hands of undo and redo what they must not touch.
    pub fn cut(&self, project: &mut Project) -> Result<UndoCut> {
        let standing = self.standing(project)?;
        let (cut, last, first) = cut_of(&standing);
        project.execute("UPDATE log SET state = 'dropped' WHERE state = 'done' AND id <= ?", [last])?;
        project.execute("UPDATE log SET state = 'dropped' WHERE state = 'undone' AND id >= ?", [first])?;
        // What was left behind is made again with what came before it in the same stretch.
        for edit in standing.iter().filter(|edit| edit.is_concerned) {
            if let Some(by) = edit.left_by {
                project.execute("UPDATE log SET left_by = NULL WHERE left_by = ? AND id >= ?", [by, edit.id])?;
            }
        }
        Ok(cut)
    }
}

/// What is lost, the last edit that undo loses, and the first that redo does.
fn cut_of(standing: &[StandingEdit]) -> (UndoCut, i64, i64) {
    let of = |state: &'static str| standing.iter().filter(move |edit| edit.state == state);
    let last = of("done").filter(|edit| edit.is_concerned).map(|edit| edit.id).max().unwrap_or(0);
    let first = of("undone").filter(|edit| edit.is_concerned).map(|edit| edit.id).min().unwrap_or(i64::MAX);
    let undo = of("done").filter(|edit| edit.id <= last).count();
    let redo = of("undone").filter(|edit| edit.id >= first).count();
    (UndoCut { undo, left: of("done").count() - undo, redo }, last, first)
}

/// Texts of no case that no edit can bring back any more.
pub(super) fn unreachable_sources(project: &Project) -> Result<Vec<i64>> {
    let mut query = project.connection().prepare(
        "WITH standing AS (SELECT json_each.value AS change FROM log, json_each(log.changes)
             WHERE log.state IN ('done', 'undone') OR log.left_by IS NOT NULL)
         SELECT id FROM source WHERE id NOT IN (SELECT source_id FROM cases)
             AND id NOT IN (SELECT ifnull(json_extract(change, '$.before.source_id'), 0) FROM standing)
             AND id NOT IN (SELECT ifnull(json_extract(change, '$.after.source_id'), 0) FROM standing)",
    )?;
    let ids = query.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(ids)
}

/// Texts of no case that hold some words.
pub(super) fn removed_sources_with(project: &Project, words: &SearchedOriginals) -> Result<BTreeSet<i64>> {
    let mut query =
        project.connection().prepare("SELECT id, text FROM source WHERE id NOT IN (SELECT source_id FROM cases)")?;
    let mut rows = query.query([])?;
    let mut found = BTreeSet::new();
    while let Some(row) = rows.next()? {
        if !words.in_text(row.get_ref(1)?.as_str().unwrap_or_default()).is_empty() {
            found.insert(row.get(0)?);
        }
    }
    Ok(found)
}
