//! Web pages: such as were saved from a browser, and such as stand inside of other documents. Their text is read as a copy
//! from the browser has it, and with it how each line is set. Scripts are never run, and nothing is fetched.

mod archive;
mod css;
mod lines;
mod look;
mod tree;

use std::path::Path;

use super::blocks::Paragraph;
use super::signs::{TICKED, UNTICKED};
use super::work::{Cost, WorkBudget};
use super::written::Written;
use crate::remark::What;
use crate::text::{Unreadable, bytes_of};
pub(super) use archive::is_archive;
use css::Sheets;
use lines::HtmlLines;
use look::{Display, Look};
use tree::{Content, DOCUMENT, HtmlElement, NodeId, Tree};

/// Where the encoding of a page may be named.
const HEAD: usize = 2048;

/// What browsers do with elements, and how NAV's pages set text.
const ELEMENTS: &str = include_str!("../../../../../assets/pages/elements.css");
const NAV: &str = include_str!("../../../../../assets/pages/nav.css");

/// Elements whose text is no text of the page.
const LEFT_OUT: [&str; 18] = [
    "audio", "canvas", "datalist", "desc", "embed", "head", "iframe", "math", "metadata", "noscript", "object", "rp",
    "rt", "script", "style", "template", "title", "video",
];

/// Roles of what stands on every page of a site.
const FURNITURE: [&str; 4] = ["navigation", "banner", "contentinfo", "search"];

/// Elements within which a header or a footer is one of the text.
const SECTIONS: [&str; 4] = ["article", "main", "section", "aside"];

/// The text of a page that was saved from a browser. `path` is where it lies: browsers save its style sheets beside it.
///
/// # Errors
/// [`Unreadable`]; [`Unreadable::WebPage`] if the page shows nothing before a script has run.
pub(super) fn read(bytes: &[u8], path: Option<&Path>, work: &mut WorkBudget) -> Result<Written, Unreadable> {
    let page = decoded(bytes, None, work);
    work.note(What::DamagedParts, usize::from(is_cut(&page)));
    let tree = Tree::of(&page, work)?;
    let mut sheets = usual_sheets(work)?;
    add_sheets(&tree, path.and_then(Path::parent), &mut sheets, work)?;
    written(&tree, &sheets, work)
}

/// The text of a page that a browser has saved with all that belongs to it in one file.
///
/// # Errors
/// As for [`read`].
pub(super) fn read_archive(bytes: &[u8], work: &mut WorkBudget) -> Result<Written, Unreadable> {
    let (tree, sheets) = opened(bytes, work)?;
    written(&tree, &sheets, work)
}

/// The paragraphs of a page inside of another document.
///
/// # Errors
/// As for [`read`].
pub(super) fn paragraphs(bytes: &[u8], work: &mut WorkBudget) -> Result<Vec<Paragraph>, Unreadable> {
    let (tree, sheets) = if is_archive(bytes) {
        opened(bytes, work)?
    } else {
        let page = decoded(bytes, None, work);
        let tree = Tree::of(&page, work)?;
        let mut sheets = usual_sheets(work)?;
        add_sheets(&tree, None, &mut sheets, work)?;
        (tree, sheets)
    };
    let mut paragraphs = HtmlReading::new(&tree, &sheets).read(work)?;
    // The document has blank lines of its own.
    paragraphs.retain(|paragraph| !paragraph.text.is_empty());
    Ok(paragraphs)
}

/// Whether the page begins as a whole one and does not end as one: browsers save it with its end.
fn is_cut(page: &str) -> bool {
    let has = |tag: &str| {
        let mut found = memchr::memchr_iter(b'<', page.as_bytes());
        found.any(|at| page.as_bytes()[at..].get(..tag.len()).is_some_and(|it| it.eq_ignore_ascii_case(tag.as_bytes())))
    };
    has("<html") && !has("</html")
}

fn opened(bytes: &[u8], work: &mut WorkBudget) -> Result<(Tree, Sheets), Unreadable> {
    let archive = archive::read(bytes, work)?;
    let page = decoded(&archive.page, archive.charset.as_deref(), work);
    work.note(What::DamagedParts, usize::from(archive.is_cut || is_cut(&page)));
    let tree = Tree::of(&page, work)?;
    let mut sheets = usual_sheets(work)?;
    for sheet in &archive.sheets {
        sheets.add(&String::from_utf8_lossy(sheet), 1, work)?;
    }
    add_sheets(&tree, None, &mut sheets, work)?;
    Ok((tree, sheets))
}

fn written(tree: &Tree, sheets: &Sheets, work: &mut WorkBudget) -> Result<Written, Unreadable> {
    let paragraphs = HtmlReading::new(tree, sheets).read(work)?;
    let is_script = |node| tree.element(node).is_some_and(|element| element.name == "script");
    if paragraphs.is_empty() && tree.below(DOCUMENT).any(is_script) {
        return Err(Unreadable::WebPage);
    }
    let mut written = Written::default();
    for paragraph in paragraphs {
        written.put(&paragraph.text, paragraph.seen, &paragraph.anchors);
    }
    Ok(written)
}

fn usual_sheets(work: &mut WorkBudget) -> Result<Sheets, Unreadable> {
    let mut sheets = Sheets::default();
    sheets.add(ELEMENTS, 0, work)?;
    // As if the page had it as its first style sheet.
    sheets.add(NAV, 1, work)?;
    Ok(sheets)
}

/// Takes in the style sheets that a page holds, or that lie in the folder that a browser has saved beside it.
fn add_sheets(
    tree: &Tree,
    folder: Option<&Path>,
    sheets: &mut Sheets,
    work: &mut WorkBudget,
) -> Result<(), Unreadable> {
    for node in tree.below(DOCUMENT) {
        let Some(element) = tree.element(node) else { continue };
        let is_for_screens = element.attribute("media").is_none_or(|media| !media.contains("print"));
        match element.name.as_str() {
            "style" if is_for_screens => sheets.add(&tree.text(node), 1, work)?,
            "link" if is_for_screens && element.says("rel", "stylesheet") => {
                let beside = folder.zip(element.attribute("href").and_then(beside));
                // A sheet that was not saved, or that is too large, is as good as none.
                if let Some(css) = beside.and_then(|(folder, name)| bytes_of(&folder.join(name)).ok()) {
                    work.spend(Cost::Bytes, css.len())?;
                    sheets.add(&String::from_utf8_lossy(&css), 1, work)?;
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// The path below the folder of the page that an address names; `None` if it leads elsewhere.
fn beside(address: &str) -> Option<String> {
    let address = address.split(['?', '#']).next()?;
    let address = address.strip_prefix("./").unwrap_or(address);
    let mut bytes = Vec::new();
    let mut rest = address.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let hex = after.get(..2).filter(|_| byte == b'%').and_then(|hex| std::str::from_utf8(hex).ok());
        let code = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok());
        bytes.push(code.unwrap_or(byte));
        rest = if code.is_some() { &after[2..] } else { after };
    }
    let name = String::from_utf8(bytes).ok()?;
    let is_plain = |part: &str| !part.is_empty() && part != "." && part != ".." && !part.contains(['\\', ':', '\0']);
    (name.split('/').count() == 2 && name.split('/').all(is_plain)).then_some(name)
}

fn decoded(bytes: &[u8], charset: Option<&str>, work: &mut WorkBudget) -> String {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
    let named = head.split_once("charset=").map(|(_, rest)| rest.trim_start_matches(['"', '\'']));
    let named =
        named.and_then(|rest| rest.split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_')).next());
    let of_mark = encoding_rs::Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let of_label = |label: &str| encoding_rs::Encoding::for_label(label.as_bytes());
    let encoding = of_mark.or_else(|| of_label(charset?)).or_else(|| {
        // A name that could be read is not written in two bytes a letter.
        of_label(named?).map(|named| if named.is_ascii_compatible() { named } else { encoding_rs::UTF_8 })
    });
    let usual = if std::str::from_utf8(bytes).is_ok() { encoding_rs::UTF_8 } else { encoding_rs::WINDOWS_1252 };
    let (page, damaged) = encoding.unwrap_or(usual).decode_with_bom_removal(bytes);
    if damaged {
        work.note(What::BadBytes, page.matches(char::REPLACEMENT_CHARACTER).count());
    }
    page.into_owned()
}

/// Whether a frame has a page to show.
fn shows_page(frame: &HtmlElement) -> bool {
    let has = |name| frame.attribute(name).is_some_and(|value| !value.trim().is_empty() && value != "about:blank");
    // Nobody sees one of a point, by which sites count their visitors.
    let is_tiny = |name| matches!(frame.attribute(name), Some("0" | "1"));
    (has("src") || has("srcdoc")) && !is_tiny("width") && !is_tiny("height")
}

/// What is around an element.
#[derive(Debug, Clone, Copy, Default)]
struct ElementContext {
    look: Look,
    /// The level of the heading that it stands in; 0 if in none, or in one that is set like text.
    heading: u8,
    in_heading: bool,
    is_furniture: bool,
    in_section: bool,
    /// How far the list around has counted, if it counts.
    count: Option<u32>,
}

struct HtmlReading<'a> {
    tree: &'a Tree,
    sheets: &'a Sheets,
    lines: HtmlLines,
}

impl<'a> HtmlReading<'a> {
    fn new(tree: &'a Tree, sheets: &'a Sheets) -> Self {
        Self { tree, sheets, lines: HtmlLines::default() }
    }

    fn read(mut self, work: &mut WorkBudget) -> Result<Vec<Paragraph>, Unreadable> {
        self.children(DOCUMENT, ElementContext::default(), work)?;
        self.lines.end(0, work)?;
        Ok(self.lines.into_paragraphs())
    }

    fn children(&mut self, node: NodeId, mut around: ElementContext, work: &mut WorkBudget) -> Result<(), Unreadable> {
        for &child in self.tree.children(node) {
            match self.tree.content(child) {
                Content::Text(text) => self.text(text, &around, work)?,
                Content::Element(element) => {
                    if element.name == "li" {
                        around.count = around.count.map(|count| count.saturating_add(1));
                    }
                    self.element(child, element, around, work)?;
                }
                Content::Other => {}
            }
        }
        Ok(())
    }

    fn text(&mut self, text: &str, around: &ElementContext, work: &mut WorkBudget) -> Result<(), Unreadable> {
        if !around.look.is_visible {
            work.note(What::HiddenText, letters(text));
            return Ok(());
        }
        self.lines.put(text, &around.look, around.look.style(around.heading), around.is_furniture, work)
    }

    fn element(
        &mut self,
        node: NodeId,
        element: &HtmlElement,
        around: ElementContext,
        work: &mut WorkBudget,
    ) -> Result<(), Unreadable> {
        let name = element.name.as_str();
        match name {
            "img" => work.note(What::Pictures, 1),
            "object" | "embed" => work.note(What::Objects, 1),
            _ => {}
        }
        if matches!(name, "iframe" | "frame") && shows_page(element) {
            let look = around.look.within(self.sheets, self.tree, node, work)?;
            work.note(What::Attachments, usize::from(look.is_visible && !look.is_hidden()));
        }
        if LEFT_OUT.contains(&name) {
            return Ok(());
        }
        let look = around.look.within(self.sheets, self.tree, node, work)?;
        let is_closed = name == "dialog" && element.attribute("open").is_none();
        if look.is_hidden() || is_closed {
            work.note(What::HiddenText, self.hidden_letters(node));
            return Ok(());
        }
        let mut inner = ElementContext { look, in_heading: around.in_heading || heading(element).is_some(), ..around };
        // Pages make headings of labels too, and set them like text or smaller.
        if let Some(level) = heading(element).filter(|_| look.stands_out_from(&around.look)) {
            inner.heading = level;
        }
        inner.is_furniture |= !inner.in_heading && is_furniture(element, around.in_section);
        inner.in_section |= SECTIONS.contains(&name);
        let is_block = look.display != Display::Inline && look.display != Display::Contents;
        let blank = usize::from(name == "p" && is_block);
        if is_block {
            self.lines.end(blank, work)?;
        }
        match name {
            "br" => self.lines.line_break(work)?,
            "input" => self.input(element, &inner, work)?,
            "select" => self.select(node, &inner, work)?,
            "ol" | "ul" | "menu" => {
                let first = element.attribute("start").and_then(|start| start.trim().parse().ok()).unwrap_or(1u32);
                inner.count = (name == "ol" && look.counts).then(|| first.saturating_sub(1));
                self.children(node, inner, work)?;
            }
            "li" => {
                let own = element.attribute("value").and_then(|value| value.trim().parse().ok());
                self.lines.begin_item(around.count.filter(|_| look.counts).map(|count| own.unwrap_or(count)));
                inner.count = None;
                self.children(node, inner, work)?;
                self.lines.end(0, work)?;
                self.lines.end_item();
            }
            "table" => {
                self.lines.begin_table();
                self.children(node, inner, work)?;
                self.lines.end(0, work)?;
                self.lines.end_table();
            }
            "tr" => {
                self.lines.begin_row();
                self.children(node, inner, work)?;
            }
            "td" | "th" => {
                self.lines.begin_cell();
                self.children(node, inner, work)?;
            }
            _ => self.children(node, inner, work)?,
        }
        if is_block {
            self.lines.end(blank, work)?;
        }
        Ok(())
    }

    /// Puts what a field shows.
    fn input(
        &mut self,
        element: &HtmlElement,
        around: &ElementContext,
        work: &mut WorkBudget,
    ) -> Result<(), Unreadable> {
        let kind = element.attribute("type").unwrap_or("text").to_ascii_lowercase();
        match kind.as_str() {
            "checkbox" | "radio" => {
                let mark = if element.attribute("checked").is_some() { TICKED } else { UNTICKED };
                self.text(&format!("{mark} "), around, work)
            }
            "text" | "date" | "email" | "month" | "number" | "tel" | "time" | "url" | "week" => {
                self.text(element.attribute("value").unwrap_or_default(), around, work)
            }
            _ => Ok(()),
        }
    }

    /// Puts what a list of choices shows: what is chosen, or else the first.
    fn select(&mut self, node: NodeId, around: &ElementContext, work: &mut WorkBudget) -> Result<(), Unreadable> {
        let option = |node: &NodeId| self.tree.element(*node).filter(|element| element.name == "option");
        let is_chosen = |node: &NodeId| option(node).is_some_and(|option| option.attribute("selected").is_some());
        let chosen = self.tree.below(node).find(is_chosen);
        let shown = chosen.or_else(|| self.tree.below(node).find(|node| option(node).is_some()));
        self.text(&shown.map(|node| self.tree.text(node)).unwrap_or_default(), around, work)
    }

    /// Letters in a part of the page that nobody sees; scripts and the like are none.
    fn hidden_letters(&self, node: NodeId) -> usize {
        let mut waiting = vec![node];
        let mut count = 0;
        while let Some(node) = waiting.pop() {
            match self.tree.content(node) {
                Content::Text(text) => count += letters(text),
                Content::Element(element) if LEFT_OUT.contains(&element.name.as_str()) => {}
                _ => waiting.extend(self.tree.children(node)),
            }
        }
        count
    }
}

/// The level of a heading.
fn heading(element: &HtmlElement) -> Option<u8> {
    match element.name.as_str() {
        "h1" => Some(1),
        "h2" => Some(2),
        "h3" => Some(3),
        "h4" => Some(4),
        "h5" => Some(5),
        "h6" => Some(6),
        _ if element.says("role", "heading") => {
            Some(element.attribute("aria-level").and_then(|level| level.trim().parse().ok()).unwrap_or(2))
        }
        _ => None,
    }
}

/// Whether an element is a part of the site and not of the text: its navigation, what stands at the top and at the foot of each
/// page, and buttons; not such as open and close a part of the text.
fn is_furniture(element: &HtmlElement, in_section: bool) -> bool {
    match element.name.as_str() {
        "nav" => true,
        "header" | "footer" => !in_section,
        "button" => element.attribute("aria-expanded").is_none(),
        _ => FURNITURE.iter().any(|role| element.says("role", role)),
    }
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

#[cfg(test)]
mod tests;
