//! Tables as a workbook of Excel: numbers are numbers, dates are dates, text stays text whatever it begins with. A sheet says what the
//! tables are. The same tables give the same bytes.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use project::export::cells::{CellKind, SheetColumn, TableSink};
use project::export::csv_table::{EXCEL_CELL, EXCEL_ROWS, Extent};
use project::export::sheets::put_sheets;
use project::export::{Exported, Sheet};
use project::output::write_bytes;
use project::tally::Tally;
use project::{Error, Project, Result};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

/// Longest name of a sheet, in UTF-16 units.
const LONGEST_NAME: usize = 31;
/// Widths of columns, in letters.
const WIDTHS: std::ops::RangeInclusive<usize> = 6..=60;

/// A table, and what it is in sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableAbout {
    /// What its sheet is called.
    pub name: String,
    pub sentences: Vec<String>,
}

impl TableAbout {
    #[must_use]
    pub fn new(name: impl Into<String>, sentences: Vec<String>) -> Self {
        Self { name: name.into(), sentences }
    }
}

/// The bytes of a workbook with one table; gives how much of it there is.
///
/// # Errors
/// Those of `put`; [`Error::BeyondExcel`].
pub fn of_table(about: &TableAbout, put: impl FnOnce(&mut dyn TableSink) -> Result<()>) -> Result<(Vec<u8>, Extent)> {
    let mut names = SheetNames::default();
    let mut sheet = BookSheet::new(&names.free(&about.name))?;
    put(&mut sheet)?;
    let extent = sheet.extent;
    let definition = definition(&names.free(&tr!("workbook-about")), std::slice::from_ref(about))?;
    Ok((bytes(vec![sheet.finish()?, definition])?, extent))
}

/// The workbook with the tables of a project.
const TABLES: &str = "tables.xlsx";

/// Writes the tables of a project into a folder, which is made if it is not there: one workbook, a sheet for each.
///
/// # Errors
/// If the file cannot be written, or the project cannot be read; [`Error::BeyondExcel`].
pub fn write_project(project: &Project, folder: &Path, sheets: &[Sheet], tally: &Tally) -> Result<Exported> {
    fs::create_dir_all(folder).map_err(|error| reading::Error::io(folder, error))?;
    let path = folder.join(TABLES);
    let mut names = SheetNames::default();
    let mut tables = Vec::new();
    for sheet in sheets {
        tables.push((*sheet, BookSheet::new(&names.free(sheet.name()))?));
    }
    put_sheets(project, tally, &mut tables)?;
    let about: Vec<TableAbout> =
        sheets.iter().map(|sheet| TableAbout::new(sheet.name(), vec![words::sheet(*sheet)])).collect();
    let long = tables.iter().map(|(_, table)| table.extent).filter(|extent| extent.long_cells > 0);
    let beyond_excel = long.map(|extent| (path.clone(), extent)).collect();
    let mut worksheets = tables.into_iter().map(|(_, table)| table.finish()).collect::<Result<Vec<_>>>()?;
    worksheets.push(definition(&names.free(&tr!("workbook-about")), &about)?);
    let bytes = bytes(worksheets)?;
    write_bytes(&path, &bytes)?;
    Ok(Exported { files: vec![path], beyond_excel })
}

/// Names of sheets as Excel takes them: not empty, not too long, without certain signs, and each once.
#[derive(Default)]
struct SheetNames {
    taken: HashSet<String>,
}

impl SheetNames {
    fn free(&mut self, name: &str) -> String {
        let fits = |c: char| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') && !c.is_control();
        let cleaned: String = name.chars().map(|c| if fits(c) { c } else { ' ' }).collect();
        let cleaned = cleaned.trim_matches(|c: char| c == '\'' || c.is_whitespace());
        let base = if cleaned.is_empty() { "1" } else { cleaned };
        let endings = std::iter::once(String::new()).chain((2_usize..).map(|number| format!(" ({number})")));
        let mut names = endings.map(|ending| {
            let room = LONGEST_NAME - ending.len();
            let begun = cut(base, room).trim_end_matches(|c: char| c == '\'' || c.is_whitespace());
            format!("{begun}{ending}")
        });
        // Excel keeps this name for itself.
        self.taken.insert("history".to_owned());
        names.find(|name| self.taken.insert(name.to_lowercase())).unwrap_or_default()
    }
}

/// The beginning of a text, of so many UTF-16 units at most.
fn cut(text: &str, units: usize) -> &str {
    let mut left = units;
    let end = text.char_indices().find(|(_, c)| match left.checked_sub(c.len_utf16()) {
        Some(rest) => {
            left = rest;
            false
        }
        None => true,
    });
    end.map_or(text, |(at, _)| &text[..at])
}

/// A sheet that takes a table in.
struct BookSheet {
    worksheet: Worksheet,
    kinds: Vec<CellKind>,
    /// The widest cell of each column, in letters.
    widths: Vec<usize>,
    extent: Extent,
    heading: Format,
    date: Format,
    clock: Format,
}

impl BookSheet {
    fn new(name: &str) -> Result<Self> {
        let mut worksheet = Worksheet::new();
        worksheet.set_name(name).map_err(failed)?;
        Ok(Self {
            worksheet,
            kinds: Vec::new(),
            widths: Vec::new(),
            extent: Extent::default(),
            heading: Format::new().set_bold(),
            date: Format::new().set_num_format("yyyy-mm-dd"),
            clock: Format::new().set_num_format("hh:mm"),
        })
    }

    fn put(&mut self, row: u32, column: u16, kind: CellKind, cell: &str) -> Result<(), XlsxError> {
        let sheet = &mut self.worksheet;
        let put = match kind {
            CellKind::Number => match cell.parse::<f64>().ok().filter(|number| number.is_finite()) {
                Some(number) => Some(sheet.write_number(row, column, number)?),
                None => None,
            },
            CellKind::Date => match day(cell) {
                Some(day) => Some(sheet.write_datetime_with_format(row, column, &day, &self.date)?),
                None => None,
            },
            CellKind::Clock => match clock(cell) {
                Some(time) => Some(sheet.write_datetime_with_format(row, column, &time, &self.clock)?),
                None => None,
            },
            CellKind::Text => None,
        };
        if put.is_none() {
            sheet.write_string(row, column, cut(cell, EXCEL_CELL))?;
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Worksheet> {
        for (column, width) in (0..).zip(&self.widths) {
            self.worksheet.set_column_width(column, letters(*width)).map_err(failed)?;
        }
        Ok(self.worksheet)
    }

    /// The row that comes next.
    fn next_row(&mut self, cells: &[impl AsRef<str>]) -> Result<u32> {
        let row = self.extent.rows;
        self.extent.note(cells);
        if self.extent.rows > EXCEL_ROWS {
            return Err(Error::BeyondExcel);
        }
        self.widths.resize(cells.len(), 0);
        for (width, cell) in self.widths.iter_mut().zip(cells) {
            *width = (*width).max(cell.as_ref().lines().next().unwrap_or_default().chars().take(80).count());
        }
        u32::try_from(row).map_err(|_| Error::BeyondExcel)
    }
}

impl TableSink for BookSheet {
    fn header(&mut self, columns: Vec<SheetColumn>) -> Result<()> {
        let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
        let row = self.next_row(&names)?;
        for (at, name) in names.iter().enumerate() {
            let column = u16::try_from(at).map_err(|_| Error::BeyondExcel)?;
            let name = cut(name, EXCEL_CELL);
            self.worksheet.write_string_with_format(row, column, name, &self.heading).map_err(failed)?;
        }
        self.worksheet.set_freeze_panes(1, 0).map_err(failed)?;
        self.kinds = columns.into_iter().map(|column| column.kind).collect();
        Ok(())
    }

    fn row(&mut self, cells: Vec<String>) -> Result<()> {
        let row = self.next_row(&cells)?;
        for (at, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let column = u16::try_from(at).map_err(|_| Error::BeyondExcel)?;
            let kind = self.kinds.get(at).copied().unwrap_or(CellKind::Text);
            self.put(row, column, kind, cell).map_err(failed)?;
        }
        Ok(())
    }
}

/// The sheet that says what the others are, and of which version of the program they come.
fn definition(name: &str, about: &[TableAbout]) -> Result<Worksheet> {
    let mut sheet = BookSheet::new(name)?;
    let version = TableAbout::new("Planlupe", vec![env!("CARGO_PKG_VERSION").to_owned()]);
    for (row, (about, sentence)) in (0..).zip(
        about.iter().chain([&version]).flat_map(|about| about.sentences.iter().map(move |sentence| (about, sentence))),
    ) {
        sheet
            .worksheet
            .write_string_with_format(row, 0, cut(&about.name, EXCEL_CELL), &sheet.heading)
            .map_err(failed)?;
        let wrapped = Format::new().set_text_wrap();
        sheet.worksheet.write_string_with_format(row, 1, cut(sentence, EXCEL_CELL), &wrapped).map_err(failed)?;
    }
    sheet.widths = vec![24, 90];
    for (column, width) in [(0, 24.0), (1, 90.0)] {
        sheet.worksheet.set_column_width(column, width).map_err(failed)?;
    }
    Ok(sheet.worksheet)
}

fn bytes(worksheets: Vec<Worksheet>) -> Result<Vec<u8>> {
    let mut book = Workbook::new();
    // A workbook names when it was made; this one does not tell.
    let made = ExcelDateTime::from_ymd(2000, 1, 1).map_err(failed)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    worksheets.into_iter().for_each(|sheet| book.push_worksheet(sheet));
    book.save_to_buffer().map_err(failed)
}

/// A day as Excel counts them, from 1900 on.
fn day(cell: &str) -> Option<ExcelDateTime> {
    let day: NaiveDate = cell.parse().ok()?;
    let (year, month, day) = (u16::try_from(day.year()).ok()?, day.month(), day.day());
    (year >= 1900).then(|| ExcelDateTime::from_ymd(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?).ok())?
}

fn clock(cell: &str) -> Option<ExcelDateTime> {
    let time = NaiveTime::parse_from_str(cell, "%H:%M").ok()?;
    ExcelDateTime::from_hms(u16::try_from(time.hour()).ok()?, u8::try_from(time.minute()).ok()?, 0).ok()
}

#[expect(clippy::cast_precision_loss, reason = "letters of a column")]
fn letters(width: usize) -> f64 {
    (width + 2).clamp(*WIDTHS.start(), *WIDTHS.end()) as f64
}

fn failed(error: XlsxError) -> Error {
    Error::Csv(std::io::Error::other(error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_sheets_are_those_that_excel_takes() {
        let mut names = SheetNames::default();
        assert_eq!(names.free("alder/kjønn: 'x'"), "alder kjønn  'x");
        assert_eq!(names.free("History"), "History (2)");
        assert_eq!((names.free(""), names.free("[]")), ("1".to_owned(), "1 (2)".to_owned()));
        let long = "et navn som er lengre enn Excel tar imot";
        assert_eq!(names.free(long).chars().count(), 31);
        assert_eq!(names.free(&long.to_uppercase()), "ET NAVN SOM ER LENGRE ENN E (2)");
        assert!(names.free(&"😀".repeat(40)).encode_utf16().count() <= 31);
    }
}
