//! What can go wrong with sealed originals. No error holds what was found in a text.

use std::path::{Path, PathBuf};

pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why something was not done with the originals.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Project(#[from] project::Error),
    /// The passphrase does not open the quarantine or the key.
    #[error("the passphrase does not open {0}")]
    WrongPassphrase(PathBuf),
    /// Fewest characters of a passphrase.
    #[error("a passphrase has at least {0} characters")]
    WeakPassphrase(usize),
    #[error("no passphrase")]
    NoPassphrase,
    /// A new passphrase was not repeated as it was typed first.
    #[error("the passphrases differ")]
    PassphrasesDiffer,
    #[error("{0} is no quarantine")]
    NotAQuarantine(PathBuf),
    /// A quarantine that was never finished being made.
    #[error("{0} was never finished being made")]
    Unmade(PathBuf),
    /// The key of a quarantine was overwritten, and finishing was stopped then.
    #[error("the key of {0} is destroyed")]
    KeyDestroyed(PathBuf),
    /// Finishing was begun, and there is no quarantine to tell how far it came.
    #[error("finishing {0} was begun, and no quarantine is left")]
    NoTrace(PathBuf),
    /// A key to originals that was written is not what can be read.
    #[error("the key {0} cannot be read back")]
    KeyNotKept(PathBuf),
    /// A key was asked for when the originals were destroyed already.
    #[error("the originals are destroyed already")]
    NoKeyAnyMore,
    /// The file is no key to originals, or is damaged.
    #[error("{0} is no key")]
    NotAKey(PathBuf),
    /// A row of the quarantine is not what was written there.
    #[error("{0} was changed from outside")]
    Tampered(PathBuf),
    #[error("no original has the number {0}")]
    NoOriginal(i64),
    /// A name that is to be erased stands nowhere: it may be misspelt.
    #[error("what is to be erased stands nowhere")]
    NothingToErase,
    #[error("the case is not signed")]
    NotSigned(String),
    /// The project has the case.
    #[error("original {number} was released already")]
    AlreadyReleased { number: i64, label: String },
    /// Cases in quarantine that were not released; finishing would lose them.
    #[error("{0} cases were not released")]
    NotReleased(usize),
    /// Something that was marked is still there.
    #[error("{0} marked passages can still be found")]
    Leak(usize),
}

impl Error {
    #[must_use]
    pub fn io(path: &Path, source: std::io::Error) -> Self {
        reading::Error::io(path, source).into()
    }
}

/// Errors of the floors below come up through the project's.
macro_rules! from_below {
    ($($error:ty),*) => {
        $(impl From<$error> for Error {
            fn from(error: $error) -> Self {
                Self::Project(error.into())
            }
        })*
    };
}

from_below!(reading::Error, names::Error, rusqlite::Error);
