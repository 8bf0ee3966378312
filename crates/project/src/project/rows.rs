//! The rows that a person makes. Each has a GUID, whose it is (`coder_id`) and when it was made or last changed (`changed_at`),
//! so that copies of a project can be merged: the GUID says what row it is, in every copy and after every undo.
//!
//! What the program moves or counts, as the places of codings in an updated print, is no change by a person: it goes through
//! [`Project::execute`] and leaves who and when alone.

use rusqlite::types::ToSqlOutput;
use rusqlite::{Connection, OptionalExtension, ToSql, params_from_iter};
use uuid::Uuid;

use super::Project;
use crate::error::Result;

/// A column and its value.
pub(super) type ColumnValue<'a> = (&'static str, &'a dyn ToSql);

/// A new GUID: 32 lower-case hexadecimal digits. One word, so that no name is found in a part of it.
pub(super) fn new_guid() -> String {
    Uuid::new_v4().simple().to_string()
}

/// Whether a text is written as [`new_guid`] writes it. What came from other programs keeps its GUID, of whatever version.
pub(super) fn is_guid(text: &str) -> bool {
    Uuid::try_parse(text).is_ok_and(|guid| guid.simple().to_string() == text)
}

/// The GUID of a row, if there is such a row.
pub(super) fn guid_of(connection: &Connection, table: &'static str, id: i64) -> Result<Option<String>> {
    let mut query = connection.prepare_cached(&format!("SELECT guid FROM {table} WHERE id = ?"))?;
    Ok(query.query_row([id], |row| row.get(0)).optional()?.flatten())
}

/// The rows that a person makes, inside an edit.
#[derive(Debug)]
pub struct Rows<'a> {
    pub(super) project: &'a mut Project,
}

impl Rows<'_> {
    /// Inserts a row; gives its id. `guid`, `coder_id` and `changed_at` may be among the fields: otherwise they are a new one, whoever
    /// works now, and now.
    pub(super) fn insert(&mut self, table: &'static str, fields: &[ColumnValue<'_>]) -> Result<i64> {
        let (guid, at) = (new_guid(), self.project.edit_began.clone());
        let given: Vec<&str> = fields.iter().map(|(column, _)| *column).collect();
        let has = |name: &str| given.contains(&name);
        let coder = if has("coder_id") { None } else { Some(self.project.write().coders().current()?) };
        let mut fields = fields.to_vec();
        if !has("guid") {
            fields.push(("guid", &guid));
        }
        if let Some(coder) = &coder {
            fields.push(("coder_id", coder));
        }
        if !has("changed_at") {
            fields.push(("changed_at", &at));
        }
        let columns: Vec<&str> = fields.iter().map(|(column, _)| *column).collect();
        let places = vec!["?"; columns.len()].join(", ");
        self.project.execute(
            &format!("INSERT INTO {table} ({}) VALUES ({places})", columns.join(", ")),
            params_from_iter(values(&fields)?),
        )?;
        Ok(self.project.connection().last_insert_rowid())
    }

    /// Changes a row. Where all fields have their values already, who and when stay as they are. `coder_id` may be among the fields:
    /// otherwise it becomes whoever works now.
    pub(super) fn update(&mut self, table: &'static str, id: i64, fields: &[ColumnValue<'_>]) -> Result<()> {
        self.write(table, id, fields, ["coder_id", "changed_at"])
    }

    /// Writes the summary or the status of a case, which have a coder and a time of their own.
    pub(super) fn update_part(&mut self, id: i64, part: StampedPart, value: &str) -> Result<()> {
        match part {
            StampedPart::Summary => {
                self.write("cases", id, &[("summary", &value)], ["summary_coder_id", "summary_changed_at"])
            }
            StampedPart::Status => {
                self.write("cases", id, &[("status", &value)], ["status_coder_id", "status_changed_at"])
            }
        }
    }

    fn write(&mut self, table: &str, id: i64, fields: &[ColumnValue<'_>], [by, at]: [&'static str; 2]) -> Result<()> {
        let differing: Vec<String> = fields.iter().map(|(column, _)| format!("{column} IS NOT ?")).collect();
        let mut known = values(fields)?;
        known.push(id.to_sql()?);
        let mut query = self
            .project
            .connection()
            .prepare_cached(&format!("SELECT 1 FROM {table} WHERE ({}) AND id = ?", differing.join(" OR ")))?;
        if !query.exists(params_from_iter(known))? {
            return Ok(());
        }
        drop(query);
        let began = self.project.edit_began.clone();
        let is_given = fields.iter().any(|(column, _)| *column == by);
        let coder = if is_given { None } else { Some(self.project.write().coders().current()?) };
        let mut fields = fields.to_vec();
        if let Some(coder) = &coder {
            fields.push((by, coder));
        }
        fields.push((at, &began));
        let set: Vec<String> = fields.iter().map(|(column, _)| format!("{column} = ?")).collect();
        let mut values = values(&fields)?;
        values.push(id.to_sql()?);
        self.project
            .execute(&format!("UPDATE {table} SET {} WHERE id = ?", set.join(", ")), params_from_iter(values))?;
        Ok(())
    }
}

/// What of a case has a coder and a time of its own.
#[derive(Debug, Clone, Copy)]
pub(super) enum StampedPart {
    Summary,
    Status,
}

fn values<'a>(fields: &'a [ColumnValue<'a>]) -> Result<Vec<ToSqlOutput<'a>>> {
    Ok(fields.iter().map(|(_, value)| value.to_sql()).collect::<Result<_, _>>()?)
}
