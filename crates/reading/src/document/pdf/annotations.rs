//! What lies over a page: fields of forms with what was filled in, text boxes, stamps.

use hayro_syntax::object::{Array, Dict, Name, Object, Rect, Stream, String as PdfString};
use hayro_syntax::page::Page;

use super::super::signs::{TICKED, UNTICKED};
use super::super::work::Cost;
use super::glyph::{Glyph, Matrix, matrix_of, then};
use super::glyphs::GlyphReader;
use super::sight::Area;
use super::{marks, string};
use crate::remark::What;
use crate::text::Unreadable;

/// Bits of the flags of an annotation: not shown at all, and not on a screen.
const HIDDEN: i32 = 1 << 1;
const NO_VIEW: i32 = 1 << 5;

/// Bits of the flags of a field: of several lines, a password, a push button.
const MULTILINE: i32 = 1 << 12;
const PASSWORD: i32 = 1 << 13;
const PUSH_BUTTON: i32 = 1 << 16;

/// Longest chain of fields that hold one another.
const LONGEST_CHAIN: usize = 16;

/// Size of letters where nothing says it, in points, and the least that is likely.
const USUAL: f64 = 12.0;
const LEAST: f64 = 4.0;

/// From one line to the next, in sizes of letters.
const LEADING: f64 = 1.2;

/// What lies above the base line, and how wide a letter is, in sizes of letters.
const ABOVE: f64 = 0.8;
const WIDE: f64 = 0.5;

impl GlyphReader<'_> {
    /// Reads what lies over a page. `matrix` leads from the page as it is written to the page as it is seen.
    pub(super) fn annotations(&mut self, page: &Page<'_>, matrix: Matrix) -> Result<(), Unreadable> {
        let Some(all) = page.raw().get::<Array<'_>>("Annots") else { return Ok(()) };
        for annotation in all.iter::<Dict<'_>>() {
            self.work.spend(Cost::Operators, 10)?;
            self.annotation(&annotation, page, matrix)?;
        }
        Ok(())
    }

    fn annotation(&mut self, annotation: &Dict<'_>, page: &Page<'_>, matrix: Matrix) -> Result<(), Unreadable> {
        let flags = annotation.get::<i32>("F").unwrap_or(0);
        let kind = annotation.get::<Name<'_>>("Subtype").map(|kind| kind.as_str().to_owned()).unwrap_or_default();
        let contents =
            annotation.get::<PdfString<'_>>("Contents").map(|text| string(text.as_bytes())).unwrap_or_default();
        let is_hidden = flags & (HIDDEN | NO_VIEW) != 0 || self.layers().hides_object(annotation);
        let value = if kind == "Widget" { value(annotation) } else { AnnotationValue::None };
        if is_hidden {
            let hidden = match &value {
                AnnotationValue::Text(text, _) => text,
                _ if kind == "FreeText" => &contents,
                _ => "",
            };
            self.work.note(What::HiddenText, hidden.chars().filter(|c| !c.is_whitespace()).count());
            return Ok(());
        }
        let Some(rect) = annotation.get::<Rect>("Rect") else { return Ok(()) };
        if let Some(own) = marks::kind(&kind, &contents)
            && let Some(mark) = marks::mark(annotation, own, rect, matrix, self.work)
        {
            self.keep(mark);
        }
        let before = self.count();
        match kind.as_str() {
            "Widget" => match value {
                AnnotationValue::Mark(ticked) => {
                    let mark = if ticked { TICKED } else { UNTICKED };
                    self.set(&mark.to_string(), rect, size_of(annotation), false, matrix)?;
                }
                AnnotationValue::Text(text, many) if !text.trim().is_empty() => {
                    self.set(&text, rect, size_of(annotation), many, matrix)?;
                }
                AnnotationValue::Text(..) | AnnotationValue::None => self.drawn(annotation, rect, page, matrix)?,
                AnnotationValue::Secret => {}
            },
            "FreeText" => {
                self.drawn(annotation, rect, page, matrix)?;
                if !self.has_put(before) {
                    self.set(&contents, rect, size_of(annotation), true, matrix)?;
                }
            }
            "Stamp" | "Square" | "Circle" | "Polygon" | "Redact" | "Watermark" | "PrinterMark" => {
                self.drawn(annotation, rect, page, matrix)?;
                // Text below is still there, whatever was drawn to redact it.
                if kind == "Redact"
                    || annotation.get::<Array<'_>>("IC").is_some_and(|color| color.iter::<f32>().next().is_some())
                {
                    let mut area = Area::default();
                    area.take(rect.x0, rect.y0, matrix);
                    area.take(rect.x1, rect.y1, matrix);
                    self.cover(area);
                }
                self.work.note(What::Comments, usize::from(!contents.trim().is_empty()));
            }
            "Link" | "Popup" => {}
            "FileAttachment" => {
                self.work.note(What::Attachments, 1);
                self.work.note(What::Comments, usize::from(!contents.trim().is_empty()));
            }
            // What a program notes about the note of somebody else.
            _ if annotation.contains_key("StateModel") => {}
            _ => self.work.note(What::Comments, usize::from(!contents.trim().is_empty())),
        }
        let is_field = matches!(kind.as_str(), "Widget" | "FreeText");
        self.work.note(What::FormFields, usize::from(is_field && self.has_put(before)));
        Ok(())
    }

    /// Draws what an annotation looks like.
    fn drawn(&mut self, annotation: &Dict<'_>, rect: Rect, page: &Page<'_>, matrix: Matrix) -> Result<(), Unreadable> {
        let Some(looks) = annotation.get::<Dict<'_>>("AP") else { return Ok(()) };
        let state = annotation.get::<Name<'_>>("AS");
        let look = looks.get::<Stream<'_>>("N").or_else(|| looks.get::<Dict<'_>>("N")?.get::<Stream<'_>>(state?));
        let Some(look) = look else { return Ok(()) };
        let dict = look.dict();
        let bounds = dict.get::<Rect>("BBox").unwrap_or(rect);
        let own = matrix_of(dict);
        let corners = [(bounds.x0, bounds.y0), (bounds.x1, bounds.y0), (bounds.x0, bounds.y1), (bounds.x1, bounds.y1)];
        let placed = corners.map(|(x, y)| (x * own[0] + y * own[2] + own[4], x * own[1] + y * own[3] + own[5]));
        let least = placed.iter().fold((f64::MAX, f64::MAX), |least, at| (least.0.min(at.0), least.1.min(at.1)));
        let most = placed.iter().fold((f64::MIN, f64::MIN), |most, at| (most.0.max(at.0), most.1.max(at.1)));
        let scale = |length: f64, wanted: f64| if length.abs() < 1e-6 { 1.0 } else { wanted / length };
        let (wide, high) = (scale(most.0 - least.0, rect.width()), scale(most.1 - least.1, rect.height()));
        let fit = [wide, 0.0, 0.0, high, rect.x0 - least.0 * wide, rect.y0 - least.1 * high];
        self.appearance(&look, page, then(fit, matrix))
    }

    /// Sets a text in a rectangle as the program would that shows the form.
    fn set(&mut self, text: &str, rect: Rect, size: Option<f64>, many: bool, matrix: Matrix) -> Result<(), Unreadable> {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let lines: Vec<&str> = text.trim_end_matches('\n').split('\n').collect();
        let many = many || lines.len() > 1;
        let high = rect.height().max(LEAST);
        // More lines than there is room for are set closer, so that they stay apart from what stands below.
        #[expect(clippy::cast_precision_loss, reason = "lines of a field")]
        let room = high / (LEADING * lines.len() as f64);
        let size = size.unwrap_or(USUAL).min(if many { room } else { high * ABOVE });
        let top = rect.y1.max(rect.y0 + LEAST);
        let first = if many { top - ABOVE * size } else { rect.y0 + (high - size) / 2.0 + 0.2 * size };
        let mut y = first;
        for line in lines {
            #[expect(clippy::cast_precision_loss, reason = "letters of a line")]
            let width = (rect.width() / line.chars().count().max(1) as f64).min(WIDE * size);
            let mut x = rect.x0;
            for letter in line.chars() {
                let place = then([size, 0.0, 0.0, size, x, y], matrix);
                let glyph = Glyph {
                    text: letter.to_string(),
                    x: place[4],
                    y: place[5],
                    width,
                    size: size.abs(),
                    bold: false,
                    italic: false,
                    font: 0,
                    turned: 0,
                };
                self.put(glyph)?;
                x += width;
            }
            y -= LEADING * size;
        }
        Ok(())
    }
}

/// What a field holds.
enum AnnotationValue {
    None,
    /// A text, and whether it may have several lines.
    Text(String, bool),
    /// A box that is ticked or not.
    Mark(bool),
    Secret,
}

/// What a field or one that it belongs to says.
fn said<'a, T>(field: &Dict<'a>, says: impl Fn(&Dict<'a>) -> Option<T>) -> Option<T> {
    let mut at = field.clone();
    for _ in 0..LONGEST_CHAIN {
        if let Some(said) = says(&at) {
            return Some(said);
        }
        at = at.get::<Dict<'a>>("Parent")?;
    }
    None
}

fn value(field: &Dict<'_>) -> AnnotationValue {
    let kind =
        said(field, |field| field.get::<Name<'_>>("FT").map(|kind| kind.as_str().to_owned())).unwrap_or_default();
    let flags = said(field, |field| field.get::<i32>("Ff")).unwrap_or(0);
    let held = || said(field, |field| field.get::<Object<'_>>("V"));
    match kind.as_str() {
        "Btn" if flags & PUSH_BUTTON != 0 => AnnotationValue::None,
        "Btn" => {
            let name = |object: Object<'_>| match object {
                Object::Name(name) => Some(name.as_str().to_owned()),
                Object::String(text) => Some(string(text.as_bytes())),
                _ => None,
            };
            let chosen = held().and_then(name);
            let state = field.get::<Name<'_>>("AS").map(|state| state.as_str().to_owned());
            let looks = field.get::<Dict<'_>>("AP").and_then(|looks| looks.get::<Dict<'_>>("N"));
            let own = looks.and_then(|looks| looks.keys().map(|key| key.as_str().to_owned()).find(|key| key != "Off"));
            // One of several buttons is told by the state that only it has.
            let ticked = match (state, chosen, own) {
                (Some(state), ..) => state != "Off",
                (None, Some(chosen), Some(own)) => chosen == own,
                (None, chosen, _) => chosen.is_some_and(|chosen| chosen != "Off"),
            };
            AnnotationValue::Mark(ticked)
        }
        "Tx" if flags & PASSWORD != 0 => AnnotationValue::Secret,
        "Tx" | "Ch" => {
            let text = held().map(|held| texts(&held)).unwrap_or_default();
            let shown: Vec<String> = text.into_iter().map(|text| shown(field, text)).collect();
            AnnotationValue::Text(shown.join(", "), flags & MULTILINE != 0)
        }
        _ => AnnotationValue::None,
    }
}

fn texts(held: &Object<'_>) -> Vec<String> {
    match held {
        Object::String(text) => vec![string(text.as_bytes())],
        Object::Name(name) => vec![name.as_str().to_owned()],
        Object::Array(all) => all.iter::<PdfString<'_>>().map(|text| string(text.as_bytes())).collect(),
        _ => Vec::new(),
    }
}

/// What a list shows for one of its values.
fn shown(field: &Dict<'_>, value: String) -> String {
    let options = said(field, |field| field.get::<Array<'_>>("Opt"));
    let pairs = options.iter().flat_map(Array::iter::<Array<'_>>);
    let mut pairs =
        pairs.map(|pair| pair.iter::<PdfString<'_>>().map(|text| string(text.as_bytes())).collect::<Vec<_>>());
    let found = pairs.find(|pair| pair.first() == Some(&value)).and_then(|mut pair| pair.pop());
    found.unwrap_or(value)
}

/// The size of letters, by the instructions for them.
fn size_of(annotation: &Dict<'_>) -> Option<f64> {
    let set = said(annotation, |field| field.get::<PdfString<'_>>("DA").map(|set| string(set.as_bytes())))?;
    let words: Vec<&str> = set.split_whitespace().collect();
    let at = words.iter().position(|word| *word == "Tf")?;
    let size = words.get(at.checked_sub(1)?)?.parse::<f64>().ok()?;
    (size >= LEAST).then_some(size.min(100.0))
}
