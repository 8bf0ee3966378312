//! A drawing of a chart on the screen, in the colours of the theme.

use egui::{Align2, Color32, FontId, Pos2, Rect, Sense, Shape, Stroke, Ui, vec2};

use crate::ui::fonts;
use crate::ui::name_it;
use crate::ui::tokens::Tokens;
use reports::chart::Chart;
use reports::chart::drawing::{Drawing, DrawnShape, Ink, WordsAnchor};

/// How much of the ink the series have: they differ in lightness alone, since colours are kept for codes.
const SERIES: [f32; reports::chart::drawing::SERIES] = [0.78, 0.4, 0.6, 0.26, 0.5, 0.92];

/// Draws a chart of this height over the width that there is. A screen reader hears what it shows; its values stand in the table.
pub fn chart(ui: &mut Ui, chart: &Chart, height: f32) {
    let size = vec2(ui.available_width().max(320.0), height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    name_it(&response, &format!("{}. {}", chart.title, chart.in_words()));
    if ui.is_rect_visible(rect) {
        let tokens = Tokens::of(ui.ctx());
        Drawing::of(chart, size.x, size.y).shapes.iter().for_each(|shape| paint(ui, rect, tokens, shape));
    }
}

fn paint(ui: &Ui, rect: Rect, tokens: &Tokens, shape: &DrawnShape) {
    let painter = ui.painter_at(rect);
    let place = |(x, y): (f32, f32)| Pos2::new(rect.left() + x, rect.top() + y);
    match shape {
        DrawnShape::Box { x, y, width, height, ink } => {
            let bar = Rect::from_min_size(place((*x, *y)), vec2(*width, *height));
            painter.rect_filled(bar, 0.0, colour(tokens, *ink));
        }
        DrawnShape::Line { from, to, width, dash, ink } => {
            let stroke = Stroke::new(*width, colour(tokens, *ink));
            let points = [place(*from), place(*to)];
            match dash {
                Some((ink, gap)) => painter.extend(Shape::dashed_line(&points, stroke, *ink, *gap)),
                None => _ = painter.line_segment(points, stroke),
            }
        }
        DrawnShape::Mark { at, radius, is_square: true, ink } => {
            let mark = Rect::from_center_size(place(*at), vec2(radius * 2.0, radius * 2.0));
            painter.rect_filled(mark, 0.0, colour(tokens, *ink));
        }
        DrawnShape::Mark { at, radius, is_square: false, ink } => {
            painter.circle_filled(place(*at), *radius, colour(tokens, *ink));
        }
        DrawnShape::Words { at, anchor, size, strong, ink, text } => {
            let anchor = match anchor {
                WordsAnchor::Start => Align2::LEFT_CENTER,
                WordsAnchor::Middle => Align2::CENTER_CENTER,
                WordsAnchor::End => Align2::RIGHT_CENTER,
            };
            let family = if *strong { fonts::semibold() } else { egui::FontFamily::Proportional };
            painter.text(place(*at), anchor, text, FontId::new(*size, family), colour(tokens, *ink));
        }
    }
}

fn colour(tokens: &Tokens, ink: Ink) -> Color32 {
    match ink {
        Ink::Text => tokens.ink,
        Ink::Quiet => tokens.quiet,
        Ink::Grid => tokens.control,
        Ink::Paper => tokens.paper,
        Ink::Shade(tenths) => tokens.paper.lerp_to_gamma(tokens.ink, f32::from(tenths) / 10.0 + 0.04),
        Ink::Series(place) => tokens.paper.lerp_to_gamma(tokens.ink, SERIES[place % SERIES.len()]),
    }
}
