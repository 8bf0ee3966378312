//! What each clue says for or against the title of a thread: the table of weights in `assets/grammar/clues.ron`, which the
//! example `fit-clues` writes. Nothing but sums of weights and their comparison with the thresholds decides.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;
use serde::de::IntoDeserializer as _;
use serde::de::value::{Error, StrDeserializer};

use super::clues::{alternatives_of, questions};
use super::notes::Clue;
use super::title_candidate::Candidate;
use crate::ron_file;

/// The table as it stands in the file. Weights are hundredths of the natural logarithm of the odds.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ClueFile {
    sure_title: i32,
    sure_end: i32,
    weights: Vec<(String, i32)>,
}

/// The weights of all clues, and from which sums on a boundary is sure.
#[derive(Debug)]
pub(super) struct ClueTable {
    weights: Vec<i32>,
    /// The clues in the order in which they are asked, with their weights and the most that those behind them can add.
    asked: Vec<Asked>,
    /// Lead of a title from which on it is not flagged as doubtful.
    pub sure_title: i32,
    /// Lead of the end of a message from which on it is not flagged.
    pub sure_end: i32,
}

/// A clue of the table.
#[derive(Debug)]
struct Asked {
    clue: Clue,
    holds: fn(&Candidate<'_, '_>) -> bool,
    weight: i32,
    rest: i32,
    /// The alternatives of which it is one, as a bit.
    group: u16,
}

impl Asked {
    fn new(clue: Clue, holds: fn(&Candidate<'_, '_>) -> bool, weight: i32) -> Self {
        let group = alternatives_of(clue).map_or(0, |number| 1 << number);
        Self { clue, holds, weight, rest: 0, group }
    }
}

impl ClueTable {
    fn parse(file: &str) -> Result<Self, String> {
        let file: ClueFile = ron_file::parse(file).map_err(|error| error.to_string())?;
        let mut weights = vec![0; file.weights.len()];
        for (name, weight) in &file.weights {
            let name: StrDeserializer<'_, Error> = name.as_str().into_deserializer();
            let clue = Clue::deserialize(name).map_err(|error| error.to_string())?;
            *weights.get_mut(clue as usize).ok_or("a clue stands twice, and another is missing")? = *weight;
        }
        let mut asked: Vec<Asked> =
            questions().map(|&(clue, holds)| Asked::new(clue, holds, weights[clue as usize])).collect();
        let mut rest = 0;
        let mut greatest: FxHashMap<usize, i32> = FxHashMap::default();
        for asked in asked.iter_mut().rev() {
            asked.rest = rest;
            let weight = asked.weight.max(0);
            // Of alternatives only one holds.
            let more = match alternatives_of(asked.clue).map(|number| greatest.entry(number).or_default()) {
                Some(counted) => {
                    let more = (weight - *counted).max(0);
                    *counted += more;
                    more
                }
                None => weight,
            };
            rest += more;
        }
        Ok(Self { weights, asked, sure_title: file.sure_title, sure_end: file.sure_end })
    }

    /// How many clues have a weight.
    #[cfg(test)]
    pub fn len(&self) -> usize {
        self.weights.len()
    }

    /// The weight of a clue, in hundredths of the natural logarithm of the odds; above zero it speaks for a title.
    pub fn weight(&self, clue: Clue) -> i32 {
        self.weights.get(clue as usize).copied().unwrap_or_default()
    }

    /// What the clues that hold for the candidate weigh together. Where they cannot weigh more than `little`, the rest of them is not
    /// asked, and the sum is any up to that.
    pub fn sum(&self, candidate: &Candidate<'_, '_>, little: i32) -> i32 {
        let (mut sum, mut settled) = (0, 0);
        for clue in &self.asked {
            if clue.group & settled != 0 {
                continue;
            }
            if (clue.holds)(candidate) {
                sum += clue.weight;
                settled |= clue.group;
            }
            if sum + clue.rest <= little {
                return sum + clue.rest;
            }
        }
        sum
    }
}

/// The table that is built into the program; a test reads it.
pub(super) fn table() -> &'static ClueTable {
    static TABLE: LazyLock<ClueTable> = LazyLock::new(|| {
        ClueTable::parse(include_str!("../../../../assets/grammar/clues.ron"))
            .expect("the shipped file is covered by a test")
    });
    &TABLE
}
