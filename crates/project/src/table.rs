//! Tables that come in as CSV or as a workbook of Excel: codings, attributes, codebooks. Every table comes in here: what parts its cells, quotation marks, empty rows
//! and columns, names of columns (`docs/csv.md`).

pub mod block;
mod cells;
pub mod codebook_table;
pub mod guard;
mod workbook;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::Path;

use self::cells::{Cell, CellReader, CellRow};
use crate::error::{Error, Result};
use crate::project::{
    AttributeTable, CodeRef, CodeTree, Coding, CodingRow, Note, Project, TableMisfit, TablePreview, is_reserved,
    preview_table,
};
use crate::value::AttributeKind;
use reading::entered;
use reading::text::Span;

/// A table as it stands in a file: columns by name, rows with their line numbers. Nothing in it is empty throughout.
struct TableFile<'a> {
    path: &'a Path,
    delimiter: char,
    /// The line of the header.
    line: u64,
    header: Vec<String>,
    rows: Vec<TableRow>,
    /// Keys of the columns in which a point never parts thousands: those of a workbook hold numbers as such.
    decimals: BTreeSet<String>,
}

/// A table before its columns are looked at.
struct RawTable {
    delimiter: char,
    head: CellRow,
    rows: Vec<CellRow>,
    /// The columns in which a point or a comma may part thousands; `None` where it may in all.
    ambiguous: Option<HashSet<usize>>,
}

impl RawTable {
    fn of(path: &Path, has_all: impl Fn(&CellRow) -> bool) -> Result<Self> {
        let read =
            if workbook::is_one(path)? { Self::of_workbook(path, has_all) } else { Self::of_text(path, has_all) };
        read.map_err(|error| match error {
            Error::Reading(reading::Error::Unreadable { path, reason }) => Error::NoTableFile { path, source: reason },
            other => other,
        })
    }

    /// A table that has these columns.
    fn with_columns(path: &Path, needed: &[&'static str]) -> Result<Self> {
        let has_all = |head: &CellRow| {
            let names: Vec<String> = head.cells.iter().map(|cell| entered::key(&cell.content)).collect();
            needed.iter().all(|needed| names.iter().any(|name| name == needed))
        };
        let table = Self::of(path, has_all)?;
        let has = |column: &str| table.head.cells.iter().any(|cell| column_name(cell) == column);
        match needed.iter().find(|name| !has(name)) {
            Some(column) => Err(Error::NoColumn { path: path.to_owned(), column }),
            None => Ok(table),
        }
    }

    fn of_text(path: &Path, has_all: impl Fn(&CellRow) -> bool) -> Result<Self> {
        let text = entered::text_file(path)?;
        let mut reader = CellReader::new(text.as_str(), has_all);
        let read = |record: Result<CellRow, cells::Unclosed>| {
            record.map_err(|open| on_line_of(path, open.line, Error::OpenQuote))
        };
        let head = reader.head().map(read).transpose()?.unwrap_or_else(Self::no_head);
        let delimiter = reader.delimiter;
        Ok(Self { delimiter, head, rows: reader.map(read).collect::<Result<_>>()?, ambiguous: None })
    }

    /// The first sheet of a workbook that has the columns, else the first one.
    fn of_workbook(path: &Path, has_all: impl Fn(&CellRow) -> bool) -> Result<Self> {
        let mut sheets = workbook::sheets(path)?;
        let fitting = sheets.iter().position(|sheet| sheet.head().is_some_and(&has_all)).unwrap_or_default();
        // Nothing parts cells in a sheet.
        let delimiter = '\0';
        if sheets.is_empty() {
            return Ok(Self { delimiter, head: Self::no_head(), rows: Vec::new(), ambiguous: None });
        }
        let workbook::WorkbookSheet { rows, ambiguous } = sheets.swap_remove(fitting);
        let mut rows = rows.into_iter().skip_while(CellRow::is_blank);
        let head = rows.next().unwrap_or_else(Self::no_head);
        let width = head.cells.len();
        // A sheet has no end of its rows: cells behind the last one are empty.
        let widened = rows.map(|mut row| {
            let line = row.line;
            row.cells.resize(row.cells.len().max(width), Cell { content: String::new(), line });
            row
        });
        Ok(Self { delimiter, head, rows: widened.collect(), ambiguous: Some(ambiguous) })
    }

    const fn no_head() -> CellRow {
        CellRow { line: 1, cells: Vec::new() }
    }
}

/// What a column is found by.
fn column_name(cell: &Cell) -> String {
    entered::key(&guard::unguarded(&cell.content))
}

fn on_line_of(path: &Path, line: u64, source: Error) -> Error {
    Error::Line { path: path.to_owned(), line, source: Box::new(source) }
}

struct TableRow {
    line: u64,
    /// One for each column.
    cells: Vec<String>,
    /// Columns whose cell has several lines, with the line on which it begins.
    tall: Vec<(usize, u64)>,
}

impl<'a> TableFile<'a> {
    /// Reads a table that has these columns.
    fn read(path: &'a Path, needed: &[&'static str]) -> Result<Self> {
        Self::of_raw(path, RawTable::with_columns(path, needed)?)
    }

    /// Reads the rows of a table that have as many cells as it has columns; gives the lines of the others.
    fn read_rows(path: &'a Path, needed: &[&'static str]) -> Result<(Self, Vec<(u64, Error)>)> {
        Self::rows_of(path, RawTable::with_columns(path, needed)?)
    }

    /// The table with its columns.
    fn of_raw(path: &'a Path, raw: RawTable) -> Result<Self> {
        let (table, mut unequal) = Self::rows_of(path, raw)?;
        if unequal.is_empty() { Ok(table) } else { Err(on_line_of(path, unequal[0].0, unequal.swap_remove(0).1)) }
    }

    fn rows_of(path: &'a Path, raw: RawTable) -> Result<(Self, Vec<(u64, Error)>)> {
        let on_line = |line, source| on_line_of(path, line, source);
        let RawTable { delimiter, head, rows: records, ambiguous } = raw;
        let header: Vec<String> =
            head.cells.iter().map(|cell| entered::name(&guard::unguarded(&cell.content))).collect();
        let decimals = ambiguous.map_or_else(BTreeSet::new, |ambiguous| {
            let columns = header.iter().enumerate().filter(|(column, _)| !ambiguous.contains(column));
            columns.map(|(_, name)| entered::key(name)).collect()
        });
        let named = header.iter().rposition(|name| !name.is_empty()).map_or(0, |last| last + 1);
        let (mut rows, mut unequal) = (Vec::new(), Vec::new());
        for record in records {
            if record.is_blank() {
                continue;
            }
            let found = record.cells.iter().rposition(|cell| !cell.is_blank()).map_or(0, |last| last + 1);
            if record.cells.len() < named || found > header.len() {
                let found = found.max(record.cells.len().min(named));
                unequal.push((record.line, Error::UnequalRow { expected: named, found }));
                continue;
            }
            rows.push(TableRow::new(record, header.len()));
        }
        let mut table = Self { path, delimiter, line: head.line, header, rows, decimals };
        // A cell too many is no column without a name.
        if let Err(error) = table.drop_empty_columns() {
            let first = if unequal.is_empty() { (head.line, error) } else { unequal.swap_remove(0) };
            return Err(on_line(first.0, first.1));
        }
        Ok((table, unequal))
    }

    /// Takes the columns away that have neither name nor content.
    fn drop_empty_columns(&mut self) -> Result<()> {
        for column in (0..self.header.len()).rev().filter(|&column| self.header[column].is_empty()).collect::<Vec<_>>()
        {
            if self.rows.iter().any(|row| !entered::trimmed(&row.cells[column]).is_empty()) {
                return Err(Error::EmptyName);
            }
            self.header.remove(column);
            for row in &mut self.rows {
                row.cells.remove(column);
                row.tall.retain(|(tall, _)| *tall != column);
                row.tall.iter_mut().filter(|(tall, _)| *tall > column).for_each(|(tall, _)| *tall -= 1);
            }
        }
        Ok(())
    }

    fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|column| entered::key(column) == name)
    }

    fn on_line(&self, line: u64, source: Error) -> Error {
        on_line_of(self.path, line, source)
    }

    /// An error in a row, counted from 0; without one it is in the header.
    fn on_row(&self, row: Option<usize>, reason: Error) -> Error {
        let line = row.and_then(|row| self.rows.get(row)).map_or(self.line, |row| row.line);
        self.on_line(line, reason)
    }

    /// No column that is used stands twice.
    fn check_names(&self, used: impl Fn(&str) -> bool) -> Result<()> {
        let mut seen = HashSet::new();
        match self.header.iter().find(|name| used(name) && !seen.insert(entered::key(name))) {
            Some(name) => Err(self.on_line(self.line, Error::ColumnTwice(name.clone()))),
            None => Ok(()),
        }
    }

    /// No cell holds rows of this table: then its quotation mark was to be closed before them.
    fn check_swallowed(&self, case: usize, known: &HashSet<String>) -> Result<()> {
        for row in &self.rows {
            for &(column, line) in &row.tall {
                let behind = self.header.len() - column - 1;
                let inside: Vec<&str> = row.cells[column].split('\n').collect();
                let is_row = |(at, text): (usize, &&str)| {
                    let cells: Vec<&str> = text.split(self.delimiter).collect();
                    let more = if at + 1 == inside.len() { behind } else { 0 };
                    at > 0
                        && cells.len() > 1
                        && cells.len() + more == self.header.len()
                        && cells.get(case).is_some_and(|label| known.contains(&entered::name(label.trim_matches('"'))))
                };
                if inside.iter().enumerate().any(is_row) {
                    return Err(self.on_line(line, Error::OpenQuote));
                }
            }
        }
        Ok(())
    }
}

impl TableRow {
    fn new(record: CellRow, columns: usize) -> Self {
        let tall = |(column, cell): (usize, &Cell)| cell.content.contains('\n').then_some((column, cell.line));
        let tall = record.cells.iter().enumerate().take(columns).filter_map(tall).collect();
        let mut cells: Vec<String> = record.cells.into_iter().map(|cell| cell.content).collect();
        cells.resize(columns, String::new());
        Self { line: record.line, cells, tall }
    }

    /// What a cell says, without the apostrophes that our own export puts before what a spreadsheet would run.
    fn value(&self, column: usize) -> String {
        entered::passage(&guard::unguarded(&self.cells[column]))
    }

    fn name(&self, column: usize) -> String {
        entered::name(&guard::unguarded(&self.cells[column]))
    }
}

fn labels(project: &Project) -> Result<HashSet<String>> {
    Ok(project.cases().list()?.into_iter().map(|case| entered::name(&case.label)).collect())
}

/// Adds the codings of a CSV with the columns `case,start,end,code` and perhaps `coder,memo`, all or none;
/// gives how many are new.
///
/// # Errors
/// [`Error::NoColumn`], or [`Error::Line`] with the number of the line.
pub fn load_codings(project: &mut Project, path: &Path, create_codes: bool) -> Result<usize> {
    const NEEDED: [&str; 4] = ["case", "start", "end", "code"];
    const USED: [&str; 7] = ["case", "start", "end", "code", "coder", "memo", "degree"];
    let table = TableFile::read(path, &NEEDED)?;
    table.check_names(|name| USED.contains(&entered::key(name).as_str()))?;
    let [Some(case), Some(start), Some(end), Some(code)] = NEEDED.map(|name| table.column(name)) else {
        return Err(Error::NoColumn { path: path.to_owned(), column: NEEDED[0] });
    };
    table.check_swallowed(case, &labels(project)?)?;
    let [coder, memo, degree] = ["coder", "memo", "degree"].map(|name| table.column(name));
    let filled = |value: String| Some(value).filter(|value| !entered::trimmed(value).is_empty());
    let mut rows = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let number = |column: usize, name: &'static str| {
            let number = row.name(column).parse::<usize>();
            number.map_err(|_| table.on_line(row.line, Error::NotANumber { column: name }))
        };
        rows.push(CodingRow {
            case: row.name(case),
            span: Span::new(number(start, "start")?, number(end, "end")?),
            code: row.name(code),
            coder: coder.and_then(|coder| filled(row.name(coder))),
            memo: memo.and_then(|memo| filled(row.value(memo))),
            degree: degree.map(|column| degree_in(&table, row, column)).transpose()?.flatten(),
        });
    }
    project.write().codings().load(&rows, create_codes).map_err(|(row, error)| match table.rows.get(row) {
        Some(row) => table.on_line(row.line, error),
        None => error,
    })
}

/// The degree in a cell, if it is not empty.
fn degree_in(table: &TableFile, row: &TableRow, column: usize) -> Result<Option<u8>> {
    let written = row.name(column);
    if written.is_empty() {
        return Ok(None);
    }
    written.parse().map(Some).map_err(|_| table.on_line(row.line, Error::NotANumber { column: "degree" }))
}

/// Gives the codings of a CSV with the columns `case,start,end,code,new_code`, and perhaps `coder`, the code in the last column: all or none. Gives
/// how many were changed. With `create_codes`, codes that do not exist are made.
///
/// # Errors
/// [`Error::NoColumn`], or [`Error::Line`] with the number of the line.
pub fn recode(project: &mut Project, path: &Path, create_codes: bool) -> Result<usize> {
    const NEEDED: [&str; 5] = ["case", "start", "end", "code", "new_code"];
    let table = TableFile::read(path, &NEEDED)?;
    let [Some(case), Some(start), Some(end), Some(code), Some(new)] = NEEDED.map(|name| table.column(name)) else {
        return Err(Error::NoColumn { path: path.to_owned(), column: NEEDED[0] });
    };
    table.check_swallowed(case, &labels(project)?)?;
    let mut codings = NamedCodings::new(project, &table, [case, start, end, code])?;
    let mut decisions = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let meant = codings.of(row)?;
        let name = row.name(new);
        let to = match codings.tree.find(&name) {
            Ok(code) => CodeRef::Id(code.id),
            Err(Error::NoCode(_)) if create_codes => CodeRef::Path(name),
            Err(error) => return Err(table.on_line(row.line, error)),
        };
        decisions.extend(meant.into_iter().map(|coding| (coding, to.clone())));
    }
    project.write().codes().sort_out(&decisions, None)
}

/// Gives the codings of a CSV with the columns `case,start,end,code,degree`, and perhaps `coder`, the degree in the last column, or none where
/// the cell is empty: all or none. Gives how many were changed.
///
/// # Errors
/// [`Error::NoScale`], [`Error::NoColumn`], or [`Error::Line`] with the number of the line.
pub fn load_degrees(project: &mut Project, path: &Path) -> Result<usize> {
    const NEEDED: [&str; 5] = ["case", "start", "end", "code", "degree"];
    let scale = project.settings().scale()?.ok_or(Error::NoScale)?;
    let table = TableFile::read(path, &NEEDED)?;
    let [Some(case), Some(start), Some(end), Some(code), Some(degree)] = NEEDED.map(|name| table.column(name)) else {
        return Err(Error::NoColumn { path: path.to_owned(), column: NEEDED[0] });
    };
    table.check_swallowed(case, &labels(project)?)?;
    let mut codings = NamedCodings::new(project, &table, [case, start, end, code])?;
    let mut degrees = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let degree = degree_in(&table, row, degree)?;
        degree.map_or(Ok(()), |degree| scale.check(degree)).map_err(|error| table.on_line(row.line, error))?;
        degrees.extend(codings.of(row)?.into_iter().map(|coding| (coding, degree)));
    }
    project.write().codings().set_degrees(&degrees)
}

/// Finds the codings that the rows of a table name.
struct NamedCodings<'a> {
    project: &'a Project,
    table: &'a TableFile<'a>,
    /// Where case, start, end and code stand.
    columns: [usize; 4],
    tree: CodeTree,
    by_case: HashMap<String, Vec<Coding>>,
}

impl<'a> NamedCodings<'a> {
    fn new(project: &'a Project, table: &'a TableFile, columns: [usize; 4]) -> Result<Self> {
        Ok(Self { project, table, columns, tree: project.codes().tree()?, by_case: HashMap::new() })
    }

    /// The codings that a row means; those of all coders where it names none.
    fn of(&mut self, row: &TableRow) -> Result<Vec<i64>> {
        let [case, start, end, code] = self.columns;
        let wrong = |error| self.table.on_line(row.line, error);
        let number = |column: usize, name: &'static str| {
            row.name(column).parse::<usize>().map_err(|_| wrong(Error::NotANumber { column: name }))
        };
        let span = Span::new(number(start, "start")?, number(end, "end")?);
        let code = self.tree.find(&row.name(code)).map_err(wrong)?.id;
        let coder = self.table.column("coder").map(|coder| row.name(coder)).filter(|coder| !coder.is_empty());
        let label = row.name(case);
        if !self.by_case.contains_key(&label) {
            let id = self.project.cases().named(&label).map_err(wrong)?;
            self.by_case.insert(label.clone(), self.project.codings().of(id)?);
        }
        let is_meant = |coding: &&Coding| {
            coding.span == span && coding.code == code && coder.as_ref().is_none_or(|coder| *coder == coding.coder)
        };
        let meant: Vec<i64> = self.by_case[&label].iter().filter(is_meant).map(|coding| coding.id).collect();
        if meant.is_empty() { Err(wrong(Error::NoCoding)) } else { Ok(meant) }
    }
}

/// The kinds that a person has said that columns are of, by the key of their names.
pub type ColumnKinds = BTreeMap<String, AttributeKind>;

/// Takes in a CSV or workbook of attributes with a column `case` and one for each attribute, all or nothing. Gives what was read otherwise than it
/// stands there.
///
/// # Errors
/// [`Error::NoColumn`], [`Error::NoAttribute`] if `kinds` names none of the columns, or [`Error::Line`] with the number of the line.
pub fn load_attributes(project: &mut Project, path: &Path, kinds: &ColumnKinds) -> Result<Vec<Note>> {
    let table = TableFile::read(path, &["case"])?;
    let attributes = attribute_table(project, &table, kinds)?;
    if let Some(twice) = cases_twice(&table, &attributes).into_iter().next() {
        return Err(table.on_line(twice.line, twice.reason));
    }
    project.write().attributes().load(&attributes).map_err(|(row, error)| table.on_row(row, error))
}

/// What [`load_attributes`] would do, and all lines and columns that do not fit. Nothing is written.
///
/// # Errors
/// Those of [`load_attributes`] where the table cannot be read as one, so that it cannot be said what would fit.
pub fn preview_attributes(project: &Project, path: &Path, kinds: &ColumnKinds) -> Result<TablePreview> {
    let (table, unequal) = TableFile::read_rows(path, &["case"])?;
    let attributes = attribute_table(project, &table, kinds)?;
    let (mut preview, misfits) = preview_table(project, &attributes)?;
    let whole_line = |(line, reason)| TableMisfit { line, column: None, reason };
    preview.misfits.extend(unequal.into_iter().map(whole_line));
    preview.misfits.extend(cases_twice(&table, &attributes));
    preview.misfits.extend(misfits.into_iter().map(|(row, column, reason)| {
        let line = row.and_then(|row| table.rows.get(row)).map_or(table.line, |row| row.line);
        TableMisfit { line, column, reason }
    }));
    preview.misfits.sort_by_key(|misfit| misfit.line);
    Ok(preview)
}

/// The rows whose case has one before.
fn cases_twice(table: &TableFile, attributes: &AttributeTable) -> Vec<TableMisfit> {
    let mut lines: HashMap<&str, u64> = HashMap::new();
    let mut twice = Vec::new();
    for (row, (label, _)) in table.rows.iter().zip(&attributes.rows) {
        match lines.get(label.as_str()) {
            Some(before) => twice.push(TableMisfit {
                line: row.line,
                column: None,
                reason: Error::CaseTwice { case: label.clone(), line: *before },
            }),
            None => drop(lines.insert(label, row.line)),
        }
    }
    twice
}

/// The columns of a table that are attributes.
fn attribute_table(project: &Project, table: &TableFile, kinds: &ColumnKinds) -> Result<AttributeTable> {
    // Our own export holds more than attributes.
    let is_export = ["status", "characters", "doubtful", "summary"].iter().all(|name| table.column(name).is_some());
    table.check_names(|_| true)?;
    let case = table.column("case").unwrap_or_default();
    table.check_swallowed(case, &labels(project)?)?;
    let is_own = |name: &str| is_export && is_reserved(name);
    let columns = (0..table.header.len()).filter(|&column| column != case && !is_own(&table.header[column]));
    let columns: Vec<usize> = columns.collect();
    let names: Vec<String> = columns.iter().map(|&column| table.header[column].clone()).collect();
    if let Some(unknown) = kinds.keys().find(|kind| !names.iter().any(|name| entered::key(name) == **kind)) {
        return Err(Error::NoAttribute(unknown.clone()));
    }
    let values = |row: &TableRow| columns.iter().map(|&column| row.value(column)).collect();
    Ok(AttributeTable {
        names,
        rows: table.rows.iter().map(|row| (row.name(case), values(row))).collect(),
        kinds: kinds.clone(),
        decimals: table.decimals.clone(),
        decimal_mark: is_export.then_some(if table.delimiter == ';' { ',' } else { '.' }),
    })
}
