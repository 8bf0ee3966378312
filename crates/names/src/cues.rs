//! Words that tell of a name beside them: «hilsen», «fastlege», «snakket med», and the endings of businesses.

use super::lists;
use super::name_words::name_words;
use super::tokens::{Shape, TokenList};

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
pub fn lead_to_everyday(tokens: &TokenList, index: usize) -> Lead {
    // «broren min han er fetter».
    if tokens[index].starts_sentence || matches!(tokens.lower(index), "han" | "alle" | "andre" | "sine") {
        return Lead::Weak;
    }
    let back = |steps: usize| index.checked_sub(steps).map_or("", |at| tokens.lower(at));
    let next = tokens.get(index + 1);
    let ends = next.is_none_or(|next| next.starts_sentence || next.shape == Shape::Sign);
    let ahead = if ends { "" } else { tokens.lower(index + 1) };
    let (does, links) = (name_words().does.contains(ahead), matches!(ahead, "og" | "som" | "i" | "på" | "hos"));
    let related = name_words().possessives.contains(back(1)) && name_words().relations.contains(back(2))
        || name_words().relations.contains(back(1))
            && back(1) != "mann"
            && !name_words().possessives.contains(tokens.lower(index));
    if related && (ends || does || links) {
        return Lead::Sure;
    }
    let called = matches!(back(1), "heter" | "heiter" | "hilsen" | "helsing" | "mvh" | "klem" | "lille" | "vesle");
    let turned_to = matches!(back(1), "med" | "hos" | "til" | "fra" | "frå")
        && is_leading_pair(back(2), back(1))
        && (ends || does || matches!(ahead, "og" | "om"));
    if name_words().function_words.contains(tokens.lower(index)) {
        let is_borne = matches!(tokens.lower(index), "per" | "even" | "are" | "ane" | "kai" | "may");
        return if is_borne && turned_to && ends { Lead::Sure } else { Lead::Weak };
    }
    let acts = name_words().before_subject.contains(back(1)) || matches!(back(1), "," | "ho" | "hun" | "han");
    let beyond = tokens.lower(index + 2);
    let denied = matches!(ahead, "ikke" | "ikkje" | "aldri");
    if called && ends
        || turned_to
        || acts && (name_words().speaks.contains(ahead) || denied && name_words().speaks.contains(beyond))
    {
        return Lead::Sure;
    }
    let asked =
        turned_to_loosely(back(1)) && ends || called || acts && (does || denied && name_words().does.contains(beyond));
    if asked { Lead::Likely } else { Lead::Weak }
}

/// Whether the word is a name, but far more often a word that sentences are built with.
#[must_use]
pub fn is_function(word: &str) -> bool {
    name_words().function_words.contains(word)
}

fn is_leading_pair(before: &str, preposition: &str) -> bool {
    name_words().leading_pairs.get(preposition).is_some_and(|leading| leading.contains(before))
}

/// Prepositions that lead to persons as to things.
fn turned_to_loosely(word: &str) -> bool {
    matches!(word, "med" | "hos" | "til" | "fra" | "frå" | "av" | "ikke" | "ikkje")
}

/// Whether the word is a trade that ends in a word which leads to a person: «tannlegen», «hjelpelærer».
#[must_use]
pub fn is_trade(word: &str) -> bool {
    name_words().trades.iter().any(|ending| word.len() > ending.len() && word.ends_with(ending.as_str()))
}

/// Whether a title stands right before the word.
#[must_use]
pub fn follows_title(tokens: &TokenList, index: usize) -> bool {
    index > 0 && !tokens[index].starts_sentence && name_words().titles.contains(tokens.lower(index - 1))
}

/// Whether a person's name may come right before `index`, by the words before it in the same sentence.
#[must_use]
pub fn leads_to_person(tokens: &TokenList, index: usize) -> bool {
    let mut at = index;
    for _ in 0..3 {
        if at == 0 || tokens[at].starts_sentence && !is_greeting_line(tokens, at) {
            return false;
        }
        at -= 1;
        let word = tokens.lower(at);
        if name_words().before_person.contains(word) || name_words().relations.contains(word) {
            return true;
        }
        if matches!(word, "med" | "hos" | "til" | "fra") {
            return at > 0 && is_leading_pair(tokens.lower(at - 1), word);
        }
        if word == "/" {
            return at > 0 && matches!(tokens.lower(at - 1), "v" | "vh" | "mvh");
        }
        if matches!(word, "ring" | "ringte" | "ringe" | "sms" | "vedr" | "ang") && at + 1 == index {
            return true;
        }
        if !name_words().between.contains(word) {
            return false;
        }
    }
    false
}

/// «Mvh⏎Kari»: the name stands on a line of its own below the greeting.
fn is_greeting_line(tokens: &TokenList, index: usize) -> bool {
    let mut before = index;
    while before > 0 && tokens[before - 1].shape == Shape::Sign {
        before -= 1;
    }
    before > 0 && matches!(tokens.lower(before - 1), "mvh" | "hilsen" | "helsing" | "vh" | "klem" | "hei")
}

/// The tokens of a business or an office that ends at `index`, by its last word: «Fjord Bakeri AS», «Nav Sagene».
/// The first of them, if there is such a name.
#[must_use]
pub fn business_start(tokens: &TokenList, kinds: &[lists::WordKinds], index: usize) -> Option<usize> {
    if index == 0 || tokens[index].starts_sentence || !name_words().business_ends.contains(tokens.lower(index)) {
        return None;
    }
    // «as» in small letters is mostly a word.
    if name_words().legal_forms.contains(tokens.lower(index)) && tokens[index].shape != Shape::Capitals {
        return None;
    }
    let mut start = index;
    while start > 0 && !tokens[start].starts_sentence {
        let before = &tokens[start - 1];
        let linked = matches!(tokens.lower(start - 1), "og" | "&" | "i")
            && start >= 2
            && start < index
            && tokens[start - 2].shape.is_capital();
        let described = name_words().business_between.contains(tokens.lower(start - 1))
            && start >= 2
            && !before.starts_sentence
            && tokens[start - 2].shape.is_capital();
        let plain = before.shape.is_capital() && kinds[start - 1] & lists::VOCABULARY == 0;
        // A word that only its sentence gives a capital is no name, unless a list knows it: «Kontakt Solbakken skole».
        let is_any_word = || {
            kinds[start - 1] & (lists::PERSON | lists::PLACE) == 0
                && lists::NameLists::standard().is_common(tokens.lower(start - 1))
        };
        let first_word = before.starts_sentence && (kinds[start - 1] == 0 && start == index || is_any_word());
        if !(plain || linked || described) || first_word {
            break;
        }
        start -= 1;
    }
    (start < index).then_some(start)
}

/// The last token of an office that begins with «Nav» at `index`: «NAV Sagene», «Nav Gamle Oslo».
#[must_use]
pub fn office_end(tokens: &TokenList, kinds: &[lists::WordKinds], index: usize) -> Option<usize> {
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
