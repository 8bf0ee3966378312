//! Exports: the tables of a project as CSV, or as any other sink takes them.
//!
//! Headers never change with the language. `docs/csv.md` describes every column.
//!
//! | module | what lives there |
//! |---|---|
//! | [`cells`] | columns, what their cells are, and what takes a table in |
//! | [`csv_table`] | a table as CSV |
//! | [`sheets`] | the rows of each table |

pub mod cells;
pub mod codebook_rows;
pub mod csv_table;
pub mod sheets;
#[cfg(test)]
mod tests;

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::output::{Growing, put_in_place};
use crate::project::Project;
use crate::tally::Tally;
use csv_table::{CsvTable, Dialect, EXCEL_ROWS, Extent};

/// A table that can be exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sheet {
    Cases,
    Entries,
    Codings,
    Memos,
    Tally,
    Searches,
}

impl Sheet {
    pub const ALL: [Self; 6] = [Self::Cases, Self::Entries, Self::Codings, Self::Memos, Self::Tally, Self::Searches];

    /// All that hold something: searches only where some are saved.
    ///
    /// # Errors
    /// If the project cannot be read.
    pub fn usual(project: &Project) -> Result<Vec<Self>> {
        let has_searches = !project.searches().list()?.is_empty();
        Ok(Self::ALL.into_iter().filter(|sheet| *sheet != Self::Searches || has_searches).collect())
    }

    /// What it is called, in every language.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Cases => "cases",
            Self::Entries => "entries",
            Self::Codings => "codings",
            Self::Memos => "memos",
            Self::Tally => "tally",
            Self::Searches => "searches",
        }
    }
}

/// Writes the sheets into a folder, which is made if it is not there. All files are written, or none.
///
/// # Errors
/// [`reading::Error::Io`], or if the project cannot be read.
pub fn export(project: &Project, folder: &Path, sheets: &[Sheet], dialect: Dialect, tally: &Tally) -> Result<Exported> {
    fs::create_dir_all(folder).map_err(|error| Error::io(folder, error))?;
    let mut tables = Vec::new();
    for sheet in sheets {
        let file = Growing::begin(&folder.join(format!("{}.csv", sheet.name())))?;
        tables.push((*sheet, CsvTable::new(file, dialect)?));
    }
    sheets::put_sheets(project, tally, &mut tables)?;
    let mut exported = Exported::default();
    let mut unfinished = Vec::new();
    for (_, table) in tables {
        let (extent, file) = table.finish()?;
        let path = file.path().to_owned();
        if dialect == Dialect::ExcelNb && (extent.rows > EXCEL_ROWS || extent.long_cells > 0) {
            exported.beyond_excel.push((path.clone(), extent));
        }
        exported.files.push(path);
        unfinished.push(file.finish()?);
    }
    put_in_place(unfinished)?;
    Ok(exported)
}

/// What an export has written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Exported {
    pub files: Vec<PathBuf>,
    /// Tables of which Excel would not show everything.
    pub beyond_excel: Vec<(PathBuf, Extent)>,
}
