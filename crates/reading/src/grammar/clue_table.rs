//! What each clue says for or against the title of a thread: the table of weights in `assets/grammar/clues.ron`, which the
//! example `fit-clues` writes. Nothing but sums of weights and their comparison with the thresholds decides.

use std::sync::LazyLock;

use serde::Deserialize;
use serde::de::IntoDeserializer as _;
use serde::de::value::{Error, StrDeserializer};

use super::clues::questions;
use super::notes::Clue;
use super::title_candidate::{Candidate, Question};
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
pub(super) struct ClueTable {
    weights: Vec<i32>,
    /// The questions in the order in which they are asked.
    asked: Vec<Asked>,
    /// Lead of a title from which on it is not flagged as doubtful.
    pub sure_title: i32,
    /// Lead of the end of a message from which on it is not flagged.
    pub sure_end: i32,
}

/// A question with the most that those behind it can add.
struct Asked {
    question: &'static Question,
    rest: i32,
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
        let mut rest = 0;
        let mut asked: Vec<Asked> = questions().map(|question| Asked { question, rest: 0 }).collect();
        for asked in asked.iter_mut().rev() {
            asked.rest = rest;
            rest += asked.question.clues().iter().map(|&clue| weights[clue as usize].max(0)).max().unwrap_or_default();
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
        let mut sum = 0;
        for Asked { question, rest } in &self.asked {
            sum += question.answer(candidate).map_or(0, |clue| self.weights[clue as usize]);
            if sum + rest <= little {
                return sum + rest;
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
