//! The fourth stage: the free dialogues of a print, parted into threads. [`super::thread_titles`] finds the title of the next thread
//! below a message; what the print holds above the dialogue is evidence for it.

use super::dialogue_block::Dialogue;
use super::fragment::Fragment;
use super::messages::add_message;
use super::notes::WeighedTitle;
use super::print_above::PrintAbove;
use super::scan_gaps::titles_by_gaps;
use super::source::{Lines, Source};
use super::thread_titles::{EVEN, TitleVerdict, titles_between};
use crate::plan::{Flag, NonContentKind, Under};

/// A message that begins a thread is flagged if it is likelier than this that none begins there.
const TITLE_RISK: f64 = 0.06;
/// One that begins none is flagged if it is likelier than this that one begins there, or further up since the last title.
const END_RISK: f64 = 0.15;
const MISSED_RISK: f64 = 0.2;

/// The threads of a free dialogue.
pub(super) fn read_threads(source: &Source<'_>, dialogue: &Dialogue, above: &PrintAbove<'_>) -> Fragment {
    let mut fragment = Fragment::default();
    if let Some(heading) = dialogue.heading {
        fragment.non_content(source, NonContentKind::Heading, heading..heading + 1);
    }
    fragment.non_content(source, NonContentKind::ThreadTitle, dialogue.title.clone());
    fragment.non_content(source, NonContentKind::CardLabel, dialogue.displaced.clone());
    let title = Some(title_of(source, dialogue.title.clone())).filter(|title| !title.is_empty());
    let (found, titles) = titles(source, dialogue, title.as_deref(), above);
    fragment.titles = titles;
    fragment.thread(Under::Free, title);
    let mut found = found.into_iter();
    // How likely the boundary above a message is wrong, and that a title was missed since the last that was found. A title that may be
    // none is told once, where its thread begins.
    let (mut own, mut most, mut missed) = (0.0, TITLE_RISK, 0.0);
    for (header, end) in dialogue.messages(source) {
        let doubt = (own > most).then_some(Flag::ThreadBoundary);
        let doubt = doubt.or((missed > MISSED_RISK).then_some(Flag::DoubtfulThread));
        match found.next().unwrap_or(TitleVerdict::No { risk: 0.0 }) {
            TitleVerdict::Yes { title, risk: below } => {
                add_message(source, header, header + 1..title.start, doubt, &mut fragment);
                fragment.non_content(source, NonContentKind::ThreadTitle, title.start..end);
                fragment.thread(Under::Free, Some(title_of(source, title)));
                (own, most, missed) = (below, TITLE_RISK, 0.0);
            }
            TitleVerdict::No { risk: below } => {
                add_message(source, header, header + 1..end, doubt, &mut fragment);
                (own, most, missed) = (below, END_RISK, 1.0 - (1.0 - missed) * (1.0 - below));
            }
        }
    }
    let is_unknown = dialogue.heading.is_some_and(|heading| source.is_unknown_section(heading));
    if let Some(first) = fragment.entries.first_mut().filter(|_| is_unknown) {
        first.flag(Flag::HeadingUnknown);
    }
    fragment
}

/// The titles between the headers: as they are set, else as a scan shows white space, else as words tell.
fn titles(
    source: &Source<'_>,
    dialogue: &Dialogue,
    first: Option<&str>,
    above: &PrintAbove<'_>,
) -> (Vec<TitleVerdict>, Vec<WeighedTitle>) {
    if let Some(found) = set_titles(source, dialogue) {
        return (found, Vec::new());
    }
    let (mut found, mut weighed) = titles_between(source, &dialogue.headers, first, above);
    let by_gaps = titles_by_gaps(source, dialogue, &found);
    for ((pair, found), by_gap) in dialogue.headers.windows(2).zip(&mut found).zip(by_gaps) {
        let Some(by_gap) = by_gap else { continue };
        *found = by_gap;
        for title in weighed.iter_mut().filter(|title| title.header == pair[1]) {
            title.clues.clear();
        }
    }
    (found, weighed)
}

/// The words of a title.
fn title_of(source: &Source<'_>, lines: Lines) -> String {
    let title = source.joined(lines);
    if source.layout.titles.lacks_hyphen(&title) { title + " -" } else { title }
}

/// The titles between the headers, told by how they are set; `None` where the page does not tell, or where the first title of the
/// dialogue is not set as one.
fn set_titles(source: &Source<'_>, dialogue: &Dialogue) -> Option<Vec<TitleVerdict>> {
    let bodies = dialogue.headers.windows(2).map(|pair| pair[0] + 1..pair[1]);
    let titles: Vec<_> = bodies.map(|body| source.typography.headings_at_end(&source.lines, body)).collect();
    let first = source.last_filled(dialogue.title.clone());
    let is_told = first.map_or_else(|| titles.iter().any(Option::is_some), |first| source.typography.is_heading(first));
    let verdict = |(pair, title): (&[usize], Option<Lines>)| {
        let end = title.as_ref().map_or(pair[1], |title| title.start);
        // A title inside of a message: the header below it was not known as one.
        let lost = (pair[0] + 1..end).any(|at| source.typography.is_heading(at));
        let risk = if lost { EVEN } else { 0.0 };
        title.map_or(TitleVerdict::No { risk }, |title| TitleVerdict::Yes { title, risk })
    };
    let known = source.typography.is_known() && is_told;
    known.then(|| dialogue.headers.windows(2).zip(titles).map(verdict).collect())
}
