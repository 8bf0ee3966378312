//! RON as people write it: codebooks and roles. What is wrong with a file is said with its line, in plain words.

use ron::error::{Error as Ron, SpannedError};
use ron::extensions::Extensions;
use serde::de::DeserializeOwned;

/// Reads what a file holds. Fields that may be left out can be written without `Some`.
///
/// # Errors
/// The line, from 1 on, and what is wrong there.
pub fn parse<T: DeserializeOwned>(content: &str) -> Result<T, (usize, String)> {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    options.from_str(content).map_err(|error| {
        let reason = if at_end(&error, content) { tr!("ron-ends") } else { reason(&error.code) };
        (line(&error, content), reason)
    })
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

fn reason(error: &Ron) -> String {
    match error {
        Ron::NoSuchStructField { expected, found, .. } => {
            tr!("ron-no-field", name = found.as_str(), known = expected.join(", "))
        }
        Ron::NoSuchEnumVariant { expected, found, .. } => {
            tr!("ron-no-word", name = found.as_str(), known = expected.join(", "))
        }
        Ron::MissingStructField { field, .. } => tr!("ron-missing-field", name = field.to_string()),
        Ron::DuplicateStructField { field, .. } => tr!("ron-twice", name = field.to_string()),
        Ron::Eof | Ron::UnclosedBlockComment | Ron::UnclosedLineComment | Ron::ExpectedStringEnd => tr!("ron-ends"),
        Ron::ExpectedComma => tr!("ron-sign", sign = ","),
        Ron::ExpectedArray => tr!("ron-sign", sign = "["),
        Ron::ExpectedArrayEnd => tr!("ron-sign", sign = "]"),
        Ron::ExpectedMap => tr!("ron-sign", sign = "{"),
        Ron::ExpectedMapEnd => tr!("ron-sign", sign = "}"),
        Ron::ExpectedMapColon => tr!("ron-sign", sign = ":"),
        Ron::ExpectedStructLike | Ron::ExpectedNamedStructLike(_) | Ron::ExpectedOption => tr!("ron-sign", sign = "("),
        Ron::ExpectedStructLikeEnd | Ron::ExpectedOptionEnd => tr!("ron-sign", sign = ")"),
        Ron::ExpectedString => tr!("ron-sign", sign = "\""),
        Ron::TrailingCharacters => tr!("ron-more"),
        Ron::InvalidValueForType { .. }
        | Ron::ExpectedBoolean
        | Ron::ExpectedInteger
        | Ron::ExpectedFloat
        | Ron::ExpectedChar
        | Ron::ExpectedUnit
        | Ron::ExpectedDifferentLength { .. } => tr!("ron-value"),
        _ => tr!("ron-unreadable"),
    }
}
