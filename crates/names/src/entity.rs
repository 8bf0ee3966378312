//! Entities: which mentions name the same person, place or business.
//!
//! «Kari», «Karis», «Kari H.» and «Hansen» belong to «Kari Hansen» as long as nobody else in the case could be meant; where
//! somebody could, they stay apart, and a person merges them.

use std::collections::{HashMap, HashSet};

use super::lists::{self, NameLists};
use super::mark::Label;
use super::name_words::name_words;
use super::tokens;

/// The kinds of names that are never mixed: a place is no person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum NameKind {
    Person,
    Business,
    Place,
    Other(Label),
}

const fn kind(label: Label) -> NameKind {
    match label {
        Label::Per => NameKind::Person,
        Label::Org => NameKind::Business,
        Label::Loc => NameKind::Place,
        other => NameKind::Other(other),
    }
}

/// A name in words, as it is compared: lower case, put together where a line broke it, without genitive.
fn words(name: &str) -> Vec<String> {
    let mut joined = String::with_capacity(name.len());
    let mut chars = name.chars().filter(|c| *c != '\u{ad}').peekable();
    while let Some(c) = chars.next() {
        if c == '-' && chars.peek().is_some_and(|next| *next == '\n' || *next == '\r') {
            while chars.next_if(|next| next.is_whitespace()).is_some() {}
        } else {
            joined.push(c);
        }
    }
    let lower = joined.to_lowercase();
    let words = lower.split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '«' | '»' | '"'));
    words
        .map(|word| word.trim_end_matches("'s").trim_end_matches("’s").trim_end_matches(['\'', '’', '.']).to_owned())
        .filter(|word| !word.is_empty())
        .collect()
}

/// The name as forms of it are compared: the same for «KARI HANSEN» and «Kari Hansen'», and for «Fjord Bakeri AS» and «Fjord Bakeri».
#[must_use]
pub fn key(name: &str) -> String {
    without_legal_form(words(name)).join(" ")
}

/// «Fjord Bakeri» of «Fjord Bakeri AS».
fn without_legal_form(mut name: Vec<String>) -> Vec<String> {
    if name.len() > 1 && name.last().is_some_and(|word| name_words().legal_forms.contains(word)) {
        name.pop();
    }
    name
}

/// The group of each mention, numbered from 0 in the order of first mentions.
#[must_use]
pub fn group(mentions: &[(Label, &str)]) -> Vec<usize> {
    let mut names: Vec<Vec<String>> = mentions.iter().map(|(label, name)| compared(*label, name)).collect();
    let known: HashSet<String> = names.iter().flatten().cloned().collect();
    for name in &mut names {
        if let Some(last) = name.last_mut()
            && let Some(stem) = last.strip_suffix('s')
            && stem.chars().count() > 1
            && known.contains(stem)
        {
            *last = stem.to_owned();
        }
    }
    // Distinct names, the longest first, so that short forms find what they may be short for.
    let mut distinct: Vec<(NameKind, Vec<String>)> = Vec::new();
    let mut seen = HashSet::new();
    for ((label, _), name) in mentions.iter().zip(&names) {
        if seen.insert((kind(*label), name.clone())) {
            distinct.push((kind(*label), name.clone()));
        }
    }
    distinct.sort_by_key(|(_, name)| std::cmp::Reverse(weight(name)));
    let places = places(&distinct);
    let mut entities: Vec<(NameKind, Vec<Vec<String>>)> = Vec::new();
    let mut entity_of: HashMap<(NameKind, Vec<String>), usize> = HashMap::new();
    for (kind, name) in distinct {
        let fits = |entity: &(NameKind, Vec<Vec<String>>)| {
            entity.0 == kind && entity.1.iter().any(|known| is_short_for(kind, &name, known, &places))
        };
        let mut fitting = (0..entities.len()).filter(|&at| fits(&entities[at]));
        let entity = if let (Some(only), None) = (fitting.next(), fitting.next()) {
            only
        } else {
            entities.push((kind, Vec::new()));
            entities.len() - 1
        };
        entities[entity].1.push(name.clone());
        entity_of.insert((kind, name), entity);
    }
    let mut numbers: HashMap<usize, usize> = HashMap::new();
    let of = mentions.iter().zip(names).map(|((label, _), name)| {
        let entity = entity_of[&(kind(*label), name)];
        let next = numbers.len();
        *numbers.entry(entity).or_insert(next)
    });
    of.collect()
}

fn compared(label: Label, name: &str) -> Vec<String> {
    match label {
        Label::Fnr | Label::Kto | Label::Orgnr | Label::Tlf => {
            let digits: String = name.chars().filter(char::is_ascii_digit).collect();
            // With or without the number of the country.
            let digits = if label == Label::Tlf { digits[digits.len().saturating_sub(8)..].to_owned() } else { digits };
            vec![digits]
        }
        Label::Org => with_short_head(words(name)),
        Label::Per => without_title(words(name)),
        _ => words(name),
    }
}

/// «Aksnes» of «doktor Aksnes».
fn without_title(mut name: Vec<String>) -> Vec<String> {
    if name.len() > 1 && name_words().titles.contains(&name[0]) {
        name.remove(0);
    }
    name
}

/// «Prøveby videregående skole» as «Prøveby vgs».
fn with_short_head(mut name: Vec<String>) -> Vec<String> {
    let is_school = |word: &String| matches!(word.as_str(), "skole" | "skule");
    let is_upper = |word: &String| matches!(word.as_str(), "videregående" | "vidaregåande");
    if let [_, .., upper, school] = name.as_slice()
        && is_upper(upper)
        && is_school(school)
    {
        name.truncate(name.len() - 2);
        name.push("vgs".to_owned());
    }
    name
}

/// Words that are places, so that what is called after one is not it: those of the lists, those found as places, those that an office
/// is named by, and those before which the heads of two institutions stand.
fn places(names: &[(NameKind, Vec<String>)]) -> HashSet<String> {
    let mut places = HashSet::new();
    let mut heads: HashMap<&str, HashSet<&[String]>> = HashMap::new();
    for (kind, name) in names {
        match (kind, name.as_slice()) {
            (NameKind::Place, [only]) => {
                places.insert(only.clone());
            }
            (NameKind::Business, [nav, place]) if nav == "nav" => {
                places.insert(place.clone());
            }
            (NameKind::Business, [only])
                if NameLists::standard().kinds(tokens::hash(only.as_bytes())) & lists::PLACE != 0 =>
            {
                places.insert(only.clone());
            }
            (NameKind::Business, [first, head @ ..]) => {
                heads.entry(first).or_default().insert(head);
            }
            _ => {}
        }
    }
    // «Fjord Bakeri» and «Fjord Bakeri AS» have one head.
    let differ = |heads: &HashSet<&[String]>| {
        heads.iter().any(|head| !heads.iter().all(|other| head.starts_with(other) || other.starts_with(head)))
    };
    places.extend(heads.into_iter().filter(|(_, heads)| differ(heads)).map(|(first, _)| first.to_owned()));
    places
}

/// Whole words count more than initials.
fn weight(name: &[String]) -> usize {
    name.iter().map(|word| if word.chars().count() > 1 { 100 + word.len() } else { 1 }).sum()
}

/// Whether `name` can be a short form of `full`.
fn is_short_for(kind: NameKind, name: &[String], full: &[String], places: &HashSet<String>) -> bool {
    match (kind, name) {
        (NameKind::Person, [only]) => full.contains(only),
        // «Ole Petter» and «Ole Petter Brun».
        (NameKind::Person, _) if full.starts_with(name) => true,
        (NameKind::Person, [first, .., last]) => {
            let initial =
                |word: &str, of: &String| word.chars().count() <= 2 && of.starts_with(word.trim_end_matches('.'));
            full.len() > 1
                && full.first().is_some_and(|other| other == first || initial(first, other))
                && full.last().is_some_and(|other| other == last || initial(last, other))
        }
        // «Prøveby» is the place of «Prøveby legesenter».
        (NameKind::Business, [only]) if places.contains(only) => false,
        // «Rema» and «Rema 1000 Prøveby».
        (NameKind::Business, [first, ..]) => first.chars().count() >= 4 && full.starts_with(name),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(label: Label, names: &[&str]) -> Vec<usize> {
        group(&names.iter().map(|name| (label, *name)).collect::<Vec<_>>())
    }

    #[test]
    fn short_forms_belong_to_the_name_that_they_are_short_for() {
        let names = [
            "Kari",
            "Kari Hansen",
            "Karis",
            "Kari H.",
            "Hansen",
            "KARI HANSEN",
            "kari",
            "Kari Anne Hansen",
            "K. Hansen",
        ];
        assert_eq!(groups(Label::Per, &names), [0; 9]);
    }

    #[test]
    fn titles_and_two_first_names_belong_to_the_whole_name() {
        assert_eq!(groups(Label::Per, &["Per Aksnes", "doktor Aksnes", "aksnes"]), [0; 3]);
        assert_eq!(groups(Label::Per, &["Ole Petter Brun", "ole petter", "Ole"]), [0; 3]);
    }

    #[test]
    fn a_business_is_the_same_with_its_legal_form_and_without() {
        assert_eq!(key("Solsiden Blomster AS"), key("Solsiden Blomster"));
        assert_ne!(key("AS"), "");
        assert_eq!(groups(Label::Org, &["Solsiden Blomster AS", "Solsiden Blomster", "Solsiden"]), [0; 3]);
    }

    #[test]
    fn a_name_that_two_may_have_stays_apart() {
        assert_eq!(groups(Label::Per, &["Kari Hansen", "Ola Hansen", "Hansen", "Ola"]), [0, 1, 2, 1]);
    }

    #[test]
    fn institutions_of_one_place_are_different_ones() {
        let apart = |names: &[&str]| groups(Label::Org, names);
        assert_eq!(apart(&["Prøveby legesenter", "Prøveby videregående skole"]), [0, 1]);
        assert_eq!(apart(&["Prøveby legesenter", "Prøveby videregående skole", "Prøveby"]), [0, 1, 2]);
        // The place is known by its office, by the lists, or because it was found as a place.
        assert_eq!(apart(&["Prøveby legesenter", "Prøveby", "NAV Prøveby"]), [0, 1, 2]);
        assert_eq!(apart(&["Oslo universitetssykehus", "Oslo"]), [0, 1]);
        assert_eq!(
            group(&[(Label::Org, "Prøveby skole"), (Label::Org, "Prøveby"), (Label::Loc, "Prøveby")]),
            [0, 1, 2]
        );
        assert_eq!(apart(&["Prøveby barnehage", "Prøveby barneskole", "Prøveby kommune"]), [0, 1, 2]);
    }

    #[test]
    fn a_short_form_of_an_institution_is_the_institution() {
        let together = |names: &[&str]| groups(Label::Org, names);
        assert_eq!(together(&["Rema", "Rema 1000 Prøveby", "Rema 1000"]), [0, 0, 0]);
        assert_eq!(together(&["Solsiden Bakeri AS", "Solsiden", "Solsiden Bakeri"]), [0, 0, 0]);
        assert_eq!(together(&["Prøveby videregående skole", "Prøveby vgs", "Prøveby vidaregåande skule"]), [0, 0, 0]);
        assert_eq!(together(&["Prøveby legesenter", "Prøveby legesenters"]), [0, 0]);
    }

    #[test]
    fn a_name_that_a_line_broke_is_the_same_name() {
        assert_eq!(groups(Label::Per, &["Kristoffersen", "Kristof-\nfersen", "Kristof\u{ad}fersen"]), [0, 0, 0]);
        assert_eq!(groups(Label::Per, &["Jonas", "Jonas'", "Jon"]), [0, 0, 1]);
    }

    #[test]
    fn numbers_are_the_same_however_they_are_spaced() {
        assert_eq!(groups(Label::Tlf, &["+47 900 00 000", "90000000", "900 00 001"]), [0, 0, 1]);
    }

    #[test]
    fn a_person_and_a_place_of_one_name_are_two() {
        assert_eq!(group(&[(Label::Per, "Moss"), (Label::Loc, "Moss")]), [0, 1]);
    }
}
