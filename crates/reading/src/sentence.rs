//! Sentences of Norwegian text, as people select them.
//!
//! A full stop ends no sentence after an abbreviation («f.eks.»), an initial, or a number that goes on in small letters («12. mai»).
//! Offsets are code points of the text that is given.

use std::ops::Range;

/// Abbreviations after which a sentence goes on, whatever follows.
const WITHIN: [&str; 69] = [
    "adm", "adr", "ang", "arb", "art", "aug", "avd", "bl.a", "ca", "cand", "d.d", "d.v.s", "des", "dr", "dvs", "e.g",
    "ekskl", "ev", "evt", "f.eks", "f.o.m", "feb", "febr", "fom", "fvl", "følg", "gj.sn", "hhv", "i.e", "ifm", "ift",
    "iht", "inkl", "jan", "jf", "jfr", "jr", "kap", "kgl", "kl", "komm", "kr", "kv", "lnr", "maks", "mfl", "mht",
    "mill", "mrd", "mv", "nov", "nr", "okt", "pga", "pkt", "pnr", "pr", "prof", "psyk", "red", "ref", "resp", "sept",
    "sml", "spes", "t.o.m", "tlf", "vedr", "vha",
];

/// Abbreviations that often stand last: a sentence ends there when a capital follows.
const LAST: [&str; 20] = [
    "a.s.a.p", "d.å", "e.l", "el", "etc", "forts", "m.a.o", "m.fl", "m.h.t", "m.m", "m.v", "mnd", "o.a", "o.l",
    "o.s.v", "osv", "p.t", "s", "stk", "t",
];

/// Words that are as often words as abbreviations: a sentence ends there unless a number or a small letter follows.
const BOTH: [&str; 10] = ["bla", "eks", "el", "fr", "ii", "min", "org", "st", "str", "tom"];

const MONTHS: [&str; 12] = [
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
];

/// The sentences of a text without the blanks between them. A line without letters parts them too.
#[must_use]
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut start = skip_blanks(&chars, 0);
    let mut at = start;
    while at < chars.len() {
        let end = match chars[at] {
            '.' | '!' | '?' | '…' => end_at(&chars, start, at),
            '\n' if chars[at + 1..].iter().take_while(|c| c.is_whitespace()).any(|&c| c == '\n') => Some(at),
            _ => None,
        };
        let Some(end) = end else {
            at += 1;
            continue;
        };
        found.push(start..end);
        start = skip_blanks(&chars, end);
        at = start;
    }
    let last = (start..chars.len()).rev().find(|&at| !chars[at].is_whitespace());
    found.extend(last.map(|last| start..last + 1));
    found
}

/// The sentence at a place: the one that the place stands in or behind, else the next; empty in a text without letters.
#[must_use]
pub fn around(text: &str, at: usize) -> Range<usize> {
    let sentences = sentences(text);
    let here = sentences.iter().find(|sentence| at <= sentence.end).or(sentences.last());
    here.cloned().unwrap_or(at..at)
}

fn skip_blanks(chars: &[char], from: usize) -> usize {
    (from..chars.len()).find(|&at| !chars[at].is_whitespace()).unwrap_or(chars.len())
}

/// Where the sentence ends that began at `start`, if it does with the mark at `mark`.
fn end_at(chars: &[char], start: usize, mark: usize) -> Option<usize> {
    let is_mark = |c: &char| matches!(c, '.' | '!' | '?' | '…');
    let marks = chars[mark..].iter().take_while(|c| is_mark(c)).count();
    let closers = chars[mark + marks..].iter().take_while(|c| matches!(c, '»' | '”' | '"' | '’' | ')' | ']')).count();
    let end = mark + marks + closers;
    let Some(next) = chars.get(end) else { return Some(end) };
    let is_stop = marks == 1 && chars[mark] == '.';
    if !next.is_whitespace() {
        return (is_stop && closers == 0 && is_unspaced(chars, start, mark)).then_some(end);
    }
    let rest = skip_blanks(chars, end);
    let (smiley, following) = smiley(chars, rest);
    let next = chars.get(following).copied();
    let goes_on = next.is_some_and(char::is_lowercase);
    if closers > 0 && goes_on || marks > 1 && chars[mark] == '.' && goes_on || chars[mark] == '…' && goes_on {
        return None;
    }
    if is_stop && closers == 0 && smiley.is_empty() && is_within(chars, start, mark, following) {
        return None;
    }
    Some(if smiley.is_empty() { end } else { smiley.end })
}

/// A sign such as «:)» that stands by itself behind a mark, and where the text goes on.
fn smiley(chars: &[char], from: usize) -> (Range<usize>, usize) {
    let end = (from..chars.len()).find(|&at| chars[at].is_whitespace()).unwrap_or(chars.len());
    let begins = |c: char| matches!(c, '«' | '“' | '"' | '(' | '-' | '–' | '—' | '•' | '*' | '§');
    let own = &chars[from..end];
    let is_smiley = own.first().is_some_and(|&c| !begins(c)) && !own.iter().any(|c| c.is_alphanumeric());
    let is_known = matches!(own, [':' | ';', .., 'D' | 'P' | 'p']);
    if is_smiley || is_known { (from..end, skip_blanks(chars, end)) } else { (from..from, from) }
}

/// Whether a stop that no blank follows ends a sentence: «Hei.Jeg lurte …», and no address.
fn is_unspaced(chars: &[char], start: usize, mark: usize) -> bool {
    let before = chars[start..mark].iter().rev().take_while(|c| c.is_lowercase()).count();
    let word = chars[start..mark].iter().rev().take_while(|c| !c.is_whitespace());
    let is_address = word.clone().any(|c| matches!(c, '@' | '/' | '.'));
    let after: Vec<char> = chars[mark + 1..].iter().copied().take(2).collect();
    let begins = matches!(after.as_slice(), [first, second] if first.is_uppercase() && (second.is_lowercase() || *second == ' '));
    before >= 2 && begins && !is_address
}

/// Whether the stop at `mark` belongs to the word before it; `next` is where the text goes on.
fn is_within(chars: &[char], start: usize, mark: usize, next: usize) -> bool {
    let begin = chars[start..mark].iter().rposition(|c| c.is_whitespace() || matches!(c, '(' | '«' | '"' | '/'));
    let begin = begin.map_or(start, |at| start + at + 1);
    let word: String = chars[begin..mark].iter().collect::<String>().to_lowercase();
    let following: String = chars[next.min(chars.len())..].iter().take_while(|c| c.is_alphanumeric()).collect();
    let first = following.chars().next();
    let goes_on = first.is_some_and(|c| c.is_lowercase() || c.is_ascii_digit());
    if word.is_empty() {
        return false;
    }
    if word.chars().all(|c| c.is_ascii_digit()) {
        // A number at the beginning counts the points of a list; a capital month is one that was written so.
        let is_point = begin == start && word.len() <= 2;
        let is_month = MONTHS.contains(&following.to_lowercase().as_str());
        return is_point || is_month || first.is_some_and(char::is_lowercase);
    }
    if word.chars().count() == 1 && chars[begin].is_uppercase() {
        return true;
    }
    let word = word.as_str();
    if BOTH.contains(&word) || LAST.contains(&word) {
        return goes_on;
    }
    WITHIN.contains(&word) || word.contains('.') && goes_on && word.split('.').all(|part| part.chars().count() <= 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        sentences(text).into_iter().map(|sentence| chars[sentence].iter().collect()).collect()
    }

    #[test]
    fn marks_end_sentences_and_blanks_belong_to_none() {
        assert_eq!(told("  Hei! Går det bra?  Jeg venter. "), ["Hei!", "Går det bra?", "Jeg venter."]);
        assert_eq!(told("Hei\n\nJeg lurer"), ["Hei", "Jeg lurer"]);
        assert_eq!(told("Nei?! Ja..."), ["Nei?!", "Ja..."]);
        assert_eq!(told(" \n "), Vec::<String>::new());
    }

    #[test]
    fn abbreviations_end_no_sentence() {
        for text in [
            "Jeg kan f.eks. møte kl. 12.30 hos dr. Lie.",
            "Det gjelder bl.a. husleie, jf. vedtaket, pkt. 3.",
            "Ta kontakt på tlf. 55 55 33 33 evt. her.",
            "Strøm, mat osv. koster mer nå.",
            "Jeg heter A. Hansen.",
            "Det er t.o.m. fredag som gjelder.",
            "Bidraget er kr. 1.500 pr. mnd. og går ut.",
            "Jeg søkte 20 stk. jobber i min. to uker.",
            "Se nr. 4.",
        ] {
            assert_eq!(told(text), [text]);
        }
    }

    #[test]
    fn abbreviations_that_stand_last_end_a_sentence_before_a_capital() {
        assert_eq!(told("Strøm, mat osv. Jeg klarer det ikke."), ["Strøm, mat osv.", "Jeg klarer det ikke."]);
        assert_eq!(
            told("Det var til tross for alt hos min. Nå er det bra."),
            ["Det var til tross for alt hos min.", "Nå er det bra."]
        );
    }

    #[test]
    fn dates_ordinals_and_decimals_end_no_sentence() {
        for text in [
            "Jeg møter 12. mai kl. 9.",
            "Møtet er 3. Juni på kontoret.",
            "Det var i 2. kvartal, i 3. etasje, med 1.5 time og 12.05.2019.",
            "1. Skriv CV innen fristen.",
        ] {
            assert_eq!(told(text), [text]);
        }
        assert_eq!(told("Jeg sluttet i 2019. Da ble jeg syk."), ["Jeg sluttet i 2019.", "Da ble jeg syk."]);
    }

    #[test]
    fn sentences_of_a_chat_begin_with_small_letters_and_without_blanks() {
        assert_eq!(told("hei. jeg er syk. kommer ikke"), ["hei.", "jeg er syk.", "kommer ikke"]);
        assert_eq!(told("Hei.Jeg lurte på noe."), ["Hei.", "Jeg lurte på noe."]);
        assert_eq!(told("Se www.nav.no eller post@Nav.No i dag."), ["Se www.nav.no eller post@Nav.No i dag."]);
        assert_eq!(told("Takk! :) Vi ses. 🙂 Hei"), ["Takk! :)", "Vi ses. 🙂", "Hei"]);
    }

    #[test]
    fn what_is_quoted_or_in_brackets_goes_on_in_small_letters() {
        assert_eq!(told("«Kommer du?» spurte hun. Nei."), ["«Kommer du?» spurte hun.", "Nei."]);
        assert_eq!(told("Kurset (Excel?) var bra … men langt."), ["Kurset (Excel?) var bra … men langt."]);
        assert_eq!(told("Hun sa «nei.» Jeg gikk."), ["Hun sa «nei.»", "Jeg gikk."]);
    }

    #[test]
    fn offsets_are_code_points() {
        assert_eq!(sentences("Æ å! 🙂ø."), [0..4, 5..8]);
        assert_eq!(around("En. To.", 3), 0..3);
        assert_eq!(around("En. To.", 4), 4..7);
        assert_eq!(around("En.   To.", 4), 6..9);
        assert_eq!(around("", 0), 0..0);
    }
}
