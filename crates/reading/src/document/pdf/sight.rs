//! What of a page can be seen: which glyphs lie below something that was painted later, and which have the colour of their ground.

use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro_syntax::page::Resources;

use super::super::work::{Cost, WorkBudget};
use super::glyph::{Glyph, Matrix};
use crate::remark::What;
use crate::text::Unreadable;

/// Points that a strip of the page is high, by which painted areas are found again.
const STRIP: f64 = 24.0;
const MOST_STRIPS: usize = 400;
/// The same as a place on the page.
const LAST_STRIP: f64 = 399.0;

/// Text below so many points cannot be seen.
const TINY: f64 = 1.0;

/// An image that takes this share of the page is the page itself, scanned.
const WHOLE: f64 = 0.5;

/// Colours whose parts differ by less look the same.
const SAME: f64 = 0.06;

/// Red, green and blue, from 0 to 1.
pub(super) type Color = [f64; 3];

const WHITE: Color = [1.0; 3];

/// What numbers mean as a colour.
#[derive(Debug, Clone, Copy)]
pub(super) struct Colors {
    /// How many numbers make a colour whose meaning is known.
    parts: Option<usize>,
    color: Option<Color>,
}

impl Default for Colors {
    fn default() -> Self {
        Self { parts: Some(1), color: Some([0.0; 3]) }
    }
}

impl Colors {
    /// Grey, RGB or CMYK.
    pub(super) fn of(numbers: &[f64]) -> Self {
        let mut colors = Self { parts: Some(numbers.len()), color: None };
        colors.take(numbers);
        colors
    }

    /// Black of a space of colours.
    pub(super) fn in_space(name: Option<&Name<'_>>, resources: &Resources<'_>) -> Self {
        let parts = name.and_then(|name| match name.as_str() {
            "DeviceGray" | "CalGray" | "G" => Some(1),
            "DeviceRGB" | "CalRGB" | "RGB" => Some(3),
            "DeviceCMYK" | "CMYK" => Some(4),
            _ => match resources.get_color_space(name)? {
                Object::Name(name) => match name.as_str() {
                    "DeviceGray" => Some(1),
                    "DeviceRGB" => Some(3),
                    "DeviceCMYK" => Some(4),
                    _ => None,
                },
                Object::Array(space) => parts_of(&space),
                _ => None,
            },
        });
        Self { parts, color: parts.map(|_| [0.0; 3]) }
    }

    pub(super) fn take(&mut self, numbers: &[f64]) {
        self.color = match (self.parts, numbers) {
            (Some(1), [grey]) => Some([*grey; 3]),
            (Some(3), [red, green, blue]) => Some([*red, *green, *blue]),
            (Some(4), [cyan, magenta, yellow, black]) => {
                Some([cyan, magenta, yellow].map(|part| (1.0 - part) * (1.0 - black)))
            }
            _ => None,
        };
    }

    pub(super) const fn color(&self) -> Option<Color> {
        self.color
    }
}

fn parts_of(space: &Array<'_>) -> Option<usize> {
    let mut items = space.iter::<Object<'_>>();
    let Some(Object::Name(kind)) = items.next() else { return None };
    match kind.as_str() {
        "CalGray" => Some(1),
        "CalRGB" => Some(3),
        "ICCBased" => {
            let Some(Object::Stream(profile)) = items.next() else { return None };
            number_of_parts(&profile)
        }
        _ => None,
    }
}

fn number_of_parts(profile: &Stream<'_>) -> Option<usize> {
    let dict: &Dict<'_> = profile.dict();
    dict.get::<i32>("N").and_then(|parts| usize::try_from(parts).ok())
}

/// An edge of an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    Top,
    Bottom,
}

/// A rectangle on the page, in points from its top left corner; at first it holds nothing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Area {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Default for Area {
    fn default() -> Self {
        Self { left: f64::MAX, top: f64::MAX, right: f64::MIN, bottom: f64::MIN }
    }
}

impl Area {
    /// Stretches to a point of the page before it is transformed.
    pub(super) fn take(&mut self, x: f64, y: f64, matrix: Matrix) {
        let (x, y) = (x * matrix[0] + y * matrix[2] + matrix[4], x * matrix[1] + y * matrix[3] + matrix[5]);
        (self.left, self.right) = (self.left.min(x), self.right.max(x));
        (self.top, self.bottom) = (self.top.min(y), self.bottom.max(y));
    }

    pub(super) const fn middle(&self) -> (f64, f64) {
        (f64::midpoint(self.left, self.right), f64::midpoint(self.top, self.bottom))
    }

    /// Whether the middle of the glyph lies in it.
    pub(super) fn shows(&self, glyph: &Glyph) -> bool {
        self.holds(center(glyph))
    }

    fn holds(&self, (x, y): (f64, f64)) -> bool {
        self.left <= x && x <= self.right && self.top <= y && y <= self.bottom
    }

    /// The part of the other that lies in this one.
    pub(super) const fn within(self, other: Self) -> Self {
        Self {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        }
    }

    /// Where it shows no more than the upper or the lower end of a letter.
    pub(super) fn cuts_off(&self, glyph: &Glyph) -> Option<Edge> {
        let (x, y) = center(glyph);
        let reach = glyph.size;
        let touches = self.top <= y + reach && y - reach <= self.bottom;
        let is_cut = self.left <= x && x <= self.right && touches && !self.holds((x, y));
        is_cut.then_some(if y < self.top { Edge::Top } else { Edge::Bottom })
    }

    /// How much of a page of this size it covers, from 0 to 1.
    pub(super) fn share_of(&self, (width, height): (f64, f64)) -> f64 {
        let wide = self.right.min(width) - self.left.max(0.0);
        let high = self.bottom.min(height) - self.top.max(0.0);
        wide.max(0.0) * high.max(0.0) / (width * height).max(1.0)
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
    fn strip(y: f64) -> usize {
        (y / STRIP).clamp(0.0, LAST_STRIP) as usize
    }
}

#[derive(Debug)]
struct Painted {
    /// How many glyphs had been painted before.
    after: usize,
    area: Area,
    color: Option<Color>,
    is_image: bool,
}

/// How a glyph was painted.
#[derive(Debug, Clone, Copy)]
enum Paint {
    /// Not at all.
    Not,
    In(Color),
    /// In a colour of which nothing is known.
    Some,
}

/// What was painted on a page, in its order.
#[derive(Debug, Default)]
pub(super) struct Sight {
    painted: Vec<Painted>,
    /// One for each glyph.
    paints: Vec<Paint>,
}

impl Sight {
    pub(super) fn glyph_painted(&mut self, number: usize, painted: bool, color: Option<Color>) {
        self.paints.resize(number, Paint::Some);
        self.paints.push(match color {
            _ if !painted => Paint::Not,
            Some(color) => Paint::In(color),
            None => Paint::Some,
        });
    }

    /// A glyph that can be seen whatever lies around it.
    pub(super) fn seen(&mut self, number: usize) {
        self.glyph_painted(number, true, None);
    }

    pub(super) fn box_painted(&mut self, after: usize, area: Area, color: Option<Color>) {
        if area.right - area.left > TINY && area.bottom - area.top > TINY {
            self.painted.push(Painted { after, area, color, is_image: false });
        }
    }

    pub(super) fn image_painted(&mut self, after: usize, area: Area) {
        self.painted.push(Painted { after, area, color: None, is_image: true });
    }

    /// Remarks what cannot be seen of the glyphs.
    pub(super) fn note(self, glyphs: &[Glyph], page: (f64, f64), work: &mut WorkBudget) -> Result<(), Unreadable> {
        let mut strips: Vec<Vec<usize>> = vec![Vec::new(); MOST_STRIPS];
        for (number, painted) in self.painted.iter().enumerate() {
            let (first, last) = (Area::strip(painted.area.top), Area::strip(painted.area.bottom));
            work.spend(Cost::Operators, 1 + last.saturating_sub(first))?;
            strips[first..=last.max(first)].iter_mut().for_each(|strip| strip.push(number));
        }
        for (number, glyph) in glyphs.iter().enumerate() {
            let letters = glyph.text.chars().filter(|c| !c.is_whitespace()).count();
            if letters == 0 {
                continue;
            }
            let center = center(glyph);
            let strip = &strips[Area::strip(center.1)];
            work.spend(Cost::Operators, strip.len() / 4)?;
            let around = || strip.iter().map(|at| &self.painted[*at]).filter(|painted| painted.area.holds(center));
            let paint = self.paints.get(number).copied().unwrap_or(Paint::Some);
            let scanned = around().any(|painted| painted.is_image && painted.area.share_of(page) >= WHOLE);
            let ground = around().rfind(|painted| painted.after <= number);
            let covered = around().any(|painted| painted.after > number);
            let what = match paint {
                Paint::Not if scanned => What::RecognisedText,
                Paint::Not => What::InvisibleText,
                _ if covered && scanned => What::RecognisedText,
                _ if covered => What::CoveredText,
                _ if glyph.size < TINY => What::InvisibleText,
                Paint::In(color) if is_ground(color, ground) => What::InvisibleText,
                _ => continue,
            };
            work.note(what, letters);
        }
        Ok(())
    }
}

/// Whether a colour is that of what it was painted on.
fn is_ground(color: Color, ground: Option<&Painted>) -> bool {
    let ground = match ground {
        None => Some(WHITE),
        Some(painted) => painted.color,
    };
    ground.is_some_and(|ground| color.iter().zip(ground).all(|(a, b)| (a - b).abs() < SAME))
}

/// The middle of the letter on the page.
fn center(glyph: &Glyph) -> (f64, f64) {
    let (sin, cos) = f64::from(glyph.turned).to_radians().sin_cos();
    let (along, up) = (glyph.width / 2.0, glyph.size * 0.3);
    (glyph.x + along * cos + up * sin, glyph.y + along * sin - up * cos)
}
