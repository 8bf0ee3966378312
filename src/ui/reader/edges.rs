//! The ends of codings: where a word takes them, and how a bracket of the margin is dragged.

use egui::{CursorIcon, Key, Pos2, Ui};

use super::Scene;
use super::document::{Document, Place};
use super::pointer::pull;
use super::selection::{ClickUnit, is_word};
use reading::text::Span;

/// One end of a coding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodingEdge {
    Start,
    End,
}

/// Points that the pointer may tremble while it clicks.
const STILL: f32 = 4.0;

/// An end of a coding while it is dragged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct DraggedEdge {
    pub coding: i64,
    pub edge: CodingEdge,
    /// What the coding covers if it is let go here.
    pub span: Span,
    /// What it covers now.
    pub before: Span,
}

impl DraggedEdge {
    /// Follows the pointer; gives what the mouse has let go, and `None` in place of itself when the drag is over.
    pub fn follow(mut self, ui: &Ui, scene: &Scene<'_>) -> (Option<Self>, Option<(i64, Span)>) {
        let (pos, pressed, down, escape) = ui.input(|input| {
            let pointer = &input.pointer;
            (pointer.interact_pos(), pointer.press_origin(), pointer.primary_down(), input.key_pressed(Key::Escape))
        });
        if escape {
            return (None, None);
        }
        let is_moving = self.span != self.before || pos.zip(pressed).is_some_and(|(a, b)| a.distance(b) > STILL);
        if let Some(pos) = pos.filter(|_| is_moving) {
            pull(ui, scene.view, pos);
            self.span = self.at(scene, pos).unwrap_or(self.span);
        }
        ui.set_cursor_icon(CursorIcon::ResizeVertical);
        if down {
            return (Some(self), None);
        }
        (None, (self.span != self.before).then_some((self.coding, self.span)))
    }

    /// The end of the word at a place, or the place itself between words, without blanks on the side of the coding.
    fn snapped(self, document: &Document, place: Place) -> Place {
        let chars: Vec<char> = document.blocks[place.block].text.chars().collect();
        let is = |at: usize, fits: fn(char) -> bool| chars.get(at).copied().is_some_and(fits);
        let before = |at: usize, fits: fn(char) -> bool| at > 0 && is(at - 1, fits);
        let in_word = is(place.at, is_word) || before(place.at, is_word);
        let (start, end) = if in_word { ClickUnit::Word.around(document, place) } else { (place, place) };
        let mut at = if self.edge == CodingEdge::Start { start.at } else { end.at };
        while self.edge == CodingEdge::Start && is(at, char::is_whitespace) {
            at += 1;
        }
        while self.edge == CodingEdge::End && before(at, char::is_whitespace) {
            at -= 1;
        }
        Place { at, ..place }
    }

    /// What the coding covers if its end goes to the word under a point: in the margin, to the end of that line.
    fn at(self, scene: &Scene<'_>, pos: Pos2) -> Option<Span> {
        let text = egui::Rangef::new(scene.view.left() + scene.column.left, scene.view.right());
        let in_margin = pos.x < text.min;
        let x = if in_margin && self.edge == CodingEdge::End { text.max } else { pos.x.max(text.min) };
        let pos = Pos2::new(x, pos.y).clamp(scene.view.min, scene.view.max);
        let (place, _) = scene.place_at(pos)?;
        moved(scene.document, self.span, self.edge, scene.document.source_of(self.snapped(scene.document, place)))
    }
}

/// A span with one end elsewhere in the same entry; `None` if nothing would be left of it.
fn moved(document: &Document, span: Span, edge: CodingEdge, to: usize) -> Option<Span> {
    let kept = if edge == CodingEdge::Start { span.end.checked_sub(1)? } else { span.start };
    let entry = document.entry_of(document.place_of(kept)?.block);
    let own = document.text_of_entry(entry)?;
    let (first, last) = (document.blocks[own.start].span.start, document.blocks[own.end - 1].span.end);
    let to = to.clamp(first, last);
    let (start, end) = if edge == CodingEdge::Start { (to, span.end) } else { (span.start, to) };
    (start < end).then(|| Span::new(start, end))
}

impl Document {
    /// A span of the source with one end a word further on, or back, in its entry; `None` where there is no word left.
    #[must_use]
    pub fn with_moved_end(&self, span: Span, edge: CodingEdge, forward: bool) -> Option<Span> {
        let from = self.place_of(if edge == CodingEdge::Start { span.start } else { span.end })?;
        let to = self.word_end(from, edge, forward)?;
        moved(self, span, edge, self.source_of(to)).filter(|moved| *moved != span)
    }

    /// The next place at which a word starts or ends, with or without the marks that touch it.
    fn word_end(&self, from: Place, edge: CodingEdge, forward: bool) -> Option<Place> {
        let mut from = Some(from);
        let mut is_first = true;
        while let Some(Place { block, at }) = from {
            let chars: Vec<char> = self.blocks[block].text.chars().collect();
            let is_end = |at: usize| {
                let (before, after) = (at.checked_sub(1).map(|at| chars[at]), chars.get(at).copied());
                let (inside, outside) = if edge == CodingEdge::Start { (after, before) } else { (before, after) };
                let meets = |is: fn(char) -> bool| inside.is_some_and(is) && !outside.is_some_and(is);
                meets(is_word) || meets(|c| !c.is_whitespace())
            };
            let found = if forward {
                (at + usize::from(is_first)..=chars.len()).find(|&at| is_end(at))
            } else {
                (0..at + usize::from(!is_first)).rev().find(|&at| is_end(at))
            };
            if let Some(at) = found {
                return Some(Place { block, at });
            }
            is_first = false;
            let next = if forward { self.next_text(block) } else { self.previous_text(block) };
            from = next.map(|block| Place { block, at: if forward { 0 } else { self.blocks[block].chars } });
        }
        None
    }
}
