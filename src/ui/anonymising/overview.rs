//! What the workspace shows while no case is open: what can be done for the whole project.

use egui::{RichText, Ui};

use super::Anonymising;
use super::second_reading::SecondReading;
use crate::error::Result;
use crate::ui::action::{Action, Actions, Ask, ask};
use crate::ui::command::Command;
use crate::ui::fonts;
use crate::ui::modal;
use crate::ui::review_step::Step;
use crate::ui::session::Session;
use crate::ui::shared::Shared;
use crate::ui::tokens::{Tokens, size, space};
use project::Access;
use quarantine::quarantine::Original;
use words::i18n::number;

/// What is known of the quarantine.
pub struct Overview<'a> {
    pub session: &'a Session,
    pub exists: bool,
    pub is_open: bool,
    /// Whether finishing was begun and did not come to its end.
    pub interrupted: bool,
    pub originals: &'a [Original],
    /// A second reading that was put aside.
    pub reading: Option<&'a SecondReading>,
    /// Whether exports put replacements in brackets.
    pub brackets: bool,
}

impl Overview<'_> {
    pub fn show(&self, ui: &mut Ui, actions: &mut Actions) {
        let tokens = Tokens::of(ui.ctx());
        let quiet = |text: String| RichText::new(text).color(tokens.quiet);
        egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            ui.set_max_width(ui.available_width().min(620.0));
            ui.label(RichText::new(tr!("workspace-anonymise")).family(fonts::semibold()).size(size::TITLE));
            ui.add_space(space::S);
            if self.interrupted {
                let about = if self.exists { tr!("overview-interrupted") } else { tr!("overview-no-trace") };
                ui.label(RichText::new(about).color(tokens.warning));
                ui.add_space(space::S);
            }
            match (self.exists, self.is_open) {
                (false, _) => {
                    ui.label(tr!("overview-none"));
                    if ui.button(Command::ImportFiles.name()).clicked() {
                        actions.push(Action::Command(Command::ImportFiles));
                    }
                }
                (true, false) => {
                    ui.label(tr!("overview-locked"));
                    if ui.button(tr!("overview-unlock")).clicked() {
                        actions.push(ask(Ask::AskPassphrase));
                    }
                }
                (true, true) => self.quarantine(ui, actions),
            }
            ui.add_space(space::XL);
            ui.label(RichText::new(tr!("overview-project")).family(fonts::semibold()).size(size::READING));
            // What was begun comes first.
            if let Some((read, all)) = self.reading.map(SecondReading::progress) {
                ui.add_space(space::S);
                if ui.button(tr!("overview-read-on", read = number(read), all = number(all))).clicked() {
                    actions.push(ask(Ask::ReadOn));
                }
            }
            let has_cases = !self.session.cases.is_empty();
            for (name, about, what) in [
                (tr!("overview-check"), tr!("overview-check-what"), Ask::Check),
                (tr!("overview-telling"), tr!("overview-telling-what"), Ask::CheckTelling),
                (tr!("overview-second"), tr!("overview-second-what"), Ask::AskDraw),
                (tr!("report-save"), tr!("overview-report-what"), Ask::Report),
            ] {
                ui.add_space(space::S);
                if ui.add_enabled(has_cases, egui::Button::new(name)).clicked() {
                    actions.push(ask(what));
                }
                ui.label(quiet(about).small());
            }
            self.roles(ui, actions);
            modal::reveal_focus(ui);
        });
    }

    fn roles(&self, ui: &mut Ui, actions: &mut Actions) {
        ui.add_space(space::XL);
        ui.label(RichText::new(tr!("overview-roles")).family(fonts::semibold()).size(size::READING));
        ui.label(RichText::new(tr!("overview-roles-what")).color(Tokens::of(ui.ctx()).quiet));
        let is_editable = self.session.project.access() == Access::Write;
        ui.add_enabled_ui(is_editable, |ui| {
            ui.horizontal_wrapped(|ui| {
                for (name, what) in [
                    (tr!("overview-roles-save"), Ask::SaveRoles),
                    (tr!("overview-roles-load"), Ask::LoadRoles),
                    (tr!("overview-roles-standard"), Ask::StandardRoles),
                ] {
                    if ui.button(name).clicked() {
                        actions.push(ask(what));
                    }
                }
            });
            let mut brackets = self.brackets;
            if ui.checkbox(&mut brackets, tr!("overview-brackets")).changed() {
                actions.push(ask(Ask::SetBrackets(brackets)));
            }
        });
    }

    fn quarantine(&self, ui: &mut Ui, actions: &mut Actions) {
        let tokens = Tokens::of(ui.ctx());
        let waiting = self.originals.iter().filter(|original| original.released_as.is_none()).count();
        if self.originals.is_empty() {
            ui.label(tr!("held-empty"));
        } else if waiting > 0 {
            let count = waiting;
            ui.label(tr!("overview-waiting", count = count));
        } else {
            ui.label(tr!("overview-all-released"));
        }
        if !self.originals.is_empty() {
            let sum = |of: fn(&Original) -> usize| number(self.originals.iter().map(of).sum::<usize>());
            let (seen, pages) = (sum(|original| original.progress.0), sum(|original| original.progress.1));
            let begun = self.originals.iter().filter(|original| original.decisions > 0).count();
            let decided: usize = self.originals.iter().map(|original| original.decisions).sum();
            let each = number(decided.checked_div(begun).unwrap_or_default());
            let pace = tr!("overview-pace", left = number(waiting), each = each, seen = seen, pages = pages);
            ui.label(RichText::new(pace).color(tokens.quiet));
        }
        ui.horizontal(|ui| {
            let next = ui.add_enabled(waiting > 0, egui::Button::new(Step::NextCase.name()));
            if next.on_hover_text(Step::NextCase.key_name(ui.ctx())).clicked() {
                actions.push(ask(Ask::Step(Step::NextCase)));
            }
            if ui.button(Command::ImportFiles.name()).clicked() {
                actions.push(Action::Command(Command::ImportFiles));
            }
            if ui.button(tr!("overview-lock")).clicked() {
                actions.push(ask(Ask::Lock));
            }
        });
        ui.add_space(space::XL);
        ui.label(RichText::new(tr!("finish-title")).family(fonts::semibold()).size(size::READING));
        ui.label(RichText::new(tr!("overview-finish-what")).color(tokens.quiet));
        if ui.add_enabled(!self.originals.is_empty(), egui::Button::new(tr!("dry-run-ask"))).clicked() {
            actions.push(ask(Ask::DryRun));
        }
        ui.label(RichText::new(tr!("dry-run-what")).small().color(tokens.quiet));
        let may = waiting == 0 && !self.originals.is_empty();
        if ui.add_enabled(may, egui::Button::new(tr!("overview-finish"))).clicked() {
            actions.push(ask(Ask::AskFinish));
        }
        ui.label(RichText::new(tr!("still-personal")).color(tokens.warning));
    }
}

/// Opens the next case that waits: one to be judged, or else one that is signed and was not released.
///
/// # Errors
/// Those of the project and the quarantine.
pub fn open_next(anonymising: &mut Anonymising, window: &egui::Context, shared: &mut Shared) -> Result<()> {
    if !anonymising.vault.is_open() {
        return Ok(());
    }
    let here = anonymising.desk.held.as_ref().map(|held| held.original.number);
    if let Some(number) = anonymising.vault.next_waiting(here) {
        return anonymising.open_held(window, number, shared);
    }
    shared.say(tr!("notice-no-case-left"));
    Ok(())
}
