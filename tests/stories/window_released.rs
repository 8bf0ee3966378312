//! A researcher releases cases, has them read again, changes the roles, and finishes; and takes scans into quarantine.

use std::fs;

use crate::support::holding::{
    CASE, NONE, PASSPHRASE, can_press, decide_all, held, holding, judge_all, mark_one, release, select, take_in,
};
use crate::support::paper::{self, Letters};
use crate::support::window::Window;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, ViewportCommand, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use project::Recorded;
use reading::document::ocr;

#[test]
fn a_key_on_the_page_is_not_typed_over_what_is_selected() {
    let mut window = holding(CASE);
    select(&mut window, "kvisthaugen");
    // As a keyboard does it: the key, and the letter that comes with it.
    let key = Event::Key { key: Key::M, physical_key: None, pressed: true, repeat: false, modifiers: NONE };
    window.harness.input_mut().events.extend([key, Event::Text("m".to_owned())]);
    window.harness.step();
    window.run_until_idle();
    assert!(window.shows("Rolle for «kvisthaugen»"));
}

#[test]
fn a_released_case_stands_and_is_judged_again_when_the_release_is_undone() {
    let mut window = holding(CASE);
    release(&mut window);
    assert!(window.shows("frigitt som Sak 1"));
    assert!(!can_press(&window, "Kjente navn …"));
    let before = held(&window).judgement.clone();
    for key in [Key::B, Key::E, Key::I, Key::R] {
        window.key(NONE, key);
    }
    window.ctrl(Key::Z);
    assert!(held(&window).judgement == before, "what is decided now would change nothing in the project");

    window.ctrl(Key::Num1);
    window.ctrl(Key::Z);
    assert!(window.session().cases.is_empty());
    window.ctrl(Key::Num4);
    assert!(!window.shows("frigitt som"));
    window.click("Frigi …");
    window.click("Frigi til prosjektet");
    assert_eq!(window.session().cases.len(), 1);
    assert!(window.shows("frigitt som Sak 1"));
}

#[test]
fn a_second_window_shows_nothing_of_what_was_redacted_in_the_first() {
    let mut first = holding(CASE);
    release(&mut first);
    first.ctrl(Key::Num1);
    first.click_containing("Sak 1, ");
    let mut second = Window::beside(&first);
    // The text is searched and read there, and a page of it lies in a second reading that was put aside.
    second.ctrl(Key::Num4);
    second.click("Ny gjennomlesing …");
    second.click("Les alt");
    assert!(second.shows("Min venn fra kvisthaugen"));
    second.click("Fortsett senere");
    second.ctrl(Key::Num1);
    second.ctrl(Key::F);
    second.fill("Søk i saken", "kvisthaugen");
    second.key(NONE, Key::F3);
    let open = |window: &Window| {
        let open = window.session().open.as_ref().expect("is open");
        (open.source.text.as_str().to_owned(), open.hits().len(), open.replaced.clone(), open.content)
    };
    let before = open(&second);
    assert_eq!(before.1, 2);
    assert!(!second.harness.state().reading_selection().is_empty());

    first.ctrl(Key::F);
    first.fill("Søk i saken", "kvisthaugen");
    first.key(NONE, Key::F3);
    first.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::R);
    first.run_until_idle();
    first.key(NONE, Key::A);
    first.click("Sladd 2 steder");
    second.run_until_idle();
    let after = open(&second);
    assert_ne!(before.3, after.3, "it is another text");
    assert!(!after.0.contains("kvisthaugen") && after.1 == 0);
    assert_eq!(after, open(&first));
    let text = &second.session().open.as_ref().expect("is open").source.text;
    assert!(after.2.iter().all(|span| text.slice(*span).chars().all(|c| c.is_alphanumeric() || c == ' ')), "{text:?}");
    assert!(second.harness.state().reading_selection().is_empty());
    second.ctrl(Key::Num4);
    second.click_containing("Fortsett gjennomlesingen");
    assert!(second.shows("Min venn fra") && !second.shows("kvisthaugen"));
}

#[test]
fn verification_leads_to_what_is_left() {
    let mut window = holding(CASE);
    mark_one(&mut window, "kvisthaugen", "sted");
    judge_all(&mut window);
    window.key(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Enter);
    window.click("Frigi …");
    window.click_containing("Står igjen:");
    assert!(!window.shows("Frigi til prosjektet"));
    assert!(window.shows("Ett umerket sted"));
    window.key(NONE, Key::Enter);
    window.key(NONE, Key::M);
    window.key(NONE, Key::Enter);
    assert!(!window.shows("Finnes ikke umerket"), "the search has done its work");
}

#[test]
fn a_second_reading_is_put_aside_and_gone_on_with() {
    let mut window = holding(&CASE.repeat(30));
    decide_all(&mut window);
    let pages = held(&window).judgement.pages().len();
    for _ in 0..pages * 6 {
        window.key(NONE, Key::PageDown);
    }
    window.key(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Enter);
    window.click("Frigi …");
    window.click("Frigi til prosjektet");
    window.click("Oversikt");
    window.click("Ny gjennomlesing …");
    window.click("Les alt");
    let signer = window.project().coder().to_owned();
    window.fill("Hvem leser", &signer);
    assert!(window.shows("har selv signert saker"));
    window.fill("Hvem leser", "Ola");
    assert!(!window.shows("har selv signert saker"));
    window.click("Neste utdrag");
    window.click("Noe er oversett her");
    // A stray Escape loses nothing.
    window.key(NONE, Key::Escape);
    assert!(!window.shows("Hvem leser"));
    window.click_containing("Fortsett gjennomlesingen (2 av ");
    assert!(window.shows("ett sted oversett"));
    window.click("Vis i saken");
    assert!(!window.harness.state().reading_selection().is_empty(), "the passage is selected in its case");
    window.ctrl(Key::Num4);
    window.click_containing("Fortsett gjennomlesingen (2 av ");
    window.click("Lagre gjennomlesingen");
    let records = window.project().records().list().expect("readable");
    let reading = records.iter().find(|record| record.what == Recorded::SecondReading).expect("is recorded");
    assert_eq!((reading.who.as_str(), reading.count), ("Ola", 1));
    assert!(!window.shows("Fortsett gjennomlesingen"));
}

#[test]
fn finishing_tells_what_is_left_and_where_and_takes_it_out_of_the_log_itself() {
    let mut window = holding(CASE);
    release(&mut window);
    let case = window.session().cases[0].id;
    // Written and taken away again: only the log holds it.
    window.ctrl(Key::Num1);
    window.click_containing("Sak 1, ");
    window.click("Saksreferat");
    window.click("Skriv");
    for text in ["Joar Fiskum hjelper.", "Noen hjelper."] {
        window.fill("Saksreferat", text);
        window.key(Modifiers::COMMAND, Key::Num4);
        window.ctrl(Key::Num1);
    }
    assert_eq!(window.session().case(case).expect("is there").summary, "Noen hjelper.");
    let stray = window.path("p").join("om Joar Fiskum.txt");
    fs::write(&stray, "").expect("written");
    window.ctrl(Key::Num4);
    let finish = |window: &mut Window| {
        window.click("Fullfør …");
        window.click("Slett originalene og fullfør");
        window.run_until_idle();
    };
    window.click("Oversikt");
    finish(&mut window);
    assert!(window.shows("Ikke fullført"));
    assert!(window.shows("«Joar Fiskum»: i navnet på filen eller mappen «om Joar Fiskum.txt»"));
    window.click("Lukk");
    fs::remove_file(stray).expect("removed");
    window.click("Lås opp …");
    window.fill("Passfrase", PASSPHRASE);
    window.key(NONE, Key::Enter);
    window.run_until_idle();
    finish(&mut window);
    assert!(window.shows("Ingenting du har merket, finnes igjen"));
    window.click("Lukk");
    let bytes = fs::read(window.project().path()).expect("readable");
    assert!(!bytes.windows(11).any(|bytes| bytes == b"Joar Fiskum"));
}

#[test]
fn the_roles_of_a_project_are_a_file_that_can_be_changed() {
    let mut window = holding(CASE);
    // The whole overview is in view, so that nothing has to be scrolled to.
    window.harness.set_size(vec2(1280.0, 1400.0));
    window.run_until_idle();
    window.click("Oversikt");
    window.click("Lagre rollene …");
    let roles = window.path("roller");
    window.choose_path(&roles, "Lagre");
    let file = window.path("roller.ron");
    let ron = fs::read_to_string(&file).expect("written");
    fs::write(&file, ron.replace("\"person\"", "\"menneske\"").replace("\"personen\"", "\"mennesket\""))
        .expect("written");
    window.click("Hent roller …");
    window.choose_path(&file, "Hent");
    window.click_containing("torbjørg, ");
    window.run_until_idle();
    let page = window.harness.get_by_label("Side 1 av saken torbjørg").accesskit_node().value().unwrap_or_default();
    assert!(page.contains("mennesket"), "{page}");
    window.click("Oversikt");
    window.click("Bruk rollene i programmet");
    window.click_containing("torbjørg, ");
    let page = window.harness.get_by_label("Side 1 av saken torbjørg").accesskit_node().value().unwrap_or_default();
    assert!(!page.contains("mennesket"), "{page}");

    window.click("Oversikt");
    assert!(window.project().settings().brackets().expect("readable"));
    let brackets = "Sett erstatninger i hakeparenteser ved eksport";
    window.harness.get_by_role_and_label(Role::CheckBox, brackets).click();
    window.run_until_idle();
    assert!(!window.project().settings().brackets().expect("readable"));
}

/// A picture of a case, as a scanner would give it.
fn scan(window: &mut Window) -> std::path::PathBuf {
    let mut reading = Window::with_cases(&[("a", CASE)]);
    let file = window.path("skann.png");
    reading.harness.render().expect("drawn").save(&file).expect("written");
    file
}

#[test]
fn a_scan_is_offered_to_text_recognition_at_both_doors() {
    let mut window = holding(CASE);
    let file = scan(&mut window);
    take_in(&mut window, &file);
    window.run_until_idle();
    assert!(window.shows("Én fil ble ikke tatt inn"));
    if !ocr::is_available() {
        assert!(window.shows("når programmene tesseract"));
        return;
    }
    window.click("Les én skannet fil med tekstgjenkjenning");
    window.run_until_idle();
    assert!(window.shows("skann, 0 av 1 sider sett"));
    assert!(window.session().cases.is_empty(), "nothing of it is in the project");
    window.click_containing("skann, 0 av 1");
    window.run_until_idle();
    assert!(held(&window).rows.iter().any(|row| row.name.contains("Fiskum")));

    window.ctrl(Key::I);
    window.choose_path(&file, "Importer");
    window.click("Ja, allerede anonymisert");
    window.run_until_idle();
    window.click("Les én skannet fil med tekstgjenkjenning");
    window.run_until_idle();
    assert_eq!(window.session().cases.len(), 1);
}

/// A PDF whose last page is a picture of a case.
fn with_pictured_page() -> Vec<u8> {
    let mut reading = Window::with_cases(&[("a", CASE)]);
    let picture = image::DynamicImage::from(reading.harness.render().expect("drawn")).into_luma8();
    let mut paper = paper::plan(Letters::Mapped);
    paper.new_page();
    paper.picture(&picture);
    paper.bytes()
}

#[test]
fn pages_without_text_wait_for_an_answer_before_they_go_into_quarantine() {
    let bytes = with_pictured_page();
    let take = |answer: &str| {
        let mut window = holding("Hei.\n");
        let file = window.path("saken.pdf");
        fs::write(&file, &bytes).expect("written");
        take_in(&mut window, &file);
        window.run_until_idle();
        if ocr::is_available() {
            assert!(window.shows("«saken»: Sider som viser et bilde"), "it waits");
            assert!(window.shows("Ingenting ble lagt i karantene."), "and nobody is told to delete it");
            window.click(answer);
            window.run_until_idle();
        }
        window.click_containing("saken, 0 av");
        window.run_until_idle();
        held(&window).rows.iter().any(|row| row.name.contains("Fiskum"))
    };
    assert!(!take("Ta inn uten disse sidene"));
    assert_eq!(take("Les én side uten tekst med tekstgjenkjenning"), ocr::is_available());
}

#[test]
fn pages_without_text_are_offered_to_text_recognition_once_the_others_are_in() {
    let mut window = Window::with_demo();
    let (file, before) = (window.path("saken.pdf"), window.session().cases.len());
    fs::write(&file, with_pictured_page()).expect("written");
    window.ctrl(Key::I);
    window.choose_path(&file, "Importer");
    window.click("Ja, allerede anonymisert");
    window.run_until_idle();
    let text = |window: &Window| {
        let case = window.project().cases().named("saken").expect("is in");
        window.project().cases().source(case).expect("readable").text.as_str().to_owned()
    };
    assert!(text(&window).contains("båtbygger") && !text(&window).contains("Fiskum"));
    let button = "Les én side uten tekst med tekstgjenkjenning";
    if !ocr::is_available() {
        assert!(!window.shows(button));
        return;
    }
    window.click(button);
    window.run_until_idle();
    assert!(text(&window).contains("båtbygger") && text(&window).contains("Fiskum"), "both stand in the case");
    assert_eq!(window.session().cases.len(), before + 1);
    assert!(!window.shows(button), "there is none left");
}

#[test]
fn text_is_pasted_from_the_clipboard() {
    let mut window = Window::with_demo();
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::I);
    window.fill("Sakens navn", "limt inn");
    let button = window.harness.get_by_role_and_label(Role::Button, "Lim inn fra utklippstavlen");
    button.click();
    window.harness.step();
    let asked = window.harness.output().viewport_output.values().flat_map(|output| &output.commands);
    let asks = asked.filter(|command| matches!(command, ViewportCommand::RequestPaste)).count();
    window.run_until_idle();
    assert_eq!(asks, 1, "the window asks for what is on the clipboard");
    window.harness.event(Event::Paste(CASE.to_owned()));
    window.run_until_idle();
    assert!(can_press(&window, "Ja, allerede anonymisert"), "it is in the field for the text");
}
