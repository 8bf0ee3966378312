//! A researcher sees the courses of all cases below each other, opens one from there and comes back.

use crate::support::window::Window;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use planlupe::ui::bar::Workspace;
use planlupe::ui::cases_page::CasesPage;

const FIRST: &str =
    "VEILEDER – 1. APR. 2020: Hei.\n\nBRUKER – 2. APR. 2020: Ja.\n\nBRUKER – 5. NOV. 2020: Hei igjen.\n";
const THIRD: &str = "BRUKER – 1. JUN. 2021: Hallo.\n";
const SECOND: &str = "BRUKER – 1. MAI 2019: Hei.\n";

/// The label of the case that is open.
fn open(window: &Window) -> String {
    window.session().current().map(|case| case.label.clone()).unwrap_or_default()
}

#[test]
fn a_case_is_opened_from_its_course_and_left_again() {
    let mut window = Window::with_cases(&[("berg", FIRST), ("fjell", SECOND), ("fjord", THIRD)]);
    window.ctrl(Key::Num3);
    assert_eq!(window.left().workspace, Workspace::Cases(CasesPage::Courses));
    window.key(Modifiers::NONE, Key::End);
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!((open(&window).as_str(), window.left().workspace), ("fjord", Workspace::Read));
    window.key(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(window.left().workspace, Workspace::Cases(CasesPage::Courses));
    window.key(Modifiers::NONE, Key::ArrowUp);
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(open(&window), "fjell", "the list stands where it stood");
}

#[test]
fn the_list_of_courses_is_one_stop_and_says_where_the_keys_stand() {
    let mut window = Window::with_cases(&[("berg", FIRST), ("fjell", SECOND), ("fjord", THIRD)]);
    window.key(Modifiers::ALT, Key::Num1);
    let list = window.harness.get_by_role(Role::ListBox);
    assert!(list.accesskit_node().label().is_some_and(|name| name.contains("3 saker")));
    window.type_text("fjo");
    let here = window
        .harness
        .query_all_by_role(Role::ListBoxOption)
        .find(|row| row.accesskit_node().is_selected() == Some(true));
    let said = here.and_then(|row| row.accesskit_node().label()).unwrap_or_default();
    assert!(said.starts_with("fjord: "), "{said}");
}

#[test]
fn the_page_is_kept_over_a_restart_and_an_empty_project_says_what_to_do() {
    let mut window = Window::with_cases(&[("berg", FIRST)]);
    window.ctrl(Key::Num3);
    assert_eq!(window.again().left().workspace, Workspace::Cases(CasesPage::Courses));
    let mut empty = Window::with_cases(&[]);
    empty.ctrl(Key::Num3);
    assert!(empty.shows("Importer utskrifter …"));
}
