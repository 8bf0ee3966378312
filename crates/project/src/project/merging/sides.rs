//! Rows of both sides as the log would note them, found by their GUIDs.

use std::collections::HashMap;

use rusqlite::types::Value as SqlValue;
use rusqlite::{Connection, OptionalExtension as _, params_from_iter};
use serde_json::Value;

use super::super::changes::{RowValues, sql};
use super::super::sums;
use super::super::tables::{LOGGED, MADE};
use crate::error::Result;

/// The columns of a table that a person does not change: who and when, what the program counts, and what goes with the print of a case.
const KEPT_BY_PROGRAM: [&str; 19] = [
    "id",
    "guid",
    "changed_at",
    "summary_coder_id",
    "summary_changed_at",
    "status_coder_id",
    "status_changed_at",
    "act",
    "source_id",
    "chars",
    "entries",
    "doubtful",
    "first_date",
    "last_date",
    "revision",
    "remarks",
    "release",
    "made_at",
    "memo_coder_id",
];

/// Texts that are words of the program, GUIDs or times, not of a person.
const NO_WORDS_OF_A_PERSON: [&str; 11] =
    ["guid", "memo_guid", "what", "kind", "status", "colour", "shortcut", "target", "day", "layout", "release"];

/// How rows of a table are read, and what they point at.
pub(super) struct TableShape {
    /// Columns that hold the id of another row, each with its table.
    pub(super) pointers: Vec<(String, &'static str)>,
    by_guid: String,
    by_id: String,
}

/// The shapes of the tables that are merged. Both sides are of one version.
pub(super) struct TableShapes {
    shapes: HashMap<&'static str, TableShape>,
}

impl TableShapes {
    pub(super) fn of(connection: &Connection) -> Result<Self> {
        let mut shapes = HashMap::new();
        for table in LOGGED {
            let row = sums::row(connection, table, table)?;
            let mut query = connection.prepare_cached(r#"SELECT "from", "table" FROM pragma_foreign_key_list(?)"#)?;
            let found = query.query_map([table], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
            let mut pointers = Vec::new();
            for pointer in found {
                let (column, target) = pointer?;
                if let Some(target) = known(&target) {
                    pointers.push((column, target));
                }
            }
            let shape = TableShape {
                pointers,
                by_guid: format!("SELECT {row} FROM main.{table} WHERE guid = ?"),
                by_id: format!("SELECT {row} FROM main.{table} WHERE id = ?"),
            };
            shapes.insert(table, shape);
        }
        Ok(Self { shapes })
    }

    pub(super) fn get(&self, table: &str) -> Option<&TableShape> {
        self.shapes.get(table)
    }

    /// The columns that point at rows of a table.
    pub(super) fn pointing_at(&self, table: &str) -> Vec<(&'static str, String)> {
        let mut found = Vec::new();
        for (from, shape) in &self.shapes {
            found.extend(
                shape.pointers.iter().filter(|(_, target)| *target == table).map(|(column, _)| (*from, column.clone())),
            );
        }
        found.sort();
        found
    }

    pub(super) fn by_guid(&self, connection: &Connection, table: &str, guid: &str) -> Result<Option<RowValues>> {
        let Some(shape) = self.get(table) else { return Ok(None) };
        let json: Option<String> =
            connection.prepare_cached(&shape.by_guid)?.query_row([guid], |row| row.get(0)).optional()?;
        Ok(json.and_then(|json| serde_json::from_str(&json).ok()))
    }

    pub(super) fn by_id(&self, connection: &Connection, table: &str, id: i64) -> Result<Option<RowValues>> {
        let Some(shape) = self.get(table) else { return Ok(None) };
        let json: Option<String> =
            connection.prepare_cached(&shape.by_id)?.query_row([id], |row| row.get(0)).optional()?;
        Ok(json.and_then(|json| serde_json::from_str(&json).ok()))
    }
}

/// The name of a table that the log keeps, as the program knows it: only such a name becomes SQL.
pub(super) fn known(table: &str) -> Option<&'static str> {
    LOGGED.into_iter().find(|known| *known == table)
}

/// Whether a person says something by changing this column.
pub(super) fn is_said(table: &str, column: &str) -> bool {
    let is_case = |column| matches!(column, "label" | "layout" | "summary" | "status");
    match column {
        "coder_id" => table == "coding",
        "start" | "end" => table != "document",
        _ if table == "cases" => is_case(column),
        _ => !KEPT_BY_PROGRAM.contains(&column),
    }
}

/// Whether a column holds words that a person has written.
pub(super) fn is_written(table: &str, column: &str) -> bool {
    let is_link = table == "memo_link" && column == "memo";
    !(is_link || column.ends_with("_at") || NO_WORDS_OF_A_PERSON.contains(&column))
}

pub(super) fn integer(row: &RowValues, column: &str) -> Option<i64> {
    row.get(column).and_then(Value::as_i64)
}

pub(super) fn text<'a>(row: &'a RowValues, column: &str) -> &'a str {
    row.get(column).and_then(Value::as_str).unwrap_or_default()
}

/// The GUID of the first row for which all columns have these values.
pub(super) fn guid_where(
    connection: &Connection,
    table: &str,
    row: &RowValues,
    columns: &[&str],
) -> Result<Option<String>> {
    let wanted: Vec<String> = columns.iter().map(|column| format!("\"{column}\" IS ?")).collect();
    let values: Vec<SqlValue> = columns.iter().map(|column| sql(row.get(*column).unwrap_or(&Value::Null))).collect();
    let select = format!("SELECT guid FROM {table} WHERE {} ORDER BY id LIMIT 1", wanted.join(" AND "));
    Ok(connection.prepare_cached(&select)?.query_row(params_from_iter(values), |row| row.get(0)).optional()?)
}

/// Whether both sides have a row in common, by its GUID.
pub(super) fn are_related(mine: &Connection, theirs: &Connection) -> Result<bool> {
    for table in MADE {
        let mut here = mine.prepare(&format!("SELECT 1 FROM {table} WHERE guid = ?"))?;
        let mut there = theirs.prepare(&format!("SELECT guid FROM {table} WHERE guid IS NOT NULL"))?;
        let mut rows = there.query([])?;
        while let Some(row) = rows.next()? {
            if here.exists([row.get::<_, String>(0)?])? {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// The columns that hold who and when for a column.
pub(super) fn stamps(column: &str) -> [&'static str; 2] {
    match column {
        "summary" => ["summary_coder_id", "summary_changed_at"],
        "status" => ["status_coder_id", "status_changed_at"],
        _ => ["coder_id", "changed_at"],
    }
}

/// One text below the other; one that holds the other stands for both.
pub(super) fn joined(first: &str, second: &str) -> String {
    if first.contains(second) {
        first.to_owned()
    } else if second.contains(first) {
        second.to_owned()
    } else {
        format!("{first}\n\n{second}")
    }
}
