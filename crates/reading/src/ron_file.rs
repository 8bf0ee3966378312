//! RON as people write it: codebooks and roles. What is wrong with a file is told with its line.

use ron::error::{Error as Ron, SpannedError};
use ron::extensions::Extensions;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// What is wrong with a RON file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    #[error("no field `{name}`; known are {known:?}")]
    NoField { name: String, known: Vec<String> },
    #[error("no word `{name}`; known are {known:?}")]
    NoWord { name: String, known: Vec<String> },
    #[error("the field `{0}` is missing")]
    MissingField(String),
    #[error("the field `{0}` stands twice")]
    FieldTwice(String),
    #[error("the file ends too early")]
    Ends,
    #[error("`{0}` is missing")]
    Sign(char),
    #[error("something stands behind the end")]
    More,
    #[error("a value is of another kind")]
    Value,
    #[error("cannot be read")]
    Unreadable,
}

/// A problem, and the line and the column in it on which it is, from 1 on.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {problem}")]
pub struct BadRon {
    pub line: usize,
    pub column: usize,
    pub problem: Problem,
}

/// Reads what a file holds. Fields that may be left out can be written without `Some`.
///
/// # Errors
/// The line and what is wrong there.
pub fn parse<T: DeserializeOwned>(content: &str) -> Result<T, BadRon> {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    options.from_str(content).map_err(|error| {
        let problem = if at_end(&error, content) { Problem::Ends } else { problem(&error.code) };
        let line = line(&error, content);
        BadRon { line, column: column(&error, line, content), problem }
    })
}

/// Writes what [`parse`] reads, over several lines.
#[must_use]
pub fn written<T: Serialize>(value: &T) -> String {
    ron::ser::to_string_pretty(value, ron::ser::PrettyConfig::default()).unwrap_or_default()
}

/// The column on a line at which RON stopped, or the end of a line that stands before that.
fn column(error: &SpannedError, line: usize, content: &str) -> usize {
    let places = [&error.span.start, &error.span.end];
    let end = || content.lines().nth(line - 1).map_or(1, |text| text.chars().count() + 1);
    places.into_iter().find(|place| place.line == line).map_or_else(end, |place| place.col.max(1))
}

/// Where a comma, bracket or value is missing, RON has gone on to what comes next; the place is at the end of what stands before.
fn line(error: &SpannedError, content: &str) -> usize {
    let at = error.span.end.line.max(1);
    let is_missing = matches!(
        error.code,
        Ron::ExpectedComma | Ron::ExpectedArrayEnd | Ron::ExpectedStructLikeEnd | Ron::ExpectedMapEnd
    );
    if matches!(error.code, Ron::TrailingCharacters) {
        return at;
    }
    if !is_missing && !at_end(error, content) {
        return error.span.start.line.max(1);
    }
    let lines: Vec<&str> = content.lines().take(at).collect();
    let column = error.span.end.col.saturating_sub(1);
    let begins_line = lines.get(at - 1).is_none_or(|line| line.chars().take(column).all(char::is_whitespace));
    if !begins_line {
        return at;
    }
    let before = &lines[..lines.len().min(at - 1)];
    before.iter().rposition(|line| !line.trim().is_empty() && !line.trim().starts_with("//")).map_or(at, |at| at + 1)
}

/// Whether nothing more stands behind the place.
fn at_end(error: &SpannedError, content: &str) -> bool {
    let (line, column) = (error.span.end.line.saturating_sub(1), error.span.end.col.saturating_sub(1));
    let mut lines = content.lines().skip(line);
    let is_blank = |line: &str| line.trim().is_empty();
    lines.next().is_none_or(|line| line.chars().skip(column).all(char::is_whitespace)) && lines.all(is_blank)
}

fn problem(error: &Ron) -> Problem {
    let known = |expected: &[&str]| expected.iter().map(|&word| word.to_owned()).collect();
    match error {
        Ron::NoSuchStructField { expected, found, .. } => {
            Problem::NoField { name: found.clone(), known: known(expected) }
        }
        Ron::NoSuchEnumVariant { expected, found, .. } => {
            Problem::NoWord { name: found.clone(), known: known(expected) }
        }
        Ron::MissingStructField { field, .. } => Problem::MissingField(field.to_string()),
        Ron::DuplicateStructField { field, .. } => Problem::FieldTwice(field.to_string()),
        Ron::Eof | Ron::UnclosedBlockComment | Ron::UnclosedLineComment | Ron::ExpectedStringEnd => Problem::Ends,
        Ron::ExpectedComma => Problem::Sign(','),
        Ron::ExpectedArray => Problem::Sign('['),
        Ron::ExpectedArrayEnd => Problem::Sign(']'),
        Ron::ExpectedMap => Problem::Sign('{'),
        Ron::ExpectedMapEnd => Problem::Sign('}'),
        Ron::ExpectedMapColon => Problem::Sign(':'),
        Ron::ExpectedStructLike | Ron::ExpectedNamedStructLike(_) | Ron::ExpectedOption => Problem::Sign('('),
        Ron::ExpectedStructLikeEnd | Ron::ExpectedOptionEnd => Problem::Sign(')'),
        Ron::ExpectedString => Problem::Sign('"'),
        Ron::TrailingCharacters => Problem::More,
        Ron::InvalidValueForType { .. }
        | Ron::ExpectedBoolean
        | Ron::ExpectedInteger
        | Ron::ExpectedFloat
        | Ron::ExpectedChar
        | Ron::ExpectedUnit
        | Ron::ExpectedDifferentLength { .. } => Problem::Value,
        _ => Problem::Unreadable,
    }
}
