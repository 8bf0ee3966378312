//! A researcher fills in what is known of the cases: cell by cell by keyboard, and by a block from a spreadsheet.

use crate::support::window::Window;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use planlupe::ui::bar::Workspace;
use planlupe::ui::cases_page::CasesPage;
use project::{Attribute, AttributeKind, Project};

/// A printout; no two cases have the same.
fn text(day: u8) -> String {
    format!("VEILEDER – {day}. JUN. 2020: Hei.\n")
}

/// A project of three cases with an attribute of each of three kinds.
fn grid() -> Window {
    let window = Window::with_cases(&[("berg", &text(1)), ("fjell", &text(2)), ("fjord", &text(3))]);
    let path = window.project().path().to_owned();
    let Window { harness, folder } = window;
    drop(harness);
    let mut project = Project::open_to_write(&path).expect("opens");
    let options = vec!["kvinne".to_owned(), "mann".to_owned()];
    for (name, kind) in
        [("kjønn", AttributeKind::Category), ("alder", AttributeKind::Number), ("utdanning", AttributeKind::YesNo)]
    {
        let options = if kind == AttributeKind::Category { options.clone() } else { Vec::new() };
        let attribute = Attribute { name: name.to_owned(), kind, options, ..Attribute::default() };
        project.write().attributes().add(&attribute).expect("added");
    }
    drop(project);
    let mut window = Window::opening(folder, path);
    window.key(Modifiers::ALT, Key::Num3);
    assert_eq!(window.left().workspace, Workspace::Cases(CasesPage::Attributes));
    window
}

/// The value of a case, as the project holds it.
fn value(window: &Window, case: &str, attribute: &str) -> String {
    let session = window.session();
    let case = session.cases.iter().find(|own| own.label == case).expect("a case").id;
    let attribute = session.attributes.iter().find(|own| own.name == attribute).expect("an attribute").id;
    session.value(case, attribute).to_owned()
}

/// What a screen reader hears of the cell on which the keys stand.
fn heard(window: &Window) -> String {
    window.harness.get_by_role(Role::Grid).accesskit_node().value().unwrap_or_default()
}

fn press(window: &mut Window, keys: &[Key]) {
    for key in keys {
        window.key(Modifiers::NONE, *key);
    }
}

fn paste(window: &mut Window, text: &str) {
    window.harness.event(Event::Paste(text.to_owned()));
    window.run_until_idle();
}

#[test]
fn values_are_typed_from_cell_to_cell() {
    let mut window = grid();
    assert_eq!(heard(&window), "berg");
    press(&mut window, &[Key::ArrowRight]);
    window.type_text("k");
    window.key(Modifiers::NONE, Key::Tab);
    assert_eq!(value(&window, "berg", "kjønn"), "kvinne", "the beginning of a value will do");
    window.type_text("27,5");
    press(&mut window, &[Key::Enter]);
    assert_eq!(
        (value(&window, "berg", "alder").as_str(), heard(&window).as_str()),
        ("27.5", "fjell, alder: uten verdi")
    );
    window.key(Modifiers::SHIFT, Key::Tab);
    press(&mut window, &[Key::ArrowUp, Key::F2]);
    window.type_text("0");
    press(&mut window, &[Key::Escape]);
    assert_eq!(value(&window, "berg", "alder"), "27.5", "Esc leaves all as it was");
}

#[test]
fn what_does_not_fit_is_said_and_stays_in_its_field() {
    let mut window = grid();
    press(&mut window, &[Key::ArrowRight, Key::ArrowRight]);
    window.type_text("ung");
    press(&mut window, &[Key::Enter]);
    assert!(window.shows("«ung» passer ikke"));
    assert_eq!(value(&window, "berg", "alder"), "");
    press(&mut window, &[Key::Escape, Key::ArrowLeft]);
    window.type_text("ukjent");
    assert!(window.shows("Ctrl+Enter legger verdien til"));
    press(&mut window, &[Key::Enter]);
    assert_eq!(value(&window, "berg", "kjønn"), "");
    window.ctrl(Key::Enter);
    assert_eq!(value(&window, "berg", "kjønn"), "ukjent");
    window.ctrl(Key::Z);
    let session = window.session();
    assert_eq!(session.attributes[0].options, ["kvinne", "mann"], "the value and its place on the list go as one");
}

#[test]
fn a_list_is_stepped_through_by_arrows() {
    let mut window = grid();
    press(&mut window, &[Key::ArrowRight, Key::Enter, Key::ArrowDown, Key::ArrowDown, Key::Enter]);
    assert_eq!(value(&window, "berg", "kjønn"), "mann");
    press(&mut window, &[Key::ArrowRight, Key::ArrowRight, Key::Enter, Key::ArrowDown, Key::Enter]);
    assert_eq!(value(&window, "fjell", "utdanning"), "yes");
}

#[test]
fn selected_cells_are_copied_filled_and_emptied_as_one() {
    let mut window = grid();
    press(&mut window, &[Key::ArrowRight]);
    for _ in 0..2 {
        window.key(Modifiers::SHIFT, Key::ArrowDown);
    }
    paste(&mut window, "mann\n");
    for case in ["berg", "fjell", "fjord"] {
        assert_eq!(value(&window, case, "kjønn"), "mann");
    }
    window.harness.event(Event::Copy);
    window.run_until_idle();
    assert!(window.shows("Verdiene til 3 saker er kopiert"));
    press(&mut window, &[Key::Delete]);
    assert_eq!(value(&window, "fjord", "kjønn"), "");
    window.ctrl(Key::Z);
    assert_eq!(value(&window, "fjord", "kjønn"), "mann");
    window.ctrl(Key::Z);
    assert_eq!(value(&window, "fjord", "kjønn"), "", "a block is one act");
}

#[test]
fn a_block_goes_where_its_names_say_and_is_seen_before() {
    let mut window = grid();
    paste(&mut window, "sak\talder\tkjønn\r\nfjord\t31\tannet\r\nberg\t27\tmann\r\n");
    let is_checked = |window: &Window, name: &str| {
        let node = window.harness.get_by_role_and_label(Role::CheckBox, name);
        node.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True)
    };
    assert!(is_checked(&window, "Første rad inneholder overskrifter"), "the shape of the block is seen");
    assert!(is_checked(&window, "Første kolonne inneholder navn på saker"));
    assert!(window.shows("Linje 2, kolonne 3:"), "what does not fit is named");
    let fill = |window: &Window| {
        let node = window
            .harness
            .get_by(|node| node.role() == Role::Button && node.label().is_some_and(|own| own.starts_with("Fyll inn")));
        !node.accesskit_node().is_disabled()
    };
    assert!(!fill(&window), "nothing is filled in before all fits");
    window.click("Legg én ny verdi til på listen");
    assert!(fill(&window));
    assert!(window.shows("fjord, kjønn: uten verdi → annet"));
    window.click("Fyll inn 4 verdier");
    assert_eq!(value(&window, "fjord", "kjønn"), "annet");
    assert_eq!(value(&window, "berg", "alder"), "27");
    window.ctrl(Key::Z);
    assert_eq!((value(&window, "fjord", "kjønn").as_str(), value(&window, "berg", "alder").as_str()), ("", ""));
    press(&mut window, &[Key::ArrowDown]);
    assert_eq!(heard(&window), "fjell", "the keys are on the grid again");
}

#[test]
fn a_block_without_names_begins_at_the_cell_of_the_keys() {
    let mut window = grid();
    press(&mut window, &[Key::ArrowDown, Key::ArrowRight]);
    paste(&mut window, "kvinne\t30\nmann\t40\n");
    window.click("Fyll inn 4 verdier");
    assert_eq!(value(&window, "fjell", "alder"), "30");
    assert_eq!(value(&window, "fjord", "kjønn"), "mann");
    // What does not find a place is refused as a whole.
    paste(&mut window, "kvinne\t30\nmann\t40\nkvinne\t1\n");
    assert!(window.shows("Linje 3, kolonne 1:"));
    window.click("Lukk");
    assert_eq!(value(&window, "fjell", "alder"), "30");
}

#[test]
fn a_case_is_opened_from_its_row_and_a_new_attribute_gets_a_column() {
    let mut window = grid();
    press(&mut window, &[Key::ArrowDown, Key::Enter]);
    assert_eq!(window.left().workspace, Workspace::Read);
    assert_eq!(window.session().current().map(|case| case.label.as_str()), Some("fjell"));
    window.key(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(window.left().workspace, Workspace::Cases(CasesPage::Attributes));
    window.click("Rediger kjennetegn …");
    window.fill("Navn", "merknad");
    window.click("Lagre");
    window.click("Lukk");
    let heads = window.harness.query_all_by_role(Role::ColumnHeader).count();
    assert_eq!(heads, 4);
}

#[test]
fn what_is_being_typed_is_stored_when_the_project_is_closed() {
    let mut window = grid();
    press(&mut window, &[Key::ArrowRight, Key::ArrowRight]);
    window.type_text("44");
    let path = window.project().path().to_owned();
    window.ctrl(Key::W);
    let project = Project::open_to_read(&path).expect("opens");
    let values: Vec<String> = project.attributes().values().expect("values").into_values().collect();
    assert_eq!(values, ["44"]);
}

#[test]
fn a_table_is_shown_before_it_is_loaded_with_all_that_does_not_fit() {
    let mut window = grid();
    let file = window.path("t.csv");
    std::fs::write(&file, "case,alder,utdanning\nberg,x,ja\nfjell,27,kanskje\nborte,1,nei\n").expect("a table");
    let load = |window: &mut Window| {
        window.click("Hent kjennetegn …");
        window.choose_path(&file, "Hent");
    };
    load(&mut window);
    assert!(window.shows("3 steder passer ikke."));
    for place in ["Linje 2, kolonne «alder»", "Linje 3, kolonne «utdanning»", "Linje 4:"] {
        assert!(window.shows(place), "{place}");
    }
    window.key(Modifiers::NONE, Key::Escape);
    assert_eq!(value(&window, "fjell", "alder"), "", "nothing is loaded");

    std::fs::write(&file, "case,alder,kontor\nberg,19,0301\nfjell,27,1103\n").expect("a table");
    load(&mut window);
    assert!(window.shows("kontor: nytt kjennetegn (kategori), 2 verdier"));
    assert_eq!(value(&window, "fjell", "alder"), "", "nothing is loaded yet");
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(value(&window, "fjell", "alder"), "27");
}
