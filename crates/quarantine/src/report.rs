//! What was done to the persons of a project, by whom, in figures: what the report for the data protection officer tells. It holds no
//! original.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::error::Result;
use crate::quarantine::Quarantine;
use crate::quarantine_file::QuarantineState;
use names::mark::Label;
use project::leaks::{Rare, rare_combinations};
use project::{Project, Record, Recorded, Told};

/// How many mentions of one kind became what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MentionCount {
    pub what: Recorded,
    pub label: Option<Label>,
    pub role: Option<String>,
    pub count: usize,
}

/// Who signed which case, or read it a second time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Signed {
    /// Label of the case; `None` where it is no longer in the project.
    pub case: Option<String>,
    pub who: String,
    /// UTC, ISO 8601.
    pub at: String,
}

/// What the readings of a second person found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SecondReadingFigures {
    pub words: usize,
    pub misses: usize,
    pub per_thousand: Option<f64>,
}

/// The report.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// Of the program.
    pub version: &'static str,
    pub cases: usize,
    pub counts: Vec<MentionCount>,
    pub signed: Vec<Signed>,
    /// How often it was looked whether the project could be finished.
    pub dry_runs: usize,
    pub second_reading: SecondReadingFigures,
    /// When the originals were destroyed; `None` while they or a key to them are kept, or may be: then the text is de-identified,
    /// and still personal data.
    pub finished: Option<String>,
    /// When finishing began, if it has not come to its end.
    pub finishing: Option<String>,
    /// What lies beside the project now, whatever the record tells.
    pub quarantine: QuarantineState,
    /// Whether what lies there contradicts the record.
    pub contradicted: bool,
    /// What the record tells of the originals.
    #[serde(skip)]
    pub told: Told,
    pub rare: Vec<Rare>,
    pub records: Vec<Record>,
}

impl Report {
    /// Gathers what the project's record tells.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn of(project: &Project) -> Result<Self> {
        let records = project.records().list()?;
        let told = Told::by(&records);
        let quarantine = QuarantineState::of(&Quarantine::path_for(project.path()));
        let cases = project.cases().list()?;
        let label = |id: Option<i64>| cases.iter().find(|case| Some(case.id) == id).map(|case| case.label.clone());
        let mut counts: BTreeMap<(Recorded, Option<Label>, Option<String>), usize> = BTreeMap::new();
        let (mut signed, mut words, mut misses, mut dry_runs) = (Vec::new(), 0, 0, 0);
        for record in &records {
            match record.what {
                Recorded::Replaced
                | Recorded::Kept
                | Recorded::RedactedLater
                | Recorded::Inherited
                | Recorded::PublicKept
                | Recorded::FoundPublic
                | Recorded::Erased
                | Recorded::SaidAnonymised
                | Recorded::LookedAfterImport => {
                    *counts.entry((record.what, record.label, record.role.clone())).or_default() += record.count;
                }
                Recorded::Signed => {
                    signed.push(Signed { case: label(record.case), who: record.who.clone(), at: record.at.clone() });
                }
                Recorded::SecondReading => {
                    words += record.words.unwrap_or(0);
                    misses += record.count;
                }
                Recorded::DryRun => dry_runs += 1,
                Recorded::KeyKept | Recorded::LookedByHand | Recorded::Finishing | Recorded::Finished => {}
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "words are far fewer than 2^52")]
        let per_thousand = (words > 0).then(|| misses as f64 * 1000.0 / words as f64);
        let lies_there = matches!(quarantine, QuarantineState::Sealed { .. } | QuarantineState::Unknown);
        let finished = told.finished.clone().filter(|_| !told.remain() && !lies_there);
        let count = |((what, label, role), count)| MentionCount { what, label, role, count };
        Ok(Self {
            version: env!("CARGO_PKG_VERSION"),
            cases: cases.len(),
            counts: counts.into_iter().map(count).collect(),
            signed,
            dry_runs,
            second_reading: SecondReadingFigures { words, misses, per_thousand },
            finished,
            finishing: told.finishing.clone(),
            contradicted: told.finished.is_some() && !told.kept && told.finishing.is_none() && lies_there,
            quarantine,
            told,
            rare: rare_combinations(project)?,
            records,
        })
    }

    /// What has become of the originals: what the record tells, and what lies beside the project.
    #[must_use]
    pub fn originals(&self) -> Originals<'_> {
        let Told { finishing, finished, key, .. } = &self.told;
        let count = match self.quarantine {
            QuarantineState::Sealed { originals } => originals,
            _ => 0,
        };
        match self.quarantine {
            QuarantineState::Sealed { .. } if self.contradicted => {
                Originals::Contradicted { at: finished.as_deref(), count }
            }
            QuarantineState::Unknown if self.contradicted => Originals::Unread { at: finished.as_deref() },
            QuarantineState::Destroyed => Originals::FileLeft,
            QuarantineState::Sealed { .. } if finishing.is_some() => {
                Originals::Finishing { at: finishing.as_deref(), count }
            }
            _ if finishing.is_some() => Originals::NoTrace { at: finishing.as_deref() },
            _ => match &self.finished {
                at @ Some(_) => Originals::Destroyed { at: at.as_deref() },
                None if self.quarantine == QuarantineState::None && !self.told.remain() => Originals::None,
                None if *key && finished.is_some() && !self.told.kept => Originals::Key { at: finished.as_deref() },
                None => Originals::Kept,
            },
        }
    }
}

/// What has become of the originals of a project; times are UTC, ISO 8601.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Originals<'a> {
    /// There were none.
    None,
    /// They lie in quarantine.
    Kept,
    Destroyed {
        at: Option<&'a str>,
    },
    /// The quarantine is destroyed, and a key to its originals is kept.
    Key {
        at: Option<&'a str>,
    },
    /// The key of the quarantine is destroyed, and its file is left.
    FileLeft,
    /// Finishing began, and the quarantine still opens.
    Finishing {
        at: Option<&'a str>,
        count: usize,
    },
    /// Finishing began, and nothing tells how far it came.
    NoTrace {
        at: Option<&'a str>,
    },
    /// The record tells of the end, and so many originals can be opened.
    Contradicted {
        at: Option<&'a str>,
        count: usize,
    },
    /// The record tells of the end, and what lies beside the project cannot be looked into.
    Unread {
        at: Option<&'a str>,
    },
}
