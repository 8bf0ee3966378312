//! Two prints of one case laid side by side: where the passages of the older stand in the newer.
//!
//! Entries are matched first, since cards change their place when their status changes; passages inside matched entries go
//! with them. White space and page furniture make no difference: everything is compared by its letters, which are all
//! characters but these.

use std::collections::HashMap;
use std::hash::Hash;
use std::ops::Range;

use chrono::NaiveDate;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::layout::Speaker;
use crate::plan::{Entry, EntryKind, NonContentKind, Plan};
use crate::text::{Span, Text};

/// Letters that a passage of an unmatched entry has at least, where it is looked for elsewhere.
const TELLING: usize = 24;

/// The share of common letters from which a passage is the same one with a small edit inside.
const SMALL_EDIT: f64 = 0.8;

/// How far from its own rank an entry is looked for among many that could be it.
const REACH: usize = 25;

/// Where a passage of the older print stands in the newer one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NewPlace {
    /// The same text, white space aside.
    Same(Span),
    /// The same passage with a small edit inside.
    Changed(Span),
    Nowhere,
}

/// An older print and a newer one.
#[derive(Debug)]
pub struct Alignment {
    old: Side,
    new: Side,
    /// For each entry of the older print its counterpart.
    pairs: Vec<Option<Pair>>,
    /// For each entry of the newer print, whether it is a counterpart.
    taken: Vec<bool>,
}

#[derive(Debug)]
struct Pair {
    entry: usize,
    /// The letters that both have: where in the older, where in the newer, how many.
    shared: Vec<(usize, usize, usize)>,
    same: bool,
}

/// One print by its letters.
struct Side {
    letters: Vec<char>,
    /// Code point of each letter.
    at: Vec<usize>,
    /// First letter of each word; signs are words of their own.
    words: Vec<usize>,
    entries: Vec<Numbered>,
}

impl std::fmt::Debug for Side {
    /// Never prints case text.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Side({} letters, {} entries)", self.letters.len(), self.entries.len())
    }
}

struct Numbered {
    kind: EntryKind,
    span: Span,
    letters: Range<usize>,
}

impl Side {
    fn new(text: &Text, plan: &Plan) -> Self {
        let mut furniture =
            plan.non_content.iter().filter(|piece| piece.kind == NonContentKind::PageFurniture).peekable();
        let mut side = Self { letters: Vec::new(), at: Vec::new(), words: Vec::new(), entries: Vec::new() };
        let mut before = None;
        for (at, letter) in text.as_str().chars().enumerate() {
            while furniture.next_if(|piece| piece.span.end <= at).is_some() {}
            if letter.is_whitespace() || furniture.peek().is_some_and(|piece| piece.span.contains(at)) {
                before = None;
                continue;
            }
            let goes_on = letter.is_alphanumeric() && before.is_some_and(char::is_alphanumeric);
            if !goes_on {
                side.words.push(side.letters.len());
            }
            side.letters.push(letter);
            side.at.push(at);
            before = Some(letter);
        }
        let entries = plan.entries.iter();
        side.entries = entries
            .map(|entry| Numbered { kind: entry.kind, span: entry.span, letters: side.letters_of(entry.span) })
            .collect();
        side
    }

    /// The letters of a span.
    fn letters_of(&self, span: Span) -> Range<usize> {
        let before = |end: usize| self.at.partition_point(|&at| at < end);
        before(span.start)..before(span.end).max(before(span.start))
    }

    /// The span of some letters, at least one.
    fn span_of(&self, letters: &Range<usize>) -> Span {
        Span::new(self.at[letters.start], self.at[letters.end - 1] + 1)
    }

    /// The words of a range that begins and ends with one.
    fn words_of(&self, letters: &Range<usize>) -> Vec<&[char]> {
        let before = |end: usize| self.words.partition_point(|&word| word < end);
        let words = &self.words[before(letters.start)..before(letters.end)];
        let ends = words.iter().skip(1).copied().chain([letters.end]);
        words.iter().zip(ends).map(|(&start, end)| &self.letters[start..end]).collect()
    }

    /// The entry that holds these letters.
    fn entry_with(&self, letters: &Range<usize>) -> Option<usize> {
        self.entries.iter().position(|entry| entry.letters.start <= letters.start && letters.end <= entry.letters.end)
    }

    /// The only place within a range where letters stand.
    fn only(&self, wanted: &[char], within: Range<usize>) -> Option<Range<usize>> {
        let first = *wanted.first()?;
        let mut found = None;
        for start in within.start..(within.end + 1).saturating_sub(wanted.len()) {
            if self.letters[start] == first && self.letters[start..start + wanted.len()] == *wanted {
                if found.is_some() {
                    return None;
                }
                found = Some(start..start + wanted.len());
            }
        }
        found
    }
}

impl Alignment {
    /// Lays two prints of one case side by side.
    #[must_use]
    pub fn between(old: (&Text, &Plan), new: (&Text, &Plan)) -> Self {
        let mut alignment = Self {
            old: Side::new(old.0, old.1),
            new: Side::new(new.0, new.1),
            pairs: old.1.entries.iter().map(|_| None).collect(),
            taken: vec![false; new.1.entries.len()],
        };
        let same = alignment.same(old.1, new.1, true);
        alignment.pair(same, true);
        let same = alignment.same(old.1, new.1, false);
        alignment.pair(same, true);
        let like = alignment.like(old.1, new.1);
        alignment.pair(like, false);
        alignment
    }

    /// Where a passage of the older print stands in the newer one.
    #[must_use]
    pub fn place(&self, span: Span) -> NewPlace {
        let letters = self.old.letters_of(span);
        if letters.is_empty() {
            return NewPlace::Nowhere;
        }
        let entry = self.old.entry_with(&letters);
        match entry.and_then(|entry| Some((entry, self.pairs[entry].as_ref()?))) {
            Some((entry, pair)) => self.place_in(entry, pair, &letters),
            None => self.place_anywhere(entry, &letters),
        }
    }

    /// The span in the newer print of the entry that has this span in the older one.
    #[must_use]
    pub fn entry(&self, span: Span) -> NewPlace {
        let entry = self.old.entries.iter().position(|entry| entry.span == span);
        match entry.and_then(|entry| self.pairs[entry].as_ref()) {
            Some(pair) if pair.same => NewPlace::Same(self.new.entries[pair.entry].span),
            Some(pair) => NewPlace::Changed(self.new.entries[pair.entry].span),
            None => NewPlace::Nowhere,
        }
    }

    /// How many letters the entries have for which `counts` holds: in the older print, in the newer one, and shared by
    /// counterparts.
    #[must_use]
    pub fn letters(&self, old: &Plan, new: &Plan, counts: impl Fn(&Entry) -> bool) -> [usize; 3] {
        let all = |plan: &Plan, side: &Side| -> usize {
            let entries = plan.entries.iter().zip(&side.entries).filter(|(entry, _)| counts(entry));
            entries.map(|(_, numbered)| numbered.letters.len()).sum()
        };
        let pairs = old.entries.iter().zip(&self.pairs).filter(|(entry, _)| counts(entry));
        let shared = pairs.filter_map(|(_, pair)| pair.as_ref()).flat_map(|pair| &pair.shared).map(|(_, _, len)| len);
        [all(old, &self.old), all(new, &self.new), shared.sum()]
    }

    /// A passage inside a matched entry.
    fn place_in(&self, entry: usize, pair: &Pair, letters: &Range<usize>) -> NewPlace {
        let passage = &self.old.letters[letters.clone()];
        if let (Some(start), Some(end)) = (start_in(pair, letters.start), end_in(pair, letters.end))
            && start < end
        {
            let span = self.new.span_of(&(start..end));
            if self.new.letters[start..end] == *passage {
                return NewPlace::Same(span);
            }
            if alike(pair, letters, &(start..end)) >= SMALL_EDIT {
                return NewPlace::Changed(span);
            }
        }
        // Paragraphs may have changed places.
        let here = self.old.entries[entry].letters.clone();
        let there = self.new.entries[pair.entry].letters.clone();
        match (self.old.only(passage, here), self.new.only(passage, there)) {
            (Some(_), Some(found)) => NewPlace::Same(self.new.span_of(&found)),
            _ => NewPlace::Nowhere,
        }
    }

    /// A passage outside entries, across several, or in one that has no counterpart: only where it can be no other.
    fn place_anywhere(&self, entry: Option<usize>, letters: &Range<usize>) -> NewPlace {
        let passage = &self.old.letters[letters.clone()];
        if entry.is_some() && passage.len() < TELLING {
            return NewPlace::Nowhere;
        }
        let whole = |side: &Side| side.only(passage, 0..side.letters.len());
        let (Some(_), Some(found)) = (whole(&self.old), whole(&self.new)) else { return NewPlace::Nowhere };
        let there = self.new.entry_with(&found);
        let fits = match (entry, there) {
            (Some(old), Some(new)) => !self.taken[new] && self.old.entries[old].kind == self.new.entries[new].kind,
            (None, None) => true,
            _ => false,
        };
        if fits { NewPlace::Same(self.new.span_of(&found)) } else { NewPlace::Nowhere }
    }

    fn pair(&mut self, found: Vec<(usize, usize)>, same: bool) {
        for (old, new) in found {
            let (here, there) = (&self.old.entries[old].letters, &self.new.entries[new].letters);
            let shared = if same {
                vec![(here.start, there.start, here.len())]
            } else {
                shared_letters(&self.old, here, &self.new, there)
            };
            self.taken[new] = true;
            self.pairs[old] = Some(Pair { entry: new, shared, same });
        }
    }

    fn unmatched(&self) -> (Vec<usize>, Vec<usize>) {
        let old = (0..self.pairs.len()).filter(|&old| self.pairs[old].is_none()).collect();
        let new = (0..self.taken.len()).filter(|&new| !self.taken[new]).collect();
        (old, new)
    }

    /// Pairs of the same kind, date, speaker and text, in order where there are several; with `in_place`, also of the same
    /// thread or card.
    fn same(&self, old: &Plan, new: &Plan, in_place: bool) -> Vec<(usize, usize)> {
        let (left, right) = self.unmatched();
        let old_keys = left.into_iter().map(|index| (index, exactly(old, &self.old, index, in_place)));
        let new_keys = right.into_iter().map(|index| (index, exactly(new, &self.new, index, in_place)));
        let groups = grouped(old_keys, new_keys);
        groups.into_iter().flat_map(|(old, new)| old.into_iter().zip(new)).collect()
    }

    /// Pairs that are the same thing with other words: a card of that type and title, a message of that day and sender.
    fn like(&self, old: &Plan, new: &Plan) -> Vec<(usize, usize)> {
        let (left, right) = self.unmatched();
        let old_keys = left.into_iter().map(|index| (index, Kin::of(&old.entries[index])));
        let new_keys = right.into_iter().map(|index| (index, Kin::of(&new.entries[index])));
        let mut found = Vec::new();
        for (old, new) in grouped(old_keys, new_keys) {
            let bags: Vec<_> =
                new.iter().map(|&index| bag(self.new.words_of(&self.new.entries[index].letters))).collect();
            let mut likely = Vec::new();
            for (rank, &index) in old.iter().enumerate() {
                let own = bag(self.old.words_of(&self.old.entries[index].letters));
                let near = rank.saturating_sub(REACH).min(new.len().saturating_sub(2 * REACH))..new.len();
                for other in near.take(2 * REACH + 1) {
                    let alike = common(&own, &bags[other]);
                    if alike >= least_alike(self.old.entries[index].kind) {
                        likely.push((alike, index, new[other]));
                    }
                }
            }
            likely.sort_by(|one, two| two.0.total_cmp(&one.0));
            let (mut had, mut given) = (Vec::new(), Vec::new());
            for (_, old, new) in likely {
                if !had.contains(&old) && !given.contains(&new) {
                    had.push(old);
                    given.push(new);
                    found.push((old, new));
                }
            }
        }
        found
    }
}

/// What entries have in common that say the same: kind, date, speaker, title of thread or card, letters.
type Exactly<'a> = (EntryKind, Option<NaiveDate>, Option<Speaker>, Option<&'a str>, &'a [char]);

fn exactly<'a>(plan: &'a Plan, side: &'a Side, index: usize, in_place: bool) -> Exactly<'a> {
    let entry = &plan.entries[index];
    let letters = &side.letters[side.entries[index].letters.clone()];
    (entry.kind, entry.date, entry.speaker, title(plan, entry, in_place), letters)
}

/// What entries have in common that can be the same one.
#[derive(PartialEq, Eq, Hash)]
struct Kin<'a> {
    kind: EntryKind,
    card: Option<(&'a str, &'a str)>,
    date: Option<NaiveDate>,
    speaker: Option<Speaker>,
}

impl<'a> Kin<'a> {
    fn of(entry: &'a Entry) -> Self {
        let card = entry.card.as_ref().map(|card| (card.card_type.as_str(), card.title.as_str()));
        let date = entry.date.filter(|_| matches!(entry.kind, EntryKind::Message | EntryKind::Event));
        Self { kind: entry.kind, card, date, speaker: entry.speaker }
    }
}

/// The share of common words from which two entries of the same kin are one: more where the kin says little.
const fn least_alike(kind: EntryKind) -> f64 {
    match kind {
        EntryKind::Card | EntryKind::Minutes | EntryKind::Event => 0.2,
        EntryKind::Goal => 0.3,
        EntryKind::Message | EntryKind::Preamble | EntryKind::Unplaced | EntryKind::Document => 0.5,
    }
}

/// The title of the thread or card that an entry belongs to.
fn title<'a>(plan: &'a Plan, entry: &'a Entry, in_place: bool) -> Option<&'a str> {
    let thread = entry.thread.and_then(|thread| plan.threads.get(thread)).and_then(|thread| thread.title.as_deref());
    let title = thread.or_else(|| entry.card.as_ref().map(|card| card.title.as_str()));
    title.filter(|_| in_place)
}

/// The numbers of the older and of the newer print that have a key in common, in order.
fn grouped<K: Hash + Eq>(
    old: impl Iterator<Item = (usize, K)>,
    new: impl Iterator<Item = (usize, K)>,
) -> Vec<(Vec<usize>, Vec<usize>)> {
    let mut number_of: HashMap<K, usize> = HashMap::new();
    let mut groups: Vec<(Vec<usize>, Vec<usize>)> = Vec::new();
    for (index, key) in old {
        let number = *number_of.entry(key).or_insert(groups.len());
        if number == groups.len() {
            groups.push((Vec::new(), Vec::new()));
        }
        groups[number].0.push(index);
    }
    for (index, key) in new {
        if let Some(number) = number_of.get(&key) {
            groups[*number].1.push(index);
        }
    }
    groups
}

/// The words that two ranges have in common, in order, as runs of letters.
fn shared_letters(old: &Side, here: &Range<usize>, new: &Side, there: &Range<usize>) -> Vec<(usize, usize, usize)> {
    let (left, right) = (old.words_of(here), new.words_of(there));
    let starts = |words: &[&[char]], from: usize| -> Vec<usize> {
        let mut at = from;
        let mut starts = vec![at];
        for word in words {
            at += word.len();
            starts.push(at);
        }
        starts
    };
    let (left_at, right_at) = (starts(&left, here.start), starts(&right, there.start));
    let mut shared = Vec::new();
    for change in capture_diff_slices(Algorithm::Patience, &left, &right) {
        if let DiffOp::Equal { old_index, new_index, len } = change {
            shared.push((left_at[old_index], right_at[new_index], left_at[old_index + len] - left_at[old_index]));
        }
    }
    shared
}

/// Where a passage begins that began at this letter.
fn start_in(pair: &Pair, at: usize) -> Option<usize> {
    let inside = pair.shared.iter().find(|(old, _, len)| (*old..old + len).contains(&at));
    let behind = || pair.shared.iter().find(|(old, _, len)| old + len == at).map(|(_, new, len)| new + len);
    inside.map(|(old, new, _)| new + (at - old)).or_else(behind)
}

/// Where a passage ends that ended before this letter.
fn end_in(pair: &Pair, at: usize) -> Option<usize> {
    let inside = pair.shared.iter().find(|(old, _, len)| *old < at && at <= old + len);
    let before = || pair.shared.iter().find(|(old, _, _)| *old == at).map(|(_, new, _)| *new);
    inside.map(|(old, new, _)| new + (at - old)).or_else(before)
}

/// The share of letters that two passages of a pair have in common: from 0 to 1.
#[expect(clippy::cast_precision_loss, reason = "lengths of texts")]
fn alike(pair: &Pair, old: &Range<usize>, new: &Range<usize>) -> f64 {
    let within = |(here, there, len): &(usize, usize, usize)| {
        let from = old.start.saturating_sub(*here).max(new.start.saturating_sub(*there));
        let to = (*len).min(old.end.saturating_sub(*here)).min(new.end.saturating_sub(*there));
        to.saturating_sub(from)
    };
    let shared: usize = pair.shared.iter().map(within).sum();
    2.0 * shared as f64 / (old.len() + new.len()) as f64
}

/// Words with how often they stand there.
fn bag(words: Vec<&[char]>) -> HashMap<&[char], usize> {
    let mut bag = HashMap::new();
    words.into_iter().for_each(|word| *bag.entry(word).or_default() += 1);
    bag
}

/// The share of words that two bags have in common (Dice): from 0 to 1.
#[expect(clippy::cast_precision_loss, reason = "numbers of words")]
fn common(one: &HashMap<&[char], usize>, two: &HashMap<&[char], usize>) -> f64 {
    let shared: usize = one.iter().map(|(word, count)| *count.min(two.get(word).unwrap_or(&0))).sum();
    let all: usize = one.values().chain(two.values()).sum();
    if all == 0 { 1.0 } else { 2.0 * shared as f64 / all as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar;

    const OLD: &str = "BRUKER – 1. APR. 2020: Jeg trenger hjelp med søknaden til skolen.\n\n\
        NAV – 2. APR. 2020: Kom innom kontoret i morgen.\n\nBRUKER – 2. APR. 2020: Ja.\n";

    fn placed(old: &str, new: &str, passage: &str) -> Option<(bool, String)> {
        let (old, new) = (Text::new(old), Text::new(new));
        let (old_plan, new_plan) = (grammar::read(&old), grammar::read(&new));
        let alignment = Alignment::between((&old, &old_plan), (&new, &new_plan));
        let span = old.find_all(passage)[0];
        match alignment.place(span) {
            NewPlace::Same(span) => Some((true, new.slice(span).to_owned())),
            NewPlace::Changed(span) => Some((false, new.slice(span).to_owned())),
            NewPlace::Nowhere => None,
        }
    }

    fn same(text: &str) -> (bool, String) {
        (true, text.to_owned())
    }

    #[test]
    fn passages_go_with_their_entry_wherever_it_stands() {
        let new = "BRUKER – 5. MAI 2020: Hei igjen, jeg trenger hjelp.\n\nNAV – 2. APR. 2020: Kom innom\nkontoret i morgen.\n\n\
            BRUKER – 1. APR. 2020: Jeg trenger hjelp med\nsøknaden til skolen.\n";
        assert_eq!(placed(OLD, new, "trenger hjelp med søknaden"), Some(same("trenger hjelp med\nsøknaden")));
        assert_eq!(placed(OLD, new, "kontoret"), Some(same("kontoret")));
        assert_eq!(placed(OLD, new, "Ja."), None);
    }

    #[test]
    fn a_small_edit_inside_is_told_and_a_large_one_sets_aside() {
        let small = OLD.replace("med søknaden", "med den søknaden");
        let found = placed(OLD, &small, "Jeg trenger hjelp med søknaden til skolen.");
        assert_eq!(found, Some((false, "Jeg trenger hjelp med den søknaden til skolen.".to_owned())));
        assert_eq!(placed(OLD, &small, "til skolen"), Some(same("til skolen")));
        let large = OLD.replace("hjelp med søknaden", "penger");
        assert_eq!(placed(OLD, &large, "hjelp med søknaden"), None);
    }

    #[test]
    fn what_stands_outside_entries_is_found_only_where_it_can_be_no_other() {
        assert_eq!(placed(OLD, OLD, "BRUKER – 1. APR. 2020"), Some(same("BRUKER – 1. APR. 2020")));
        assert_eq!(placed(OLD, OLD, "BRUKER"), None);
    }
}
