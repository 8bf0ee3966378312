//! Names that are known for a case before its text is searched: typed by a person, or printed in its header.

use std::path::Path;

use super::checksum;
use super::lists::{self, NameLists};
use super::mark::Label;
use super::tokens::{Shape, TokenList};
use crate::error::Result;
use reading::entered;
use reading::text::Text;

/// Names and numbers known for a case.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Register {
    names: Vec<(String, Label)>,
}

impl std::fmt::Debug for Register {
    /// Never prints case text.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Register({} names)", self.names.len())
    }
}

/// Lines of a print in which its header stands.
const HEADER: usize = 14;

/// Words in front of what a header says.
const FIELDS: [(&str, Label); 6] = [
    ("navn:", Label::Per),
    ("navn ", Label::Per),
    ("adresse:", Label::Adr),
    ("fødselsnummer:", Label::Fnr),
    ("fn.nr:", Label::Fnr),
    ("f.nr:", Label::Fnr),
];

impl Register {
    /// Takes a name in; an empty one is left out.
    pub fn add(&mut self, name: &str, label: Label) {
        let name = entered::name(name);
        let entry = (name.clone(), label);
        if !name.is_empty() && !self.names.contains(&entry) {
            self.names.push(entry);
        }
    }

    /// Takes names in, one a line; lines that begin with `#` are remarks. What consists of digits is a number, what
    /// stands in the list of places a place, what is written like a business a business; the rest are persons.
    pub fn add_lines(&mut self, lines: &str) {
        for (_, name) in entered::lines(lines) {
            self.add(&name, label_of(&name));
        }
    }

    /// Reads a file of names, see [`Register::add_lines`].
    ///
    /// # Errors
    /// [`reading::Error::Unreadable`] if the file is not text.
    pub fn read(path: &Path) -> Result<Self> {
        let mut register = Self::default();
        register.add_lines(entered::text_file(path)?.as_str());
        Ok(register)
    }

    /// Takes in what the header of a print says of its user: name, address, number.
    pub fn add_header(&mut self, text: &Text) {
        let lines: Vec<&str> = text.as_str().lines().take(HEADER).map(str::trim).collect();
        let is_heading = |line: &&&str| line.to_lowercase().starts_with("aktivitetsplan");
        let has_heading = lines.iter().any(|line| is_heading(&line));
        // Without the heading or a field of the header, the first lines may be anything.
        let has_field = lines.iter().any(|line| line.starts_with("Fødselsnummer") || line.starts_with("Fn.nr"));
        if !has_heading && !has_field {
            return;
        }
        for line in &lines {
            let lower = line.to_lowercase();
            if let Some((field, label)) = FIELDS.iter().find(|(field, _)| lower.starts_with(field)) {
                self.add(line.get(field.len()..).unwrap_or_default(), *label);
            } else if is_name(line) {
                self.add(line, Label::Per);
            }
            if lower.starts_with("mitt mål") {
                break;
            }
        }
    }

    /// The names, in the order in which they came.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Label)> {
        self.names.iter().map(|(name, label)| (name.as_str(), *label))
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }
}

/// Whether a line of a header is a person's name: two to five words with capitals, none of them a word of the print.
fn is_name(line: &str) -> bool {
    let tokens = TokenList::of(line);
    let kinds = NameLists::standard().kinds_in(&tokens);
    let person = lists::PERSON | lists::FIRST_ABROAD | lists::SURNAME_ABROAD;
    (2..=5).contains(&tokens.len())
        && tokens.iter().all(|token| token.shape.is_capital())
        && kinds.iter().all(|kind| kind & lists::VOCABULARY == 0)
        && (kinds.iter().any(|kind| kind & person != 0) || tokens.iter().all(|token| token.shape == Shape::Capital))
}

fn label_of(line: &str) -> Label {
    let digits = line.bytes().filter(u8::is_ascii_digit).count();
    let tokens = TokenList::of(line);
    let kinds = NameLists::standard().kinds_in(&tokens);
    let all = |kind: lists::WordKinds| !kinds.is_empty() && kinds.iter().all(|known| known & kind != 0);
    let last = tokens.len().checked_sub(1).map_or("", |last| tokens.lower(last));
    if checksum::digits::<11>(line).is_some() {
        Label::Fnr
    } else if digits >= 8 {
        Label::Tlf
    } else if line.contains('@') {
        Label::Mail
    } else if digits > 0 {
        Label::Adr
    } else if all(lists::INSTITUTION) || matches!(last, "as" | "asa" | "kommune" | "skole" | "nav") {
        Label::Org
    } else if all(lists::PLACE) && !all(lists::PERSON) {
        Label::Loc
    } else {
        Label::Per
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_of_a_print_names_its_user() {
        let mut register = Register::default();
        register.add_header(&Text::new(
            "Kari Eksempel Nordmann\nNAV Prøveby\nDato: 4. jun. 2020\nFødselsnummer: 01019012345\nAktivitetsplan\nMitt mål\nOla Bakken",
        ));
        let names: Vec<(&str, Label)> = register.iter().collect();
        assert_eq!(names, [("Kari Eksempel Nordmann", Label::Per), ("01019012345", Label::Fnr)]);
    }

    #[test]
    fn typed_names_are_sorted_by_what_they_look_like() {
        let mut register = Register::default();
        register.add_lines("# kjente navn\nKari Nordmann\nPrøvebedriften AS\nTromsø\n01019012345\n\n41 23 45 67");
        let labels: Vec<Label> = register.iter().map(|(_, label)| label).collect();
        assert_eq!(labels, [Label::Per, Label::Org, Label::Loc, Label::Fnr, Label::Tlf]);
    }
}
