//! The account of a merge: what becomes of everything that the copy has changed, and who is right where both sides have changed the same.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::merge_passages::{LISTED_ITEMS, MergePassage, PlaceOf};
use super::outcome::{MergeDecision, MergeEvent, MergeItem, MergeOptions, MergeOutcome, MergeRule, is_of};
use crate::error::{Error, Result};

/// How many of the last items may be about the row that is being taken in.
const NEAR: usize = 4;

/// What one side says where both have changed the same: when, and something that is the same in all copies, which decides between two that are
/// of one second.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Claim {
    at: String,
    of: String,
}

impl Claim {
    pub(super) fn new(at: impl Into<String>, of: impl Into<String>) -> Self {
        Self { at: at.into(), of: of.into() }
    }

    /// Of a row that was changed, against one that was removed.
    pub(super) fn changed() -> Self {
        Self::new("~", "")
    }

    /// Of a row that was removed.
    pub(super) fn removed() -> Self {
        Self::default()
    }
}

/// What is told of a merge, and how its conflicts are decided.
pub(super) struct MergeAccount<'a> {
    options: &'a MergeOptions,
    outcome: MergeOutcome,
    /// The keys of all conflicts.
    conflicts: HashSet<String>,
}

impl<'a> MergeAccount<'a> {
    pub(super) fn new(options: &'a MergeOptions) -> Self {
        Self { options, outcome: MergeOutcome::default(), conflicts: HashSet::new() }
    }

    /// Tells of something.
    pub(super) fn note(&mut self, item: MergeItem) {
        self.outcome.items.push(item);
    }

    /// Where the first items of each kind stand, by side and case, each with the number of the item.
    pub(super) fn places(&self) -> BTreeMap<(bool, i64), Vec<(usize, PlaceOf)>> {
        let mut counts: HashMap<MergeEvent, usize> = HashMap::new();
        let mut by_case: BTreeMap<(bool, i64), Vec<(usize, PlaceOf)>> = BTreeMap::new();
        for (number, item) in self.outcome.items.iter().enumerate() {
            let count = counts.entry(item.event).or_default();
            *count += 1;
            if let Some(place) = item.place.filter(|_| *count <= LISTED_ITEMS) {
                by_case.entry((place.is_mine, place.case)).or_default().push((number, place.at));
            }
        }
        by_case
    }

    /// Tells which passage an item is about.
    pub(super) fn tell_passage(&mut self, number: usize, passage: MergePassage) {
        if let Some(item) = self.outcome.items.get_mut(number) {
            item.passage = Some(passage);
        }
    }

    /// Whether a conflict about this column of a row was told just now.
    pub(super) fn has_told(&self, guid: &str, column: &str) -> bool {
        self.outcome.items.iter().rev().take(NEAR).any(|item| is_of(item, guid, column))
    }

    /// Tells of a conflict, and who is right; `None` while that is open. `claims` are those of both sides, `both` what stands there where both
    /// texts stay.
    pub(super) fn decide(
        &mut self,
        item: MergeItem,
        column: &str,
        key: &str,
        claims: &[Claim; 2],
        both: Option<&str>,
    ) -> Result<Option<MergeDecision>> {
        let newest = if claims[1] > claims[0] { MergeDecision::Theirs } else { MergeDecision::Mine };
        let of_rule = |rule| match rule {
            MergeRule::Mine => MergeDecision::Mine,
            MergeRule::Theirs => MergeDecision::Theirs,
            MergeRule::Both if both.is_some() => MergeDecision::Both,
            MergeRule::Newest | MergeRule::Both => newest,
        };
        let own = match self.options.decisions.get(key) {
            Some(MergeDecision::Both) if both.is_none() => return Err(Error::NoConflict(format!("{key}=both"))),
            found => found.copied(),
        };
        self.conflicts.insert(key.to_owned());
        let decided = own.or_else(|| self.options.rule.map(of_rule));
        self.outcome.undecided += usize::from(decided.is_none());
        self.note(MergeItem {
            event: MergeEvent::Conflict,
            key: Some(key.to_owned()),
            column: Some(column.to_owned()),
            takes_both: both.is_some(),
            decided,
            ..item
        });
        Ok(decided)
    }

    /// What came of it.
    ///
    /// # Errors
    /// [`Error::NoConflict`], if something was decided that is no conflict.
    pub(super) fn close(&mut self) -> Result<MergeOutcome> {
        if let Some(key) = self.options.decisions.keys().find(|key| !self.conflicts.contains(*key)) {
            return Err(Error::NoConflict(key.clone()));
        }
        Ok(std::mem::take(&mut self.outcome))
    }
}
