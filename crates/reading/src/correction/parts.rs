//! What the parts of an entry are after it has been cut in two.

use crate::evidence::Evidence;
use crate::layout::Layout;
use crate::line::HeaderFit;
use crate::lines::lines;
use crate::plan::{Card, Entry, EntryKind, Flag, NonContent, NonContentKind};
use crate::text::{Span, Text};
use crate::visible::Visible;

/// The entry that begins where another was cut, and the header that its first line is, if it is one.
pub(super) fn second_part(
    first: &Entry,
    span: Span,
    text: &Text,
    layout: Option<&Layout>,
) -> (Entry, Option<NonContent>) {
    let mut entry = Entry { span, flags: Vec::new(), accepted: Vec::new(), corrections: Vec::new(), ..first.clone() };
    match first.kind {
        EntryKind::Message | EntryKind::Minutes | EntryKind::Preamble | EntryKind::Document => {}
        // What was swallowed by a card or the goal is something else: a person will say what.
        EntryKind::Card | EntryKind::Goal | EntryKind::Event | EntryKind::Unplaced => {
            entry = Entry::new(EntryKind::Unplaced, span);
            entry.flag(Flag::Unplaced);
        }
    }
    let line = text.slice(span).lines().next().unwrap_or_default();
    let line_text = Text::from_normalised(line.to_owned());
    let seen = Visible::of(&line_text);
    let header = layout.and_then(|layout| lines(&seen, &Evidence::default(), layout).into_iter().next()?.header);
    // A person who cuts here says that it is one, but a date it must have.
    let Some(header) = header.filter(|header| header.form != HeaderFit::Doubtful || header.date.is_some()).map(own)
    else {
        return (entry, None);
    };
    let header_end = header.run_in.map_or(line_text.len(), |run_in| run_in.min(line_text.len()));
    let header_span = text.trim(Span::new(span.start, span.start + header_end));
    let mut message = Entry::new(EntryKind::Message, text.trim(Span::new(header_span.end, span.end)));
    if message.span.is_empty() {
        message.span = Span::new(header_span.end, header_span.end);
        message.flag(Flag::Empty);
    }
    (message.date, message.time, message.speaker) = (header.date, header.time, header.speaker);
    message.sender = Some(header.sender);
    for (holds, flag) in [(header.speaker.is_none(), Flag::SenderUnknown), (header.date.is_none(), Flag::DateInvalid)] {
        if holds {
            message.flag(flag);
        }
    }
    message.thread = first.thread;
    (message, Some(NonContent { kind: NonContentKind::MessageHeader, span: header_span }))
}

/// What a header says, without the line that it was read from.
struct OwnedHeader {
    sender: String,
    speaker: Option<crate::layout::Speaker>,
    date: Option<chrono::NaiveDate>,
    time: Option<chrono::NaiveTime>,
    run_in: Option<usize>,
}

fn own(header: crate::line::Header<'_>) -> OwnedHeader {
    OwnedHeader {
        sender: header.sender.to_owned(),
        speaker: header.speaker,
        date: header.date,
        time: header.time,
        run_in: header.run_in,
    }
}

/// Takes out of a card what stood in the part that was cut off.
pub(super) fn shorten(card: &mut Card, whole: &str, kept: &str) {
    let (whole, kept) = (flat(whole), flat(kept));
    let is_cut = |value: &str| whole.contains(value) && !kept.contains(value);
    for (_, value) in &mut card.fields {
        let own = flat(value);
        if is_cut(&own) {
            let ends = own.match_indices(' ').map(|(at, _)| at).rev();
            *value = ends.map(|end| &own[..end]).find(|start| kept.ends_with(start)).unwrap_or_default().to_owned();
        }
    }
    card.labels.retain(|label| !is_cut(&flat(label)));
}

/// The text with single blanks between its words.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
