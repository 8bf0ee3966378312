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

use crate::arrival::{Known, KnownCase, KnownCases, Likeness};
use crate::arriving_documents::{annotate, put, replace, take_document};
use crate::error::{Error, Result};
use crate::grouping::{make, proposals};
pub use crate::import_report::{ArrivedCounts, FileReport, GroupProposal, ImportReport};
pub use crate::manner::Manner;
use crate::prepared::Prepared;
use crate::project::{Act, BeforeImport, Project};
use reading::document::{EXTENSIONS, PICTURES, ReadDocument};
use reading::entered;
use reading::label::Pattern;
use reading::plan::DocumentKind;

/// Files that workers may be ahead of the project.
const AHEAD: usize = 64;

/// What stands for standard input in place of a file.
pub const STANDARD_INPUT: &str = "-";

/// Reads one file; with `ocr`, scans and pictures too.
///
/// # Errors
/// [`reading::Error::NotFound`]; [`reading::Error::Unreadable`] if it is not the text of a case.
pub fn prepare(path: &Path, pattern: &Pattern, ocr: bool) -> Result<Prepared> {
    if !path.exists() {
        return Err(reading::Error::NotFound(path.to_owned()).into());
    }
    let name = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    let read = ReadDocument::read(path, ocr).map_err(|reason| reading::Error::unreadable(path, reason))?;
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
    let read = ReadDocument::decode(bytes, ocr).map_err(unreadable)?;
    Ok(Prepared { neutral: false, ..Prepared::new(read, label, STANDARD_INPUT.to_owned()) })
}

/// Takes one text into the project that comes from no file: pasted, or from standard input. Its label is a person's own.
///
/// # Errors
/// [`reading::Error::Unreadable`] if it is not the text of a case, [`Error::EmptyName`], [`Error::LabelTaken`],
/// [`Error::SameText`], [`Error::KnownCase`], [`Error::CaseExists`], [`Error::Released`]; if the project cannot be written.
pub fn take_text(project: &mut Project, bytes: Vec<u8>, label: &str, manner: Manner) -> Result<ImportReport> {
    let prepared = prepare_text(bytes, label, manner.ocr)?;
    if manner.into.is_none() && manner.known != Known::Replace && project.cases().named(&prepared.label).is_ok() {
        return Err(Error::LabelTaken(prepared.label));
    }
    project.begin()?;
    let taken = take_one(project, prepared, &manner);
    if taken.is_err() {
        project.rollback();
    }
    taken
}

/// Takes one text in that comes from no file, and commits.
fn take_one(project: &mut Project, prepared: Prepared, manner: &Manner) -> Result<ImportReport> {
    let before = before(project, manner)?;
    let mut known = KnownCases::of(project)?;
    let mut files = take_file(project, &mut known, manner, prepared, Path::new(STANDARD_INPUT))?;
    if let Some(error) = files.iter_mut().find_map(|file| file.refused.take()).and_then(Arc::into_inner) {
        return Err(error);
    }
    let said_anonymised = commit(project, before.as_ref())?;
    Ok(ImportReport { files, said_anonymised, ..ImportReport::default() })
}

/// What cases there are, where it is to be recorded which come in.
fn before(project: &Project, manner: &Manner) -> Result<Option<BeforeImport>> {
    manner.said_anonymised.then(|| project.records().before_import()).transpose()
}

/// Commits what came in, and what a person said of it. Gives of how many cases that is recorded.
fn commit(project: &mut Project, before: Option<&BeforeImport>) -> Result<usize> {
    let said = before.map_or(Ok(0), |before| project.write().records().say_anonymised(before))?;
    project.commit(Act::Import)?;
    Ok(said)
}

/// The files that some paths stand for.
#[derive(Debug, Default)]
pub struct FilesFound {
    pub files: Vec<PathBuf>,
    /// Files of other endings and folders within folders: nobody looks into them. Hidden files are none of them.
    pub passed_over: Vec<PathBuf>,
}

/// The files that the paths stand for: a folder stands for the documents in it, with `pictures` for those too. A path that leads nowhere
/// stays in the list, so that the import refuses it and goes on.
///
/// # Errors
/// [`reading::Error::Io`]; [`Error::NothingToImport`] if there is not a single file.
pub fn files(paths: &[PathBuf], pictures: bool) -> Result<FilesFound> {
    let mut found = FilesFound::default();
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
    before: Option<BeforeImport>,
    /// Files that are done.
    done: usize,
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
        let read = |project: &mut Project| {
            Ok((project.settings().label_pattern()?, KnownCases::of(project)?, before(project, &manner)?))
        };
        let (pattern, known, before) = match read(project) {
            Ok(read) => read,
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
        Ok(Self {
            files,
            results,
            waiting: BTreeMap::new(),
            stop,
            manner,
            known,
            before,
            done: 0,
            report: ImportReport::default(),
        })
    }

    /// Files done, and all files.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        (self.done, self.files.len())
    }

    /// Takes in what is ready, waiting at most `patience` for the next file; gives whether all files are done.
    ///
    /// # Errors
    /// If the project cannot be written.
    pub fn step(&mut self, project: &mut Project, patience: Duration) -> Result<bool> {
        let mut patience = patience;
        while self.done < self.files.len() {
            match self.results.recv_timeout(patience) {
                Ok((at, result)) => {
                    self.waiting.insert(at, result);
                    patience = Duration::ZERO;
                }
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => {
                    // All workers have ended: what they have not handed in by now, one of them failed on.
                    let at = self.done;
                    let lost = || Err(Error::io(&self.files[at], std::io::ErrorKind::Other.into()));
                    self.waiting.entry(at).or_insert_with(lost);
                }
            }
            while let Some(result) = self.waiting.remove(&self.done) {
                crate::steps::passed()?;
                self.take(project, result)?;
                self.done += 1;
            }
        }
        Ok(self.done == self.files.len())
    }

    fn take(&mut self, project: &mut Project, result: Result<Prepared>) -> Result<()> {
        let file = &self.files[self.done];
        match result.and_then(|prepared| take_file(project, &mut self.known, &self.manner, prepared, file)) {
            Ok(taken) => self.report.files.extend(taken),
            Err(error) if error.is_of_project() => return Err(error),
            Err(error) => {
                let mut report = FileReport::new(file);
                report.refuse(error);
                self.report.files.push(report);
            }
        }
        Ok(())
    }

    /// Ends the import and keeps what came in.
    ///
    /// # Errors
    /// If the project cannot be written; then nothing came in.
    pub fn finish(self, project: &mut Project) -> Result<ImportReport> {
        let Self { manner, mut report, before, .. } = self;
        report.into.clone_from(&manner.into);
        let ended = proposals(project, &report.files).and_then(|proposed| {
            report.proposals = proposed;
            if manner.group {
                report.proposals.iter_mut().try_for_each(|proposal| make(project, proposal))?;
            }
            report.said_anonymised = commit(project, before.as_ref())?;
            Ok(())
        });
        match ended {
            Ok(()) => Ok(report),
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

/// Takes in what a file holds: a case, or one for each of its plans.
fn take_file(
    project: &mut Project,
    cases: &mut KnownCases,
    manner: &Manner,
    prepared: Prepared,
    file: &Path,
) -> Result<Vec<FileReport>> {
    let is_parted = manner.split && manner.into.is_none() && !prepared.plans.is_empty();
    let pieces = if is_parted { parted(project, cases, &prepared)? } else { vec![prepared] };
    let (mut reports, mut siblings) = (Vec::new(), is_parted.then(Vec::new));
    for (number, prepared) in (1..).zip(pieces) {
        let mut report = FileReport::new(file);
        report.plan = is_parted.then_some(number);
        let case = manner.into.as_ref().map(|label| project.cases().named(label));
        let taken = match (case, &manner.into) {
            (Some(Ok(case)), _) => take_document(project, cases, manner, prepared, case, &mut report),
            (Some(Err(Error::NoCase(_))), Some(label)) => {
                take_first(project, cases, manner, prepared, label, &mut report)
            }
            (Some(Err(error)), _) => Err(error),
            _ => take_in(project, cases, manner, prepared, siblings.as_deref(), &mut report),
        };
        match taken {
            Ok(case) => siblings.iter_mut().for_each(|siblings| siblings.push(case)),
            Err(error) if error.is_of_project() => return Err(error),
            Err(error) => report.refuse(error),
        }
        reports.push(report);
    }
    Ok(reports)
}

/// The plans of a file, one by one. The case that holds them all together gives way to them, if nobody has worked on it.
fn parted(project: &mut Project, cases: &mut KnownCases, prepared: &Prepared) -> Result<Vec<Prepared>> {
    if let Some(KnownCase { id, label, likeness: Likeness::Same, .. }) = cases.like(project, prepared)? {
        if project.cases().is_worked_on(id)? {
            return Err(Error::WorkedOn(label));
        }
        project.write().cases().take_out(id)?;
        cases.remove(id);
    }
    Ok(prepared.parts())
}

/// Takes a print in as a new case, or as another print of a known one, or leaves it out; gives the case. The plans of one file, of
/// which `siblings` are those before it, come in beside each other, unless they are the same; that they are alike is noted.
fn take_in(
    project: &mut Project,
    cases: &mut KnownCases,
    manner: &Manner,
    mut prepared: Prepared,
    siblings: Option<&[i64]>,
    report: &mut FileReport,
) -> Result<i64> {
    let annotations = std::mem::take(&mut prepared.annotations);
    report.describe(&prepared);
    report.annotations = annotations.len();
    let annotate = |project: &mut Project, case: i64, document: Option<i64>| {
        annotate(project, manner, &annotations, case, document)
    };
    report.known = cases.like(project, &prepared)?;
    if let Some(siblings) = siblings {
        report.known.take_if(|known| known.likeness == Likeness::Label);
        let is_sibling = |known: &mut KnownCase| siblings.contains(&known.id) && known.likeness != Likeness::Same;
        report.sibling = report.known.take_if(is_sibling);
    }
    let known = report.known.clone();
    report.printed = known.as_ref().or(report.sibling.as_ref()).and_then(|known| known.days(&prepared));
    match (&known, manner.known) {
        (None, _) | (_, Known::Add) => {
            if prepared.neutral {
                prepared.label = project.cases().neutral_label(&manner.case_word)?;
                prepared.file_name.clone_from(&prepared.label);
            } else if report.known.is_some() || siblings.is_some() {
                prepared.label = project.cases().free_label(&prepared.label)?;
            }
            let case = project.write().cases().add(&prepared)?;
            if let Some(kind) = manner.kind.filter(|kind| *kind != DocumentKind::Plan) {
                project.write().documents().declare(case, kind)?;
            }
            report.annotated(annotate(project, case, None)?);
            put(project, cases, case, &prepared)?;
            report.case = Some(prepared.label);
            Ok(case)
        }
        (Some(known), _) if known.likeness == Likeness::Same => {
            // The marks of a file can be taken in when its text is there already.
            if known.print(project)?.text.as_str() == prepared.text.as_str() {
                report.annotated(annotate(project, known.id, known.document)?);
            }
            if report.annotations_taken == 0 {
                return Err(Error::SameText(known.label.clone()));
            }
            report.case = Some(known.label.clone());
            report.neutral = false;
            Ok(known.id)
        }
        // What has nothing but its label in common with a case never takes its place.
        (Some(known), Known::Replace)
            if known.likeness != Likeness::Label && !known.is_joined_with_others(&prepared) =>
        {
            if prepared.neutral {
                prepared.file_name.clone_from(&known.label);
            }
            report.carried = Some(replace(project, known, &prepared)?);
            report.annotated(annotate(project, known.id, known.document)?);
            report.case = Some(known.label.clone());
            // The name of the case stays, whatever the file is called.
            report.neutral = false;
            put(project, cases, known.id, &prepared)?;
            Ok(known.id)
        }
        (Some(KnownCase { label, likeness: Likeness::Label, .. }), _) => Err(Error::CaseExists(label.clone())),
        (Some(known), _) => Err(known.refusal(&prepared)),
    }
}

/// Takes the first document of a case in, which has this label of a person's own.
fn take_first(
    project: &mut Project,
    cases: &mut KnownCases,
    manner: &Manner,
    prepared: Prepared,
    label: &str,
    report: &mut FileReport,
) -> Result<i64> {
    let label = entered::name(label);
    if label.is_empty() {
        return Err(Error::EmptyName);
    }
    let file_name = if prepared.neutral { label.clone() } else { prepared.file_name.clone() };
    take_in(project, cases, manner, Prepared { label, file_name, neutral: false, ..prepared }, None, report)
}

/// Imports files from start to end.
///
/// # Errors
/// Those of [`Import::start`], [`Import::step`] and [`Import::finish`].
pub fn import(project: &mut Project, files: Vec<PathBuf>, manner: Manner) -> Result<ImportReport> {
    whole(project, files, manner)?.finish(project)
}

/// What an import of files would do and propose; the project stays as it was.
///
/// # Errors
/// Those of [`import`].
pub fn propose(project: &mut Project, files: Vec<PathBuf>, manner: Manner) -> Result<ImportReport> {
    let import = whole(project, files, manner)?;
    let mut report = ImportReport { only_proposed: true, ..import.report.clone() };
    let proposed = proposals(project, &report.files);
    import.cancel(project);
    report.proposals = proposed?;
    Ok(report)
}

/// An import of which all files are done.
fn whole(project: &mut Project, files: Vec<PathBuf>, manner: Manner) -> Result<Import> {
    let mut import = Import::start(project, files, manner, || {})?;
    loop {
        match import.step(project, Duration::from_millis(200)) {
            Ok(true) => return Ok(import),
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
