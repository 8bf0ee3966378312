//! Where blocks stand: the reading column and its margin, the type of each kind of block, and the heights
//! of all blocks, estimated until a block has been laid out.

use std::sync::Arc;

use egui::text::{LayoutJob, LayoutSection, TextFormat, TextWrapping};
use egui::{Color32, FontFamily, FontId, Galley, Ui};

use super::document::{Block, Document, Ground, Kind};
use crate::ui::fonts;
use crate::ui::tokens::{Tokens, size, space};

/// Widest reading column in points: about 80 characters.
const MEASURE: f32 = 624.0;
/// The margin with room for names, and without.
const WIDE_MARGIN: f32 = 180.0;
const NARROW_MARGIN: f32 = 72.0;
/// Blank strip at the right.
const RIGHT: f32 = space::XL;
/// What NAV writes is indented by this much.
const INDENT: f32 = space::XL;
/// Space between the edge of a card or sheet and its text.
const INSET: f32 = space::L;
const INSET_ABOVE: f32 = space::M;
/// Blank strip under the last block.
const FOOT: f32 = 64.0;

/// Lines of the reading face are 1.6 times its size apart.
const READING_LINE: f32 = 27.0;
const BODY_LINE: f32 = 22.0;
const SMALL_LINE: f32 = 20.0;

/// The reading column at one width of the pane.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Column {
    /// Width of the margin left of it.
    pub margin: f32,
    /// From the left edge of the pane to the column.
    pub left: f32,
    pub width: f32,
}

impl Column {
    /// The column in a pane of this width.
    pub fn new(pane: f32) -> Self {
        let margin = (pane - RIGHT - MEASURE).clamp(NARROW_MARGIN, WIDE_MARGIN);
        let width = (pane - margin - RIGHT).clamp(120.0, MEASURE);
        let left = margin + ((pane - margin - width - RIGHT) / 2.0).max(0.0).round();
        Self { margin, left, width }
    }

    /// Where the values of a card begin.
    pub fn values(self) -> f32 {
        INSET + (self.width * 0.27).round().min(160.0) + space::L
    }

    /// Where a block stands in the column.
    pub fn shape(self, block: &Block) -> BlockShape {
        let in_frame = block.kind.is_source() && matches!(block.ground, Ground::Card | Ground::Sheet);
        let (x, width) = match (block.kind, block.ground) {
            (Kind::Group, _) => (0.0, self.width),
            (Kind::Label, _) => (INSET, self.values() - INSET - space::L),
            (Kind::Value, _) => (self.values(), self.width - self.values() - INSET),
            (_, Ground::Indented) => (INDENT, self.width - INDENT),
            _ if in_frame => (INSET, self.width - 2.0 * INSET),
            _ => (0.0, self.width),
        };
        let above = match block.kind {
            Kind::Group => 40.0,
            Kind::Header if block.new_day => 32.0,
            Kind::Header => 20.0,
            _ if block.first && in_frame => space::XS + INSET_ABOVE,
            Kind::Paragraph | Kind::Quiet if !block.first => space::S,
            Kind::Label | Kind::Value => 2.0,
            _ => 0.0,
        };
        let below = match block.kind {
            Kind::Header | Kind::Group => 2.0,
            Kind::Title => space::XS,
            _ if block.last && in_frame => INSET_ABOVE,
            _ => 0.0,
        };
        BlockShape { x, width, above, below }
    }
}

/// Where a block stands: all in points, `x` from the left edge of the column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct BlockShape {
    pub x: f32,
    pub width: f32,
    /// Space above and below its text.
    pub above: f32,
    pub below: f32,
}

/// Size and line height of a kind of block.
fn type_of(kind: Kind) -> (f32, f32) {
    match kind {
        Kind::Paragraph => (size::READING, READING_LINE),
        Kind::Group | Kind::Title | Kind::Value => (size::BODY, BODY_LINE),
        Kind::Label => (size::SMALL, BODY_LINE),
        Kind::Header | Kind::Quiet | Kind::Folded => (size::SMALL, SMALL_LINE),
    }
}

fn family_of(kind: Kind) -> FontFamily {
    match kind {
        Kind::Paragraph => fonts::reading(),
        Kind::Group | Kind::Title => fonts::semibold(),
        Kind::Header | Kind::Quiet | Kind::Label | Kind::Value | Kind::Folded => FontFamily::Proportional,
    }
}

fn colour_of(kind: Kind, tokens: &Tokens) -> Color32 {
    match kind {
        Kind::Group | Kind::Header => tokens.header,
        Kind::Quiet | Kind::Label | Kind::Folded => tokens.quiet,
        Kind::Paragraph | Kind::Title | Kind::Value => tokens.ink,
    }
}

/// Lays blocks out. egui caches the galleys.
#[derive(Clone, Copy)]
pub(super) struct Setter<'a> {
    pub ui: &'a Ui,
    pub document: &'a Document,
    pub column: Column,
    pub tokens: &'a Tokens,
}

impl Setter<'_> {
    pub fn galley(&self, block: usize) -> Arc<Galley> {
        let block = &self.document.blocks[block];
        let (size, line) = type_of(block.kind);
        let format = |color| TextFormat {
            font_id: FontId::new(size, family_of(block.kind)),
            line_height: Some(line),
            color,
            ..TextFormat::default()
        };
        let section = |range: std::ops::Range<usize>, color| LayoutSection {
            leading_space: 0.0,
            byte_range: range.start.into()..range.end.into(),
            format: format(color),
        };
        let words = block.doubts.unwrap_or(block.text.len());
        let mut sections = vec![section(0..words, colour_of(block.kind, self.tokens))];
        if words < block.text.len() {
            sections.push(section(words..block.text.len(), self.tokens.warning));
        }
        let job = LayoutJob {
            text: block.text.clone(),
            sections,
            wrap: TextWrapping { max_width: self.column.shape(block).width, ..TextWrapping::default() },
            break_on_newline: false,
            ..LayoutJob::default()
        };
        self.ui.fonts_mut(|fonts| fonts.layout_job(job))
    }

    /// Height of a block with the space around it. A label beside its value has none of its own.
    pub fn height(&self, block: usize, galley: &Galley) -> f32 {
        let shape = self.column.shape(&self.document.blocks[block]);
        if self.document.has_value_beside(block) {
            return 0.0;
        }
        let label = block.checked_sub(1).filter(|&label| self.document.has_value_beside(label));
        let label = label.map_or(0.0, |label| self.galley(label).rect.height());
        shape.above + galley.rect.height().max(label) + shape.below
    }
}

/// The heights of all blocks at one width.
#[derive(Debug, Default)]
pub(super) struct Heights {
    key: (u64, Column, f32),
    each: Vec<f32>,
    /// Where each block begins, and where the last one ends. In 64 bits: a column can be millions of points long.
    tops: Vec<f64>,
}

impl Heights {
    /// Estimates all heights anew if document, column or scale have changed; says whether it did.
    pub fn update(&mut self, setter: &Setter<'_>) -> bool {
        let key = (setter.document.id, setter.column, setter.ui.pixels_per_point());
        if self.key == key {
            return false;
        }
        let mean = |kind| {
            let font = FontId::new(type_of(kind).0, family_of(kind));
            let sample = "det er en helt vanlig setning om arbeid og tiltak som du kan lese";
            let width: f32 = setter.ui.fonts_mut(|fonts| sample.chars().map(|c| fonts.glyph_width(&font, c)).sum());
            width / 65.0
        };
        let (serif, body, small) = (mean(Kind::Paragraph), mean(Kind::Value), mean(Kind::Quiet));
        let estimate = |(at, block): (usize, &Block)| {
            if setter.document.has_value_beside(at) {
                return 0.0;
            }
            let shape = setter.column.shape(block);
            let mean = match block.kind {
                Kind::Paragraph => serif,
                Kind::Header | Kind::Quiet | Kind::Label | Kind::Folded => small,
                _ => body,
            };
            #[expect(clippy::cast_precision_loss, reason = "a block is a few thousand characters")]
            let rows = (block.chars as f32 * mean / shape.width).ceil().max(1.0);
            shape.above + rows * type_of(block.kind).1 + shape.below
        };
        self.each = setter.document.blocks.iter().enumerate().map(estimate).collect();
        self.key = key;
        self.sum();
        true
    }

    /// Takes the height of a block that has been laid out; says whether it differs from what was known.
    pub fn set(&mut self, block: usize, height: f32) -> bool {
        let differs = (self.each[block] - height).abs() > 0.01;
        self.each[block] = height;
        differs
    }

    /// Adds the heights up after [`Self::set`].
    pub fn sum(&mut self) {
        self.tops.clear();
        let mut top = 0.0;
        self.tops.push(top);
        for &height in &self.each {
            top += f64::from(height);
            self.tops.push(top);
        }
    }

    pub fn top(&self, block: usize) -> f64 {
        self.tops.get(block).copied().unwrap_or(0.0)
    }

    /// Height of the whole column.
    pub fn total(&self) -> f64 {
        self.tops.last().copied().unwrap_or(0.0) + f64::from(FOOT)
    }

    /// The block at a height, and how far into it that is.
    pub fn at(&self, y: f64) -> (usize, f64) {
        let block = self.tops.partition_point(|&top| top <= y).saturating_sub(1);
        let block = block.min(self.each.len().saturating_sub(1));
        (block, y - self.top(block))
    }
}
