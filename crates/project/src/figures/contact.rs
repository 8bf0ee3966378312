//! What one case gives to each figure. Things count where they begin: a thread on the day of its first message, a run on that of its
//! first message, an activity on its first day.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use reading::layout::{Speaker, card_type_name, is_minutes};
use reading::plan::EntryKind;

use super::observed::{Message, Observations, ObservedThread};
use super::period::Period;
use super::run::Run;
use super::samples::Taker;
use super::stats::{Observed, count, mean};
use super::window::{Window, days_between};
use super::{Figure, Unit};
use crate::outline::EntryRow;

/// NAV's own aim: an answer within 48 hours.
const AIM_DAYS: f64 = 2.0;
const AIM_HOURS: f64 = 48.0;

/// From this number on a distribution tells no longer how many exactly.
const MANY: usize = 10;

/// Gives the observations of a figure in a period.
pub(super) fn give(case: &Observations<'_, &str>, figure: Figure, period: Period, taker: &mut Taker<'_>) {
    match figure {
        Figure::ResponseTime => response_time(case, period, taker),
        Figure::Messages => messages(case, period, taker),
        Figure::Threads => threads(case, period, taker),
        Figure::Meetings => meetings(case, period, taker),
        Figure::Activities => activities(case, period, taker),
        Figure::Goals => {
            taker.behind(|| case.outline.goals().map(|(_, row)| row.span));
            taker.take(0, "with-goal", Unit::Share, yes(case.outline.has_goal()));
        }
        Figure::Silence if case.shows_silence() => silence(case, taker),
        Figure::Distribution => distribution(case, period, taker),
        Figure::Advisers => advisers(case, taker),
        // Registration asks for the window alone.
        Figure::Registration | Figure::Silence => {}
    }
}

fn response_time(case: &Observations<'_, &str>, period: Period, taker: &mut Taker<'_>) {
    let mut runs = Vec::new();
    for (place, asker, names) in [(0, Speaker::User, &NAV_ANSWERS), (10, Speaker::Nav, &USER_ANSWERS)] {
        for thread in &case.threads {
            Run::find(&thread.messages, asker, &mut runs);
            for run in runs.iter().filter(|run| period.holds(run.asked.day)) {
                taker.behind(|| case.span_of(run.asked));
                taker.take(place, names.answered, Unit::Share, yes(run.given.is_some()));
                if let Some(days) = run.days() {
                    taker.take(place + 2, names.days, Unit::Days, within(days, AIM_DAYS));
                }
                if let Some(hours) = run.hours() {
                    taker.take(place + 3, names.hours, Unit::Hours, within(hours, AIM_HOURS));
                }
            }
            if thread.starts_in(period) {
                response_time_of(case, &runs, place, names, taker);
            }
        }
        Run::find(&case.messages, asker, &mut runs);
        for run in runs.iter().filter(|run| period.holds(run.asked.day)) {
            let Some(days) = run.days() else { continue };
            taker.behind(|| case.span_of(run.asked));
            taker.take(place + 7, names.days_across, Unit::Days, within(days, AIM_DAYS));
        }
    }
}

/// The times of a thread as a whole: that of its first run, and the mean of all its answers.
fn response_time_of(
    case: &Observations<'_, &str>,
    runs: &[Run<'_>],
    place: usize,
    names: &MeasureNames,
    taker: &mut Taker<'_>,
) {
    let Some(first) = runs.first() else { return };
    taker.behind(|| case.span_of(first.asked));
    taker.take(place + 1, names.thread_answered, Unit::Share, yes(first.given.is_some()));
    if let Some(days) = first.days() {
        taker.take(place + 4, names.thread_days, Unit::Days, within(days, AIM_DAYS));
    }
    if let Some(days) = mean(runs.iter().filter_map(Run::days)) {
        taker.take(place + 5, names.mean_days, Unit::Days, within(days, AIM_DAYS));
    }
    if let Some(hours) = mean(runs.iter().filter_map(Run::hours)) {
        taker.take(place + 6, names.mean_hours, Unit::Hours, within(hours, AIM_HOURS));
    }
}

fn messages(case: &Observations<'_, &str>, period: Period, taker: &mut Taker<'_>) {
    for (place, speaker, names) in [
        (0, Speaker::User, ["user-per-case", "user-per-thread", "user-per-month"]),
        (3, Speaker::Nav, ["nav-per-case", "nav-per-thread", "nav-per-month"]),
    ] {
        let by_speaker = |message: &&Message| message.speaker == speaker;
        let own = || case.messages.iter().filter(by_speaker).filter(|message| period.holds(message.day));
        let number = own().count();
        taker.behind(|| own().filter_map(|message| case.span_of(message)));
        taker.take(place, names[0], Unit::Number, number_of(number));
        per_month(case.window, place + 2, names[2], number, taker);
        for thread in case.threads.iter().filter(|thread| thread.starts_in(period)) {
            let number = thread.messages.iter().filter(by_speaker).count();
            taker.behind(|| thread.messages.iter().filter(by_speaker).filter_map(|message| case.span_of(message)));
            taker.take(place + 1, names[1], Unit::Number, number_of(number));
        }
    }
}

fn threads(case: &Observations<'_, &str>, period: Period, taker: &mut Taker<'_>) {
    let started: Vec<&ObservedThread> = case.threads.iter().filter(|thread| thread.starts_in(period)).collect();
    let begins = |thread: &&ObservedThread<'_>| thread.messages.first().and_then(|first| case.span_of(first));
    taker.behind(|| started.iter().filter_map(begins));
    taker.take(0, "per-case", Unit::Number, number_of(started.len()));
    per_month(case.window, 1, "per-month", started.len(), taker);
    for (place, speaker, names) in [
        (2, Speaker::Nav, ["started-by-nav", "nav-started-per-case", "nav-started-per-month"]),
        (3, Speaker::User, ["started-by-user", "user-started-per-case", "user-started-per-month"]),
    ] {
        for thread in &started {
            let Some(starter) = thread.starter else { continue };
            taker.behind(|| begins(thread));
            taker.take(place, names[0], Unit::Share, yes(starter == speaker));
        }
        let own = || started.iter().filter(|thread| thread.starter == Some(speaker));
        let number = own().count();
        taker.behind(|| own().filter_map(begins));
        taker.take(place + 2, names[1], Unit::Number, number_of(number));
        per_month(case.window, place + 4, names[2], number, taker);
    }
    for thread in started {
        taker.behind(|| begins(&thread));
        let (Some(first), Some(last)) = (thread.messages.first(), thread.messages.last()) else { continue };
        taker.take(8, "duration", Unit::Days, plain(days_between(first.day, last.day)));
        taker.take(9, "messages", Unit::Number, number_of(thread.messages.len()));
    }
}

fn meetings(case: &Observations<'_, &str>, period: Period, taker: &mut Taker<'_>) {
    let meetings = Meetings::of(case, period);
    let numbers = [
        (0, meetings.all, ["per-case", "per-month"]),
        (2, meetings.minutes, ["minutes-per-case", "minutes-per-month"]),
        (4, meetings.cards, ["cards-per-case", "cards-per-month"]),
    ];
    for (place, number, names) in numbers {
        let Some(number) = number else { continue };
        taker.behind(|| {
            meetings
                .rows
                .iter()
                .filter(|row| place < 2 || place == 2 && is_of_minutes(row) || place > 2 && has_card(row))
                .map(|row| row.span)
        });
        taker.take(place, names[0], Unit::Number, number_of(number));
        per_month(case.window, place + 1, names[1], number, taker);
    }
}

/// How many meetings were carried out in a period: in progress, completed or without a status. `None` where the print does not show all of them.
struct Meetings<'a> {
    rows: Vec<&'a EntryRow<&'a str>>,
    /// Minutes, and cards of which there are none.
    all: Option<usize>,
    minutes: Option<usize>,
    /// Meetings that have a card of their own, with minutes or without: talks of which there are only minutes are not among them.
    cards: Option<usize>,
}

impl<'a> Meetings<'a> {
    fn of(case: &Observations<'a, &'a str>, period: Period) -> Self {
        let rows: Vec<&'a EntryRow<&'a str>> = case.meetings_held().filter(|row| begins_in(row, period)).collect();
        let minutes = rows.iter().filter(|row| is_of_minutes(row)).count();
        let cards = rows.iter().filter(|row| has_card(row)).count();
        let shown = &case.outline.shown;
        let (shows_all, shows_cards) = (shown.shows_meetings(), shown.shows_meeting_cards());
        Self {
            all: shows_all.then_some(rows.len()),
            minutes: shows_all.then_some(minutes),
            cards: shows_cards.then_some(cards),
            rows,
        }
    }
}

fn is_of_minutes(row: &EntryRow<&str>) -> bool {
    row.kind == EntryKind::Minutes
}

fn has_card(row: &EntryRow<&str>) -> bool {
    row.card_type.is_some_and(|card_type| !is_minutes(card_type))
}

fn begins_in(row: &EntryRow<&str>, period: Period) -> bool {
    row.day.is_some_and(|day| period.holds(day))
}

/// Cards of activities that start in a period and are neither cancelled nor suggested.
fn started<'a>(case: &Observations<'a, &'a str>, period: Period) -> Vec<&'a EntryRow<&'a str>> {
    case.activities_started().filter(|row| begins_in(row, period)).collect()
}

fn activities(case: &Observations<'_, &str>, period: Period, taker: &mut Taker<'_>) {
    let cards = started(case, period);
    let name_of = |card: &EntryRow<&str>| {
        let as_printed = card.card_type.unwrap_or_default();
        card_type_name(as_printed).unwrap_or(as_printed).to_owned()
    };
    let watched = taker.watched_kind().map(str::to_owned);
    let is_watched = |card: &&&EntryRow<&str>| watched.as_ref().is_none_or(|kind| *kind == name_of(card));
    taker.behind(|| cards.iter().filter(is_watched).map(|card| card.span));
    if case.shows_activities() {
        taker.take(0, "per-case", Unit::Number, number_of(cards.len()));
        per_month(case.window, 1, "per-month", cards.len(), taker);
    }
    let shown = &case.outline.shown;
    if shown.chosen {
        return;
    }
    let mut by_type: BTreeMap<&str, usize> = BTreeMap::new();
    for card in &cards {
        let as_printed = card.card_type.unwrap_or_default();
        *by_type.entry(card_type_name(as_printed).unwrap_or(as_printed)).or_default() += 1;
    }
    by_type.retain(|card_type, _| shown.shows_type(card_type));
    let asked = shown.types.as_deref();
    let of_type = |value: &dyn Fn(usize) -> f64| -> Vec<(String, Observed)> {
        by_type.iter().map(|(card_type, number)| ((*card_type).to_owned(), plain(value(*number)))).collect()
    };
    taker.take_kinds(2, "of-type", Unit::Number, asked, of_type(&count));
    if taker.month().is_none() {
        let months = case.window.months();
        taker.take_kinds(3, "of-type-per-month", Unit::PerMonth, asked, of_type(&|number| count(number) / months));
    }
}

fn silence(case: &Observations<'_, &str>, taker: &mut Taker<'_>) {
    let Window { from, end, .. } = case.window;
    let mut days: Vec<NaiveDate> = case.entries.iter().filter_map(|row| row.day).collect();
    days.extend([from, end]);
    days.sort_unstable();
    let longest = days.windows(2).map(|pair| days_between(pair[0], pair[1])).fold(0.0, f64::max);
    taker.take(0, "longest", Unit::Days, plain(longest));
    let first = case.messages.iter().find(|message| case.window.holds(message.day));
    // Where the print shows no beginning, nobody knows whether it is the first.
    if let Some(first) = first.filter(|_| case.window.from == case.window.start) {
        taker.behind(|| case.span_of(first));
        taker.take(1, "to-first-message", Unit::Days, plain(days_between(from, first.day)));
    }
}

/// How many cases have how many of something.
fn distribution(case: &Observations<'_, &str>, period: Period, taker: &mut Taker<'_>) {
    let threads = case.threads.iter().filter(|thread| thread.starts_in(period)).count();
    let meetings = Meetings::of(case, period);
    let by = |speaker| {
        let own = case.messages.iter().filter(|message| message.speaker == speaker && period.holds(message.day));
        own.count()
    };
    let in_dialogue = |number: usize| case.shows_dialogue.then_some(number);
    for (place, measure, number) in [
        (0, "threads", in_dialogue(threads)),
        (1, "user-messages", in_dialogue(by(Speaker::User))),
        (2, "nav-messages", in_dialogue(by(Speaker::Nav))),
        (3, "meetings", meetings.all),
        (4, "meeting-cards", meetings.cards),
        (5, "minutes", meetings.minutes),
        (6, "activities", case.shows_activities().then(|| started(case, period).len())),
    ] {
        let Some(number) = number else { continue };
        for many in 0..=MANY {
            let key = if many < MANY { many.to_string() } else { format!("{MANY}+") };
            // The place within the measure puts 10 behind 9.
            let place = place * (MANY + 1) + many;
            taker.take_kind(place, measure, key, Unit::Share, yes(number.min(MANY) == many));
        }
    }
}

/// Advisers who can be told apart by the senders of their messages, and how often another one than before answers.
fn advisers(case: &Observations<'_, &str>, taker: &mut Taker<'_>) {
    let is_inside = |message: &&Message| case.window.holds(message.day);
    let known: BTreeSet<&str> = case.messages.iter().filter(is_inside).filter_map(Message::adviser).collect();
    if !known.is_empty() {
        taker.take(0, "per-case", Unit::Number, number_of(known.len()));
    }
    for thread in &case.threads {
        let own: BTreeSet<&str> = thread.messages.iter().filter(is_inside).filter_map(Message::adviser).collect();
        if !own.is_empty() {
            taker.behind(|| thread.messages.first().and_then(|first| case.span_of(first)));
            taker.take(1, "per-thread", Unit::Number, number_of(own.len()));
        }
        let mut last: Option<&str> = None;
        let mut user_wrote_since = false;
        for message in thread.messages.iter().filter(is_inside) {
            match (message.speaker, message.adviser()) {
                (Speaker::User, _) => user_wrote_since = true,
                (Speaker::Nav, None) => user_wrote_since = false,
                (Speaker::Nav, Some(adviser)) => {
                    if let Some(last) = last.filter(|_| user_wrote_since) {
                        taker.behind(|| case.span_of(message));
                        taker.take(2, "another-answers", Unit::Share, yes(adviser != last));
                    }
                    (last, user_wrote_since) = (Some(adviser), false);
                }
            }
        }
    }
}

impl ObservedThread<'_> {
    fn starts_in(&self, period: Period) -> bool {
        self.begins_on().is_some_and(|day| period.holds(day))
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
    mean_days: &'static str,
    mean_hours: &'static str,
}

const NAV_ANSWERS: MeasureNames = MeasureNames {
    answered: "nav-answered",
    thread_answered: "nav-answered-per-thread",
    days: "nav-days",
    hours: "nav-hours",
    thread_days: "nav-days-per-thread",
    days_across: "nav-days-across-threads",
    mean_days: "nav-mean-days-per-thread",
    mean_hours: "nav-mean-hours-per-thread",
};

const USER_ANSWERS: MeasureNames = MeasureNames {
    answered: "user-answered",
    thread_answered: "user-answered-per-thread",
    days: "user-days",
    hours: "user-hours",
    thread_days: "user-days-per-thread",
    days_across: "user-days-across-threads",
    mean_days: "user-mean-days-per-thread",
    mean_hours: "user-mean-hours-per-thread",
};

/// A number for each month of the whole window; a figure over months has it already.
fn per_month(window: Window, place: usize, measure: &'static str, number: usize, taker: &mut Taker<'_>) {
    if taker.month().is_none() {
        taker.take(place, measure, Unit::PerMonth, plain(count(number) / window.months()));
    }
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
