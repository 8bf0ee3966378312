//! The right half of the head of a print, which an extraction has put behind all other text of the first page.

use std::ops::Range;

use chrono::NaiveDate;

use super::layout_detection::Extraction;
use crate::date::date_at;
use crate::layout::Layout;
use crate::line::Line;

/// Most lines of it: the office over two lines, the day and the number.
const MOST_LINES: usize = 5;

/// The right half of the head, and the day of printing that it tells.
#[derive(Debug)]
pub(super) struct MovedHead {
    pub lines: Range<usize>,
    pub printed: NaiveDate,
}

/// Finds it as the last paragraph of the first page, with the day and another line that only heads have, and takes it from the text.
pub(super) fn mark(lines: &mut [Line<'_>], extraction: Extraction, layout: &Layout) -> Option<MovedHead> {
    if extraction != Extraction::Blocks {
        return None;
    }
    let end = (1..lines.len()).find(|&at| lines[at].page_start).unwrap_or(lines.len());
    let last = (0..end).rev().find(|&at| !lines[at].is_blank())?;
    let start = (0..=last).rev().take_while(|&at| !lines[at].text.is_empty()).take(MOST_LINES + 1).last()?;
    let found = start..last + 1;
    let paragraph = &lines[found.clone()];
    if start == 0 || paragraph.len() > MOST_LINES || paragraph.iter().any(|line| line.opens) {
        return None;
    }
    let day = |line: &Line<'_>| layout.print_date(line.text).and_then(|day| date_at(day, &layout.months)?.date);
    let printed = paragraph.iter().find_map(day)?;
    let labels = paragraph.iter().filter(|line| layout.begins_page_header(line.text)).count();
    // The head has the day once.
    if labels < 2 || lines[..start].iter().any(|line| day(line).is_some()) {
        return None;
    }
    lines[found.clone()].iter_mut().for_each(|line| line.furniture = true);
    Some(MovedHead { lines: found, printed })
}
