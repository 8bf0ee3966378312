//! Words whose letters were lost or became others, because somebody read a text in another encoding than it was written in.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::text::Text;

/// What is looked at more closely. Most texts hold none of it.
const SIGNS: [&str; 32] = [
    "\u{fffd}", "Ã", "Â", "â€", "ðŸ", "√", "├", "Œ", "Ê", "Õ", "¿", "¾", "¯", "†", "›", "‘", "°", "µ", "¹", "º", "¼",
    "¢", "&aring;", "&oslash;", "&aelig;", "=C3=", "\\u00", "昀", "琀", "椀", "氀", "樀",
];

/// Most places that are found: every entry with one is flagged, and more say nothing more.
const MOST: usize = 100_000;

/// How far back the beginning of an address is looked for, in bytes.
const LONGEST_ADDRESS: usize = 200;

/// The code points at which letters were lost or became others, in order.
pub(super) fn places(text: &Text) -> Vec<usize> {
    static FINDER: LazyLock<AhoCorasick> = LazyLock::new(|| {
        AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(SIGNS).expect("a few short words")
    });
    let content = text.as_str();
    let hits = FINDER.find_iter(content).filter(|hit| {
        let (before, after) = (&content[..hit.start()], &content[hit.end()..]);
        is_garbled(&content[hit.range()], before.chars().next_back(), after.chars().next())
    });
    let mut places: Vec<usize> = hits.take(MOST).map(|hit| text.char_of(hit.start())).collect();
    if places.is_empty() && !content.contains(['å', 'ø', 'æ']) {
        places = lost_letters(content).take(MOST).map(|at| text.char_of(at)).collect();
    }
    places
}

/// Whether the sign, between these characters, is what became of a letter.
fn is_garbled(sign: &str, before: Option<char>, after: Option<char>) -> bool {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let small = |c: Option<char>| c.is_some_and(char::is_lowercase);
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
    // The rest of a letter of UTF-8 that was read byte by byte.
    let rest = |c: Option<char>| c.is_some_and(|c| !c.is_ascii() && !c.is_whitespace() || c == '\u{a0}');
    match sign {
        "√" | "├" => after.is_some_and(|c| rest(Some(c)) && !('\u{2500}'..='\u{257f}').contains(&c)),
        "Ã" => small(before) || rest(after),
        "Â" => small(before) || rest(after) && !letter(after),
        "Œ" | "Ê" | "Õ" => small(before),
        "¿" | "†" => letter(before),
        "¾" | "¯" | "›" | "‘" | "°" | "µ" | "¹" | "º" | "¼" | "¢" => letter(before) && small(after),
        // «f», «t», «i», «l» and «j» with their bytes turned, as some programs write those that one glyph joins.
        "昀" | "琀" | "椀" | "氀" | "樀" => latin(before) || latin(after),
        // Lost letters, and what stands in their place in mail and on web pages.
        _ => true,
    }
}

/// Question marks inside words of small letters, where a text has none of the letters that became them.
fn lost_letters(content: &str) -> impl Iterator<Item = usize> {
    let bytes = content.as_bytes();
    let small = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_lowercase);
    let inside = move |at: &usize| small(at.checked_sub(1)) && small(Some(at + 1));
    // An address has its question mark behind a path.
    let in_address = |at: &usize| {
        let near = content.floor_char_boundary(at.saturating_sub(LONGEST_ADDRESS));
        let word = content[near..*at].rsplit(char::is_whitespace).next().unwrap_or_default();
        word.contains(['/', '@']) || word.starts_with("www.")
    };
    memchr::memchr_iter(b'?', bytes).filter(inside).filter(move |at| !in_address(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_found(line: &str) -> bool {
        !places(&Text::new(line)).is_empty()
    }

    #[test]
    fn words_in_another_encoding_are_found() {
        for line in [
            "Mitt m\u{fffd}l",
            "Mitt mÃ¥l er Ã¥ bli tÃ¸mrer",
            "Â«NavnÂ» â€“ senere",
            "Bra ðŸ˜€",
            "Mitt mŒl",
            "bli t¿mrer",
            "v¾rt der",
            "Mitt m†l",
            "t›mrer",
            "Mitt mÂl",
            "t¯mrer",
            "vÊrt der",
            "Mitt m√•l",
            "Mitt m├Ñl",
            "Mitt mÕl",
            "t°mrer",
            "Kárá¹johka",
            "Mitt m&aring;l",
            "Mitt m=C3=A5l",
            "Mitt m?l er bra",
            "Jeg treffer o昀琀e sjefen",
        ] {
            assert!(is_found(line), "{line}");
        }
    }

    #[test]
    fn signs_in_their_place_are_not_taken_for_letters() {
        for line in [
            "Det er 20°C ute, og 5 µm er 5 ¢.",
            "São Paulo, Ângela og Übersetzung på crème brûlée",
            "«Hva?» – ¿qué? ½ ‹ord› ‘ord’",
            "Hei?Kan jeg få hjelp?det går",
            "Se https://nav.no/side?id=3&x=y",
            "2³ = 8, nr. 4",
        ] {
            assert!(!is_found(line), "{line}");
        }
    }
}
