//! Fields side by side, as text extraction with columns keeps them: the labels of a row in one line, below
//! each its value, perhaps wrapped.

use super::cards::Field;
use super::{Extraction, Reading, is_upper};

/// How far a value may begin before its label, in code points.
const SLACK: usize = 3;

/// The column in which the value of a field stands.
pub(super) struct Column {
    /// Where the columns of the row begin, in code points from the beginning of the line.
    starts: Vec<usize>,
    number: usize,
    /// Whether the first line below still belongs to the label.
    label_goes_on: bool,
}

impl Reading<'_> {
    /// The fields whose labels stand in this line with wide gaps between them.
    pub(super) fn row_at(&self, at: usize) -> Option<Vec<Field>> {
        let line = self.lines.get(at)?;
        if self.extraction == Extraction::Browser || !line.text.contains("  ") {
            return None;
        }
        if self.signs.capitals() && !is_upper(line.text) {
            return None;
        }
        let pieces = self.pieces(at, &[]);
        let starts: Vec<usize> = pieces.iter().map(|(start, _)| *start).collect();
        let below = |number: usize| self.in_column(at + 1, &starts, number);
        let field = |(number, (_, piece)): (usize, &(usize, &str))| {
            let word = self.layout.word(piece);
            let whole =
                below(number).filter(|_| word.label_head).and_then(|next| self.layout.wrapped_label(piece, next));
            let column = Column { starts: starts.clone(), number, label_goes_on: whole.is_some() };
            let label = whole.or(word.label)?;
            Some(Field { label, label_lines: at..at + 1, value: Vec::new(), column: Some(column) })
        };
        pieces.iter().enumerate().map(field).collect::<Option<Vec<_>>>().filter(|row| row.len() > 1)
    }

    /// The value of a field in a row.
    pub(super) fn value_in(&self, column: &Column, lines: &[usize]) -> String {
        let lines = &lines[lines.len().min(usize::from(column.label_goes_on))..];
        let pieces = lines.iter().filter_map(|&at| self.in_column(at, &column.starts, column.number));
        pieces.collect::<Vec<_>>().join(" ")
    }

    fn in_column(&self, at: usize, starts: &[usize], number: usize) -> Option<&str> {
        let end = starts.get(number + 1).map_or(usize::MAX, |next| next.saturating_sub(SLACK));
        let start = if number == 0 { 0 } else { starts[number].saturating_sub(SLACK) };
        let pieces = self.pieces(at, starts);
        pieces.into_iter().find(|(at, _)| (start..end).contains(at)).map(|(_, piece)| piece)
    }

    /// The pieces of a line between wide gaps, each with its place in the line; cut also where a column begins.
    fn pieces(&self, at: usize, starts: &[usize]) -> Vec<(usize, &str)> {
        let Some(line) = self.lines.get(at).filter(|line| !line.furniture) else { return Vec::new() };
        let mut pieces = Vec::new();
        let (mut begin, mut place, mut spaces) = (0, line.indent, 0);
        for (number, (byte, c)) in line.text.char_indices().enumerate() {
            let here = line.indent + number;
            if c == ' ' {
                spaces += 1;
                continue;
            }
            if spaces > 1 || (spaces == 1 && starts.iter().any(|start| here.abs_diff(*start) <= 1)) {
                pieces.push((place, line.text[begin..byte].trim_end()));
                (begin, place) = (byte, here);
            }
            spaces = 0;
        }
        pieces.push((place, line.text[begin..].trim_end()));
        pieces.retain(|(_, piece)| !piece.is_empty());
        pieces
    }
}
