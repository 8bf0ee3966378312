//! What ends a line, and what is no character of a text.
//!
//! Every sign that some system ends lines with becomes a line feed; a form feed ends a page and stays. Other control
//! characters become U+FFFD, one for one, so that no place moves; those that fill up the end of a file go.

use std::borrow::Cow;

/// The line ends of one text.
#[derive(Debug, Clone, Copy)]
pub struct LineEnds {
    /// A carriage return behind a line feed belongs to it: no line feed stands behind a carriage return.
    reversed: bool,
}

impl LineEnds {
    #[must_use]
    pub fn of(content: &str) -> Self {
        let bytes = content.as_bytes();
        let has = |pair: &[u8]| memchr::memmem::find(bytes, pair).is_some();
        Self { reversed: memchr::memchr(b'\r', bytes).is_some() && has(b"\n\r") && !has(b"\r\n") }
    }

    /// How many bytes the line end takes with which `rest` begins; 0 where it begins with none.
    #[must_use]
    pub const fn len(self, rest: &[u8]) -> usize {
        match rest {
            // Some programs write the carriage return twice.
            [b'\r', b'\r', b'\n', ..] | [0xe2, 0x80, 0xa8 | 0xa9, ..] => 3,
            [b'\r', b'\n', ..] | [0xc2, 0x85, ..] => 2,
            [b'\n', b'\r', ..] if self.reversed => 2,
            // Vertical tab; separators of files, groups and records.
            [b'\n' | b'\r' | 0x0b | 0x1c..=0x1e, ..] => 1,
            _ => 0,
        }
    }
}

/// How many bytes the control character takes with which `rest` begins; 0 where it begins with none.
const fn control(rest: &[u8]) -> usize {
    match rest {
        [0..=0x08 | 0x0e..=0x1b | 0x1f | 0x7f, ..] => 1,
        [0xc2, 0x80..=0x84 | 0x86..=0x9f, ..] => 2,
        _ => 0,
    }
}

/// Whether a line end other than a line feed, or a control character, may begin with this byte of ASCII.
const fn is_special(byte: u8) -> bool {
    matches!(byte, 0..=0x08 | 0x0b | 0x0d..=0x1f | 0x7f)
}

/// The first place from `from` on where a line end to replace or a control character may begin.
fn next_special(bytes: &[u8], from: usize, ends: LineEnds) -> Option<usize> {
    let begins = |byte: u8| is_special(byte) || matches!(byte, 0xc2 | 0xe2) || ends.reversed && byte == b'\n';
    bytes[from..].iter().position(|&byte| begins(byte)).map(|step| from + step)
}

/// Whether there is nothing to replace.
fn is_plain(content: &str) -> bool {
    let bytes = content.as_bytes();
    // Whole chunks, so that the compiler can look at many bytes at once.
    let special = |chunk: &[u8]| chunk.iter().fold(false, |found, byte| found | is_special(*byte));
    let mut wide = memchr::memchr2_iter(0xc2, 0xe2, bytes);
    !bytes.chunks(1024).any(special)
        && wide.all(|at| control(&bytes[at..]) == 0 && LineEnds { reversed: false }.len(&bytes[at..]) == 0)
}

/// The text without what other systems fill up the end of a file with: the sign for its end, zeros.
fn without_filling(content: &str) -> (&str, usize) {
    const FILLING: [char; 2] = ['\u{1a}', '\0'];
    let text = content.trim_end_matches(|c: char| c.is_whitespace() || FILLING.contains(&c));
    let filling = content[text.len()..].chars().filter(|c| FILLING.contains(c)).count();
    if filling == 0 { (content, 0) } else { (text, filling) }
}

/// The text with line feeds for line ends, and U+FFFD for each control character.
pub(super) fn with_plain_lines(content: &str) -> Cow<'_, str> {
    if is_plain(content) {
        return Cow::Borrowed(content);
    }
    let (content, _) = without_filling(content);
    let ends = LineEnds::of(content);
    let bytes = content.as_bytes();
    let mut plain = String::with_capacity(content.len());
    let (mut from, mut at) = (0, 0);
    while let Some(found) = next_special(bytes, at, ends) {
        let rest = &bytes[found..];
        let (len, sign) = match (ends.len(rest), control(rest)) {
            (0, 0) => {
                at = found + 1;
                continue;
            }
            (0, len) => (len, char::REPLACEMENT_CHARACTER),
            (len, _) => (len, '\n'),
        };
        plain.push_str(&content[from..found]);
        plain.push(sign);
        at = found + len;
        from = at;
    }
    plain.push_str(&content[from..]);
    Cow::Owned(plain)
}

/// How many control characters are replaced, or taken off the end, in a text that becomes one of a case. Zeros that fill up
/// the end of a file count once.
pub(super) fn control_characters(content: &str) -> usize {
    if is_plain(content) {
        return 0;
    }
    let (content, filling) = without_filling(content);
    let bytes = content.as_bytes();
    let (mut at, mut count) = (0, 0);
    while let Some(found) = next_special(bytes, at, LineEnds { reversed: false }) {
        let len = control(&bytes[found..]);
        count += usize::from(len > 0);
        at = found + len.max(1);
    }
    count + usize::from(filling > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_that_ends_a_line_becomes_a_line_feed() {
        for (written, plain) in [
            ("a\u{2028}b\u{2029}c", "a\nb\nc"),
            ("a\u{85}b\u{b}c", "a\nb\nc"),
            ("a\u{1c}b\u{1d}c\u{1e}d", "a\nb\nc\nd"),
            ("a\rb\r\nc\nd", "a\nb\nc\nd"),
            ("a\r\r\nb\r\r\nc", "a\nb\nc"),
            ("a\r\n\r\nb", "a\n\nb"),
            ("a\n\rb\n\rc", "a\nb\nc"),
            ("a\n\r\nb", "a\n\nb"),
            ("«a» – b\u{c}c", "«a» – b\u{c}c"),
        ] {
            assert_eq!(with_plain_lines(written), plain, "{written:?}");
            assert_eq!(control_characters(written), 0, "{written:?}");
        }
    }

    #[test]
    fn control_characters_are_replaced_one_for_one_and_counted() {
        for (written, plain, count) in [
            ("a\u{2}\nb", "a\u{fffd}\nb", 1),
            ("a\0b\u{1b}[0m", "a\u{fffd}b\u{fffd}[0m", 2),
            ("a\u{7f}\u{9f}b", "a\u{fffd}\u{fffd}b", 2),
            ("a\u{1a}b\u{1a}", "a\u{fffd}b", 2),
            ("a\n\u{1a}\r\n", "a", 1),
            ("a\0\0\0\0", "a", 1),
        ] {
            assert_eq!(with_plain_lines(written), plain, "{written:?}");
            assert_eq!(control_characters(written), count, "{written:?}");
        }
    }
}
