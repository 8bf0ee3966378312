//! What a table of attributes would do, and every line and column of it that does not fit: nothing is written.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use super::attribute_table::Cells;
use super::{Attribute, AttributeTable, Note, Project};
use crate::error::{Error, Result};
use crate::value::{self, AttributeKind};
use reading::entered;

/// What a table of attributes would do.
#[derive(Debug, Default)]
pub struct TablePreview {
    pub columns: Vec<ColumnPreview>,
    /// What does not fit, line by line.
    pub misfits: Vec<TableMisfit>,
    /// What would be read otherwise than it stands there.
    pub notes: Vec<Note>,
    /// Values that would become others.
    pub changes: usize,
}

/// What a column would be taken into.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ColumnPreview {
    pub name: String,
    /// `None` where that is not clear.
    pub kind: Option<AttributeKind>,
    /// Whether the project lacks the attribute.
    pub new: bool,
    /// Values that a category would learn.
    pub new_values: Vec<String>,
    /// How many cells have a value.
    pub filled: usize,
}

/// A place of a table that does not fit.
#[derive(Debug)]
pub struct TableMisfit {
    /// Counted from 1; in a table of an editor, the line of the file.
    pub line: u64,
    /// The name of the column; `None` where it is the whole line.
    pub column: Option<String>,
    pub reason: Error,
}

/// A misfit before its line is known: the row, counted from 0, `None` for the names.
pub(crate) type RowMisfit = (Option<usize>, Option<String>, Error);

/// What a table would do, and all that does not fit in the order in which `load` comes to it.
///
/// # Errors
/// If the file cannot be read.
pub(crate) fn preview(project: &Project, table: &AttributeTable) -> Result<(TablePreview, Vec<RowMisfit>)> {
    let mut preview = TablePreview::default();
    let mut misfits = Vec::new();
    let mut cases = Vec::new();
    for (row, (label, _)) in table.rows.iter().enumerate() {
        let case = project.cases().named(label);
        cases.push(case.as_ref().ok().copied());
        misfits.extend(case.err().map(|error| (Some(row), None, error)));
    }
    let looked = TableLook { project, table, cases, values: project.attributes().values()? };
    for column in 0..table.names.len() {
        let wrong = looked.column(column, &mut preview);
        let name = &table.names[column];
        misfits.extend(wrong.into_iter().map(|(row, error)| (row, Some(name.clone()), error)));
    }
    Ok((preview, misfits))
}

/// A table that is looked at.
struct TableLook<'a> {
    project: &'a Project,
    table: &'a AttributeTable,
    /// The case of each row, where there is one.
    cases: Vec<Option<i64>>,
    values: HashMap<(i64, i64), String>,
}

impl TableLook<'_> {
    /// Looks at a column; gives what does not fit, with the row.
    fn column(&self, column: usize, preview: &mut TablePreview) -> Vec<(Option<usize>, Error)> {
        let name = &self.table.names[column];
        let known = self.project.attributes().named(name).ok();
        let mut cells = Cells::of(self.table, column, known.as_ref());
        let errors = cells.without_errors().into_iter();
        let mut wrong: Vec<(Option<usize>, Error)> =
            errors.map(|(row, value)| (Some(row), Error::SpreadsheetError(value))).collect();
        let kind = match self.kind(name, known.as_ref(), &cells) {
            Ok(kind) => Some(kind),
            Err(misfits) => {
                wrong.extend(misfits);
                None
            }
        };
        let is_new = known.is_none();
        if is_new {
            wrong.extend(self.project.attributes().free_name(name, None).err().map(|error| (None, error)));
        }
        let options = if kind == Some(AttributeKind::Category) { cells.options() } else { Vec::new() };
        let mut attribute = known.unwrap_or_else(|| Attribute { name: name.clone(), ..Attribute::default() });
        let new_values: Vec<String> = options.into_iter().filter(|value| !attribute.options.contains(value)).collect();
        attribute.options.extend(new_values.iter().cloned());
        if let Some(kind) = kind {
            attribute.kind = kind;
            preview.changes += self.fill(&attribute, &cells, &mut wrong);
            preview.notes.extend(cells.notes(&attribute));
        }
        let filled = cells.filled().count();
        preview.columns.push(ColumnPreview { name: name.clone(), kind, new: is_new, new_values, filled });
        wrong
    }

    /// The kind of a column, or what keeps it from having one.
    fn kind(
        &self,
        name: &str,
        known: Option<&Attribute>,
        cells: &Cells,
    ) -> Result<AttributeKind, Vec<(Option<usize>, Error)>> {
        let wanted = self.table.kinds.get(&entered::key(name)).copied();
        match (known.map(|known| known.kind), wanted) {
            (Some(known), Some(wanted)) if known != wanted => {
                Err(vec![(None, Error::OtherKind { name: name.to_owned(), known })])
            }
            (Some(kind), _) | (None, Some(kind)) => Ok(kind),
            (None, None) => cells.kind(self.table.decimal_mark).map_err(|(_, error)| {
                let all = if matches!(error, Error::NoDay { .. }) { cells.no_days() } else { cells.ambiguous() };
                all.into_iter().map(|(row, error)| (Some(row), error)).collect()
            }),
        }
    }

    /// How many values would become others; notes those that do not fit.
    fn fill(&self, attribute: &Attribute, cells: &Cells, wrong: &mut Vec<(Option<usize>, Error)>) -> usize {
        let wanted = self.table.kinds.get(&entered::key(&attribute.name)).copied();
        let is_settled = attribute.kind != AttributeKind::Number || self.table.settles_numbers(wanted, cells);
        let asked = if is_settled { Vec::new() } else { cells.ambiguous() };
        let open: HashSet<usize> = asked.iter().map(|(row, _)| *row).collect();
        wrong.extend(asked.into_iter().map(|(row, error)| (Some(row), error)));
        let mut changes = 0;
        for (row, (case, cell)) in self.cases.iter().zip(&cells.values).enumerate() {
            if open.contains(&row) {
                continue;
            }
            match if cell.is_empty() { Ok(String::new()) } else { attribute.fitting(cell, true) } {
                Err(error) => wrong.push((Some(row), error)),
                Ok(value) => {
                    let old = case.and_then(|case| self.values.get(&(case, attribute.id)));
                    changes += usize::from(case.is_some() && old.map_or("", String::as_str) != value);
                }
            }
        }
        changes
    }
}

impl Cells {
    /// Takes out what a spreadsheet has put in the place of a value that it could not compute; gives it with its row.
    fn without_errors(&mut self) -> Vec<(usize, String)> {
        let rows = self.values.iter_mut().enumerate();
        rows.filter(|(_, value)| value::is_error(value)).map(|(row, value)| (row, std::mem::take(value))).collect()
    }
}
