//! What a page tells of the lines of a text beside their words: how they are set, and where they stand.
//!
//! Readers of documents say of each line what they saw. Plain text tells nothing of this, text recognition little, a PDF all.

use crate::text::{Span, Text};

/// How a line is set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Style {
    /// Type size in tenths of a point; 0 if unknown.
    pub size: u16,
    /// Semibold or heavier.
    pub bold: bool,
    pub italic: bool,
    /// In capitals by its style, whatever letters were typed.
    pub capitals: bool,
    /// Number of the typeface in the document.
    pub face: u16,
    /// The level that the document gives the line as a heading, from 1; 0 if it is none.
    pub heading: u8,
}

/// What was seen of one line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LineEvidence {
    pub style: Style,
    /// The left edge, in tenths of a point from that of the page; 0 if unknown.
    pub left: u16,
    /// Down from the base line of the line above on the same page, in tenths of a point.
    pub below: Option<u16>,
    /// Number of the page, from 0.
    pub page: u16,
    /// It stands outside the text block, at a place where other pages have the like.
    pub furniture: bool,
}

/// What was seen of the lines of a text; empty where nothing was.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Code point at which each line begins, and what was seen of it; in rising order.
    lines: Vec<(usize, LineEvidence)>,
}

impl Evidence {
    /// Puts what was seen of each line at its place in the text: one element for each line feed, and one for the rest. Nothing is
    /// known where the numbers of lines differ, since the text then has other line ends than what its reader gave.
    #[must_use]
    pub fn of(text: &Text, seen: &[Option<LineEvidence>]) -> Self {
        let mut lines = Vec::new();
        let (mut at, mut count) = (0, 0);
        for line in text.as_str().split('\n') {
            if let Some(&Some(seen)) = seen.get(count) {
                lines.push((at, seen));
            }
            at += line.chars().count() + 1;
            count += 1;
        }
        if count == seen.len() { Self { lines } } else { Self::default() }
    }

    /// From the beginnings of lines in code points and what was seen of them, in any order.
    #[must_use]
    pub fn new(mut lines: Vec<(usize, LineEvidence)>) -> Self {
        lines.sort_by_key(|&(start, _)| start);
        lines.dedup_by_key(|&mut (start, _)| start);
        Self { lines }
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Code point at which each line begins, and what was seen of it; in rising order.
    #[must_use]
    pub fn lines(&self) -> &[(usize, LineEvidence)] {
        &self.lines
    }

    /// What was seen of the line in which this span begins, if that line begins within `before` or the span itself: `from` is
    /// the code point after the line before.
    #[must_use]
    pub fn of_line(&self, from: usize, span: Span) -> Option<&LineEvidence> {
        let after = self.lines.partition_point(|&(start, _)| start <= span.start);
        let (start, seen) = self.lines.get(after.checked_sub(1)?)?;
        (*start >= from).then_some(seen)
    }
}
