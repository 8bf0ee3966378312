//! The case that is being read.

use std::collections::HashSet;

use egui::Color32;

use super::case_search::CaseSearch;
use super::folds::Folds;
use super::reader::{CodingMark, Document, Hits};
use super::span_index::SpanIndex;
use project::course::Course;
use project::{Coding, Memo, MemoOn, SourceText};
use reading::chronology::{ReadingOrder, order};
use reading::plan::EntryKind;
use reading::text::Span;

/// The case that is being read.
pub struct OpenCase {
    pub id: i64,
    /// The layout that a person has chosen for it.
    pub(super) layout: Option<String>,
    /// The text that it was read from: [`project::Case::content`].
    pub content: Option<(i64, i64)>,
    pub source: SourceText,
    pub document: Document,
    pub order: Vec<usize>,
    /// Numbers, from 1, of its documents whose heads tell of another person than that of one before them.
    pub of_others: Vec<usize>,
    pub codings: Vec<Coding>,
    /// Passages that stand for something else, in the order of the text.
    pub replaced: Vec<Span>,
    pub memos: Vec<Memo>,
    /// The codings that are shown, as the reader paints them.
    pub marks: Vec<CodingMark>,
    /// The search for words in it.
    pub search: CaseSearch,
    /// For each entry the message before it in its thread.
    pub before: Vec<Option<usize>>,
    /// What happened when.
    pub course: Course,
    /// For each entry the colour of the first code that is shown on it.
    pub entry_colours: Vec<Option<Color32>>,
    /// The entries that a person should look at, in reading order.
    pub(super) doubtful: Vec<usize>,
    pub(super) coding_index: SpanIndex,
    pub(super) mark_index: SpanIndex,
    /// Folded entries that are shown open because they hold hits.
    pub(super) found_in: HashSet<usize>,
}

impl OpenCase {
    /// The codings whose passage holds the code point.
    pub fn codings_at(&self, at: usize) -> impl Iterator<Item = &Coding> {
        let near = self.coding_index.around(&self.codings, Span::new(at, at), |coding| coding.span);
        let near = self.codings.get(near).unwrap_or_default();
        near.iter().filter(move |coding| coding.span.start <= at && at <= coding.span.end)
    }

    /// The codings that are shown on a passage.
    pub fn marks_on(&self, span: Span) -> impl Iterator<Item = &CodingMark> {
        let near = self.mark_index.around(&self.marks, span, |mark| mark.span);
        let near = self.marks.get(near).unwrap_or_default();
        near.iter().filter(move |mark| mark.span.intersection(span).is_some())
    }

    /// The message after an entry in its thread, or the one before it.
    #[must_use]
    pub fn in_thread(&self, entry: usize, forward: bool) -> Option<usize> {
        if forward { self.before.iter().position(|before| *before == Some(entry)) } else { *self.before.get(entry)? }
    }

    /// Whether an entry is a message of a thread.
    #[must_use]
    pub fn is_in_thread(&self, entry: usize) -> bool {
        let entry = self.source.plan.entries.get(entry);
        entry.is_some_and(|entry| entry.kind == EntryKind::Message && entry.thread.is_some())
    }

    #[must_use]
    pub fn memo(&self, on: MemoOn) -> &str {
        self.memos.iter().find(|memo| memo.on == on).map_or("", |memo| &memo.text)
    }

    /// The entries that a person should look at, in reading order.
    #[must_use]
    pub fn doubtful(&self) -> impl DoubleEndedIterator<Item = usize> + ExactSizeIterator + '_ {
        self.doubtful.iter().copied()
    }

    /// Where the searched words stand, in reading order, as far as the search has come.
    #[must_use]
    pub const fn hits(&self) -> &Hits {
        &self.search.hits
    }

    /// The part of the text that is searched, in percent, while the search goes on.
    #[must_use]
    pub fn searched(&self) -> Option<usize> {
        self.search.progress(&self.order).map(|entries| entries * 100 / self.order.len().max(1))
    }

    /// Searches on; says whether the search came to its end with this.
    pub(super) fn search_on(&mut self, most: usize) -> bool {
        self.search.advance(&self.source.text, &self.source.plan.entries, &self.order, most)
    }

    pub(super) fn set_order(&mut self, reading_order: ReadingOrder) {
        let entries = &self.source.plan.entries;
        self.order = order(&self.source.plan, reading_order);
        self.doubtful = self.order.iter().copied().filter(|&index| entries[index].is_doubtful()).collect();
    }
}

/// The folded entries that hold hits.
pub(super) fn found_in(open: &OpenCase, folds: Option<&Folds>) -> HashSet<usize> {
    let Some(folds) = folds.filter(|folds| !folds.is_empty() && !open.hits().is_empty()) else {
        return HashSet::new();
    };
    let entries = open.order.iter().enumerate();
    let found = entries.filter(|(place, _)| !open.hits().of_entry(*place).is_empty()).map(|(_, entry)| *entry);
    found.filter(|entry| folds.has(&open.source.plan.entries[*entry])).collect()
}
