//! What can go wrong while a file is read. No error holds case text, and none is a sentence for users: those stand in `words`.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::text::Unreadable;

pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why something could not be read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file or folder cannot be read or written.
    #[error("{path}: {source}")]
    Io { path: PathBuf, source: std::io::Error },
    #[error("{0} does not exist")]
    NotFound(PathBuf),
    /// A source is not the text of a case.
    #[error("{path} cannot be read")]
    Unreadable {
        path: PathBuf,
        #[source]
        reason: Unreadable,
    },
    /// A text file that holds signs that are no letters, or is written in an encoding that cannot be told for sure.
    #[error("the letters of {0} cannot be read for sure")]
    Letters(PathBuf),
    /// A pattern for labels that cannot be read.
    #[error("the pattern is no regular expression")]
    BadPattern(String),
    #[error("not a date")]
    BadDate(String),
    #[error("not a clock time")]
    BadTime(String),
    #[error("no layout is called `{0}`")]
    NoLayout(String),
}

impl Error {
    #[must_use]
    pub fn io(path: &Path, source: std::io::Error) -> Self {
        let source = if is_held(&source) { ErrorKind::ResourceBusy.into() } else { source };
        Self::Io { path: path.to_owned(), source }
    }

    #[must_use]
    pub fn unreadable(path: &Path, reason: Unreadable) -> Self {
        Self::Unreadable { path: path.to_owned(), reason }
    }
}

/// Whether Windows says, by the number of a sharing or lock violation, that another program holds the file. Elsewhere these numbers mean
/// something else.
#[must_use]
pub fn is_held(error: &std::io::Error) -> bool {
    cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33))
}
