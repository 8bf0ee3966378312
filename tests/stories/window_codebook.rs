//! A researcher puts her codebook in order in the window: she moves codes, merges two, takes one apart, and sees what has changed.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::support::reader_pane::CASE;
use crate::support::window::Window;

/// With a case on which two codes stand: two codings of «Dialog/helse», one of «Dialog/økonomi».
fn coded() -> Window {
    let mut window = Window::with_cases(&[("sak", CASE)]);
    window.focus_reader();
    window.ctrl(Key::Home);
    window.key(Modifiers::ALT, Key::ArrowDown);
    window.key(Modifiers::ALT | Modifiers::SHIFT, Key::ArrowRight);
    window.type_text("e");
    window.type_text("r");
    window.key(Modifiers::ALT, Key::ArrowDown);
    window.key(Modifiers::ALT | Modifiers::SHIFT, Key::ArrowRight);
    window.type_text("e");
    window
}

fn paths(window: &Window) -> Vec<String> {
    window.session().codes.iter().map(|(code, _)| window.session().codes.path(code.id)).collect()
}

fn count(window: &Window, code: &str) -> usize {
    let session = window.session();
    session.codes.find(code).map_or(0, |code| session.coded.get(&code.id).copied().unwrap_or(0))
}

/// Where the row of a code is. Its name stands in the margin of the text too.
fn is_row(node: &egui_kittest::Node<'_>) -> bool {
    node.rect().left() > 960.0
}

/// Gives the row of a code the focus.
fn focus_row(window: &mut Window, name: &str) {
    window.harness.get_all_by_role_and_label(Role::Button, name).find(is_row).expect("has a row").focus();
    window.run_until_idle();
}

#[test]
fn keys_move_a_code_up_and_down_and_in_and_out() {
    let mut window = coded();
    focus_row(&mut window, "økonomi");
    window.key(Modifiers::COMMAND, Key::ArrowUp);
    let place = |window: &Window, path: &str| paths(window).iter().position(|own| own == path);
    assert!(place(&window, "Dialog/økonomi") < place(&window, "Dialog/helse"));
    window.key(Modifiers::COMMAND, Key::ArrowDown);
    assert!(place(&window, "Dialog/økonomi") > place(&window, "Dialog/helse"));
    window.key(Modifiers::COMMAND, Key::ArrowRight);
    assert!(place(&window, "Dialog/helse/økonomi").is_some(), "{:?}", paths(&window));
    window.key(Modifiers::COMMAND, Key::ArrowLeft);
    assert!(place(&window, "Dialog/økonomi") > place(&window, "Dialog/helse"));
    window.key(Modifiers::COMMAND, Key::ArrowLeft);
    assert!(place(&window, "økonomi").is_some());
    assert_eq!(count(&window, "økonomi"), 1, "codings stay");
    window.ctrl(Key::Z);
    assert!(place(&window, "Dialog/økonomi").is_some());
}

#[test]
fn a_code_is_dragged_before_another_and_under_one() {
    let mut window = coded();
    let rect = |window: &Window, name: &str| {
        window.harness.get_all_by_role_and_label(Role::Button, name).find(is_row).expect("has a row").rect()
    };
    let drag = |window: &mut Window, from: egui::Pos2, to: egui::Pos2| {
        window.harness.hover_at(from);
        window.run_until_idle();
        window.harness.drag_at(from);
        window.run_until_idle();
        for pos in [from.lerp(to, 0.5), to] {
            window.harness.hover_at(pos);
            window.run_until_idle();
        }
        let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
        window.harness.event(Event::PointerButton { pos: to, button, pressed: false, modifiers });
        window.run_until_idle();
    };
    let (from, to) = (rect(&window, "økonomi").center(), rect(&window, "arbeid og aktivitet").center());
    drag(&mut window, from, to);
    assert!(paths(&window).contains(&"Dialog/arbeid og aktivitet/økonomi".to_owned()), "{:?}", paths(&window));
    let (from, over) = (rect(&window, "økonomi").center(), rect(&window, "vedlikehold av planen"));
    drag(&mut window, from, egui::pos2(over.center().x, over.top() + 1.0));
    let dialog: Vec<String> = paths(&window).into_iter().filter(|path| path.starts_with("Dialog/")).collect();
    assert_eq!(dialog[dialog.len() - 2..], ["Dialog/økonomi", "Dialog/vedlikehold av planen"]);
}

#[test]
fn two_codes_become_one_in_one_step_of_undo() {
    let mut window = coded();
    window.click("Rediger Dialog/økonomi");
    window.click("Slå sammen …");
    window.type_text("dialog helse");
    window.key(Modifiers::NONE, Key::Enter);
    assert!(window.shows("Slått sammen til Dialog/helse"));
    assert_eq!(count(&window, "Dialog/helse"), 2, "the passage that had both has it once");
    assert!(window.session().codes.find("Dialog/økonomi").is_err());
    window.ctrl(Key::Z);
    assert_eq!((count(&window, "Dialog/helse"), count(&window, "Dialog/økonomi")), (2, 1));
}

#[test]
fn a_code_is_taken_apart_excerpt_by_excerpt() {
    let mut window = coded();
    window.click("Rediger Dialog/helse");
    window.click("Gå gjennom utdragene …");
    assert!(window.shows("1 av 2, 0 valgt"));
    window.type_text("trivsel");
    window.key(Modifiers::NONE, Key::Enter);
    assert!(window.shows("2 av 2, 1 valgt"));
    window.type_text("arbeid og");
    window.key(Modifiers::NONE, Key::Enter);
    window.click("Fjern koden når ingenting er igjen av den");
    window.click("Gjennomfør 2 valg");
    assert!(window.shows("2 kodinger har fått en annen kode"));
    assert_eq!((count(&window, "trivsel"), count(&window, "Dialog/arbeid og aktivitet")), (1, 1));
    assert!(window.session().codes.find("Dialog/helse").is_err());
    window.ctrl(Key::Z);
    assert_eq!(count(&window, "Dialog/helse"), 2);
    assert!(window.session().codes.find("trivsel").is_err());
}

#[test]
fn what_was_decided_on_a_walk_is_carried_out_when_it_is_left_with_escape() {
    let mut window = coded();
    window.click("Rediger Dialog/helse");
    window.click("Gå gjennom utdragene …");
    window.type_text("økonomi");
    window.key(Modifiers::NONE, Key::Enter);
    window.key(Modifiers::NONE, Key::Escape);
    assert_eq!((count(&window, "Dialog/helse"), count(&window, "Dialog/økonomi")), (1, 1), "its twin was there");
}

#[test]
fn when_a_code_is_used_and_when_not_is_kept_and_shown() {
    let mut window = coded();
    window.click("Rediger Dialog/helse");
    window.fill("Bruk den når", "Helsen er tema.");
    window.fill("Ikke når", "Bare sykepenger.");
    window.fill("Eksempel", "Jeg har fått time hos legen.");
    window.click("Lagre");
    let code = window.session().codes.find("Dialog/helse").expect("is there").clone();
    assert_eq!(
        (code.when_to_use.as_str(), code.when_not.as_str(), code.example.as_str()),
        ("Helsen er tema.", "Bare sykepenger.", "Jeg har fått time hos legen.")
    );
    window.ctrl(Key::K);
    window.type_text("endringer i kodeboken");
    window.key(Modifiers::NONE, Key::Enter);
    assert!(window.shows("Endret: helse"));
    assert!(window.shows("Ikke når: Bare sykepenger."));
    window.fill("Siden (tomt for alt)", "1.1.2100");
    assert!(window.shows("Ingen endringer."));
}

#[test]
fn a_code_stands_in_a_further_group_and_is_shown_and_used_there() {
    let mut window = coded();
    focus_row(&mut window, "Dialog/helse");
    window.press("Rediger Dialog/helse");
    window.press("Også i");
    window.harness.get_by_role_and_label(Role::CheckBox, "Mål").click();
    window.run_until_idle();
    window.press("Lagre");
    let codes = &window.session().codes;
    let code = codes.find("Dialog/helse").expect("keeps its place");
    assert_eq!(codes.paths(&code.groups), ["Mål"]);
    let goals = codes.find_any("Mål").expect("a group").id;
    assert!(codes.within(goals).contains(&code.id));
    // It stands in the group too, and codes from there.
    window.focus_reader();
    window.ctrl(Key::Home);
    window.key(Modifiers::ALT | Modifiers::SHIFT, Key::ArrowRight);
    window.press("Dialog/helse (også i Mål)");
    assert_eq!(count(&window, "Dialog/helse"), 3);
    window.ctrl(Key::Z);
    window.ctrl(Key::Z);
    assert!(!window.shows("(også i Mål)"));
}

#[test]
fn the_codebook_is_one_stop_behind_the_text_and_arrows_go_about_in_it() {
    let mut window = coded();
    let mut stops = Vec::new();
    window.key(Modifiers::NONE, Key::Escape);
    window.harness.get_by_role_and_label(Role::TextInput, "Filtrer på navn eller kjennetegn").focus();
    window.run_until_idle();
    for _ in 0..40 {
        window.key(Modifiers::NONE, Key::Tab);
        let focused = window.harness.query_all_by(|node| node.is_focused() && !node.is_hidden()).last();
        stops.push(
            focused.map(|node| (node.accesskit_node().role(), node.accesskit_node().label().unwrap_or_default())),
        );
    }
    let document = stops.iter().flatten().position(|(role, _)| *role == Role::Document).expect("Tab reaches the text");
    assert!(document < 15, "{stops:?}");
    let rows = stops.iter().flatten().filter(|(_, name)| window.session().codes.find_any(name).is_ok()).count();
    assert!(rows <= 2, "{stops:?}");
    focus_row(&mut window, "økonomi");
    window.key(Modifiers::NONE, Key::ArrowUp);
    let focused = window
        .harness
        .query_all_by(|node| node.is_focused() && !node.is_hidden())
        .last()
        .expect("something has the focus");
    assert_ne!(focused.accesskit_node().label().as_deref(), Some("økonomi"));
    assert!(is_row(&focused), "arrows stay in the codebook");
}
