//! The intake beside the window: files and texts come into the quarantine, and documents of cases are arranged.

use std::path::PathBuf;

use egui::Context as Window;

use super::vault::Opened;
use crate::error::Result;
use crate::ui::task::{Progress, Task};
use project::import::{self, GroupProposal};
use project::prepared::Prepared;
use project::{AnnotationCode, Project, Releases};
use quarantine::intake::{Intake, IntakeManner, IntakeReport};
use quarantine::quarantine::Quarantine;
use reading::document::ocr;
use reading::label::Pattern;
use reading::plan::DocumentKind;
use reading::remark::{Remark, Remarks, What};
use reading::text::Unreadable;
use words::Sentence;

/// What goes into quarantine.
#[derive(Default)]
pub struct Batch {
    pub incoming: Vec<Incoming>,
    /// The original whose documents they are; without it each is one.
    pub into: Option<String>,
    /// Whether what somebody has marked and noted in them comes in too.
    pub annotations: bool,
}

/// A file or a text that goes into quarantine.
pub enum Incoming {
    File(IntakeFile),
    /// Pasted text.
    Text(Box<Prepared>),
}

/// A file, and what somebody has said of it.
pub struct IntakeFile {
    pub path: PathBuf,
    /// Whether text recognition reads what has no text.
    pub ocr: Option<bool>,
    /// Whether each of several plans becomes an original.
    pub parted: Option<bool>,
}

impl IntakeFile {
    #[must_use]
    pub const fn new(path: PathBuf) -> Self {
        Self { path, ocr: None, parted: None }
    }
}

/// How a file can be taken in after all.
pub enum IntakeRemedy {
    /// By text recognition.
    Recognise(IntakeFile),
    /// Some of its pages, so many, have no text: with text recognition or without these pages.
    Pages(IntakeFile, usize),
    /// It holds several plans: as one original or as several.
    Part(IntakeFile),
}

/// A file that was not taken in: a sentence, and what can be done.
pub type Refusal = (String, Option<IntakeRemedy>);

/// The quarantine with what came into it.
pub struct TakenIn {
    pub opened: Opened,
    pub count: usize,
    /// Originals that were not there before.
    pub originals: usize,
    /// That documents of the case seem to be about others.
    pub of_others: Option<String>,
    /// Marks and notes in the files that came in, and those that were left out.
    pub noted: usize,
    pub left_out: usize,
    /// What is remarked of how files were read, by their labels.
    pub remarks: Vec<(String, Remarks)>,
    /// Originals that seem to be documents of one case.
    pub proposals: Vec<GroupProposal>,
    pub refused: Refused,
}

impl TakenIn {
    fn nothing(quarantine: Quarantine) -> Result<Self> {
        let opened = Opened::of(quarantine)?;
        let (remarks, proposals, refused) = (Vec::new(), Vec::new(), Refused::default());
        Ok(Self { opened, count: 0, originals: 0, of_others: None, noted: 0, left_out: 0, remarks, proposals, refused })
    }
}

/// Files that were not taken in.
#[derive(Default)]
pub struct Refused {
    pub files: Vec<Refusal>,
    /// Whether text recognition is there.
    pub can_recognise: bool,
    /// The original whose documents they were to be, and whether notes in them were wanted.
    pub into: Option<String>,
    pub annotations: bool,
}

/// Takes files and texts into the quarantine, after these were refused; stopped, it takes those that came out again.
pub fn take_in(
    window: &Window,
    mut quarantine: Quarantine,
    project: PathBuf,
    batch: Batch,
    mut refused: Vec<Refusal>,
) -> Result<Task<TakenIn>> {
    let work = move |progress: &Progress| {
        let releases = Releases::of(&Project::open_to_read(&project)?)?;
        let annotations = batch.annotations.then_some(words::annotation_code as AnnotationCode);
        let mut intake = Intake::new(IntakeManner { into: batch.into.clone(), kind: None, annotations });
        for (at, own) in batch.incoming.iter().enumerate() {
            if progress.is_stopped() {
                intake.cancel(&mut quarantine)?;
                return Ok(Some(TakenIn::nothing(quarantine)?));
            }
            progress.set(at, batch.incoming.len());
            match add(&mut intake, &mut quarantine, own) {
                Ok(Ok(())) => {}
                Ok(Err(joined)) => refused.push(joined),
                Err(error) => {
                    let scan = scan_of(&error).map(IntakeFile::new);
                    refused.push((error.sentence(), scan.map(IntakeRemedy::Recognise)));
                }
            }
        }
        let report = intake.finish(&mut quarantine, &releases)?;
        refused.extend(report.refused.iter().map(|error| (error.sentence(), None)));
        let is_scan = |refusal: &Refusal| matches!(refusal.1, Some(IntakeRemedy::Recognise(_)));
        let can_recognise = refused.iter().any(is_scan) && ocr::is_available();
        let refused = Refused { files: refused, can_recognise, into: batch.into, annotations: batch.annotations };
        let of_others = refused.into.as_deref().and_then(|case| words::of_others(case, &report.of_others));
        let IntakeReport { count, originals, noted, left_out, remarks, proposals, .. } = report;
        let opened = Opened::of(quarantine)?;
        Ok(Some(TakenIn { opened, count, originals, of_others, noted, left_out, remarks, proposals, refused }))
    };
    Task::start(window, tr!("work-take-in"), true, work)
}

/// Takes in what comes; a file with several plans, or with pages that text recognition could read, only after somebody has said how.
fn add(
    intake: &mut Intake,
    quarantine: &mut Quarantine,
    own: &Incoming,
) -> quarantine::Result<std::result::Result<(), Refusal>> {
    let file = match own {
        Incoming::Text(prepared) => return intake.add(quarantine, prepared, false).map(|_| Ok(())),
        Incoming::File(file) => file,
    };
    let prepared = import::prepare(&file.path, &Pattern::default(), file.ocr.unwrap_or(false))?;
    let asked = IntakeFile { path: file.path.clone(), ..*file };
    if file.parted.is_none() && !prepared.plans.is_empty() {
        let plans = words::joined_plans(&prepared.plans);
        let said = tr!("arrival-plans", case = prepared.label.as_str(), plans = plans);
        return Ok(Err((said, Some(IntakeRemedy::Part(asked)))));
    }
    let unread = prepared.remarks.count(What::UnreadPages);
    if file.ocr.is_none() && unread > 0 && ocr::is_available() {
        let remark = words::remark(Remark { what: What::UnreadPages, count: unread });
        let said = tr!("quarantine-remarks", case = prepared.label.as_str(), remarks = remark);
        return Ok(Err((said, Some(IntakeRemedy::Pages(asked, unread)))));
    }
    intake.add(quarantine, &prepared, file.parted.unwrap_or(false)).map(|_| Ok(()))
}

/// The file, if only text recognition can read it.
fn scan_of(error: &quarantine::Error) -> Option<PathBuf> {
    match error {
        quarantine::Error::Project(project::Error::Reading(reading::Error::Unreadable {
            path,
            reason: Unreadable::Scan | Unreadable::Image,
        })) => Some(path.clone()),
        _ => None,
    }
}

/// How the documents of originals are arranged anew.
pub enum Arrangement {
    /// Makes one case of these, with this label.
    Join(Vec<i64>, String),
    /// Makes the document of this number, from 1, an original of its own.
    Separate(i64, usize),
    /// Says what it is.
    Kind(i64, usize, DocumentKind),
}

/// The quarantine with what was arranged.
pub struct Arranged {
    pub opened: Opened,
    /// The original that was arranged, to be shown again.
    pub number: i64,
    /// That documents of it seem to be about others.
    pub of_others: Option<String>,
    pub outcome: quarantine::Result<()>,
}

/// Arranges the documents of originals: where names were judged already, all of the case is searched anew.
pub fn arrange(
    window: &Window,
    mut quarantine: Quarantine,
    project: PathBuf,
    arrangement: Arrangement,
) -> Result<Task<Arranged>> {
    let work = move |_: &Progress| {
        let releases = Releases::of(&Project::open_to_read(&project)?)?;
        let is_join = matches!(arrangement, Arrangement::Join(..));
        let (number, outcome) = match arrangement {
            Arrangement::Join(numbers, label) => {
                (numbers.first().copied().unwrap_or_default(), quarantine.join_all(&releases, &numbers, &label))
            }
            Arrangement::Separate(number, document) => {
                (number, quarantine.separate(&releases, number, document).map(|_| ()))
            }
            Arrangement::Kind(number, document, kind) => {
                (number, quarantine.set_document_kind(&releases, number, document, kind))
            }
        };
        let of_others = if is_join && outcome.is_ok() {
            let joined = quarantine.original(number)?;
            words::of_others(&joined.label, &joined.of_others(&quarantine.text(number)?))
        } else {
            None
        };
        Ok(Some(Arranged { opened: Opened::of(quarantine)?, number, of_others, outcome }))
    };
    Task::start(window, tr!("work-arrange"), false, work)
}
