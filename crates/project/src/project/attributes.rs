//! Attributes: typed properties of cases (grant quarter, age group, diagnosis group …).

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Deref;

use rusqlite::{OptionalExtension, params};
use serde::Serialize;

use super::rows::ColumnValue;
use super::{Act, Project, of_word, word};
use crate::error::{Error, Result};
use crate::value::{self, AttributeKind};
use reading::entered;

/// Columns of `cases.csv` before those of the attributes.
pub const CASE_COLUMNS: [&str; 13] = [
    "case",
    "status",
    "layout",
    "printed",
    "characters",
    "entries",
    "doubtful",
    "first_date",
    "last_date",
    "codings",
    "goal",
    "summary",
    "documents",
];

/// Columns of `codings.csv` before those of the attributes.
pub const CODING_COLUMNS: [&str; 16] = [
    "case",
    "start",
    "end",
    "code",
    "coder",
    "memo",
    "excerpt",
    "entry",
    "kind",
    "date",
    "speaker",
    "thread",
    "thread_title",
    "document",
    "degree",
    "groups",
];

/// Whether the name is that of a column that stands beside attributes: no attribute can have it.
#[must_use]
pub fn is_reserved(name: &str) -> bool {
    let mut columns = CASE_COLUMNS.iter().chain(&CODING_COLUMNS);
    let name = entered::key(name);
    columns.any(|column| name == *column)
}

/// An attribute of the project.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Attribute {
    #[serde(skip)]
    pub id: i64,
    pub name: String,
    pub kind: AttributeKind,
    /// The values of a category, in their order.
    pub options: Vec<String>,
}

impl Attribute {
    /// The order of two values: categories as their list has them, numbers by size, all else by the alphabet; none is last.
    #[must_use]
    pub fn compare(&self, one: Option<&str>, other: Option<&str>) -> Ordering {
        let key = |value: Option<&str>| {
            let option = value.and_then(|value| self.options.iter().position(|option| option == value));
            let figure =
                value.filter(|_| self.kind == AttributeKind::Number).and_then(|value| value.parse::<f64>().ok());
            (value.is_none(), option.unwrap_or(self.options.len()), figure.unwrap_or_default())
        };
        let ((no_one, option, figure), (no_other, other_option, other_figure)) = (key(one), key(other));
        (no_one, option)
            .cmp(&(no_other, other_option))
            .then(figure.total_cmp(&other_figure))
            .then_with(|| one.cmp(&other))
    }

    /// The value as it is stored; `decimals`: a point or a comma in a number never parts thousands.
    ///
    /// # Errors
    /// [`Error::BadValue`] if it is not of the attribute's kind or not on its list; [`Error::NoDay`], [`Error::AmbiguousNumber`].
    pub fn fitting(&self, value: &str, decimals: bool) -> Result<String> {
        let bad = || {
            let day = (self.kind == AttributeKind::Date).then(|| value::day(value)).flatten();
            match day {
                Some(Err(why)) => Error::NoDay { value: value.to_owned(), why },
                _ if self.kind == AttributeKind::Number && value::could_be_thousands(value) => {
                    Error::AmbiguousNumber { attribute: self.name.clone(), value: value.to_owned() }
                }
                _ => Error::BadValue { attribute: self.name.clone(), value: value.to_owned() },
            }
        };
        let parsed = self.kind.parse(value, decimals).ok_or_else(bad)?;
        if self.kind == AttributeKind::Category && !self.options.contains(&parsed) {
            return Err(bad());
        }
        Ok(parsed)
    }
}

/// The attributes of a project.
#[must_use]
#[derive(Debug)]
pub struct Attributes<P> {
    pub(super) project: P,
}

impl<P: Deref<Target = Project>> Attributes<P> {
    /// The attributes in their order.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn list(&self) -> Result<Vec<Attribute>> {
        let mut query =
            self.project.connection().prepare_cached("SELECT id, name, kind FROM attribute ORDER BY position, id")?;
        let rows = query.query_map([], |row| {
            let kind: String = row.get(2)?;
            let kind = of_word(kind).unwrap_or(AttributeKind::Text);
            Ok(Attribute { id: row.get(0)?, name: row.get(1)?, kind, options: Vec::new() })
        })?;
        let mut attributes: Vec<Attribute> = rows.collect::<Result<_, _>>()?;
        let mut query = self
            .project
            .connection()
            .prepare_cached("SELECT value FROM attribute_option WHERE attribute_id = ? ORDER BY position, id")?;
        for attribute in &mut attributes {
            attribute.options = query.query_map([attribute.id], |row| row.get(0))?.collect::<Result<_, _>>()?;
        }
        Ok(attributes)
    }

    /// The attribute with this name, letter case aside.
    ///
    /// # Errors
    /// [`Error::NoAttribute`].
    pub fn named(&self, name: &str) -> Result<Attribute> {
        let wanted = entered::key(name);
        let found = self.list()?.into_iter().find(|attribute| entered::key(&attribute.name) == wanted);
        found.ok_or_else(|| Error::NoAttribute(name.to_owned()))
    }

    /// Every value that a case has: by case and attribute.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn values(&self) -> Result<HashMap<(i64, i64), String>> {
        let mut query =
            self.project.connection().prepare_cached("SELECT case_id, attribute_id, value FROM attribute_value")?;
        let rows = query.query_map([], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    pub(super) fn free_name(&self, name: &str, id: Option<i64>) -> Result<String> {
        let name = entered::name(name);
        if name.is_empty() {
            return Err(Error::EmptyName);
        }
        if is_reserved(&name) {
            return Err(Error::ReservedName(name));
        }
        if self.named(&name).is_ok_and(|other| Some(other.id) != id) {
            return Err(Error::AttributeExists(name));
        }
        Ok(name)
    }
}

impl Attributes<&mut Project> {
    /// Adds an attribute; gives its id.
    ///
    /// # Errors
    /// [`Error::EmptyName`], [`Error::AttributeExists`].
    pub fn add(&mut self, attribute: &Attribute) -> Result<i64> {
        self.project.edit(Act::AddAttribute, |project| project.write().attributes().insert(attribute))
    }

    pub(super) fn insert(&mut self, attribute: &Attribute) -> Result<i64> {
        let name = self.free_name(&attribute.name, None)?;
        let position: i64 =
            self.project
                .connection()
                .query_row("SELECT coalesce(max(position), 0) + 1 FROM attribute", [], |row| row.get(0))?;
        let kind = word(attribute.kind);
        let fields: [ColumnValue<'_>; 3] = [("position", &position), ("name", &name), ("kind", &kind)];
        let id = self.project.write().rows().insert("attribute", &fields)?;
        self.put_options(id, &attribute.options)?;
        Ok(id)
    }

    /// Gives an attribute these options. Those that it has already stay the same rows.
    pub(super) fn put_options(&mut self, id: i64, options: &[String]) -> Result<()> {
        let mut query = self
            .project
            .connection()
            .prepare_cached("SELECT value, id FROM attribute_option WHERE attribute_id = ?")?;
        let mut known: BTreeMap<String, i64> =
            query.query_map([id], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
        drop(query);
        let mut seen = BTreeSet::new();
        for (position, value) in options.iter().filter(|value| seen.insert(value.as_str())).enumerate() {
            if let Some(option) = known.remove(value) {
                self.project
                    .execute("UPDATE attribute_option SET position = ? WHERE id = ?", params![position, option])?;
            } else {
                let fields: [ColumnValue<'_>; 3] = [("attribute_id", &id), ("position", &position), ("value", value)];
                self.project.write().rows().insert("attribute_option", &fields)?;
            }
        }
        for option in known.into_values() {
            self.project.execute("DELETE FROM attribute_option WHERE id = ?", [option])?;
        }
        Ok(())
    }

    /// Changes name, kind and options of an attribute. Values that cases have must fit.
    ///
    /// # Errors
    /// [`Error::EmptyName`], [`Error::AttributeExists`], [`Error::BadValue`].
    pub fn change(&mut self, attribute: &Attribute) -> Result<()> {
        self.project.edit(Act::ChangeAttribute, |project| {
            let mut attributes = project.write().attributes();
            let name = attributes.free_name(&attribute.name, Some(attribute.id))?;
            for ((case, id), value) in attributes.values()? {
                if id == attribute.id {
                    let fitting = attribute.fitting(&value, true)?;
                    attributes.put_value(case, id, &fitting)?;
                }
            }
            let kind = word(attribute.kind);
            attributes.project.write().rows().update("attribute", attribute.id, &[("name", &name), ("kind", &kind)])?;
            attributes.put_options(attribute.id, &attribute.options)
        })
    }

    /// Removes an attribute with all its values.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn remove(&mut self, id: i64) -> Result<()> {
        self.project.edit(Act::RemoveAttribute, |project| {
            for statement in [
                "DELETE FROM attribute_value WHERE attribute_id = ?",
                "DELETE FROM attribute_option WHERE attribute_id = ?",
                "DELETE FROM attribute WHERE id = ?",
            ] {
                project.execute(statement, [id])?;
            }
            Ok(())
        })
    }

    /// Gives a case a value; an empty one takes it away.
    ///
    /// # Errors
    /// [`Error::BadValue`] if it is not of the attribute's kind or not on its list.
    pub fn set(&mut self, case: i64, attribute: &Attribute, value: &str) -> Result<()> {
        self.project.edit(Act::SetAttribute, |project| {
            let value = if value.trim().is_empty() { String::new() } else { attribute.fitting(value, false)? };
            project.write().attributes().put_value(case, attribute.id, &value)
        })
    }

    pub(super) fn put_value(&mut self, case: i64, attribute: i64, value: &str) -> Result<()> {
        if value.is_empty() {
            let delete = "DELETE FROM attribute_value WHERE case_id = ? AND attribute_id = ?";
            self.project.execute(delete, [case, attribute])?;
        } else {
            let mut query = self
                .project
                .connection()
                .prepare_cached("SELECT id FROM attribute_value WHERE case_id = ? AND attribute_id = ?")?;
            let known = query.query_row([case, attribute], |row| row.get(0)).optional()?;
            drop(query);
            let mut rows = self.project.write().rows();
            if let Some(id) = known {
                rows.update("attribute_value", id, &[("value", &value)])?;
            } else {
                let fields: [ColumnValue<'_>; 3] =
                    [("case_id", &case), ("attribute_id", &attribute), ("value", &value)];
                rows.insert("attribute_value", &fields)?;
            }
        }
        Ok(())
    }
}
