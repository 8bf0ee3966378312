//! The passphrase of a project: set, changed and taken away.
//!
//! The whole project is written into a new file, which takes the place of the old one in one step. Whoever is stopped before has the old
//! file, and whoever is stopped afterwards the new one. What the old file was is overwritten then, and its backups are destroyed: they open
//! without the new passphrase, or with one that should open nothing any more.

use std::fs::{self, File, OpenOptions};
use std::io::ErrorKind;
use std::ops::Deref;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, ffi};
use serde::Serialize;
use zeroize::Zeroizing;

use super::check::is_damaged;
use super::file::{FORMER, UNFINISHED, beside, canonical, clear, remove, wipe, zeroes};
use super::keys::{ENCRYPTS, ProjectKey, key_of};
use super::opening::{PAGE_SIZE, trouble, writing_new};
use super::{Backup, DestroyedBackups, Project};
use crate::encrypted_file::is_encrypted;
use crate::error::{Error, Result};
use crate::output::{new_file, sync, sync_folder_of};
use crate::patience;
use crate::steps;
use reading::descriptor::{Connected, close};

/// Whether a project is encrypted, and by which passphrase.
#[must_use]
#[derive(Debug)]
pub struct Passphrases<P> {
    pub(super) project: P,
}

/// What became of a project whose passphrase was set, changed or taken away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Resealed {
    pub is_encrypted: bool,
    /// The bytes of the file that was before are overwritten where they lay. Disks and file systems may keep copies all the same.
    pub is_overwritten: bool,
    /// What became of the backups of the file that was before.
    pub backups: DestroyedBackups,
    /// The backup that was made of the new file; `None` where none could be made.
    pub backup: Option<PathBuf>,
}

impl<P: Deref<Target = Project>> Passphrases<P> {
    /// Whether the project is encrypted.
    #[must_use]
    pub fn is_set(&self) -> bool {
        is_encrypted(&canonical(self.project.path()))
    }
}

impl Passphrases<&mut Project> {
    /// Sets or changes the passphrase of the project, or takes it away. Nothing of what it holds changes, and it can be undone only by
    /// setting the old one again.
    ///
    /// # Errors
    /// [`Error::WeakPassphrase`], [`Error::NoEncryption`], [`Error::NotEncrypted`] if there is none to take away, [`Error::SealsDamage`],
    /// [`Error::InUse`] while another window reads (on Windows: has it open); if a file cannot be written. Then the project is as it was,
    /// and so are its backups; one that was made anew stands for them where the new file could not take the place of the old one.
    pub fn set(&mut self, passphrase: Option<&str>) -> Result<Resealed> {
        self.project.writable()?;
        let path = self.project.path().to_owned();
        if !ENCRYPTS {
            return Err(Error::NoEncryption(path));
        }
        let file = canonical(&path);
        if passphrase.is_none() && !is_encrypted(&file) {
            return Err(Error::NotEncrypted(path));
        }
        let key = passphrase.map(ProjectKey::new).transpose()?;
        // What is whole are the backups then, which would go.
        if is_damaged(self.project)? {
            return Err(Error::SealsDamage(path));
        }
        clear(&file);
        let unfinished = UnfinishedProject(beside(&file, UNFINISHED));
        let io = |error| Error::io(&path, error);
        // Whoever could read the project can read the new one, and nobody else.
        new_file(&unfinished.0).and_then(|new| new.set_permissions(fs::metadata(&file)?.permissions())).map_err(io)?;
        steps::passed()?;
        self.write(&file, &unfinished.0, key.as_ref())?;
        sync(&unfinished.0).map_err(io)?;
        steps::passed()?;
        self.refuse_readers(&file)?;
        let mut backups = self.project.backups().destroy();
        let replaced = steps::passed().and_then(|()| self.replace(&file, &unfinished.0, key.as_ref()));
        if replaced.is_ok() {
            backups.extend(self.project.backups().destroy());
        }
        // The one file or the other is there, whatever comes. The new one has a backup, even if a killed try has destroyed those of the
        // old one; the old one has one again.
        let make = || self.project.backups().make().ok().flatten().map(|Backup { path, .. }| path);
        let backup = if replaced.is_ok() || backups.destroyed > 0 { make() } else { None };
        Ok(Resealed { is_encrypted: key.is_some(), is_overwritten: replaced?, backups, backup })
    }

    /// Writes what the project holds into an empty file, and looks whether it is all there.
    fn write(&self, file: &Path, unfinished: &Path, key: Option<&ProjectKey>) -> Result<()> {
        let _connected = Connected::to(unfinished);
        let old = key_of(file)?;
        let word = old.as_ref().map(ProjectKey::word).unwrap_or_default();
        let connection = writing_new(unfinished, key)?;
        connection.pragma_update(None, "synchronous", "OFF")?;
        let attach = Zeroizing::new(format!("ATTACH DATABASE ?1 AS old KEY \"{}\"", &*word));
        let attach = if old.is_some() { attach } else { Zeroizing::new("ATTACH DATABASE ?1 AS old KEY ''".to_owned()) };
        connection.execute_batch(&format!("PRAGMA cipher_default_page_size = {PAGE_SIZE}"))?;
        connection.execute(&attach, [file.display().to_string()])?;
        copy_attached(&connection).map_err(|error| trouble(file, error))?;
        for pragma in ["application_id", "user_version"] {
            let value: i64 = connection.query_row(&format!("PRAGMA old.{pragma}"), [], |row| row.get(0))?;
            connection.execute_batch(&format!("PRAGMA main.{pragma} = {value}"))?;
        }
        connection.execute_batch("DETACH DATABASE old")?;
        drop(connection);
        steps::passed()?;
        key.iter().for_each(|key| key.keep());
        let written = Project::open_to_read(unfinished)?;
        if written.state()? == self.project.state()? && written.check()? == self.project.check()? {
            return Ok(());
        }
        Err(Error::Damaged(file.to_owned()))
    }

    /// Looks whether anybody else reads the file, before anything is destroyed: then it could not be replaced.
    ///
    /// # Errors
    /// [`Error::InUse`].
    fn refuse_readers(&mut self, file: &Path) -> Result<()> {
        if cfg!(unix) {
            let alone = self.project.connection.execute_batch("BEGIN EXCLUSIVE; ROLLBACK");
            return alone.map_err(|error| trouble(self.project.path(), error));
        }
        drop(std::mem::replace(&mut self.project.connection, Connection::open_in_memory()?));
        let held = patience::refuse_held(file);
        self.reopen()?;
        held.map_err(|error| match error.kind() {
            ErrorKind::ResourceBusy => Error::InUse(self.project.path().to_owned()),
            _ => Error::io(self.project.path(), error),
        })
    }

    /// Opens the project anew, whose connection was given up while its lock was held.
    fn reopen(&mut self) -> Result<()> {
        let path = self.project.path().to_owned();
        let lock = self.project.lock.take();
        let (coder, revisions) = (self.project.coder.clone(), self.project.revisions.clone());
        *self.project = Project::open_locked(&path, lock)?;
        (self.project.coder, self.project.revisions) = (coder, revisions);
        Ok(())
    }

    /// Puts the new file in the place of the old one, whose lock is held all the time; gives whether the old one was overwritten.
    fn replace(&mut self, file: &Path, unfinished: &Path, key: Option<&ProjectKey>) -> Result<bool> {
        let former = FormerBytes::of(file);
        if cfg!(unix) {
            // Nobody reads in the midst of it.
            self.project.connection.execute_batch("BEGIN EXCLUSIVE")?;
        }
        let nowhere = Connection::open_in_memory()?;
        let old = std::mem::replace(&mut self.project.connection, nowhere);
        // Elsewhere an open file keeps its name.
        let old = Some(old).filter(|_| cfg!(unix));
        let former_key = key_of(file).ok().flatten();
        let renamed = steps::renaming().and_then(|()| patience::rename(unfinished, file));
        let mut is_overwritten = false;
        if renamed.is_ok() {
            let _ = steps::passed();
            sync_folder_of(file);
            former_key.iter().for_each(ProjectKey::forget);
            key.iter().for_each(|key| key.keep());
            is_overwritten = former.overwrite();
        }
        drop(old);
        drop(former);
        self.reopen()?;
        renamed.map_err(|error| Error::io(self.project.path(), error))?;
        self.project.revisions.change_all();
        Ok(is_overwritten)
    }
}

/// Copies all that the attached project holds. What fails there is told in words alone: the words that SQLite has for a failure say which.
fn copy_attached(connection: &Connection) -> rusqlite::Result<()> {
    let copied = connection.query_row("SELECT sqlcipher_export('main', 'old')", [], |_| Ok(()));
    copied.map_err(|error| match &error {
        rusqlite::Error::SqliteFailure(_, Some(words)) => {
            let code = NAMED_FAILURES.into_iter().find(|&code| ffi::code_to_str(code) == words);
            code.map_or(error, |code| rusqlite::Error::SqliteFailure(ffi::Error::new(code), None))
        }
        _ => error,
    })
}

/// Failures in which a person can do something.
const NAMED_FAILURES: [i32; 5] =
    [ffi::SQLITE_FULL, ffi::SQLITE_IOERR, ffi::SQLITE_NOMEM, ffi::SQLITE_CORRUPT, ffi::SQLITE_BUSY];

/// The bytes of the file in whose place another one is put, which can be reached though its name leads elsewhere.
struct FormerBytes {
    open: Option<File>,
    /// Another name. Where an open file keeps its name, it must not be open before it has lost it.
    named: Option<PathBuf>,
}

impl FormerBytes {
    fn of(file: &Path) -> Self {
        if cfg!(unix) {
            return Self { open: OpenOptions::new().write(true).open(file).ok(), named: None };
        }
        let name = beside(file, FORMER);
        let named = fs::hard_link(file, &name).is_ok().then_some(name);
        Self { open: None, named }
    }

    /// Overwrites them; gives whether it could.
    fn overwrite(&self) -> bool {
        let opened = self.named.as_ref().and_then(|name| OpenOptions::new().write(true).open(name).ok());
        self.open.as_ref().or(opened.as_ref()).is_some_and(|file| zeroes(file).is_ok())
    }
}

impl Drop for FormerBytes {
    fn drop(&mut self) {
        self.open.take().into_iter().for_each(close);
        self.named.iter().for_each(|name| remove(name));
    }
}

/// A file that is removed unless it was put in its place.
struct UnfinishedProject(PathBuf);

impl Drop for UnfinishedProject {
    fn drop(&mut self) {
        wipe(&self.0);
    }
}

#[cfg(all(test, feature = "encryption"))]
#[path = "passphrase_tests.rs"]
mod tests;
