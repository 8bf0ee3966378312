//! A course in one row, small enough that many stand below each other.

use std::sync::Arc;

use egui::epaint::Mesh;
use egui::{Color32, Painter, Pos2, Rangef, Rect, Shape, vec2};

use super::scale::Scale;
use crate::ui::tokens::{Theme, Tokens};
use project::course::{Course, CourseMark, LaneKind};
use reading::layout::Speaker;

/// Gives the colour of the code on an entry.
pub type Colours<'a> = &'a dyn Fn(usize) -> Option<Color32>;

/// How far from a mark a click still means it, in points.
const REACH: f32 = 4.0;

/// The mark of a course at a point of its row: messages and minutes before the cards behind them.
#[must_use]
pub fn at(pointer: Pos2, rect: Rect, course: &Course, scale: Scale) -> Option<&CourseMark> {
    let (line, middle) = (rect.x_range(), rect.center().y);
    let distance = |(kind, mark): &(LaneKind, &CourseMark)| {
        let (from, to) = (scale.x(mark.from, line), scale.x(mark.to, line));
        let is_half = match mark.speaker {
            Some(Speaker::User) => pointer.y <= middle,
            Some(Speaker::Nav) => pointer.y >= middle,
            _ => true,
        };
        let away = if *kind == LaneKind::Cards {
            (from - pointer.x).max(pointer.x - to).max(0.0)
        } else {
            (from - pointer.x).abs()
        };
        (*kind == LaneKind::Cards, !is_half, away)
    };
    let near = course.marks().map(|mark| (distance(&mark), mark.1)).filter(|((.., away), _)| *away <= REACH);
    let nearest = near.min_by(|((a_card, a_half, a), _), ((b_card, b_half, b), _)| {
        a_card.cmp(b_card).then(a_half.cmp(b_half)).then(a.total_cmp(b))
    });
    nearest.map(|(_, mark)| mark)
}

/// A course as it was drawn last, and from what.
#[derive(Default)]
pub struct SmallMesh {
    from: Option<(Rangef, f32, Scale, Theme)>,
    /// The middle of the row in which it was drawn.
    middle: f32,
    mesh: Arc<Mesh>,
}

impl SmallMesh {
    /// Draws the course again: where only its row has moved, without looking at its marks.
    pub fn draw(&mut self, painter: &Painter, rect: Rect, course: &Course, scale: Scale, tokens: &Tokens) {
        let from = (rect.x_range(), rect.height(), scale, tokens.theme);
        let middle = middle(rect);
        if self.from != Some(from) {
            (self.from, self.middle) = (Some(from), middle);
            self.mesh = Arc::new(mesh(rect, course, scale, tokens, None));
        } else if self.middle.to_bits() != middle.to_bits() {
            Arc::make_mut(&mut self.mesh).translate(vec2(0.0, middle - self.middle));
            self.middle = middle;
        }
        painter.add(Shape::Mesh(Arc::clone(&self.mesh)));
    }
}

fn middle(rect: Rect) -> f32 {
    rect.center().y.round()
}

/// Draws a course: cards as a line, messages as strokes above and below it, minutes as dots on it; what is silent stays empty. With `colours`, what bears
/// a code has its colour and all else is quiet.
pub fn draw(
    painter: &Painter,
    rect: Rect,
    course: &Course,
    scale: Scale,
    tokens: &Tokens,
    colours: Option<Colours<'_>>,
) {
    painter.add(Shape::mesh(mesh(rect, course, scale, tokens, colours)));
}

/// Kind and sender of a mark.
type MarkedBy = (LaneKind, Option<Speaker>);

/// One mesh: thousands of strokes are drawn in a frame.
fn mesh(rect: Rect, course: &Course, scale: Scale, tokens: &Tokens, colours: Option<Colours<'_>>) -> Mesh {
    let (line, middle) = (rect.x_range(), middle(rect));
    let half = (rect.height() / 2.0).floor();
    let mut mesh = Mesh::default();
    let mut bar = |x: Rangef, y: Rangef, colour: Color32| {
        mesh.add_colored_rect(Rect::from_x_y_ranges(x, y), colour);
    };
    // For each kind and sender the last spot: marks of a kind are in the order of their days.
    let mut last: Vec<(MarkedBy, (u32, Color32))> = Vec::new();
    for (kind, mark) in course.marks() {
        let x = scale.x(mark.from, line).round();
        let own = match (kind, mark.speaker) {
            (LaneKind::Dialogue, Some(Speaker::User)) | (LaneKind::Minutes, _) => tokens.ink,
            (LaneKind::Dialogue, Some(Speaker::Nav)) => tokens.header,
            _ => tokens.quiet,
        };
        let colour = colours.map_or(own, |colours| colours(mark.entry).unwrap_or(tokens.rule));
        if kind == LaneKind::Cards {
            let to = scale.x(mark.to, line).max(x + 1.0);
            if to >= line.min && x <= line.max {
                bar(Rangef::new(x.max(line.min), to.min(line.max)), Rangef::new(middle - 1.0, middle + 1.0), colour);
            }
            continue;
        }
        if !line.contains(x) {
            continue;
        }
        // What stands on the same spot is drawn once.
        let (who, spot) = ((kind, mark.speaker), (x.to_bits(), colour));
        match last.iter_mut().find(|(known, _)| *known == who) {
            Some((_, before)) if *before == spot => continue,
            Some((_, before)) => *before = spot,
            None => last.push((who, spot)),
        }
        let (x, y) = match (kind, mark.speaker) {
            (LaneKind::Dialogue, Some(Speaker::User)) => ((x, x + 1.0), (middle - half, middle - 2.0)),
            (LaneKind::Dialogue, Some(Speaker::Nav)) => ((x, x + 1.0), (middle + 2.0, middle + half)),
            (LaneKind::Minutes, _) => ((x - 2.0, x + 2.0), (middle - 2.0, middle + 2.0)),
            _ => ((x, x + 1.0), (middle - 3.0, middle + 3.0)),
        };
        bar(Rangef::new(x.0, x.1), Rangef::new(y.0, y.1), colour);
    }
    mesh
}
