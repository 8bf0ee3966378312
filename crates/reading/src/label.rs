//! The label of a case: proposed from the name of its file, and never a name, address or number from the head of the print.

use regex::Regex;

use crate::belonging::tells_which_document;
use crate::date::is_month_name;
use crate::entered;
use crate::error::{Error, Result};
use crate::plan::{NonContentKind, Plan};
use crate::print_words::print_words;
use crate::text::Text;

/// Letters that a word of the page header has at least, where a label that holds it could tell of a person.
const TELLING: usize = 3;

/// Figures in a row that are taken for a birth number.
const BIRTH_NUMBER: usize = 11;

/// How a label is taken from a file name: a regular expression whose group `label`, else its first group, else the whole match
/// is the label. The empty pattern takes the whole name without its extension.
#[derive(Debug, Clone, Default)]
pub struct Pattern {
    written: String,
    regex: Option<Regex>,
}

impl Pattern {
    /// # Errors
    /// [`Error::BadPattern`].
    pub fn new(written: &str) -> Result<Self> {
        let written = entered::line(written);
        if written.is_empty() {
            return Ok(Self::default());
        }
        let Ok(regex) = Regex::new(&written) else { return Err(Error::BadPattern(written)) };
        Ok(Self { written, regex: Some(regex) })
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.written
    }

    /// The label that a file name without extension gives; the whole name where the pattern does not fit.
    #[must_use]
    pub fn label(&self, name: &str) -> String {
        let name = entered::name(name);
        let found = self.regex.as_ref().and_then(|regex| regex.captures(&name)).and_then(|captures| {
            let group = captures.name("label").or_else(|| captures.get(1)).or_else(|| captures.get(0))?;
            Some(entered::name(group.as_str())).filter(|label| !label.is_empty())
        });
        found.unwrap_or(name)
    }
}

/// Whether a label could tell of the person in the print: it holds a birth number, or a word of the page header.
#[must_use]
pub fn tells_of_person(label: &str, plan: &Plan, text: &Text) -> bool {
    let mut figures = label.split(|c: char| !c.is_ascii_digit()).map(str::len);
    if figures.any(|length| length == BIRTH_NUMBER) {
        return true;
    }
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphabetic());
        words.filter(|word| word.chars().count() >= TELLING).map(str::to_lowercase).collect()
    };
    let own = words(label);
    let run_together = label.to_lowercase();
    let mut header = plan.non_content.iter().filter(|piece| piece.kind == NonContentKind::PageHeader);
    header.any(|piece| {
        let mut told = words(text.slice(piece.span)).into_iter().filter(|word| {
            !print_words().page_head.contains(word) && !is_month_name(word) && !tells_which_document(word)
        });
        told.any(|word| own.contains(&word) || (word.chars().count() > TELLING && run_together.contains(&word)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar;

    #[test]
    fn the_named_group_is_the_label_else_the_first_else_the_match() {
        for (pattern, label) in [
            ("", "2020-sak 012 Nordmann"),
            (r"sak (\d+)", "012"),
            (r"(\d{4})-(?<label>sak \d+)", "sak 012"),
            (r"sak \d+", "sak 012"),
            (r"fil (\d+)", "2020-sak 012 Nordmann"),
        ] {
            assert_eq!(Pattern::new(pattern).expect("a pattern").label("2020-sak 012 Nordmann"), label, "{pattern}");
        }
        assert!(matches!(Pattern::new("(sak"), Err(Error::BadPattern(_))));
    }

    #[test]
    fn what_the_page_header_says_of_a_person_is_no_label() {
        let print = "Kari Eksempel\nNAV Prøveby\nDato: 4. jun. 2020\nFødselsnummer: 00000000000\nAktivitetsplan\nMitt mål\nJobb.\n";
        let text = Text::new(print);
        let plan = grammar::read(&text);
        for label in ["eksempel", "Kari_2020", "sakKariEksempel", "prøveby-3", "00000000000", "plan 00000000000"] {
            assert!(tells_of_person(label, &plan, &text), "{label}");
        }
        for label in ["sak-012", "Sak 7", "NAV 3", "utskrift juni 2020", "123456789012"] {
            assert!(!tells_of_person(label, &plan, &text), "{label}");
        }
        // What a paper is called at its top tells of nobody.
        let paper = Text::new("Vedtak om arbeidsavklaringspenger\nDato: 12. august 2019\nDu har fått innvilget det.\n");
        assert!(!tells_of_person("sak 7 vedtak", &grammar::read(&paper), &paper));
    }
}
