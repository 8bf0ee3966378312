//! `copy` makes a project file for a coder, `merge` takes it back.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::PathBuf;

use clap::{ArgAction, Args};

use super::sets::FilterArgs;
use super::values::{CODEBOOKS, MERGE_RULES, one_of};
use super::{json, say};
use crate::error::{Error, Result};
use project::{CopyOrder, LISTED_ITEMS, MergeDecision, MergeEvent, MergeOptions, MergeOutcome, MergeRule, Project};
use words::merging::{counts, merge_decision, merge_event, merge_item, merge_value, why_left};

#[derive(Debug, Args)]
pub(super) struct CopyArgs {
    project: PathBuf,
    copy: PathBuf,
    #[arg(id = "for_coder", long = "for", value_name = "CODER")]
    coder: String,
    #[arg(id = "copied_case", long = "case", value_name = "CASE")]
    cases: Vec<String>,
    #[command(flatten)]
    filter: FilterArgs,
    #[arg(id = "copied_codebook", long = "codebook", action = ArgAction::Set, value_parser = one_of(CODEBOOKS), default_value = CODEBOOKS[0].0)]
    is_locked: bool,
    #[arg(long)]
    without_codings: bool,
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub(super) struct MergeArgs {
    project: PathBuf,
    copy: PathBuf,
    #[arg(long)]
    preview: bool,
    #[arg(id = "merge_rule", long = "rule", value_parser = one_of(MERGE_RULES))]
    rule: Option<MergeRule>,
    #[arg(long, value_name = "KEY=SIDE")]
    decide: Vec<String>,
    #[arg(long)]
    json: bool,
}

/// A copy as JSON gives it.
#[derive(serde::Serialize)]
struct CopyMade {
    coder: String,
    cases: usize,
    codings: usize,
    codebook_locked: bool,
}

pub(super) fn copy(args: &CopyArgs) -> Result<()> {
    let project = Project::open_to_read(&args.project)?;
    let filter = args.filter.filter()?;
    let mut chosen: Option<BTreeSet<i64>> = None;
    if !filter.is_empty() {
        chosen = Some(filter.narrowed(&project)?.cases.iter().map(|case| case.id).collect());
    }
    if !args.cases.is_empty() {
        let named = args.cases.iter().map(|label| project.cases().named(label));
        let named = named.collect::<Result<BTreeSet<_>, _>>()?;
        chosen = Some(chosen.map_or(named.clone(), |chosen| chosen.intersection(&named).copied().collect()));
    }
    let order = CopyOrder {
        coder: args.coder.clone(),
        cases: chosen,
        is_locked: args.is_locked,
        with_codings: !args.without_codings,
    };
    project.copies().make(&args.copy, &order, &mut |_, _| true)?;
    let copy = Project::open_to_read(&args.copy)?;
    let coder = copy.copies().own()?.map(|own| own.coder).unwrap_or_default();
    let (cases, codings) = (copy.cases().list()?.len(), copy.codings().list()?.len());
    if args.json {
        return json(&CopyMade { coder, cases, codings, codebook_locked: args.is_locked });
    }
    say(&words::merging::copy_made(&args.copy, &coder, cases, codings))
}

pub(super) fn merge(args: &MergeArgs) -> Result<()> {
    let decisions = args.decide.iter().map(|text| decision(text)).collect::<Result<BTreeMap<_, _>>>()?;
    let options = MergeOptions { rule: args.rule, decisions, is_preview: args.preview };
    let copy = Project::open_to_read(&args.copy)?;
    let mut project = Project::open_to_write(&args.project)?;
    let mut outcome = project.write().copies().merge(&copy, &options, &mut |_, _| true)?;
    if !args.preview && outcome.undecided > 0 {
        return Err(Error::Undecided(outcome.undecided));
    }
    let counts = counts(&outcome);
    if project.coders().is_blind()? {
        outcome.hide_codings();
    }
    if args.json {
        return json(&outcome);
    }
    say(&told(&outcome, &counts, args.preview))
}

/// One conflict that is decided, as it is typed: `KEY=theirs`.
fn decision(text: &str) -> Result<(String, MergeDecision)> {
    let wrong = || project::Error::NoConflict(text.to_owned());
    let (key, side) = text.split_once('=').ok_or_else(wrong)?;
    let side = match side {
        "mine" => MergeDecision::Mine,
        "theirs" => MergeDecision::Theirs,
        "both" => MergeDecision::Both,
        _ => Err(wrong())?,
    };
    Ok((key.to_owned(), side))
}

/// A merge for people: how much of what, then each conflict and whatever was not simply taken in; before a merge what is new, too.
fn told(outcome: &MergeOutcome, counts: &[String], is_preview: bool) -> String {
    if counts.is_empty() {
        return tr!("merge-nothing");
    }
    let mut out = String::new();
    for line in counts {
        let _ = writeln!(out, "{line}");
    }
    if outcome.hidden > 0 {
        let _ = writeln!(out, "{}", tr!("merge-hidden", count = outcome.hidden));
    }
    let mut new = 0;
    for item in &outcome.items {
        match item.event {
            MergeEvent::New => {
                new += 1;
                if !is_preview || new > LISTED_ITEMS {
                    continue;
                }
            }
            MergeEvent::Conflict => {
                let key = item.key.as_deref().unwrap_or_default();
                let _ = writeln!(out, "\n{key}  {} – {}", merge_item(item), merge_decision(item.decided));
                for (side, text) in [(tr!("merge-mine"), &item.mine), (tr!("merge-theirs"), &item.theirs)] {
                    let text = text.as_deref().map_or_else(|| "–".to_owned(), |text| merge_value(item, text));
                    let _ = writeln!(out, "  {side}: {}", text.replace('\n', " "));
                }
                continue;
            }
            _ => {}
        }
        let why = item.why.map(|why| format!(" – {}", why_left(why))).unwrap_or_default();
        let _ = writeln!(out, "{}: {}{why}", merge_event(item.event), merge_item(item));
    }
    if is_preview && new > LISTED_ITEMS {
        let more = new.saturating_sub(LISTED_ITEMS);
        let _ = writeln!(out, "{}", tr!("merge-more", count = more));
    }
    let open: usize = outcome.undecided;
    let end = if is_preview { tr!("merge-previewed", open = open) } else { tr!("merge-done") };
    let _ = write!(out, "\n{end}");
    out
}
