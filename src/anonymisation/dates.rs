//! Dates inside a text: read, recognised, and moved without losing their form.

use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate, TimeDelta};
use regex::Regex;

use crate::date::MONTH_NAMES;
use crate::text::{Span, Text};

const MONTH: &str = r"(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember|jan|feb|mar|apr|jun|jul|aug|sept|sep|okt|nov|des)";

static DATE: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = format!(
        r"(?i)\b(?:(?P<d>\d{{1,2}})(?P<gap>\.? ?)(?P<m>{MONTH})\b(?P<stop>\.?)(?: ?(?P<y>\d{{4}})\b)?|(?P<iy>\d{{4}})-(?P<im>\d{{2}})-(?P<id>\d{{2}})\b|(?P<nd>\d{{1,2}})\.(?P<ns> ?)(?P<nm>\d{{1,2}})\.(?P<nt> ?)(?P<ny>\d{{4}}|\d{{2}})\b)"
    );
    Regex::new(&pattern).expect("a sound pattern")
});

/// One date in a text, taken apart.
struct Found<'a> {
    bytes: std::ops::Range<usize>,
    /// `None` where the text gives no year.
    date: Option<NaiveDate>,
    day_month: (u32, u32),
    parts: regex::Captures<'a>,
}

fn found(parts: regex::Captures<'_>, century_before: i32) -> Option<Found<'_>> {
    let number = |name: &str| parts.name(name).and_then(|part| part.as_str().parse::<u32>().ok());
    let month = parts
        .name("m")
        .and_then(|name| month_named(name.as_str()))
        .or_else(|| number("nm"))
        .or_else(|| number("im"))?;
    let day = number("d").or_else(|| number("nd")).or_else(|| number("id"))?;
    let year = number("y").or_else(|| number("iy")).or_else(|| number("ny")).and_then(|year| i32::try_from(year).ok());
    let year = year.map(|year| match year {
        0..=99 if year > century_before => 1900 + year,
        0..=99 => 2000 + year,
        _ => year,
    });
    // A day that no month has is no date.
    let date = match year {
        Some(year) => Some(NaiveDate::from_ymd_opt(year, month, day)?),
        None => NaiveDate::from_ymd_opt(2020, month, day).and(None),
    };
    let bytes = parts.get(0)?.range();
    Some(Found { bytes, date, day_month: (day, month), parts })
}

fn month_named(name: &str) -> Option<u32> {
    let name = name.to_lowercase();
    let at = MONTH_NAMES
        .iter()
        .position(|(short, long)| name == *long || name == *short || (name == "sept" && *short == "sep"));
    at.and_then(|at| u32::try_from(at + 1).ok())
}

/// Days by which the dates of a case can be moved: whole weeks, so that a Monday stays one; from one to six months, back or forth.
#[must_use]
pub fn random_move() -> i64 {
    let [byte, sign] = super::seal::random::<2>();
    let weeks = 4 + i64::from(byte % 23);
    if sign % 2 == 0 { weeks * 7 } else { weeks * -7 }
}

/// The first whole date in a passage; years of two digits are those of people who live.
pub(super) fn date_in(passage: &str) -> Option<NaiveDate> {
    DATE.captures_iter(passage).find_map(|parts| found(parts, 25)?.date)
}

/// Whether a whole date stands at the very start.
pub(super) fn begins_with_date(text: &str) -> bool {
    DATE.captures(text)
        .and_then(|parts| found(parts, 25))
        .is_some_and(|found| found.bytes.start == 0 && found.date.is_some())
}

/// The passages of all dates outside the given ones, each with what stands there when it is moved by some days. A date
/// without a year has that of the date before it, so that chronology stays.
pub(super) fn moved(text: &Text, except: &[Span], days: i64) -> Vec<(Span, String)> {
    let content = text.as_str();
    let full_stops = DATE.captures_iter(content).any(|parts| {
        let is_short = parts.name("m").is_some_and(|name| name.as_str().chars().count() == 3);
        is_short && parts.name("stop").is_some_and(|stop| !stop.is_empty())
    });
    let mut year = None;
    let mut all = Vec::new();
    for found in DATE.captures_iter(content).filter_map(|parts| found(parts, 69)) {
        let (day, month) = found.day_month;
        let known = found.date.or_else(|| NaiveDate::from_ymd_opt(year.unwrap_or(2020), month, day));
        let Some(date) = known else { continue };
        year = found.date.map(|date| date.year()).or(year);
        let span = Span::new(text.char_of(found.bytes.start), text.char_of(found.bytes.end));
        if except.iter().any(|other| other.overlaps(span)) {
            continue;
        }
        if let Some(new) = TimeDelta::try_days(days).and_then(|days| date.checked_add_signed(days)) {
            all.push((span, written(&found, new, full_stops)));
        }
    }
    all
}

/// The date in the form of the one that stood there.
fn written(found: &Found<'_>, new: NaiveDate, full_stops: bool) -> String {
    let part = |name: &str| found.parts.name(name).map_or("", |part| part.as_str());
    let padded = |name: &str, number: u32| {
        if part(name).len() == 2 && part(name).starts_with('0') || part(name).len() == 2 && number > 9 {
            format!("{number:02}")
        } else {
            number.to_string()
        }
    };
    if !part("iy").is_empty() {
        return new.format("%Y-%m-%d").to_string();
    }
    if !part("nm").is_empty() {
        let year = if part("ny").len() == 2 { format!("{:02}", new.year() % 100) } else { new.year().to_string() };
        let month = padded("nm", new.month());
        return format!("{}.{}{month}.{}{year}", padded("nd", new.day()), part("ns"), part("nt"));
    }
    let name = part("m");
    let (short, long) = MONTH_NAMES[usize::try_from(new.month0()).unwrap_or_default()];
    let in_capitals = name.chars().all(char::is_uppercase);
    let is_short = match name.chars().count() {
        3 if name.eq_ignore_ascii_case("mai") => in_capitals,
        3 => true,
        4 => name.eq_ignore_ascii_case("sept") || in_capitals,
        _ => false,
    };
    let mut month = if is_short { short } else { long }.to_owned();
    if in_capitals {
        month = month.to_uppercase();
    } else if name.starts_with(char::is_uppercase) {
        month = month[..1].to_uppercase() + &month[1..];
    }
    if is_short && short != "mai" && (full_stops || !part("stop").is_empty()) {
        month.push('.');
    } else if !is_short && !part("stop").is_empty() {
        // A full stop behind a long name ended the sentence.
        month.push('.');
    }
    let year = if part("y").is_empty() { String::new() } else { format!(" {}", new.year()) };
    format!("{}{}{month}{year}", padded("d", new.day()), part("gap"))
}
