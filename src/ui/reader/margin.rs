//! The margin: a bracket for each coding, and its name beside the first line where there is room.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, FontId, Galley, Id, Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2};

use super::document::Place;
use super::edges::{CodingEdge, DraggedEdge};
use super::marks::{Index, Marks, Segment};
use super::paint::Placed;
use crate::ui::tokens::{Tokens, size, space};

/// From the text to the nearest bracket, and from one bracket to the next.
const GAP: f32 = 14.0;
const LANE: f32 = 6.0;
/// Ticks at the ends of a bracket.
const TICK: f32 = 4.0;
/// Height of a name.
const NAME: f32 = 18.0;
/// Farthest that a name stands below its first line.
const FARTHEST: f32 = 3.0 * NAME;
/// What of an end can be taken hold of.
const HANDLE: Vec2 = Vec2::new(10.0, 10.0);
/// The square that ties a name to its bracket.
const DOT: f32 = 6.0;

/// What the margin shows.
pub(super) struct Margin<'a> {
    pub marks: &'a Marks<'a>,
    pub tokens: &'a Tokens,
    pub placed: &'a [Placed],
    /// Left edge of the margin and of the reading column.
    pub edges: egui::Rangef,
    pub id: Id,
}

/// A bracket on screen.
struct Bracket {
    segment: usize,
    top: f32,
    bottom: f32,
    /// Whether its first line is in view.
    begins: bool,
    /// Whether its last line is.
    ends: bool,
}

/// What the mouse did in the margin.
#[derive(Default)]
pub(super) struct MarginSeen {
    /// Ids of the codings whose name was clicked.
    pub clicked: Vec<i64>,
    /// The end of a coding that was taken hold of.
    pub grasped: Option<DraggedEdge>,
}

/// A name, or the number of those that find no room.
struct Name {
    top: f32,
    segments: Vec<usize>,
    is_count: bool,
}

impl Margin<'_> {
    /// Paints the margin.
    pub fn show(&self, ui: &mut Ui, index: &Index) -> MarginSeen {
        let brackets = self.brackets(index);
        let clip = ui.clip_rect();
        let mut seen = MarginSeen::default();
        for name in names(&brackets, index) {
            if name.top + NAME > clip.top() && name.top < clip.bottom() {
                seen.clicked.extend(self.name(ui, index, &brackets, &name));
            }
        }
        // Behind the names, so that a handle can be taken hold of where one stands close.
        for bracket in &brackets {
            self.bracket(ui, index, bracket, &mut seen);
        }
        seen
    }

    fn brackets(&self, index: &Index) -> Vec<Bracket> {
        let visible = index.segments_in(self.placed.iter().map(|placed| placed.block));
        visible.into_iter().filter_map(|segment| self.bracket_of(segment, &index.segments[segment])).collect()
    }

    fn bracket_of(&self, segment: usize, Segment { first, last, .. }: &Segment) -> Option<Bracket> {
        let row = |place: &Place, is_end: bool| {
            let placed = self.placed.iter().find(|placed| placed.block == place.block)?;
            Some(placed.caret(place.at, !is_end))
        };
        let (edge_top, edge_bottom) = (self.placed.first()?.top, self.placed.last()?);
        let begin = row(first, false);
        let end = row(last, true);
        Some(Bracket {
            segment,
            top: begin.map_or(edge_top, |row| row.top() + 4.0),
            bottom: end.map_or(edge_bottom.top + edge_bottom.height, |row| row.bottom() - 4.0),
            begins: begin.is_some(),
            ends: end.is_some(),
        })
    }

    fn lane_x(&self, lane: u8) -> f32 {
        self.edges.max - GAP - f32::from(lane) * LANE
    }

    /// Paints a bracket, whose ends can be taken hold of.
    fn bracket(&self, ui: &Ui, index: &Index, bracket: &Bracket, seen: &mut MarginSeen) {
        let segment = &index.segments[bracket.segment];
        let Some(lane) = segment.lane else { return };
        let x = self.lane_x(lane);
        let stroke = Stroke::new(2.0, self.colour(segment));
        let painter = ui.painter();
        painter.line_segment([pos2(x, bracket.top), pos2(x, bracket.bottom)], stroke);
        for y in [bracket.top + 1.0, bracket.bottom - 1.0] {
            painter.line_segment([pos2(x, y), pos2(x + TICK, y)], stroke);
        }
        let mark = &self.marks.codings[segment.mark as usize];
        let ends = [(CodingEdge::Start, bracket.top, bracket.begins), (CodingEdge::End, bracket.bottom, bracket.ends)];
        for (edge, y, _) in ends.into_iter().filter(|(.., is_seen)| *is_seen && segment.is_whole) {
            let handle = Rect::from_center_size(pos2(x + TICK / 2.0, y), HANDLE);
            let id = self.id.with(("handle", mark.id, edge == CodingEdge::Start));
            let response = ui.interact(handle, id, Sense::CLICK | Sense::DRAG);
            if response.hovered() || response.is_pointer_button_down_on() {
                painter.rect_filled(handle.shrink(1.0), 2.0, stroke.color);
            }
            if response.is_pointer_button_down_on() && ui.input(|input| input.pointer.primary_pressed()) {
                seen.grasped = Some(DraggedEdge { coding: mark.id, edge, span: mark.span, before: mark.span });
            }
            if response.clicked() {
                seen.clicked.push(mark.id);
            }
            response.on_hover_cursor(egui::CursorIcon::ResizeVertical);
        }
    }

    fn colour(&self, segment: &Segment) -> Color32 {
        self.marks.codings[segment.mark as usize].colour
    }

    /// Paints a name left of every bracket that passes it.
    fn name(&self, ui: &mut Ui, index: &Index, brackets: &[Bracket], name: &Name) -> Vec<i64> {
        let lanes = brackets.iter().filter(|bracket| bracket.top < name.top + NAME && bracket.bottom > name.top);
        let outermost = lanes.filter_map(|bracket| index.segments[bracket.segment].lane).max();
        let right = outermost.map_or(self.edges.max - GAP, |lane| self.lane_x(lane)) - space::S;
        let left = self.edges.min + space::S;
        let codings: Vec<_> =
            name.segments.iter().map(|&at| &self.marks.codings[index.segments[at].mark as usize]).collect();
        let mut full: Vec<&str> = codings.iter().map(|coding| coding.name.as_str()).collect();
        full.sort_unstable();
        full.dedup();
        let full = full.join("\n");
        let room = right - left - DOT - space::XS;
        let shown = match codings.as_slice() {
            [one] if !name.is_count && room < 48.0 => one.letter.to_string(),
            [one] if !name.is_count => one.name.clone(),
            more => format!("+{}", more.len()),
        };
        let galley = self.line(ui, shown, room.max(12.0));
        let dot = if name.is_count { 0.0 } else { DOT + space::XS };
        let size = Vec2::new(galley.rect.width() + dot, NAME);
        let rect = Rect::from_min_size(pos2(right - size.x, name.top), size);
        // Known by its coding: the numbers of segments change with every edit. It takes drags too, else the text would, and
        // with them the press that begins a click. Tab does not stop here: keys step from coding to coding in the text.
        let id = self.id.with(("name", codings[0].id, name.is_count));
        let response = ui.interact(rect, id, Sense::CLICK | Sense::DRAG);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &full));
        let colour = if response.hovered() { self.tokens.ink } else { self.tokens.quiet };
        let text = pos2(rect.left(), rect.center().y - galley.rect.height() / 2.0);
        let painter = ui.painter();
        painter.galley_with_override_text_color(text, galley, colour);
        if !name.is_count {
            let square = Rect::from_center_size(pos2(right - DOT / 2.0, rect.center().y), Vec2::splat(DOT));
            painter.rect_filled(square, 1.0, codings[0].colour);
        }
        let clicked = if response.clicked() { codings.iter().map(|coding| coding.id).collect() } else { Vec::new() };
        response.on_hover_cursor(egui::CursorIcon::PointingHand).on_hover_text(full);
        clicked
    }

    /// One line of small type, cut with «…» where it is too long.
    fn line(&self, ui: &Ui, text: String, room: f32) -> Arc<Galley> {
        let format = TextFormat::simple(FontId::proportional(size::SMALL), self.tokens.quiet);
        let mut job = LayoutJob::single_section(text, format);
        job.wrap = TextWrapping::truncate_at_width(room);
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    }
}

/// Stacks the names from the top: none covers another, none stands far below its first line.
fn names(brackets: &[Bracket], index: &Index) -> Vec<Name> {
    let mut order: Vec<&Bracket> = brackets.iter().filter(|bracket| bracket.begins).collect();
    order.sort_by(|a, b| a.top.total_cmp(&b.top));
    let mut names: Vec<Name> = Vec::new();
    let mut free = f32::NEG_INFINITY;
    for bracket in order {
        let wanted = bracket.top - 1.0;
        let top = wanted.max(free);
        if let Some(count) = names.last_mut().filter(|last| last.is_count && wanted < last.top + NAME) {
            count.segments.push(bracket.segment);
            continue;
        }
        let is_count = index.segments[bracket.segment].lane.is_none() || top - wanted > FARTHEST;
        names.push(Name { top, segments: vec![bracket.segment], is_count });
        free = top + NAME;
    }
    names
}
