//! At which places of an axis a thing that is counted stands.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::Hash;
use std::ops::Range;

use chrono::{Datelike, NaiveDate};
use rustc_hash::FxHashMap;

use super::facts::{CaseFact, CodeFact, CodingFact, EntryFact, TallyFacts};
use super::narrowing::NarrowedFacts;
use super::spec::{TallyAxis, Together};
use crate::case_values::CaseGroups;
use crate::error::Result;
use crate::figures::window::Windows;
use crate::project::{Case, Project, word};
use reading::text::Span;

/// An axis with its values, and the places of all that is counted.
pub(super) struct PlacedAxis {
    /// `None` for what has no value.
    pub(super) values: Vec<Option<String>>,
    by: By,
    /// Which months of each case are observed, by their numbers from 1, of an axis of months since the start.
    months: Option<Vec<Range<usize>>>,
}

/// By what the places are known; the numbers are indices into the values.
enum By {
    Case(Vec<usize>),
    /// By unit.
    Unit(Vec<usize>),
    /// By code: several, since codes above count too.
    Code(Vec<Vec<usize>>),
    Coder(Vec<usize>),
    Coding(PlacesOfCodings),
}

/// The places of each coding, one behind the other.
struct PlacesOfCodings {
    /// Where those of each coding end.
    ends: Vec<usize>,
    places: Vec<usize>,
}

impl PlacesOfCodings {
    fn of(&self, coding: usize) -> &[usize] {
        let start = coding.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.places[start..self.ends[coding]]
    }
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
                let by = By::Coding(together_with(facts, narrowed, of_code, *together));
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
                |entry| entry.day.map(|day| period_number(axis, day)),
                |number| period(axis, number),
                |first, last| between(axis, first, last),
            ),
            TallyAxis::Sender => Self::by_unit(facts, |entry| entry.speaker, word, |_, _| Vec::new()),
            TallyAxis::Kind => Self::by_unit(facts, |entry| Some(entry.kind), word, |_, _| Vec::new()),
            TallyAxis::ThreadKind => Self::by_unit(facts, |entry| entry.under, word, |_, _| Vec::new()),
            TallyAxis::CardType => Self::by_unit(
                facts,
                |entry| entry.card_type.filter(|at| !facts.words[*at].is_empty()),
                |at| facts.words[at].clone(),
                |_, _| Vec::new(),
            ),
        })
    }

    /// By something of the entries: the values that occur in the order of their names, with those between the first and the last that `fill`
    /// gives.
    fn by_unit<K: Copy + Eq + Hash>(
        facts: &TallyFacts,
        value: impl Fn(&EntryFact) -> Option<K>,
        name: impl Fn(K) -> String,
        fill: impl Fn(&str, &str) -> Vec<String>,
    ) -> Self {
        // Each value is named once, and numbered as it comes; the names tell its place.
        let mut numbers: FxHashMap<K, usize> = FxHashMap::default();
        let mut names: Vec<String> = Vec::new();
        let mut by: Vec<usize> = Vec::with_capacity(facts.units.len());
        for unit in &facts.units {
            let value = unit.entry.as_ref().and_then(&value);
            by.push(value.map_or(NOWHERE, |value| {
                *numbers.entry(value).or_insert_with(|| {
                    names.push(name(value));
                    names.len() - 1
                })
            }));
        }
        let mut known: BTreeSet<&str> = names.iter().map(String::as_str).collect();
        let between = match (known.first(), known.last()) {
            (Some(first), Some(last)) => fill(first, last),
            _ => Vec::new(),
        };
        known.extend(between.iter().map(String::as_str));
        let places: BTreeMap<&str, usize> = known.iter().enumerate().map(|(at, value)| (*value, at)).collect();
        let place_of: Vec<usize> = names.iter().map(|name| places[name.as_str()]).collect();
        let nothing = known.len();
        by.iter_mut().for_each(|own| *own = place_of.get(*own).copied().unwrap_or(nothing));
        Self::plain(known.iter().map(|value| Some((*value).to_owned())).chain([None]).collect(), By::Unit(by))
    }

    fn months_since_start(
        project: &Project,
        facts: &TallyFacts,
        start: Option<&str>,
        narrowed: &NarrowedFacts,
    ) -> Result<Self> {
        let windows = Windows { start: start.map(str::to_owned), ..Windows::default() }.of(project)?;
        let window = |own: &CaseFact| windows.of_days(own.case.id, &own.days);
        let of_case: Vec<_> = facts.cases.iter().map(window).collect();
        let observed: Vec<Range<usize>> =
            of_case.iter().map(|window| window.map_or(1..1, |window| window.whole_months())).collect();
        let counted = (0..of_case.len()).filter(|at| narrowed.cases[*at]);
        let most = counted.map(|at| observed[at].end - 1).max().unwrap_or_default();
        let by = facts.units.iter().map(|unit| {
            let day = unit.entry.and_then(|entry| entry.day);
            let window = of_case[unit.case].zip(day).filter(|(window, day)| window.holds(*day));
            let month = window.map(|(window, day)| window.month_of(day));
            month.filter(|month| observed[unit.case].contains(month) && *month <= most).map_or(most, |month| month - 1)
        });
        let values = (1..=most).map(|month| Some(month.to_string())).chain([None]).collect();
        Ok(Self { by: By::Unit(by.collect()), values, months: Some(observed) })
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
                let most = self.values.len() - 1;
                to.extend((months[case].start - 1).min(most)..(months[case].end - 1).min(most));
                to.push(self.values.len() - 1);
            }
            _ => {}
        }
    }

    /// The place of text; none on an axis of codings.
    pub(super) fn of_text(&self, case: usize, unit: usize) -> Option<usize> {
        match &self.by {
            By::Case(by) => by.get(case).copied().filter(|at| *at != NOWHERE),
            By::Unit(by) => by.get(unit).copied(),
            By::Code(_) | By::Coder(_) | By::Coding(_) => None,
        }
    }

    /// Puts the places of a thing into a list that is empty.
    pub(super) fn put(&self, case: usize, unit: usize, coding: Option<(usize, &CodingFact)>, to: &mut Vec<usize>) {
        match &self.by {
            By::Case(_) | By::Unit(_) => to.extend(self.of_text(case, unit)),
            By::Code(by) => to.extend(coding.iter().flat_map(|(_, own)| &by[own.code])),
            By::Coder(by) => to.extend(coding.map(|(_, own)| by[own.coder])),
            By::Coding(by) => to.extend(coding.iter().flat_map(|(at, _)| by.of(*at))),
        }
    }
}

/// The places of the codes that stand together with each coding.
fn together_with(
    facts: &TallyFacts,
    narrowed: &NarrowedFacts,
    of_code: &[Vec<usize>],
    together: Together,
) -> PlacesOfCodings {
    let mut found = PlacesOfCodings { ends: Vec::with_capacity(facts.codings.len()), places: Vec::new() };
    // For which coding each place was taken last, counted from 1.
    let mut taken = vec![0; of_code.iter().flatten().max().map_or(0, |most| most + 1)];
    let mut own = 0..0;
    let mut standings: Vec<CodingStanding> = Vec::new();
    for (at, coding) in facts.codings.iter().enumerate() {
        if !own.contains(&at) {
            own = facts.codings_of(coding.case);
            standings.clear();
            standings.extend(facts.codings[own.clone()].iter().map(|coding| CodingStanding::of(facts, coding)));
        }
        let standing = &standings[at - own.start];
        for (other, next) in own.clone().zip(&standings) {
            if other == at || !narrowed.partners[other] {
                continue;
            }
            // A code that is there already needs no other coding.
            let places = &of_code[next.code];
            if places.iter().all(|place| taken[*place] == at + 1) || !standing.is_with(next, together) {
                continue;
            }
            for place in places {
                if taken[*place] != at + 1 {
                    taken[*place] = at + 1;
                    found.places.push(*place);
                }
            }
        }
        found.ends.push(found.places.len());
    }
    found
}

/// Where a coding stands in its case.
struct CodingStanding {
    /// Index into the codes.
    code: usize,
    span: Span,
    unit: usize,
    entry: Option<EntryStanding>,
}

/// What tells whether entries stand together.
struct EntryStanding {
    thread: Option<usize>,
    place: usize,
    /// Counted from the beginning of the calendar.
    day: Option<i32>,
}

impl CodingStanding {
    fn of(facts: &TallyFacts, coding: &CodingFact) -> Self {
        let entry = facts.units[coding.unit].entry.map(|entry| EntryStanding {
            thread: entry.thread,
            place: entry.place,
            day: entry.day.map(|day| day.num_days_from_ce()),
        });
        Self { code: coding.code, span: coding.span, unit: coding.unit, entry }
    }

    /// Whether another coding of the case stands together with it.
    fn is_with(&self, other: &Self, together: Together) -> bool {
        let entries = || self.entry.as_ref().zip(other.entry.as_ref());
        match together {
            Together::Passage => self.span.overlaps(other.span),
            Together::Entry => self.unit == other.unit && self.entry.is_some(),
            Together::Thread => entries().is_some_and(|(own, next)| own.thread.is_some() && own.thread == next.thread),
            Together::Then(days) => entries().is_some_and(|(own, next)| {
                let follows =
                    if own.place == next.place { self.span.end <= other.span.start } else { own.place < next.place };
                let apart = own.day.zip(next.day).map(|(day, later)| i64::from(later) - i64::from(day));
                follows && apart.is_some_and(|apart| apart <= i64::from(days))
            }),
        }
    }
}

/// The month, quarter or year of a day, counted from the year 0.
fn period_number(axis: &TallyAxis, day: NaiveDate) -> i32 {
    let within = i32::try_from(day.month0()).unwrap_or_default();
    match axis {
        TallyAxis::Year => day.year(),
        TallyAxis::Quarter => day.year() * 4 + within / 3,
        _ => day.year() * 12 + within,
    }
}

/// The name of a month, quarter or year by its number.
fn period(axis: &TallyAxis, number: i32) -> String {
    match axis {
        TallyAxis::Year => format!("{number:04}"),
        TallyAxis::Quarter => format!("{:04}-Q{}", number.div_euclid(4), number.rem_euclid(4) + 1),
        _ => format!("{:04}-{:02}", number.div_euclid(12), number.rem_euclid(12) + 1),
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
    days.map(|day| period(axis, period_number(axis, day)))
        .filter(|own| first <= own.as_str() && own.as_str() <= last)
        .collect()
}
