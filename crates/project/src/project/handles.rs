//! The handles of a project, one for each noun: [`Project::codings`] reads, [`Writer::codings`] writes.

use super::{
    Asides, Attributes, Backups, Cases, Coders, Codes, Codings, Copies, Corrections, Documents, EditHistory, Entries,
    Exchange, Kept, KeptKind, MemoLinks, Memos, Passphrases, Project, ProjectSettings, Records, Redactions, WordIndex,
    rows::Rows,
};

/// Gives the handles of a project for writing. Each of their edits is one transaction and one row in the log.
#[must_use]
#[derive(Debug)]
pub struct Writer<'a> {
    project: &'a mut Project,
}

impl Project {
    /// The handles for writing.
    pub const fn write(&mut self) -> Writer<'_> {
        Writer { project: self }
    }
}

/// Makes the functions that give a handle, for reading and for writing.
macro_rules! handles {
    ($($(#[$doc:meta])* $noun:ident: $Handle:ident,)*) => {
        impl Project {
            $($(#[$doc])* pub const fn $noun(&self) -> $Handle<&Self> { $Handle { project: self } })*
        }

        impl<'a> Writer<'a> {
            $($(#[$doc])* pub const fn $noun(self) -> $Handle<&'a mut Project> { $Handle { project: self.project } })*

            /// The rows that a person makes.
            pub(super) const fn rows(self) -> Rows<'a> {
                Rows { project: self.project }
            }
        }
    };
}

handles! {
    /// The cases and their sources.
    cases: Cases,
    /// The plans, the CV and other papers of cases.
    documents: Documents,
    /// The codebook.
    codes: Codes,
    /// The people who code.
    coders: Coders,
    /// Codes on passages of cases.
    codings: Codings,
    /// Memos on cases, entries and codings, free memos and the journal.
    memos: Memos,
    /// What memos point at.
    memo_links: MemoLinks,
    /// Attributes and the values that cases have.
    attributes: Attributes,
    /// What persons have corrected in entries.
    corrections: Corrections,
    /// Entries as rows, derived from the sources.
    entries: Entries,
    /// The words of the texts, by which a search knows in which cases it need not look.
    word_index: WordIndex,
    /// Whole copies that the program makes by itself.
    backups: Backups,
    /// Whether the file is encrypted, and by which passphrase.
    passphrases: Passphrases,
    /// Copies for coders, and their way back.
    copies: Copies,
    /// Codings and memos that have no place in an updated print.
    asides: Asides,
    /// What is exchanged with other programs.
    exchange: Exchange,
    /// What is set for the project as a whole.
    settings: ProjectSettings,
    /// The record of anonymisation.
    records: Records,
    /// What undo takes away, and what was undone.
    history: EditHistory,
    /// Released cases, and what is redacted in them later.
    redactions: Redactions,
}

impl Project {
    /// What is kept under names.
    pub const fn kept(&self, kind: KeptKind) -> Kept<&Self> {
        Kept { project: self, kind }
    }

    /// Searches that were saved under a name.
    pub const fn searches(&self) -> Kept<&Self> {
        self.kept(KeptKind::Search)
    }
}

impl<'a> Writer<'a> {
    /// What is kept under names.
    pub const fn kept(self, kind: KeptKind) -> Kept<&'a mut Project> {
        Kept { project: self.project, kind }
    }

    /// Searches that were saved under a name.
    pub const fn searches(self) -> Kept<&'a mut Project> {
        self.kept(KeptKind::Search)
    }
}
