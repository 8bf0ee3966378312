//! How people write: the words of sentences, greetings, farewells and signatures, by which the end of a message is
//! told from a title.

use std::sync::LazyLock;

use memchr::memmem;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use crate::layout::{Speaker, lowered, push_lowered};
use crate::ron_file;

/// Longest closing that counts only as a whole word, in bytes: a longer one may be the beginning of a line.
const LONGEST_WHOLE: usize = 4;
/// Most words of a line that is nothing but a greeting.
const GREETING_LENGTH: usize = 6;
/// Words at the end of running text among which a closing is looked for: it, and a name behind it.
const CLOSING_LENGTH: usize = 5;
/// Most words of what somebody is, with the office.
const ROLE_WORDS: usize = 4;
/// Longest abbreviation, in code points: the full stop behind it ends no sentence, nor does that of an ordinal.
const ABBREVIATION: usize = 2;

/// The words in `assets/grammar/norwegian.ron`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wording {
    /// Sentences have them, and titles hardly.
    sentence_words: Vec<String>,
    /// Words that mean the reader, and the writer.
    reader_words: Vec<String>,
    writer_words: Vec<String>,
    /// Words that name no matter, beside those of sentences.
    common_words: Vec<String>,
    /// How questions begin.
    question_words: Vec<String>,
    /// How lines begin with which people answer.
    answers: Beginnings,
    greetings: Beginnings,
    /// What stands behind the first word of a greeting.
    greeting_words: FxHashSet<String>,
    /// How lines begin with which messages end.
    farewells: Beginnings,
    /// How lines begin behind or below which a name stands.
    closings: Beginnings,
    /// How such a line may end instead.
    closing_end: String,
    /// Words of closings at the end of running text.
    closings_in_text: Vec<String>,
    /// Those with a capital that are no name.
    capital_closings: Vec<String>,
    /// How the lines of a signature below the name begin.
    signatures: Beginnings,
    /// What people are, in such a line.
    roles: Beginnings,
    /// How the title of an adviser begins.
    adviser: String,
    office: String,
    /// How the name of an office begins in the head of a print.
    pub office_names: Vec<String>,
    /// How the names of firms end: a word that begins no value.
    pub company_forms: Vec<String>,
    /// What stands before the day of printing in the sentence that holds it.
    pub print_day: String,
    pub print_choices: PrintChoices,
    pub misread_senders: Vec<MisreadSender>,
    /// A regular expression for the word before a clock time as text recognition reads it.
    pub misread_clock: String,
    pub page_number: PageNumber,
    /// How the note begins that says when messages were read.
    pub read_note: String,
}

/// With which labels the head of a print tells that it does not show all of the plan.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PrintChoices {
    pub period: Vec<String>,
    /// The types of activities that are shown.
    pub types: Vec<String>,
    /// Activities are chosen by something else.
    pub others: Vec<String>,
}

/// Phrases with which lines begin, by their first bytes: most lines are passed over by these.
#[derive(Debug, Deserialize)]
#[serde(from = "Vec<String>")]
struct Beginnings(Vec<Vec<String>>);

impl From<Vec<String>> for Beginnings {
    fn from(phrases: Vec<String>) -> Self {
        let mut by_first = vec![Vec::new(); 256];
        for phrase in phrases {
            if let Some(first) = phrase.bytes().next() {
                by_first[usize::from(first)].push(phrase);
            }
        }
        Self(by_first)
    }
}

impl Beginnings {
    /// Whether the line, in any letter case, may begin with one of the phrases.
    fn may_fit(&self, line: &str) -> bool {
        !self.like(line).is_empty()
    }

    /// The phrases that begin with the first byte of the line, in any letter case.
    fn like(&self, line: &str) -> &[String] {
        line.bytes().next().map_or(&[], |byte| &self.0[usize::from(byte.to_ascii_lowercase())])
    }

    /// Whether the line begins with one of the phrases as whole words.
    fn fit_word(&self, lower: &str) -> bool {
        let fits = |phrase: &String| {
            lower.strip_prefix(phrase.as_str()).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
        };
        self.like(lower).iter().any(fits)
    }

    fn fit(&self, lower: &str) -> bool {
        self.like(lower).iter().any(|phrase| lower.starts_with(phrase.as_str()))
    }
}

/// A sender that text recognition may misread.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MisreadSender {
    pub speaker: Speaker,
    pub word: String,
    /// How many letters of it may be wrong, missing or too many.
    pub letters: usize,
}

/// How the number of a page is written: «Side 2 av 3».
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PageNumber {
    pub word: String,
    /// A regular expression for the word as text recognition reads it.
    pub misread: String,
    pub of: String,
}

/// The words of the file that is built into the program; a test reads it.
pub(super) fn words() -> &'static Wording {
    static WORDS: LazyLock<Wording> = LazyLock::new(|| {
        let file = include_str!("../../../../assets/grammar/norwegian.ron");
        ron_file::parse(file).expect("the shipped file is covered by a test")
    });
    &WORDS
}

/// Whether the line can be [`is_farewell`] by its first and last letters, which most lines cannot.
pub(super) fn may_say_farewell(line: &str) -> bool {
    may_close(line) || words().farewells.may_fit(line)
}

/// A line in lower case as far as its first and last words go, which is all that closings and greetings need.
pub(super) fn ends_lowered(line: &str) -> String {
    const END: usize = 32;
    if line.len() <= 2 * END {
        return lowered(line);
    }
    let mut lower = String::with_capacity(2 * END + 1);
    push_lowered(&line[..line.floor_char_boundary(END)], &mut lower);
    lower.push(' ');
    push_lowered(&line[line.ceil_char_boundary(line.len() - END)..], &mut lower);
    lower
}

/// What a word is, as far as the lists know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct WordKind(u8);

impl WordKind {
    /// Sentences have it, and titles hardly.
    pub const SENTENCE: Self = Self(1);
    /// Questions begin with it.
    pub const QUESTION: Self = Self(2);
    /// It names no matter, though it is neither of these.
    const COMMON: Self = Self(4);
    /// It means the reader.
    pub const READER: Self = Self(8);
    /// It means the writer.
    pub const WRITER: Self = Self(16);

    pub const fn contains(self, kind: Self) -> bool {
        self.0 & kind.0 != 0
    }

    /// Whether the word names no matter.
    pub const fn is_common(self) -> bool {
        self.0 & (Self::SENTENCE.0 | Self::QUESTION.0 | Self::COMMON.0) != 0
    }
}

/// What the word is; lower case.
pub(super) fn kind_of(word: &str) -> WordKind {
    /// Each word of the lists, and the length of the longest of them in bytes.
    static KINDS: LazyLock<(FxHashMap<&str, WordKind>, usize)> = LazyLock::new(|| {
        let mut kinds: FxHashMap<&str, WordKind> = FxHashMap::default();
        for (list, kind) in [
            (&words().sentence_words, WordKind::SENTENCE),
            (&words().question_words, WordKind::QUESTION),
            (&words().common_words, WordKind::COMMON),
            (&words().reader_words, WordKind::READER),
            (&words().writer_words, WordKind::WRITER),
        ] {
            list.iter().for_each(|word| kinds.entry(word).or_default().0 |= kind.0);
        }
        let longest = kinds.keys().map(|word| word.len()).max().unwrap_or_default();
        (kinds, longest)
    });
    let (kinds, longest) = &*KINDS;
    if word.len() > *longest { WordKind::default() } else { kinds.get(word).copied().unwrap_or_default() }
}

/// The words of a text, without the marks between them.
pub(super) fn words_of(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = end_of(rest, false);
        let end = start + end_of(&rest[start..], true);
        let word = &rest[start..end];
        rest = &rest[end..];
        (!word.is_empty()).then_some(word)
    })
}

/// How many bytes at the beginning of the text are letters and figures, or how many are none.
fn end_of(text: &str, letters: bool) -> usize {
    let bytes = text.as_bytes();
    let goes_on = if letters { LETTER } else { NO_LETTER };
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match BYTES[usize::from(byte)] {
            kind if kind == goes_on => at += 1,
            OTHER => match text[at..].chars().next() {
                Some(c) if c.is_alphanumeric() == letters => at += c.len_utf8(),
                _ => return at,
            },
            _ => return at,
        }
    }
    text.len()
}

/// What a byte of a text can be: a letter or figure, none, or part of a character that is not ASCII.
const LETTER: u8 = 0;
const NO_LETTER: u8 = 1;
const OTHER: u8 = 2;
const BYTES: [u8; 256] = {
    let mut kinds = [OTHER; 256];
    let mut byte: u8 = 0;
    while byte.is_ascii() {
        kinds[byte as usize] = if byte.is_ascii_alphanumeric() { LETTER } else { NO_LETTER };
        byte += 1;
    }
    kinds
};

/// Whether the line begins as people answer; lower case.
pub(super) fn is_answer(lower: &str) -> bool {
    words().answers.fit_word(lower)
}

pub(super) fn is_farewell(lower: &str) -> bool {
    is_closing(lower) || words().farewells.fit(lower)
}

pub(super) fn is_closing(lower: &str) -> bool {
    let whole = |word: &str| lower.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphabetic));
    let begins =
        |word: &String| if word.len() > LONGEST_WHOLE { lower.starts_with(word.as_str()) } else { whole(word) };
    words().closings.like(lower).iter().any(begins) || lower.ends_with(words().closing_end.as_str())
}

/// Whether the line can be [`is_closing`] by its first and last letters, which most lines cannot.
pub(super) fn may_close(line: &str) -> bool {
    let last = line.bytes().next_back().map(|byte| byte.to_ascii_lowercase());
    words().closings.may_fit(line) || last == words().closing_end.bytes().next_back()
}

/// A line of a signature below the name: an office, a telephone number.
pub(super) fn is_signature(lower: &str) -> bool {
    let is_office = |text: &str| {
        text.strip_prefix(words().office.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    words().signatures.fit(lower)
        || lower == words().office
        || is_role(lower)
        || lower.starts_with(|c: char| c.is_ascii_digit())
        || lower.split_once(", ").is_some_and(|(_, rest)| is_office(rest))
}

/// Whether the line says what somebody is and hardly more: «Jobbspesialist», «Rådgiver, NAV Prøveby»; lower case.
pub(super) fn is_role(lower: &str) -> bool {
    words().roles.fit_word(lower) && words_of(lower).nth(ROLE_WORDS).is_none()
}

/// Whether the name of an office stands in the line; lower case.
pub(super) fn names_office(lower: &str) -> bool {
    let office = words().office.as_str();
    memmem::find_iter(lower.as_bytes(), office).any(|at| lower[at + office.len()..].starts_with(' '))
}

/// Whether a closing line names the writer too: «Hilsen Kari».
pub(super) fn has_name(line: &str) -> bool {
    let is_closing = |word: &str| words().capital_closings.iter().any(|closing| closing == word);
    line.split(' ').skip(1).any(|word| {
        (word.starts_with(char::is_uppercase) && !is_closing(word)) || word.starts_with(words().adviser.as_str())
    })
}

/// An item of a list by its mark: «- ring legen».
pub(super) fn is_bullet(line: &str) -> bool {
    line.starts_with(['-', '–', '•', '*'])
}

/// An item of a list: «- ring legen», «1. Du snakker …», «2) …».
pub(super) fn is_item(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    is_bullet(line) || (rest.len() < line.len() && rest.starts_with(['.', ')']))
}

/// Whether a line begins with a greeting; lower case.
pub(super) fn is_greeting(lower: &str) -> bool {
    words().greetings.fit(lower)
}

/// Whether the line can be [`is_greeting`] by its first letter, which most lines cannot.
pub(super) fn may_greet(line: &str) -> bool {
    words().greetings.may_fit(line)
}

/// What stands behind the words of a greeting: «Kari» in «Hei igjen, Kari!».
pub(super) fn greeted(line: &str) -> Option<&str> {
    let bare = |word: &str| word.trim_end_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let (first, mut rest) = line.split_once(' ').filter(|_| may_greet(line))?;
    if !is_greeting(&bare(first)) {
        return None;
    }
    while let Some((_, after)) = rest.split_once(' ').filter(|(word, _)| words().greeting_words.contains(&bare(word))) {
        rest = after;
    }
    Some(rest)
}

/// Whether a line is nothing but a greeting: «Hei!», «Hei, og takk for sist!».
pub(super) fn is_bare_greeting(lower: &str) -> bool {
    let parts = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    is_greeting(lower)
        && parts.clone().count() <= GREETING_LENGTH
        && parts.clone().skip(1).all(|word| words().greeting_words.contains(word))
}

/// Two sentences or more: a mark that ends one, and a capital after it.
pub(super) fn has_sentences(line: &str) -> bool {
    let ends = memchr::memchr3_iter(b'.', b'!', b'?', line.as_bytes()).map(|at| (&line[..at], &line[at + 1..]));
    ends.into_iter().any(|(before, after)| {
        // Few of them have a capital behind them.
        if !after.strip_prefix(' ').is_some_and(|after| after.starts_with(char::is_uppercase)) {
            return false;
        }
        let word = before.rsplit(' ').next().unwrap_or_default();
        // Abbreviations and ordinals are short: «kl. Ti», «3. Mars».
        word.chars().count() > ABBREVIATION && !word.ends_with(|c: char| c.is_ascii_digit())
    })
}

/// How many words stand after the closing at the end of a line of running text, «… Med vennlig hilsen Kari», and
/// whether the last of them lets expect more; lower case.
pub(super) fn words_after_closing(lower: &str) -> Option<(usize, bool)> {
    let last: Vec<&str> = lower.split(' ').rev().take(CLOSING_LENGTH).collect();
    let at = last.iter().position(|word| words().closings_in_text.iter().any(|closing| closing == word))?;
    let goes_on = last[0] == words().office || last[0].ends_with([',', '.']);
    Some((at, goes_on))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_words_load_and_no_closing_is_passed_over() {
        assert!(words().closings.0.iter().flatten().all(|word| may_close(word) && is_closing(word)));
        assert!(may_close("Med vennlig HILSEN") && is_closing("kari, med hilsen") && !is_closing("vha"));
    }

    #[test]
    fn the_ends_of_long_lines_are_lowered_like_short_ones() {
        let middle = "og da håper jeg at alt er i orden med det som jeg sendte deg på mandag ".repeat(2);
        for (first, last) in [("ØYVIND HILSER", "ÅSE ØDEGÅRD"), ("MED VENNLIG HILSEN", "ÆRLIGHET VARER")] {
            let lowered = ends_lowered(&format!("{first} {middle}{last}"));
            assert!(lowered.starts_with(&first.to_lowercase()), "{lowered}");
            assert!(lowered.ends_with(&last.to_lowercase()), "{lowered}");
        }
    }
}
