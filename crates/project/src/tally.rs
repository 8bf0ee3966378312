//! Tallies: how often what occurs in which kind of case.
//!
//! A cell counts either the cases in which a code occurs at least once, or its codings. A code with codes
//! below it counts these too. Every column tells how many cases it holds, so that shares can be formed.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::project::{Case, CodeTree, Coding, Project};
use crate::value::AttributeKind;

/// What the cells count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Count {
    /// Cases in which the code occurs at least once.
    #[default]
    Cases,
    Codings,
}

/// What stands in the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TallyRows {
    #[default]
    Codes,
}

/// Codes × values of an attribute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tally {
    pub count: Count,
    /// The attribute whose values are the columns.
    pub attribute: Option<String>,
    /// Its kind.
    #[serde(skip)]
    pub kind: AttributeKind,
    pub columns: Vec<TallyColumn>,
    pub rows: Vec<TallyRow>,
    /// Cases of the project.
    pub cases: usize,
}

/// A value of the attribute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TallyColumn {
    /// `None` for cases that have no value.
    pub value: Option<String>,
    /// Cases with this value.
    pub cases: usize,
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
    let cases = project.cases().list()?;
    let tree = project.codes().tree()?;
    let codings = project.codings().list()?;
    let columns = Columns::of(project, &cases, attribute)?;
    let rows =
        tree.iter().filter(|(code, _)| code.codable).map(|(code, _)| row(&tree, &codings, &columns, code.id, count));
    Ok(Tally {
        count,
        attribute: columns.attribute.clone(),
        kind: columns.kind,
        rows: rows.collect(),
        columns: columns.values,
        cases: cases.len(),
    })
}

fn row(tree: &CodeTree, codings: &[Coding], columns: &Columns, code: i64, count: Count) -> TallyRow {
    let within: BTreeSet<i64> =
        tree.iter().map(|(code, _)| code.id).filter(|&below| tree.is_within(below, code)).collect();
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

/// Which case stands in which column.
pub(crate) struct Columns {
    pub(crate) attribute: Option<String>,
    pub(crate) kind: AttributeKind,
    pub(crate) values: Vec<TallyColumn>,
    pub(crate) of_case: HashMap<i64, usize>,
}

impl Columns {
    pub(crate) fn of(project: &Project, cases: &[Case], attribute: Option<&str>) -> Result<Self> {
        let Some(name) = attribute else {
            return Ok(Self {
                attribute: None,
                kind: AttributeKind::Text,
                values: Vec::new(),
                of_case: HashMap::new(),
            });
        };
        let attribute = project.attributes().named(name)?;
        let values = project.attributes().values()?;
        let value_of = |case: &Case| values.get(&(case.id, attribute.id)).cloned();
        let mut order: Vec<Option<String>> = attribute.options.iter().cloned().map(Some).collect();
        let mut others: BTreeMap<SortKey, Option<String>> = BTreeMap::new();
        for value in cases.iter().map(value_of) {
            if !order.contains(&value) {
                others.insert(SortKey::of(value.as_deref(), attribute.kind), value);
            }
        }
        order.extend(others.into_values());
        let mut columns: Vec<TallyColumn> = order.into_iter().map(|value| TallyColumn { value, cases: 0 }).collect();
        let mut of_case = HashMap::new();
        for case in cases {
            let value = value_of(case);
            if let Some(column) = columns.iter().position(|column| column.value == value) {
                columns[column].cases += 1;
                of_case.insert(case.id, column);
            }
        }
        Ok(Self { attribute: Some(attribute.name), kind: attribute.kind, values: columns, of_case })
    }
}

/// Numbers by size, all else by the alphabet, cases without a value last.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum SortKey {
    Number(i64, String),
    Text(String),
    None,
}

impl SortKey {
    fn of(value: Option<&str>, kind: AttributeKind) -> Self {
        match value {
            None => Self::None,
            Some(value) if kind == AttributeKind::Number => {
                let number: f64 = value.parse().unwrap_or_default();
                #[expect(clippy::cast_possible_truncation, reason = "only the order of the columns depends on it")]
                Self::Number((number * 1000.0) as i64, value.to_owned())
            }
            Some(value) => Self::Text(value.to_owned()),
        }
    }
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
    let columns = Columns::of(project, &project.cases().list()?, attribute)?;
    let mut codings = project.codings().list()?;
    codings.retain(|coding| {
        tree.is_within(coding.code, code)
            && column.is_none_or(|column| columns.of_case.get(&coding.case) == Some(&column))
    });
    Ok(codings)
}
