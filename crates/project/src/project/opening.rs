//! How a project file is opened: first for reading, and for writing only where it is proved to be a sound project.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags, ffi};

use super::check;
use super::file::{Access, beside, canonical, clear_for_reader, lock, mark_of};
use super::keys::{ProjectKey, asked, key_of};
use super::schema::{self, APPLICATION_ID, VERSION};
use crate::encrypted_file::{Salt, is_encrypted, salt_of};
use crate::error::{Error, Result};
use reading::descriptor::Connected;
use zeroize::Zeroizing;

/// How long another connection is waited for, and how long between two looks.
const PATIENCE: Duration = Duration::from_secs(5);
const PAUSE: Duration = Duration::from_millis(20);

/// Why a project takes no edits.
#[must_use]
pub fn unwritable(path: &Path, access: Access) -> Error {
    match access {
        Access::InUse => Error::InUse(path.to_owned()),
        Access::Linked => Error::Linked(path.to_owned()),
        Access::Write | Access::ReadOnly => Error::ReadOnly(path.to_owned()),
    }
}

/// Pages of a project. What encrypts them has to know it before it reads the first.
pub(super) const PAGE_SIZE: u32 = 8192;
/// KiB of pages that a connection keeps. It is opened more seldom then, which is dear where pages are encrypted.
const KEPT_PAGES: i32 = 64 * 1024;

/// A connection to a file, with its key if it is encrypted: the one door through which everybody opens project files. No text ever lies
/// in a temporary file.
///
/// # Errors
/// [`Error::Locked`] while its key is not known, [`Error::NoEncryption`]; if the file cannot be opened.
pub fn connect(path: &Path, flags: OpenFlags) -> Result<Connection> {
    let key = key_of(path)?;
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)
        .map_err(|error| trouble(path, error))?;
    if let Some(key) = key {
        give_key(&connection, &key).map_err(|error| trouble(path, error))?;
    }
    connection.pragma_update(None, "temp_store", "MEMORY").map_err(|error| trouble(path, error))?;
    Ok(connection)
}

/// Tells a connection by which key the file is encrypted, or is to be.
pub(super) fn give_key(connection: &Connection, key: &ProjectKey) -> rusqlite::Result<()> {
    tell_key(connection, key)?;
    connection.execute_batch(&format!("PRAGMA cache_size = -{KEPT_PAGES}"))
}

/// As [`give_key`], without reading anything.
fn tell_key(connection: &Connection, key: &ProjectKey) -> rusqlite::Result<()> {
    let statement = Zeroizing::new(format!("PRAGMA key = \"{}\"", &*key.word()));
    // What is wrong is told by whoever has asked; it would stand on the terminal.
    connection.execute_batch("PRAGMA cipher_log_level = NONE")?;
    connection.execute_batch(&statement)?;
    // The default is for what it attaches, and for what `VACUUM` writes.
    connection
        .execute_batch(&format!("PRAGMA cipher_default_page_size = {PAGE_SIZE}; PRAGMA cipher_page_size = {PAGE_SIZE}"))
}

/// A writing connection that leaves no copies: nothing of what is redacted in free pages, nothing of noted changes in a
/// temporary file.
pub(super) fn writing(path: &Path) -> Result<Connection> {
    let connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    for_writing(&connection).map_err(|error| trouble(path, error))?;
    Ok(connection)
}

/// A writing connection to an empty file that is to be encrypted, if there is a key.
pub(super) fn writing_new(path: &Path, key: Option<&ProjectKey>) -> Result<Connection> {
    let connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    key.map_or(Ok(()), |key| give_key(&connection, key))?;
    connection.pragma_update(None, "page_size", PAGE_SIZE)?;
    for_writing(&connection)?;
    Ok(connection)
}

fn for_writing(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "secure_delete", true)
}

/// Makes the key of an encrypted project known, and so those of its copies and backups.
///
/// # Errors
/// [`Error::WrongPassphrase`], [`Error::Damaged`] where it opens all but the first page, [`Error::NoEncryption`]; if the file cannot be read.
pub fn unlock(path: &Path, passphrase: &str) -> Result<()> {
    match key_of(path) {
        Err(Error::Locked(_)) => {}
        other => return other.map(drop),
    }
    let file = canonical(path);
    let Some(key) = ProjectKey::tried(passphrase, &file) else { return Ok(()) };
    let _connected = Connected::to(&file);
    let opens = |file: &Path, flags| {
        let flags = flags | OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(file, flags)?;
        connection.busy_timeout(PATIENCE)?;
        give_key(&connection, &key)?;
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))
    };
    let mut opened = opens(&file, OpenFlags::empty());
    let is_interrupted = |error: &rusqlite::Error| {
        error.sqlite_error().is_some_and(|failure| failure.extended_code == ffi::SQLITE_READONLY_ROLLBACK)
    };
    if opened.as_ref().is_err_and(is_interrupted) {
        // An edit was interrupted. Before its journal is put back, the key must be known to be right: the first page tells.
        opened = opens(&as_it_lies(&file), OpenFlags::SQLITE_OPEN_URI);
    }
    match opened.map_err(|error| error.sqlite_error_code()) {
        Err(Some(ErrorCode::NotADatabase)) if opens_other_pages(&key, &file) => {
            // Backups open with it.
            key.keep();
            Err(Error::Damaged(path.to_owned()))
        }
        Err(Some(ErrorCode::NotADatabase)) => Err(Error::WrongPassphrase(path.to_owned())),
        Err(Some(ErrorCode::CannotOpen)) => Err(Error::io(path, std::io::ErrorKind::PermissionDenied.into())),
        // Whatever else is wrong with it is told when it is opened.
        Ok(()) | Err(_) => {
            key.keep();
            Ok(())
        }
    }
}

/// Whether a key that does not open the first page of a file opens any other one: then it is right, and the page is damaged.
fn opens_other_pages(key: &ProjectKey, file: &Path) -> bool {
    let pages = file.metadata().map_or(0, |file| file.len() / u64::from(PAGE_SIZE));
    let not_opened = || -> rusqlite::Result<u64> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(file, flags)?;
        tell_key(&connection, key)?;
        let mut proof = connection.prepare("PRAGMA cipher_integrity_check")?;
        let faults = proof.query_map([], |_| Ok(()))?;
        Ok(faults.map(|_| 1).sum())
    };
    not_opened().is_ok_and(|faults| faults < pages)
}

/// The name of a file by which SQLite reads it as it lies there, whatever journal is beside it.
fn as_it_lies(file: &Path) -> PathBuf {
    let mut name = String::from("file:");
    for byte in file.as_os_str().as_encoded_bytes() {
        match byte {
            b'/' | b'.' | b'-' | b'_' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => name.push(char::from(*byte)),
            other => name.push_str(&format!("%{other:02X}")),
        }
    }
    name.push_str("?immutable=1");
    name.into()
}

/// Sees to it that the key of a file is known, if it is encrypted: whoever can be asked is asked.
fn know_key(path: &Path, file: &Path) -> Result<()> {
    match key_of(file) {
        Err(Error::Locked(_)) => match asked(path) {
            Some(passphrase) => unlock(path, &passphrase),
            None => Err(Error::Locked(path.to_owned())),
        },
        Err(Error::NoEncryption(_)) => Err(Error::NoEncryption(path.to_owned())),
        other => other.map(drop),
    }
}

/// Statements are planned once: they are kept, and their plans do not depend on the values that are bound. Else SQLite plans some anew
/// for each row.
pub(super) fn keep_plans(connection: &Connection) {
    connection.set_prepared_statement_cache_capacity(64);
    // Without it the same is done, more slowly.
    let _ = connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true);
}

/// A reading connection to a file that is proved to be a sound project, and its version.
pub(super) struct ReadingConnection {
    pub(super) connection: Connection,
    pub(super) connected: Connected,
    pub(super) version: usize,
}

impl ReadingConnection {
    /// Opens a file that is there. Whoever takes an interrupted edit back just now is waited for.
    pub(super) fn of(path: &Path) -> Result<Self> {
        if !path.is_file() {
            return Err(reading::Error::NotFound(path.to_owned()).into());
        }
        let file = canonical(path);
        clear_for_reader(&file);
        know_key(path, &file)?;
        let mut access = Access::Write;
        for _ in 0..PATIENCE.as_millis() / PAUSE.as_millis() {
            access = roll_back(path, &file)?;
            let connected = Connected::to(&file);
            // Where it is encrypted, a connection reads the file as soon as it has the key: what is interrupted shows there already.
            let opened = connect(&file, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(|error| named(error, path));
            let probed = opened.and_then(|connection| {
                connection.busy_timeout(PATIENCE)?;
                let version = probe(&connection, path)?;
                prove_pages(&connection, &file).map_err(|error| named(error, path))?;
                Ok((version, connection))
            });
            match probed {
                Ok((version, connection)) => return Ok(Self { connection, connected, version }),
                Err(Error::Interrupted) if matches!(access, Access::Write | Access::InUse) => thread::sleep(PAUSE),
                Err(Error::Interrupted) => break,
                Err(error) => return Err(error),
            }
        }
        Err(unwritable(path, access))
    }
}

/// Encrypted files all pages of which were proved since the program was started.
static PROVED: Mutex<BTreeSet<(PathBuf, Salt)>> = Mutex::new(BTreeSet::new());

/// Proves all pages of an encrypted file, once. `SQLCipher` gives nothing for a page whose proof fails, and SQLite hears of it with the next
/// page only: where it is the last page of a long text, the text would be read to its end with zeroes in the place of that page, and nobody
/// told.
fn prove_pages(connection: &Connection, file: &Path) -> Result<()> {
    let Some(salt) = salt_of(file) else { return Ok(()) };
    let proof = (file.to_owned(), salt);
    let is_proved = || PROVED.lock().unwrap_or_else(PoisonError::into_inner);
    if is_proved().contains(&proof) {
        return Ok(());
    }
    // It reads past SQLite, so nobody may write meanwhile.
    let _held = connection.unchecked_transaction()?;
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(())).map_err(|error| trouble(file, error))?;
    let mut query = connection.prepare("PRAGMA cipher_integrity_check")?;
    if query.exists([]).map_err(|error| trouble(file, error))? {
        return Err(Error::Damaged(file.to_owned()));
    }
    is_proved().insert(proof);
    Ok(())
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
    if version == VERSION && !check::is_sound(connection).map_err(|error| trouble(path, error))? {
        return Err(Error::Damaged(path.to_owned()));
    }
    Ok(version)
}

/// An error about a file, with the name that a person has given.
fn named(error: Error, path: &Path) -> Error {
    let path = path.to_owned();
    match error {
        Error::NotAProject(_) => Error::NotAProject(path),
        Error::Damaged(_) => Error::Damaged(path),
        Error::InUse(_) => Error::InUse(path),
        Error::ReadOnly(_) => Error::ReadOnly(path),
        Error::Locked(_) => Error::Locked(path),
        Error::NoEncryption(_) => Error::NoEncryption(path),
        other => other,
    }
}

/// What SQLite's error says of the file.
pub(super) fn trouble(path: &Path, error: rusqlite::Error) -> Error {
    let path = path.to_owned();
    if error.sqlite_error().is_some_and(|failure| failure.extended_code == ffi::SQLITE_READONLY_ROLLBACK) {
        return Error::Interrupted;
    }
    match error.sqlite_error_code() {
        Some(ErrorCode::CannotOpen) => Error::io(&path, std::io::ErrorKind::PermissionDenied.into()),
        // The key is right: that was tried.
        Some(ErrorCode::NotADatabase) if is_encrypted(&path) => Error::Damaged(path),
        Some(ErrorCode::NotADatabase) => Error::NotAProject(path),
        Some(ErrorCode::DatabaseCorrupt) => Error::Damaged(path),
        Some(ErrorCode::DatabaseBusy) => Error::InUse(path),
        Some(ErrorCode::ReadOnly) => Error::ReadOnly(path),
        _ => Error::Sqlite(error),
    }
}

/// Takes back an edit in the midst of which the program was killed: SQLite keeps the old pages in a journal beside
/// the file until an edit is whole, and puts them back for the next one who may write. Gives who may.
fn roll_back(path: &Path, file: &Path) -> Result<Access> {
    if !beside(file, "-journal").exists() {
        return Ok(Access::Write);
    }
    let (access, _lock) = lock(file);
    if access == Access::Write && mark_of(file) == Some(APPLICATION_ID.to_be_bytes()) {
        let _connected = Connected::to(file);
        let writing = writing(file).map_err(|error| named(error, path))?;
        let seen = writing.query_row("PRAGMA schema_version", [], |_| Ok(()));
        seen.map_err(|error| trouble(path, error))?;
    }
    Ok(access)
}
