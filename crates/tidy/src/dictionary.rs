//! The data dictionary of a set, as a table and as a page to read.

use std::fmt::Write;

use crate::cell::{ColumnKind, TidyCell};
use crate::tables::{Table, TableColumn};

pub(crate) const COLUMNS: [&str; 7] = ["table", "column", "type", "free_text", "given", "english", "bokmal"];

/// One row for each column of each table. `with_text` says whether free text is given.
pub(crate) fn rows(tables: &[Table], with_text: bool) -> Vec<Vec<TidyCell>> {
    let row = |table: &Table, column: &TableColumn| -> Vec<TidyCell> {
        vec![
            (&*table.name).into(),
            (&*column.name).into(),
            type_name(column.kind).into(),
            column.text.into(),
            (with_text || !column.text).into(),
            (&*column.en).into(),
            (&*column.nb).into(),
        ]
    };
    tables.iter().flat_map(|table| table.columns.iter().map(move |column| row(table, column))).collect()
}

const fn type_name(kind: ColumnKind) -> &'static str {
    match kind {
        ColumnKind::Text => "text",
        ColumnKind::Integer => "integer",
        ColumnKind::Real => "real",
        ColumnKind::Date => "date",
        ColumnKind::Truth => "boolean",
    }
}

/// The dictionary as Markdown.
pub(crate) fn page(tables: &[Table], with_text: bool) -> String {
    let mut page =
        "# Data dictionary\n\nDates are ISO 8601. What is missing is empty in CSV and null in Parquet. ".to_owned();
    page.push_str(if with_text {
        "Free text is given.\n"
    } else {
        "Free text is left out: its columns stand here without values.\n"
    });
    for Table { name, en, columns, .. } in tables {
        // Writing into a text does not fail.
        let _ = write!(page, "\n## {name}\n\n{en}.\n\n| column | type | holds |\n|---|---|---|\n");
        for column in columns {
            let note = if column.text && !with_text { " (left out)" } else { "" };
            let name = column.name.replace('|', "\\|").replace(['\n', '\r'], " ");
            let _ = writeln!(page, "| `{name}` | {} | {}{note} |", type_name(column.kind), column.en);
        }
    }
    page
}
