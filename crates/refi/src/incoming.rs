//! A file that comes in, as it lies open: what it tells, where its texts are, and how it counts.

use std::path::Path;

use crate::archive::RefiArchive;
use crate::counting::{Counting, FileCounting};
use crate::error::{RefiError, Result};
use crate::foreign_database::{ForeignDatabase, ForeignProject};
use crate::parse::parse;
use crate::refi_project::{RefiProject, RefiText};
use crate::report::{IncomingFormat, LeftWhat};
use crate::{qualcoder, taguette};

/// A file that comes in.
pub(crate) struct RefiIncoming {
    pub refi: RefiProject,
    archive: Option<RefiArchive>,
    pub format: IncomingFormat,
    /// This program wrote it.
    pub is_own: bool,
    pub counting: FileCounting,
    /// What is known to be left out before anything is taken in.
    pub left: Vec<(LeftWhat, String, usize)>,
}

/// A text of a file.
pub(crate) enum FoundText {
    Bytes(Vec<u8>),
    Inline(String),
    Missing,
}

impl RefiIncoming {
    /// Opens a file of REFI-QDA, or of another program.
    ///
    /// # Errors
    /// If it cannot be read, or is none.
    pub(crate) fn open(path: &Path) -> Result<Self> {
        let mut archive = RefiArchive::open(path)?;
        let main = archive.main()?;
        if ForeignDatabase::is_one(&main) {
            return Self::of_database(main, path);
        }
        let (refi, is_codebook) = parse(&main, path)?;
        let format = if is_codebook { IncomingFormat::Qdc } else { IncomingFormat::Qdpx };
        let (is_own, usual) = (refi.origin.starts_with("Planlupe "), Counting::usual(&refi.origin));
        let counting = if is_own { FileCounting::Certain(usual) } else { FileCounting::Usual(usual) };
        Ok(Self { refi, archive: Some(archive), format, is_own, counting, left: Vec::new() })
    }

    fn of_database(bytes: Vec<u8>, path: &Path) -> Result<Self> {
        let damaged = |_| RefiError::DamagedDatabase(path.to_owned());
        let database = ForeignDatabase::open(bytes).map_err(damaged)?;
        let as_counted = Counting::default();
        let (told, format, counting) = if qualcoder::is_one(&database) {
            // Some versions count units of UTF-16 in part.
            (qualcoder::read(&database), IncomingFormat::QualCoder, FileCounting::Named(as_counted))
        } else if taguette::is_one(&database) {
            (taguette::read(&database), IncomingFormat::Taguette, FileCounting::Certain(as_counted))
        } else {
            return Err(RefiError::OtherDatabase(path.to_owned()));
        };
        let ForeignProject { refi, left } = told.map_err(damaged)?;
        Ok(Self { refi, archive: None, format, is_own: false, counting, left })
    }

    /// Whether the name of a passage is all of its words.
    pub(crate) const fn names_passages(&self) -> bool {
        matches!(self.format, IncomingFormat::QualCoder | IncomingFormat::Taguette)
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
