//! Statistics over a whole dialogue, by which titles of threads are told from text: the order of messages and threads, the
//! widths of columns, and how its writers write.

use rustc_hash::FxHashSet;

use super::layout_detection::Extraction;
use super::line_width::MessageColumns;
use super::print_above::PrintAbove;
use super::signature_stats::{SignatureStats, signature_stats};
use super::source::{SentAt, Source};
use super::spacing::{Spacing, spacing};
use super::writer_stats::{WriterStats, writer_stats};
use crate::layout::MessageOrder;

/// Messages this far to the right of the others are those of the other writer, in code points.
const INDENTED: usize = 5;
/// At most 1 in 3 steps from date to date goes backwards where messages are printed oldest first: those between threads.
const ORDERLY: usize = 3;
/// This many steps under cards in the same direction prove the order.
const FEW_BELOW: usize = 3;
/// The same in prints that name the user.
const FEW_BELOW_BY_NAME: usize = 8;
/// Fewer steps than this are too few to tell the order.
const FEW_STEPS: usize = 8;

/// Statistics over one dialogue.
#[derive(Debug, Default)]
pub(super) struct DialogueStats<'a> {
    /// How many messages it has.
    pub messages: usize,
    /// In which order its messages are printed, where that can be told.
    pub order: Option<MessageOrder>,
    /// Whether the order was guessed from this dialogue, since neither layout nor cards show it.
    pub guessed: bool,
    /// For each header the earliest date at which a later thread must begin.
    pub next_start: Vec<Option<SentAt>>,
    /// How many such dates there are: the more, the surer the order of the threads.
    pub starts: usize,
    pub columns: MessageColumns,
    /// Titles that are certain, lower case.
    pub known: FxHashSet<String>,
    pub spacing: Spacing,
    /// How other messages end.
    pub signatures: SignatureStats,
    /// How their writers break lines and begin sentences.
    pub writers: WriterStats<'a>,
    /// From which indent on messages of the one stand further to the right than those of the other.
    pub indented: Option<usize>,
}

/// Whether the moment `b` of a message comes before the moment `a` of the one above it.
pub(super) fn falls(a: SentAt, b: SentAt) -> bool {
    b.0 < a.0 || (b.0 == a.0 && matches!((a.1, b.1), (Some(a), Some(b)) if b < a))
}

/// Whether the step from one message to the next runs against the order in which they are printed.
pub(super) fn runs_against(order: Option<MessageOrder>, step: Option<(SentAt, SentAt)>) -> bool {
    step.is_some_and(|(a, b)| match order {
        Some(MessageOrder::OldestFirst) => falls(a, b),
        Some(MessageOrder::NewestFirst) => falls(b, a),
        None => false,
    })
}

/// What the dialogue with these headers tells.
pub(super) fn dialogue_stats<'a>(source: &Source<'a>, headers: &[usize], above: &PrintAbove<'_>) -> DialogueStats<'a> {
    let moments: Vec<Option<SentAt>> = headers.iter().map(|&at| source.moment_of(at)).collect();
    let steps: Vec<(SentAt, SentAt)> = moments.windows(2).filter_map(|pair| pair[0].zip(pair[1])).collect();
    let falling = steps.iter().filter(|(a, b)| falls(*a, *b)).count();
    let rising = steps.iter().filter(|(a, b)| falls(*b, *a)).count();
    // Messages under a card are one thread: they tell the order for sure.
    let (rising_below, falling_below) = steps_under_cards(above);
    let of_era = source.layout.signs.order.filter(|order| {
        let (with, against) = match order {
            MessageOrder::OldestFirst => ((rising, rising_below), (falling, falling_below)),
            MessageOrder::NewestFirst => ((falling, falling_below), (rising, rising_below)),
        };
        // The print itself knows better.
        !(with.1 == 0 && against.1 >= FEW_BELOW
            || with.1 <= against.1 && with.0 * ORDERLY <= against.0 && against.0 >= FEW_STEPS)
    });
    let order = of_era.or_else(|| match (rising_below, falling_below) {
        _ if is_unordered(source, headers) => None,
        (1.., 1..) => None,
        (FEW_BELOW.., 0) => Some(MessageOrder::OldestFirst),
        (0, FEW_BELOW..) => Some(MessageOrder::NewestFirst),
        _ if rising + falling < FEW_STEPS => None,
        _ if falling * ORDERLY <= rising + falling => Some(MessageOrder::OldestFirst),
        _ if rising * ORDERLY <= rising + falling => Some(MessageOrder::NewestFirst),
        _ => None,
    });
    // The server's first prints do not sort all threads.
    let few = if source.layout.user_by_name { FEW_BELOW_BY_NAME } else { FEW_BELOW };
    let guessed = of_era.is_none() && rising_below.max(falling_below) < few;
    let columns = MessageColumns::of(source, headers);
    let mut stats = DialogueStats { messages: headers.len(), order, guessed, columns, ..DialogueStats::default() };
    let runs_against = |at: usize| runs_against(order, moments[at - 1].zip(moments[at]));
    // A copy from the browser tells by its blank lines.
    if source.extraction != Extraction::Browser {
        stats.spacing = spacing(source, headers, runs_against);
        stats.signatures = signature_stats(source, headers, above);
        stats.writers = writer_stats(source, headers, above, stats.columns);
    }
    // The first prints with dialogues did not sort them.
    let sorted = of_era.is_some() || source.layout.user_by_name;
    if sorted && order == Some(MessageOrder::OldestFirst) {
        stats.next_start = next_starts(&moments);
        stats.starts = falling;
    }
    let indents: Vec<usize> = headers.iter().map(|&at| source.lines[at].indent).collect();
    if let (Some(&least), Some(&most)) = (indents.iter().min(), indents.iter().max())
        && most >= least + INDENTED
    {
        stats.indented = Some(least + INDENTED);
    }
    stats
}

/// Whether this is the first form of the server's print, without a full stop after the day: it prints messages
/// in any order.
fn is_unordered(source: &Source<'_>, headers: &[usize]) -> bool {
    let first = headers.first().map(|&at| source.lines[at].text).filter(|_| source.layout.user_by_name);
    let date = first.and_then(|line| line.rsplit_once("- ")).map(|(_, date)| date);
    date.is_some_and(|date| date.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(' '))
}

/// How many dates of messages under cards rise, and how many fall.
fn steps_under_cards(above: &PrintAbove<'_>) -> (usize, usize) {
    let mut steps = (0, 0);
    for messages in above.card_messages() {
        let mut last: Option<SentAt> = None;
        for moment in messages.filter_map(|entry| Some((entry.date?, entry.time))) {
            if let Some(before) = last.replace(moment) {
                steps.0 += usize::from(falls(moment, before));
                steps.1 += usize::from(falls(before, moment));
            }
        }
    }
    steps
}

/// The earliest beginning of a thread after each header, from those that the falling dates show, provided
/// that these themselves rise: then threads are printed in the order of their beginnings.
fn next_starts(moments: &[Option<SentAt>]) -> Vec<Option<SentAt>> {
    let mut starts = vec![None; moments.len()];
    let begins = |at: usize| moments[at - 1].zip(moments[at]).filter(|(a, b)| falls(*a, *b)).map(|(_, b)| b);
    let mut next: Option<SentAt> = None;
    for at in (1..moments.len()).rev() {
        starts[at] = next;
        if let Some(begin) = begins(at) {
            if next.is_some_and(|next| falls(begin, next)) {
                return Vec::new();
            }
            next = Some(begin);
        }
    }
    starts
}
