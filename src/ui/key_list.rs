//! The list of keys, where a person gives commands other keys.

use egui::{Context, Event, Grid, Key, KeyboardShortcut, Modifiers, RichText, ScrollArea, TextEdit, Ui};

use super::action::{Action, Actions};
use super::command::{Command, Menu};
use super::fonts;
use super::fuzzy;
use super::key_name;
use super::keymap::{Clash, Keymap};
use super::modal;
use super::name_it;
use super::tokens::{Tokens, space};

/// Height of the list in points, and the share of its width that names of commands have.
const LIST: f32 = 420.0;
const NAMES: f32 = 0.55;

/// The list while it is open.
#[derive(Default)]
pub struct KeyList {
    typed: String,
    /// The command that waits for its new key.
    waiting: Option<Command>,
    /// The key that was pressed for a command, and what stands against it.
    clash: Option<(Command, KeyboardShortcut, Clash)>,
}

impl KeyList {
    /// Whether a command waits for its new key.
    #[must_use]
    pub const fn is_waiting(&self) -> bool {
        self.waiting.is_some()
    }

    /// Shows the list.
    pub fn show(&mut self, ui: &mut Ui, actions: &mut Actions) {
        let keys = Keymap::of(ui.ctx());
        self.take_key(ui.ctx(), &keys, actions);
        modal::title(ui, Command::Keys.name());
        ui.label(tr!("keys-codes"));
        ui.label(RichText::new(tr!("keys-change")).color(Tokens::of(ui.ctx()).quiet));
        let hint = tr!("palette-hint");
        let field = ui.add(TextEdit::singleline(&mut self.typed).hint_text(hint.as_str()).desired_width(f32::INFINITY));
        name_it(&field, &hint);
        self.show_clash(ui, &keys, actions);
        ui.add_space(space::S);
        // As wide as the dialog, and as high with few commands as with all.
        ScrollArea::vertical().max_height(LIST).min_scrolled_height(LIST).auto_shrink([false, false]).show(ui, |ui| {
            let name = ui.available_width() * NAMES;
            Grid::new("keys").num_columns(3).spacing([space::XL, space::XS]).show(ui, |ui| {
                for menu in Menu::ALL {
                    let commands = menu.groups().iter().copied().flatten().copied();
                    let found: Vec<Command> =
                        commands.filter(|command| fuzzy::score(&self.typed, &command.name()).is_some()).collect();
                    if !found.is_empty() {
                        ui.vertical(|ui| {
                            ui.set_min_width(name);
                            ui.label(RichText::new(menu.name()).family(fonts::semibold()));
                        });
                        ui.end_row();
                    }
                    for command in found {
                        self.row(ui, &keys, command, actions);
                    }
                }
                if self.typed.trim().is_empty() {
                    fixed(ui);
                }
            });
        });
        if keys.is_any_chosen() && ui.button(tr!("keys-reset-all")).clicked() {
            change(&keys, actions, Keymap::reset_all);
        }
    }

    fn row(&mut self, ui: &mut Ui, keys: &Keymap, command: Command, actions: &mut Actions) {
        ui.label(command.name());
        let is_waiting = self.waiting == Some(command);
        let key = keys.text(ui.ctx(), command);
        let shown = match (is_waiting, key.is_empty()) {
            (true, _) => tr!("keys-press"),
            (false, true) => tr!("keys-none"),
            (false, false) => key,
        };
        let button = ui.selectable_label(is_waiting, &shown);
        name_it(&button, &tr!("keys-key-of", command = command.name(), key = shown));
        if button.clicked() {
            (self.waiting, self.clash) = (Some(command), None);
        }
        if keys.is_chosen(command) {
            let reset = ui.button(tr!("keys-reset"));
            name_it(&reset, &tr!("keys-reset-of", command = command.name()));
            if reset.clicked() {
                change(keys, actions, |keys| keys.reset(command));
            }
        }
        ui.end_row();
    }

    /// Takes the key that is pressed for the command that waits; Esc leaves its key as it is, Delete takes it away.
    fn take_key(&mut self, ctx: &Context, keys: &Keymap, actions: &mut Actions) {
        let Some(command) = self.waiting else { return };
        let pressed = ctx.input_mut(|input| {
            let is_key = |event: &Event| matches!(event, Event::Key { pressed: true, .. });
            let at = input.events.iter().position(is_key)?;
            // The key is used up: it neither moves the focus nor closes the dialog.
            match input.events.remove(at) {
                Event::Key { key, modifiers, .. } => Some((key, modifiers)),
                _ => None,
            }
        });
        let Some((key, modifiers)) = pressed else { return };
        self.waiting = None;
        if key == Key::Escape {
            return;
        }
        if matches!(key, Key::Delete | Key::Backspace) && modifiers.is_none() {
            return change(keys, actions, |keys| keys.set(command, None));
        }
        let held = [
            (modifiers.command, Modifiers::COMMAND),
            (modifiers.alt, Modifiers::ALT),
            (modifiers.shift, Modifiers::SHIFT),
        ];
        let held =
            held.into_iter().filter(|(is_held, _)| *is_held).fold(Modifiers::NONE, |all, (_, one)| all.plus(one));
        let shortcut = KeyboardShortcut::new(held, key);
        match keys.clash(command, shortcut) {
            Some(clash) => self.clash = Some((command, shortcut, clash)),
            None => change(keys, actions, |keys| keys.set(command, Some(shortcut))),
        }
    }

    fn show_clash(&mut self, ui: &mut Ui, keys: &Keymap, actions: &mut Actions) {
        let Some((command, key, clash)) = self.clash else { return };
        let key = key_name::shown(ui.ctx(), key);
        let warning = Tokens::of(ui.ctx()).warning;
        match clash {
            Clash::Reserved => {
                ui.colored_label(warning, tr!("keys-reserved", key = key));
            }
            Clash::Command(other) => {
                ui.colored_label(warning, tr!("keys-taken", key = key, command = other.name()));
                ui.horizontal(|ui| {
                    if ui.button(tr!("keys-swap")).clicked() {
                        change(keys, actions, |keys| keys.swap(command, other));
                        self.clash = None;
                    }
                    if ui.button(tr!("keys-keep")).clicked() {
                        self.clash = None;
                    }
                });
            }
        }
    }
}

/// Asks for other keys.
fn change(keys: &Keymap, actions: &mut Actions, change: impl FnOnce(&mut Keymap)) {
    let mut keys = keys.clone();
    change(&mut keys);
    actions.push(Action::SetKeys(keys));
}

/// What stays as it is: the keys that move about in the text.
fn fixed(ui: &mut Ui) {
    for (keys, what) in [
        (tr!("keys-arrows"), tr!("keys-arrows-do")),
        (tr!("keys-shift"), tr!("keys-shift-do")),
        (tr!("keys-alt"), tr!("keys-alt-do")),
        (tr!("keys-all"), tr!("keys-all-do")),
    ] {
        ui.label(what);
        ui.label(keys);
        ui.end_row();
    }
}
