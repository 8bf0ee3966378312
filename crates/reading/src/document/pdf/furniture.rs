//! What a browser or a server prints at the edges of pages: rows outside the text block that another page has at the same place,
//! whatever they say.

use std::collections::HashSet;

use super::page::Row;

/// Rows at the top or at the bottom of a page that may be furniture.
const EDGE: usize = 3;

/// Rows of two pages stand at the same place if they are no further apart, in points.
const SAME_PLACE: f64 = 1.5;

/// The page and the row on it, of each that is furniture.
pub(super) fn find(pages: &[Vec<Row>]) -> HashSet<(usize, usize)> {
    let mut found = HashSet::new();
    let all = candidates(pages);
    // Rows of the text block stand between the edges, on all pages.
    let places = pages.iter().enumerate().flat_map(|(page, rows)| {
        let body = rows.iter().enumerate().filter(|&(at, _)| !all.contains(&(page, at)));
        body.map(|(_, row)| row.y).collect::<Vec<_>>()
    });
    let (top, bottom) = places.fold((f64::MAX, f64::MIN), |(top, bottom), y| (top.min(y), bottom.max(y)));
    for (page, at) in all {
        let y = pages[page][at].y;
        if y < top - SAME_PLACE || y > bottom + SAME_PLACE {
            found.insert((page, at));
        }
    }
    found
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
