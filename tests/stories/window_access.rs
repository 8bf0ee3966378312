//! What a screen reader hears: names of the window and its dialogs, headings and paragraphs, codes on the passage, what was done.

use crate::support::window::Window;
use egui::accesskit::{Live, Role};
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

fn reading() -> Window {
    let mut window = Window::with_demo();
    let case = window.session().cases.iter().find(|case| case.label == "sak-002").expect("is in the demo").id;
    window.open_case(case);
    window.focus_reader();
    window
}

#[test]
fn the_window_and_its_dialogs_have_names() {
    let mut window = reading();
    let root = window.harness.root();
    assert!(root.accesskit_node().label().is_some_and(|name| name.contains("Planlupe")), "the window");
    for (key, name) in [(Key::F1, "Brukerveiledning"), (Key::F1, "Tastene")] {
        let modifiers = if name == "Tastene" { Modifiers::SHIFT } else { Modifiers::NONE };
        window.key(modifiers, key);
        let dialog = window.harness.get_by_role(Role::Dialog);
        assert_eq!(dialog.accesskit_node().label().as_deref(), Some(name));
        window.key(Modifiers::NONE, Key::Escape);
    }
}

#[test]
fn headings_and_paragraphs_have_their_text_and_tell_their_codes() {
    let mut window = reading();
    window.ctrl(Key::Home);
    for _ in 0..22 {
        window.key(Modifiers::ALT, Key::ArrowDown);
    }
    let document = window.harness.get_by_role(Role::Document);
    let texts = |role: Role| {
        let nodes = document.query_all_by_role(role);
        nodes.map(|node| node.accesskit_node().label().unwrap_or_default()).collect::<Vec<_>>()
    };
    assert!(texts(Role::Heading).iter().all(|text| !text.is_empty()));
    assert!(texts(Role::Paragraph).iter().any(|text| text.len() > 20));
    let described = document
        .query_all_by_role(Role::Paragraph)
        .any(|node| node.accesskit_node().description().is_some_and(|codes| codes.starts_with("Kodet: ")));
    assert!(described, "the codes are told on the passage");
}

#[test]
fn what_was_done_is_said_without_being_asked() {
    let mut window = reading();
    window.ctrl(Key::Home);
    window.key(Modifiers::ALT, Key::ArrowDown);
    window.ctrl(Key::A);
    let code =
        window.session().codes.iter().find(|(code, _)| code.codable && !code.shortcut.is_empty()).expect("has a key");
    let shortcut = code.0.shortcut.clone();
    window.type_text(&shortcut);
    let said = window.harness.query_all_by(|node| node.live() == Live::Polite);
    let said: Vec<_> =
        said.filter_map(|node| node.accesskit_node().value().or(node.accesskit_node().label())).collect();
    assert!(said.iter().any(|text| text.starts_with("Kodet: ")), "{said:?}");
}

/// Names that several things of a view, or of the dialog over it, have which can be pressed or typed into. The codes in the margin are left out:
/// a code stands there as often as it was used, and each passage tells its codes.
fn shared_names(window: &Window) -> Vec<String> {
    let roles = [
        Role::Button,
        Role::Link,
        Role::RadioButton,
        Role::CheckBox,
        Role::ComboBox,
        Role::TextInput,
        Role::MultilineTextInput,
        Role::SpinButton,
    ];
    let nodes = |root: &egui_kittest::Node<'_>| -> Vec<String> {
        let nodes = root.query_all_by(|node| roles.contains(&node.role()) && !node.is_hidden());
        let described = |node: egui_kittest::Node<'_>| {
            let own = node.accesskit_node();
            let name = own.label().unwrap_or_default();
            let is_code = matches!(window.harness.state().session(), Some(session) if session.codes.iter().any(|(code, _)| code.name == name));
            let is_in_margin = is_code && (200.0..960.0).contains(&node.rect().left());
            (!is_in_margin).then(|| format!("{:?} {name} ({})", own.role(), own.description().unwrap_or_default()))
        };
        nodes.filter_map(described).collect()
    };
    let dialog = window.harness.query_all_by_role(Role::Dialog).last();
    let mut names = dialog.map_or_else(|| nodes(&window.harness.root()), |dialog| nodes(&dialog));
    names.sort_unstable();
    let mut shared: Vec<String> =
        names.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0].clone()).collect();
    shared.dedup();
    shared
}

#[test]
fn no_two_buttons_or_fields_of_a_view_have_the_same_name() {
    let mut shared: Vec<(String, Vec<String>)> = vec![("start".to_owned(), shared_names(&Window::at_start()))];
    let mut window = reading();
    window.ctrl(Key::Home);
    window.key(Modifiers::NONE, Key::F5);
    for tab in ["Her", "Saksreferat", "Notater", "Kjennetegn"] {
        window.click(tab);
        shared.push((tab.to_owned(), shared_names(&window)));
    }
    for workspace in [Key::Num2, Key::Num3, Key::Num4, Key::Num5] {
        window.ctrl(workspace);
        shared.push((format!("{workspace:?}"), shared_names(&window)));
    }
    for (modifiers, key) in [
        (Modifiers::NONE, Key::F1),
        (Modifiers::SHIFT, Key::F1),
        (Modifiers::COMMAND, Key::K),
        (Modifiers::COMMAND, Key::I),
        (Modifiers::COMMAND | Modifiers::SHIFT, Key::K),
    ] {
        window.ctrl(Key::Num1);
        window.key(modifiers, key);
        shared.push((format!("{modifiers:?} {key:?}"), shared_names(&window)));
        window.key(Modifiers::NONE, Key::Escape);
    }
    shared.retain(|(_, names)| !names.is_empty());
    assert!(shared.is_empty(), "{shared:#?}");
}
