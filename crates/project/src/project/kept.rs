//! What is kept under a name: searches, sets of cases, tables. What each asks stands in a text that others read and write:
//! [`crate::search::saved`], [`crate::sets::saved`] and [`crate::saved_tables`].

use std::ops::Deref;

use rusqlite::OptionalExtension;
use serde_json::Value;

use super::rows::guid_of;
use super::{Act, Project};
use crate::error::{Error, Result};
use crate::named::NamedThing;
use reading::entered;

/// What is kept under names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeptKind {
    Search,
    Set,
    Table,
}

impl KeptKind {
    pub const ALL: [Self; 3] = [Self::Search, Self::Set, Self::Table];

    /// The table that holds it, and the column of the text.
    const fn place(self) -> (&'static str, &'static str) {
        match self {
            Self::Search => ("saved_search", "query"),
            Self::Set => ("case_set", "rule"),
            Self::Table => ("saved_table", "description"),
        }
    }

    /// The table that holds it.
    pub(super) const fn table(self) -> &'static str {
        self.place().0
    }

    fn unknown(self, name: &str) -> Error {
        let name = name.to_owned();
        match self {
            Self::Search => Error::NoSearch(name),
            Self::Set => Error::NoSet(name),
            Self::Table => Error::NoTable(name),
        }
    }

    const fn taken(self, name: String) -> Error {
        match self {
            Self::Search => Error::SearchExists(name),
            Self::Set => Error::SetExists(name),
            Self::Table => Error::TableExists(name),
        }
    }

    /// What the log calls saving, changing and removing it.
    const fn acts(self) -> [Act; 3] {
        match self {
            Self::Search => [Act::SaveSearch, Act::ChangeSearch, Act::RemoveSearch],
            Self::Set => [Act::SaveSet, Act::ChangeSet, Act::RemoveSet],
            Self::Table => [Act::SaveTable, Act::ChangeTable, Act::RemoveTable],
        }
    }
}

/// Something that is kept, as the file holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptText {
    pub id: i64,
    pub name: String,
    /// What it asks, as JSON.
    pub text: String,
    pub coder: String,
    /// UTC, ISO 8601.
    pub changed_at: String,
}

impl KeptText {
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
        if let Ok(asked) = serde_json::from_str(&self.text) {
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
        NamedThing::Set => "case_set",
    }
}

/// What a project keeps of one kind.
#[must_use]
#[derive(Debug)]
pub struct Kept<P> {
    pub(super) project: P,
    pub(super) kind: KeptKind,
}

impl<P: Deref<Target = Project>> Kept<P> {
    /// All of them by their names.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn list(&self) -> Result<Vec<KeptText>> {
        let (table, text) = self.kind.place();
        let mut query = self.project.connection().prepare_cached(&format!(
            "SELECT {table}.id, {table}.name, {text}, coder.name, {table}.changed_at FROM {table} JOIN coder ON coder.id = coder_id",
        ))?;
        let rows = query.query_map([], |row| {
            Ok(KeptText {
                id: row.get(0)?,
                name: row.get(1)?,
                text: row.get(2)?,
                coder: row.get(3)?,
                changed_at: row.get(4)?,
            })
        })?;
        let mut kept: Vec<KeptText> = rows.collect::<Result<_, _>>()?;
        kept.sort_by_cached_key(|own| (entered::key(&own.name), own.id));
        Ok(kept)
    }

    /// The one of this name, letter case aside.
    ///
    /// # Errors
    /// [`Error::NoSearch`] and the like; if the file cannot be read.
    pub fn named(&self, name: &str) -> Result<KeptText> {
        self.find(name)?.ok_or_else(|| self.kind.unknown(name))
    }

    fn find(&self, name: &str) -> Result<Option<KeptText>> {
        let wanted = entered::key(name);
        Ok(self.list()?.into_iter().find(|own| entered::key(&own.name) == wanted))
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

impl Kept<&mut Project> {
    /// Keeps a text under a name, in the place of one that has this name. Says whether there was one.
    ///
    /// # Errors
    /// [`Error::EmptyName`]; if the file cannot be written.
    pub fn put(&mut self, name: &str, text: &str) -> Result<bool> {
        let name = entered::name(name);
        if name.is_empty() {
            return Err(Error::EmptyName);
        }
        let known = self.find(&name)?;
        let (table, column) = self.kind.place();
        let [save, change, _] = self.kind.acts();
        self.project.edit(if known.is_some() { change } else { save }, |project| {
            let mut rows = project.write().rows();
            match &known {
                Some(known) => rows.update(table, known.id, &[(column, &text)])?,
                None => drop(rows.insert(table, &[("name", &name), (column, &text)])?),
            }
            Ok(known.is_some())
        })
    }

    /// Gives it another name.
    ///
    /// # Errors
    /// [`Error::NoSearch`], [`Error::SearchExists`] and the like; [`Error::EmptyName`].
    pub fn rename(&mut self, name: &str, new: &str) -> Result<()> {
        let (known, new) = (self.named(name)?, entered::name(new));
        if new.is_empty() {
            return Err(Error::EmptyName);
        }
        if self.find(&new)?.is_some_and(|other| other.id != known.id) {
            return Err(self.kind.taken(new));
        }
        let ((table, _), [_, change, _]) = (self.kind.place(), self.kind.acts());
        self.project.edit(change, |project| project.write().rows().update(table, known.id, &[("name", &new)]))
    }

    /// Removes it.
    ///
    /// # Errors
    /// [`Error::NoSearch`] and the like.
    pub fn remove(&mut self, name: &str) -> Result<()> {
        let known = self.named(name)?;
        let (kind, [_, _, remove]) = (self.kind, self.kind.acts());
        self.project.edit(remove, |project| project.write().kept(kind).delete(known.id))
    }

    /// Removes it inside an edit.
    pub(super) fn delete(&mut self, id: i64) -> Result<()> {
        let (table, _) = self.kind.place();
        self.project.execute(&format!("DELETE FROM {table} WHERE id = ?"), [id]).map(|_| ())
    }
}
