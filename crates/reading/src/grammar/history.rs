//! The third stage for what happened to a card: the server's PDF lists it below the card, a day with a clock time above each event.

use super::card_block::CardHistory;
use super::fragment::Fragment;
use super::source::Source;
use crate::lines::moment;
use crate::plan::{Card, EntryKind, Flag, NonContentKind};

/// The events of this card.
pub(super) fn read_history(source: &Source<'_>, history: &CardHistory, card: &Card) -> Fragment {
    let mut fragment = Fragment::default();
    if let Some(heading) = history.heading {
        fragment.non_content(source, NonContentKind::Heading, heading..heading + 1);
    }
    for (at, body) in &history.events {
        let Some((date, time)) = moment(source.lines[*at].text, source.layout) else { continue };
        fragment.non_content(source, NonContentKind::EventHeader, *at..at + 1);
        let actor = source.lines.get(source.skip_blank(at + 1)).and_then(|line| line.text.split(' ').next());
        let speaker = actor.and_then(|actor| source.layout.speaker(actor));
        let Some(entry) = fragment.entry(source, EntryKind::Event, body.clone()) else { continue };
        (entry.date, entry.time, entry.speaker) = (date, Some(time), speaker);
        entry.card = Some(card.clone());
        if date.is_none() {
            entry.flag(Flag::DateInvalid);
        }
    }
    fragment
}
