//! A named table or chart of a report: what stands in it, and its files.

use super::quiet;
use super::recipe::{NamedTable, TableShown};
use crate::chart::of_tally::heat;
use crate::chart::picture::Picture;
use crate::chart::{Chart, ChartForm, of_figure, strips};
use crate::paper::{PaperBlock, PaperRun, PaperTable};
use crate::tables;
use project::courses::{CourseOrder, CourseSort};
use project::export::cells::{TableSink, put_table};
use project::export::csv_table::{CsvTable, Dialect};
use project::export::sheets::{put_counted, put_tally};
use project::figures::window::Windows;
use project::figures::{FigureQuery, figure, records};
use project::saved_tables::{self, TableKind};
use project::sets::filter::CaseFilter;
use project::tally::counting::CountedTable;
use project::tally::facts::TallyFacts;
use project::tally::{Tally, tally};
use project::{Case, Project, Result};
use words::figure_table;
use words::i18n::number;

/// What a table gives to a report.
pub(super) struct Section {
    pub blocks: Vec<PaperBlock>,
    /// What stands behind the name of the table in the name of a file, and its bytes.
    pub files: Vec<(String, Vec<u8>)>,
}

/// Makes a table.
///
/// # Errors
/// If it names what is not there, or the project cannot be read.
pub(super) fn of(project: &Project, table: &NamedTable) -> Result<Section> {
    let title = |usual: String| PaperBlock::Heading(1, table.title.clone().unwrap_or(usual));
    match &table.shows {
        TableShown::Figure { figure, by, over, start, end, period, charts, table, suppress } => {
            let windows = Windows { start: start.clone(), end: end.clone(), period: *period };
            let filter = CaseFilter::default();
            let query =
                FigureQuery { figure: *figure, by: by.as_deref(), windows: &windows, over: *over, filter: &filter };
            of_figure(project, &query, FigureParts { charts, table: *table, suppress: *suppress }, title)
        }
        TableShown::Tally { by, count } => of_tally(&tally(project, by.as_deref(), *count)?, title),
        TableShown::Saved { table, heat, suppress } => {
            let saved = saved_tables::named(project, table)?;
            match &saved.table()?.what {
                TableKind::Figure(spec) => {
                    let parts = FigureParts { charts: &[], table: true, suppress: *suppress };
                    of_figure(project, &spec.query(), parts, title)
                }
                TableKind::Tally(spec) => {
                    let counted = CountedTable::of(project, &TallyFacts::of(project)?, spec)?;
                    let counted = if *suppress { counted.suppressed() } else { counted };
                    of_counted(&counted, *heat, title)
                }
            }
        }
        TableShown::Courses { by, sort } => of_courses(project, by.as_deref(), *sort, title),
    }
}

/// What the report has of a figure.
#[derive(Clone, Copy)]
struct FigureParts<'a> {
    /// The measures that are drawn.
    charts: &'a [String],
    table: bool,
    suppress: bool,
}

fn of_figure(
    project: &Project,
    query: &FigureQuery<'_>,
    FigureParts { charts, table, suppress }: FigureParts<'_>,
    title: impl Fn(String) -> PaperBlock,
) -> Result<Section> {
    let (name, computed) = (query.figure, figure(project, query)?);
    let computed = if suppress { computed.suppressed() } else { computed };
    let mut blocks = vec![title(words::figure_title(name)), plain(words::figure_definition(name))];
    let put = |to: &mut dyn TableSink| put_table(records::COLUMNS, records::rows(&computed), to);
    let mut files = vec![(".csv".to_owned(), csv(put)?)];
    for measure in charts {
        // A figure in which nothing was observed has no measure to draw.
        if computed.rows.is_empty() {
            break;
        }
        let chart = of_figure::named(&computed, measure)?;
        let picture = chart.picture();
        add_files(&mut files, &format!("-{measure}"), &picture)?;
        blocks.push(PaperBlock::Picture(Box::new(picture)));
        if !table {
            blocks.push(behind(&chart));
        }
    }
    if table {
        let rows = figure_table::cells(&computed).into_iter().map(Vec::from).collect();
        let header = figure_table::header(&computed).into();
        blocks.push(PaperBlock::Table(PaperTable { caption: String::new(), header, rows, words: 2 }));
    }
    blocks.push(quiet(figure_table::notes(&computed).join(" ")));
    Ok(Section { blocks, files })
}

/// The table behind a chart.
fn behind(chart: &Chart) -> PaperBlock {
    let caption = tr!("chart-behind", title = chart.title.as_str());
    PaperBlock::Table(PaperTable { caption, header: chart.columns(), rows: chart.rows(), words: 1 })
}

fn of_tally(tally: &Tally, title: impl Fn(String) -> PaperBlock) -> Result<Section> {
    let about = tables::of_tally(tally);
    let blocks = vec![title(about.name), plain(about.sentences.join(" ")), PaperBlock::Table(of_codes(tally))];
    Ok(Section { blocks, files: vec![(".csv".to_owned(), csv(|to| put_tally(tally, to))?)] })
}

/// A tally of any rows and columns: a table for each layer, and heat maps where such are asked for.
fn of_counted(counted: &CountedTable, draws: bool, title: impl Fn(String) -> PaperBlock) -> Result<Section> {
    let about = tables::of_counted(counted);
    let mut blocks = vec![title(about.name), plain(about.sentences.join(" "))];
    let mut files = vec![(".csv".to_owned(), csv(|to| put_counted(counted, to))?)];
    for (at, layer) in counted.tables.iter().enumerate() {
        let mut rows = words::counted::rows(counted, layer);
        let caption = words::counted::layer(&counted.spec, layer).unwrap_or_default();
        let header = rows.remove(0);
        if let Some(chart) = heat(counted, at).filter(|_| draws) {
            let picture = chart.picture();
            add_files(&mut files, &if at > 0 { format!("-{at}") } else { String::new() }, &picture)?;
            blocks.push(PaperBlock::Picture(Box::new(picture)));
        }
        blocks.push(PaperBlock::Table(PaperTable { caption, header, rows, words: 1 }));
    }
    Ok(Section { blocks, files })
}

fn of_codes(tally: &Tally) -> PaperTable {
    let value = |value: &Option<String>| words::value(tally.kind, value.as_deref().unwrap_or_default());
    let header = [String::new(), tr!("column-total")];
    let header = header.into_iter().chain(tally.columns.iter().map(|column| value(&column.value))).collect();
    let cases = [tr!("tally-cases"), number(tally.cases)];
    let cases = cases.into_iter().chain(tally.columns.iter().map(|column| number(column.cases))).collect();
    let rows = tally.rows.iter().map(|row| {
        let cells = row.cells.iter().map(|cell| cell.map(number).unwrap_or_default());
        [row.path.clone(), number(row.total)].into_iter().chain(cells).collect()
    });
    PaperTable { caption: String::new(), header, rows: std::iter::once(cases).chain(rows).collect(), words: 1 }
}

fn of_courses(
    project: &Project,
    by: Option<&str>,
    sort: CourseSort,
    title: impl Fn(String) -> PaperBlock,
) -> Result<Section> {
    let by = by.map(|name| project.attributes().named(name)).transpose()?;
    let order = CourseOrder { sort, reversed: false, by: by.map(|attribute| attribute.id) };
    let mut blocks = vec![title(tr!("strips-title")), plain(tr!("strips-definition"))];
    blocks.extend(words::courses_unread(Case::with_unread_pages(&project.cases().list()?)).map(plain));
    let mut files = Vec::new();
    for (page, picture) in (1..).zip(strips::strips(project, order)?) {
        add_files(&mut files, &if page > 1 { format!("-{page}") } else { String::new() }, &picture)?;
        blocks.push(PaperBlock::Picture(Box::new(picture)));
    }
    Ok(Section { blocks, files })
}

fn plain(text: String) -> PaperBlock {
    PaperBlock::Paragraph(vec![PaperRun::plain(text)])
}

fn add_files(files: &mut Vec<(String, Vec<u8>)>, name: &str, picture: &Picture) -> Result<()> {
    files.push((format!("{name}.svg"), ChartForm::Svg.bytes(picture)?));
    files.push((format!("{name}.png"), ChartForm::Png.bytes(picture)?));
    Ok(())
}

fn csv(put: impl FnOnce(&mut dyn TableSink) -> Result<()>) -> Result<Vec<u8>> {
    let mut table = CsvTable::new(Vec::new(), Dialect::Plain)?;
    put(&mut table)?;
    Ok(table.finish()?.1)
}
