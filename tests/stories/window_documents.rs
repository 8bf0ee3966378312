//! A user sees in the report that two files seem to be of one case, makes one case of them, finds its documents beside the text, and parts
//! them again; and says at an import of which case files are.

use std::fs;
use std::path::PathBuf;

use crate::support::window::Window;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use reading::plan::DocumentKind;

const PLAN: &str = "Dato: 4. jun. 2020\nAktivitetsplan\nMitt mål\nJeg vil bli urmaker.\nDialogen med veileder\nVerksted\nBRUKER - 6. MAR. 2020\nHvor kan jeg lære om klokker?\n";
const CV: &str = "Utdanning\nGrunnskole 2009\nArbeidserfaring\nVerksted for klokker 2010\n";

/// What the open case is made of.
fn kinds(window: &Window) -> Vec<&'static str> {
    let open = window.session().open.as_ref().expect("a case is open");
    open.source.plan.documents.iter().map(|document| document.kind.word()).collect()
}

/// Takes these files in, as documents of a case or each as one, and closes what is said of names in them.
fn take_in(window: &mut Window, into: &str, files: &[(&str, &str)]) {
    let paths = files.iter().map(|(name, text)| {
        let path = window.path(name);
        fs::write(&path, text).expect("written");
        path
    });
    let paths: Vec<PathBuf> = paths.collect();
    window.drop_files(&paths.iter().map(PathBuf::as_path).collect::<Vec<_>>());
    if !into.is_empty() {
        window.fill("Dokumenter i saken (tomt: hver fil blir en sak)", into);
    }
    window.click("Ja, allerede anonymisert");
}

#[test]
fn files_of_one_case_become_one_from_the_report_and_its_documents_are_shown() {
    let mut window = Window::with_cases(&[("annen", "BRUKER - 1. MAR. 2020\nHei.\n")]);
    let before = window.session().cases.len();
    take_in(&mut window, "", &[("077 plan.txt", PLAN), ("077 cv.txt", CV)]);
    assert_eq!(window.session().cases.len(), before + 2);
    assert!(window.shows("Dette ser ut til å være dokumenter i én sak, «077»: 077 plan, 077 cv"));
    window.click("Gjør til én sak: 077");
    assert_eq!(window.session().cases.len(), before + 1);
    assert!(!window.shows("Dette ser ut til å være"));
    window.click("Lukk");
    assert_eq!(kinds(&window), ["plan", "cv"]);
    window.click("Kjennetegn");
    assert!(window.shows("Vis Plan «077 plan»"));
    window.press("Vis CV «077 cv»");
    let open = window.session().open.as_ref().expect("open");
    let (cv, at) = (open.source.plan.documents[1].span, window.harness.state().reading_selection().to_vec());
    assert!(at.iter().all(|span| cv.contains(span.start)), "{at:?} lies in {cv:?}");
    window.press("Fjern CV «077 cv»");
    assert_eq!(kinds(&window), [""; 0]);
    window.ctrl(Key::Z);
    assert_eq!(kinds(&window), ["plan", "cv"]);
    // A passage that is found is told with its document.
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    window.type_text("klokker");
    window.key(Modifiers::NONE, Key::Enter);
    let heard = window.harness.get_by_role(Role::ListBox).accesskit_node().value().unwrap_or_default();
    assert!(heard.contains("Plan «077 plan»"), "{heard}");
    window.ctrl(Key::Num1);
    window.ctrl(Key::Z);
    assert_eq!(window.session().cases.len(), before + 2);
}

#[test]
fn a_document_becomes_a_case_of_its_own_and_goes_back() {
    let mut window = Window::with_cases(&[("annen", "BRUKER - 1. MAR. 2020\nHei.\n")]);
    take_in(&mut window, "078", &[("078 plan.txt", PLAN), ("078 cv.txt", CV)]);
    window.click("Lukk");
    let cases = window.session().cases.len();
    let case = window.session().cases.iter().find(|case| case.label == "078").expect("was made").id;
    window.open_case(case);
    assert_eq!(kinds(&window), ["plan", "cv"]);
    window.click("Kjennetegn");
    window.press("Gjør CV «078 cv» til en egen sak");
    assert_eq!((window.session().cases.len(), kinds(&window).len()), (cases + 1, 0));
    assert!(window.shows("Dokumentet er blitt saken «078 cv»"));
    let own = window.session().cases.iter().find(|case| case.label == "078 cv").expect("was made").id;
    window.open_case(own);
    assert_eq!(kinds(&window), ["cv"]);
    assert!(window.session().open.as_ref().expect("open").source.text.as_str().starts_with("Utdanning"));
    window.fill("Gjør denne saken til et dokument i saken …", "078");
    window.press("Slå sammen");
    assert_eq!((window.session().cases.len(), kinds(&window)), (cases, vec!["plan", "cv"]));
    for _ in 0..2 {
        window.ctrl(Key::Z);
    }
    window.open_case(case);
    assert_eq!((window.session().cases.len(), kinds(&window)), (cases, vec!["plan", "cv"]));
}

#[test]
fn the_kind_of_a_document_is_chosen_and_said_where_something_stands_in_it() {
    let mut window = Window::with_cases(&[("kari", PLAN)]);
    take_in(&mut window, "kari", &[("ukjent.txt", "Notat om klokker\n")]);
    window.click("Lukk");
    window.click("Kjennetegn");
    window.press("Hva Dokument «ukjent» er");
    window.click("CV");
    assert_eq!(kinds(&window), ["plan", "cv"]);
    assert!(window.shows("CV «ukjent»"));
    window.ctrl(Key::F);
    window.fill("Søk i saken", "klokker");
    window.key(Modifiers::NONE, Key::Enter);
    assert!(window.shows("1 av 2 treff"));
    let documents = window.project().documents().in_text(window.session().cases[0].id).expect("are read");
    assert_eq!(documents[1].kind, DocumentKind::Cv);
    window.key(Modifiers::NONE, Key::Enter);
    assert!(window.shows("2 av 2 treff · "));
}

#[test]
fn a_document_about_another_person_is_doubted_in_the_report_and_beside_the_text() {
    let plan = |name: &str, goal: &str| format!("{name}\nNAV Prøveby\n{}", PLAN.replace("bli urmaker", goal));
    let mut window = Window::with_cases(&[("annen", "BRUKER - 1. MAR. 2020\nHei.\n")]);
    let (kari, ola) = (plan("Kari Eksempel", "bli urmaker"), plan("Ola Prøve", "kjøre buss på fjellet"));
    take_in(&mut window, "077", &[("k.txt", &kari), ("o.txt", &ola.replace("klokker", "busser"))]);
    assert!(window.shows("077: etter hodet å dømme gjelder filen en annen person enn resten av saken."));
    assert!(window.shows("2 dokumenter tatt inn, 1 ny sak, 0 filer avvist"));
    window.click("Åpne 077");
    window.click("Lukk");
    window.click("Kjennetegn");
    assert!(window.shows("etter hodet å dømme gjelder dokument 2 en annen person"));
    window.press("Gjør Plan «o» til en egen sak");
    assert!(!window.shows("etter hodet å dømme gjelder dokument 2"));
}
