//! How the writers of a dialogue write: whether they break lines within a message, end it with a full stop, begin sentences
//! with a small letter. A line of its own at the end of a message is likelier the next title where its writer never breaks
//! lines.

use rustc_hash::FxHashMap;

use super::Lines;
use super::custom::Custom;
use super::custom::may_be_wrapped;
use super::evidence::Above;
use super::source::Source;
use super::wording::{ends_lowered, is_bare_greeting, is_closing, may_close};

/// Fewer messages than these tell nothing of how they end.
const FEW_MESSAGES: usize = 8;
/// Fewer messages than these tell nothing of how they begin.
const FEW_BEGINNINGS: usize = 3;
/// Of so many lines inside messages hardly one is no wrapped line where a print has lost line breaks.
const COLLAPSED: usize = 80;
/// Longest line that closes a message, in bytes.
const LONGEST_CLOSING: usize = 64;
/// Of a hundred messages of an unknown writer so many have a line break before the last line.
const USUAL_BREAKS: usize = 40;
/// As many messages weigh as much as what is usual.
const USUAL_WEIGHT: usize = 3;

/// How many messages were seen, and how many of them have line breaks inside.
#[derive(Debug, Clone, Copy, Default)]
struct Breaks {
    broken: usize,
    all: usize,
}

impl Breaks {
    fn add(&mut self, broken: bool) {
        self.broken += usize::from(broken);
        self.all += 1;
    }

    /// Of a hundred messages how many are broken, where so many `usual`ly are.
    const fn percent(self, usual: usize) -> usize {
        (100 * self.broken + USUAL_WEIGHT * usual) / (self.all + USUAL_WEIGHT)
    }
}

/// How the messages of NAV and of the user are written.
#[derive(Debug, Default)]
pub(super) struct Habits<'a> {
    speakers: [Breaks; 2],
    senders: FxHashMap<&'a str, Breaks>,
    /// How many lines inside messages go on with the line above, and how many do not.
    lines: [usize; 2],
    /// Whether the user, and whether NAV, mostly ends messages with a full stop or the like.
    pub stops: [bool; 2],
    /// Whether they mostly begin messages with a small letter.
    pub small: [bool; 2],
}

impl Habits<'_> {
    /// Whether the print has lost the line breaks of messages: then a short line ends each.
    pub fn collapsed(&self) -> bool {
        let [wrapped, broken] = self.lines;
        wrapped >= FEW_MESSAGES && broken * COLLAPSED < wrapped
    }

    /// What the habits of the writer say for a title in a line that does not go on with the one above it.
    pub fn weight(&self, sender: &str, user: bool) -> i32 {
        let usual = self.speakers[usize::from(user)].percent(USUAL_BREAKS);
        match self.senders.get(sender).copied().unwrap_or_default().percent(usual) {
            0..=3 => 5,
            4..=6 => 4,
            7..=10 => 3,
            11..=16 => 2,
            17..=26 => 1,
            27..=59 => 0,
            60..=84 => -1,
            _ => -2,
        }
    }
}

/// How the writers write, in the dialogue with these headers and under the cards above it.
pub(super) fn habits<'a>(source: &Source<'a>, headers: &[usize], above: &Above<'_>, custom: &Custom) -> Habits<'a> {
    let mut habits = Habits::default();
    let (mut stops, mut small) = ([(0, 0); 2], [(0, 0); 2]);
    for entry in above.card_messages().flatten() {
        if !entry.span.is_empty() {
            let start = source.lines.partition_point(|line| line.span.start < entry.span.start);
            let end = source.lines.partition_point(|line| line.span.start < entry.span.end);
            let header = (0..start).rev().find(|&at| source.lines[at].opens);
            if let Some(header) = header {
                see_breaks(source, header, start..end, true, custom, &mut habits);
            }
        }
    }
    for pair in headers.windows(2) {
        let Some(last) = source.last_filled(pair[0] + 1..pair[1]) else { continue };
        let user = usize::from(source.is_users(pair[0]));
        stops[user].0 += usize::from(source.lines[last].text.ends_with(['.', '!', '?']));
        stops[user].1 += 1;
        let first = source.skip_blank(pair[0] + 1);
        if first < last {
            small[user].0 += usize::from(source.lines[first].text.starts_with(char::is_lowercase));
            small[user].1 += 1;
        }
        // The last line may be a title.
        see_breaks(source, pair[0], pair[0] + 1..last, false, custom, &mut habits);
    }
    habits.stops = stops.map(|(stops, all)| all >= FEW_MESSAGES && 2 * stops > all);
    habits.small = small.map(|(small, all)| all >= FEW_BEGINNINGS && 2 * small > all);
    habits
}

/// Looks for a line break inside a message, which ends with the last of these lines if it is `whole`.
fn see_breaks<'a>(
    source: &Source<'a>,
    header: usize,
    body: Lines,
    whole: bool,
    custom: &Custom,
    habits: &mut Habits<'a>,
) {
    let user = source.is_users(header);
    let mut filled = body.filter(|&at| !source.lines[at].is_blank());
    let Some(first) = filled.next() else { return };
    // A greeting and a signature have lines of their own with people who otherwise write on.
    let mut lines = usize::from(!is_bare_greeting(&ends_lowered(source.lines[first].text)));
    let (mut broken, mut closed) = (false, false);
    for at in filled {
        let text = source.lines[at].text;
        let wrapped = may_be_wrapped(source, at, user, custom);
        habits.lines[usize::from(!wrapped)] += 1;
        closed |= text.len() <= LONGEST_CLOSING && may_close(text) && is_closing(&ends_lowered(text));
        broken |= lines > 0 && !wrapped && !closed;
        lines += usize::from(!closed);
    }
    if lines > usize::from(!whole) {
        habits.speakers[usize::from(user)].add(broken);
        if let Some(header) = source.lines[header].header {
            habits.senders.entry(header.sender).or_default().add(broken);
        }
    }
}
