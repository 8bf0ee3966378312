//! Lines that the end of a page cuts through. A browser draws such a line on both pages, each of which shows a part of it.
//! The page with the middle of its letters has the line; a stop or a quotation mark may lie wholly on the other one.

use std::cmp::Ordering;

use super::glyph::Glyph;

/// Glyphs of two pages stand at the same place of their line if they are no further apart, in points.
const SAME_PLACE: f64 = 0.5;

/// Two base lines that are closer than this many times the font size are one.
const SAME_LINE: f64 = 0.1;

/// Lines at the edge of a page among which a cut one is looked for: a header or a footer may lie outside of it.
const EDGE: usize = 4;

/// Glyphs of a page that its edge cuts off.
#[derive(Default)]
pub(super) struct CutOff {
    pub at_top: Vec<Glyph>,
    pub at_bottom: Vec<Glyph>,
}

/// Puts together what two pages that follow one another show of the lines that the edge between them cuts through. `cut_below` are
/// the glyphs that the page above cuts off at its bottom, `cut_above` those that the page below cuts off at its top.
pub(super) fn join(above: &mut Vec<Glyph>, cut_below: &[Glyph], below: &mut Vec<Glyph>, cut_above: &[Glyph]) {
    let upwards = |one: f64, other: f64| other.total_cmp(&one);
    let downwards = |one: f64, other: f64| one.total_cmp(&other);
    // A line that the other page does not have stays where it is, though less than half of it is seen. Where two pages leave out
    // a strip between them, and in it the middle of a line, both cut it off; the page below has it first, and then the other finds it there.
    for line in complete(above, cut_above, upwards) {
        if is_at_edge(below, &line, downwards) {
            below.splice(0..0, line);
        }
    }
    for line in complete(below, cut_below, downwards) {
        if is_at_edge(above, &line, upwards) {
            above.extend(line);
        }
    }
}

/// Whether few lines of a page lie further out than this one.
fn is_at_edge(page: &[Glyph], line: &[Glyph], order: impl Fn(f64, f64) -> Ordering) -> bool {
    let lines = edge_lines(page, &order);
    let Some(y) = line.first().map(|glyph| glyph.y) else { return false };
    lines.len() < EDGE || lines.iter().flatten().any(|at| order(y, page[*at].y).is_lt())
}

/// Puts into the lines of a page what they lack of those that its neighbour cuts off, and gives the lines that it does not have.
/// `order` is that of base lines, from the edge of the page to its middle.
fn complete(page: &mut Vec<Glyph>, cut: &[Glyph], order: impl Fn(f64, f64) -> Ordering) -> Vec<Vec<Glyph>> {
    if cut.is_empty() {
        return Vec::new();
    }
    let lines = edge_lines(page, &order);
    // What is missing, and the number of the glyph before which it belongs.
    let mut missing: Vec<(usize, Glyph)> = Vec::new();
    let mut unknown = Vec::new();
    for cut in cut.chunk_by(|one, other| (one.y - other.y).abs() <= SAME_LINE * one.size) {
        let Some(line) = lines.iter().find(|line| is_same(page, line, cut)) else {
            unknown.push(cut.to_vec());
            continue;
        };
        for glyph in cut.iter().filter(|glyph| !glyph.is_blank()) {
            // What stands in the middle of the glyph's place is the glyph itself, or another in its stead.
            let middle = glyph.x + glyph.width / 2.0;
            match (before(page, line, middle), line.first()) {
                (Some(at), _) if page[at].x + page[at].width < middle => {
                    missing.push((at + 1, Glyph { y: page[at].y, ..glyph.clone() }));
                }
                (None, Some(&first)) => missing.push((first, Glyph { y: page[first].y, ..glyph.clone() })),
                _ => {}
            }
        }
    }
    missing.sort_by(|(at, glyph), (other_at, other)| at.cmp(other_at).then(glyph.x.total_cmp(&other.x)));
    if missing.is_empty() {
        return unknown;
    }
    let mut missing = missing.into_iter().peekable();
    for (at, glyph) in std::mem::take(page).into_iter().enumerate() {
        page.extend(std::iter::from_fn(|| missing.next_if(|(before, _)| *before <= at)).map(|(_, glyph)| glyph));
        page.push(glyph);
    }
    page.extend(missing.map(|(_, glyph)| glyph));
    unknown
}

/// Whether a line of a page has most letters of the one that was cut off, each at its place.
fn is_same(page: &[Glyph], line: &[usize], cut: &[Glyph]) -> bool {
    let letters = cut.iter().filter(|glyph| !glyph.is_blank());
    let same = |glyph: &&Glyph| {
        before(page, line, glyph.x + SAME_PLACE)
            .is_some_and(|at| page[at].text == glyph.text && (page[at].x - glyph.x).abs() <= SAME_PLACE)
    };
    2 * letters.clone().filter(same).count() > letters.count()
}

/// The outermost lines of a page: the numbers of their glyphs, from left to right.
fn edge_lines(page: &[Glyph], order: &impl Fn(f64, f64) -> Ordering) -> Vec<Vec<usize>> {
    let mut all: Vec<usize> = (0..page.len()).filter(|at| page[*at].turned == 0).collect();
    all.sort_by(|one, other| order(page[*one].y, page[*other].y));
    let same_line = |one: &usize, other: &usize| (page[*one].y - page[*other].y).abs() <= SAME_LINE * page[*one].size;
    let lines = all.chunk_by(same_line).take(EDGE).map(|line| {
        let mut line = line.to_vec();
        line.sort_by(|one, other| page[*one].x.total_cmp(&page[*other].x));
        line
    });
    lines.collect()
}

/// The last glyph of a line that begins at `x` or before it.
fn before(page: &[Glyph], line: &[usize], x: f64) -> Option<usize> {
    line[..line.partition_point(|at| page[*at].x <= x)].last().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line of letters of ten points, each as wide.
    fn line(text: &str, y: f64) -> Vec<Glyph> {
        let glyph = |(at, letter): (usize, char)| Glyph {
            text: letter.to_string(),
            x: 10.0 * f64::from(u8::try_from(at).unwrap_or(0)),
            y,
            width: 10.0,
            size: 10.0,
            bold: false,
            italic: false,
            font: 1,
            turned: 0,
        };
        text.chars().enumerate().map(glyph).filter(|glyph| glyph.text != "_").collect()
    }

    fn text(page: &[Glyph]) -> String {
        page.iter().map(|glyph| glyph.text.as_str()).collect()
    }

    #[test]
    fn a_line_gets_back_what_the_other_page_shows_of_it() {
        let mut above = [line("Hei du.", 700.0), line("Kom_ da_", 720.0), line("1/2", 800.0)].concat();
        let mut below = [line("1/2", 10.0), line("Ja.", 50.0)].concat();
        join(&mut above, &[], &mut below, &line("Kom, da.", -3.0));
        assert_eq!((text(&above).as_str(), text(&below).as_str()), ("Hei du.Kom, da.1/2", "1/2Ja."));
        let mut below = [line("_Hei_ sa hun.", 30.0), line("Ja.", 50.0)].concat();
        join(&mut Vec::new(), &line("«Hei» sa hun.", 790.0), &mut below, &[]);
        assert_eq!(text(&below), "«Hei» sa hun.Ja.");
    }

    #[test]
    fn a_line_that_both_pages_cut_off_is_on_the_second() {
        let (mut above, mut below) = (line("Hei du.", 700.0), line("Ja.", 50.0));
        join(&mut above, &line("Kom_ da_", 790.0), &mut below, &line("Kom, da.", 20.0));
        assert_eq!((text(&above).as_str(), text(&below).as_str()), ("Hei du.", "Kom, da.Ja."));
    }

    #[test]
    fn a_line_that_only_one_page_shows_stays_on_it() {
        let (mut above, mut below) = ([line("Hei du.", 700.0), line("Kom nå", 720.0)].concat(), line("Ja.", 50.0));
        join(&mut above, &line("Og så", 790.0), &mut below, &line("Men da gjør vi det.", 20.0));
        assert_eq!((text(&above).as_str(), text(&below).as_str()), ("Hei du.Kom nåOg så", "Men da gjør vi det.Ja."));
    }

    #[test]
    fn what_is_cut_off_within_a_page_stays_so() {
        let lines = |y: f64| (0..6_u8).flat_map(move |at| line("Ja.", y + 20.0 * f64::from(at))).collect::<Vec<_>>();
        let (mut above, mut below) = (lines(600.0), lines(50.0));
        join(&mut above, &line("Kom", 630.0), &mut below, &line("Nei", 140.0));
        assert_eq!((above.len(), below.len()), (18, 18));
    }
}
