//! Where a dialogue ends and which of its lines are headers of messages: a part of the second stage.

use super::layout_detection::Extraction;
use super::source::{Lines, Source};
use super::starts::{card_at, ends_card, free_dialog_at, headless_at, history_at, is_title_line, set_section_at};
use crate::layout::{MessageOrder, Word};
use crate::plan::Under;

/// No front end prints messages of a thread so far out of order.
const A_YEAR: chrono::TimeDelta = chrono::TimeDelta::days(365);

/// At most 1 in so many headers touches the text below it where a blank line parts them.
const TOUCHING: usize = 4;

/// The messages of a card, or of the whole plan.
pub(super) struct Dialogue {
    pub heading: Option<usize>,
    /// The title of its first thread.
    pub title: Lines,
    /// Fields of the last card that text extraction has moved under the title.
    pub displaced: Lines,
    pub headers: Vec<usize>,
    /// Lines that look like headers, but were pasted into a message.
    pub pasted: Vec<usize>,
    /// The line after its last one.
    pub end: usize,
}

impl Dialogue {
    /// For each message the line of its header, and the first one of the next.
    pub fn messages(&self, source: &Source<'_>) -> impl Iterator<Item = (usize, usize)> {
        let ends = self.headers.iter().skip(1).map(|&header| source.top_of(header)).chain([self.end]);
        self.headers.iter().copied().zip(ends)
    }
}

/// The free dialogue under this heading: threads with their titles.
pub(super) fn free_dialogue(source: &Source<'_>, at: usize) -> Dialogue {
    let first = first_header(source, at);
    let (title, displaced) = title_and_displaced(source, at, first);
    Dialogue { heading: Some(at), title, displaced, ..messages(source, first, Under::Free) }
}

/// Fields of the last card that text extraction has moved under this heading of the free dialogue.
pub(super) fn displaced_below(source: &Source<'_>, heading: usize) -> Lines {
    title_and_displaced(source, heading, first_header(source, heading)).1
}

fn first_header(source: &Source<'_>, at: usize) -> usize {
    (at + 1..source.lines.len()).find(|&at| source.is_header(at)).unwrap_or(source.lines.len())
}

/// The title of the first thread below this heading, and fields of the last card before or after it; `first` is the first header.
fn title_and_displaced(source: &Source<'_>, heading: usize, first: usize) -> (Lines, Lines) {
    let top = source.skip_blank(heading + 1);
    let below = source.skip_blank(top + 1);
    let first_top = source.top_of(first);
    let set = source.typography.headings_at_end(&source.lines, heading + 1..first_top);
    if let Some(title) = set.filter(|title| title.start == top) {
        let below = title.end..first_top;
        return (title, below);
    }
    match source.extraction {
        Extraction::Blocks if top < first_top && source.label_at(top).is_some() => {
            let last = source.last_filled(top..first_top).unwrap_or(top);
            if last == top {
                // The value of a field would stand below it.
                return (heading + 1..first_top, first_top..first_top);
            }
            let begin = (top + 1..=last).rev().take_while(|&at| is_title_line(source, at)).last().unwrap_or(first_top);
            (begin..first_top, top..begin)
        }
        Extraction::Blocks | Extraction::Raw if below < first_top && source.label_at(below).is_some() => {
            (heading + 1..top + 1, below..first_top)
        }
        _ => (heading + 1..first_top, first_top..first_top),
    }
}

/// Messages from the header at `at` on, under no heading.
pub(super) fn messages(source: &Source<'_>, at: usize, under: Under) -> Dialogue {
    let end = end_of_messages(source, at, under);
    let (headers, pasted) = headers_between(source, at, end, under);
    Dialogue { heading: None, title: at..at, displaced: at..at, headers, pasted, end }
}

/// The line after the last of the messages whose first header stands at `at`.
pub(super) fn end_of_messages(source: &Source<'_>, at: usize, under: Under) -> usize {
    let first = at;
    let ends = |at: &usize| match under {
        Under::Card => ends_card(source, *at) || history_at(source, *at),
        Under::Free => {
            let word = source.lines[*at].word;
            source.is_print(*at)
                || set_section_at(source, *at)
                || word.free_dialog && free_dialog_at(source, *at) && !is_quoted(source, first, *at)
                || word.group.is_some() && card_at(source, source.skip_blank(*at + 1)).is_some()
                || source.stats.typed()
                    && (ends_card(source, *at) || word.label.is_some() && headless_at(source, *at).is_some())
        }
    };
    // In a copy from the browser a blank line stands below each message: what touches its text is quoted in it.
    let is_copy = source.extraction == Extraction::Browser && !source.typography.is_known() && !source.stats.typed();
    let touches_text = |at: usize| is_copy && !source.lines[at - 1].text.is_empty() && !source.is_header(at - 1);
    (at + 1..source.lines.len()).find(|at| !touches_text(*at) && ends(at)).unwrap_or(source.lines.len())
}

/// Whether somebody pasted the heading of a dialogue, with a message below it, into a message of the dialogue with this first header: the
/// pasted one was sent before all of the dialogue, which goes on below.
fn is_quoted(source: &Source<'_>, first: usize, heading: usize) -> bool {
    let mut below = (heading + 1..source.lines.len()).filter(|&at| source.lines[at].opens);
    let date = |at: usize| source.lines[at].header.and_then(|header| header.date);
    let dates = [Some(first), below.next(), below.next()].map(|at| at.and_then(date));
    let [Some(first), Some(pasted), Some(next)] = dates else { return false };
    source.layout.signs.order == Some(MessageOrder::OldestFirst) && pasted < first && next >= first
}

/// The headers of messages. One that a person pasted into a message is none: «Du skrev:» stands above it, and its
/// date lies before that of the message. Gives these apart.
fn headers_between(source: &Source<'_>, at: usize, end: usize, under: Under) -> (Vec<usize>, Vec<usize>) {
    let (mut headers, mut pasted): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    // Where letter case does not tell, the order does: threads and messages rise, the oldest first.
    let sorted = source.layout.signs.order == Some(MessageOrder::OldestFirst)
        && !source.layout.user_by_name
        && source.stats.upper_types();
    let newest_first = source.layout.signs.order == Some(MessageOrder::NewestFirst);
    let opening: Vec<usize> = (at..end).filter(|&at| source.lines[at].opens).collect();
    // A title touches the next header, below an empty message too.
    let is_text_below = |at: usize| {
        let paragraph = source.lines[at + 1..].iter().take_while(|line| !line.text.is_empty() && !line.opens).count();
        let below = source.lines.get(at + 1 + paragraph);
        paragraph > 0 && source.lines[at + 1].word == Word::default() && below.is_none_or(|below| !below.opens)
    };
    // A browser leaves a blank line below each header: one that touches its text was pasted.
    let touching = opening.iter().filter(|&&at| is_text_below(at)).count();
    let parts_headers = source.extraction == Extraction::Browser
        && !source.typography.is_known()
        && !source.stats.typed()
        && touching * TOUCHING <= opening.len();
    for (number, &at) in opening.iter().enumerate() {
        let is_text = |above: usize| !source.lines[above].opens || pasted.last() == Some(&above);
        let date = |at: usize| source.lines[at].header.and_then(|header| header.date);
        let earlier = headers.last().is_some_and(|&last| date(at) < date(last) && date(at).is_some());
        let above = source.last_filled(0..at);
        let announced = above.is_some_and(|above| source.lines[above].text.ends_with(':') && is_text(above));
        let before_all = match under {
            Under::Card => earlier,
            Under::Free => headers.first().is_some_and(|&first| date(at) < date(first) && date(at).is_some()),
        };
        // A browser leaves a blank line below each header.
        let next = |step: usize| source.lines.get(at + step).filter(|line| !line.text.is_empty());
        let inside = source.extraction == Extraction::Browser
            && above.is_some_and(|above| above + 1 == at && is_text(above))
            && next(1).is_some_and(|line| !line.opens)
            && next(2).is_none_or(|line| !line.opens)
            && earlier;
        // No title stands between, so that both would be of one thread.
        let old = || {
            headers.last().and_then(|&last| date(last)).zip(date(at)).is_some_and(|(last, this)| last - this > A_YEAR)
        };
        let is_bare = |at: usize| source.lines[at].header.is_some_and(|header| header.run_in.is_none());
        // What the quoted heading of a dialogue stands above.
        let last = headers.last().max(pasted.last());
        let quoted = under == Under::Free
            && !newest_first
            && before_all
            && last.is_some_and(|&last| source.lines[last + 1..at].iter().any(|line| line.word.free_dialog));
        let below_header = !newest_first && above == headers.last().copied() && above.is_some_and(is_bare) && old();
        // The newest first: below what was pasted the dates go on where they were.
        let goes_on = || {
            let next = opening.get(number + 1).and_then(|&next| date(next));
            next.is_some_and(|next| Some(next) > date(at)) && next <= headers.last().and_then(|&last| date(last))
        };
        let is_quoted = announced && earlier && (!newest_first || goes_on());
        let touches = newest_first && parts_headers && earlier && is_text_below(at);
        if is_quoted || touches || sorted && before_all || inside || quoted || below_header {
            pasted.push(at);
        } else {
            headers.push(at);
        }
    }
    (headers, pasted)
}
