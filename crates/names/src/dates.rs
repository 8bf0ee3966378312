//! Dates inside a text: read, recognised, and moved without losing their form.

use std::sync::LazyLock;

use chrono::{Datelike, Months, NaiveDate, TimeDelta};
use regex::Regex;

use super::name_words::name_words;
use reading::date::MONTH_NAMES;
use reading::text::{Span, Text};

const MONTH: &str = r"(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember|jan|feb|mar|apr|jun|jul|aug|sept|sep|okt|nov|des)";
/// A blank inside a line, and a dash.
const BLANK: &str = r"[ \t\x{a0}\x{2000}-\x{200a}\x{202f}]";
const DASH: &str = r"[\-\x{2010}-\x{2015}\x{2212}]";

static DATE: LazyLock<Regex> = LazyLock::new(|| {
    // «1.–5. mai»: the first day of several has the month of the last.
    let first = format!(r"(?:(?P<r>\d{{1,2}})(?P<rs>\.{BLANK}?(?:{DASH}|og|eller|til){BLANK}?|{DASH}))?");
    let named = format!(
        r"{first}(?P<d>\d{{1,2}})(?P<gap>\.?{BLANK}{{0,2}}|{DASH}|/)(?P<m>{MONTH})\b(?P<stop>\.?)(?:(?P<yg>{BLANK}?|{DASH}|/)(?P<y>\d{{4}})\b)?"
    );
    let iso = r"(?P<iy>(?:19|20)\d{2})(?P<is>[\-/.])(?P<im>\d{1,2})(?P<it>[\-/.])(?P<id>\d{1,2})";
    let sign = format!(r"{BLANK}?[./]{BLANK}?|{DASH}");
    let whole = format!(
        r"(?P<nd>\d{{1,2}})(?P<ns>{sign})(?P<nm>\d{{1,2}})(?P<nt>{sign}|\.?{BLANK}{DASH}?{BLANK}?)(?P<ny>(?:19|20)\d{{2}}|\d{{2}})\b"
    );
    let second = first.replace("<r>", "<q>").replace("<rs>", "<qs>");
    let short = format!(r"{second}(?P<sd>\d{{1,2}})(?P<ss>\.{BLANK}?|/)(?P<sm>\d{{1,2}})(?P<st>\.?)");
    Regex::new(&format!(r"(?i)\b(?:{named}|{iso}|{whole}|{short})")).expect("a sound pattern")
});

/// What tells of a time too, but not of a day: «april 2020», «uke 18», «den 3.», «05/2020», «20200401».
static VAGUE: LazyLock<Regex> = LazyLock::new(|| {
    let months = "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember";
    let pattern = format!(
        r"(?i)\b(?:(?:{months})\b(?:{BLANK}?['’]?\d{{2,4}}\b)?|(?:ukene|uka|uke|veke|veka){BLANK}?(?:nr\.?{BLANK}?)?\d{{1,2}}\b|den{BLANK}\d{{1,2}}\b\.?|\d{{1,2}}[/.](?:19|20)\d{{2}}\b|(?:19|20)\d{{2}}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\b)"
    );
    Regex::new(&pattern).expect("a sound pattern")
});

static WEEKDAY: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = format!(
        r"(?i)\b(?:man|tirs|tys|ons|tors|fre|lør|laur|søn|sun)(?:dag)?(?:en)?\.?,?{BLANK}?(?:den{BLANK})?(?:\d{{1,2}}\.?{BLANK}?{DASH}{BLANK}?)?$"
    );
    Regex::new(&pattern).expect("a sound pattern")
});

/// One date in a text, taken apart.
struct DateInText<'a> {
    bytes: std::ops::Range<usize>,
    /// `None` where the text gives no year.
    date: Option<NaiveDate>,
    day_month: (u32, u32),
    parts: regex::Captures<'a>,
}

fn found(parts: regex::Captures<'_>, century_before: i32) -> Option<DateInText<'_>> {
    let number = |names: &[&str]| {
        names.iter().find_map(|name| parts.name(name).and_then(|part| part.as_str().parse::<u32>().ok()))
    };
    let month = parts.name("m").and_then(|name| month_named(name.as_str())).or_else(|| number(&["nm", "im", "sm"]))?;
    let day = number(&["d", "nd", "id", "sd"])?;
    let year = number(&["y", "iy", "ny"]).and_then(|year| i32::try_from(year).ok());
    let year = year.map(|year| match year {
        0..=99 if year > century_before => 1900 + year,
        0..=99 => 2000 + year,
        _ => year,
    });
    // A day that no month has is no date.
    let date = NaiveDate::from_ymd_opt(year.unwrap_or(2020), month, day)?;
    let bytes = parts.get(0)?.range();
    Some(DateInText { bytes, date: year.map(|_| date), day_month: (day, month), parts })
}

/// What figures in the form of a date are in their place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sense {
    Day,
    /// Perhaps a day.
    Unsure,
    /// A clock time, a sum, a part of a longer number.
    Other,
}

impl DateInText<'_> {
    fn part(&self, name: &str) -> &str {
        self.parts.name(name).map_or("", |part| part.as_str())
    }

    fn sense(&self, content: &str) -> Sense {
        let (before, after) = (&content[..self.bytes.start], &content[self.bytes.end..]);
        let goes_on = |rest: &str, signs: &[char]| {
            rest.strip_prefix(signs).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        };
        let is_number = before.ends_with(|c: char| c.is_ascii_digit())
            || after.starts_with(|c: char| c.is_ascii_digit())
            || self.part("st").is_empty() && self.part("stop").is_empty() && goes_on(after, &['.', ',', '/', ':'])
            || before
                .strip_suffix(['.', ',', '/', ':'])
                .is_some_and(|rest| rest.ends_with(|c: char| c.is_ascii_digit()));
        let word = word_before(before);
        let is_named = !self.part("m").is_empty();
        if is_named {
            return Sense::Day;
        }
        if is_number {
            return if self.part("nd").is_empty() && self.part("iy").is_empty() { Sense::Other } else { Sense::Unsure };
        }
        if name_words().before_number.contains(&word) {
            return Sense::Unsure;
        }
        if !self.part("iy").is_empty() {
            return Sense::Day;
        }
        if !self.part("nd").is_empty() {
            // «11-03-07» is a number of something as often.
            let is_bare = |sign: &str| !sign.contains(['.', '/']);
            let is_short = self.part("ny").len() == 2;
            let is_time = self.part("ns").contains('.') && is_bare(self.part("nt"));
            return match is_short && (is_time || is_bare(self.part("ns"))) {
                // «kl. 10.10-12».
                true if is_time && name_words().clocks.contains(&word) => Sense::Other,
                true => Sense::Unsure,
                false => Sense::Day,
            };
        }
        let unit = after.trim_start_matches(['.', ' ', '\u{a0}', '\u{202f}']);
        let unit: String = unit.chars().take_while(|c| c.is_alphabetic()).collect::<String>().to_lowercase();
        let is_amount = name_words().units.contains(&unit) || after.trim_start().starts_with(['%', '°']);
        let is_cued = name_words().before_date.contains(&word);
        let (has_slash, stop) = (self.part("ss").contains('/'), !self.part("st").is_empty());
        match (has_slash, stop) {
            (true, _) => {
                let is_fraction = matches!(
                    (self.part("sd"), self.part("sm")),
                    ("1", "2" | "3" | "4" | "5" | "8") | ("2", "3") | ("3", "4") | ("24", "7")
                );
                if is_cued || !is_fraction && !is_amount { Sense::Day } else { Sense::Unsure }
            }
            (false, _) if name_words().clocks.contains(&word) => Sense::Other,
            (false, _) if is_amount => Sense::Other,
            (false, true) => Sense::Day,
            (false, false) if is_cued => Sense::Day,
            (false, false) => Sense::Unsure,
        }
    }
}

/// The word before a place in lower case, without the full stop or colon behind it.
fn word_before(before: &str) -> String {
    let before = before.trim_end_matches([' ', '\u{a0}', '\u{202f}', '\u{2009}', '.', ':']);
    let word = before.rsplit(|c: char| !(c.is_alphabetic() || c == '§')).next().unwrap_or_default();
    word.to_lowercase()
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
    let mut random = [0; 2];
    getrandom::fill(&mut random).expect("the operating system has random numbers");
    let [byte, sign] = random;
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

/// What becomes of the dates of a text that is moved by some days.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Moved {
    /// The passages of dates, in order, and what stands there instead.
    pub dates: Vec<(Span, String)>,
    /// What tells of a time, or may, and stays as it is.
    pub left: Vec<Span>,
}

/// Moves all dates outside the given passages by some days. A date without a year has that of the date before it, so that
/// chronology stays. What may be no date, and what is vaguer than a day, stays and is told.
pub(super) fn moved(text: &Text, except: &[Span], days: i64) -> Moved {
    let content = text.as_str();
    let full_stops = DATE.captures_iter(content).any(|parts| {
        let is_short = parts.name("m").is_some_and(|name| name.as_str().chars().count() == 3);
        is_short && parts.name("stop").is_some_and(|stop| !stop.is_empty())
    });
    let mut except: Vec<Span> = except.to_vec();
    except.sort_unstable();
    let is_free = |span: Span| {
        let next = except.partition_point(|other| other.end <= span.start);
        except.get(next).is_none_or(|other| !other.overlaps(span))
    };
    let span_of = |bytes: std::ops::Range<usize>| Span::new(text.char_of(bytes.start), text.char_of(bytes.end));
    let mut year = None;
    let mut all = Moved::default();
    let mut taken = Vec::new();
    for found in DATE.captures_iter(content).filter_map(|parts| found(parts, 69)) {
        let span = span_of(found.bytes.clone());
        let sense = found.sense(content);
        if sense == Sense::Other {
            continue;
        }
        let (day, month) = found.day_month;
        let known = found.date.or_else(|| NaiveDate::from_ymd_opt(year.unwrap_or(2020), month, day));
        if sense == Sense::Day {
            year = found.date.map(|date| date.year()).or(year);
        }
        if !is_free(span) {
            continue;
        }
        let new = known.zip(TimeDelta::try_days(days)).and_then(|(date, days)| date.checked_add_signed(days));
        match new.filter(|_| sense == Sense::Day) {
            Some(new) => {
                let first = found.first_day(known, days);
                all.dates.push((span, written(&found, first, new, full_stops)));
                // The name of a day is another after a move that is not of whole weeks.
                let line = content[..found.bytes.start].rsplit('\n').next().unwrap_or_default();
                let weekday = WEEKDAY.find(line).filter(|_| days % 7 != 0);
                if let Some(name) = weekday {
                    let start = found.bytes.start - line.len() + name.start();
                    all.left.push(span_of(start..start + name.as_str().trim_end().len()));
                }
            }
            None => all.left.push(span),
        }
        taken.push(found.bytes.clone());
    }
    for vague in VAGUE.find_iter(content) {
        let next = taken.partition_point(|other| other.end <= vague.start());
        let is_new = taken.get(next).is_none_or(|other| other.start >= vague.end());
        let span = span_of(vague.range());
        if is_new && is_free(span) {
            all.left.push(span);
        }
    }
    all.left.sort_unstable();
    all.left.dedup();
    all
}

impl DateInText<'_> {
    /// The first day of several, moved: «1.–5. mai».
    fn first_day(&self, last: Option<NaiveDate>, days: i64) -> Option<NaiveDate> {
        let day: u32 = [self.part("r"), self.part("q")].concat().parse().ok()?;
        let last = last?;
        let first = match last.with_day(day)? {
            first if first <= last => first,
            // «28.–3. mai» began in the month before.
            first => first.checked_sub_months(Months::new(1))?,
        };
        first.checked_add_signed(TimeDelta::try_days(days)?)
    }
}

/// The date in the form of the one that stood there.
fn written(found: &DateInText<'_>, first: Option<NaiveDate>, new: NaiveDate, full_stops: bool) -> String {
    let part = |name: &str| found.part(name);
    let is_padded = |name: &str| part(name).starts_with('0');
    let padded = |name: &str, other: &str, number: u32| {
        let beside = part(name).len() == 2 && is_padded(other);
        if is_padded(name) || beside { format!("{number:02}") } else { number.to_string() }
    };
    if !part("iy").is_empty() {
        let (month, day) = (padded("im", "id", new.month()), padded("id", "im", new.day()));
        return format!("{}{}{month}{}{day}", new.year(), part("is"), part("it"));
    }
    // What stands before the last day where there are several.
    let before = |separator: &str, rest: &dyn Fn(NaiveDate) -> String| match first {
        Some(first) if first.month() == new.month() => format!("{}{separator}", first.day()),
        Some(first) => format!("{}{}", rest(first), separator.trim_start_matches('.')),
        None => String::new(),
    };
    if !part("nm").is_empty() {
        let year = if part("ny").len() == 2 { format!("{:02}", new.year() % 100) } else { new.year().to_string() };
        let (day, month) = (padded("nd", "nm", new.day()), padded("nm", "nd", new.month()));
        return format!("{day}{}{month}{}{year}", part("ns"), part("nt"));
    }
    if !part("sm").is_empty() {
        let whole = |date: NaiveDate| {
            let (day, month) = (padded("sd", "sm", date.day()), padded("sm", "sd", date.month()));
            format!("{day}{}{month}{}", part("ss"), part("st"))
        };
        return before(part("qs"), &whole) + &whole(new);
    }
    let name = part("m");
    let in_capitals = name.chars().all(char::is_uppercase);
    let is_short = match name.chars().count() {
        3 if name.eq_ignore_ascii_case("mai") => in_capitals,
        3 => true,
        4 => name.eq_ignore_ascii_case("sept") || in_capitals,
        _ => false,
    };
    let whole = |date: NaiveDate| {
        let (short, long) = MONTH_NAMES[usize::try_from(date.month0()).unwrap_or_default()];
        let mut month = if is_short { short } else { long }.to_owned();
        if in_capitals {
            month = month.to_uppercase();
        } else if name.starts_with(char::is_uppercase) {
            month = month[..1].to_uppercase() + &month[1..];
        }
        // A full stop behind a long name ended the sentence.
        let needs_stop = is_short && short != "mai" && full_stops;
        if needs_stop || !(part("stop").is_empty() || is_short && short == "mai") {
            month.push('.');
        }
        format!("{}{}{month}", padded("d", "", date.day()), part("gap"))
    };
    let year = if part("y").is_empty() { String::new() } else { format!("{}{}", part("yg"), new.year()) };
    before(part("rs"), &whole) + &whole(new) + &year
}
