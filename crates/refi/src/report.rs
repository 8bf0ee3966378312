//! What came in with a file of another program, and what did not.

use std::path::PathBuf;

use serde::Serialize;

use crate::counting::Counting;
use crate::refi_project::{RefiProject, RefiSource, SourceKind};

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum IncomingFormat {
    /// A project of REFI-QDA.
    #[default]
    Qdpx,
    /// A codebook of REFI-QDA.
    Qdc,
    /// A project of `QualCoder`.
    QualCoder,
    /// Projects of Taguette.
    Taguette,
}

/// What came in, or would come in.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct RefiReport {
    pub file: PathBuf,
    pub format: IncomingFormat,
    /// It was only tried; the project is as it was.
    pub preview: bool,
    /// The program that wrote the file.
    pub origin: String,
    /// What the file holds, whatever became of it.
    pub found: FoundInFile,
    pub sources: Vec<SourceReport>,
    pub codes: FoundAndNew,
    pub codings: FoundAndNew,
    pub memos: FoundAndNew,
    pub attributes: FoundAndNew,
    pub coders: usize,
    /// What was not taken in, or not as it stood.
    pub left: Vec<LeftOut>,
}

/// How many of everything a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct FoundInFile {
    pub users: usize,
    pub codes: usize,
    pub variables: usize,
    pub cases: usize,
    pub sources: usize,
    pub codings: usize,
    pub notes: usize,
    pub links: usize,
    pub sets: usize,
    pub graphs: usize,
}

impl FoundInFile {
    pub(crate) fn of(refi: &RefiProject) -> Self {
        let in_text = |source: &RefiSource| source.selections.iter().map(|own| own.codings.len()).sum::<usize>();
        let codings = refi.sources.iter().map(|own| in_text(own) + own.codings.len() + own.other_codings);
        Self {
            users: refi.users.len(),
            codes: refi.codes.len(),
            variables: refi.variables.len(),
            cases: refi.cases.len(),
            sources: refi.sources.len(),
            codings: codings.sum(),
            notes: refi.notes.len(),
            links: refi.links.len(),
            sets: refi.sets.len(),
            graphs: refi.graphs,
        }
    }
}

/// How many a file holds, and how many of them are new in the project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct FoundAndNew {
    pub found: usize,
    pub new: usize,
    /// Those that the project had already.
    pub known: usize,
}

/// What became of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SourceOutcome {
    /// It is a case now.
    New,
    /// A case of the project has its text.
    Known,
    /// The file that it names is not in the archive.
    Missing,
    /// Its text is empty.
    Empty,
    /// Its text cannot be read.
    Unreadable,
    /// It is no text.
    NoText,
}

/// A source of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceReport {
    pub name: String,
    pub kind: SourceKind,
    pub outcome: SourceOutcome,
    /// The label of its case.
    pub case: Option<String>,
    /// Codings of it in the file, and those that are new.
    pub codings: usize,
    pub new_codings: usize,
    /// How its program counts characters; `None` where that is certain, or all would count alike.
    pub counting: Option<Counting>,
    /// Passages that are counted otherwise than the others of this source.
    pub counted_otherwise: usize,
}

/// What is not taken in, or not as it stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LeftWhat {
    /// Codings of a source that did not come in.
    CodingsOfSource,
    /// Codings whose passage is empty, or lies behind the text.
    CodingsWithoutPlace,
    /// Codings with a code that the file does not have.
    CodingsWithoutCode,
    /// Codes got another name, since two of one parent had the same, or it held a sign that parts names here.
    RenamedCodes,
    /// A set of codes.
    CodeSet,
    /// Drawings.
    Graphs,
    /// Links between two things of which none is a note.
    Links,
    /// Notes on something that did not come in, which are free memos now.
    NotesWithoutPlace,
    /// Cases that hold passages of a source.
    PartsOfCases,
    /// Values that do not fit their attribute, or stand against one that a case has.
    Values,
    /// Clock times of dates.
    ClockTimes,
    /// Summaries that stand in the memo of their case, which has another summary.
    Summaries,
    /// Codes that stand for cases, and became none.
    CaseCodes,
    /// Passages without code and without memo.
    UncodedPassages,
    /// Passages that hold other words here than their program has noted.
    OtherWords,
    /// Codings that are marked as important.
    Importance,
    /// Rows of a table of which nothing is taken in.
    OtherRows,
    /// Degrees of codings that are not on the scale of the project.
    Degrees,
}

/// Something that is not taken in, or not as it stood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    pub what: LeftWhat,
    /// What it is called, where it has a name.
    pub name: String,
    pub count: usize,
}

impl RefiReport {
    /// Notes that something was left out.
    pub(crate) fn leave(&mut self, what: LeftWhat, name: &str, count: usize) {
        if count == 0 {
            return;
        }
        match self.left.iter_mut().find(|left| left.what == what && left.name == name) {
            Some(left) => left.count += count,
            None => self.left.push(LeftOut { what, name: name.to_owned(), count }),
        }
    }

    /// How many sources had this outcome.
    #[must_use]
    pub fn sources_that(&self, outcome: SourceOutcome) -> usize {
        self.sources.iter().filter(|source| source.outcome == outcome).count()
    }
}
