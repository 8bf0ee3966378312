//! When commands can be given and what they do, from the command table.

use egui::{Context, ViewportCommand};

use super::action::{ProjectAction, Purpose};
use super::app::App;
use super::bar::Workspace;
use super::command::Command;
use super::details::entry_span;
use super::dialogs::{AttributeEditor, Dialog};
use super::entry_form::Field;
use super::palette::Palette;
use super::paste::PasteEditor;
use super::reading::ReadingPane;
use super::session::{OpenCase, Session};
use super::settling::next_to_settle;
use super::status::Notice;
use super::tokens::Theme;
use crate::error::Result;
use project::{CaseStatus, MemoOn};
use reading::correction::Remedy;
use reading::layout::Speaker;
use reading::plan::EntryKind;
use words::i18n::Language;

/// On what it depends whether a command can be given.
struct Situation<'a> {
    app: &'a App,
    session: Option<&'a Session>,
    /// Whether no worker is at work.
    is_idle: bool,
    has_project: bool,
    /// Whether the project takes edits.
    is_editable: bool,
    is_case_open: bool,
    /// Whether the open case is in view.
    is_reading: bool,
}

impl<'a> Situation<'a> {
    fn of(app: &'a App) -> Self {
        let session = app.session.as_ref();
        let is_case_open = session.is_some_and(|session| session.open.is_some());
        Self {
            app,
            session,
            is_idle: app.job.is_none(),
            has_project: session.is_some(),
            is_editable: app.is_editable(),
            is_case_open,
            is_reading: is_case_open && app.workspace == Workspace::Read,
        }
    }

    /// Whether the open case is in view and takes edits.
    const fn is_editing(&self) -> bool {
        self.is_editable && self.is_reading
    }

    /// Whether there is something to undo (`back`) or to redo in the workspace that is shown.
    fn can_travel(&self, back: bool) -> bool {
        if self.app.workspace == Workspace::Anonymise {
            return self.app.anonymising.has_open_case();
        }
        let act = self.session.and_then(|session| if back { session.undoable } else { session.redoable });
        self.is_editable && act.is_some()
    }

    fn has_cases(&self) -> bool {
        self.session.is_some_and(|session| !session.cases.is_empty())
    }

    fn has_case_to_review(&self) -> bool {
        self.session.and_then(next_to_settle).is_some()
    }

    fn has_selection(&self) -> bool {
        !self.app.reading.selection.is_empty()
    }

    fn has_coding(&self) -> bool {
        self.is_editing() && self.app.coding_here().is_some()
    }

    fn has_entry(&self) -> bool {
        self.app.reading.entry().is_some()
    }

    /// Whether the entry at the caret, of this number and kind, can be corrected so.
    fn can_correct(&self, fits: impl FnOnce(usize, EntryKind) -> bool) -> bool {
        let here = self.app.entry_here().filter(|_| self.is_editing());
        here.is_some_and(|(open, index)| fits(index, open.source.plan.entries[index].kind))
    }
}

/// What a handler gives back: nothing, or a result.
trait Outcome {
    fn result(self) -> Result<()>;
}

impl Outcome for () {
    fn result(self) -> Result<()> {
        Ok(())
    }
}

impl Outcome for Result<()> {
    fn result(self) -> Result<()> {
        self
    }
}

fn check(fits: impl FnOnce(&Situation<'_>) -> bool, situation: &Situation<'_>) -> bool {
    fits(situation)
}

fn call<O: Outcome>(handler: impl FnOnce(&mut App, &Context) -> O, app: &mut App, ctx: &Context) -> Result<()> {
    handler(app, ctx).result()
}

macro_rules! expand {
    ($($menu:ident, $title:tt { $($command:ident, $name:tt, $key:expr, $when:expr, $run:expr;)* })*) => {
        fn is_available(command: Command, situation: &Situation<'_>) -> bool {
            match command {
                $($(Command::$command => check($when, situation),)*)*
            }
        }

        fn carry_out(command: Command, app: &mut App, ctx: &Context) -> Result<()> {
            match command {
                $($(Command::$command => call($run, app, ctx),)*)*
            }
        }
    };
}

with_commands!(expand);

impl App {
    pub(super) fn is_enabled(&self, command: Command) -> bool {
        is_available(command, &Situation::of(self))
    }

    /// Does what a command says, or tells that it cannot be given now.
    pub(super) fn run(&mut self, ctx: &Context, command: Command) -> Result<()> {
        self.flush_details()?;
        if !self.is_enabled(command) {
            self.notice = Some(Notice { text: tr!("notice-not-now", command = command.name()), is_problem: true });
            return Ok(());
        }
        carry_out(command, self, ctx)?;
        self.refresh()
    }

    /// The coding that a command means: the one that was clicked, or the shortest at the caret.
    fn coding_here(&self) -> Option<i64> {
        let open = self.session.as_ref()?.open.as_ref()?;
        let caret = self.reading.caret?;
        let here = || open.codings_at(caret.source);
        let clicked = here().find(|coding| Some(coding.id) == self.reading.clicked);
        clicked.or_else(|| here().min_by_key(|coding| coding.span.len())).map(|coding| coding.id)
    }

    fn show_dialog(&mut self, dialog: Dialog) {
        self.dialog = Some(dialog);
    }

    fn uncode_here(&mut self) -> Result<()> {
        self.edit(ProjectAction::Uncode(self.coding_here().into_iter().collect()))
    }

    fn write_memo_on_coding(&mut self) {
        if let Some(coding) = self.coding_here() {
            self.write_memo(MemoOn::Coding(coding));
        }
    }

    fn write_memo_on_entry(&mut self) {
        let open = self.session.as_ref().and_then(|session| session.open.as_ref());
        if let Some(span) = open.and_then(|open| entry_span(open, &self.reading)) {
            self.write_memo(MemoOn::Passage(span));
        }
    }

    /// Opens the editor for a new code or group.
    fn edit_new_code(&mut self, is_group: bool) {
        (self.workspace, self.show_codes) = (Workspace::Read, true);
        if is_group {
            self.codes.add_group();
        } else if let Some(session) = &self.session {
            self.codes.add_code(session);
        }
    }

    fn write_memo(&mut self, on: MemoOn) {
        self.show_codes = true;
        self.codes.settle(Ok(()));
        self.details.write_memo(on);
    }

    pub(super) fn step(&mut self, step: impl FnOnce(&mut ReadingPane, &OpenCase)) {
        if let Some(open) = self.session.as_ref().and_then(|session| session.open.as_ref()) {
            step(&mut self.reading, open);
        }
    }

    fn step_case(&mut self, by: isize) -> Result<()> {
        let Some(session) = &self.session else { return Ok(()) };
        let here = session.cases.iter().position(|case| session.open.as_ref().is_some_and(|open| open.id == case.id));
        let next = here.map_or(Some(0), |here| here.checked_add_signed(by));
        match next.and_then(|next| session.cases.get(next)).map(|case| case.id) {
            Some(case) => self.edit(ProjectAction::OpenCase(case)),
            None => Ok(()),
        }
    }

    pub(super) fn coder(&self) -> String {
        self.session.as_ref().map_or_else(|| self.settings.coder.clone(), |session| session.project.coder().to_owned())
    }

    fn remove_case(&mut self) -> Result<()> {
        let Some(session) = &mut self.session else { return Ok(()) };
        let Some(case) = session.current().cloned() else { return Ok(()) };
        session.project.write().cases().remove(case.id)?;
        self.say(tr!("notice-case-removed", case = case.label));
        Ok(())
    }

    /// Undoes the last edit (`back`) or makes it again.
    fn travel(&mut self, back: bool) -> Result<()> {
        if self.workspace == Workspace::Anonymise {
            self.travel_held(back);
            return Ok(());
        }
        let Some(session) = &mut self.session else { return Ok(()) };
        let act = if back { session.project.undo()? } else { session.project.redo()? };
        if let Some(act) = act.map(words::act) {
            self.say(if back { tr!("notice-undone", act = act) } else { tr!("notice-redone", act = act) });
        }
        Ok(())
    }

    fn speak(&mut self, language: Language) {
        language.install();
        self.settings.language = Some(language);
        if let Some(session) = &mut self.session {
            session.lay_out(session.reading_order);
        }
    }
}
