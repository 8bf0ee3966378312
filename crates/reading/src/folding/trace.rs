//! Where in a text a word may stand that is like one that is looked for: found without folding the text, so that only what stands around
//! these places need be folded.
//!
//! Most words are of ASCII and the Norwegian letters. In such a word every row of ASCII letters of a form stands as it is, but for capitals,
//! since pairs are only ever joined into letters that are not ASCII. Every word with other letters may be like anything.

use memchr::memchr2_iter;

use super::{SearchWord, stands_in_words};
use crate::text::{Span, Text};

/// Letters and digits by how often Norwegian texts have them, the rarest first; those that are missing are in between.
const RAREST_FIRST: &[u8] = b"qxzwcjybphv0123456789ufmkogdlsinarte";

/// Letters that every word has that is like another, and that is of ASCII and Norwegian letters alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordTrace {
    letters: Vec<u8>,
    /// The index of the rarest of them.
    rarest: usize,
}

impl SearchWord {
    /// The longest row of letters that a word like this one has; `None` where it has none that a text can be looked through for.
    #[must_use]
    pub fn trace(&self) -> Option<WordTrace> {
        let rows = self.joined.as_bytes().split(|byte| !byte.is_ascii_alphanumeric());
        let letters = rows.max_by_key(|row| row.len()).filter(|row| !row.is_empty())?.to_vec();
        let rank = |letter: &u8| RAREST_FIRST.iter().position(|known| known == letter).unwrap_or_default();
        let rarest = letters.iter().enumerate().min_by_key(|(_, letter)| rank(letter)).map_or(0, |(at, _)| at);
        Some(WordTrace { letters, rarest })
    }
}

impl WordTrace {
    /// How many letters there are: the more, the fewer words have them.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.letters.len()
    }

    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.letters.is_empty()
    }

    /// The bytes at which the letters begin.
    fn places<'t>(&'t self, text: &'t [u8]) -> impl Iterator<Item = usize> + 't {
        let letter = self.letters.get(self.rarest).copied().unwrap_or_default();
        memchr2_iter(letter, letter.to_ascii_uppercase(), text).filter_map(move |at| {
            let start = at.checked_sub(self.rarest)?;
            let own = text.get(start..start + self.letters.len())?;
            own.eq_ignore_ascii_case(&self.letters).then_some(start)
        })
    }
}

/// The passages in which words may begin that have one of the traces, in their order and apart from each other. Outside of them there are none.
#[must_use]
pub fn traced(text: &Text, traces: &[WordTrace]) -> Vec<Span> {
    let content = text.as_str();
    let mut places: Vec<usize> = traces.iter().flat_map(|trace| trace.places(content.as_bytes())).collect();
    unusual_letters(content, &mut places);
    places.sort_unstable();
    let mut found: Vec<Span> = Vec::new();
    let mut behind = 0;
    for place in places.into_iter().filter(|place| content.is_char_boundary(*place)) {
        if place < behind {
            continue;
        }
        let before = content[behind..place].chars().rev().take_while(|c| stands_in_words(*c));
        let start = before.fold(place, |at, c| at - c.len_utf8());
        let is_same_word = start == behind;
        behind = content[place..].chars().next().map_or(place, |c| place + c.len_utf8());
        let end = text.char_of(behind);
        match found.last_mut() {
            Some(last) if is_same_word => last.end = end,
            _ => found.push(Span::new(text.char_of(start), end)),
        }
    }
    found
}

/// Notes where letters and signs in words stand that are neither ASCII nor Norwegian.
fn unusual_letters(text: &str, places: &mut Vec<usize>) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(rest) = bytes.get(at..) {
        // Nearly all letters are ASCII: eight at once.
        let ascii = rest.chunks_exact(8).take_while(|eight| eight.is_ascii()).count() * 8;
        at += ascii;
        let few = bytes.get(at..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii()).count();
        at += few;
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
        if !matches!(c, 'å' | 'æ' | 'ø' | 'Å' | 'Æ' | 'Ø') && stands_in_words(c) {
            places.push(at);
        }
        at += c.len_utf8();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{FoldedWords, Reach};
    use super::*;

    proptest! {
        #[test]
        fn words_that_are_alike_begin_in_traced_passages_alone(
            text in "[aeoåÅÆkK\u{212a}é\u{301}\u{ad}ßﬁ .]{0,60}",
            entered in "[aeoåAkéfs]{1,4}",
        ) {
            let text = Text::new(&text);
            let Some(form) = SearchWord::all_of(&entered).into_iter().next() else { return Ok(()) };
            let Some(trace) = form.trace() else { return Ok(()) };
            let passages = traced(&text, &[trace]);
            prop_assert!(passages.windows(2).all(|pair| pair[0].end <= pair[1].start));
            let words = FoldedWords::of(text.as_str());
            for word in (0..words.len()).filter(|word| words.is_like(*word, &form, Reach::Inside)) {
                let start = words.span(word).start;
                prop_assert!(passages.iter().any(|span| span.contains(start)), "{start} {passages:?}");
            }
        }
    }

    #[test]
    fn a_text_without_the_letters_has_no_such_passage() {
        let text = Text::new("På onsdag har hun møte. Kåre kommer.");
        let trace = |entered: &str| SearchWord::all_of(entered)[0].trace().expect("letters");
        assert_eq!(traced(&text, &[trace("meldekort")]), []);
        assert_eq!(traced(&text, &[trace("MØTE")]), [Span::new(18, 21)]);
        assert_eq!(traced(&text, &[trace("kaare")]), [Span::new(24, 27)]);
        assert!(SearchWord::all_of("å")[0].trace().is_none());
    }
}
