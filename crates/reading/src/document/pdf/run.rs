//! Lines of a page: glyphs gathered by base line, cut into pieces where the gap is wide.

use std::collections::{BTreeMap, HashMap};

use super::Glyph;
use crate::evidence;

/// Two base lines that are closer than this many times the font size are one.
const SAME_LINE: f64 = 0.35;

/// A gap of this many times the font size between two glyphs is a space.
const SPACE: f64 = 0.17;

/// A gap of this many times the font size parts two pieces of a line.
const WIDE: f64 = 1.2;

/// The same between pieces that are not shown one after the other.
const APART: f64 = 0.45;

/// How a piece of text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct PieceStyle {
    font: usize,
    /// Size in quarters of a point.
    quarters: u32,
    pub bold: bool,
    pub italic: bool,
}

impl PieceStyle {
    pub(super) fn size(self) -> f64 {
        f64::from(self.quarters) / 4.0
    }

    /// As the grammar gets to know it.
    pub(super) fn evidence(self) -> evidence::Style {
        evidence::Style {
            size: u16::try_from(self.quarters * 10 / 4).unwrap_or(u16::MAX),
            bold: self.bold,
            italic: self.italic,
            face: u16::try_from(self.font).unwrap_or(u16::MAX),
            ..evidence::Style::default()
        }
    }
}

/// The style of most letters: that of the body.
pub(super) fn of_most_letters(letters: &HashMap<PieceStyle, usize>) -> Option<PieceStyle> {
    letters.iter().max_by_key(|&(style, count)| (count, style)).map(|(style, _)| *style)
}

/// Text without wide gaps.
#[derive(Debug)]
pub(super) struct PdfPiece {
    pub text: String,
    pub style: PieceStyle,
    pub x: f64,
    pub end: f64,
    pub y: f64,
    pub first_word: f64,
    /// The runs that it consists of, if there are several.
    runs: Vec<GlyphRun>,
}

impl PdfPiece {
    /// Its two parts, if one of its runs begins as near to this column.
    pub(super) fn cut_at(&self, column: f64, near: f64) -> Option<(Self, Self)> {
        let cut = self.runs.iter().skip(1).position(|run| (run.x() - column).abs() <= near)? + 1;
        let (left, right) = self.runs.split_at(cut);
        Some((piece(left.to_vec())?, piece(right.to_vec())?))
    }
}

/// One line, with at least one piece, from left to right.
#[derive(Debug)]
pub(super) struct PdfLine {
    pub pieces: Vec<PdfPiece>,
}

impl PdfLine {
    pub(super) fn y(&self) -> f64 {
        self.pieces[0].y
    }

    pub(super) fn size(&self) -> f64 {
        self.pieces.iter().map(|piece| piece.style.size()).fold(0.0, f64::max)
    }
}

/// Glyphs that follow one another without a jump.
#[derive(Debug, Clone)]
struct GlyphRun {
    glyphs: Vec<Glyph>,
    /// Place among the runs as they are shown.
    number: usize,
}

impl GlyphRun {
    fn x(&self) -> f64 {
        self.glyphs[0].x
    }

    fn y(&self) -> f64 {
        self.glyphs[0].y
    }

    fn end(&self) -> f64 {
        self.glyphs.iter().map(|glyph| glyph.x + glyph.width).fold(f64::MIN, f64::max)
    }

    fn size(&self) -> f64 {
        self.glyphs[0].size
    }

    fn text(&self) -> impl Iterator<Item = &str> {
        self.glyphs.iter().map(|glyph| glyph.text.as_str())
    }
}

/// Places on a page, by the point in which each lies.
type GlyphPlaces = HashMap<(i64, i64), Vec<(f64, f64)>>;

/// The lines of a page from top to bottom; text that is turned comes after the rest.
pub(super) fn lines(glyphs: Vec<Glyph>) -> Vec<PdfLine> {
    let mut turns: BTreeMap<u16, Vec<Glyph>> = BTreeMap::new();
    for mut glyph in glyphs {
        let (sin, cos) = match glyph.turned {
            0 => (0.0, 1.0),
            90 => (1.0, 0.0),
            180 => (0.0, -1.0),
            270 => (-1.0, 0.0),
            turned => f64::from(turned).to_radians().sin_cos(),
        };
        (glyph.x, glyph.y) = (glyph.x * cos + glyph.y * sin, glyph.y * cos - glyph.x * sin);
        turns.entry(glyph.turned).or_default().push(glyph);
    }
    let mut all: Vec<PdfLine> = Vec::new();
    let mut turns: Vec<Vec<Glyph>> = turns.into_values().collect();
    turns.sort_by_key(|glyphs| std::cmp::Reverse(glyphs.len()));
    for glyphs in turns {
        let below = all.last().map(PdfLine::y);
        let first = all.len();
        all.extend(upright_lines(glyphs));
        // Turned text has axes of its own: it goes on below.
        if let (Some(below), Some(top)) = (below, all.get(first).map(PdfLine::y)) {
            let pieces = all[first..].iter_mut().flat_map(|line| &mut line.pieces);
            pieces.for_each(|piece| piece.y += below - top + 4.0 * piece.style.size());
        }
    }
    all
}

fn upright_lines(glyphs: Vec<Glyph>) -> Vec<PdfLine> {
    let mut runs = runs(glyphs);
    runs.sort_by(|a, b| a.y().total_cmp(&b.y()).then(a.x().total_cmp(&b.x())));
    let mut lines: Vec<Vec<GlyphRun>> = Vec::new();
    for run in runs {
        let size = run.size();
        match lines.last_mut() {
            Some(line) if run.y() - line[0].y() <= SAME_LINE * size.min(line[0].size()) => line.push(run),
            _ => lines.push(vec![run]),
        }
    }
    lines.into_iter().map(line).filter(|line| !line.pieces.is_empty()).collect()
}

/// Glyphs as they are shown, cut where the pen jumps. Runs that are shown twice at one place, as some programs
/// make bold letters, count once.
fn runs(glyphs: Vec<Glyph>) -> Vec<GlyphRun> {
    let mut runs: Vec<GlyphRun> = Vec::new();
    for glyph in glyphs {
        if glyph.size <= 0.0 {
            continue;
        }
        if let Some(run) = runs.last_mut()
            && let Some(last) = run.glyphs.last()
        {
            let gap = glyph.x - last.x - last.width;
            let same_line = (glyph.y - last.y).abs() <= 0.1 * glyph.size;
            if same_line && gap < APART * glyph.size && gap > -0.5 * glyph.size {
                run.glyphs.push(glyph);
                continue;
            }
        }
        let number = runs.len();
        runs.push(GlyphRun { glyphs: vec![glyph], number });
    }
    runs.retain(|run| run.text().any(|text| !text.trim().is_empty()));
    let mut seen: HashMap<String, GlyphPlaces> = HashMap::new();
    runs.retain(|run| {
        let places = seen.entry(run.text().collect()).or_default();
        let (x, y) = (whole(run.x()), whole(run.y()));
        let around = (x - 1..=x + 1).flat_map(|x| (y - 1..=y + 1).map(move |y| (x, y)));
        let near = |(x, y): &(f64, f64)| (x - run.x()).abs() < 1.0 && (y - run.y()).abs() < 1.0;
        let new = !around.filter_map(|place| places.get(&place)).flatten().any(near);
        if new {
            places.entry((x, y)).or_default().push((run.x(), run.y()));
        }
        new
    });
    runs
}

/// The point of the page in which a place lies.
#[expect(clippy::cast_possible_truncation, reason = "a place on a page; far outside of it any will do")]
fn whole(points: f64) -> i64 {
    points.floor().clamp(-1e9, 1e9) as i64
}

fn line(mut runs: Vec<GlyphRun>) -> PdfLine {
    runs.sort_by(|a, b| a.x().total_cmp(&b.x()));
    let mut pieces: Vec<Vec<GlyphRun>> = Vec::new();
    for run in runs {
        match pieces.last_mut().and_then(|piece| piece.last().map(|last| (last.end(), last.number))) {
            Some((end, number)) => {
                let follows = run.number == number + 1;
                let most = if follows { WIDE } else { APART };
                if run.x() - end < most * run.size() {
                    pieces.last_mut().expect("there is one").push(run);
                } else {
                    pieces.push(vec![run]);
                }
            }
            None => pieces.push(vec![run]),
        }
    }
    PdfLine { pieces: pieces.into_iter().filter_map(piece).collect() }
}

fn piece(runs: Vec<GlyphRun>) -> Option<PdfPiece> {
    let glyphs: Vec<&Glyph> = runs.iter().flat_map(|run| &run.glyphs).collect();
    let mut text = String::new();
    let mut first_word: Option<f64> = None;
    let mut weights: HashMap<PieceStyle, usize> = HashMap::new();
    let (mut x, mut end) = (None, f64::MIN);
    for (at, glyph) in glyphs.iter().enumerate() {
        if let Some(last) = at.checked_sub(1).map(|last| glyphs[last]) {
            let gap = glyph.x - last.x - last.width;
            let spaced = text.ends_with(char::is_whitespace) || glyph.text.starts_with(char::is_whitespace);
            if gap > SPACE * glyph.size && !spaced && !text.is_empty() {
                text.push(' ');
            }
        }
        let blank = glyph.text.trim().is_empty();
        if blank && text.is_empty() {
            continue;
        }
        if !blank {
            let begin = *x.get_or_insert(glyph.x);
            if first_word.is_none() && text.contains(char::is_whitespace) {
                first_word = Some(end - begin);
            }
            end = end.max(glyph.x + glyph.width);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a font size, and clamped")]
            let quarters = (glyph.size * 4.0).round().clamp(0.0, 40_000.0) as u32;
            *weights
                .entry(PieceStyle { font: glyph.font, quarters, bold: glyph.bold, italic: glyph.italic })
                .or_default() += 1;
        }
        text.push_str(&glyph.text.replace(['\n', '\r', '\t', '\u{b}', '\u{c}'], " "));
    }
    // An icon stands alone; within a word the mark says that a letter is missing.
    if text.contains(char::REPLACEMENT_CHARACTER) {
        let beside = |word: &str| word.contains(char::is_alphanumeric);
        let words: Vec<&str> =
            text.split(' ').filter(|word| beside(word) || !word.contains(char::REPLACEMENT_CHARACTER)).collect();
        text = words.join(" ");
    }
    let style = weights.into_iter().max_by_key(|&(style, weight)| (weight, style))?.0;
    let x = x?;
    let (y, first_word) = (glyphs[0].y, first_word.unwrap_or(end - x));
    Some(PdfPiece { text, style, x, end, y, first_word, runs: if runs.len() > 1 { runs } else { Vec::new() } })
}
