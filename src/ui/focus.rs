//! The focus when nothing has it: what had it was left with Esc, closed or clicked. Then the text gets it back.

use egui::{Context, Key, Memory};

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
