//! Dates in any form in which people and other programs write them: «6. APR. 20», «2020-04-06», «6/4-20», «April 6, 2020»,
//! «6. april» without a year.

use chrono::{Datelike as _, NaiveDate};

use super::{Cursor, MONTH_NAMES, Months, calendar};

/// Names of months that other languages spell otherwise than [`MONTH_NAMES`].
const FOREIGN: [(&str, u32); 9] = [
    ("january", 1),
    ("february", 2),
    ("march", 3),
    ("marts", 3),
    ("may", 5),
    ("maj", 5),
    ("june", 6),
    ("july", 7),
    ("october", 10),
];

/// Letters that an abbreviated month has at least.
const SHORTEST: usize = 3;

/// Longest word that may stand for a month, in letters.
const LONGEST: usize = 10;

/// The years in which prints were made, with some to spare.
pub(crate) const YEARS: std::ops::RangeInclusive<i32> = 1990..=2099;

/// A date in any form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LooseDate {
    /// `None` where the year is missing, the month cannot be read, or the calendar has no such day.
    pub date: Option<NaiveDate>,
    /// Bytes that it takes.
    pub len: usize,
    /// Whether the month is in capitals; `None` when it is a number.
    pub upper_case: Option<bool>,
}

/// Reads the date with which `text` begins.
#[must_use]
pub fn loose_at(text: &str, months: &Months) -> Option<LooseDate> {
    iso(text).or_else(|| month_first(text, months)).or_else(|| day_first(text, months))
}

/// «2020-04-06», also with dots or slashes.
fn iso(text: &str) -> Option<LooseDate> {
    let mut cursor = Cursor { text, at: 0 };
    let year = cursor.number(4, 4)?;
    cursor.between().filter(|&signed| signed)?;
    let month = cursor.number(1, 2)?;
    cursor.between().filter(|&signed| signed)?;
    let day = cursor.number(1, 2)?;
    Some(LooseDate { date: possible(year, month, day), len: cursor.at, upper_case: None })
}

/// «April 6, 2020».
fn month_first(text: &str, months: &Months) -> Option<LooseDate> {
    let mut cursor = Cursor { text, at: 0 };
    let name = cursor.word()?;
    let month = month_of(name, months)?;
    cursor.between()?;
    let day = cursor.number(1, 2)?;
    cursor.ordinal();
    cursor.between()?;
    let year = cursor.number(4, 4)?;
    Some(LooseDate { date: possible(year, month, day), len: cursor.at, upper_case: Some(is_upper(name)) })
}

/// «6. april 2020», «6.4.20», «6/4-20», and the same without a year.
fn day_first(text: &str, months: &Months) -> Option<LooseDate> {
    let mut cursor = Cursor { text, at: 0 };
    let day = cursor.number(1, 2)?;
    cursor.ordinal();
    let between = cursor.between();
    if let Some(month) = cursor.number(1, 2) {
        between.filter(|&signed| signed)?;
        let whole = cursor.at;
        let year = cursor.year();
        let date = year.and_then(|year| possible(year, month, day));
        let in_year = (1..=12).contains(&month) && (1..=31).contains(&day);
        // «6.4» without a year may be a clock time, and «10.30» is no day.
        let reads = year.is_some() || (in_year && !cursor.rest().starts_with(char::is_alphanumeric));
        let len = if year.is_some() { cursor.at } else { whole };
        return reads.then_some(LooseDate { date, len, upper_case: None });
    }
    let name = cursor.word()?;
    let known = month_of(name, months);
    let mut len = cursor.at;
    if known.is_some() && cursor.rest().starts_with('.') {
        len += 1;
    }
    let year = cursor.year();
    let len = if year.is_some() { cursor.at } else { len };
    let upper_case = Some(is_upper(name));
    match (known, year) {
        (Some(month), year) => {
            Some(LooseDate { date: year.and_then(|year| possible(year, month, day)), len, upper_case })
        }
        // Some word between a day and a year: a month that cannot be read.
        (None, Some(year)) => {
            let month = (SHORTEST..=LONGEST).contains(&name.chars().count());
            let named = i32::try_from(year).is_ok_and(|year| YEARS.contains(&year));
            (month && named).then_some(LooseDate { date: None, len, upper_case })
        }
        (None, None) => None,
    }
}

/// Whether the word is the name of a month or an abbreviation of one, in any letter case.
#[must_use]
pub fn month_of(name: &str, months: &Months) -> Option<u32> {
    let lower = name.to_lowercase();
    if let Some((_, month)) = months.iter().find(|(known, _)| *known == lower) {
        return Some(*month);
    }
    if lower.chars().count() < SHORTEST {
        return None;
    }
    let foreign = FOREIGN.iter().find(|(known, _)| known.starts_with(&lower)).map(|(_, month)| *month);
    let own = || (1..).zip(MONTH_NAMES).find(|(_, (_, long))| long.starts_with(&lower)).map(|(month, _)| month);
    let dec = || matches!(lower.as_str(), "dec" | "december").then_some(12);
    own().or(foreign).or_else(dec)
}

/// The day, if prints can have been made in that year.
fn possible(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    calendar(year, month, day).filter(|date| YEARS.contains(&date.year()))
}

fn is_upper(name: &str) -> bool {
    name.chars().all(char::is_uppercase)
}

impl Cursor<'_> {
    /// Spaces, and one sign that parts a day from a month, perhaps one after the other: whether a sign is among them. `None`
    /// if nothing is there.
    fn between(&mut self) -> Option<bool> {
        let spaced = self.spaces();
        let Some(sign) = self.rest().chars().next().filter(|&c| is_parting(c)) else { return spaced.then_some(false) };
        // «6. - 7.» are two days.
        if spaced && !matches!(sign, '.' | ',') {
            return None;
        }
        self.at += sign.len_utf8();
        // «6.-april»
        let second = self.rest().chars().next().filter(|&c| is_parting(c) && sign == '.');
        self.at += second.map_or(0, char::len_utf8);
        self.spaces();
        Some(true)
    }

    /// The year, of two figures or four, perhaps in brackets or below an apostrophe.
    fn year(&mut self) -> Option<u32> {
        let at = self.at;
        let rest = self.rest();
        let before = |c: char| c.is_whitespace() || is_parting(c) || matches!(c, '\'' | '’' | '‘' | '(' | '´' | '`');
        let gap = rest.len() - rest.trim_start_matches(before).len();
        let signs = rest[..gap].chars().filter(|c| !c.is_whitespace()).count();
        self.at += gap;
        let year = self.number(4, 4).or_else(|| self.number(2, 2).map(|short| self.rest_of_year(short)));
        let goes_on = self.rest().starts_with(|c: char| c.is_alphanumeric() && c != 'T');
        // «6. april kl. 10», «6. april 10:14» and «6. april 20 personer» have none.
        let clock =
            || self.rest().starts_with([':', '.']) && self.rest()[1..].starts_with(|c: char| c.is_ascii_digit());
        if year.is_none() || goes_on || clock() || signs > 2 {
            self.at = at;
            return None;
        }
        if rest[..gap].contains('(') && self.rest().starts_with(')') {
            self.at += 1;
        }
        year
    }

    /// The year that begins with these two figures: «20 20» came apart.
    fn rest_of_year(&mut self, short: u32) -> u32 {
        let at = self.at;
        let rest = (short == 20 && self.spaces()).then(|| self.number(2, 2)).flatten();
        let clock =
            self.rest().starts_with([':', '.', ',']) && self.rest()[1..].starts_with(|c: char| c.is_ascii_digit());
        let rest = rest.filter(|_| !clock);
        if rest.is_none() {
            self.at = at;
        }
        2000 + rest.unwrap_or(short)
    }

    fn ordinal(&mut self) {
        let rest = self.rest();
        let ends = ["st", "nd", "rd", "th", "de", "te"];
        let end = ends.iter().find(|end| rest.get(..2).is_some_and(|start| start.eq_ignore_ascii_case(end)));
        if end.is_some() && !rest[2..].starts_with(char::is_alphanumeric) {
            self.at += 2;
        }
    }
}

/// Whether the sign can part a day from a month, or a month from a year.
const fn is_parting(c: char) -> bool {
    matches!(c, '.' | ',' | '/' | '-' | '\u{2010}'..='\u{2013}' | '\u{2212}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Layout;

    fn read(written: &str) -> Option<Option<String>> {
        let months = &Layout::named("html-2021").expect("is shipped").months;
        loose_at(written, months).map(|found| found.date.map(|date| date.to_string()))
    }

    #[test]
    fn a_date_is_read_in_any_form() {
        for written in [
            "6. APR. 2020",
            "6. apr 2020",
            "06. april 2020",
            "6 APR 2020",
            "6.APR.2020",
            "6. APR. 20",
            "6. april ’20",
            "6. april (2020)",
            "6-apr-2020",
            "6/apr/20",
            "2020-04-06",
            "2020.04.06",
            "2020/4/6",
            "2020-04-06T10:14",
            "6.4.2020",
            "06.04.20",
            "6. 4. 2020",
            "6/4-20",
            "6/4 2020",
            "6/4/20",
            "06-04-2020",
            "6\u{2011}4\u{2011}2020",
            "April 6, 2020",
            "APR 6 2020",
            "6th April 2020",
            "6.\u{a0}apr.\u{2007}2020",
            "6.\u{2009}april\t2020",
            "6. april 2020 kl. 10.14",
            "6. APR. 20 20",
            "6. APR. 20 10:14",
        ] {
            assert_eq!(read(written), Some(Some("2020-04-06".to_owned())), "{written}");
        }
        assert_eq!(read("9. DEC. 2020"), Some(Some("2020-12-09".to_owned())));
        assert_eq!(read("9. sept. 2020"), Some(Some("2020-09-09".to_owned())));
        assert_eq!(read("9. februar 2021"), Some(Some("2021-02-09".to_owned())));
    }

    #[test]
    fn what_cannot_be_told_of_a_date_is_left_open() {
        for written in [
            "6. APR.",
            "6. april",
            "6/4",
            "6.4.",
            "31. FEB. 2020",
            "6. APIRL 2020",
            "4/16/2020",
            "6. april 1820",
            "6. april kl. 10.14",
            "6. april 10:14",
            "6. april 20:14",
        ] {
            assert_eq!(read(written), Some(None), "{written}");
        }
    }

    #[test]
    fn what_has_no_form_of_a_date_is_none() {
        for written in
            ["", "i dag", "3 ganger", "6", "2020", "10.30", "55 55 33 33", "6. ", "3. etasje", "mai", "Marit 6"]
        {
            assert_eq!(read(written), None, "{written}");
        }
    }
}
