//! What waits after an import of text that is said to be anonymised: what may still identify somebody in it, until somebody looks. The record of
//! the project says in which cases nobody has looked, so that it waits after the program is started again, too.

use std::collections::BTreeSet;
use std::mem;

use super::suspects::Suspects;
use crate::error::Result;
use project::{Access, Project, Record, Recorded};

/// What waits after an import.
#[derive(Default)]
pub struct AfterImport {
    found: Option<Suspects>,
    /// The cases in which something waits, whether it is being looked at or not.
    waiting: BTreeSet<i64>,
    /// Cases that have been looked through, or are, since the project is open.
    taken: BTreeSet<i64>,
    /// Whether the record has been asked, since the texts have changed, in which cases nobody has looked.
    was_asked: bool,
}

impl AfterImport {
    /// Takes the cases in which nobody has looked, so that they are looked through: each once, as long as the project is open.
    ///
    /// # Errors
    /// If the project cannot be read.
    pub fn take_unlooked(&mut self, project: &Project) -> Result<Vec<i64>> {
        if mem::replace(&mut self.was_asked, true) {
            return Ok(Vec::new());
        }
        let unlooked = project.records().unlooked()?.into_iter();
        Ok(unlooked.filter(|case| self.taken.insert(*case)).collect())
    }

    /// Takes in what was found in some cases. Where nothing was, nothing waits.
    ///
    /// # Errors
    /// If the project cannot be written.
    pub fn add(&mut self, found: Suspects, cases: &[i64], project: &mut Project) -> Result<()> {
        let places = found.by_case();
        self.waiting.extend(places.keys());
        let clean: Vec<(i64, usize)> =
            cases.iter().filter(|case| !places.contains_key(*case)).map(|case| (*case, 0)).collect();
        self.put_back(found);
        record_looked(project, &clean)
    }

    /// What waits, for somebody to look at. It waits on until each place was decided about, or somebody says that they have looked.
    pub const fn show(&mut self) -> Option<Suspects> {
        self.found.take()
    }

    /// Takes back what was looked at.
    pub fn put_back(&mut self, list: Suspects) {
        match &mut self.found {
            _ if list.is_empty() => {}
            Some(known) => known.add(list),
            none => *none = Some(list),
        }
    }

    /// A person has looked at these places and leaves them as they are.
    ///
    /// # Errors
    /// If the project cannot be written.
    pub fn looked(&mut self, list: &Suspects, project: &mut Project) -> Result<()> {
        let looked: Vec<(i64, usize)> = list.by_case().into_iter().collect();
        self.waiting.retain(|case| !looked.iter().any(|(looked, _)| looked == case));
        record_looked(project, &looked)
    }

    /// How many places wait, if any.
    #[must_use]
    pub fn count(&self) -> Option<usize> {
        self.found.as_ref().map(Suspects::count)
    }

    /// Texts are others now: leaves out what was found in these cases, and asks the record again.
    pub fn follow_texts(&mut self, changed: &[i64]) {
        let is_changed = |case: &i64| changed.contains(case);
        self.taken.retain(|case| !is_changed(case));
        self.waiting.retain(|case| !is_changed(case));
        self.was_asked = false;
        if let Some(found) = &mut self.found {
            found.forget(changed);
        }
        self.found.take_if(|found| found.is_empty());
    }

    /// Leaves out what a person has judged to be fine, here and in the list that is being looked at.
    ///
    /// # Errors
    /// If the project cannot be written.
    pub fn leave_out(
        &mut self,
        fine: &BTreeSet<String>,
        shown: Option<&Suspects>,
        project: &mut Project,
    ) -> Result<()> {
        if let Some(found) = &mut self.found {
            found.leave_out(fine);
        }
        self.found.take_if(|found| found.is_empty());
        let left: BTreeSet<i64> = self.found.iter().chain(shown).flat_map(|list| list.by_case().into_keys()).collect();
        let decided: Vec<(i64, usize)> = self.waiting.difference(&left).map(|case| (*case, 0)).collect();
        self.waiting.retain(|case| left.contains(case));
        record_looked(project, &decided)
    }
}

/// Records that somebody has looked at each case and left so many places. Who only reads records nothing.
fn record_looked(project: &mut Project, looked: &[(i64, usize)]) -> Result<()> {
    if looked.is_empty() || project.access() != Access::Write {
        return Ok(());
    }
    let who = project.coder().to_owned();
    let record = |(case, count): &(i64, usize)| Record {
        case: Some(*case),
        ..Record::new(&who, Recorded::LookedAfterImport, *count)
    };
    let records: Vec<Record> = looked.iter().map(record).collect();
    Ok(project.write().records().add_all(&records)?)
}
