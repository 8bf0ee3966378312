//! Copies for coders: a project file of its own with all or some of the cases, which is merged again ([`super::merging`]).
//!
//! A copy begins with an empty log, and knows how far the log of the project had come when it was made. So both logs together tell what
//! was changed on each side since, and nothing has to be kept of the state in between.

use std::collections::BTreeSet;
use std::ops::Deref;
use std::path::Path;

use rusqlite::{Connection, OptionalExtension as _, params};
use serde::Serialize;

use super::creation::NewFile;
use super::merging::LogMark;
use super::opening::writing;
use super::rows::new_guid;
use super::settings::OF_MACHINE;
use super::sums::{self, Growth};
use super::{Project, now};
use crate::error::{Error, Result};
use crate::pace::{Pace, go_on};
use crate::steps;
use reading::descriptor::Connected;
use reading::entered;

/// In how many steps a copy is made.
const COPY_STEPS: usize = 3;

/// What a copy is to hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyOrder {
    /// For whom it is: who codes in it.
    pub coder: String,
    /// The ids of its cases; `None` for all.
    pub cases: Option<BTreeSet<i64>>,
    /// Whether its codebook takes no changes.
    pub is_locked: bool,
    /// Whether it holds what others than the coder have coded.
    pub with_codings: bool,
}

/// How a project was made as a copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CopyRecord {
    #[serde(skip)]
    pub(super) guid: String,
    /// For whom it is.
    pub coder: String,
    /// UTC, ISO 8601.
    pub made_at: String,
    pub is_locked: bool,
    /// The GUID of the copy of which it was made; empty where that was no copy.
    #[serde(skip)]
    pub(super) origin: String,
    #[serde(skip)]
    pub(super) mark: LogMark,
}

/// The copies of a project, and the project as one.
#[must_use]
#[derive(Debug)]
pub struct Copies<P> {
    pub(super) project: P,
}

impl<P: Deref<Target = Project>> Copies<P> {
    /// How this project was made as a copy; `None` where it is none, or was copied by hand.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn own(&self) -> Result<Option<CopyRecord>> {
        let mut query = self
            .project
            .connection()
            .prepare_cached("SELECT guid, coder, made_at, codebook, mark, origin FROM copy")?;
        let found = query.query_row([], |row| {
            let codebook: String = row.get(3)?;
            let mark: String = row.get(4)?;
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, codebook == "locked", mark, row.get(5)?))
        });
        let Some((guid, coder, made_at, is_locked, mark, origin)) = found.optional()? else { return Ok(None) };
        let mark = serde_json::from_str(&mark).map_err(|_| Error::Damaged(self.project.path().to_owned()))?;
        Ok(Some(CopyRecord { guid, coder, made_at, is_locked, origin, mark }))
    }

    /// Writes a copy for a coder into a new file. The project stays as it is.
    ///
    /// # Errors
    /// [`Error::NoCaseForCopy`], [`Error::EmptyName`], [`Error::Stopped`]; those of [`super::NewProject::begin`]. Then there is no file.
    pub fn make(&self, path: &Path, order: &CopyOrder, pace: Pace<'_>) -> Result<()> {
        let coder = entered::name(&order.coder);
        if coder.is_empty() {
            return Err(Error::EmptyName);
        }
        if order.cases.as_ref().is_some_and(BTreeSet::is_empty) {
            return Err(Error::NoCaseForCopy);
        }
        go_on(pace, 0, COPY_STEPS)?;
        let file = NewFile::begin(path)?;
        let place = file.unfinished().to_owned();
        let mark = LogMark::last(self.project.connection())?;
        let origin = self.own()?.map(|own| own.guid).unwrap_or_default();
        self.project.connection().execute("VACUUM INTO ?", [place.display().to_string()])?;
        steps::passed()?;
        go_on(pace, 1, COPY_STEPS)?;
        let connected = Connected::to(&place);
        let mut connection = writing(&place)?;
        prune(&mut connection, order, &coder, (&origin, &mark))?;
        go_on(pace, 2, COPY_STEPS)?;
        // What was left out stands in no free page.
        connection.execute_batch("VACUUM")?;
        drop((connection, connected));
        go_on(pace, COPY_STEPS, COPY_STEPS)?;
        file.place()?;
        Ok(())
    }

    /// Refuses an edit that changes a locked codebook.
    pub(super) fn let_codebook_be(&self, growth: &Growth) -> Result<()> {
        let touches = ["code", "code_group"].iter().any(|table| growth.contains_key(*table));
        let is_locked = touches && self.own()?.is_some_and(|copy| copy.is_locked);
        if is_locked { Err(Error::CodebookLocked) } else { Ok(()) }
    }
}

/// Takes out what a copy is not to hold, and notes how it was made.
fn prune(connection: &mut Connection, order: &CopyOrder, coder: &str, (origin, mark): (&str, &LogMark)) -> Result<()> {
    let transaction = connection.transaction()?;
    transaction.execute_batch(
        "CREATE TEMP TABLE kept_case (id INTEGER PRIMARY KEY); DELETE FROM log; DELETE FROM merged; DELETE FROM copy;",
    )?;
    match &order.cases {
        None => drop(transaction.execute("INSERT INTO temp.kept_case SELECT id FROM cases", [])?),
        Some(cases) => {
            let mut insert = transaction.prepare("INSERT INTO temp.kept_case SELECT id FROM cases WHERE id = ?")?;
            for case in cases {
                insert.execute([case])?;
            }
        }
    }
    for table in ["memo", "coding", "attribute_value", "aside", "correction", "replacement", "document"] {
        let other = format!("DELETE FROM {table} WHERE case_id NOT IN (SELECT id FROM temp.kept_case)");
        transaction.execute(&other, [])?;
    }
    transaction.execute_batch(
        "UPDATE memo_link SET case_id = NULL, start = NULL, end = NULL WHERE case_id NOT IN (SELECT id FROM temp.kept_case);
         DELETE FROM redaction WHERE case_number NOT IN (SELECT id FROM temp.kept_case);
         DELETE FROM cases WHERE id NOT IN (SELECT id FROM temp.kept_case);
         DELETE FROM source WHERE id NOT IN (SELECT source_id FROM cases);",
    )?;
    // The backups are those of the project, and their folders tell of the machine.
    transaction.execute("DELETE FROM setting WHERE name IN (?, ?)", OF_MACHINE)?;
    transaction.execute(
        "INSERT INTO coder (name, guid, changed_at) VALUES (?, ?, ?) ON CONFLICT (name) DO NOTHING",
        params![coder, new_guid(), now()],
    )?;
    if !order.with_codings {
        let others = "(SELECT id FROM coder WHERE name <> ?)";
        transaction.execute(
            &format!("DELETE FROM memo WHERE coding_id IN (SELECT id FROM coding WHERE coder_id IN {others})"),
            [coder],
        )?;
        transaction.execute(&format!("DELETE FROM coding WHERE coder_id IN {others}"), [coder])?;
        transaction
            .execute(&format!("DELETE FROM aside WHERE code_id IS NOT NULL AND coder_id IN {others}"), [coder])?;
    }
    let codebook = if order.is_locked { "locked" } else { "open" };
    transaction.execute(
        "INSERT INTO copy (guid, made_at, coder, codebook, origin, mark) VALUES (?, ?, ?, ?, ?, ?)",
        params![new_guid(), now(), coder, codebook, origin, mark.json()],
    )?;
    sums::renew(&transaction, &Growth::new())?;
    transaction.commit()?;
    Ok(())
}
