//! Runs: letters that are set alike, and whether anybody can see them.

use std::borrow::Cow;

use super::super::signs::{SignFont, is_private};
use super::super::work::WorkBudget;
use super::super::xml::XmlElement;
use super::styles::tenths_of_half_points;
use crate::annotation::Colour;
use crate::evidence::Style;
use crate::remark::What;

/// Text of at most so many half points cannot be read on paper.
const TINY: u32 = 4;

/// How a run is set.
#[derive(Debug, Default)]
pub(super) struct RunProperties {
    style: Option<String>,
    bold: Option<bool>,
    italic: Option<bool>,
    capitals: Option<bool>,
    /// In half points.
    size: Option<u32>,
    vanish: Option<bool>,
    web_hidden: bool,
    /// The font by name, where the run has one of its own.
    font: Option<Option<SignFont>>,
    color: Option<String>,
    /// What lies behind the letters.
    ground: Option<String>,
    /// The colour of a marker pen.
    highlight: Option<Colour>,
}

impl RunProperties {
    /// Takes one property.
    pub(super) fn take(&mut self, element: &XmlElement) {
        let value = || element.attribute("w:val").map(str::to_lowercase);
        match element.name.as_str() {
            "w:rStyle" => self.style = element.attribute("w:val").map(str::to_owned),
            "w:b" => self.bold = Some(element.is_on()),
            "w:i" => self.italic = Some(element.is_on()),
            "w:caps" => self.capitals = Some(element.is_on()),
            "w:vanish" | "w:specVanish" => self.vanish = Some(element.is_on()),
            "w:webHidden" => self.web_hidden = element.is_on(),
            "w:rFonts" => {
                self.font = element.attribute("w:ascii").or(element.attribute("w:hAnsi")).map(SignFont::named);
            }
            "w:color" => self.color = value(),
            "w:highlight" => {
                self.ground = value();
                self.highlight = self.ground.as_deref().and_then(Colour::of_word);
            }
            "w:shd" if self.ground.is_none() => self.ground = element.attribute("w:fill").map(str::to_lowercase),
            "w:sz" => self.size = element.number("w:val"),
            _ => {}
        }
    }

    pub(super) fn style(&self) -> Option<&str> {
        self.style.as_deref()
    }

    /// How the letters are set, where styles set them so.
    pub(super) fn set(&self, by_styles: Style) -> Style {
        Style {
            size: self.size.map_or(by_styles.size, tenths_of_half_points),
            bold: self.bold.unwrap_or(by_styles.bold),
            italic: self.italic.unwrap_or(by_styles.italic),
            capitals: self.capitals.unwrap_or(by_styles.capitals),
            ..by_styles
        }
    }

    /// The colour in which the letters are highlighted.
    pub(super) const fn highlight(&self) -> Option<Colour> {
        self.highlight
    }

    /// Whether the run is hidden, by itself or by styles.
    pub(super) fn is_hidden(&self, by_style: bool) -> bool {
        self.vanish.unwrap_or(by_style) || self.web_hidden
    }

    /// Whether the letters are marked in black, as people cover what others shall not read.
    pub(super) fn is_blackened(&self) -> bool {
        let dark = |color: &str| matches!(color, "black" | "000000");
        self.ground.as_deref().is_some_and(dark)
            && self.color.as_deref().is_none_or(|color| color == "auto" || dark(color))
    }

    /// Whether the letters are white on white, or too small to see.
    pub(super) fn is_faint(&self) -> bool {
        let light = |color: &str| matches!(color, "white" | "ffffff");
        let on_paper = self.ground.as_deref().is_none_or(|ground| matches!(ground, "auto" | "none") || light(ground));
        let is_tiny = self.size.is_some_and(|size| size <= TINY);
        is_tiny || (on_paper && self.color.as_deref().is_some_and(light))
    }

    /// What the letters of a text mean in the font of the run, or in that of its styles.
    pub(super) fn letters<'t>(&self, text: &'t str, of_style: Option<SignFont>, work: &mut WorkBudget) -> Cow<'t, str> {
        let font = self.font.unwrap_or(of_style);
        if font.is_none() && !text.contains(is_private) {
            return Cow::Borrowed(text);
        }
        let mut unknown = 0;
        let mut sign = |letter: char| {
            let sign = if letter.is_whitespace() {
                Some(letter)
            } else {
                font.map_or(Some(letter), |font| font.sign_of(letter))
            };
            sign.filter(|sign| !is_private(*sign)).unwrap_or_else(|| {
                unknown += 1;
                char::REPLACEMENT_CHARACTER
            })
        };
        let text = text.chars().map(&mut sign).collect();
        work.note(What::UnknownSigns, unknown);
        Cow::Owned(text)
    }
}
