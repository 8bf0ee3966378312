//! Plans that hold what has once been read wrongly, whatever the era: each kind of fault can be put into any plan.

use super::plans::{Plan, Value};

/// What is put into a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Minutes, descriptions and messages quote headings of the plan in lines of their own.
    QuotedHeadings,
    /// They quote the heading of a dialogue and what stands in a history.
    QuotedHistory,
    /// Values are words that are labels, or are so long that each column of a row wraps.
    LabelsAsValues,
    /// The last card of each group ends with a chip.
    ChipBeforeGroup,
    /// The last card has short fields alone, right above the free dialogue.
    ShortLastCard,
}

impl Fault {
    pub const ALL: [Self; 5] =
        [Self::QuotedHeadings, Self::QuotedHistory, Self::LabelsAsValues, Self::ChipBeforeGroup, Self::ShortLastCard];

    /// The fault of this name, as the variable of the printed set has it.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|fault| format!("{fault:?}") == name)
    }

    pub fn put_into(self, plan: &mut Plan) {
        let mut cards: Vec<_> = plan.groups.iter_mut().flat_map(|(_, cards)| cards).collect();
        match self {
            Self::QuotedHeadings => {
                let lines =
                    ["Planlagte aktiviteter", "Her står det ingenting ennå.", "Avbrutte aktiviteter", "Ingen av dem."];
                put_lines(plan, &lines);
            }
            Self::QuotedHistory => {
                let lines = ["Historikk", "Vi gikk gjennom alt som har hendt.", "Dialog", "Der svarte du i går."];
                put_lines(plan, &lines);
            }
            Self::LabelsAsValues => {
                let words =
                    ["Arbeidssted", "Kontaktperson på avdelingen for innkjøp og lager i Nedre Storvik", "Frist"];
                let fields = cards.iter_mut().flat_map(|card| &mut card.fields);
                let own = |label: &str| {
                    matches!(label, "Arbeidsgiver" | "Kontaktperson" | "Arbeidssted" | "Arrangør" | "Behandlingssted")
                };
                for (number, field) in fields.filter(|field| own(field.label)).enumerate() {
                    let word = words.iter().cycle().skip(number).take(words.len()).find(|word| **word != field.label);
                    if let (Value::Line(value), Some(word)) = (&mut field.value, word) {
                        *value = (*word).to_owned();
                    }
                }
            }
            Self::ChipBeforeGroup => {
                for (_, cards) in &mut plan.groups {
                    if let Some(last) = cards.last_mut() {
                        last.thread.clear();
                        last.history.clear();
                        last.duty = false;
                        last.chips = vec!["Avtalt med NAV"];
                    }
                }
            }
            Self::ShortLastCard => {
                if let Some(last) = cards.last_mut() {
                    last.thread.clear();
                    last.history.clear();
                    last.chips.clear();
                    last.duty = false;
                    last.minutes = None;
                    last.fields.retain(|field| !matches!(field.value, Value::Text(_) | Value::Link(_)));
                }
            }
        }
    }
}

/// Puts lines into minutes, long texts of cards, and the first message of every dialogue.
fn put_lines(plan: &mut Plan, lines: &[&str]) {
    let lines = || lines.iter().map(|line| (*line).to_owned());
    for card in plan.groups.iter_mut().flat_map(|(_, cards)| cards) {
        if let Some(minutes) = &mut card.minutes {
            minutes.extend(lines());
            minutes.push("Det var alt.".to_owned());
        }
        for field in &mut card.fields {
            if let (Value::Text(text), "Beskrivelse") = (&mut field.value, field.label)
                && !text.is_empty()
            {
                text.extend(lines());
            }
        }
        if let Some(first) = card.thread.first_mut().filter(|first| !first.body.is_empty()) {
            first.body.push(lines().chain(["Hilsen meg.".to_owned()]).collect());
        }
    }
    for first in plan.free.iter_mut().filter_map(|thread| thread.messages.first_mut()) {
        if !first.body.is_empty() {
            first.body.push(lines().chain(["Er det riktig.".to_owned()]).collect());
        }
    }
}
