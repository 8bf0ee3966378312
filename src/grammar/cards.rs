//! One activity card: type line, title, fields, minutes, chips.

use chrono::NaiveDate;

use super::{Lines, Reading, is_upper};
use crate::date::{date_at, time_at};
use crate::layout::{Status, ValueKind};
use crate::plan::{Card, EntryKind, Flag, NonContentKind, Under};

/// Most lines that a wrapped title takes.
const TITLE_LINES: usize = 2;

/// The head of a card: from its type line to its first field.
pub(super) struct CardHead {
    type_line: usize,
    /// Index into the layout's cards; `None` for a type that the layout does not know.
    card: Option<usize>,
    title: Lines,
    fields: usize,
    /// A field of the card before, which text extraction moved under this type line.
    stray: Option<Field>,
}

struct Field {
    /// Index into the layout's labels.
    label: usize,
    label_lines: Lines,
    /// Numbers of the lines that hold the value.
    value: Vec<usize>,
}

impl Reading<'_> {
    /// The card that starts at this line: a type line, a title, and a field of that type.
    pub(super) fn card_at(&self, at: usize) -> Option<CardHead> {
        let line = self.lines.get(at)?;
        let card = line.word.card?;
        if self.signs.capitals() && is_upper(line.text) {
            return None;
        }
        let title = self.skip_blank(at + 1);
        let head = |title: Lines, fields, stray| CardHead { type_line: at, card: Some(card), title, fields, stray };
        if let Some(fields) = self.first_field(title + 1, Some(card)) {
            return Some(head(title..title + 1, fields, None));
        }
        if let Some((label, after)) = self.label_at(title) {
            let value = self.skip_blank(after);
            let title_line = self.skip_blank(value + 1);
            if let Some(fields) = self.first_field(title_line + 1, Some(card)) {
                let stray = Field { label, label_lines: title..after, value: vec![value] };
                return Some(head(title_line..title_line + 1, fields, Some(stray)));
            }
        }
        let mut last = title;
        for _ in 1..TITLE_LINES {
            if self.lines.get(last).is_some_and(|line| line.word.card.is_some()) && self.card_at(last).is_some() {
                return None;
            }
            last = self.skip_blank(last + 1);
            if let Some(fields) = self.first_field(last + 1, Some(card)) {
                return Some(head(title..last + 1, fields, None));
            }
        }
        None
    }

    /// A card whose type line the layout does not know, where a card is due: a line, a title, any field.
    pub(super) fn unknown_card_at(&self, at: usize) -> Option<CardHead> {
        let word = self.lines.get(at)?.word;
        if word.group.is_some() || word.free_dialog || self.is_header(at) {
            return None;
        }
        let title = self.skip_blank(at + 1);
        let fields = self.first_field(title + 1, None)?;
        let heads = [at, title].map(|line| self.label_at(line).is_none() && !self.is_header(line));
        let head = CardHead { type_line: at, card: None, title: title..title + 1, fields, stray: None };
        (heads == [true, true]).then_some(head)
    }

    /// The first line with text from `at` on, if it is the label of a field of that card.
    fn first_field(&self, at: usize, card: Option<usize>) -> Option<usize> {
        let at = self.skip_blank(at);
        let (label, _) = self.label_at(at)?;
        let belongs = card.is_none_or(|card| self.layout.cards[card].fields.contains(&label));
        belongs.then_some(at)
    }

    /// The label at this line, which may go on in the next one; gives the line after it too.
    fn label_at(&self, at: usize) -> Option<(usize, usize)> {
        let line = self.lines.get(at)?;
        if self.signs.capitals() && !is_upper(line.text) {
            return None;
        }
        if line.word.label_head
            && let Some(next) = self.lines.get(at + 1)
            && let Some(label) = self.layout.wrapped_label(line.text, next.text)
        {
            return Some((label, at + 2));
        }
        line.word.label.map(|label| (label, at + 1))
    }

    /// Whether a dialogue under a card begins here: its heading, or the header of a message where the heading is lost.
    fn dialog_at(&self, at: usize) -> bool {
        let heading = self.lines[at].word.card_dialog && self.is_header(self.skip_blank(at + 1));
        heading || self.is_header(at)
    }

    /// Chips count only at the end of a card.
    fn chip_at(&self, at: usize) -> bool {
        if !self.lines[at].word.chip {
            return false;
        }
        let next = self.skip_blank(at + 1);
        next >= self.lines.len() || self.ends_card(next) || self.dialog_at(next) || self.chip_at(next)
    }

    /// Reads a card with its minutes and its dialogue; gives the line after it.
    pub(super) fn read_card(&mut self, head: &CardHead, status: Option<Status>) -> usize {
        let mut fields: Vec<Field> = Vec::new();
        let mut chips: Vec<usize> = Vec::new();
        let mut at = head.fields;
        loop {
            at = self.skip_blank(at);
            if at >= self.lines.len() || self.ends_card(at) || self.dialog_at(at) {
                break;
            }
            if self.chip_at(at) {
                chips.push(at);
            } else if let Some((label, after)) = self.label_at(at)
                && self.takes_field(head.card, &fields, label)
            {
                fields.push(Field { label, label_lines: at..after, value: Vec::new() });
                at = after;
                continue;
            } else if chips.is_empty()
                && let Some(field) = fields.last_mut()
            {
                field.value.push(at);
            } else {
                break;
            }
            at += 1;
        }
        let end = at;
        if let Some(stray) = &head.stray {
            self.give_back(stray);
        }
        let torn = self.untear(&mut fields) || head.stray.is_some();
        let card = self.card_of(head, &fields, &chips, status);
        let title = card.title.clone();
        self.add_card(head, card, &fields, end, torn);
        if at < self.lines.len() && !self.ends_card(at) && self.dialog_at(at) {
            if self.lines[at].word.card_dialog {
                self.non_content(NonContentKind::Heading, at..at + 1);
                at = self.skip_blank(at + 1);
            }
            at = self.read_messages(at, Under::Card, Some(title));
        }
        at
    }

    /// Whether a label may stand here: fields keep the order of print, unless they came apart.
    fn takes_field(&self, card: Option<usize>, fields: &[Field], label: usize) -> bool {
        if fields.iter().any(|field| field.label == label) {
            return false;
        }
        let Some(card) = card else { return true };
        let place = |label| self.layout.cards[card].fields.iter().position(|&field| field == label);
        let Some(here) = place(label) else { return false };
        let in_order = fields.last().is_none_or(|last| place(last.label) < Some(here));
        in_order
            || fields
                .windows(2)
                .any(|pair| pair[0].value.is_empty() && pair[0].label_lines.end <= pair[1].label_lines.start)
    }

    /// Puts the values of a row of fields back to their labels, where text extraction first gives all labels
    /// of the row and then, column by column, the values. The kinds of the values prove the fit.
    fn untear(&self, fields: &mut [Field]) -> bool {
        let Some(first) = fields.windows(2).position(|pair| pair[0].value.is_empty()) else { return false };
        let Some(run) = fields[first..].iter().position(|field| !field.value.is_empty()).map(|last| last + 1) else {
            return false;
        };
        let mut pool = fields[first + run - 1].value.clone();
        let inserted = fields.get(first + run).is_some_and(|field| field.label < fields[first + run - 1].label);
        if inserted {
            let own = self.paragraph(&fields[first + run].value);
            pool.extend_from_slice(&fields[first + run].value[own..]);
        }
        for columns in [2, 3, run] {
            let rows = run.div_ceil(columns);
            let places = (0..columns).flat_map(|column| (0..rows).map(move |row| row * columns + column));
            let places: Vec<usize> = places.filter(|&place| place < run).collect();
            let fits = |(place, &line): (&usize, &usize)| {
                let label = &self.layout.labels[fields[first + place].label];
                label.value.fits(self.lines[line].text, self.layout)
            };
            if pool.len() == run && places.iter().zip(&pool).all(fits) {
                for (place, &line) in places.iter().zip(&pool) {
                    fields[first + place].value = vec![line];
                }
                if inserted {
                    let own = self.paragraph(&fields[first + run].value);
                    fields[first + run].value.truncate(own);
                }
                return true;
            }
        }
        false
    }

    /// How many of these lines follow one another without a blank line.
    fn paragraph(&self, lines: &[usize]) -> usize {
        lines.windows(2).position(|pair| pair[1] != pair[0] + 1).map_or(lines.len(), |last| last + 1)
    }

    /// Gives a field that slipped under the next type line back to its card.
    fn give_back(&mut self, stray: &Field) {
        let value = self.value_of(stray);
        let name = self.layout.labels[stray.label].name.clone();
        if let Some(entry) = self.plan.entries.iter_mut().rev().find(|entry| entry.card.is_some()) {
            entry.flag(Flag::TornFields);
            if let Some(card) = &mut entry.card {
                card.fields.push((name, value));
            }
        }
    }

    fn value_of(&self, field: &Field) -> String {
        let lines: Vec<&str> = field.value.iter().map(|&at| self.lines[at].text).collect();
        match self.layout.labels[field.label].value {
            ValueKind::Text | ValueKind::Minutes => lines.join("\n"),
            _ => lines.join(" "),
        }
    }

    fn card_of(&self, head: &CardHead, fields: &[Field], chips: &[usize], status: Option<Status>) -> Card {
        let shown = fields.iter().filter(|field| self.layout.labels[field.label].value != ValueKind::Minutes);
        Card {
            card_type: self.lines[head.type_line].text.to_owned(),
            title: self.joined(head.title.clone()),
            status,
            from: self.date_of(fields, ValueKind::From).flatten(),
            to: self.date_of(fields, ValueKind::To).flatten(),
            fields: shown.map(|field| (self.layout.labels[field.label].name.clone(), self.value_of(field))).collect(),
            labels: chips.iter().flat_map(|&at| self.layout.chips_of(self.lines[at].text)).map(str::to_owned).collect(),
        }
    }

    /// The date in the first field of that kind that has one; `Some(None)` when it names no day of the calendar.
    fn date_of(&self, fields: &[Field], kind: ValueKind) -> Option<Option<NaiveDate>> {
        let mut dated = fields.iter().filter(|field| self.layout.labels[field.label].value == kind);
        dated.find_map(|field| date_at(&self.value_of(field), &self.layout.months)).map(|found| found.date)
    }

    /// Adds the card and its minutes, if it has any, as entries.
    fn add_card(&mut self, head: &CardHead, card: Card, fields: &[Field], end: usize, torn: bool) {
        let is_minutes = head.card.is_some_and(|card| self.layout.cards[card].minutes);
        let mut flags = Vec::new();
        let invalid = [ValueKind::From, ValueKind::To].iter().any(|&kind| self.date_of(fields, kind) == Some(None));
        let reversed = matches!((card.from, card.to), (Some(from), Some(to)) if from > to);
        for (holds, flag) in [
            (invalid, Flag::DateInvalid),
            (card.from.is_none(), Flag::NoStartDate),
            (reversed, Flag::FromAfterTo),
            (torn, Flag::TornFields),
            (head.card.is_none(), Flag::TypeUnknown),
        ] {
            if holds {
                flags.push(flag);
            }
        }
        let clock = fields.iter().find(|field| self.layout.labels[field.label].value == ValueKind::Clock);
        let time = clock.and_then(|field| time_at(&self.value_of(field))).map(|(time, _)| time);
        let (from, to) = (card.from, card.to);

        let minutes = fields
            .iter()
            .find(|field| self.layout.labels[field.label].value == ValueKind::Minutes && !field.value.is_empty());
        let Some(minutes) = minutes else {
            let kind = if is_minutes { EntryKind::Minutes } else { EntryKind::Card };
            if let Some(entry) = self.entry(kind, head.type_line..end) {
                (entry.date, entry.until, entry.time) = (from, to, time);
                flags.into_iter().for_each(|flag| entry.flag(flag));
                entry.card = Some(card);
            }
            return;
        };
        let body = minutes.value[0]..minutes.value[minutes.value.len() - 1] + 1;
        let header = head.type_line..minutes.label_lines.start;
        if is_minutes {
            self.non_content(NonContentKind::CardHeader, header);
        } else if let Some(entry) = self.entry(EntryKind::Card, header) {
            (entry.date, entry.until, entry.time) = (from, to, time);
            flags.iter().for_each(|&flag| entry.flag(flag));
            entry.card = Some(card.clone());
        }
        self.non_content(NonContentKind::CardLabel, minutes.label_lines.clone());
        self.non_content(NonContentKind::CardLabel, body.end..end);
        if let Some(entry) = self.entry(EntryKind::Minutes, body) {
            (entry.date, entry.time) = (from, time);
            if is_minutes {
                flags.into_iter().for_each(|flag| entry.flag(flag));
            }
            entry.card = Some(card);
        }
    }
}
