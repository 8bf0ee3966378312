//! The dialogs of erasing: what goes, asked before anything does; and what was done and is left.

use egui::{RichText, ScrollArea};

use super::work::{self, Erasing};
use super::{Anonymising, AnonymisingDialog};
use crate::error::{Error, Result};
use crate::ui::action::{Actions, Ask, ask};
use crate::ui::modal;
use crate::ui::shared::Shared;
use crate::ui::tokens::{Tokens, space};
use quarantine::erasing::{ErasurePlan, ErasureProof, ToErase};

/// The question whether something is to be erased for good.
pub struct ErasureQuestion {
    what: ToErase,
    said: Vec<String>,
    /// Whether the quarantine holds the original, and is locked.
    is_locked: bool,
}

impl ErasureQuestion {
    #[must_use]
    pub fn new(what: ToErase, plan: &ErasurePlan, is_open: bool) -> Self {
        let is_locked = matches!(what, ToErase::Case(_)) && plan.in_quarantine && !is_open;
        Self { said: words::erasure(plan, &what), what, is_locked }
    }

    /// Shows the question; gives `false` when it is to be closed.
    pub fn show(&mut self, ctx: &egui::Context, actions: &mut Actions) -> bool {
        let (mut done, mut cancelled) = (false, false);
        let modal = modal::show(ctx, "anonymising erasure", 560.0, |ui| {
            modal::title(ui, tr!("erase-title"));
            for sentence in &self.said {
                ui.label(sentence);
            }
            ui.add_space(space::S);
            let warning = Tokens::of(ui.ctx()).warning;
            ui.label(RichText::new(tr!("erase-warning")).color(warning));
            if self.is_locked {
                ui.label(RichText::new(tr!("erase-locked")).color(warning));
            }
            modal::buttons(ui, |ui| {
                done = ui.add_enabled(!self.is_locked, egui::Button::new(tr!("erase-do"))).clicked();
                // A key that is held down must not answer.
                let cancel = ui.button(tr!("cancel"));
                modal::focus_first(&cancel);
                cancelled = cancel.clicked();
            });
        });
        if done {
            actions.push(ask(Ask::Erase));
            return true;
        }
        !(cancelled || modal.should_close())
    }
}

/// What was erased.
pub struct ErasureDone {
    said: Vec<String>,
    is_clean: bool,
}

impl ErasureDone {
    fn new(proof: &ErasureProof) -> Self {
        Self { said: words::erased(proof), is_clean: proof.clean }
    }

    /// Shows what was done; gives `false` when it is to be closed.
    pub fn show(&self, ctx: &egui::Context) -> bool {
        let mut closed = false;
        let modal = modal::show(ctx, "anonymising erased", 560.0, |ui| {
            modal::title(ui, if self.is_clean { tr!("erased-title") } else { tr!("erased-title-left") });
            ScrollArea::vertical().max_height(360.0).auto_shrink([false, true]).show(ui, |ui| {
                for sentence in &self.said {
                    ui.label(sentence);
                }
            });
            closed |= modal::buttons(ui, |ui| ui.button(tr!("close")).clicked());
        });
        !(closed || modal.should_close())
    }
}

/// Finds out what goes.
///
/// # Errors
/// [`Error::NoProject`]; if the system gives no thread.
pub fn begin(anonymising: &mut Anonymising, window: &egui::Context, what: ToErase, shared: &Shared) -> Result<()> {
    anonymising.save()?;
    anonymising.work.begin(work::weigh(window, shared.path()?, what)?);
    Ok(())
}

/// Erases what was asked for.
///
/// # Errors
/// [`Error::DialogClosed`], [`Error::NoProject`]; those of the project.
pub fn carry_out(anonymising: &mut Anonymising, window: &egui::Context, shared: &mut Shared) -> Result<()> {
    let Some(AnonymisingDialog::Erase(question)) = anonymising.dialog.take() else { return Err(Error::DialogClosed) };
    let project = shared.session_mut()?.project.lend()?;
    let quarantine = anonymising.vault.lend().ok();
    anonymising.work.begin(work::erase(window, project, quarantine, question.what)?);
    Ok(())
}

/// Takes back what was lent, and tells what was done.
///
/// # Errors
/// That of the erasure; those of the project and the quarantine.
pub fn end(anonymising: &mut Anonymising, done: Erasing, shared: &mut Shared) -> Result<()> {
    let Erasing { project, quarantine, outcome } = done;
    let mut gone = None;
    if let Some(quarantine) = quarantine {
        let numbers: Vec<i64> = quarantine.originals()?.into_iter().map(|original| original.number).collect();
        gone = anonymising.vault.forget_but(&numbers);
        anonymising.vault.give_back(quarantine);
    }
    if anonymising.desk.held.as_ref().is_some_and(|held| gone == Some(held.original.number)) {
        anonymising.desk.held = None;
    }
    anonymising.beside.forget_record();
    let session = shared.session_mut()?;
    session.project = project;
    session.refresh()?;
    anonymising.dialog = Some(AnonymisingDialog::Erased(ErasureDone::new(&outcome?)));
    Ok(())
}
