//! `entries`: what a newer grammar reads otherwise than the older one did by which the entries of a project are noted.

use std::path::PathBuf;

use clap::Args;

use super::print::table;
use super::{json, say};
use crate::error::Result;
use project::contract::EntriesJson;
use project::{EntryRow, Project, Reread};
use words::i18n::number;

#[derive(Debug, Args)]
pub(super) struct EntriesArgs {
    project: PathBuf,
    #[arg(long)]
    refresh: bool,
    #[arg(long)]
    json: bool,
}

/// Lists what differs, and with `--refresh` notes the entries as they are read now.
pub(super) fn entries(args: &EntriesArgs) -> Result<()> {
    let mut project =
        if args.refresh { Project::open_to_write(&args.project)? } else { Project::open_to_read(&args.project)? };
    let reread = project.entries().reread()?;
    if args.refresh {
        project.write().entries().refresh()?;
    }
    let stale = project.entries().stale()?;
    if args.json {
        return json(&EntriesJson::new(&project, &stale, reread)?);
    }
    if !reread.is_empty() {
        let mut rows = vec![vec![
            tr!("column-case"),
            tr!("column-start"),
            tr!("column-end"),
            tr!("column-before"),
            tr!("column-after"),
        ]];
        rows.extend(reread.iter().map(row));
        say(&table(&rows))?;
    }
    say(&tr!("entries-reread", count = number(reread.len()), stale = number(stale.len())))
}

fn row(Reread { case, before, after }: &Reread) -> Vec<String> {
    let place =
        |end: fn(&EntryRow) -> usize| before.as_ref().or(after.as_ref()).map(end).unwrap_or_default().to_string();
    let side = |row: &Option<EntryRow>| row.as_ref().map(|row| words::entry_kind(row.kind)).unwrap_or_default();
    vec![case.clone(), place(|row| row.span.start), place(|row| row.span.end), side(before), side(after)]
}
