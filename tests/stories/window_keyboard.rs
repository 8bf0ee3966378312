//! A researcher codes without taking her hands off the keyboard: she selects, codes, changes and removes, and the focus stays in the text.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use project::Coding;

use crate::support::reader_pane::CASE;
use crate::support::window::Window;

const ALT_SHIFT: Modifiers = Modifiers::ALT.plus(Modifiers::SHIFT);
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// With a short case, the caret before the message that begins so: «Så moro å lese! Bruk de første …».
fn at_a_message() -> Window {
    let mut window = Window::with_cases(&[("sak", CASE)]);
    window.focus_reader();
    window.ctrl(Key::Home);
    window.key(Modifiers::ALT, Key::ArrowDown);
    window
}

fn grow(window: &mut Window) {
    window.key(ALT_SHIFT, Key::ArrowRight);
}

fn shrink(window: &mut Window) {
    window.key(ALT_SHIFT, Key::ArrowLeft);
}

fn selected(window: &Window) -> Vec<String> {
    let text = &window.session().open.as_ref().expect("a case is open").source.text;
    window.harness.state().reading_selection().iter().map(|span| text.slice(*span).to_owned()).collect()
}

/// Each coded passage with the path of its code.
fn coded(window: &Window) -> Vec<(String, String)> {
    let open = window.session().open.as_ref().expect("a case is open");
    let coded =
        |coding: &Coding| (open.source.text.slice(coding.span).to_owned(), window.session().codes.path(coding.code));
    window.project().codings().of(open.id).expect("readable").iter().map(coded).collect()
}

fn is_in_text(window: &Window) -> bool {
    window.harness.get_by_role(Role::Document).accesskit_node().is_focused()
}

fn pair(text: &str, code: &str) -> (String, String) {
    (text.to_owned(), code.to_owned())
}

#[test]
fn one_key_selects_more_and_one_selects_less() {
    let mut window = at_a_message();
    grow(&mut window);
    assert_eq!(selected(&window), ["Så moro å lese!"]);
    grow(&mut window);
    assert_eq!(selected(&window), ["Så moro å lese! Bruk de første ukene til å kjenne etter."]);
    grow(&mut window);
    assert_eq!(selected(&window).len(), 3, "the thread: {:?}", selected(&window));
    grow(&mut window);
    assert_eq!(selected(&window).len(), 4, "the case");
    grow(&mut window);
    assert_eq!(selected(&window).len(), 4);
    for count in [3, 1] {
        shrink(&mut window);
        assert_eq!(selected(&window).len(), count);
    }
    shrink(&mut window);
    assert_eq!(selected(&window), ["Så moro å lese!"]);
    shrink(&mut window);
    assert!(selected(&window).is_empty());
}

#[test]
fn the_selection_goes_by_words_paragraphs_and_to_the_ends_of_an_entry() {
    let mut window = at_a_message();
    for _ in 0..3 {
        window.key(CTRL_SHIFT, Key::ArrowRight);
    }
    assert_eq!(selected(&window), ["Så moro å"]);
    window.key(ALT_SHIFT, Key::End);
    assert_eq!(selected(&window), ["Så moro å lese! Bruk de første ukene til å kjenne etter."]);
    window.key(Modifiers::ALT, Key::End);
    window.key(ALT_SHIFT, Key::Home);
    assert_eq!(selected(&window), ["Så moro å lese! Bruk de første ukene til å kjenne etter."]);
    window.key(Modifiers::COMMAND, Key::ArrowDown);
    window.key(CTRL_SHIFT, Key::ArrowUp);
    assert_eq!(selected(&window).len(), 1);
}

#[test]
fn a_sentence_is_coded_with_two_keys() {
    let mut window = at_a_message();
    grow(&mut window);
    window.type_text("e");
    assert_eq!(coded(&window), [pair("Så moro å lese!", "Dialog/helse")]);
    assert!(is_in_text(&window));
}

#[test]
fn an_entry_and_a_thread_are_coded_with_two_keys() {
    let mut window = at_a_message();
    window.ctrl(Key::A);
    window.type_text("e");
    assert_eq!(coded(&window), [pair("Så moro å lese! Bruk de første ukene til å kjenne etter.", "Dialog/helse")]);
    window.key(CTRL_SHIFT, Key::A);
    window.type_text("r");
    assert_eq!(coded(&window).iter().filter(|(_, code)| code == "Dialog/økonomi").count(), 3);
}

#[test]
fn a_code_is_found_by_typing_and_applied_with_enter() {
    let mut window = at_a_message();
    grow(&mut window);
    window.key(Modifiers::NONE, Key::Enter);
    assert!(window.shows("Finn eller lag en kode"));
    window.type_text("øko");
    window.key(Modifiers::NONE, Key::Enter);
    assert!(window.shows("Kodet: Dialog/økonomi"));
    assert_eq!(coded(&window), [pair("Så moro å lese!", "Dialog/økonomi")]);
    assert!(!window.shows("Finn eller lag en kode"));
    assert!(is_in_text(&window));

    window.key(Modifiers::NONE, Key::Enter);
    window.key(Modifiers::NONE, Key::Escape);
    assert!(!window.shows("Finn eller lag en kode"));
    assert!(is_in_text(&window), "Escape leads to the text");
    assert_eq!(selected(&window), ["Så moro å lese!"], "and the selection stays");
}

#[test]
fn a_code_in_vivo_is_made_and_applied_in_one_act() {
    let mut window = at_a_message();
    window.key(CTRL_SHIFT, Key::ArrowRight);
    window.key(CTRL_SHIFT, Key::ArrowRight);
    window.key(Modifiers::SHIFT, Key::Enter);
    assert_eq!(coded(&window), [pair("Så moro", "Så moro")]);
    let code = window.session().codes.find("Så moro").expect("is made");
    assert!(code.codable && !code.colour.is_empty());
    assert!(is_in_text(&window));
    window.ctrl(Key::Z);
    assert!(window.session().codes.find("Så moro").is_err(), "one step of undo takes code and coding back");
    assert_eq!(coded(&window), []);
}

#[test]
fn a_code_that_is_not_there_is_made_from_what_was_typed_or_selected() {
    let mut window = at_a_message();
    grow(&mut window);
    window.key(Modifiers::NONE, Key::Enter);
    window.type_text("lesing");
    assert!(window.shows("Ny kode: lesing"));
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(coded(&window), [pair("Så moro å lese!", "lesing")]);
    window.key(Modifiers::NONE, Key::Enter);
    window.key(Modifiers::SHIFT, Key::Enter);
    assert_eq!(coded(&window)[1], pair("Så moro å lese!", "Så moro å lese!"));
}

#[test]
fn the_last_code_is_applied_again_by_one_key() {
    let mut window = at_a_message();
    grow(&mut window);
    window.ctrl(Key::L);
    assert!(window.shows("Ingen kode er brukt ennå"));
    window.type_text("e");
    window.key(Modifiers::ALT, Key::ArrowDown);
    grow(&mut window);
    window.ctrl(Key::L);
    assert_eq!(coded(&window)[1], pair("Det går greit på mandagene, men onsdagen er tung.", "Dialog/helse"));
    assert!(is_in_text(&window));
}

#[test]
fn without_a_selection_the_sentence_at_the_caret_is_coded() {
    let mut window = at_a_message();
    window.key(Modifiers::SHIFT, Key::Enter);
    assert_eq!(coded(&window), [pair("Så moro å lese!", "Så moro å lese!")]);
    window.key(Modifiers::ALT, Key::ArrowDown);
    window.ctrl(Key::L);
    assert_eq!(coded(&window)[1], pair("Det går greit på mandagene, men onsdagen er tung.", "Så moro å lese!"));
    window.key(Modifiers::ALT, Key::ArrowUp);
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(selected(&window), ["Så moro å lese!"], "what is to be coded is seen while the code is chosen");
    window.type_text("lesing");
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(coded(&window)[1], pair("Så moro å lese!", "lesing"));
}

#[test]
fn a_coding_gets_another_code_and_goes_by_keys() {
    let mut window = at_a_message();
    grow(&mut window);
    window.type_text("e");
    window.key(Modifiers::ALT, Key::ArrowUp);
    window.key(Modifiers::ALT, Key::ArrowDown);
    window.key(Modifiers::NONE, Key::F2);
    window.type_text("3");
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(coded(&window), [pair("Så moro å lese!", "Mål/helse")]);
    assert!(window.shows("Byttet kode til Mål/helse"));
    assert!(is_in_text(&window));
    window.key(Modifiers::NONE, Key::Delete);
    assert_eq!(coded(&window), []);
    assert!(window.shows("Kodingen er fjernet"));
    assert!(is_in_text(&window));
}

#[test]
fn keys_step_through_the_codings() {
    let mut window = at_a_message();
    grow(&mut window);
    window.type_text("e");
    window.type_text("r");
    window.key(Modifiers::ALT, Key::ArrowDown);
    grow(&mut window);
    window.type_text("e");
    window.ctrl(Key::Home);
    let mut seen = Vec::new();
    for _ in 0..4 {
        window.key(Modifiers::NONE, Key::F5);
        let first =
            window.harness.get_all_by_label_contains("Kode: ").next().and_then(|code| code.accesskit_node().label());
        seen.push((selected(&window)[0].clone(), first.expect("what stands at the caret is listed")));
    }
    assert_eq!(seen[0].0, "Så moro å lese!");
    assert_eq!(seen[1].0, "Så moro å lese!");
    assert_ne!(seen[0].1, seen[1].1, "two codings on one passage are two steps");
    assert_eq!(seen[2].0, "Det går greit på mandagene, men onsdagen er tung.");
    assert_eq!(seen[3], seen[0], "and round");
    window.key(Modifiers::SHIFT, Key::F5);
    assert_eq!(selected(&window), [seen[2].0.as_str()]);
}

#[test]
fn keys_move_the_ends_of_a_coding_by_words() {
    let mut window = at_a_message();
    grow(&mut window);
    window.type_text("e");
    let passage = |window: &Window| coded(window)[0].0.clone();
    window.key(Modifiers::NONE, Key::F6);
    window.key(Modifiers::NONE, Key::F6);
    assert_eq!(passage(&window), "Så moro å lese! Bruk de");
    window.key(Modifiers::SHIFT, Key::F6);
    assert_eq!(passage(&window), "Så moro å lese! Bruk");
    window.key(CTRL_SHIFT, Key::F6);
    window.key(CTRL_SHIFT, Key::F6);
    assert_eq!(passage(&window), "å lese! Bruk");
    window.key(Modifiers::COMMAND, Key::F6);
    assert_eq!(passage(&window), "moro å lese! Bruk");
    for _ in 0..2 {
        window.key(Modifiers::COMMAND, Key::F6);
    }
    assert!(window.shows("Kodingen kan ikke flyttes lenger"));
    assert_eq!(passage(&window), "Så moro å lese! Bruk");
    assert!(is_in_text(&window));
    window.ctrl(Key::Z);
    assert_eq!(passage(&window), "moro å lese! Bruk");
}

#[test]
fn all_hits_of_the_search_are_coded_at_once() {
    let mut window = at_a_message();
    window.ctrl(Key::F);
    window.fill("Søk i saken", "dag");
    let hits = window.session().open.as_ref().expect("a case is open").hits().len();
    assert!(hits > 2);
    window.key(CTRL_SHIFT, Key::H);
    window.type_text("e");
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(coded(&window).len(), hits);
    assert!(coded(&window).iter().all(|(_, code)| code == "Dialog/helse"), "{:?}", coded(&window));
    window.ctrl(Key::Z);
    assert_eq!(coded(&window), [], "in one step of undo");
}

#[test]
fn the_search_begins_with_the_old_word_selected() {
    let mut window = at_a_message();
    window.ctrl(Key::F);
    window.type_text("mandag");
    window.key(Modifiers::NONE, Key::Escape);
    assert!(is_in_text(&window));
    window.ctrl(Key::F);
    window.type_text("legen");
    assert_eq!(window.session().search, "legen");
}

#[test]
fn escape_leads_to_the_text_from_wherever_one_is() {
    let mut window = at_a_message();
    window.key(CTRL_SHIFT, Key::K);
    assert!(window.shows("Avbryt"));
    window.key(Modifiers::NONE, Key::Escape);
    assert!(!window.shows("Avbryt"), "the form is closed");
    assert!(is_in_text(&window));
    window.key(Modifiers::SHIFT, Key::F1);
    window.key(Modifiers::NONE, Key::Escape);
    assert!(is_in_text(&window));
    window.ctrl(Key::K);
    window.key(Modifiers::NONE, Key::Escape);
    assert!(is_in_text(&window));
    window.key(Modifiers::NONE, Key::Tab);
    assert!(!is_in_text(&window));
    window.key(Modifiers::NONE, Key::Escape);
    assert!(is_in_text(&window));
}

#[test]
fn a_list_closes_when_something_is_chosen_with_enter() {
    let mut window = at_a_message();
    window.harness.get_by_label("Rekkefølge: Kronologisk").focus();
    window.run_until_idle();
    window.key(Modifiers::NONE, Key::Enter);
    assert!(window.shows("Som i utskriften"));
    window.harness.get_by_label("Som i utskriften").focus();
    window.run_until_idle();
    window.key(Modifiers::NONE, Key::Enter);
    assert!(window.shows("Rekkefølge: Som i utskriften"));
    assert!(!window.shows("Kronologisk"), "the list is closed");
}

#[test]
fn a_command_gets_another_key_which_is_kept() {
    let mut window = at_a_message();
    window.key(Modifiers::SHIFT, Key::F1);
    window.fill("Finn en kommando", "ferdig lest");
    window.click("Sett som ferdig lest: Ctrl+D");
    assert!(window.shows("Trykk den nye tasten"));
    window.key(Modifiers::ALT, Key::D);
    window.key(Modifiers::NONE, Key::Escape);
    assert!(is_in_text(&window));
    window.ctrl(Key::D);
    assert_eq!(
        window.session().current().map(|case| case.status),
        Some(project::CaseStatus::Unread),
        "the old key is free"
    );
    window.key(Modifiers::ALT, Key::D);
    assert_eq!(window.session().current().map(|case| case.status), Some(project::CaseStatus::Done));
    let kept = window.harness.state().settings().keys.clone();
    assert!(kept.is_any_chosen());
}

#[test]
fn a_key_that_is_taken_is_named_and_can_be_swapped_or_kept() {
    let mut window = at_a_message();
    window.key(Modifiers::SHIFT, Key::F1);
    window.fill("Finn en kommando", "ferdig lest");
    window.click("Sett som ferdig lest: Ctrl+D");
    window.ctrl(Key::F);
    assert!(window.shows("Ctrl+F hører til «Søk i saken»."));
    assert!(!window.harness.state().settings().keys.is_any_chosen(), "nothing is changed yet");
    window.click("Bytt om");
    window.fill("Finn en kommando", "søk i saken");
    assert!(window.shows("Søk i saken: Ctrl+D"));
    window.click("Tilbakestill alle");
    assert!(window.shows("Søk i saken: Ctrl+F"));
    window.fill("Finn en kommando", "ferdig lest");
    window.click("Sett som ferdig lest: Ctrl+D");
    window.key(Modifiers::NONE, Key::G);
    assert!(window.shows("G kan ikke velges"));
    window.click("Sett som ferdig lest: Ctrl+D");
    window.key(Modifiers::NONE, Key::Escape);
    assert!(window.shows("Sett som ferdig lest: Ctrl+D"), "Escape ends the waiting, not the list");
}

#[test]
fn letters_and_figures_with_alt_code_nothing() {
    let mut window = at_a_message();
    grow(&mut window);
    for key in [Key::Num1, Key::E, Key::R, Key::Num4] {
        window.key(Modifiers::ALT, key);
        window.ctrl(Key::Num1);
    }
    assert!(coded(&window).is_empty(), "{:?}", coded(&window));
    window.ctrl(Key::Num2);
    window.key(Modifiers::ALT, Key::Num1);
    assert!(window.harness.query_by_role(Role::Dialog).is_none(), "no palette opens on what was found");
}

#[test]
fn an_end_of_a_coding_goes_back_as_it_came() {
    let mut window = at_a_message();
    grow(&mut window);
    window.type_text("e");
    let passage = |window: &Window| coded(window)[0].0.clone();
    for passage_then in ["Så moro å lese! Bruk", "Så moro å lese! Bruk de"] {
        window.key(Modifiers::NONE, Key::F6);
        assert_eq!(passage(&window), passage_then);
    }
    assert!(window.shows("Dialog/helse» gjelder nå 23 tegn"));
    for passage_then in ["Så moro å lese! Bruk", "Så moro å lese!", "Så moro å lese", "Så moro å"] {
        window.key(Modifiers::SHIFT, Key::F6);
        assert_eq!(passage(&window), passage_then);
    }
    for passage_then in ["Så moro å lese", "Så moro å lese!"] {
        window.key(Modifiers::NONE, Key::F6);
        assert_eq!(passage(&window), passage_then);
    }
}

#[test]
fn a_key_that_can_do_nothing_says_so() {
    let mut window = at_a_message();
    window.key(Modifiers::NONE, Key::F6);
    assert!(window.shows("går ikke nå"));
    window.ctrl(Key::W);
    assert!(window.harness.state().session().is_none());
    window.ctrl(Key::I);
    assert!(window.shows("går ikke nå"));
}
