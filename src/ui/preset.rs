//! Settings that somebody has chosen for all who use the program on a machine.

use std::fs;
use std::path::PathBuf;

use serde::Deserialize;

use super::settings::Settings;
use super::tokens::Theme;
use crate::error::{Error, Result};
use words::i18n::Language;

/// What stands in this file is so for everybody who has not chosen otherwise.
const PRESET: &str = "planlupe-preset.ron";

/// What can be chosen for all; [`Settings`] says what it means.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Preset {
    language: Option<Language>,
    theme: Theme,
    folder: Option<PathBuf>,
    sample_folder: Option<PathBuf>,
    no_backups: bool,
}

/// The settings with which somebody begins who has none yet.
///
/// # Errors
/// [`Error::Preset`] if the file cannot be read, with the line.
pub fn preset(folders: &[PathBuf]) -> Result<Settings> {
    let Some(file) = folders.iter().map(|folder| folder.join(PRESET)).find(|file| file.is_file()) else {
        return Ok(Settings::default());
    };
    let content = fs::read_to_string(&file).map_err(|error| reading::Error::io(&file, error))?;
    // Editors of Windows may put a mark before the first letter.
    let preset = reading::ron_file::parse::<Preset>(content.trim_start_matches('\u{feff}'));
    let Preset { language, theme, folder, sample_folder, no_backups } =
        preset.map_err(|source| Error::Preset { file, source })?;
    Ok(Settings { language, theme, folder, sample_folder, no_backups, ..Settings::default() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use words::Sentence;

    #[test]
    fn what_is_preset_holds_for_who_has_chosen_nothing_and_the_nearest_file_is_taken() {
        let (near, far) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
        let folders = [near.path().to_owned(), far.path().to_owned()];
        assert_eq!(preset(&folders).expect("no preset").language, None);
        fs::write(far.path().join(PRESET), "(language: en)").expect("written");
        assert_eq!(preset(&folders).expect("a preset").language, Some(Language::En));
        let content = "\u{feff}// For everybody\r\n(\r\n    language: nb,\r\n    theme: dark,\r\n    folder: \"D:\\\\Forskning\",\r\n    no_backups: true,\r\n)\r\n";
        fs::write(near.path().join(PRESET), content).expect("written");
        let settings = preset(&folders).expect("a preset");
        assert_eq!((settings.language, settings.theme, settings.no_backups), (Some(Language::Nb), Theme::Dark, true));
        assert_eq!(settings.folder, Some(PathBuf::from(r"D:\Forskning")));
    }

    #[test]
    fn a_preset_that_cannot_be_read_is_told_with_its_line() {
        let folder = tempfile::tempdir().expect("a folder");
        for line in ["theme: purple", "langage: nb", "folder: 3"] {
            fs::write(folder.path().join(PRESET), format!("(\n    language: nb,\n    {line},\n)\n")).expect("written");
            let sentence = preset(&[folder.path().to_owned()]).expect_err(line).sentence();
            assert!(sentence.contains(PRESET) && sentence.contains(" 3: ") && sentence.ends_with('.'), "{sentence}");
        }
    }
}
