//! The text in a Parquet file, as the tidy set has it: packed pages hide it from a search through the bytes.

use std::fs::File;
use std::path::Path;

use names::leak::Blind;
use parquet::errors::Result;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;

/// How Parquet files begin.
pub(super) const MAGIC: &[u8] = b"PAR1";

/// Names of the columns and all values, a line each.
///
/// # Errors
/// Why it cannot be seen: the file cannot be read, or holds more than so many bytes of text.
pub(super) fn text(path: &Path, most: u64) -> std::result::Result<String, Blind> {
    match read(path, most) {
        Ok(Some(text)) => Ok(text),
        Ok(None) => Err(Blind::TooLarge),
        Err(_) => Err(Blind::Unreadable),
    }
}

fn read(path: &Path, most: u64) -> Result<Option<String>> {
    let reader = SerializedFileReader::new(File::open(path)?)?;
    let mut text = String::new();
    for column in reader.metadata().file_metadata().schema_descr().columns() {
        text.push_str(column.name());
        text.push('\n');
    }
    for row in reader.get_row_iter(None)? {
        for (_, field) in row?.get_column_iter() {
            match field {
                Field::Null => {}
                Field::Str(value) => text.push_str(value),
                other => text.push_str(&other.to_string()),
            }
            text.push('\n');
            if text.len() as u64 > most {
                return Ok(None);
            }
        }
    }
    Ok(Some(text))
}
