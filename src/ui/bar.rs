//! The bar at the top: menus and workspaces.

use egui::{Button, MenuBar, RichText, Separator, Ui};
use serde::{Deserialize, Serialize};

use super::action::{Action, Actions};
use super::cases_page::CasesPage;
use super::choices;
use super::command::{Command, Menu};
use super::fonts;
use super::keymap::Keymap;
use super::tokens::Tokens;
use project::Act;

/// A side of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Workspace {
    #[default]
    Read,
    Find,
    Cases(CasesPage),
    Anonymise,
    Figures,
}

impl Workspace {
    /// The command that shows it.
    const fn command(self) -> Command {
        match self {
            Self::Read => Command::ReadWorkspace,
            Self::Find => Command::FindWorkspace,
            Self::Cases(_) => Command::CasesWorkspace,
            Self::Anonymise => Command::AnonymiseWorkspace,
            Self::Figures => Command::FiguresWorkspace,
        }
    }
}

/// What the bar shows.
pub struct Bar<'a> {
    pub project: Option<&'a str>,
    pub workspace: Workspace,
    pub undoable: Option<Act>,
    pub redoable: Option<Act>,
    pub enabled: &'a dyn Fn(Command) -> bool,
}

/// What stands around the commands of a menu, and their least height, in points: the bar above it, its own edges.
const AROUND_MENU: f32 = 52.0;
const LEAST_MENU: f32 = 96.0;
/// Between two groups of commands, in points.
const GAP: f32 = 3.0;

/// Bars that are narrower, in points, have one button for all menus.
const ONE_MENU: f32 = 900.0;

impl Bar<'_> {
    /// Shows the bar.
    pub fn show(&self, ui: &mut Ui, actions: &mut Actions) {
        MenuBar::new().ui(ui, |ui| {
            if ui.available_width() < ONE_MENU {
                ui.menu_button(tr!("menu-all"), |ui| self.menus(ui, actions));
            } else {
                self.menus(ui, actions);
            }
            let Some(project) = self.project else { return };
            ui.separator();
            self.workspaces(ui, actions);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let name = RichText::new(project).family(fonts::semibold()).color(Tokens::of(ui.ctx()).quiet);
                ui.add(egui::Label::new(name).truncate());
            });
        });
    }

    fn menus(&self, ui: &mut Ui, actions: &mut Actions) {
        for menu in Menu::ALL.iter().copied() {
            let shown = ui.menu_button(menu.name(), |ui| {
                // A menu is as high as its commands, but no higher than the window, and breaks no name.
                let height = (ui.ctx().content_rect().height() - AROUND_MENU).max(LEAST_MENU);
                ui.set_max_height(height);
                // The longest one is seen whole on a screen 800 points high.
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
                egui::ScrollArea::vertical().max_height(height).show(ui, |ui| {
                    for (at, group) in menu.groups().iter().enumerate() {
                        if at > 0 {
                            ui.add(Separator::default().spacing(GAP));
                        }
                        for command in group.iter().copied() {
                            self.item(ui, command, actions);
                        }
                    }
                });
            });
            // A tab or a choice may have the same name.
            let id = shown.response.id;
            ui.ctx().accesskit_node_builder(id, |node| node.set_description(tr!("menu-word")));
        }
    }

    fn workspaces(&self, ui: &mut Ui, actions: &mut Actions) {
        let shown = self.workspace.command();
        let commands = [
            Command::ReadWorkspace,
            Command::FindWorkspace,
            Command::CasesWorkspace,
            Command::AnonymiseWorkspace,
            Command::FiguresWorkspace,
        ];
        let names = commands.map(|command| RichText::new(command.name()));
        let keys = commands.map(|command| Keymap::of(ui.ctx()).text(ui.ctx(), command));
        let chosen = commands.iter().position(|command| *command == shown).unwrap_or_default();
        if let Some(next) = choices::show_told(ui, "workspaces", chosen, &names, &keys) {
            actions.push(Action::Command(commands[next]));
        }
    }

    fn item(&self, ui: &mut Ui, command: Command, actions: &mut Actions) {
        let name = match (command, self.undoable, self.redoable) {
            (Command::Undo, Some(act), _) => tr!("undo-act", act = words::act(act)),
            (Command::Redo, _, Some(act)) => tr!("redo-act", act = words::act(act)),
            _ => command.name(),
        };
        let mut button = Button::new(name);
        let key = Keymap::of(ui.ctx()).text(ui.ctx(), command);
        if !key.is_empty() {
            button = button.shortcut_text(key);
        }
        if ui.add_enabled((self.enabled)(command), button).clicked() {
            actions.push(Action::Command(command));
            ui.close();
        }
    }
}
