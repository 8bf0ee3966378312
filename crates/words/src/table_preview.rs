//! What a table of attributes would do, in words.

use crate::{Sentence, attribute_kind};
use project::{ColumnPreview, TableMisfit};

/// What a column of a table would be taken into.
#[must_use]
pub fn column_preview(column: &ColumnPreview) -> String {
    let name = column.name.as_str();
    let kind = column.kind.map_or_else(|| tr!("table-preview-unclear"), attribute_kind);
    let values = column.new_values.join(", ");
    match (column.new, values.is_empty()) {
        (true, _) => tr!("table-preview-new", column = name, kind = kind, count = column.filled),
        (false, true) => tr!("table-preview-known", column = name, kind = kind, count = column.filled),
        (false, false) => {
            tr!("table-preview-learns", column = name, kind = kind, count = column.filled, values = values)
        }
    }
}

/// A place of a table that does not fit, and why.
#[must_use]
pub fn table_misfit(misfit: &TableMisfit) -> String {
    let (line, reason) = (misfit.line.to_string(), misfit.reason.sentence());
    match &misfit.column {
        Some(column) => tr!("table-misfit", line = line, column = column.as_str(), reason = reason),
        None => tr!("table-misfit-line", line = line, reason = reason),
    }
}
