//! The glyphs of a page, each with its place: what the operators of its content streams show.

use std::collections::HashMap;
use std::rc::Rc;

use hayro_syntax::content::UntypedIter;
use hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::{Page, Resources};

use super::font::Font;
use super::{decoded, string};

/// Deepest nesting of forms and of saved states.
const DEEPEST: usize = 16;
const MOST_STATES: usize = 512;

/// Most operators and glyphs of one file; more is damaged or made to harm.
const MOST_OPERATORS: usize = 20_000_000;
const MOST_GLYPHS: usize = 8_000_000;

/// One glyph, in points from the top left corner of the page as it is seen.
#[derive(Debug, Clone)]
pub(super) struct Glyph {
    pub text: String,
    pub x: f64,
    /// The base line; further down is more.
    pub y: f64,
    pub width: f64,
    pub size: f64,
    pub bold: bool,
    /// Number of the font.
    pub font: usize,
    /// Quarters of a turn, clockwise, by which the text is turned.
    pub turned: u8,
}

/// Six numbers of an affine transformation, as PDF writes them.
type Matrix = [f64; 6];

const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// First `inner`, then `outer`.
fn then(inner: Matrix, outer: Matrix) -> Matrix {
    let along = |x: f64, y: f64| (x * outer[0] + y * outer[2], x * outer[1] + y * outer[3]);
    let (right, up, origin) = (along(inner[0], inner[1]), along(inner[2], inner[3]), along(inner[4], inner[5]));
    [right.0, right.1, up.0, up.1, origin.0 + outer[4], origin.1 + outer[5]]
}

#[derive(Clone)]
struct State {
    matrix: Matrix,
    font: Option<(usize, Rc<Font>)>,
    size: f64,
    char_space: f64,
    word_space: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
}

/// Reads the pages of one file.
#[derive(Default)]
pub(super) struct Reader {
    fonts: HashMap<ObjectIdentifier, (usize, Rc<Font>)>,
    font_count: usize,
    operators: usize,
    glyph_count: usize,
    glyphs: Vec<Glyph>,
    /// Images that the page draws.
    images: usize,
    /// Whether something that may show text could not be read.
    pub lost: bool,
    /// Text that stands for the glyphs of a marked part: taken by the first of them.
    actual: Vec<Option<Option<String>>>,
}

impl Reader {
    /// The glyphs of a page in the order in which they are shown, and how many images it draws.
    pub(super) fn page(&mut self, page: &Page<'_>) -> (Vec<Glyph>, usize) {
        self.actual.clear();
        self.images = 0;
        let mut content = Vec::new();
        let dict = page.raw();
        if let Some(stream) = dict.get::<Stream<'_>>("Contents") {
            content = self.unpacked(&stream);
        } else if let Some(streams) = dict.get::<Array<'_>>("Contents") {
            for stream in streams.iter::<Stream<'_>>() {
                content.extend(self.unpacked(&stream));
                content.push(b' ');
            }
        }
        let matrix = page.initial_transform(true).as_coeffs();
        let state = State {
            matrix,
            font: None,
            size: 0.0,
            char_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        };
        self.run(&content, page.resources(), state, 0);
        (std::mem::take(&mut self.glyphs), self.images)
    }

    fn unpacked(&mut self, stream: &Stream<'_>) -> Vec<u8> {
        let data = decoded(stream);
        self.lost |= data.is_none();
        data.unwrap_or_default()
    }

    fn run(&mut self, content: &[u8], resources: &Resources<'_>, state: State, depth: usize) {
        let mut operators = UntypedIter::new(content);
        let mut state = state;
        let mut saved: Vec<State> = Vec::new();
        let (mut text, mut line) = (IDENTITY, IDENTITY);
        while let Some(operator) = operators.next() {
            self.operators += 1;
            if self.operators > MOST_OPERATORS || self.glyph_count > MOST_GLYPHS {
                self.lost = true;
                return;
            }
            let operands: Vec<&Object<'_>> = operator.operands().collect();
            let n = |at: usize| match operands.get(at) {
                Some(Object::Number(number)) => number.as_f64(),
                _ => 0.0,
            };
            let matrix = || [n(0), n(1), n(2), n(3), n(4), n(5)];
            let mut next_line = |line: &mut Matrix, x: f64, y: f64| {
                *line = then([1.0, 0.0, 0.0, 1.0, x, y], *line);
                text = *line;
            };
            match &**operator.operator {
                b"q" if saved.len() < MOST_STATES => saved.push(state.clone()),
                b"Q" => state = saved.pop().unwrap_or(state),
                b"cm" => state.matrix = then(matrix(), state.matrix),
                b"BT" => (text, line) = (IDENTITY, IDENTITY),
                b"Tc" => state.char_space = n(0),
                b"Tw" => state.word_space = n(0),
                b"Tz" => state.stretch = n(0) / 100.0,
                b"TL" => state.leading = n(0),
                b"Ts" => state.rise = n(0),
                b"Tf" => {
                    if let Some(Object::Name(name)) = operands.first() {
                        state.font = self.font(resources, name);
                    }
                    state.size = n(1);
                }
                b"Td" => next_line(&mut line, n(0), n(1)),
                b"TD" => {
                    state.leading = -n(1);
                    next_line(&mut line, n(0), n(1));
                }
                b"Tm" => (text, line) = (matrix(), matrix()),
                b"T*" => next_line(&mut line, 0.0, -state.leading),
                b"Tj" => self.show(&state, &mut text, operands.first().copied()),
                b"'" => {
                    next_line(&mut line, 0.0, -state.leading);
                    self.show(&state, &mut text, operands.first().copied());
                }
                b"\"" => {
                    (state.word_space, state.char_space) = (n(0), n(1));
                    next_line(&mut line, 0.0, -state.leading);
                    self.show(&state, &mut text, operands.get(2).copied());
                }
                b"TJ" => {
                    if let Some(Object::Array(parts)) = operands.first() {
                        for part in parts.iter::<Object<'_>>() {
                            if let Object::Number(back) = &part {
                                let x = -back.as_f64() / 1000.0 * state.size * state.stretch;
                                text = then([1.0, 0.0, 0.0, 1.0, x, 0.0], text);
                            } else {
                                self.show(&state, &mut text, Some(&part));
                            }
                        }
                    }
                }
                b"BMC" => self.actual.push(None),
                b"BDC" => self.actual.push(actual_text(resources, operands.get(1).copied()).map(Some)),
                b"EMC" => {
                    self.actual.pop();
                }
                b"BI" => self.images += 1,
                b"Do" => {
                    if let Some(Object::Name(name)) = operands.first() {
                        self.draw(resources, name, &state, depth);
                    }
                }
                _ => {}
            }
        }
    }

    /// Draws a form or an image.
    fn draw(&mut self, resources: &Resources<'_>, name: &Name<'_>, state: &State, depth: usize) {
        let Some(stream) = resources.get_x_object(name) else { return };
        let dict = stream.dict();
        if dict.get::<Name<'_>>("Subtype").as_deref() != Some(b"Form") {
            self.images += 1;
            return;
        }
        if depth >= DEEPEST {
            return;
        }
        let content = self.unpacked(&stream);
        // Unpacking counts too: a form may be drawn again and again.
        self.operators += content.len() / 4;
        let own = dict.get::<Dict<'_>>("Resources").map(Resources::new);
        let mut matrix = IDENTITY;
        if let Some(numbers) = dict.get::<Array<'_>>("Matrix") {
            matrix.iter_mut().zip(numbers.iter::<f32>()).for_each(|(place, number)| *place = f64::from(number));
        }
        let state = State { matrix: then(matrix, state.matrix), ..state.clone() };
        self.run(&content, own.as_ref().unwrap_or(resources), state, depth + 1);
    }

    fn font(&mut self, resources: &Resources<'_>, name: &Name<'_>) -> Option<(usize, Rc<Font>)> {
        let dict = resources.get_font(name)?;
        if let Some(known) = dict.obj_id().and_then(|id| self.fonts.get(&id)) {
            return Some(known.clone());
        }
        self.font_count += 1;
        let font = (self.font_count, Rc::new(Font::new(&dict, decoded)));
        if let Some(id) = resources.fonts.get_ref(name) {
            self.fonts.insert(id.into(), font.clone());
        }
        Some(font)
    }

    fn show(&mut self, state: &State, text: &mut Matrix, shown: Option<&Object<'_>>) {
        let (Some(Object::String(shown)), Some((number, font))) = (shown, &state.font) else { return };
        for shown in font.show(shown.as_bytes()) {
            let place = then([state.size * state.stretch, 0.0, 0.0, state.size, 0.0, state.rise], *text);
            let place = then(place, state.matrix);
            let (right, up) = ((place[0], place[1]), (place[2], place[3]));
            let turned = match (right.0.abs() >= right.1.abs(), right.0 >= 0.0, right.1 >= 0.0) {
                (true, true, _) => 0,
                (false, _, true) => 1,
                (true, false, _) => 2,
                (false, _, false) => 3,
            };
            let space = state.char_space + if shown.is_space { state.word_space } else { 0.0 };
            let content = match self.actual.iter_mut().rev().find_map(Option::as_mut) {
                Some(actual) => actual.take().unwrap_or_default(),
                None => shown.text,
            };
            let glyph = Glyph {
                text: content,
                x: place[4],
                y: place[5],
                width: shown.width * right.0.hypot(right.1),
                size: up.0.hypot(up.1),
                bold: font.bold,
                font: *number,
                turned,
            };
            if [glyph.x, glyph.y, glyph.width, glyph.size].iter().all(|number| number.is_finite()) {
                self.glyphs.push(glyph);
                self.glyph_count += 1;
            }
            let x = (shown.width * state.size + space) * state.stretch;
            *text = then([1.0, 0.0, 0.0, 1.0, x, 0.0], *text);
        }
    }
}

/// The text that stands for the glyphs of a marked part, if it has one.
fn actual_text(resources: &Resources<'_>, properties: Option<&Object<'_>>) -> Option<String> {
    let named;
    let properties = match properties? {
        Object::Dict(properties) => properties,
        Object::Name(name) => {
            named = resources.properties.get::<Dict<'_>>(name)?;
            &named
        }
        _ => return None,
    };
    properties.get::<hayro_syntax::object::String<'_>>("ActualText").map(|text| string(text.as_bytes()))
}
