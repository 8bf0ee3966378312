//! Where the places of a text went when passages of it were replaced.

use reading::text::Span;

/// The passages that were replaced, in order: where each stood and where its replacement stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shift {
    pairs: Vec<(Span, Span)>,
}

impl Shift {
    /// Notes that `old`, which begins behind all that was noted before, was replaced by `chars` code points; gives where
    /// they stand.
    pub(super) fn push(&mut self, old: Span, chars: usize) -> Span {
        let start = self.start_of(old.start);
        let new = Span::new(start, start + chars);
        self.pairs.push((old, new));
        new
    }

    /// The passages that were replaced, and their replacements.
    #[must_use]
    pub fn pairs(&self) -> &[(Span, Span)] {
        &self.pairs
    }

    /// Where a place went; one inside a replaced passage goes to its start.
    #[must_use]
    pub fn start_of(&self, at: usize) -> usize {
        let before = self.pairs.partition_point(|(old, _)| old.start <= at);
        match before.checked_sub(1).map(|last| self.pairs[last]) {
            None => at,
            Some((old, new)) if at < old.end => new.start,
            Some((old, new)) => new.end + (at - old.end),
        }
    }

    /// Where an end went; one inside a replaced passage goes to its end.
    #[must_use]
    pub fn end_of(&self, at: usize) -> usize {
        let before = self.pairs.partition_point(|(old, _)| old.start < at);
        match before.checked_sub(1).map(|last| self.pairs[last]) {
            None => at,
            Some((old, new)) if at < old.end => new.end,
            Some((old, new)) => new.end + (at - old.end),
        }
    }

    /// Where a passage went. One that touches a replaced passage holds all of the replacement.
    #[must_use]
    pub fn span(&self, span: Span) -> Span {
        if span.is_empty() {
            let at = self.start_of(span.start);
            return Span::new(at, at);
        }
        Span::new(self.start_of(span.start), self.end_of(span.end))
    }
}
