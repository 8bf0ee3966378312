//! What all cases gave to the measures of a figure.

use std::collections::{BTreeMap, BTreeSet};

use super::period::Month;
use super::stats::{Observed, Sample};
use super::{FigureRow, Measure, Unit};

/// What was observed of each measure: of all cases, then of each column.
pub(super) struct Samples {
    columns: usize,
    /// With the place of the measure in the figure.
    of: BTreeMap<(usize, Measure), Vec<Sample>>,
    /// How many cases were asked for a measure that has kinds, by month.
    asked: BTreeMap<(&'static str, Option<Month>), Vec<usize>>,
}

/// Takes what one case gives in one month.
pub(super) struct Taker<'a> {
    samples: &'a mut Samples,
    column: Option<usize>,
    month: Option<Month>,
}

impl Samples {
    pub(super) const fn new(columns: usize) -> Self {
        Self { columns, of: BTreeMap::new(), asked: BTreeMap::new() }
    }

    pub(super) const fn of_case(&mut self, column: Option<usize>, month: Option<Month>) -> Taker<'_> {
        Taker { samples: self, column, month }
    }

    /// The rows in their order. A case that has nothing of a kind has none of it: the mean and the share of a kind are over all cases that
    /// were asked.
    pub(super) fn rows(self) -> Vec<FigureRow> {
        let Self { columns, mut of, asked } = self;
        // In a month in which no case has anything of a kind, all that were asked have none of it.
        let kinds: BTreeSet<(usize, Measure)> =
            of.keys().filter(|(_, measure)| measure.key.is_some()).cloned().collect();
        for (place, measure) in kinds {
            for (_, month) in asked.keys().filter(|(name, _)| *name == measure.measure) {
                let measure = Measure { month: *month, ..measure.clone() };
                of.entry((place, measure)).or_insert_with(|| vec![Sample::default(); columns + 1]);
            }
        }
        let row = |((_, measure), mut samples): ((usize, Measure), Vec<Sample>)| {
            if let Some(asked) = asked.get(&(measure.measure, measure.month)) {
                samples.iter_mut().zip(asked).for_each(|(sample, asked)| sample.fill_up(*asked, measure.unit));
            }
            let cells = samples.split_off(1);
            let all = samples.remove(0).stats(measure.unit);
            let cells = cells.into_iter().map(|sample| (!sample.is_empty()).then(|| sample.stats(measure.unit)));
            FigureRow { all, cells: cells.collect(), measure }
        };
        of.into_iter().map(row).collect()
    }
}

impl Taker<'_> {
    /// The month that is asked for, where the figure is shown over months.
    pub(super) const fn month(&self) -> Option<Month> {
        self.month
    }

    pub(super) fn take(&mut self, place: usize, measure: &'static str, unit: Unit, value: Observed) {
        self.add(place, Measure { measure, key: None, month: self.month, unit }, value);
    }

    /// Takes the values of a measure that has kinds; the case has nothing of all others.
    pub(super) fn take_kinds(
        &mut self,
        place: usize,
        measure: &'static str,
        unit: Unit,
        kinds: impl IntoIterator<Item = (String, Observed)>,
    ) {
        let empty = || vec![0; self.samples.columns + 1];
        let asked = self.samples.asked.entry((measure, self.month)).or_insert_with(empty);
        asked[0] += 1;
        if let Some(column) = self.column {
            asked[column + 1] += 1;
        }
        for (kind, value) in kinds {
            self.add(place, Measure { measure, key: Some(kind), month: self.month, unit }, value);
        }
    }

    /// Takes the value of one kind of a measure of which the case has a value for each kind.
    pub(super) fn take_kind(&mut self, place: usize, measure: &'static str, kind: String, unit: Unit, value: Observed) {
        self.add(place, Measure { measure, key: Some(kind), month: self.month, unit }, value);
    }

    /// Takes a value under a month of its own.
    pub(super) fn take_in(&mut self, place: usize, measure: &'static str, month: Month, value: Observed) {
        self.add(place, Measure { measure, key: None, month: Some(month), unit: Unit::Share }, value);
    }

    fn add(&mut self, place: usize, measure: Measure, value: Observed) {
        let empty = || vec![Sample::default(); self.samples.columns + 1];
        let samples = self.samples.of.entry((place, measure)).or_insert_with(empty);
        samples[0].add(value);
        if let Some(column) = self.column {
            samples[column + 1].add(value);
        }
    }
}
