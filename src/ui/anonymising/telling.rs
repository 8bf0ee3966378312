//! The dialog of what may tell who it is and is no name: a row for each form, with general words that could stand instead.

use std::collections::BTreeMap;

use egui::{RichText, ScrollArea, TextEdit, Ui};

use super::mentions::passage;
use super::review_case::{Context, ReviewCase};
use crate::ui::action::{Actions, Ask, ask};
use crate::ui::modal;
use crate::ui::name_it;
use crate::ui::tokens::{Tokens, space};
use names::judgement::JudgementEdit;
use names::telling::{Telling, TellingKind};
use reading::text::Span;

/// Code points around a passage.
const AROUND: usize = 40;

/// The general words that were typed for forms, while the list is open.
#[derive(Default)]
pub struct TellingList {
    typed: BTreeMap<String, String>,
}

/// Passages of one form.
struct TellingForm {
    name: String,
    kind: TellingKind,
    general: String,
    spans: Vec<Span>,
}

impl TellingList {
    /// Shows the list; gives `false` when it is to be closed.
    pub fn show(&mut self, ctx: &egui::Context, held: Option<&ReviewCase>, actions: &mut Actions) -> bool {
        let Some(held) = held else { return false };
        let mut closed = false;
        let forms = forms(held);
        let modal = modal::show(ctx, "anonymising telling", 620.0, |ui| {
            let count = held.telling.len();
            modal::title(ui, tr!("telling-title", count = count));
            let what = if held.is_released() { tr!("telling-released") } else { tr!("telling-what") };
            ui.label(RichText::new(what).color(Tokens::of(ui.ctx()).quiet));
            ui.add_space(space::S);
            ScrollArea::vertical().max_height(420.0).auto_shrink([false, true]).show(ui, |ui| {
                for form in &forms {
                    closed |= self.row(ui, form, held, actions);
                }
            });
            closed |= modal::buttons(ui, |ui| ui.button(tr!("close")).clicked());
        });
        !(closed || modal.should_close())
    }

    /// Shows a form; says whether its place is gone to.
    fn row(&mut self, ui: &mut Ui, form: &TellingForm, held: &ReviewCase, actions: &mut Actions) -> bool {
        let quiet = Tokens::of(ui.ctx()).quiet;
        let count = form.spans.len();
        let about = tr!("telling-row", kind = words::telling_kind(form.kind), count = count);
        ui.add_space(space::XS);
        ui.label(RichText::new(about).small().color(quiet));
        let Some(&first) = form.spans.first() else { return false };
        let goes = passage(ui, &Context::of(&held.text, first, AROUND), false).clicked();
        if goes {
            actions.push(ask(Ask::Reveal(first)));
        }
        ui.horizontal_wrapped(|ui| {
            let typed = self.typed.entry(form.name.clone()).or_insert_with(|| form.general.clone());
            let field = ui.add(TextEdit::singleline(typed).desired_width(220.0));
            name_it(&field, &tr!("telling-words-named", name = form.name.as_str()));
            let has_words = !typed.trim().is_empty() && !held.is_released();
            let general = ui.add_enabled(has_words, egui::Button::new(tr!("telling-generalise")));
            name_it(&general, &tr!("telling-generalise-named", name = form.name.as_str()));
            if general.clicked() {
                let (spans, words) = (form.spans.clone(), typed.trim().to_owned());
                actions.push(ask(Ask::Judge(JudgementEdit::Generalise { spans, words })));
            }
            let nothing = ui.add_enabled(!held.is_released(), egui::Button::new(tr!("telling-nothing")));
            name_it(&nothing, &tr!("telling-nothing-named", name = form.name.as_str()));
            if nothing.clicked() {
                actions.push(ask(Ask::Judge(JudgementEdit::TellsNothing { spans: form.spans.clone() })));
            }
        });
        goes
    }
}

/// What may tell who it is, by form, in the order of the text.
fn forms(held: &ReviewCase) -> Vec<TellingForm> {
    let mut forms: Vec<TellingForm> = Vec::new();
    for Telling { span, kind, general } in &held.telling {
        let name = Context::of(&held.text, *span, 0).here.to_lowercase();
        match forms.iter_mut().find(|form| form.name == name && form.kind == *kind) {
            Some(form) => form.spans.push(*span),
            None => forms.push(TellingForm { name, kind: *kind, general: general.clone(), spans: vec![*span] }),
        }
    }
    forms
}
