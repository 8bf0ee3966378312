//! One activity card: type line, title, fields, minutes, chips.

use super::field::Field;
use super::scan::nearly_upper;
use super::strays::MOST_STRAYS;
use super::{CardPart, Extraction, Group, Lines, Reading, is_upper};
use crate::date::{date_at, time_at};
use crate::layout::{Status, ValueKind, columns};
use crate::plan::{Card, EntryKind, Flag, NonContentKind, Under};

/// Most lines that a wrapped title takes.
const TITLE_LINES: usize = 2;

/// The head of a card: from its type line to its first field.
pub(super) struct CardHead {
    /// `None` where a person typed no more than the fields.
    type_line: Option<usize>,
    /// Index into the layout's cards; `None` for a type that the layout does not know.
    card: Option<usize>,
    title: Lines,
    pub fields: usize,
    /// Lines with chips above the fields.
    chips: Vec<usize>,
    /// Lines between type line and title: what text extraction moved there from the card before.
    pub strays: Lines,
}

impl CardHead {
    /// Its first line.
    fn start(&self) -> usize {
        self.type_line.unwrap_or(self.fields)
    }
}

/// Longest label that no layout lists, in code points.
const LONGEST_LABEL: usize = 40;
/// A short value of at most so many code points does not wrap.
const WRAPPED_VALUE: usize = 26;
/// Most lines with text between a type line and the first field, where chips stand there too.
const MOST_ABOVE: usize = 6;
/// Most lines of chips.
const CHIP_LINES: usize = 6;

impl Reading<'_> {
    /// The card that starts at this line: a type line, a title, and a field of that type.
    pub(super) fn card_at(&self, at: usize) -> Option<CardHead> {
        let line = self.lines.get(at)?;
        let card = line.word.card?;
        // Chips may stand behind the type.
        let upper = is_upper(line.text.split(' ').next().unwrap_or_default());
        if (self.signs.capitals() && upper) || (self.signs.upper_types() && !upper) {
            return None;
        }
        if self.layout.chips_above {
            return self.card_below_chips_at(at, card);
        }
        let first = self.skip_blank(at + 1);
        let head = |title: Lines, fields| {
            let strays = first..title.start;
            CardHead { type_line: Some(at), card: Some(card), title, fields, chips: Vec::new(), strays }
        };
        if let Some(fields) = self.first_field(first + 1, Some(card)) {
            // No title reads like a label: this is the title of a card whose type line stands further up.
            let is_label = self.signs.capitals() && self.label_at(first).is_some() && self.label_at(fields).is_some();
            return (!is_label).then(|| head(first..first + 1, fields));
        }
        let mut last = first;
        for _ in 1..TITLE_LINES {
            let starts_other = |card| self.first_field(self.skip_blank(last + 1) + 1, Some(card)).is_some();
            if self.lines.get(last).and_then(|line| line.word.card).is_some_and(starts_other) {
                return None;
            }
            let title_goes_on = self.label_at(last).is_none();
            last = self.skip_blank(last + 1);
            if title_goes_on
                && self.label_at(last).is_none()
                && let Some(fields) = self.first_field(last + 1, Some(card))
            {
                let torn = self.extraction == Extraction::Blocks && last > first + 1;
                return Some(head(if torn { last..last + 1 } else { first..last + 1 }, fields));
            }
        }
        if self.signs.upper_types() {
            return self.first_field_below(first, card).map(|fields| head(first..first + 1, fields));
        }
        if !self.may_tear() {
            return None;
        }
        let mut title = first;
        for _ in 0..MOST_STRAYS {
            title = self.skip_blank(title + 1);
            let line = self.lines.get(title)?;
            // A title may read like a type; then its fields stand right below.
            let titled = || self.first_field(title + 1, Some(card)).is_some();
            if line.opens || line.word.group.is_some() || (line.word.card.is_some() && !titled()) {
                return None;
            }
            if self.label_at(title).is_none()
                && let Some(fields) = self.first_field(title + 1, Some(card))
                && !self.begins_anew(fields)
            {
                // What text extraction moved here stands apart from the title, which may wrap.
                let start = (first.max(title + 1 - TITLE_LINES)..title)
                    .find(|&start| (start..title).all(|at| !self.lines[at].is_blank() && self.label_at(at).is_none()))
                    .unwrap_or(title);
                return Some(head(start..title + 1, fields));
            }
        }
        None
    }

    /// The first field below a title, where a box without a label that the layout knows may stand between.
    fn first_field_below(&self, title: usize, card: usize) -> Option<usize> {
        let mut at = title;
        for _ in 0..MOST_STRAYS {
            at = self.skip_blank(at + 1);
            let line = self.lines.get(at)?;
            if line.opens || line.word.group.is_some() || (line.word.card.is_some() && is_upper(line.text)) {
                return None;
            }
            if let Some(fields) = self.first_field(at, Some(card)) {
                return Some(fields);
            }
        }
        None
    }

    /// A card with its chips above the fields: before the title or after it.
    fn card_below_chips_at(&self, at: usize, card: usize) -> Option<CardHead> {
        let mut above = Vec::new();
        let mut next = self.skip_blank(at + 1);
        let is_chip = |at: usize| self.layout.ends_with_chip(self.lines[at].text);
        let fields = loop {
            let titled = above.iter().any(|&at| !is_chip(at));
            if let Some(fields) = self.first_field(next, Some(card)).filter(|_| titled) {
                break fields;
            }
            let line = self.lines.get(next)?;
            if above.len() == MOST_ABOVE || (line.word.group.is_some() && self.group_at(next).is_some()) || line.opens {
                return None;
            }
            above.push(next);
            next = self.skip_blank(next + 1);
        };
        let mut chips: Vec<usize> = above.iter().copied().filter(|&at| is_chip(at)).collect();
        // A chip that the layout does not know stands before one that it knows, and above the title.
        if let [first, second, _, ..] = above[..]
            && !is_chip(first)
            && is_chip(second)
            && above.last().is_some_and(|&last| !is_chip(last))
        {
            chips.insert(0, first);
        }
        let wrapped = |pair: &&[usize]| !self.layout.chips_of(&self.joined(pair[0]..pair[1] + 1)).is_empty();
        chips.extend(above.windows(2).filter(|pair| !is_chip(pair[0])).filter(wrapped).flatten());
        chips.sort_unstable();
        chips.dedup();
        above.retain(|at| !chips.contains(at));
        // More lines than a title takes, or chips inside: the rest is a box that the layout does not know.
        let title = *above.first()?..*above.last()? + 1;
        let whole = above.len() <= TITLE_LINES && chips.iter().all(|chip| !title.contains(chip));
        let title = if whole { title } else { title.start..title.start + 1 };
        let strays = title.start..title.start;
        Some(CardHead { type_line: Some(at), card: Some(card), title, fields, chips, strays })
    }

    /// A card whose type line the layout does not know, where a card is due: a line, a title, any field.
    pub(super) fn unknown_card_at(&self, at: usize) -> Option<CardHead> {
        let word = self.lines.get(at)?.word;
        if word.group.is_some() || word.free_dialog || self.is_header(at) {
            return None;
        }
        let title = self.skip_blank(at + 1);
        let fields = self.first_field(title + 1, None)?;
        let heads = [at, title].map(|line| self.labels_at(line).is_none() && !self.is_header(line));
        let strays = title..title;
        let head =
            CardHead { type_line: Some(at), card: None, title: title..title + 1, fields, chips: Vec::new(), strays };
        (heads == [true, true]).then_some(head)
    }

    /// The fields of a card without type and title, as a person types them off: a date, then another field.
    pub(super) fn headless_at(&self, at: usize) -> Option<CardHead> {
        let (label, after) = self.label_at(at)?;
        let value = self.skip_blank(after);
        let dated = self.layout.labels[label].value == ValueKind::From
            && self.lines.get(value).is_some_and(|line| self.layout.is_date_value(line.text));
        let more = self.label_at(self.skip_blank(value + 1)).is_some();
        let (chips, strays) = (Vec::new(), at..at);
        (dated && more).then_some(CardHead { type_line: None, card: None, title: at..at, fields: at, chips, strays })
    }

    /// The first line with text from `at` on, if it is the label of a field of that card.
    fn first_field(&self, at: usize, card: Option<usize>) -> Option<usize> {
        let at = self.skip_blank(at);
        let label = *self.labels_at(at)?.0.first()?;
        // In the prints with labels in capitals boxes stand below the fields.
        let boxed = self.is_box(label) && !self.signs.capitals();
        let belongs = card.is_none_or(|card| boxed || self.layout.cards[card].fields.contains(&label));
        belongs.then_some(at)
    }

    /// Whether text extraction may have moved fields away from their card: column by column, where others read row by row.
    pub(super) fn may_tear(&self) -> bool {
        matches!(self.extraction, Extraction::Blocks | Extraction::Scan)
    }

    /// Whether the line is written as labels are; text recognition takes a capital for a small letter now and then.
    pub(super) fn may_be_label(&self, line: &str) -> bool {
        !self.signs.capitals() || is_upper(line) || (self.extraction == Extraction::Scan && nearly_upper(line))
    }

    /// The label at this line, which may go on in the next one; gives the line after it too.
    pub(super) fn label_at(&self, at: usize) -> Option<(usize, usize)> {
        let line = self.lines.get(at)?;
        if !self.may_be_label(line.text) {
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

    /// The labels of which this line consists; out of a PDF several may share a line, where one has no value.
    pub(super) fn labels_at(&self, at: usize) -> Option<(Vec<usize>, usize)> {
        if let Some((label, after)) = self.label_at(at) {
            return Some((vec![label], after));
        }
        if let Some(row) = self.row_at(at).or_else(|| self.row_on_a_line(at)) {
            return Some((row.into_iter().map(|field| field.label).collect(), at + 1));
        }
        let line = self.lines.get(at)?;
        let may_begin = self.extraction != Extraction::Browser && self.layout.may_begin_word(line.text);
        if !may_begin || !self.may_be_label(line.text) {
            return None;
        }
        let with_next = self.lines.get(at + 1).map(|next| format!("{} {}", line.text, next.text));
        let wrapped = with_next.map(|both| (self.layout.labels_in(&both), at + 2));
        let alone = (self.labels_of(at), at + 1);
        wrapped.into_iter().chain([alone]).find(|(labels, _)| labels.len() > 1)
    }

    /// Whether a dialogue under a card begins here: its heading, or the header of a message where the heading is lost.
    pub(super) fn dialog_at(&self, at: usize) -> bool {
        let heading = self.lines[at].word.card_dialog && self.is_header(self.skip_blank(at + 1));
        heading || self.is_header(at)
    }

    /// Whether the dialogue or the history of a card begins here.
    fn below_fields(&self, at: usize) -> bool {
        self.dialog_at(at) || self.history_at(at)
    }

    /// Whether the label is that of a box, which any card may have.
    pub(super) fn is_box(&self, label: usize) -> bool {
        self.layout.labels[label].value == ValueKind::Box
    }

    /// Chips count only at the end of a card, or above a box.
    fn chip_at(&self, at: usize) -> bool {
        let mut next = at;
        for _ in 0..CHIP_LINES {
            if !self.lines[next].word.chip {
                break;
            }
            next = self.skip_blank(next + 1);
            let below = |at| self.label_at(at).is_some_and(|(label, _)| self.is_box(label));
            if next >= self.lines.len() || self.ends_card(next) || self.below_fields(next) || below(next) {
                return true;
            }
        }
        false
    }

    /// Reads a card with its minutes and its dialogue; gives the line after it.
    pub(super) fn read_card(&mut self, head: &CardHead, group: Group) -> usize {
        let torn = self.may_tear();
        let mut fields: Vec<Field> = Vec::new();
        let mut chips: Vec<usize> = Vec::new();
        let mut refused = false;
        let mut at = head.fields;
        loop {
            at = self.skip_blank(at);
            let ends = |at| self.ends_card(at) && !self.goes_on(head.card, &fields, at);
            if at >= self.lines.len() || ends(at) || self.below_fields(at) {
                break;
            }
            if head.type_line.is_none() && at > head.fields && self.headless_at(at).is_some() {
                break;
            }
            let labels = self.labels_at(at);
            if self.chip_at(at) || (torn && self.lines[at].word.chip && self.is_among_fields(&fields, at)) {
                chips.push(at);
            } else if let Some(row) = self.row_at(at).or_else(|| self.row_on_a_line(at))
                && row.iter().all(|field| self.takes_field(head.card, &fields, field.label))
            {
                fields.extend(row);
            } else if let Some((labels, after)) = &labels
                && labels.iter().all(|&label| {
                    self.takes_field(head.card, &fields, label) || self.is_late(head.card, &fields, label, *after)
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
            } else if self.unlisted_at(head, &fields, at) {
                let label = self.layout.unlisted_label();
                fields.push(Field { label, label_lines: at..at + 1, value: Vec::new(), column: None });
            } else if let Some(field) = self.field_above(&mut fields, torn && !chips.is_empty()) {
                refused |= labels.is_some();
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
        let end = at;
        let mut torn = torn && !head.strays.is_empty();
        let in_columns = fields.iter().any(|field| field.column.is_some());
        if in_columns || self.signs.upper_types() {
            torn |= fields.iter().any(|field| self.is_misread(field));
        }
        if let Some(card) =
            head.card.filter(|_| self.may_tear() && (!in_columns || self.extraction == Extraction::Scan))
        {
            self.take_strays(&mut fields, card, end);
        }
        if let Some(card) = head.card.filter(|_| !in_columns && self.extraction != Extraction::Browser) {
            torn |= self.untear(&mut fields, card);
        }
        self.note_card(head, &fields, &chips);
        let card = self.card_of(head, &fields, &chips, group.status());
        let doubts = [(torn, Flag::TornFields), (refused || group.is_doubtful(), Flag::HeadingLike)];
        let doubts = doubts.into_iter().filter_map(|(holds, flag)| holds.then_some(flag));
        self.add_card(head, card, &fields, end, doubts.collect());
        let has_dialog = at < self.lines.len() && !self.ends_card(at) && self.dialog_at(at);
        if has_dialog && (head.type_line.is_some() || self.lines[at].word.card_dialog) {
            if self.lines[at].word.card_dialog {
                self.non_content(NonContentKind::Heading, at..at + 1);
                at = self.skip_blank(at + 1);
            }
            let title = self.last_card().map(|card| card.title.clone());
            at = self.read_messages(at, Under::Card, title);
        }
        let next = self.skip_blank(at);
        match self.last_card().filter(|_| self.history_at(next)).cloned() {
            Some(card) => self.read_history(next, &card),
            None => at,
        }
    }

    /// The card that was read last.
    fn last_card(&self) -> Option<&Card> {
        self.plan.entries.iter().rev().find_map(|entry| entry.card.as_ref())
    }

    fn note_card(&mut self, head: &CardHead, fields: &[Field], chips: &[usize]) {
        if self.told.is_none() {
            return;
        }
        for field in fields {
            self.note(field.value.iter().copied(), CardPart::FieldValue);
        }
        for field in fields {
            self.note(field.label_lines.clone(), CardPart::FieldLabel);
        }
        self.note(head.type_line, CardPart::CardType);
        self.note(head.title.clone(), CardPart::CardTitle);
        self.note(chips.iter().chain(&head.chips).copied(), CardPart::Chip);
    }

    /// The field that a line belongs to: the last one, or below the chips of a card that came apart the last short one.
    fn field_above<'f>(&self, fields: &'f mut [Field], below_chips: bool) -> Option<&'f mut Field> {
        let last = fields.len().checked_sub(1)?;
        let below_chips = below_chips && !self.is_box(fields[last].label);
        let short = fields.iter().rposition(|field| !self.is_wide_label(field.label)).filter(|_| below_chips);
        fields.get_mut(short.unwrap_or(last))
    }

    /// Whether the line stands among the short fields of a card that came apart, or before the values of some.
    fn is_among_fields(&self, fields: &[Field], at: usize) -> bool {
        let wide = |label: usize| self.is_wide_label(label);
        let next = self.skip_blank(at + 1);
        fields.iter().any(|field| !wide(field.label) && field.value.is_empty())
            || fields.last().is_some_and(|field| !wide(field.label))
            || self.label_at(next).is_some_and(|(label, _)| !wide(label))
    }

    /// Whether a label may stand here: fields keep the order of print, unless they came apart.
    pub(super) fn takes_field(&self, card: Option<usize>, fields: &[Field], label: usize) -> bool {
        if fields.iter().any(|field| field.label == label) {
            return false;
        }
        let listed = |field: &&Field| field.label != self.layout.unlisted_label();
        let Some(card) = card else { return true };
        let place = |label| self.layout.cards[card].fields.iter().position(|&field| field == label);
        if self.is_box(label) {
            return true;
        }
        let Some(here) = place(label) else { return false };
        let last = fields.iter().filter(listed).rfind(|field| !self.is_box(field.label));
        let in_order = last.is_none_or(|last| place(last.label) < Some(here));
        in_order
            || self.may_tear()
            || (self.extraction == Extraction::Raw && fields.last().is_some_and(|last| !self.is_wide_label(last.label)))
    }

    /// Whether a date with its label stands below a field of the card that follows it in print: a page ended in their row.
    fn is_late(&self, card: Option<usize>, fields: &[Field], label: usize, after: usize) -> bool {
        let dated = self.layout.labels[label].value.is_day();
        let value = self.lines.get(self.skip_blank(after));
        self.extraction != Extraction::Browser
            && dated
            && card.is_some_and(|card| self.layout.cards[card].fields.contains(&label))
            && fields.iter().all(|field| field.label != label)
            && value.is_some_and(|line| self.layout.is_date_value(line.text))
    }

    /// A label that no layout lists, on a card whose fields other systems deliver: a short line below a field that
    /// has its value, with a value of its own below it.
    fn unlisted_at(&self, head: &CardHead, fields: &[Field], at: usize) -> bool {
        let open = head.card.is_some_and(|card| self.layout.cards[card].open);
        let Some(above) = fields.last().filter(|field| open && field.column.is_none()) else { return false };
        let (line, value) = (&self.lines[at], self.skip_blank(at + 1));
        let Some(below) = self.lines.get(value) else { return false };
        let Some(&last) = above.value.last() else { return false };
        let parted = self.extraction != Extraction::Raw && last + 1 < at;
        let full = self.lines[last].span.len() > WRAPPED_VALUE && !parted;
        let short = |text: &str| text.chars().count() <= LONGEST_LABEL && !text.ends_with(['.', ',', '!', '?', ':']);
        !self.is_wide_label(above.label)
            && !full
            && short(line.text)
            && line.text.starts_with(|c: char| c.is_uppercase())
            && line.word.card_dialog.eq(&false)
            && !below.word.chip
            && !below.opens
            && self.labels_at(value).is_none()
            && !self.ends_card(value)
            && !self.below_fields(value)
    }

    /// Whether what stands under a label can hardly be its value, as far as its form tells.
    fn is_misread(&self, field: &Field) -> bool {
        let value = self.value_of(field);
        let kind = self.layout.labels[field.label].value;
        let more = date_at(&value, &self.layout.months).is_some_and(|date| !value[date.len..].trim().is_empty());
        match kind {
            _ if value.is_empty() => false,
            ValueKind::From | ValueKind::To => more || !kind.fits(&value, self.layout),
            ValueKind::Clock | ValueKind::Number => !kind.fits(&value, self.layout),
            _ => false,
        }
    }

    fn card_of(&self, head: &CardHead, fields: &[Field], chips: &[usize], status: Option<Status>) -> Card {
        let line = head.type_line.map_or("", |at| self.lines[at].text);
        // Where chips stand above the fields, text extraction may leave them in the line of the type.
        let mut pieces: Vec<&str> = if self.layout.chips_above { columns(line).collect() } else { vec![line] };
        let card_type = if pieces.is_empty() { String::new() } else { pieces.remove(0).to_owned() };
        let chips_beside = self.layout.chips_above && self.layout.card_before_chips(&card_type).is_some();
        let gaps = card_type.match_indices(' ').map(|(at, _)| at);
        let cut = gaps.filter(|&at| chips_beside && !self.layout.chips_of(&card_type[at..]).is_empty()).min();
        if let Some(cut) = cut {
            pieces = self.layout.chips_of(&line[cut..]);
        }
        let card_type = cut.map_or(card_type.clone(), |cut| card_type[..cut].to_owned());
        let mut labels: Vec<String> = pieces.into_iter().map(str::to_owned).collect();
        let mut above = head.chips.iter().copied().peekable();
        while let Some(at) = above.next() {
            let wrapped = above.peek().map(|&next| self.layout.chips_of(&self.joined(at..next + 1)));
            match wrapped.filter(|wrapped| !wrapped.is_empty() && !self.lines[at].word.chip) {
                Some(wrapped) => {
                    labels.extend(wrapped.into_iter().map(str::to_owned));
                    above.next();
                }
                None => labels.extend(self.layout.chips_with_unknown(self.lines[at].text)),
            }
        }
        let below = chips.iter().flat_map(|&at| self.layout.chips_of(self.lines[at].text));
        labels.extend(below.map(str::to_owned));
        let shown = fields.iter().filter(|field| self.layout.labels[field.label].value != ValueKind::Minutes);
        Card {
            card_type,
            title: self.joined(head.title.clone()),
            status,
            from: self.date_of(fields, ValueKind::From).flatten(),
            to: self.date_of(fields, ValueKind::To).flatten(),
            fields: shown.map(|field| (self.name_of(field), self.value_of(field).into_owned())).collect(),
            labels,
        }
    }

    /// Adds the card and its minutes, if it has any, as entries.
    fn add_card(&mut self, head: &CardHead, card: Card, fields: &[Field], end: usize, doubts: Vec<Flag>) {
        let is_minutes = head.card.is_some_and(|card| self.layout.cards[card].minutes);
        let mut flags = doubts;
        let invalid = [ValueKind::From, ValueKind::To].iter().any(|&kind| self.date_of(fields, kind) == Some(None));
        let reversed = matches!((card.from, card.to), (Some(from), Some(to)) if from > to);
        for (holds, flag) in [
            (invalid, Flag::DateInvalid),
            (card.from.is_none(), Flag::NoStartDate),
            (reversed, Flag::FromAfterTo),
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
            if let Some(entry) = self.entry(kind, head.start()..end) {
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
            self.non_content(NonContentKind::CardHeader, header);
        } else if let Some(entry) = self.entry(EntryKind::Card, header) {
            (entry.date, entry.until, entry.time) = (from, to, time);
            for &flag in &flags {
                entry.flag(flag);
            }
            entry.card = Some(card.clone());
        }
        self.non_content(NonContentKind::CardLabel, minutes.label_lines.start..body.start);
        self.non_content(NonContentKind::CardLabel, body.end..end);
        if let Some(entry) = self.entry(EntryKind::Minutes, body) {
            (entry.date, entry.time) = (from, time);
            if is_minutes {
                for flag in flags {
                    entry.flag(flag);
                }
            }
            entry.card = Some(card);
        }
    }
}
