//! Doubts about a file as a whole, told at the entries where a person looks: a second plan, letters that were lost, and a
//! file of which little was read.

use rustc_hash::FxHashSet;

use super::garbled;
use super::source::Source;
use crate::bytes;
use crate::header::torn::is_torn;
use crate::line::Line;
use crate::lines::{header_of, may_have_dash};
use crate::plan::{Entry, EntryKind, Flag, NonContentKind, Plan};
use crate::text::Span;

/// Bytes within which the last part of a torn header has a figure of its date.
const LAST_PART: usize = 12;

/// Longest part of a torn header but the last, in bytes.
const LONGEST_PART: usize = 48;

/// Most parts of a torn header above its last.
const MOST_PARTS: usize = 3;

/// Flags what no single line tells. The pieces of non-content are in order.
pub(super) fn doubt_whole(source: &Source<'_>, plan: &mut Plan) {
    if is_little_read(source, plan) {
        doubt_little_read(plan);
    }
    for place in garbled::places(source.text) {
        flag_at(plan, place, Flag::Garbled);
    }
    for &line in &source.heads.second_plans {
        flag_at(plan, source.lines[line].span.start, Flag::SecondPlan);
    }
}

/// Whether this line ends the header of a message that was torn, also inside its words: «VEILEDER - 3. A», «PR. 2020».
pub(super) fn ends_torn_header(source: &Source<'_>, at: usize) -> bool {
    let line = source.lines[at].text;
    let begin = &line.as_bytes()[..line.len().min(LAST_PART)];
    if !bytes::any(begin, |byte| byte.is_ascii_digit()) {
        return false;
    }
    let above = source.lines[..at].iter().rev().take(2 * MOST_PARTS).take_while(|line| !line.opens);
    let above = || above.clone().map(|line| line.text).filter(|part| !part.is_empty()).take(MOST_PARTS);
    // Every header has a dash.
    if !above().chain([line]).any(|part| may_have_dash(part.as_bytes())) {
        return false;
    }
    let (mut together, mut apart) = (line.to_owned(), line.to_owned());
    for part in above() {
        if part.len() > LONGEST_PART {
            return false;
        }
        together.insert_str(0, part);
        apart = format!("{part} {apart}");
        let is_header = |whole: &String| header_of(whole, source.layout).is_some();
        if is_header(&together) || is_header(&apart) || is_torn(&apart, source.layout, &FxHashSet::default()) {
            return true;
        }
    }
    false
}

/// Flags the entry in which the code point stands, or else the next one; at the end of the file the last one.
pub(super) fn flag_at(plan: &mut Plan, place: usize, flag: Flag) {
    let next = plan.entries.partition_point(|entry| entry.span.end <= place);
    let next = next.min(plan.entries.len().saturating_sub(1));
    if let Some(entry) = plan.entries.get_mut(next) {
        entry.flag(flag);
    }
}

/// Whether less than half of the text of the file stands in entries that have a place, or in the headers of messages
/// and minutes that have a text.
fn is_little_read(source: &Source<'_>, plan: &Plan) -> bool {
    let all: usize = source.lines.iter().map(|line| line.span.len()).sum();
    let placed = plan.entries.iter().filter(|entry| entry.kind != EntryKind::Unplaced);
    let mut spans: Vec<Span> = placed.map(|entry| entry.span).filter(|span| !span.is_empty()).collect();
    let is_header =
        |kind| matches!(kind, NonContentKind::MessageHeader | NonContentKind::EventHeader | NonContentKind::CardHeader);
    let headers = plan.non_content.iter().filter(|piece| is_header(piece.kind)).map(|piece| piece.span);
    let headers: Vec<Span> = headers.collect();
    let entries = spans.len();
    for (number, header) in headers.iter().enumerate() {
        let next = headers.get(number + 1).map_or(usize::MAX, |next| next.start);
        let entry = spans[..entries].partition_point(|span| span.start < header.end);
        if spans[..entries].get(entry).is_some_and(|span| span.start < next) {
            spans.push(*header);
        }
    }
    spans.sort_unstable();
    let (mut read, mut first) = (0, 0);
    for line in source.lines.iter().filter(|line| !line.span.is_empty()) {
        first += spans[first..].iter().take_while(|span| span.end <= line.span.start).count();
        let within = spans[first..].iter().take_while(|span| span.start < line.span.end);
        read += within.filter_map(|span| span.intersection(line.span)).map(Span::len).sum::<usize>();
    }
    2 * read < all
}

/// Flags the first entry; where there is none, the whole text becomes one that has no place.
fn doubt_little_read(plan: &mut Plan) {
    if plan.entries.is_empty() {
        let pieces = &mut plan.non_content;
        let is_text = |kind| kind != NonContentKind::PageFurniture;
        let any_text = pieces.iter().any(|piece| is_text(piece.kind));
        let mut taken = pieces.iter().filter(|piece| is_text(piece.kind) || !any_text).map(|piece| piece.span);
        let Some(first) = taken.next() else { return };
        let span = Span::new(first.start, taken.next_back().unwrap_or(first).end);
        pieces.retain(|piece| !is_text(piece.kind) && any_text);
        let mut entry = Entry::new(EntryKind::Unplaced, span);
        entry.flag(Flag::Unplaced);
        plan.entries.push(entry);
    }
    if let Some(entry) = plan.entries.first_mut() {
        entry.flag(Flag::LittleRead);
    }
}

/// Flags the entry beside a line that looks like a header and stands in none: it was taken for a title or a label.
pub(super) fn flag_outside(source: &Source<'_>, plan: &mut Plan) {
    let telling = |line: &&Line<'_>| !line.opens && line.header.is_some_and(|header| header.resembles_header());
    for line in source.lines.iter().filter(telling) {
        let entries = &mut plan.entries;
        let below = entries.partition_point(|entry| entry.span.end <= line.span.start);
        let nearest = below.min(entries.len().saturating_sub(1));
        if let Some(entry) = entries.get_mut(nearest) {
            entry.flag(Flag::HeaderLike);
        }
    }
}
