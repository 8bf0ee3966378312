//! Finishing: a fresh project file of released content only, and no originals any more, anywhere.
//!
//! Each step can be the last before the machine stops: done again from the start, finishing comes to the same end. Until the
//! key is destroyed nothing is lost; from then on nothing can be opened. The project notes that finishing begins before the key
//! goes, and that it is finished once it is gone: its record never tells of more than was done.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::kept_key::{self as key, Keep};
use super::quarantine::Quarantine;
use super::quarantine_file::{self as file, QuarantineState};
use super::release::case_of;
use crate::error::{Error, Result};
use names::judgement::KeptWords;
use names::leak::{self, LeakHit, LeakPlace, SearchedOriginals, Unseen};
use project::leaks;
use project::output::{folder_of, new_file, sync, sync_folder_of};
use project::steps;
use project::{Project, Record, Recorded, Releases, beside, canonical};

/// The steps, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FinishStep {
    /// Every original is looked for in the texts of the project.
    Look,
    /// A fresh file is written beside the project.
    Write,
    /// It takes the place of the old one.
    Replace,
    /// What SQLite left beside the old file is removed.
    Clear,
    /// Every original is looked for in the bytes of all files of the folder.
    Prove,
    /// The project notes that the originals are about to go.
    Begin,
    /// The key to the originals is written, where one is to be kept.
    KeepKey,
    /// The project notes that a key is kept.
    RecordKey,
    /// It is moved to its place.
    PlaceKey,
    /// It is read again and compared.
    ProveKey,
    /// The key of the quarantine is overwritten.
    DestroyKey,
    /// The project notes that it is finished.
    Record,
    /// The file of the quarantine is removed.
    Delete,
    /// The bytes of the folder are looked through once more.
    ProveAgain,
}

impl FinishStep {
    pub const ALL: [Self; 14] = [
        Self::Look,
        Self::Write,
        Self::Replace,
        Self::Clear,
        Self::Prove,
        Self::Begin,
        Self::KeepKey,
        Self::RecordKey,
        Self::PlaceKey,
        Self::ProveKey,
        Self::DestroyKey,
        Self::Record,
        Self::Delete,
        Self::ProveAgain,
    ];
    /// Those of writing a key.
    pub const OF_KEY: [Self; 4] = [Self::KeepKey, Self::RecordKey, Self::PlaceKey, Self::ProveKey];
}

/// What finishing did and found.
#[derive(Debug, Default, Serialize)]
pub struct Proof {
    /// Whether the originals are gone and nothing of them is left. If not, `hits` tells why.
    pub finished: bool,
    /// Whether the originals are gone.
    pub destroyed: bool,
    /// Different originals that were looked for.
    pub originals: usize,
    /// Files whose bytes were looked through.
    pub files: usize,
    /// Bytes that were looked through.
    pub bytes: u64,
    /// What was found. Lines count the originals, in the order of the alphabet; they are not told.
    pub hits: Vec<LeakHit>,
    /// What could not be looked into. Nothing is destroyed before a person says that they have looked there.
    pub not_looked_into: Vec<Unseen>,
    /// The key had been destroyed by a run before this one, which was stopped.
    pub resumed: bool,
    /// The key to the originals that was kept.
    pub key: Option<key::KeptKey>,
    /// Whether a key to originals was kept, by this run or one before it.
    pub key_exists: bool,
    /// Keys to originals that lie in the folder, this one or others: they are sealed, and were not looked through.
    pub keys: Vec<PathBuf>,
    /// Why the folder could not be looked through once more.
    #[serde(skip)]
    pub failure: Option<Error>,
    /// What was found, for whoever has the passphrase to see, in the order of [`Proof::hits`].
    #[serde(skip)]
    pub words: OriginalWords,
}

/// Words of originals, which are never printed.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct OriginalWords(pub Vec<String>);

impl fmt::Debug for OriginalWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} words", self.0.len())
    }
}

impl Proof {
    /// The proof with what was found.
    fn with_words(mut self, sought: &Sought) -> Self {
        self.words = OriginalWords(self.hits.iter().map(|hit| sought.names[hit.line - 1].clone()).collect());
        self
    }
}

/// All originals of a quarantine and what may stand nevertheless.
pub(crate) struct Sought {
    pub names: Vec<String>,
    pub originals: SearchedOriginals,
    kept: KeptWords,
}

/// The fresh file on its way, under a name by which whoever opens the project clears it away. Dropped before the lock of the project, it is
/// removed unless it was put in its place.
struct Fresh(PathBuf);

impl Drop for Fresh {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

/// Finishes a project, and keeps a key to the originals where one is asked for. `before` is called before each step and can
/// stop the work there. `looked`: whoever finishes has looked into the files that the program cannot read.
///
/// # Errors
/// [`Error::NotReleased`] while the quarantine holds cases that were not released; those of `before`; if a file cannot be read
/// or written.
pub fn finish(
    project: &Path,
    mut quarantine: Quarantine,
    who: &str,
    keep: Option<&Keep<'_>>,
    looked: bool,
    mut before: impl FnMut(FinishStep) -> Result<()>,
) -> Result<Proof> {
    // The new file takes the place of the old one, and not that of a link to it.
    let project = &*if project.is_symlink() { canonical(project) } else { project.to_owned() };
    let mut open = Project::open_to_write(project)?;
    let releases = Releases::of(&open)?;
    let waiting = quarantine.originals()?.iter().filter(|original| case_of(&releases, original).is_none()).count();
    if waiting > 0 {
        return Err(Error::NotReleased(waiting));
    }
    keep.map_or(Ok(()), Keep::check)?;
    let sought = sought(&quarantine)?;
    let folder = folder_of(project);
    let mut proof = Proof { originals: sought.names.len(), ..Proof::default() };

    before(FinishStep::Look)?;
    proof.hits = in_texts(&open, &sought)?;
    if !proof.hits.is_empty() {
        return Ok(proof.with_words(&sought));
    }
    before(FinishStep::Write)?;
    open.forget_undo()?;
    open.write().redactions().purge_changes(&sought.originals)?;
    let fresh = Fresh(beside(project, ".unfinished"));
    let unfinished = &fresh.0;
    let _ = fs::remove_file(unfinished);
    // Whoever could read the project can read the new one, and nobody else.
    new_file(unfinished)
        .and_then(|file| file.set_permissions(fs::metadata(project)?.permissions()))
        .map_err(|error| Error::io(unfinished, error))?;
    open.write().redactions().write_fresh(unfinished)?;
    sync(unfinished).map_err(|error| Error::io(unfinished, error))?;
    drop(Project::open_to_read(unfinished)?);
    before(FinishStep::Replace)?;
    // Nobody writes into the old file while the new one takes its place.
    let lock = open.close();
    steps::renaming()
        .and_then(|()| project::patience::rename(unfinished, project))
        .map_err(|error| Error::io(project, error))?;
    sync_folder_of(project);
    drop((fresh, lock));
    before(FinishStep::Clear)?;
    for suffix in ["-journal", "-wal", "-shm"] {
        let _ = fs::remove_file(beside(project, suffix));
    }
    before(FinishStep::Prove)?;
    proof.hits = in_files(project, Some(project), folder, quarantine.path(), &[], &sought, &mut proof)?;
    if !proof.hits.is_empty() || !proof.not_looked_into.is_empty() && !looked {
        return Ok(proof.with_words(&sought));
    }
    before(FinishStep::Begin)?;
    let mut open = Project::open_to_write(project)?;
    if !proof.not_looked_into.is_empty() {
        open.write().records().add(&Record::new(who, Recorded::LookedByHand, proof.not_looked_into.len()))?;
    }
    open.write().records().add(&Record::new(who, Recorded::Finishing, sought.names.len()))?;
    if let Some(keep) = keep {
        let record = Record::new(who, Recorded::KeyKept, sought.names.len());
        let key = keep.write(&mut open, &quarantine, &record, |step| {
            before(match step {
                key::KeyStep::Write => FinishStep::KeepKey,
                key::KeyStep::Record => FinishStep::RecordKey,
                key::KeyStep::Place => FinishStep::PlaceKey,
                key::KeyStep::Prove => FinishStep::ProveKey,
            })
        })?;
        proof.key = Some(key);
    }
    proof.key_exists = open.records().told()?.key;
    before(FinishStep::DestroyKey)?;
    quarantine.destroy_key()?;
    proof.destroyed = true;
    before(FinishStep::Record)?;
    open.write().records().add(&Record::new(who, Recorded::Finished, sought.names.len()))?;
    // While SQLite has a file open, nothing else may: the proof reads all files.
    drop(open);
    before(FinishStep::Delete)?;
    let file = quarantine.path().to_owned();
    quarantine.delete()?;
    before(FinishStep::ProveAgain)?;
    // The originals are gone, whatever is found or cannot be read now.
    match in_files(project, Some(project), folder, &file, &[], &sought, &mut proof) {
        Ok(hits) => (proof.finished, proof.hits) = (hits.is_empty(), hits),
        Err(error) => proof.failure = Some(error),
    }
    Ok(proof.with_words(&sought))
}

/// Ends what a run that was stopped had begun: the key is destroyed, the project is told, and the file removed. Gives `None`
/// where the key is whole.
///
/// # Errors
/// [`Error::NoTrace`] where finishing was begun and no quarantine is left that could tell how far it came; if a file cannot be
/// read, written or removed.
pub fn resume(project: &mut Project, who: &str) -> Result<Option<Proof>> {
    let quarantine = Quarantine::path_for(project.path());
    let told = project.records().told()?;
    let state = match QuarantineState::of(&quarantine) {
        // Opened for writing, what a run that was stopped had begun to write is taken back.
        QuarantineState::Unknown => file::connect(&quarantine).map_or(QuarantineState::Unknown, |opened| {
            drop(opened);
            QuarantineState::of(&quarantine)
        }),
        state => state,
    };
    match state {
        QuarantineState::Destroyed => {}
        QuarantineState::None if told.finishing.is_some() => return Err(Error::NoTrace(quarantine)),
        _ => return Ok(None),
    }
    let (connection, guard) = file::connect(&quarantine)?;
    drop(connection);
    if told.kept || told.finishing.is_some() {
        let begun = project.records().list()?.into_iter().rfind(|record| record.what == Recorded::Finishing);
        project.write().records().add(&Record::new(who, Recorded::Finished, begun.map_or(0, |record| record.count)))?;
    }
    steps::passed()?;
    file::delete(&quarantine)?;
    drop(guard);
    let key_exists = told.key;
    Ok(Some(Proof { finished: true, destroyed: true, resumed: true, key_exists, ..Proof::default() }))
}

pub(crate) fn sought(quarantine: &Quarantine) -> Result<Sought> {
    let (mut forms, mut kept) = (BTreeSet::new(), KeptWords::default());
    for original in quarantine.originals()? {
        let Some(judgement) = quarantine.judgement(original.number)? else { continue };
        let text = quarantine.text(original.number)?;
        forms.extend(judgement.originals(&text));
        kept.extend(judgement.kept(&text));
    }
    kept.extend(KeptWords::of_keys(quarantine.shared()?.public_found));
    let names: Vec<String> = forms.into_iter().collect();
    let list: Vec<leak::SearchedOriginal> = names
        .iter()
        .enumerate()
        .map(|(at, form)| leak::SearchedOriginal { line: at + 1, form: form.trim().to_owned() })
        .collect();
    Ok(Sought { originals: SearchedOriginals::new(&list), names, kept })
}

/// Certain hits in the texts of a project, but for what a person has kept, for the log, out of which originals are taken, and for texts
/// of cases that were removed and of prints that were replaced, which the new file does not get.
pub(crate) fn in_texts(project: &Project, sought: &Sought) -> Result<Vec<LeakHit>> {
    let mut hits = Vec::new();
    let sources: BTreeSet<i64> = project.cases().list()?.iter().map(|case| case.source).collect();
    project::each_text(project, |table, row, column, content| {
        if (table, column) == ("log", "changes") || table == "source" && !sources.contains(&row) {
            return;
        }
        let text = reading::text::Text::from_normalised(content.to_owned());
        for (span, line, certain) in sought.originals.in_text(text.as_str()) {
            if certain && !sought.kept.allows(text.slice(span)) && !sought.kept.allows_form_of(&sought.names[line - 1])
            {
                let (table, column) = (table.to_owned(), column.to_owned());
                let place = LeakPlace::Table { file: None, table, row, column, start: span.start, end: span.end };
                hits.push(LeakHit { line, certain, place });
            }
        }
    })?;
    Ok(hits)
}

/// Certain hits in all files below a folder but the quarantine and keys, which are sealed, and in the bytes of the project: its
/// texts were looked through before. The bytes are those of `written`, which is the project or is to take its place, if there is one; what is in
/// `passed_over` is not looked at.
pub(crate) fn in_files(
    project: &Path,
    written: Option<&Path>,
    folder: &Path,
    quarantine: &Path,
    passed_over: &[PathBuf],
    sought: &Sought,
    proof: &mut Proof,
) -> Result<Vec<LeakHit>> {
    let except: Vec<&Path> =
        [quarantine, project].into_iter().chain(passed_over.iter().map(PathBuf::as_path)).collect();
    let mut found = leaks::in_folder(&sought.originals, folder, &except)?;
    if let Some(written) = written {
        found.extend(leaks::in_own_file(&sought.originals, written, project)?);
    }
    let path = |unseen: &Unseen| folder.join(&unseen.file);
    let (keys, unseen) =
        found.unseen.into_iter().partition(|unseen| unseen.part.is_none() && key::is_key(&path(unseen)));
    let keys: Vec<Unseen> = keys;
    proof.keys = keys.iter().map(path).collect();
    (proof.files, proof.bytes, proof.not_looked_into) = (found.files, found.bytes, unseen);
    found.hits.retain(|hit| hit.certain && !sought.kept.allows_form_of(&sought.names[hit.line - 1]));
    Ok(found.hits)
}

#[cfg(test)]
#[path = "finish_tests.rs"]
pub(crate) mod tests;
