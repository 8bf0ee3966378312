//! The trained model: a linear-chain conditional random field over the observations of [`super::features`], read from
//! a file of its own format and decoded by forward and backward sums, so that each token gets a probability.
//!
//! The file: `PLCRF1\n`, the number of classes (u8), the scale (f32), the transitions (i16 each, from × to), the number
//! of observations (u32), then for each observation its hash (u32), the classes that have a weight (u16, one bit each)
//! and these weights (i16 each). All numbers are little-endian; a weight is its i16 times the scale.

use std::sync::OnceLock;

use super::features::Features;
use super::mark::Label;
use crate::assets::ModelFiles;

/// O, then begin and inside of each kind.
pub const CLASSES: usize = 9;

pub const MAGIC: &[u8; 7] = b"PLCRF1\n";

/// The kinds of names that the model tells apart, in the order of its classes.
pub const KINDS: [Label; 4] = [Label::Per, Label::Org, Label::Loc, Label::Misc];

/// The words of the classes, as the trainer writes them.
pub const CLASS_NAMES: [&str; CLASSES] =
    ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC"];

type ClassWeights = [f32; CLASSES];

/// The weights of the model.
pub struct Model {
    transitions: [ClassWeights; CLASSES],
    /// Open addressing by hash: the place of a row plus one, 0 where nothing is.
    table: Vec<(u32, u32)>,
    rows: Vec<ClassWeights>,
}

/// The probabilities of the classes for each token.
pub type Marginals = Vec<ClassWeights>;

impl Model {
    /// The model that is built into the program; `None` where it is missing or damaged.
    #[must_use]
    pub fn standard() -> Option<&'static Self> {
        static MODEL: OnceLock<Option<Model>> = OnceLock::new();
        MODEL.get_or_init(|| ModelFiles::get("names.crf").and_then(|file| Self::read(&file.data))).as_ref()
    }

    /// Reads a model file; `None` where it is not one.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes.strip_prefix(MAGIC)?;
        let mut take = |count: usize| {
            let (taken, left) = rest.split_at_checked(count)?;
            rest = left;
            Some(taken)
        };
        if usize::from(take(1)?[0]) != CLASSES {
            return None;
        }
        let scale = f32::from_le_bytes(take(4)?.try_into().ok()?);
        let weight = |bytes: &[u8]| Some(f32::from(i16::from_le_bytes(bytes.try_into().ok()?)) * scale);
        let mut transitions = [[0.0; CLASSES]; CLASSES];
        for cell in transitions.iter_mut().flatten() {
            *cell = weight(take(2)?)?;
        }
        let count = u32::from_le_bytes(take(4)?.try_into().ok()?) as usize;
        let mut model = Self {
            transitions,
            table: vec![(0, 0); (count * 2).next_power_of_two()],
            rows: Vec::with_capacity(count.min(bytes.len())),
        };
        for _ in 0..count {
            let hash = u32::from_le_bytes(take(4)?.try_into().ok()?);
            let classes = u16::from_le_bytes(take(2)?.try_into().ok()?);
            let mut row = [0.0; CLASSES];
            for (class, cell) in row.iter_mut().enumerate() {
                if classes >> class & 1 == 1 {
                    *cell = weight(take(2)?)?;
                }
            }
            model.rows.push(row);
            model.insert(hash);
        }
        rest.is_empty().then_some(model)
    }

    fn insert(&mut self, hash: u32) {
        let mask = self.table.len() - 1;
        let mut place = hash as usize & mask;
        while self.table[place].1 != 0 {
            place = (place + 1) & mask;
        }
        self.table[place] = (hash, u32::try_from(self.rows.len()).unwrap_or(0));
    }

    fn row(&self, hash: u32) -> Option<&ClassWeights> {
        let mask = self.table.len() - 1;
        let mut place = hash as usize & mask;
        loop {
            let (known, row) = self.table[place];
            if row == 0 {
                return None;
            }
            if known == hash {
                return Some(&self.rows[row as usize - 1]);
            }
            place = (place + 1) & mask;
        }
    }

    /// The probability of each class at each token.
    #[must_use]
    pub fn marginals(&self, features: &Features) -> Marginals {
        let scores: Vec<ClassWeights> =
            (0..features.len()).map(|index| self.scores(features.of_token(index))).collect();
        let moves = self.transitions.map(|row| row.map(f32::exp));
        // Forward sums, each scaled to 1: what lies before a token matters only in proportion.
        let mut forward: Vec<ClassWeights> = Vec::with_capacity(scores.len());
        for score in &scores {
            let mut sums = match forward.last() {
                None => [1.0; CLASSES],
                Some(last) => {
                    let mut sums = [0.0; CLASSES];
                    for (from, row) in last.iter().zip(&moves) {
                        for (sum, step) in sums.iter_mut().zip(row) {
                            *sum += from * step;
                        }
                    }
                    sums
                }
            };
            for (sum, score) in sums.iter_mut().zip(score) {
                *sum *= score;
            }
            forward.push(scaled(sums));
        }
        let mut backward = [1.0; CLASSES];
        for index in (0..scores.len()).rev() {
            let mut product = forward[index];
            for (cell, sum) in product.iter_mut().zip(&backward) {
                *cell *= sum;
            }
            forward[index] = scaled(product);
            let mut sums = [0.0; CLASSES];
            for (sum, row) in sums.iter_mut().zip(&moves) {
                for ((step, score), ahead) in row.iter().zip(&scores[index]).zip(&backward) {
                    *sum += step * score * ahead;
                }
            }
            backward = scaled(sums);
        }
        forward
    }

    /// The exponentials of the scores of a token, the largest 1.
    fn scores(&self, hashes: &[u32]) -> ClassWeights {
        let mut sums = [0.0; CLASSES];
        for row in hashes.iter().filter_map(|hash| self.row(*hash)) {
            for (sum, weight) in sums.iter_mut().zip(row) {
                *sum += weight;
            }
        }
        let largest = sums.iter().copied().fold(f32::MIN, f32::max);
        sums.map(|sum| (sum - largest).exp().max(1e-30))
    }
}

fn scaled(row: ClassWeights) -> ClassWeights {
    let sum: f32 = row.iter().sum();
    if sum > 0.0 { row.map(|cell| cell / sum) } else { row }
}

/// A run of tokens that the model takes for one name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TaggedName {
    pub first: usize,
    /// The last token, which is in it.
    pub last: usize,
    pub label: Label,
    /// The smallest probability of the label among its tokens.
    pub probability: f32,
}

/// How likely each kind of name is at a token, and whether a name begins there.
#[derive(Debug, Clone, Copy, Default)]
pub struct Chance {
    pub kinds: [f32; KINDS.len()],
    /// A person is taken for one where another kind is up to this many times likelier: a name that is marked as
    /// something else is judged later, with businesses and places.
    pub persons_first: f32,
    pub begins: bool,
}

impl Chance {
    /// The likelihood of any name.
    #[must_use]
    pub fn any(&self) -> f32 {
        self.kinds.iter().sum::<f32>().min(1.0)
    }
}

/// What the classes say of kinds.
#[must_use]
pub fn chances(marginals: &Marginals) -> Vec<Chance> {
    let chance = |row: &ClassWeights| {
        let kinds = std::array::from_fn(|kind| row[1 + 2 * kind] + row[2 + 2 * kind]);
        let begins: f32 = row.iter().skip(1).step_by(2).sum();
        let inside: f32 = row.iter().skip(2).step_by(2).sum();
        Chance { kinds, persons_first: 2.5, begins: begins > inside }
    };
    marginals.iter().map(chance).collect()
}

/// Runs of tokens where any kind of name is likelier than `least`, by the likeliest kind.
#[must_use]
pub fn found(chances: &[Chance], least: f32) -> Vec<TaggedName> {
    let mut list: Vec<TaggedName> = Vec::new();
    for (index, chance) in chances.iter().enumerate() {
        let probability = chance.any();
        if probability < least {
            continue;
        }
        let weight = |kind: usize| chance.kinds[kind] * if kind == 0 { chance.persons_first } else { 1.0 };
        let kind = (0..KINDS.len()).max_by(|a, b| weight(*a).total_cmp(&weight(*b))).unwrap_or(0);
        match list.last_mut() {
            Some(last) if last.label == KINDS[kind] && last.last + 1 == index && !chance.begins => {
                last.last = index;
                last.probability = last.probability.min(probability);
            }
            _ => list.push(TaggedName { first: index, last: index, label: KINDS[kind], probability }),
        }
    }
    list
}
