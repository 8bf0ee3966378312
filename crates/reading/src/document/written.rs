//! What a reader of documents gives: text, and what it saw of each line.

use crate::evidence::LineEvidence;

/// Text that is written line by line.
#[derive(Debug, Default)]
pub(super) struct Written {
    pub text: String,
    /// For each line that has ended.
    seen: Vec<Option<LineEvidence>>,
    /// Of the line that has not ended.
    open: Option<LineEvidence>,
}

impl Written {
    /// Ends the line, and leaves blank lines below it where more than one are ended.
    pub(super) fn end_lines(&mut self, count: usize) {
        for _ in 0..count {
            self.text.push('\n');
            self.seen.push(self.open.take());
        }
    }

    /// Says how the line that has not ended is set; of several words about one line the first counts.
    pub(super) fn see(&mut self, line: LineEvidence) {
        self.open.get_or_insert(line);
    }

    /// The text, and what was seen of each line, of the last one too.
    pub(super) fn into_parts(mut self) -> (String, Vec<Option<LineEvidence>>) {
        self.seen.push(self.open);
        (self.text, self.seen)
    }
}

/// Text of which nothing else is known.
impl From<String> for Written {
    fn from(text: String) -> Self {
        Self { text, ..Self::default() }
    }
}
