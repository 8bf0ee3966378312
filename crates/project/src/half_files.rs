//! Files that are being written beside their place, and what is left of them where a program was killed in the midst.
//!
//! They are called `.planlupe-WRITER-NUMBER.part`. As long as a program writes in a folder it holds the lock of `.planlupe-WRITER.part` there, which
//! stays empty: where nobody holds that, the writer is dead, and whoever writes in the folder next, or opens a project in it, clears away what it
//! has left. What was cleared away is told once, by [`cleared`].

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use tempfile::{Builder, NamedTempFile, TempPath};

pub(crate) const PREFIX: &str = ".planlupe-";
pub(crate) const SUFFIX: &str = ".part";
/// How many random letters name a writer, and a file of it.
const LETTERS: usize = 16;
/// How often a writer tries again whose file was taken for that of a dead one before it had the lock.
const TRIES: usize = 8;

/// Who writes in which folder, of this program.
static WRITERS: Mutex<BTreeMap<PathBuf, Weak<FolderWriter>>> = Mutex::new(BTreeMap::new());
static CLEARED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// This program, as one that writes in a folder. Its file goes with the last file that it writes there.
#[derive(Debug)]
pub(crate) struct FolderWriter {
    name: String,
    /// Closed before the file is removed, as some systems want it.
    _lock: File,
    _own: TempPath,
}

/// Makes a new file in the folder, for its owner alone, under a name that nobody can foresee. The writer has to live as long as the file has that name.
pub(crate) fn begin_in(folder: &Path) -> io::Result<(NamedTempFile, Arc<FolderWriter>)> {
    let writer = FolderWriter::of(folder)?;
    let prefix = format!("{PREFIX}{}-", writer.name);
    Ok((Builder::new().prefix(&prefix).suffix(SUFFIX).rand_bytes(LETTERS).tempfile_in(folder)?, writer))
}

impl FolderWriter {
    fn of(folder: &Path) -> io::Result<Arc<Self>> {
        let place = fs::canonicalize(folder)?;
        let mut writers = locked(&WRITERS);
        if let Some(writer) = writers.get(&place).and_then(Weak::upgrade) {
            return Ok(writer);
        }
        clear(folder);
        let writer = Arc::new(Self::begin(&place)?);
        writers.retain(|_, writer| writer.strong_count() > 0);
        writers.insert(place, Arc::downgrade(&writer));
        Ok(writer)
    }

    fn begin(folder: &Path) -> io::Result<Self> {
        for _ in 0..TRIES {
            let (lock, own) =
                Builder::new().prefix(PREFIX).suffix(SUFFIX).rand_bytes(LETTERS).tempfile_in(folder)?.into_parts();
            // Where files cannot be locked, nobody can find out that a writer is dead either.
            let _ = lock.lock();
            let name = own.file_name().and_then(|name| writer_of(&name.to_string_lossy()).map(str::to_owned));
            if let Some(name) = name.filter(|_| own.exists()) {
                return Ok(Self { name, _lock: lock, _own: own });
            }
        }
        Err(ErrorKind::ResourceBusy.into())
    }
}

/// Clears away what dead programs have left half written in a folder.
pub fn clear(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut files: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for entry in entries.flatten() {
        if let Some(writer) = writer_of(&entry.file_name().to_string_lossy()) {
            files.entry(writer.to_owned()).or_default().push(entry.path());
        }
    }
    for (writer, files) in files {
        let own = folder.join(format!("{PREFIX}{writer}{SUFFIX}"));
        let lock = match File::open(&own) {
            Ok(file) if file.try_lock().is_ok() => Some(file),
            // It goes with the last file of its writer.
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            _ => continue,
        };
        let removed = files.into_iter().filter(|file| *file != own && fs::remove_file(file).is_ok());
        locked(&CLEARED).extend(removed);
        let _ = fs::remove_file(&own);
        drop(lock);
    }
}

/// What was cleared away since this was asked last.
#[must_use]
pub fn cleared() -> Vec<PathBuf> {
    mem::take(&mut *locked(&CLEARED))
}

/// Who writes, or wrote, a file of this name.
fn writer_of(name: &str) -> Option<&str> {
    let named = name.strip_prefix(PREFIX)?.strip_suffix(SUFFIX)?;
    let writer = named.split('-').next()?;
    let is_ours = writer.len() == LETTERS && named.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    is_ours.then_some(writer)
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("readable");
        let mut names: Vec<String> =
            entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn what_a_living_program_writes_stays_and_what_a_dead_one_has_left_goes() {
        let folder = tempfile::tempdir().expect("a folder");
        let (first, writer) = begin_in(folder.path()).expect("begun");
        let (second, same) = begin_in(folder.path()).expect("begun");
        assert!(Arc::ptr_eq(&writer, &same));
        let now = names(folder.path());
        assert_eq!(now.len(), 3);
        clear(folder.path());
        assert_eq!(names(folder.path()), now);
        let dead = ".planlupe-0123456789abcdef-0123456789abcdef.part";
        for name in [dead, ".planlupe-0123456789abcdef.part", ".planlupe-mine.part", "a.part", "p.planlupe.part"] {
            fs::write(folder.path().join(name), "half").expect("written");
        }
        clear(folder.path());
        let dead = fs::canonicalize(folder.path()).expect("a folder").join(dead);
        assert!(!dead.exists());
        let theirs = [".planlupe-mine.part", "a.part", "p.planlupe.part"].map(str::to_owned);
        let mut left = [now, theirs.into()].concat();
        left.sort();
        assert_eq!(names(folder.path()), left, "what others call so stays");
        drop((first, second, writer, same));
        assert_eq!(names(folder.path()), [".planlupe-mine.part", "a.part", "p.planlupe.part"]);
    }
}
