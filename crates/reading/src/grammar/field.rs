//! One field of a card: a label and the lines of its value.

use super::source::Lines;

/// A field of a card as it is read.
pub(super) struct Field {
    /// Index into the layout's labels.
    pub label: usize,
    pub label_lines: Lines,
    /// Numbers of the lines that hold the value.
    pub value: Vec<usize>,
    /// Where several fields share a line, with their values below them.
    pub column: Option<ValueColumn>,
}

/// The column in which the value of a field stands.
pub(super) struct ValueColumn {
    /// Where the columns of the row begin, in code points from the beginning of the line.
    pub starts: Vec<usize>,
    pub number: usize,
    /// Whether the first line below still belongs to the label.
    pub label_goes_on: bool,
    /// Whether the values of all columns stand in the first line below.
    pub one_line: bool,
}

impl ValueColumn {
    /// One of two values in a line, of which the second begins at `start`.
    pub fn of_two(start: usize, number: usize) -> Self {
        Self { starts: vec![0, start], number, label_goes_on: false, one_line: false }
    }
}
