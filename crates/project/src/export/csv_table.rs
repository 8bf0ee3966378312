//! A table as CSV.

use std::borrow::Cow;
use std::io::Write;

use super::cells::{CellKind, SheetColumn, TableSink};
use crate::error::{Error, Result};
use crate::table::guard::guarded;

/// How the cells are written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Dialect {
    /// UTF-8, comma.
    #[default]
    Plain,
    /// For a Norwegian Excel: byte order mark, semicolon, decimal comma.
    ExcelNb,
}

/// Rows that Excel shows of a table, its header among them.
pub const EXCEL_ROWS: usize = 1_048_576;

/// UTF-16 units that Excel keeps of a cell.
pub const EXCEL_CELL: usize = 32_767;

/// How much a table holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Extent {
    /// With the header.
    pub rows: usize,
    /// Cells that are longer than Excel keeps.
    pub long_cells: usize,
}

impl Extent {
    /// Counts a row with these cells; the header is one.
    pub fn note<C: AsRef<str>>(&mut self, cells: &[C]) {
        self.rows += 1;
        self.long_cells += cells.iter().filter(|cell| is_too_long(cell.as_ref())).count();
    }
}

fn is_too_long(cell: &str) -> bool {
    cell.len() > EXCEL_CELL && cell.encode_utf16().count() > EXCEL_CELL
}

/// Writes a table as CSV. What a spreadsheet would run as a formula gets an apostrophe in front.
pub struct CsvTable<W: Write> {
    dialect: Dialect,
    kinds: Vec<CellKind>,
    extent: Extent,
    writer: csv::Writer<W>,
}

impl<W: Write> CsvTable<W> {
    /// Begins a table.
    ///
    /// # Errors
    /// [`Error::Csv`].
    pub fn new(mut to: W, dialect: Dialect) -> Result<Self> {
        let delimiter = match dialect {
            Dialect::Plain => b',',
            Dialect::ExcelNb => {
                to.write_all("\u{feff}".as_bytes()).map_err(Error::Csv)?;
                b';'
            }
        };
        let writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(to);
        Ok(Self { dialect, kinds: Vec::new(), extent: Extent::default(), writer })
    }

    /// Ends the table; gives how much it holds, and what it was written to.
    ///
    /// # Errors
    /// [`Error::Csv`].
    pub fn finish(self) -> Result<(Extent, W)> {
        let Self { extent, writer, .. } = self;
        Ok((extent, writer.into_inner().map_err(|error| Error::Csv(error.into_error()))?))
    }
}

impl<W: Write> TableSink for CsvTable<W> {
    fn header(&mut self, columns: Vec<SheetColumn>) -> Result<()> {
        let names: Vec<Cow<'_, str>> = columns.iter().map(|column| guarded(&column.name)).collect();
        self.extent.note(&names);
        self.writer.write_record(names.iter().map(|name| name.as_bytes()))?;
        self.kinds = columns.into_iter().map(|column| column.kind).collect();
        Ok(())
    }

    fn row(&mut self, mut cells: Vec<String>) -> Result<()> {
        // A Norwegian Excel takes 2.5 for a day in May.
        if self.dialect == Dialect::ExcelNb {
            let numbers = cells.iter_mut().zip(&self.kinds).filter(|(_, kind)| **kind == CellKind::Number);
            numbers.for_each(|(cell, _)| *cell = cell.replace('.', ","));
        }
        let cells: Vec<Cow<'_, str>> = cells.iter().map(|cell| guarded(cell)).collect();
        self.extent.note(&cells);
        Ok(self.writer.write_record(cells.iter().map(|cell| cell.as_bytes()))?)
    }
}
