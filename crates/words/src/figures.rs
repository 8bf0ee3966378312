//! The words for contact figures.

use project::figures::period::Month;
use project::figures::{Figure, Measure, Unit};

/// What a figure is, in a sentence or a few.
#[must_use]
pub fn figure_definition(figure: Figure) -> String {
    match figure {
        Figure::ResponseTime => tr!("figure-response-time"),
        Figure::Messages => tr!("figure-messages"),
        Figure::Threads => tr!("figure-threads"),
        Figure::Meetings => tr!("figure-meetings"),
        Figure::Activities => tr!("figure-activities"),
        Figure::Goals => tr!("figure-goals"),
        Figure::Silence => tr!("figure-silence"),
        Figure::Distribution => tr!("figure-distribution"),
        Figure::Advisers => tr!("figure-advisers"),
        Figure::Registration => tr!("figure-registration"),
    }
}

/// What a figure is called.
#[must_use]
pub fn figure_name(figure: Figure) -> String {
    match figure {
        Figure::ResponseTime => tr!("figure-name-response-time"),
        Figure::Messages => tr!("figure-name-messages"),
        Figure::Threads => tr!("figure-name-threads"),
        Figure::Meetings => tr!("figure-name-meetings"),
        Figure::Activities => tr!("figure-name-activities"),
        Figure::Goals => tr!("figure-name-goals"),
        Figure::Silence => tr!("figure-name-silence"),
        Figure::Distribution => tr!("figure-name-distribution"),
        Figure::Advisers => tr!("figure-name-advisers"),
        Figure::Registration => tr!("figure-name-registration"),
    }
}

/// The same, as a title.
#[must_use]
pub fn figure_title(figure: Figure) -> String {
    let name = figure_name(figure);
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// What is measured, with its unit where that is not seen from the numbers.
#[must_use]
pub fn measure(figure: Figure, measure: &Measure) -> String {
    let name = measure_name(figure, measure);
    let name = match measure.month {
        Some(month) => tr!("measure-in-month", month = month_name(month), measure = name),
        None => name,
    };
    match measure.unit {
        Unit::Number | Unit::Share => name,
        unit => tr!("measure-with-unit", measure = name, unit = unit_name(unit)),
    }
}

/// A month as people read it.
fn month_name(month: Month) -> String {
    match month {
        Month::Calendar { .. } => month.to_string(),
        Month::SinceStart(number) => tr!("month-since-start", number = number),
    }
}

/// What is measured, without month, kind and unit: the title of a chart of it.
#[must_use]
pub fn measure_in_general(figure: Figure, measure: &Measure) -> String {
    match (figure, &measure.key) {
        (Figure::Activities, Some(_)) => tr!("measure-activities-of-type"),
        (_, None) => measure_name(figure, measure),
        (_, Some(_)) => {
            let without_kind = Measure { key: None, ..measure.clone() };
            measure_name(figure, &without_kind).trim_end_matches([':', ' ']).to_owned()
        }
    }
}

fn measure_name(figure: Figure, measure: &Measure) -> String {
    let key = measure.key.clone().unwrap_or_default();
    match (figure, measure.measure) {
        (Figure::ResponseTime, "nav-answered") => tr!("measure-response-time-nav-answered"),
        (Figure::ResponseTime, "nav-answered-per-thread") => tr!("measure-response-time-nav-answered-per-thread"),
        (Figure::ResponseTime, "nav-days") => tr!("measure-response-time-nav-days"),
        (Figure::ResponseTime, "nav-hours") => tr!("measure-response-time-nav-hours"),
        (Figure::ResponseTime, "nav-days-per-thread") => tr!("measure-response-time-nav-days-per-thread"),
        (Figure::ResponseTime, "nav-days-across-threads") => tr!("measure-response-time-nav-days-across-threads"),
        (Figure::ResponseTime, "nav-mean-days-per-thread" | "nav-mean-hours-per-thread") => {
            tr!("measure-response-time-nav-mean-per-thread")
        }
        (Figure::ResponseTime, "user-mean-days-per-thread" | "user-mean-hours-per-thread") => {
            tr!("measure-response-time-user-mean-per-thread")
        }
        (Figure::ResponseTime, "user-answered") => tr!("measure-response-time-user-answered"),
        (Figure::ResponseTime, "user-answered-per-thread") => tr!("measure-response-time-user-answered-per-thread"),
        (Figure::ResponseTime, "user-days") => tr!("measure-response-time-user-days"),
        (Figure::ResponseTime, "user-hours") => tr!("measure-response-time-user-hours"),
        (Figure::ResponseTime, "user-days-per-thread") => tr!("measure-response-time-user-days-per-thread"),
        (Figure::ResponseTime, "user-days-across-threads") => tr!("measure-response-time-user-days-across-threads"),
        (Figure::Messages, "user-per-case") => tr!("measure-messages-user-per-case"),
        (Figure::Messages, "user-per-thread") => tr!("measure-messages-user-per-thread"),
        (Figure::Messages, "user-per-month") => tr!("measure-messages-user-per-month"),
        (Figure::Messages, "nav-per-case") => tr!("measure-messages-nav-per-case"),
        (Figure::Messages, "nav-per-thread") => tr!("measure-messages-nav-per-thread"),
        (Figure::Messages, "nav-per-month") => tr!("measure-messages-nav-per-month"),
        (Figure::Threads, "per-case") => tr!("measure-threads-per-case"),
        (Figure::Threads, "per-month") => tr!("measure-threads-per-month"),
        (Figure::Threads, "started-by-nav" | "nav-started-per-month") => tr!("measure-threads-started-by-nav"),
        (Figure::Threads, "started-by-user" | "user-started-per-month") => tr!("measure-threads-started-by-user"),
        (Figure::Threads, "nav-started-per-case") => tr!("measure-threads-nav-started-per-case"),
        (Figure::Threads, "user-started-per-case") => tr!("measure-threads-user-started-per-case"),
        (Figure::Threads, "duration") => tr!("measure-threads-duration"),
        (Figure::Threads, "messages") => tr!("measure-threads-messages"),
        (Figure::Meetings, "per-case") => tr!("measure-meetings-per-case"),
        (Figure::Meetings, "per-month") => tr!("measure-meetings-per-month"),
        (Figure::Meetings, "minutes-per-case") => tr!("measure-meetings-minutes-per-case"),
        (Figure::Meetings, "minutes-per-month") => tr!("measure-meetings-minutes-per-month"),
        (Figure::Meetings, "cards-per-case") => tr!("measure-meetings-cards-per-case"),
        (Figure::Meetings, "cards-per-month") => tr!("measure-meetings-cards-per-month"),
        (Figure::Activities, "per-case") => tr!("measure-activities-per-case"),
        (Figure::Activities, "per-month") => tr!("measure-activities-per-month"),
        (Figure::Goals, "with-goal") => tr!("measure-goals-with-goal"),
        (Figure::Silence, "longest") => tr!("measure-silence-longest"),
        (Figure::Silence, "to-first-coded") => tr!("measure-silence-to-first-coded", code = key),
        (Figure::Silence, "to-first-message") => tr!("measure-silence-to-first-message"),
        (Figure::Distribution, "threads") => tr!("measure-distribution-threads", number = key),
        (Figure::Distribution, "user-messages") => tr!("measure-distribution-user-messages", number = key),
        (Figure::Distribution, "nav-messages") => tr!("measure-distribution-nav-messages", number = key),
        (Figure::Distribution, "meetings") => tr!("measure-distribution-meetings", number = key),
        (Figure::Distribution, "meeting-cards") => tr!("measure-distribution-meeting-cards", number = key),
        (Figure::Distribution, "minutes") => tr!("measure-distribution-minutes", number = key),
        (Figure::Distribution, "activities") => tr!("measure-distribution-activities", number = key),
        (Figure::Advisers, "per-case") => tr!("measure-advisers-per-case"),
        (Figure::Advisers, "per-thread") => tr!("measure-advisers-per-thread"),
        (Figure::Advisers, "another-answers") => tr!("measure-advisers-another-answers"),
        (Figure::Registration, "started") => tr!("measure-registration-started"),
        (Figure::Registration, "still-lasting") => tr!("measure-registration-still-lasting"),
        // A type of activity, as the print calls it.
        _ => key,
    }
}

/// What the values of a measure are.
#[must_use]
pub fn unit_name(unit: Unit) -> String {
    match unit {
        Unit::Days => tr!("unit-days"),
        Unit::Hours => tr!("unit-hours"),
        Unit::PerMonth => tr!("unit-per-month"),
        Unit::Share => tr!("unit-share"),
        Unit::Number => tr!("unit-number"),
    }
}
