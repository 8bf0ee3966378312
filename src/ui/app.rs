//! The window: shows the panes, collects what they ask for, and carries it out.

use std::path::{Path, PathBuf};

use egui::{CentralPanel, Context, Event, InputState, KeyboardShortcut, Panel, Ui, ViewportCommand};

use super::action::{Action, Actions, Door, ProjectAction, Purpose};
use super::anonymising::{Anonymising, is_typing};
use super::bar::{Bar, Workspace};
use super::cases::CaseList;
use super::codes::CodePane;
use super::command::Command;
use super::details::DetailPane;
use super::dialogs::Dialog;
use super::figures;
use super::files::manner;
use super::fonts;
use super::jobs::Job;
use super::palette::Palette;
use super::paths::PathDialog;
use super::reading::ReadingPane;
use super::session::Session;
use super::settings::Settings;
use super::start;
use super::status::{self, Notice};
use super::tokens::{Theme, Tokens, space};
use crate::error::Result;
use project::Access;
use project::import::Manner;
use words::Sentence;

/// The window.
pub struct App {
    pub settings: Settings,
    pub(super) session: Option<Session>,
    pub(super) workspace: Workspace,
    cases: CaseList,
    pub(super) reading: ReadingPane,
    pub(super) anonymising: Anonymising,
    pub(super) codes: CodePane,
    pub(super) details: DetailPane,
    pub(super) palette: Option<Palette>,
    pub(super) paths: Option<PathDialog>,
    pub(super) dialog: Option<Dialog>,
    pub(super) notice: Option<Notice>,
    pub(super) job: Option<Job>,
    pub(super) show_cases: bool,
    pub(super) show_codes: bool,
    applied: Option<Theme>,
    title: String,
}

impl App {
    /// A window with a project, or at the start screen.
    #[must_use]
    pub fn new(ctx: &Context, settings: Settings, project: Option<&Path>) -> Self {
        fonts::install(ctx);
        if let Some(language) = settings.language {
            language.install();
        }
        let mut app = Self {
            settings,
            session: None,
            workspace: Workspace::default(),
            cases: CaseList::default(),
            reading: ReadingPane::default(),
            anonymising: Anonymising::default(),
            codes: CodePane::default(),
            details: DetailPane::default(),
            palette: None,
            paths: None,
            dialog: None,
            notice: None,
            job: None,
            show_cases: true,
            show_codes: true,
            applied: None,
            title: String::new(),
        };
        app.apply_theme(ctx);
        if let Some(path) = project {
            let opened = app.open(path);
            app.tell(opened);
        }
        app
    }

    /// The open project, for tests and tools.
    #[must_use]
    pub fn session(&self) -> Option<&Session> {
        self.session.as_ref()
    }

    /// The workspace of anonymisation, for tests.
    #[must_use]
    pub const fn anonymising(&self) -> &Anonymising {
        &self.anonymising
    }

    /// What is selected in the reader, for tests.
    #[must_use]
    pub fn reading_selection(&self) -> &[reading::text::Span] {
        &self.reading.selection
    }

    /// Whether a worker is at work.
    #[must_use]
    pub const fn is_working(&self) -> bool {
        self.job.is_some()
    }

    /// Polls workers; called on every wake, also when the window is hidden.
    pub fn logic(&mut self, ctx: &Context) {
        self.apply_theme(ctx);
        let advanced = self
            .advance(ctx)
            .and_then(|()| self.follow())
            .and_then(|()| self.rest_anonymising(ctx))
            .and_then(|()| self.renew_figures());
        self.tell(advanced);
        let title = self
            .session
            .as_ref()
            .map_or_else(|| "Planlupe".to_owned(), |session| format!("Planlupe – {}", session.project.name()));
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
        if ctx.input(|input| input.viewport().close_requested()) {
            let flushed = self.flush_details();
            self.tell(flushed);
        }
    }

    /// Draws the window and carries out what was asked for.
    pub fn ui(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        let mut actions = Actions::new();
        self.shortcuts(&ctx, &mut actions);
        if self.workspace == Workspace::Anonymise && !self.is_modal() {
            self.anonymising.keys(&ctx, &mut actions);
        }
        self.dropped(&ctx, &mut actions);
        let enabled = |command| self.is_enabled(command);
        let bar = Bar {
            project: self
                .session
                .as_ref()
                .map(|session| session.project.path().file_stem().and_then(|name| name.to_str()).unwrap_or_default()),
            workspace: self.workspace,
            undoable: self
                .session
                .as_ref()
                .filter(|_| self.workspace != Workspace::Anonymise)
                .and_then(|session| session.undoable),
            redoable: self
                .session
                .as_ref()
                .filter(|_| self.workspace != Workspace::Anonymise)
                .and_then(|session| session.redoable),
            enabled: &enabled,
        };
        Panel::top("bar").show(ui, |ui| bar.show(ui, &mut actions));
        let work = self.work();
        Panel::bottom("status").show(ui, |ui| {
            status::show(
                ui,
                self.session.as_ref(),
                &self.reading.selection,
                self.notice.as_ref(),
                work.as_ref(),
                self.anonymising.keeps_originals(),
                &mut actions,
            );
        });
        let editable = self.is_editable();
        match &self.session {
            None if matches!(self.job, Some(Job::Anonymising(_))) => {
                CentralPanel::default()
                    .show(ui, |ui| ui.centered_and_justified(|ui| ui.label(tr!("overview-finishing"))));
            }
            None => {
                CentralPanel::default().show(ui, |ui| start::show(ui, &self.settings.recent, &mut actions));
            }
            Some(session) if self.workspace == Workspace::Anonymise => {
                let is_covered = self.palette.is_some() || self.paths.is_some() || self.dialog.is_some();
                self.anonymising.show(ui, session, is_covered, &mut actions);
            }
            Some(session) if self.workspace == Workspace::Figures => figures::show(ui, session, &mut actions),
            Some(session) => {
                if self.show_cases {
                    Panel::left("cases").default_size(230.0).size_range(160.0..=420.0).show(ui, |ui| {
                        ui.add_space(space::S);
                        self.cases.show(ui, session, &mut actions);
                    });
                }
                if self.show_codes {
                    Panel::right("codes").default_size(320.0).size_range(240.0..=520.0).show(ui, |ui| {
                        ui.add_space(space::S);
                        let can_code = !self.reading.selection.is_empty();
                        Panel::bottom("details").default_size(360.0).size_range(120.0..=600.0).resizable(true).show(
                            ui,
                            |ui| {
                                ui.add_space(space::XS);
                                if self.codes.is_editing() {
                                    self.codes.show_editor(ui, session, &mut actions);
                                } else {
                                    self.details.show(ui, session, &self.reading, editable, &mut actions);
                                }
                            },
                        );
                        self.codes.show(ui, session, can_code, &mut actions);
                    });
                }
                let paper = egui::Frame::new().fill(Tokens::of(&ctx).paper);
                CentralPanel::default().frame(paper).show(ui, |ui| self.reading.show(ui, session, &mut actions));
            }
        }
        self.dialogs(&ctx, &mut actions);
        for action in actions {
            let done = self.carry_out(&ctx, action);
            self.tell(done);
        }
    }

    fn dialogs(&mut self, ctx: &Context, actions: &mut Actions) {
        self.anonymising.dialogs(ctx, actions);
        if let Some(mut palette) = self.palette.take()
            && palette.show(ctx, |command| self.is_enabled(command), actions)
        {
            self.palette = Some(palette);
        }
        if let Some(mut paths) = self.paths.take()
            && paths.show(ctx, actions)
        {
            self.paths = Some(paths);
        }
        if let Some(mut dialog) = self.dialog.take()
            && dialog.show(ctx, self.session.as_ref(), self.is_editable(), actions)
        {
            self.dialog = Some(dialog);
        }
    }

    fn is_modal(&self) -> bool {
        self.palette.is_some() || self.paths.is_some() || self.dialog.is_some() || self.anonymising.is_modal()
    }

    /// Turns keys into commands.
    fn shortcuts(&self, ctx: &Context, actions: &mut Actions) {
        if self.is_modal() {
            return;
        }
        let typing = is_typing(ctx);
        for (command, shortcut) in Command::ALL.iter().filter_map(|&command| Some((command, command.shortcut()?))) {
            if typing && command.yields_to_text_fields() || !self.is_enabled(command) {
                continue;
            }
            if ctx.input_mut(|input| pressed(input, shortcut)) {
                actions.push(Action::Command(command));
            }
        }
    }

    fn dropped(&self, ctx: &Context, actions: &mut Actions) {
        let paths: Vec<PathBuf> =
            ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        match paths.as_slice() {
            _ if self.is_modal() => {}
            [] => {}
            [project] if project.extension().is_some_and(|extension| extension == "planlupe") => {
                actions.push(Action::Chosen(Purpose::OpenProject, paths));
            }
            _ if self.session.is_some() => actions.push(Action::Chosen(Purpose::Import, paths)),
            _ => actions.push(Action::Say(tr!("notice-open-first"))),
        }
    }

    /// Whether a worker has the project: what is read from it now would wait for the worker.
    pub(super) const fn is_lent(&self) -> bool {
        matches!(&self.job, Some(Job::Anonymising(work)) if work.has_project())
    }

    /// Whether the project takes edits now.
    pub(super) fn is_editable(&self) -> bool {
        self.job.is_none() && self.session.as_ref().is_some_and(|session| session.project.access() == Access::Write)
    }

    fn carry_out(&mut self, ctx: &Context, action: Action) -> Result<()> {
        if !matches!(action, Action::Project(ProjectAction::Find(_))) {
            self.notice = None;
        }
        match action {
            Action::Command(command) => return self.run(ctx, command),
            Action::Project(action) => return self.edit(action),
            Action::Anonymise(ask) => return self.anonymise(ctx, ask),
            Action::Chosen(purpose, paths) => return self.use_paths(ctx, purpose, paths),
            Action::TrySample => return self.try_sample(ctx),
            Action::CancelImport => self.cancel_import(),
            Action::TakeIn(files, known) => return self.import(ctx, files, Manner { known, ..manner(true) }),
            Action::Recognise(files) => return self.import(ctx, files, manner(true)),
            Action::TakeText(Door::Project, label, text) => return self.take_text(&label, text),
            Action::TakeText(Door::Quarantine, label, text) => return self.hold_text(ctx, &label, text),
            Action::Say(text) => self.say(text),
            Action::SetCoder(name) => {
                if let Some(session) = &mut self.session {
                    session.project.set_coder(&name);
                }
                self.settings.coder.clone_from(&name);
                self.say(tr!("notice-coder", name = name));
            }
        }
        self.refresh()
    }

    /// What needs an open project.
    pub(super) fn edit(&mut self, action: ProjectAction) -> Result<()> {
        if matches!(action, ProjectAction::OpenCase(_) | ProjectAction::Show(..)) {
            self.flush_details()?;
        }
        if self.is_lent() || self.job.is_some() && !action.only_looks() {
            return Err(project::Error::Busy.into());
        }
        let Some(session) = &mut self.session else { return Ok(()) };
        let open = session.open.as_ref().map(|open| open.id);
        let project = &mut session.project;
        match action {
            ProjectAction::OpenCase(case) => {
                session.open_case(case)?;
                self.workspace = Workspace::Read;
                self.reading.focus();
            }
            ProjectAction::Show(case, span) => {
                session.open_case(case)?;
                self.workspace = Workspace::Read;
                self.reading.reveal(span);
            }
            ProjectAction::SetStatus(status) => {
                if let Some(case) = open {
                    project.write().cases().set_status(case, status)?;
                }
            }
            ProjectAction::ReadIn(order) => {
                session.lay_out(order);
                self.reading.forget_hit();
            }
            ProjectAction::ReadWith(layout) => {
                if let Some(case) = open {
                    project.write().cases().choose_layout(case, layout.as_deref())?;
                    self.tell_misfits()?;
                }
            }
            ProjectAction::Correct(case, span, remedies) => {
                let corrected = project.write().corrections().add(case, span, &remedies);
                self.after_correction(span, &remedies, corrected)?;
            }
            ProjectAction::TakeBack(case, corrections) => project.write().corrections().remove(case, &corrections)?,
            ProjectAction::ShowCode(code) => session.show_code(code),
            ProjectAction::Code(code) => {
                if let Some(case) = open.filter(|_| !self.reading.selection.is_empty()) {
                    project.write().codings().add(case, code, &self.reading.selection)?;
                    let name = session.codes.path(code);
                    self.reading.focus();
                    self.say(tr!("notice-coded", code = name));
                }
            }
            ProjectAction::Uncode(codings) => project.write().codings().remove(&codings)?,
            ProjectAction::Recode(coding, code, span) => project.write().codings().change(coding, code, span)?,
            ProjectAction::PlaceAside(id, spans) => project.write().asides().place(id, &spans)?,
            ProjectAction::RemoveAside(id) => project.write().asides().remove(id)?,
            ProjectAction::SetLabelPattern(pattern) => {
                project.write().settings().set_label_pattern(&pattern)?;
                self.say(tr!("notice-label-pattern"));
            }
            ProjectAction::WriteMemo(case, on, text) => project.write().memos().set(case, on, &text)?,
            ProjectAction::WriteSummary(case, text) => project.write().cases().write_summary(case, &text)?,
            ProjectAction::RenameCase(case, label) => project.write().cases().rename(case, &label)?,
            ProjectAction::AddCode(code) => self.codes.settle(project.write().codes().add(&code).map(|_| ())),
            ProjectAction::ChangeCode(id, code) => self.codes.settle(project.write().codes().change(id, &code)),
            ProjectAction::MoveCode(id, by) => project.write().codes().shift(id, by)?,
            ProjectAction::RemoveCode(id) => project.write().codes().remove(id)?,
            ProjectAction::AddAttribute(attribute) => {
                settle(&mut self.dialog, project.write().attributes().add(&attribute).map(|_| ()));
            }
            ProjectAction::ChangeAttribute(attribute) => {
                settle(&mut self.dialog, project.write().attributes().change(&attribute));
            }
            ProjectAction::RemoveAttribute(id) => project.write().attributes().remove(id)?,
            ProjectAction::SetAttribute(case, attribute, value) => {
                project.write().attributes().set(case, &attribute, &value)?;
            }
            ProjectAction::TallyBy(attribute, count) => session.tally_by(attribute, count)?,
            ProjectAction::Behind(code, column) => session.look_behind(code, column)?,
            ProjectAction::Find(words) => session.find(&words),
        }
        self.refresh()
    }

    /// Figures are counted again when they are looked at, not with every edit.
    fn renew_figures(&mut self) -> Result<()> {
        match &mut self.session {
            Some(session) if self.workspace == Workspace::Figures => session.renew_figures(),
            _ => Ok(()),
        }
    }

    /// In a window that only reads, takes in what another one has written.
    fn follow(&mut self) -> Result<()> {
        let is_lent = self.is_lent();
        match &mut self.session {
            Some(session) if !is_lent && session.project.access() != Access::Write => session.project.poll()?,
            _ => {}
        }
        self.refresh()
    }

    fn apply_theme(&mut self, ctx: &Context) {
        if self.applied != Some(self.settings.theme) {
            self.settings.theme.apply(ctx);
            self.applied = Some(self.settings.theme);
            if let Some(session) = &mut self.session {
                session.set_tokens(self.settings.theme.tokens());
            }
        }
    }

    /// Stores what is being written in fields.
    pub(super) fn flush_details(&mut self) -> Result<()> {
        self.anonymising.save()?;
        let Some(session) = self.session.as_ref().filter(|_| self.job.is_none()) else { return Ok(()) };
        self.details.flush(session).into_iter().try_for_each(|action| self.edit(action))
    }

    /// Closes the project with all that the panes remember of it.
    pub(super) fn put_away(&mut self) {
        self.session = None;
        self.dialog = None;
        self.anonymising = Anonymising::default();
        (self.workspace, self.reading) = (Workspace::Read, ReadingPane::default());
        (self.cases, self.codes, self.details) = (CaseList::default(), CodePane::default(), DetailPane::default());
    }

    pub(super) fn refresh(&mut self) -> Result<()> {
        self.session.as_mut().map_or(Ok(()), Session::refresh)
    }

    pub(super) fn say(&mut self, text: String) {
        self.notice = Some(Notice { text, is_problem: false });
    }

    fn tell(&mut self, result: Result<()>) {
        if let Err(error) = result {
            self.notice = Some(Notice { text: error.sentence(), is_problem: true });
        }
    }
}

/// Whether the key was pressed with these modifiers and no others; the press is used up.
fn pressed(input: &mut InputState, shortcut: KeyboardShortcut) -> bool {
    let before = input.events.len();
    input.events.retain(|event| {
        let Event::Key { key, modifiers, pressed: true, .. } = event else { return true };
        *key != shortcut.logical_key || !modifiers.matches_exact(shortcut.modifiers)
    });
    input.events.len() < before
}

/// Tells the editor of attributes what became of the one that it has handed over.
fn settle(dialog: &mut Option<Dialog>, saved: project::Result<()>) {
    if let Some(Dialog::Attributes(editor)) = dialog {
        editor.settle(saved);
    }
}
