//! A researcher jumps about in a project and finds back to where she was: by keys, in each case and order, and after a restart.

use crate::support::window::Window;
use egui::{Key, Modifiers};
use planlupe::ui::bar::Workspace;
use planlupe::ui::place::Spot;
use reading::chronology::ReadingOrder;

const ALT: Modifiers = Modifiers::ALT;

fn open(window: &Window) -> i64 {
    window.session().open.as_ref().expect("a case is open").id
}

fn spot(window: &mut Window) -> Spot {
    let left = window.left();
    left.case.and_then(|case| left.spots.get(&(case, left.order)).copied()).unwrap_or_default()
}

/// Goes down in the text, so that caret and view are somewhere in it.
fn read_on(window: &mut Window) {
    window.focus_reader();
    window.ctrl(Key::Home);
    for _ in 0..3 {
        window.key(Modifiers::NONE, Key::PageDown);
    }
}

#[test]
fn each_case_is_found_where_it_was_left() {
    let mut window = Window::with_demo();
    read_on(&mut window);
    let left = spot(&mut window);
    assert!(left.caret > Some(0) && left.top.is_some(), "{left:?}");
    window.ctrl(Key::PageDown);
    let other = open(&window);
    window.ctrl(Key::PageUp);
    assert_ne!(open(&window), other);
    assert_eq!(spot(&mut window), left);
}

#[test]
fn each_order_is_found_where_it_was_left() {
    let mut window = Window::with_demo();
    read_on(&mut window);
    let left = spot(&mut window);
    window.click("Rekkefølge: Kronologisk");
    window.click("Som i utskriften");
    assert_eq!(spot(&mut window).caret, left.caret, "the first time, the text stays where it is");
    window.focus_reader();
    window.ctrl(Key::End);
    let printed = spot(&mut window);
    window.click("Rekkefølge: Som i utskriften");
    window.click("Kronologisk");
    assert_eq!(spot(&mut window), left);
    window.click("Rekkefølge: Kronologisk");
    window.click("Som i utskriften");
    assert_eq!(spot(&mut window), printed);
}

#[test]
fn back_and_forward_go_over_every_jump() {
    let mut window = Window::with_demo();
    let (first, mut stops) = (open(&window), Vec::new());
    read_on(&mut window);
    stops.push((open(&window), spot(&mut window)));
    window.ctrl(Key::F);
    window.fill("Søk i saken", "dps");
    window.key(Modifiers::NONE, Key::F3);
    stops.push((open(&window), spot(&mut window)));
    assert_ne!(stops[0].1, stops[1].1);
    window.key(Modifiers::SHIFT, Key::F4);
    window.key(Modifiers::NONE, Key::Home);
    window.key(Modifiers::NONE, Key::Enter);
    stops.push((open(&window), spot(&mut window)));
    window.ctrl(Key::PageDown);
    stops.push((open(&window), spot(&mut window)));
    assert_ne!(stops[3].0, first);

    let here = |window: &mut Window| (open(window), spot(window));
    for stop in stops[..3].iter().rev() {
        window.key(ALT, Key::ArrowLeft);
        assert_eq!(here(&mut window), *stop);
    }
    window.key(ALT, Key::ArrowLeft);
    assert_eq!(here(&mut window), stops[0], "there is nothing before");
    for stop in &stops[1..] {
        window.key(ALT, Key::ArrowRight);
        assert_eq!(here(&mut window), *stop);
    }

    // A jump from the middle of the way forgets what came after.
    window.key(ALT, Key::ArrowLeft);
    window.click("Rekkefølge: Kronologisk");
    window.click("Som i utskriften");
    window.key(ALT, Key::ArrowRight);
    assert_eq!(window.session().reading_order, ReadingOrder::Printed);
    window.key(ALT, Key::ArrowLeft);
    assert_eq!(window.session().reading_order, ReadingOrder::Chronological);
}

#[test]
fn back_leads_from_an_excerpt_to_the_figure_it_stood_behind() {
    let mut window = Window::with_demo();
    read_on(&mut window);
    let left = (open(&window), spot(&mut window));
    window.ctrl(Key::Num5);
    window.click_containing("Mål/utdanning, i alt: ");
    window.click_containing(" – vis i teksten");
    assert_eq!(window.left().workspace, Workspace::Read);
    window.key(ALT, Key::ArrowLeft);
    assert_eq!(window.left().workspace, Workspace::Figures);
    assert!(window.session().figures.as_ref().is_some_and(|figures| figures.behind.is_some()));
    window.key(ALT, Key::ArrowLeft);
    assert_eq!(window.left().workspace, Workspace::Read);
    assert_eq!((open(&window), spot(&mut window)), left);
}

#[test]
fn a_project_opens_where_it_was_left_also_if_it_can_only_be_read() {
    let mut window = Window::with_demo();
    window.ctrl(Key::PageDown);
    window.ctrl(Key::PageDown);
    window.click("Rekkefølge: Kronologisk");
    window.click("Tråd for tråd");
    read_on(&mut window);
    let left = (open(&window), spot(&mut window));
    let before = window.project().undoable().expect("readable");
    // The first window lives on: this one can only read.
    let mut beside = window.again();
    assert_ne!(beside.project().access(), project::Access::Write);
    assert_eq!((open(&beside), spot(&mut beside)), left);
    assert_eq!(beside.session().reading_order, ReadingOrder::Threads);
    beside.ctrl(Key::Num5);
    beside.ctrl(Key::Home);
    let mut after = beside.again();
    assert_eq!(after.left().workspace, Workspace::Figures);
    assert_eq!(window.project().undoable().expect("readable"), before, "a place is no edit");
}

#[test]
fn a_place_in_a_case_that_is_gone_is_passed_over() {
    let mut window = Window::with_demo();
    let first = open(&window);
    window.ctrl(Key::PageDown);
    let second = open(&window);
    window.ctrl(Key::PageDown);
    window.key(ALT, Key::ArrowLeft);
    assert_eq!(open(&window), second);
    window.click("Sak");
    window.click("Fjern saken fra prosjektet");
    window.ctrl(Key::PageDown);
    window.ctrl(Key::PageDown);
    window.key(ALT, Key::ArrowLeft);
    window.key(ALT, Key::ArrowLeft);
    assert_eq!(open(&window), first);
}

#[test]
fn the_list_follows_the_open_case() {
    let texts: Vec<(String, &str)> =
        (0..60).map(|number| (format!("sak-{number:02}"), "BRUKER – 2. APR. 2020: Ja.\n")).collect();
    let cases: Vec<(&str, String)> =
        texts.iter().map(|(name, text)| (name.as_str(), format!("{text}Dette er {name}.\n"))).collect();
    let cases: Vec<(&str, &str)> = cases.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let mut window = Window::with_cases(&cases);
    assert!(!window.shows("sak-40, "), "it is out of view");
    window.fill("Filtrer på navn eller kjennetegn", "sak-40");
    window.open_case(window.session().cases[40].id);
    window.fill("Filtrer på navn eller kjennetegn", " ");
    assert!(window.shows("sak-40, "), "the list shows the open case when the filter is cleared");
    assert!(!window.shows("sak-05, "));
    window.focus_reader();
    for _ in 0..15 {
        window.ctrl(Key::PageDown);
    }
    assert!(window.shows("sak-55, "), "the list follows");
}
