//! Fields that text extraction has moved away from their card: under the type line of the next one, or under the heading of
//! the next group.

use super::card_block::takes_field;
use super::field::Field;
use super::source::{Lines, Source};

/// Adds the fields in these lines to those of the card that they belong to.
pub(super) fn take_displaced_fields(source: &Source<'_>, fields: &mut Vec<Field>, card: usize, displaced: Lines) {
    let mut at = displaced.start;
    while at < displaced.end {
        match source.label_at(at) {
            Some((label, after)) if !source.is_wide_label(label) && takes_field(source, Some(card), fields, label) => {
                fields.push(Field { label, label_lines: at..after, value: Vec::new(), column: None });
                at = after;
            }
            _ => {
                if let Some(field) = fields.iter_mut().rfind(|field| !source.is_wide_label(field.label)) {
                    field.value.push(at);
                }
                at += 1;
            }
        }
        at = source.skip_blank(at);
    }
}
