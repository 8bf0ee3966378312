//! The styles of a Word document, as far as they bear on what is read.

use std::collections::HashMap;

use super::super::signs::SignFont;
use super::super::styles::said;
use super::super::work::WorkBudget;
use super::super::xml::{XmlElement, XmlStep, walk};
use crate::evidence::Style as LineStyle;
use crate::text::Unreadable;

/// Type size of text that nothing gives another, in half points.
const USUAL_SIZE: u32 = 20;

/// How letters are set, as far as one style says.
#[derive(Debug, Default, Clone, Copy)]
struct Set {
    bold: Option<bool>,
    italic: Option<bool>,
    capitals: Option<bool>,
    /// In half points.
    size: Option<u32>,
}

impl Set {
    fn take(&mut self, element: &XmlElement) {
        match element.name.as_str() {
            "w:b" => self.bold = Some(element.is_on()),
            "w:i" => self.italic = Some(element.is_on()),
            "w:caps" => self.capitals = Some(element.is_on()),
            "w:sz" => self.size = element.number("w:val"),
            _ => {}
        }
    }
}

/// Where the first line of a paragraph begins, in twentieths of a point from the margin.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Indent {
    left: Option<i32>,
    first: Option<i32>,
}

impl Indent {
    pub(super) fn take(&mut self, element: &XmlElement) {
        self.left = element.number("w:start").or(element.number("w:left")).or(self.left);
        let back = || element.number::<i32>("w:hanging").map(i32::saturating_neg);
        self.first = back().or(element.number("w:firstLine")).or(self.first);
    }

    /// This one where it says something, else the other.
    pub(super) fn or(self, other: Self) -> Self {
        Self { left: self.left.or(other.left), first: self.first.or(other.first) }
    }

    /// In tenths of a point; 0 for what stands left of the margin.
    pub(super) fn tenths(self) -> u16 {
        let twentieths = self.left.unwrap_or(0).saturating_add(self.first.unwrap_or(0)).max(0);
        u16::try_from(twentieths / 2).unwrap_or(u16::MAX)
    }
}

/// Tenths of a point of so many half points.
pub(super) fn tenths_of_half_points(size: u32) -> u16 {
    u16::try_from(size.saturating_mul(5)).unwrap_or(u16::MAX)
}

/// The level of an outline that an element names, from 1; 0 if it names the text itself.
pub(super) fn outline(element: &XmlElement) -> u8 {
    match element.number::<u8>("w:val") {
        Some(9..) => 0,
        Some(level) => level + 1,
        None => 1,
    }
}

#[derive(Debug, Default, Clone)]
struct DocxStyle {
    based_on: Option<String>,
    /// The level of the outline, from 1; 0 if it is no heading.
    heading: u8,
    indent: Indent,
    set: Set,
    vanish: Option<bool>,
    font: Option<Option<SignFont>>,
    list: Option<i64>,
    level: Option<usize>,
}

#[derive(Debug, Default)]
pub(super) struct DocxStyles {
    by_name: HashMap<String, DocxStyle>,
    /// The style of paragraphs that name none.
    usual: Option<String>,
    hidden_by_default: bool,
    by_default: Set,
}

impl DocxStyles {
    pub(super) fn read(xml: &str, work: &mut WorkBudget) -> Result<Self, Unreadable> {
        let mut styles = Self::default();
        let mut id = String::new();
        let mut style: Option<DocxStyle> = None;
        let (mut in_defaults, mut old) = (false, 0usize);
        walk(xml, work, |step, _| {
            let element = match step {
                XmlStep::Start(element) => element,
                XmlStep::End(name) => {
                    match name {
                        "w:docDefaults" => in_defaults = false,
                        "w:style" => {
                            styles.by_name.extend(style.take().map(|style| (std::mem::take(&mut id), style)));
                        }
                        _ if name.ends_with("Change") => old = old.saturating_sub(1),
                        // What a style says of parts of tables is not said of the whole.
                        "w:tblStylePr" => old = old.saturating_sub(1),
                        _ => {}
                    }
                    return Ok(());
                }
                XmlStep::Text(_) => return Ok(()),
            };
            let name = element.name.as_str();
            old += usize::from(name.ends_with("Change") || name == "w:tblStylePr");
            if old > 0 {
                return Ok(());
            }
            match (name, &mut style) {
                ("w:docDefaults", _) => in_defaults = true,
                ("w:style", _) => {
                    id = element.attribute("w:styleId").unwrap_or_default().to_owned();
                    let is_default = matches!(element.attribute("w:default"), Some("1" | "true" | "on"));
                    if is_default && element.attribute("w:type") == Some("paragraph") {
                        styles.usual = Some(id.clone());
                    }
                    style = Some(DocxStyle { heading: heading(&id), ..DocxStyle::default() });
                }
                ("w:vanish", None) if in_defaults => styles.hidden_by_default = element.is_on(),
                ("w:name", Some(style)) => {
                    style.heading = style.heading.max(heading(element.attribute("w:val").unwrap_or_default()));
                }
                ("w:basedOn", Some(style)) => style.based_on = element.attribute("w:val").map(str::to_owned),
                ("w:outlineLvl", Some(style)) => style.heading = style.heading.max(outline(element)),
                ("w:ind", Some(style)) => style.indent.take(element),
                ("w:vanish", Some(style)) => style.vanish = Some(element.is_on()),
                ("w:rFonts", Some(style)) => {
                    style.font = element.attribute("w:ascii").or(element.attribute("w:hAnsi")).map(SignFont::named);
                }
                ("w:numId", Some(style)) => style.list = element.number("w:val"),
                ("w:ilvl", Some(style)) => style.level = element.number("w:val"),
                (_, Some(style)) => style.set.take(element),
                (_, None) if in_defaults => styles.by_default.take(element),
                _ => {}
            }
            Ok(())
        })?;
        Ok(styles)
    }

    /// The first that a style, or one that it builds on, says.
    fn said<T>(&self, style: Option<&str>, says: impl Fn(&DocxStyle) -> Option<T>) -> Option<T> {
        said(&self.by_name, style, |style| style.based_on.as_deref(), says)
    }

    /// The style of a paragraph that names this one or none.
    fn paragraph<'a>(&'a self, style: Option<&'a str>) -> Option<&'a str> {
        style.or(self.usual.as_deref())
    }

    /// Whether text is hidden by the styles of its paragraph and its own.
    pub(super) fn hides(&self, paragraph: Option<&str>, own: Option<&str>) -> bool {
        let says = |style: Option<&str>| self.said(style, |style| style.vanish).unwrap_or(false);
        // Two styles that both hide show again.
        self.hidden_by_default || (says(self.paragraph(paragraph)) != says(own))
    }

    pub(super) fn font(&self, paragraph: Option<&str>, own: Option<&str>) -> Option<SignFont> {
        let says = |style: Option<&str>| self.said(style, |style| style.font);
        says(own).or_else(|| says(self.paragraph(paragraph))).flatten()
    }

    /// How letters are set by the style of their paragraph and their own.
    pub(super) fn set(&self, paragraph: Option<&str>, own: Option<&str>) -> LineStyle {
        let paragraph = self.paragraph(paragraph);
        let says = |style: Option<&str>, says: fn(&Set) -> Option<bool>| self.said(style, |style| says(&style.set));
        let is = |of: fn(&Set) -> Option<bool>| {
            // Two styles that both switch it on switch it off again.
            let by_styles = says(paragraph, of).unwrap_or(false) != says(own, of).unwrap_or(false);
            of(&self.by_default).unwrap_or(false) || by_styles
        };
        let size = |style: Option<&str>| self.said(style, |style| style.set.size);
        let size = size(own).or_else(|| size(paragraph)).or(self.by_default.size).unwrap_or(USUAL_SIZE);
        LineStyle {
            size: tenths_of_half_points(size),
            bold: is(|set| set.bold),
            italic: is(|set| set.italic),
            capitals: is(|set| set.capitals),
            ..LineStyle::default()
        }
    }

    /// The indentation of the paragraphs of a style.
    pub(super) fn indent(&self, paragraph: Option<&str>) -> Indent {
        let style = self.paragraph(paragraph);
        let left = self.said(style, |style| style.indent.left);
        Indent { left, first: self.said(style, |style| style.indent.first) }
    }

    /// The level of the outline that paragraphs of a style have, from 1; 0 if they are no headings.
    pub(super) fn heading(&self, paragraph: Option<&str>) -> u8 {
        let said = self.said(paragraph, |style| Some(style.heading).filter(|level| *level > 0));
        said.or_else(|| paragraph.map(heading)).unwrap_or(0)
    }

    /// List and level of the paragraphs of a style.
    pub(super) fn list(&self, paragraph: Option<&str>) -> (Option<i64>, Option<usize>) {
        let style = self.paragraph(paragraph);
        (self.said(style, |style| style.list), self.said(style, |style| style.level))
    }

    /// The style by whose level of a list a paragraph counts: the first in the chain that names a list.
    pub(super) fn listed_by<'a>(&'a self, paragraph: Option<&'a str>) -> Option<&'a str> {
        self.paragraph(paragraph)
    }
}

/// The level of headings of this style, from 1; 0 if it is none of headings. The names are those of Word in Bokmål and English.
fn heading(style: &str) -> u8 {
    let style = style.to_lowercase();
    if !["heading", "overskrift", "title", "tittel"].iter().any(|word| style.starts_with(word)) {
        return 0;
    }
    style.trim_start_matches(char::is_alphabetic).trim().parse().unwrap_or(1).clamp(1, 9)
}
