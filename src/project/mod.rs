//! The project: one SQLite file with sources, cases, codebook, codings, memos and attributes.
//!
//! [`Project`] owns the only writing connection. Every edit is one transaction and one row in the log
//! ([`Project::edit`]); undo and redo put rows back ([`changes`]). What a user can do stands in one file per
//! noun: [`cases`], [`codes`], [`codings`], [`memos`], [`attributes`], [`corrections`],
//! [`prints`].

mod attributes;
mod cases;
mod changes;
mod check;
mod codes;
mod codings;
mod corrections;
mod memos;
mod prints;
mod redaction;
mod schema;
mod settings;
mod texts;

use std::fs::{File, OpenOptions};
use std::io::Read;
use std::path::{Path, PathBuf};

use chrono::{SecondsFormat, Utc};
use rusqlite::{Connection, ErrorCode, OpenFlags, OptionalExtension, params};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

pub use attributes::{Attribute, AttributeKind, AttributeTable, CASE_COLUMNS, CODING_COLUMNS, is_reserved, of_values};
pub use cases::{Case, CaseStatus, Digest, SourceText};
pub use changes::Change;
pub use check::Finding;
pub use codes::{Code, CodeTree, NewCode, PATH_SEPARATOR};
pub use codings::{Coding, CodingRow};
pub use memos::{Memo, MemoOn};
pub use prints::{Aside, Carried};
pub use redaction::{Occurrence, Record, Recorded, Released, Text as Within};
pub use schema::{APPLICATION_ID, VERSION};

use crate::codebook::Codebook;
use crate::entered;
use crate::error::{Error, Result};

/// What the log calls an edit; the window shows it in the menu («Angre koding»).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Act {
    Import,
    RemoveCase,
    RenameCase,
    SetStatus,
    WriteSummary,
    ChooseLayout,
    LoadCodebook,
    AddCode,
    ChangeCode,
    RemoveCode,
    Code,
    ChangeCoding,
    Uncode,
    LoadCodings,
    WriteMemo,
    RemoveMemo,
    AddAttribute,
    ChangeAttribute,
    RemoveAttribute,
    SetAttribute,
    LoadAttributes,
    ReplaceSource,
    PlaceAside,
    RemoveAside,
    SplitEntry,
    MergeEntries,
    CorrectEntry,
    AcceptEntry,
    TakeBack,
    Release,
    Redact,
    ChangeSetting,
}

/// The word that stands for a value in the file, in JSON and in CSV.
pub(crate) fn word<T: Serialize>(value: T) -> String {
    serde_json::to_value(value).ok().and_then(|word| word.as_str().map(str::to_owned)).unwrap_or_default()
}

/// The value for which a word of the file stands.
fn of_word<T: DeserializeOwned>(word: String) -> Option<T> {
    serde_json::from_value(word.into()).ok()
}

/// Whether a project may be changed in this window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    Write,
    /// Another window or command has it open.
    InUse,
    /// The file or its folder cannot be written.
    ReadOnly,
}

/// Keeps other windows from writing while it lives.
#[derive(Debug)]
pub(crate) struct Lock {
    path: PathBuf,
    _file: File,
}

impl Drop for Lock {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.path);
    }
}

/// An open project file.
#[derive(Debug)]
pub struct Project {
    path: PathBuf,
    connection: Connection,
    access: Access,
    coder: String,
    revision: u64,
    data_version: i64,
    _lock: Option<Lock>,
}

impl Project {
    /// Makes a new, empty project.
    ///
    /// # Errors
    /// [`Error::Exists`] if there is a file already; [`Error::Io`] if it cannot be written.
    pub fn create(path: &Path) -> Result<Self> {
        OpenOptions::new().write(true).create_new(true).open(path).map_err(|error| match error.kind() {
            std::io::ErrorKind::AlreadyExists => Error::Exists(path.to_owned()),
            _ => Error::io(path, error),
        })?;
        let made = Self::start(path);
        if made.is_err() {
            let _ = std::fs::remove_file(path);
        }
        made
    }

    fn start(path: &Path) -> Result<Self> {
        let mut connection = Connection::open(path)?;
        connection.pragma_update(None, "page_size", 8192)?;
        schema::migrate(&mut connection)?;
        drop(connection);
        Self::open(path)
    }

    /// Opens a project, for writing where that is possible; [`Project::access`] tells. Only a file that is
    /// proved to be a sound project of a known version is ever opened for writing.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Io`], [`Error::NotAProject`], [`Error::Damaged`], [`Error::Newer`]; [`Error::InUse`]
    /// while another window is writing an edit.
    pub fn open(path: &Path) -> Result<Self> {
        let (reading, version) = reading(path)?;
        let (access, lock) = lock(path);
        let connection = if access == Access::Write {
            drop(reading);
            let mut writing =
                Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
            writing.pragma_update(None, "foreign_keys", true)?;
            // What is redacted leaves no copy in free pages, and noted changes none in a temporary file.
            writing.pragma_update(None, "secure_delete", true)?;
            writing.pragma_update(None, "temp_store", "MEMORY")?;
            schema::migrate(&mut writing)?;
            changes::watch(&writing)?;
            writing
        } else if version < VERSION {
            return Err(Error::ReadOnly(path.to_owned()));
        } else {
            reading
        };
        connection.set_prepared_statement_cache_capacity(64);
        Ok(Self {
            path: path.to_owned(),
            connection,
            access,
            coder: default_coder(),
            revision: 1,
            data_version: 0,
            _lock: lock,
        })
    }

    /// Makes a new project with a codebook. The first edit that can be undone is the user's own.
    ///
    /// # Errors
    /// Those of [`Project::create`] and [`Project::load_codebook`]; then there is no file.
    pub fn create_with(path: &Path, codebook: &Codebook) -> Result<Self> {
        let mut project = Self::create(path)?;
        match project.load_codebook(codebook).and_then(|()| project.settle()) {
            Ok(()) => Ok(project),
            Err(error) => {
                drop(project);
                let _ = std::fs::remove_file(path);
                Err(error)
            }
        }
    }

    /// What has been done so far stays done: undo begins anew.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn settle(&mut self) -> Result<()> {
        self.writable()?;
        self.connection.execute("UPDATE log SET state = 'dropped'", [])?;
        self.revision += 1;
        Ok(())
    }

    /// Looks whether another window has changed the file; then what was computed from it is old.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn poll(&mut self) -> Result<()> {
        let version: i64 = self.connection.query_row("PRAGMA data_version", [], |row| row.get(0))?;
        if std::mem::replace(&mut self.data_version, version) != version {
            self.revision += 1;
        }
        Ok(())
    }

    /// Opens a project for reading only, beside whoever writes to it.
    ///
    /// # Errors
    /// Those of [`Project::open`].
    pub fn open_to_read(path: &Path) -> Result<Self> {
        let (mut connection, version) = reading(path)?;
        if version < VERSION {
            // Brings the file up to date, if it can be written.
            drop(connection);
            drop(Self::open(path)?);
            connection = reading(path)?.0;
        }
        Ok(Self {
            path: path.to_owned(),
            connection,
            access: Access::ReadOnly,
            coder: default_coder(),
            revision: 1,
            data_version: 0,
            _lock: None,
        })
    }

    /// Hands the project over to work beside the window. What stays reads only, and shows the same until it is given back.
    ///
    /// # Errors
    /// Those of [`Project::open`].
    pub fn lend(&mut self) -> Result<Self> {
        let mut reading = Self::open_to_read(&self.path)?;
        reading.coder.clone_from(&self.coder);
        reading.revision = self.revision;
        Ok(std::mem::replace(self, reading))
    }

    /// Opens a project that is to be changed.
    ///
    /// # Errors
    /// Those of [`Project::open`], [`Error::InUse`] and [`Error::ReadOnly`].
    pub fn open_to_write(path: &Path) -> Result<Self> {
        let project = Self::open(path)?;
        project.writable()?;
        Ok(project)
    }

    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// File name without extension.
    #[must_use]
    pub fn name(&self) -> String {
        self.path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
    }

    #[must_use]
    pub const fn access(&self) -> Access {
        self.access
    }

    /// Grows with every edit, undo and redo: what is computed from the project is good for one revision.
    #[must_use]
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// Who codes from now on.
    pub fn set_coder(&mut self, name: &str) {
        let name = entered::name(name);
        if !name.is_empty() {
            self.coder = name;
        }
    }

    #[must_use]
    pub fn coder(&self) -> &str {
        &self.coder
    }

    const fn connection(&self) -> &Connection {
        &self.connection
    }

    fn writable(&self) -> Result<()> {
        match self.access {
            Access::Write => Ok(()),
            Access::InUse => Err(Error::InUse(self.path.clone())),
            Access::ReadOnly => Err(Error::ReadOnly(self.path.clone())),
        }
    }

    /// Runs an edit: all of it or nothing, one transaction, one row in the log. An edit that changes nothing leaves no trace.
    fn edit<T>(&mut self, act: Act, work: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        self.begin()?;
        match work(self).and_then(|made| self.commit(act).map(|()| made)) {
            Ok(made) => Ok(made),
            Err(error) => {
                self.rollback();
                Err(error)
            }
        }
    }

    /// Begins an edit that takes several calls; [`Project::commit`] or [`Project::rollback`] ends it.
    pub(crate) fn begin(&mut self) -> Result<()> {
        self.writable()?;
        if !self.connection.is_autocommit() {
            return Err(Error::Busy);
        }
        self.connection.execute_batch("BEGIN IMMEDIATE")?;
        changes::clear(&self.connection)?;
        Ok(())
    }

    pub(crate) fn commit(&mut self, act: Act) -> Result<()> {
        let noted = changes::noted(&self.connection)?;
        if noted != "[]" {
            self.connection.execute("UPDATE log SET state = 'dropped' WHERE state = 'undone'", [])?;
            let mut insert =
                self.connection.prepare_cached("INSERT INTO log (at, coder, command, changes) VALUES (?, ?, ?, ?)")?;
            insert.execute(params![now(), self.coder, word(act), noted])?;
        }
        self.connection.execute_batch("COMMIT")?;
        self.revision += 1;
        Ok(())
    }

    pub(crate) fn rollback(&mut self) {
        let _ = self.connection.execute_batch("ROLLBACK");
        self.revision += 1;
    }

    /// What the next undo takes back.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn undoable(&self) -> Result<Option<Act>> {
        Ok(self
            .logged("SELECT id, command FROM log WHERE state = 'done' ORDER BY id DESC LIMIT 1")?
            .map(|(_, act)| act))
    }

    /// What the next redo makes again.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn redoable(&self) -> Result<Option<Act>> {
        Ok(self.logged("SELECT id, command FROM log WHERE state = 'undone' ORDER BY id LIMIT 1")?.map(|(_, act)| act))
    }

    /// Takes back the last edit; gives what it was, or `None` when there is nothing to undo.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn undo(&mut self) -> Result<Option<Act>> {
        self.travel(
            "SELECT id, command FROM log WHERE state = 'done' ORDER BY id DESC LIMIT 1",
            "undone",
            changes::undo,
        )
    }

    /// Makes the last undone edit again.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn redo(&mut self) -> Result<Option<Act>> {
        self.travel("SELECT id, command FROM log WHERE state = 'undone' ORDER BY id LIMIT 1", "done", changes::redo)
    }

    fn travel(
        &mut self,
        query: &str,
        state: &str,
        apply: fn(&Connection, Vec<Change>) -> Result<()>,
    ) -> Result<Option<Act>> {
        self.begin()?;
        let travelled = (|| {
            let Some((id, act)) = self.logged(query)? else { return Ok(None) };
            let json: String =
                self.connection.query_row("SELECT changes FROM log WHERE id = ?", [id], |row| row.get(0))?;
            let changes = serde_json::from_str(&json).map_err(|_| Error::Damaged(self.path.clone()))?;
            self.connection.pragma_update(None, "defer_foreign_keys", true)?;
            apply(&self.connection, changes)?;
            self.connection.execute("UPDATE log SET state = ? WHERE id = ?", params![state, id])?;
            self.connection.execute_batch("COMMIT")?;
            Ok(Some(act))
        })();
        match &travelled {
            Ok(Some(_)) => self.revision += 1,
            Ok(None) | Err(_) => self.rollback(),
        }
        travelled
    }

    fn logged(&self, query: &str) -> Result<Option<(i64, Act)>> {
        let mut statement = self.connection.prepare_cached(query)?;
        let row: Option<(i64, String)> = statement.query_row([], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        Ok(row.and_then(|(id, name)| Some((id, of_word(name)?))))
    }

    /// The id of the coder who works now; made when first needed, inside an edit.
    fn coder_id(&self) -> Result<i64> {
        self.coder_named(&self.coder.clone())
    }

    fn coder_named(&self, name: &str) -> Result<i64> {
        let mut insert =
            self.connection.prepare_cached("INSERT INTO coder (name) VALUES (?) ON CONFLICT DO NOTHING")?;
        insert.execute([name])?;
        let mut query = self.connection.prepare_cached("SELECT id FROM coder WHERE name = ?")?;
        Ok(query.query_row([name], |row| row.get(0))?)
    }
}

/// A reading connection to a file that is proved to be a sound project, and its version.
fn reading(path: &Path) -> Result<(Connection, usize)> {
    if !path.is_file() {
        return Err(Error::NotFound(path.to_owned()));
    }
    File::open(path).map_err(|error| Error::io(path, error))?;
    roll_back(path)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    connection.set_prepared_statement_cache_capacity(64);
    let version = probe(&connection, path)?;
    Ok((connection, version))
}

/// Proves that the file is a sound project of a known version, without writing to it.
fn probe(connection: &Connection, path: &Path) -> Result<usize> {
    let id: i32 =
        connection.query_row("PRAGMA application_id", [], |row| row.get(0)).map_err(|error| trouble(path, error))?;
    if id != APPLICATION_ID {
        return Err(Error::NotAProject(path.to_owned()));
    }
    let version = schema::version(connection)?;
    if version > VERSION {
        return Err(Error::Newer(path.to_owned()));
    }
    if version == VERSION && !check::is_sound(connection) {
        return Err(Error::Damaged(path.to_owned()));
    }
    Ok(version)
}

/// What SQLite's error says of the file.
fn trouble(path: &Path, error: rusqlite::Error) -> Error {
    let path = path.to_owned();
    match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => Error::NotAProject(path),
        Some(ErrorCode::DatabaseCorrupt) => Error::Damaged(path),
        Some(ErrorCode::DatabaseBusy) => Error::InUse(path),
        Some(ErrorCode::ReadOnly) => Error::ReadOnly(path),
        _ => Error::Sqlite(error),
    }
}

/// Takes back an edit in the midst of which the program was killed: SQLite keeps the old pages in a journal beside
/// the file until an edit is whole, and puts them back for the next one who may write.
fn roll_back(path: &Path) -> Result<()> {
    if !beside(path, "-journal").exists() || !is_marked(path) {
        return Ok(());
    }
    let (Access::Write, _lock) = lock(path) else { return Ok(()) };
    let writing =
        Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    writing.query_row("PRAGMA schema_version", [], |_| Ok(())).map_err(|error| trouble(path, error))
}

/// Whether the first bytes of the file are those of a project, whatever state the rest is in.
fn is_marked(path: &Path) -> bool {
    let mut header = [0; 72];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut header));
    read.is_ok() && header.starts_with(b"SQLite format 3\0") && header[68..] == APPLICATION_ID.to_be_bytes()
}

pub(crate) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(suffix);
    path.with_file_name(name)
}

pub(crate) fn lock(path: &Path) -> (Access, Option<Lock>) {
    if OpenOptions::new().write(true).open(path).is_err() {
        return (Access::ReadOnly, None);
    }
    let lock_path = beside(path, ".lock");
    let Ok(file) = OpenOptions::new().write(true).create(true).truncate(false).open(&lock_path) else {
        return (Access::ReadOnly, None);
    };
    match file.try_lock() {
        Ok(()) => (Access::Write, Some(Lock { path: lock_path, _file: file })),
        Err(_) => (Access::InUse, None),
    }
}

fn default_coder() -> String {
    ["USER", "USERNAME", "LOGNAME"]
        .iter()
        .find_map(|name| std::env::var(name).ok())
        .unwrap_or_else(|| "koder".to_owned())
}

/// The time now in UTC, as ISO 8601 to the second.
pub(crate) fn now() -> String {
    Utc::now().to_rfc3339_opts(SecondsFormat::Secs, true)
}
