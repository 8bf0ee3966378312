//! Names in the bytes of a file: what deleted rows, free pages, journals and other programs left behind.

use std::collections::BTreeSet;

use aho_corasick::AhoCorasick;
use unicode_normalization::UnicodeNormalization;

use super::SearchedOriginal;
use super::text::is_common;

/// Most hits told of one name in one file.
const MOST: usize = 20;

/// Fewest letters of a name that is told of where it is a part of a longer word.
const TELLING: usize = 6;

/// A name in the bytes of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NameInBytes {
    pub line: usize,
    pub certain: bool,
    pub offset: usize,
    pub encoding: &'static str,
}

struct BytePattern {
    line: usize,
    encoding: &'static str,
    /// Bytes of one letter.
    width: usize,
    /// Whether it is an everyday word too: then only a capital makes it a name.
    everyday: bool,
}

/// Names as bytes, in every encoding that a file may have.
pub struct Patterns {
    automaton: AhoCorasick,
    patterns: Vec<BytePattern>,
}

impl Patterns {
    pub(super) fn new(names: &[SearchedOriginal]) -> Self {
        let mut all: BTreeSet<(Vec<u8>, usize, &'static str, usize, bool)> = BTreeSet::new();
        for SearchedOriginal { line, form } in names {
            let everyday = is_common(form);
            for form in forms(form) {
                let utf16: Vec<u16> = form.encode_utf16().collect();
                let (latin, _, unmapped) = encoding_rs::WINDOWS_1252.encode(&form);
                all.insert((form.as_bytes().to_vec(), *line, "utf-8", 1, everyday));
                all.insert((
                    utf16.iter().flat_map(|unit| unit.to_le_bytes()).collect(),
                    *line,
                    "utf-16le",
                    2,
                    everyday,
                ));
                all.insert((
                    utf16.iter().flat_map(|unit| unit.to_be_bytes()).collect(),
                    *line,
                    "utf-16be",
                    2,
                    everyday,
                ));
                if !unmapped && !form.is_ascii() {
                    all.insert((latin.into_owned(), *line, "windows-1252", 1, everyday));
                }
            }
        }
        let pattern = |(_, line, encoding, width, everyday): &(_, usize, &'static str, usize, bool)| BytePattern {
            line: *line,
            encoding,
            width: *width,
            everyday: *everyday,
        };
        let patterns = all.iter().map(pattern).collect();
        let automaton = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .build(all.iter().map(|(bytes, ..)| bytes))
            .expect("names are few and short");
        Self { automaton, patterns }
    }

    /// The names in these bytes. One that goes on as a longer word is not certain.
    pub(super) fn find(&self, content: &[u8]) -> Vec<NameInBytes> {
        let mut found: Vec<NameInBytes> = Vec::new();
        for hit in self.automaton.find_overlapping_iter(content) {
            let BytePattern { line, encoding, width, everyday } = self.patterns[hit.pattern().as_usize()];
            let told = found.iter().filter(|other| other.line == line).count();
            let is_told = found.iter().any(|other| other.line == line && other.offset == hit.start());
            if told >= MOST || is_told {
                continue;
            }
            // The low byte of the letter before and after; the byte before a text of SQLite may look like a letter.
            let is_letter = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphabetic() || *byte >= 0xc3);
            let inner_start = hit.start() >= width && is_letter(content.get(hit.start() - width));
            let goes_on = is_letter(content.get(hit.end() + usize::from(encoding == "utf-16be")));
            let is_genitive = content.get(hit.end()).is_some_and(|byte| byte.eq_ignore_ascii_case(&b's'))
                && !is_letter(content.get(hit.end() + width));
            let is_lower = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_lowercase);
            let is_word = everyday && is_lower(content.get(hit.start() + usize::from(encoding == "utf-16be")));
            let certain = !inner_start && (!goes_on || is_genitive) && !is_word;
            if !certain && hit.len() / width < TELLING {
                continue;
            }
            found.push(NameInBytes { line, certain, offset: hit.start(), encoding });
        }
        found
    }
}

/// The ways in which a name can be written down; the automaton minds no case of ASCII letters.
fn forms(name: &str) -> BTreeSet<String> {
    let mut forms = BTreeSet::new();
    let lower = name.to_lowercase();
    let title: String = lower
        .split_inclusive([' ', '-'])
        .flat_map(|word| {
            let mut chars = word.chars();
            let first: Vec<char> = chars.next().into_iter().flat_map(char::to_uppercase).collect();
            first.into_iter().chain(chars.collect::<Vec<_>>())
        })
        .collect();
    let digits: String = name.chars().filter(char::is_ascii_digit).collect();
    let is_number = digits.len() >= 6 && !name.chars().any(char::is_alphabetic);
    let spelt = |name: &str| {
        let pairs = [("å", "aa"), ("æ", "ae"), ("ø", "oe"), ("Å", "Aa"), ("Æ", "Ae"), ("Ø", "Oe")];
        pairs.iter().fold(name.nfc().collect::<String>(), |name, (letter, pair)| name.replace(letter, pair))
    };
    let all = [name.to_owned(), lower, name.to_uppercase(), title, spelt(name)];
    for form in all.into_iter().chain(is_number.then_some(digits)) {
        let words: Vec<&str> = form.split_whitespace().collect();
        // As a text and as JSON in the log break a line.
        for gap in [" ", "\n", "\\n", "\r\n"] {
            let form = words.join(gap);
            forms.insert(form.nfc().collect());
            forms.insert(form.nfd().collect());
        }
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(name: &str, content: &[u8]) -> Vec<(usize, bool, &'static str)> {
        let names = [SearchedOriginal { line: 1, form: name.to_owned() }];
        Patterns::new(&names).find(content).into_iter().map(|f| (f.offset, f.certain, f.encoding)).collect()
    }

    #[test]
    fn names_are_found_in_all_encodings() {
        let utf16 = |text: &str, big: bool| -> Vec<u8> {
            text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
        };
        assert_eq!(lines("Åse Berg", "\u{0}\u{1}åse berg\u{0}".as_bytes()), [(2, true, "utf-8")]);
        assert_eq!(lines("Åse Berg", "A\u{30a}SE BERG".as_bytes()), [(0, true, "utf-8")]);
        assert_eq!(lines("Åse Berg", &utf16("Åse Berg", false)), [(0, true, "utf-16le")]);
        assert_eq!(lines("Åse Berg", &utf16("Åse Berg", true)), [(0, true, "utf-16be")]);
        assert_eq!(lines("Åse Berg", b"x \xc5se Berg"), [(2, true, "windows-1252")]);
        assert_eq!(lines("900 00 000", b"tlf90000000"), [(3, false, "utf-8")]);
    }

    #[test]
    fn a_longer_word_is_perhaps() {
        assert_eq!(lines("Hansen", b"Johansen"), [(2, false, "utf-8")]);
        assert_eq!(lines("Per", b"Personen"), []);
        assert_eq!(lines("Berg", b"Bergen i Berg, Bergs"), [(9, true, "utf-8"), (15, true, "utf-8")]);
    }
}
