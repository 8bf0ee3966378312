//! Which layout a text was printed with, how its headers are written, and by which kind of text extraction it was made.

use serde::Serialize;

use crate::date::{Months, date_at};
use crate::header::is_own;
use crate::layout::{Layout, MessageOrder};
use crate::line::{Header, HeaderFit, Line};
use crate::text::Text;

/// No print wraps lines later than this, in code points, also in the smallest letters: longer lines show that the text keeps only
/// typed line breaks.
const WIDEST_PRINT: usize = 175;
/// One longer line in so many may be several that text extraction has put together.
const FEW_WIDE: usize = 100;

/// Longest short date in a line of its own, in bytes.
const LONGEST_DATE: usize = 14;

/// With fewer than 1 blank line in 16 the extractor dropped them, so they tell nothing.
const FEW_BLANKS: usize = 16;

/// A single wide gap may be typed; two or more were made by text extraction with columns.
const FEW_GAPS: usize = 2;
/// Fewer labels than this do not show how labels and values stand.
const FEW_LABELS: usize = 6;

/// Longer lines than this may have been wrapped, in code points.
const LONG_LINE: usize = 60;

/// Fewer wrapped lines than this may be typed line breaks.
const FEW_WRAPPED: usize = 3;

/// By which kind of text extraction the text was made, as far as its blank lines show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Extraction {
    /// Copied from a browser: a blank line after each header and each message, none below a title.
    Browser,
    /// Blank lines between blocks, lines wrapped as in print.
    Blocks,
    /// No blank lines, or one after each line.
    Raw,
    /// Text recognition of a scan: blank lines where there is white space, the fields of a row in one line.
    Scan,
}

/// Counts over all lines of a text, by which its layout and its headers are recognised.
#[derive(Debug, Default)]
pub(super) struct TextStats {
    /// Whether any word of a layout stands in it.
    pub any: bool,
    /// Headers that stand alone, and headers with text behind them in the same line.
    pub alone: i32,
    pub run_in: i32,
    stop: i32,
    no_stop: i32,
    /// Headers in small letters without a full stop after the month, and with one.
    small_stops: [i32; 2],
    /// How many more dates of headers fall than rise: of all headers, and without those in small letters.
    falls: [i32; 2],
    upper: i32,
    mixed: i32,
    /// Type lines of cards in capitals, and lines that are such a type in small letters.
    upper_types: i32,
    mixed_types: i32,
    /// Length of the longest wrapped line, in code points; zero where lines are not wrapped.
    pub width: usize,
}

impl TextStats {
    pub fn of(lines: &[Line<'_>], months: &Months) -> Self {
        let mut stats = Self::default();
        let mut last: [Option<&Header<'_>>; 2] = [None; 2];
        let (mut filled, mut wide) = (0, 0);
        for line in lines {
            let word = line.word;
            let length = line.span.len();
            filled += usize::from(length > 0);
            if length <= WIDEST_PRINT {
                stats.width = stats.width.max(length);
            } else {
                wide += usize::from(line.text.contains(' '));
            }
            stats.any |= word.goal || word.group.is_some() || word.free_dialog || word.plan_title;
            if line.text.len() <= LONGEST_DATE && line.text.starts_with(|c: char| c.is_ascii_digit()) {
                stats.see_stop(date_at(line.text, months).and_then(|date| date.month.full_stop));
            }
            if word.card.is_some() && word.label.is_none() {
                // Chips may stand behind it.
                let upper = is_upper(line.text.split(' ').next().unwrap_or_default());
                *(if upper { &mut stats.upper_types } else { &mut stats.mixed_types }) += 1;
            }
            if word.label.is_some() {
                *(if is_upper(line.text) { &mut stats.upper } else { &mut stats.mixed }) += 1;
                last = [None; 2];
            }
            if let Some(header) =
                line.header.as_ref().filter(|header| header.speaker.is_some() && header.form != HeaderFit::Doubtful)
            {
                stats.see(header);
                let small = header.month.upper_case == Some(false);
                for (last, falls) in last.iter_mut().zip(&mut stats.falls).take(if small { 1 } else { 2 }) {
                    if let (Some(before), Some(now)) = (last.and_then(|header| header.date), header.date) {
                        *falls += i32::from(now < before) - i32::from(now > before);
                    }
                    *last = Some(header);
                }
            }
        }
        stats.width = if wide * FEW_WIDE > filled { 0 } else { stats.width };
        stats
    }

    /// Counts a header.
    fn see(&mut self, header: &Header<'_>) {
        self.any = true;
        *(if header.run_in.is_some() { &mut self.run_in } else { &mut self.alone }) += 1;
        // Letter case and stops are those of a print only where the rest is.
        let printed = header.form == HeaderFit::Printed;
        if header.run_in.is_none() && printed {
            match header.month.upper_case {
                Some(true) => self.upper += 1,
                Some(false) => self.mixed += 1,
                None => {}
            }
        }
        // Where headers are in capitals, one in small letters was pasted by a person.
        match (header.month.full_stop, header.month.upper_case) {
            _ if !printed => {}
            (Some(stop), Some(false)) => self.small_stops[usize::from(stop)] += 1,
            (stop, _) => self.see_stop(stop),
        }
    }

    fn see_stop(&mut self, full_stop: Option<bool>) {
        match full_stop {
            Some(true) => self.stop += 1,
            Some(false) => self.no_stop += 1,
            None => {}
        }
    }

    /// The layout whose signs the text shows most of.
    pub fn best(&self, layouts: &[&'static Layout]) -> Option<&'static Layout> {
        // Where nothing tells, the later print of 2020 is the likeliest one.
        let later = |layout: &Layout| layout.signs.month_stop == Some(true);
        layouts.iter().copied().max_by_key(|layout| (self.score(layout), later(layout)))
    }

    fn score(&self, layout: &Layout) -> i32 {
        let weigh =
            |sign: Option<bool>, yes: i32, no: i32| sign.map_or(0, |sign| if sign { yes - no } else { no - yes });
        let small = if self.capitals() { [0; 2] } else { self.small_stops };
        let newest_first = layout.signs.order.map(|order| order == MessageOrder::NewestFirst);
        3 * weigh(layout.signs.run_in, self.run_in, self.alone)
            + weigh(layout.signs.month_stop, self.stop + small[1], self.no_stop + small[0])
            + 2 * weigh(newest_first, self.falls[usize::from(self.capitals())], 0)
    }

    /// Labels and months in capitals, as the print page of 2020 writes them: then those in small letters are body text.
    pub const fn capitals(&self) -> bool {
        self.upper > self.mixed
    }

    /// Types in capitals above labels in small letters, as the print page of 2023 writes them.
    pub const fn upper_types(&self) -> bool {
        // In small letters the words of the types stand in messages too.
        !self.capitals() && self.upper_types > 0 && 2 * self.upper_types >= self.mixed_types
    }

    /// Messages with the text in the line of the header: typed by a person, not printed.
    pub const fn typed(&self) -> bool {
        self.run_in > self.alone
    }

    /// Whether a header-like line is the header of a message here.
    pub fn opens(&self, header: &Header<'_>) -> bool {
        // A month that is a number has no capitals; then the sender tells.
        let capitals = header.month.upper_case.unwrap_or_else(|| is_own(header.sender));
        let known = header.speaker.is_some();
        if header.form == HeaderFit::Doubtful {
            return false;
        }
        if header.run_in.is_some() && self.run_in >= self.alone {
            return known || capitals;
        }
        if self.capitals() {
            return capitals;
        }
        header.run_in.is_none() && (known || is_upper(header.sender))
    }
}

impl Extraction {
    pub(super) fn of(lines: &[Line<'_>], text: &Text, width: usize) -> Self {
        let blank = |at: Option<usize>| at.and_then(|at| lines.get(at)).is_none_or(|line| line.text.is_empty());
        let heading = |at: usize| lines[at].word.card_dialog || lines[at].word.free_dialog;
        let (mut headers, mut followed, mut touching) = (0, 0, 0);
        let (mut browser, mut blocks) = (0, 0);
        // Labels above a blank line, and above their values: plain text parts them.
        let (mut apart, mut above_values) = (0, 0);
        let blanks = lines.iter().filter(|line| line.text.is_empty()).count();
        // No browser leaves wide gaps inside a line.
        let gap = memchr::memmem::Finder::new("    ");
        let has_gap = |line: &&Line<'_>| gap.find(line.text.as_bytes()).is_some();
        let any = gap.find(text.as_str().as_bytes()).is_some();
        let gaps = if any { lines.iter().filter(has_gap).take(FEW_GAPS).count() } else { 0 };
        if blanks * FEW_BLANKS < lines.len() {
            return Self::Raw;
        }
        // A copy from the browser has no line break but those that were typed.
        let goes_on = |pair: &&[Line<'_>]| {
            pair[0].span.len() > LONG_LINE && pair[1].text.starts_with(char::is_lowercase) && !pair[0].furniture
        };
        let wrapped = width > 0 && lines.windows(2).filter(goes_on).take(FEW_WRAPPED).count() == FEW_WRAPPED;
        for (at, line) in lines.iter().enumerate() {
            let word = line.word;
            if word.goal || word.group.is_some() {
                *(if blank(Some(at + 1)) { &mut browser } else { &mut blocks }) += 1;
            }
            if word.label.is_some() {
                *(if blank(Some(at + 1)) { &mut apart } else { &mut above_values }) += 1;
            }
            if !line.opens {
                continue;
            }
            headers += 1;
            followed += usize::from(blank(Some(at + 1)));
            if blank(at.checked_sub(1)) {
                browser += 1;
                continue;
            }
            touching += 1;
            let below_text =
                !blank(at.checked_sub(2)) && !heading(at - 1) && at.checked_sub(2).is_some_and(|at| !heading(at));
            blocks += usize::from(below_text);
        }
        if followed * 2 < headers || (headers > 0 && touching == 0) {
            if apart >= FEW_LABELS && apart > above_values { Self::Blocks } else { Self::Raw }
        } else if browser > blocks && gaps < FEW_GAPS && !wrapped {
            Self::Browser
        } else {
            Self::Blocks
        }
    }
}

pub(super) fn is_upper(text: &str) -> bool {
    !text.chars().any(char::is_lowercase)
}
