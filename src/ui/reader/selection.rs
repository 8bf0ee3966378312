//! What is selected: two places in the source, and the keys that move them.

use std::ops::Range;

use egui::text::CCursor;
use egui::text_selection::text_cursor_state::{ccursor_next_word, ccursor_previous_word};

pub(super) use egui::text_selection::text_cursor_state::is_word_char as is_word;
use egui::{Galley, Key, Modifiers, vec2};

use super::column::Setter;
use super::document::{Block, Document, Kind, Place};
use reading::text::Span;

/// A selection in code points of the source, so that it outlives any order and any width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Selection {
    /// Where it began, and the end that moves.
    pub anchor: usize,
    pub head: usize,
    /// Whether a head at the wrap of a line stands before the next line.
    pub before_next: bool,
    /// The only thread of which it takes entries, as an index into [`reading::plan::Plan::threads`].
    pub thread: Option<usize>,
}

impl Selection {
    pub const fn caret(at: usize) -> Self {
        Self { anchor: at, head: at, before_next: true, thread: None }
    }

    /// From one code point of the source to another.
    pub const fn between(anchor: usize, head: usize) -> Self {
        Self { anchor, head, before_next: false, thread: None }
    }

    /// Whether it takes text of a block between its ends.
    pub fn takes(self, document: &Document, block: usize) -> bool {
        document.blocks[block].kind.is_source()
            && self.thread.is_none_or(|thread| document.thread_of(block) == Some(thread))
    }

    /// Its ends in reading order; `None` when nothing lies between them.
    pub fn ends(self, document: &Document) -> Option<(Place, Place)> {
        let (anchor, head) = (document.place_of(self.anchor)?, document.place_of(self.head)?);
        (anchor != head).then_some((anchor.min(head), anchor.max(head)))
    }

    /// What is selected of each block, in code points of the block.
    fn parts(self, document: &Document) -> impl Iterator<Item = (usize, Range<usize>)> {
        let ends = self.ends(document);
        ends.into_iter().flat_map(move |(first, last)| {
            let blocks = (first.block..=last.block).filter(move |&block| self.takes(document, block));
            blocks.map(move |block| (block, part_of(block, document.blocks[block].chars, first, last)))
        })
    }

    /// The source spans of what is selected, one for each entry, without blanks at their ends.
    pub fn spans(self, document: &Document) -> Vec<Span> {
        let mut spans: Vec<(usize, Span)> = Vec::new();
        for (block, part) in self.parts(document) {
            let block = &document.blocks[block];
            let Some(part) = without_blanks(block, part) else { continue };
            let span = Span::new(block.span.start + part.start, block.span.start + part.end);
            match spans.last_mut() {
                Some((entry, whole)) if *entry == block.entry => {
                    *whole = Span::new(whole.start.min(span.start), whole.end.max(span.end));
                }
                _ => spans.push((block.entry, span)),
            }
        }
        spans.into_iter().map(|(_, span)| span).collect()
    }

    /// The selected text: a line for each block, a blank line between entries.
    pub fn text(self, document: &Document) -> String {
        let mut text = String::new();
        let mut entry = None;
        for (block, part) in self.parts(document) {
            let block = &document.blocks[block];
            let parted = if entry == Some(block.entry) { "\n" } else { "\n\n" };
            if entry.is_some() {
                text.push_str(parted);
            }
            entry = Some(block.entry);
            text.extend(block.text.chars().skip(part.start).take(part.len()));
        }
        text
    }
}

/// The part of a block without the white space at its ends; `None` when nothing is left. A whole block has none.
fn without_blanks(block: &Block, part: Range<usize>) -> Option<Range<usize>> {
    if part == (0..block.chars) {
        return Some(part).filter(|part| !part.is_empty());
    }
    let chosen =
        || block.text.chars().enumerate().skip(part.start).take(part.len()).filter(|(_, c)| !c.is_whitespace());
    let (first, _) = chosen().next()?;
    let (last, _) = chosen().last()?;
    Some(first..last + 1)
}

/// What lies between two places of a block with that many characters.
pub(super) fn part_of(block: usize, chars: usize, first: Place, last: Place) -> Range<usize> {
    let start = if block == first.block { first.at } else { 0 };
    let end = if block == last.block { last.at } else { chars };
    start.min(end)..end
}

/// How much a click takes: each further click takes the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum ClickUnit {
    #[default]
    Character,
    Word,
    Paragraph,
}

impl ClickUnit {
    /// The unit around a place.
    pub fn around(self, document: &Document, place: Place) -> (Place, Place) {
        let block = &document.blocks[place.block];
        let (start, end) = match self {
            Self::Character => (place.at, place.at),
            Self::Paragraph => (0, block.chars),
            Self::Word => {
                let chars: Vec<char> = block.text.chars().collect();
                let is_word = |at: usize| chars.get(at).copied().is_some_and(is_word);
                let at =
                    if !is_word(place.at) && place.at > 0 && is_word(place.at - 1) { place.at - 1 } else { place.at };
                if is_word(at) {
                    let start = (0..at).rev().take_while(|&at| is_word(at)).last().unwrap_or(at);
                    (start, (at..chars.len()).take_while(|&at| is_word(at)).count() + at)
                } else {
                    (at.min(chars.len()), (at + 1).min(chars.len()))
                }
            }
        };
        (Place { block: place.block, at: start }, Place { block: place.block, at: end })
    }
}

/// Where a key takes the head of the selection.
#[derive(Debug, Clone, Copy)]
pub(super) struct CaretMove {
    pub to: Place,
    pub before_next: bool,
    /// Horizontal position that up and down keep, in points of the column.
    pub h_pos: Option<f32>,
}

/// The head of the selection before a key moves it.
#[derive(Clone, Copy)]
pub(super) struct Head<'a> {
    pub setter: Setter<'a>,
    pub place: Place,
    pub before_next: bool,
    pub h_pos: Option<f32>,
    /// Height of the view in points.
    pub page: f32,
}

impl Head<'_> {
    /// Where `key` takes it; `None` for keys that do not move it.
    pub fn step(&self, key: Key, modifiers: Modifiers) -> Option<CaretMove> {
        let Place { block, at } = self.place;
        let document = self.setter.document;
        let own = &document.blocks[block];
        let word = modifiers.command;
        let to = |to: Place| Some(CaretMove { to, before_next: true, h_pos: None });
        let end_of = |block: usize| Place { block, at: document.blocks[block].chars };
        match key {
            Key::ArrowLeft if at == 0 => to(document.previous_text(block).map_or(self.place, end_of)),
            Key::ArrowLeft if word => {
                to(Place { block, at: ccursor_previous_word(&own.text, CCursor::new(at)).index.0 })
            }
            Key::ArrowLeft => to(Place { block, at: at - 1 }),
            Key::ArrowRight if at >= own.chars => {
                to(document.next_text(block).map_or(self.place, |block| Place { block, at: 0 }))
            }
            Key::ArrowRight if word => {
                to(Place { block, at: ccursor_next_word(&own.text, CCursor::new(at)).index.0.min(own.chars) })
            }
            Key::ArrowRight => to(Place { block, at: at + 1 }),
            Key::ArrowUp if word && at > 0 => to(Place { block, at: 0 }),
            Key::ArrowUp if word => {
                to(document.previous_text(block).map_or(self.place, |block| Place { block, at: 0 }))
            }
            Key::ArrowDown if word => {
                to(document.next_text(block).map_or_else(|| end_of(block), |block| Place { block, at: 0 }))
            }
            Key::ArrowUp => Some(self.vertical(false)),
            Key::ArrowDown => Some(self.vertical(true)),
            Key::Home if word => to(Place { block: document.first_text()?, at: 0 }),
            Key::End if word => to(end_of(document.previous_text(document.blocks.len())?)),
            Key::Home | Key::End => {
                let galley = self.setter.galley(block);
                let cursor = self.cursor();
                let cursor = if key == Key::Home {
                    galley.cursor_begin_of_row(&cursor)
                } else {
                    galley.cursor_end_of_row(&cursor)
                };
                let to = Place { block, at: cursor.index.0.min(own.chars) };
                Some(CaretMove { to, before_next: key == Key::Home, h_pos: None })
            }
            Key::PageUp => Some(self.page(false)),
            Key::PageDown => Some(self.page(true)),
            _ => None,
        }
    }

    fn cursor(&self) -> CCursor {
        CCursor { index: self.place.at.into(), prefer_next_row: self.before_next }
    }

    /// One line up or down, into the next block where there is no line left.
    fn vertical(&self, down: bool) -> CaretMove {
        let Place { block, .. } = self.place;
        let document = self.setter.document;
        let galley = self.setter.galley(block);
        let cursor = self.cursor();
        let left = self.left_of(block);
        let x = self.h_pos.unwrap_or_else(|| left + galley.pos_from_cursor(cursor).left());
        let row = galley.layout_from_cursor(cursor).row;
        let inside = if down { row + 1 < galley.rows.len() } else { row > 0 };
        if inside {
            let (next, _) = if down {
                galley.cursor_down_one_row(&cursor, Some(x - left))
            } else {
                galley.cursor_up_one_row(&cursor, Some(x - left))
            };
            let to = Place { block, at: next.index.0.min(document.blocks[block].chars) };
            return CaretMove { to, before_next: next.prefer_next_row, h_pos: Some(x) };
        }
        let Some(next) = self.next_in_column(down, x) else {
            let at = if down { document.blocks[block].chars } else { 0 };
            return CaretMove { to: Place { block, at }, before_next: true, h_pos: Some(x) };
        };
        let galley = self.setter.galley(next);
        let y = if down { 0.0 } else { galley.rect.height() - 1.0 };
        CaretMove { h_pos: Some(x), ..self.at(next, &galley, vec2(x - self.left_of(next), y)) }
    }

    fn left_of(&self, block: usize) -> f32 {
        self.setter.column.shape(&self.setter.document.blocks[block]).x
    }

    /// The next block above or below that stands in the same column of a card, or is no part of one.
    fn next_in_column(&self, down: bool, x: f32) -> Option<usize> {
        let document = self.setter.document;
        let left = x < self.setter.column.values();
        let mut block = self.place.block;
        loop {
            block = if down { document.next_text(block)? } else { document.previous_text(block)? };
            let other_column = match document.blocks[block].kind {
                Kind::Label => !left && document.has_value_beside(block),
                Kind::Value => left && document.blocks[self.place.block].kind == Kind::Label,
                _ => false,
            };
            if !other_column {
                return Some(block);
            }
        }
    }

    fn at(&self, block: usize, galley: &Galley, pos: egui::Vec2) -> CaretMove {
        let cursor = galley.cursor_from_pos(pos);
        let at = cursor.index.0.min(self.setter.document.blocks[block].chars);
        CaretMove { to: Place { block, at }, before_next: cursor.prefer_next_row, h_pos: None }
    }

    /// As far up or down as the view is high, but for two lines.
    fn page(&self, down: bool) -> CaretMove {
        let mut head = *self;
        let mut way = (self.page - 60.0).max(60.0);
        let mut step = CaretMove { to: self.place, before_next: self.before_next, h_pos: self.h_pos };
        while way > 0.0 {
            let galley = head.setter.galley(head.place.block);
            let line = galley.pos_from_cursor(head.cursor()).height().max(8.0);
            step = head.vertical(down);
            if step.to == head.place {
                break;
            }
            way -= if step.to.block == head.place.block { line } else { line + 12.0 };
            (head.place, head.before_next, head.h_pos) = (step.to, step.before_next, step.h_pos);
        }
        step
    }
}
