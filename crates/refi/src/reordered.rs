//! A text in the order in which things happened: every entry with what stands right before it on the page, and nothing added but
//! line ends. Every passage is found again in it.

use project::SourceText;
use reading::chronology::{ReadingOrder, order};
use reading::text::Span;

/// A text in another order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Reordered {
    pub text: String,
    /// The pieces in the order of the text that they come from: where each stood, and where it begins now.
    pieces: Vec<(Span, usize)>,
}

impl Reordered {
    /// The text of a case in chronological order.
    pub(crate) fn of(source: &SourceText) -> Self {
        let (text, entries) = (&source.text, &source.plan.entries);
        // Each entry takes along what stands between it and the one before: its header, its title.
        let mut ends = 0;
        let mut spans = Vec::with_capacity(entries.len());
        for (index, entry) in entries.iter().enumerate() {
            let end = if index + 1 == entries.len() { text.len() } else { entry.span.end.max(ends) };
            spans.push(Span::new(ends, end));
            ends = end;
        }
        if entries.is_empty() {
            return Self { text: text.as_str().to_owned(), pieces: vec![(text.span(), 0)] };
        }
        let mut reordered = Self::default();
        let mut length = 0;
        for span in order(&source.plan, ReadingOrder::Chronological).into_iter().map(|index| spans[index]) {
            let piece = text.slice(span);
            if span.is_empty() {
                continue;
            }
            if length > 0 && !piece.starts_with('\n') && !reordered.text.ends_with('\n') {
                reordered.text.push('\n');
                length += 1;
            }
            reordered.text.push_str(piece);
            reordered.pieces.push((span, length));
            length += span.len();
        }
        reordered.pieces.sort_unstable_by_key(|(span, _)| span.start);
        reordered
    }

    /// Where a passage stands now: more than one place where its pieces were parted. Pieces that touch are one again, and of several
    /// those are left out that hold nothing to see.
    pub(crate) fn places(&self, span: Span) -> Vec<Span> {
        let first = self.pieces.partition_point(|(piece, _)| piece.end <= span.start);
        let mut places: Vec<Span> = Vec::new();
        for (piece, begins) in &self.pieces[first.min(self.pieces.len())..] {
            if piece.start >= span.end && !(span.is_empty() && places.is_empty()) {
                break;
            }
            let from = span.start.max(piece.start);
            let until = span.end.min(piece.end).max(from);
            let place = Span::new(begins + from - piece.start, begins + until - piece.start);
            match places.last_mut() {
                Some(last) if last.end == place.start => last.end = place.end,
                _ => places.push(place),
            }
            if span.is_empty() {
                break;
            }
        }
        if places.is_empty() {
            let end = self.text.chars().count();
            places.push(Span::new(end, end));
        }
        places
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_over_pieces_that_were_parted_stands_in_several_places() {
        let pieces = vec![(Span::new(0, 4), 6), (Span::new(4, 10), 0), (Span::new(10, 12), 10)];
        let reordered = Reordered { text: "456789012301".to_owned(), pieces };
        assert_eq!(reordered.places(Span::new(1, 3)), [Span::new(7, 9)]);
        assert_eq!(reordered.places(Span::new(2, 6)), [Span::new(8, 10), Span::new(0, 2)]);
        assert_eq!(reordered.places(Span::new(3, 11)), [Span::new(9, 10), Span::new(0, 6), Span::new(10, 11)]);
        assert_eq!(reordered.places(Span::new(5, 5)), [Span::new(1, 1)]);
        assert_eq!(reordered.places(Span::new(12, 12)), [Span::new(12, 12)]);
    }
}
