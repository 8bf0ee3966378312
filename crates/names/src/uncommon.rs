//! Words that are neither in any list nor put together of such words, in whatever form: an illness, work or a thing that no list of what may
//! tell knows by its name.

use std::collections::HashSet;

use super::assets::ListFiles;
use super::lists::NameLists;
use reading::text::{Span, Text};

/// What is taken off a word before it is looked for.
const ENDINGS: [&str; 41] = [
    "enes", "ene", "ane", "ens", "ets", "ers", "en", "et", "er", "ar", "a", "e", "r", "t", "te", "de", "s", "ande",
    "ende", "andes", "ing", "inga", "ingen", "ast", "est", "are", "ere", "n", "ta", "dde", "tte", "dd", "tt", "st",
    "inger", "ingar", "heten", "heit", "else", "elsen", "elser",
];
/// How words end that are mostly forms of verbs, and names of what is done.
const VERBAL: [&str; 12] =
    ["ert", "dd", "ende", "ande", "else", "elsen", "elser", "ing", "ingen", "inga", "inger", "ingar"];
/// The least length of an uncommon word, of what is left of a word, and of the halves of a compound.
const LEAST: usize = 4;
const LEAST_STEM: usize = 3;
const HALF: usize = 4;
/// Words between a cue and an uncommon word, at most, and words that are looked at.
const FILLERS: usize = 3;
const REACH: usize = 4;

/// The words by which uncommon ones are told, and behind which they tell something.
pub struct UncommonWords {
    ordinary: HashSet<String>,
    cues: HashSet<String>,
    fillers: HashSet<String>,
}

impl UncommonWords {
    /// With these cues, and these words that may stand between one and the word.
    #[must_use]
    pub fn new(cues: Vec<String>, fillers: Vec<String>) -> Self {
        let content = ListFiles::get("ordinary-words.txt").map(|file| file.data).unwrap_or_default();
        let ordinary = String::from_utf8_lossy(&content);
        let ordinary = ordinary.lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect();
        Self { ordinary, cues: cues.into_iter().collect(), fillers: fillers.into_iter().collect() }
    }

    /// The uncommon words of a text that tell something, in small letters from the first on.
    #[must_use]
    pub fn find(&self, text: &Text) -> Vec<Span> {
        let mut before: Vec<String> = Vec::new();
        let mut found = Vec::new();
        for word in words(text.as_str()) {
            let Some((span, word)) = word else {
                before.clear();
                continue;
            };
            let is_sought = word.chars().count() >= LEAST
                && word.starts_with(char::is_lowercase)
                && !word.contains(|letter: char| letter.is_ascii_digit())
                && !is_verbal(&word);
            let lower = word.to_lowercase();
            if is_sought && self.is_cued(&before) && !self.is_known(&lower) {
                found.push(span);
            }
            before.push(lower);
        }
        found
    }

    /// Whether a cue stands before a word, perhaps with small words between.
    fn is_cued(&self, before: &[String]) -> bool {
        let mut before = before.iter().rev().take(REACH).enumerate();
        let cue = before.find(|(at, word)| *at >= FILLERS || !self.fillers.contains(*word));
        cue.is_some_and(|(_, word)| self.cues.contains(word) || is_year(word))
    }

    /// Whether a word in small letters is in a list, or put together of such words.
    fn is_known(&self, word: &str) -> bool {
        if self.is_listed(word) {
            return true;
        }
        let places: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
        let halves = places.get(HALF..(places.len().saturating_sub(HALF - 1)).max(HALF)).unwrap_or_default();
        let is_compound = halves.iter().any(|at| {
            let (first, last) = word.split_at(*at);
            let joined = first.strip_suffix(['s', 'e', '-']).unwrap_or(first);
            let is_half = |half: &str| half.chars().count() >= LEAST_STEM && self.is_listed(half);
            self.is_listed(last) && (is_half(first) || is_half(joined))
        });
        is_compound
            || word.contains('-')
                && word.split('-').all(|part| part.chars().count() < LEAST_STEM || self.is_known(part))
    }

    /// Whether a word is in a list, in some form.
    fn is_listed(&self, word: &str) -> bool {
        let is_in = |word: &str| self.ordinary.contains(word) || NameLists::standard().has(word);
        if is_in(word) {
            return true;
        }
        ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending)).any(|stem| {
            let length = stem.chars().count();
            if length < LEAST_STEM {
                return false;
            }
            let mut last = stem.chars().rev();
            let is_doubled = length > LEAST_STEM && last.next() == last.next();
            is_in(stem)
                || is_in(&format!("{stem}e"))
                || is_doubled && stem.char_indices().next_back().is_some_and(|(at, _)| is_in(&stem[..at]))
        })
    }
}

/// Whether a word looks like a form of a verb.
fn is_verbal(word: &str) -> bool {
    let ends = |ending: &str, but: [char; 2]| {
        word.strip_suffix(ending).and_then(|stem| stem.chars().next_back()).is_some_and(|last| !but.contains(&last))
    };
    VERBAL.iter().any(|ending| word.ends_with(ending)) || ends("et", ['e', 'i']) || ends("te", ['s', 'n'])
}

/// Whether a word is a year, as one stands before what was done in it.
fn is_year(word: &str) -> bool {
    let year = word.get(..4).unwrap_or_default();
    (year.starts_with("19") || year.starts_with("20"))
        && word.chars().all(|sign| sign.is_ascii_digit() || sign == '-')
        && year.chars().all(|sign| sign.is_ascii_digit())
}

/// The words of a text with their places in code points, and `None` where one sentence or line ends and another begins.
fn words(text: &str) -> impl Iterator<Item = Option<(Span, String)>> {
    let mut letters = text.chars().enumerate().peekable();
    std::iter::from_fn(move || {
        loop {
            let (start, letter) = letters.next()?;
            if ".,;:!?()\n«»\"/".contains(letter) {
                return Some(None);
            }
            if !letter.is_alphanumeric() && letter != '_' {
                continue;
            }
            let (mut word, mut end) = (letter.to_string(), start + 1);
            while let Some((at, letter)) =
                letters.next_if(|(_, letter)| letter.is_alphanumeric() || matches!(*letter, '_' | '-'))
            {
                word.push(letter);
                end = at + 1;
            }
            return Some(Some((Span::new(start, end), word)));
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let own = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        let uncommon = UncommonWords::new(own(&["har", "som", "på"]), own(&["en", "også", "fått"]));
        let text = Text::new(text);
        uncommon.find(&text).into_iter().map(|span| text.slice(span).to_owned()).collect()
    }

    #[test]
    fn a_word_of_no_list_is_found_behind_a_cue() {
        assert_eq!(
            found("Jeg har også fått xylofonitis, og jobbet som\u{a0}zirkonaut 👋 på gnollvork."),
            ["xylofonitis", "zirkonaut", "gnollvork"]
        );
        assert_eq!(found("2014-2018 zirkonaut\n2019 kontor"), ["zirkonaut"]);
        assert_eq!(found("Xylofonitis er vondt. Jeg har. Zirkonaut eller zirkonaut."), Vec::<String>::new());
    }

    #[test]
    fn forms_and_compounds_of_common_words_are_common() {
        let text =
            "Jeg har jobber, butikkvarer, snømåkingen, kjøkkenbenkene, arbeidsplassene og telefoner på kontorene.";
        assert_eq!(found(text), Vec::<String>::new());
        assert_eq!(found("Vi har xylofonert og zirkonering på hjemmekontor-dager."), Vec::<String>::new());
    }

    #[test]
    fn any_text_is_read() {
        for text in ["", "har", "har é", "har æøå-", "har -", "på 20", "2019- å", "har a̐éö̲\r\nørken", "har 👋👋👋👋"]
        {
            found(text);
        }
    }
}
