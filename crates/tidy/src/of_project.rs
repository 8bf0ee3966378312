//! The tidy set of a project.

use std::collections::HashMap;
use std::path::Path;

use names::replacement::bracketed;
use project::contract::{entry_id, thread_id};
use project::derived::Derived;
use project::figures::window::Windows;
use project::sets::filter::CaseFilter;
use project::{Attribute, AttributeKind, Case, Coding, Memo, Outline, Project, Result, SourceText, word};

use crate::case_rows::{CaseFacts, UnitRows};
use crate::cell::TidyCell;
use crate::set::{Form, TidySet, WrittenSet};
use crate::tables::{CaseAttributes, TableUnit};

/// Writes the set of a project, or of some of its cases, into a folder. Each case is read once, its text only where free text is asked for.
///
/// # Errors
/// Those of [`CaseFilter::cases`]; if an attribute of the windows is none or holds no dates, if the project cannot be read, or if a file cannot be written; then none is.
pub fn write(
    project: &Project,
    folder: &Path,
    windows: &Windows,
    form: Form,
    filter: &CaseFilter,
) -> Result<WrittenSet> {
    let days = windows.of(project)?;
    let cases = filter.cases(project)?;
    let (attributes, derived) = attributes(project, &cases)?;
    let values = project.attributes().values()?;
    let tree = project.codes().tree()?;
    let mut codings: HashMap<i64, Vec<Coding>> = HashMap::new();
    for coding in project.codings().list()? {
        codings.entry(coding.case).or_default().push(coding);
    }
    let mut set = TidySet::begin(folder, &attributes, form)?;
    for some in cases.chunks(HELD) {
        let _held = project.held()?;
        for case in some {
            let texts = if form.with_text { Some(Texts::of(project, case)?) } else { None };
            let own = codings.remove(&case.id).unwrap_or_default();
            let memos = project.memos().of(case.id)?;
            let rows = project.entries().see(case.id, |outline| {
                let text = texts.as_ref().map(|texts| |entry: usize| texts.of_entry(entry));
                let value = |attribute: &Attribute| {
                    values.get(&(case.id, attribute.id)).map(|value| cell_of(attribute.kind, value)).into()
                };
                let computed = derived.iter().map(|values| TidyCell::from(values.get(&case.id).cloned()));
                let facts = CaseFacts {
                    label: &case.label,
                    status: Some(case.status),
                    chars: case.chars,
                    window: days.of_case(case.id, outline),
                    outline,
                    attributes: attributes.own.iter().map(value).chain(computed).collect(),
                    text: text.as_ref().map(|text| text as &dyn Fn(usize) -> String),
                };
                let mut rows = UnitRows::of(&facts);
                for memo in memos {
                    rows.add(TableUnit::Memo, memo_row(Some(&case.label), &own, memo));
                }
                for coding in own {
                    rows.add(TableUnit::Coding, coding_row(case, outline, coding, &tree, texts.as_ref()));
                }
                rows
            })?;
            set.add(rows)?;
        }
    }
    set.add(free_memos(project)?)?;
    set.finish()
}

/// The attributes of a project, and the values of those that are computed. One that no case has a value of is left out.
fn attributes(project: &Project, cases: &[Case]) -> Result<(CaseAttributes, Vec<HashMap<i64, TidyCell>>)> {
    let own = project.attributes().list()?;
    let (mut derived, mut values) = (Vec::new(), Vec::new());
    // The table has the first two by itself, counted in the window.
    let is_new = |own: &Derived| !matches!(own, Derived::Goal | Derived::Threads);
    for attribute in Derived::of_attributes(&own).into_iter().filter(is_new) {
        let kind = attribute.kind();
        let of_cases = attribute.values(project, cases)?;
        if !of_cases.is_empty() {
            values.push(of_cases.into_iter().map(|(case, value)| (case, cell_of(kind, &value))).collect());
            derived.push(attribute);
        }
    }
    Ok((CaseAttributes { own, derived }, values))
}

/// Cases that are read while nobody can write.
const HELD: usize = 50;

/// The text of a case with what was replaced in it.
struct Texts {
    source: SourceText,
    replaced: Vec<names::replacement::Replacement>,
}

impl Texts {
    fn of(project: &Project, case: &Case) -> Result<Self> {
        let replaced = project.redactions().in_brackets(case.id)?;
        Ok(Self { source: project.cases().source(case.id)?, replaced })
    }

    fn of_entry(&self, entry: usize) -> String {
        let SourceText { text, plan, .. } = &self.source;
        let shown = |span| bracketed(text, span, &self.replaced);
        plan.entries.get(entry).map(|entry| plan.text_with(entry, text, shown)).unwrap_or_default()
    }
}

fn coding_row(
    case: &Case,
    outline: &Outline<&str>,
    coding: Coding,
    tree: &project::CodeTree,
    texts: Option<&Texts>,
) -> Vec<TidyCell> {
    let index = outline.entry_at(coding.span.start);
    let entry = index.map(|index| &outline.entries[index]);
    vec![
        (&*case.label).into(),
        tree.path(coding.code).into(),
        coding.coder.into(),
        TidyCell::count(coding.span.start),
        TidyCell::count(coding.span.end),
        index.map(entry_id).into(),
        entry.map(|entry| word(entry.kind)).into(),
        entry.and_then(|entry| entry.day).into(),
        entry.and_then(|entry| entry.speaker).map(word).into(),
        entry.and_then(|entry| entry.thread).map(thread_id).into(),
        coding.degree.map(|degree| TidyCell::Integer(degree.into())).into(),
        coding.memo.into(),
        texts.map(|texts| bracketed(&texts.source.text, coding.span, &texts.replaced)).into(),
    ]
}

/// The rows of memos on no case.
fn free_memos(project: &Project) -> Result<UnitRows> {
    let mut rows = UnitRows::default();
    for memo in project.memos().list()?.into_iter().filter(|memo| memo.case.is_none()) {
        rows.add(TableUnit::Memo, memo_row(None, &[], memo));
    }
    Ok(rows)
}

fn memo_row(case: Option<&str>, codings: &[Coding], memo: Memo) -> Vec<TidyCell> {
    let (on, span) = memo.place(codings);
    let day = memo.day();
    vec![
        case.into(),
        on.into(),
        span.map(|span| TidyCell::count(span.start)).into(),
        span.map(|span| TidyCell::count(span.end)).into(),
        memo.coder.into(),
        memo.changed_at.into(),
        memo.text.into(),
        (!memo.title.is_empty()).then_some(memo.title).into(),
        day.into(),
    ]
}

/// A value of an attribute, as its kind has it.
fn cell_of(kind: AttributeKind, value: &str) -> TidyCell {
    match kind {
        AttributeKind::Category | AttributeKind::Text => value.into(),
        AttributeKind::Number => value.parse::<f64>().ok().into(),
        AttributeKind::Date => value.parse::<chrono::NaiveDate>().ok().into(),
        AttributeKind::YesNo => match value {
            "yes" => true.into(),
            "no" => false.into(),
            _ => TidyCell::Missing,
        },
    }
}
