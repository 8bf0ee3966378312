//! Leaks: whether anything that was marked can still be found, in whatever form.
//!
//! [`text`] searches words as people read them, [`bytes`] searches files as they lie on the disk, [`content`] looks into archives and
//! documents and says what it cannot read. No hit holds what was found: only which name, and where.

pub mod bytes;
pub mod content;
mod decoding;
mod findings;
mod letters;
mod markup;
mod numbers;
pub mod text;

use std::collections::BTreeSet;
use std::path::Path;

use reading::entered;
use reading::text::Span;
use serde::Serialize;
use unicode_normalization::UnicodeNormalization;

pub use findings::{Blind, Findings, Unseen};

use crate::error::{Error, Result};

/// One name or number to look for.
#[derive(Clone, PartialEq, Eq)]
pub struct SearchedOriginal {
    /// The line of the list that it stands on, from 1 on.
    pub line: usize,
    pub form: String,
}

/// Reads a list of names, one a line; empty lines and those that begin with `#` are passed over.
///
/// # Errors
/// [`reading::Error::Unreadable`], [`Error::NoNames`].
pub fn read_names(path: &Path) -> Result<Vec<SearchedOriginal>> {
    let text = entered::text_file(path)?;
    let names = entered::lines(text.as_str()).filter(|(_, name)| name.chars().any(char::is_alphanumeric));
    let names: Vec<SearchedOriginal> = names.map(|(line, form)| SearchedOriginal { line, form }).collect();
    if names.is_empty() { Err(Error::NoNames(path.to_owned())) } else { Ok(names) }
}

/// Where a hit is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case", tag = "in")]
pub enum LeakPlace {
    /// A cell of the project, or of the one in `file`; `start` and `end` are code points.
    Table {
        #[serde(skip_serializing_if = "Option::is_none")]
        file: Option<String>,
        table: String,
        row: i64,
        column: String,
        start: usize,
        end: usize,
    },
    /// A file as it lies on the disk; `offset` is in bytes.
    Bytes { file: String, offset: usize, encoding: &'static str },
    /// A text inside a file: `part` is a part of an archive or document, `start` and `end` are code points of it.
    Text { file: String, part: String, start: usize, end: usize },
    /// The name of a file or folder.
    Name { file: String },
}

/// Something that should be gone and is there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct LeakHit {
    /// Line of the list of names.
    pub line: usize,
    /// `false`: a person should look – a part of the name, or a word with one letter changed.
    pub certain: bool,
    #[serde(flatten)]
    pub place: LeakPlace,
}

/// What to look for, made ready.
pub struct SearchedOriginals {
    words: text::NameSearch,
    bytes: bytes::Patterns,
}

impl SearchedOriginals {
    #[must_use]
    pub fn new(names: &[SearchedOriginal]) -> Self {
        Self { words: text::NameSearch::new(names, false), bytes: bytes::Patterns::new(names) }
    }

    /// Names of a list that somebody wrote: a person's surname alone is a hit too.
    #[must_use]
    pub fn listed(names: &[SearchedOriginal]) -> Self {
        Self { words: text::NameSearch::new(names, true), bytes: bytes::Patterns::new(names) }
    }

    /// Passages of a text that is gone: only the whole of one is a hit.
    #[must_use]
    pub fn passages(passages: &[SearchedOriginal]) -> Self {
        Self { words: text::NameSearch::of_passages(passages), bytes: bytes::Patterns::new(passages) }
    }

    /// What stands in a text: the line of the name, where, and whether it is certain.
    #[must_use]
    pub fn in_text(&self, content: &str) -> BTreeSet<(Span, usize, bool)> {
        self.words.find(content)
    }

    /// Hits in the name of a file.
    #[must_use]
    pub fn in_name(&self, file: &str) -> Vec<LeakHit> {
        // Names of files are put together without spaces.
        let spaced: String = file.nfc().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
        let found = self.in_text(file).into_iter().chain(self.in_text(&spaced));
        let mut lines: BTreeSet<(usize, bool)> = found.map(|(_, line, certain)| (line, certain)).collect();
        let sure: BTreeSet<usize> = lines.iter().filter(|(_, certain)| *certain).map(|(line, _)| *line).collect();
        lines.retain(|(line, certain)| *certain || !sure.contains(line));
        lines
            .into_iter()
            .map(|(line, certain)| LeakHit { line, certain, place: LeakPlace::Name { file: file.to_owned() } })
            .collect()
    }

    /// Hits in bytes as they lie on the disk.
    #[must_use]
    pub fn in_bytes(&self, file: &str, bytes: &[u8]) -> Vec<LeakHit> {
        let hit = |found: bytes::NameInBytes| LeakHit {
            line: found.line,
            certain: found.certain,
            place: LeakPlace::Bytes { file: file.to_owned(), offset: found.offset, encoding: found.encoding },
        };
        self.bytes.find(bytes).into_iter().map(hit).collect()
    }
}
