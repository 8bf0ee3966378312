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

use crate::document::{Document, EXTENSIONS, Format, PICTURES};
use crate::error::{Error, Result};
use crate::grammar;
use crate::project::{Act, Digest, Project};
use crate::text::normalised;
use crate::text::{Encoding, Text, Unreadable};

/// Files that workers may be ahead of the project.
const AHEAD: usize = 64;

/// What stands for standard input in place of a file.
pub const STANDARD_INPUT: &str = "-";

/// A source that is ready to become a case.
#[derive(Debug, Clone)]
pub struct Prepared {
    /// File name without extension.
    pub label: String,
    pub file_name: String,
    pub encoding: Encoding,
    pub format: Format,
    pub text: Text,
    pub digest: Digest,
    pub layout: Option<&'static str>,
}

impl Prepared {
    fn new(read: Document, label: &str, file_name: String) -> Self {
        let Document { text, format, encoding } = read;
        let plan = grammar::read(&text);
        let digest = Digest::of(&plan);
        Self { label: normalised(label), file_name, encoding, format, digest, layout: plan.layout, text }
    }
}

/// What became of one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FileReport {
    pub file: PathBuf,
    /// Label of the new case; `None` when the file was refused.
    pub case: Option<String>,
    /// What the file was; `None` when it was refused.
    pub format: Option<Format>,
    pub layout: Option<&'static str>,
    pub entries: usize,
    pub doubtful: usize,
    /// Why the file was refused, in the language in use.
    #[serde(skip)]
    pub refused: Option<String>,
    /// The same as a word that is the same in all languages.
    #[serde(rename = "refused")]
    pub reason: Option<&'static str>,
}

impl FileReport {
    fn of(file: PathBuf, prepared: &Prepared) -> Self {
        Self {
            file,
            case: Some(prepared.label.clone()),
            format: Some(prepared.format),
            layout: prepared.layout,
            entries: prepared.digest.entries,
            doubtful: prepared.digest.doubtful,
            refused: None,
            reason: None,
        }
    }
}

/// What an import did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ImportReport {
    pub files: Vec<FileReport>,
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

    pub fn refused(&self) -> impl Iterator<Item = &FileReport> {
        self.files.iter().filter(|file| file.refused.is_some())
    }
}

/// Reads one file; with `ocr`, scans and pictures too.
///
/// # Errors
/// [`Error::Unreadable`] if it is not the text of a case.
pub fn prepare(path: &Path, ocr: bool) -> Result<Prepared> {
    if !path.exists() {
        return Err(Error::NotFound(path.to_owned()));
    }
    let name = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    let read = Document::read(path, ocr).map_err(|reason| Error::Unreadable { path: path.to_owned(), reason })?;
    Ok(Prepared::new(read, &name(path.file_stem()), name(path.file_name())))
}

/// Takes one text into the project that comes from no file: pasted, or from standard input.
///
/// # Errors
/// [`Error::Unreadable`] if it is not the text of a case, [`Error::EmptyName`], [`Error::LabelTaken`]; if the project
/// cannot be written.
pub fn take_text(project: &mut Project, bytes: Vec<u8>, label: &str, ocr: bool) -> Result<ImportReport> {
    let label = label.trim();
    if label.is_empty() {
        return Err(Error::EmptyName);
    }
    let file = PathBuf::from(STANDARD_INPUT);
    let read = Document::decode(bytes, ocr).map_err(|reason| Error::Unreadable { path: file.clone(), reason })?;
    let prepared = Prepared::new(read, label, STANDARD_INPUT.to_owned());
    project.begin()?;
    if let Err(error) = project.add_case(&prepared).and_then(|_| project.commit(Act::Import)) {
        project.rollback();
        return Err(match error {
            Error::CaseExists(label) => Error::LabelTaken(label),
            other => other,
        });
    }
    Ok(ImportReport { files: vec![FileReport::of(file, &prepared)] })
}

/// The files that the paths stand for: a folder stands for the documents in it, with `pictures` for those too. A path that leads nowhere
/// stays in the list, so that the import refuses it and goes on.
///
/// # Errors
/// [`Error::Io`]; [`Error::NothingToImport`] if there is not a single file.
pub fn files(paths: &[PathBuf], pictures: bool) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            let mut inside = Vec::new();
            for entry in std::fs::read_dir(path).map_err(|error| Error::io(path, error))? {
                let entry = entry.map_err(|error| Error::io(path, error))?.path();
                let known = |extension: &std::ffi::OsStr| {
                    let mut all = EXTENSIONS.iter().chain(PICTURES.iter().filter(|_| pictures));
                    all.any(|known| extension.eq_ignore_ascii_case(known))
                };
                if entry.extension().is_some_and(known) && entry.is_file() {
                    inside.push(entry);
                }
            }
            inside.sort();
            files.append(&mut inside);
        } else {
            files.push(path.clone());
        }
    }
    match (files.is_empty(), paths.first()) {
        (true, Some(path)) => Err(Error::NothingToImport(path.clone())),
        _ => Ok(files),
    }
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
    report: ImportReport,
}

impl Import {
    /// Starts reading; with `ocr`, scans and pictures too. `wake` is called by the workers after each file.
    ///
    /// # Errors
    /// If the project cannot be written.
    pub fn start(
        project: &mut Project,
        files: Vec<PathBuf>,
        ocr: bool,
        wake: impl Fn() + Clone + Send + 'static,
    ) -> Result<Self> {
        project.begin()?;
        let files = Arc::new(files);
        let (sender, results) = sync_channel(AHEAD);
        let stop = Arc::new(AtomicBool::new(false));
        let next = Arc::new(AtomicUsize::new(0));
        let workers = thread::available_parallelism().map_or(1, usize::from);
        for number in 0..workers {
            let (files, stop, next) = (Arc::clone(&files), Arc::clone(&stop), Arc::clone(&next));
            let (sender, wake) = (sender.clone(), wake.clone());
            let work = move || {
                while !stop.load(Ordering::Relaxed) {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(file) = files.get(at) else { break };
                    if sender.send((at, prepare(file, ocr))).is_err() {
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
        Ok(Self { files, results, waiting: BTreeMap::new(), stop, report: ImportReport::default() })
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
                let taken = self.take(project, result)?;
                self.report.files.push(taken);
            }
        }
        Ok(self.report.files.len() == self.files.len())
    }

    fn take(&self, project: &mut Project, result: Result<Prepared>) -> Result<FileReport> {
        let file = self.files[self.report.files.len()].clone();
        let error = match result.and_then(|prepared| project.add_case(&prepared).map(|_| prepared)) {
            Ok(prepared) => return Ok(FileReport::of(file, &prepared)),
            Err(Error::Sqlite(error)) => return Err(Error::Sqlite(error)),
            Err(error) => error,
        };
        let reason = Some(reason(&error));
        let refused = Some(match error {
            Error::CaseExists(_) => {
                tr!("error-unreadable", file = file.display().to_string(), reason = error.to_string())
            }
            _ => error.to_string(),
        });
        Ok(FileReport { file, case: None, format: None, layout: None, entries: 0, doubtful: 0, refused, reason })
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

/// Why a file was refused, in a word.
const fn reason(error: &Error) -> &'static str {
    match error {
        Error::CaseExists(_) => "case-exists",
        Error::Unreadable { reason, .. } => match reason {
            Unreadable::Empty => "empty",
            Unreadable::TooLarge => "too-large",
            Unreadable::Pdf => "pdf",
            Unreadable::Archive => "archive",
            Unreadable::Binary => "binary",
            Unreadable::DamagedUtf16 => "damaged-utf16",
            Unreadable::Damaged => "damaged",
            Unreadable::Locked => "locked",
            Unreadable::Scan => "scan",
            Unreadable::Image => "image",
            Unreadable::OldWord => "old-word",
            Unreadable::WebPage => "web-page",
            Unreadable::Rtf => "rtf",
            Unreadable::NoOcr => "no-ocr",
            Unreadable::OcrFailed => "ocr-failed",
            Unreadable::Io(_) => "unreadable",
        },
        _ => "unreadable",
    }
}

/// Imports files from start to end; with `ocr`, scans and pictures too.
///
/// # Errors
/// If the project cannot be written; then nothing came in.
pub fn import(project: &mut Project, files: Vec<PathBuf>, ocr: bool) -> Result<ImportReport> {
    let mut import = Import::start(project, files, ocr, || {})?;
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
        files.iter().for_each(|file| std::fs::write(file, CASE).expect("written"));
        (folder, files)
    }

    #[test]
    fn a_cancelled_import_leaves_the_project_as_it_was() {
        let (folder, files) = folder_with(20);
        let mut project = Project::create(&folder.path().join("p.planlupe")).expect("a project");
        let mut begun = Import::start(&mut project, files.clone(), false, || {}).expect("starts");
        while begun.progress().0 < 5 {
            begun.step(&mut project, Duration::from_millis(50)).expect("goes on");
        }
        assert!(matches!(project.write_summary(1, "x"), Err(Error::Busy)), "edits wait for the import");
        begun.cancel(&mut project);
        assert!(project.cases().expect("readable").is_empty());
        assert_eq!(project.undoable().expect("readable"), None);
        let report = import(&mut project, files, false).expect("the project takes an import again");
        assert_eq!(report.imported(), 20);
    }

    #[test]
    fn cases_come_in_in_the_order_of_the_files() {
        let (folder, files) = folder_with(200);
        let mut project = Project::create(&folder.path().join("p.planlupe")).expect("a project");
        import(&mut project, files, false).expect("imported");
        let ids: Vec<i64> = project.cases().expect("readable").iter().map(|case| case.id).collect();
        assert!(ids.is_sorted());
    }
}
