//! `coders`: the people who code in a project.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::print::table;
use super::{json, say};
use crate::error::Result;
use project::{Coder, CoderChange, Project, Reassigned};
use words::i18n::number;

/// What is to be done, at most one.
#[derive(Debug, Args)]
#[group(id = "coder_act", multiple = false)]
struct ActArgs {
    #[arg(id = "add_coder", long = "add", value_name = "NAME")]
    add: Option<String>,
    #[arg(id = "rename_coder", long = "rename", value_name = "NAME", requires = "coder_name")]
    rename: Option<String>,
    #[arg(id = "change_coder", long = "change", value_name = "NAME", requires = "coder_looks")]
    change: Option<String>,
    #[arg(id = "merge_coder", long = "merge", value_name = "NAME", requires = "into_coder")]
    merge: Option<String>,
    #[arg(id = "reassign_coder", long = "reassign", value_name = "NAME", requires = "into_coder")]
    reassign: Option<String>,
    #[arg(long, value_name = "NAME")]
    activate: Option<String>,
    #[arg(long, value_name = "NAME")]
    deactivate: Option<String>,
    #[arg(long, value_name = "NAME", num_args = 0..=1, default_missing_value = "")]
    blind: Option<String>,
    #[arg(id = "open_coding", long = "open", value_name = "NAME", num_args = 0..=1, default_missing_value = "")]
    open: Option<String>,
}

#[derive(Debug, Args)]
#[group(id = "coder_looks", multiple = true)]
struct LooksArgs {
    #[arg(id = "coder_initials", long = "initials", value_name = "TEXT", requires = "coder_act", conflicts_with_all = ["rename_coder", "merge_coder", "reassign_coder", "activate", "deactivate", "blind", "open_coding"])]
    initials: Option<String>,
    #[arg(id = "coder_colour", long = "colour", value_name = "COLOUR", requires = "coder_act", conflicts_with_all = ["rename_coder", "merge_coder", "reassign_coder", "activate", "deactivate", "blind", "open_coding"])]
    colour: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct CodersArgs {
    project: PathBuf,
    #[command(flatten)]
    act: ActArgs,
    #[arg(id = "coder_name", long = "to", value_name = "NAME", requires = "rename_coder", conflicts_with_all = ["add_coder", "change_coder", "merge_coder", "reassign_coder", "activate", "deactivate", "blind", "open_coding"])]
    to: Option<String>,
    #[command(flatten)]
    looks: LooksArgs,
    #[arg(long, requires = "coder_act", conflicts_with_all = ["change_coder", "merge_coder", "reassign_coder", "activate", "deactivate", "blind", "open_coding"])]
    apart: bool,
    #[arg(id = "into_coder", long = "into", value_name = "NAME", requires = "coder_act", conflicts_with_all = ["add_coder", "rename_coder", "change_coder", "activate", "deactivate", "blind", "open_coding"])]
    into: Option<String>,
    #[arg(id = "coder_cases", long = "case", value_name = "CASE", requires = "reassign_coder", conflicts_with_all = ["add_coder", "rename_coder", "change_coder", "merge_coder", "activate", "deactivate", "blind", "open_coding"])]
    cases: Vec<String>,
    #[arg(id = "coder_codes", long = "code", value_name = "CODE", requires = "reassign_coder", conflicts_with_all = ["add_coder", "rename_coder", "change_coder", "merge_coder", "activate", "deactivate", "blind", "open_coding"])]
    codes: Vec<String>,
    #[arg(long)]
    json: bool,
}

/// A coder as JSON gives it.
#[derive(Serialize)]
struct CoderJson<'a> {
    guid: &'a str,
    name: &'a str,
    initials: &'a str,
    colour: &'a str,
    active: bool,
    blind: bool,
    /// `None` where they are not shown to whoever works now.
    codings: Option<usize>,
}

impl<'a> CoderJson<'a> {
    fn of(coder: &'a Coder, blind: bool, codings: Option<usize>) -> Self {
        let Coder { guid, name, initials, colour, active, .. } = coder;
        Self { guid, name, initials, colour, active: *active, blind, codings }
    }
}

/// Does what is asked for, and lists the coders.
pub(super) fn coders(args: &CodersArgs) -> Result<()> {
    let moved = act(args)?;
    let project = Project::open_to_read(&args.project)?;
    let (coders, counts) = (project.coders().list()?, project.coders().counts()?);
    let (is_blind, own) = (project.coders().is_blind()?, project.coder());
    let codings = |coder: &Coder| {
        let is_shown = !is_blind || coder.name == own;
        is_shown.then(|| counts.get(&coder.id).copied().unwrap_or_default())
    };
    let blind: Vec<bool> =
        coders.iter().map(|coder| project.coders().codes_blind(&coder.name)).collect::<project::Result<_>>()?;
    if args.json {
        let record = |(coder, blind): (_, &bool)| CoderJson::of(coder, *blind, codings(coder));
        return json(&coders.iter().zip(&blind).map(record).collect::<Vec<_>>());
    }
    if let (Some(count), Some(name)) = (moved, &args.into) {
        say(&tr!("coders-codings-moved", count = count, name = name.as_str()))?;
    }
    if project.settings().is_blind()? {
        say(&tr!("coders-blind"))?;
    }
    if coders.is_empty() {
        return say(&tr!("coders-none"));
    }
    let head = vec![
        tr!("column-coder"),
        tr!("column-initials"),
        tr!("column-colour"),
        tr!("column-codings"),
        tr!("column-state"),
    ];
    let rows = coders.iter().zip(&blind).map(|(coder, blind)| {
        let Coder { name, initials, colour, .. } = coder;
        let count = codings(coder).map_or_else(|| tr!("coder-hidden"), number);
        vec![name.clone(), initials.clone(), colour.clone(), count, words::coder_state(coder, *blind)]
    });
    say(&table(&std::iter::once(head).chain(rows).collect::<Vec<_>>()))
}

/// Gives how many codings went over to another coder, where they should.
fn act(args: &CodersArgs) -> Result<Option<usize>> {
    let act = &args.act;
    let own = [&act.add, &act.rename, &act.change, &act.merge, &act.reassign];
    let state = [&act.activate, &act.deactivate, &act.blind, &act.open];
    if own.iter().chain(&state).all(|name| name.is_none()) {
        return Ok(None);
    }
    let mut project = Project::open_to_write(&args.project)?;
    let id = |project: &Project, name: &str| project.coders().find(name).map(|coder| coder.id);
    let LooksArgs { initials, colour } = &args.looks;
    let change = CoderChange {
        name: args.to.clone(),
        initials: initials.clone(),
        colour: colour.clone(),
        active: act.activate.as_ref().map(|_| true).or(act.deactivate.as_ref().map(|_| false)),
        apart: args.apart,
    };
    if let Some(name) = &act.add {
        project.write().coders().add(name, &change)?;
    }
    if let Some(name) = [&act.rename, &act.change, &act.activate, &act.deactivate].into_iter().flatten().next() {
        let coder = id(&project, name)?;
        project.write().coders().change(coder, &change)?;
    }
    if let Some(name) = act.blind.as_ref().or(act.open.as_ref()) {
        let coder = if name.is_empty() { None } else { Some(id(&project, name)?) };
        project.write().coders().set_blind(coder, act.blind.is_some())?;
    }
    let Some(into) = &args.into else { return Ok(None) };
    let into = id(&project, into)?;
    if let Some(name) = &act.merge {
        let from = id(&project, name)?;
        return Ok(Some(project.write().coders().merge(from, into)?));
    }
    let Some(name) = &act.reassign else { return Ok(None) };
    let (from, tree) = (id(&project, name)?, project.codes().tree()?);
    let which = Reassigned {
        cases: args.cases.iter().map(|case| project.cases().named(case)).collect::<Result<_, _>>()?,
        codes: args.codes.iter().map(|code| tree.find_any(code).map(|code| code.id)).collect::<Result<_, _>>()?,
    };
    Ok(Some(project.write().coders().reassign(from, into, &which)?))
}
