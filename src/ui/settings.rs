//! What the window keeps from one start to the next.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::keymap::Keymap;
use super::place::Places;
use super::strip_settings::StripSettings;
use super::tokens::Theme;
use words::i18n::Language;

/// What the window remembers from one start to the next. Nothing of a project is among it but its path and the places where it was read.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    pub language: Option<Language>,
    /// The language of this start alone, as the command line has asked for it.
    #[serde(skip)]
    pub spoken: Option<Language>,
    pub theme: Theme,
    pub recent: Vec<PathBuf>,
    pub folder: Option<PathBuf>,
    /// Where the sample project is made; `None` for the folder in which programs keep data of the account.
    pub sample_folder: Option<PathBuf>,
    /// Who codes; empty for the name of the account.
    pub coder: String,
    /// Whether no backups are made by themselves.
    pub no_backups: bool,
    pub strip: StripSettings,
    pub keys: Keymap,
    pub places: Places,
}
