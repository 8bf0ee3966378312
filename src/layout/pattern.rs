//! Patterns over whole lines. Most lines are prose, so each pattern first looks at two letters.

use regex::Regex;
use regex_syntax::hir::literal::Extractor;

/// Classes of a byte: the ASCII letters, case aside, and one for all that is not ASCII.
const CLASSES: usize = 128;
/// More digits than Unicode has, so that `\d` can begin a pattern.
const MANY: usize = 1_000;

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
    fn add(&mut self, pair: usize) {
        self.0[pair / 64] |= 1 << (pair % 64);
    }

    const fn hold(&self, pair: usize) -> bool {
        self.0[pair / 64] >> (pair % 64) & 1 == 1
    }

    /// Takes the pair with which `phrase` begins; any second letter where it has but one.
    pub fn add_beginning(&mut self, phrase: &[u8]) {
        match phrase {
            [] => self.0.fill(u64::MAX),
            [first] => (0..CLASSES).for_each(|second| self.add(class(Some(first)) * CLASSES + second)),
            [first, second, ..] => self.add(class(Some(first)) * CLASSES + class(Some(second))),
        }
    }

    /// Takes the pair with which `phrase` ends.
    pub fn add_ending(&mut self, phrase: &[u8]) {
        self.add(ending(phrase));
    }

    /// The pairs of both sets.
    pub fn with(mut self, other: &Self) -> Self {
        self.0.iter_mut().zip(&other.0).for_each(|(these, those)| *these |= those);
        self
    }

    /// Whether `line` begins with a pair of the set, as far as its ASCII letters tell.
    pub fn begin(&self, line: &[u8]) -> bool {
        self.hold(class(line.first()) * CLASSES + class(line.get(1)))
    }

    /// Whether `line` ends with a pair of the set, as far as its ASCII letters tell.
    pub fn end(&self, line: &[u8]) -> bool {
        self.hold(ending(line))
    }
}

fn ending(line: &[u8]) -> usize {
    let before = line.len().checked_sub(2).and_then(|at| line.get(at));
    class(line.last()) * CLASSES + class(before)
}

/// What a line must be from its beginning on.
#[derive(Debug)]
pub(super) struct LinePattern {
    regex: Regex,
    beginnings: Pairs,
}

impl LinePattern {
    /// Takes regular expressions of which one must fit; gives `None` for none.
    pub fn compile(patterns: &[String]) -> Result<Option<Self>, String> {
        if patterns.is_empty() {
            return Ok(None);
        }
        let regex = Regex::new(&format!("^(?:{})", patterns.join("|"))).map_err(|error| error.to_string())?;
        let mut beginnings = Pairs::default();
        let mut extractor = Extractor::new();
        extractor.limit_class(MANY).limit_total(MANY).limit_literal_len(8);
        for pattern in patterns {
            let parsed = regex_syntax::parse(pattern).map_err(|error| error.to_string())?;
            match extractor.extract(&parsed).literals() {
                Some(all) => all.iter().for_each(|prefix| beginnings.add_beginning(prefix.as_bytes())),
                None => beginnings.add_beginning(&[]),
            }
        }
        Ok(Some(Self { regex, beginnings }))
    }

    /// The letters with which such a line can begin.
    pub const fn beginnings(&self) -> &Pairs {
        &self.beginnings
    }

    pub fn fits(&self, line: &str) -> bool {
        self.beginnings.begin(line.as_bytes()) && self.regex.is_match(line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_that_looks_at_two_letters_first_fits_what_it_fits() {
        let patterns = [r"^Side \d+", r"\d\d?\. mai$", "(↑ )?Lest", "Å", ".*slutt$"].map(str::to_owned);
        for (number, pattern) in patterns.iter().enumerate() {
            let alone = LinePattern::compile(std::slice::from_ref(pattern)).expect("compiles").expect("a pattern");
            let plain = Regex::new(&format!("^(?:{pattern})")).expect("compiles");
            for line in ["Side 3", "side 3", "1. mai", "٣. mai", "17. mai", "Lest", "↑ Lest", "År", "å", "", "på slutt"]
            {
                assert_eq!(alone.fits(line), plain.is_match(line), "{number}: {line}");
            }
        }
        assert!(LinePattern::compile(&[]).expect("compiles").is_none());
    }
}
