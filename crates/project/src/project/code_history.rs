//! What has become of the codebook since a day, from the log.

use std::collections::BTreeMap;
use std::ops::Deref;

use serde::Serialize;
use serde_json::Value;

use super::changes::{Change, RowValues};
use super::{CodeTree, Codes, Project};
use crate::error::{Error, Result};
use chrono::NaiveDate;

/// What has been done to a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CodeAct {
    Added,
    Changed,
    Removed,
}

/// An edit of a code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CodeChange {
    /// UTC, ISO 8601.
    pub at: String,
    pub coder: String,
    pub what: CodeAct,
    /// The name after the edit; of a code that was removed, the last one.
    pub code: String,
    /// What is different, by field: before and after.
    pub fields: BTreeMap<&'static str, [String; 2]>,
}

/// The columns that are told of, and the names of the fields.
const FIELDS: [(&str, &str); 9] = [
    ("name", "name"),
    ("parent_id", "under"),
    ("codable", "codable"),
    ("colour", "colour"),
    ("shortcut", "shortcut"),
    ("description", "description"),
    ("when_to_use", "when_to_use"),
    ("when_not", "when_not"),
    ("example", "example"),
];

impl<P: Deref<Target = Project>> Codes<P> {
    /// Every edit of a code from a day on (UTC), the oldest first. What was undone is none.
    ///
    /// # Errors
    /// [`Error::Damaged`] where an edit in the log cannot be read; if the file cannot be read.
    pub fn changes_since(&self, day: NaiveDate) -> Result<Vec<CodeChange>> {
        let tree = self.tree()?;
        let mut query = self.project.connection().prepare_cached(
            "SELECT at, coder, changes FROM log WHERE state = 'done' AND at >= ?
             AND (changes LIKE '%\"table\":\"code\"%' OR changes LIKE '%\"table\":\"code_group\"%') ORDER BY id",
        )?;
        let mut rows = query.query([day.to_string()])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let (at, coder, changes): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let damaged = |_| Error::Damaged(self.project.path().to_owned());
            let changes: Vec<Change> = serde_json::from_str(&changes).map_err(damaged)?;
            for change in &changes {
                found.extend(match change.table.as_str() {
                    "code" => told(&tree, change, &at, &coder),
                    "code_group" => grouped(&tree, change, &at, &coder),
                    _ => None,
                });
            }
        }
        Ok(found)
    }
}

/// `None` where only the order of codes is another, or who wrote them.
fn told(tree: &CodeTree, change: &Change, at: &str, coder: &str) -> Option<CodeChange> {
    let what = match (&change.before, &change.after) {
        (None, _) => CodeAct::Added,
        (_, None) => CodeAct::Removed,
        _ => CodeAct::Changed,
    };
    let field = |row: Option<&RowValues>, column: &str| match row.and_then(|row| row.get(column)) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(id)) if column == "parent_id" => tree.path(id.as_i64().unwrap_or_default()),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    let (before, after) = (change.before.as_ref(), change.after.as_ref());
    let differing = FIELDS.into_iter().filter_map(|(column, name)| {
        let sides = [field(before, column), field(after, column)];
        (sides[0] != sides[1]).then_some((name, sides))
    });
    let fields: BTreeMap<_, _> = differing.collect();
    let code = field(after.or(before), "name");
    let is_told = what != CodeAct::Changed || !fields.is_empty();
    is_told.then(|| CodeChange { at: at.to_owned(), coder: coder.to_owned(), what, code, fields })
}

/// A code that stands in a further group, or no longer. `None` where one of them is gone since.
fn grouped(tree: &CodeTree, change: &Change, at: &str, coder: &str) -> Option<CodeChange> {
    let row = change.after.as_ref().or(change.before.as_ref())?;
    let named = |column: &str| row.get(column).and_then(Value::as_i64).and_then(|id| tree.get(id));
    let (code, group) = (named("code_id")?, tree.path(named("group_id")?.id));
    let sides = if change.after.is_some() { [String::new(), group] } else { [group, String::new()] };
    let fields = BTreeMap::from([("also_in", sides)]);
    Some(CodeChange {
        at: at.to_owned(),
        coder: coder.to_owned(),
        what: CodeAct::Changed,
        code: code.name.clone(),
        fields,
    })
}
