//! What is left to settle: the list that walks through it, and what the commands on an entry do.

use egui::{Button, RichText, Ui};

use super::action::{Action, Actions, ProjectAction};
use super::app::App;
use super::bar::Workspace;
use super::command::Command;
use super::details::Tab;
use super::dialogs::Dialog;
use super::entry_form::{EntryForm, Field};
use super::fonts;
use super::name_it;
use super::reading::ReadingPane;
use super::session::{OpenCase, Session};
use super::tokens::{Tokens, space};
use crate::error::Result;
use project::Case;
use reading::correction::Remedy;
use reading::plan::Entry;
use reading::text::Span;

/// The next case, after the open one and then from the first on, in which something is to settle.
pub fn next_to_settle(session: &Session) -> Option<&Case> {
    let here = session.open.as_ref().map(|open| open.id);
    let at = session.cases.iter().position(|case| Some(case.id) == here).map_or(0, |at| at + 1);
    let (before, after) = session.cases.split_at(at);
    after.iter().chain(before).find(|case| case.doubtful > 0 && Some(case.id) != here)
}

/// Shows the corrections that have no place, the entries of the open case that are to settle, and how much there is elsewhere.
pub fn show(
    ui: &mut Ui,
    session: &Session,
    open: &OpenCase,
    current: Option<usize>,
    editable: bool,
    actions: &mut Actions,
) {
    let tokens = Tokens::of(ui.ctx());
    misfits(ui, open, editable, actions);
    ui.label(RichText::new(tr!("review-here", count = open.doubtful().count())).family(fonts::semibold()));
    for index in open.doubtful() {
        let entry = &open.source.plan.entries[index];
        let header = words::entry_header(&open.source.plan, index, false);
        ui.add_space(space::S);
        let is_current = current == Some(index);
        let colour = if is_current { tokens.ink } else { tokens.header };
        let row = Button::selectable(is_current, RichText::new(&header).small().color(colour));
        if ui.add(row.wrap()).clicked() {
            actions.push(ProjectAction::Show(open.id, Span::new(entry.span.start, entry.span.start)).into());
        }
        let accept = ui.horizontal_wrapped(|ui| {
            for flag in entry.doubts() {
                ui.label(RichText::new(words::flag(flag)).small().color(tokens.warning));
            }
            ui.add_enabled(editable, Button::new(RichText::new(tr!("review-accept")).small()))
        });
        let accept = accept.inner;
        name_it(&accept, &tr!("review-accept-named", entry = header.as_str()));
        if accept.clicked() {
            actions.push(ProjectAction::Correct(open.id, entry.span, vec![acceptance(entry)]).into());
        }
    }
    if open.doubtful().next().is_some() {
        ui.add_space(space::S);
        ui.label(RichText::new(tr!("review-keys")).small().color(tokens.quiet));
    }
    ui.separator();
    let others = || session.cases.iter().filter(|case| case.id != open.id && case.doubtful > 0);
    let count: usize = others().map(|case| case.doubtful).sum();
    if count == 0 {
        ui.label(RichText::new(tr!("review-nowhere")).small().color(tokens.quiet));
    } else {
        ui.label(RichText::new(tr!("review-elsewhere", count = count, cases = others().count())).small());
        if ui.button(Command::NextToReview.name()).clicked() {
            actions.push(Action::Command(Command::NextToReview));
        }
    }
}

/// Corrections for which the text has no place as it is read now.
fn misfits(ui: &mut Ui, open: &OpenCase, editable: bool, actions: &mut Actions) {
    if open.source.misfits.is_empty() {
        return;
    }
    let tokens = Tokens::of(ui.ctx());
    ui.label(RichText::new(tr!("review-misfits")).family(fonts::semibold()));
    for (correction, misfit) in open.source.unfit() {
        ui.add_space(space::S);
        let what = words::correction(correction);
        if ui.link(RichText::new(&what).small()).clicked() {
            actions.push(ProjectAction::Show(open.id, correction.span).into());
        }
        ui.label(RichText::new(words::why(misfit.why)).small().color(tokens.warning));
        take_back(ui, open.id, correction.id, &what, editable, actions);
    }
    ui.separator();
}

/// Shows what has been done about an entry, by whom and when.
pub fn show_corrections(ui: &mut Ui, open: &OpenCase, entry: usize, editable: bool, actions: &mut Actions) {
    let tokens = Tokens::of(ui.ctx());
    for (at, correction) in open.source.corrections_on(entry).enumerate() {
        if at == 0 {
            ui.add_space(space::XS);
            ui.label(RichText::new(tr!("here-corrections")).small().family(fonts::semibold()));
        }
        let what = words::correction(correction);
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(&what).small().color(tokens.quiet));
            take_back(ui, open.id, correction.id, &what, editable, actions);
        });
    }
}

fn take_back(ui: &mut Ui, case: i64, correction: i64, what: &str, editable: bool, actions: &mut Actions) {
    let button = ui.add_enabled(editable, Button::new(RichText::new(tr!("review-take-back")).small()));
    name_it(&button, &tr!("review-take-back-named", what = what));
    if button.clicked() {
        actions.push(ProjectAction::TakeBack(case, vec![correction]).into());
    }
}

fn acceptance(entry: &Entry) -> Remedy {
    Remedy::Accept(entry.doubts().collect())
}

impl App {
    /// The open case and the entry in which the caret stands.
    pub(super) fn entry_here(&self) -> Option<(&OpenCase, usize)> {
        let open = self.session.as_ref()?.open.as_ref()?;
        let index = self.reading.entry().filter(|&index| index < open.source.plan.entries.len())?;
        Some((open, index))
    }

    /// Corrects the entry at the caret.
    pub(super) fn correct_entry(&mut self, remedy: Remedy) -> Result<()> {
        let Some((open, index)) = self.entry_here() else { return Ok(()) };
        let correction = ProjectAction::Correct(open.id, open.source.plan.entries[index].span, vec![remedy]);
        self.edit(correction)
    }

    /// Splits the entry at the caret.
    pub(super) fn split_entry(&mut self) -> Result<()> {
        let Some(caret) = self.reading.caret else { return Ok(()) };
        self.correct_entry(Remedy::Split(caret.source))
    }

    /// Takes the entry at the caret for right as it is, if there are doubts about it.
    pub(super) fn accept_entry(&mut self) -> Result<()> {
        let Some((open, index)) = self.entry_here() else { return Ok(()) };
        let entry = &open.source.plan.entries[index];
        if !entry.is_doubtful() {
            self.say(tr!("notice-nothing-to-accept"));
            return Ok(());
        }
        self.correct_entry(acceptance(entry))
    }

    /// Asks how the entry at the caret is to be corrected, with the cursor in this field.
    pub(super) fn show_entry_form(&mut self, field: Field) {
        if let Some((open, index)) = self.entry_here() {
            self.dialog = Some(Dialog::Correct(Box::new(EntryForm::new(open, index, field))));
        }
    }

    /// Tells what became of a correction, and shows the entry where it stands now, or the next one to settle.
    pub(super) fn after_correction(
        &mut self,
        span: Span,
        remedies: &[Remedy],
        corrected: project::Result<()>,
    ) -> Result<()> {
        match (&mut self.dialog, corrected) {
            (Some(Dialog::Correct(form)), Err(error)) => {
                form.complain(&error);
                return Ok(());
            }
            (_, corrected) => corrected?,
        }
        if matches!(self.dialog, Some(Dialog::Correct(_))) {
            self.dialog = None;
        }
        self.refresh()?;
        match remedies {
            [] => {}
            [Remedy::Accept(_)] => {
                let is_settled = self
                    .session
                    .as_ref()
                    .and_then(|session| session.open.as_ref())
                    .is_some_and(|open| open.doubtful().next().is_none());
                self.say(if is_settled { tr!("review-here", count = 0) } else { tr!("notice-accepted") });
                self.step(|reading, open| reading.step_doubt(open, true));
            }
            _ => {
                let caret = self.reading.caret.map(|caret| caret.source);
                let at = caret.filter(|&at| span.start <= at && at <= span.end).unwrap_or(span.start);
                self.reading.reveal(Span::new(at, at));
                self.say(tr!("notice-corrected"));
            }
        }
        Ok(())
    }

    /// Tells how many corrections the layout that was chosen has no place for.
    pub(super) fn tell_misfits(&mut self) -> Result<()> {
        self.refresh()?;
        let open = self.session.as_ref().and_then(|session| session.open.as_ref());
        let misfits = open.map_or(0, |open| open.source.misfits.len());
        if misfits > 0 {
            self.say(tr!("notice-misfits", count = misfits));
        }
        Ok(())
    }

    /// Shows the list, and goes to the first entry in it.
    pub(super) fn show_to_settle(&mut self) {
        (self.workspace, self.show_codes) = (Workspace::Read, true);
        self.codes.settle(Ok(()));
        self.details.tab = Tab::Settle;
        let is_doubt = |(open, index): (&OpenCase, usize)| open.source.plan.entries[index].is_doubtful();
        if !self.entry_here().is_some_and(is_doubt) {
            self.step(|reading, open| reading.step_doubt(open, true));
        }
    }

    /// Opens the next case in which something is to settle.
    pub(super) fn go_to_settle(&mut self) -> Result<()> {
        let next = self.session.as_ref().and_then(next_to_settle).map(|case| case.id);
        let Some(case) = next else { return Ok(()) };
        self.edit(ProjectAction::OpenCase(case))?;
        (self.show_codes, self.details.tab) = (true, Tab::Settle);
        self.step(ReadingPane::go_to_first_doubt);
        Ok(())
    }
}
