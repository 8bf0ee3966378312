//! Quotations: of excerpts, of words that were found, and `quote`, of passages of one case; `attribution`: the pattern by which a project attributes them.

use std::path::{Path, PathBuf};

use clap::Args;

use super::{complain, say};
use crate::error::Result;
use project::quotation::{Quotation, QuotePiece, joined, of_excerpts, of_hits};
use project::search::CaseHits;
use project::search::around::ContextReach;
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

#[derive(Debug, Args)]
pub(super) struct QuoteArgs {
    project: PathBuf,
    case: String,
    #[arg(id = "quote_pieces", value_name = "START-END|[WORDS]", required = true, value_parser = piece)]
    pieces: Vec<QuotePiece>,
    #[arg(id = "quotation_file", long = "file", value_name = "FILE", default_value = "-")]
    file: PathBuf,
    #[arg(id = "own_attribution", long = "attribution")]
    attribution: Option<String>,
}

/// `START-END` in code points, or words in brackets.
fn piece(argument: &str) -> std::result::Result<QuotePiece, String> {
    argument.parse().map_err(|()| String::new())
}

/// Joins passages of one case to a quotation.
pub(super) fn quote(args: &QuoteArgs) -> Result<()> {
    let project = Project::open_to_read(&args.project)?;
    let case = project.cases().named(&args.case)?;
    let label = project.cases().label(case)?;
    let (text, outline) = (project.cases().text(case)?, project.entries().outline(case)?);
    let pattern = pattern(&project, args.attribution.as_deref())?;
    let attribution = Attributions::of(&project, &pattern, words::value)?.of_case(case, &label);
    let is_within = |piece: &QuotePiece| !matches!(piece, QuotePiece::Passage(span) if span.end > text.len());
    let quotation = joined((&label, &text, &outline), &args.pieces, &attribution);
    if quotation.is_empty() || !args.pieces.iter().all(is_within) {
        return Err(project::Error::NothingToQuote { case: label, length: text.len() }.into());
    }
    put(&[quotation], &args.file)
}

/// Writes excerpts as quotations by code, and tells how many there are and what was left out; `-` is the terminal.
pub(super) fn write(project: &Project, found: &[CaseExcerpts], own: Option<&str>, file: &Path) -> Result<()> {
    let pattern = pattern(project, own)?;
    let quotations = of_excerpts(found, &Attributions::of(project, &pattern, words::value)?);
    left_out(found.iter().map(|found| found.undated).sum());
    put(&quotations, file)
}

/// Writes words that were found as quotations, with what stands around them; `-` is the terminal.
pub(super) fn write_hits(
    project: &Project,
    found: &[CaseHits],
    around: ContextReach,
    own: Option<&str>,
    file: &Path,
) -> Result<()> {
    let pattern = pattern(project, own)?;
    let quotations = of_hits(found, around, &Attributions::of(project, &pattern, words::value)?);
    left_out(found.iter().map(|found| found.undated).sum());
    put(&quotations, file)
}

/// The pattern that was given, or else the project's.
fn pattern(project: &Project, own: Option<&str>) -> Result<Attribution> {
    Ok(own.map_or_else(|| project.settings().attribution(), Attribution::new)?)
}

fn left_out(undated: usize) {
    if undated > 0 {
        complain(&tr!("find-undated", count = undated));
    }
}

fn put(quotations: &[Quotation], file: &Path) -> Result<()> {
    let paper = reports::quotations::to_paper(quotations);
    if file.as_os_str() == "-" {
        return say(&paper.to_text());
    }
    paper.write(file)?;
    say(&tr!("quotations-written", count = quotations.len(), file = file.display().to_string()))
}
