//! Checksums: by them [`super::Project::check`] notices a letter that has changed in the file though nobody wrote it.
//!
//! A source and a row of the log have a sum of their own. Of each other table the sums of all rows are added up: an edit notes
//! its rows before and after anyway ([`super::changes`]), so the total is kept without reading the table. The sums are CRC-32:
//! they find faults of disks and copies, not forgeries.

use std::collections::BTreeMap;

use flate2::Crc;
use rusqlite::{Connection, params};

use super::tables::{LOGGED, columns};
use crate::error::Result;

/// The tables whose rows are added up.
pub(super) fn tables() -> impl Iterator<Item = &'static str> {
    LOGGED.into_iter().chain(["redaction"])
}

/// The sum of values that stand side by side.
pub(super) fn sum<T: AsRef<[u8]>>(values: &[T]) -> i64 {
    let mut crc = Crc::new();
    for value in values {
        crc.update(value.as_ref());
        // No UTF-8 holds this byte: words do not slip from one value to the next.
        crc.update(&[0xff]);
    }
    i64::from(crc.sum())
}

/// How much the totals of tables grow.
pub(super) type Growth = BTreeMap<String, i64>;

/// Adds what an edit has changed to the totals.
pub(super) fn grow(connection: &Connection, growth: &Growth) -> Result<()> {
    let mut update = connection.prepare_cached("UPDATE checksum SET sum = sum + ? WHERE name = ?")?;
    for (table, by) in growth.iter().filter(|(_, by)| **by != 0) {
        update.execute(params![by, table])?;
    }
    Ok(())
}

/// The columns of a row as one value, in SQL: what stands in triggers and in totals.
pub(super) fn row(connection: &Connection, table: &str, side: &str) -> Result<String> {
    let pairs = columns(connection, table)?;
    let pairs: Vec<_> = pairs.iter().map(|column| format!("'{column}', {side}.\"{column}\"")).collect();
    Ok(format!("json_object({})", pairs.join(", ")))
}

/// The total of a table, counted anew.
pub(super) fn total(connection: &Connection, table: &str) -> Result<i64> {
    let mut query = connection.prepare(&format!("SELECT {} FROM main.{table}", row(connection, table, table)?))?;
    let mut rows = query.query([])?;
    let mut total = 0;
    while let Some(row) = rows.next()? {
        total += sum(&[row.get_ref(0)?.as_bytes().unwrap_or_default()]);
    }
    Ok(total)
}

/// What a row is summed up from.
const SOURCE: &str = "SELECT id, sum, file_name, encoding, imported_at, text, evidence FROM source";
const LOG: &str = "SELECT id, sum, at, coder, command, changes FROM log";

/// The rows whose sum is not what it was when they were written. A value that is missing is left out.
fn altered(connection: &Connection, select: &str) -> Result<Vec<(i64, i64)>> {
    let mut query = connection.prepare(select)?;
    let columns = query.column_count();
    let mut rows = query.query([])?;
    let mut altered = Vec::new();
    while let Some(row) = rows.next()? {
        let mut values: Vec<&[u8]> = Vec::with_capacity(columns);
        for column in 2..columns {
            if let Some(value) = row.get_ref(column)?.as_bytes_or_null().unwrap_or_default() {
                values.push(value);
            }
        }
        let now = sum(&values);
        if row.get::<_, Option<i64>>(1)? != Some(now) {
            altered.push((row.get(0)?, now));
        }
    }
    Ok(altered)
}

/// The sources whose text, name, time or evidence have changed.
pub(super) fn altered_sources(connection: &Connection) -> Result<Vec<i64>> {
    Ok(altered(connection, SOURCE)?.into_iter().map(|(id, _)| id).collect())
}

/// The rows of the log that have changed.
pub(super) fn altered_log(connection: &Connection) -> Result<Vec<i64>> {
    Ok(altered(connection, LOG)?.into_iter().map(|(id, _)| id).collect())
}

/// Whether a row of the log is what was written.
pub(super) fn is_as_written(connection: &Connection, log: i64) -> Result<bool> {
    Ok(altered(connection, &format!("{LOG} WHERE id = {log}"))?.is_empty())
}

/// Sums rows of the log up that were changed on purpose.
pub(super) fn renew_log(connection: &Connection, ids: &[i64]) -> Result<()> {
    for id in ids {
        for (id, sum) in altered(connection, &format!("{LOG} WHERE id = {id}"))? {
            connection.execute("UPDATE log SET sum = ? WHERE id = ?", [sum, id])?;
        }
    }
    Ok(())
}

/// Sums a source up whose text was changed on purpose.
pub(super) fn renew_source(connection: &Connection, id: i64) -> Result<()> {
    for (id, sum) in altered(connection, &format!("{SOURCE} WHERE id = {id}"))? {
        connection.execute("UPDATE source SET sum = ? WHERE id = ?", [sum, id])?;
    }
    Ok(())
}

/// How far the totals are from what edits have made them; nothing where all is well, or where there are no totals yet.
pub(super) fn differences(connection: &Connection) -> Result<Growth> {
    let mut differences = Growth::new();
    if columns(connection, "checksum")?.is_empty() {
        return Ok(differences);
    }
    let mut query = connection.prepare("SELECT name, sum FROM checksum")?;
    let known: Growth = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    for (table, sum) in known.into_iter().filter(|(table, _)| tables().any(|known| known == table)) {
        let difference = sum - total(connection, &table)?;
        differences.insert(table, difference);
    }
    Ok(differences)
}

/// Sums everything up that has no sum, and the tables, once they have got other columns. What was damaged before does not become
/// sound by it.
pub(super) fn renew(connection: &Connection, damage: &Growth) -> Result<()> {
    for (select, table) in [(SOURCE, "source"), (LOG, "log")] {
        for (id, sum) in altered(connection, &format!("{select} WHERE sum IS NULL"))? {
            connection.execute(&format!("UPDATE {table} SET sum = ? WHERE id = ?"), [sum, id])?;
        }
    }
    for table in tables() {
        let sum = total(connection, table)? + damage.get(table).copied().unwrap_or_default();
        connection.execute(
            "INSERT INTO checksum (name, sum) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET sum = excluded.sum",
            params![table, sum],
        )?;
    }
    Ok(())
}

/// The tables whose total is not what edits have made it.
pub(super) fn altered_tables(connection: &Connection) -> Result<Vec<&'static str>> {
    let mut query = connection.prepare("SELECT name, sum FROM checksum")?;
    let known: BTreeMap<String, i64> =
        query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    let mut altered = Vec::new();
    for table in tables() {
        if known.get(table) != Some(&total(connection, table)?) {
            altered.push(table);
        }
    }
    Ok(altered)
}

/// A name for what the file holds: the same for the same content, whatever was undone and done again on the way there.
pub(super) fn state(connection: &Connection) -> Result<String> {
    let mut query = connection.prepare(
        "SELECT name, sum FROM checksum UNION ALL
         SELECT 'source', source.sum FROM source WHERE id IN (SELECT source_id FROM cases) ORDER BY 1, 2",
    )?;
    let mut rows = query.query([])?;
    // FNV-1a: nobody has to be kept from finding two contents with the same name.
    let mut state: u64 = 0xcbf2_9ce4_8422_2325;
    while let Some(row) = rows.next()? {
        let (name, sum): (String, i64) = (row.get(0)?, row.get(1)?);
        for byte in name.bytes().chain(sum.to_le_bytes()) {
            state = (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    Ok(format!("{state:016x}"))
}
