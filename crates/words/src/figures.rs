//! The words for contact figures.

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
        Figure::Course => tr!("figure-course"),
    }
}

/// What is measured, with its unit where that is not seen from the numbers.
#[must_use]
pub fn measure(figure: Figure, measure: &Measure) -> String {
    let name = measure_name(figure, measure);
    match measure.unit {
        Unit::Number | Unit::Share => name,
        unit => tr!("measure-with-unit", measure = name, unit = unit_name(unit)),
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
        (Figure::Threads, "started-by-nav") => tr!("measure-threads-started-by-nav"),
        (Figure::Threads, "started-by-user") => tr!("measure-threads-started-by-user"),
        (Figure::Threads, "duration") => tr!("measure-threads-duration"),
        (Figure::Threads, "messages") => tr!("measure-threads-messages"),
        (Figure::Meetings, "per-case") => tr!("measure-meetings-per-case"),
        (Figure::Meetings, "per-month") => tr!("measure-meetings-per-month"),
        (Figure::Meetings, "minutes-per-case") => tr!("measure-meetings-minutes-per-case"),
        (Figure::Meetings, "minutes-per-month") => tr!("measure-meetings-minutes-per-month"),
        (Figure::Activities, "per-case") => tr!("measure-activities-per-case"),
        (Figure::Activities, "per-month") => tr!("measure-activities-per-month"),
        (Figure::Goals, "with-goal") => tr!("measure-goals-with-goal"),
        (Figure::Silence, "longest") => tr!("measure-silence-longest"),
        (Figure::Silence, "to-first-message") => tr!("measure-silence-to-first-message"),
        (Figure::Course, "user-messages") => tr!("measure-course-user-messages", month = key),
        (Figure::Course, "nav-messages") => tr!("measure-course-nav-messages", month = key),
        // A type of activity, as the print calls it.
        _ => key,
    }
}

fn unit_name(unit: Unit) -> String {
    match unit {
        Unit::Days => tr!("unit-days"),
        Unit::Hours => tr!("unit-hours"),
        Unit::PerMonth => tr!("unit-per-month"),
        Unit::Share => tr!("unit-share"),
        Unit::Number => tr!("unit-number"),
    }
}
