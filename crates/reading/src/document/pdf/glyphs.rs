//! The glyphs of a page, each with its place: what the operators of its content streams show, and what of it can be seen.

use std::collections::HashMap;
use std::rc::Rc;

use hayro_syntax::content::UntypedIter;
use hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::{Page, Resources};

use super::super::work::{Cost, MOST_GLYPHS_OF_A_PAGE, WorkBudget};
use super::cuts::CutOff;
use super::font::PdfFont;
use super::glyph::{Glyph, IDENTITY, Matrix, matrix_of, then};
use super::layers::Layers;
use super::marks::{self, MarkedLine, PageMark};
use super::sight::{Area, Color, Colors, Edge, Sight};
use super::stream::decoded;
use super::string;
use crate::remark::What;
use crate::text::Unreadable;

/// Deepest nesting of forms and of saved states.
const DEEPEST: usize = 16;
const MOST_STATES: usize = 512;

/// A page with fewer letters than this and a large image is a picture with what a browser or a scanner prints at its edges.
const FEW_LETTERS: usize = 150;
/// From this share of the page on an image is large.
const LARGE_IMAGE: f64 = 0.4;
/// From so many curves on they are letters, not rounded corners and icons.
const OUTLINES: usize = 400;

#[derive(Clone)]
struct GraphicsState {
    matrix: Matrix,
    font: Option<(usize, Rc<PdfFont>)>,
    size: f64,
    char_space: f64,
    word_space: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
    /// How letters are painted: filled, outlined, not at all.
    mode: i64,
    fill: Colors,
    /// Whether what is painted hides what lies below.
    opaque: bool,
    /// Whether what is painted can be seen at all.
    clear: bool,
    /// What is painted can be seen in this area only.
    clip: Option<Area>,
}

impl GraphicsState {
    fn new(matrix: Matrix) -> Self {
        Self {
            matrix,
            font: None,
            size: 0.0,
            char_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
            fill: Colors::default(),
            opaque: true,
            clear: false,
            clip: None,
        }
    }

    /// Takes what a named state says of how paint covers.
    fn take(&mut self, named: &Dict<'_>) {
        if let Some(share) = named.get::<f32>("ca") {
            (self.opaque, self.clear) = (share > 0.9, share < 0.02);
        }
        let mode = named.get::<Name<'_>>("BM").map(|mode| mode.as_str().to_owned());
        self.opaque &= mode.is_none_or(|mode| matches!(mode.as_str(), "Normal" | "Compatible"));
        self.opaque &= named.get::<Dict<'_>>("SMask").is_none();
    }
}

/// Part of a page that is marked.
#[derive(Default)]
struct Marked {
    /// Text that stands for its glyphs: taken by the first of them.
    actual: Option<Option<String>>,
    hidden: bool,
}

/// What a page shows.
pub(super) struct ReadPage {
    /// In the order in which they are shown.
    pub glyphs: Vec<Glyph>,
    /// Those that its edges cut off.
    pub cut_off: CutOff,
    /// Glyphs that are not blank, and those of them whose letters nobody knows.
    pub letters: usize,
    pub unknown: usize,
    pub images: usize,
    /// Whether what it says is a picture or outlines, or stands in a font whose letters nobody knows.
    pub is_unread: bool,
}

/// Reads the pages of one file.
pub(super) struct GlyphReader<'w> {
    pub work: &'w mut WorkBudget,
    layers: Layers,
    fonts: HashMap<ObjectIdentifier, (usize, Rc<PdfFont>)>,
    font_count: usize,
    glyphs: Vec<Glyph>,
    cut_off: CutOff,
    /// Images that the page draws, and the largest share of it that one of them takes.
    images: usize,
    largest_image: f64,
    /// Curves that the page draws: letters as outlines are nothing else.
    curves: usize,
    marked: Vec<Marked>,
    /// Forms that are being drawn.
    drawing: Vec<ObjectIdentifier>,
    sight: Sight,
    page: (f64, f64),
    /// What somebody has marked on the page.
    marks: Vec<PageMark>,
}

impl<'w> GlyphReader<'w> {
    pub(super) fn new(layers: Layers, work: &'w mut WorkBudget) -> Self {
        Self {
            work,
            layers,
            fonts: HashMap::new(),
            font_count: 0,
            glyphs: Vec::new(),
            cut_off: CutOff::default(),
            images: 0,
            largest_image: 0.0,
            curves: 0,
            marked: Vec::new(),
            drawing: Vec::new(),
            sight: Sight::default(),
            page: (0.0, 0.0),
            marks: Vec::new(),
        }
    }

    /// What a page shows.
    pub(super) fn page(&mut self, page: &Page<'_>) -> Result<ReadPage, Unreadable> {
        (self.images, self.largest_image, self.curves) = (0, 0.0, 0);
        let (width, height) = page.render_dimensions();
        self.page = (f64::from(width), f64::from(height));
        let mut content = Vec::new();
        let dict = page.raw();
        if let Some(stream) = dict.get::<Stream<'_>>("Contents") {
            content = decoded(&stream, self.work)?;
        } else if let Some(streams) = dict.get::<Array<'_>>("Contents") {
            for stream in streams.iter::<Stream<'_>>() {
                content.extend(decoded(&stream, self.work)?);
                content.push(b' ');
            }
        }
        let matrix = page.initial_transform(true).as_coeffs();
        self.run(&content, page.resources(), GraphicsState::new(matrix), 0)?;
        self.annotations(page, matrix)?;
        let glyphs = std::mem::take(&mut self.glyphs);
        std::mem::take(&mut self.sight).note(&glyphs, self.page, self.work)?;
        let letters = glyphs.iter().filter(|glyph| !glyph.is_blank()).count();
        let unknown = glyphs.iter().filter(|glyph| glyph.text.contains(char::REPLACEMENT_CHARACTER)).count();
        let is_drawn = if letters == 0 { self.images > 0 } else { self.largest_image >= LARGE_IMAGE };
        Ok(ReadPage {
            letters,
            unknown,
            images: self.images,
            is_unread: 2 * unknown > letters || letters < FEW_LETTERS && (is_drawn || self.curves >= OUTLINES),
            cut_off: std::mem::take(&mut self.cut_off),
            glyphs,
        })
    }

    /// Keeps a mark on the page that is being read.
    pub(super) fn keep(&mut self, mark: PageMark) {
        self.marks.push(mark);
    }

    /// The lines that somebody has marked on the page that was read last.
    pub(super) fn marked(&mut self, glyphs: &[Glyph]) -> Result<Vec<MarkedLine>, Unreadable> {
        let marks = std::mem::take(&mut self.marks);
        marks::lines(marks, glyphs, self.work)
    }

    /// Puts a glyph that no font shows.
    pub(super) fn put(&mut self, glyph: Glyph) -> Result<(), Unreadable> {
        self.work.spend(Cost::Glyphs, 1)?;
        self.sight.seen(self.glyphs.len());
        self.glyphs.push(glyph);
        Ok(())
    }

    /// Whether anything with letters was put since there were so many glyphs.
    pub(super) fn has_put(&self, before: usize) -> bool {
        self.glyphs.get(before..).is_some_and(|new| new.iter().any(|glyph| !glyph.text.trim().is_empty()))
    }

    pub(super) const fn count(&self) -> usize {
        self.glyphs.len()
    }

    pub(super) const fn layers(&self) -> &Layers {
        &self.layers
    }

    /// An area that is painted over from now on.
    pub(super) fn cover(&mut self, area: Area) {
        self.sight.box_painted(self.glyphs.len(), area, None);
    }

    fn run(
        &mut self,
        content: &[u8],
        resources: &Resources<'_>,
        state: GraphicsState,
        depth: usize,
    ) -> Result<(), Unreadable> {
        let marks = self.marked.len();
        let ran = self.operate(content, resources, state, depth, marks);
        // What a form leaves open ends with it.
        self.marked.truncate(marks);
        ran
    }

    fn operate(
        &mut self,
        content: &[u8],
        resources: &Resources<'_>,
        state: GraphicsState,
        depth: usize,
        marks: usize,
    ) -> Result<(), Unreadable> {
        let mut operators = UntypedIter::new(content);
        let mut state = state;
        let mut saved: Vec<GraphicsState> = Vec::new();
        let (mut text, mut line) = (IDENTITY, IDENTITY);
        let mut path = Area::default();
        let mut clips = false;
        while let Some(operator) = operators.next() {
            self.work.spend(Cost::Operators, 1)?;
            let operands: Vec<&Object<'_>> = operator.operands().collect();
            let n = |at: usize| match operands.get(at) {
                Some(Object::Number(number)) => number.as_f64(),
                _ => 0.0,
            };
            let matrix = || [n(0), n(1), n(2), n(3), n(4), n(5)];
            let name = || match operands.first() {
                Some(Object::Name(name)) => Some(name),
                _ => None,
            };
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
                #[expect(clippy::cast_possible_truncation, reason = "a small number, and nothing else means anything")]
                b"Tr" => state.mode = n(0) as i64,
                b"Tf" => {
                    if let Some(name) = name() {
                        state.font = self.font(resources, name)?;
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
                b"Tj" => self.show(&state, &mut text, operands.first().copied())?,
                b"'" => {
                    next_line(&mut line, 0.0, -state.leading);
                    self.show(&state, &mut text, operands.first().copied())?;
                }
                b"\"" => {
                    (state.word_space, state.char_space) = (n(0), n(1));
                    next_line(&mut line, 0.0, -state.leading);
                    self.show(&state, &mut text, operands.get(2).copied())?;
                }
                b"TJ" => {
                    if let Some(Object::Array(parts)) = operands.first() {
                        for part in parts.iter::<Object<'_>>() {
                            self.work.spend(Cost::Operators, 1)?;
                            if let Object::Number(back) = &part {
                                let x = -back.as_f64() / 1000.0 * state.size * state.stretch;
                                text = then([1.0, 0.0, 0.0, 1.0, x, 0.0], text);
                            } else {
                                self.show(&state, &mut text, Some(&part))?;
                            }
                        }
                    }
                }
                b"BMC" => self.marked.push(Marked::default()),
                b"BDC" => {
                    let hidden = name().is_some_and(|tag| tag.as_str() == "OC")
                        && self.layers.hides_marked(resources, operands.get(1).copied());
                    let actual = actual_text(resources, operands.get(1).copied()).map(Some);
                    self.marked.push(Marked { actual, hidden });
                }
                b"EMC" if self.marked.len() > marks => {
                    self.marked.pop();
                }
                b"gs" => {
                    if let Some(named) = name().and_then(|name| resources.get_ext_g_state(name)) {
                        state.take(&named);
                    }
                }
                b"g" | b"rg" | b"k" => state.fill = Colors::of(&numbers(&operands)),
                b"cs" => state.fill = Colors::in_space(name(), resources),
                b"sc" | b"scn" => state.fill.take(&numbers(&operands)),
                b"re" => {
                    for (x, y) in [(n(0), n(1)), (n(0) + n(2), n(1) + n(3)), (n(0) + n(2), n(1)), (n(0), n(1) + n(3))] {
                        path.take(x, y, state.matrix);
                    }
                }
                b"m" | b"l" => path.take(n(0), n(1), state.matrix),
                b"c" => {
                    self.curves += 1;
                    path.take(n(4), n(5), state.matrix);
                }
                b"v" | b"y" => {
                    self.curves += 1;
                    path.take(n(2), n(3), state.matrix);
                }
                b"W" | b"W*" => clips = true,
                painting @ (b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" | b"n" | b"S" | b"s") => {
                    let area = std::mem::take(&mut path);
                    if std::mem::take(&mut clips) {
                        state.clip = Some(state.clip.map_or(area, |clip| clip.within(area)));
                    }
                    if !matches!(painting, b"n" | b"S" | b"s") {
                        self.paint(&state, area, state.fill.color());
                    }
                }
                b"BI" => self.image(&state),
                b"Do" => {
                    if let Some(name) = name() {
                        self.draw(resources, name, &state, depth)?;
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// A path that is filled.
    fn paint(&mut self, state: &GraphicsState, area: Area, color: Option<Color>) {
        if state.opaque && !state.clear && !self.is_hidden() {
            self.sight.box_painted(self.glyphs.len(), area, color);
        }
    }

    fn image(&mut self, state: &GraphicsState) {
        self.images += 1;
        if self.is_hidden() {
            return;
        }
        let mut area = Area::default();
        for (x, y) in [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)] {
            area.take(x, y, state.matrix);
        }
        self.largest_image = self.largest_image.max(area.share_of(self.page));
        self.sight.image_painted(self.glyphs.len(), area);
    }

    fn is_hidden(&self) -> bool {
        self.marked.iter().any(|marked| marked.hidden)
    }

    /// Draws a form or an image.
    fn draw(
        &mut self,
        resources: &Resources<'_>,
        name: &Name<'_>,
        state: &GraphicsState,
        depth: usize,
    ) -> Result<(), Unreadable> {
        let Some(stream) = resources.get_x_object(name) else { return Ok(()) };
        let dict = stream.dict();
        let hidden = self.layers.hides_object(dict);
        if dict.get::<Name<'_>>("Subtype").as_deref() != Some(b"Form") {
            if !hidden {
                self.image(state);
            }
            return Ok(());
        }
        self.marked.push(Marked { hidden, ..Marked::default() });
        let drawn = self.form(&stream, resources, state, depth);
        self.marked.pop();
        drawn
    }

    fn form(
        &mut self,
        stream: &Stream<'_>,
        resources: &Resources<'_>,
        state: &GraphicsState,
        depth: usize,
    ) -> Result<(), Unreadable> {
        // A form that draws itself shows nothing more by that.
        let id = stream.obj_id();
        if self.drawing.contains(&id) {
            return Ok(());
        }
        if depth >= DEEPEST {
            return Err(Unreadable::TooComplex);
        }
        let content = decoded(stream, self.work)?;
        let dict = stream.dict();
        let own = dict.get::<Dict<'_>>("Resources").map(Resources::new);
        let state = GraphicsState { matrix: then(matrix_of(dict), state.matrix), ..state.clone() };
        self.drawing.push(id);
        let ran = self.run(&content, own.as_ref().unwrap_or(resources), state, depth + 1);
        self.drawing.pop();
        ran
    }

    /// Draws a form that stands for itself, in its place on the page.
    pub(super) fn appearance(
        &mut self,
        stream: &Stream<'_>,
        page: &Page<'_>,
        matrix: Matrix,
    ) -> Result<(), Unreadable> {
        self.form(stream, page.resources(), &GraphicsState::new(matrix), 0)
    }

    fn font(&mut self, resources: &Resources<'_>, name: &Name<'_>) -> Result<Option<(usize, Rc<PdfFont>)>, Unreadable> {
        let Some(dict) = resources.get_font(name) else { return Ok(None) };
        let id = resources.fonts.get_ref(name).map(ObjectIdentifier::from).or_else(|| dict.obj_id());
        if let Some(known) = id.and_then(|id| self.fonts.get(&id)) {
            return Ok(Some(known.clone()));
        }
        self.font_count += 1;
        let mut failed = None;
        let work = &mut *self.work;
        let read = PdfFont::new(&dict, |stream| match decoded(stream, work) {
            Ok(data) => Some(data),
            Err(error) => {
                failed = Some(error);
                None
            }
        });
        if let Some(Unreadable::TooComplex | Unreadable::TooLarge) = failed {
            return Err(Unreadable::TooComplex);
        }
        let font = (self.font_count, Rc::new(read));
        if let Some(id) = id {
            self.fonts.insert(id, font.clone());
        }
        Ok(Some(font))
    }

    fn show(&mut self, state: &GraphicsState, text: &mut Matrix, shown: Option<&Object<'_>>) -> Result<(), Unreadable> {
        let (Some(Object::String(shown)), Some((number, font))) = (shown, &state.font) else { return Ok(()) };
        self.work.spend(Cost::Operators, shown.as_bytes().len() / 8)?;
        let hidden = self.is_hidden();
        for shown in font.show(shown.as_bytes()) {
            let place = then([state.size * state.stretch, 0.0, 0.0, state.size, 0.0, state.rise], *text);
            let place = then(place, state.matrix);
            let (right, up) = ((place[0], place[1]), (place[2], place[3]));
            let space = state.char_space + if shown.is_space { state.word_space } else { 0.0 };
            let content = match self.marked.iter_mut().rev().find_map(|marked| marked.actual.as_mut()) {
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
                italic: font.italic,
                font: *number,
                turned: turn(right),
            };
            let x = (shown.width * state.size + space) * state.stretch;
            *text = then([1.0, 0.0, 0.0, 1.0, x, 0.0], *text);
            if ![glyph.x, glyph.y, glyph.width, glyph.size].iter().all(|number| number.is_finite()) {
                continue;
            }
            self.work.spend(Cost::Glyphs, 1)?;
            let letters = glyph.text.chars().filter(|c| !c.is_whitespace()).count();
            if hidden {
                self.work.note(What::HiddenText, letters);
                continue;
            }
            if self.is_outside(&glyph) {
                self.work.note(What::OutsidePage, letters);
                continue;
            }
            // A browser draws a line at the edge of two pages on both, and cuts it off on one.
            match state.clip.and_then(|clip| clip.cuts_off(&glyph)) {
                Some(Edge::Top) => {
                    self.cut_off.at_top.push(glyph);
                    continue;
                }
                Some(Edge::Bottom) => {
                    self.cut_off.at_bottom.push(glyph);
                    continue;
                }
                None => {}
            }
            if self.glyphs.len() >= MOST_GLYPHS_OF_A_PAGE {
                return Err(Unreadable::TooComplex);
            }
            let painted = !matches!(state.mode, 3 | 7) && !state.clear;
            self.sight.glyph_painted(
                self.glyphs.len(),
                painted,
                if state.mode == 0 { state.fill.color() } else { None },
            );
            self.glyphs.push(glyph);
        }
        Ok(())
    }

    /// Whether no part of a glyph lies on the page.
    fn is_outside(&self, glyph: &Glyph) -> bool {
        let reach = glyph.width.max(glyph.size);
        let (width, height) = self.page;
        if glyph.turned == 0 {
            return glyph.x + glyph.width < 0.0 || glyph.x > width || glyph.y < 0.0 || glyph.y - glyph.size > height;
        }
        glyph.x + reach < 0.0 || glyph.x - reach > width || glyph.y + reach < 0.0 || glyph.y - reach > height
    }
}

/// The numbers among operands.
fn numbers(operands: &[&Object<'_>]) -> Vec<f64> {
    let numbers = operands.iter().filter_map(|operand| match operand {
        Object::Number(number) => Some(number.as_f64()),
        _ => None,
    });
    numbers.collect()
}

/// Degrees, clockwise, by which text is turned that goes on in this direction.
fn turn((right, down): (f64, f64)) -> u16 {
    /// What is turned by a few degrees more or less than a quarter was meant to be one.
    const SLANT: f64 = 7.0;
    let degrees = down.atan2(right).to_degrees().rem_euclid(360.0);
    let quarter = (degrees / 90.0).round() * 90.0;
    let degrees = if (degrees - quarter).abs() <= SLANT { quarter } else { degrees.round() };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 360")]
    let degrees = degrees.rem_euclid(360.0) as u16;
    degrees
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
