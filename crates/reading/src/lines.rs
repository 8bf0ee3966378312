//! The lines of a source, each with what it can be by itself: blank, page furniture, the header of a
//! message, or a word of the layout. What it is in its place, [`crate::grammar`] decides.

use chrono::{NaiveDate, NaiveTime};
use rustc_hash::FxHashMap;

use crate::date::{date_at, time_at};
use crate::evidence::Evidence;
use crate::header::{self, HeaderPlace, Senders};
use crate::layout::{Layout, PageEdge, Speaker, Word};
use crate::line::{Header, HeaderFit, Line};
use crate::page_edges;
use crate::print_words::print_words;
use crate::text::Span;
use crate::visible::Visible;

/// Longest sender of a message, in code points.
const LONGEST_SENDER: usize = 40;
/// Longest line with nothing but the clock time of a header, in bytes.
const LONGEST_CLOCK: usize = 12;
/// Longest line that is likely to stand in a text twice, in bytes.
const LONGEST_SEEN: usize = 32;

/// First byte of every dash but `-`.
const DASHES: u8 = 0xe2;

/// What the lines of a text have been found to be: labels and senders stand there many times.
#[derive(Default)]
struct KnownLines<'a> {
    words: FxHashMap<&'a str, Word>,
    /// Who speaks by what stands before the dash of a header; `None` where it can name nobody.
    senders: FxHashMap<&'a str, Option<Option<Speaker>>>,
}

impl<'a> KnownLines<'a> {
    fn word(&mut self, line: &'a str, layout: &Layout) -> Word {
        if line.len() > LONGEST_SEEN {
            return layout.word(line);
        }
        *self.words.entry(line).or_insert_with(|| layout.word(line))
    }
}

/// Cuts the text into lines at line feeds, and at form feeds inside a line.
#[must_use]
pub fn lines<'a>(text: &'a Visible<'_>, evidence: &Evidence, layout: &Layout) -> Vec<Line<'a>> {
    let mut lines = Vec::with_capacity(text.as_str().len() / 16);
    let mut seen = KnownLines::default();
    let mut places: Vec<HeaderPlace> = Vec::new();
    let mut at = 0;
    let mut after_feed = false;
    let has_feeds = memchr::memchr(0x0c, text.as_str().as_bytes()).is_some();
    let content = text.as_str();
    let ends = memchr::memchr_iter(b'\n', content.as_bytes()).chain([content.len()]);
    let mut from = 0;
    for end in ends {
        if end < from {
            continue;
        }
        let end = end_of_header(content, from, end, layout).unwrap_or(end);
        let raw = &content[from..end];
        let mut byte = from;
        from = end + 1;
        if raw.is_empty() {
            lines.push(Line::blank(text.source(at), std::mem::take(&mut after_feed)));
            at += 1;
            continue;
        }
        let glued =
            layout.is_deleted(raw.trim_start()).then(|| glued_header(raw, layout).or(glued_address(raw, layout)));
        let glued = glued.flatten();
        let (raw, glued) = glued.map_or((raw, None), |cut| (&raw[..cut], Some(&raw[cut..])));
        for piece in pieces(raw, has_feeds).chain(glued) {
            let ascii = piece.is_ascii();
            let count = |part: &str| if ascii { part.len() } else { part.chars().count() };
            let (white, content) = without_white(piece);
            let indent = count(white);
            let start = at + indent;
            let end = start + count(content);
            let mut header = header(content, start, layout, &mut seen);
            if header.is_none_or(|header| header.speaker.is_none()) && Senders::may_head(content) {
                places.push(HeaderPlace { line: lines.len(), byte: byte + white.len(), start });
            }
            if let Some(Header { run_in: Some(at), .. }) = &mut header {
                *at = text.source(*at);
            }
            lines.push(Line {
                text: content,
                span: text.source_span(Span::new(start, end)),
                indent,
                furniture: layout.is_furniture(content),
                page_start: after_feed || (has_feeds && white.contains('\u{c}')),
                word: seen.word(content, layout),
                header,
                opens: false,
            });
            byte += piece.len();
            after_feed = piece.ends_with('\u{c}');
            at = end + count(&piece[white.len() + content.len()..]);
        }
        at += 1;
    }
    if !mark_outside_block(&mut lines, evidence) {
        let cut = page_edges::mark(&mut lines, layout, evidence.is_empty());
        places.retain(|place| cut.binary_search(&place.line).is_err());
    }
    header::find(&mut lines, &places, text, evidence, layout);
    lines
}

/// Marks the lines that stand outside the text block of their page; says whether there are any.
fn mark_outside_block(lines: &mut [Line<'_>], evidence: &Evidence) -> bool {
    let (mut from, mut any) = (0, false);
    for line in lines {
        // «NAV - 3. MAI 2020» is a header, not the title of a page.
        let outside = line.header.is_none() && evidence.of_line(from, line.span).is_some_and(|seen| seen.furniture);
        line.furniture |= outside;
        any |= outside;
        from = line.span.end;
    }
    any
}

/// The white space before a piece of text, and the text without white space at its ends.
fn without_white(piece: &str) -> (&str, &str) {
    // Most lines have none.
    if let [first, .., last] = piece.as_bytes()
        && first.is_ascii_graphic()
        && last.is_ascii_graphic()
    {
        return ("", piece);
    }
    let content = piece.trim_start();
    (&piece[..piece.len() - content.len()], content.trim_end())
}

/// Where the header begins that text extraction has put behind a deleted text: it takes the hyphen at the end for that of a
/// word that goes on in the next line.
fn glued_header(line: &str, layout: &Layout) -> Option<usize> {
    let mut cuts = line.match_indices(". ").map(|(at, _)| at + 2);
    cuts.find(|&cut| header_of(&line[cut..], layout).is_some_and(|header| header.run_in.is_none()))
}

/// Where the address begins that a browser prints below a page, and that text extraction has put behind a deleted text in the same way.
fn glued_address(line: &str, layout: &Layout) -> Option<usize> {
    let mut cuts = line.match_indices(". ").map(|(at, _)| at + 2);
    cuts.find(|&cut| layout.is_page_edge(PageEdge::Address, &line[cut..]))
}

/// Where the header ends whose clock time stands in the line below, since the name of its sender is long.
fn end_of_header(content: &str, from: usize, end: usize, layout: &Layout) -> Option<usize> {
    let line = content[from..end].trim_end();
    // Most lines end otherwise than a day, or «kl.» behind it.
    let may_go_on = line.ends_with(|c: char| c.is_ascii_digit())
        || line.strip_suffix('.').is_some_and(|line| line.ends_with(&print_words().clock));
    let below = content.get(end + 1..).filter(|_| may_go_on && line.contains(" - "))?;
    let len = memchr::memchr(b'\n', below.as_bytes()).unwrap_or(below.len());
    let (_, clock) = without_white(&below[..len]);
    if clock.len() > LONGEST_CLOCK || !clock.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let both = content[from..end + 1 + len].trim();
    let [alone, whole] = [line.trim_start(), both].map(|line| header(line, 0, layout, &mut KnownLines::default()));
    let lacks_time = alone.is_none_or(|header| header.time.is_none() && header.run_in.is_none());
    (lacks_time && whole.is_some_and(|header| header.time.is_some())).then_some(end + 1 + len)
}

/// A form feed at either end of a line is white space; inside, it ends a line.
fn pieces(raw: &str, has_feeds: bool) -> impl Iterator<Item = &str> {
    let inside = has_feeds && raw.trim().contains('\u{c}');
    let (whole, parts) = if inside { (None, Some(raw.split_inclusive('\u{c}'))) } else { (Some(raw), None) };
    whole.into_iter().chain(parts.into_iter().flatten())
}

fn header<'a>(line: &'a str, start: usize, layout: &Layout, seen: &mut KnownLines<'a>) -> Option<Header<'a>> {
    // Most lines have no dash where one can stand after a sender.
    let beginning = &line.as_bytes()[..line.len().min(2 * LONGEST_SENDER)];
    if !may_have_dash(beginning) {
        return None;
    }
    for (dash, c) in line.char_indices().take(LONGEST_SENDER + 2) {
        if !matches!(c, '-' | '–' | '—' | '\u{2010}' | '\u{2011}' | '\u{2212}') {
            continue;
        }
        let sender = line[..dash].trim_end();
        let after = line[dash + c.len_utf8()..].trim_start();
        let Some(date) = date_at(after, &layout.months) else { continue };
        let speaker = || is_sender(sender).then(|| layout.speaker(sender));
        let Some(speaker) = *seen.senders.entry(sender).or_insert_with(speaker) else { continue };
        let rest = &after[date.len..];
        let (time, rest) = clock(rest);
        let run_in = match rest.trim_start().strip_prefix(':') {
            Some(body) => Some(start + line[..line.len() - body.trim_start().len()].chars().count()),
            None if rest.trim().is_empty() => None,
            None => continue,
        };
        return Some(Header {
            sender,
            speaker,
            date: date.date,
            time,
            month: date.month,
            run_in,
            form: HeaderFit::Printed,
        });
    }
    None
}

/// Whether a dash may stand among the bytes.
pub(crate) fn may_have_dash(bytes: &[u8]) -> bool {
    memchr::memchr2(b'-', DASHES, bytes).is_some()
}

/// The header that the line reads as, for one who looks for it alone: without a place in a text.
#[must_use]
pub fn header_of<'a>(line: &'a str, layout: &Layout) -> Option<Header<'a>> {
    header(line, 0, layout, &mut KnownLines::default())
}

/// The day and clock time that the line consists of: «15. mars 2024 kl. 12.54».
#[must_use]
pub fn moment(line: &str, layout: &Layout) -> Option<(Option<NaiveDate>, NaiveTime)> {
    let date = date_at(line, &layout.months)?;
    let (time, rest) = clock(&line[date.len..]);
    time.filter(|_| rest.trim().is_empty()).map(|time| (date.date, time))
}

/// Whether the words before the dash can name a sender at all.
fn is_sender(sender: &str) -> bool {
    let words = sender.split_whitespace().count();
    // The server's prints have names in capitals.
    let most = if sender.contains(char::is_lowercase) { 4 } else { 7 };
    (1..=most).contains(&words) && !sender.contains([':', '.', ',', '?', '!']) && !sender.starts_with(['•', '*', '-'])
}

/// The clock time «kl. 11:26» that may follow the date, and what comes after it.
fn clock(rest: &str) -> (Option<NaiveTime>, &str) {
    let trimmed = rest.trim_start();
    let after = trimmed.strip_prefix(&print_words().clock).map(|after| after.trim_start_matches('.').trim_start());
    match after.and_then(|after| time_at(after).map(|(time, len)| (time, &after[len..]))) {
        Some((time, rest)) => (Some(time), rest),
        None => (None, rest),
    }
}
