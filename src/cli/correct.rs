//! `correct` and `review`: a person's hand on entries, at a terminal.

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;

use super::{json, say};
use crate::error::{Error, Result};
use project::contract::{ReviewJson, thread_id};
use project::{Project, SourceText};
use reading::chronology::{ReadingOrder, order};
use reading::correction::{Remedy, ToThread, written};
use reading::layout::Speaker;
use reading::plan::EntryKind;
use reading::text::Span;

#[derive(Debug, Args)]
pub(super) struct CorrectArgs {
    project: PathBuf,
    case: String,
    #[arg(required_unless_present = "take_back")]
    entry: Option<String>,
    #[arg(long)]
    split: Option<usize>,
    #[arg(long)]
    merge: bool,
    #[arg(long)]
    date: Option<String>,
    #[arg(long)]
    time: Option<String>,
    #[arg(long, value_parser = ["user", "nav", "none"])]
    speaker: Option<String>,
    #[arg(long)]
    thread: Option<String>,
    #[arg(long, conflicts_with = "thread")]
    new_thread: Option<String>,
    #[arg(long, value_parser = ["goal", "card", "minutes", "message", "event", "preamble", "unplaced"])]
    kind: Option<String>,
    #[arg(long)]
    accept: bool,
    #[arg(long)]
    take_back: Option<i64>,
    #[arg(long)]
    coder: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct ReviewArgs {
    project: PathBuf,
    #[arg(long)]
    json: bool,
}

/// Corrects one entry.
pub(super) fn correct(args: &CorrectArgs) -> Result<()> {
    let mut project = Project::open_to_write(&args.project)?;
    if let Some(coder) = &args.coder {
        project.set_coder(coder);
    }
    let case = project.cases().named(&args.case)?;
    if let Some(id) = args.take_back {
        project.write().corrections().remove(case, &[id])?;
    }
    if let Some(name) = &args.entry {
        let source = project.cases().source(case)?;
        let index = entry(&source, name)?;
        let span = source.plan.entries[index].span;
        let acts = acts(args, &source, index)?;
        if acts.is_empty() && args.take_back.is_none() {
            return Err(Error::NothingToCorrect);
        }
        for remedies in acts {
            project.write().corrections().add(case, span, &remedies)?;
        }
    }
    say(&tr!("review-corrected"))
}

/// What is asked for, act by act. What the entry is comes first: only messages have speakers and threads.
fn acts(args: &CorrectArgs, source: &SourceText, index: usize) -> Result<Vec<Vec<Remedy>>> {
    let entry = &source.plan.entries[index];
    let mut remedies = Vec::new();
    if let Some(kind) = args.kind.as_ref().and_then(|kind| kind_named(kind)) {
        remedies.push(Remedy::Kind(kind));
    }
    if args.date.is_some() || args.time.is_some() {
        let date = args.date.as_deref().map_or(Ok(entry.date), written::date)?;
        let time = args.time.as_deref().map_or(Ok(entry.time), written::time)?;
        remedies.push(Remedy::Date { date, time });
    }
    if let Some(speaker) = &args.speaker {
        remedies.push(Remedy::Speaker(match speaker.as_str() {
            "user" => Some(Speaker::User),
            "nav" => Some(Speaker::Nav),
            _ => None,
        }));
    }
    if let Some(name) = &args.thread {
        remedies.push(Remedy::Thread(thread(source, name)?));
    }
    if let Some(title) = &args.new_thread {
        remedies.push(Remedy::Thread(ToThread::New(title.clone())));
    }
    let mut acts = vec![remedies];
    if args.accept {
        acts.push(vec![Remedy::Accept(entry.doubts().collect())]);
    }
    acts.extend(args.split.map(|at| vec![Remedy::Split(at)]));
    if args.merge {
        acts.push(vec![Remedy::Merge]);
    }
    acts.retain(|remedies| !remedies.is_empty());
    Ok(acts)
}

fn kind_named(word: &str) -> Option<EntryKind> {
    serde_json::from_value(word.into()).ok()
}

/// `e5`, or a code point inside the entry.
pub(super) fn entry(source: &SourceText, name: &str) -> Result<usize> {
    let numbered = |number: &str| number.parse::<usize>().ok()?.checked_sub(1);
    let by_place = |at: usize| source.plan.entry_at(at);
    let index = name.strip_prefix('e').map_or_else(|| name.parse().ok().and_then(by_place), numbered);
    index.filter(|&index| index < source.plan.entries.len()).ok_or_else(|| Error::NoEntry(name.to_owned()))
}

fn thread(source: &SourceText, name: &str) -> Result<ToThread> {
    match name {
        "before" => Ok(ToThread::Before),
        "here" => Ok(ToThread::Here),
        _ => message_in(source, name).map(ToThread::Of).ok_or_else(|| Error::NoThread(name.to_owned())),
    }
}

/// The first message of the thread `t2`.
fn message_in(source: &SourceText, name: &str) -> Option<Span> {
    let thread = (0..source.plan.threads.len()).find(|&thread| thread_id(thread) == name)?;
    source.plan.entries.iter().find(|entry| entry.thread == Some(thread)).map(|entry| entry.span)
}

/// What is left to review in all cases.
pub(super) fn review(args: &ReviewArgs) -> Result<()> {
    let project = Project::open_to_read(&args.project)?;
    let corrected = project.corrections().cases()?;
    let mut list = ReviewJson::default();
    let (mut out, mut doubtful, mut cases, mut misfits) = (String::new(), 0, 0, 0);
    for case in project.cases().list()?.into_iter().filter(|case| case.doubtful > 0 || corrected.contains(&case.id)) {
        let source = project.cases().source(case.id)?;
        list.add(&case.label, &source);
        let left = lines(&source);
        if !left.is_empty() {
            let _ = write!(out, "{}\n{left}\n", case.label);
        }
        let here = source.plan.entries.iter().filter(|entry| entry.is_doubtful()).count();
        doubtful += here;
        cases += usize::from(here > 0);
        misfits += source.misfits.len();
    }
    if args.json {
        return json(&list);
    }
    say(&format!("{out}{}", tr!("review-sum", count = doubtful, cases = cases, misfits = misfits)))
}

/// What is left to review in a case.
fn lines(source: &SourceText) -> String {
    let mut out = String::new();
    for index in order(&source.plan, ReadingOrder::Chronological) {
        let entry = &source.plan.entries[index];
        if entry.is_doubtful() {
            let name = project::contract::entry_id(index);
            let _ = writeln!(out, "  {name}  {}", words::entry_header(&source.plan, index, false));
            for flag in entry.doubts() {
                let _ = writeln!(out, "      [{}]", words::flag(flag));
            }
        }
    }
    for (correction, misfit) in source.unfit() {
        let (what, why) = (words::correction(correction), words::why(misfit.why));
        let _ = writeln!(out, "  {}", tr!("review-misfit", id = correction.id.to_string(), what = what, why = why));
    }
    out
}
