//! A project lead reads contact figures in the window: drawn, as a table, and on the clipboard.

use crate::support::Folder;
use crate::support::window::{Held, Window};
use egui::Key;
use egui_kittest::kittest::Queryable as _;

fn with_figures() -> Window {
    let mut window = Window::with_demo();
    window.ctrl(Key::Num5);
    window.click("Kontaktmål");
    window.run_until_idle();
    window
}

#[test]
fn a_contact_figure_is_drawn_and_told_with_its_definition_and_what_was_observed() {
    let mut window = with_figures();
    assert!(window.harness.query_by_label_contains("Svartid: NAV svarer").is_some(), "the chart has a name");
    assert!(window.harness.query_by_label_contains("Saker som er observert: 15").is_some());
    assert!(window.harness.query_by_label_contains("Tid fra den første meldingen").is_some());
    // The same figures as the command line gives.
    let folder = Folder::new();
    let project = window.project().path().display().to_string();
    let told = folder.run(&["figures", &project, "response-time", "--json"]).json();
    let rows = told["rows"].as_array().expect("rows");
    let days = rows.iter().find(|row| row["measure"] == "nav-days").expect("the measure");
    let mean = format!("{:.2}", days["all"]["mean"].as_f64().expect("a mean")).replace('.', ",");
    assert!(window.shows(&mean), "{mean}");
    let held = std::sync::Arc::new(Held::default());
    planlupe::ui::clipboard::install(&window.harness.ctx, held.clone());
    window.click("Kopier tabellen");
    let held = held.0.lock().expect("held");
    let [(html, plain)] = held.as_slice() else { panic!("one table") };
    assert!(plain.starts_with("kontaktmål\t") && plain.contains(&mean), "{plain}");
    assert!(html.starts_with("<table><tr><td>kontaktmål</td>"), "{html}");
}

#[test]
fn choices_of_the_page_are_computed_and_an_edit_makes_them_anew() {
    let mut window = with_figures();
    window.click("Kontaktmål");
    window.click("Etter kjennetegn");
    window.click("aldersgruppe");
    window.run_until_idle();
    assert!(window.shows("25–29"));
    window.click("Måned for måned");
    window.click("kalendermåneder");
    window.run_until_idle();
    assert!(window.harness.query_all_by_label_contains("2017-03: NAV svarer").count() > 0);
}

#[test]
fn a_number_leads_to_the_entries_behind_it() {
    let mut window = with_figures();
    let folder = Folder::new();
    let project = window.project().path().display().to_string();
    let told = folder.run(&["figures", &project, "response-time", "--json"]).json();
    let rows = told["rows"].as_array().expect("rows");
    let n = &rows.iter().find(|row| row["measure"] == "nav-days").expect("the measure")["all"]["n"];
    window.click_containing(&format!("til NAV svarer (dager): n {n}"));
    window.run_until_idle();
    assert!(window.shows(&format!("{n} utdrag")), "what stands behind it");
    window.click_containing("vis i teksten");
    assert!(window.session().open.is_some(), "an excerpt leads to its case");
}

#[test]
fn small_numbers_of_a_figure_are_hidden_in_the_window() {
    let mut window = with_figures();
    window.click("Etter kjennetegn");
    window.click("aldersgruppe");
    window.click_containing("Skjul tall med færre enn 5 saker");
    window.run_until_idle();
    assert!(window.harness.query_all_by_label_contains("er et tall som er skjult").count() > 0);
}

#[test]
fn a_figure_tells_of_the_period_that_is_typed() {
    let mut window = with_figures();
    window.fill("Perioden fra og med", "1.1.2017");
    window.fill("Perioden til og med", "31.12.2017");
    window.run_until_idle();
    let told = window.harness.query_all_by_label_contains("Perioden fra 1. januar 2017 til 31. desember 2017.").count();
    assert!(told > 0, "the period stands with the figure");
    let folder = Folder::new();
    let project = window.project().path().display().to_string();
    let period = ["--since", "2017-01-01", "--until", "2017-12-31", "--json"];
    let told = folder.run(&[&["figures", &project, "response-time"], period.as_slice()].concat()).json();
    let rows = told["rows"].as_array().expect("rows");
    let n = &rows.iter().find(|row| row["measure"] == "nav-days").expect("the measure")["all"]["n"];
    window.click_containing(&format!("til NAV svarer (dager): n {n}"));
    window.run_until_idle();
    assert!(window.shows(&format!("{n} utdrag")), "what stands behind it is of the period too");
    window.fill("Perioden til og med", "1.1.2016");
    window.run_until_idle();
    assert!(window.harness.query_by_label_contains("Perioden slutter før den begynner").is_some());
}
