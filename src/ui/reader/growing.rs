//! Selecting more and less: the sentence at the caret, its paragraph, its entry, its thread, the case.

use super::document::{Document, Place};
use super::selection::Selection;
use reading::sentence;

/// What a selection grows to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Widening {
    Sentence,
    Paragraph,
    Entry,
    /// The entries of a thread, without those that stand between them in reading order.
    Thread,
    All,
}

impl Widening {
    const ALL: [Self; 5] = [Self::Sentence, Self::Paragraph, Self::Entry, Self::Thread, Self::All];

    /// All of it around a place; `None` where there is nothing of the kind.
    pub fn around(self, document: &Document, place: Place) -> Option<Selection> {
        let own = &document.blocks[place.block];
        let blocks = |first: usize, last: usize| {
            Selection::between(document.blocks[first].span.start, document.blocks[last].span.end)
        };
        let entry = document.entry_of(place.block);
        match self {
            Self::Sentence => {
                let sentence = sentence::around(&own.text, place.at);
                let start = own.span.start;
                (!sentence.is_empty()).then(|| Selection::between(start + sentence.start, start + sentence.end))
            }
            Self::Paragraph => Some(blocks(place.block, place.block)),
            Self::Entry => document.text_of_entry(entry).map(|own| blocks(own.start, own.end - 1)),
            Self::Thread => {
                let thread = document.entries[entry].thread?;
                let mut entries = (0..document.entries.len())
                    .filter(|&entry| document.entries[entry].thread == Some(thread))
                    .filter_map(|entry| document.text_of_entry(entry));
                let first = entries.next()?;
                let last = entries.next_back()?;
                Some(Selection { thread: Some(thread), ..blocks(first.start, last.end - 1) })
            }
            Self::All => document
                .first_text()
                .zip(document.previous_text(document.blocks.len()))
                .map(|(first, last)| blocks(first, last)),
        }
    }
}

/// A selection that has grown, and the code point of the source that it has grown from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Grown {
    pub selection: Selection,
    origin: usize,
}

impl Grown {
    /// One that has not grown yet.
    pub fn from(selection: Selection, document: &Document) -> Self {
        let start = selection.ends(document).map_or(selection.head, |(first, _)| document.source_of(first));
        Self { selection, origin: start }
    }

    pub fn more(self, document: &Document) -> Self {
        let wider = self.extents(document).find(|&wider| holds(wider, self.selection, document));
        Self { selection: wider.unwrap_or(self.selection), ..self }
    }

    /// The caret, once less than a sentence is left.
    pub fn less(self, document: &Document) -> Self {
        let narrower = self.extents(document).filter(|&narrower| holds(self.selection, narrower, document)).last();
        Self { selection: narrower.unwrap_or(Selection::caret(self.origin)), ..self }
    }

    fn extents(self, document: &Document) -> impl Iterator<Item = Selection> {
        let place = document.place_of(self.origin);
        Widening::ALL.into_iter().filter_map(move |extent| extent.around(document, place?))
    }
}

/// Whether one selection takes all that the other takes, and more.
fn holds(wide: Selection, narrow: Selection, document: &Document) -> bool {
    let Some((first, last)) = wide.ends(document) else { return false };
    // A caret between two sentences grows to the one behind it.
    let Some((from, to)) = narrow.ends(document) else { return true };
    let is_wider = (first, last) != (from, to) || narrow.thread.is_some() && wide.thread.is_none();
    first <= from && to <= last && is_wider
}
