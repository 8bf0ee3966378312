//! The third stage for messages: where each ends and what its header says. Those under a card are one thread.

use super::dialogue_block::Dialogue;
use super::fragment::{Fragment, flag_look_alikes};
use super::source::{Lines, Source};
use crate::plan::{Entry, EntryKind, Flag, NonContent, NonContentKind, Under};
use crate::text::Span;

/// The messages under a card with this title.
pub(super) fn read_card_messages(source: &Source<'_>, dialogue: &Dialogue, title: Option<String>) -> Fragment {
    let mut fragment = Fragment::default();
    if let Some(heading) = dialogue.heading {
        fragment.non_content(source, NonContentKind::Heading, heading..heading + 1);
    }
    fragment.thread(Under::Card, title);
    for (header, end) in dialogue.messages(source) {
        add_message(source, header, header + 1..end, None, &mut fragment);
    }
    fragment
}

/// Adds a message to the last thread, with the doubt about that if there is one.
pub(super) fn add_message(source: &Source<'_>, at: usize, body: Lines, doubt: Option<Flag>, fragment: &mut Fragment) {
    let line = &source.lines[at];
    let Some(header) = line.header else { return };
    let rest = header.run_in.map(|start| Span::new(start, line.span.end)).filter(|rest| !rest.is_empty());
    let header_end = header.run_in.map_or(line.span.end, |start| start.min(line.span.end));
    let header_span = Span::new(line.span.start, header_end);
    let header_span = if header.run_in.is_some() { source.text.trim(header_span) } else { header_span };
    fragment.non_content.push(NonContent { kind: NonContentKind::MessageHeader, span: header_span });

    let (body, note) = split_note(source, body, header.run_in.is_some());
    let raised = source.raised(at);
    let below = source.span_of(body.clone());
    let above = raised.and_then(|raised| source.span_of(raised.from..at));
    let text = above.map_or(below, |above| Some(Span::new(above.start, below.unwrap_or(above).end)));
    let span = match (rest, text) {
        (Some(rest), Some(body)) => Span::new(rest.start, body.end),
        (Some(span), None) | (None, Some(span)) => span,
        (None, None) => Span::new(header_end, header_end),
    };
    let mut entry = Entry::new(EntryKind::Message, span);
    entry.date = header.date;
    entry.time = header.time;
    entry.speaker = header.speaker;
    entry.sender = Some(header.sender.to_owned());
    entry.thread = fragment.threads.len().checked_sub(1);
    entry.flags.extend(doubt);
    for (holds, flag) in [
        (header.speaker.is_none(), Flag::SenderUnknown),
        (header.date.is_none(), Flag::DateInvalid),
        (span.is_empty(), Flag::Empty),
        (source.repairs.lines.binary_search(&at).is_ok(), Flag::Misread),
        (raised.is_some_and(|raised| raised.doubtful), Flag::HeaderLike),
    ] {
        if holds {
            entry.flag(flag);
        }
    }
    flag_look_alikes(source, &mut entry, body);
    fragment.entries.push(entry);
    fragment.unplaced(source, note);
}

/// In typed text a paragraph of its own in brackets after a message is the typist's note, not part of it.
fn split_note(source: &Source<'_>, body: Lines, typed: bool) -> (Lines, Lines) {
    let start = body.clone().rev().find(|&at| typed && source.lines[at].text.starts_with('['));
    let Some(start) = start.filter(|&start| start > 0 && source.lines[start - 1].text.is_empty()) else {
        return (body.clone(), body.end..body.end);
    };
    let note = source.joined(start..body.end);
    let is_note = note.ends_with(']') && note.matches('[').count() == 1 && note.split_whitespace().count() >= 3;
    if is_note { (body.start..start, start..body.end) } else { (body.clone(), body.end..body.end) }
}
