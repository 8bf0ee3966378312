//! What is in view: scrolling, bringing a passage into sight, laying out what is seen and no more.

use egui::emath::GuiRounding;
use egui::{Pos2, Rect};

use super::Reader;
use super::column::Setter;
use super::paint::Placed;
use crate::ui::tokens::space;
use reading::text::Span;

/// Blocks between the view and a passage that are laid out to scroll no farther than needed.
const NEARBY: usize = 40;
/// Where in the view a passage is shown that was out of sight, as a part of its height.
const SHOWN_AT: f32 = 0.3;
/// How far outside the view blocks are laid out, so that what reaches into it is known.
const OVERSCAN: f32 = 160.0;
/// Offsets that differ by less are the same: egui keeps them in 32 bits.
const SAME: f64 = 0.2;

/// What is to be brought into view.
#[derive(Debug, Clone, Copy)]
pub(super) enum Reveal {
    /// A passage of the source.
    Passage(Span),
    /// The caret, no farther than needed.
    Caret,
    /// What is selected, from its beginning, unless some of it is in view.
    Selection,
    /// The block with this code point, so many points below the upper edge.
    Top(usize, f32),
    /// An entry, by its place in reading order, with its header.
    Entry(usize),
}

/// A place in the view that stays where it is: `below` points under the top edge, a block begins.
#[derive(Debug, Clone, Copy)]
pub(super) struct ScrollAnchor {
    pub block: usize,
    pub below: f64,
}

impl Reader {
    /// The scroll offset that this frame needs, if not the one that the scroll area has, and the block by
    /// which it is reckoned.
    #[expect(clippy::cast_possible_truncation, reason = "egui measures in 32 bits")]
    pub(super) fn offset(
        &mut self,
        setter: &Setter<'_>,
        pane: Rect,
        is_new: bool,
    ) -> (Option<f32>, Option<ScrollAnchor>) {
        let height = f64::from(pane.height());
        if is_new && self.document != 0 {
            self.measure(setter, self.anchor.block..self.anchor.block + 1);
        }
        let now = self.scroll.and_then(|id| egui::scroll_area::State::load(setter.ui.ctx(), id));
        let now = f64::from(now.map_or(0.0, |state| state.unclamped_offset().y));
        let kept = self.heights.top(self.anchor.block) - self.anchor.below;
        let scrolled = now - f64::from(self.shown);
        let wanted = kept + scrolled;
        let revealed = self.reveal.take().and_then(|reveal| self.reveal(setter, reveal, wanted, height));
        let anchor = revealed.unwrap_or(ScrollAnchor { below: self.anchor.below - scrolled, ..self.anchor });
        let wanted = self.heights.top(anchor.block) - anchor.below;
        // Only a person may pull the text past its ends, from where the scroll area lets it glide back. It
        // takes anything past the end that it knew in the last frame for that.
        let most = |total: f64| (total - height).max(0.0);
        let is_known = (self.total - self.heights.total()).abs() < 0.01;
        let is_ours = revealed.is_some() || is_new || !is_known;
        let offset = if is_ours { wanted.clamp(0.0, most(self.heights.total())) } else { wanted };
        let given = if is_ours { offset.min(most(self.total)) } else { offset };
        if given < offset {
            setter.ui.request_repaint();
        }
        let pin = ScrollAnchor { below: self.heights.top(anchor.block) - offset, ..anchor };
        // The scroll area may know where another text stood, in this run or the last.
        let moved = self.scroll.is_none() || (offset - now).abs() > SAME;
        (moved.then_some(given as f32), moved.then_some(pin))
    }

    /// Lays blocks out to learn their heights; says whether any was not as estimated.
    fn measure(&mut self, setter: &Setter<'_>, blocks: std::ops::Range<usize>) -> bool {
        let mut changed = false;
        for block in blocks.start..blocks.end.min(setter.document.blocks.len()) {
            changed |= self.heights.set(block, setter.height(block, &setter.galley(block)));
        }
        if changed {
            self.heights.sum();
        }
        changed
    }

    /// Where the view has to be for something to be seen; `None` if it is in view at this offset.
    fn reveal(&mut self, setter: &Setter<'_>, reveal: Reveal, offset: f64, height: f64) -> Option<ScrollAnchor> {
        let document = setter.document;
        let place = match reveal {
            Reveal::Entry(entry) => {
                let block = document.entries.get(entry)?.blocks.start;
                return Some(ScrollAnchor { block, below: f64::from(space::S) });
            }
            Reveal::Top(source, below) => {
                let block = document.place_of(source)?.block;
                return Some(ScrollAnchor { block, below: f64::from(below) });
            }
            Reveal::Passage(span) => document.ends_of(span).map(|(first, _)| first).or(document.place_of(span.start))?,
            Reveal::Caret => document.place_of(self.selection?.head)?,
            Reveal::Selection => {
                let (first, last) = self.selection?.ends(document)?;
                let [(top, _), (bottom, _)] = [offset, offset + height].map(|y| self.heights.at(y));
                if first.block <= bottom && last.block >= top {
                    return None;
                }
                first
            }
        };
        let (top, _) = self.heights.at(offset);
        let between = top.min(place.block)..top.max(place.block) + 1;
        let nearby = between.len() <= NEARBY;
        self.measure(setter, if nearby { between } else { place.block..place.block + 1 });
        let before_next = self.selection.is_none_or(|selection| selection.before_next);
        let cursor = egui::text::CCursor { index: place.at.into(), prefer_next_row: before_next };
        let row = setter.galley(place.block).pos_from_cursor(cursor);
        let above = f64::from(setter.column.shape(&document.blocks[place.block]).above);
        let (row_top, row_bottom) = (above + f64::from(row.top()), above + f64::from(row.bottom()));
        let y = self.heights.top(place.block) - offset;
        let air = f64::from(space::XL);
        let anchor = |below| Some(ScrollAnchor { block: place.block, below });
        let is_caret = matches!(reveal, Reveal::Caret);
        if y + row_top >= air && y + row_bottom <= height - air {
            None
        } else if is_caret && nearby && y + row_top < air && y + row_top > -height {
            anchor(air - row_top)
        } else if is_caret && nearby && y + row_top >= air && y + row_bottom < 2.0 * height {
            anchor(height - air - row_bottom)
        } else {
            anchor(height * f64::from(SHOWN_AT) - row_top)
        }
    }

    /// Lays out the blocks in view, down and up from the one that stays where it is.
    #[expect(clippy::cast_possible_truncation, reason = "what is in view is near")]
    pub(super) fn place(
        &mut self,
        setter: &Setter<'_>,
        view: Rect,
        offset: f32,
        pin: Option<ScrollAnchor>,
    ) -> Vec<Placed> {
        let document = setter.document;
        self.shown = offset;
        if document.blocks.is_empty() {
            return Vec::new();
        }
        let anchor = pin.unwrap_or_else(|| {
            let (block, into) = self.heights.at(f64::from(offset));
            ScrollAnchor { block, below: -into }
        });
        let round = |at: f32| at.round_to_pixels(setter.ui.pixels_per_point());
        let left = view.left() + setter.column.left;
        let mut changed = false;
        let mut lay = |block: usize| {
            let galley = setter.galley(block);
            let height = setter.height(block, &galley);
            changed |= self.heights.set(block, height);
            let shape = setter.column.shape(&document.blocks[block]);
            let text = Pos2::new(round(left + shape.x), shape.above);
            Placed { block, top: 0.0, height, text, galley }
        };
        let mut placed = Vec::new();
        let mut y = view.top() + anchor.below as f32;
        for block in (0..anchor.block).rev() {
            if y < view.top() - OVERSCAN {
                break;
            }
            let mut above = lay(block);
            y -= above.height;
            above.top = y;
            placed.push(above);
        }
        placed.reverse();
        y = view.top() + anchor.below as f32;
        for block in anchor.block..document.blocks.len() {
            if y > view.bottom() + OVERSCAN {
                break;
            }
            let mut below = lay(block);
            below.top = y;
            y += below.height;
            placed.push(below);
        }
        for placed in &mut placed {
            placed.text.y = round(placed.text.y + placed.top);
        }
        if changed {
            self.heights.sum();
            setter.ui.request_repaint();
        }
        self.laid_out = placed.len();
        let in_view = placed.iter().find(|placed| placed.top + placed.height > view.top());
        self.anchor = match in_view {
            Some(top) => ScrollAnchor { block: top.block, below: f64::from(top.top - view.top()) },
            None => anchor,
        };
        let source = placed
            .iter()
            .find(|placed| document.blocks[placed.block].kind.is_source() && placed.rect().bottom() > view.top());
        self.top = source.map(|placed| (document.blocks[placed.block].span.start, placed.top - view.top()));
        placed
    }
}
