//! The marks of the strip as one mesh, which is made anew only where something has changed: a course can have thousands.

use std::collections::HashSet;
use std::sync::Arc;

use egui::epaint::{Mesh, TessellationOptions, Tessellator};
use egui::{Color32, Painter, Rect, Shape};

use super::paint::Canvas;
use super::scale::Scale;

/// Marks whose ends fall on the same of so many places in a point stand on the same spot.
const SPOT: f32 = 1.0;

/// From what marks were drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct DrawnFrom {
    pub case: i64,
    /// Changes whenever the codes on the entries or their colours do.
    pub revision: u64,
    pub rect: Rect,
    pub scale: Scale,
    pub by_code: bool,
    pub pixels_per_point: f32,
}

/// The mesh, and from what it was drawn.
#[derive(Default)]
pub struct DrawnMarks {
    from: Option<DrawnFrom>,
    mesh: Arc<Mesh>,
}

impl DrawnMarks {
    /// Draws the marks of a course. `colour` gives that of the code on an entry.
    pub fn show(
        &mut self,
        painter: &Painter,
        canvas: &Canvas<'_>,
        from: DrawnFrom,
        colour: impl Fn(usize) -> Option<Color32>,
    ) {
        if self.from.as_ref() != Some(&from) {
            self.mesh = Arc::new(mesh(canvas, &from, colour));
            self.from = Some(from);
        }
        painter.add(Shape::Mesh(Arc::clone(&self.mesh)));
    }
}

fn mesh(canvas: &Canvas<'_>, from: &DrawnFrom, colour: impl Fn(usize) -> Option<Color32>) -> Mesh {
    // Nothing here comes from the texture of the fonts, which can be another one in the next frame.
    let options = TessellationOptions { prerasterized_discs: false, ..TessellationOptions::default() };
    let mut tessellator = Tessellator::new(from.pixels_per_point, options, [1, 1], Vec::new());
    let mut mesh = Mesh::default();
    for line in canvas.thread_lines() {
        tessellator.tessellate_shape(line, &mut mesh);
    }
    let mut seen = HashSet::new();
    for (kind, mark) in canvas.course.marks() {
        let place = canvas.place(kind, mark);
        if !place.intersects(canvas.rect.expand(place.height())) {
            continue;
        }
        let colour = if from.by_code { colour(mark.entry) } else { None };
        let speaker = mark.speaker.map(|speaker| speaker == reading::layout::Speaker::User);
        let spot = [place.left(), place.right()].map(|x| (x * SPOT).round().to_bits());
        // What stands on the same spot is drawn once.
        if seen.insert((kind, speaker, mark.row, spot, colour)) {
            tessellator.tessellate_shape(canvas.mark(kind, mark.speaker, place, from.by_code, colour), &mut mesh);
        }
    }
    mesh
}
