//! The guide opens wherever somebody is, at what tells of it.

use crate::support::window::Window;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

/// The chapter that the open guide shows.
fn chapter(window: &Window) -> Option<String> {
    let chosen = window.harness.query_all_by(|node| {
        node.role() == Role::RadioButton || node.role() == Role::Button && node.toggled().is_some()
    });
    let chosen: Vec<_> = chosen
        .filter(|node| format!("{:?}", node.accesskit_node().toggled()).contains("True"))
        .filter_map(|node| node.accesskit_node().label())
        .collect();
    chosen.last().cloned()
}

#[test]
fn f1_opens_the_guide_over_a_dialog_which_stays() {
    let mut window = Window::with_demo();
    for (modifiers, key, expected) in [
        (Modifiers::COMMAND, Key::I, "Importer utskrifter"),
        (Modifiers::COMMAND, Key::E, "Eksporter"),
        (Modifiers::SHIFT, Key::F1, "Tastene"),
        (Modifiers::COMMAND | Modifiers::SHIFT, Key::I, "Importer utskrifter"),
    ] {
        window.key(modifiers, key);
        window.key(Modifiers::NONE, Key::F1);
        assert!(window.shows("Brukerveiledning"), "{key:?}");
        assert_eq!(chapter(&window).as_deref(), Some(expected), "{key:?}");
        window.key(Modifiers::NONE, Key::Escape);
        assert!(!window.shows("Søk i veiledningen"), "{key:?}: the guide is closed");
        assert!(window.harness.query_by_role(Role::Dialog).is_some(), "{key:?}: the dialog is still open");
        window.key(Modifiers::NONE, Key::Escape);
        assert!(window.harness.query_by_role(Role::Dialog).is_none(), "{key:?}");
    }
}
