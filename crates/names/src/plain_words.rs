//! Words of any text that stand with a capital as names do: at the start of a sentence, or where a print has lost the full stop before.

use std::collections::HashSet;

use super::board::Board;
use super::lists::{self, NameLists};
use super::name_words::name_words;

/// Kinds that make a word a name of a person, here or abroad.
pub const ANY_PERSON: lists::WordKinds = lists::PERSON | lists::FIRST_ABROAD | lists::SURNAME_ABROAD;

/// A word of any text with a capital in a print, and «Ring» and «Ny» in any text, need this much to be a question, and to be a name.
pub const OPENER_QUESTION: f32 = 0.45;
pub const OPENER: f32 = 0.85;

/// How likely a word has to be a name that stands with a capital as words do that are none: «Kontoret har åpent», «Ring Kari». In prints,
/// sentences often have no full stop.
#[must_use]
pub fn opener(board: &Board, starts: &HashSet<usize>, index: usize, in_print: bool) -> Option<f32> {
    let begins = in_print || starts.contains(&index) || board.tokens[index].starts_sentence;
    match () {
        () if is_one_letter(board.tokens.lower(index)) => Some(f32::INFINITY),
        () if begins && name_words().openers.contains(board.tokens.lower(index)) => Some(f32::INFINITY),
        () if in_print && is_any_word(board, index) => Some(OPENER),
        () => None,
    }
}

/// Whether a word is one letter again and again: «ÅÅÅ så bra».
fn is_one_letter(word: &str) -> bool {
    let mut letters = word.chars();
    let first = letters.next();
    letters.clone().count() >= 2 && letters.all(|letter| Some(letter) == first && letter.is_alphabetic())
}

/// The last word of an illness or a faith that bears a name and is nobody: «Alzheimer», «Downs syndrom», but not «Karl Parkinson».
#[must_use]
pub fn eponym_end(board: &Board, index: usize) -> Option<usize> {
    let (word, words) = (board.tokens.lower(index).trim_end_matches('.'), name_words());
    let is_whole = words.eponyms.contains(word);
    if !is_whole && !words.eponyms_with_noun.contains(word) {
        return None;
    }
    let begins = |noun: &String| board.tokens.lower(index + 1).starts_with(noun.as_str());
    let has_noun = board.runs_on(index) && words.illness_nouns.iter().chain(&words.eponym_nouns).any(begins);
    let follows_name = |before: usize| {
        board.runs_on(before) && board.tokens[before].shape.is_capital() && board.kinds[before] & ANY_PERSON != 0
    };
    let is_one = (is_whole || has_noun) && !index.checked_sub(1).is_some_and(follows_name);
    is_one.then_some(index + usize::from(has_noun))
}

/// Whether a word stands in any text and is in no list of persons.
#[must_use]
pub fn is_any_word(board: &Board, index: usize) -> bool {
    board.kinds[index] & ANY_PERSON == 0
        && NameLists::standard().is_common(board.tokens.lower(index).trim_end_matches('.'))
}
