//! What can go wrong while names are found, judged and replaced. No error holds what was found in a text.

use std::path::PathBuf;

use reading::ron_file::BadRon;

pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why names could not be found or replaced.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Reading(#[from] reading::Error),
    /// A catalogue of roles cannot be read.
    #[error("the catalogue of roles {path} cannot be read")]
    Roles { path: PathBuf, source: BadRon },
    /// A file of decisions cannot be read: a word for what is wrong on the line.
    #[error("the decisions in {path} cannot be read: line {line}: {problem}")]
    Decisions { path: PathBuf, line: usize, problem: &'static str },
    /// The passage of a decision overlaps that of another; numbers count from 1.
    #[error("decision {number} overlaps decision {other}")]
    Overlap { number: usize, other: usize },
    /// The passage of a decision is empty or lies outside the text of so many code points.
    #[error("decision {number} lies outside the text of {chars} characters")]
    OutOfRange { number: usize, chars: usize },
    /// Pages of the case were never shown.
    #[error("{0} pages were never shown")]
    Unseen(usize),
    /// Marks of the case are neither accepted nor rejected.
    #[error("{0} marks are not decided")]
    Undecided(usize),
    /// No names to look for.
    #[error("{0} holds no names")]
    NoNames(PathBuf),
    #[error("the name is empty")]
    NameIsEmpty,
}
