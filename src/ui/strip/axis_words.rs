//! The line of words under a strip: years, months, where the caret is. No word is cut, and none covers another.

use std::sync::Arc;

use egui::{Color32, FontId, Galley, Painter, Rangef, Rect, Shape, Stroke, pos2, vec2};

use super::scale::SideOfView;
use crate::ui::tokens::size;

/// Least room between two words, in points, and between a line and its word.
const GAP: f32 = 6.0;
const BESIDE: f32 = 4.0;
/// How far words may stand from their line where nothing nearer is free, in points.
const FAR: f32 = 60.0;
/// Room for the sign that leads out of view.
const SIGN: f32 = 12.0;
/// What two places differ by that are the same.
const ROUNDING: f32 = 0.1;

/// The line while it is filled: what matters more is put on it first.
pub struct AxisWords<'a> {
    painter: &'a Painter,
    line: Rect,
    ground: Color32,
    taken: Vec<Rangef>,
}

impl<'a> AxisWords<'a> {
    /// A line without height takes no words.
    #[must_use]
    pub fn new(painter: &'a Painter, line: Rect, ground: Color32) -> Self {
        let line = if line.height() > 0.0 { line } else { Rect::ZERO };
        Self { painter, line, ground, taken: Vec::new() }
    }

    /// Puts words where they begin at `left`, if all of them have room there.
    pub fn put(&mut self, words: String, left: f32, colour: Color32) {
        let galley = self.galley(words, colour);
        self.draw_if_free(left, galley, colour);
    }

    /// Puts words in the middle above `x`, if all of them have room there.
    pub fn put_centred(&mut self, words: String, x: f32, colour: Color32) {
        let galley = self.galley(words, colour);
        self.draw_if_free(x - galley.size().x / 2.0, galley, colour);
    }

    /// Puts the first words that have room beside `x`, else near it.
    pub fn put_near(&mut self, words: &[String], x: f32, colour: Color32) {
        for (reach, words) in [BESIDE, FAR].iter().flat_map(|reach| words.iter().map(move |words| (*reach, words))) {
            let galley = self.galley(words.clone(), colour);
            if let Some(left) = near(x, galley.size().x, reach, self.line.x_range(), &self.taken) {
                return self.draw(left, galley, colour);
            }
        }
    }

    /// Puts words for what is out of view on a side, with a sign that points there.
    pub fn put_beyond(&mut self, words: String, side: SideOfView, colour: Color32) {
        let galley = self.galley(words, colour);
        let width = galley.size().x + SIGN;
        let line = self.line.x_range();
        let end = if side == SideOfView::Before { line.min } else { line.max };
        let Some(left) = near(end, width, line.span(), line, &self.taken) else { return };
        let (text, tip, base) = match side {
            SideOfView::Before => (left + SIGN, left, left + SIGN - BESIDE),
            _ => (left, left + width, left + width - SIGN + BESIDE),
        };
        let middle = self.line.center().y;
        self.draw(text, galley, colour);
        self.taken.push(Rangef::new(left, left + width));
        let corners = vec![pos2(tip, middle), pos2(base, middle - BESIDE), pos2(base, middle + BESIDE)];
        self.painter.add(Shape::convex_polygon(corners, colour, Stroke::NONE));
    }

    fn galley(&self, words: String, colour: Color32) -> Arc<Galley> {
        self.painter.layout_no_wrap(words, FontId::proportional(size::SMALL), colour)
    }

    fn draw_if_free(&mut self, left: f32, galley: Arc<Galley>, colour: Color32) {
        if is_free(left, galley.size().x, self.line.x_range(), &self.taken) {
            self.draw(left, galley, colour);
        }
    }

    fn draw(&mut self, left: f32, galley: Arc<Galley>, colour: Color32) {
        let place = Rect::from_min_size(pos2(left, self.line.center().y - galley.size().y / 2.0), galley.size());
        // The foot of a line does not go through the words.
        self.painter.rect_filled(place.expand2(vec2(2.0, 0.0)).intersect(self.line), 0.0, self.ground);
        self.taken.push(place.x_range());
        self.painter.galley(place.min, galley, colour);
    }
}

/// Whether words of this width have room, all of them on the line.
fn is_free(left: f32, width: f32, line: Rangef, taken: &[Rangef]) -> bool {
    let is_beside = |other: &Rangef| left + width + GAP <= other.min + ROUNDING || other.max + GAP <= left + ROUNDING;
    line.min <= left + ROUNDING && left + width <= line.max + ROUNDING && taken.iter().all(is_beside)
}

/// Where words begin that belong to a place: right or left of it, else as near as they are free and at most `reach` away from it.
fn near(x: f32, width: f32, reach: f32, line: Rangef, taken: &[Rangef]) -> Option<f32> {
    let is_free = |left: &f32| is_free(*left, width, line, taken);
    let beside = [x + BESIDE, x - BESIDE - width];
    let ends = taken.iter().flat_map(|other| [other.max + GAP, other.min - GAP - width]);
    let slid = ends.chain([line.min, line.max - width]);
    let is_near = |left: &f32| (x - width - reach..=x + reach).contains(left);
    let away = |left: &f32| (left + width / 2.0 - x).abs();
    let slid =
        slid.filter(|left| is_near(left) && is_free(left)).min_by(|one, other| away(one).total_cmp(&away(other)));
    beside.into_iter().find(is_free).or(slid)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: Rangef = Rangef { min: 0.0, max: 200.0 };

    #[test]
    fn words_stand_beside_their_place_and_cover_no_other() {
        let taken = [Rangef::new(10.0, 40.0), Rangef::new(110.0, 140.0)];
        let near = |x, width| near(x, width, BESIDE, LINE, &taken);
        assert_eq!(near(45.0, 50.0), Some(49.0), "right of it");
        assert_eq!(near(104.0, 50.0), Some(50.0), "left of it");
        assert_eq!(near(75.0, 56.0), Some(46.0), "across it, where neither side has room");
        assert_eq!(near(75.0, 70.0), None, "nor anywhere");
        assert_eq!(near(12.0, 50.0), None, "not far from it either");
        assert_eq!(near(199.0, 50.0), Some(150.0), "never beyond the end");
    }
}
