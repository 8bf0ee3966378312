//! How a project file is opened: first for reading, and for writing only where it is proved to be a sound project.

use std::path::Path;
use std::thread;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags, ffi};

use super::check;
use super::file::{Access, beside, canonical, lock, mark_of};
use super::schema::{self, APPLICATION_ID, VERSION};
use crate::error::{Error, Result};
use reading::descriptor::Connected;

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

/// A writing connection that leaves no copies: nothing of what is redacted in free pages, nothing of noted changes in a
/// temporary file.
pub(super) fn writing(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "secure_delete", true)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    Ok(connection)
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
        let mut access = Access::Write;
        for _ in 0..PATIENCE.as_millis() / PAUSE.as_millis() {
            access = roll_back(path, &file)?;
            let connected = Connected::to(&file);
            let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
            let connection = Connection::open_with_flags(&file, flags).map_err(|error| trouble(path, error))?;
            connection.busy_timeout(PATIENCE)?;
            match probe(&connection, path) {
                Ok(version) => return Ok(Self { connection, connected, version }),
                Err(Error::Interrupted) if matches!(access, Access::Write | Access::InUse) => thread::sleep(PAUSE),
                Err(Error::Interrupted) => break,
                Err(error) => return Err(error),
            }
        }
        Err(unwritable(path, access))
    }
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

/// What SQLite's error says of the file.
pub(super) fn trouble(path: &Path, error: rusqlite::Error) -> Error {
    let path = path.to_owned();
    if error.sqlite_error().is_some_and(|failure| failure.extended_code == ffi::SQLITE_READONLY_ROLLBACK) {
        return Error::Interrupted;
    }
    match error.sqlite_error_code() {
        Some(ErrorCode::CannotOpen) => Error::io(&path, std::io::ErrorKind::PermissionDenied.into()),
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
        let seen = writing(file).and_then(|writing| writing.query_row("PRAGMA schema_version", [], |_| Ok(())));
        seen.map_err(|error| trouble(path, error))?;
    }
    Ok(access)
}
