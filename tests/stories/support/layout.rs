//! Where things stand in the window: whether any covers another, where the buttons of a dialog are.

use egui::accesskit::Role;
use egui::{LayerId, Order, Rect, WidgetRect};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::window::Window;

/// What is narrower, in points, is a scroll bar or the edge of a pane, which lie beside or over what they move.
const NARROW: f32 = 12.0;
/// Edges may touch.
const TOUCH: f32 = 1.5;

/// # Panics
/// If two things that can be clicked, or read, partly cover each other.
pub fn assert_nothing_overlaps(window: &Window, when: &str) {
    let found = window.harness.ctx.viewport(|viewport| {
        let widgets = &viewport.prev_pass.widgets;
        let mut found = Vec::new();
        for (layer, known) in widgets.layers() {
            let seen: Vec<&WidgetRect> = known.iter().filter(|widget| is_seen(*layer, widget)).collect();
            for (at, one) in seen.iter().enumerate() {
                for other in &seen[..at] {
                    if do_overlap(one.interact_rect, other.interact_rect) {
                        let name = |widget: &WidgetRect| {
                            let label = widgets.info(widget.id).and_then(|info| info.label.clone());
                            format!("{} {:?}", label.unwrap_or_default(), widget.interact_rect)
                        };
                        found.push(format!("{} and {}", name(other), name(one)));
                    }
                }
            }
        }
        found
    });
    assert!(found.is_empty(), "{when}: {found:#?}");
}

fn is_seen(layer: LayerId, widget: &WidgetRect) -> bool {
    let size = widget.interact_rect.size();
    let is_tooltip = layer.order == Order::Tooltip;
    !is_tooltip && widget.visible && widget.sense.senses_click() && size.x > NARROW && size.y > NARROW
}

fn do_overlap(one: Rect, other: Rect) -> bool {
    let both = one.intersect(other);
    let holds = |outer: Rect, inner: Rect| outer.expand(TOUCH).contains_rect(inner);
    both.width() > TOUCH && both.height() > TOUCH && !holds(one, other) && !holds(other, one)
}

/// The buttons of the dialog that is open, and where they stand.
pub fn dialog_buttons(window: &Window) -> Vec<(String, Rect)> {
    let dialog = window.harness.get_by_role(Role::Dialog);
    let buttons = dialog.query_all_by_role(Role::Button);
    let named = buttons.map(|button| (button.accesskit_node().label().unwrap_or_default(), button.rect()));
    // Rows of lists are buttons too, and may be scrolled.
    let last = named.filter(|(name, _)| ["Lukk", "Avbryt", "Lagre", "Importer"].contains(&name.as_str()));
    last.collect()
}
