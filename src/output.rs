//! Files that are written whole or not at all, and never over a project.

use std::fs::{self, File};
use std::io::{BufWriter, Read, Write};
use std::path::Path;

use crate::error::{Error, Result};

/// Writes a file beside its place and moves it there when it is whole. What is no regular file, such as a
/// device, is written to as it is.
///
/// # Errors
/// [`Error::Exists`] if a project or another database stands there; [`Error::Io`]; those of `write`.
pub fn write_whole(path: &Path, write: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
    let io = |error| Error::io(path, error);
    if is_database(path) {
        return Err(Error::Exists(path.to_owned()));
    }
    if path.exists() && !path.is_file() {
        return write(&mut File::options().write(true).open(path).map_err(io)?);
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let unfinished = path.with_file_name(name);
    let mut file = BufWriter::new(File::create(&unfinished).map_err(io)?);
    let written = write(&mut file).and_then(|()| file.flush().map_err(io));
    let moved = written.and_then(|()| fs::rename(&unfinished, path).map_err(io));
    if moved.is_err() {
        let _ = fs::remove_file(&unfinished);
    }
    moved
}

fn is_database(path: &Path) -> bool {
    let mut header = [0; 16];
    path.is_file()
        && File::open(path).and_then(|mut file| file.read_exact(&mut header)).is_ok()
        && header == *b"SQLite format 3\0"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_fails_half_way_leaves_the_old_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.csv");
        fs::write(&path, "old").expect("written");
        let failed = write_whole(&path, |file| {
            file.write_all(b"half").map_err(|error| Error::io(&path, error))?;
            Err(Error::Busy)
        });
        assert!(failed.is_err());
        assert_eq!(fs::read_to_string(&path).expect("readable"), "old");
        assert_eq!(fs::read_dir(folder.path()).expect("readable").count(), 1);
    }

    #[test]
    fn a_database_is_never_written_over() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("p.planlupe");
        fs::write(&path, b"SQLite format 3\0 and more").expect("written");
        assert!(matches!(write_whole(&path, |_| Ok(())), Err(Error::Exists(_))));
    }
}
