//! A project lead writes files from the window: cases as documents.

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
