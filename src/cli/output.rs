//! The options by which a command gives its results for machines: a table as CSV, or JSON.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use super::put_table;
use crate::error::Result;
use project::export::{Dialect, Extent};

#[derive(Debug, Args)]
pub(super) struct OutputArgs {
    #[arg(long)]
    csv: Option<PathBuf>,
    #[arg(long, requires = "csv")]
    excel_nb: bool,
    #[arg(long, conflicts_with = "csv")]
    pub json: bool,
}

impl OutputArgs {
    /// Writes the table where a table is asked for; says whether one is.
    ///
    /// # Errors
    /// Those of the writer, and if the file cannot be written.
    pub fn table(&self, write: impl Fn(Dialect, &mut dyn Write) -> project::Result<Extent>) -> Result<bool> {
        let Some(file) = &self.csv else { return Ok(false) };
        put_table(file, |to| write(dialect(self.excel_nb), to))?;
        Ok(true)
    }

    /// Whether the results are for a machine.
    pub const fn is_for_machines(&self) -> bool {
        self.json || self.csv.is_some()
    }
}

pub(super) const fn dialect(excel_nb: bool) -> Dialect {
    if excel_nb { Dialect::ExcelNb } else { Dialect::Plain }
}
