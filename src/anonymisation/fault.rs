//! What can go wrong in anonymisation, each a sentence. None holds what was found in a text.

use std::fmt;
use std::path::PathBuf;

use crate::error::Error;

/// Why something of anonymisation was not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// A catalogue of roles cannot be read.
    Roles {
        path: PathBuf,
        line: usize,
        reason: String,
    },
    /// A file of decisions cannot be read.
    Decisions {
        path: PathBuf,
        line: usize,
        reason: String,
    },
    /// The passage of a decision overlaps that of another; numbers count from 1.
    Overlap {
        number: usize,
        other: usize,
    },
    /// The passage of a decision is empty or lies outside the text.
    OutOfRange {
        number: usize,
        chars: usize,
    },
    WrongPassphrase(PathBuf),
    WeakPassphrase(usize),
    NoPassphrase,
    /// A new passphrase was not repeated as it was typed first.
    PassphrasesDiffer,
    NotAQuarantine(PathBuf),
    /// A quarantine that was never finished being made.
    Unmade(PathBuf),
    /// The key of a quarantine was overwritten, and finishing was stopped then.
    KeyDestroyed(PathBuf),
    /// Finishing was begun, and there is no quarantine to tell how far it came.
    NoTrace(PathBuf),
    /// A key to originals that was written is not what can be read.
    KeyNotKept(PathBuf),
    /// A key was asked for when the originals were destroyed already.
    NoKeyAnyMore,
    /// The file is no key to originals, or is damaged.
    NotAKey(PathBuf),
    /// A row of the quarantine is not what was written there.
    Tampered(PathBuf),
    NoOriginal(i64),
    /// Pages of the case were never shown.
    Unseen(usize),
    /// Marks of the case are neither accepted nor rejected.
    Undecided(usize),
    NotSigned(String),
    /// The project has the case.
    AlreadyReleased {
        number: i64,
        label: String,
    },
    /// Cases in quarantine that were not released; finishing would lose them.
    NotReleased(usize),
    /// Something that was marked is still there.
    Leak(usize),
    /// No names to look for.
    NoNames(PathBuf),
    NameIsEmpty,
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        Self::Anonymisation(fault)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = |path: &PathBuf| path.display().to_string();
        let sentence = match self {
            Self::Roles { path, line, reason } => {
                tr!("fault-roles", file = name(path), line = line.to_string(), reason = reason.as_str())
            }
            Self::Decisions { path, line, reason } => {
                tr!("fault-decisions", file = name(path), line = line.to_string(), reason = reason.as_str())
            }
            Self::Overlap { number, other } => {
                tr!("fault-overlap", number = number.to_string(), other = other.to_string())
            }
            Self::OutOfRange { number, chars } => {
                tr!("fault-out-of-range", number = number.to_string(), chars = crate::i18n::number(*chars))
            }
            Self::WrongPassphrase(path) => tr!("fault-wrong-passphrase", file = name(path)),
            Self::WeakPassphrase(least) => tr!("fault-weak-passphrase", least = least.to_string()),
            Self::NoPassphrase => tr!("fault-no-passphrase"),
            Self::PassphrasesDiffer => tr!("passphrase-differs"),
            Self::NotAQuarantine(path) => tr!("fault-not-a-quarantine", file = name(path)),
            Self::Unmade(path) => tr!("fault-unmade", file = name(path)),
            Self::KeyDestroyed(path) => tr!("fault-key-destroyed", file = name(path)),
            Self::NoTrace(path) => tr!("fault-no-trace", file = name(path)),
            Self::KeyNotKept(path) => tr!("fault-key-not-kept", file = name(path)),
            Self::NoKeyAnyMore => tr!("fault-no-key-any-more"),
            Self::NotAKey(path) => tr!("fault-not-a-key", file = name(path)),
            Self::Tampered(path) => tr!("fault-tampered", file = name(path)),
            Self::NoOriginal(id) => tr!("fault-no-original", number = id.to_string()),
            Self::Unseen(pages) => {
                let count = *pages;
                tr!("fault-unseen", count = count)
            }
            Self::Undecided(marks) => {
                let count = *marks;
                tr!("fault-undecided", count = count)
            }
            Self::NotSigned(label) => tr!("fault-not-signed", name = label.as_str()),
            Self::AlreadyReleased { number, label } => {
                tr!("fault-already-released", number = number.to_string(), label = label.as_str())
            }
            Self::NotReleased(cases) => {
                let count = *cases;
                tr!("fault-not-released", count = count)
            }
            Self::Leak(hits) => {
                let count = *hits;
                tr!("fault-leak", count = count)
            }
            Self::NoNames(path) => tr!("fault-no-names", file = name(path)),
            Self::NameIsEmpty => tr!("fault-name-is-empty"),
        };
        f.write_str(&sentence)
    }
}
