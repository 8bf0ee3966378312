//! The right: the mentions of the chosen entity in the words around them, words that no mark covers, and the keys.

use egui::{RichText, ScrollArea, TextEdit, Ui};

use super::review_case::{Context, ReviewCase};
use crate::ui::action::{Actions, Ask, ask};
use crate::ui::fonts;
use crate::ui::name_it;
use crate::ui::review_step::Step;
use crate::ui::tokens::{Tokens, size, space};
use names::judgement::Verdict;
use reading::text::Span;
use words::i18n::number;

/// Code points around a mention.
const AROUND: usize = 32;
/// The least height for the mentions above the keys.
const ABOVE_KEYS: f32 = 210.0;
/// Passages that are listed at most.
const MOST_LISTED: usize = 200;

/// What the pane remembers between frames.
#[derive(Default)]
pub struct MentionPane {
    typed: String,
    pub take_focus: bool,
    /// What was found, and for what.
    key: (i64, u64, String),
    found: Vec<Span>,
    at: usize,
}

impl MentionPane {
    /// Searches for words that no mark covers.
    pub fn seek(&mut self, words: String) {
        (self.typed, self.take_focus) = (words, true);
    }

    pub fn show(&mut self, ui: &mut Ui, held: &ReviewCase, has_selection: bool, actions: &mut Actions) {
        ui.add_space(space::S);
        egui::Panel::bottom("anonymising-keys")
            .default_size(416.0)
            .size_range(80.0..=(ui.available_height() - ABOVE_KEYS).clamp(80.0, 520.0))
            .resizable(true)
            .show(ui, |ui| keys(ui, held, has_selection, actions));
        self.search(ui, held, actions);
        ui.add_space(space::S);
        if self.typed.trim().is_empty() { mentions(ui, held, actions) } else { self.found(ui, held, actions) }
    }

    fn search(&mut self, ui: &mut Ui, held: &ReviewCase, actions: &mut Actions) {
        let hint = tr!("unmarked-hint");
        let field = ui.add(TextEdit::singleline(&mut self.typed).hint_text(hint.as_str()).desired_width(f32::INFINITY));
        name_it(&field, &hint);
        if std::mem::take(&mut self.take_focus) {
            field.request_focus();
        }
        let key = (held.original.number, held.revision, self.typed.clone());
        if self.key != key {
            let had_some = !self.found.is_empty() && (self.key.0, &self.key.2) == (key.0, &key.2);
            self.found = held.unmarked(&self.typed);
            self.at = 0;
            self.key = key;
            // The last of them is marked now, so the search has done its work.
            if had_some && self.found.is_empty() {
                self.typed.clear();
            }
        }
        if field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) && !self.found.is_empty() {
            actions.push(ask(Ask::Reveal(self.found[self.at % self.found.len()])));
            self.at += 1;
        }
        if field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Escape)) {
            self.typed.clear();
        }
    }

    fn found(&self, ui: &mut Ui, held: &ReviewCase, actions: &mut Actions) {
        let tokens = Tokens::of(ui.ctx());
        let count = self.found.len();
        ui.label(RichText::new(tr!("unmarked-found", count = count)).color(tokens.quiet));
        ScrollArea::vertical().id_salt("unmarked").auto_shrink([false, false]).show(ui, |ui| {
            for &span in self.found.iter().take(MOST_LISTED) {
                if passage(ui, &Context::of(&held.text, span, AROUND), false).clicked() {
                    actions.push(ask(Ask::Reveal(span)));
                }
            }
        });
    }
}

fn mentions(ui: &mut Ui, held: &ReviewCase, actions: &mut Actions) {
    let tokens = Tokens::of(ui.ctx());
    let Some(row) = held.current() else {
        ui.label(RichText::new(tr!("mentions-choose")).color(tokens.quiet));
        return;
    };
    ui.label(RichText::new(&row.name).family(fonts::semibold()).size(size::READING));
    let label = words::mark(row.label);
    let count = row.mentions.len();
    let about = tr!("mentions-about", label = label, role = row.role.as_str(), count = count);
    ui.label(RichText::new(about).small().color(tokens.quiet));
    ui.separator();
    ScrollArea::vertical().id_salt(("mentions", row.entity)).auto_shrink([false, false]).show(ui, |ui| {
        for &at in row.mentions.iter().take(MOST_LISTED) {
            let mention = &held.judgement.mentions()[at];
            let response = passage(ui, &Context::of(&held.text, mention.span, AROUND), held.mention == Some(at));
            let stands = match (mention.verdict, held.title(at)) {
                (Some(Verdict::Keep), _) => tr!("entities-stays"),
                (_, Some(title)) => format!("→ {title}"),
                _ => tr!("standing-undecided"),
            };
            ui.label(RichText::new(stands).small().color(tokens.quiet));
            if response.clicked() {
                actions.push(ask(Ask::SelectMention(at)));
            }
            ui.add_space(space::XS);
        }
        let more = row.mentions.len().saturating_sub(MOST_LISTED);
        if more > 0 {
            ui.label(RichText::new(tr!("mentions-more", count = number(more))).color(tokens.quiet));
        }
    });
}

/// A passage in the words around it, as something that can be chosen.
pub fn passage(ui: &mut Ui, context: &Context, selected: bool) -> egui::Response {
    passage_after(ui, "", egui::Color32::TRANSPARENT, context, selected)
}

/// A passage after what is to be said of it.
pub fn passage_after(
    ui: &mut Ui,
    lead: &str,
    colour: egui::Color32,
    context: &Context,
    selected: bool,
) -> egui::Response {
    let tokens = Tokens::of(ui.ctx());
    let format = |family, colour| egui::TextFormat::simple(egui::FontId::new(size::BODY, family), colour);
    let (here, around) = if selected { (tokens.on_chosen, tokens.on_chosen) } else { (tokens.ink, tokens.quiet) };
    let mut job = egui::text::LayoutJob::default();
    if !lead.is_empty() {
        job.append(&format!("{lead} "), 0.0, format(egui::FontFamily::Proportional, colour));
    }
    job.append(&context.before, 0.0, format(egui::FontFamily::Proportional, around));
    job.append(&context.here, 0.0, format(fonts::semibold(), here));
    job.append(&context.after, 0.0, format(egui::FontFamily::Proportional, around));
    job.wrap.max_width = ui.available_width() - space::L;
    ui.add(egui::Button::selectable(selected, job).wrap())
}

/// What can be done, each with its key.
fn keys(ui: &mut Ui, held: &ReviewCase, has_selection: bool, actions: &mut Actions) {
    let tokens = Tokens::of(ui.ctx());
    ui.add_space(space::S);
    ui.spacing_mut().item_spacing.y = 0.0;
    (ui.spacing_mut().button_padding.y, ui.spacing_mut().interact_size.y) = (1.0, 20.0);
    ScrollArea::vertical().id_salt("keys").auto_shrink([false, false]).show(ui, |ui| {
        for step in Step::ALL.iter().copied().filter(|step| *step != Step::Sign) {
            let key = RichText::new(step.key_name(ui.ctx())).color(tokens.quiet);
            let button = egui::Button::new(step.name())
                .right_text(key)
                .frame_when_inactive(false)
                .min_size(egui::vec2(ui.available_width(), 20.0));
            if ui.add_enabled(held.can(step, has_selection), button).clicked() {
                actions.push(ask(Ask::Step(step)));
            }
        }
    });
}
