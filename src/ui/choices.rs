//! Several names of which one is chosen: one stop for Tab, and arrows go from one to the next.

use egui::{Button, EventFilter, Id, Key, Response, RichText, Sense, TextWrapMode, Ui};

/// Shows the names in the layout of `ui`; gives the one that is chosen now, if it is another.
pub fn show(ui: &mut Ui, salt: &str, chosen: usize, names: &[RichText]) -> Option<usize> {
    show_told(ui, salt, chosen, names, &[])
}

/// As [`show`], with what is told of each name under the pointer.
pub fn show_told(ui: &mut Ui, salt: &str, chosen: usize, names: &[RichText], told: &[String]) -> Option<usize> {
    let key = Id::unique(("take the focus", salt));
    let takes_focus = ui.data_mut(|data| data.remove_temp::<bool>(key)).unwrap_or_default();
    let mut next = None;
    for (at, name) in names.iter().enumerate() {
        let is_chosen = at == chosen;
        // What is not chosen is reached by arrows.
        let sense = if is_chosen { Sense::click() } else { Sense::CLICK };
        let button = Button::selectable(is_chosen, name.clone()).sense(sense);
        // Where rows are wrapped, the whole name goes to the next one.
        let is_wrapped = ui.layout().main_wrap();
        let button = if is_wrapped { button.wrap_mode(TextWrapMode::Extend) } else { button.truncate() };
        let mut response = ui.add(button);
        let is_cut = response.intrinsic_size().is_some_and(|whole| whole.x > response.rect.width() + 0.5);
        // What only repeats a name that is seen whole would cover what is below it.
        if let Some(told) = told.get(at).filter(|told| is_cut || *told != name.text()) {
            response = response.on_hover_text(told);
        }
        if response.clicked() && !is_chosen {
            next = Some(at);
        }
        if is_chosen {
            if takes_focus {
                response.request_focus();
                response.scroll_to_me(None);
            }
            next = next.or_else(|| stepped(ui, &response, at, names.len()));
        }
    }
    if next.is_some() {
        ui.data_mut(|data| data.insert_temp(key, true));
        ui.ctx().request_repaint();
    }
    next
}

/// Where arrows lead from the name that has the focus.
fn stepped(ui: &Ui, response: &Response, at: usize, count: usize) -> Option<usize> {
    if !response.has_focus() {
        return None;
    }
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let pressed = |keys: [Key; 2]| ui.input(|input| keys.into_iter().any(|key| input.key_pressed(key)));
    match () {
        () if pressed([Key::ArrowDown, Key::ArrowRight]) => Some(at + 1).filter(|next| *next < count),
        () if pressed([Key::ArrowUp, Key::ArrowLeft]) => at.checked_sub(1),
        () if pressed([Key::Home, Key::Home]) => (at > 0).then_some(0),
        () if pressed([Key::End, Key::End]) => Some(count - 1).filter(|last| *last > at),
        () => None,
    }
}
