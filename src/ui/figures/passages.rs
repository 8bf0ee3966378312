//! The passages behind a number of a table, in a panel beside it: the first of them are read, and more for who has come to the end.

use egui::{RichText, ScrollArea, Ui};

use super::tally_page;
use crate::ui::action::{Action, Actions};
use crate::ui::behind::{CellExcerpt, PAGE};
use crate::ui::fonts;
use crate::ui::session::Session;
use crate::ui::tokens::{Tokens, size};
use project::tally::counting::PassageBehind;
use words::Sentence;

/// What stands behind a number.
pub(super) struct PassagesBehind<C> {
    /// Which number it is, in the table and in words.
    pub(super) cell: C,
    name: String,
    passages: Vec<PassageBehind>,
    /// Of the first passages, as far as they have been read.
    excerpts: Vec<CellExcerpt>,
}

impl<C: std::hash::Hash + std::fmt::Debug> PassagesBehind<C> {
    pub(super) const fn new(cell: C, name: String, passages: Vec<PassageBehind>) -> Self {
        Self { cell, name, passages, excerpts: Vec::new() }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, session: &Session, actions: &mut Actions) {
        let tokens = Tokens::of(ui.ctx());
        ui.label(RichText::new(tr!("excerpts-title")).family(fonts::semibold()).size(size::READING));
        ui.label(RichText::new(&self.name).color(tokens.header));
        ui.label(RichText::new(tr!("excerpts-count", count = self.passages.len())).small().color(tokens.quiet));
        ui.separator();
        ScrollArea::vertical().id_salt(("passages-behind", &self.cell)).auto_shrink([false, false]).show(ui, |ui| {
            self.excerpts.iter().for_each(|own| tally_page::excerpt(ui, session, own, actions));
            if self.excerpts.len() < self.passages.len() {
                let end = ui.label(RichText::new(tr!("excerpts-reading")).color(tokens.quiet));
                if ui.is_rect_visible(end.rect) {
                    let next = self.passages.iter().skip(self.excerpts.len()).take(PAGE);
                    let next = next.map(|own| (own.case, own.span, String::new())).collect();
                    match CellExcerpt::read(&session.project, &session.cases, next) {
                        Ok(excerpts) => self.excerpts.extend(excerpts),
                        Err(error) => {
                            self.passages.truncate(self.excerpts.len());
                            actions.push(Action::Say(error.sentence()));
                        }
                    }
                    ui.ctx().request_repaint();
                }
            }
        });
    }
}
