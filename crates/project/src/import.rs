//! Import: files in, cases out. Files are read and parsed by workers; the project takes the finished
//! sources in one transaction. A file that is not the text of a case is refused with its reason, and
//! the others go on.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

use serde::Serialize;

use crate::arrival::{Known, KnownCase, KnownCases, Likeness};
use crate::error::{Error, Result};
use crate::prepared::{Contents, Prepared, Sketched};
use crate::project::{Act, AnnotationCode, Carried, Project};
use reading::document::{Document, EXTENSIONS, Format, PICTURES};
use reading::entered;
use reading::label::Pattern;
use reading::remark::{Remarks, What};
use reading::text::Unreadable;

/// Files that workers may be ahead of the project.
const AHEAD: usize = 64;

/// What stands for standard input in place of a file.
pub const STANDARD_INPUT: &str = "-";

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
}

impl Default for Manner {
    fn default() -> Self {
        Self { ocr: false, known: Known::default(), case_word: "Sak".to_owned(), annotations: None }
    }
}

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
    /// The label is a neutral one, because the file name tells of the person in the print.
    pub neutral: bool,
    /// The known case that the print is like.
    pub known: Option<KnownCase>,
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
    fn new(file: &Path) -> Self {
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
            neutral: false,
            known: None,
            carried: None,
            refused: None,
            reason: None,
        }
    }

    /// Notes what the file holds.
    fn describe(&mut self, prepared: &Prepared) {
        self.format = Some(prepared.format);
        self.layout = prepared.layout;
        self.entries = prepared.digest.entries;
        self.doubtful = prepared.digest.doubtful;
        self.contents = prepared.contents.clone();
        self.contents.first_date = prepared.digest.first_date;
        self.contents.last_date = prepared.digest.last_date;
        self.remarks = prepared.remarks.clone();
        self.neutral = prepared.neutral;
    }

    /// Notes how many annotations were taken in; of these nothing was left out.
    fn annotated(&mut self, taken: usize) {
        self.annotations_taken = taken;
        if taken > 0 {
            [What::Comments, What::Highlights].into_iter().for_each(|what| self.remarks.forget(what));
        }
    }

    fn refuse(&mut self, error: Error) {
        self.reason = Some(reason(&error));
        self.refused = Some(Arc::new(error));
    }

    /// Whether the case can get this print in place of its older one, or the print become a case of its own.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.refused.is_some() && self.known.as_ref().is_some_and(|known| known.likeness != Likeness::Same)
    }
}

/// What an import did.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ImportReport {
    pub files: Vec<FileReport>,
    /// What stands in the folders that were named and was not looked into.
    pub passed_over: Vec<PathBuf>,
}

impl ImportReport {
    #[must_use]
    pub fn imported(&self) -> usize {
        self.files.iter().filter(|file| file.refused.is_none()).count()
    }

    /// Files that were refused because only text recognition can read them.
    pub fn scans(&self) -> impl Iterator<Item = &Path> {
        let files = self.files.iter().filter(|file| matches!(file.reason, Some("scan" | "image")));
        files.map(|file| file.file.as_path())
    }

    /// Files that came in without the marks and notes that somebody has made in them.
    pub fn annotated(&self) -> impl Iterator<Item = &FileReport> {
        let is_left = |file: &&FileReport| file.case.is_some() && file.annotations > 0 && file.annotations_taken == 0;
        self.files.iter().filter(is_left)
    }

    pub fn refused(&self) -> impl Iterator<Item = &FileReport> {
        self.files.iter().filter(|file| file.refused.is_some())
    }
}

/// Reads one file; with `ocr`, scans and pictures too.
///
/// # Errors
/// [`reading::Error::NotFound`]; [`reading::Error::Unreadable`] if it is not the text of a case.
pub fn prepare(path: &Path, pattern: &Pattern, ocr: bool) -> Result<Prepared> {
    if !path.exists() {
        return Err(reading::Error::NotFound(path.to_owned()).into());
    }
    let name = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    let read = Document::read(path, ocr).map_err(|reason| reading::Error::unreadable(path, reason))?;
    let label = pattern.label(&name(path.file_stem()));
    Ok(Prepared::new(read, &label, name(path.file_name())))
}

/// Reads a text that comes from no file: pasted, or from standard input. Its label is a person's own.
///
/// # Errors
/// [`reading::Error::Unreadable`] if it is not the text of a case, [`Error::EmptyName`].
pub fn prepare_text(bytes: Vec<u8>, label: &str, ocr: bool) -> Result<Prepared> {
    let label = &entered::name(label);
    if label.is_empty() {
        return Err(Error::EmptyName);
    }
    let unreadable = |reason| reading::Error::unreadable(Path::new(STANDARD_INPUT), reason);
    let read = Document::decode(bytes, ocr).map_err(unreadable)?;
    Ok(Prepared { neutral: false, ..Prepared::new(read, label, STANDARD_INPUT.to_owned()) })
}

/// Takes one text into the project that comes from no file: pasted, or from standard input. Its label is a person's own.
///
/// # Errors
/// [`reading::Error::Unreadable`] if it is not the text of a case, [`Error::EmptyName`], [`Error::LabelTaken`],
/// [`Error::SameText`], [`Error::KnownCase`], [`Error::CaseExists`], [`Error::Released`]; if the project cannot be written.
pub fn take_text(project: &mut Project, bytes: Vec<u8>, label: &str, manner: Manner) -> Result<ImportReport> {
    let prepared = prepare_text(bytes, label, manner.ocr)?;
    if manner.known != Known::Replace && project.cases().named(&prepared.label).is_ok() {
        return Err(Error::LabelTaken(prepared.label));
    }
    let mut report = FileReport::new(Path::new(STANDARD_INPUT));
    project.begin()?;
    let taken =
        KnownCases::of(project).and_then(|mut known| take_in(project, &mut known, &manner, prepared, &mut report));
    if let Err(error) = taken.and_then(|()| project.commit(Act::Import)) {
        project.rollback();
        return Err(error);
    }
    Ok(ImportReport { files: vec![report], passed_over: Vec::new() })
}

/// The files that some paths stand for.
#[derive(Debug, Default)]
pub struct Found {
    pub files: Vec<PathBuf>,
    /// Files of other endings and folders within folders: nobody looks into them. Hidden files are none of them.
    pub passed_over: Vec<PathBuf>,
}

/// The files that the paths stand for: a folder stands for the documents in it, with `pictures` for those too. A path that leads nowhere
/// stays in the list, so that the import refuses it and goes on.
///
/// # Errors
/// [`reading::Error::Io`]; [`Error::NothingToImport`] if there is not a single file.
pub fn files(paths: &[PathBuf], pictures: bool) -> Result<Found> {
    let mut found = Found::default();
    for path in paths {
        if path.is_dir() {
            let (mut inside, mut others) = (Vec::new(), Vec::new());
            for entry in std::fs::read_dir(path).map_err(|error| Error::io(path, error))? {
                let entry = entry.map_err(|error| Error::io(path, error))?.path();
                let known = |extension: &std::ffi::OsStr| {
                    let mut all = EXTENSIONS.iter().chain(PICTURES.iter().filter(|_| pictures));
                    all.any(|known| extension.eq_ignore_ascii_case(known))
                };
                if entry.extension().is_some_and(known) && !entry.is_dir() {
                    inside.push(entry);
                } else if !is_hidden(&entry) {
                    others.push(entry);
                }
            }
            inside.sort();
            others.sort();
            found.files.append(&mut inside);
            found.passed_over.append(&mut others);
        } else {
            found.files.push(path.clone());
        }
    }
    match (found.files.is_empty(), paths.first()) {
        (true, Some(path)) => Err(Error::NothingToImport(path.clone())),
        _ => Ok(found),
    }
}

/// Whether systems and office programs keep a file for themselves.
fn is_hidden(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with(['.', '~']) || ["Thumbs.db", "desktop.ini"].iter().any(|own| name.eq_ignore_ascii_case(own))
}

/// Files on their way into a project: workers read ahead, [`Import::step`] takes what is ready.
///
/// The project's transaction stays open from [`Import::start`] to [`Import::finish`] or [`Import::cancel`].
#[derive(Debug)]
pub struct Import {
    files: Arc<Vec<PathBuf>>,
    results: Receiver<(usize, Result<Prepared>)>,
    waiting: BTreeMap<usize, Result<Prepared>>,
    stop: Arc<AtomicBool>,
    manner: Manner,
    known: KnownCases,
    report: ImportReport,
}

impl Import {
    /// Starts reading. `wake` is called by the workers after each file.
    ///
    /// # Errors
    /// If the project cannot be written.
    pub fn start(
        project: &mut Project,
        files: Vec<PathBuf>,
        manner: Manner,
        wake: impl Fn() + Clone + Send + 'static,
    ) -> Result<Self> {
        project.begin()?;
        let (pattern, known) =
            match project.settings().label_pattern().and_then(|pattern| Ok((pattern, KnownCases::of(project)?))) {
                Ok(known) => known,
                Err(error) => {
                    project.rollback();
                    return Err(error);
                }
            };
        let files = Arc::new(files);
        let (sender, results) = sync_channel(AHEAD);
        let stop = Arc::new(AtomicBool::new(false));
        let next = Arc::new(AtomicUsize::new(0));
        let ocr = manner.ocr;
        let workers = thread::available_parallelism().map_or(1, usize::from);
        for number in 0..workers {
            let (files, stop, next) = (Arc::clone(&files), Arc::clone(&stop), Arc::clone(&next));
            let (sender, wake, pattern) = (sender.clone(), wake.clone(), pattern.clone());
            let work = move || {
                while !stop.load(Ordering::Relaxed) {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(file) = files.get(at) else { break };
                    if sender.send((at, prepare(file, &pattern, ocr))).is_err() {
                        break;
                    }
                    wake();
                }
            };
            if let Err(error) = thread::Builder::new().name(format!("import-{number}")).spawn(work) {
                project.rollback();
                return Err(Error::io(project.path(), error));
            }
        }
        Ok(Self { files, results, waiting: BTreeMap::new(), stop, manner, known, report: ImportReport::default() })
    }

    /// Files done, and all files.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        (self.report.files.len(), self.files.len())
    }

    /// Takes in what is ready, waiting at most `patience` for the next file; gives whether all files are done.
    ///
    /// # Errors
    /// If the project cannot be written.
    pub fn step(&mut self, project: &mut Project, patience: Duration) -> Result<bool> {
        let mut patience = patience;
        while self.report.files.len() < self.files.len() {
            match self.results.recv_timeout(patience) {
                Ok((at, result)) => {
                    self.waiting.insert(at, result);
                    patience = Duration::ZERO;
                }
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => {
                    // All workers have ended: what they have not handed in by now, one of them failed on.
                    let at = self.report.files.len();
                    let lost = || Err(Error::io(&self.files[at], std::io::ErrorKind::Other.into()));
                    self.waiting.entry(at).or_insert_with(lost);
                }
            }
            while let Some(result) = self.waiting.remove(&self.report.files.len()) {
                crate::steps::passed()?;
                let taken = self.take(project, result)?;
                self.report.files.push(taken);
            }
        }
        Ok(self.report.files.len() == self.files.len())
    }

    fn take(&mut self, project: &mut Project, result: Result<Prepared>) -> Result<FileReport> {
        let mut report = FileReport::new(&self.files[self.report.files.len()]);
        match result.and_then(|prepared| take_in(project, &mut self.known, &self.manner, prepared, &mut report)) {
            Ok(()) => {}
            Err(error) if error.is_of_project() => return Err(error),
            Err(error) => report.refuse(error),
        }
        Ok(report)
    }

    /// Ends the import and keeps what came in.
    ///
    /// # Errors
    /// If the project cannot be written; then nothing came in.
    pub fn finish(self, project: &mut Project) -> Result<ImportReport> {
        match project.commit(Act::Import) {
            Ok(()) => Ok(self.report),
            Err(error) => {
                project.rollback();
                Err(error)
            }
        }
    }

    /// Ends the import; the project is as it was before.
    pub fn cancel(self, project: &mut Project) {
        self.stop.store(true, Ordering::Relaxed);
        project.rollback();
    }
}

/// Takes a print in as a new case, or as the newer print of a known one, or leaves it out.
fn take_in(
    project: &mut Project,
    cases: &mut KnownCases,
    manner: &Manner,
    mut prepared: Prepared,
    report: &mut FileReport,
) -> Result<()> {
    let annotations = std::mem::take(&mut prepared.annotations);
    report.describe(&prepared);
    report.annotations = annotations.len();
    let annotate = |project: &mut Project, case: i64| match manner.annotations {
        Some(code) => project.write().codings().annotate(case, &annotations, code),
        None => Ok(0),
    };
    report.known = cases.like(project, &prepared)?;
    let known = report.known.clone();
    match (&known, manner.known) {
        (None, _) | (_, Known::Add) => {
            if prepared.neutral {
                prepared.label = project.cases().neutral_label(&manner.case_word)?;
                prepared.file_name.clone_from(&prepared.label);
            } else if report.known.is_some() {
                prepared.label = project.cases().free_label(&prepared.label)?;
            }
            let case = project.write().cases().add(&prepared)?;
            report.annotated(annotate(project, case)?);
            cases.put(&prepared.label, Sketched { id: case, chars: prepared.text.len(), sketch: prepared.sketch });
            report.case = Some(prepared.label);
            Ok(())
        }
        (Some(known), _) if known.likeness == Likeness::Same => {
            // The marks of a file can be taken in when its text is there already.
            if project.cases().text(known.id)?.as_str() == prepared.text.as_str() {
                report.annotated(annotate(project, known.id)?);
            }
            if report.annotations_taken == 0 {
                return Err(Error::SameText(known.label.clone()));
            }
            report.case = Some(known.label.clone());
            report.neutral = false;
            Ok(())
        }
        // What has nothing but its label in common with a case never takes its place.
        (Some(known), Known::Replace) if known.likeness != Likeness::Label => {
            if prepared.neutral {
                prepared.file_name.clone_from(&known.label);
            }
            report.carried = Some(project.write().cases().put_source(known.id, &prepared)?);
            report.annotated(annotate(project, known.id)?);
            report.case = Some(known.label.clone());
            // The name of the case stays, whatever the file is called.
            report.neutral = false;
            cases.forget(known.id);
            cases.put(&known.label, Sketched { id: known.id, chars: prepared.text.len(), sketch: prepared.sketch });
            Ok(())
        }
        (Some(KnownCase { label, likeness: Likeness::Label, .. }), _) => Err(Error::CaseExists(label.clone())),
        (Some(known), _) => Err(Error::KnownCase { case: known.label.clone(), similarity: known.similarity }),
    }
}

/// Why a file was refused, in a word.
const fn reason(error: &Error) -> &'static str {
    match error {
        Error::CaseExists(_) => "case-exists",
        Error::Released(_) => "released-case",
        Error::SameText(_) => "duplicate",
        Error::KnownCase { .. } => "known-case",
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

/// Imports files from start to end.
///
/// # Errors
/// If the project cannot be written; then nothing came in.
pub fn import(project: &mut Project, files: Vec<PathBuf>, manner: Manner) -> Result<ImportReport> {
    let mut import = Import::start(project, files, manner, || {})?;
    loop {
        match import.step(project, Duration::from_millis(200)) {
            Ok(true) => return import.finish(project),
            Ok(false) => {}
            Err(error) => {
                import.cancel(project);
                return Err(error);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CASE: &str = "VEILEDER – 1. APR. 2020: Hei. Hvordan går det?\n";

    fn folder_with(cases: usize) -> (tempfile::TempDir, Vec<PathBuf>) {
        let folder = tempfile::tempdir().expect("a folder");
        let files = (0..cases).map(|number| folder.path().join(format!("{number:03}.txt"))).collect::<Vec<_>>();
        for (number, file) in files.iter().enumerate() {
            std::fs::write(file, format!("{CASE}Sak {number}.\n")).expect("written");
        }
        (folder, files)
    }

    #[test]
    fn a_cancelled_import_leaves_the_project_as_it_was() {
        let (folder, files) = folder_with(20);
        let mut project = Project::create(&folder.path().join("p.planlupe")).expect("a project");
        let mut begun = Import::start(&mut project, files.clone(), Manner::default(), || {}).expect("starts");
        while begun.progress().0 < 5 {
            begun.step(&mut project, Duration::from_millis(50)).expect("goes on");
        }
        assert!(matches!(project.write().cases().write_summary(1, "x"), Err(Error::Busy)), "edits wait for the import");
        begun.cancel(&mut project);
        assert!(project.cases().list().expect("readable").is_empty());
        assert_eq!(project.undoable().expect("readable"), None);
        let report = import(&mut project, files, Manner::default()).expect("the project takes an import again");
        assert_eq!(report.imported(), 20);
    }

    #[test]
    fn cases_come_in_in_the_order_of_the_files() {
        let (folder, files) = folder_with(200);
        let mut project = Project::create(&folder.path().join("p.planlupe")).expect("a project");
        import(&mut project, files, Manner::default()).expect("imported");
        let ids: Vec<i64> = project.cases().list().expect("readable").iter().map(|case| case.id).collect();
        assert!(ids.is_sorted());
    }
}
