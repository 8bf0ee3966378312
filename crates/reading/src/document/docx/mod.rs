//! Word documents (`.docx`): the paragraphs of the body in reading order, as they are printed when all changes are accepted.
//!
//! Notes and text boxes follow the paragraph that they belong to; numbers of lists stand before their paragraphs, and marks and
//! values of form fields where they are. Hidden text, comments, and headers and footers of pages are left out with a remark.

mod fields;
mod marks;
mod numbering;
mod run;
mod styles;

use std::collections::HashMap;

use super::blocks::{Paragraph, joined, labelled};
use super::grid;
use super::package::{Package, PartRelation};
use super::paragraph_marks::ParagraphMarks;
use super::setting::Setting;
use super::work::{Cost, DEEPEST_DOCUMENT, WorkBudget};
use super::written::Written;
use super::xml::{self, XmlElement, XmlStep, walk};
use super::{FileKind, html, signs};
use crate::evidence::LineEvidence;
use crate::remark::What;
use crate::text::{Text, Unreadable};
use fields::Fields;
use marks::DocxComments;
use numbering::{Counters, Numbering};
pub(super) use numbering::{letters, roman};
use run::RunProperties;
use styles::{DocxStyles, Indent};

/// The part that usually holds the body.
const USUAL_BODY: &str = "word/document.xml";

/// What is no part of the text: deleted and moved away, old properties, the code of fields, what the reading of a word is.
const LEFT_OUT: [&str; 14] = [
    "w:del",
    "w:moveFrom",
    "w:delText",
    "w:delInstrText",
    "w:rPrChange",
    "w:pPrChange",
    "w:sectPrChange",
    "w:tblPrChange",
    "w:tblPrExChange",
    "w:tblGridChange",
    "w:tcPrChange",
    "w:trPrChange",
    "w:numberingChange",
    "w:cellDel",
];

/// Traces of tracked changes.
const CHANGES: [&str; 4] = ["w:ins", "w:del", "w:moveFrom", "w:moveTo"];

/// Properties of what stands around them: the tabs in them are places, not characters.
const PROPERTIES: [&str; 6] = ["w:pPr", "w:rPr", "w:tblPr", "w:trPr", "w:tcPr", "w:sectPr"];

/// The name of the body, if the package is a Word document.
pub(super) fn body(package: &mut Package, work: &mut WorkBudget) -> Result<Option<String>, Unreadable> {
    let relations = package.relations("", work)?;
    let named = relations.into_iter().find(|relation| relation.kind == "officeDocument" && !relation.is_external);
    let name = named.map_or_else(|| USUAL_BODY.to_owned(), |relation| relation.target);
    let name = if package.has(&name) { name } else { USUAL_BODY.to_owned() };
    // A workbook is related to its package in the same way.
    let is_word = name == USUAL_BODY || name.starts_with("word/");
    if is_word || !package.has(&name) {
        return Ok(package.has(&name).then_some(name));
    }
    let is_document = |xml: &str| xml::root(xml).is_some_and(|root| root.name == "w:document");
    Ok(package.part(&name, work)?.is_some_and(|xml| is_document(&xml)).then_some(name))
}

pub(super) fn read(package: &mut Package, body: &str, work: &mut WorkBudget) -> Result<Written, Unreadable> {
    let paragraphs = paragraphs(package, body, 0, work)?;
    Ok(joined(&paragraphs))
}

fn paragraphs(
    package: &mut Package,
    body: &str,
    depth: usize,
    work: &mut WorkBudget,
) -> Result<Vec<Paragraph>, Unreadable> {
    let xml = package.part(body, work)?.ok_or(Unreadable::Damaged)?;
    let relations = package.relations(body, work)?;
    let related = Related { relations: &relations, body };
    let styles = match related.part(package, "styles", work)? {
        Some(xml) => DocxStyles::read(&xml, work)?,
        None => DocxStyles::default(),
    };
    let numbering = match related.part(package, "numbering", work)? {
        Some(xml) => Numbering::read(&xml, work)?,
        None => Numbering::default(),
    };
    let mut notes = Notes::new();
    for (part, kind) in [("footnotes", "w:footnote"), ("endnotes", "w:endnote")] {
        if let Some(xml) = related.part(package, part, work)? {
            read_notes(&xml, kind, &styles, &numbering, &mut notes, work)?;
        }
    }
    for name in related.page_edges(package) {
        if let Some(xml) = package.part(&name, work)? {
            let (mut letters, mut in_text) = (false, false);
            walk(&xml, work, |step, _| {
                match step {
                    XmlStep::Start(element) => in_text = element.name == "w:t",
                    XmlStep::End(_) => in_text = false,
                    XmlStep::Text(text) => letters |= in_text && text.contains(char::is_alphabetic),
                }
                Ok(())
            })?;
            work.note(What::PageHeaders, usize::from(letters));
        }
    }
    let mut reading = DocxReading::new(&styles, &numbering, &notes);
    if let Some(xml) = related.part(package, "comments", work)? {
        reading.comments = DocxComments::read(&xml, work)?;
    }
    walk(&xml, work, |step, work| {
        if let XmlStep::Start(element) = &step
            && matches!(element.name.as_str(), "w:altChunk" | "w:subDoc")
            && reading.left_out == 0
        {
            let id = element.attribute("r:id").unwrap_or_default();
            let other = relations.iter().find(|relation| relation.id == id);
            reading.insert(chunk(package, other, depth, work)?);
        }
        reading.take(step, work)
    })?;
    Ok(reading.finish())
}

/// The parts that a body refers to.
struct Related<'a> {
    relations: &'a [PartRelation],
    body: &'a str,
}

impl Related<'_> {
    /// A part by its kind, else by its usual name beside the body.
    fn part(&self, package: &mut Package, kind: &str, work: &mut WorkBudget) -> Result<Option<String>, Unreadable> {
        let folder = self.body.rsplit_once('/').map_or("", |(folder, _)| folder);
        let named = self.relations.iter().find(|relation| relation.kind == kind && !relation.is_external);
        package.part(&named.map_or_else(|| format!("{folder}/{kind}.xml"), |relation| relation.target.clone()), work)
    }

    /// The headers and footers of pages.
    fn page_edges(&self, package: &Package) -> Vec<String> {
        let related = self.relations.iter().filter(|relation| matches!(relation.kind.as_str(), "header" | "footer"));
        let mut names: Vec<String> = related.map(|relation| relation.target.to_lowercase()).collect();
        let usual = |name: &&str| name.starts_with("word/header") || name.starts_with("word/footer");
        names.extend(package.names().filter(usual).map(str::to_owned));
        names.sort();
        names.dedup();
        names
    }
}

/// The paragraphs of a document that another one draws in.
fn chunk(
    package: &mut Package,
    other: Option<&PartRelation>,
    depth: usize,
    work: &mut WorkBudget,
) -> Result<Vec<Paragraph>, Unreadable> {
    let name = other.map(|other| other.target.rsplit('/').next().unwrap_or_default().to_owned()).unwrap_or_default();
    let unreadable = || Unreadable::Part(format!("“{name}”"));
    let other = other.filter(|other| !other.is_external).ok_or_else(unreadable)?;
    let bytes = package.bytes(&other.target, work)?.ok_or_else(unreadable)?;
    let is_page = ["htm", "html", "xhtml"].iter().any(|end| name.to_lowercase().ends_with(&format!(".{end}")));
    match FileKind::of(&bytes) {
        FileKind::Zip if depth < DEEPEST_DOCUMENT => {
            let mut inner = Package::open(bytes, work)?;
            let body = body(&mut inner, work)?.ok_or_else(unreadable)?;
            paragraphs(&mut inner, &body, depth + 1, work)
        }
        FileKind::WebPage | FileKind::WebArchive => html::paragraphs(&bytes, work),
        FileKind::Other | FileKind::Xml if is_page => html::paragraphs(&bytes, work),
        FileKind::Other if !name.to_lowercase().ends_with(".mht") && !bytes.starts_with(b"MIME-Version") => {
            let read = Text::decode(&bytes).map_err(|_| unreadable())?;
            work.remarks.extend(&read.remarks);
            let lines = read.text.as_str().lines();
            Ok(lines.map(Paragraph::plain).collect())
        }
        _ => Err(unreadable()),
    }
}

/// Texts of notes by kind and number.
type Notes = HashMap<(String, String), Vec<Paragraph>>;

fn read_notes(
    xml: &str,
    kind: &str,
    styles: &DocxStyles,
    numbering: &Numbering,
    notes: &mut Notes,
    work: &mut WorkBudget,
) -> Result<(), Unreadable> {
    let none = Notes::new();
    let mut id = String::new();
    let mut reading = DocxReading::new(styles, numbering, &none);
    walk(xml, work, |step, work| {
        match step {
            XmlStep::Start(element) if element.name == kind => {
                id = element.attribute("w:id").unwrap_or_default().to_owned();
                reading = DocxReading::new(styles, numbering, &none);
            }
            XmlStep::End(name) if name == kind => {
                let read = std::mem::replace(&mut reading, DocxReading::new(styles, numbering, &none));
                notes.insert((kind.to_owned(), id.clone()), read.finish());
            }
            step => reading.take(step, work)?,
        }
        Ok(())
    })
}

/// A paragraph that is being read.
#[derive(Default)]
struct DocxParagraph {
    text: String,
    style: Option<String>,
    /// The level of its outline, from 1; 0 if it is no heading.
    heading: u8,
    indent: Indent,
    setting: Setting,
    marks: ParagraphMarks,
    list: Option<i64>,
    level: Option<usize>,
    /// The end of the paragraph is deleted, or hidden: what follows goes on in the same line.
    end_deleted: bool,
    end_hidden: Option<bool>,
    /// Paragraphs of notes and text boxes, which follow.
    below: Vec<Paragraph>,
}

/// A table that is being read.
#[derive(Default)]
struct DocxTable {
    rows: Vec<grid::GridRow>,
    /// Paragraphs that are open around it.
    around: usize,
    row_deleted: bool,
}

/// The paragraphs as far as they have been read.
struct DocxReading<'a> {
    styles: &'a DocxStyles,
    numbering: &'a Numbering,
    notes: &'a Notes,
    counters: Counters,
    done: Vec<Paragraph>,
    /// Paragraphs that are open; a text box stands inside one.
    open: Vec<DocxParagraph>,
    tables: Vec<DocxTable>,
    /// A paragraph without an end, and how deep it stands.
    torn: Option<((usize, usize), DocxParagraph)>,
    /// Names of the elements that are open.
    around: Vec<String>,
    /// Elements that are left out, and properties, that are open.
    left_out: usize,
    properties: usize,
    /// Whether the first of several forms of the same has been read.
    alternatives: Vec<bool>,
    run: RunProperties,
    fields: Fields,
    comments: DocxComments,
}

impl<'a> DocxReading<'a> {
    fn new(styles: &'a DocxStyles, numbering: &'a Numbering, notes: &'a Notes) -> Self {
        Self {
            styles,
            numbering,
            notes,
            counters: Counters::default(),
            done: Vec::new(),
            open: Vec::new(),
            tables: Vec::new(),
            torn: None,
            around: Vec::new(),
            left_out: 0,
            properties: 0,
            alternatives: Vec::new(),
            run: RunProperties::default(),
            fields: Fields::default(),
            comments: DocxComments::default(),
        }
    }

    fn take(&mut self, step: XmlStep<'_>, work: &mut WorkBudget) -> Result<(), Unreadable> {
        match step {
            XmlStep::Start(element) => {
                self.start(element, work)?;
                self.around.push(element.name.clone());
            }
            XmlStep::End(name) => {
                self.around.pop();
                self.end(name, work)?;
            }
            XmlStep::Text(text) if self.left_out > 0 => {
                let is_reading = self.left_out == 1 && self.around.iter().any(|name| name == "w:rt");
                work.note(What::Readings, if is_reading { text.trim().chars().count() } else { 0 });
            }
            XmlStep::Text(text) => match self.around.last().map(String::as_str) {
                Some("w:t" | "m:t") => self.put(text, work)?,
                Some("w:instrText") => self.fields.code(text),
                _ => {}
            },
        }
        Ok(())
    }

    /// Whether an element of this name is left out here.
    fn leaves_out(&self, name: &str) -> bool {
        LEFT_OUT.contains(&name)
            || name == "w:rt"
            || (matches!(name, "mc:Choice" | "mc:Fallback") && self.alternatives.last() == Some(&true))
    }

    fn start(&mut self, element: &XmlElement, work: &mut WorkBudget) -> Result<(), Unreadable> {
        let name = element.name.as_str();
        let parent = self.around.last().map_or("", String::as_str);
        if CHANGES.contains(&name) || name.ends_with("PrChange") || matches!(name, "w:cellIns" | "w:cellDel") {
            work.note(What::TrackedChanges, 1);
        }
        if self.left_out == 0 && matches!(name, "w:del" | "w:moveFrom") {
            match (parent, self.tables.last_mut(), self.open.last_mut()) {
                ("w:rPr", _, Some(open)) if self.around.iter().rev().nth(1).is_some_and(|name| name == "w:pPr") => {
                    open.end_deleted = true;
                }
                ("w:trPr", Some(table), _) => table.row_deleted = true,
                _ => {}
            }
        }
        if self.leaves_out(name) {
            self.left_out += 1;
            return Ok(());
        }
        if self.left_out > 0 {
            return Ok(());
        }
        if PROPERTIES.contains(&name) {
            self.properties += 1;
            return Ok(());
        }
        if self.properties > 0 {
            self.property(element);
            return Ok(());
        }
        if self.fields.start(element) {
            return Ok(());
        }
        match name {
            "w:p" => {
                let place = self.place();
                let torn = self.torn.take_if(|(at, _)| *at == place).map(|(_, open)| open).unwrap_or_default();
                // What went before keeps its text; all else is told by the paragraph whose end is left.
                let DocxParagraph { text, setting, mut marks, below, .. } = torn;
                self.comments.begin(&mut marks, text.len());
                self.open.push(DocxParagraph { text, setting, marks, below, ..DocxParagraph::default() });
            }
            "w:r" | "m:r" => self.run = RunProperties::default(),
            "w:tab" | "w:ptab" => self.put("\t", work)?,
            "w:br" | "w:cr" => self.put("\n", work)?,
            "w:noBreakHyphen" => self.put("\u{2011}", work)?,
            "w:softHyphen" => self.put("\u{ad}", work)?,
            "w:sym" => {
                let code = element.attribute("w:char").and_then(|code| u32::from_str_radix(code, 16).ok());
                let letter = code.and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER);
                let font = element.attribute("w:font").and_then(signs::SignFont::named);
                let sign = font.map_or(Some(letter), |font| font.sign_of(letter));
                let sign = sign.filter(|sign| !signs::is_private(*sign)).unwrap_or(char::REPLACEMENT_CHARACTER);
                work.note(What::UnknownSigns, usize::from(sign == char::REPLACEMENT_CHARACTER));
                self.put_plain(sign.encode_utf8(&mut [0; 4]), work)?;
            }
            "w:footnoteReference" | "w:endnoteReference" => {
                let kind = name.trim_end_matches("Reference").to_owned();
                let id = element.attribute("w:id").unwrap_or_default().to_owned();
                let note = self.notes.get(&(kind, id)).into_iter().flatten();
                let kept = note.filter(|paragraph| !paragraph.text.trim().is_empty());
                let kept = kept.map(|note| Paragraph {
                    text: note.text.trim().to_owned(),
                    seen: note.seen,
                    ..Paragraph::default()
                });
                match self.open.last_mut() {
                    Some(open) => open.below.extend(kept),
                    None => self.done.extend(kept),
                }
            }
            "w:commentRangeStart" | "w:commentRangeEnd" | "w:commentReference" => {
                work.note(What::Comments, usize::from(name == "w:commentReference"));
                let open = self.open.last_mut();
                self.comments.take(element, open.map(|open| (&mut open.marks, open.text.len())));
            }
            "mc:AlternateContent" => self.alternatives.push(false),
            "pic:pic" | "v:imagedata" => work.note(What::Pictures, 1),
            "o:OLEObject" | "dgm:relIds" | "c:chart" => work.note(What::Objects, 1),
            "w:tbl" => {
                self.mend(work)?;
                self.tables.push(DocxTable { around: self.open.len(), ..DocxTable::default() });
            }
            "w:tr" => {
                if let Some(table) = self.tables.last_mut() {
                    table.rows.push(Vec::new());
                    table.row_deleted = false;
                }
            }
            "w:tc" => {
                if let Some(row) = self.tables.last_mut().and_then(|table| table.rows.last_mut()) {
                    row.push(Vec::new());
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Takes a property of a paragraph, of its end or of a run.
    fn property(&mut self, element: &XmlElement) {
        let mut above = self.around.iter().rev().map(String::as_str);
        let (parent, before) = (above.next().unwrap_or_default(), above.next().unwrap_or_default());
        let name = element.name.as_str();
        let Some(open) = self.open.last_mut() else { return };
        match (name, parent, before) {
            ("w:pStyle", ..) => {
                let style = element.attribute("w:val").map(str::to_owned);
                open.heading = open.heading.max(self.styles.heading(style.as_deref()));
                open.style = style;
            }
            ("w:outlineLvl", "w:pPr", _) => open.heading = open.heading.max(styles::outline(element)),
            ("w:ind", "w:pPr", _) => open.indent.take(element),
            ("w:numId", "w:numPr", _) => open.list = element.number("w:val"),
            ("w:ilvl", "w:numPr", _) => open.level = element.number("w:val"),
            ("w:vanish" | "w:specVanish", "w:rPr", "w:pPr") => open.end_hidden = Some(element.is_on()),
            (_, "w:rPr", "w:r") => self.run.take(element),
            _ => {}
        }
    }

    fn end(&mut self, name: &str, work: &mut WorkBudget) -> Result<(), Unreadable> {
        if self.leaves_out(name) && self.left_out > 0 {
            self.left_out -= 1;
            return Ok(());
        }
        if self.left_out > 0 {
            return Ok(());
        }
        if PROPERTIES.contains(&name) {
            self.properties = self.properties.saturating_sub(1);
            return Ok(());
        }
        if let Some(value) = self.fields.end(name) {
            self.put_plain(&value, work)?;
        }
        match name {
            "w:p" => self.end_paragraph(work)?,
            "mc:Choice" => {
                if let Some(read) = self.alternatives.last_mut() {
                    *read = true;
                }
            }
            "mc:AlternateContent" => {
                self.alternatives.pop();
            }
            "w:tc" | "w:txbxContent" => self.mend(work)?,
            "w:r" => self.run = RunProperties::default(),
            "w:tr" => {
                if let Some(table) = self.tables.last_mut()
                    && std::mem::take(&mut table.row_deleted)
                {
                    table.rows.pop();
                }
            }
            "w:tbl" => {
                self.mend(work)?;
                if let Some(table) = self.tables.pop() {
                    self.insert(grid::lines(table.rows));
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// How deep the next paragraph stands.
    fn place(&self) -> (usize, usize) {
        (self.open.len(), self.tables.len())
    }

    fn end_paragraph(&mut self, work: &mut WorkBudget) -> Result<(), Unreadable> {
        let Some(open) = self.open.pop() else { return Ok(()) };
        let hidden = open.end_hidden.unwrap_or_else(|| self.styles.hides(open.style.as_deref(), None));
        if open.end_deleted || hidden {
            self.torn = Some((self.place(), open));
            return Ok(());
        }
        self.close(open, work)
    }

    /// Ends a paragraph whose own end is deleted and that nothing follows which it could go on in.
    fn mend(&mut self, work: &mut WorkBudget) -> Result<(), Unreadable> {
        match self.torn.take_if(|(at, _)| *at == (self.open.len(), self.tables.len())) {
            Some((_, open)) if !open.text.is_empty() || !open.below.is_empty() => self.close(open, work),
            _ => Ok(()),
        }
    }

    fn close(&mut self, open: DocxParagraph, work: &mut WorkBudget) -> Result<(), Unreadable> {
        work.spend(Cost::Lines, 1)?;
        let style = open.style.as_deref();
        let (of_style, level_of_style) = self.styles.list(style);
        let list = open.list.or(of_style).filter(|list| *list != 0);
        let label = list.and_then(|list| {
            let by_style = || self.numbering.level_of(list, self.styles.listed_by(style)?);
            let level = open.level.or_else(|| open.list.is_none().then(by_style).flatten()).or(level_of_style);
            self.counters.label(self.numbering, list, level.unwrap_or(0))
        });
        let seen = self.seen(&open);
        let anchors = open.marks.end(open.text.len(), work);
        let paragraph = labelled(label, Paragraph { text: open.text, seen, anchors }, open.heading > 0, work);
        let mut all = vec![paragraph];
        all.extend(open.below);
        self.insert(all);
        Ok(())
    }

    /// What is seen of a paragraph.
    fn seen(&self, open: &DocxParagraph) -> LineEvidence {
        let mut seen = open.setting.seen();
        seen.style.heading = open.heading;
        seen.left = open.indent.or(self.styles.indent(open.style.as_deref())).tenths();
        seen
    }

    /// Puts whole paragraphs where the reading stands.
    fn insert(&mut self, paragraphs: Vec<Paragraph>) {
        let around = self.tables.last().map_or(0, |table| table.around);
        let cell = self.tables.last_mut().and_then(|table| table.rows.last_mut()?.last_mut());
        let within = self.open.len() > around;
        match (self.open.last_mut().filter(|_| within), cell) {
            // More of its own text may follow.
            (Some(open), _) => open.below.extend(paragraphs),
            (None, Some(cell)) => cell.extend(paragraphs),
            (None, None) => self.done.extend(paragraphs),
        }
    }

    /// Puts letters of the run.
    fn put(&mut self, text: &str, work: &mut WorkBudget) -> Result<(), Unreadable> {
        let style = self.open.last().and_then(|open| open.style.as_deref());
        let text = self.run.letters(text, self.styles.font(style, self.run.style()), work);
        self.put_plain(&text, work)
    }

    /// Puts letters that mean what they are.
    fn put_plain(&mut self, text: &str, work: &mut WorkBudget) -> Result<(), Unreadable> {
        let Some(text) = self.fields.showing(text) else { return Ok(()) };
        let Some(open) = self.open.last_mut() else { return Ok(()) };
        let letters = text.chars().filter(|c| !c.is_whitespace()).count();
        if self.run.is_hidden(self.styles.hides(open.style.as_deref(), self.run.style())) {
            work.note(What::HiddenText, letters);
            return Ok(());
        }
        work.spend(Cost::Letters, text.len())?;
        work.note(What::CoveredText, if self.run.is_blackened() { letters } else { 0 });
        work.note(What::InvisibleText, if self.run.is_faint() { letters } else { 0 });
        open.marks.highlight(self.run.highlight(), open.text.len(), work);
        open.text.push_str(&text);
        let style = self.run.set(self.styles.set(open.style.as_deref(), self.run.style()));
        open.setting.add(&text, style, false);
        Ok(())
    }

    fn finish(mut self) -> Vec<Paragraph> {
        // What is open still, in a file that ends well, is only a paragraph whose own end is deleted.
        if let Some((_, open)) = self.torn.take()
            && (!open.text.is_empty() || !open.below.is_empty())
        {
            let seen = self.seen(&open);
            self.done.push(Paragraph { text: open.text, seen, ..Paragraph::default() });
            self.done.extend(open.below);
        }
        self.done
    }
}
