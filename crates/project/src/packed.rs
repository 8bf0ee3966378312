//! The entries of a case in a few bytes each, as a project keeps them: packed by the workers of an import, and unpacked without
//! reading the text. The form stands in `docs/project-file.md`.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use reading::leb128::{put, put_signed, take, take_signed};
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
        let start = i64::try_from(span.start).unwrap_or(i64::MAX);
        put_signed(fields, start - last_start);
        last_start = start;
        put(fields, span.len());
        put(fields, EntryKind::ALL.iter().position(|known| *known == kind).unwrap_or_default());
        put(fields, words.number(sender));
        put(fields, day.map_or(0, |day| day.num_days_from_ce().max(0)));
        put(fields, time.map_or(0, |time| time.num_seconds_from_midnight() + 1));
        put(fields, thread.map_or(0, |thread| thread + 1));
        put(fields, words.number(card));
        put(fields, words.number(card_type));
        put(fields, doubts.len());
        doubts.iter().for_each(|doubt| put(fields, words.number(Some(&word(doubt)))));
    }
    let mut packed = Vec::with_capacity(fields.len() + words.bytes.len() + 2);
    put(&mut packed, words.numbers.len());
    packed.append(&mut words.bytes);
    packed.append(&mut fields);
    packed
}

/// The rows that were packed; `None` where the bytes are none that [`pack`] gives.
#[must_use]
pub fn unpack(packed: &[u8]) -> Option<Vec<EntryRow<&str>>> {
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
    let mut rows = Vec::new();
    let mut last_start = 0_i64;
    while !rest.is_empty() {
        last_start = last_start.checked_add(take_signed(&mut rest)?)?;
        let start = usize::try_from(last_start).ok()?;
        let end = start.checked_add(take(&mut rest)?)?;
        rows.push(EntryRow {
            span: Span::new(start, end),
            kind: *EntryKind::ALL.get(take::<usize>(&mut rest)?)?,
            sender: word(take(&mut rest)?)?,
            day: match take(&mut rest)? {
                0 => None,
                days => Some(NaiveDate::from_num_days_from_ce_opt(days)?),
            },
            time: match take::<u32>(&mut rest)?.checked_sub(1) {
                None => None,
                Some(seconds) => Some(NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0)?),
            },
            thread: take::<usize>(&mut rest)?.checked_sub(1),
            card: word(take(&mut rest)?)?,
            card_type: word(take(&mut rest)?)?,
            doubts: (0..take::<usize>(&mut rest)?)
                .map(|_| of_word(word(take(&mut rest)?)??.to_owned()))
                .collect::<Option<_>>()?,
        });
    }
    Some(rows)
}

/// Words, each once, by numbers from 1.
#[derive(Default)]
struct Words {
    numbers: FxHashMap<String, usize>,
    /// Length and letters of each.
    bytes: Vec<u8>,
}

impl Words {
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
    }
}
