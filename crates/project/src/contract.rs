//! The JSON that the command line prints. It never changes with the language; `docs/json.md` describes it.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};
use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::course::{Course, CourseMark, CourseThread, Lane, LaneKind, Silence};
use crate::error::{Error, Result};
use crate::month::months_since;
use crate::project::{
    Aside, Attribute, Case, CodeTree, ColumnPreview, Note, Project, Reread, SourceText, TableMisfit, TablePreview,
};
use reading::annotation::{Annotation, AnnotationKind, Colour};
use reading::chronology::{ReadingOrder, order};
use reading::correction::Why;
use reading::document::ReadDocument;
use reading::grammar;
use reading::layout::Speaker;
use reading::plan::{Card, CaseDocument, Entry, EntryKind, Flag, Plan, PlanPart, ReadBy, Under};
use reading::remark::Remarks;
use reading::shown::ShownPart;
use reading::text::{Span, Text};

/// A plan.
#[derive(Debug, Serialize)]
pub struct PlanJson {
    layout: Option<&'static str>,
    read_by: Option<ReadBy>,
    printed: Option<NaiveDate>,
    /// What the print shows, where that is not the whole plan.
    #[serde(skip_serializing_if = "ShownPart::is_whole")]
    shown: ShownPart,
    goal: Option<String>,
    threads: Vec<ThreadJson>,
    entries: Vec<EntryJson>,
    unaccounted: usize,
    remarks: Remarks,
}

/// What `planlupe parse --json` prints: the same, with the parts of a file that holds several plans, and what somebody marked and
/// noted in the file.
#[derive(Debug, Serialize)]
pub struct FileJson {
    #[serde(flatten)]
    plan: PlanJson,
    plans: Vec<PlanPart>,
    annotations: Vec<AnnotationJson>,
}

/// An annotation with the passages that it is on.
#[derive(Debug, Serialize)]
struct AnnotationJson {
    kind: AnnotationKind,
    colour: Option<Colour>,
    author: Option<String>,
    note: Option<String>,
    passages: Vec<PassageJson>,
}

/// A passage; `start` and `end` are code points into the normalised text.
#[derive(Debug, Serialize)]
struct PassageJson {
    start: usize,
    end: usize,
    text: String,
}

impl AnnotationJson {
    fn new(annotation: &Annotation, text: &Text) -> Self {
        let some = |said: &str| (!said.is_empty()).then(|| said.to_owned());
        let passage =
            |span: &Span| PassageJson { start: span.start, end: span.end, text: text.slice(*span).to_owned() };
        Self {
            kind: annotation.kind,
            colour: annotation.colour,
            author: some(annotation.author.trim()),
            note: some(annotation.text.trim()),
            passages: annotation.spans.iter().map(passage).collect(),
        }
    }
}

impl FileJson {
    #[must_use]
    pub fn new(plan: &Plan, document: &ReadDocument) -> Self {
        let text = &document.text;
        Self {
            plan: PlanJson::new(plan, text, document.remarks.clone()),
            plans: plan.parts.clone(),
            annotations: document.annotations.iter().map(|one| AnnotationJson::new(one, text)).collect(),
        }
    }
}

#[derive(Debug, Serialize)]
struct ThreadJson {
    id: String,
    under: Under,
    title: Option<String>,
}

/// One entry of a plan; `start` and `end` are code points into the normalised text.
#[derive(Debug, Serialize)]
pub struct EntryJson {
    id: String,
    kind: EntryKind,
    date: Option<NaiveDate>,
    #[serde(serialize_with = "clock")]
    time: Option<NaiveTime>,
    until: Option<NaiveDate>,
    speaker: Option<Speaker>,
    sender: Option<String>,
    thread: Option<String>,
    card: Option<Card>,
    text: String,
    start: usize,
    end: usize,
    flags: Vec<Flag>,
}

impl PlanJson {
    /// Entries in chronological order, and what happened while the document was read.
    #[must_use]
    pub fn new(plan: &Plan, text: &Text, remarks: Remarks) -> Self {
        Self {
            layout: plan.layout,
            read_by: plan.read_by,
            printed: plan.printed,
            shown: plan.shown.clone(),
            goal: plan.goal().map(|goal| plan.text_of(goal, text)),
            threads: plan
                .threads
                .iter()
                .enumerate()
                .map(|(index, thread)| ThreadJson {
                    id: thread_id(index),
                    under: thread.under,
                    title: thread.title.clone(),
                })
                .collect(),
            entries: entries(plan, text, ReadingOrder::Chronological),
            unaccounted: plan.unaccounted(text),
            remarks,
        }
    }
}

/// The entries of a plan in a reading order.
#[must_use]
pub fn entries(plan: &Plan, text: &Text, reading_order: ReadingOrder) -> Vec<EntryJson> {
    order(plan, reading_order).into_iter().map(|index| entry(plan, text, index)).collect()
}

fn entry(plan: &Plan, text: &Text, index: usize) -> EntryJson {
    let Entry { kind, date, time, until, speaker, ref sender, thread, ref card, span, ref flags, .. } =
        plan.entries[index];
    EntryJson {
        id: entry_id(index),
        kind,
        date,
        time,
        until,
        speaker,
        sender: sender.clone(),
        thread: thread.map(thread_id),
        card: card.clone(),
        text: plan.text_of(&plan.entries[index], text),
        start: span.start,
        end: span.end,
        flags: flags.clone(),
    }
}

/// An entry of a case with what a person has done about it, as `planlupe chronology --json` prints it.
#[derive(Debug, Serialize)]
pub struct CaseEntryJson {
    #[serde(flatten)]
    entry: EntryJson,
    accepted: Vec<Flag>,
    corrected: Vec<&'static str>,
    /// What the document is called in which it stands.
    document: Option<String>,
}

/// The entries of a case in a reading order.
#[must_use]
pub fn case_entries(source: &SourceText, reading_order: ReadingOrder) -> Vec<CaseEntryJson> {
    let entries = order(&source.plan, reading_order).into_iter().map(|index| CaseEntryJson {
        entry: entry(&source.plan, &source.text, index),
        accepted: source.plan.entries[index].accepted.clone(),
        corrected: corrected(source, index),
        document: document_at(&source.plan, source.plan.entries[index].span.start),
    });
    entries.collect()
}

fn document_at(plan: &Plan, at: usize) -> Option<String> {
    plan.document_at(at).map(|index| CaseDocument::name(&plan.documents, index))
}

/// What `planlupe documents --json` prints for each document of a case.
#[derive(Debug, Serialize)]
pub struct DocumentJson {
    number: usize,
    /// What other tables call it.
    name: String,
    #[serde(flatten)]
    document: CaseDocument,
    layout: Option<&'static str>,
    entries: usize,
    first_date: Option<NaiveDate>,
    last_date: Option<NaiveDate>,
    other_person: bool,
}

/// The documents of a case in the order of its text, of which those of these numbers tell of others; none where it is one plan.
#[must_use]
pub fn documents(plan: &Plan, of_others: &[usize]) -> Vec<DocumentJson> {
    let documents = plan.documents.iter().enumerate().map(|(index, document)| {
        let entries: Vec<&Entry> =
            plan.entries.iter().filter(|entry| plan.document_at(entry.span.start) == Some(index)).collect();
        let dates = || entries.iter().filter_map(|entry| plan.past_day(entry));
        DocumentJson {
            number: index + 1,
            name: CaseDocument::name(&plan.documents, index),
            document: document.clone(),
            layout: plan.layouts.get(index).copied().flatten(),
            entries: entries.len(),
            first_date: dates().min(),
            last_date: dates().max(),
            other_person: of_others.contains(&(index + 1)),
        }
    });
    documents.collect()
}

/// What has been done about an entry: the names of its corrections, each once, in the order in which they were first made.
#[must_use]
pub fn corrected(source: &SourceText, index: usize) -> Vec<&'static str> {
    let mut names = Vec::new();
    for name in source.corrections_on(index).map(|correction| correction.remedy.what()) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// What `planlupe review --json` prints.
#[derive(Debug, Default, Serialize)]
pub struct ReviewJson {
    entries: Vec<DoubtJson>,
    corrections: Vec<CorrectionJson>,
}

/// An entry that a person should look at.
#[derive(Debug, Serialize)]
struct DoubtJson {
    case: String,
    id: String,
    kind: EntryKind,
    date: Option<NaiveDate>,
    start: usize,
    end: usize,
    flags: Vec<Flag>,
}

/// A correction, with the entries that it has made, or why it has no place.
#[derive(Debug, Serialize)]
struct CorrectionJson {
    case: String,
    id: i64,
    what: &'static str,
    value: Value,
    start: usize,
    end: usize,
    coder: String,
    made_at: String,
    entries: Vec<String>,
    misfit: Option<Why>,
}

impl ReviewJson {
    /// What is left to review in a case, and all its corrections.
    pub fn add(&mut self, case: &str, source: &SourceText) {
        for index in order(&source.plan, ReadingOrder::Chronological) {
            let entry = &source.plan.entries[index];
            if entry.is_doubtful() {
                self.entries.push(DoubtJson {
                    case: case.to_owned(),
                    id: entry_id(index),
                    kind: entry.kind,
                    date: entry.date,
                    start: entry.span.start,
                    end: entry.span.end,
                    flags: entry.doubts().collect(),
                });
            }
        }
        for correction in &source.corrections {
            let misfit = source.misfits.iter().find(|misfit| misfit.correction == correction.id);
            let entries = source.plan.entries.iter().enumerate();
            let made = entries.filter(|(_, entry)| entry.corrections.contains(&correction.id));
            self.corrections.push(CorrectionJson {
                case: case.to_owned(),
                id: correction.id,
                what: correction.remedy.what(),
                value: correction.remedy.value(),
                start: correction.span.start,
                end: correction.span.end,
                coder: correction.coder.clone(),
                made_at: correction.made_at.clone(),
                entries: made.map(|(index, _)| entry_id(index)).collect(),
                misfit: misfit.map(|misfit| misfit.why),
            });
        }
    }
}

/// `e1` is the first entry in print.
#[must_use]
pub fn entry_id(index: usize) -> String {
    format!("e{}", index + 1)
}

/// `t1` is the first thread in print.
#[must_use]
pub fn thread_id(index: usize) -> String {
    format!("t{}", index + 1)
}

#[expect(clippy::ref_option, reason = "the signature is serde's")]
fn clock<S: Serializer>(time: &Option<NaiveTime>, serializer: S) -> Result<S::Ok, S::Error> {
    match time {
        Some(time) => serializer.collect_str(&time.format("%H:%M")),
        None => serializer.serialize_none(),
    }
}

/// What `planlupe cases --json` prints for each case.
#[derive(Debug, Serialize)]
pub struct CaseJson {
    #[serde(flatten)]
    case: Case,
    /// In the order of the text; none where it is one plan.
    documents: Vec<CaseDocument>,
    /// Values by attribute.
    attributes: BTreeMap<String, String>,
    memo: Option<String>,
    /// Codings and memos that have no place in the text.
    aside: Vec<AsideJson>,
}

/// What `planlupe asides --json` prints for each coding or memo.
#[derive(Debug, Serialize)]
pub struct AsideJson {
    case: String,
    /// Path of the code; `None` where it is a memo on an entry.
    code: Option<String>,
    #[serde(flatten)]
    aside: Aside,
}

/// What `planlupe entries --json` prints.
#[derive(Debug, Serialize)]
pub struct EntriesJson {
    grammar: u32,
    /// Labels of the cases whose entries are not noted as this grammar reads them.
    stale: Vec<String>,
    reread: Vec<Reread>,
}

impl EntriesJson {
    /// # Errors
    /// If the file cannot be read.
    pub fn new(project: &Project, stale: &[i64], reread: Vec<Reread>) -> Result<Self> {
        let stale = stale.iter().map(|case| project.cases().label(*case)).collect::<Result<_>>()?;
        Ok(Self { grammar: grammar::VERSION, stale, reread })
    }
}

/// The course of a case, as `planlupe course --json` prints it.
#[derive(Debug, Serialize)]
pub struct CourseJson {
    case: String,
    first: Option<NaiveDate>,
    last: Option<NaiveDate>,
    /// The day from which months are counted.
    since: Option<NaiveDate>,
    lanes: Vec<LaneJson>,
    threads: Vec<CourseThreadJson>,
    silences: Vec<SilenceJson>,
    undated: Vec<String>,
}

#[derive(Debug, Serialize)]
struct LaneJson {
    kind: LaneKind,
    rows: usize,
    marks: Vec<MarkJson>,
}

#[derive(Debug, Serialize)]
struct MarkJson {
    entry: String,
    from: NaiveDate,
    to: NaiveDate,
    row: usize,
    speaker: Option<Speaker>,
    months_since: Option<i64>,
}

#[derive(Debug, Serialize)]
struct CourseThreadJson {
    id: String,
    under: Under,
    title: Option<String>,
    row: usize,
    from: NaiveDate,
    to: NaiveDate,
}

#[derive(Debug, Serialize)]
struct SilenceJson {
    from: NaiveDate,
    to: NaiveDate,
    months: i64,
}

impl CourseJson {
    #[must_use]
    pub fn new(case: String, course: &Course, since: Option<NaiveDate>) -> Self {
        let mark = |mark: &CourseMark| MarkJson {
            entry: entry_id(mark.entry),
            from: mark.from,
            to: mark.to,
            row: mark.row,
            speaker: mark.speaker,
            months_since: since.map(|since| months_since(since, mark.from)),
        };
        let lane =
            |lane: &Lane| LaneJson { kind: lane.kind, rows: lane.rows, marks: lane.marks.iter().map(mark).collect() };
        let thread = |thread: &CourseThread| CourseThreadJson {
            id: thread_id(thread.thread),
            under: thread.under,
            title: thread.title.clone(),
            row: thread.row,
            from: thread.from,
            to: thread.to,
        };
        let silence = |Silence { from, to, months }: &Silence| SilenceJson { from: *from, to: *to, months: *months };
        Self {
            case,
            first: course.days.map(|(first, _)| first),
            last: course.days.map(|(_, last)| last),
            since,
            lanes: course.lanes.iter().map(lane).collect(),
            threads: course.threads.iter().map(thread).collect(),
            silences: course.silences.iter().map(silence).collect(),
            undated: course.undated.iter().map(|entry| entry_id(*entry)).collect(),
        }
    }
}

/// What was set aside.
///
/// # Errors
/// If the file cannot be read.
pub fn asides(project: &Project) -> Result<Vec<AsideJson>> {
    let codes = project.codes().tree()?;
    let of = |aside: Aside| {
        let code = aside.code.map(|code| codes.path(code));
        Ok(AsideJson { case: project.cases().label(aside.case)?, code, aside })
    };
    project.asides().list()?.into_iter().map(of).collect()
}

/// The cases of a project with their attributes.
///
/// # Errors
/// If the file cannot be read.
pub fn cases(project: &Project) -> Result<Vec<CaseJson>> {
    let attributes = project.attributes().list()?;
    let mut values = project.attributes().values()?;
    let mut asides = asides(project)?;
    let mut cases = Vec::new();
    for case in project.cases().list()? {
        let aside = asides.extract_if(.., |aside| aside.aside.case == case.id).collect();
        let own = attributes.iter().filter_map(|attribute| {
            values.remove(&(case.id, attribute.id)).map(|value| (attribute.name.clone(), value))
        });
        let documents = project.documents().in_text(case.id)?;
        let memo = project.memos().on_case(case.id)?;
        cases.push(CaseJson { documents, attributes: own.collect(), memo, aside, case });
    }
    Ok(cases)
}

/// What `planlupe codebook --json` prints for each code and group.
#[derive(Debug, Serialize)]
pub struct CodeJson<'a> {
    path: String,
    name: &'a str,
    /// `false` for groups.
    codable: bool,
    colour: &'a str,
    description: &'a str,
    when_to_use: &'a str,
    when_not: &'a str,
    example: &'a str,
    shortcut: &'a str,
    /// The paths of further groups in which the code stands.
    also_in: Vec<String>,
}

/// The codebook in the order of its tree.
#[must_use]
pub fn codes(tree: &CodeTree) -> Vec<CodeJson<'_>> {
    let codes = tree.iter().map(|(code, _)| CodeJson {
        path: tree.path(code.id),
        name: &code.name,
        codable: code.codable,
        colour: &code.colour,
        description: &code.description,
        when_to_use: &code.when_to_use,
        when_not: &code.when_not,
        example: &code.example,
        shortcut: &code.shortcut,
        also_in: tree.paths(&code.groups),
    });
    codes.collect()
}

/// The attributes of a project with the values of each case.
#[derive(Debug, Serialize)]
pub struct AttributesJson {
    attributes: Vec<Attribute>,
    /// Values by case and attribute.
    values: BTreeMap<String, BTreeMap<String, String>>,
    /// What was read otherwise than it stands in the table that came in.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<Note>,
}

/// What `planlupe attributes --json` prints.
///
/// # Errors
/// If the file cannot be read.
pub fn attributes(project: &Project, notes: Vec<Note>) -> Result<AttributesJson> {
    let values = cases(project)?.into_iter().map(|case| (case.case.label, case.attributes)).collect();
    Ok(AttributesJson { attributes: project.attributes().list()?, values, notes })
}

/// What a table of attributes would do.
#[derive(Debug, Serialize)]
pub struct TablePreviewJson<'a> {
    columns: &'a [ColumnPreview],
    misfits: Vec<TableMisfitJson<'a>>,
    notes: &'a [Note],
    changes: usize,
}

#[derive(Debug, Serialize)]
struct TableMisfitJson<'a> {
    line: u64,
    column: Option<&'a str>,
    what: &'static str,
}

/// What a table of attributes would do, and what does not fit.
#[must_use]
pub fn table_preview(preview: &TablePreview) -> TablePreviewJson<'_> {
    let misfit = |misfit: &'_ TableMisfit| match &misfit.reason {
        Error::NoCase(_) => "unknown-case",
        Error::CaseTwice { .. } => "case-twice",
        Error::UnequalRow { .. } => "unequal-row",
        Error::SpreadsheetError(_) => "spreadsheet-error",
        Error::NoDay { .. } => "no-day",
        Error::AmbiguousNumber { .. } => "ambiguous-number",
        Error::OtherKind { .. } => "other-kind",
        Error::EmptyName | Error::ReservedName(_) | Error::AttributeExists(_) => "name",
        _ => "value",
    };
    let misfits = preview.misfits.iter().map(|own| TableMisfitJson {
        line: own.line,
        column: own.column.as_deref(),
        what: misfit(own),
    });
    TablePreviewJson {
        columns: &preview.columns,
        misfits: misfits.collect(),
        notes: &preview.notes,
        changes: preview.changes,
    }
}
