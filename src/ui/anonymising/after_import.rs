//! What waits after an import of text that is said to be anonymised: what may still identify somebody in it, until somebody looks. The record of
//! the project says in which cases nobody has looked, so that it waits after the program is started again, too.

use std::collections::BTreeSet;
use std::mem;

use super::suspects::Suspects;
use crate::error::Result;
use project::{Access, Project, Record, Recorded};

/// What waits after an import. Lists of it are copies: it waits until each place was decided about, or somebody says that they have looked.
#[derive(Default)]
pub struct AfterImport {
    found: Option<Suspects>,
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
        let clean = cases.iter().filter(|case| !places.contains_key(*case)).map(|case| (*case, 0));
        record_looked(project, &clean.collect::<Vec<_>>())?;
        match &mut self.found {
            Some(known) => known.add(found),
            none => *none = Some(found).filter(|found| !found.is_empty()),
        }
        Ok(())
    }

    /// What waits, for somebody to look at.
    #[must_use]
    pub fn show(&self) -> Option<Suspects> {
        self.found.clone()
    }

    /// A person has looked at all that waits and leaves it as it is.
    ///
    /// # Errors
    /// If the project cannot be written.
    pub fn looked(&mut self, project: &mut Project) -> Result<()> {
        let looked: Vec<(i64, usize)> = self.found.iter().flat_map(Suspects::by_case).collect();
        record_looked(project, &looked)?;
        self.found = None;
        Ok(())
    }

    /// How many places wait, if any.
    #[must_use]
    pub fn count(&self) -> Option<usize> {
        self.found.as_ref().map(Suspects::count)
    }

    /// Texts are others now: leaves out what was found in these cases, and asks the record again.
    pub fn follow_texts(&mut self, changed: &[i64]) {
        self.taken.retain(|case| !changed.contains(case));
        self.was_asked = false;
        if let Some(found) = &mut self.found {
            found.forget(changed);
        }
        self.found.take_if(|found| found.is_empty());
    }

    /// Leaves out what a person has judged to be fine. A case of which nothing is left is decided about.
    ///
    /// # Errors
    /// If the project cannot be written.
    pub fn leave_out(&mut self, fine: &BTreeSet<String>, project: &mut Project) -> Result<()> {
        let Some(found) = &mut self.found else { return Ok(()) };
        let before = found.by_case();
        found.leave_out(fine);
        let left = found.by_case();
        self.found.take_if(|found| found.is_empty());
        let decided = before.into_keys().filter(|case| !left.contains_key(case)).map(|case| (case, 0));
        record_looked(project, &decided.collect::<Vec<_>>())
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
