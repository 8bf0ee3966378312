//! How far the coders of a project agree, by code and overall, over what two or more of them have seen.
//!
//! | module | what lives there |
//! |---|---|
//! | `case_units` | a case as units with what each coder has put on them |
//! | `figures` | the figures of a code, or of all together |
//! | [`records`] | the table as CSV gives it |
//! | [`coded_passages`] | passages as each coder has coded them, and what was agreed on |
//! | [`double_coding`] | cases that a second coder should code too |
//!
//! A coder has seen a case in which the coder has done something. What of it bears no code of the coder, the coder has left out; what nobody
//! has coded counts in some figures and is told apart in others.

mod case_units;
pub mod coded_passages;
pub mod double_coding;
mod figures;
pub mod records;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use agreement::sums::Resampling;
use reading::text::Span;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::project::{CONSENSUS, Case, Coder, Project};
use crate::sets::filter::CaseFilter;
use case_units::{CodeSets, UnitSpans, UnitedCase};
use figures::AgreementFigures;
pub use figures::{AgreementFigure, AgreementRow, WhyNone};

/// How often cases are drawn again for an interval.
const DRAWS: usize = 1000;

/// Into what the text is parted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AgreementUnit {
    #[default]
    Characters,
    Entries,
    Sentences,
    /// Passages of all coders that overlap are one.
    Passages,
}

/// What agreement is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreementQuery<'a> {
    pub unit: AgreementUnit,
    /// Names; all who have coded where there are none.
    pub coders: &'a [String],
    /// The path of a code or group, if not all codes are meant.
    pub code: Option<&'a str>,
    /// Whether every coder counts as having seen every case.
    pub every_case: bool,
    pub filter: &'a CaseFilter,
    /// Where the numbers begin by which cases are drawn again.
    pub seed: u64,
}

/// Agreement, a row for each code.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AgreementTable {
    pub unit: AgreementUnit,
    /// Names of those who are compared.
    pub coders: Vec<String>,
    /// How many cases two or more of them have seen.
    pub cases: usize,
    /// How many all of them have seen; the figures for passages are of these.
    pub seen_by_all: usize,
    pub seed: u64,
    pub all: AgreementRow,
    pub codes: Vec<AgreementRow>,
}

/// A case with the codings of those who have seen it, by the place of the coder in the list; `None` for who has not.
struct SharedCase {
    case: Case,
    by: Vec<Option<Vec<(usize, Span)>>>,
}

/// Who and what is compared.
struct Compared {
    coders: Vec<Coder>,
    /// Paths of the codes that are used, in the order of the codebook.
    codes: Vec<String>,
    cases: Vec<SharedCase>,
}

/// Computes how far coders agree.
///
/// # Errors
/// [`Error::CodesBlind`], [`Error::TooFewCoders`], [`Error::NoCoder`], [`Error::NoCode`], those of the filter; or if the file cannot be read.
pub fn agreement(project: &Project, query: &AgreementQuery<'_>) -> Result<AgreementTable> {
    project.coders().check_open()?;
    let compared = Compared::of(project, query)?;
    let mut sets = CodeSets::default();
    let mut cases = Vec::with_capacity(compared.cases.len());
    for shared in &compared.cases {
        let units = match query.unit {
            AgreementUnit::Characters => UnitSpans::Characters,
            AgreementUnit::Entries => UnitSpans::Spans(entries(project, &shared.case)?),
            AgreementUnit::Sentences => UnitSpans::Spans(sentences(project, &shared.case)?),
            AgreementUnit::Passages => UnitSpans::Passages,
        };
        cases.push(UnitedCase::new(shared.case.chars, &shared.by, units, &mut sets));
    }
    let resampling = Resampling { draws: DRAWS, seed: query.seed };
    let figures = AgreementFigures { cases: &cases, sets: &sets, compared: &compared, unit: query.unit, resampling };
    let (all, codes) = (figures.overall(), figures.by_code());
    let seen_by_all = compared.cases.iter().filter(|case| case.by.iter().all(Option::is_some)).count();
    Ok(AgreementTable {
        unit: query.unit,
        coders: compared.coders.into_iter().map(|coder| coder.name).collect(),
        cases: compared.cases.len(),
        seen_by_all,
        seed: query.seed,
        all,
        codes,
    })
}

impl Compared {
    fn of(project: &Project, query: &AgreementQuery<'_>) -> Result<Self> {
        let coders = compared_coders(project, query.coders)?;
        let tree = project.codes().tree()?;
        let within = query.code.map(|code| tree.find_any(code).map(|code| tree.within(code.id))).transpose()?;
        let codings: Vec<_> = project.codings().list()?;
        let codings: Vec<_> = codings
            .into_iter()
            .filter(|coding| within.as_ref().is_none_or(|within| within.contains(&coding.code)))
            .collect();
        let place: HashMap<&str, usize> =
            coders.iter().enumerate().map(|(at, coder)| (coder.name.as_str(), at)).collect();
        let used: BTreeSet<i64> = codings
            .iter()
            .filter(|coding| place.contains_key(coding.coder.as_str()))
            .map(|coding| coding.code)
            .collect();
        let codes: Vec<i64> = tree.iter().map(|(code, _)| code.id).filter(|code| used.contains(code)).collect();
        let number: HashMap<i64, usize> = codes.iter().enumerate().map(|(at, code)| (*code, at)).collect();
        let mut by_case: BTreeMap<i64, Vec<(usize, usize, Span)>> = BTreeMap::new();
        for coding in &codings {
            if let (Some(coder), Some(code)) = (place.get(coding.coder.as_str()), number.get(&coding.code)) {
                by_case.entry(coding.case).or_default().push((*coder, *code, coding.span));
            }
        }
        let seen = project.coders().seen()?;
        let mut cases = Vec::new();
        for case in query.filter.cases(project)? {
            let has_seen = |coder: &Coder| query.every_case || seen.contains(&(coder.id, case.id));
            let mut by: Vec<Option<Vec<_>>> = coders.iter().map(|coder| has_seen(coder).then(Vec::new)).collect();
            if by.iter().flatten().count() < 2 {
                continue;
            }
            for (coder, code, span) in by_case.remove(&case.id).unwrap_or_default() {
                if let Some(Some(own)) = by.get_mut(coder) {
                    own.push((code, span));
                }
            }
            cases.push(SharedCase { case, by });
        }
        Ok(Self { coders, codes: codes.into_iter().map(|code| tree.path(code)).collect(), cases })
    }
}

/// Those who are compared: the coders of these names, or all who have coded but the one for consensus.
fn compared_coders(project: &Project, names: &[String]) -> Result<Vec<Coder>> {
    let mut coders: Vec<Coder> = Vec::new();
    for name in names {
        let coder = project.coders().find(name)?;
        if coders.iter().all(|known| known.id != coder.id) {
            coders.push(coder);
        }
    }
    if names.is_empty() {
        let counts = project.coders().counts()?;
        coders = project.coders().list()?;
        coders.retain(|coder| coder.name != CONSENSUS && counts.contains_key(&coder.id));
    }
    if coders.len() < 2 { Err(Error::TooFewCoders(coders.len())) } else { Ok(coders) }
}

fn entries(project: &Project, case: &Case) -> Result<Vec<Span>> {
    Ok(project.entries().of(case.id)?.into_iter().map(|entry| entry.span).collect())
}

fn sentences(project: &Project, case: &Case) -> Result<Vec<Span>> {
    let text = project.cases().text(case.id)?;
    let found = reading::sentence::sentences(text.as_str());
    Ok(found.into_iter().map(|range| Span::new(range.start, range.end)).collect())
}
