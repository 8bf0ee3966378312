//! The dialog that searches quarantine and project at once: where words stand, what was decided there, and the way to each place.

use egui::{RichText, ScrollArea, TextEdit, Ui};

use super::mentions::passage;
use super::review_case::Context;
use super::{Anonymising, AnonymisingDialog, work};
use crate::error::Result;
use crate::ui::action::{Actions, Ask, ProjectAction, ask};
use crate::ui::modal;
use crate::ui::name_it;
use crate::ui::shared::Shared;
use crate::ui::tokens::{Tokens, space};
use project::Within;
use quarantine::everywhere::{Everywhere, FoundPlace, StandsIn};

/// Places that are listed at most.
const MOST_LISTED: usize = 300;
/// What parts the forms that are looked for.
const COMMA: &str = ", ";

/// The words that are looked for, and what was found.
pub struct EverywhereSearch {
    typed: String,
    found: Option<Everywhere>,
    /// Whether a quarantine lies beside the project and is locked.
    is_locked: bool,
    fresh: bool,
}

impl EverywhereSearch {
    /// Shows the search; gives `false` when it is to be closed.
    pub fn show(&mut self, ctx: &egui::Context, actions: &mut Actions) -> bool {
        let mut closed = false;
        let modal = modal::show(ctx, "anonymising everywhere", 640.0, |ui| {
            let tokens = Tokens::of(ui.ctx());
            modal::title(ui, tr!("everywhere-title"));
            let hint = tr!("everywhere-words");
            let field =
                ui.add(TextEdit::singleline(&mut self.typed).hint_text(hint.as_str()).desired_width(f32::INFINITY));
            name_it(&field, &hint);
            if std::mem::take(&mut self.fresh) {
                field.request_focus();
            }
            if field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) {
                actions.push(ask(Ask::Everywhere));
            }
            if self.is_locked {
                ui.label(RichText::new(tr!("everywhere-locked")).color(tokens.warning));
            }
            if let Some(found) = &self.found {
                let count = found.places.len();
                ui.label(tr!("everywhere-found", count = count));
                for held in &found.decided {
                    ui.label(RichText::new(words::held_decision(held)).color(tokens.quiet));
                }
                ui.add_space(space::S);
                ScrollArea::vertical().max_height(400.0).auto_shrink([false, true]).show(ui, |ui| {
                    for place in found.places.iter().take(MOST_LISTED) {
                        closed |= show_place(ui, place, actions);
                    }
                });
                let more = count.saturating_sub(MOST_LISTED);
                if more > 0 {
                    ui.label(
                        RichText::new(tr!("mentions-more", count = words::i18n::number(more))).color(tokens.quiet),
                    );
                }
            }
            closed |= modal::buttons(ui, |ui| {
                if ui.button(tr!("everywhere-do")).clicked() {
                    actions.push(ask(Ask::Everywhere));
                }
                ui.button(tr!("close")).clicked()
            });
        });
        !(closed || modal.should_close())
    }

    fn forms(&self) -> Vec<String> {
        let forms = self.typed.split(COMMA).map(str::trim).filter(|form| form.chars().any(char::is_alphanumeric));
        forms.map(str::to_owned).collect()
    }
}

/// Shows a place; says whether it is gone to.
fn show_place(ui: &mut Ui, found: &FoundPlace, actions: &mut Actions) -> bool {
    let quiet = Tokens::of(ui.ctx()).quiet;
    let standing = words::place_standing(&found.standing);
    ui.label(
        RichText::new(format!("{} · {standing}", words::stands_in(&found.place, found.span))).small().color(quiet),
    );
    let context = Context::joined(&found.before, &found.here, &found.after);
    if !passage(ui, &context, false).clicked() {
        return false;
    }
    match &found.place {
        StandsIn::Original { original, .. } => actions.push(ask(Ask::OpenAt(*original, found.span))),
        StandsIn::Case { id, within: Within::Source, .. } => actions.push(ProjectAction::Show(*id, found.span).into()),
        StandsIn::Case { id, .. } => actions.push(ProjectAction::OpenCase(*id).into()),
        StandsIn::Project { .. } => return false,
    }
    true
}

/// Opens the search, and begins it where words are given.
///
/// # Errors
/// Those of [`search`].
pub fn begin(anonymising: &mut Anonymising, window: &egui::Context, forms: Vec<String>, shared: &Shared) -> Result<()> {
    let is_locked = anonymising.beside.has_quarantine() && !anonymising.vault.is_open();
    let typed = forms.join(COMMA);
    let search_now = !forms.is_empty();
    let dialog = EverywhereSearch { typed, found: None, is_locked, fresh: true };
    anonymising.dialog = Some(AnonymisingDialog::Everywhere(dialog));
    if search_now { search(anonymising, window, shared) } else { Ok(()) }
}

/// Searches for what is typed.
///
/// # Errors
/// [`Error::NoProject`](crate::error::Error::NoProject); those of the quarantine.
pub fn search(anonymising: &mut Anonymising, window: &egui::Context, shared: &Shared) -> Result<()> {
    anonymising.save()?;
    let Some(AnonymisingDialog::Everywhere(dialog)) = &anonymising.dialog else { return Ok(()) };
    let forms = dialog.forms();
    if forms.is_empty() {
        return Err(project::Error::from(names::Error::NameIsEmpty).into());
    }
    let path = shared.path()?;
    let quarantine = anonymising.vault.lend().ok();
    anonymising.work.begin(work::everywhere(window, path, quarantine, forms)?);
    Ok(())
}

/// Shows what was found; a search that was stopped found nothing.
pub fn end(anonymising: &mut Anonymising, forms: &[String], found: Option<Everywhere>) {
    let is_locked = anonymising.beside.has_quarantine() && !anonymising.vault.is_open();
    let dialog = EverywhereSearch { typed: forms.join(COMMA), found, is_locked, fresh: false };
    anonymising.dialog = Some(AnonymisingDialog::Everywhere(dialog));
}
