//! A researcher goes through the goals of all cases: counts them, codes them by keys, and reads one where it stands.

use crate::support::window::Window;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use planlupe::ui::bar::Workspace;
use planlupe::ui::cases_page::CasesPage;

const GOAL: &str = "Mitt mål\n\nBli kokk\n\nVEILEDER – 1. APR. 2020: Hei.\n";
const NO_GOAL: &str = "VEILEDER – 1. JUN. 2020: Hei.\n\nBRUKER – 9. JUN. 2020: Ja takk.\n";

fn form() -> Window {
    let other = GOAL.replace("Bli kokk", "Få lærekontrakt");
    let mut window = Window::with_cases(&[("berg", GOAL), ("fjell", NO_GOAL), ("fjord", &other)]);
    window.key(Modifiers::ALT, Key::Num2);
    assert_eq!(window.left().workspace, Workspace::Cases(CasesPage::Goals));
    window
}

/// What the rows say, from the top.
fn rows(window: &Window) -> Vec<String> {
    let rows = window.harness.query_all_by_role(Role::ListBoxOption);
    let mut rows: Vec<(f32, String)> =
        rows.map(|row| (row.rect().top(), row.accesskit_node().label().unwrap_or_default())).collect();
    rows.sort_by(|one, other| one.0.total_cmp(&other.0));
    rows.into_iter().map(|(_, said)| said).collect()
}

/// Chooses from a list that opens under the name of what is chosen.
fn choose(window: &mut Window, list: &str, choice: &str) {
    window.harness.get_by_role_and_label(Role::ComboBox, list).click();
    window.run_until_idle();
    window.harness.get_by_role_and_label(Role::Button, choice).click();
    window.run_until_idle();
}

/// The key of a code and its path.
fn code(window: &Window) -> (String, String) {
    let codes = &window.session().codes;
    let code = codes.iter().map(|(code, _)| code).find(|code| !code.shortcut.is_empty()).expect("a code with a key");
    (code.shortcut.clone(), codes.path(code.id))
}

#[test]
fn the_goals_are_listed_and_counted_and_some_of_them_chosen() {
    let mut window = form();
    assert!(window.shows("2 av 3 har et mål; 0 av dem er kodet."));
    assert_eq!(rows(&window), ["berg: Bli kokk", "fjell: ikke noe mål", "fjord: Få lærekontrakt"]);
    choose(&mut window, "Vis", "uten mål");
    assert_eq!(rows(&window), ["fjell: ikke noe mål"]);
    choose(&mut window, "Vis", "med mål");
    assert_eq!(rows(&window).len(), 2);
}

#[test]
fn the_key_of_a_code_puts_it_on_the_whole_goal_and_takes_it_off() {
    let mut window = form();
    let (key, path) = code(&window);
    window.key(Modifiers::NONE, Key::End);
    window.type_text(&key);
    assert_eq!(rows(&window)[2], format!("fjord: Få lærekontrakt · {path}"));
    let codings = window.project().codings().list().expect("codings");
    let source = window.project().cases().source(codings[0].case).expect("a source");
    assert_eq!(source.text.slice(codings[0].span).trim(), "Få lærekontrakt");
    assert!(window.shows("2 av 3 har et mål; 1 av dem er kodet."));
    window.ctrl(Key::Z);
    assert_eq!(rows(&window)[2], "fjord: Få lærekontrakt", "one act");
    window.type_text(&key);
    window.type_text(&key);
    assert!(window.project().codings().list().expect("codings").is_empty());
    // A case without a goal has nothing to code.
    window.key(Modifiers::NONE, Key::ArrowUp);
    window.type_text(&key);
    assert!(window.project().codings().list().expect("codings").is_empty());
    assert!(window.shows("Saken har ikke noe mål å kode."));
}

#[test]
fn what_is_coded_leaves_the_cases_that_are_not() {
    let mut window = form();
    let (key, _) = code(&window);
    choose(&mut window, "Vis", "med mål som ikke er kodet");
    assert_eq!(rows(&window).len(), 2);
    window.harness.get_by_role(Role::ListBox).focus();
    window.run_until_idle();
    window.type_text(&key);
    assert_eq!(rows(&window), ["fjord: Få lærekontrakt"]);
    window.type_text(&key);
    assert!(rows(&window).is_empty() && window.shows("Ingen saker passer."));
}

#[test]
fn a_goal_is_read_where_it_stands_and_left_again() {
    let mut window = form();
    window.key(Modifiers::NONE, Key::End);
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(window.left().workspace, Workspace::Read);
    assert_eq!(window.session().current().map(|case| case.label.as_str()), Some("fjord"));
    window.key(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(window.left().workspace, Workspace::Cases(CasesPage::Goals));
    window.key(Modifiers::NONE, Key::ArrowUp);
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(
        window.session().current().map(|case| case.label.as_str()),
        Some("fjell"),
        "the list stands where it stood"
    );
}

#[test]
fn the_goals_are_counted_by_an_attribute() {
    let mut window = Window::with_demo();
    window.key(Modifiers::ALT, Key::Num2);
    assert!(window.shows("12 av 15 har et mål; 12 av dem er kodet."));
    let attribute = window.session().attributes.iter().find(|own| !own.options.is_empty()).expect("a category").clone();
    choose(&mut window, "Tell etter", &attribute.name);
    for option in &attribute.options {
        assert!(window.shows(option), "{option} is counted");
    }
}
