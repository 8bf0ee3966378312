//! The options by which a command gives its results for machines: a table as CSV or as a workbook, or JSON.

use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use super::{complain, json, put, say};
use crate::error::Result;
use project::export::cells::TableSink;
use project::export::csv_table::{CsvTable, Dialect};
use project::output::{write_bytes, write_whole};
use reports::workbook::{self, TableAbout};

#[derive(Debug, Args)]
pub(super) struct OutputArgs {
    #[arg(long)]
    csv: Option<PathBuf>,
    #[arg(long, requires = "csv")]
    excel_nb: bool,
    #[arg(long, value_name = "FILE", conflicts_with = "csv")]
    xlsx: Option<PathBuf>,
    #[arg(long, conflicts_with_all = ["csv", "xlsx"])]
    pub json: bool,
}

impl OutputArgs {
    /// Writes the table where a table is asked for; says whether one is.
    ///
    /// # Errors
    /// Those of the writer, and if the file cannot be written.
    pub fn table(&self, about: &TableAbout, write: impl Fn(&mut dyn TableSink) -> project::Result<()>) -> Result<bool> {
        if let Some(file) = &self.csv {
            put_csv(file, dialect(self.excel_nb), &write)?;
        } else if let Some(file) = &self.xlsx {
            let (bytes, extent) = workbook::of_table(about, &write)?;
            put_file(file, &bytes)?;
            if extent.long_cells > 0 {
                complain(&words::beyond_excel(file, extent));
            }
        }
        Ok(self.csv.is_some() || self.xlsx.is_some())
    }

    /// Prints results in the form that is asked for: as a table, as one JSON value, or for people.
    ///
    /// # Errors
    /// As [`OutputArgs::table`].
    pub fn print(
        &self,
        about: &TableAbout,
        write: impl Fn(&mut dyn TableSink) -> project::Result<()>,
        value: &impl Serialize,
        shown: impl FnOnce() -> String,
    ) -> Result<()> {
        if self.table(about, write)? {
            Ok(())
        } else if self.json {
            json(value)
        } else {
            say(&shown())
        }
    }

    /// Whether the results are for a machine.
    pub const fn is_for_machines(&self) -> bool {
        self.json || self.csv.is_some() || self.xlsx.is_some()
    }
}

/// Writes a table as CSV, whole or not at all; `-` is the terminal.
fn put_csv(file: &Path, dialect: Dialect, write: &impl Fn(&mut dyn TableSink) -> project::Result<()>) -> Result<()> {
    if is_terminal(file) {
        let mut table = CsvTable::new(Vec::new(), dialect)?;
        write(&mut table)?;
        return put(&table.finish()?.1);
    }
    Ok(write_whole(file, |to| {
        let mut table = CsvTable::new(to, dialect)?;
        write(&mut table)?;
        table.finish().map(|_| ())
    })?)
}

/// Writes a file, whole or not at all; `-` is the terminal.
pub(super) fn put_file(file: &Path, bytes: &[u8]) -> Result<()> {
    if is_terminal(file) {
        return put(bytes);
    }
    Ok(write_bytes(file, bytes)?)
}

fn is_terminal(file: &Path) -> bool {
    file.as_os_str() == "-"
}

pub(super) const fn dialect(excel_nb: bool) -> Dialect {
    if excel_nb { Dialect::ExcelNb } else { Dialect::Plain }
}
