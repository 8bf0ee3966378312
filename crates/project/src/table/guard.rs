//! Formulas: what a spreadsheet would run is kept from running by an apostrophe, wherever a spreadsheet that parts cells by another
//! sign would see a cell begin. [`unguarded`] is the exact inverse of [`guarded`].

use std::borrow::Cow;

/// Where a cell can begin for some spreadsheet: behind one of these.
const PARTING: [char; 5] = [';', ',', '\t', '|', '\n'];

/// The cell as every spreadsheet shows it and none runs it.
#[must_use]
pub fn guarded(cell: &str) -> Cow<'_, str> {
    let places = places(cell, is_run);
    if places.is_empty() {
        return Cow::Borrowed(cell);
    }
    let mut out = String::with_capacity(cell.len() + places.len());
    let mut done = 0;
    for at in places {
        out.push_str(&cell[done..at]);
        out.push('\'');
        done = at;
    }
    out.push_str(&cell[done..]);
    Cow::Owned(out)
}

/// The cell without the apostrophes that [`guarded`] has put there.
#[must_use]
pub fn unguarded(cell: &str) -> Cow<'_, str> {
    let places = places(cell, |begin, rest| rest.strip_prefix('\'').is_some_and(|rest| is_run(begin, rest)));
    if places.is_empty() {
        return Cow::Borrowed(cell);
    }
    let mut out = String::with_capacity(cell.len());
    let mut done = 0;
    for at in places {
        out.push_str(&cell[done..at]);
        done = at + 1;
    }
    out.push_str(&cell[done..]);
    Cow::Owned(out)
}

/// The bytes at which what `is_found` likes begins, behind white space and what cannot be seen.
fn places(cell: &str, is_found: impl Fn(bool, &str) -> bool) -> Vec<usize> {
    let mut places = Vec::new();
    let mut from = 0;
    loop {
        let rest = &cell[from..];
        // A spreadsheet that parts cells inside of this one takes a quotation mark there for the begin of a quoted cell.
        let quoted = from > 0;
        let at = from + rest.find(|c: char| !(is_passed_over(c) || quoted && c == '"')).unwrap_or(rest.len());
        if is_found(from == 0, &cell[at..]) {
            places.push(at);
        }
        match cell[at..].find(PARTING) {
            // All of them take one byte.
            Some(next) => from = at + next + 1,
            None => return places,
        }
    }
}

/// White space and what cannot be seen, but nothing that parts cells.
fn is_passed_over(c: char) -> bool {
    !PARTING.contains(&c)
        && (c.is_whitespace() || c.is_control() || reading::entered::trimmed(c.encode_utf8(&mut [0; 4])).is_empty())
}

/// Whether a spreadsheet would run what begins here, apostrophes in front of it aside; `at_start`: at the start of the cell itself.
fn is_run(at_start: bool, rest: &str) -> bool {
    let rest = rest.trim_start_matches('\'');
    let mut signs = rest.chars();
    match signs.next() {
        Some('=' | '@' | '＝' | '＠' | '﹦' | '﹫') => true,
        Some('+' | '-' | '＋' | '－' | '﹢' | '﹣') => {
            let piece = rest.split(PARTING).next().unwrap_or_default();
            if at_start { !is_negative_number(rest) } else { !is_number(piece) && !is_prose(signs.next(), piece) }
        }
        Some('\t') => at_start,
        _ => false,
    }
}

/// A negative number is no formula; what begins with a plus would lose it.
fn is_negative_number(cell: &str) -> bool {
    cell.starts_with('-') && is_number(cell)
}

fn is_number(piece: &str) -> bool {
    piece.ends_with(|c: char| c.is_ascii_digit()) && piece.replace(',', ".").parse::<f64>().is_ok()
}

/// Inside a text: an item of a list, a smiley, «500,-». They are nothing that a spreadsheet can run, unless a function is called in them.
fn is_prose(next: Option<char>, piece: &str) -> bool {
    let calls = piece.contains(['|', '!'])
        || piece.char_indices().any(|(at, c)| c == '(' && piece[..at].ends_with(char::is_alphanumeric));
    !calls && next.is_none_or(|c| c.is_whitespace() || matches!(c, ')' | '.' | ':' | ';' | '-' | '*' | '?' | '/'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_a_spreadsheet_would_run_gets_an_apostrophe_wherever_a_cell_could_begin() {
        for (cell, wanted) in [
            ("=1+1", "'=1+1"),
            ("＝1+1", "'＝1+1"),
            (" \u{200b}=1", " \u{200b}'=1"),
            ("-hun", "'-hun"),
            ("+4790000000", "'+4790000000"),
            ("@", "'@"),
            ("\t=1", "'\t'=1"),
            ("a;=cmd", "a;'=cmd"),
            ("a, =cmd", "a, '=cmd"),
            ("a\t=cmd|x", "a\t'=cmd|x"),
            ("a\n=cmd", "a\n'=cmd"),
            ("a;-A1(B2)", "a;'-A1(B2)"),
            ("a\n- HYPERLINK(\"x\")", "a\n'- HYPERLINK(\"x\")"),
            ("'=1", "''=1"),
            ("\"\n\"=", "\"\n\"'="),
            ("sa;\"\"=cmd", "sa;\"\"'=cmd"),
        ] {
            assert_eq!(guarded(cell), wanted, "{cell:?}");
        }
        for harmless in [
            "",
            "-5",
            "-2,5",
            "\"-hun\"",
            "a = b",
            "bra ;-)",
            "500,- kr",
            "a:\n- et punkt (se over)\n- et til",
            "1,-5",
            "it's",
        ] {
            assert_eq!(guarded(harmless), harmless);
        }
    }

    proptest! {
        #[test]
        fn what_is_guarded_comes_back_unchanged(cell in "[-='+@＝a(1 ;,\t|\n\u{200b}!\"\r]{0,12}") {
            let out = guarded(&cell);
            prop_assert_eq!(unguarded(&out), cell.as_str());
            for (nth, piece) in out.split(PARTING).enumerate() {
                let seen = piece.trim_start_matches(|c| is_passed_over(c) || nth > 0 && c == '"');
                prop_assert!(!seen.starts_with(['=', '@', '＝']), "{:?}", out);
            }
        }
    }
}
