//! What has become of the codebook since a day.

use chrono::NaiveDate;
use egui::{RichText, ScrollArea, TextEdit, Ui};

use super::fonts;
use super::modal;
use super::session::Session;
use super::tokens::{Tokens, space};
use project::CodeChange;
use reading::correction::written;
use words::Sentence;

/// The list of changes while it is open.
#[derive(Default)]
pub struct CodeHistory {
    typed: String,
    /// The changes, and the revision of the project and the day that they were read for.
    shown: Option<(u64, NaiveDate, Vec<CodeChange>)>,
    complaint: Option<String>,
}

impl CodeHistory {
    /// Shows the list.
    pub fn show(&mut self, ui: &mut Ui, session: &Session) {
        let tokens = Tokens::of(ui.ctx());
        modal::title(ui, tr!("command-code-history"));
        let label = ui.label(tr!("code-history-since"));
        let hint = tr!("correct-date-hint");
        let field = TextEdit::singleline(&mut self.typed).hint_text(hint.as_str()).desired_width(300.0);
        ui.add(field).labelled_by(label.id);
        self.read(session);
        if let Some(complaint) = &self.complaint {
            ui.colored_label(tokens.warning, complaint);
        }
        ui.add_space(space::S);
        let Some((_, _, changes)) = &self.shown else { return };
        if changes.is_empty() {
            ui.label(tr!("code-history-none"));
        }
        ScrollArea::vertical().max_height(420.0).auto_shrink([false, true]).show(ui, |ui| {
            for change in changes.iter().rev() {
                ui.label(RichText::new(words::code_change(change)).family(fonts::semibold()));
                ui.label(RichText::new(words::edited(&change.at, &change.coder)).small().color(tokens.quiet));
                for (field, [before, after]) in &change.fields {
                    ui.label(RichText::new(words::field_change(field, before, after)).small());
                }
                ui.add_space(space::S);
            }
        });
    }

    /// Reads the changes when another day is typed, or the project has another revision.
    fn read(&mut self, session: &Session) {
        let day = match written::date(&self.typed) {
            Ok(day) => day.unwrap_or(NaiveDate::MIN),
            Err(error) => {
                self.complaint = Some(error.sentence());
                return;
            }
        };
        let revision = session.project.revision();
        if self.shown.as_ref().is_some_and(|(seen, of, _)| (*seen, *of) == (revision, day)) {
            return;
        }
        match session.project.codes().changes_since(day) {
            Ok(changes) => (self.shown, self.complaint) = (Some((revision, day, changes)), None),
            Err(error) => self.complaint = Some(error.sentence()),
        }
    }
}
