//! What narrows a tally: which cases, entries and codings are counted.

use super::facts::{TallyFacts, UnitFact};
use super::spec::TallySpec;
use crate::error::Result;
use crate::project::Project;
use crate::search::limits::{Admission, CaseLimits};

/// Which of the facts are counted; a list for each kind of them, in their order.
pub(super) struct NarrowedFacts {
    pub(super) cases: Vec<bool>,
    units: Vec<Admission>,
    pub(super) codings: Vec<bool>,
    /// Codings that others can stand together with: of any code, by the coders that are asked for.
    pub(super) partners: Vec<bool>,
}

impl NarrowedFacts {
    /// # Errors
    /// If the limits name what the project does not have, or the file cannot be read.
    pub(super) fn of(project: &Project, facts: &TallyFacts, spec: &TallySpec) -> Result<Self> {
        let limits = CaseLimits::of(project, &spec.limits)?;
        let cases = facts.cases.iter().map(|own| limits.admit_case(own.case.id, own.case.status)).collect();
        let of_coding = |any_code: bool| -> Vec<bool> {
            if limits.admits_all_codings() {
                return vec![true; facts.codings.len()];
            }
            let codings = facts.codings.iter();
            let admits = codings.map(|coding| {
                let code = (!any_code).then(|| facts.codes[coding.code].id);
                limits.admit_fact(code, &facts.coders[coding.coder], coding.degree)
            });
            admits.collect()
        };
        Ok(Self { cases, units: units(facts, &limits), codings: of_coding(false), partners: of_coding(true) })
    }

    /// Whether a unit is counted in.
    pub(super) fn holds(&self, unit: usize) -> bool {
        self.units[unit] == Admission::Yes
    }

    /// Whether it would be counted in, and nobody knows whether it lies in the period.
    pub(super) fn is_undated(&self, unit: usize) -> bool {
        self.units[unit] == Admission::Undated
    }
}

fn units(facts: &TallyFacts, limits: &CaseLimits) -> Vec<Admission> {
    if limits.is_open() {
        return vec![Admission::Yes; facts.units.len()];
    }
    // Each word is looked at once, not in each entry that has it.
    let fitting = |fits: &dyn Fn(Option<&str>) -> bool| -> (bool, Vec<bool>) {
        (fits(None), facts.words.iter().map(|word| fits(Some(word))).collect())
    };
    let sender = fitting(&|word| limits.fits_sender(word));
    let title = fitting(&|word| limits.fits_thread(word));
    let card_type = fitting(&|word| limits.fits_card_type(word));
    let fits = |(none, words): &(bool, Vec<bool>), word: Option<usize>| word.map_or(*none, |word| words[word]);
    let between = if limits.is_open() { Admission::Yes } else { Admission::No };
    let admission = |unit: &UnitFact| match unit.entry {
        None => between,
        Some(entry) => {
            let words = fits(&sender, entry.sender) && fits(&title, entry.title) && fits(&card_type, entry.card_type);
            if words { limits.admit_kind(entry.kind, entry.speaker, entry.day) } else { Admission::No }
        }
    };
    facts.units.iter().map(admission).collect()
}
