//! What stands behind the date of a header: a clock time, a note on a copy, or the text.

use chrono::NaiveTime;

use super::{LONGEST_TAG, is_parting};
use crate::date::time_at;
use crate::print_words::print_words;

/// Longest note in brackets behind a header, in bytes.
const LONGEST_NOTE: usize = 48;
/// Most signs and spaces before a clock time.
const MOST_SIGNS: usize = 4;
/// Most words of a note without brackets.
const NOTE_WORDS: usize = 4;

/// What stands behind the date.
pub(super) enum Tail {
    Nothing,
    /// Text behind a colon or a dash, at this byte.
    Text(usize),
    /// Text behind nothing but a space.
    Bare(usize),
}

/// The clock time and what else stands behind a date that ends at `end`.
pub(super) fn behind_date(line: &str, end: usize) -> (Option<NaiveTime>, Tail) {
    match clock(&line[end..]) {
        Some((time, len)) => (Some(time), behind_sign(line, end + len)),
        None => (None, behind_sign(line, end)),
    }
}

/// A clock time behind a date, and the bytes up to its end: «, 10:14», «kl. 10.14», «T10:14:00», «kl. 10».
pub(super) fn clock(rest: &str) -> Option<(NaiveTime, usize)> {
    let start = rest.find(char::is_alphanumeric)?;
    let signs = &rest[..start];
    let word = &rest[start..];
    let word = &word[..word.find(|c: char| !c.is_alphabetic()).unwrap_or(word.len())];
    let said = print_words().before_clock.contains(&word.to_lowercase());
    if signs.contains(':') || signs.chars().count() > MOST_SIGNS || !(word.is_empty() || said) {
        return None;
    }
    let after = &rest[start + word.len()..];
    let digits = start + word.len() + after.find(|c: char| !(c.is_whitespace() || c == '.'))?;
    let time = &rest[digits..];
    let (time, len) = time_at(time).or_else(|| whole_hour(time).filter(|_| said))?;
    let seconds = |rest: &str| rest.starts_with(':') && rest[1..].starts_with(|c: char| c.is_ascii_digit());
    let end = digits + len;
    let end = if seconds(&rest[end..]) {
        rest.len() - rest[end + 1..].trim_start_matches(|c: char| c.is_ascii_digit()).len()
    } else {
        end
    };
    // «– 10.30 passer bra» is text.
    let ends = || match behind_sign(rest, end) {
        Tail::Nothing | Tail::Text(_) => true,
        Tail::Bare(at) => rest[at..].starts_with(char::is_uppercase),
    };
    (said || !signs.contains(is_parting) || ends()).then_some((time, end))
}

/// The hour of «kl. 10».
fn whole_hour(rest: &str) -> Option<(NaiveTime, usize)> {
    let len = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let goes_on = rest[len..].starts_with(char::is_alphanumeric);
    let hour = rest[..len].parse().ok().filter(|_| len <= 2 && !goes_on)?;
    NaiveTime::from_hms_opt(hour, 0, 0).map(|time| (time, len))
}

/// What stands behind the date and clock time that end at `end`.
pub(super) fn behind_sign(line: &str, end: usize) -> Tail {
    let closing = |c: char| c.is_whitespace() || "*_`\"”»'’)]}.,;".contains(c);
    let mut rest = line[end..].trim_start_matches(closing);
    // «</b>»
    if let Some(close) = rest.find('>').filter(|&close| rest.starts_with("</") && close <= LONGEST_TAG) {
        rest = rest[close + 1..].trim_start_matches(closing);
    }
    let at = line.len() - rest.len();
    let Some(first) = rest.chars().next() else { return Tail::Nothing };
    if is_note(rest) {
        return Tail::Nothing;
    }
    // «(lest): Det går fint.»
    if let Some(close) = rest.find([')', ']']).filter(|&close| matches!(first, '(' | '[') && close <= LONGEST_NOTE) {
        return behind_sign(line, at + close + 1);
    }
    if is_parting(first) {
        let text = rest[first.len_utf8()..].trim_start_matches(['*', '_']).trim_start();
        return if text.is_empty() && first != ':' { Tail::Nothing } else { Tail::Text(line.len() - text.len()) };
    }
    // «KOPI: Det går fint.»
    if let Some(colon) = rest.find(':').filter(|&colon| colon <= LONGEST_NOTE && is_note(&rest[..colon])) {
        return behind_sign(line, at + colon);
    }
    if line[end..at].contains('\t') { Tail::Text(at) } else { Tail::Bare(at) }
}

/// Whether it is no text but a note on a copy: «(kopi)», «\[lest\]», «Side 3 av 7», «3/12».
fn is_note(rest: &str) -> bool {
    let inner = rest.trim_matches(|c: char| !c.is_alphanumeric());
    let bracketed = rest.starts_with(['(', '[']) && rest.ends_with([')', ']']) && rest.len() <= LONGEST_NOTE;
    let lower = || inner.to_lowercase();
    let stamp = |word: &str| print_words().notes.contains(word) || word.chars().all(|c| c.is_ascii_digit() || c == '/');
    bracketed
        || (!rest.starts_with(':')
            && inner.split_whitespace().count() <= NOTE_WORDS
            && lower().split_whitespace().all(|word| stamp(word.trim_matches(|c: char| !c.is_alphanumeric()))))
}
