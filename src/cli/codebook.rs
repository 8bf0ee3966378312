//! `codebook` and `code`: the codes of a project, and codings out of tables.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;

use super::{json, print, put, say};
use crate::error::Result;
use project::table::codebook_table::load_codebook;
use project::{Project, contract, table};
use reading::correction::written;
use reports::codebook_file;

#[derive(Debug, Args)]
pub(super) struct CodebookArgs {
    project: PathBuf,
    #[arg(long)]
    from: Option<PathBuf>,
    #[arg(long)]
    to: Option<PathBuf>,
    #[arg(id = "merge_code", long = "merge", value_name = "CODE", requires = "into_code")]
    merge: Option<String>,
    #[arg(id = "into_code", long = "into", value_name = "CODE", requires = "merge_code", conflicts_with_all = ["move_code", "code_group"])]
    into: Option<String>,
    #[arg(id = "move_code", long = "move", value_name = "CODE", conflicts_with = "merge_code")]
    moved: Option<String>,
    #[arg(id = "under_code", long = "under", value_name = "CODE", requires = "move_code", conflicts_with_all = ["merge_code", "code_group"])]
    under: Option<String>,
    #[arg(id = "before_code", long = "before", value_name = "CODE", requires = "move_code", conflicts_with_all = ["merge_code", "code_group"])]
    before: Option<String>,
    #[arg(long, value_name = "CODE", requires = "code_group", conflicts_with_all = ["leave", "move_code", "merge_code"])]
    join: Option<String>,
    #[arg(long, value_name = "CODE", requires = "code_group", conflicts_with_all = ["move_code", "merge_code"])]
    leave: Option<String>,
    #[arg(id = "code_group", long = "group", value_name = "GROUP")]
    group: Option<String>,
    #[arg(id = "changed_since", long = "since", value_name = "DATE", conflicts_with = "to")]
    since: Option<String>,
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub(super) struct CodeArgs {
    project: PathBuf,
    #[arg(long, required_unless_present = "recode")]
    from: Option<PathBuf>,
    #[arg(long, value_name = "FILE", conflicts_with = "from")]
    recode: Option<PathBuf>,
    #[arg(long)]
    create_codes: bool,
    #[arg(long)]
    coder: Option<String>,
}

/// Takes codes in, merges and moves them, and shows or writes the codebook, or what has become of it.
pub(super) fn codebook(args: &CodebookArgs) -> Result<()> {
    if let Some(file) = &args.from {
        load_codebook(&mut Project::open_to_write(&args.project)?, file)?;
    }
    if [&args.merge, &args.moved, &args.join, &args.leave].iter().any(|code| code.is_some()) {
        change(args)?;
    }
    let project = Project::open_to_read(&args.project)?;
    if let Some(since) = &args.since {
        let changes = project.codes().changes_since(written::date(since)?.unwrap_or(NaiveDate::MIN))?;
        return if args.json { json(&changes) } else { say(&print::code_changes(&changes)) };
    }
    let tree = project.codes().tree()?;
    match &args.to {
        Some(file) if file.as_os_str() == "-" => put(tree.to_codebook().to_ron().as_bytes()),
        Some(file) => Ok(codebook_file::write(&tree.to_codebook(), file)?),
        None if args.json => json(&contract::codes(&tree)),
        None => say(&print::codes(&tree)),
    }
}

/// Merges or moves the code that is named, or lets it stand in a further group.
fn change(args: &CodebookArgs) -> Result<()> {
    let mut project = Project::open_to_write(&args.project)?;
    let tree = project.codes().tree()?;
    let find = |name: &Option<String>| name.as_deref().map(|name| tree.find_any(name).map(|code| code.id)).transpose();
    if let (Some(from), Some(into)) = (find(&args.merge)?, find(&args.into)?) {
        project.write().codes().merge(from, into)?;
    }
    if let Some(group) = find(&args.group)? {
        let stands = args.join.is_some();
        if let Some(code) = find(if stands { &args.join } else { &args.leave })? {
            project.write().codes().group(code, group, stands)?;
        }
    }
    if let Some(moved) = find(&args.moved)? {
        let before = find(&args.before)?;
        // The sibling says under what, if nothing else does.
        let beside = before.and_then(|before| tree.get(before)).and_then(|before| before.parent);
        project.write().codes().place(moved, find(&args.under)?.or(beside), before)?;
    }
    Ok(())
}

/// Takes codings of a table in, or gives those of a table other codes.
pub(super) fn code(args: &CodeArgs) -> Result<()> {
    let mut project = Project::open_to_write(&args.project)?;
    if let Some(coder) = &args.coder {
        project.set_coder(coder);
    }
    if let Some(file) = &args.recode {
        let changed = table::recode(&mut project, file, args.create_codes)?;
        return say(&tr!("notice-sorted-out", count = changed));
    }
    let made = match &args.from {
        Some(file) => table::load_codings(&mut project, file, args.create_codes)?,
        None => 0,
    };
    say(&tr!("cli-codings-added", count = made))
}
