//! Finishing: a fresh project file of released content only, and no originals any more, anywhere.
//!
//! Each step can be the last before the machine stops: done again from the start, finishing comes to the same end. Until the
//! key is destroyed nothing is lost; from then on nothing can be opened.

use std::collections::BTreeSet;
use std::fmt;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::fault::Fault;
use super::judgement::Kept;
use super::kept_key::Keep;
use super::leak::{self, Hit, Originals, Place};
use super::quarantine::{Original, Quarantine, delete_file};
use crate::error::{Error, Result};
use crate::project::{Project, Record, Recorded, beside};

/// The steps, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
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
    /// The key to the originals is written, where one is to be kept.
    KeepKey,
    /// The project notes that it is finished.
    Record,
    /// The key of the quarantine is overwritten.
    DestroyKey,
    /// Its file is removed.
    Delete,
    /// The bytes of the folder are looked through once more.
    ProveAgain,
}

impl Step {
    pub const ALL: [Self; 10] = [
        Self::Look,
        Self::Write,
        Self::Replace,
        Self::Clear,
        Self::Prove,
        Self::KeepKey,
        Self::Record,
        Self::DestroyKey,
        Self::Delete,
        Self::ProveAgain,
    ];
}

/// What finishing did and found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Proof {
    /// Whether the originals are gone. If not, nothing was destroyed, and `hits` tells why.
    pub finished: bool,
    /// Different originals that were looked for.
    pub originals: usize,
    /// Files whose bytes were looked through.
    pub files: usize,
    /// Bytes that were looked through.
    pub bytes: u64,
    /// What was found. Lines count the originals, in the order of the alphabet; they are not told.
    pub hits: Vec<Hit>,
    /// The key had been destroyed by a run before this one, which was stopped.
    pub resumed: bool,
    /// What was found, for whoever has the passphrase to see, in the order of [`Proof::hits`].
    #[serde(skip)]
    pub words: Words,
}

/// Words of originals, which are never printed.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Words(pub Vec<String>);

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} words", self.0.len())
    }
}

impl Proof {
    /// The proof with what was found.
    fn with_words(mut self, sought: &Sought) -> Self {
        self.words = Words(self.hits.iter().map(|hit| sought.names[hit.line - 1].clone()).collect());
        self
    }
}

/// All originals of a quarantine and what may stand nevertheless.
struct Sought {
    names: Vec<String>,
    originals: Originals,
    kept: Kept,
}

/// The fresh file on its way.
fn fresh(project: &Path) -> PathBuf {
    beside(project, ".new")
}

/// Finishes a project, and keeps a key to the originals where one is asked for. `before` is called before each step and can
/// stop the work there.
///
/// # Errors
/// [`Fault::NotReleased`] while the quarantine holds cases that were not released; those of `before`; if a file cannot be read
/// or written.
pub fn finish(
    project: &Path,
    quarantine: Quarantine,
    who: &str,
    keep: Option<&Keep<'_>>,
    mut before: impl FnMut(Step) -> Result<()>,
) -> Result<Proof> {
    let mut open = Project::open_to_write(project)?;
    // A release can have been undone, and a case removed: then the original is all that is left of it.
    let cases: BTreeSet<i64> = open.cases()?.into_iter().map(|case| case.id).collect();
    let is_there = |original: &&Original| original.case.is_some_and(|case| cases.contains(&case));
    let originals = quarantine.originals()?;
    let waiting = originals.len() - originals.iter().filter(is_there).count();
    if waiting > 0 {
        return Err(Fault::NotReleased(waiting).into());
    }
    let sought = sought(&quarantine)?;
    let folder = project.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut proof = Proof { originals: sought.names.len(), ..Proof::default() };

    before(Step::Look)?;
    proof.hits = in_texts(&open, &sought)?;
    if !proof.hits.is_empty() {
        return Ok(proof.with_words(&sought));
    }
    before(Step::Write)?;
    open.settle()?;
    open.purge_changes(&sought.originals)?;
    let unfinished = fresh(project);
    let _ = fs::remove_file(&unfinished);
    open.write_fresh(&unfinished)?;
    sync(&unfinished)?;
    before(Step::Replace)?;
    drop(open);
    fs::rename(&unfinished, project).map_err(|error| Error::io(project, error))?;
    sync_folder(folder);
    before(Step::Clear)?;
    for suffix in ["-journal", "-wal", "-shm"] {
        let _ = fs::remove_file(beside(project, suffix));
    }
    before(Step::Prove)?;
    let key_file = keep.map_or(Path::new(""), |keep| keep.path);
    proof.hits = in_bytes(folder, &[quarantine.path(), key_file], &sought, &mut proof)?;
    if !proof.hits.is_empty() {
        return Ok(proof.with_words(&sought));
    }
    before(Step::KeepKey)?;
    let mut open = Project::open_to_write(project)?;
    if let Some(keep) = keep {
        keep.write(&open, &quarantine)?;
    }
    before(Step::Record)?;
    let was_finished = open.records()?.iter().any(|record| record.what == Recorded::Finished);
    if !was_finished || open.originals_remain()? {
        open.record(&Record::new(who, Recorded::Finished, sought.names.len()))?;
    }
    if keep.is_some() {
        open.record(&Record::new(who, Recorded::KeyKept, sought.names.len()))?;
    }
    drop(open);
    destroy(quarantine, &mut before)?;
    before(Step::ProveAgain)?;
    proof.hits = in_bytes(folder, &[key_file], &sought, &mut proof)?;
    proof.finished = proof.hits.is_empty();
    Ok(proof.with_words(&sought))
}

/// Ends what a run that was stopped had begun: the key is destroyed, only the file is left. Gives `None` where the key is whole.
///
/// # Errors
/// If the file cannot be read or removed.
pub fn resume(quarantine: &Path) -> Result<Option<Proof>> {
    if !quarantine.is_file() || !Quarantine::is_destroyed(quarantine)? {
        return Ok(None);
    }
    delete_file(quarantine)?;
    Ok(Some(Proof { finished: true, resumed: true, ..Proof::default() }))
}

fn destroy(mut quarantine: Quarantine, before: &mut impl FnMut(Step) -> Result<()>) -> Result<()> {
    before(Step::DestroyKey)?;
    quarantine.destroy_key()?;
    before(Step::Delete)?;
    quarantine.delete()
}

fn sought(quarantine: &Quarantine) -> Result<Sought> {
    let (mut forms, mut kept) = (BTreeSet::new(), Kept::default());
    for original in quarantine.originals()? {
        let Some(judgement) = quarantine.judgement(original.number)? else { continue };
        let text = quarantine.text(original.number)?;
        forms.extend(judgement.originals(&text));
        kept.extend(judgement.kept(&text));
    }
    let names: Vec<String> = forms.into_iter().collect();
    let list: Vec<leak::Original> = names
        .iter()
        .enumerate()
        .map(|(at, form)| leak::Original { line: at + 1, form: form.trim().to_owned() })
        .collect();
    Ok(Sought { originals: Originals::new(&list), names, kept })
}

/// Certain hits in the texts of a project, but for what a person has kept, and for the log, out of which originals are taken.
fn in_texts(project: &Project, sought: &Sought) -> Result<Vec<Hit>> {
    let mut hits = Vec::new();
    project.each_text(|table, row, column, content| {
        if (table, column) == ("log", "changes") {
            return;
        }
        let text = crate::text::Text::from_normalised(content.to_owned());
        for (span, line, certain) in sought.originals.in_text(text.as_str()) {
            if certain && !sought.kept.allows(text.slice(span)) && !sought.kept.allows_form_of(&sought.names[line - 1])
            {
                let (table, column) = (table.to_owned(), column.to_owned());
                let place = Place::Table { table, row, column, start: span.start, end: span.end };
                hits.push(Hit { line, certain, place });
            }
        }
    })?;
    Ok(hits)
}

/// Certain hits in the bytes and names of all files below a folder but `except`: sealed bytes hold any short word by chance.
fn in_bytes(folder: &Path, except: &[&Path], sought: &Sought, proof: &mut Proof) -> Result<Vec<Hit>> {
    (proof.files, proof.bytes) = (0, 0);
    let except: Vec<PathBuf> = except.iter().filter_map(|path| fs::canonicalize(path).ok()).collect();
    let mut hits = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).map_err(|error| Error::io(&folder, error))? {
            let path = entry.map_err(|error| Error::io(&folder, error))?.path();
            if path.is_symlink() {
                hits.extend(sought.originals.in_name(&path.file_name().unwrap_or_default().to_string_lossy()));
            } else if path.is_dir() {
                hits.extend(sought.originals.in_name(&path.file_name().unwrap_or_default().to_string_lossy()));
                folders.push(path);
            } else if path.is_file() && fs::canonicalize(&path).is_ok_and(|path| !except.contains(&path)) {
                proof.files += 1;
                proof.bytes += path.metadata().map_or(0, |data| data.len());
                hits.extend(sought.originals.in_file(&path)?);
            }
        }
    }
    hits.retain(|hit| hit.certain && !sought.kept.allows_form_of(&sought.names[hit.line - 1]));
    Ok(hits)
}

fn sync(path: &Path) -> Result<()> {
    let synced = File::options().write(true).open(path).and_then(|file| file.sync_all());
    synced.map_err(|error| Error::io(path, error))
}

/// Makes a rename last, where the system can.
fn sync_folder(folder: &Path) {
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}

#[cfg(test)]
#[path = "finish_tests.rs"]
mod tests;
