//! Words for the documents of a case.

use chrono::NaiveDate;

use crate::i18n::{long_date, number};
use crate::{DOT, layout};
use reading::evidence::Evidence;
use reading::plan::{CaseDocument, DocumentKind, Plan};

/// What a document of a case is.
#[must_use]
pub fn document_kind(kind: DocumentKind) -> String {
    match kind {
        DocumentKind::Plan => tr!("document-plan"),
        DocumentKind::Cv => tr!("document-cv"),
        DocumentKind::Paper => tr!("document-paper"),
    }
}

/// What the document is called in which a code point of a text stands, where a case has several.
#[must_use]
pub fn document_at(documents: &[CaseDocument], at: usize) -> Option<String> {
    let holds = |document: &CaseDocument| document.span.start <= at && at < document.span.end;
    let index = documents.iter().position(holds).filter(|_| documents.len() > 1)?;
    Some(document_name(documents, index))
}

/// What is known of a document of a case: its pages, its length, the days of its entries, and how a plan was read.
#[must_use]
pub fn document_facts(plan: &Plan, index: usize, evidence: &Evidence) -> String {
    let Some(document) = plan.documents.get(index) else { return String::new() };
    let mut facts = Vec::new();
    let lines = evidence.lines().iter().filter(|(start, _)| document.span.contains(*start));
    let pages: Vec<u16> = lines.map(|(_, seen)| seen.page).collect();
    // Where all stands on one page, nobody knows of pages.
    if let (Some(first), Some(last)) = (pages.iter().min(), pages.iter().max())
        && first < last
    {
        let count = usize::from(last - first) + 1;
        facts.push(tr!("document-pages", count = count));
    }
    facts.push(tr!("document-characters", chars = number(document.span.len())));
    let own = plan.entries.iter().filter(|entry| plan.document_at(entry.span.start) == Some(index));
    let dates: Vec<NaiveDate> = own.filter_map(|entry| entry.date).collect();
    match (dates.iter().min(), dates.iter().max()) {
        (Some(first), Some(last)) if first < last => {
            facts.push(format!("{} – {}", long_date(*first), long_date(*last)));
        }
        (Some(day), _) => facts.push(long_date(*day)),
        _ => {}
    }
    facts.extend(plan.layouts.get(index).copied().flatten().map(layout));
    facts.join(DOT)
}

/// What a document of a case is called: its kind, and its title, or its number among those of the kind.
#[must_use]
pub fn document_name(documents: &[CaseDocument], index: usize) -> String {
    let document = &documents[index];
    let kind = document_kind(document.kind);
    if document.title.is_empty() {
        let others = documents.iter().filter(|other| other.kind == document.kind).count();
        if others > 1 { format!("{kind} {}", CaseDocument::number(documents, index)) } else { kind }
    } else {
        tr!("document-titled", kind = kind, title = document.title.as_str())
    }
}
