//! Anything that a researcher can do, for tests of any sequence of edits.

use super::{Folder, PRINT, TYPED};
use chrono::NaiveDate;
use project::Result;
use project::codebook::{Codebook, CodebookCode, CodebookGroup};
use project::import::{Manner, import, prepare};
use project::{
    Attribute, AttributeKind, AttributeTable, CaseStatus, CodeRef, CoderChange, CodingRow, FreeMemo, LinkTarget,
    MemoEdit, MemoOn, NewCode, Project, Reassigned,
};
use proptest::prelude::*;
use reading::correction::{Remedy, ToThread};
use reading::label::Pattern;
use reading::layout::Speaker;
use reading::plan::{DocumentKind, Flag};
use reading::text::Span;

/// Something to do. Numbers choose among what is there at that moment, or, now and then, what is not.
#[derive(Debug, Clone)]
pub enum Step {
    Import(Vec<usize>),
    Rename(usize, usize),
    Status(usize, usize),
    Summary(usize, usize),
    Layout(usize, usize),
    RemoveCase(usize),
    LoadCodebook(usize, usize),
    AddCode(usize, usize, usize),
    ChangeCode(usize, usize, usize, usize),
    MoveCode(usize, bool),
    PlaceCode(usize, usize, usize),
    MergeCodes(usize, usize),
    SortOut(usize, usize),
    Group(usize, usize, bool),
    RemoveCode(usize),
    Code(usize, usize, Vec<(usize, usize)>),
    ChangeCoding(usize, usize, usize),
    Uncode(Vec<usize>),
    LoadCodings(Vec<(usize, usize, usize)>, bool),
    Memo(usize, usize, usize),
    FreeMemo(usize, usize),
    RemoveMemo(usize),
    Link(usize, usize, usize),
    Unlink(usize),
    AddAttribute(usize, usize),
    ChangeAttribute(usize, usize, usize),
    RemoveAttribute(usize),
    SetAttribute(usize, usize, usize),
    LoadAttributes(usize, Vec<(usize, usize)>),
    Correct(usize, usize, usize),
    TakeBack(usize, usize),
    Coder(usize),
    ChangeCoders(usize, usize, usize),
    Replace(usize, usize),
    AddDocument(usize, usize, usize),
    ReplaceDocument(usize, usize, usize),
    ChangeDocument(usize, usize, usize),
    RemoveDocument(usize, usize),
    SeparateDocument(usize, usize),
    JoinCases(usize, usize),
    PlaceAside(usize, usize),
    RemoveAside(usize),
    LabelPattern(usize),
    Undo,
    Redo,
}

/// Any step.
pub fn step() -> impl Strategy<Value = Step> {
    let any = || 0_usize..12;
    let imports = prop::collection::vec(0_usize..5, 1..4).prop_map(Step::Import);
    let cases = prop_oneof![
        (any(), any()).prop_map(|(case, name)| Step::Rename(case, name)),
        (any(), any()).prop_map(|(case, status)| Step::Status(case, status)),
        (any(), any()).prop_map(|(case, text)| Step::Summary(case, text)),
        (any(), any()).prop_map(|(case, layout)| Step::Layout(case, layout)),
        any().prop_map(Step::RemoveCase),
        (any(), 0_usize..4).prop_map(|(case, print)| Step::Replace(case, print)),
        (any(), 0_usize..4, any()).prop_map(|(case, print, kind)| Step::AddDocument(case, print, kind)),
        (any(), any(), 0_usize..4).prop_map(|(case, document, print)| Step::ReplaceDocument(case, document, print)),
        (any(), any(), any()).prop_map(|(case, document, to)| Step::ChangeDocument(case, document, to)),
        (any(), any()).prop_map(|(case, document)| Step::RemoveDocument(case, document)),
        (any(), any()).prop_map(|(case, document)| Step::SeparateDocument(case, document)),
        (any(), any()).prop_map(|(case, other)| Step::JoinCases(case, other)),
        (any(), 0_usize..100).prop_map(|(aside, start)| Step::PlaceAside(aside, start)),
        any().prop_map(Step::RemoveAside),
        any().prop_map(Step::LabelPattern),
    ];
    let codes = prop_oneof![
        (any(), any()).prop_map(|(group, code)| Step::LoadCodebook(group, code)),
        (any(), any(), any()).prop_map(|(parent, name, key)| Step::AddCode(parent, name, key)),
        (any(), any(), any(), any()).prop_map(|(code, parent, name, key)| Step::ChangeCode(code, parent, name, key)),
        (any(), proptest::bool::ANY).prop_map(|(code, down)| Step::MoveCode(code, down)),
        (any(), any(), any()).prop_map(|(code, parent, before)| Step::PlaceCode(code, parent, before)),
        (any(), any()).prop_map(|(from, into)| Step::MergeCodes(from, into)),
        (any(), any()).prop_map(|(coding, code)| Step::SortOut(coding, code)),
        (any(), any(), any()).prop_map(|(code, group, stands): (_, _, usize)| Step::Group(
            code,
            group,
            stands % 2 == 0
        )),
        any().prop_map(Step::RemoveCode),
    ];
    let codings = prop_oneof![
        3 => (any(), any(), prop::collection::vec((0_usize..100, 0_usize..12), 1..4)).prop_map(|(case, code, spans)| Step::Code(case, code, spans)),
        1 => (any(), any(), 0_usize..100).prop_map(|(coding, code, start)| Step::ChangeCoding(coding, code, start)),
        1 => prop::collection::vec(any(), 1..3).prop_map(Step::Uncode),
        2 => (prop::collection::vec((any(), any(), 0_usize..105), 1..4), proptest::bool::ANY).prop_map(|(rows, create)| Step::LoadCodings(rows, create)),
        2 => (any(), any(), any()).prop_map(|(case, on, text)| Step::Memo(case, on, text)),
        1 => (any(), any()).prop_map(|(title, text)| Step::FreeMemo(title, text)),
        1 => any().prop_map(Step::RemoveMemo),
        2 => (any(), any(), any()).prop_map(|(memo, what, target)| Step::Link(memo, what, target)),
        1 => any().prop_map(Step::Unlink),
        1 => any().prop_map(Step::Coder),
        2 => (any(), any(), any()).prop_map(|(from, into, what)| Step::ChangeCoders(from, into, what)),
    ];
    let corrections = prop_oneof![
        3 => (any(), any(), 0_usize..100).prop_map(|(case, entry, what)| Step::Correct(case, entry, what)),
        1 => (any(), any()).prop_map(|(case, correction)| Step::TakeBack(case, correction)),
    ];
    let attributes = prop_oneof![
        (any(), any()).prop_map(|(name, kind)| Step::AddAttribute(name, kind)),
        (any(), any(), any()).prop_map(|(attribute, name, kind)| Step::ChangeAttribute(attribute, name, kind)),
        any().prop_map(Step::RemoveAttribute),
        (any(), any(), any()).prop_map(|(case, attribute, value)| Step::SetAttribute(case, attribute, value)),
        (any(), prop::collection::vec((any(), any()), 1..4)).prop_map(|(name, rows)| Step::LoadAttributes(name, rows)),
    ];
    prop_oneof![
        1 => imports,
        2 => cases,
        3 => codes,
        4 => codings,
        2 => attributes,
        2 => corrections,
        1 => Just(Step::Undo),
        1 => Just(Step::Redo),
    ]
}

/// The one of the ids that the number chooses, or, for 11, an id that is none.
fn chosen(ids: &[i64], number: usize) -> i64 {
    if ids.is_empty() || number == 11 { 9_999 } else { ids[number % ids.len()] }
}

fn pick<'a>(words: &[&'a str], number: usize) -> &'a str {
    words[number % words.len()]
}

const NAMES: [&str; 6] = ["a", "B", "økonomi", "«x/y»", "", "with \"quotes\", 'and' \\ more\u{1f600}"];
const VALUES: [&str; 6] = ["", "3", "3,5", "2019-01-02", "ja", "noe annet"];

/// A folder with the files that [`edit`] imports.
pub fn folder() -> Folder {
    let folder = Folder::new();
    let like = TYPED.replace("søknaden", "skjemaet");
    let updated = PRINT.replace("Hva med skattekortet?", "Skattekortet er kommet.");
    for (number, text) in [TYPED, PRINT, &like, &updated].into_iter().enumerate() {
        folder.write(&format!("{number}.txt"), text);
    }
    folder.write("4.txt", "%PDF-1.4");
    folder
}

fn attribute_of(project: &Project, number: usize) -> Attribute {
    let attributes = project.attributes().list().expect("the attributes");
    let ids: Vec<i64> = attributes.iter().map(|attribute| attribute.id).collect();
    let missing = Attribute { id: 9_999, name: "none".to_owned(), ..Attribute::default() };
    attributes.into_iter().find(|attribute| attribute.id == chosen(&ids, number)).unwrap_or(missing)
}

fn document_of(project: &Project, case: i64, number: usize) -> Result<i64> {
    let documents: Vec<i64> = project.documents().of(case)?.iter().map(|stored| stored.id).collect();
    Ok(chosen(&documents, number))
}

/// Takes a step that is neither undo nor redo, in a project of [`folder`].
pub fn edit(folder: &Folder, project: &mut Project, step: &Step) -> Result<()> {
    let (cases, labels): (Vec<i64>, Vec<String>) =
        project.cases().list()?.into_iter().map(|case| (case.id, case.label)).unzip();
    let codes: Vec<i64> = project.codes().tree()?.iter().map(|(code, _)| code.id).collect();
    let codings: Vec<i64> = project.codings().list()?.iter().map(|coding| coding.id).collect();
    let label = |number: usize| {
        cases.iter().position(|&id| id == chosen(&cases, number)).map_or_else(String::new, |at| labels[at].clone())
    };
    let new_code = |parent: usize, name: usize, key: usize| NewCode {
        parent: (parent > 0).then(|| chosen(&codes, parent - 1)),
        name: pick(&NAMES, name).to_owned(),
        codable: parent > 0,
        shortcut: pick(&["", "", "", "å", "2", "æ"], key).to_owned(),
        ..NewCode::default()
    };
    match step {
        Step::Import(files) => {
            let files = files.iter().map(|number| folder.path(&format!("{number}.txt"))).collect();
            import(project, files, Manner::default()).map(|_| ())
        }
        Step::Rename(case, name) => project.write().cases().rename(chosen(&cases, *case), pick(&NAMES, *name)),
        Step::Status(case, status) => {
            project.write().cases().set_status(chosen(&cases, *case), CaseStatus::ALL[status % 3])
        }
        Step::Summary(case, text) => project.write().cases().write_summary(chosen(&cases, *case), pick(&NAMES, *text)),
        Step::Layout(case, layout) => {
            let layout = [None, Some("html-2020-05-06"), Some("typed")][layout % 3];
            project.write().cases().choose_layout(chosen(&cases, *case), layout)
        }
        Step::RemoveCase(case) => project.write().cases().remove(chosen(&cases, *case)),
        Step::LoadCodebook(group, code) => {
            let code =
                CodebookCode { name: pick(&NAMES, *code).to_owned(), key: "å".to_owned(), ..CodebookCode::default() };
            let codes = vec![CodebookCode { name: "first".to_owned(), ..CodebookCode::default() }, code];
            let group = CodebookGroup { name: pick(&NAMES, *group).to_owned(), codes, ..CodebookGroup::default() };
            project.write().codes().load(&Codebook { groups: vec![group] })
        }
        Step::AddCode(parent, name, key) => project.write().codes().add(&new_code(*parent, *name, *key)).map(|_| ()),
        Step::ChangeCode(code, parent, name, key) => {
            project.write().codes().change(chosen(&codes, *code), &new_code(*parent, *name, *key))
        }
        Step::MoveCode(code, down) => project.write().codes().shift(chosen(&codes, *code), if *down { 1 } else { -1 }),
        Step::PlaceCode(code, parent, before) => {
            let parent = (*parent > 0).then(|| chosen(&codes, parent - 1));
            project.write().codes().place(chosen(&codes, *code), parent, Some(chosen(&codes, *before)))
        }
        Step::MergeCodes(from, into) => {
            project.write().codes().merge(chosen(&codes, *from), chosen(&codes, *into)).map(|_| ())
        }
        Step::SortOut(coding, code) => {
            let code = chosen(&codes, *code);
            let decisions = [(chosen(&codings, *coding), CodeRef::Id(code))];
            project.write().codes().sort_out(&decisions, Some(code)).map(|_| ())
        }
        Step::Group(code, group, stands) => {
            project.write().codes().group(chosen(&codes, *code), chosen(&codes, *group), *stands)
        }
        Step::RemoveCode(code) => project.write().codes().remove(chosen(&codes, *code)),
        Step::Code(case, code, spans) => {
            let spans: Vec<Span> = spans.iter().map(|(start, len)| Span::new(*start, start + len)).collect();
            project.write().codings().add(chosen(&cases, *case), chosen(&codes, *code), &spans)
        }
        Step::ChangeCoding(coding, code, start) => project.write().codings().change(
            chosen(&codings, *coding),
            chosen(&codes, *code),
            Span::new(*start, start + 10),
        ),
        Step::Uncode(numbers) => {
            let ids: Vec<i64> = numbers.iter().map(|number| chosen(&codings, *number)).collect();
            project.write().codings().remove(&ids)
        }
        Step::LoadCodings(rows, create) => {
            let rows: Vec<CodingRow> = rows
                .iter()
                .map(|(case, code, start)| CodingRow {
                    case: label(*case),
                    span: Span::new(*start, start + 5),
                    code: pick(
                        &["a/ny", "økonomi", "Mål/helse", "Dialog/økonomi", "ny gruppe/kode/under", "B/first"],
                        *code,
                    )
                    .to_owned(),
                    coder: (start % 3 == 0).then(|| "berit".to_owned()),
                    memo: (start % 2 == 0).then(|| "et notat".to_owned()),
                    degree: None,
                })
                .collect();
            project.write().codings().load(&rows, *create).map(|_| ()).map_err(|(_, error)| error)
        }
        Step::Memo(case, on, text) => {
            let (case, on) = match project.codings().list()?.get(*on / 2) {
                Some(coding) if on % 2 == 0 => (coding.case, MemoOn::Coding(coding.id)),
                _ if *on == 11 => (chosen(&cases, *case), MemoOn::Coding(9_999)),
                _ if *on > 6 => (chosen(&cases, *case), MemoOn::Case),
                _ => (chosen(&cases, *case), MemoOn::Passage(Span::new(on * 10, on * 10 + 8))),
            };
            project.write().memos().set(case, on, pick(&NAMES, *text))
        }
        Step::FreeMemo(title, text) if title % 3 == 0 => {
            let memos: Vec<i64> = project.memos().list()?.iter().map(|memo| memo.id).collect();
            project.write().memos().change(chosen(&memos, *title), MemoEdit::Text(pick(&NAMES, *text)))
        }
        Step::FreeMemo(title, text) => {
            let day = NaiveDate::from_ymd_opt(2026, 1, 2).filter(|_| title % 2 == 0);
            let (title, text) = (pick(&NAMES, *title).to_owned(), pick(&NAMES, *text).to_owned());
            project.write().memos().add_free(&FreeMemo { title, day, text }).map(|_| ())
        }
        Step::RemoveMemo(memo) => {
            let memos: Vec<i64> = project.memos().list()?.iter().map(|memo| memo.id).collect();
            project.write().memos().remove(chosen(&memos, *memo))
        }
        Step::Link(memo, what, target) => {
            let memos: Vec<i64> = project.memos().list()?.iter().map(|memo| memo.id).collect();
            let target = match what % 5 {
                0 => LinkTarget::Case(chosen(&cases, *target)),
                1 => LinkTarget::Entry(chosen(&cases, *target), Span::new(target * 10, target * 10 + 8)),
                2 => LinkTarget::Coding(chosen(&codings, *target)),
                3 => LinkTarget::Code(chosen(&codes, *target)),
                _ => LinkTarget::Memo(chosen(&memos, *target)),
            };
            project.write().memo_links().add(chosen(&memos, *memo), target)
        }
        Step::Unlink(link) => {
            let links: Vec<i64> = project.memo_links().list()?.iter().map(|link| link.id).collect();
            project.write().memo_links().remove(chosen(&links, *link))
        }
        Step::AddAttribute(name, kind) => {
            let (kind, options) = (AttributeKind::ALL[kind % 5], vec!["3".to_owned(), "ja".to_owned()]);
            project
                .write()
                .attributes()
                .add(&Attribute { id: 0, name: pick(&NAMES, *name).to_owned(), kind, options })
                .map(|_| ())
        }
        Step::ChangeAttribute(attribute, name, kind) => {
            let attribute = Attribute {
                name: pick(&NAMES, *name).to_owned(),
                kind: AttributeKind::ALL[kind % 5],
                ..attribute_of(project, *attribute)
            };
            project.write().attributes().change(&attribute)
        }
        Step::RemoveAttribute(attribute) => {
            let attribute = attribute_of(project, *attribute).id;
            project.write().attributes().remove(attribute)
        }
        Step::SetAttribute(case, attribute, value) => {
            let attribute = attribute_of(project, *attribute);
            project.write().attributes().set(chosen(&cases, *case), &attribute, pick(&VALUES, *value))
        }
        Step::LoadAttributes(name, rows) => {
            let rows = rows.iter().map(|(case, value)| {
                (label(*case), vec![pick(&VALUES, *value).to_owned(), pick(&VALUES, value + 1).to_owned()])
            });
            let table = AttributeTable {
                names: vec![pick(&NAMES, *name).to_owned(), "fast".to_owned()],
                rows: rows.collect(),
                ..AttributeTable::default()
            };
            project.write().attributes().load(&table).map(|_| ()).map_err(|(_, error)| error)
        }
        Step::Correct(case, entry, what) => {
            let case = chosen(&cases, *case);
            let entries = if cases.contains(&case) { project.cases().source(case)?.plan.entries } else { Vec::new() };
            let Some(entry) = entries.get(*entry) else {
                return project.write().corrections().remove(case, &[9_999]);
            };
            let remedy = match what % 6 {
                0 => Remedy::Split(entry.span.start + what / 6),
                1 => Remedy::Merge,
                2 => Remedy::Date { date: None, time: None },
                3 => Remedy::Speaker(Some(Speaker::Nav)),
                4 => Remedy::Thread(ToThread::New(pick(&NAMES, *what).to_owned())),
                _ => Remedy::Accept(vec![Flag::ThreadBoundary]),
            };
            project.write().corrections().add(case, entry.span, &[remedy])
        }
        Step::TakeBack(case, correction) => {
            let case = chosen(&cases, *case);
            let made: Vec<i64> = project.corrections().of(case)?.iter().map(|correction| correction.id).collect();
            project.write().corrections().remove(case, &[chosen(&made, *correction)])
        }
        Step::Coder(name) => {
            project.set_coder(pick(&NAMES, *name));
            Ok(())
        }
        Step::ChangeCoders(from, into, what) => {
            let coders: Vec<i64> = project.coders().list()?.into_iter().map(|coder| coder.id).collect();
            if coders.is_empty() {
                return Ok(());
            }
            let (from, into) = (coders[from % coders.len()], coders[into % coders.len()]);
            let mut handle = project.write().coders();
            match what % 4 {
                0 => handle.change(
                    from,
                    &CoderChange { name: Some(pick(&NAMES, *what).to_owned()), ..CoderChange::default() },
                ),
                1 => handle.change(from, &CoderChange { active: Some(from == into), ..CoderChange::default() }),
                2 => handle.merge(from, into).map(|_| ()),
                _ => handle.reassign(from, into, &Reassigned::default()).map(|_| ()),
            }
        }
        Step::Replace(case, print) => {
            let prepared = prepare(&folder.path(&format!("{print}.txt")), &Pattern::default(), false)?;
            project.write().cases().replace_source(chosen(&cases, *case), &prepared).map(|_| ())
        }
        Step::AddDocument(case, print, kind) => {
            let prepared = prepare(&folder.path(&format!("{print}.txt")), &Pattern::default(), false)?;
            let kind = [None, Some(DocumentKind::Cv), Some(DocumentKind::Paper)][kind % 3];
            project.write().documents().add(chosen(&cases, *case), &prepared, kind).map(|_| ())
        }
        Step::ReplaceDocument(case, document, print) => {
            let prepared = prepare(&folder.path(&format!("{print}.txt")), &Pattern::default(), false)?;
            let document = document_of(project, chosen(&cases, *case), *document)?;
            project.write().documents().replace(document, &prepared).map(|_| ())
        }
        Step::ChangeDocument(case, document, to) if to % 2 == 0 => {
            let document = document_of(project, chosen(&cases, *case), *document)?;
            project.write().documents().rename(document, pick(&NAMES, *to))
        }
        Step::ChangeDocument(case, document, to) => {
            let document = document_of(project, chosen(&cases, *case), *document)?;
            project.write().documents().set_kind(document, DocumentKind::ALL[to % 3])
        }
        Step::RemoveDocument(case, document) => {
            let document = document_of(project, chosen(&cases, *case), *document)?;
            project.write().documents().remove(document).map(|_| ())
        }
        Step::SeparateDocument(case, document) => {
            let document = document_of(project, chosen(&cases, *case), *document)?;
            project.write().documents().separate(document).map(|_| ())
        }
        Step::JoinCases(case, other) => project.write().documents().join(chosen(&cases, *case), chosen(&cases, *other)),
        Step::PlaceAside(aside, start) => {
            let asides: Vec<i64> = project.asides().list()?.iter().map(|aside| aside.id).collect();
            project.write().asides().place(chosen(&asides, *aside), &[Span::new(*start, start + 5)])
        }
        Step::RemoveAside(aside) => {
            let asides: Vec<i64> = project.asides().list()?.iter().map(|aside| aside.id).collect();
            project.write().asides().remove(chosen(&asides, *aside))
        }
        Step::LabelPattern(pattern) => {
            project.write().settings().set_label_pattern(&Pattern::new(["", "(.)", "x"][pattern % 3])?)
        }
        Step::Undo | Step::Redo => unreachable!("no edits"),
    }
}
