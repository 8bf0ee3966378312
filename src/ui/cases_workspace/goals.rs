//! The goals form: how many cases have a goal, and a row for each case with its goal and the codes on it. Keys of codes code the goal.

use egui::{Grid, RichText, ScrollArea, Ui};

use super::course_controls::choose;
use super::goal_book::GoalBook;
use super::goal_rows::{GoalRows, ShownCase};
use crate::error::Result;
use crate::ui::action::{Action, Actions, ProjectAction};
use crate::ui::code_list::typed_codes;
use crate::ui::fonts;
use crate::ui::row_list::{RowList, RowListStyle};
use crate::ui::session::Session;
use crate::ui::tokens::{Tokens, size, space};
use project::goals::{GoalCounts, GoalSummary};
use words::i18n::number;

const STYLE: RowListStyle = RowListStyle { height: 68.0, opens_by_click: false };
/// The greatest height of the counts, in points.
const COUNTS: f32 = 160.0;

/// Which cases are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum GoalFilter {
    #[default]
    All,
    With,
    Without,
    NotCoded,
}

impl GoalFilter {
    const ALL: [Self; 4] = [Self::All, Self::With, Self::Without, Self::NotCoded];

    fn name(self) -> String {
        match self {
            Self::All => tr!("goals-show-all"),
            Self::With => tr!("goals-show-with"),
            Self::Without => tr!("goals-show-without"),
            Self::NotCoded => tr!("goals-show-not-coded"),
        }
    }

    const fn shows(self, has_goal: bool, is_coded: bool) -> bool {
        match self {
            Self::All => true,
            Self::With => has_goal,
            Self::Without => !has_goal,
            Self::NotCoded => has_goal && !is_coded,
        }
    }
}

/// Of what the rows and counts were made.
#[derive(PartialEq)]
struct MadeOf {
    changes: u64,
    revision: u64,
    filter: GoalFilter,
    by: Option<i64>,
}

/// What the page remembers between frames.
#[derive(Default)]
pub struct GoalsPage {
    filter: GoalFilter,
    by: Option<i64>,
    list: RowList,
    book: GoalBook,
    /// Whether the page has been shown since the goals were read last.
    is_wanted: bool,
    made_of: Option<MadeOf>,
    rows: Vec<ShownCase>,
    /// `None` until the goals of all cases are read.
    summary: Option<GoalSummary>,
}

impl GoalsPage {
    /// Puts the focus on the list.
    pub const fn take_focus(&mut self) {
        self.list.take_focus();
    }

    /// Whether the page waits for something.
    pub fn is_behind(&self, session: &Session) -> bool {
        self.is_wanted && !(self.book.is_complete(session) && self.made_of.as_ref() == Some(&self.made_of_now(session)))
    }

    /// Reads some of what the page needs, and puts its rows together anew where something has changed.
    ///
    /// # Errors
    /// If the project cannot be read.
    pub fn advance(&mut self, session: &Session) -> Result<()> {
        if !std::mem::take(&mut self.is_wanted) {
            return Ok(());
        }
        let read = self.book.advance(session);
        let now = self.made_of_now(session);
        if self.made_of.as_ref() == Some(&now) {
            return read;
        }
        self.made_of = Some(now);
        let stood = self.rows.get(self.list.at()).map(|row| row.case);
        let Self { book, filter, .. } = self;
        let known = session.cases.iter().enumerate().filter_map(|(at, case)| {
            let goals = book.goals(case.id)?;
            let codes = book.codes(case.id, &session.codes);
            filter.shows(goals.has_goal(), !codes.is_empty()).then_some(ShownCase { case: case.id, at, codes })
        });
        self.rows = known.collect();
        // The keys stay on their case, wherever it stands now.
        if let Some(row) = self.rows.iter().position(|row| Some(row.case) == stood) {
            self.list.go_to(row);
        }
        self.summary = None;
        if self.book.is_complete(session) {
            let by = session.attributes.iter().find(|own| Some(own.id) == self.by).map(|own| own.name.as_str());
            let facts = |case| {
                let goals = self.book.goals(case)?;
                Some((goals.has_goal(), !self.book.codes(case, &session.codes).is_empty()))
            };
            self.summary = Some(GoalSummary::of(&session.project, &session.cases, by, facts)?);
        }
        read
    }

    fn made_of_now(&self, session: &Session) -> MadeOf {
        let (changes, revision) = (self.book.changes(), session.project.revision());
        MadeOf { changes, revision, filter: self.filter, by: self.by }
    }

    /// Shows the page.
    pub fn show(&mut self, ui: &mut Ui, session: &Session, actions: &mut Actions) {
        self.is_wanted = true;
        let tokens = Tokens::of(ui.ctx());
        let (done, all) = (self.book.known(), session.cases.len());
        let title = self.summary.as_ref().map_or_else(
            || tr!("goals-reading", done = number(done), all = number(all)),
            |summary| words::goals_sentence(&summary.all),
        );
        ui.label(RichText::new(title).family(fonts::semibold()).size(size::READING));
        self.controls(ui, session);
        if let Some(summary) = self.summary.as_ref().filter(|summary| summary.attribute.is_some()) {
            counts(ui, summary, tokens);
        }
        ui.label(RichText::new(tr!("goals-keys")).small().color(tokens.quiet));
        self.code_by_keys(ui, session, actions);
        if self.rows.is_empty() && self.summary.is_some() {
            ui.label(tr!("goals-no-case"));
            return;
        }
        let rows = GoalRows { session, book: &self.book, rows: &self.rows, tokens };
        let opened = self.list.show(ui, &tr!("page-goals"), STYLE, &rows);
        if let Some(row) = opened.and_then(|row| self.rows.get(row)) {
            let goal = self.book.goals(row.case).and_then(|goals| goals.spans.first());
            let open = ProjectAction::OpenCase(row.case);
            actions.push(goal.map_or(open, |span| ProjectAction::Show(row.case, *span)).into());
        }
    }

    fn controls(&mut self, ui: &mut Ui, session: &Session) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            ui.label(tr!("goals-show"));
            choose(
                ui,
                "goals-show",
                &tr!("goals-show"),
                &mut self.filter,
                GoalFilter::ALL.into_iter(),
                GoalFilter::name,
            );
            if !session.attributes.is_empty() {
                ui.add_space(space::S);
                ui.label(tr!("goals-by"));
                let attributes = || session.attributes.iter();
                let name_of = |by: Option<i64>| {
                    let attribute = by.and_then(|by| attributes().find(|own| own.id == by));
                    attribute.map_or_else(|| tr!("goals-by-none"), |own| own.name.clone())
                };
                let offered = std::iter::once(None).chain(attributes().map(|own| Some(own.id)));
                choose(ui, "goals-by", &tr!("goals-by"), &mut self.by, offered, name_of);
            }
        });
    }

    /// Keys of codes that are typed in the list code the goal on which the keys stand; other letters are left to the list.
    fn code_by_keys(&self, ui: &Ui, session: &Session, actions: &mut Actions) {
        if !self.list.has_focus(ui.ctx()) {
            return;
        }
        for code in typed_codes(ui, session) {
            actions.extend(self.toggle(session, code));
        }
    }

    /// Puts a code on the whole goal of the row, or takes it off where the coder has it there already.
    fn toggle(&self, session: &Session, code: i64) -> Option<Action> {
        let row = self.rows.get(self.list.at())?;
        let goals = self.book.goals(row.case)?;
        if !goals.has_goal() {
            return Some(Action::Say(tr!("goals-nothing-to-code")));
        }
        let coder = session.project.coder();
        let is_own = |span| {
            let mut codings = self.book.codings(row.case).iter();
            codings.find(|own| own.code == code && own.span == span && own.coder == coder).map(|own| own.id)
        };
        let own: Vec<i64> = goals.spans.iter().filter_map(|span| is_own(*span)).collect();
        Some(if own.len() == goals.spans.len() {
            ProjectAction::Uncode(own).into()
        } else {
            ProjectAction::CodePassages(code, vec![(row.case, goals.spans.clone())]).into()
        })
    }
}

/// The counts by the values of an attribute.
fn counts(ui: &mut Ui, summary: &GoalSummary, tokens: &Tokens) {
    let row = |ui: &mut Ui, name: String, counts: GoalCounts| {
        ui.label(name);
        for count in [counts.cases, counts.with_goal, counts.coded] {
            ui.label(number(count));
        }
        ui.end_row();
    };
    ScrollArea::vertical().id_salt("goals-counts").max_height(COUNTS).auto_shrink([false, true]).show(ui, |ui| {
        Grid::new("goals-counts").min_row_height(18.0).spacing([space::M, 4.0]).show(ui, |ui| {
            let attribute = summary.attribute.clone().unwrap_or_default();
            for head in [attribute, tr!("goals-cases"), tr!("goals-with"), tr!("goals-coded")] {
                ui.label(RichText::new(head).small().color(tokens.quiet));
            }
            ui.end_row();
            for group in &summary.groups {
                let value = group.value.as_deref().map(|value| words::value(summary.kind, value));
                row(ui, value.unwrap_or_else(|| tr!("tally-no-value")), group.counts);
            }
        });
    });
}
