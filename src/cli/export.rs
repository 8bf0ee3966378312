//! `export`: the tables of a project as files.

use std::path::PathBuf;

use clap::Args;

use super::output::dialect;
use super::sets::FilterArgs;
use super::values::{COUNTS, PAPER_FORMS, READING_ORDERS, SHEETS, one_of};
use super::{complain, say};
use crate::error::Result;
use project::Project;
use project::export::{self, Sheet};
use project::figures::window::Windows;
use project::sets::filter::CaseFilter;
use project::tally::{Count, tally_of};
use reading::chronology::ReadingOrder;
use reports::paper::PaperForm;
use reports::{reordered, workbook};
use tidy::of_project;
use tidy::set::{Form, WrittenSet};
use words::i18n::number;

#[derive(Debug, Args)]
pub(super) struct ExportArgs {
    project: PathBuf,
    folder: PathBuf,
    #[arg(long, value_parser = one_of(SHEETS), value_delimiter = ',')]
    only: Vec<Sheet>,
    #[arg(long)]
    columns: Option<String>,
    #[arg(long, value_parser = one_of(COUNTS), default_value = COUNTS[0].0)]
    count: Count,
    #[arg(long)]
    excel_nb: bool,
    #[arg(id = "as_workbook", long = "xlsx", conflicts_with = "excel_nb")]
    workbook: bool,
    #[arg(long, value_name = "FORM", value_parser = one_of(PAPER_FORMS), conflicts_with_all = ["only", "columns", "count", "excel_nb", "as_workbook", "tidy"])]
    reordered: Option<PaperForm>,
    #[arg(long, value_parser = one_of(READING_ORDERS), default_value = READING_ORDERS[0].0, requires = "reordered", conflicts_with = "tidy")]
    order: ReadingOrder,
    #[arg(long, conflicts_with_all = ["only", "columns", "count", "excel_nb", "as_workbook"])]
    tidy: bool,
    #[arg(long, requires = "tidy", conflicts_with = "reordered")]
    parquet: bool,
    #[arg(long, requires = "tidy", conflicts_with = "reordered")]
    with_text: bool,
    #[arg(long, requires = "tidy", conflicts_with = "reordered")]
    start: Option<String>,
    #[arg(long, requires = "tidy", conflicts_with = "reordered")]
    end: Option<String>,
    #[arg(long, conflicts_with_all = ["reordered", "tidy"])]
    suppress: bool,
    #[command(flatten)]
    filter: FilterArgs,
}

/// Writes the sheets of a project, its reordered cases, or its tidy set.
pub(super) fn export(args: &ExportArgs) -> Result<()> {
    let project = Project::open_to_read(&args.project)?;
    let filter = args.filter.filter()?;
    let narrowed = words::sets::narrowed(&filter, &filter.narrowed(&project)?);
    written(args, &project, &filter)?;
    narrowed.iter().try_for_each(|narrowed| say(narrowed))
}

fn written(args: &ExportArgs, project: &Project, filter: &CaseFilter) -> Result<()> {
    if args.tidy {
        let windows = Windows { start: args.start.clone(), end: args.end.clone(), ..Windows::default() };
        let form = Form { parquet: args.parquet, with_text: args.with_text };
        return say_written(&of_project::write(project, &args.folder, &windows, form, filter)?);
    }
    if let Some(form) = args.reordered {
        return say_files(&reordered::write_all(project, &args.folder, form, args.order, filter)?);
    }
    let tally = tally_of(project, args.columns.as_deref(), args.count, filter)?;
    let tally = if args.suppress { tally.with_hidden(project)? } else { tally };
    let sheets = if args.only.is_empty() { Sheet::usual(project)? } else { args.only.clone() };
    let exported = if args.workbook {
        workbook::write_project(project, &args.folder, &sheets, &tally)?
    } else {
        export::export(project, &args.folder, &sheets, dialect(args.excel_nb), &tally)?
    };
    exported.beyond_excel.iter().for_each(|(file, extent)| complain(&words::beyond_excel(file, *extent)));
    say_files(&exported.files)
}

fn say_files(files: &[PathBuf]) -> Result<()> {
    files.iter().try_for_each(|file| say(&file.display().to_string()))
}

/// Tells the files of a tidy set, and how many rows its tables have.
pub(super) fn say_written(written: &WrittenSet) -> Result<()> {
    let files = written.files.iter().map(|file| file.display().to_string());
    let rows = written.rows.iter().map(|(table, rows)| format!("{table} {}", number(*rows))).collect::<Vec<_>>();
    let told = files.chain([tr!("tidy-rows", rows = rows.join(", "))]).collect::<Vec<_>>();
    say(&told.join("\n"))
}
