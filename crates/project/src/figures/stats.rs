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

/// Whole values below this one are counted: nearly all are, since figures are of days and of numbers of things.
const COUNTED: u16 = 4096;

/// What was observed of a measure.
#[derive(Debug, Clone, Default)]
pub(super) struct Sample {
    /// How often each small whole value was observed.
    counted: Vec<usize>,
    /// All other values.
    values: Vec<f64>,
    n: usize,
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
        self.put(value, 1);
        self.hits += usize::from(hit == Some(true));
        self.asked += usize::from(hit.is_some());
    }

    fn put(&mut self, value: f64, times: usize) {
        self.n += times;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "what does not fit is compared")]
        let whole = value as u16;
        // -0.0 would come out as 0.0.
        if whole < COUNTED && f64::from(whole).to_bits() == value.to_bits() {
            let at = usize::from(whole);
            if self.counted.len() <= at {
                self.counted.resize(at + 1, 0);
            }
            self.counted[at] += times;
        } else {
            self.values.extend(std::iter::repeat_n(value, times));
        }
    }

    /// Adds zeros, or what does not count into the share, until there are so many values.
    pub(super) fn fill_up(&mut self, to: usize, unit: Unit) {
        self.put(0.0, to.saturating_sub(self.n));
        if unit == Unit::Share {
            self.asked = self.n;
        }
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.n == 0
    }

    pub(super) fn stats(self, unit: Unit) -> Stats {
        let (n, cases, hits) = (self.n, self.cases, self.hits);
        let share = (self.asked > 0).then(|| ratio(self.hits, self.asked));
        if unit == Unit::Share || n == 0 {
            let nothing =
                Stats { n: Some(n), sum: None, mean: None, median: None, q1: None, q3: None, share, cases, hits };
            return nothing;
        }
        let sorted = SortedSample::of(self.counted, self.values);
        let sum = sorted.sum();
        let at = |quantile| Some(sorted.quantile(quantile));
        let mean = Some(sum / count(n));
        Stats { n: Some(n), sum: Some(sum), mean, median: at(0.5), q1: at(0.25), q3: at(0.75), share, cases, hits }
    }
}

/// Values in their order, each with the number of those up to it.
struct SortedSample(Vec<(f64, usize)>);

impl SortedSample {
    fn of(counted: Vec<usize>, mut values: Vec<f64>) -> Self {
        values.sort_unstable_by(f64::total_cmp);
        let counted = (0_u16..).map(f64::from).zip(counted).filter(|(_, times)| *times > 0);
        let mut all: Vec<(f64, usize)> = counted.collect();
        if !values.is_empty() {
            all.extend(values.chunk_by(|one, other| one.total_cmp(other).is_eq()).map(|same| (same[0], same.len())));
            all.sort_unstable_by(|(one, _), (other, _)| one.total_cmp(other));
        }
        let mut up_to = 0;
        for (_, times) in &mut all {
            up_to += *times;
            *times = up_to;
        }
        Self(all)
    }

    fn sum(&self) -> f64 {
        let before = std::iter::once(0).chain(self.0.iter().map(|(_, up_to)| *up_to));
        self.0.iter().zip(before).map(|((value, up_to), before)| value * count(up_to - before)).sum()
    }

    /// The value at a place, from 0.
    fn at(&self, place: usize) -> f64 {
        let found = self.0.partition_point(|(_, up_to)| *up_to <= place);
        self.0.get(found).or(self.0.last()).map_or(0.0, |(value, _)| *value)
    }

    /// A quantile.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in a list, never negative")]
    fn quantile(&self, quantile: f64) -> f64 {
        let last = self.0.last().map_or(0, |(_, up_to)| up_to.saturating_sub(1));
        let place = quantile * count(last);
        let below = place.floor() as usize;
        let (lower, upper) = (self.at(below), self.at((below + 1).min(last)));
        (upper - lower).mul_add(place - place.floor(), lower)
    }
}

/// The mean of values; `None` of none.
#[must_use]
pub fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, n) = values.fold((0.0, 0), |(sum, n), value| (sum + value, n + 1));
    (n > 0).then(|| sum / count(n))
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
    use proptest::prelude::*;

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
        // quantile(c(0.5, 0.5, 3, -1, 5000)): 0.5, 0.5, 3
        let mixed = stats(&[0.5, 3.0, 5000.0, -1.0, 0.5]);
        assert_eq!((mixed.q1, mixed.median, mixed.q3), (Some(0.5), Some(0.5), Some(3.0)));
        assert_eq!((mixed.sum, mixed.mean), (Some(5003.0), Some(1000.6)));
    }

    proptest! {
        #[test]
        fn what_is_counted_is_what_is_sorted(values in prop::collection::vec(
            prop_oneof![(0_u16..9).prop_map(f64::from), 4_000.0..5_000.0, -2.0..2.0, Just(-0.0)], 1..40,
        )) {
            let told = stats(&values);
            let mut sorted = values.clone();
            sorted.sort_unstable_by(f64::total_cmp);
            let at = |quantile: f64| {
                let place = quantile * count(sorted.len() - 1);
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in a list")]
                let below = place.floor() as usize;
                let above = (below + 1).min(sorted.len() - 1);
                (sorted[above] - sorted[below]).mul_add(place - place.floor(), sorted[below])
            };
            prop_assert_eq!([told.q1, told.median, told.q3], [0.25, 0.5, 0.75].map(|quantile| Some(at(quantile))));
            let sum: f64 = values.iter().sum();
            prop_assert!((told.sum.unwrap_or_default() - sum).abs() < 1e-6);
        }
    }
}
