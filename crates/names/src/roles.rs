//! Role titles: what stands in the text instead of a name, in Bokmål and Nynorsk.
//!
//! The catalogues are RON (`assets/roles/`); a project can have its own. Inflection that no rule gives stands in the
//! file; genitive, capitals and numbers are made here.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::mark::Label;
use crate::assets::RoleFiles;
use crate::error::{Error, Result};
use reading::entered;
use reading::ron_file::{self, BadRon};

/// The written form of Norwegian that a case is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WrittenForm {
    #[default]
    Nb,
    Nn,
}

impl WrittenForm {
    /// The form that most of the common words of a text belong to; Bokmål where they are even.
    #[must_use]
    pub fn of(text: &str) -> Self {
        const NYNORSK: [&str; 12] =
            ["ikkje", "eg", "ein", "eit", "kva", "korleis", "dei", "noko", "frå", "meir", "berre", "vere"];
        const BOKMAL: [&str; 12] =
            ["ikke", "jeg", "en", "et", "hva", "hvordan", "de", "noe", "fra", "mer", "bare", "være"];
        let mut lead = 0_i64;
        for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
            let word = word.to_lowercase();
            lead += i64::from(NYNORSK.contains(&word.as_str())) - i64::from(BOKMAL.contains(&word.as_str()));
        }
        if lead > 0 { Self::Nn } else { Self::Nb }
    }
}

/// What a person, place or business is in the case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// The same in all written forms.
    pub id: String,
    /// The labels for which the role is offered.
    pub labels: Vec<Label>,
    /// «lege»
    pub indefinite: String,
    /// «legen»
    pub definite: String,
    /// A case has one of them, whatever the mentions are called: they get no numbers.
    #[serde(default, skip_serializing_if = "is_false")]
    pub single: bool,
    /// After these words the title would say something else («i stedet»): the label in brackets stands there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bracket_after: Vec<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature is serde's")]
const fn is_false(flag: &bool) -> bool {
    !*flag
}

/// The roles in one written form, and what else replacing has to know of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Catalogue {
    pub written: WrittenForm,
    pub roles: Vec<Role>,
    /// The role of a mark that no role was chosen for.
    usual: BTreeMap<Label, String>,
    /// What stands in brackets where there is no role: «fødselsnummer».
    brackets: BTreeMap<Label, String>,
    /// The name behind a title that stands in the text: «fastlege N.N.»
    unnamed: String,
    indefinite_after: Vec<String>,
    /// Names in which the last s is no genitive, lower case.
    names_in_s: Vec<String>,
    /// Under, between and from an age, each with `{}` for the years.
    ages: (String, String, String),
}

/// The limits of the age groups, in years.
const AGES: [i32; 8] = [18, 25, 30, 40, 50, 60, 67, 80];

static BUILT_IN: LazyLock<[Catalogue; 2]> = LazyLock::new(|| {
    ["nb.ron", "nn.ron"].map(|name| {
        let file = RoleFiles::get(name).expect("the catalogue is built in");
        let content = std::str::from_utf8(&file.data).expect("the catalogue is UTF-8");
        ron_file::parse(content).expect("a test reads the catalogue")
    })
});

impl Catalogue {
    /// The catalogue that the program brings.
    #[must_use]
    pub fn built_in(written: WrittenForm) -> &'static Self {
        match written {
            WrittenForm::Nb => &BUILT_IN[0],
            WrittenForm::Nn => &BUILT_IN[1],
        }
    }

    /// The catalogue for a text, by its written form.
    #[must_use]
    pub fn for_text(text: &str) -> &'static Self {
        Self::built_in(WrittenForm::of(text))
    }

    /// Reads a catalogue from a file.
    ///
    /// # Errors
    /// [`reading::Error::Unreadable`]; [`Error::Roles`] with the line.
    pub fn read(path: &Path) -> Result<Self> {
        let content = entered::text_file(path)?;
        Self::from_ron(content.as_str()).map_err(|source| Error::Roles { path: path.to_owned(), source })
    }

    /// Reads a catalogue.
    ///
    /// # Errors
    /// The line and what is wrong with it.
    pub fn from_ron(content: &str) -> Result<Self, BadRon> {
        ron_file::parse(content)
    }

    /// The catalogue as a file holds it.
    #[must_use]
    pub fn to_ron(&self) -> String {
        ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default()).unwrap_or_default()
    }

    /// The role with this id or title, letter case and brackets aside.
    #[must_use]
    pub fn role(&self, name: &str) -> Option<&Role> {
        let wanted = bare(name).to_lowercase();
        self.roles.iter().find(|role| {
            [&role.id, &role.indefinite, &role.definite].iter().any(|title| title.to_lowercase() == wanted)
        })
    }

    /// The roles that fit a label, the usual one first.
    #[must_use]
    pub fn roles_for(&self, label: Label) -> Vec<&Role> {
        let usual = self.usual_role(label).map(|role| role.id.clone());
        let mut roles: Vec<&Role> = self.roles.iter().filter(|role| role.labels.contains(&label)).collect();
        roles.sort_by_key(|role| Some(&role.id) != usual.as_ref());
        roles
    }

    /// The role of a mark that no role was chosen for; `None` for what gets [`Catalogue::bracket`].
    #[must_use]
    pub fn usual_role(&self, label: Label) -> Option<&Role> {
        self.usual.get(&label).and_then(|id| self.roles.iter().find(|role| role.id == *id))
    }

    /// What stands for an identifier: `[fødselsnummer]`.
    #[must_use]
    pub fn bracket(&self, label: Label) -> String {
        format!("[{}]", self.brackets.get(&label).map_or("…", String::as_str))
    }

    #[must_use]
    pub fn unnamed(&self) -> &str {
        &self.unnamed
    }

    /// Whether a role stands in the indefinite form after this word.
    #[must_use]
    pub fn asks_indefinite(&self, word: &str) -> bool {
        self.indefinite_after.contains(&word.to_lowercase())
    }

    /// Whether the last s of the name belongs to it: «Jonas».
    #[must_use]
    pub fn is_name_in_s(&self, word: &str) -> bool {
        self.names_in_s.contains(&word.to_lowercase())
    }

    /// Whether the word is a title, alone or as the end of a compound: «lege», «fastlegen».
    #[must_use]
    pub fn is_title(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        let is_end = |title: &str| title.chars().count() >= 4 && word.ends_with(&title.to_lowercase());
        self.roles
            .iter()
            .filter(|role| role.labels.contains(&Label::Per))
            .any(|role| role.indefinite == word || role.definite == word || is_end(&role.indefinite))
    }

    /// The age group of someone born on `birth`, on the day `then`: «25–29 år».
    #[must_use]
    pub fn age_group(&self, birth: NaiveDate, then: NaiveDate) -> String {
        let had_birthday = (then.month(), then.day()) >= (birth.month(), birth.day());
        let age = then.year() - birth.year() - i32::from(!had_birthday);
        let filled = |pattern: &str, years: i32| pattern.replacen("{}", &years.to_string(), 1);
        match AGES.iter().position(|limit| age < *limit) {
            Some(0) => filled(&self.ages.0, AGES[0]),
            Some(at) => filled(&filled(&self.ages.1, AGES[at - 1]), AGES[at] - 1),
            None => filled(&self.ages.2, AGES[AGES.len() - 1]),
        }
    }
}

/// A title without the brackets around it.
pub(super) fn bare(name: &str) -> &str {
    name.trim().trim_start_matches('[').trim_end_matches(']').trim()
}

/// How a title stands in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Inflection {
    pub definite: bool,
    pub genitive: bool,
    /// The first letter is a capital.
    pub capital: bool,
    /// All letters are capitals.
    pub capitals: bool,
    /// From 2 on: which of several with the same role.
    pub number: Option<usize>,
}

impl Inflection {
    /// The title in this form: «legens», «Lege 2», «VEILEDER».
    #[must_use]
    pub fn of(self, indefinite: &str, definite: &str) -> String {
        let mut title = match self.number {
            Some(number) => format!("{indefinite} {number}"),
            None if self.definite => definite.to_owned(),
            None => indefinite.to_owned(),
        };
        if self.genitive {
            let ends_in_s = title.to_lowercase().ends_with(['s', 'x', 'z']);
            title.push_str(if ends_in_s { "'" } else { "s" });
        }
        if self.capitals {
            title = title.to_uppercase();
        } else if self.capital {
            let mut chars = title.chars();
            title = chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect());
        }
        title
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_catalogues_are_whole_and_have_the_same_roles() {
        let [nb, nn] = [WrittenForm::Nb, WrittenForm::Nn].map(Catalogue::built_in);
        assert_eq!((nb.written, nn.written), (WrittenForm::Nb, WrittenForm::Nn));
        let ids = |catalogue: &Catalogue| catalogue.roles.iter().map(|role| role.id.clone()).collect::<Vec<_>>();
        assert_eq!(ids(nb), ids(nn));
        for catalogue in [nb, nn] {
            for label in Label::ALL {
                assert_ne!(catalogue.bracket(label), "[…]", "{label:?}");
                assert!(catalogue.usual.contains_key(&label) == catalogue.usual_role(label).is_some());
            }
            assert_eq!(Catalogue::from_ron(&catalogue.to_ron()).as_ref(), Ok(catalogue));
        }
    }

    #[test]
    fn titles_are_inflected() {
        let plain = Inflection { definite: true, ..Inflection::default() };
        let second = Inflection { number: Some(2), ..plain };
        for (form, wanted) in [
            (plain, "legen"),
            (Inflection { definite: false, ..plain }, "lege"),
            (Inflection { genitive: true, capital: true, ..plain }, "Legens"),
            (second, "lege 2"),
            (Inflection { genitive: true, ..second }, "lege 2s"),
            (Inflection { capitals: true, ..second }, "LEGE 2"),
        ] {
            assert_eq!(form.of("lege", "legen"), wanted);
        }
        let sick = Inflection { genitive: true, ..Inflection::default() };
        assert_eq!(sick.of("sykehus", "sykehuset"), "sykehus'");
    }

    #[test]
    fn a_birth_date_becomes_an_age_group() {
        let nb = Catalogue::built_in(WrittenForm::Nb);
        let day = |date: &str| date.parse::<NaiveDate>().expect("a date");
        for (birth, wanted) in [
            ("1994-06-05", "25–29 år"),
            ("1994-06-04", "25–29 år"),
            ("2003-01-01", "under 18 år"),
            ("1930-01-01", "80 år eller eldre"),
        ] {
            assert_eq!(nb.age_group(day(birth), day("2020-06-04")), wanted, "{birth}");
        }
        assert_eq!(nb.age_group(day("1990-06-04"), day("2020-06-04")), "30–39 år");
    }

    #[test]
    fn the_written_form_shows_in_the_common_words() {
        assert_eq!(WrittenForm::of("Eg veit ikkje kva dei meiner"), WrittenForm::Nn);
        assert_eq!(WrittenForm::of("Jeg vet ikke hva de mener"), WrittenForm::Nb);
    }
}
