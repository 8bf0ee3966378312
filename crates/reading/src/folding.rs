//! Words in the form in which they are searched: without letter case and accents, and with «aa», «ae» and «oe» taken for å, æ and ø.
//!
//! å, æ and ø are letters of their own, not a, o and ae with a mark: «far» is not «får». But «Kåre» may be written «Kaare», and
//! who types on a foreign keyboard writes «foer» for «før». A word therefore has two forms: a plain one, as it is written, and one in
//! which these pairs are joined into one letter. Two words are alike when either form is.

mod trace;

use std::ops::Range;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::invisible::is_invisible;
use crate::text::{Span, Text};
pub use trace::{WordTrace, traced};

/// How much of a word has to be like what is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reach {
    /// Its beginning: «melde» finds «meldekort».
    #[default]
    Beginning,
    /// All of it.
    Whole,
    /// Any part: «kort» finds «meldekort».
    Inside,
}

/// A word that is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchWord {
    plain: String,
    joined: String,
}

/// The words of a text with their forms.
#[derive(Debug, Default)]
pub struct FoldedWords {
    /// The forms, among what stands between them.
    content: String,
    words: Vec<FoldedWord>,
}

#[derive(Debug)]
struct FoldedWord {
    span: Span,
    /// Bytes of the content.
    plain: Range<usize>,
    /// The same as the plain form where it joins nothing.
    joined: Range<usize>,
}

/// A word of a text that is being read.
struct BegunWord {
    span: Span,
    bytes: Range<usize>,
    /// Whether it is its own form, but for capitals of ASCII.
    is_its_form: bool,
}

impl BegunWord {
    const fn at(place: usize, byte: usize) -> Self {
        Self { span: Span { start: place, end: place }, bytes: byte..byte, is_its_form: true }
    }

    const fn reach(&mut self, place: usize, byte: usize) {
        (self.span.end, self.bytes.end) = (place, byte);
    }
}

/// Grows with every change of what the forms of a text are: forms that an older version made are not those that are looked for.
pub const VERSION: u32 = 1;

impl SearchWord {
    /// Its forms, of which a word that is like it has one: one form, or two where it can be read in two ways.
    pub fn forms(&self) -> impl Iterator<Item = &str> {
        let other = (self.plain != self.joined).then_some(&*self.joined);
        std::iter::once(&*self.plain).chain(other)
    }

    /// The words of what was entered, each as a form.
    #[must_use]
    pub fn all_of(entered: &str) -> Vec<Self> {
        let words = FoldedWords::of(entered);
        let form = |word: &FoldedWord| Self {
            plain: words.content[word.plain.clone()].to_owned(),
            joined: words.content[word.joined.clone()].to_owned(),
        };
        words.words.iter().map(form).collect()
    }
}

impl FoldedWords {
    /// The words of a text: letters and digits that stand together. Characters that nobody sees do not part them.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut folded = Self { content: String::with_capacity(text.len()), words: Vec::new() };
        folded.add(text, 0, 0);
        folded
    }

    /// The words that begin in parts of a text, which are in its order and do not overlap.
    #[must_use]
    pub fn of_parts(text: &Text, parts: impl Iterator<Item = Span>) -> Self {
        let mut folded = Self::default();
        for part in parts {
            let whole = text.as_str();
            let (start, end) = (text.byte_of(part.start), text.byte_of(part.end));
            // A word that a part cuts belongs whole to the part in which it begins.
            let before = whole[..start].chars().rev().take_while(|c| stands_in_words(*c));
            let (before, from) = before.fold((0, start), |(count, at), c| (count + 1, at - c.len_utf8()));
            let behind = whole[end..].chars().take_while(|c| stands_in_words(*c));
            let to = behind.fold(end, |at, c| at + c.len_utf8());
            let known = folded.words.len();
            folded.add(&whole[from..to], part.start - before, part.start);
            let own = folded.words[known..].partition_point(|word| word.span.start < part.end);
            folded.words.truncate(known + own);
        }
        folded
    }

    /// Adds the words of a text that stands at a place, from another place on.
    fn add(&mut self, text: &str, place: usize, from: usize) {
        // Most words are their own forms but for capitals; the others get theirs behind the text.
        let base = self.content.len();
        self.content.push_str(text);
        self.content[base..].make_ascii_lowercase();
        let mut begun: Option<BegunWord> = None;
        let (mut byte, mut at) = (0, place);
        let close = |folded: &mut Self, word: Option<BegunWord>| {
            if let Some(word) = word.filter(|word| word.span.start >= from) {
                folded.close(text, base, word);
            }
        };
        loop {
            // Nearly all letters are ASCII: those that stand together are taken at once.
            let plain = text[byte..].bytes().take_while(u8::is_ascii_alphanumeric).count();
            if plain > 0 {
                let word = begun.get_or_insert_with(|| BegunWord::at(at, byte));
                (at, byte) = (at + plain, byte + plain);
                word.reach(at, byte);
            }
            let Some(c) = text[byte..].chars().next() else { break };
            let is_small_norwegian = matches!(c, 'å' | 'æ' | 'ø');
            if is_small_norwegian || c.is_alphanumeric() {
                let word = begun.get_or_insert_with(|| BegunWord::at(at, byte));
                word.reach(at + 1, byte + c.len_utf8());
                word.is_its_form &= is_small_norwegian;
            } else if let Some(word) = &mut begun {
                let is_mark = !c.is_ascii() && is_combining_mark(c);
                if is_mark {
                    word.reach(at + 1, byte + c.len_utf8());
                }
                if is_mark || is_invisible(c) {
                    word.is_its_form = false;
                } else {
                    close(self, begun.take());
                }
            }
            (at, byte) = (at + 1, byte + c.len_utf8());
        }
        close(self, begun);
    }

    /// Takes a word of a text whose small letters stand at a place of the content, and joins what may be one letter.
    fn close(&mut self, text: &str, base: usize, BegunWord { span, bytes, is_its_form }: BegunWord) {
        let plain = if is_its_form {
            base + bytes.start..base + bytes.end
        } else {
            let from = self.content.len();
            text[bytes].chars().filter(|c| c.is_alphanumeric()).for_each(|c| fold(c, &mut self.content));
            from..self.content.len()
        };
        let word = &self.content.as_bytes()[plain.clone()];
        let has_pair = word.windows(2).any(|pair| matches!(pair, b"aa" | b"ae" | b"oe"));
        let joined = if has_pair {
            let joined = self.content[plain.clone()].replace("aa", "å").replace("ae", "æ").replace("oe", "ø");
            let from = self.content.len();
            self.content.push_str(&joined);
            from..self.content.len()
        } else {
            plain.clone()
        };
        self.words.push(FoldedWord { span, plain, joined });
    }

    /// How many words there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.words.len()
    }

    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Code points of a word, by its number from 0.
    #[must_use]
    pub fn span(&self, word: usize) -> Span {
        self.words[word].span
    }

    /// The numbers of the words that begin in a span.
    #[must_use]
    pub fn within(&self, span: Span) -> Range<usize> {
        let first = |at: usize| self.words.partition_point(|word| word.span.start < at);
        first(span.start)..first(span.end).max(first(span.start))
    }

    /// Whether a word is like the form that is looked for.
    #[must_use]
    pub fn is_like(&self, word: usize, form: &SearchWord, reach: Reach) -> bool {
        let FoldedWord { plain, joined, .. } = &self.words[word];
        let like = |own: &Range<usize>, form: &str| {
            let own = &self.content[own.clone()];
            match reach {
                Reach::Beginning => own.starts_with(form),
                Reach::Whole => own == form,
                Reach::Inside => own.contains(form),
            }
        };
        let has_other = plain != joined || form.plain != form.joined;
        like(plain, &form.plain) || has_other && like(joined, &form.joined)
    }

    /// The forms of a word: one, or two where it can be read in two ways.
    pub fn forms(&self, word: usize) -> impl Iterator<Item = &str> {
        let FoldedWord { plain, joined, .. } = &self.words[word];
        let other = (plain != joined).then(|| joined.clone());
        std::iter::once(plain.clone()).chain(other).map(|range| &self.content[range])
    }
}

/// Whether a character does not end a word that it stands in.
fn stands_in_words(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c) || is_invisible(c)
}

/// Puts down a letter in lower case and without accents. å, æ and ø stay what they are, and those of Swedish and German become them.
fn fold(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    for c in c.to_lowercase() {
        match c {
            'å' | 'æ' | 'ø' => out.push(c),
            'ä' => out.push('æ'),
            'ö' => out.push('ø'),
            'ß' => out.push_str("ss"),
            'đ' | 'ð' => out.push('d'),
            'ŋ' => out.push('n'),
            'ŧ' => out.push('t'),
            'ł' => out.push('l'),
            c => out.extend(std::iter::once(c).nfkd().filter(|c| !is_combining_mark(*c))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found(text: &str, entered: &str, reach: Reach) -> bool {
        let (words, forms) = (FoldedWords::of(text), SearchWord::all_of(entered));
        (0..words.len()).any(|word| words.is_like(word, &forms[0], reach))
    }

    #[test]
    fn norwegian_letters_are_letters_and_accents_are_not() {
        for (text, entered, like) in [
            ("får", "far", false),
            ("far", "får", false),
            ("får", "faar", true),
            ("Kaare", "kåre", true),
            ("KÅRE", "Kaare", true),
            ("før", "foer", true),
            ("før", "fo", false),
            ("væske", "vaeske", true),
            ("idé", "ide", true),
            ("ide", "idé", true),
            ("Sjödin", "Sjødin", true),
            ("Čuđi", "cudi", true),
            ("Ｎav", "nav", true),
        ] {
            assert_eq!(found(text, entered, Reach::Whole), like, "{text} {entered}");
        }
    }

    #[test]
    fn what_is_typed_half_is_found_by_its_beginning() {
        for typed in ["K", "Ka", "Kaa", "Kaar", "Kå", "Kåre"] {
            assert!(found("Kaare", typed, Reach::Beginning), "{typed}");
        }
        assert!(!found("meldekort", "kort", Reach::Beginning));
        assert!(found("meldekort", "kort", Reach::Inside));
        assert!(!found("meldekort", "melde", Reach::Whole));
    }

    proptest! {
        #[test]
        fn the_words_of_parts_are_those_of_the_whole_that_begin_there(
            text in "[a-zåÅé\u{301}\u{ad} .\n]{0,60}",
            cuts in proptest::collection::btree_set(0..60usize, 0..6),
        ) {
            let text = Text::new(&text);
            let cuts: Vec<usize> = cuts.into_iter().filter(|cut| *cut <= text.len()).collect();
            let parts = || cuts.chunks_exact(2).map(|ends| Span::new(ends[0], ends[1]));
            let (whole, folded) = (FoldedWords::of(text.as_str()), FoldedWords::of_parts(&text, parts()));
            let told = |words: &FoldedWords, word: usize| {
                (words.span(word), words.forms(word).map(str::to_owned).collect::<Vec<_>>())
            };
            let expected: Vec<_> = parts().flat_map(|part| whole.within(part)).map(|word| told(&whole, word)).collect();
            let found: Vec<_> = (0..folded.len()).map(|word| told(&folded, word)).collect();
            prop_assert_eq!(found, expected);
        }
    }

    #[test]
    fn places_are_code_points_and_hidden_characters_part_no_word() {
        let text = "På «melde\u{ad}kort», 12. mai";
        let words = FoldedWords::of(text);
        let shown: Vec<String> = (0..words.len())
            .map(|word| {
                let span = words.span(word);
                text.chars().skip(span.start).take(span.len()).collect()
            })
            .collect();
        assert_eq!(shown, ["På", "melde\u{ad}kort", "12", "mai"]);
        assert!(found(text, "meldekort", Reach::Whole));
        assert_eq!(words.within(Span::new(3, 21)), 1..3);
    }

    proptest! {
        #[test]
        fn each_word_is_like_itself_in_capitals_and_by_each_beginning(word in "[a-zæøåéäö]{1,8}") {
            prop_assert!(found(&word, &word.to_uppercase(), Reach::Whole));
            for (end, c) in word.char_indices() {
                prop_assert!(found(&word, &word[..end + c.len_utf8()], Reach::Beginning));
            }
        }
    }
}
