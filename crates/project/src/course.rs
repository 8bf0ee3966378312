//! The course of a case: what happened when, in lanes, and the silences between.
//!
//! There is a lane for each kind of thing: cards from their start to their end, the dialogue, minutes, and all else that has a date.
//! What would lie over each other in a lane gets rows; a thread keeps its row. A silence is a stretch of months in which
//! nothing happened: no message, no minutes, no card that starts, no event. What has no date has no place in the course and is counted.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use reading::layout::Speaker;
use reading::plan::{EntryKind, Under};
use serde::Serialize;

use crate::case_values::CaseValues;
use crate::error::Result;
use crate::month::months_between;
use crate::outline::{EntryRow, Outline};
use crate::project::{Case, Project};

/// Days without contact that are a silence: three months.
const LEAST_SILENCE: i64 = 92;
/// Days by which two things in one row are apart at least, so that an eye tells them apart.
const APART: u64 = 10;
/// Days after the last contact that the course still shows of cards which end later.
const AHEAD: u64 = 366;

/// What a lane holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LaneKind {
    /// Activity cards, from their start to their end.
    Cards,
    /// Messages, each thread in one row.
    Dialogue,
    Minutes,
    /// Events, a goal with a date, and whatever else has one.
    Others,
}

impl LaneKind {
    pub const ALL: [Self; 4] = [Self::Cards, Self::Dialogue, Self::Minutes, Self::Others];

    const fn of(kind: EntryKind) -> Self {
        match kind {
            EntryKind::Card => Self::Cards,
            EntryKind::Message => Self::Dialogue,
            EntryKind::Minutes => Self::Minutes,
            EntryKind::Goal | EntryKind::Event | EntryKind::Document | EntryKind::Preamble | EntryKind::Unplaced => {
                Self::Others
            }
        }
    }
}

/// An entry in the course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CourseMark {
    /// Index into the entries of the plan.
    pub entry: usize,
    pub from: NaiveDate,
    /// The day on which a card ends; else that of `from`, also where a card has no end or one before its start.
    pub to: NaiveDate,
    pub speaker: Option<Speaker>,
    /// From 0.
    pub row: usize,
}

/// Entries of a kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lane {
    pub kind: LaneKind,
    /// How many rows it takes.
    pub rows: usize,
    /// By their first day.
    pub marks: Vec<CourseMark>,
}

/// A thread in the dialogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CourseThread {
    /// Index into the threads of the plan.
    pub thread: usize,
    pub under: Under,
    pub title: Option<String>,
    pub row: usize,
    /// Days of its first and its last message.
    pub from: NaiveDate,
    pub to: NaiveDate,
}

/// A stretch of months without contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Silence {
    /// The last day with contact before it, and the first one after it.
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// To the nearest one.
    pub months: i64,
}

/// What happened when in a case.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Course {
    /// First and last day; `None` if nothing has a date. A card that ends more than a year after the last contact does not stretch it.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// Those that hold something, in the order of [`LaneKind`].
    pub lanes: Vec<Lane>,
    /// By their first day.
    pub threads: Vec<CourseThread>,
    pub silences: Vec<Silence>,
    /// Entries without a date, as indices into those of the plan.
    pub undated: Vec<usize>,
}

impl Course {
    /// The course of an outline. `last` is the last day of contact: what has a later date, as planned cards have, ends no silence.
    #[must_use]
    pub fn new<S: AsRef<str>>(outline: &Outline<S>, last: Option<NaiveDate>) -> Self {
        let mut dated: Vec<(usize, NaiveDate, &EntryRow<S>)> = Vec::new();
        let mut undated = Vec::new();
        for (index, row) in outline.entries.iter().enumerate() {
            match row.day {
                Some(day) => dated.push((index, day, row)),
                None => undated.push(index),
            }
        }
        dated.sort_by_key(|(index, day, row)| (*day, row.time, *index));
        let Some(((_, first, _), (_, latest, _))) = dated.first().zip(dated.last()).map(|(a, b)| (*a, *b)) else {
            return Self { undated, ..Self::default() };
        };
        let horizon = last.unwrap_or(latest).max(first) + Days::new(AHEAD);
        let ends = dated.iter().filter_map(|(_, _, row)| row.until).map(|until| until.min(horizon));
        let end = ends.chain([latest]).max().unwrap_or(latest);
        let threads = threads(outline, &dated);
        let lanes = LaneKind::ALL.map(|kind| lane(kind, &dated, &threads)).into_iter().flatten().collect();
        let contact = dated.iter().map(|(_, day, _)| *day).filter(|day| last.is_none_or(|last| *day <= last));
        Self { days: Some((first, end)), lanes, threads, silences: silences(contact), undated }
    }

    /// The course of a case, from what is noted of its entries.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn of(project: &Project, case: &Case) -> Result<Self> {
        Ok(Self::new(&project.entries().outline(case.id)?, case.last_date))
    }

    /// All marks with their lanes, lane by lane.
    pub fn marks(&self) -> impl Iterator<Item = (LaneKind, &CourseMark)> {
        self.lanes.iter().flat_map(|lane| lane.marks.iter().map(|mark| (lane.kind, mark)))
    }

    /// The longest silence.
    #[must_use]
    pub fn longest_silence(&self) -> Option<Silence> {
        self.silences.iter().copied().max_by_key(|silence| silence.to - silence.from)
    }
}

/// The threads that have dates, each in the first row that is free.
fn threads<S: AsRef<str>>(outline: &Outline<S>, dated: &[(usize, NaiveDate, &EntryRow<S>)]) -> Vec<CourseThread> {
    let mut found: Vec<CourseThread> = Vec::new();
    let mut places: HashMap<usize, usize> = HashMap::new();
    for (_, day, row) in dated.iter().filter(|(_, _, row)| row.kind == EntryKind::Message) {
        let Some((number, thread)) = row.thread.and_then(|number| Some((number, outline.threads.get(number)?))) else {
            continue;
        };
        let place = *places.entry(number).or_insert_with(|| {
            let title = thread.title.as_ref().map(|title| title.as_ref().to_owned());
            found.push(CourseThread { thread: number, under: thread.under, title, row: 0, from: *day, to: *day });
            found.len() - 1
        });
        if let Some(known) = found.get_mut(place) {
            known.to = *day;
        }
    }
    let mut rows = DayRows::default();
    for thread in &mut found {
        thread.row = rows.place(thread.from, thread.to);
    }
    found
}

fn lane<S>(kind: LaneKind, dated: &[(usize, NaiveDate, &EntryRow<S>)], threads: &[CourseThread]) -> Option<Lane> {
    let row_of: HashMap<usize, usize> = threads.iter().map(|thread| (thread.thread, thread.row)).collect();
    let mut rows = DayRows::default();
    let marks: Vec<CourseMark> = dated
        .iter()
        .filter(|(_, _, row)| LaneKind::of(row.kind) == kind)
        .map(|(entry, day, row)| {
            let to = row.until.filter(|_| kind == LaneKind::Cards).map_or(*day, |until| until.max(*day));
            let row_number = match kind {
                LaneKind::Cards => rows.place(*day, to),
                LaneKind::Dialogue => row.thread.and_then(|thread| row_of.get(&thread).copied()).unwrap_or(0),
                LaneKind::Minutes | LaneKind::Others => 0,
            };
            CourseMark { entry: *entry, from: *day, to, speaker: row.speaker, row: row_number }
        })
        .collect();
    let rows = marks.iter().map(|mark| mark.row + 1).max()?;
    Some(Lane { kind, rows, marks })
}

/// The days until which rows are taken.
#[derive(Default)]
struct DayRows {
    taken: Vec<NaiveDate>,
}

impl DayRows {
    /// The first row that is free for something of these days, which begins no earlier than what has its place already.
    fn place(&mut self, from: NaiveDate, to: NaiveDate) -> usize {
        let taken = to.checked_add_days(Days::new(APART)).unwrap_or(to);
        if let Some(row) = self.taken.iter().position(|taken| *taken <= from) {
            self.taken[row] = taken;
            return row;
        }
        self.taken.push(taken);
        self.taken.len() - 1
    }
}

/// The silences between days that follow each other.
fn silences(days: impl Iterator<Item = NaiveDate>) -> Vec<Silence> {
    let days: Vec<NaiveDate> = days.collect();
    let pairs = days.iter().zip(days.iter().skip(1));
    let silence = |(from, to): (&NaiveDate, &NaiveDate)| {
        let is_long = (*to - *from).num_days() >= LEAST_SILENCE;
        is_long.then(|| Silence { from: *from, to: *to, months: months_between(*from, *to) })
    };
    pairs.filter_map(silence).collect()
}

/// The day from which months are counted in each case: an attribute of dates, such as that of the grant. Cases without it are left out.
///
/// # Errors
/// [`crate::error::Error::NoAttribute`], [`crate::error::Error::NotADate`] if the attribute is of another kind.
pub fn days_of(project: &Project, attribute: &str) -> Result<HashMap<i64, NaiveDate>> {
    CaseValues::of(project, &project.cases().list()?, attribute)?.days()
}

#[cfg(test)]
mod tests {
    use super::*;
    use reading::grammar;
    use reading::text::Text;

    fn course(text: &str) -> Course {
        let outline = Outline::of(&grammar::read(&Text::from_normalised(text.to_owned())));
        Course::new(&outline, None)
    }

    fn day(day: &str) -> NaiveDate {
        day.parse().expect("a date")
    }

    #[test]
    fn messages_are_marks_and_months_without_contact_a_silence() {
        let found = course(
            "VEILEDER – 1. APR. 2020: Hei.\n\nBRUKER – 2. APR. 2020: Ja.\n\nBRUKER – 5. NOV. 2020: Hei igjen.\n",
        );
        assert_eq!(found.days, Some((day("2020-04-01"), day("2020-11-05"))));
        let speakers: Vec<_> = found.marks().map(|(lane, mark)| (lane, mark.speaker)).collect();
        let (user, nav) = (Some(Speaker::User), Some(Speaker::Nav));
        assert_eq!(speakers, [nav, user, user].map(|speaker| (LaneKind::Dialogue, speaker)));
        assert_eq!(found.silences, [Silence { from: day("2020-04-02"), to: day("2020-11-05"), months: 7 }]);
        assert!(found.undated.is_empty());
    }

    #[test]
    fn what_has_no_date_is_counted_and_has_no_mark() {
        let found = course("Mitt mål\n\nBli kokk\n\nDeg – 31. FEB. 2020: Ja.\n");
        assert_eq!((found.days, found.marks().count()), (None, 0));
        assert_eq!(found.undated.len(), 2);
        assert_eq!(Course::new(&Outline::<&str>::default(), None), Course::default());
    }

    #[test]
    fn what_lies_over_each_other_gets_rows() {
        let mut rows = DayRows::default();
        let mut place = |from: &str, to: &str| rows.place(day(from), day(to));
        assert_eq!(place("2020-01-01", "2020-03-01"), 0);
        assert_eq!(place("2020-02-01", "2020-02-02"), 1);
        assert_eq!(place("2020-02-20", "2020-04-01"), 1);
        assert_eq!(place("2020-04-01", "2020-04-01"), 0);
    }

    #[test]
    fn a_planned_card_ends_no_silence_and_a_distant_end_does_not_stretch_the_course() {
        let row = |kind, day, until: Option<NaiveDate>| EntryRow::<&str> {
            span: reading::text::Span::new(0, 1),
            kind,
            speaker: None,
            sender: None,
            day,
            time: None,
            until,
            thread: None,
            card: None,
            card_type: None,
            status: None,
            doubts: Vec::new(),
        };
        let entries = vec![
            row(EntryKind::Card, Some(day("2020-01-01")), Some(day("2099-01-01"))),
            row(EntryKind::Minutes, Some(day("2020-02-01")), None),
            row(EntryKind::Card, Some(day("2020-12-01")), None),
        ];
        let found = Course::new(&Outline { entries, ..Outline::default() }, Some(day("2020-02-01")));
        assert_eq!(found.silences, []);
        assert_eq!(found.days, Some((day("2020-01-01"), day("2021-02-01"))));
        assert_eq!(found.lanes.iter().map(|lane| lane.rows).collect::<Vec<_>>(), [2, 1]);
    }
}
