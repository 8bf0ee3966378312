//! Where the places of a text went when passages of it were replaced.

use reading::evidence::Evidence;
use reading::text::{Span, Text};

/// The passages that were replaced, in order: where each stood and where its replacement stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shift {
    pairs: Vec<(Span, Span)>,
}

impl Shift {
    /// Notes that `old`, which begins behind all that was noted before, was replaced by `chars` code points; gives where
    /// they stand.
    pub fn push(&mut self, old: Span, chars: usize) -> Span {
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

    /// What was seen of the lines, for the text in which passages are replaced. A line that was joined to the one above, or
    /// dropped, has none any more.
    #[must_use]
    pub fn evidence(&self, evidence: &Evidence, new: &Text) -> Evidence {
        let begins_line = |at: usize| at == 0 || matches!(new.slice(Span::new(at - 1, at)), "\n" | "\u{c}");
        let lines = evidence.lines().iter().filter_map(|&(start, seen)| {
            let before = self.pairs.partition_point(|(old, _)| old.start < start);
            let is_inside = before.checked_sub(1).is_some_and(|last| start < self.pairs[last].0.end);
            let start = self.start_of(start);
            (!is_inside && begins_line(start)).then_some((start, seen))
        });
        Evidence::new(lines.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reading::evidence::LineEvidence;

    #[test]
    fn a_line_keeps_what_was_seen_of_it_unless_it_is_no_line_any_more() {
        let old = Text::new("Kari\nbor i\nBodø nå\nog\nhar\nråd");
        let numbered: Vec<_> = (0..6).map(|page| Some(LineEvidence { page, ..LineEvidence::default() })).collect();
        let evidence = Evidence::of(&old, &numbered);
        let new = Text::new("en bruker\nbor i et sted nå\nog\n[fjernet]råd");
        let mut shift = Shift::default();
        shift.push(Span::new(0, 4), 9);
        shift.push(Span::new(10, 15), 8);
        shift.push(Span::new(22, 26), 9);
        assert_eq!(old.slice(Span::new(10, 15)), "\nBodø");
        assert_eq!(old.slice(Span::new(22, 26)), "har\n");
        let moved = shift.evidence(&evidence, &new);
        let lines = |at: usize| new.slice(Span::new(at, at + 2));
        let found: Vec<_> = moved.lines().iter().map(|(start, seen)| (lines(*start), seen.page)).collect();
        assert_eq!(found, [("en", 0), ("bo", 1), ("og", 3), ("[f", 4)]);
    }
}
