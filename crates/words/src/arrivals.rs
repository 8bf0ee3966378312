//! What an import did, in sentences: why files were refused, what there is to know of those taken in, and by what they were read.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap, HashSet};

use project::import::{ArrivedCounts, FileReport, GroupProposal, ImportReport, STANDARD_INPUT};
use project::print_days::PrintDays;
use reading::document::Format;
use reading::plan::{DocumentKind, PlanPart, ReadBy};

use crate::i18n::long_date;
use crate::{Sentence, flag_counts, named, remarks};

/// Why a file was not taken in; nothing of one that was.
#[must_use]
pub fn refusal(file: &FileReport) -> String {
    use project::Error::{CaseExists, KnownCase, Released, SameText, SeveralPersons, WorkedOn};
    let plans = || format!(" {}", joined_plans(&file.plans));
    match file.refused.as_deref() {
        None => String::new(),
        // These name the case, not the file.
        Some(error)
            if matches!(
                error,
                CaseExists(_) | Released(_) | SameText(_) | WorkedOn(_) | KnownCase { .. } | SeveralPersons { .. }
            ) =>
        {
            let said = tr!("error-unreadable", file = file.file.display().to_string(), reason = error.sentence());
            // Of one about several people the sentence itself tells how many plans it holds.
            let has_more = !file.plans.is_empty() && !matches!(error, SeveralPersons { .. });
            said + &if has_more { plans() } else { String::new() }
        }
        Some(error) => error.sentence(),
    }
}

/// That a print is like a known case, and which of the two is the newer one.
pub(crate) fn known_case(case: &str, similarity: u8, days: Option<PrintDays>) -> String {
    let share = similarity.to_string();
    let Some(days) = days else { return tr!("error-known-case", name = case, share = share) };
    let (known, new) = (long_date(days.known), long_date(days.new));
    match days.age() {
        Ordering::Greater => tr!("error-known-case-newer", name = case, share = share, known = known, new = new),
        Ordering::Equal => tr!("error-known-case-same-day", name = case, share = share, new = new),
        Ordering::Less => tr!("error-known-case-older", name = case, share = share, known = known, new = new),
    }
}

/// How many cases, documents and prints came in, and how many files did not.
#[must_use]
pub fn import_summary(report: &ImportReport) -> String {
    let ArrivedCounts { cases, documents, replaced, marked } = report.counts();
    let refused = report.refused().count();
    if cases == documents && replaced == 0 && marked == 0 {
        return tr!("import-summary", imported = cases, refused = refused);
    }
    let mut said = Vec::new();
    match (cases, documents) {
        (_, 0) => {}
        (0, _) => {
            let added = report.files.iter().filter(|file| file.document.is_some());
            let into = report.proposals.iter().filter(|made| made.made).map(|made| made.case.as_str());
            let cases = added.filter_map(|file| file.case.as_deref()).chain(into).collect::<HashSet<&str>>().len();
            said.push(tr!("import-documents-added", count = documents, cases = cases));
        }
        _ if cases == documents => said.push(tr!("import-cases", count = cases)),
        _ => said.push(tr!("import-documents", count = documents, cases = cases)),
    }
    for (count, sentence) in
        [(replaced, tr!("import-replaced", count = replaced)), (marked, tr!("import-marked", count = marked))]
    {
        if count > 0 {
            said.push(sentence);
        }
    }
    said.push(tr!("import-refused", count = refused));
    said.join(", ")
}

/// That documents of a case, of these numbers, tell of another person in their heads than those before them; nothing of none.
#[must_use]
pub fn of_others(case: &str, numbers: &[usize]) -> Option<String> {
    let names: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    (!numbers.is_empty())
        .then(|| tr!("documents-of-others", case = case, count = numbers.len(), numbers = names.join(", ")))
}

/// Cases that are named where something holds for several.
const MOST_NAMED: usize = 3;

/// Files that are named at most where a better one is wanted of each.
const MOST_WANTED: usize = 20;

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
    if let Some(number) = file.other_person {
        notes.push(tr!("arrival-other-person", case = case, number = number));
    }
    if let Some(sibling) = &file.sibling {
        let (label, share) = (sibling.label.as_str(), sibling.similarity.to_string());
        notes.push(tr!("arrival-sibling", case = case, other = label, share = share));
    }
    if let Some(carried) = &file.carried {
        let (placed, changed, aside) = (carried.placed, carried.changed.len(), carried.aside);
        notes.push(tr!("arrival-carried", case = case, placed = placed, changed = changed, aside = aside));
        if let Some(days) = file.printed.filter(|days| days.is_older()) {
            let (known, new) = (long_date(days.known), long_date(days.new));
            notes.push(tr!("arrival-older", case = case, known = known, new = new));
        }
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
        let is_plan = file.layout.is_some() && file.document.is_none_or(|kind| kind == DocumentKind::Plan);
        file.contents.read_by == Some(ReadBy::Words) && file.format == Some(Format::Text) && is_plan && !typed
    };
    let name = |file: &FileReport| match (file.file.file_name(), &file.case) {
        (Some(name), Some(case)) if name == STANDARD_INPUT => case.clone(),
        (name, _) => name.unwrap_or_default().to_string_lossy().into_owned(),
    };
    let mut wanted: Vec<String> =
        report.files.iter().filter(|file| file.case.is_some()).filter(from_pages).map(name).collect();
    // The plans of one file stand beside each other.
    wanted.dedup();
    if !wanted.is_empty() {
        let count = wanted.len();
        let more = count.saturating_sub(MOST_WANTED);
        wanted.truncate(MOST_WANTED);
        sentences.push(tr!("arrival-pdf-is-better", count = count, files = wanted.join(", "), more = more));
    }
    sentences
}

/// Which cases seem to be one, or have become one, and why.
#[must_use]
pub fn proposal(proposal: &GroupProposal) -> String {
    let (case, documents) = (proposal.case.as_str(), proposal.documents.join(", "));
    let tie = named("tie", &proposal.tie);
    let said = if proposal.made {
        tr!("proposal-made", case = case, documents = documents, tie = tie)
    } else {
        tr!("proposal-open", case = case, documents = documents, tie = tie)
    };
    if proposal.several_persons { format!("{said} {}", tr!("proposal-several-persons")) } else { said }
}

/// That a file holds several plans, and what their heads tell of whose they are and when they were printed.
#[must_use]
pub fn joined_plans(plans: &[PlanPart]) -> String {
    let said = tr!("plans-joined", count = plans.len(), persons = PlanPart::persons(plans));
    if plans.iter().all(|plan| plan.printed.is_none()) {
        return said;
    }
    let day = |plan: &PlanPart| plan.printed.map_or_else(|| "–".to_owned(), long_date);
    let days: Vec<String> = plans.iter().map(day).collect();
    format!("{said} {}", tr!("plans-printed", days = days.join(", ")))
}
