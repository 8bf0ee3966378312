//! The key to the originals, where a project keeps one: which title stands for which words, in a file of its own that only a
//! passphrase opens. While it exists the text is de-identified, and still personal data.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::passphrase;
use super::quarantine::Quarantine;
use super::release::case_of;
use super::seal::{Key, PassphraseCost, SALT, random};
use crate::error::{Error, Result};
use project::output::{Unfinished, put_in_place, sync, sync_folder_of};
use project::{Project, Record, Releases, beside};

/// The first bytes of such a file.
const MAGIC: [u8; 8] = *b"PlNokkel";
/// [`MAGIC`], the salt, and memory and passes of [`PassphraseCost`]: what comes before the sealed bytes.
const HEADER: usize = MAGIC.len() + SALT + 8;

/// No key is larger, in bytes.
const LARGEST: u64 = 1 << 30;

/// What a title of a released case stands for.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct KeyRow {
    /// Label of the case when it was released.
    pub case: String,
    /// As it was put in place; `None` of a case that an older version released, which did not note it.
    pub title: Option<String>,
    pub original: String,
}

impl std::fmt::Debug for KeyRow {
    /// Never prints originals.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("KeyRow")
    }
}

/// Where a key is to be kept, and by what it opens.
pub struct Keep<'a> {
    pub path: &'a Path,
    pub passphrase: &'a str,
    pub cost: PassphraseCost,
}

/// What was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct KeptKey {
    /// Rows of the key.
    pub rows: usize,
    /// Cases whose titles are not known, since an older version released them.
    pub cases_without_titles: usize,
}

/// The steps of writing a key, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum KeyStep {
    Write,
    /// It is on the disk, under another name.
    Record,
    Place,
    Prove,
}

impl Keep<'_> {
    /// Looks whether the key can be kept there, before anything is done.
    ///
    /// # Errors
    /// [`Error::WeakPassphrase`]; [`project::Error::Exists`] if something stands there that this passphrase does not open as a key.
    pub(super) fn check(&self) -> Result<()> {
        passphrase::new(self.passphrase)?;
        let folder = self.path.parent().filter(|folder| !folder.as_os_str().is_empty());
        if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
            return Err(reading::Error::NotFound(folder.to_owned()).into());
        }
        if self.path.symlink_metadata().is_ok() && read(self.path, self.passphrase).is_err() {
            return Err(project::Error::Exists(self.path.to_owned()).into());
        }
        Ok(())
    }

    /// Writes the key of all released cases of a quarantine, and proves that it opens: what it tells of is about to be destroyed.
    /// The project notes it before it has its name.
    ///
    /// # Errors
    /// [`Error::WeakPassphrase`]; [`project::Error::Exists`] if another key stands there; [`Error::KeyNotKept`] if what was written is
    /// not what can be read; if a file cannot be read or written.
    pub(super) fn write(
        &self,
        project: &mut Project,
        quarantine: &Quarantine,
        record: &Record,
        mut before: impl FnMut(KeyStep) -> Result<()>,
    ) -> Result<KeptKey> {
        let (rows, cases_without_titles) = rows(project, quarantine)?;
        let kept = KeptKey { rows: rows.len(), cases_without_titles };
        before(KeyStep::Write)?;
        if self.path.symlink_metadata().is_ok() {
            // A run that was stopped has written it. A key that tells of anything else stays.
            let known = read(self.path, self.passphrase).ok();
            match known.filter(|known| known.iter().all(|row| rows.binary_search(row).is_ok())) {
                None => return Err(project::Error::Exists(self.path.to_owned()).into()),
                Some(known) if known == rows => {
                    sync(self.path).map_err(|error| Error::io(self.path, error))?;
                    sync_folder_of(self.path);
                    before(KeyStep::Record)?;
                    project.write().records().add(record)?;
                    return Ok(kept);
                }
                Some(_) => {}
            }
        }
        let sealed = self.sealed(&rows)?;
        let unfinished = Unfinished::write_at(self.path, beside(self.path, ".part"), |file| {
            file.write_all(&sealed).map_err(|error| project::Error::io(self.path, error))
        })?;
        before(KeyStep::Record)?;
        project.write().records().add(record)?;
        before(KeyStep::Place)?;
        put_in_place(vec![unfinished])?;
        before(KeyStep::Prove)?;
        match read(self.path, self.passphrase) {
            Ok(written) if written == rows => Ok(kept),
            _ => Err(Error::KeyNotKept(self.path.to_owned())),
        }
    }

    pub(super) fn sealed(&self, rows: &[KeyRow]) -> Result<Vec<u8>> {
        let not_kept = || Error::KeyNotKept(self.path.to_owned());
        let content = Zeroizing::new(serde_json::to_vec(rows).map_err(|_| not_kept())?);
        let salt = random::<SALT>();
        let mut file = [&MAGIC[..], &salt].concat();
        file.extend(self.cost.memory.to_le_bytes());
        file.extend(self.cost.passes.to_le_bytes());
        let passphrase = passphrase::new(self.passphrase)?;
        let key = Key::of_passphrase(&passphrase, &salt, self.cost).map_err(|_| not_kept())?;
        let sealed = key.seal(&content, &file);
        file.extend(sealed);
        Ok(file)
    }
}

/// The rows of the key, and how many cases have no titles.
fn rows(project: &Project, quarantine: &Quarantine) -> Result<(Vec<KeyRow>, usize)> {
    let releases = Releases::of(project)?;
    let (mut rows, mut without_titles) = (Vec::new(), 0);
    for original in quarantine.originals()? {
        let Some((_, label)) = case_of(&releases, &original) else { continue };
        let is_there = |number: &String| releases.numbered(std::slice::from_ref(number)).is_some();
        if let Some(placed) = quarantine.placed(original.number)?.into_iter().rfind(|placed| is_there(&placed.release))
        {
            let row = |(title, original)| KeyRow { case: placed.label.clone(), title: Some(title), original };
            rows.extend(placed.titles.into_iter().map(row));
            continue;
        }
        // What this version would put there may never have stood in the released text.
        without_titles += 1;
        let Some(judgement) = quarantine.judgement(original.number)? else { continue };
        let text = quarantine.text(original.number)?;
        let case = original.released_as.as_deref().unwrap_or(label);
        rows.extend(judgement.decisions().into_iter().map(|decision| KeyRow {
            case: case.to_owned(),
            title: None,
            original: text.slice(decision.span).to_owned(),
        }));
    }
    rows.sort();
    rows.dedup();
    Ok((rows, without_titles))
}

/// Whether a file is a key, as far as its first bytes tell.
#[must_use]
pub fn is_key(path: &Path) -> bool {
    let mut first = [0; MAGIC.len()];
    path.is_file() && File::open(path).and_then(|mut file| file.read_exact(&mut first)).is_ok() && first == MAGIC
}

/// Opens a key.
///
/// # Errors
/// [`Error::NotAKey`], [`Error::WrongPassphrase`], [`reading::Error::Io`].
pub fn read(path: &Path, passphrase: &str) -> Result<Vec<KeyRow>> {
    let io = |error| Error::io(path, error);
    let no_key = || Error::NotAKey(path.to_owned());
    // Opening the end of a pipe would wait for somebody to write into it.
    if !fs::metadata(path).map_err(io)?.is_file() {
        return Err(no_key());
    }
    let mut bytes = Vec::new();
    File::open(path).map_err(io)?.take(LARGEST).read_to_end(&mut bytes).map_err(io)?;
    let (header, sealed) = bytes.split_at_checked(HEADER).ok_or_else(no_key)?;
    if !header.starts_with(&MAGIC) {
        return Err(no_key());
    }
    let number = |at: usize| header[at..].first_chunk().map_or(0, |bytes| u32::from_le_bytes(*bytes));
    let cost = PassphraseCost { memory: number(HEADER - 8), passes: number(HEADER - 4) };
    if cost.memory > 16 * PassphraseCost::STRONG.memory || cost.passes > 16 * PassphraseCost::STRONG.passes {
        return Err(no_key());
    }
    let salt = &header[MAGIC.len()..MAGIC.len() + SALT];
    let opened = passphrase::forms(passphrase).into_iter().find_map(|form| {
        let key = Key::of_passphrase(&form, salt, cost).ok()?;
        key.open(sealed, header).ok()
    });
    let content = opened.ok_or_else(|| Error::WrongPassphrase(path.to_owned()))?;
    serde_json::from_slice(&content).map_err(|_| no_key())
}
