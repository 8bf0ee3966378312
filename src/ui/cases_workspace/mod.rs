//! The workspace in which all cases are seen beside each other. A row at the top chooses the page.
//!
//! | file | what lives there |
//! |---|---|
//! | [`courses`] | the courses of all cases on one axis |
//! | [`course_controls`] | their order, groups, axis and colours, as a person chooses them |
//! | [`goals`] | the goals form: counts, and the cases with their goals |
//! | [`goal_rows`] | how it draws a case |
//! | [`goal_book`] | the goals that have been read |
//! | [`attributes`] | the attribute grid |
//! | [`attribute_cells`] | how it is drawn; a cell is a [`grid_cell`] |
//! | [`attribute_keys`] | what keys mean on it |
//! | [`attribute_edit`] | the field of a value |

mod attribute_cells;
mod attribute_edit;
mod attribute_keys;
mod attributes;
mod course_controls;
mod courses;
mod goal_book;
mod goal_rows;
mod goals;
mod grid_cell;

use egui::{Margin, Ui};

use super::action::{Action, Actions, ProjectAction};
use super::bar::Workspace;
use super::cases_page::CasesPage;
use super::command::Command;
use super::course_book::CourseBook;
use super::courses_settings::CoursesSettings;
use super::keymap::Keymap;
use super::session::Session;
use super::shared::Shared;
use super::tokens::{Tokens, space};
use crate::error::Result;
use attributes::AttributesPage;
use courses::CourseList;
use goals::GoalsPage;

/// The workspace: what each of its pages remembers.
#[derive(Default)]
pub struct CasesWorkspace {
    courses: CourseList,
    goals: GoalsPage,
    attributes: AttributesPage,
    /// When the workspace was shown last.
    seen: u64,
}

impl CasesWorkspace {
    /// Shows a page, or the one that was shown last, with the keys on it.
    pub fn go_to(&mut self, shared: &mut Shared, page: Option<CasesPage>) {
        let page = page.unwrap_or_else(|| shared.view.cases_page());
        shared.view.go_to(Workspace::Cases(page));
        self.take_focus();
    }

    /// Puts the focus on the page that is shown next.
    pub const fn take_focus(&mut self) {
        self.courses.take_focus();
        self.goals.take_focus();
        self.attributes.take_focus();
    }

    /// What stores a value that is being typed.
    #[must_use]
    pub fn pending(&self, session: &Session) -> Option<ProjectAction> {
        self.attributes.pending(session)
    }

    /// Whether a page waits for something to be read.
    #[must_use]
    pub fn is_behind(&self, session: &Session) -> bool {
        self.goals.is_behind(session)
    }

    /// Reads some of what the page that is shown needs.
    ///
    /// # Errors
    /// If the project cannot be read.
    pub fn advance(&mut self, session: &Session) -> Result<()> {
        self.goals.advance(session)
    }

    /// How a person has chosen to see the courses of the open project.
    #[must_use]
    pub fn courses(&self) -> CoursesSettings {
        self.courses.settings.clone()
    }

    /// Shows the courses as a person has chosen to see them.
    pub fn set_courses(&mut self, settings: CoursesSettings) {
        self.courses.settings = settings;
    }

    /// Forgets what was shown of a project that is no longer open.
    pub fn close(&mut self) {
        *self = Self::default();
    }

    /// Shows a page, below the row of all of them.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        book: &CourseBook,
        page: CasesPage,
        editable: bool,
        actions: &mut Actions,
    ) {
        let now = ui.ctx().cumulative_frame_nr();
        // Whoever comes here, by whatever way, has the keys on the page.
        if std::mem::replace(&mut self.seen, now) + 1 < now {
            self.take_focus();
        }
        let tokens = Tokens::of(ui.ctx());
        let row = egui::Frame::new().fill(tokens.panel).inner_margin(Margin::symmetric(16, 6));
        egui::Panel::top("cases-pages").resizable(false).frame(row).show(ui, |ui| pages(ui, page, actions));
        let paper = egui::Frame::new().fill(tokens.paper).inner_margin(Margin::same(16));
        egui::CentralPanel::default().frame(paper).show(ui, |ui| {
            if session.cases.is_empty() {
                ui.label(tr!("cases-empty"));
                if ui.button(Command::ImportFiles.name()).clicked() {
                    actions.push(Action::Command(Command::ImportFiles));
                }
                return;
            }
            match page {
                CasesPage::Courses => self.courses.show(ui, session, book, actions),
                CasesPage::Goals => self.goals.show(ui, session, actions),
                CasesPage::Attributes => self.attributes.show(ui, session, editable, actions),
            }
        });
    }
}

/// The row of pages.
fn pages(ui: &mut Ui, shown: CasesPage, actions: &mut Actions) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        for page in CasesPage::ALL.iter().copied() {
            let command = page.command();
            let key = Keymap::of(ui.ctx()).text(ui.ctx(), command);
            if ui.selectable_label(page == shown, command.name()).on_hover_text(key).clicked() {
                actions.push(Action::Command(command));
            }
        }
    });
}
