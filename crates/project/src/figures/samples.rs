//! What all cases gave to the measures of a figure.

use std::collections::{BTreeMap, BTreeSet};

use super::period::Month;
use super::stats::{Observed, Sample};
use super::{FigureRow, Measure, Unit};
use crate::passage_behind::PassageBehind;
use reading::text::Span;

/// What was observed of each measure: of all cases, then of each column.
pub(super) struct Samples {
    columns: usize,
    /// How many cases have given something so far.
    cases: usize,
    /// With the place of the measure in the figure.
    of: BTreeMap<(usize, Measure), Vec<Sample>>,
    /// Of measures of the whole window that have no kinds, by their places: they take nearly all values.
    plain: Vec<Option<(Measure, Vec<Sample>)>>,
    /// How many cases were asked for a measure that has kinds, by month.
    asked: BTreeMap<(&'static str, Option<Month>), Vec<usize>>,
    /// How many more were asked for some of the kinds alone.
    asked_for: BTreeMap<(&'static str, Option<Month>, String), Vec<usize>>,
    watch: Option<Watch>,
}

/// A cell of which somebody asks what stands behind it.
struct Watch {
    measure: Measure,
    /// `None` for all cases.
    column: Option<usize>,
    /// The case that gives now, and where it begins.
    case: i64,
    begins: Option<Span>,
    /// Where what is taken next stands; nothing where it is of the whole case.
    spans: Vec<Span>,
    found: Vec<PassageBehind>,
}

impl Watch {
    fn note(&mut self, measure: &Measure, column: Option<usize>, value: f64) {
        if self.measure != *measure || self.column.is_some_and(|own| Some(own) != column) {
            return;
        }
        let of_case = self.begins.filter(|_| value != 0.0 || measure.unit == Unit::Share);
        let spans = if self.spans.is_empty() { of_case.as_slice() } else { &self.spans };
        self.found.extend(spans.iter().map(|span| PassageBehind { case: self.case, coding: None, span: *span }));
    }
}

/// Takes what one case gives in one month.
pub(super) struct Taker<'a> {
    samples: &'a mut Samples,
    column: Option<usize>,
    month: Option<Month>,
}

impl Samples {
    pub(super) const fn new(columns: usize) -> Self {
        Self {
            columns,
            cases: 0,
            of: BTreeMap::new(),
            plain: Vec::new(),
            asked: BTreeMap::new(),
            asked_for: BTreeMap::new(),
            watch: None,
        }
    }

    /// Those that find what stands behind a measure in a column, or in all cases.
    pub(super) fn watching(columns: usize, measure: Measure, column: Option<usize>) -> Self {
        let watch = Watch { measure, column, case: 0, begins: None, spans: Vec::new(), found: Vec::new() };
        Self { watch: Some(watch), ..Self::new(columns) }
    }

    /// What was found behind the measure.
    pub(super) fn found(self) -> Vec<PassageBehind> {
        self.watch.map(|watch| watch.found).unwrap_or_default()
    }

    /// What follows is of another case, which begins at a place.
    pub(super) fn next_case(&mut self, case: i64, begins: Option<Span>) {
        self.cases += 1;
        if let Some(watch) = &mut self.watch {
            (watch.case, watch.begins) = (case, begins);
            watch.spans.clear();
        }
    }

    pub(super) const fn of_case(&mut self, column: Option<usize>, month: Option<Month>) -> Taker<'_> {
        Taker { samples: self, column, month }
    }

    /// The rows in their order. A case that has nothing of a kind has none of it: the mean and the share of a kind are over all cases that
    /// were asked.
    pub(super) fn rows(self) -> Vec<FigureRow> {
        let Self { columns, mut of, plain, asked, asked_for, .. } = self;
        let plain = plain.into_iter().enumerate();
        of.extend(plain.filter_map(|(place, plain)| plain.map(|(measure, samples)| ((place, measure), samples))));
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
            if let Some(key) = &measure.key {
                let all = asked.get(&(measure.measure, measure.month));
                let some = asked_for.get(&(measure.measure, measure.month, key.clone()));
                for (at, sample) in samples.iter_mut().enumerate().filter(|_| all.is_some() || some.is_some()) {
                    let asked: usize = [all, some].into_iter().flatten().map(|asked| asked[at]).sum();
                    sample.fill_up(asked, measure.unit);
                }
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
        // Nearly all values are of a measure that is known: its name need not be made again.
        if self.month.is_none()
            && self.samples.watch.is_none()
            && let Some(Some((known, samples))) = self.samples.plain.get_mut(place)
        {
            debug_assert_eq!((known.measure, known.unit), (measure, unit), "a place is of one measure");
            put(samples, self.column, value, self.samples.cases);
            return;
        }
        self.add(place, Measure { measure, key: None, month: self.month, unit }, value);
    }

    /// Takes the values of a measure that has kinds; the case has nothing of all others, or of the others among those that were asked for.
    pub(super) fn take_kinds(
        &mut self,
        place: usize,
        measure: &'static str,
        unit: Unit,
        asked_for: Option<&[String]>,
        kinds: impl IntoIterator<Item = (String, Observed)>,
    ) {
        let empty = || vec![0; self.samples.columns + 1];
        let column = self.column;
        let note = |asked: &mut Vec<usize>| {
            asked[0] += 1;
            if let Some(column) = column {
                asked[column + 1] += 1;
            }
        };
        match asked_for {
            None => note(self.samples.asked.entry((measure, self.month)).or_insert_with(empty)),
            Some(kinds) => {
                for kind in kinds {
                    let key = (measure, self.month, kind.clone());
                    note(self.samples.asked_for.entry(key).or_insert_with(empty));
                }
            }
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

    /// What is taken next stands in these places, which are looked for only where somebody asks.
    pub(super) fn behind<I: IntoIterator<Item = Span>>(&mut self, spans: impl FnOnce() -> I) {
        if let Some(watch) = &mut self.samples.watch {
            watch.spans = spans().into_iter().collect();
        }
    }

    /// The kind that somebody asks for what stands behind it.
    pub(super) fn watched_kind(&self) -> Option<&str> {
        self.samples.watch.as_ref().and_then(|watch| watch.measure.key.as_deref())
    }

    fn add(&mut self, place: usize, measure: Measure, value: Observed) {
        if let Some(watch) = &mut self.samples.watch {
            watch.note(&measure, self.column, value.value);
            return;
        }
        let empty = || vec![Sample::default(); self.samples.columns + 1];
        let case = self.samples.cases;
        let samples = if measure.key.is_some() || measure.month.is_some() {
            self.samples.of.entry((place, measure)).or_insert_with(empty)
        } else {
            let plain = &mut self.samples.plain;
            plain.resize_with(plain.len().max(place + 1), || None);
            let (known, samples) = plain[place].get_or_insert_with(|| (measure.clone(), empty()));
            debug_assert_eq!(*known, measure, "a place is of one measure");
            samples
        };
        put(samples, self.column, value, case);
    }
}

/// Puts a value to those of all cases and to those of a column.
fn put(samples: &mut [Sample], column: Option<usize>, value: Observed, case: usize) {
    if let Some(all) = samples.first_mut() {
        all.add(value, case);
    }
    if let Some(own) = column.and_then(|column| samples.get_mut(column + 1)) {
        own.add(value, case);
    }
}
