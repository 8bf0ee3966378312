//! The search for words in the open case: a part of its text in each frame, so that nobody waits while typing.

use super::reader::Hits;
use reading::plan::Entry;
use reading::text::{Needle, Span, Text};

/// Code points that are searched in one frame.
pub const IN_A_FRAME: usize = 200_000;

/// Hits after which the next entry waits for the next frame.
const MOST_HITS: usize = 4_000;

/// A search that goes on from entry to entry in reading order.
#[derive(Debug, Default)]
pub struct CaseSearch {
    /// What is looked for; `None` for nothing.
    needle: Option<Needle>,
    /// What was found so far.
    pub hits: Hits,
}

impl CaseSearch {
    /// A search that has not begun.
    #[must_use]
    pub fn new(words: &str) -> Self {
        Self { needle: Needle::new(words), hits: Hits::default() }
    }

    /// How many entries were searched, where there are still some left.
    #[must_use]
    pub fn progress(&self, order: &[usize]) -> Option<usize> {
        let searched = self.hits.entries();
        (self.needle.is_some() && searched < order.len()).then_some(searched)
    }

    /// Searches on, about so many code points; says whether it came to its end with this.
    pub fn advance(&mut self, text: &Text, entries: &[Entry], order: &[usize], most: usize) -> bool {
        let Some(needle) = &self.needle else { return false };
        let (first, before) = (self.hits.entries(), self.hits.len());
        let mut chars = 0;
        for &entry in order.get(first..).unwrap_or_default() {
            let has_enough = most < usize::MAX && self.hits.len() - before >= MOST_HITS;
            if chars >= most || has_enough {
                return false;
            }
            let span = entries.get(entry).map(|entry| entry.span);
            chars += span.map_or(0, Span::len);
            self.hits.push_entry(span.into_iter().flat_map(|span| needle.places(text, span)));
        }
        first < order.len()
    }
}

#[cfg(test)]
mod tests {
    use reading::chronology::{ReadingOrder, order};

    use super::*;

    #[test]
    fn a_search_goes_on_from_frame_to_frame_and_tells_how_far_it_is() {
        let text = Text::new(
            "BRUKER – 3. APR. 2020: Kort og kort\n\nVEILEDER – 4. APR. 2020: Ikke noe\n\nBRUKER – 5. APR. 2020: Meldekort\n",
        );
        let plan = reading::grammar::read(&text);
        let order = order(&plan, ReadingOrder::Chronological);
        let mut search = CaseSearch::new("KORT");
        assert_eq!(search.progress(&order), Some(0));
        assert!(!search.advance(&text, &plan.entries, &order, 1), "one entry is more than one character");
        assert_eq!((search.progress(&order), search.hits.len()), (Some(1), 2));
        assert!(search.advance(&text, &plan.entries, &order, usize::MAX), "this is all");
        assert_eq!((search.progress(&order), search.hits.len()), (None, 3));
        assert!(!search.advance(&text, &plan.entries, &order, usize::MAX), "and there is no more");
        assert_eq!([0, 1, 2].map(|place| search.hits.of_entry(place)), [0..2, 2..2, 2..3]);
        assert_eq!(CaseSearch::new("").progress(&order), None, "nothing is looked for");
    }
}
