//! The second reading: another person reads passages drawn by lot and counts what was missed.

use std::collections::BTreeSet;
use std::mem;

use egui::{RichText, ScrollArea, TextEdit};

use super::work::Passage;
use crate::ui::action::{Action, Actions, Ask, ProjectAction, ask};
use crate::ui::fonts;
use crate::ui::modal;
use crate::ui::name_it;
use crate::ui::tokens::{Tokens, size};
use reading::text::Text;
use words::i18n::{decimal, number};

/// Words that can be drawn; `None` for all.
const SIZES: [Option<usize>; 4] = [Some(500), Some(2000), Some(5000), None];

/// A reading while it goes on.
pub struct SecondReading {
    pub who: String,
    pub passages: Vec<Passage>,
    at: usize,
    /// How many passages were shown.
    read: usize,
    pub misses: usize,
    /// Who signed cases, and so should not read them again.
    signers: BTreeSet<String>,
    fresh: bool,
    /// Whether it was given up, not only put aside.
    pub is_dropped: bool,
}

impl SecondReading {
    #[must_use]
    pub const fn new(signers: BTreeSet<String>, passages: Vec<Passage>) -> Self {
        Self { who: String::new(), passages, at: 0, read: 0, misses: 0, signers, fresh: true, is_dropped: false }
    }

    /// Passages that were shown, and all.
    #[must_use]
    pub const fn progress(&self) -> (usize, usize) {
        (self.read, self.passages.len())
    }

    /// Takes the pages of a case anew from its text, which has changed; without a text, they are gone.
    pub fn renew(&mut self, case: i64, text: Option<&Text>) {
        let passages = mem::take(&mut self.passages).into_iter().enumerate();
        let (mut at, mut read) = (self.at, self.read);
        for (number, passage) in passages {
            let renewed =
                if passage.case == case { text.and_then(|text| passage.renewed(text)) } else { Some(passage) };
            if renewed.is_none() {
                at -= usize::from(number < self.at);
                read -= usize::from(number < self.read);
            }
            self.passages.extend(renewed);
        }
        (self.at, self.read) = (at, read);
    }

    /// Words of the passages that were shown.
    #[must_use]
    pub fn words(&self) -> usize {
        self.passages.iter().take(self.read).map(|passage| passage.words).sum()
    }

    /// Shows the reading; gives `false` when it is to be put aside, or given up.
    pub fn show(&mut self, ctx: &egui::Context, actions: &mut Actions) -> bool {
        let (mut done, mut cancelled) = (false, false);
        let tokens = Tokens::of(ctx);
        let room = ctx.content_rect().height();
        let modal = modal::show(ctx, "anonymising second reading", 720.0, |ui| {
            modal::title(ui, tr!("second-title"));
            let label = ui.label(tr!("second-who"));
            let who = ui.add(TextEdit::singleline(&mut self.who).desired_width(240.0)).labelled_by(label.id);
            if mem::take(&mut self.fresh) {
                who.request_focus();
            }
            if self.signers.contains(self.who.trim()) {
                ui.colored_label(tokens.warning, tr!("second-same"));
            }
            let Some(passage) = self.passages.get(self.at) else {
                ui.label(tr!("second-nothing"));
                self.is_dropped = true;
                cancelled = modal::buttons(ui, |ui| ui.button(tr!("close")).clicked());
                return;
            };
            self.read = self.read.max(self.at + 1);
            let place = tr!(
                "second-place",
                at = number(self.at + 1),
                all = number(self.passages.len()),
                case = passage.case_label.as_str()
            );
            ui.label(RichText::new(place).color(tokens.quiet));
            let here = Action::from(ProjectAction::Show(passage.case, passage.span));
            egui::Frame::new().fill(tokens.paper).inner_margin(egui::Margin::same(16)).show(ui, |ui| {
                let area = ScrollArea::vertical().id_salt(("second", self.at)).max_height(room * 0.45);
                area.auto_shrink([false, false]).show(ui, |ui| {
                    ui.label(RichText::new(&passage.text).family(fonts::reading()).size(size::READING));
                });
            });
            modal::buttons(ui, |ui| {
                if ui.add_enabled(self.at > 0, egui::Button::new(tr!("second-previous"))).clicked() {
                    self.at -= 1;
                }
                let has_next = self.at + 1 < self.passages.len();
                if ui.add_enabled(has_next, egui::Button::new(tr!("second-next"))).clicked() {
                    self.at += 1;
                }
                ui.separator();
                if ui.button(tr!("second-miss")).clicked() {
                    self.misses += 1;
                }
                let fewer = ui.add_enabled(self.misses > 0, egui::Button::new("−"));
                name_it(&fewer, &tr!("second-fewer"));
                if fewer.clicked() {
                    self.misses -= 1;
                }
                let (misses, words) = (self.misses, self.words());
                #[expect(clippy::cast_precision_loss, reason = "words are far fewer than 2^52")]
                let per = decimal(misses as f64 * 1000.0 / words.max(1) as f64, 1);
                ui.label(tr!("second-figures", words = number(words), count = misses, per = per));
            });
            modal::buttons(ui, |ui| {
                let may = !self.who.trim().is_empty();
                done = ui.add_enabled(may, egui::Button::new(tr!("second-save"))).clicked();
                if ui.button(tr!("second-show")).on_hover_text(tr!("second-show-what")).clicked() {
                    actions.push(here.clone());
                    cancelled = true;
                }
                cancelled |= ui.button(tr!("second-later")).clicked();
                self.is_dropped = ui.button(tr!("second-drop")).clicked();
            });
        });
        if done {
            actions.push(ask(Ask::SaveReading));
            return true;
        }
        !(cancelled || self.is_dropped || modal.should_close())
    }
}

/// Asks how much is drawn; gives `false` when it is to be closed.
pub fn show_sizes(ctx: &egui::Context, actions: &mut Actions) -> bool {
    let mut closed = false;
    let modal = modal::show(ctx, "anonymising second size", 480.0, |ui| {
        modal::title(ui, tr!("second-title"));
        ui.label(RichText::new(tr!("second-what")).color(Tokens::of(ui.ctx()).quiet));
        for size in SIZES {
            let name = size.map_or_else(|| tr!("second-all"), |words| tr!("second-draw", words = number(words)));
            if ui.add(egui::Button::new(name).min_size(egui::vec2(ui.available_width(), 28.0))).clicked() {
                actions.push(ask(Ask::Draw(size)));
                closed = true;
            }
        }
        closed |= modal::buttons(ui, |ui| ui.button(tr!("cancel")).clicked());
    });
    !(closed || modal.should_close())
}
