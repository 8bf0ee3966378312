//! The list of cases at the left.

use egui::{Align2, ComboBox, FontId, Rect, RichText, TextEdit, Ui, pos2};

use super::action::{Action, Actions, ProjectAction};
use super::command::Command;
use super::course_book::CourseBook;
use super::fonts;
use super::name_it;
use super::row_list::{ListRows, RowList, RowListStyle};
use super::session::Session;
use super::strip::axis::CourseAxis;
use super::strip_settings::StripSettings;
use super::tokens::{Tokens, size, space};
use project::courses::{CourseFacts, CourseOrder, CourseSort};
use project::sets::rule::Members;
use project::sets::saved;
use project::{Case, CaseStatus};
use words::Sentence;
use words::i18n::number;

/// Height of a row, and of one with a strip, in points.
const ROW: f32 = 30.0;
const ROW_WITH_STRIP: f32 = 42.0;
/// Height of the words in a row with a strip, and of the strip.
const WORDS: f32 = 26.0;
const STRIP: f32 = 13.0;
/// By what the list is sorted, beside attributes.
const SORTS: [CourseSort; 4] = [CourseSort::Label, CourseSort::Last, CourseSort::Entries, CourseSort::Coded];

/// What the list remembers between frames.
#[derive(Default)]
pub struct CaseList {
    pub order: CourseOrder,
    /// The set of cases that is listed; `None` for all.
    set: Option<String>,
    filter: String,
    list: RowList,
    arranged: ArrangedCases,
    /// The open case, the filter and the order by which the list was last brought to it.
    followed: Option<(i64, String, CourseOrder, Option<String>)>,
}

/// The cases in their order, and of what it was made.
#[derive(Default)]
struct ArrangedCases {
    made_of: Option<(u64, CourseOrder, bool, Option<String>)>,
    /// What is said of the set that is listed.
    told: Option<String>,
    /// Indices into the cases of the session.
    cases: Vec<usize>,
    /// Those that the filter lets through, and the filter.
    shown: Vec<usize>,
    filter: Option<String>,
    axis: CourseAxis,
}

impl ArrangedCases {
    /// Puts the cases in order anew where something has changed.
    fn renew(&mut self, session: &Session, book: &CourseBook, order: CourseOrder, set: Option<&str>) {
        let coded = if order.sort == CourseSort::Coded { book.coded() } else { None };
        let made_of = Some((session.project.revision(), order, coded.is_some(), set.map(str::to_owned)));
        if self.made_of == made_of {
            return;
        }
        self.made_of = made_of;
        self.axis = CourseAxis::of(session, None);
        let facts = |at: usize| {
            let case = &session.cases[at];
            let coded = coded.and_then(|coded| coded.get(&case.id)).copied().unwrap_or_default();
            CourseFacts { coded, ..CourseFacts::of_case(case) }
        };
        let groups = order.groups(&session.cases, facts, &session.attributes, &session.values);
        self.cases = groups.into_iter().flat_map(|group| group.cases).collect();
        self.told = set.map(|set| self.narrow(session, set));
        self.filter = None;
    }

    /// Leaves out the cases that are not in a set; says what is left, or why nothing could be left out.
    fn narrow(&mut self, session: &Session, set: &str) -> String {
        let members = || -> project::Result<Members> {
            saved::named(&session.project, set)?.rule()?.members(&session.project, &session.cases)
        };
        match members() {
            Ok(Members { cases, unknown }) => {
                self.cases.retain(|at| cases.contains(&session.cases[*at].id));
                let (shown, all) = (number(self.cases.len()), number(session.cases.len()));
                let unknown = (unknown > 0).then(|| tr!("set-unknown", count = unknown));
                let told = [Some(tr!("cases-set-counts", shown = shown, all = all)), unknown];
                told.into_iter().flatten().collect::<Vec<_>>().join(" ")
            }
            Err(error) => error.sentence(),
        }
    }

    /// Leaves out what the filter does not let through.
    fn filter(&mut self, session: &Session, filter: &str) {
        let wanted = filter.trim().to_lowercase();
        if self.filter.as_ref() != Some(&wanted) {
            let fits = |at: &usize| wanted.is_empty() || fits(session, &session.cases[*at], &wanted);
            self.shown = self.cases.iter().copied().filter(fits).collect();
            self.filter = Some(wanted);
        }
    }
}

impl CaseList {
    /// Shows the list.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        strip: &StripSettings,
        book: &CourseBook,
        actions: &mut Actions,
    ) {
        let done = session.cases.iter().filter(|case| case.status == CaseStatus::Done).count();
        ui.horizontal(|ui| {
            ui.label(RichText::new(tr!("cases-title")).family(fonts::semibold()).size(size::READING));
            let counts = tr!("cases-done", done = number(done), all = number(session.cases.len()));
            ui.label(RichText::new(counts).small().color(Tokens::of(ui.ctx()).quiet))
                .on_hover_text(tr!("cases-done-hint"));
        });
        if session.cases.is_empty() {
            ui.add_space(space::S);
            ui.label(tr!("cases-empty"));
            if ui.button(Command::ImportFiles.name()).clicked() {
                actions.push(Action::Command(Command::ImportFiles));
            }
            return;
        }
        let hint = tr!("cases-filter");
        let field =
            ui.add(TextEdit::singleline(&mut self.filter).hint_text(hint.as_str()).desired_width(f32::INFINITY));
        name_it(&field, &hint);
        self.choices(ui, session, strip, actions);
        self.arranged.renew(session, book, self.order, self.set.as_deref());
        self.set_choice(ui, session);
        self.arranged.filter(session, &self.filter);
        if self.arranged.shown.is_empty() {
            ui.label(RichText::new(tr!("cases-none")).color(Tokens::of(ui.ctx()).quiet));
        }
        self.follow(session);
        let height = if strip.in_list { ROW_WITH_STRIP } else { ROW };
        let style = RowListStyle { height, opens_by_click: true };
        let (shown, axis, tokens) = (self.arranged.shown.as_slice(), &self.arranged.axis, Tokens::of(ui.ctx()));
        let rows = CaseRows { session, book, shown, axis, has_strips: strip.in_list, tokens };
        let opened = self.list.show(ui, &tr!("cases-title"), style, &rows);
        if let Some(case) = opened.and_then(|row| rows.case(row)) {
            actions.push(ProjectAction::OpenCase(case.id).into());
        }
    }

    /// The cases in the order of the list, those of the set that is chosen, whatever the filter hides.
    pub fn in_order(&mut self, session: &Session, book: &CourseBook) -> Vec<i64> {
        self.arranged.renew(session, book, self.order, self.set.as_deref());
        self.arranged.cases.iter().filter_map(|at| session.cases.get(*at)).map(|case| case.id).collect()
    }

    /// By what the list is sorted, and whether it has strips.
    fn choices(&mut self, ui: &mut Ui, session: &Session, strip: &StripSettings, actions: &mut Actions) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let mut is_shown = strip.in_list;
            let strips = ui.checkbox(&mut is_shown, tr!("cases-strips"));
            if strips.on_hover_text(tr!("cases-strips-hint")).changed() {
                actions.push(Action::SetStrip(StripSettings { in_list: is_shown, ..strip.clone() }));
            }
            let name_of = |sort: CourseSort| match sort {
                CourseSort::Attribute(id) => {
                    session.attributes.iter().find(|own| own.id == id).map(|own| own.name.clone())
                }
                sort => Some(words::course_sort(sort)),
            };
            let label = || words::course_sort(CourseSort::Label);
            let attributes = session.attributes.iter().map(|own| CourseSort::Attribute(own.id));
            let choice = ComboBox::from_id_salt("cases-sort")
                .width(ui.available_width())
                .truncate()
                .height(400.0)
                .selected_text(name_of(self.order.sort).unwrap_or_else(label))
                .show_ui(ui, |ui| {
                    for sort in SORTS.into_iter().chain(attributes) {
                        let name = name_of(sort).unwrap_or_else(label);
                        if ui.selectable_value(&mut self.order.sort, sort, name).clicked() {
                            // A key closes the list too.
                            ui.close();
                        }
                    }
                });
            name_it(&choice.response, &tr!("courses-sort"));
            choice.response.on_hover_text(tr!("courses-sort"));
        });
    }

    /// Which set is listed, where the project has some, and what it leaves out.
    fn set_choice(&mut self, ui: &mut Ui, session: &Session) {
        if session.sets.is_empty() && self.set.is_none() {
            return;
        }
        let shown = self.set.clone().unwrap_or_else(|| tr!("cases-set-all"));
        let choice = ComboBox::from_id_salt("cases-set")
            .width(ui.available_width())
            .truncate()
            .height(400.0)
            .selected_text(shown)
            .show_ui(ui, |ui| {
                let all = std::iter::once(None).chain(session.sets.iter().cloned().map(Some));
                for set in all {
                    let name = set.clone().unwrap_or_else(|| tr!("cases-set-all"));
                    if ui.selectable_value(&mut self.set, set, name).clicked() {
                        ui.close();
                    }
                }
            });
        name_it(&choice.response, &tr!("cases-set"));
        choice.response.on_hover_text(tr!("cases-set"));
        if let Some(told) = &self.arranged.told {
            ui.label(RichText::new(told).small().color(Tokens::of(ui.ctx()).quiet));
        }
    }

    /// Brings the list to the open case, where another one was opened or the list has changed around it.
    fn follow(&mut self, session: &Session) {
        let Some(open) = session.open.as_ref().map(|open| open.id) else { return };
        let now = (open, self.filter.clone(), self.order, self.set.clone());
        if self.followed.as_ref() == Some(&now) {
            return;
        }
        self.followed = Some(now);
        if let Some(row) = self.arranged.shown.iter().position(|at| session.cases[*at].id == open) {
            self.list.go_to(row);
        }
    }
}

/// Whether the label of a case or one of its attribute values contains the words.
fn fits(session: &Session, case: &Case, wanted: &str) -> bool {
    let holds = |text: &str| text.to_lowercase().contains(wanted);
    holds(&case.label) || session.attributes.iter().any(|attribute| holds(session.value(case.id, attribute.id)))
}

/// What is drawn of each case.
struct CaseRows<'a> {
    session: &'a Session,
    book: &'a CourseBook,
    shown: &'a [usize],
    axis: &'a CourseAxis,
    has_strips: bool,
    tokens: &'static Tokens,
}

impl CaseRows<'_> {
    fn case(&self, row: usize) -> Option<&Case> {
        self.session.cases.get(*self.shown.get(row)?)
    }

    fn strip(&self, ui: &Ui, place: Rect, case: &Case) {
        let known = self.axis.scale(self.session, case).zip(self.book.course(case.id, false));
        if let Some((scale, known)) = known {
            known.draw(ui.painter(), place, scale, self.tokens);
        }
    }
}

impl ListRows for CaseRows<'_> {
    fn count(&self) -> usize {
        self.shown.len()
    }

    fn is_open(&self, row: usize) -> bool {
        let open = self.session.open.as_ref().map(|open| open.id);
        open.is_some() && self.case(row).map(|case| case.id) == open
    }

    fn label(&self, row: usize) -> &str {
        self.case(row).map_or("", |case| &case.label)
    }

    fn spoken(&self, row: usize) -> String {
        let Some(case) = self.case(row) else { return String::new() };
        let said = tr!(
            "cases-row",
            case = case.label.as_str(),
            status = words::status(case.status),
            codings = number(case.codings),
            count = case.codings,
            doubtful = number(case.doubtful)
        );
        let facts = self.book.facts(case.id).filter(|_| self.has_strips).map(|facts| words::course_facts(&facts));
        [Some(said), facts].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    fn draw(&self, ui: &Ui, rect: Rect, row: usize) {
        let Some(case) = self.case(row) else { return };
        let (painter, tokens) = (ui.painter(), self.tokens);
        let height = if self.has_strips { WORDS } else { rect.height() };
        let middle = rect.top() + height / 2.0;
        let body = FontId::proportional(size::BODY);
        let small = FontId::proportional(size::SMALL);
        let status = match case.status {
            CaseStatus::Unread => "○",
            CaseStatus::InProgress => "◐",
            CaseStatus::Done => "✓",
        };
        painter.text(pos2(rect.left() + 16.0, middle), Align2::CENTER_CENTER, status, body.clone(), tokens.quiet);
        let mut right = rect.right() - space::S;
        if case.codings > 0 {
            let at = pos2(right, middle);
            painter.text(at, Align2::RIGHT_CENTER, number(case.codings), small.clone(), tokens.quiet);
            right -= 40.0;
        }
        if case.doubtful > 0 {
            let at = pos2(rect.right() - 48.0, middle);
            let shown = painter.text(at, Align2::RIGHT_CENTER, format!("⚠ {}", case.doubtful), small, tokens.warning);
            right = shown.left() - space::S;
        }
        let label = Rect::from_x_y_ranges(rect.left() + 32.0..=right, rect.top()..=rect.top() + height);
        fonts::one_line(painter, label, &case.label, body, tokens.ink);
        if self.has_strips {
            let lane = rect.left() + 32.0..=rect.right() - space::S;
            let top = rect.top() + WORDS - 1.0;
            self.strip(ui, Rect::from_x_y_ranges(lane, top..=top + STRIP), case);
        }
    }
}
