//! The project: one SQLite file with sources, cases, codebook, codings, memos and attributes.
//!
//! [`Project`] owns the only writing connection. Every edit is one transaction and one row in the log
//! ([`Project::edit`]); undo and redo put rows back ([`changes`]). What a user can do stands in one file per noun, each with a
//! handle that the project gives out ([`handles`]): `project.codings().of(case)` reads, `project.write().codings().add(…)` writes.

mod act;
mod annotations;
mod asides;
mod attribute_cells;
mod attribute_table;
mod attributes;
mod attribution;
mod backup_owner;
mod backups;
mod blind;
mod cases;
mod changes;
mod check;
mod code_edits;
mod code_groups;
mod code_history;
mod coders;
mod codes;
mod codings;
mod consensus;
mod copies;
mod copy_tables;
mod corrections;
mod creation;
mod day_log;
mod degrees;
mod documents;
mod entries;
mod erasing;
mod exchange;
mod file;
mod handles;
mod history;
mod kept;
mod keys;
mod memo_links;
mod memos;
mod merging;
mod opening;
mod passages;
mod passphrase;
mod prints;
mod provenance;
mod record;
mod redacted_texts;
mod redaction;
mod releases;
mod revisions;
mod rows;
mod schema;
mod settings;
mod sums;
mod table_preview;
mod tables;
mod texts;
mod undo_cut;
mod word_index;

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use rusqlite::{Connection, OptionalExtension, Params, params};

pub use act::Act;
pub use annotations::AnnotationCode;
pub use asides::{Aside, Asides};
pub use attribute_cells::{CellValue, Filling};
pub use attribute_table::{AttributeTable, Note, ReadAs};
pub use attributes::{Attribute, Attributes, CASE_COLUMNS, CODING_COLUMNS, is_reserved};
pub use attribution::{Attribution, Attributions};
pub use backup_owner::backup_folder;
pub use backups::{
    Backup, BackupContent, Backups, BackupsOfAnother, DestroyedBackups, EVERY, KEPT, backups_below, backups_in,
};
#[cfg(test)]
pub(crate) use cases::READ;
pub use cases::{Case, CaseStatus, Cases, NamedCase, Print, SourceText};
pub use changes::Change;
pub use check::Finding;
pub use code_edits::CodeRef;
pub use code_history::{CodeAct, CodeChange};
pub use coders::{Coder, CoderChange, Coders, Reassigned};
pub use codes::{Code, CodeText, CodeTree, Codes, NewCode, PATH_SEPARATOR};
pub use codings::{Coding, CodingRow, Codings};
pub use consensus::{CONSENSUS, ConsensusDecision};
pub use copies::{Copies, CopyOrder, CopyRecord};
pub use corrections::Corrections;
pub use creation::{NewFile, NewProject};
pub use day_log::{DayEdits, LoggedDay};
pub use degrees::DegreeScale;
pub use documents::{Documents, StoredDocument};
pub use entries::{Entries, Reread, RereadCase};
pub use erasing::{Erased, Erasure, OtherCopy, erase_in_copy};
pub use exchange::{Exchange, Exchanged, Made, RowIntake, RowStamp};
pub use file::Access;
use file::identity;
pub use file::{Lock, beside, canonical, left_beside, lock, mark_of};
pub use handles::Writer;
pub use history::{EditHistory, MadeRows, Undoing, Undone};
pub use kept::{Kept, KeptKind, KeptText};
use keys::ProjectKey;
pub use keys::{AskPassphrase, ENCRYPTS, SHORTEST_PASSPHRASE, ask_passphrases_with, is_locked, lock_up};
pub use memo_links::{LinkTarget, LinkedKind, MemoLink, MemoLinks};
pub use memos::{FreeMemo, Memo, MemoEdit, MemoOn, Memos};
pub use merging::{
    LISTED_ITEMS, MergeDecision, MergeEvent, MergeItem, MergeOptions, MergeOutcome, MergePassage, MergeRule, WhyLeft,
};
use opening::{ReadingConnection, keep_plans, trouble, writing, writing_new};
pub use opening::{connect, unlock, unwritable};
pub use passages::Carried;
pub use passphrase::{Passphrases, Resealed};
pub(crate) use record::BeforeImport;
pub use record::{Record, Recorded, Records, Told};
pub use redacted_texts::{Occurrence, RedactedText as Within};
pub use redaction::{Redacted, Redactions, Released};
pub use releases::Releases;
pub use revisions::Part;
use revisions::Revisions;
pub use schema::{APPLICATION_ID, VERSION};
pub use settings::{ProjectSettings, harmless_form};
pub(crate) use table_preview::preview as preview_table;
pub use table_preview::{ColumnPreview, TableMisfit, TablePreview};
pub use texts::each_text;
pub use undo_cut::UndoCut;
pub use word_index::{IndexSegment, WordIndex};

use crate::codebook::Codebook;
use crate::error::{Error, Result};
use crate::steps;
use crate::word::of_word;
pub use crate::word::word;
use reading::clock::now;
use reading::descriptor::Connected;
use reading::entered;

/// The rows of the log that the next undo and the next redo take.
const LAST_DONE: &str = "SELECT id, command FROM log WHERE state = 'done' ORDER BY id DESC LIMIT 1";
const FIRST_UNDONE: &str = "SELECT id, command FROM log WHERE state = 'undone' ORDER BY id LIMIT 1";

/// What was undone stays in the log, and is known by the edit that is written next.
const LEAVE_UNDONE: &str =
    "UPDATE log SET state = 'dropped', left_by = (SELECT max(id) + 1 FROM log) WHERE state = 'undone'";

/// An open project file.
#[derive(Debug)]
pub struct Project {
    path: PathBuf,
    connection: Connection,
    connected: Connected,
    access: Access,
    coder: String,
    /// When the open edit began: the time of its rows and of its row in the log.
    edit_began: String,
    revisions: Revisions,
    data_version: i64,
    /// Which file it was when it was opened.
    identity: Option<(u64, u64)>,
    lock: Option<Lock>,
}

/// Opens a file for writing that is a project which will have, or has, the name `path`, and whose lock is held.
fn unplaced(path: &Path, file: &Path) -> Result<Project> {
    let connected = Connected::to(file);
    let mut connection = writing(file)?;
    schema::migrate(&mut connection)?;
    changes::watch(&connection)?;
    Ok(Project::over(path, connection, connected, Access::Write, None))
}

impl Project {
    /// Makes a new, empty project.
    ///
    /// # Errors
    /// Those of [`NewProject::begin`] and [`NewProject::place`]; then there is no file.
    pub fn create(path: &Path) -> Result<Self> {
        NewProject::begin(path)?.place()
    }

    /// Makes a new project with a codebook. The first edit that can be undone is the user's own.
    ///
    /// # Errors
    /// Those of [`Project::create`] and [`Codes::load`]; then there is no file.
    pub fn create_with(path: &Path, codebook: &Codebook) -> Result<Self> {
        NewProject::with_codebook(path, codebook, None)
    }

    /// Writes an empty project into an empty file, which will have the name `path` when it is whole.
    fn start(path: &Path, unfinished: &Path, key: Option<&ProjectKey>) -> Result<Self> {
        let connected = Connected::to(unfinished);
        let mut connection = writing_new(unfinished, key)?;
        // A try that is killed is cleared away whatever state it is in; the whole file is synced before it is placed.
        connection.pragma_update(None, "synchronous", "OFF")?;
        schema::migrate(&mut connection)?;
        // Later steps drop what earlier ones made; a new file has no free pages.
        connection.execute_batch("VACUUM")?;
        changes::watch(&connection)?;
        steps::passed()?;
        Ok(Self::over(path, connection, connected, Access::Write, None))
    }

    /// Opens a project, for writing where that is possible; [`Project::access`] tells. Only a file that is
    /// proved to be a sound project of a known version is ever opened for writing.
    ///
    /// # Errors
    /// [`reading::Error::NotFound`], [`reading::Error::Io`], [`Error::NotAProject`], [`Error::Damaged`], [`Error::Newer`]; [`Error::InUse`]
    /// while another window is writing an edit.
    pub fn open(path: &Path) -> Result<Self> {
        // Closed before the lock is taken: Windows removes nothing of what a killed try has left while the file is open.
        let version = ReadingConnection::of(path)?.version;
        match lock(path) {
            (Access::Write, lock) => Self::open_locked(path, lock),
            (access, _) if version < VERSION => Err(unwritable(path, access)),
            (access, _) => {
                let ReadingConnection { connection, connected, .. } = ReadingConnection::of(path)?;
                Ok(Self::over(path, connection, connected, access, None))
            }
        }
    }

    /// Opens a project for writing whose lock is held and which is known to be sound.
    fn open_locked(path: &Path, lock: Option<Lock>) -> Result<Self> {
        let mut project = Self { lock, ..unplaced(path, &canonical(path))? };
        // A copy for somebody is worked on by them, until somebody else is named.
        if let Some(copy) = project.copies().own()? {
            project.coder = copy.coder;
        }
        Ok(project)
    }

    fn over(path: &Path, connection: Connection, connected: Connected, access: Access, lock: Option<Lock>) -> Self {
        keep_plans(&connection);
        Self {
            path: path.to_owned(),
            connection,
            connected,
            access,
            coder: default_coder(),
            edit_began: String::new(),
            revisions: Revisions::new(),
            data_version: 0,
            identity: identity(&canonical(path)),
            lock,
        }
    }

    /// What has been done so far stays done: undo begins anew.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn forget_undo(&mut self) -> Result<()> {
        self.writable()?;
        self.connection.execute("UPDATE log SET state = 'dropped'", [])?;
        self.revisions.change([]);
        Ok(())
    }

    /// Looks whether another window has changed the file; then what was computed from it is old.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn poll(&mut self) -> Result<()> {
        if self.access != Access::Write && identity(&canonical(&self.path)) != self.identity {
            // Another file has taken the place of this one: it is opened instead.
            let mut other = Self::open_to_read(&self.path)?;
            std::mem::swap(&mut self.connection, &mut other.connection);
            std::mem::swap(&mut self.connected, &mut other.connected);
            self.identity = other.identity;
            self.revisions.change_all();
            return Ok(());
        }
        let version: i64 = self.connection.query_row("PRAGMA data_version", [], |row| row.get(0))?;
        if std::mem::replace(&mut self.data_version, version) != version {
            self.revisions.change_all();
        }
        Ok(())
    }

    /// Opens a project for reading only, beside whoever writes to it.
    ///
    /// # Errors
    /// Those of [`Project::open`].
    pub fn open_to_read(path: &Path) -> Result<Self> {
        let mut reading = ReadingConnection::of(path)?;
        if reading.version < VERSION {
            // Brings the file up to date, if it can be written.
            drop(reading);
            drop(Self::open(path)?);
            reading = ReadingConnection::of(path)?;
        }
        let ReadingConnection { connection, connected, .. } = reading;
        Ok(Self::over(path, connection, connected, Access::ReadOnly, None))
    }

    /// Hands the project over to work beside the window. What stays reads only, and shows the same until it is given back.
    ///
    /// # Errors
    /// Those of [`Project::open`].
    pub fn lend(&mut self) -> Result<Self> {
        let mut reading = Self::open_to_read(&self.path)?;
        reading.coder.clone_from(&self.coder);
        reading.revisions.clone_from(&self.revisions);
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

    /// Closes the file, but keeps others from writing to it while what this gives lives.
    pub fn close(self) -> Option<Lock> {
        let Self { connection, connected, lock, .. } = self;
        drop((connection, connected));
        lock
    }

    /// A name for all that the project holds: the same for the same content.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn state(&self) -> Result<String> {
        sums::state(&self.connection)
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
        self.revisions.latest
    }

    /// Whether a part may have changed after a revision of this project, or of one that was open before it.
    #[must_use]
    pub fn has_changed_since(&self, revision: u64, part: Part) -> bool {
        self.revisions.has_changed_since(revision, part)
    }

    /// Who codes from now on.
    pub fn set_coder(&mut self, name: &str) {
        let name = entered::name(name);
        if !name.is_empty() && name != self.coder {
            let before = self.coders().sees().ok();
            self.coder = name;
            if before.is_none() || before != self.coders().sees().ok() {
                self.revisions.change_all();
            }
        }
    }

    #[must_use]
    pub fn coder(&self) -> &str {
        &self.coder
    }

    const fn connection(&self) -> &Connection {
        &self.connection
    }

    /// Holds the state of the file while the guard lives: each reading costs less then, since nothing has to be looked at again before it. Nobody can
    /// write meanwhile, so that it is for moments alone. An open edit holds it already.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn held(&self) -> Result<impl Sized + '_> {
        let connection = self.connection();
        Ok(if connection.is_autocommit() { Some(connection.unchecked_transaction()?) } else { None })
    }

    /// Runs a statement of the open edit: the only door to the rows of which the log tells. Gives how many rows it has changed.
    fn execute(&mut self, statement: &str, values: impl Params) -> Result<usize> {
        debug_assert!(!self.connection.is_autocommit(), "written outside an edit");
        Ok(self.connection.prepare_cached(statement)?.execute(values)?)
    }

    fn writable(&self) -> Result<()> {
        if self.access == Access::Write { Ok(()) } else { Err(unwritable(&self.path, self.access)) }
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
        self.edit_began = now();
        Ok(())
    }

    pub(crate) fn commit(&mut self, act: Act) -> Result<()> {
        let (noted, growth) = changes::noted(&self.connection)?;
        self.copies().let_codebook_be(&growth)?;
        sums::grow(&self.connection, &growth)?;
        if noted != "[]" {
            self.connection.execute(LEAVE_UNDONE, [])?;
            self.write_log(act, &noted, "done")?;
        }
        steps::passed()?;
        self.connection.execute_batch("COMMIT")?;
        self.revisions.change(growth.keys());
        // It is in the file, whatever comes.
        let _ = steps::passed();
        Ok(())
    }

    fn write_log(&self, act: Act, changes: &str, state: &str) -> Result<()> {
        let (at, act) = (&self.edit_began, word(act));
        let sum = sums::sum(&[at, &self.coder, &act, changes]);
        let mut insert = self
            .connection
            .prepare_cached("INSERT INTO log (at, coder, command, changes, state, sum) VALUES (?, ?, ?, ?, ?, ?)")?;
        insert.execute(params![at, self.coder, act, changes, state, sum])?;
        Ok(())
    }

    /// Ends an edit of which the log gets no row.
    fn commit_unlogged(&mut self) -> Result<()> {
        let (_, growth) = changes::noted(&self.connection)?;
        sums::grow(&self.connection, &growth)?;
        steps::passed()?;
        self.connection.execute_batch("COMMIT")?;
        self.revisions.change(growth.keys());
        Ok(())
    }

    pub(crate) fn rollback(&mut self) {
        let _ = self.connection.execute_batch("ROLLBACK");
        // What was read during the edit never came to be.
        self.revisions.change_all();
    }

    /// What the next undo takes back.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn undoable(&self) -> Result<Option<Act>> {
        Ok(self.logged(LAST_DONE)?.map(|(_, act)| act))
    }

    /// What the next redo makes again.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn redoable(&self) -> Result<Option<Act>> {
        Ok(self.logged(FIRST_UNDONE)?.map(|(_, act)| act))
    }

    /// Takes back the last edit; gives what it was, or `None` when there is nothing to undo.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn undo(&mut self) -> Result<Option<Act>> {
        self.travel(LAST_DONE, "undone", changes::undo)
    }

    /// Makes the last undone edit again.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn redo(&mut self) -> Result<Option<Act>> {
        self.travel(FIRST_UNDONE, "done", changes::redo)
    }

    fn travel(
        &mut self,
        query: &str,
        state: &str,
        apply: fn(&Connection, Vec<Change>) -> Result<()>,
    ) -> Result<Option<Act>> {
        let worker = self.coders().id(&self.coder)?;
        self.begin()?;
        let travelled = (|| {
            let Some((id, act)) = self.logged(query)? else { return Ok(None) };
            if !sums::is_as_written(&self.connection, id)? {
                return Err(Error::Damaged(self.path.clone()));
            }
            let json: String =
                self.connection.query_row("SELECT changes FROM log WHERE id = ?", [id], |row| row.get(0))?;
            let changes = serde_json::from_str(&json).map_err(|_| Error::Damaged(self.path.clone()))?;
            self.connection.pragma_update(None, "defer_foreign_keys", true)?;
            apply(&self.connection, changes)?;
            self.connection.execute("UPDATE log SET state = ? WHERE id = ?", params![state, id])?;
            self.commit_unlogged()?;
            Ok(Some(act))
        })();
        if !matches!(travelled, Ok(Some(_))) {
            self.rollback();
        } else if let Some(name) = worker.map(|id| self.coders().name_of(id)).transpose()?.flatten() {
            // Whoever works now may be called otherwise again.
            self.coder = name;
        }
        travelled
    }

    fn logged(&self, query: &str) -> Result<Option<(i64, Act)>> {
        let mut statement = self.connection.prepare_cached(query)?;
        let row: Option<(i64, String)> = statement.query_row([], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        Ok(row.and_then(|(id, name)| Some((id, of_word(name)?))))
    }
}

/// Who works in every project that this process opens from now on, unless another name is set for it.
static WORKER: OnceLock<String> = OnceLock::new();

/// Says who works in every project that this process opens from now on; only the first who is named counts.
pub fn work_as(name: &str) {
    let name = entered::name(name);
    if !name.is_empty() {
        let _ = WORKER.set(name);
    }
}

fn default_coder() -> String {
    if let Some(name) = WORKER.get() {
        return name.clone();
    }
    ["USER", "USERNAME", "LOGNAME"]
        .iter()
        .find_map(|name| std::env::var(name).ok())
        .unwrap_or_else(|| "koder".to_owned())
}
