//! A codebook as a file: RON, or a table for a spreadsheet.

use std::path::Path;

use project::codebook::Codebook;
use project::export::codebook_rows::put_codebook;
use project::export::csv_table::{CsvTable, Dialect};
use project::output::write_bytes;

use crate::workbook::{self, TableAbout};
use project::Result;

/// Writes a codebook in the form that the name of the file asks for: `.csv`, `.xlsx`, else RON.
///
/// # Errors
/// If the file cannot be written; [`project::Error::BeyondExcel`].
pub fn write(codebook: &Codebook, path: &Path) -> Result<()> {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    match &*ending {
        "csv" => {
            let mut table = CsvTable::new(Vec::new(), Dialect::Plain)?;
            put_codebook(codebook, &mut table)?;
            write_bytes(path, &table.finish()?.1)
        }
        "xlsx" => {
            let about = TableAbout::new("codebook", vec![tr!("codebook-about")]);
            let (bytes, _) = workbook::of_table(&about, |to| put_codebook(codebook, to))?;
            write_bytes(path, &bytes)
        }
        _ => codebook.write(path),
    }
}
