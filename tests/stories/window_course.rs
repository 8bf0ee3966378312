//! A researcher sees the course of the open case above its text, and goes about in it by mouse and by keys.

use crate::support::Folder;
use crate::support::painted::{PaintedText, is_filled, texts};
use crate::support::window::Window;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use planlupe::ui::tokens::Theme;

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

/// Width of the names of lanes, in points.
const NAMES: f32 = 104.0;

/// What stands on the line of words under the strip.
fn axis(window: &Window) -> Vec<PaintedText> {
    let strip = window.harness.get_by_role(Role::Slider).rect();
    let line = egui::Rect::from_x_y_ranges(strip.x_range().expand(20.0), strip.bottom() - 18.0..=strip.bottom() + 1.0);
    texts(window).into_iter().filter(|text| text.clip.intersect(line).contains(text.rect.center())).collect()
}

fn is_year(text: &str) -> bool {
    let year = text.rsplit(' ').next().unwrap_or_default();
    year.len() == 4 && year.chars().all(|digit| digit.is_ascii_digit())
}

/// What a person who sees reads above the strip.
fn head(window: &Window) -> String {
    let strip = window.harness.get_by_role(Role::Slider).rect();
    let above = strip.translate(egui::vec2(0.0, -36.0));
    let head = texts(window).into_iter().filter(|text| above.contains(text.rect.left_center()));
    head.map(|text| text.text).collect::<Vec<_>>().join(" | ")
}

#[track_caller]
fn assert_axis_is_whole(window: &Window, when: &str) {
    let words = axis(window);
    assert!(words.iter().any(|word| is_year(&word.text)), "{when}: no year in {words:?}");
    for (at, word) in words.iter().enumerate() {
        assert!(word.is_whole, "{when}: {word:?} is cut");
        let covers = |other: &&PaintedText| other.rect.x_range().intersection(word.rect.x_range()).span() > 0.0;
        assert_eq!(words[..at].iter().find(covers).map(|other| &other.text), None, "{when}: under {word:?}");
    }
    assert!(words.iter().any(|word| word.text.contains("her")), "{when}: {words:?}");
}

#[test]
fn no_year_or_month_is_cut_wherever_the_caret_stands() {
    for size in [egui::vec2(674.0, 421.0), egui::vec2(1280.0, 800.0)] {
        let mut window = Window::showing(Theme::Light, size);
        let case = window.session().cases.iter().find(|case| case.label == "sak-002").expect("is in the demo").id;
        if size.x < 900.0 {
            window.key(Modifiers::NONE, Key::F9);
        }
        window.open_case(case);
        window.focus_reader();
        window.ctrl(Key::Home);
        assert_axis_is_whole(&window, &format!("at the beginning, {size}"));
        for step in 0..4 {
            for _ in 0..6 {
                window.harness.key_press_modifiers(Modifiers::ALT, Key::ArrowDown);
            }
            window.run_until_idle();
            assert_axis_is_whole(&window, &format!("step {step}, {size}"));
        }
        window.key(Modifiers::SHIFT, Key::F4);
        for zoom in 0..5 {
            window.key(Modifiers::NONE, Key::Plus);
            window.key(Modifiers::NONE, Key::Plus);
            assert_axis_is_whole(&window, &format!("zoomed {} times, {size}", 2 * zoom + 2));
        }
        window.key(Modifiers::NONE, Key::PageDown);
        window.key(Modifiers::NONE, Key::PageDown);
        assert_axis_is_whole(&window, &format!("away from the caret, {size}"));
    }
}

#[test]
fn the_strip_follows_the_caret_and_shows_on_which_side_of_it_one_is() {
    let mut window = Window::with_cases(&[("sak", CASE)]);
    window.focus_reader();
    window.ctrl(Key::Home);
    window.key(Modifiers::SHIFT, Key::F4);
    window.key(Modifiers::NONE, Key::End);
    for _ in 0..5 {
        window.key(Modifiers::NONE, Key::Plus);
    }
    let strip = window.harness.get_by_role(Role::Slider).rect();
    let here = |window: &Window| {
        let here = axis(window).into_iter().find(|word| word.text == "du er her");
        here.expect("is told").rect
    };
    assert!(here(&window).right() <= strip.left() + NAMES, "it is before what is seen: {:?}", here(&window));
    window.key(Modifiers::NONE, Key::Escape);
    window.ctrl(Key::End);
    assert!(here(&window).left() > strip.left() + NAMES, "{:?}", here(&window));
    window.ctrl(Key::Home);
    assert!(here(&window).left() > strip.left() + NAMES, "the days in view go along: {:?}", here(&window));
    window.key(Modifiers::SHIFT, Key::F4);
    window.key(Modifiers::NONE, Key::End);
    window.key(Modifiers::NONE, Key::ArrowLeft);
    window.key(Modifiers::NONE, Key::Enter);
    window.key(Modifiers::NONE, Key::Escape);
    assert!(here(&window).left() > strip.left() + NAMES, "{:?}", here(&window));
}

#[test]
fn who_sees_reads_where_the_keys_of_the_strip_stand() {
    let mut window = Window::with_cases(&[("sak", CASE)]);
    assert!(head(&window).contains("1. april 2020 – 5. november 2020"), "{}", head(&window));
    window.key(Modifiers::SHIFT, Key::F4);
    window.key(Modifiers::NONE, Key::End);
    assert!(head(&window).contains("5. november 2020 · BRUKER"), "{}", head(&window));
    assert!(head(&window).contains("Hei igjen"), "{}", head(&window));
    window.key(Modifiers::NONE, Key::ArrowDown);
    assert!(window.shows("Etter dette er det ingen perioder uten kontakt."));
    window.key(Modifiers::NONE, Key::ArrowRight);
    assert!(window.shows("Dette er det siste innlegget med dato."));
    // The folded strip says it in the status bar.
    window.harness.set_size(egui::vec2(674.0, 421.0));
    window.key(Modifiers::NONE, Key::Home);
    let told = |text: &PaintedText| text.rect.top() > 390.0 && text.text.contains("1. april 2020 · ");
    assert!(texts(&window).iter().any(told), "{:?}", texts(&window).last());
}

#[test]
fn a_silence_that_is_half_in_view_is_named_whole() {
    let mut window = Window::with_cases(&[("sak", CASE)]);
    let silence = |window: &Window| {
        texts(window).into_iter().find(|text| text.text.contains("7 måneder uten kontakt") || text.text == "7 md.")
    };
    assert!(silence(&window).is_some_and(|text| text.is_whole));
    window.key(Modifiers::SHIFT, Key::F4);
    window.key(Modifiers::NONE, Key::End);
    for zoom in 0..6 {
        window.key(Modifiers::NONE, Key::Plus);
        if let Some(text) = silence(&window) {
            assert!(text.is_whole, "zoomed {zoom} times: {text:?}");
        }
    }
}

#[test]
fn the_strip_is_zoomed_and_moved_by_mouse() {
    let mut window = Window::with_cases(&[("sak", CASE)]);
    let strip = window.harness.get_by_role(Role::Slider).rect();
    let middle = egui::pos2(strip.left() + NAMES + (strip.width() - NAMES) / 2.0, strip.bottom() - 24.0);
    window.harness.hover_at(middle);
    window.harness.event(egui::Event::Zoom(4.0));
    window.run_until_idle();
    let zoomed = head(&window);
    assert!(zoomed.contains("viser "), "{zoomed}");
    window.harness.drag_at(middle);
    window.harness.step();
    for by in [-40.0, -80.0] {
        window.harness.hover_at(middle + egui::vec2(by, 0.0));
        window.harness.step();
    }
    window.harness.drop_at(middle + egui::vec2(-80.0, 0.0));
    window.run_until_idle();
    let moved = head(&window);
    assert!(moved.contains("viser ") && moved != zoomed, "{moved} is not {zoomed}");
    assert!(heard(&window)[2].contains("1. april 2020"), "the caret has not moved: {:?}", heard(&window));
    window.harness.hover_at(middle);
    window.harness.event(egui::Event::Zoom(0.1));
    window.run_until_idle();
    assert!(head(&window).contains("1. april 2020 – 5. november 2020"), "{}", head(&window));
}

#[test]
fn marks_have_the_colours_of_codes_on_request() {
    let mut window = Window::with_demo();
    let economy = window.session().codes.iter().find(|(code, _)| code.name == "økonomi").expect("a code").0;
    let colour = Theme::Light.tokens().code_colour(&economy.colour);
    let strip = window.harness.get_by_role(Role::Slider).rect();
    assert!(!is_filled(&window, strip, colour));
    window.click("Farge etter kode");
    assert!(is_filled(&window, strip, colour));
    assert!(window.harness.state().settings().strip.by_code);
    window.click("Farge etter kode");
    assert!(!is_filled(&window, strip, colour));
}

#[test]
fn months_are_counted_from_a_date_of_the_case() {
    let folder = Folder::new();
    folder.write("sak.txt", CASE);
    folder.write("k.csv", "case,innvilget\nsak,2020-02-01\n");
    folder.run(&["import", "p.planlupe", "sak.txt"]).succeeds();
    let path = folder.path("p.planlupe");
    let mut window = Window::opening(tempfile::TempDir::new().expect("a folder"), path.clone());
    window.click("Dato som måneder telles fra");
    assert!(window.shows("Måneder kan telles fra et kjennetegn av typen dato"), "it says what it needs");
    drop(window);
    folder.run(&["attributes", "p.planlupe", "--from", "k.csv"]).succeeds();
    let mut window = Window::opening(tempfile::TempDir::new().expect("a folder"), path);
    window.click("Dato som måneder telles fra");
    window.click("innvilget");
    window.focus_reader();
    window.ctrl(Key::End);
    assert!(head(&window).contains("innvilget: 1. februar 2020"), "{}", head(&window));
    assert!(head(&window).contains("her: 9 måneder etter «innvilget»"), "{}", head(&window));
    assert!(heard(&window)[2].contains("9 måneder etter «innvilget»"), "{:?}", heard(&window));
    window.key(Modifiers::SHIFT, Key::F4);
    window.key(Modifiers::NONE, Key::Home);
    assert!(head(&window).contains("2 måneder etter «innvilget»"), "{}", head(&window));
}
