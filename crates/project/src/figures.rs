//! Contact figures: how users and NAV write to each other, and what the plan holds beside it. The definitions are those of
//! `docs/figures.md`.
//!
//! | module | what lives there |
//! |---|---|
//! | [`asked_period`] | the period of which it is told |
//! | [`window`] | from when until when a case is observed |
//! | [`period`] | months of the calendar and since the start |
//! | [`observed`] | what is seen of a case in its window |
//! | [`run`] | messages that wait for an answer |
//! | [`contact`] | what one case gives to each figure |
//! | [`first_coded`] | how long it takes until something is coded |
//! | [`registration`] | when cases begin, and how long they last |
//! | [`samples`] | what all cases gave, and the rows that come of it |
//! | [`records`] | a figure as CSV |
//! | [`stats`] | number, mean, median, quartiles and shares |
//! | [`suppression`] | which small numbers are hidden, and which others with them |

pub mod asked_period;
mod contact;
mod first_coded;
pub mod observed;
pub mod period;
pub mod records;
mod registration;
pub mod run;
mod samples;
pub mod stats;
mod suppression;
pub mod window;

use std::collections::HashSet;

use serde::{Serialize, Serializer};

use crate::case_values::{CaseGroups, TallyColumn};
use crate::error::{Error, Result};
pub use crate::figure::Figure;
use crate::passage_behind::PassageBehind;
use crate::project::{Case, Project, RereadCase};
use crate::sets::filter::{CaseFilter, Narrowed};
use asked_period::AskedPeriod;
use first_coded::CodedCases;
use observed::Observations;
use period::{Month, Over, Period};
use samples::Samples;
use stats::Stats;
use window::{Windows, WindowsUsed, is_zero};

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
    #[serde(serialize_with = "told_columns")]
    pub columns: Vec<TallyColumn>,
    /// Cases of the project, or of the set.
    pub cases: usize,
    pub rows: Vec<FigureRow>,
    pub windows: WindowsUsed,
    /// The months over which it is shown.
    pub over: Option<Over>,
    /// The period of which it tells, where it is not all that is seen of each case.
    #[serde(skip_serializing_if = "AskedPeriod::is_empty")]
    pub period: AskedPeriod,
    /// Cases that are not observed, since their print shows no dialogue and may be one that never does.
    pub without_dialogue: usize,
    /// Cases whose print shows a period or some kinds of activities alone. What it may leave out is not observed.
    pub chosen_prints: usize,
    /// Cases whose document has pages that were not read: what stands there counts nowhere.
    #[serde(skip_serializing_if = "is_zero")]
    pub unread_pages: usize,
    /// Entries that count nowhere, since they have no day.
    pub undated: usize,
    /// Entries that count nowhere, since they lie outside the window of their case.
    pub outside: usize,
    /// The cases of which it tells, where they are not all.
    #[serde(skip_serializing_if = "CaseFilter::is_empty")]
    pub filter: CaseFilter,
    /// Cases left out since an attribute that the rule asks for has no value.
    pub unknown: usize,
    /// Cases of which an older version of the program has read entries otherwise; what is counted is as this one reads them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reread: Vec<RereadCase>,
    /// Cells that are hidden, where small numbers are to be ([`FigureTable::suppressed`]).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suppressed: Option<usize>,
}

/// The columns as JSON has them: how many cases each holds is told nowhere once small numbers are hidden.
fn told_columns<S: Serializer>(columns: &[TallyColumn], to: S) -> std::result::Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct ToldColumn<'a> {
        value: &'a Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        cases: Option<usize>,
    }
    let are_told = columns.iter().any(|column| column.cases > 0);
    to.collect_seq(columns.iter().map(|own| ToldColumn { value: &own.value, cases: are_told.then_some(own.cases) }))
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
/// [`Error::NoAttribute`], [`Error::NotADate`]; [`Error::NoMonths`] and [`Error::NoPeriod`] for a figure that has none; [`Error::EmptyPeriod`]; [`Error::NoStart`] for one that
/// needs the day on which cases begin; or if the file cannot be read.
pub fn figure(project: &Project, query: &FigureQuery) -> Result<FigureTable> {
    let FigureQuery { figure, by, windows, over, filter } = *query;
    if over.is_some() && !figure.has_months() {
        return Err(Error::NoMonths(figure));
    }
    if !windows.period.is_empty() && !figure.has_period() {
        return Err(Error::NoPeriod(figure));
    }
    windows.period.check()?;
    if figure == Figure::Registration && windows.start.is_none() {
        return Err(Error::NoStart(figure));
    }
    let Narrowed { cases, unknown } = filter.narrowed(project)?;
    let columns = CaseGroups::of(project, &cases, by)?;
    let mut samples = Samples::new(columns.values.len());
    let told = give(project, query, &cases, &columns, &mut samples)?;
    Ok(FigureTable {
        figure,
        rows: samples.rows(),
        attribute: columns.attribute,
        columns: columns.values,
        cases: cases.len(),
        windows: told.windows,
        over,
        period: windows.period,
        without_dialogue: told.without_dialogue,
        chosen_prints: told.chosen_prints,
        unread_pages: Case::with_unread_pages(&cases),
        undated: told.undated,
        outside: told.outside,
        filter: filter.clone(),
        unknown,
        reread: project.entries().reread_cases()?,
        suppressed: None,
    })
}

/// What stands behind a cell of a figure, by the columns of its table; without a column, behind all cases. What counts by itself is given where it
/// stands, as a message or a card; what is of a whole case where that begins.
///
/// # Errors
/// As [`figure`].
pub fn behind(
    project: &Project,
    query: &FigureQuery,
    measure: &Measure,
    column: Option<usize>,
) -> Result<Vec<PassageBehind>> {
    let cases = query.filter.cases(project)?;
    let columns = CaseGroups::of(project, &cases, query.by)?;
    let mut samples = Samples::watching(columns.values.len(), measure.clone(), column);
    give(project, query, &cases, &columns, &mut samples)?;
    Ok(samples.found())
}

/// How cases were observed, and what counts nowhere.
#[derive(Default)]
struct Observing {
    windows: WindowsUsed,
    without_dialogue: usize,
    chosen_prints: usize,
    undated: usize,
    outside: usize,
}

/// Takes what the cases give to a figure.
fn give(
    project: &Project,
    query: &FigureQuery,
    cases: &[Case],
    columns: &CaseGroups,
    samples: &mut Samples,
) -> Result<Observing> {
    let FigureQuery { figure, windows, over, .. } = *query;
    let (period, windows) = (windows.period, windows.of(project)?);
    let mut told = Observing::default();
    let coded = if figure == Figure::Silence { CodedCases::of(project)? } else { CodedCases::default() };
    let asked: HashSet<i64> = cases.iter().map(|case| case.id).collect();
    project.entries().see_all(|case, outline| {
        if !asked.contains(&case) {
            return;
        }
        samples.next_case(case, outline.entries.first().map(|row| row.span));
        let column = columns.of_case.get(&case).copied();
        let is_registration = figure == Figure::Registration;
        let window = if is_registration { windows.whole(case, outline) } else { windows.of_case(case, outline) };
        let in_period = window.and_then(|window| window.within(&period));
        if window.is_some() && in_period.is_none() {
            told.windows.outside_period += 1;
            return;
        }
        told.windows.note(in_period.as_ref());
        let Some(window) = in_period else {
            told.undated += outline.entries.len();
            return;
        };
        if is_registration {
            registration::give(window, outline.printed, &mut samples.of_case(column, None));
            return;
        }
        let observed = Observations::of(outline, window);
        told.undated += observed.undated;
        told.outside += observed.outside;
        told.chosen_prints += usize::from(!outline.shown.is_whole());
        if figure.is_of_dialogue() && !observed.shows_dialogue {
            told.without_dialogue += usize::from(outline.shown.is_whole());
            return;
        }
        for period in Period::of(window, over) {
            contact::give(&observed, figure, period, &mut samples.of_case(column, period.month));
            coded.give(case, &observed, &mut samples.of_case(column, period.month));
        }
    })?;
    Ok(told)
}
