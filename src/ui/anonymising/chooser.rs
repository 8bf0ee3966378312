//! A list to choose from by typing: roles for an entity or a mention, entities to merge with.

use egui::{Key, RichText, ScrollArea, TextEdit};

use super::review_case::{EntityLine, ReviewCase};
use crate::ui::action::{Actions, Ask, ask};
use crate::ui::modal;
use crate::ui::name_it;
use crate::ui::tokens::{Tokens, space};
use names::mark::Label;
use reading::text::Span;

/// What is chosen for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum For {
    Entity(u32),
    Mention(usize),
    /// A passage that is marked by hand.
    Passage(Span),
    /// The entity that another one is merged with.
    Merging(u32),
}

/// What was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// A role of the catalogue, by its id, with the label that it fits.
    Role(String, Label),
    /// What the label has without a role.
    Usual(Label),
    /// A title that no catalogue has.
    Own(String),
    Entity(u32),
}

struct ChooserItem {
    name: String,
    about: String,
    choice: Choice,
}

/// The list while it is open.
pub struct Chooser {
    pub purpose: For,
    title: String,
    items: Vec<ChooserItem>,
    typed: String,
    chosen: usize,
    pub choice: Option<Choice>,
}

impl Chooser {
    /// The roles, those that fit the label first.
    #[must_use]
    pub fn of_roles(held: &ReviewCase, purpose: For, label: Option<Label>, name: &str) -> Self {
        let catalogue = &held.catalogue;
        let fitting = label.map(|label| catalogue.roles_for(label)).unwrap_or_default();
        let others = catalogue.roles.iter().filter(|role| !fitting.iter().any(|known| known.id == role.id));
        let mut items: Vec<ChooserItem> = fitting
            .iter()
            .copied()
            .chain(others)
            .map(|role| {
                let own = label.filter(|label| role.labels.contains(label)).or_else(|| role.labels.first().copied());
                ChooserItem {
                    name: role.indefinite.clone(),
                    about: role.definite.clone(),
                    choice: Choice::Role(role.id.clone(), own.unwrap_or(Label::Misc)),
                }
            })
            .collect();
        // What has no role stands in brackets: numbers, addresses, and whatever else a person marks.
        let numbers =
            Label::ALL.into_iter().filter(|label| *label != Label::Ask && catalogue.usual_role(*label).is_none());
        let mut brackets: Vec<ChooserItem> = numbers
            .map(|label| ChooserItem {
                name: catalogue.bracket(label),
                about: String::new(),
                choice: Choice::Usual(label),
            })
            .collect();
        if label.is_some_and(|label| label != Label::Ask && catalogue.usual_role(label).is_none()) {
            brackets.append(&mut items);
            items = brackets;
        } else {
            items.append(&mut brackets);
        }
        let title = tr!("chooser-role", name = name);
        Self { purpose, title, items, typed: String::new(), chosen: 0, choice: None }
    }

    /// The other entities, those of the same label first.
    #[must_use]
    pub fn of_entities(held: &ReviewCase, from: &EntityLine) -> Self {
        let mut rows: Vec<&EntityLine> = held.rows.iter().filter(|row| row.entity != from.entity).collect();
        rows.sort_by_key(|row| row.label != from.label);
        let items = rows.into_iter().map(|row| ChooserItem {
            name: row.name.clone(),
            about: row.role.clone(),
            choice: Choice::Entity(row.entity),
        });
        Self {
            purpose: For::Merging(from.entity),
            title: tr!("chooser-merge", name = from.name.as_str()),
            items: items.collect(),
            typed: String::new(),
            chosen: 0,
            choice: None,
        }
    }

    /// Shows the list; gives `false` when it is to be closed without a choice.
    pub fn show(&mut self, ctx: &egui::Context, actions: &mut Actions) -> bool {
        let wanted = self.typed.trim().to_lowercase();
        let fits = |item: &&ChooserItem| {
            item.name.to_lowercase().contains(&wanted) || item.about.to_lowercase().contains(&wanted)
        };
        let mut found: Vec<&ChooserItem> = self.items.iter().filter(fits).collect();
        found.sort_by_key(|item| !item.name.to_lowercase().starts_with(&wanted));
        let own = (self.purpose_takes_titles()
            && !wanted.is_empty()
            && !found.iter().any(|item| item.name.to_lowercase() == wanted))
        .then(|| ChooserItem {
            name: tr!("chooser-own", title = self.typed.trim()),
            about: String::new(),
            choice: Choice::Own(self.typed.trim().to_owned()),
        });
        found.extend(own.as_ref());
        let mut choice = None;
        let modal = modal::show(ctx, "anonymising chooser", 440.0, |ui| {
            modal::title(ui, self.title.as_str());
            ui.add_space(space::XS);
            let hint = tr!("chooser-hint");
            let field =
                ui.add(TextEdit::singleline(&mut self.typed).hint_text(hint.as_str()).desired_width(f32::INFINITY));
            name_it(&field, &hint);
            if field.changed() {
                self.chosen = 0;
            }
            let (up, down, enter) = ui.input(|input| {
                (input.key_pressed(Key::ArrowUp), input.key_pressed(Key::ArrowDown), input.key_pressed(Key::Enter))
            });
            if up {
                self.chosen = self.chosen.saturating_sub(1);
            }
            if down {
                self.chosen = (self.chosen + 1).min(found.len().saturating_sub(1));
            }
            if enter {
                choice = found.get(self.chosen).map(|item| item.choice.clone());
            } else {
                field.request_focus();
            }
            ScrollArea::vertical().max_height(320.0).auto_shrink([false, true]).show(ui, |ui| {
                for (place, item) in found.iter().enumerate() {
                    let tokens = Tokens::of(ctx);
                    let colour = if place == self.chosen { tokens.on_chosen } else { tokens.quiet };
                    let about = RichText::new(&item.about).color(colour);
                    let button = egui::Button::selectable(place == self.chosen, &item.name)
                        .right_text(about)
                        .min_size(egui::vec2(ui.available_width(), 0.0));
                    let row = ui.add(button);
                    if place == self.chosen && (up || down) {
                        row.scroll_to_me(None);
                    }
                    if row.clicked() {
                        choice = Some(item.choice.clone());
                    }
                }
            });
        });
        if choice.is_some() {
            self.choice = choice;
            actions.push(ask(Ask::Chosen));
            return true;
        }
        !modal.should_close()
    }

    const fn purpose_takes_titles(&self) -> bool {
        !matches!(self.purpose, For::Merging(_))
    }
}
