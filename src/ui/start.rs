//! The start screen: three ways to begin, recent projects, and a sentence about what the program is.

use std::path::PathBuf;

use egui::{Align, Button, Layout, RichText, Ui, Vec2};

use super::action::Purpose;
use super::action::{Action, Actions};
use super::command::Command;
use super::fonts;
use super::tokens::{Tokens, size, space};

/// Shows the start screen.
pub fn show(ui: &mut Ui, recent: &[PathBuf], actions: &mut Actions) {
    let tokens = Tokens::of(ui.ctx());
    ui.with_layout(Layout::top_down(Align::Center), |ui| {
        ui.add_space((ui.available_height() * 0.18).max(space::XL));
        ui.label(RichText::new("Planlupe").family(fonts::semibold()).size(size::TITLE * 1.6));
        ui.label(RichText::new(tr!("start-what")).color(tokens.quiet));
        ui.add_space(space::XL);
        let doors = [
            (Command::NewProject.name(), tr!("start-new-hint"), Action::Command(Command::NewProject)),
            (Command::OpenProject.name(), tr!("start-open-hint"), Action::Command(Command::OpenProject)),
            (tr!("start-sample"), tr!("start-sample-hint"), Action::TrySample),
        ];
        for (name, hint, action) in doors {
            if ui.add(Button::new(name).min_size(Vec2::new(320.0, 36.0))).clicked() {
                actions.push(action);
            }
            ui.label(RichText::new(hint).small().color(tokens.quiet));
            ui.add_space(space::S);
        }
        if recent.is_empty() {
            return;
        }
        ui.add_space(space::L);
        ui.label(RichText::new(tr!("start-recent")).family(fonts::semibold()));
        for path in recent {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let folder = path.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
            if ui.link(name).on_hover_text(folder).clicked() {
                actions.push(Action::Chosen(Purpose::OpenProject, vec![path.clone()]));
            }
        }
    });
}
