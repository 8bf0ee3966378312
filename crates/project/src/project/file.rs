//! The file of a project as the system has it: which file a name leads to, and who may write to it.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Write as _};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, MAIN_DB, OpenFlags};

use super::schema::APPLICATION_ID;
use crate::encrypted_file::is_encrypted;
use crate::output::{folder_of, new_file};
use reading::descriptor::{Connected, close};

/// What the name of a file ends in until it is whole.
pub(super) const UNFINISHED: &str = ".unfinished";

/// The name that a file keeps for a moment where another one takes its place.
pub(super) const FORMER: &str = ".former";

/// Whether a project may be changed in this window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    Write,
    /// Another window or command has it open.
    InUse,
    /// The file or its folder cannot be written.
    ReadOnly,
    /// The file has a second name: whoever opens it by that one sees neither the lock nor the journal of the first.
    Linked,
}

/// Keeps other windows and commands from writing while it lives. The file that is locked stays where it is: were it removed,
/// one could hold a lock on the old file and another one on a new one.
#[derive(Debug)]
pub struct Lock {
    file: File,
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Closing alone leaves the lock to a program that is being started just now and still shares the descriptor.
        let _ = self.file.unlock();
    }
}

/// The file beside a file that has its name and more.
#[must_use]
pub fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(suffix);
    path.with_file_name(name)
}

/// The name that all ways to a file lead to, whether the file is there yet or not.
#[must_use]
pub fn canonical(path: &Path) -> PathBuf {
    let of_folder = || Some(fs::canonicalize(folder_of(path)).ok()?.join(path.file_name()?));
    let found = fs::canonicalize(path).ok().or_else(of_folder);
    let found = if cfg!(windows) { found.map(as_others_write_it) } else { found };
    found.or_else(|| std::path::absolute(path).ok()).unwrap_or_else(|| path.to_owned())
}

/// Longest path of Windows that needs no mark. Some of it is left for the names of journal and lock.
const LONGEST_PLAIN: usize = 240;

/// The path without the mark `\\?\` that Windows puts before its true paths and other programs do not understand; a long one needs it.
fn as_others_write_it(path: PathBuf) -> PathBuf {
    let Some(true_path) = path.to_str() else { return path };
    let plain = match true_path.strip_prefix(r"\\?\UNC\") {
        Some(share) => format!(r"\\{share}"),
        None => true_path.strip_prefix(r"\\?\").unwrap_or(true_path).to_owned(),
    };
    if plain.encode_utf16().count() > LONGEST_PLAIN { path } else { plain.into() }
}

/// Takes the lock of a file that is there.
#[must_use]
pub fn lock(path: &Path) -> (Access, Option<Lock>) {
    let path = canonical(path);
    if !is_writable(&path) {
        return (Access::ReadOnly, None);
    }
    let lock = match lock_of(&path) {
        Ok(Some(lock)) => lock,
        Ok(None) => return (Access::InUse, None),
        Err(_) => return (Access::ReadOnly, None),
    };
    clear(&path);
    if names_of(&path).is_some_and(|names| names > 1) {
        return (Access::Linked, None);
    }
    (Access::Write, Some(lock))
}

/// Clears away what a killed try to make this file, or to put another one in its place, has left. Only whoever has the lock of its name may.
pub(super) fn clear(place: &Path) {
    for suffix in [UNFINISHED, FORMER] {
        let left = beside(place, suffix);
        if left.metadata().is_ok_and(|data| data.is_file() && data.len() == 0) || mark_of(&left).is_some() {
            if suffix == UNFINISHED { wipe(&left) } else { remove(&left) }
        }
    }
}

/// Clears it away for somebody who only reads, unless somebody else is at work with the file, or it cannot be written.
pub(super) fn clear_for_reader(place: &Path) {
    if [UNFINISHED, FORMER].iter().any(|suffix| beside(place, suffix).symlink_metadata().is_ok()) {
        drop(lock(place));
    }
}

/// What a killed try has left beside a file and nobody could clear away, while nobody else works with the file. It may be the whole
/// project in clear.
#[must_use]
pub fn left_beside(project: &Path) -> Vec<PathBuf> {
    let place = canonical(project);
    let left = [UNFINISHED, FORMER].map(|suffix| beside(&place, suffix)).into_iter();
    let left: Vec<PathBuf> = left.filter(|path| path.symlink_metadata().is_ok()).collect();
    let is_at_work = !left.is_empty() && matches!(lock(&place).0, Access::InUse);
    if is_at_work { Vec::new() } else { left.into_iter().filter(|path| path.symlink_metadata().is_ok()).collect() }
}

/// Overwrites a file that never came to its place, and removes it. Under another name, it is in its place already.
pub(super) fn wipe(unfinished: &Path) {
    if names_of(unfinished) == Some(1)
        && let Ok(file) = OpenOptions::new().write(true).open(unfinished)
    {
        let _ = zeroes(&file);
        close(file);
    }
    remove(unfinished);
}

/// Overwrites what a file holds.
pub(super) fn zeroes(mut file: &File) -> io::Result<()> {
    let length = file.metadata()?.len();
    let nothing = vec![0_u8; 1 << 16];
    let mut left = length;
    while left > 0 {
        let part = usize::try_from(left).unwrap_or(usize::MAX).min(nothing.len());
        file.write_all(&nothing[..part])?;
        left -= part as u64;
    }
    file.sync_all()
}

pub(super) fn remove(unfinished: &Path) {
    for suffix in ["-journal", ""] {
        let _ = fs::remove_file(beside(unfinished, suffix));
    }
}

/// Takes the lock that belongs to a name; `None` while somebody else has it.
pub(super) fn lock_of(path: &Path) -> io::Result<Option<Lock>> {
    let file = lock_file(path)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(Lock { file })),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// Whoever may write to the project can lock it: the lock has the same permissions.
fn lock_file(path: &Path) -> io::Result<File> {
    let lock = beside(path, ".lock");
    match new_file(&lock) {
        Ok(file) => {
            if let Ok(data) = path.metadata() {
                file.set_permissions(data.permissions())?;
            }
            Ok(file)
        }
        Err(_) if lock.is_file() => File::open(&lock),
        Err(error) => Err(error),
    }
}

/// Asks SQLite, which alone may open the file; on Windows the attribute goes before what an administrator could do.
fn is_writable(path: &Path) -> bool {
    if cfg!(windows) && path.metadata().is_ok_and(|data| data.permissions().readonly()) {
        return false;
    }
    let _connected = Connected::to(path);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Connection::open_with_flags(path, flags)
        .and_then(|connection| connection.is_readonly(MAIN_DB))
        .is_ok_and(|only| !only)
}

/// How many names a file has.
#[cfg(unix)]
fn names_of(path: &Path) -> Option<u64> {
    path.metadata().ok().map(|data| std::os::unix::fs::MetadataExt::nlink(&data))
}

/// How many names a file has.
#[cfg(windows)]
fn names_of(path: &Path) -> Option<u64> {
    let file = winapi_util::Handle::from_path_any(path).ok()?;
    winapi_util::file::information(&file).ok().map(|file| file.number_of_links())
}

/// Which file a name leads to now.
#[cfg(unix)]
pub(super) fn identity(path: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt as _;
    path.metadata().ok().map(|data| (data.dev(), data.ino()))
}

/// Which file a name leads to now. Windows puts no other file in the place of one that is open, so there nothing is asked.
#[cfg(windows)]
pub(super) const fn identity(_: &Path) -> Option<(u64, u64)> {
    None
}

/// Whether the first bytes of a file are those of a database, and whose, whatever state the rest is in; `None` for other files. An
/// encrypted project is a project.
#[must_use]
pub fn mark_of(path: &Path) -> Option<[u8; 4]> {
    let mut header = [0; 72];
    let mut file = File::open(path).ok()?;
    let read = file.read_exact(&mut header);
    close(file);
    if is_encrypted(path) {
        return Some(APPLICATION_ID.to_be_bytes());
    }
    let is_database = read.is_ok() && header.starts_with(b"SQLite format 3\0");
    is_database.then(|| [header[68], header[69], header[70], header[71]])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn true_paths_of_windows_lose_their_mark_unless_they_are_long() {
        let plain = |path: &str| as_others_write_it(PathBuf::from(path));
        assert_eq!(plain(r"\\?\C:\Studier\Åse\p.planlupe"), Path::new(r"C:\Studier\Åse\p.planlupe"));
        assert_eq!(plain(r"\\?\UNC\server\felles\p.planlupe"), Path::new(r"\\server\felles\p.planlupe"));
        assert_eq!(plain(r"C:\p.planlupe"), Path::new(r"C:\p.planlupe"));
        let long = format!(r"\\?\C:\{}\p.planlupe", "a".repeat(240));
        assert_eq!(plain(&long), Path::new(&long));
    }
}
