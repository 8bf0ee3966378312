//! The courses of all cases, one below the other on one axis.

use egui::{FontId, Key, Modifiers, Rect, Response, RichText, Sense, Stroke, Ui, pos2, vec2};

use super::course_controls;
use crate::ui::action::{Actions, ProjectAction};
use crate::ui::course_book::{CourseBook, KnownCourse};
use crate::ui::courses_settings::CoursesSettings;
use crate::ui::fonts;
use crate::ui::row_list::{ListRows, RowList, RowListStyle};
use crate::ui::session::Session;
use crate::ui::strip::axis::{CourseAxis, ZOOM};
use crate::ui::strip::small;
use crate::ui::tokens::{Tokens, size, space};
use project::Case;
use project::courses::{CourseFacts, CourseSort};
use words::i18n::number;

const STYLE: RowListStyle = RowListStyle { height: 28.0, opens_by_click: false };
/// Widths of the columns of labels and of attributes, in points; in narrower pages the attributes are left out.
const LABELS: f32 = 150.0;
const VALUES: f32 = 210.0;
const NARROW: f32 = 760.0;
/// Height of the strips, and of the line of years above them.
const STRIP: f32 = 18.0;
const AXIS: f32 = 22.0;
/// How far a key moves the axis, as a part of what is seen.
const MOVE: f32 = 0.25;

/// What the page remembers between frames.
#[derive(Default)]
pub struct CourseList {
    pub settings: CoursesSettings,
    list: RowList,
    arranged: ArrangedCourses,
}

/// The rows in their order, and of what they were made.
#[derive(Default)]
struct ArrangedCourses {
    made_of: Option<(u64, CoursesSettings, bool)>,
    rows: Vec<CourseRow>,
    axis: CourseAxis,
    /// How many cases have pages that were not read.
    with_unread_pages: usize,
}

/// A row of the page.
enum CourseRow {
    /// The value that the cases below it share, and how many they are.
    Heading(String),
    /// Index into the cases of the session.
    Case(usize),
}

impl ArrangedCourses {
    /// Puts the cases in order anew where something has changed; says whether it did.
    fn renew(&mut self, session: &Session, book: &CourseBook, settings: &CoursesSettings) -> bool {
        let order = settings.order;
        let needs_all = order.sort.needs_courses();
        let is_complete = book.known() >= session.cases.len();
        if needs_all && !is_complete {
            book.want_all();
        }
        let coded = if order.sort == CourseSort::Coded { book.coded() } else { None };
        let made_of = (session.project.revision(), settings.clone(), needs_all && is_complete || coded.is_some());
        if self.made_of.as_ref() == Some(&made_of) {
            return false;
        }
        self.made_of = Some(made_of);
        self.with_unread_pages = Case::with_unread_pages(&session.cases);
        let before = std::mem::replace(&mut self.axis, CourseAxis::of(session, settings.since));
        self.axis.keep_view(&before);
        let facts = |at: usize| {
            let case = &session.cases[at];
            let coded = coded.and_then(|coded| coded.get(&case.id)).copied().unwrap_or_default();
            CourseFacts { coded, ..book.facts(case.id).unwrap_or_else(|| CourseFacts::of_case(case)) }
        };
        let groups = order.groups(&session.cases, facts, &session.attributes, &session.values);
        let by = order.by.and_then(|by| session.attributes.iter().find(|attribute| attribute.id == by));
        self.rows.clear();
        for group in groups {
            if let Some(by) = by {
                let value = group.value.map(|value| words::value(by.kind, &value));
                let value = value.unwrap_or_else(|| tr!("courses-no-value", attribute = by.name.as_str()));
                self.rows.push(CourseRow::Heading(format!("{value} ({})", number(group.cases.len()))));
            }
            self.rows.extend(group.cases.into_iter().map(CourseRow::Case));
        }
        true
    }
}

impl CourseList {
    /// Puts the focus on the list.
    pub const fn take_focus(&mut self) {
        self.list.take_focus();
    }

    /// Shows the page.
    pub fn show(&mut self, ui: &mut Ui, session: &Session, book: &CourseBook, actions: &mut Actions) {
        let tokens = Tokens::of(ui.ctx());
        let title = tr!("courses-title", count = session.cases.len());
        ui.label(RichText::new(&title).family(fonts::semibold()).size(size::READING));
        course_controls::show(ui, session, &mut self.settings, &mut self.arranged.axis);
        let stood = self.stands_on(session);
        if self.arranged.renew(session, book, &self.settings) {
            // The keys stay on their case, wherever it stands now.
            let is_it = |row: &CourseRow| matches!(row, CourseRow::Case(at) if session.cases.get(*at).map(|case| case.id) == stood);
            if let Some(row) = self.arranged.rows.iter().position(is_it).filter(|_| stood.is_some()) {
                self.list.go_to(row);
            }
        }
        if self.settings.order.sort.needs_courses() && book.known() < session.cases.len() {
            let said = tr!("courses-reading", done = number(book.known()), all = number(session.cases.len()));
            ui.label(RichText::new(said).color(tokens.quiet));
        }
        let axis = &mut self.arranged.axis;
        if axis.left_out > 0 {
            let said = tr!("courses-left-out", count = axis.left_out, attribute = axis.name.as_str());
            ui.label(RichText::new(said).small().color(tokens.quiet));
        }
        if let Some(unread) = words::courses_unread(self.arranged.with_unread_pages) {
            ui.label(RichText::new(unread).small().color(tokens.warning));
        }
        let (head, dragged) = ui.allocate_exact_size(vec2(ui.available_width(), AXIS), Sense::DRAG);
        let strips = Rect::from_x_y_ranges(columns(head).strip.x_range(), head.top()..=ui.max_rect().bottom());
        let by_keys = self.list.has_focus(ui.ctx());
        move_axis(ui, axis, strips, &dragged, by_keys);
        let axis = &self.arranged.axis;
        let lines = axis.draw(ui, columns(head).strip, tokens);
        let rows = Courses {
            session,
            book,
            axis,
            lines: &lines,
            page: self.arranged.rows.as_slice(),
            settings: &self.settings,
            tokens,
        };
        let opened = self.list.show(ui, &title, STYLE, &rows);
        if let Some((row, place, pointer)) = self.list.take_click() {
            actions.extend(
                rows.entry_at(row, place, pointer).map(|(case, entry)| ProjectAction::ShowEntry(case, entry).into()),
            );
        }
        if let Some(CourseRow::Case(at)) = opened.and_then(|row| self.arranged.rows.get(row)) {
            actions.extend(session.cases.get(*at).map(|case| ProjectAction::OpenCase(case.id).into()));
        }
    }

    /// The case on which the keys stand.
    fn stands_on(&self, session: &Session) -> Option<i64> {
        match self.arranged.rows.get(self.list.at()) {
            Some(CourseRow::Case(at)) => session.cases.get(*at).map(|case| case.id),
            _ => None,
        }
    }
}

/// Zooms and moves the axis: by pinching or Ctrl and the wheel over the strips, by dragging the line of years, by plus, minus and arrows.
fn move_axis(ui: &Ui, axis: &mut CourseAxis, strips: Rect, dragged: &Response, by_keys: bool) {
    let width = strips.width().max(1.0);
    if let Some(pointer) = ui.input(|input| input.pointer.hover_pos()).filter(|pointer| strips.contains(*pointer)) {
        let (zoom, wheel) = ui.input(|input| (input.zoom_delta(), input.smooth_scroll_delta().x));
        if (zoom - 1.0).abs() > f32::EPSILON || wheel != 0.0 {
            axis.zoom(zoom, (pointer.x - strips.left()) / width, -wheel / width);
        }
    }
    if dragged.dragged() {
        axis.zoom(1.0, 0.5, -dragged.drag_delta().x / width);
    }
    if by_keys {
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let typed = |sign: &str| {
            let is_sign = |event: &egui::Event| matches!(event, egui::Event::Text(text) if text == sign);
            ui.input_mut(|input| {
                let before = input.events.len();
                input.events.retain(|event| !is_sign(event));
                input.events.len() < before
            })
        };
        // The sign is typed and the key pressed in one stroke: either counts, and no letters of a label are sought.
        if pressed(Key::Plus) | typed("+") {
            axis.zoom(ZOOM, 0.5, 0.0);
        }
        if pressed(Key::Minus) | typed("-") {
            axis.zoom(1.0 / ZOOM, 0.5, 0.0);
        }
        if pressed(Key::ArrowRight) {
            axis.zoom(1.0, 0.5, MOVE);
        }
        if pressed(Key::ArrowLeft) {
            axis.zoom(1.0, 0.5, -MOVE);
        }
    }
}

/// The columns of a row.
struct RowParts {
    label: Rect,
    values: Option<Rect>,
    strip: Rect,
}

fn columns(rect: Rect) -> RowParts {
    let part = |from: f32, to: f32| Rect::from_x_y_ranges(from..=to.max(from), rect.y_range());
    let label = part(rect.left() + space::S, rect.left() + LABELS);
    let values = (rect.width() >= NARROW).then(|| part(label.right() + space::S, label.right() + VALUES));
    let before = values.map_or(label.right(), |values| values.right());
    RowParts { label, values, strip: part(before + space::M, rect.right() - space::M) }
}

/// What is drawn of each case.
struct Courses<'a> {
    session: &'a Session,
    book: &'a CourseBook,
    axis: &'a CourseAxis,
    /// Where lines go through all strips.
    lines: &'a [f32],
    page: &'a [CourseRow],
    settings: &'a CoursesSettings,
    tokens: &'static Tokens,
}

impl Courses<'_> {
    fn case(&self, row: usize) -> Option<&Case> {
        match self.page.get(row)? {
            CourseRow::Case(at) => self.session.cases.get(*at),
            CourseRow::Heading(_) => None,
        }
    }

    /// The values of a case that stand beside its label.
    fn values(&self, case: &Case) -> String {
        let is_shown = |id: &i64| self.settings.attributes.as_ref().is_none_or(|shown| shown.contains(id));
        let attributes = self.session.attributes.iter().filter(|attribute| is_shown(&attribute.id));
        let values = attributes.map(|own| (own.kind, self.session.value(case.id, own.id)));
        let values = values.filter(|(_, value)| !value.is_empty()).map(|(kind, value)| words::value(kind, value));
        values.collect::<Vec<_>>().join(" · ")
    }

    /// The case and the entry whose mark stands at a point of a row.
    fn entry_at(&self, row: usize, rect: Rect, pointer: egui::Pos2) -> Option<(i64, usize)> {
        let case = self.case(row)?;
        let strip = columns(rect).strip;
        if !strip.contains(pointer) {
            return None;
        }
        let scale = self.axis.scale(self.session, case)?;
        let lane = Rect::from_center_size(strip.center(), vec2(strip.width(), STRIP));
        small::at(pointer, lane, &self.known(case)?.course, scale).map(|mark| (case.id, mark.entry))
    }

    fn known(&self, case: &Case) -> Option<&KnownCourse> {
        self.book.course(case.id, self.settings.by_code)
    }

    fn strip(&self, ui: &Ui, rect: Rect, case: &Case) {
        let Some(scale) = self.axis.scale(self.session, case) else { return };
        for x in self.lines {
            ui.painter().vline(*x, rect.y_range(), Stroke::new(1.0, self.tokens.rule));
        }
        if let Some(known) = self.known(case) {
            let lane = Rect::from_center_size(rect.center(), vec2(rect.width(), STRIP));
            let colour = |entry| {
                let code = self.session.codes.get(known.code_of(entry)?)?;
                Some(self.tokens.code_colour(&code.colour))
            };
            if self.settings.by_code {
                small::draw(ui.painter(), lane, &known.course, scale, self.tokens, Some(&colour));
            } else {
                known.draw(ui.painter(), lane, scale, self.tokens);
            }
        }
    }
}

impl ListRows for Courses<'_> {
    fn count(&self) -> usize {
        self.page.len()
    }

    fn is_heading(&self, row: usize) -> bool {
        matches!(self.page.get(row), Some(CourseRow::Heading(_)))
    }

    fn label(&self, row: usize) -> &str {
        match self.page.get(row) {
            Some(CourseRow::Heading(value)) => value,
            _ => self.case(row).map_or("", |case| &case.label),
        }
    }

    fn spoken(&self, row: usize) -> String {
        let Some(case) = self.case(row) else { return String::new() };
        let facts = self.book.facts(case.id);
        let facts =
            facts.map_or_else(|| words::course_days(&CourseFacts::of_case(case)), |facts| words::course_facts(&facts));
        let since = self
            .axis
            .since(self.session, case)
            .map(|day| words::course_months(&CourseFacts::of_case(case), &self.axis.name, day));
        let parts = [Some(self.values(case)), Some(facts), since];
        let parts = parts.into_iter().flatten().filter(|part| !part.is_empty());
        format!("{}: {}", case.label, parts.collect::<Vec<_>>().join(" · "))
    }

    fn draw(&self, ui: &Ui, rect: Rect, row: usize) {
        if let Some(CourseRow::Heading(value)) = self.page.get(row) {
            let font = FontId::new(size::BODY, fonts::semibold());
            let at = pos2(rect.left() + space::S, rect.center().y + 2.0);
            ui.painter().text(at, egui::Align2::LEFT_CENTER, value, font, self.tokens.ink);
            ui.painter().hline(rect.x_range(), rect.bottom() - 1.0, Stroke::new(1.0, self.tokens.rule));
            return;
        }
        let Some(case) = self.case(row) else { return };
        let columns = columns(rect);
        let body = FontId::proportional(size::BODY);
        fonts::one_line(ui.painter(), columns.label, &case.label, body, self.tokens.ink);
        if let Some(place) = columns.values {
            let small = FontId::proportional(size::SMALL);
            let (said, colour) = match (case.unread_pages(), self.values(case)) {
                (0, values) => (values, self.tokens.quiet),
                (unread, values) => {
                    let told = tr!("course-unread-pages-short", count = unread);
                    (if values.is_empty() { told } else { format!("{told} · {values}") }, self.tokens.warning)
                }
            };
            fonts::one_line(ui.painter(), place, &said, small, colour);
        }
        self.strip(ui, columns.strip, case);
    }
}
