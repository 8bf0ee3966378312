//! Rows of both sides as the log would note them, found by their GUIDs.

use std::collections::{HashMap, HashSet};

use rusqlite::types::Value as SqlValue;
use rusqlite::{Connection, OptionalExtension as _, params_from_iter};
use serde_json::Value;

use super::super::changes::{RowValues, sql};
use super::super::sums;
use super::super::tables::{LOGGED, MADE};
use crate::error::Result;
use reading::entered;

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
    row: String,
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
                row,
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

    /// Rows of a table by their GUIDs, of those that are asked for.
    pub(super) fn among(
        &self,
        connection: &Connection,
        table: &str,
        guids: &[String],
    ) -> Result<HashMap<String, String>> {
        let Some(shape) = self.get(table) else { return Ok(HashMap::new()) };
        let wanted: HashSet<&String> = guids.iter().collect();
        let mut query = connection.prepare(&format!("SELECT guid, {} FROM main.{table}", shape.row))?;
        let mut rows = query.query([])?;
        let mut found = HashMap::with_capacity(wanted.len());
        while let Some(row) = rows.next()? {
            if let Some(guid) = row.get::<_, Option<String>>(0)?
                && wanted.contains(&guid)
            {
                found.insert(guid, row.get(1)?);
            }
        }
        Ok(found)
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
    let is_null = |column: &&str| row.get(*column).is_none_or(Value::is_null);
    let wanted: Vec<String> = columns
        .iter()
        .map(|column| if is_null(column) { format!("\"{column}\" IS NULL") } else { format!("\"{column}\" = ?") })
        .collect();
    let given = columns.iter().filter(|column| !is_null(column));
    let values: Vec<SqlValue> = given.map(|column| sql(row.get(*column).unwrap_or(&Value::Null))).collect();
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

/// The GUIDs of all rows of a table.
pub(super) fn guids(connection: &Connection, table: &str) -> Result<HashSet<String>> {
    let mut query = connection.prepare(&format!("SELECT guid FROM {table} WHERE guid IS NOT NULL"))?;
    Ok(query.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
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

pub(super) fn id_of(mine: &Connection, table: &str, guid: &str) -> Result<Option<i64>> {
    let select = format!("SELECT id FROM {table} WHERE guid = ?");
    Ok(mine.prepare_cached(&select)?.query_row([guid], |row| row.get(0)).optional()?)
}

/// The row of ours that is the same as a row of the copy though it has another GUID.
pub(super) fn twin(mine: &Connection, table: &str, row: &RowValues) -> Result<Option<String>> {
    let columns: &[&str] = match table {
        "code" | "saved_search" | "case_set" | "saved_table" => return namesake(mine, table, row),
        "code_group" => &["code_id", "group_id"],
        "coding" => &["case_id", "start", "end", "code_id", "coder_id"],
        "memo" if integer(row, "coding_id").is_some() => &["coding_id"],
        "memo" if integer(row, "case_id").is_some() => &["case_id", "coding_id", "start", "end"],
        "attribute" | "setting" | "coder" => &["name"],
        "attribute_option" => &["attribute_id", "value"],
        "attribute_value" => &["case_id", "attribute_id"],
        "document" => &["case_id", "start", "end"],
        "memo_link" => &["memo", "what", "target", "case_id", "start", "end"],
        _ => return Ok(None),
    };
    guid_where(mine, table, row, columns)
}

/// The row of this name, letter case aside; a code beside this one.
fn namesake(mine: &Connection, table: &str, row: &RowValues) -> Result<Option<String>> {
    let name = entered::key(text(row, "name"));
    let (select, parent) = if table == "code" {
        ("SELECT guid, name FROM code WHERE parent_id IS ?1 AND guid <> ?2".to_owned(), integer(row, "parent_id"))
    } else {
        (format!("SELECT guid, name FROM {table} WHERE ?1 IS NULL AND guid <> ?2"), None)
    };
    let mut query = mine.prepare_cached(&select)?;
    let mut rows = query.query((parent, text(row, "guid")))?;
    while let Some(found) = rows.next()? {
        if entered::key(&found.get::<_, String>(1)?) == name {
            return Ok(Some(found.get(0)?));
        }
    }
    Ok(None)
}

/// Whether the key of a code gives another code of the project.
pub(super) fn is_key_taken(mine: &Connection, table: &str, row: &RowValues) -> Result<bool> {
    Ok(table == "code" && key_holder(mine, row)?.is_some())
}

/// The GUID of another code that has the key of this one.
pub(super) fn key_holder(mine: &Connection, row: &RowValues) -> Result<Option<String>> {
    let key = text(row, "shortcut");
    if key.is_empty() || integer(row, "codable") == Some(0) {
        return Ok(None);
    }
    let select = "SELECT guid FROM code WHERE shortcut = ? AND codable AND guid <> ? ORDER BY id";
    let mut query = mine.prepare_cached(select)?;
    Ok(query.query_row((key, text(row, "guid")), |row| row.get(0)).optional()?)
}

/// The name of the coder of a row of a side.
pub(super) fn coder_name(of: &Connection, theirs: &RowValues) -> Result<String> {
    let name = "SELECT name FROM coder WHERE id = ?";
    Ok(of.query_row(name, [integer(theirs, "coder_id")], |row| row.get(0))?)
}

pub(super) fn offset(row: &RowValues, column: &str) -> Option<usize> {
    integer(row, column).and_then(|at| usize::try_from(at).ok())
}
