//! What the window has painted, where no widget tells of it: texts that are seen whole, lines of the text of a case, colours.

use egui::epaint::TextShape;
use egui::{Color32, Rect, Shape};

use super::window::Window;
use planlupe::ui::tokens::size;

/// A text as it is painted.
#[derive(Debug, Clone)]
pub struct PaintedText {
    pub text: String,
    pub rect: Rect,
    /// Where the pane is in which it stands.
    pub clip: Rect,
    /// Whether no part of it is cut off, left out or covered.
    pub is_whole: bool,
}

/// All texts, in the order in which they are painted.
pub fn texts(window: &Window) -> Vec<PaintedText> {
    let mut found: Vec<PaintedText> = Vec::new();
    each(window, &mut |shape, clip| match shape {
        Shape::Text(text) => {
            let rect = seen(text);
            let is_inside = clip.expand(1.0).x_range().contains(rect.left())
                && clip.expand(1.0).x_range().contains(rect.right())
                && clip.y_range().contains(rect.center().y);
            let is_whole = is_inside && !text.galley.elided;
            found.push(PaintedText { text: text.galley.text().to_owned(), rect, clip, is_whole });
        }
        Shape::Rect(cover) if cover.fill.a() == 255 => {
            let cover = cover.rect.intersect(clip);
            for text in &mut found {
                let both = text.rect.shrink(1.0).intersect(cover);
                text.is_whole &= !both.is_positive();
            }
        }
        _ => {}
    });
    found
}

/// How many lines of the text of a case are seen whole.
pub fn lines_of_text(window: &Window) -> usize {
    let mut lines = 0;
    each(window, &mut |shape, clip| {
        let Shape::Text(text) = shape else { return };
        let is_reading = text
            .galley
            .job
            .sections
            .first()
            .is_some_and(|section| (section.format.font_id.size - size::READING).abs() < 0.1);
        if is_reading {
            let rows = text.galley.rows.iter().map(|row| (row.min_y() + text.pos.y, row.max_y() + text.pos.y));
            lines += rows.filter(|(top, bottom)| clip.top() <= top + 1.0 && bottom - 1.0 <= clip.bottom()).count();
        }
    });
    lines
}

/// Whether something in a place is filled with a colour.
pub fn is_filled(window: &Window, place: Rect, colour: Color32) -> bool {
    let mut is_found = false;
    each(window, &mut |shape, _| {
        if let Shape::Mesh(mesh) = shape {
            is_found |= mesh.vertices.iter().any(|vertex| vertex.color == colour && place.contains(vertex.pos));
        }
    });
    is_found
}

fn seen(text: &TextShape) -> Rect {
    text.galley.rect.translate(text.pos.to_vec2())
}

fn each(window: &Window, visit: &mut impl FnMut(&Shape, Rect)) {
    for clipped in &window.harness.output().shapes {
        one(&clipped.shape, clipped.clip_rect, visit);
    }
}

fn one(shape: &Shape, clip: Rect, visit: &mut impl FnMut(&Shape, Rect)) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| one(shape, clip, visit)),
        shape => visit(shape, clip),
    }
}
