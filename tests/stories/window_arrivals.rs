//! A user imports a newer print of a case that is coded, replaces the older one, and places what had no place in it.

use std::fs;

use crate::support::window::Window;
use egui::{Key, Modifiers};

/// Writes the open case as a newer print: without the words of its first coding, and with a new message.
fn newer_print(window: &Window) -> std::path::PathBuf {
    let open = window.session().open.as_ref().expect("a case is open");
    let text = open.source.text.as_str();
    let first = open.source.text.slice(open.codings[0].span);
    let newer = text.replace(first, "Dette målet er nytt.") + "\nBRUKER - 30. MAI 2020\n\nTakk for hjelpen.\n";
    let path = window.path("nyere.txt");
    fs::write(&path, newer).expect("written");
    path
}

#[test]
fn a_newer_print_replaces_the_older_one_and_the_codings_go_with_it() {
    let mut window = Window::with_demo();
    let (cases, codings) = (window.session().cases.len(), window.session().open.as_ref().expect("open").codings.len());
    let before = window.session().open.as_ref().expect("open").source.text.clone();
    let print = newer_print(&window);
    window.drop_files(&[&print]);
    window.click("Ja, allerede anonymisert");
    assert!(window.shows("den ligner saken «sak-001»"));
    assert_eq!(window.session().cases.len(), cases);
    window.click("Bytt ut utskriften med nyere.txt");
    assert!(window.shows("sak-001: utskriften er byttet ut."), "the summary stays and says what was done");
    assert!(!window.shows("den ligner saken"));
    window.click("Åpne sak-001");
    window.click("Lukk");
    let open = window.session().open.as_ref().expect("open");
    assert_ne!(open.source.text, before);
    let aside = window.session().asides_of(open.id);
    assert!(aside > 0);
    assert_eq!(open.codings.len() + aside, codings);

    window.click(&format!("Notater ({aside})"));
    assert!(window.shows("Satt til side"));
    let first = window.session().asides[0].clone();
    let code = window.session().codes.path(first.code.expect("a coding"));
    window.focus_reader();
    window.ctrl(Key::Home);
    window.key(Modifiers::SHIFT, Key::End);
    window.click(&format!("Plasser {code} på markeringen"));
    assert!(window.session().asides.iter().all(|aside| aside.id != first.id));
    assert_eq!(window.session().open.as_ref().expect("open").codings.len() + aside - 1, codings);

    window.ctrl(Key::Z);
    window.ctrl(Key::Z);
    let open = window.session().open.as_ref().expect("open");
    assert_eq!((open.source.text == before, open.codings.len()), (true, codings));
    assert!(window.session().asides.is_empty());
}

#[test]
fn a_newer_print_can_become_a_case_of_its_own() {
    let mut window = Window::with_demo();
    let cases = window.session().cases.len();
    let print = newer_print(&window);
    window.drop_files(&[&print]);
    window.click("Ja, allerede anonymisert");
    window.click("Ta inn nyere.txt som egen sak");
    assert!(window.shows("1 sak tatt inn, 0 filer avvist"));
    assert_eq!(window.session().cases.len(), cases + 1);
    assert!(window.session().cases.iter().any(|case| case.label == "nyere"));
}

#[test]
fn the_pattern_for_labels_shows_what_it_gives() {
    let mut window = Window::with_demo();
    window.ctrl(Key::K);
    window.fill("Finn en kommando", "Navn på saker");
    window.key(Modifiers::NONE, Key::Enter);
    window.fill("Mønster", "(sak");
    assert!(window.shows("«(sak» kan ikke leses som et regulært uttrykk"));
    window.fill("Mønster", r"sak (\d+)");
    assert!(window.shows("Navnet blir: 012"));
    window.click("Lagre");
    assert_eq!(window.project().settings().label_pattern().expect("is kept").as_str(), r"sak (\d+)");
    let print = window.path("2021 sak 044 utskrift.txt");
    fs::write(&print, "VEILEDER – 1. APR. 2020: Hei. Hvordan går det?\n").expect("written");
    window.drop_files(&[&print]);
    window.click("Ja, allerede anonymisert");
    assert!(window.session().cases.iter().any(|case| case.label == "044"));
}

#[test]
fn each_plan_of_a_file_can_become_a_case_from_the_report() {
    let mut window = Window::with_cases(&[("annen", "BRUKER - 1. MAR. 2020\nHei.\n")]);
    let plan = |day: &str, goal: &str| {
        format!(
            "[navn]\nNAV [sted]\nDato: {day}\nAktivitetsplan\nMitt mål\n{goal}\nAktiviteter jeg gjennomfører nå\nBehandling\n\
             Svømming\nFRA DATO\n2. mars 2020\nDialog\nBRUKER - 3. APR. 2020\nHei, {goal}\n"
        )
    };
    let path = window.path("samlet.txt");
    let plans = [plan("4. jun. 2020", "Jeg vil drive et gartneri."), plan("5. jun. 2020", "Jeg vil bli urmaker.")];
    fs::write(&path, plans.concat()).expect("written");
    window.drop_files(&[&path]);
    window.click("Ja, allerede anonymisert");
    assert!(window.shows("samlet: Filen har 2 planer"));
    window.click("Gjør hver plan i filen til en egen sak");
    assert!(!window.shows("Filen har 2 planer"));
    assert_eq!(window.session().cases.len(), 3);
    assert!(window.session().cases.iter().any(|case| case.label == "samlet 2"));
}

/// A plan of this person, printed on this day.
fn print_of(name: &str, day: &str, goal: &str) -> String {
    format!(
        "{name}\nNAV Prøveby\nDato: {day}\nFødselsnummer: [fjernet]\nAktivitetsplan\nMitt mål\n{goal}\nAktiviteter jeg gjennomfører nå\nBehandling\n\
         Svømming i bassenget\nFRA DATO\n2. mars 2020\nTIL DATO\n30. juni 2020\nDialog\nBRUKER - 3. APR. 2020\nHei, {goal}\n\
         VEILEDER - 6. APR. 2020\nDa prøver vi det til høsten, {goal}\nBRUKER - 7. APR. 2020\nFint. Da sender jeg søknaden i dag.\n"
    )
}

const GARTNER: &str = "Jeg vil bli gartner på et stort veksthus.";

/// A project with one print, into which another one is taken.
fn with_print(name: &str, text: &str) -> Window {
    let mut window = Window::with_cases(&[("a", &print_of("Kari Eksempel", "4. jun. 2020", GARTNER))]);
    let path = window.path(name);
    fs::write(&path, text).expect("written");
    window.drop_files(&[&path]);
    window.click("Ja, allerede anonymisert");
    window
}

#[test]
fn an_older_print_takes_the_place_of_a_newer_one_only_by_a_button_that_says_so() {
    let older = print_of("Kari Eksempel", "4. mai 2020", GARTNER) + "BRUKER - 9. APR. 2020\nTakk.\n";
    let mut window = with_print("eldre.txt", &older);
    assert!(window.shows("er en eldre utskrift av den: skrevet ut 4. mai 2020"));
    assert!(!window.shows("Bytt ut utskriften med eldre.txt"));
    window.click("Bytt ut utskriften med den eldre, eldre.txt");
    assert!(window.shows("a: utskriften som kom inn, er den eldre"));
    assert!(window.shows("1 utskrift byttet ut, 0 filer avvist"));
}

#[test]
fn a_file_of_several_people_is_parted_and_never_replaces_one_of_them() {
    let kari = print_of("Kari Eksempel", "4. jun. 2020", GARTNER);
    let ola = "Ola Prøve\nNAV Prøveby\nDato: 4. jun. 2020\nFødselsnummer: [fjernet]\nAktivitetsplan\nMitt mål\n\
               Jeg vil kjøre buss.\nAktiviteter jeg gjennomfører nå\nJobb\nPrøvekjøring\nFRA DATO\n2. mars 2020\n";
    let mut window = with_print("samlet.txt", &(kari + ola));
    assert!(window.shows("den har 2 planer, om 2 personer etter hodene å dømme"));
    assert!(!window.shows("Bytt ut utskriften"));
    assert!(window.shows("Ta inn samlet.txt som egen sak"));
    let before = window.session().cases.len();
    window.click("Gjør hver plan i filen til en egen sak");
    assert_eq!(window.session().cases.len(), before + 1, "Kari's plan was there already");
}
