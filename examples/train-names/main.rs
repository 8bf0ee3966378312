//! Trains the model that finds names: `cargo run --release --example train-names -- FOLDER OUT`.
//!
//! FOLDER holds the training part of NorNE, `train_nob.json` and `train_nno.json`: lists of `[document, [[word, tag,
//! part of speech], …]]`. Texts in the manner of messages are made from `chat.txt` beside this file and from the
//! lists in `assets/names/`. Everything is used as it is and once more, thinned out, in lower case. The same input gives the same
//! bytes. How the shipped model was trained stands in `assets/models/README.md`.

mod chat;

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

use crfs::train::Trainer;
use crfs::{Attribute, Model};
use planlupe::anonymisation::features;
use planlupe::anonymisation::tagger::{CLASS_NAMES, CLASSES, MAGIC};
use planlupe::anonymisation::tokens::Tokens;

/// The regularisation of L-BFGS.
const C1: f64 = 0.05;
const C2: f64 = 0.05;

const ITERATIONS: usize = 75;

/// An observation must occur this often with a class to get a weight.
const LEAST_FREQUENT: f64 = 3.0;

/// Weights nearer to zero are left out.
const LEAST_WEIGHT: f64 = 0.02;

/// Documents are put together up to this many tokens: crfs works through all weights once for each sequence.
const SEQUENCE: usize = 40_000;

/// Words with their classes, by sentences.
#[derive(Default, Clone)]
pub struct Document {
    pub sentences: Vec<Vec<String>>,
    pub classes: Vec<&'static str>,
}

impl Document {
    /// The document in lower case: all sentences with names, and one in three of the others.
    fn lower(&self) -> Self {
        let mut lower = Self::default();
        let mut classes = &self.classes[..];
        for (place, sentence) in self.sentences.iter().enumerate() {
            let (here, rest) = classes.split_at(sentence.len());
            classes = rest;
            if place % 3 == 0 || here.iter().any(|class| *class != "O") {
                lower.sentences.push(sentence.iter().map(|word| word.to_lowercase()).collect());
                lower.classes.extend(here);
            }
        }
        lower
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, out] = &arguments[..] else { return Err("usage: train-names FOLDER OUT".into()) };
    let mut documents = Vec::new();
    for file in ["train_nob.json", "train_nno.json"] {
        documents.extend(read(&Path::new(folder).join(file))?);
    }
    documents.extend(chat::documents(include_str!("chat.txt")));
    let lower: Vec<Document> = documents.iter().map(Document::lower).collect();

    let mut trainer = Trainer::lbfgs();
    trainer.verbose(true);
    trainer.set_feature_minfreq(LEAST_FREQUENT)?;
    trainer.params_mut().set_c1(C1)?;
    trainer.params_mut().set_c2(C2)?;
    trainer.params_mut().set_max_iterations(ITERATIONS)?;
    let (mut items, mut classes): (Vec<Vec<Attribute>>, Vec<&str>) = (Vec::new(), Vec::new());
    let mut count = 0;
    let total = documents.len() + lower.len();
    for (place, document) in documents.iter().chain(&lower).enumerate() {
        let tokens = Tokens::of_sentences(document.sentences.iter().map(Vec::as_slice));
        let features = features::observe(&tokens);
        for index in 0..features.len() {
            let attributes = features.of_token(index).iter().map(|hash| Attribute::new(format!("{hash:x}"), 1.0));
            items.push(attributes.collect());
        }
        classes.extend(&document.classes);
        if items.len() >= SEQUENCE || place + 1 == total {
            count += items.len();
            trainer.append(&items, &classes)?;
            items.clear();
            classes.clear();
        }
    }
    println!("{total} documents, {count} tokens");

    let raw = Path::new(out).with_extension("crfsuite");
    trainer.train(&raw)?;
    let bytes = convert(&fs::read(&raw)?)?;
    fs::remove_file(&raw)?;
    println!("{} bytes", bytes.len());
    fs::write(out, bytes)?;
    Ok(())
}

/// The documents of a file of NorNE.
fn read(path: &Path) -> Result<Vec<Document>, Box<dyn Error>> {
    let sentences: Vec<(String, Vec<(String, String, String)>)> = serde_json::from_str(&fs::read_to_string(path)?)?;
    let mut documents: Vec<(String, Document)> = Vec::new();
    for (name, words) in sentences {
        if documents.last().is_none_or(|(last, _)| *last != name) {
            documents.push((name, Document::default()));
        }
        let Some((_, document)) = documents.last_mut() else { continue };
        document.classes.extend(words.iter().map(|(_, tag, _)| class(tag)));
        document.sentences.push(words.into_iter().map(|(word, _, _)| word).collect());
    }
    Ok(documents.into_iter().map(|(_, document)| document).collect())
}

/// The class of a tag of NorNE: places of all kinds are one, products and events another, what is derived from
/// names («norsk», «nordmann») none.
fn class(tag: &str) -> &'static str {
    let (begins, kind) = tag.split_once('-').map_or((true, "O"), |(place, kind)| (place == "B", kind));
    match (kind, begins) {
        ("PER", true) => "B-PER",
        ("PER", false) => "I-PER",
        ("ORG", true) => "B-ORG",
        ("ORG", false) => "I-ORG",
        ("LOC" | "GPE_LOC" | "GPE_ORG", true) => "B-LOC",
        ("LOC" | "GPE_LOC" | "GPE_ORG", false) => "I-LOC",
        ("PROD" | "EVT" | "MISC", true) => "B-MISC",
        ("PROD" | "EVT" | "MISC", false) => "I-MISC",
        _ => "O",
    }
}

/// A model of crfs in the format of [`planlupe::anonymisation::tagger`].
fn convert(raw: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut dump = Vec::new();
    Model::new(raw)?.dump(&mut dump)?;
    let class = |name: &str| CLASS_NAMES.iter().position(|known| *known == name).ok_or("a class that nobody knows");
    let mut transitions = [[0.0; CLASSES]; CLASSES];
    let mut rows: BTreeMap<u32, [f64; CLASSES]> = BTreeMap::new();
    for line in String::from_utf8(dump)?.lines() {
        let line = line.trim();
        let Some((kind, rest)) = line.strip_prefix('(').and_then(|rest| rest.split_once(") ")) else { continue };
        let (from, rest) = rest.split_once(" --> ").ok_or("a line without an arrow")?;
        let (to, weight) = rest.split_once(": ").ok_or("a line without a weight")?;
        let (to, weight) = (class(to)?, weight.parse::<f64>()?);
        if kind == "1" {
            transitions[class(from)?][to] = weight;
        } else if weight.abs() >= LEAST_WEIGHT {
            rows.entry(u32::from_str_radix(from, 16)?).or_default()[to] = weight;
        }
    }
    let all = || transitions.iter().chain(rows.values()).flatten();
    let largest = all().fold(0.0_f64, |largest, weight| largest.max(weight.abs()));
    let scale = largest / f64::from(i16::MAX);
    #[expect(clippy::cast_possible_truncation, reason = "the scale makes it fit")]
    let whole = |weight: &f64| ((weight / scale).round() as i16).to_le_bytes();
    let mut bytes = MAGIC.to_vec();
    bytes.push(u8::try_from(CLASSES)?);
    #[expect(clippy::cast_possible_truncation, reason = "the file holds single precision")]
    bytes.extend((scale as f32).to_le_bytes());
    bytes.extend(transitions.iter().flatten().flat_map(whole));
    bytes.extend(u32::try_from(rows.len())?.to_le_bytes());
    println!("{} observations, largest weight {largest:.2}", rows.len());
    for (hash, row) in &rows {
        let set = (0..CLASSES).filter(|class| row[*class] != 0.0);
        bytes.extend(hash.to_le_bytes());
        bytes.extend(set.clone().fold(0_u16, |bits, class| bits | 1 << class).to_le_bytes());
        bytes.extend(set.flat_map(|class| whole(&row[class])));
    }
    Ok(bytes)
}
