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

/// Fewer headers than this do not show whether blank lines stand above them.
const FEW_HEADERS: usize = 4;
/// Most blank lines that are told apart.
const MOST_BLANK: usize = 4;
/// So many blank lines stand above titles alone if at least this many last lines have them, 1 in so many of all, and inside messages
/// at most 1 for so many of those.
const FEW_SURE: usize = 3;
const SURE_SHARE: usize = 8;
const SURE_INSIDE: usize = 16;

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
    /// From how many blank lines on they stand above last lines alone, and never inside messages.
    sure: Option<usize>,
    /// Whether fewer than these are no sign of a title, as far as dates tell.
    sure_is_least: bool,
    /// Whether a blank line often stands above short lines inside messages of a scan.
    often_above_short: bool,
    /// Whether blank lines stand below the headers too.
    pub below_headers: bool,
    /// Whether one stands above nearly every header, or above hardly any.
    pub above_headers: Option<bool>,
}

/// The blank lines above a line, by what they tell in this dialogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// They tell nothing here.
    Silent,
    /// None, where titles have some.
    None,
    /// Below a header, where no header has any.
    BelowHeader,
    /// Where no paragraph has any, where paragraphs have some, and more than one where every message has one.
    Blank,
    Paragraph,
    PartedWide,
    /// More than between paragraphs; or as between those, where titles have more.
    Wide,
    Narrow,
    /// So many as stand inside of no message, and fewer than those.
    Sure,
    Less,
    /// In a scan; where many short lines have one above, and where a line has none.
    Scanned,
    CommonScanned,
    NoneScanned,
}

impl Spacing {
    /// What `gap` blank lines above a line are; `alone` where the message would have no other text.
    pub fn gap(&self, gap: Option<usize>, alone: bool) -> Gap {
        let Some(gap) = gap.filter(|_| self.tells) else { return Gap::Silent };
        match gap {
            0 if alone => Gap::Silent,
            // Below a header stands no blank line, unless all have one.
            _ if alone && !self.below_headers => Gap::BelowHeader,
            0 if self.scanned => Gap::NoneScanned,
            _ if self.scanned && self.often_above_short => Gap::CommonScanned,
            _ if self.scanned => Gap::Scanned,
            0 => Gap::None,
            _ if !alone && self.sure.is_some_and(|sure| gap >= sure) => Gap::Sure,
            _ if !alone && self.sure_is_least => Gap::Less,
            _ if alone && !self.wide => Gap::Silent,
            1 if self.wide => Gap::Narrow,
            _ if self.wide => Gap::Wide,
            1 if self.parted => Gap::Silent,
            _ if self.parted => Gap::PartedWide,
            _ if self.paragraphs => Gap::Paragraph,
            _ => Gap::Blank,
        }
    }
}

/// The blank lines in the dialogue with these headers; `begins` tells above which of them a title must stand.
pub(super) fn spacing(source: &Source<'_>, headers: &[usize], begins: impl Fn(usize) -> bool) -> Spacing {
    // By the number of blank lines, two standing for more too.
    let (mut above, mut inside, mut touching_titles, mut above_titles) = ([0; 3], [0; 3], 0, [0; 3]);
    let (mut all_above, mut all_inside, mut all_titles) =
        ([0; MOST_BLANK + 1], [0; MOST_BLANK + 1], [0; MOST_BLANK + 1]);
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
                let all = if below == last { &mut all_above } else { &mut all_inside };
                all[gap.min(MOST_BLANK)] += 1;
                if below != last && source.lines[at].span.len() * 3 < source.stats.width * 2 {
                    shorts += 1;
                    spaced_shorts += usize::from(gap > 0);
                }
                if below == last && begins(number + 1) {
                    // The last line of a title that was wrapped touches the line above.
                    let is_wrapped = source.lines[last].text.starts_with(char::is_lowercase);
                    touching_titles += usize::from(gap == 0 && !is_wrapped);
                    above_titles[gap.min(2)] += 1;
                    all_titles[gap.min(MOST_BLANK)] += 1;
                }
            }
            below = at;
        }
    }
    let spaces = above[1] + above[2];
    let wide = above[2] > 0 && above[2] >= RARE_INSIDE * inside[2] && above_titles[1] <= above_titles[2];
    let paragraphs = (inside[1] + inside[2]) * PARAGRAPHS > headers.len();
    let apart = parted;
    let parted = source.layout.user_by_name && parted * 2 > headers.len() && above_titles[1] == 0;
    let below = headers.iter().filter(|&&at| source.lines.get(at + 1).is_some_and(|line| line.text.is_empty()));
    let below_headers = below.count() * 2 > headers.len();
    let scanned = source.extraction == Extraction::Scan;
    let often_above_short = spaced_shorts * 4 > shorts;
    let above_headers = match headers.len() {
        all if all >= FEW_HEADERS && apart * 8 > all * 7 => Some(true),
        all if all >= FEW_HEADERS && apart * 8 < all => Some(false),
        _ => None,
    };
    let tells = spaces * FEW_SPACES > headers.len() && touching_titles * FEW_TOUCHING <= spaces;
    let from = |counts: &[usize; MOST_BLANK + 1], least: usize| counts[least..].iter().sum::<usize>();
    let is_sure = |least: &usize| {
        let found = from(&all_above, *least);
        let is_rare_inside = from(&all_inside, *least) * SURE_INSIDE <= found;
        found >= FEW_SURE && found * SURE_SHARE >= headers.len() && is_rare_inside
    };
    let sure = (1..=MOST_BLANK).find(is_sure).filter(|_| !scanned);
    let sure_is_least =
        sure.is_some_and(|sure| all_titles[1..sure].iter().sum::<usize>() * FEW_TOUCHING <= from(&all_titles, sure));
    let tells = tells || scanned || sure.is_some();
    Spacing {
        tells,
        wide,
        paragraphs,
        parted,
        scanned,
        sure,
        sure_is_least,
        often_above_short,
        below_headers,
        above_headers,
    }
}
