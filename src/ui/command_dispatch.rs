//! When commands can be given and what they do, from the command table.

use egui::{Context, ViewportCommand};

use super::action::{Ask, ExportForm, ProjectAction, Purpose};
use super::anonymising::review_case::ReviewCase;
use super::app::{App, has_lent_project};
use super::bar::Workspace;
use super::cases_page::CasesPage;
use super::code_history::CodeHistory;
use super::coding;
use super::command::Command;
use super::copying;
use super::degrees;
use super::dialogs::{AttributeEditor, Dialog};
use super::dialogue;
use super::entry_form::FormField;
use super::exchange_ask::SendForm;
use super::folds::Fold;
use super::key_list::KeyList;
use super::panes::PaneSide;
use super::paste::PasteEditor;
use super::reader::CodingEdge;
use super::reading::ReadingPane;
use super::review_list::next_to_review;
use super::session::Session;
use super::to_redact::{Proposed, ToRedact};
use super::tokens::Theme;
use crate::error::{Error, Result};
use project::{CaseStatus, Undoing};
use quarantine::erasing::ToErase;
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
        let session = app.shared.session.as_ref();
        let is_case_open = session.is_some_and(|session| session.open.is_some());
        Self {
            app,
            session,
            is_idle: !app.is_working(),
            has_project: session.is_some(),
            is_editable: app.is_editable(),
            is_case_open,
            is_reading: is_case_open && app.shared.view.workspace() == Workspace::Read,
        }
    }

    /// Whether the open case is in view and takes edits.
    const fn is_editing(&self) -> bool {
        self.is_editable && self.is_reading
    }

    /// Whether what was found is in view and takes codes.
    fn is_finding(&self) -> bool {
        self.is_editable && self.app.shared.view.workspace() == Workspace::Find
    }

    /// Whether the project takes edits, and its codebook too.
    fn is_codebook_open(&self) -> bool {
        self.is_editable && !self.session.is_some_and(Session::is_codebook_locked)
    }

    /// Whether there is something to undo (`back`) or to redo in the workspace that is shown.
    fn can_travel(&self, back: bool) -> bool {
        if self.app.shared.view.workspace() == Workspace::Anonymise {
            return self.app.anonymising.desk.held.is_some();
        }
        let act = self.session.and_then(|session| if back { session.undoable } else { session.redoable });
        self.is_editable && act.is_some()
    }

    /// Whether there is something that a memo could be linked to, or that links to it.
    fn can_link(&self) -> bool {
        self.is_editable && self.app.cases.to_link(&self.app.shared, &self.app.reading).is_some()
    }

    fn has_cases(&self) -> bool {
        self.session.is_some_and(|session| !session.cases.is_empty())
    }

    /// Whether there is a place to go back or forward to.
    fn has_way(&self, back: bool) -> bool {
        self.has_project && !has_lent_project(self.app) && self.app.history.has(back)
    }

    fn has_case_to_review(&self) -> bool {
        self.session.and_then(next_to_review).is_some()
    }

    fn has_selection(&self) -> bool {
        !self.app.reading.selection().is_empty()
    }

    fn has_coding(&self) -> bool {
        self.is_editing() && self.app.reading.coding_here(self.session).is_some()
    }

    /// Whether the coding at the caret can get a degree.
    fn has_degree(&self) -> bool {
        self.has_coding() && self.session.is_some_and(|session| session.scale.is_some())
    }

    fn has_entry(&self) -> bool {
        self.app.reading.entry_span(self.session).is_some()
    }

    /// Whether the entry at the caret, of this number and kind, can be corrected so.
    fn can_correct(&self, fits: impl FnOnce(usize, EntryKind) -> bool) -> bool {
        let here = self.app.reading.entry_here(self.session).filter(|_| self.is_editing());
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

/// Asks what becomes of the words that are selected in a released text.
fn ask_redact(app: &mut App, ctx: &Context) -> Result<()> {
    let open = app.shared.session()?.open.as_ref().ok_or(Error::NoOpenCase)?;
    let span = app.reading.selection().first().ok_or(Error::NothingSelected)?;
    let words = open.source.text.slice(*span).to_owned();
    let redact = ToRedact { words, place: Some((open.id, *span)), instead: Proposed::Fitting };
    app.anonymise(ctx, Ask::AskRedact(redact))
}

/// Looks for what is chosen or selected in the quarantine and the project at once, or asks for words.
fn ask_everywhere(app: &mut App, ctx: &Context) -> Result<()> {
    let forms = if app.shared.view.workspace() == Workspace::Anonymise {
        app.anonymising.desk.held.as_ref().map(ReviewCase::forms).unwrap_or_default()
    } else {
        let open = app.shared.session()?.open.as_ref();
        let selected = app.reading.selection().first().copied();
        open.zip(selected).map(|(open, span)| open.source.text.slice(span).to_owned()).into_iter().collect()
    };
    app.anonymise(ctx, Ask::AskEverywhere(forms))
}

/// Asks whether the open case is to be erased for good.
fn ask_erase(app: &mut App, ctx: &Context) -> Result<()> {
    let case = app.shared.session()?.open.as_ref().ok_or(Error::NoOpenCase)?.id;
    app.anonymise(ctx, Ask::AskErase(ToErase::Case(case)))
}

/// Lists the backups of the open project.
fn show_backups(app: &mut App, ctx: &Context) -> Result<()> {
    let path = app.shared.session()?.project.path().to_owned();
    app.shared.show_backups(ctx, &path)
}

/// Opens the palette of codes for the hits in view: those in the open case, or in the whole project.
fn code_hits(app: &mut App) -> Result<()> {
    if app.shared.view.workspace() == Workspace::Find {
        return app.find.choose_code(&mut app.shared.dialogs, app.reading.reading.last_code);
    }
    app.reading.choose_code_for_hits(&mut app.shared)
}

fn check(fits: impl FnOnce(&Situation<'_>) -> bool, situation: &Situation<'_>) -> bool {
    fits(situation)
}

fn call<O: Outcome>(handler: impl FnOnce(&mut App, &Context) -> O, app: &mut App, ctx: &Context) -> Result<()> {
    handler(app, ctx).result()
}

macro_rules! expand {
    ($($menu:ident, $title:tt { $([ $($command:ident, $id:tt, $name:tt, $key:expr, $when:expr, $run:expr;)* ])* })*) => {
        fn is_available(command: Command, situation: &Situation<'_>) -> bool {
            match command {
                $($($(Command::$command => check($when, situation),)*)*)*
            }
        }

        fn carry_out(command: Command, app: &mut App, ctx: &Context) -> Result<()> {
            match command {
                $($($(Command::$command => call($run, app, ctx),)*)*)*
            }
        }
    };
}

/// Carries out what a command on codings means at the caret.
fn act(app: &mut App, meant: impl FnOnce(&ReadingPane, &Session) -> Result<ProjectAction>) -> Result<()> {
    let action = meant(&app.reading.reading, app.shared.session()?)?;
    app.edit(action)
}

/// The same, for the sentence at the caret where nothing is selected.
fn act_on_sentence(app: &mut App, meant: impl FnOnce(&ReadingPane, &Session) -> Result<ProjectAction>) -> Result<()> {
    app.reading.step(app.shared.session.as_ref(), ReadingPane::take_sentence);
    act(app, meant)
}

/// Goes to the next or the previous hit of the search in the case, of all that there are.
fn step_hit(app: &mut App, forward: bool) {
    if let Some(session) = &mut app.shared.session {
        session.search_on(true);
    }
    app.reading.step(app.shared.session.as_ref(), |reading, open| reading.step_hit(open, forward));
}

with_commands!(expand);

impl App {
    pub(super) fn is_enabled(&self, command: Command) -> bool {
        is_available(command, &Situation::of(self))
    }

    /// Does what a command says, or tells that it cannot be given now.
    pub(super) fn run(&mut self, ctx: &Context, command: Command) -> Result<()> {
        // What cannot be stored stays in its field, and is no reason to refuse a command.
        let stored = self.flush_details();
        if !self.is_enabled(command) {
            self.shared.notices.warn(tr!("notice-not-now", command = command.name()));
            return Ok(());
        }
        carry_out(command, self, ctx)?;
        self.shared.refresh()?;
        stored
    }

    /// Opens the next case in which something is to look through.
    fn go_to_review(&mut self) -> Result<()> {
        let next = next_to_review(self.shared.session()?).map(|case| case.id);
        self.edit(ProjectAction::OpenCase(next.ok_or(Error::NoOpenCase)?))?;
        self.reading.show_first_to_review(self.shared.session.as_ref());
        Ok(())
    }

    /// Opens the case before or after the open one; at the ends of the list, tells so.
    fn step_case(&mut self, by: isize) -> Result<()> {
        let session = self.shared.session()?;
        let cases = self.reading.cases_in_order(session, &self.courses);
        let here = cases.iter().position(|case| session.open.as_ref().is_some_and(|open| open.id == *case));
        let next = here.map_or(Some(0), |here| here.checked_add_signed(by));
        if let Some(case) = next.and_then(|next| cases.get(next)).copied() {
            return self.edit(ProjectAction::OpenCase(case));
        }
        self.shared.say(if by > 0 { tr!("notice-last-case") } else { tr!("notice-first-case") });
        Ok(())
    }

    /// Undoes the last edit (`back`) or makes it again.
    fn travel(&mut self, back: bool) -> Result<()> {
        if self.shared.view.workspace() == Workspace::Anonymise {
            return self.anonymising.desk.travel(back);
        }
        let project = &mut self.shared.session_mut()?.project;
        if back {
            let undoing = project.history().undoing()?;
            match undoing.filter(Undoing::is_large) {
                Some(undoing) => self.shared.dialogs.open(Dialog::Undo(undoing)),
                None => self.shared.undo()?,
            }
        } else if let Some(act) = project.redo()? {
            self.shared.say(tr!("notice-redone", act = words::act(act)));
        }
        Ok(())
    }
}
