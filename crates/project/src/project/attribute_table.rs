//! Attributes by case as a table holds them, and the kinds that fit its columns.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use serde::Serialize;

use super::{Act, Attribute, Attributes, Project};
use crate::error::{Error, Result};
use crate::value;
use crate::value::AttributeKind;
use reading::entered;

/// Most different values that a column of a table may have to be taken for a category.
const MOST_OPTIONS: usize = 12;
/// Longest value of a category, in code points.
const LONGEST_OPTION: usize = 60;

/// Attributes by case, as a CSV holds them: a name for each column, a row for each case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AttributeTable {
    pub names: Vec<String>,
    /// Label of the case and its values, one for each name; an empty value is none.
    pub rows: Vec<(String, Vec<String>)>,
    /// The kinds that a person has said, by the key of the name.
    pub kinds: BTreeMap<String, AttributeKind>,
    /// Keys of the columns in which a point never parts thousands.
    pub decimals: BTreeSet<String>,
    /// The sign before decimals in a table that we have written ourselves; nothing in it is written in another form than ours.
    pub decimal_mark: Option<char>,
}

/// Cells of a column that were read as something else than what stands there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Note {
    pub column: String,
    pub what: ReadAs,
    pub count: usize,
}

/// What cells were read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReadAs {
    /// As no value: `NA`, `.`, `–`.
    Missing,
    /// As a day, without the clock time beside it.
    ClockLeftOut,
    /// As a day with the day in front of the month: `03/04/2019`.
    DayFirst,
}

impl Attributes<&mut Project> {
    /// Takes in a table of attributes, all or nothing. Attributes that the project lacks are made, of the kind that
    /// fits all values of their column; categories learn new values. Gives what was read otherwise than it stands there.
    ///
    /// # Errors
    /// The number of the row (from 0; `None` for the names) and what is wrong with it.
    pub fn load(&mut self, table: &AttributeTable) -> Result<Vec<Note>, (Option<usize>, Error)> {
        let mut at = None;
        let mut in_column = None;
        let loaded = self.project.edit(Act::LoadAttributes, |project| {
            let mut cases = Vec::new();
            for (row, (label, _)) in table.rows.iter().enumerate() {
                at = Some(row);
                cases.push(project.cases().named(label)?);
            }
            let mut attributes = project.write().attributes();
            let mut notes = Vec::new();
            for (column, name) in table.names.iter().enumerate() {
                (at, in_column) = (None, Some(name));
                let known = attributes.named(name).ok();
                let cells = Cells::of(table, column, known.as_ref());
                let attribute = attributes.column(table, name, known, &cells, &mut at)?;
                for (row, (case, cell)) in cases.iter().zip(&cells.values).enumerate() {
                    at = Some(row);
                    let value = if cell.is_empty() { String::new() } else { attribute.fitting(cell, true)? };
                    attributes.put_value(*case, attribute.id, &value)?;
                }
                notes.extend(cells.notes(&attribute));
            }
            Ok(notes)
        });
        loaded.map_err(|error| match (in_column, error) {
            // The others name it themselves.
            (
                Some(column),
                error @ (Error::NoDay { .. } | Error::AmbiguousNumber { .. } | Error::SpreadsheetError(_)),
            ) => (at, Error::InColumn { column: column.clone(), source: Box::new(error) }),
            (_, error) => (at, error),
        })
    }

    /// The attribute that a column is taken into. A point or a comma in its numbers parts decimals only, or it is an error.
    fn column(
        &mut self,
        table: &AttributeTable,
        name: &str,
        known: Option<Attribute>,
        cells: &Cells,
        at: &mut Option<usize>,
    ) -> Result<Attribute> {
        let wanted = table.kinds.get(&entered::key(name)).copied();
        let mut on_cell = |(row, error)| {
            *at = Some(row);
            error
        };
        if let Some((row, value)) = cells.filled().find(|(_, value)| value::is_error(value)) {
            return Err(on_cell((row, Error::SpreadsheetError(value.to_owned()))));
        }
        let kind = match (known.as_ref().map(|known| known.kind), wanted) {
            (Some(known), Some(wanted)) if known != wanted => {
                return Err(Error::OtherKind { name: name.to_owned(), known });
            }
            (Some(kind), _) | (None, Some(kind)) => kind,
            (None, None) => cells.kind(table.decimal_mark).map_err(&mut on_cell)?,
        };
        if kind == AttributeKind::Number && !table.settles_numbers(wanted, cells) {
            cells.check_thousands().map_err(on_cell)?;
        }
        let attribute = if let Some(mut known) = known {
            let new = if kind == AttributeKind::Category { cells.options() } else { Vec::new() };
            let new: Vec<String> = new.into_iter().filter(|value| !known.options.contains(value)).collect();
            if !new.is_empty() {
                known.options.extend(new);
                self.put_options(known.id, &known.options)?;
            }
            known
        } else {
            let options = if kind == AttributeKind::Category { cells.options() } else { Vec::new() };
            let mut attribute = Attribute { id: 0, name: name.to_owned(), kind, options };
            attribute.id = self.insert(&attribute)?;
            attribute
        };
        Ok(attribute)
    }
}

impl AttributeTable {
    /// Whether it is known what points and commas in a column of numbers mean. Where thousands are parted in one cell, even a person's word
    /// does not make decimals of another.
    pub(super) fn settles_numbers(&self, wanted: Option<AttributeKind>, cells: &Cells) -> bool {
        self.decimal_mark.is_some()
            || wanted == Some(AttributeKind::Number) && !cells.filled().any(|(_, value)| value::has_thousands(value))
    }
}

/// The cells of a column, row by row; empty where there is no value.
pub(super) struct Cells {
    name: String,
    pub(super) values: Vec<String>,
    missing: usize,
    /// Whether a point never parts thousands in it.
    has_decimals: bool,
}

impl Cells {
    /// The cells of a column. What a category knows as a value is one, and in a table of our own everything is.
    pub(super) fn of(table: &AttributeTable, column: usize, known: Option<&Attribute>) -> Self {
        let cells = table.rows.iter().map(|(_, cells)| entered::passage(&cells[column]));
        let mut missing = 0;
        let values = cells.map(|cell| {
            let is_value = known.is_some_and(|known| known.options.contains(&cell));
            if cell.is_empty() || table.decimal_mark.is_some() || is_value || !value::is_missing(&cell) {
                return cell;
            }
            missing += 1;
            String::new()
        });
        let values = values.collect();
        let name = table.names[column].clone();
        Self { has_decimals: table.decimals.contains(&entered::key(&name)), name, values, missing }
    }

    pub(super) fn filled(&self) -> impl Iterator<Item = (usize, &str)> + Clone {
        self.values.iter().map(String::as_str).enumerate().filter(|(_, value)| !value.is_empty())
    }

    /// The kind that fits all values.
    ///
    /// # Errors
    /// The row and what is wrong with it, where most are dates and one is none, or where a number could be two.
    pub(super) fn kind(&self, own: Option<char>) -> Result<AttributeKind, (usize, Error)> {
        let values: Vec<&str> = self.filled().map(|(_, value)| value).collect();
        let different: HashSet<&str> = values.iter().copied().collect();
        if values.is_empty() {
            return Ok(AttributeKind::Category);
        }
        let pairs: HashSet<Option<usize>> =
            values.iter().map(|value| value::yes_or_no(value).map(|(_, pair)| pair)).collect();
        let is_pair = match pairs.iter().next() {
            Some(Some(pair)) if pairs.len() == 1 => match own {
                Some(_) => values.iter().all(|value| matches!(*value, "yes" | "no")),
                None => value::YES_AND_NO[*pair] != ("1", "0") || different.len() == 2,
            },
            _ => false,
        };
        if is_pair {
            return Ok(AttributeKind::YesNo);
        }
        if let Some(mark) = own {
            let is_number =
                |value: &str| value::survives(value) && !value.contains(if mark == ',' { '.' } else { ',' });
            let is_day = |value: &str| AttributeKind::Date.parse(value, true).as_deref() == Some(value);
            if values.iter().all(|value| is_number(value) && !value.contains('−')) {
                return Ok(AttributeKind::Number);
            }
            if values.iter().all(|value| is_day(value)) {
                return Ok(AttributeKind::Date);
            }
        } else {
            let days = self.filled().filter(|(_, value)| value::day(value).is_some()).count();
            if days * 2 > values.len() {
                return self.check_days().map(|()| AttributeKind::Date);
            }
            let is_name =
                |value: &&str| !value::survives(value) && (self.has_decimals || !value::could_be_thousands(value));
            if values.iter().all(|value| value::number(value).is_some()) {
                let is_digits_of_a_name = |value: &&str| {
                    value.len() > 1 && value.bytes().all(|b| b.is_ascii_digit()) && !value::survives(value)
                };
                if !values.iter().any(is_digits_of_a_name) {
                    self.check_thousands()?;
                }
                if !values.iter().any(is_name) && values.iter().all(|value| value::survives(value)) {
                    return Ok(AttributeKind::Number);
                }
            }
        }
        let are_short = different.iter().all(|value| value.chars().count() <= LONGEST_OPTION && !value.contains('\n'));
        Ok(if different.len() <= MOST_OPTIONS && are_short { AttributeKind::Category } else { AttributeKind::Text })
    }

    /// Every value is a day.
    fn check_days(&self) -> Result<(), (usize, Error)> {
        self.no_days().into_iter().next().map_or(Ok(()), Err)
    }

    /// The values that are no day, with their rows.
    pub(super) fn no_days(&self) -> Vec<(usize, Error)> {
        let why = |value: &str| match value::day(value) {
            Some(Ok(_)) => None,
            Some(Err(why)) => Some(why),
            None => Some(value::NoDay::Calendar),
        };
        let no_day =
            |(row, value): (usize, &str)| why(value).map(|why| (row, Error::NoDay { value: value.to_owned(), why }));
        self.filled().filter_map(no_day).collect()
    }

    /// No number could be two.
    fn check_thousands(&self) -> Result<(), (usize, Error)> {
        self.ambiguous().into_iter().next().map_or(Ok(()), Err)
    }

    /// The numbers that could be two, with their rows.
    pub(super) fn ambiguous(&self) -> Vec<(usize, Error)> {
        let values = self.filled().map(|(_, value)| value);
        if self.has_decimals {
            return Vec::new();
        }
        let error = |value: &str| Error::AmbiguousNumber { attribute: self.name.clone(), value: value.to_owned() };
        let ambiguous = value::ambiguous(values);
        let is_one = |(_, value): &(usize, &str)| ambiguous.contains(value);
        self.filled().filter(is_one).map(|(row, value)| (row, error(value))).collect()
    }

    /// The different values in the order of the alphabet.
    pub(super) fn options(&self) -> Vec<String> {
        let different: BTreeSet<&str> = self.filled().map(|(_, value)| value).collect();
        different.into_iter().map(str::to_owned).collect()
    }

    pub(super) fn notes(&self, attribute: &Attribute) -> Vec<Note> {
        let days = || {
            let days = self.filled().filter_map(|(_, value)| value::day(value)?.ok());
            days.filter(|_| attribute.kind == AttributeKind::Date)
        };
        [
            (ReadAs::Missing, self.missing),
            (ReadAs::ClockLeftOut, days().filter(|day| day.has_clock).count()),
            (ReadAs::DayFirst, days().filter(|day| day.day_first).count()),
        ]
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(what, count)| Note { column: attribute.name.clone(), what, count })
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(values: &[&str]) -> Cells {
        let rows = values.iter().map(|value| (String::new(), vec![(*value).to_owned()]));
        let table = AttributeTable { names: vec!["x".to_owned()], rows: rows.collect(), ..AttributeTable::default() };
        Cells::of(&table, 0, None)
    }

    #[test]
    fn the_kind_of_a_column_is_what_fits_all_its_values() {
        for (values, kind) in [
            (&["1", "2,5", ""][..], AttributeKind::Number),
            (&["12.5", "1.250"], AttributeKind::Category),
            (&["2018-01-02", "03.02.2019"], AttributeKind::Date),
            (&["ja", "Nei"], AttributeKind::YesNo),
            (&["0", "1", "NA"], AttributeKind::YesNo),
            (&["1", "1"], AttributeKind::Number),
            (&["ja", "0"], AttributeKind::Category),
            (&["kvinne", "mann"], AttributeKind::Category),
            (&["", "."], AttributeKind::Category),
            (&["0301", "1103"], AttributeKind::Category),
            (&["1.10", "1.2"], AttributeKind::Category),
            (&["1 250", "300"], AttributeKind::Category),
            (&["1e5", "2"], AttributeKind::Category),
            (&["+4790000000"], AttributeKind::Category),
            (&["0", "0,5"], AttributeKind::Number),
            (&["2019", "01.02.2019"], AttributeKind::Category),
        ] {
            assert_eq!(cells(values).kind(None).expect("a kind"), kind, "{values:?}");
        }
        let many: Vec<String> = (0..30).map(|n| format!("verdi {n}")).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        assert_eq!(cells(&many).kind(None).expect("a kind"), AttributeKind::Text);
    }

    #[test]
    fn what_could_be_two_things_is_asked_with_its_row() {
        for (values, row) in [
            (&["01.08.2019", "", "31.02.2018", "03.02.2020"][..], 2),
            (&["01.08.2019", "03.02.2020", "ukjent"], 2),
            (&["01.08.19"], 0),
            (&["500", "312.500"], 1),
            (&["1,250"], 0),
        ] {
            let (found, _) = cells(values).kind(None).expect_err("it is asked");
            assert_eq!(found, row, "{values:?}");
        }
    }
}
