//! The styles of an `OpenDocument` text, as far as they bear on what is read, and how its lists count.

use std::cell::Cell;
use std::collections::HashMap;

use super::super::blocks::ListLabel;
use super::super::docx::{letters, roman};
use super::super::setting::tenths;
use super::super::signs::{SignFont, is_private};
use super::super::styles::said;
use super::super::work::WorkBudget;
use super::super::xml::{XmlElement, XmlStep, walk};
use crate::annotation::Colour;
use crate::evidence::Style as LineStyle;
use crate::remark::What;
use crate::text::Unreadable;

#[derive(Debug, Default, Clone)]
struct OdtStyle {
    parent: Option<String>,
    hidden: Option<bool>,
    font: Option<Option<SignFont>>,
    color: Option<String>,
    ground: Option<String>,
    /// The style of lists of its paragraphs.
    list: Option<String>,
    outline: Option<u8>,
    size: Option<Size>,
    bold: Option<bool>,
    italic: Option<bool>,
    capitals: Option<bool>,
    /// Indentation of the paragraph and of its first line, in points.
    left: Option<f64>,
    first: Option<f64>,
}

/// A type size.
#[derive(Debug, Clone, Copy)]
enum Size {
    Points(f64),
    /// Of that of the style around.
    Share(f64),
}

impl Size {
    fn of(written: &str) -> Option<Self> {
        match written.strip_suffix('%') {
            Some(share) => share.parse::<f64>().ok().map(|share| Self::Share(share / 100.0)),
            None => points(written).map(Self::Points),
        }
    }
}

/// Points of a length as it is written.
fn points(length: &str) -> Option<f64> {
    let at = length.find(|c: char| c.is_ascii_alphabetic())?;
    let per_unit = match &length[at..] {
        "pt" => 1.0,
        "cm" => 72.0 / 2.54,
        "mm" => 72.0 / 25.4,
        "in" => 72.0,
        "pc" => 12.0,
        "px" => 0.75,
        _ => return None,
    };
    Some(length[..at].parse::<f64>().ok()? * per_unit)
}

/// Type size of text that nothing gives another, in points.
const USUAL_SIZE: f64 = 12.0;

/// The name under which the usual style of paragraphs is kept, which no style of a document can have.
const USUAL: &str = " paragraph";

/// How one level of a list counts.
#[derive(Debug, Default, Clone)]
pub(super) struct OdtLevel {
    format: String,
    bullet: Option<char>,
    prefix: String,
    suffix: String,
    pub start: u32,
    /// How many levels its number shows.
    shown: usize,
    font: Option<SignFont>,
}

#[derive(Debug, Default)]
pub(super) struct OdtStyles {
    by_name: HashMap<String, OdtStyle>,
    lists: HashMap<String, HashMap<usize, OdtLevel>>,
    /// Fonts by the names that the document gives them.
    fonts: HashMap<String, SignFont>,
}

impl OdtStyles {
    /// Takes the styles of one part of the document.
    pub(super) fn read(&mut self, xml: &str, work: &mut WorkBudget) -> Result<(), Unreadable> {
        let mut style: Option<String> = None;
        let mut list: Option<String> = None;
        let mut level: Option<usize> = None;
        let mut edge = false;
        let mut edges = 0;
        walk(xml, work, |step, _| {
            match step {
                XmlStep::Start(element) => match element.name.as_str() {
                    "style:style" | "style:default-style" => {
                        let usual = || format!(" {}", element.attribute("style:family").unwrap_or_default());
                        let name = element.attribute("style:name").map_or_else(usual, str::to_owned);
                        let known = OdtStyle {
                            parent: element.attribute("style:parent-style-name").map(str::to_owned),
                            outline: element.number("style:default-outline-level"),
                            list: element.attribute("style:list-style-name").map(str::to_owned),
                            ..OdtStyle::default()
                        };
                        self.by_name.insert(name.clone(), known);
                        style = Some(name);
                    }
                    "text:list-style" | "text:outline-style" => {
                        list = Some(element.attribute("style:name").unwrap_or_default().to_owned());
                    }
                    "style:font-face" => {
                        let family = element.attribute("svg:font-family").unwrap_or_default().trim_matches(['\'', '"']);
                        let name = element.attribute("style:name").unwrap_or_default();
                        let font = SignFont::named(family).or_else(|| SignFont::named(name));
                        self.fonts.extend(font.map(|font| (name.to_owned(), font)));
                    }
                    "style:header" | "style:footer" | "style:header-left" | "style:footer-left"
                    | "style:header-first" | "style:footer-first" => edge = true,
                    _ => {
                        if let Some(name) = &list {
                            self.take_level(name, &mut level, element);
                        } else if let Some(name) = &style {
                            self.take(name, element);
                        }
                    }
                },
                XmlStep::End("style:style" | "style:default-style") => style = None,
                XmlStep::End("text:list-style" | "text:outline-style") => (list, level) = (None, None),
                XmlStep::End(name) if name.starts_with("style:header") || name.starts_with("style:footer") => {
                    edge = false;
                }
                XmlStep::End(_) => {}
                XmlStep::Text(text) => {
                    if edge && text.contains(char::is_alphabetic) {
                        (edge, edges) = (false, edges + 1);
                    }
                }
            }
            Ok(())
        })?;
        work.note(What::PageHeaders, edges);
        Ok(())
    }

    fn take(&mut self, name: &str, element: &XmlElement) {
        let font = self.font_of(element);
        let Some(style) = self.by_name.get_mut(name) else { return };
        if element.name == "style:paragraph-properties" {
            let length = |name: &str| element.attribute(name).and_then(points);
            style.left = length("fo:margin-left").or_else(|| length("fo:margin"));
            style.first = length("fo:text-indent");
        }
        if element.name != "style:text-properties" {
            return;
        }
        style.size = element.attribute("fo:font-size").and_then(Size::of);
        style.bold = element.attribute("fo:font-weight").map(|weight| match weight.parse::<u16>() {
            Ok(weight) => weight >= 600,
            Err(_) => weight == "bold",
        });
        style.italic = element.attribute("fo:font-style").map(|slope| slope != "normal");
        style.capitals = element.attribute("fo:text-transform").map(|transform| transform == "uppercase");
        style.hidden = element.attribute("text:display").map(|display| display == "none");
        style.font = font;
        style.color = element.attribute("fo:color").map(str::to_lowercase);
        style.ground = element.attribute("fo:background-color").map(str::to_lowercase);
    }

    fn font_of(&self, element: &XmlElement) -> Option<Option<SignFont>> {
        let named = element
            .attribute("style:font-name")
            .map(|name| self.fonts.get(name).copied().or_else(|| SignFont::named(name)));
        named
            .or_else(|| element.attribute("fo:font-family").map(|name| SignFont::named(name.trim_matches(['\'', '"']))))
    }

    fn take_level(&mut self, list: &str, at: &mut Option<usize>, element: &XmlElement) {
        let of = |name: &str| element.attribute(name).unwrap_or_default().to_owned();
        let font = self.font_of(element).flatten();
        let levels = self.lists.entry(list.to_owned()).or_default();
        match element.name.as_str() {
            "text:list-level-style-number"
            | "text:outline-level-style"
            | "text:list-level-style-bullet"
            | "text:list-level-style-image" => {
                *at = element.number("text:level");
                let is_number = !element.name.ends_with("bullet") && !element.name.ends_with("image");
                let bullet = element.attribute("text:bullet-char").and_then(|sign| sign.chars().next()).unwrap_or('•');
                let level = OdtLevel {
                    format: of("style:num-format"),
                    bullet: (!is_number).then_some(bullet),
                    prefix: of("style:num-prefix"),
                    suffix: of("style:num-suffix"),
                    start: element.number("text:start-value").unwrap_or(1),
                    shown: element.number("text:display-levels").unwrap_or(1),
                    font: None,
                };
                levels.extend(at.map(|at| (at, level)));
            }
            "style:text-properties" => {
                if let Some(level) = at.and_then(|at| levels.get_mut(&at)) {
                    level.font = font.or(level.font);
                }
            }
            _ => {}
        }
    }

    /// The first that a style, or one that it builds on, says.
    fn said<T>(&self, style: Option<&str>, says: impl Fn(&OdtStyle) -> Option<T>) -> Option<T> {
        said(&self.by_name, style, |style| style.parent.as_deref(), says)
    }

    pub(super) fn hides(&self, style: Option<&str>) -> bool {
        self.said(style, |style| style.hidden).unwrap_or(false)
    }

    /// How letters are set by these styles, the innermost first.
    pub(super) fn set<'n>(&self, named: impl Iterator<Item = &'n str> + Clone) -> LineStyle {
        let usual = || named.clone().chain([USUAL]);
        let is =
            |says: fn(&OdtStyle) -> Option<bool>| usual().find_map(|name| self.said(Some(name), says)).unwrap_or(false);
        let (mut size, mut share) = (None, 1.0);
        for name in usual() {
            // Shares of styles that build on one another come one by one, until a style says how large the whole is.
            size = self.said(Some(name), |style| match style.size? {
                Size::Points(points) => Some(points),
                Size::Share(_) => None,
            });
            share *= self.share(name);
            if size.is_some() {
                break;
            }
        }
        LineStyle {
            size: tenths(size.unwrap_or(USUAL_SIZE) * share),
            bold: is(|style| style.bold),
            italic: is(|style| style.italic),
            capitals: is(|style| style.capitals),
            ..LineStyle::default()
        }
    }

    /// The share that a style and those that it builds on ask for, up to the first that has a size of its own.
    fn share(&self, style: &str) -> f64 {
        let share = Cell::new(1.0);
        self.said(Some(style), |style| match style.size? {
            Size::Points(_) => Some(()),
            Size::Share(of) => {
                share.set(share.get() * of);
                None
            }
        });
        share.get()
    }

    /// The left edge of the first line of a paragraph, in tenths of a point from the margin.
    pub(super) fn indent(&self, paragraph: Option<&str>) -> u16 {
        let says = |says: fn(&OdtStyle) -> Option<f64>| self.said(paragraph, says).unwrap_or(0.0);
        tenths(says(|style| style.left) + says(|style| style.first))
    }

    /// The level of the outline that the paragraphs of a style have, from 1.
    pub(super) fn outline(&self, paragraph: Option<&str>) -> Option<u8> {
        self.said(paragraph, |style| style.outline)
    }

    pub(super) fn font(&self, style: &str) -> Option<Option<SignFont>> {
        self.said(Some(style), |style| style.font)
    }

    /// Whether letters are white on white, where the style says of what colour they are.
    pub(super) fn is_faint(&self, style: &str) -> Option<bool> {
        let color = self.said(Some(style), |style| style.color.clone())?;
        let ground = self.said(Some(style), |style| style.ground.clone());
        Some(color == "#ffffff" && ground.is_none_or(|ground| matches!(ground.as_str(), "transparent" | "#ffffff")))
    }

    /// Whether letters are marked in black, as people cover what others shall not read.
    pub(super) fn is_blackened(&self, style: &str) -> Option<bool> {
        let ground = self.said(Some(style), |style| style.ground.clone())?;
        let color = self.said(Some(style), |style| style.color.clone());
        Some(ground == "#000000" && color.is_none_or(|color| color == "#000000"))
    }

    /// The colour in which letters of these styles, the innermost first, are highlighted.
    pub(super) fn highlight<'n>(&self, mut named: impl Iterator<Item = &'n str>) -> Option<Colour> {
        let ground = named.find_map(|name| self.said(Some(name), |style| style.ground.clone()))?;
        let number = u32::from_str_radix(ground.strip_prefix('#').filter(|digits| digits.len() == 6)?, 16).ok()?;
        let [_, rgb @ ..] = number.to_be_bytes();
        // White is as paper, and black covers letters.
        (!matches!(rgb, [0, 0, 0] | [255, 255, 255])).then(|| Colour::nearest(rgb.map(|part| f32::from(part) / 255.0)))
    }

    /// The style of the lists of a paragraph, where the lists themselves name none.
    pub(super) fn list(&self, paragraph: Option<&str>) -> Option<String> {
        self.said(paragraph, |style| style.list.clone().filter(|list| !list.is_empty()))
    }

    /// The level of a list, if its style is known.
    pub(super) fn level(&self, list: Option<&str>, at: usize) -> Option<&OdtLevel> {
        self.lists.get(list?)?.get(&at)
    }
}

impl OdtLevel {
    /// What stands before a paragraph of this level, with the counts of the levels from the first to this one.
    pub(super) fn label(&self, counts: &[(u32, Option<&Self>)]) -> Option<ListLabel> {
        if let Some(bullet) = self.bullet {
            let sign = self.font.map_or(Some(bullet), |font| font.sign_of(bullet)).filter(|sign| !is_private(*sign));
            return Some(ListLabel {
                text: format!("{}{}{} ", self.prefix, sign.unwrap_or('•'), self.suffix),
                is_bullet: true,
            });
        }
        if self.format.is_empty() {
            return None;
        }
        let shown = &counts[counts.len().saturating_sub(self.shown.max(1))..];
        let parts: Vec<String> = shown
            .iter()
            .map(|(count, level)| written(*count, level.map_or("1", |level| level.format.as_str())))
            .filter(|part| !part.is_empty())
            .collect();
        Some(ListLabel { text: format!("{}{}{} ", self.prefix, parts.join("."), self.suffix), is_bullet: false })
    }
}

fn written(number: u32, format: &str) -> String {
    match format {
        "" => String::new(),
        "a" => letters(number),
        "A" => letters(number).to_uppercase(),
        "i" => roman(number).to_lowercase(),
        "I" => roman(number),
        _ => number.to_string(),
    }
}
