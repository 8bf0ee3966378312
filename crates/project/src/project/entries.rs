//! Entries as rows, so that finding and counting over thousands of cases need not read plans. They are derived: never logged,
//! never the truth. A reading of a case holds its rows, packed, and a stamp of what they were made from; the triggers of the
//! schema delete it when the text, the chosen layout or a correction of the case changes.

use std::collections::BTreeMap;
use std::ops::Deref;

use reading::grammar;
use reading::plan::Plan;
use reading::text::Span;
use rusqlite::{OptionalExtension, params};
use serde::Serialize;

use super::Project;
use crate::error::Result;
use crate::outline::{EntryRow, Outline};
use crate::packed::{pack, unpack};

/// An entry that an older grammar read otherwise than this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reread {
    /// Label of the case.
    pub case: String,
    /// `None` where this grammar sees an entry and the older one saw none.
    pub before: Option<EntryRow>,
    /// `None` where this grammar sees no entry.
    pub after: Option<EntryRow>,
}

/// A case with entries that an older grammar read otherwise than this one, and how many they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RereadCase {
    /// Its label.
    pub case: String,
    pub entries: usize,
}

/// The entries of all cases.
#[must_use]
#[derive(Debug)]
pub struct Entries<P> {
    pub(super) project: P,
}

/// The stamp is of the case as it stands; only the grammar may be an older one.
const STAMPED: &str = "FROM cases JOIN reading ON reading.case_id = cases.id AND reading.source_id = cases.source_id
     AND reading.revision = cases.revision AND reading.layout IS cases.layout";

impl<P: Deref<Target = Project>> Entries<P> {
    /// The entries of a case: as they were noted, or read now where nothing fresh is noted.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn of(&self, case: i64) -> Result<Vec<EntryRow>> {
        Ok(self.outline(case)?.entries)
    }

    /// The entries of a case and its threads, as [`Entries::of`].
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn outline(&self, case: i64) -> Result<Outline> {
        let noted = self.fresh(case)?;
        match noted.as_deref().and_then(unpack) {
            Some(outline) => Ok(outline.with(str::to_owned)),
            None => Ok(Outline::of(&self.project.cases().source(case)?.plan)),
        }
    }

    /// Shows the outline of a case, as [`Entries::of`], with its words where they are stored.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn see<T>(&self, case: i64, see: impl FnOnce(&Outline<&str>) -> T) -> Result<T> {
        let noted = self.fresh(case)?;
        match noted.as_deref().and_then(unpack) {
            Some(outline) => Ok(see(&outline)),
            None => Ok(see(&Outline::borrowed(&self.project.cases().source(case)?.plan))),
        }
    }

    /// Shows the outlines of all cases in the order of their labels, as [`Entries::see`].
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(crate) fn see_all(&self, mut see: impl FnMut(i64, &Outline<&str>)) -> Result<()> {
        let mut query = self.project.connection().prepare_cached(
            "SELECT cases.id, reading.entries FROM cases LEFT JOIN reading ON reading.case_id = cases.id
                 AND reading.source_id = cases.source_id AND reading.revision = cases.revision
                 AND reading.layout IS cases.layout AND reading.grammar = ?
             ORDER BY label",
        )?;
        let mut rows = query.query([grammar::VERSION])?;
        while let Some(row) = rows.next()? {
            let case = row.get(0)?;
            let noted = row.get_ref(1)?;
            match noted.as_blob_or_null().ok().flatten().and_then(unpack) {
                Some(outline) => see(case, &outline),
                None => see(case, &Outline::borrowed(&self.project.cases().source(case)?.plan)),
            }
        }
        Ok(())
    }

    /// The cases whose entries are not noted as this grammar reads them.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn stale(&self) -> Result<Vec<i64>> {
        let mut query = self.project.connection().prepare_cached(&format!(
            "SELECT id FROM cases WHERE id NOT IN (SELECT cases.id {STAMPED} WHERE grammar = ?) ORDER BY id"
        ))?;
        Ok(query.query_map([grammar::VERSION], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }

    /// The entries that this grammar reads otherwise than the older one did by which they are noted, case by case.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn reread(&self) -> Result<Vec<Reread>> {
        let mut query = self.project.connection().prepare_cached(&format!(
            "SELECT cases.id, label, reading.entries {STAMPED} WHERE grammar <> ? ORDER BY label"
        ))?;
        let cases: Vec<(i64, String, Vec<u8>)> = query
            .query_map([grammar::VERSION], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
            .collect::<Result<_, _>>()?;
        let mut reread = Vec::new();
        for (case, label, noted) in cases {
            let mut pairs: BTreeMap<Span, (Option<EntryRow>, Option<EntryRow>)> = BTreeMap::new();
            for row in unpack(&noted).map(|outline| outline.entries).unwrap_or_default() {
                pairs.entry(row.span).or_default().0 = Some(row.with(str::to_owned));
            }
            for row in Outline::of(&self.project.cases().source(case)?.plan).entries {
                let span = row.span;
                pairs.entry(span).or_default().1 = Some(row);
            }
            let differing = pairs.into_values().filter(|(before, after)| before != after);
            reread.extend(differing.map(|(before, after)| Reread { case: label.clone(), before, after }));
        }
        Ok(reread)
    }

    /// The cases in which [`Entries::reread`] finds some: what whoever counts entries has to know.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn reread_cases(&self) -> Result<Vec<RereadCase>> {
        let mut cases: Vec<RereadCase> = Vec::new();
        for Reread { case, .. } in self.reread()? {
            match cases.last_mut().filter(|last| last.case == case) {
                Some(last) => last.entries += 1,
                None => cases.push(RereadCase { case, entries: 1 }),
            }
        }
        Ok(cases)
    }

    /// The packed rows of a case, if they are those of its text, its layout and this grammar.
    fn fresh(&self, case: i64) -> Result<Option<Vec<u8>>> {
        let mut query = self
            .project
            .connection()
            .prepare_cached(&format!("SELECT reading.entries {STAMPED} WHERE cases.id = ? AND grammar = ?"))?;
        Ok(query.query_row(params![case, grammar::VERSION], |row| row.get(0)).optional()?)
    }

    /// Whether what is noted of a case are the entries of its plan; true where nothing fresh is noted.
    pub(super) fn agree(&self, case: i64, plan: &Plan) -> Result<bool> {
        Ok(self.fresh(case)?.is_none_or(|noted| noted == pack(&Outline::borrowed(plan))))
    }
}

impl Entries<&mut Project> {
    /// Notes the entries of all cases that have no fresh ones; the log does not tell of it. Gives the number of these cases.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn refresh(&mut self) -> Result<usize> {
        let stale = self.stale()?;
        if stale.is_empty() {
            return Ok(0);
        }
        self.project.begin()?;
        let noted = stale.iter().try_for_each(|case| {
            let plan = self.project.cases().source(*case)?.plan;
            self.put(*case, &pack(&Outline::borrowed(&plan)))
        });
        if let Err(error) = noted.and_then(|()| self.project.commit_unlogged()) {
            self.project.rollback();
            return Err(error);
        }
        Ok(stale.len())
    }

    /// Notes the entries of a case, packed, as this grammar reads them, inside an edit.
    pub(super) fn put(&mut self, case: i64, entries: &[u8]) -> Result<()> {
        self.project.execute(
            "INSERT OR REPLACE INTO reading (case_id, source_id, revision, layout, grammar, entries)
             SELECT id, source_id, revision, layout, ?, ? FROM cases WHERE id = ?",
            params![grammar::VERSION, entries, case],
        )?;
        Ok(())
    }
}
