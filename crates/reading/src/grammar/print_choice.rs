//! What the head of a print says of a choice: a period, types of activities, or something else by which they were chosen.

use chrono::NaiveDate;

use super::source::Source;
use super::wording::words;
use crate::date::{Months, date_at};
use crate::layout::{card_type_name, columns};
use crate::shown::ShownPart;

/// What a label of the head chooses by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PrintChoice {
    Period,
    Types,
    Other,
}

/// What the lines of a head say that the print shows.
pub(super) fn shown_in(source: &Source<'_>, head: &[usize]) -> ShownPart {
    let mut shown = ShownPart::default();
    let mut told: Vec<(PrintChoice, String)> = Vec::new();
    let mut last = None;
    for &at in head {
        let text = source.lines[at].text;
        // A value goes on in the next line, as far as no label begins there.
        let mut goes_on = last.is_some_and(|last| last + 1 == at);
        last = None;
        for piece in columns(text) {
            if let Some((choice, value)) = labelled(piece) {
                told.push((choice, value.to_owned()));
                (goes_on, last) = (true, Some(at));
            } else if source.layout.begins_page_header(piece) {
                goes_on = false;
            } else if goes_on && let Some((choice, value)) = told.last_mut() {
                if *choice == PrintChoice::Types && told_types(piece).is_empty() {
                    goes_on = false;
                    continue;
                }
                value.push_str("   ");
                value.push_str(piece);
                last = Some(at);
            }
        }
    }
    for (choice, value) in told {
        match choice {
            PrintChoice::Period => (shown.from, shown.to) = period(&value, &source.layout.months),
            PrintChoice::Types => shown.types.get_or_insert_default().extend(columns(&value).flat_map(types)),
            PrintChoice::Other => shown.chosen = true,
        }
    }
    shown
}

/// The label with which the text begins, and what stands behind it.
fn labelled(text: &str) -> Option<(PrintChoice, &str)> {
    let choices = &words().print_choices;
    let of = |labels: &[String], choice| {
        labels.iter().find_map(|label| text.strip_prefix(label.as_str())).map(|value| (choice, value.trim()))
    };
    of(&choices.period, PrintChoice::Period)
        .or_else(|| of(&choices.types, PrintChoice::Types))
        .or_else(|| of(&choices.others, PrintChoice::Other))
}

/// First and last day of a period as people read it: `Fra 1. januar 2025 til 1. mars 2025`, `1. jan. 2018 - 1. mar. 2019`.
fn period(value: &str, months: &Months) -> (Option<NaiveDate>, Option<NaiveDate>) {
    let begins_word = |(at, letter): &(usize, char)| {
        letter.is_ascii_digit() && !value[..*at].ends_with(|before: char| before.is_alphanumeric())
    };
    let mut days: Vec<(usize, NaiveDate)> = Vec::new();
    let mut free = 0;
    for (at, _) in value.char_indices().filter(begins_word) {
        if let Some(found) = date_at(&value[at..], months).filter(|_| at >= free) {
            free = at + found.len;
            days.extend(found.date.map(|date| (at, date)));
        }
    }
    match days[..] {
        [] => (None, None),
        // A day alone is the last one where «til» or a dash stands before it.
        [(at, day)] => {
            let before = value[..at].trim_end().to_lowercase();
            if before.ends_with("til") || before.ends_with(['-', '–']) {
                (None, Some(day))
            } else {
                (Some(day), None)
            }
        }
        [(_, from), (_, to), ..] => (Some(from), Some(to)),
    }
}

/// The types of activities that stand one behind the other in a text, each in one spelling; words that are no known type are one too.
fn types(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut unknown: Vec<&str> = Vec::new();
    let words: Vec<&str> = text.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let mut at = 0;
    while at < words.len() {
        let known =
            (at + 1..=words.len()).rev().find_map(|end| Some((end, card_type_name(&words[at..end].join(" "))?)));
        if let Some((end, name)) = known {
            found.extend((!unknown.is_empty()).then(|| unknown.join(" ")));
            unknown.clear();
            found.push(name.to_owned());
            at = end;
        } else {
            unknown.push(words[at]);
            at += 1;
        }
    }
    found.extend((!unknown.is_empty()).then(|| unknown.join(" ")));
    found
}

/// The known types with which a text begins.
fn told_types(text: &str) -> Vec<String> {
    let begins = types(text).into_iter().take_while(|name| card_type_name(name).is_some());
    begins.collect()
}
