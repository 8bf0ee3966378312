//! `figures`: contact figures of a project.

use std::path::PathBuf;

use clap::Args;

use super::output::{OutputArgs, put_file};
use super::print::table;
use super::sets::FilterArgs;
use super::values::{FIGURES, MONTHS, one_of};
use super::{json, say};
use crate::error::Result;
use project::Project;
use project::export::cells::put_table;
use project::figures::period::Over;
use project::figures::window::Windows;
use project::figures::{Figure, FigureQuery, FigureTable, figure, records};
use reports::chart::{ChartForm, of_figure};
use words::figure_table;

#[derive(Debug, Args)]
pub(super) struct FiguresArgs {
    project: PathBuf,
    #[arg(value_parser = one_of(FIGURES))]
    figure: Option<Figure>,
    #[arg(long)]
    by: Option<String>,
    #[arg(long, value_parser = one_of(MONTHS))]
    over: Option<Over>,
    #[arg(long)]
    start: Option<String>,
    #[arg(long)]
    end: Option<String>,
    #[command(flatten)]
    filter: FilterArgs,
    #[arg(long, requires = "measure")]
    svg: Option<PathBuf>,
    #[arg(long, value_name = "FILE", requires = "measure")]
    png: Option<PathBuf>,
    #[arg(long)]
    measure: Option<String>,
    #[command(flatten)]
    output: OutputArgs,
}

/// Prints a figure, or what figures there are.
pub(super) fn figures(args: &FiguresArgs) -> Result<()> {
    let project = Project::open_to_read(&args.project)?;
    let Some(name) = args.figure else {
        return if args.output.json { json(&Figure::ALL) } else { say(&list()) };
    };
    let windows = Windows { start: args.start.clone(), end: args.end.clone() };
    let filter = args.filter.filter()?;
    let query =
        FigureQuery { figure: name, by: args.by.as_deref(), windows: &windows, over: args.over, filter: &filter };
    let computed = figure(&project, &query)?;
    if let Some(measure) = &args.measure {
        return draw(&computed, measure, args);
    }
    let about = reports::tables::of_figure(&computed);
    if args.output.table(&about, |to| put_table(records::COLUMNS, records::rows(&computed), to))? {
        Ok(())
    } else if args.output.json {
        json(&computed)
    } else {
        say(&shown(&computed))
    }
}

/// Draws a measure as files.
fn draw(computed: &FigureTable, measure: &str, args: &FiguresArgs) -> Result<()> {
    let chart = of_figure::named(computed, measure)?.picture();
    if let Some(file) = &args.svg {
        put_file(file, &ChartForm::Svg.bytes(&chart)?)?;
    }
    if let Some(file) = &args.png {
        put_file(file, &ChartForm::Png.bytes(&chart)?)?;
    }
    Ok(())
}

/// The names of the figures with what they are.
fn list() -> String {
    let row = |(name, figure): &(&str, Figure)| vec![(*name).to_owned(), words::figure_definition(*figure)];
    table(&FIGURES.iter().map(row).collect::<Vec<_>>())
}

/// A figure with its definition, its table, and what counts nowhere.
fn shown(computed: &FigureTable) -> String {
    let rows = std::iter::once(figure_table::header(computed)).chain(figure_table::cells(computed));
    let table = table(&rows.map(Vec::from).collect::<Vec<_>>());
    let head = [words::figure_definition(computed.figure), String::new(), table];
    head.into_iter().chain(figure_table::notes(computed)).collect::<Vec<_>>().join("\n")
}
