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
            tr!("column-differs"),
            tr!("column-before"),
            tr!("column-after"),
        ]];
        rows.extend(reread.iter().flat_map(rows_of));
        say(&table(&rows))?;
    }
    say(&tr!("entries-reread", count = number(reread.len()), stale = number(stale.len())))
}

/// A row for each thing in which an entry differs, or one for an entry that only one version sees.
fn rows_of(Reread { case, before, after }: &Reread) -> Vec<Vec<String>> {
    let place =
        |end: fn(&EntryRow) -> usize| before.iter().chain(after).map(end).next().unwrap_or_default().to_string();
    let (start, end) = (place(|row| row.span.start), place(|row| row.span.end));
    let row = |what: String, before: String, after: String| {
        vec![case.clone(), start.clone(), end.clone(), what, before, after]
    };
    let kind = |side: &Option<EntryRow>| side.as_ref().map(|row| words::entry_kind(row.kind)).unwrap_or_default();
    let (Some(one), Some(other)) = (before, after) else {
        return vec![row(tr!("differs-entry"), kind(before), kind(after))];
    };
    type EntryColumn = (fn() -> String, fn(&EntryRow) -> String);
    let fields: [EntryColumn; 11] = [
        (|| tr!("column-kind"), |row| words::entry_kind(row.kind)),
        (|| tr!("differs-speaker"), |row| row.speaker.map(words::speaker).unwrap_or_default()),
        (|| tr!("differs-sender"), |row| row.sender.clone().unwrap_or_default()),
        (|| tr!("differs-day"), |row| row.day.map(|day| day.to_string()).unwrap_or_default()),
        (|| tr!("differs-time"), |row| row.time.map(|time| time.format("%H:%M").to_string()).unwrap_or_default()),
        (|| tr!("differs-until"), |row| row.until.map(|day| day.to_string()).unwrap_or_default()),
        (|| tr!("differs-thread"), |row| row.thread.map(|thread| number(thread + 1)).unwrap_or_default()),
        (|| tr!("differs-card"), |row| row.card.clone().unwrap_or_default()),
        (|| tr!("differs-type"), |row| row.card_type.clone().unwrap_or_default()),
        (|| tr!("differs-status"), |row| row.status.map(words::card_status).unwrap_or_default()),
        (
            || tr!("differs-doubts"),
            |row| row.doubts.iter().map(|doubt| words::flag(*doubt)).collect::<Vec<_>>().join(", "),
        ),
    ];
    let fields = fields.into_iter().map(|(name, value)| (name, value(one), value(other)));
    fields.filter(|(_, one, other)| one != other).map(|(name, one, other)| row(name(), one, other)).collect()
}
