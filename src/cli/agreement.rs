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
use project::coder_agreement::{AgreementQuery, AgreementTable, AgreementUnit, agreement, double_coding, records};
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
    #[command(flatten)]
    output: OutputArgs,
}

/// Prints agreement, or draws cases to code twice.
pub(super) fn agreement_of(args: &AgreementArgs) -> Result<()> {
    if let Some(count) = args.sample {
        return draw(args, count);
    }
    let project = Project::open_to_read(&args.project)?;
    let filter = args.filter.filter()?;
    let query = AgreementQuery {
        unit: args.agreement_unit,
        coders: &args.coders,
        code: args.code.as_deref(),
        every_case: args.every_case,
        filter: &filter,
        seed: args.seed,
    };
    let computed = agreement(&project, &query)?;
    let about = reports::tables::of_agreement(&computed);
    if args.output.table(&about, |to| put_table(records::COLUMNS, records::rows(&computed), to))? {
        Ok(())
    } else if args.output.json {
        json(&computed)
    } else {
        say(&shown(&computed))
    }
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
