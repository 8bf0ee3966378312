//! `report`: tables, charts, quotations, codebook and method as one document.

use std::path::PathBuf;

use clap::Args;

use super::say;
use crate::error::Result;
use project::Project;
use reports::report::{self, recipe::Recipe};

#[derive(Debug, Args)]
pub(super) struct ReportingArgs {
    project: PathBuf,
    #[arg(long, value_name = "FILE")]
    tables: Option<PathBuf>,
    #[arg(id = "report_by", long = "by", value_name = "ATTRIBUTE", conflicts_with = "tables")]
    by: Option<String>,
    #[arg(id = "report_folder", long = "out", value_name = "FOLDER", required = true)]
    folder: PathBuf,
}

/// Writes a report, and tells its files and the state of the project that it names.
pub(super) fn report(args: &ReportingArgs) -> Result<()> {
    let project = Project::open_to_read(&args.project)?;
    let recipe = match &args.tables {
        Some(file) => Recipe::read(file)?,
        None => Recipe::standard(args.by.as_deref()),
    };
    let files = report::write(&project, &recipe, &args.folder)?;
    files.iter().try_for_each(|file| say(&file.display().to_string()))?;
    say(&tr!("report-of-state", state = project.state()?))
}
