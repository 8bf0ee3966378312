//! Numbers by their digits: however they are grouped, with the code of the country or without.

use std::collections::BTreeSet;

use aho_corasick::AhoCorasick;

use super::letters::{LetterGap, Letters};
use reading::text::Span;

/// Fewest digits that are compared without what stands between them.
const DIGITS: usize = 6;
/// Digits of a telephone number of Norway, without the code of the country.
const HERE: usize = 8;
/// Most signs between two groups of digits of one number.
const MOST_SIGNS: u8 = 4;

/// The digits by which a number is looked for; none where the name is no number.
pub(super) fn variants(name: &str) -> BTreeSet<String> {
    let letters = Letters::of(super::letters::as_written(name), false);
    let digits = letters.folded;
    if digits.len() < DIGITS || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return BTreeSet::new();
    }
    let is_abroad = name.trim_start_matches(['(', ' ']).starts_with(['+', '＋']);
    let without_zeros = digits.strip_prefix("00").filter(|_| digits.len() > HERE + 2);
    let coded = without_zeros.or(is_abroad.then_some(digits.as_str()));
    let here = without_zeros.unwrap_or(&digits).strip_prefix("47").filter(|rest| rest.len() == HERE);
    let mut all = BTreeSet::new();
    match (here, coded) {
        // The code of the country may stand before it in the text or not.
        (Some(rest), _) => {
            all.insert(rest.to_owned());
        }
        (None, Some(coded)) => {
            all.insert(coded.to_owned());
            // «+46 70 123 45 67» is «070-123 45 67» there; codes have one to three digits.
            let rests = (1..=3).filter_map(|code| coded.get(code..)).filter(|rest| rest.len() >= HERE - 1);
            all.extend(rests.map(|rest| format!("0{}", rest.trim_start_matches('0'))));
        }
        (None, None) => {
            all.insert(digits.clone());
        }
    }
    all
}

/// Numbers to look for.
pub(super) struct Digits {
    automaton: AhoCorasick,
    /// The line of each pattern.
    lines: Vec<usize>,
}

impl Digits {
    pub(super) fn new(numbers: Vec<(String, usize)>) -> Self {
        let automaton = AhoCorasick::new(numbers.iter().map(|(digits, _)| digits)).expect("numbers are few and short");
        Self { automaton, lines: numbers.into_iter().map(|(_, line)| line).collect() }
    }

    /// Numbers whose digits begin and end where a group of them does.
    pub(super) fn find(&self, letters: &Letters, found: &mut BTreeSet<(Span, usize, bool)>) {
        if self.lines.is_empty() {
            return;
        }
        let belongs = |gap: LetterGap| !matches!(gap, LetterGap::Apart(signs) if signs > MOST_SIGNS);
        let is_digit = |at: usize| letters.get(at).is_some_and(|letter| letter.is_digit);
        for hit in self.automaton.find_overlapping_iter(&letters.folded) {
            let (first, last) = (letters.at(hit.start()), letters.at(hit.end() - 1));
            let list = &letters.list;
            let is_one = list[first + 1..=last].iter().all(|letter| belongs(letter.gap));
            let begins = !list[first].gap.is_inside() || first == 0 || !is_digit(first - 1);
            let ends = !is_digit(last + 1) || !list[last + 1].gap.is_inside();
            if is_one && ends && (begins || follows_code(letters, first, hit.end() - hit.start())) {
                found.insert((
                    Span::new(list[first].start, list[last].end),
                    self.lines[hit.pattern().as_usize()],
                    true,
                ));
            }
        }
    }
}

/// Whether nothing but the code of the country, or the zeros before it, stands before the number in its group.
fn follows_code(letters: &Letters, first: usize, length: usize) -> bool {
    let list = &letters.list[..first];
    let joined = letters.list[..=first].iter().rev().take(5).take_while(|letter| letter.gap.is_inside()).count();
    let digits = list.iter().rev().take(joined).take_while(|letter| letter.is_digit).count();
    let start = letters.folded.len() - letters.folded_from(first - digits).len();
    let code = &letters.folded[start..start + digits];
    code == "00" && length > HERE || matches!(code, "47" | "0047") && length == HERE
}
