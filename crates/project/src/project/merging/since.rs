//! What was changed on one side since both were the same: the rows of which its log tells, each with the columns that were changed and
//! the times of these.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension as _};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::super::changes::{Change, LoggedChange, MadeRow, RowValues};
use super::super::settings::OF_MACHINE;
use super::super::tables::MADE;
use super::sides::is_said;
use crate::error::Result;

/// How far a log has come: its last edit, and the edits up to it that were undone.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(in super::super) struct LogMark {
    pub(super) id: i64,
    at: String,
    coder: String,
    command: String,
    pub(super) undone: BTreeSet<i64>,
}

/// An edit of a log, without what it changed.
struct LoggedEdit {
    id: i64,
    at: String,
    coder: String,
    command: String,
    sum: Option<i64>,
    is_emptied: bool,
    is_applied: bool,
}

impl LogMark {
    /// How far the log of a file has come.
    pub(in super::super) fn last(connection: &Connection) -> Result<Self> {
        let edits = edits(connection)?;
        let undone = edits.iter().filter(|edit| !edit.is_applied).map(|edit| edit.id).collect();
        let Some(LoggedEdit { id, at, coder, command, .. }) = edits.into_iter().next_back() else {
            return Ok(Self::default());
        };
        Ok(Self { id, at, coder, command, undone })
    }

    pub(in super::super) fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Whether the log of a file has come here.
    pub(super) fn is_in(&self, connection: &Connection) -> Result<bool> {
        if self.id == 0 {
            return Ok(true);
        }
        let mut query = connection.prepare_cached("SELECT at, coder, command FROM log WHERE id = ?")?;
        let found: Option<(String, String, String)> =
            query.query_row([self.id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).optional()?;
        Ok(found.is_some_and(|(at, coder, command)| {
            (at, coder, command) == (self.at.clone(), self.coder.clone(), self.command.clone())
        }))
    }
}

fn edits(connection: &Connection) -> Result<Vec<LoggedEdit>> {
    let mut query = connection.prepare(
        "SELECT id, at, coder, command, sum, octet_length(changes) = 2, state = 'done' OR (state = 'dropped' AND left_by IS NULL)
         FROM log ORDER BY id",
    )?;
    let rows = query.query_map([], |row| {
        Ok(LoggedEdit {
            id: row.get(0)?,
            at: row.get(1)?,
            coder: row.get(2)?,
            command: row.get(3)?,
            sum: row.get(4)?,
            is_emptied: row.get(5)?,
            is_applied: row.get(6)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// From where a log tells of changes: the edits after one, and some before it that were undone or made again since.
#[derive(Debug, Clone, Default)]
pub(super) struct LogRange {
    pub(super) after: i64,
    /// The time of that edit.
    at: String,
    /// Edits up to `after` of which the state is another, and whether they count as taken back.
    turned: Vec<(i64, bool)>,
    /// Whether nothing tells which side has turned them: what one has made again, the other may have taken back.
    is_doubtful: bool,
    without: BTreeSet<i64>,
}

impl LogRange {
    /// What came after a mark in the log of a file.
    pub(super) fn after(connection: &Connection, mark: &LogMark) -> Result<Self> {
        let edits = edits(connection)?;
        let earlier = |edit: &&LoggedEdit| edit.id <= mark.id;
        // A redaction takes all edits out of the hands of undo.
        let is_redacted = edits.iter().any(|edit| matches!(&*edit.command, "redact" | "erase") && edit.id > mark.id);
        let turned = edits
            .iter()
            .filter(earlier)
            .filter(|edit| !is_redacted && edit.is_applied == mark.undone.contains(&edit.id))
            .map(|edit| (edit.id, !edit.is_applied))
            .collect();
        Ok(Self { after: mark.id, at: mark.at.clone(), turned, is_doubtful: false, without: BTreeSet::new() })
    }

    /// The same without some edits.
    pub(super) fn without(self, edits: &BTreeSet<i64>) -> Self {
        Self { without: edits.clone(), ..self }
    }

    /// What came on each side after the last edit that both logs have, for copies that were made by hand.
    pub(super) fn forked(mine: &Connection, theirs: &Connection) -> Result<[Self; 2]> {
        let (mine, theirs) = (edits(mine)?, edits(theirs)?);
        let is_same = |(one, other): &(&LoggedEdit, &LoggedEdit)| {
            let is_told_alike = one.sum == other.sum || one.is_emptied || other.is_emptied;
            one.id == other.id
                && is_told_alike
                && (&one.at, &one.coder, &one.command) == (&other.at, &other.coder, &other.command)
        };
        let common: Vec<_> = mine.iter().zip(&theirs).take_while(is_same).collect();
        let after = common.last().map_or(0, |(edit, _)| edit.id);
        let at = common.last().map(|(edit, _)| edit.at.clone()).unwrap_or_default();
        let range = Self { after, at, is_doubtful: true, ..Self::default() };
        let mut ranges = [range.clone(), range];
        let is_redacted =
            mine.iter().chain(&theirs).any(|edit| matches!(&*edit.command, "redact" | "erase") && edit.id > after);
        if !is_redacted {
            for (one, other) in common.into_iter().filter(|(one, other)| one.is_applied != other.is_applied) {
                // One has taken it back since, or the other has made it again.
                ranges[0].turned.push((one.id, !one.is_applied));
                ranges[1].turned.push((other.id, !other.is_applied));
            }
        }
        Ok(ranges)
    }
}

/// Who has given passages another place in an edit.
#[derive(Debug, Clone, Copy)]
enum PassageMove {
    ByPerson,
    ByProgram,
    /// The program, where the time of the row is as it was.
    WithoutTime,
}

/// What became of a row.
#[derive(Debug, Clone, Default)]
pub(super) struct TouchedRow {
    /// Whether it was there before.
    pub(super) existed: bool,
    pub(super) is_gone: bool,
    /// When it was made, if that was since.
    made_at: Option<String>,
    columns: BTreeMap<String, String>,
    /// Whether it was taken in already.
    is_taken: bool,
    /// Its values before.
    pub(super) before: Option<RowValues>,
}

impl TouchedRow {
    /// When a column was changed last; `None` where it was not.
    pub(super) fn time_of(&self, column: &str) -> Option<&str> {
        self.columns.get(column).or(self.made_at.as_ref()).map(String::as_str)
    }

    /// When a column was changed last since the row was made.
    pub(super) fn change_of(&self, column: &str) -> Option<&str> {
        self.columns.get(column).map(String::as_str)
    }

    /// Whether somebody has changed a column since the row was made.
    pub(super) fn is_changed_in(&self, table: &str) -> bool {
        self.columns.keys().any(|column| is_said(table, column))
    }
}

/// What was changed on one side.
#[derive(Debug, Default)]
pub(super) struct ChangesSince {
    rows: FxHashMap<String, TouchedRow>,
    /// Tables and GUIDs in the order in which they were touched first.
    pub(super) order: Vec<(String, String)>,
    /// Whether a redaction has emptied edits, so that not all changes are known.
    pub(super) is_lost: bool,
    pub(super) is_redacted: bool,
}

impl ChangesSince {
    pub(super) fn of(connection: &Connection, range: &LogRange) -> Result<Self> {
        let mut since = Self::default();
        let mut query = connection.prepare(
            "SELECT id, command, changes FROM log WHERE id > ? AND (state = 'done' OR (state = 'dropped' AND left_by IS NULL))
             ORDER BY id",
        )?;
        let mut turned = connection.prepare("SELECT changes FROM log WHERE id = ?")?;
        for (id, is_back) in &range.turned {
            let changes: String = turned.query_row([id], |row| row.get(0))?;
            let mut changes: Vec<Change> = serde_json::from_str(&changes).unwrap_or_default();
            if *is_back {
                changes.reverse();
                changes.iter_mut().for_each(|change| std::mem::swap(&mut change.before, &mut change.after));
            }
            for change in changes {
                let made = change.after.as_ref().filter(|_| change.before.is_none());
                let made = made.filter(|_| range.is_doubtful && !is_back);
                let key = made.map(|row| key_of(&change.table, super::sides::text(row, "guid")).into_owned());
                since.note(change, PassageMove::ByPerson);
                if let Some(row) = key.and_then(|key| since.rows.get_mut(&key)) {
                    row.existed = true;
                }
            }
        }
        let mut rows = query.query([range.after])?;
        while let Some(row) = rows.next()? {
            if range.without.contains(&row.get(0)?) {
                continue;
            }
            let (command, changes): (String, String) = (row.get(1)?, row.get(2)?);
            since.is_redacted |= command == "redact";
            since.is_lost |= changes == "[]" && command != "redact";
            let changes: Vec<LoggedChange> = serde_json::from_str(&changes).unwrap_or_default();
            let moved = match &*command {
                // There the program moves passages, and nobody says anything else of them.
                "import" | "replace-source" => PassageMove::ByProgram,
                command if command.ends_with("-document") => PassageMove::ByProgram,
                // There it does both, and the time is that of who has changed them.
                "merge-copy" => PassageMove::WithoutTime,
                _ => PassageMove::ByPerson,
            };
            for change in changes {
                match change {
                    LoggedChange::Made(table, row) => since.make(&table, row),
                    LoggedChange::Other(change) => since.note(change, moved),
                }
            }
        }
        Ok(since)
    }

    /// Where edits were emptied, takes every row that was written since for changed.
    pub(super) fn guess(&mut self, connection: &Connection, range: &LogRange) -> Result<()> {
        if !self.is_lost {
            return Ok(());
        }
        for table in MADE {
            let [one, other] = OF_MACHINE;
            let others =
                if table == "setting" { format!("AND name NOT IN ('{one}', '{other}')") } else { String::new() };
            let written =
                format!("SELECT guid, changed_at FROM {table} WHERE guid IS NOT NULL AND changed_at >= ? {others}");
            let mut query = connection.prepare(&written)?;
            let rows = query.query_map([&range.at], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
            for row in rows {
                let (guid, at) = row?;
                let order = &mut self.order;
                self.rows.entry(key_of(table, &guid).into_owned()).or_insert_with(|| {
                    order.push((table.to_owned(), guid));
                    TouchedRow { made_at: Some(at), ..TouchedRow::default() }
                });
            }
        }
        Ok(())
    }

    /// Notes a row that was made.
    fn make(&mut self, table: &str, row: MadeRow) {
        let Some(guid) = row.guid.filter(|_| is_told(table, row.name.as_deref())) else { return };
        let touched = self.touch(table, guid, false);
        touched.is_gone = false;
        touched.made_at = Some(row.changed_at.unwrap_or_default());
        touched.columns.clear();
    }

    /// The row that was touched; where that is the first time, it is said whether it had been there.
    fn touch(&mut self, table: &str, guid: String, existed: bool) -> &mut TouchedRow {
        let order = &mut self.order;
        self.rows.entry(key_of(table, &guid).into_owned()).or_insert_with(|| {
            order.push((table.to_owned(), guid));
            TouchedRow { existed, ..TouchedRow::default() }
        })
    }

    fn note(&mut self, change: Change, moved: PassageMove) {
        let Change { table, before, after } = change;
        let name = before.as_ref().or(after.as_ref()).and_then(|row| row.get("name")).and_then(Value::as_str);
        if !is_told(&table, name) {
            return;
        }
        let guid = |row: &RowValues| row.get("guid").and_then(Value::as_str).map(str::to_owned);
        let Some(guid) = before.as_ref().or(after.as_ref()).and_then(guid) else { return };
        let touched = self.touch(&table, guid, before.is_some());
        touched.is_gone = after.is_none();
        match (before, after) {
            (None, Some(after)) => {
                touched.made_at = Some(time_of(&after, "changed_at"));
                touched.columns.clear();
            }
            (Some(before), Some(after)) => {
                let is_moved = match moved {
                    PassageMove::ByPerson => false,
                    PassageMove::ByProgram => true,
                    PassageMove::WithoutTime => before.get("changed_at") == after.get("changed_at"),
                };
                let stays = is_moved && before.get("case_id") == after.get("case_id");
                let is_other = |(column, value): &(&String, &Value)| {
                    before.get(*column) != Some(value) && !(stays && matches!(&***column, "start" | "end"))
                };
                for (column, _) in after.iter().filter(is_other) {
                    let stamp = match &**column {
                        "summary" => "summary_changed_at",
                        "status" => "status_changed_at",
                        _ => "changed_at",
                    };
                    touched.columns.insert(column.clone(), time_of(&after, stamp));
                }
                if touched.existed && touched.before.is_none() {
                    touched.before = Some(before);
                }
            }
            (Some(before), None) => {
                if touched.existed && touched.before.is_none() {
                    touched.before = Some(before);
                }
            }
            (None, None) => {}
        }
    }

    pub(super) fn row(&self, table: &str, guid: &str) -> Option<&TouchedRow> {
        self.rows.get(&*key_of(table, guid))
    }

    pub(super) fn time_of(&self, table: &str, guid: &str, column: &str) -> Option<&str> {
        self.row(table, guid)?.time_of(column)
    }

    /// Whether a row was made since, and is there.
    pub(super) fn is_made(&self, table: &str, guid: &str) -> bool {
        self.row(table, guid).is_some_and(|row| !row.existed && !row.is_gone && !row.is_taken)
    }

    /// Notes that a row was taken in.
    pub(super) fn take(&mut self, table: &str, guid: &str) {
        if let Some(row) = self.rows.get_mut(&*key_of(table, guid)) {
            row.is_taken = true;
        }
    }

    pub(super) fn is_taken(&self, table: &str, guid: &str) -> bool {
        self.row(table, guid).is_some_and(|row| row.is_taken)
    }

    pub(super) fn is_gone(&self, table: &str, guid: &str) -> bool {
        self.row(table, guid).is_some_and(|row| row.is_gone)
    }
}

/// Whether a merge asks what became of a row of this table and this name.
fn is_told(table: &str, name: Option<&str>) -> bool {
    let is_of_machine = table == "setting" && name.is_some_and(|name| OF_MACHINE.contains(&name));
    !is_of_machine && (MADE.contains(&table) || table == "coder")
}

/// By what a row is found: what is set aside has the GUID of the coding or memo that it was.
fn key_of<'g>(table: &str, guid: &'g str) -> Cow<'g, str> {
    if table == "aside" { Cow::Owned(format!("aside {guid}")) } else { Cow::Borrowed(guid) }
}

fn time_of(row: &RowValues, column: &str) -> String {
    row.get(column).and_then(Value::as_str).unwrap_or_default().to_owned()
}
