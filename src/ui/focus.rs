//! The focus: a ring around whatever has it. What had it was left with Esc, closed or clicked: then the text gets it back.

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{Context, Id, Key, Memory, Stroke, StrokeKind, WidgetRect};

use super::tokens::Tokens;

/// What takes more of the window shows its focus by a caret.
const LARGEST: f32 = 0.25;
/// Width of the ring, in points.
const RING: f32 = 2.0;

/// Where a widget stands in this pass, or stood in the one before. Unlike its response, this takes no part in clicks.
pub fn place_of(ctx: &Context, widget: Id) -> Option<WidgetRect> {
    ctx.viewport(|viewport| {
        let known = [&viewport.this_pass, &viewport.prev_pass];
        known.into_iter().find_map(|pass| pass.widgets.get(widget)).copied()
    })
}

/// Selects what a text field holds, so that the next word replaces it.
pub fn select_all(ctx: &Context, field: Id, text: &str) {
    let mut state = TextEditState::load(ctx, field).unwrap_or_default();
    let end = CCursor::new(text.chars().count());
    state.cursor.set_char_range(Some(CCursorRange::two(CCursor::default(), end)));
    state.store(ctx, field);
}

/// Puts the caret of a text field behind what it holds.
pub fn to_end(ctx: &Context, field: Id, text: &str) {
    let mut state = TextEditState::load(ctx, field).unwrap_or_default();
    state.cursor.set_char_range(Some(CCursorRange::one(CCursor::new(text.chars().count()))));
    state.store(ctx, field);
}

/// Paints a ring around what has the focus. Call it after everything else was shown.
pub fn show_ring(ctx: &Context) {
    let focused = ctx.memory(Memory::focused);
    let Some(place) = focused.and_then(|focused| place_of(ctx, focused)) else { return };
    if place.rect.area() > LARGEST * ctx.content_rect().area() {
        return;
    }
    let ring = Stroke::new(RING, Tokens::of(ctx).accent);
    let painter = ctx.layer_painter(place.layer_id).with_clip_rect(place.interact_rect);
    painter.rect_stroke(place.rect, 4.0, ring, StrokeKind::Inside);
}

/// Whether nothing had the focus in the last frame.
#[derive(Default)]
pub struct LostFocus {
    was_lost: bool,
}

impl LostFocus {
    /// Says whether the text is to get the focus, where `is_wanted` it at all.
    ///
    /// Only in the second frame: in the first, something else may have asked for it. Tab passes the focus on over the end of a frame,
    /// and a press may become a click.
    pub fn comes_home(&mut self, ctx: &Context, is_wanted: bool) -> bool {
        let is_free = ctx.memory(Memory::focused).is_none() && !egui::Popup::is_any_open(ctx);
        let is_moving = ctx.input(|input| input.key_pressed(Key::Tab) || input.pointer.any_down());
        let is_lost = is_wanted && is_free && !is_moving;
        if is_lost {
            ctx.request_repaint();
        }
        std::mem::replace(&mut self.was_lost, is_lost) && is_lost
    }
}
