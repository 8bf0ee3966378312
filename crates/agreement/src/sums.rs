//! What the figures of agreement are computed from: sums that add up over cases. So a figure of all cases, and of cases that are drawn
//! again by chance, comes from the sums of each.

use crate::chance::DrawNumbers;

/// A figure of agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coefficient {
    /// Agreeing pairs of judgements among all pairs, from 0 to 1.
    Percent,
    /// κ = (p₀ − pₑ) / (1 − pₑ): J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological Measurement
    /// 20 (1960), p. 40.
    Kappa,
    /// α = 1 − Dₒ / Dₑ with the nominal metric: K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section D for units,
    /// and K. Krippendorff, Y. Mathet, S. Bouvry and A. Widlöcher, On the reliability of unitizing textual continua: Further
    /// developments, Quality & Quantity 50 (2016), for passages. With o the coincidences,
    /// `Dₒ = Σ o_ck (c ≠ k)` and `Dₑ = Σ n_c n_k (c ≠ k) / (n − s / n)`, where s is what every value pairs with itself: of units n.
    Alpha,
}

/// The sums of one case.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CaseSums {
    /// Pairs, or coincidences, that agree.
    pub agreed: f64,
    /// All of them.
    pub total: f64,
    /// What pairs with itself, of α.
    pub own: f64,
    /// How often each value stands; of κ each value of the first coder at twice its number, and of the second one after it.
    pub values: Vec<(usize, f64)>,
}

/// The sums of several cases.
#[derive(Debug, Clone, Default)]
struct TotalSums {
    agreed: f64,
    total: f64,
    own: f64,
    values: Vec<f64>,
}

/// Why there is no figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoFigure {
    /// Nothing was judged by two.
    NothingShared,
    /// Only one value was ever given, so that chance alone would agree as well.
    OneValue,
}

/// A figure of several cases.
#[derive(Debug, Clone, PartialEq)]
pub struct AgreementMeasure {
    pub coefficient: Coefficient,
    pub cases: Vec<CaseSums>,
}

/// The bounds between which the middle 95 % of the figures of resampled cases lie.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ConfidenceInterval {
    pub low: f64,
    pub high: f64,
}

/// How cases are drawn again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resampling {
    pub draws: usize,
    pub seed: u64,
}

impl TotalSums {
    fn clear(&mut self) {
        (self.agreed, self.total, self.own) = (0.0, 0.0, 0.0);
        self.values.fill(0.0);
    }

    fn add(&mut self, case: &CaseSums) {
        self.agreed += case.agreed;
        self.total += case.total;
        self.own += case.own;
        for (value, count) in &case.values {
            if *value >= self.values.len() {
                self.values.resize(value + 1, 0.0);
            }
            self.values[*value] += count;
        }
    }
}

impl Coefficient {
    fn of(self, sums: &TotalSums) -> Result<f64, NoFigure> {
        let TotalSums { agreed, total, own, values } = sums;
        if *total <= 0.0 {
            return Err(NoFigure::NothingShared);
        }
        let by_chance = match self {
            Self::Percent => return Ok(agreed / total),
            Self::Kappa => {
                let pairs = values.chunks(2).map(|pair| pair.iter().product::<f64>() * f64::from(pair.len() == 2));
                1.0 - pairs.sum::<f64>() / (total * total)
            }
            Self::Alpha => {
                let squares: f64 = values.iter().map(|count| count * count).sum();
                let pairable = total - own / total;
                if pairable <= 0.0 { 0.0 } else { (total * total - squares) / pairable / total }
            }
        };
        // Sums of many parts leave a rest where nothing differs.
        if by_chance < 1e-12 { Err(NoFigure::OneValue) } else { Ok(1.0 - (1.0 - agreed / total) / by_chance) }
    }
}

impl AgreementMeasure {
    /// The figure.
    ///
    /// # Errors
    /// Why there is none.
    pub fn value(&self) -> Result<f64, NoFigure> {
        let mut sums = TotalSums::default();
        self.cases.iter().for_each(|case| sums.add(case));
        self.coefficient.of(&sums)
    }

    /// Between which bounds the figure of cases like these lies: cases are drawn again with replacement (B. Efron and R. J. Tibshirani, An
    /// Introduction to the Bootstrap, 1993, chapter 13, percentile interval). Cases are drawn and not the units in them, since those of one
    /// case are alike. `None` where fewer than two cases count, or too few draws give a figure.
    #[must_use]
    pub fn interval(&self, resampling: Resampling) -> Option<ConfidenceInterval> {
        let cases: Vec<&CaseSums> = self.cases.iter().filter(|case| case.total > 0.0).collect();
        if cases.len() < 2 || self.value().is_err() {
            return None;
        }
        let mut chance = DrawNumbers(resampling.seed);
        let mut sums = TotalSums::default();
        let mut drawn: Vec<f64> = Vec::with_capacity(resampling.draws);
        for _ in 0..resampling.draws {
            sums.clear();
            for _ in 0..cases.len() {
                if let Some(case) = cases.get(chance.below(cases.len())) {
                    sums.add(case);
                }
            }
            drawn.extend(self.coefficient.of(&sums));
        }
        if drawn.len() * 2 < resampling.draws || drawn.is_empty() {
            return None;
        }
        drawn.sort_by(f64::total_cmp);
        Some(ConfidenceInterval { low: quantile(&drawn, 25), high: quantile(&drawn, 975) })
    }
}

/// The value below which so many thousandths of the sorted values lie, between the two nearest.
#[expect(clippy::cast_precision_loss, reason = "fewer than 2^52 values")]
fn quantile(sorted: &[f64], thousandths: usize) -> f64 {
    let place = (sorted.len() - 1) * thousandths;
    let (below, rest) = (place / 1000, place % 1000);
    let low = sorted.get(below).copied().unwrap_or_default();
    let high = sorted.get(below + 1).copied().unwrap_or(low);
    low + (high - low) * rest as f64 / 1000.0
}
