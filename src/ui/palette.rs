//! The command palette: every command by its name, with its key.

use egui::{Key, RichText, ScrollArea, TextEdit};

use super::action::{Action, Actions};
use super::command::Command;
use super::fuzzy;
use super::keymap::Keymap;
use super::modal;
use super::name_it;
use super::tokens::Tokens;

/// The palette while it is open.
#[derive(Default)]
pub struct Palette {
    typed: String,
    chosen: usize,
}

impl Palette {
    /// Shows the palette; gives `false` when it is to be closed.
    pub fn show(&mut self, ctx: &egui::Context, enabled: impl Fn(Command) -> bool, actions: &mut Actions) -> bool {
        let given = Command::ALL.iter().copied().filter(|&command| enabled(command));
        let mut found: Vec<(usize, Command)> =
            given.filter_map(|command| Some((fuzzy::score(&self.typed, &command.name())?, command))).collect();
        found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        let found: Vec<Command> = found.into_iter().map(|(_, command)| command).collect();
        let mut run = None;
        let modal = modal::show(ctx, "palette", 460.0, |ui| {
            let hint = tr!("palette-hint");
            let field =
                ui.add(TextEdit::singleline(&mut self.typed).hint_text(hint.as_str()).desired_width(f32::INFINITY));
            name_it(&field, &hint);
            if field.changed() {
                self.chosen = 0;
            }
            let (up, down, enter) = ui.input(|input| {
                (input.key_pressed(Key::ArrowUp), input.key_pressed(Key::ArrowDown), input.key_pressed(Key::Enter))
            });
            let last = found.len().saturating_sub(1);
            if up {
                self.chosen = self.chosen.saturating_sub(1);
            }
            if down {
                self.chosen = (self.chosen + 1).min(last);
            }
            if enter {
                run = found.get(self.chosen).copied();
            } else {
                field.request_focus();
            }
            ScrollArea::vertical().max_height(360.0).auto_shrink([false, true]).show(ui, |ui| {
                for (place, command) in found.iter().enumerate() {
                    let key = Keymap::of(ctx).text(ctx, *command);
                    let tokens = Tokens::of(ctx);
                    let colour = if place == self.chosen { tokens.on_chosen } else { tokens.quiet };
                    let button = egui::Button::selectable(place == self.chosen, command.name())
                        .right_text(RichText::new(key).color(colour))
                        .min_size(egui::vec2(ui.available_width(), 0.0));
                    let row = ui.add(button);
                    if place == self.chosen && (up || down) {
                        row.scroll_to_me(None);
                    }
                    if row.clicked() {
                        run = Some(*command);
                    }
                }
                if found.is_empty() {
                    ui.label(tr!("palette-none"));
                }
            });
        });
        if let Some(command) = run {
            actions.push(Action::Command(command));
            return false;
        }
        !modal.should_close()
    }
}
