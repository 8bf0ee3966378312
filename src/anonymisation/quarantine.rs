//! The quarantine: originals and what was decided of them, in a file of its own beside the project, all of it sealed.
//!
//! It is a plain SQLite file whose rows hold nothing but sealed bytes, labels and file names too. So neither the file nor its
//! journal nor its free pages ever hold plain text, and the program needs no other SQLite than the project does. Each row is
//! sealed to its file, kind, number and version: rows cannot be swapped or put back.

use std::collections::BTreeSet;
use std::fs::{self, OpenOptions};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension, params};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::fault::Fault;
use super::judgement::Judgement;
use super::seal::{Cost, Key, SALT, random};
use crate::error::{Error, Result};
use crate::import::{self, Prepared};
use crate::label::Pattern;
use crate::project::{Access, Lock, beside, lock, unwritable};
use crate::remark::Remarks;
use crate::text::{Encoding, Text};

/// The ending of a quarantine's file name.
pub const EXTENSION: &str = "karantene";

/// Fewest characters of a passphrase.
pub const SHORTEST: usize = 8;

/// Marks a file as a quarantine ("`PlKa`").
const APPLICATION_ID: i32 = 0x506c_4b61;

/// What a row is.
#[derive(Clone, Copy)]
enum Kind {
    /// Label, file name and what became of it.
    Card = 1,
    Text = 2,
    Judgement = 3,
    /// What holds for all cases; its number is 0.
    Common = 4,
}

/// What the list shows of an original.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Original {
    #[serde(skip)]
    pub number: i64,
    /// The file name without extension.
    pub label: String,
    pub file_name: String,
    pub encoding: Encoding,
    /// What happened while the document was read.
    #[serde(default)]
    pub remarks: Remarks,
    /// Code points.
    pub chars: usize,
    /// Pages shown and all pages, as the judgement had them when it was saved.
    pub progress: (usize, usize),
    pub signed: bool,
    /// Label of the case in the project that it became, as it was then.
    pub released_as: Option<String>,
    /// The id of that case.
    pub case: Option<i64>,
}

#[derive(Default, Serialize, Deserialize)]
struct Common {
    not_names: BTreeSet<String>,
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
    _lock: Option<Lock>,
}

impl Quarantine {
    /// Where the quarantine of a project is.
    #[must_use]
    pub fn path_for(project: &Path) -> PathBuf {
        project.with_extension(EXTENSION)
    }

    /// Makes a new, empty quarantine.
    ///
    /// # Errors
    /// [`Error::Exists`], [`Fault::WeakPassphrase`], [`Error::Io`].
    pub fn create(path: &Path, passphrase: &str, cost: Cost) -> Result<Self> {
        check(passphrase)?;
        OpenOptions::new().write(true).create_new(true).open(path).map_err(|error| match error.kind() {
            std::io::ErrorKind::AlreadyExists => Error::Exists(path.to_owned()),
            _ => Error::io(path, error),
        })?;
        let made = Self::start(path, passphrase, cost);
        if made.is_err() {
            let _ = fs::remove_file(path);
        }
        made
    }

    fn start(path: &Path, passphrase: &str, cost: Cost) -> Result<Self> {
        let (connection, lock) = Self::connect(path)?;
        connection.execute_batch(
            "BEGIN;
             CREATE TABLE header (
                 id INTEGER PRIMARY KEY CHECK (id = 1),
                 file BLOB NOT NULL,
                 salt BLOB NOT NULL,
                 memory INTEGER NOT NULL,
                 passes INTEGER NOT NULL,
                 wrapped BLOB NOT NULL
             ) STRICT;
             CREATE TABLE sealed (
                 id INTEGER PRIMARY KEY,
                 kind INTEGER NOT NULL,
                 number INTEGER NOT NULL,
                 version INTEGER NOT NULL,
                 content BLOB NOT NULL,
                 UNIQUE (kind, number)
             ) STRICT;
             PRAGMA user_version = 1;
             COMMIT;",
        )?;
        connection.pragma_update(None, "application_id", APPLICATION_ID)?;
        let (key, file) = (Key::new(), random::<SALT>().to_vec());
        let quarantine = Self { path: path.to_owned(), connection, key, file, labels: None, _lock: lock };
        quarantine.wrap(passphrase, cost)?;
        Ok(quarantine)
    }

    /// A writing connection that leaves no copies: what is deleted is overwritten, and nothing is put in temporary files.
    fn connect(path: &Path) -> Result<(Connection, Option<Lock>)> {
        let (access, lock) = lock(path);
        if access != Access::Write {
            return Err(unwritable(path, access));
        }
        let connection = Connection::open(path)?;
        connection.pragma_update(None, "secure_delete", true)?;
        connection.pragma_update(None, "temp_store", "MEMORY")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        Ok((connection, lock))
    }

    /// Opens a quarantine.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::InUse`], [`Fault::NotAQuarantine`], [`Fault::WrongPassphrase`].
    pub fn open(path: &Path, passphrase: &str) -> Result<Self> {
        if !path.is_file() {
            return Err(Error::NotFound(path.to_owned()));
        }
        let (connection, lock) = Self::connect(path)?;
        let (file, salt, cost, wrapped) = header(&connection, path)?;
        let wrong = |_| Fault::WrongPassphrase(path.to_owned());
        let by = Key::of_passphrase(passphrase, &salt, cost).map_err(wrong)?;
        let key = Key::unwrapped(&wrapped, &by, &file).map_err(wrong)?;
        Ok(Self { path: path.to_owned(), connection, key, file, labels: None, _lock: lock })
    }

    fn wrap(&self, passphrase: &str, cost: Cost) -> Result<()> {
        let salt = random::<SALT>();
        let by = Key::of_passphrase(passphrase, &salt, cost).map_err(|_| Fault::WeakPassphrase(SHORTEST))?;
        self.connection.execute(
            "INSERT OR REPLACE INTO header (id, file, salt, memory, passes, wrapped) VALUES (1, ?, ?, ?, ?, ?)",
            params![self.file, salt, cost.memory, cost.passes, self.key.wrapped(&by, &self.file)],
        )?;
        Ok(())
    }

    /// Another passphrase opens the quarantine from now on.
    ///
    /// # Errors
    /// [`Fault::WeakPassphrase`], or if the file cannot be written.
    pub fn change_passphrase(&mut self, passphrase: &str, cost: Cost) -> Result<()> {
        check(passphrase)?;
        self.wrap(passphrase, cost)
    }

    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Takes in a printout, with `ocr` also a scan or a picture; gives its number. The file itself stays where it is: the user
    /// removes it.
    ///
    /// # Errors
    /// Those of [`import::prepare`]; [`Error::CaseExists`] if an original has this label already.
    pub fn add_file(&mut self, path: &Path, ocr: bool) -> Result<i64> {
        self.add(&import::prepare(path, &Pattern::default(), ocr)?)
    }

    /// Takes in a text; gives its number.
    ///
    /// # Errors
    /// [`Error::CaseExists`], or if the file cannot be written.
    pub fn add(&mut self, prepared: &Prepared) -> Result<i64> {
        let labels = match self.labels.take() {
            Some(labels) => labels,
            None => self.originals()?.into_iter().map(|original| original.label).collect(),
        };
        let labels = self.labels.insert(labels);
        if labels.contains(&prepared.label) {
            return Err(Error::CaseExists(prepared.label.clone()));
        }
        let number: i64 =
            self.connection.query_row("SELECT ifnull(max(number), 0) + 1 FROM sealed", [], |row| row.get(0))?;
        let card = Original {
            number,
            label: prepared.label.clone(),
            file_name: prepared.file_name.clone(),
            encoding: prepared.encoding,
            remarks: prepared.remarks.clone(),
            chars: prepared.text.len(),
            progress: (0, super::judgement::pages(&prepared.text).len()),
            signed: false,
            released_as: None,
            case: None,
        };
        self.whole(|quarantine| {
            quarantine.put(Kind::Text, number, prepared.text.as_str().as_bytes())?;
            quarantine.put_json(Kind::Card, number, &card)
        })?;
        self.labels.get_or_insert_default().insert(card.label);
        Ok(number)
    }

    /// The originals, in the order in which they came.
    ///
    /// # Errors
    /// [`Fault::Tampered`], or if the file cannot be read.
    pub fn originals(&self) -> Result<Vec<Original>> {
        let mut query = self.connection.prepare_cached("SELECT number FROM sealed WHERE kind = ? ORDER BY number")?;
        let numbers: Vec<i64> = query.query_map([Kind::Card as i64], |row| row.get(0))?.collect::<Result<_, _>>()?;
        numbers.into_iter().map(|number| self.original(number)).collect()
    }

    /// # Errors
    /// [`Fault::NoOriginal`], [`Fault::Tampered`].
    pub fn original(&self, number: i64) -> Result<Original> {
        let card: Original = self.get_json(Kind::Card, number)?.ok_or(Fault::NoOriginal(number))?;
        Ok(Original { number, ..card })
    }

    /// The text of an original. Nothing of it is kept when it is dropped but what the caller copies.
    ///
    /// # Errors
    /// [`Fault::NoOriginal`], [`Fault::Tampered`].
    pub fn text(&self, number: i64) -> Result<Text> {
        let bytes = self.get(Kind::Text, number)?.ok_or(Fault::NoOriginal(number))?;
        let content = String::from_utf8(bytes.to_vec()).map_err(|_| Fault::Tampered(self.path.clone()))?;
        Ok(Text::from_normalised(content))
    }

    /// What was decided of an original, as it was saved last.
    ///
    /// # Errors
    /// [`Fault::Tampered`].
    pub fn judgement(&self, number: i64) -> Result<Option<Judgement>> {
        self.get_json(Kind::Judgement, number)
    }

    /// Saves what was decided; names that are none hold for all cases from now on.
    ///
    /// # Errors
    /// [`Fault::NoOriginal`], or if the file cannot be written.
    pub fn save_judgement(&mut self, number: i64, judgement: &Judgement) -> Result<()> {
        let mut card = self.original(number)?;
        card.progress = judgement.progress();
        card.signed = judgement.signature().is_some();
        let mut not_names = self.not_names()?;
        not_names.extend(judgement.not_names().iter().cloned());
        self.whole(|quarantine| {
            quarantine.put_json(Kind::Judgement, number, judgement)?;
            quarantine.put_json(Kind::Card, number, &card)?;
            quarantine.put_json(Kind::Common, 0, &Common { not_names })
        })
    }

    /// Words that are no names in this project, for [`Judgement::new`].
    ///
    /// # Errors
    /// [`Fault::Tampered`].
    pub fn not_names(&self) -> Result<BTreeSet<String>> {
        Ok(self.get_json::<Common>(Kind::Common, 0)?.unwrap_or_default().not_names)
    }

    /// Notes as which case, by id and label, an original was released; `None` if it came back.
    ///
    /// # Errors
    /// [`Fault::NoOriginal`], or if the file cannot be written.
    pub fn set_released(&mut self, number: i64, released: Option<(i64, &str)>) -> Result<()> {
        let mut card = self.original(number)?;
        card.case = released.map(|(case, _)| case);
        card.released_as = released.map(|(_, label)| label.to_owned());
        self.whole(|quarantine| quarantine.put_json(Kind::Card, number, &card))
    }

    /// Takes an original out, for good.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn remove(&mut self, number: i64) -> Result<()> {
        self.labels = None;
        self.connection
            .execute("DELETE FROM sealed WHERE number = ? AND kind <> ?", params![number, Kind::Common as i64])?;
        Ok(())
    }

    /// Overwrites the key: from now on nobody can open any original, whoever has the passphrase.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn destroy_key(&mut self) -> Result<()> {
        self.key = Key::new();
        self.connection.execute(
            "UPDATE header SET file = ?, salt = ?, wrapped = zeroblob(length(wrapped)), memory = 0",
            params![random::<SALT>(), random::<SALT>()],
        )?;
        self.connection.execute_batch("VACUUM")?;
        Ok(())
    }

    /// Removes the file and what lies beside it. Without [`Quarantine::destroy_key`] before it, a copy could still be opened.
    ///
    /// # Errors
    /// [`Error::Io`].
    pub fn delete(self) -> Result<()> {
        let Self { path, connection, _lock: lock, .. } = self;
        drop(connection);
        delete_file(&path)?;
        drop(lock);
        Ok(())
    }

    /// Whether the key of the quarantine at `path` was destroyed: nothing in it can be opened any more.
    ///
    /// # Errors
    /// Those of [`Quarantine::open`] but for the passphrase.
    pub fn is_destroyed(path: &Path) -> Result<bool> {
        let (connection, _lock) = Self::connect(path)?;
        Ok(header(&connection, path)?.2.memory == 0)
    }

    fn whole(&self, work: impl FnOnce(&Self) -> Result<()>) -> Result<()> {
        self.connection.execute_batch("BEGIN IMMEDIATE")?;
        let done = work(self).and_then(|()| Ok(self.connection.execute_batch("COMMIT")?));
        if done.is_err() {
            let _ = self.connection.execute_batch("ROLLBACK");
        }
        done
    }

    /// What a row is sealed to.
    fn place(&self, kind: Kind, number: i64, version: i64) -> Vec<u8> {
        [&self.file[..], &(kind as i64).to_le_bytes(), &number.to_le_bytes(), &version.to_le_bytes()].concat()
    }

    fn put(&self, kind: Kind, number: i64, content: &[u8]) -> Result<()> {
        let mut query = self.connection.prepare_cached("SELECT version FROM sealed WHERE kind = ? AND number = ?")?;
        let version: Option<i64> = query.query_row(params![kind as i64, number], |row| row.get(0)).optional()?;
        let version = version.unwrap_or(0) + 1;
        let sealed = self.key.seal(content, &self.place(kind, number, version));
        let mut insert = self.connection.prepare_cached(
            "INSERT INTO sealed (kind, number, version, content) VALUES (?, ?, ?, ?)
             ON CONFLICT (kind, number) DO UPDATE SET version = excluded.version, content = excluded.content",
        )?;
        insert.execute(params![kind as i64, number, version, sealed])?;
        Ok(())
    }

    fn put_json(&self, kind: Kind, number: i64, value: &impl Serialize) -> Result<()> {
        let json = serde_json::to_vec(value).map_err(|_| Fault::Tampered(self.path.clone()))?;
        self.put(kind, number, &Zeroizing::new(json))
    }

    fn get(&self, kind: Kind, number: i64) -> Result<Option<Zeroizing<Vec<u8>>>> {
        let mut query =
            self.connection.prepare_cached("SELECT version, content FROM sealed WHERE kind = ? AND number = ?")?;
        let row: Option<(i64, Vec<u8>)> =
            query.query_row(params![kind as i64, number], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        let Some((version, sealed)) = row else { return Ok(None) };
        let opened = self.key.open(&sealed, &self.place(kind, number, version));
        Ok(Some(opened.map_err(|_| Fault::Tampered(self.path.clone()))?))
    }

    fn get_json<T: DeserializeOwned>(&self, kind: Kind, number: i64) -> Result<Option<T>> {
        let Some(bytes) = self.get(kind, number)? else { return Ok(None) };
        Ok(Some(serde_json::from_slice(&bytes).map_err(|_| Fault::Tampered(self.path.clone()))?))
    }
}

/// Removes a quarantine's file and what lies beside it.
pub(super) fn delete_file(path: &Path) -> Result<()> {
    for file in ["", "-journal", "-wal", "-shm"].map(|suffix| beside(path, suffix)) {
        match fs::remove_file(&file) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(Error::io(&file, error)),
            _ => {}
        }
    }
    Ok(())
}

pub(super) fn check(passphrase: &str) -> Result<(), Fault> {
    if passphrase.chars().count() < SHORTEST { Err(Fault::WeakPassphrase(SHORTEST)) } else { Ok(()) }
}

type Header = (Vec<u8>, Vec<u8>, Cost, Vec<u8>);

fn header(connection: &Connection, path: &Path) -> Result<Header> {
    let not_ours = |_| Fault::NotAQuarantine(path.to_owned());
    let id: i32 = connection.query_row("PRAGMA application_id", [], |row| row.get(0)).map_err(not_ours)?;
    if id != APPLICATION_ID {
        return Err(Fault::NotAQuarantine(path.to_owned()).into());
    }
    let header = connection.query_row("SELECT file, salt, memory, passes, wrapped FROM header", [], |row| {
        Ok((row.get(0)?, row.get(1)?, Cost { memory: row.get(2)?, passes: row.get(3)? }, row.get(4)?))
    });
    Ok(header.map_err(not_ours)?)
}

#[cfg(test)]
#[path = "quarantine_tests.rs"]
pub(super) mod tests;
