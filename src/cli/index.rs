//! `index`: the words of the texts, by which searches know where they need not look.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::{json, say};
use crate::error::Result;
use project::Project;

#[derive(Debug, Args)]
pub(super) struct IndexArgs {
    project: PathBuf,
    #[arg(id = "remove_index", long = "remove")]
    remove: bool,
    #[arg(long)]
    json: bool,
}

/// What `planlupe index --json` prints.
#[derive(Serialize)]
struct IndexJson {
    cases: usize,
    indexed: usize,
}

/// Makes the index whole, or takes it out of the file.
pub(super) fn index(args: &IndexArgs) -> Result<()> {
    let mut project = Project::open_to_write(&args.project)?;
    if args.remove {
        project.write().word_index().remove()?;
    } else {
        while project.write().word_index().refresh()? > 0 {}
    }
    let (cases, indexed) = (project.cases().list()?.len(), project.word_index().covered()?.len());
    if args.json {
        json(&IndexJson { cases, indexed })
    } else {
        say(&tr!("index-holds", indexed = indexed, cases = cases))
    }
}
