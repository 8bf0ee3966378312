//! Headers that came apart: signs, spaces or characters that are none stand between the letters of a word, as in «NAV - 6. A PR. 2020».

use rustc_hash::FxHashSet;

use super::{LONGEST_PART, Senders};
use crate::bytes::figures;
use crate::date::MonthForm;
use crate::date::loose::{YEARS, month_of};
use crate::layout::Layout;
use crate::line::{Header, HeaderFit, Line};
use crate::print_words::print_words;

/// Figures of a year.
const YEAR: usize = 4;
/// Least figures of a header: those of a year and a day.
const FEWEST: usize = YEAR + 1;
/// Most figures of a day.
const DAY: usize = 2;

/// Lets a person look at the line if it is a header that came apart.
pub(super) fn mark(line: &mut Line<'_>, senders: &Senders<'_>) {
    if !line.furniture && senders.is_torn(line.text) {
        let month = MonthForm { upper_case: None, full_stop: None };
        let form = HeaderFit::Doubtful;
        line.header =
            Some(Header { sender: line.text, speaker: None, date: None, time: None, month, run_in: None, form });
    }
}

/// Whether the letters and figures of the line, up to a colon, are those of a header: a sender that the layout knows or one of the names,
/// a day, and perhaps a clock time.
pub(crate) fn is_torn(line: &str, layout: &Layout, names: &FxHashSet<String>) -> bool {
    let begin = &line.as_bytes()[..line.len().min(LONGEST_PART)];
    if figures(begin) < FEWEST {
        return false;
    }
    let first = line.chars().find(|c| c.is_alphanumeric());
    if names.is_empty() && first.is_none_or(|first| !layout.may_begin_with(first)) {
        return false;
    }
    let head = line.split(':').next().unwrap_or_default();
    if head.len() > LONGEST_PART {
        return false;
    }
    let letters = packed(head);
    let figures = letters.trim_end_matches(|c: char| c.is_ascii_digit());
    let dated =
        print_words().before_clock.iter().find_map(|word| figures.strip_suffix(word.as_str())).unwrap_or(&letters);
    let Some((rest, year)) = dated.len().checked_sub(YEAR).and_then(|at| dated.split_at_checked(at)) else {
        return false;
    };
    let day = rest.trim_end_matches(char::is_alphabetic);
    let is_day = year.parse().is_ok_and(|year: i32| YEARS.contains(&year))
        && month_of(&rest[day.len()..], &layout.months).is_some();
    let sender = |figures: usize| {
        let (sender, day) = day.split_at_checked(day.len().checked_sub(figures)?)?;
        day.bytes().all(|byte| byte.is_ascii_digit()).then_some(sender)
    };
    let is_sender = |word: &str| layout.speaker(word).is_some() || names.iter().any(|name| packed(name) == word);
    is_day && (1..=DAY).filter_map(sender).any(is_sender)
}

/// Letters and figures in lower case.
fn packed(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
