//! What happened to a card: the server's PDF lists it below the card, a day with a clock time above each event.

use super::{Lines, Reading, is_upper};
use crate::lines::moment;
use crate::plan::{Card, EntryKind, Flag, NonContentKind};

impl Reading<'_> {
    /// The heading of a card's history: below it stands the day of an event.
    pub(super) fn history_at(&self, at: usize) -> bool {
        self.lines.get(at).is_some_and(|line| line.word.history) && self.is_moment(self.skip_blank(at + 1))
    }

    /// Reads the events of a card; gives the line after them.
    pub(super) fn read_history(&mut self, at: usize, card: &Card) -> usize {
        self.non_content(NonContentKind::Heading, at..at + 1);
        let mut at = self.skip_blank(at + 1);
        while self.is_moment(at) {
            let end = (at + 1..self.lines.len()).find(|&at| self.is_moment(at) || self.ends_history(at));
            let end = end.unwrap_or(self.lines.len());
            self.read_event(at, at + 1..end, card);
            at = self.skip_blank(end);
        }
        at
    }

    fn ends_history(&self, at: usize) -> bool {
        let line = &self.lines[at];
        line.opens
            || self.ends_card(at)
            || (!line.is_blank() && is_upper(line.text) && self.unknown_card_at(at).is_some())
    }

    fn read_event(&mut self, at: usize, body: Lines, card: &Card) {
        let Some((date, time)) = moment(self.lines[at].text, self.layout) else { return };
        self.non_content(NonContentKind::EventHeader, at..at + 1);
        let actor = self.lines.get(self.skip_blank(at + 1)).and_then(|line| line.text.split(' ').next());
        let speaker = actor.and_then(|actor| self.layout.speaker(actor));
        let Some(entry) = self.entry(EntryKind::Event, body) else { return };
        (entry.date, entry.time, entry.speaker) = (date, Some(time), speaker);
        entry.card = Some(card.clone());
        if date.is_none() {
            entry.flag(Flag::DateInvalid);
        }
    }

    pub(super) fn is_moment(&self, at: usize) -> bool {
        self.lines.get(at).is_some_and(|line| !line.is_blank() && moment(line.text, self.layout).is_some())
    }
}
