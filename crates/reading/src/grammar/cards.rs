//! The third stage for cards: the fields of one, as a card and its minutes, with its messages and its history.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::card_block::CardBlock;
use super::column_recovery::recover_columns;
use super::displaced_fields::take_displaced_fields;
use super::field::Field;
use super::field_rows::{is_close_to_next, label_in, value_in};
use super::fragment::Fragment;
use super::history::read_history;
use super::layout_detection::Extraction;
use super::messages::read_card_messages;
use super::notes::CardPart;
use super::ocr_line::misread_date;
use super::set_cards::CardHead;
use super::source::Source;
use crate::date::{date_at, time_at};
use crate::layout::{Status, ValueKind, columns};
use crate::plan::{Card, EntryKind, Flag, NonContentKind};

/// What the lines of a card are in the plan.
pub(super) fn read_card(source: &Source<'_>, block: CardBlock) -> Fragment {
    let CardBlock { head, group, mut fields, chips, fields_end, .. } = block;
    let mut torn = source.may_move_fields() && !head.displaced.is_empty();
    let in_columns = fields.iter().any(|field| field.column.is_some());
    if in_columns || source.stats.upper_types() {
        torn |= fields.iter().any(|field| is_misread(source, field));
        let is_close =
            |field: &Field| field.column.as_ref().is_some_and(|column| is_close_to_next(source, column, &field.value));
        torn |= source.extraction != Extraction::Scan && fields.iter().any(is_close);
    }
    if let Some((card, displaced)) = head.card.zip(block.displaced) {
        take_displaced_fields(source, &mut fields, card, displaced);
    }
    if let Some(card) = head.card.filter(|_| !in_columns && source.extraction != Extraction::Browser) {
        torn |= recover_columns(source, &mut fields, card);
    }
    let mut fragment = Fragment::default();
    if source.explains {
        fragment.card_parts = card_parts(&head, &fields, &chips);
    }
    let mut dates = [ValueKind::From, ValueKind::To].map(|kind| date_of(source, &fields, kind));
    let unlisted = unlisted_dates(source, &fields);
    if let [from, rest @ ..] = &unlisted[..] {
        dates = [Some(Some(*from)), rest.first().copied().map(Some)];
    }
    let card = card_of(source, &head, &fields, &chips, group.status(), dates.map(Option::flatten));
    let doubts = [
        (torn, Flag::TornFields),
        (block.has_label_in_value, Flag::HeadingLike),
        (group.is_doubtful(), Flag::HeadingUnknown),
        (!unlisted.is_empty(), Flag::DateLabelUnknown),
        (dates.contains(&Some(None)), Flag::DateInvalid),
    ];
    let doubts = doubts.into_iter().filter_map(|(holds, flag)| holds.then_some(flag)).collect();
    let title = block.dialogue.as_ref().map(|_| card.title.clone());
    let card_of_events = block.history.as_ref().map(|_| card.clone());
    add_card(source, &head, card, &fields, fields_end, doubts, &mut fragment);
    if let Some(dialogue) = &block.dialogue {
        fragment.append(read_card_messages(source, dialogue, title), false);
    }
    if let Some((history, card)) = block.history.as_ref().zip(card_of_events) {
        fragment.append(read_history(source, history, &card), false);
    }
    fragment
}

/// What each line of a card is; where a line is several things the last counts.
fn card_parts(head: &CardHead, fields: &[Field], chips: &[usize]) -> Vec<(usize, CardPart)> {
    let part = |part| move |at: usize| (at, part);
    let values = fields.iter().flat_map(|field| field.value.iter().copied()).map(part(CardPart::FieldValue));
    let labels = fields.iter().flat_map(|field| field.label_lines.clone()).map(part(CardPart::FieldLabel));
    let type_line = head.type_line.into_iter().map(part(CardPart::CardType));
    let title = head.title.clone().map(part(CardPart::CardTitle));
    let chips = chips.iter().chain(&head.chips).copied().map(part(CardPart::Chip));
    values.chain(labels).chain(type_line).chain(title).chain(chips).collect()
}

/// The value as printed, the lines of a long one kept apart.
fn value_of<'s>(source: &'s Source<'_>, field: &Field) -> Cow<'s, str> {
    if let Some(column) = &field.column {
        return value_in(source, column, &field.value).into();
    }
    if let [at] = field.value[..] {
        return source.lines[at].text.into();
    }
    let lines: Vec<&str> = field.value.iter().map(|&at| source.lines[at].text).collect();
    match source.layout.labels[field.label].value {
        ValueKind::Text | ValueKind::Minutes | ValueKind::Box => lines.join("\n").into(),
        _ => lines.join(" ").into(),
    }
}

/// The label as the layout names it, or as printed where it lists none.
fn name_of(source: &Source<'_>, field: &Field) -> String {
    let listed = &source.layout.labels[field.label].name;
    if listed.is_empty() {
        let in_row = field.column.as_ref().and_then(|column| label_in(source, column, field.label_lines.start));
        in_row.map_or_else(|| source.joined(field.label_lines.clone()), str::to_owned)
    } else {
        listed.clone()
    }
}

/// The date in the first field of that kind that has one; `Some(None)` when it names no day of the calendar.
fn date_of(source: &Source<'_>, fields: &[Field], kind: ValueKind) -> Option<Option<NaiveDate>> {
    let mut dated = fields.iter().filter(|field| source.layout.labels[field.label].value == kind);
    dated.find_map(|field| {
        let value = value_of(source, field);
        let found = date_at(&value, &source.layout.months).map(|found| found.date);
        let misread = || misread_date(&value, source.layout).map(Some);
        found.or_else(|| if source.extraction == Extraction::Scan { misread() } else { None })
    })
}

/// The days under labels that no layout lists, on a card with no other label of a day: it begins with the first and ends with the second.
fn unlisted_dates(source: &Source<'_>, fields: &[Field]) -> Vec<NaiveDate> {
    if fields.iter().any(|field| source.layout.labels[field.label].value.is_day()) {
        return Vec::new();
    }
    let unlisted = fields.iter().filter(|field| field.label == source.layout.unlisted_label());
    let day = |field: &Field| {
        let value = value_of(source, field);
        source.is_whole_day(&value).then(|| date_at(&value, &source.layout.months)?.date)?
    };
    unlisted.filter_map(day).collect()
}

/// Whether what stands under a label can hardly be its value, as far as its form tells.
fn is_misread(source: &Source<'_>, field: &Field) -> bool {
    let value = value_of(source, field);
    let kind = source.layout.labels[field.label].value;
    let more = date_at(&value, &source.layout.months).is_some_and(|date| !value[date.len..].trim().is_empty());
    match kind {
        _ if value.is_empty() => false,
        ValueKind::From | ValueKind::To => more || !kind.fits(&value, source.layout),
        ValueKind::Clock | ValueKind::Number => !kind.fits(&value, source.layout),
        _ => false,
    }
}

fn card_of(
    source: &Source<'_>,
    head: &CardHead,
    fields: &[Field],
    chips: &[usize],
    status: Option<Status>,
    [from, to]: [Option<NaiveDate>; 2],
) -> Card {
    let line = head.type_line.map_or("", |at| source.lines[at].text);
    // Where chips stand above the fields, text extraction may leave them in the line of the type.
    let mut pieces: Vec<&str> = if source.layout.chips_above { columns(line).collect() } else { vec![line] };
    let card_type = if pieces.is_empty() { String::new() } else { pieces.remove(0).to_owned() };
    let chips_beside = source.layout.chips_above && source.layout.card_before_chips(&card_type).is_some();
    let gaps = card_type.match_indices(' ').map(|(at, _)| at);
    let cut = gaps.filter(|&at| chips_beside && !source.layout.chips_of(&card_type[at..]).is_empty()).min();
    if let Some(cut) = cut {
        pieces = source.layout.chips_of(&line[cut..]);
    }
    let card_type = cut.map_or(card_type.clone(), |cut| card_type[..cut].to_owned());
    let mut labels: Vec<String> = pieces.into_iter().map(str::to_owned).collect();
    let mut above = head.chips.iter().copied().peekable();
    while let Some(at) = above.next() {
        let wrapped = above.peek().map(|&next| source.layout.chips_of(&source.joined(at..next + 1)));
        match wrapped.filter(|wrapped| !wrapped.is_empty() && !source.lines[at].word.chip) {
            Some(wrapped) => {
                labels.extend(wrapped.into_iter().map(str::to_owned));
                above.next();
            }
            // The sign of a chip may come out in a line of its own.
            None if !source.lines[at].text.contains(char::is_alphanumeric) => {}
            None => labels.extend(source.layout.chips_with_unknown(source.lines[at].text)),
        }
    }
    let below = chips.iter().flat_map(|&at| source.layout.chips_of(source.lines[at].text));
    labels.extend(below.map(str::to_owned));
    let shown = fields.iter().filter(|field| source.layout.labels[field.label].value != ValueKind::Minutes);
    Card {
        card_type,
        title: source.joined(head.title.clone()),
        status,
        from,
        to,
        fields: shown.map(|field| (name_of(source, field), value_of(source, field).into_owned())).collect(),
        labels,
    }
}

/// Adds the card and its minutes, if it has any, as entries.
fn add_card(
    source: &Source<'_>,
    head: &CardHead,
    card: Card,
    fields: &[Field],
    end: usize,
    doubts: Vec<Flag>,
    fragment: &mut Fragment,
) {
    let is_minutes = head.card.is_some_and(|card| source.layout.cards[card].minutes);
    let mut flags = doubts;
    let reversed = matches!((card.from, card.to), (Some(from), Some(to)) if from > to);
    for (holds, flag) in [
        (card.from.is_none(), Flag::NoStartDate),
        (reversed, Flag::FromAfterTo),
        (head.card.is_none(), Flag::TypeUnknown),
    ] {
        if holds {
            flags.push(flag);
        }
    }
    let clock = fields.iter().find(|field| source.layout.labels[field.label].value == ValueKind::Clock);
    let time = clock.and_then(|field| time_at(&value_of(source, field))).map(|(time, _)| time);
    let (from, to) = (card.from, card.to);

    let minutes = fields
        .iter()
        .find(|field| source.layout.labels[field.label].value == ValueKind::Minutes && !field.value.is_empty());
    let Some(minutes) = minutes else {
        let kind = if is_minutes { EntryKind::Minutes } else { EntryKind::Card };
        if let Some(entry) = fragment.entry(source, kind, head.start()..end) {
            (entry.date, entry.until, entry.time) = (from, to, time);
            for flag in flags {
                entry.flag(flag);
            }
            entry.card = Some(card);
        }
        return;
    };
    let body = minutes.value[0]..minutes.value[minutes.value.len() - 1] + 1;
    let header = head.start()..minutes.label_lines.start;
    if is_minutes {
        fragment.non_content(source, NonContentKind::CardHeader, header);
    } else if let Some(entry) = fragment.entry(source, EntryKind::Card, header) {
        (entry.date, entry.until, entry.time) = (from, to, time);
        for &flag in &flags {
            entry.flag(flag);
        }
        entry.card = Some(card.clone());
    }
    fragment.non_content(source, NonContentKind::CardLabel, minutes.label_lines.start..body.start);
    fragment.non_content(source, NonContentKind::CardLabel, body.end..end);
    if let Some(entry) = fragment.entry(source, EntryKind::Minutes, body) {
        (entry.date, entry.time) = (from, time);
        if is_minutes {
            for flag in flags {
                entry.flag(flag);
            }
        }
        entry.card = Some(card);
    }
}
