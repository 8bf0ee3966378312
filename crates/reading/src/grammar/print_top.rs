//! The third stage for what stands above the first section of a print: page header, title of the plan and preamble.

use chrono::NaiveDate;

use super::fragment::Fragment;
use super::print_choice::shown_in;
use super::print_heads::{HEAD_LINES, NAME_LINES, is_prose};
use super::source::{Lines, Source};
use super::wording::words;
use crate::date::date_at;
use crate::layout::columns;
use crate::plan::{EntryKind, Flag, NonContentKind};

/// Page header, title of the plan and preamble in these lines.
pub(super) fn read_top(source: &Source<'_>, lines: Lines) -> Fragment {
    let (first, body) = (lines.start, lines.end);
    let title = (first..body).find(|&at| source.lines[at].word.plan_title && !source.lines[at].furniture);
    let header_end = title.unwrap_or(body);
    let header: Vec<usize> = (first..header_end).filter(|&at| !source.lines[at].is_blank()).collect();
    let shows_header = title.is_some() || header.iter().any(|&at| source.layout.is_page_header(source.lines[at].text));
    let mut fragment = Fragment::default();
    if shows_header {
        fragment.shown = shown_in(source, &header);
    }
    if header.len() > HEAD_LINES || !shows_header {
        fragment.unplaced(source, first..header_end);
    } else {
        // What stands above a title that is set as one was printed there, whatever it says.
        let is_set = title.is_some_and(|title| source.typography.is_section(title));
        read_head(source, &header, is_set, &mut fragment);
    }
    if let Some(title) = title {
        fragment.non_content(source, NonContentKind::Heading, title..title + 1);
        let holds_goal = (title + 1..body).any(|at| source.layout.holds_goal(source.lines[at].text));
        let preamble = fragment.entry(source, EntryKind::Preamble, title + 1..body);
        // Nothing stands between the title of the plan and its sections: the heading of the goal may have other words.
        let is_known = source.lines.get(body).is_none_or(|line| line.word.goal || line.word.plan_title);
        if let Some(entry) = preamble {
            if holds_goal {
                entry.flag(Flag::HeadingLike);
            } else if !is_known {
                entry.flag(Flag::HeadingUnknown);
            }
        }
    }
    fragment
}

/// Names the lines of a head, and finds the day of printing in them. Sentences are none of it.
fn read_head(source: &Source<'_>, header: &[usize], is_set: bool, fragment: &mut Fragment) {
    let Some((&first, &last)) = header.first().zip(header.last()) else { return };
    let told = source.joined(first..last + 1);
    fragment.printed =
        fragment.printed.or(told.split_once(words().print_day.as_str()).and_then(|(_, day)| day_in(source, day)));
    // The server explains in sentences what it prints.
    let explains = source.layout.user_by_name;
    let labels = header.iter().position(|&at| source.layout.begins_page_header(source.lines[at].text));
    let labels = labels.unwrap_or(header.len());
    let is_text = |at: usize| is_prose(source.lines[at].text) && !source.layout.is_page_header(source.lines[at].text);
    // What stands above a sentence, or too far above the first label, is no head either.
    let sentences = header[..labels].iter().rposition(|&at| is_text(at)).map_or(0, |last| last + 1);
    let begin = if is_set { 0 } else { sentences.max(labels.saturating_sub(NAME_LINES)) };
    let (above, head) = header.split_at(begin);
    if let Some((&first, &last)) = above.first().zip(above.last()) {
        fragment.unplaced(source, first..last + 1);
    }
    for &at in head {
        let line = &source.lines[at];
        let date = source.layout.print_date(line.text).and_then(|date| date_at(date, &source.layout.months));
        fragment.printed = fragment.printed.or(date.and_then(|date| date.date));
        if explains {
            let line = columns(line.text).last().unwrap_or_default();
            fragment.printed = fragment.printed.or(day_in(source, line));
        }
        let text = source.lines[at].text;
        let holds_goal = source.layout.holds_goal(text);
        if (is_prose(text) && !explains && !is_set || holds_goal) && !source.layout.is_page_header(text) {
            fragment.unplaced(source, at..at + 1);
            if let Some(entry) = fragment.entries.last_mut().filter(|_| holds_goal) {
                entry.flag(Flag::HeadingLike);
            }
        } else {
            fragment.non_content(source, NonContentKind::PageHeader, at..at + 1);
        }
    }
}

/// The day with which `text` begins, as the heads of the server's PDFs write it.
fn day_in(source: &Source<'_>, text: &str) -> Option<NaiveDate> {
    let iso = text.get(..10).and_then(|day| day.parse().ok());
    iso.or_else(|| date_at(text, &source.layout.months).and_then(|date| date.date))
}
