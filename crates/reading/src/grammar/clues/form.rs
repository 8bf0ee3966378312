//! The form of the line: how it ends and begins, how long it is, over how many lines it goes.

use super::super::layout_detection::{Extraction, is_upper};
use super::super::line_width::MessageColumns;
use super::super::notes::Clue;
use super::super::source::Source;
use super::super::title_candidate::{Candidate, Question};
use super::super::wording::{WordKind, is_bullet, is_item, kind_of};

/// Most titles are no longer than this, in code points; a longer line is likelier a sentence.
const SHORT_TITLE: usize = 50;
/// Hardly any title is longer than this.
const LONG_TITLE: usize = 90;
/// Letters of a line in capitals, at least.
const CAPITALS: usize = 5;

pub(super) const CLUES: [Question; 17] = [
    (Clue::EndsWithStop, |it| ends_with(it, '.') && !is_short_stop(it)),
    (Clue::ShortStop, |it| ends_with(it, '.') && is_short_stop(it)),
    (Clue::EndsWithColon, |it| [':', '(', ']', '>', '|'].into_iter().any(|mark| ends_with(it, mark)) || is_smiley(it)),
    (Clue::Exclamation, |it| ends_with(it, '!')),
    (Clue::OtherMark, |it| !it.usual && it.text.chars().next_back().is_some_and(is_other_mark)),
    (Clue::LowerCase, |it| it.begins_small()),
    (Clue::Bullet, |it| !it.usual && (is_bullet(it.text) || is_item(it.text) && is_item_above(it))),
    (Clue::ListItem, |it| !it.usual && !is_bullet(it.text) && (is_item(it.text) || it.text.starts_with('('))),
    (Clue::Long, |it| it.is_longer_than(SHORT_TITLE) && !it.is_longer_than(LONG_TITLE)),
    (Clue::VeryLong, |it| it.is_longer_than(LONG_TITLE)),
    (Clue::TwoLines, |it| it.lines.len() == 2),
    (Clue::MoreLines, |it| it.lines.len() > 2),
    (Clue::WrapsAsText, |it| it.lines.len() > 1 && it.wraps_as_text()),
    (Clue::WrapsAsTitle, |it| it.lines.len() > 2 && !it.wraps_as_text() && wraps_alike(it)),
    (Clue::WrapsAnyhow, |it| it.lines.len() > 1 && !wraps_alike(it)),
    (Clue::BeginsInside, |it| it.lines.len() > 1 && it.full_above),
    (Clue::Capitals, |it| is_upper(it.text) && it.text.chars().filter(|c| c.is_alphabetic()).count() >= CAPITALS),
];

fn ends_with(it: &Candidate<'_, '_>, mark: char) -> bool {
    !it.usual && it.text.ends_with(mark)
}

fn is_short_stop(it: &Candidate<'_, '_>) -> bool {
    it.words().nth(2).is_none() && !it.words().any(|word| kind_of(word).contains(WordKind::SENTENCE))
}

fn is_smiley(it: &Candidate<'_, '_>) -> bool {
    ends_with(it, ')') && !it.text.contains('(')
}

/// A mark or sign at the end that is none of those asked for by name.
fn is_other_mark(c: char) -> bool {
    !c.is_alphanumeric() && !matches!(c, '.' | ',' | ';' | '…' | ')' | ':' | '(' | ']' | '>' | '|' | '!' | '?')
}

/// Whether one column wraps all its lines.
fn wraps_alike(it: &Candidate<'_, '_>) -> bool {
    MessageColumns::wrap_alike(it.between.source, it.lines.clone())
}

/// Whether an item of a list stands right above; in a scan there may be a blank line between.
fn is_item_above(it: &Candidate<'_, '_>) -> bool {
    let source: &Source<'_> = it.between.source;
    let above = if source.extraction == Extraction::Scan { it.above } else { it.lines.start.checked_sub(1) };
    above.is_some_and(|above| is_item(source.lines[above].text))
}
