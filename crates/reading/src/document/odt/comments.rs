//! Comments of a document: who wrote them, what they say, and on which passage they are.

use std::collections::HashMap;

use super::super::anchors::Anchor;
use super::super::xml::XmlElement;
use crate::annotation::{Annotation, AnnotationKind};

/// The element that holds a comment, at the beginning of its passage.
pub(super) const COMMENT: &str = "office:annotation";

/// The comments of a document that is being read.
#[derive(Debug, Default)]
pub(super) struct OdtComments {
    /// The one whose words come now, and its name, by which its end is found.
    open: Option<(String, Annotation)>,
    /// Whether the name of its author comes now.
    in_author: bool,
    /// Those that began, by their names.
    begun: HashMap<String, usize>,
    /// Anchors outside of paragraphs, for the next one.
    waiting: Vec<(usize, bool)>,
}

impl OdtComments {
    /// Begins to read what a comment says.
    pub(super) fn open(&mut self, element: &XmlElement) {
        let name = element.attribute("office:name").unwrap_or_default().to_owned();
        let annotation = Annotation {
            kind: AnnotationKind::Comment,
            colour: None,
            author: String::new(),
            text: String::new(),
            spans: Vec::new(),
        };
        self.open = Some((name, annotation));
        self.in_author = false;
    }

    /// An element begins in a comment.
    pub(super) fn start(&mut self, name: &str) {
        let Some((_, annotation)) = &mut self.open else { return };
        self.in_author = name == "dc:creator";
        match name {
            "text:line-break" => annotation.text.push('\n'),
            "text:s" | "text:tab" => annotation.text.push(' '),
            _ => {}
        }
    }

    /// An element ends in a comment.
    pub(super) fn end(&mut self, name: &str) {
        self.in_author = false;
        if let (Some((_, annotation)), "text:p" | "text:h") = (&mut self.open, name) {
            annotation.text.push('\n');
        }
    }

    /// Takes letters of a comment; `element` is the one that they stand in.
    pub(super) fn put(&mut self, text: &str, element: &str) {
        let Some((_, annotation)) = &mut self.open else { return };
        if self.in_author {
            annotation.author.push_str(text.trim());
        } else if !matches!(element, "dc:date" | "meta:date-string" | "meta:creator-initials") {
            annotation.text.push_str(text);
        }
    }

    /// The comment that ends, and its name.
    pub(super) fn close(&mut self) -> Option<(String, Annotation)> {
        let (name, mut annotation) = self.open.take()?;
        annotation.text = annotation.text.trim().to_owned();
        Some((name, annotation))
    }

    /// Notes that a passage of a comment begins. One without a name is on a point.
    pub(super) fn begin(&mut self, name: String, number: usize, anchors: Option<(&mut Vec<Anchor>, usize)>) {
        if !name.is_empty() {
            self.begun.insert(name, number);
        }
        self.anchor(number, false, anchors);
    }

    /// Notes that the passage of a comment ends.
    pub(super) fn finish(&mut self, element: &XmlElement, anchors: Option<(&mut Vec<Anchor>, usize)>) {
        let name = element.attribute("office:name").unwrap_or_default();
        if let Some(number) = self.begun.remove(name) {
            self.anchor(number, true, anchors);
        }
    }

    fn anchor(&mut self, number: usize, ends: bool, anchors: Option<(&mut Vec<Anchor>, usize)>) {
        match anchors {
            Some((anchors, at)) => anchors.push(Anchor { at, number, ends }),
            None => self.waiting.push((number, ends)),
        }
    }

    /// The anchors that stood before a paragraph which begins.
    pub(super) fn waiting(&mut self) -> Vec<Anchor> {
        self.waiting.drain(..).map(|(number, ends)| Anchor { at: 0, number, ends }).collect()
    }
}
