//! What dialogs ask of the exchange with others: copies for coders, and files of other programs.

use std::path::PathBuf;

use project::{CopyOrder, MergeOptions};
use refi::out::OutForm;

/// What is written for other programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SendForm {
    /// The codebook alone, not the project.
    pub codebook: bool,
    pub form: OutForm,
}

/// A file of another program, and where it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncomingFile {
    pub file: PathBuf,
    /// The project that is made of it; `None` for the open one.
    pub new_project: Option<PathBuf>,
}

/// Something that is asked of the exchange.
#[derive(Debug, Clone)]
pub enum ExchangeAsk {
    /// Makes a copy, once it is known where.
    Copy(CopyOrder),
    /// Merges a copy as it was decided.
    Merge(PathBuf, MergeOptions),
    /// Takes a file in that was looked at.
    TakeIn(IncomingFile),
    /// Looks at a file again: into a project of its own, once it is known where.
    AskNew(PathBuf),
}
