//! How the text of an element looks: what style sheets and elements say, and what is handed down from the elements around.

use super::css::Sheets;
use super::tree::{NodeId, Tree};
use crate::document::setting::tenths;
use crate::document::work::WorkBudget;
use crate::evidence::Style;
use crate::text::Unreadable;

/// Type size of text that nothing gives another, in pixels.
const USUAL_SIZE: f64 = 16.0;

/// Points to a pixel.
const POINTS: f64 = 0.75;

/// How an element stands among others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Display {
    #[default]
    Inline,
    Block,
    /// What is in it stands in blocks.
    Boxes,
    /// The element itself makes no box.
    Contents,
    None,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum LetterCase {
    #[default]
    Written,
    Upper,
    Lower,
    /// The first letter of each word in upper case.
    Title,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum White {
    /// White space is one space, line ends too.
    #[default]
    One,
    /// Line ends stay.
    Lines,
    /// All white space stays.
    All,
}

/// How the text of one element looks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    pub display: Display,
    pub case: LetterCase,
    pub white: White,
    pub is_visible: bool,
    /// Lists in it show how they count.
    pub counts: bool,
    /// In pixels.
    size: f64,
    weight: f64,
    italic: bool,
    clipped: bool,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            display: Display::Block,
            case: LetterCase::Written,
            white: White::One,
            is_visible: true,
            counts: true,
            size: USUAL_SIZE,
            weight: 400.0,
            italic: false,
            clipped: false,
        }
    }
}

impl Look {
    /// How an element looks that stands in one that looks like this.
    pub(super) fn within(
        &self,
        sheets: &Sheets,
        tree: &Tree,
        node: NodeId,
        work: &mut WorkBudget,
    ) -> Result<Self, Unreadable> {
        let mut look = Self { display: Display::Inline, ..*self };
        for (property, value) in sheets.said(tree, node, work)? {
            look.take(self, property, &value);
        }
        if self.display == Display::Boxes && matches!(look.display, Display::Inline) {
            look.display = Display::Block;
        }
        Ok(look)
    }

    /// Whether nobody sees the element and what is in it.
    pub(super) fn is_hidden(&self) -> bool {
        self.display == Display::None || self.clipped
    }

    /// Whether the text stands out from that of the element around.
    pub(super) fn stands_out_from(&self, around: &Self) -> bool {
        self.weight >= 600.0 || self.size > around.size
    }

    pub(super) fn style(&self, heading: u8) -> Style {
        Style {
            size: tenths(self.size * POINTS),
            bold: self.weight >= 600.0,
            italic: self.italic,
            capitals: self.case == LetterCase::Upper,
            heading,
            ..Style::default()
        }
    }

    fn take(&mut self, around: &Self, property: &str, value: &str) {
        match property {
            "display" => self.display = display(value).unwrap_or(self.display),
            "visibility" => self.is_visible = !matches!(value, "hidden" | "collapse"),
            // So pages hide what screen readers shall read.
            "clip" => self.clipped = value.starts_with("rect(0") || value.starts_with("rect(1px"),
            "clip-path" => self.clipped = matches!(value, "inset(50%)" | "inset(100%)"),
            "font-size" => self.size = size(value, around.size).unwrap_or(self.size),
            "font-weight" => self.weight = weight(value, around.weight).unwrap_or(self.weight),
            "font-style" => self.italic = value.starts_with("italic") || value.starts_with("oblique"),
            "font" => self.take_font(around, value),
            "text-transform" => {
                self.case = match value {
                    "uppercase" => LetterCase::Upper,
                    "lowercase" => LetterCase::Lower,
                    "capitalize" => LetterCase::Title,
                    "inherit" => around.case,
                    _ => LetterCase::Written,
                }
            }
            "white-space" => {
                self.white = match value {
                    "pre" | "pre-wrap" | "break-spaces" => White::All,
                    "pre-line" => White::Lines,
                    "inherit" => around.white,
                    _ => White::One,
                }
            }
            "list-style-type" => self.counts = !value.split_whitespace().any(|word| word == "none"),
            _ => {}
        }
    }

    /// Slope, weight and size in one; the height of lines stands behind a stroke.
    fn take_font(&mut self, around: &Self, value: &str) {
        if matches!(value, "inherit" | "unset") {
            (self.size, self.weight, self.italic) = (around.size, around.weight, around.italic);
            return;
        }
        (self.weight, self.italic) = (400.0, false);
        for word in value.split_whitespace() {
            let word = word.split('/').next().unwrap_or_default();
            match (word, weight(word, around.weight), size(word, around.size)) {
                ("italic" | "oblique", ..) => self.italic = true,
                (_, Some(weight), _) => self.weight = weight,
                (_, _, Some(size)) => {
                    self.size = size;
                    return;
                }
                _ => {}
            }
        }
    }
}

fn display(value: &str) -> Option<Display> {
    let mut words = value.split_whitespace();
    Some(match words.next()? {
        "none" => Display::None,
        "contents" => Display::Contents,
        "inline" | "inline-block" | "ruby" => Display::Inline,
        "flex" | "grid" | "inline-flex" | "inline-grid" => Display::Boxes,
        "inherit" | "initial" | "unset" | "revert" => return None,
        _ => Display::Block,
    })
}

/// A type size in pixels; `around` is that of the element around.
fn size(value: &str, around: f64) -> Option<f64> {
    let named = match value {
        "xx-small" => 9.0,
        "x-small" => 10.0,
        "small" => 13.0,
        "medium" | "initial" => USUAL_SIZE,
        "large" => 18.0,
        "x-large" => 24.0,
        "xx-large" => 32.0,
        "smaller" => around / 1.2,
        "larger" => around * 1.2,
        "inherit" | "unset" => around,
        _ => 0.0,
    };
    if named > 0.0 {
        return Some(named);
    }
    let at = value.find(|c: char| c.is_ascii_alphabetic() || c == '%')?;
    let number: f64 = value[..at].trim().parse().ok()?;
    let size = match &value[at..] {
        "px" => number,
        "pt" => number / POINTS,
        "rem" => number * USUAL_SIZE,
        "em" => number * around,
        "%" => number / 100.0 * around,
        _ => return None,
    };
    (size.is_finite() && size >= 0.0).then_some(size)
}

fn weight(value: &str, around: f64) -> Option<f64> {
    match value {
        "normal" | "initial" => Some(400.0),
        "bold" => Some(700.0),
        "bolder" => Some(if around < 400.0 { 400.0 } else { 700.0 }),
        "lighter" => Some(if around > 700.0 { 700.0 } else { 400.0 }),
        "inherit" | "unset" => Some(around),
        _ => value.parse().ok().filter(|weight| (1.0..=1000.0).contains(weight)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_and_weights_are_those_that_a_browser_shows() {
        let sizes = ["12pt", "1.5rem", "2em", "150%", "larger", "inherit", "calc(1px)"].map(|value| size(value, 20.0));
        let wanted = [Some(16.0), Some(24.0), Some(40.0), Some(30.0), Some(24.0), Some(20.0), None];
        assert_eq!(sizes, wanted);
        let mut look = Look::default();
        look.take(&Look::default(), "font", "italic 600 1.25rem/1.75rem \"source sans pro\", arial");
        assert_eq!(look.style(2), Style { size: 150, bold: true, italic: true, heading: 2, ..Style::default() });
        look.take(&Look::default(), "font", "inherit");
        assert_eq!(look.style(0), Style { size: 120, ..Style::default() });
    }
}
