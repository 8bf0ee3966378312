//! Headings with something beside them: a stamp, a number, «(kopi)», a full stop.

use super::file::LayoutFile;
use super::phrase::folded;
use super::{Layout, Word};
use crate::date::is_month_name;

/// Longest line in which a heading is looked for, in bytes.
const LONGEST: usize = 96;

/// Most words beside a heading that is told as a doubt where they are no marks.
const FEW_WORDS: usize = 4;

/// What people write and stamp on paper.
const MARKS: [&str; 18] = [
    "kopi",
    "mottatt",
    "motteke",
    "utskrift",
    "side",
    "av",
    "kl",
    "arkiv",
    "arkivert",
    "skannet",
    "stemplet",
    "sendt",
    "journalført",
    "gjenpart",
    "original",
    "forts",
    "fortsetter",
    "nr",
];

/// A heading of the layout, and what it is.
#[derive(Debug)]
pub(super) struct Heading {
    words: Vec<String>,
    word: Word,
}

impl Heading {
    /// Every heading of a layout.
    pub fn all(file: &LayoutFile) -> Vec<Self> {
        let mut all = Vec::new();
        let mut learn = |phrases: &[String], word: Word| {
            let words = |phrase: &String| folded(phrase).split(' ').map(str::to_owned).collect();
            all.extend(phrases.iter().map(|phrase| Self { words: words(phrase), word }));
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
        all
    }
}

impl Layout {
    /// The heading that stands in a line with nothing but marks beside it; where other words do, a word that only looks like
    /// a heading.
    pub(super) fn heading_beside(&self, line: &str) -> Option<Word> {
        if line.len() > LONGEST || !may_have_marks(line) {
            return None;
        }
        let written: Vec<&str> = line.split_whitespace().collect();
        let words: Vec<String> = written.iter().map(|word| folded(bare(word))).collect();
        for heading in &self.headings {
            let len = heading.words.len();
            let Some(at) = words.windows(len).position(|window| window == heading.words) else { continue };
            let beside = || written[..at].iter().chain(&written[at + len..]).copied();
            if are_marks(beside) {
                return Some(heading.word);
            }
            let behind = written[at + len..].first().is_some_and(|word| !word.starts_with(char::is_lowercase));
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
        let goals = self.headings.iter().filter(|heading| heading.word.goal);
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
        || line.ends_with("kopi")
        || bytes.iter().any(sign)
        || memchr::memmem::find(bytes, b"  ").is_some()
}

/// The word without the signs at its ends.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Whether all of these words are marks: signs, numbers, dates, capitals, words of stamps, and names beside those.
fn are_marks<'a, I: Iterator<Item = &'a str>>(words: impl Fn() -> I) -> bool {
    let is_mark = |word: &str| {
        let word = bare(word);
        word.is_empty()
            || word.contains(|c: char| c.is_ascii_digit())
            || (word.chars().count() > 1 && !word.contains(char::is_lowercase))
            || MARKS.contains(&word.to_lowercase().as_str())
            || is_month_name(&word.to_lowercase())
    };
    let any = words().any(is_mark);
    words().all(|word| is_mark(word) || any && bare(word).starts_with(char::is_uppercase))
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
