//! What rows are called, and what they hold, as lists tell it: without words that were redacted in the project.

use std::collections::HashMap;

use serde_json::Value;

use super::super::changes::RowValues;
use super::super::{CodeTree, Project};
use super::sides::{integer, text};
use super::texts::RedactedWords;
use crate::error::Result;

/// Both sides, and what must not be told.
pub(super) struct NamedSides<'a> {
    pub(super) mine: &'a Project,
    pub(super) theirs: &'a Project,
    pub(super) words: &'a RedactedWords,
}

/// What is remembered of names.
#[derive(Default)]
pub(super) struct RowNames {
    /// Labels of the cases of the copy, by their ids there.
    labels: HashMap<i64, String>,
    /// Paths of the codes of the copy, by their ids there.
    codes: HashMap<i64, String>,
    /// The codes of the copy and of the project, once they are asked for.
    paths: Option<[CodeTree; 2]>,
}

impl RowNames {
    /// The label of the case of a row.
    pub(super) fn case(&mut self, sides: &NamedSides<'_>, row: &RowValues, is_mine: bool) -> Result<Option<String>> {
        let Some(case) = integer(row, "case_id") else { return Ok(None) };
        if is_mine {
            return Ok(Some(sides.mine.cases().label(case)?));
        }
        Ok(Some(self.label(sides, case)?))
    }

    /// The label of a case of the copy, by its id there.
    pub(super) fn label(&mut self, sides: &NamedSides<'_>, case: i64) -> Result<String> {
        if let Some(known) = self.labels.get(&case) {
            return Ok(known.clone());
        }
        let label = sides.words.cleared(&sides.theirs.cases().label(case)?).unwrap_or_default();
        self.labels.insert(case, label.clone());
        Ok(label)
    }

    /// The path of a code of the copy, by its id there.
    pub(super) fn path(&mut self, sides: &NamedSides<'_>, code: i64) -> Result<String> {
        if let Some(known) = self.codes.get(&code) {
            return Ok(known.clone());
        }
        let [theirs, _] = self.trees(sides)?;
        let path = sides.words.cleared(&theirs.path(code)).unwrap_or_default();
        self.codes.insert(code, path.clone());
        Ok(path)
    }

    fn trees(&mut self, sides: &NamedSides<'_>) -> Result<&[CodeTree; 2]> {
        let trees = match self.paths.take() {
            Some(known) => known,
            None => [sides.theirs.codes().tree()?, sides.mine.codes().tree()?],
        };
        Ok(self.paths.insert(trees))
    }

    /// What a row is called.
    pub(super) fn name(
        &mut self,
        sides: &NamedSides<'_>,
        table: &str,
        row: &RowValues,
        is_mine: bool,
    ) -> Result<String> {
        let column = match table {
            "cases" => "label",
            "code" | "code_group" | "coding" | "aside" if table != "aside" || integer(row, "code_id").is_some() => {
                let column = if table == "code" { "id" } else { "code_id" };
                let id = integer(row, column).unwrap_or_default();
                if !is_mine {
                    return self.path(sides, id);
                }
                let [_, mine] = self.trees(sides)?;
                return Ok(sides.words.cleared(&mine.path(id)).unwrap_or_default());
            }
            "memo" | "document" => "title",
            "attribute_option" => "value",
            "attribute_value" => {
                let project = if is_mine { sides.mine } else { sides.theirs };
                let name = project
                    .connection()
                    .prepare_cached("SELECT name FROM attribute WHERE id = ?")?
                    .query_row([integer(row, "attribute_id")], |row| row.get::<_, String>(0))?;
                return Ok(sides.words.cleared(&name).unwrap_or_default());
            }
            "correction" | "memo_link" => "what",
            _ => "name",
        };
        Ok(sides.words.cleared(text(row, column)).unwrap_or_default())
    }

    /// A value of the project as a list shows it.
    pub(super) fn told(
        &self,
        words: &RedactedWords,
        table: &str,
        column: &str,
        value: Option<&Value>,
    ) -> Option<String> {
        match (value?, self.paths.as_ref()) {
            (Value::String(text), _) => words.cleared(text),
            (Value::Null, _) => Some(String::new()),
            (Value::Number(id), Some([_, tree]))
                if matches!(column, "code_id" | "parent_id" | "group_id") && table != "aside" =>
            {
                Some(tree.path(id.as_i64().unwrap_or_default()))
            }
            (other, _) => Some(other.to_string()),
        }
    }
}

/// What a row holds, for a list.
pub(super) fn shown(words: &RedactedWords, table: &str, row: &RowValues) -> Option<String> {
    let column = match table {
        "memo" => "text",
        "attribute_value" | "attribute_option" | "setting" | "correction" => "value",
        "aside" => "excerpt",
        "coding" => {
            let end = || integer(row, "end").unwrap_or_default();
            return integer(row, "start").map(|start| format!("{start}–{}", end()));
        }
        _ => return None,
    };
    words.cleared(text(row, column))
}
