//! Names in words: letter case, the form of letters, line breaks, hyphens and one wrong letter aside.

use std::collections::{BTreeSet, HashMap};

use aho_corasick::AhoCorasick;
use unicode_normalization::UnicodeNormalization;

use super::Original;
use crate::text::Span;

/// Fewest letters of a word in which one may be wrong.
const MISSPELT: usize = 6;
/// Fewest letters of a part of a name that is looked for by itself.
const PART: usize = 3;
/// Fewest digits that are compared without what stands between them.
const DIGITS: usize = 6;

/// Names ready to be searched for in texts.
pub struct Words {
    automaton: AhoCorasick,
    /// For each pattern of the automaton: the line of its name, and whether it is the whole name.
    patterns: Vec<(usize, bool)>,
    /// Digits of numbers, by line.
    digits: Vec<(String, usize)>,
    /// Long words and all that is left of them without one letter.
    misspelt: HashMap<String, Vec<(Vec<char>, usize)>>,
}

impl Words {
    pub(super) fn new(names: &[Original]) -> Self {
        let (mut forms, mut patterns, mut digits) = (Vec::new(), Vec::new(), Vec::new());
        let mut misspelt: HashMap<String, Vec<(Vec<char>, usize)>> = HashMap::new();
        for Original { line, form } in names {
            let (whole, _) = folded(form, Breaks::Spaces);
            let whole = whole.trim().to_owned();
            let mut add = |pattern: String, certain: bool| {
                if pattern.chars().any(char::is_alphanumeric) {
                    forms.push(pattern);
                    patterns.push((*line, certain));
                }
            };
            // A hyphen at the end of a line may be the name's own.
            let without_hyphens = whole.replace('-', "");
            if without_hyphens != whole {
                add(without_hyphens, true);
            }
            let parts: Vec<&str> = whole.split(' ').filter(|part| !part.is_empty()).collect();
            let has_letters = |part: &str| part.chars().filter(|c| c.is_alphabetic()).count() >= PART;
            if parts.len() > 1 {
                parts.iter().filter(|part| has_letters(part)).for_each(|part| add((*part).to_owned(), false));
            }
            for part in parts.iter().filter(|part| part.chars().filter(|c| is_letter(*c)).count() >= MISSPELT) {
                let word: String = part.nfc().filter(|c| is_letter(*c)).collect();
                for rest in without_one(&word).chain([word.clone()]) {
                    misspelt.entry(rest).or_default().push((word.chars().collect(), *line));
                }
            }
            let only_digits: String = whole.chars().filter(char::is_ascii_digit).collect();
            if only_digits.len() >= DIGITS && !whole.chars().any(char::is_alphabetic) {
                digits.push((only_digits, *line));
            }
            add(whole, true);
        }
        let automaton = AhoCorasick::new(&forms).expect("names are few and short");
        Self { automaton, patterns, digits, misspelt }
    }

    /// Where names stand: span in code points, line of the list, and whether it is certain. Parts of a name that is found
    /// whole are not told too.
    pub(super) fn find(&self, content: &str) -> BTreeSet<(Span, usize, bool)> {
        let mut found = BTreeSet::new();
        for breaks in [Breaks::Spaces, Breaks::Nothing] {
            let (text, places) = folded(content, breaks);
            for hit in self.automaton.find_overlapping_iter(&text) {
                let (line, certain) = self.patterns[hit.pattern().as_usize()];
                if is_word(&text, hit.start(), hit.end()) {
                    let span = Span::new(places[hit.start()], places[hit.end() - 1] + 1);
                    found.insert((span, line, certain));
                }
            }
        }
        self.find_digits(content, &mut found);
        let exact: Vec<Span> = found.iter().map(|(span, ..)| *span).collect();
        self.find_misspelt(content, &exact, &mut found);
        let whole: Vec<(Span, usize)> =
            found.iter().filter(|(.., certain)| *certain).map(|(span, line, _)| (*span, *line)).collect();
        found.retain(|(span, line, certain)| {
            *certain || !whole.iter().any(|(other, name)| name == line && other.overlaps(*span))
        });
        found
    }

    fn find_digits(&self, content: &str, found: &mut BTreeSet<(Span, usize, bool)>) {
        if self.digits.is_empty() {
            return;
        }
        // Digits with nothing but one or two signs between them belong together.
        let (mut run, mut gap) = (Vec::new(), 0);
        let mut finish = |run: &mut Vec<(usize, char)>| {
            let digits: String = run.iter().map(|(_, digit)| *digit).collect();
            for (number, line) in &self.digits {
                for (at, _) in digits.match_indices(number.as_str()) {
                    let last = at + number.len() - 1;
                    let starts = at == 0 || run[at - 1].0 + 1 < run[at].0;
                    let ends = last + 1 == run.len() || run[last].0 + 1 < run[last + 1].0;
                    if starts && ends {
                        found.insert((Span::new(run[at].0, run[last].0 + 1), *line, true));
                    }
                }
            }
            run.clear();
        };
        for (at, c) in content.chars().enumerate() {
            if c.is_ascii_digit() {
                run.push((at, c));
                gap = 0;
            } else if gap < 2 && matches!(c, ' ' | '\u{a0}' | '.' | '-' | '–' | '/' | '\n' | '\u{ad}' | '\u{202f}') {
                gap += 1;
            } else if !run.is_empty() {
                finish(&mut run);
                gap = 0;
            }
        }
        finish(&mut run);
    }

    fn find_misspelt(&self, content: &str, exact: &[Span], found: &mut BTreeSet<(Span, usize, bool)>) {
        if self.misspelt.is_empty() {
            return;
        }
        let mut word = String::new();
        let mut start = 0;
        for (at, c) in content.chars().chain([' ']).enumerate() {
            if c.is_alphabetic() || ('\u{300}'..'\u{370}').contains(&c) {
                if word.is_empty() {
                    start = at;
                }
                word.extend(c.to_lowercase());
                continue;
            }
            if word.chars().count() + 1 >= MISSPELT {
                let span = Span::new(start, at);
                // A genitive is no misspelling.
                let stem = word.strip_suffix('s').unwrap_or_default().to_owned();
                for form in [&word, &stem] {
                    for line in self.near(form) {
                        if !exact.iter().any(|other| other.overlaps(span)) {
                            found.insert((span, line, false));
                        }
                    }
                }
            }
            word.clear();
        }
    }

    /// Lines of the names with a word that is this one but for one letter.
    fn near(&self, word: &str) -> Vec<usize> {
        let letters: Vec<char> = word.nfc().collect();
        let word: String = letters.iter().collect();
        let mut lines = Vec::new();
        for rest in without_one(&word).chain([word.clone()]) {
            for (known, line) in self.misspelt.get(&rest).into_iter().flatten() {
                if *known != letters && is_one_apart(known, &letters) && !lines.contains(line) {
                    lines.push(*line);
                }
            }
        }
        lines
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic()
}

/// The word without each of its letters.
fn without_one(word: &str) -> impl Iterator<Item = String> + '_ {
    word.char_indices().map(|(at, c)| [&word[..at], &word[at + c.len_utf8()..]].concat())
}

/// Whether one letter more, less or other makes one word the other.
fn is_one_apart(one: &[char], other: &[char]) -> bool {
    let same = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[same..], &other[same..]);
    match one.len().cmp(&other.len()) {
        std::cmp::Ordering::Equal => one.get(1..) == other.get(1..),
        std::cmp::Ordering::Greater => &one[1..] == other,
        std::cmp::Ordering::Less => one == &other[1..],
    }
}

/// What a line break becomes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Breaks {
    /// A space, as between words.
    Spaces,
    /// Nothing, as inside a word.
    Nothing,
}

/// The text as names are compared, and the code point of the text for each of its bytes: lower case, letters taken apart from
/// their marks, soft hyphens and hyphens at the end of a line left out, white space as one space.
fn folded(content: &str, breaks: Breaks) -> (String, Vec<usize>) {
    let (mut text, mut places) = (String::with_capacity(content.len()), Vec::with_capacity(content.len()));
    let mut chars = content.chars().enumerate().peekable();
    let push = |text: &mut String, places: &mut Vec<usize>, c: char, at: usize| {
        text.push(c);
        places.resize(text.len(), at);
    };
    while let Some((at, c)) = chars.next() {
        if matches!(c, '\u{ad}' | '\u{200b}' | '\u{200d}' | '\u{feff}') {
            continue;
        }
        if c.is_whitespace() {
            let mut broken = c == '\n';
            while let Some((_, next)) = chars.next_if(|(_, next)| next.is_whitespace()) {
                broken |= next == '\n';
            }
            if broken && text.ends_with('-') {
                text.pop();
                places.pop();
            } else if !(text.ends_with(' ') || (broken && breaks == Breaks::Nothing)) {
                push(&mut text, &mut places, ' ', at);
            }
            continue;
        }
        let c = if matches!(c, '‐' | '‑' | '–' | '−') { '-' } else { c };
        for part in std::iter::once(c).nfkd().flat_map(char::to_lowercase) {
            push(&mut text, &mut places, part, at);
        }
    }
    (text, places)
}

/// Whether the passage is not a part of a longer word; an s of genitive may follow.
fn is_word(text: &str, start: usize, end: usize) -> bool {
    let is_inner = |c: char| c.is_alphanumeric() || ('\u{300}'..'\u{370}').contains(&c);
    if text[..start].chars().next_back().is_some_and(is_inner) {
        return false;
    }
    let after = &text[end..];
    let rest = after.strip_prefix("'s").or_else(|| after.strip_prefix("’s")).or_else(|| after.strip_prefix('s'));
    let ends = |rest: &str| !rest.chars().next().is_some_and(is_inner);
    ends(after) || rest.is_some_and(ends)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hits(names: &[&str], content: &str) -> Vec<(usize, usize, usize, bool)> {
        let names: Vec<Original> =
            names.iter().enumerate().map(|(at, form)| Original { line: at + 1, form: (*form).to_owned() }).collect();
        Words::new(&names).find(content).into_iter().map(|(s, line, sure)| (s.start, s.end, line, sure)).collect()
    }

    #[test]
    fn a_name_is_found_in_every_form() {
        for content in [
            "Åse Kristoffersen",
            "åse kristoffersen",
            "ÅSE KRISTOFFERSEN",
            "A\u{30a}se Kristoffersen",
            "Åse\nKristoffersen",
            "Åse Kristof-\n  fersen",
            "Åse Kristof\u{ad}fersen",
            "Åse Kristof\nfersen",
            "Åse Kristoffersens",
            "(Åse\u{a0} Kristoffersen)",
        ] {
            let found = hits(&["Åse Kristoffersen"], content);
            assert!(found.iter().any(|(.., certain)| *certain), "{content:?}: {found:?}");
        }
        assert_eq!(hits(&["Ann-Kristin"], "hos Ann-\nKristin."), [(4, 16, 1, true)]);
    }

    #[test]
    fn a_part_of_a_longer_word_is_no_name() {
        assert_eq!(hits(&["Per", "Ås"], "Personen er super på påsken, Persen og."), []);
        assert_eq!(hits(&["Per"], "til Per!"), [(4, 7, 1, true)]);
    }

    #[test]
    fn numbers_are_found_however_they_are_spaced() {
        for content in ["01010112345", "010101 12345", "010101-12345", "01 01 01\n12345"] {
            assert_eq!(hits(&["010101 12345"], content).len(), 1, "{content}");
        }
        assert_eq!(hits(&["90000000"], "190000000 900 00 0001"), []);
        assert_eq!(hits(&["90 00 00 00"], "+47 90000000"), [(4, 12, 1, true)]);
    }

    #[test]
    fn one_wrong_letter_and_a_part_of_a_name_are_perhaps() {
        assert_eq!(hits(&["Kristoffersen"], "hos Kristofersen og"), [(4, 16, 1, false)]);
        assert_eq!(hits(&["Kari Nordmann"], "til Nordmann"), [(4, 12, 1, false)]);
        assert_eq!(hits(&["Hanne"], "Hanna"), [], "short words are too alike");
        assert_eq!(hits(&["Kari Nordmann"], "Kari Nordmann"), [(0, 13, 1, true)]);
    }
}
