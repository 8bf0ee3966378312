//! What may still identify somebody: a row for each name, what is fine is remembered, and an import tells of its own cases only.

use std::fs;

use crate::support::Folder;
use crate::support::window::Window;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

const FIRST: &str =
    "BRUKER – 2. APR. 2020: Hei, her er Torbjørg Nordmann. Hilsen Torbjørg Nordmann. Ring [fjernet] på 900 00 000.\n";
const SECOND: &str = "BRUKER – 3. APR. 2020: Hei, jeg skal til Joar Fiskum på mandag.\n";

fn import(window: &mut Window, name: &str, text: &str) {
    let file = window.path(name);
    fs::write(&file, text).expect("written");
    window.ctrl(Key::I);
    window.choose_path(&file, "Importer");
    window.click("Ja, allerede anonymisert");
    window.run_until_idle();
}

fn close_all(window: &mut Window) {
    while window.harness.query_all_by_role(Role::Dialog).next().is_some() {
        window.key(Modifiers::NONE, Key::Escape);
    }
}

fn rows(window: &Window, name: &str) -> usize {
    window.harness.query_all_by_label_contains(&format!("Greit: {name}")).count()
}

#[test]
fn each_name_has_one_row_and_what_is_fine_is_not_shown_again() {
    let mut window = Window::at_start();
    window.click("Nytt prosjekt …");
    let project = window.path("studie");
    window.choose_path(&project, "Lag prosjekt");
    import(&mut window, "a.txt", FIRST);
    assert_eq!(rows(&window, "Torbjørg Nordmann"), 1);
    assert_eq!(rows(&window, "fjernet"), 0);
    let name = "Greit: Torbjørg Nordmann identifiserer ingen";
    window.click(name);
    assert_eq!(rows(&window, "Torbjørg Nordmann"), 0);
    close_all(&mut window);

    import(&mut window, "b.txt", SECOND);
    assert_eq!(rows(&window, "Joar Fiskum"), 1);
    assert_eq!(rows(&window, "900 00 000"), 0, "the case was there before the import");
    close_all(&mut window);
    window.ctrl(Key::Num4);
    window.click("Let etter det som kan identifisere");
    window.run_until_idle();
    assert_eq!(rows(&window, "900 00 000"), 1);
    assert_eq!(rows(&window, "Torbjørg Nordmann"), 0, "it is remembered");
    window.fill("Filtrer på ord, type eller sak", "fiskum");
    assert_eq!((rows(&window, "Joar Fiskum"), rows(&window, "900 00 000")), (1, 0));
}

#[test]
fn what_is_fine_is_told_and_changed_on_the_command_line_too() {
    let folder = Folder::with_project();
    let fine = |more: &[&str]| folder.run(&[&["fine", "p.planlupe", "--json"], more].concat()).json();
    assert_eq!(fine(&[]), serde_json::json!({ "fine": [] }));
    assert_eq!(fine(&["Joar  Fiskum", "DPS"]), serde_json::json!({ "fine": ["dps", "joar fiskum"] }));
    assert_eq!(fine(&["--forget", "dps"]), serde_json::json!({ "fine": ["joar fiskum"] }));
    folder.run(&["undo", "p.planlupe"]).succeeds();
    assert_eq!(fine(&[]), serde_json::json!({ "fine": ["dps", "joar fiskum"] }));
}
