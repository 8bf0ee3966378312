//! Which lines of a card are its fields, and where its dialogue and its history stand: a part of the second stage.

use super::dialogue_block::{Dialogue, displaced_below, end_of_messages, messages};
use super::field::Field;
use super::field_rows::{LONGEST_LABEL, is_like_label, labels_at, labels_beside, row_of_fields};
use super::layout_detection::{Extraction, is_upper};
use super::set_cards::{CardHead, is_moment};
use super::source::{Lines, Source};
use super::starts::{
    Group, card_at, dialog_at, displaced_at, ends_card, free_dialog_at, headless_at, history_at, unknown_card_at,
};
use crate::layout::ValueKind;
use crate::line::Line;
use crate::plan::Under;

/// A short value of at most so many code points does not wrap.
const WRAPPED_VALUE: usize = 26;
/// Most lines of chips.
const CHIP_LINES: usize = 6;

/// The lines of a card.
pub(super) struct CardBlock {
    pub head: CardHead,
    pub group: Group,
    /// Its fields, each with the lines that stand below its label.
    pub fields: Vec<Field>,
    pub chips: Vec<usize>,
    /// Whether a line that reads like a label was taken as part of a value.
    pub has_label_in_value: bool,
    /// The line after its fields.
    pub fields_end: usize,
    /// Fields of this card that text extraction has moved below the next type line or heading.
    pub displaced: Option<Lines>,
    pub dialogue: Option<Dialogue>,
    pub history: Option<CardHistory>,
    /// The line after its last one.
    pub end: usize,
}

/// What happened to a card.
pub(super) struct CardHistory {
    /// `None` where text extraction has moved it into the text above.
    pub heading: Option<usize>,
    /// For each event the line with its day, and the lines below.
    pub events: Vec<(usize, Lines)>,
}

/// The lines of the card with this head.
pub(super) fn card_block(source: &Source<'_>, head: CardHead, group: Group) -> CardBlock {
    let torn = source.may_move_fields();
    let mut fields: Vec<Field> = Vec::new();
    let mut chips: Vec<usize> = Vec::new();
    let mut has_label_in_value = false;
    let mut at = head.fields;
    loop {
        at = source.skip_blank(at);
        let ends = |at| ends_card(source, at) && !goes_on(source, head.card, &fields, at);
        if at >= source.lines.len() || ends(at) || below_fields(source, at) {
            break;
        }
        if head.type_line.is_none() && at > head.fields && headless_at(source, at).is_some() {
            break;
        }
        let row = row_of_fields(source, at);
        let labels = labels_beside(source, at, row.as_deref());
        if chip_at(source, at) || (torn && source.lines[at].word.chip && is_among_fields(source, &fields, at)) {
            chips.push(at);
        } else if let Some(row) = row
            && row.iter().all(|field| {
                field.label == source.layout.unlisted_label()
                    || takes_field(source, head.card, &fields, field.label)
                    || is_of_other_type(source, head.card, &fields, (field.label, at), None)
            })
        {
            fields.extend(row);
        } else if let Some((labels, after)) = &labels
            && labels.iter().all(|&label| {
                source.typography.is_mark(at)
                    || at == head.fields
                    || takes_field(source, head.card, &fields, label)
                    || is_late(source, head.card, &fields, label, *after)
                    || is_of_other_type(source, head.card, &fields, (label, at), Some(*after))
            })
        {
            fields.extend(labels.iter().map(|&label| Field {
                label,
                label_lines: at..*after,
                value: Vec::new(),
                column: None,
            }));
            at = *after;
            continue;
        } else if let Some(after) = label_of_next(source, head.card, &fields, at) {
            at = after;
            continue;
        } else if unlisted_at(source, &head, &fields, at) {
            let label = source.layout.unlisted_label();
            fields.push(Field { label, label_lines: at..at + 1, value: Vec::new(), column: None });
        } else if let Some(field) = field_above(source, &mut fields, torn && !chips.is_empty()) {
            has_label_in_value |= labels.is_some();
            let row = field.column.as_ref().map(|_| field.label_lines.clone());
            field.value.push(at);
            if let Some(row) = row {
                let others = fields.iter_mut().rev().skip(1).take_while(|field| field.label_lines == row);
                others.for_each(|field| field.value.push(at));
            }
        } else {
            break;
        }
        at += 1;
    }
    let fields_end = at;
    let may_be_displaced = head.card.is_some()
        && source.may_move_fields()
        && (source.extraction == Extraction::Scan || fields.iter().all(|field| field.column.is_none()));
    let displaced = if may_be_displaced { displaced_from(source, fields_end) } else { None };
    let dialogue = dialogue_below(source, &head, fields_end);
    let end = dialogue.as_ref().map_or(fields_end, |dialogue| dialogue.end);
    let history = history_below(source, source.skip_blank(end));
    let (history, end) = history.map_or((None, end), |(history, end)| (Some(history), end));
    CardBlock { head, group, fields, chips, has_label_in_value, fields_end, displaced, dialogue, history, end }
}

/// The dialogue of a card whose fields end above this line.
fn dialogue_below(source: &Source<'_>, head: &CardHead, at: usize) -> Option<Dialogue> {
    if at >= source.lines.len() || ends_card(source, at) || !dialog_at(source, at) {
        return None;
    }
    if source.lines[at].word.card_dialog {
        return Some(Dialogue { heading: Some(at), ..messages(source, source.skip_blank(at + 1), Under::Card) });
    }
    head.type_line.is_some().then(|| messages(source, at, Under::Card))
}

/// The history of a card, if it begins at this line; gives the line after it too.
fn history_below(source: &Source<'_>, begin: usize) -> Option<(CardHistory, usize)> {
    if !history_at(source, begin) {
        return None;
    }
    let mut events = Vec::new();
    let heading = Some(begin).filter(|&begin| !is_moment(source, begin));
    let mut at = heading.map_or(begin, |heading| source.skip_blank(heading + 1));
    while is_moment(source, at) {
        let end = (at + 1..source.lines.len()).find(|&at| is_moment(source, at) || ends_history(source, at));
        let end = end.unwrap_or(source.lines.len());
        events.push((at, at + 1..end));
        at = source.skip_blank(end);
    }
    Some((CardHistory { heading, events }, at))
}

fn ends_history(source: &Source<'_>, at: usize) -> bool {
    let line = &source.lines[at];
    line.opens
        || ends_card(source, at)
        || (!line.is_blank() && is_upper(line.text) && unknown_card_at(source, at).is_some())
}

/// Where the fields stand that text extraction has moved away from the card whose own end above this line.
fn displaced_from(source: &Source<'_>, end: usize) -> Option<Lines> {
    let dialog = end < source.lines.len() && dialog_at(source, end);
    let mut next = if dialog { end_of_messages(source, end, Under::Card) } else { end };
    for _ in 0..2 {
        if source.lines.get(next).is_some_and(|line| line.word.group.is_some() || line.word.group_like) {
            next = source.skip_blank(next + 1);
        }
    }
    if source.extraction == Extraction::Blocks && free_dialog_at(source, next) {
        return Some(displaced_below(source, next));
    }
    displaced_at(source, next).or_else(|| card_at(source, next).map(|head| head.displaced))
}

/// The field that a line belongs to: the last one, or below the chips of a card that came apart the last short one.
fn field_above<'f>(source: &Source<'_>, fields: &'f mut [Field], below_chips: bool) -> Option<&'f mut Field> {
    let last = fields.len().checked_sub(1)?;
    let below_chips = below_chips && !source.is_box(fields[last].label);
    let short = fields.iter().rposition(|field| !source.is_wide_label(field.label)).filter(|_| below_chips);
    fields.get_mut(short.unwrap_or(last))
}

/// Whether the line stands among the short fields of a card that came apart, or before the values of some.
fn is_among_fields(source: &Source<'_>, fields: &[Field], at: usize) -> bool {
    let wide = |label: usize| source.is_wide_label(label);
    let next = source.skip_blank(at + 1);
    fields.iter().any(|field| !wide(field.label) && field.value.is_empty())
        || fields.last().is_some_and(|field| !wide(field.label))
        || source.label_at(next).is_some_and(|(label, _)| !wide(label))
}

/// Whether a label may stand here: fields keep the order of print, unless they came apart.
pub(super) fn takes_field(source: &Source<'_>, card: Option<usize>, fields: &[Field], label: usize) -> bool {
    if fields.iter().any(|field| field.label == label) {
        return false;
    }
    let listed = |field: &&Field| field.label != source.layout.unlisted_label();
    let Some(card) = card else { return true };
    let place = |label| source.layout.cards[card].fields.iter().position(|&field| field == label);
    if source.is_box(label) {
        return true;
    }
    let Some(here) = place(label) else {
        // A long text may follow the short fields of any card.
        let is_text = |label: usize| source.layout.labels[label].value == ValueKind::Text;
        return is_text(label) && !fields.is_empty() && !fields.iter().any(|field| source.is_wide_label(field.label));
    };
    let last = fields.iter().filter(listed).rfind(|field| !source.is_box(field.label));
    let in_order = last.is_none_or(|last| place(last.label) < Some(here));
    in_order
        || source.may_move_fields()
        || (source.extraction == Extraction::Raw && fields.last().is_some_and(|last| !source.is_wide_label(last.label)))
}

/// The line after the label at this line, where it can be no field of this card, whose own labels still wait for their values: text
/// extraction has put it here from the next card.
fn label_of_next(source: &Source<'_>, card: Option<usize>, fields: &[Field], at: usize) -> Option<usize> {
    let waits = |field: &Field| field.value.is_empty() && !source.is_wide_label(field.label);
    let is_torn = source.extraction == Extraction::Blocks && source.stats.capitals() && fields.iter().any(waits);
    let (label, after) = source.label_at(at).filter(|_| is_torn && is_upper(source.lines[at].text))?;
    let is_wide = source.is_wide_label(label) || source.is_box(label);
    (!is_wide && !takes_field(source, card, fields, label)).then_some(after)
}

/// Whether a date with its label stands below a field of the card that follows it in print: a page ended in their row.
fn is_late(source: &Source<'_>, card: Option<usize>, fields: &[Field], label: usize, after: usize) -> bool {
    let dated = source.layout.labels[label].value.is_day();
    let value = source.lines.get(source.skip_blank(after));
    source.extraction != Extraction::Browser
        && dated
        && card.is_some_and(|card| source.layout.cards[card].fields.contains(&label))
        && fields.iter().all(|field| field.label != label)
        && value.is_some_and(|line| source.layout.is_date_value(line.text))
}

/// Whether a label that the layout lists for cards of other types stands at this line, right below the value of a short field. Alone in its
/// line, it has a value below.
fn is_of_other_type(
    source: &Source<'_>,
    card: Option<usize>,
    fields: &[Field],
    (label, at): (usize, usize),
    alone: Option<usize>,
) -> bool {
    let Some((card, last)) = card.zip(fields.last()) else { return false };
    let is_below_value = || last.value.last().copied() == source.last_filled(0..at);
    let is_short = |label: usize| !source.is_wide_label(label) && !source.is_box(label);
    let is_new = !source.layout.cards[card].fields.contains(&label) && fields.iter().all(|field| field.label != label);
    let has_value = |after: usize| {
        let value = source.skip_blank(after);
        let Some(line) = source.lines.get(value).filter(|line| !line.opens && !line.word.chip) else { return false };
        match source.layout.labels[label].value {
            kind if kind.is_day() => source.layout.is_date_value(line.text),
            // What came apart may stand anywhere.
            _ => !source.may_move_fields() && labels_at(source, value).is_none() && !ends_card(source, value),
        }
    };
    is_new
        && is_short(label)
        && is_short(last.label)
        && !last.value.is_empty()
        && alone.is_none_or(has_value)
        && is_below_value()
}

/// A label that no layout lists: set as labels are; or on a card whose fields other systems deliver, a short line below a
/// field that has its value, with a value of its own below it.
fn unlisted_at(source: &Source<'_>, head: &CardHead, fields: &[Field], at: usize) -> bool {
    if source.typography.is_mark(at) {
        return labels_at(source, at).is_none() && !is_moment(source, at);
    }
    if source.stats.capitals() && is_in_capitals(source, fields, at) {
        return true;
    }
    let open = head.card.is_some_and(|card| source.layout.cards[card].open);
    let Some(above) = fields.last().filter(|field| open && field.column.is_none()) else { return false };
    let (line, value) = (&source.lines[at], source.skip_blank(at + 1));
    let Some(below) = source.lines.get(value) else { return false };
    let Some(&last) = above.value.last() else { return false };
    let parted = source.extraction != Extraction::Raw && last + 1 < at;
    let full = source.lines[last].span.len() > WRAPPED_VALUE && !parted;
    let short = |text: &str| text.chars().count() <= LONGEST_LABEL && !text.ends_with(['.', ',', '!', '?', ':']);
    !source.is_wide_label(above.label)
        && !full
        && short(line.text)
        && line.text.starts_with(|c: char| c.is_uppercase())
        && line.word.card_dialog.eq(&false)
        && !below.word.chip
        && !below.opens
        && labels_at(source, value).is_none()
        && !ends_card(source, value)
        && !below_fields(source, value)
}

/// Whether words in capitals that no layout lists are a label, in prints that have theirs in capitals: above the first field, or below a
/// short one that has its value; a value in small letters stands below.
fn is_in_capitals(source: &Source<'_>, fields: &[Field], at: usize) -> bool {
    let below = source.lines.get(source.skip_blank(at + 1));
    let is_value = |line: &Line<'_>| !is_upper(line.text) || line.text.contains(|c: char| c.is_ascii_digit());
    let word = source.lines[at].word;
    fields.last().is_none_or(|last| {
        last.column.is_none()
            && !last.value.is_empty()
            && !source.is_wide_label(last.label)
            && !source.is_box(last.label)
    }) && is_like_label(source, source.lines[at].text)
        && !word.chip
        && word.label.is_none()
        && !word.label_head
        && below.is_some_and(|line| is_value(line) && !line.opens && !line.word.chip)
}

/// Whether the dialogue or the history of a card begins here.
fn below_fields(source: &Source<'_>, at: usize) -> bool {
    dialog_at(source, at) || history_at(source, at)
}

/// Chips count only at the end of a card, or above a box.
fn chip_at(source: &Source<'_>, at: usize) -> bool {
    let mut next = at;
    for _ in 0..CHIP_LINES {
        if !source.lines[next].word.chip {
            break;
        }
        next = source.skip_blank(next + 1);
        let below = |at| source.label_at(at).is_some_and(|(label, _)| source.is_box(label));
        if next >= source.lines.len() || ends_card(source, next) || below_fields(source, next) || below(next) {
            return true;
        }
    }
    false
}

/// Whether a line that looks like the next card is a value of this one, which came apart: below it stands a field that this card
/// lacks, and no title between, or no card of that type begins with this field.
fn lacks_field_below(source: &Source<'_>, card: Option<usize>, fields: &[Field], at: usize) -> bool {
    let (Some(card), Some(other)) = (card, source.lines[at].word.card) else { return false };
    let fields_of = |card: usize| &source.layout.cards[card].fields;
    let lacks = |label: usize| fields_of(card).contains(&label) && fields.iter().all(|field| field.label != label);
    if let Some((label, _)) = source.label_at(source.skip_blank(at + 1)) {
        return lacks(label);
    }
    let next = card_at(source, at).and_then(|next| source.label_at(next.fields));
    next.is_some_and(|(label, _)| lacks(label) && fields_of(other).first() != Some(&label))
}

/// Whether labels stand without values above this line, fewer paragraphs than labels since the first of them, and the line is a paragraph of
/// its own.
fn is_between_values(source: &Source<'_>, fields: &[Field], at: usize) -> bool {
    let waits = |field: &Field| field.value.is_empty() && !source.is_wide_label(field.label);
    let Some(first) = fields.iter().position(waits) else { return false };
    let is_start = |at: &&usize| source.lines[**at - 1].text.is_empty();
    let values = fields[first..].iter().flat_map(|field| &field.value).filter(is_start).count();
    at > 0 && source.lines[at - 1].text.is_empty() && values < fields.len() - first
}

/// Whether a line that looks like the next card is one of a long text in this card: the first field below it
/// is one that this card has yet to come, and no card begins with it.
fn goes_on(source: &Source<'_>, card: Option<usize>, fields: &[Field], at: usize) -> bool {
    let Some(last) = fields.last() else { return false };
    let line = &source.lines[at];
    let touches_below = source.skip_blank(at + 1) == at + 1;
    // A value may read like a card of another system: «Oppfølging» below the labels of a treatment.
    let open = line.word.card.is_some_and(|card| source.layout.cards[card].open);
    let below_label = || source.last_filled(0..at).is_some_and(|above| labels_at(source, above).is_some());
    if source.extraction == Extraction::Blocks && touches_below && open && last.value.is_empty() && below_label() {
        return true;
    }
    // Where labels still wait for their values, a value may read like the type line of the next card.
    let waits = |field: &Field| field.value.is_empty() && !source.is_wide_label(field.label);
    let below_labels = || below_label() && waits(last) || is_between_values(source, fields, at);
    if source.extraction == Extraction::Blocks && !source.is_wide_label(last.label) && below_labels() {
        return lacks_field_below(source, card, fields, at);
    }
    let touches = touches_below && at > 0 && !source.lines[at - 1].text.is_empty();
    if !source.is_wide_label(last.label)
        || last.value.is_empty()
        || !touches
        || line.word.card.is_none()
        || line.word.group.is_some()
        || is_upper(line.text)
    {
        return false;
    }
    let next = card_at(source, at).and_then(|next| source.label_at(next.fields));
    let Some((label, _)) = next.filter(|&(label, _)| !source.is_box(label)) else { return false };
    let later = |card: usize| {
        let place = |label| source.layout.cards[card].fields.iter().position(|&field| field == label);
        place(last.label).zip(place(label)).is_some_and(|(last, next)| next > last)
    };
    card.is_some_and(later)
}
