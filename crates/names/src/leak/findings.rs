//! What a search found, and what it could not look into.

use serde::Serialize;

use super::{LeakHit, LeakPlace};

/// Blind something was not looked into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Blind {
    /// A picture, or a document with pictures in it.
    Picture,
    /// Pages of pictures without text.
    Scan,
    /// Sealed, or behind a password.
    Locked,
    Damaged,
    /// An office document of the time before 2007.
    OldOffice,
    /// An archive of a kind that is not opened here.
    Archive,
    /// More bytes than are looked through, or than are unpacked of one file.
    TooLarge,
    /// An archive in an archive, too often.
    TooDeep,
    /// Letters whose meaning the file does not say.
    UnknownLetters,
    /// A part written as base64.
    Encoded,
    /// A database of another program.
    Database,
    /// Neither text nor a document; only its bytes were searched.
    Binary,
    /// The system does not let it be read.
    Unreadable,
    /// A link to somewhere else.
    Link,
    /// A device, a pipe or a socket.
    Device,
}

/// Something that was not looked into, or not into all of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Unseen {
    /// Name of the file, with the folders below the one that was asked for.
    pub file: String,
    /// The part of an archive or document.
    pub part: Option<String>,
    pub why: Blind,
}

/// What a search found, and where it could not look.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Findings {
    pub hits: Vec<LeakHit>,
    pub unseen: Vec<Unseen>,
    /// Files that were looked through, and their bytes.
    pub files: usize,
    pub bytes: u64,
}

impl Findings {
    /// Takes in what was found elsewhere.
    pub fn extend(&mut self, other: Self) {
        self.hits.extend(other.hits);
        self.unseen.extend(other.unseen);
        (self.files, self.bytes) = (self.files + other.files, self.bytes + other.bytes);
    }

    /// Puts everything in order, and twice the same once.
    #[must_use]
    pub fn sorted(mut self) -> Self {
        self.hits.sort_by(|a, b| (&a.place, a.line, b.certain).cmp(&(&b.place, b.line, a.certain)));
        self.hits.dedup_by(|b, a| a.place == b.place && a.line == b.line);
        // What begins at the same byte in two readings of a file is told once.
        self.hits.dedup_by(|b, a| match (&a.place, &b.place) {
            (LeakPlace::Bytes { file, offset, .. }, LeakPlace::Bytes { file: other, offset: there, .. }) => {
                a.line == b.line && file == other && offset == there
            }
            _ => false,
        });
        self.unseen.sort();
        self.unseen.dedup();
        self
    }
}
