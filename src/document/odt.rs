//! `OpenDocument` texts (`.odt`): the paragraphs in reading order. Deleted text and comments are left out; notes and
//! text boxes follow the paragraph that they belong to.

use super::blocks::{Paragraph, joined};
use super::package::Package;
use super::xml::{Element, Step, walk};
use crate::text::Unreadable;

/// The part that holds the text.
pub(super) const BODY: &str = "content.xml";

/// What is no part of the text.
const LEFT_OUT: [&str; 5] =
    ["text:tracked-changes", "office:annotation", "text:note-citation", "office:forms", "svg:desc"];

/// Most spaces that one element stands for.
const MOST_SPACES: usize = 1000;

pub(super) fn read(package: &mut Package) -> Result<String, Unreadable> {
    let manifest = package.part("META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(Unreadable::Locked);
    }
    let body = package.part(BODY)?.ok_or(Unreadable::Damaged)?;
    let mut reading = Reading::default();
    walk(&body, |step| reading.take(step))?;
    reading.done.append(&mut reading.below);
    Ok(joined(&reading.done))
}

#[derive(Default)]
struct Reading {
    done: Vec<Paragraph>,
    /// Paragraphs that are open; notes and text boxes stand inside one.
    open: Vec<Paragraph>,
    /// Paragraphs of notes and text boxes that follow the open one.
    below: Vec<Paragraph>,
    left_out: usize,
}

impl Reading {
    fn take(&mut self, step: Step) {
        match step {
            Step::Start(element) => self.start(&element),
            Step::End(name) => self.end(&name),
            Step::Text(text) => self.put_white_as_one(&text),
        }
    }

    fn start(&mut self, element: &Element) {
        let name = element.name.as_str();
        self.left_out += usize::from(LEFT_OUT.contains(&name));
        if self.left_out > 0 {
            return;
        }
        match name {
            "text:p" | "text:h" => self.open.push(Paragraph { text: String::new(), heading: name == "text:h" }),
            "text:tab" => self.put("\t"),
            "text:line-break" => self.put("\n"),
            "text:s" => {
                let count = element.attribute("text:c").and_then(|count| count.parse().ok()).unwrap_or(1);
                self.put(&" ".repeat(count.min(MOST_SPACES)));
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if LEFT_OUT.contains(&name) {
            self.left_out = self.left_out.saturating_sub(1);
        } else if matches!(name, "text:p" | "text:h")
            && self.left_out == 0
            && let Some(paragraph) = self.open.pop()
        {
            if self.open.is_empty() {
                self.done.push(paragraph);
                self.done.append(&mut self.below);
            } else {
                self.below.push(paragraph);
            }
        }
    }

    fn put(&mut self, text: &str) {
        if let Some(open) = self.open.last_mut().filter(|_| self.left_out == 0) {
            open.text.push_str(text);
        }
    }

    /// Line ends and runs of spaces in the file are one space of the text, none at the beginning of a paragraph.
    fn put_white_as_one(&mut self, text: &str) {
        let Some(open) = self.open.last_mut().filter(|_| self.left_out == 0) else { return };
        for c in text.chars() {
            if !matches!(c, ' ' | '\n' | '\r' | '\t') {
                open.text.push(c);
            } else if !open.text.is_empty() && !open.text.ends_with([' ', '\n', '\t']) {
                open.text.push(' ');
            }
        }
    }
}
