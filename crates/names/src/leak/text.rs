//! Names in words: letter case, marks and spellings of letters, what stands between them, markup, and one wrong letter aside.

use std::collections::{BTreeSet, HashMap};

use aho_corasick::AhoCorasick;
use unicode_normalization::UnicodeNormalization;

use super::SearchedOriginal;
use super::letters::{Letter, LetterGap, Letters, Spelling, WrittenSign, as_written};
use super::markup::meant;
use super::numbers::{Digits, variants};
use crate::lists::{EVERYDAY, FIRST, FIRST_ABROAD, INSTITUTION, NameLists, PLACE, SURNAME, SURNAME_ABROAD, VOCABULARY};
use crate::tokens::hash;
use reading::text::Span;

/// Fewest letters of a word in which one may be wrong.
const MISSPELT: usize = 6;
/// Fewest letters of a part of a name that is looked for by itself.
const PART: usize = 3;
/// Fewest letters of a name of which something may be told where they stand inside another word, or joined.
const TELLING: usize = 6;
/// From so many letters on, the words of a name joined to one are the name wherever they stand.
const UNIQUE: usize = 9;
/// Fewest letters of a name that is written without its marks, in lower case too.
const BARE: usize = 5;

/// Bytes that are looked through at once, and of those before them that are looked through again.
const WINDOW: usize = 1 << 20;
const OVERLAP: usize = 1 << 12;

/// How much of a name is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum NamePart {
    Whole,
    First,
    Middle,
    Last,
    /// The last word of a person's name in a list: it tells who is meant by itself.
    Surname,
}

/// A form of a name.
struct NamePattern {
    line: usize,
    part: NamePart,
    /// Whether it is an everyday word too.
    everyday: bool,
    spellings: Vec<Spelling>,
    /// For each letter whether the name has a gap before it, or could have.
    gaps: Vec<bool>,
    /// Whether the form stands for the name only where its letters stand apart.
    spaced_only: bool,
    /// Whether its digits can only be told from other numbers by what stands between them.
    needs_gaps: bool,
    words: usize,
    letters: usize,
}

/// Names ready to be searched for in texts.
pub struct NameSearch {
    automaton: AhoCorasick,
    patterns: Vec<NamePattern>,
    numbers: Digits,
    /// Long words and all that is left of them without one letter.
    misspelt: HashMap<String, Vec<(Vec<char>, usize)>>,
}

impl NameSearch {
    pub(super) fn new(names: &[SearchedOriginal], is_list: bool) -> Self {
        let (mut forms, mut patterns, mut numbers) = (Vec::new(), Vec::new(), Vec::new());
        let mut misspelt: HashMap<String, Vec<(Vec<char>, usize)>> = HashMap::new();
        for SearchedOriginal { line, form } in names {
            let mut add = |form: &str, part: NamePart| {
                for (folded, pattern) in NamePattern::of(form, *line, part) {
                    if !patterns.iter().zip(&forms).rev().take(4).any(|known| known == (&pattern, &folded)) {
                        forms.push(folded);
                        patterns.push(pattern);
                    }
                }
            };
            add(form, NamePart::Whole);
            address_forms(form).iter().for_each(|form| add(form, NamePart::Whole));
            let parts: Vec<&str> =
                form.split([' ', ',', ';', '\t', '\u{a0}']).filter(|part| !part.is_empty()).collect();
            let has_letters = |part: &str| part.chars().filter(|c| c.is_alphabetic()).count() >= PART;
            if let [first, middle @ .., last] = &parts[..] {
                // «Nordmann, Kari».
                let is_turned = form.contains([',', ';']);
                let (given, surname) = if is_turned { (last, first) } else { (first, last) };
                if has_letters(given) {
                    add(given, NamePart::First);
                }
                middle.iter().filter(|part| has_letters(part)).for_each(|part| add(part, NamePart::Middle));
                if has_letters(surname) {
                    add(
                        surname,
                        if is_list && is_surname(given, surname) { NamePart::Surname } else { NamePart::Last },
                    );
                }
                if form.chars().filter(|c| c.is_alphabetic()).count() >= TELLING
                    && !form.contains(|c: char| c.is_numeric() || c == '@')
                {
                    add(&[&parts[1..], &parts[..1]].concat().join(" "), NamePart::Whole);
                    add(&[&parts[parts.len() - 1..], &parts[..parts.len() - 1]].concat().join(" "), NamePart::Whole);
                }
            }
            let lower = form.to_lowercase();
            for part in lower.split_whitespace() {
                let word: String = part.nfc().filter(|c| is_letter(*c)).collect();
                if word.chars().count() >= MISSPELT {
                    for rest in without_one(&word).chain([word.clone()]) {
                        misspelt.entry(rest).or_default().push((word.chars().collect(), *line));
                    }
                }
            }
            numbers.extend(variants(form).into_iter().map(|number| (number, *line)));
        }
        let automaton = AhoCorasick::new(&forms).expect("names are few and short");
        Self { automaton, patterns, numbers: Digits::new(numbers), misspelt }
    }

    /// Passages that are looked for as a whole only: no part of them tells anything.
    pub(super) fn of_passages(passages: &[SearchedOriginal]) -> Self {
        let patterns =
            passages.iter().flat_map(|passage| NamePattern::of(&passage.form, passage.line, NamePart::Whole));
        let (forms, patterns): (Vec<String>, Vec<NamePattern>) = patterns.unzip();
        let automaton = AhoCorasick::new(&forms).expect("passages are few and short");
        Self { automaton, patterns, numbers: Digits::new(Vec::new()), misspelt: HashMap::new() }
    }

    /// Where names stand: span in code points, line of the list, and whether it is certain. Parts of a name that is found
    /// whole are not told too.
    pub(super) fn find(&self, content: &str) -> BTreeSet<(Span, usize, bool)> {
        let mut found = BTreeSet::new();
        let (mut from, mut chars) = (0_usize, 0);
        loop {
            let end = blank_behind(content, from.saturating_add(WINDOW));
            let window = &content[from..end];
            for (span, line, certain) in self.find_in(window) {
                found.insert((Span::new(span.start + chars, span.end + chars), line, certain));
            }
            if end == content.len() {
                break;
            }
            let next = blank_behind(content, end - OVERLAP).min(end);
            chars += content[from..next].chars().count();
            from = next;
        }
        // What is certain in one reading is not told as perhaps in another.
        let whole: BTreeSet<(usize, Span)> =
            found.iter().filter(|(.., certain)| *certain).map(|(span, line, _)| (*line, *span)).collect();
        found.retain(|(span, line, certain)| *certain || !overlaps_any(&whole, *line, *span));
        found
    }

    fn find_in(&self, content: &str) -> BTreeSet<(Span, usize, bool)> {
        let mut found = BTreeSet::new();
        let parts = self.find_letters(as_written(content), &mut found);
        find_around_middle(content, parts, &mut found);
        if let Some(signs) = meant(content) {
            self.find_letters(signs.into_iter(), &mut found);
        }
        let exact: BTreeSet<(usize, Span)> = found.iter().map(|(span, ..)| (0, *span)).collect();
        self.find_misspelt(content, &exact, &mut found);
        found
    }

    /// Finds all that letters tell; gives the first and last words of names: line, span, whether it is the first.
    fn find_letters(
        &self,
        signs: impl Iterator<Item = WrittenSign>,
        found: &mut BTreeSet<(Span, usize, bool)>,
    ) -> Vec<(usize, Span, bool)> {
        let letters = Letters::of(signs, false);
        let mut parts = Vec::new();
        for hit in self.automaton.find_overlapping_iter(&letters.folded) {
            let pattern = &self.patterns[hit.pattern().as_usize()];
            let (first, last) = (letters.at(hit.start()), letters.at(hit.end() - 1));
            if let Some(certain) = pattern.judge(&letters, first, last, &letters.folded[hit.start()..hit.end()]) {
                let span = Span::new(letters.list[first].start, letters.list[last].end);
                found.insert((span, pattern.line, certain));
                if pattern.part != NamePart::Whole && pattern.part != NamePart::Middle {
                    parts.push((pattern.line, span, pattern.part == NamePart::First));
                }
            }
        }
        self.numbers.find(&letters, found);
        parts
    }

    fn find_misspelt(&self, content: &str, exact: &BTreeSet<(usize, Span)>, found: &mut BTreeSet<(Span, usize, bool)>) {
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
                        if !overlaps_any(exact, 0, span) {
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
                if strsim::generic_levenshtein(known, &letters) == 1 && !lines.contains(line) {
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

/// Whether a word in lower case is one that everybody writes, or one of the prints.
fn is_everyday(lower: &str) -> bool {
    NameLists::standard().kinds(hash(lower.as_bytes())) & (EVERYDAY | VOCABULARY) != 0
}

/// Whether a name in small letters is a word that says nothing of anybody: «bo», «per», «liv». «Åse» is hardly ever another word.
pub(super) fn is_common(name: &str) -> bool {
    name.is_ascii() && is_everyday(&name.to_lowercase())
}

/// «Kari Anne Nordmann» is «Kari Nordmann»: one to three words with capitals may stand between the first and the last.
fn find_around_middle(content: &str, mut parts: Vec<(usize, Span, bool)>, found: &mut BTreeSet<(Span, usize, bool)>) {
    parts.sort_unstable();
    for pair in parts.windows(2) {
        let [(line, first, true), (other, last, false)] = *pair else { continue };
        let between = last.start.saturating_sub(first.end);
        if line != other || !(2..40).contains(&between) {
            continue;
        }
        let middle: String = content.chars().skip(first.end).take(between).collect();
        let mut words = middle.split_whitespace().peekable();
        let is_name = |word: &str| {
            word.starts_with(char::is_uppercase)
                && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '.' | '\''))
        };
        if words.peek().is_some() && middle.split_whitespace().count() < 4 && words.all(is_name) {
            found.insert((Span::new(first.start, last.end), line, true));
        }
    }
}

/// Whether a name of several words is one of a person, and its surname no other word.
fn is_surname(given: &str, surname: &str) -> bool {
    let kinds = |word: &str| {
        let lower = word.to_lowercase();
        NameLists::standard().kinds_of(&lower, hash(lower.as_bytes()))
    };
    let own = kinds(surname);
    surname.chars().all(|c| c.is_alphabetic() || c == '-')
        && surname.chars().count() >= BARE
        && own & (EVERYDAY | VOCABULARY | PLACE | INSTITUTION) == 0
        && (kinds(given) & (FIRST | FIRST_ABROAD) != 0 || own & (SURNAME | SURNAME_ABROAD) != 0)
}

/// How people write an address of mail so that programs do not find it.
fn address_forms(form: &str) -> Vec<String> {
    if !form.contains('@') {
        return Vec::new();
    }
    let mut forms = Vec::new();
    for at in [" at ", " alfakrøll ", " krøllalfa "] {
        let at = form.replace('@', at);
        forms.extend([at.replace('.', " dot "), at.replace('.', " punktum "), at]);
    }
    forms
}

/// The first blank at or behind a byte, or the end: no word is cut there.
fn blank_behind(content: &str, byte: usize) -> usize {
    let rest = content.as_bytes().get(byte..).unwrap_or_default();
    rest.iter().position(u8::is_ascii_whitespace).map_or(content.len(), |ahead| byte + ahead)
}

/// Whether one of the spans of a line overlaps another span. No span is longer than what a name can be written with.
fn overlaps_any(spans: &BTreeSet<(usize, Span)>, line: usize, span: Span) -> bool {
    let ends = (line, Span::new(span.end, 0));
    spans.range(..ends).rev().take(8).any(|(other, known)| *other == line && known.overlaps(span))
}

impl PartialEq for NamePattern {
    fn eq(&self, other: &Self) -> bool {
        let key = |pattern: &Self| (pattern.line, pattern.part, pattern.spaced_only);
        key(self) == key(other) && self.gaps == other.gaps && self.spellings == other.spellings
    }
}

impl NamePattern {
    /// The forms of a name: as it is written, with its words joined, and with every letter by itself.
    fn of(name: &str, line: usize, part: NamePart) -> Vec<(String, Self)> {
        let mut all: Vec<(String, Self)> = Vec::new();
        let apart: String = name.chars().flat_map(|c| [c, '|']).collect();
        let kinds = [(name, false, false), (name, true, false), (&apart, false, true)];
        for (form, joined, spaced_only) in kinds {
            let letters = Letters::of(as_written(form), joined);
            let list = &letters.list;
            if list.is_empty() || all.first().is_some_and(|(folded, _)| *folded == letters.folded) {
                continue;
            }
            let digits = list.iter().filter(|letter| letter.is_digit).count();
            let gap = |at: usize| {
                let (before, letter) = (&list[at.saturating_sub(1)], &list[at]);
                let both_digits = before.is_digit && letter.is_digit;
                let written = !spaced_only && !joined && !letter.gap.is_inside();
                at > 0 && (written || before.is_digit != letter.is_digit || both_digits && digits >= TELLING)
            };
            let gaps: Vec<bool> = (0..list.len()).map(gap).collect();
            let pattern = Self {
                line,
                part,
                everyday: is_common(name),
                spellings: list.iter().map(|letter| letter.spelling).collect(),
                spaced_only,
                needs_gaps: digits == list.len() && digits < TELLING,
                words: name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).count(),
                letters: list.len() - digits,
                gaps,
            };
            all.push((letters.folded, pattern));
        }
        all
    }

    /// Whether the letters from `first` to `last` are this name, and whether that is certain.
    fn judge(&self, letters: &Letters, first: usize, last: usize, folded: &str) -> Option<bool> {
        let list = &letters.list[first..=last];
        let inner = |at: &usize| !self.gaps[*at];
        let holds = !self.spaced_only
            && (1..list.len()).all(|at| {
                let (gap, is_number) = (list[at].gap, list[at].is_digit && list[at - 1].is_digit);
                match self.gaps[at] {
                    true if gap.is_inside() => !(is_number && self.needs_gaps) && self.can_be_joined(list[at].is_upper),
                    true if is_number && !self.needs_gaps => !matches!(gap, LetterGap::Apart(4..)),
                    true => true,
                    false => gap.may_be_inside() || gap == LetterGap::Hyphen && self.letters >= TELLING,
                }
            });
        if !holds && !Self::is_spaced(list, inner) {
            return None;
        }
        let is_exact = list.iter().zip(&self.spellings).all(|(letter, spelling)| letter.spelling == *spelling);
        let is_alone = self.starts(letters, first) && self.ends(letters, last);
        if !is_alone && self.letters < TELLING {
            return None;
        }
        let is_unique = self.words > 1 && self.letters >= UNIQUE;
        let is_upper = list[0].is_upper;
        // «Jeg vil bo i byen» does not tell of Bo.
        let is_name = match self.part {
            NamePart::Whole => is_upper || !self.everyday,
            NamePart::Surname => is_alone,
            NamePart::First | NamePart::Middle | NamePart::Last => false,
        };
        Some(is_name && (is_alone || is_unique) && (is_exact || self.may_be_bare(is_upper, folded)))
    }

    /// Whether two words of the name may stand without anything between them: «karinordmann», «ab12345».
    const fn can_be_joined(&self, is_upper: bool) -> bool {
        is_upper || self.letters >= TELLING || self.letters < self.spellings.len()
    }

    /// «K a r i»: all letters of a word equally far apart, whatever stands between words.
    fn is_spaced(list: &[Letter], inner: impl Fn(&usize) -> bool) -> bool {
        let mut gaps = (1..list.len()).filter(inner).map(|at| list[at].gap);
        let first = gaps.next();
        list.len() >= PART
            && matches!(first, Some(LetterGap::Apart(..=3) | LetterGap::Hyphen | LetterGap::Line))
            && gaps.all(|gap| Some(gap) == first)
            && list[1..].iter().all(|letter| !letter.gap.is_inside())
    }

    /// Whether no letter before belongs to the same word.
    fn starts(&self, letters: &Letters, first: usize) -> bool {
        let letter = &letters.list[first];
        let Some(before) = first.checked_sub(1).and_then(|at| letters.get(at)) else { return true };
        !letter.gap.is_inside()
            || letter.is_upper && !before.is_upper && !before.is_digit
            || before.is_digit && !letter.is_digit && self.letters > PART
    }

    /// Whether no letter behind belongs to the same word; an s of genitive may follow.
    fn ends(&self, letters: &Letters, last: usize) -> bool {
        let is_end = |at: usize| {
            let (Some(letter), Some(next)) = (letters.get(at), letters.get(at + 1)) else { return true };
            !next.gap.is_inside()
                || next.is_upper && !letter.is_upper && !next.is_digit
                || next.is_digit && !letter.is_digit && self.letters > PART
        };
        is_end(last) || letters.is_s(last + 1) && is_end(last + 1)
    }

    /// Whether letters without their marks, or with other ones, are the name all the same: not where they are another word.
    fn may_be_bare(&self, is_upper: bool, folded: &str) -> bool {
        if self.words > 1 && self.letters >= TELLING {
            return true;
        }
        self.letters >= PART && !is_everyday(folded) && (is_upper || self.letters >= BARE)
    }
}

#[cfg(test)]
#[path = "text_tests.rs"]
mod tests;
