//! Words for courses and what they come to.

use chrono::NaiveDate;

use super::DOT;
use crate::i18n::{long_date, number};
use project::courses::{CourseFacts, CourseSort};

/// The days of a course and the number of its entries.
#[must_use]
pub fn course_days(facts: &CourseFacts) -> String {
    let days = facts.first.zip(facts.last);
    let days = days.map(|(from, to)| tr!("course-days", from = long_date(from), to = long_date(to)));
    let entries = tr!("courses-entries", count = facts.entries, shown = number(facts.entries));
    days.into_iter().chain([entries]).collect::<Vec<_>>().join(DOT)
}

/// What a strip shows, in words: days, messages by sender, activities, minutes and the longest silence.
#[must_use]
pub fn course_facts(facts: &CourseFacts) -> String {
    let mut said = vec![course_days(facts)];
    let (user, nav, other) = (facts.user_messages, facts.nav_messages, facts.other_messages);
    said.push(tr!("courses-messages", count = facts.messages(), user = number(user), nav = number(nav)));
    if other > 0 {
        said.push(tr!("courses-other-messages", count = other));
    }
    said.push(tr!("courses-activities", count = facts.activities));
    said.push(tr!("courses-minutes", count = facts.minutes));
    if let (Some((from, to)), Some(days)) = (facts.silence, facts.silence_days()) {
        said.push(tr!("courses-silence", days = days, from = long_date(from), to = long_date(to)));
    }
    if facts.undated > 0 {
        said.push(tr!("course-undated-short", count = number(facts.undated)));
    }
    if facts.unread_pages > 0 {
        said.push(tr!("course-unread-pages-short", count = facts.unread_pages));
    }
    said.join(DOT)
}

/// That so many cases have pages that were not read, so that their courses may be longer than what is shown; `None` for no case.
#[must_use]
pub fn courses_unread(count: usize) -> Option<String> {
    (count > 0).then(|| tr!("courses-unread-pages", count = count))
}

/// From which month to which the course of a case goes, counted from a day.
#[must_use]
pub fn course_months(facts: &CourseFacts, attribute: &str, day: NaiveDate) -> String {
    match facts.months_since(day) {
        (Some(from), Some(to)) => tr!("courses-months", from = from, to = to, attribute = attribute),
        _ => String::new(),
    }
}

/// By what courses are sorted; an attribute has its own name.
#[must_use]
pub fn course_sort(sort: CourseSort) -> String {
    match sort {
        CourseSort::Label | CourseSort::Attribute(_) => tr!("courses-sort-label"),
        CourseSort::First => tr!("courses-sort-first"),
        CourseSort::Last => tr!("courses-sort-last"),
        CourseSort::Length => tr!("courses-sort-length"),
        CourseSort::Entries => tr!("courses-sort-entries"),
        CourseSort::Messages => tr!("courses-sort-messages"),
        CourseSort::Coded => tr!("courses-sort-coded"),
        CourseSort::Silence => tr!("courses-sort-silence"),
    }
}
