//! How quotations tell whom they are of: a pattern of the project, such as `({kjønn}, {alder} år, innvilget i {innvilget:year})`.

use std::collections::HashMap;

use super::{Attribute, Project};
use crate::error::{Error, Result};
use crate::value::AttributeKind;
use reading::entered;

/// The pattern of a project that has set none: the values of all attributes.
const ALL: &str = "({*})";

/// A pattern: plain words, and in braces the name of an attribute, `case` for the label of the case, or `*` for the values of all
/// attributes. `{NAME:year}` is the first four digits of a value. The parts between commas stand for themselves: one that names a value that a
/// case lacks is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    written: String,
    open: String,
    parts: Vec<Vec<AttributionWord>>,
    close: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum AttributionWord {
    Plain(String),
    Case,
    All,
    Value { attribute: String, year: bool },
}

impl Default for Attribution {
    fn default() -> Self {
        Self::new(ALL).expect("a pattern, as a test shows")
    }
}

impl Attribution {
    /// Reads a pattern. Whether its attributes are there, [`Attributions::of`] sees.
    ///
    /// # Errors
    /// [`Error::BadAttribution`] if a brace is not closed, or nothing stands in it.
    pub fn new(written: &str) -> Result<Self> {
        let written = entered::line(written);
        let bad = || Error::BadAttribution(written.clone());
        let is_bracket = |c: char| matches!(c, '(' | ')' | '[' | ']');
        let open: String = written.chars().take_while(|c| is_bracket(*c)).collect();
        let rest = &written[open.len()..];
        let inside = rest.trim_end_matches(is_bracket);
        let close = rest[inside.len()..].to_owned();
        let mut parts = vec![Vec::new()];
        let mut at = inside;
        while !at.is_empty() {
            let next = at.find(['{', ',']).unwrap_or(at.len());
            let (plain, rest) = at.split_at(next);
            let part = parts.last_mut().ok_or_else(bad)?;
            if plain.contains('}') {
                return Err(bad());
            }
            if !plain.is_empty() {
                part.push(AttributionWord::Plain(plain.to_owned()));
            }
            at = if let Some(rest) = rest.strip_prefix('{') {
                let (name, rest) = rest.split_once('}').ok_or_else(bad)?;
                part.push(word(name).ok_or_else(bad)?);
                rest
            } else if let Some(rest) = rest.strip_prefix(',') {
                parts.push(Vec::new());
                rest
            } else {
                rest
            };
        }
        Ok(Self { written, open, parts, close })
    }

    /// The pattern as it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.written
    }

    fn attributes(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().flatten().filter_map(|word| match word {
            AttributionWord::Value { attribute, .. } => Some(attribute.as_str()),
            _ => None,
        })
    }

    /// The pattern for a case, or nothing where all of its parts are left out.
    fn fill(&self, label: &str, all: &[String], value: impl Fn(&str) -> Option<String>) -> String {
        let part = |words: &Vec<AttributionWord>| -> Option<String> {
            let mut text = String::new();
            for word in words {
                match word {
                    AttributionWord::Plain(plain) => text.push_str(plain),
                    AttributionWord::Case => text.push_str(label),
                    AttributionWord::All if all.is_empty() => return None,
                    AttributionWord::All => text.push_str(&all.join(", ")),
                    AttributionWord::Value { attribute, year } => {
                        let value = value(attribute)?;
                        text.push_str(if *year { year_of(&value)? } else { &value });
                    }
                }
            }
            Some(text.trim().to_owned()).filter(|text| !text.is_empty())
        };
        let parts: Vec<String> = self.parts.iter().filter_map(part).collect();
        if parts.is_empty() { String::new() } else { format!("{}{}{}", self.open, parts.join(", "), self.close) }
    }
}

fn word(name: &str) -> Option<AttributionWord> {
    let (name, year) = match name.rsplit_once(':') {
        Some((name, form)) if matches!(form.trim(), "year" | "år") => (name, true),
        _ => (name, false),
    };
    match name.trim() {
        "" => None,
        "*" => Some(AttributionWord::All),
        "case" | "sak" if !year => Some(AttributionWord::Case),
        name => Some(AttributionWord::Value { attribute: entered::key(name), year }),
    }
}

/// The first four digits that stand together.
fn year_of(value: &str) -> Option<&str> {
    let digits = |at: usize| value.get(at..at + 4).is_some_and(|four| four.bytes().all(|byte| byte.is_ascii_digit()));
    (0..value.len()).find(|at| digits(*at)).and_then(|at| value.get(at..at + 4))
}

/// The attributions of the cases of a project.
#[derive(Debug)]
pub struct Attributions<'a> {
    pattern: &'a Attribution,
    attributes: Vec<Attribute>,
    values: HashMap<(i64, i64), String>,
    shown: fn(AttributeKind, &str) -> String,
}

impl<'a> Attributions<'a> {
    /// Reads what the pattern names. `shown` gives a value as people read it.
    ///
    /// # Errors
    /// [`Error::NoAttribute`]; if the file cannot be read.
    pub fn of(project: &Project, pattern: &'a Attribution, shown: fn(AttributeKind, &str) -> String) -> Result<Self> {
        let attributes = project.attributes().list()?;
        let is_known = |name: &str| attributes.iter().any(|own| entered::key(&own.name) == name);
        if let Some(unknown) = pattern.attributes().find(|name| !is_known(name)) {
            return Err(Error::NoAttribute(unknown.to_owned()));
        }
        Ok(Self { pattern, attributes, values: project.attributes().values()?, shown })
    }

    /// That of one case.
    #[must_use]
    pub fn of_case(&self, case: i64, label: &str) -> String {
        let shown = |attribute: &Attribute| {
            let value = self.values.get(&(case, attribute.id)).filter(|value| !value.is_empty())?;
            Some((self.shown)(attribute.kind, value))
        };
        let all: Vec<String> = self.attributes.iter().filter_map(shown).collect();
        self.pattern.fill(label, &all, |name| {
            self.attributes.iter().find(|own| entered::key(&own.name) == name).and_then(shown)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(pattern: &str, values: &[(&str, &str)]) -> String {
        let value = |name: &str| values.iter().find(|(own, _)| *own == name).map(|(_, value)| (*value).to_owned());
        let all: Vec<String> = values.iter().map(|(_, value)| (*value).to_owned()).collect();
        Attribution::new(pattern).expect("a pattern").fill("sak-1", &all, value)
    }

    const WOMAN: [(&str, &str); 3] = [("kjønn", "kvinne"), ("alder", "18–24"), ("innvilget", "2018 K1")];

    #[test]
    fn a_pattern_is_filled_from_the_attributes_of_a_case() {
        let pattern = "({Kjønn}, {alder} år, innvilget i {innvilget:year})";
        assert_eq!(filled(pattern, &WOMAN), "(kvinne, 18–24 år, innvilget i 2018)");
        assert_eq!(filled("({*})", &WOMAN), "(kvinne, 18–24, 2018 K1)");
        assert_eq!(filled("[{sak}]", &WOMAN), "[sak-1]");
    }

    #[test]
    fn a_part_without_its_value_is_left_out_whole() {
        let pattern = "({kjønn}, {alder} år, innvilget i {innvilget:år})";
        assert_eq!(filled(pattern, &WOMAN[..1]), "(kvinne)");
        assert_eq!(filled(pattern, &WOMAN[1..2]), "(18–24 år)");
        assert_eq!(filled(pattern, &[("innvilget", "ukjent")]), "", "no year, and no empty brackets");
        assert_eq!(filled("({*})", &[]), "");
    }

    #[test]
    fn braces_that_say_nothing_are_refused() {
        for pattern in ["({kjønn", "({})", "kjønn}", "({ :year})"] {
            assert!(matches!(Attribution::new(pattern), Err(Error::BadAttribution(_))), "{pattern}");
        }
        assert_eq!(Attribution::default().as_str(), ALL);
    }
}
