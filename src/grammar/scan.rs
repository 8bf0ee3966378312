//! Scanned prints: what text recognition misreads in the lines by which a plan is read. Idents begin with a
//! digit, full stops become commas, spaces and dashes are lost, letters stand for digits, stray letters at the end.
//!
//! A line is read with such faults only where the strict reading finds nothing in it, and only in a text that
//! shows misreadings that no clean text has. What was read this way is flagged.

use std::sync::LazyLock;

use chrono::NaiveDate;
use regex::Regex;

use super::is_upper;
use crate::date::{MonthForm, date_at};
use crate::layout::{Layout, Speaker, ValueKind, Word};
use crate::lines::{Header, Line};

/// Misreadings that make a text a scan; one that no clean text has counts for two.
const LEAST_MISREAD: usize = 2;
/// Figures that a misread header has at least.
const LEAST_FIGURES: usize = 2;
/// Longest line in which a header, label or type is looked for, in bytes.
const LONGEST: usize = 72;

/// Mends the lines of a scan; gives the numbers of those that were misread, in order. `None` when it is no scan.
pub(super) fn mend(lines: &mut [Line<'_>], layout: &Layout) -> Option<Vec<usize>> {
    let candidates: Vec<(usize, Misread<'_>)> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| !line.is_blank() && line.text.len() <= LONGEST)
        .filter_map(|(at, line)| Misread::of(line, layout).map(|read| (at, read)))
        .collect();
    let headers: usize = candidates.iter().map(|(_, read)| read.weight).sum();
    // A row stands above a line that begins with a day; few lines do.
    let days = || (1..lines.len()).filter(|&at| lines[at].text.starts_with(|c: char| c.is_ascii_digit()));
    let rows = || days().filter(|&at| is_row_above(lines, at, layout)).take(LEAST_MISREAD).count();
    if headers < LEAST_MISREAD && headers + 2 * rows() < LEAST_MISREAD {
        return None;
    }
    let mut mended = Vec::new();
    for (at, read) in candidates {
        lines[at].header = Some(read.header);
        lines[at].opens = true;
        mended.push(at);
    }
    for (at, line) in lines.iter_mut().enumerate() {
        if is_misread_furniture(line.text) {
            line.furniture = true;
        }
        if line.is_blank() || line.header.is_some() || line.text.len() > LONGEST || line.word != Word::default() {
            continue;
        }
        if let Some(word) = below_icon(line.text, layout) {
            line.word = word;
        } else if let Some(card) = layout.card_before_chips(line.text) {
            line.word = Word { card: Some(card), ..Word::default() };
        } else if let Some(word) = nearest(line.text, layout) {
            line.word = word;
            mended.push(at);
        }
    }
    mended.sort_unstable();
    Some(mended)
}

/// Two labels of dates in one line, and below them, at the line `at`, two dates: nothing but text recognition puts them so.
fn is_row_above(lines: &[Line<'_>], at: usize, layout: &Layout) -> bool {
    let below = &lines[at];
    let Some(line) = lines[..at].iter().rev().find(|line| !line.is_blank()) else { return false };
    if line.text.len() > LONGEST || line.text.contains("  ") || !line.text.contains(' ') {
        return false;
    }
    if below.furniture || below.text.contains("  ") {
        return false;
    }
    let labels = layout.labels_in(line.text);
    labels.len() > 1
        && labels.iter().take(2).all(|&label| matches!(layout.labels[label].value, ValueKind::From | ValueKind::To))
        && date_at(below.text, &layout.months)
            .is_some_and(|date| layout.is_date_value(below.text[date.len..].trim_start()))
}

/// A page number, or the line that says when the user read the messages, with its icon and spaces misread.
fn is_misread_furniture(line: &str) -> bool {
    static FURNITURE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:Side ?\d+ ?av ?\d+|(?:\S{1,2} )?Lest av bruker \d.{8,40})$").expect("is a regular expression")
    });
    line.len() <= LONGEST && FURNITURE.is_match(line)
}

/// A heading with an icon before it, which text recognition takes for a letter: «X Dialog».
fn below_icon(line: &str, layout: &Layout) -> Option<Word> {
    let (icon, rest) = line.split_once(' ')?;
    let word = layout.word(rest);
    (icon.chars().count() <= 2 && (word.card_dialog || word.history)).then_some(word)
}

/// A header as text recognition may leave it.
struct Misread<'a> {
    header: Header<'a>,
    /// How surely no clean text has such a line.
    weight: usize,
}

impl<'a> Misread<'a> {
    fn of(line: &Line<'a>, layout: &Layout) -> Option<Self> {
        if let Some(header) = line.header {
            // Only the ident is misread.
            let ident = header.speaker.is_none() && header.run_in.is_none() && is_misread_ident(header.sender);
            let header = Header { speaker: Some(Speaker::Nav), ..header };
            return ident.then_some(Self { header, weight: 2 });
        }
        static HEADER: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(concat!(
                r"^(?P<sender>[\p{L}\d][\p{L}\d ]{1,30}?)(?P<dash>\s*[-–—~_=]\s*|\s+)",
                r"(?P<day>[\dOoIlSsBZ]{1,2})\s*[.,:;]?\s*(?P<month>[\p{L}0-9]{3,9}?)\s*[.,:;]?\s*",
                r"(?P<year>[12lIZ][\dOoIlSsBZ]{3})(?P<clock>\s*[Kk][lI1][.,]?\s*(?P<hour>\d{1,2})[.,:](?P<minute>\d\d))?(?P<junk>\s+\S{1,3})?$"
            ))
            .expect("is a regular expression")
        });
        // Day and year are never misread so badly that two figures are not left of them.
        if line.text.bytes().filter(u8::is_ascii_digit).count() < LEAST_FIGURES {
            return None;
        }
        let found = HEADER.captures(line.text)?;
        let part = |name| found.name(name).map_or("", |part| part.as_str());
        let speaker = speaker(part("sender"), layout)?;
        let month_name = part("month").replace('0', "o").replace('1', "i").to_lowercase();
        let (month, exact) = nearest_month(&month_name, layout)?;
        let (day, day_exact) = digits(part("day"))?;
        let (year, year_exact) = digits(part("year"))?;
        let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
        let clock = || {
            let (hour, minute) = (part("hour").parse().ok()?, part("minute").parse().ok()?);
            chrono::NaiveTime::from_hms_opt(hour, minute, 0)
        };
        let upper = month_name.len() <= 4 && part("month").chars().all(|c| !c.is_lowercase());
        let has_dash = !part("dash").trim().is_empty();
        // A line that lost only its dash may be text; one that reads on may be too.
        let inexact = !exact || !day_exact || !year_exact;
        let weight = if !has_dash {
            0
        } else if inexact {
            2
        } else {
            usize::from(!part("junk").is_empty())
        };
        if !has_dash && !is_upper(part("sender")) {
            return None;
        }
        let header = Header {
            sender: found.name("sender")?.as_str().trim_end(),
            speaker: Some(speaker),
            date: Some(date),
            time: clock(),
            month: MonthForm { upper_case: Some(upper), full_stop: None },
            run_in: None,
        };
        Some(Self { header, weight })
    }
}

/// Who the misread sender is.
fn speaker(sender: &str, layout: &Layout) -> Option<Speaker> {
    let sender = sender.trim();
    layout.speaker(sender).or_else(|| is_misread_ident(sender).then_some(Speaker::Nav)).or_else(|| {
        is_upper(sender)
            .then(|| near(&sender.to_lowercase(), "bruker", 1))
            .and_then(|near| near.then_some(Speaker::User))
    })
}

/// An ident whose letter was read as a digit, or a digit as a letter: `7994188`, `27994188`, `Z99O193`.
fn is_misread_ident(sender: &str) -> bool {
    let (mut digits, mut letters, mut all) = (0, 0, 0);
    for c in sender.chars() {
        all += 1;
        digits += usize::from(c.is_ascii_digit());
        letters += usize::from("OoIlSsBZ".contains(c) || (all == 1 && c.is_alphabetic()));
    }
    (6..=9).contains(&all) && digits >= 4 && digits + letters == all
}

/// A number in which letters may stand for digits; whether none did.
fn digits(text: &str) -> Option<(u32, bool)> {
    let mended: String = text
        .chars()
        .map(|c| match c {
            'O' | 'o' => '0',
            'I' | 'l' => '1',
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
    let mut hits: Vec<u32> =
        layout.months.iter().filter(|(known, _)| near(name, known, 1)).map(|(_, month)| *month).collect();
    hits.sort_unstable();
    hits.dedup();
    (hits.len() == 1).then(|| (hits[0], false))
}

/// What the line is in the layout if up to an eighth of its letters are misread, or its spaces.
fn nearest(line: &str, layout: &Layout) -> Option<Word> {
    let letters = line.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 6 || line.ends_with(['.', ',', '!', '?']) {
        return None;
    }
    layout.nearest_word(line, |line, word| near(line, word, word.chars().count() / 8))
}

/// Whether at most `most` letters are wrong, missing or too many.
fn near(a: &str, b: &str, most: usize) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > most {
        return false;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let here = (diagonal + usize::from(x != y)).min(row[j] + 1).min(row[j + 1] + 1);
            diagonal = std::mem::replace(&mut row[j + 1], here);
        }
    }
    row[b.len()] <= most
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout() -> &'static Layout {
        Layout::named("html-2020-05-13").expect("is shipped")
    }

    #[test]
    fn what_text_recognition_leaves_of_a_header_is_read() {
        let text = |header: &str| crate::text::Text::new(header);
        for (misread, iso, speaker) in [
            ("7994188 - 16. JUL. 2018", "2018-07-16", Speaker::Nav),
            ("27994188 - 16. JUL. 2018", "2018-07-16", Speaker::Nav),
            ("Z99O193 - 16. JUL. 2018", "2018-07-16", Speaker::Nav),
            ("BRUKER - 28. FEB. 2020 ao", "2020-02-28", Speaker::User),
            ("BRUKER 28. FEB. 2020", "2020-02-28", Speaker::User),
            ("BRUKFR - l2. FEB 2O20", "2020-02-12", Speaker::User),
            ("NAV - 3. JAM. 2020", "2020-01-03", Speaker::Nav),
        ] {
            let text = text(misread);
            let line = &crate::lines::lines(&text, layout())[0];
            let read = Misread::of(line, layout()).map(|read| (read.header.date, read.header.speaker));
            let wanted = (iso.parse().ok(), Some(speaker));
            assert_eq!(read, Some(wanted), "{misread}");
        }
    }

    #[test]
    fn text_is_no_misread_header() {
        for clean in ["Møte 12. mai 2020", "Timen er 3. april 2020", "BRUKER", "Vi sees 16. JAN. 2019", "12345678 kr"]
        {
            let text = crate::text::Text::new(clean);
            let line = &crate::lines::lines(&text, layout())[0];
            assert!(Misread::of(line, layout()).is_none(), "{clean}");
        }
    }

    #[test]
    fn a_clean_text_is_not_mended() {
        let text = crate::text::Text::new("BRUKER - 28. FEB. 2020\nHei.\nBRUKER 1. MAR. 2020\nAktivitetsplam\n");
        let mut lines = crate::lines::lines(&text, layout());
        assert_eq!(mend(&mut lines, layout()), None);
    }
}
