//! Names that one passage gives away are found in the others: in the genitive, in part, in lower case, as initials,
//! with one letter wrong, broken over a line.

use std::collections::{HashMap, HashSet};

use super::board::Board;
use super::lists::{self, Plain};
use super::mark::{Label, MarkSource};
use super::name_words::name_words;
use super::register::Register;
use super::tokens::{self, Shape, TokenList};

/// Names at least this sure are searched for elsewhere.
const SURE: f32 = 0.55;

/// A word this long in characters may have one letter wrong.
const LONG: usize = 6;

/// The words of the names that are searched for.
#[derive(Default)]
pub struct NameIndex {
    /// By the hash of the word in lower case.
    words: HashMap<u32, (Label, f32), Plain>,
    /// The words themselves, for those with one letter wrong.
    long: Vec<(String, Label)>,
    /// Businesses and places of several words, by the hash of their first: the whole is searched for.
    phrases: HashMap<u32, Vec<NamePhrase>, Plain>,
    /// «kn» for Kari Nordmann.
    initials: Vec<String>,
    /// Words of names that a person typed: these are meant whatever else they are.
    typed: HashSet<u32, Plain>,
    /// Whether the text is a print: its user has a name, and its words of any text are none.
    in_print: bool,
}

/// A business or a place of several words.
struct NamePhrase {
    /// Their hashes.
    words: Vec<u32>,
    label: Label,
    confidence: f32,
}

impl NameIndex {
    /// The words of the names known for the case.
    #[must_use]
    pub fn of_register(register: &Register, typed: &Register, in_print: bool) -> Self {
        let mut names = Self { in_print, ..Self::default() };
        for (name, _) in typed.iter() {
            let tokens = TokenList::of(name);
            names.typed.extend(tokens.iter().map(|token| token.hash));
        }
        for (name, label) in register.iter() {
            if matches!(label, Label::Per | Label::Org | Label::Loc | Label::Misc) {
                let tokens = TokenList::of(name);
                let words: Vec<&str> = (0..tokens.len())
                    .filter(|index| tokens[*index].shape.is_word())
                    .map(|index| tokens.lower(index))
                    .collect();
                names.add(&words, label, 1.0);
            }
        }
        names
    }

    /// The words of the names found so far.
    #[must_use]
    pub fn of_board(board: &Board, in_print: bool) -> Self {
        let mut names = Self { in_print, ..Self::default() };
        let mut index = 0;
        while index < board.cells.len() {
            let start = index;
            index += 1;
            let Some(cell) = board.cells[start] else { continue };
            while board
                .cells
                .get(index)
                .is_some_and(|next| next.is_some_and(|next| next.label == cell.label && !next.begins))
                && board.runs_on(index - 1)
            {
                index += 1;
            }
            let confidence =
                (start..index).filter_map(|at| board.cells[at]).fold(1.0_f32, |least, cell| least.min(cell.confidence));
            let is_name = matches!(cell.label, Label::Per | Label::Org | Label::Loc);
            if is_name && confidence >= SURE && cell.source != MarkSource::Pattern {
                // An unknown word in capitals is as often a heading as a name.
                let usable = |at: &usize| {
                    let (shape, kinds) = (board.tokens[*at].shape, board.kinds[*at]);
                    shape.is_word() && kinds & lists::VOCABULARY == 0 && !(shape == Shape::Capitals && kinds == 0)
                };
                let words: Vec<&str> = (start..index).filter(usable).map(|at| board.tokens.lower(at)).collect();
                names.add(&words, cell.label, confidence.min(0.9));
                if cell.label != Label::Per
                    && words.len() > 1
                    && (start..index).all(|at| board.tokens[at].shape.is_word())
                {
                    let hashes: Vec<u32> = (start..index).map(|at| board.tokens[at].hash).collect();
                    let known = names.phrases.entry(hashes[0]).or_default();
                    if !known.iter().any(|phrase| phrase.words == hashes) {
                        known.push(NamePhrase { words: hashes, label: cell.label, confidence: confidence.min(0.9) });
                    }
                }
            }
        }
        names
    }

    fn add(&mut self, words: &[&str], label: Label, confidence: f32) {
        // Of businesses and places of several words only the whole is searched for, by their lists and the model, and the first word of a
        // business where it is a name of its own: «Springbrett» of «Springbrett Oslo», not the «Prøveby» of «Prøveby legesenter».
        if label != Label::Per && words.len() > 1 && confidence < 1.0 {
            let first = words[0];
            let kinds = lists::NameLists::standard().kinds(tokens::hash(first.as_bytes()));
            let is_own = kinds & (lists::PERSON | lists::PLACE | lists::VOCABULARY | lists::EVERYDAY) == 0;
            if label == Label::Org && is_own && first.chars().count() >= LONG {
                self.add_word(first, label, confidence);
            }
            return;
        }
        for word in words {
            self.add_word(word, label, confidence);
            if label == Label::Per && word.contains('-') {
                word.split('-').for_each(|part| self.add_word(part, label, confidence));
            }
        }
        let parts = words.iter().flat_map(|word| word.split('-'));
        let initials: String = parts.filter_map(|word| word.chars().next()).collect();
        if label == Label::Per && initials.chars().count() > 1 && !self.initials.contains(&initials) {
            self.initials.push(initials);
        }
    }

    fn add_word(&mut self, word: &str, label: Label, confidence: f32) {
        let word = word.trim_end_matches(['\'', '’', '.']);
        if word.chars().count() < 2 {
            return;
        }
        let mut put = |word: &str| {
            let known = self.words.entry(tokens::hash(word.as_bytes())).or_insert((label, confidence));
            // A word that is both is a person.
            if label == Label::Per {
                *known = (label, confidence.max(known.1));
            }
        };
        put(word);
        // «Karis» in one passage is «Kari» in another, if a list knows her.
        if let Some(stem) = lists::genitive_stem(word) {
            let known = lists::NameLists::standard().kinds(tokens::hash(stem.as_bytes()));
            if known & (lists::PERSON | lists::PLACE) != 0 || stem.len() + 1 < word.len() {
                put(stem);
            }
        }
        let is_long = word.chars().count() >= LONG;
        if is_long && label == Label::Per && !self.long.iter().any(|(known, _)| known == word) {
            self.long.push((word.to_owned(), label));
        }
    }

    fn get(&self, word: &str) -> Option<(Label, f32)> {
        let get = |word: &str| self.words.get(&tokens::hash(word.as_bytes())).copied();
        get(word).or_else(|| lists::genitive_stem(word).and_then(get))
    }

    /// A name of which one letter is wrong, missing, too many, or two are swapped.
    fn nearly(&self, word: &str) -> Option<Label> {
        if word.chars().count() < LONG - 1 {
            return None;
        }
        self.long.iter().find(|(name, _)| is_near(name, word)).map(|(_, label)| *label)
    }

    fn is_empty(&self) -> bool {
        self.words.is_empty() && self.phrases.is_empty()
    }

    /// The last token of the longest business or place of several words that begins here.
    fn phrase(&self, board: &Board, index: usize) -> Option<(usize, Label, f32)> {
        let token = &board.tokens[index];
        // «solsida fisk» is one, too; «en skole» is none.
        let lower = board.tokens.lower(index);
        if !token.shape.is_capital() && lists::NameLists::standard().is_common(lower) {
            return None;
        }
        let stands = |phrase: &&NamePhrase| {
            let words = &phrase.words;
            words.iter().enumerate().all(|(ahead, word)| {
                let at = index + ahead;
                let is_last = ahead + 1 == words.len();
                let stem = || lists::genitive_stem(board.tokens.lower(at)).map(|stem| tokens::hash(stem.as_bytes()));
                board.is_free(at)
                    && board.tokens.get(at).is_some_and(|token| token.hash == *word || is_last && stem() == Some(*word))
                    && (is_last || board.runs_on(at))
            })
        };
        let longest = self.phrases.get(&token.hash)?.iter().filter(stands).max_by_key(|phrase| phrase.words.len())?;
        Some((index + longest.words.len() - 1, longest.label, longest.confidence))
    }
}

/// Marks every form of the names among the free tokens.
pub fn spread(board: &mut Board, names: &NameIndex, source: MarkSource) {
    if names.is_empty() {
        return;
    }
    let is_typed = source == MarkSource::Register;
    let mut near: HashMap<u32, Option<Label>, Plain> = HashMap::default();
    for index in 0..board.tokens.len() {
        if !board.is_free(index) || !board.tokens[index].shape.is_word() {
            continue;
        }
        if let Some((last, label, confidence)) = names.phrase(board, index) {
            board.put(index, last, label, confidence * 0.9, source);
            continue;
        }
        let (token, lower) = (&board.tokens[index], board.tokens.lower(index));
        let (shape, hash) = (token.shape, token.hash);
        let kinds = board.kinds[index];
        let is_word = kinds & (lists::EVERYDAY | lists::VOCABULARY) != 0;
        let short = lower.chars().count() < 3;
        let found = names.get(lower).or_else(|| {
            let (first, last) = lower.split_once('-')?;
            (!is_word).then(|| names.get(first).or_else(|| names.get(last)))?.filter(|_| shape.is_capital())
        });
        if let Some((label, confidence)) = found {
            // A word that is known as a name here needs little more from the model to be one again.
            let is_backed = board.likely[index] >= if shape.is_capital() { 0.03 } else { 0.08 }
                || name_words().acts_after_name.contains(board.tokens.lower(index + 1)) && label == Label::Per;
            // The user is called Prøve, and a «prøve» is none: what no list knows as a name is a word of any text in lower case.
            let is_any_word = names.in_print
                && shape == Shape::Lower
                && kinds & lists::PERSON == 0
                && lists::NameLists::standard().is_common(lower)
                && !names.typed.contains(&hash);
            if is_any_word && !is_backed {
                continue;
            }
            // «Regjeringen» at the start of a sentence is no name because it was one elsewhere.
            if label != Label::Per && !is_typed && (!shape.is_capital() || token.starts_sentence && !is_backed) {
                continue;
            }
            let behind = index.checked_sub(1).map_or("", |before| board.tokens.lower(before));
            if is_word
                && !is_backed
                && !shape.is_capital()
                && name_words().before_known_name.contains(behind)
                && !token.starts_sentence
            {
                board.put(index, index, Label::Ask, 0.3, source);
                continue;
            }
            let is_word = is_word && !is_backed;
            let plain_capital = shape.is_capital() && !(is_word && token.starts_sentence && !is_typed);
            let lower_name = !is_word && !short && (label == Label::Per || shape.is_capital());
            if plain_capital || lower_name || is_typed && !short {
                let confidence = if is_word && !shape.is_capital() { confidence * 0.4 } else { confidence * 0.9 };
                let label = if is_word && !shape.is_capital() { Label::Ask } else { label };
                board.put(index, index, label, confidence, source);
            } else if shape.is_capital() {
                board.put(index, index, Label::Ask, 0.4, source);
            }
            continue;
        }
        if let Some(label) = broken(board, names, index) {
            board.put(index, index + 1, label, 0.7, source);
            continue;
        }
        if matches!(shape, Shape::Initial | Shape::Capitals) && kinds & lists::VOCABULARY == 0 {
            let letters: String = lower.chars().filter(|c| c.is_alphabetic()).collect();
            if letters.chars().count() > 1 && names.initials.contains(&letters) {
                board.put(index, index, Label::Per, 0.6, source);
                continue;
            }
        }
        if !is_word && !short {
            let label = *near.entry(hash).or_insert_with(|| names.nearly(lower));
            let doubt = !is_typed && !shape.is_capital() && board.likely[index] < 0.02 && kinds & lists::PERSON == 0;
            if let Some(label) = label {
                board.put(index, index, if doubt { Label::Ask } else { label }, 0.5, source);
            }
        }
    }
}

/// A name whose letters a line end parts without a hyphen: this token and the next.
fn broken(board: &Board, names: &NameIndex, index: usize) -> Option<Label> {
    let next = board.tokens.get(index + 1)?;
    let between = &board.text[board.tokens[index].at.end..next.at.start];
    if !between.contains('\n') || between.trim() != "" || next.shape != Shape::Lower || !board.is_free(index + 1) {
        return None;
    }
    let word = format!("{}{}", board.tokens.lower(index), board.tokens.lower(index + 1));
    names.get(&word).map(|(label, _)| label)
}

/// Whether at most one edit, behind the first letter, makes one word of the other.
fn is_near(a: &str, b: &str) -> bool {
    let length = |word: &str| word.chars().count();
    a.chars().next() == b.chars().next() && length(a).abs_diff(length(b)) <= 1 && strsim::osa_distance(a, b) <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_edit_is_near_and_two_are_not() {
        for (a, b) in [("solveig", "solvieg"), ("solveig", "solvei"), ("solveig", "sollveig"), ("solveig", "solvekg")] {
            assert!(is_near(a, b) && is_near(b, a), "{a} {b}");
        }
        assert!(!is_near("solveig", "sylvie") && !is_near("solveig", "bolveig"));
    }
}
