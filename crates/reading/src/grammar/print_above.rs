//! What a print holds above a free dialogue: messages under cards and minutes, which tell how its writers end messages, in
//! which order they are printed, and how the people are called.

use super::fragment::Fragment;
use super::source::Lines;
use crate::plan::{Entry, EntryKind, NonContentKind, Under};
use crate::text::Span;

/// What stands in a print above a dialogue.
#[derive(Default)]
pub(super) struct PrintAbove<'f> {
    pub fragments: &'f [Fragment],
    /// Its lines.
    pub lines: Lines,
}

impl<'f> PrintAbove<'f> {
    /// The messages under cards, those of each card together.
    pub fn card_messages(&self) -> impl Iterator<Item = impl Iterator<Item = &'f Entry>> {
        let under_card = |fragment: &&Fragment| fragment.threads.iter().any(|thread| thread.under == Under::Card);
        let messages = |fragment: &'f Fragment| fragment.entries.iter().filter(|entry| entry.thread.is_some());
        self.fragments.iter().filter(under_card).map(messages)
    }

    /// Messages under cards, and minutes: below them no title stands.
    pub fn without_title_below(&self) -> impl Iterator<Item = &'f Entry> {
        let minutes = self.fragments.iter().flat_map(|fragment| &fragment.entries);
        self.card_messages().flatten().chain(minutes.filter(|entry| entry.kind == EntryKind::Minutes))
    }

    /// The lines of the page header.
    pub fn page_header(&self) -> impl Iterator<Item = Span> {
        let pieces = self.fragments.iter().flat_map(|fragment| &fragment.non_content);
        pieces.filter(|piece| piece.kind == NonContentKind::PageHeader).map(|piece| piece.span)
    }
}
