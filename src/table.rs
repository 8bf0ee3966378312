//! Tables that come in as CSV: codings and attributes. Comma or semicolon, with or without byte order mark.

use std::collections::HashSet;
use std::path::Path;

use crate::error::{Error, Result};
use crate::export::FORMULA;
use crate::project::{AttributeTable, CodingRow, Project, is_reserved};
use crate::text::{Span, Text};

/// A table as it stands in a file: columns by name, rows with their line numbers.
struct Table {
    header: csv::StringRecord,
    rows: Vec<(u64, csv::StringRecord)>,
}

impl Table {
    fn read(path: &Path) -> Result<Self> {
        let text = Text::read(path).map_err(|reason| Error::Unreadable { path: path.to_owned(), reason })?.text;
        let first = text.as_str().lines().next().unwrap_or_default();
        let delimiter = if first.matches(';').count() > first.matches(',').count() { b';' } else { b',' };
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .trim(csv::Trim::Headers)
            .from_reader(text.as_str().as_bytes());
        let at_line = |error: csv::Error| {
            let line = error.position().map_or(1, |position| line_of(position, text.as_str()));
            Error::Line { path: path.to_owned(), line, reason: Box::new(Error::Csv(reason(&error))) }
        };
        let header = reader.headers().map_err(at_line)?.clone();
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.map_err(at_line)?;
            rows.push((record.position().map_or(0, |position| line_of(position, text.as_str())), record));
        }
        Ok(Self { header, rows })
    }

    fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|column| column.eq_ignore_ascii_case(name))
    }

    fn needed(&self, name: &'static str, path: &Path) -> Result<usize> {
        self.column(name).ok_or_else(|| Error::NoColumn { path: path.to_owned(), column: name })
    }
}

/// The line on which a record begins. The reader's own count stops before the blank lines that it skips.
fn line_of(position: &csv::Position, text: &str) -> u64 {
    let from = usize::try_from(position.byte()).unwrap_or(text.len());
    let skipped = text.get(from..).unwrap_or_default().bytes().take_while(|&byte| byte == b'\n').count();
    position.line() + skipped as u64
}

/// What is wrong with a CSV, without its content.
fn reason(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            tr!("csv-unequal", expected = expected_len.to_string(), found = len.to_string())
        }
        _ => tr!("csv-unreadable"),
    }
}

/// The cell without the apostrophe that our own export puts before what a spreadsheet would run.
fn plain(cell: &str) -> &str {
    let cell = cell.trim();
    cell.strip_prefix('\'').filter(|rest| rest.starts_with(FORMULA)).unwrap_or(cell)
}

fn cell(record: &csv::StringRecord, column: Option<usize>) -> Option<String> {
    let value = plain(record.get(column?)?);
    (!value.is_empty()).then(|| value.to_owned())
}

/// Adds the codings of a CSV with the columns `case,start,end,code` and perhaps `coder,memo`, all or none;
/// gives how many are new.
///
/// # Errors
/// [`Error::NoColumn`], or [`Error::Line`] with the number of the line.
pub fn load_codings(project: &mut Project, path: &Path, create_codes: bool) -> Result<usize> {
    let table = Table::read(path)?;
    let [case, start, end, code] = ["case", "start", "end", "code"].map(|name| table.needed(name, path));
    let (case, start, end, code) = (case?, start?, end?, code?);
    let (coder, memo) = (table.column("coder"), table.column("memo"));
    let on_line = |line: u64, error: Error| Error::Line { path: path.to_owned(), line, reason: Box::new(error) };
    let mut rows = Vec::with_capacity(table.rows.len());
    for (line, record) in &table.rows {
        let number = |column: usize, name: &'static str| {
            let parsed = record.get(column).unwrap_or_default().trim().parse::<usize>();
            parsed.map_err(|_| on_line(*line, Error::NotANumber { column: name }))
        };
        rows.push(CodingRow {
            case: plain(record.get(case).unwrap_or_default()).to_owned(),
            span: Span::new(number(start, "start")?, number(end, "end")?),
            code: plain(record.get(code).unwrap_or_default()).to_owned(),
            coder: cell(record, coder),
            memo: cell(record, memo),
        });
    }
    project.load_codings(&rows, create_codes).map_err(|(row, error)| match table.rows.get(row) {
        Some((line, _)) => on_line(*line, error),
        None => error,
    })
}

/// Takes in a CSV of attributes with a column `case` and one for each attribute, all or nothing.
///
/// # Errors
/// [`Error::NoColumn`], or [`Error::Line`] with the number of the line.
pub fn load_attributes(project: &mut Project, path: &Path) -> Result<()> {
    let table = Table::read(path)?;
    let case = table.needed("case", path)?;
    // Our own export holds more than attributes.
    let is_export = ["status", "characters", "doubtful", "summary"].iter().all(|name| table.column(name).is_some());
    let is_own = |name: &str| is_export && is_reserved(name);
    let columns = (0..table.header.len()).filter(|&column| column != case && !is_own(&table.header[column]));
    let columns: Vec<usize> = columns.collect();
    let mut names = HashSet::new();
    for name in columns.iter().map(|&column| &table.header[column]) {
        let reason = match name {
            "" => Error::EmptyName,
            _ if !names.insert(name.to_lowercase()) => Error::AttributeExists(name.to_owned()),
            _ => continue,
        };
        return Err(Error::Line { path: path.to_owned(), line: 1, reason: Box::new(reason) });
    }
    let values = |record: &csv::StringRecord| {
        columns.iter().map(|&column| plain(record.get(column).unwrap_or_default()).to_owned()).collect()
    };
    let attributes = AttributeTable {
        names: columns.iter().map(|&column| table.header[column].to_owned()).collect(),
        rows: table.rows.iter().map(|(_, record)| (plain(&record[case]).to_owned(), values(record))).collect(),
    };
    project.load_attributes(&attributes).map_err(|(row, error)| {
        let line = row.and_then(|row| table.rows.get(row)).map_or(1, |(line, _)| *line);
        Error::Line { path: path.to_owned(), line, reason: Box::new(error) }
    })
}
