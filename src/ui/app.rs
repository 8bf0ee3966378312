//! The window: shows the panes, collects what they ask for, and carries it out.

use std::mem;
use std::path::{Path, PathBuf};

use egui::{CentralPanel, Context, Event, InputState, KeyboardShortcut, Panel, PointerButton, Ui, ViewportCommand};

use super::action::{Action, Actions, Ask, ProjectAction, Purpose, Target};
use super::anonymising::{Anonymising, is_typing};
use super::backup_keeper::BackupKeeper;
use super::bar::{Bar, Workspace};
use super::block_paste::BlockPaste;
use super::cases_workspace::CasesWorkspace;
use super::code_palette::CodePalette;
use super::command::Command;
use super::copying;
use super::course_book::CourseBook;
use super::dialogs::Dialog;
use super::drafts::{About, Draft};
use super::exchange::Exchanging;
use super::figures::FiguresWorkspace;
use super::find::FindWorkspace;
use super::focus::{self, LostFocus};
use super::fonts;
use super::history::{self, History, Stop};
use super::jobs::Jobs;
use super::keymap;
use super::modal;
use super::open_dialogs::OpenDialogs;
use super::quote_joined::QuoteDraft;
use super::reading_workspace::ReadingWorkspace;
use super::session::Session;
use super::settings::Settings;
use super::shared::Shared;
use super::start;
use super::status::{self, Notices};
use super::view::View;
use super::walk::ExcerptWalk;
use crate::error::{Error, Result};
use project::Access;
use words::Sentence;

/// The window: its controllers, and what they share.
pub struct App {
    pub(super) shared: Shared,
    pub(super) jobs: Jobs,
    pub(super) reading: ReadingWorkspace,
    pub(super) anonymising: Anonymising,
    pub(super) exchanging: Exchanging,
    pub(super) history: History,
    pub(super) find: FindWorkspace,
    pub(super) backups: BackupKeeper,
    pub(super) cases: CasesWorkspace,
    /// The workspace that was shown last: what is typed in it is stored when another is.
    shown: Workspace,
    pub(super) courses: CourseBook,
    pub(super) figures: FiguresWorkspace,
    /// Whether closing the window was refused because something that was typed cannot be stored.
    was_told: bool,
    lost_focus: LostFocus,
}

/// Whether a dialog lies over the workspace.
fn is_covered(shared: &Shared, anonymising: &Anonymising) -> bool {
    shared.dialogs.is_any() || anonymising.is_modal()
}

/// Tells of what was found out before there was a window.
pub(super) fn warn(app: &mut App, error: &Error) {
    app.shared.notices.warn(error.sentence());
}

/// Tells of half-written files that were cleared away.
fn tell_of_cleared(app: &mut App) {
    let cleared = words::places::cleared(&project::half_files::cleared());
    cleared.into_iter().for_each(|sentence| app.shared.notices.warn(sentence));
}

/// Whether a worker has the project.
pub(super) fn has_lent_project(app: &App) -> bool {
    app.anonymising.work.has_project() || app.exchanging.has_lent_project()
}

/// Whether a worker is at work for which edits wait.
fn holds_edits(app: &App) -> bool {
    app.jobs.is_busy() || app.anonymising.work.holds_edits() || app.exchanging.is_working()
}

impl App {
    /// A window with a project, or at the start screen.
    #[must_use]
    pub fn new(ctx: &Context, settings: Settings, project: Option<&Path>) -> Self {
        fonts::install(ctx);
        let mut app = Self {
            shared: Shared {
                session: None,
                dialogs: OpenDialogs::default(),
                notices: Notices::default(),
                view: View::new(settings),
                quote: QuoteDraft::default(),
            },
            jobs: Jobs::default(),
            reading: ReadingWorkspace::default(),
            anonymising: Anonymising::default(),
            exchanging: Exchanging::default(),
            history: History::default(),
            find: FindWorkspace::default(),
            backups: BackupKeeper::default(),
            cases: CasesWorkspace::default(),
            shown: Workspace::default(),
            courses: CourseBook::default(),
            figures: FiguresWorkspace::default(),
            was_told: false,
            lost_focus: LostFocus::default(),
        };
        app.shared.apply_theme(ctx);
        app.settings().keys.apply(ctx);
        if let Some(path) = project {
            let opened = app.open(path);
            app.tell(opened);
        }
        app
    }

    /// What is remembered from one start to the next.
    #[must_use]
    pub const fn settings(&self) -> &Settings {
        self.shared.view.settings()
    }

    /// The same, with the place where the open project is left.
    pub fn kept(&mut self) -> &Settings {
        history::keep_place(&mut self.shared, &self.reading, &self.cases);
        self.settings()
    }

    /// The open project, for tests and tools.
    #[must_use]
    pub fn session(&self) -> Option<&Session> {
        self.shared.session.as_ref()
    }

    /// The workspace of anonymisation, for tests.
    #[must_use]
    pub const fn anonymising(&self) -> &Anonymising {
        &self.anonymising
    }

    /// What is selected in the reader, for tests.
    #[must_use]
    pub fn reading_selection(&self) -> &[reading::text::Span] {
        self.reading.selection()
    }

    /// Whether a worker is at work.
    #[must_use]
    pub const fn is_working(&self) -> bool {
        self.jobs.is_busy() || self.anonymising.work.is_busy() || self.exchanging.is_working()
    }

    /// Whether a search goes on, which nothing waits for, for tests.
    #[must_use]
    pub fn is_searching(&self) -> bool {
        self.find.is_searching()
            || self.figures.is_computing()
            || self.backups.is_working()
            || self.shared.dialogs.is_reading()
    }

    /// # Errors
    /// [`project::Error::Busy`] while a worker is at work.
    pub(super) fn require_idle(&self) -> Result<()> {
        if self.is_working() { Err(project::Error::Busy.into()) } else { Ok(()) }
    }

    /// Polls workers; called on every wake, also when the window is hidden.
    pub fn logic(&mut self, ctx: &Context) {
        self.shared.apply_theme(ctx);
        let advanced = self
            .advance(ctx)
            .and_then(|()| self.follow())
            .and_then(|()| self.anonymising.rest(ctx, self.shared.session.as_ref()))
            .and_then(|()| self.shared.renew_figures())
            .and_then(|()| self.find.poll(ctx, &mut self.shared))
            .and_then(|()| self.read_courses());
        self.tell(advanced);
        if self.shared.session.as_mut().is_some_and(|session| session.search_on(false)) {
            ctx.request_repaint();
        }
        let workspace = self.shared.view.workspace();
        if mem::replace(&mut self.shown, workspace) != workspace {
            let flushed = self.flush_details();
            self.tell(flushed);
        }
        let is_editable = self.is_editable();
        let indexed = self.find.index(ctx, self.shared.session.as_mut().filter(|_| is_editable));
        self.tell(indexed);
        let is_free = is_editable && !self.is_working();
        let backed_up = self.backups.tend(ctx, &mut self.shared, is_free);
        self.tell(backed_up);
        tell_of_cleared(self);
        let project = self.shared.session.as_ref().map(|session| session.project.name());
        self.shared.view.show_title(ctx, project.as_deref());
        if ctx.input(|input| input.viewport().close_requested()) {
            let flushed = self.flush_details();
            // What cannot be stored keeps the window open once; who closes it again means it.
            if flushed.is_err() && !mem::replace(&mut self.was_told, true) {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            }
            self.tell(flushed);
        }
    }

    /// Draws the window and carries out what was asked for.
    pub fn ui(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        self.shared.view.name_window(&ctx);
        let mut actions = Actions::new();
        keymap::drop_letters_of_alt(&ctx);
        self.shortcuts(&ctx, &mut actions);
        let workspace = self.shared.view.workspace();
        if workspace == Workspace::Anonymise && !is_covered(&self.shared, &self.anonymising) {
            self.anonymising.desk.keys(&ctx, &mut actions);
        }
        self.dropped(&ctx, &mut actions);
        let session = self.shared.session.as_ref();
        let undoing = session.filter(|_| workspace != Workspace::Anonymise);
        let enabled = |command| self.is_enabled(command);
        let bar = Bar {
            project: session
                .map(|own| own.project.path().file_stem().and_then(|name| name.to_str()).unwrap_or_default()),
            workspace,
            undoable: undoing.and_then(|session| session.undoable),
            redoable: undoing.and_then(|session| session.redoable),
            enabled: &enabled,
        };
        Panel::top("bar").show(ui, |ui| bar.show(ui, &mut actions));
        let work = self
            .jobs
            .progress()
            .or_else(|| self.anonymising.work.activity())
            .or_else(|| self.exchanging.progress())
            .or_else(|| self.find.progress());
        Panel::bottom("status").show(ui, |ui| {
            status::show(
                ui,
                session,
                (workspace == Workspace::Read).then(|| self.reading.selection()),
                &self.shared.notices,
                work.as_ref(),
                self.reading.is_unsaved() || self.cases.is_unsaved(),
                self.anonymising.beside.keeps_originals(),
                self.anonymising.after_import.count(),
                &mut actions,
            );
        });
        let editable = self.is_editable();
        match &self.shared.session {
            None if self.anonymising.work.is_busy() => {
                CentralPanel::default()
                    .show(ui, |ui| ui.centered_and_justified(|ui| ui.label(tr!("overview-finishing"))));
            }
            None => {
                let (recent, missing) = (&self.shared.view.settings().recent, self.shared.view.missing());
                CentralPanel::default().show(ui, |ui| start::show(ui, recent, missing, &mut actions));
            }
            Some(session) => match workspace {
                Workspace::Anonymise => {
                    self.anonymising.show(ui, session, self.shared.dialogs.is_any(), &mut actions);
                }
                Workspace::Find | Workspace::Cases(_) | Workspace::Figures if session.cases.is_empty() => {
                    CentralPanel::default().show(ui, |ui| start::no_cases(ui, workspace, editable, &mut actions));
                }
                Workspace::Find => self.find.show(ui, session, editable, &mut actions),
                Workspace::Cases(page) => self.cases.show(ui, session, &self.courses, page, editable, &mut actions),
                Workspace::Figures => self.figures.show(ui, session, editable, &mut actions),
                Workspace::Read => {
                    let strip = &self.shared.view.settings().strip;
                    self.reading.show(ui, session, strip, &self.courses, editable, &mut actions);
                }
            },
        }
        let is_behind = self.courses.is_behind()
            || self.shared.session.as_ref().is_some_and(|session| self.cases.is_behind(session));
        if is_behind && !has_lent_project(self) {
            ctx.request_repaint();
        }
        self.dialogs(&ctx, &mut actions);
        let reader = &mut self.reading.reading;
        let is_read = self.shared.session.as_ref().is_some_and(|own| own.open.is_some());
        let is_covered = is_covered(&self.shared, &self.anonymising);
        let misses = match workspace {
            Workspace::Read => is_read && !reader.has_focus(),
            Workspace::Find => self.find.misses_focus(&ctx),
            _ => false,
        };
        if self.lost_focus.comes_home(&ctx, misses && !is_covered) {
            match workspace {
                Workspace::Find => self.find.take_focus(),
                _ => reader.focus(),
            }
        }
        for action in actions {
            let before = Stop::here(&self.shared, &self.reading);
            let done = self.carry_out(&ctx, action);
            let after = Stop::here(&self.shared, &self.reading);
            self.history.follow(before, after, self.reading.take_jump());
            self.tell(done);
        }
    }

    fn dialogs(&mut self, ctx: &Context, actions: &mut Actions) {
        self.anonymising.dialogs(ctx, actions);
        // Taken out for the frame: which commands can be given is a question to the whole window.
        let mut dialogs = mem::take(&mut self.shared.dialogs);
        let (session, editable) = (self.shared.session.as_ref(), self.is_editable());
        dialogs.show(ctx, session, editable, |command| self.is_enabled(command), actions);
        self.shared.dialogs = dialogs;
        modal::give_back(ctx, !actions.is_empty());
        focus::show_ring(ctx);
    }

    /// Turns keys into commands.
    fn shortcuts(&self, ctx: &Context, actions: &mut Actions) {
        for (button, command) in [(PointerButton::Extra1, Command::Back), (PointerButton::Extra2, Command::Forward)] {
            if !is_covered(&self.shared, &self.anonymising)
                && self.is_enabled(command)
                && ctx.input(|input| input.pointer.button_pressed(button))
            {
                actions.push(Action::Command(command));
            }
        }
        // What each command asks is not asked in frames without a key.
        let is_pressed = |event: &Event| matches!(event, Event::Key { pressed: true, .. });
        if !ctx.input(|input| input.events.iter().any(is_pressed)) {
            return;
        }
        let keys = &self.shared.view.settings().keys;
        if is_covered(&self.shared, &self.anonymising) {
            // The guide is the one thing that can be asked for over a dialog.
            let is_asked = keys.get(Command::Guide).is_some_and(|key| ctx.input_mut(|input| pressed(input, key)));
            if is_asked && !self.shared.dialogs.takes_keys() {
                actions.push(Action::Command(Command::Guide));
            }
            return;
        }
        let typing = is_typing(ctx);
        let before = actions.len();
        let mut refused = None;
        for (command, shortcut) in Command::ALL.iter().filter_map(|&command| Some((command, keys.get(command)?))) {
            let is_anothers = typing && keys.yields_to_text_fields(command)
                || keys.is_only_for_the_text(command) && !self.reading.reading.has_focus();
            if is_anothers {
                continue;
            }
            if !self.is_enabled(command) {
                // A letter, an arrow or Enter may mean something else.
                let is_telling = !shortcut.modifiers.is_none() || is_function_key(shortcut.logical_key);
                if !typing && is_telling && ctx.input(|input| is_pressed_as(input, shortcut)) {
                    refused = Some((command, shortcut));
                }
                continue;
            }
            if ctx.input_mut(|input| pressed(input, shortcut)) {
                actions.push(Action::Command(command));
            }
        }
        // Who asks for what is not to be had now is told so.
        if actions.len() == before
            && let Some((command, shortcut)) = refused
            && ctx.input_mut(|input| pressed(input, shortcut))
        {
            actions.push(Action::Command(command));
        }
    }

    fn dropped(&self, ctx: &Context, actions: &mut Actions) {
        let paths: Vec<PathBuf> =
            ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        match paths.as_slice() {
            [] => {}
            // A dialog takes no files: what it asks for comes first.
            _ if is_covered(&self.shared, &self.anonymising) => actions.push(Action::Say(tr!("notice-dialog-first"))),
            [project] if project.extension().is_some_and(|extension| extension == "planlupe") => {
                actions.push(Action::Chosen(Purpose::OpenProject, paths));
            }
            _ if self.shared.session.is_some() => actions.push(Action::Chosen(Purpose::Import, paths)),
            _ => actions.push(Action::Say(tr!("notice-open-first"))),
        }
    }

    /// Whether the project takes edits now.
    pub(super) fn is_editable(&self) -> bool {
        let session = self.shared.session.as_ref();
        !holds_edits(self) && session.is_some_and(|session| session.project.access() == Access::Write)
    }

    fn carry_out(&mut self, ctx: &Context, action: Action) -> Result<()> {
        if !matches!(action, Action::Project(ProjectAction::Find(_) | ProjectAction::ReadOnBehind)) {
            self.shared.notices.clear();
        }
        match action {
            Action::Command(command) => return self.run(ctx, command),
            Action::Project(action) => return self.edit(action),
            Action::Anonymise(ask) => return self.anonymise(ctx, ask),
            Action::Chosen(purpose, paths) => return self.use_paths(ctx, purpose, paths),
            Action::TrySample => return self.try_sample(ctx),
            Action::CancelImport => self.cancel(),
            Action::Search => return self.find.search(ctx, self.shared.session()?),
            Action::SaveSearch(name) => {
                let asked = self.find.asked(self.shared.session()?)?;
                return self.edit(ProjectAction::SaveSearch(name, Box::new(asked)));
            }
            Action::QuoteJoined(pieces, to) => {
                if copying::quote(ctx, &mut self.shared, pieces, to)? {
                    self.shared.ask_path(Purpose::SaveQuotation);
                }
            }
            Action::CodeFound(first) => return self.find.choose_code(&mut self.shared.dialogs, first),
            Action::Quote(to) => return self.find.quote(ctx, self.shared.session()?, to),
            Action::LoadTable(path) => self.shared.load_table(&path)?,
            Action::AskPath(purpose) => self.shared.ask_path(purpose),
            Action::Exchange(ask) => {
                self.require_idle()?;
                self.flush_details()?;
                return self.exchanging.perform(ctx, ask, &mut self.shared);
            }
            Action::TakeIn(files, manner) => return self.import(ctx, files, manner),
            Action::TakeText(to, label, text) => return self.take_text(ctx, to, &label, text),
            Action::PasteBlock(text, from) => {
                let paste = BlockPaste::new(&text, from, self.shared.session()?);
                self.shared.dialogs.open(Dialog::Block(paste));
            }
            Action::FillBlock(cells, adds_values) => {
                self.cases.take_focus();
                return self.edit(ProjectAction::FillValues(cells, adds_values));
            }
            Action::ShowMemo(memo) => self.cases.show_memo(&mut self.shared, memo),
            Action::Say(text) => self.shared.say(text),
            Action::UndoLarge => self.shared.undo()?,
            Action::ShowBackups(path) => self.shared.show_backups(ctx, &path)?,
            Action::MakeBackup => self.backups.ask(),
            Action::SetPassphrase(order) => return self.set_passphrase(ctx, order),
            Action::SetBackups(on) => {
                self.shared.view.set_backups(on);
                let path = self.shared.session()?.project.path().to_owned();
                self.shared.show_backups(ctx, &path)?;
            }
            Action::ForgetRecent(path) => self.shared.view.forget_project(&path),
            Action::SetStrip(strip) => self.shared.view.set_strip(strip),
            Action::ChooseMerge(code) => {
                self.shared.dialogs.choose_code(CodePalette::new(Target::Merge(code), None, None));
            }
            Action::WalkThrough(code) => {
                let walk = ExcerptWalk::new(self.shared.session()?, code)?;
                self.shared.dialogs.open(Dialog::Walk(walk));
            }
            Action::SetKeys(keys) => self.shared.view.set_keys(ctx, keys),
            Action::SetCoder(name) => {
                if let Some(session) = &mut self.shared.session {
                    session.project.set_coder(&name);
                }
                self.shared.view.set_coder(&name);
                self.shared.say(tr!("notice-coder", name = name));
            }
        }
        self.shared.refresh()
    }

    /// Shows or changes what the open project holds.
    pub(super) fn edit(&mut self, action: ProjectAction) -> Result<()> {
        let stored = match action {
            ProjectAction::OpenCase(_) | ProjectAction::Show(..) | ProjectAction::ShowEntry(..) => self.flush_details(),
            _ => Ok(()),
        };
        let draft = Draft::of(&action);
        // What is read from a project that a worker has would wait for the worker.
        let done = if has_lent_project(self) || holds_edits(self) && !action.only_looks() {
            Err(project::Error::Busy.into())
        } else {
            self.reading.perform(action, &mut self.shared)
        };
        // A text that could not be stored goes back to its field.
        if let (Err(_), Some(draft)) = (&done, draft) {
            match (draft.about, self.shared.view.workspace()) {
                (About::FreeMemo(..), _) | (About::Memo(_), Workspace::Cases(_)) => self.cases.keep(draft),
                _ => self.reading.keep(draft),
            }
        }
        done.and(stored)
    }

    /// Does what the workspace of anonymisation asks for.
    pub(super) fn anonymise(&mut self, ctx: &Context, ask: Ask) -> Result<()> {
        if !ask.only_looks() {
            self.require_idle()?;
        }
        if matches!(ask, Ask::Release | Ask::Redact | Ask::Finish | Ask::Erase) {
            self.flush_details()?;
        }
        let next = self.anonymising.perform(ctx, ask, &mut self.shared)?;
        self.go_on(ctx, next)
    }

    /// In a window that only reads, takes in what another one has written.
    fn follow(&mut self) -> Result<()> {
        let is_lent = has_lent_project(self);
        match &mut self.shared.session {
            Some(session) if !is_lent && session.project.access() != Access::Write => session.project.poll()?,
            _ => {}
        }
        self.shared.refresh()
    }

    /// Reads courses that views wait for, unless a worker has the project.
    fn read_courses(&mut self) -> Result<()> {
        match &self.shared.session {
            Some(session) if !has_lent_project(self) => {
                let read = self.cases.advance(session);
                self.courses.advance(session).and(read)
            }
            _ => Ok(()),
        }
    }

    /// Stores what is being written in fields, all that can be stored. The panes keep the rest.
    ///
    /// # Errors
    /// The first one.
    pub(super) fn flush_details(&mut self) -> Result<()> {
        let saved = self.anonymising.save();
        let Some(session) = self.shared.session.as_ref().filter(|_| !holds_edits(self)) else { return saved };
        let typed = self.reading.flush(session).into_iter().chain(self.cases.flush(session));
        typed.collect::<Vec<_>>().into_iter().fold(saved, |first, action| first.and(self.edit(action)))
    }

    fn tell(&mut self, result: Result<()>) {
        if let Err(error) = result {
            self.shared.notices.warn(error.sentence());
        }
    }
}

/// Whether the key was pressed with these modifiers and no others; the press is used up.
fn pressed(input: &mut InputState, shortcut: KeyboardShortcut) -> bool {
    let before = input.events.len();
    input.events.retain(|event| !is_press_of(event, shortcut));
    input.events.len() < before
}

/// The same, and the press is left to others.
fn is_pressed_as(input: &InputState, shortcut: KeyboardShortcut) -> bool {
    input.events.iter().any(|event| is_press_of(event, shortcut))
}

fn is_press_of(event: &Event, shortcut: KeyboardShortcut) -> bool {
    let Event::Key { key, modifiers, pressed: true, .. } = event else { return false };
    let mut modifiers = *modifiers;
    // On many keyboards it takes Shift to write a plus.
    if *key == egui::Key::Plus {
        modifiers.shift = shortcut.modifiers.shift;
    }
    *key == shortcut.logical_key && modifiers.matches_exact(shortcut.modifiers)
}

/// F1 and those after it; «F» is a letter.
fn is_function_key(key: egui::Key) -> bool {
    key.name().strip_prefix('F').is_some_and(|number| !number.is_empty())
}
