//! Lines and blocks of pages: placed glyphs in, text in the form of a copy from the browser out.
//!
//! Fields side by side are read cell by cell. Between two blocks stands a blank line, but none between a
//! title and the message header that it belongs to. A form feed begins each page but the first.

use std::collections::{HashMap, HashSet};

use super::super::anchors::Anchor;
use super::super::blocks::is_header;
use super::super::written::Written;
use super::run::{PdfLine, PdfPiece, PieceStyle, of_most_letters};
use crate::evidence::LineEvidence;

/// How far a piece may begin from the column it belongs to, in points.
const ALIGNED: f64 = 3.0;

/// A gap between two lines of one cell is at most this many times the font size, or a little more than lines of text are apart.
const TIGHT: f64 = 1.35;
const TIGHTER_THAN_LINES: f64 = 1.1;

/// Lines of text are no further apart than this many times their size, and no closer.
const LINE_HEIGHTS: std::ops::Range<f64> = 0.8..1.75;

/// Values that begin in the columns of their labels may stand as far below them, in font sizes.
const BELOW_LABELS: f64 = 2.0;

/// A gap of this many times the usual one between two lines begins a new block.
const BLOCK: f64 = 1.25;

/// Text of this many times the size of a label is no value of it.
const LARGER: f64 = 1.4;

/// Fewer distances than this between lines of one style do not tell how far they are apart.
const FEW_LINES: usize = 4;

/// Most columns of fields that stand side by side.
const MOST_COLUMNS: usize = 40;

/// Lines shorter than this share of the widest are not wrapped, whatever stands below them.
const WRAPPED: f64 = 0.6;

/// A margin to which only one line of the document comes, within this share of its width, is that line's own length perhaps.
const NEAR: f64 = 0.9;

/// The rows of each page, from top to bottom.
pub(super) fn pages(pages: Vec<Vec<PdfLine>>) -> Vec<Vec<PageRow>> {
    let tight = tightest(&pages);
    pages.into_iter().map(|lines| rows(lines, tight)).collect()
}

/// How far lines of one cell are apart at most, in font sizes: it grows with the line height of the document.
fn tightest(pages: &[Vec<PdfLine>]) -> f64 {
    let mut letters: HashMap<PieceStyle, usize> = HashMap::new();
    let mut heights: HashMap<(PieceStyle, i64), usize> = HashMap::new();
    for lines in pages {
        for piece in lines.iter().flat_map(|line| &line.pieces) {
            *letters.entry(piece.style).or_default() += piece.text.len();
        }
        for pair in lines.windows(2) {
            let (above, piece) = (&pair[0].pieces[0], &pair[1].pieces[0]);
            let height = (piece.y - above.y) / piece.style.size();
            if above.style == piece.style && (above.x - piece.x).abs() <= ALIGNED && LINE_HEIGHTS.contains(&height) {
                *heights.entry((piece.style, tenths(height * 10.0))).or_default() += 1;
            }
        }
    }
    let body = of_most_letters(&letters);
    let of_body = heights.into_iter().filter(|((style, _), _)| Some(*style) == body);
    let usual = of_body.max_by_key(|&((_, height), count)| (count, -height)).map_or(0, |((_, height), _)| height);
    #[expect(clippy::cast_precision_loss, reason = "hundredths of a font size")]
    let usual = usual as f64 / 100.0;
    TIGHT.max(usual * TIGHTER_THAN_LINES)
}

/// The text of the pages, and how its lines are set. `furniture` are the rows that are no text of the page, by page and row, and
/// `anchors` those of annotations.
pub(super) fn text(
    pages: &[Vec<PageRow>],
    furniture: &HashSet<(usize, usize)>,
    anchors: &HashMap<(usize, usize), Vec<Anchor>>,
) -> Written {
    let measures = Measures::of(pages);
    let mut written = Written::default();
    let mut above: Option<&PageRow> = None;
    for (number, page) in pages.iter().enumerate() {
        let full = measures.full(page);
        let mut first = true;
        for (at, row) in page.iter().enumerate() {
            let feed = first && above.is_some();
            let gap = above.filter(|_| !first).map(|above| row.y - above.y);
            match (above, gap) {
                (None, _) => {}
                (Some(above), None) => written.end_lines(if measures.parts(above, row, None) { 2 } else { 1 }),
                (Some(above), gap) if measures.parts(above, row, gap) => {
                    written.end_lines(if is_title(page, at) { 1 } else { 2 });
                }
                (Some(_), _) if measures.wraps(page, at, full[at]) => {
                    if !written.text.ends_with(|c: char| c.is_whitespace() || c == '\u{ad}') {
                        written.text.push(' ');
                    }
                }
                _ => written.end_lines(1),
            }
            if feed {
                written.text.push('\u{c}');
            }
            written.see(LineEvidence {
                style: row.style.evidence(),
                left: clamped(tenths(row.x)),
                below: gap.map(|gap| clamped(tenths(gap))),
                page: u16::try_from(number).unwrap_or(u16::MAX),
                furniture: furniture.contains(&(number, at)),
            });
            if let Some(anchors) = anchors.get(&(number, at)) {
                written.anchor(anchors);
            }
            written.text.push_str(&row.text);
            above = Some(row);
            first = false;
        }
    }
    written.end_lines(1);
    written
}

/// A line of the text that comes out: a whole line of the page or the part of it that stands in a cell.
pub(super) struct PageRow {
    pub text: String,
    pub style: PieceStyle,
    pub x: f64,
    pub end: f64,
    pub y: f64,
    /// Width of its first word.
    first_word: f64,
    pub is_header: bool,
    /// The first line of a cell.
    begins: bool,
    /// Made of several pieces, with wide gaps between them.
    parted: bool,
}

impl PageRow {
    fn new(pieces: &[&PdfPiece], begins: bool) -> Self {
        let text = pieces.iter().map(|piece| piece.text.trim_end()).collect::<Vec<_>>().join("    ");
        let text = text.trim().to_owned();
        let (first, last) = (pieces[0], pieces[pieces.len() - 1]);
        Self {
            is_header: is_header(&text),
            text,
            style: first.style,
            x: first.x,
            end: last.end,
            y: first.y,
            first_word: first.first_word,
            begins,
            parted: pieces.len() > 1,
        }
    }
}

/// The rows of a page in reading order, cells that stand side by side one after the other.
fn rows(mut lines: Vec<PdfLine>, tight: f64) -> Vec<PageRow> {
    let mut rows = Vec::new();
    let labels = label_styles(&lines, tight);
    let mut at = 0;
    while at < lines.len() {
        part_values(&mut lines, at, tight);
        let line = &lines[at];
        let end = if is_wide_header(line, &labels) { at } else { cells_end(&lines, at, tight) };
        if is_wide_header(line, &labels) {
            rows.push(PageRow::new(&line.pieces.iter().collect::<Vec<_>>(), false));
        } else if end > at + 1 {
            let columns: Vec<f64> = line.pieces.iter().map(|piece| piece.x).collect();
            for column in columns {
                let cell = lines[at..end].iter().flat_map(|line| &line.pieces);
                let cell = cell.filter(|piece| (piece.x - column).abs() <= ALIGNED);
                rows.extend(cell.enumerate().map(|(number, piece)| PageRow::new(&[piece], number == 0)));
            }
        } else if line.pieces.len() > 1 && is_label_row(&lines, at, &labels) {
            rows.extend(line.pieces.iter().map(|piece| PageRow::new(&[piece], true)));
        } else {
            rows.push(PageRow::new(&line.pieces.iter().collect::<Vec<_>>(), false));
        }
        at = end.max(at + 1);
    }
    rows.retain(|row| !row.text.is_empty());
    rows
}

/// Parts the values below a row of labels where one reaches close to the next: they begin in the columns of their labels.
fn part_values(lines: &mut [PdfLine], at: usize, tight: f64) {
    let Some((labels, below)) = lines[at..].split_first_mut() else { return };
    if !is_set_alike(labels) {
        return;
    }
    let mut y = labels.y();
    for (number, line) in below.iter_mut().enumerate() {
        if line.y() - y > reach(labels, line, number == 0, tight) * line.size() {
            return;
        }
        y = line.y();
        for column in labels.pieces.iter().skip(1).map(|label| label.x) {
            let cut = line.pieces.iter().enumerate().find_map(|(number, piece)| {
                let parts = piece.cut_at(column, ALIGNED).filter(|_| piece.x < column - ALIGNED);
                parts.map(|parts| (number, parts))
            });
            if let Some((number, (left, right))) = cut {
                line.pieces.splice(number..=number, [left, right]);
            }
        }
    }
}

/// Whether several pieces stand in the line, no more than fields side by side, and all in one style.
fn is_set_alike(line: &PdfLine) -> bool {
    let label = line.pieces[0].style;
    (2..=MOST_COLUMNS).contains(&line.pieces.len()) && line.pieces.iter().all(|piece| piece.style == label)
}

/// How far a line may stand below the one above it, in font sizes: further right below labels, where nothing in it is set as they are.
fn reach(labels: &PdfLine, line: &PdfLine, may_be_values: bool, tight: f64) -> f64 {
    let are_values = may_be_values && line.pieces.iter().all(|piece| piece.style != labels.pieces[0].style);
    if are_values { BELOW_LABELS.max(tight) } else { tight }
}

/// The line after those that stand in columns which begin in this line; `at` itself if there are none.
fn cells_end(lines: &[PdfLine], at: usize, tight: f64) -> usize {
    let first = &lines[at];
    let label = first.pieces[0].style;
    if !is_set_alike(first) {
        return at;
    }
    let columns: Vec<f64> = first.pieces.iter().map(|piece| piece.x).collect();
    let mut has_value = false;
    let mut end = at + 1;
    while let Some(line) = lines.get(end) {
        let gap = line.y() - lines[end - 1].y();
        let in_column = |piece: &PdfPiece| {
            let number = columns.iter().position(|column| (piece.x - column).abs() <= ALIGNED);
            number.is_some_and(|number| columns.get(number + 1).is_none_or(|next| piece.end <= next + ALIGNED))
        };
        let labels = line.pieces.iter().all(|piece| piece.style == label);
        let larger = line.pieces.iter().any(|piece| piece.style.size() > label.size() * LARGER);
        // One piece alone may be the first line of a text below.
        let may_be_values = end == at + 1 && line.pieces.len() > 1;
        if gap > reach(first, line, may_be_values, tight) * line.size()
            || larger
            || (labels && has_value)
            || !line.pieces.iter().all(in_column)
        {
            break;
        }
        has_value |= line.pieces.iter().any(|piece| piece.style != label);
        end += 1;
    }
    end
}

/// Whether the line is the header of a message with its sender at the left edge and its date at the right one, set as labels are.
fn is_wide_header(line: &PdfLine, labels: &[PieceStyle]) -> bool {
    let [sender, date] = &line.pieces[..] else { return false };
    sender.style == date.style
        && (sender.style.bold || labels.contains(&sender.style))
        && !sender.text.starts_with(|c: char| c.is_ascii_digit())
        && is_header(&format!("{} - {}", sender.text.trim(), date.text.trim()))
}

/// How the labels of the page are set below which values stand in their columns.
fn label_styles(lines: &[PdfLine], tight: f64) -> Vec<PieceStyle> {
    let has_values = |at: &usize| {
        let mut values = lines[at + 1..cells_end(lines, *at, tight).max(at + 1)].iter().flat_map(|line| &line.pieces);
        values.any(|value| value.style != lines[*at].pieces[0].style)
    };
    (0..lines.len()).filter(has_values).map(|at| lines[at].pieces[0].style).collect()
}

/// Whether the pieces of this line are labels without values: they are set as other `labels` of the page, or the line below or above is
/// of the same kind.
fn is_label_row(lines: &[PdfLine], at: usize, labels: &[PieceStyle]) -> bool {
    let line = &lines[at];
    let label = line.pieces[0].style;
    let same = |other: Option<&PdfLine>| {
        other.is_some_and(|other| {
            other.pieces[0].style == label && (other.pieces[0].x - line.pieces[0].x).abs() <= ALIGNED
        })
    };
    let all = line.pieces.iter().all(|piece| piece.style == label);
    let is_marked =
        label.bold && (same(lines.get(at + 1)) || same(at.checked_sub(1).and_then(|above| lines.get(above))));
    all && (is_marked || labels.contains(&label))
}

/// Whether the row above the one at `at` is a title, and that one the header of a message that it belongs to.
fn is_title(page: &[PageRow], at: usize) -> bool {
    let (above, header) = (&page[at - 1], &page[at]);
    if !header.is_header || above.is_header {
        return false;
    }
    let gap = header.y - above.y;
    let before = at.checked_sub(2).map_or(f64::INFINITY, |before| above.y - page[before].y);
    let heading = above.style.size() > header.style.size() || (above.style.bold && !header.style.bold);
    heading && (above.style.size() > header.style.size() * 1.2 || above.style.bold) && before > 0.5 * gap
}

/// Where lines end at the right.
#[derive(Debug, Clone, Copy)]
struct RightMargin {
    widest: f64,
    second: f64,
}

impl RightMargin {
    fn take(&mut self, end: f64) {
        self.second = self.second.max(end.min(self.widest));
        self.widest = self.widest.max(end);
    }

    /// Whether more than one line that begins at `x` comes near to it.
    fn is_sure(self, x: f64) -> bool {
        self.second - x >= NEAR * (self.widest - x)
    }
}

/// What the whole document tells about its lines.
struct Measures {
    /// The usual distance between two lines of a style.
    leading: HashMap<PieceStyle, f64>,
    /// Where the lines of a style end that begin at a place.
    margins: HashMap<(PieceStyle, i64), RightMargin>,
    /// The style of most letters.
    body: Option<PieceStyle>,
    /// Whether titles above messages can be told by the way they are set. Where not, no blank lines may claim so.
    titled: bool,
}

impl Measures {
    fn of(pages: &[Vec<PageRow>]) -> Self {
        let mut distances: HashMap<PieceStyle, HashMap<i64, usize>> = HashMap::new();
        let mut margins: HashMap<(PieceStyle, i64), RightMargin> = HashMap::new();
        let mut letters: HashMap<PieceStyle, usize> = HashMap::new();
        for page in pages {
            for row in page {
                if !row.parted {
                    let none = RightMargin { widest: row.x, second: row.x };
                    margins.entry(row.place()).or_insert(none).take(row.end);
                }
                *letters.entry(row.style).or_default() += row.text.chars().count();
            }
            for pair in page.windows(2) {
                let gap = pair[1].y - pair[0].y;
                let size = pair[0].style.size();
                if pair[0].style == pair[1].style && (0.8 * size..1.9 * size).contains(&gap) {
                    *distances.entry(pair[0].style).or_default().entry(tenths(gap)).or_default() += 1;
                }
            }
        }
        // Of equally usual distances the smaller one: the larger ones are those between blocks.
        let best = |distances: &HashMap<i64, usize>| {
            let (&distance, &count) = distances.iter().max_by_key(|&(&distance, &count)| (count, -distance))?;
            #[expect(clippy::cast_precision_loss, reason = "distances on a page")]
            Some((distance as f64 / 10.0, count))
        };
        let body = of_most_letters(&letters);
        let of_body = body.and_then(|body| Some(best(distances.get(&body)?)?.0 / body.size()));
        // Two labels without a value between them are further apart than lines.
        let usual = |(style, distances): (PieceStyle, HashMap<i64, usize>)| {
            let (own, count) = best(&distances)?;
            let other = of_body.filter(|_| count < FEW_LINES).map_or(own, |height| height * style.size());
            Some((style, own.min(other)))
        };
        let titled = pages.iter().any(|page| (1..page.len()).any(|at| is_title(page, at)));
        Self { leading: distances.into_iter().filter_map(usual).collect(), margins, body, titled }
    }

    /// Whether two rows belong to different blocks; `gap` is `None` where a page ends between them.
    fn parts(&self, above: &PageRow, row: &PageRow, gap: Option<f64>) -> bool {
        let at_header = self.titled && (above.is_header || row.is_header);
        if at_header || row.begins || above.style != row.style {
            return true;
        }
        let usual = self.leading.get(&row.style).copied().unwrap_or(TIGHT * row.style.size());
        gap.is_some_and(|gap| gap > BLOCK * usual || gap < 0.0)
    }

    /// Whether the row before the one at `at` was wrapped: its end lies so far right that the next word had no room.
    fn wraps(&self, page: &[PageRow], at: usize, is_full: bool) -> bool {
        let (above, row) = (&page[at - 1], &page[at]);
        if above.is_header || row.is_header {
            return false;
        }
        let is_heading = self.body.is_some_and(|body| above.style.size() > body.size() * 1.1);
        if is_heading {
            return true;
        }
        let Some(&margin) = self.margins.get(&above.place()) else { return false };
        if above.parted
            || row.parted
            || (above.x - row.x).abs() > ALIGNED
            || above.end - above.x < WRAPPED * (margin.widest - above.x)
        {
            return false;
        }
        // The length of a single line may be no margin. Then only what begins like the middle of a sentence goes on with it.
        if !margin.is_sure(above.x) && !row.text.starts_with(char::is_lowercase) {
            return false;
        }
        // A narrower box: all lines of the block but the last must be full, and not by their own measure alone.
        !fits(above, row, margin.widest) || is_full
    }

    /// For each row whether it stands in a block whose lines are all full, but the last.
    fn full(&self, page: &[PageRow]) -> Vec<bool> {
        let mut full = Vec::with_capacity(page.len());
        let joined = |above: &PageRow, row: &PageRow| !self.parts(above, row, Some(row.y - above.y));
        for block in page.chunk_by(joined) {
            let widest = block.iter().map(|row| row.end).fold(0.0, f64::max);
            let lines = block.windows(2).filter(|pair| pair[0].end < widest);
            let (long, short): (Vec<_>, Vec<_>) = lines.partition(|pair| !fits(&pair[0], &pair[1], widest));
            full.resize(full.len() + block.len(), long.len() >= 2 && short.is_empty());
        }
        full
    }
}

/// Whether the first word of a row would have had room at the end of the row above it.
fn fits(above: &PageRow, row: &PageRow, margin: f64) -> bool {
    let space = above.style.size() * 0.2;
    above.end + space + row.first_word <= margin + 0.5
}

impl PageRow {
    fn place(&self) -> (PieceStyle, i64) {
        (self.style, tenths(self.x) / 10)
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a place on a page")]
fn tenths(points: f64) -> i64 {
    (points * 10.0).round() as i64
}

fn clamped(tenths: i64) -> u16 {
    u16::try_from(tenths.max(0)).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::glyph::Glyph;
    use super::super::run::lines;
    use super::*;

    /// Text of letters of ten points, each five wide, that begins at this place.
    fn piece(text: &str, bold: bool, x: f64, y: f64) -> Vec<Glyph> {
        let at = |number: usize| x + 5.0 * f64::from(u8::try_from(number).unwrap_or(0));
        let glyph = |(number, letter): (usize, char)| Glyph {
            text: letter.to_string(),
            x: at(number),
            y,
            width: 5.0,
            size: 10.0,
            bold,
            italic: false,
            font: usize::from(bold),
            turned: 0,
        };
        text.chars().enumerate().map(glyph).collect()
    }

    #[test]
    fn a_sender_at_the_left_edge_and_a_date_at_the_right_one_are_one_header() {
        let glyphs = [
            piece("Fra dato", true, 10.0, 100.0),
            piece("Frist", true, 200.0, 100.0),
            piece("1. mars 2024", false, 10.0, 112.0),
            piece("NAV", false, 200.0, 112.0),
            piece("NAV", true, 10.0, 150.0),
            piece("2. mars 2024", true, 200.0, 150.0),
            piece("Når begynner du?", false, 10.0, 162.0),
        ];
        let pages = pages(vec![lines(glyphs.concat())]);
        let rows: Vec<&str> = pages.iter().flatten().map(|row| row.text.as_str()).collect();
        let header = ["NAV    2. mars 2024", "Når begynner du?"];
        assert_eq!(rows, [&["Fra dato", "1. mars 2024", "Frist", "NAV"][..], &header[..]].concat());
    }

    #[test]
    fn values_may_stand_further_below_their_labels_than_lines_stand_apart() {
        let of = |glyphs: &[Vec<Glyph>]| {
            let pages = pages(vec![lines(glyphs.concat())]);
            pages.into_iter().flatten().map(|row| row.text).collect::<Vec<_>>()
        };
        let labels = [piece("DATO", true, 10.0, 100.0), piece("FRIST", true, 200.0, 100.0)];
        let values = [piece("1. mars 2024", false, 10.0, 118.0), piece("2. mai 2024", false, 200.0, 118.0)];
        let fields = ["DATO", "1. mars 2024", "FRIST", "2. mai 2024"];
        assert_eq!(of(&[&labels[..], &values].concat()), fields);
        // The text below belongs to none of them.
        let text = piece("Jeg begynner da.", false, 10.0, 136.0);
        assert_eq!(of(&[&labels[..], &values, &[text]].concat()), [&fields[..], &["Jeg begynner da."]].concat());
        let text = piece("Jeg begynner da.", false, 10.0, 118.0);
        assert_eq!(of(&[&labels[..], &[text]].concat()), ["DATO    FRIST", "Jeg begynner da."]);
    }
}
