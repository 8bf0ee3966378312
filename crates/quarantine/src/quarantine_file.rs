//! The file of a quarantine: how it is made, opened, looked at from outside, and made worthless. It knows nothing of what is
//! sealed in it.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;

use rusqlite::{Connection, ErrorCode, OpenFlags, params};
use serde::Serialize;

use super::seal::{PassphraseCost, SALT, random};
use crate::error::{Error, Result};
use project::output::sync_folder_of;
use project::steps;
use project::{Access, Lock, NewFile, beside, canonical, lock, mark_of, unwritable};
use reading::descriptor::Connected;

/// Marks a file as a quarantine ("`PlKa`").
const APPLICATION_ID: i32 = 0x506c_4b61;

pub(super) const SCHEMA: &str = "
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
";

/// What lies at the place of a quarantine, as far as can be told without its passphrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "state")]
pub enum QuarantineState {
    /// No file.
    None,
    /// A file that was never finished being made: it has no key, so it never held anything.
    Unmade,
    /// A quarantine without originals.
    Empty,
    /// Originals, which the passphrase opens.
    Sealed { originals: usize },
    /// The key was overwritten: nobody can open what is left.
    Destroyed,
    /// The file cannot be looked into, or is none of ours.
    Unknown,
}

impl QuarantineState {
    /// Looks at the file at `path` without changing it.
    #[must_use]
    pub fn of(path: &Path) -> Self {
        match fs::symlink_metadata(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Self::None,
            Ok(data) if data.is_file() && data.len() == 0 => Self::Unmade,
            Ok(_) if path.is_file() => {
                let _connected = Connected::to(path);
                Self::read(path).unwrap_or(Self::Unknown)
            }
            _ => Self::Unknown,
        }
    }

    fn read(path: &Path) -> rusqlite::Result<Self> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(std::time::Duration::from_secs(5))?;
        let count = |rest: &str| -> rusqlite::Result<usize> {
            connection.query_row(&format!("SELECT count(*) FROM {rest}"), [], |row| row.get(0))
        };
        let tables = count("sqlite_schema WHERE type = 'table'")?;
        let ours = count("sqlite_schema WHERE type = 'table' AND name IN ('header', 'sealed')")?;
        let is_ours = connection.query_row("PRAGMA application_id", [], |row| row.get::<_, i32>(0))? == APPLICATION_ID;
        if tables != ours || tables > 0 && ours < 2 {
            return Ok(Self::Unknown);
        }
        if tables == 0 || count("header")? == 0 && count("sealed")? == 0 {
            return Ok(Self::Unmade);
        }
        Ok(match QuarantineHeader::read(&connection, path) {
            Ok(header) if is_ours && header.is_destroyed() => Self::Destroyed,
            Ok(_) if is_ours => match count("sealed WHERE kind = 1")? {
                0 => Self::Empty,
                originals => Self::Sealed { originals },
            },
            _ => Self::Unknown,
        })
    }
}

/// What opens a quarantine: its key, sealed with one that the passphrase gives.
pub(super) struct QuarantineHeader {
    /// Random, the same for the life of the file.
    pub file: Vec<u8>,
    pub salt: Vec<u8>,
    pub cost: PassphraseCost,
    pub wrapped: Vec<u8>,
}

impl QuarantineHeader {
    pub(super) fn read(connection: &Connection, path: &Path) -> Result<Self> {
        let id: i32 = connection
            .query_row("PRAGMA application_id", [], |row| row.get(0))
            .map_err(|error| trouble(path, error))?;
        if id != APPLICATION_ID {
            return Err(Error::NotAQuarantine(path.to_owned()));
        }
        let header = connection.query_row("SELECT file, salt, memory, passes, wrapped FROM header", [], |row| {
            let cost = PassphraseCost { memory: row.get(2)?, passes: row.get(3)? };
            Ok(Self { file: row.get(0)?, salt: row.get(1)?, cost, wrapped: row.get(4)? })
        });
        let header = header.map_err(|error| match error {
            rusqlite::Error::QueryReturnedNoRows => Error::Unmade(path.to_owned()),
            error => trouble(path, error),
        })?;
        // A figure that was changed must not take all memory, or the rest of the day.
        let is_bearable = header.cost.memory <= 16 * PassphraseCost::STRONG.memory
            && header.cost.passes <= 16 * PassphraseCost::STRONG.passes;
        if is_bearable { Ok(header) } else { Err(Error::Tampered(path.to_owned())) }
    }

    fn write(&self, connection: &Connection) -> rusqlite::Result<()> {
        connection.execute(
            "INSERT INTO header (id, file, salt, memory, passes, wrapped) VALUES (1, ?, ?, ?, ?, ?)
             ON CONFLICT (id) DO UPDATE SET file = excluded.file, salt = excluded.salt, memory = excluded.memory,
             passes = excluded.passes, wrapped = excluded.wrapped",
            params![self.file, self.salt, self.cost.memory, self.cost.passes, self.wrapped],
        )?;
        Ok(())
    }

    /// Whether the key was overwritten. A machine that stops meanwhile may have written either end of it only.
    pub(super) fn is_destroyed(&self) -> bool {
        let is_zero = |bytes: Option<&[u8; 16]>| bytes.is_none_or(|bytes| *bytes == [0; 16]);
        self.cost.memory == 0 || is_zero(self.wrapped.first_chunk()) || is_zero(self.wrapped.last_chunk())
    }
}

/// Looks whether a quarantine can be made at a place.
///
/// # Errors
/// [`project::Error::Exists`], [`Error::KeyDestroyed`].
pub fn may_make(path: &Path) -> Result<()> {
    match QuarantineState::of(path) {
        QuarantineState::None | QuarantineState::Unmade => Ok(()),
        QuarantineState::Destroyed => Err(Error::KeyDestroyed(path.to_owned())),
        QuarantineState::Empty | QuarantineState::Sealed { .. } | QuarantineState::Unknown => {
            Err(project::Error::Exists(path.to_owned()).into())
        }
    }
}

/// An open file. Whoever has it must drop the connection before the guard.
pub(super) type OpenedFile = (Connection, Guard);

/// Keeps other programs from writing to a quarantine while it lives.
#[derive(Debug)]
pub(super) struct Guard {
    _connected: Connected,
    _lock: Option<Lock>,
}

/// Makes a quarantine beside its place and moves it there when it is whole: a run that is stopped leaves nothing in the way.
///
/// # Errors
/// [`project::Error::Exists`], [`project::Error::InUse`], [`Error::KeyDestroyed`], [`reading::Error::Io`].
pub(super) fn make(path: &Path, header: &QuarantineHeader) -> Result<OpenedFile> {
    may_make(path)?;
    if QuarantineState::of(path) == QuarantineState::Unmade {
        let (access, _lock) = lock(path);
        if access != Access::Write {
            return Err(unwritable(path, access).into());
        }
        if QuarantineState::of(path) == QuarantineState::Unmade {
            delete(path)?;
        }
    }
    let new = NewFile::begin(path)?;
    build(new.unfinished(), header).map_err(|error| trouble(path, error))?;
    steps::passed()?;
    let lock = new.place()?;
    connection_to(path, lock)
}

fn build(path: &Path, header: &QuarantineHeader) -> rusqlite::Result<()> {
    let _connected = Connected::to(path);
    let connection = Connection::open(path)?;
    connection.execute_batch("BEGIN")?;
    connection.execute_batch(SCHEMA)?;
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    header.write(&connection)?;
    connection.execute_batch("COMMIT")
}

/// A writing connection that leaves no copies: what is deleted is overwritten, and nothing is put in temporary files.
///
/// # Errors
/// [`project::Error::InUse`], [`project::Error::ReadOnly`], [`Error::Unmade`], [`Error::NotAQuarantine`].
pub(super) fn connect(path: &Path) -> Result<OpenedFile> {
    // Opening the end of a pipe would wait for somebody to write into it.
    if !path.is_file() {
        return Err(Error::NotAQuarantine(path.to_owned()));
    }
    let (access, lock) = lock(path);
    if access != Access::Write {
        return Err(unwritable(path, access).into());
    }
    if mark_of(path) != Some(APPLICATION_ID.to_be_bytes()) {
        let fault =
            if QuarantineState::of(path) == QuarantineState::Unmade { Error::Unmade } else { Error::NotAQuarantine };
        return Err(fault(path.to_owned()));
    }
    close_to_others(path);
    connection_to(path, lock)
}

fn connection_to(path: &Path, lock: Option<Lock>) -> Result<OpenedFile> {
    let file = canonical(path);
    let guard = Guard { _connected: Connected::to(&file), _lock: lock };
    let connect = || {
        let connection = Connection::open_with_flags(&file, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        connection.pragma_update(None, "secure_delete", true)?;
        connection.pragma_update(None, "temp_store", "MEMORY")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        // What a run that was stopped had begun is taken back now.
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
        Ok(connection)
    };
    let connection = connect().map_err(|error| trouble(path, error))?;
    wipe_journal(path)?;
    Ok((connection, guard))
}

/// Takes from others what an older version gave them: they may not read the file. Who shares it by a group keeps it.
fn close_to_others(path: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        if let Ok(data) = fs::metadata(path)
            && data.permissions().mode() & 0o007 != 0
        {
            let _ = fs::set_permissions(path, fs::Permissions::from_mode(data.permissions().mode() & 0o770));
        }
    }
    #[cfg(not(unix))]
    let _ = path;
}

/// Gives the key another seal. The journal of it holds the old one, which an old passphrase opens: it is overwritten.
///
/// # Errors
/// If the file cannot be written; then the old seal holds.
pub(super) fn change(connection: &Connection, path: &Path, header: &QuarantineHeader) -> Result<()> {
    let changed = || {
        connection.pragma_update(None, "journal_mode", "PERSIST")?;
        header.write(connection)
    };
    let changed = changed().map_err(|error| trouble(path, error));
    steps::passed()?;
    let overwritten = overwrite_journal(path);
    // SQLite removes the journal, which it still holds: Windows would let nobody else.
    connection.pragma_update(None, "journal_mode", "DELETE").map_err(|error| trouble(path, error))?;
    changed.and(overwritten)
}

/// Overwrites a journal that is not needed any more.
fn overwrite_journal(path: &Path) -> Result<()> {
    let journal = beside(&canonical(path), "-journal");
    let overwrite = || {
        let mut file = File::options().write(true).open(&journal)?;
        let length = file.metadata()?.len();
        io::copy(&mut io::repeat(0).take(length), &mut file)?;
        file.flush()?;
        file.sync_all()
    };
    unless_gone(&journal, overwrite())
}

/// Overwrites a journal that nobody holds, and removes it.
fn wipe_journal(path: &Path) -> Result<()> {
    overwrite_journal(path)?;
    let journal = beside(&canonical(path), "-journal");
    unless_gone(&journal, fs::remove_file(&journal))
}

/// What was done to a file; one that is not there needs nothing.
fn unless_gone(file: &Path, done: io::Result<()>) -> Result<()> {
    match done {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Error::io(file, error)),
        _ => Ok(()),
    }
}

/// Overwrites the key in its place, without a journal that would keep it, and proves that it is gone.
///
/// # Errors
/// If the file cannot be written.
pub(super) fn overwrite_key(connection: &Connection, path: &Path) -> Result<()> {
    let overwrite = || {
        connection.pragma_update(None, "journal_mode", "MEMORY")?;
        let length: usize = connection.query_row("SELECT length(wrapped) FROM header", [], |row| row.get(0))?;
        connection.execute("UPDATE header SET wrapped = ?", [vec![0_u8; length]])
    };
    overwrite().map_err(|error| trouble(path, error))?;
    steps::passed()?;
    let rest = || {
        connection.pragma_update(None, "journal_mode", "DELETE")?;
        connection.execute(
            "UPDATE header SET file = ?, salt = ?, memory = 0, passes = 0",
            params![random::<SALT>(), random::<SALT>()],
        )
    };
    rest().map_err(|error| trouble(path, error))?;
    let is_gone = QuarantineHeader::read(connection, path)?.is_destroyed();
    if is_gone { Ok(()) } else { Err(Error::Tampered(path.to_owned())) }
}

/// Removes a quarantine's file and what lies beside it.
pub(super) fn delete(path: &Path) -> Result<()> {
    let place = canonical(path);
    // The journal after its file: alone it means nothing. A link that led there last.
    let beside = ["", "-journal", "-wal", "-shm"].map(|suffix| beside(&place, suffix));
    for file in beside.iter().map(std::path::PathBuf::as_path).chain([path]) {
        unless_gone(file, fs::remove_file(file))?;
    }
    sync_folder_of(&place);
    Ok(())
}

/// What SQLite's error says of a quarantine.
pub(super) fn trouble(path: &Path, error: rusqlite::Error) -> Error {
    let path = path.to_owned();
    match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => Error::NotAQuarantine(path),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => project::Error::InUse(path).into(),
        Some(ErrorCode::ReadOnly) => project::Error::ReadOnly(path).into(),
        Some(ErrorCode::DiskFull) => Error::io(&path, io::ErrorKind::StorageFull.into()),
        Some(ErrorCode::CannotOpen) => Error::io(&path, io::ErrorKind::PermissionDenied.into()),
        Some(ErrorCode::SystemIoFailure) => Error::io(&path, io::ErrorKind::Other.into()),
        Some(ErrorCode::OutOfMemory) => Error::io(&path, io::ErrorKind::OutOfMemory.into()),
        // Anything else is in the file: a page that is damaged, a table or a column that is not there, a value of another kind.
        _ => Error::Tampered(path),
    }
}
