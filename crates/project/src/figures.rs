//! Contact figures: how users and NAV write to each other, and what the plan holds beside it. The definitions are those of
//! `docs/figures.md`.
//!
//! | module | what lives there |
//! |---|---|
//! | [`window`] | from when until when a case is observed |
//! | [`period`] | months of the calendar and since the start |
//! | [`observed`] | what is seen of a case in its window |
//! | [`run`] | messages that wait for an answer |
//! | [`contact`] | what one case gives to each figure |
//! | [`registration`] | when cases begin, and how long they last |
//! | [`samples`] | what all cases gave, and the rows that come of it |
//! | [`records`] | a figure as CSV |
//! | [`stats`] | number, mean, median, quartiles and shares |

mod contact;
pub mod observed;
pub mod period;
pub mod records;
mod registration;
pub mod run;
mod samples;
pub mod stats;
pub mod window;

use serde::Serialize;

use crate::case_values::{CaseGroups, TallyColumn};
use crate::error::{Error, Result};
pub use crate::figure::Figure;
use crate::project::Project;
use crate::sets::filter::{CaseFilter, Narrowed};
use observed::Observations;
use period::{Month, Over, Period};
use samples::Samples;
use stats::Stats;
use window::{Windows, WindowsUsed};

/// Which figure is asked for, of what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureQuery<'a> {
    pub figure: Figure,
    /// The attribute whose values are the columns.
    pub by: Option<&'a str>,
    pub windows: &'a Windows,
    pub over: Option<Over>,
    /// The cases of which it tells.
    pub filter: &'a CaseFilter,
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

/// One measure of a figure: what is measured, of which kind and in which month where the figure has such, and its unit.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Measure {
    pub measure: &'static str,
    /// The type of activity, or the number of things that a case has.
    pub key: Option<String>,
    pub month: Option<Month>,
    pub unit: Unit,
}

/// A figure over the cases of a project.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FigureTable {
    pub figure: Figure,
    /// The attribute whose values are the columns.
    pub attribute: Option<String>,
    pub columns: Vec<TallyColumn>,
    /// Cases of the project, or of the set.
    pub cases: usize,
    pub rows: Vec<FigureRow>,
    pub windows: WindowsUsed,
    /// The months over which it is shown.
    pub over: Option<Over>,
    /// Cases that are not observed, since their print shows no dialogue and may be one that never does.
    pub without_dialogue: usize,
    /// Entries that count nowhere, since they have no day.
    pub undated: usize,
    /// Entries that count nowhere, since they lie outside the window of their case.
    pub outside: usize,
    /// The cases of which it tells, where they are not all.
    #[serde(skip_serializing_if = "CaseFilter::is_empty")]
    pub filter: CaseFilter,
    /// Cases left out since an attribute that the rule asks for has no value.
    pub unknown: usize,
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

/// Computes a figure, by the values of an attribute where one is named, and over months where such are asked for.
///
/// # Errors
/// [`Error::NoAttribute`], [`Error::NotADate`]; [`Error::NoMonths`] for a figure that has none; [`Error::NoStart`] for one that
/// needs the day on which cases begin; or if the file cannot be read.
pub fn figure(project: &Project, query: &FigureQuery) -> Result<FigureTable> {
    let FigureQuery { figure, by, windows, over, filter } = *query;
    if over.is_some() && !figure.has_months() {
        return Err(Error::NoMonths(figure));
    }
    if figure == Figure::Registration && windows.start.is_none() {
        return Err(Error::NoStart(figure));
    }
    let Narrowed { cases, unknown } = filter.narrowed(project)?;
    let columns = CaseGroups::of(project, &cases, by)?;
    let windows = windows.of(project)?;
    let mut samples = Samples::new(columns.values.len());
    let mut used = WindowsUsed::default();
    let (mut undated, mut outside, mut without_dialogue) = (0, 0, 0);
    for case in &cases {
        let column = columns.of_case.get(&case.id).copied();
        let outline = project.entries().outline(case.id)?;
        let window = windows.of_case(case.id, &outline);
        used.note(window.as_ref());
        let Some(window) = window else {
            undated += outline.entries.len();
            continue;
        };
        if figure == Figure::Registration {
            registration::give(window, outline.printed, &mut samples.of_case(column, None));
            continue;
        }
        let observed = Observations::of(&outline, window);
        undated += observed.undated;
        outside += observed.outside;
        if figure.is_of_dialogue() && !observed.shows_dialogue {
            without_dialogue += 1;
            continue;
        }
        for period in Period::of(window, over) {
            contact::give(&observed, figure, period, &mut samples.of_case(column, period.month));
        }
    }
    Ok(FigureTable {
        figure,
        rows: samples.rows(),
        attribute: columns.attribute,
        columns: columns.values,
        cases: cases.len(),
        windows: used,
        over,
        without_dialogue,
        undated,
        outside,
        filter: filter.clone(),
        unknown,
    })
}
