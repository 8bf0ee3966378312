//! A researcher reads a case in the window, selects passages, codes them, and changes her mind.

use crate::support::window::Window;
use egui::{Key, Modifiers};
use project::CaseStatus;

const SHIFT: Modifiers = Modifiers::SHIFT;

/// Selects the first line of the goal with the keyboard.
fn select_goal(window: &mut Window) {
    window.focus_reader();
    window.ctrl(Key::Home);
    window.key(SHIFT, Key::End);
}

#[test]
fn a_key_codes_the_selection_and_undo_takes_it_back() {
    let mut window = Window::with_demo();
    let case = window.session().open.as_ref().expect("a case is open").id;
    let before = window.project().codings().of(case).expect("readable");
    select_goal(&mut window);
    window.type_text("3");
    assert!(window.shows("Kodet: Mål/helse"));
    let after = window.project().codings().of(case).expect("readable");
    let helse = window.session().codes.find("Mål/helse").expect("is in the codebook").id;
    let new: Vec<_> = after.iter().filter(|coding| !before.contains(coding)).collect();
    assert_eq!(new.len(), 1);
    assert_eq!((new[0].code, new[0].span.start), (helse, before[0].span.start));

    window.ctrl(Key::Z);
    assert!(window.shows("Angret: koding"));
    assert_eq!(window.project().codings().of(case).expect("readable"), before);
    window.key(Modifiers::COMMAND | SHIFT, Key::Z);
    assert_eq!(window.project().codings().of(case).expect("readable"), after);
}

#[test]
fn a_selection_across_entries_makes_one_coding_for_each() {
    let mut window = Window::with_demo();
    let case = window.session().open.as_ref().expect("a case is open").id;
    let before = window.project().codings().of(case).expect("readable").len();
    window.focus_reader();
    window.ctrl(Key::Home);
    window.key(SHIFT, Key::PageDown);
    window.type_text("r");
    let codings = window.project().codings().of(case).expect("readable");
    let act = codings.iter().map(|coding| coding.act).max();
    let together = codings.iter().filter(|coding| Some(coding.act) == act).count();
    assert!(together >= 2, "the goal and the card are two entries");
    assert_eq!(codings.len(), before + together);
}

#[test]
fn a_key_without_a_selection_says_what_to_do() {
    let mut window = Window::with_demo();
    let case = window.session().open.as_ref().expect("a case is open").id;
    let before = window.project().codings().of(case).expect("readable");
    window.focus_reader();
    window.ctrl(Key::Home);
    window.type_text("q");
    assert!(window.shows("Marker tekst først"));
    assert_eq!(window.project().codings().of(case).expect("readable"), before);
}

#[test]
fn the_coding_at_the_caret_can_be_seen_and_removed() {
    let mut window = Window::with_demo();
    let case = window.session().open.as_ref().expect("a case is open").id;
    window.focus_reader();
    window.ctrl(Key::Home);
    assert!(window.shows("Kode: Mål/utdanning"));
    let before = window.project().codings().of(case).expect("readable").len();
    window.key(Modifiers::NONE, Key::Delete);
    assert_eq!(window.project().codings().of(case).expect("readable").len(), before - 1);
    assert!(!window.shows("Kode: Mål/utdanning"));
}

#[test]
fn a_memo_is_written_on_a_coding_and_stored_when_the_field_is_left() {
    let mut window = Window::with_demo();
    let case = window.session().open.as_ref().expect("a case is open").id;
    window.focus_reader();
    window.ctrl(Key::Home);
    window.ctrl(Key::M);
    window.type_text("Målet er konkret");
    window.focus_reader();
    let memos = window.project().memos().of(case).expect("readable");
    assert_eq!(memos.iter().map(|memo| memo.text.as_str()).collect::<Vec<_>>(), ["Målet er konkret"]);
}

#[test]
fn what_is_being_written_is_kept_when_another_case_is_opened() {
    let mut window = Window::with_demo();
    let case = window.session().open.as_ref().expect("a case is open").id;
    window.click("Notater");
    window.fill("Notat til saken", "Les om igjen");
    window.ctrl(Key::PageDown);
    assert_ne!(window.session().open.as_ref().map(|open| open.id), Some(case));
    assert_eq!(window.project().memos().on_case(case).expect("readable").as_deref(), Some("Les om igjen"));
}

#[test]
fn the_summary_is_markdown_that_is_read_as_it_will_look() {
    let mut window = Window::with_demo();
    let case = window.session().open.as_ref().expect("a case is open").id;
    window.click("Saksreferat");
    window.click("Skriv");
    window.fill("Saksreferat", "- Første punkt\n- **Andre** punkt");
    window.click("Les");
    let stored = window.session().case(case).map(|case| case.summary.clone());
    assert_eq!(stored.as_deref(), Some("- Første punkt\n- **Andre** punkt"));
    assert!(window.shows("• Andre punkt"));
}

#[test]
fn the_status_of_a_case_is_set_by_key_and_shown_in_the_list() {
    let mut window = Window::with_demo();
    window.ctrl(Key::D);
    assert_eq!(window.session().current().map(|case| case.status), Some(CaseStatus::Done));
    assert!(window.shows("sak-001, ferdig lest"));
}

#[test]
fn search_finds_words_in_the_open_case() {
    let mut window = Window::with_demo();
    window.ctrl(Key::F);
    window.fill("Søk i saken", "dps");
    let hits = window.session().open.as_ref().expect("a case is open").hits().len();
    assert!(hits > 1, "the sample case speaks of DPS");
    assert!(window.shows(&format!("{hits} treff")));
    window.key(Modifiers::NONE, Key::F3);
    assert!(window.shows(&format!("1 av {hits} treff")));
}
