//! Decisions as a file: a JSON list, or one object a line as `suggest` prints them (`docs/json.md`).

use std::path::Path;

use serde::Deserialize;

use super::mark::Label;
use super::replacement::Decision;
use crate::error::{Error, Result};
use reading::entered;
use reading::text::{Span, Unreadable};

/// A decision as it stands in the file. What else `suggest` prints of a mark is no part of it.
#[derive(Deserialize)]
struct DecisionJson {
    /// Decisions on another text than the one at hand are passed over.
    #[serde(default)]
    doc: Option<String>,
    start: usize,
    end: usize,
    label: Label,
    #[serde(default)]
    role: Option<String>,
    #[serde(default)]
    replacement: Option<String>,
    #[serde(default)]
    entity: Option<EntityName>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum EntityName {
    Number(i64),
    Name(String),
}

/// Reads the decisions on the text of the file `doc` (its name without extension).
///
/// # Errors
/// [`reading::Error::Unreadable`]; [`Error::Decisions`] with the line.
pub fn read(path: &Path, doc: &str) -> Result<Vec<Decision>> {
    let content = match entered::text_file(path) {
        Ok(content) => content,
        // Nothing was found, so there is nothing to decide on.
        Err(reading::Error::Unreadable { reason: Unreadable::Empty, .. }) => return Ok(Vec::new()),
        Err(error) => return Err(error.into()),
    };
    let content = content.as_str();
    let bad = |line: usize, error: &serde_json::Error| {
        // The first words only say what was expected; what stands there instead is not repeated.
        let problem = match error.classify() {
            serde_json::error::Category::Data => "data",
            serde_json::error::Category::Eof => "eof",
            serde_json::error::Category::Syntax | serde_json::error::Category::Io => "syntax",
        };
        Error::Decisions { path: path.to_owned(), line, problem }
    };
    let list: Vec<DecisionJson> = if content.trim_start().starts_with('[') {
        serde_json::from_str(content).map_err(|error| bad(error.line(), &error))?
    } else {
        let lines = content.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
        lines
            .map(|(at, line)| serde_json::from_str(line).map_err(|error| bad(at + 1, &error)))
            .collect::<Result<_>>()?
    };
    let ours = list
        .into_iter()
        .filter(|decision| decision.doc.as_ref().is_none_or(|other| entered::name(other) == entered::name(doc)));
    let decisions = ours.map(|decision| Decision {
        span: Span::new(decision.start, decision.end),
        label: decision.label,
        role: decision.role,
        replacement: decision.replacement,
        entity: decision.entity.map(|entity| match entity {
            EntityName::Number(number) => number.to_string(),
            EntityName::Name(name) => name,
        }),
    });
    Ok(decisions.collect())
}
