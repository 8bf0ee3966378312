//! The start screen: three ways to begin, recent projects, and a sentence about what the program is.

use std::path::{Path, PathBuf};

use egui::{Align, Button, Label, Layout, RichText, ScrollArea, Ui, Vec2};

use super::action::Purpose;
use super::action::{Action, Actions};
use super::bar::Workspace;
use super::command::Command;
use super::fonts;
use super::modal;
use super::name_it;
use super::tokens::{Tokens, size, space};

/// Width of the row of a recent project, in points.
const ROW: f32 = 420.0;

/// Shows the start screen.
pub fn show(ui: &mut Ui, recent: &[PathBuf], missing: &[PathBuf], actions: &mut Actions) {
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        page(ui, recent, missing, actions);
        modal::reveal_focus(ui);
    });
}

fn page(ui: &mut Ui, recent: &[PathBuf], missing: &[PathBuf], actions: &mut Actions) {
    let tokens = Tokens::of(ui.ctx());
    ui.with_layout(Layout::top_down(Align::Center), |ui| {
        ui.add_space((ui.ctx().content_rect().height() * 0.18 - space::XL).max(space::S));
        ui.label(RichText::new("Planlupe").family(fonts::semibold()).size(size::TITLE * 1.6));
        ui.label(RichText::new(tr!("start-what")).color(tokens.quiet));
        ui.add_space(space::XL);
        let doors = [
            (Command::NewProject.name(), tr!("start-new-hint"), Action::Command(Command::NewProject)),
            (Command::OpenProject.name(), tr!("start-open-hint"), Action::Command(Command::OpenProject)),
            (tr!("start-sample"), tr!("start-sample-hint"), Action::TrySample),
            (Command::Guide.name(), tr!("start-guide-hint"), Action::Command(Command::Guide)),
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
            project(ui, path, missing.contains(path), actions);
        }
    });
}

/// What a workspace is for, where the project has no cases yet, and what to do first.
pub fn no_cases(ui: &mut Ui, workspace: Workspace, editable: bool, actions: &mut Actions) {
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height() * 0.3);
        ui.label(match workspace {
            Workspace::Find => tr!("empty-find"),
            Workspace::Cases(_) => tr!("empty-cases"),
            Workspace::Figures => tr!("empty-figures"),
            Workspace::Read | Workspace::Anonymise => tr!("reading-no-cases"),
        });
        if ui.add_enabled(editable, Button::new(Command::ImportFiles.name())).clicked() {
            actions.push(Action::Command(Command::ImportFiles));
        }
    });
}

/// A recent project: open it, or forget it.
fn project(ui: &mut Ui, path: &Path, is_missing: bool, actions: &mut Actions) {
    let quiet = Tokens::of(ui.ctx()).quiet;
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let folder = path.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
    let about = if is_missing { tr!("start-missing", folder = folder) } else { folder };
    ui.allocate_ui_with_layout(Vec2::new(ROW, 0.0), Layout::right_to_left(Align::Center), |ui| {
        let forget = ui.small_button(tr!("remove"));
        name_it(&forget, &tr!("start-forget", name = name.as_str()));
        if forget.on_hover_text(tr!("start-forget-hint")).clicked() {
            actions.push(Action::ForgetRecent(path.to_owned()));
        }
        let backups = ui.small_button(tr!("start-backups"));
        name_it(&backups, &tr!("start-backups-named", name = name.as_str()));
        if backups.clicked() {
            actions.push(Action::ShowBackups(path.to_owned()));
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let link = egui::Link::new(name.as_str());
            if ui.add_enabled(!is_missing, link).clicked() {
                actions.push(Action::Chosen(Purpose::OpenProject, vec![path.to_owned()]));
            }
            ui.add(Label::new(RichText::new(about).small().color(quiet)).truncate());
        });
    });
}
