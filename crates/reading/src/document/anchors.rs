//! Where annotations begin and end in a text while that is put together, and the passages that come of it.

use std::collections::HashMap;

use crate::annotation::{Annotation, AnnotationKind};
use crate::text::{Span, Text};

/// The beginning or the end of an annotation in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Anchor {
    /// In bytes of the text that the anchor belongs to.
    pub at: usize,
    /// Number of the annotation in the document.
    pub number: usize,
    pub ends: bool,
}

/// Gives the annotations the passages between their anchors. `content` is what the text was made of.
pub(super) fn place(annotations: &mut Vec<Annotation>, mut anchors: Vec<Anchor>, content: &str, text: &Text) {
    if annotations.is_empty() {
        return;
    }
    anchors.sort();
    let (mut byte, mut point) = (0, 0);
    let mut begun: HashMap<usize, usize> = HashMap::new();
    for anchor in anchors {
        if let Some(between) = content.get(byte..anchor.at) {
            // The text was normalised as a whole; so is the part.
            point += Text::new(&between.replace('\0', "")).len();
            byte = anchor.at;
        }
        let Some(annotation) = annotations.get_mut(anchor.number) else { continue };
        if !anchor.ends {
            begun.entry(anchor.number).or_insert(point);
        } else if let Some(start) = begun.remove(&anchor.number) {
            annotation.spans.extend(passage(annotation.kind, Span::new(start, point), text));
        }
    }
    for (number, start) in begun {
        if let Some(annotation) = annotations.get_mut(number) {
            annotation.spans.extend(passage(annotation.kind, Span::new(start, start), text));
        }
    }
    annotations.retain(|annotation| !annotation.spans.is_empty() || !annotation.text.trim().is_empty());
}

/// The passage without blanks at its ends; a comment on a point is one on its line.
fn passage(kind: AnnotationKind, span: Span, text: &Text) -> Option<Span> {
    let trimmed = |span: Span| {
        let slice = text.slice(span);
        let blank = |letters: &mut dyn Iterator<Item = char>| letters.take_while(|c| c.is_whitespace()).count();
        let (before, after) = (blank(&mut slice.chars()), blank(&mut slice.chars().rev()));
        let span = Span::new(span.start + before, span.end.saturating_sub(after));
        (!span.is_empty()).then_some(span)
    };
    let span = Span::new(span.start.min(text.len()), span.end.min(text.len()));
    trimmed(span).or_else(|| {
        let line = || {
            let before = text.slice(Span::new(0, span.start)).chars().rev().take_while(|c| *c != '\n').count();
            let after = text.slice(Span::new(span.start, text.len())).chars().take_while(|c| *c != '\n').count();
            Span::new(span.start - before, span.start + after)
        };
        (kind == AnnotationKind::Comment).then(line).and_then(trimmed)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placed(kind: AnnotationKind, content: &str, anchors: &[(usize, bool)]) -> Vec<String> {
        let annotation =
            Annotation { kind, colour: None, author: String::new(), text: "Obs".to_owned(), spans: Vec::new() };
        let mut annotations = vec![annotation];
        let anchors = anchors.iter().map(|&(at, ends)| Anchor { at, number: 0, ends }).collect();
        let text = Text::new(content);
        place(&mut annotations, anchors, content, &text);
        annotations[0].spans.iter().map(|span| text.slice(*span).to_owned()).collect()
    }

    #[test]
    fn passages_are_found_in_the_text_as_it_is_normalised() {
        // A decomposed letter and a line end of two bytes stand before the mark.
        let content = "Pa\u{30a}\r\nHei du.\r\n";
        let from = content.find("Hei").expect("there");
        let marked = [(from, false), (from + 3, true)];
        assert_eq!(placed(AnnotationKind::Highlight, content, &marked), ["Hei"]);
        assert_eq!(placed(AnnotationKind::Comment, content, &[(from + 4, false), (from + 4, true)]), ["Hei du."]);
        assert!(placed(AnnotationKind::Highlight, content, &[(from + 4, false), (from + 4, true)]).is_empty());
        assert_eq!(placed(AnnotationKind::Comment, content, &[(from, false)]), ["Hei du."], "one without an end");
    }
}
