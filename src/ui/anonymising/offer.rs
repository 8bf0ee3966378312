//! The dialogs with passages to tick: where else marked words stand, in the case and in released cases.

use egui::{ComboBox, RichText, ScrollArea};

use super::review_case::Context;
use super::work::CaseOccurrence;
use crate::ui::action::{Actions, Ask, ask};
use crate::ui::fonts;
use crate::ui::modal;
use crate::ui::tokens::{Tokens, size, space};
use names::mark::Label;
use names::roles::Catalogue;
use reading::text::Span;

/// Passages that are listed at most; all of them are acted on.
const MOST_LISTED: usize = 300;

/// Other places of a case where the words of a mark stand.
pub struct Offer {
    pub entity: u32,
    pub label: Label,
    pub role: Option<String>,
    pub name: String,
    pub places: Vec<(Span, Context, bool)>,
    /// Gives the focus to the button when the offer comes.
    pub fresh: bool,
}

impl Offer {
    /// Shows the places; gives `false` when it is to be closed.
    pub fn show(&mut self, ctx: &egui::Context, actions: &mut Actions) -> bool {
        let (mut done, mut cancelled) = (false, false);
        let modal = modal::show(ctx, "anonymising offer", 560.0, |ui| {
            let count = self.places.len();
            modal::title(ui, tr!("offer-title", name = self.name.as_str(), count = count));
            ScrollArea::vertical().max_height(360.0).auto_shrink([false, true]).show(ui, |ui| {
                for (_, context, ticked) in self.places.iter_mut().take(MOST_LISTED) {
                    tick(ui, context, ticked, "");
                }
            });
            modal::buttons(ui, |ui| {
                let count = self.places.iter().filter(|(.., ticked)| *ticked).count();
                let mark = ui.add_enabled(count > 0, egui::Button::new(tr!("offer-mark", count = count)));
                if std::mem::take(&mut self.fresh) {
                    mark.request_focus();
                }
                done = mark.clicked();
                cancelled = ui.button(tr!("offer-only-this")).clicked();
            });
        });
        if done {
            actions.push(ask(Ask::Offered));
            return true;
        }
        !(cancelled || modal.should_close())
    }
}

fn tick(ui: &mut egui::Ui, context: &Context, ticked: &mut bool, case: &str) {
    let tokens = Tokens::of(ui.ctx());
    let format = |family, colour| egui::TextFormat::simple(egui::FontId::new(size::BODY, family), colour);
    let mut job = egui::text::LayoutJob::default();
    if !case.is_empty() {
        job.append(&format!("{case}: "), 0.0, format(egui::FontFamily::Proportional, tokens.quiet));
    }
    job.append(&context.before, 0.0, format(egui::FontFamily::Proportional, tokens.quiet));
    job.append(&context.here, 0.0, format(fonts::semibold(), tokens.ink));
    job.append(&context.after, 0.0, format(egui::FontFamily::Proportional, tokens.quiet));
    ui.checkbox(ticked, job);
}

/// Words of released text that are to go, with all their places.
pub struct Redaction {
    pub words: String,
    pub places: Vec<(CaseOccurrence, bool)>,
    roles: Vec<(String, String, Label)>,
    /// Number of the role.
    chosen: usize,
}

impl Redaction {
    #[must_use]
    pub fn new(words: String, places: Vec<CaseOccurrence>, catalogue: &Catalogue) -> Self {
        let roles = catalogue.roles.iter().map(|role| {
            (role.id.clone(), role.indefinite.clone(), role.labels.first().copied().unwrap_or(Label::Misc))
        });
        let mut roles: Vec<(String, String, Label)> = roles.collect();
        let chosen =
            catalogue.usual_role(Label::Per).and_then(|usual| roles.iter().position(|role| role.0 == usual.id));
        let brackets =
            Label::ALL.into_iter().filter(|label| *label != Label::Ask && catalogue.usual_role(*label).is_none());
        roles.extend(brackets.map(|label| (String::new(), catalogue.bracket(label), label)));
        let places = places.into_iter().map(|place| (place, true)).collect();
        Self { words, places, roles, chosen: chosen.unwrap_or(0) }
    }

    /// The role, by its id, and the label that goes with it.
    #[must_use]
    pub fn role(&self) -> (Option<&str>, Label) {
        let role = self.roles.get(self.chosen);
        (role.map(|role| role.0.as_str()).filter(|id| !id.is_empty()), role.map_or(Label::Misc, |role| role.2))
    }

    /// Shows the places; gives `false` when it is to be closed.
    pub fn show(&mut self, ctx: &egui::Context, actions: &mut Actions) -> bool {
        let (mut done, mut cancelled) = (false, false);
        let modal = modal::show(ctx, "anonymising redaction", 600.0, |ui| {
            let count = self.places.len();
            modal::title(ui, tr!("redact-title", words = self.words.as_str(), count = count));
            ui.label(RichText::new(tr!("redact-what")).color(Tokens::of(ui.ctx()).warning));
            ui.add_space(space::S);
            ui.horizontal(|ui| {
                let label = ui.label(tr!("redact-role"));
                let shown = self.roles.get(self.chosen).map_or("", |role| role.1.as_str());
                let choice = ComboBox::from_id_salt("redact-role").selected_text(shown).show_ui(ui, |ui| {
                    for (number, (_, name, _)) in self.roles.iter().enumerate() {
                        if ui.selectable_value(&mut self.chosen, number, name).clicked() {
                            ui.close();
                        }
                    }
                });
                choice.response.labelled_by(label.id);
            });
            ScrollArea::vertical().max_height(320.0).auto_shrink([false, true]).show(ui, |ui| {
                for (place, ticked) in self.places.iter_mut().take(MOST_LISTED) {
                    tick(ui, &place.context, ticked, &place.case_label);
                }
            });
            modal::buttons(ui, |ui| {
                let count = self.places.iter().filter(|(_, ticked)| *ticked).count();
                done = ui.add_enabled(count > 0, egui::Button::new(tr!("redact-do", count = count))).clicked();
                cancelled = ui.button(tr!("cancel")).clicked();
            });
        });
        if done {
            actions.push(ask(Ask::Redact));
            return true;
        }
        !(cancelled || modal.should_close())
    }
}
