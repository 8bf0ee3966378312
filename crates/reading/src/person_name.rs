//! The name of the person at the top of a print.

use crate::layout::columns;
use crate::print_words::print_words;

/// The words of the name in the first line of a head, in lower case. What stands beside it in other columns is no part of it; what stands
/// for a name is none: something in brackets, a letter again and again, «NAV Prøveby» where the name was taken out.
pub(crate) fn in_head(line: &str) -> Option<Vec<String>> {
    let first = columns(line).next()?.trim();
    let name = first.strip_prefix(&print_words().name_label).unwrap_or(first).trim().to_lowercase();
    let is_letter = |c: char| c.is_alphabetic() || c.is_whitespace() || matches!(c, '-' | '.' | '\'' | '’');
    let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut letters = words.iter().flat_map(|word| word.chars());
    let first = letters.next();
    let is_name = name.chars().all(is_letter)
        && words.len() > 1
        && letters.any(|letter| Some(letter) != first)
        && !words.iter().any(|word| print_words().page_head.contains(*word));
    is_name.then(|| words.into_iter().map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_what_stands_in_their_place() {
        for (line, name) in [
            ("Kari Eksempel", "kari eksempel"),
            ("Navn: Kari-Anne Eksempel", "kari anne eksempel"),
            ("KARI O. EKSEMPEL      NAV Prøveby", "kari o eksempel"),
            ("D'Angelo Prøve", "d angelo prøve"),
        ] {
            assert_eq!(in_head(line).map(|words| words.join(" ")).as_deref(), Some(name), "{line}");
        }
        for line in [
            "",
            "Kari",
            "[navn]",
            "Navn: [fjernet]",
            "NAV Prøveby",
            "Prøve kommune, bydel nord",
            "Prøve kommune",
            "Fornavn Etternavn",
            "Navn fjernet",
            "Deltaker A",
            "N. N.",
            "xxx xxxxx",
            "*** ***",
            "Dato: 4. juni 2020",
            "Modia Arbeidsrettet Oppfølging",
            "Vedtak om dagpenger",
        ] {
            assert_eq!(in_head(line), None, "{line}");
        }
    }
}
