//! Units that several coders have judged: a matrix of units and coders, with values missing where a coder has not judged a unit.

use std::collections::BTreeMap;

use crate::sums::CaseSums;

/// The judgements of one case. A row stands for many units that were judged alike: so characters are counted without a row for each.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct JudgedUnits {
    coders: usize,
    weights: Vec<f64>,
    values: Vec<Option<usize>>,
}

impl JudgedUnits {
    /// Units that so many coders may judge.
    #[must_use]
    pub fn by(coders: usize) -> Self {
        Self { coders, ..Self::default() }
    }

    /// Adds units that were judged alike: how many, and the value that each coder gave, `None` where none. Values that are missing at the end
    /// are none, and those of more coders than there are, are left out.
    pub fn add(&mut self, count: f64, values: impl IntoIterator<Item = Option<usize>>) {
        self.weights.push(count);
        let end = self.weights.len() * self.coders;
        self.values.extend(values.into_iter().take(self.coders));
        self.values.resize(end, None);
    }

    fn rows(&self) -> impl Iterator<Item = (f64, &[Option<usize>])> {
        self.weights.iter().copied().zip(self.values.chunks(self.coders.max(1)))
    }

    /// The sums of [`crate::sums::Coefficient::Percent`]: pairs of judgements of one unit.
    #[must_use]
    pub fn percent(&self) -> CaseSums {
        let mut sums = CaseSums::default();
        for (weight, values) in self.rows() {
            let given: Vec<usize> = values.iter().copied().flatten().collect();
            for (at, value) in given.iter().enumerate() {
                let others = given.iter().skip(at + 1);
                sums.total += weight * count(others.len());
                sums.agreed += weight * count(others.filter(|other| *other == value).count());
            }
        }
        sums
    }

    /// The sums of [`crate::sums::Coefficient::Kappa`] of the first two coders, over what both have judged.
    #[must_use]
    pub fn kappa(&self) -> CaseSums {
        let (mut sums, mut counts) = (CaseSums::default(), BTreeMap::new());
        for (weight, values) in self.rows() {
            let [Some(first), Some(second), ..] = *values else { continue };
            sums.total += weight;
            sums.agreed += if first == second { weight } else { 0.0 };
            *counts.entry(2 * first).or_default() += weight;
            *counts.entry(2 * second + 1).or_default() += weight;
        }
        sums.values = counts.into_iter().collect();
        sums
    }

    /// The sums of [`crate::sums::Coefficient::Alpha`]: the coincidences of values in units that two or more have judged. Each pair of
    /// values in a unit with m values counts 1 / (m − 1).
    #[must_use]
    pub fn alpha(&self) -> CaseSums {
        let (mut sums, mut counts) = (CaseSums::default(), BTreeMap::new());
        for (weight, values) in self.rows() {
            let given: Vec<usize> = values.iter().copied().flatten().collect();
            if given.len() < 2 {
                continue;
            }
            for value in &given {
                let alike = given.iter().filter(|other| *other == value).count() - 1;
                sums.agreed += weight * count(alike) / count(given.len() - 1);
                *counts.entry(*value).or_default() += weight;
            }
            sums.total += weight * count(given.len());
        }
        sums.own = sums.total;
        sums.values = counts.into_iter().collect();
        sums
    }
}

#[expect(clippy::cast_precision_loss, reason = "fewer than 2^52 coders")]
const fn count(number: usize) -> f64 {
    number as f64
}
