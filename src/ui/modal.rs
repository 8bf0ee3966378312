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

/// Scrolls to the focused widget, so that keyboard users always see it. Call it inside the scroll area.
pub fn reveal_focus(ui: &Ui) {
    let Some(focused) = ui.memory(egui::Memory::focused) else { return };
    let key = Id::unique("revealed focus");
    if ui.data(|data| data.get_temp::<Id>(key)) == Some(focused) {
        return;
    }
    if let Some(response) = ui.ctx().read_response(focused).filter(|response| response.layer_id == ui.layer_id()) {
        ui.scroll_to_rect(response.rect, None);
        ui.data_mut(|data| data.insert_temp(key, focused));
    }
}
