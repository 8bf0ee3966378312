//! Labels of fields: which of them a line is, alone or together with the next.

use super::layout_detection::{Extraction, is_upper};
use super::ocr_repair::{nearest, nearly_upper};
use super::source::Source;
use crate::layout::ValueKind;

impl Source<'_> {
    /// Whether text extraction may have moved fields away from their card: column by column, where others read row by row.
    pub fn may_move_fields(&self) -> bool {
        matches!(self.extraction, Extraction::Blocks | Extraction::Scan)
    }

    /// Whether the line is written as labels are; text recognition takes a capital for a small letter now and then.
    pub fn may_be_label(&self, line: &str) -> bool {
        !self.stats.capitals() || is_upper(line) || (self.extraction == Extraction::Scan && nearly_upper(line))
    }

    /// The label at this line, which may go on in the next one; gives the line after it too.
    pub fn label_at(&self, at: usize) -> Option<(usize, usize)> {
        let line = self.lines.get(at)?;
        if !self.may_be_label(line.text) {
            return None;
        }
        if line.word.label_head
            && let Some(next) = self.lines.get(at + 1)
            && let Some(label) = self.layout.wrapped_label(line.text, next.text)
        {
            return Some((label, at + 2));
        }
        line.word.label.map(|label| (label, at + 1))
    }

    /// Whether the label is that of a box, which any card may have.
    pub fn is_box(&self, label: usize) -> bool {
        self.layout.labels[label].value == ValueKind::Box
    }

    /// The labels of which the line consists, those of a scan though misread.
    pub fn labels_of(&self, at: usize) -> Vec<usize> {
        let misread = self.repairs.rows.get(&at);
        misread.map_or_else(|| self.layout.labels_in(self.lines[at].text), Clone::clone)
    }

    pub fn label_in(&self, at: usize) -> bool {
        !self.labels_of(at).is_empty() && self.may_be_label(self.lines[at].text)
    }

    /// The label that this is if a letter of it is misread, in a scan.
    pub fn misread_label(&self, label: &str) -> Option<usize> {
        (self.extraction == Extraction::Scan).then(|| nearest(label, self.layout)).flatten()?.label
    }

    pub fn is_wide_label(&self, label: usize) -> bool {
        matches!(self.layout.labels[label].value, ValueKind::Text | ValueKind::Minutes | ValueKind::Box)
    }
}
