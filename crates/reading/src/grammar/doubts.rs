//! Doubts about a file as a whole, told at the entries where a person looks: a second plan, letters that were lost, and a
//! file of which little was read.

use super::{Reading, garbled};
use crate::lines::header_of;
use crate::plan::{Entry, EntryKind, Flag, NonContentKind};
use crate::text::Span;

/// Bytes within which the last part of a torn header has a figure of its date.
const LAST_PART: usize = 12;

/// Longest part of a torn header but the last, in bytes.
const LONGEST_PART: usize = 48;

/// Most parts of a torn header above its last.
const MOST_PARTS: usize = 3;

impl Reading<'_> {
    /// Flags what no single line tells; non-content is in order by now.
    pub(super) fn doubt_whole(&mut self) {
        if self.is_little_read() {
            self.doubt_little_read();
        }
        for place in garbled::places(self.text) {
            self.flag_at(place, Flag::Garbled);
        }
        for line in std::mem::take(&mut self.heads.second_plans) {
            self.flag_at(self.lines[line].span.start, Flag::SecondPlan);
        }
    }

    /// Whether this line ends the header of a message that was torn, also inside its words: «VEILEDER - 3. A», «PR. 2020».
    pub(super) fn ends_torn_header(&self, at: usize) -> bool {
        let line = self.lines[at].text;
        let begin = &line.as_bytes()[..line.len().min(LAST_PART)];
        if !begin.iter().any(u8::is_ascii_digit) {
            return false;
        }
        let (mut together, mut apart) = (line.to_owned(), line.to_owned());
        let above = self.lines[..at].iter().rev().take(2 * MOST_PARTS).take_while(|line| !line.opens);
        for part in above.map(|line| line.text).filter(|part| !part.is_empty()).take(MOST_PARTS) {
            if part.len() > LONGEST_PART {
                return false;
            }
            together.insert_str(0, part);
            apart = format!("{part} {apart}");
            if [&together, &apart].iter().any(|whole| header_of(whole, self.layout).is_some()) {
                return true;
            }
        }
        false
    }

    /// Flags the entry in which the code point stands, or else the next one; at the end of the file the last one.
    fn flag_at(&mut self, place: usize, flag: Flag) {
        let next = self.plan.entries.partition_point(|entry| entry.span.end <= place);
        let next = next.min(self.plan.entries.len().saturating_sub(1));
        if let Some(entry) = self.plan.entries.get_mut(next) {
            entry.flag(flag);
        }
    }

    /// Whether less than half of the text of the file stands in entries that have a place, or in the headers of messages
    /// and minutes that have a text.
    fn is_little_read(&self) -> bool {
        let all: usize = self.lines.iter().map(|line| line.span.len()).sum();
        let placed = self.plan.entries.iter().filter(|entry| entry.kind != EntryKind::Unplaced);
        let mut spans: Vec<Span> = placed.map(|entry| entry.span).filter(|span| !span.is_empty()).collect();
        let is_header = |kind| {
            matches!(kind, NonContentKind::MessageHeader | NonContentKind::EventHeader | NonContentKind::CardHeader)
        };
        let headers = self.plan.non_content.iter().filter(|piece| is_header(piece.kind)).map(|piece| piece.span);
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
        for line in self.lines.iter().filter(|line| !line.span.is_empty()) {
            first += spans[first..].iter().take_while(|span| span.end <= line.span.start).count();
            let within = spans[first..].iter().take_while(|span| span.start < line.span.end);
            read += within.filter_map(|span| span.intersection(line.span)).map(Span::len).sum::<usize>();
        }
        2 * read < all
    }

    /// Flags the first entry; where there is none, the whole text becomes one that has no place.
    fn doubt_little_read(&mut self) {
        if self.plan.entries.is_empty() {
            let pieces = &mut self.plan.non_content;
            let is_text = |kind| kind != NonContentKind::PageFurniture;
            let any_text = pieces.iter().any(|piece| is_text(piece.kind));
            let mut taken = pieces.iter().filter(|piece| is_text(piece.kind) || !any_text).map(|piece| piece.span);
            let Some(first) = taken.next() else { return };
            let span = Span::new(first.start, taken.next_back().unwrap_or(first).end);
            pieces.retain(|piece| !is_text(piece.kind) && any_text);
            let mut entry = Entry::new(EntryKind::Unplaced, span);
            entry.flag(Flag::Unplaced);
            self.plan.entries.push(entry);
        }
        if let Some(entry) = self.plan.entries.first_mut() {
            entry.flag(Flag::LittleRead);
        }
    }
}
