//! The plan as a person has corrected it. One correction after the other is carried out on the plan that those
//! before it have left; what the person did in this order is done again in this order, whatever the grammar reads.

use std::collections::HashMap;

use super::parts::{second_part, shorten};
use super::{Correction, Misfit, Remedy, ToThread, Why};
use crate::grammar;
use crate::layout::Layout;
use crate::plan::{Card, Entry, EntryKind, Flag, NonContent, NonContentKind, Plan, Thread, Under};
use crate::text::{Span, Text};

/// The plan with the corrections, and those of them for which it has no place.
#[must_use]
pub fn corrected(plan: Plan, text: &Text, corrections: &[Correction]) -> (Plan, Vec<Misfit>) {
    if corrections.is_empty() {
        return (plan, Vec::new());
    }
    let layout = plan.layout.and_then(Layout::named);
    let mut hand = Hand { plan, text, layout, cards: HashMap::new(), made: Vec::new() };
    let mut misfits = Vec::new();
    for correction in corrections {
        match hand.carry_out(correction) {
            Ok(touched) => {
                for index in touched {
                    let entry = &mut hand.plan.entries[index];
                    entry.corrections.push(correction.id);
                    entry.is_corrected |= !matches!(correction.remedy, Remedy::Accept(_));
                }
            }
            Err(why) => misfits.push(Misfit { correction: correction.id, why }),
        }
    }
    (hand.finish(), misfits)
}

/// Flags that a correction of the kind clears.
const OF_BOUNDARY: &[Flag] = &[Flag::HeaderLike, Flag::HeadingLike];
const OF_DATE: &[Flag] =
    &[Flag::DateInvalid, Flag::DateLabelUnknown, Flag::NoStartDate, Flag::AfterPrint, Flag::FromAfterTo];
const OF_KIND: &[Flag] =
    &[Flag::Unplaced, Flag::TypeUnknown, Flag::HeadingLike, Flag::HeadingUnknown, Flag::TornFields];
const OF_MESSAGE: &[Flag] = &[Flag::SenderUnknown, Flag::ThreadBoundary, Flag::DoubtfulThread, Flag::Empty];

struct Hand<'a> {
    plan: Plan,
    text: &'a Text,
    layout: Option<&'static Layout>,
    /// What cards said whose entries are of another kind now, by where these begin.
    cards: HashMap<usize, (Option<Card>, Option<chrono::NaiveDate>)>,
    /// Threads made by hand under a title.
    made: Vec<usize>,
}

/// The entries that a correction is shown on; none where the text says it by itself.
type Touched = Result<Vec<usize>, Why>;

impl Hand<'_> {
    fn carry_out(&mut self, correction: &Correction) -> Touched {
        let span = correction.span;
        match &correction.remedy {
            Remedy::Split(at) => self.split(*at),
            Remedy::Merge => self.merge(span),
            remedy => {
                let index = self.find(span).ok_or(Why::NoEntry)?;
                match remedy {
                    Remedy::Date { date, time } => {
                        let printed = self.plan.printed;
                        let entry = &mut self.plan.entries[index];
                        (entry.date, entry.time) = (*date, *time);
                        clear_flags(entry, OF_DATE);
                        if date.is_some() && printed.is_some() && *date > printed {
                            entry.flag(Flag::AfterPrint);
                        }
                        if entry.until.is_some() && entry.until < *date {
                            entry.flag(Flag::FromAfterTo);
                        }
                    }
                    Remedy::Speaker(speaker) => {
                        let entry = &mut self.plan.entries[index];
                        if !entry.kind.has_speaker() {
                            return Err(Why::NoSpeaker);
                        }
                        entry.speaker = *speaker;
                        clear_flags(entry, &[Flag::SenderUnknown]);
                    }
                    Remedy::Thread(to) => {
                        if self.plan.entries[index].kind != EntryKind::Message {
                            return Err(Why::NotAMessage);
                        }
                        self.move_to(index, to)?;
                        clear_flags(&mut self.plan.entries[index], &[Flag::ThreadBoundary, Flag::DoubtfulThread]);
                    }
                    Remedy::Kind(kind) => self.make(index, *kind),
                    Remedy::Accept(flags) => {
                        let entry = &mut self.plan.entries[index];
                        if entry.span != span && !(span.start <= entry.span.start && entry.span.end <= span.end) {
                            return Err(Why::NotSeen);
                        }
                        entry.accepted.extend(flags);
                        if flags.contains(&Flag::ThreadBoundary) {
                            self.settle_thread(index);
                        }
                    }
                    Remedy::Split(_) | Remedy::Merge => {}
                }
                Ok(vec![index])
            }
        }
    }

    /// Clears the doubts of the messages below a boundary that a person has accepted, down to the next one that nobody has: each
    /// boundary of the thread that is still doubtful leaves all below it in doubt.
    fn settle_thread(&mut self, boundary: usize) {
        let thread = self.plan.entries[boundary].thread;
        let own = self.plan.entries.iter_mut().enumerate().filter(|(_, entry)| entry.thread == thread);
        let settled = own.take_while(|(_, entry)| !entry.doubts().any(|flag| flag == Flag::ThreadBoundary));
        settled.filter(|(at, _)| *at > boundary).for_each(|(_, entry)| clear_flags(entry, &[Flag::DoubtfulThread]));
    }

    /// The entry that was meant: the one that begins where it began, or the one that shares most with it and is
    /// for at least the half what the person saw.
    fn find(&self, span: Span) -> Option<usize> {
        let entries = &self.plan.entries;
        let first = entries.partition_point(|entry| entry.span.start < span.start);
        let same = entries[first..].iter().take_while(|entry| entry.span.start == span.start);
        let same: Vec<&Entry> = same.collect();
        if let Some(exact) = same.iter().position(|entry| entry.span == span) {
            return Some(first + exact);
        }
        if !same.is_empty() {
            return Some(first + same.len() - 1);
        }
        let shared = |index: &usize| entries[*index].span.intersection(span).map_or(0, Span::len);
        let from = entries.partition_point(|entry| entry.span.end <= span.start);
        let to = entries.partition_point(|entry| entry.span.start < span.end);
        // Of equals the first.
        let most = (from..to).rev().max_by_key(shared)?;
        (2 * shared(&most) >= entries[most].span.len() && shared(&most) > 0).then_some(most)
    }

    fn split(&mut self, at: usize) -> Touched {
        let blanks = self.text.slice(Span::new(at.min(self.text.len()), self.text.len())).chars();
        let start = at + blanks.take_while(|c| c.is_whitespace()).count();
        if self.plan.entries.iter().any(|entry| entry.span.start == start && !entry.span.is_empty()) {
            return Ok(Vec::new());
        }
        let index = self.plan.entry_at(start).ok_or(Why::NoEntry)?;
        let whole = self.plan.entries[index].span;
        let furniture = self.plan.interruptions_in(whole).find(|piece| piece.start < start && start < piece.end);
        let start = furniture.map_or(start, |piece| piece.end);
        let (head, tail) = (Span::new(whole.start, start), Span::new(start, whole.end));
        let (head, tail) = (self.text.trim(head), self.text.trim(tail));
        if !self.holds_text(head) || !self.holds_text(tail) {
            return Err(Why::NoText);
        }
        let (mut second, header) = second_part(&self.plan.entries[index], tail, self.text, self.layout);
        if second.kind == EntryKind::Message && second.thread.is_none() {
            second.thread = Some(self.thread_below(index));
        }
        let first = &mut self.plan.entries[index];
        first.span = head;
        clear_flags(first, OF_BOUNDARY);
        if let Some(card) = &mut first.card {
            shorten(card, self.text.slice(whole), self.text.slice(head));
        }
        if let Some(header) = header {
            self.add(header);
        }
        self.plan.entries.insert(index + 1, second);
        Ok(vec![index, index + 1])
    }

    /// Whether there is more than blanks and page furniture.
    fn holds_text(&self, span: Span) -> bool {
        let filled = |span: Span| self.text.slice(span).chars().filter(|c| !c.is_whitespace()).count();
        let furniture: usize = self.plan.interruptions_in(span).map(filled).sum();
        filled(span) > furniture
    }

    /// The thread of a message that was found inside another entry: under its card, or free.
    fn thread_below(&mut self, index: usize) -> usize {
        let card = self.plan.entries[index].card.as_ref();
        let (under, title) = card.map_or((Under::Free, None), |card| (Under::Card, Some(card.title.clone())));
        self.new_thread(under, title)
    }

    fn new_thread(&mut self, under: Under, title: Option<String>) -> usize {
        self.plan.threads.push(Thread { under, title, newest_first: false });
        self.plan.threads.len() - 1
    }

    fn merge(&mut self, span: Span) -> Touched {
        let is_inside = |entry: &Entry| entry.span.start < span.start && span.start < entry.span.end;
        if self.plan.entries.iter().any(is_inside) {
            return Ok(Vec::new());
        }
        let index = self.find(span).ok_or(Why::NoEntry)?;
        let before = self.before(index)?;
        let second = self.plan.entries.remove(index);
        let first = &mut self.plan.entries[before];
        let between = Span::new(first.span.end, second.span.start);
        first.span.end = second.span.end.max(first.span.end);
        clear_flags(first, &[Flag::Empty]);
        for flag in second.flags.into_iter().filter(|flag| OF_BOUNDARY.contains(flag)) {
            first.flag(flag);
        }
        first.corrections.extend(second.corrections);
        first.corrections.sort_unstable();
        // Its header is text now.
        self.plan.non_content.retain(|piece| {
            piece.kind == NonContentKind::PageFurniture
                || !(between.start <= piece.span.start && piece.span.end <= between.end)
        });
        Ok(vec![before])
    }

    fn move_to(&mut self, index: usize, to: &ToThread) -> Result<(), Why> {
        let own = self.plan.entries[index].thread;
        match to {
            ToThread::Of(span) => {
                let other = self.find(*span).and_then(|other| self.plan.entries[other].thread);
                self.plan.entries[index].thread = Some(other.ok_or(Why::NoThread)?);
            }
            ToThread::New(title) => {
                let has_title = |&&thread: &&usize| self.plan.threads[thread].title.as_ref() == Some(title);
                let thread = self.made.iter().find(has_title).copied();
                let thread = thread.unwrap_or_else(|| {
                    let thread = self.new_thread(Under::Free, Some(title.clone()).filter(|title| !title.is_empty()));
                    self.made.push(thread);
                    thread
                });
                self.plan.entries[index].thread = Some(thread);
            }
            ToThread::Before => {
                let message = (self.first_of_document(index)..index)
                    .rev()
                    .find(|&before| self.plan.entries[before].kind == EntryKind::Message);
                let thread = message.and_then(|message| self.plan.entries[message].thread).ok_or(Why::NothingBefore)?;
                if own == Some(thread) {
                    return Ok(());
                }
                self.take_along(index, own, thread);
                let is_gone = self.plan.entries.iter().all(|entry| entry.thread != own);
                if is_gone && message == index.checked_sub(1) {
                    self.give_title_back(index);
                }
            }
            ToThread::Here => {
                let is_first = self.plan.entries[..index].iter().all(|entry| entry.thread != own);
                if is_first && own.is_some_and(|own| self.plan.threads[own].title.is_some()) {
                    return Ok(());
                }
                let before = self.before(index)?;
                let title = self.last_line(before).ok_or(Why::NoTitle)?;
                let under = own.map_or(Under::Free, |own| self.plan.threads[own].under);
                let thread = self.new_thread(under, Some(self.text.slice(title).to_owned()));
                let above = &mut self.plan.entries[before].span;
                *above = self.text.trim(Span::new(above.start, title.start));
                self.add(NonContent { kind: NonContentKind::ThreadTitle, span: title });
                self.take_along(index, own, thread);
            }
        }
        Ok(())
    }

    /// Moves a message and those after it in its thread.
    fn take_along(&mut self, index: usize, from: Option<usize>, to: usize) {
        self.plan.entries[index].thread = Some(to);
        let later = self.plan.entries[index..].iter_mut().filter(|entry| from.is_some() && entry.thread == from);
        later.for_each(|entry| entry.thread = Some(to));
    }

    /// The title above a message is the end of the message before.
    fn give_title_back(&mut self, index: usize) {
        let (before, start) = (self.plan.entries[index - 1].span, self.plan.entries[index].span.start);
        let titles: Vec<Span> = self
            .plan
            .non_content
            .iter()
            .filter(|piece| before.end <= piece.span.start && piece.span.end <= start)
            .filter(|piece| piece.kind != NonContentKind::PageFurniture)
            .take_while(|piece| piece.kind == NonContentKind::ThreadTitle)
            .map(|piece| piece.span)
            .collect();
        if let Some(last) = titles.last() {
            let above = &mut self.plan.entries[index - 1];
            above.span.end = last.end;
            clear_flags(above, &[Flag::Empty]);
            self.plan.non_content.retain(|piece| !titles.contains(&piece.span));
        }
    }

    /// The last line of a message that has others.
    fn last_line(&self, index: usize) -> Option<Span> {
        let span = self.plan.entries[index].span;
        let content = self.text.slice(span);
        let mut end = span.end;
        for line in content.rsplit(['\n', '\u{c}']) {
            let start = end - line.chars().count();
            let own = self.text.trim(Span::new(start, end));
            let is_furniture = self.plan.interruptions_in(span).any(|piece| piece.overlaps(own));
            if !own.is_empty() && !is_furniture {
                return self.holds_text(Span::new(span.start, own.start)).then_some(own);
            }
            end = start.checked_sub(1)?;
        }
        None
    }

    /// The first entry of the document in which an entry stands.
    fn first_of_document(&self, index: usize) -> usize {
        let start = |entry: &Entry| self.plan.document_at(entry.span.start);
        let entries = &self.plan.entries[..index];
        let other = entries.iter().rposition(|entry| start(entry) != start(&self.plan.entries[index]));
        other.map_or(0, |other| other + 1)
    }

    /// The entry that is printed before another one in its document.
    fn before(&self, index: usize) -> Result<usize, Why> {
        index.checked_sub(1).filter(|before| *before >= self.first_of_document(index)).ok_or(Why::NothingBefore)
    }

    fn make(&mut self, index: usize, kind: EntryKind) {
        let before = index.checked_sub(1).and_then(|before| self.plan.entries[before].thread);
        let entry = &mut self.plan.entries[index];
        clear_flags(entry, OF_KIND);
        if entry.kind == kind {
            return;
        }
        let has_card = |kind| matches!(kind, EntryKind::Card | EntryKind::Minutes | EntryKind::Event);
        let start = entry.span.start;
        if has_card(entry.kind) && !has_card(kind) {
            self.cards.insert(start, (entry.card.take(), entry.until.take()));
            clear_flags(entry, &[Flag::FromAfterTo, Flag::NoStartDate]);
        } else if has_card(kind)
            && let Some(kept) = self.cards.remove(&start)
        {
            (entry.card, entry.until) = kept;
        }
        entry.kind = kind;
        if kind == EntryKind::Message {
            let thread = before.unwrap_or_else(|| self.new_thread(Under::Free, None));
            self.plan.entries[index].thread = Some(thread);
        } else {
            (entry.sender, entry.thread) = (None, None);
            entry.speaker = entry.speaker.filter(|_| kind == EntryKind::Event);
            clear_flags(entry, OF_MESSAGE);
        }
    }

    /// Adds a piece, unless it is there already: text above a header belongs to its entry, which then has the header inside.
    fn add(&mut self, piece: NonContent) {
        let at = self.plan.non_content.partition_point(|other| other.span < piece.span);
        if self.plan.non_content.get(at).is_none_or(|other| other.span != piece.span) {
            self.plan.non_content.insert(at, piece);
        }
    }

    /// Numbers threads in the order of print, leaves out those without messages, and looks at the order of dates anew.
    fn finish(self) -> Plan {
        let mut plan = self.plan;
        let mut numbers: Vec<Option<usize>> = vec![None; plan.threads.len()];
        let mut threads = Vec::with_capacity(plan.threads.len());
        for entry in &mut plan.entries {
            if let Some(thread) = entry.thread {
                let number = *numbers[thread].get_or_insert_with(|| {
                    threads.push(plan.threads[thread].clone());
                    threads.len() - 1
                });
                entry.thread = Some(number);
            }
            entry.flags.retain(|flag| *flag != Flag::OutOfOrder);
        }
        plan.threads = threads;
        // Each document has a layout of its own, by which its threads were decided.
        let layout = self.layout.filter(|_| plan.documents.is_empty());
        grammar::decide_message_order(&mut plan, layout.and_then(|layout| layout.signs.order));
        plan
    }
}

fn clear_flags(entry: &mut Entry, flags: &[Flag]) {
    entry.flags.retain(|flag| !flags.contains(flag));
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which messages are still in doubt once the boundaries above those with these numbers are accepted. The boundaries above the
    /// second and the fourth of five messages are doubtful.
    fn in_doubt(accepted: &[usize]) -> Vec<usize> {
        let message = |day| format!("BRUKER – {day}. APR. 2020: Melding {day}.\n");
        let text = Text::new(&(1..6).map(message).collect::<Vec<_>>().concat());
        let mut plan = grammar::read(&text);
        for (at, entry) in plan.entries.iter_mut().enumerate() {
            let doubt =
                [None, Some(Flag::ThreadBoundary), Some(Flag::DoubtfulThread)][if at % 2 == 1 { 1 } else { at.min(2) }];
            entry.flags = doubt.into_iter().collect();
        }
        let accept = |&at: &usize| Correction {
            id: 1,
            span: plan.entries[at].span,
            remedy: Remedy::Accept(vec![Flag::ThreadBoundary]),
            coder: String::new(),
            made_at: String::new(),
        };
        let corrections: Vec<_> = accepted.iter().map(accept).collect();
        let (plan, _) = corrected(plan, &text, &corrections);
        (0..plan.entries.len()).filter(|&at| plan.entries[at].is_doubtful()).collect()
    }

    #[test]
    fn an_accepted_boundary_settles_what_no_other_leaves_in_doubt() {
        assert_eq!(in_doubt(&[]), [1, 2, 3, 4]);
        assert_eq!(in_doubt(&[1]), [3, 4]);
        assert_eq!(in_doubt(&[3]), [1, 2, 4], "the boundary above is still doubtful");
        assert_eq!(in_doubt(&[1, 3]), [0; 0]);
        assert_eq!(in_doubt(&[3, 1]), [0; 0]);
    }
}
