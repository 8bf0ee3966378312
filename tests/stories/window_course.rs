//! A researcher sees the course of the open case above its text, and goes about in it by mouse and by keys.

use crate::support::window::Window;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

const CASE: &str = "VEILEDER – 1. APR. 2020: Hei.\n\nBRUKER – 2. APR. 2020: Ja.\n\nBRUKER – 5. NOV. 2020: Hei igjen.\n";

/// What a screen reader hears of the strip: its name, what more there is to say, and the entry on which its keys stand.
fn heard(window: &Window) -> [String; 3] {
    let strip = window.harness.get_by_role(Role::Slider);
    let node = strip.accesskit_node();
    [node.label(), node.description(), node.value()].map(Option::unwrap_or_default)
}

#[test]
fn the_strip_is_gone_through_by_keys_and_leads_to_the_text() {
    let mut window = Window::with_cases(&[("sak", CASE)]);
    let [name, silences, _] = heard(&window);
    assert_eq!(name, "Forløp i sak, 1. april 2020 – 5. november 2020");
    assert_eq!(silences, "7 måneder uten kontakt: 2. april 2020 – 5. november 2020");

    window.key(Modifiers::SHIFT, Key::F4);
    window.key(Modifiers::NONE, Key::End);
    assert!(heard(&window)[2].contains("5. november 2020 · BRUKER"), "{:?}", heard(&window));
    window.key(Modifiers::NONE, Key::ArrowUp);
    assert!(heard(&window)[2].contains("2. april 2020 · BRUKER"), "the end before the silence: {:?}", heard(&window));
    window.key(Modifiers::NONE, Key::ArrowLeft);
    assert!(heard(&window)[2].contains("1. april 2020"), "{:?}", heard(&window));
    window.key(Modifiers::NONE, Key::ArrowDown);
    window.key(Modifiers::NONE, Key::Enter);
    assert!(heard(&window)[2].contains("5. november 2020"), "{:?}", heard(&window));
    window.key(Modifiers::SHIFT, Key::F4);
    window.key(Modifiers::NONE, Key::Home);
    window.key(Modifiers::NONE, Key::Escape);
    window.key(Modifiers::ALT, Key::ArrowUp);
    assert!(heard(&window)[2].contains("2. april 2020"), "the text has the keys again: {:?}", heard(&window));
}

#[test]
fn the_strip_is_hidden_by_a_key_and_the_choice_is_kept() {
    let mut window = Window::with_cases(&[("sak", CASE)]);
    window.key(Modifiers::NONE, Key::F4);
    assert!(window.harness.query_by_role(Role::Slider).is_none());
    assert!(!window.harness.state().settings().strip.shown);
    window.key(Modifiers::SHIFT, Key::F4);
    assert!(window.harness.query_by_role(Role::Slider).is_some(), "who goes there sees it");
}

#[test]
fn a_click_on_a_mark_goes_to_its_entry() {
    let mut window = Window::with_cases(&[("sak", CASE)]);
    let strip = window.harness.get_by_role(Role::Slider).rect();
    // The last message stands a fiftieth of its course before the right end.
    let lanes = strip.width() - 104.0;
    let x = strip.right() - lanes * 0.02 / 1.04;
    window.harness.hover_at(egui::pos2(x, strip.top() + 5.0));
    window.run_until_idle();
    window.harness.drag_at(egui::pos2(x, strip.top() + 5.0));
    window.harness.drop_at(egui::pos2(x, strip.top() + 5.0));
    window.run_until_idle();
    assert!(heard(&window)[2].contains("5. november 2020"), "{:?}", heard(&window));
}

#[test]
fn pointing_at_a_mark_tells_what_it_is() {
    let mut window = Window::with_cases(&[("sak", CASE)]);
    let strip = window.harness.get_by_role(Role::Slider).rect();
    let x = strip.right() - (strip.width() - 104.0) * 0.02 / 1.04;
    let told = |window: &Window| window.harness.query_all_by_label_contains("5. november 2020 · BRUKER").count();
    let before = told(&window);
    window.harness.hover_at(egui::pos2(x, strip.top() + 5.0));
    // A hint comes once the pointer has rested.
    window.harness.run_steps(90);
    assert_eq!(told(&window), before + 1);
}
