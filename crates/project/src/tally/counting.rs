//! A tally, counted: rows × columns × layers, with totals, shares, and what stands behind each cell.

use std::collections::HashSet;

use serde::Serialize;

use super::facts::{CodingFact, TallyFacts};
use super::narrowing::NarrowedFacts;
use super::placing::PlacedAxis;
use super::spec::{Counted, PercentOf, TallyAxis, TallySpec};
use crate::error::{Error, Result};
pub use crate::passage_behind::PassageBehind;
use crate::project::{Project, RereadCase};
use reading::text::Span;

/// Most cells of a tally.
const MOST_CELLS: usize = 4_000_000;

/// A tally as it was counted.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CountedTable {
    #[serde(flatten)]
    pub spec: TallySpec,
    pub row_values: Vec<AxisValue>,
    /// Empty without columns.
    pub column_values: Vec<AxisValue>,
    /// All layers together first, then each layer.
    pub tables: Vec<LayerTable>,
    /// Cases of the project that are counted in; `None` where it is hidden.
    pub cases: Option<usize>,
    /// Numbers that are hidden, where small ones are to be ([`CountedTable::suppressed`]).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suppressed: Option<usize>,
    /// Cases of which an older version of the program has read entries otherwise; what is counted is as this one reads them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reread: Vec<RereadCase>,
    /// Things left out of a period since their entry has no day.
    pub undated: usize,
}

/// A value of an axis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AxisValue {
    /// `None` for what has no value.
    pub value: Option<String>,
    /// Cases with this value, where each case has one; of months since the start those that are observed to its end.
    pub cases: Option<usize>,
}

/// The table of a layer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LayerTable {
    /// `None` for all layers together.
    pub layer: Option<AxisValue>,
    pub rows: Vec<CountedRow>,
    /// What is counted in any row, each thing once.
    pub total: CountedRow,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CountedRow {
    /// One for each column; `None` where there is no case that could be counted.
    pub cells: Vec<Option<CountedCell>>,
    /// In any column, each thing once.
    pub total: CountedCell,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct CountedCell {
    /// Cases, codings, entries or code points; `None` where it is hidden.
    pub count: Option<usize>,
    /// From 0 to 1: the share of text, or the share that is asked for by [`TallySpec::percent`].
    pub share: Option<f64>,
    /// Cases behind the cell; `None` where small numbers are hidden and something else is counted.
    pub cases: Option<usize>,
}

/// Rows, columns and layers, as far as there are such.
type Axes = [Option<PlacedAxis>; 3];

/// A cell while it is counted.
#[derive(Clone, Copy, Default)]
struct Counter {
    count: usize,
    cases: usize,
    /// Numbers from 1 of the last case and the last unit that were counted.
    case: usize,
    unit: usize,
    /// Up to where the case is counted, in code points.
    until: usize,
}

impl Counter {
    fn add(&mut self, counted: Counted, case: usize, unit: usize, span: Span) {
        if self.case != case + 1 {
            (self.case, self.until) = (case + 1, 0);
            self.cases += 1;
        }
        match counted {
            Counted::Cases => self.count = self.cases,
            Counted::Codings => self.count += 1,
            Counted::Entries => {
                self.count += usize::from(self.unit != unit + 1);
                self.unit = unit + 1;
            }
            Counted::Characters | Counted::Share => {
                self.count += span.end.saturating_sub(span.start.max(self.until));
                self.until = self.until.max(span.end);
            }
        }
    }
}

/// Something that is counted.
struct Thing<'a> {
    case: usize,
    unit: usize,
    coding: Option<(usize, &'a CodingFact)>,
    span: Span,
}

impl CountedTable {
    /// Counts what a tally asks for.
    ///
    /// # Errors
    /// [`Error::NoAttribute`], [`Error::NoCode`] and the like if the tally names what is not there; [`Error::TooManyCells`]; or if the file
    /// cannot be read.
    pub fn of(project: &Project, facts: &TallyFacts, spec: &TallySpec) -> Result<Self> {
        let narrowed = NarrowedFacts::of(project, facts, spec)?;
        let axes = axes(project, facts, spec, &narrowed)?;
        let sizes = axes.each_ref().map(|axis| axis.as_ref().map_or(0, |axis| axis.values.len()) + 1);
        let cells = sizes.iter().try_fold(1_usize, |cells, size| cells.checked_mul(*size)).unwrap_or(usize::MAX);
        if cells > MOST_CELLS {
            return Err(Error::TooManyCells(cells));
        }
        let mut counters = vec![Counter::default(); cells];
        let mut undated = 0;
        let mut places: [Vec<usize>; 3] = Default::default();
        each_thing(facts, spec, &narrowed, &mut undated, |thing| {
            place(&axes, &sizes, &thing, &mut places, |at| {
                counters[at].add(spec.count, thing.case, thing.unit, thing.span);
            });
        });
        let text = (spec.count == Counted::Share).then(|| text_of(facts, spec, &narrowed, &axes, &sizes, cells));
        let cases = cases_of(facts, &narrowed, &axes, &sizes, cells);
        let counts = CountedCells { spec, sizes, counters, text, cases, axes: &axes };
        Ok(Self {
            spec: spec.clone(),
            row_values: counts.values(0),
            column_values: counts.values(1),
            tables: (0..sizes[2]).map(|layer| counts.layer(layer)).collect(),
            cases: Some(counts.cases[0]),
            suppressed: None,
            reread: facts.reread.clone(),
            undated,
        })
    }
}

/// The passages behind a cell: places of rows, columns and layers, `None` for all of them.
///
/// # Errors
/// As [`CountedTable::of`].
pub fn behind(
    project: &Project,
    facts: &TallyFacts,
    spec: &TallySpec,
    cell: [Option<usize>; 3],
) -> Result<Vec<PassageBehind>> {
    let narrowed = NarrowedFacts::of(project, facts, spec)?;
    let axes = axes(project, facts, spec, &narrowed)?;
    let mut found = Vec::new();
    let mut seen = HashSet::new();
    let mut places = Vec::new();
    each_thing(facts, spec, &narrowed, &mut 0, |thing| {
        let stands = axes.iter().zip(cell).all(|(axis, wanted)| match (axis, wanted) {
            (Some(axis), Some(wanted)) => {
                places.clear();
                axis.put(thing.case, thing.unit, thing.coding, &mut places);
                places.contains(&wanted)
            }
            _ => true,
        });
        if stands && thing.coding.is_none_or(|(at, _)| seen.insert(at)) {
            let case = facts.cases[thing.case].case.id;
            let coding = thing.coding.map(|(_, coding)| coding.id);
            let span = thing.coding.map_or(thing.span, |(_, coding)| coding.span);
            found.push(PassageBehind { case, coding, span });
        }
    });
    Ok(found)
}

fn axes(project: &Project, facts: &TallyFacts, spec: &TallySpec, narrowed: &NarrowedFacts) -> Result<Axes> {
    let placed = |axis: Option<&TallyAxis>| {
        axis.map(|axis| PlacedAxis::of(project, facts, axis, spec.start.as_deref(), narrowed)).transpose()
    };
    Ok([placed(Some(&spec.rows))?, placed(spec.columns.as_ref())?, placed(spec.layers.as_ref())?])
}

/// Goes through all that is counted, case by case, in the order of the text.
fn each_thing<'a>(
    facts: &'a TallyFacts,
    spec: &TallySpec,
    narrowed: &NarrowedFacts,
    undated: &mut usize,
    mut see: impl FnMut(Thing<'a>),
) {
    if !spec.is_of_codings() {
        // Cases by what is of cases alone are counted by any of their text; all else is of entries.
        let counts_all = match spec.count {
            Counted::Entries => false,
            Counted::Characters | Counted::Share => true,
            Counted::Cases | Counted::Codings => spec.axes().all(TallyAxis::is_of_cases),
        };
        for (number, unit) in facts.units.iter().enumerate() {
            let is_counted = narrowed.cases[unit.case] && (counts_all || unit.entry.is_some());
            *undated += usize::from(is_counted && narrowed.is_undated(number));
            if is_counted && narrowed.holds(number) {
                see(Thing { case: unit.case, unit: number, coding: None, span: unit.span });
            }
        }
        return;
    }
    let whole = matches!(spec.count, Counted::Cases | Counted::Codings);
    for part in &facts.parts {
        let coding = &facts.codings[part.coding];
        let is_counted = narrowed.cases[coding.case]
            && narrowed.codings[part.coding]
            && (!whole || part.is_first)
            && (spec.count != Counted::Entries || facts.units[part.unit].entry.is_some());
        *undated += usize::from(is_counted && narrowed.is_undated(part.unit));
        if is_counted && narrowed.holds(part.unit) {
            see(Thing { case: coding.case, unit: part.unit, coding: Some((part.coding, coding)), span: part.span });
        }
    }
}

/// Shows the numbers of the cells in which a thing stands; 0 of an axis is the total.
fn place(axes: &Axes, sizes: &[usize], thing: &Thing<'_>, places: &mut [Vec<usize>; 3], see: impl FnMut(usize)) {
    for (axis, places) in axes.iter().zip(&mut *places) {
        places.clear();
        if let Some(axis) = axis {
            axis.put(thing.case, thing.unit, thing.coding, places);
        }
    }
    each_cell(places, sizes, see);
}

/// Shows the numbers of the cells at these places of rows, columns and layers, and those of their totals.
fn each_cell(places: &[Vec<usize>; 3], sizes: &[usize], mut see: impl FnMut(usize)) {
    let with_total = |axis: usize| std::iter::once(0).chain(places[axis].iter().map(|at| at + 1));
    for layer in with_total(2) {
        for row in with_total(0) {
            for column in with_total(1) {
                see((layer * sizes[0] + row) * sizes[1] + column);
            }
        }
    }
}

/// In how many cases something could be counted in each cell. Axes that are not of cases part no cases: there only the total is told.
fn cases_of(facts: &TallyFacts, narrowed: &NarrowedFacts, axes: &Axes, sizes: &[usize], cells: usize) -> Vec<usize> {
    let mut cases = vec![0; cells];
    let mut places: [Vec<usize>; 3] = Default::default();
    for case in (0..facts.cases.len()).filter(|case| narrowed.cases[*case]) {
        for (axis, places) in axes.iter().zip(&mut places) {
            places.clear();
            if let Some(axis) = axis {
                axis.put_case(case, places);
            }
        }
        each_cell(&places, sizes, |at| cases[at] += 1);
    }
    cases
}

/// The code points of the text in which passages of each cell could stand. Axes of codings part no text: there it is the whole.
fn text_of(
    facts: &TallyFacts,
    spec: &TallySpec,
    narrowed: &NarrowedFacts,
    axes: &Axes,
    sizes: &[usize],
    cells: usize,
) -> Vec<usize> {
    let mut text = vec![0; cells];
    for (number, unit) in facts.units.iter().enumerate() {
        if narrowed.cases[unit.case] && narrowed.holds(number) {
            let place = |axis: &Option<PlacedAxis>| axis.as_ref().and_then(|axis| axis.of_text(unit.case, number));
            let [row, column, layer] = axes.each_ref().map(|axis| place(axis).map_or(0, |at| at + 1));
            text[(layer * sizes[0] + row) * sizes[1] + column] += unit.span.len();
        }
    }
    // 0 of an axis is the total: what has no place there, and all that has one.
    for (step, size) in [(1, sizes[1]), (sizes[1], sizes[0]), (sizes[1] * sizes[0], sizes[2])] {
        for at in 0..cells {
            let place = at / step % size;
            if place > 0 {
                text[at - place * step] += text[at];
            }
        }
    }
    let is_of_codings = |axis: Option<&TallyAxis>| axis.is_some_and(TallyAxis::is_of_codings);
    let [rows, columns, layers] =
        [is_of_codings(Some(&spec.rows)), is_of_codings(spec.columns.as_ref()), is_of_codings(spec.layers.as_ref())];
    let whole = |at: usize| {
        let (column, row, layer) = (at % sizes[1], at / sizes[1] % sizes[0], at / sizes[1] / sizes[0]);
        let of = |is_of_codings: bool, place: usize| if is_of_codings { 0 } else { place };
        (of(layers, layer) * sizes[0] + of(rows, row)) * sizes[1] + of(columns, column)
    };
    (0..cells).map(|at| text[whole(at)]).collect()
}

/// All cells, once they are counted.
struct CountedCells<'a> {
    spec: &'a TallySpec,
    sizes: [usize; 3],
    counters: Vec<Counter>,
    text: Option<Vec<usize>>,
    /// In how many cases something could be counted.
    cases: Vec<usize>,
    axes: &'a Axes,
}

impl CountedCells<'_> {
    /// The values of an axis: 0 is that of the rows, 1 of the columns, 2 of the layers.
    fn values(&self, axis: usize) -> Vec<AxisValue> {
        let Some(placed) = &self.axes[axis] else { return Vec::new() };
        let cases = |at: usize| {
            let mut places = [0; 3];
            places[axis] = at + 1;
            placed.is_of_cases().then(|| self.cases[self.at(places)])
        };
        placed
            .values
            .iter()
            .enumerate()
            .map(|(at, value)| AxisValue { value: value.clone(), cases: cases(at) })
            .collect()
    }

    fn layer(&self, layer: usize) -> LayerTable {
        let value = layer.checked_sub(1).and_then(|at| self.values(2).into_iter().nth(at));
        let row = |row: usize| CountedRow {
            cells: (1..self.sizes[1])
                .map(|column| (self.cases_at([row, column, layer]) > 0).then(|| self.cell([row, column, layer])))
                .collect(),
            total: self.cell([row, 0, layer]),
        };
        LayerTable { layer: value, rows: (1..self.sizes[0]).map(row).collect(), total: row(0) }
    }

    const fn at(&self, [row, column, layer]: [usize; 3]) -> usize {
        (layer * self.sizes[0] + row) * self.sizes[1] + column
    }

    /// In how many cases something could be counted there.
    fn cases_at(&self, mut places: [usize; 3]) -> usize {
        for (place, axis) in places.iter_mut().zip(self.axes) {
            if !axis.as_ref().is_some_and(PlacedAxis::is_of_cases) {
                *place = 0;
            }
        }
        self.cases[self.at(places)]
    }

    fn cell(&self, places: [usize; 3]) -> CountedCell {
        let Counter { count, cases, .. } = self.counters[self.at(places)];
        let whole = match (&self.text, self.spec.percent) {
            (Some(text), _) => Some(text[self.at(places)]),
            (None, Some(percent)) => Some(self.whole(percent, places)),
            (None, None) => None,
        };
        let share = whole.filter(|whole| *whole > 0).map(|whole| ratio(count, whole));
        CountedCell { count: Some(count), share, cases: Some(cases) }
    }

    /// What is 100 %: where cases are counted by values that each case has, all cases with the value; else the total.
    fn whole(&self, percent: PercentOf, [row, column, layer]: [usize; 3]) -> usize {
        let (places, axis, at) = match percent {
            PercentOf::Row => ([row, 0, layer], 0, row),
            PercentOf::Column => ([0, column, layer], 1, column),
            PercentOf::Total => ([0, 0, layer], 2, layer),
        };
        let is_of_cases = at == 0 || self.axes[axis].as_ref().is_some_and(PlacedAxis::is_of_cases);
        if self.spec.count == Counted::Cases && is_of_cases {
            self.cases_at(places)
        } else {
            self.counters[self.at(places)].count
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "no project has 2^52 of anything")]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}
