//! Files that are written whole or not at all, never over a project, and that only their owner can read.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// Writes a file beside its place and moves it there when it is whole. What is no regular file, such as a
/// device, is written to as it is.
///
/// # Errors
/// [`Error::Exists`] if a project or another database stands there; [`Error::Io`]; those of `write`.
pub fn write_whole(path: &Path, write: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
    if path.exists() && !path.is_file() {
        return write(&mut File::options().write(true).open(path).map_err(|error| Error::io(path, error))?);
    }
    put_in_place(vec![Unfinished::write(path, write)?])
}

/// A file that is written and stands beside its place. It is removed again if it is never put there.
pub struct Unfinished {
    path: PathBuf,
    beside: PathBuf,
}

impl Unfinished {
    /// Writes everything that shall stand at `path`, down to the disk.
    ///
    /// # Errors
    /// As [`write_whole`].
    pub fn write(path: &Path, write: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<Self> {
        let io = |error| Error::io(path, error);
        if is_database(path) {
            return Err(Error::Exists(path.to_owned()));
        }
        let (beside, file) = new_beside(path).map_err(io)?;
        // From here on it is removed whatever happens.
        let unfinished = Self { path: path.to_owned(), beside };
        let mut file = BufWriter::new(file);
        write(&mut file)?;
        file.flush().and_then(|()| file.get_ref().sync_all()).map_err(io)?;
        Ok(unfinished)
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.beside);
    }
}

/// Puts files in their places, all or none: if one cannot be put there, those before it give way to what stood there.
///
/// # Errors
/// [`Error::Io`].
pub fn put_in_place(files: Vec<Unfinished>) -> Result<()> {
    // What stood there is kept until the last file is in its place; one file needs no such care.
    let mut placed: Vec<(&Path, Option<PathBuf>)> = Vec::new();
    for file in &files {
        let old = if files.len() > 1 { set_aside(&file.path) } else { Ok(None) };
        let moved = old.and_then(|old| {
            placed.push((&file.path, old));
            fs::rename(&file.beside, &file.path)
        });
        if let Err(error) = moved {
            if files.len() > 1 {
                placed.into_iter().rev().for_each(|(path, old)| put_back(path, old));
            }
            return Err(Error::io(&file.path, error));
        }
    }
    for (_, old) in &placed {
        old.iter().for_each(|old| drop(fs::remove_file(old)));
    }
    files.iter().for_each(|file| sync_folder_of(&file.path));
    Ok(())
}

/// Moves what stands at a place beside it; gives where.
fn set_aside(path: &Path) -> io::Result<Option<PathBuf>> {
    if path.symlink_metadata().is_err() {
        return Ok(None);
    }
    let (aside, _) = new_beside(path)?;
    fs::rename(path, &aside).inspect_err(|_| drop(fs::remove_file(&aside)))?;
    Ok(Some(aside))
}

fn put_back(path: &Path, old: Option<PathBuf>) {
    let _ = match old {
        Some(old) => fs::rename(old, path),
        None => fs::remove_file(path),
    };
}

/// Makes a new file that only its owner can read and write.
///
/// # Errors
/// [`io::ErrorKind::AlreadyExists`] if anything stands at the place, even a link that leads nowhere.
pub fn new_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Makes a new file in the same folder, under a name that nobody can foresee; gives its place.
///
/// # Errors
/// If the folder cannot be written to.
pub fn new_beside(path: &Path) -> io::Result<(PathBuf, File)> {
    let number = getrandom::u64().map_err(|_| io::Error::from(io::ErrorKind::Other))?;
    let beside = path.with_file_name(format!(".planlupe-{number:016x}.part"));
    new_file(&beside).map(|file| (beside, file))
}

/// Sees to it that names that were changed in the folder of a file stand on the disk, as far as the system can do that.
pub fn sync_folder_of(path: &Path) {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}

fn is_database(path: &Path) -> bool {
    let mut header = [0; 16];
    path.is_file()
        && File::open(path).is_ok_and(|mut file| {
            let read = file.read_exact(&mut header);
            crate::descriptor::close(file);
            read.is_ok()
        })
        && header == *b"SQLite format 3\0"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(folder: &Path, name: &str, content: &str) -> PathBuf {
        let path = folder.join(name);
        fs::write(&path, content).expect("written");
        path
    }

    fn read(path: &Path) -> String {
        fs::read_to_string(path).expect("readable")
    }

    fn new(path: &Path) -> Unfinished {
        let write = |file: &mut dyn Write| file.write_all(b"new").map_err(|error| Error::io(path, error));
        Unfinished::write(path, write).expect("written beside")
    }

    #[test]
    fn a_file_that_fails_half_way_leaves_the_old_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = written(folder.path(), "a.csv", "old");
        let failed = write_whole(&path, |file| {
            file.write_all(b"half").map_err(|error| Error::io(&path, error))?;
            Err(Error::Busy)
        });
        assert!(failed.is_err());
        assert_eq!(read(&path), "old");
        assert_eq!(fs::read_dir(folder.path()).expect("readable").count(), 1);
    }

    #[test]
    fn of_several_files_all_are_put_in_place_or_none() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        let (old, fresh, blocked) = (written(folder.path(), "a.csv", "old"), at("b.csv"), at("c.csv"));
        let files = [&old, &fresh, &blocked].map(|path| new(path));
        // What has become of the last one meanwhile: the file that was written is gone.
        fs::remove_file(&files[2].beside).expect("removed");
        assert!(put_in_place(files.into()).is_err());
        assert_eq!(read(&old), "old");
        assert!(!fresh.exists() && !blocked.exists());
        assert_eq!(fs::read_dir(folder.path()).expect("readable").count(), 1);
        put_in_place([&old, &fresh, &blocked].map(|path| new(path)).into()).expect("put in place");
        assert_eq!([&old, &fresh, &blocked].map(|path| read(path)), ["new"; 3]);
        assert_eq!(fs::read_dir(folder.path()).expect("readable").count(), 3);
    }

    #[test]
    fn a_database_is_never_written_over() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = written(folder.path(), "p.planlupe", "SQLite format 3\0 and more");
        assert!(matches!(write_whole(&path, |_| Ok(())), Err(Error::Exists(_))));
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_reads_a_file_and_no_link_is_followed() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().expect("a folder");
        let path = written(folder.path(), "a.csv", "old");
        let other = written(folder.path(), "other", "other");
        let link = folder.path().join("link.csv");
        symlink(&other, &link).expect("a link");
        for place in [&path, &link] {
            put_in_place(vec![new(place)]).expect("put in place");
            assert_eq!(read(place), "new");
            let mode = place.symlink_metadata().expect("metadata").permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        assert_eq!(read(&other), "other");
        symlink(folder.path().join("nowhere"), folder.path().join("dangling")).expect("a link");
        assert!(new_file(&folder.path().join("dangling")).is_err());
    }
}
