//! Words that tell of a name beside them: «hilsen», «fastlege», «snakket med», and the endings of businesses.

use super::lists;
use super::tokens::{Shape, Tokens};

/// Words right before a person's name.
const PERSON: [&str; 88] = [
    "hils",
    "hallais",
    "advokaten",
    "avdelingsleder",
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

/// Titles that stand right before the name of a person, not before that of an office or a place.
const TITLES: [&str; 28] = [
    "representant",
    "representanten",
    "statsråd",
    "statsråden",
    "ordfører",
    "ordføreren",
    "ordførar",
    "ordføraren",
    "president",
    "professor",
    "advokat",
    "advokaten",
    "prest",
    "presten",
    "forfatter",
    "forfatteren",
    "forfattar",
    "forfattaren",
    "kunstneren",
    "kunstnaren",
    "overlege",
    "doktor",
    "psykolog",
    "kaptein",
    "trener",
    "treneren",
    "trenar",
    "trenaren",
];

/// Verbs and prepositions that lead to a person, each with the word behind it.
const PAIRS: [(&str, &str); 40] = [
    ("ring", "til"),
    ("ringt", "til"),
    ("ringte", "til"),
    ("hilse", "til"),
    ("hils", "til"),
    ("spurt", "hos"),
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

/// Who somebody is to somebody.
const RELATIONS: [&str; 58] = [
    "mor",
    "moren",
    "mora",
    "mamma",
    "mammaen",
    "far",
    "faren",
    "pappa",
    "pappaen",
    "sønn",
    "sønnen",
    "son",
    "sonen",
    "datter",
    "datteren",
    "dattera",
    "dotter",
    "dottera",
    "bror",
    "broren",
    "søster",
    "søsteren",
    "søstera",
    "søstra",
    "syster",
    "systera",
    "kone",
    "kona",
    "mann",
    "mannen",
    "samboer",
    "samboeren",
    "sambuar",
    "sambuaren",
    "kjæreste",
    "kjæresten",
    "kjærasten",
    "eks",
    "eksen",
    "eksmannen",
    "ekskona",
    "barnefaren",
    "barnemora",
    "onkel",
    "onkelen",
    "tante",
    "tanta",
    "nevøen",
    "niesa",
    "venn",
    "vennen",
    "venninne",
    "venninnen",
    "venninna",
    "kompis",
    "kompisen",
    "sjefen",
    "naboen",
];

const POSSESSIVES: [&str; 12] =
    ["min", "mi", "mitt", "din", "di", "sin", "si", "vår", "hans", "hennes", "hennar", "deres"];

/// What a person does or is, in the finite form.
const DOES: [&str; 68] = [
    "er", "har", "var", "hadde", "skal", "skulle", "vil", "kan", "må", "fikk", "får", "fekk", "går", "gikk", "gjekk",
    "kommer", "kom", "kjem", "bor", "bur", "bodde", "budde", "ble", "blei", "blir", "vart", "begynner", "begynte",
    "byrja", "sluttet", "slutta", "hjelper", "hjelpte", "sitter", "ligger", "venter", "ventar", "trenger", "treng",
    "liker", "likar", "reiste", "flyttet", "flytta", "jobber", "jobba", "jobbet", "arbeider", "sa", "sier", "seier",
    "ringte", "ringer", "mener", "meiner", "svarer", "svarar", "svarte", "lurer", "lurte", "skrev", "skreiv",
    "skriver", "fortalte", "spurte", "spør", "ordner", "ordnar",
];

/// Acts of persons only.
const SPEAKS: [&str; 22] = [
    "sa", "sier", "seier", "ringte", "ringer", "mener", "meiner", "svarer", "svarar", "svarte", "lurer", "lurte",
    "skrev", "skreiv", "skriver", "fortalte", "spurte", "spør", "ordner", "ordnar", "jobber", "hjelper",
];

/// Words before the subject of a clause.
const SUBJECT: [&str; 16] = [
    "hvis", "viss", "om", "når", "at", "fordi", "siden", "sidan", "mens", "medan", "og", "men", "da", "då", "for",
    "som",
];

/// Words that no cue but a relation makes a name in lower case.
const FUNCTION: [&str; 24] = [
    "andre", "alle", "hans", "sine", "vår", "per", "even", "are", "ane", "can", "cao", "do", "hai", "han", "jo", "joy",
    "jul", "juli", "juni", "kai", "mai", "may", "my", "long",
];

/// How surely the words around an everyday word in lower case say that it is a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lead {
    Weak,
    /// Worth a question.
    Likely,
    Sure,
}

/// What stands around an everyday word in lower case: «sønnen min per er syk», «ring til stein.», «hvis finn ikke svarer».
#[must_use]
pub fn lead_to_everyday(tokens: &Tokens, index: usize) -> Lead {
    // «broren min han er fetter».
    if tokens[index].starts_sentence || matches!(tokens.lower(index), "han" | "alle" | "andre" | "sine") {
        return Lead::Weak;
    }
    let back = |steps: usize| index.checked_sub(steps).map_or("", |at| tokens.lower(at));
    let next = tokens.get(index + 1);
    let ends = next.is_none_or(|next| next.starts_sentence || next.shape == Shape::Sign);
    let ahead = if ends { "" } else { tokens.lower(index + 1) };
    let (does, links) = (DOES.contains(&ahead), matches!(ahead, "og" | "som" | "i" | "på" | "hos"));
    let related = POSSESSIVES.contains(&back(1)) && RELATIONS.contains(&back(2))
        || RELATIONS.contains(&back(1)) && back(1) != "mann" && !POSSESSIVES.contains(&tokens.lower(index));
    if related && (ends || does || links) {
        return Lead::Sure;
    }
    let called = matches!(back(1), "heter" | "heiter" | "hilsen" | "helsing" | "mvh" | "klem" | "lille" | "vesle");
    let turned_to = matches!(back(1), "med" | "hos" | "til" | "fra" | "frå")
        && PAIRS.contains(&(back(2), back(1)))
        && (ends || does || matches!(ahead, "og" | "om"));
    if FUNCTION.contains(&tokens.lower(index)) {
        let is_borne = matches!(tokens.lower(index), "per" | "even" | "are" | "ane" | "kai" | "may");
        return if is_borne && turned_to && ends { Lead::Sure } else { Lead::Weak };
    }
    let acts = SUBJECT.contains(&back(1)) || matches!(back(1), "," | "ho" | "hun" | "han");
    let beyond = tokens.lower(index + 2);
    let denied = matches!(ahead, "ikke" | "ikkje" | "aldri");
    if called && ends || turned_to || acts && (SPEAKS.contains(&ahead) || denied && SPEAKS.contains(&beyond)) {
        return Lead::Sure;
    }
    let asked = turned_to_loosely(back(1)) && ends || called || acts && (does || denied && DOES.contains(&beyond));
    if asked { Lead::Likely } else { Lead::Weak }
}

/// Whether the word is a name, but far more often a word that sentences are built with.
#[must_use]
pub fn is_function(word: &str) -> bool {
    FUNCTION.contains(&word)
}

/// Prepositions that lead to persons as to things.
fn turned_to_loosely(word: &str) -> bool {
    matches!(word, "med" | "hos" | "til" | "fra" | "frå" | "av" | "ikke" | "ikkje")
}

/// Whether the word is a trade that ends in a word which leads to a person: «tannlegen», «hjelpelærer».
#[must_use]
pub fn is_trade(word: &str) -> bool {
    let endings =
        ["lege", "legen", "terapeut", "terapeuten", "lærer", "læreren", "leder", "lederen", "leiar", "leiaren"];
    let others = ["rådgiver", "rådgiveren", "rådgjevar", "konsulent", "konsulenten", "behandler", "behandleren"];
    endings.iter().chain(&others).any(|ending| word.len() > ending.len() && word.ends_with(ending))
}

/// Whether a title stands right before the word.
#[must_use]
pub fn follows_title(tokens: &Tokens, index: usize) -> bool {
    index > 0 && !tokens[index].starts_sentence && TITLES.contains(&tokens.lower(index - 1))
}

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
        if PERSON.contains(&word) || RELATIONS.contains(&word) {
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
