//! Where the rows of older files come from: since version 12 each row that a person makes has a GUID, a coder and a time
//! ([`super::rows`]). What an older file holds gets them here, once.
//!
//! The log is walked as undo and redo would walk it, so that each row has one GUID in its table and in every edit that names it;
//! an id that was free and came again is another row. A GUID is made out of the edit that made the row, and is the same in every copy of
//! an older file, whichever of them is opened first. Who and when are those of the edit that made or last changed the row. Where
//! no edit tells, they are unknown and stay empty; a case then has the time at which its source was imported.

use std::collections::HashMap;

use rusqlite::types::Value as SqlValue;
use rusqlite::{Connection, OptionalExtension as _, params, params_from_iter};
use serde_json::{Map, Value};
use uuid::Builder;

use super::changes::{Change, RowValues, sql};
use super::sums;
use crate::error::Result;

/// The tables whose rows got them.
const MADE: [&str; 10] = [
    "cases",
    "code",
    "coding",
    "memo",
    "attribute",
    "attribute_option",
    "attribute_value",
    "aside",
    "correction",
    "setting",
];

/// Columns of one table that share a coder and a time, and the columns that hold these. Corrections and memos have had both from the
/// first; codings too, but for the time of a later change, and what is aside has had its coder.
struct StampedColumns {
    table: &'static str,
    columns: &'static [&'static str],
    by: Option<&'static str>,
    at: &'static str,
    /// Whether the row gets them when it is made.
    from_the_first: bool,
}

const fn part(table: &'static str, columns: &'static [&'static str]) -> StampedColumns {
    StampedColumns { table, columns, by: Some("coder_id"), at: "changed_at", from_the_first: true }
}

const PARTS: [StampedColumns; 10] = [
    part("cases", &["source_id", "label", "layout"]),
    StampedColumns {
        by: Some("summary_coder_id"),
        at: "summary_changed_at",
        from_the_first: false,
        ..part("cases", &["summary"])
    },
    StampedColumns {
        by: Some("status_coder_id"),
        at: "status_changed_at",
        from_the_first: false,
        ..part("cases", &["status"])
    },
    part("code", &["parent_id", "name", "codable", "colour", "description", "shortcut"]),
    StampedColumns { by: None, ..part("coding", &["code_id", "start", "end"]) },
    StampedColumns { by: None, ..part("aside", &[]) },
    part("attribute", &["name", "kind"]),
    part("attribute_option", &["value"]),
    part("attribute_value", &["value"]),
    part("setting", &["value"]),
];

/// An edit of the log.
struct Edit {
    id: i64,
    at: String,
    coder: i64,
    /// Whether the program itself moved codings in it.
    moved: bool,
    changes: Vec<Change>,
}

/// Who and when; `None` is unknown.
type Stamp = (Option<i64>, Option<String>);

/// What became of a part of the rows of a table, by their ids, with who and when.
type KnownStamps = HashMap<i64, Vec<(Vec<Value>, Stamp)>>;

/// Gives every row of the tables and of the log its GUID, its coder and its time.
pub(super) fn fill(connection: &Connection) -> Result<()> {
    let mut walk = Walk { connection, coders: coders(connection)?, stamps: HashMap::new(), lost: Vec::new() };
    walk.give_guids()?;
    walk.lost = walk.told_by_what_is_lost()?;
    for id in edits(connection, "done", "ASC")? {
        walk.stamp_edit(id)?;
    }
    walk.stamp_tables()?;
    for id in edits(connection, "undone", "ASC")? {
        walk.stamp_edit(id)?;
    }
    Ok(())
}

/// Gives the coders that the log tells of the GUIDs of those of their names, so that undo and redo bring back the same people.
pub(super) fn name_coders(connection: &Connection) -> Result<()> {
    let first = first_edit(connection)?;
    let of_name = |name: &str| derived_guid(&format!("coder\t{name}\t{first}"));
    let mut query = connection.prepare("SELECT name FROM coder")?;
    let names: Vec<String> = query.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    for name in &names {
        connection.execute("UPDATE coder SET guid = ? WHERE name = ?", params![of_name(name), name])?;
    }
    let mut query = connection.prepare("SELECT id FROM log WHERE changes LIKE '%\"table\":\"coder\"%' ORDER BY id")?;
    let edits: Vec<i64> = query.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    for id in edits {
        let Some(mut changes) = read(connection, id)? else { continue };
        for change in changes.iter_mut().filter(|change| change.table == "coder") {
            for row in [&mut change.before, &mut change.after].into_iter().flatten() {
                let name = row.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
                row.insert("guid".to_owned(), Value::from(of_name(&name)));
            }
        }
        write(connection, id, &changes)?;
    }
    Ok(())
}

/// The ids of all coders by name. Whoever stands in the log is one: rows name them. They stay, whatever is undone.
fn coders(connection: &Connection) -> Result<HashMap<String, i64>> {
    for id in edits(connection, "undone", "ASC")? {
        let Some(changes) = read(connection, id)? else { continue };
        for row in changes.iter().filter(|change| change.table == "coder").filter_map(|change| change.after.as_ref()) {
            connection.execute(
                "INSERT INTO coder (id, name) VALUES (?, ?) ON CONFLICT DO NOTHING",
                [sql(&row["id"]), sql(&row["name"])],
            )?;
        }
    }
    connection
        .execute("INSERT INTO coder (name) SELECT DISTINCT coder FROM log WHERE true ON CONFLICT DO NOTHING", [])?;
    let mut query = connection.prepare("SELECT name, id FROM coder")?;
    Ok(query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
}

/// The edits of a state, in an order.
fn edits(connection: &Connection, state: &str, order: &str) -> Result<Vec<i64>> {
    let mut query = connection.prepare(&format!("SELECT id FROM log WHERE state = ? ORDER BY id {order}"))?;
    Ok(query.query_map([state], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// The changes of an edit; `None` where they are not what was written, and stay so.
fn read(connection: &Connection, id: i64) -> Result<Option<Vec<Change>>> {
    let (changes, summed): (String, bool) =
        connection.query_row("SELECT changes, sum IS NOT NULL FROM log WHERE id = ?", [id], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    if summed && !sums::is_as_written(connection, id)? {
        return Ok(None);
    }
    Ok(serde_json::from_str(&changes).ok())
}

fn write(connection: &Connection, id: i64, changes: &[Change]) -> Result<()> {
    let json = serde_json::to_string(changes).map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
    connection.execute("UPDATE log SET changes = ? WHERE id = ?", params![json, id])?;
    sums::renew_log(connection, &[id])
}

/// The rows of a table as the log would note them.
fn rows(connection: &Connection, table: &str) -> Result<Vec<RowValues>> {
    let mut query =
        connection.prepare(&format!("SELECT {} FROM main.{table}", sums::row(connection, table, table)?))?;
    let rows: Vec<String> = query.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(rows.iter().filter_map(|row| serde_json::from_str(row).ok()).collect())
}

fn id_of(row: &RowValues) -> i64 {
    row.get("id").and_then(Value::as_i64).unwrap_or_default()
}

fn guid_of(row: &RowValues) -> String {
    row.get("guid").and_then(Value::as_str).unwrap_or_default().to_owned()
}

struct Walk<'a> {
    connection: &'a Connection,
    coders: HashMap<String, i64>,
    /// Who and when of each part of each row, by its GUID, as far as the walk has come.
    stamps: HashMap<String, Vec<Stamp>>,
    /// What the edits that cannot be undone any more tell of each part.
    lost: Vec<KnownStamps>,
}

impl Walk<'_> {
    /// Numbers the rows of the tables; then those of the log, back from today as undo goes, and on from today as redo goes.
    fn give_guids(&self) -> Result<()> {
        let births = Births::of(self.connection)?;
        let mut today: HashMap<(String, i64), String> = HashMap::new();
        for table in MADE {
            let mut update = self.connection.prepare(&format!("UPDATE {table} SET guid = ? WHERE id = ?"))?;
            let mut query = self.connection.prepare(&format!("SELECT id FROM {table}"))?;
            let ids: Vec<i64> = query.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
            for id in ids {
                let guid = births.guid(table, id, i64::MAX);
                update.execute(params![guid, id])?;
                today.insert((table.to_owned(), id), guid);
            }
        }
        let mut at = today.clone();
        for id in edits(self.connection, "done", "DESC")? {
            let Some(mut changes) = read(self.connection, id)? else { continue };
            changes.iter_mut().rev().for_each(|change| {
                let Change { table, before, after } = change;
                let at_id = |row: i64| births.guid(table, row, id);
                number(&mut at, table, after.as_mut(), before.as_mut(), at_id);
            });
            write(self.connection, id, &changes)?;
        }
        at = today;
        for id in edits(self.connection, "undone", "ASC")? {
            let Some(mut changes) = read(self.connection, id)? else { continue };
            changes.iter_mut().for_each(|change| {
                let Change { table, before, after } = change;
                let at_id = |row: i64| births.guid(table, row, id);
                number(&mut at, table, before.as_mut(), after.as_mut(), at_id);
            });
            write(self.connection, id, &changes)?;
        }
        Ok(())
    }

    /// Reads what the log tells of rows by edits that can be neither undone nor done again.
    fn told_by_what_is_lost(&self) -> Result<Vec<KnownStamps>> {
        let mut told: Vec<KnownStamps> = PARTS.iter().map(|_| HashMap::new()).collect();
        for id in edits(self.connection, "dropped", "ASC")? {
            let Some(edit) = self.edit(id)? else { continue };
            let stamp = (Some(edit.coder), Some(edit.at.clone()));
            for change in &edit.changes {
                let Some(after) = &change.after else { continue };
                for (part, told) in PARTS.iter().zip(&mut told).filter(|(part, _)| part.table == change.table) {
                    if edit.changes_part(part, change.before.as_ref(), after) {
                        told.entry(id_of(after)).or_default().push((part.values(after), stamp.clone()));
                    }
                }
            }
        }
        Ok(told)
    }

    fn edit(&self, id: i64) -> Result<Option<Edit>> {
        let Some(changes) = read(self.connection, id)? else { return Ok(None) };
        let mut query = self.connection.prepare_cached("SELECT at, coder, command FROM log WHERE id = ?")?;
        let (at, coder, command): (String, String, String) =
            query.query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let coder = self.coders.get(&coder).copied().unwrap_or_default();
        Ok(Some(Edit { id, at, coder, moved: command == "replace-source", changes }))
    }

    /// Writes who and when into the rows of an edit. The coders that it made stay when it is undone.
    fn stamp_edit(&mut self, id: i64) -> Result<()> {
        let Some(mut edit) = self.edit(id)? else { return Ok(()) };
        let mut changes = std::mem::take(&mut edit.changes);
        changes.retain(|change| change.table != "coder");
        for change in changes.iter_mut().filter(|change| MADE.contains(&&*change.table)) {
            let Change { table, before, after } = change;
            for row in before.iter_mut().chain(after.iter_mut()) {
                rename(table, row);
            }
            let guid = before.as_ref().or(after.as_ref()).map(guid_of).unwrap_or_default();
            if let Some(before) = before {
                let stamps = self.known(table, &guid, before)?;
                stamp(table, before, &stamps);
            }
            if let Some(after) = after {
                let mut stamps = match before {
                    Some(before) => self.known(table, &guid, before)?,
                    None => vec![(None, None); PARTS.len()],
                };
                for (part, stamp) in PARTS.iter().zip(&mut stamps).filter(|(part, _)| part.table == table) {
                    if edit.changes_part(part, before.as_ref(), after) {
                        // A coding that is new has its own time.
                        let own = if before.is_none() { after.get(part.at).and_then(Value::as_str) } else { None };
                        *stamp = (Some(edit.coder), Some(own.unwrap_or(&edit.at).to_owned()));
                    }
                }
                stamp(table, after, &stamps);
                self.stamps.insert(guid, stamps);
            }
        }
        write(self.connection, edit.id, &changes)
    }

    /// Writes who and when into the rows of the tables, as they are after all edits that are done.
    fn stamp_tables(&self) -> Result<()> {
        for table in MADE {
            for mut row in rows(self.connection, table)? {
                let before = row.clone();
                let guid = guid_of(&row);
                let stamps = self.known(table, &guid, &row)?;
                stamp(table, &mut row, &stamps);
                let changed: Vec<(&String, &Value)> =
                    row.iter().filter(|(column, value)| before.get(*column) != Some(value)).collect();
                if changed.is_empty() {
                    continue;
                }
                let set: Vec<String> = changed.iter().map(|(column, _)| format!("\"{column}\" = ?")).collect();
                let mut values: Vec<SqlValue> = changed.iter().map(|(_, value)| sql(value)).collect();
                values.push(SqlValue::Integer(id_of(&row)));
                let update = format!("UPDATE {table} SET {} WHERE id = ?", set.join(", "));
                self.connection.prepare_cached(&update)?.execute(params_from_iter(values))?;
            }
        }
        Ok(())
    }

    /// Who and when of the parts of a row before the edit where the walk stands.
    fn known(&self, table: &str, guid: &str, row: &RowValues) -> Result<Vec<Stamp>> {
        if let Some(stamps) = self.stamps.get(guid) {
            return Ok(stamps.clone());
        }
        let mut stamps = vec![(None, None); PARTS.len()];
        for ((part, told), stamp) in
            PARTS.iter().zip(&self.lost).zip(&mut stamps).filter(|((part, _), _)| part.table == table)
        {
            let values = part.values(row);
            let told = told.get(&id_of(row)).and_then(|told| told.iter().rev().find(|(became, _)| *became == values));
            if let Some((_, known)) = told {
                *stamp = known.clone();
            } else if table == "cases" && part.from_the_first {
                let mut query = self.connection.prepare_cached("SELECT imported_at FROM source WHERE id = ?")?;
                let source = sql(row.get("source_id").unwrap_or(&Value::Null));
                let mut rows = query.query([source])?;
                stamp.1 = rows.next()?.map(|row| row.get(0)).transpose()?;
            }
        }
        Ok(stamps)
    }
}

/// The edits that have made rows, by table and id: what made a row says which it is, in every copy of the file.
struct Births {
    /// What is the same in all copies of a project, for the rows of which no edit tells.
    first: String,
    made: HashMap<(String, i64), Vec<(i64, String)>>,
}

impl Births {
    fn of(connection: &Connection) -> Result<Self> {
        let mut made: HashMap<(String, i64), Vec<(i64, String)>> = HashMap::new();
        for state in ["done", "undone"] {
            for id in edits(connection, state, "ASC")? {
                let Some(changes) = read(connection, id)? else { continue };
                let edit: String =
                    connection
                        .query_row("SELECT at || char(9) || coder FROM log WHERE id = ?", [id], |row| row.get(0))?;
                for change in changes.iter().filter(|change| change.before.is_none()) {
                    let Some(after) = &change.after else { continue };
                    let key = (change.table.clone(), id_of(after));
                    made.entry(key).or_default().push((id, format!("{id}\t{edit}")));
                }
            }
        }
        Ok(Self { first: first_edit(connection)?, made })
    }

    /// The GUID of the row that had an id when this edit was done.
    fn guid(&self, table: &str, id: i64, edit: i64) -> String {
        let made = self.made.get(&(table.to_owned(), id));
        let birth = made.and_then(|made| made.iter().rev().find(|(by, _)| *by <= edit));
        let birth = birth.map_or(&*self.first, |(_, birth)| birth);
        derived_guid(&format!("{table}\t{id}\t{birth}"))
    }
}

/// What is the same in all copies of a project, whatever was done in them.
fn first_edit(connection: &Connection) -> Result<String> {
    let first = "SELECT at || char(9) || coder FROM log ORDER BY id LIMIT 1";
    Ok(connection.query_row(first, [], |row| row.get(0)).optional()?.unwrap_or_default())
}

/// A GUID made out of words, by FNV-1a: a row has to be told from others, not to be kept secret.
fn derived_guid(words: &str) -> String {
    let hash = words.bytes().fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d_u128, |hash, byte| {
        (hash ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b)
    });
    Builder::from_random_bytes(hash.to_be_bytes()).into_uuid().simple().to_string()
}

/// Gives the row on the near side of a change the GUID that its id has there, and notes what the id has on the far side.
fn number(
    at: &mut HashMap<(String, i64), String>,
    table: &str,
    near: Option<&mut RowValues>,
    far: Option<&mut RowValues>,
    new_guid: impl Fn(i64) -> String,
) {
    if !MADE.contains(&table) {
        return;
    }
    let put = |row: &mut RowValues, guid: &str| drop(row.insert("guid".to_owned(), guid.into()));
    match (near, far) {
        (Some(near), far) => {
            let key = (table.to_owned(), id_of(near));
            let guid = at.remove(&key).unwrap_or_else(|| new_guid(key.1));
            put(near, &guid);
            if let Some(far) = far {
                put(far, &guid);
                at.insert(key, guid);
            }
        }
        (None, Some(far)) => {
            let guid = new_guid(id_of(far));
            put(far, &guid);
            at.insert((table.to_owned(), id_of(far)), guid);
        }
        (None, None) => {}
    }
}

/// Times have one name.
fn rename(table: &str, row: &mut RowValues) {
    let old = match table {
        "coding" => "created_at",
        "correction" => "made_at",
        _ => return,
    };
    if let Some(time) = row.remove(old) {
        row.insert("changed_at".to_owned(), time);
    }
}

/// Writes who and when into a row, where they are known or the row has no word of its own.
fn stamp(table: &str, row: &mut Map<String, Value>, stamps: &[Stamp]) {
    for (part, (coder, at)) in PARTS.iter().zip(stamps).filter(|(part, _)| part.table == table) {
        if let Some(by) = part.by {
            row.insert(by.to_owned(), (*coder).into());
        }
        if at.is_some() || !row.contains_key(part.at) {
            row.insert(part.at.to_owned(), at.clone().into());
        }
    }
}

impl Edit {
    /// Whether a person said something of this part of a row in this edit.
    fn changes_part(&self, part: &StampedColumns, before: Option<&RowValues>, after: &RowValues) -> bool {
        match before {
            None => part.from_the_first,
            Some(_) if self.moved && part.table == "coding" => false,
            Some(before) => part.values(before) != part.values(after),
        }
    }
}

impl StampedColumns {
    fn values(&self, row: &RowValues) -> Vec<Value> {
        self.columns.iter().map(|column| row.get(*column).cloned().unwrap_or_default()).collect()
    }
}

#[cfg(test)]
#[path = "provenance_tests.rs"]
mod tests;
