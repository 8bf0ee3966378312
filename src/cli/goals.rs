//! `goals`: which cases have a goal, what it says, and which codes stand on it.

use std::path::PathBuf;

use clap::Args;

use super::output::OutputArgs;
use super::print::table;
use super::sets::FilterArgs;
use crate::error::Result;
use project::Project;
use project::export::cells::TableSink;
use project::export::sheets::{HIDDEN, put_goal_counts, put_goals};
use project::goals::{GoalSummary, GoalsForm, goals_form};
use words::i18n::{long_date, number};

/// Code points of a goal that stand in the table for people.
const SHOWN: usize = 60;

#[derive(Debug, Args)]
pub(super) struct GoalsArgs {
    project: PathBuf,
    #[arg(long)]
    by: Option<String>,
    #[arg(long, requires = "by")]
    suppress: bool,
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
    if args.suppress {
        // The cases one by one would tell what is hidden.
        let (summary, rows) = (&form.summary, form.summary.shown(true));
        let put = |to: &mut dyn TableSink| put_goal_counts(summary, true, to);
        return args.output.print(&about, put, &rows, || table(&counts(summary, true)));
    }
    args.output.print(&about, |to| put_goals(&project, &form, to), &form, || shown(&form))
}

/// The sentence, the counts and a row for each case.
fn shown(form: &GoalsForm) -> String {
    let mut parts = vec![words::goals_sentence(&form.summary.all)];
    if form.summary.attribute.is_some() {
        parts.push(table(&counts(&form.summary, false)));
    }
    let head = [tr!("column-case"), tr!("goals-day"), tr!("goals-goal"), tr!("goals-codes")];
    let rows = form.rows.iter().map(|row| {
        let goal = if row.has_goal { words::shortened(&row.text, SHOWN) } else { tr!("goals-none") };
        vec![row.case.clone(), row.date.map(long_date).unwrap_or_default(), goal, row.codes.join("; ")]
    });
    parts.push(table(&std::iter::once(head.to_vec()).chain(rows).collect::<Vec<_>>()));
    parts.join("\n\n")
}

fn counts(summary: &GoalSummary, suppress: bool) -> Vec<Vec<String>> {
    let told = |count: Option<usize>| count.map_or_else(|| HIDDEN.to_owned(), number);
    let head =
        vec![summary.attribute.clone().unwrap_or_default(), tr!("goals-cases"), tr!("goals-with"), tr!("goals-coded")];
    let rows = summary.shown(suppress).into_iter().enumerate().map(|(at, own)| {
        let value = own.value.as_deref().map(|value| words::value(summary.kind, value));
        let name = if at == 0 { tr!("figures-all") } else { value.unwrap_or_else(|| tr!("tally-no-value")) };
        vec![name, told(own.cases), told(own.with_goal), told(own.coded)]
    });
    std::iter::once(head).chain(rows).collect()
}
