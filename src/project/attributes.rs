//! Attributes: typed properties of cases (grant quarter, age group, diagnosis group …).

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use rusqlite::params;
use serde::{Deserialize, Serialize};

use super::{Act, Project, of_word, word};
use crate::entered;
use crate::error::{Error, Result};

/// Most different values that a column of a table may have to be taken for a category.
const MOST_OPTIONS: usize = 12;
/// Longest value of a category, in code points.
const LONGEST_OPTION: usize = 60;

/// Columns of `cases.csv` before those of the attributes.
pub const CASE_COLUMNS: [&str; 12] = [
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
];

/// Columns of `codings.csv` before those of the attributes.
pub const CODING_COLUMNS: [&str; 13] = [
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
];

/// Whether the name is that of a column that stands beside attributes: no attribute can have it.
#[must_use]
pub fn is_reserved(name: &str) -> bool {
    let mut columns = CASE_COLUMNS.iter().chain(&CODING_COLUMNS);
    let name = entered::key(name);
    columns.any(|column| name == *column)
}

/// What the values of an attribute are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum AttributeKind {
    /// One of a fixed list.
    #[default]
    Category,
    Number,
    /// ISO 8601.
    Date,
    /// `yes` or `no`.
    YesNo,
    Text,
}

impl AttributeKind {
    pub const ALL: [Self; 5] = [Self::Category, Self::Number, Self::Date, Self::YesNo, Self::Text];

    /// The value as it is stored, if it is one of this kind.
    fn parse(self, value: &str) -> Option<String> {
        let value = value.trim();
        match self {
            Self::Category | Self::Text => Some(value.to_owned()),
            Self::Number => {
                value.replace(',', ".").parse::<f64>().ok().filter(|n| n.is_finite()).map(|n| n.to_string())
            }
            Self::Date => {
                let norwegian = NaiveDate::parse_from_str(value, "%d.%m.%Y");
                value.parse::<NaiveDate>().or(norwegian).ok().map(|date| date.to_string())
            }
            Self::YesNo => match value.to_lowercase().as_str() {
                "yes" | "ja" | "1" | "true" => Some("yes".to_owned()),
                "no" | "nei" | "0" | "false" => Some("no".to_owned()),
                _ => None,
            },
        }
    }
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

/// Attributes by case, as a CSV holds them: a name for each column, a row for each case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AttributeTable {
    pub names: Vec<String>,
    /// Label of the case and its values, one for each name; an empty value is none.
    pub rows: Vec<(String, Vec<String>)>,
}

/// The kind that fits all values of a column, and the options of a category in the order of the alphabet.
#[must_use]
pub fn of_values<'a>(values: impl Iterator<Item = &'a str> + Clone) -> (AttributeKind, Vec<String>) {
    let filled = || values.clone().map(str::trim).filter(|value| !value.is_empty());
    let fits = |kind: AttributeKind, value: &str| {
        kind.parse(value).is_some() && !(kind == AttributeKind::Number && is_numeral_of_a_name(value))
    };
    let all = |kind: AttributeKind| filled().next().is_some() && filled().all(|value| fits(kind, value));
    if let Some(kind) =
        [AttributeKind::Number, AttributeKind::Date, AttributeKind::YesNo].into_iter().find(|kind| all(*kind))
    {
        let is_flag =
            kind == AttributeKind::Number && all(AttributeKind::YesNo) && filled().collect::<BTreeSet<_>>().len() == 2;
        return (if is_flag { AttributeKind::YesNo } else { kind }, Vec::new());
    }
    let options: BTreeSet<&str> = filled().collect();
    let are_short = options.iter().all(|option| option.chars().count() <= LONGEST_OPTION && !option.contains('\n'));
    if options.len() <= MOST_OPTIONS && are_short {
        (AttributeKind::Category, options.into_iter().map(str::to_owned).collect())
    } else {
        (AttributeKind::Text, Vec::new())
    }
}

/// Digits that are no quantity, and would lose some of themselves as one: «0301», «+4790000000», long identifiers.
fn is_numeral_of_a_name(value: &str) -> bool {
    let padded = value.starts_with('0') && value[1..].starts_with(|c: char| c.is_ascii_digit());
    padded || value.starts_with('+') || value.len() > 15
}

impl Project {
    /// The attributes in their order.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn attributes(&self) -> Result<Vec<Attribute>> {
        let mut query =
            self.connection().prepare_cached("SELECT id, name, kind FROM attribute ORDER BY position, id")?;
        let rows = query.query_map([], |row| {
            let kind: String = row.get(2)?;
            let kind = of_word(kind).unwrap_or(AttributeKind::Text);
            Ok(Attribute { id: row.get(0)?, name: row.get(1)?, kind, options: Vec::new() })
        })?;
        let mut attributes: Vec<Attribute> = rows.collect::<Result<_, _>>()?;
        let mut query = self
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
    pub fn attribute_named(&self, name: &str) -> Result<Attribute> {
        let wanted = entered::key(name);
        let found = self.attributes()?.into_iter().find(|attribute| entered::key(&attribute.name) == wanted);
        found.ok_or_else(|| Error::NoAttribute(name.to_owned()))
    }

    /// Every value that a case has: by case and attribute.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn attribute_values(&self) -> Result<HashMap<(i64, i64), String>> {
        let mut query = self.connection().prepare_cached("SELECT case_id, attribute_id, value FROM attribute_value")?;
        let rows = query.query_map([], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Adds an attribute; gives its id.
    ///
    /// # Errors
    /// [`Error::EmptyName`], [`Error::AttributeExists`].
    pub fn add_attribute(&mut self, attribute: &Attribute) -> Result<i64> {
        self.edit(Act::AddAttribute, |project| project.insert_attribute(attribute))
    }

    fn insert_attribute(&self, attribute: &Attribute) -> Result<i64> {
        let name = self.free_name(&attribute.name, None)?;
        let id = self.connection().prepare_cached(
            "INSERT INTO attribute (position, name, kind) VALUES ((SELECT coalesce(max(position), 0) + 1 FROM attribute), ?, ?)",
        )?;
        let id = { id }.insert(params![name, word(attribute.kind)])?;
        self.put_options(id, &attribute.options)?;
        Ok(id)
    }

    fn free_name(&self, name: &str, id: Option<i64>) -> Result<String> {
        let name = entered::name(name);
        if name.is_empty() {
            return Err(Error::EmptyName);
        }
        if is_reserved(&name) {
            return Err(Error::ReservedName(name));
        }
        if self.attribute_named(&name).is_ok_and(|other| Some(other.id) != id) {
            return Err(Error::AttributeExists(name));
        }
        Ok(name)
    }

    fn put_options(&self, id: i64, options: &[String]) -> Result<()> {
        self.connection().execute("DELETE FROM attribute_option WHERE attribute_id = ?", [id])?;
        let mut seen = BTreeSet::new();
        for (position, value) in options.iter().filter(|value| seen.insert(value.as_str())).enumerate() {
            self.connection().execute(
                "INSERT INTO attribute_option (attribute_id, position, value) VALUES (?, ?, ?)",
                params![id, position, value],
            )?;
        }
        Ok(())
    }

    /// Changes name, kind and options of an attribute. Values that cases have must fit.
    ///
    /// # Errors
    /// [`Error::EmptyName`], [`Error::AttributeExists`], [`Error::BadValue`].
    pub fn change_attribute(&mut self, attribute: &Attribute) -> Result<()> {
        self.edit(Act::ChangeAttribute, |project| {
            let name = project.free_name(&attribute.name, Some(attribute.id))?;
            for ((case, id), value) in project.attribute_values()? {
                if id == attribute.id {
                    let fitting = fitting(attribute, &value)?;
                    project.put_value(case, id, &fitting)?;
                }
            }
            project.connection().execute(
                "UPDATE attribute SET name = ?, kind = ? WHERE id = ?",
                params![name, word(attribute.kind), attribute.id],
            )?;
            project.put_options(attribute.id, &attribute.options)
        })
    }

    /// Removes an attribute with all its values.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn remove_attribute(&mut self, id: i64) -> Result<()> {
        self.edit(Act::RemoveAttribute, |project| {
            for statement in [
                "DELETE FROM attribute_value WHERE attribute_id = ?",
                "DELETE FROM attribute_option WHERE attribute_id = ?",
                "DELETE FROM attribute WHERE id = ?",
            ] {
                project.connection().execute(statement, [id])?;
            }
            Ok(())
        })
    }

    /// Gives a case a value; an empty one takes it away.
    ///
    /// # Errors
    /// [`Error::BadValue`] if it is not of the attribute's kind or not on its list.
    pub fn set_attribute(&mut self, case: i64, attribute: &Attribute, value: &str) -> Result<()> {
        self.edit(Act::SetAttribute, |project| {
            let value = if value.trim().is_empty() { String::new() } else { fitting(attribute, value)? };
            project.put_value(case, attribute.id, &value)
        })
    }

    fn put_value(&self, case: i64, attribute: i64, value: &str) -> Result<()> {
        if value.is_empty() {
            let mut delete = self
                .connection()
                .prepare_cached("DELETE FROM attribute_value WHERE case_id = ? AND attribute_id = ?")?;
            delete.execute([case, attribute])?;
        } else {
            let mut put = self.connection().prepare_cached(
                "INSERT INTO attribute_value (case_id, attribute_id, value) VALUES (?, ?, ?)
                 ON CONFLICT (case_id, attribute_id) DO UPDATE SET value = excluded.value",
            )?;
            put.execute(params![case, attribute, value])?;
        }
        Ok(())
    }

    /// Takes in a table of attributes, all or nothing. Attributes that the project lacks are made, of the kind that
    /// fits all values of their column; categories learn new values.
    ///
    /// # Errors
    /// The number of the row (from 0; `None` for the names) and what is wrong with it.
    pub fn load_attributes(&mut self, table: &AttributeTable) -> Result<(), (Option<usize>, Error)> {
        let mut at = None;
        let loaded = self.edit(Act::LoadAttributes, |project| {
            let mut attributes = Vec::new();
            for (column, name) in table.names.iter().enumerate() {
                let values = table.rows.iter().map(|(_, values)| values[column].as_str());
                let attribute = if let Ok(mut known) = project.attribute_named(name) {
                    if known.kind == AttributeKind::Category {
                        let new: BTreeSet<&str> = values.map(str::trim).filter(|value| !value.is_empty()).collect();
                        let new = new.into_iter().filter(|value| !known.options.iter().any(|option| option == value));
                        let new: Vec<String> = new.map(str::to_owned).collect();
                        known.options.extend(new);
                        project.put_options(known.id, &known.options)?;
                    }
                    known
                } else {
                    let (kind, options) = of_values(values);
                    let mut attribute = Attribute { id: 0, name: name.clone(), kind, options };
                    attribute.id = project.insert_attribute(&attribute)?;
                    attribute
                };
                attributes.push(attribute);
            }
            for (number, (label, values)) in table.rows.iter().enumerate() {
                at = Some(number);
                let case = project.case_named(label)?;
                for (attribute, value) in attributes.iter().zip(values) {
                    let value = if value.trim().is_empty() { String::new() } else { fitting(attribute, value)? };
                    project.put_value(case, attribute.id, &value)?;
                }
            }
            Ok(())
        });
        loaded.map_err(|error| (at, error))
    }
}

fn fitting(attribute: &Attribute, value: &str) -> Result<String> {
    let bad = || Error::BadValue { attribute: attribute.name.clone(), value: value.to_owned() };
    let parsed = attribute.kind.parse(value).ok_or_else(bad)?;
    if attribute.kind == AttributeKind::Category && !attribute.options.contains(&parsed) {
        return Err(bad());
    }
    Ok(parsed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kind_of_a_column_is_what_fits_all_its_values() {
        for (values, kind) in [
            (&["1", "2,5", ""][..], AttributeKind::Number),
            (&["2018-01-02", "03.02.2019"], AttributeKind::Date),
            (&["ja", "Nei"], AttributeKind::YesNo),
            (&["0", "1"], AttributeKind::YesNo),
            (&["kvinne", "mann"], AttributeKind::Category),
            (&["", ""], AttributeKind::Category),
            (&["0301", "1103"], AttributeKind::Category),
            (&["0", "0,5"], AttributeKind::Number),
        ] {
            assert_eq!(of_values(values.iter().copied()).0, kind, "{values:?}");
        }
        let many: Vec<String> = (0..30).map(|n| format!("verdi {n}")).collect();
        assert_eq!(of_values(many.iter().map(String::as_str)).0, AttributeKind::Text);
    }
}
