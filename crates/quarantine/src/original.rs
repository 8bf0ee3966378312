//! An original as its sealed card shows it, and the documents that its text holds.

use serde::{Deserialize, Serialize};

use crate::error::Result;
use project::import::STANDARD_INPUT;
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
}

impl SealedDocument {
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
            all => all
                .iter()
                .map(|document| CaseDocument {
                    kind: document.kind,
                    title: document.title().to_owned(),
                    span: document.span,
                })
                .collect(),
        }
    }

    /// The plan of all its documents.
    #[must_use]
    pub fn plan(&self, text: &Text, evidence: &Evidence) -> Plan {
        case_documents::read(text, evidence, None, &self.case_documents())
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
        }
    }

    pub(crate) fn document(&self, number: usize) -> Result<SealedDocument> {
        let found = number.checked_sub(1).and_then(|at| self.all_documents().into_iter().nth(at));
        found.ok_or_else(|| project::Error::NoDocument { case: self.label.clone(), number }.into())
    }
}
