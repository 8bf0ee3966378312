//! `refi`: a project out to other programs for qualitative analysis, and their files in.

use std::path::PathBuf;

use clap::Args;

use super::{begin, json, say};
use crate::error::Result;
use project::Project;
use refi::intake::take_in;
use refi::out::{OutForm, out};

#[derive(Debug, Args)]
pub(super) struct RefiArgs {
    #[arg(id = "refi_action", value_name = "ACTION", value_enum)]
    action: RefiAction,
    project: PathBuf,
    #[arg(id = "exchange_file", value_name = "FILE")]
    file: PathBuf,
    #[arg(long)]
    chronological: bool,
    #[arg(long)]
    utf16: bool,
    #[arg(long)]
    preview: bool,
    #[arg(long = "new")]
    new_project: bool,
    #[arg(long)]
    json: bool,
}

/// Which way a file goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum RefiAction {
    Out,
    In,
}

/// Writes a project as a file for other programs, or takes one of theirs in.
pub(super) fn refi(args: &RefiArgs) -> Result<()> {
    match args.action {
        RefiAction::Out => write(args),
        RefiAction::In => read(args),
    }
}

fn write(args: &RefiArgs) -> Result<()> {
    let project = Project::open_to_read(&args.project)?;
    let form = OutForm { chronological: args.chronological, utf16: args.utf16 };
    let written = out(&project, &args.file, form, |_, _| true)?;
    if args.json { json(&written) } else { say(&words::exchange::written(&written)) }
}

/// Takes a file in: into the project, or into a new one where there is none.
fn read(args: &RefiArgs) -> Result<()> {
    let (words, keep) = (words::exchange::intake_words(), !args.preview);
    if args.new_project && args.project.exists() {
        return Err(project::Error::Exists(args.project.clone()).into());
    }
    let new = if args.project.exists() { None } else { begin(&args.project, None)? };
    let report = if let Some(mut project) = new {
        let report = take_in(&mut project, &args.file, &words, keep, |_, _| true)?;
        if keep {
            project.place()?;
        }
        report
    } else {
        let mut project = Project::open_to_write(&args.project)?;
        take_in(&mut project, &args.file, &words, keep, |_, _| true)?
    };
    if args.json { json(&report) } else { say(&words::exchange::taken_in(&report)) }
}
