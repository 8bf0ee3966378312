//! A project lead writes files from the window: cases as documents, tables as workbooks, charts as pictures.

use std::fs;

use crate::support::window::Window;
use egui::Key;

#[test]
fn the_cases_are_written_as_documents_with_their_codes() {
    let mut window = Window::with_demo();
    let cases = window.session().cases.len();
    window.ctrl(Key::E);
    window.click("Skriv");
    window.click("Sakene med kodene, for nettleseren (HTML)");
    let folder = window.path("lesing");
    window.choose_path(&folder, "Eksporter");
    assert!(window.shows(&format!("{cases} saker er skrevet til")));
    let page = fs::read_to_string(folder.join("sak-001.html")).expect("is written");
    assert!(page.contains("<mark style=") && page.contains("Koder"), "{page}");
}

#[test]
fn the_case_that_is_read_is_saved_as_a_document() {
    let mut window = Window::with_demo();
    window.ctrl(Key::K);
    window.fill("Finn en kommando", "lagre saken");
    window.key(egui::Modifiers::NONE, Key::Enter);
    let file = window.path("sak");
    window.choose_path(&file, "Lagre");
    assert!(window.path("sak.docx").is_file());
}

#[test]
fn the_tables_are_written_as_a_workbook() {
    let mut window = Window::with_demo();
    window.ctrl(Key::E);
    window.click("Skriv");
    window.click("Tabellene som arbeidsbok for Excel (XLSX)");
    let folder = window.path("tabeller");
    window.choose_path(&folder, "Eksporter");
    assert!(window.shows("tables.xlsx"));
    assert!(fs::read(folder.join("tables.xlsx")).expect("is written").starts_with(b"PK"));
}

#[test]
fn the_table_and_the_chart_of_a_figure_are_saved() {
    let mut window = Window::with_demo();
    window.ctrl(Key::Num5);
    window.click("Kontaktmål");
    window.click("Lagre tabellen …");
    let table = window.path("tall");
    window.choose_path(&table, "Lagre");
    assert!(fs::read(window.path("tall.xlsx")).expect("is written").starts_with(b"PK"));
    window.click("Lagre diagrammet …");
    let chart = window.path("tall.svg");
    window.choose_path(&chart, "Lagre");
    assert!(fs::read_to_string(chart).expect("is written").starts_with("<svg"));
    window.click("Lagre diagrammet …");
    let chart = window.path("tall");
    window.choose_path(&chart, "Lagre");
    assert!(fs::read(window.path("tall.png")).expect("is written").starts_with(b"\x89PNG"));
    // What is there is not written over.
    window.click("Lagre tabellen …");
    window.choose_path(&table, "Lagre");
    assert!(window.shows("tall.xlsx"));
}

#[test]
fn a_report_is_written() {
    let mut window = Window::with_demo();
    window.ctrl(Key::E);
    window.click("Skriv");
    window.click("En rapport med tabeller, diagrammer, kodebok og metode");
    let folder = window.path("rapport");
    window.choose_path(&folder, "Eksporter");
    assert!(window.shows("Rapporten er skrevet til"));
    assert!(fs::read_to_string(folder.join("report.html")).expect("is written").contains("<h2>Metode</h2>"));
}
