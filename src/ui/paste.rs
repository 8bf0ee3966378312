//! The dialog that takes pasted text as a case.

use egui::{Button, RichText, ScrollArea, TextEdit, Ui, ViewportCommand};

use super::action::{Action, Actions, Destination};
use super::modal;
use super::tokens::{Tokens, space};
use words::Sentence;

/// What is being pasted.
#[derive(Default)]
pub struct PasteEditor {
    label: String,
    text: String,
    /// Why it could not be taken in.
    complaint: Option<String>,
    shown: bool,
}

impl PasteEditor {
    /// Takes in whether the text has become a case; gives whether the dialog has done its work.
    pub fn saved(&mut self, taken: project::Result<()>) -> bool {
        self.complaint = taken.err().map(|error| error.sentence());
        self.complaint.is_none()
    }

    pub(super) fn show(&mut self, ui: &mut Ui, actions: &mut Actions) {
        modal::title(ui, tr!("paste-title"));
        ui.label(RichText::new(tr!("paste-what")).color(Tokens::of(ui.ctx()).quiet));
        ui.add_space(space::S);
        let label = ui.label(tr!("paste-label"));
        let field = ui.add(TextEdit::singleline(&mut self.label).desired_width(f32::INFINITY)).labelled_by(label.id);
        if !std::mem::replace(&mut self.shown, true) {
            field.request_focus();
        }
        let label = ui.label(tr!("paste-text"));
        let field = ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            let text = TextEdit::multiline(&mut self.text).desired_rows(14).desired_width(f32::INFINITY);
            ui.add(text).labelled_by(label.id)
        });
        if let Some(complaint) = &self.complaint {
            ui.colored_label(Tokens::of(ui.ctx()).warning, complaint);
        }
        ui.add_space(space::S);
        ui.label(tr!("paste-doors"));
        modal::buttons(ui, |ui| {
            let is_complete = !self.label.trim().is_empty() && !self.text.trim().is_empty();
            for (destination, name) in
                [(Destination::Project, tr!("doors-project")), (Destination::Quarantine, tr!("doors-quarantine"))]
            {
                if ui.add_enabled(is_complete, Button::new(name)).clicked() {
                    actions.push(Action::TakeText(destination, self.label.clone(), self.text.clone()));
                }
            }
            if ui.button(tr!("paste-clipboard")).clicked() {
                field.inner.request_focus();
                ui.ctx().send_viewport_cmd(ViewportCommand::RequestPaste);
            }
        });
    }
}
