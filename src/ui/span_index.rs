//! Which of many spans stand at a place, without looking at all of them in each frame.

use std::ops::Range;

use reading::text::Span;

/// Of spans in the order of their beginnings: how far those up to each reach.
#[derive(Debug, Default)]
pub struct SpanIndex {
    reach: Vec<usize>,
}

impl SpanIndex {
    /// The index of spans in the order of their beginnings.
    pub fn new(spans: impl Iterator<Item = Span>) -> Self {
        let mut most = 0;
        let reach = spans.map(|span| {
            most = most.max(span.end);
            most
        });
        Self { reach: reach.collect() }
    }

    /// Those of `all` that touch a span, and perhaps some between them that do not.
    #[must_use]
    pub fn around<T>(&self, all: &[T], span: Span, of: impl Fn(&T) -> Span) -> Range<usize> {
        let end = all.partition_point(|own| of(own).start <= span.end);
        let known = self.reach.get(..end).unwrap_or_default();
        // The reach only grows.
        known.partition_point(|reach| *reach < span.start)..end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_that_touch_are_among_those_that_are_looked_at() {
        let spans: Vec<Span> = (0..200).map(|number| Span::new(number * 3, number * 3 + 1 + number * 7 % 40)).collect();
        let index = SpanIndex::new(spans.iter().copied());
        for at in 0..700 {
            let seen = index.around(&spans, Span::new(at, at + 2), |span| *span);
            let touches = |span: &Span| span.start <= at + 2 && at <= span.end;
            let all: Vec<usize> = (0..spans.len()).filter(|own| touches(&spans[*own])).collect();
            assert!(all.iter().all(|own| seen.contains(own)), "at {at}");
            assert!(seen.len() <= all.len() + 20, "few others are looked at, at {at}");
        }
    }
}
