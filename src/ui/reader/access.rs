//! What a screen reader is told: a document of headings and paragraphs with their text and its selection.

use std::sync::Arc;

use egui::accesskit::{Action, NodeId, Role, TextPosition, TextSelection};
use egui::emath::TSTransform;
use egui::text::CCursor;
use egui::text_selection::accesskit_text::update_accesskit_for_text_widget;
use egui::{Galley, Id, Rect, Sense, Ui};

use super::document::{Document, Kind, Place};
use super::paint::Placed;
use crate::ui::still_pointer::UnderPointer;

/// Most characters of a run of text: egui cuts rows there.
const LONGEST_RUN: usize = 255;

/// The node of a block.
fn block_id(document: Id, block: usize) -> Id {
    document.with(("block", block))
}

/// Describes the document itself. The node must exist before those of its blocks.
pub(super) fn describe_document(ui: &Ui, id: Id, name: &str, view: Rect) {
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(Role::Document);
        node.set_label(name);
        node.set_read_only();
        node.add_action(Action::Focus);
        node.add_action(Action::SetTextSelection);
        node.set_bounds(bounds(view));
    });
}

fn bounds(rect: Rect) -> egui::accesskit::Rect {
    let [x0, y0, x1, y1] = [rect.left(), rect.top(), rect.right(), rect.bottom()].map(f64::from);
    egui::accesskit::Rect { x0, y0, x1, y1 }
}

/// Describes a visible block: a heading or a paragraph, with its text and the codes on it. `ui` stands under the document.
pub(super) fn describe_block(ui: &Ui, id: Id, document: &Document, placed: &Placed, codes: &[&str]) {
    let own = block_id(id, placed.block);
    UnderPointer::Same.note(&ui.interact(placed.rect(), own, Sense::hover()));
    let block = &document.blocks[placed.block];
    let described = ui.ctx().accesskit_node_builder(own, |node| {
        match block.kind {
            Kind::Group | Kind::Header | Kind::Title => {
                node.set_role(Role::Heading);
                node.set_level(match block.kind {
                    Kind::Group => 1,
                    Kind::Header => 2,
                    _ => 3,
                });
            }
            _ => node.set_role(Role::Paragraph),
        }
        if block.kind == Kind::Header {
            let next = document.blocks.get(placed.block + 1);
            node.set_expanded(next.is_none_or(|next| next.kind != Kind::Folded || next.entry != block.entry));
        }
        node.set_label(placed.galley.text());
        if !codes.is_empty() {
            node.set_description(tr!("reader-coded", codes = codes.join(", ")));
        }
        node.set_bounds(bounds(placed.rect()));
    });
    if described.is_none() {
        return;
    }
    let to_screen = TSTransform::from_translation(placed.text.to_vec2());
    update_accesskit_for_text_widget(ui.ctx(), own, None, to_screen, &placed.galley);
    end_paragraph(ui, own, &placed.galley);
}

/// Ends the last run of a block with a line end, so that offsets agree with what is read out.
fn end_paragraph(ui: &Ui, block: Id, galley: &Arc<Galley>) {
    let Some(row) = galley.rows.len().checked_sub(1) else { return };
    let chars = galley.rows[row].glyphs.len();
    let run = run_id(block, row, chars.saturating_sub(1) / LONGEST_RUN);
    ui.ctx().accesskit_node_builder(run, |node| {
        let mut value = node.value().unwrap_or_default().to_owned();
        let mut lengths = node.character_lengths().to_vec();
        let mut positions = node.character_positions().unwrap_or_default().to_vec();
        let mut widths = node.character_widths().unwrap_or_default().to_vec();
        let end = positions.last().zip(widths.last()).map_or(0.0, |(position, width)| position + width);
        value.push('\n');
        lengths.push(1);
        positions.push(end);
        widths.push(0.0);
        node.set_value(value);
        node.set_character_lengths(lengths);
        node.set_character_positions(positions);
        node.set_character_widths(widths);
    });
}

fn run_id(block: Id, row: usize, chunk: usize) -> Id {
    block.with(row).with(chunk)
}

/// Tells which text is selected, as far as it is visible.
pub(super) fn describe_selection(ui: &Ui, id: Id, placed: &[Placed], anchor: Place, head: Place) {
    let (Some(first), Some(last)) = (placed.first(), placed.last()) else { return };
    let ends = [anchor, head].map(|place| {
        let seen = placed.iter().find(|placed| placed.block == place.block);
        match seen {
            Some(seen) => position(id, seen, place.at),
            None if place.block < first.block => position(id, first, 0),
            None => position(id, last, usize::MAX),
        }
    });
    let [Some(anchor), Some(focus)] = ends else { return };
    ui.ctx().accesskit_node_builder(id, |node| node.set_text_selection(TextSelection { anchor, focus }));
}

fn position(id: Id, placed: &Placed, at: usize) -> Option<TextPosition> {
    let chars: usize = placed.galley.rows.iter().map(|row| row.char_count_including_newline().0).sum();
    let cursor = CCursor { index: at.min(chars).into(), prefer_next_row: true };
    let found = placed.galley.layout_from_cursor(cursor);
    let column = found.column.0.min(placed.galley.rows.get(found.row)?.glyphs.len());
    let chunk = column.saturating_sub(1) / LONGEST_RUN;
    let node = run_id(block_id(id, placed.block), found.row, chunk).accesskit_id();
    Some(TextPosition { node, character_index: column - chunk * LONGEST_RUN })
}

/// The selection that a screen reader asks for.
pub(super) fn asked_for(
    selection: &TextSelection,
    id: Id,
    placed: &[Placed],
    document: &Document,
) -> Option<(Place, Place)> {
    Some((place_of(selection.anchor, id, placed, document)?, place_of(selection.focus, id, placed, document)?))
}

fn place_of(position: TextPosition, id: Id, placed: &[Placed], document: &Document) -> Option<Place> {
    let TextPosition { node, character_index } = position;
    for placed in placed.iter().filter(|placed| document.blocks[placed.block].kind.is_source()) {
        let mut start = 0;
        for (row, content) in placed.galley.rows.iter().enumerate() {
            let chars = content.glyphs.len();
            for chunk in 0..=chars.saturating_sub(1) / LONGEST_RUN {
                let run: NodeId = run_id(block_id(id, placed.block), row, chunk).accesskit_id();
                if run == node {
                    let at = start + chunk * LONGEST_RUN + character_index;
                    return Some(Place { block: placed.block, at: at.min(document.blocks[placed.block].chars) });
                }
            }
            start += content.char_count_including_newline().0;
        }
    }
    None
}
