//! Numbers that are spread evenly rather than drawn: what is counted of them comes close to what they are made from, whichever numbers they
//! are, and no seed has to be chosen.

use std::collections::BTreeMap;

/// Which of several evenly spread rows of numbers; each has an irrational step of its own, so that no two go together.
#[derive(Debug, Clone, Copy)]
pub struct Lot(f64);

impl Lot {
    /// The row that steps by the root of a prime number.
    pub fn of(prime: u32) -> Self {
        Self(f64::from(prime).sqrt())
    }

    /// The number of the row at a place, from 0 to below 1.
    pub fn at(self, place: usize) -> f64 {
        ((place as f64 + 0.5) * self.0).fract()
    }
}

/// Ranks from 0 to 1 that are spread evenly among those who are alike, and so among all.
#[derive(Debug, Default)]
pub struct Ranks(BTreeMap<String, (usize, usize)>);

impl Ranks {
    /// The rank of the next one of a kind.
    pub fn next(&mut self, kind: String) -> f64 {
        let kinds = self.0.len();
        let (kind, seen) = self.0.entry(kind).or_insert((kinds, 0));
        *seen += 1;
        (Lot::of(5).at(*seen) + Lot::of(2).at(*kind)).fract()
    }
}

/// Which part of a whole a number from 0 to 1 falls into; the parts come one behind the other. Also where in the part, from 0 to 1.
pub fn part(shares: &[f64], at: f64) -> (usize, f64) {
    let mut below = 0.0;
    for (number, share) in shares.iter().enumerate() {
        if at < below + share {
            return (number, (at - below) / share);
        }
        below += share;
    }
    (shares.len() - 1, 1.0)
}

/// The count at a place from 0 to 1 of a Poisson distribution.
pub fn poisson(mean: f64, at: f64) -> usize {
    let mut count = 0;
    let mut probability = (-mean).exp();
    let mut reached = probability;
    while at > reached && count < 1000 {
        count += 1;
        probability *= mean / count as f64;
        reached += probability;
    }
    count
}

/// A whole number whose mean is this one.
pub fn around(mean: f64, at: f64) -> usize {
    (mean + at).floor() as usize
}

/// Values by their rank from 0 to 1, straight between the points that are given.
#[derive(Debug, Clone)]
pub struct Ranked(pub Vec<(f64, f64)>);

impl Ranked {
    pub fn at(&self, rank: f64) -> f64 {
        let pair = self.0.windows(2).find(|pair| rank <= pair[1].0).unwrap_or(&self.0[self.0.len() - 2..]);
        let [(from, low), (to, high)] = pair else { unreachable!("pairs") };
        if to > from { low + (high - low) * ((rank - from) / (to - from)).min(1.0) } else { *high }
    }

    pub fn mean(&self) -> f64 {
        self.0.windows(2).map(|pair| (pair[1].0 - pair[0].0) * f64::midpoint(pair[0].1, pair[1].1)).sum()
    }

    /// The last value is moved so that the mean becomes this one.
    pub fn with_mean(mut self, mean: f64) -> Self {
        let [.., (before, _), (end, _)] = self.0[..] else { unreachable!("points") };
        let missing = mean - self.mean();
        if let Some(last) = self.0.last_mut() {
            last.1 += 2.0 * missing / (end - before);
        }
        self
    }
}
