//! How well and how fast names are found: megabytes per second of CPU time next to a walk of a regular expression for
//! capitalised words over the same texts in the same run, and scores against texts with gold marks.
//!
//! Without anything set, prints are scored: the sample cases and those of the generators, before and after the search knows their plan.
//!
//! `PLANLUPE_NORNE` names a folder with `nob` and `nno`, each with `txt/`, `gold.jsonl` (`doc`, `start`, `end`, `label`;
//! code points) and `docs.jsonl` (`doc`, `toks`: start, end, tag), as the development split of NorNE is laid out.

use std::collections::HashMap;
use std::fs;
use std::hint::black_box;
use std::path::Path;

use cpu_time::ProcessTime;
use names::mark::{Label, Mark};
use names::register::Register;
use names::suggestions::suggest;
use reading::text::{Span, Text};
use regex::Regex;
use serde_json::Value;

/// A text with its gold: persons, and the tokens that are in no entity.
struct Document {
    text: Text,
    persons: Vec<Span>,
    plain: Vec<Span>,
    tokens: usize,
}

#[path = "../crates/reading/tests/invented/mod.rs"]
mod invented;
#[path = "../tests/names/generated.rs"]
mod named_prints;
#[allow(dead_code, reason = "the tests use more of it")]
#[path = "../crates/reading/tests/stories/support/copies.rs"]
mod printed_copies;

fn main() {
    for (name, prints) in [("sample cases", named_prints::samples()), ("generated prints", named_prints::generated(40))]
    {
        for (how, with_plan) in [("text alone", false), ("with its plan", true)] {
            score_prints(name, how, &named_prints::PrintScore::of(&prints, with_plan));
        }
    }
    let Ok(folder) = std::env::var("PLANLUPE_NORNE") else {
        println!(
            "Set PLANLUPE_NORNE to a folder with texts and gold marks (nob and nno) to score the search for names."
        );
        return;
    };
    for part in ["nob", "nno"] {
        let folder = Path::new(&folder).join(part);
        let Some(documents) = read(&folder) else {
            println!("{} does not hold txt, gold.jsonl and docs.jsonl.", folder.display());
            continue;
        };
        score(part, &documents);
        let lower: Vec<Document> = documents.iter().map(in_lower_case).collect();
        score(&format!("{part}, all lower case"), &lower);
    }
}

#[expect(clippy::cast_precision_loss, reason = "figures for people")]
fn score_prints(name: &str, how: &str, score: &named_prints::PrintScore) {
    let share = |part: usize| 100.0 * part as f64 / score.persons.max(1) as f64;
    println!(
        "{name}, {how}: {} words, persons {}  as persons {:.1} %  with any label {:.1} %  questions per 1,000 words {:.1}  false {:.1}",
        score.words,
        score.persons,
        share(score.as_persons),
        share(score.found),
        score.per_thousand(score.questions),
        score.per_thousand(score.wrong)
    );
}

fn read(folder: &Path) -> Option<Vec<Document>> {
    let lines = |name: &str| -> Option<Vec<Value>> {
        fs::read_to_string(folder.join(name)).ok()?.lines().map(|line| serde_json::from_str(line).ok()).collect()
    };
    let place = |value: &Value| usize::try_from(value.as_u64()?).ok();
    let mut persons: HashMap<String, Vec<Span>> = HashMap::new();
    for gold in lines("gold.jsonl")?.iter().filter(|gold| gold["label"] == "PER") {
        let span = Span::new(place(&gold["start"])?, place(&gold["end"])?);
        persons.entry(gold["doc"].as_str()?.to_owned()).or_default().push(span);
    }
    let document = |value: &Value| {
        let name = value["doc"].as_str()?;
        let text = Text::new(&fs::read_to_string(folder.join("txt").join(format!("{name}.txt"))).ok()?);
        let tokens = value["toks"].as_array()?;
        let outside = tokens.iter().filter(|token| token[2] == "O");
        let plain = outside.filter_map(|token| Some(Span::new(place(&token[0])?, place(&token[1])?))).collect();
        Some(Document { text, persons: persons.remove(name).unwrap_or_default(), plain, tokens: tokens.len() })
    };
    let mut document = document;
    lines("docs.jsonl")?.iter().map(&mut document).collect()
}

/// The same text in lower case, letter by letter, so that every place stays.
fn in_lower_case(document: &Document) -> Document {
    let lower = |c: char| {
        let mut letters = c.to_lowercase();
        letters.next().filter(|_| letters.next().is_none()).unwrap_or(c)
    };
    let text = Text::new(&document.text.as_str().chars().map(lower).collect::<String>());
    Document { text, persons: document.persons.clone(), plain: document.plain.clone(), tokens: document.tokens }
}

#[expect(clippy::cast_precision_loss, reason = "figures for people")]
fn score(name: &str, documents: &[Document]) {
    let register = Register::default();
    black_box(suggest(&Text::new("Kari"), &register));
    let start = ProcessTime::now();
    let found: Vec<Vec<Mark>> = documents.iter().map(|document| suggest(&document.text, &register)).collect();
    let took = start.elapsed().as_secs_f64();
    let capitals = Regex::new(r"\p{Lu}\p{L}+").expect("a pattern");
    let start = ProcessTime::now();
    for document in documents {
        black_box(capitals.find_iter(document.text.as_str()).count());
    }
    let walk = start.elapsed().as_secs_f64();
    let bytes: usize = documents.iter().map(|document| document.text.as_str().len()).sum();

    let (mut persons, mut as_person, mut as_any, mut tokens, mut wrong) = (0, 0, 0, 0, 0);
    for (document, marks) in documents.iter().zip(&found) {
        for span in &document.persons {
            persons += 1;
            as_person += usize::from(covered(document, *span, marks, |label| label == Label::Per));
            as_any += usize::from(covered(document, *span, marks, |_| true));
        }
        tokens += document.tokens;
        let sure: Vec<&Mark> = marks.iter().filter(|mark| mark.label != Label::Ask).collect();
        let marked = |span: &&Span| {
            let shared = sure.iter().filter_map(|mark| mark.span.intersection(**span)).map(Span::len).sum::<usize>();
            shared * 2 >= span.len()
        };
        wrong += document.plain.iter().filter(marked).count();
    }
    let share = |part: usize, all: usize| 100.0 * part as f64 / all.max(1) as f64;
    println!(
        "{name:22} persons {persons:5}  as persons {:5.1} %  with any label {:5.1} %  false per 1,000 tokens {:4.1}",
        share(as_person, persons),
        share(as_any, persons),
        share(wrong, tokens) * 10.0
    );
    println!(
        "{:22} {:.2} MB/s; capitalised words alone {:.0} MB/s",
        "",
        bytes as f64 / 1e6 / took,
        bytes as f64 / 1e6 / walk
    );
}

/// Whether every letter of the name lies in marks of a wanted label; a genitive may stay outside.
fn covered(document: &Document, span: Span, marks: &[Mark], wanted: impl Fn(Label) -> bool) -> bool {
    let name = document.text.slice(span);
    let stem = ["'s", "’s", "s", "'", "’"].iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name);
    let letters = stem.chars().enumerate().filter(|(_, c)| c.is_alphanumeric());
    letters
        .map(|(ahead, _)| span.start + ahead)
        .all(|at| marks.iter().any(|mark| wanted(mark.label) && mark.span.contains(at)))
}
