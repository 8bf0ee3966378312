//! Who codes: the people of a project.
//!
//! A coder is known by a GUID in every copy of the project, and by the name among people. Whoever codes under a name that the project
//! does not have becomes one of its coders; two names that differ by letter case alone are two people only where a person says so.

use std::collections::{HashMap, HashSet};
use std::ops::Deref;

use rusqlite::{OptionalExtension, params};

use super::rows::new_guid;
use super::{Act, Project};
use crate::codebook::{PALETTE, colour_of};
use crate::error::{Error, Result};
use reading::entered;

/// Initials have at most so many letters.
const LONGEST_INITIALS: usize = 4;

/// Somebody who codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coder {
    pub id: i64,
    /// By what the coder is known in every copy of the project.
    pub guid: String,
    pub name: String,
    /// As a person gave them, else the first letters of the name.
    pub initials: String,
    /// As `#rrggbb`: what a person chose, else one of the palette.
    pub colour: String,
    /// Whether the coder takes part still. Nobody can code under the name of one who does not.
    pub active: bool,
}

/// What a person says of a coder; `None` leaves it as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CoderChange {
    pub name: Option<String>,
    /// Empty for the first letters of the name.
    pub initials: Option<String>,
    /// As `#rrggbb`; empty for one of the palette.
    pub colour: Option<String>,
    pub active: Option<bool>,
    /// Whether the name is another person's, though it differs from a known one by letter case alone.
    pub apart: bool,
}

/// Which codings of a coder are given to another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reassigned {
    /// Ids of cases; all where there are none.
    pub cases: Vec<i64>,
    /// Ids of codes; all where there are none.
    pub codes: Vec<i64>,
}

/// The coders of a project.
#[must_use]
#[derive(Debug)]
pub struct Coders<P> {
    pub(super) project: P,
}

impl<P: Deref<Target = Project>> Coders<P> {
    /// All coders, by their names.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn list(&self) -> Result<Vec<Coder>> {
        let mut query =
            self.project.connection().prepare_cached("SELECT id, guid, name, initials, colour, active FROM coder")?;
        let rows = query.query_map([], |row| {
            let (id, name): (i64, String) = (row.get(0)?, row.get(2)?);
            let (initials, colour): (String, String) = (row.get(3)?, row.get(4)?);
            Ok(Coder {
                id,
                guid: row.get::<_, Option<String>>(1)?.unwrap_or_default(),
                initials: if initials.is_empty() { initials_of(&name) } else { initials },
                colour: if colour.is_empty() { palette_colour(id) } else { colour },
                name,
                active: row.get(5)?,
            })
        })?;
        let mut coders: Vec<Coder> = rows.collect::<Result<_, _>>()?;
        coders.sort_by_cached_key(|coder| (entered::key(&coder.name), coder.id));
        Ok(coders)
    }

    /// The coder of this name; letter case does not matter where only one is meant.
    ///
    /// # Errors
    /// [`Error::NoCoder`]; if the file cannot be read.
    pub fn find(&self, name: &str) -> Result<Coder> {
        let (coders, name) = (self.list()?, entered::name(name));
        let exact = coders.iter().find(|coder| coder.name == name);
        let alike: Vec<&Coder> =
            coders.iter().filter(|coder| entered::key(&coder.name) == entered::key(&name)).collect();
        match (exact, &alike[..]) {
            (Some(coder), _) => Ok(coder.clone()),
            (None, [coder]) => Ok((*coder).clone()),
            _ => Err(Error::NoCoder(name)),
        }
    }

    /// The coder whose name differs from this one by letter case alone, if there is one and none of the name itself.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn alike(&self, name: &str) -> Result<Option<Coder>> {
        let (coders, name) = (self.list()?, entered::name(name));
        if coders.iter().any(|coder| coder.name == name) {
            return Ok(None);
        }
        Ok(coders.into_iter().find(|coder| entered::key(&coder.name) == entered::key(&name)))
    }

    /// The id of the coder with exactly this name.
    pub(super) fn id(&self, name: &str) -> Result<Option<i64>> {
        let mut query = self.project.connection().prepare_cached("SELECT id FROM coder WHERE name = ?")?;
        Ok(query.query_row([name], |row| row.get(0)).optional()?)
    }

    pub(super) fn name_of(&self, id: i64) -> Result<Option<String>> {
        let mut query = self.project.connection().prepare_cached("SELECT name FROM coder WHERE id = ?")?;
        Ok(query.query_row([id], |row| row.get(0)).optional()?)
    }

    /// The cases in which each coder has done something, by the ids of both: coded, written a memo, corrected an entry, set the status or written
    /// the summary.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn seen(&self) -> Result<HashSet<(i64, i64)>> {
        let mut query = self.project.connection().prepare_cached(
            "SELECT coder_id, case_id FROM coding UNION SELECT coder_id, case_id FROM memo WHERE case_id IS NOT NULL
             UNION SELECT coder_id, case_id FROM correction
             UNION SELECT status_coder_id, id FROM cases WHERE status_coder_id IS NOT NULL AND status <> 'unread'
             UNION SELECT summary_coder_id, id FROM cases WHERE summary_coder_id IS NOT NULL",
        )?;
        Ok(query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
    }

    /// How many codings each coder has, by their ids; of those whose codings are seen.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn counts(&self) -> Result<HashMap<i64, usize>> {
        let seen = self.sees()?.holds("coder_id");
        let count = format!("SELECT coder_id, count(*) FROM coding WHERE {seen} GROUP BY coder_id");
        let mut query = self.project.connection().prepare_cached(&count)?;
        Ok(query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
    }
}

impl Coders<&mut Project> {
    /// Adds a coder; gives the id.
    ///
    /// # Errors
    /// [`Error::EmptyName`], [`Error::CoderExists`], [`Error::CoderAlike`], [`Error::BadInitials`], [`Error::BadColour`].
    pub fn add(&mut self, name: &str, change: &CoderChange) -> Result<i64> {
        let change = CoderChange { name: Some(name.to_owned()), ..change.clone() };
        self.project.edit(Act::AddCoder, |project| {
            let mut coders = project.write().coders();
            coders.check_name(name, None, change.apart)?;
            let id = coders.named(&entered::name(name))?;
            coders.update(id, &change)?;
            Ok(id)
        })
    }

    /// Changes what is said of a coder. Whoever codes under the name now goes on under the new one.
    ///
    /// # Errors
    /// As [`Coders::add`].
    pub fn change(&mut self, id: i64, change: &CoderChange) -> Result<()> {
        let before = self.name(id)?;
        self.project.edit(Act::ChangeCoder, |project| {
            let mut coders = project.write().coders();
            if let Some(name) = &change.name {
                coders.check_name(name, Some(id), change.apart)?;
            }
            coders.update(id, change)
        })?;
        if self.project.coder == before {
            self.project.coder = self.name(id)?;
        }
        Ok(())
    }

    /// Makes two coders one: everything that the first made goes over to the second, and the first goes. Where both have put the same code
    /// on the same passage, the two codings become one. Who did an edit stands in the log as before. Gives how many codings went over.
    ///
    /// # Errors
    /// [`Error::SameCoder`]; if the file cannot be written.
    pub fn merge(&mut self, from: i64, into: i64) -> Result<usize> {
        let (name, new) = (self.name(from)?, self.name(into)?);
        if from == into {
            return Err(Error::SameCoder(name));
        }
        let count = self.project.edit(Act::MergeCoders, |project| {
            let count = project.write().coders().give(from, into, &Reassigned::default())?;
            for (table, column) in pointing(project)? {
                let stands = format!("UPDATE {table} SET {column} = ? WHERE {column} = ?");
                project.execute(&stands, [into, from])?;
            }
            project.execute("DELETE FROM coder WHERE id = ?", [from])?;
            Ok(count)
        })?;
        if self.project.coder == name {
            self.project.coder = new;
        }
        Ok(count)
    }

    /// Gives codings of a coder to another, with the memos that the coder has written on them. Gives how many.
    ///
    /// # Errors
    /// [`Error::SameCoder`]; if the file cannot be written.
    pub fn reassign(&mut self, from: i64, into: i64, which: &Reassigned) -> Result<usize> {
        if from == into {
            return Err(Error::SameCoder(self.name(from)?));
        }
        self.project.edit(Act::ReassignCodings, |project| project.write().coders().give(from, into, which))
    }

    fn give(&mut self, from: i64, into: i64, which: &Reassigned) -> Result<usize> {
        let mut query = self
            .project
            .connection()
            .prepare_cached("SELECT id, case_id, code_id FROM coding WHERE coder_id = ? ORDER BY id")?;
        let rows = query.query_map([from], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let codings: Vec<(i64, i64, i64)> = rows.collect::<Result<_, _>>()?;
        drop(query);
        let is_meant = |(_, case, code): &&(i64, i64, i64)| {
            (which.cases.is_empty() || which.cases.contains(case))
                && (which.codes.is_empty() || which.codes.contains(code))
        };
        let mut given = 0;
        for (coding, _, code) in codings.iter().filter(is_meant) {
            let own = "UPDATE memo SET coder_id = ? WHERE coding_id = ? AND coder_id = ?";
            self.project.execute(own, params![into, coding, from])?;
            self.project.write().codings().hand_over(*coding, *code, into)?;
            given += 1;
        }
        Ok(given)
    }

    fn check_name(&self, name: &str, own: Option<i64>, apart: bool) -> Result<()> {
        let name = entered::name(name);
        if name.is_empty() {
            return Err(Error::EmptyName);
        }
        let key = entered::key(&name);
        let others = self.list()?;
        let mut others = others.iter().filter(|coder| Some(coder.id) != own && entered::key(&coder.name) == key);
        match others.clone().find(|coder| coder.name == name) {
            Some(_) => Err(Error::CoderExists(name)),
            None if apart => Ok(()),
            None => others.next().map_or(Ok(()), |known| Err(Error::CoderAlike { name, known: known.name.clone() })),
        }
    }

    fn update(&mut self, id: i64, change: &CoderChange) -> Result<()> {
        let mut set = |column: &str, value: &dyn rusqlite::ToSql| {
            let at = self.project.edit_began.clone();
            let differs =
                format!("UPDATE coder SET {column} = ?1, changed_at = ?2 WHERE id = ?3 AND {column} IS NOT ?1");
            self.project.execute(&differs, params![value, at, id])
        };
        if let Some(name) = &change.name {
            set("name", &entered::name(name))?;
        }
        if let Some(initials) = &change.initials {
            let initials = entered::name(initials);
            if initials.chars().count() > LONGEST_INITIALS {
                return Err(Error::BadInitials(initials));
            }
            set("initials", &initials)?;
        }
        if let Some(colour) = &change.colour {
            set("colour", &colour_of(colour)?)?;
        }
        if let Some(active) = change.active {
            set("active", &active)?;
        }
        Ok(())
    }

    /// The id of the coder who works now; made when first needed.
    ///
    /// # Errors
    /// [`Error::CoderAlike`] where the name is nearly that of another, [`Error::InactiveCoder`].
    pub(super) fn current(&mut self) -> Result<i64> {
        let name = self.project.coder.clone();
        let id = self.entered(&name)?;
        let mut query = self.project.connection().prepare_cached("SELECT active FROM coder WHERE id = ?")?;
        if query.query_row([id], |row| row.get(0))? { Ok(id) } else { Err(Error::InactiveCoder(name)) }
    }

    /// The id of the coder with this name, as a person has typed it; made when first needed.
    ///
    /// # Errors
    /// [`Error::CoderAlike`] where the name is nearly that of another.
    pub(super) fn entered(&mut self, name: &str) -> Result<i64> {
        if self.id(name)?.is_none() {
            self.check_name(name, None, false)?;
        }
        self.named(name)
    }

    /// The id of the coder with this name, as a file or another program has it; made when first needed.
    pub(super) fn named(&mut self, name: &str) -> Result<i64> {
        if let Some(known) = self.id(name)? {
            return Ok(known);
        }
        let at = self.project.edit_began.clone();
        self.project
            .execute("INSERT INTO coder (name, guid, changed_at) VALUES (?, ?, ?)", params![name, new_guid(), at])?;
        Ok(self.project.connection().last_insert_rowid())
    }

    fn name(&self, id: i64) -> Result<String> {
        Ok(self.project.coders().name_of(id)?.unwrap_or_default())
    }
}

/// The columns that say whose a row is, by table, but for those of codings, which have a rule of their own.
fn pointing(project: &Project) -> Result<Vec<(String, String)>> {
    let mut query = project.connection().prepare(
        "SELECT tables.name, key.\"from\" FROM sqlite_schema AS tables, pragma_foreign_key_list(tables.name) AS key
         WHERE tables.type = 'table' AND key.\"table\" = 'coder' AND tables.name <> 'coding'",
    )?;
    Ok(query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
}

/// The first letters of the words of a name, at most three.
fn initials_of(name: &str) -> String {
    let words: Vec<&str> = name.split([' ', '-', '.', '_']).filter(|word| !word.is_empty()).collect();
    match &words[..] {
        [one] => one.chars().take(2).flat_map(char::to_uppercase).collect(),
        words => words.iter().take(3).filter_map(|word| word.chars().next()).flat_map(char::to_uppercase).collect(),
    }
}

/// The colour of a coder for whom nobody has chosen one.
fn palette_colour(id: i64) -> String {
    let at = usize::try_from(id.rem_euclid(12)).unwrap_or_default();
    PALETTE.get(at).map_or_else(String::new, |colour| (*colour).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_the_first_letters_of_the_words() {
        for (name, initials) in
            [("Kari Nordmann", "KN"), ("åse-marie li", "ÅML"), ("kari", "KA"), ("K", "K"), ("", ""), ("a b c d", "ABC")]
        {
            assert_eq!(initials_of(name), initials, "{name}");
        }
    }
}
