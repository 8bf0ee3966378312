//! What can go wrong with a file for other programs. The sentences stand in `words`.

use std::path::{Path, PathBuf};

pub type Result<T, E = RefiError> = std::result::Result<T, E>;

/// Anything that stops an exchange.
#[derive(Debug, thiserror::Error)]
pub enum RefiError {
    #[error(transparent)]
    Project(#[from] project::Error),
    /// The name ends neither in `.qdpx` nor in another ending that is known.
    #[error("{0} has no ending of a file that is exchanged")]
    Ending(PathBuf),
    /// No archive, or a damaged one.
    #[error("{0} is no archive that can be read")]
    NoArchive(PathBuf),
    /// An archive without the file that tells what is in it.
    #[error("{0} holds no project of REFI-QDA")]
    NoProject(PathBuf),
    /// The XML is none.
    #[error("{path} holds XML that cannot be read")]
    BadXml { path: PathBuf, byte: u64 },
    /// The XML is of another kind.
    #[error("{0} is XML of another kind")]
    OtherXml(PathBuf),
    /// The XML defines words of its own, by which a small file unfolds into a large one.
    #[error("{0} defines entities")]
    Entities(PathBuf),
    /// More than is read of one file.
    #[error("{0} unfolds into more than is read of one file")]
    TooLarge(PathBuf),
    /// A database that is damaged.
    #[error("{0} is a damaged database")]
    DamagedDatabase(PathBuf),
    /// A database of no program that is known.
    #[error("{0} is a database of an unknown program")]
    OtherDatabase(PathBuf),
    /// A database whose last changes its program has not put into it yet.
    #[error("{0} is open in its own program")]
    OpenDatabase(PathBuf),
    /// A codebook without a code cannot be written.
    #[error("there is no code")]
    NoCodes,
}

impl From<reading::Error> for RefiError {
    fn from(error: reading::Error) -> Self {
        Self::Project(error.into())
    }
}

impl RefiError {
    /// A file cannot be read or written.
    #[must_use]
    pub fn io(path: &Path, source: std::io::Error) -> Self {
        Self::Project(project::Error::io(path, source))
    }
}
