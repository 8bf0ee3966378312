//! What courses come to, as the command line prints it for other programs (`docs/json.md`, `docs/csv.md`).

use chrono::NaiveDate;
use serde::Serialize;

use crate::courses::CourseFacts;

/// A case with what its course comes to.
#[derive(Debug, Serialize)]
pub struct CourseRecord<'a> {
    case: &'a str,
    by: Option<&'a str>,
    first_date: Option<NaiveDate>,
    last_date: Option<NaiveDate>,
    days: Option<i64>,
    entries: usize,
    undated: usize,
    user_messages: usize,
    nav_messages: usize,
    other_messages: usize,
    activities: usize,
    minutes: usize,
    silence_days: Option<i64>,
    silence_from: Option<NaiveDate>,
    silence_to: Option<NaiveDate>,
    characters: usize,
    coded: usize,
    unread_pages: usize,
    since: Option<NaiveDate>,
    months_to_first: Option<i64>,
    months_to_last: Option<i64>,
}

impl<'a> CourseRecord<'a> {
    pub const COLUMNS: [&'static str; 21] = [
        "case",
        "by",
        "first_date",
        "last_date",
        "days",
        "entries",
        "undated",
        "user_messages",
        "nav_messages",
        "other_messages",
        "activities",
        "minutes",
        "silence_days",
        "silence_from",
        "silence_to",
        "characters",
        "coded",
        "unread_pages",
        "since",
        "months_to_first",
        "months_to_last",
    ];

    /// A case with the value by which it is grouped and the day from which months are counted in it.
    #[must_use]
    pub fn new(case: &'a str, by: Option<&'a str>, facts: &CourseFacts, since: Option<NaiveDate>) -> Self {
        let (months_to_first, months_to_last) = since.map(|day| facts.months_since(day)).unwrap_or_default();
        Self {
            case,
            by,
            first_date: facts.first,
            last_date: facts.last,
            days: facts.days(),
            entries: facts.entries,
            undated: facts.undated,
            user_messages: facts.user_messages,
            nav_messages: facts.nav_messages,
            other_messages: facts.other_messages,
            activities: facts.activities,
            minutes: facts.minutes,
            silence_days: facts.silence_days(),
            silence_from: facts.silence.map(|(from, _)| from),
            silence_to: facts.silence.map(|(_, to)| to),
            characters: facts.chars,
            coded: facts.coded,
            unread_pages: facts.unread_pages,
            since,
            months_to_first,
            months_to_last,
        }
    }

    /// In the order of the columns.
    #[must_use]
    pub fn cells(&self) -> [String; 21] {
        fn cell<T: ToString>(value: Option<T>) -> String {
            value.map(|value| value.to_string()).unwrap_or_default()
        }
        [
            self.case.to_owned(),
            cell(self.by),
            cell(self.first_date),
            cell(self.last_date),
            cell(self.days),
            self.entries.to_string(),
            self.undated.to_string(),
            self.user_messages.to_string(),
            self.nav_messages.to_string(),
            self.other_messages.to_string(),
            self.activities.to_string(),
            self.minutes.to_string(),
            cell(self.silence_days),
            cell(self.silence_from),
            cell(self.silence_to),
            self.characters.to_string(),
            self.coded.to_string(),
            self.unread_pages.to_string(),
            cell(self.since),
            cell(self.months_to_first),
            cell(self.months_to_last),
        ]
    }
}
