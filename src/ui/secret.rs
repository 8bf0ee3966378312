//! Passphrases as they are typed: fields that keep nothing of them, and what is handed on.

use std::path::PathBuf;

use egui::text_edit::TextEditState;
use egui::{TextEdit, Ui};
use words::Sentence;
use zeroize::Zeroizing;

use quarantine::passphrase;
use reading::entered;

/// A passphrase on its way; it is overwritten when it is dropped, and never printed.
#[derive(Clone)]
pub struct TypedSecret(pub Zeroizing<String>);

impl std::fmt::Debug for TypedSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TypedSecret")
    }
}

/// What is asked of the passphrase of a project.
#[derive(Debug, Clone)]
pub struct PassphraseOrder {
    pub project: PathBuf,
    /// The project is made now.
    pub is_new: bool,
    /// The new one; `None` takes the old one away.
    pub passphrase: Option<TypedSecret>,
}

/// Why a new passphrase, which is typed twice, cannot be taken; one that was given before is not judged here.
#[must_use]
pub fn fault(typed: &str, again: Option<&Zeroizing<String>>) -> Option<String> {
    let again = again?;
    if let Err(fault) = passphrase::new(typed) {
        return Some(fault.sentence());
    }
    (entered::passphrase(typed) != entered::passphrase(again)).then(|| quarantine::Error::PassphrasesDiffer.sentence())
}

/// A field for a passphrase. What was typed cannot be undone, so that no copy of it is kept.
pub fn secret(ui: &mut Ui, name: &str, typed: &mut String) -> egui::Response {
    let label = ui.label(name);
    let field = ui.add(TextEdit::singleline(typed).password(true).desired_width(f32::INFINITY)).labelled_by(label.id);
    if let Some(mut state) = TextEditState::load(ui.ctx(), field.id) {
        state.clear_undoer();
        state.store(ui.ctx(), field.id);
    }
    field
}
