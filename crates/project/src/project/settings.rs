//! What is set for the project as a whole.

use rusqlite::OptionalExtension;

use super::{Act, Project};
use crate::error::{Error, Result};
use reading::label::Pattern;

const LABEL_PATTERN: &str = "label-pattern";

impl Project {
    /// The pattern by which labels are taken from file names.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn label_pattern(&self) -> Result<Pattern> {
        match self.setting(LABEL_PATTERN)?.filter(|pattern| !pattern.is_empty()) {
            Some(pattern) => Pattern::new(&pattern).map_err(|_| Error::Damaged(self.path().to_owned())),
            None => Ok(Pattern::default()),
        }
    }

    /// # Errors
    /// If the file cannot be written.
    pub fn set_label_pattern(&mut self, pattern: &Pattern) -> Result<()> {
        self.set_setting(LABEL_PATTERN, pattern.as_str())
    }

    pub(super) fn setting(&self, name: &str) -> Result<Option<String>> {
        let mut query = self.connection().prepare_cached("SELECT value FROM setting WHERE name = ?")?;
        Ok(query.query_row([name], |row| row.get(0)).optional()?)
    }

    pub(super) fn set_setting(&mut self, name: &str, value: &str) -> Result<()> {
        self.edit(Act::ChangeSetting, |project| {
            project.connection().execute(
                "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                [name, value],
            )?;
            Ok(())
        })
    }
}
