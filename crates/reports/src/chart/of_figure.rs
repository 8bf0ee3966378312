//! The chart of a measure of a contact figure.

use project::figures::period::{Month, Over};
use project::figures::stats::Stats;
use project::figures::{FigureRow, FigureTable, Unit};
use project::{Error, Result};

use super::{Chart, ChartKind, Series};
use words::{figure_title, measure_in_general, unit_name};

/// What is drawn of each sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Statistic {
    Sum,
    Mean,
    Median,
    Share,
}

impl Statistic {
    /// What people look for in a measure: shares of what is so or not, numbers of the months of the calendar, means of the rest.
    #[must_use]
    pub fn of(unit: Unit, over: Option<Over>) -> Self {
        match (unit, over) {
            (Unit::Share, _) => Self::Share,
            (Unit::Number, Some(Over::Month)) => Self::Sum,
            _ => Self::Mean,
        }
    }

    const fn value(self, stats: &Stats) -> Option<f64> {
        match self {
            Self::Sum => stats.sum,
            Self::Mean => stats.mean,
            Self::Median => stats.median,
            Self::Share => stats.share,
        }
    }

    fn name(self) -> String {
        match self {
            Self::Sum => tr!("figures-sum"),
            Self::Mean => tr!("figures-mean"),
            Self::Median => tr!("figures-median"),
            Self::Share => tr!("figures-share"),
        }
    }
}

/// The chart of a measure, by its name; `None` if the figure has no such measure. Over months it has a line for each value of the attribute;
/// kinds of things (types of activities, numbers of threads) have a bar each; otherwise each value of the attribute has one.
#[must_use]
pub fn chart(table: &FigureTable, measure: &str) -> Option<Chart> {
    let rows: Vec<&FigureRow> = table.rows.iter().filter(|row| row.measure.measure == measure).collect();
    let first = rows.first()?;
    let statistic = Statistic::of(first.measure.unit, table.over);
    let has_months = rows.iter().any(|row| row.measure.month.is_some());
    let has_kinds = rows.iter().any(|row| row.measure.key != first.measure.key);
    let (labels, series) = if has_months || first.measure.key.is_some() {
        over_rows(table, &rows, statistic)
    } else {
        (groups(table), vec![of_groups(table, first, statistic)])
    };
    let about = [statistic.name(), unit(first.measure.unit)].into_iter().filter(|word| !word.is_empty());
    Some(Chart {
        title: format!("{}: {}", figure_title(table.figure), measure_in_general(table.figure, &first.measure)),
        about: about.chain([tr!("chart-n")]).collect::<Vec<_>>().join(" · "),
        kind: match has_months {
            true if has_kinds && statistic == Statistic::Sum => ChartKind::Stacked,
            true => ChartKind::Lines,
            false => ChartKind::Bars,
        },
        labels,
        series,
        is_share: statistic == Statistic::Share,
    })
}

/// The chart of a measure, by its name.
///
/// # Errors
/// [`Error::NoMeasure`], with the names that there are.
pub fn named(table: &FigureTable, measure: &str) -> Result<Chart> {
    chart(table, measure).ok_or_else(|| {
        let mut known: Vec<&str> = table.rows.iter().map(|row| row.measure.measure).collect();
        known.dedup();
        Error::NoMeasure { measure: measure.to_owned(), known: known.join(", ") }
    })
}

fn unit(unit: Unit) -> String {
    match unit {
        Unit::Share | Unit::Number => String::new(),
        unit => unit_name(unit),
    }
}

/// A value of the attribute in words.
fn group(value: Option<&str>) -> String {
    value.map_or_else(|| tr!("tally-no-value"), str::to_owned)
}

/// All, then the values of the attribute.
fn groups(table: &FigureTable) -> Vec<String> {
    let values = table.columns.iter().map(|column| group(column.value.as_deref()));
    std::iter::once(tr!("figures-all")).chain(values).collect()
}

fn of_groups(table: &FigureTable, row: &FigureRow, statistic: Statistic) -> Series {
    let samples = || std::iter::once(Some(row.all)).chain(row.cells.iter().copied());
    Series {
        name: table.attribute.clone().unwrap_or_default(),
        values: samples().map(|stats| stats.and_then(|stats| statistic.value(&stats))).collect(),
        n: samples().map(|stats| stats.map_or(Some(0), |stats| stats.n)).collect(),
    }
}

/// A label for each month or kind; a series for all cases, or, by an attribute, for each of its values. A table over months that has kinds
/// too has a series for each kind of all cases.
fn over_rows(table: &FigureTable, rows: &[&FigureRow], statistic: Statistic) -> (Vec<String>, Vec<Series>) {
    let months = months(rows);
    let mut kinds: Vec<&Option<String>> = Vec::new();
    for row in rows {
        if !kinds.contains(&&row.measure.key) {
            kinds.push(&row.measure.key);
        }
    }
    let at = |kind: &Option<String>, month| {
        rows.iter().find(|row| row.measure.key == *kind && row.measure.month == month).copied()
    };
    if months.len() > 1 && kinds.len() > 1 {
        let of_kind = |kind: &&Option<String>| {
            let samples: Vec<Option<Stats>> = months.iter().map(|month| at(kind, *month).map(|row| row.all)).collect();
            series((*kind).clone().unwrap_or_default(), &samples, statistic)
        };
        return (months.iter().copied().map(label).collect(), kinds.iter().map(of_kind).collect());
    }
    let kind = rows.first().and_then(|row| row.measure.key.clone());
    let (labels, rows): (Vec<String>, Vec<Option<&FigureRow>>) = if kinds.len() > 1 {
        rows.iter().map(|row| (row.measure.key.clone().unwrap_or_default(), Some(*row))).unzip()
    } else {
        months.iter().map(|month| (label(*month), at(&kind, *month))).unzip()
    };
    if table.columns.is_empty() {
        let samples: Vec<Option<Stats>> = rows.iter().map(|row| row.map(|row| row.all)).collect();
        return (labels, vec![series(tr!("figures-all"), &samples, statistic)]);
    }
    let of_column = |(place, value): (usize, Option<&str>)| {
        let samples: Vec<Option<Stats>> =
            rows.iter().map(|row| row.and_then(|row| row.cells.get(place).copied().flatten())).collect();
        series(group(value), &samples, statistic)
    };
    let columns = table.columns.iter().map(|column| column.value.as_deref()).enumerate();
    (labels, columns.map(of_column).collect())
}

/// Most months of an axis on which those without any observation have their place too.
const MONTHS: usize = 600;

/// The months of an axis in their order, those between them too.
fn months(rows: &[&FigureRow]) -> Vec<Option<Month>> {
    let mut known: Vec<Option<Month>> = rows.iter().map(|row| row.measure.month).collect();
    known.sort_unstable();
    known.dedup();
    let (Some(Some(first)), Some(Some(last))) = (known.first(), known.last()) else { return known };
    let between: Vec<Option<Month>> = std::iter::successors(Some(*first), |month| Some(month.next()))
        .take_while(|month| month <= last)
        .take(MONTHS + 1)
        .map(Some)
        .collect();
    if between.len() > MONTHS { known } else { between }
}

fn series(name: String, samples: &[Option<Stats>], statistic: Statistic) -> Series {
    Series {
        name,
        values: samples.iter().map(|stats| stats.and_then(|stats| statistic.value(&stats))).collect(),
        n: samples.iter().map(|stats| stats.map_or(Some(0), |stats| stats.n)).collect(),
    }
}

fn label(month: Option<Month>) -> String {
    month.map(|month| month.to_string()).unwrap_or_default()
}
