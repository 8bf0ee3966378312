//! Where a project lies, where that is not safe to work in; what killed programs have left in a folder.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use project::whereabouts::{Whereabouts, whereabouts};

/// What to know of the place where a project lies; `None` for a place on this machine.
#[must_use]
pub fn unsafe_place(path: &Path) -> Option<String> {
    Some(match whereabouts(path)? {
        Whereabouts::Synced(program) => tr!("place-synced", program = program),
        Whereabouts::Share => tr!("place-share"),
    })
}

/// A sentence for each folder in which half-written files of a killed program were cleared away.
#[must_use]
pub fn cleared(files: &[PathBuf]) -> Vec<String> {
    let mut folders: BTreeMap<&Path, usize> = BTreeMap::new();
    files.iter().filter_map(|file| file.parent()).for_each(|folder| *folders.entry(folder).or_default() += 1);
    let sentence = |(folder, count): (&Path, usize)| {
        tr!("half-files-cleared", count = count, folder = folder.display().to_string())
    };
    folders.into_iter().map(sentence).collect()
}
