//! What a page tells of the lines of a text beside their words: how they are set, and where they stand.
//!
//! Readers of documents say of each line what they saw. Plain text tells nothing of this, text recognition little, a PDF all.

use std::collections::BTreeMap;

use crate::leb128::{put, put_signed, take, take_signed};
use crate::text::{Span, Text};

/// The form in which evidence is kept. Another field makes another form, and the older one is still read.
const FORM: u64 = 1;

/// Stands for a typeface in lines of scans, of which only the size was seen.
pub const UNKNOWN_FACE: u16 = u16::MAX;

/// How a line is set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Style {
    /// Type size in tenths of a point; 0 if unknown.
    pub size: u16,
    /// Semibold or heavier.
    pub bold: bool,
    pub italic: bool,
    /// In capitals by its style, whatever letters were typed.
    pub capitals: bool,
    /// Number of the typeface in the document; [`UNKNOWN_FACE`] where neither it nor its weight was seen, as in scans.
    pub face: u16,
    /// The level that the document gives the line as a heading, from 1; 0 if it is none.
    pub heading: u8,
}

/// What was seen of one line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LineEvidence {
    pub style: Style,
    /// The left edge, in tenths of a point from that of the page; 0 if unknown.
    pub left: u16,
    /// Down from the base line of the line above on the same page, in tenths of a point.
    pub below: Option<u16>,
    /// Number of the page, from 0.
    pub page: u16,
    /// It stands outside the text block, at a place where other pages have the like.
    pub furniture: bool,
}

/// What was seen of the lines of a text; empty where nothing was.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Code point at which each line begins, and what was seen of it; in rising order.
    lines: Vec<(usize, LineEvidence)>,
}

impl Evidence {
    /// Puts what was seen of each line at its place in the text: one element for each line feed, and one for the rest. Nothing is
    /// known where the numbers of lines differ, since the text then has other line ends than what its reader gave.
    #[must_use]
    pub fn of(text: &Text, seen: &[Option<LineEvidence>]) -> Self {
        let mut lines = Vec::new();
        let (mut at, mut count) = (0, 0);
        for line in text.as_str().split('\n') {
            if let Some(&Some(seen)) = seen.get(count) {
                lines.push((at, seen));
            }
            at += line.chars().count() + 1;
            count += 1;
        }
        if count == seen.len() { Self { lines } } else { Self::default() }
    }

    /// From the beginnings of lines in code points and what was seen of them, in any order.
    #[must_use]
    pub fn new(mut lines: Vec<(usize, LineEvidence)>) -> Self {
        lines.sort_by_key(|&(start, _)| start);
        lines.dedup_by_key(|&mut (start, _)| start);
        Self { lines }
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// What was seen of the lines of a part of the text, by their places in that part.
    #[must_use]
    pub fn part(&self, span: Span) -> Self {
        let inside = self.lines.iter().filter(|&&(start, _)| span.contains(start));
        Self { lines: inside.map(|&(start, seen)| (start - span.start, seen)).collect() }
    }

    /// What was seen of the lines of a text and of another that is appended to it at this code point.
    #[must_use]
    pub fn followed_by(&self, other: &Self, start: usize) -> Self {
        let moved = other.lines.iter().map(|&(at, seen)| (at + start, seen));
        Self::new(self.lines.iter().copied().chain(moved).collect())
    }

    /// How many pages the lines stand on; `None` where the places of the lines are not known, as of files that have no pages.
    #[must_use]
    pub fn pages(&self) -> Option<usize> {
        let has_places = self.lines.iter().any(|(_, seen)| seen.left != 0 || seen.page != 0);
        let turns = self.lines.windows(2).filter(|pair| pair[0].1.page != pair[1].1.page).count();
        has_places.then_some(turns + 1)
    }

    /// Code point at which each line begins, and what was seen of it; in rising order.
    #[must_use]
    pub fn lines(&self) -> &[(usize, LineEvidence)] {
        &self.lines
    }

    /// What was seen of the line in which this span begins, if that line begins within `before` or the span itself: `from` is
    /// the code point after the line before.
    #[must_use]
    pub fn of_line(&self, from: usize, span: Span) -> Option<&LineEvidence> {
        let after = self.lines.partition_point(|&(start, _)| start <= span.start);
        let (start, seen) = self.lines.get(after.checked_sub(1)?)?;
        (*start >= from).then_some(seen)
    }

    /// What was seen, as projects keep it: a few bytes a line. The form stands in `docs/project-file.md`.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut numbers: BTreeMap<Style, usize> = BTreeMap::new();
        let (mut styles, mut lines) = (Vec::new(), Vec::new());
        let mut above = (0, LineEvidence::default());
        for &(start, seen) in &self.lines {
            let LineEvidence { style, left, below, page, furniture } = seen;
            let next = numbers.len();
            let number = *numbers.entry(style).or_insert_with(|| {
                let Style { size, bold, italic, capitals, face, heading } = style;
                put(&mut styles, size);
                put(&mut styles, u8::from(bold) | u8::from(italic) << 1 | u8::from(capitals) << 2);
                put(&mut styles, face);
                put(&mut styles, heading);
                next
            });
            put(&mut lines, start - above.0);
            put(&mut lines, number);
            put_signed(&mut lines, i64::from(left) - i64::from(above.1.left));
            put(&mut lines, below.map_or(0, |below| u32::from(below) + 1));
            put_signed(&mut lines, i64::from(page) - i64::from(above.1.page));
            put(&mut lines, furniture);
            above = (start, seen);
        }
        let mut bytes = Vec::with_capacity(styles.len() + lines.len() + 4);
        put(&mut bytes, FORM);
        put(&mut bytes, numbers.len());
        bytes.append(&mut styles);
        bytes.append(&mut lines);
        bytes
    }

    /// What was kept; `None` where the bytes are none that [`Self::to_bytes`] gives.
    #[must_use]
    pub fn from_bytes(mut bytes: &[u8]) -> Option<Self> {
        let bytes = &mut bytes;
        if take::<u64>(bytes)? != FORM {
            return None;
        }
        let mut styles = Vec::new();
        for _ in 0..take::<usize>(bytes)? {
            let (size, bits): (u16, u8) = (take(bytes)?, take(bytes)?);
            let [bold, italic, capitals] = [1, 2, 4].map(|bit| bits & bit > 0);
            styles.push(Style { size, bold, italic, capitals, face: take(bytes)?, heading: take(bytes)? });
        }
        let mut lines: Vec<(usize, LineEvidence)> = Vec::new();
        while !bytes.is_empty() {
            let (last, above) = lines.last().copied().unwrap_or_default();
            let distance: usize = take(bytes)?;
            if distance == 0 && !lines.is_empty() {
                return None;
            }
            let moved = |from: u16, by: i64| u16::try_from(i64::from(from).checked_add(by)?).ok();
            let seen = LineEvidence {
                style: *styles.get(take::<usize>(bytes)?)?,
                left: moved(above.left, take_signed(bytes)?)?,
                below: match take::<u32>(bytes)?.checked_sub(1) {
                    None => None,
                    Some(below) => Some(u16::try_from(below).ok()?),
                },
                page: moved(above.page, take_signed(bytes)?)?,
                furniture: take::<u8>(bytes)? > 0,
            };
            lines.push((last.checked_add(distance)?, seen));
        }
        Some(Self { lines })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_line() -> impl Strategy<Value = LineEvidence> {
        let style = (any::<u16>(), any::<[bool; 3]>(), any::<u16>(), any::<u8>());
        let style = style.prop_map(|(size, [bold, italic, capitals], face, heading)| Style {
            size,
            bold,
            italic,
            capitals,
            face,
            heading,
        });
        let line = (style, any::<u16>(), any::<Option<u16>>(), any::<u16>(), any::<bool>());
        line.prop_map(|(style, left, below, page, furniture)| LineEvidence { style, left, below, page, furniture })
    }

    proptest! {
        #[test]
        fn evidence_comes_out_as_it_went_in(lines in prop::collection::vec((0_usize..5000, any_line()), 0..40)) {
            let evidence = Evidence::new(lines);
            prop_assert_eq!(Evidence::from_bytes(&evidence.to_bytes()), Some(evidence));
        }

        #[test]
        fn any_bytes_are_evidence_or_nothing(mut bytes: Vec<u8>) {
            let _ = Evidence::from_bytes(&bytes);
            bytes.insert(0, 1);
            if let Some(evidence) = Evidence::from_bytes(&bytes) {
                prop_assert!(evidence.lines().is_sorted_by(|one, two| one.0 < two.0));
            }
        }
    }
}
