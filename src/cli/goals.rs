//! `goals`: which cases have a goal, what it says, and which codes stand on it.

use std::path::PathBuf;

use clap::Args;

use super::output::OutputArgs;
use super::print::table;
use super::sets::FilterArgs;
use crate::error::Result;
use project::Project;
use project::export::sheets::put_goals;
use project::goals::{GoalCounts, GoalSummary, GoalsForm, goals_form};
use words::i18n::{long_date, number};

/// Code points of a goal that stand in the table for people.
const SHOWN: usize = 60;

#[derive(Debug, Args)]
pub(super) struct GoalsArgs {
    project: PathBuf,
    #[arg(long)]
    by: Option<String>,
    #[command(flatten)]
    filter: FilterArgs,
    #[command(flatten)]
    output: OutputArgs,
}

/// Prints the goals form.
pub(super) fn goals(args: &GoalsArgs) -> Result<()> {
    let project = Project::open_to_read(&args.project)?;
    let form = goals_form(&project, args.by.as_deref(), &args.filter.filter()?)?;
    let about = reports::tables::of_goals(&form);
    args.output.print(&about, |to| put_goals(&project, &form, to), &form, || shown(&form))
}

/// The sentence, the counts and a row for each case.
fn shown(form: &GoalsForm) -> String {
    let mut parts = vec![words::goals_sentence(&form.summary.all)];
    if form.summary.attribute.is_some() {
        parts.push(table(&counts(&form.summary)));
    }
    let head = [tr!("column-case"), tr!("goals-day"), tr!("goals-goal"), tr!("goals-codes")];
    let rows = form.rows.iter().map(|row| {
        let goal = if row.has_goal { words::shortened(&row.text, SHOWN) } else { tr!("goals-none") };
        vec![row.case.clone(), row.date.map(long_date).unwrap_or_default(), goal, row.codes.join("; ")]
    });
    parts.push(table(&std::iter::once(head.to_vec()).chain(rows).collect::<Vec<_>>()));
    parts.join("\n\n")
}

fn counts(summary: &GoalSummary) -> Vec<Vec<String>> {
    let row = |name: String, counts: GoalCounts| {
        let numbers = [counts.cases, counts.with_goal, counts.coded].map(number);
        std::iter::once(name).chain(numbers).collect()
    };
    let head =
        vec![summary.attribute.clone().unwrap_or_default(), tr!("goals-cases"), tr!("goals-with"), tr!("goals-coded")];
    let groups = summary.groups.iter().map(|group| {
        let value = group.value.as_deref().map(|value| words::value(summary.kind, value));
        row(value.unwrap_or_else(|| tr!("tally-no-value")), group.counts)
    });
    [head, row(tr!("figures-all"), summary.all)].into_iter().chain(groups).collect()
}
