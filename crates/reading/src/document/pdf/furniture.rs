//! What a browser or a server prints at the edges of pages: rows outside the text block that another page has at the same place,
//! whatever they say.

use std::collections::{HashMap, HashSet};

use super::page::PageRow;
use super::run::{PieceStyle, of_most_letters};

/// Rows at the top or at the bottom of a page that may be furniture.
const EDGE: usize = 3;

/// Rows of two pages stand at the same place if they are no further apart, in points.
const SAME_PLACE: f64 = 1.5;

/// For each page with text outside the block, so many more have the row: elsewhere the block begins or ends with it.
const FEW_OUTSIDE: usize = 3;

/// The page and the row on it, of each that is furniture.
pub(super) fn find(pages: &[Vec<PageRow>]) -> HashSet<(usize, usize)> {
    let all = candidates(pages);
    // Where the other rows of each page begin and end.
    let blocks = pages.iter().enumerate().map(|(page, rows)| {
        let body = rows.iter().enumerate().filter(|&(at, _)| !all.contains(&(page, at)));
        body.fold((f64::MAX, f64::MIN), |(top, bottom), (_, row)| (top.min(row.y), bottom.max(row.y)))
    });
    let blocks: Vec<(f64, f64)> = blocks.collect();
    // A page with nothing but furniture has no block: where that of the others is, tells.
    let middle = blocks.iter().filter(|block| block.0 <= block.1).map(|block| block.0.midpoint(block.1));
    let (sum, count) = middle.fold((0.0, 0.0), |(sum, count), middle| (sum + middle, count + 1.0));
    let middle = if count > 0.0 { sum / count } else { 0.0 };
    let tops = SortedHeights::of(blocks.iter().map(|block| block.0));
    let bottoms = SortedHeights::of(blocks.iter().map(|block| block.1));
    let places = SortedHeights::of(all.iter().map(|&(page, at)| pages[page][at].y));
    let is_outside = |&(page, at): &(usize, usize)| {
        let y = pages[page][at].y;
        let (top, bottom) = blocks[page];
        let is_above = y < if top <= bottom { top.midpoint(bottom) } else { middle };
        let beyond = if is_above { tops.down_to(y + SAME_PLACE) } else { bottoms.from(y - SAME_PLACE) };
        let like = places.down_to(y + SAME_PLACE) - places.above(y - SAME_PLACE);
        FEW_OUTSIDE * beyond < like
    };
    all.iter().filter(|place| is_outside(place)).copied().collect()
}

/// Heights on pages, sorted, so that those on one side of a place are counted without a look at each.
struct SortedHeights(Vec<f64>);

impl SortedHeights {
    fn of(heights: impl Iterator<Item = f64>) -> Self {
        let mut heights: Vec<f64> = heights.collect();
        heights.sort_unstable_by(f64::total_cmp);
        Self(heights)
    }

    /// How many lie above `y`.
    fn above(&self, y: f64) -> usize {
        self.0.partition_point(|&height| height < y)
    }

    /// How many lie at `y` or above it.
    fn down_to(&self, y: f64) -> usize {
        self.0.partition_point(|&height| height <= y)
    }

    /// How many lie at `y` or below it.
    fn from(&self, y: f64) -> usize {
        self.0.len() - self.above(y)
    }
}

/// Rows at an edge that the page before or after has the like of, and that nothing in the text block is like: a card that begins at the
/// top of several pages has the same type there, set as others are in the middle of a page.
fn candidates(pages: &[Vec<PageRow>]) -> HashSet<(usize, usize)> {
    let runs = runs(pages);
    let of_runs: HashSet<(usize, usize)> = runs.iter().flat_map(|run| &run.rows).copied().collect();
    let mut letters: HashMap<PieceStyle, usize> = HashMap::new();
    for (page, rows) in pages.iter().enumerate() {
        let others = rows.iter().enumerate().filter(|(at, _)| !of_runs.contains(&(page, *at)));
        others.for_each(|(_, row)| *letters.entry(row.style).or_default() += row.text.len());
    }
    let body = of_most_letters(&letters);
    let is_furniture = |run: &EdgeRun| {
        if Some(run.style) == body {
            // The same signature may end several pages, and the same words begin them.
            run.rows.len() == pages.len() && pages.len() > 2
        } else {
            run.first == 0 || run.is_numbered || !letters.contains_key(&run.style)
        }
    };
    runs.into_iter().filter(is_furniture).flat_map(|run| run.rows).collect()
}

/// Rows that say the same at the same place of pages that follow one another.
struct EdgeRun {
    rows: Vec<(usize, usize)>,
    /// The first page.
    first: usize,
    style: PieceStyle,
    /// Whether a number in it goes up by one from each page to the next.
    is_numbered: bool,
}

fn runs(pages: &[Vec<PageRow>]) -> Vec<EdgeRun> {
    let mut runs: Vec<EdgeRun> = Vec::new();
    // The run of a row of the page above.
    let mut above: HashMap<usize, usize> = HashMap::new();
    let edges = |rows: &[PageRow]| {
        let (top, bottom) = (rows.len().min(EDGE), rows.len().saturating_sub(EDGE));
        (0..top).chain(bottom.max(top)..rows.len()).collect::<Vec<_>>()
    };
    for (page, pair) in pages.windows(2).enumerate() {
        let mut here = HashMap::new();
        for at in edges(&pair[0]) {
            for below in edges(&pair[1]) {
                let (row, next) = (&pair[0][at], &pair[1][below]);
                if !is_like(row, next) {
                    continue;
                }
                let run = *above.entry(at).or_insert_with(|| {
                    runs.push(EdgeRun { rows: vec![(page, at)], first: page, style: row.style, is_numbered: true });
                    runs.len() - 1
                });
                runs[run].rows.push((page + 1, below));
                runs[run].is_numbered &= counts_on(&row.text, &next.text);
                here.insert(below, run);
            }
        }
        above = here;
    }
    runs
}

/// Whether a number of a text is the next one in the other: that of the page.
fn counts_on(text: &str, next: &str) -> bool {
    let numbers = |text: &str| -> Vec<u32> {
        text.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect()
    };
    numbers(text).into_iter().zip(numbers(next)).any(|(number, next)| number.checked_add(1) == Some(next))
}

/// Whether two rows of different pages say the same at the same place, numbers aside.
fn is_like(one: &PageRow, other: &PageRow) -> bool {
    let near = |a: f64, b: f64| (a - b).abs() <= SAME_PLACE;
    !one.is_header
        && one.style == other.style
        && near(one.y, other.y)
        && (near(one.x, other.x) || near(one.end, other.end))
        && without_numbers(&one.text).eq(without_numbers(&other.text))
}

fn without_numbers(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|c| !c.is_ascii_digit())
}
