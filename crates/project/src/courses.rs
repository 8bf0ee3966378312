//! The courses of many cases beside each other: what each comes to in figures, and in which order and groups they stand.

use std::cmp::{Ordering, Reverse};
use std::collections::HashMap;

use chrono::NaiveDate;
use reading::layout::Speaker;
use serde::{Deserialize, Serialize};

use crate::course::{Course, LaneKind};
use crate::error::Result;
use crate::month::months_since;
use crate::project::{Attribute, Case, Project};

/// What a course comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CourseFacts {
    /// Days of the first and the last entry; planned ones, later than the day of printing, are left out.
    pub first: Option<NaiveDate>,
    pub last: Option<NaiveDate>,
    /// Entries of any kind, and those without a date.
    pub entries: usize,
    pub undated: usize,
    /// Messages with a date, by the user, by NAV, and by nobody known.
    pub user_messages: usize,
    pub nav_messages: usize,
    pub other_messages: usize,
    /// Activity cards with a date.
    pub activities: usize,
    /// Minutes of meetings with a date.
    pub minutes: usize,
    /// Pages of its documents that were not read: what stands there is in no figure.
    pub unread_pages: usize,
    /// Code points of the text, and how many of them bear a code.
    pub chars: usize,
    pub coded: usize,
    /// The longest stretch between two days on which something happened.
    pub silence: Option<(NaiveDate, NaiveDate)>,
}

impl CourseFacts {
    /// What the list of cases tells of a course.
    #[must_use]
    pub fn of_case(case: &Case) -> Self {
        Self {
            first: case.first_date,
            last: case.last_date,
            entries: case.entries,
            unread_pages: case.unread_pages(),
            chars: case.chars,
            ..Self::default()
        }
    }

    /// What the course of a case comes to; how much of it is coded is not told by a course.
    #[must_use]
    pub fn new(case: &Case, course: &Course) -> Self {
        let mut facts = Self { undated: course.undated.len(), ..Self::of_case(case) };
        let mut days = Vec::new();
        for (kind, mark) in course.marks() {
            match (kind, mark.speaker) {
                (LaneKind::Dialogue, Some(Speaker::User)) => facts.user_messages += 1,
                (LaneKind::Dialogue, Some(Speaker::Nav)) => facts.nav_messages += 1,
                (LaneKind::Dialogue, None) => facts.other_messages += 1,
                (LaneKind::Cards, _) => facts.activities += 1,
                (LaneKind::Minutes, _) => facts.minutes += 1,
                (LaneKind::Others, _) => {}
            }
            if facts.last.is_none_or(|last| mark.from <= last) {
                days.push(mark.from);
            }
        }
        days.sort_unstable();
        let gaps = days.windows(2).map(|pair| (pair[0], pair[1])).filter(|(from, to)| from < to);
        // Of equal ones the first.
        facts.silence = gaps.min_by_key(|(from, to)| Reverse(*to - *from));
        facts
    }

    /// What the courses of cases come to, in their order.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn of(project: &Project, cases: &[Case]) -> Result<Vec<Self>> {
        let coded = project.codings().coded()?;
        let facts = |case: &Case| {
            let coded = coded.get(&case.id).copied().unwrap_or_default();
            Ok(Self { coded, ..Self::new(case, &Course::of(project, case)?) })
        };
        cases.iter().map(facts).collect()
    }

    /// Days from the first to the last entry.
    #[must_use]
    pub fn days(&self) -> Option<i64> {
        self.first.zip(self.last).map(|(first, last)| (last - first).num_days())
    }

    #[must_use]
    pub const fn messages(&self) -> usize {
        self.user_messages + self.nav_messages + self.other_messages
    }

    /// Days of the longest stretch in which nothing happened.
    #[must_use]
    pub fn silence_days(&self) -> Option<i64> {
        self.silence.map(|(from, to)| (to - from).num_days())
    }

    /// How much of the text bears a code, in thousandths.
    #[must_use]
    pub const fn coded_share(&self) -> usize {
        self.coded * 1_000 / if self.chars == 0 { 1 } else { self.chars }
    }

    /// Whole months from a day to the first and to the last entry; negative before it.
    #[must_use]
    pub fn months_since(&self, day: NaiveDate) -> (Option<i64>, Option<i64>) {
        let months = |to: Option<NaiveDate>| to.map(|to| months_since(day, to));
        (months(self.first), months(self.last))
    }
}

/// By what courses are sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CourseSort {
    #[default]
    Label,
    /// The earliest one first.
    First,
    Last,
    /// The longest one first.
    Length,
    /// The greatest number first.
    Entries,
    Messages,
    /// The longest one first.
    Silence,
    /// The greatest share of the text first.
    Coded,
    /// The values of the attribute with this id, in its order.
    Attribute(i64),
}

impl CourseSort {
    /// All that need no attribute.
    pub const ALL: [Self; 8] =
        [Self::Label, Self::First, Self::Last, Self::Length, Self::Entries, Self::Messages, Self::Silence, Self::Coded];

    /// Whether it needs more of a case than the list of cases tells.
    #[must_use]
    pub const fn needs_courses(self) -> bool {
        matches!(self, Self::Messages | Self::Silence)
    }
}

/// In which order and groups courses stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CourseOrder {
    pub sort: CourseSort,
    pub reversed: bool,
    /// The attribute, by its id, whose values make the groups.
    pub by: Option<i64>,
}

/// Cases with the same value of an attribute, or all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CourseGroup {
    /// `None` of the cases that have no value, and where there are no groups.
    pub value: Option<String>,
    /// Indices of the cases.
    pub cases: Vec<usize>,
}

impl CourseOrder {
    /// Puts cases in order. `facts` gives what is known of the course of each by its index; what is unknown stands last. An attribute that is gone is passed over.
    #[must_use]
    pub fn groups(
        &self,
        cases: &[Case],
        facts: impl Fn(usize) -> CourseFacts,
        attributes: &[Attribute],
        values: &HashMap<(i64, i64), String>,
    ) -> Vec<CourseGroup> {
        let attribute = |id: i64| attributes.iter().find(|attribute| attribute.id == id);
        let value = |at: usize, id: i64| values.get(&(cases[at].id, id)).map(String::as_str);
        let facts: Vec<CourseFacts> = (0..cases.len()).map(facts).collect();
        let compare = |one: usize, other: usize| -> Ordering {
            let (known_one, known_other) = (&facts[one], &facts[other]);
            match self.sort {
                CourseSort::Label => Ordering::Equal,
                CourseSort::First => known_last(known_one.first, known_other.first, self.reversed, false),
                CourseSort::Last => known_last(known_one.last, known_other.last, self.reversed, false),
                CourseSort::Length => known_last(known_one.days(), known_other.days(), self.reversed, true),
                CourseSort::Entries => {
                    known_last(Some(known_one.entries), Some(known_other.entries), self.reversed, true)
                }
                CourseSort::Messages => {
                    known_last(Some(known_one.messages()), Some(known_other.messages()), self.reversed, true)
                }
                CourseSort::Silence => {
                    known_last(known_one.silence_days(), known_other.silence_days(), self.reversed, true)
                }
                CourseSort::Coded => {
                    known_last(Some(known_one.coded_share()), Some(known_other.coded_share()), self.reversed, true)
                }
                CourseSort::Attribute(id) => {
                    let (one, other) = (value(one, id), value(other, id));
                    let ordering = attribute(id).map_or(Ordering::Equal, |own| own.compare(one, other));
                    // What has no value stays last.
                    if self.reversed && one.is_some() && other.is_some() { ordering.reverse() } else { ordering }
                }
            }
        };
        let mut order: Vec<usize> = (0..cases.len()).collect();
        // Those that are alike stand in the order of their labels, which is that of the cases.
        order.sort_by(|one, other| compare(*one, *other));
        if self.sort == CourseSort::Label && self.reversed {
            order.reverse();
        }
        let Some(by) = self.by.and_then(attribute) else { return vec![CourseGroup { value: None, cases: order }] };
        order.sort_by(|one, other| by.compare(value(*one, by.id), value(*other, by.id)));
        let mut groups: Vec<CourseGroup> = Vec::new();
        for case in order {
            let own = value(case, by.id);
            match groups.last_mut() {
                Some(group) if group.value.as_deref() == own => group.cases.push(case),
                _ => groups.push(CourseGroup { value: own.map(str::to_owned), cases: vec![case] }),
            }
        }
        groups
    }
}

/// The order of two things of which the unknown ones stand last, whichever way the others go.
fn known_last<T: Ord>(one: Option<T>, other: Option<T>, reversed: bool, greatest_first: bool) -> Ordering {
    match (one, other) {
        (Some(one), Some(other)) if reversed == greatest_first => one.cmp(&other),
        (Some(one), Some(other)) => other.cmp(&one),
        (one, other) => one.is_none().cmp(&other.is_none()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_unknown_stands_last_both_ways() {
        let order = |reversed| {
            let mut days = [None, Some(3), Some(9)];
            days.sort_by(|one, other| known_last(*one, *other, reversed, true));
            days
        };
        assert_eq!(order(false), [Some(9), Some(3), None]);
        assert_eq!(order(true), [Some(3), Some(9), None]);
    }
}
