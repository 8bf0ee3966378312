//! The way along a dialogue, and the fold of the entry at the caret.

use super::folds::Fold;
use super::reading_workspace::ReadingWorkspace;
use super::shared::Shared;
use reading::text::Span;

/// Goes to the next message of the thread in which the caret stands, or to the previous one.
pub fn follow(forward: bool, workspace: &mut ReadingWorkspace, shared: &mut Shared) {
    let Some((open, here)) = workspace.entry_here(shared.session.as_ref()) else { return };
    if let Some(message) = open.in_thread(here, forward) {
        let start = open.source.plan.entries[message].span.start;
        workspace.reading.reveal(Span::new(start, start));
    } else {
        let said = match (open.is_in_thread(here), forward) {
            (false, _) => tr!("notice-no-thread"),
            (true, true) => tr!("notice-last-in-thread"),
            (true, false) => tr!("notice-first-in-thread"),
        };
        shared.say(said);
    }
}

/// Folds the entry at the caret, or unfolds it.
pub fn fold_here(workspace: &ReadingWorkspace, shared: &mut Shared) {
    let here = workspace.entry_here(shared.session.as_ref());
    let start = here.map(|(open, entry)| open.source.plan.entries[entry].span.start);
    if let (Some(start), Some(session)) = (start, &mut shared.session) {
        session.fold(Fold::Toggle(start));
    }
}
