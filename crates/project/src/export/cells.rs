//! Tables as they go out: columns that know what their cells are, and what takes the rows in.

use crate::error::Result;
use crate::value::AttributeKind;

/// What the cells of a column are. They are written down as text: numbers with a point, dates in ISO 8601, clock times as `HH:MM`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellKind {
    Text,
    Number,
    Date,
    Clock,
}

impl CellKind {
    #[must_use]
    pub const fn of_attribute(kind: AttributeKind) -> Self {
        match kind {
            AttributeKind::Number => Self::Number,
            AttributeKind::Date => Self::Date,
            AttributeKind::Category | AttributeKind::YesNo | AttributeKind::Text => Self::Text,
        }
    }
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetColumn {
    pub name: String,
    pub kind: CellKind,
}

impl SheetColumn {
    #[must_use]
    pub fn new(name: impl Into<String>, kind: CellKind) -> Self {
        Self { name: name.into(), kind }
    }

    /// One of the columns of `docs/csv.md`: each name stands for the same kind of cell in every table.
    #[must_use]
    pub fn known(name: &str) -> Self {
        let kind = match name {
            "activities" | "cases" | "characters" | "coded" | "codings" | "days" | "degree" | "doubtful" | "end"
            | "entries" | "high" | "low" | "mean" | "median" | "memo_id" | "minutes" | "months_to_first"
            | "months_to_last" | "n" | "nav_messages" | "other_messages" | "q1" | "q3" | "share" | "silence_days"
            | "start" | "sum" | "total" | "undated" | "units" | "units_coded" | "units_coded_by_all"
            | "unread_pages" | "user_messages" | "with_goal" => CellKind::Number,
            "date" | "day" | "first_date" | "last_date" | "printed" | "silence_from" | "silence_to" | "since"
            | "until" => CellKind::Date,
            "time" => CellKind::Clock,
            _ => CellKind::Text,
        };
        Self::new(name, kind)
    }
}

/// What takes a table in, row by row.
pub trait TableSink {
    /// The columns, before the first row.
    ///
    /// # Errors
    /// If it cannot be written.
    fn header(&mut self, columns: Vec<SheetColumn>) -> Result<()>;

    /// A row: a cell for each column; an empty one means none.
    ///
    /// # Errors
    /// If it cannot be written.
    fn row(&mut self, cells: Vec<String>) -> Result<()>;
}

/// Hands a table with known columns over.
///
/// # Errors
/// Those of the sink.
pub fn put_table<const N: usize>(
    columns: [&str; N],
    rows: impl IntoIterator<Item = [String; N]>,
    to: &mut dyn TableSink,
) -> Result<()> {
    to.header(columns.map(SheetColumn::known).into())?;
    rows.into_iter().try_for_each(|row| to.row(row.into()))
}
