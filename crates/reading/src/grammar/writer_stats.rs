//! How the writers of a dialogue write: whether they break lines within a message, end it with a full stop, begin sentences
//! with a small letter. A line of its own at the end of a message is likelier the next title where its writer never breaks
//! lines.

use rustc_hash::FxHashMap;

use super::line_width::MessageColumns;
use super::print_above::PrintAbove;
use super::source::{Lines, Source};
use super::wording::{ends_lowered, is_bare_greeting, is_closing, may_close, may_greet};

/// Fewer messages than this do not show how a writer ends them.
const FEW_MESSAGES: usize = 8;
/// Fewer messages than this do not show how a writer begins them.
const FEW_BEGINNINGS: usize = 3;
/// Fewer than 1 in 80 lines unwrapped: the extractor dropped the line breaks.
const COLLAPSED: usize = 80;
/// Longest line that closes a message, in bytes.
const LONGEST_CLOSING: usize = 64;
/// Messages of an average writer with a line break before the last line, in percent.
const USUAL_BREAKS: usize = 40;
/// The average weighs as much as this many messages of a writer, so that one message proves little.
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

    /// The share of messages with line breaks in percent, drawn towards the `usual` one where few messages were seen.
    const fn percent(self, usual: usize) -> usize {
        (100 * self.broken + USUAL_WEIGHT * usual) / (self.all + USUAL_WEIGHT)
    }
}

/// How the messages of NAV and of the user are written.
#[derive(Debug, Default)]
pub(super) struct WriterStats<'a> {
    speakers: [Breaks; 2],
    senders: FxHashMap<&'a str, Breaks>,
    /// Wrapped and unwrapped lines inside messages.
    lines: [usize; 2],
    /// Whether the user, and whether NAV, mostly ends messages with a full stop or the like.
    pub stops: [bool; 2],
    /// Whether they mostly end messages without any.
    pub no_stops: [bool; 2],
    /// Whether they mostly begin messages with a small letter.
    pub small: [bool; 2],
}

impl WriterStats<'_> {
    /// Whether the extractor dropped the line breaks of messages: then only their last lines are short.
    pub fn collapsed(&self) -> bool {
        let [wrapped, broken] = self.lines;
        wrapped >= FEW_MESSAGES && broken * COLLAPSED < wrapped
    }

    /// In how many messages of the sender lines are broken, in percent.
    pub fn breaks(&self, sender: &str, user: bool) -> usize {
        let usual = self.speakers[usize::from(user)].percent(USUAL_BREAKS);
        self.senders.get(sender).copied().unwrap_or_default().percent(usual)
    }
}

/// How the writers write, in the dialogue with these headers and under the cards above it.
pub(super) fn writer_stats<'a>(
    source: &Source<'a>,
    headers: &[usize],
    above: &PrintAbove<'_>,
    columns: MessageColumns,
) -> WriterStats<'a> {
    let mut writers = WriterStats::default();
    let (mut stops, mut small) = ([(0, 0); 2], [(0, 0); 2]);
    for entry in above.card_messages().flatten() {
        if !entry.span.is_empty() {
            let start = source.lines.partition_point(|line| line.span.start < entry.span.start);
            let end = source.lines.partition_point(|line| line.span.start < entry.span.end);
            let header = (0..start).rev().find(|&at| source.lines[at].opens);
            if let Some(header) = header {
                see_breaks(source, header, start..end, true, columns, &mut writers);
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
        see_breaks(source, pair[0], pair[0] + 1..last, false, columns, &mut writers);
    }
    writers.stops = stops.map(|(stops, all)| all >= FEW_MESSAGES && 2 * stops > all);
    writers.no_stops = stops.map(|(stops, all)| all >= FEW_MESSAGES && 3 * stops < all);
    writers.small = small.map(|(small, all)| all >= FEW_BEGINNINGS && 2 * small > all);
    writers
}

/// Looks for a line break inside a message, which ends with the last of these lines if it is `whole`.
fn see_breaks<'a>(
    source: &Source<'a>,
    header: usize,
    body: Lines,
    whole: bool,
    columns: MessageColumns,
    writers: &mut WriterStats<'a>,
) {
    let user = source.is_users(header);
    let mut filled = body.filter(|&at| !source.lines[at].is_blank());
    let Some(first) = filled.next() else { return };
    // A greeting and a signature have lines of their own with people who otherwise write on.
    let first = source.lines[first].text;
    let mut lines = usize::from(!(may_greet(first) && is_bare_greeting(&ends_lowered(first))));
    let (mut broken, mut closed) = (false, false);
    for at in filled {
        let text = source.lines[at].text;
        let wrapped = columns.may_be_wrapped(source, at, user);
        writers.lines[usize::from(!wrapped)] += 1;
        closed |= text.len() <= LONGEST_CLOSING && may_close(text) && is_closing(&ends_lowered(text));
        broken |= lines > 0 && !wrapped && !closed;
        lines += usize::from(!closed);
    }
    if lines > usize::from(!whole) {
        writers.speakers[usize::from(user)].add(broken);
        if let Some(header) = source.lines[header].header {
            writers.senders.entry(header.sender).or_default().add(broken);
        }
    }
}
