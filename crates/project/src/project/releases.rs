//! Which cases came out of the quarantine: known again by the random number of their release, never by their id alone, which
//! another case may have got since.

use std::collections::HashMap;

use super::Project;
use crate::error::Result;

/// The cases of a project, as the quarantine looks for them.
#[derive(Debug, Default)]
pub struct Releases {
    /// Id and label by the random number.
    numbered: HashMap<String, (i64, String)>,
    /// Label and file name by id, of cases that an older version may have released.
    others: HashMap<i64, (String, String)>,
}

impl Releases {
    /// # Errors
    /// If the file cannot be read.
    pub fn of(project: &Project) -> Result<Self> {
        let mut releases = Self::default();
        let mut query = project.connection().prepare_cached(
            "SELECT cases.id, label, release, file_name FROM cases JOIN source ON source.id = source_id",
        )?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let (id, label) = (row.get(0)?, row.get(1)?);
            match row.get::<_, Option<String>>(2)? {
                Some(number) => drop(releases.numbered.insert(number, (id, label))),
                None => drop(releases.others.insert(id, (label, row.get(3)?))),
            }
        }
        Ok(releases)
    }

    /// Id and label of the case with one of these numbers.
    #[must_use]
    pub fn numbered(&self, numbers: &[String]) -> Option<(i64, &str)> {
        let (id, label) = numbers.iter().rev().find_map(|number| self.numbered.get(number))?;
        Some((*id, label))
    }

    /// Label of the case with this id, if an older version released it under `label`: it gave the text that as its file name.
    #[must_use]
    pub fn unnumbered(&self, case: i64, label: &str) -> Option<&str> {
        let (own, file_name) = self.others.get(&case)?;
        (file_name.strip_suffix(".txt") == Some(label.trim())).then_some(own)
    }
}
