//! Names in files and folders: what they are called and what they hold.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use names::leak::content::FileSearch;
use names::leak::{Blind, Findings, SearchedOriginals, Unseen};
use reading::descriptor;
use reading::text::LARGEST_FILE;

use super::{BESIDE, in_tables, parquet_text};
use crate::encrypted_file::is_encrypted;
use crate::error::{Error, Result};
use crate::project::Project;

/// How files of databases begin.
const DATABASE: &[u8] = b"SQLite format 3\0";

/// What is found in a file, and what of it could not be looked into.
///
/// # Errors
/// [`reading::Error::NotFound`].
pub fn in_file(originals: &SearchedOriginals, path: &Path) -> Result<Findings> {
    if fs::symlink_metadata(path).is_err() {
        return Err(reading::Error::NotFound(path.to_owned()).into());
    }
    let mut findings = Findings::default();
    look(originals, path, &name_of(path), &mut findings);
    Ok(findings.sorted())
}

/// What is found in everything below a folder, but for some files.
///
/// # Errors
/// [`reading::Error::NotFound`].
pub fn in_folder(originals: &SearchedOriginals, folder: &Path, except: &[&Path]) -> Result<Findings> {
    if !folder.is_dir() {
        return Err(reading::Error::NotFound(folder.to_owned()).into());
    }
    let except: Vec<PathBuf> = except.iter().filter_map(|path| fs::canonicalize(path).ok()).collect();
    let mut findings = Findings::default();
    let mut folders = vec![(folder.to_owned(), String::new())];
    while let Some((folder, above)) = folders.pop() {
        let unreadable = || Unseen { file: above.clone(), part: None, why: Blind::Unreadable };
        let Ok(entries) = fs::read_dir(&folder) else {
            findings.unseen.push(unreadable());
            continue;
        };
        for entry in entries {
            let Ok(path) = entry.map(|entry| entry.path()) else {
                findings.unseen.push(unreadable());
                continue;
            };
            if !except.is_empty() && fs::canonicalize(&path).is_ok_and(|path| except.contains(&path)) {
                continue;
            }
            let file = if above.is_empty() { name_of(&path) } else { format!("{above}/{}", name_of(&path)) };
            if path.is_symlink() {
                findings.hits.extend(originals.in_name(&name_of(&path)));
                findings.unseen.push(Unseen { file, part: None, why: Blind::Link });
            } else if path.is_dir() {
                findings.hits.extend(originals.in_name(&name_of(&path)));
                folders.push((path, file));
            } else {
                look(originals, &path, &file, &mut findings);
            }
        }
    }
    Ok(findings.sorted())
}

/// Hits in the name of a project whose tables are searched by themselves, and in the bytes of the file that lies under this name, or is to.
///
/// # Errors
/// [`reading::Error::Io`].
pub fn in_own_file(originals: &SearchedOriginals, written: &Path, project: &Path) -> Result<Findings> {
    // SQLite may have the file open.
    let mut bytes = Vec::new();
    let mut file = File::open(written).map_err(|error| Error::io(written, error))?;
    let read = file.read_to_end(&mut bytes);
    descriptor::close(file);
    read.map_err(|error| Error::io(written, error))?;
    let mut hits = originals.in_name(&name_of(project));
    hits.extend(originals.in_bytes(&name_of(project), &bytes));
    Ok(Findings { hits, unseen: Vec::new(), files: 1, bytes: bytes.len() as u64 })
}

/// Looks into one file that is called `file` in what is found.
fn look(originals: &SearchedOriginals, path: &Path, file: &str, findings: &mut Findings) {
    findings.hits.extend(originals.in_name(&name_of(path)));
    let mut miss = |why| findings.unseen.push(Unseen { file: file.to_owned(), part: None, why });
    if !path.is_file() {
        return miss(if path.exists() { Blind::Device } else { Blind::Link });
    }
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(LARGEST_FILE + 1).read_to_end(&mut bytes));
    if read.is_err() {
        miss(Blind::Unreadable);
    }
    if bytes.len() as u64 > LARGEST_FILE {
        miss(Blind::TooLarge);
    }
    findings.files += 1;
    findings.bytes += bytes.len() as u64;
    if is_encrypted(path) {
        // What it holds can be seen where its passphrase is known.
        match Project::open_to_read(path).and_then(|project| in_tables(originals, &project, Some(file))) {
            Ok(hits) => findings.hits.extend(hits),
            Err(_) => miss(Blind::Locked),
        }
    } else if bytes.starts_with(DATABASE) {
        findings.hits.extend(originals.in_bytes(file, &bytes));
        if let Ok(hits) = Project::open_to_read(path).and_then(|project| in_tables(originals, &project, Some(file))) {
            findings.hits.extend(hits);
        } else {
            // The rows of a quarantine are sealed.
            let is_sealed = path.extension().is_some_and(|extension| extension == "karantene");
            let why = if is_sealed { Blind::Locked } else { Blind::Database };
            findings.unseen.push(Unseen { file: file.to_owned(), part: None, why });
            if !is_sealed {
                FileSearch::new(originals, findings).raw_file(file, &bytes);
            }
        }
    } else if is_beside(file) {
        // Pages of a database that the project itself is read with.
        findings.hits.extend(originals.in_bytes(file, &bytes));
    } else if bytes.starts_with(parquet_text::MAGIC) {
        let mut search = FileSearch::new(originals, findings);
        search.raw_file(file, &bytes);
        match parquet_text::text(path, LARGEST_FILE) {
            Ok(text) => search.part(file, "parquet", text.as_bytes()),
            Err(why) => findings.unseen.push(Unseen { file: file.to_owned(), part: None, why }),
        }
    } else {
        FileSearch::new(originals, findings).file(file, &bytes);
    }
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Whether SQLite keeps such a file beside a project.
fn is_beside(file: &str) -> bool {
    BESIDE.iter().any(|suffix| file.strip_suffix(suffix).is_some_and(|name| name.ends_with(".planlupe")))
}
