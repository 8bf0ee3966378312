//! Rows that two sides have given the same name: both have it, and all but one of them with a number behind it. Whoever was given the name last has
//! it bare; a row that had it before both sides were the same keeps it. Which rows have a number from a merge is remembered, so that they get
//! the name when it is free: it makes no difference in which order copies are merged.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashSet};

use rusqlite::Connection;
use serde_json::Value;

use super::super::Project;
use super::super::changes::RowValues;
use super::sides::{self, TableShapes, integer, text};
use super::since::ChangesSince;
use crate::error::Result;
use reading::entered;

/// Before what is remembered of a row that has a number from a merge, among what is kept.
const NUMBERED: &str = "numbered ";

/// A row that was to get a name that another has.
pub(super) struct WantedName {
    table: &'static str,
    guid: String,
    /// What it was called here before.
    before: String,
}

/// Rows that want one name, among which it is settled.
struct Namesake {
    row: RowValues,
    guid: String,
    /// When it was named; `None` if both sides knew it so.
    at: Option<String>,
    before: String,
}

/// Among which rows a name is given once, and which.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct ContestedName {
    table: &'static str,
    parent: Option<i64>,
    name: String,
}

/// The column by which rows of a table are told apart by people.
pub(super) fn name_column(table: &str) -> Option<&'static str> {
    match table {
        "cases" => Some("label"),
        "code" | "attribute" | "coder" | "saved_search" | "case_set" | "saved_table" => Some("name"),
        _ => None,
    }
}

/// Whether a row that is to become this would have the name of another.
pub(super) fn is_name_taken(mine: &Connection, table: &str, row: &RowValues) -> Result<bool> {
    Ok(name_holder(mine, table, row)?.is_some())
}

impl WantedName {
    /// A row of which the own name is another's, and a name for it until it is settled whose that is.
    pub(super) fn of(mine: &Connection, table: &'static str, row: &RowValues, before: &str) -> Result<(Self, String)> {
        let wanted = Self { table, guid: text(row, "guid").to_owned(), before: before.to_owned() };
        let meanwhile = free_name(mine, table, row, text(row, name_column(table).unwrap_or_default()), 2)?;
        Ok((wanted, meanwhile))
    }
}

/// A row that has got another name.
pub(super) struct Renamed {
    pub(super) table: &'static str,
    pub(super) column: &'static str,
    pub(super) row: RowValues,
    pub(super) before: String,
    pub(super) name: String,
}

/// The project, with what both sides have changed.
pub(super) struct NameGiving<'a> {
    pub(super) mine: &'a mut Project,
    pub(super) shapes: &'a TableShapes,
    pub(super) since: [&'a ChangesSince; 2],
    /// What all merges have kept.
    pub(super) all_kept: &'a BTreeSet<String>,
}

impl NameGiving<'_> {
    /// Gives the names of which more than one row is to have one, now that rows have got other names or are gone. Tells which have another, and
    /// what is kept of those that have a number.
    pub(super) fn give(&mut self, mut wanted: Vec<WantedName>) -> Result<(Vec<Renamed>, Vec<String>)> {
        let known: HashSet<String> = wanted.iter().map(|wanted| wanted.guid.clone()).collect();
        let marked = self.all_kept.iter().filter_map(|mark| mark.strip_prefix(NUMBERED)?.split_once(' '));
        wanted.extend(marked.filter(|(guid, _)| !known.contains(*guid)).filter_map(|(guid, table)| {
            let table = sides::known(table)?;
            Some(WantedName { table, guid: guid.to_owned(), before: String::new() })
        }));
        let mut contested: BTreeMap<ContestedName, Vec<Namesake>> = BTreeMap::new();
        for WantedName { table, guid, before } in wanted {
            let column = name_column(table).unwrap_or_default();
            let Some(row) = self.shapes.by_guid(self.mine.connection(), table, &guid)? else { continue };
            let name = text(&row, column).to_owned();
            let Some(bare) = without_number(&name) else { continue };
            let parent = integer(&row, "parent_id");
            let of = ContestedName { table, parent, name: bare.to_owned() };
            let at = Some(self.named_at(table, &guid).unwrap_or_else(|| text(&row, "changed_at").to_owned()));
            let before = if before.is_empty() { name } else { before };
            contested.entry(of).or_default().push(Namesake { row, guid, at, before });
        }
        let (mut renamed, mut numbered) = (Vec::new(), Vec::new());
        for (of, namesakes) in contested {
            self.settle(&of, namesakes, &mut renamed, &mut numbered)?;
        }
        Ok((renamed, numbered))
    }

    /// Gives rows that want one name this name, each but the first with a number.
    fn settle(
        &mut self,
        of: &ContestedName,
        mut namesakes: Vec<Namesake>,
        renamed: &mut Vec<Renamed>,
        numbered: &mut Vec<String>,
    ) -> Result<()> {
        let table = of.table;
        let Some(column) = name_column(table) else { return Ok(()) };
        let mut bare = RowValues::default();
        bare.insert(column.to_owned(), of.name.clone().into());
        bare.insert("parent_id".to_owned(), of.parent.into());
        if let Some(guid) = name_holder(self.mine.connection(), table, &bare)?
            && let Some(row) = self.shapes.by_guid(self.mine.connection(), table, &guid)?
        {
            let at = self.named_at(table, &guid);
            namesakes.push(Namesake { before: text(&row, column).to_owned(), row, guid, at });
        }
        namesakes.sort_by(|one, other| {
            let order = |row: &Namesake| (row.at.is_some(), Reverse((row.at.clone(), row.guid.clone())));
            order(one).cmp(&order(other))
        });
        // Nobody has the name while it is given anew.
        for namesake in &namesakes {
            self.rename(table, namesake, &namesake.guid)?;
        }
        for (number, namesake) in (1..).zip(namesakes) {
            let name = if number == 1 {
                of.name.clone()
            } else {
                numbered.push(format!("{NUMBERED}{} {table}", namesake.guid));
                free_name(self.mine.connection(), table, &namesake.row, &of.name, number)?
            };
            self.rename(table, &namesake, &name)?;
            let Namesake { row, before, .. } = namesake;
            if name != before {
                renamed.push(Renamed { table, column, row, before, name });
            }
        }
        Ok(())
    }

    fn rename(&mut self, table: &str, namesake: &Namesake, name: &str) -> Result<()> {
        let column = name_column(table).unwrap_or_default();
        let at = namesake.at.as_deref().unwrap_or_else(|| text(&namesake.row, "changed_at"));
        let id = integer(&namesake.row, "id");
        // The log tells when it was named; the row keeps the time at which it was changed last.
        let update = format!("UPDATE {table} SET \"{column}\" = ?, changed_at = ? WHERE id = ?");
        self.mine.execute(&update, (name, at, id))?;
        let last = namesake.row.get("changed_at").and_then(Value::as_str);
        self.mine.execute(&format!("UPDATE {table} SET changed_at = ? WHERE id = ?"), (last, id))?;
        Ok(())
    }

    /// When a row got the name and the place that it has, if that was since both sides were the same.
    fn named_at(&self, table: &str, guid: &str) -> Option<String> {
        let columns: &[&str] = if table == "code" { &["name", "parent_id"] } else { &[name_column(table)?] };
        let times =
            self.since.iter().flat_map(|side| columns.iter().filter_map(|column| side.time_of(table, guid, column)));
        times.max().map(str::to_owned)
    }
}

/// The GUID of another row of the project that has the name of this one.
fn name_holder(mine: &Connection, table: &str, row: &RowValues) -> Result<Option<String>> {
    let Some(column) = name_column(table) else { return Ok(None) };
    let (guid, name) = (text(row, "guid"), text(row, column));
    let parent = if table == "code" { "parent_id IS ?1" } else { "?1 IS NULL" };
    let mut query =
        mine.prepare_cached(&format!("SELECT guid, \"{column}\" FROM {table} WHERE {parent} AND guid <> ?2"))?;
    let parent = if table == "code" { integer(row, "parent_id") } else { None };
    let mut rows = query.query((parent, guid))?;
    let matters = matches!(table, "cases" | "attribute" | "coder");
    while let Some(found) = rows.next()? {
        let other: String = found.get(1)?;
        if other == name || !matters && entered::key(&other) == entered::key(name) {
            return Ok(Some(found.get(0)?));
        }
    }
    Ok(None)
}

/// A name that no other row has: this one with a number.
fn free_name(mine: &Connection, table: &str, row: &RowValues, name: &str, first: usize) -> Result<String> {
    let mut row = row.clone();
    for number in first.. {
        let free = format!("{name} ({number})");
        row.insert(name_column(table).unwrap_or_default().to_owned(), free.clone().into());
        if name_holder(mine, table, &row)?.is_none() {
            return Ok(free);
        }
    }
    Ok(name.to_owned())
}

/// A name without the number behind it.
fn without_number(name: &str) -> Option<&str> {
    let (bare, number) = name.strip_suffix(')')?.rsplit_once(" (")?;
    number.chars().all(|digit| digit.is_ascii_digit()).then_some(bare)
}
