//! What was done to a project, taken back or made again.

use std::path::PathBuf;

use clap::Args;

use super::print::table;
use super::{json, say};
use crate::error::{Error, Result};
use project::{Project, Undone};

#[derive(Debug, Args)]
pub(super) struct UndoArgs {
    project: PathBuf,
    #[arg(long = "yes")]
    confirmed: bool,
}

#[derive(Debug, Args)]
pub(super) struct RedoArgs {
    project: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct UndoneArgs {
    project: PathBuf,
    #[arg(long)]
    restore: Option<i64>,
    #[arg(long)]
    json: bool,
}

/// Takes the last edit back; what is large only if it was said so.
pub(super) fn undo(args: &UndoArgs) -> Result<()> {
    let mut project = Project::open_to_write(&args.project)?;
    let Some(undoing) = project.history().undoing()? else { return say(&tr!("cli-nothing-to-undo")) };
    if undoing.is_large() && !args.confirmed {
        return Err(Error::LargeUndo(undoing));
    }
    project.undo()?;
    say(&tr!("notice-undone", act = words::act(undoing.act)))
}

pub(super) fn redo(args: &RedoArgs) -> Result<()> {
    match Project::open_to_write(&args.project)?.redo()? {
        Some(act) => say(&tr!("notice-redone", act = words::act(act))),
        None => say(&tr!("cli-nothing-to-redo")),
    }
}

/// Lists what was undone and left behind by a newer edit, or makes one of them again.
pub(super) fn undone(args: &UndoneArgs) -> Result<()> {
    if let Some(number) = args.restore {
        let act = Project::open_to_write(&args.project)?.write().history().restore(number)?;
        return say(&tr!("notice-restored", act = words::act(act)));
    }
    let undone = Project::open_to_read(&args.project)?.history().undone()?;
    if args.json {
        return json(&undone);
    }
    if undone.is_empty() {
        return say(&tr!("undone-none"));
    }
    let mut rows = vec![vec![
        tr!("column-number"),
        tr!("column-time"),
        tr!("column-coder"),
        tr!("column-act"),
        tr!("column-made"),
    ]];
    rows.extend(undone.iter().map(row));
    say(&table(&rows))
}

fn row(undone: &Undone) -> Vec<String> {
    let Undone { number, at, coder, act, rows } = undone;
    vec![number.to_string(), at.clone(), coder.clone(), words::act(*act), words::made_rows(rows)]
}
