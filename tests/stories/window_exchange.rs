//! Files of other programs in the window: written with their options, looked at before they are taken in, into this project or a new one.

use std::fs;
use std::path::Path;

use crate::support::window::Window;
use egui::Key;
use project::Access;

fn look_at(window: &mut Window, file: &Path) {
    window.command("hent inn fra et annet");
    window.choose_path(file, "Se hva den gir");
}

fn count(window: &Window) -> [usize; 2] {
    let project = window.project();
    [project.cases().list().expect("cases").len(), project.codings().list().expect("codings").len()]
}

#[test]
fn a_project_goes_out_and_comes_into_a_new_one() {
    let mut window = Window::with_demo();
    let before = count(&window);
    window.command("eksporter til et annet");
    let file = window.path("ut");
    window.choose_path(&file, "Lagre");
    let file = window.path("ut.qdpx");
    assert!(fs::read(&file).expect("is written").starts_with(b"PK"));

    look_at(&mut window, &file);
    assert!(window.shows("Forhåndsvisning.") && window.shows("har denne teksten"));
    window.click("Inn i et nytt prosjekt …");
    let new = window.path("ny");
    window.choose_path(&new, "Se hva den gir");
    let new = window.path("ny.planlupe");
    assert!(!new.exists(), "a preview makes nothing");
    assert!(window.shows("Forhåndsvisning.") && window.shows("ny sak"));
    window.click("Hent inn i ny");
    assert_eq!(window.project().path(), new);
    assert_eq!(count(&window), before);
    assert!(window.shows("Hentet inn"));
}

#[test]
fn a_codebook_and_utf16_and_chronology_are_choices_of_the_same_dialog() {
    let mut window = Window::with_demo();
    window.command("eksporter til et annet");
    window.click("Tekstene i kronologisk rekkefølge");
    window.click("Tell plassene i UTF-16-enheter, som NVivo");
    let file = window.path("ordnet");
    window.choose_path(&file, "Lagre");
    assert!(window.path("ordnet.qdpx").is_file());
    assert!(window.shows("UTF-16-enheter") && window.shows("kronologisk"));

    window.command("eksporter til et annet");
    window.click("Skriv");
    window.click("Bare kodeboken (.qdc)");
    let file = window.path("koder");
    window.choose_path(&file, "Lagre");
    assert!(fs::read_to_string(window.path("koder.qdc")).expect("is written").contains("<CodeBook"));
    window.command("eksporter til et annet");
    let file = window.path("koder.qdc");
    window.choose_path(&file, "Lagre");
    assert!(window.shows("finnes"), "nothing is replaced");
}

#[test]
fn a_codebook_of_a_spreadsheet_is_looked_at_and_taken_in_as_one_act() {
    let mut window = Window::with_demo();
    let codes = window.session().codes.iter().count();
    let file = window.path("koder.csv");
    fs::write(&file, "code,description\nTema/bolig,Hvor noen bor\nDialog/økonomi,Om penger\n").expect("written");
    look_at(&mut window, &file);
    assert!(window.shows("Nye: 2. Kjente: 2.") && window.shows("Tema/bolig"));
    assert_eq!(window.session().codes.iter().count(), codes);
    window.click("Hent inn i demo");
    assert_eq!(window.session().codes.iter().count(), codes + 2);
    window.click("Lukk");
    window.ctrl(Key::Z);
    assert_eq!(window.session().codes.iter().count(), codes);
}

#[test]
fn without_a_project_a_new_one_is_asked_for() {
    let file = {
        let mut window = Window::with_demo();
        window.command("eksporter til et annet");
        let file = window.path("ut.qdpx");
        window.choose_path(&file, "Lagre");
        fs::read(&file).expect("is written")
    };
    let mut window = Window::at_start();
    let path = window.path("fra dem.qdpx");
    fs::write(&path, file).expect("written");
    window.click("Prosjekt");
    window.click("Hent inn fra et annet program …");
    window.choose_path(&path, "Se hva den gir");
    let new = window.path("min.planlupe");
    window.choose_path(&new, "Se hva den gir");
    window.click("Hent inn i min");
    assert_eq!(window.project().path(), new);
}

#[test]
fn what_cannot_be_read_is_refused_and_the_project_goes_on() {
    let mut window = Window::with_demo();
    let before = count(&window);
    let file = window.path("rot.qdpx");
    fs::write(&file, "intet arkiv").expect("written");
    look_at(&mut window, &file);
    assert!(window.shows("er ikke et arkiv"));
    assert_eq!((window.project().access(), count(&window)), (Access::Write, before));
}
