//! `searches`: the searches that were saved, and what is done with them.

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;

use super::{json, say};
use crate::error::Result;
use project::Project;
use project::search::saved;

#[derive(Debug, Args)]
pub(super) struct SearchesArgs {
    project: PathBuf,
    #[arg(id = "rename_search", long = "rename", value_name = "NAME", requires = "new_name")]
    rename: Option<String>,
    #[arg(
        id = "new_name",
        long = "to",
        value_name = "NAME",
        requires = "rename_search",
        conflicts_with = "remove_search"
    )]
    to: Option<String>,
    #[arg(id = "remove_search", long = "remove", value_name = "NAME", conflicts_with = "rename_search")]
    remove: Option<String>,
    #[arg(long)]
    json: bool,
}

/// Lists the saved searches, once one of them is renamed or removed if that is asked for.
pub(super) fn searches(args: &SearchesArgs) -> Result<()> {
    if let (Some(name), Some(new)) = (&args.rename, &args.to) {
        Project::open_to_write(&args.project)?.write().searches().rename(name, new)?;
    }
    if let Some(name) = &args.remove {
        Project::open_to_write(&args.project)?.write().searches().remove(name)?;
    }
    let project = Project::open_to_read(&args.project)?;
    let searches = saved::list(&project)?;
    if args.json {
        return json(&searches.iter().map(saved::SavedSearch::record).collect::<Vec<_>>());
    }
    if searches.is_empty() {
        return say(&tr!("searches-none"));
    }
    let mut out = String::new();
    for search in &searches {
        let command = if search.is_for_words { "find" } else { "excerpts" };
        let _ = writeln!(out, "{}\n  {command} {}", search.name, quoted(&search.arguments()));
        if let Err(gone) = &search.asked {
            let _ = writeln!(out, "  {}", words::gone_names(gone));
        }
    }
    say(&out)
}

/// Arguments as they are typed: those with blanks in quotation marks.
fn quoted(arguments: &[String]) -> String {
    let quoted = |argument: &String| {
        if argument.contains(char::is_whitespace) { format!("\"{argument}\"") } else { argument.clone() }
    };
    arguments.iter().map(quoted).collect::<Vec<_>>().join(" ")
}
