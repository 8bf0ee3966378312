//! `tally` and `tables`: counts of codes, entries and cases, and the tables that are kept under a name.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::find::{LIMITS, LimitArgs};
use super::output::{OutputArgs, put_file};
use super::print::{self, table};
use super::values::{COUNTED, PERCENTS, READY, one_of};
use super::{json, say};
use crate::error::Result;
use project::export::sheets::{put_counted, put_tally};
use project::named::GoneName;
use project::saved_tables::{self, TableKind, TableSpec};
use project::search::limits::Limits;
use project::tally::counting::CountedTable;
use project::tally::facts::TallyFacts;
use project::tally::ready::ReadyTally;
use project::tally::spec::{Counted, PercentOf, TallyAxis, TallySpec};
use project::tally::{Count, tally};
use project::{KeptKind, Project};
use reports::chart::ChartForm;
use reports::chart::of_tally::heat;

#[derive(Debug, Args)]
pub(super) struct TallyArgs {
    project: PathBuf,
    #[arg(long, default_value = "codes")]
    rows: String,
    #[arg(long, visible_alias = "cols")]
    columns: Option<String>,
    #[arg(long = "layer", value_name = "LAYERS")]
    layers: Option<String>,
    #[arg(long, value_parser = one_of(COUNTED), default_value = COUNTED[0].0)]
    count: Counted,
    #[arg(long, value_parser = one_of(PERCENTS))]
    percent: Option<PercentOf>,
    #[arg(id = "tally_start", long = "start", value_name = "ATTRIBUTE")]
    start: Option<String>,
    #[arg(id = "tally_codes", long = "code", value_name = "CODE")]
    codes: Vec<String>,
    #[command(flatten)]
    limits: LimitArgs,
    #[arg(long, value_parser = one_of(READY), conflicts_with_all = ["rows", "columns", "layers", "count", "percent"])]
    ready: Option<ReadyTally>,
    #[arg(long)]
    suppress: bool,
    #[arg(id = "heat_svg", long = "svg", value_name = "FILE")]
    svg: Option<PathBuf>,
    #[arg(id = "heat_png", long = "png", value_name = "FILE")]
    png: Option<PathBuf>,
    #[arg(id = "save_table", long = "save", value_name = "NAME")]
    save: Option<String>,
    #[arg(id = "saved_table", long = "saved", value_name = "NAME", conflicts_with_all = ["rows", "columns", "layers", "count", "percent", "tally_start", "tally_codes", "save_table", "ready"], conflicts_with_all = LIMITS)]
    saved: Option<String>,
    #[command(flatten)]
    output: OutputArgs,
}

/// The axis of a word. An attribute of the project comes before a word of the program, as it always has here.
fn axis(project: &Project, word: &str) -> Result<TallyAxis> {
    if project.attributes().named(word).is_ok() {
        return Ok(TallyAxis::Attribute(word.to_owned()));
    }
    Ok(word.parse::<TallyAxis>()?)
}

impl TallyArgs {
    fn spec(&self, project: &Project) -> Result<TallySpec> {
        let limits = self.limits.limits(&self.codes)?;
        if let Some(ready) = self.ready {
            return Ok(TallySpec { limits, start: self.start.clone(), ..ready.spec() });
        }
        let of = |word: &Option<String>| word.as_deref().map(|word| axis(project, word)).transpose();
        Ok(TallySpec {
            rows: axis(project, &self.rows)?,
            columns: of(&self.columns)?,
            layers: of(&self.layers)?,
            count: self.count,
            percent: self.percent,
            limits,
            start: self.start.clone(),
        })
    }
}

/// What the command has counted from the beginning: codes by an attribute, in all cases and entries.
fn as_at_first(spec: &TallySpec) -> Option<(Option<&str>, Count)> {
    let count = match spec.count {
        Counted::Cases => Count::Cases,
        Counted::Codings => Count::Codings,
        _ => return None,
    };
    let attribute = match &spec.columns {
        None => None,
        Some(TallyAxis::Attribute(name)) => Some(name.as_str()),
        Some(_) => return None,
    };
    let is_plain = spec.rows == TallyAxis::Codes
        && spec.layers.is_none()
        && spec.percent.is_none()
        && spec.start.is_none()
        && spec.limits == Limits::default();
    is_plain.then_some((attribute, count))
}

/// Prints a tally.
pub(super) fn print_tally(args: &TallyArgs) -> Result<()> {
    let writes = args.save.is_some();
    let mut project =
        if writes { Project::open_to_write(&args.project)? } else { Project::open_to_read(&args.project)? };
    let spec = match &args.saved {
        None => args.spec(&project)?,
        Some(name) => match &saved_tables::named(&project, name)?.table()?.what {
            TableKind::Tally(spec) => spec.clone(),
            TableKind::Figure(_) => return Err(project::Error::OtherTable(name.clone()).into()),
        },
    };
    // What cannot be counted is not kept.
    let counted = CountedTable::of(&project, &TallyFacts::of(&project)?, &spec)?;
    if let Some(name) = &args.save {
        keep(&mut project, name, TableKind::Tally(spec.clone()), &args.output)?;
    }
    let counted = if args.suppress { counted.suppressed() } else { counted };
    if args.svg.is_some() || args.png.is_some() {
        return draw(&counted, args);
    }
    if let Some((attribute, count)) = as_at_first(&spec).filter(|_| !args.suppress) {
        let counted = tally(&project, attribute, count)?;
        let about = reports::tables::of_tally(&counted);
        return args.output.print(&about, |to| put_tally(&counted, to), &counted, || print::tally(&counted));
    }
    let about = reports::tables::of_counted(&counted);
    args.output.print(&about, |to| put_counted(&counted, to), &counted, || shown(&counted))
}

/// Draws a tally as heat maps; all layers together.
fn draw(counted: &CountedTable, args: &TallyArgs) -> Result<()> {
    let picture = heat(counted, 0).ok_or(project::Error::NoColumns)?.picture();
    for (file, form) in [(&args.svg, ChartForm::Svg), (&args.png, ChartForm::Png)] {
        if let Some(file) = file {
            put_file(file, &form.bytes(&picture)?)?;
        }
    }
    Ok(())
}

/// Saves what a table is asked for under a name, and says so unless the output is for machines.
pub(super) fn keep(project: &mut Project, name: &str, what: TableKind, output: &OutputArgs) -> Result<()> {
    let has_replaced = saved_tables::save(project, name, &TableSpec { what })?;
    match () {
        () if output.is_for_machines() => Ok(()),
        () if has_replaced => say(&tr!("table-replaced", name = name)),
        () => say(&tr!("table-saved", name = name)),
    }
}

/// A tally with what it counts, and where.
fn shown(counted: &CountedTable) -> String {
    let mut parts = vec![words::counted::title(&counted.spec), words::counted::sentences(counted).join(" ")];
    for layer in &counted.tables {
        let head = words::counted::layer(&counted.spec, layer);
        let rows = words::counted::rows(counted, layer);
        parts.push(format!("{}{}", head.map(|head| format!("{head}\n")).unwrap_or_default(), table(&rows)));
    }
    parts.join("\n\n")
}

#[derive(Debug, Args)]
pub(super) struct TablesArgs {
    project: PathBuf,
    #[arg(id = "rename_table", long = "rename", value_name = "NAME", requires = "new_table_name")]
    rename: Option<String>,
    #[arg(id = "new_table_name", long = "to", value_name = "NAME", requires = "rename_table")]
    to: Option<String>,
    #[arg(id = "remove_table", long = "remove", value_name = "NAME")]
    remove: Option<String>,
    #[arg(long)]
    json: bool,
}

/// A saved table as JSON gives it.
#[derive(Serialize)]
struct TableRecord<'a> {
    name: &'a str,
    /// What is asked for; `null` where something that it names is gone.
    table: Option<&'a TableSpec>,
    gone: &'a [GoneName],
    coder: &'a str,
    changed_at: &'a str,
}

/// Lists the saved tables, once one is renamed or removed if that is asked for.
pub(super) fn tables(args: &TablesArgs) -> Result<()> {
    if let (Some(name), Some(new)) = (&args.rename, &args.to) {
        Project::open_to_write(&args.project)?.write().kept(KeptKind::Table).rename(name, new)?;
    }
    if let Some(name) = &args.remove {
        Project::open_to_write(&args.project)?.write().kept(KeptKind::Table).remove(name)?;
    }
    let project = Project::open_to_read(&args.project)?;
    let saved = saved_tables::list(&project)?;
    if args.json {
        let record = |saved: &'_ saved_tables::SavedTable| -> serde_json::Value {
            let (name, coder, changed_at) = (&*saved.name, &*saved.coder, &*saved.changed_at);
            let record = TableRecord { name, table: saved.table().ok(), gone: &saved.gone, coder, changed_at };
            serde_json::to_value(record).unwrap_or_default()
        };
        return json(&saved.iter().map(record).collect::<Vec<_>>());
    }
    if saved.is_empty() {
        return say(&tr!("tables-none"));
    }
    let line = |saved: &saved_tables::SavedTable| match saved.table() {
        Ok(TableSpec { what: TableKind::Tally(spec) }) => format!("{}\n  {}", saved.name, words::counted::title(spec)),
        Ok(TableSpec { what: TableKind::Figure(spec) }) => {
            format!("{}\n  {}", saved.name, words::figure_name(spec.figure))
        }
        Err(_) => format!("{}\n  {}", saved.name, words::gone_names(&saved.gone)),
    };
    say(&saved.iter().map(line).collect::<Vec<_>>().join("\n"))
}
