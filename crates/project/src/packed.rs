//! The entries of a case in a few bytes each, as a project keeps them: packed by the workers of an import, and unpacked without
//! reading the text. The form stands in `docs/project-file.md`.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use reading::plan::EntryKind;
use reading::text::Span;
use rustc_hash::FxHashMap;

use crate::entry_row::EntryRow;
use crate::word::{of_word, word};

/// Packs rows. The same rows always give the same bytes.
#[must_use]
pub fn pack<'a>(rows: impl IntoIterator<Item = EntryRow<&'a str>>) -> Vec<u8> {
    let mut words = Words::default();
    let mut fields = Vec::new();
    let mut last_start = 0;
    for row in rows {
        let EntryRow { span, kind, sender, day, time, thread, card, card_type, doubts } = row;
        let fields = &mut fields;
        put_signed(fields, signed(span.start) - last_start);
        last_start = signed(span.start);
        put(fields, unsigned(span.len()));
        put(fields, EntryKind::ALL.iter().position(|known| *known == kind).map_or(0, unsigned));
        put(fields, words.number(sender));
        put(fields, day.map_or(0, |day| u64::try_from(day.num_days_from_ce()).unwrap_or(0)));
        put(fields, time.map_or(0, |time| u64::from(time.num_seconds_from_midnight()) + 1));
        put(fields, thread.map_or(0, |thread| unsigned(thread) + 1));
        put(fields, words.number(card));
        put(fields, words.number(card_type));
        put(fields, unsigned(doubts.len()));
        doubts.iter().for_each(|doubt| put(fields, words.number(Some(&word(doubt)))));
    }
    let mut packed = Vec::with_capacity(fields.len() + words.bytes.len() + 2);
    put(&mut packed, unsigned(words.numbers.len()));
    packed.append(&mut words.bytes);
    packed.append(&mut fields);
    packed
}

/// The rows that were packed; `None` where the bytes are none that [`pack`] gives.
#[must_use]
pub fn unpack(packed: &[u8]) -> Option<Vec<EntryRow<&str>>> {
    let mut rest = packed;
    let mut words = Vec::new();
    for _ in 0..take(&mut rest)? {
        let length = usize::try_from(take(&mut rest)?).ok()?;
        let (word, after) = rest.split_at_checked(length)?;
        words.push(str::from_utf8(word).ok()?);
        rest = after;
    }
    // Word 0 is none.
    let word = |number: u64| match number.checked_sub(1) {
        None => Some(None),
        Some(at) => words.get(usize::try_from(at).ok()?).map(|word| Some(*word)),
    };
    let mut rows = Vec::new();
    let mut last_start = 0_i64;
    while !rest.is_empty() {
        last_start = last_start.checked_add(take_signed(&mut rest)?)?;
        let start = usize::try_from(last_start).ok()?;
        let end = start.checked_add(usize::try_from(take(&mut rest)?).ok()?)?;
        let mut next = || take(&mut rest);
        let row = EntryRow {
            span: Span::new(start, end),
            kind: *EntryKind::ALL.get(usize::try_from(next()?).ok()?)?,
            sender: word(next()?)?,
            day: match next()? {
                0 => None,
                days => Some(NaiveDate::from_num_days_from_ce_opt(i32::try_from(days).ok()?)?),
            },
            time: match next()?.checked_sub(1) {
                None => None,
                Some(seconds) => Some(NaiveTime::from_num_seconds_from_midnight_opt(u32::try_from(seconds).ok()?, 0)?),
            },
            thread: next()?.checked_sub(1).map(usize::try_from).transpose().ok()?,
            card: word(next()?)?,
            card_type: word(next()?)?,
            doubts: (0..next()?).map(|_| of_word(word(next()?)??.to_owned())).collect::<Option<_>>()?,
        };
        rows.push(row);
    }
    Some(rows)
}

/// Words, each once, by numbers from 1.
#[derive(Default)]
struct Words {
    numbers: FxHashMap<String, u64>,
    /// Length and letters of each.
    bytes: Vec<u8>,
}

impl Words {
    /// 0 for none.
    fn number(&mut self, word: Option<&str>) -> u64 {
        let Some(word) = word else { return 0 };
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = unsigned(self.numbers.len()) + 1;
        self.numbers.insert(word.to_owned(), number);
        put(&mut self.bytes, unsigned(word.len()));
        self.bytes.extend(word.as_bytes());
        number
    }
}

/// Lowest seven bits first, the eighth says that more follow (LEB128).
fn put(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(0x80 | number.to_le_bytes()[0]);
        number >>= 7;
    }
    bytes.push(number.to_le_bytes()[0]);
}

fn take(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for shift in (0..64).step_by(7) {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 0x7f) << shift;
        if *byte < 0x80 {
            return Some(number);
        }
    }
    None
}

/// The sign in the lowest bit.
fn put_signed(bytes: &mut Vec<u8>, number: i64) {
    put(bytes, ((number << 1) ^ (number >> 63)).cast_unsigned());
}

fn take_signed(bytes: &mut &[u8]) -> Option<i64> {
    let number = take(bytes)?;
    Some((number >> 1).cast_signed() ^ -(number & 1).cast_signed())
}

/// A text has far fewer code points than either type can count.
fn signed(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn unsigned(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use reading::grammar;
    use reading::text::Text;

    #[test]
    fn rows_come_out_as_they_went_in() {
        let text =
            "Mitt mål\n\nBli kokk\n\nDialog\n\nKari – 31. FEB. 2020 kl. 10.15: Hei.\n\nDeg – 1. APR. 2020: Ja.\n";
        let plan = grammar::read(&Text::from_normalised(text.to_owned()));
        let mut rows = EntryRow::of(&plan);
        assert!(rows.len() > 2);
        // A correction can put an entry before another one.
        rows.reverse();
        let packed = pack(rows.iter().map(|row| row.with(|word| word)));
        let unpacked = unpack(&packed).expect("rows");
        assert_eq!(unpacked.iter().map(|row| row.with(str::to_owned)).collect::<Vec<_>>(), rows);
    }

    proptest! {
        #[test]
        fn any_bytes_are_rows_or_nothing(bytes: Vec<u8>) {
            let _ = unpack(&bytes);
        }

        #[test]
        fn numbers_come_out_as_they_went_in(number: u64, signed: i64) {
            let mut bytes = Vec::new();
            put(&mut bytes, number);
            put_signed(&mut bytes, signed);
            let mut rest = &*bytes;
            prop_assert_eq!((take(&mut rest), take_signed(&mut rest), rest), (Some(number), Some(signed), &[][..]));
        }
    }
}
