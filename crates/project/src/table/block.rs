//! A block of the grid of cases and attributes, as a spreadsheet copies and pastes it: cells parted by tabs, rows by lines.
//! What is pasted is looked at first; [`crate::Attributes::fill`] takes it in.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use reading::entered;

use super::cells::{CellReader, CellRow};
use super::guard;
use crate::error::Error;
use crate::project::{Attribute, CellValue};
use crate::value::{self, AttributeKind};

/// The head of the column of cases.
const CASE: &str = "case";

/// Cases and attributes in the order in which they are shown.
#[derive(Debug, Clone, Copy)]
pub struct AttributeGrid<'a> {
    /// Ids and labels.
    pub cases: &'a [(i64, &'a str)],
    pub attributes: &'a [Attribute],
    /// By the ids of case and attribute.
    pub values: &'a HashMap<(i64, i64), String>,
}

/// What stands around the values of a block.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CellBlockShape {
    /// The first row names attributes.
    pub has_header: bool,
    /// The first column names cases.
    pub has_labels: bool,
}

/// A block as it was pasted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellBlock {
    rows: Vec<CellRow>,
    /// The line on which a quotation mark opens that nothing closes.
    unclosed: Option<u64>,
}

/// A value that a block would change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellChange {
    /// Empty where there is no value.
    pub old: String,
    pub new: CellValue,
}

/// A cell that does not fit.
#[derive(Debug)]
pub struct CellMisfit {
    /// The line of the block, from 1 on.
    pub line: u64,
    /// The column of the block, from 1 on.
    pub column: usize,
    pub reason: Error,
}

/// What a block would do.
#[derive(Debug, Default)]
pub struct BlockPreview {
    pub changes: Vec<CellChange>,
    pub misfits: Vec<CellMisfit>,
    pub unknown_cases: Vec<String>,
    pub unknown_attributes: Vec<String>,
    /// Values that categories lack: the attribute and the value.
    pub new_values: BTreeSet<(String, String)>,
}

impl BlockPreview {
    /// Whether everything fits.
    #[must_use]
    pub const fn fits(&self) -> bool {
        self.misfits.is_empty() && self.unknown_cases.is_empty() && self.unknown_attributes.is_empty()
    }

    /// The values to be filled in.
    #[must_use]
    pub fn cells(&self) -> Vec<CellValue> {
        self.changes.iter().map(|change| change.new.clone()).collect()
    }

    fn refuse(&mut self, line: u64, column: usize, reason: Error) {
        self.misfits.push(CellMisfit { line, column: column + 1, reason });
    }
}

impl AttributeGrid<'_> {
    /// The value of a case; empty where there is none.
    fn value(&self, case: i64, attribute: i64) -> &str {
        self.values.get(&(case, attribute)).map_or("", String::as_str)
    }

    /// The cells of these rows and columns as text. What a spreadsheet would run is kept from running.
    #[must_use]
    pub fn copied(
        &self,
        rows: Range<usize>,
        columns: Range<usize>,
        shape: CellBlockShape,
        decimal_mark: char,
    ) -> String {
        let attributes = self.attributes.get(columns).unwrap_or_default();
        let mut out = String::new();
        let mut put = |cells: Vec<String>| {
            out.push_str(&cells.join("\t"));
            out.push('\n');
        };
        let labelled = |label: &str| shape.has_labels.then(|| written(label)).into_iter();
        if shape.has_header {
            put(labelled(CASE).chain(attributes.iter().map(|attribute| written(&attribute.name))).collect());
        }
        for (case, label) in self.cases.get(rows).unwrap_or_default() {
            let value = |attribute: &Attribute| {
                let value = self.value(*case, attribute.id);
                let is_number = attribute.kind == AttributeKind::Number;
                if is_number { written(&value.replace('.', &decimal_mark.to_string())) } else { written(value) }
            };
            put(labelled(label).chain(attributes.iter().map(value)).collect());
        }
        out
    }

    fn attribute(&self, name: &str) -> Option<usize> {
        let wanted = entered::key(name);
        self.attributes.iter().position(|attribute| entered::key(&attribute.name) == wanted)
    }
}

/// A cell as it stands between tabs.
fn written(cell: &str) -> String {
    let cell = guard::guarded(cell);
    let is_quoted = cell.trim_start_matches(' ').starts_with('"') || cell.contains(['\t', '\n']);
    if is_quoted { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.into_owned() }
}

/// The attribute on which a column stands.
struct BlockColumn {
    /// In the block, from 0 on.
    at: usize,
    attribute: usize,
    /// Whether a point or a comma in a number of the column could part thousands.
    is_ambiguous: bool,
}

impl CellBlock {
    /// Reads what was pasted.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let mut block = Self { rows: Vec::new(), unclosed: None };
        for record in CellReader::by_tabs(&text) {
            match record {
                Ok(row) => block.rows.push(row),
                Err(open) => block.unclosed = Some(open.line),
            }
        }
        block
    }

    /// Whether nothing was pasted.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.unclosed.is_none()
    }

    /// What a cell says, without the apostrophes that our own copy puts before what a spreadsheet would run.
    fn cell(&self, row: usize, column: usize) -> Option<String> {
        let cell = self.rows.get(row)?.cells.get(column)?;
        Some(entered::passage(&guard::unguarded(&cell.content)))
    }

    fn width(&self) -> usize {
        self.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default()
    }

    /// The shape that the block seems to have: most cells of its first row name attributes, most of its first column cases.
    #[must_use]
    pub fn shape(&self, grid: &AttributeGrid<'_>) -> CellBlockShape {
        let are_most = |cells: Vec<String>, is_known: &dyn Fn(&str) -> bool| {
            let filled: Vec<&String> = cells.iter().filter(|cell| !cell.is_empty()).collect();
            let known = filled.iter().filter(|cell| is_known(cell)).count();
            known > 0 && known * 2 >= filled.len()
        };
        let labels: BTreeSet<String> = grid.cases.iter().map(|(_, label)| entered::name(label)).collect();
        let below = usize::from(self.rows.len() > 1);
        let column = |from| (from..self.rows.len()).filter_map(|row| self.cell(row, 0)).collect();
        let is_label = |cell: &str| labels.contains(&entered::name(cell));
        let has_labels = self.width() > 1 && (are_most(column(below), &is_label) || are_most(column(0), &is_label));
        let head = (usize::from(has_labels)..self.width()).filter_map(|column| self.cell(0, column)).collect();
        let has_header = below > 0 && are_most(head, &|cell| grid.attribute(cell).is_some());
        CellBlockShape { has_header, has_labels }
    }

    /// What the block would do. Without a header its first value stands in the second number of `from`, an attribute; without labels
    /// in the first, a case; both count from 0 on in the order shown. An empty cell takes a value away.
    #[must_use]
    pub fn preview(
        &self,
        grid: &AttributeGrid<'_>,
        from: (usize, usize),
        shape: CellBlockShape,
        adds_values: bool,
    ) -> BlockPreview {
        let mut preview = BlockPreview::default();
        if let Some(line) = self.unclosed {
            preview.refuse(line, 0, Error::OpenQuote);
        }
        let columns = self.columns(grid, from.1, shape, &mut preview);
        let mut lines: HashMap<i64, u64> = HashMap::new();
        let by_label: HashMap<String, i64> = grid.cases.iter().map(|(id, label)| (entered::name(label), *id)).collect();
        for (step, row) in (usize::from(shape.has_header)..self.rows.len()).enumerate() {
            let line = self.rows[row].line;
            if shape.has_labels && self.rows[row].is_blank() {
                continue;
            }
            let case = if shape.has_labels {
                let label = entered::name(&self.cell(row, 0).unwrap_or_default());
                let Some(&case) = by_label.get(&label) else {
                    preview.unknown_cases.push(label);
                    continue;
                };
                if let Some(before) = lines.insert(case, line) {
                    preview.refuse(line, 0, Error::CaseTwice { case: label, line: before });
                    continue;
                }
                case
            } else if let Some((case, _)) = grid.cases.get(from.0 + step) {
                *case
            } else {
                preview.refuse(line, 0, Error::OutsideOfGrid);
                continue;
            };
            for column in &columns {
                let Some(cell) = self.cell(row, column.at) else { continue };
                let attribute = &grid.attributes[column.attribute];
                match entered_value(grid, case, attribute, &cell, column, adds_values, &mut preview.new_values) {
                    Ok(Some(change)) => preview.changes.push(change),
                    Ok(None) => {}
                    Err(reason) => preview.refuse(line, column.at, reason),
                }
            }
        }
        preview
    }

    /// The columns that stand on attributes.
    fn columns(
        &self,
        grid: &AttributeGrid<'_>,
        from: usize,
        shape: CellBlockShape,
        preview: &mut BlockPreview,
    ) -> Vec<BlockColumn> {
        let mut columns: Vec<BlockColumn> = Vec::new();
        let first_line = self.rows.first().map_or(1, |row| row.line);
        let body = usize::from(shape.has_header)..self.rows.len();
        for (step, at) in (usize::from(shape.has_labels)..self.width()).enumerate() {
            let cells: Vec<String> = body.clone().filter_map(|row| self.cell(row, at)).collect();
            let attribute = if shape.has_header {
                let name = entered::name(&self.cell(0, at).unwrap_or_default());
                let found = grid.attribute(&name);
                if found.is_none() && !(name.is_empty() && cells.iter().all(String::is_empty)) {
                    preview.unknown_attributes.push(name.clone());
                }
                if found.is_some() && columns.iter().any(|column| Some(column.attribute) == found) {
                    preview.refuse(first_line, at, Error::ColumnTwice(name));
                    continue;
                }
                found
            } else {
                let found = Some(from + step).filter(|at| *at < grid.attributes.len());
                if found.is_none() {
                    preview.refuse(first_line, at, Error::OutsideOfGrid);
                }
                found
            };
            let is_ambiguous = value::first_ambiguous(cells.iter().map(String::as_str)).is_some();
            columns.extend(attribute.map(|attribute| BlockColumn { at, attribute, is_ambiguous }));
        }
        columns
    }
}

/// What a cell changes, if it does.
fn entered_value(
    grid: &AttributeGrid<'_>,
    case: i64,
    attribute: &Attribute,
    cell: &str,
    column: &BlockColumn,
    adds_values: bool,
    new_values: &mut BTreeSet<(String, String)>,
) -> Result<Option<CellChange>, Error> {
    let old = grid.value(case, attribute.id);
    // What stands there already stays, however it was written.
    let is_same = cell == old || !cell.is_empty() && attribute.kind.parse(cell, true).as_deref() == Some(old);
    if is_same {
        return Ok(None);
    }
    let is_option = attribute.options.iter().any(|option| option == cell);
    if value::is_error(cell) && !is_option {
        return Err(Error::SpreadsheetError(cell.to_owned()));
    }
    let value = if cell.is_empty() || value::is_missing(cell) && !is_option {
        String::new()
    } else if attribute.kind == AttributeKind::Category && !is_option {
        new_values.insert((attribute.name.clone(), cell.to_owned()));
        if !adds_values {
            return Err(attribute.fitting(cell, false).err().unwrap_or(Error::EmptyName));
        }
        cell.to_owned()
    } else {
        attribute.fitting(cell, !column.is_ambiguous)?
    };
    let new = CellValue { case, attribute: attribute.name.clone(), value };
    Ok((new.value != old).then(|| CellChange { old: old.to_owned(), new }))
}

#[cfg(test)]
#[path = "block_tests.rs"]
mod tests;
