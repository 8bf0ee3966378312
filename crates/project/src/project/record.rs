//! The record of anonymisation: who did what to how many of which kind, and what that tells of the originals.

use std::collections::BTreeSet;
use std::ops::Deref;

use rusqlite::params;
use serde::{Deserialize, Serialize};

use super::{Project, now, of_word, word};
use crate::error::Result;
use names::mark::Label;

/// What the record of redactions tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Recorded {
    /// Mentions were replaced before release.
    Replaced,
    /// Marks were found to identify nobody.
    Kept,
    Signed,
    /// A second person has read `words` words and found `count` misses.
    SecondReading,
    /// Mentions were replaced in a released text.
    RedactedLater,
    /// The originals are about to be destroyed; `count` of them were looked for and not found.
    Finishing,
    /// They were destroyed.
    Finished,
    /// A key to `count` originals was kept in a file of its own.
    KeyKept,
    /// A person has looked into `count` files or parts of files that the program could not look into.
    LookedByHand,
    /// Mentions were decided as the same thing in another case was.
    Inherited,
    /// Mentions of public things were kept.
    PublicKept,
    /// It was looked, without any change, whether the project could be finished; `count` passages spoke against it.
    DryRun,
    /// A person found that `count` forms which finishing had found identify nobody.
    FoundPublic,
    /// The text of a case, and all that was known of it, was erased for good.
    Erased,
    /// A case was taken in whose text is anonymised already, as a person said.
    SaidAnonymised,
    /// A person has looked at what may still identify somebody in such a case, and left `count` places; where there was nothing, nobody had to.
    LookedAfterImport,
}

/// The cases of a project at one time, and which text each had.
#[derive(Debug)]
pub(crate) struct BeforeImport(BTreeSet<(i64, (i64, i64))>);

/// A row of the record: who did what to how many of which kind. No originals, excerpts or hashes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Record {
    /// UTC, ISO 8601.
    pub at: String,
    pub who: String,
    /// The id that the case has, or had: it may have been removed since.
    pub case: Option<i64>,
    pub what: Recorded,
    pub label: Option<Label>,
    pub role: Option<String>,
    pub count: usize,
    /// Words read, of a second reading.
    pub words: Option<usize>,
}

impl Record {
    #[must_use]
    pub fn new(who: &str, what: Recorded, count: usize) -> Self {
        Self { at: now(), who: who.to_owned(), case: None, what, label: None, role: None, count, words: None }
    }
}

/// What a record tells of the originals.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// Cases were signed, and their originals have not been destroyed since.
    pub kept: bool,
    /// A key to originals was written once. Nobody tells the project when it is thrown away.
    pub key: bool,
    /// When finishing began that has not come to its end.
    pub finishing: Option<String>,
    /// When originals were destroyed last.
    pub finished: Option<String>,
}

impl Told {
    #[must_use]
    pub fn by(records: &[Record]) -> Self {
        let mut told = Self::default();
        for record in records {
            match record.what {
                Recorded::Signed => told.kept = true,
                Recorded::Finishing => told.finishing = Some(record.at.clone()),
                Recorded::KeyKept => told.key = true,
                Recorded::Finished => {
                    (told.kept, told.finishing, told.finished) = (false, None, Some(record.at.clone()));
                }
                _ => {}
            }
        }
        told
    }

    /// Whether originals or a key to them still exist.
    #[must_use]
    pub const fn remain(&self) -> bool {
        self.kept || self.key || self.finishing.is_some()
    }
}

/// The record of anonymisation.
#[must_use]
#[derive(Debug)]
pub struct Records<P> {
    pub(super) project: P,
}

impl<P: Deref<Target = Project>> Records<P> {
    /// The record of redactions, oldest first.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn list(&self) -> Result<Vec<Record>> {
        let mut query = self.project.connection().prepare_cached(
            "SELECT at, who, case_number, what, label, role, count, words FROM redaction ORDER BY id",
        )?;
        let rows = query.query_map([], |row| {
            Ok(Record {
                at: row.get(0)?,
                who: row.get(1)?,
                case: row.get(2)?,
                what: of_word(row.get(3)?).unwrap_or(Recorded::Replaced),
                label: row.get::<_, Option<String>>(4)?.and_then(of_word),
                role: row.get(5)?,
                count: row.get(6)?,
                words: row.get(7)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// What cases there are, to tell later which have come in or have got another text.
    pub(crate) fn before_import(&self) -> Result<BeforeImport> {
        Ok(BeforeImport(self.project.cases().list()?.iter().map(|case| (case.id, case.content())).collect()))
    }

    /// The cases that were taken in as anonymised, in which places that may still identify somebody wait for a person.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn unlooked(&self) -> Result<Vec<i64>> {
        let mut unlooked = BTreeSet::new();
        for Record { what, case, .. } in self.list()? {
            match (what, case) {
                (Recorded::SaidAnonymised, Some(case)) => drop(unlooked.insert(case)),
                (Recorded::LookedAfterImport, Some(case)) => drop(unlooked.remove(&case)),
                _ => {}
            }
        }
        // Most projects have none, and each is asked when it is opened.
        if unlooked.is_empty() {
            return Ok(Vec::new());
        }
        let cases = self.project.cases().by_name()?.into_iter().map(|case| case.id);
        Ok(cases.filter(|case| unlooked.contains(case)).collect())
    }

    /// What the record tells of the originals: what else lies beside the project, it cannot know.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn told(&self) -> Result<Told> {
        Ok(Told::by(&self.list()?))
    }

    /// Whether the originals of some case, or a key to them, still exist, sealed, as far as the record tells: then its text is
    /// de-identified, and still personal data.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn originals_remain(&self) -> Result<bool> {
        self.told().map(|told| told.remain())
    }
}

impl Records<&mut Project> {
    /// Adds to the record, such as what a second reading found.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn add(&mut self, record: &Record) -> Result<()> {
        self.add_all(std::slice::from_ref(record))
    }

    /// Adds several records, all of them or none.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn add_all(&mut self, records: &[Record]) -> Result<()> {
        if records.is_empty() {
            return Ok(());
        }
        self.project.begin()?;
        let all = records.iter().try_for_each(|record| self.insert(record));
        let recorded = all.and_then(|()| self.project.commit_unlogged());
        if recorded.is_err() {
            self.project.rollback();
        }
        recorded
    }

    /// Records, within the import that goes on, that the cases which have come in or have got another text since are anonymised already.
    /// Gives how many they are.
    pub(crate) fn say_anonymised(&mut self, before: &BeforeImport) -> Result<usize> {
        let BeforeImport(now) = self.project.records().before_import()?;
        let who = self.project.coder().to_owned();
        let new = now.difference(&before.0).map(|(case, _)| *case);
        let said = new.map(|case| Record { case: Some(case), ..Record::new(&who, Recorded::SaidAnonymised, 1) });
        said.map(|record| self.insert(&record)).try_fold(0, |count, recorded| recorded.map(|()| count + 1))
    }

    pub(super) fn insert(&mut self, record: &Record) -> Result<()> {
        self.project.execute(
            "INSERT INTO redaction (at, who, case_number, what, label, role, count, words) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            params![
                record.at,
                record.who,
                record.case,
                word(record.what),
                record.label.map(word),
                record.role,
                record.count,
                record.words
            ],
        )?;
        Ok(())
    }
}
