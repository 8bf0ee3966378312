//! Contact figures: how users and NAV write to each other, and what the plan holds beside it. The definitions are those of
//! `docs/figures.md`.
//!
//! | module | what lives there |
//! |---|---|
//! | [`window`] | from when until when a case is observed |
//! | [`contact`] | what one case gives to each figure |
//! | [`records`] | a figure as CSV |
//! | [`stats`] | number, mean, median, quartiles and shares |

mod contact;
pub mod records;
pub mod stats;
pub mod window;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::project::Project;
use crate::tally::{Columns, TallyColumn};
use contact::Observations;
use stats::{Sample, Stats};
use window::{Windows, WindowsUsed};

/// A figure with a name of its own, which never changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Figure {
    ResponseTime,
    Messages,
    Threads,
    Meetings,
    Activities,
    Goals,
    Silence,
    Course,
}

impl Figure {
    pub const ALL: [Self; 8] = [
        Self::ResponseTime,
        Self::Messages,
        Self::Threads,
        Self::Meetings,
        Self::Activities,
        Self::Goals,
        Self::Silence,
        Self::Course,
    ];
}

/// What the values of a measure are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    Days,
    Hours,
    /// A number of things in a case or a thread.
    Number,
    /// A number of things for each month in which a case is observed.
    PerMonth,
    /// Whether something is so: only the share is told.
    Share,
}

/// One measure of a figure: what is measured, for which type or month where the figure has such, and its unit.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Measure {
    pub measure: &'static str,
    /// The type of activity, or the month since the start, from 1.
    pub key: Option<String>,
    pub unit: Unit,
}

/// A figure over the cases of a project.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FigureTable {
    pub figure: Figure,
    /// The attribute whose values are the columns.
    pub attribute: Option<String>,
    pub columns: Vec<TallyColumn>,
    /// Cases of the project.
    pub cases: usize,
    pub rows: Vec<FigureRow>,
    pub windows: WindowsUsed,
    /// Entries that count nowhere, since they have no day.
    pub undated: usize,
    /// Entries that count nowhere, since they lie outside the window of their case.
    pub outside: usize,
}

/// A measure with its values.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FigureRow {
    #[serde(flatten)]
    pub measure: Measure,
    pub all: Stats,
    /// One for each column; `None` where nothing was observed.
    pub cells: Vec<Option<Stats>>,
}

/// Computes a figure, by the values of an attribute where one is named.
///
/// # Errors
/// [`crate::error::Error::NoAttribute`], [`crate::error::Error::NotADate`], or if the file cannot be read.
pub fn figure(project: &Project, figure: Figure, by: Option<&str>, windows: &Windows) -> Result<FigureTable> {
    let cases = project.cases().list()?;
    let columns = Columns::of(project, &cases, by)?;
    let windows = windows.of(project)?;
    let mut samples: BTreeMap<(usize, Measure), Vec<Sample>> = BTreeMap::new();
    let mut used = WindowsUsed::default();
    let (mut undated, mut outside) = (0, 0);
    for case in &cases {
        let outline = project.entries().outline(case.id)?;
        let window = windows.of_case(case.id, &outline);
        used.note(window.as_ref());
        let Some(window) = window else {
            undated += outline.entries.len();
            continue;
        };
        let column = columns.of_case.get(&case.id).copied();
        let observed = Observations::of(&outline, window);
        undated += observed.undated();
        outside += observed.outside();
        observed.give(figure, &mut |place, measure, value| {
            let sample =
                samples.entry((place, measure)).or_insert_with(|| vec![Sample::default(); columns.values.len() + 1]);
            sample[0].add(value);
            if let Some(column) = column {
                sample[column + 1].add(value);
            }
        });
    }
    if figure == Figure::Activities {
        count_types_of_all(&mut samples);
    }
    let rows = samples.into_iter().map(|((_, measure), mut samples)| {
        let cells = samples.split_off(1);
        let all = samples.remove(0).stats(measure.unit);
        let cells = cells.into_iter().map(|sample| (!sample.is_empty()).then(|| sample.stats(measure.unit)));
        FigureRow { all, cells: cells.collect(), measure }
    });
    Ok(FigureTable {
        figure,
        rows: rows.collect(),
        attribute: columns.attribute,
        columns: columns.values,
        cases: cases.len(),
        windows: used,
        undated,
        outside,
    })
}

/// A case without a type of activity has none of it: the mean is over all cases.
fn count_types_of_all(samples: &mut BTreeMap<(usize, Measure), Vec<Sample>>) {
    let Some(cases) = samples.values().next() else { return };
    let observed: Vec<usize> = cases.iter().map(Sample::len).collect();
    for sample in samples.iter_mut().filter(|((_, measure), _)| measure.key.is_some()).map(|(_, sample)| sample) {
        sample.iter_mut().zip(&observed).for_each(|(sample, observed)| sample.fill_up(*observed));
    }
}
