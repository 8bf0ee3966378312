//! Where sections and cards begin: questions of the second stage, which look ahead and change nothing.
//!
//! A word of the layout counts only in its place: a heading with cards under it, a type line with a title and a field under
//! it. In any other place it is body text, and the entry says so with a flag.

use super::field_rows::{is_like_label, labels_at, row_at};
use super::layout_detection::{Extraction, is_upper};
use super::line_width::MessageColumns;
use super::set_cards::{CardHead, MOST_ABOVE, is_moment, set_card_at};
use super::source::{Lines, Source};
use crate::layout::{Status, ValueKind, Word};
use crate::line::Line;

/// Most lines that a wrapped title takes.
const TITLE_LINES: usize = 3;
/// Most lines of one chip.
const CHIP_LINES: usize = 2;
/// Most lines with text that text extraction moves from one card under the type line of the next.
const MOST_DISPLACED: usize = 10;
/// Most lines of the value of a first field whose label no layout lists.
const VALUE_LINES: usize = 2;
/// Most lines with text between the heading of the dialogue and its first header.
const MOST_TITLE_LINES: usize = 3;
/// The same where one narrow column wraps all of them, as it does the longest titles.
const MOST_WRAPPED_LINES: usize = 7;
/// Most lines with text that text extraction moves from the last card under the heading of the dialogue.
const MOST_BELOW_DIALOGUE: usize = 6;

/// Under which heading cards stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    None,
    Known(Status),
    /// A heading that reads like that of a group, but is no word of the layout.
    Unknown,
}

impl Group {
    pub const fn status(self) -> Option<Status> {
        match self {
            Self::Known(status) => Some(status),
            Self::None | Self::Unknown => None,
        }
    }

    pub const fn is_doubtful(self) -> bool {
        matches!(self, Self::Unknown)
    }
}

/// The card that starts at this line: a type line, a title, and a field of that type.
pub(super) fn card_at(source: &Source<'_>, at: usize) -> Option<CardHead> {
    let card = source.lines.get(at)?.word.card?;
    if let Some(head) = set_card_at(source, at) {
        return Some(head);
    }
    let head = typed_card_at(source, at, card)?;
    // The label of minutes of one paragraph, below which a card of that type begins.
    let is_label = source.lines[at].word.label.is_some()
        && source.lines[head.fields].word.card == Some(card)
        && (set_card_at(source, head.fields).is_some() || typed_card_at(source, head.fields, card).is_some());
    (!is_label).then(|| without_chips(source, head))
}

/// The head, where chips that stand between type and title are none of the latter.
fn without_chips(source: &Source<'_>, mut head: CardHead) -> CardHead {
    while source.lines.get(head.title.start).is_some_and(|line| line.word.chip) {
        let next = source.skip_blank(head.title.start + 1);
        if next >= head.title.end {
            break;
        }
        head.chips.push(head.title.start);
        head.title.start = next;
    }
    head
}

/// The card whose type line stands here by its words.
fn typed_card_at(source: &Source<'_>, at: usize, card: usize) -> Option<CardHead> {
    let line = &source.lines[at];
    // Chips may stand behind the type.
    let upper = is_upper(line.text.split(' ').next().unwrap_or_default());
    if (source.stats.capitals() && upper) || (source.stats.upper_types() && !upper) {
        return None;
    }
    if source.layout.chips_above {
        return card_below_chips_at(source, at, card);
    }
    let first = source.skip_blank(at + 1);
    let head = |title: Lines, fields| {
        let displaced = first..title.start;
        CardHead { type_line: Some(at), card: Some(card), title, fields, chips: Vec::new(), displaced }
    };
    if let Some(fields) = first_field(source, first + 1, Some(card)) {
        // No title reads like a label: this is the title of a card whose type line stands further up.
        let is_label = source.stats.capitals() && source.label_at(first).is_some() && source.label_at(fields).is_some();
        return (!is_label).then(|| head(first..first + 1, fields));
    }
    let mut last = first;
    for _ in 1..TITLE_LINES {
        let starts_other = |card| first_field(source, source.skip_blank(last + 1) + 1, Some(card)).is_some();
        if source.lines.get(last).and_then(|line| line.word.card).is_some_and(starts_other) {
            return None;
        }
        let above = last;
        last = source.skip_blank(last + 1);
        // A gap may stand in a title where a page ends, in one of two lines.
        if source.label_at(above).is_some() || above > first && last > above + 1 {
            break;
        }
        if source.label_at(last).is_none()
            && let Some(fields) = first_field(source, last + 1, Some(card))
        {
            let torn = source.extraction == Extraction::Blocks && source.skip_blank(first + 1) > first + 1;
            // Text extraction puts the heading of a history above the fields.
            let word = source.lines[last].word;
            let end = if word.history || word.card_dialog { source.last_filled(first..last)? } else { last };
            return Some(head(if torn && end == last { last..last + 1 } else { first..end + 1 }, fields));
        }
    }
    if source.stats.upper_types() {
        let title = first..end_of_wrapped_title(source, first);
        return first_field_below(source, title.end - 1, card).map(|fields| head(title, fields));
    }
    if !source.may_move_fields() {
        return None;
    }
    let mut title = first;
    for _ in 0..MOST_DISPLACED {
        title = source.skip_blank(title + 1);
        let line = source.lines.get(title)?;
        // A title may read like a type; then its fields stand right below.
        let titled = || first_field(source, title + 1, Some(card)).is_some();
        if line.opens || line.word.group.is_some() || (line.word.card.is_some() && !titled()) {
            return None;
        }
        if source.label_at(title).is_none()
            && let Some(fields) = first_field(source, title + 1, Some(card))
            && !begins_anew(source, fields)
        {
            // What text extraction moved here stands apart from the title, which may wrap.
            let start = (first.max(title + 1 - TITLE_LINES)..title)
                .find(|&start| (start..title).all(|at| is_title_line(source, at)))
                .unwrap_or(title);
            return Some(head(start..title + 1, fields));
        }
    }
    None
}

/// The line after a title that begins here, where the lines below it go on in its sentence.
fn end_of_wrapped_title(source: &Source<'_>, first: usize) -> usize {
    let goes_on = |at: &usize| is_title_line(source, *at) && source.lines[*at].text.starts_with(char::is_lowercase);
    let lines = (first + 1..source.lines.len()).take(TITLE_LINES - 1);
    lines.take_while(goes_on).last().map_or(first + 1, |last| last + 1)
}

/// Whether the line can be one of a title.
pub(super) fn is_title_line(source: &Source<'_>, at: usize) -> bool {
    let line = &source.lines[at];
    !line.is_blank() && source.label_at(at).is_none() && !source.is_whole_day(line.text)
}

/// The first field below a title, where a box without a label that the layout knows may stand between.
fn first_field_below(source: &Source<'_>, title: usize, card: usize) -> Option<usize> {
    let mut at = title;
    for _ in 0..MOST_DISPLACED {
        at = source.skip_blank(at + 1);
        let line = source.lines.get(at)?;
        if line.opens || line.word.group.is_some() || (line.word.card.is_some() && is_upper(line.text)) {
            return None;
        }
        if let Some(fields) = first_field(source, at, Some(card)) {
            return Some(fields);
        }
    }
    None
}

/// Which of these lines above the fields of a card are chips, wrapped ones among them.
fn chips_among(source: &Source<'_>, above: &[usize]) -> Vec<usize> {
    let is_chip = |at: usize| source.layout.ends_with_chip(source.lines[at].text);
    let wrapped = |pair: &&[usize]| !source.layout.chips_of(&source.joined(pair[0]..pair[1] + 1)).is_empty();
    let mut chips: Vec<usize> = above.iter().copied().filter(|&at| is_chip(at)).collect();
    // The sign of a chip may come out in a line of its own.
    let is_sign = |at: usize| !source.lines[at].text.contains(char::is_alphanumeric);
    chips.extend(above.windows(2).filter(|pair| is_chip(pair[0]) && is_sign(pair[1])).map(|pair| pair[1]));
    chips.extend(above.windows(2).filter(|pair| !is_chip(pair[0])).filter(wrapped).flatten());
    chips.sort_unstable();
    chips.dedup();
    chips
}

/// Which of the first of these lines are a chip that text recognition has misread, or cut off; the last of all is the title.
fn misread_chips<'l>(source: &Source<'_>, above: &'l [usize]) -> &'l [usize] {
    let is_chip = |count: &usize| {
        let lines = &above[..*count];
        let text = lines.iter().map(|&at| source.lines[at].text).collect::<Vec<_>>().join(" ");
        source.layout.is_like_chip(&text)
    };
    &above[..(1..above.len().min(CHIP_LINES + 1)).rev().find(is_chip).unwrap_or(0)]
}

/// A card with its chips above the fields: before the title or after it.
fn card_below_chips_at(source: &Source<'_>, at: usize, card: usize) -> Option<CardHead> {
    let mut above = Vec::new();
    let mut next = source.skip_blank(at + 1);
    let is_chip = |at: usize| source.layout.ends_with_chip(source.lines[at].text);
    let fields = loop {
        let titled = chips_among(source, &above).len() < above.len();
        if let Some(fields) = first_field(source, next, Some(card)).filter(|_| titled) {
            break fields;
        }
        let line = source.lines.get(next)?;
        // A title may read like the heading of a group: then the fields of this card stand right below, and no other title above.
        let is_heading = || {
            let is_title = !titled && first_field(source, next + 1, Some(card)).is_some();
            !is_title && group_at(source, next).is_some()
        };
        if above.len() == MOST_ABOVE || (line.word.group.is_some() && is_heading()) || line.opens {
            return None;
        }
        above.push(next);
        next = source.skip_blank(next + 1);
    };
    let mut chips = chips_among(source, &above);
    // A chip that the layout does not know stands before one that it knows, and above the title.
    if let [first, second, _, ..] = above[..]
        && !is_chip(first)
        && is_chip(second)
        && above.last().is_some_and(|last| !chips.contains(last))
    {
        chips.push(first);
    }
    if source.extraction == Extraction::Scan && chips.is_empty() {
        chips.extend(misread_chips(source, &above));
    }
    chips.sort_unstable();
    chips.dedup();
    above.retain(|at| !chips.contains(at));
    // Text extraction puts the heading with its sign before the fields that it stands below.
    let is_heading = |at: &mut usize| source.lines[*at].word.history || source.lines[*at].word.card_dialog;
    while above.len() > 1 && above.pop_if(is_heading).is_some() {}
    // A day or a label was moved here from the card before, with what stands below it.
    let first = *above.first()?;
    if source.extraction == Extraction::Blocks
        && above.len() > 1
        && (source.is_whole_day(source.lines[first].text) || source.label_at(first).is_some())
    {
        let last = *above.last()?;
        let start = (first + 1..=last).rev().take_while(|&at| is_title_line(source, at)).last()?;
        return Some(CardHead {
            type_line: Some(at),
            card: Some(card),
            title: start..last + 1,
            fields,
            chips,
            displaced: first..start,
        });
    }
    // More lines than a title takes, or chips inside: the rest is a box that the layout does not know.
    let title = *above.first()?..*above.last()? + 1;
    let whole = above.len() <= TITLE_LINES && chips.iter().all(|chip| !title.contains(chip));
    let title = if whole { title } else { title.start..title.start + 1 };
    let displaced = title.start..title.start;
    Some(CardHead { type_line: Some(at), card: Some(card), title, fields, chips, displaced })
}

/// A card whose type line the layout does not know, where a card is due: a line, a title, any field.
pub(super) fn unknown_card_at(source: &Source<'_>, at: usize) -> Option<CardHead> {
    let word = source.lines.get(at)?.word;
    if word.group.is_some() || word.free_dialog || source.is_header(at) {
        return None;
    }
    // A type is no sentence.
    if source.lines[at].text.ends_with(['.', '!', '?']) {
        return None;
    }
    if source.typography.is_known() {
        return set_card_at(source, at);
    }
    let title = source.skip_blank(at + 1);
    let fields = first_field(source, title + 1, None)?;
    let heads = [at, title].map(|line| labels_at(source, line).is_none() && !source.is_header(line));
    let displaced = title..title;
    // The type may stand below the title.
    let below = source.lines[title].word.card.filter(|_| is_upper(source.lines[title].text));
    let (type_line, title) = if below.is_some() { (title, at) } else { (at, title) };
    let title = title..title + 1;
    let head = CardHead { type_line: Some(type_line), card: below, title, fields, chips: Vec::new(), displaced };
    (heads == [true, true]).then_some(head)
}

/// The fields of a card without type and title, as a person types them off: a date, then another field.
pub(super) fn headless_at(source: &Source<'_>, at: usize) -> Option<CardHead> {
    let (label, after) = source.label_at(at)?;
    let value = source.skip_blank(after);
    let dated = source.layout.labels[label].value == ValueKind::From
        && source.lines.get(value).is_some_and(|line| source.layout.is_date_value(line.text));
    let more = source.label_at(source.skip_blank(value + 1)).is_some();
    let (chips, displaced) = (Vec::new(), at..at);
    (dated && more).then_some(CardHead { type_line: None, card: None, title: at..at, fields: at, chips, displaced })
}

/// The first line with text from `at` on, if it is the label of a field of that card.
fn first_field(source: &Source<'_>, at: usize, card: Option<usize>) -> Option<usize> {
    let at = source.skip_blank(at);
    // In the prints with labels in capitals boxes stand below the fields.
    let boxed = |label| source.is_box(label) && !source.stats.capitals();
    let belongs = |label| card.is_none_or(|card| boxed(label) || source.layout.cards[card].fields.contains(&label));
    let Some((labels, _)) = labels_at(source, at) else { return unlisted_field(source, at, belongs) };
    let label = labels.into_iter().find(|&label| label != source.layout.unlisted_label())?;
    if belongs(label) { Some(at) } else { unlisted_field(source, at, belongs) }
}

/// The line, if it is a label in capitals that no layout lists for the card: a value stands below, and then a label of that card.
fn unlisted_field(source: &Source<'_>, at: usize, belongs: impl Fn(usize) -> bool) -> Option<usize> {
    let line = source.lines.get(at).filter(|_| source.stats.capitals())?;
    if line.opens
        || line.word.label_head
        || line.word.chip
        || line.word.card.is_some()
        || !is_like_label(source, line.text)
    {
        return None;
    }
    let mut next = at;
    for lines in 0..=VALUE_LINES {
        next = source.skip_blank(next + 1);
        let line = source.lines.get(next)?;
        if let Some((label, _)) = source.label_at(next) {
            return (lines > 0 && belongs(label)).then_some(at);
        }
        if line.opens || is_upper(line.text) && is_like_label(source, line.text) {
            return None;
        }
    }
    None
}

/// Whether a dialogue under a card begins here: its heading, or the header of a message where the heading is lost.
pub(super) fn dialog_at(source: &Source<'_>, at: usize) -> bool {
    let heading = source.lines[at].word.card_dialog && source.begins_message(source.skip_blank(at + 1));
    heading || source.is_header(at)
}

/// Whether the label at this line stands once more right below: then this one belongs to the card before.
pub(super) fn begins_anew(source: &Source<'_>, fields: usize) -> bool {
    let Some((label, mut at)) = source.label_at(fields) else { return false };
    for _ in 0..MOST_DISPLACED {
        at = source.skip_blank(at);
        if source.lines.get(at).is_none_or(|line| line.opens || line.word.card.is_some() || line.word.group.is_some()) {
            return false;
        }
        if source.label_at(at).is_some_and(|(other, _)| other == label) {
            return true;
        }
        at += 1;
    }
    false
}

/// What text extraction has moved from a card under the heading of the next group, above the first card there.
pub(super) fn displaced_at(source: &Source<'_>, at: usize) -> Option<Lines> {
    let line = source.lines.get(at)?;
    if source.extraction == Extraction::Browser || !(line.word.chip || source.label_at(at).is_some()) {
        return None;
    }
    let mut next = at;
    for _ in 0..MOST_DISPLACED {
        next = source.skip_blank(next + 1);
        let line = source.lines.get(next)?;
        if line.opens || line.word.group.is_some() {
            return None;
        }
        if line.word.card.is_some() && card_at(source, next).is_some() {
            return Some(at..next);
        }
    }
    None
}

/// Whether a section of the plan begins here.
pub(super) fn starts_section(source: &Source<'_>, at: usize, has_goal: bool) -> bool {
    let line = &source.lines[at];
    if line.is_blank() {
        return false;
    }
    (line.word.goal && !has_goal)
        || ends_card(source, at)
        || line.opens
        || (line.word.label.is_some() && headless_at(source, at).is_some())
}

/// Whether a card, its dialogue included, is at its end where this line stands.
pub(super) fn ends_card(source: &Source<'_>, at: usize) -> bool {
    let word = source.lines[at].word;
    source.is_print(at)
        || (word.free_dialog && free_dialog_at(source, at))
        || ((word.group.is_some() || word.group_like) && group_at(source, at).is_some())
        || (word.card.is_some() && card_at(source, at).is_some())
        || (source.stats.upper_types() && unknown_type_at(source, at))
        || set_section_at(source, at)
        || set_card_at(source, at).is_some()
}

/// Whether a card of a type that the layout does not know begins here, in prints with types in capitals.
pub(super) fn unknown_type_at(source: &Source<'_>, at: usize) -> bool {
    let line = &source.lines[at];
    let letters = || line.text.chars().filter(|c| c.is_alphabetic()).count() > 3;
    line.text.starts_with(char::is_uppercase)
        && is_upper(line.text)
        && letters()
        && line.word.card.is_none()
        && !is_value(source, at)
        && unknown_card_at(source, at).is_some()
}

/// Whether the label of a short field stands right above, or a row of labels: «DELTID» is the value of one.
pub(super) fn is_value(source: &Source<'_>, at: usize) -> bool {
    let above = (0..at).rev().find(|&at| !source.lines[at].is_blank());
    let label = above.and_then(|above| source.lines[above].word.label);
    let short = |label: usize| !source.is_wide_label(label) && source.layout.labels[label].value == ValueKind::Line;
    label.is_some_and(short)
        || above.is_some_and(|above| row_at(source, above).is_some() || source.labels_of(above).len() > 1)
}

/// Whether the heading of a section stands here and is set as one.
pub(super) fn set_section_at(source: &Source<'_>, at: usize) -> bool {
    let heads = |word: Word| word.goal || word.free_dialog;
    source.typography.is_section(at) && (heads(source.lines[at].word) || group_at(source, at).is_some())
}

/// The heading of a group: a card, another heading or nothing at all stands under it.
pub(super) fn group_at(source: &Source<'_>, at: usize) -> Option<Group> {
    let word = source.lines.get(at)?.word;
    let next = source.skip_blank(at + 1);
    if source.typography.is_section(at) {
        let other = word.goal || word.free_dialog || word.plan_title;
        let like = || source.typography.is_section(next) || set_card_at(source, next).is_some();
        return word.group.map(Group::Known).or_else(|| (!other && like()).then_some(Group::Unknown));
    }
    if word.group.is_none() {
        // «Bruker flyttet aktiviteten fra Planlagt til Gjennomføres» is an event.
        let event = || source.last_filled(0..at).is_some_and(|above| is_moment(source, above));
        let like = word.group_like && word.label.is_none() && card_at(source, next).is_some() && !event();
        return like.then_some(Group::Unknown);
    }
    let group = word.group.map(Group::Known);
    let Some(line) = source.lines.get(next) else { return group };
    let heading = line.word.group.is_some() || line.word.free_dialog;
    // The fields of a card in a scan may be past reading.
    let type_line = source.extraction == Extraction::Scan && line.word.card.is_some();
    let card = || type_line || card_at(source, next).is_some() || unknown_card_at(source, next).is_some();
    group.filter(|_| heading || card() || displaced_at(source, next).is_some())
}

/// Whether somebody quotes the heading of a dialogue in a copy from the browser: the header below it touches its text, where a blank line
/// stands below those of the print. What touches the next header as well is the title below an empty message.
fn is_quoted_in_copy(source: &Source<'_>, at: usize) -> bool {
    let is_text = |at: usize| source.lines.get(at).is_some_and(|line| !line.is_blank() && !line.opens);
    let header = || (at + 1..source.lines.len()).take(MOST_TITLE_LINES + 1).find(|&at| source.is_header(at));
    source.extraction == Extraction::Browser
        && !source.typography.is_known()
        && header().is_some_and(|header| is_text(header + 1) && !source.is_header(header + 2))
}

/// Whether a message begins with the heading of a dialogue, which somebody quotes: no message is without text, and that of the print
/// follows.
fn is_quoted_first(source: &Source<'_>, at: usize) -> bool {
    let is_heading = |at: &usize| source.lines[*at].word.free_dialog || source.is_print(*at);
    let next = || (at + 1..source.lines.len()).find(is_heading);
    source.last_filled(0..at).is_some_and(|above| source.is_header(above))
        && next().is_some_and(|next| !source.is_print(next))
}

/// The heading of the free dialogue: within the lines of one title stands the header of a message.
pub(super) fn free_dialog_at(source: &Source<'_>, at: usize) -> bool {
    if !source.lines.get(at).is_some_and(|line| line.word.free_dialog)
        || is_quoted_in_copy(source, at)
        || is_quoted_first(source, at)
    {
        return false;
    }
    let mut next = source.skip_blank(at + 1);
    // Fields of the last card may have slipped under the heading.
    let displaced =
        if source.extraction == Extraction::Blocks && has_displaced(source, next) { MOST_BELOW_DIALOGUE } else { 0 };
    let title = next;
    let usual = MOST_TITLE_LINES + displaced;
    for count in 0..=usual.max(MOST_WRAPPED_LINES) {
        if next >= source.lines.len() || source.begins_message(next) {
            return count <= usual || is_wrapped_title(source, title..next);
        }
        // The minutes of a card quote this heading, and the dialogue of the card follows.
        if next > title && source.lines[next].word.card_dialog && dialog_at(source, next) {
            return false;
        }
        next = source.skip_blank(next + 1);
    }
    false
}

/// Whether these lines are one paragraph that one column wraps, and none of them resembles a header.
fn is_wrapped_title(source: &Source<'_>, lines: Lines) -> bool {
    let is_text = |line: &Line<'_>| !line.is_blank() && line.header.is_none();
    source.lines[lines.clone()].iter().all(is_text) && MessageColumns::wrap_alike(source, lines)
}

/// Whether the label of a field stands at this line or right below it: before or after the title of a thread.
fn has_displaced(source: &Source<'_>, title: usize) -> bool {
    [title, source.skip_blank(title + 1)].iter().any(|&at| source.label_at(at).is_some())
}

/// The heading of a card's history, below which stands the day of an event; or the first such day, where the heading was moved up.
pub(super) fn history_at(source: &Source<'_>, at: usize) -> bool {
    let is_heading = |line: &Line<'_>| line.word.history && !line.furniture;
    source.lines.get(at).is_some_and(is_heading) && is_moment(source, source.skip_blank(at + 1))
        || source.is_below_moved_history(at) && is_moment(source, at)
}
