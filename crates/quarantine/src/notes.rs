//! What somebody had marked and noted in the file of a document. Its words and authors stand in the sealed text, behind the document, so
//! that names are judged in them as in any text; a release makes annotations of it again, and leaves that part of the text out.

use serde::{Deserialize, Serialize};

use names::mark::{Label, Mark, MarkSource};
use names::replacement::Replaced;
use reading::annotation::{Annotation, AnnotationKind, Colour};
use reading::case_documents::SEPARATOR;
use reading::entered;
use reading::evidence::Evidence;
use reading::text::{Span, Text};

/// A mark or a note in the file of a document. Places are code points of the sealed text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedNote {
    pub kind: AnnotationKind,
    pub colour: Option<Colour>,
    /// The path of the code that it becomes.
    pub code: String,
    /// Who made it; empty where the file does not say.
    pub author: Span,
    /// What was noted; empty for a mark without a note.
    pub text: Span,
    /// The passages that it is on.
    pub spans: Vec<Span>,
}

impl SealedNote {
    /// The same in a text in which each of its places has moved.
    #[must_use]
    pub fn moved(&self, moved: impl Fn(Span) -> Span) -> Self {
        let spans = self.spans.iter().map(|span| moved(*span)).collect();
        Self { author: moved(self.author), text: moved(self.text), spans, ..self.clone() }
    }
}

/// Puts annotations behind the text that they are on: first what parts them from it, then each author, then what was noted.
#[must_use]
pub fn sealed(text: &Text, annotations: &[(Annotation, String)]) -> (Text, Vec<SealedNote>) {
    if annotations.is_empty() {
        return (text.clone(), Vec::new());
    }
    let (mut words, mut at) = (SEPARATOR.to_owned(), text.len() + SEPARATOR.chars().count());
    let mut put = |piece: &str, end: &str| {
        let span = Span::new(at, at + piece.chars().count());
        words.push_str(piece);
        words.push_str(end);
        at = span.end + end.chars().count();
        span
    };
    let mut authors: Vec<(String, Span)> = Vec::new();
    for (annotation, _) in annotations {
        let author = entered::name(&annotation.author);
        if !author.is_empty() && authors.iter().all(|(known, _)| *known != author) {
            let span = put(&author, "\n");
            authors.push((author, span));
        }
    }
    let mut notes = Vec::new();
    for (annotation, code) in annotations {
        let author = entered::name(&annotation.author);
        let author = authors.iter().find(|(known, _)| *known == author).map_or(Span::new(0, 0), |(_, span)| *span);
        let noted = Text::new(&annotation.text).as_str().replace('\u{c}', "\n");
        let noted = noted.trim();
        let span = if noted.is_empty() { Span::new(0, 0) } else { put(noted, "\n\n") };
        notes.push(SealedNote {
            kind: annotation.kind,
            colour: annotation.colour,
            code: code.clone(),
            author,
            text: span,
            spans: annotation.spans.clone(),
        });
    }
    (Text::from_normalised([text.as_str(), &words].concat()), notes)
}

/// The authors of notes as marks: whoever they are, a person decides by what name they are known.
pub fn authors(notes: &[SealedNote]) -> impl Iterator<Item = Mark> {
    let mut spans: Vec<Span> = notes.iter().map(|note| note.author).filter(|author| !author.is_empty()).collect();
    spans.sort_unstable();
    spans.dedup();
    spans.into_iter().map(|span| Mark { span, label: Label::Per, confidence: 1.0, source: MarkSource::Register })
}

/// Parts of a text that are left out of it.
#[derive(Debug, Default)]
pub struct Cuts {
    /// In order and apart.
    parts: Vec<Span>,
}

impl Cuts {
    #[must_use]
    pub fn new(mut parts: Vec<Span>) -> Self {
        parts.retain(|part| !part.is_empty());
        parts.sort_unstable();
        Self { parts }
    }

    /// The text that is left.
    #[must_use]
    pub fn text(&self, text: &Text) -> Text {
        Text::from_normalised(self.kept(text.len()).map(|kept| text.slice(kept)).collect())
    }

    /// What was seen of the lines that are left.
    #[must_use]
    pub fn evidence(&self, evidence: &Evidence, chars: usize) -> Evidence {
        self.kept(chars)
            .fold(Evidence::default(), |all, kept| all.followed_by(&evidence.part(kept), self.place(kept.start)))
    }

    /// Where a passage of what is left stands in it; `None` for one that touches what is left out.
    #[must_use]
    pub fn span(&self, span: Span) -> Option<Span> {
        let is_left = !self.parts.iter().any(|part| part.overlaps(span));
        is_left.then(|| Span::new(self.place(span.start), self.place(span.end)))
    }

    fn place(&self, at: usize) -> usize {
        at - self.parts.iter().map(|part| part.end.min(at).saturating_sub(part.start)).sum::<usize>()
    }

    fn kept(&self, chars: usize) -> impl Iterator<Item = Span> + '_ {
        let starts = std::iter::once(0).chain(self.parts.iter().map(|part| part.end));
        let ends = self.parts.iter().map(|part| part.start).chain([chars]);
        starts.zip(ends).map(|(start, end)| Span::new(start, end))
    }
}

/// A note as it is released: with the words that stand in place of those that went.
#[must_use]
pub fn released(note: &SealedNote, new: &Text, replaced: &Replaced, cuts: &Cuts) -> (Annotation, String) {
    let words = |span: Span| if span.is_empty() { "" } else { new.slice(replaced.shift.span(span)).trim() };
    let spans = note.spans.iter().filter_map(|span| cuts.span(replaced.shift.span(*span)));
    let annotation = Annotation {
        kind: note.kind,
        colour: note.colour,
        author: words(note.author).to_owned(),
        text: words(note.text).to_owned(),
        spans: spans.collect(),
    };
    (annotation, note.code.clone())
}
