//! What somebody has put in the place of a name already: `[fjernet]`, `arbeidsgiver X`, `veileder 2`, `N.N.`.

use super::board::Board;
use super::lists;
use super::name_words::name_words;
use super::tokens::Shape;

/// The most words in brackets that stand for something.
const WORDS: usize = 6;

/// For each token whether it is a part of a placeholder.
#[must_use]
pub fn placeholders(board: &Board) -> Vec<bool> {
    let mut found = vec![false; board.tokens.len()];
    for index in 0..board.tokens.len() {
        if let Some(last) = bracketed(board, index) {
            found[index..=last].fill(true);
        }
        if is_numbered_role(board, index) || is_nobody(board.tokens.lower(index)) {
            found[index] = true;
        }
    }
    found
}

/// Where brackets that open at `index` close, if what they hold is a placeholder: few words on one line, no name and no long number.
fn bracketed(board: &Board, index: usize) -> Option<usize> {
    if board.tokens.lower(index) != "[" {
        return None;
    }
    let last = (index + 1..=index + WORDS + 2).find(|at| board.tokens.lower(*at) == "]")?;
    let written = &board.text[board.tokens[index].at.start..board.tokens[last].at.end];
    let named = |at: usize| {
        let kinds = board.kinds[at];
        let names = lists::PERSON | lists::FIRST_ABROAD | lists::SURNAME_ABROAD;
        board.tokens[at].shape.is_capital() && kinds & names != 0 && kinds & lists::VOCABULARY == 0
    };
    let is_placeholder = !written.contains(['\n', '@'])
        && written.bytes().filter(u8::is_ascii_digit).count() < 5
        && !(index + 1..last).any(named);
    is_placeholder.then_some(last)
}

/// «X» in «arbeidsgiver X», «B» in «lege B».
fn is_numbered_role(board: &Board, index: usize) -> bool {
    let token = &board.tokens[index];
    let is_letter =
        token.shape == Shape::Initial && board.tokens.lower(index).trim_end_matches('.').chars().count() == 1;
    let behind_role = || {
        index > 0
            && board.runs_on(index - 1)
            && name_words().role_words.contains(board.tokens.lower(index - 1))
            && !board.tokens.get(index + 1).is_some_and(|next| next.shape.is_capital() && board.runs_on(index))
    };
    is_letter && behind_role()
}

/// «N.N.», «XX»: what is written where nobody is to be named.
fn is_nobody(word: &str) -> bool {
    matches!(word, "n.n." | "n.n" | "nn" | "xx" | "xxx" | "xxxx" | "yy" | "zz")
}

/// Whether a letter is the mouth of a smiley: «:D».
pub fn is_smiley(board: &Board, index: usize) -> bool {
    let before = &board.text[..board.tokens[index].at.start];
    matches!(board.tokens.lower(index).trim_end_matches('.'), "d" | "p" | "s" | "o" | "x")
        && before.ends_with([':', ';', '=', '-'])
        && before.trim_end_matches('-').ends_with([':', ';', '='])
}

/// Whether a line of the print has lost what parted it: «Avtalt med `NAVSendt` søknad».
pub fn is_run_together(board: &Board, index: usize) -> bool {
    let mut after = board.text[board.tokens[index].at.clone()].strip_prefix("NAV").unwrap_or_default().chars();
    after.next().is_some_and(char::is_uppercase) && after.next().is_some_and(char::is_lowercase)
}
