//! The file in which the settings of the window stand: written whole or not at all, and told of where it cannot be.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::settings::Settings;
use crate::error::{Error, Result};
use project::output::write_text;

/// What the name of a file ends in that could not be read, and is kept.
const UNREADABLE: &str = ".unreadable";

/// The file of the settings, and what it holds.
#[derive(Debug)]
pub struct SettingsFile {
    path: PathBuf,
    held: String,
    /// Whether it was told that they cannot be written.
    was_told: bool,
}

impl SettingsFile {
    /// Reads the settings in a file; none where there is no file yet. What cannot be read is kept under another name, so that it is not
    /// written over.
    pub fn read(path: PathBuf) -> (Self, Result<Option<Settings>>) {
        let settings = fs::read_to_string(&path);
        let held = settings.as_ref().cloned().unwrap_or_default();
        let settings = match settings {
            Ok(content) => parse(&path, &content).map(Some),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(reading::Error::io(&path, error).into()),
        };
        (Self { path, held, was_told: false }, settings)
    }

    /// Writes the settings where they are others than those that the file holds.
    ///
    /// # Errors
    /// Those of [`write_text`], once until they can be written again: the window tries every now and then.
    pub fn write(&mut self, settings: &Settings) -> Result<()> {
        let content = reading::ron_file::written(settings);
        if content == self.held {
            return Ok(());
        }
        let folder = self.path.parent().unwrap_or(Path::new("."));
        let made = fs::create_dir_all(folder).map_err(|error| reading::Error::io(folder, error).into());
        match made.and_then(|()| write_text(&self.path, &content)) {
            Ok(()) => (self.held, self.was_told) = (content, false),
            Err(_) if self.was_told => {}
            Err(error) => {
                self.was_told = true;
                return Err(Error::SettingsUnwritten(error));
            }
        }
        Ok(())
    }
}

fn parse(path: &Path, content: &str) -> Result<Settings> {
    reading::ron_file::parse(content).map_err(|source| {
        let mut kept = path.as_os_str().to_owned();
        kept.push(UNREADABLE);
        let _ = fs::rename(path, &kept);
        Error::Settings { file: path.to_owned(), kept: kept.into(), source }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::place::Places;
    use crate::ui::tokens::Theme;
    use words::Sentence;
    use words::i18n::Language;

    #[test]
    fn the_language_of_one_start_is_not_remembered() {
        let once = Settings { spoken: Some(Language::En), ..Settings::default() };
        assert_eq!(reading::ron_file::written(&once), reading::ron_file::written(&Settings::default()));
    }

    fn settings() -> Settings {
        let recent = vec![PathBuf::from("/a/å «b».planlupe"), PathBuf::from(r"C:\Brukere\Åse\p.planlupe")];
        Settings {
            language: Some(Language::En),
            theme: Theme::Dark,
            recent,
            folder: Some("/a".into()),
            coder: "Åse \"A\" \\".to_owned(),
            places: Places::default(),
            ..Settings::default()
        }
    }

    #[test]
    fn settings_come_back_as_they_were_kept() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("new/settings.ron");
        let (mut file, none) = SettingsFile::read(path.clone());
        assert!(none.expect("no file").is_none());
        file.write(&settings()).expect("written");
        let (_, read) = SettingsFile::read(path);
        let read = read.expect("readable").expect("settings");
        assert_eq!(format!("{read:?}"), format!("{:?}", settings()));
    }

    #[test]
    fn a_file_that_cannot_be_read_is_told_and_kept() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("settings.ron");
        let half = "(\n    language: Some(en),\n    theme: da";
        fs::write(&path, half).expect("written");
        let (mut file, read) = SettingsFile::read(path.clone());
        let sentence = read.expect_err("half a file").sentence();
        assert!(sentence.contains("settings.ron.unreadable") && sentence.contains(" 3: "), "{sentence}");
        file.write(&settings()).expect("written");
        assert!(SettingsFile::read(path.clone()).1.expect("readable").is_some());
        assert_eq!(fs::read_to_string(folder.path().join("settings.ron.unreadable")).expect("kept"), half);
    }

    #[test]
    fn what_cannot_be_written_is_told_once_and_tried_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("in/settings.ron");
        fs::write(folder.path().join("in"), "in the way").expect("written");
        let (mut file, _) = SettingsFile::read(path.clone());
        let sentence = file.write(&settings()).expect_err("refused").sentence();
        assert!(sentence.ends_with('.'), "{sentence}");
        file.write(&settings()).expect("was told");
        fs::remove_file(folder.path().join("in")).expect("removed");
        file.write(&settings()).expect("written");
        assert!(path.is_file());
    }
}
