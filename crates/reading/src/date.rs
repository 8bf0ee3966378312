//! Dates as the prints write them: «3. september 2019», «3. sep. 2019», «16. JAN 2019», «16.01.2019».
//!
//! [`loose`] reads them in the forms that people and other programs give them.

pub mod loose;

use chrono::{NaiveDate, NaiveTime};

/// Month names of a layout, without a full stop, and the number of the month; any letter case is meant.
pub type Months = Vec<(String, u32)>;

/// Names of the months, short and long; those that have no short form stand twice.
pub const MONTH_NAMES: [(&str, &str); 12] = [
    ("jan", "januar"),
    ("feb", "februar"),
    ("mar", "mars"),
    ("apr", "april"),
    ("mai", "mai"),
    ("jun", "juni"),
    ("jul", "juli"),
    ("aug", "august"),
    ("sep", "september"),
    ("okt", "oktober"),
    ("nov", "november"),
    ("des", "desember"),
];

/// Whether the word, in lower case and without a full stop, is the name of a month.
#[must_use]
pub fn is_month_name(word: &str) -> bool {
    MONTH_NAMES.iter().any(|(short, long)| word == *short || word == *long)
}

/// A date that stands at the start of a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateAt {
    /// `None` when it has the form of a date but names no day of the calendar (31. februar).
    pub date: Option<NaiveDate>,
    /// Bytes that it takes.
    pub len: usize,
    pub month: MonthForm,
}

/// How the month of a date is written: a sign of the era of the print.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthForm {
    /// `None` when the month is a number.
    pub upper_case: Option<bool>,
    /// Whether a full stop follows the name; `None` where no era writes one (mai, long names, numbers).
    pub full_stop: Option<bool>,
}

/// Reads the date with which `text` begins.
#[must_use]
pub fn date_at(text: &str, months: &Months) -> Option<DateAt> {
    let mut cursor = Cursor { text, at: 0 };
    let day = cursor.number(1, 2)?;
    let stop = cursor.skip(['.', ',']);
    let spaced = cursor.spaces();
    if let Some(month) = cursor.number(1, 2) {
        if !stop || !cursor.skip(['.', ',']) {
            return None;
        }
        cursor.spaces();
        let year = cursor.number(4, 4)?;
        let month_form = MonthForm { upper_case: None, full_stop: None };
        return Some(DateAt { date: calendar(year, month, day), len: cursor.at, month: month_form });
    }
    if !stop && !spaced {
        return None;
    }
    let name = cursor.word()?;
    let (known, month) = months.iter().find(|(known, _)| known.eq_ignore_ascii_case(name))?;
    let full_stop = cursor.skip(['.', ',']);
    cursor.spaces();
    let year = cursor.number(4, 4)?;
    let month_form = MonthForm {
        upper_case: Some(name.chars().all(char::is_uppercase)),
        full_stop: (name.chars().count() == 3 && known != "mai").then_some(full_stop),
    };
    Some(DateAt { date: calendar(year, *month, day), len: cursor.at, month: month_form })
}

/// Reads a clock time like «8:30» or «08.30» at the start of `text`; gives the bytes it takes too.
#[must_use]
pub fn time_at(text: &str) -> Option<(NaiveTime, usize)> {
    let mut cursor = Cursor { text, at: 0 };
    let hour = cursor.number(1, 2)?;
    if !cursor.skip([':', '.']) {
        return None;
    }
    let minute = cursor.number(2, 2)?;
    NaiveTime::from_hms_opt(hour, minute, 0).map(|time| (time, cursor.at))
}

fn calendar(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn number(&mut self, least: usize, most: usize) -> Option<u32> {
        let digits = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        if !(least..=most).contains(&digits) {
            return None;
        }
        let number = self.rest()[..digits].parse().ok()?;
        self.at += digits;
        Some(number)
    }

    fn word(&mut self) -> Option<&'a str> {
        let rest = self.rest();
        let len = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        self.at += len;
        (len > 0).then(|| &rest[..len])
    }

    fn skip(&mut self, any: [char; 2]) -> bool {
        let found = self.rest().starts_with(any);
        if found {
            self.at += 1;
        }
        found
    }

    fn spaces(&mut self) -> bool {
        let rest = self.rest();
        let len = rest.len() - rest.trim_start().len();
        self.at += len;
        len > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn months() -> Months {
        [("jan", 1), ("feb", 2), ("mai", 5), ("september", 9), ("sep", 9)].map(|(name, n)| (name.to_owned(), n)).into()
    }

    #[test]
    fn the_forms_of_all_prints_are_read() {
        for (written, iso) in [
            ("16. JAN. 2019", "2019-01-16"),
            ("16. JAN 2019 ", "2019-01-16"),
            ("3. september 2019", "2019-09-03"),
            ("03. sep. 2019", "2019-09-03"),
            ("29. SEP, 2019", "2019-09-29"),
            ("1.\u{a0}mai\u{a0}2018: Hei", "2018-05-01"),
            ("16.01.2019", "2019-01-16"),
        ] {
            let date = date_at(written, &months()).and_then(|found| found.date);
            assert_eq!(date.map(|date| date.to_string()).as_deref(), Some(iso), "{written}");
        }
    }

    #[test]
    fn what_is_no_date_is_not_read_as_one() {
        for written in ["", "i dag", "3. april", "1/4 2019", "uke 29", "3. gang 2019", "123. jan 2019", "10.00 2019"] {
            assert_eq!(date_at(written, &months()), None, "{written}");
        }
        assert_eq!(date_at("31. feb. 2019", &months()).map(|found| found.date), Some(None));
    }

    #[test]
    fn the_month_tells_its_form() {
        let form = |written| date_at(written, &months()).map(|found| found.month);
        assert_eq!(form("1. JAN 2019"), Some(MonthForm { upper_case: Some(true), full_stop: Some(false) }));
        assert_eq!(form("1. jan. 2019"), Some(MonthForm { upper_case: Some(false), full_stop: Some(true) }));
        assert_eq!(form("1. MAI 2019"), Some(MonthForm { upper_case: Some(true), full_stop: None }));
    }

    #[test]
    fn clock_times_are_read() {
        assert_eq!(time_at("8:30").map(|(time, _)| time.to_string()).as_deref(), Some("08:30:00"));
        assert_eq!(time_at("25:30"), None);
    }
}
