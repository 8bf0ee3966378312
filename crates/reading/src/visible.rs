//! What is seen of a text: characters that nobody sees are left out, letters and digits of full width are plain ones.
//!
//! Headers, headings, labels and dates are looked for in this; the text itself keeps every character, and all offsets
//! that are told are offsets into it.

use std::borrow::Cow;

use crate::invisible::is_invisible;
use crate::text::{Span, Text};

/// First bytes of the characters that are left out or replaced.
const LEADS: [[u8; 3]; 3] = [[0xc2, 0xe2, 0xef], [0xcd, 0xd8, 0xe1], [0xe3, 0xf3, 0xf3]];

/// The letters below this are those of the Latin alphabet.
const BEYOND_LATIN: char = '\u{250}';

/// How far letters of full width stand behind the plain ones.
const FULL_WIDTH: u32 = 0xfee0;

/// A text as it is seen.
#[derive(Debug)]
pub struct Visible<'a> {
    content: Cow<'a, str>,
    /// Where in `content` a character was left out, in code points; a place stands there once for each.
    hidden: Vec<usize>,
}

impl<'a> Visible<'a> {
    #[must_use]
    pub fn of(text: &'a Text) -> Self {
        let source = text.as_str();
        if !has_unseen(source) {
            return Self { content: Cow::Borrowed(source), hidden: Vec::new() };
        }
        let mut content = String::with_capacity(source.len());
        let (mut hidden, mut seen, mut last) = (Vec::new(), 0, '\n');
        let mut chars = source.chars().peekable();
        while let Some(c) = chars.next() {
            if is_invisible(c) && !belongs(c, last, chars.peek().copied()) {
                hidden.push(seen);
                continue;
            }
            content.push(plain(c));
            seen += 1;
            last = c;
        }
        Self { content: Cow::Owned(content), hidden }
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.content
    }

    /// The code point of the text at which the visible one stands.
    #[must_use]
    pub fn source(&self, at: usize) -> usize {
        at + self.hidden.partition_point(|&hidden| hidden <= at)
    }

    /// The part of the text of which this is seen.
    #[must_use]
    pub fn source_span(&self, span: Span) -> Span {
        if self.hidden.is_empty() {
            return span;
        }
        let start = self.source(span.start);
        let end = span.end + self.hidden.partition_point(|&hidden| hidden < span.end);
        Span::new(start, end.max(start))
    }
}

/// Whether the character leaves anything on paper.
#[must_use]
pub fn is_seen(c: char) -> bool {
    !plain(c).is_whitespace() && !is_invisible(c)
}

/// Whether an invisible character is part of what stands before it: of an emoji, or of a word in another script.
fn belongs(c: char, before: char, after: Option<char>) -> bool {
    match c {
        '\u{fe00}'..='\u{fe0f}' if after == Some('\u{20e3}') => true,
        '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}' => {
            before >= BEYOND_LATIN && !is_punctuation(before)
        }
        _ => false,
    }
}

/// Whether it is a dash, a quotation mark or a space of the block of general punctuation.
const fn is_punctuation(c: char) -> bool {
    matches!(c, '\u{2000}'..='\u{206f}')
}

/// The plain form of letters, digits and marks of full width, and of a blank that no one takes for a space.
fn plain(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - FULL_WIDTH).unwrap_or(c),
        '\u{2800}' => ' ',
        c => c,
    }
}

/// Whether any character is left out or replaced.
fn has_unseen(source: &str) -> bool {
    let unseen = |at: usize| source[at..].chars().next().is_some_and(|c| is_invisible(c) || plain(c) != c);
    let bytes = source.as_bytes();
    LEADS.iter().any(|&[a, b, c]| memchr::memchr3_iter(a, b, c, bytes).any(unseen))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(source: &str) -> String {
        Visible::of(&Text::new(source)).as_str().to_owned()
    }

    #[test]
    fn what_nobody_sees_is_left_out() {
        let invisible = "\u{ad}\u{61c}\u{180e}\u{200b}\u{200c}\u{200d}\u{200e}\u{200f}\u{202a}\u{202e}\u{2060}\u{2066}\u{2069}\u{feff}\u{fe0f}\u{e0100}";
        for c in invisible.chars() {
            let mixed = format!("{c}NA{c}V –{c} 6{c}. mai{c}\n{c}");
            assert_eq!(seen(&format!("x{mixed}")), "xNAV – 6. mai\n", "{c:?}");
        }
    }

    #[test]
    fn letters_of_full_width_are_plain_ones() {
        assert_eq!(seen("ＮＡＶ － ６． mai"), "NAV - 6. mai");
    }

    #[test]
    fn an_emoji_and_a_word_of_another_script_stay_whole() {
        for whole in ["👩\u{200d}👧 ☎\u{fe0f}", "1\u{fe0f}\u{20e3}", "می\u{200c}خواهم", "Blåbær «på» – ø"]
        {
            assert_eq!(seen(whole), whole);
        }
    }

    #[test]
    fn places_are_those_of_the_text() {
        let text = Text::new("a\u{200b}b\u{200b}\u{200b} c\u{200b}\n\u{feff}d");
        let visible = Visible::of(&text);
        for (at, c) in visible.as_str().chars().enumerate() {
            let span = visible.source_span(Span::new(at, at + 1));
            assert_eq!((text.slice(span), span.start), (c.to_string().as_str(), visible.source(at)));
        }
        assert_eq!(text.slice(visible.source_span(Span::new(0, 2))), "a\u{200b}b");
    }
}
