//! What somebody has marked in a paragraph of a document: where comments begin and end, and letters that are highlighted.

use super::anchors::Anchor;
use super::work::WorkBudget;
use crate::annotation::{Annotation, AnnotationKind, Colour};

/// The marks of a paragraph that is being read.
#[derive(Debug, Default)]
pub(super) struct ParagraphMarks {
    /// Where comments and highlights begin and end.
    pub anchors: Vec<Anchor>,
    /// The highlight that is open.
    highlight: Option<(Colour, usize)>,
}

impl ParagraphMarks {
    /// Those of a paragraph that begins with these anchors.
    pub fn of(anchors: Vec<Anchor>) -> Self {
        Self { anchors, highlight: None }
    }

    /// Says in which colour the letters are highlighted that come next, at this place.
    pub fn highlight(&mut self, colour: Option<Colour>, at: usize, work: &mut WorkBudget) {
        if self.highlight.map(|(colour, _)| colour) == colour {
            return;
        }
        if let Some((_, number)) = self.highlight.take() {
            self.anchors.push(Anchor { at, number, ends: true });
        }
        if let Some(colour) = colour {
            let number = work.annotate(Annotation {
                kind: AnnotationKind::Highlight,
                colour: Some(colour),
                author: String::new(),
                text: String::new(),
                spans: Vec::new(),
            });
            self.anchors.push(Anchor { at, number, ends: false });
            self.highlight = Some((colour, number));
        }
    }

    /// The anchors of a paragraph that ends at this place.
    pub fn end(mut self, at: usize, work: &mut WorkBudget) -> Vec<Anchor> {
        self.highlight(None, at, work);
        self.anchors
    }
}
