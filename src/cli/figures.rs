//! `figures`: contact figures of a project.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;

use super::output::{OutputArgs, put_file};
use super::print::table;
use super::sets::FilterArgs;
use super::tally::keep;
use super::values::{FIGURES, MONTHS, one_of};
use super::{json, say};
use crate::error::Result;
use project::Project;
use project::export::cells::TableSink;
use project::export::cells::put_table;
use project::figures::asked_period::AskedPeriod;
use project::figures::period::Over;
use project::figures::window::Windows;
use project::figures::{Figure, FigureTable, figure, records};
use project::saved_tables::{self, FigureSpec, TableKind};
use reading::correction::written;
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
    #[arg(id = "period_since", long = "since", value_name = "DATE")]
    since: Option<String>,
    #[arg(id = "period_until", long = "until", value_name = "DATE")]
    until: Option<String>,
    #[arg(id = "period_since_day", long = "since-day", value_name = "DAY")]
    since_day: Option<u32>,
    #[arg(id = "period_until_day", long = "until-day", value_name = "DAY")]
    until_day: Option<u32>,
    #[command(flatten)]
    filter: FilterArgs,
    #[arg(long)]
    suppress: bool,
    #[arg(long, requires = "measure")]
    svg: Option<PathBuf>,
    #[arg(long, value_name = "FILE", requires = "measure")]
    png: Option<PathBuf>,
    #[arg(long)]
    measure: Option<String>,
    #[arg(id = "save_table", long = "save", value_name = "NAME", requires = "figure")]
    save: Option<String>,
    #[arg(id = "saved_table", long = "saved", value_name = "NAME", conflicts_with_all = ["figure", "by", "over", "start", "end", "period_since", "period_until", "period_since_day", "period_until_day", "save_table", "FilterArgs"])]
    saved: Option<String>,
    #[command(flatten)]
    output: OutputArgs,
}

impl FiguresArgs {
    /// What is asked for: the saved table, or what the other arguments say; `None` for the list of figures.
    fn spec(&self, project: &Project) -> Result<Option<FigureSpec>> {
        if let Some(name) = &self.saved {
            return match &saved_tables::named(project, name)?.table()?.what {
                TableKind::Figure(spec) => Ok(Some(spec.clone())),
                TableKind::Tally(_) => Err(project::Error::OtherTable(name.clone()).into()),
            };
        }
        let Some(figure) = self.figure else { return Ok(None) };
        let day = |written: &Option<String>| -> Result<Option<NaiveDate>> {
            Ok(written.as_deref().map(written::date).transpose()?.flatten())
        };
        let period = AskedPeriod {
            from: day(&self.since)?,
            to: day(&self.until)?,
            from_day: self.since_day,
            to_day: self.until_day,
        };
        let windows = Windows { start: self.start.clone(), end: self.end.clone(), period };
        let (by, over, filter) = (self.by.clone(), self.over, self.filter.filter()?);
        Ok(Some(FigureSpec { figure, by, over, windows, filter }))
    }
}

/// Prints a figure, or what figures there are.
pub(super) fn figures(args: &FiguresArgs) -> Result<()> {
    let writes = args.save.is_some();
    let mut project =
        if writes { Project::open_to_write(&args.project)? } else { Project::open_to_read(&args.project)? };
    let Some(spec) = args.spec(&project)? else {
        return if args.output.json { json(&Figure::ALL) } else { say(&list()) };
    };
    let computed = figure(&project, &spec.query())?;
    let computed = if args.suppress { computed.suppressed() } else { computed };
    if let Some(name) = &args.save {
        keep(&mut project, name, TableKind::Figure(spec), &args.output)?;
    }
    if let Some(measure) = &args.measure {
        return draw(&computed, measure, args);
    }
    let about = reports::tables::of_figure(&computed);
    let put = |to: &mut dyn TableSink| put_table(records::COLUMNS, records::rows(&computed), to);
    args.output.print(&about, put, &computed, || shown(&computed))
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
    // What is read otherwise than before is told before anything that is counted.
    let reread = words::reread(&computed.reread);
    let head = [words::figure_definition(computed.figure), String::new(), table];
    reread
        .into_iter()
        .chain(head)
        .chain(figure_table::notes(computed).into_iter().skip(usize::from(!computed.reread.is_empty())))
        .collect::<Vec<_>>()
        .join("\n")
}
