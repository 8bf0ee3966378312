//! The dialogs about undo: the question before much goes, and the list of what was undone and can be restored.

use egui::{Button, RichText, Ui};

use super::action::{Action, Actions, ProjectAction};
use super::fonts;
use super::modal;
use super::name_it;
use super::tokens::{Tokens, space};
use project::{Undoing, Undone};

/// Asks whether much shall go; says whether the answer closes the dialog.
pub fn ask(ui: &mut Ui, undoing: &Undoing, actions: &mut Actions) -> bool {
    let act = words::act(undoing.act);
    modal::title(ui, tr!("undo-large-title", act = act.as_str()));
    ui.label(tr!("undo-large-what", what = words::made_rows(&undoing.rows)));
    ui.label(RichText::new(tr!("undo-large-after")).color(Tokens::of(ui.ctx()).quiet));
    modal::buttons(ui, |ui| {
        let undo = ui.button(tr!("undo-act", act = act.as_str())).clicked();
        if undo {
            actions.push(Action::UndoLarge);
        }
        // A key that is held down must not answer.
        let cancel = ui.button(tr!("cancel"));
        modal::focus_first(&cancel);
        undo || cancel.clicked()
    })
}

/// Shows what was undone and left behind; says whether something is restored, which closes the dialog.
pub fn show_undone(ui: &mut Ui, undone: &[Undone], editable: bool, actions: &mut Actions) -> bool {
    let quiet = Tokens::of(ui.ctx()).quiet;
    modal::title(ui, tr!("undone-title"));
    if undone.is_empty() {
        ui.label(tr!("undone-none"));
        return false;
    }
    ui.label(RichText::new(tr!("undone-what")).color(quiet));
    let mut restores = false;
    for own in undone {
        ui.add_space(space::S);
        let (act, what) = (words::act(own.act), words::made_rows(&own.rows));
        ui.label(RichText::new(&what).family(fonts::semibold()));
        let about = tr!("undone-row", act = act.as_str(), coder = own.coder.as_str(), at = own.at.as_str());
        ui.label(RichText::new(about).small().color(quiet));
        let restore = ui.add_enabled(editable, Button::new(tr!("undone-restore")));
        name_it(&restore, &tr!("undone-restore-named", act = act, what = what));
        if restore.clicked() {
            actions.push(ProjectAction::Restore(own.number).into());
            restores = true;
        }
    }
    restores
}
