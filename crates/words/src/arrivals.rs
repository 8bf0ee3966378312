//! What an import did, in sentences: why files were refused, what there is to know of those taken in, and by what they were read.

use std::collections::{BTreeMap, HashMap};

use project::import::{FileReport, GroupProposal, ImportReport};
use reading::document::Format;
use reading::plan::{PlanPart, ReadBy};

use crate::i18n::long_date;
use crate::{Sentence, flag_counts, named, remarks};

/// Why a file was not taken in; nothing of one that was.
#[must_use]
pub fn refusal(file: &FileReport) -> String {
    use project::Error::{CaseExists, KnownCase, Released, SameText, WorkedOn};
    match file.refused.as_deref() {
        None => String::new(),
        // These name the case, not the file.
        Some(error @ (CaseExists(_) | Released(_) | SameText(_) | WorkedOn(_) | KnownCase { .. })) => {
            tr!("error-unreadable", file = file.file.display().to_string(), reason = error.sentence())
        }
        Some(error) => error.sentence(),
    }
}

/// Cases that are named where something holds for several.
const MOST_NAMED: usize = 3;

/// What there is to know of the files that were taken in, a sentence each; what holds for several is said once.
#[must_use]
pub fn arrivals<'a>(files: impl Iterator<Item = &'a FileReport>) -> Vec<String> {
    let mut order: Vec<(&FileReport, usize, Vec<&str>)> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for file in files {
        let Some(case) = file.case.as_deref() else { continue };
        for (at, note) in notes(file, "", 1).into_iter().enumerate() {
            let place = *known.entry(note).or_insert_with(|| {
                order.push((file, at, Vec::new()));
                order.len() - 1
            });
            if let Some((_, _, cases)) = order.get_mut(place) {
                cases.push(case);
            }
        }
    }
    let sentence = |(file, at, cases): (&FileReport, usize, Vec<&str>)| {
        let named = match cases.as_slice() {
            [first, others @ ..] if cases.len() > MOST_NAMED => {
                let (first, others): (&str, usize) = (first, others.len());
                tr!("arrival-cases", first = first, others = others)
            }
            _ => cases.join(", "),
        };
        notes(file, &named, cases.len()).swap_remove(at)
    };
    order.into_iter().map(sentence).collect()
}

/// What there is to know of a file, said of the case that it became, or of so many that it holds for.
fn notes(file: &FileReport, case: &str, count: usize) -> Vec<String> {
    let mut notes = Vec::new();
    if file.neutral {
        notes.push(tr!("arrival-neutral", case = case, count = count));
    }
    if let Some(kind) = file.document {
        notes.push(tr!("arrival-document", case = case, kind = named("arrival-document", &kind)));
    }
    if let Some(carried) = &file.carried {
        let (placed, changed, aside) = (carried.placed, carried.changed.len(), carried.aside);
        notes.push(tr!("arrival-carried", case = case, placed = placed, changed = changed, aside = aside));
        if changed > 0 {
            let places: Vec<String> = carried.changed.iter().map(ToString::to_string).collect();
            notes.push(tr!("arrival-changed", case = case, places = places.join(", ")));
        }
    }
    if !file.plans.is_empty() {
        notes.push(tr!("arrival-plans", case = case, plans = joined_plans(&file.plans)));
    }
    if file.annotations_taken > 0 {
        notes.push(tr!("arrival-annotated", case = case, count = file.annotations_taken));
    } else if file.annotations > 0 {
        notes.push(tr!("arrival-annotations", case = case, count = file.annotations));
    }
    if !file.remarks.is_empty() {
        notes.push(tr!("arrival-remarks", case = case, remarks = remarks(&file.remarks)));
    }
    if !file.contents.flags.is_empty() {
        notes.push(tr!("arrival-flags", case = case, flags = flag_counts(&file.contents).join(" ")));
    }
    notes
}

/// The layout of texts that a person has typed off.
const TYPED: &str = "typed";

/// By what the prints were read that were taken in, and what would be better.
#[must_use]
pub fn read_by(report: &ImportReport) -> Vec<String> {
    let taken = report.files.iter().filter(|file| file.case.is_some()).filter_map(|file| file.contents.read_by);
    let mut counts: BTreeMap<ReadBy, usize> = BTreeMap::new();
    taken.for_each(|by| *counts.entry(by).or_default() += 1);
    let sentence = |(by, count): (ReadBy, usize)| {
        let by = named("read-by", &by);
        tr!("arrival-read-by", count = count, by = by.as_str())
    };
    let mut sentences: Vec<String> = counts.into_iter().map(sentence).collect();
    let from_pages = |file: &&FileReport| {
        let typed = file.layout == Some(TYPED);
        file.contents.read_by == Some(ReadBy::Words) && file.format == Some(Format::Text) && !typed
    };
    let count = report.files.iter().filter(|file| file.case.is_some()).filter(from_pages).count();
    if count > 0 {
        sentences.push(tr!("arrival-pdf-is-better", count = count));
    }
    sentences
}

/// Which cases seem to be one, or have become one, and why.
#[must_use]
pub fn proposal(proposal: &GroupProposal) -> String {
    let (case, documents) = (proposal.case.as_str(), proposal.documents.join(", "));
    let tie = named("tie", &proposal.tie);
    if proposal.made {
        tr!("proposal-made", case = case, documents = documents, tie = tie)
    } else {
        tr!("proposal-open", case = case, documents = documents, tie = tie)
    }
}

/// That a file holds several plans, and what their heads tell of whose they are and when they were printed.
#[must_use]
pub fn joined_plans(plans: &[PlanPart]) -> String {
    let mut persons: Vec<usize> = plans.iter().filter_map(|plan| plan.person).collect();
    let all_told = persons.len() == plans.len();
    persons.sort_unstable();
    persons.dedup();
    let persons = if all_told || persons.len() > 1 { persons.len() } else { 0 };
    let said = tr!("plans-joined", count = plans.len(), persons = persons);
    if plans.iter().all(|plan| plan.printed.is_none()) {
        return said;
    }
    let day = |plan: &PlanPart| plan.printed.map_or_else(|| "–".to_owned(), long_date);
    let days: Vec<String> = plans.iter().map(day).collect();
    format!("{said} {}", tr!("plans-printed", days = days.join(", ")))
}
