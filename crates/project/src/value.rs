//! Values as people write them in tables: numbers, dates, yes and no, and the signs that say that there is none.

use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

use chrono::NaiveDate;
use regex::Regex;

use reading::date::MONTH_NAMES;

/// What the values of an attribute are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AttributeKind {
    /// One of a fixed list.
    #[default]
    Category,
    Number,
    /// ISO 8601.
    Date,
    /// `yes` or `no`.
    YesNo,
    Text,
}

impl AttributeKind {
    pub const ALL: [Self; 5] = [Self::Category, Self::Number, Self::Date, Self::YesNo, Self::Text];

    /// The value as it is stored, if it is one of this kind. A number that could be two is none, unless its sign parts `decimals`.
    pub(crate) fn parse(self, value: &str, decimals: bool) -> Option<String> {
        let value = reading::entered::passage(value);
        match self {
            Self::Category | Self::Text => Some(value),
            Self::Number if !decimals && could_be_thousands(&value) => None,
            Self::Number => number(&value),
            Self::Date => day(&value)?.ok().map(|day| day.date.to_string()),
            Self::YesNo => yes_or_no(&value).map(|(word, _)| word.to_owned()),
        }
    }
}

/// What statistics programs and spreadsheets write where there is no value.
const MISSING: [&str; 7] = ["na", "<na>", "n/a", "#n/a", "#i/t", "nan", "null"];

/// Words for yes and no that belong together.
pub const YES_AND_NO: [(&str, &str); 5] =
    [("yes", "no"), ("ja", "nei"), ("true", "false"), ("sann", "usann"), ("1", "0")];

/// Years that a date of a case can have.
const YEARS: std::ops::RangeInclusive<i32> = 1800..=2199;

/// Whether the cell says that there is no value: `NA`, `#I/T`, `.`, `–` and their like.
#[must_use]
pub fn is_missing(cell: &str) -> bool {
    let cell = cell.trim().to_lowercase();
    let is_row_of = |signs: &[char]| cell.chars().all(|c| signs.contains(&c)) && cell.chars().count() <= 3;
    MISSING.contains(&cell.as_str()) || is_row_of(&['-', '–', '—', '‐', '‑', '−']) || is_row_of(&['.', '…'])
}

/// Whether a spreadsheet has written an error instead of a value: `#REF!`, `#NAVN?`, or `####` where the column was too narrow.
#[must_use]
pub fn is_error(cell: &str) -> bool {
    let Some(rest) = cell.trim().strip_prefix('#') else { return false };
    let name = rest.strip_suffix(['!', '?']);
    let is_named = |name: &str| {
        name.starts_with(|c: char| c.is_uppercase()) && name.chars().all(|c| !c.is_lowercase() && !c.is_whitespace())
    };
    name.is_some_and(is_named) || rest.len() >= 2 && rest.bytes().all(|byte| byte == b'#')
}

/// The number, written with a decimal point, if it is one: with decimal point or comma, and with thousands apart (`1 250`,
/// `1.250.000`, `1.250,50`). A single group (`1.250`) is read as decimals: see [`could_be_thousands`].
#[must_use]
pub fn number(cell: &str) -> Option<String> {
    static FORM: LazyLock<Regex> = LazyLock::new(|| {
        let blank = "[ \u{a0}\u{2009}\u{202f}'’]";
        let groups = format!(r"\d{{1,3}}(?:{blank}\d{{3}})+|\d{{1,3}}(?:\.\d{{3}}){{2,}}|\d{{1,3}}(?:,\d{{3}}){{2,}}");
        let mixed = r"(\d{1,3}(?:\.\d{3})+),(\d+)|(\d{1,3}(?:,\d{3})+)\.(\d+)";
        Regex::new(&format!(r"^([-−]?)(?:{mixed}|({groups}|\d+)(?:[.,](\d+))?)$")).expect("a pattern")
    });
    let found = FORM.captures(cell.trim())?;
    let part = |numbers: [usize; 3]| numbers.into_iter().find_map(|number| found.get(number)).map(|part| part.as_str());
    let whole: String = part([2, 4, 6])?.chars().filter(char::is_ascii_digit).collect();
    let sign = if found[1].is_empty() { "" } else { "-" };
    let written = part([3, 5, 7]).map_or_else(|| format!("{sign}{whole}"), |part| format!("{sign}{whole}.{part}"));
    written.parse::<f64>().ok().map(|number| number.to_string())
}

/// Whether the sign in `312.500` or `1,250` could part thousands as well as decimals.
#[must_use]
pub fn could_be_thousands(cell: &str) -> bool {
    static FORM: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^[-−]?[1-9]\d{0,2}[.,]\d{3}$").expect("a pattern"));
    FORM.is_match(cell.trim())
}

/// Whether the number comes out as it went in, but for the sign in front of its decimals: what does not (`1.10`, `007`, `1e5`) is no
/// quantity, or would lose some of itself as one.
#[must_use]
pub fn survives(cell: &str) -> bool {
    let cell = cell.trim();
    number(cell).is_some_and(|number| number == cell.replace(',', ".").replace('−', "-"))
}

/// The first of the numbers of a column that could be two, if no other of them shows what the sign in it means.
#[must_use]
pub fn first_ambiguous<'a>(cells: impl Iterator<Item = &'a str> + Clone) -> Option<&'a str> {
    ambiguous(cells).into_iter().next()
}

/// The numbers of a column that could be two, where no other of them shows what the sign in them means.
#[must_use]
pub fn ambiguous<'a>(cells: impl Iterator<Item = &'a str> + Clone) -> Vec<&'a str> {
    let mark = |cell: &str| cell.chars().find(|c| matches!(c, '.' | ','));
    let decimals: Vec<char> = cells
        .clone()
        .filter(|cell| !could_be_thousands(cell) && cell.matches(['.', ',']).count() == 1)
        .filter_map(mark)
        .collect();
    cells.filter(|cell| could_be_thousands(cell) && mark(cell).is_some_and(|mark| !decimals.contains(&mark))).collect()
}

/// Whether points or commas part thousands in a number: `1.250.000`, `1.250,50`.
#[must_use]
pub fn has_thousands(cell: &str) -> bool {
    cell.matches(['.', ',']).count() > 1 && number(cell).is_some()
}

/// `yes` or `no`, with the number of the pair of words that it is one of.
#[must_use]
pub fn yes_or_no(cell: &str) -> Option<(&'static str, usize)> {
    let cell = cell.trim().to_lowercase();
    YES_AND_NO.iter().enumerate().find_map(|(pair, (yes, no))| {
        let word = if cell == *yes { "yes" } else { "no" };
        (cell == *yes || cell == *no).then_some((word, pair))
    })
}

/// A day that is written in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    pub date: NaiveDate,
    /// A clock time stands beside it that is not midnight.
    pub has_clock: bool,
    /// Day and month could change places (`03/04/2019`); the first was taken for the day.
    pub day_first: bool,
}

/// Why something that is written like a date is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoDay {
    /// The calendar has no such day, or its year is out of reach.
    Calendar,
    /// `01.08.19`
    TwoDigitYear,
    /// A clock time of another zone: the day may be the next one here.
    Zone,
}

/// The day in a cell: ISO, `1.8.2019`, `1/8/2019`, `1-8-2019`, `1. august 2019`, `Aug 1, 2019`, with or without weekday and clock time.
/// `None` where nothing has the form of a date.
#[must_use]
pub fn day(cell: &str) -> Option<Result<Day, NoDay>> {
    let cell = cell.trim().to_lowercase();
    let (day, clock) = parted(&cell);
    let (year, month, first, day_first) = numbers(day)?;
    let (Ok(month), Ok(number)) = (u32::try_from(month), u32::try_from(first)) else { return None };
    if year.len() == 2 {
        return ((1..=12).contains(&month) && (1..=31).contains(&number)).then_some(Err(NoDay::TwoDigitYear));
    }
    let year = year.parse().ok().filter(|year| YEARS.contains(year));
    let Some(date) = year.and_then(|year| NaiveDate::from_ymd_opt(year, month, number)) else {
        return Some(Err(NoDay::Calendar));
    };
    Some(match clock {
        Clock::American => Err(NoDay::Calendar),
        Clock::Zoned => Err(NoDay::Zone),
        _ => Ok(Day { date, has_clock: clock == Clock::Time, day_first: day_first && number <= 12 && number != month }),
    })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Clock {
    None,
    Time,
    /// With a zone, and not midnight.
    Zoned,
    /// With AM or PM: day and month change places there.
    American,
}

/// The day without its weekday, and what stands behind it.
fn parted(cell: &str) -> (&str, Clock) {
    static WEEKDAY: LazyLock<Regex> = LazyLock::new(|| {
        let pattern = r"^(?:(?:man|tirs?|ons?|tors?|fre|lør|søn)(?:dag)?|m[åa]ndag|tysdag|laurdag|sundag|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)[.,]*\s+";
        Regex::new(pattern).expect("a pattern")
    });
    static CLOCK: LazyLock<Regex> = LazyLock::new(|| {
        let pattern = r"(?:t|,?\s+(?:kl\.?\s*)?)(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,](\d+))?)?\s*(am|pm)?\s*(z|utc|[+-]\d{2}:?\d{2})?$";
        Regex::new(pattern).expect("a pattern")
    });
    let day = WEEKDAY.find(cell).map_or(cell, |weekday| &cell[weekday.end()..]);
    let Some(found) = CLOCK.captures(day) else { return (day, Clock::None) };
    let zero = |number| found.get(number).is_none_or(|part| part.as_str().bytes().all(|digit| digit == b'0'));
    let is_midnight = (1..=4).all(zero);
    let clock = match (found.get(5), found.get(6)) {
        (Some(_), _) => Clock::American,
        (None, Some(_)) if !is_midnight => Clock::Zoned,
        _ if is_midnight => Clock::None,
        _ => Clock::Time,
    };
    (day[..found.get(0).map_or(day.len(), |clock| clock.start())].trim_end(), clock)
}

/// Year as it is written, month, day, and whether day and month could change places.
fn numbers(day: &str) -> Option<(&str, usize, usize, bool)> {
    static YEAR_FIRST: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"^(\d{4})(?:-(\d{1,2})-|/(\d{1,2})/|\.(\d{2})\.)(\d{1,2})$").expect("a pattern"));
    static DAY_FIRST: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(\d{1,2})\s*([./-])\s*(\d{1,2})(?:\s*[./-]\s*|\s+)(\d{4}|\d{2})\.?$").expect("a pattern")
    });
    static WORDS: LazyLock<Regex> = LazyLock::new(|| {
        let pattern = r"^(?:(\d{1,2})(?:st|nd|rd|th)?[\s.-]*(\p{L}{3,})[\s.,-]*'?(\d{4}|\d{2})|(\p{L}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4}))\.?$";
        Regex::new(pattern).expect("a pattern")
    });
    let number = |part: Option<regex::Match<'_>>| part.and_then(|part| part.as_str().parse().ok());
    if let Some(found) = YEAR_FIRST.captures(day) {
        let month = found.get(2).or_else(|| found.get(3)).or_else(|| found.get(4));
        return Some((found.get(1)?.as_str(), number(month)?, number(found.get(5))?, false));
    }
    if let Some(found) = DAY_FIRST.captures(day) {
        let parts = (number(found.get(3))?, number(found.get(1))?);
        return Some((found.get(4)?.as_str(), parts.0, parts.1, &found[2] == "/"));
    }
    let found = WORDS.captures(day)?;
    let month = month(found.get(2).or_else(|| found.get(4))?.as_str())?;
    let year = found.get(3).or_else(|| found.get(6))?;
    Some((year.as_str(), month, number(found.get(1).or_else(|| found.get(5)))?, false))
}

/// The number of the month with this name, in Norwegian or English.
fn month(name: &str) -> Option<usize> {
    const ENGLISH: [(&str, &str); 12] = [
        ("jan", "january"),
        ("feb", "february"),
        ("mar", "march"),
        ("apr", "april"),
        ("may", "may"),
        ("jun", "june"),
        ("jul", "july"),
        ("aug", "august"),
        ("sept", "september"),
        ("oct", "october"),
        ("nov", "november"),
        ("dec", "december"),
    ];
    let at = |names: &[(&str, &str)]| names.iter().position(|(short, long)| name == *short || name == *long);
    at(&MONTH_NAMES).or_else(|| at(&ENGLISH)).map(|at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_in_every_form_that_names_one() {
        for written in [
            "2019-08-01",
            "2019-8-1",
            "2019/08/01",
            "2019.08.01",
            "01.08.2019",
            "1. 8. 2019",
            "1.8 2019",
            "1/8/2019",
            "1/8-2019",
            "01-08-2019",
            "1. august 2019",
            "1. aug. 2019",
            "1 AUG 2019",
            "01-Aug-2019",
            "August 1, 2019",
            "1st August 2019",
            "torsdag 1. august 2019",
            "Thu, 1 Aug 2019",
            "2019-08-01T00:00:00",
            "2019-08-01 00:00:00.000",
            "01.08.2019 00:00",
            "2019-08-01T00:00:00Z",
            "2019-08-01T00:00:00+02:00",
        ] {
            let found = day(written).and_then(Result::ok).expect(written);
            assert_eq!((found.date.to_string().as_str(), found.has_clock), ("2019-08-01", false), "{written}");
        }
        for clock in ["2019-08-01T12:30:00", "01.08.2019 12:30", "01.08.2019 kl. 12.30", "2019-08-01, 12:30"] {
            assert!(day(clock).and_then(Result::ok).expect(clock).has_clock, "{clock}");
        }
    }

    #[test]
    fn what_is_written_like_a_date_and_is_none_says_why() {
        for (written, why) in [
            ("31.02.2018", NoDay::Calendar),
            ("2018-13-01", NoDay::Calendar),
            ("01.08.0019", NoDay::Calendar),
            ("8/1/2019 12:00:00 AM", NoDay::Calendar),
            ("01.08.19", NoDay::TwoDigitYear),
            ("1/8-19", NoDay::TwoDigitYear),
            ("1. aug 19", NoDay::TwoDigitYear),
            ("2019-07-31T22:00:00Z", NoDay::Zone),
        ] {
            assert_eq!(day(written), Some(Err(why)), "{written}");
        }
        for other in ["", "uke 29", "1.10", "1.10.2", "20190801", "1. halvår 2019", "3. gang 2019", "1.13.12", "2019"]
        {
            assert_eq!(day(other), None, "{other}");
        }
    }

    #[test]
    fn only_what_comes_out_as_it_went_in_is_a_quantity() {
        for number in ["0", "30", "-5", "−5", "0.5", "27,5", "123456789012345"] {
            assert!(survives(number), "{number}");
        }
        for other in [
            "",
            "1.10",
            "007",
            "00",
            "1e5",
            "+47",
            ".5",
            "5.",
            "1 250",
            "12345678901234567",
            "1_000",
            "inf",
            "NaN",
            "٣",
        ] {
            assert!(!survives(other), "{other}");
        }
    }

    #[test]
    fn thousands_are_told_from_decimals_only_where_they_show() {
        for (written, wanted) in [
            ("1 250", "1250"),
            ("1\u{a0}250,5", "1250.5"),
            ("1.250.000", "1250000"),
            ("1.250,50", "1250.5"),
            ("1,250.50", "1250.5"),
            ("12,50", "12.5"),
            ("0.125", "0.125"),
        ] {
            assert_eq!(number(written).as_deref(), Some(wanted), "{written}");
        }
        let first = |cells: &[&'static str]| first_ambiguous(cells.iter().copied());
        assert_eq!(first(&["500", "312.500", "1.250"]), Some("312.500"));
        assert_eq!(first(&["1.250.000", "312.500"]), Some("312.500"));
        assert_eq!(first(&["12,5", "312.500"]), Some("312.500"));
        assert_eq!(first(&["12.5", "312.500"]), None);
        assert_eq!(first(&["0.125"]), None);
    }

    #[test]
    fn signs_for_no_value_are_known_and_errors_of_spreadsheets_too() {
        for none in ["NA", "n/a", "#N/A", "#I/T", ".", "..", "…", "-", "–", "--", "NaN", "NULL", " "] {
            assert!(is_missing(none), "{none}");
        }
        for value in ["Nav", "0", "ingen", "?", "-1", "1.", "----"] {
            assert!(!is_missing(value), "{value}");
        }
        for error in ["#REF!", "#VERDI!", "#DIV/0!", "#NAVN?", "####"] {
            assert!(is_error(error), "{error}");
        }
        for value in ["#1", "#jobb!", "#", "# A!", "C#"] {
            assert!(!is_error(value), "{value}");
        }
    }
}
