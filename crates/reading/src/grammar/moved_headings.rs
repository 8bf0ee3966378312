//! Headings inside of cards that an extraction has moved into the text above them.
//!
//! The server sets a sign before «Dialog» and «Historikk» that stands higher than the letters. `pdftotext` sorts lines by their upper edges:
//! the heading comes out above the last line of the text before it, be that a field, minutes or a message.

use super::layout_detection::Extraction;
use super::raised_text::has_emoji;
use crate::layout::Layout;
use crate::line::Line;
use crate::lines::moment;

/// Marks the headings with a sign below which neither a message nor an event stands. They are no text; gives them in their order.
pub(super) fn mark(lines: &mut [Line<'_>], extraction: Extraction, layout: &Layout) -> Vec<usize> {
    let mut moved = Vec::new();
    if !matches!(extraction, Extraction::Blocks | Extraction::Raw) {
        return moved;
    }
    for at in 0..lines.len() {
        let line = &lines[at];
        if line.is_blank() || !(line.word.card_dialog || line.word.history) || !has_emoji(line.text) {
            continue;
        }
        let below = lines[at + 1..].iter().find(|line| !line.is_blank());
        let is_due = |below: &Line<'_>| below.opens || moment(below.text, layout).is_some();
        if below.is_some_and(|below| !is_due(below) || line.word.history && below.opens) {
            moved.push(at);
        }
    }
    for &at in &moved {
        lines[at].furniture = true;
    }
    moved
}
