//! How people write: the words of sentences, greetings, farewells and signatures, by which the end of a message is
//! told from a title.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::layout::lowered;

/// Words of sentences, bokmål and nynorsk; a title hardly has one.
const SENTENCE_WORDS: [&str; 60] = [
    "ta", "gi", "gje", "send", "ring", "kom", "vær", "sjekk", "jeg", "eg", "du", "meg", "deg", "vi", "oss", "det",
    "den", "er", "var", "har", "hadde", "kan", "skal", "vil", "må", "få", "får", "fekk", "fikk", "ikke", "ikkje",
    "bare", "berre", "så", "blir", "vert", "ble", "kommer", "kjem", "ringer", "ringjer", "snakkes", "tror", "trur",
    "håper", "håpar", "ok", "okei", "ja", "nei", "takk", "fint", "supert", "flott", "greit", "grei", "prøver", "lykke",
    "helg", "dag",
];
const GREETINGS: [&str; 7] = ["hei", "hallo", "god ", "heisann", "velkommen", "velkomen", "til "];
/// What stands behind the first word of a greeting.
const GREETING_WORDS: [&str; 14] =
    ["og", "takk", "for", "sist", "igjen", "dag", "deg", "på", "du", "morgen", "kveld", "hallo", "hei", "til"];
/// The words with which messages end.
const FAREWELLS: [&str; 37] = [
    "snakkes",
    "vi snakkes",
    "vi sees",
    "vi høres",
    "sees",
    "høres",
    "ring meg",
    "ta kontakt",
    "takk",
    "tusen takk",
    "på forhånd",
    "på førehand",
    "ha en",
    "ha ei",
    "ha det",
    "god dag",
    "god helg",
    "god tur",
    "god påske",
    "god sommer",
    "god sommar",
    "god jul",
    "godt nytt",
    "lykke til",
    "god bedring",
    "god betring",
    "god natt",
    "god kveld",
    "god ferie",
    "god arbeidslyst",
    "ønsker deg en",
    "ønskjer deg ei",
    "hadet",
    "hører fra",
    "høyrer frå",
    "tlf",
    "telefon:",
];
/// How the lines of a signature below the name begin.
const SIGNATURES: [&str; 7] = ["nav ", "nav-", "veil", "tlf", "tel", "rådg", "kontaktp"];
/// The words after which a name stands.
const CLOSINGS: [&str; 14] = [
    "mvh",
    "hilsen",
    "helsing",
    "vennlig hilsen",
    "venleg helsing",
    "vennleg helsing",
    "med venn",
    "med venleg",
    "med hilsen",
    "med helsing",
    "beste h",
    "hilsning",
    "klem",
    "vh",
];

/// A line in lower case as far as its first and last words go, which is all that closings and greetings need.
pub(super) fn ends_lowered(line: &str) -> String {
    const END: usize = 32;
    if line.len() <= 2 * END {
        return lowered(line);
    }
    let (beginning, end) = (&line[..line.floor_char_boundary(END)], &line[line.ceil_char_boundary(line.len() - END)..]);
    lowered(&[beginning, " ", end].concat())
}

/// Whether sentences have the word, and titles hardly; lower case.
pub(super) fn is_sentence_word(word: &str) -> bool {
    static WORDS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| SENTENCE_WORDS.into_iter().collect());
    WORDS.contains(word)
}

pub(super) fn is_farewell(lower: &str) -> bool {
    is_closing(lower) || FAREWELLS.iter().any(|word| lower.starts_with(word))
}

pub(super) fn is_closing(lower: &str) -> bool {
    let whole = |word: &str| lower.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphabetic));
    CLOSINGS.iter().any(|word| if word.len() > 4 { lower.starts_with(word) } else { whole(word) })
        || lower.ends_with(" hilsen")
}

/// Whether the line can be [`is_closing`] by its first and last letters.
pub(super) fn may_close(line: &str) -> bool {
    let first = line.bytes().next().map(|byte| byte.to_ascii_lowercase());
    matches!(first, Some(b'm' | b'h' | b'v' | b'b' | b'k')) || line.ends_with(['n', 'N'])
}

/// A line of a signature below the name: an office, a telephone number.
pub(super) fn is_signature(lower: &str) -> bool {
    SIGNATURES.iter().any(|word| lower.starts_with(word))
        || lower.starts_with(|c: char| c.is_ascii_digit())
        || lower.split_once(", ").is_some_and(|(_, rest)| rest == "nav" || rest.starts_with("nav "))
}

/// Whether a closing line names the writer too: «Hilsen Kari».
pub(super) fn has_name(line: &str) -> bool {
    line.split(' ').skip(1).any(|word| {
        (word.starts_with(char::is_uppercase) && word != "Hilsen" && word != "Helsing") || word.starts_with("veil")
    })
}

/// An item of a list by its mark: «- ring legen».
pub(super) fn is_bullet(line: &str) -> bool {
    line.starts_with(['-', '–', '•', '*'])
}

/// An item of a list: «- ring legen», «1. Du snakker …», «2) …».
pub(super) fn is_item(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    is_bullet(line) || (rest.len() < line.len() && rest.starts_with(['.', ')']))
}

/// Whether a line begins with a greeting; lower case.
pub(super) fn is_greeting(lower: &str) -> bool {
    GREETINGS.iter().any(|word| lower.starts_with(word))
}

/// What stands behind the words of a greeting: «Kari» in «Hei igjen, Kari!».
pub(super) fn greeted(line: &str) -> Option<&str> {
    let bare = |word: &str| word.trim_end_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let (first, mut rest) = line.split_once(' ')?;
    if !is_greeting(&bare(first)) {
        return None;
    }
    while let Some((_, after)) = rest.split_once(' ').filter(|(word, _)| GREETING_WORDS.contains(&bare(word).as_str()))
    {
        rest = after;
    }
    Some(rest)
}

/// Whether a line is nothing but a greeting: «Hei!», «Hei, og takk for sist!».
pub(super) fn is_bare_greeting(lower: &str) -> bool {
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    is_greeting(lower) && words.clone().count() <= 6 && words.skip(1).all(|word| GREETING_WORDS.contains(&word))
}

/// Two sentences or more: a mark that ends one, and a capital after it.
pub(super) fn has_sentences(line: &str) -> bool {
    let ends = line.match_indices(['.', '!', '?']).map(|(at, _)| (&line[..at], &line[at + 1..]));
    ends.into_iter().any(|(before, after)| {
        let word = before.rsplit(' ').next().unwrap_or_default();
        // Abbreviations and ordinals are short: «kl. Ti», «3. Mars».
        let ends = word.chars().count() > 2 && !word.ends_with(|c: char| c.is_ascii_digit());
        ends && after.strip_prefix(' ').is_some_and(|after| after.starts_with(char::is_uppercase))
    })
}

/// How many words stand after the closing at the end of a line of running text, «… Med vennlig hilsen Kari», and
/// whether the last of them lets expect more; lower case.
pub(super) fn words_after_closing(lower: &str) -> Option<(usize, bool)> {
    let words: Vec<&str> = lower.split(' ').rev().take(5).collect();
    let at = words.iter().position(|word| matches!(*word, "hilsen" | "helsing" | "mvh" | "mvh." | "vh" | "klem"))?;
    let goes_on = words[0] == "nav" || words[0].ends_with(',') || words[0].ends_with('.');
    Some((at, goes_on))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_long_lines_are_lowered_like_short_ones() {
        let middle = "og da håper jeg at alt er i orden med det som jeg sendte deg på mandag ".repeat(2);
        for (first, last) in [("ØYVIND HILSER", "ÅSE ØDEGÅRD"), ("MED VENNLIG HILSEN", "ÆRLIGHET VARER")] {
            let lowered = ends_lowered(&format!("{first} {middle}{last}"));
            assert!(lowered.starts_with(&first.to_lowercase()), "{lowered}");
            assert!(lowered.ends_with(&last.to_lowercase()), "{lowered}");
        }
    }
}
