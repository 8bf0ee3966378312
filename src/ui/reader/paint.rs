//! What is painted around the text: grounds, tints and stripes of codes, search hits, selection, caret.
//!
//! Text is laid out once and never again for a colour: everything else goes under the finished galley.

use std::sync::Arc;

use egui::{Color32, CornerRadius, Galley, Painter, Pos2, Rect, Stroke, StrokeKind, Vec2, pos2, text::CCursor};

use super::document::{Block, Document, Ground, Kind, Place};
use super::marks::{CodedPart, Index, Marks};
use super::selection::{Selection, part_of};
use crate::ui::tokens::{SELECTED, TINT, Tokens, space};

/// Height of the strip at the foot of a line that stripes share, and of what a tint leaves free of it.
const STRIPES: f32 = 6.5;
const UNTINTED: f32 = 4.0;
const STRIPE: f32 = 1.5;
/// Width of the sign by which an entry is folded.
const FOLD: f32 = 14.0;
/// Where dots stand above the foot of a low row, as a part of its height.
const DOTS: f32 = 0.12;
const STRIPE_STEP: f32 = 2.5;

/// A block that has been laid out where it is seen.
pub(super) struct Placed {
    pub block: usize,
    /// Of the block with the space above its text, and of its text.
    pub top: f32,
    pub height: f32,
    pub text: Pos2,
    pub galley: Arc<Galley>,
}

impl Placed {
    /// The rectangle of the text.
    pub fn rect(&self) -> Rect {
        Rect::from_min_size(self.text, self.galley.rect.size())
    }

    /// The place under a point, or the nearest one.
    pub fn place_at(&self, pos: Pos2, document: &Document) -> (Place, bool) {
        let cursor = self.galley.cursor_from_pos(pos - self.text);
        let at = cursor.index.0.min(document.blocks[self.block].chars);
        (Place { block: self.block, at }, cursor.prefer_next_row)
    }

    /// The caret before a character, as a rectangle without width.
    pub fn caret(&self, at: usize, before_next: bool) -> Rect {
        let cursor = CCursor { index: at.into(), prefer_next_row: before_next };
        self.galley.pos_from_cursor(cursor).translate(self.text.to_vec2())
    }
}

/// The rows of a galley that a range of characters covers, as rectangles inside the galley.
/// The blank at which a line is wrapped counts for nothing.
pub(super) fn rows(galley: &Galley, range: std::ops::Range<usize>) -> impl Iterator<Item = Rect> {
    let mut at = 0;
    galley.rows.iter().filter_map(move |row| {
        let start = at;
        at += row.char_count_including_newline().0;
        let from = range.start.max(start);
        let to = range.end.min(at);
        if from >= to {
            return None;
        }
        let wraps = to == at && row.glyphs.last().is_some_and(|glyph| glyph.chr == ' ');
        let last = if wraps { row.glyphs.len().saturating_sub(1) } else { to - start };
        let left = row.pos.x + row.x_offset((from - start).into());
        let right = (row.pos.x + row.x_offset(last.into())).max(left);
        Some(Rect::from_min_max(pos2(left, row.min_y()), pos2(right, row.max_y())))
    })
}

/// Where an entry is folded by a click: left of its header. `None` for other blocks.
pub(super) fn fold_of(document: &Document, placed: &Placed) -> Option<Rect> {
    let is_header = document.blocks[placed.block].kind == Kind::Header;
    let left = placed.text.x - FOLD;
    is_header.then(|| Rect::from_x_y_ranges(left..=placed.text.x, placed.rect().y_range()))
}

/// Paints what belongs to the visible blocks.
pub(super) struct Brush<'a> {
    pub painter: &'a Painter,
    pub document: &'a Document,
    pub tokens: &'a Tokens,
    pub placed: &'a [Placed],
    /// Left and right edge of the reading column.
    pub column: egui::Rangef,
}

impl Brush<'_> {
    /// The grounds of entries: cards, sheets, and the rule beside what NAV writes.
    pub fn grounds(&self) {
        let clip = self.painter.clip_rect().expand(space::XL);
        for entry in self.placed.chunk_by(|a, b| self.entry(a) == self.entry(b)) {
            let ground = self.document.blocks[entry[0].block].ground;
            let source = entry.iter().filter(|placed| self.document.blocks[placed.block].kind.is_source());
            let mut body: Option<Rect> = None;
            for placed in source {
                let block = &self.document.blocks[placed.block];
                let bottom = (placed.top + placed.height).max(placed.rect().bottom());
                let bottom = if block.last { bottom } else { placed.rect().bottom() };
                let own = Rect::from_x_y_ranges(self.column, placed.text.y..=bottom);
                body = Some(body.map_or(own, |body| body.union(own)));
            }
            let Some(body) = body else { continue };
            let has = |end: fn(&Block) -> bool| entry.iter().any(|placed| end(&self.document.blocks[placed.block]));
            let top = if has(|block| block.first) { body.top() } else { clip.top() };
            let bottom = if has(|block| block.last) { body.bottom() } else { clip.bottom() };
            let body = Rect::from_x_y_ranges(self.column, top..=bottom);
            match ground {
                Ground::Page => {}
                Ground::Indented => {
                    let header = entry.iter().map(|placed| placed.text.y).fold(body.top(), f32::min);
                    let x = self.column.min + 8.5;
                    let line = Stroke::new(1.0, self.tokens.rule);
                    self.painter.line_segment([pos2(x, header + 3.0), pos2(x, body.bottom() - 3.0)], line);
                }
                Ground::Card | Ground::Sheet => {
                    let frame = Rect::from_min_max(body.min - Vec2::new(0.0, space::M), body.max);
                    let line = Stroke::new(1.0, self.tokens.rule);
                    let fill = if ground == Ground::Card { self.tokens.card } else { Color32::TRANSPARENT };
                    self.painter.rect(frame, CornerRadius::same(4), fill, line, StrokeKind::Inside);
                }
            }
        }
    }

    /// The signs of entries that are folded, and of those that can be: under the pointer and at the caret.
    pub fn folds(&self, pointer: Option<Pos2>, caret: Option<Place>) {
        let here = caret.map(|caret| self.document.blocks[caret.block].entry);
        for placed in self.placed {
            let Some(fold) = fold_of(self.document, placed) else { continue };
            let entry = self.document.blocks[placed.block].entry;
            let next = self.document.blocks.get(placed.block + 1);
            let is_folded = next.is_some_and(|block| block.kind == Kind::Folded && block.entry == entry);
            let is_near = pointer.is_some_and(|pos| fold.y_range().contains(pos.y)) || here == Some(entry);
            if !is_folded && !is_near {
                continue;
            }
            let is_under = pointer.is_some_and(|pos| fold.contains(pos));
            let ink = if is_under { self.tokens.ink } else { self.tokens.quiet };
            let (middle, size) = (fold.center(), 4.0);
            let corners = if is_folded {
                [Vec2::new(-0.7, -1.0), Vec2::new(0.9, 0.0), Vec2::new(-0.7, 1.0)]
            } else {
                [Vec2::new(-1.0, -0.7), Vec2::new(1.0, -0.7), Vec2::new(0.0, 0.9)]
            };
            let corners = corners.map(|corner| middle + corner * size).to_vec();
            self.painter.add(egui::Shape::convex_polygon(corners, ink, Stroke::NONE));
        }
    }

    fn entry(&self, placed: &Placed) -> Option<usize> {
        let block = &self.document.blocks[placed.block];
        (block.kind != Kind::Group).then_some(block.entry)
    }

    /// Codes, hits and selection under the text, then the text.
    pub fn text(&self, marks: &Marks<'_>, index: &mut Index, selection: Option<Selection>, has_focus: bool) {
        let ends = selection.and_then(|selection| selection.ends(self.document));
        let clip = self.painter.clip_rect();
        for placed in self.placed.iter().filter(|placed| placed.rect().intersects(clip)) {
            let block = &self.document.blocks[placed.block];
            let pieces = index.pieces(placed.block, marks.codings);
            for piece in pieces.iter() {
                self.coded(placed, piece, marks);
            }
            for passage in index.replaced(placed.block) {
                for row in rows(&placed.galley, passage.start as usize..passage.end as usize) {
                    self.replaced(row.translate(placed.text.to_vec2()));
                }
            }
            let hits: Vec<_> = self.hits(placed.block, marks).collect();
            for (number, part) in &hits {
                let is_current = marks.current_hit == Some(*number);
                let colour = if is_current { self.tokens.current_hit } else { self.tokens.hit };
                for row in rows(&placed.galley, part.clone()) {
                    let rect = row.translate(placed.text.to_vec2()).shrink2(Vec2::new(0.0, 3.0));
                    let rect = rect.expand2(Vec2::new(1.0, 0.0));
                    self.painter.rect_filled(rect, 2.0, colour);
                    if is_current {
                        self.painter.rect_stroke(rect, 2.0, Stroke::new(1.5, self.tokens.ink), StrokeKind::Outside);
                    }
                }
            }
            let takes = selection.is_some_and(|selection| selection.takes(self.document, placed.block));
            let selected = ends
                .filter(|(first, last)| takes && (first.block..=last.block).contains(&placed.block))
                .map(|(first, last)| part_of(placed.block, block.chars, first, last))
                .filter(|part| !part.is_empty());
            if let Some(part) = selected.clone() {
                let share = if has_focus { SELECTED } else { SELECTED * 0.6 };
                let colour = self.tokens.selection.gamma_multiply(share);
                let rows: Vec<Rect> =
                    rows(&placed.galley, part).map(|row| row.translate(placed.text.to_vec2())).collect();
                for row in &rows {
                    self.painter.rect_filled(*row, 0.0, colour);
                }
                self.outline(&rows);
            }
            let galley = Arc::clone(&placed.galley);
            if pieces.is_empty() && hits.is_empty() && selected.is_none() {
                self.painter.galley(placed.text, galley, self.tokens.ink);
            } else {
                // Quiet ink is for paper; on a colour it would be hard to read.
                self.painter.galley_with_override_text_color(placed.text, galley, self.tokens.ink);
            }
        }
    }

    /// The search hits in a block, with their numbers.
    fn hits(&self, block: usize, marks: &Marks<'_>) -> impl Iterator<Item = (usize, std::ops::Range<usize>)> {
        let is_source = self.document.blocks[block].kind.is_source();
        let found = marks.hits.filter(|hits| is_source && !hits.is_empty()).map(|hits| {
            let own = hits.of_entry(self.document.entry_of(block));
            own.clone().zip(&hits[own])
        });
        found
            .into_iter()
            .flatten()
            .filter_map(move |(number, span)| Some((number, self.document.part_in(block, *span)?)))
    }

    /// A line around what is selected, which is seen on any tint.
    fn outline(&self, rows: &[Rect]) {
        let line = Stroke::new(1.5, self.tokens.accent);
        let across = |from: f32, to: f32, y: f32| {
            if to > from {
                self.painter.line_segment([pos2(from, y), pos2(to, y)], line);
            }
        };
        // The part of an edge that the row beside it does not share.
        let edge = |own: &Rect, beside: Option<&Rect>, y: f32| match beside {
            Some(beside) => {
                across(own.left(), own.right().min(beside.left()), y);
                across(own.left().max(beside.right()), own.right(), y);
            }
            None => across(own.left(), own.right(), y),
        };
        for (at, row) in rows.iter().enumerate() {
            edge(row, at.checked_sub(1).and_then(|above| rows.get(above)), row.top());
            edge(row, rows.get(at + 1), row.bottom());
            for x in [row.left(), row.right()] {
                self.painter.line_segment([pos2(x, row.top()), pos2(x, row.bottom())], line);
            }
        }
    }

    /// A quiet line of dots under what stands for something else; it lies above the stripes of codes, where rows leave room for
    /// both.
    fn replaced(&self, row: Rect) {
        let y = row.bottom() - (STRIPES + 1.0).min(row.height() * DOTS);
        let line = Stroke::new(1.0, self.tokens.quiet);
        self.painter.extend(egui::Shape::dashed_line(&[pos2(row.left(), y), pos2(row.right(), y)], line, 2.0, 2.0));
    }

    fn coded(&self, placed: &Placed, piece: &CodedPart, marks: &Marks<'_>) {
        let colour = |mark: u32| marks.codings.get(mark as usize).map_or(Color32::TRANSPARENT, |coding| coding.colour);
        for row in rows(&placed.galley, piece.start as usize..piece.end as usize) {
            let row = row.translate(placed.text.to_vec2());
            let foot = row.bottom() - STRIPES;
            let head = row.top() + (row.height() * 0.14).round();
            let tint = Rect::from_min_max(pos2(row.left(), head), pos2(row.right(), row.bottom() - UNTINTED));
            self.painter.rect_filled(tint, 0.0, colour(piece.tint).gamma_multiply(TINT));
            let mut top = foot;
            for stripe in piece.stripes {
                if let Some(mark) = stripe {
                    let stripe = Rect::from_min_size(pos2(row.left(), top), Vec2::new(row.width(), STRIPE));
                    self.painter.rect_filled(stripe, 0.0, colour(mark));
                }
                top += STRIPE_STEP;
            }
        }
    }

    /// The end of the selection that moves.
    pub fn caret(&self, place: Place, before_next: bool) {
        if let Some(placed) = self.placed.iter().find(|placed| placed.block == place.block) {
            let caret = placed.caret(place.at, before_next).shrink2(Vec2::new(0.0, 2.0));
            let stroke = Stroke::new(2.0, self.tokens.accent);
            self.painter.line_segment([caret.center_top(), caret.center_bottom()], stroke);
        }
    }
}
