//! What tallies count, read once for a state of the project: cases, the entries in their texts, and the codings on them.

use std::collections::HashMap;

use chrono::NaiveDate;
use reading::chronology::ReadingOrder;
use reading::layout::{Speaker, card_type_name};
use reading::plan::{EntryKind, Under};
use reading::text::Span;
use rustc_hash::FxHashMap;

use crate::error::Result;
use crate::figures::window::CaseDays;
use crate::outline::Outline;
use crate::project::{Case, Project, RereadCase};

/// What tallies count.
#[derive(Debug, Default)]
pub struct TallyFacts {
    /// By their labels.
    pub(super) cases: Vec<CaseFact>,
    /// Case by case, in the order of the text.
    pub(super) units: Vec<UnitFact>,
    pub(super) codings: Vec<CodingFact>,
    /// Case by case, by their places in the text.
    pub(super) parts: Vec<CodingPart>,
    /// Words of prints, each once.
    pub(super) words: Vec<String>,
    /// Codes in the order of the codebook.
    pub(super) codes: Vec<CodeFact>,
    pub(super) coders: Vec<String>,
    pub(super) reread: Vec<RereadCase>,
}

#[derive(Debug)]
pub(super) struct CaseFact {
    pub(super) case: Case,
    pub(super) days: CaseDays,
}

/// An entry, or text between two.
#[derive(Debug, Clone, Copy)]
pub(super) struct UnitFact {
    /// Index into the cases.
    pub(super) case: usize,
    pub(super) span: Span,
    /// `None` for text that is no entry's.
    pub(super) entry: Option<EntryFact>,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct EntryFact {
    pub(super) kind: EntryKind,
    pub(super) speaker: Option<Speaker>,
    pub(super) day: Option<NaiveDate>,
    /// Indices into the words.
    pub(super) sender: Option<usize>,
    pub(super) card_type: Option<usize>,
    pub(super) title: Option<usize>,
    pub(super) thread: Option<usize>,
    pub(super) under: Option<Under>,
    /// Which place it has in the course of the case.
    pub(super) place: usize,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct CodingFact {
    pub(super) id: i64,
    pub(super) case: usize,
    /// Index into the codes.
    pub(super) code: usize,
    /// Index into the coders.
    pub(super) coder: usize,
    pub(super) span: Span,
    /// The unit in which it begins.
    pub(super) unit: usize,
    pub(super) degree: Option<u8>,
}

/// What of a coding lies in one unit.
#[derive(Debug, Clone, Copy)]
pub(super) struct CodingPart {
    pub(super) coding: usize,
    pub(super) unit: usize,
    pub(super) span: Span,
    /// Whether the coding begins here.
    pub(super) is_first: bool,
}

#[derive(Debug)]
pub(super) struct CodeFact {
    pub(super) id: i64,
    pub(super) path: String,
    /// Whether it can be put on a passage.
    pub(super) codable: bool,
    /// Indices of the code itself and of all in which it stands.
    pub(super) upwards: Vec<usize>,
}

impl TallyFacts {
    /// Reads what a project holds.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn of(project: &Project) -> Result<Self> {
        let mut facts = Self::default();
        let tree = project.codes().tree()?;
        let ids: Vec<i64> = tree.iter().map(|(code, _)| code.id).collect();
        let inside: Vec<_> = ids.iter().map(|id| tree.within(*id)).collect();
        for (code, _) in tree.iter() {
            let upwards = (0..ids.len()).filter(|at| inside[*at].contains(&code.id)).collect();
            facts.codes.push(CodeFact { id: code.id, path: tree.path(code.id), codable: code.codable, upwards });
        }
        let places: HashMap<i64, usize> = ids.iter().enumerate().map(|(at, id)| (*id, at)).collect();
        let mut words = WordNumbers::default();
        let mut first_units = HashMap::new();
        let mut cases: HashMap<i64, Case> = project.cases().list()?.into_iter().map(|case| (case.id, case)).collect();
        project.entries().see_all(|id, outline| {
            let Some(case) = cases.remove(&id) else { return };
            let number = facts.cases.len();
            first_units.insert(id, (number, facts.units.len()));
            words.units(outline, number, case.chars, &mut facts.units);
            facts.cases.push(CaseFact { case, days: CaseDays::of(outline) });
        })?;
        facts.words = words.words;
        facts.reread = project.entries().reread_cases()?;
        facts.take_codings(project, &places, &first_units)?;
        Ok(facts)
    }

    /// Numbers of the codings of a case.
    pub(super) fn codings_of(&self, case: usize) -> std::ops::Range<usize> {
        let from = self.codings.partition_point(|coding| coding.case < case);
        from..self.codings.partition_point(|coding| coding.case <= case)
    }

    fn take_codings(
        &mut self,
        project: &Project,
        codes: &HashMap<i64, usize>,
        first_units: &HashMap<i64, (usize, usize)>,
    ) -> Result<()> {
        let names = project.codings().coder_names()?;
        let mut coders: HashMap<i64, usize> = HashMap::new();
        let mut by_case: Vec<Vec<CodingFact>> = self.cases.iter().map(|_| Vec::new()).collect();
        let units = &self.units;
        let known = &mut self.coders;
        project.codings().each_place(|coding| {
            let (Some(code), Some((case, first))) = (codes.get(&coding.code), first_units.get(&coding.case)) else {
                return;
            };
            let coder = *coders.entry(coding.coder).or_insert_with(|| {
                known.push(names.get(&coding.coder).cloned().unwrap_or_default());
                known.len() - 1
            });
            let own = &units[*first..];
            let behind = own.partition_point(|unit| unit.case == *case && unit.span.end <= coding.span.start);
            let unit = first + behind.min(own.partition_point(|unit| unit.case == *case).saturating_sub(1));
            let (code, case, span, degree) = (*code, *case, coding.span, coding.degree);
            by_case[case].push(CodingFact { id: coding.id, case, code, coder, span, unit, degree });
        })?;
        for coding in by_case.into_iter().flatten() {
            let number = self.codings.len();
            let mut unit = coding.unit;
            let from = self.parts.len();
            while let Some(own) = self.units.get(unit).filter(|own| own.case == coding.case) {
                if own.span.start >= coding.span.end {
                    break;
                }
                let (start, end) = (own.span.start.max(coding.span.start), own.span.end.min(coding.span.end));
                let is_first = self.parts.len() == from;
                if start < end {
                    self.parts.push(CodingPart { coding: number, unit, span: Span::new(start, end), is_first });
                }
                unit += 1;
            }
            self.codings.push(coding);
        }
        let (codings, parts) = (&self.codings, &mut self.parts);
        parts.sort_by_key(|part| (codings[part.coding].case, part.span.start, part.coding));
        Ok(())
    }
}

/// Words, each with its number.
#[derive(Default)]
struct WordNumbers {
    numbers: FxHashMap<String, usize>,
    words: Vec<String>,
    /// The number of the one spelling of a type of cards, by the number of the type as it is printed.
    types: FxHashMap<usize, Option<usize>>,
}

impl WordNumbers {
    fn number(&mut self, word: Option<&str>) -> Option<usize> {
        let word = word?;
        if let Some(number) = self.numbers.get(word) {
            return Some(*number);
        }
        self.words.push(word.to_owned());
        self.numbers.insert(word.to_owned(), self.words.len() - 1);
        Some(self.words.len() - 1)
    }

    /// The type of a card in one spelling.
    fn card_type(&mut self, printed: Option<&str>) -> Option<usize> {
        let as_printed = self.number(printed)?;
        if let Some(known) = self.types.get(&as_printed) {
            return *known;
        }
        let own = printed.map(|printed| card_type_name(printed).unwrap_or(printed));
        let number = self.number(own);
        self.types.insert(as_printed, number);
        number
    }

    /// The entries of a case, and the text between them.
    fn units(&mut self, outline: &Outline<&str>, case: usize, chars: usize, units: &mut Vec<UnitFact>) {
        let mut places = vec![0; outline.entries.len()];
        for (place, entry) in outline.order(ReadingOrder::Chronological).into_iter().enumerate() {
            places[entry] = place;
        }
        let mut order: Vec<usize> = (0..outline.entries.len()).collect();
        order.sort_by_key(|entry| outline.entries[*entry].span);
        let mut at = 0;
        let between =
            |from: usize, to: usize| (from < to).then_some(UnitFact { case, span: Span::new(from, to), entry: None });
        for index in order {
            let row = &outline.entries[index];
            // Entries that a correction has made can lie over each other; each place is one unit's.
            let (start, end) = (row.span.start.max(at), row.span.end.min(chars));
            if start >= end {
                continue;
            }
            units.extend(between(at, start));
            let thread = row.thread.and_then(|thread| outline.threads.get(thread));
            let entry = EntryFact {
                kind: row.kind,
                speaker: row.speaker,
                day: row.day,
                sender: self.number(row.sender),
                card_type: self.card_type(row.card_type),
                title: self.number(thread.and_then(|thread| thread.title)),
                thread: row.thread,
                under: thread.map(|thread| thread.under),
                place: places[index],
            };
            units.push(UnitFact { case, span: Span::new(start, end), entry: Some(entry) });
            at = end;
        }
        units.extend(between(at, chars));
    }
}
