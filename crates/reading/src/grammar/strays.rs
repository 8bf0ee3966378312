//! Fields that text extraction has moved away from their card: under the type line of the next one, or under the heading of
//! the next group.

use super::field::Field;
use super::{Extraction, Lines, Reading};
use crate::plan::Under;

/// Most lines with text that text extraction moves from one card under the type line of the next.
pub(super) const MOST_STRAYS: usize = 10;

impl Reading<'_> {
    /// Whether the label at this line stands once more right below: then this one belongs to the card before.
    pub(super) fn begins_anew(&self, fields: usize) -> bool {
        let Some((label, mut at)) = self.label_at(fields) else { return false };
        for _ in 0..MOST_STRAYS {
            at = self.skip_blank(at);
            if self.lines.get(at).is_none_or(|line| line.opens || line.word.card.is_some() || line.word.group.is_some())
            {
                return false;
            }
            if self.label_at(at).is_some_and(|(other, _)| other == label) {
                return true;
            }
            at += 1;
        }
        false
    }

    /// Takes the fields that slipped under the type line of the next card.
    pub(super) fn take_strays(&self, fields: &mut Vec<Field>, card: usize, end: usize) {
        let dialog = end < self.lines.len() && self.dialog_at(end);
        let mut next = if dialog { self.end_of_messages(end, Under::Card) } else { end };
        for _ in 0..2 {
            if self.lines.get(next).is_some_and(|line| line.word.group.is_some() || line.word.group_like) {
                next = self.skip_blank(next + 1);
            }
        }
        let strays = self.strays_at(next).or_else(|| self.card_at(next).map(|head| head.strays));
        let Some(strays) = strays else { return };
        let mut at = strays.start;
        while at < strays.end {
            match self.label_at(at) {
                Some((label, after)) if !self.is_wide_label(label) && self.takes_field(Some(card), fields, label) => {
                    fields.push(Field { label, label_lines: at..after, value: Vec::new(), column: None });
                    at = after;
                }
                _ => {
                    if let Some(field) = fields.iter_mut().rfind(|field| !self.is_wide_label(field.label)) {
                        field.value.push(at);
                    }
                    at += 1;
                }
            }
            at = self.skip_blank(at);
        }
    }

    /// What text extraction has moved from a card under the heading of the next group, above the first card there.
    pub(super) fn strays_at(&self, at: usize) -> Option<Lines> {
        let line = self.lines.get(at)?;
        if self.extraction == Extraction::Browser || !(line.word.chip || self.label_at(at).is_some()) {
            return None;
        }
        let mut next = at;
        for _ in 0..MOST_STRAYS {
            next = self.skip_blank(next + 1);
            let line = self.lines.get(next)?;
            if line.opens || line.word.group.is_some() {
                return None;
            }
            if line.word.card.is_some() && self.card_at(next).is_some() {
                return Some(at..next);
            }
        }
        None
    }
}
