//! `course`: what happened when in a case, drawn with letters along a line of time, or in all cases below each other.

use std::collections::HashMap;
use std::fmt::Write;
use std::path::PathBuf;

use chrono::{Datelike, Days, NaiveDate};
use clap::Args;

use super::print::table;
use super::{json, say};
use crate::error::Result;
use project::contract::CourseJson;
use project::course::{Course, LaneKind, days_of};
use project::month::months_between;
use project::{Case, Project};
use reading::layout::Speaker;
use words::i18n::{long_date, number};

/// Columns of the line of time of one case, and of each of several.
const WIDE: usize = 72;
const NARROW: usize = 40;

#[derive(Debug, Args)]
pub(super) struct CourseArgs {
    project: PathBuf,
    #[arg(id = "only_case", value_name = "CASE")]
    case: Option<String>,
    #[arg(id = "since_attribute", long = "since", value_name = "ATTRIBUTE")]
    since: Option<String>,
    #[arg(long, conflicts_with = "only_case")]
    sort: Option<String>,
    #[arg(long)]
    json: bool,
}

/// Draws the course of a case, or of all.
pub(super) fn course(args: &CourseArgs) -> Result<()> {
    let project = Project::open_to_read(&args.project)?;
    let since = args.since.as_deref().map(|attribute| days_of(&project, attribute)).transpose()?;
    let day = |case: &Case| since.as_ref().and_then(|days| days.get(&case.id).copied());
    let mut cases = project.cases().list()?;
    if let Some(label) = &args.case {
        let id = project.cases().named(label)?;
        cases.retain(|case| case.id == id);
    }
    if let Some(attribute) = &args.sort {
        let attribute = project.attributes().named(attribute)?;
        let values = project.attributes().values()?;
        let value = |case: &Case| values.get(&(case.id, attribute.id)).map(String::as_str);
        cases.sort_by(|one, other| attribute.compare(value(one), value(other)));
    }
    let courses: Vec<Course> = cases.iter().map(|case| Course::of(&project, case)).collect::<Result<_, _>>()?;
    if args.json {
        let all = cases.iter().zip(&courses);
        let all = all.map(|(case, course)| CourseJson::new(case.label.clone(), course, day(case)));
        return json(&all.collect::<Vec<_>>());
    }
    match (&args.case, cases.first().zip(courses.first())) {
        (Some(_), Some((case, course))) => say(&one(case, course, args.since.as_deref(), day(case))),
        _ => say(&all(&cases, &courses, args.since.as_deref(), &since.unwrap_or_default())),
    }
}

/// The course of one case: a line for each row of its lanes, then what the drawing cannot say.
fn one(case: &Case, course: &Course, attribute: Option<&str>, since: Option<NaiveDate>) -> String {
    let mut out = String::new();
    if let Some((first, last)) = course.days {
        let (from, to) = since.map_or((first, last), |since| (since.min(first), since.max(last)));
        let line = TimeLine { first: from, last: to, columns: WIDE };
        let mut rows = vec![vec![String::new(), line.years()]];
        for lane in &course.lanes {
            for row in 0..lane.rows {
                let title = if row == 0 { words::named("lane", &lane.kind) } else { String::new() };
                rows.push(vec![title, line.draw(course, since, |kind, at| kind == lane.kind && at == row)]);
            }
        }
        let _ = writeln!(out, "{}", tr!("course-days", from = long_date(first), to = long_date(last)));
        let _ = write!(out, "\n{}\n{}\n", table(&rows), legend(attribute.filter(|_| since.is_some())));
    } else {
        let _ = writeln!(out, "{}", tr!("course-no-dates"));
    }
    match (attribute, since) {
        (Some(attribute), Some(day)) => {
            let _ = writeln!(out, "{}", tr!("course-since", attribute = attribute, date = long_date(day)));
        }
        (Some(attribute), None) => {
            let _ = writeln!(out, "{}", tr!("course-no-since", attribute = attribute));
        }
        (None, _) => {}
    }
    for silence in &course.silences {
        let (from, to) = (long_date(silence.from), long_date(silence.to));
        let _ = writeln!(out, "{}", tr!("course-silence-between", months = silence.months, from = from, to = to));
    }
    let unread = case.unread_pages();
    if unread > 0 {
        let _ = writeln!(out, "{}", tr!("course-unread-pages", count = unread));
    }
    if !course.undated.is_empty() {
        let _ = writeln!(out, "{}", tr!("course-undated", count = course.undated.len()));
    }
    out
}

fn legend(attribute: Option<&str>) -> String {
    let since = attribute.map(|attribute| format!("   {}", tr!("course-since-mark", attribute = attribute)));
    tr!("course-legend") + &since.unwrap_or_default()
}

/// The courses of all cases, a line each, on one line of time: that of the calendar, or that of a day which each case has.
fn all(cases: &[Case], courses: &[Course], attribute: Option<&str>, since: &HashMap<i64, NaiveDate>) -> String {
    let days: Vec<Option<(NaiveDate, NaiveDate)>> = courses.iter().map(|course| course.days).collect();
    let calendar = || {
        let known = days.iter().flatten();
        known.clone().map(|(first, _)| *first).min().zip(known.map(|(_, last)| *last).max())
    };
    // Days before and after the day of the case.
    let around = || {
        let known = cases.iter().zip(&days).filter_map(|(case, days)| Some((*since.get(&case.id)?, (*days)?)));
        let before = known.clone().map(|(day, (first, _))| (day - first).num_days()).max().unwrap_or(0).max(0);
        let after = known.map(|(day, (_, last))| (last - day).num_days()).max().unwrap_or(0).max(0);
        (before.unsigned_abs(), after.unsigned_abs())
    };
    let (before, after) = around();
    let mut rows = vec![vec![
        tr!("column-case"),
        tr!("column-months"),
        tr!("column-messages"),
        tr!("column-silence"),
        tr!("column-undated"),
        tr!("column-course"),
    ]];
    let mut left_out = Vec::new();
    for (case, course) in cases.iter().zip(courses) {
        let day = since.get(&case.id).copied();
        let line = match (attribute, day) {
            (Some(_), Some(day)) => day
                .checked_sub_days(Days::new(before))
                .zip(day.checked_add_days(Days::new(after)))
                .map(|(first, last)| TimeLine { first, last, columns: NARROW }),
            (Some(_), None) => {
                left_out.push(case.label.clone());
                continue;
            }
            (None, _) => calendar().map(|(first, last)| TimeLine { first, last, columns: NARROW }),
        };
        let drawn = line.map(|line| line.draw(course, day, |_, _| true)).unwrap_or_default();
        let messages = course.marks().filter(|(lane, _)| *lane == LaneKind::Dialogue).count();
        let months = course.days.map_or_else(String::new, |(first, last)| months_between(first, last).to_string());
        let silence = course.longest_silence().map_or_else(String::new, |silence| silence.months.to_string());
        rows.push(vec![
            case.label.clone(),
            months,
            number(messages),
            silence,
            number(course.undated.len()),
            format!("[{drawn:NARROW$}]"),
        ]);
    }
    let mut out = format!("{}\n{}\n", table(&rows), legend(attribute));
    match (attribute, calendar()) {
        (Some(attribute), _) => {
            let months = |days: u64| number(usize::try_from(days / 30).unwrap_or_default());
            let aligned = tr!("course-aligned", attribute = attribute, before = months(before), after = months(after));
            let _ = writeln!(out, "{aligned}");
        }
        (None, Some((first, last))) => {
            let _ = writeln!(out, "{}", tr!("course-alike", from = long_date(first), to = long_date(last)));
        }
        (None, None) => {}
    }
    if let (Some(attribute), false) = (attribute, left_out.is_empty()) {
        let _ = writeln!(out, "{}", tr!("course-left-out", attribute = attribute, cases = left_out.join(", ")));
    }
    out
}

/// A line of time of so many columns.
#[derive(Debug, Clone, Copy)]
struct TimeLine {
    first: NaiveDate,
    last: NaiveDate,
    columns: usize,
}

impl TimeLine {
    /// The column of a day; days beyond the ends stand at the ends.
    fn column(self, day: NaiveDate) -> usize {
        let days = usize::try_from((self.last - self.first).num_days()).unwrap_or(0).max(1);
        let at = usize::try_from((day - self.first).num_days()).unwrap_or(0);
        (at * (self.columns - 1) / days).min(self.columns - 1)
    }

    /// Each year where it begins, as far as there is room.
    fn years(self) -> String {
        let mut out = vec![' '; self.columns];
        let mut free = 0;
        for year in self.first.year()..=self.last.year() {
            let day = NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(self.first).max(self.first);
            let (at, name) = (self.column(day), year.to_string());
            if at >= free && at + name.len() <= self.columns {
                out[at..at + name.len()].iter_mut().zip(name.chars()).for_each(|(place, letter)| *place = letter);
                free = at + name.len() + 1;
            }
        }
        out.into_iter().collect::<String>().trim_end().to_owned()
    }

    /// The marks that are wanted, by lane and row. What is rarer is drawn over what lasts longer.
    fn draw(self, course: &Course, since: Option<NaiveDate>, wanted: impl Fn(LaneKind, usize) -> bool) -> String {
        let mut out = vec![' '; self.columns];
        let marks = || course.marks().filter(|(kind, mark)| wanted(*kind, mark.row));
        for silence in &course.silences {
            let (from, to) = (self.column(silence.from) + 1, self.column(silence.to));
            out.iter_mut().take(to).skip(from).for_each(|place| *place = '-');
        }
        for (_, card) in marks().filter(|(kind, _)| *kind == LaneKind::Cards) {
            out[self.column(card.from)..=self.column(card.to)].fill('=');
        }
        if let Some(day) = since {
            out[self.column(day)] = '|';
        }
        for kind in [LaneKind::Others, LaneKind::Minutes, LaneKind::Dialogue] {
            for (_, mark) in marks().filter(|(lane, _)| *lane == kind) {
                let place = &mut out[self.column(mark.from)];
                *place = match (kind, mark.speaker, *place) {
                    (LaneKind::Minutes, ..) => 'o',
                    (LaneKind::Dialogue, Some(_), ':')
                    | (LaneKind::Dialogue, Some(Speaker::User), ',')
                    | (LaneKind::Dialogue, Some(Speaker::Nav), '\'') => ':',
                    (LaneKind::Dialogue, Some(Speaker::User), _) => '\'',
                    (LaneKind::Dialogue, Some(Speaker::Nav), _) => ',',
                    (LaneKind::Dialogue, None, before @ ('\'' | ',' | ':')) => before,
                    (LaneKind::Dialogue, None, _) => '?',
                    _ => '.',
                };
            }
        }
        out.into_iter().collect::<String>().trim_end().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_stand_where_they_begin() {
        let day = |day: &str| day.parse().expect("a date");
        let line = TimeLine { first: day("2018-03-01"), last: day("2020-03-01"), columns: 25 };
        assert_eq!(line.years(), "2018      2019        202".replace(" 202", "").trim_end());
        assert_eq!((line.column(day("2010-01-01")), line.column(day("2030-01-01"))), (0, 24));
    }
}
