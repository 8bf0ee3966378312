//! The first stage: the text as lines, each with what it can be by itself, and what all of them tell together: the layout, how
//! the text was got out of the print, what text recognition had misread, and where prints begin.

use chrono::{NaiveDate, NaiveTime};

use super::header_forms::odd_headers;
use super::layout_detection::{Extraction, TextStats};
use super::moved_head::{self, MovedHead};
use super::moved_headings;
use super::ocr_repair::{self, OcrRepairs};
use super::print_heads::Heads;
use super::raised_text::{RaisedText, raised_texts};
use super::text_width::{LineWidths, Widths};
use super::typography::Typography;
use super::unknown_sections;
use crate::date::date_at;
use crate::evidence::Evidence;
use crate::layout::{Layout, Speaker, columns};
use crate::line::Line;
use crate::lines::{lines, moment};
use crate::text::{Span, Text};
use crate::visible::Visible;

/// Most lines with text over which a heading is moved up.
const MOST_MOVED: usize = 8;

/// A range of lines.
pub(super) type Lines = std::ops::Range<usize>;

/// When a message was sent; prints of the browser give the day alone.
pub(super) type SentAt = (NaiveDate, Option<NaiveTime>);

/// A text as it is read. Nothing changes it; the later stages put questions to it.
pub(super) struct Source<'a> {
    pub text: &'a Text,
    pub layout: &'static Layout,
    pub lines: Vec<Line<'a>>,
    /// For each line the first one at or after it that is not blank.
    filled: Vec<usize>,
    widths: LineWidths,
    pub heads: Heads,
    pub stats: TextStats,
    /// How the lines are set, where the page tells.
    pub typography: Typography,
    /// Headings of sections that the page alone tells.
    unknown_sections: Vec<usize>,
    pub extraction: Extraction,
    /// What text recognition had misread.
    pub repairs: OcrRepairs,
    /// Text above headers that belongs below.
    raised: Vec<RaisedText>,
    /// Headings inside of cards that were moved into the text above them.
    pub moved_headings: Vec<usize>,
    /// The right half of the head, where it was moved behind the first page.
    pub moved_head: Option<MovedHead>,
    /// Whether the text shows any layout, or a person has chosen this one.
    pub is_recognised: bool,
    /// Whether someone asks why each line was taken as what it is.
    pub explains: bool,
}

impl<'a> Source<'a> {
    /// The lines as the layout reads them that is given, or else the one that the text shows most signs of.
    pub fn new(
        text: &'a Text,
        seen: &'a Visible<'_>,
        evidence: &Evidence,
        chosen: Option<&'static Layout>,
        explains: bool,
    ) -> Self {
        let possible = if chosen.is_some() { Vec::new() } else { Layout::possible(seen.as_str()) };
        let read_with = chosen.or(possible.first().copied()).unwrap_or(&Layout::all()[0]);
        let mut lines = lines(seen, evidence, read_with);
        name_user(&mut lines, read_with);
        let stats = TextStats::of(&lines, &read_with.months);
        let layout = stats.best(&possible).unwrap_or(read_with);
        name_user(&mut lines, layout);
        for line in &mut lines {
            line.opens = !line.furniture && line.header.as_ref().is_some_and(|header| stats.opens(header));
        }
        let typography = Typography::of(&lines, evidence, layout);
        typography.restrict(&mut lines, layout);
        let unknown_sections = unknown_sections::mark(&mut lines, &typography);
        let repairs = ocr_repair::repair(&mut lines, layout, &stats, typography.is_scanned());
        let extraction = match (&repairs, typography.is_known()) {
            (None, true) => Extraction::Browser,
            (None, false) => Extraction::of(&lines, text, stats.width),
            (Some(_), _) => Extraction::Scan,
        };
        let moved_headings = moved_headings::mark(&mut lines, extraction, layout);
        let moved_head = moved_head::mark(&mut lines, extraction, layout);
        let mut filled = vec![lines.len(); lines.len()];
        let mut next = lines.len();
        for (at, line) in lines.iter().enumerate().rev() {
            next = if line.is_blank() { next } else { at };
            filled[at] = next;
        }
        let repairs = repairs.unwrap_or_default();
        let heads = Heads::of(&lines, layout, &typography);
        // Prints of two eras write their headers in two ways, and so does a person who types them off.
        if heads.prints.is_empty() && extraction != Extraction::Scan && !stats.typed() {
            odd_headers(&lines).into_iter().for_each(|at| lines[at].opens = false);
        }
        let raised = raised_texts(&lines, extraction);
        let is_recognised = stats.any || chosen.is_some();
        let widths = LineWidths::new(lines.len());
        Self {
            text,
            layout,
            lines,
            filled,
            widths,
            heads,
            stats,
            typography,
            unknown_sections,
            extraction,
            repairs,
            raised,
            moved_headings,
            moved_head,
            is_recognised,
            explains,
        }
    }

    /// The same text, where these lines are no headers of messages but body text.
    pub fn without_headers(mut self, pasted: impl Iterator<Item = usize>) -> Self {
        pasted.for_each(|at| self.lines[at].opens = false);
        self
    }

    /// Whether this line is the header of a message.
    pub fn is_header(&self, at: usize) -> bool {
        self.lines.get(at).is_some_and(|line| line.opens)
    }

    /// Whether a section begins here whose heading no layout knows.
    pub fn is_unknown_section(&self, at: usize) -> bool {
        self.unknown_sections.binary_search(&at).is_ok()
    }

    /// Text above this header that belongs to its message.
    pub fn raised(&self, header: usize) -> Option<RaisedText> {
        let at = self.raised.binary_search_by_key(&header, |raised| raised.header).ok()?;
        Some(self.raised[at])
    }

    /// The first line of the message with this header: the header itself, or text that was put above it.
    pub fn top_of(&self, header: usize) -> usize {
        self.raised(header).map_or(header, |raised| raised.from)
    }

    /// Whether a history begins further down than its heading, which was moved up, and this line may be its first.
    pub fn is_below_moved_history(&self, at: usize) -> bool {
        if self.moved_headings.is_empty() {
            return false;
        }
        let above = self.moved_headings.partition_point(|&heading| heading < at);
        let heading = self.moved_headings[..above].iter().rev().take(2).find(|&&at| self.lines[at].word.history);
        let lines = |heading: &usize| self.lines[heading + 1..at].iter().filter(|line| !line.is_blank());
        heading.is_some_and(|heading| {
            lines(heading).count() <= MOST_MOVED && lines(heading).all(|line| moment(line.text, self.layout).is_none())
        })
    }

    /// Whether a message begins at this line: its header, or text that was put above it.
    pub fn begins_message(&self, at: usize) -> bool {
        self.is_header(at) || self.raised.iter().any(|raised| raised.from == at)
    }

    /// The first line at or after `at` that holds text.
    pub fn skip_blank(&self, at: usize) -> usize {
        self.filled.get(at).copied().unwrap_or(self.lines.len())
    }

    /// The last of the lines that holds text.
    pub fn last_filled(&self, lines: Lines) -> Option<usize> {
        lines.rev().find(|&at| !self.lines[at].is_blank())
    }

    /// The source that the lines cover, without blank lines at its ends.
    pub fn span_of(&self, lines: Lines) -> Option<Span> {
        let mut filled = lines.filter(|&at| !self.lines[at].is_blank());
        let first = filled.next()?;
        let last = filled.next_back().unwrap_or(first);
        Some(Span::new(self.lines[first].span.start, self.lines[last].span.end))
    }

    /// How wide the line is in print.
    pub fn widths(&self, at: usize) -> Widths {
        self.widths.get(at, self.lines[at].text)
    }

    /// The words of the lines, wrapped lines joined by a space.
    pub fn joined(&self, lines: Lines) -> String {
        let mut filled = lines.filter(|&at| !self.lines[at].is_blank()).map(|at| self.lines[at].text);
        let mut joined = filled.next().unwrap_or_default().to_owned();
        for line in filled {
            joined.push(' ');
            joined.push_str(line);
        }
        joined
    }

    /// Whether a print begins at this line that is not the first of the file.
    pub fn is_print(&self, at: usize) -> bool {
        self.heads.prints.binary_search(&at).is_ok()
    }

    /// Whether this line is the title of a head that somebody quotes.
    pub fn quotes_head(&self, at: usize) -> bool {
        self.heads.quoted.binary_search(&at).is_ok()
    }

    /// How many blank lines stand above the line; `None` where a page ends between.
    pub fn gap_above(&self, at: usize) -> Option<usize> {
        let mut gap = 0;
        let mut above = at;
        while above > 0 && !self.lines[above].page_start {
            above -= 1;
            let line = &self.lines[above];
            if !line.text.is_empty() {
                return (!line.furniture || self.layout.is_read_note(line.text)).then_some(gap);
            }
            gap += 1;
        }
        None
    }

    /// Whether the server notes in these lines that a message was read.
    pub fn is_noted(&self, lines: Lines) -> bool {
        let mut lines = lines.map(|at| &self.lines[at]);
        lines.any(|line| line.furniture && self.layout.is_read_note(line.text))
    }

    /// The line that stands above this one in its message, be it on the page before.
    pub fn line_above(&self, at: usize) -> Option<usize> {
        let mut page_start = false;
        for above in (0..at).rev() {
            page_start |= self.lines[above + 1].page_start;
            if !self.lines[above].is_blank() {
                // Text recognition leaves a blank line between lines that stand a little further apart.
                let scanned =
                    self.extraction == Extraction::Scan && self.lines[at].text.starts_with(char::is_lowercase);
                return (above + 1 == at || page_start || scanned).then_some(above);
            }
        }
        None
    }

    /// Whether the user wrote the message under this header.
    pub fn is_users(&self, header: usize) -> bool {
        self.lines[header].header.is_some_and(|header| header.speaker == Some(Speaker::User))
    }

    pub fn moment_of(&self, header: usize) -> Option<SentAt> {
        self.lines[header].header.and_then(|header| Some((header.date?, header.time)))
    }

    /// Whether the text is a day and nothing else.
    pub fn is_whole_day(&self, text: &str) -> bool {
        text.starts_with(|c: char| c.is_ascii_digit())
            && date_at(text, &self.layout.months).is_some_and(|date| date.len == text.len())
    }
}

/// Tells the messages of the user by the name at the top of the first page, in prints that have it there.
fn name_user(lines: &mut [Line<'_>], layout: &Layout) {
    if !layout.user_by_name {
        return;
    }
    let Some(name) = lines.iter().find(|line| !line.is_blank()).and_then(|line| columns(line.text).next()) else {
        return;
    };
    let name = name.to_lowercase();
    for header in lines.iter_mut().filter_map(|line| line.header.as_mut()) {
        if header.speaker.is_none() && header.sender.to_lowercase() == name {
            header.speaker = Some(Speaker::User);
        }
    }
}
