//! A dialog over the window: as wide as it wants to be, and never wider or higher than the window.
//!
//! What does not fit is scrolled; the rows of [`buttons`] stay in view under it. A dialog takes the focus when it opens, and
//! [`give_back`] returns it to where it was.

use egui::{
    Context, FocusDirection, Id, Layout, Modal, ModalResponse, Pos2, Rect, Response, ScrollArea, Ui, UiBuilder, UiKind,
    Vec2, vec2,
};

use super::focus;
use super::tokens::space;

/// Least height of what is scrolled, in points.
const LEAST: f32 = 48.0;

/// Where the rows of buttons of the dialog that is being shown go.
#[derive(Clone, Copy)]
struct DialogFoot {
    /// Left end of the top of what is scrolled, and its greatest height.
    top: Pos2,
    most: f32,
    width: f32,
    /// Height of the rows so far.
    used: f32,
    /// Whether the dialog opens in this pass.
    is_new: bool,
}

/// A dialog that is open, and what had the focus before.
#[derive(Clone, Copy)]
struct OpenDialog {
    dialog: Id,
    before: Option<Id>,
    /// The pass in which it was shown last.
    pass: u64,
    /// In how many passes it may still take the focus: the first ones only find out its size.
    fresh: u8,
    /// Whether something was asked for in that pass: then it is not what had the focus before that goes on.
    acted: bool,
}

/// Passes in which a dialog may take the focus.
const FRESH: u8 = 3;

fn foot_key() -> Id {
    Id::unique("foot of the dialog")
}

fn opened_key() -> Id {
    Id::unique("open dialogs")
}

/// Shows a dialog; what does not fit, as in a small or much enlarged window, is reached by scrolling.
pub fn show<R>(ctx: &Context, name: &str, width: f32, content: impl FnOnce(&mut Ui) -> R) -> ModalResponse<R> {
    let id = Id::unique(name);
    let room = ctx.content_rect().size() - Vec2::splat(2.0 * space::XL);
    let is_new = note(ctx, id);
    Modal::new(id).show(ctx, |ui| {
        let width = width.min(room.x);
        ui.set_width(width);
        ui.set_max_height(room.y);
        let kept: f32 = ui.data(|data| data.get_temp(id)).unwrap_or_default();
        let most = (room.y - kept).max(LEAST);
        let foot = DialogFoot { top: ui.cursor().left_top(), most, width, used: 0.0, is_new };
        ui.data_mut(|data| data.insert_temp(foot_key(), foot));
        if is_new {
            // The first thing that takes the focus gets it, if the dialog asks for nothing else.
            take_focus(ui);
        }
        let area = ScrollArea::vertical().id_salt("dialog").max_height(most).auto_shrink([false, true]);
        let inner = area
            .show(ui, |ui| {
                let inner = content(ui);
                reveal_focus(ui);
                inner
            })
            .inner;
        if is_new && has_focus(ui) {
            settle(ui.ctx(), id);
        }
        let used = ui.data(|data| data.get_temp::<DialogFoot>(foot_key())).map_or(0.0, |foot| foot.used);
        ui.data_mut(|data| {
            data.remove::<DialogFoot>(foot_key());
            data.insert_temp(id, used);
        });
        if (used - kept).abs() > 0.5 {
            ui.ctx().request_discard("the buttons of a dialog have another height");
        }
        ui.allocate_space(vec2(width, used));
        inner
    })
}

/// The heading of a dialog, by which a screen reader calls it.
pub fn title(ui: &mut Ui, text: impl Into<String>) -> Response {
    let text = text.into();
    let dialog = ui.stack().iter().find(|outer| outer.kind() == Some(UiKind::Modal)).map(|outer| outer.unique_id);
    if let Some(dialog) = dialog {
        ui.ctx().accesskit_node_builder(dialog, |node| {
            node.set_label(text.as_str());
            node.set_modal();
        });
    }
    ui.heading(text)
}

/// A row of buttons at the end of a dialog: under what is scrolled. Outside of dialogs, a row like any other.
pub fn buttons<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let Some(mut foot) = ui.data(|data| data.get_temp::<DialogFoot>(foot_key())) else {
        return ui.horizontal_wrapped(add).inner;
    };
    let gap = if foot.used > 0.0 { space::S } else { space::M };
    let under = foot.top + vec2(0.0, ui.min_rect().height().min(foot.most) + foot.used + gap);
    let place = Rect::from_min_size(under, vec2(foot.width, ui.ctx().content_rect().height()));
    let row = UiBuilder::new().id_salt(("buttons", foot.used.to_bits())).max_rect(place).layout(Layout::default());
    let mut row = ui.new_child(row);
    row.set_clip_rect(row.ctx().content_rect());
    let shown = row.horizontal_wrapped(add);
    foot.used += gap + shown.response.rect.height();
    ui.data_mut(|data| data.insert_temp(foot_key(), foot));
    shown.inner
}

/// Whether Enter was pressed in a field of one line, which is as good as the button of its dialog.
pub fn entered(field: &Response) -> bool {
    field.lost_focus() && field.ctx.input(|input| input.key_pressed(egui::Key::Enter))
}

/// Gives the focus to a widget when its dialog opens.
pub fn focus_first(response: &Response) {
    // It may have the focus already, as the first thing; a field that was clicked keeps it.
    if response.ctx.data(|data| data.get_temp::<DialogFoot>(foot_key())).is_some_and(|foot| foot.is_new) {
        response.request_focus();
    }
}

/// Whether something in the layer of a dialog has the focus.
fn has_focus(ui: &Ui) -> bool {
    let focused = ui.memory(egui::Memory::focused).and_then(|focused| focus::place_of(ui.ctx(), focused));
    focused.is_some_and(|place| place.layer_id == ui.layer_id())
}

/// Takes the focus from what lies under a dialog, for the first thing that is shown next.
fn take_focus(ui: &Ui) {
    if has_focus(ui) {
        return;
    }
    ui.memory_mut(|memory| {
        if let Some(focused) = memory.focused() {
            memory.surrender_focus(focused);
        }
        memory.move_focus(FocusDirection::Next);
    });
}

/// Notes that a dialog has the focus, and need not take it.
fn settle(ctx: &Context, dialog: Id) {
    ctx.data_mut(|data| {
        let open: &mut Vec<OpenDialog> = data.get_temp_mut_or_default(opened_key());
        open.iter_mut().filter(|known| known.dialog == dialog).for_each(|known| known.fresh = 0);
    });
}

/// Notes that a dialog is shown; says whether it may still take the focus.
fn note(ctx: &Context, dialog: Id) -> bool {
    let (pass, before) = (ctx.cumulative_pass_nr(), ctx.memory(egui::Memory::focused));
    ctx.data_mut(|data| {
        let open: &mut Vec<OpenDialog> = data.get_temp_mut_or_default(opened_key());
        if let Some(known) = open.iter_mut().find(|known| known.dialog == dialog) {
            known.pass = pass;
            known.fresh = known.fresh.saturating_sub(1);
            return known.fresh > 0;
        }
        open.push(OpenDialog { dialog, before, pass, fresh: FRESH, acted: false });
        true
    })
}

/// Gives the focus back to what had it before a dialog that is closed now without an act. Call it after all dialogs, with whether
/// something was asked for in this pass.
pub fn give_back(ctx: &Context, acted: bool) {
    let pass = ctx.cumulative_pass_nr();
    let closed = ctx.data_mut(|data| {
        let open: &mut Vec<OpenDialog> = data.get_temp_mut_or_default(opened_key());
        // What was opened from a dialog that is closed too goes back to what was before that.
        let closed = open.iter().find(|known| known.pass != pass).copied();
        open.retain(|known| known.pass == pass);
        open.iter_mut().for_each(|known| known.acted = acted);
        closed
    });
    let Some(before) = closed.filter(|closed| !closed.acted).and_then(|closed| closed.before) else { return };
    let is_shown = |id: Id| ctx.viewport(|viewport| viewport.this_pass.widgets.contains(id));
    // Whoever closed it may have given the focus to something else.
    let is_taken = ctx.memory(egui::Memory::focused).is_some_and(is_shown);
    if !is_taken && is_shown(before) {
        ctx.memory_mut(|memory| memory.request_focus(before));
    }
}

/// Shows something in a scroll area, and scrolls to what has the focus if that is a part of it: other areas may lie in the same layer.
pub fn revealing<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    let is_shown = |ui: &Ui| {
        let focused = ui.memory(egui::Memory::focused);
        focused.is_some_and(|id| ui.ctx().viewport(|viewport| viewport.this_pass.widgets.contains(id)))
    };
    let before = is_shown(ui);
    let inner = content(ui);
    if !before && is_shown(ui) {
        reveal_focus(ui);
    }
    inner
}

/// Scrolls to the focused widget, so that keyboard users always see it. Call it inside the scroll area.
pub fn reveal_focus(ui: &Ui) {
    let Some(focused) = ui.memory(egui::Memory::focused) else { return };
    let key = Id::unique("revealed focus");
    if ui.data(|data| data.get_temp::<Id>(key)) == Some(focused) {
        return;
    }
    if let Some(place) = focus::place_of(ui.ctx(), focused).filter(|place| place.layer_id == ui.layer_id()) {
        // What is seen whole needs no scrolling; the buttons under a dialog always are.
        if place.interact_rect != place.rect {
            ui.scroll_to_rect(place.rect, None);
        }
        ui.data_mut(|data| data.insert_temp(key, focused));
    }
}
