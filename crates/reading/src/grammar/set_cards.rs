//! Cards by how they are set, of whatever type: a part of the second stage. Where the page tells, a type is small, a title a heading, and
//! the label of a field stands below.

use super::source::{Lines, Source};
use super::typography::TypeClass;
use crate::layout::Word;
use crate::lines::moment;

/// Most lines with text between a type line and the first field, where chips stand there too.
pub(super) const MOST_ABOVE: usize = 6;

/// The head of a card: from its type line to its first field.
pub(super) struct CardHead {
    /// `None` where a person typed no more than the fields.
    pub type_line: Option<usize>,
    /// Index into the layout's cards; `None` for a type that the layout does not know.
    pub card: Option<usize>,
    pub title: Lines,
    pub fields: usize,
    /// Lines with chips above the fields.
    pub chips: Vec<usize>,
    /// Lines between type line and title: what text extraction moved there from the card before.
    pub displaced: Lines,
}

impl CardHead {
    /// Its first line.
    pub fn start(&self) -> usize {
        let first = self.type_line.unwrap_or(self.fields);
        if self.title.is_empty() { first } else { first.min(self.title.start) }
    }
}

/// The card of any type that is set like one here: a type line, a title as a heading, perhaps chips, the label of a field.
pub(super) fn set_card_at(source: &Source<'_>, at: usize) -> Option<CardHead> {
    let typography = &source.typography;
    let class = typography.class(at)?;
    if class == TypeClass::Heading {
        return set_card_below_title_at(source, at);
    }
    if !matches!(class, TypeClass::Small | TypeClass::Body) {
        return None;
    }
    let mut chips = Vec::new();
    let mut next = source.skip_blank(at + 1);
    let is_chip = |at: usize| {
        let is_small = typography.class(at) == Some(TypeClass::Small);
        source.lines.get(at).is_some_and(|line| line.word.chip || is_small && line.word == Word::default())
    };
    while source.lines[at].word.card.is_some() && chips.len() < MOST_ABOVE && is_chip(next) {
        chips.push(next);
        next = source.skip_blank(next + 1);
    }
    let start = next;
    while typography.is_heading(next) {
        next = source.skip_blank(next + 1);
    }
    let end = source.last_filled(start..next)?;
    while typography.class(next) == Some(TypeClass::Small) && chips.len() < MOST_ABOVE {
        chips.push(next);
        next = source.skip_blank(next + 1);
    }
    let card = source.lines[at].word.card;
    // The type of the next card stands below its title.
    if card.is_none() && chips.iter().any(|&chip| source.lines[chip].word.card.is_some()) {
        return None;
    }
    let head =
        CardHead { type_line: Some(at), card, title: start..end + 1, fields: next, chips, displaced: start..start };
    (end >= start && is_set_field(source, next)).then_some(head)
}

/// The card that is set with its title here and its type below, perhaps chips, and the label of a field.
fn set_card_below_title_at(source: &Source<'_>, at: usize) -> Option<CardHead> {
    let typography = &source.typography;
    let mut type_line = source.skip_blank(at + 1);
    while typography.is_heading(type_line) {
        type_line = source.skip_blank(type_line + 1);
    }
    let card = source.lines.get(type_line)?.word.card?;
    let mut next = source.skip_blank(type_line + 1);
    let mut chips = Vec::new();
    while typography.class(next) == Some(TypeClass::Small) && chips.len() < MOST_ABOVE {
        chips.push(next);
        next = source.skip_blank(next + 1);
    }
    let title = at..source.last_filled(at..type_line)? + 1;
    let is_card = typography.class(type_line) == Some(TypeClass::Small) && is_set_field(source, next);
    is_card.then_some(CardHead {
        type_line: Some(type_line),
        card: Some(card),
        title,
        fields: next,
        chips,
        displaced: at..at,
    })
}

/// Whether the label of a field is set here.
fn is_set_field(source: &Source<'_>, at: usize) -> bool {
    source.typography.is_mark(at) && !source.is_header(at) && !is_moment(source, at)
}

/// Whether the line is a day with its clock time, as the events of a history have it.
pub(super) fn is_moment(source: &Source<'_>, at: usize) -> bool {
    source.lines.get(at).is_some_and(|line| !line.is_blank() && moment(line.text, source.layout).is_some())
}
