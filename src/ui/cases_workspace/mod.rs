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
//! | [`memos`], [`memo_rows`] | all memos; how the list draws one |
//! | [`day_log`] | what was done on which day |

mod attribute_cells;
mod attribute_edit;
mod attribute_keys;
mod attributes;
mod course_controls;
mod courses;
mod day_log;
mod goal_book;
mod goal_rows;
mod goals;
mod grid_cell;
mod memo_rows;
mod memos;

use egui::{Margin, Ui};

use super::action::{Action, Actions, MemoField, ProjectAction};
use super::bar::Workspace;
use super::cases_page::CasesPage;
use super::command::Command;
use super::course_book::CourseBook;
use super::courses_settings::CoursesSettings;
use super::dialogs::Dialog;
use super::drafts::Draft;
use super::keymap::Keymap;
use super::link_picker::LinkPicker;
use super::reading_workspace::ReadingWorkspace;
use super::session::Session;
use super::shared::Shared;
use super::tokens::{Tokens, space};
use crate::error::Result;
use attributes::AttributesPage;
use courses::CourseList;
use day_log::LogPage;
use goals::GoalsPage;
use memos::MemosPage;
use project::{FreeMemo, LinkTarget, Memo, MemoOn};
use reading::clock::today;

/// The workspace: what each of its pages remembers.
#[derive(Default)]
pub struct CasesWorkspace {
    courses: CourseList,
    goals: GoalsPage,
    attributes: AttributesPage,
    memos: MemosPage,
    log: LogPage,
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
        self.memos.take_focus();
        self.log.take_focus();
    }

    /// What stores a value that is being typed.
    fn pending(&self, session: &Session) -> Option<ProjectAction> {
        self.attributes.pending(session)
    }

    /// Whether a page waits for something to be read.
    #[must_use]
    pub fn is_behind(&self, session: &Session) -> bool {
        self.goals.is_behind(session) || self.memos.is_behind(session) || self.log.is_behind(session)
    }

    /// Reads some of what the page that is shown needs.
    ///
    /// # Errors
    /// If the project cannot be read.
    pub fn advance(&mut self, session: &Session) -> Result<()> {
        let goals = self.goals.advance(session);
        goals.and(self.memos.advance(session)).and(self.log.advance(session))
    }

    /// What has been typed and is not stored yet.
    #[must_use]
    pub fn flush(&mut self, session: &Session) -> Vec<ProjectAction> {
        self.memos.fields().flush(session).into_iter().chain(self.pending(session)).collect()
    }

    /// Keeps a text that the project has refused to store.
    pub fn keep(&mut self, draft: Draft) {
        self.memos.fields().keep(draft);
    }

    /// Whether something that was typed is not stored yet.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        self.memos.is_unsaved()
    }

    /// Shows a memo on its page.
    pub fn show_memo(&mut self, shared: &mut Shared, memo: i64) {
        self.memos.go_to(memo, None);
        self.go_to(shared, Some(CasesPage::Memos));
    }

    /// Makes a free memo, and puts the cursor into its title.
    ///
    /// # Errors
    /// [`Error::NoProject`](crate::error::Error::NoProject); those of the project.
    pub fn new_memo(&mut self, shared: &mut Shared) -> Result<()> {
        let memo = FreeMemo { title: tr!("memo-new-title"), ..FreeMemo::default() };
        let id = shared.session_mut()?.project.write().memos().add_free(&memo)?;
        self.write_memo(shared, id, MemoField::Title)
    }

    /// Shows what whoever codes has written into the journal of today, which is made if it is not there.
    ///
    /// # Errors
    /// [`Error::NoProject`](crate::error::Error::NoProject); those of the project.
    pub fn journal_today(&mut self, shared: &mut Shared) -> Result<()> {
        let project = &mut shared.session_mut()?.project;
        let (day, coder) = (today(), project.coder().to_owned());
        let is_own = |memo: &Memo| memo.on == MemoOn::Day(day) && memo.coder == coder;
        let known = project.memos().list()?.into_iter().find(is_own).map(|memo| memo.id);
        let memo = FreeMemo { day: Some(day), ..FreeMemo::default() };
        let id = known.map_or_else(|| project.write().memos().add_free(&memo), Ok)?;
        self.write_memo(shared, id, MemoField::Text)
    }

    fn write_memo(&mut self, shared: &mut Shared, memo: i64, field: MemoField) -> Result<()> {
        shared.refresh()?;
        self.go_to(shared, Some(CasesPage::Memos));
        self.memos.go_to(memo, Some(field));
        Ok(())
    }

    /// Asks what the memo that is shown is to be linked to, or, beside the text, which memo leads to what stands at the caret.
    ///
    /// # Errors
    /// [`Error::NoProject`](crate::error::Error::NoProject); if the project cannot be read.
    pub fn ask_link(&self, shared: &mut Shared, reading: &ReadingWorkspace) -> Result<()> {
        let session = shared.session()?;
        let picker = match self.to_link(shared, reading) {
            Some(LinkTarget::Memo(memo)) => LinkPicker::from_memo(session, memo)?,
            Some(target) => LinkPicker::to_target(session, target)?,
            None => return Ok(()),
        };
        shared.dialogs.open(Dialog::Link(Box::new(picker)));
        Ok(())
    }

    /// What a link would come from or lead to: the memo on its page, the coding or the entry at the caret.
    #[must_use]
    pub fn to_link(&self, shared: &Shared, reading: &ReadingWorkspace) -> Option<LinkTarget> {
        let session = shared.session.as_ref();
        match shared.view.workspace() {
            Workspace::Cases(CasesPage::Memos) => self.memos.chosen().map(LinkTarget::Memo),
            Workspace::Read => {
                let open = session?.open.as_ref()?;
                let entry = || reading.entry_span(session).map(|span| LinkTarget::Entry(open.id, span));
                reading.coding_here(session).map(LinkTarget::Coding).or_else(entry)
            }
            _ => None,
        }
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
                CasesPage::Memos => self.memos.show(ui, session, editable, actions),
                CasesPage::Log => self.log.show(ui, actions),
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
