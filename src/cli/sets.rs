//! `sets` and `sample`: sets of cases that are kept under a name, and samples by chance.

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::{json, say};
use crate::error::Result;
use project::named::GoneName;
use project::sets::filter::CaseFilter;
use project::sets::parser::parse;
use project::sets::sample::{CaseSample, SampleQuery};
use project::sets::saved::{self, CaseSet};
use project::{KeptKind, Project};
use words::i18n::number;

/// Which cases a command reads.
#[derive(Debug, Args)]
pub(super) struct FilterArgs {
    #[arg(id = "in_set", long = "set", value_name = "NAME")]
    set: Option<String>,
    #[arg(id = "where_rule", long = "where", value_name = "RULE")]
    rule: Option<String>,
}

impl FilterArgs {
    pub fn filter(&self) -> Result<CaseFilter> {
        Ok(CaseFilter { set: self.set.clone(), rule: self.rule.as_deref().map(parse).transpose()? })
    }
}

#[derive(Debug, Args)]
pub(super) struct SetsArgs {
    project: PathBuf,
    #[arg(id = "add_set", long = "add", value_name = "NAME", requires = "set_rule")]
    add: Option<String>,
    #[arg(id = "set_rule", long = "where", value_name = "RULE", requires = "add_set")]
    rule: Option<String>,
    #[arg(id = "rename_set", long = "rename", value_name = "NAME", requires = "new_name")]
    rename: Option<String>,
    #[arg(id = "new_name", long = "to", value_name = "NAME", requires = "rename_set")]
    to: Option<String>,
    #[arg(id = "remove_set", long = "remove", value_name = "NAME")]
    remove: Option<String>,
    #[arg(id = "show_set", long = "show", value_name = "NAME")]
    show: Option<String>,
    #[arg(long)]
    json: bool,
}

/// A set as JSON gives it.
#[derive(Serialize)]
struct SetRecord<'a> {
    name: &'a str,
    #[serde(rename = "where")]
    rule: String,
    /// Labels of the cases in it, where they are asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    members: Option<Vec<String>>,
    cases: Option<usize>,
    unknown: Option<usize>,
    gone: &'a [GoneName],
    coder: &'a str,
    changed_at: &'a str,
}

/// Lists the sets, or the cases of one, once what is asked for is done.
pub(super) fn sets(args: &SetsArgs) -> Result<()> {
    if let (Some(name), Some(rule)) = (&args.add, &args.rule) {
        saved::save(&mut Project::open_to_write(&args.project)?, name, &parse(rule)?)?;
    }
    if let (Some(name), Some(new)) = (&args.rename, &args.to) {
        Project::open_to_write(&args.project)?.write().kept(KeptKind::Set).rename(name, new)?;
    }
    if let Some(name) = &args.remove {
        Project::open_to_write(&args.project)?.write().kept(KeptKind::Set).remove(name)?;
    }
    let project = Project::open_to_read(&args.project)?;
    if let Some(name) = &args.show {
        let set = saved::named(&project, name)?;
        set.rule()?;
        let record = record(&project, &set, true)?;
        return if args.json { json(&record) } else { say(&shown(&record)) };
    }
    let sets = saved::list(&project)?;
    let records = sets.iter().map(|set| record(&project, set, false)).collect::<Result<Vec<_>>>()?;
    if args.json {
        return json(&records);
    }
    if records.is_empty() {
        return say(&tr!("sets-none"));
    }
    say(&records.iter().map(shown).collect::<Vec<_>>().join("\n"))
}

fn record<'a>(project: &Project, set: &'a CaseSet, with_members: bool) -> Result<SetRecord<'a>> {
    let narrowed = match set.rule() {
        Ok(_) => {
            let filter = CaseFilter { set: Some(set.name.clone()), rule: None };
            // A value that an attribute no longer has leaves the others to be listed.
            filter.narrowed(project).map(Some).or_else(|error| if with_members { Err(error) } else { Ok(None) })?
        }
        Err(_) => None,
    };
    let labels = narrowed.as_ref().map(|narrowed| narrowed.cases.iter().map(|case| case.label.clone()).collect());
    Ok(SetRecord {
        name: &set.name,
        rule: set.text(),
        members: labels.filter(|_| with_members),
        cases: narrowed.as_ref().map(|narrowed| narrowed.cases.len()),
        unknown: narrowed.map(|narrowed| narrowed.unknown),
        gone: &set.gone,
        coder: &set.coder,
        changed_at: &set.changed_at,
    })
}

fn shown(record: &SetRecord<'_>) -> String {
    let mut out = format!("{}\n  {}\n", record.name, record.rule);
    if let Some(cases) = record.cases {
        let _ = writeln!(out, "  {}", tr!("set-cases", count = cases));
    }
    if let Some(unknown) = record.unknown.filter(|unknown| *unknown > 0) {
        let _ = writeln!(out, "  {}", tr!("set-unknown", count = unknown));
    }
    if !record.gone.is_empty() {
        let _ = writeln!(out, "  {}", words::gone_names(record.gone));
    }
    for label in record.members.iter().flatten() {
        let _ = writeln!(out, "    {label}");
    }
    out.trim_end().to_owned()
}

#[derive(Debug, Args)]
pub(super) struct SampleArgs {
    project: PathBuf,
    #[arg(id = "sample_size", long = "n", value_name = "NUMBER")]
    size: usize,
    #[arg(long)]
    by: Option<String>,
    #[arg(long, default_value_t = 1)]
    seed: u64,
    #[arg(id = "save_sample", long = "save", value_name = "NAME")]
    save: Option<String>,
    #[command(flatten)]
    filter: FilterArgs,
    #[arg(long)]
    json: bool,
}

/// Draws a sample of cases.
pub(super) fn sample(args: &SampleArgs) -> Result<()> {
    let writes = args.save.is_some();
    let mut project =
        if writes { Project::open_to_write(&args.project)? } else { Project::open_to_read(&args.project)? };
    let filter = args.filter.filter()?;
    let query = SampleQuery { cases: args.size, by: args.by.as_deref(), seed: args.seed, filter: &filter };
    let sample = CaseSample::draw(&project, &query)?;
    if let Some(name) = &args.save {
        saved::save(&mut project, name, &sample.rule())?;
    }
    if args.json {
        return json(&sample);
    }
    let mut out = tr!("sample-drawn", count = sample.cases.len(), seed = args.seed.to_string());
    out.push('\n');
    if sample.attribute.is_some() {
        for group in &sample.groups {
            let value = group.value.clone().unwrap_or_else(|| tr!("tally-no-value"));
            let _ = writeln!(out, "  {value}: {} / {}", number(group.drawn), number(group.cases));
        }
    }
    let _ = write!(out, "{}", sample.cases.join("\n"));
    say(&out)
}
