//! Where things stand in the window: whether any covers another, where the buttons of a dialog are.

use std::collections::HashMap;

use egui::accesskit::Role;
use egui::{Id, LayerId, Order, Rect, WidgetRect};
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

/// # Panics
/// If anything that can be clicked moves, or goes away, when the pointer comes to rest over it or over anything else.
pub fn assert_nothing_shifts(window: &mut Window, when: &str) {
    window.harness.event(egui::Event::PointerGone);
    window.run_until_idle();
    let before = places(window);
    for (&id, &rect) in &before {
        window.harness.hover_at(rect.center());
        // The pointer is seen in the first, and what it does in the second.
        window.harness.run_steps(2);
        let now = places(window);
        let shifted = |(other, place): &(&Id, &Rect)| {
            now.get(*other).is_none_or(|now| now.min.distance(place.min) > TOUCH || now.max.distance(place.max) > TOUCH)
        };
        let shifted: Vec<String> = before.iter().filter(shifted).map(|(&other, _)| name_of(window, other)).collect();
        assert!(shifted.is_empty(), "{when}: under the pointer over {} {rect:?}, {shifted:#?}", name_of(window, id));
    }
}

/// Where what can be clicked stands in the window, without hints at the pointer.
fn places(window: &Window) -> HashMap<Id, Rect> {
    window.harness.ctx.viewport(|viewport| {
        let layers = viewport.prev_pass.widgets.layers();
        let seen = layers.flat_map(|(layer, known)| known.iter().filter(|widget| is_seen(*layer, widget)));
        seen.map(|widget| (widget.id, widget.interact_rect)).collect()
    })
}

fn name_of(window: &Window, id: Id) -> String {
    let label = window.harness.ctx.viewport(|viewport| viewport.prev_pass.widgets.info(id)?.label.clone());
    label.unwrap_or_else(|| format!("{id:?}"))
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
