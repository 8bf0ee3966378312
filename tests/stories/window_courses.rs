//! A researcher sees the courses of all cases below each other, opens one from there and comes back.

use crate::support::painted::texts;
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
fn a_year_stands_in_the_middle_above_its_line() {
    let mut window = Window::with_demo();
    window.ctrl(Key::Num3);
    let painted = texts(&window);
    let middle = |year: &str| painted.iter().find(|text| text.text == year).expect(year).rect.center().x;
    let [first, second, third] = ["2016", "2017", "2018"].map(middle);
    assert!((second - first - (third - second)).abs() < 1.0, "{first}, {second}, {third}");
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

/// The labels of the rows, from the top.
fn labels(window: &Window) -> Vec<String> {
    let rows = window.harness.query_all_by_role(Role::ListBoxOption);
    let mut rows: Vec<(f32, String)> =
        rows.map(|row| (row.rect().top(), row.accesskit_node().label().unwrap_or_default())).collect();
    rows.sort_by(|one, other| one.0.total_cmp(&other.0));
    rows.into_iter().map(|(_, label)| label.split([':', ',']).next().unwrap_or_default().to_owned()).collect()
}

/// Chooses from a list that opens under the name of what is chosen.
fn choose(window: &mut Window, list: &str, choice: &str) {
    window.harness.get_by_role_and_label(Role::ComboBox, list).click();
    window.run_until_idle();
    window.harness.get_by_role_and_label(Role::Button, choice).click();
    window.run_until_idle();
}

#[test]
fn a_row_says_in_words_what_its_strip_shows() {
    let mut window = Window::with_cases(&[("berg", FIRST), ("fjell", SECOND)]);
    window.ctrl(Key::Num3);
    let rows = window.harness.query_all_by_role(Role::ListBoxOption);
    let said: Vec<String> = rows.map(|row| row.accesskit_node().label().unwrap_or_default()).collect();
    let long = said.iter().find(|row| row.starts_with("berg: ")).expect("has a row");
    assert!(long.contains("1. april 2020 – 5. november 2020 · 3 innlegg"), "{long}");
    assert!(long.contains("3 meldinger (2 fra brukeren, 1 fra NAV) · 0 aktiviteter · 0 referater"), "{long}");
    assert!(long.contains("lengste opphold 217 dager (2. april 2020 – 5. november 2020)"), "{long}");
}

#[test]
fn courses_are_sorted_and_the_order_is_kept_with_the_project() {
    let mut window = Window::with_cases(&[("berg", SECOND), ("fjell", FIRST), ("fjord", THIRD)]);
    window.ctrl(Key::Num3);
    assert_eq!(labels(&window), ["berg", "fjell", "fjord"]);
    choose(&mut window, "Ordne etter", "lengste opphold");
    assert_eq!(labels(&window), ["fjell", "berg", "fjord"], "what has no gap is last");
    choose(&mut window, "Ordne etter", "første innlegg");
    window.click("Omvendt");
    assert_eq!(labels(&window), ["fjord", "fjell", "berg"]);
    assert_eq!(labels(&window.again()), ["fjord", "fjell", "berg"]);
}

#[test]
fn courses_are_grouped_and_counted_from_a_day_of_their_own() {
    let mut window = Window::with_demo();
    window.ctrl(Key::Num3);
    let attribute = window.session().attributes.iter().find(|own| !own.options.is_empty()).expect("a category").clone();
    choose(&mut window, "Grupper etter", &attribute.name);
    let headings = window.harness.query_all_by_role(Role::Heading).count();
    assert!(headings > 1, "{headings}");
    window.key(Modifiers::NONE, Key::Home);
    let first = window.left().courses.order.by;
    assert_eq!(first, Some(attribute.id));
    assert_eq!(window.again().left().courses.order.by, first);
}

#[test]
fn the_list_of_cases_is_one_stop_sorted_and_has_strips() {
    let mut window = Window::with_cases(&[("berg", SECOND), ("fjell", FIRST), ("fjord", THIRD)]);
    assert_eq!(labels(&window), ["berg", "fjell", "fjord"]);
    choose(&mut window, "Ordne etter", "antall innlegg");
    assert_eq!(labels(&window), ["fjell", "berg", "fjord"]);
    // The way from case to case is that of the list.
    window.ctrl(Key::PageUp);
    assert_eq!(open(&window), "fjell");
    window.ctrl(Key::PageDown);
    window.ctrl(Key::PageDown);
    assert_eq!(open(&window), "fjord");
    let strips = |window: &Window| {
        let row = window.harness.query_all_by_role(Role::ListBoxOption).next().expect("a row");
        row.rect().height() > 35.0
    };
    assert!(strips(&window));
    window.click("Forløp");
    assert!(!strips(&window));
    assert_eq!(labels(&window.again()), ["fjell", "berg", "fjord"]);
}

#[test]
fn keys_go_about_in_the_list_of_cases_and_enter_leads_to_the_text() {
    let mut window = Window::with_cases(&[("berg", SECOND), ("fjell", FIRST), ("fjord", THIRD)]);
    let list = window.harness.get_by_role(Role::ListBox);
    list.focus();
    window.run_until_idle();
    window.type_text("fjo");
    assert_eq!(open(&window), "berg");
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(open(&window), "fjord");
    window.key(Modifiers::ALT, Key::ArrowDown);
    assert!(!window.harness.get_by_role(Role::ListBox).accesskit_node().is_focused(), "the text has the keys");
}

#[test]
fn a_mark_of_a_course_leads_to_its_entry_and_the_axis_is_zoomed() {
    let mut window = Window::with_cases(&[("berg", FIRST), ("fjord", THIRD)]);
    window.ctrl(Key::Num3);
    let farther = "Vis mer tid, mindre (-)";
    let is_zoomed = |window: &Window| !window.harness.get_by_label(farther).accesskit_node().is_disabled();
    assert!(!is_zoomed(&window));
    window.click("Vis mindre tid, større (+)");
    assert!(is_zoomed(&window));
    window.harness.get_by_role(Role::ListBox).focus();
    window.run_until_idle();
    window.type_text("-");
    assert!(!is_zoomed(&window), "all of the axis is seen again");

    // The only entry of the last case is the last day of all: its mark is the last one on the right.
    let row = window.harness.query_all_by_role(Role::ListBoxOption);
    let row = row.map(|row| row.rect()).max_by(|one, other| one.top().total_cmp(&other.top())).expect("a row");
    let mut x = row.right();
    while window.left().workspace != Workspace::Read {
        x -= 7.0;
        assert!(x > row.center().x, "there is no mark");
        window.harness.hover_at(egui::pos2(x, row.center().y));
        window.harness.drag_at(egui::pos2(x, row.center().y));
        window.harness.drop_at(egui::pos2(x, row.center().y));
        window.run_until_idle();
    }
    assert_eq!(open(&window), "fjord");
}
