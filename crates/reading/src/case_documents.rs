//! The documents of a case: one plan for each period of follow-up, the CV, other papers. They are parts of the one text of the case.
//! Each plan is read by itself, and a CV or a paper is one entry; together they are the plan of the case.

use crate::evidence::Evidence;
use crate::grammar;
use crate::plan::{CaseDocument, DocumentKind, Entry, EntryKind, Flag, Plan};
use crate::shown::ShownPart;
use crate::text::{Span, Text};
use crate::visible::is_seen;

/// What stands in the text of a case between two of its documents.
pub const SEPARATOR: &str = "\n\n\u{c}";

/// Reads the text of a case with these documents in the order of the text; without any, the text is one plan. The layout of this name is
/// that of all plans; without one, each has the layout that its text shows.
#[must_use]
pub fn read(text: &Text, evidence: &Evidence, layout: Option<&str>, documents: &[CaseDocument]) -> Plan {
    if documents.is_empty() {
        return grammar::read_named(text, evidence, layout);
    }
    let mut whole = Plan::default();
    let mut prints: Vec<(ShownPart, ShownPart)> = Vec::new();
    let mut at = 0;
    for document in documents {
        let end = document.span.end.min(text.len());
        let span = Span::new(document.span.start.clamp(at, end.max(at)), end.max(at));
        let mut own_layout = None;
        whole.put_unplaced(text, Span::new(at, span.start));
        match document.kind {
            DocumentKind::Plan => {
                let part = Text::from_normalised(text.slice(span).to_owned());
                let plan = grammar::read_named(&part, &evidence.part(span), layout);
                own_layout = plan.layout;
                prints.push((plan.shown.clone(), plan.own_time()));
                whole.append(plan, span.start);
            }
            DocumentKind::Cv | DocumentKind::Paper => {
                let shown = text.trim(span);
                if !shown.is_empty() {
                    whole.entries.push(Entry::new(EntryKind::Document, shown));
                }
            }
        }
        whole.documents.push(CaseDocument { span, ..document.clone() });
        whole.layouts.push(own_layout);
        at = span.end;
    }
    whole.put_unplaced(text, Span::new(at, text.len()));
    whole.shown = shown_together(prints);
    whole
}

/// What several prints show together, each given with its own time. Beside a print that shows a period another one is seen in its own time
/// alone: what lies between them is in none.
fn shown_together(prints: Vec<(ShownPart, ShownPart)>) -> ShownPart {
    let has_period = |shown: &ShownPart| shown.from.is_some() || shown.to.is_some();
    let any_period = prints.iter().any(|(shown, _)| has_period(shown));
    let seen = |(shown, time): (ShownPart, ShownPart)| {
        let lasts = any_period && !has_period(&shown);
        if lasts { ShownPart { from: time.from, to: time.to, ..shown } } else { shown }
    };
    prints.into_iter().map(seen).reduce(ShownPart::joined).unwrap_or_default()
}

impl Plan {
    /// From its first entry to its printing, or else to its last one.
    fn own_time(&self) -> ShownPart {
        let days = || self.entries.iter().filter_map(|entry| entry.date);
        ShownPart { from: days().min(), to: self.printed.or_else(|| days().max()), ..ShownPart::default() }
    }

    /// Appends the plan of a part of the text that begins at this code point.
    pub(crate) fn append(&mut self, part: Self, start: usize) {
        let moved = |span: Span| Span::new(span.start + start, span.end + start);
        let threads = self.threads.len();
        self.threads.extend(part.threads);
        self.entries.extend(part.entries.into_iter().map(|entry| Entry {
            span: moved(entry.span),
            thread: entry.thread.map(|thread| thread + threads),
            ..entry
        }));
        self.non_content.extend(part.non_content.into_iter().map(|mut piece| {
            piece.span = moved(piece.span);
            piece
        }));
        self.layout = self.layout.or(part.layout);
        self.read_by = self.read_by.max(part.read_by);
        self.printed = self.printed.max(part.printed);
    }

    /// Text that belongs to no document.
    fn put_unplaced(&mut self, text: &Text, span: Span) {
        let shown = text.trim(span);
        if text.slice(shown).chars().any(is_seen) {
            let mut entry = Entry::new(EntryKind::Unplaced, shown);
            entry.flag(Flag::Unplaced);
            self.entries.push(entry);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PLAN: &str = "Dato: 4. jun. 2020\nAktivitetsplan\nMitt mål\nBli kokk.\nDialogen med veileder\nSkatt\nBRUKER - 6. MAR. 2020\nHei.\n";
    const LATER: &str = "Dato: 4. jun. 2021\nAktivitetsplan\nMitt mål\nBli baker.\nDialogen med veileder\nReise\nBRUKER - 6. MAR. 2021\nHei igjen.\n";

    fn document(kind: DocumentKind, start: usize, end: usize) -> CaseDocument {
        CaseDocument { kind, title: String::new(), span: Span::new(start, end) }
    }

    #[test]
    fn plans_are_read_by_themselves_and_a_cv_is_one_entry() {
        let cv = "Utdanning\nGrunnskole 2009\nMitt mål\n";
        let content = [PLAN, LATER, cv].join(SEPARATOR);
        let text = Text::from_normalised(content);
        let second = PLAN.chars().count() + SEPARATOR.len();
        let third = second + LATER.chars().count() + SEPARATOR.len();
        let documents = [
            document(DocumentKind::Plan, 0, PLAN.chars().count()),
            document(DocumentKind::Plan, second, third - SEPARATOR.len()),
            document(DocumentKind::Cv, third, text.len()),
        ];
        let plan = read(&text, &Evidence::default(), None, &documents);
        assert_eq!(plan.unaccounted(&text), 0);
        let goals: Vec<&str> = plan.goals().map(|goal| text.slice(goal.span)).collect();
        assert_eq!(goals, ["Bli kokk.", "Bli baker."]);
        let titles: Vec<Option<&str>> = plan.threads.iter().map(|thread| thread.title.as_deref()).collect();
        assert_eq!(titles, [Some("Skatt"), Some("Reise")]);
        let last = plan.entries.last().expect("an entry");
        assert_eq!((last.kind, text.slice(last.span)), (EntryKind::Document, cv.trim()));
        assert_eq!(plan.document_at(last.span.start), Some(2));
        assert_eq!(CaseDocument::name(&plan.documents, 1), "plan 2");
        let alone = grammar::read(&Text::from_normalised(LATER.to_owned()));
        let here = plan.entries.iter().filter(|entry| plan.document_at(entry.span.start) == Some(1));
        assert!(here.map(|entry| (entry.kind, entry.date, &entry.flags)).eq(alone.entries.iter().map(|entry| (
            entry.kind,
            entry.date,
            &entry.flags
        ))));
    }

    proptest! {
        #[test]
        fn wherever_documents_are_said_to_be_all_text_has_a_place(parts in prop::collection::vec((0_usize..3, 0_usize..300, 0_usize..300), 0..5)) {
            let text = Text::from_normalised([PLAN, LATER].join(SEPARATOR));
            let mut documents: Vec<CaseDocument> =
                parts.into_iter().map(|(kind, start, end)| document(DocumentKind::ALL[kind], start, end)).collect();
            documents.sort_by_key(|document| document.span.start);
            let plan = read(&text, &Evidence::default(), None, &documents);
            prop_assert_eq!(plan.unaccounted(&text), 0);
            prop_assert!(plan.entries.is_sorted_by_key(|entry| entry.span.start));
            prop_assert!(plan.documents.iter().all(|document| document.span.end <= text.len()));
        }
    }
}
