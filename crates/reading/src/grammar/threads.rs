//! The fourth stage: the free dialogues of a print, parted into threads. [`super::thread_titles`] finds the title of the next thread
//! below a message; what the print holds above the dialogue is evidence for it.

use super::dialogue_block::Dialogue;
use super::fragment::Fragment;
use super::messages::add_message;
use super::print_above::PrintAbove;
use super::source::{Lines, Source};
use super::thread_titles::{TitleVerdict, titles_between};
use crate::plan::{NonContentKind, Under};

/// The threads of a free dialogue.
pub(super) fn read_threads(source: &Source<'_>, dialogue: &Dialogue, above: &PrintAbove<'_>) -> Fragment {
    let mut fragment = Fragment::default();
    if let Some(heading) = dialogue.heading {
        fragment.non_content(source, NonContentKind::Heading, heading..heading + 1);
    }
    fragment.non_content(source, NonContentKind::ThreadTitle, dialogue.title.clone());
    fragment.non_content(source, NonContentKind::CardLabel, dialogue.displaced.clone());
    let title = Some(source.joined(dialogue.title.clone())).filter(|title| !title.is_empty());
    let (found, titles) = match set_titles(source, dialogue) {
        Some(found) => (found, Vec::new()),
        None => titles_between(source, &dialogue.headers, title.as_deref(), above),
    };
    fragment.titles = titles;
    fragment.thread(Under::Free, title);
    let mut found = found.into_iter();
    let mut doubtful = false;
    for (header, end) in dialogue.messages(source) {
        match found.next().unwrap_or(TitleVerdict::No { doubtful: false }) {
            TitleVerdict::Yes { title, certain } => {
                add_message(source, header, header + 1..title.start, doubtful, &mut fragment);
                fragment.non_content(source, NonContentKind::ThreadTitle, title.clone());
                fragment.thread(Under::Free, Some(source.joined(title)));
                doubtful = !certain;
            }
            TitleVerdict::No { doubtful: doubt } => {
                add_message(source, header, header + 1..end, doubtful, &mut fragment);
                doubtful = doubt;
            }
        }
    }
    fragment
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
        title.map_or(TitleVerdict::No { doubtful: lost }, |title| TitleVerdict::Yes { title, certain: !lost })
    };
    let known = source.typography.is_known() && is_told;
    known.then(|| dialogue.headers.windows(2).zip(titles).map(verdict).collect())
}
