//! The report for the data protection officer: what was done to a project, by whom, in figures. It holds no original.

use std::collections::BTreeMap;

use serde::Serialize;

use super::leak::{Rare, rare_combinations};
use super::mark::Label;
use super::quarantine::Quarantine;
use super::quarantine_file::State;
use crate::error::Result;
use crate::i18n::{decimal, long_date, number};
use crate::project::{Project, Record, Recorded, Told};
use crate::words;

/// How many mentions of one kind became what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Count {
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
pub struct SecondReading {
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
    pub counts: Vec<Count>,
    pub signed: Vec<Signed>,
    pub second_reading: SecondReading,
    /// When the originals were destroyed; `None` while they or a key to them are kept, or may be: then the text is de-identified,
    /// and still personal data.
    pub finished: Option<String>,
    /// When finishing began, if it has not come to its end.
    pub finishing: Option<String>,
    /// What lies beside the project now, whatever the record tells.
    pub quarantine: State,
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
        let records = project.records()?;
        let told = Told::by(&records);
        let quarantine = State::of(&Quarantine::path_for(project.path()));
        let cases = project.cases()?;
        let label = |id: Option<i64>| cases.iter().find(|case| Some(case.id) == id).map(|case| case.label.clone());
        let mut counts: BTreeMap<(Recorded, Option<Label>, Option<String>), usize> = BTreeMap::new();
        let (mut signed, mut words, mut misses) = (Vec::new(), 0, 0);
        for record in &records {
            match record.what {
                Recorded::Replaced | Recorded::Kept | Recorded::RedactedLater => {
                    *counts.entry((record.what, record.label, record.role.clone())).or_default() += record.count;
                }
                Recorded::Signed => {
                    signed.push(Signed { case: label(record.case), who: record.who.clone(), at: record.at.clone() });
                }
                Recorded::SecondReading => {
                    words += record.words.unwrap_or(0);
                    misses += record.count;
                }
                Recorded::KeyKept | Recorded::LookedByHand | Recorded::Finishing | Recorded::Finished => {}
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "words are far fewer than 2^52")]
        let per_thousand = (words > 0).then(|| misses as f64 * 1000.0 / words as f64);
        let lies_there = matches!(quarantine, State::Sealed { .. } | State::Unknown);
        let finished = told.finished.clone().filter(|_| !told.remain() && !lies_there);
        let count = |((what, label, role), count)| Count { what, label, role, count };
        Ok(Self {
            version: env!("CARGO_PKG_VERSION"),
            cases: cases.len(),
            counts: counts.into_iter().map(count).collect(),
            signed,
            second_reading: SecondReading { words, misses, per_thousand },
            finished,
            finishing: told.finishing.clone(),
            contradicted: told.finished.is_some() && !told.kept && told.finishing.is_none() && lies_there,
            quarantine,
            told,
            rare: rare_combinations(project)?,
            records,
        })
    }

    /// The report as Markdown, in the language in use.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let mut out = format!("# {}\n\n{}\n\n", tr!("report-title"), tr!("report-method"));
        let (version, cases) = (self.version.to_owned(), self.cases);
        out.push_str(&format!("{}\n\n", tr!("report-figures", version = version, cases = cases)));
        out.push_str(&format!("{}\n\n", self.of_originals()));
        out.push_str(&format!(
            "## {}\n\n| {} |\n|---|---|---|---:|\n",
            tr!("report-counts"),
            tr!("report-counts-columns")
        ));
        for Count { what, label, role, count } in &self.counts {
            let label = label.map(words::mark).unwrap_or_default();
            let role = role.as_deref().unwrap_or_default().replace('|', "\\|");
            out.push_str(&format!("| {} | {label} | {role} | {count} |\n", recorded(*what)));
        }
        out.push_str(&format!("\n## {}\n\n", tr!("report-signed")));
        for Signed { case, who, at } in &self.signed {
            out.push_str(&format!("- {} – {who}, {}\n", case.as_deref().unwrap_or("–"), day(at)));
        }
        let SecondReading { words, misses, per_thousand } = &self.second_reading;
        let figure = per_thousand.map_or_else(|| "–".to_owned(), |figure| decimal(figure, 2));
        let (words, misses) = (*words, *misses);
        out.push_str(&format!(
            "\n## {}\n\n{}\n",
            tr!("report-second"),
            tr!("report-second-figures", words = words, misses = misses, figure = figure)
        ));
        for record in self.records.iter().filter(|record| record.what == Recorded::SecondReading) {
            let (words, misses) = (number(record.words.unwrap_or(0)), number(record.count));
            let (who, at) = (record.who.as_str(), day(&record.at));
            out.push_str(&format!("- {}\n", tr!("report-read", who = who, at = at, words = words, misses = misses)));
        }
        out.push_str(&format!("\n## {}\n\n", tr!("report-rare")));
        for Rare { values, cases } in &self.rare {
            let values: Vec<String> = values.iter().map(|(name, value)| format!("{name} = {value}")).collect();
            out.push_str(&format!("- {}: {cases}\n", values.join(", ")));
        }
        if self.rare.is_empty() {
            out.push_str(&format!("{}\n", tr!("report-rare-none")));
        }
        out
    }
}

impl Report {
    /// What has become of the originals: what the record tells, and what lies beside the project.
    fn of_originals(&self) -> String {
        let Told { finishing, finished, key, .. } = &self.told;
        let at = |at: &Option<String>| at.as_deref().map(day).unwrap_or_default();
        let bold = |sentence: String| format!("**{sentence}**");
        let count = match self.quarantine {
            State::Sealed { originals } => originals,
            _ => 0,
        };
        match self.quarantine {
            State::Sealed { .. } if self.contradicted => {
                bold(tr!("report-contradicted", at = at(finished), count = count))
            }
            State::Unknown if self.contradicted => bold(tr!("report-unread", at = at(finished))),
            State::Destroyed => bold(tr!("report-file-left")),
            State::Sealed { .. } if finishing.is_some() => {
                bold(tr!("report-finishing", at = at(finishing), count = count))
            }
            _ if finishing.is_some() => bold(tr!("report-no-trace", at = at(finishing))),
            _ => match &self.finished {
                Some(finished) => tr!("report-finished", at = day(finished)),
                None if self.quarantine == State::None && !self.told.remain() => tr!("report-no-originals"),
                None if *key && finished.is_some() && !self.told.kept => bold(tr!("report-key", at = at(finished))),
                None => bold(tr!("report-not-finished")),
            },
        }
    }
}

/// The day of a time in ISO 8601, as the language in use writes it.
fn day(at: &str) -> String {
    at.get(..10).and_then(|day| day.parse().ok()).map_or_else(|| at.to_owned(), long_date)
}

fn recorded(what: Recorded) -> String {
    match what {
        Recorded::Replaced => tr!("recorded-replaced"),
        Recorded::Kept => tr!("recorded-kept"),
        Recorded::Signed => tr!("recorded-signed"),
        Recorded::SecondReading => tr!("recorded-second-reading"),
        Recorded::RedactedLater => tr!("recorded-redacted-later"),
        Recorded::KeyKept => tr!("recorded-key-kept"),
        Recorded::LookedByHand => tr!("recorded-looked-by-hand"),
        Recorded::Finishing => tr!("recorded-finishing"),
        Recorded::Finished => tr!("recorded-finished"),
    }
}
