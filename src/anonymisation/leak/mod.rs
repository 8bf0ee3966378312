//! Leaks: whether anything that was marked can still be found, in whatever form.
//!
//! [`text`] searches words as people read them, [`bytes`] searches files as they lie on the disk, [`project`] knows where a
//! project holds text. No hit holds what was found: only which name, and where.

pub mod bytes;
pub mod project;
pub mod text;

use std::collections::BTreeSet;
use std::path::Path;

use serde::Serialize;
use unicode_normalization::UnicodeNormalization;

pub use project::{Rare, rare_combinations};

use super::fault::Fault;
use crate::entered;
use crate::error::{Error, Result};
use crate::text::Span;

/// One name or number to look for.
#[derive(Clone, PartialEq, Eq)]
pub struct Original {
    /// The line of the list that it stands on, from 1 on.
    pub line: usize,
    pub form: String,
}

/// Reads a list of names, one a line; empty lines and those that begin with `#` are passed over.
///
/// # Errors
/// [`Error::Unreadable`], [`Fault::NoNames`].
pub fn read_names(path: &Path) -> Result<Vec<Original>> {
    let text = entered::text_file(path)?;
    let names = entered::lines(text.as_str()).filter(|(_, name)| name.chars().any(char::is_alphanumeric));
    let names: Vec<Original> = names.map(|(line, form)| Original { line, form }).collect();
    if names.is_empty() { Err(Fault::NoNames(path.to_owned()).into()) } else { Ok(names) }
}

/// Where a hit is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case", tag = "in")]
pub enum Place {
    /// A cell of the project; `start` and `end` are code points.
    Table { table: String, row: i64, column: String, start: usize, end: usize },
    /// A file as it lies on the disk; `offset` is in bytes.
    Bytes { file: String, offset: usize, encoding: &'static str },
    /// The name of a file or folder.
    Name { file: String },
}

/// Something that should be gone and is there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Hit {
    /// Line of the list of names.
    pub line: usize,
    /// `false`: a person should look – a part of the name, or a word with one letter changed.
    pub certain: bool,
    #[serde(flatten)]
    pub place: Place,
}

/// What to look for, made ready.
pub struct Originals {
    words: text::Words,
    bytes: bytes::Patterns,
}

impl Originals {
    #[must_use]
    pub fn new(names: &[Original]) -> Self {
        Self { words: text::Words::new(names), bytes: bytes::Patterns::new(names) }
    }

    /// What stands in a text: the line of the name, where, and whether it is certain.
    #[must_use]
    pub fn in_text(&self, content: &str) -> BTreeSet<(Span, usize, bool)> {
        self.words.find(content)
    }

    /// Hits in the bytes of a file, with its name.
    ///
    /// # Errors
    /// [`Error::Io`].
    pub fn in_file(&self, path: &Path) -> Result<Vec<Hit>> {
        let content = std::fs::read(path).map_err(|error| Error::io(path, error))?;
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let mut hits = self.in_name(&file);
        hits.extend(self.bytes.find(&content).into_iter().map(|found| Hit {
            line: found.line,
            certain: found.certain,
            place: Place::Bytes { file: file.clone(), offset: found.offset, encoding: found.encoding },
        }));
        Ok(hits)
    }

    /// Hits in the name of a file.
    #[must_use]
    pub fn in_name(&self, file: &str) -> Vec<Hit> {
        // Names of files are put together without spaces.
        let spaced: String = file.nfc().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
        let found = self.in_text(file).into_iter().chain(self.in_text(&spaced));
        let lines: BTreeSet<(usize, bool)> = found.map(|(_, line, certain)| (line, certain)).collect();
        lines
            .into_iter()
            .map(|(line, certain)| Hit { line, certain, place: Place::Name { file: file.to_owned() } })
            .collect()
    }

    /// Hits in everything below a folder: names and bytes of all files.
    ///
    /// # Errors
    /// [`Error::Io`].
    pub fn in_folder(&self, folder: &Path) -> Result<Vec<Hit>> {
        let mut hits = Vec::new();
        let mut entries: Vec<_> = std::fs::read_dir(folder)
            .and_then(|entries| entries.map(|entry| entry.map(|entry| entry.path())).collect())
            .map_err(|error| Error::io(folder, error))?;
        entries.sort();
        for path in entries {
            if path.is_symlink() {
                hits.extend(self.in_name(&path.file_name().unwrap_or_default().to_string_lossy()));
            } else if path.is_dir() {
                hits.extend(self.in_name(&path.file_name().unwrap_or_default().to_string_lossy()));
                hits.extend(self.in_folder(&path)?);
            } else if path.is_file() {
                hits.extend(self.in_file(&path)?);
            }
        }
        Ok(hits)
    }
}
