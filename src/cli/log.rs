//! `log`: what was done on a day, by whom, in which cases.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;

use super::print::table;
use super::{json, say};
use crate::error::Result;
use project::{DayEdits, Project};
use reading::clock::today;
use reading::correction::written;
use serde::Serialize;
use words::i18n::{number, weekday_date};

#[derive(Debug, Args)]
pub(super) struct LogArgs {
    project: PathBuf,
    #[arg(id = "log_day", long = "day", value_name = "DATE")]
    day: Option<String>,
    #[arg(id = "log_days", long = "days", conflicts_with = "log_day")]
    days: bool,
    #[arg(long)]
    json: bool,
}

/// What `log --json` prints.
#[derive(Serialize)]
struct DayJson {
    day: NaiveDate,
    done: Vec<DayEdits>,
}

/// Tells what was done on a day, or on which days something was done.
pub(super) fn log(args: &LogArgs) -> Result<()> {
    let project = Project::open_to_read(&args.project)?;
    if args.days {
        let days = project.history().days()?;
        if args.json {
            return json(&days);
        }
        let rows = days.iter().map(|day| vec![weekday_date(day.day), number(day.edits)]);
        let head = vec![tr!("column-day"), tr!("column-edits")];
        return say(&table(&std::iter::once(head).chain(rows).collect::<Vec<_>>()));
    }
    let day = args.day.as_deref().map(written::date).transpose()?.flatten().unwrap_or_else(today);
    let done = project.history().on_day(day)?;
    if args.json {
        return json(&DayJson { day, done });
    }
    if done.is_empty() {
        return say(&tr!("log-nothing", day = weekday_date(day)));
    }
    let head = [tr!("column-coder"), tr!("column-act"), tr!("log-count"), tr!("column-case")].to_vec();
    let rows = done
        .into_iter()
        .map(|edits| vec![edits.coder, words::act(edits.act), number(edits.count), edits.case.unwrap_or_default()]);
    let table = table(&std::iter::once(head).chain(rows).collect::<Vec<_>>());
    say(&format!("{}\n\n{table}", weekday_date(day)))
}
