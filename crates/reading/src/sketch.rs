//! Sketches: a few numbers for each case by which an updated print of a known case is noticed without comparing texts.
//!
//! A sketch holds the smallest hashes of a case's messages and cards. What is hashed of an entry does not depend on how its
//! lines were wrapped, so the same plan gives the same sketch however its text was got.

use crate::layout::Speaker;
use crate::plan::{Entry, EntryKind, Plan};
use crate::text::Text;

/// Hashes that a sketch keeps at most.
const SIZE: usize = 32;

/// Letters and figures of an entry's text that are hashed.
const LETTERS: usize = 16;

/// Different messages and cards that a case has at least, where a likeness says something.
const TELLING: usize = 4;

/// The smallest hashes of a case's messages and cards, in rising order, each once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sketch(Vec<u64>);

impl Sketch {
    #[must_use]
    pub fn of(plan: &Plan, text: &Text) -> Self {
        let mut smallest: Vec<u64> = Vec::with_capacity(SIZE + 1);
        for entry in &plan.entries {
            let Some(hash) = hash_of(entry, text) else { continue };
            let Err(at) = smallest.binary_search(&hash) else { continue };
            if at < SIZE {
                smallest.insert(at, hash);
                smallest.truncate(SIZE);
            }
        }
        Self(smallest)
    }

    /// The estimated share of messages and cards that two cases have in common, of all that either has (Jaccard): from 0 to 1.
    /// The smallest hashes of both together are a random sample of them (Broder 1997). Too few entries say nothing: 0.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a few dozen at most")]
    pub fn similarity(&self, other: &Self) -> f64 {
        let (mut one, mut two) = (self.0.iter().peekable(), other.0.iter().peekable());
        let (mut all, mut shared) = (0, 0);
        while all < SIZE {
            let least = match (one.peek(), two.peek()) {
                (Some(a), Some(b)) => **a.min(b),
                (Some(rest), None) | (None, Some(rest)) => **rest,
                (None, None) => break,
            };
            let in_one = one.next_if(|hash| **hash == least).is_some();
            let in_two = two.next_if(|hash| **hash == least).is_some();
            shared += usize::from(in_one && in_two);
            all += 1;
        }
        if self.0.len().min(other.0.len()) < TELLING { 0.0 } else { shared as f64 / all as f64 }
    }

    #[must_use]
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The hashes, in rising order.
    pub fn hashes(&self) -> impl Iterator<Item = u64> {
        self.0.iter().copied()
    }

    /// As the project file holds it: eight bytes a hash, the lowest byte first.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.iter().flat_map(|hash| hash.to_le_bytes()).collect()
    }

    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Self {
        Self(bytes.as_chunks().0.iter().map(|hash| u64::from_le_bytes(*hash)).collect())
    }
}

/// The hash of a message or a card: its kind, its date, who speaks, and how its text begins.
fn hash_of(entry: &Entry, text: &Text) -> Option<u64> {
    let kind = match entry.kind {
        EntryKind::Card => 1,
        EntryKind::Message => 2,
        _ => return None,
    };
    let speaker = match entry.speaker {
        None => 0,
        Some(Speaker::User) => 1,
        Some(Speaker::Nav) => 2,
    };
    let mut hash = Fnv::new();
    hash.add(kind);
    hash.add(speaker);
    let day = entry.date.map_or(i32::MIN, |date| chrono::Datelike::num_days_from_ce(&date));
    hash.add(day.cast_unsigned());
    let mut left = LETTERS;
    for c in text.from(entry.span.start).chars().take(entry.span.len()) {
        if c.is_ascii() {
            if !c.is_ascii_alphanumeric() {
                continue;
            }
            hash.add(c.to_ascii_lowercase().into());
        } else if c.is_alphanumeric() {
            c.to_lowercase().for_each(|c| hash.add(c.into()));
        } else {
            continue;
        }
        left -= 1;
        if left == 0 {
            break;
        }
    }
    Some(hash.mixed())
}

/// FNV-1a with 64 bits over code points instead of bytes, and a last mixing, so that the smallest hashes are a fair sample. It stands in files: it never changes.
struct Fnv(u64);

impl Fnv {
    const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    const fn add(&mut self, value: u32) {
        self.0 = (self.0 ^ value as u64).wrapping_mul(0x0100_0000_01b3);
    }

    const fn mixed(self) -> u64 {
        let mut hash = self.0;
        hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
        hash = (hash ^ (hash >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
        hash ^ (hash >> 33)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar;

    fn sketch(messages: std::ops::Range<usize>) -> Sketch {
        let mut print = String::new();
        for number in messages {
            print.push_str(&format!("BRUKER – {}. APR. 2020: Melding nummer {number} står her.\n\n", number % 28 + 1));
        }
        let text = Text::new(&print);
        Sketch::of(&grammar::read(&text), &text)
    }

    #[test]
    fn likeness_is_about_the_share_of_common_messages() {
        let whole = sketch(0..200);
        assert!((whole.similarity(&whole) - 1.0).abs() < f64::EPSILON);
        assert!(whole.similarity(&sketch(200..400)) < 0.05);
        let half = whole.similarity(&sketch(0..100));
        assert!((0.25..0.75).contains(&half), "{half}");
        assert!(sketch(0..2).similarity(&sketch(0..2)) < f64::EPSILON, "two messages say nothing");
    }

    #[test]
    fn wrapping_makes_no_difference() {
        let print = "BRUKER – 1. APR. 2020: Jeg trenger hjelp med søknaden min.\n";
        let of = |print: &str| {
            let text = Text::new(print);
            Sketch::of(&grammar::read(&text), &text)
        };
        assert_eq!(of(print), of(&print.replace("Jeg trenger", "Jeg\ntrenger")));
        assert_ne!(of(print), of(&print.replace("Jeg trenger", "Han trenger")));
    }

    #[test]
    fn the_numbers_in_files_stay_what_they_are() {
        let text = Text::new("BRUKER – 1. APR. 2020: Jeg trenger hjelp.\n");
        let sketch = Sketch::of(&grammar::read(&text), &text);
        assert_eq!(sketch.0, [12_301_730_213_967_730_541]);
        assert_eq!(Sketch::from_bytes(&sketch.to_bytes()), sketch);
    }
}
