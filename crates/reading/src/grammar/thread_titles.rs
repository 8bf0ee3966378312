//! Titles of free threads: is the last line above a header the title of a new thread, or does it end the
//! message before?
//!
//! A copy from the browser tells by its blank lines. Text out of a PDF does not: there each candidate, the last line or a
//! few that may be one wrapped title, is asked for its clues, and their weights are summed up. The best candidate is a title if its sum is
//! above zero. Its lead over what comes second, another candidate or none, says whether the boundary is flagged.

use rustc_hash::FxHashSet;

use super::clue_table::{ClueTable, table};
use super::clues::clues_of;
use super::dialogue_stats::{dialogue_stats, runs_against};
use super::layout_detection::Extraction;
use super::notes::WeighedTitle;
use super::print_above::PrintAbove;
use super::source::{Lines, Source};
use super::title_candidate::Between;
use crate::layout::{MessageOrder, lowered};

/// How likely a boundary is wrong of which nothing is known.
pub(super) const EVEN: f64 = 0.5;

/// What was found above a header.
#[derive(Debug, Clone)]
pub(super) enum TitleVerdict {
    /// These lines are the title of a new thread.
    Yes {
        title: Lines,
        /// How likely this is wrong, from 0 to 1.
        risk: f64,
    },
    No {
        risk: f64,
    },
}

/// Finds for each header of the dialogue but the last whether a title stands above the next one.
pub(super) fn titles_between(
    source: &Source<'_>,
    headers: &[usize],
    first_title: Option<&str>,
    above: &PrintAbove<'_>,
) -> (Vec<TitleVerdict>, Vec<WeighedTitle>) {
    let mut stats = dialogue_stats(source, headers, above);
    stats.known = known_titles(source, headers, stats.order, stats.guessed);
    stats.known.extend(first_title.map(lowered));
    let mut weighed = Vec::new();
    let find = |number: usize| {
        let Some(between) = Between::of(source, &stats, headers, number) else {
            return TitleVerdict::No { risk: 0.0 };
        };
        match source.extraction {
            Extraction::Browser => find_in_copy(&between),
            _ => find_by_clues(between, table(), &mut weighed),
        }
    };
    let verdicts = (0..headers.len().saturating_sub(1)).map(find).collect();
    (verdicts, weighed)
}

/// The lines above headers whose dates run against an order that is no guess: titles without a doubt, but for the ends of wrapped ones.
/// Lower case.
fn known_titles(
    source: &Source<'_>,
    headers: &[usize],
    order: Option<MessageOrder>,
    guessed: bool,
) -> FxHashSet<String> {
    let begins = |pair: &&[usize]| {
        let step = source.moment_of(pair[0]).zip(source.moment_of(pair[1]));
        !guessed && runs_against(order, step)
    };
    let last = |pair: &[usize]| source.last_filled(pair[0] + 1..pair[1]);
    let is_whole = |at: &usize| {
        let above = source.line_above(*at).map_or("", |above| source.lines[above].text);
        !(source.lines[*at].text.starts_with(char::is_lowercase) && above.ends_with(char::is_lowercase))
    };
    let titles = headers.windows(2).filter(begins).filter_map(last).filter(is_whole);
    titles.map(|at| lowered(source.lines[at].text)).collect()
}

/// In a copy from the browser a blank line stands below each header and each message, and none below a title.
fn find_in_copy(between: &Between<'_, '_>) -> TitleVerdict {
    let Between { source, header, next, .. } = *between;
    let no = |doubtful| TitleVerdict::No { risk: if doubtful { EVEN } else { 0.0 } };
    let Some(last) = source.last_filled(header + 1..next) else { return no(false) };
    let against_order = between.against_order;
    let header_like = source.lines[last].header.is_some_and(|header| header.resembles_header());
    if last + 1 != next {
        return no(against_order);
    }
    if header_like {
        let is_apart = source.lines[last - 1].text.is_empty();
        return if is_apart { TitleVerdict::Yes { title: last..next, risk: EVEN } } else { no(against_order) };
    }
    // What touches both headers is no message.
    if source.lines[last - 1].text.is_empty() || (last == header + 1 && between.own.run_in.is_none()) {
        return TitleVerdict::Yes { title: last..next, risk: 0.0 };
    }
    no(against_order)
}

/// Weighs the candidates above the lower header.
fn find_by_clues(between: Between<'_, '_>, table: &ClueTable, weighed: &mut Vec<WeighedTitle>) -> TitleVerdict {
    let source = between.source;
    let against_order = between.against_order;
    if between.new.run_in.is_some() {
        return TitleVerdict::No { risk: if may_be_typed_title(&between) { EVEN } else { 0.0 } };
    }
    // No title is the first thing that comes to mind.
    let (mut best, mut second) = ((0, None), i32::MIN);
    let last_lines = between.last_lines();
    for candidate in between.candidates(&last_lines) {
        let sum = if source.explains {
            let clues: Vec<_> = clues_of(&candidate).map(|clue| (clue, table.weight(clue))).collect();
            let sum = clues.iter().map(|(_, weight)| weight).sum();
            weighed.push(WeighedTitle { lines: candidate.lines.clone(), header: between.next, clues });
            sum
        } else {
            table.sum(&candidate, best.0 - table.sure_title.max(table.sure_end))
        };
        if sum > best.0 {
            second = best.0;
            best = (sum, Some(candidate.lines));
        } else {
            second = second.max(sum);
        }
    }
    let lead = best.0.saturating_sub(second);
    // «NAV 11-03.07»: no message would have text if it were a header.
    let is_header_like =
        |title: &Lines| source.lines[title.start].header.is_some_and(|header| header.resembles_header());
    match best.1 {
        Some(title) if is_header_like(&title) => TitleVerdict::Yes { title, risk: EVEN },
        Some(title) => TitleVerdict::Yes { title, risk: if lead < table.sure_title { risk_of(lead) } else { 0.0 } },
        None if second == i32::MIN && against_order => TitleVerdict::No { risk: EVEN },
        None => TitleVerdict::No { risk: if lead < table.sure_end { risk_of(lead) } else { 0.0 } },
    }
}

/// How likely a choice is wrong that is so far ahead of the second, in hundredths of the natural logarithm of the odds.
fn risk_of(lead: i32) -> f64 {
    1.0 / (1.0 + (f64::from(lead) / 100.0).exp())
}

/// Typed headers have their text behind them: whether a paragraph of its own that is a usual title stands above one.
fn may_be_typed_title(between: &Between<'_, '_>) -> bool {
    let Between { source, header, end, .. } = *between;
    source.last_filled(header + 1..end).is_some_and(|last| {
        let own_paragraph = source.lines[last - 1].text.is_empty() && source.lines[last + 1].text.is_empty();
        own_paragraph && source.layout.titles.is_usual(source.lines[last].text)
    })
}
