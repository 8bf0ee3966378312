//! The quarantine: originals and what was decided of them, in a file of its own beside the project, all of it sealed.
//!
//! It is a plain SQLite file whose rows hold nothing but sealed bytes, labels and file names too. So neither the file nor its
//! journal nor its free pages ever hold plain text, and the program needs no other SQLite than the project does. Each row is
//! sealed to its file, kind, number and version: rows cannot be swapped or put back. The file as such is in [`quarantine_file`].
//!
//! [`quarantine_file`]: super::quarantine_file

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension, params};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::notes;
pub use super::original::Original;
use super::original::SealedDocument;
use super::passphrase;
use super::quarantine_file::{self as file, Guard, QuarantineHeader, QuarantineState, trouble};
use super::seal::{Key, PassphraseCost, SALT, random};
use crate::error::{Error, Result};
use names::carried::{CarriedDecision, CarriedForm, CarriedForms};
use names::entity;
use names::judgement::Judgement;
use project::canonical;
use project::import::{self};
use project::prepared::Prepared;
use project::steps;
use reading::annotation::Annotation;
use reading::evidence::Evidence;
use reading::label::Pattern;
use reading::plan::DocumentKind;
use reading::text::{Span, Text, bounded};

/// The ending of a quarantine's file name.
pub const EXTENSION: &str = "karantene";

/// What a row is.
#[derive(Clone, Copy)]
enum SealedKind {
    /// Label, file name and what became of it.
    Card = 1,
    Text = 2,
    Judgement = 3,
    /// What holds for all cases; its number is 0.
    Common = 4,
    /// What was put in place at each release.
    Placed = 5,
    /// What was seen of the lines of the text; there is none where nothing was.
    Evidence = 6,
}

/// What a release puts in place of originals.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Substitutes {
    /// The random number of the release.
    pub release: String,
    /// Label of the case.
    pub label: String,
    /// Titles, each with what it stands for.
    pub titles: Vec<(String, String)>,
}

impl std::fmt::Debug for Substitutes {
    /// Never prints originals.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Placed({} titles)", self.titles.len())
    }
}

/// Decisions that hold for all cases of a quarantine.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct SharedDecisions {
    /// As older versions kept what is no name.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    not_names: BTreeSet<String>,
    /// What a case to come inherits.
    #[serde(default)]
    pub carried: CarriedForms,
    /// Keys of what a person found to be public when finishing would have found it.
    #[serde(default)]
    pub public_found: BTreeSet<String>,
}

impl SharedDecisions {
    /// Takes in what was decided in a case; gives what is another decision than before. What goes again is not public any more.
    pub fn take(&mut self, decided: Vec<CarriedForm>) -> Vec<CarriedForm> {
        let mut changed = decided;
        changed.retain(|form| self.carried.put(form.clone()));
        for form in &changed {
            if matches!(form.decision, CarriedDecision::Replace { .. }) {
                self.public_found.remove(&form.key);
            }
        }
        changed
    }

    /// A form is public: finishing does not take it for a leak, and it stays in cases to come.
    pub fn found_public(&mut self, form: &str) {
        self.carried.put_public(form);
        self.public_found.insert(entity::key(form));
    }
}

/// An open quarantine.
#[derive(Debug)]
pub struct Quarantine {
    path: PathBuf,
    connection: Connection,
    key: Key,
    /// Random, the same for the life of the file.
    file: Vec<u8>,
    /// What the originals are called, once that was asked: to open all of them for each new one takes long.
    labels: Option<BTreeSet<String>>,
    guard: Guard,
}

impl Quarantine {
    /// Where the quarantine of a project is.
    #[must_use]
    pub fn path_for(project: &Path) -> PathBuf {
        let beside = project.with_extension(EXTENSION);
        // Where a link leads to, unless something lies beside the link.
        let is_led = project.is_symlink() && beside.symlink_metadata().is_err();
        if is_led { canonical(project).with_extension(EXTENSION) } else { beside }
    }

    /// Makes a new, empty quarantine.
    ///
    /// # Errors
    /// [`project::Error::Exists`], [`Error::KeyDestroyed`], [`Error::WeakPassphrase`], [`reading::Error::Io`].
    pub fn create(path: &Path, passphrase: &str, cost: PassphraseCost) -> Result<Self> {
        let (key, file) = (Key::new(), random::<SALT>().to_vec());
        let header = sealed_key(&key, &file, passphrase, cost)?;
        let (connection, guard) = file::make(path, &header)?;
        Ok(Self { path: path.to_owned(), connection, key, file, labels: None, guard })
    }

    /// Opens a quarantine.
    ///
    /// # Errors
    /// [`reading::Error::NotFound`], [`project::Error::InUse`], [`Error::NotAQuarantine`], [`Error::Unmade`], [`Error::KeyDestroyed`],
    /// [`Error::WrongPassphrase`].
    pub fn open(path: &Path, passphrase: &str) -> Result<Self> {
        if QuarantineState::of(path) == QuarantineState::None {
            return Err(reading::Error::NotFound(path.to_owned()).into());
        }
        let (connection, guard) = file::connect(path)?;
        let header = QuarantineHeader::read(&connection, path)?;
        if header.is_destroyed() {
            return Err(Error::KeyDestroyed(path.to_owned()));
        }
        let unwrapped = passphrase::forms(passphrase).into_iter().find_map(|form| {
            let by = Key::of_passphrase(&form, &header.salt, header.cost).ok()?;
            Key::unwrapped(&header.wrapped, &by, &header.file).ok()
        });
        let key = unwrapped.ok_or_else(|| Error::WrongPassphrase(path.to_owned()))?;
        Ok(Self { path: path.to_owned(), connection, key, file: header.file, labels: None, guard })
    }

    /// Another passphrase opens the quarantine from now on, and the old one nothing.
    ///
    /// # Errors
    /// [`Error::WeakPassphrase`], or if the file cannot be written.
    pub fn change_passphrase(&mut self, passphrase: &str, cost: PassphraseCost) -> Result<()> {
        let header = sealed_key(&self.key, &self.file, passphrase, cost)?;
        file::change(&self.connection, &self.path, &header)
    }

    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Takes in a printout, with `ocr` also a scan or a picture; gives its number. The file itself stays where it is: the user
    /// removes it.
    ///
    /// # Errors
    /// Those of [`import::prepare`]; [`project::Error::CaseExists`] if an original has this label already.
    pub fn add_file(&mut self, path: &Path, ocr: bool) -> Result<i64> {
        self.add(&import::prepare(path, &Pattern::default(), ocr)?, None, &[])
    }

    /// Takes in a text as an original of one document, with these of its annotations, each with the code that it becomes; without a kind,
    /// its content tells which it is. Gives its number.
    ///
    /// # Errors
    /// [`project::Error::CaseExists`], or if the file cannot be written.
    pub fn add(
        &mut self,
        prepared: &Prepared,
        kind: Option<DocumentKind>,
        annotations: &[(Annotation, String)],
    ) -> Result<i64> {
        if self.labels()?.contains(&prepared.label) {
            return Err(project::Error::CaseExists(prepared.label.clone()).into());
        }
        let (text, notes) = notes::sealed(&prepared.text, annotations);
        bounded(text.as_str()).map_err(|reason| reading::Error::unreadable(Path::new(&prepared.file_name), reason))?;
        let end = prepared.text.len();
        let document = SealedDocument {
            file_name: prepared.file_name.clone(),
            kind: kind.unwrap_or(prepared.kind),
            is_said: kind.is_some(),
            format: prepared.format,
            encoding: prepared.encoding,
            span: Span::new(0, end),
            notes,
            notes_part: if text.len() > end { Span::new(end, text.len()) } else { Span::new(0, 0) },
        };
        let card = Original {
            number: 0,
            label: prepared.label.clone(),
            file_name: prepared.file_name.clone(),
            encoding: prepared.encoding,
            remarks: prepared.remarks.clone(),
            chars: 0,
            progress: (0, 0),
            decisions: 0,
            signed: false,
            released_as: None,
            case: None,
            releases: Vec::new(),
            documents: vec![document],
        };
        self.insert(card, &text, &prepared.evidence, None)
    }

    /// Puts a new original in, with what was decided of it; gives its number.
    pub(crate) fn insert(
        &mut self,
        card: Original,
        text: &Text,
        evidence: &Evidence,
        judgement: Option<&Judgement>,
    ) -> Result<i64> {
        let next = self.connection.query_row("SELECT ifnull(max(number), 0) + 1 FROM sealed", [], |row| row.get(0));
        let number: i64 = self.done(next)?;
        self.rewrite(Original { number, ..card }, text, evidence, judgement, None)?;
        Ok(number)
    }

    /// Puts the card of an original, its text and what was decided of it in place of those that there were, and takes another original
    /// out that has become part of it: all of it, or nothing.
    pub(crate) fn rewrite(
        &mut self,
        card: Original,
        text: &Text,
        evidence: &Evidence,
        judgement: Option<&Judgement>,
        gone: Option<i64>,
    ) -> Result<()> {
        let progress = judgement.map_or_else(|| (0, names::judgement::pages(text).len()), Judgement::progress);
        let signed = judgement.is_some_and(|judgement| judgement.signature().is_some());
        let decisions = judgement.map_or(0, Judgement::decided);
        let card = Original { chars: text.len(), progress, signed, decisions, ..card };
        self.labels = None;
        self.whole(|quarantine| {
            quarantine.put(SealedKind::Text, card.number, text.as_str().as_bytes())?;
            if evidence.is_empty() {
                quarantine.take(card.number, Some(SealedKind::Evidence))?;
            } else {
                quarantine.put(SealedKind::Evidence, card.number, &Zeroizing::new(evidence.to_bytes()))?;
            }
            match judgement {
                Some(judgement) => quarantine.put_json(SealedKind::Judgement, card.number, judgement)?,
                None => quarantine.take(card.number, Some(SealedKind::Judgement))?,
            }
            quarantine.put_json(SealedKind::Card, card.number, &card)?;
            gone.map_or(Ok(()), |gone| quarantine.take(gone, None))
        })
    }

    /// Writes a card anew.
    pub(crate) fn put_card(&mut self, card: &Original) -> Result<()> {
        self.labels = None;
        self.whole(|quarantine| quarantine.put_json(SealedKind::Card, card.number, card))
    }

    /// What the originals are called.
    fn labels(&mut self) -> Result<&BTreeSet<String>> {
        let labels = match self.labels.take() {
            Some(labels) => labels,
            None => self.originals()?.into_iter().map(|original| original.label).collect(),
        };
        Ok(self.labels.insert(labels))
    }

    /// This label, or the same with a number, where another original has it.
    pub(crate) fn free_label(&mut self, label: &str) -> Result<String> {
        let labels = self.labels()?;
        let mut all = (2..).map(|number| format!("{label} ({number})"));
        let is_free = !labels.contains(label);
        let numbered = if is_free { None } else { all.find(|label| !labels.contains(label)) };
        Ok(numbered.unwrap_or_else(|| label.to_owned()))
    }

    /// The originals, in the order in which they came.
    ///
    /// # Errors
    /// [`Error::Tampered`], or if the file cannot be read.
    pub fn originals(&self) -> Result<Vec<Original>> {
        let numbers = || -> rusqlite::Result<Vec<i64>> {
            let mut query =
                self.connection.prepare_cached("SELECT number FROM sealed WHERE kind = ? ORDER BY number")?;
            query.query_map([SealedKind::Card as i64], |row| row.get(0))?.collect()
        };
        let numbers = self.done(numbers())?;
        numbers.into_iter().map(|number| self.original(number)).collect()
    }

    /// # Errors
    /// [`Error::NoOriginal`], [`Error::Tampered`].
    pub fn original(&self, number: i64) -> Result<Original> {
        let card: Original = self.get_json(SealedKind::Card, number)?.ok_or(Error::NoOriginal(number))?;
        Ok(Original { number, ..card })
    }

    /// The text of an original. Nothing of it is kept when it is dropped but what the caller copies.
    ///
    /// # Errors
    /// [`Error::NoOriginal`], [`Error::Tampered`].
    pub fn text(&self, number: i64) -> Result<Text> {
        let bytes = self.get(SealedKind::Text, number)?.ok_or(Error::NoOriginal(number))?;
        let content = String::from_utf8(bytes.to_vec()).map_err(|_| Error::Tampered(self.path.clone()))?;
        Ok(Text::from_normalised(content))
    }

    /// What was seen of the lines of an original on its page.
    ///
    /// # Errors
    /// [`Error::Tampered`].
    pub fn evidence(&self, number: i64) -> Result<Evidence> {
        let Some(bytes) = self.get(SealedKind::Evidence, number)? else { return Ok(Evidence::default()) };
        Evidence::from_bytes(&bytes).ok_or_else(|| Error::Tampered(self.path.clone()))
    }

    /// What was decided of an original, as it was saved last.
    ///
    /// # Errors
    /// [`Error::Tampered`].
    pub fn judgement(&self, number: i64) -> Result<Option<Judgement>> {
        self.get_json(SealedKind::Judgement, number)
    }

    /// Saves what was decided; what holds for all cases does so from now on. Gives the forms of which the decision is another one now.
    ///
    /// # Errors
    /// [`Error::NoOriginal`], or if the file cannot be written.
    pub fn save_judgement(&mut self, number: i64, judgement: &Judgement) -> Result<Vec<CarriedForm>> {
        let mut card = self.original(number)?;
        card.progress = judgement.progress();
        card.signed = judgement.signature().is_some();
        card.decisions = judgement.decided();
        let text = self.text(number)?;
        let mut shared = self.shared()?;
        let changed = shared.take(judgement.carried(&text));
        self.whole(|quarantine| {
            quarantine.put_json(SealedKind::Judgement, number, judgement)?;
            quarantine.put_json(SealedKind::Card, number, &card)?;
            if changed.is_empty() { Ok(()) } else { quarantine.put_json(SealedKind::Common, 0, &shared) }
        })?;
        Ok(changed)
    }

    /// What holds for all cases.
    ///
    /// # Errors
    /// [`Error::Tampered`].
    pub fn shared(&self) -> Result<SharedDecisions> {
        let mut shared = self.get_json::<SharedDecisions>(SealedKind::Common, 0)?.unwrap_or_default();
        let not_names = std::mem::take(&mut shared.not_names);
        shared.carried.add_not_names(&not_names);
        Ok(shared)
    }

    /// Notes what holds for all cases from now on.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn set_shared(&mut self, shared: &SharedDecisions) -> Result<()> {
        self.put_json(SealedKind::Common, 0, shared)
    }

    /// Words that are no names in this project, for [`Judgement::new`].
    ///
    /// # Errors
    /// [`Error::Tampered`].
    pub fn not_names(&self) -> Result<BTreeSet<String>> {
        Ok(self.shared()?.carried.not_names())
    }

    /// Notes what a release is about to put in place, before the project has it: its number tells the case from then on.
    ///
    /// # Errors
    /// [`Error::NoOriginal`], or if the file cannot be written.
    pub fn begin_release(&mut self, number: i64, placed: Substitutes) -> Result<()> {
        let mut card = self.original(number)?;
        card.releases.push(placed.release.clone());
        let mut all = self.placed(number)?;
        all.push(placed);
        self.whole(|quarantine| {
            quarantine.put_json(SealedKind::Placed, number, &all)?;
            quarantine.put_json(SealedKind::Card, number, &card)
        })
    }

    /// What releases of an original have put in place, or were about to; none where an older version released it.
    ///
    /// # Errors
    /// [`Error::Tampered`].
    pub fn placed(&self, number: i64) -> Result<Vec<Substitutes>> {
        Ok(self.get_json(SealedKind::Placed, number)?.unwrap_or_default())
    }

    /// Notes as which case, by id and label, an original was released; `None` if it came back.
    ///
    /// # Errors
    /// [`Error::NoOriginal`], or if the file cannot be written.
    pub fn set_released(&mut self, number: i64, released: Option<(i64, &str)>) -> Result<()> {
        let mut card = self.original(number)?;
        card.case = released.map(|(case, _)| case);
        card.released_as = released.map(|(_, label)| label.to_owned());
        self.whole(|quarantine| quarantine.put_json(SealedKind::Card, number, &card))
    }

    /// Takes an original out, for good, with the forms that were replaced in it and in no other.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn remove(&mut self, number: i64) -> Result<()> {
        self.labels = None;
        let mut others = BTreeSet::new();
        for original in self.originals()?.into_iter().filter(|original| original.number != number) {
            if let Some(judgement) = self.judgement(original.number)? {
                let forms = judgement.carried(&self.text(original.number)?);
                others.extend(forms.into_iter().map(|form| (form.kind, form.key)));
            }
        }
        let mut shared = self.shared()?;
        let forgets = shared.carried.forget_replaced(&others);
        self.whole(|quarantine| {
            if forgets {
                quarantine.put_json(SealedKind::Common, 0, &shared)?;
            }
            quarantine.take(number, None)
        })
    }

    /// Overwrites the key: from now on nobody can open any original, whoever has the passphrase.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn destroy_key(&mut self) -> Result<()> {
        self.key = Key::new();
        file::overwrite_key(&self.connection, &self.path)
    }

    /// Removes the file and what lies beside it. Without [`Quarantine::destroy_key`] before it, a copy could still be opened.
    ///
    /// # Errors
    /// [`reading::Error::Io`].
    pub fn delete(self) -> Result<()> {
        let Self { path, connection, guard, .. } = self;
        drop(connection);
        file::delete(&path)?;
        drop(guard);
        Ok(())
    }

    fn done<T>(&self, result: rusqlite::Result<T>) -> Result<T> {
        result.map_err(|error| trouble(&self.path, error))
    }

    fn whole(&self, work: impl FnOnce(&Self) -> Result<()>) -> Result<()> {
        self.done(self.connection.execute_batch("BEGIN IMMEDIATE"))?;
        let done = work(self)
            .and_then(|()| Ok(steps::passed()?))
            .and_then(|()| self.done(self.connection.execute_batch("COMMIT")));
        if done.is_err() {
            let _ = self.connection.execute_batch("ROLLBACK");
        }
        done
    }

    fn put(&self, kind: SealedKind, number: i64, content: &[u8]) -> Result<()> {
        let version = || -> rusqlite::Result<Option<i64>> {
            let mut query =
                self.connection.prepare_cached("SELECT version FROM sealed WHERE kind = ? AND number = ?")?;
            query.query_row(params![kind as i64, number], |row| row.get(0)).optional()
        };
        let version = self.done(version())?.unwrap_or(0) + 1;
        let sealed = self.key.seal(content, &place(&self.file, kind, number, version));
        let insert = || {
            let mut insert = self.connection.prepare_cached(
                "INSERT INTO sealed (kind, number, version, content) VALUES (?, ?, ?, ?)
                 ON CONFLICT (kind, number) DO UPDATE SET version = excluded.version, content = excluded.content",
            )?;
            insert.execute(params![kind as i64, number, version, sealed])
        };
        self.done(insert()).map(|_| ())
    }

    /// Deletes the rows of an original, or those of one kind.
    fn take(&self, number: i64, kind: Option<SealedKind>) -> Result<()> {
        let taken = self.connection.execute(
            "DELETE FROM sealed WHERE number = ?1 AND kind <> ?2 AND kind = ifnull(?3, kind)",
            params![number, SealedKind::Common as i64, kind.map(|kind| kind as i64)],
        );
        self.done(taken).map(|_| ())
    }

    fn put_json(&self, kind: SealedKind, number: i64, value: &impl Serialize) -> Result<()> {
        let json = serde_json::to_vec(value).map_err(|_| Error::Tampered(self.path.clone()))?;
        self.put(kind, number, &Zeroizing::new(json))
    }

    fn get(&self, kind: SealedKind, number: i64) -> Result<Option<Zeroizing<Vec<u8>>>> {
        let row = || -> rusqlite::Result<Option<(i64, Vec<u8>)>> {
            let mut query =
                self.connection.prepare_cached("SELECT version, content FROM sealed WHERE kind = ? AND number = ?")?;
            query.query_row(params![kind as i64, number], |row| Ok((row.get(0)?, row.get(1)?))).optional()
        };
        let row = self.done(row())?;
        let Some((version, sealed)) = row else { return Ok(None) };
        let opened = self.key.open(&sealed, &place(&self.file, kind, number, version));
        Ok(Some(opened.map_err(|_| Error::Tampered(self.path.clone()))?))
    }

    fn get_json<T: DeserializeOwned>(&self, kind: SealedKind, number: i64) -> Result<Option<T>> {
        let Some(bytes) = self.get(kind, number)? else { return Ok(None) };
        Ok(Some(serde_json::from_slice(&bytes).map_err(|_| Error::Tampered(self.path.clone()))?))
    }
}

/// What a row of a file is sealed to.
fn place(file: &[u8], kind: SealedKind, number: i64, version: i64) -> Vec<u8> {
    [file, &(kind as i64).to_le_bytes(), &number.to_le_bytes(), &version.to_le_bytes()].concat()
}

/// The key of a quarantine as its file holds it.
fn sealed_key(key: &Key, file: &[u8], passphrase: &str, cost: PassphraseCost) -> Result<QuarantineHeader> {
    let passphrase = passphrase::new(passphrase)?;
    let salt = random::<SALT>();
    let by = Key::of_passphrase(&passphrase, &salt, cost).map_err(|_| Error::WeakPassphrase(passphrase::SHORTEST))?;
    Ok(QuarantineHeader { file: file.to_vec(), salt: salt.to_vec(), cost, wrapped: key.wrapped(&by, file) })
}

#[cfg(test)]
#[path = "quarantine_tests.rs"]
pub(super) mod tests;
