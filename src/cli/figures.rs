//! `figures`: contact figures of a project.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;

use super::output::OutputArgs;
use super::print::table;
use super::values::{FIGURES, MONTHS, one_of};
use super::{json, say};
use crate::error::{Error, Result};
use project::Project;
use project::export;
use project::figures::period::Over;
use project::figures::window::{Windows, WindowsUsed};
use project::figures::{Figure, FigureQuery, FigureTable, figure, records};
use project::output::write_text;
use reports::chart::of_figure;
use reports::chart::svg::svg;
use words::i18n::{decimal, number};

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
    #[arg(long, requires = "measure")]
    svg: Option<PathBuf>,
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
    let query = FigureQuery { figure: name, by: args.by.as_deref(), windows: &windows, over: args.over };
    let computed = figure(&project, &query)?;
    if let (Some(file), Some(measure)) = (&args.svg, &args.measure) {
        return draw(&computed, measure, file);
    }
    let table =
        |dialect, to: &mut dyn Write| export::write_table(records::COLUMNS, records::rows(&computed), dialect, to);
    if args.output.table(table)? {
        Ok(())
    } else if args.output.json {
        json(&computed)
    } else {
        say(&shown(&computed))
    }
}

/// Size of a chart in a file, in pixels.
const CHART: (f32, f32) = (800.0, 420.0);

/// Draws a measure as a file.
fn draw(computed: &FigureTable, measure: &str, file: &Path) -> Result<()> {
    let Some(chart) = of_figure::chart(computed, measure) else {
        let mut known: Vec<&str> = computed.rows.iter().map(|row| row.measure.measure).collect();
        known.dedup();
        return Err(Error::NoMeasure { measure: measure.to_owned(), known: known.join(", ") });
    };
    Ok(write_text(file, &svg(&chart, CHART.0, CHART.1))?)
}

/// The names of the figures with what they are.
fn list() -> String {
    let row = |(name, figure): &(&str, Figure)| vec![(*name).to_owned(), words::figure_definition(*figure)];
    table(&FIGURES.iter().map(row).collect::<Vec<_>>())
}

/// A figure with its definition, its table, and what counts nowhere.
fn shown(computed: &FigureTable) -> String {
    let mut rows = vec![vec![
        tr!("figures-measure"),
        computed.attribute.clone().unwrap_or_default(),
        "n".to_owned(),
        tr!("figures-mean"),
        tr!("figures-median"),
        tr!("figures-quartiles"),
        tr!("figures-share"),
    ]];
    for row in &computed.rows {
        let name = words::measure(computed.figure, &row.measure);
        let group = |value: &Option<String>| value.clone().unwrap_or_else(|| tr!("tally-no-value"));
        let all = (tr!("figures-all"), Some(row.all));
        let groups = computed.columns.iter().map(|column| group(&column.value)).zip(row.cells.iter().copied());
        for (group, stats) in std::iter::once(all).chain(groups) {
            let cell = |value: Option<f64>| value.map(|value| decimal(value, 2)).unwrap_or_default();
            let quartiles =
                stats.and_then(|stats| Some(format!("{}–{}", decimal(stats.q1?, 1), decimal(stats.q3?, 1))));
            rows.push(vec![
                name.clone(),
                if computed.attribute.is_some() { group } else { String::new() },
                stats.map(|stats| number(stats.n)).unwrap_or_default(),
                cell(stats.and_then(|stats| stats.mean)),
                cell(stats.and_then(|stats| stats.median)),
                quartiles.unwrap_or_default(),
                stats
                    .and_then(|stats| stats.share)
                    .map(|share| format!("{} %", decimal(share * 100.0, 1)))
                    .unwrap_or_default(),
            ]);
        }
    }
    let WindowsUsed { end_by_print, end_by_last_entry, end_by_attribute, none, shorter_than_a_month, .. } =
        computed.windows;
    let WindowsUsed { start_by_attribute, start_by_first_entry, .. } = computed.windows;
    let windows = tr!(
        "figures-windows",
        cases = computed.cases,
        byattribute = start_by_attribute,
        byfirst = start_by_first_entry,
        endattribute = end_by_attribute,
        endprint = end_by_print,
        endlast = end_by_last_entry
    );
    let mut notes = vec![words::figure_definition(computed.figure), String::new(), table(&rows), windows];
    if shorter_than_a_month > 0 {
        notes.push(tr!("figures-short", count = shorter_than_a_month));
    }
    if none > 0 {
        notes.push(tr!("figures-no-window", count = none));
    }
    if computed.without_dialogue > 0 {
        notes.push(tr!("figures-without-dialogue", count = computed.without_dialogue));
    }
    if computed.undated > 0 {
        notes.push(tr!("figures-undated", count = computed.undated));
    }
    if computed.outside > 0 {
        notes.push(tr!("figures-outside", count = computed.outside));
    }
    notes.join("\n")
}
