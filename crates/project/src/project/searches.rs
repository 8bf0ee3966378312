//! Searches that were saved under a name. What they ask stands in a text that [`crate::search::saved`] reads and writes.

use std::ops::Deref;

use rusqlite::OptionalExtension;
use serde_json::Value;

use super::rows::guid_of;
use super::{Act, Project};
use crate::error::{Error, Result};
use crate::named::NamedThing;
use reading::entered;

/// A search as the file holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredSearch {
    pub id: i64,
    pub name: String,
    /// What it asks, as JSON.
    pub query: String,
    pub coder: String,
    /// UTC, ISO 8601.
    pub changed_at: String,
}

impl StoredSearch {
    /// The words that stand in what it asks, each on a line.
    #[must_use]
    pub fn words(&self) -> String {
        fn collect(value: &Value, into: &mut Vec<String>) {
            match value {
                Value::String(text) => into.push(text.clone()),
                Value::Array(values) => values.iter().for_each(|value| collect(value, into)),
                Value::Object(fields) => fields.values().for_each(|value| collect(value, into)),
                _ => {}
            }
        }
        let mut words = Vec::new();
        if let Ok(asked) = serde_json::from_str(&self.query) {
            collect(&asked, &mut words);
        }
        words.join("\n")
    }
}

/// The table in which something stands.
const fn table_of(thing: NamedThing) -> &'static str {
    match thing {
        NamedThing::Case => "cases",
        NamedThing::Code => "code",
        NamedThing::Attribute => "attribute",
    }
}

/// The searches of a project that were saved.
#[must_use]
#[derive(Debug)]
pub struct Searches<P> {
    pub(super) project: P,
}

impl<P: Deref<Target = Project>> Searches<P> {
    /// All of them by their names.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn list(&self) -> Result<Vec<StoredSearch>> {
        let mut query = self.project.connection().prepare_cached(
            "SELECT saved_search.id, saved_search.name, query, coder.name, changed_at
             FROM saved_search JOIN coder ON coder.id = coder_id",
        )?;
        let rows = query.query_map([], |row| {
            Ok(StoredSearch {
                id: row.get(0)?,
                name: row.get(1)?,
                query: row.get(2)?,
                coder: row.get(3)?,
                changed_at: row.get(4)?,
            })
        })?;
        let mut searches: Vec<StoredSearch> = rows.collect::<Result<_, _>>()?;
        searches.sort_by_cached_key(|search| (entered::key(&search.name), search.id));
        Ok(searches)
    }

    /// The one of this name, letter case aside.
    ///
    /// # Errors
    /// [`Error::NoSearch`]; if the file cannot be read.
    pub fn named(&self, name: &str) -> Result<StoredSearch> {
        self.find(name)?.ok_or_else(|| Error::NoSearch(name.to_owned()))
    }

    fn find(&self, name: &str) -> Result<Option<StoredSearch>> {
        let wanted = entered::key(name);
        Ok(self.list()?.into_iter().find(|search| entered::key(&search.name) == wanted))
    }

    /// By what something is known.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn guid(&self, thing: NamedThing, id: i64) -> Result<Option<String>> {
        guid_of(self.project.connection(), table_of(thing), id)
    }

    /// What is known by this; `None` where it is gone.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn known_by(&self, thing: NamedThing, guid: &str) -> Result<Option<i64>> {
        let select = format!("SELECT id FROM {} WHERE guid = ?", table_of(thing));
        Ok(self.project.connection().prepare_cached(&select)?.query_row([guid], |row| row.get(0)).optional()?)
    }
}

impl Searches<&mut Project> {
    /// Saves a search, in the place of one that has this name. Says whether there was one.
    ///
    /// # Errors
    /// [`Error::EmptyName`]; if the file cannot be written.
    pub fn put(&mut self, name: &str, query: &str) -> Result<bool> {
        let name = entered::name(name);
        if name.is_empty() {
            return Err(Error::EmptyName);
        }
        let known = self.find(&name)?;
        let act = if known.is_some() { Act::ChangeSearch } else { Act::SaveSearch };
        self.project.edit(act, |project| {
            let mut rows = project.write().rows();
            match &known {
                Some(known) => rows.update("saved_search", known.id, &[("query", &query)])?,
                None => drop(rows.insert("saved_search", &[("name", &name), ("query", &query)])?),
            }
            Ok(known.is_some())
        })
    }

    /// Gives a search another name.
    ///
    /// # Errors
    /// [`Error::NoSearch`], [`Error::SearchExists`], [`Error::EmptyName`].
    pub fn rename(&mut self, name: &str, new: &str) -> Result<()> {
        let (known, new) = (self.named(name)?, entered::name(new));
        if new.is_empty() {
            return Err(Error::EmptyName);
        }
        if self.find(&new)?.is_some_and(|other| other.id != known.id) {
            return Err(Error::SearchExists(new));
        }
        self.project.edit(Act::ChangeSearch, |project| {
            project.write().rows().update("saved_search", known.id, &[("name", &new)])
        })
    }

    /// Removes a search.
    ///
    /// # Errors
    /// [`Error::NoSearch`].
    pub fn remove(&mut self, name: &str) -> Result<()> {
        let known = self.named(name)?;
        self.project.edit(Act::RemoveSearch, |project| {
            project.execute("DELETE FROM saved_search WHERE id = ?", [known.id]).map(|_| ())
        })
    }
}
