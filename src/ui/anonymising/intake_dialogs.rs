//! The dialogs of the intake: where printouts go, the passphrase of the quarantine, and files that were refused.

use std::path::PathBuf;

use egui::{Key, RichText};
use zeroize::Zeroizing;

use super::intake_work::{Batch, IntakeRemedy, Refused};
use crate::ui::action::{Action, Actions, Ask, Destination, ask};
use crate::ui::case_documents::case_field;
use crate::ui::modal;
use crate::ui::secret::{fault, secret};
use crate::ui::tokens::{Tokens, space};

/// The question where files go.
pub struct Doors {
    pub files: Vec<PathBuf>,
    /// Labels of the cases of the project.
    pub cases: Vec<String>,
    /// The case whose documents the files are, as it is typed; empty where each is a case.
    pub into: String,
    /// Labels of the originals that are known, and the same among them.
    held: Vec<String>,
    pub into_held: String,
    /// Whether marks and notes in the files go into quarantine too.
    pub annotations: bool,
}

impl Doors {
    #[must_use]
    pub const fn new(files: Vec<PathBuf>, cases: Vec<String>, held: Vec<String>) -> Self {
        Self { files, cases, into: String::new(), held, into_held: String::new(), annotations: false }
    }

    /// Shows the question; gives `false` when it is to be closed.
    pub fn show(&mut self, ctx: &egui::Context, actions: &mut Actions) -> bool {
        let mut destination = None;
        let mut cancelled = false;
        let modal = modal::show(ctx, "anonymising doors", 520.0, |ui| {
            let quiet = Tokens::of(ui.ctx()).quiet;
            let count = self.files.len();
            modal::title(ui, tr!("doors-title", count = count));
            for (own, name, about) in [
                (Destination::Project, tr!("doors-project"), tr!("doors-project-what")),
                (Destination::Quarantine, tr!("doors-quarantine"), tr!("doors-quarantine-what")),
            ] {
                ui.add_space(space::M);
                let (typed, cases, other) = match own {
                    Destination::Project => (&mut self.into, &self.cases, &self.into_held),
                    Destination::Quarantine => (&mut self.into_held, &self.held, &self.into),
                };
                // Whoever has named a case of the one has not chosen the other.
                let is_open = other.trim().is_empty();
                let button = egui::Button::new(name).min_size(egui::vec2(ui.available_width(), 32.0));
                if ui.add_enabled(is_open, button).clicked() {
                    destination = Some(own);
                }
                ui.label(RichText::new(about).color(quiet));
                let field = match own {
                    Destination::Project => tr!("doors-into"),
                    Destination::Quarantine => tr!("doors-into-held"),
                };
                case_field(ui, &field, typed, cases.iter().map(String::as_str));
                let typed = typed.trim();
                if !typed.is_empty() && cases.iter().all(|label| label != typed) {
                    let said = match own {
                        Destination::Project => tr!("doors-into-new", case = typed),
                        Destination::Quarantine => tr!("doors-into-held-new", case = typed),
                    };
                    ui.label(RichText::new(said).color(quiet));
                }
            }
            ui.checkbox(&mut self.annotations, tr!("doors-annotations")).on_hover_text(tr!("doors-annotations-what"));
            // A key that is held down must not answer.
            let cancel = modal::buttons(ui, |ui| ui.button(tr!("cancel")));
            modal::focus_first(&cancel);
            cancelled = cancel.clicked();
        });
        if let Some(destination) = destination {
            actions.push(ask(Ask::Destination(destination)));
            return true;
        }
        let closed = cancelled || modal.should_close();
        if closed {
            actions.push(Action::Say(tr!("notice-import-cancelled")));
        }
        !closed
    }
}

/// Asks for the passphrase: twice where the quarantine is new.
pub struct PassphraseDialog {
    pub is_new: bool,
    pub typed: Zeroizing<String>,
    again: Zeroizing<String>,
    /// What waits for the quarantine to open.
    pub batch: Batch,
    complaint: Option<String>,
    /// Gives the focus to the first field.
    fresh: bool,
}

impl PassphraseDialog {
    #[must_use]
    pub fn new(is_new: bool, batch: Batch) -> Self {
        Self { is_new, typed: Zeroizing::default(), again: Zeroizing::default(), batch, complaint: None, fresh: true }
    }

    /// Tells why it did not do, and lets it be typed anew.
    pub fn complain(&mut self, complaint: String) {
        (self.complaint, self.fresh) = (Some(complaint), true);
    }

    /// Shows the dialog; gives `false` when it is to be closed.
    pub fn show(&mut self, ctx: &egui::Context, actions: &mut Actions) -> bool {
        let (mut done, mut cancelled) = (false, false);
        let modal = modal::show(ctx, "anonymising passphrase", 480.0, |ui| {
            modal::title(ui, if self.is_new { tr!("passphrase-new-title") } else { tr!("passphrase-title") });
            let about = if self.is_new { tr!("passphrase-new-what") } else { tr!("passphrase-what") };
            ui.label(RichText::new(about).color(Tokens::of(ui.ctx()).quiet));
            if self.is_new {
                ui.label(RichText::new(tr!("passphrase-forgotten")).color(Tokens::of(ui.ctx()).warning));
            }
            ui.add_space(space::S);
            let first = secret(ui, &tr!("passphrase-label"), &mut self.typed);
            if std::mem::take(&mut self.fresh) {
                first.request_focus();
            }
            let is_entered = ui.input(|input| input.key_pressed(Key::Enter));
            let goes_on = self.is_new && first.lost_focus() && is_entered;
            let last = if self.is_new { secret(ui, &tr!("passphrase-again"), &mut self.again) } else { first };
            done = last.lost_focus() && is_entered;
            // Enter goes on to the second field.
            if goes_on {
                last.request_focus();
            }
            if let Some(complaint) = &self.complaint {
                ui.colored_label(Tokens::of(ui.ctx()).warning, complaint);
            }
            modal::buttons(ui, |ui| {
                let name = if self.is_new { tr!("passphrase-make") } else { tr!("passphrase-unlock") };
                done |= ui.button(name).clicked();
                cancelled = ui.button(tr!("cancel")).clicked();
            });
        });
        if done {
            match fault(&self.typed, self.is_new.then_some(&self.again)) {
                Some(complaint) => self.complain(complaint),
                None => actions.push(ask(Ask::Unlock)),
            }
            return true;
        }
        !(cancelled || modal.should_close())
    }
}

/// How many pages without text wait to be read.
const fn unread_pages(remedy: Option<&IntakeRemedy>) -> usize {
    match remedy {
        Some(IntakeRemedy::Pages(_, pages)) => *pages,
        _ => 0,
    }
}

/// Tells which files were not taken in, and offers text recognition; gives `false` when it is to be closed.
pub fn show_refused(ctx: &egui::Context, refused: &Refused, actions: &mut Actions) -> bool {
    let mut closed = false;
    let count = |is: fn(&IntakeRemedy) -> bool| {
        refused.files.iter().filter(|(_, remedy)| remedy.as_ref().is_some_and(is)).count()
    };
    let scans = count(|remedy| matches!(remedy, IntakeRemedy::Recognise(_)));
    let joined = count(|remedy| matches!(remedy, IntakeRemedy::Part(_)));
    let pages: usize = refused.files.iter().map(|(_, remedy)| unread_pages(remedy.as_ref())).sum();
    let modal = modal::show(ctx, "anonymising refused", 560.0, |ui| {
        let count = refused.files.len();
        modal::title(ui, tr!("refused-title", count = count));
        ui.add_space(space::S);
        egui::ScrollArea::vertical().max_height(360.0).auto_shrink([false, true]).show(ui, |ui| {
            for (reason, _) in &refused.files {
                ui.colored_label(Tokens::of(ui.ctx()).warning, reason);
            }
        });
        if scans > 0 && !refused.can_recognise {
            ui.label(tr!("refused-no-recognition"));
        }
        modal::buttons(ui, |ui| {
            if scans > 0 && refused.can_recognise && ui.button(tr!("report-recognise", count = scans)).clicked() {
                actions.push(ask(Ask::Recognise));
            }
            if pages > 0 {
                for (name, with) in
                    [(tr!("report-recognise-pages", count = pages), true), (tr!("refused-without-pages"), false)]
                {
                    if ui.button(name).clicked() {
                        actions.push(ask(Ask::TakeInPages(with)));
                    }
                }
            }
            if joined > 0 {
                for (name, parted) in [(tr!("report-split", count = joined), true), (tr!("refused-as-one"), false)] {
                    if ui.button(name).clicked() {
                        actions.push(ask(Ask::TakeInJoined(parted)));
                    }
                }
            }
            closed = ui.button(tr!("close")).clicked();
        });
    });
    !(closed || modal.should_close())
}
