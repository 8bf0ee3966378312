//! What somebody types in the window is not lost and not called stored before it is.

use crate::support::window::Window;
use egui::Key;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

const FRAMES_OF_A_PAUSE: usize = 80;

#[test]
fn a_memo_is_stored_though_the_draft_before_it_is_refused_and_that_one_stays_typed() {
    let mut window = Window::with_demo();
    let case = window.session().open.as_ref().expect("a case is open").id;
    window.click("Kjennetegn");
    // The name of another case is refused, whenever it is tried.
    window.fill("Navn på saken", "sak-002");
    window.click("Notater");
    window.fill("Notat til saken", "Les om igjen");
    window.ctrl(Key::PageDown);
    assert_ne!(window.session().open.as_ref().map(|open| open.id), Some(case), "the way to the next case is free");
    assert_eq!(window.project().memos().on_case(case).expect("readable").as_deref(), Some("Les om igjen"));
    assert_eq!(window.session().case(case).expect("is there").label, "sak-001");
    assert!(window.shows("ikke lagret ennå"));

    window.ctrl(Key::PageUp);
    window.click("Kjennetegn");
    let typed = window.harness.get_all_by_label("Navn på saken").find_map(|node| node.accesskit_node().value());
    assert_eq!(typed.as_deref(), Some("sak-002"), "what was typed is still there");
    window.ctrl(Key::W);
    assert!(window.harness.state().session().is_some(), "closing would lose it");
    window.fill("Navn på saken", "sak-001");
    window.ctrl(Key::W);
    assert!(window.harness.state().session().is_none());
}

#[test]
fn a_memo_is_stored_while_typing_pauses_and_is_not_called_saved_before() {
    let mut window = Window::with_demo();
    let case = window.session().open.as_ref().expect("a case is open").id;
    window.click("Notater");
    assert!(window.shows("lagret") && !window.shows("ikke lagret ennå"));
    window.fill("Notat til saken", "Les om igjen");
    assert!(window.shows("ikke lagret ennå"));
    assert_eq!(window.project().memos().on_case(case).expect("readable"), None);
    for _ in 0..FRAMES_OF_A_PAUSE {
        window.harness.step();
    }
    assert_eq!(window.project().memos().on_case(case).expect("readable").as_deref(), Some("Les om igjen"));
    window.run_until_idle();
    assert!(!window.shows("ikke lagret ennå"));
    window.type_text(" snart");
    window.focus_reader();
    assert_eq!(window.project().memos().on_case(case).expect("readable").as_deref(), Some("Les om igjen snart"));
}
