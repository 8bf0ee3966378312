//! The form of the line: how it ends and begins, how long it is, over how many lines it goes.

use super::super::layout_detection::{Extraction, is_upper};
use super::super::line_width::MessageColumns;
use super::super::notes::Clue;
use super::super::source::Source;
use super::super::title_candidate::Candidate;
use super::super::title_candidate::Question::{self, One, OneOf};
use super::super::wording::{WordKind, is_bullet, is_item, kind_of};

/// Most titles are no longer than this, in code points; a longer line is likelier a sentence.
const SHORT_TITLE: usize = 50;
/// Hardly any title is longer than this.
const LONG_TITLE: usize = 90;
/// Letters of a line in capitals, at least.
const CAPITALS: usize = 5;

pub(super) const CLUES: [Question; 11] = [
    OneOf(&[Clue::EndsWithStop, Clue::ShortStop, Clue::EndsWithColon, Clue::Exclamation, Clue::OtherMark], mark_at_end),
    One(Clue::LowerCase, begins_small),
    One(Clue::Bullet, |it| !it.usual && (is_bullet(it.text) || is_item(it.text) && is_item_above(it))),
    One(Clue::ListItem, |it| !it.usual && !is_bullet(it.text) && (is_item(it.text) || it.text.starts_with('('))),
    OneOf(&[Clue::Long, Clue::VeryLong], length),
    OneOf(&[Clue::TwoLines, Clue::MoreLines], |it| match it.lines.len() {
        ..=1 => None,
        2 => Some(Clue::TwoLines),
        3.. => Some(Clue::MoreLines),
    }),
    One(Clue::WrapsAsText, |it| it.lines.len() > 1 && it.wraps_as_text()),
    One(Clue::WrapsAsTitle, |it| it.lines.len() > 2 && !it.wraps_as_text() && wraps_alike(it)),
    One(Clue::WrapsAnyhow, |it| it.lines.len() > 1 && !wraps_alike(it)),
    One(Clue::BeginsInside, |it| it.lines.len() > 1 && it.full_above),
    One(Clue::Capitals, |it| is_upper(it.text) && it.text.chars().filter(|c| c.is_alphabetic()).count() >= CAPITALS),
];

fn begins_small(it: &Candidate<'_, '_>) -> bool {
    it.begins_small()
}

/// The mark at the end of a line that is no usual title.
fn mark_at_end(it: &Candidate<'_, '_>) -> Option<Clue> {
    if it.usual {
        return None;
    }
    match it.text.chars().next_back()? {
        '.' if is_short_stop(it) => Some(Clue::ShortStop),
        '.' => Some(Clue::EndsWithStop),
        ':' | '(' | ']' | '>' | '|' => Some(Clue::EndsWithColon),
        // «:)»
        ')' if !it.text.contains('(') => Some(Clue::EndsWithColon),
        '!' => Some(Clue::Exclamation),
        ',' | ';' | '…' | ')' | '?' => None,
        c => (!c.is_alphanumeric()).then_some(Clue::OtherMark),
    }
}

fn length(it: &Candidate<'_, '_>) -> Option<Clue> {
    if !it.is_longer_than(SHORT_TITLE) {
        return None;
    }
    Some(if it.is_longer_than(LONG_TITLE) { Clue::VeryLong } else { Clue::Long })
}

fn is_short_stop(it: &Candidate<'_, '_>) -> bool {
    it.words().nth(2).is_none() && !it.words().any(|word| kind_of(word).contains(WordKind::SENTENCE))
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
