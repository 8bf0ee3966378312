//! Corrections: how a person has corrected what the grammar could not read. They are stored; the entries that they make are not.

use std::ops::Deref;

use super::rows::ColumnValue;
use super::{Act, Project, SourceText};
use crate::error::{Error, Result};
use reading::correction::{Correction, Misfit, Remedy};
use reading::text::Span;

impl SourceText {
    /// The corrections of an entry, in the order in which they were made.
    pub fn corrections_on(&self, entry: usize) -> impl Iterator<Item = &Correction> {
        let ids = self.plan.entries.get(entry).map_or(&[][..], |entry| &entry.corrections);
        self.corrections.iter().filter(|correction| ids.contains(&correction.id))
    }

    /// The corrections for which the text has no place as it is read now.
    pub fn unfit(&self) -> impl Iterator<Item = (&Correction, Misfit)> {
        self.misfits.iter().filter_map(|misfit| {
            let correction = self.corrections.iter().find(|correction| correction.id == misfit.correction)?;
            Some((correction, *misfit))
        })
    }
}

/// The corrections of a project.
#[must_use]
#[derive(Debug)]
pub struct Corrections<P> {
    pub(super) project: P,
}

impl<P: Deref<Target = Project>> Corrections<P> {
    /// The corrections of a case, in the order in which they were made.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn of(&self, case: i64) -> Result<Vec<Correction>> {
        let mut query = self.project.connection().prepare_cached(
            "SELECT correction.id, start, end, what, value, coder.name, correction.changed_at
             FROM correction JOIN coder ON coder.id = correction.coder_id WHERE case_id = ? ORDER BY correction.id",
        )?;
        let rows = query.query_map([case], |row| {
            let (what, value): (String, String) = (row.get(3)?, row.get(4)?);
            Ok((row.get(0)?, Span::new(row.get(1)?, row.get(2)?), what, value, row.get(5)?, row.get(6)?))
        })?;
        let mut corrections = Vec::new();
        for row in rows {
            let (id, span, what, value, coder, made_at) = row?;
            let remedy = serde_json::from_str(&value).ok().and_then(|value| Remedy::of(&what, value));
            let remedy = remedy.ok_or_else(|| Error::Damaged(self.project.path().to_owned()))?;
            corrections.push(Correction { id, span, remedy, coder, made_at });
        }
        Ok(corrections)
    }

    /// The cases that have corrections.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn cases(&self) -> Result<Vec<i64>> {
        let mut query =
            self.project.connection().prepare_cached("SELECT DISTINCT case_id FROM correction ORDER BY case_id")?;
        Ok(query.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }
}

impl Corrections<&mut Project> {
    /// Corrects the entry with this span, as one act: all of it or nothing.
    ///
    /// # Errors
    /// [`Error::Correction`] if a remedy has no place there.
    pub fn add(&mut self, case: i64, span: Span, remedies: &[Remedy]) -> Result<()> {
        let act = match remedies.first() {
            Some(Remedy::Split(_)) => Act::SplitEntry,
            Some(Remedy::Merge) => Act::MergeEntries,
            Some(Remedy::Accept(_)) => Act::AcceptEntry,
            _ => Act::CorrectEntry,
        };
        self.project.edit(act, |project| {
            let mut made = Vec::new();
            for remedy in remedies {
                let (what, value) = (remedy.what(), remedy.value().to_string());
                let fields: [ColumnValue<'_>; 5] = [
                    ("case_id", &case),
                    ("start", &span.start),
                    ("end", &span.end),
                    ("what", &what),
                    ("value", &value),
                ];
                made.push(project.write().rows().insert("correction", &fields)?);
            }
            let source = project.cases().source(case)?;
            if let Some(misfit) = source.misfits.iter().find(|misfit| made.contains(&misfit.correction)) {
                return Err(Error::Correction(misfit.why));
            }
            project.write().cases().set_digest(case, &source.plan)
        })
    }

    /// Takes corrections back; the others stay.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn remove(&mut self, case: i64, ids: &[i64]) -> Result<()> {
        self.project.edit(Act::TakeBack, |project| {
            for id in ids {
                project.execute("DELETE FROM correction WHERE id = ? AND case_id = ?", [*id, case])?;
            }
            project.write().cases().read_digest(case)
        })
    }
}
