//! A text as another program has written it, and the text of a case that it becomes: which place in the one is which in the other,
//! however that program counts.

use reading::text::{LineEnds, Text};

use crate::counting::{CharUnit, Counting, LineEndCount};

/// A text as it was written, with the text that it becomes.
pub(crate) struct WrittenText {
    /// As the case has it.
    pub text: Text,
    content: String,
    /// Where it needs no table: all programs count it alike, and nothing was changed.
    lines: Option<Vec<WrittenLine>>,
}

/// A line as it was written.
struct WrittenLine {
    /// Bytes of the content.
    start: usize,
    end: usize,
    /// Places at which it begins, in the order of [`Counting::ALL`].
    begins: [usize; 4],
    /// The place at which it begins in the text of the case.
    own: usize,
    /// As many characters there as here, and the same ones.
    is_same: bool,
}

impl WrittenText {
    pub(crate) fn new(content: &str) -> Self {
        let content = content.strip_prefix('\u{feff}').unwrap_or(content).to_owned();
        let text = Text::new(&content);
        let is_alike = text.as_str() == content && content.chars().all(|c| c.len_utf16() == 1);
        let lines = if is_alike { None } else { Some(lines(&content)) };
        Self { text, content, lines }
    }

    /// Whether all programs count the text alike.
    pub(crate) fn is_alike(&self) -> bool {
        self.lines.is_none()
    }

    /// The place in the text of the case; `None` behind its end.
    pub(crate) fn place(&self, counting: Counting, place: usize) -> Option<usize> {
        let Some(lines) = &self.lines else { return (place <= self.text.len()).then_some(place) };
        let number = Counting::ALL.iter().position(|known| *known == counting)?;
        let line = &lines[lines.partition_point(|line| line.begins[number] <= place).checked_sub(1)?];
        let (mut left, mut byte) = (place - line.begins[number], line.end);
        for (at, c) in self.content[line.start..line.end].char_indices() {
            let width = counting.width(c);
            if left < width {
                (byte, left) = (line.start + at, 0);
                break;
            }
            left -= width;
        }
        // Within a line end, or behind the last line.
        let end = self.content.len();
        if left > 0 && (line.end == end || self.content[line.end..].chars().count() < left) {
            return None;
        }
        let before = &self.content[line.start..byte];
        let own = if line.is_same { before.chars().count() } else { Text::new(before).len() };
        Some((line.own + own).min(self.text.len()))
    }
}

fn lines(content: &str) -> Vec<WrittenLine> {
    let ends = LineEnds::of(content);
    let bytes = content.as_bytes();
    let (mut found, mut start, mut at) = (Vec::new(), 0, 0);
    let (mut begins, mut own) = ([0; 4], 0);
    loop {
        let length = if at < bytes.len() { ends.len(&bytes[at..]) } else { 0 };
        if at < bytes.len() && length == 0 {
            at += 1;
            continue;
        }
        let line = &content[start..at];
        let normalised = Text::new(line);
        let is_same = normalised.as_str() == line;
        found.push(WrittenLine { start, end: at, begins, own, is_same });
        if at >= bytes.len() {
            return found;
        }
        let end = content[at..at + length].chars().count();
        for (counting, begins) in Counting::ALL.iter().zip(&mut begins) {
            *begins += line.chars().map(|c| counting.width(c)).sum::<usize>();
            *begins += if counting.line_ends == LineEndCount::One { 1 } else { end };
        }
        own += normalised.len() + 1;
        at += length;
        start = at;
    }
}

impl Counting {
    const fn width(self, c: char) -> usize {
        match self.unit {
            CharUnit::CodePoint => 1,
            CharUnit::Utf16 => c.len_utf16(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The places of the letter `x` by each counting.
    fn found(content: &str, counting: Counting, places: std::ops::Range<usize>) -> Vec<usize> {
        let written = WrittenText::new(content);
        places.filter_map(|place| written.place(counting, place)).collect()
    }

    #[test]
    fn every_counting_finds_the_same_letter() {
        // The x stands behind an emoji, a line end of two characters and a letter that is written as two.
        let content = "\u{feff}a😀b\r\nA\u{30a}x\r\nc";
        let written = WrittenText::new(content);
        assert_eq!(written.text.as_str(), "a😀b\nÅx\nc");
        for (counting, place) in Counting::ALL.into_iter().zip([7, 6, 8, 7]) {
            assert_eq!(written.place(counting, place), Some(5), "{counting:?}");
            assert_eq!(written.place(counting, place + 100), None);
        }
    }

    #[test]
    fn ends_are_places_and_what_lies_behind_them_is_none() {
        let usual = Counting::default();
        assert_eq!(found("ab", usual, 0..5), [0, 1, 2]);
        assert_eq!(found("a\r\nb", usual, 0..7), [0, 1, 1, 2, 3]);
        assert_eq!(found("a\r\n", usual, 0..7), [0, 1, 1, 2]);
        assert_eq!(found("", usual, 0..2), [0]);
    }
}
