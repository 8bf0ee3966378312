//! The parts of a file that comes in: an archive with a project and its sources, or a file alone: XML, or a database of another program. Nothing is ever unpacked to the disk, and
//! only what lies in the archive is read, so no name in it can lead anywhere else.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use reading::text::LARGEST_FILE;
use zip::ZipArchive;

use crate::error::{RefiError, Result};
use crate::foreign_database::ForeignDatabase;

/// Bytes that the XML of a file may have, or its database.
const LARGEST_MAIN: u64 = 512 * 1024 * 1024;

/// Bytes that are unfolded of one archive at most.
const MOST_UNFOLDED: u64 = 4 * 1024 * 1024 * 1024;

/// Files of an archive at most.
const MOST_FILES: usize = 400_000;

/// The database in the folder that a project of `QualCoder` is.
const QUALCODER_DATABASE: &str = "data.qda";

/// An open file for exchange.
pub(crate) struct RefiArchive {
    path: PathBuf,
    parts: Parts,
    left: u64,
}

enum Parts {
    /// XML or a database.
    Alone(BufReader<File>),
    Zip {
        zip: ZipArchive<BufReader<File>>,
        /// Numbers of files by their names without folders, in lower case.
        by_name: HashMap<String, usize>,
        project: usize,
    },
}

impl RefiArchive {
    /// Opens a file and finds the project in it.
    ///
    /// # Errors
    /// [`RefiError::NoArchive`], [`RefiError::NoProject`], [`RefiError::TooLarge`]; if the file cannot be read.
    pub(crate) fn open(path: &Path) -> Result<Self> {
        let io = |error| RefiError::io(path, error);
        if !path.exists() {
            return Err(reading::Error::NotFound(path.to_owned()).into());
        }
        let inside = path.join(QUALCODER_DATABASE);
        let main = if path.is_dir() && inside.is_file() { &inside } else { path };
        if !main.is_file() {
            return Err(RefiError::NoArchive(path.to_owned()));
        }
        if has_log(main) {
            return Err(RefiError::OpenDatabase(path.to_owned()));
        }
        let mut file = BufReader::new(File::open(main).map_err(io)?);
        let mut first = [0; 16];
        let read = file.read(&mut first).map_err(io)?;
        file.seek(SeekFrom::Start(0)).map_err(io)?;
        if !first[..read].starts_with(b"PK") {
            let is_xml = first[..read].contains(&b'<') || first[..read].starts_with(b"\xef\xbb\xbf");
            let is_utf16 = matches!(first, [0xff, 0xfe, ..] | [0xfe, 0xff, ..]);
            let parts = Parts::Alone(file);
            let archive = Self { path: path.to_owned(), parts, left: MOST_UNFOLDED };
            let is_known = is_xml || is_utf16 || ForeignDatabase::is_one(&first[..read]);
            return if is_known { Ok(archive) } else { Err(RefiError::NoArchive(path.to_owned())) };
        }
        let zip = ZipArchive::new(file).map_err(|_| RefiError::NoArchive(path.to_owned()))?;
        if zip.len() > MOST_FILES {
            return Err(RefiError::TooLarge(path.to_owned()));
        }
        let (mut by_name, mut projects) = (HashMap::new(), Vec::new());
        for number in 0..zip.len() {
            let Some(Ok(name)) = zip.name_for_index(number) else { continue };
            let name = base(&name);
            // What the Finder of a Mac puts beside each file is no file of the project.
            let ending = Path::new(&name).extension();
            let is_qde = ending.is_some_and(|ending| ending == "qde") && !name.starts_with("._");
            if is_qde || name == QUALCODER_DATABASE {
                projects.push((!is_qde, name != "project.qde", number));
            }
            if !name.is_empty() {
                by_name.entry(name).or_insert(number);
            }
        }
        let project = projects.into_iter().min().ok_or_else(|| RefiError::NoProject(path.to_owned()))?.2;
        Ok(Self { path: path.to_owned(), parts: Parts::Zip { zip, by_name, project }, left: MOST_UNFOLDED })
    }

    /// The XML that tells what is in the file, or the database that is all of it.
    ///
    /// # Errors
    /// As [`RefiArchive::open`].
    pub(crate) fn main(&mut self) -> Result<Vec<u8>> {
        let Self { path, parts, left } = self;
        match parts {
            Parts::Alone(file) => {
                let bytes = bounded(file, LARGEST_MAIN, left).map_err(|error| RefiError::io(path, error))?;
                bytes.ok_or_else(|| RefiError::TooLarge(path.clone()))
            }
            Parts::Zip { zip, project, .. } => {
                let damaged = || RefiError::NoArchive(path.clone());
                let mut file = zip.by_index(*project).map_err(|_| damaged())?;
                let bytes = bounded(&mut file, LARGEST_MAIN, left).map_err(|_| damaged())?;
                bytes.ok_or_else(|| RefiError::TooLarge(path.clone()))
            }
        }
    }

    /// Whether a path of the project leads to a file of the archive.
    pub(crate) fn has(&self, path: &str) -> bool {
        matches!(&self.parts, Parts::Zip { by_name, .. } if by_name.contains_key(&base(path)))
    }

    /// The file that a path of the project leads to; `None` where there is none, or it is damaged.
    ///
    /// # Errors
    /// [`RefiError::TooLarge`].
    pub(crate) fn file(&mut self, path: &str) -> Result<Option<Vec<u8>>> {
        let Parts::Zip { zip, by_name, .. } = &mut self.parts else { return Ok(None) };
        let Some(number) = by_name.get(&base(path)) else { return Ok(None) };
        let Ok(mut file) = zip.by_index(*number) else { return Ok(None) };
        match bounded(&mut file, LARGEST_FILE, &mut self.left) {
            Ok(Some(bytes)) => Ok(Some(bytes)),
            Ok(None) => Err(RefiError::TooLarge(self.path.clone())),
            Err(_) => Ok(None),
        }
    }
}

/// Whether a database has changes beside it that are not in it yet.
fn has_log(path: &Path) -> bool {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    std::fs::metadata(log).is_ok_and(|log| log.len() > 0)
}

/// All bytes, unless there are more than may be.
fn bounded(from: &mut impl Read, most: u64, left: &mut u64) -> std::io::Result<Option<Vec<u8>>> {
    let most = most.min(*left);
    let mut bytes = Vec::new();
    from.take(most + 1).read_to_end(&mut bytes)?;
    let read = bytes.len() as u64;
    *left = left.saturating_sub(read);
    Ok((read <= most).then_some(bytes))
}

/// The name of a file without the folders and the scheme before it, in lower case.
fn base(path: &str) -> String {
    path.rsplit(['/', '\\']).next().unwrap_or_default().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_found_by_its_name_wherever_it_lies() {
        for path in ["internal://A1.TXT", "Sources/a1.txt", "sources\\A1.txt", "../../a1.txt", "a1.txt"] {
            assert_eq!(base(path), "a1.txt");
        }
        assert_eq!(base("sources/"), "");
    }

    #[test]
    fn more_than_may_be_is_not_read() {
        let mut left = 10;
        assert_eq!(bounded(&mut &b"12345678"[..], 100, &mut left).expect("read"), Some(b"12345678".to_vec()));
        assert_eq!(bounded(&mut &b"12345678"[..], 100, &mut left).expect("read"), None);
        assert_eq!(bounded(&mut &b"12345678"[..], 4, &mut 100).expect("read"), None);
    }
}
