//! Comments of a document, with the passages that they are about.

use std::collections::{HashMap, HashSet};

use super::super::anchors::Anchor;
use super::super::paragraph_marks::ParagraphMarks;
use super::super::work::WorkBudget;
use super::super::xml::{XmlElement, XmlStep, walk};
use crate::annotation::{Annotation, AnnotationKind};
use crate::text::Unreadable;

/// The comments of a document, by their ids.
#[derive(Debug, Default)]
pub(super) struct DocxComments {
    numbers: HashMap<String, usize>,
    /// Those whose beginning is known.
    begun: HashSet<usize>,
    /// Anchors outside of paragraphs, for the next one.
    waiting: Vec<(usize, bool)>,
}

impl DocxComments {
    /// Takes the part that holds the comments.
    pub(super) fn read(xml: &str, work: &mut WorkBudget) -> Result<Self, Unreadable> {
        let mut comments = Self::default();
        let mut open: Option<(String, Annotation)> = None;
        let mut in_text = false;
        walk(xml, work, |step, work| {
            match step {
                XmlStep::Start(element) => {
                    in_text = element.name == "w:t";
                    if element.name == "w:comment" {
                        let of = |name: &str| element.attribute(name).unwrap_or_default().to_owned();
                        let annotation = Annotation {
                            kind: AnnotationKind::Comment,
                            colour: None,
                            author: of("w:author"),
                            text: String::new(),
                            spans: Vec::new(),
                        };
                        open = Some((of("w:id"), annotation));
                    }
                }
                XmlStep::End(name) => {
                    in_text = false;
                    match (name, &mut open) {
                        ("w:p", Some((_, annotation))) => annotation.text.push('\n'),
                        ("w:comment", _) => {
                            if let Some((id, mut annotation)) = open.take() {
                                annotation.text = annotation.text.trim().to_owned();
                                comments.numbers.insert(id, work.annotate(annotation));
                            }
                        }
                        _ => {}
                    }
                }
                XmlStep::Text(text) => {
                    if let Some((_, annotation)) = open.as_mut().filter(|_| in_text) {
                        annotation.text.push_str(text);
                    }
                }
            }
            Ok(())
        })?;
        Ok(comments)
    }

    /// Takes the beginning, the end or the sign of a comment; `marks` is of the paragraph that is open.
    pub(super) fn take(&mut self, element: &XmlElement, marks: Option<(&mut ParagraphMarks, usize)>) {
        let Some(&number) = self.numbers.get(element.attribute("w:id").unwrap_or_default()) else { return };
        let ends: &[bool] = match element.name.as_str() {
            "w:commentRangeStart" => &[false],
            "w:commentRangeEnd" => &[true],
            // A comment on a point has nothing but its sign.
            _ if !self.begun.contains(&number) => &[false, true],
            _ => return,
        };
        self.begun.insert(number);
        match marks {
            Some((marks, at)) => {
                marks.anchors.extend(ends.iter().map(|&ends| Anchor { at, number, ends }));
            }
            None => self.waiting.extend(ends.iter().map(|&ends| (number, ends))),
        }
    }

    /// The anchors that stood before a paragraph which begins.
    pub(super) fn begin(&mut self, marks: &mut ParagraphMarks, at: usize) {
        marks.anchors.extend(self.waiting.drain(..).map(|(number, ends)| Anchor { at, number, ends }));
    }
}
