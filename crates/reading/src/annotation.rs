//! Annotations: what somebody has marked or noted in a file before it came here, apart from its text.

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// What an annotation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AnnotationKind {
    Highlight,
    Underline,
    Strikeout,
    /// A note on the page, or a comment on a passage.
    Comment,
}

/// The colour of a highlight, by the name that people have for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Colour {
    Yellow,
    Green,
    Blue,
    Pink,
    Red,
    Orange,
    Purple,
    Grey,
}

/// Colours, and red, green and blue of each as far as programs agree.
const SHADES: [(Colour, [f32; 3]); 15] = [
    (Colour::Yellow, [1.0, 1.0, 0.0]),
    (Colour::Yellow, [1.0, 0.83, 0.0]),
    (Colour::Yellow, [1.0, 0.95, 0.5]),
    (Colour::Yellow, [0.5, 0.5, 0.0]),
    (Colour::Green, [0.0, 1.0, 0.0]),
    (Colour::Green, [0.55, 0.85, 0.45]),
    (Colour::Green, [0.0, 0.5, 0.0]),
    (Colour::Blue, [0.0, 0.0, 1.0]),
    (Colour::Blue, [0.3, 0.7, 1.0]),
    (Colour::Blue, [0.0, 1.0, 1.0]),
    (Colour::Pink, [1.0, 0.45, 0.75]),
    (Colour::Red, [1.0, 0.0, 0.0]),
    (Colour::Orange, [1.0, 0.55, 0.1]),
    (Colour::Purple, [0.6, 0.3, 0.8]),
    (Colour::Grey, [0.65, 0.65, 0.65]),
];

impl Colour {
    pub const ALL: [Self; 8] =
        [Self::Yellow, Self::Green, Self::Blue, Self::Pink, Self::Red, Self::Orange, Self::Purple, Self::Grey];

    /// The colour that is nearest to this red, green and blue, each from 0 to 1.
    #[must_use]
    pub fn nearest(rgb: [f32; 3]) -> Self {
        let distance = |shade: &[f32; 3]| shade.iter().zip(rgb).map(|(one, other)| (one - other).powi(2)).sum::<f32>();
        let nearest = SHADES.iter().min_by(|one, other| distance(&one.1).total_cmp(&distance(&other.1)));
        nearest.map_or(Self::Yellow, |(colour, _)| *colour)
    }

    /// The colour by the name that Word has for it; `None` for no colour, black and white.
    #[must_use]
    pub fn of_word(name: &str) -> Option<Self> {
        Some(match name {
            "yellow" | "darkyellow" => Self::Yellow,
            "green" | "darkgreen" => Self::Green,
            "blue" | "darkblue" | "cyan" | "darkcyan" => Self::Blue,
            "magenta" => Self::Pink,
            "red" | "darkred" => Self::Red,
            "darkmagenta" => Self::Purple,
            "darkgray" | "lightgray" => Self::Grey,
            _ => return None,
        })
    }
}

/// What somebody has marked or noted in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Annotation {
    pub kind: AnnotationKind,
    /// Of a mark in a colour.
    pub colour: Option<Colour>,
    /// Who made it, as the file says; empty where it does not.
    pub author: String,
    /// What was noted; empty for a mark without a note.
    pub text: String,
    /// The passages of the text that it is on: several where it goes over columns, none where nothing stands below it.
    pub spans: Vec<Span>,
}

impl Annotation {
    /// The annotation as it stands on a part of the text; `None` where it does not. What is on no passage goes with the first part.
    #[must_use]
    pub fn on_part(&self, part: Span) -> Option<Self> {
        let inside = self.spans.iter().filter_map(|span| span.intersection(part));
        let spans: Vec<Span> = inside.map(|span| Span::new(span.start - part.start, span.end - part.start)).collect();
        let is_on = if self.spans.is_empty() { part.start == 0 } else { !spans.is_empty() };
        is_on.then(|| Self { spans, ..self.clone() })
    }

    /// The annotation in a text in which its own begins at this code point.
    #[must_use]
    pub fn moved(&self, start: usize) -> Self {
        let spans = self.spans.iter().map(|span| Span::new(span.start + start, span.end + start)).collect();
        Self { spans, ..self.clone() }
    }
}
