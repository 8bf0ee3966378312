//! Headings with something beside them: a stamp, a number, «(kopi)», a full stop.

use std::sync::LazyLock;

use super::file::LayoutFile;
use super::pattern::Pairs;
use super::phrase::folded;
use super::{Layout, Word};
use crate::date::{MONTH_NAMES, is_month_name};
use crate::print_words::print_words;

/// Longest line in which a heading is looked for, in bytes.
const LONGEST: usize = 96;

/// Most words beside a heading that is told as a doubt where they are no marks.
const FEW_WORDS: usize = 4;

/// A heading of the layout, and what it is.
#[derive(Debug)]
struct Heading {
    words: Vec<String>,
    word: Word,
}

/// Every heading of a layout.
#[derive(Debug)]
pub(super) struct Headings {
    /// Those of most words first.
    all: Vec<Heading>,
    /// How their words begin, and how the first of them do.
    beginnings: Pairs,
    first_beginnings: Pairs,
}

impl Headings {
    pub fn of(file: &LayoutFile) -> Self {
        let mut all = Vec::new();
        let mut learn = |phrases: &[String], word: Word| {
            let words = |phrase: &String| folded(phrase).split(' ').map(str::to_owned).collect();
            all.extend(phrases.iter().map(|phrase| Heading { words: words(phrase), word }));
        };
        learn(&file.plan_titles, Word { plan_title: true, ..Word::default() });
        learn(&file.goal, Word { goal: true, ..Word::default() });
        learn(&file.free_dialog, Word { free_dialog: true, ..Word::default() });
        learn(&file.card_dialog, Word { card_dialog: true, ..Word::default() });
        learn(&file.history, Word { history: true, ..Word::default() });
        for group in &file.groups {
            learn(&group.headings, Word { group: Some(group.status), ..Word::default() });
        }
        // «Dialogen med veileder» holds no shorter one, but «Dialog» may begin a longer.
        all.sort_by_key(|heading| std::cmp::Reverse(heading.words.len()));
        let mut beginnings = Pairs::default();
        all.iter().flat_map(|heading| &heading.words).for_each(|word| beginnings.add_beginning(word.as_bytes()));
        let mut first_beginnings = Pairs::default();
        let first = all.iter().filter_map(|heading| heading.words.first());
        first.for_each(|word| first_beginnings.add_beginning(word.as_bytes()));
        Self { all, beginnings, first_beginnings }
    }

    /// Whether the line can be a heading with something beside it, as far as single words tell: it begins like a heading, or
    /// each word belongs to one or can stand beside it. Most lines are prose, and seen off by their first words.
    fn may_stand_in(&self, line: &str) -> bool {
        let may_belong = |word: &str| self.beginnings.begin(word.as_bytes());
        let begins = || {
            // A line that begins with a letter begins like its first word.
            if line.starts_with(|c: char| c.is_ascii_alphanumeric()) && !self.first_beginnings.begin(line.as_bytes()) {
                return false;
            }
            let first = bare(line.split_whitespace().next().unwrap_or_default());
            let is_first = |heading: &Heading| heading.words.first().is_some_and(|word| is_word(first, word));
            self.first_beginnings.begin(first.as_bytes()) && self.all.iter().any(is_first)
        };
        let is_prose = |word: &[u8]| {
            word.first().is_some_and(u8::is_ascii_lowercase)
                && !self.beginnings.begin(word)
                && !STAMPED.begin(word)
                && !word.iter().any(u8::is_ascii_digit)
        };
        let may_be_beside = |word: &str| may_belong(word) || word.starts_with(char::is_uppercase) || is_mark(word);
        let words = || line.split_whitespace().map(bare);
        let no_prose = !line.as_bytes().split(|byte| *byte == b' ').any(is_prose);
        no_prose && words().any(may_belong) && words().all(may_be_beside) || begins()
    }
}

impl Layout {
    /// The heading that stands in a line with nothing but marks beside it; where other words do, a word that only looks like
    /// a heading.
    pub(super) fn heading_beside(&self, line: &str) -> Option<Word> {
        if line.len() > LONGEST || !self.headings.may_stand_in(line) || !may_have_marks(line) {
            return None;
        }
        let words: Vec<&str> = line.split_whitespace().collect();
        for heading in &self.headings.all {
            let len = heading.words.len();
            let is_heading = |written: &[&str]| {
                written.iter().zip(&heading.words).all(|(written, word)| is_word(bare(written), word))
            };
            let Some(at) = words.windows(len).position(is_heading) else { continue };
            let beside = || words[..at].iter().chain(&words[at + len..]).copied();
            if are_marks(beside) {
                return Some(heading.word);
            }
            let behind = words[at + len..].first().is_some_and(|word| !word.starts_with(char::is_lowercase));
            if at == 0 && behind && beside().count() <= FEW_WORDS && !line.ends_with(['.', ',', '!', '?']) {
                return Some(Word { heading_like: true, ..Word::default() });
            }
        }
        None
    }

    /// Whether the heading of the goal stands anywhere in the line.
    #[must_use]
    pub fn holds_goal(&self, line: &str) -> bool {
        let folded = folded(line);
        let goals = self.headings.all.iter().filter(|heading| heading.word.goal);
        goals.into_iter().any(|heading| folded.contains(&heading.words.join(" ")))
    }
}

/// Whether marks may stand beside other words: most lines are prose, and begin with a capital and end with a small letter.
fn may_have_marks(line: &str) -> bool {
    let bytes = line.as_bytes();
    let (first, last) = (bytes.first().copied().unwrap_or_default(), bytes.last().copied().unwrap_or_default());
    let capitals = bytes.get(1).is_some_and(|byte| !byte.is_ascii_lowercase());
    let sign = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'\t' | b':');
    !last.is_ascii_lowercase()
        || !first.is_ascii_uppercase()
        || capitals
        || line.ends_with(&print_words().last_stamp)
        || bytes.iter().any(sign)
        || memchr::memmem::find(bytes, b"  ").is_some()
}

/// The word without the signs at its ends.
fn bare(word: &str) -> &str {
    match word.as_bytes() {
        [first, .., last] if first.is_ascii_alphanumeric() && last.is_ascii_alphanumeric() => word,
        _ => word.trim_matches(|c: char| !c.is_alphanumeric()),
    }
}

/// Whether the written word is the folded one.
fn is_word(written: &str, word: &str) -> bool {
    if written.is_ascii() { written.eq_ignore_ascii_case(word) } else { folded(written) == word }
}

/// Whether all of these words are marks, or names beside marks.
fn are_marks<'a, I: Iterator<Item = &'a str>>(words: impl Fn() -> I) -> bool {
    let any = words().map(bare).any(is_mark);
    words().map(bare).all(|word| is_mark(word) || any && word.starts_with(char::is_uppercase))
}

/// Whether a bare word is a mark: signs, a number, a date, capitals, a word of a stamp.
fn is_mark(word: &str) -> bool {
    word.is_empty()
        || word.contains(|c: char| c.is_ascii_digit())
        || (!word.contains(char::is_lowercase) && word.chars().count() > 1)
        || is_stamped(word)
}

/// How the words of stamps and months begin.
static STAMPED: LazyLock<Pairs> = LazyLock::new(|| {
    let mut beginnings = Pairs::default();
    let months = MONTH_NAMES.iter().flat_map(|(short, long)| [*short, *long]);
    let stamps = print_words().stamps.iter().map(String::as_str);
    stamps.chain(months).for_each(|word| beginnings.add_beginning(word.as_bytes()));
    beginnings
});

/// Whether people write or stamp the word beside a heading: a word of a stamp, a month.
fn is_stamped(word: &str) -> bool {
    STAMPED.begin(word.as_bytes()) && {
        let lower = word.to_lowercase();
        print_words().stamps.contains(&lower) || is_month_name(&lower)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(line: &str) -> Word {
        Layout::named("html-2020-05-13").expect("is shipped").word(line)
    }

    #[test]
    fn a_heading_is_known_whatever_is_stamped_beside_it() {
        for (before, behind) in [
            ("", "    MOTTATT 5. juni 2020"),
            ("", " MOTTATT 5. JUNI 2020"),
            ("", "\tMottatt NAV Prøveby 5.6.2020"),
            ("", "."),
            ("", " (kopi)"),
            ("", " – kopi"),
            ("", " kopi"),
            ("", " 2"),
            ("", " (2)"),
            ("", "*"),
            ("1. ", ""),
            ("KOPI   ", ""),
            ("Mottatt 5. juni ", ""),
            ("«", "»"),
            ("**", "**"),
            ("## ", ":"),
        ] {
            let beside = |heading: &str| word(&format!("{before}{heading}{behind}"));
            assert!(beside("Mitt mål").goal, "{before}…{behind}");
            assert!(beside("Dialogen med veileder").free_dialog, "{before}…{behind}");
            assert!(beside("Dialog").card_dialog, "{before}…{behind}");
            let group = beside("Planlagte aktiviteter");
            assert!(group.group.is_some() || group.group_like, "{before}…{behind}");
        }
    }

    #[test]
    fn a_heading_in_a_sentence_is_none() {
        for line in [
            "Mitt mål er å bli kokk.",
            "Mitt mål er å bli kokk",
            "Er dette mitt mål?",
            "Jeg har 2 planlagte aktiviteter igjen.",
            "Dialog med legen",
            "Dialogen med veileder er bra!",
        ] {
            assert_eq!(word(line), Word::default(), "{line}");
        }
        assert!(word("Mitt mål: Bli kokk").heading_like);
    }
}
