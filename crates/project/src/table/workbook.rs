//! A workbook of Excel as rows of cells. Numbers and days are written in one form, whatever form the workbook shows them in.

use std::collections::HashSet;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use calamine::{DataRef, ExcelDateTime, Reader, Xlsx};

use super::cells::{Cell, CellRow};
use crate::error::Result;
use crate::value;
use reading::text::{LARGEST_FILE, Unreadable};

/// What a zip archive begins with.
const ARCHIVE: &[u8] = b"PK\x03\x04";
/// Most cells of a sheet, with the empty ones before the last of each row.
const MOST_CELLS: usize = 4_000_000;

/// A sheet of a workbook.
pub(super) struct WorkbookSheet {
    pub rows: Vec<CellRow>,
    /// Columns in which a cell of text could be a number with thousands apart.
    pub ambiguous: HashSet<usize>,
}

impl WorkbookSheet {
    /// The first row in which something stands.
    pub fn head(&self) -> Option<&CellRow> {
        self.rows.iter().find(|row| !row.is_blank())
    }
}

/// Whether a file begins as a workbook does, or as another archive. A device, a pipe or what is not there is none, and is never opened.
///
/// # Errors
/// If the file cannot be read.
pub(super) fn is_one(path: &Path) -> Result<bool> {
    if !path.is_file() {
        return Ok(false);
    }
    let mut begin = Vec::new();
    let read = File::open(path).and_then(|file| file.take(ARCHIVE.len() as u64).read_to_end(&mut begin));
    read.map_err(|error| reading::Error::io(path, error))?;
    Ok(begin == ARCHIVE)
}

/// The sheets of a workbook, in their order.
///
/// # Errors
/// [`reading::Error::Unreadable`] if it is another archive or damaged, or larger than any table of cases.
pub(super) fn sheets(path: &Path) -> Result<Vec<WorkbookSheet>> {
    let refused = |reason| reading::Error::Unreadable { path: path.to_owned(), reason };
    let damaged = |_| refused(Unreadable::Damaged);
    let file = File::open(path).map_err(|error| reading::Error::io(path, error))?;
    if file.metadata().is_ok_and(|metadata| metadata.len() > LARGEST_FILE) {
        return Err(refused(Unreadable::TooLarge).into());
    }
    // Another archive has no sheets.
    let mut workbook: Xlsx<_> = Xlsx::new(BufReader::new(file)).map_err(|_| refused(Unreadable::Archive))?;
    let mut sheets = Vec::new();
    let mut room = MOST_CELLS;
    for name in workbook.sheet_names() {
        // A chart has a sheet, too.
        let Ok(mut cells) = workbook.worksheet_cells_reader(&name) else { continue };
        let mut sheet = WorkbookSheet { rows: Vec::new(), ambiguous: HashSet::new() };
        while let Some(cell) = cells.next_cell().map_err(damaged)? {
            let (row, column) = cell.get_position();
            let (line, column) = (u64::from(row) + 1, column as usize);
            let is_text = matches!(cell.get_value(), DataRef::String(_) | DataRef::SharedString(_));
            let content = written(cell.get_value());
            if content.is_empty() {
                continue;
            }
            if is_text && value::could_be_thousands(&content) {
                sheet.ambiguous.insert(column);
            }
            room = sheet.put(line, column, content, room).ok_or_else(|| refused(Unreadable::TooLarge))?;
        }
        sheets.push(sheet);
    }
    Ok(sheets)
}

impl WorkbookSheet {
    /// Puts a cell behind those before it; gives for how many there is room still, if there is.
    fn put(&mut self, line: u64, column: usize, content: String, room: usize) -> Option<usize> {
        if self.rows.last().is_none_or(|row| row.line != line) {
            self.rows.push(CellRow { line, cells: Vec::new() });
        }
        let cells = &mut self.rows.last_mut()?.cells;
        let left = room.checked_sub((column + 1).saturating_sub(cells.len()))?;
        if cells.len() <= column {
            cells.resize(column + 1, Cell { content: String::new(), line });
        }
        cells[column].content = content;
        Some(left)
    }
}

/// What a cell says.
fn written(cell: &DataRef<'_>) -> String {
    match cell {
        DataRef::Empty => String::new(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(is_true) => is_true.to_string(),
        DataRef::DateTime(time) => moment(time),
        DataRef::Error(error) => error.to_string(),
    }
}

/// A day, with the clock time if it is not midnight; a clock time or a duration alone.
fn moment(time: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = time.to_ymd_hms_milli();
    let clock = format!("{hour:02}:{minute:02}:{second:02}");
    if time.is_duration() {
        return (time.as_f64() * 24.0).to_string();
    }
    match time.as_f64() {
        value if value < 1.0 => clock,
        value if value.fract() == 0.0 => format!("{year:04}-{month:02}-{day:02}"),
        _ => format!("{year:04}-{month:02}-{day:02} {clock}"),
    }
}
