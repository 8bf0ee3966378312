//! A long list that takes the focus as one thing: arrows, Home, End and the first letters of a name move about in it, Enter opens a row.
//! Only rows in view are drawn.

use egui::accesskit::Role;
use egui::{
    Event, EventFilter, Id, Key, Modifiers, Pos2, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2,
    vec2,
};

use super::tokens::Tokens;

/// Width of the bar at the left of the row that is chosen, in points.
const BAR: f32 = 3.0;

/// Seconds after which letters begin another name.
const PAUSE: f64 = 1.0;

/// What a list shows. Rows have numbers from 0.
pub trait ListRows {
    /// All rows and headings.
    fn count(&self) -> usize;

    /// Whether a row stands above others and takes no keys.
    fn is_heading(&self, _row: usize) -> bool {
        false
    }

    /// Whether a row is shown elsewhere in the window.
    fn is_open(&self, _row: usize) -> bool {
        false
    }

    /// By what letters a row is found.
    fn label(&self, row: usize) -> &str;

    /// What a screen reader says of a row.
    fn spoken(&self, row: usize) -> String;

    /// Draws a row whose ground is drawn already.
    fn draw(&self, ui: &Ui, rect: Rect, row: usize);
}

/// How a list looks and behaves.
#[derive(Debug, Clone, Copy)]
pub struct RowListStyle {
    /// Of a row, in points.
    pub height: f32,
    /// Whether one click opens a row, not two.
    pub opens_by_click: bool,
}

/// What the list remembers between frames.
#[derive(Debug, Default)]
pub struct RowList {
    /// By which the list is known; `None` until it is shown.
    id: Option<Id>,
    at: usize,
    /// Whether the row of the keys is to be brought into view.
    follow: bool,
    take_focus: bool,
    /// The row that was clicked in the last frame, its place and that of the pointer.
    clicked: Option<(usize, Rect, Pos2)>,
    typed: String,
    typed_at: f64,
}

impl RowList {
    /// Puts the focus on the list.
    pub const fn take_focus(&mut self) {
        self.take_focus = true;
    }

    /// Whether keys go to the list.
    #[must_use]
    pub fn has_focus(&self, ctx: &egui::Context) -> bool {
        self.id.is_some_and(|id| ctx.memory(|memory| memory.has_focus(id)))
    }

    /// The row on which the keys stand.
    #[must_use]
    pub const fn at(&self) -> usize {
        self.at
    }

    /// The row that was clicked, its place and that of the pointer.
    pub const fn take_click(&mut self) -> Option<(usize, Rect, Pos2)> {
        self.clicked.take()
    }

    /// Stands on a row and brings it into view.
    pub const fn go_to(&mut self, row: usize) {
        (self.at, self.follow) = (row, true);
    }

    /// Shows the list under this name; gives the row that is to be opened.
    pub fn show(&mut self, ui: &mut Ui, name: &str, style: RowListStyle, rows: &impl ListRows) -> Option<usize> {
        let count = rows.count();
        let id = ui.scope_id().with("rows");
        self.id = Some(id);
        self.at = nearest(rows, self.at.min(count.checked_sub(1)?))?;
        let mut opened = self.keys(ui, id, style, rows);
        let RowListStyle { height, .. } = style;
        #[expect(clippy::cast_precision_loss, reason = "a place in points")]
        let top = |row: usize| row as f32 * height;
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical().auto_shrink([false, false]).show_viewport(ui, |ui, view| {
            ui.set_height(top(count));
            let (origin, width) = (ui.min_rect().min, ui.available_width());
            let place = |row| Rect::from_min_size(pos2(origin.x, origin.y + top(row)), vec2(width, height));
            if std::mem::take(&mut self.follow) {
                // What heads the row is seen with it.
                let above = self.at.saturating_sub(1);
                let first = if rows.is_heading(above) { above } else { self.at };
                let place = place(first).union(place(self.at));
                ui.scroll_to_rect_animation(place, None, egui::style::ScrollAnimation::none());
            }
            let whole = ui.interact(ui.clip_rect(), id, Sense::focusable_noninteractive());
            if std::mem::take(&mut self.take_focus) {
                whole.request_focus();
            }
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number of rows")]
            let row_at = |y: f32| (y.max(0.0) / height) as usize;
            let shown = row_at(view.min.y)..(row_at(view.max.y) + 1).min(count);
            let here = id.with(self.at);
            ui.ctx().accesskit_node_builder(id, |node| {
                node.set_role(Role::ListBox);
                node.set_label(name);
                if shown.contains(&self.at) {
                    node.set_active_descendant(here.accesskit_id());
                }
            });
            for row in shown {
                let acted = self.row(ui, id, place(row), row, style, rows, whole.has_focus());
                opened = opened.or(acted);
            }
        });
        opened
    }

    /// A row; gives it if it is to be opened.
    #[expect(clippy::too_many_arguments, reason = "a row is drawn from all of them")]
    fn row(
        &mut self,
        ui: &Ui,
        list: Id,
        rect: Rect,
        row: usize,
        style: RowListStyle,
        rows: &impl ListRows,
        has_focus: bool,
    ) -> Option<usize> {
        if rows.is_heading(row) {
            let response = ui.interact(rect, list.with(row), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, rows.label(row)));
            rows.draw(ui, rect, row);
            return None;
        }
        let tokens = Tokens::of(ui.ctx());
        // The list has the focus, not its rows.
        let response = ui.interact(rect, list.with(row), Sense::CLICK);
        let (is_here, is_open) = (row == self.at, rows.is_open(row));
        response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, true, rows.spoken(row)));
        let is_chosen = if style.opens_by_click { is_open } else { is_here };
        let count = rows.count();
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_selected(is_chosen);
            node.set_size_of_set(count);
            node.set_position_in_set(row);
        });
        if is_open || is_here && !style.opens_by_click {
            paint_chosen(ui, rect);
        } else if response.hovered() || is_here && has_focus {
            ui.painter().rect_filled(rect, 4.0, tokens.control);
        }
        if is_here && has_focus {
            ui.painter().rect_stroke(rect, 4.0, Stroke::new(1.5, tokens.accent), StrokeKind::Inside);
        }
        rows.draw(ui, rect, row);
        if response.clicked() {
            self.at = row;
            self.clicked = response.interact_pointer_pos().map(|pointer| (row, rect, pointer));
            // What opens at once goes on in what was opened.
            if !style.opens_by_click {
                ui.memory_mut(|memory| memory.request_focus(list));
            }
        }
        let opens = if style.opens_by_click { response.clicked() } else { response.double_clicked() };
        response.on_hover_ui_at_pointer(|ui| {
            ui.label(rows.spoken(row));
        });
        opens.then_some(row)
    }

    /// Moves by keys; gives the row that is to be opened.
    fn keys(&mut self, ui: &Ui, id: Id, style: RowListStyle, rows: &impl ListRows) -> Option<usize> {
        if !ui.memory(|memory| memory.has_focus(id)) {
            return None;
        }
        // Left and right are the page's, if it wants them.
        let filter = EventFilter { vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number of rows")]
        let page = (ui.available_height() / style.height).max(1.0) as usize;
        let last = rows.count() - 1;
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let steps = [
            (Key::ArrowDown, self.at + 1, true),
            (Key::ArrowUp, self.at.saturating_sub(1), false),
            (Key::PageDown, self.at + page, true),
            (Key::PageUp, self.at.saturating_sub(page), false),
            (Key::Home, 0, true),
            (Key::End, last, false),
        ];
        for (key, to, forward) in steps {
            if pressed(key) {
                let to = to.min(last);
                let beyond = if forward { (to..=last).find(|row| !rows.is_heading(*row)) } else { None };
                let before = || (0..=to).rev().find(|row| !rows.is_heading(*row));
                if let Some(row) = beyond.or_else(before) {
                    self.go_to(row);
                }
            }
        }
        self.type_ahead(ui, rows);
        if !pressed(Key::Enter) {
            return None;
        }
        if style.opens_by_click {
            ui.memory_mut(|memory| memory.surrender_focus(id));
        }
        Some(self.at)
    }

    /// Goes to the next row that begins with what is typed.
    fn type_ahead(&mut self, ui: &Ui, rows: &impl ListRows) {
        let (now, typed) = ui.input(|input| {
            let texts = input.events.iter().filter_map(|event| match event {
                Event::Text(text) => Some(text.to_lowercase()),
                _ => None,
            });
            (input.time, texts.collect::<String>())
        });
        if typed.is_empty() {
            return;
        }
        if now - self.typed_at > PAUSE {
            self.typed.clear();
        }
        // The first letter leads on from where one stands, the next ones from there.
        let from = if self.typed.is_empty() { self.at + 1 } else { self.at };
        self.typed.push_str(&typed);
        self.typed_at = now;
        let count = rows.count();
        let fits = |row: &usize| !rows.is_heading(*row) && rows.label(*row).to_lowercase().starts_with(&self.typed);
        if let Some(row) = (0..count).map(|step| (from + step) % count).find(fits) {
            self.go_to(row);
        }
    }
}

/// The ground of the row that is chosen.
pub fn paint_chosen(ui: &Ui, rect: Rect) {
    let tokens = Tokens::of(ui.ctx());
    ui.painter().rect_filled(rect, 4.0, tokens.chosen_row());
    ui.painter().rect_filled(rect.with_max_x(rect.left() + BAR), 1.0, tokens.chosen);
}

/// The row that takes keys at a place, or the next one after it, or before.
fn nearest(rows: &impl ListRows, at: usize) -> Option<usize> {
    let is_row = |row: &usize| !rows.is_heading(*row);
    (at..rows.count()).find(is_row).or_else(|| (0..at).rev().find(is_row))
}
