//! The dialogs with passages to tick: where else marked words stand, in the case and in released cases.

use egui::{ComboBox, RichText, ScrollArea, TextEdit};

use super::mentions::passage;
use super::review_case::Context;
use super::work::{AROUND, CaseOccurrence, Looked, Replacing};
use crate::ui::action::{Actions, Ask, ask};
use crate::ui::fonts;
use crate::ui::modal;
use crate::ui::to_redact::{Proposed, ToRedact};
use crate::ui::tokens::{Tokens, size, space};
use names::mark::Label;
use names::replacement::{Decision, ReplacementStyle, general_words, replace};
use names::roles::Catalogue;
use quarantine::erasing::ToErase;
use reading::text::{Span, Text};

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

/// Words of released text that are to go: the selected place, and others of the same words where that is wanted.
pub struct Redaction {
    pub words: String,
    pub places: Vec<(CaseOccurrence, bool)>,
    is_selected: bool,
    roles: Vec<(String, String, Label)>,
    /// Number of the role.
    chosen: usize,
    /// General words in the place of a role, where it is no name.
    general: Option<String>,
    catalogue: Catalogue,
    /// For what the first place was replaced, and what it would be.
    after: Option<((usize, Option<String>), Context)>,
    cut_one: Option<String>,
    cut_all: Option<String>,
}

impl Redaction {
    #[must_use]
    pub fn new(what: ToRedact, looked: Looked, catalogue: Catalogue) -> Self {
        let roles = catalogue.roles.iter().map(|role| {
            (role.id.clone(), role.indefinite.clone(), role.labels.first().copied().unwrap_or(Label::Misc))
        });
        let mut roles: Vec<(String, String, Label)> = roles.collect();
        let usual = catalogue.usual_role(looked.label).map(|role| role.id.clone());
        let brackets =
            Label::ALL.into_iter().filter(|label| *label != Label::Ask && catalogue.usual_role(*label).is_none());
        roles.extend(brackets.map(|label| (String::new(), catalogue.bracket(label), label)));
        let is_usual = |role: &(String, String, Label)| match &usual {
            Some(usual) => role.0 == *usual,
            None => role.0.is_empty() && role.2 == looked.label,
        };
        let chosen = roles.iter().position(is_usual).unwrap_or(0);
        let places = looked.places.into_iter().enumerate();
        let places = places.map(|(at, place)| (place, !looked.is_selected || at == 0)).collect();
        let (cut_one, cut_all) = (words::undo_cut(looked.cut_one), words::undo_cut(looked.cut_all));
        let is_selected = looked.is_selected;
        let general = if let Proposed::General(words) = what.instead { Some(words) } else { None };
        let words = what.words;
        Self { words, places, is_selected, roles, chosen, general, catalogue, after: None, cut_one, cut_all }
    }

    /// What is put in the place of the words.
    #[must_use]
    pub fn replacing(&self) -> Replacing {
        if let Some(words) = &self.general {
            return Replacing::General(words.trim().to_owned());
        }
        let (role, label) = self.role();
        Replacing::Role(role.map(str::to_owned), label)
    }

    /// The role, by its id, and the label that goes with it.
    #[must_use]
    pub fn role(&self) -> (Option<&str>, Label) {
        let role = self.roles.get(self.chosen);
        (role.map(|role| role.0.as_str()).filter(|id| !id.is_empty()), role.map_or(Label::Misc, |role| role.2))
    }

    /// What the first place that goes would be.
    fn after(&mut self) -> Option<(Context, Context)> {
        let place = self.places.iter().find(|(_, ticked)| *ticked).or(self.places.first())?.0.context.clone();
        let by = (self.chosen, self.general.clone());
        if self.after.as_ref().is_none_or(|(known, _)| *known != by) {
            let text = Text::from_normalised([&*place.before, &place.here, &place.after].concat());
            let start = place.before.chars().count();
            let (role, label) = self.role();
            let mut decision = Decision::new(Span::new(start, start + place.here.chars().count()), label);
            decision.role = role.map(str::to_owned);
            decision.replacement = self.general.as_ref().map(|words| general_words(&text, decision.span, words));
            decision.entity = Some(String::new());
            let replaced = replace(&text, &[decision], &self.catalogue, ReplacementStyle::default()).ok()?;
            let here = replaced.replacements.first()?.span;
            let whole = Text::from_normalised(replaced.text);
            self.after = Some((by, Context::of(&whole, here, AROUND)));
        }
        Some((place, self.after.as_ref()?.1.clone()))
    }

    fn roles(&mut self, ui: &mut egui::Ui) {
        ui.horizontal(|ui| {
            let label = ui.label(tr!("redact-role"));
            if let Some(words) = &mut self.general {
                ui.add(TextEdit::singleline(words).desired_width(280.0)).labelled_by(label.id);
                return;
            }
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
    }

    /// Shows the places; gives `false` when it is to be closed.
    pub fn show(&mut self, ctx: &egui::Context, actions: &mut Actions) -> bool {
        let (mut done, mut cancelled, mut everywhere) = (false, false, false);
        let all = self.places.len();
        if all > 1
            && !ctx.text_edit_focused()
            && ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::A))
        {
            let takes = self.places.iter().any(|(_, ticked)| !ticked);
            self.places.iter_mut().enumerate().for_each(|(at, place)| place.1 = takes || at == 0);
        }
        let modal = modal::show(ctx, "anonymising redaction", 600.0, |ui| {
            let tokens = Tokens::of(ui.ctx());
            let count = self.places.iter().filter(|(_, ticked)| *ticked).count();
            modal::title(ui, tr!("redact-title", words = self.words.as_str(), count = all));
            self.roles(ui);
            if let Some((before, after)) = self.after() {
                ui.label(RichText::new(tr!("redact-before")).small().color(tokens.quiet));
                passage(ui, &before, false);
                ui.label(RichText::new(tr!("redact-after")).small().color(tokens.quiet));
                passage(ui, &after, false);
            }
            ui.add_space(space::S);
            let cut = if count > 1 { &self.cut_all } else { &self.cut_one };
            let what = [Some(tr!("redact-what")), cut.clone()].into_iter().flatten().collect::<Vec<_>>().join(" ");
            ui.label(RichText::new(what).color(tokens.warning));
            if all > 1 && self.is_selected {
                let others = all - 1;
                let mut takes = count == all;
                if ui.checkbox(&mut takes, tr!("redact-others", count = others)).changed() {
                    self.places.iter_mut().enumerate().for_each(|(at, place)| place.1 = takes || at == 0);
                }
            }
            ScrollArea::vertical().max_height(260.0).auto_shrink([false, true]).show(ui, |ui| {
                for (place, ticked) in self.places.iter_mut().take(MOST_LISTED) {
                    tick(ui, &place.context, ticked, &place.case_label);
                }
            });
            modal::buttons(ui, |ui| {
                let count = self.places.iter().filter(|(_, ticked)| *ticked).count();
                let may = count > 0 && self.general.as_ref().is_none_or(|words| !words.trim().is_empty());
                done = ui.add_enabled(may, egui::Button::new(tr!("redact-do", count = count))).clicked();
                // What is no name is nobody to erase.
                everywhere = self.general.is_none()
                    && ui.button(tr!("redact-erase")).on_hover_text(tr!("redact-erase-what")).clicked();
                cancelled = ui.button(tr!("cancel")).clicked();
            });
        });
        if everywhere {
            let role = self.role().0.map(str::to_owned);
            actions.push(ask(Ask::AskErase(ToErase::Person(vec![self.words.clone()], role))));
            return true;
        }
        if done {
            actions.push(ask(Ask::Redact));
            return true;
        }
        !(cancelled || modal.should_close())
    }
}
