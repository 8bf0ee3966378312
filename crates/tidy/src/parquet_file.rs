//! A table as Parquet: every column optional, text as UTF-8 strings, days as dates, compressed by Snappy, so many rows a group that the
//! memory stays bounded.

use std::io::Write;
use std::sync::Arc;

use chrono::NaiveDate;
use parquet::basic::{Compression, LogicalType, Repetition, Type as PhysicalType};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DoubleType, Int32Type, Int64Type};
use parquet::errors::Result;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::Type;

use crate::cell::{ColumnKind, TidyCell};
use crate::tables::Table;

/// Rows of a group, and code points of text: what comes first ends it.
const GROUP_ROWS: usize = 65_536;
const GROUP_TEXT: usize = 16 << 20;

const EPOCH: NaiveDate = NaiveDate::from_ymd_opt(1970, 1, 1).expect("a day of the calendar");

pub(crate) struct ParquetFile<W: Write + Send> {
    writer: SerializedFileWriter<W>,
    columns: Vec<Values>,
    rows: usize,
    text: usize,
}

/// What a column holds of the group that is not written yet; beside the values, where there is one.
struct Values {
    given: Vec<i16>,
    of: TypedValues,
}

enum TypedValues {
    Text(Vec<ByteArray>),
    Integer(Vec<i64>),
    Real(Vec<f64>),
    Date(Vec<i32>),
    Truth(Vec<bool>),
}

impl<W: Write + Send> ParquetFile<W> {
    pub(crate) fn new(to: W, table: &Table) -> Result<Self> {
        let fields = table.columns.iter().map(|column| field(&column.name, column.kind).map(Arc::new));
        let schema = Type::group_type_builder(&table.name).with_fields(fields.collect::<Result<_>>()?).build()?;
        // The name of the program alone: files of the same state are the same byte for byte.
        let properties =
            WriterProperties::builder().set_compression(Compression::SNAPPY).set_created_by("planlupe".to_owned());
        Ok(Self {
            writer: SerializedFileWriter::new(to, Arc::new(schema), Arc::new(properties.build()))?,
            columns: table.columns.iter().map(|column| Values::new(column.kind)).collect(),
            rows: 0,
            text: 0,
        })
    }

    pub(crate) fn row(&mut self, cells: &[TidyCell]) -> Result<()> {
        for (column, cell) in self.columns.iter_mut().zip(cells) {
            self.text += column.push(cell);
        }
        self.rows += 1;
        if self.rows >= GROUP_ROWS || self.text >= GROUP_TEXT { self.write_group() } else { Ok(()) }
    }

    fn write_group(&mut self) -> Result<()> {
        let mut group = self.writer.next_row_group()?;
        for column in &mut self.columns {
            column.write(&mut group)?;
        }
        group.close()?;
        (self.rows, self.text) = (0, 0);
        Ok(())
    }

    /// Writes what is left and gives back what was written to.
    pub(crate) fn finish(mut self) -> Result<W> {
        if self.rows > 0 {
            self.write_group()?;
        }
        self.writer.into_inner()
    }
}

fn field(name: &str, kind: ColumnKind) -> Result<Type> {
    let (physical, logical) = match kind {
        ColumnKind::Text => (PhysicalType::BYTE_ARRAY, Some(LogicalType::String)),
        ColumnKind::Integer => (PhysicalType::INT64, None),
        ColumnKind::Real => (PhysicalType::DOUBLE, None),
        ColumnKind::Date => (PhysicalType::INT32, Some(LogicalType::Date)),
        ColumnKind::Truth => (PhysicalType::BOOLEAN, None),
    };
    let builder = Type::primitive_type_builder(name, physical).with_repetition(Repetition::OPTIONAL);
    builder.with_logical_type(logical).build()
}

impl Values {
    const fn new(kind: ColumnKind) -> Self {
        let of = match kind {
            ColumnKind::Text => TypedValues::Text(Vec::new()),
            ColumnKind::Integer => TypedValues::Integer(Vec::new()),
            ColumnKind::Real => TypedValues::Real(Vec::new()),
            ColumnKind::Date => TypedValues::Date(Vec::new()),
            ColumnKind::Truth => TypedValues::Truth(Vec::new()),
        };
        Self { given: Vec::new(), of }
    }

    /// Takes a cell; gives the bytes of text that it holds. A cell of another kind is missing: [`crate::set`] refuses such rows before.
    fn push(&mut self, cell: &TidyCell) -> usize {
        let mut bytes = 0;
        let is_given = match (&mut self.of, cell) {
            (TypedValues::Text(values), TidyCell::Text(text)) => {
                bytes = text.len();
                values.push(text.as_bytes().to_vec().into());
                true
            }
            (TypedValues::Integer(values), TidyCell::Integer(number)) => {
                values.push(*number);
                true
            }
            (TypedValues::Real(values), TidyCell::Real(number)) => {
                values.push(*number);
                true
            }
            (TypedValues::Date(values), TidyCell::Date(day)) => {
                let days = i32::try_from((*day - EPOCH).num_days());
                days.is_ok_and(|days| {
                    values.push(days);
                    true
                })
            }
            (TypedValues::Truth(values), TidyCell::Truth(is_so)) => {
                values.push(*is_so);
                true
            }
            _ => false,
        };
        self.given.push(i16::from(is_given));
        bytes
    }

    fn write<W: Write + Send>(&mut self, group: &mut SerializedRowGroupWriter<'_, W>) -> Result<()> {
        let Some(mut column) = group.next_column()? else { return Ok(()) };
        let given = Some(&self.given[..]);
        match &mut self.of {
            TypedValues::Text(values) => {
                column.typed::<ByteArrayType>().write_batch(values, given, None)?;
                values.clear();
            }
            TypedValues::Integer(values) => {
                column.typed::<Int64Type>().write_batch(values, given, None)?;
                values.clear();
            }
            TypedValues::Real(values) => {
                column.typed::<DoubleType>().write_batch(values, given, None)?;
                values.clear();
            }
            TypedValues::Date(values) => {
                column.typed::<Int32Type>().write_batch(values, given, None)?;
                values.clear();
            }
            TypedValues::Truth(values) => {
                column.typed::<BoolType>().write_batch(values, given, None)?;
                values.clear();
            }
        }
        self.given.clear();
        column.close()
    }
}

#[cfg(test)]
mod tests {
    use std::fs::File;

    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::Field;

    use super::*;
    use crate::tables::TableColumn;

    fn column(name: &str, kind: ColumnKind) -> TableColumn {
        TableColumn { name: name.to_owned(), kind, text: false, en: String::new(), nb: String::new() }
    }

    #[test]
    fn what_is_written_is_read_back_over_several_groups() {
        let kinds = [ColumnKind::Text, ColumnKind::Integer, ColumnKind::Real, ColumnKind::Date, ColumnKind::Truth];
        let columns = kinds.map(|kind| column(&format!("ø {kind:?}"), kind)).to_vec();
        let table = Table { name: "unit".to_owned(), en: String::new(), nb: String::new(), columns };
        let day = |day: &str| day.parse::<NaiveDate>().expect("a date");
        let rows = [
            vec![
                TidyCell::Text("«Å,\n\"b\"»".into()),
                TidyCell::Integer(-7),
                TidyCell::Real(0.1),
                TidyCell::Date(day("1969-12-31")),
                TidyCell::Truth(true),
            ],
            vec![TidyCell::Missing; 5],
            vec![
                TidyCell::Text(String::new().into()),
                TidyCell::Missing,
                TidyCell::Real(2.0),
                TidyCell::Date(day("2020-05-06")),
                TidyCell::Truth(false),
            ],
        ];
        let file = tempfile::NamedTempFile::new().expect("a file");
        let mut parquet = ParquetFile::new(file.reopen().expect("the file"), &table).expect("begun");
        let repeated = GROUP_ROWS + 10;
        for at in 0..repeated {
            parquet.row(&rows[at % rows.len()]).expect("written");
        }
        parquet.finish().expect("finished");
        let reader = SerializedFileReader::new(File::open(file.path()).expect("the file")).expect("Parquet");
        assert_eq!(reader.num_row_groups(), 2);
        let mut read = 0;
        for (at, row) in reader.get_row_iter(None).expect("rows").enumerate() {
            let row = row.expect("a row");
            for ((name, field), (cell, column)) in
                row.get_column_iter().zip(rows[at % rows.len()].iter().zip(&table.columns))
            {
                assert_eq!(*name, column.name);
                let days = |day: &NaiveDate| i32::try_from((*day - EPOCH).num_days()).expect("few");
                let wanted = match cell {
                    TidyCell::Missing => Field::Null,
                    TidyCell::Text(text) => Field::Str(text.to_string()),
                    TidyCell::Integer(number) => Field::Long(*number),
                    TidyCell::Real(number) => Field::Double(*number),
                    TidyCell::Date(day) => Field::Date(days(day)),
                    TidyCell::Truth(is_so) => Field::Bool(*is_so),
                };
                assert_eq!(*field, wanted, "{name} of row {at}");
            }
            read += 1;
        }
        assert_eq!(read, repeated);
    }
}
