//! Words that are looked for in a text.

use super::{Span, Text, normalise};

/// Words that are looked for, letter case aside.
#[derive(Debug, Clone)]
pub struct Needle {
    pattern: regex::Regex,
}

impl Needle {
    /// `None` for nothing, which stands nowhere.
    #[must_use]
    pub fn new(words: &str) -> Option<Self> {
        let words = normalise(words);
        let pattern = regex::RegexBuilder::new(&regex::escape(&words)).case_insensitive(true).build().ok()?;
        (!words.is_empty()).then_some(Self { pattern })
    }

    /// Where they stand within a span of a text.
    pub fn places<'a>(&'a self, text: &'a Text, span: Span) -> impl Iterator<Item = Span> + 'a {
        let slice = text.slice(span);
        // Counted on from one place to the next.
        let (mut byte, mut char) = (0, span.start);
        let mut char_of = move |to: usize| {
            char += slice[byte..to].chars().count();
            byte = to;
            char
        };
        self.pattern.find_iter(slice).map(move |hit| {
            let start = char_of(hit.start());
            Span::new(start, char_of(hit.end()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_within_a_span_of_a_text() {
        let text = Text::new("Økonomi og økonomi, og ØKONOMI");
        let needle = Needle::new("økonomi").expect("is something");
        assert_eq!(needle.places(&text, Span::new(8, 30)).collect::<Vec<_>>(), [Span::new(11, 18), Span::new(23, 30)]);
        assert!(Needle::new("").is_none());
    }
}
