//! Exports: the tables of a project as CSV.
//!
//! Headers never change with the language. What a spreadsheet would run as a formula gets an
//! apostrophe in front ([`crate::table::guard`]). `docs/csv.md` describes every column.

use std::collections::HashMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::contract::{corrected, entry_id, thread_id};
use crate::error::{Error, Result};
use crate::goals::{GoalsForm, joined};
use crate::output::{Unfinished, put_in_place, write_whole};
use crate::project::{Attribute, CASE_COLUMNS, CODING_COLUMNS, Coding, Project, SourceText, word};
use crate::search::saved;
use crate::table::guard::guarded;
use crate::tally::Tally;
use crate::value::AttributeKind;
use names::replacement::bracketed;
use reading::chronology::{ReadingOrder, order};
use reading::layout::{Speaker, Status};
use reading::plan::{CaseDocument, DocumentKind, Entry, EntryKind, Flag};

/// How the cells are written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Dialect {
    /// UTF-8, comma.
    #[default]
    Plain,
    /// For a Norwegian Excel: byte order mark, semicolon.
    ExcelNb,
}

/// A table that can be exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sheet {
    Cases,
    Entries,
    Codings,
    Memos,
    Tally,
    Searches,
}

impl Sheet {
    pub const ALL: [Self; 6] = [Self::Cases, Self::Entries, Self::Codings, Self::Memos, Self::Tally, Self::Searches];

    /// All that hold something: searches only where some are saved.
    ///
    /// # Errors
    /// If the project cannot be read.
    pub fn usual(project: &Project) -> Result<Vec<Self>> {
        let has_searches = !project.searches().list()?.is_empty();
        Ok(Self::ALL.into_iter().filter(|sheet| *sheet != Self::Searches || has_searches).collect())
    }

    #[must_use]
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::Cases => "cases.csv",
            Self::Entries => "entries.csv",
            Self::Codings => "codings.csv",
            Self::Memos => "memos.csv",
            Self::Tally => "tally.csv",
            Self::Searches => "searches.csv",
        }
    }
}

/// Writes the sheets into a folder, which is made if it is not there. All files are written, or none.
///
/// # Errors
/// [`reading::Error::Io`], or if the project cannot be read.
pub fn export(project: &Project, folder: &Path, sheets: &[Sheet], dialect: Dialect, tally: &Tally) -> Result<Exported> {
    fs::create_dir_all(folder).map_err(|error| Error::io(folder, error))?;
    let mut exported = Exported::default();
    let mut unfinished = Vec::new();
    for sheet in sheets {
        let path = folder.join(sheet.file_name());
        if path.symlink_metadata().is_ok() && !path.is_file() {
            return Err(Error::io(&path, std::io::ErrorKind::AlreadyExists.into()));
        }
        let mut extent = Extent::default();
        let write = |file: &mut dyn Write| {
            extent = write_sheet(project, *sheet, dialect, tally, file)?;
            Ok(())
        };
        unfinished.push(Unfinished::write(&path, write)?);
        if dialect == Dialect::ExcelNb && (extent.rows > EXCEL_ROWS || extent.long_cells > 0) {
            exported.beyond_excel.push((path.clone(), extent));
        }
        exported.files.push(path);
    }
    put_in_place(unfinished)?;
    Ok(exported)
}

/// Rows that Excel shows of a table, its header among them.
const EXCEL_ROWS: usize = 1_048_576;

/// UTF-16 units that Excel keeps of a cell.
const EXCEL_CELL: usize = 32_767;

/// What an export has written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Exported {
    pub files: Vec<PathBuf>,
    /// Tables of which Excel would not show everything.
    pub beyond_excel: Vec<(PathBuf, Extent)>,
}

/// How much a table holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Extent {
    /// With the header.
    pub rows: usize,
    /// Cells that are longer than Excel keeps.
    pub long_cells: usize,
}

/// Writes one sheet as a file, whole or not at all.
///
/// # Errors
/// [`reading::Error::Io`], or if the project cannot be read.
pub fn write_file(project: &Project, sheet: Sheet, dialect: Dialect, tally: &Tally, path: &Path) -> Result<()> {
    write_whole(path, |file| write_sheet(project, sheet, dialect, tally, file).map(|_| ()))
}

/// Writes one sheet; gives how much it holds.
///
/// # Errors
/// [`Error::Csv`] if it cannot be written, or if the project cannot be read.
pub fn write_sheet(project: &Project, sheet: Sheet, dialect: Dialect, tally: &Tally, to: impl Write) -> Result<Extent> {
    let mut csv = Csv::new(to, dialect)?;
    match sheet {
        Sheet::Cases => cases(project, &mut csv)?,
        Sheet::Entries => entries(project, &mut csv)?,
        Sheet::Codings => codings(project, &mut csv)?,
        Sheet::Memos => memos(project, &mut csv)?,
        Sheet::Tally => tally_sheet(tally, &mut csv)?,
        Sheet::Searches => searches(project, &mut csv)?,
    }
    csv.finish()
}

/// Writes a table of cells.
///
/// # Errors
/// [`Error::Csv`].
pub fn write_table<const N: usize>(
    columns: [&str; N],
    rows: impl IntoIterator<Item = [String; N]>,
    dialect: Dialect,
    to: impl Write,
) -> Result<Extent> {
    let mut csv = Csv::new(to, dialect)?;
    csv.row(columns)?;
    rows.into_iter().try_for_each(|row| csv.row(row))?;
    csv.finish()
}

/// Writes the goals form: its counts where they are by an attribute, else its cases.
///
/// # Errors
/// [`Error::Csv`], or if the project cannot be read.
pub fn write_goals(project: &Project, form: &GoalsForm, dialect: Dialect, to: impl Write) -> Result<Extent> {
    let mut csv = Csv::new(to, dialect)?;
    if form.summary.attribute.is_some() {
        csv.row(["group", "cases", "with_goal", "coded"])?;
        let groups = form.summary.groups.iter().map(|group| (group.value.as_deref().unwrap_or("(none)"), group.counts));
        for (name, counts) in std::iter::once(("(all)", form.summary.all)).chain(groups) {
            let numbers = [counts.cases, counts.with_goal, counts.coded].map(|number| number.to_string());
            csv.row(std::iter::once(name.to_owned()).chain(numbers))?;
        }
        return csv.finish();
    }
    let attributes = AttributeColumns::of(project, dialect)?;
    csv.row(["case", "has_goal", "date", "codes", "goal"].map(str::to_owned).into_iter().chain(attributes.names()))?;
    for row in &form.rows {
        let has_goal = if row.has_goal { "yes" } else { "no" };
        let own = [row.case.clone(), has_goal.to_owned(), or_empty(row.date), row.codes.join("; "), row.text.clone()];
        csv.row(own.into_iter().chain(attributes.of_case(row.id)))?;
    }
    csv.finish()
}

/// Writes rows of cells.
struct Csv<W: Write> {
    dialect: Dialect,
    extent: Extent,
    writer: csv::Writer<W>,
}

impl<W: Write> Csv<W> {
    fn new(mut to: W, dialect: Dialect) -> Result<Self> {
        let delimiter = match dialect {
            Dialect::Plain => b',',
            Dialect::ExcelNb => {
                to.write_all("\u{feff}".as_bytes()).map_err(Error::Csv)?;
                b';'
            }
        };
        Ok(Self {
            dialect,
            extent: Extent::default(),
            writer: csv::WriterBuilder::new().delimiter(delimiter).from_writer(to),
        })
    }

    fn row<C: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = C>) -> Result<()> {
        let cells: Vec<String> = cells.into_iter().map(|cell| guarded(cell.as_ref()).into_owned()).collect();
        let is_long = |cell: &&String| cell.len() > EXCEL_CELL && cell.encode_utf16().count() > EXCEL_CELL;
        self.extent.rows += 1;
        self.extent.long_cells += cells.iter().filter(is_long).count();
        Ok(self.writer.write_record(&cells)?)
    }

    fn finish(mut self) -> Result<Extent> {
        self.writer.flush().map_err(Error::Csv)?;
        Ok(self.extent)
    }
}

/// The attributes of the project and their values by case, as columns.
struct AttributeColumns {
    dialect: Dialect,
    attributes: Vec<Attribute>,
    values: HashMap<(i64, i64), String>,
}

impl AttributeColumns {
    fn of(project: &Project, dialect: Dialect) -> Result<Self> {
        Ok(Self { dialect, attributes: project.attributes().list()?, values: project.attributes().values()? })
    }

    fn names(&self) -> impl Iterator<Item = String> {
        self.attributes.iter().map(|attribute| attribute.name.clone())
    }

    fn of_case(&self, case: i64) -> impl Iterator<Item = String> {
        self.attributes.iter().map(move |attribute| {
            let value = self.values.get(&(case, attribute.id)).cloned().unwrap_or_default();
            // A Norwegian Excel takes 2.5 for a day in May.
            let decimal_comma = self.dialect == Dialect::ExcelNb && attribute.kind == AttributeKind::Number;
            if decimal_comma { value.replace('.', ",") } else { value }
        })
    }
}

fn cases<W: Write>(project: &Project, csv: &mut Csv<W>) -> Result<()> {
    let attributes = AttributeColumns::of(project, csv.dialect)?;
    csv.row(CASE_COLUMNS.map(str::to_owned).into_iter().chain(attributes.names()))?;
    for case in project.cases().list()? {
        let SourceText { text, plan, .. } = project.cases().source(case.id)?;
        let replaced = project.redactions().in_brackets(case.id)?;
        let shown = |span| bracketed(&text, span, &replaced);
        let goals = joined(plan.goals().map(|goal| plan.text_with(goal, &text, shown)).collect());
        let kinds: Vec<&str> = plan.documents.iter().map(|document| document.kind.word()).collect();
        let own = [
            case.label.clone(),
            word(case.status),
            plan.layout.unwrap_or_default().to_owned(),
            or_empty(plan.printed),
            case.chars.to_string(),
            case.entries.to_string(),
            case.doubtful.to_string(),
            or_empty(case.first_date),
            or_empty(case.last_date),
            case.codings.to_string(),
            goals,
            case.summary.clone(),
            if kinds.is_empty() { DocumentKind::Plan.word().to_owned() } else { kinds.join(" ") },
        ];
        csv.row(own.into_iter().chain(attributes.of_case(case.id)))?;
    }
    Ok(())
}

fn entries<W: Write>(project: &Project, csv: &mut Csv<W>) -> Result<()> {
    csv.row([
        "case",
        "entry",
        "kind",
        "date",
        "time",
        "until",
        "speaker",
        "sender",
        "thread",
        "thread_title",
        "card_type",
        "card_title",
        "card_status",
        "flags",
        "start",
        "end",
        "text",
        "accepted",
        "corrected",
        "document",
    ])?;
    for case in project.cases().list()? {
        let source = project.cases().source(case.id)?;
        let replaced = project.redactions().in_brackets(case.id)?;
        let shown = |span| bracketed(&source.text, span, &replaced);
        for index in order(&source.plan, ReadingOrder::Chronological) {
            let entry = &source.plan.entries[index];
            let card = entry.card.as_ref();
            csv.row([
                case.label.clone(),
                entry_id(index),
                word(entry.kind),
                or_empty(entry.date),
                entry.time.map(|time| time.format("%H:%M").to_string()).unwrap_or_default(),
                or_empty(entry.until),
                speaker(entry),
                entry.sender.clone().unwrap_or_default(),
                entry.thread.map(thread_id).unwrap_or_default(),
                thread_title(&source, entry),
                card.map(|card| card.card_type.clone()).unwrap_or_default(),
                card.map(|card| card.title.clone()).unwrap_or_default(),
                card.and_then(|card| card.status).map(word::<Status>).unwrap_or_default(),
                flags(&entry.flags),
                entry.span.start.to_string(),
                entry.span.end.to_string(),
                source.plan.text_with(entry, &source.text, shown),
                flags(&entry.accepted),
                corrected(&source, index).join(" "),
                document_at(&source.plan.documents, entry.span.start),
            ])?;
        }
    }
    Ok(())
}

fn codings<W: Write>(project: &Project, csv: &mut Csv<W>) -> Result<()> {
    let attributes = AttributeColumns::of(project, csv.dialect)?;
    let tree = project.codes().tree()?;
    csv.row(CODING_COLUMNS.map(str::to_owned).into_iter().chain(attributes.names()))?;
    let mut by_case: HashMap<i64, Vec<Coding>> = HashMap::new();
    for coding in project.codings().list()? {
        by_case.entry(coding.case).or_default().push(coding);
    }
    for case in project.cases().list()? {
        let Some(codings) = by_case.remove(&case.id) else { continue };
        let source = project.cases().source(case.id)?;
        let replaced = project.redactions().in_brackets(case.id)?;
        for coding in codings {
            let index = source.plan.entry_at(coding.span.start);
            let entry = index.map(|index| &source.plan.entries[index]);
            let own = [
                case.label.clone(),
                coding.span.start.to_string(),
                coding.span.end.to_string(),
                tree.path(coding.code),
                coding.coder,
                coding.memo.unwrap_or_default(),
                bracketed(&source.text, coding.span, &replaced),
                index.map(entry_id).unwrap_or_default(),
                entry.map(|entry| word::<EntryKind>(entry.kind)).unwrap_or_default(),
                or_empty(entry.and_then(|entry| entry.date)),
                entry.map(speaker).unwrap_or_default(),
                entry.and_then(|entry| entry.thread).map(thread_id).unwrap_or_default(),
                entry.map(|entry| thread_title(&source, entry)).unwrap_or_default(),
                document_at(&source.plan.documents, coding.span.start),
                or_empty(coding.degree),
            ];
            csv.row(own.into_iter().chain(attributes.of_case(case.id)))?;
        }
    }
    Ok(())
}

fn memos<W: Write>(project: &Project, csv: &mut Csv<W>) -> Result<()> {
    csv.row(["case", "on", "start", "end", "coder", "changed_at", "memo", "document"])?;
    for case in project.cases().list()? {
        let codings = project.codings().of(case.id)?;
        let documents = project.documents().in_text(case.id)?;
        for memo in project.memos().of(case.id)? {
            let (on, span) = memo.place(&codings);
            csv.row([
                case.label.clone(),
                on.to_owned(),
                or_empty(span.map(|span| span.start)),
                or_empty(span.map(|span| span.end)),
                memo.coder,
                memo.changed_at,
                memo.text,
                span.map(|span| document_at(&documents, span.start)).unwrap_or_default(),
            ])?;
        }
    }
    Ok(())
}

fn searches<W: Write>(project: &Project, csv: &mut Csv<W>) -> Result<()> {
    csv.row(["search", "command", "option", "value", "coder", "changed_at"])?;
    for search in saved::list(project)? {
        let command = if search.is_for_words { "find" } else { "excerpts" };
        for (option, value) in &search.parts {
            csv.row([&search.name, command, option, value, &search.coder, &search.changed_at])?;
        }
    }
    Ok(())
}

/// The first row tells how many cases each column holds; an empty cell has no case behind it.
fn tally_sheet<W: Write>(tally: &Tally, csv: &mut Csv<W>) -> Result<()> {
    let values = tally.columns.iter().map(|column| column.value.clone().unwrap_or_else(|| "(none)".to_owned()));
    csv.row(["code".to_owned(), "total".to_owned()].into_iter().chain(values))?;
    let cases = tally.columns.iter().map(|column| column.cases.to_string());
    csv.row(["(cases)".to_owned(), tally.cases.to_string()].into_iter().chain(cases))?;
    for row in &tally.rows {
        let cells = row.cells.iter().map(|cell| or_empty(*cell));
        csv.row([row.path.clone(), row.total.to_string()].into_iter().chain(cells))?;
    }
    Ok(())
}

/// What the document is called in which the code point stands.
fn document_at(documents: &[CaseDocument], at: usize) -> String {
    CaseDocument::at(documents, at).map(|index| CaseDocument::name(documents, index)).unwrap_or_default()
}

fn thread_title(source: &SourceText, entry: &Entry) -> String {
    entry.thread.and_then(|thread| source.plan.threads[thread].title.clone()).unwrap_or_default()
}

fn flags(flags: &[Flag]) -> String {
    flags.iter().map(|flag| word::<Flag>(*flag)).collect::<Vec<_>>().join(" ")
}

fn speaker(entry: &Entry) -> String {
    entry.speaker.map(word::<Speaker>).unwrap_or_default()
}

fn or_empty(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}
