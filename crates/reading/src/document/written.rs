//! What a reader of documents gives: text, and what it saw of each line.

use super::anchors::Anchor;
use crate::evidence::LineEvidence;
use crate::text::LineEnds;

/// Text that is written line by line.
#[derive(Debug, Default)]
pub(super) struct Written {
    pub text: String,
    /// For each line that has ended.
    seen: Vec<Option<LineEvidence>>,
    /// Of the line that has not ended.
    open: Option<LineEvidence>,
    /// Where annotations begin and end in the text.
    pub anchors: Vec<Anchor>,
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

    /// Puts anchors of a text that is put next.
    pub(super) fn anchor(&mut self, anchors: &[Anchor]) {
        let below = self.text.len();
        self.anchors.extend(anchors.iter().map(|anchor| Anchor { at: below + anchor.at, ..*anchor }));
    }

    /// Puts text of one or more lines that are set alike, and ends the last of them.
    pub(super) fn put(&mut self, text: &str, line: LineEvidence, anchors: &[Anchor]) {
        // Whatever ends a line in the text of a case ends one here, so that the numbers of lines agree.
        let mut anchors = anchors.iter().copied().peekable();
        for part in lines(text) {
            let from = part.as_ptr().addr() - text.as_ptr().addr();
            while let Some(anchor) = anchors.next_if(|anchor| anchor.at <= from + part.len()) {
                self.anchor(&[Anchor { at: anchor.at.saturating_sub(from), ..anchor }]);
            }
            self.text.push_str(part);
            if !part.trim().is_empty() {
                self.see(line);
            }
            self.end_lines(1);
        }
    }

    /// The text, what was seen of each line, of the last one too, and the anchors in the text.
    pub(super) fn into_parts(mut self) -> (String, Vec<Option<LineEvidence>>, Vec<Anchor>) {
        self.seen.push(self.open);
        (self.text, self.seen, self.anchors)
    }
}

/// Text of which nothing else is known.
impl From<String> for Written {
    fn from(text: String) -> Self {
        Self { text, ..Self::default() }
    }
}

/// The lines of a text, whatever they end with.
fn lines(text: &str) -> Vec<&str> {
    let (bytes, ends) = (text.as_bytes(), LineEnds::of(text));
    let mut lines = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        match ends.len(rest) {
            0 => at += 1,
            len => {
                lines.push(&text[from..at]);
                at += len;
                from = at;
            }
        }
    }
    lines.push(&text[from..]);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Evidence;
    use crate::text::Text;

    #[test]
    fn each_line_of_a_paragraph_has_its_evidence_whatever_ends_it() {
        let mut written = Written::default();
        let seen = |left| LineEvidence { left, ..LineEvidence::default() };
        written.put("Hei\u{2028}du\r\nder", seen(1), &[]);
        written.put("", seen(2), &[]);
        written.put("Slutt", seen(3), &[]);
        let (content, seen, _) = written.into_parts();
        let text = Text::new(&content);
        assert_eq!(text.as_str(), "Hei\ndu\nder\n\nSlutt\n");
        let evidence = Evidence::of(&text, &seen);
        let lefts: Vec<(usize, u16)> = evidence.lines().iter().map(|(start, line)| (*start, line.left)).collect();
        assert_eq!(lefts, [(0, 1), (4, 1), (7, 1), (12, 3)]);
    }
}
