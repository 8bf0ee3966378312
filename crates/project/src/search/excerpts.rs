//! Excerpts: passages under codes, and under codes that stand together in a case.

use std::collections::HashSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::around::ContextReach;
use super::limits::{Admission, CaseLimits, Limits, within};
use super::{Hit, by_case};
use crate::error::{Error, Result};
use crate::outline::{EntryRow, Outline};
use crate::project::{Coding, NamedCase, Project};
use reading::chronology::ReadingOrder;
use reading::text::{Span, Text};

/// How the codes of a query stand to each other. The excerpts are always those of the first code but for [`Relation::Or`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// Passages under any of the codes.
    #[default]
    Or,
    /// Passages under the first code that overlap passages under each of the others.
    And,
    /// Passages under the first code that overlap none under the others.
    Not,
    /// Passages under the first code that lie wholly within passages under each of the others.
    Within,
    /// Passages under the first code with one under each of the others at most so many code points away; 0 for those that touch or overlap.
    Near(usize),
    /// Passages under the first code that are followed in their thread by passages under each of the others.
    ThenInThread,
    /// Passages under the first code that are followed by passages under each of the others, at most so many days later.
    ThenWithinDays(u32),
}

/// What excerpts are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CodeQuery {
    /// Paths or names of codes, each with those below it. None means all.
    pub codes: Vec<String>,
    pub relation: Relation,
    /// Where; the codes of the limits are those that a passage overlaps besides.
    pub limits: Limits,
}

impl CodeQuery {
    /// # Errors
    /// [`Error::OneCode`] if a relation has one code alone.
    pub fn check(&self) -> Result<()> {
        if self.relation != Relation::Or && self.codes.len() < 2 { Err(Error::OneCode) } else { Ok(()) }
    }
}

/// A coded passage with what is to be known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    pub coding: Coding,
    /// Path of the code.
    pub path: String,
    /// Index of the entry in which it begins, in the order of print.
    pub entry: Option<usize>,
}

/// The excerpts of one case, in the order of print.
#[derive(Debug)]
pub struct CaseExcerpts {
    pub case: i64,
    pub label: String,
    pub text: Text,
    pub outline: Outline,
    pub excerpts: Vec<Excerpt>,
    /// Passages left out of a period because their entry has no day.
    pub undated: usize,
}

impl CaseExcerpts {
    /// The entry of an excerpt.
    #[must_use]
    pub fn entry(&self, excerpt: &Excerpt) -> Option<&EntryRow> {
        excerpt.entry.map(|entry| &self.outline.entries[entry])
    }

    /// What stands before and behind an excerpt.
    #[must_use]
    pub fn context(&self, excerpt: &Excerpt, around: ContextReach) -> (String, String) {
        let hit = Hit { entry: excerpt.entry, span: excerpt.coding.span };
        around.of(&self.text, &self.outline, hit).texts(&self.text)
    }
}

/// The excerpts of all cases that have some, by the labels of the cases, with all their texts.
///
/// # Errors
/// Those of [`each_case`].
pub fn excerpts(project: &Project, query: &CodeQuery) -> Result<Vec<CaseExcerpts>> {
    let mut found = Vec::new();
    each_case(project, query, |case| {
        found.push(case);
        true
    })?;
    Ok(found)
}

/// Shows the excerpts of each case that has some, by the labels of the cases, until `see` says that it is enough.
///
/// # Errors
/// [`Error::NoCode`] and the like if a limit names what is not there; [`Error::OneCode`] if a relation has one code alone.
pub fn each_case(project: &Project, query: &CodeQuery, mut see: impl FnMut(CaseExcerpts) -> bool) -> Result<()> {
    let CodeQuery { codes, relation, limits } = query;
    query.check()?;
    let case_limits = CaseLimits::of(project, limits)?;
    let tree = project.codes().tree()?;
    let sets = codes.iter().map(|code| within(&tree, std::slice::from_ref(code))).collect::<Result<Vec<_>>>()?;
    let mut codings = by_case(project.codings().list()?);
    for case in project.cases().by_name()?.iter().filter(|case| case_limits.admit_case(case.id, case.status)) {
        let Some(mut codings) = codings.remove(&case.id) else { continue };
        codings.retain(|coding| case_limits.admit_coder(coding));
        let is_first = |coding: &&Coding| match relation {
            Relation::Or => sets.is_empty() || sets.iter().any(|set| set.contains(&coding.code)),
            _ => sets[0].contains(&coding.code),
        };
        let of_case = OfCase { project, case, limits: &case_limits, codings: &codings };
        let candidates: Vec<&Coding> =
            codings.iter().filter(is_first).filter(|coding| case_limits.admit_degree(coding)).collect();
        if candidates.is_empty() {
            continue;
        }
        let path = |code| tree.path(code);
        let in_case = of_case.related(&candidates, sets.get(1..).unwrap_or_default(), *relation, path)?;
        if (!in_case.excerpts.is_empty() || in_case.undated > 0) && !see(in_case) {
            break;
        }
    }
    Ok(())
}

/// The codings of a case that is looked through.
struct OfCase<'a> {
    project: &'a Project,
    case: &'a NamedCase,
    limits: &'a CaseLimits,
    codings: &'a [Coding],
}

/// Where and when a passage stands.
#[derive(Clone, Copy)]
struct Stand {
    span: Span,
    /// Index of the entry in which it begins.
    entry: Option<usize>,
    thread: Option<usize>,
    day: Option<NaiveDate>,
    /// Which place its entry has in the course of the case.
    place: Option<usize>,
}

impl OfCase<'_> {
    fn related(
        &self,
        candidates: &[&Coding],
        others: &[HashSet<i64>],
        relation: Relation,
        path: impl Fn(i64) -> String,
    ) -> Result<CaseExcerpts> {
        let outline = self.project.entries().outline(self.case.id)?;
        let mut places = vec![0; outline.entries.len()];
        for (place, entry) in outline.order(ReadingOrder::Chronological).into_iter().enumerate() {
            places[entry] = place;
        }
        let stand = |coding: &Coding| {
            let entry = outline.entry_at(coding.span.start);
            let row = entry.map(|entry| &outline.entries[entry]);
            Stand {
                span: coding.span,
                entry,
                thread: row.and_then(|row| row.thread),
                day: row.and_then(|row| row.day),
                place: entry.map(|entry| places[entry]),
            }
        };
        let others: Vec<Vec<Stand>> = others
            .iter()
            .map(|set| self.codings.iter().filter(|coding| set.contains(&coding.code)).map(stand).collect())
            .collect();
        let (mut excerpts, mut undated) = (Vec::new(), 0);
        for coding in candidates {
            let own = stand(coding);
            let is_related = |set: &Vec<Stand>| set.iter().any(|other| stands(own, *other, relation));
            let fits = match relation {
                Relation::Or => true,
                Relation::Not => !others.iter().any(is_related),
                _ => others.iter().all(is_related),
            };
            if !fits || !self.limits.admit_passage(self.codings, coding.span) {
                continue;
            }
            let entry = own.entry;
            match self.limits.admit_entry(&outline, entry) {
                Admission::No => {}
                Admission::Undated => undated += 1,
                Admission::Yes => excerpts.push(Excerpt { coding: (*coding).clone(), path: path(coding.code), entry }),
            }
        }
        let text = self.project.cases().text(self.case.id)?;
        Ok(CaseExcerpts { case: self.case.id, label: self.case.label.clone(), text, outline, excerpts, undated })
    }
}

/// Whether two passages of a case stand to each other as the relation says.
fn stands(one: Stand, other: Stand, relation: Relation) -> bool {
    match relation {
        Relation::Or => true,
        Relation::And | Relation::Not => one.span.overlaps(other.span),
        Relation::Within => other.span.start <= one.span.start && one.span.end <= other.span.end,
        Relation::Near(apart) => {
            let gap = other.span.start.saturating_sub(one.span.end).max(one.span.start.saturating_sub(other.span.end));
            gap <= apart
        }
        Relation::ThenInThread => {
            let same_thread = one.thread.is_some() && one.thread == other.thread;
            same_thread && follows(one, other)
        }
        Relation::ThenWithinDays(days) => match (one.day, other.day) {
            (Some(day), Some(later)) => follows(one, other) && (later - day).num_days() <= i64::from(days),
            _ => false,
        },
    }
}

/// Whether the other comes later in the course of the case; within an entry, further down.
fn follows(one: Stand, other: Stand) -> bool {
    match (one.place, other.place) {
        (Some(place), Some(later)) if place != later => place < later,
        _ => one.span.end <= other.span.start,
    }
}
