//! Quotations of excerpts, and `attribution`: the pattern by which a project attributes them.

use std::path::{Path, PathBuf};

use clap::Args;

use super::{complain, say};
use crate::error::Result;
use project::quotation::of_excerpts;
use project::search::excerpts::CaseExcerpts;
use project::{Attribution, Attributions, Project};

#[derive(Debug, Args)]
pub(super) struct AttributionArgs {
    project: PathBuf,
    #[arg(id = "attribution_pattern", value_name = "PATTERN")]
    pattern: Option<String>,
}

/// Shows the pattern of the project, or gives it another one.
pub(super) fn attribution(args: &AttributionArgs) -> Result<()> {
    let Some(pattern) = &args.pattern else {
        return say(Project::open_to_read(&args.project)?.settings().attribution()?.as_str());
    };
    let pattern = Attribution::new(pattern)?;
    Ok(Project::open_to_write(&args.project)?.write().settings().set_attribution(&pattern)?)
}

/// Writes excerpts as quotations by code, and tells how many there are and what was left out; `-` is the terminal.
pub(super) fn write(project: &Project, found: &[CaseExcerpts], pattern: Option<&str>, file: &Path) -> Result<()> {
    let pattern = pattern.map_or_else(|| project.settings().attribution(), Attribution::new)?;
    let quotations = of_excerpts(found, &Attributions::of(project, &pattern, words::value)?);
    let paper = reports::quotations::to_paper(&quotations);
    let undated: usize = found.iter().map(|found| found.undated).sum();
    if undated > 0 {
        complain(&tr!("find-undated", count = undated));
    }
    if file.as_os_str() == "-" {
        return say(&paper.to_text());
    }
    paper.write(file)?;
    say(&tr!("quotations-written", count = quotations.len(), file = file.display().to_string()))
}
