//! The rows of each table of a project. Every case is read once, for all tables together; where only its entries are asked for, not its
//! text, they come from what the project holds of them.

use std::collections::{HashMap, HashSet};

use super::Sheet;
use super::cells::{CellKind, SheetColumn, TableSink, put_table};
use crate::contract::{corrected, entry_id, thread_id};
use crate::error::Result;
use crate::goals::{GoalSummary, GoalsForm, joined};
use crate::memo_list::{self, ListedLink, ListedMemo, MemoKind};
use crate::outline::Outline;
use crate::project::{Attribute, CASE_COLUMNS, CODING_COLUMNS, Case, CodeTree, Coding, Project, SourceText, word};
use crate::search::saved;
pub use crate::small_numbers::HIDDEN;
use crate::tally::Tally;
use crate::tally::counting::{AxisValue, CountedTable};
use crate::tally::spec::Counted;
use names::replacement::{Replacement, bracketed};
use reading::chronology::{ReadingOrder, order};
use reading::layout::{Speaker, Status};
use reading::plan::{CaseDocument, DocumentKind, Entry, EntryKind, Flag};
use reading::text::Text;

const ENTRY_COLUMNS: [&str; 20] = [
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
];
const MEMO_COLUMNS: [&str; 13] = [
    "case",
    "on",
    "start",
    "end",
    "coder",
    "changed_at",
    "memo",
    "document",
    "memo_id",
    "title",
    "day",
    "code",
    "links",
];
/// Cases that are read while nobody can write.
const HELD: usize = 50;
const SEARCH_COLUMNS: [&str; 6] = ["search", "command", "option", "value", "coder", "changed_at"];

/// The memos of the cases that are told of; those that stand on no case belong to all.
fn memos_of(project: &Project, tally: &Tally) -> Result<Vec<ListedMemo>> {
    let mut memos = memo_list::memos(project)?;
    if !tally.filter.is_empty() {
        let cases: HashSet<i64> = tally.filter.cases(project)?.iter().map(|case| case.id).collect();
        memos.retain(|memo| memo.place.case_id.is_none_or(|case| cases.contains(&case)));
    }
    Ok(memos)
}

/// Hands tables over, each to its sink; of the cases that the tally counts.
///
/// # Errors
/// Those of the sinks, or if the project cannot be read.
pub fn put_sheets<S: TableSink>(project: &Project, tally: &Tally, sheets: &mut [(Sheet, S)]) -> Result<()> {
    let attributes = AttributeColumns::of(project)?;
    for (sheet, to) in &mut *sheets {
        match sheet {
            Sheet::Cases => to.header(attributes.beside(&CASE_COLUMNS))?,
            Sheet::Entries => to.header(ENTRY_COLUMNS.map(SheetColumn::known).into())?,
            Sheet::Codings => to.header(attributes.beside(&CODING_COLUMNS))?,
            Sheet::Memos => put_memos(project, &memos_of(project, tally)?, to)?,
            Sheet::Tally => match &tally.suppressed {
                Some(counted) => put_counted(counted, to)?,
                None => put_tally(tally, to)?,
            },
            Sheet::Searches => searches(project, to)?,
        }
    }
    let needs = |sheet: Sheet| sheets.iter().any(|(own, _)| *own == sheet);
    let (needs_plan, needs_codings) = (needs(Sheet::Cases) || needs(Sheet::Entries), needs(Sheet::Codings));
    if !needs_plan && !needs_codings {
        return Ok(());
    }
    let has_brackets = project.settings().brackets()?;
    let tree = project.codes().tree()?;
    let groups = groups(&tree);
    let paths: HashMap<i64, String> = tree.iter().map(|(code, _)| (code.id, tree.path(code.id))).collect();
    let mut codings: HashMap<i64, Vec<Coding>> = HashMap::new();
    for coding in project.codings().list()? {
        codings.entry(coding.case).or_default().push(coding);
    }
    let sides = CodingSides { paths: &paths, groups: &groups, attributes: &attributes };
    for some in tally.filter.cases(project)?.chunks(HELD) {
        let _held = project.held()?;
        for case in some {
            let codings = codings.remove(&case.id).unwrap_or_default();
            let replaced = || -> Result<Vec<Replacement>> {
                if has_brackets { project.redactions().replacements(case.id) } else { Ok(Vec::new()) }
            };
            if needs_plan {
                let (source, replaced) = (project.cases().source(case.id)?, replaced()?);
                let read = ReadCase { case, source: &source, replaced: &replaced };
                let outline = Outline::borrowed(&source.plan);
                let shown = CodedCase { case, text: &source.text, outline: &outline, replaced: &replaced };
                for (sheet, to) in &mut *sheets {
                    match sheet {
                        Sheet::Cases => to.row(attributes.cells(read.about(), case.id))?,
                        Sheet::Entries => read.entries(to)?,
                        Sheet::Codings => shown.codings(&codings, &source.plan.documents, &sides, to)?,
                        Sheet::Memos | Sheet::Tally | Sheet::Searches => {}
                    }
                }
            } else if !codings.is_empty() {
                let (text, replaced, documents) =
                    (project.cases().text(case.id)?, replaced()?, documents(project, case)?);
                project.entries().see(case.id, |outline| {
                    let shown = CodedCase { case, text: &text, outline, replaced: &replaced };
                    let mut tables = sheets.iter_mut().filter(|(sheet, _)| *sheet == Sheet::Codings);
                    tables.try_for_each(|(_, to)| shown.codings(&codings, &documents, &sides, to))
                })??;
            }
        }
    }
    Ok(())
}

/// The first row tells how many cases each column holds; an empty cell has no case behind it.
///
/// # Errors
/// Those of the sink.
pub fn put_tally(tally: &Tally, to: &mut dyn TableSink) -> Result<()> {
    let values = tally.columns.iter().map(|column| column.value.as_deref().unwrap_or("(none)"));
    let numbers = std::iter::once("total").chain(values).map(|name| SheetColumn::new(name, CellKind::Number));
    to.header(std::iter::once(SheetColumn::known("code")).chain(numbers).collect())?;
    let cases = tally.columns.iter().map(|column| column.cases.to_string());
    to.row(["(cases)".to_owned(), tally.cases.to_string()].into_iter().chain(cases).collect())?;
    for row in &tally.rows {
        let cells = row.cells.iter().map(|cell| or_empty(*cell));
        to.row([row.path.clone(), row.total.to_string()].into_iter().chain(cells).collect())?;
    }
    Ok(())
}

/// Hands a tally of any rows and columns over: of each layer its rows, then their total. `(all)` are all layers, `(total)` all rows, `(none)`
/// what has no value, [`HIDDEN`] a number that is hidden. A column whose name ends in ` share` follows each number where shares are asked for.
///
/// # Errors
/// Those of the sink.
pub fn put_counted(table: &CountedTable, to: &mut dyn TableSink) -> Result<()> {
    let spec = &table.spec;
    let has_shares = spec.percent.is_some() || spec.count == Counted::Share;
    let name = |own: &AxisValue| own.value.clone().unwrap_or_else(|| "(none)".to_owned());
    let mut header: Vec<SheetColumn> = spec.layers.iter().map(|_| SheetColumn::new("layer", CellKind::Text)).collect();
    header.push(SheetColumn::new("row", CellKind::Text));
    for column in std::iter::once("total".to_owned()).chain(table.column_values.iter().map(name)) {
        header.push(SheetColumn::new(column.clone(), CellKind::Number));
        header.extend(has_shares.then(|| SheetColumn::new(format!("{column} share"), CellKind::Number)));
    }
    to.header(header)?;
    for layer in &table.tables {
        let layer_name = layer.layer.as_ref().map_or_else(|| "(all)".to_owned(), name);
        let rows = table.row_values.iter().map(name).zip(&layer.rows);
        for (row_name, row) in rows.chain([("(total)".to_owned(), &layer.total)]) {
            let mut cells: Vec<String> = spec.layers.iter().map(|_| layer_name.clone()).collect();
            cells.push(row_name);
            for cell in std::iter::once(Some(row.total)).chain(row.cells.iter().copied()) {
                let count = cell.map(|cell| cell.count.map_or_else(|| HIDDEN.to_owned(), |count| count.to_string()));
                cells.push(count.unwrap_or_default());
                cells.extend(has_shares.then(|| or_empty(cell.and_then(|cell| cell.share))));
            }
            to.row(cells)?;
        }
    }
    Ok(())
}

/// Hands the goals form over: its counts where they are by an attribute, else its cases.
///
/// # Errors
/// Those of the sink, or if the project cannot be read.
pub fn put_goals(project: &Project, form: &GoalsForm, to: &mut dyn TableSink) -> Result<()> {
    if form.summary.attribute.is_some() {
        return put_goal_counts(&form.summary, false, to);
    }
    let attributes = AttributeColumns::of(project)?;
    to.header(attributes.beside(&["case", "has_goal", "date", "codes", "goal"]))?;
    for row in &form.rows {
        let has_goal = if row.has_goal { "yes" } else { "no" };
        let own = [row.case.clone(), has_goal.to_owned(), or_empty(row.date), row.codes.join("; "), row.text.clone()];
        to.row(attributes.cells(own, row.id))?;
    }
    Ok(())
}

/// Hands the counts of the goals form over; [`HIDDEN`] stands in the place of a small number where such are to be hidden.
///
/// # Errors
/// Those of the sink.
pub fn put_goal_counts(summary: &GoalSummary, suppress: bool, to: &mut dyn TableSink) -> Result<()> {
    let told = |count: Option<usize>| count.map_or_else(|| HIDDEN.to_owned(), |count| count.to_string());
    let rows = summary.shown(suppress).into_iter().enumerate().map(|(at, own)| {
        let name = if at == 0 { "(all)".to_owned() } else { own.value.unwrap_or_else(|| "(none)".to_owned()) };
        [name, told(own.cases), told(own.with_goal), told(own.coded)]
    });
    put_table(["group", "cases", "with_goal", "coded"], rows, to)
}

/// The attributes of the project and their values by case, as columns.
struct AttributeColumns {
    attributes: Vec<Attribute>,
    values: HashMap<(i64, i64), String>,
}

impl AttributeColumns {
    fn of(project: &Project) -> Result<Self> {
        Ok(Self { attributes: project.attributes().list()?, values: project.attributes().values()? })
    }

    /// Known columns, and behind them the attributes.
    fn beside(&self, columns: &[&str]) -> Vec<SheetColumn> {
        let own = self.attributes.iter();
        let own =
            own.map(|attribute| SheetColumn::new(attribute.name.as_str(), CellKind::of_attribute(attribute.kind)));
        columns.iter().map(|name| SheetColumn::known(name)).chain(own).collect()
    }

    /// Cells, and behind them the values of a case.
    fn cells<const N: usize>(&self, cells: [String; N], case: i64) -> Vec<String> {
        let value = |attribute: &Attribute| self.values.get(&(case, attribute.id)).cloned().unwrap_or_default();
        cells.into_iter().chain(self.attributes.iter().map(value)).collect()
    }
}

/// A case that was read.
struct ReadCase<'a> {
    case: &'a Case,
    source: &'a SourceText,
    replaced: &'a [Replacement],
}

impl ReadCase<'_> {
    fn text_of(&self, entry: &Entry) -> String {
        let SourceText { text, plan, .. } = self.source;
        plan.text_with(entry, text, |span| bracketed(text, span, self.replaced))
    }

    fn about(&self) -> [String; 13] {
        let (case, plan) = (self.case, &self.source.plan);
        let goals = joined(plan.goals().map(|goal| self.text_of(goal)).collect());
        let kinds: Vec<&str> = plan.documents.iter().map(|document| document.kind.word()).collect();
        [
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
        ]
    }

    fn entries(&self, to: &mut dyn TableSink) -> Result<()> {
        let plan = &self.source.plan;
        for index in order(plan, ReadingOrder::Chronological) {
            let entry = &plan.entries[index];
            let card = entry.card.as_ref();
            let title = entry.thread.and_then(|thread| plan.threads[thread].title.clone());
            let cells = [
                self.case.label.clone(),
                entry_id(index),
                word(entry.kind),
                or_empty(entry.date),
                entry.time.map(|time| time.format("%H:%M").to_string()).unwrap_or_default(),
                or_empty(entry.until),
                entry.speaker.map(word::<Speaker>).unwrap_or_default(),
                entry.sender.clone().unwrap_or_default(),
                entry.thread.map(thread_id).unwrap_or_default(),
                title.unwrap_or_default(),
                card.map(|card| card.card_type.clone()).unwrap_or_default(),
                card.map(|card| card.title.clone()).unwrap_or_default(),
                card.and_then(|card| card.status).map(word::<Status>).unwrap_or_default(),
                flags(&entry.flags),
                entry.span.start.to_string(),
                entry.span.end.to_string(),
                self.text_of(entry),
                flags(&entry.accepted),
                corrected(self.source, index).join(" "),
                document_at(&plan.documents, entry.span.start),
            ];
            to.row(cells.into())?;
        }
        Ok(())
    }
}

/// What is told of each coding beside itself: the path of its code, the groups in which that stands, and the attributes of the case.
struct CodingSides<'a> {
    paths: &'a HashMap<i64, String>,
    groups: &'a HashMap<i64, String>,
    attributes: &'a AttributeColumns,
}

/// A case with its entries, under its codings.
struct CodedCase<'a> {
    case: &'a Case,
    text: &'a Text,
    outline: &'a Outline<&'a str>,
    replaced: &'a [Replacement],
}

impl CodedCase<'_> {
    fn codings(
        &self,
        codings: &[Coding],
        documents: &[CaseDocument],
        sides: &CodingSides<'_>,
        to: &mut dyn TableSink,
    ) -> Result<()> {
        let CodingSides { paths, groups, attributes } = *sides;
        for coding in codings {
            let index = self.outline.entry_at(coding.span.start);
            let entry = index.map(|index| &self.outline.entries[index]);
            let thread = entry.and_then(|entry| entry.thread);
            let own = [
                self.case.label.clone(),
                coding.span.start.to_string(),
                coding.span.end.to_string(),
                paths.get(&coding.code).cloned().unwrap_or_default(),
                coding.coder.clone(),
                coding.memo.clone().unwrap_or_default(),
                bracketed(self.text, coding.span, self.replaced),
                index.map(entry_id).unwrap_or_default(),
                entry.map(|entry| word::<EntryKind>(entry.kind)).unwrap_or_default(),
                or_empty(entry.and_then(|entry| entry.day)),
                entry.and_then(|entry| entry.speaker).map(word::<Speaker>).unwrap_or_default(),
                thread.map(thread_id).unwrap_or_default(),
                thread.and_then(|thread| self.outline.threads[thread].title).unwrap_or_default().to_owned(),
                document_at(documents, coding.span.start),
                or_empty(coding.degree),
                groups.get(&coding.code).cloned().unwrap_or_default(),
            ];
            to.row(attributes.cells(own, self.case.id))?;
        }
        Ok(())
    }
}

/// The paths of all groups in which each code stands, in the order of the codebook.
fn groups(tree: &CodeTree) -> HashMap<i64, String> {
    let mut groups: HashMap<i64, Vec<String>> = HashMap::new();
    for (group, _) in tree.iter().filter(|(group, _)| !group.codable) {
        for code in tree.within(group.id) {
            groups.entry(code).or_default().push(tree.path(group.id));
        }
    }
    groups.into_iter().map(|(code, groups)| (code, groups.join("; "))).collect()
}

/// Hands memos over.
///
/// # Errors
/// Those of the sink, or if the project cannot be read.
pub fn put_memos(project: &Project, memos: &[ListedMemo], to: &mut dyn TableSink) -> Result<()> {
    to.header(MEMO_COLUMNS.map(SheetColumn::known).into())?;
    let mut documents = (None, Vec::new());
    for ListedMemo { memo, kind, place, links, .. } in memos {
        if let Some(case) = place.case_id.filter(|case| documents.0 != Some(*case)) {
            documents = (Some(case), project.documents().in_text(case)?);
        }
        let span = place.span;
        let cells = [
            place.case.clone().unwrap_or_default(),
            word::<MemoKind>(*kind),
            or_empty(span.map(|span| span.start)),
            or_empty(span.map(|span| span.end)),
            memo.coder.clone(),
            memo.changed_at.clone(),
            memo.text.clone(),
            span.map(|span| document_at(&documents.1, span.start)).unwrap_or_default(),
            memo.id.to_string(),
            memo.title.clone(),
            or_empty(memo.day()),
            place.code.clone().unwrap_or_default(),
            links.iter().map(ListedLink::written).collect::<Vec<_>>().join("; "),
        ];
        to.row(cells.into())?;
    }
    Ok(())
}

/// The documents of a case; the list of cases tells whether there are any.
fn documents(project: &Project, case: &Case) -> Result<Vec<CaseDocument>> {
    if case.documents == 0 { Ok(Vec::new()) } else { project.documents().in_text(case.id) }
}

fn searches(project: &Project, to: &mut dyn TableSink) -> Result<()> {
    to.header(SEARCH_COLUMNS.map(SheetColumn::known).into())?;
    for search in saved::list(project)? {
        let command = if search.is_for_words { "find" } else { "excerpts" };
        for (option, value) in &search.parts {
            let cells = [&search.name, command, option, value, &search.coder, &search.changed_at];
            to.row(cells.map(str::to_owned).into())?;
        }
    }
    Ok(())
}

/// What the document is called in which the code point stands.
fn document_at(documents: &[CaseDocument], at: usize) -> String {
    CaseDocument::at(documents, at).map(|index| CaseDocument::name(documents, index)).unwrap_or_default()
}

fn flags(flags: &[Flag]) -> String {
    flags.iter().map(|flag| word::<Flag>(*flag)).collect::<Vec<_>>().join(" ")
}

fn or_empty(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}
