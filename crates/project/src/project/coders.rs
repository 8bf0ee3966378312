//! Who codes.

use rusqlite::OptionalExtension;

use super::Project;
use crate::error::Result;

/// The coders of a project, inside an edit.
#[derive(Debug)]
pub struct Coders<'a> {
    pub(super) project: &'a mut Project,
}

impl Coders<'_> {
    /// The id of the coder who works now; made when first needed.
    pub(super) fn current(&mut self) -> Result<i64> {
        let name = self.project.coder.clone();
        self.named(&name)
    }

    /// The id of the coder with this name; made when first needed.
    pub(super) fn named(&mut self, name: &str) -> Result<i64> {
        let mut query = self.project.connection().prepare_cached("SELECT id FROM coder WHERE name = ?")?;
        if let Some(known) = query.query_row([name], |row| row.get(0)).optional()? {
            return Ok(known);
        }
        drop(query);
        self.project.execute("INSERT INTO coder (name) VALUES (?)", [name])?;
        Ok(self.project.connection().last_insert_rowid())
    }
}
