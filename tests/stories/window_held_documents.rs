//! A user takes the plan and the CV of one person into quarantine, is asked whether they belong together, and parts them again.

use std::fs;

use crate::support::holding::*;
use crate::support::paper::{Letters, odt, plan};
use crate::support::window::Window;
use reading::document::ocr;

const PLAN: &str = "Dato: 4. jun. 2020\nAktivitetsplan\nMitt mål\nJeg vil bli urmaker.\nDialogen med veileder\nVerksted\nBRUKER - 6. MAR. 2020\nHvor kan jeg lære om klokker?\n";
const CV: &str = "Utdanning\nGrunnskole 2009\nArbeidserfaring\nVerksted for klokker hos Joar Fiskum 2010\n";

/// The labels in the quarantine.
fn labels(window: &Window) -> Vec<String> {
    ["torbjørg", "077", "077 plan", "077 cv"]
        .iter()
        .filter(|label| window.shows(&format!("{label}, ")))
        .map(|label| (*label).to_owned())
        .collect()
}

fn with_files(files: &[(&str, &str)]) -> Window {
    let mut window = holding(CASE);
    let folder = window.path("flere");
    fs::create_dir(&folder).expect("a folder");
    files.iter().for_each(|(name, text)| fs::write(folder.join(name), text).expect("written"));
    take_in(&mut window, &folder);
    window.run_until_idle();
    window
}

#[test]
fn files_of_one_case_become_one_when_that_is_agreed_to_and_are_parted_again() {
    let mut window = with_files(&[("077 plan.txt", PLAN), ("077 cv.txt", CV)]);
    assert!(window.shows("Hører disse sammen?"));
    assert!(window.shows("«077»: 077 plan, 077 cv"));
    window.click("Gjør til én sak: 077");
    assert_eq!(labels(&window), ["torbjørg", "077"]);
    window.click_containing("077, ");
    assert!(window.shows("Plan «077 plan»"), "the page says of which document it is");
    window.click("Dokumenter (2) …");
    window.click("Vis CV «077 cv»");
    assert!(held(&window).page > 0 && window.shows("CV «077 cv»"));
    decide_all(&mut window);
    let decided = held(&window).judgement.undecided();
    window.click("Dokumenter (2) …");
    window.click("Gjør CV «077 cv» til en egen sak");
    assert_eq!(labels(&window), ["torbjørg", "077", "077 cv"]);
    assert_eq!(decided, 0);
    window.click_containing("077 cv, ");
    assert!(held(&window).text.as_str() == CV && held(&window).judgement.undecided() == 0, "decisions came along");
}

#[test]
fn what_was_noted_in_a_file_comes_along_where_that_is_wished() {
    let mut window = holding(CASE);
    let folder = window.path("merket");
    fs::create_dir(&folder).expect("a folder");
    fs::write(folder.join("merket.odt"), commented()).expect("written");
    take_in(&mut window, &folder);
    window.run_until_idle();
    assert!(window.shows("ble ikke tatt med i karantenen") || window.shows("er utelatt fra karantenen"));
    fs::rename(folder.join("merket.odt"), folder.join("igjen.odt")).expect("renamed");
    window.ctrl(egui::Key::I);
    window.choose_path(&folder, "Importer");
    window.click("Ta med markeringer og kommentarer i filene i karantenen");
    window.click("Nei, ikke ennå");
    window.run_until_idle();
    assert!(window.shows("Én markering eller kommentar i filene er med i karantenen"));
    window.click_containing("igjen, ");
    let pages = held(&window).judgement.pages().len();
    assert_eq!(pages, 2);
    (0..6).for_each(|_| window.key(NONE, egui::Key::PageDown));
    assert!(window.shows("igjen: notert i filen"));
    assert!(rows(&window).iter().any(|(name, ..)| name == "Berit Lie"), "whoever noted it is judged");
}

#[test]
fn what_was_not_read_of_a_document_stands_above_its_text() {
    let mut window = holding(CASE);
    let folder = window.path("skannet");
    fs::create_dir(&folder).expect("a folder");
    let mut paper = plan(Letters::Mapped);
    paper.new_page();
    paper.draw("q 595 0 0 842 0 0 cm /Im1 Do Q\n");
    fs::write(folder.join("halv.pdf"), paper.bytes()).expect("written");
    take_in(&mut window, &folder);
    window.run_until_idle();
    assert!(window.shows("«halv»: Sider som viser et bilde eller omriss"), "it is told when it comes in");
    if ocr::is_available() {
        // It waits until somebody has said what becomes of the page.
        window.click("Ta inn uten disse sidene");
        window.run_until_idle();
        assert!(window.shows("«halv»: Sider som viser et bilde eller omriss"), "and it is told once more");
    }
    window.click_containing("halv, ");
    assert!(window.shows("Sider som viser et bilde eller omriss og ingen tekst som kan leses: 1."));
}

/// A document with a comment.
fn commented() -> Vec<u8> {
    odt(
        "<text:p>BRUKER - 5. MAR. 2020</text:p><text:p>Jeg har <office:annotation><dc:creator>Berit Lie</dc:creator><text:p>Spør mer.</text:p></office:annotation>vondt i ryggen.</text:p>",
    )
}

#[test]
fn a_document_joins_a_case_that_is_judged_and_the_decisions_stay() {
    let mut window = holding(CASE);
    judge_all(&mut window);
    let decided =
        |window: &Window| held(window).judgement.mentions().iter().filter(|mention| mention.verdict.is_some()).count();
    let before = decided(&window);
    let folder = window.path("flere");
    fs::create_dir(&folder).expect("a folder");
    fs::write(folder.join("cv.txt"), CV).expect("written");
    window.ctrl(egui::Key::I);
    window.choose_path(&folder, "Importer");
    window.fill("Dokumenter i en sak i karantene (tomt: hver fil blir en sak)", "torbjørg");
    assert!(!can_press(&window, "Ja, allerede anonymisert"));
    window.click("Nei, ikke ennå");
    window.run_until_idle();
    window.click_containing("torbjørg, ");
    assert_eq!(held(&window).original.documents.len(), 2);
    assert_eq!(decided(&window), before);
    assert!(held(&window).judgement.undecided() > 0, "what came with the CV is still to be decided");
}

#[test]
fn documents_about_two_people_are_doubted_where_they_are_put_together() {
    let plan = |name: &str, goal: &str| format!("{name}\nNAV Prøveby\n{}", PLAN.replace("bli urmaker", goal));
    let (kari, ola) = (plan("Kari Eksempel", "bli urmaker"), plan("Ola Prøve", "kjøre buss"));
    let mut window = with_files(&[("kai.txt", &kari), ("oskar.txt", &ola)]);
    assert!(!window.shows("Hører disse sammen?"));
    window.click_containing("oskar, ");
    window.click("Dokumenter (1) …");
    window.fill("Gjør denne saken til et dokument i saken …", "kai");
    window.click("Slå sammen");
    window.run_until_idle();
    window.click("Dokumenter (2) …");
    assert!(window.shows("kai: etter hodet å dømme gjelder dokument 2 en annen person"));
}
