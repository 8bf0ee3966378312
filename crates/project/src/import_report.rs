//! What an import did, file by file.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Serialize;

use crate::arrival::{KnownCase, Likeness};
use crate::error::Error;
use crate::prepared::{Contents, Prepared};
use crate::print_days::PrintDays;
use crate::project::Carried;
use reading::belonging::{Belonging, Tie};
use reading::document::Format;
use reading::plan::{DocumentKind, EntryKind, PlanPart};
use reading::remark::{Remarks, What};
use reading::text::{Text, Unreadable};

/// What became of one file.
#[derive(Debug, Clone, Serialize)]
pub struct FileReport {
    pub file: PathBuf,
    /// Label of the new case; `None` when the file was refused.
    pub case: Option<String>,
    /// What the file was; `None` when it could not be read.
    pub format: Option<Format>,
    pub layout: Option<&'static str>,
    pub entries: usize,
    pub doubtful: usize,
    #[serde(flatten)]
    pub contents: Contents,
    /// What happened while the document was read.
    pub remarks: Remarks,
    /// How many marks and notes somebody has made in the file.
    pub annotations: usize,
    /// How many of them have become codings and memos.
    pub annotations_taken: usize,
    /// Where the file holds several plans and was not parted, the part of each.
    pub plans: Vec<PlanPart>,
    /// What document it has become in a case that there was before.
    pub document: Option<DocumentKind>,
    /// Number of the plan in its file, from 1, where that was parted.
    pub plan: Option<usize>,
    /// The label is a neutral one, because the file name tells of the person in the print.
    pub neutral: bool,
    /// The known case that the print is like.
    pub known: Option<KnownCase>,
    /// When the print of that case and this one were printed, where both tell it.
    pub printed: Option<PrintDays>,
    /// The case of a plan of the same file that this plan of it is another print of.
    pub sibling: Option<KnownCase>,
    /// Number of the document that it has become, from 1, where its head tells of another person than the rest of the case.
    pub other_person: Option<usize>,
    /// What it tells of whose it is.
    #[serde(skip)]
    pub(crate) belonging: Option<Belonging>,
    /// Which document of a case it is by its content and name.
    #[serde(skip)]
    pub(crate) kind: Option<DocumentKind>,
    /// What became of the codings of the case that got this print in place of its older one.
    pub carried: Option<Carried>,
    /// Why the file was refused.
    #[serde(skip)]
    pub refused: Option<Arc<Error>>,
    /// The same as a word.
    #[serde(rename = "refused")]
    pub reason: Option<&'static str>,
}

impl FileReport {
    pub(crate) fn new(file: &Path) -> Self {
        Self {
            file: file.to_owned(),
            case: None,
            format: None,
            layout: None,
            entries: 0,
            doubtful: 0,
            contents: Contents::default(),
            remarks: Remarks::default(),
            annotations: 0,
            annotations_taken: 0,
            plans: Vec::new(),
            document: None,
            plan: None,
            neutral: false,
            known: None,
            printed: None,
            sibling: None,
            other_person: None,
            belonging: None,
            kind: None,
            carried: None,
            refused: None,
            reason: None,
        }
    }

    /// Notes what the file holds.
    pub(crate) fn describe(&mut self, prepared: &Prepared) {
        self.format = Some(prepared.format);
        self.layout = prepared.layout;
        self.entries = prepared.digest.entries;
        self.doubtful = prepared.digest.doubtful;
        self.contents = prepared.contents.clone();
        self.contents.first_date = prepared.digest.first_date;
        self.contents.last_date = prepared.digest.last_date;
        self.remarks = prepared.remarks.clone();
        self.plans.clone_from(&prepared.plans);
        self.neutral = prepared.neutral;
        self.belonging = Some(prepared.belonging.clone());
        self.kind = Some(prepared.kind);
    }

    /// Notes that the file is a CV or another paper, of which the whole is one entry.
    pub(crate) fn is_one_entry(&mut self, text: &Text) {
        let has_text = usize::from(!text.as_str().trim().is_empty());
        (self.entries, self.doubtful, self.layout, self.plans) = (has_text, 0, None, Vec::new());
        self.contents = Contents { kinds: [(EntryKind::Document, has_text)].into(), ..Contents::default() };
    }

    /// Notes how many annotations were taken in; of these nothing was left out.
    pub(crate) fn annotated(&mut self, taken: usize) {
        self.annotations_taken = taken;
        if taken > 0 {
            [What::Comments, What::Highlights].into_iter().for_each(|what| self.remarks.forget(what));
        }
    }

    pub(crate) fn refuse(&mut self, error: Error) {
        self.reason = Some(reason(&error));
        self.refused = Some(Arc::new(error));
    }

    /// Whether the case can get this print in place of its older one, or the print become a case of its own.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.plan.is_none()
            && self.refused.is_some()
            && self.known.as_ref().is_some_and(|known| known.likeness != Likeness::Same)
    }

    /// Whether the case can get this print in place of its own. Cases that share only their label may be about different people, and so may
    /// plans joined in one file.
    #[must_use]
    pub fn can_replace(&self) -> bool {
        self.is_open() && self.reason == Some("known-case")
    }

    /// Whether the print was printed before that of the known case.
    #[must_use]
    pub fn is_older(&self) -> bool {
        self.printed.is_some_and(PrintDays::is_older)
    }

    /// Whether it has become a case that was not there before.
    fn is_new_case(&self) -> bool {
        self.case.is_some() && self.document.is_none() && self.carried.is_none() && !self.has_only_marks()
    }

    /// Whether only the marks in it came in, since its text was there.
    fn has_only_marks(&self) -> bool {
        let is_same = |known: &KnownCase| known.likeness == Likeness::Same && Some(&known.label) == self.case.as_ref();
        self.annotations_taken > 0 && self.known.as_ref().is_some_and(is_same)
    }
}

/// Cases that seem to be one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GroupProposal {
    /// What the case would be called.
    pub case: String,
    /// Labels of the cases that would be its documents, plans before other papers and older prints before newer ones; a case that
    /// was there before the import comes first.
    pub documents: Vec<String>,
    pub tie: Tie,
    /// Whether the heads of some of them tell of different persons.
    pub several_persons: bool,
    /// Whether it was made.
    pub made: bool,
}

/// What came in, by what became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ArrivedCounts {
    /// Cases that were not there before.
    pub cases: usize,
    /// Files, and plans of files, that are these cases or became documents of cases.
    pub documents: usize,
    /// Cases that got another print in place of theirs.
    pub replaced: usize,
    /// Files of which only marks and notes came in.
    pub marked: usize,
}

/// What an import did.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ImportReport {
    pub files: Vec<FileReport>,
    /// What stands in the folders that were named and was not looked into.
    pub passed_over: Vec<PathBuf>,
    /// Cases that seem to be one.
    pub proposals: Vec<GroupProposal>,
    /// Nothing has come in: this is what would.
    pub only_proposed: bool,
    /// The case whose documents the files were to be.
    #[serde(skip)]
    pub into: Option<String>,
    /// Cases that came in, or got another text, and are anonymised already, as a person said.
    #[serde(skip)]
    pub said_anonymised: usize,
}

impl ImportReport {
    #[must_use]
    pub fn imported(&self) -> usize {
        self.files.iter().filter(|file| file.refused.is_none()).count()
    }

    /// What came in, by what became of it.
    #[must_use]
    pub fn counts(&self) -> ArrivedCounts {
        let count = |is: &dyn Fn(&FileReport) -> bool| {
            self.files.iter().filter(|file| file.refused.is_none() && is(file)).count()
        };
        // Each case that was joined to another one is no case any more.
        let joined: usize = self.proposals.iter().filter(|made| made.made).map(|made| made.documents.len() - 1).sum();
        let cases = count(&FileReport::is_new_case);
        ArrivedCounts {
            cases: cases.saturating_sub(joined),
            documents: cases + count(&|file| file.document.is_some()),
            replaced: count(&|file| file.carried.is_some()),
            marked: count(&FileReport::has_only_marks),
        }
    }

    /// Files that were refused because only text recognition can read them.
    pub fn scans(&self) -> impl Iterator<Item = &Path> {
        let files = self.files.iter().filter(|file| matches!(file.reason, Some("scan" | "image")));
        files.map(|file| file.file.as_path())
    }

    /// Files that came in without the text of some pages, which only text recognition can read.
    pub fn with_unread_pages(&self) -> impl Iterator<Item = &FileReport> {
        let is_left = |file: &&FileReport| file.case.is_some() && file.remarks.count(What::UnreadPages) > 0;
        self.files.iter().filter(is_left)
    }

    /// Files that came in without the marks and notes that somebody has made in them.
    pub fn annotated(&self) -> impl Iterator<Item = &FileReport> {
        let is_left = |file: &&FileReport| file.case.is_some() && file.annotations > 0 && file.annotations_taken == 0;
        self.files.iter().filter(is_left)
    }

    /// Files with several plans that came in as one case, or did not since one of them is of a known case.
    pub fn joined(&self) -> impl Iterator<Item = &FileReport> {
        self.files.iter().filter(|file| (file.case.is_some() || file.is_open()) && !file.plans.is_empty())
    }

    pub fn refused(&self) -> impl Iterator<Item = &FileReport> {
        self.files.iter().filter(|file| file.refused.is_some())
    }
}

/// Why a file was refused, in a word.
const fn reason(error: &Error) -> &'static str {
    match error {
        Error::CaseExists(_) => "case-exists",
        Error::Released(_) => "released-case",
        Error::SameText(_) => "duplicate",
        Error::KnownCase { .. } => "known-case",
        Error::SeveralPersons { .. } => "several-persons",
        Error::WorkedOn(_) => "worked-on-case",
        Error::Reading(reading::Error::Unreadable { reason, .. }) => match reason {
            Unreadable::Empty => "empty",
            Unreadable::TooLarge => "too-large",
            Unreadable::TooMuchText => "too-much-text",
            Unreadable::Pdf => "pdf",
            Unreadable::Archive => "archive",
            Unreadable::Binary => "binary",
            Unreadable::DamagedUtf16 => "damaged-utf16",
            Unreadable::Damaged => "damaged",
            Unreadable::TooComplex => "too-complex",
            Unreadable::Part(_) => "part",
            Unreadable::OfficeXml => "office-xml",
            Unreadable::Pictures => "pictures",
            Unreadable::Locked => "locked",
            Unreadable::Scan => "scan",
            Unreadable::Image => "image",
            Unreadable::OldWord => "old-word",
            Unreadable::WebPage => "web-page",
            Unreadable::Rtf => "rtf",
            Unreadable::NoOcr => "no-ocr",
            Unreadable::OcrFailed => "ocr-failed",
            Unreadable::NoFile | Unreadable::Io(_) => "unreadable",
        },
        _ => "unreadable",
    }
}
