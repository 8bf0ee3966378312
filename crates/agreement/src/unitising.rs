//! A text in which each coder has marked passages, and the agreement on where these begin and end and on what they are: α for unitising after
//! K. Krippendorff, Y. Mathet, S. Bouvry and A. Widlöcher, On the reliability of unitizing textual continua: Further developments, Quality &
//! Quantity 50 (2016), pp. 2347–2364; also K. Krippendorff, Content Analysis, 4th ed. (2019), section 12.6.
//!
//! Every coder parts the text into passages with a value and gaps without one. What two coders' parts have in common are coincidences, counted
//! by their length: of each pair of coders, divided by their number less one. What is expected by chance leaves out what pairs with itself: a
//! passage with all of itself, a gap with each point of itself alone.

use std::collections::BTreeMap;

use crate::sums::CaseSums;

/// A passage with a value; `end` is not in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MarkedPassage {
    pub start: usize,
    pub end: usize,
    pub value: usize,
}

/// A part of the text of one coder: a passage, or a gap.
#[derive(Debug, Clone, Copy)]
struct TextPart {
    start: usize,
    end: usize,
    value: Option<usize>,
}

/// The passages of all coders in one text.
#[derive(Debug, Clone)]
pub struct UnitisedText {
    length: usize,
    coders: Vec<Vec<TextPart>>,
}

impl UnitisedText {
    /// A text of this length with the passages of each coder. Passages of one coder are sorted by their place and do not overlap; what of them
    /// lies in one before, or behind the end, is left out.
    #[must_use]
    pub fn new(length: usize, coders: &[Vec<MarkedPassage>]) -> Self {
        let parts = |marked: &Vec<MarkedPassage>| {
            let (mut parts, mut at) = (Vec::with_capacity(marked.len() * 2 + 1), 0);
            for passage in marked {
                let (start, end) = (passage.start.max(at), passage.end.min(length));
                if end <= start {
                    continue;
                }
                if start > at {
                    parts.push(TextPart { start: at, end: start, value: None });
                }
                parts.push(TextPart { start, end, value: Some(passage.value) });
                at = end;
            }
            if at < length {
                parts.push(TextPart { start: at, end: length, value: None });
            }
            parts
        };
        Self { length, coders: coders.iter().map(parts).collect() }
    }

    /// The sums of uα: agreement on where passages are and on their values, over all of the text. Values are counted from 1 on, gaps are 0.
    #[must_use]
    pub fn u_alpha(&self) -> CaseSums {
        self.sums(|part| Some(part.value.map_or(0, |value| value + 1)))
    }

    /// The sums of |uα: agreement on what has a value at all.
    #[must_use]
    pub fn binary_alpha(&self) -> CaseSums {
        self.sums(|part| Some(usize::from(part.value.is_some())))
    }

    /// The sums of cuα: agreement on the values of what two have given one; what either has left out does not count.
    #[must_use]
    pub fn cu_alpha(&self) -> CaseSums {
        self.sums(|part| part.value)
    }

    /// The sums over parts that have a value by `of`.
    fn sums(&self, of: impl Fn(&TextPart) -> Option<usize>) -> CaseSums {
        let (mut sums, mut counts) = (CaseSums::default(), BTreeMap::new());
        let others = self.coders.len().saturating_sub(1);
        if others == 0 || self.length == 0 {
            return sums;
        }
        for (coder, parts) in self.coders.iter().enumerate() {
            // Per part, how much of it others have given a value.
            let mut shared = vec![0; parts.len()];
            for (_, theirs) in self.coders.iter().enumerate().filter(|(other, _)| *other != coder) {
                let (mut at, mut their) = (0, 0);
                while let (Some(part), Some(other)) = (parts.get(at), theirs.get(their)) {
                    let common = part.end.min(other.end).saturating_sub(part.start.max(other.start));
                    if let (Some(value), Some(theirs)) = (of(part), of(other)) {
                        shared[at] += common;
                        sums.agreed += if value == theirs { share(common, others) } else { 0.0 };
                    }
                    if part.end <= other.end { at += 1 } else { their += 1 }
                }
            }
            for (part, shared) in parts.iter().zip(shared) {
                let (Some(value), length) = (of(part), share(shared, others)) else { continue };
                sums.total += length;
                sums.own += if part.value.is_some() { length * length } else { length };
                *counts.entry(value).or_default() += length;
            }
        }
        sums.values = counts.into_iter().collect();
        sums
    }
}

#[expect(clippy::cast_precision_loss, reason = "no text has 2^52 characters")]
fn share(length: usize, coders: usize) -> f64 {
    length as f64 / coders as f64
}
