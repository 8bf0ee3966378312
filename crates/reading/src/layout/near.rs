//! Words that text recognition has misread: what a line comes nearest to.

use super::phrase::folded;
use super::{Layout, Word};

/// Shortest word that may be misread by a letter, in bytes.
const SHORTEST: usize = 6;

/// The word that a misread line comes nearest to, where `near` says that it is one, and only one.
#[must_use]
pub(crate) fn nearest_word(layout: &Layout, line: &str, near: impl Fn(&str, &str) -> bool) -> Option<Word> {
    let folded = folded(line);
    let mut hits =
        layout.words.iter().filter(|(word, _)| word.len() >= SHORTEST && near(&folded, word)).map(|(_, word)| *word);
    let hit = hits.next().filter(|word| !word.label_head || word.label.is_some())?;
    hits.all(|other| other == hit).then_some(hit)
}

/// The labels of which the line consists when those that are misread are read as `near` says, and what `is_speck`
/// is no part of it; none if it holds anything else, or no label that is not misread.
#[must_use]
pub(crate) fn nearest_labels(
    layout: &Layout,
    line: &str,
    is_speck: impl Fn(&str) -> bool,
    near: impl Fn(&str, &str) -> bool,
) -> Vec<usize> {
    let folded = folded(line);
    let words: Vec<&str> = folded.split(' ').collect();
    let found = all_nearest_labels(layout, &words, &near);
    if !found.is_empty() {
        return found;
    }
    let clean: Vec<&str> = words.iter().copied().filter(|word| !is_speck(word)).collect();
    if clean.len() < words.len() { all_nearest_labels(layout, &clean, &near) } else { Vec::new() }
}

fn all_nearest_labels(layout: &Layout, words: &[&str], near: &impl Fn(&str, &str) -> bool) -> Vec<usize> {
    let mut found = Vec::new();
    let (mut at, mut exact) = (0, false);
    while at < words.len() {
        let whole = |end: usize| layout.words.get(&words[at..end].join(" "))?.label.map(|label| (label, end, true));
        let nearly = |end: usize| {
            let phrase = words[at..end].join(" ");
            let word = nearest_word(layout, &phrase, near)?;
            word.label.map(|label| (label, end, false))
        };
        let ends = || (at + 1..=words.len()).rev();
        let Some((label, end, is_exact)) = ends().find_map(whole).or_else(|| ends().find_map(nearly)) else {
            return Vec::new();
        };
        found.push(label);
        (at, exact) = (end, exact || is_exact);
    }
    if exact { found } else { Vec::new() }
}
