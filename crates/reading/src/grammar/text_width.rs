//! How wide text is in print: hundredths of the size of the letters, those of a usual sans serif.

use std::cell::OnceCell;

/// The width of a space, and of narrow letters and marks.
pub(super) const SPACE: usize = 28;

/// No letter is wider.
pub(super) const WIDEST: usize = 97;

/// The width of most letters.
const USUAL: usize = 56;

const fn of(c: char) -> usize {
    match c {
        'i' | 'j' | 'l' | '\'' | '|' => 22,
        't' | 'f' | '.' | ',' | ':' | ';' | '!' | '/' | 'I' | '[' | ']' | ' ' | '\u{a0}' => SPACE,
        'r' | '-' | '(' | ')' => 33,
        'c' | 'k' | 'v' | 'x' | 'y' | 's' | 'z' | 'J' => 50,
        'm' | 'M' | 'æ' | '%' => 85,
        'w' | 'C' | 'D' | 'H' | 'N' | 'R' | 'U' | 'Å' => 72,
        'A' | 'B' | 'E' | 'K' | 'P' | 'S' | 'V' | 'X' | 'Y' => 67,
        'G' | 'O' | 'Q' | 'Ø' => 78,
        'W' | 'Æ' => WIDEST,
        _ => USUAL,
    }
}

/// The widths of bytes: every line of a long print is measured. A letter that is not ASCII begins with a byte of the usual width,
/// and its other bytes have none.
#[expect(clippy::cast_possible_truncation, reason = "no letter is wider than a byte can tell")]
const WIDTHS: [u8; 256] = {
    let mut widths = [0; 256];
    let mut byte: u8 = 0;
    while byte < u8::MAX {
        widths[byte as usize] = match byte {
            0..0x80 => of(byte as char) as u8,
            0x80..0xc0 => 0,
            _ => USUAL as u8,
        };
        byte += 1;
    }
    widths
};

/// How wide the text is.
fn width(text: &str) -> usize {
    let usual: usize = text.bytes().map(|byte| usize::from(WIDTHS[usize::from(byte)])).sum();
    if text.is_ascii() {
        return usual;
    }
    // Letters of another width than the usual are among those that begin with one of two bytes.
    let others = memchr::memchr2_iter(0xc2, 0xc3, text.as_bytes()).filter_map(|at| text[at..].chars().next());
    others.fold(usual, |width, letter| width + of(letter) - USUAL)
}

/// What stands before the first space.
pub(super) fn first_word(text: &str) -> &str {
    &text[..memchr::memchr(b' ', text.as_bytes()).unwrap_or(text.len())]
}

/// How wide a line is, and its first word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Widths {
    pub line: usize,
    /// The word that would stand in the line above if that had room for it.
    pub first_word: usize,
}

impl Widths {
    fn of(text: &str) -> Self {
        let word = first_word(text);
        let first_word = width(word);
        Self { line: first_word + width(&text[word.len()..]), first_word }
    }
}

/// The widths of the lines of a text, each measured when it is first asked for.
pub(super) struct LineWidths(Vec<OnceCell<Widths>>);

impl LineWidths {
    pub fn new(lines: usize) -> Self {
        Self(vec![OnceCell::new(); lines])
    }

    /// The widths of the line with this number and text.
    pub fn get(&self, at: usize, text: &str) -> Widths {
        self.0.get(at).map_or_else(|| Widths::of(text), |widths| *widths.get_or_init(|| Widths::of(text)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_as_wide_as_its_letters() {
        for text in ["", "Wæh!", "Å være på «øya» – ÆRLIG\u{a0}talt…", "ÿ¿×", "日本 🙂 e\u{301}", "\u{7f}\u{80}"]
        {
            assert_eq!(width(text), text.chars().map(of).sum::<usize>(), "{text}");
        }
    }
}
