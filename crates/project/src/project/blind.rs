//! Blind coding: whose codings whoever works now may see. Everything that shows codings, memos on them, or what was set aside of them reads
//! through [`SeenCodings`]; what moves, checks, redacts or merges rows reads all of them (`every…`).

use std::ops::Deref;

use rusqlite::OptionalExtension;

use super::coders::Coders;
use super::settings::BLIND;
use super::{Act, Project};
use crate::error::{Error, Result};

/// The codings that whoever works now may see: all, or those of one coder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SeenCodings {
    All,
    /// The id of the coder; 0, which none has, where the coder has made nothing yet.
    Own(i64),
}

impl SeenCodings {
    /// What is true, in SQL, of a coding that is seen; `coder` is the column with the coder's id.
    pub(super) fn holds(self, coder: &str) -> String {
        match self {
            Self::All => "TRUE".to_owned(),
            Self::Own(id) => format!("{coder} = {id}"),
        }
    }

    /// What is true of a memo that is seen: one that is on no coding, or on one that is seen.
    pub(super) fn holds_of_memo(self) -> String {
        match self {
            Self::All => "TRUE".to_owned(),
            Self::Own(id) => format!(
                "(memo.coding_id IS NULL OR memo.coding_id IN (SELECT seen.id FROM coding AS seen WHERE seen.coder_id = {id}))"
            ),
        }
    }
}

impl<P: Deref<Target = Project>> Coders<P> {
    /// Whether whoever works now sees no codings of others.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn is_blind(&self) -> Result<bool> {
        Ok(self.sees()? != SeenCodings::All)
    }

    /// Whether the coder of this name sees no codings of others.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn codes_blind(&self, name: &str) -> Result<bool> {
        let own: Option<Option<bool>> = self
            .project
            .connection()
            .prepare_cached("SELECT blind FROM coder WHERE name = ?")?
            .query_row([name], |row| row.get(0))
            .optional()?;
        match own.flatten() {
            Some(own) => Ok(own),
            None => self.project.settings().is_blind(),
        }
    }

    /// # Errors
    /// [`Error::CodesBlind`] where whoever works now sees no codings of others.
    pub(crate) fn check_open(&self) -> Result<()> {
        if self.is_blind()? { Err(Error::CodesBlind(self.project.coder.clone())) } else { Ok(()) }
    }

    pub(super) fn sees(&self) -> Result<SeenCodings> {
        if self.codes_blind(&self.project.coder)? {
            Ok(SeenCodings::Own(self.id(&self.project.coder)?.unwrap_or_default()))
        } else {
            Ok(SeenCodings::All)
        }
    }

    /// # Errors
    /// [`Error::HiddenCodings`] where a code stands on codings that whoever works now does not see.
    pub(super) fn check_hidden(&self, code: i64) -> Result<()> {
        let hidden = format!("SELECT 1 FROM coding WHERE code_id = ? AND NOT ({})", self.sees()?.holds("coder_id"));
        if self.project.connection().prepare_cached(&hidden)?.exists([code])? {
            return Err(Error::HiddenCodings(self.project.codes().tree()?.path(code)));
        }
        Ok(())
    }
}

impl Coders<&mut Project> {
    /// Lets one coder code blind, or no longer; without a coder all of them, and those who come.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn set_blind(&mut self, coder: Option<i64>, blind: bool) -> Result<()> {
        self.project.edit(Act::SetBlind, |project| {
            if let Some(id) = coder {
                let set = "UPDATE coder SET blind = ?1 WHERE id = ?2 AND blind IS NOT ?1";
                project.execute(set, rusqlite::params![blind, id]).map(drop)
            } else {
                project.execute("UPDATE coder SET blind = NULL WHERE blind IS NOT NULL", [])?;
                project.write().settings().put(BLIND, if blind { "yes" } else { "no" })
            }
        })
    }
}
