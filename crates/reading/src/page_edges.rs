//! What a browser prints at the edges of pages: the day of printing and the title of the page above, its address and number
//! below, whatever they say.

use std::borrow::Cow;
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::cut_lines;
use crate::layout::{Layout, PageEdge};
use crate::line::Line;

/// Lines that a browser prints above the text of a page at most, and below it. Text in the order in which it was drawn has both below.
const ABOVE: usize = 2;
const BELOW: usize = 4;
/// The same line at the edges of fewer pages than this may be text.
const FEW_PAGES: usize = 3;
/// Among so many lines with text at the top of a page, and at its bottom, text extraction puts what a browser prints at the edge.
const MOVED: usize = 12;

/// Marks the lines at the edges of pages that are no text. In the middle of a page the same words are. `is_bare` says that the text is all
/// there is: of a page that was seen, the lines that were cut are whole. Gives the lines that are letters of others, in their order.
pub(crate) fn mark(lines: &mut [Line<'_>], layout: &Layout, is_bare: bool) -> Vec<usize> {
    let starts: Vec<usize> = (1..lines.len()).filter(|&at| lines[at].page_start).collect();
    if starts.is_empty() {
        return Vec::new();
    }
    let repeated = mark_edges(lines, layout, &starts, &[]);
    let cut = if is_bare { cut_lines::mark(lines, &starts, &|piece| repeated.has_column(piece)) } else { Vec::new() };
    if !cut.is_empty() {
        // A header may stand below the letters of a line that was cut.
        mark_edges(lines, layout, &starts, &cut);
    }
    cut
}

/// Marks what a browser prints at the edges of the pages, of which all but the first begin at the lines `starts`. The lines `cut` are letters of
/// others. Gives what stands at the edges of many pages.
fn mark_edges(lines: &mut [Line<'_>], layout: &Layout, starts: &[usize], cut: &[usize]) -> Repeated {
    let ends = starts.iter().copied().chain([lines.len()]);
    let filled = |at: &usize| !lines[*at].text.is_empty() && cut.binary_search(at).is_err();
    // Where a card begins or ends at the edge of many pages, its type and its labels are the same on all, and no edge stands beyond.
    let is_outside = |at: &usize| !is_of_card(&lines[*at]);
    let pages: Vec<PageLines> = [0]
        .iter()
        .chain(starts)
        .zip(ends)
        .filter(|&(&start, end)| (start..end).any(|at| filled(&at)))
        .map(|(&start, end)| PageLines {
            top: (start..end).filter(filled).take(ABOVE).take_while(is_outside).collect(),
            bottom: (start..end).rev().filter(filled).take(BELOW).take_while(is_outside).collect(),
            all: start..end,
        })
        .collect();
    let repeated = Repeated::of(lines, &pages);
    let is_edge = |line: &str| {
        if repeated.pages < FEW_PAGES {
            return false;
        }
        let kinds = [PageEdge::Top, PageEdge::Bottom, PageEdge::Address];
        let count = repeated.count(line);
        let half = || count * 2 >= repeated.pages;
        repeated.are_most(count) || half() && kinds.iter().any(|&kind| layout.is_page_edge(kind, line))
    };
    let mut edges = Vec::new();
    for PageLines { top, bottom, .. } in &pages {
        add_top(lines, layout, top, &repeated, &mut edges);
        add_bottom(lines, layout, &bottom[..bottom.len().min(BELOW - 1)], &mut edges);
        edges.extend(top.iter().chain(bottom).filter(|&&at| is_edge(lines[at].text)));
    }
    // A title stands alone only where it was moved. Whatever it says, it is the same below the day of most pages.
    let below_day = |page: &PageLines| match page.top[..] {
        [day, title] if layout.is_page_edge(PageEdge::Top, lines[day].text) => Some(title),
        _ => None,
    };
    let titles: Vec<usize> = pages.iter().filter_map(below_day).collect();
    let is_title = |line: &str| {
        let is_known = || layout.is_page_edge(PageEdge::Title, line);
        repeated.pages >= FEW_PAGES
            && repeated.count(line) * 2 >= repeated.pages
            && (is_known() || titles.iter().filter(|&&at| lines[at].text == line).count() * 3 >= repeated.pages * 2)
    };
    edges.extend(titles.iter().filter(|&&at| is_title(lines[at].text)));
    edges.extend(moved(lines, &pages, &|line| is_edge(line) || is_title(line)));
    for at in edges {
        // «NAV - 3. MAI 2020» is a header, not the title of a page.
        lines[at].furniture |= lines[at].header.is_none();
    }
    repeated
}

/// The lines of a page, and those with text at its edges: from the top, and from the bottom.
struct PageLines {
    all: Range<usize>,
    top: Vec<usize>,
    bottom: Vec<usize>,
}

impl PageLines {
    fn edges(&self) -> impl Iterator<Item = usize> + '_ {
        self.top.iter().chain(&self.bottom).copied()
    }
}

fn is_of_card(line: &Line<'_>) -> bool {
    let word = line.word;
    word.card.is_some() || word.label.is_some() || word.label_head || word.group.is_some() || word.chip
}

/// Lines of the edges of most pages that text extraction has put further inside on one that lacks them: as a paragraph of their own.
fn moved(lines: &[Line<'_>], pages: &[PageLines], is_edge: &dyn Fn(&str) -> bool) -> Vec<usize> {
    let mut own: Vec<&str> = pages.iter().flat_map(PageLines::edges).map(|at| lines[at].text).collect();
    own.sort_unstable();
    own.dedup();
    own.retain(|line| is_edge(line));
    if own.is_empty() {
        return Vec::new();
    }
    let is_apart = |at: usize| {
        at > 0 && lines[at - 1].text.is_empty() && lines.get(at + 1).is_none_or(|below| below.text.is_empty())
    };
    let mut found = Vec::new();
    for page in pages {
        let filled: Vec<usize> = page.all.clone().filter(|&at| !lines[at].text.is_empty()).collect();
        let near = filled.iter().take(MOVED).chain(filled[MOVED.min(filled.len())..].iter().rev().take(MOVED));
        let lacks = |line: &str| page.edges().all(|at| lines[at].text != line);
        found.extend(
            near.copied()
                .filter(|&at| is_apart(at) && own.binary_search(&lines[at].text).is_ok() && lacks(lines[at].text)),
        );
    }
    found
}

/// On how many pages a line stands at an edge, figures aside.
struct Repeated {
    counts: FxHashMap<String, usize>,
    /// What stands side by side in the lines of most pages.
    columns: FxHashSet<String>,
    pages: usize,
}

impl Repeated {
    fn of(lines: &[Line<'_>], pages: &[PageLines]) -> Self {
        let mut counts: FxHashMap<String, usize> = FxHashMap::default();
        for page in pages {
            let mut own: Vec<Cow<'_, str>> = page.edges().map(|at| without_figures(lines[at].text)).collect();
            own.sort_unstable();
            own.dedup();
            own.into_iter().for_each(|line| *counts.entry(line.into_owned()).or_default() += 1);
        }
        let mut repeated = Self { counts, columns: FxHashSet::default(), pages: pages.len() };
        let on_most = repeated.counts.iter().filter(|&(_, &count)| repeated.are_most(count)).map(|(line, _)| line);
        repeated.columns =
            on_most.flat_map(|line| line.split_inclusive(GAP)).map(|piece| piece.trim().to_owned()).collect();
        repeated
    }

    /// Whether this stands in the lines of most pages, beside something else.
    fn has_column(&self, piece: &str) -> bool {
        self.columns.contains(&*without_figures(piece))
    }

    fn count(&self, line: &str) -> usize {
        self.counts.get(&*without_figures(line)).copied().unwrap_or_default()
    }

    /// Whether a line that is counted so often stands at the edges of nearly all pages, so that it is no text whatever it says.
    const fn are_most(&self, count: usize) -> bool {
        self.pages >= FEW_PAGES && count * 5 >= self.pages * 4
    }
}

/// Stands for many blanks.
const GAP: char = '\t';

/// The line with one figure for each number, and one sign where there are many blanks: «9 av 10» and «10 av 10» are the same, however far
/// what stands at the other end of the line is set off.
fn without_figures(line: &str) -> Cow<'_, str> {
    let is_bare =
        !line.bytes().any(|byte| byte.is_ascii_digit()) && memchr::memmem::find(line.as_bytes(), b"  ").is_none();
    if is_bare {
        return Cow::Borrowed(line);
    }
    let mut bare = String::with_capacity(line.len());
    for c in line.chars() {
        match c.is_ascii_digit() {
            true if bare.ends_with('0') => {}
            true => bare.push('0'),
            false if c == ' ' && bare.ends_with(GAP) => {}
            false if c == ' ' && bare.ends_with(' ') => {
                bare.pop();
                bare.push(GAP);
            }
            false => bare.push(c),
        }
    }
    Cow::Owned(bare)
}

/// The day of printing, and below it the title of the page where it does not stand in the same line.
fn add_top(lines: &[Line<'_>], layout: &Layout, top: &[usize], repeated: &Repeated, edges: &mut Vec<usize>) {
    let [first, rest @ ..] = top else { return };
    if !layout.is_page_edge(PageEdge::Top, lines[*first].text) {
        return;
    }
    edges.push(*first);
    // The office of a signature may stand first on a page: a title stands on each.
    let is_title = |&&at: &&usize| {
        layout.is_page_edge(PageEdge::Title, lines[at].text)
            && (repeated.pages < FEW_PAGES || repeated.count(lines[at].text) * 2 >= repeated.pages)
    };
    edges.extend(rest.iter().filter(is_title));
}

fn add_bottom(lines: &[Line<'_>], layout: &Layout, bottom: &[usize], edges: &mut Vec<usize>) {
    let [last, rest @ ..] = bottom else { return };
    if !layout.is_page_edge(PageEdge::Bottom, lines[*last].text) {
        return;
    }
    edges.push(*last);
    // Text in the order in which it was drawn has the header here too.
    let edge = |at: usize| {
        layout.is_page_edge(PageEdge::Address, lines[at].text) || layout.is_page_edge(PageEdge::Top, lines[at].text)
    };
    let titled = rest.len() > 1 && layout.is_page_edge(PageEdge::Title, lines[rest[0]].text) && edge(rest[1]);
    let above = if titled { rest.len() } else { rest.iter().take_while(|&&at| edge(at)).count() };
    edges.extend(&rest[..above]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Evidence;
    use crate::lines::lines;
    use crate::text::Text;
    use crate::visible::Visible;

    fn furniture(content: &str) -> Vec<String> {
        let text = Text::new(content);
        let seen = Visible::of(&text);
        let found = lines(&seen, &Evidence::default(), &Layout::all()[0]);
        found.iter().filter(|line| line.furniture).map(|line| line.text.to_owned()).collect()
    }

    /// Pages that all begin with these lines; below them each has other text.
    fn pages(top: &[&str]) -> String {
        let words = ["båt", "fjell", "hage", "regn", "sol"];
        let lines = |word: &str| {
            (0..6).map(|at| format!("{word} {}\n", "og mer ".repeat(at).trim())).collect::<Vec<_>>().concat()
        };
        let page = |(word, top): (&&str, &&str)| format!("{top}\n{}", lines(word));
        words.iter().zip(top).map(page).collect::<Vec<_>>().join("\u{c}")
    }

    #[test]
    fn the_same_line_at_the_edge_of_every_page_is_no_text_whatever_it_says() {
        assert_eq!(furniture(&pages(&["Min side hos oss"; 4])), ["Min side hos oss"; 4]);
        assert!(furniture(&pages(&["Min side hos oss", "Noe annet her", "Og her", "Her også"])).is_empty());
    }

    #[test]
    fn an_office_first_on_a_page_stays_in_its_message() {
        let printed = "04.06.2020, 10:14   Aktivitetsplan";
        let office = format!("{printed}\nNAV Prøveby");
        assert_eq!(furniture(&pages(&[printed, &office, printed, printed])), [printed; 4]);
    }

    #[test]
    fn cards_that_begin_at_the_tops_of_pages_are_text() {
        let days = ["1. mars 2020", "2. mars 2020", "3. mars 2020", "4. mars 2020"];
        let tops = days.map(|day| format!("FRA DATO\n{day}"));
        assert!(furniture(&pages(&tops.each_ref().map(String::as_str))).is_empty());
        assert!(furniture(&pages(&["Stilling"; 4])).is_empty());
        let below = ["Min side hos oss\nStilling"; 4];
        assert_eq!(furniture(&pages(&below)), ["Min side hos oss"; 4]);
    }

    #[test]
    fn a_title_is_the_same_below_the_day_of_most_pages_whatever_it_says() {
        let top = "04.06.2020, 10:14\nUtskrift - hos oss";
        let first = "04.06.2020, 10:14\n\nKari\n\nUtskrift - hos oss\n";
        let found = furniture(&pages(&[first, top, top, top]));
        assert_eq!(found.iter().filter(|line| *line == "Utskrift - hos oss").count(), 4, "{found:?}");
        let others = ["En ting", "Noe annet", "En ting", "Noe helt annet"];
        let tops = others.map(|other| format!("04.06.2020, 10:14\n{other}"));
        assert_eq!(furniture(&pages(&tops.each_ref().map(String::as_str))), ["04.06.2020, 10:14"; 4]);
    }

    #[test]
    fn the_day_may_stand_further_off_on_other_pages() {
        let tops = ["Planen   https://eksempel.no", "Planen      https://eksempel.no", "Planen  https://eksempel.no"];
        assert_eq!(furniture(&pages(&tops)), tops);
    }
}
