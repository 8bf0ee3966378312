//! The dialog for names that a person knows for the open case before its text is searched.

use egui::{RichText, ScrollArea, TextEdit};

use crate::ui::action::{Actions, Ask, ask};
use crate::ui::modal;
use crate::ui::tokens::{Tokens, space};

/// The names while they are typed.
pub struct KnownNames {
    /// One a line.
    pub typed: String,
    fresh: bool,
}

impl KnownNames {
    #[must_use]
    pub fn new(known: &str) -> Self {
        Self { typed: known.to_owned(), fresh: true }
    }

    /// Shows the dialog; gives `false` when it is to be closed.
    pub fn show(&mut self, ctx: &egui::Context, actions: &mut Actions) -> bool {
        let (mut done, mut cancelled) = (false, false);
        let modal = modal::show(ctx, "anonymising known", 480.0, |ui| {
            modal::title(ui, tr!("known-title"));
            ui.label(RichText::new(tr!("known-what")).color(Tokens::of(ui.ctx()).quiet));
            ui.add_space(space::S);
            let label = ui.label(tr!("known-names"));
            let field = ScrollArea::vertical().max_height(240.0).show(ui, |ui| {
                let names = TextEdit::multiline(&mut self.typed).desired_rows(8).desired_width(f32::INFINITY);
                ui.add(names).labelled_by(label.id)
            });
            if std::mem::take(&mut self.fresh) {
                field.inner.request_focus();
            }
            modal::buttons(ui, |ui| {
                done = ui.button(tr!("known-search")).clicked();
                cancelled = ui.button(tr!("cancel")).clicked();
            });
        });
        if done {
            actions.push(ask(Ask::Renew));
            return true;
        }
        !(cancelled || modal.should_close())
    }
}
