//! What may still identify somebody: a row for each name, what is fine is remembered, and an import tells of its own cases only.

use std::fs;

use crate::support::Folder;
use crate::support::layout::dialog_buttons;
use crate::support::reader_pane::CASE;
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
    close_all(window);
    window.click_containing("kan fortsatt identifisere noen");
}

#[test]
fn who_codes_while_an_import_is_looked_through_is_not_disturbed() {
    let mut window = Window::with_cases(&[("sak", CASE)]);
    window.focus_reader();
    window.ctrl(Key::Home);
    window.key(Modifiers::ALT, Key::ArrowDown);
    window.key(Modifiers::ALT | Modifiers::SHIFT, Key::ArrowRight);
    let long = FIRST.repeat(60);
    let files: Vec<_> = (1..=12).map(|number| window.path(&format!("ny-{number}.txt"))).collect();
    for (number, file) in files.iter().enumerate() {
        fs::write(file, format!("{long}BRUKER – 3. APR. 2020: Nummer {number}.\n")).expect("written");
    }
    window.drop_files(&files.iter().map(std::path::PathBuf::as_path).collect::<Vec<_>>());
    window.harness.get_by_label("Ja, allerede anonymisert").click();
    while window.session().cases.len() < 13 {
        window.harness.step();
    }
    assert!(window.harness.state().is_working(), "the cases are being looked through");
    window.harness.key_press_modifiers(Modifiers::NONE, Key::Escape);
    window.harness.run_steps(3);
    window.harness.get_by_role(Role::Document).focus();
    window.harness.step();
    window.harness.event(egui::Event::Text("e".to_owned()));
    window.harness.run_steps(2);
    let session = window.session();
    let coded: usize = session.coded.values().sum();
    assert_eq!(coded, 1, "it is coded at once");
    window.run_until_idle();
    close_all(&mut window);
    let before = window.harness.ctx.memory(egui::Memory::focused);
    window.run_until_idle();
    assert_eq!(window.harness.ctx.memory(egui::Memory::focused), before);
    window.click_containing("steder kan fortsatt identifisere noen");
    assert_eq!(rows(&window, "Torbjørg Nordmann"), 1);
}

fn close_all(window: &mut Window) {
    while window.harness.query_all_by_role(Role::Dialog).next().is_some() {
        window.key(Modifiers::NONE, Key::Escape);
    }
}

/// Drops a print on the window that is anonymised already, and closes what is shown of it.
fn drop_in(window: &mut Window, name: &str, text: &str) {
    let file = window.path(name);
    fs::write(&file, text).expect("written");
    window.drop_files(&[&file]);
    window.click("Ja, allerede anonymisert");
    close_all(window);
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
    window.click("Jeg har sett på alle");
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
    let before = dialog_buttons(&window);
    window.fill("Filtrer på ord, type eller sak", "fiskum");
    assert_eq!(dialog_buttons(&window), before, "nothing shifts by it");
    assert_eq!((rows(&window, "Joar Fiskum"), rows(&window, "900 00 000")), (1, 0));
}

#[test]
fn what_is_fine_is_not_counted_among_what_waits() {
    let mut window = Window::with_cases(&[("sak", CASE)]);
    drop_in(&mut window, "ny.txt", SECOND);
    assert!(window.shows("Ett sted kan fortsatt identifisere noen"));
    window.ctrl(Key::Num4);
    window.click("Let etter det som kan identifisere");
    window.click("Greit: Joar Fiskum identifiserer ingen");
    close_all(&mut window);
    assert!(!window.shows("kan fortsatt identifisere noen"));
}

/// Three cases in which nobody is named and somebody could be known all the same.
const TELLING: [(&str, &str); 3] = [
    ("a", "BRUKER – 2. APR. 2020: Fibromyalgi gjør at jeg blir sliten. Jeg er alenemor til tre.\n"),
    ("b", "VEILEDER – 3. APR. 2020: Du skrev at du har fibromyalgi. Legen din er enig.\n"),
    ("c", "BRUKER – 4. APR. 2020: Takk for møtet på mandag.\n"),
];

#[test]
fn what_may_tell_in_released_cases_is_put_in_general_words_or_tells_nothing() {
    let mut window = Window::with_cases(&TELLING);
    let ask = |window: &mut Window| {
        window.ctrl(Key::Num4);
        window.click("Let etter det som kan fortelle hvem det er");
        window.run_until_idle();
    };
    ask(&mut window);
    assert!(window.shows("3 steder kan fortelle hvem det er"));
    assert!(window.shows("sykdom eller diagnose · 2 steder i 2 saker"));
    window.click("«alenemor til tre» forteller ingenting");
    assert!(window.shows("2 steder kan fortelle hvem det er"));

    // It is asked before anything goes, and the list is there again behind the question.
    window.click("Skriv om «Fibromyalgi»");
    window.run_until_idle();
    assert!(window.shows("Før") && window.shows("Etter") && window.shows("Sladd 2 steder"));
    window.click("Avbryt");
    assert!(window.shows("2 steder kan fortelle hvem det er"));
    window.click("Skriv om «Fibromyalgi»");
    window.run_until_idle();
    window.fill("Erstattes med", "en varig sykdom");
    window.click("Sladd 2 steder");
    window.run_until_idle();
    assert!(window.shows("Ingenting igjen som kan fortelle hvem det er"));
    close_all(&mut window);
    let texts: Vec<String> = window
        .session()
        .cases
        .iter()
        .map(|case| window.project().cases().text(case.id).expect("readable").as_str().to_owned())
        .collect();
    assert!(texts[0].contains("En varig sykdom gjør at jeg blir sliten. Jeg er alenemor til tre."), "{texts:?}");
    assert!(texts[1].contains("Du skrev at du har en varig sykdom."), "{texts:?}");
    ask(&mut window);
    assert!(window.shows("Ingenting igjen"), "what tells nothing is remembered");
}

#[test]
fn rare_combinations_stand_apart_with_what_makes_them_rare() {
    let mut window = Window::with_demo();
    window.ctrl(Key::Num4);
    window.click("Let etter det som kan fortelle hvem det er");
    window.run_until_idle();
    window.click_containing("Sjeldne kombinasjoner av kjennetegn (fem saker eller færre): ");
    assert!(window.shows("(sjelden ved "), "each says what makes it rare");

    // Each leads to its cases: a link takes the focus by Tab, and Enter goes there.
    let case = window.session().cases.iter().find(|case| case.label == "sak-005").expect("a sample case").id;
    assert_ne!(window.session().current().map(|case| case.id), Some(case));
    window.harness.get_by_role_and_label(Role::Link, "Åpne sak-005").focus();
    window.run_until_idle();
    window.key(Modifiers::NONE, Key::Enter);
    assert!(window.harness.query_by_role(Role::Dialog).is_none(), "the list is closed");
    assert_eq!(window.session().current().map(|case| case.id), Some(case));
    assert!(window.harness.query_by_role(Role::Document).is_some(), "the case is shown");
}

#[test]
fn a_name_is_redacted_from_the_list_and_the_list_comes_back() {
    let mut window = Window::with_cases(&[("a", FIRST), ("b", SECOND)]);
    window.ctrl(Key::Num4);
    window.click("Let etter det som kan identifisere");
    window.run_until_idle();
    window.click("Sladd «Torbjørg Nordmann» …");
    window.run_until_idle();
    window.click("Sladd 2 steder");
    window.run_until_idle();
    assert_eq!((rows(&window, "Torbjørg Nordmann"), rows(&window, "Joar Fiskum")), (0, 1));
}

#[test]
fn what_is_left_in_a_project_is_told_on_the_command_line_too() {
    let folder = Folder::new();
    for (name, text) in TELLING {
        folder.write(&format!("{name}.txt"), text);
    }
    folder.write("d.txt", SECOND);
    folder.run(&["import", "p.planlupe", "a.txt", "b.txt", "c.txt", "d.txt"]).succeeds();
    let telling = || folder.run(&["suggest", "--telling", "--json", "p.planlupe"]).succeeds();
    let found = telling();
    assert_eq!(found.lines().count(), 3, "{found}");
    assert!(found.contains("\"doc\":\"b\"") && found.contains("\"general\":\"en kronisk sykdom\""), "{found}");
    folder.run(&["fine", "p.planlupe", "alenemor til tre"]).succeeds();
    assert_eq!(telling().lines().count(), 2);
    let names = folder.run(&["suggest", "p.planlupe"]).succeeds();
    assert!(names.contains("Joar Fiskum") && !names.contains("ibromyalgi"), "{names}");
}

#[test]
fn a_name_in_brackets_is_told_and_a_placeholder_is_not() {
    let folder = Folder::new();
    folder.write(
        "a.txt",
        "BRUKER – 2. APR. 2020: Hei, jeg heter [Kari Nordmann]. Jeg har [fibromyalgi] og ringer [fjernet] i morgen.\n",
    );
    folder.run(&["import", "p.planlupe", "a.txt"]).succeeds();
    let names = folder.run(&["suggest", "p.planlupe"]).succeeds();
    assert!(names.contains("Kari Nordmann") && !names.contains("fjernet"), "{names}");
    assert!(folder.run(&["suggest", "--telling", "p.planlupe"]).succeeds().contains("fibromyalgi"));
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

/// The window as it is when the program is started again.
fn restarted(window: Window) -> Window {
    let path = window.session().project.path().to_owned();
    let Window { harness, folder } = window;
    drop(harness);
    let mut window = Window::opening(folder, path);
    window.run_until_idle();
    window
}

#[test]
fn what_waits_after_an_import_waits_when_the_program_is_started_again() {
    let mut window = Window::with_cases(&[("sak", CASE)]);
    for (name, text) in [("ny.txt", SECOND), ("uten.txt", "BRUKER – 3. APR. 2020: Hei, vi sees på mandag.\n")] {
        drop_in(&mut window, name, text);
    }
    assert!(window.shows("Ett sted kan fortsatt identifisere noen"));
    let undoing = window.session().undoable;
    assert_eq!(undoing, Some(project::Act::Import), "what is recorded is no step of undo");

    let mut window = restarted(window);
    assert!(window.shows("Ett sted kan fortsatt identifisere noen"), "nobody has looked");
    window.click_containing("kan fortsatt identifisere noen");
    assert_eq!(rows(&window, "Joar Fiskum"), 1);
    close_all(&mut window);
    assert!(window.shows("Ett sted kan fortsatt identifisere noen"), "a look alone decides nothing");
    window.click_containing("kan fortsatt identifisere noen");
    window.click("Jeg har sett på alle");
    assert!(!window.shows("kan fortsatt identifisere noen"));
    let records = window.project().records().list().expect("readable");
    let looked = |record: &&project::Record| record.what == project::Recorded::LookedAfterImport;
    let counts: Vec<usize> = records.iter().filter(looked).map(|record| record.count).collect();
    assert_eq!(counts, [0, 1], "of the case without any place, nobody had to look");

    let window = restarted(window);
    assert!(!window.shows("kan fortsatt identifisere noen"), "somebody has looked");
}

#[test]
fn what_was_decided_place_by_place_waits_no_longer() {
    let mut window = Window::with_cases(&[("sak", CASE)]);
    for (name, text) in [("ny.txt", SECOND), ("to.txt", "BRUKER – 3. APR. 2020: Ring Gro Steinsvik på mandag.\n")] {
        drop_in(&mut window, name, text);
    }
    window.click_containing("2 steder kan fortsatt identifisere noen");
    window.click("Greit: Joar Fiskum identifiserer ingen");
    assert_eq!(window.project().records().unlooked().expect("readable").len(), 1, "one case is decided");
    window.click("Sladd «Gro Steinsvik» …");
    window.run_until_idle();
    window.click("Avbryt");
    assert_eq!(rows(&window, "Gro Steinsvik"), 1, "the list is there again");
    window.click("Sladd «Gro Steinsvik» …");
    window.run_until_idle();
    window.click("Sladd ett sted");
    window.run_until_idle();
    close_all(&mut window);
    assert!(!window.shows("kan fortsatt identifisere noen"));
    assert!(window.project().records().unlooked().expect("readable").is_empty(), "nothing is left in either");
}

#[test]
fn what_was_pasted_waits_like_what_was_imported() {
    let mut window = Window::with_cases(&[("sak", CASE)]);
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::I);
    window.fill("Sakens navn", "sak");
    window.fill("Tekst", SECOND);
    window.click("Ja, allerede anonymisert");
    window.run_until_idle();
    assert!(!window.shows("kan fortsatt identifisere noen"), "the label is taken, and nothing came in");
    window.fill("Sakens navn", "limt inn");
    window.click("Ja, allerede anonymisert");
    window.run_until_idle();
    assert!(window.shows("Ett sted kan fortsatt identifisere noen"));
    assert_eq!(window.project().records().unlooked().expect("readable").len(), 1);
    let mut window = restarted(window);
    window.click_containing("Ett sted kan fortsatt identifisere noen");
    assert_eq!(rows(&window, "Joar Fiskum"), 1);
}

#[test]
fn what_the_command_line_imports_waits_in_the_window() {
    let folder = Folder::with_project();
    folder.write("ny.txt", SECOND);
    let told = folder.run(&["import", "p.planlupe", "ny.txt"]).succeeds();
    assert!(told.contains("as anonymised already") && told.contains("planlupe suggest p.planlupe"), "{told}");
    // An import that brings nothing new says nothing of it.
    let again = folder.run(&["import", "p.planlupe", "ny.txt"]);
    assert!(!again.out.contains("anonymised already"), "{}", again.out);
    let path = folder.path("p.planlupe");
    let mut window = Window::opening(folder.dir, path);
    window.run_until_idle();
    window.click_containing("kan fortsatt identifisere noen");
    assert_eq!(rows(&window, "Joar Fiskum"), 1);
}
