//! What an import did, as tables for people at a terminal, and what updated prints have set aside.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use clap::Args;

use super::print::table;
use super::{json, say};
use crate::error::Result;
use project::Project;
use project::contract;
use project::import::{FileReport, ImportReport};
use reading::plan::EntryKind;
use reading::text::Span;
use words::i18n::number;

#[derive(Debug, Args)]
pub(super) struct AsidesArgs {
    project: PathBuf,
    #[arg(long, requires = "at", conflicts_with = "remove")]
    place: Option<i64>,
    #[arg(long, requires = "place", value_parser = span)]
    at: Option<Span>,
    #[arg(long)]
    remove: Option<i64>,
    #[arg(long)]
    json: bool,
}

/// A span as it is typed: its start and its end, parted by a comma.
fn span(typed: &str) -> std::result::Result<Span, String> {
    let span = typed
        .split_once(',')
        .and_then(|(start, end)| Some(Span::new(start.trim().parse().ok()?, end.trim().parse().ok()?)));
    span.ok_or_else(|| tr!("cli-bad-span"))
}

pub(super) fn asides(args: &AsidesArgs) -> Result<()> {
    match (args.place, args.at, args.remove) {
        (Some(id), Some(span), _) => Project::open_to_write(&args.project)?.write().asides().place(id, &[span])?,
        (_, _, Some(id)) => Project::open_to_write(&args.project)?.write().asides().remove(id)?,
        _ => {}
    }
    let project = Project::open_to_read(&args.project)?;
    if args.json {
        return json(&contract::asides(&project)?);
    }
    let asides = project.asides().list()?;
    if asides.is_empty() {
        return say(&tr!("asides-none"));
    }
    let codes = project.codes().tree()?;
    let mut rows = vec![vec![
        tr!("column-number"),
        tr!("column-case"),
        tr!("column-code"),
        tr!("column-coder"),
        tr!("column-excerpt"),
    ]];
    for aside in asides {
        let code = aside.code.map_or_else(|| tr!("aside-memo"), |code| codes.path(code));
        let case = project.cases().label(aside.case)?;
        rows.push(vec![aside.id.to_string(), case, code, aside.coder, words::shortened(&aside.excerpt, 40)]);
    }
    say(&table(&rows))
}

/// The whole report: a table of what came in, what there is to know of it, and what did not come in.
///
/// `project` is where it came in.
pub(super) fn report(report: &ImportReport, project: &Path) -> String {
    let mut rows = vec![vec![
        tr!("column-case"),
        tr!("column-entries"),
        tr!("column-messages"),
        tr!("column-cards"),
        tr!("column-minutes"),
        tr!("column-doubtful"),
        tr!("column-unplaced"),
        tr!("column-first"),
        tr!("column-last"),
        tr!("column-layout"),
    ]];
    rows.extend(report.files.iter().filter_map(row));
    let mut out = String::new();
    if rows.len() > 1 {
        let _ = writeln!(out, "{}", table(&rows));
    }
    for note in words::arrivals(report.files.iter()) {
        let _ = writeln!(out, "{note}");
    }
    for file in report.refused() {
        let _ = writeln!(out, "{}", words::refusal(file));
    }
    if !report.passed_over.is_empty() {
        let _ = writeln!(out, "{}", words::passed_over(&report.passed_over));
    }
    if report.joined().next().is_some() {
        let _ = writeln!(out, "{}", tr!("cli-split-what"));
    }
    for proposal in &report.proposals {
        let _ = writeln!(out, "{}", words::proposal(proposal));
    }
    if report.only_proposed && report.proposals.is_empty() {
        let _ = writeln!(out, "{}", tr!("cli-group-none"));
    } else if !report.only_proposed && report.proposals.iter().any(|proposal| !proposal.made) {
        let _ = writeln!(out, "{}", tr!("cli-group-what"));
    }
    if report.files.iter().any(|file| file.other_person.is_some()) {
        let _ = writeln!(out, "{}", tr!("cli-of-others-what"));
    }
    if report.annotated().next().is_some() {
        let _ = writeln!(out, "{}", tr!("cli-annotations-what"));
    }
    for sentence in known_cases(report) {
        let _ = writeln!(out, "{sentence}");
    }
    for sentence in words::read_by(report) {
        let _ = writeln!(out, "{sentence}");
    }
    if report.only_proposed {
        let _ = writeln!(out, "{}", tr!("cli-group-yes"));
        return out;
    }
    if report.said_anonymised > 0 {
        let project = project.display().to_string();
        let _ = writeln!(out, "{}", tr!("cli-said-anonymised", count = report.said_anonymised, project = project));
    }
    let _ = writeln!(out, "{}", words::import_summary(report));
    out
}

/// What can be done about files that are like known cases, a sentence for each kind of them.
fn known_cases(report: &ImportReport) -> Vec<String> {
    let has = |is: &dyn Fn(&FileReport) -> bool| report.refused().any(|file| file.is_open() && is(file));
    let mut said = Vec::new();
    if has(&|file| file.can_replace() && !file.is_older()) {
        said.push(tr!("cli-known-what"));
    }
    if has(&|file| file.can_replace() && file.is_older()) {
        said.push(tr!("cli-known-older-what"));
    }
    if said.is_empty() && has(&|file| !file.can_replace()) {
        said.push(tr!("cli-known-add-what"));
    }
    said
}

fn row(file: &FileReport) -> Option<Vec<String>> {
    let case = file.case.clone()?;
    let date = |date: Option<chrono::NaiveDate>| date.map_or_else(|| "–".to_owned(), |date| date.to_string());
    let count = |kind| number(file.contents.count(kind));
    Some(vec![
        case,
        number(file.entries),
        count(EntryKind::Message),
        count(EntryKind::Card),
        count(EntryKind::Minutes),
        number(file.doubtful),
        number(file.contents.unplaced),
        date(file.contents.first_date),
        date(file.contents.last_date),
        file.layout.map_or_else(|| tr!("layout-none"), words::layout),
    ])
}
