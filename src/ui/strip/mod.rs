//! The strip above the text: the whole case in time, with the place of the caret.
//!
//! | file | what lives there |
//! |---|---|
//! | [`scale`] | which days are in view |
//! | [`paint`] | what a course looks like in lanes |
//! | [`drawn`] | its marks as one mesh |
//! | [`small`] | and in one row |
//! | [`axis`] | on which axis many of them stand |
//! | [`axis_words`] | the words of an axis, none of which covers another |
//!
//! The strip takes the focus as one thing: arrows step over its entries, Enter goes to one, Escape back to the text.

pub mod axis;
pub mod axis_words;
pub mod drawn;
pub mod paint;
pub mod scale;
pub mod small;

use chrono::NaiveDate;
use egui::accesskit::Role;
use egui::{
    EventFilter, Id, Key, Modifiers, Pos2, Rect, Response, RichText, Sense, Stroke, StrokeKind, Ui, pos2, vec2,
};

use super::action::{Action, Actions, ProjectAction};
use super::command::Command;
use super::name_it;
use super::panes;
use super::session::{OpenCase, Session};
use super::still_pointer::UnderPointer;
use super::strip_settings::StripSettings;
use super::tokens::{Tokens, space};
use axis_words::AxisWords;
use drawn::{DrawnFrom, DrawnMarks};
use paint::{AXIS, Canvas, Post, height};
use project::course::{Course, CourseMark};
use project::month::months_since;
use project::{AttributeKind, Case};
use reading::text::Span;
use scale::{Scale, SideOfView};
use words::i18n::{long_date, number};

/// Room for the names of the lanes, and how far below the edge the middle of the first stands.
const NAMES: f32 = 104.0;
const NAME: f32 = 8.0;
/// Most of the height of the pane that the lanes take, and their greatest height in points.
const SHARE: f32 = 0.2;
const HIGHEST: f32 = 150.0;
/// Height of a strip that is folded, and of the window below which it has no line of words, in points.
const FOLDED: f32 = 20.0;
const LOWEST: f32 = 360.0;
/// Width of what is told under the dates to choose from.
const SINCE: f32 = 280.0;
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
    /// The entry of the caret that the days in view have followed.
    followed: Option<usize>,
    has_focus: bool,
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
        let height_of_window = ui.ctx().content_rect().height();
        let is_folded = panes::is_narrow(ui) || panes::is_low(ui);
        if !is_folded {
            self.head(ui, around, days, actions);
        }
        let most = if is_folded { FOLDED } else { (height_of_window * SHARE).min(HIGHEST) };
        let axis = if height_of_window < LOWEST { 0.0 } else { AXIS };
        let size = vec2(ui.available_width(), height(&open.course).min(most) + axis + space::XS);
        let whole = ui.allocate_space(size).1;
        // The same thing, folded or not: it keeps the focus.
        let response = ui.interact(whole, Id::unique("strip"), Sense::click_and_drag());
        UnderPointer::Follows.note(&response);
        let names = if is_folded { 0.0 } else { NAMES };
        let lanes =
            Rect::from_min_max(pos2(whole.left() + names, whole.top() + space::XS), whole.max - vec2(0.0, axis));
        let place = StripPlace { whole, lanes, is_folded, days: Scale::of(days) };
        let back = self.act(ui, around, &response, place, actions);
        self.paint(ui, around, &response, place);
        self.describe(ui, around, &response, days);
        back
    }

    /// What is in view, or where the keys stand; and what can be chosen.
    fn head(&self, ui: &mut Ui, around: &Around<'_>, days: (NaiveDate, NaiveDate), actions: &mut Actions) {
        let Around { session, settings, .. } = *around;
        let tokens = Tokens::of(ui.ctx());
        let said = match self.at.or(around.here).filter(|_| self.has_focus) {
            Some(entry) => [told(around, entry), vec![beginning(around, entry)]].concat(),
            None => self.about(around, days),
        };
        ui.horizontal(|ui| {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let mut wanted = settings.clone();
                ui.checkbox(&mut wanted.by_code, tr!("course-by-code"));
                choose_since(ui, session, &mut wanted, actions);
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

    /// From when to when, what has no date, and how long after the day that is counted from the caret stands.
    fn about(&self, around: &Around<'_>, days: (NaiveDate, NaiveDate)) -> Vec<String> {
        let Around { open, settings, here, .. } = *around;
        let seen = self.scale.map(Scale::ends);
        let mut said = vec![match seen {
            Some((from, to)) => tr!("course-in-view", from = long_date(from), to = long_date(to)),
            None => tr!("course-days", from = long_date(days.0), to = long_date(days.1)),
        }];
        if !open.course.undated.is_empty() {
            said.push(tr!("course-undated-short", count = number(open.course.undated.len())));
        }
        let unread = around.session.case(open.id).map_or(0, Case::unread_pages);
        if unread > 0 {
            said.push(tr!("course-unread-pages-short", count = unread));
        }
        if let Some(attribute) = &settings.since {
            let attribute = attribute.as_str();
            said.push(match since(around) {
                Some(day) => tr!("course-since", attribute = attribute, date = long_date(day)),
                None => tr!("course-no-since", attribute = attribute),
            });
        }
        said.extend(
            here.and_then(|entry| months(around, entry)).map(|months| tr!("course-here-months", months = months)),
        );
        said
    }

    /// Zoom, pan, click and keys; says whether the focus should go back to the text.
    fn act(
        &mut self,
        ui: &Ui,
        around: &Around<'_>,
        response: &Response,
        place: StripPlace,
        actions: &mut Actions,
    ) -> bool {
        let StripPlace { lanes, days: whole, .. } = place;
        if std::mem::take(&mut self.take_focus) {
            response.request_focus();
        }
        let course = &around.open.course;
        let mut scale = self.scale.unwrap_or(whole);
        // Where the caret goes, the days in view go along.
        if self.followed != around.here {
            self.followed = around.here;
            let mark = around.here.and_then(|entry| mark_of(course, entry));
            scale = mark.map_or(scale, |mark| scale.showing(mark.from, whole));
        }
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
        self.has_focus = response.has_focus();
        if self.has_focus {
            scale = self.keys(ui, around, response, place, scale, actions);
            back = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        } else {
            self.at = None;
        }
        self.scale = (scale != whole).then_some(scale);
        if response.clicked() {
            let entry = match response.interact_pointer_pos() {
                Some(pointer) => place.at(ui, course, pointer, scale).map(|mark| mark.entry),
                None => self.at.or(around.here),
            };
            if let Some(entry) = entry.and_then(|entry| around.open.source.plan.entries.get(entry)) {
                let start = Span::new(entry.span.start, entry.span.start);
                actions.push(ProjectAction::Show(around.open.id, start).into());
            }
        }
        back
    }

    /// What the keys of the strip do; gives the days that are in view then.
    fn keys(
        &mut self,
        ui: &Ui,
        around: &Around<'_>,
        response: &Response,
        place: StripPlace,
        mut scale: Scale,
        actions: &mut Actions,
    ) -> Scale {
        let (course, whole) = (&around.open.course, place.days);
        let filter =
            EventFilter { horizontal_arrows: true, vertical_arrows: true, escape: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        for (key, step) in [
            (Key::ArrowRight, StripStep::Next),
            (Key::ArrowLeft, StripStep::Previous),
            (Key::Home, StripStep::First),
            (Key::End, StripStep::Last),
            (Key::ArrowDown, StripStep::NextSilence),
            (Key::ArrowUp, StripStep::PreviousSilence),
        ] {
            if !pressed(key) {
                continue;
            }
            match step.from(course, self.at.or(around.here)) {
                Some(entry) => {
                    self.at = Some(entry);
                    if let Some(mark) = mark_of(course, entry) {
                        scale = scale.showing(mark.from, whole);
                    }
                    // The folded strip has no line above it that tells.
                    if place.is_folded {
                        actions.push(Action::Say(told(around, entry).join(" · ")));
                    }
                    ui.ctx().request_repaint();
                }
                None => actions.push(Action::Say(step.no_further())),
            }
        }
        if pressed(Key::Plus) || pressed(Key::Equals) {
            scale = scale.zoomed(ZOOM, self.middle(around, scale, place.lanes), whole);
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
        scale
    }

    /// The part of the line around which keys zoom: where they stand, else the middle.
    fn middle(&self, around: &Around<'_>, scale: Scale, lanes: Rect) -> f32 {
        let mark = self.at.or(around.here).and_then(|entry| mark_of(&around.open.course, entry));
        let part = mark.map(|mark| (scale.x(mark.from, lanes.x_range()) - lanes.left()) / lanes.width().max(1.0));
        part.filter(|part| (0.0..=1.0).contains(part)).unwrap_or(0.5)
    }

    fn paint(&mut self, ui: &Ui, around: &Around<'_>, response: &Response, place: StripPlace) {
        let Around { session, open, here, settings } = *around;
        let StripPlace { whole, lanes, is_folded, days } = place;
        let tokens = Tokens::of(ui.ctx());
        let painter = ui.painter();
        let scale = self.scale.unwrap_or(days);
        painter.rect_filled(response.rect, 4.0, tokens.paper);
        let canvas = Canvas::new(painter, &open.course, tokens, lanes, scale);
        let colour = |entry: usize| open.entry_colours.get(entry).copied().flatten();
        if is_folded {
            let colours = settings.by_code.then_some(&colour as small::Colours<'_>);
            small::draw(painter, lanes, &open.course, scale, tokens, colours);
        } else {
            for (kind, top, height) in &canvas.lanes {
                let at = pos2(response.rect.left() + space::S, (top + height / 2.0).max(lanes.top() + NAME));
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
            self.drawn.show(&painter, &canvas, from, colour);
        }
        // Beside the lanes is room for what has no place on them.
        let left = (whole.left() + space::S).min(lanes.left());
        let line = Rect::from_x_y_ranges(left..=lanes.right(), lanes.bottom()..=whole.bottom());
        let mut words = AxisWords::new(painter, line, tokens.paper);
        canvas.years(&mut words);
        if let Some(entry) = here {
            match mark_of(&open.course, entry).map(|mark| scale.side(mark.from)) {
                Some(SideOfView::Within) => {}
                Some(side) => words.put_beyond(tr!("course-here"), side, tokens.accent),
                None => words.put_near(&[tr!("course-here-undated")], left, tokens.accent),
            }
        }
        for post in posts(around, lanes, scale, tokens) {
            canvas.post(&post, &mut words);
        }
        if !is_folded {
            canvas.months(&mut words);
        }
        if response.has_focus() {
            painter.rect_stroke(response.rect, 4.0, Stroke::new(1.5, tokens.accent), StrokeKind::Inside);
            let chosen = self.at.or(here);
            let found = open.course.marks().find(|(_, mark)| Some(mark.entry) == chosen);
            if let Some((kind, mark)) = found {
                let x = scale.x(mark.from, lanes.x_range());
                let ring = if is_folded {
                    Rect::from_x_y_ranges(x - space::XS..=x + space::XS, lanes.y_range())
                } else {
                    canvas.place(kind, mark).expand(3.0)
                };
                painter.with_clip_rect(response.rect).rect_stroke(
                    ring,
                    2.0,
                    Stroke::new(2.0, tokens.accent),
                    StrokeKind::Outside,
                );
            }
        }
        // Hover tells what it is; only then is it put in words.
        if let Some(mark) = response.hover_pos().and_then(|pointer| place.at(ui, &open.course, pointer, scale)) {
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

/// The lines across all lanes: where the caret is, and the day that is counted from.
fn posts(around: &Around<'_>, lanes: Rect, scale: Scale, tokens: &Tokens) -> Vec<Post> {
    let seen = |day: NaiveDate| (scale.side(day) == SideOfView::Within).then(|| scale.x(day, lanes.x_range()));
    let here = around.here.and_then(|entry| mark_of(&around.open.course, entry)).and_then(|mark| seen(mark.from));
    let here = here.map(|x| {
        let words = vec![tr!("course-here"), tr!("course-here-short")];
        Post { x, words, colour: tokens.accent, width: 2.0 }
    });
    let since = since(around).and_then(seen).zip(around.settings.since.clone());
    let since = since.map(|(x, attribute)| Post { x, words: vec![attribute], colour: tokens.quiet, width: 1.0 });
    here.into_iter().chain(since).collect()
}

/// Where the parts of the strip are.
#[derive(Clone, Copy)]
struct StripPlace {
    whole: Rect,
    lanes: Rect,
    is_folded: bool,
    /// All days of the course.
    days: Scale,
}

impl StripPlace {
    /// The mark at a point.
    fn at<'a>(self, ui: &'a Ui, course: &'a Course, pointer: Pos2, scale: Scale) -> Option<&'a CourseMark> {
        if self.is_folded {
            return small::at(pointer, self.lanes, course, scale);
        }
        Canvas::new(ui.painter(), course, Tokens::of(ui.ctx()), self.lanes, scale).at(pointer)
    }
}

/// The date from which months are counted, to choose from those that cases can have.
fn choose_since(ui: &mut Ui, session: &Session, wanted: &mut StripSettings, actions: &mut Actions) {
    let mut dates = session.attributes.iter().filter(|own| own.kind == AttributeKind::Date).peekable();
    let has_dates = dates.peek().is_some();
    let shown = wanted.since.clone().unwrap_or_else(|| tr!("course-no-attribute"));
    let choice = egui::ComboBox::from_id_salt("course-since").selected_text(shown).show_ui(ui, |ui| {
        let none = (None, tr!("course-no-attribute"));
        let named = dates.map(|attribute| (Some(attribute.name.clone()), attribute.name.clone()));
        for (since, name) in std::iter::once(none).chain(named) {
            if ui.selectable_value(&mut wanted.since, since, name).clicked() {
                ui.close();
            }
        }
        if !has_dates {
            ui.separator();
            ui.set_max_width(SINCE);
            ui.with_layout(egui::Layout::top_down(egui::Align::LEFT), |ui| {
                ui.add(egui::Label::new(RichText::new(tr!("course-needs-date")).small()).wrap());
            });
            if ui.button(Command::EditAttributes.name()).clicked() {
                actions.push(Action::Command(Command::EditAttributes));
                ui.close();
            }
        }
    });
    name_it(&choice.response, &tr!("course-count-from"));
    choice.response.on_hover_text(tr!("course-count-from"));
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
    /// What is said where it leads nowhere.
    fn no_further(self) -> String {
        match self {
            Self::Next | Self::Last => tr!("course-at-end"),
            Self::Previous | Self::First => tr!("course-at-beginning"),
            Self::NextSilence => tr!("course-no-later-silence"),
            Self::PreviousSilence => tr!("course-no-earlier-silence"),
        }
    }

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

/// How long after the day that is counted from an entry was made.
fn months(around: &Around<'_>, index: usize) -> Option<String> {
    let date = around.open.source.plan.entries.get(index)?.date?;
    let (attribute, day) = (around.settings.since.as_ref()?, since(around)?);
    Some(tr!("course-months-since", months = months_since(day, date), attribute = attribute.as_str()))
}

/// The header of an entry, and how long after the day that is counted from it was made.
fn told(around: &Around<'_>, index: usize) -> Vec<String> {
    let header = words::entry_header(&around.open.source.plan, index, false);
    std::iter::once(header).chain(months(around, index)).collect()
}

/// The beginning of the text of an entry.
fn beginning(around: &Around<'_>, index: usize) -> String {
    let source = &around.open.source;
    let entry = source.plan.entries.get(index);
    entry.map(|entry| words::shortened(source.text.slice(entry.span), 100)).unwrap_or_default()
}

/// An entry in words: its header, how long after the day that is counted from, its codes, its beginning.
fn describe(around: &Around<'_>, index: usize) -> String {
    let Some(entry) = around.open.source.plan.entries.get(index) else { return String::new() };
    let mut said = told(around, index);
    let mut codes: Vec<&str> = around.open.marks_on(entry.span).map(|mark| mark.name.as_str()).collect();
    codes.dedup();
    if !codes.is_empty() {
        said.push(codes.join(", "));
    }
    said.push(beginning(around, index));
    said.join("\n")
}
