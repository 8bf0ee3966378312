//! What a browser or a server prints at the edges of pages: rows outside the text block that another page has at the same place,
//! whatever they say.

use std::collections::HashSet;

use super::page::Row;

/// Rows at the top or at the bottom of a page that may be furniture.
const EDGE: usize = 3;

/// Rows of two pages stand at the same place if they are no further apart, in points.
const SAME_PLACE: f64 = 1.5;

/// For each page with text outside the block, so many more have the row: elsewhere the block begins or ends with it.
const FEW_OUTSIDE: usize = 3;

/// The page and the row on it, of each that is furniture.
pub(super) fn find(pages: &[Vec<Row>]) -> HashSet<(usize, usize)> {
    let all = candidates(pages);
    // Where the other rows of each page begin and end.
    let blocks = pages.iter().enumerate().map(|(page, rows)| {
        let body = rows.iter().enumerate().filter(|&(at, _)| !all.contains(&(page, at)));
        body.fold((f64::MAX, f64::MIN), |(top, bottom), (_, row)| (top.min(row.y), bottom.max(row.y)))
    });
    let blocks: Vec<(f64, f64)> = blocks.collect();
    let is_outside = |&(page, at): &(usize, usize)| {
        let row = &pages[page][at];
        let above = row.y < blocks[page].0.midpoint(blocks[page].1);
        let beyond = |&&(top, bottom): &&(f64, f64)| {
            if above { top <= row.y + SAME_PLACE } else { bottom >= row.y - SAME_PLACE }
        };
        let like = all.iter().filter(|&&(other, at)| (pages[other][at].y - row.y).abs() <= SAME_PLACE).count();
        FEW_OUTSIDE * blocks.iter().filter(beyond).count() < like
    };
    all.iter().filter(|place| is_outside(place)).copied().collect()
}

/// Rows at an edge that the page before or after has the like of.
fn candidates(pages: &[Vec<Row>]) -> HashSet<(usize, usize)> {
    let mut found = HashSet::new();
    let edges = |rows: &[Row]| {
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
fn is_like(one: &Row, other: &Row) -> bool {
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
