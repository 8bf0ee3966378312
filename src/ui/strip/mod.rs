//! The strip above the text: the whole case in time, with the place of the caret.
//!
//! | file | what lives there |
//! |---|---|
//! | [`scale`] | which days are in view |
//! | [`paint`] | what a course looks like in lanes |
//! | [`drawn`] | its marks as one mesh |
//! | [`small`] | and in one row |
//! | [`axis`] | on which axis many of them stand |
//!
//! The strip takes the focus as one thing: arrows step over its entries, Enter goes to one, Escape back to the text.

pub mod axis;
pub mod drawn;
pub mod paint;
pub mod scale;
pub mod small;

use chrono::NaiveDate;
use egui::accesskit::Role;
use egui::{EventFilter, Key, Modifiers, Rect, Response, RichText, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::action::{Action, Actions, ProjectAction};
use super::name_it;
use super::session::{OpenCase, Session};
use super::still_pointer::UnderPointer;
use super::strip_settings::StripSettings;
use super::tokens::{Tokens, space};
use drawn::{DrawnFrom, DrawnMarks};
use paint::{AXIS, Canvas, height};
use project::AttributeKind;
use project::course::{Course, CourseMark};
use project::month::months_since;
use reading::text::Span;
use scale::Scale;
use words::i18n::{long_date, number};

/// Room for the names of the lanes.
const NAMES: f32 = 104.0;
/// Most of the height of the pane that the lanes take, and their greatest height in points.
const SHARE: f32 = 0.2;
const HIGHEST: f32 = 150.0;
/// In panes that are smaller the strip is one row.
const LEAST: egui::Vec2 = vec2(460.0, 420.0);
/// How far a key zooms and moves.
const ZOOM: f32 = 1.5;
const MOVE: f32 = 0.25;

/// What the strip remembers between frames.
#[derive(Default)]
pub struct Strip {
    case: Option<i64>,
    content: Option<(i64, i64)>,
    scale: Option<Scale>,
    /// The entry on which the keys of the strip stand.
    at: Option<usize>,
    take_focus: bool,
    drawn: DrawnMarks,
}

/// What the strip is told of its surroundings.
pub struct Around<'a> {
    pub session: &'a Session,
    pub open: &'a OpenCase,
    /// The entry of the caret.
    pub here: Option<usize>,
    pub settings: &'a StripSettings,
}

impl Strip {
    /// Puts the focus on the strip.
    pub const fn focus(&mut self) {
        self.take_focus = true;
    }

    /// Shows the strip; says whether the focus should go back to the text.
    pub fn show(&mut self, ui: &mut Ui, around: &Around<'_>, actions: &mut Actions) -> bool {
        let Around { open, .. } = *around;
        if self.case != Some(open.id) || self.content != open.content {
            *self = Self { case: Some(open.id), content: open.content, take_focus: self.take_focus, ..Self::default() };
        }
        let Some(days) = open.course.days else {
            ui.label(RichText::new(tr!("course-no-dates")).small().color(Tokens::of(ui.ctx()).quiet));
            return std::mem::take(&mut self.take_focus);
        };
        let window = ui.ctx().content_rect().size();
        let is_folded = ui.available_width() < LEAST.x || window.y < LEAST.y;
        if !is_folded {
            Self::head(ui, around, days, actions);
        }
        let most = if is_folded { 20.0 } else { (window.y * SHARE).min(HIGHEST) };
        let size = vec2(ui.available_width(), height(&open.course).min(most) + AXIS + space::XS);
        let (whole, response) = ui.allocate_exact_size(size, Sense::click_and_drag());
        UnderPointer::Follows.note(&response);
        let names = if is_folded { 0.0 } else { NAMES };
        let lanes =
            Rect::from_min_max(pos2(whole.left() + names, whole.top() + space::XS), whole.max - vec2(0.0, AXIS));
        let back = self.act(ui, around, &response, lanes, Scale::of(days), actions);
        self.paint(ui, around, &response, lanes, is_folded);
        self.describe(ui, around, &response, days);
        back
    }

    /// From when to when, what has no date, and what can be chosen.
    fn head(ui: &mut Ui, around: &Around<'_>, days: (NaiveDate, NaiveDate), actions: &mut Actions) {
        let Around { session, open, settings, .. } = *around;
        let tokens = Tokens::of(ui.ctx());
        let mut said = vec![tr!("course-days", from = long_date(days.0), to = long_date(days.1))];
        if !open.course.undated.is_empty() {
            said.push(tr!("course-undated-short", count = number(open.course.undated.len())));
        }
        if let (Some(attribute), None) = (&settings.since, since(around)) {
            said.push(tr!("course-no-since", attribute = attribute.as_str()));
        }
        ui.horizontal(|ui| {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let mut wanted = settings.clone();
                ui.checkbox(&mut wanted.by_code, tr!("course-by-code"));
                let mut dates = session.attributes.iter().filter(|own| own.kind == AttributeKind::Date).peekable();
                if dates.peek().is_some() {
                    let shown = settings.since.clone().unwrap_or_else(|| tr!("course-no-attribute"));
                    let choice = egui::ComboBox::from_id_salt("course-since").selected_text(shown).show_ui(ui, |ui| {
                        let none = (None, tr!("course-no-attribute"));
                        let named = dates.map(|attribute| (Some(attribute.name.clone()), attribute.name.clone()));
                        for (since, name) in std::iter::once(none).chain(named) {
                            if ui.selectable_value(&mut wanted.since, since, name).clicked() {
                                ui.close();
                            }
                        }
                    });
                    name_it(&choice.response, &tr!("course-count-from"));
                    choice.response.on_hover_text(tr!("course-count-from"));
                }
                if wanted != *settings {
                    actions.push(Action::SetStrip(wanted));
                }
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    let said = RichText::new(said.join(" · ")).small().color(tokens.quiet);
                    ui.add(egui::Label::new(said).truncate());
                });
            });
        });
    }

    /// Zoom, pan, click and keys; says whether the focus should go back to the text.
    fn act(
        &mut self,
        ui: &Ui,
        around: &Around<'_>,
        response: &Response,
        lanes: Rect,
        whole: Scale,
        actions: &mut Actions,
    ) -> bool {
        let id = response.id;
        if std::mem::take(&mut self.take_focus) {
            response.request_focus();
        }
        let mut scale = self.scale.unwrap_or(whole);
        if let Some(pointer) = response.hover_pos() {
            let (zoom, wheel) = ui.input(|input| (input.zoom_delta(), input.smooth_scroll_delta().x));
            if (zoom - 1.0).abs() > f32::EPSILON {
                scale = scale.zoomed(zoom, (pointer.x - lanes.left()) / lanes.width().max(1.0), whole);
            }
            scale = scale.moved(-wheel / lanes.width().max(1.0), whole);
        }
        if response.dragged() {
            scale = scale.moved(-response.drag_delta().x / lanes.width().max(1.0), whole);
        }
        let mut back = false;
        if response.has_focus() {
            let filter =
                EventFilter { horizontal_arrows: true, vertical_arrows: true, escape: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
            let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
            let course = &around.open.course;
            for (key, step) in [
                (Key::ArrowRight, StripStep::Next),
                (Key::ArrowLeft, StripStep::Previous),
                (Key::Home, StripStep::First),
                (Key::End, StripStep::Last),
                (Key::ArrowDown, StripStep::NextSilence),
                (Key::ArrowUp, StripStep::PreviousSilence),
            ] {
                if pressed(key) {
                    self.at = step.from(course, self.at.or(around.here)).or(self.at);
                    if let Some(mark) = self.at.and_then(|entry| mark_of(course, entry)) {
                        scale = scale.showing(mark.from, whole);
                    }
                }
            }
            if pressed(Key::Plus) || pressed(Key::Equals) {
                scale = scale.zoomed(ZOOM, self.middle(around, scale, lanes), whole);
            }
            if pressed(Key::Minus) {
                scale = scale.zoomed(1.0 / ZOOM, 0.5, whole);
            }
            if pressed(Key::Num0) {
                scale = whole;
            }
            if pressed(Key::PageDown) {
                scale = scale.moved(MOVE, whole);
            }
            if pressed(Key::PageUp) {
                scale = scale.moved(-MOVE, whole);
            }
            back = pressed(Key::Escape);
        } else {
            self.at = None;
        }
        self.scale = (scale != whole).then_some(scale);
        if response.clicked() {
            let canvas = Canvas::new(ui.painter(), &around.open.course, Tokens::of(ui.ctx()), lanes, scale);
            let entry = match response.interact_pointer_pos() {
                Some(pointer) => canvas.at(pointer).map(|mark| mark.entry),
                None => self.at.or(around.here),
            };
            if let Some(entry) = entry.and_then(|entry| around.open.source.plan.entries.get(entry)) {
                let start = Span::new(entry.span.start, entry.span.start);
                actions.push(ProjectAction::Show(around.open.id, start).into());
            }
        }
        back
    }

    /// The part of the line around which keys zoom: where they stand, else the middle.
    fn middle(&self, around: &Around<'_>, scale: Scale, lanes: Rect) -> f32 {
        let mark = self.at.or(around.here).and_then(|entry| mark_of(&around.open.course, entry));
        let part = mark.map(|mark| (scale.x(mark.from, lanes.x_range()) - lanes.left()) / lanes.width().max(1.0));
        part.filter(|part| (0.0..=1.0).contains(part)).unwrap_or(0.5)
    }

    fn paint(&mut self, ui: &Ui, around: &Around<'_>, response: &Response, lanes: Rect, is_folded: bool) {
        let Around { session, open, here, settings } = *around;
        let tokens = Tokens::of(ui.ctx());
        let painter = ui.painter();
        let scale = self.scale.or(open.course.days.map(Scale::of));
        let Some(scale) = scale else { return };
        painter.rect_filled(response.rect, 4.0, tokens.paper);
        let canvas = Canvas::new(painter, &open.course, tokens, lanes, scale);
        if is_folded {
            small::draw(painter, lanes, &open.course, scale, tokens, None);
        } else {
            for (kind, top, height) in &canvas.lanes {
                let at = pos2(response.rect.left() + space::S, top + (height / 2.0).max(space::XS));
                let name = words::named("lane", kind);
                let font = egui::FontId::proportional(super::tokens::size::SMALL);
                painter.text(at, egui::Align2::LEFT_CENTER, name, font, tokens.quiet);
            }
            let painter = canvas.clipped();
            canvas.draw(&painter);
            let from = DrawnFrom {
                case: open.id,
                revision: session.marks_revision,
                rect: lanes,
                scale,
                by_code: settings.by_code,
                pixels_per_point: ui.pixels_per_point(),
            };
            self.drawn.show(&painter, &canvas, from, |entry| open.entry_colours.get(entry).copied().flatten());
        }
        if let (Some(day), Some(attribute)) = (since(around), &settings.since) {
            canvas.post(scale.x(day, lanes.x_range()), attribute, tokens.quiet, 1.0);
        }
        if let Some(entry) = here {
            match mark_of(&open.course, entry) {
                Some(mark) => canvas.post(scale.x(mark.from, lanes.x_range()), &tr!("course-here"), tokens.accent, 2.0),
                None => canvas.post(lanes.left(), &tr!("course-here-undated"), tokens.accent, 0.0),
            }
        }
        if response.has_focus() {
            painter.rect_stroke(response.rect, 4.0, Stroke::new(1.5, tokens.accent), StrokeKind::Inside);
            let chosen = self.at.or(here);
            let found = open.course.marks().find(|(_, mark)| Some(mark.entry) == chosen);
            if let Some((kind, mark)) = found {
                let ring = canvas.place(kind, mark).expand(3.0);
                painter.with_clip_rect(response.rect).rect_stroke(
                    ring,
                    2.0,
                    Stroke::new(2.0, tokens.accent),
                    StrokeKind::Outside,
                );
            }
        }
        // Hover tells what it is; only then is it put in words.
        if let Some(mark) = response.hover_pos().and_then(|pointer| canvas.at(pointer)) {
            response.clone().on_hover_text_at_pointer(describe(around, mark.entry));
        }
    }

    /// What a screen reader is told: the course, and the entry on which the keys stand.
    fn describe(&self, ui: &Ui, around: &Around<'_>, response: &Response, days: (NaiveDate, NaiveDate)) {
        // Put in words only where somebody listens.
        ui.ctx().accesskit_node_builder(response.id, |node| {
            let open = around.open;
            let case = around.session.case(open.id).map(|case| case.label.clone()).unwrap_or_default();
            let name = tr!("course-name", case = case, from = long_date(days.0), to = long_date(days.1));
            let silences = open.course.silences.iter().map(|silence| {
                let (from, to) = (long_date(silence.from), long_date(silence.to));
                tr!("course-silence-between", months = silence.months, from = from, to = to)
            });
            let more = silences.collect::<Vec<_>>().join("; ");
            let value = self.at.or(around.here).map(|entry| describe(around, entry)).unwrap_or_default();
            node.set_role(Role::Slider);
            node.set_label(name);
            node.set_description(more);
            node.set_value(value);
        });
    }
}

/// A step of the keys over a course.
#[derive(Clone, Copy)]
enum StripStep {
    Next,
    Previous,
    First,
    Last,
    NextSilence,
    PreviousSilence,
}

impl StripStep {
    /// The entry to which it leads.
    fn from(self, course: &Course, at: Option<usize>) -> Option<usize> {
        let mut marks: Vec<&CourseMark> = course.marks().map(|(_, mark)| mark).collect();
        marks.sort_by_key(|mark| (mark.from, mark.entry));
        let here = at.and_then(|entry| marks.iter().position(|mark| mark.entry == entry));
        let day = here.and_then(|here| marks.get(here)).map(|mark| mark.from);
        let found = match self {
            Self::First => marks.first(),
            Self::Last => marks.last(),
            Self::Next => marks.get(here.map_or(0, |here| here + 1)),
            Self::Previous => here.map_or(marks.last(), |here| marks.get(here.checked_sub(1)?)),
            Self::NextSilence => {
                let next = course.silences.iter().find(|silence| day.is_none_or(|day| silence.to > day));
                next.and_then(|silence| marks.iter().find(|mark| mark.from == silence.to))
            }
            Self::PreviousSilence => {
                let before = course.silences.iter().rev().find(|silence| day.is_none_or(|day| silence.from < day));
                before.and_then(|silence| marks.iter().rev().find(|mark| mark.from == silence.from))
            }
        };
        found.map(|mark| mark.entry)
    }
}

fn mark_of(course: &Course, entry: usize) -> Option<&CourseMark> {
    course.marks().map(|(_, mark)| mark).find(|mark| mark.entry == entry)
}

/// The day from which months are counted in the open case.
fn since(around: &Around<'_>) -> Option<NaiveDate> {
    let name = around.settings.since.as_ref()?;
    let attribute = around.session.attributes.iter().find(|attribute| attribute.name == *name)?;
    around.session.value(around.open.id, attribute.id).parse().ok()
}

/// An entry in words: its header, its beginning, and how long after the day that is counted from.
fn describe(around: &Around<'_>, index: usize) -> String {
    let source = &around.open.source;
    let Some(entry) = source.plan.entries.get(index) else { return String::new() };
    let mut said = vec![words::entry_header(&source.plan, index, false)];
    if let (Some(attribute), Some(day), Some(date)) = (&around.settings.since, since(around), entry.date) {
        said.push(tr!("course-months-since", months = months_since(day, date), attribute = attribute.as_str()));
    }
    let mut codes: Vec<&str> = around.open.marks_on(entry.span).map(|mark| mark.name.as_str()).collect();
    codes.dedup();
    if !codes.is_empty() {
        said.push(codes.join(", "));
    }
    said.push(words::shortened(source.text.slice(entry.span), 100));
    said.join("\n")
}
