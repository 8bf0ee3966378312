//! The goals form: which cases have a goal, what it says, and which codes stand on it; how many have one by the values of an attribute.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;
use names::replacement::bracketed;
use reading::text::Span;
use serde::Serialize;

use crate::case_values::CaseGroups;
use crate::error::Result;
use crate::project::{Case, CodeTree, Coding, Project, SourceText};
use crate::sets::filter::CaseFilter;
use crate::small_numbers::{LEAST, SumTable};
use crate::value::AttributeKind;

/// The goals of a case. It has one if an entry that is read as a goal says something.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CaseGoals {
    /// Passages of the goals, in code points of the source, in the order of print.
    pub spans: Vec<Span>,
    /// As `cases.csv` has it: several goals with a blank line between them.
    pub text: String,
    /// Where the print tells the day of a goal: that of the first one which has a day.
    pub day: Option<NaiveDate>,
}

impl CaseGoals {
    /// The goals of a case. The text is read only where there is one.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn of(project: &Project, case: i64) -> Result<Self> {
        let outline = project.entries().outline(case)?;
        if !outline.has_goal() {
            return Ok(Self::default());
        }
        // Page furniture inside a goal is known to the plan alone.
        let SourceText { text, plan, .. } = project.cases().source(case)?;
        let replaced = project.redactions().in_brackets(case)?;
        let shown = |span| bracketed(&text, span, &replaced);
        let goals = outline.goals().filter_map(|(entry, _)| plan.entries.get(entry));
        Ok(Self {
            spans: outline.goals().map(|(_, row)| row.span).collect(),
            text: joined(goals.map(|goal| plan.text_with(goal, &text, shown)).collect()),
            day: outline.goals().find_map(|(_, row)| row.day),
        })
    }

    /// Whether the case has a goal.
    #[must_use]
    pub const fn has_goal(&self) -> bool {
        !self.spans.is_empty()
    }

    /// The codes on the goals, in the order of the codebook: those of codings that overlap one.
    #[must_use]
    pub fn codes(&self, tree: &CodeTree, codings: &[Coding]) -> Vec<i64> {
        let overlaps = |coding: &&Coding| self.spans.iter().any(|span| span.overlaps(coding.span));
        let on: HashSet<i64> = codings.iter().filter(overlaps).map(|coding| coding.code).collect();
        tree.iter().map(|(code, _)| code.id).filter(|code| on.contains(code)).collect()
    }
}

/// Several goals as one text. A goal that a print repeats stands once.
#[must_use]
pub fn joined(mut goals: Vec<String>) -> String {
    goals.dedup();
    goals.join("\n\n")
}

/// How many cases have a goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct GoalCounts {
    pub cases: usize,
    pub with_goal: usize,
    /// Cases with a code on a goal.
    pub coded: usize,
}

impl GoalCounts {
    const fn add(&mut self, has_goal: bool, is_coded: bool) {
        self.cases += 1;
        self.with_goal += has_goal as usize;
        self.coded += is_coded as usize;
    }
}

/// The cases with a value of the attribute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GoalGroup {
    /// `None` for cases that have no value.
    pub value: Option<String>,
    #[serde(flatten)]
    pub counts: GoalCounts,
}

/// The counts of all cases and by the values of an attribute.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct GoalSummary {
    #[serde(flatten)]
    pub all: GoalCounts,
    pub attribute: Option<String>,
    #[serde(skip)]
    pub kind: AttributeKind,
    /// In the order of a tally; without an attribute there are none.
    pub groups: Vec<GoalGroup>,
}

/// Counts of which small ones are hidden: `None` for such.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShownGoals {
    /// `None` for cases that have no value.
    pub value: Option<String>,
    pub cases: Option<usize>,
    pub with_goal: Option<usize>,
    pub coded: Option<usize>,
}

impl GoalSummary {
    /// The counts of all cases, then those of the groups. Where small ones are to be hidden, those behind which there are fewer than [`LEAST`]
    /// cases are, and so many others that none of them follows.
    #[must_use]
    pub fn shown(&self, suppress: bool) -> Vec<ShownGoals> {
        let groups = self.groups.iter().map(|group| (group.value.clone(), group.counts));
        let all: Vec<(Option<String>, GoalCounts)> = groups.chain([(None, self.all)]).collect();
        // Cases with a code on their goal, with a goal alone, without one; and all of them.
        let coded = |counts: &GoalCounts| counts.coded;
        let uncoded = |counts: &GoalCounts| counts.with_goal.saturating_sub(counts.coded);
        let without = |counts: &GoalCounts| counts.cases.saturating_sub(counts.with_goal);
        let of_line: [&dyn Fn(&GoalCounts) -> usize; 4] = [&coded, &uncoded, &without, &|counts| counts.cases];
        let values: Vec<usize> = of_line.iter().flat_map(|of| all.iter().map(|(_, counts)| of(counts))).collect();
        let hidden = values.iter().map(|value| suppress && (1..LEAST).contains(value)).collect();
        let columns = all.len();
        // Where there is no case nothing can be hidden.
        let is_empty = |at: usize| all[at % all.len()].1.cases == 0;
        let values = values.into_iter().enumerate().map(|(at, value)| (!is_empty(at)).then_some(value)).collect();
        let mut table = SumTable { rows: 4, columns, rows_add: true, columns_add: columns > 1, values, hidden };
        table.hide_more();
        let holds = |line: usize, column: usize| table.hidden[line * columns + column];
        let told = |(column, (value, counts)): (usize, &(Option<String>, GoalCounts))| ShownGoals {
            value: value.clone(),
            cases: (!holds(3, column)).then_some(counts.cases),
            with_goal: (!(0..3).any(|line| holds(line, column))).then_some(counts.with_goal),
            coded: (!holds(0, column)).then_some(counts.coded),
        };
        let mut shown: Vec<ShownGoals> = all.iter().enumerate().map(told).collect();
        shown.rotate_right(1);
        shown
    }

    /// Counts cases. `known` tells of each case whether it has a goal and whether a code stands on it; cases of which it
    /// tells nothing are not counted.
    ///
    /// # Errors
    /// [`crate::error::Error::NoAttribute`], or if the file cannot be read.
    pub fn of(
        project: &Project,
        cases: &[Case],
        attribute: Option<&str>,
        known: impl Fn(i64) -> Option<(bool, bool)>,
    ) -> Result<Self> {
        let columns = CaseGroups::of(project, cases, attribute)?;
        let mut all = GoalCounts::default();
        let group = |value| GoalGroup { value, counts: GoalCounts::default() };
        let mut groups: Vec<GoalGroup> = columns.values.into_iter().map(|column| group(column.value)).collect();
        for case in cases {
            let Some((has_goal, is_coded)) = known(case.id) else { continue };
            all.add(has_goal, is_coded);
            if let Some(group) = columns.of_case.get(&case.id).and_then(|column| groups.get_mut(*column)) {
                group.counts.add(has_goal, is_coded);
            }
        }
        Ok(Self { all, attribute: columns.attribute, kind: columns.kind, groups })
    }
}

/// A case in the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GoalRow {
    #[serde(skip)]
    pub id: i64,
    /// Its label.
    pub case: String,
    pub has_goal: bool,
    pub text: String,
    pub date: Option<NaiveDate>,
    /// Paths of the codes on the goals, in the order of the codebook.
    pub codes: Vec<String>,
    pub passages: Vec<Span>,
    /// Values by the names of the attributes.
    pub attributes: BTreeMap<String, String>,
}

/// The form: the cases, by their labels, and the counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GoalsForm {
    #[serde(flatten)]
    pub summary: GoalSummary,
    pub rows: Vec<GoalRow>,
}

/// The goals form of a project, or of some of its cases, counted by an attribute where one is named.
///
/// # Errors
/// [`crate::error::Error::NoAttribute`], or if the file cannot be read.
pub fn goals_form(project: &Project, attribute: Option<&str>, filter: &CaseFilter) -> Result<GoalsForm> {
    // A name that is none is told before all texts are read.
    let cases = filter.cases(project)?;
    CaseGroups::of(project, &[], attribute)?;
    let tree = project.codes().tree()?;
    let attributes = project.attributes().list()?;
    let values = project.attributes().values()?;
    let mut rows = Vec::new();
    for case in cases.iter().cloned() {
        let goals = CaseGoals::of(project, case.id)?;
        let codes = if goals.has_goal() { goals.codes(&tree, &project.codings().of(case.id)?) } else { Vec::new() };
        let value = |id| values.get(&(case.id, id)).cloned();
        rows.push(GoalRow {
            id: case.id,
            has_goal: goals.has_goal(),
            codes: codes.into_iter().map(|code| tree.path(code)).collect(),
            attributes: attributes.iter().filter_map(|own| Some((own.name.clone(), value(own.id)?))).collect(),
            case: case.label,
            text: goals.text,
            date: goals.day,
            passages: goals.spans,
        });
    }
    let known: HashMap<i64, (bool, bool)> =
        rows.iter().map(|row| (row.id, (row.has_goal, !row.codes.is_empty()))).collect();
    let summary = GoalSummary::of(project, &cases, attribute, |case| known.get(&case).copied())?;
    Ok(GoalsForm { summary, rows })
}
