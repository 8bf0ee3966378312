//! One line as text recognition may leave it: specks of dust read as signs at its ends, idents that begin with a
//! digit, full stops that became commas, spaces and dashes that are lost, letters that stand for digits.

use std::sync::LazyLock;

use chrono::{NaiveDate, NaiveTime};
use regex::Regex;

use super::layout_detection::is_upper;
use super::wording::words;
use crate::bytes::figures;
use crate::date::{MonthForm, date_at};
use crate::layout::{Layout, Speaker};
use crate::line::{Header, HeaderFit, Line};
use crate::lines;

/// A misread header keeps at least this many digits of its day and year.
const LEAST_FIGURES: usize = 2;
/// Most specks at either end of a line that are taken off it.
const MOST_SPECKS: usize = 3;
/// One letter in 5 of a name may be misread.
const LETTERS: usize = 5;

/// A header as text recognition may leave it.
pub(super) struct OcrHeader<'a> {
    pub header: Header<'a>,
    /// How surely no clean text has such a line.
    pub weight: usize,
    /// Whether more than specks had to be mended.
    pub doubtful: bool,
}

impl<'a> OcrHeader<'a> {
    /// The header that the line is once it is mended; `user` is the name under which the user writes.
    pub fn of(line: &Line<'a>, layout: &Layout, user: Option<&str>) -> Option<Self> {
        let printed = line.header.filter(|header| header.form == HeaderFit::Printed);
        if let Some(header) = printed.filter(|header| header.run_in.is_none()) {
            if header.speaker.is_some() {
                return None;
            }
            // Only the sender is misread, or there are specks before it.
            let sender = without_specks(header.sender).trim_end_matches(['-', '–', '—', '.', '_', ' ']);
            let known = layout.speaker(sender);
            let speaker = known.or_else(|| speaker(sender, layout, user))?;
            let weight = if is_misread_ident(sender) { 2 } else { 1 };
            let header = Header { speaker: Some(speaker), sender, ..header };
            return Some(Self { header, weight, doubtful: known.is_none() });
        }
        // Day and year are never misread so badly that two figures are not left of them.
        if figures(line.text.as_bytes()) < LEAST_FIGURES {
            return None;
        }
        // A day alone names nobody.
        if date_at(line.text, &layout.months).is_some_and(|date| date.len == line.text.len()) {
            return None;
        }
        let text = without_specks(line.text);
        if text.len() < line.text.len()
            && let Some(header) = lines::header_of(text, layout).filter(|header| header.run_in.is_none())
            && let known = header.speaker
            && let Some(speaker) = known.or_else(|| speaker(header.sender, layout, user))
        {
            let header = Header { speaker: Some(speaker), ..header };
            return Some(Self { header, weight: 1, doubtful: known.is_none() });
        }
        // What stands behind the colon of a header is text.
        printed.is_none().then(|| Self::by_form(text, layout, user)).flatten()
    }

    /// The header by no more than its form.
    fn by_form(text: &'a str, layout: &Layout, user: Option<&str>) -> Option<Self> {
        static HEADER: LazyLock<Regex> = LazyLock::new(|| {
            let parts = [
                r"^(?P<sender>[\p{L}0-9\[(][\p{L}0-9 \[\]()|!$§.'-]+?)(?P<dash>\s*[-–—~_=]+\s*[.,:;'*|]?\s*|\s+)",
                r"(?P<day>[0-9OoIlSsBZ|]{1,2})\s*[.,:;'*|-]{0,3}\s*(?P<month>[\p{L}0-9]+?)\s*[.,:;'*|-]{0,3}\s*",
                r"(?P<year>[12lIZ|][0-9OoIlSsBZ|]{3})(?P<clock>[.,]?\s*",
                &words().misread_clock,
                r"[.,]?\s*(?P<hour>[0-9]{1,2})\s?[.,:]\s?(?P<minute>[0-9]{2}))?(?P<junk>[.,:;]?(?:\s+\S{1,3})?)$",
            ];
            Regex::new(&parts.concat()).expect("is a regular expression")
        });
        // Without a dash only capitals tell a sender.
        let small = || text.split(' ').next().is_some_and(|word| word.contains(char::is_lowercase));
        if !text.contains(['-', '–', '—', '~', '_', '=']) && small() {
            return None;
        }
        let found = HEADER.captures(text)?;
        let part = |name| found.name(name).map_or("", |part| part.as_str());
        let speaker = speaker(part("sender"), layout, user)?;
        let has_dash = !part("dash").trim().is_empty();
        if !has_dash && !is_upper(part("sender")) {
            return None;
        }
        let (date, exact) = date_of(part("day"), part("month"), part("year"), layout)?;
        let clock = || {
            let (hour, minute) = (part("hour").parse().ok()?, part("minute").parse().ok()?);
            NaiveTime::from_hms_opt(hour, minute, 0)
        };
        // A line that lost only its dash may be text; one that reads on may be too.
        let weight = if !has_dash {
            0
        } else if !exact {
            2
        } else {
            usize::from(!part("junk").is_empty())
        };
        let header = Header {
            sender: found.name("sender")?.as_str().trim_end(),
            speaker: Some(speaker),
            date: Some(date),
            time: clock(),
            month: MonthForm { upper_case: Some(is_short_and_upper(part("month"))), full_stop: None },
            run_in: None,
            form: HeaderFit::Printed,
        };
        Some(Self { header, weight, doubtful: true })
    }
}

/// The date with which the value of a field begins, though misread.
pub(super) fn misread_date(value: &str, layout: &Layout) -> Option<NaiveDate> {
    static DATE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            r"^\W{0,3}(?P<day>[0-9OoIlSsBZ|]{1,2})\s*[.,:;'*|-]{0,3}\s*(?P<month>[\p{L}0-9]+?)\s*[.,:;'*|-]{0,3}\s*",
            r"(?P<year>[12lIZ|][0-9OoIlSsBZ|]{3})(?:\W|$)"
        ))
        .expect("is a regular expression")
    });
    let found = DATE.captures(value)?;
    date_of(&found["day"], &found["month"], &found["year"], layout).map(|(date, _)| date)
}

/// The date of these parts; whether none of them is misread.
fn date_of(day: &str, month: &str, year: &str, layout: &Layout) -> Option<(NaiveDate, bool)> {
    let name = month.replace('0', "o").replace('1', "i").to_lowercase();
    let (month, month_exact) = nearest_month(&name, layout)?;
    let (day, day_exact) = digits(day)?;
    let (year, year_exact) = digits(year)?;
    let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
    Some((date, month_exact && day_exact && year_exact))
}

/// Whether a month is written in capitals, of which one may be misread.
fn is_short_and_upper(month: &str) -> bool {
    let lower = month.chars().filter(|c| c.is_lowercase()).count();
    month.chars().count() <= 4 && lower <= usize::from(month.chars().any(char::is_uppercase))
}

/// Who the misread sender is.
fn speaker(sender: &str, layout: &Layout, user: Option<&str>) -> Option<Speaker> {
    let sender = sender.trim();
    let lower = sender.to_lowercase();
    layout.speaker(sender).or_else(|| is_misread_ident(sender).then_some(Speaker::Nav)).or_else(|| {
        let near = |name: &str, most: usize| is_upper(sender) && near(&lower, name, most);
        // A name is as long as it is.
        let is_user = || user.is_some_and(|user| near(&user.to_lowercase(), user.chars().count() / LETTERS));
        let said = |found: bool, speaker| found.then_some(speaker);
        let is_word = |speaker| {
            let mut senders = words().misread_senders.iter().filter(|sender| sender.speaker == speaker);
            senders.any(|sender| near(&sender.word, sender.letters))
        };
        said(is_word(Speaker::User) || is_user(), Speaker::User).or_else(|| said(is_word(Speaker::Nav), Speaker::Nav))
    })
}

/// An ident whose letter was read as a digit, or a digit as a letter: `7994188`, `27994188`, `Z99O193`, `Z99 4188`.
fn is_misread_ident(sender: &str) -> bool {
    let (mut digits, mut letters, mut all) = (0, 0, 0);
    for c in sender.chars().filter(|c| *c != ' ') {
        all += 1;
        digits += usize::from(c.is_ascii_digit());
        letters += usize::from("OoIlSsBZAGTQDgq|!$§".contains(c) || (all == 1 && c.is_alphabetic()));
    }
    (6..=9).contains(&all) && digits >= 4 && digits + letters == all
}

/// A number in which letters may stand for digits; whether none did.
fn digits(text: &str) -> Option<(u32, bool)> {
    let mended: String = text
        .chars()
        .map(|c| match c {
            'O' | 'o' => '0',
            'I' | 'l' | '|' => '1',
            'S' | 's' => '5',
            'B' => '8',
            'Z' => '2',
            c => c,
        })
        .collect();
    Some((mended.parse().ok()?, mended == text))
}

/// The month that this is or nearly is; whether it is.
fn nearest_month(name: &str, layout: &Layout) -> Option<(u32, bool)> {
    if let Some((_, month)) = layout.months.iter().find(|(known, _)| known == name) {
        return Some((*month, true));
    }
    let only = |is: &dyn Fn(&str) -> bool| {
        let mut hits: Vec<u32> = layout.months.iter().filter(|(known, _)| is(known)).map(|(_, month)| *month).collect();
        hits.sort_unstable();
        hits.dedup();
        (hits.len() == 1).then(|| (hits[0], false))
    };
    only(&|known| alike(name) == alike(known)).or_else(|| only(&|known| near(name, known, 1)))
}

/// The line without what dust and the edges of the paper leave at its ends.
pub(super) fn without_specks(line: &str) -> &str {
    let mut line = without_marks(line);
    for _ in 0..MOST_SPECKS {
        line = line.trim_end_matches(['|', ';', '\'', '`', '_', '~', '°', '*']).trim_end();
        let Some((rest, _)) = line.rsplit_once(' ').filter(|(_, last)| is_speck(last)) else { break };
        line = rest.trim_end();
    }
    line
}

/// The line without the marks at its ends that are no part of its words; a smile is none.
pub(super) fn without_marks(line: &str) -> &str {
    let mut line = line;
    for _ in 0..MOST_SPECKS {
        let Some((_, rest)) = line.split_once(' ').filter(|(first, _)| is_mark(first)) else { break };
        line = rest.trim_start();
    }
    for _ in 0..MOST_SPECKS {
        let Some((rest, _)) = line.rsplit_once(' ').filter(|(_, last)| is_mark(last) && is_dust(last)) else { break };
        line = rest.trim_end();
    }
    line
}

/// Whether a word is no more than a speck: marks without a letter or a digit, or a single letter.
pub(super) fn is_speck(word: &str) -> bool {
    is_mark(word) || (word.chars().count() == 1 && !word.starts_with(|c: char| c.is_ascii_digit()))
}

fn is_mark(word: &str) -> bool {
    word.chars().count() <= 3 && !word.chars().any(char::is_alphanumeric)
}

/// Whether the whole line is a speck. What may be a smile or a question is none.
pub(super) fn is_dust(line: &str) -> bool {
    let signs = line.chars().filter(|c| !c.is_whitespace()).count();
    let dust = |c: char| c.is_whitespace() || "|-_—–~.,;'`´^*°\\/“”\"«»=¦".contains(c);
    (1..=6).contains(&signs) && line.chars().all(dust) && !line.starts_with("..") && !line.starts_with("--")
}

/// Whether up to `most` letters are wrong, missing or too many, letters apart that look alike.
pub(super) fn looks_like(a: &str, b: &str, most: usize) -> bool {
    near(a, b, most) || alike(a) == alike(b)
}

/// The text with one letter for all that look alike.
fn alike(text: &str) -> String {
    let alike = text.to_lowercase().replace("rn", "m");
    let one = |c: char| match c {
        '0' | 'ø' | 'ö' => 'o',
        '1' | 'l' | '|' | '!' | 'í' | 'ì' | 'j' => 'i',
        '5' => 's',
        '8' => 'b',
        'å' | 'ä' | 'á' | 'à' => 'a',
        'é' | 'è' => 'e',
        'q' => 'g',
        c => c,
    };
    alike.chars().map(one).collect()
}

/// Whether at most `most` letters are wrong, missing or too many.
pub(super) fn near(a: &str, b: &str, most: usize) -> bool {
    a.chars().count().abs_diff(b.chars().count()) <= most && strsim::levenshtein(a, b) <= most
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout() -> &'static Layout {
        Layout::named("html-2020-05-13").expect("is shipped")
    }

    fn read(line: &str, layout: &Layout, user: Option<&str>) -> Option<(Option<NaiveDate>, Option<Speaker>)> {
        let text = crate::text::Text::new(line);
        let seen = crate::visible::Visible::of(&text);
        let line = &lines::lines(&seen, &crate::evidence::Evidence::default(), layout)[0];
        OcrHeader::of(line, layout, user).map(|read| (read.header.date, read.header.speaker))
    }

    #[test]
    fn what_text_recognition_leaves_of_a_header_is_read() {
        for (misread, iso, speaker) in [
            ("7994188 - 16. JUL. 2018", "2018-07-16", Speaker::Nav),
            ("27994188 - 16. JUL. 2018", "2018-07-16", Speaker::Nav),
            ("Z99O193 - 16. JUL. 2018", "2018-07-16", Speaker::Nav),
            ("Z99 4188 - 16. JUL. 2018", "2018-07-16", Speaker::Nav),
            ("BRUKER - 28. FEB. 2020 ao", "2020-02-28", Speaker::User),
            ("BRUKER 28. FEB. 2020", "2020-02-28", Speaker::User),
            ("BRUKFR - l2. FEB 2O20", "2020-02-12", Speaker::User),
            ("NAV - 3. JAM. 2020", "2020-01-03", Speaker::Nav),
            ("K148820 - 25.:AUG. 2020", "2020-08-25", Speaker::Nav),
            ("— NAV-18. MAR. 2020", "2020-03-18", Speaker::Nav),
            (". BRUKER - 18. MAR. 2020 |", "2020-03-18", Speaker::User),
            ("BRUKER - 1. JUL. 2019 :", "2019-07-01", Speaker::User),
            ("NÅV - 3. MAI 2020", "2020-05-03", Speaker::Nav),
            ("V130116-- 27. FEB 2019", "2019-02-27", Speaker::Nav),
        ] {
            assert_eq!(read(misread, layout(), None), Some((iso.parse().ok(), Some(speaker))), "{misread}");
        }
    }

    #[test]
    fn the_name_of_the_user_may_be_misread() {
        let layout = Layout::named("pdf-2024").expect("is shipped");
        for misread in ["KARl EKSEMPEL - 3. mars 2025 kl. 10.11", "KARI EKSEMPEI. -3. mars 2025 kl. 10.11 '"] {
            let wanted = Some(("2025-03-03".parse().ok(), Some(Speaker::User)));
            assert_eq!(read(&misread.replace('l', "I").replace("kI", "kl"), layout, Some("KARI EKSEMPEL")), wanted);
        }
    }

    #[test]
    fn text_is_no_misread_header() {
        for clean in [
            "Møte 12. mai 2020",
            "Timen er 3. april 2020",
            "BRUKER",
            "Vi sees 16. JAN. 2019",
            "12345678 kr",
            "- 3. mai 2020",
        ] {
            assert_eq!(read(clean, layout(), None), None, "{clean}");
        }
    }

    #[test]
    fn specks_are_no_part_of_a_line() {
        for (line, clean) in [
            ("Mitt mål I", "Mitt mål"),
            ("-  Avtalt med NAV", "Avtalt med NAV"),
            ("GRUPPEAKTIVITET ;", "GRUPPEAKTIVITET"),
            (". | Dialog '", "Dialog"),
            ("Uke 4", "Uke 4"),
        ] {
            assert_eq!(without_specks(line), clean);
        }
        assert!(is_dust("— .") && is_dust("|"));
        assert!([":)", "?", "...", "ok", ""].iter().all(|text| !is_dust(text)));
    }

    #[test]
    fn misread_dates_of_fields_are_read() {
        for (value, iso) in
            [("l5. januar 2O21", "2021-01-15"), ("- 19. jun 2020 -", "2020-06-19"), ("3.:maj 2020", "2020-05-03")]
        {
            assert_eq!(misread_date(value, layout()), iso.parse().ok(), "{value}");
        }
        assert_eq!(misread_date("uke 12 2020", layout()), None);
    }
}
