//! `agreement`: how far the coders of a project agree.

use std::path::PathBuf;

use clap::Args;

use super::output::OutputArgs;
use super::print::table;
use super::sets::FilterArgs;
use super::values::{AGREEMENT_UNITS, one_of};
use super::{json, say};
use crate::error::Result;
use project::Project;
use project::coder_agreement::coded_passages::{self, CodedPassage, coded_passages};
use project::coder_agreement::{AgreementQuery, AgreementTable, AgreementUnit, agreement, double_coding, records};
use project::export::cells::TableSink;
use project::export::cells::put_table;
use project::sets::saved;

#[derive(Debug, Args)]
pub(super) struct AgreementArgs {
    project: PathBuf,
    #[arg(long = "unit", value_parser = one_of(AGREEMENT_UNITS), default_value = AGREEMENT_UNITS[0].0)]
    agreement_unit: AgreementUnit,
    #[arg(id = "agreement_coders", long = "coder", value_name = "NAME")]
    coders: Vec<String>,
    #[arg(id = "agreement_code", long = "code", value_name = "CODE")]
    code: Option<String>,
    #[arg(long)]
    every_case: bool,
    #[command(flatten)]
    filter: FilterArgs,
    #[arg(id = "agreement_seed", long = "seed", value_name = "NUMBER", default_value_t = 1)]
    seed: u64,
    #[arg(id = "double_sample", long = "sample", value_name = "NUMBER", conflicts_with_all = ["agreement_unit", "agreement_coders", "agreement_code", "every_case", "csv", "xlsx"])]
    sample: Option<usize>,
    #[arg(id = "save_double", long = "save", value_name = "NAME", requires = "double_sample", conflicts_with_all = ["agreement_unit", "agreement_coders", "agreement_code", "every_case", "csv", "xlsx"])]
    save: Option<String>,
    #[arg(long, conflicts_with_all = ["agreement_unit", "agreement_seed", "double_sample", "csv", "xlsx"])]
    disagreements: bool,
    #[arg(id = "decide_for", long = "decide-for", value_name = "NAME", conflicts_with_all = ["agreement_unit", "agreement_seed", "double_sample", "csv", "xlsx", "json"])]
    decide_for: Option<String>,
    #[arg(long, conflicts_with_all = ["agreement_unit", "agreement_seed", "double_sample", "csv", "xlsx", "json"])]
    agreed: bool,
    #[command(flatten)]
    output: OutputArgs,
}

/// Prints agreement, or draws cases to code twice.
pub(super) fn agreement_of(args: &AgreementArgs) -> Result<()> {
    if let Some(count) = args.sample {
        return draw(args, count);
    }
    let filter = args.filter.filter()?;
    let query = AgreementQuery {
        unit: args.agreement_unit,
        coders: &args.coders,
        code: args.code.as_deref(),
        every_case: args.every_case,
        filter: &filter,
        seed: args.seed,
    };
    if args.agreed || args.decide_for.is_some() {
        return decide(args, &query);
    }
    let project = Project::open_to_read(&args.project)?;
    if args.disagreements {
        return differing(&project, &query, args.output.json);
    }
    let computed = agreement(&project, &query)?;
    let about = reports::tables::of_agreement(&computed);
    let put = |to: &mut dyn TableSink| put_table(records::COLUMNS, records::rows(&computed), to);
    args.output.print(&about, put, &computed, || shown(&computed))
}

/// Lets the coder for consensus code what all have coded alike, and where they differ as one of them has.
fn decide(args: &AgreementArgs, query: &AgreementQuery<'_>) -> Result<()> {
    let mut project = Project::open_to_write(&args.project)?;
    let (coders, passages) = coded_passages(&project, query)?;
    let mut decisions = if args.agreed { coded_passages::agreed(&passages) } else { Vec::new() };
    if let Some(name) = &args.decide_for {
        let name = project.coders().find(name)?.name;
        let coder = coders.iter().position(|coder| *coder == name).ok_or(project::Error::NoCoder(name))?;
        let differing = passages.iter().filter(|passage| !passage.agreed);
        decisions.extend(differing.filter_map(|passage| passage.for_coder(coder)));
    }
    let made = project.write().coders().decide(&decisions)?;
    say(&tr!("agreement-decided", passages = decisions.len(), count = made))
}

/// Lists the passages that coders have not coded alike.
fn differing(project: &Project, query: &AgreementQuery<'_>, as_json: bool) -> Result<()> {
    let (coders, passages) = coded_passages(project, query)?;
    let differing: Vec<CodedPassage> = passages.into_iter().filter(|passage| !passage.agreed).collect();
    if as_json {
        return json(&serde_json::json!({ "coders": coders, "passages": differing }));
    }
    if differing.is_empty() {
        return say(&tr!("agreement-no-disagreements"));
    }
    let head = [tr!("column-case"), tr!("column-passage")].into_iter().chain(coders).collect::<Vec<_>>();
    let rows = differing.iter().map(|passage| {
        let own = [passage.case.clone(), format!("{}–{}", passage.span.start, passage.span.end)];
        own.into_iter().chain(passage.coders.iter().map(|codes| words::agreement::codes(codes.as_deref()))).collect()
    });
    say(&table(&std::iter::once(head).chain(rows).collect::<Vec<_>>()))
}

/// Draws cases that a second coder should code.
fn draw(args: &AgreementArgs, count: usize) -> Result<()> {
    let writes = args.save.is_some();
    let mut project =
        if writes { Project::open_to_write(&args.project)? } else { Project::open_to_read(&args.project)? };
    let sample = double_coding::draw(&project, count, args.seed, &args.filter.filter()?)?;
    if let Some(name) = &args.save {
        saved::save(&mut project, name, &sample.rule())?;
    }
    if args.output.json {
        return json(&sample);
    }
    let drawn = tr!("sample-drawn", count = sample.cases.len(), seed = args.seed.to_string());
    say(&format!("{drawn}\n{}", sample.cases.join("\n")))
}

/// The table with who is compared and what the figures mean.
fn shown(computed: &AgreementTable) -> String {
    let rows = std::iter::once(words::agreement::header(computed)).chain(words::agreement::cells(computed));
    let table = table(&rows.map(Vec::from).collect::<Vec<_>>());
    std::iter::once(table)
        .chain([String::new()])
        .chain(words::agreement::notes(computed))
        .collect::<Vec<_>>()
        .join("\n")
}
