//! Which document of a case a file is, and which files belong to one case: by their names and by what they hold. This only proposes; a
//! person decides.

use std::fmt;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

use crate::birth_number;
use crate::date::is_month_name;
use crate::grammar;
use crate::person_name;
use crate::plan::{CaseDocument, DocumentKind, EntryKind, NonContentKind, Plan};
use crate::ron_file;
use crate::text::{Span, Text};

/// Lines at the top of a CV or a paper among which the name of the person is looked for.
const TOP_LINES: usize = 12;

/// Code points at the beginning of a text in which the head of a print stands.
pub const HEAD: usize = 2_000;

/// The words in `assets/documents/words.ron`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DocumentWords {
    cv_names: FxHashSet<String>,
    cv_headings: FxHashSet<String>,
    /// So many different headings make a text a CV.
    cv_least: usize,
    name_words: FxHashSet<String>,
}

static WORDS: LazyLock<DocumentWords> = LazyLock::new(|| {
    ron_file::parse(include_str!("../../../assets/documents/words.ron")).expect("the shipped file is covered by a test")
});

/// What a file is, by its content, and where that does not tell, by its name: a plan shows a layout and holds entries of plans.
#[must_use]
pub fn kind_of(name: &str, plan: &Plan, text: &Text) -> DocumentKind {
    let of_plan = [EntryKind::Goal, EntryKind::Card, EntryKind::Minutes, EntryKind::Message];
    if plan.layout.is_some() && plan.entries.iter().any(|entry| of_plan.contains(&entry.kind)) {
        return DocumentKind::Plan;
    }
    let headings: FxHashSet<String> = text
        .as_str()
        .lines()
        .map(|line| line.trim().trim_end_matches(':').to_lowercase())
        .filter(|line| WORDS.cv_headings.contains(line))
        .collect();
    let is_named = words(name).iter().any(|word| WORDS.cv_names.contains(word));
    if is_named || headings.len() >= WORDS.cv_least { DocumentKind::Cv } else { DocumentKind::Paper }
}

/// Whether this is one of the words, in lower case, that tell in a name which document it is.
pub(crate) fn tells_which_document(word: &str) -> bool {
    WORDS.name_words.contains(word)
}

/// By what two files seem to be of one case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tie {
    /// Their names agree but for words that tell which document it is.
    Name,
    /// They tell of the same person.
    Person,
}

/// What a file tells of whose it is. Its debug output tells nothing of it.
#[derive(Clone, Default)]
pub struct Belonging {
    /// Its name without the words that tell which document it is; empty where nothing is left.
    name: String,
    birth_number: Option<String>,
    /// The person in the head of a plan, in lower case.
    person: Option<Vec<String>>,
    /// The words of each line at the top, in lower case.
    top: Vec<Vec<String>>,
    is_plan: bool,
    /// Whether the head is one of a print whose layout is known: only that surely begins with a name.
    has_layout: bool,
}

impl fmt::Debug for Belonging {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Belonging").finish_non_exhaustive()
    }
}

impl Belonging {
    /// What a file tells whose name gives this label.
    #[must_use]
    pub fn of(label: &str, plan: &Plan, text: &Text) -> Self {
        let head = plan.non_content.iter().filter(|piece| piece.kind == NonContentKind::PageHeader);
        let head: Vec<&str> = head.flat_map(|piece| text.slice(piece.span).lines()).collect();
        let lines = text.as_str().lines().map(str::trim).filter(|line| !line.is_empty());
        let top: Vec<&str> = lines.take(TOP_LINES).collect();
        let mut numbered = head.iter().chain(&top).copied();
        Self {
            name: case_name(label),
            birth_number: numbered.find_map(birth_number::in_line),
            person: head.first().and_then(|line| person_name::in_head(line)),
            is_plan: !head.is_empty(),
            has_layout: plan.layout.is_some(),
            top: top.into_iter().map(words).collect(),
        }
    }

    #[must_use]
    pub fn has_name(&self) -> bool {
        !self.name.is_empty()
    }

    /// What it tells but for its name.
    #[must_use]
    pub fn without_name(self) -> Self {
        Self { name: String::new(), ..self }
    }

    /// Whether the heads of two files tell of different persons: by birth number where both have one, else by name.
    #[must_use]
    pub fn is_another(&self, other: &Self) -> bool {
        if let (Some(one), Some(two)) = (&self.birth_number, &other.birth_number) {
            return one != two;
        }
        let is_told = |file: &Self| file.has_layout && file.person.is_some();
        is_told(self) && is_told(other) && self.person != other.person
    }

    /// By what two files are of one case, if they seem to be.
    #[must_use]
    pub fn tie(&self, other: &Self) -> Option<Tie> {
        if let (Some(one), Some(two)) = (&self.birth_number, &other.birth_number) {
            return (one == two).then_some(Tie::Person);
        }
        let is_named = |file: &Self, person: &Option<Vec<String>>| {
            person
                .as_ref()
                .is_some_and(|person| file.person.as_ref() == Some(person) || (!file.is_plan && file.names(person)))
        };
        if is_named(other, &self.person) || is_named(self, &other.person) {
            return Some(Tie::Person);
        }
        // Two plans whose heads tell of different persons.
        if self.person.is_some() && other.person.is_some() {
            return None;
        }
        (!self.name.is_empty() && self.name == other.name).then_some(Tie::Name)
    }

    /// Whether a line at the top is the name of a person, or holds it as whole words.
    fn names(&self, person: &[String]) -> bool {
        self.top.iter().any(|line| line.windows(person.len()).any(|found| found == person))
    }
}

/// Numbers, from 1, of those documents of a text whose heads tell of another person than that of one before them.
#[must_use]
pub fn of_others(text: &Text, documents: &[CaseDocument]) -> Vec<usize> {
    let mut before: Vec<Belonging> = Vec::new();
    let mut others = Vec::new();
    for (number, document) in (1..).zip(documents) {
        let Span { start, end } = document.span;
        let head = Text::from_normalised(text.slice(Span::new(start, end.min(start + HEAD))).to_owned());
        let own = Belonging::of("", &grammar::read(&head), &head);
        if before.iter().any(|earlier| earlier.is_another(&own)) {
            others.push(number);
        }
        before.push(own);
    }
    others
}

/// Pairs of files that seem to be of one case, the earlier one first. A name that more than `most` files have tells of no case.
///
/// Only files that share a birth number, a person or a name are compared, so that the time grows with their number alone.
#[must_use]
pub fn ties(files: &[&Belonging], most: usize) -> Vec<(usize, usize, Tie)> {
    let (mut numbers, mut persons, mut names) = (FxHashMap::default(), FxHashMap::default(), FxHashMap::default());
    for (at, file) in files.iter().enumerate() {
        if let Some(number) = &file.birth_number {
            numbers.entry(number.as_str()).or_insert_with(Vec::new).push(at);
        }
        if let Some(person) = &file.person {
            persons.entry(person.as_slice()).or_insert_with(Vec::new).push(at);
        }
        if !file.name.is_empty() {
            names.entry(file.name.as_str()).or_insert_with(Vec::new).push(at);
        }
    }
    let lengths: FxHashSet<usize> = persons.keys().map(|person| person.len()).collect();
    let mut pairs: FxHashSet<(usize, usize)> = FxHashSet::default();
    let mut pair = |one: usize, other: usize| pairs.insert((one.min(other), one.max(other)));
    names.retain(|_, files: &mut Vec<usize>| files.len() <= most);
    for alike in numbers.values().chain(persons.values()).chain(names.values()) {
        for (place, one) in alike.iter().enumerate() {
            // Each to the next ones: whoever asks for groups follows the chain.
            alike[place + 1..].iter().take(most).for_each(|other| _ = pair(*one, *other));
        }
    }
    for (at, file) in files.iter().enumerate().filter(|(_, file)| !file.is_plan) {
        for line in &file.top {
            let named = lengths.iter().filter(|length| **length > 0).flat_map(|length| line.windows(*length));
            for other in named.filter_map(|words| persons.get(words)).flatten().filter(|other| **other != at) {
                pair(at, *other);
            }
        }
    }
    let mut ties: Vec<(usize, usize, Tie)> =
        pairs.into_iter().filter_map(|(one, other)| Some((one, other, files[one].tie(files[other])?))).collect();
    ties.sort_unstable();
    ties
}

fn words(text: &str) -> Vec<String> {
    let pieces = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    pieces.map(str::to_lowercase).collect()
}

/// A name of a file without what tells which document of a case it is: such words, the number behind one, dates.
#[must_use]
pub fn case_name(label: &str) -> String {
    let all = words(label);
    let is_figures = |word: &str| word.chars().all(|c| c.is_ascii_digit());
    let is_short = |at: Option<&String>| at.is_some_and(|word| is_figures(word) && word.len() <= 2);
    let is_year =
        |word: &str| is_figures(word) && word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    let (mut left, mut numbers) = (Vec::new(), Vec::new());
    let mut at = 0;
    while let Some(word) = all.get(at) {
        let is_behind_word = at > 0 && WORDS.name_words.contains(&all[at - 1]);
        if is_short(Some(word)) && is_short(all.get(at + 1)) && all.get(at + 2).is_some_and(|word| is_year(word)) {
            at += 3;
            continue;
        }
        if is_year(word) && is_short(all.get(at + 1)) && is_short(all.get(at + 2)) {
            at += 3;
            continue;
        }
        if is_year(word) || (is_figures(word) && is_behind_word) {
            numbers.push(word.as_str());
        } else if !WORDS.name_words.contains(word) && !is_month_name(word) {
            left.push(word.as_str());
        }
        at += 1;
    }
    // «cv 012» and «plan 012» have no other name than the number.
    if left.is_empty() { numbers.join(" ") } else { left.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar;

    fn of(label: &str, content: &str) -> Belonging {
        let text = Text::new(content);
        Belonging::of(label, &grammar::read(&text), &text)
    }

    fn kind(name: &str, content: &str) -> DocumentKind {
        let text = Text::new(content);
        kind_of(name, &grammar::read(&text), &text)
    }

    const PLAN: &str = "Kari Eksempel\nNAV Prøveby\nDato: 4. jun. 2020\nAktivitetsplan\nMitt mål\nBli kokk.\nDialogen med veileder\nSkatt\nBRUKER - 6. MAR. 2020\nHei.\n";

    #[test]
    fn names_agree_without_what_tells_which_document_it_is() {
        for (label, name) in [
            ("012 plan 1", "012"),
            ("012_aktivitetsplan_2020-06-04", "012"),
            ("012 CV", "012"),
            ("CV 012", "012"),
            ("Sak 7 – periode 2 (2019)", "sak 7"),
            ("sak 7 plan 04.06.2020", "sak 7"),
            ("plan", ""),
            ("aktivitetsplan 1", "1"),
            ("plan juni", ""),
        ] {
            assert_eq!(case_name(label), name, "{label}");
        }
        let content = "Hei.";
        assert_eq!(of("012 plan", content).tie(&of("012 cv", content)), Some(Tie::Name));
        assert_eq!(of("012 plan", content).tie(&of("013 cv", content)), None);
        assert_eq!(of("plan", content).tie(&of("cv", content)), None);
    }

    #[test]
    fn the_ties_of_files_are_those_that_comparing_all_of_them_gives() {
        let cv = "Curriculum vitae\nKari Eksempel\nUtdanning\nArbeid\n";
        let other = PLAN.replace("Kari Eksempel", "Ola Nordmann");
        let numbered = PLAN.replace("NAV Prøveby", "Fødselsnummer: 01020312345");
        let labels = ["012 plan", "012 cv", "013", "plan", "013 cv", "a b", "a b cv"];
        let contents = ["Hei.", cv, PLAN, &other, &numbered];
        let files: Vec<Belonging> = (0..35).map(|at| of(labels[at % 7], contents[at % 5])).collect();
        let files: Vec<&Belonging> = files.iter().collect();
        let all = (0..files.len()).flat_map(|one| (one + 1..files.len()).map(move |other| (one, other)));
        let naive: Vec<(usize, usize, Tie)> =
            all.filter_map(|(one, other)| Some((one, other, files[one].tie(files[other])?))).collect();
        assert!(naive.len() > 100);
        assert_eq!(ties(&files, files.len()), naive);
        assert!(ties(&files, 3).iter().all(|(.., tie)| *tie == Tie::Person), "five files are called alike");
    }

    #[test]
    fn heads_and_the_top_of_a_cv_tell_of_the_person() {
        let later = PLAN.replace("2020", "2021");
        assert_eq!(of("a", PLAN).tie(&of("b", &later)), Some(Tie::Person));
        assert_eq!(of("a", PLAN).tie(&of("b", &later.replace("Kari", "Ola"))), None);
        assert_eq!(of("a 1", PLAN).tie(&of("a 1 plan", &later.replace("Kari", "Ola"))), None);
        assert_eq!(of("a", PLAN).tie(&of("b", "CV\nKARI EKSEMPEL\nUtdanning\n")), Some(Tie::Person));
        assert_eq!(of("a", PLAN).tie(&of("b", "CV\nKari Eksempelsen\nUtdanning\n")), None);
        let numbered =
            |number: &str| format!("[navn]\nFødselsnummer: {number}\n{}", PLAN.split_once('\n').expect("a line").1);
        assert_eq!(of("a", &numbered("12038578901")).tie(&of("b", &numbered("120385 78901"))), Some(Tie::Person));
        assert_eq!(of("a", &numbered("00000000000")).tie(&of("b", &numbered("00000000000"))), None);
        for in_place_of_a_name in ["", "Prøve kommune\n", "Fornavn Etternavn\n", "Deltaker A\n"] {
            let content = PLAN.replace("Kari Eksempel\n", in_place_of_a_name);
            assert_eq!(of("a", &content).tie(&of("b", &content)), None, "{in_place_of_a_name}");
        }
    }

    #[test]
    fn documents_whose_heads_tell_of_another_person_are_named_by_number() {
        let other = PLAN.replace("Kari Eksempel", "Ola Nordmann   NAV Prøveby");
        let cv = "Curriculum vitae\nKari Eksempel\n".to_owned();
        let letter =
            "Vedtak om arbeidsavklaringspenger\nDato: 12. august 2019\nDu har fått innvilget det.\n".to_owned();
        let numbered = |number: &str| PLAN.replace("NAV Prøveby", &format!("Fødselsnummer: {number}"));
        let untold = PLAN.replace("Kari Eksempel", "[navn]");
        for (documents, others) in [
            (vec![PLAN.to_owned(), other.clone(), cv, untold], vec![2]),
            (vec![PLAN.to_owned(), PLAN.to_owned(), letter], vec![]),
            (vec![numbered("01019012345"), numbered("02028054321"), numbered("010190 12345")], vec![2, 3]),
        ] {
            let (mut content, mut spans) = (String::new(), Vec::new());
            for document in &documents {
                let start = content.chars().count();
                content.push_str(document);
                let span = Span::new(start, content.chars().count());
                spans.push(CaseDocument { kind: DocumentKind::Plan, title: String::new(), span });
            }
            assert_eq!(of_others(&Text::new(&content), &spans), others, "{documents:?}");
        }
    }

    #[test]
    fn content_tells_what_a_file_is_before_its_name_does() {
        assert_eq!(kind("cv", PLAN), DocumentKind::Plan);
        assert_eq!(kind("x", "Kari Eksempel\nUtdanning\nGrunnskole\nArbeidserfaring:\nButikk\n"), DocumentKind::Cv);
        assert_eq!(kind("Kari-CV-2020", "Grunnskole og butikk.\n"), DocumentKind::Cv);
        assert_eq!(kind("x", "Til den det gjelder.\nUtdanning\n"), DocumentKind::Paper);
    }
}
