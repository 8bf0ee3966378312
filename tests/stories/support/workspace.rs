//! The workspace as its tests see it: the floors and their files.

use std::fs;
use std::path::{Path, PathBuf};

/// The folder of the workspace.
pub const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Every Rust file below `folder`, with its content.
pub fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let content = fs::read_to_string(&path).expect("a source");
            found.push((path, content));
        }
    }
    found
}

/// The floors, the lowest first; each knows only those before it.
pub const FLOORS: [&str; 8] = ["agreement", "reading", "names", "project", "quarantine", "refi", "words", "reports"];

/// The folders of the floors and of the program.
pub fn packages() -> Vec<PathBuf> {
    let root = Path::new(ROOT);
    FLOORS.iter().map(|floor| root.join("crates").join(floor)).chain([root.to_owned()]).collect()
}

/// All Rust files of the workspace, by folders of sources and of tests.
pub fn all_sources() -> Vec<(PathBuf, String)> {
    let kinds = ["src", "tests", "benches", "examples"];
    let folders = packages().into_iter().flat_map(|folder| kinds.map(|kind| folder.join(kind)));
    folders.filter(|folder| folder.is_dir()).flat_map(|folder| sources(&folder)).collect()
}
