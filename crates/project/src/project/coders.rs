//! Who codes.

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
        self.project.execute("INSERT INTO coder (name) VALUES (?) ON CONFLICT DO NOTHING", [name])?;
        let mut query = self.project.connection().prepare_cached("SELECT id FROM coder WHERE name = ?")?;
        Ok(query.query_row([name], |row| row.get(0))?)
    }
}
