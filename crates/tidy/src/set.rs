//! The files of a set: all are written, or none.

use std::fs;
use std::path::{Path, PathBuf};

use parquet::errors::ParquetError;
use project::output::{Growing, Unfinished, put_in_place};
use project::{Error, Result};

use crate::case_rows::UnitRows;
use crate::cell::TidyCell;
use crate::csv_file::CsvFile;
use crate::dictionary;
use crate::parquet_file::ParquetFile;
use crate::tables::{CaseAttributes, Table, TableUnit};

/// Scripts that read a set and reproduce three figures.
const SCRIPTS: [(&str, &str); 3] = [
    ("read.R", include_str!("../../../assets/tidy/read.R")),
    ("read.py", include_str!("../../../assets/tidy/read.py")),
    ("regression.R", include_str!("../../../assets/tidy/regression.R")),
];

/// How a set is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Form {
    /// Parquet files beside the CSV files.
    pub parquet: bool,
    /// Free text too: messages, titles, senders, memos, passages.
    pub with_text: bool,
}

/// A set that is being written. If it is never finished, nothing stands in the folder that did not before.
pub struct TidySet {
    folder: PathBuf,
    form: Form,
    files: Vec<TableFiles>,
}

struct TableFiles {
    table: Table,
    csv: CsvFile<Growing>,
    csv_path: PathBuf,
    parquet: Option<(ParquetFile<Growing>, PathBuf)>,
    rows: usize,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WrittenSet {
    pub files: Vec<PathBuf>,
    /// By table, how many rows it has.
    pub rows: Vec<(String, usize)>,
}

impl TidySet {
    /// Begins a set in a folder, which is made if it is not there.
    ///
    /// # Errors
    /// If a file cannot be begun.
    pub fn begin(folder: &Path, attributes: &CaseAttributes, form: Form) -> Result<Self> {
        fs::create_dir_all(folder).map_err(|error| reading::Error::io(folder, error))?;
        let files = TableUnit::ALL.map(|unit| TableFiles::begin(folder, Table::of(unit, attributes), form));
        Ok(Self { folder: folder.to_owned(), form, files: files.into_iter().collect::<Result<_>>()? })
    }

    /// How it is written.
    #[must_use]
    pub const fn form(&self) -> Form {
        self.form
    }

    /// Adds what a case gives.
    ///
    /// # Errors
    /// If a file cannot be written.
    pub fn add(&mut self, rows: UnitRows) -> Result<()> {
        for (files, rows) in self.files.iter_mut().zip(rows.of) {
            rows.into_iter().try_for_each(|row| files.add(row, self.form))?;
        }
        Ok(())
    }

    /// Writes dictionary and scripts, and puts all files in their places.
    ///
    /// # Errors
    /// If a file cannot be written; then none is in its place.
    pub fn finish(self) -> Result<WrittenSet> {
        let Self { folder, form, files } = self;
        let tables: Vec<Table> = files.iter().map(|files| files.table.clone()).collect();
        let mut written = WrittenSet::default();
        let mut unfinished = Vec::new();
        for files in files {
            written.rows.push((files.table.name.clone(), files.rows));
            for (file, path) in files.finish()? {
                unfinished.push(file);
                written.files.push(path);
            }
        }
        let mut text = |name: &str, text: &str| -> Result<()> {
            let path = folder.join(name);
            let write = |file: &mut dyn std::io::Write| {
                file.write_all(text.as_bytes()).map_err(|error| Error::io(&path, error))
            };
            unfinished.push(Unfinished::write(&path, write)?);
            written.files.push(path);
            Ok(())
        };
        text("dictionary.csv", &dictionary_csv(&tables, form)?)?;
        text("dictionary.md", &dictionary::page(&tables, form.with_text))?;
        SCRIPTS.iter().try_for_each(|(name, script)| text(name, script))?;
        put_in_place(unfinished)?;
        Ok(written)
    }
}

fn dictionary_csv(tables: &[Table], form: Form) -> Result<String> {
    let mut csv = CsvFile::new(Vec::new(), dictionary::COLUMNS)?;
    dictionary::rows(tables, form.with_text).iter().try_for_each(|row| csv.row(row))?;
    let bytes = csv.finish().map_err(Error::Csv)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

impl TableFiles {
    fn begin(folder: &Path, table: Table, form: Form) -> Result<Self> {
        let csv_path = folder.join(format!("{}.csv", table.name));
        let columns = table.columns.iter().map(|column| &*column.name);
        let csv = CsvFile::new(Growing::begin(&csv_path)?, columns)?;
        let parquet = if form.parquet {
            let path = folder.join(format!("{}.parquet", table.name));
            let file = ParquetFile::new(Growing::begin(&path)?, &table);
            Some((file.map_err(|error| parquet_error(&path, error))?, path))
        } else {
            None
        };
        Ok(Self { table, csv, csv_path, parquet, rows: 0 })
    }

    fn add(&mut self, mut row: Vec<TidyCell>, form: Form) -> Result<()> {
        for (cell, column) in row.iter_mut().zip(&self.table.columns) {
            debug_assert!(cell.fits(column.kind), "{} of {} is {cell:?}", column.name, self.table.name);
            if !cell.fits(column.kind) || column.text && !form.with_text {
                *cell = TidyCell::Missing;
            }
        }
        row.resize(self.table.columns.len(), TidyCell::Missing);
        self.rows += 1;
        self.csv.row(&row)?;
        match &mut self.parquet {
            Some((parquet, path)) => parquet.row(&row).map_err(|error| parquet_error(path, error)),
            None => Ok(()),
        }
    }

    fn finish(self) -> Result<Vec<(Unfinished, PathBuf)>> {
        let csv = self.csv.finish().map_err(|error| Error::io(&self.csv_path, error))?;
        let mut files = vec![(csv.finish()?, self.csv_path)];
        if let Some((parquet, path)) = self.parquet {
            let file = parquet.finish().map_err(|error| parquet_error(&path, error))?;
            files.push((file.finish()?, path));
        }
        Ok(files)
    }
}

/// What stops a Parquet file is what the disk says, where that can be told.
fn parquet_error(path: &Path, error: ParquetError) -> Error {
    let kind = match &error {
        ParquetError::External(source) => source.downcast_ref::<std::io::Error>().map(std::io::Error::kind),
        _ => None,
    };
    Error::io(path, kind.map_or_else(|| std::io::Error::other(error), Into::into))
}
