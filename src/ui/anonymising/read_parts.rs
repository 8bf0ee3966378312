//! Which parts of a page were in view: kept as places of the original, so that a decision, which sets the page anew, loses none.

use reading::text::{Span, Text};

/// Passages of a page that were shown whole, in order and apart.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct ReadParts(Vec<Span>);

impl ReadParts {
    /// Adds a passage that was shown.
    pub fn add(&mut self, shown: Span) {
        if shown.is_empty() {
            return;
        }
        let mut whole = shown;
        self.0.retain(|known| {
            let touches = known.start <= whole.end && whole.start <= known.end;
            if touches {
                whole = Span::new(whole.start.min(known.start), whole.end.max(known.end));
            }
            !touches
        });
        let at = self.0.partition_point(|known| known.start < whole.start);
        self.0.insert(at, whole);
    }

    /// The first place within a passage that was not shown and is no blank.
    #[must_use]
    pub fn first_unread(&self, within: Span, text: &Text) -> Option<usize> {
        let unread = |from: usize, to: usize| {
            let gap = Span::new(from, to.min(within.end));
            let ahead = text.slice(gap).chars().position(|c| !c.is_whitespace())?;
            Some(from + ahead)
        };
        let mut at = within.start;
        for known in self.0.iter().filter(|known| known.end > within.start) {
            if known.start >= within.end {
                break;
            }
            if known.start > at
                && let Some(place) = unread(at, known.start)
            {
                return Some(place);
            }
            at = at.max(known.end);
        }
        if at < within.end { unread(at, within.end) } else { None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_come_together_and_gaps_are_found_blanks_aside() {
        let text = Text::new("en to tre\n\nfire fem");
        let whole = Span::new(0, text.len());
        let mut parts = ReadParts::default();
        assert_eq!(parts.first_unread(whole, &text), Some(0));
        parts.add(Span::new(3, 9));
        assert_eq!(parts.first_unread(whole, &text), Some(0));
        assert_eq!(
            parts.first_unread(Span::new(4, text.len()), &text),
            Some(11),
            "behind what was shown, and behind blanks"
        );
        parts.add(Span::new(0, 3));
        assert_eq!(parts.0, [Span::new(0, 9)]);
        parts.add(Span::new(16, 19));
        parts.add(Span::new(11, 16));
        assert_eq!(parts.first_unread(whole, &text), None, "what lies between is blank");
        parts.add(Span::new(5, 12));
        assert_eq!(parts.0, [Span::new(0, 19)]);
        assert_eq!(ReadParts::default().first_unread(Span::new(9, 11), &text), None);
    }
}
