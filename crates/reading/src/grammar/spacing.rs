//! Where the blank lines of a dialogue stand, and what those above a line tell: whether it may be the title of a thread.
//!
//! How many blank lines an extraction leaves depends on the era and on the program. So they are compared with those inside
//! the messages of the same dialogue: where paragraphs have one, a title has more, or as many.

use super::layout_detection::Extraction;
use super::source::Source;

/// Blank lines tell nothing where fewer than 1 in 12 headers has one above the line before it.
const FEW_SPACES: usize = 12;
/// Gaps above titles are wider than those inside messages if at most 1 in 4 of the latter is as wide.
const RARE_INSIDE: usize = 4;
/// Paragraphs are parted by blank lines if there is at least one in every 4 messages.
const PARAGRAPHS: usize = 4;
/// Blank lines tell nothing if more than 1 in 8 titles known by their dates touches the line above.
const FEW_TOUCHING: usize = 8;

/// The blank lines of one dialogue.
#[derive(Debug, Default)]
pub(super) struct Spacing {
    /// Whether blank lines tell anything.
    tells: bool,
    /// Whether gaps above titles are wider than those between paragraphs.
    wide: bool,
    /// Whether paragraphs are parted too.
    paragraphs: bool,
    /// Whether one blank line parts all messages, and the era has more above titles.
    parted: bool,
    scanned: bool,
    /// What a blank line says in a scan: less where it often stands above short lines inside messages.
    above_short: i32,
    /// Whether blank lines stand below the headers too.
    pub below_headers: bool,
}

impl Spacing {
    /// What `gap` blank lines above a line say for a title; `alone` where the message would have no other text.
    pub fn weight(&self, gap: Option<usize>, alone: bool) -> i32 {
        let Some(gap) = gap.filter(|_| self.tells) else { return 0 };
        match gap {
            0 if alone => 0,
            // Below a header stands no blank line, unless all have one.
            _ if alone && !self.below_headers => 9,
            _ if self.scanned => {
                if gap > 0 {
                    self.above_short
                } else {
                    -4
                }
            }
            0 => -12,
            _ if alone && !self.wide => 0,
            1 if self.wide => -9,
            _ if self.wide => 8,
            _ if self.parted => 1 + 2 * i32::from(gap > 1),
            _ if self.paragraphs => 3,
            _ => 6,
        }
    }
}

/// The blank lines in the dialogue with these headers; `begins` tells above which of them a title must stand.
pub(super) fn spacing(source: &Source<'_>, headers: &[usize], begins: impl Fn(usize) -> bool) -> Spacing {
    // By the number of blank lines, two standing for more too.
    let (mut above, mut inside, mut touching_titles, mut above_titles) = ([0; 3], [0; 3], 0, [0; 3]);
    let mut parted = 0;
    let (mut shorts, mut spaced_shorts) = (0, 0);
    for (number, pair) in headers.windows(2).enumerate() {
        let mut filled = (pair[0] + 1..pair[1]).rev().filter(|&at| !source.lines[at].is_blank());
        let Some(last) = filled.next() else { continue };
        parted += usize::from(source.lines[pair[1] - 1].text.is_empty());
        let mut below = last;
        for at in filled {
            if let Some(gap) = source.gap_above(below) {
                let counts = if below == last { &mut above } else { &mut inside };
                counts[gap.min(2)] += 1;
                if below != last && source.lines[at].span.len() * 3 < source.stats.width * 2 {
                    shorts += 1;
                    spaced_shorts += usize::from(gap > 0);
                }
                if below == last && begins(number + 1) {
                    touching_titles += usize::from(gap == 0);
                    above_titles[gap.min(2)] += 1;
                }
            }
            below = at;
        }
    }
    let spaces = above[1] + above[2];
    let wide = above[2] > 0 && above[2] >= RARE_INSIDE * inside[2] && above_titles[1] <= above_titles[2];
    let paragraphs = (inside[1] + inside[2]) * PARAGRAPHS > headers.len();
    let parted = source.layout.user_by_name && parted * 2 > headers.len() && above_titles[1] == 0;
    let below = headers.iter().filter(|&&at| source.lines.get(at + 1).is_some_and(|line| line.text.is_empty()));
    let below_headers = below.count() * 2 > headers.len();
    let scanned = source.extraction == Extraction::Scan;
    let above_short = if spaced_shorts * 4 > shorts { 2 } else { 3 };
    let tells = spaces * FEW_SPACES > headers.len() && touching_titles * FEW_TOUCHING <= spaces;
    Spacing { tells: tells || scanned, wide, paragraphs, parted, scanned, above_short, below_headers }
}
