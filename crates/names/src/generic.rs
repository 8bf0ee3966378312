//! Words that tell of nobody: looked for, they would be found in every text.

use std::collections::HashSet;

use crate::lists::{EVERYDAY, GENITIVE, NameLists, VOCABULARY};
use crate::mark::Label;
use crate::tokens::TokenList;

/// Fewest different letters, or else digits, that can be told from others.
const LETTERS: usize = 2;
const DIGITS: usize = 4;

/// Whether there is enough of a form to look for it. «ÅÅÅ» would be found in every «å».
pub fn has_enough(form: &str) -> bool {
    let letters: HashSet<char> = form.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    letters.len() >= LETTERS || form.chars().filter(char::is_ascii_digit).count() >= DIGITS
}

/// Whether all its words are words of prints, or what kind of place or business it is: «kommune», «legesenter».
pub fn is_generic(form: &str, label: Label) -> bool {
    let lists = NameLists::standard();
    let tokens = TokenList::of(form);
    let kinds = lists.kinds_in(&tokens);
    let is_named = kinds.iter().any(|kinds| kinds & !(VOCABULARY | EVERYDAY | GENITIVE) != 0);
    let is_vocabulary = kinds.iter().all(|kinds| kinds & VOCABULARY != 0);
    let is_kind = label == Label::Org && !form.contains(char::is_uppercase) && !form.contains(char::is_whitespace);
    let has_number = form.chars().filter(char::is_ascii_digit).count() >= DIGITS;
    !has_number && !is_named && (is_vocabulary || is_kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tells_of_somebody_is_looked_for() {
        for form in
            ["Kari", "K. N.", "2649 Fjelldal", "2649", "Solbakken skole", "Fjelldal", "13. september 1972", "NN 12345"]
        {
            assert!(has_enough(form) && !is_generic(form, Label::Org), "{form}");
        }
        assert!(!is_generic("kvisthaugen", Label::Loc) && !is_generic("silje", Label::Per));
        for form in ["4.", "- 2", "14 B", "7", "ÅÅÅ", "Aaa!"] {
            assert!(!has_enough(form), "{form}");
        }
        for form in ["skole", "kommune", "legesenter", "NAV"] {
            assert!(is_generic(form, Label::Org), "{form}");
        }
    }
}
