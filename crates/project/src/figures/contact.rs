//! What one case gives to each figure.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};

use super::stats::{Observed, count};
use super::window::{Window, days_between};
use super::{Figure, Measure, Unit};
use crate::outline::{EntryRow, Outline};
use reading::chronology::ReadingOrder;
use reading::layout::{Speaker, Status, is_meeting};
use reading::plan::EntryKind;

/// NAV's own aim: an answer within 48 hours.
const AIM_DAYS: f64 = 2.0;
const AIM_HOURS: f64 = 48.0;

/// Takes an observation: its place among the measures of the figure, what is measured, and the value.
pub(super) type Take<'a> = dyn FnMut(usize, Measure, Observed) + 'a;

/// What was observed of a case within its window.
pub(super) struct Observations<'a> {
    outline: &'a Outline,
    window: Window,
    /// Messages by either side, in the order of time.
    messages: Vec<Message>,
    /// Dated entries of the window, in the order of print.
    entries: Vec<&'a EntryRow>,
    undated: usize,
    outside: usize,
}

#[derive(Debug, Clone, Copy)]
struct Message {
    speaker: Speaker,
    day: NaiveDate,
    time: Option<NaiveTime>,
    thread: Option<usize>,
}

impl<'a> Observations<'a> {
    pub(super) fn of(outline: &'a Outline, window: Window) -> Self {
        let counts = |row: &&EntryRow| {
            !matches!(row.kind, EntryKind::Preamble | EntryKind::Unplaced | EntryKind::Goal | EntryKind::Document)
        };
        let counted: Vec<&EntryRow> = outline.entries.iter().filter(counts).collect();
        let undated = counted.iter().filter(|row| row.day.is_none()).count();
        let is_inside = |row: &EntryRow| row.day.is_some_and(|day| window.holds(day));
        let entries: Vec<&EntryRow> = counted.iter().copied().filter(|row| is_inside(row)).collect();
        let messages = outline.order(ReadingOrder::Chronological).into_iter().filter_map(|index| {
            let row = &outline.entries[index];
            let speaker = row.speaker.filter(|_| row.kind == EntryKind::Message && is_inside(row))?;
            Some(Message { speaker, day: row.day?, time: row.time, thread: row.thread })
        });
        let outside = counted.len() - undated - entries.len();
        Self { messages: messages.collect(), window, outside, undated, entries, outline }
    }

    pub(super) const fn undated(&self) -> usize {
        self.undated
    }

    pub(super) const fn outside(&self) -> usize {
        self.outside
    }

    /// Gives the observations of a figure.
    pub(super) fn give(&self, figure: Figure, take: &mut Take<'_>) {
        match figure {
            Figure::ResponseTime => self.response_time(take),
            Figure::Messages => self.messages(take),
            Figure::Threads => self.threads(take),
            Figure::Meetings => self.meetings(take),
            Figure::Activities => self.activities(take),
            Figure::Goals => {
                let has_goal =
                    self.outline.entries.iter().any(|row| row.kind == EntryKind::Goal && !row.span.is_empty());
                take(0, of("with-goal", Unit::Share), yes(has_goal));
            }
            Figure::Silence => self.silence(take),
            Figure::Course => self.course(take),
        }
    }

    fn response_time(&self, take: &mut Take<'_>) {
        for (place, asker, names) in [(0, Speaker::User, &NAV_ANSWERS), (10, Speaker::Nav, &USER_ANSWERS)] {
            for thread in self.by_thread().values() {
                let mut is_first = true;
                for answer in answers(thread, asker) {
                    take(place, of(names.answered, Unit::Share), yes(answer.given.is_some()));
                    if is_first {
                        take(place + 1, of(names.thread_answered, Unit::Share), yes(answer.given.is_some()));
                    }
                    if let Some(given) = answer.given {
                        let days = days_between(answer.asked.day, given.day);
                        take(place + 2, of(names.days, Unit::Days), within(days, AIM_DAYS));
                        if is_first {
                            take(place + 4, of(names.thread_days, Unit::Days), within(days, AIM_DAYS));
                        }
                        if let Some(hours) = hours_between(answer.asked, given) {
                            take(place + 3, of(names.hours, Unit::Hours), within(hours, AIM_HOURS));
                        }
                    }
                    is_first = false;
                }
            }
            for answer in answers(&self.messages, asker) {
                if let Some(given) = answer.given {
                    let days = days_between(answer.asked.day, given.day);
                    take(place + 5, of(names.days_across, Unit::Days), within(days, AIM_DAYS));
                }
            }
        }
    }

    fn messages(&self, take: &mut Take<'_>) {
        let by = |messages: &[Message], speaker| messages.iter().filter(|message| message.speaker == speaker).count();
        for (place, speaker, names) in [
            (0, Speaker::User, ["user-per-case", "user-per-thread", "user-per-month"]),
            (3, Speaker::Nav, ["nav-per-case", "nav-per-thread", "nav-per-month"]),
        ] {
            let number = by(&self.messages, speaker);
            take(place, of(names[0], Unit::Number), number_of(number));
            take(place + 2, of(names[2], Unit::PerMonth), plain(count(number) / self.window.months()));
            for thread in self.by_thread().values() {
                take(place + 1, of(names[1], Unit::Number), number_of(by(thread, speaker)));
            }
        }
    }

    fn threads(&self, take: &mut Take<'_>) {
        let threads = self.by_thread();
        take(0, of("per-case", Unit::Number), number_of(threads.len()));
        take(1, of("per-month", Unit::PerMonth), plain(count(threads.len()) / self.window.months()));
        for messages in threads.values() {
            let (Some(first), Some(last)) = (messages.first(), messages.last()) else { continue };
            take(2, of("started-by-nav", Unit::Share), yes(first.speaker == Speaker::Nav));
            take(3, of("started-by-user", Unit::Share), yes(first.speaker == Speaker::User));
            take(4, of("duration", Unit::Days), plain(days_between(first.day, last.day)));
            take(5, of("messages", Unit::Number), number_of(messages.len()));
        }
    }

    fn meetings(&self, take: &mut Take<'_>) {
        let carried_out = |row: &&&EntryRow| matches!(row.status, None | Some(Status::InProgress | Status::Completed));
        let minutes = self.entries.iter().filter(|row| row.kind == EntryKind::Minutes).filter(carried_out).count();
        let is_card =
            |row: &&&EntryRow| row.kind == EntryKind::Card && row.card_type.as_deref().is_some_and(is_meeting);
        // The entry of a meeting of which there are minutes is these.
        let meetings = minutes + self.entries.iter().filter(is_card).filter(carried_out).count();
        let months = self.window.months();
        take(0, of("per-case", Unit::Number), number_of(meetings));
        take(1, of("per-month", Unit::PerMonth), plain(count(meetings) / months));
        take(2, of("minutes-per-case", Unit::Number), number_of(minutes));
        take(3, of("minutes-per-month", Unit::PerMonth), plain(count(minutes) / months));
    }

    fn activities(&self, take: &mut Take<'_>) {
        let started = |row: &&&EntryRow| {
            row.kind == EntryKind::Card && !matches!(row.status, Some(Status::Cancelled | Status::Suggested))
        };
        let cards: Vec<&&EntryRow> = self.entries.iter().filter(started).collect();
        take(0, of("per-case", Unit::Number), number_of(cards.len()));
        take(1, of("per-month", Unit::PerMonth), plain(count(cards.len()) / self.window.months()));
        let mut by_type: BTreeMap<&str, usize> = BTreeMap::new();
        for card in &cards {
            *by_type.entry(card.card_type.as_deref().unwrap_or_default()).or_default() += 1;
        }
        for (card_type, number) in by_type {
            let measure = Measure { measure: "of-type", key: Some(card_type.to_owned()), unit: Unit::Number };
            take(2, measure, number_of(number));
        }
    }

    fn silence(&self, take: &mut Take<'_>) {
        let Window { start, end, .. } = self.window;
        let mut days: Vec<NaiveDate> = self.entries.iter().filter_map(|row| row.day).collect();
        days.extend([start, end]);
        days.sort_unstable();
        let longest = days.windows(2).map(|pair| days_between(pair[0], pair[1])).fold(0.0, f64::max);
        take(0, of("longest", Unit::Days), plain(longest));
        if let Some(first) = self.messages.first() {
            take(1, of("to-first-message", Unit::Days), plain(days_between(start, first.day)));
        }
    }

    /// Only months that a case is observed to their end count, so that the last one is not too low.
    fn course(&self, take: &mut Take<'_>) {
        let months = self.window.whole_months();
        let mut numbers = vec![[0_usize; 2]; months];
        for message in &self.messages {
            if let Some(month) = numbers.get_mut(self.window.month_of(message.day) - 1) {
                month[usize::from(message.speaker == Speaker::Nav)] += 1;
            }
        }
        for (month, [user, nav]) in (1..).zip(numbers) {
            let measure = |measure| Measure { measure, key: Some(month.to_string()), unit: Unit::Number };
            take(2 * month, measure("user-messages"), number_of(user));
            take(2 * month + 1, measure("nav-messages"), number_of(nav));
        }
    }

    /// Messages of each thread in the order of time; those without a thread are none.
    fn by_thread(&self) -> BTreeMap<usize, Vec<Message>> {
        let mut threads: BTreeMap<usize, Vec<Message>> = BTreeMap::new();
        for message in &self.messages {
            if let Some(thread) = message.thread {
                threads.entry(thread).or_default().push(*message);
            }
        }
        threads
    }
}

/// The measures of those who answer.
struct MeasureNames {
    answered: &'static str,
    thread_answered: &'static str,
    days: &'static str,
    hours: &'static str,
    thread_days: &'static str,
    days_across: &'static str,
}

const NAV_ANSWERS: MeasureNames = MeasureNames {
    answered: "nav-answered",
    thread_answered: "nav-answered-per-thread",
    days: "nav-days",
    hours: "nav-hours",
    thread_days: "nav-days-per-thread",
    days_across: "nav-days-across-threads",
};

const USER_ANSWERS: MeasureNames = MeasureNames {
    answered: "user-answered",
    thread_answered: "user-answered-per-thread",
    days: "user-days",
    hours: "user-hours",
    thread_days: "user-days-per-thread",
    days_across: "user-days-across-threads",
};

/// A run of messages by one side, and what the other side answered.
struct Answer {
    /// The first message of the run: the wait begins with it.
    asked: Message,
    given: Option<Message>,
}

/// The runs of one side with their answers, in the order of time.
fn answers(messages: &[Message], asker: Speaker) -> Vec<Answer> {
    let mut answers: Vec<Answer> = Vec::new();
    let mut is_open = false;
    for message in messages {
        if message.speaker == asker {
            if !is_open {
                answers.push(Answer { asked: *message, given: None });
                is_open = true;
            }
        } else if is_open {
            if let Some(last) = answers.last_mut() {
                last.given = Some(*message);
            }
            is_open = false;
        }
    }
    answers
}

/// Hours between two messages that both have a clock time.
fn hours_between(from: Message, to: Message) -> Option<f64> {
    let seconds = (to.day.and_time(to.time?) - from.day.and_time(from.time?)).num_seconds();
    i32::try_from(seconds).ok().map(|seconds| f64::from(seconds) / 3600.0)
}

const fn of(measure: &'static str, unit: Unit) -> Measure {
    Measure { measure, key: None, unit }
}

const fn plain(value: f64) -> Observed {
    Observed { value, hit: None }
}

const fn number_of(number: usize) -> Observed {
    plain(count(number))
}

fn within(value: f64, aim: f64) -> Observed {
    Observed { value, hit: Some(value <= aim) }
}

const fn yes(is_so: bool) -> Observed {
    Observed { value: 0.0, hit: Some(is_so) }
}
