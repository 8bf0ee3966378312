//! The cells of a table as a file parts them: by `;`, `,`, a tab or `|`, with or without a line `sep=`.

/// Signs that part cells, in the order in which they are tried.
const DELIMITERS: [char; 4] = [';', ',', '\t', '|'];

/// A row as it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CellRow {
    /// The line on which it begins, from 1 on.
    pub line: u64,
    pub cells: Vec<Cell>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    pub content: String,
    /// The line on which it begins.
    pub line: u64,
}

impl CellRow {
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(Cell::is_blank)
    }
}

impl Cell {
    pub fn is_blank(&self) -> bool {
        reading::entered::trimmed(&self.content).is_empty()
    }
}

/// A quotation mark that opens a cell and does not close it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unclosed {
    pub line: u64,
}

/// What stands in a file, row by row.
#[derive(Clone)]
pub(super) struct CellReader<'a> {
    rest: &'a str,
    line: u64,
    pub delimiter: char,
}

impl<'a> CellReader<'a> {
    /// A reader by the sign that a line `sep=` names, else by the first with which `fits` likes the head of the table, else by the
    /// one that parts it into most cells.
    pub fn new(text: &'a str, fits: impl Fn(&CellRow) -> bool) -> Self {
        let of = |delimiter| Self { rest: text, line: 1, delimiter };
        if let Some(named) = of('\n').named_delimiter() {
            return named;
        }
        let heads =
            DELIMITERS.map(|delimiter| (of(delimiter), of(delimiter).head().unwrap_or(Err(Unclosed { line: 1 }))));
        let fitting = heads.iter().find(|(_, head)| head.as_ref().is_ok_and(&fits));
        let unclosed = || heads.iter().find(|(_, head)| head.is_err());
        // The first of those with most cells.
        let widest = || heads.iter().rev().max_by_key(|(_, head)| head.as_ref().map_or(0, |head| head.cells.len()));
        fitting.or_else(unclosed).or_else(widest).map_or_else(|| of(','), |(reader, _)| reader.clone())
    }

    /// A reader of what a spreadsheet has copied.
    pub const fn by_tabs(text: &'a str) -> Self {
        Self { rest: text, line: 1, delimiter: '\t' }
    }

    /// The reader of what stands below a first line `sep=;`.
    fn named_delimiter(mut self) -> Option<Self> {
        loop {
            let (line, rest) = self.rest.split_once('\n')?;
            (self.rest, self.line) = (rest, self.line + 1);
            let line = line.trim_matches([' ', '"']);
            if !line.is_empty() {
                let sign = line.get(..4).filter(|word| word.eq_ignore_ascii_case("sep=")).and(line.get(4..))?;
                let mut signs = sign.chars();
                self.delimiter = signs.next().filter(|_| signs.next().is_none())?;
                return Some(self);
            }
        }
    }

    /// The first row in which something stands.
    pub fn head(&mut self) -> Option<Result<CellRow, Unclosed>> {
        self.find(|record| record.as_ref().map_or(true, |record| !record.is_blank()))
    }

    fn cell(&mut self) -> Result<Cell, Unclosed> {
        let line = self.line;
        let Some(mut inside) = self.rest.trim_start_matches(' ').strip_prefix('"') else {
            let end = self.rest.find([self.delimiter, '\n']).unwrap_or(self.rest.len());
            let (content, rest) = self.rest.split_at(end);
            self.rest = rest;
            return Ok(Cell { content: content.to_owned(), line });
        };
        let mut content = String::new();
        loop {
            let (before, behind) = inside.split_once('"').ok_or(Unclosed { line })?;
            content.push_str(before);
            let Some(more) = behind.strip_prefix('"') else {
                inside = behind.trim_start_matches(' ');
                break;
            };
            content.push('"');
            inside = more;
        }
        if !inside.is_empty() && !inside.starts_with([self.delimiter, '\n']) {
            return Err(Unclosed { line });
        }
        self.rest = inside;
        self.line += memchr::memchr_iter(b'\n', content.as_bytes()).count() as u64;
        Ok(Cell { content, line })
    }

    fn record(&mut self) -> Result<CellRow, Unclosed> {
        let mut record = CellRow { line: self.line, cells: Vec::new() };
        loop {
            record.cells.push(self.cell()?);
            if let Some(rest) = self.rest.strip_prefix(self.delimiter) {
                self.rest = rest;
                continue;
            }
            self.line += u64::from(!self.rest.is_empty());
            self.rest = self.rest.strip_prefix('\n').unwrap_or(self.rest);
            return Ok(record);
        }
    }
}

impl Iterator for CellReader<'_> {
    type Item = Result<CellRow, Unclosed>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let record = self.record();
        if record.is_err() {
            self.rest = "";
        }
        Some(record)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<(u64, Vec<String>)>, Unclosed> {
        let reader = CellReader::new(text, |head| head.cells.iter().any(|cell| cell.content == "case"));
        let row = |record: CellRow| (record.line, record.cells.into_iter().map(|cell| cell.content).collect());
        reader.map(|record| record.map(row)).collect()
    }

    fn rows(rows: &[(u64, &[&str])]) -> Vec<(u64, Vec<String>)> {
        rows.iter().map(|(line, cells)| (*line, cells.iter().map(|cell| (*cell).to_owned()).collect())).collect()
    }

    #[test]
    fn the_sign_between_cells_is_told_by_the_head_outside_of_quotation_marks() {
        for (text, cells) in [
            ("case;\"a, b, c\"\n", ["case", "a, b, c"]),
            ("case;a, b, c\n", ["case", "a, b, c"]),
            ("case,a; b; c\n", ["case", "a; b; c"]),
            ("case\ta;b,c\n", ["case", "a;b,c"]),
            ("case|a\n", ["case", "a"]),
            (" \"case\" ; \"a\"\n", ["case", "a"]),
        ] {
            assert_eq!(read(text), Ok(rows(&[(1, &cells)])), "{text:?}");
        }
        for text in ["sep=;\ncase;a, b\n", "\"SEP=;\"\ncase;a, b\n", "\nsep=;\ncase;a, b\n"] {
            assert_eq!(read(text).expect("a table").pop().expect("a row").1, ["case", "a, b"], "{text:?}");
        }
        assert_eq!(read("sep=^\ncase^a\n"), Ok(rows(&[(2, &["case", "a"])])));
    }

    #[test]
    fn lines_are_counted_through_cells_of_many_lines() {
        let read = read("case,a\n\"x\",\"1\n\"\"2\"\"\n\"\n\ny,5\" tall\nz,");
        let wanted = rows(&[
            (1, &["case", "a"]),
            (2, &["x", "1\n\"2\"\n"]),
            (5, &[""]),
            (6, &["y", "5\" tall"]),
            (7, &["z", ""]),
        ]);
        assert_eq!(read, Ok(wanted));
    }

    #[test]
    fn an_open_quotation_mark_is_told_with_the_line_where_it_opens() {
        for (text, line) in [
            ("case;\"a\nx;y\n", 1),
            ("case,a\nx,\"y\nz,1\n", 2),
            ("case,a\nx,1\nz,\"y\nw,\"2\"\n", 3),
            ("case,a\nx,\"1\n2\"\nz,\"y\n", 4),
            ("case,a\nx,\"y\" z\n", 2),
        ] {
            assert_eq!(read(text), Err(Unclosed { line }), "{text:?}");
        }
    }
}
