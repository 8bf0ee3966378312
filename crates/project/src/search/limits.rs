//! Where it is looked: in which cases, entries and coded passages.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::case_values::CaseValues;
use crate::error::Result;
use crate::kept_names::SeeName;
use crate::named::NamedThing;
use crate::outline::{EntryRow, Outline};
use crate::project::{CaseStatus, CodeTree, Coding, Project};
use crate::sets::filter::CaseFilter;
use reading::entered;
use reading::folding::{FoldedWords, Reach, SearchWord};
use reading::layout::Speaker;
use reading::plan::EntryKind;
use reading::text::Span;

/// What narrows a search. What is empty or `None` narrows nothing; several values of one kind are alternatives.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Labels of cases.
    pub cases: Vec<String>,
    pub statuses: Vec<CaseStatus>,
    /// Names of attributes with a value. Values of one attribute are alternatives, several attributes must all fit.
    pub attributes: Vec<(String, String)>,
    pub speakers: Vec<Speaker>,
    /// Words of the sender as printed.
    pub sender: Option<String>,
    pub kinds: Vec<EntryKind>,
    /// First and last day; entries without a day are left out, and counted.
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    /// Words of the title of the thread.
    pub thread: Option<String>,
    /// Words of the type of the card.
    pub card_type: Option<String>,
    /// Paths of codes: the passage overlaps a coding with one of them, or with a code below it.
    pub codes: Vec<String>,
    /// Who coded.
    pub coders: Vec<String>,
    /// The least and the greatest degree of a coding; those without one are left out.
    pub degrees: Option<(u8, u8)>,
    /// A set or a rule that cases are in.
    pub filter: CaseFilter,
}

impl Limits {
    /// Whether it matters to them how a passage is coded.
    #[must_use]
    pub const fn asks_for_codes(&self) -> bool {
        !self.codes.is_empty() || !self.coders.is_empty() || self.degrees.is_some()
    }

    pub(crate) fn each_name(&mut self, see: SeeName<'_>) {
        self.cases.iter_mut().for_each(|case| see(NamedThing::Case, case));
        self.attributes.iter_mut().for_each(|(attribute, _)| see(NamedThing::Attribute, attribute));
        self.codes.iter_mut().for_each(|code| see(NamedThing::Code, code));
        self.filter.each_name(see);
    }
}

/// Limits with the ids of a project in place of names.
#[derive(Debug)]
pub(crate) struct CaseLimits {
    limits: Limits,
    /// `None` where no set and no label narrows them.
    cases: Option<HashSet<i64>>,
    /// Attributes with the values that fit.
    attributes: Vec<(CaseValues, HashSet<String>)>,
    codes: HashSet<i64>,
    sender: Vec<SearchWord>,
    thread: Vec<SearchWord>,
    card_type: Vec<SearchWord>,
}

/// Whether an entry is one of those in which it is looked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Admission {
    Yes,
    No,
    /// It would be, but whether it lies in the period nobody knows.
    Undated,
}

impl CaseLimits {
    pub(crate) fn of(project: &Project, limits: &Limits) -> Result<Self> {
        let named = limits.cases.iter().map(|label| project.cases().named(label)).collect::<Result<HashSet<i64>>>()?;
        let mut cases = (!named.is_empty()).then_some(named);
        if !limits.filter.is_empty() {
            let left: HashSet<i64> = limits.filter.cases(project)?.iter().map(|case| case.id).collect();
            cases = Some(cases.map_or_else(|| left.clone(), |named| &named & &left));
        }
        let mut by_name: HashMap<String, HashSet<String>> = HashMap::new();
        for (name, value) in &limits.attributes {
            by_name.entry(entered::key(name)).or_default().insert(entered::key(value));
        }
        let all = if by_name.is_empty() { Vec::new() } else { project.cases().list()? };
        let valued = |(name, wanted): (String, HashSet<String>)| Ok((CaseValues::of(project, &all, &name)?, wanted));
        let attributes = by_name.into_iter().map(valued).collect::<Result<Vec<_>>>()?;
        let codes = within(&project.codes().tree()?, &limits.codes)?;
        let forms = |words: &Option<String>| words.as_deref().map(SearchWord::all_of).unwrap_or_default();
        Ok(Self {
            cases,
            attributes,
            codes,
            sender: forms(&limits.sender),
            thread: forms(&limits.thread),
            card_type: forms(&limits.card_type),
            limits: limits.clone(),
        })
    }

    pub(super) const fn asks_for_codes(&self) -> bool {
        self.limits.asks_for_codes()
    }

    pub(crate) fn admit_case(&self, case: i64, status: CaseStatus) -> bool {
        let fits = |(values, wanted): &(CaseValues, HashSet<String>)| {
            values.get(case).is_some_and(|value| wanted.contains(&entered::key(value)))
        };
        self.cases.as_ref().is_none_or(|cases| cases.contains(&case))
            && (self.limits.statuses.is_empty() || self.limits.statuses.contains(&status))
            && self.attributes.iter().all(fits)
    }

    /// Whether it is looked in an entry, or in text that is no entry's.
    pub(crate) fn admit_entry(&self, outline: &Outline, entry: Option<usize>) -> Admission {
        let Some(row) = entry.map(|entry| &outline.entries[entry]) else {
            return if self.is_open() { Admission::Yes } else { Admission::No };
        };
        let EntryRow { kind, speaker, sender, day, thread, card_type, .. } = row;
        let title = thread.and_then(|thread| outline.threads.get(thread)).and_then(|thread| thread.title.as_deref());
        let fits =
            self.fits_sender(sender.as_deref()) && self.fits_thread(title) && self.fits_card_type(card_type.as_deref());
        if fits { self.admit_kind(*kind, *speaker, *day) } else { Admission::No }
    }

    /// Whether it is looked in an entry whose words fit.
    pub(crate) fn admit_kind(&self, kind: EntryKind, speaker: Option<Speaker>, day: Option<NaiveDate>) -> Admission {
        let Limits { speakers, kinds, from, to, .. } = &self.limits;
        let fits = (speakers.is_empty() || speaker.is_some_and(|speaker| speakers.contains(&speaker)))
            && (kinds.is_empty() || kinds.contains(&kind));
        match day {
            _ if !fits => Admission::No,
            None if from.is_some() || to.is_some() => Admission::Undated,
            Some(day) if from.is_some_and(|from| day < from) || to.is_some_and(|to| day > to) => Admission::No,
            _ => Admission::Yes,
        }
    }

    pub(crate) fn fits_sender(&self, sender: Option<&str>) -> bool {
        holds(sender, &self.sender)
    }

    pub(crate) fn fits_thread(&self, title: Option<&str>) -> bool {
        holds(title, &self.thread)
    }

    pub(crate) fn fits_card_type(&self, card_type: Option<&str>) -> bool {
        holds(card_type, &self.card_type)
    }

    /// Whether text that is no entry's is looked into.
    pub(crate) fn is_open(&self) -> bool {
        let Limits { speakers, kinds, from, to, .. } = &self.limits;
        speakers.is_empty()
            && kinds.is_empty()
            && from.is_none()
            && to.is_none()
            && [&self.sender, &self.thread, &self.card_type].iter().all(|forms| forms.is_empty())
    }

    /// Whether a passage is coded as it should be.
    pub(crate) fn admit_passage(&self, codings: &[Coding], passage: Span) -> bool {
        !self.limits.asks_for_codes()
            || codings.iter().any(|coding| coding.span.overlaps(passage) && self.admit_coding(coding))
    }

    pub(crate) fn admit_coding(&self, coding: &Coding) -> bool {
        (self.codes.is_empty() || self.codes.contains(&coding.code))
            && self.admit_coder(coding)
            && self.admit_degree(coding)
    }

    /// Whether codings of any code, coder and degree are asked for.
    pub(crate) fn admits_all_codings(&self) -> bool {
        self.codes.is_empty() && self.limits.coders.is_empty() && self.limits.degrees.is_none()
    }

    /// Whether a coding with these is one of those that are asked for; without a code, one of any code.
    pub(crate) fn admit_fact(&self, code: Option<i64>, coder: &str, degree: Option<u8>) -> bool {
        let Limits { coders, degrees, .. } = &self.limits;
        code.is_none_or(|code| self.codes.is_empty() || self.codes.contains(&code))
            && (coders.is_empty() || coders.iter().any(|own| entered::key(own) == entered::key(coder)))
            && degrees.is_none_or(|(least, most)| degree.is_some_and(|degree| (least..=most).contains(&degree)))
    }

    pub(crate) fn admit_degree(&self, coding: &Coding) -> bool {
        let fits = |(least, greatest)| coding.degree.is_some_and(|degree| (least..=greatest).contains(&degree));
        self.limits.degrees.is_none_or(fits)
    }

    pub(crate) fn admit_coder(&self, coding: &Coding) -> bool {
        let coders = &self.limits.coders;
        coders.is_empty() || coders.iter().any(|coder| entered::key(coder) == entered::key(&coding.coder))
    }
}

/// The ids of codes and of all that stands in them.
pub(super) fn within(tree: &CodeTree, paths: &[String]) -> Result<HashSet<i64>> {
    let mut ids = HashSet::new();
    for path in paths {
        ids.extend(tree.within(tree.find_any(path)?.id));
    }
    Ok(ids)
}

/// Whether the words stand behind each other in a text of few words; the last may be typed half.
fn holds(text: Option<&str>, forms: &[SearchWord]) -> bool {
    if forms.is_empty() {
        return true;
    }
    let words = FoldedWords::of(text.unwrap_or_default());
    let reach = |at: usize| if at + 1 == forms.len() { Reach::Beginning } else { Reach::Whole };
    (0..(words.len() + 1).saturating_sub(forms.len()))
        .any(|first| forms.iter().enumerate().all(|(at, form)| words.is_like(first + at, form, reach(at))))
}
