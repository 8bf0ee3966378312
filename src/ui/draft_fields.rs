//! Fields whose texts are kept as drafts until the project holds them.

use egui::{RichText, TextEdit, Ui};

use super::action::{Action, Actions, ProjectAction};
use super::drafts::{About, Draft, Drafts};
use super::fonts;
use super::session::Session;

/// Seconds without a change after which what is being written is stored.
const PAUSE: f64 = 1.0;

/// A field: what it is about, and what the project holds of that.
#[derive(Debug, Clone, Copy)]
pub struct DraftField<'a> {
    /// `None` for what belongs to no case.
    pub case: Option<i64>,
    pub about: About,
    pub stored: &'a str,
    /// What it begins with where the project holds nothing.
    pub begins: &'a str,
    pub name: &'a str,
    /// Lines that are shown at least; 1 is a field of one line.
    pub rows: usize,
}

/// The fields of a pane, and what has been typed in them.
#[derive(Default)]
pub struct DraftFields {
    drafts: Drafts,
    /// Whether the project takes edits now.
    pub editable: bool,
    /// The field that takes the focus when it is shown next.
    pub focus: Option<About>,
}

impl DraftFields {
    /// Begins a frame.
    pub fn begin(&mut self, editable: bool) {
        self.editable = editable;
        self.drafts.begin();
    }

    /// Ends a frame: stores what is in no field any more.
    pub fn end(&mut self, session: &Session, actions: &mut Actions) {
        actions.extend(self.drafts.end(session).into_iter().map(Action::from));
    }

    /// Hands over what has been written and not yet stored.
    #[must_use]
    pub fn flush(&mut self, session: &Session) -> Vec<ProjectAction> {
        self.drafts.flush(session)
    }

    /// Keeps what the project has refused to store.
    pub fn keep(&mut self, draft: Draft) {
        self.drafts.keep(draft);
    }

    /// Whether something that was typed is not stored yet.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        self.drafts.is_any_unsaved()
    }

    /// A field that keeps a draft while it has focus and stores it when it loses it.
    pub fn show(&mut self, ui: &mut Ui, session: &Session, shown: &DraftField<'_>, actions: &mut Actions) {
        let DraftField { case, about, stored, begins, name, rows } = *shown;
        let known = self.drafts.take(case, about);
        let was_due = known.as_ref().is_some_and(Draft::is_due);
        let mut draft = known.unwrap_or_else(|| Draft::new(case, about, stored).beginning_with(begins));
        let label = ui.label(RichText::new(name).small().family(fonts::semibold()));
        let edit = if rows == 1 {
            TextEdit::singleline(&mut draft.text)
        } else {
            TextEdit::multiline(&mut draft.text).desired_rows(rows)
        };
        let id = ui.scope_id().with(("draft", case, format!("{about:?}")));
        let field = ui.add_enabled(self.editable, edit.id(id).desired_width(f32::INFINITY)).labelled_by(label.id);
        if self.focus == Some(about) {
            self.focus = None;
            field.request_focus();
            field.scroll_to_me(None);
        }
        draft.compare(stored);
        if was_due && !draft.is_due() {
            // The status bar has said already that something is not stored.
            ui.ctx().request_repaint();
        }
        let now = ui.input(|input| input.time);
        if field.changed() {
            draft.touch(now);
            // The status bar, which is drawn first, tells of it.
            ui.ctx().request_repaint();
        }
        let rest = PAUSE - (now - draft.changed);
        let is_pausing = about.is_stored_in_pauses() && rest <= 0.0;
        if draft.is_due() && (field.lost_focus() || is_pausing) {
            actions.extend(draft.storing(session).map(Action::from));
            ui.ctx().request_repaint();
        } else if draft.is_due() && about.is_stored_in_pauses() {
            ui.ctx().request_repaint_after_secs(to_wait(rest));
        }
        // The draft is kept until the project holds it, so a failed write loses nothing.
        if field.has_focus() || !draft.is_stored() {
            self.drafts.keep(draft);
        }
    }
}

/// Seconds until a frame is drawn, a little more than the rest of a pause.
#[expect(clippy::cast_possible_truncation, reason = "a pause is a second")]
fn to_wait(rest: f64) -> f32 {
    rest.max(0.0) as f32 + 0.05
}
