//! How the program was put on this machine: with its settings beside it, or with settings that somebody has chosen for all who use it.

use std::path::{Path, PathBuf};

/// A file of this name beside the program says that the settings stand beside it too, not in the account.
const PORTABLE: &str = "planlupe-portable.txt";
/// The folder of the settings then.
const SETTINGS: &str = "planlupe-settings";

/// The folder in which the program lies.
#[must_use]
pub fn folder_of_program() -> Option<PathBuf> {
    Some(std::env::current_exe().ok()?.parent()?.to_owned())
}

/// Where the settings stand if the program carries them with it.
#[must_use]
pub fn portable_settings(program: &Path) -> Option<PathBuf> {
    program.join(PORTABLE).is_file().then(|| program.join(SETTINGS))
}

/// Where settings for all may stand, the nearest first: beside the program, or where the system has such files.
#[must_use]
pub fn preset_folders(program: &Path) -> Vec<PathBuf> {
    let of_system = if cfg!(windows) {
        std::env::var_os("ProgramData").map(|folder| Path::new(&folder).join("Planlupe"))
    } else {
        Some(PathBuf::from("/etc/planlupe"))
    };
    [Some(program.to_owned()), of_system].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_file_beside_the_program_keeps_the_settings_there() {
        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(portable_settings(folder.path()), None);
        fs::write(folder.path().join(PORTABLE), "").expect("written");
        assert_eq!(portable_settings(folder.path()), Some(folder.path().join(SETTINGS)));
    }
}
