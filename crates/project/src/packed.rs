//! The outline of a case in a few bytes an entry, as a project keeps it: packed by the workers of an import, and unpacked without
//! reading the text. The form stands in `docs/project-file.md`.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use reading::layout::{Speaker, Status};
use reading::leb128::{put, put_signed, take, take_signed};
use reading::plan::{EntryKind, Under};
use reading::shown::ShownPart;
use reading::text::Span;
use rustc_hash::FxHashMap;

use crate::outline::{EntryRow, Outline, ThreadRow};
use crate::word::{of_word, word};

/// In how few bytes an entry is packed: one for each of its numbers.
const LEAST_OF_AN_ENTRY: usize = 13;

/// Packs an outline. The same one always gives the same bytes.
#[must_use]
pub fn pack(outline: &Outline<&str>) -> Vec<u8> {
    let mut words = WordTable::default();
    let mut fields = Vec::new();
    let out = &mut fields;
    put_day(out, outline.printed);
    put(out, outline.threads.len());
    for ThreadRow { under, title, newest_first } in &outline.threads {
        put_choice(out, &Under::ALL, Some(*under));
        put(out, words.number(*title));
        put(out, usize::from(*newest_first));
    }
    let mut last_start = 0;
    for row in &outline.entries {
        let EntryRow { span, kind, speaker, sender, day, time, until, thread, card, card_type, status, doubts } = row;
        let start = i64::try_from(span.start).unwrap_or(i64::MAX);
        put_signed(out, start - last_start);
        last_start = start;
        put(out, span.len());
        put_choice(out, &EntryKind::ALL, Some(*kind));
        put_choice(out, &Speaker::ALL, *speaker);
        put(out, words.number(*sender));
        put_day(out, *day);
        put(out, time.map_or(0, |time| time.num_seconds_from_midnight() + 1));
        put_day(out, *until);
        put(out, thread.map_or(0, |thread| thread + 1));
        put(out, words.number(*card));
        put(out, words.number(*card_type));
        put_choice(out, &Status::ALL, *status);
        put(out, doubts.len());
        doubts.iter().for_each(|doubt| put(out, words.number(Some(&word(doubt)))));
    }
    if !outline.shown.is_whole() {
        let ShownPart { from, to, types, chosen } = &outline.shown;
        // Where an entry would stand, with a kind that none has.
        (0..3).for_each(|_| put(out, 0_usize));
        put_day(out, *from);
        put_day(out, *to);
        put(out, usize::from(*chosen));
        put(out, types.as_ref().map_or(0, |types| types.len() + 1));
        types.iter().flatten().for_each(|name| put(out, words.number(Some(name.as_str()))));
    }
    let mut packed = Vec::with_capacity(fields.len() + words.bytes.len() + 2);
    put(&mut packed, words.numbers.len());
    packed.append(&mut words.bytes);
    packed.append(&mut fields);
    packed
}

/// The outline that was packed; `None` where the bytes are none that [`pack`] gives.
#[must_use]
pub fn unpack(packed: &[u8]) -> Option<Outline<&str>> {
    let mut rest = packed;
    let mut words = Vec::new();
    for _ in 0..take::<usize>(&mut rest)? {
        let length = take(&mut rest)?;
        let (word, after) = rest.split_at_checked(length)?;
        words.push(str::from_utf8(word).ok()?);
        rest = after;
    }
    // Word 0 is none.
    let word = |number: usize| match number.checked_sub(1) {
        None => Some(None),
        Some(at) => words.get(at).map(|word| Some(*word)),
    };
    let printed = take_day(&mut rest)?;
    let mut threads = Vec::new();
    for _ in 0..take::<usize>(&mut rest)? {
        threads.push(ThreadRow {
            under: take_choice(&mut rest, &Under::ALL)??,
            title: word(take(&mut rest)?)?,
            newest_first: take::<usize>(&mut rest)? > 0,
        });
    }
    let mut entries = Vec::with_capacity(rest.len() / LEAST_OF_AN_ENTRY);
    let mut shown = ShownPart::default();
    let (mut last_start, mut days) = (0_i64, KnownDay::default());
    while !rest.is_empty() {
        last_start = last_start.checked_add(take_signed(&mut rest)?)?;
        let start = usize::try_from(last_start).ok()?;
        let end = start.checked_add(take(&mut rest)?)?;
        let Some(kind) = take_choice(&mut rest, &EntryKind::ALL)? else {
            shown = ShownPart {
                from: take_day(&mut rest)?,
                to: take_day(&mut rest)?,
                chosen: take::<usize>(&mut rest)? > 0,
                types: match take::<usize>(&mut rest)?.checked_sub(1) {
                    None => None,
                    Some(types) => {
                        Some((0..types).map(|_| word(take(&mut rest)?)?.map(str::to_owned)).collect::<Option<_>>()?)
                    }
                },
            };
            continue;
        };
        entries.push(EntryRow {
            span: Span::new(start, end),
            kind,
            speaker: take_choice(&mut rest, &Speaker::ALL)?,
            sender: word(take(&mut rest)?)?,
            day: days.take(&mut rest)?,
            time: match take::<u32>(&mut rest)?.checked_sub(1) {
                None => None,
                Some(seconds) => Some(NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0)?),
            },
            until: days.take(&mut rest)?,
            thread: take_thread(&mut rest, threads.len())?,
            card: word(take(&mut rest)?)?,
            card_type: word(take(&mut rest)?)?,
            status: take_choice(&mut rest, &Status::ALL)?,
            doubts: match take::<usize>(&mut rest)? {
                0 => Vec::new(),
                doubts => (0..doubts).map(|_| of_word(word(take(&mut rest)?)??.to_owned())).collect::<Option<_>>()?,
            },
        });
    }
    Some(Outline { printed, shown, threads, entries })
}

/// A value by its place among all that it can be, from 1; 0 for none.
fn put_choice<T: PartialEq>(out: &mut Vec<u8>, all: &[T], value: Option<T>) {
    put(out, value.and_then(|value| all.iter().position(|known| *known == value)).map_or(0, |at| at + 1));
}

#[inline]
fn take_choice<T: Copy>(rest: &mut &[u8], all: &[T]) -> Option<Option<T>> {
    match take::<usize>(rest)?.checked_sub(1) {
        None => Some(None),
        Some(at) => all.get(at).map(|known| Some(*known)),
    }
}

/// The index of a thread and 1; 0 for none.
#[inline]
fn take_thread(rest: &mut &[u8], threads: usize) -> Option<Option<usize>> {
    match take::<usize>(rest)?.checked_sub(1) {
        None => Some(None),
        Some(thread) => (thread < threads).then_some(Some(thread)),
    }
}

/// Days, 1 January of the year 1 being 1; 0 for none.
fn put_day(out: &mut Vec<u8>, day: Option<NaiveDate>) {
    put(out, day.map_or(0, |day| day.num_days_from_ce().max(0)));
}

#[inline]
fn take_day(rest: &mut &[u8]) -> Option<Option<NaiveDate>> {
    match take(rest)? {
        0 => Some(None),
        days => NaiveDate::from_num_days_from_ce_opt(days).map(Some),
    }
}

/// The day that was taken last: many entries of one thread are of one day, and what they count from is far away.
#[derive(Default)]
struct KnownDay {
    number: i32,
    day: Option<NaiveDate>,
}

impl KnownDay {
    #[inline]
    fn take(&mut self, rest: &mut &[u8]) -> Option<Option<NaiveDate>> {
        let number = take(rest)?;
        if number == 0 {
            return Some(None);
        }
        if number != self.number {
            let day = NaiveDate::from_num_days_from_ce_opt(number)?;
            *self = Self { number, day: Some(day) };
        }
        Some(self.day)
    }
}

/// Words, each once, by numbers from 1.
#[derive(Default)]
struct WordTable {
    numbers: FxHashMap<String, usize>,
    /// Length and letters of each.
    bytes: Vec<u8>,
}

impl WordTable {
    /// 0 for none.
    fn number(&mut self, word: Option<&str>) -> usize {
        let Some(word) = word else { return 0 };
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = self.numbers.len() + 1;
        self.numbers.insert(word.to_owned(), number);
        put(&mut self.bytes, word.len());
        self.bytes.extend(word.as_bytes());
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use reading::grammar;
    use reading::text::Text;

    #[test]
    fn an_outline_comes_out_as_it_went_in() {
        let text =
            "Mitt mål\n\nBli kokk\n\nDialog\n\nKari – 31. FEB. 2020 kl. 10.15: Hei.\n\nDeg – 1. APR. 2020: Ja.\n";
        let plan = grammar::read(&Text::from_normalised(text.to_owned()));
        let mut outline = Outline::of(&plan);
        assert!(outline.entries.len() > 2);
        // A correction can put an entry before another one.
        outline.entries.reverse();
        outline.shown =
            ShownPart { types: Some(vec!["Stilling".to_owned()]), to: outline.printed, ..ShownPart::default() };
        let packed = pack(&outline.with(|word| word));
        assert_eq!(unpack(&packed).expect("an outline").with(str::to_owned), outline);
    }

    proptest! {
        #[test]
        fn any_bytes_are_an_outline_or_nothing(bytes: Vec<u8>) {
            let _ = unpack(&bytes);
        }
    }
}
