//! The memos that lead to something, where that is shown.

use egui::{RichText, Ui};

use super::action::{Action, Actions};
use super::session::Session;
use super::tokens::Tokens;
use project::LinkTarget;

/// Shows the memos that lead to something, if there are any. A click follows the link back.
pub fn show(ui: &mut Ui, session: &Session, target: LinkTarget, actions: &mut Actions) {
    let Some(memos) = session.linked.get(&target) else { return };
    ui.label(RichText::new(tr!("memo-linked-from")).small().color(Tokens::of(ui.ctx()).quiet));
    for (memo, heading) in memos {
        if ui.link(RichText::new(heading).small()).clicked() {
            actions.push(Action::ShowMemo(*memo));
        }
    }
}
