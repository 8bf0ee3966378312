//! A table as CSV: UTF-8, comma, a header, dates as ISO 8601, `true` and `false`, nothing for what is missing.

use std::fmt::{Display, Write as _};
use std::io::Write;

use project::table::guard::guarded;

use crate::cell::TidyCell;

pub(crate) struct CsvFile<W: Write> {
    writer: csv::Writer<W>,
    /// The figures of one cell.
    figures: String,
}

impl<W: Write> CsvFile<W> {
    pub(crate) fn new<'a>(to: W, columns: impl IntoIterator<Item = &'a str>) -> csv::Result<Self> {
        let mut writer = csv::Writer::from_writer(to);
        for column in columns {
            writer.write_field(guarded(column).as_bytes())?;
        }
        writer.write_record(None::<&[u8]>)?;
        Ok(Self { writer, figures: String::new() })
    }

    pub(crate) fn row(&mut self, cells: &[TidyCell]) -> csv::Result<()> {
        for cell in cells {
            match cell {
                TidyCell::Missing => self.writer.write_field([])?,
                // What a spreadsheet would run as a formula gets an apostrophe, as in all tables that are exported.
                TidyCell::Text(text) => self.writer.write_field(guarded(text).as_bytes())?,
                TidyCell::Integer(number) => self.figures(number)?,
                TidyCell::Real(number) => self.figures(number)?,
                TidyCell::Date(day) => self.figures(day)?,
                TidyCell::Truth(is_so) => self.writer.write_field(if *is_so { "true" } else { "false" })?,
            }
        }
        self.writer.write_record(None::<&[u8]>)
    }

    /// A cell in which no formula can stand.
    fn figures(&mut self, value: &impl Display) -> csv::Result<()> {
        self.figures.clear();
        // Writing into a string cannot fail.
        let _ = write!(self.figures, "{value}");
        self.writer.write_field(self.figures.as_bytes())
    }

    pub(crate) fn finish(self) -> std::io::Result<W> {
        self.writer.into_inner().map_err(csv::IntoInnerError::into_error)
    }
}
