//! The dialog of a dry run: what finishing would find, by form, with what can be done about each.

use egui::{RichText, ScrollArea, TextEdit, Ui};

use super::mentions::passage;
use super::review_case::Context;
use super::{Anonymising, AnonymisingDialog, work};
use crate::error::Result;
use crate::ui::action::{Actions, Ask, ProjectAction, ask};
use crate::ui::fonts;
use crate::ui::modal;
use crate::ui::name_it;
use crate::ui::shared::Shared;
use crate::ui::to_redact::{Proposed, ToRedact};
use crate::ui::tokens::{Tokens, space};
use project::{Record, Recorded};
use quarantine::dry_run::{self, DryRun, FormPassage, FoundForm, FoundIn};

/// Passages of a form that are listed at most.
const MOST_LISTED: usize = 50;

/// What a dry run found, while it is looked at.
pub struct DryRunFindings {
    pub run: DryRun,
    filter: String,
    /// Whether only signed cases were looked through, since a decision is another one now.
    is_of_signed: bool,
}

impl DryRunFindings {
    #[must_use]
    pub const fn new(run: DryRun) -> Self {
        Self { run, filter: String::new(), is_of_signed: false }
    }

    /// A form traps nobody any more.
    pub fn leave_out(&mut self, form: &str) {
        self.run.forms.retain(|found| found.form != form);
    }

    /// A case was opened again.
    pub fn leave_out_case(&mut self, number: i64) {
        for form in &mut self.run.forms {
            form.passages
                .retain(|passage| !matches!(passage.place, FoundIn::Signed { original, .. } if original == number));
        }
        self.run.forms.retain(|form| !form.passages.is_empty());
    }

    /// Shows the list; gives `false` when it is to be closed.
    pub fn show(&mut self, ctx: &egui::Context, actions: &mut Actions) -> bool {
        let mut closed = false;
        let modal = modal::show(ctx, "anonymising dry run", 620.0, |ui| {
            let tokens = Tokens::of(ui.ctx());
            let (count, waiting) = (self.run.passages(), self.run.waiting);
            modal::title(ui, if self.is_of_signed { tr!("signed-title") } else { tr!("dry-run-title") });
            ui.label(if self.is_of_signed {
                tr!("signed-what")
            } else if self.run.forms.is_empty() && waiting > 0 {
                tr!("dry-run-clean-so-far")
            } else if self.run.forms.is_empty() {
                tr!("dry-run-clean")
            } else {
                tr!("dry-run-found", count = count)
            });
            if waiting > 0 {
                ui.label(RichText::new(tr!("dry-run-waiting", count = waiting)).color(tokens.quiet));
            }
            let unseen = self.run.not_looked_into.len();
            if unseen > 0 {
                ui.colored_label(tokens.warning, tr!("proof-unseen", count = unseen));
                for unseen in self.run.not_looked_into.iter().take(MOST_LISTED) {
                    ui.label(words::unseen(unseen));
                }
            }
            if self.run.forms.len() > 1 {
                let hint = tr!("suspects-filter");
                let field = TextEdit::singleline(&mut self.filter).hint_text(hint.as_str());
                name_it(&ui.add(field.desired_width(f32::INFINITY)), &hint);
            }
            ui.add_space(space::S);
            let wanted = self.filter.trim().to_lowercase();
            ScrollArea::vertical().max_height(380.0).auto_shrink([false, true]).show(ui, |ui| {
                for form in self.run.forms.iter().filter(|form| form.form.to_lowercase().contains(&wanted)) {
                    closed |= show_form(ui, form, actions);
                }
            });
            closed |= modal::buttons(ui, |ui| {
                // A key that is held down must not say that something is public.
                let close = ui.button(tr!("close"));
                modal::focus_first(&close);
                close.clicked()
            });
        });
        !(closed || modal.should_close())
    }
}

/// Begins a dry run; what was decided is stored before.
///
/// # Errors
/// [`Error::QuarantineLocked`](crate::error::Error::QuarantineLocked); those of the quarantine.
pub fn begin(anonymising: &mut Anonymising, window: &egui::Context, shared: &Shared) -> Result<()> {
    anonymising.save()?;
    let path = shared.path()?;
    let quarantine = anonymising.vault.lend()?;
    anonymising.work.begin(work::dry_run(window, path, quarantine)?);
    Ok(())
}

/// Shows what a dry run found, and records that there was one.
///
/// # Errors
/// Those of the project.
pub fn end(anonymising: &mut Anonymising, run: DryRun, shared: &mut Shared) -> Result<()> {
    let record = Record::new(&shared.coder(), Recorded::DryRun, run.passages());
    shared.session_mut()?.project.write().records().add(&record)?;
    anonymising.beside.forget_record();
    anonymising.dialog = Some(AnonymisingDialog::DryRun(DryRunFindings::new(run)));
    Ok(())
}

/// Looks through signed cases, where a decision that holds for them is another since.
///
/// # Errors
/// Those of the quarantine.
pub fn look_at_signed(anonymising: &mut Anonymising, window: &egui::Context, shared: &Shared) -> Result<()> {
    let is_waiting =
        anonymising.vault.originals.iter().any(|original| original.signed && original.released_as.is_none());
    if std::mem::take(&mut anonymising.has_changed) && is_waiting && anonymising.vault.is_open() {
        let path = shared.path()?;
        let quarantine = anonymising.vault.lend()?;
        anonymising.work.begin(work::signed_cases(window, path, quarantine)?);
    }
    Ok(())
}

/// Lists signed cases that hold what goes elsewhere since, if there are some. Each is opened again only where somebody says so.
pub fn show_signed(anonymising: &mut Anonymising, run: DryRun) {
    if !run.forms.is_empty() {
        let found = DryRunFindings { is_of_signed: true, ..DryRunFindings::new(run) };
        anonymising.dialog = Some(AnonymisingDialog::DryRun(found));
    }
}

/// Notes that a form is public, and who said so.
///
/// # Errors
/// Those of the project and the quarantine.
pub fn found_public(anonymising: &mut Anonymising, form: &str, shared: &mut Shared) -> Result<()> {
    dry_run::found_public(anonymising.vault.quarantine_mut()?, form)?;
    let record = Record::new(&shared.coder(), Recorded::FoundPublic, 1);
    shared.session_mut()?.project.write().records().add(&record)?;
    if let Some(AnonymisingDialog::DryRun(found)) = &mut anonymising.dialog {
        found.leave_out(form);
    }
    Ok(())
}

/// Opens a signed case again.
///
/// # Errors
/// Those of the quarantine.
pub fn reopen(anonymising: &mut Anonymising, number: i64, shared: &mut Shared) -> Result<()> {
    dry_run::reopen(anonymising.vault.quarantine_mut()?, number)?;
    let original = anonymising.vault.renew(number)?;
    if anonymising.desk.held.as_ref().is_some_and(|held| held.original.number == number) {
        anonymising.desk.held = None;
    }
    if let Some(AnonymisingDialog::DryRun(found)) = &mut anonymising.dialog {
        found.leave_out_case(number);
    }
    shared.say(tr!("notice-reopened", case = original.label.as_str()));
    Ok(())
}

/// Shows a form with its passages; says whether the dialog makes room for what was asked for.
fn show_form(ui: &mut Ui, form: &FoundForm, actions: &mut Actions) -> bool {
    let mut goes = false;
    ui.add_space(space::XS);
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(&form.form).family(fonts::semibold()));
        let fine = ui.button(tr!("dry-run-public"));
        name_it(&fine, &tr!("dry-run-public-named", name = form.form.as_str()));
        if fine.on_hover_text(tr!("dry-run-public-what")).clicked() {
            actions.push(ask(Ask::FoundPublic(form.form.clone())));
        }
        let search = ui.button(tr!("everywhere-ask"));
        name_it(&search, &tr!("everywhere-ask-named", name = form.form.as_str()));
        if search.clicked() {
            actions.push(ask(Ask::AskEverywhere(vec![form.form.clone()])));
            goes = true;
        }
        if form.passages.iter().any(|passage| !matches!(passage.place, FoundIn::Signed { .. })) {
            let redact = ui.button(tr!("dry-run-redact"));
            name_it(&redact, &tr!("dry-run-redact-named", name = form.form.as_str()));
            if redact.clicked() {
                let words = form.form.clone();
                actions.push(ask(Ask::AskRedact(ToRedact { words, place: None, instead: Proposed::Fitting })));
                goes = true;
            }
        }
    });
    for found in form.passages.iter().take(MOST_LISTED) {
        goes |= show_passage(ui, found, actions);
    }
    goes
}

fn show_passage(ui: &mut Ui, found: &FormPassage, actions: &mut Actions) -> bool {
    let quiet = Tokens::of(ui.ctx()).quiet;
    ui.label(RichText::new(words::found_in(&found.place)).small().color(quiet));
    let context = Context::joined(&found.before, &found.here, &found.after);
    let mut goes = false;
    if passage(ui, &context, false).clicked() {
        match (&found.place, found.span) {
            (FoundIn::Case { id, .. }, Some(span)) => {
                actions.push(ProjectAction::Show(*id, span).into());
                goes = true;
            }
            (FoundIn::Signed { original, .. }, _) => {
                actions.push(ask(Ask::Open(*original)));
                goes = true;
            }
            _ => {}
        }
    }
    if let FoundIn::Signed { original, case } = &found.place {
        let reopen = ui.button(tr!("dry-run-reopen"));
        name_it(&reopen, &tr!("dry-run-reopen-named", case = case.as_str()));
        if reopen.on_hover_text(tr!("dry-run-reopen-what")).clicked() {
            actions.push(ask(Ask::Reopen(*original)));
        }
    }
    goes
}
