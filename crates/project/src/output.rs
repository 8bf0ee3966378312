//! Files that are written whole or not at all, never over a project, and that only their owner can read.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tempfile::{NamedTempFile, TempPath};

use crate::encrypted_file::is_encrypted;
use crate::error::{Error, Result};
use crate::file_names::is_refused_by_windows;
use crate::half_files::{FolderWriter, begin_in};
use crate::patience;
use crate::steps;
use reading::descriptor::close;

/// Writes a file beside its place and moves it there when it is whole. What is no regular file, such as a
/// device, is written to as it is.
///
/// # Errors
/// [`Error::Exists`] if a project or another database stands there; [`reading::Error::Io`]; those of `write`.
pub fn write_whole(path: &Path, write: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
    if path.exists() && !path.is_file() {
        return write(&mut File::options().write(true).open(path).map_err(|error| Error::io(path, error))?);
    }
    put_in_place(vec![Unfinished::write(path, write)?])
}

/// Writes a text as [`write_whole`] does.
///
/// # Errors
/// As [`write_whole`].
pub fn write_text(path: &Path, text: &str) -> Result<()> {
    write_bytes(path, text.as_bytes())
}

/// Writes bytes as [`write_whole`] does.
///
/// # Errors
/// As [`write_whole`].
pub fn write_bytes(path: &Path, bytes: &[u8]) -> Result<()> {
    write_whole(path, |file| file.write_all(bytes).map_err(|error| Error::io(path, error)))
}

/// A new file beside its place, and who writes it, unless its name is one that the next try knows.
type FileBeside = (NamedTempFile, Option<Arc<FolderWriter>>);

/// A file that is written and stands beside its place. It is removed again if it is never put there, but for [`Unfinished::write_at`].
pub struct Unfinished {
    path: PathBuf,
    beside: TempPath,
    writer: Option<Arc<FolderWriter>>,
}

impl Unfinished {
    /// Writes everything that shall stand at `path`, down to the disk.
    ///
    /// # Errors
    /// As [`write_whole`].
    pub fn write(path: &Path, write: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<Self> {
        Self::write_to(path, new_beside(path), write)
    }

    /// As [`Unfinished::write`], under a name that the next try knows. What is never put in its place stays until then, as after a
    /// kill: people are told of a key that lies there.
    ///
    /// # Errors
    /// As [`write_whole`].
    pub fn write_at(path: &Path, beside: PathBuf, write: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<Self> {
        match fs::remove_file(&beside) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(Error::io(path, error)),
            _ => {}
        }
        let new = new_file(&beside).and_then(|file| {
            let mut beside = TempPath::try_from_path(beside)?;
            beside.disable_cleanup(true);
            Ok((NamedTempFile::from_parts(file, beside), None))
        });
        Self::write_to(path, new, write)
    }

    fn write_to(
        path: &Path,
        new: io::Result<FileBeside>,
        write: impl FnOnce(&mut dyn Write) -> Result<()>,
    ) -> Result<Self> {
        let mut growing = Growing::of(path, new)?;
        write(&mut growing)?;
        growing.finish()
    }
}

/// A file that is being written beside its place, for a writer that has several at a time. It is removed again if it is never finished.
#[derive(Debug)]
pub struct Growing {
    path: PathBuf,
    file: BufWriter<NamedTempFile>,
    writer: Option<Arc<FolderWriter>>,
}

impl Growing {
    /// Begins what shall stand at `path`.
    ///
    /// # Errors
    /// As [`write_whole`].
    pub fn begin(path: &Path) -> Result<Self> {
        if path.symlink_metadata().is_ok() && !path.is_file() {
            return Err(Error::io(path, io::ErrorKind::AlreadyExists.into()));
        }
        Self::of(path, new_beside(path))
    }

    fn of(path: &Path, new: io::Result<FileBeside>) -> Result<Self> {
        if is_database(path) || is_beside_database(path) {
            return Err(Error::Exists(path.to_owned()));
        }
        check_name(path)?;
        let (file, writer) = new.map_err(|error| Error::io(path, error))?;
        Ok(Self { path: path.to_owned(), file: BufWriter::new(file), writer })
    }

    /// Where it shall stand.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Sees to it that everything stands on the disk.
    ///
    /// # Errors
    /// [`reading::Error::Io`].
    pub fn finish(self) -> Result<Unfinished> {
        let Self { path, file, writer } = self;
        let io = |error| Error::io(&path, error);
        let file = file.into_inner().map_err(|error| io(error.into_error()))?;
        file.as_file().sync_all().map_err(io)?;
        steps::passed()?;
        Ok(Unfinished { beside: file.into_temp_path(), path, writer })
    }
}

impl Write for Growing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// Puts files in their places, all or none: if one cannot be put there, those before it give way to what stood there.
///
/// # Errors
/// [`reading::Error::Io`].
pub fn put_in_place(files: Vec<Unfinished>) -> Result<()> {
    // What stood there is kept until the last file is in its place; one file needs no such care.
    let is_alone = files.len() == 1;
    let mut placed: Vec<(PathBuf, Option<FormerFile>)> = Vec::new();
    for file in files {
        let path = file.path.clone();
        match place(file, is_alone) {
            Ok(former) => placed.push((path, former)),
            Err(error) => {
                placed.into_iter().rev().for_each(|(path, former)| put_back(&path, former));
                return Err(error);
            }
        }
    }
    placed.iter().for_each(|(path, _)| sync_folder_of(path));
    Ok(())
}

/// What stood at a place, under another name beside it.
struct FormerFile {
    beside: TempPath,
    _writer: Option<Arc<FolderWriter>>,
}

/// Puts a file in its place; gives what stood there, unless it is alone.
fn place(file: Unfinished, is_alone: bool) -> Result<Option<FormerFile>> {
    let Unfinished { path, beside, writer: _writer } = file;
    let io = |error| Error::io(&path, error);
    steps::passed()?;
    let former = if is_alone { None } else { keep_beside(&path).map_err(io)? };
    steps::renaming().and_then(|()| patience::persist(beside, &path)).map_err(io)?;
    Ok(former)
}

/// Gives what stands at a place a second name beside it, or makes a copy of it where the file system knows no such names. So the place is never
/// empty: whoever is killed has the old file there or the new one. On Windows it is always a copy: while somebody holds a file, none of its names
/// can be removed.
fn keep_beside(path: &Path) -> io::Result<Option<FormerFile>> {
    if path.symlink_metadata().is_err() {
        return Ok(None);
    }
    patience::refuse_protected(path)?;
    let (new, writer) = new_beside(path)?;
    let beside = new.into_temp_path();
    let link = || fs::remove_file(&beside).and_then(|()| fs::hard_link(path, &beside));
    if cfg!(windows) || link().is_err() {
        fs::copy(path, &beside)?;
    }
    Ok(Some(FormerFile { beside, _writer: writer }))
}

fn put_back(path: &Path, former: Option<FormerFile>) {
    let Some(FormerFile { beside, .. }) = former else { return drop(fs::remove_file(path)) };
    // What cannot be put back stays beside its place, under a name by which nobody clears it away.
    let _ = beside.persist(path).or_else(|error| {
        let kept = error.path.with_extension("old");
        error.path.persist(kept).map_err(|error| error.path.keep())
    });
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

/// Makes a new file in the same folder, for its owner alone, under a name that nobody can foresee.
fn new_beside(path: &Path) -> io::Result<FileBeside> {
    begin_in(folder_of(path)).map(|(file, writer)| (file, Some(writer)))
}

/// Sees to it that what was written to a file stands on the disk.
///
/// # Errors
/// If the file cannot be opened or the disk refuses it.
pub fn sync(path: &Path) -> io::Result<()> {
    let file = OpenOptions::new().write(true).open(path)?;
    let synced = file.sync_all();
    close(file);
    synced
}

/// Sees to it that names that were changed in the folder of a file stand on the disk, as far as the system can do that.
pub fn sync_folder_of(path: &Path) {
    let _ = File::open(folder_of(path)).and_then(|folder| folder.sync_all());
}

/// Refuses a new file under a name by which Windows would make another one.
///
/// # Errors
/// [`io::ErrorKind::InvalidFilename`], on Windows alone.
pub fn check_name(path: &Path) -> Result<()> {
    let name = path.file_name().unwrap_or_default();
    if cfg!(windows) && is_refused_by_windows(&name.to_string_lossy()) {
        return Err(Error::io(path, io::ErrorKind::InvalidFilename.into()));
    }
    Ok(())
}

/// The folder that a path leads into.
#[must_use]
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn is_database(path: &Path) -> bool {
    let mut header = [0; 16];
    path.is_file()
        && File::open(path).is_ok_and(|mut file| {
            let read = file.read_exact(&mut header);
            close(file);
            read.is_ok()
        })
        && (header == *b"SQLite format 3\0" || is_encrypted(path))
}

/// Whether a path is the lock or the journal of a database: who writes there lets two write to it at once, or undoes what saves it.
fn is_beside_database(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let of = [".lock", "-journal"].iter().find_map(|ending| name.strip_suffix(ending));
    of.is_some_and(|name| is_database(&path.with_file_name(name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_written_over_the_lock_or_the_journal_of_a_project() {
        let folder = tempfile::tempdir().expect("a folder");
        drop(crate::project::Project::create(&folder.path().join("p.planlupe")).expect("a project"));
        for name in ["p.planlupe.lock", "p.planlupe-journal"] {
            let refused = write_text(&folder.path().join(name), "a table");
            assert!(matches!(refused, Err(Error::Exists(_))), "{name}");
        }
        // Names alone say nothing.
        write_text(&folder.path().join("q.lock"), "a table").expect("written");
    }

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
