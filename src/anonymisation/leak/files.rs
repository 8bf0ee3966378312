//! Names in files and folders: what they are called and what they hold.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

use super::content::Search;
use super::findings::{Blind, Findings, Unseen};
use super::project::BESIDE;
use super::{Hit, Originals, Place};
use crate::error::{Error, Result};
use crate::project::Project;
use crate::text::LARGEST_FILE;

/// How files of databases begin.
const DATABASE: &[u8] = b"SQLite format 3\0";

impl Originals {
    /// Hits in the name of a file.
    #[must_use]
    pub fn in_name(&self, file: &str) -> Vec<Hit> {
        // Names of files are put together without spaces.
        let spaced: String = file.nfc().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
        let found = self.in_text(file).into_iter().chain(self.in_text(&spaced));
        let mut lines: BTreeSet<(usize, bool)> = found.map(|(_, line, certain)| (line, certain)).collect();
        let sure: BTreeSet<usize> = lines.iter().filter(|(_, certain)| *certain).map(|(line, _)| *line).collect();
        lines.retain(|(line, certain)| *certain || !sure.contains(line));
        lines
            .into_iter()
            .map(|(line, certain)| Hit { line, certain, place: Place::Name { file: file.to_owned() } })
            .collect()
    }

    /// What is found in a file, and what of it could not be looked into.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn in_file(&self, path: &Path) -> Result<Findings> {
        if fs::symlink_metadata(path).is_err() {
            return Err(Error::NotFound(path.to_owned()));
        }
        let mut findings = Findings::default();
        self.look(path, &name_of(path), &mut findings);
        Ok(findings.sorted())
    }

    /// What is found in everything below a folder, but for some files.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn in_folder(&self, folder: &Path, except: &[&Path]) -> Result<Findings> {
        if !folder.is_dir() {
            return Err(Error::NotFound(folder.to_owned()));
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
                    findings.hits.extend(self.in_name(&name_of(&path)));
                    findings.unseen.push(Unseen { file, part: None, why: Blind::Link });
                } else if path.is_dir() {
                    findings.hits.extend(self.in_name(&name_of(&path)));
                    folders.push((path, file));
                } else {
                    self.look(&path, &file, &mut findings);
                }
            }
        }
        Ok(findings.sorted())
    }

    /// Hits in the name and the bytes of a project whose tables are searched by themselves.
    ///
    /// # Errors
    /// [`Error::Io`].
    pub fn in_own_file(&self, path: &Path) -> Result<Findings> {
        let bytes = fs::read(path).map_err(|error| Error::io(path, error))?;
        let mut hits = self.in_name(&name_of(path));
        hits.extend(self.in_bytes(&name_of(path), &bytes));
        Ok(Findings { hits, unseen: Vec::new(), files: 1, bytes: bytes.len() as u64 })
    }

    /// Looks into one file that is called `file` in what is found.
    fn look(&self, path: &Path, file: &str, findings: &mut Findings) {
        findings.hits.extend(self.in_name(&name_of(path)));
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
        if bytes.starts_with(DATABASE) {
            findings.hits.extend(self.in_bytes(file, &bytes));
            if let Ok(hits) = Project::open_to_read(path).and_then(|project| self.in_tables(&project)) {
                findings.hits.extend(hits);
            } else {
                // The rows of a quarantine are sealed.
                let is_sealed = path.extension().is_some_and(|extension| extension == "karantene");
                let why = if is_sealed { Blind::Locked } else { Blind::Database };
                findings.unseen.push(Unseen { file: file.to_owned(), part: None, why });
                if !is_sealed {
                    Search::new(self, findings).raw_file(file, &bytes);
                }
            }
        } else if is_beside(file) {
            // Pages of a database that the project itself is read with.
            findings.hits.extend(self.in_bytes(file, &bytes));
        } else {
            Search::new(self, findings).file(file, &bytes);
        }
    }

    /// Hits in bytes as they lie on the disk.
    pub(super) fn in_bytes(&self, file: &str, bytes: &[u8]) -> Vec<Hit> {
        let hit = |found: super::bytes::Found| Hit {
            line: found.line,
            certain: found.certain,
            place: Place::Bytes { file: file.to_owned(), offset: found.offset, encoding: found.encoding },
        };
        self.bytes.find(bytes).into_iter().map(hit).collect()
    }
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Whether SQLite keeps such a file beside a project.
fn is_beside(file: &str) -> bool {
    BESIDE.iter().any(|suffix| file.strip_suffix(suffix).is_some_and(|name| name.ends_with(".planlupe")))
}
