//! Several people code in the window: who works is always shown, coding can be blind, and what they do not agree on is decided side by side.

use crate::support::window::Window;
use egui::{Key, Modifiers, vec2};
use project::Project;
use reading::text::Span;

const LETTER: &str = "\
BRUKER – 1. APR. 2020: Jeg trenger hjelp med søknaden.

VEILEDER – 2. APR. 2020: Kom innom kontoret i morgen.
";

/// Two cases that Berit and Cecilie have coded, the second one not alike; Ada works.
pub fn window() -> Window {
    let folder = tempfile::TempDir::new().expect("a folder");
    let files = ["a", "b"].map(|name| {
        let path = folder.path().join(format!("{name}.txt"));
        std::fs::write(&path, LETTER).expect("written");
        path
    });
    let path = folder.path().join("p.planlupe");
    let mut project = Project::create_with(&path, &project::codebook::Codebook::standard()).expect("a project");
    project.set_coder("ada");
    let manner = project::import::Manner { known: project::arrival::Known::Add, ..project::import::Manner::default() };
    project::import::import(&mut project, files.to_vec(), manner).expect("imported");
    let tree = project.codes().tree().expect("codes");
    let code = |name: &str| tree.find(name).expect("a code").id;
    let [a, b] = ["a", "b"].map(|label| project.cases().named(label).expect("a case"));
    for (coder, other) in [("Berit", "vedlikehold av planen"), ("Cecilie", "økonomi")] {
        project.set_coder(coder);
        project.write().codings().add(a, code("økonomi"), &[Span::new(23, 53)]).expect("coded");
        project.write().codings().add(b, code(other), &[Span::new(81, 109)]).expect("coded");
    }
    drop(project);
    let mut window = Window::opening(folder, path);
    window.harness.set_size(vec2(1600.0, 1000.0));
    window.run_until_idle();
    window
}

fn ask_who(window: &mut Window) {
    let name = window.project().coder().to_owned();
    window.click(&format!("Koder: {name}"));
}

fn consensus(window: &Window) -> Vec<Span> {
    let codings = window.project().codings().list().expect("the codings");
    codings.into_iter().filter(|coding| coding.coder == project::CONSENSUS).map(|coding| coding.span).collect()
}

#[test]
fn who_works_is_always_shown_and_another_takes_over_with_a_click() {
    let mut window = window();
    ask_who(&mut window);
    assert!(window.shows("Koderne i prosjektet"));
    window.click("Arbeid som Cecilie");
    assert_eq!(window.project().coder(), "Cecilie");
    window.key(Modifiers::NONE, Key::Escape);
    assert!(window.shows("Koder: Cecilie"));
}

#[test]
fn a_name_that_is_nearly_anothers_is_asked_about() {
    let mut window = window();
    ask_who(&mut window);
    window.fill("Navn", "berit");
    window.click("Lagre");
    assert!(window.shows("skiller seg fra koderen «Berit»"));
    window.click("Den samme: Berit");
    assert_eq!(window.project().coder(), "Berit");
}

#[test]
fn blind_coding_is_one_switch_and_hides_what_others_have_coded() {
    let mut window = window();
    ask_who(&mut window);
    window.click("Arbeid som Berit");
    let count = |window: &Window| window.project().codings().list().expect("the codings").len();
    assert_eq!(count(&window), 4);
    window.click("Kod blindt: skjul andres kodinger til kodingen åpnes");
    assert_eq!(count(&window), 2);
    assert_eq!(window.session().coded.values().sum::<usize>(), 2);
    window.key(Modifiers::NONE, Key::Escape);
    assert!(window.shows("Koder: Berit, blind"));
    window.ctrl(Key::Num5);
    window.click("Samsvar");
    assert!(window.shows("Kodingen er blind"));
    window.click("Åpne kodingen");
    assert_eq!(count(&window), 4);
    window.ctrl(Key::Z);
    assert_eq!(count(&window), 2);
}

#[test]
fn the_text_shows_the_codings_of_one_coder_alone() {
    let mut window = window();
    let shown = |window: &Window| window.session().open.as_ref().map_or(0, |open| open.marks.len());
    assert_eq!(shown(&window), 2);
    window.click("Kodet av: Alles kodinger");
    window.click("Berit");
    assert_eq!(shown(&window), 1);
    window.click("Kodet av: Berit");
    window.click("Alles kodinger");
    assert_eq!(shown(&window), 2);
}

#[test]
fn disagreements_stand_side_by_side_and_are_decided_by_keys_as_one_act() {
    let mut window = window();
    window.ctrl(Key::Num5);
    window.click("Samsvar");
    window.run_until_idle();
    assert!(window.shows("Berit, Cecilie sammenlignes over 2 saker"));
    assert!(window.shows("Ett sted er ikke kodet likt."));
    window.click("Ta det som er likt, som enighet");
    assert_eq!(consensus(&window), [Span::new(23, 53)]);
    window.run_until_idle();
    window.click_containing("b, Dialog/vedlikehold av planen – Dialog/økonomi");
    window.key(Modifiers::NONE, Key::Num2);
    window.run_until_idle();
    assert_eq!(consensus(&window).len(), 2);
    assert!(window.shows("Enighet: Dialog/økonomi"));
    window.ctrl(Key::Z);
    assert_eq!(consensus(&window).len(), 1);
    window.run_until_idle();
    window.click_containing("b, Dialog/vedlikehold av planen – Dialog/økonomi");
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(window.session().open.as_ref().map(|open| open.id), window.project().cases().named("b").ok());
}
