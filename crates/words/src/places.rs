//! Where a project lies, where that is not safe to work in.

use std::path::Path;

use project::whereabouts::{Whereabouts, whereabouts};

/// What to know of the place where a project lies; `None` for a place on this machine.
#[must_use]
pub fn unsafe_place(path: &Path) -> Option<String> {
    Some(match whereabouts(path)? {
        Whereabouts::Synced(program) => tr!("place-synced", program = program),
        Whereabouts::Share => tr!("place-share"),
    })
}
