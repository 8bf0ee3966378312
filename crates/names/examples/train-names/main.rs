//! Trains the model that finds names: `cargo run --release -p planlupe-names --example train-names -- FOLDER OUT`.
//!
//! FOLDER holds the training part of NorNE, `train_nob.json` and `train_nno.json`: lists of `[document, [[word, tag,
//! part of speech], …]]`. Texts in the manner of messages are made from `chat.txt` beside this file and from the
//! lists in `assets/names/`. Everything is used as it is and once more, thinned out, in lower case, and some of NorNE once
//! more with capitals on common nouns, as offices write. The same input gives the same
//! bytes. How the shipped model was trained stands in `assets/models/README.md`.

mod chat;
mod learner;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::error::Error;
use std::fs;
use std::path::Path;

use names::features;
use names::tagger::{CLASS_NAMES, CLASSES, MAGIC};
use names::tokens::TokenList;

use chat::Dice;
use learner::{Learner, Row, Sequence};

/// Regularisation over one round: of the sum of the weights, and of their squares.
const C1: f32 = 0.2;
const C2: f32 = 0.2;

/// How often all texts are gone through.
const ROUNDS: usize = 7;

/// An observation must occur this often to get weights.
const LEAST_FREQUENT: u32 = 3;

/// Weights nearer to zero are left out.
const LEAST_WEIGHT: f32 = 0.04;

/// Documents are cut at the first end of a sentence behind this many tokens.
const SEQUENCE: usize = 50;

/// Words with their classes, by sentences.
#[derive(Default, Clone)]
pub struct Document {
    pub sentences: Vec<Vec<String>>,
    pub classes: Vec<&'static str>,
    /// Which words are common nouns in no name, where that is known.
    pub nouns: Vec<bool>,
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

/// One sentence in so many is used with capitals, there one noun in so many.
const WITH_CAPITALS: usize = 8;
const CAPITAL_NOUNS: usize = 2;

impl Document {
    /// Some sentences with capitals on some of the common nouns: «Søknad om Arbeidsavklaringspenger».
    fn with_capitals(&self, dice: &mut Dice) -> Self {
        let mut copy = Self::default();
        let mut start = 0;
        for sentence in &self.sentences {
            let words = start..start + sentence.len();
            start = words.end;
            if dice.below(WITH_CAPITALS) > 0 {
                continue;
            }
            let word = |(place, word): (usize, &String)| {
                let is_noun = self.nouns.get(words.start + place).copied().unwrap_or(false);
                if is_noun && dice.below(CAPITAL_NOUNS) == 0 { capital(word) } else { word.clone() }
            };
            copy.sentences.push(sentence.iter().enumerate().map(word).collect());
            copy.classes.extend(&self.classes[words]);
        }
        copy
    }
}

/// The word with a capital.
pub fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, out] = &arguments[..] else { return Err("usage: train-names FOLDER OUT".into()) };
    let mut documents = Vec::new();
    for file in ["train_nob.json", "train_nno.json"] {
        documents.extend(read(&Path::new(folder).join(file))?);
    }
    let mut dice = Dice(14);
    let capitals: Vec<Document> = documents.iter().map(|document| document.with_capitals(&mut dice)).collect();
    let nouns = common_nouns(&documents);
    documents.extend(chat::documents(include_str!("chat.txt"), &nouns));
    let lower: Vec<Document> = documents.iter().map(Document::lower).collect();

    let (sequences, hashes) = sequences(documents.iter().chain(&lower).chain(&capitals));
    println!("{} sequences, {} observations", sequences.len(), hashes.len());
    let mut learner = Learner::new(hashes.len(), sequences.len(), C1, C2);
    let mut order: Vec<usize> = (0..sequences.len()).collect();
    let mut dice = Dice(1905);
    for round in 1..=ROUNDS {
        for place in (1..order.len()).rev() {
            order.swap(place, dice.below(place + 1));
        }
        let loss: f64 = order.iter().map(|place| f64::from(learner.learn(&sequences[*place]))).sum();
        println!("round {round}: {loss:.0}");
    }
    let bytes = file(&learner, &hashes)?;
    println!("{} bytes", bytes.len());
    fs::write(out, bytes)?;
    Ok(())
}

/// The documents cut into sequences, with the observations that are frequent enough, by the hash of each row.
fn sequences<'a>(documents: impl Iterator<Item = &'a Document> + Clone) -> (Vec<Sequence>, Vec<u32>) {
    let observed = |document: &Document| {
        let tokens = TokenList::of_sentences(document.sentences.iter().map(Vec::as_slice));
        features::observe(&tokens)
    };
    let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
    for document in documents.clone() {
        let features = observed(document);
        (0..features.len())
            .flat_map(|index| features.of_token(index))
            .for_each(|hash| *counts.entry(*hash).or_default() += 1);
    }
    let hashes: Vec<u32> =
        counts.iter().filter(|(_, count)| **count >= LEAST_FREQUENT).map(|(hash, _)| *hash).collect();
    let rows: HashMap<u32, u32> = (0..).zip(&hashes).map(|(row, hash)| (*hash, row)).collect();
    let mut sequences = Vec::new();
    let empty = || Sequence { rows: Vec::new(), ends: Vec::new(), classes: Vec::new() };
    for document in documents {
        let features = observed(document);
        let mut sequence = empty();
        let mut index = 0;
        for sentence in &document.sentences {
            for _ in sentence {
                sequence.rows.extend(features.of_token(index).iter().filter_map(|hash| rows.get(hash)));
                sequence.ends.push(u32::try_from(sequence.rows.len()).unwrap_or(u32::MAX));
                let class = CLASS_NAMES.iter().position(|name| *name == document.classes[index]).unwrap_or(0);
                sequence.classes.push(u8::try_from(class).unwrap_or(0));
                index += 1;
            }
            if sequence.classes.len() >= SEQUENCE {
                sequences.push(std::mem::replace(&mut sequence, empty()));
            }
        }
        if !sequence.classes.is_empty() {
            sequences.push(sequence);
        }
    }
    (sequences, hashes)
}

/// The common nouns of the documents, each once, in order.
fn common_nouns(documents: &[Document]) -> Vec<String> {
    let words = |document: &Document| {
        let words = document.sentences.iter().flatten().zip(&document.nouns);
        words.filter(|(_, is_noun)| **is_noun).map(|(word, _)| word.clone()).collect::<Vec<_>>()
    };
    let nouns: BTreeSet<String> = documents.iter().flat_map(words).collect();
    nouns.into_iter().collect()
}

/// The documents of a file of NorNE.
fn read(path: &Path) -> Result<Vec<Document>, Box<dyn Error>> {
    type Word = (String, String, String);
    let sentences: Vec<(String, Vec<Word>)> = serde_json::from_str(&fs::read_to_string(path)?)?;
    let mut documents: Vec<(String, Document)> = Vec::new();
    for (name, words) in sentences {
        if documents.last().is_none_or(|(last, _)| *last != name) {
            documents.push((name, Document::default()));
        }
        let Some((_, document)) = documents.last_mut() else { continue };
        document.classes.extend(words.iter().map(|(_, tag, _)| class(tag)));
        let is_noun = |(word, tag, part): &(String, String, String)| {
            tag == "O" && part == "subst" && word.chars().count() > 2 && word.chars().all(char::is_lowercase)
        };
        document.nouns.extend(words.iter().map(is_noun));
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

/// What was learnt, in the format of [`names::tagger`].
fn file(learner: &Learner, hashes: &[u32]) -> Result<Vec<u8>, Box<dyn Error>> {
    let transitions = learner.transitions();
    let heavy = |row: Row| row.map(|weight| if weight.abs() < LEAST_WEIGHT { 0.0 } else { weight });
    let rows = hashes.iter().enumerate().map(|(row, hash)| (*hash, heavy(learner.row(row))));
    let rows: Vec<(u32, Row)> = rows.filter(|(_, row)| row.iter().any(|weight| *weight != 0.0)).collect();
    let all = transitions.iter().chain(rows.iter().map(|(_, row)| row)).flatten();
    let largest = all.fold(0.0_f32, |largest, weight| largest.max(weight.abs()));
    let scale = largest / f32::from(i16::MAX);
    #[expect(clippy::cast_possible_truncation, reason = "the scale makes it fit")]
    let whole = |weight: &f32| ((weight / scale).round() as i16).to_le_bytes();
    let mut bytes = MAGIC.to_vec();
    bytes.push(u8::try_from(CLASSES)?);
    bytes.extend(scale.to_le_bytes());
    bytes.extend(transitions.iter().flatten().flat_map(whole));
    bytes.extend(u32::try_from(rows.len())?.to_le_bytes());
    println!("{} observations with weights, the largest {largest:.2}", rows.len());
    for (hash, row) in &rows {
        let set = (0..CLASSES).filter(|class| row[*class] != 0.0);
        bytes.extend(hash.to_le_bytes());
        bytes.extend(set.clone().fold(0_u16, |bits, class| bits | 1 << class).to_le_bytes());
        bytes.extend(set.flat_map(|class| whole(&row[class])));
    }
    Ok(bytes)
}
