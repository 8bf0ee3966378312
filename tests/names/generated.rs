//! Prints with gold marks: the sample cases, and what the generators print as the page for printing gives it. `suggest_prints` and
//! `benches/names.rs` score the search on them.

use std::collections::BTreeSet;

use names::mark::{Label, Mark, MarkSource};
use names::print_lines::PrintLines;
use names::register::Register;
use names::suggestions::suggest_in;
use reading::evidence::Evidence;
use reading::text::{Span, Text};

use crate::invented::people::{self, Part};
use crate::invented::plans::Era;
use crate::invented::short_prints::{Case, Form};
use crate::printed_copies::browser;

/// A print and the passages that name persons, and those that name something else.
pub struct NamedPrint {
    pub text: Text,
    pub persons: Vec<Span>,
    pub others: Vec<Span>,
}

/// Letters from which on a part of a name is one in small letters, and parts that are words of any text.
const PART: usize = 4;
const WORDS: [&str; 3] = ["prøve", "eksempel", "mønster"];

const STOCK: &str = include_str!("../../crates/reading/tests/invented/stock/phrases.txt");

/// What the phrases of a kind are; those that name nobody are left out.
fn phrases(kind: &str) -> Vec<&'static str> {
    let lines = STOCK.lines().skip_while(|line| *line != format!("[{kind}]")).skip(1);
    let lines = lines.take_while(|line| !line.starts_with('[')).filter(|line| !line.is_empty());
    let nobody = ["K.", "B.", "Veilederen din", "mamma til Ola", "KE"];
    lines.filter(|line| !nobody.contains(line) && line.starts_with(char::is_uppercase)).collect()
}

/// Where whole words stand, letter by letter.
fn places(text: &Text, words: &str) -> Vec<Span> {
    let letter = |at: usize| text.slice(Span::new(at, at + 1)).chars().next().is_some_and(char::is_alphanumeric);
    let is_whole = |span: &Span| !(letter(span.end) || span.start > 0 && letter(span.start - 1));
    text.find_all(words).into_iter().filter(is_whole).filter(|span| text.slice(*span) == words).collect()
}

impl NamedPrint {
    /// A print of the generators: its gold are the names that they put in.
    fn of(content: &str) -> Self {
        let text = Text::new(content);
        let of = |lists: &[&str], more: &[&str]| {
            let names: Vec<&str> = lists.iter().flat_map(|kind| phrases(kind)).chain(more.iter().copied()).collect();
            let mut spans: Vec<Span> = names.iter().flat_map(|name| places(&text, name)).collect();
            // Users write names in small letters and in part, too.
            if lists.contains(&"names") {
                let parts = names.iter().flat_map(|name| name.split([' ', '-']));
                let parts: BTreeSet<&str> = parts.filter(|part| part.chars().count() >= PART).collect();
                let lower = parts.iter().map(|part| part.to_lowercase()).filter(|part| !WORDS.contains(&&**part));
                spans.extend(lower.flat_map(|part| places(&text, &part)));
            }
            spans.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
            let mut end = 0;
            spans.retain(|span| {
                span.start >= end && {
                    end = span.end;
                    true
                }
            });
            spans
        };
        let persons = of(&["names"], &["KARI EKSEMPEL", "Eksempel"]);
        let others = of(&["places", "firms", "offices"], &["NAV Prøveby", "Prøveby"]);
        Self { text, persons, others }
    }
}

/// Prints of the generators.
pub fn generated(count: u64) -> Vec<NamedPrint> {
    let eras = [Era::H2, Era::H3, Era::H4, Era::H5];
    let lively = (0..count).map(|seed| {
        let era = eras[usize::try_from(seed).unwrap_or_default() % eras.len()];
        browser(&people::plan(era, seed, Part::HeldOut).blocks())
    });
    let short = (0..count).map(|seed| Case::new(seed, seed % 2 == 0).print(Form::Browser));
    lively.chain(short).map(|content| NamedPrint::of(&content)).collect()
}

/// The sample cases, in which nobody is named but by an ident.
pub fn samples() -> Vec<NamedPrint> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-cases");
    let files = (1..=13).map(|number| folder.join(format!("sak-{number:03}.txt")));
    let texts = files.map(|file| std::fs::read_to_string(file).expect("a sample case"));
    texts.map(|content| NamedPrint { text: Text::new(&content), persons: Vec::new(), others: Vec::new() }).collect()
}

/// What the search finds in prints, against their gold.
#[derive(Debug, Default)]
pub struct PrintScore {
    pub words: usize,
    pub persons: usize,
    /// Marked as a person or asked about.
    pub found: usize,
    pub as_persons: usize,
    pub questions: usize,
    /// Marks but questions and public things that name nobody and nothing.
    pub wrong: usize,
    pub misses: Vec<String>,
    pub wrong_forms: Vec<String>,
    pub asked_forms: Vec<String>,
}

impl PrintScore {
    pub fn of(prints: &[NamedPrint], with_plan: bool) -> Self {
        let mut score = Self::default();
        for print in prints {
            let lines =
                if with_plan { PrintLines::of(&print.text, &Evidence::default(), &[]) } else { PrintLines::default() };
            score.add(print, &suggest_in(&print.text, &Register::default(), &lines));
        }
        score
    }

    fn add(&mut self, print: &NamedPrint, marks: &[Mark]) {
        let text = &print.text;
        self.words += text.as_str().split_whitespace().count();
        for span in &print.persons {
            let covered = |wanted: &dyn Fn(&Mark) -> bool| {
                let letters = text.slice(*span).chars().enumerate().filter(|(_, c)| c.is_alphanumeric());
                letters
                    .map(|(ahead, _)| span.start + ahead)
                    .all(|at| marks.iter().any(|mark| wanted(mark) && mark.span.contains(at)))
            };
            self.persons += 1;
            self.as_persons += usize::from(covered(&|mark| mark.label == Label::Per));
            if covered(&|mark| mark.source != MarkSource::Public) {
                self.found += 1;
            } else {
                self.misses.push(text.slice(*span).to_owned());
            }
        }
        for mark in marks {
            let is_right = mark.source == MarkSource::Public
                || mark.source == MarkSource::Pattern
                || print.persons.iter().chain(&print.others).any(|span| span.overlaps(mark.span));
            if mark.label == Label::Ask && !is_right {
                self.questions += 1;
                self.asked_forms.push(text.slice(mark.span).to_owned());
            } else if !is_right {
                self.wrong += 1;
                self.wrong_forms.push(text.slice(mark.span).to_owned());
            }
        }
    }

    /// So many per 1,000 words.
    #[expect(clippy::cast_precision_loss, reason = "figures for people")]
    pub fn per_thousand(&self, count: usize) -> f64 {
        count as f64 * 1000.0 / self.words.max(1) as f64
    }
}
