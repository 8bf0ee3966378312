//! The keyboard: no dialog loses the focus, whatever has it shows it, Tab goes the way that one reads.

use crate::support::window::Window;
use egui::accesskit::Role;
use egui::{Key, Modifiers, Shape, epaint::ClippedShape};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use planlupe::ui::tokens::Theme;

fn reading() -> Window {
    let mut window = Window::with_demo();
    let case = window.session().cases[0].id;
    window.open_case(case);
    window.focus_reader();
    window
}

fn has_focus(window: &Window, role: Role) -> bool {
    window.harness.query_all_by_role(role).any(|node| node.accesskit_node().is_focused())
}

/// Whether something in the open dialog has the focus.
fn is_in_dialog(window: &Window) -> bool {
    let dialog = window.harness.get_by_role(Role::Dialog);
    dialog.query_all_by(|node| node.is_focused() && !node.is_hidden()).next().is_some()
}

#[test]
fn a_dialog_takes_the_focus_and_gives_it_back() {
    let mut window = reading();
    for (modifiers, key) in [
        (Modifiers::NONE, Key::F1),
        (Modifiers::COMMAND, Key::K),
        (Modifiers::COMMAND, Key::I),
        (Modifiers::COMMAND, Key::E),
        (Modifiers::COMMAND | Modifiers::SHIFT, Key::I),
    ] {
        assert!(has_focus(&window, Role::Document), "before {key:?}");
        window.key(modifiers, key);
        assert!(is_in_dialog(&window), "{key:?} opens a dialog that has the focus");
        window.key(Modifiers::NONE, Key::Escape);
        assert!(window.harness.query_by_role(Role::Dialog).is_none(), "{key:?}");
        assert!(has_focus(&window, Role::Document), "after {key:?}");
    }
}

#[test]
fn a_dialog_gives_the_focus_back_to_the_field_that_had_it() {
    let mut window = reading();
    window.fill("Filtrer på navn eller kjennetegn", "sak-00");
    window.key(Modifiers::NONE, Key::F1);
    window.key(Modifiers::NONE, Key::Escape);
    let field = window.harness.get_by_role_and_label(Role::TextInput, "Filtrer på navn eller kjennetegn");
    assert!(field.accesskit_node().is_focused());
}

#[test]
fn escape_leads_to_the_text() {
    let mut window = reading();
    window.ctrl(Key::F);
    window.key(Modifiers::NONE, Key::Escape);
    assert!(has_focus(&window, Role::Document));
    window.harness.get_by_role_and_label(Role::TextInput, "Filtrer på navn eller kjennetegn").focus();
    window.run_until_idle();
    window.key(Modifiers::NONE, Key::Escape);
    assert!(has_focus(&window, Role::Document));
}

#[test]
fn whatever_has_the_focus_has_a_ring() {
    let mut window = reading();
    let accent = Theme::Light.tokens().accent;
    let is_ring = |shape: &ClippedShape| matches!(&shape.shape, Shape::Rect(rect) if rect.stroke.color == accent && rect.stroke.width >= 2.0);
    let mut seen = 0;
    for _ in 0..40 {
        window.key(Modifiers::NONE, Key::Tab);
        if has_focus(&window, Role::Document) {
            window.key(Modifiers::NONE, Key::Escape);
            continue;
        }
        seen += 1;
        assert!(window.harness.output().shapes.iter().any(is_ring), "stop {seen} shows the focus");
    }
    assert!(seen > 10);
}

#[test]
fn tab_goes_from_left_to_right_in_the_bar() {
    let window = reading();
    let mut lefts = Vec::new();
    for name in ["Prosjekt", "Lese og kode", "Anonymisere", "Tall"] {
        let node = window.harness.get_all_by_label(name).next().expect("is in the bar");
        lefts.push((node.accesskit_node().id(), node.rect().left()));
    }
    assert!(lefts.is_sorted_by_key(|(_, left)| *left));
    let order: Vec<_> = window.harness.query_all_by(|_| true).map(|node| node.accesskit_node().id()).collect();
    let place = |id| order.iter().position(|known| *known == id);
    assert!(lefts.is_sorted_by_key(|(id, _)| place(*id)));
}
