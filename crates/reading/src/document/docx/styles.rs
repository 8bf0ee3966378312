//! The styles of a Word document, as far as they bear on what is read.

use std::collections::HashMap;

use super::super::signs::Font;
use super::super::styles::said;
use super::super::work::Work;
use super::super::xml::{Step, walk};
use crate::text::Unreadable;

#[derive(Debug, Default, Clone)]
struct Style {
    based_on: Option<String>,
    is_heading: bool,
    vanish: Option<bool>,
    font: Option<Option<Font>>,
    list: Option<i64>,
    level: Option<usize>,
}

#[derive(Debug, Default)]
pub(super) struct Styles {
    by_name: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    usual: Option<String>,
    hidden_by_default: bool,
}

impl Styles {
    pub(super) fn read(xml: &str, work: &mut Work) -> Result<Self, Unreadable> {
        let mut styles = Self::default();
        let mut id = String::new();
        let mut style: Option<Style> = None;
        let (mut in_defaults, mut old) = (false, 0usize);
        walk(xml, work, |step, _| {
            let element = match step {
                Step::Start(element) => element,
                Step::End(name) => {
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
                Step::Text(_) => return Ok(()),
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
                    style = Some(Style { is_heading: is_heading(&id), ..Style::default() });
                }
                ("w:vanish", None) if in_defaults => styles.hidden_by_default = element.is_on(),
                ("w:name", Some(style)) => {
                    style.is_heading |= is_heading(element.attribute("w:val").unwrap_or_default());
                }
                ("w:basedOn", Some(style)) => style.based_on = element.attribute("w:val").map(str::to_owned),
                ("w:outlineLvl", Some(style)) => style.is_heading |= element.attribute("w:val") != Some("9"),
                ("w:vanish", Some(style)) => style.vanish = Some(element.is_on()),
                ("w:rFonts", Some(style)) => {
                    style.font = element.attribute("w:ascii").or(element.attribute("w:hAnsi")).map(Font::named);
                }
                ("w:numId", Some(style)) => style.list = element.number("w:val"),
                ("w:ilvl", Some(style)) => style.level = element.number("w:val"),
                _ => {}
            }
            Ok(())
        })?;
        Ok(styles)
    }

    /// The first that a style, or one that it builds on, says.
    fn said<T>(&self, style: Option<&str>, says: impl Fn(&Style) -> Option<T>) -> Option<T> {
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

    pub(super) fn font(&self, paragraph: Option<&str>, own: Option<&str>) -> Option<Font> {
        let says = |style: Option<&str>| self.said(style, |style| style.font);
        says(own).or_else(|| says(self.paragraph(paragraph))).flatten()
    }

    pub(super) fn is_heading(&self, paragraph: Option<&str>) -> bool {
        self.said(paragraph, |style| style.is_heading.then_some(())).is_some() || paragraph.is_some_and(is_heading)
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

/// Whether paragraphs of this style are headings; the names are those of Word in Bokmål and English.
fn is_heading(style: &str) -> bool {
    let style = style.to_lowercase();
    ["heading", "overskrift", "title", "tittel"].iter().any(|word| style.starts_with(word))
}
