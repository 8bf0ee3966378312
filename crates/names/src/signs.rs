//! Blanks, hyphens and what is not seen: the same for every search, however Unicode has it.

use reading::invisible::is_invisible;
use reading::text::{Span, Text};

/// Whether the sign is a hyphen, a dash or a minus.
#[must_use]
pub const fn is_hyphen(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{ad}' | '\u{2010}'
            ..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' | '\u{30fb}'
    )
}

/// Whether nothing is seen of the sign and it parts no words: soft hyphens, joiners, marks of direction, selectors.
#[must_use]
pub const fn is_unseen(c: char) -> bool {
    is_invisible(c) && !is_filler(c)
}

/// Whether the sign stands in the place of a letter or of an object, though nothing is seen of it.
const fn is_filler(c: char) -> bool {
    matches!(
        c,
        '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{3164}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffc}'
    )
}

/// Whether the sign is unseen and may stand between two words nevertheless: where a line can break, or a text began.
#[must_use]
pub const fn may_part_words(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// What the sign is for a search: one kind of blank inside a line, and one kind of hyphen.
const fn plain(c: char) -> char {
    match c {
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        '\u{2010}' | '\u{2011}' | '\u{2043}' | '\u{fe63}' | '\u{ff0d}' => '-',
        _ => c,
    }
}

/// A text with plain blanks and hyphens and without what is not seen, and where its letters stand in the text that it was made of.
pub struct PlainText {
    pub text: Text,
    /// The code point of the first text for each of this one.
    places: Vec<usize>,
}

impl PlainText {
    /// The plain form of a text; `None` where it is plain already.
    #[must_use]
    pub fn of(text: &Text) -> Option<Self> {
        let content = text.as_str();
        if content.is_ascii() || !content.chars().any(|c| plain(c) != c || is_unseen(c)) {
            return None;
        }
        let (mut new, mut places) = (String::with_capacity(content.len()), Vec::with_capacity(text.len()));
        let mut chars = content.chars().enumerate().peekable();
        while let Some((at, c)) = chars.next() {
            // A soft hyphen at the end of a line breaks a word.
            let breaks = c == '\u{ad}' && chars.peek().is_some_and(|(_, next)| *next == '\n');
            if breaks || !is_unseen(c) {
                new.push(plain(c));
                places.push(at);
            }
        }
        Some(Self { text: Text::from_normalised(new), places })
    }

    /// Where a code point of the first text stands in this one, or what comes after it.
    #[must_use]
    pub fn place(&self, at: usize) -> usize {
        self.places.partition_point(|place| *place < at)
    }

    /// Where a passage stands in the first text.
    #[must_use]
    pub fn span(&self, span: Span) -> Span {
        let place = |at: usize| self.places.get(at).copied();
        let start = place(span.start).unwrap_or_default();
        let end = span.end.checked_sub(1).and_then(place).map_or(start, |last| last + 1);
        Span::new(start, end)
    }
}
