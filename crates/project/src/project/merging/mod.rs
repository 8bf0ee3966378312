//! Merging a copy of the project: what was changed in it goes into the project, as one act.
//!
//! What was changed on each side since both were the same, their logs tell ([`since`]); [`texts`] tells where a passage of the copy stands in a
//! text that is another here; [`weave`] takes row after row in, and [`account`] tells of it. Nothing is dropped without being listed.

mod account;
mod asides;
mod cases;
mod documents;
mod merge_passages;
mod moves;
mod namesakes;
mod naming;
mod outcome;
mod removals;
mod rows;
mod sides;
mod since;
mod texts;
mod weave;

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, params};

use super::{Act, Copies, Project, canonical};
use crate::error::{Error, Result};
use crate::pace::Pace;

pub use merge_passages::{LISTED_ITEMS, MergePassage};
pub use outcome::{MergeDecision, MergeEvent, MergeItem, MergeOptions, MergeOutcome, MergeRule, WhyLeft};
pub(super) use since::LogMark;
use since::{ChangesSince, LogRange};
use weave::Weaving;

/// How much of each file a merge may hold in memory: KiB, which SQLite has as negative numbers.
const CACHE_SIZE: i64 = -65_536;

/// What earlier merges of a copy have left for the next one.
#[derive(Debug, Default)]
struct EarlierMerge {
    row: Option<i64>,
    mark: LogMark,
    /// The edits of the project that were merges of this copy.
    here: BTreeSet<i64>,
    /// Rows and columns of which the project has kept its own.
    kept: BTreeSet<String>,
    /// What all merges have kept.
    all_kept: BTreeSet<String>,
}

impl Copies<&mut Project> {
    /// Merges a copy into the project: one act, which can be undone. Nothing is changed in a preview, or while a conflict is undecided.
    ///
    /// # Errors
    /// [`Error::IsItself`], [`Error::NotACopy`], [`Error::CopyOfAnother`], [`Error::MergesElsewhere`], [`Error::NoConflict`],
    /// [`Error::Stopped`]; if a file cannot be read or written. Then nothing has changed.
    pub fn merge(&mut self, copy: &Project, options: &MergeOptions, pace: Pace<'_>) -> Result<MergeOutcome> {
        self.project.begin()?;
        let woven = self.reading_at_once(copy, options, pace);
        match woven {
            Ok(outcome) if outcome.merged => {
                if let Err(error) = self.project.commit(Act::MergeCopy) {
                    self.project.rollback();
                    return Err(error);
                }
                Ok(outcome)
            }
            other => {
                self.project.rollback();
                other
            }
        }
    }

    /// The merge, while the copy is read as it stands at one moment: so it is not locked anew for each row, and both sides may hold more pages.
    fn reading_at_once(&mut self, copy: &Project, options: &MergeOptions, pace: Pace<'_>) -> Result<MergeOutcome> {
        let set = |of: &Connection, size: i64| of.pragma_update(None, "cache_size", size);
        let size: i64 = copy.connection().pragma_query_value(None, "cache_size", |row| row.get(0))?;
        set(copy.connection(), CACHE_SIZE)?;
        set(self.project.connection(), CACHE_SIZE)?;
        let reading = copy.connection().unchecked_transaction()?;
        let woven = self.weave(copy, options, pace);
        drop(reading);
        set(copy.connection(), size)?;
        set(self.project.connection(), size)?;
        woven
    }

    fn weave(&mut self, copy: &Project, options: &MergeOptions, pace: Pace<'_>) -> Result<MergeOutcome> {
        let path = || copy.path().to_owned();
        if canonical(copy.path()) == canonical(self.project.path()) {
            return Err(Error::IsItself(path()));
        }
        let (own, theirs) = (self.own()?, copy.copies().own()?);
        let here = self.project.connection();
        let there = copy.connection();
        let is_same = own.as_ref().map(|own| &own.guid) == theirs.as_ref().map(|copy| &copy.guid);
        let [mut mine, mut others] = match &theirs {
            Some(copy) if !is_same => {
                let own = own.as_ref().map_or("", |own| own.guid.as_str());
                // Where everything was undone both have no row in common, but what the log tells.
                let is_of_log = copy.mark.id > 0 && copy.mark.is_in(here)?;
                if !is_of_log && !sides::are_related(here, there)? {
                    return Err(Error::NotACopy(path()));
                }
                if copy.origin != own || !copy.mark.is_in(here)? {
                    return Err(Error::CopyOfAnother(path()));
                }
                [LogRange::after(here, &copy.mark)?, LogRange::default()]
            }
            None if !is_same && !sides::are_related(here, there)? => return Err(Error::NotACopy(path())),
            None if !is_same => return Err(Error::MergesElsewhere),
            _ => {
                let ranges = LogRange::forked(here, there)?;
                if ranges.iter().all(|range| range.after == 0) && !sides::are_related(here, there)? {
                    return Err(Error::NotACopy(path()));
                }
                ranges
            }
        };
        let name = theirs.map(|copy| copy.guid).unwrap_or_default();
        let last = LogMark::last(there)?;
        let (earlier, became) = self.earlier(copy, &name, others.after, &last)?;
        if earlier.row.is_some() {
            others = LogRange::after(there, &earlier.mark)?;
            // What came from the copy is no change of the project's own.
            mine = mine.without(&earlier.here);
        }
        let mut ours = ChangesSince::of(here, &mine)?;
        let mut since = ChangesSince::of(there, &others)?;
        ours.guess(here, &mine)?;
        since.guess(there, &others)?;
        let is_untouched = since.order.is_empty() && !since.is_redacted;
        if earlier.mark == last || (is_untouched && earlier.row.is_none()) {
            return match options.decisions.keys().next() {
                Some(key) => Err(Error::NoConflict(key.clone())),
                None => Ok(MergeOutcome::default()),
            };
        }
        let mut weaving = Weaving::new(self.project, copy, [ours, since], options, became, pace)?;
        weaving.kept.clone_from(&earlier.kept);
        weaving.all_kept.clone_from(&earlier.all_kept);
        let mut outcome = weaving.run()?;
        let (kept, became) = (std::mem::take(&mut weaving.kept), std::mem::take(&mut weaving.became));
        outcome.merged = !options.is_preview && outcome.undecided == 0 && earlier.mark != last;
        if outcome.merged {
            self.note(&name, &earlier, &last, &kept, &became)?;
        }
        Ok(outcome)
    }

    /// The last merge of a copy, and all rows of copies that became rows of the project.
    fn earlier(
        &self,
        copy: &Project,
        name: &str,
        after: i64,
        last: &LogMark,
    ) -> Result<(EarlierMerge, BTreeMap<String, String>)> {
        let damaged = || Error::Damaged(self.project.path().to_owned());
        let mut query =
            self.project.connection().prepare("SELECT id, copy, mark, here, kept, became FROM merged ORDER BY id")?;
        let mut rows = query.query([])?;
        let (mut earlier, mut became) = (EarlierMerge::default(), BTreeMap::new());
        while let Some(row) = rows.next()? {
            let (of, mark, kept, known): (String, String, String, String) =
                (row.get(1)?, row.get(2)?, row.get(4)?, row.get(5)?);
            let known: BTreeMap<String, String> = serde_json::from_str(&known).map_err(|_| damaged())?;
            became.extend(known);
            let kept: BTreeSet<String> = serde_json::from_str(&kept).map_err(|_| damaged())?;
            earlier.all_kept.extend(kept.iter().cloned());
            let mark: LogMark = serde_json::from_str(&mark).map_err(|_| damaged())?;
            // A mark at the fork tells nothing of this copy, unless nothing came after it.
            let is_known = mark.id > after || mark == *last;
            if of == name && is_known && mark.id > earlier.mark.id && mark.is_in(copy.connection())? {
                let here: String = row.get(3)?;
                let here = serde_json::from_str(&here).map_err(|_| damaged())?;
                earlier = EarlierMerge { row: Some(row.get(0)?), mark, here, kept, all_kept: earlier.all_kept };
            }
        }
        Ok((earlier, became))
    }

    /// Notes how far the copy was merged.
    fn note(
        &mut self,
        name: &str,
        earlier: &EarlierMerge,
        last: &LogMark,
        kept: &BTreeSet<String>,
        became: &BTreeMap<String, String>,
    ) -> Result<()> {
        if let Some(row) = earlier.row {
            self.project.execute("DELETE FROM merged WHERE id = ?", [row])?;
        }
        let here: i64 =
            self.project.connection().query_row("SELECT coalesce(max(id), 0) + 1 FROM log", [], |row| row.get(0))?;
        let mut all = earlier.here.clone();
        all.insert(here);
        let json = |value: serde_json::Result<String>| value.unwrap_or_default();
        self.project.execute(
            "INSERT INTO merged (copy, mark, here, kept, became) VALUES (?, ?, ?, ?, ?)",
            params![
                name,
                last.json(),
                json(serde_json::to_string(&all)),
                json(serde_json::to_string(kept)),
                json(serde_json::to_string(became))
            ],
        )?;
        Ok(())
    }
}
