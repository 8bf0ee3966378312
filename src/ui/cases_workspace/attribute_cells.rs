//! How the attribute grid is drawn: labels and names stay in view, and only cells in view are drawn.

use egui::accesskit::Role;
use egui::{FontId, Id, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::attribute_edit::{AttributeEdit, Leave, in_words};
use super::grid_cell::GridCell;
use crate::ui::fonts;
use crate::ui::session::Session;
use crate::ui::tokens::{Tokens, size, space};

/// Sizes of a row, of the row of names, of the labels and of a column, in points.
const ROW: f32 = 28.0;
const HEAD: f32 = 30.0;
const LABELS: f32 = 170.0;
const COLUMN: f32 = 150.0;

/// How many rows have room in a height.
#[must_use]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number of rows")]
pub fn rows_in(height: f32) -> usize {
    ((height - HEAD) / ROW).max(1.0) as usize
}

/// A click on a cell.
#[derive(Debug, Clone, Copy)]
pub struct CellClick {
    pub cell: GridCell,
    /// Whether the selection grows to it.
    pub extends: bool,
    /// Whether it was clicked twice.
    pub opens: bool,
}

/// What is drawn.
pub struct AttributeCells<'a> {
    pub session: &'a Session,
    pub at: GridCell,
    /// The corners of what is selected.
    pub selected: (GridCell, GridCell),
}

/// Where a frame draws cells.
#[derive(Clone, Copy)]
struct CellArea {
    /// Where the first cell would stand.
    origin: egui::Pos2,
    /// What is seen of the whole, and of the cells beside labels and names.
    clip: Rect,
    body: Rect,
}

#[expect(clippy::cast_precision_loss, reason = "a place in points")]
fn top(row: usize) -> f32 {
    HEAD + row as f32 * ROW
}

#[expect(clippy::cast_precision_loss, reason = "a place in points")]
fn left(column: usize) -> f32 {
    column.checked_sub(1).map_or(0.0, |column| LABELS + column as f32 * COLUMN)
}

impl CellArea {
    fn rect(&self, cell: GridCell) -> Rect {
        let at = pos2(self.origin.x + left(cell.column), self.origin.y + top(cell.row));
        if cell.column == 0 {
            // Labels do not move aside.
            return Rect::from_min_size(pos2(self.clip.left(), at.y), vec2(LABELS, ROW));
        }
        Rect::from_min_size(at, vec2(COLUMN, ROW))
    }

    /// What is seen of a cell.
    fn seen(&self, cell: GridCell) -> Rect {
        let pane = if cell.column == 0 {
            Rect::from_min_max(pos2(self.clip.left(), self.body.top()), pos2(self.body.left(), self.clip.bottom()))
        } else {
            self.body
        };
        self.rect(cell).intersect(pane)
    }
}

impl AttributeCells<'_> {
    /// Draws the cells in view and the field of the one that is edited; gives what was clicked and how the field was left.
    pub fn show(
        &self,
        ui: &mut Ui,
        id: Id,
        follow: Option<GridCell>,
        take_focus: bool,
        edit: Option<&mut AttributeEdit>,
    ) -> (Option<CellClick>, Option<Leave>) {
        let (rows, columns) = (self.session.cases.len(), self.session.attributes.len() + 1);
        let whole = vec2(left(columns), top(rows));
        let area = ScrollArea::both().auto_shrink([false, false]);
        let shown = area.show_viewport(ui, |ui, view| {
            ui.set_width(whole.x);
            ui.set_height(whole.y);
            let clip = ui.clip_rect();
            let body = Rect::from_min_max(clip.min + vec2(LABELS, HEAD), clip.max);
            let places = CellArea { origin: ui.min_rect().min, clip, body };
            if let Some(cell) = follow {
                let mut place = places.rect(cell);
                // Names and labels do not lie over it.
                place.min.y -= HEAD;
                place.min.x -= if cell.column == 0 { 0.0 } else { LABELS };
                ui.scroll_to_rect_animation(place, None, egui::style::ScrollAnimation::none());
            }
            let grid = ui.interact(clip, id, Sense::focusable_noninteractive());
            if take_focus {
                grid.request_focus();
            }
            self.describe(ui, id);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number of rows or columns")]
            let number = |offset: f32, step: f32| (offset.max(0.0) / step) as usize;
            let shown_rows = number(view.min.y, ROW)..(number(view.max.y - HEAD, ROW) + 1).min(rows);
            let shown_columns = number(view.min.x, COLUMN) + 1..(number(view.max.x - LABELS, COLUMN) + 2).min(columns);
            let mut clicked = None;
            for row in shown_rows {
                for column in std::iter::once(0).chain(shown_columns.clone()) {
                    let click = self.cell(ui, id, &places, GridCell { row, column }, grid.has_focus());
                    clicked = clicked.or(click);
                }
            }
            self.names(ui, &places, shown_columns);
            (clicked, edit.and_then(|edit| self.edit(ui, &places, edit)))
        });
        shown.inner
    }

    fn describe(&self, ui: &Ui, id: Id) {
        let (rows, columns) = (self.session.cases.len(), self.session.attributes.len() + 1);
        let here = id.with((self.at.row, self.at.column));
        let said = self.spoken(self.at);
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_role(Role::Grid);
            node.set_label(tr!("page-attributes"));
            node.set_value(said);
            node.set_row_count(rows);
            node.set_column_count(columns);
            node.set_active_descendant(here.accesskit_id());
        });
    }

    /// What a screen reader says of a cell.
    fn spoken(&self, cell: GridCell) -> String {
        let Some(case) = self.session.cases.get(cell.row) else { return String::new() };
        match cell.attribute(self.session) {
            None => case.label.clone(),
            Some(attribute) => {
                let value = words::value(attribute.kind, self.session.value(case.id, attribute.id));
                format!("{}, {}: {value}", case.label, attribute.name)
            }
        }
    }

    fn cell(&self, ui: &Ui, grid: Id, places: &CellArea, cell: GridCell, has_focus: bool) -> Option<CellClick> {
        let case = self.session.cases.get(cell.row)?;
        let seen = places.seen(cell);
        if !seen.is_positive() {
            return None;
        }
        let tokens = Tokens::of(ui.ctx());
        let rect = places.rect(cell);
        let (from, to) = (self.selected.0.least(self.selected.1), self.selected.0.greatest(self.selected.1));
        let is_selected = (from.row..=to.row).contains(&cell.row) && (from.column..=to.column).contains(&cell.column);
        let response = ui.interact(seen, grid.with((cell.row, cell.column)), Sense::CLICK);
        let role = if cell.column == 0 { Role::RowHeader } else { Role::GridCell };
        response.widget_info(|| WidgetInfo::selected(role, true, is_selected, self.spoken(cell)));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_row_index(cell.row);
            node.set_column_index(cell.column);
        });
        let painter = ui.painter().with_clip_rect(seen.intersect(places.clip));
        let fill = match () {
            () if is_selected => Some(tokens.selection),
            () if response.hovered() => Some(tokens.control),
            () if cell.column == 0 => Some(tokens.panel),
            () => None,
        };
        if let Some(fill) = fill {
            painter.rect_filled(rect, 0.0, fill);
        }
        painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.rule));
        painter.vline(rect.right() - 0.5, rect.y_range(), Stroke::new(1.0, tokens.rule));
        let text = match cell.attribute(self.session) {
            None => case.label.clone(),
            Some(attribute) => in_words(attribute, self.session.value(case.id, attribute.id)).replace('\n', " "),
        };
        let inner = rect.shrink2(vec2(space::S, 2.0));
        fonts::one_line(&painter, inner, &text, FontId::proportional(size::BODY), tokens.ink);
        if cell == self.at && has_focus {
            painter.rect_stroke(rect.shrink(1.0), 0.0, Stroke::new(2.0, tokens.accent), StrokeKind::Inside);
        }
        let extends = ui.input(|input| input.modifiers.shift);
        let click = CellClick { cell, extends, opens: response.double_clicked() };
        response.clicked().then_some(click)
    }

    /// The names of the attributes, above their columns.
    fn names(&self, ui: &Ui, places: &CellArea, columns: std::ops::Range<usize>) {
        let tokens = Tokens::of(ui.ctx());
        let strip = Rect::from_min_size(places.clip.min, vec2(places.clip.width(), HEAD));
        ui.painter().rect_filled(strip, 0.0, tokens.panel);
        ui.painter().hline(strip.x_range(), strip.bottom() - 0.5, Stroke::new(1.0, tokens.edge));
        let font = FontId::new(size::BODY, fonts::semibold());
        let corner = Rect::from_min_size(strip.min, vec2(LABELS, HEAD)).shrink2(vec2(space::S, 2.0));
        fonts::one_line(ui.painter(), corner, &tr!("column-case"), font.clone(), tokens.ink);
        let beside = Rect::from_min_max(pos2(places.body.left(), strip.top()), strip.max);
        let painter = ui.painter().with_clip_rect(beside.intersect(places.clip));
        for column in columns {
            let Some(attribute) = (GridCell { row: 0, column }).attribute(self.session) else { continue };
            let place = Rect::from_min_size(pos2(places.origin.x + left(column), strip.top()), vec2(COLUMN, HEAD));
            let response = ui.interact(place.intersect(beside), ui.scope_id().with(("name", column)), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, attribute.name.as_str()));
            response.on_hover_text(format!("{} ({})", attribute.name, words::attribute_kind(attribute.kind)));
            fonts::one_line(&painter, place.shrink2(vec2(space::S, 2.0)), &attribute.name, font.clone(), tokens.ink);
        }
    }

    /// The field of the value that is edited.
    fn edit(&self, ui: &mut Ui, places: &CellArea, edit: &mut AttributeEdit) -> Option<Leave> {
        let row = self.session.cases.iter().position(|case| case.id == edit.case);
        let column = self.session.attributes.iter().position(|own| own.id == edit.attribute);
        let Some((row, column)) = row.zip(column) else { return Some(Leave::Cancelled) };
        let mut over = ui.new_child(egui::UiBuilder::new().max_rect(places.clip));
        over.set_clip_rect(places.body);
        edit.show(&mut over, &self.session.attributes[column], places.rect(GridCell { row, column: column + 1 }))
    }
}
