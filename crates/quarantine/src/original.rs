//! An original as its sealed card shows it, and the documents that its text holds.

use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::notes::{self, Cuts, SealedNote};
use names::mark::Mark;
use names::print_lines::PrintLines;
use names::register::Register;
use names::suggestions::suggest_in;
use project::import::STANDARD_INPUT;
use reading::belonging::of_others;
use reading::case_documents;
use reading::document::Format;
use reading::evidence::Evidence;
use reading::plan::{CaseDocument, DocumentKind, Plan};
use reading::remark::Remarks;
use reading::text::{Encoding, Span, Text};

/// What the list shows of an original.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Original {
    #[serde(skip)]
    pub number: i64,
    /// The file name without extension.
    pub label: String,
    pub file_name: String,
    pub encoding: Encoding,
    /// What happened while the document was read.
    #[serde(default)]
    pub remarks: Remarks,
    /// Code points.
    pub chars: usize,
    /// Pages shown and all pages, as the judgement had them when it was saved.
    pub progress: (usize, usize),
    /// Entities that a person decided on; older versions did not count.
    #[serde(default)]
    pub decisions: usize,
    pub signed: bool,
    /// Label of the case in the project that it became, as it was then.
    pub released_as: Option<String>,
    /// The id of that case.
    pub case: Option<i64>,
    /// Random numbers, one of each release that was begun: the case in the project has the last that came to its end. Older
    /// versions gave none.
    #[serde(default)]
    pub releases: Vec<String>,
    /// The documents of its text, in their order; of an older version, which held one plan, none.
    #[serde(default)]
    pub documents: Vec<SealedDocument>,
}

/// A document of an original.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedDocument {
    /// Without its folder.
    pub file_name: String,
    pub kind: DocumentKind,
    /// Whether a person has said that; else its content tells.
    #[serde(default)]
    pub is_said: bool,
    /// What the file was, and how its text was written down.
    pub format: Format,
    pub encoding: Encoding,
    /// Its part of the text, in code points.
    #[serde(flatten)]
    pub span: Span,
    /// What somebody had marked and noted in the file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<SealedNote>,
    /// The part of the text behind the document that holds the words of the notes; empty where there are none.
    #[serde(default = "nowhere")]
    pub notes_part: Span,
}

const fn nowhere() -> Span {
    Span::new(0, 0)
}

impl SealedDocument {
    /// Its part of the text with that of its notes.
    #[must_use]
    pub fn extent(&self) -> Span {
        Span::new(self.span.start, self.span.end.max(self.notes_part.end))
    }

    fn as_of_case(&self, kind: DocumentKind) -> CaseDocument {
        CaseDocument { kind, title: self.title().to_owned(), span: self.span }
    }

    /// The same in a text in which each of its places has moved.
    #[must_use]
    pub fn moved(&self, moved: impl Fn(Span) -> Span) -> Self {
        let moved = |span: Span| if span.is_empty() { span } else { moved(span) };
        Self {
            span: moved(self.span),
            notes: self.notes.iter().map(|note| note.moved(moved)).collect(),
            notes_part: moved(self.notes_part),
            ..self.clone()
        }
    }

    /// Its file name without the ending; empty for text that comes from no file.
    #[must_use]
    pub fn title(&self) -> &str {
        let stem = self.file_name.rsplit_once('.').map_or(self.file_name.as_str(), |(stem, _)| stem);
        if stem == STANDARD_INPUT { "" } else { stem }
    }
}

impl Original {
    /// The documents as a plan is read with them: none where the text is one plan, or one document that nobody has called anything
    /// else.
    #[must_use]
    pub fn case_documents(&self) -> Vec<CaseDocument> {
        match self.documents.as_slice() {
            [one] if one.kind == DocumentKind::Plan || !one.is_said => Vec::new(),
            all => all.iter().map(|document| document.as_of_case(document.kind)).collect(),
        }
    }

    /// Numbers, from 1, of its documents whose heads in its text tell of another person than that of one before them.
    #[must_use]
    pub fn of_others(&self, text: &Text) -> Vec<usize> {
        of_others(text, &self.case_documents())
    }

    /// The plan of all its documents, without what was noted in the files.
    #[must_use]
    pub fn plan(&self, text: &Text, evidence: &Evidence) -> Plan {
        case_documents::read(text, evidence, None, &self.read_documents())
    }

    /// The documents by which its plan is read.
    fn read_documents(&self) -> Vec<CaseDocument> {
        let mut documents = self.case_documents();
        if let ([], [one]) = (documents.as_slice(), self.documents.as_slice())
            && !one.notes_part.is_empty()
        {
            documents.push(one.as_of_case(DocumentKind::Plan));
        }
        documents
    }

    /// What may identify somebody in its text where these names are known, one a line: all that is found, what is public in it, and
    /// whoever made a note.
    #[must_use]
    pub fn marks(&self, text: &Text, evidence: &Evidence, known: &str) -> Vec<Mark> {
        let mut register = Register::default();
        register.add_lines(known);
        let print = PrintLines::of(text, evidence, &self.read_documents());
        let mut marks = suggest_in(text, &register, &print);
        let authors: Vec<Mark> = self.documents.iter().flat_map(|document| notes::authors(&document.notes)).collect();
        marks.retain(|mark| !authors.iter().any(|author| author.span.overlaps(mark.span)));
        marks.extend(authors);
        marks.sort_by_key(|mark| mark.span);
        marks
    }

    /// The parts of its text that a release leaves out.
    #[must_use]
    pub fn cuts(&self, moved: impl Fn(Span) -> Span) -> Cuts {
        let parts = self.documents.iter().map(|document| document.notes_part).filter(|part| !part.is_empty());
        Cuts::new(parts.map(moved).collect())
    }

    /// Its documents; of an original of an older version the one plan that it is.
    pub(crate) fn all_documents(&self) -> Vec<SealedDocument> {
        if self.documents.is_empty() { vec![self.only_document()] } else { self.documents.clone() }
    }

    fn only_document(&self) -> SealedDocument {
        SealedDocument {
            file_name: self.file_name.clone(),
            kind: DocumentKind::Plan,
            is_said: false,
            format: Format::Text,
            encoding: self.encoding,
            span: Span::new(0, self.chars),
            notes: Vec::new(),
            notes_part: nowhere(),
        }
    }

    pub(crate) fn document(&self, number: usize) -> Result<SealedDocument> {
        let found = number.checked_sub(1).and_then(|at| self.all_documents().into_iter().nth(at));
        found.ok_or_else(|| project::Error::NoDocument { case: self.label.clone(), number }.into())
    }
}
