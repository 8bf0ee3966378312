//! One font: what the codes of a string show, and how wide they are.

use std::collections::BTreeMap;

use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use unicode_normalization::UnicodeNormalization as _;

use super::super::signs;
use super::cmap::CMap;
use super::names;

/// Width of a glyph of which nothing is known, in thousandths of the font size.
const SOME_WIDTH: f64 = 556.0;

/// Widths of `Helvetica`, from the space to the tilde, for fonts that are named and nothing else.
#[rustfmt::skip]
const HELVETICA: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556,
    556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// Most widths of one font.
const MOST_WIDTHS: usize = 0x2_0000;

/// Words in the names of typefaces that are semibold or heavier.
const BOLD: [&str; 4] = ["bold", "black", "heavy", "demi"];

/// Words in the names of slanted typefaces.
const ITALIC: [&str; 2] = ["italic", "oblique"];

/// What one code of a string shows.
pub(super) struct Shown {
    pub text: String,
    /// In units of the font size.
    pub width: f64,
    /// The one-byte code 32, to which word spacing is added.
    pub is_space: bool,
}

#[derive(Debug, Default)]
pub(super) struct PdfFont {
    pub bold: bool,
    pub italic: bool,
    /// What its codes mean, if it shows signs in place of letters.
    signs: Option<signs::SignFont>,
    /// Codes of several bytes.
    composite: bool,
    /// How the codes are cut and which glyphs they are, in composite fonts that say so.
    codes: Option<CMap>,
    to_unicode: Option<CMap>,
    /// What the codes of a simple font show.
    encoding: BTreeMap<u8, String>,
    /// Widths in units of the font size.
    widths: BTreeMap<u32, f64>,
    default_width: f64,
}

impl PdfFont {
    /// `decoded` gives the data of a stream, bounded.
    pub(super) fn new(dict: &Dict<'_>, mut decoded: impl FnMut(&Stream<'_>) -> Option<Vec<u8>>) -> Self {
        let mut stream = |key: &str| dict.get::<Stream<'_>>(key).and_then(|stream| decoded(&stream));
        let to_unicode = stream("ToUnicode").map(|data| CMap::parse(&data));
        let subtype = dict.get::<Name<'_>>("Subtype");
        let name = dict.get::<Name<'_>>("BaseFont").map(|name| name.as_str().to_owned()).unwrap_or_default();
        let signs = signs::SignFont::named(&name);
        let mut font = Self {
            to_unicode,
            bold: is_named(&name, &BOLD),
            italic: is_named(&name, &ITALIC),
            signs,
            ..Self::default()
        };
        if subtype.as_deref() == Some(b"Type0") {
            font.composite = true;
            font.codes = stream("Encoding").map(|data| CMap::parse(&data));
            let below = dict.get::<Array<'_>>("DescendantFonts").and_then(|fonts| fonts.iter::<Dict<'_>>().next());
            let below = below.unwrap_or_default();
            font.default_width = below.get::<f32>("DW").map_or(1.0, |width| f64::from(width) / 1000.0);
            if let Some(widths) = below.get::<Array<'_>>("W") {
                font.take_composite_widths(&widths);
            }
            return font;
        }
        font.take_encoding(dict, &name);
        let descriptor = dict.get::<Dict<'_>>("FontDescriptor").unwrap_or_default();
        let scale = if subtype.as_deref() == Some(b"Type3") {
            let matrix = dict.get::<Array<'_>>("FontMatrix");
            matrix.and_then(|matrix| matrix.iter::<f32>().next()).map_or(0.001, f64::from)
        } else {
            0.001
        };
        font.default_width = descriptor.get::<f32>("MissingWidth").map_or(0.0, f64::from) * scale;
        if let Some(widths) = dict.get::<Array<'_>>("Widths") {
            let first = dict.get::<i32>("FirstChar").and_then(|first| u32::try_from(first).ok()).unwrap_or(0);
            let widths = widths.iter::<f32>().take(256);
            font.widths.extend((first..).zip(widths.map(|width| f64::from(width) * scale)));
        } else {
            font.default_width = if name.contains("Courier") { 0.6 } else { SOME_WIDTH / 1000.0 };
            if !name.contains("Courier") {
                font.widths.extend((0x20..).zip(HELVETICA.map(|width| f64::from(width) / 1000.0)));
            }
        }
        font
    }

    fn take_composite_widths(&mut self, widths: &Array<'_>) {
        let mut first: Option<u32> = None;
        let mut last: Option<u32> = None;
        let mut taken = 0;
        for item in widths.iter::<Object<'_>>() {
            if taken > MOST_WIDTHS {
                break;
            }
            match (item, first, last) {
                (Object::Array(list), Some(from), None) => {
                    self.widths.extend((from..).zip(list.iter::<f32>().map(|width| f64::from(width) / 1000.0)));
                    first = None;
                }
                (Object::Number(number), None, _) => first = u32::try_from(number.as_i64()).ok(),
                (Object::Number(number), Some(_), None) => last = u32::try_from(number.as_i64()).ok(),
                (Object::Number(width), Some(from), Some(to)) => {
                    let to = to.min(from.saturating_add(0xffff));
                    taken += (to.saturating_sub(from) as usize) + 1;
                    self.widths.extend((from..=to).map(|glyph| (glyph, width.as_f64() / 1000.0)));
                    (first, last) = (None, None);
                }
                _ => (first, last) = (None, None),
            }
        }
    }

    fn take_encoding(&mut self, dict: &Dict<'_>, name: &str) {
        let own = dict.get::<Dict<'_>>("Encoding");
        let base = dict.get::<Name<'_>>("Encoding").or_else(|| own.as_ref()?.get::<Name<'_>>("BaseEncoding"));
        let is_type1 = dict.get::<Name<'_>>("Subtype").as_deref() == Some(b"Type1");
        let usual: &[u8] = if is_type1 && !name.is_empty() { b"StandardEncoding" } else { b"WinAnsiEncoding" };
        let base = base.as_deref().unwrap_or(usual);
        let known = (0..=u8::MAX).filter_map(|code| Some((code, names::base_encoding(base, code)?.to_string())));
        self.encoding = known.collect();
        if let Some(signs) = self.signs {
            // Such a font has codes of its own.
            let known = (0..=u8::MAX).filter_map(|code| Some((code, signs.sign(code)?.to_string())));
            self.encoding = known.collect();
        }
        let mut code = 0;
        for item in own.and_then(|own| own.get::<Array<'_>>("Differences")).iter().flat_map(Array::iter::<Object<'_>>) {
            match item {
                Object::Number(number) => code = u8::try_from(number.as_i64()).unwrap_or(0),
                Object::Name(name) => {
                    match names::of_glyph(name.as_str()) {
                        Some(text) => self.encoding.insert(code, text),
                        None => self.encoding.remove(&code),
                    };
                    code = code.wrapping_add(1);
                }
                _ => {}
            }
        }
    }

    /// What the string shows.
    pub(super) fn show(&self, string: &[u8]) -> Vec<Shown> {
        let mut shown = Vec::with_capacity(string.len());
        let mut rest = string;
        while !rest.is_empty() {
            let length = self.code_length(rest).min(rest.len());
            let (bytes, after) = rest.split_at(length);
            rest = after;
            let code = bytes.iter().fold(0, |code: u32, &byte| code << 8 | u32::from(byte));
            let glyph = self.codes.as_ref().and_then(|codes| codes.glyph(code)).unwrap_or(code);
            let text = match (self.to_unicode.as_ref().and_then(|map| map.text(code)), u8::try_from(code)) {
                (Some(text), _) => text.to_owned(),
                (None, Ok(code)) if !self.composite => self.encoding.get(&code).cloned().unwrap_or_else(unknown),
                _ => unknown(),
            };
            let text = match self.signs {
                Some(signs) if self.to_unicode.is_some() => {
                    text.chars().map(|letter| signs.sign_of(letter).unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
                }
                _ => text,
            };
            shown.push(Shown {
                text: without_ligatures(text),
                width: self.widths.get(&glyph).copied().unwrap_or(self.default_width),
                is_space: length == 1 && code == 0x20,
            });
        }
        shown
    }

    fn code_length(&self, bytes: &[u8]) -> usize {
        if !self.composite {
            return 1;
        }
        self.codes.as_ref().filter(|codes| codes.has_spaces()).map_or(2, |codes| codes.length(bytes).unwrap_or(2))
    }
}

/// The text with the letters of each ligature apart, as they were written.
fn without_ligatures(text: String) -> String {
    let is_ligature = |c: char| matches!(c, '\u{fb00}'..='\u{fb06}');
    if text.contains(is_ligature) { text.nfkc().collect() } else { text }
}

fn unknown() -> String {
    char::REPLACEMENT_CHARACTER.to_string()
}

fn is_named(name: &str, words: &[&str]) -> bool {
    let name = name.to_lowercase();
    words.iter().any(|word| name.contains(word))
}
