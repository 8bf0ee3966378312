//! Number, mean, median, quartiles and shares of a sample.

use serde::Serialize;

use super::Unit;

/// A value that was observed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Observed {
    pub value: f64,
    /// Whether it counts into the share; `None` where the measure has none.
    pub hit: Option<bool>,
}

/// What was observed of a measure.
#[derive(Debug, Clone, Default)]
pub(super) struct Sample {
    values: Vec<f64>,
    hits: usize,
    asked: usize,
    /// How many cases gave something, and the number of the last one.
    cases: usize,
    last: usize,
}

/// A sample in a few numbers. All but `n` are `None` where they say nothing: the mean of a share, the share of a measure that has none.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Stats {
    /// `None` where it is hidden, with all that is told of it.
    pub n: Option<usize>,
    pub sum: Option<f64>,
    pub mean: Option<f64>,
    pub median: Option<f64>,
    /// First and third quartile, between the two nearest values in proportion (type 7 of Hyndman and Fan 1996, that of R and `NumPy`).
    pub q1: Option<f64>,
    pub q3: Option<f64>,
    pub share: Option<f64>,
    /// How many cases gave something.
    #[serde(skip)]
    pub cases: usize,
    /// How many count into the share.
    #[serde(skip)]
    pub hits: usize,
}

impl Sample {
    /// Adds what a case gives; each case has a number from 1, and they come one behind the other.
    pub(super) fn add(&mut self, Observed { value, hit }: Observed, case: usize) {
        self.cases += usize::from(self.last != case);
        self.last = case;
        self.values.push(value);
        self.hits += usize::from(hit == Some(true));
        self.asked += usize::from(hit.is_some());
    }

    /// Adds zeros, or what does not count into the share, until there are so many values.
    pub(super) fn fill_up(&mut self, to: usize, unit: Unit) {
        self.values.resize(to.max(self.values.len()), 0.0);
        if unit == Unit::Share {
            self.asked = self.values.len();
        }
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    pub(super) fn stats(mut self, unit: Unit) -> Stats {
        let (n, cases, hits) = (self.values.len(), self.cases, self.hits);
        let share = (self.asked > 0).then(|| ratio(self.hits, self.asked));
        if unit == Unit::Share || n == 0 {
            let nothing =
                Stats { n: Some(n), sum: None, mean: None, median: None, q1: None, q3: None, share, cases, hits };
            return nothing;
        }
        self.values.sort_unstable_by(f64::total_cmp);
        let sum: f64 = self.values.iter().sum();
        let at = |quantile| Some(quantile_of(&self.values, quantile));
        let mean = Some(sum / count(n));
        Stats { n: Some(n), sum: Some(sum), mean, median: at(0.5), q1: at(0.25), q3: at(0.75), share, cases, hits }
    }
}

/// The mean of values; `None` of none.
#[must_use]
pub fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let values: Vec<f64> = values.collect();
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / count(values.len()))
}

/// A quantile of sorted values.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in a list, never negative")]
fn quantile_of(sorted: &[f64], quantile: f64) -> f64 {
    let place = quantile * count(sorted.len() - 1);
    let below = place.floor() as usize;
    let above = (below + 1).min(sorted.len() - 1);
    (sorted[above] - sorted[below]).mul_add(place - place.floor(), sorted[below])
}

pub(super) fn ratio(part: usize, whole: usize) -> f64 {
    count(part) / count(whole)
}

/// A number of things.
#[expect(clippy::cast_precision_loss, reason = "no project has 2^52 of anything")]
pub(super) const fn count(number: usize) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stats(values: &[f64]) -> Stats {
        let mut sample = Sample::default();
        values.iter().for_each(|value| sample.add(Observed { value: *value, hit: None }, 1));
        sample.stats(Unit::Number)
    }

    #[test]
    fn quartiles_are_those_of_r() {
        // quantile(c(1, 2, 4, 8)): 1.75, 3, 5
        let four = stats(&[8.0, 1.0, 4.0, 2.0]);
        assert_eq!((four.n, four.mean, four.median), (Some(4), Some(3.75), Some(3.0)));
        assert_eq!((four.q1, four.q3), (Some(1.75), Some(5.0)));
        let one = stats(&[7.0]);
        assert_eq!((one.q1, one.median, one.q3), (Some(7.0), Some(7.0), Some(7.0)));
        assert_eq!(stats(&[]).mean, None);
    }
}
