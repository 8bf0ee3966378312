//! Finding again: words in the texts of all cases, and the excerpts under codes.
//!
//! | module | what lives there |
//! |---|---|
//! | [`query`] | what is looked for: words, phrases, patterns, and how they stand to each other |
//! | [`limits`] | where it is looked for: cases, entries, coded passages |
//! | [`around`] | what stands around a passage |
//! | [`sorting`] | in which order what was found is shown |
//! | [`excerpts`] | passages under codes, and under codes that stand together |
//! | [`saved`] | searches that are kept under a name |
//! | [`records`] | what was found, as JSON and CSV |

pub mod around;
pub mod excerpts;
pub mod limits;
pub mod query;
pub mod records;
pub mod saved;
pub mod sorting;

use std::collections::{HashMap, HashSet};

use crate::error::Result;
use crate::outline::{EntryRow, Outline};
use crate::project::{Coding, NamedCase, Project};
use around::ContextReach;
use limits::{Admission, CaseLimits, Limits};
use query::Query;
use reading::folding::{FoldedWords, WordTrace, traced};
use reading::text::{Span, Text};

/// From so many cases on it can be felt that they are looked through without the index.
pub const MANY_UNINDEXED: usize = 200;

/// A search that is under way: case by case, so that it can be shown while it runs, and stopped.
#[derive(Debug)]
pub struct Search<'a> {
    query: &'a Query,
    /// By which it is told where in a text to look.
    traces: Option<Vec<WordTrace>>,
    limits: CaseLimits,
    /// The cases whose texts have to be looked through, by their labels.
    cases: Vec<NamedCase>,
    searched: usize,
    unindexed: usize,
}

/// A passage that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Index of the entry in the order of print; `None` for a title, a header or other text that is no entry's.
    pub entry: Option<usize>,
    /// Code points of the source.
    pub span: Span,
}

/// What was found in one case.
#[derive(Debug)]
pub struct CaseHits {
    pub case: i64,
    pub label: String,
    pub text: Text,
    /// Empty where nothing was found.
    pub outline: Outline,
    pub hits: Vec<Hit>,
    /// Passages left out of a period because their entry has no day.
    pub undated: usize,
}

impl<'a> Search<'a> {
    /// Prepares a search.
    ///
    /// # Errors
    /// If a limit names a code, an attribute or a case that the project does not have, or the file cannot be read.
    pub fn new(project: &Project, query: &'a Query, limits: &Limits) -> Result<Self> {
        let limits = CaseLimits::of(project, limits)?;
        let mut cases = project.cases().by_name()?;
        cases.retain(|case| limits.admit_case(case.id, case.status));
        let (searched, mut unindexed) = (cases.len(), 0);
        let index = project.word_index();
        if let Some(holding) = query.holding(&index)? {
            let missing: HashSet<i64> = index.missing()?.into_iter().collect();
            cases.retain(|case| holding.contains(&case.id) || missing.contains(&case.id));
            unindexed = cases.iter().filter(|case| missing.contains(&case.id)).count();
        }
        Ok(Self { query, traces: query.traces(), limits, cases, searched, unindexed })
    }

    /// The cases whose texts have to be looked through: those that the index says nothing of, and those in which it knows the words.
    #[must_use]
    pub fn cases(&self) -> &[NamedCase] {
        &self.cases
    }

    /// In how many cases it is looked, by the index or in their texts.
    #[must_use]
    pub const fn searched(&self) -> usize {
        self.searched
    }

    /// How many of them the index lacks, so that they are looked through though it could have told.
    #[must_use]
    pub const fn unindexed(&self) -> usize {
        self.unindexed
    }

    /// Looks in one case.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn look(&self, project: &Project, case: &NamedCase) -> Result<CaseHits> {
        let text = project.cases().text(case.id)?;
        let traced = self.traces.as_ref().map(|traces| traced(&text, traces));
        if traced.as_ref().is_some_and(Vec::is_empty) {
            let (case, label) = (case.id, case.label.clone());
            return Ok(CaseHits { case, label, text, outline: Outline::default(), hits: Vec::new(), undated: 0 });
        }
        // No word that is looked for begins elsewhere.
        let may_hold = |span: Span| {
            traced.as_ref().is_none_or(|passages| {
                let first = passages.partition_point(|passage| passage.end <= span.start);
                passages.get(first).is_some_and(|passage| passage.start < span.end)
            })
        };
        let outline = project.entries().outline(case.id)?;
        let codings = if self.limits.asks_for_codes() { project.codings().of(case.id)? } else { Vec::new() };
        let admitted = |unit: TextUnit| (self.limits.admit_entry(&outline, unit.entry), unit);
        let units = units(&outline, text.span()).into_iter().filter(|unit| may_hold(unit.span)).map(admitted);
        let units: Vec<(Admission, TextUnit)> = units.filter(|(admission, _)| *admission != Admission::No).collect();
        // Words elsewhere need not be folded.
        let words = FoldedWords::of_parts(&text, units.iter().map(|(_, unit)| unit.span));
        let (mut hits, mut undated) = (Vec::new(), 0);
        for (admission, unit) in units {
            let found = self.query.passages(&text, &words, unit.span);
            let found = found.into_iter().filter(|span| self.limits.admit_passage(&codings, *span));
            match admission {
                Admission::Undated => undated += found.count(),
                _ => hits.extend(found.map(|span| Hit { entry: unit.entry, span })),
            }
        }
        Ok(CaseHits { case: case.id, label: case.label.clone(), text, outline, hits, undated })
    }
}

impl CaseHits {
    /// The entry of a hit.
    #[must_use]
    pub fn entry(&self, hit: Hit) -> Option<&EntryRow> {
        hit.entry.map(|entry| &self.outline.entries[entry])
    }

    /// What stands before and behind a hit.
    #[must_use]
    pub fn context(&self, hit: Hit, around: ContextReach) -> (String, String) {
        around.of(&self.text, &self.outline, hit).texts(&self.text)
    }
}

/// A part of a text in which words stand together: an entry, or what stands between two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct TextUnit {
    entry: Option<usize>,
    span: Span,
}

/// The parts of a text, in the order of print.
fn units(outline: &Outline, whole: Span) -> Vec<TextUnit> {
    let mut entries: Vec<TextUnit> = outline
        .entries
        .iter()
        .enumerate()
        .map(|(index, row)| TextUnit { entry: Some(index), span: row.span })
        .collect();
    entries.sort_by_key(|unit| unit.span);
    let mut units = Vec::with_capacity(entries.len() * 2 + 1);
    let mut at = whole.start;
    for unit in entries {
        units.push(TextUnit { entry: None, span: Span::new(at, unit.span.start) });
        at = at.max(unit.span.end);
        units.push(unit);
    }
    units.push(TextUnit { entry: None, span: Span::new(at, whole.end) });
    units.retain(|unit| !unit.span.is_empty());
    units
}

/// Codings by case.
fn by_case(codings: Vec<Coding>) -> HashMap<i64, Vec<Coding>> {
    let mut by_case: HashMap<i64, Vec<Coding>> = HashMap::new();
    for coding in codings {
        by_case.entry(coding.case).or_default().push(coding);
    }
    by_case
}
