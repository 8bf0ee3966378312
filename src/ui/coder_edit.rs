//! What is done about the coders of the project.

use crate::error::Result;
use project::{CoderChange, Project};

/// Something to do about the coders of the project.
#[derive(Debug, Clone)]
pub enum CoderEdit {
    /// Adds a person whose name differs from that of another by letter case alone, and lets that person work.
    AddApart(String),
    Change(i64, CoderChange),
    /// Makes the first the second.
    Merge(i64, i64),
    /// Hides the codings of others from all, or no longer.
    SetBlind(bool),
}

/// Does it.
///
/// # Errors
/// Those of [`project::Coders`].
pub fn perform(edit: CoderEdit, project: &mut Project) -> Result<()> {
    let mut coders = project.write().coders();
    match edit {
        CoderEdit::AddApart(name) => {
            coders.add(&name, &CoderChange { apart: true, ..CoderChange::default() })?;
            project.set_coder(&name);
        }
        CoderEdit::Change(id, change) => coders.change(id, &change)?,
        CoderEdit::Merge(from, into) => {
            coders.merge(from, into)?;
        }
        CoderEdit::SetBlind(blind) => coders.set_blind(None, blind)?,
    }
    Ok(())
}
