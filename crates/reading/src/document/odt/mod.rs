//! `OpenDocument` texts (`.odt`, `.fodt`): the paragraphs in reading order, as they are printed when all changes are accepted.
//!
//! Notes and text boxes follow the paragraph that they belong to; numbers of lists stand before their paragraphs, and values
//! of form fields where they are. Hidden text and comments are left out with a remark; titles and descriptions of pictures,
//! and their data, are no text.

mod comments;
mod lists;
mod styles;

use std::collections::HashMap;

use super::blocks::ListLabel;
use super::blocks::{Paragraph, joined, labelled};
use super::grid;
use super::package::Package;
use super::paragraph_marks::ParagraphMarks;
use super::setting::Setting;
use super::signs::{TICKED, UNTICKED, is_private};
use super::work::{Cost, WorkBudget};
use super::written::Written;
use super::xml::{XmlElement, XmlStep, is_on, walk};
use crate::remark::What;
use crate::text::Unreadable;
use comments::{COMMENT, OdtComments};
use lists::OdtLists;
use styles::OdtStyles;

/// The part that holds the text.
pub(super) const BODY: &str = "content.xml";

/// What is no part of the text.
const LEFT_OUT: [&str; 16] = [
    "text:tracked-changes",
    COMMENT,
    "text:note-citation",
    "office:forms",
    "office:scripts",
    "office:meta",
    "office:settings",
    "office:master-styles",
    "office:styles",
    "office:automatic-styles",
    "office:font-face-decls",
    "office:binary-data",
    "svg:desc",
    "svg:title",
    "text:ruby-text",
    "text:script",
];

/// Most spaces that one element stands for.
const MOST_SPACES: usize = 1000;

pub(super) fn read(package: &mut Package, work: &mut WorkBudget) -> Result<Written, Unreadable> {
    let manifest = package.part("META-INF/manifest.xml", work)?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(Unreadable::Locked);
    }
    let body = package.part(BODY, work)?.ok_or(Unreadable::Damaged)?;
    let mut styles = OdtStyles::default();
    if let Some(common) = package.part("styles.xml", work)? {
        styles.read(&common, work)?;
    }
    text(&body, styles, work)
}

/// The same of a document that is one file.
pub(super) fn read_flat(xml: &str, work: &mut WorkBudget) -> Result<Written, Unreadable> {
    text(xml, OdtStyles::default(), work)
}

fn text(body: &str, mut styles: OdtStyles, work: &mut WorkBudget) -> Result<Written, Unreadable> {
    styles.read(body, work)?;
    let mut reading = OdtReading::new(&styles);
    walk(body, work, |step, work| reading.take(step, work))?;
    Ok(joined(&reading.done))
}

/// A paragraph that is being read.
#[derive(Default)]
struct OdtParagraph {
    text: String,
    setting: Setting,
    /// The level of its outline, from 1; 0 if it is no heading.
    heading: u8,
    /// The left edge, in tenths of a point from the margin.
    left: u16,
    label: Option<ListLabel>,
    marks: ParagraphMarks,
    /// Paragraphs of notes and text boxes, which follow.
    below: Vec<Paragraph>,
}

struct OdtTable {
    rows: Vec<grid::GridRow>,
    /// Paragraphs that are open around it.
    around: usize,
}

struct OdtReading<'a> {
    styles: &'a OdtStyles,
    lists: OdtLists,
    done: Vec<Paragraph>,
    /// Paragraphs that are open; notes and text boxes stand inside one.
    open: Vec<OdtParagraph>,
    tables: Vec<OdtTable>,
    /// Elements that are open, and whether they or their content are hidden.
    around: Vec<bool>,
    hidden: usize,
    /// Styles of the spans that are open.
    spans: Vec<Option<String>>,
    left_out: Vec<String>,
    comments: OdtComments,
    /// The innermost element that is open in what is left out.
    within: String,
    /// What the controls of forms hold, by their ids.
    controls: HashMap<String, String>,
    control: String,
    /// A field of a form of Word: its kind and what it says of itself.
    mark: Option<(String, HashMap<String, String>, Vec<String>)>,
}

impl<'a> OdtReading<'a> {
    fn new(styles: &'a OdtStyles) -> Self {
        Self {
            styles,
            lists: OdtLists::default(),
            done: Vec::new(),
            open: Vec::new(),
            tables: Vec::new(),
            around: Vec::new(),
            hidden: 0,
            spans: Vec::new(),
            left_out: Vec::new(),
            comments: OdtComments::default(),
            within: String::new(),
            controls: HashMap::new(),
            control: String::new(),
            mark: None,
        }
    }

    fn take(&mut self, step: XmlStep<'_>, work: &mut WorkBudget) -> Result<(), Unreadable> {
        match step {
            XmlStep::Start(element) => {
                let hides = self.hides(element);
                self.around.push(hides);
                self.hidden += usize::from(hides);
                self.start(element, work)
            }
            XmlStep::End(name) => {
                self.end(name, work)?;
                self.hidden -= usize::from(self.around.pop().unwrap_or(false));
                Ok(())
            }
            XmlStep::Text(text) => self.put_white_as_one(text, work),
        }
    }

    /// Whether an element hides what is in it.
    fn hides(&self, element: &XmlElement) -> bool {
        let style = || element.attribute("text:style-name");
        match element.name.as_str() {
            "text:section" => {
                element.attribute("text:is-hidden") == Some("true") || element.attribute("text:display") == Some("none")
            }
            "text:hidden-paragraph" | "text:hidden-text" => false,
            "text:p" | "text:h" | "text:span" | "text:a" => self.styles.hides(style()),
            "table:table-row" | "table:table-column" => {
                matches!(element.attribute("table:visibility"), Some("collapse" | "filter"))
            }
            _ => element.attribute("text:display") == Some("none"),
        }
    }

    fn start(&mut self, element: &XmlElement, work: &mut WorkBudget) -> Result<(), Unreadable> {
        let name = element.name.as_str();
        if LEFT_OUT.contains(&name) {
            self.left_out.push(name.to_owned());
            work.note(What::Comments, usize::from(name == COMMENT));
            if name == COMMENT && self.left_out.len() == 1 && self.hidden == 0 {
                self.comments.open(element);
            }
        }
        if !self.left_out.is_empty() {
            name.clone_into(&mut self.within);
            self.comments.start(name);
            work.note(What::TrackedChanges, usize::from(name == "text:changed-region"));
            self.form(element);
            return Ok(());
        }
        match name {
            "text:p" | "text:h" => {
                let style = element.attribute("text:style-name");
                let is_heading = name == "text:h";
                let level = || element.number("text:outline-level").or_else(|| self.styles.outline(style));
                let heading = if is_heading { level().unwrap_or(1) } else { 0 };
                let label = self.lists.label(self.styles, style, self.hidden > 0);
                let (left, marks) = (self.styles.indent(style), ParagraphMarks::of(self.comments.waiting()));
                self.open.push(OdtParagraph { heading, left, label, marks, ..OdtParagraph::default() });
                self.spans.push(style.map(str::to_owned));
            }
            "office:annotation-end" => {
                let anchors = self.open.last_mut().map(|open| (&mut open.marks.anchors, open.text.len()));
                self.comments.finish(element, anchors);
            }
            "text:span" => self.spans.push(element.attribute("text:style-name").map(str::to_owned)),
            "text:list" => self.lists.begin(element),
            "text:list-item" => self.lists.item(element, self.styles),
            "text:list-header" => self.lists.header(),
            "text:tab" => self.put("\t", work)?,
            "text:line-break" => self.put("\n", work)?,
            "text:s" => {
                let count: usize = element.number("text:c").unwrap_or(1);
                self.put(&" ".repeat(count.min(MOST_SPACES)), work)?;
            }
            "text:hidden-paragraph" if element.attribute("text:is-hidden") == Some("true") => {
                // The field stands in the paragraph that it hides: what came before it goes too.
                if let Some(open) = self.open.last_mut() {
                    work.note(What::HiddenText, letters(&open.text));
                    open.text.clear();
                    open.setting = Setting::default();
                    open.marks = ParagraphMarks::default();
                    open.label = None;
                }
                self.hide_paragraph();
            }
            "text:hidden-text" if element.attribute("text:is-hidden") != Some("false") => {
                work.note(What::HiddenText, letters(element.attribute("text:string-value").unwrap_or_default()));
            }
            "draw:control" => {
                let value = element.attribute("draw:control").and_then(|id| self.controls.get(id)).cloned();
                self.put(&value.unwrap_or_default(), work)?;
            }
            "draw:image" => work.note(What::Pictures, 1),
            "draw:object" | "draw:object-ole" | "draw:plugin" | "draw:applet" => work.note(What::Objects, 1),
            "field:fieldmark" | "field:fieldmark-start" => {
                let kind = element.attribute("field:type").unwrap_or_default().to_owned();
                self.mark = Some((kind, HashMap::new(), Vec::new()));
            }
            "field:param" => {
                if let Some((_, said, entries)) = &mut self.mark {
                    let of = |name: &str| element.attribute(name).unwrap_or_default().to_owned();
                    let (name, value) = (of("field:name"), of("field:value"));
                    if name.contains("ListEntry") {
                        entries.push(value);
                    } else {
                        said.insert(name, value);
                    }
                }
            }
            "table:table" => self.tables.push(OdtTable { rows: Vec::new(), around: self.open.len() }),
            "table:table-row" => {
                if let Some(table) = self.tables.last_mut() {
                    table.rows.push(Vec::new());
                }
            }
            "table:table-cell" | "table:covered-table-cell" => {
                if let Some(row) = self.tables.last_mut().and_then(|table| table.rows.last_mut()) {
                    row.push(Vec::new());
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Hides the rest of the paragraph that is open.
    fn hide_paragraph(&mut self) {
        // The paragraph is the innermost element that is no field.
        let at = self.around.len().checked_sub(2);
        if let Some(around) = at.and_then(|at| self.around.get_mut(at))
            && !*around
        {
            *around = true;
            self.hidden += 1;
        }
    }

    /// Takes what a form says of its controls.
    fn form(&mut self, element: &XmlElement) {
        let value = |names: &[&str]| names.iter().find_map(|name| element.attribute(name)).map(str::to_owned);
        match element.name.as_str() {
            "form:option" | "form:item" => {
                let chosen = is_on(element.attribute("form:current-selected").or(Some("false")));
                let label = value(&["form:label", "form:value"]).unwrap_or_default();
                if chosen && let Some(known) = self.controls.get_mut(&self.control) {
                    known.push_str(if known.is_empty() { "" } else { ", " });
                    known.push_str(&label);
                }
            }
            name if name.starts_with("form:") => {
                let Some(id) = value(&["form:id", "xml:id", "id"]) else { return };
                let shown = match name {
                    "form:checkbox" | "form:radio" => {
                        let state =
                            value(&["form:current-state", "form:current-selected", "form:state", "form:selected"]);
                        let ticked = matches!(state.as_deref(), Some("checked" | "true"));
                        let mark = if ticked { TICKED } else { UNTICKED };
                        format!("{mark} {}", value(&["form:label"]).unwrap_or_default()).trim_end().to_owned()
                    }
                    "form:password" | "form:hidden" | "form:file" => String::new(),
                    "form:button" | "form:fixed-text" => value(&["form:label"]).unwrap_or_default(),
                    _ => value(&["form:current-value", "form:value"]).unwrap_or_default(),
                };
                self.control.clone_from(&id);
                self.controls.insert(id, shown);
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str, work: &mut WorkBudget) -> Result<(), Unreadable> {
        if !self.left_out.is_empty() {
            self.within.clear();
            self.comments.end(name);
            if self.left_out.last().is_some_and(|left_out| left_out == name) {
                self.left_out.pop();
            }
            if self.left_out.is_empty()
                && let Some((name, annotation)) = self.comments.close()
            {
                let number = work.annotate(annotation);
                let anchors = self.open.last_mut().map(|open| (&mut open.marks.anchors, open.text.len()));
                self.comments.begin(name, number, anchors);
            }
            return Ok(());
        }
        match name {
            "text:p" | "text:h" => {
                self.spans.pop();
                if let Some(open) = self.open.pop() {
                    self.close(open, work)?;
                }
            }
            "text:span" => {
                self.spans.pop();
            }
            "text:list" => self.lists.end(),
            "field:fieldmark" | "field:fieldmark-end" => {
                if let Some((kind, said, entries)) = self.mark.take() {
                    let value = mark_value(&kind, &said, &entries);
                    self.put(&value, work)?;
                }
            }
            "table:table" => {
                if let Some(table) = self.tables.pop() {
                    self.insert(grid::lines(table.rows));
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, open: OdtParagraph, work: &mut WorkBudget) -> Result<(), Unreadable> {
        work.spend(Cost::Lines, 1)?;
        let hidden = self.hidden > 0;
        let OdtParagraph { text, setting, heading, left, label, marks, below } = open;
        if hidden && text.is_empty() && below.is_empty() {
            return Ok(());
        }
        let anchors = marks.end(text.len(), work);
        let mut seen = setting.seen();
        seen.style.heading = heading;
        seen.left = left;
        let mut all = vec![labelled(label, Paragraph { text, seen, anchors }, heading > 0, work)];
        all.extend(below);
        self.insert(all);
        Ok(())
    }

    fn insert(&mut self, paragraphs: Vec<Paragraph>) {
        let around = self.tables.last().map_or(0, |table| table.around);
        let within = self.open.len() > around;
        let cell = self.tables.last_mut().and_then(|table| table.rows.last_mut()?.last_mut());
        match (self.open.last_mut().filter(|_| within), cell) {
            (Some(open), _) => open.below.extend(paragraphs),
            (None, Some(cell)) => cell.extend(paragraphs),
            (None, None) => self.done.extend(paragraphs),
        }
    }

    fn put(&mut self, text: &str, work: &mut WorkBudget) -> Result<(), Unreadable> {
        if self.hidden > 0 {
            work.note(What::HiddenText, letters(text));
            return Ok(());
        }
        let named = || self.spans.iter().rev().flatten().map(String::as_str);
        let (style, highlight) = (self.styles.set(named()), self.styles.highlight(named()));
        if let Some(open) = self.open.last_mut() {
            work.spend(Cost::Letters, text.len())?;
            open.marks.highlight(highlight, open.text.len(), work);
            open.text.push_str(text);
            open.setting.add(text, style, false);
        }
        Ok(())
    }

    /// Line ends and runs of spaces in the file are one space of the text, none at the beginning of a paragraph.
    fn put_white_as_one(&mut self, text: &str, work: &mut WorkBudget) -> Result<(), Unreadable> {
        if let Some(left_out) = self.left_out.last() {
            work.note(What::Readings, if left_out == "text:ruby-text" { letters(text) } else { 0 });
            self.comments.put(text, &self.within);
            return Ok(());
        }
        let Some(open) = self.open.last_mut() else { return Ok(()) };
        if self.hidden > 0 {
            work.note(What::HiddenText, letters(text));
            return Ok(());
        }
        work.spend(Cost::Letters, text.len())?;
        let named = || self.spans.iter().rev().flatten().map(String::as_str);
        let font = named().find_map(|style| self.styles.font(style)).flatten();
        let faint = named().find_map(|style| self.styles.is_faint(style)).unwrap_or(false);
        work.note(What::InvisibleText, if faint { letters(text) } else { 0 });
        let covered = named().find_map(|style| self.styles.is_blackened(style)).unwrap_or(false);
        work.note(What::CoveredText, if covered { letters(text) } else { 0 });
        open.setting.add(text, self.styles.set(named()), false);
        open.marks.highlight(self.styles.highlight(named()), open.text.len(), work);
        let line = &mut open.text;
        for c in text.chars() {
            if matches!(c, ' ' | '\n' | '\r' | '\t') {
                if !line.is_empty() && !line.ends_with([' ', '\n', '\t']) {
                    line.push(' ');
                }
                continue;
            }
            let sign = font.map_or(Some(c), |font| font.sign_of(c)).filter(|sign| !is_private(*sign));
            work.note(What::UnknownSigns, usize::from(sign.is_none()));
            line.push(sign.unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        Ok(())
    }
}

/// What a field of a form of Word shows.
fn mark_value(kind: &str, said: &HashMap<String, String>, entries: &[String]) -> String {
    let of = |name: &str| said.iter().find(|(key, _)| key.ends_with(name)).map(|(_, value)| value.as_str());
    if kind.ends_with("FORMCHECKBOX") {
        let ticked = of("Checkbox_Checked") == Some("true");
        return if ticked { TICKED } else { UNTICKED }.to_string();
    }
    if kind.ends_with("FORMDROPDOWN") {
        let chosen = of("Dropdown_Selected").and_then(|at| at.parse::<usize>().ok());
        return chosen.and_then(|at| entries.get(at)).cloned().unwrap_or_default();
    }
    String::new()
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}
