//! What somebody has marked and noted on a page, and on which letters of its rows.

use std::collections::HashMap;

use hayro_syntax::object::{Array, Dict, Rect, String as PdfString};

use super::super::anchors::Anchor;
use super::super::work::{Cost, WorkBudget};
use super::glyph::{Glyph, Matrix};
use super::page::PageRow;
use super::sight::Area;
use super::string;
use crate::annotation::{Annotation, AnnotationKind, Colour};
use crate::text::Unreadable;

/// Two base lines that are closer than this many times the font size are one.
const SAME_LINE: f64 = 0.35;

/// How far a mark may reach beyond the row that it is on, in points.
const NEAR: f64 = 2.0;

/// Glyphs that are compared for the price of one instruction of a page.
const COMPARED: usize = 64;

/// A mark on a page.
pub(super) struct PageMark {
    /// Of the annotation in the document.
    number: usize,
    areas: Vec<Area>,
    /// A note lies beside the line that it is on, a mark on its letters.
    is_note: bool,
}

/// The letters of one line of a page that a mark is on, or the place of a note.
pub(super) struct MarkedLine {
    number: usize,
    x: f64,
    y: f64,
    /// Without blanks; none for a note.
    letters: Vec<char>,
}

/// What kind of annotation a PDF's own is, if it is one of a reader of the document.
pub(super) fn kind(subtype: &str, contents: &str) -> Option<AnnotationKind> {
    Some(match subtype {
        "Highlight" => AnnotationKind::Highlight,
        "Underline" | "Squiggly" => AnnotationKind::Underline,
        "StrikeOut" => AnnotationKind::Strikeout,
        "Link" | "Popup" | "Widget" | "FreeText" => return None,
        _ if contents.trim().is_empty() => return None,
        _ => AnnotationKind::Comment,
    })
}

/// The mark that an annotation is; `None` for what a program notes about another one.
pub(super) fn mark(
    annotation: &Dict<'_>,
    kind: AnnotationKind,
    rect: Rect,
    matrix: Matrix,
    work: &mut WorkBudget,
) -> Option<PageMark> {
    if annotation.contains_key("StateModel") {
        return None;
    }
    let text = |key: &str| annotation.get::<PdfString<'_>>(key).map(|text| string(text.as_bytes())).unwrap_or_default();
    let is_note = kind == AnnotationKind::Comment;
    let numbers: Vec<f64> = annotation
        .get::<Array<'_>>("QuadPoints")
        .filter(|_| !is_note)
        .map(|points| points.iter::<f32>().map(f64::from).collect())
        .unwrap_or_default();
    let mut areas: Vec<Area> = numbers
        .chunks_exact(8)
        .map(|corners| {
            let mut area = Area::default();
            corners.chunks_exact(2).for_each(|at| area.take(at[0], at[1], matrix));
            area
        })
        .collect();
    if areas.is_empty() {
        let mut area = Area::default();
        area.take(rect.x0, rect.y0, matrix);
        area.take(rect.x1, rect.y1, matrix);
        areas.push(area);
    }
    let number = work.annotate(Annotation {
        kind,
        colour: colour(annotation).filter(|_| !is_note),
        author: text("T"),
        text: text("Contents").replace("\r\n", "\n").replace('\r', "\n").trim().to_owned(),
        spans: Vec::new(),
    });
    Some(PageMark { number, areas, is_note })
}

fn colour(annotation: &Dict<'_>) -> Option<Colour> {
    let parts: Vec<f32> = annotation.get::<Array<'_>>("C")?.iter::<f32>().collect();
    let rgb = match parts[..] {
        [grey] => [grey; 3],
        [red, green, blue] => [red, green, blue],
        [cyan, magenta, yellow, black] => [cyan, magenta, yellow].map(|ink| (1.0 - ink) * (1.0 - black)),
        _ => return None,
    };
    Some(Colour::nearest(rgb))
}

/// The lines of a page's glyphs that its marks are on.
///
/// # Errors
/// [`Unreadable::TooComplex`].
pub(super) fn lines(
    marks: Vec<PageMark>,
    glyphs: &[Glyph],
    work: &mut WorkBudget,
) -> Result<Vec<MarkedLine>, Unreadable> {
    let mut lines = Vec::new();
    for PageMark { number, areas, is_note } in marks {
        for area in areas {
            let (x, y) = area.middle();
            if is_note {
                lines.push(MarkedLine { number, x, y, letters: Vec::new() });
                continue;
            }
            work.spend(Cost::Operators, glyphs.len() / COMPARED + 1)?;
            let mut on: Vec<&Glyph> = glyphs.iter().filter(|glyph| glyph.turned == 0 && area.shows(glyph)).collect();
            on.sort_by(|one, other| one.y.total_cmp(&other.y).then(one.x.total_cmp(&other.x)));
            for line in on.chunk_by(|one, other| (one.y - other.y).abs() <= SAME_LINE * one.size) {
                let mut line = line.to_vec();
                line.sort_by(|one, other| one.x.total_cmp(&other.x));
                let letters: Vec<char> =
                    line.iter().flat_map(|glyph| glyph.text.chars()).filter(|c| !c.is_whitespace()).collect();
                if !letters.is_empty() {
                    lines.push(MarkedLine { number, x: line[0].x, y: line[0].y, letters });
                }
            }
        }
    }
    Ok(lines)
}

/// Where the marks of the pages begin and end in their rows: anchors by page and row.
pub(super) fn anchors(pages: &[Vec<PageRow>], marked: &[Vec<MarkedLine>]) -> HashMap<(usize, usize), Vec<Anchor>> {
    let mut anchors: HashMap<(usize, usize), Vec<Anchor>> = HashMap::new();
    for (number, (rows, lines)) in pages.iter().zip(marked).enumerate() {
        // Where each annotation is, row by row.
        let mut places: Vec<(usize, usize, (usize, usize))> = Vec::new();
        for line in lines {
            if line.letters.is_empty() {
                let nearest = rows.iter().enumerate().min_by(|(_, one), (_, other)| {
                    let distance = |row: &PageRow| (row.y - 0.3 * row.style.size() - line.y).abs();
                    distance(one).total_cmp(&distance(other))
                });
                places.extend(nearest.map(|(at, row)| (line.number, at, (0, row.text.len()))));
                continue;
            }
            let row = rows.iter().enumerate().find(|(_, row)| {
                (row.y - line.y).abs() <= SAME_LINE * row.style.size()
                    && row.x - NEAR <= line.x
                    && line.x <= row.end + NEAR
            });
            places.extend(row.map(|(at, row)| (line.number, at, within(row, line))));
        }
        places.sort_unstable();
        // Rows that follow one another are one passage.
        for passage in places.chunk_by(|one, other| one.0 == other.0 && other.1 <= one.1 + 1) {
            let (Some(first), Some(last)) = (passage.first(), passage.last()) else { continue };
            let start = Anchor { at: first.2.0, number: first.0, ends: false };
            let end = Anchor { at: last.2.1, number: first.0, ends: true };
            anchors.entry((number, first.1)).or_default().push(start);
            anchors.entry((number, last.1)).or_default().push(end);
        }
    }
    anchors
}

/// The bytes of a row that a marked line is on: its letters where they are found, else all of it.
fn within(row: &PageRow, line: &MarkedLine) -> (usize, usize) {
    let letters: Vec<(usize, char)> = row.text.char_indices().filter(|(_, c)| !c.is_whitespace()).collect();
    let found = letters
        .windows(line.letters.len())
        .enumerate()
        .filter(|(_, part)| part.iter().map(|(_, letter)| *letter).eq(line.letters.iter().copied()));
    #[expect(clippy::cast_precision_loss, reason = "letters of a line")]
    let expected = (line.x - row.x) / (row.end - row.x).max(1.0) * letters.len() as f64;
    #[expect(clippy::cast_precision_loss, reason = "letters of a line")]
    let nearest = found
        .min_by(|(one, _), (other, _)| (*one as f64 - expected).abs().total_cmp(&(*other as f64 - expected).abs()));
    let bytes = nearest.and_then(|(_, part)| {
        let ((start, _), (end, letter)) = (*part.first()?, *part.last()?);
        Some((start, end + letter.len_utf8()))
    });
    bytes.unwrap_or((0, row.text.len()))
}
