//! The searches that were saved: one that is chosen is carried out, and can be given another name or go.

use egui::{RichText, TextEdit, Ui};

use crate::ui::action::{Action, Actions, ProjectAction};
use crate::ui::fonts;
use crate::ui::session::Session;
use crate::ui::tokens::{Tokens, size, space};
use project::search::saved::{SavedSearch, SearchAsked};
use reading::entered;
use words::Sentence;

/// The list of saved searches.
#[derive(Debug, Default)]
pub struct SavedSearches {
    /// The name under which the fields are saved, as it is typed.
    name: String,
    /// The one that was chosen.
    chosen: Option<String>,
}

impl SavedSearches {
    /// Shows the list; gives what is asked for by the search that was chosen just now.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        editable: bool,
        actions: &mut Actions,
    ) -> Option<SearchAsked> {
        let mut asked = None;
        ui.add_space(space::M);
        ui.label(RichText::new(tr!("finding-saved")).family(fonts::semibold()).size(size::BODY));
        if session.searches.is_empty() {
            ui.label(RichText::new(tr!("finding-none-saved")).small().color(Tokens::of(ui.ctx()).quiet));
        }
        for search in &session.searches {
            let is_chosen = self.chosen.as_ref() == Some(&search.name);
            let row = ui.selectable_label(is_chosen, &search.name).on_hover_text(search.arguments().join(" "));
            if let Err(gone) = &search.asked {
                let said = words::gone_names(gone);
                ui.label(RichText::new(said).small().color(Tokens::of(ui.ctx()).warning));
            }
            if row.clicked() {
                (self.name, self.chosen) = (search.name.clone(), Some(search.name.clone()));
                match search.asked() {
                    Ok(of_search) => asked = Some(of_search.clone()),
                    Err(error) => actions.push(Action::Say(error.sentence())),
                }
            }
        }
        self.keep(ui, session, editable, actions);
        asked
    }

    /// The field for a name, and what can be done under it.
    fn keep(&mut self, ui: &mut Ui, session: &Session, editable: bool, actions: &mut Actions) {
        ui.add_space(space::XS);
        let label = ui.label(tr!("finding-save-as"));
        ui.add(TextEdit::singleline(&mut self.name).desired_width(f32::INFINITY)).labelled_by(label.id);
        let key = entered::key(&self.name);
        let is_known = |search: &&SavedSearch| entered::key(&search.name) == key;
        let known = session.searches.iter().find(is_known);
        let chosen = self.chosen.clone().filter(|chosen| session.searches.iter().any(|own| own.name == *chosen));
        ui.horizontal_wrapped(|ui| {
            let name = if known.is_some() { tr!("finding-replace-saved") } else { tr!("finding-save") };
            if ui.add_enabled(editable && !key.is_empty(), egui::Button::new(name)).clicked() {
                let name = known.map_or_else(|| entered::name(&self.name), |known| known.name.clone());
                self.chosen = Some(name.clone());
                actions.push(Action::SaveSearch(name));
            }
            let Some(chosen) = chosen else { return };
            let is_new = known.is_none_or(|known| known.name == chosen) && entered::name(&self.name) != chosen;
            let rename = egui::Button::new(tr!("finding-rename-saved"));
            if ui.add_enabled(editable && !key.is_empty() && is_new, rename).clicked() {
                let new = entered::name(&self.name);
                self.chosen = Some(new.clone());
                actions.push(ProjectAction::RenameSearch(chosen.clone(), new).into());
            }
            if ui.add_enabled(editable, egui::Button::new(tr!("finding-remove-saved"))).clicked() {
                actions.push(ProjectAction::RemoveSearch(chosen).into());
            }
        });
    }
}
