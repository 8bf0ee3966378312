//! A project lead builds a table in the window, sees what stands behind a number, copies it, and keeps it.

use crate::support::Folder;
use crate::support::window::{Held, Window};
use egui::Key;
use egui_kittest::kittest::Queryable as _;

fn with_tables() -> Window {
    let mut window = Window::with_demo();
    window.ctrl(Key::Num5);
    window.click("Tabeller");
    window.run_until_idle();
    window
}

/// Chooses a value in the list of this name.
fn choose(window: &mut Window, list: &str, value: &str) {
    window.click(list);
    window.click(value);
    window.run_until_idle();
}

#[test]
fn a_table_tells_what_it_counts_and_what_stands_behind_a_number() {
    let mut window = with_tables();
    choose(&mut window, "Tell", "Kodinger");
    assert!(window.shows("Kodinger: koder × avsender"));
    assert!(window.harness.query_by_label_contains("En koding hører til innlegget den begynner i").is_some());
    // The same numbers as the command line gives.
    let folder = Folder::new();
    let project = window.project().path().display().to_string();
    let told = folder.run(&["tally", &project, "--columns", "sender", "--count", "codings", "--json"]).json();
    let place = told["row_values"].as_array().expect("rows").iter().position(|row| row["value"] == "Dialog/økonomi");
    let row = &told["tables"][0]["rows"][place.expect("the code")];
    let (by_nav, all) = (row["cells"][0]["count"].to_string(), row["total"]["count"].to_string());
    window.click(&format!("Dialog/økonomi, NAV: {by_nav}"));
    window.run_until_idle();
    assert!(window.shows(&format!("{by_nav} utdrag")), "what stands behind it");
    let total = format!("Dialog/økonomi, i alt: {all}");
    assert!(window.harness.query_by_label(&total).is_some(), "{all}");
    let held = std::sync::Arc::new(Held::default());
    planlupe::ui::clipboard::install(&window.harness.ctx, held.clone());
    window.click("Kopier tabellen");
    let held = held.0.lock().expect("held");
    let [(html, plain)] = held.as_slice() else { panic!("one table") };
    assert!(plain.starts_with("Kodinger: koder × avsender\n") && plain.contains("\tNAV\t"), "{plain}");
    assert!(html.contains("<table><tr><td>koder</td>"), "{html}");
}

#[test]
fn a_table_is_kept_in_the_project_and_drawn() {
    let mut window = with_tables();
    choose(&mut window, "Lagrede og ferdige tabeller", "Saker × koder");
    assert!(window.shows("Kodinger: saker × koder"));
    window.click("Varmekart");
    window.run_until_idle();
    assert!(window.harness.query_by_label_contains("Jo mørkere, jo mer").is_some(), "the heat map has a name");
    window.click("Skjul tall med færre enn 5 saker");
    window.run_until_idle();
    assert!(window.harness.query_all_by_label_contains("er et tall som er skjult").count() > 0);
    window.fill("Navn på tabellen", "Matrise");
    window.click("Lagre tabellen i prosjektet");
    window.run_until_idle();
    assert_eq!(window.session().tables.iter().map(|own| own.name.as_str()).collect::<Vec<_>>(), ["Matrise"]);
    choose(&mut window, "Tell", "Tegn");
    assert!(window.shows("Tegn: saker × koder"));
    choose(&mut window, "Lagrede og ferdige tabeller", "Matrise");
    assert!(window.shows("Kodinger: saker × koder"));
    window.click("Fjern den lagrede tabellen");
    window.run_until_idle();
    assert!(window.session().tables.is_empty());
}
