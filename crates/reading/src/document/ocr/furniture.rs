//! What stands at the same place at the edge of many pages of a scan: the day of printing, the title, the address and the number
//! of the page. Text recognition reads it a little otherwise on each, and loses parts of it.

use std::collections::HashSet;

use super::hocr::RecognisedLine;

/// Lines at the top and at the bottom of a page that may be furniture.
const EDGE: usize = 2;

/// Lines of two pages stand at the same place if they are no further apart, in pixels: pages lie askew.
const SAME_PLACE: f64 = 14.0;

/// The same line at the edges of fewer pages than this may be text.
const FEW_PAGES: usize = 3;

/// How much two lines have to be alike, letter by letter.
const ALIKE: f64 = 0.7;

/// Lines with fewer letters say nothing that could be alike.
const FEW_LETTERS: usize = 5;

/// A line at the edge of a page.
struct EdgeLine {
    page: usize,
    /// Its number on the page.
    at: usize,
    is_top: bool,
    base: f64,
    letters: String,
}

/// The lines that are furniture, by page and number on the page.
pub(super) fn find(pages: &[Vec<Vec<RecognisedLine>>]) -> HashSet<(usize, usize)> {
    let edges: Vec<EdgeLine> = pages.iter().enumerate().flat_map(|(number, page)| edges_of(number, page)).collect();
    let near =
        |one: &EdgeLine, other: &EdgeLine| one.is_top == other.is_top && (one.base - other.base).abs() <= SAME_PLACE;
    // Lines at the same place of other pages that say the same.
    let likes = |line: &EdgeLine| {
        let others = edges.iter().filter(|other| other.page != line.page && near(line, other));
        others.filter(|other| alike(&line.letters, &other.letters)).count()
    };
    let repeated: Vec<bool> = edges
        .iter()
        .map(|line| {
            let pages_with = likes(line) + 1;
            pages_with >= FEW_PAGES && 2 * pages_with >= pages.len()
        })
        .collect();
    let is_furniture = |line: &EdgeLine| {
        let beside = edges.iter().zip(&repeated).any(|(other, repeated)| *repeated && near(line, other));
        // What is left of such a line where the rest was not recognised.
        beside && line.letters.chars().count() < FEW_LETTERS
    };
    let found = edges.iter().zip(&repeated).filter(|(line, repeated)| **repeated || is_furniture(line));
    found.map(|(line, _)| (line.page, line.at)).collect()
}

/// The lines at both edges of a page.
fn edges_of(number: usize, page: &[Vec<RecognisedLine>]) -> Vec<EdgeLine> {
    let mut lines: Vec<(usize, &RecognisedLine)> =
        page.iter().flatten().enumerate().filter(|(_, line)| !line.text.trim().is_empty()).collect();
    lines.sort_by(|one, other| one.1.base.total_cmp(&other.1.base));
    let bottom = lines.len().saturating_sub(EDGE).max(EDGE.min(lines.len()));
    let edges = lines.iter().enumerate().filter(|(place, _)| *place < EDGE || *place >= bottom);
    let edge = |(place, &(at, line)): (usize, &(usize, &RecognisedLine))| EdgeLine {
        page: number,
        at,
        is_top: place < EDGE,
        base: line.base,
        letters: line.text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect(),
    };
    edges.map(edge).collect()
}

fn alike(one: &str, other: &str) -> bool {
    one.chars().count() >= FEW_LETTERS && strsim::normalized_levenshtein(one, other) >= ALIKE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_repeats_at_the_edges_is_found_though_misread_and_torn() {
        let line = |text: &str, base: f64| RecognisedLine { text: text.to_owned(), base, ..RecognisedLine::default() };
        let page = |footer: &str, askew: f64, words: [&str; 3]| {
            let body = words.iter().zip([400.0, 480.0, 560.0]).map(|(word, base)| line(word, base)).collect();
            vec![body, vec![line(footer, 3300.0 + askew)]]
        };
        let pages = [
            page("https://plan.eksempel.no/utskrift   1/4", 0.0, ["Flytting", "Hei alle sammen", "Vi sees"]),
            page("hitps://plan.ek sempel.no/utskrift   214", 6.0, ["Meldekort", "Jeg har sendt det", "Hilsen Ola"]),
            page("3/4", -5.0, ["Praksis", "Det gikk bra", "Hilsen Kari"]),
            page("https://plan.eksempel.no/utskrifl   4/4", 3.0, ["Kurs", "Takk for sist", "Hilsen Ola"]),
        ];
        let found: HashSet<(usize, usize)> = (0..4).map(|page| (page, 3)).collect();
        assert_eq!(find(&pages), found);
        // The last lines of two pages may be the same by chance.
        assert!(find(&pages[1..3]).is_empty());
    }
}
