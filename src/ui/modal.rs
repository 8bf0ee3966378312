//! A dialog over the window: as wide as it wants to be, and never wider or higher than the window.

use egui::{Context, Id, Modal, ModalResponse, ScrollArea, Ui};

use super::tokens::space;

/// Shows a dialog; what does not fit, as in a small or much enlarged window, is reached by scrolling.
pub fn show<R>(ctx: &Context, name: &str, width: f32, content: impl FnOnce(&mut Ui) -> R) -> ModalResponse<R> {
    let room = ctx.content_rect().size() - egui::Vec2::splat(2.0 * space::XL);
    Modal::new(Id::unique(name)).show(ctx, |ui| {
        ui.set_width(width.min(room.x));
        ui.set_max_height(room.y);
        let area = ScrollArea::vertical().id_salt("dialog").max_height(room.y).auto_shrink([false, true]);
        area.show(ui, content).inner
    })
}
