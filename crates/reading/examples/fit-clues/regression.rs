//! Logistic regression over choices: the odds of a candidate against none are e to the sum of the weights of its clues.

use std::fmt::Write as _;

use crate::corpus::{Boundary, Corpus};

/// Rounds over the whole corpus, and how far the first of them goes.
const ROUNDS: usize = 500;
const STEP: f64 = 0.5;
/// How strongly weights are drawn to zero.
const PRIOR: f64 = 1.0;
/// Of wrong boundaries so many in a hundred must be flagged: some more than is promised, for other texts.
const FLAGGED: usize = 93;

/// The weights of the clues in hundredths of the natural logarithm of the odds, and from which leads on nothing is flagged.
pub struct Weights {
    pub names: Vec<String>,
    pub of_clues: Vec<i32>,
    pub sure_title: i32,
    pub sure_end: i32,
}

/// What the weights say of a boundary.
pub struct Verdict {
    pub right: bool,
    /// Whether a title was found.
    pub title: bool,
    /// How far the choice is ahead of the second.
    pub lead: i32,
}

impl Weights {
    /// Those of a file written by [`Weights::file`].
    pub fn of_file(file: &str) -> Self {
        let number = |line: &str| line.trim().trim_end_matches([',', ')']).rsplit([' ', ':']).next()?.parse().ok();
        let (mut names, mut weights) = (Vec::new(), Vec::new());
        let (mut sure_title, mut sure_end) = (0, 0);
        for line in file.lines() {
            if let Some(name) = line.trim().strip_prefix("(\"").and_then(|line| line.split('"').next()) {
                names.push(name.to_owned());
                weights.push(number(line).expect("a weight"));
            } else if line.contains("sure_title:") {
                sure_title = number(line).expect("a threshold");
            } else if line.contains("sure_end:") {
                sure_end = number(line).expect("a threshold");
            }
        }
        Self { names, of_clues: weights, sure_title, sure_end }
    }

    pub fn fit(corpus: &Corpus, names: Vec<String>) -> Self {
        let mut weights = vec![0.0; names.len()];
        let mut steps = vec![1e-9; names.len()];
        let boundaries: Vec<&Boundary> =
            corpus.0.iter().filter(|boundary| !boundary.lost && !boundary.candidates.is_empty()).collect();
        for _ in 0..ROUNDS {
            let mut slope: Vec<f64> = weights.iter().map(|weight| -PRIOR * weight).collect();
            for boundary in &boundaries {
                let sum = |clues: &Vec<usize>| clues.iter().map(|&clue| weights[clue]).sum::<f64>().exp();
                let odds: Vec<f64> = boundary.candidates.iter().map(sum).collect();
                let all = 1.0 + odds.iter().sum::<f64>();
                for (at, clues) in boundary.candidates.iter().enumerate() {
                    let miss = f64::from(u8::from(boundary.right == Some(at))) - odds[at] / all;
                    clues.iter().for_each(|&clue| slope[clue] += boundary.counts * miss);
                }
            }
            for clue in 0..weights.len() {
                steps[clue] += slope[clue] * slope[clue];
                weights[clue] += STEP * slope[clue] / f64::sqrt(steps[clue]);
            }
        }
        #[expect(clippy::cast_possible_truncation, reason = "weights are small")]
        let weights = weights.into_iter().map(|weight: f64| (100.0 * weight).round() as i32).collect();
        let mut fitted = Self { names, of_clues: weights, sure_title: 0, sure_end: 0 };
        fitted.sure_title = fitted.threshold(corpus, true);
        fitted.sure_end = fitted.threshold(corpus, false);
        fitted
    }

    /// The least lead below which enough of what is wrong lies, of titles found or of ends of messages.
    fn threshold(&self, corpus: &Corpus, title: bool) -> i32 {
        let verdicts = corpus.0.iter().filter_map(|boundary| self.verdict(boundary));
        let mut leads: Vec<i32> = verdicts.filter(|it| !it.right && it.title == title).map(|it| it.lead).collect();
        leads.sort_unstable();
        leads.get((leads.len() * FLAGGED / 100).min(leads.len().saturating_sub(1))).map_or(0, |lead| lead + 1)
    }

    /// What they say of a boundary; `None` where there is no candidate.
    pub fn verdict(&self, boundary: &Boundary) -> Option<Verdict> {
        let sums = boundary.candidates.iter().map(|clues| clues.iter().map(|&clue| self.of_clues[clue]).sum::<i32>());
        let mut choices: Vec<(i32, Option<usize>)> = sums.enumerate().map(|(at, sum)| (sum, Some(at))).collect();
        if choices.is_empty() {
            return None;
        }
        choices.push((0, None));
        choices.sort_by_key(|(sum, _)| std::cmp::Reverse(*sum));
        let (best, found) = choices[0];
        let right = found == boundary.right && !boundary.lost;
        Some(Verdict { right, title: found.is_some(), lead: best - choices[1].0 })
    }

    pub fn is_flagged(&self, verdict: &Verdict) -> bool {
        verdict.lead < if verdict.title { self.sure_title } else { self.sure_end }
    }

    /// The file of the table.
    pub fn file(&self) -> String {
        let mut file = String::from(
            "// What each clue says for or against the title of a thread: hundredths of the natural logarithm of the odds.\n\
             // Written by `cargo run --release -p planlupe-reading --example fit-clues`; a new clue is added with weight 0 and fitted.\n(\n",
        );
        let _ = writeln!(file, "    // The least lead of a title, and of the end of a message, that is not flagged.");
        let _ =
            writeln!(file, "    sure_title: {},\n    sure_end: {},\n    weights: [", self.sure_title, self.sure_end);
        for (name, weight) in self.names.iter().zip(&self.of_clues) {
            let _ = writeln!(file, "        (\"{name}\", {weight}),");
        }
        file.push_str("    ],\n)\n");
        file
    }
}
