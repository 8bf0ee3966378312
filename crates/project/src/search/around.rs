//! What stands around a passage: a sentence, so many code points, its entry, or its thread.

use super::{Hit, units};
use crate::outline::Outline;
use reading::chronology::ReadingOrder;
use reading::sentence::sentences;
use reading::text::{Span, Text};

/// How much of what stands around a passage belongs to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContextReach {
    /// The sentences that it touches.
    Sentence,
    /// Up to so many code points on each side, from a word's beginning to a word's end where there is one.
    Chars(usize),
    /// Its whole entry; outside the entries, what stands between two.
    Entry,
    /// All entries of its thread in the order in which they were written; without a thread, its entry.
    Thread,
}

/// The spans before and behind a passage, in reading order. The last one before and the first one behind touch it; they may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Surroundings {
    pub before: Vec<Span>,
    pub after: Vec<Span>,
}

impl ContextReach {
    /// What stands around a passage of a case.
    #[must_use]
    pub fn of(self, text: &Text, outline: &Outline, hit: Hit) -> Surroundings {
        let own = |whole: Span| Surroundings {
            before: vec![Span::new(whole.start.min(hit.span.start), hit.span.start)],
            after: vec![Span::new(hit.span.end, whole.end.max(hit.span.end))],
        };
        match self {
            Self::Chars(chars) => own(chars_around(text, hit.span, chars)),
            Self::Sentence => own(sentences_of(text, unit(text, outline, hit), hit.span)),
            Self::Entry => own(unit(text, outline, hit)),
            Self::Thread => {
                let mut around = own(unit(text, outline, hit));
                let thread = hit.entry.and_then(|entry| outline.entries[entry].thread);
                let (Some(own), Some(_)) = (hit.entry, thread) else { return around };
                let order = outline.order(ReadingOrder::Chronological);
                let of_thread: Vec<usize> =
                    order.into_iter().filter(|entry| outline.entries[*entry].thread == thread).collect();
                let at = of_thread.iter().position(|entry| *entry == own).unwrap_or_default();
                let span = |entry: &usize| outline.entries[*entry].span;
                around.before.splice(0..0, of_thread[..at].iter().map(span));
                around.after.extend(of_thread[(at + 1).min(of_thread.len())..].iter().map(span));
                around
            }
        }
    }
}

impl Surroundings {
    /// The texts before and behind the passage, a blank line between entries.
    #[must_use]
    pub fn texts(&self, text: &Text) -> (String, String) {
        let joined = |spans: &[Span]| spans.iter().map(|span| text.slice(*span)).collect::<Vec<_>>().join("\n\n");
        (joined(&self.before), joined(&self.after))
    }

    /// The passage with what stands around it, in reading order.
    #[must_use]
    pub fn with(&self, passage: Span) -> Vec<Span> {
        let (earlier, before) = self.before.split_at(self.before.len().saturating_sub(1));
        let (after, later) = self.after.split_at(self.after.len().min(1));
        let start = before.first().map_or(passage.start, |span| span.start);
        let end = after.first().map_or(passage.end, |span| span.end);
        let own = Span::new(start, end);
        earlier.iter().copied().chain([own]).chain(later.iter().copied()).filter(|span| !span.is_empty()).collect()
    }
}

/// The entry of a passage, or what stands between two.
fn unit(text: &Text, outline: &Outline, hit: Hit) -> Span {
    match hit.entry {
        Some(entry) => outline.entries[entry].span,
        None => units(outline, text.span())
            .into_iter()
            .find(|unit| unit.entry.is_none() && unit.span.contains(hit.span.start))
            .map_or(hit.span, |unit| unit.span),
    }
}

fn sentences_of(text: &Text, within: Span, passage: Span) -> Span {
    let mut whole = passage;
    for sentence in sentences(text.slice(within)) {
        let sentence = Span::new(within.start + sentence.start, within.start + sentence.end);
        if sentence.overlaps(passage) {
            whole = Span::new(whole.start.min(sentence.start), whole.end.max(sentence.end));
        }
    }
    whole
}

fn chars_around(text: &Text, Span { start, end }: Span, chars: usize) -> Span {
    let from = start.saturating_sub(chars);
    let before = text.slice(Span::new(from, start));
    let cut = if start > chars { before.find(char::is_whitespace) } else { None };
    let from = cut.map_or(from, |at| from + before[..at].chars().count() + 1);
    let to = end.saturating_add(chars).min(text.len());
    let after = text.slice(Span::new(end, to));
    let cut = if to < text.len() { after.rfind(char::is_whitespace) } else { None };
    let to = cut.map_or(to, |at| end + after[..at].chars().count());
    Span::new(from.min(start), to.max(end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use reading::grammar;

    const PRINT: &str = "Aktivitetsplan\n\nDialogen med veileder\n\nPenger\n\nBRUKER - 1. APR. 2020\n\nHei. Hvor er pengene? Takk.\n\n\
                         VEILEDER - 2. APR. 2020\n\nDe kommer.\n";

    fn with(around: ContextReach) -> Vec<String> {
        let text = Text::new(PRINT);
        let outline = Outline::of(&grammar::read(&text));
        let span = text.find_all("er pengene")[0];
        let span = Span::new(span.start, span.start + 2);
        let hit = Hit { entry: outline.entry_at(span.start), span };
        around.of(&text, &outline, hit).with(span).into_iter().map(|span| text.slice(span).to_owned()).collect()
    }

    #[test]
    fn a_passage_is_shown_with_as_much_as_is_asked_for() {
        assert_eq!(with(ContextReach::Sentence), ["Hvor er pengene?"]);
        assert_eq!(with(ContextReach::Chars(6)), ["Hvor er"]);
        assert_eq!(with(ContextReach::Entry), ["Hei. Hvor er pengene? Takk."]);
        assert_eq!(with(ContextReach::Thread), ["Hei. Hvor er pengene? Takk.", "De kommer."]);
    }
}
