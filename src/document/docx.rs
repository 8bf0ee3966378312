//! Word documents (`.docx`): the paragraphs of the body in reading order. Inserted text is kept, deleted text is not;
//! notes and text boxes follow the paragraph that they belong to; headers and footers of pages are left out.

use std::collections::HashMap;

use super::blocks::{Paragraph, joined};
use super::package::Package;
use super::xml::{Element, Step, walk};
use crate::text::Unreadable;

/// The part that holds the body.
pub(super) const BODY: &str = "word/document.xml";

/// What is no part of the text: deleted and moved away, what older programs see in place of a text box, formulae of fields.
const LEFT_OUT: [&str; 5] = ["w:del", "w:moveFrom", "mc:Fallback", "w:instrText", "w:delText"];

/// Properties: the tabs in them are places, not characters.
const PROPERTIES: [&str; 5] = ["w:pPr", "w:rPr", "w:tblPr", "w:trPr", "w:sectPr"];

pub(super) fn read(package: &mut Package) -> Result<String, Unreadable> {
    let body = package.part(BODY)?.ok_or(Unreadable::Damaged)?;
    let mut notes = HashMap::new();
    for (part, kind) in [("word/footnotes.xml", "w:footnote"), ("word/endnotes.xml", "w:endnote")] {
        if let Some(xml) = package.part(part)? {
            read_notes(&xml, kind, &mut notes)?;
        }
    }
    let mut reading = Reading::default();
    walk(&body, |step| reading.take(step, &notes))?;
    Ok(joined(&reading.finish()))
}

/// Texts of notes by kind and number.
type Notes = HashMap<(String, String), Vec<Paragraph>>;

fn read_notes(xml: &str, kind: &str, notes: &mut Notes) -> Result<(), Unreadable> {
    let none = Notes::new();
    let mut id = String::new();
    let mut reading = Reading::default();
    walk(xml, |step| match step {
        Step::Start(element) if element.name == kind => {
            id = element.attribute("w:id").unwrap_or_default().to_owned();
            reading = Reading::default();
        }
        Step::End(name) if name == kind => {
            notes.insert((kind.to_owned(), id.clone()), std::mem::take(&mut reading).finish());
        }
        step => reading.take(step, &none),
    })
}

/// The paragraphs as far as they have been read.
#[derive(Default)]
struct Reading {
    done: Vec<Paragraph>,
    /// Paragraphs that are open; a text box stands inside one.
    open: Vec<Open>,
    /// Paragraphs of notes and text boxes that follow the open one.
    below: Vec<Paragraph>,
    /// Elements of [`LEFT_OUT`] and [`PROPERTIES`] that are open.
    left_out: usize,
    properties: usize,
    in_text: bool,
    run_bold: bool,
}

#[derive(Default)]
struct Open {
    text: String,
    heading: bool,
    bold: usize,
    plain: usize,
}

impl Reading {
    fn take(&mut self, step: Step, notes: &Notes) {
        match step {
            Step::Start(element) => self.start(&element, notes),
            Step::End(name) => self.end(&name),
            Step::Text(text) if self.in_text => self.put(&text),
            Step::Text(_) => {}
        }
    }

    fn start(&mut self, element: &Element, notes: &Notes) {
        let name = element.name.as_str();
        // A property of a deleted paragraph mark is called like deleted text, and holds none.
        self.left_out += usize::from(LEFT_OUT.contains(&name));
        self.properties += usize::from(PROPERTIES.contains(&name));
        if self.left_out > 0 {
            return;
        }
        if self.properties > 0 {
            match (name, self.open.last_mut()) {
                ("w:pStyle", Some(open)) => open.heading |= is_heading(element.attribute("w:val").unwrap_or_default()),
                ("w:outlineLvl", Some(open)) => open.heading |= element.attribute("w:val") != Some("9"),
                ("w:b", Some(_)) => self.run_bold = element.is_on(),
                _ => {}
            }
            return;
        }
        match name {
            "w:p" => self.open.push(Open::default()),
            "w:r" => self.run_bold = false,
            "w:t" => self.in_text = true,
            "w:tab" | "w:ptab" => self.put("\t"),
            "w:br" | "w:cr" => self.put("\n"),
            "w:noBreakHyphen" => self.put("\u{2011}"),
            "w:softHyphen" => self.put("\u{ad}"),
            "w:footnoteReference" | "w:endnoteReference" => {
                let kind = name.trim_end_matches("Reference").to_owned();
                let id = element.attribute("w:id").unwrap_or_default().to_owned();
                let note = notes.get(&(kind, id)).into_iter().flatten();
                let kept = note.filter(|paragraph| !paragraph.text.trim().is_empty());
                self.below.extend(kept.map(|p| Paragraph { text: p.text.trim().to_owned(), heading: false }));
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if LEFT_OUT.contains(&name) {
            self.left_out = self.left_out.saturating_sub(1);
        } else if PROPERTIES.contains(&name) {
            self.properties = self.properties.saturating_sub(1);
        } else if name == "w:t" {
            self.in_text = false;
        } else if name == "w:p"
            && self.left_out == 0
            && let Some(open) = self.open.pop()
        {
            let heading = open.heading || (open.bold > 0 && open.plain == 0);
            let paragraph = Paragraph { text: open.text, heading };
            if self.open.is_empty() {
                self.done.push(paragraph);
                self.done.append(&mut self.below);
            } else {
                self.below.push(paragraph);
            }
        }
    }

    fn put(&mut self, text: &str) {
        if self.left_out > 0 {
            return;
        }
        if let Some(open) = self.open.last_mut() {
            open.text.push_str(text);
            let letters = text.chars().filter(|c| !c.is_whitespace()).count();
            *(if self.run_bold { &mut open.bold } else { &mut open.plain }) += letters;
        }
    }

    fn finish(mut self) -> Vec<Paragraph> {
        self.done.append(&mut self.below);
        self.done
    }
}

/// Whether paragraphs of this style are headings; the ids are those of Word in Bokmål and English.
fn is_heading(style: &str) -> bool {
    let style = style.to_lowercase();
    ["heading", "overskrift", "title", "tittel"].iter().any(|word| style.starts_with(word))
}
