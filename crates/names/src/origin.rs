//! Where a passage of the normalised text stands in the file as it was read: before line ends became LF and letters NFC.
//!
//! Both count code points. A byte order mark is no part of the file's text: it is neither shown nor counted.

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use reading::text::{LineEnds, Span};

/// From places in the normalised text to places in the text as it was read.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Pieces that differ: where each begins and ends in the normalised text, and where in the text as read.
    pieces: Vec<(Span, Span)>,
}

impl Origin {
    /// Compares a decoded text, without byte order mark, with what becomes of it.
    #[must_use]
    pub fn of(read: &str) -> Self {
        let mut pieces = Vec::new();
        let (mut from, mut to) = (0, 0);
        let ends = LineEnds::of(read);
        // In bytes.
        let mut at = 0;
        let mut chars = read.chars().peekable();
        let mut piece = String::new();
        while let Some(c) = chars.next() {
            piece.clear();
            piece.push(c);
            let end = ends.len(&read.as_bytes()[at..]);
            at += c.len_utf8();
            if end > 0 {
                // The signs of line ends that have several are of one byte each.
                while piece.len() < end {
                    piece.extend(chars.next());
                    at += 1;
                }
            } else {
                // A letter with its marks is one piece: nothing composes over its ends.
                while let Some(next) = chars.peek().copied().filter(|next| !is_boundary(*next)) {
                    piece.push(next);
                    chars.next();
                    at += next.len_utf8();
                }
            }
            let length = piece.chars().count();
            let becomes = if end > 0 { 1 } else { normal_length(&piece) };
            if length != becomes {
                pieces.push((Span::new(to, to + becomes), Span::new(from, from + length)));
            }
            (from, to) = (from + length, to + becomes);
        }
        Self { pieces }
    }

    /// The span in the text as it was read. What is cut inside a piece that differs is widened to all of it.
    #[must_use]
    pub fn span(&self, span: Span) -> Span {
        Span::new(self.place(span.start, false), self.place(span.end, true))
    }

    fn place(&self, at: usize, is_end: bool) -> usize {
        // The last piece that begins before the place; one that ends there lies whole before it.
        let next = self.pieces.partition_point(|(here, _)| here.start < at);
        let Some((here, there)) = next.checked_sub(1).and_then(|index| self.pieces.get(index)) else { return at };
        if at < here.end {
            return if is_end { there.end } else { there.start };
        }
        there.end + (at - here.end)
    }
}

/// Whether nothing before this character can compose with it.
fn is_boundary(c: char) -> bool {
    c < '\u{300}' || canonical_combining_class(c) == 0 && is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes
}

fn normal_length(piece: &str) -> usize {
    if piece.is_ascii() { piece.len() } else { piece.nfc().count() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reading::text::Text;

    #[test]
    fn passages_are_found_again_in_the_text_as_read() {
        let read = "Hei\r\nA\u{30a}se\u{2028}og\u{b}Øyvind\r\r\nBjørg e\u{301}n\u{328}\u{301} slutt";
        let (text, origin) = (Text::new(read), Origin::of(read));
        let chars: Vec<char> = read.chars().collect();
        for word in ["Hei", "Åse", "Øyvind", "Bjørg", "slutt"] {
            let span = origin.span(text.find_all(word)[0]);
            let found: String = chars[span.start..span.end].iter().collect();
            assert_eq!(found.nfc().collect::<String>(), word);
        }
        assert_eq!(origin.span(text.span()), Span::new(0, chars.len()));
    }

    #[test]
    fn a_text_in_normal_form_keeps_its_places() {
        assert_eq!(Origin::of("Åse\nog Øyvind"), Origin::default());
    }
}
