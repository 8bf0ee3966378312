//! Codings, indexed by block: which part of a block bears which colours, and which lane of the margin a coding
//! takes. Built once for each revision; a frame only looks at what is visible. Search hits, by entry.

use std::collections::HashMap;
use std::ops::{Deref, Range};
use std::rc::Rc;

use egui::Color32;

use super::document::{Document, Place};
use reading::text::Span;

/// Lanes of the margin; codings that find none are counted.
pub(super) const LANES: usize = 8;
/// Stripes under a line.
pub(super) const STRIPES: usize = 3;
/// Two codings of one paragraph that stand nearer than this, in code points, may share a line: they take
/// different lanes.
const NEAR: usize = 110;

/// A coded passage as the reader shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodingMark {
    /// In code points of the source.
    pub span: Span,
    pub colour: Color32,
    pub name: String,
    pub id: i64,
    /// Stands for the name where the margin is narrow.
    pub letter: char,
}

/// What is marked in the text.
#[derive(Debug, Clone, Copy, Default)]
pub struct Marks<'a> {
    pub codings: &'a [CodingMark],
    /// Search hits, if they are shown.
    pub hits: Option<&'a Hits>,
    /// Index into `hits` of the one that stands out.
    pub current_hit: Option<usize>,
    /// Passages that stand for something else.
    pub replaced: &'a [Span],
    /// Changes whenever codings or replaced passages do.
    pub revision: u64,
}

/// Search hits in reading order, by the entries in which they begin.
#[derive(Debug, Clone, Default)]
pub struct Hits {
    spans: Vec<Span>,
    /// Where the hits of each entry end that was searched.
    ends: Vec<usize>,
}

impl Hits {
    /// Hits in a document, from spans in any order.
    #[must_use]
    pub fn of(document: &Document, spans: &[Span]) -> Self {
        let mut entries = vec![Vec::new(); document.entries.len()];
        for span in spans {
            let place = document.place_of(span.start);
            let entry = place.and_then(|place| entries.get_mut(document.entry_of(place.block)));
            entry.into_iter().for_each(|entry| entry.push(*span));
        }
        let mut hits = Self::default();
        for mut entry in entries {
            entry.sort_unstable();
            hits.push_entry(entry.into_iter());
        }
        hits
    }

    /// Adds the hits of the next entry in reading order.
    pub fn push_entry(&mut self, spans: impl Iterator<Item = Span>) {
        self.spans.extend(spans);
        self.ends.push(self.spans.len());
    }

    /// How many entries were searched.
    #[must_use]
    pub const fn entries(&self) -> usize {
        self.ends.len()
    }

    /// The hits of an entry, given its place in reading order.
    #[must_use]
    pub fn of_entry(&self, place: usize) -> Range<usize> {
        let end = self.ends.get(place).copied().unwrap_or(self.spans.len());
        let start = place.checked_sub(1).map_or(0, |before| self.ends.get(before).copied().unwrap_or(end));
        start..end
    }
}

impl Deref for Hits {
    type Target = [Span];

    fn deref(&self) -> &[Span] {
        &self.spans
    }
}

/// The part of a block that a coding covers.
#[derive(Debug, Clone, Copy)]
pub(super) struct MarkedPart {
    /// Index into [`Marks::codings`].
    pub mark: u32,
    /// In code points of the block.
    pub start: u32,
    pub end: u32,
    /// Index into [`Index::segments`].
    segment: u32,
}

/// A stretch of blocks that a coding covers without a break: a bracket in the margin.
#[derive(Debug, Clone, Copy)]
pub(super) struct Segment {
    pub mark: u32,
    pub first: Place,
    pub last: Place,
    /// `None` where all lanes are taken.
    pub lane: Option<u8>,
    /// Whether it is all of the coding.
    pub is_whole: bool,
}

/// A stretch of a block that bears the same colours throughout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct CodedPart {
    pub start: u32,
    pub end: u32,
    /// The shortest coding.
    pub tint: u32,
    /// Others, each in the same stripe from its beginning to its end.
    pub stripes: [Option<u32>; STRIPES],
}

/// Codings and replaced passages by block.
#[derive(Debug, Default)]
pub(super) struct Index {
    key: (u64, u64),
    preview: Option<(i64, Span)>,
    codings: Buckets,
    replaced: Buckets,
    pub segments: Vec<Segment>,
    pieces: HashMap<usize, Rc<[CodedPart]>>,
}

/// Parts sorted into the blocks that they stand in.
#[derive(Debug, Default)]
struct Buckets {
    /// Where the parts of each block begin; one more than there are blocks.
    starts: Vec<u32>,
    parts: Vec<MarkedPart>,
}

impl Buckets {
    fn new(blocks: usize, found: &[(usize, MarkedPart)]) -> Self {
        let mut starts = vec![0_u32; blocks + 1];
        for &(block, _) in found {
            starts[block + 1] += 1;
        }
        for block in 0..blocks {
            starts[block + 1] += starts[block];
        }
        let mut next = starts.clone();
        let mut parts = vec![MarkedPart { mark: 0, start: 0, end: 0, segment: 0 }; found.len()];
        for &(block, part) in found {
            parts[next[block] as usize] = part;
            next[block] += 1;
        }
        Self { starts, parts }
    }

    fn of(&self, block: usize) -> &[MarkedPart] {
        match self.starts.get(block..block + 2) {
            Some(&[start, end]) => &self.parts[start as usize..end as usize],
            _ => &[],
        }
    }
}

fn passages(document: &Document, spans: &[Span]) -> Buckets {
    let mut found = Vec::new();
    for (number, &span) in spans.iter().enumerate() {
        found.extend(document.parts_of(span).map(|(block, range)| {
            let part = MarkedPart { mark: small(number), start: small(range.start), end: small(range.end), segment: 0 };
            (block, part)
        }));
    }
    Buckets::new(document.blocks.len(), &found)
}

impl Index {
    /// Brings the index up to date with the document and the marks.
    /// `preview` tells of one coding where it would stand.
    pub fn update(&mut self, document: &Document, marks: &Marks<'_>, preview: Option<(i64, Span)>) {
        if self.key == (document.id, marks.revision) && self.preview == preview {
            return;
        }
        let mut segments = Vec::with_capacity(marks.codings.len());
        let mut found = Vec::new();
        for (mark, coding) in marks.codings.iter().enumerate() {
            let span = preview.filter(|(id, _)| *id == coding.id).map_or(coding.span, |(_, span)| span);
            add_coding(document, small(mark), span, &mut found, &mut segments);
        }
        let codings = Buckets::new(document.blocks.len(), &found);
        let replaced = passages(document, marks.replaced);
        give_lanes(document, &mut segments);
        let key = (document.id, marks.revision);
        *self = Self { key, preview, codings, replaced, segments, pieces: HashMap::new() };
    }

    pub fn replaced(&self, block: usize) -> &[MarkedPart] {
        self.replaced.of(block)
    }

    /// The stretches of a block that are coded.
    pub fn pieces(&mut self, block: usize, codings: &[CodingMark]) -> Rc<[CodedPart]> {
        let parts = self.codings.of(block);
        if parts.is_empty() {
            return Rc::new([]);
        }
        Rc::clone(self.pieces.entry(block).or_insert_with(|| pieces(parts, codings).into()))
    }

    /// The names of the codes on a block, each once.
    pub fn codes_on<'a>(&self, block: usize, codings: &'a [CodingMark]) -> Vec<&'a str> {
        let parts = self.codings.of(block).iter();
        let names = parts.filter_map(|part| codings.get(part.mark as usize)).map(|mark| mark.name.as_str());
        names.collect::<std::collections::BTreeSet<_>>().into_iter().collect()
    }

    /// Segments that touch any of the blocks, each once, in reading order.
    pub fn segments_in(&self, blocks: impl Iterator<Item = usize>) -> Vec<usize> {
        let mut found: Vec<usize> =
            blocks.flat_map(|block| self.codings.of(block)).map(|part| part.segment as usize).collect();
        found.sort_unstable();
        found.dedup();
        found.sort_by_key(|&segment| (self.segments[segment].first, self.segments[segment].last));
        found
    }

    /// Indices of the codings on a character of a block, the shortest first.
    pub fn codings_at(&self, place: Place, codings: &[CodingMark]) -> Vec<usize> {
        let at = small(place.at);
        let parts = self.codings.of(place.block).iter().filter(|part| part.start <= at && at < part.end);
        let mut found: Vec<usize> = parts.map(|part| part.mark as usize).collect();
        found.sort_by_key(|&mark| (codings[mark].span.len(), mark));
        found
    }
}

/// Offsets in a block and numbers of marks are kept in 32 bits: a source is at most 64 MB.
fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn add_coding(
    document: &Document,
    mark: u32,
    span: Span,
    found: &mut Vec<(usize, MarkedPart)>,
    segments: &mut Vec<Segment>,
) {
    let first = found.len();
    found.extend(document.parts_of(span).map(|(block, range)| {
        (block, MarkedPart { mark, start: small(range.start), end: small(range.end), segment: 0 })
    }));
    found[first..].sort_by_key(|&(block, _)| block);
    let before = segments.len();
    let mut last: Option<usize> = None;
    for (block, part) in &mut found[first..] {
        let goes_on = last.is_some_and(|last| document.next_text(last) == Some(*block));
        let end = Place { block: *block, at: part.end as usize };
        match segments.last_mut() {
            Some(segment) if goes_on => segment.last = end,
            _ => segments.push(Segment {
                mark,
                first: Place { block: *block, at: part.start as usize },
                last: end,
                lane: None,
                is_whole: true,
            }),
        }
        part.segment = small(segments.len() - 1);
        last = Some(*block);
    }
    if let [_, _, ..] = segments[before..] {
        segments[before..].iter_mut().for_each(|segment| segment.is_whole = false);
    }
}

/// Greedy colouring: from the top, each segment takes the first lane that is free where it begins.
fn give_lanes(document: &Document, segments: &mut [Segment]) {
    let mut order: Vec<usize> = (0..segments.len()).collect();
    order.sort_by_key(|&at| (segments[at].first, segments[at].last));
    let mut taken: [Option<Place>; LANES] = [None; LANES];
    for at in order {
        let segment = segments[at];
        let is_free = |end: Option<Place>| match end {
            None => true,
            Some(end) if end.block == segment.first.block => end.at + NEAR <= segment.first.at,
            // A label and its value share a line.
            Some(end) if end.block + 1 == segment.first.block => !document.has_value_beside(end.block),
            Some(end) => end.block < segment.first.block,
        };
        let lane = taken.iter().position(|&end| is_free(end));
        if let Some(lane) = lane {
            taken[lane] = Some(segment.last);
        }
        segments[at].lane = lane.and_then(|lane| u8::try_from(lane).ok());
    }
}

/// Cuts the parts of a block where the set of codings changes.
fn pieces(parts: &[MarkedPart], codings: &[CodingMark]) -> Vec<CodedPart> {
    let mut cuts: Vec<u32> = parts.iter().flat_map(|part| [part.start, part.end]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut waiting: Vec<&MarkedPart> = parts.iter().collect();
    waiting.sort_by_key(|part| std::cmp::Reverse(part.start));
    let mut active: Vec<&MarkedPart> = Vec::new();
    let mut stripes = [None; STRIPES];
    let mut pieces = Vec::new();
    for cut in cuts.windows(2) {
        active.retain(|part| part.end > cut[0]);
        while let Some(part) = waiting.pop_if(|part| part.start <= cut[0]) {
            active.push(part);
        }
        active.sort_by_key(|part| (codings[part.mark as usize].span.len(), part.mark));
        let Some((shortest, rest)) = active.split_first() else {
            stripes = [None; STRIPES];
            continue;
        };
        for stripe in &mut stripes {
            *stripe = stripe.filter(|&mark| rest.iter().any(|part| part.mark == mark));
        }
        for part in rest {
            if !stripes.contains(&Some(part.mark))
                && let Some(free) = stripes.iter_mut().find(|stripe| stripe.is_none())
            {
                *free = Some(part.mark);
            }
        }
        pieces.push(CodedPart { start: cut[0], end: cut[1], tint: shortest.mark, stripes });
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coding(start: usize, end: usize) -> CodingMark {
        CodingMark { span: Span::new(start, end), colour: Color32::RED, name: String::new(), id: 0, letter: 'a' }
    }

    fn part(mark: u32, codings: &[CodingMark]) -> MarkedPart {
        let span = codings[mark as usize].span;
        MarkedPart { mark, start: small(span.start), end: small(span.end), segment: 0 }
    }

    #[test]
    fn the_shortest_coding_tints_and_the_others_keep_their_stripe() {
        let codings = [coding(0, 100), coding(10, 60), coding(20, 30), coding(50, 90)];
        let parts: Vec<MarkedPart> = (0..4).map(|mark| part(mark, &codings)).collect();
        let found = pieces(&parts, &codings);
        let shape: Vec<_> = found.iter().map(|piece| (piece.start, piece.end, piece.tint, piece.stripes)).collect();
        assert_eq!(
            shape,
            [
                (0, 10, 0, [None, None, None]),
                (10, 20, 1, [Some(0), None, None]),
                (20, 30, 2, [Some(0), Some(1), None]),
                (30, 50, 1, [Some(0), None, None]),
                (50, 60, 3, [Some(0), Some(1), None]),
                (60, 90, 3, [Some(0), None, None]),
                (90, 100, 0, [None, None, None]),
            ]
        );
    }

    #[test]
    fn a_gap_between_codings_bears_no_colour() {
        let codings = [coding(0, 5), coding(8, 9)];
        let parts = [part(0, &codings), part(1, &codings)];
        let found = pieces(&parts, &codings);
        assert_eq!(found.iter().map(|piece| (piece.start, piece.end)).collect::<Vec<_>>(), [(0, 5), (8, 9)]);
    }
}
