//! Words that tell of a name beside them: «hilsen», «fastlege», «snakket med», and the endings of businesses.

use super::lists;
use super::tokens::{Shape, Tokens};

/// Words right before a person's name.
const PERSON: [&str; 84] = [
    "herr",
    "hr",
    "fru",
    "frk",
    "bestemor",
    "bestefar",
    "tante",
    "onkel",
    "hei",
    "hallo",
    "heisann",
    "heia",
    "hello",
    "kjære",
    "hilsen",
    "helsing",
    "mvh",
    "vh",
    "klem",
    "hilsener",
    "heter",
    "heiter",
    "hete",
    "navn",
    "namn",
    "kalles",
    "v/",
    "att",
    "lege",
    "legen",
    "fastlege",
    "fastlegen",
    "dr",
    "dr.",
    "psykolog",
    "psykologen",
    "psykiater",
    "fysioterapeut",
    "fysio",
    "kiropraktor",
    "veileder",
    "veilederen",
    "rettleiar",
    "saksbehandler",
    "saksbehandleren",
    "sakshandsamar",
    "kontaktperson",
    "kontakt",
    "jobbveileder",
    "jobbspesialist",
    "mentor",
    "sjef",
    "sjefen",
    "leder",
    "lederen",
    "rektor",
    "lærer",
    "læreren",
    "tolk",
    "mamma",
    "pappa",
    "mor",
    "far",
    "kjæreste",
    "kjæresten",
    "samboer",
    "samboeren",
    "kona",
    "mannen",
    "sønn",
    "sønnen",
    "datter",
    "datteren",
    "dattera",
    "bror",
    "broren",
    "søster",
    "søsteren",
    "søstera",
    "eks",
    "eksen",
    "eksmannen",
    "kompisen",
    "venninna",
];

/// Words that may stand between the cue and the name.
const BETWEEN: [&str; 11] = ["min", "mi", "mine", "mitt", "sin", "vår", "din", "er", "fra", ":", ","];

/// Verbs and prepositions that lead to a person, each with the word behind it.
const PAIRS: [(&str, &str); 34] = [
    ("mamman", "til"),
    ("mammaen", "til"),
    ("moren", "til"),
    ("mora", "til"),
    ("mor", "til"),
    ("pappaen", "til"),
    ("faren", "til"),
    ("far", "til"),
    ("broren", "til"),
    ("bror", "til"),
    ("søstera", "til"),
    ("søsteren", "til"),
    ("sønnen", "til"),
    ("datteren", "til"),
    ("snakket", "med"),
    ("snakka", "med"),
    ("snakke", "med"),
    ("snakker", "med"),
    ("prate", "med"),
    ("pratet", "med"),
    ("prata", "med"),
    ("møte", "med"),
    ("møtte", "med"),
    ("samtale", "med"),
    ("kontakt", "med"),
    ("avtale", "med"),
    ("time", "hos"),
    ("time", "med"),
    ("beskjed", "til"),
    ("sammen", "med"),
    ("saman", "med"),
    ("ringe", "til"),
    ("svar", "fra"),
    ("mail", "til"),
];

/// Words that end the name of a business, an office or a school.
const BUSINESS: [&str; 40] = [
    "as",
    "asa",
    "da",
    "ans",
    "sa",
    "ab",
    "kf",
    "iks",
    "sykehus",
    "sjukehus",
    "universitetssykehus",
    "legesenter",
    "legekontor",
    "legesentre",
    "dps",
    "bup",
    "skole",
    "skule",
    "ungdomsskole",
    "barneskole",
    "barnehage",
    "barnehager",
    "vgs",
    "kommune",
    "fylkeskommune",
    "universitet",
    "høgskole",
    "folkehøgskole",
    "folkehøgskule",
    "avis",
    "bedrift",
    "industrier",
    "vekst",
    "bakeri",
    "kafé",
    "restaurant",
    "hotell",
    "hotel",
    "apotek",
    "bank",
];

/// Whether a person's name may come right before `index`, by the words before it in the same sentence.
#[must_use]
pub fn leads_to_person(tokens: &Tokens, index: usize) -> bool {
    let mut at = index;
    for _ in 0..3 {
        if at == 0 || tokens[at].starts_sentence && !is_greeting_line(tokens, at) {
            return false;
        }
        at -= 1;
        let word = tokens.lower(at);
        if PERSON.contains(&word) {
            return true;
        }
        if matches!(word, "med" | "hos" | "til" | "fra") {
            return at > 0 && PAIRS.contains(&(tokens.lower(at - 1), word));
        }
        if word == "/" {
            return at > 0 && matches!(tokens.lower(at - 1), "v" | "vh" | "mvh");
        }
        if matches!(word, "ring" | "ringte" | "ringe" | "sms" | "vedr" | "ang") && at + 1 == index {
            return true;
        }
        if !BETWEEN.contains(&word) {
            return false;
        }
    }
    false
}

/// «Mvh⏎Kari»: the name stands on a line of its own below the greeting.
fn is_greeting_line(tokens: &Tokens, index: usize) -> bool {
    let mut before = index;
    while before > 0 && tokens[before - 1].shape == Shape::Sign {
        before -= 1;
    }
    before > 0 && matches!(tokens.lower(before - 1), "mvh" | "hilsen" | "helsing" | "vh" | "klem" | "hei")
}

/// The tokens of a business or an office that ends at `index`, by its last word: «Fjord Bakeri AS», «Nav Sagene».
/// The first of them, if there is such a name.
#[must_use]
pub fn business_start(tokens: &Tokens, kinds: &[lists::Kinds], index: usize) -> Option<usize> {
    if index == 0 || tokens[index].starts_sentence || !BUSINESS.contains(&tokens.lower(index)) {
        return None;
    }
    let legal = tokens[index].shape == Shape::Capitals;
    if tokens.lower(index).len() <= 3 && !legal {
        return None;
    }
    let mut start = index;
    while start > 0 && !tokens[start].starts_sentence {
        let before = &tokens[start - 1];
        let linked = matches!(tokens.lower(start - 1), "og" | "&" | "i")
            && start >= 2
            && start < index
            && tokens[start - 2].shape.is_capital();
        let plain = before.shape.is_capital() && kinds[start - 1] & lists::VOCABULARY == 0;
        // A word that only its sentence gives a capital is no name, unless a list knows it.
        let first_word = before.starts_sentence && kinds[start - 1] == 0 && start == index;
        if !(plain || linked) || first_word {
            break;
        }
        start -= 1;
    }
    (start < index).then_some(start)
}

/// The last token of an office that begins with «Nav» at `index`: «NAV Sagene», «Nav Gamle Oslo».
#[must_use]
pub fn office_end(tokens: &Tokens, kinds: &[lists::Kinds], index: usize) -> Option<usize> {
    if tokens.lower(index) != "nav" {
        return None;
    }
    let place = |index: usize| {
        tokens.get(index).is_some_and(|token| {
            !token.starts_sentence
                && (kinds[index] & lists::PLACE != 0
                    && (kinds[index] & lists::EVERYDAY == 0 || token.shape.is_capital())
                    || token.shape == Shape::Capital && kinds[index] & lists::VOCABULARY == 0)
        })
    };
    let mut end = index;
    while end < index + 3 && place(end + 1) {
        end += 1;
    }
    (end > index).then_some(end)
}
