//! A researcher reads parallel dialogues: what a message answers, along a dialogue and back, and with entries folded.

use crate::support::painted::texts;
use crate::support::window::Window;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

const ALT: Modifiers = Modifiers::ALT;
const NONE: Modifiers = Modifiers::NONE;

/// Two dialogues, one inside the other.
const CASE: &str = "\
Aktivitetsplan
Dialogen med veileder
Meldekort
BRUKER - 2. APR. 2020
Når skal jeg sende meldekortet?
Z000001 - 4. APR. 2020
Hver fjortende dag.
BRUKER - 4. APR. 2020
Takk for svar om meldekort.

Praksisplass
Z000001 - 3. APR. 2020
Vi har en praksisplass.
BRUKER - 10. APR. 2020
Den vil jeg gjerne ha.
";

/// The words of the text as a screen reader hears them.
fn heard(window: &Window) -> String {
    let document = window.harness.get_by_role(Role::Document);
    document.accesskit_node().document_range().text()
}

/// The words at the caret.
fn at_caret(window: &mut Window) -> String {
    let left = window.left();
    let caret = left.case.and_then(|case| left.spots.get(&(case, left.order))?.caret).expect("there is a caret");
    let open = window.session().open.as_ref().expect("a case is open");
    open.source.text.slice(reading::text::Span::new(caret, open.source.text.len())).chars().take(12).collect()
}

#[test]
fn a_message_tells_what_it_answers() {
    let window = Window::with_cases(&[("sak", CASE)]);
    let text = heard(&window);
    for said in [
        "BRUKER · «Meldekort» · ny dialog",
        " · «Praksisplass» · ny dialog",
        " · «Meldekort» · svar etter 2 dager",
        "BRUKER · «Meldekort» · svar samme dag",
        "BRUKER · «Praksisplass» · svar etter 7 dager",
    ] {
        assert!(text.contains(said), "«{said}» in {text}");
    }
}

#[test]
fn a_key_follows_a_dialogue_through_the_other_ones_and_one_leads_back() {
    let mut window = Window::with_cases(&[("sak", CASE)]);
    window.focus_reader();
    window.ctrl(Key::Home);
    assert_eq!(at_caret(&mut window), "Når skal jeg");
    window.key(ALT, Key::PageDown);
    assert_eq!(at_caret(&mut window), "Hver fjorten");
    window.key(ALT, Key::PageDown);
    window.key(ALT, Key::PageDown);
    assert_eq!(at_caret(&mut window), "Takk for sva");
    assert!(window.shows("Dette er den siste meldingen i dialogen."));
    window.key(ALT, Key::PageUp);
    assert_eq!(at_caret(&mut window), "Hver fjorten");
    window.key(ALT, Key::ArrowLeft);
    assert_eq!(at_caret(&mut window), "Takk for sva");
}

#[test]
fn each_thread_has_a_heading_where_they_are_read_one_by_one() {
    let mut window = Window::with_cases(&[("sak", CASE)]);
    window.click("Rekkefølge: Kronologisk");
    window.click("Tråd for tråd");
    let text = heard(&window);
    let (first, second) = ("«Meldekort» · 3 meldinger · 2. april 2020 – 4. april 2020", "«Praksisplass» · 2 meldinger");
    assert!(text.find(first).expect(&text) < text.find(second).expect(&text));
    assert!(!text.contains("BRUKER · «Meldekort»"), "the heading has named it: {text}");
}

#[test]
fn an_entry_is_folded_by_key_and_by_click() {
    let mut window = Window::with_cases(&[("sak", &format!("{CASE}Og når kan jeg begynne der?\n"))]);
    window.focus_reader();
    window.ctrl(Key::End);
    assert!(heard(&window).contains("begynne der"));
    window.key(NONE, Key::F11);
    assert!(!heard(&window).contains("begynne der"));
    assert!(heard(&window).contains("Den vil jeg gjerne ha. …"), "its beginning stays: {}", heard(&window));
    window.key(NONE, Key::F11);
    assert!(heard(&window).contains("begynne der"));

    window.key(Modifiers::SHIFT, Key::F11);
    window.ctrl(Key::Home);
    let header = window.harness.get_all_by_role(Role::Heading).last().expect("there are headers").rect();
    window.harness.hover_at(egui::pos2(header.left() - 6.0, header.center().y));
    window.run_until_idle();
    window.harness.drag_at(egui::pos2(header.left() - 6.0, header.center().y));
    window.harness.drop_at(egui::pos2(header.left() - 6.0, header.center().y));
    window.run_until_idle();
    assert!(heard(&window).contains("begynne der"), "{}", heard(&window));
    window.ctrl(Key::F11);
    assert!(heard(&window).contains("Takk for svar"));
}

#[test]
fn a_folded_message_of_nav_stays_indented() {
    let mut window = Window::with_cases(&[("sak", CASE)]);
    window.focus_reader();
    window.ctrl(Key::Home);
    window.key(ALT, Key::PageDown);
    let left = |window: &Window| {
        let found = texts(window).into_iter().find(|text| text.text.starts_with("Hver fjorten"));
        found.expect("is painted").rect.left()
    };
    let open = left(&window);
    window.key(NONE, Key::F11);
    assert!((left(&window) - open).abs() < 0.5, "{} and {open}", left(&window));
}

#[test]
fn a_folded_entry_opens_for_a_hit_a_jump_and_a_selection() {
    let long = format!("{CASE}Og når kan jeg begynne der?\n");
    let mut window = Window::with_cases(&[("sak", &long)]);
    window.focus_reader();
    window.key(Modifiers::SHIFT, Key::F11);
    assert!(!heard(&window).contains("begynne der"));
    window.ctrl(Key::F);
    window.fill("Søk i saken", "begynne");
    assert!(heard(&window).contains("begynne der"), "the entry with the hit is open");
    window.fill("Søk i saken", "finnes ikke");
    assert!(!heard(&window).contains("begynne der"), "and closes again");
    window.key(NONE, Key::Escape);
    window.key(Modifiers::SHIFT, Key::F4);
    window.key(NONE, Key::End);
    window.key(NONE, Key::Enter);
    assert!(heard(&window).contains("begynne der"), "a jump opens where it leads");

    window.key(Modifiers::SHIFT, Key::F11);
    window.ctrl(Key::Home);
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::End);
    assert!(heard(&window).contains("begynne der"), "what is selected is seen");
    window.type_text("r");
    let case = window.session().open.as_ref().expect("open").id;
    let codings = window.project().codings().of(case).expect("readable");
    assert_eq!(codings.len(), 5, "each message as a whole");
}

#[test]
fn codes_of_a_folded_entry_are_told_in_the_margin() {
    let long = format!("{CASE}Og når kan jeg begynne der?\n");
    let mut window = Window::with_cases(&[("sak", &long)]);
    window.focus_reader();
    window.ctrl(Key::End);
    window.key(Modifiers::SHIFT, Key::Home);
    window.type_text("r");
    let name = window.session().open.as_ref().and_then(|open| open.marks.first()).expect("coded").name.clone();
    window.key(NONE, Key::ArrowRight);
    window.key(NONE, Key::F11);
    assert!(!heard(&window).contains("begynne der"));
    assert!(window.harness.get_all_by_label(&name).any(|node| node.accesskit_node().role() == Role::Button), "{name}");
}

#[test]
fn excerpts_behind_a_figure_tell_who_wrote_when_and_in_which_dialogue() {
    let mut window = Window::with_cases(&[("sak", CASE)]);
    window.focus_reader();
    window.ctrl(Key::Home);
    window.key(Modifiers::SHIFT, Key::End);
    window.type_text("3");
    window.ctrl(Key::Num5);
    window.click_containing("Mål/helse, i alt: ");
    assert!(window.shows("BRUKER · 2. april 2020 · «Meldekort»"));
}
