//! Which files of an import seem to be documents of one case, and which of a case that was there before. This only proposes: a person
//! decides.

use std::collections::BTreeMap;

use chrono::NaiveDate;
pub use reading::belonging::HEAD;
use reading::belonging::{Belonging, Tie, case_name, ties};
use reading::plan::{DocumentKind, PlanPart};

use crate::error::Result;
use crate::import_report::{FileReport, GroupProposal};
use crate::prepared::Prepared;
use crate::project::Project;

/// Files of one case at most: more that tell of one person tell of a word that stands for all persons.
const MOST: usize = 24;

/// Makes one case of those of a proposal, inside an edit.
pub(crate) fn make(project: &mut Project, proposal: &mut GroupProposal) -> Result<()> {
    let ids = proposal.documents.iter().map(|label| project.cases().named(label)).collect::<Result<Vec<i64>>>()?;
    if let Some((first, others)) = ids.split_first() {
        others.iter().try_for_each(|other| project.write().documents().join_cases(*first, *other))?;
        project.write().cases().call(*first, &proposal.case)?;
        proposal.made = true;
    }
    Ok(())
}

/// A case that may belong with others.
#[derive(Debug, Clone)]
pub struct GroupCandidate {
    pub label: String,
    pub belonging: Belonging,
    pub kind: DocumentKind,
    pub first_date: Option<NaiveDate>,
    /// Whether it came just now; of those that were there before, at most one is in a proposal.
    pub is_new: bool,
}

impl GroupCandidate {
    /// What was just read of a file, under this label.
    #[must_use]
    pub fn new(prepared: &Prepared, label: &str) -> Self {
        let Prepared { belonging, kind, digest, .. } = prepared;
        Self {
            label: label.to_owned(),
            belonging: belonging.clone(),
            kind: *kind,
            first_date: digest.first_date,
            is_new: true,
        }
    }

    /// A case that was there before, known by the head of its text.
    #[must_use]
    pub const fn known(label: String, belonging: Belonging) -> Self {
        Self { label, belonging, kind: DocumentKind::Plan, first_date: None, is_new: false }
    }
}

/// What the files of an import propose, inside or after it. Of the cases that were there before, at most one is in a proposal.
pub(crate) fn proposals(project: &Project, files: &[FileReport]) -> Result<Vec<GroupProposal>> {
    let new = files.iter().filter_map(|file| {
        let alone = file.document.is_none() && file.carried.is_none() && file.refused.is_none();
        let alone = alone && PlanPart::persons(&file.plans) < 2;
        let (label, belonging) = (file.case.clone()?, file.belonging.clone()?);
        // The plans of one file have one name, whomever they are about.
        let belonging = if file.plan.is_some() { belonging.without_name() } else { belonging };
        let (kind, first_date) = (file.kind?, file.contents.first_date);
        alone.then_some(GroupCandidate { label, belonging, kind, first_date, is_new: true })
    });
    let mut candidates: Vec<GroupCandidate> = new.collect();
    if candidates.is_empty() {
        return Ok(Vec::new());
    }
    for (label, belonging) in project.cases().belongings(HEAD)? {
        if !candidates.iter().any(|candidate| candidate.is_new && candidate.label == label) {
            candidates.push(GroupCandidate::known(label, belonging));
        }
    }
    let mut proposed = groups(&candidates);
    let is_new = |label: &String| candidates.iter().any(|candidate| candidate.is_new && candidate.label == *label);
    // A case that was there and is about several people, as a print with several plans can be, belongs to none of them.
    let mut sound = Vec::new();
    for proposal in proposed.drain(..) {
        let older = proposal.documents.iter().find(|label| !is_new(label));
        let print = older.map(|label| project.cases().print(project.cases().named(label)?)).transpose()?;
        if print.is_none_or(|print| PlanPart::persons(&print.plan(None).parts) < 2) {
            sound.push(proposal);
        }
    }
    Ok(sound)
}

/// Which of these seem to be documents of one case.
#[must_use]
pub fn groups(candidates: &[GroupCandidate]) -> Vec<GroupProposal> {
    // Each candidate points at another one of its group, and at last all at the first.
    let mut above: Vec<usize> = (0..candidates.len()).collect();
    let first_of = |above: &[usize], mut at: usize| {
        while above[at] != at {
            at = above[at];
        }
        at
    };
    let belongings: Vec<&Belonging> = candidates.iter().map(|candidate| &candidate.belonging).collect();
    let mut ties = ties(&belongings, MOST);
    // What was there before stays as a person has it.
    ties.retain(|(one, other, _)| candidates[*one].is_new || candidates[*other].is_new);
    for (one, other, _) in &ties {
        let (into, from) = (first_of(&above, *one), first_of(&above, *other));
        above[into.max(from)] = into.min(from);
    }
    let mut groups: BTreeMap<usize, (Vec<usize>, Tie)> = BTreeMap::new();
    for (one, _, tie) in ties {
        let group = groups.entry(first_of(&above, one)).or_insert_with(|| (Vec::new(), tie));
        group.1 = group.1.min(tie);
    }
    for at in 0..candidates.len() {
        if let Some((members, _)) = groups.get_mut(&first_of(&above, at)) {
            members.push(at);
        }
    }
    let proposed = groups.into_values().filter_map(|(members, tie)| {
        let mut members: Vec<&GroupCandidate> = members.into_iter().map(|member| &candidates[member]).collect();
        members.sort_by_key(|candidate| (candidate.is_new, candidate.kind, candidate.first_date));
        let older = members.iter().filter(|candidate| !candidate.is_new).count();
        let is_sound = older < 2 && (2..=MOST).contains(&members.len());
        let documents: Vec<String> = members.iter().map(|candidate| candidate.label.clone()).collect();
        let is_another = |one: &&GroupCandidate| members.iter().any(|other| one.belonging.is_another(&other.belonging));
        let several_persons = members.iter().any(is_another);
        is_sound.then(|| {
            // Labels that no name of a file gave have nothing in common that is one.
            let named = members.iter().all(|member| member.belonging.has_name());
            let case = if named { label_of(&documents, older > 0) } else { documents[0].clone() };
            GroupProposal { case, documents, tie, several_persons, made: false }
        })
    });
    proposed.collect()
}

/// What a case of these is called: as the one that was there; else with what their labels begin with alike; else as the first.
fn label_of(labels: &[String], has_older: bool) -> String {
    let first = &labels[0];
    if has_older {
        return first.clone();
    }
    let shared = |one: &str, other: &str| one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let length = labels.iter().map(|label| shared(first, label)).min().unwrap_or_default();
    let is_inside_word = |label: &String| {
        let next = label.chars().nth(length);
        let last = length.checked_sub(1).and_then(|last| label.chars().nth(last));
        matches!((last, next), (Some(last), Some(next)) if last.is_alphanumeric() && next.is_alphanumeric())
    };
    let common: String = first.chars().take(length).collect();
    let trimmed = |text: &str| text.trim_end_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let mut common = trimmed(&common);
    // «012 periode» is case 012.
    while let Some((rest, word)) = common.rsplit_once(' ')
        && case_name(word).is_empty()
    {
        common = trimmed(rest);
    }
    if common.is_empty() || labels.iter().any(is_inside_word) || case_name(&common).is_empty() {
        first.clone()
    } else {
        common
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_is_called_as_its_files_begin() {
        for (labels, label) in [
            (["012 periode 1", "012 cv"], "012"),
            (["012 periode 1", "012 periode 2"], "012"),
            (["Sak 7 - plan", "Sak 7 - CV"], "Sak 7"),
            (["plan 012", "cv 012"], "plan 012"),
            (["plan 012", "plan 013"], "plan 012"),
            (["012", "012 cv"], "012"),
        ] {
            assert_eq!(label_of(&labels.map(str::to_owned), false), label);
        }
    }
}
