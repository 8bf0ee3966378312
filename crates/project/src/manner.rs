//! How files are taken in.

use crate::arrival::Known;
use crate::project::AnnotationCode;
use reading::plan::DocumentKind;

/// How files are taken in.
#[derive(Debug, Clone)]
pub struct Manner {
    /// Scans and pictures are read too, by text recognition.
    pub ocr: bool,
    /// What becomes of prints of cases that the project knows.
    pub known: Known,
    /// The word for a case in labels that say nothing of it.
    pub case_word: String,
    /// What somebody has marked and noted in the files becomes codings and memos, with the codes that this names.
    pub annotations: Option<AnnotationCode>,
    /// Each plan of a file that holds several becomes a case of its own.
    pub split: bool,
    /// The files are documents of the case with this label; the first of them makes the case, if there is none.
    pub into: Option<String>,
    /// What documents the files are; without it, their content tells.
    pub kind: Option<DocumentKind>,
    /// Files that seem to be documents of one case become one.
    pub group: bool,
    /// A person has said that the files are anonymised already: that is recorded of the cases that come in or get another text.
    pub said_anonymised: bool,
}

impl Default for Manner {
    fn default() -> Self {
        Self {
            ocr: false,
            known: Known::default(),
            case_word: "Sak".to_owned(),
            annotations: None,
            split: false,
            into: None,
            kind: None,
            group: false,
            said_anonymised: false,
        }
    }
}
