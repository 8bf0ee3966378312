//! Tallies: how often what occurs in which kind of case.
//!
//! A cell counts either the cases in which a code occurs at least once, or its codings. A code with codes
//! below it counts these too. Every column tells how many cases it holds, so that shares can be formed.
//!
//! | module | what lives there |
//! |---|---|
//! | [`spec`] | how a tally of any rows, columns and layers is asked for |
//! | [`facts`] | what is counted, read once for a state of the project |
//! | [`narrowing`] | which of the facts are counted |
//! | [`placing`] | at which values of an axis each of them stands |
//! | [`counting`] | the counts, and what stands behind a cell |
//! | [`suppression`] | which small numbers are hidden, and which others with them |
//! | [`ready`] | tallies that are offered ready-made |

pub mod counting;
pub mod facts;
mod narrowing;
mod placing;
pub mod ready;
pub mod spec;
pub mod suppression;

use std::collections::{BTreeSet, HashSet};

use serde::{Deserialize, Serialize};

use crate::case_values::CaseGroups;
pub use crate::case_values::TallyColumn;
use crate::error::Result;
use crate::project::{CodeTree, Coding, Project};
use crate::search::limits::Limits;
use crate::sets::filter::CaseFilter;
use crate::value::AttributeKind;
use counting::CountedTable;
use facts::TallyFacts;
use spec::{Counted, TallyAxis, TallySpec};

/// What the cells count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Count {
    /// Cases in which the code occurs at least once.
    #[default]
    Cases,
    Codings,
}

/// Codes × values of an attribute.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Tally {
    pub count: Count,
    /// The attribute whose values are the columns.
    pub attribute: Option<String>,
    /// Its kind.
    #[serde(skip)]
    pub kind: AttributeKind,
    pub columns: Vec<TallyColumn>,
    pub rows: Vec<TallyRow>,
    /// Cases of the project, or of those that are left.
    pub cases: usize,
    /// The cases that are counted, where they are not all; exports give their tables of the same cases.
    #[serde(skip_serializing_if = "CaseFilter::is_empty")]
    pub filter: CaseFilter,
    /// The same with small numbers hidden, which stands in its place in exports.
    #[serde(skip)]
    pub suppressed: Option<Box<CountedTable>>,
}

/// A code with its counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TallyRow {
    #[serde(skip)]
    pub code: i64,
    #[serde(rename = "code")]
    pub path: String,
    /// One for each column; `None` where the column has no case.
    pub cells: Vec<Option<usize>>,
    pub total: usize,
}

/// Counts codes by the values of an attribute, or, without one, in all cases.
///
/// # Errors
/// [`crate::error::Error::NoAttribute`], or if the file cannot be read.
pub fn tally(project: &Project, attribute: Option<&str>, count: Count) -> Result<Tally> {
    tally_of(project, attribute, count, &CaseFilter::default())
}

/// The same in some of the cases.
///
/// # Errors
/// As [`tally`], and those of [`CaseFilter::cases`].
pub fn tally_of(project: &Project, attribute: Option<&str>, count: Count, filter: &CaseFilter) -> Result<Tally> {
    let cases = filter.cases(project)?;
    let tree = project.codes().tree()?;
    let mut codings = project.codings().list()?;
    if !filter.is_empty() {
        let counted: HashSet<i64> = cases.iter().map(|case| case.id).collect();
        codings.retain(|coding| counted.contains(&coding.case));
    }
    let columns = CaseGroups::of(project, &cases, attribute)?;
    let rows =
        tree.iter().filter(|(code, _)| code.codable).map(|(code, _)| row(&tree, &codings, &columns, code.id, count));
    Ok(Tally {
        count,
        attribute: columns.attribute.clone(),
        kind: columns.kind,
        rows: rows.collect(),
        columns: columns.values,
        cases: cases.len(),
        filter: filter.clone(),
        suppressed: None,
    })
}

impl Tally {
    /// The same, with small numbers hidden wherever it is exported.
    ///
    /// # Errors
    /// As [`CountedTable::of`].
    pub fn with_hidden(self, project: &Project) -> Result<Self> {
        let spec = TallySpec {
            count: match self.count {
                Count::Cases => Counted::Cases,
                Count::Codings => Counted::Codings,
            },
            limits: Limits { filter: self.filter.clone(), ..Limits::default() },
            ..TallySpec::of(TallyAxis::Codes, self.attribute.clone().map(TallyAxis::Attribute))
        };
        let counted = CountedTable::of(project, &TallyFacts::of(project)?, &spec)?;
        Ok(Self { suppressed: Some(Box::new(counted.suppressed())), ..self })
    }
}

fn row(tree: &CodeTree, codings: &[Coding], columns: &CaseGroups, code: i64, count: Count) -> TallyRow {
    let within = tree.within(code);
    let mut counts = vec![0; columns.values.len()];
    let mut seen = BTreeSet::new();
    let mut total = 0;
    for coding in codings.iter().filter(|coding| within.contains(&coding.code)) {
        if count == Count::Cases && !seen.insert(coding.case) {
            continue;
        }
        total += 1;
        if let Some(column) = columns.of_case.get(&coding.case) {
            counts[*column] += 1;
        }
    }
    let cells = counts.into_iter().zip(&columns.values).map(|(count, column)| (column.cases > 0).then_some(count));
    TallyRow { code, path: tree.path(code), cells: cells.collect(), total }
}

/// The codings behind a cell: those of a code, or of codes below it, in the cases of a column.
/// `column` is an index into [`Tally::columns`]; `None` means all cases.
///
/// # Errors
/// As [`tally`].
pub fn codings_in_cell(
    project: &Project,
    attribute: Option<&str>,
    code: i64,
    column: Option<usize>,
) -> Result<Vec<Coding>> {
    let tree = project.codes().tree()?;
    let columns = CaseGroups::of(project, &project.cases().list()?, attribute)?;
    let within = tree.within(code);
    let mut codings = project.codings().list()?;
    codings.retain(|coding| {
        within.contains(&coding.code) && column.is_none_or(|column| columns.of_case.get(&coding.case) == Some(&column))
    });
    Ok(codings)
}
