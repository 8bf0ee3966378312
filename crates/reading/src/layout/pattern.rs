//! Patterns over whole lines. Most lines are prose, so each pattern first looks at two letters.

use std::sync::OnceLock;

use regex::Regex;
use regex_syntax::hir::Look;
use regex_syntax::hir::literal::{ExtractKind, Extractor};

/// Classes of a byte: the ASCII letters, case aside, and one for all that is not ASCII.
const CLASSES: usize = 128;
/// More letters than a class has that tells how a line begins or ends.
const MANY: usize = 100;
/// The same of pairs: a letter in either case, and a figure.
const MANY_PAIRS: usize = 1000;

fn class(byte: Option<&u8>) -> usize {
    match byte {
        Some(byte) if byte.is_ascii() => usize::from(byte.to_ascii_lowercase()),
        Some(_) => CLASSES - 1,
        None => 0,
    }
}

/// A set of pairs of letters.
#[derive(Debug, Clone)]
pub(super) struct Pairs([u64; CLASSES * CLASSES / 64]);

impl Default for Pairs {
    fn default() -> Self {
        Self([0; CLASSES * CLASSES / 64])
    }
}

impl Pairs {
    /// The pairs with which the phrases begin.
    pub fn of_beginnings<'a>(phrases: impl Iterator<Item = &'a String>) -> Self {
        let mut pairs = Self::default();
        phrases.for_each(|phrase| pairs.add_beginning(phrase.as_bytes()));
        pairs
    }

    fn add(&mut self, pair: usize) {
        self.0[pair / 64] |= 1 << (pair % 64);
    }

    const fn hold(&self, pair: usize) -> bool {
        self.0[pair / 64] >> (pair % 64) & 1 == 1
    }

    /// Takes the pair with which `phrase` begins; any second letter where it has but one.
    pub fn add_beginning(&mut self, phrase: &[u8]) {
        self.add_outer(phrase.first(), phrase.get(1));
    }

    /// Takes the pair with which `phrase` ends; any letter before the last where it has but one.
    pub fn add_ending(&mut self, phrase: &[u8]) {
        let mut backwards = phrase.iter().rev();
        self.add_outer(backwards.next(), backwards.next());
    }

    fn add_outer(&mut self, outer: Option<&u8>, inner: Option<&u8>) {
        match (outer, inner) {
            (None, _) => self.0.fill(u64::MAX),
            (outer, None) => (0..CLASSES).for_each(|inner| self.add(class(outer) * CLASSES + inner)),
            (outer, inner) => self.add(class(outer) * CLASSES + class(inner)),
        }
    }

    /// Whether a pair of the set begins with this letter.
    pub fn begin_with(&self, letter: u8) -> bool {
        const WORDS: usize = CLASSES / 64;
        let first = class(Some(&letter)) * WORDS;
        self.0[first..first + WORDS].iter().any(|pairs| *pairs != 0)
    }

    /// The pairs of both sets.
    pub fn with(mut self, other: &Self) -> Self {
        self.0.iter_mut().zip(&other.0).for_each(|(these, those)| *these |= those);
        self
    }

    /// Whether `line` begins with a pair of the set, as far as its ASCII letters tell.
    pub fn begin(&self, line: &[u8]) -> bool {
        self.hold(beginning(line))
    }

    /// Whether `line` ends with a pair of the set, as far as its ASCII letters tell.
    pub fn end(&self, line: &[u8]) -> bool {
        self.hold(ending(line))
    }
}

fn beginning(line: &[u8]) -> usize {
    class(line.first()) * CLASSES + class(line.get(1))
}

fn ending(line: &[u8]) -> usize {
    let before = line.len().checked_sub(2).and_then(|at| line.get(at));
    class(line.last()) * CLASSES + class(before)
}

/// A line that several patterns are held against.
pub(super) struct PatternLine<'a> {
    line: &'a str,
    beginning: usize,
    ending: usize,
}

impl<'a> PatternLine<'a> {
    pub fn new(line: &'a str) -> Self {
        Self { line, beginning: beginning(line.as_bytes()), ending: ending(line.as_bytes()) }
    }
}

/// What a line must be from its beginning on: one of several patterns.
#[derive(Debug)]
pub(super) struct LinePattern {
    beginnings: Pairs,
    patterns: Vec<OnePattern>,
}

#[derive(Debug)]
struct OnePattern {
    beginnings: Pairs,
    /// How the line ends, where the pattern tells.
    endings: Pairs,
    pattern: String,
    /// Made of the pattern when a line is first held against it: most layouts never see one.
    regex: OnceLock<Option<Regex>>,
}

impl OnePattern {
    fn compile(pattern: &str) -> Result<Self, String> {
        // Prints have no digits but these; all others would make the pattern large.
        let pattern = &pattern.replace(r"\d", "[0-9]");
        let parsed = regex_syntax::parse(pattern).map_err(|error| error.to_string())?;
        let mut extractor = Extractor::new();
        extractor.limit_class(MANY).limit_total(MANY_PAIRS).limit_literal_len(2).limit_repeat(1);
        let mut beginnings = Pairs::default();
        match extractor.extract(&parsed).literals() {
            Some(all) => all.iter().for_each(|prefix| beginnings.add_beginning(prefix.as_bytes())),
            None => beginnings.add_beginning(&[]),
        }
        let to_the_end = parsed.properties().look_set_suffix().contains(Look::End);
        let mut endings = Pairs::default();
        match extractor.kind(ExtractKind::Suffix).extract(&parsed).literals().filter(|_| to_the_end) {
            Some(all) => all.iter().for_each(|suffix| endings.add_ending(suffix.as_bytes())),
            None => endings.add_ending(&[]),
        }
        Ok(Self { beginnings, endings, pattern: format!("^(?:{pattern})"), regex: OnceLock::new() })
    }

    fn is_match(&self, line: &str) -> bool {
        let regex = self.regex.get_or_init(|| Regex::new(&self.pattern).ok());
        regex.as_ref().is_some_and(|regex| regex.is_match(line))
    }
}

impl LinePattern {
    /// Takes regular expressions of which one must fit; gives `None` for none.
    pub fn compile(patterns: &[String]) -> Result<Option<Self>, String> {
        let patterns = patterns.iter().map(|pattern| OnePattern::compile(pattern)).collect::<Result<Vec<_>, _>>()?;
        let beginnings = patterns.iter().fold(Pairs::default(), |all, one| all.with(&one.beginnings));
        Ok((!patterns.is_empty()).then_some(Self { beginnings, patterns }))
    }

    /// The letters with which such a line can begin.
    pub const fn beginnings(&self) -> &Pairs {
        &self.beginnings
    }

    /// Whether each pattern can be made into an expression.
    #[cfg(test)]
    pub fn compiles(&self) -> bool {
        self.patterns.iter().all(|one| Regex::new(&one.pattern).is_ok())
    }

    pub fn fits(&self, line: &str) -> bool {
        self.beginnings.begin(line.as_bytes()) && self.takes(&PatternLine::new(line))
    }

    pub fn takes(&self, candidate: &PatternLine<'_>) -> bool {
        let may_fit = |one: &OnePattern| one.beginnings.hold(candidate.beginning) && one.endings.hold(candidate.ending);
        self.beginnings.hold(candidate.beginning)
            && self.patterns.iter().any(|one| may_fit(one) && one.is_match(candidate.line))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_that_looks_at_two_letters_first_fits_what_it_fits() {
        let patterns =
            [r"^Side \d+", r"\d\d?\. mai$", "(↑ )?Lest", "Å", ".*slutt$", "[A-Z]x?[1-3]$", "a$|b"].map(str::to_owned);
        for (number, pattern) in patterns.iter().enumerate() {
            let alone = LinePattern::compile(std::slice::from_ref(pattern)).expect("compiles").expect("a pattern");
            let plain = Regex::new(&format!("^(?:{pattern})")).expect("compiles");
            for line in [
                "Side 3",
                "side 3",
                "1. mai",
                "17. mai",
                "Lest",
                "↑ Lest",
                "År",
                "å",
                "",
                "på slutt",
                "A",
                "A1",
                "Ax3",
                "Ax4",
                "a",
                "ab",
                "ba",
            ] {
                assert_eq!(alone.fits(line), plain.is_match(line), "{number}: {line}");
            }
        }
        assert!(LinePattern::compile(&[]).expect("compiles").is_none());
    }
}
