//! At which places of an axis a thing that is counted stands.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use super::facts::{CaseFact, CodeFact, CodingFact, EntryFact, TallyFacts};
use super::narrowing::NarrowedFacts;
use super::spec::{TallyAxis, Together};
use crate::case_values::CaseGroups;
use crate::error::Result;
use crate::figures::window::Windows;
use crate::project::{Case, Project, word};

/// An axis with its values, and the places of all that is counted.
pub(super) struct PlacedAxis {
    /// `None` for what has no value.
    pub(super) values: Vec<Option<String>>,
    by: By,
    /// How many months of each case are observed, of an axis of months since the start.
    months: Option<Vec<usize>>,
}

/// By what the places are known; the numbers are indices into the values.
enum By {
    Case(Vec<usize>),
    /// By unit.
    Unit(Vec<usize>),
    /// By code: several, since codes above count too.
    Code(Vec<Vec<usize>>),
    Coder(Vec<usize>),
    /// By coding.
    Coding(Vec<Vec<usize>>),
}

/// No place of the axis.
const NOWHERE: usize = usize::MAX;

impl PlacedAxis {
    pub(super) fn of(
        project: &Project,
        facts: &TallyFacts,
        axis: &TallyAxis,
        start: Option<&str>,
        narrowed: &NarrowedFacts,
    ) -> Result<Self> {
        Ok(match axis {
            TallyAxis::Codes | TallyAxis::Groups => {
                let is_row = |at: &usize| match axis {
                    TallyAxis::Codes => facts.codes[*at].codable,
                    _ => facts.codes[*at].upwards.len() == 1,
                };
                let rows: Vec<usize> = (0..facts.codes.len()).filter(is_row).collect();
                let of_code =
                    |code: &CodeFact| (0..rows.len()).filter(|row| code.upwards.contains(&rows[*row])).collect();
                let paths = rows.iter().map(|at| Some(facts.codes[*at].path.clone())).collect();
                Self::plain(paths, By::Code(facts.codes.iter().map(of_code).collect()))
            }
            TallyAxis::Coder => {
                let mut names = facts.coders.clone();
                names.sort();
                let at = |name: &String| names.iter().position(|own| own == name).unwrap_or(NOWHERE);
                let by = facts.coders.iter().map(at).collect();
                Self::plain(names.into_iter().map(Some).collect(), By::Coder(by))
            }
            TallyAxis::Together(together) => {
                let codes = Self::of(project, facts, &TallyAxis::Codes, start, narrowed)?;
                let By::Code(of_code) = &codes.by else { return Ok(codes) };
                let places_of = |(at, coding): (usize, &CodingFact)| {
                    let others =
                        facts.codings_of(coding.case).filter(|other| *other != at && narrowed.partners[*other]);
                    let others = others.map(|other| &facts.codings[other]);
                    let others = others.filter(|other| stand(facts, coding, other, *together));
                    let places: BTreeSet<usize> =
                        others.flat_map(|other| of_code[other.code].iter().copied()).collect();
                    places.into_iter().collect()
                };
                let by = By::Coding(facts.codings.iter().enumerate().map(places_of).collect());
                Self::plain(codes.values, by)
            }
            TallyAxis::Case | TallyAxis::Attribute(_) => {
                let cases: Vec<Case> = facts
                    .cases
                    .iter()
                    .zip(&narrowed.cases)
                    .filter(|(_, is)| **is)
                    .map(|(own, _)| own.case.clone())
                    .collect();
                let name = if let TallyAxis::Attribute(name) = axis { name.as_str() } else { "case" };
                let groups = CaseGroups::of(project, &cases, Some(name))?;
                let at = |own: &CaseFact| groups.of_case.get(&own.case.id).copied().unwrap_or(NOWHERE);
                let by = facts.cases.iter().map(at).collect();
                Self::plain(groups.values.into_iter().map(|column| column.value).collect(), By::Case(by))
            }
            TallyAxis::MonthSinceStart => Self::months_since_start(project, facts, start, narrowed)?,
            TallyAxis::Month | TallyAxis::Quarter | TallyAxis::Year => Self::by_unit(
                facts,
                |entry| entry.day.map(|day| period(axis, day)),
                |first, last| between(axis, first, last),
            ),
            TallyAxis::Sender => Self::by_unit(facts, |entry| entry.speaker.map(word), |_, _| Vec::new()),
            TallyAxis::Kind => Self::by_unit(facts, |entry| Some(word(entry.kind)), |_, _| Vec::new()),
            TallyAxis::ThreadKind => Self::by_unit(facts, |entry| entry.under.map(word), |_, _| Vec::new()),
            TallyAxis::CardType => Self::by_unit(
                facts,
                |entry| entry.card_type.map(|at| facts.words[at].clone()).filter(|words| !words.is_empty()),
                |_, _| Vec::new(),
            ),
        })
    }

    /// By something of the entries: the values that occur in their order, with those between the first and the last that `fill` gives.
    fn by_unit(
        facts: &TallyFacts,
        value: impl Fn(&EntryFact) -> Option<String>,
        fill: impl Fn(&str, &str) -> Vec<String>,
    ) -> Self {
        let values: Vec<Option<String>> = facts.units.iter().map(|unit| unit.entry.as_ref().and_then(&value)).collect();
        let mut known: BTreeSet<&str> = values.iter().flatten().map(String::as_str).collect();
        let between = match (known.first(), known.last()) {
            (Some(first), Some(last)) => fill(first, last),
            _ => Vec::new(),
        };
        known.extend(between.iter().map(String::as_str));
        let numbers: BTreeMap<&str, usize> = known.iter().enumerate().map(|(at, value)| (*value, at)).collect();
        let nothing = known.len();
        let by = values.iter().map(|value| value.as_deref().map_or(nothing, |value| numbers[value])).collect();
        Self::plain(known.iter().map(|value| Some((*value).to_owned())).chain([None]).collect(), By::Unit(by))
    }

    fn months_since_start(
        project: &Project,
        facts: &TallyFacts,
        start: Option<&str>,
        narrowed: &NarrowedFacts,
    ) -> Result<Self> {
        let windows = Windows { start: start.map(str::to_owned), end: None }.of(project)?;
        let window = |own: &CaseFact| windows.of_days(own.case.id, own.first, own.last, own.printed);
        let of_case: Vec<_> = facts.cases.iter().map(window).collect();
        let observed = |at: usize| of_case[at].map_or(0, |window| window.whole_months());
        let most = (0..of_case.len()).filter(|at| narrowed.cases[*at]).map(observed).max().unwrap_or_default();
        let by = facts.units.iter().map(|unit| {
            let day = unit.entry.and_then(|entry| entry.day);
            let window = of_case[unit.case].zip(day).filter(|(window, day)| window.holds(*day));
            let month = window.map(|(window, day)| window.month_of(day));
            month.filter(|month| *month <= observed(unit.case).min(most)).map_or(most, |month| month - 1)
        });
        let values = (1..=most).map(|month| Some(month.to_string())).chain([None]).collect();
        let months = Some((0..of_case.len()).map(observed).collect());
        Ok(Self { by: By::Unit(by.collect()), values, months })
    }

    const fn plain(values: Vec<Option<String>>, by: By) -> Self {
        Self { values, by, months: None }
    }

    /// Whether it says in which cases something could be counted.
    pub(super) const fn is_of_cases(&self) -> bool {
        matches!(self.by, By::Case(_)) || self.months.is_some()
    }

    /// Puts the places at which a case is observed into a list that is empty.
    pub(super) fn put_case(&self, case: usize, to: &mut Vec<usize>) {
        match (&self.by, &self.months) {
            (By::Case(by), _) => to.extend(by.get(case).filter(|at| **at != NOWHERE)),
            (_, Some(months)) => {
                to.extend(0..months[case].min(self.values.len() - 1));
                to.push(self.values.len() - 1);
            }
            _ => {}
        }
    }

    /// Puts the places of a thing into a list that is empty.
    pub(super) fn put(&self, case: usize, unit: usize, coding: Option<(usize, &CodingFact)>, to: &mut Vec<usize>) {
        match &self.by {
            By::Case(by) => to.extend(by.get(case).filter(|at| **at != NOWHERE)),
            By::Unit(by) => to.extend(by.get(unit)),
            By::Code(by) => to.extend(coding.iter().flat_map(|(_, own)| &by[own.code])),
            By::Coder(by) => to.extend(coding.map(|(_, own)| by[own.coder])),
            By::Coding(by) => to.extend(coding.iter().flat_map(|(at, _)| &by[*at])),
        }
    }
}

/// Whether two codings of a case stand together.
fn stand(facts: &TallyFacts, one: &CodingFact, other: &CodingFact, together: Together) -> bool {
    let entries = || facts.units[one.unit].entry.zip(facts.units[other.unit].entry);
    match together {
        Together::Passage => one.span.overlaps(other.span),
        Together::Entry => one.unit == other.unit && facts.units[one.unit].entry.is_some(),
        Together::Thread => entries().is_some_and(|(own, next)| own.thread.is_some() && own.thread == next.thread),
        Together::Then(days) => entries().is_some_and(|(own, next)| {
            let follows =
                if own.place == next.place { one.span.end <= other.span.start } else { own.place < next.place };
            let apart = own.day.zip(next.day).map(|(day, later)| (later - day).num_days());
            follows && apart.is_some_and(|apart| apart <= i64::from(days))
        }),
    }
}

/// The month, quarter or year of a day.
fn period(axis: &TallyAxis, day: NaiveDate) -> String {
    match axis {
        TallyAxis::Year => format!("{:04}", day.year()),
        TallyAxis::Quarter => format!("{:04}-Q{}", day.year(), day.month0() / 3 + 1),
        _ => format!("{:04}-{:02}", day.year(), day.month()),
    }
}

/// All periods from one to another, so that none in which nothing was is left out.
fn between(axis: &TallyAxis, first: &str, last: &str) -> Vec<String> {
    let year = |period: &str| period.get(..4).and_then(|year| year.parse::<i32>().ok());
    let (Some(from), Some(to)) = (year(first), year(last)) else { return Vec::new() };
    // A wrong date far away makes no thousand columns.
    if to - from > 100 {
        return Vec::new();
    }
    let days = (from..=to).flat_map(|year| (1..=12).filter_map(move |month| NaiveDate::from_ymd_opt(year, month, 1)));
    days.map(|day| period(axis, day)).filter(|own| first <= own.as_str() && own.as_str() <= last).collect()
}
