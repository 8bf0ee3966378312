//! The key to the originals, where a project keeps one: which title stands for which words, in a file of its own that only a
//! passphrase opens. While it exists the text is de-identified, and still personal data.

use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::fault::Fault;
use super::quarantine::{Quarantine, check};
use super::release;
use super::seal::{Cost, Key, SALT, random};
use crate::error::{Error, Result};
use crate::output::write_whole;
use crate::project::Project;
use crate::text::Text;

/// The first bytes of such a file.
const MAGIC: [u8; 8] = *b"PlNokkel";
/// [`MAGIC`], the salt, and memory and passes of [`Cost`]: what comes before the sealed bytes.
const HEADER: usize = MAGIC.len() + SALT + 8;

/// What a title of a released case stands for.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct KeyRow {
    /// Label of the case when it was released.
    pub case: String,
    pub title: String,
    pub original: String,
}

/// Where a key is to be kept, and by what it opens.
pub struct Keep<'a> {
    pub path: &'a Path,
    pub passphrase: &'a str,
    pub cost: Cost,
}

impl Keep<'_> {
    /// Writes the key of all released cases of a quarantine.
    ///
    /// # Errors
    /// [`Fault::WeakPassphrase`], or if a file cannot be read or written.
    pub(super) fn write(&self, project: &Project, quarantine: &Quarantine) -> Result<()> {
        check(self.passphrase)?;
        let content = Zeroizing::new(serde_json::to_vec(&rows(project, quarantine)?).unwrap_or_default());
        let salt = random::<SALT>();
        let mut file = [&MAGIC[..], &salt].concat();
        file.extend(self.cost.memory.to_le_bytes());
        file.extend(self.cost.passes.to_le_bytes());
        let key =
            Key::of_passphrase(self.passphrase, &salt, self.cost).map_err(|_| Fault::NotAKey(self.path.to_owned()))?;
        let sealed = key.seal(&content, &file);
        file.extend(sealed);
        write_whole(self.path, |out| out.write_all(&file).map_err(|error| Error::io(self.path, error)))
    }
}

fn rows(project: &Project, quarantine: &Quarantine) -> Result<Vec<KeyRow>> {
    let mut rows = Vec::new();
    for original in quarantine.originals()? {
        let (Some(case), Some(judgement)) = (original.released_as, quarantine.judgement(original.number)?) else {
            continue;
        };
        let text = quarantine.text(original.number)?;
        let replaced = release::preview(project, &text, &judgement)?.replaced;
        let new = Text::from_normalised(replaced.text);
        rows.extend(judgement.decisions().into_iter().map(|decision| KeyRow {
            case: case.clone(),
            title: new.slice(replaced.shift.span(decision.span)).to_owned(),
            original: text.slice(decision.span).to_owned(),
        }));
    }
    rows.sort();
    rows.dedup();
    Ok(rows)
}

/// Opens a key.
///
/// # Errors
/// [`Fault::NotAKey`], [`Fault::WrongPassphrase`], [`Error::Io`].
pub fn read(path: &Path, passphrase: &str) -> Result<Vec<KeyRow>> {
    let bytes = fs::read(path).map_err(|error| Error::io(path, error))?;
    let no_key = || Fault::NotAKey(path.to_owned());
    let (header, sealed) = bytes.split_at_checked(HEADER).ok_or_else(no_key)?;
    if !header.starts_with(&MAGIC) {
        return Err(no_key().into());
    }
    let number = |at: usize| header[at..].first_chunk().map_or(0, |bytes| u32::from_le_bytes(*bytes));
    let cost = Cost { memory: number(HEADER - 8), passes: number(HEADER - 4) };
    if cost.memory > 16 * Cost::STRONG.memory || cost.passes > 16 * Cost::STRONG.passes {
        return Err(no_key().into());
    }
    let key = Key::of_passphrase(passphrase, &header[MAGIC.len()..MAGIC.len() + SALT], cost).map_err(|_| no_key())?;
    let content = key.open(sealed, header).map_err(|_| Fault::WrongPassphrase(path.to_owned()))?;
    serde_json::from_slice(&content).map_err(|_| no_key().into())
}
