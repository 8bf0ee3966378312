//! What reading one document takes, counted and bounded, and what is remarked on the way.
//!
//! Limits are counts, never times: they say the same of a file on every machine. They lie far above what printouts hold, and
//! keep any file under about ten seconds and half a gigabyte.

use crate::annotation::Annotation;
use crate::remark::{Remarks, What};
use crate::text::{LARGEST_FILE, Unreadable};

/// What is counted while a document is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cost {
    /// Bytes that came out of compressed ones.
    Bytes,
    /// Parts of an archive.
    Parts,
    /// Elements, attributes and pieces of text in XML.
    Nodes,
    /// Bytes of text that come out.
    Letters,
    /// Paragraphs, or lines of pages.
    Lines,
    Pages,
    /// Instructions of pages, and objects that they name.
    Operators,
    Glyphs,
}

/// Deepest nesting of elements, and of documents in documents.
pub(super) const DEEPEST: usize = 256;
pub(super) const DEEPEST_DOCUMENT: usize = 3;

/// How much of each cost one document may take, in the order of [`Cost`].
type CostLimits = [u64; 8];

const LIMITS: CostLimits = [4 * LARGEST_FILE, 5_000, 4_000_000, 8_000_000, 200_000, 5_000, 10_000_000, 8_000_000];

/// Largest part of an archive and largest stream of a PDF, in bytes, as it comes out.
pub(super) const LARGEST_PART: u64 = LARGEST_FILE;

/// Most glyphs of one page.
pub(super) const MOST_GLYPHS_OF_A_PAGE: usize = 1_000_000;

/// The work on one document.
#[derive(Debug)]
pub(super) struct WorkBudget {
    left: CostLimits,
    pub remarks: Remarks,
    /// Marks and notes in the file, before anybody knows where they stand in its text.
    pub annotations: Vec<Annotation>,
}

impl Default for WorkBudget {
    fn default() -> Self {
        Self { left: LIMITS, remarks: Remarks::default(), annotations: Vec::new() }
    }
}

impl WorkBudget {
    /// Counts that something was done `count` times more.
    ///
    /// # Errors
    /// [`Unreadable::TooLarge`] or [`Unreadable::TooComplex`] once it is too often.
    pub(super) fn spend(&mut self, cost: Cost, count: usize) -> Result<(), Unreadable> {
        let left = &mut self.left[cost as usize];
        if let Some(less) = left.checked_sub(count as u64) {
            *left = less;
            return Ok(());
        }
        // What is left stays nothing: whoever goes on in spite of the refusal is refused again.
        *left = 0;
        Err(if cost == Cost::Bytes { Unreadable::TooLarge } else { Unreadable::TooComplex })
    }

    pub(super) fn left(&self, cost: Cost) -> u64 {
        self.left[cost as usize]
    }

    pub(super) fn note(&mut self, what: What, count: usize) {
        self.remarks.note(what, count);
    }

    /// Keeps a mark or a note; gives its number.
    pub(super) fn annotate(&mut self, annotation: Annotation) -> usize {
        self.annotations.push(annotation);
        self.annotations.len() - 1
    }

    /// Work that may take no more than `most` of one cost.
    #[cfg(test)]
    pub(super) fn within(cost: Cost, most: u64) -> Self {
        let mut work = Self::default();
        work.left[cost as usize] = most;
        work
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_ends_at_its_limit_and_stays_at_its_end() {
        let mut work = WorkBudget::within(Cost::Nodes, 3);
        assert_eq!(work.spend(Cost::Nodes, 3), Ok(()));
        assert_eq!(work.spend(Cost::Nodes, 1), Err(Unreadable::TooComplex));
        assert_eq!(work.spend(Cost::Nodes, 1), Err(Unreadable::TooComplex));
        assert_eq!(WorkBudget::within(Cost::Bytes, 0).spend(Cost::Bytes, 1), Err(Unreadable::TooLarge));
    }
}
