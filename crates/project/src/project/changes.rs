//! Row changes: what an edit did to the tables, and how it is taken back.
//!
//! While a project is open for writing, temporary triggers note every inserted, updated or deleted row of the
//! logged tables with its values before and after. An edit is undone by putting the values before back, in
//! reverse order. So every edit has an exact inverse without anyone writing one.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension as _, ToSql, params_from_iter, types::Value as SqlValue};
use serde::de::{IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};

use super::sums;
use super::tables::{LOGGED, columns};
use crate::error::{Error, Result};
use sums::Growth;

/// The values of a row by column; `id` is one of them.
pub(super) type RowValues = Map<String, Value>;

/// One changed row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Change {
    pub(super) table: String,
    /// `None` where the row was inserted.
    pub(super) before: Option<RowValues>,
    /// `None` where the row was deleted.
    pub(super) after: Option<RowValues>,
}

/// A change as the log tells it; of a new row only what tells one row from another.
pub(super) enum LoggedChange {
    Made(String, MadeRow),
    Other(Change),
}

/// What tells a new row from others.
#[derive(Debug, Default, Deserialize)]
pub(super) struct MadeRow {
    pub(super) guid: Option<String>,
    pub(super) changed_at: Option<String>,
    pub(super) name: Option<String>,
}

impl<'de> Deserialize<'de> for LoggedChange {
    fn deserialize<D: Deserializer<'de>>(from: D) -> std::result::Result<Self, D::Error> {
        from.deserialize_map(LoggedChangeVisitor)
    }
}

struct LoggedChangeVisitor;

impl<'de> Visitor<'de> for LoggedChangeVisitor {
    type Value = LoggedChange;

    fn expecting(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("a change")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> std::result::Result<LoggedChange, M::Error> {
        let (mut table, mut made) = (String::new(), None);
        let (mut before, mut after): (Option<Option<RowValues>>, Option<RowValues>) = (None, None);
        while let Some(key) = map.next_key::<Cow<'de, str>>()? {
            match &*key {
                "table" => table = map.next_value()?,
                "before" => before = Some(map.next_value()?),
                // The row before stands first.
                "after" if matches!(before, Some(None)) => made = map.next_value::<Option<MadeRow>>()?,
                "after" => after = map.next_value()?,
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(match made {
            Some(made) => LoggedChange::Made(table, made),
            None => LoggedChange::Other(Change { table, before: before.flatten(), after }),
        })
    }
}

impl Change {
    fn inverse(self) -> Self {
        Self { table: self.table, before: self.after, after: self.before }
    }
}

/// Notes changes on this connection from now on.
pub(super) fn watch(connection: &Connection) -> Result<()> {
    let mut script = String::from(
        "BEGIN; CREATE TEMP TABLE row_change (id INTEGER PRIMARY KEY, tbl TEXT NOT NULL, before TEXT, after TEXT) STRICT;",
    );
    for table in sums::tables() {
        // A table that a later version brings.
        if columns(connection, table)?.is_empty() {
            continue;
        }
        let (old, new) = (sums::row(connection, table, "OLD")?, sums::row(connection, table, "NEW")?);
        for (event, before, after) in [("INSERT", "NULL", &*new), ("UPDATE", &old, &new), ("DELETE", &old, "NULL")] {
            script.push_str(&note_trigger(table, event, before, after));
        }
    }
    script.push_str("COMMIT;");
    connection.execute_batch(&script)?;
    Ok(())
}

/// The trigger that notes one kind of change of a table, as a statement.
fn note_trigger(table: &str, event: &str, before: &str, after: &str) -> String {
    format!(
        "CREATE TEMP TRIGGER note_{table}_{event} AFTER {event} ON main.{table} BEGIN \
         INSERT INTO row_change (tbl, before, after) VALUES ('{table}', {before}, {after}); END;"
    )
}

/// A table into which rows are inserted without noting each by itself: all of them are noted at the end, as if they had been.
#[must_use]
#[derive(Debug)]
pub(super) struct Unnoted {
    table: &'static str,
    /// The last row that was there before.
    last: i64,
}

impl Unnoted {
    /// Begins; until the end, rows of the table may be inserted and nothing else. `None` where new rows may not have the greatest ids.
    pub(super) fn begin(connection: &Connection, table: &'static str) -> Result<Option<Self>> {
        let last = format!("SELECT coalesce(max(id), 0) FROM main.{table}");
        let last: i64 = connection.query_row(&last, [], |row| row.get(0))?;
        if last > i64::from(u32::MAX) {
            return Ok(None);
        }
        connection.execute_batch(&format!("DROP TRIGGER temp.note_{table}_INSERT"))?;
        Ok(Some(Self { table, last }))
    }

    /// Notes the rows that were inserted, in the order in which they were.
    pub(super) fn end(self, connection: &Connection) -> Result<()> {
        let Self { table, last } = self;
        let row = sums::row(connection, table, table)?;
        let note = format!(
            "INSERT INTO temp.row_change (tbl, before, after) \
             SELECT '{table}', NULL, {row} FROM main.{table} WHERE id > ? ORDER BY id"
        );
        connection.execute(&note, [last])?;
        connection.execute_batch(&note_trigger(table, "INSERT", "NULL", &sums::row(connection, table, "NEW")?))?;
        Ok(())
    }
}

/// Forgets what was noted.
pub(super) fn clear(connection: &Connection) -> Result<()> {
    connection.execute("DELETE FROM temp.row_change", [])?;
    Ok(())
}

/// The changes since the last [`clear`]: those that the log keeps, in order, as JSON; and what all of them add to the sums,
/// by every table that has changed.
pub(super) fn noted(connection: &Connection) -> Result<(String, Growth)> {
    let mut query = connection.prepare_cached("SELECT tbl, before, after FROM temp.row_change ORDER BY id")?;
    let mut rows = query.query([])?;
    let mut json = String::from("[");
    let mut growth = Growth::new();
    while let Some(row) = rows.next()? {
        let table = row.get_ref(0)?.as_str().unwrap_or_default();
        let side = |column| Ok::<_, rusqlite::Error>(row.get_ref(column)?.as_str_or_null().unwrap_or_default());
        let (before, after) = (side(1)?, side(2)?);
        if before == after {
            continue;
        }
        let of = |row: Option<&str>| row.map_or(0, |row| sums::sum(&[row]));
        let by = of(after) - of(before);
        match growth.get_mut(table) {
            Some(growth) => *growth += by,
            None => drop(growth.insert(table.to_owned(), by)),
        }
        if !LOGGED.contains(&table) {
            continue;
        }
        if json.len() > 1 {
            json.push(',');
        }
        let (before, after) = (before.unwrap_or("null"), after.unwrap_or("null"));
        for part in [r#"{"table":""#, table, r#"","before":"#, before, r#","after":"#, after, "}"] {
            json.push_str(part);
        }
    }
    json.push(']');
    Ok((json, growth))
}

/// Takes the changes back.
pub(super) fn undo(connection: &Connection, changes: Vec<Change>) -> Result<()> {
    changes.into_iter().rev().try_for_each(|change| apply(connection, change.inverse()))
}

/// Makes the changes again.
pub(super) fn redo(connection: &Connection, changes: Vec<Change>) -> Result<()> {
    changes.into_iter().try_for_each(|change| apply(connection, change))
}

/// The ids that rows get that are made again while others have theirs, by table.
pub(super) type MovedIds = BTreeMap<(String, i64), i64>;

/// Makes changes again on top of what stands there now. A row whose id is taken gets a new one, and what points at it follows.
///
/// # Errors
/// [`Error::InTheWay`] where a row is not what it was before the change; a constraint of the database, where a name is taken or what
/// a row points at is gone.
pub(super) fn make_again(connection: &Connection, edit: Vec<Change>, moved: &mut MovedIds) -> Result<()> {
    for mut change in edit {
        // Names come out of the file: only those that the schema knows may become SQL.
        let Some(table) = LOGGED.iter().find(|table| **table == change.table) else {
            return Err(Error::UnknownTable(change.table));
        };
        let pointers = pointers(connection, table)?;
        for row in [&mut change.before, &mut change.after].into_iter().flatten() {
            for (column, target) in &pointers {
                if let Some(new) =
                    row.get(column).and_then(Value::as_i64).and_then(|id| moved.get(&(target.clone(), id)))
                {
                    row.insert(column.clone(), Value::from(*new));
                }
            }
        }
        match (&change.before, &mut change.after) {
            (None, Some(after)) => {
                let own = after.get("id").and_then(Value::as_i64).unwrap_or_default();
                // Whoever has begun to code anew since is the same coder.
                if let Some(known) = coder_named(connection, table, after)? {
                    moved.insert(((*table).to_owned(), own), known);
                    continue;
                }
                if now(connection, table, own)?.is_some() {
                    let sql = format!("SELECT max(id) + 1 FROM {table}");
                    let free: i64 = connection.query_row(&sql, [], |row| row.get(0))?;
                    moved.insert(((*table).to_owned(), own), free);
                    after.insert("id".to_owned(), Value::from(free));
                }
            }
            (Some(before), _) => {
                let id = before.get("id").and_then(Value::as_i64).unwrap_or_default();
                let stands = now(connection, table, id)?.ok_or(Error::InTheWay)?;
                let changed = |column: &String, value: &Value| match &change.after {
                    Some(after) => after.get(column) != Some(value),
                    None => true,
                };
                let is_other = |(column, value): (&String, &Value)| {
                    !is_bookkeeping(column) && changed(column, value) && stands.get(column) != Some(value)
                };
                if before.iter().any(is_other) {
                    return Err(Error::InTheWay);
                }
                // Only what the edit has changed; the rest may have been changed since.
                if let Some(after) = &mut change.after {
                    after.retain(|column, value| before.get(column) != Some(value));
                    if after.is_empty() {
                        continue;
                    }
                }
            }
            (None, None) => continue,
        }
        apply(connection, change)?;
    }
    Ok(())
}

/// The coder who has the name of this one, where it is a coder.
fn coder_named(connection: &Connection, table: &str, row: &RowValues) -> Result<Option<i64>> {
    if table != "coder" {
        return Ok(None);
    }
    let name = row.get("name").and_then(Value::as_str).unwrap_or_default();
    let mut query = connection.prepare_cached("SELECT id FROM coder WHERE name = ?")?;
    Ok(query.query_row([name], |row| row.get(0)).optional()?)
}

/// Who changed a row last, and when, is said anew with each change.
fn is_bookkeeping(column: &str) -> bool {
    column.ends_with("_at") || column.ends_with("coder_id")
}

/// The columns of a table that point at other rows, each with the table that it points at.
fn pointers(connection: &Connection, table: &str) -> Result<Vec<(String, String)>> {
    let mut query = connection.prepare_cached(r#"SELECT "from", "table" FROM pragma_foreign_key_list(?)"#)?;
    let rows = query.query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let own = ("id".to_owned(), table.to_owned());
    Ok(rows.collect::<std::result::Result<Vec<_>, _>>()?.into_iter().chain([own]).collect())
}

/// A row as it stands.
fn now(connection: &Connection, table: &str, id: i64) -> Result<Option<RowValues>> {
    let sql = format!("SELECT {} FROM main.{table} WHERE id = ?", sums::row(connection, table, table)?);
    let json: Option<String> = connection.prepare_cached(&sql)?.query_row([id], |row| row.get(0)).optional()?;
    Ok(json.and_then(|json| serde_json::from_str(&json).ok()))
}

fn apply(connection: &Connection, change: Change) -> Result<()> {
    // Names come out of the file: only those that the schema knows may become SQL.
    let Some(table) = LOGGED.iter().find(|table| **table == change.table) else {
        return Err(Error::UnknownTable(change.table));
    };
    let known = columns(connection, table)?;
    // A column that came later keeps what it has.
    let columns = |row: &RowValues| -> (Vec<String>, Vec<SqlValue>) {
        let there = known.iter().filter_map(|column| Some((format!("\"{column}\""), sql(row.get(column)?))));
        there.unzip()
    };
    match (&change.before, &change.after) {
        (Some(before), None) => run(connection, &format!("DELETE FROM {table} WHERE id = ?"), &[id(before)]),
        (None, Some(after)) => {
            let (names, values) = columns(after);
            let places = vec!["?"; names.len()].join(", ");
            run(connection, &format!("INSERT INTO {table} ({}) VALUES ({places})", names.join(", ")), &values)
        }
        (Some(before), Some(after)) => {
            let (names, mut values) = columns(after);
            values.push(id(before));
            let set: Vec<_> = names.iter().map(|name| format!("{name} = ?")).collect();
            run(connection, &format!("UPDATE {table} SET {} WHERE id = ?", set.join(", ")), &values)
        }
        (None, None) => Ok(()),
    }
}

fn run(connection: &Connection, statement: &str, values: &[impl ToSql]) -> Result<()> {
    connection.prepare_cached(statement)?.execute(params_from_iter(values))?;
    Ok(())
}

fn id(row: &RowValues) -> SqlValue {
    sql(row.get("id").unwrap_or(&Value::Null))
}

pub(super) fn sql(value: &Value) -> SqlValue {
    match value {
        Value::Null => SqlValue::Null,
        Value::Bool(flag) => SqlValue::Integer(i64::from(*flag)),
        Value::Number(number) => {
            number.as_i64().map_or_else(|| SqlValue::Real(number.as_f64().unwrap_or_default()), SqlValue::Integer)
        }
        Value::String(text) => SqlValue::Text(text.clone()),
        Value::Array(_) | Value::Object(_) => SqlValue::Text(value.to_string()),
    }
}
