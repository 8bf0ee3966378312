//! What a browser or a server prints at the edges of pages: rows outside the text block that another page has at the same place,
//! whatever they say.

use std::collections::HashSet;

use super::page::PageRow;

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
    let tops = SortedHeights::of(blocks.iter().map(|block| block.0));
    let bottoms = SortedHeights::of(blocks.iter().map(|block| block.1));
    let places = SortedHeights::of(all.iter().map(|&(page, at)| pages[page][at].y));
    let is_outside = |&(page, at): &(usize, usize)| {
        let y = pages[page][at].y;
        let is_above = y < blocks[page].0.midpoint(blocks[page].1);
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

/// Rows at an edge that the page before or after has the like of.
fn candidates(pages: &[Vec<PageRow>]) -> HashSet<(usize, usize)> {
    let mut found = HashSet::new();
    let edges = |rows: &[PageRow]| {
        let (top, bottom) = (rows.len().min(EDGE), rows.len().saturating_sub(EDGE));
        (0..top).chain(bottom.max(top)..rows.len()).collect::<Vec<_>>()
    };
    for (page, pair) in pages.windows(2).enumerate() {
        for at in edges(&pair[0]) {
            for below in edges(&pair[1]) {
                if is_like(&pair[0][at], &pair[1][below]) {
                    found.extend([(page, at), (page + 1, below)]);
                }
            }
        }
    }
    found
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
