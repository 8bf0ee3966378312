//! A file that comes in, as it lies open: what it tells, and where its texts are.

use std::path::Path;

use crate::archive::RefiArchive;
use crate::counting::Counting;
use crate::error::Result;
use crate::parse::parse;
use crate::refi_project::{RefiProject, RefiText};

/// A file that comes in.
pub(crate) struct RefiIncoming {
    pub refi: RefiProject,
    archive: Option<RefiArchive>,
    /// It holds a codebook and nothing else.
    pub is_codebook: bool,
    /// This program wrote it.
    pub is_own: bool,
    /// How its program counts.
    pub usual: Counting,
}

/// A text of a file.
pub(crate) enum FoundText {
    Bytes(Vec<u8>),
    Inline(String),
    Missing,
}

impl RefiIncoming {
    /// Opens a file of REFI-QDA.
    ///
    /// # Errors
    /// If it cannot be read, or is none.
    pub(crate) fn open(path: &Path) -> Result<Self> {
        let mut archive = RefiArchive::open(path)?;
        let xml = archive.xml()?;
        let (refi, is_codebook) = parse(&xml, path)?;
        let (is_own, usual) = (refi.origin.starts_with("Planlupe "), Counting::usual(&refi.origin));
        Ok(Self { refi, archive: Some(archive), is_codebook, is_own, usual })
    }

    /// A text, wherever it stands.
    ///
    /// # Errors
    /// [`crate::RefiError::TooLarge`].
    pub(crate) fn text(&mut self, text: &RefiText) -> Result<FoundText> {
        Ok(match (text, &mut self.archive) {
            (RefiText::Inline(text), _) => FoundText::Inline(text.clone()),
            (RefiText::Path(path), Some(archive)) if archive.has(path) => {
                archive.file(path)?.map_or(FoundText::Missing, FoundText::Bytes)
            }
            _ => FoundText::Missing,
        })
    }

    /// The text of a note, as people write notes; empty where there is none.
    ///
    /// # Errors
    /// [`crate::RefiError::TooLarge`].
    pub(crate) fn note(&mut self, text: &RefiText) -> Result<String> {
        let content = match self.text(text)? {
            FoundText::Bytes(bytes) => match reading::text::decoded(&bytes) {
                Ok(raw) => raw.content.into_owned(),
                Err(_) => String::new(),
            },
            FoundText::Inline(text) => text,
            FoundText::Missing => String::new(),
        };
        let content = content.strip_prefix('\u{feff}').unwrap_or(&content).replace("\r\n", "\n").replace('\r', "\n");
        Ok(content)
    }
}
