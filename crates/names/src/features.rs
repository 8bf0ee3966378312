//! What the model looks at: for each token the hashes of some forty observations.
//!
//! An observation is a template with the words, endings or list entries that fill it, hashed to 32 bits. Nothing is
//! spelled out, so that the way from text to weights makes no strings. Changing a template means training anew.

use std::collections::HashMap;

use super::lists::{self, NameLists, Plain, WordKinds};
use super::tokens::{Shape, Token, TokenList};

/// The observations of all tokens of a text.
#[derive(Debug, Default)]
pub struct Features {
    hashes: Vec<u32>,
    /// Where the observations of each token end.
    ends: Vec<usize>,
}

/// What stands where a sentence begins or ends.
const EDGE: u32 = 0x5eed_0001;

const SEEN_CAPITAL: u8 = 1;
const SEEN_LOWER: u8 = 2;

/// What a token is to its neighbours.
#[derive(Clone, Copy)]
struct TokenLook {
    word: u32,
    kinds: WordKinds,
    shape: Shape,
    ending: u32,
}

const NOTHING: TokenLook = TokenLook { word: EDGE, kinds: 0, shape: Shape::Sign, ending: EDGE };

impl Features {
    /// The observations of one text, with what the lists say of its tokens.
    #[must_use]
    pub fn of(tokens: &TokenList, kinds: &[WordKinds]) -> Self {
        let mut features =
            Self { hashes: Vec::with_capacity(tokens.len() * 42), ends: Vec::with_capacity(tokens.len()) };
        let seen = seen(tokens);
        let manners = manners(tokens);
        let looks: Vec<TokenLook> = (0..tokens.len()).map(|index| look(tokens, index, kinds[index])).collect();
        for index in 0..tokens.len() {
            features.add(tokens, &looks, index, seen.get(&tokens[index].hash).copied().unwrap_or(0), manners[index]);
            features.ends.push(features.hashes.len());
        }
        features
    }

    fn add(&mut self, tokens: &TokenList, looks: &[TokenLook], index: usize, seen: u8, manner: u8) {
        let token = &tokens[index];
        let lower = tokens.lower(index);
        // Neighbours stand in the same sentence.
        let back = |steps: usize| {
            let crosses = (0..steps).any(|step| index >= step && tokens[index - step].starts_sentence);
            if crosses || index < steps { NOTHING } else { looks[index - steps] }
        };
        let ahead = |steps: usize| {
            let crosses = (1..=steps).any(|step| tokens.get(index + step).is_none_or(|token| token.starts_sentence));
            if crosses { NOTHING } else { looks[index + steps] }
        };
        let (before, before2, after, after2) = (back(1), back(2), ahead(1), ahead(2));
        let here = looks[index];
        let (word, shape) = (here.word, here.shape as u32);
        let kinds = u32::from(here.kinds);
        let starts = u32::from(token.starts_sentence);
        let (seen, manner) = (u32::from(seen), u32::from(manner));

        let mut template = 0;
        let mut put = |values: [u32; 3]| {
            template += 1;
            self.hashes.push(mix(template, values));
        };
        put([0, 0, 0]);
        put([word, 0, 0]);
        put([before.word, 0, 0]);
        put([after.word, 0, 0]);
        put([before2.word, 0, 0]);
        put([after2.word, 0, 0]);
        put([before.word, word, 0]);
        put([word, after.word, 0]);
        put([before2.word, before.word, 0]);
        put([before.word, shape, 0]);
        put([after.word, shape, 0]);
        put([before.word, kinds, 0]);
        put([after.word, kinds, 0]);
        put([before.ending, shape, 0]);
        put([after.ending, shape, 0]);
        put([shape, starts, 0]);
        put([before.shape as u32, shape, 1]);
        put([shape, after.shape as u32, 2]);
        put([before.shape as u32, shape, after.shape as u32]);
        put([kinds, shape, manner]);
        put([kinds, starts, shape]);
        put([u32::from(before.kinds), kinds, manner]);
        put([kinds, u32::from(after.kinds), manner]);
        put([u32::from(before.kinds), shape, 0]);
        put([u32::from(after.kinds), shape, 0]);
        put([u32::from(before.kinds), u32::from(after.kinds), shape]);
        put([seen, shape, starts]);
        put([seen, kinds, starts]);
        put([shape, manner, 0]);
        let stem = lists::genitive_stem(lower).unwrap_or(lower);
        put([super::tokens::hash(stem.as_bytes()), 0, 0]);
        put([before2.shape as u32, before.shape as u32, shape]);
        put([before.word, after.word, shape]);

        if token.shape.is_word() {
            let ends: [usize; 6] = boundaries(lower);
            let starts: [usize; 4] = [nth(lower, 1), nth(lower, 2), nth(lower, 3), nth(lower, 4)];
            for (length, end) in (1..).zip(starts) {
                let hash = super::tokens::hash(&lower.as_bytes()[..end]);
                self.hashes.push(mix(50 + length, [hash, 0, 0]));
            }
            for (length, start) in (1..).zip(ends).skip(1) {
                let hash = super::tokens::hash(&lower.as_bytes()[start..]);
                self.hashes.push(mix(60 + length, [hash, if length == 3 { shape } else { 0 }, 0]));
            }
            if let Some((_, last)) = lower.rsplit_once('-') {
                self.hashes.push(mix(70, [super::tokens::hash(last.as_bytes()), 0, 0]));
            }
        }
    }

    /// The observations of one token.
    #[must_use]
    pub fn of_token(&self, index: usize) -> &[u32] {
        let start = if index == 0 { 0 } else { self.ends[index - 1] };
        &self.hashes[start..self.ends[index]]
    }

    /// Number of tokens.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

/// What the lists say, and the observations of a text: what the trainer and the tagger share.
#[must_use]
pub fn observe(tokens: &TokenList) -> Features {
    Features::of(tokens, &NameLists::standard().kinds_in(tokens))
}

fn look(tokens: &TokenList, index: usize, kinds: WordKinds) -> TokenLook {
    let Token { hash, shape, .. } = tokens[index];
    // Numbers are alike but for their length.
    let word = if shape == Shape::Number {
        0xd161_7000 + u32::try_from(tokens.lower(index).len()).unwrap_or(99)
    } else {
        hash
    };
    let lower = tokens.lower(index);
    let ending = super::tokens::hash(&lower.as_bytes()[boundaries::<3>(lower)[2]..]);
    // The marks of the print and of everyday words are for the layers, not for the model.
    let kinds = kinds & !lists::VOCABULARY;
    TokenLook { word, kinds, shape, ending }
}

/// Where the last one, two … characters begin.
fn boundaries<const N: usize>(word: &str) -> [usize; N] {
    let mut found = [0; N];
    for (place, (at, _)) in word.char_indices().rev().take(N).enumerate() {
        found[place] = at;
    }
    found
}

/// Where the first `count` characters end.
fn nth(word: &str, count: usize) -> usize {
    word.char_indices().nth(count).map_or(word.len(), |(at, _)| at)
}

/// Whether each word stands elsewhere in the text with a capital inside a sentence, and in lower case.
fn seen(tokens: &TokenList) -> HashMap<u32, u8, Plain> {
    let mut seen: HashMap<u32, u8, Plain> = HashMap::default();
    for token in tokens.iter().filter(|token| token.shape.is_word()) {
        let sight = match token.shape {
            Shape::Lower => SEEN_LOWER,
            Shape::Capital if !token.starts_sentence => SEEN_CAPITAL,
            _ => continue,
        };
        *seen.entry(token.hash).or_default() |= sight;
    }
    seen
}

/// How the sentence of each token is written: 0 as usual, 1 without any capital, 2 in capitals.
fn manners(tokens: &TokenList) -> Vec<u8> {
    let mut manners = vec![0; tokens.len()];
    let mut start = 0;
    for end in 1..=tokens.len() {
        if end < tokens.len() && !tokens[end].starts_sentence {
            continue;
        }
        let words = (start..end).map(|index| tokens[index].shape).filter(|shape| shape.is_word());
        let (mut capitals, mut others, mut any) = (0, 0, false);
        for shape in words {
            any |= shape.is_capital();
            if matches!(shape, Shape::Capitals | Shape::Initial) { capitals += 1 } else { others += 1 }
        }
        let manner = if !any {
            1
        } else if others == 0 && capitals > 1 {
            2
        } else {
            0
        };
        manners[start..end].fill(manner);
        start = end;
    }
    manners
}

/// One observation: a template and what fills it.
fn mix(template: u32, values: [u32; 3]) -> u32 {
    let mut hash = template.wrapping_mul(0x9e37_79b1);
    for value in values {
        hash = (hash ^ value).wrapping_mul(0x85eb_ca6b);
        hash ^= hash >> 15;
    }
    hash = hash.wrapping_mul(0xc2b2_ae35);
    hash ^ (hash >> 16)
}
