//! In the window: a case is erased for good, one place is redacted and others only where that is wanted, everything is searched at once, and
//! what may tell who it is is put in general words.

use crate::support::holding::*;
use crate::support::window::Window;
use egui::{Key, Modifiers};
use names::judgement::Verdict;
use project::Recorded;

const TELLING: &str =
    "BRUKER – 1. APR. 2020: Hei. Jeg har fibromyalgi og er alenemor til tre. Hilsen Torbjørg Nordmann.\n";

/// The text of the first case of the project.
fn text(window: &Window) -> String {
    let session = window.session();
    session.project.cases().text(session.cases[0].id).expect("readable").as_str().to_owned()
}

fn released() -> Window {
    let mut window = holding(CASE);
    release(&mut window);
    window.ctrl(Key::Num1);
    window.click_containing("Sak 1, ");
    window.run_until_idle();
    window
}

#[test]
fn an_erased_case_leaves_project_and_quarantine() {
    let mut window = released();
    window.ctrl(Key::K);
    window.type_text("Slett saken for godt");
    window.key(NONE, Key::Enter);
    window.run_until_idle();
    assert!(window.shows("Dette slettes for godt") && window.shows("Originalen i karantenen slettes også."));
    window.click("Avbryt");
    assert_eq!(window.session().cases.len(), 1, "nothing goes before it is said");
    window.ctrl(Key::K);
    window.type_text("Slett saken for godt");
    window.key(NONE, Key::Enter);
    window.run_until_idle();
    window.click("Slett for godt");
    window.run_until_idle();
    assert!(window.session().cases.is_empty());
    assert!(window.shows("Originalen er tatt ut av karantenen."));
    window.click("Lukk");
    window.ctrl(Key::Num4);
    assert!(!window.shows("torbjørg, "));
    let records = window.project().records().list().expect("readable");
    assert!(records.iter().any(|record| record.what == Recorded::Erased));
    let file = std::fs::read(window.project().path()).expect("readable");
    assert!(!String::from_utf8_lossy(&file).contains("sier det samme"));
}

#[test]
fn redact_this_takes_the_selected_place_and_others_by_one_key() {
    let mut window = released();
    window.ctrl(Key::F);
    window.fill("Søk i saken", "kvisthaugen");
    window.key(NONE, Key::F3);
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::R);
    window.run_until_idle();
    assert!(window.shows("Før") && window.shows("Etter") && window.shows("Sladd ett sted"));
    assert!(window.shows("heller ikke angres"), "what undo loses is said before");
    window.key(NONE, Key::A);
    assert!(window.shows("Sladd 2 steder"));
    window.key(NONE, Key::A);
    window.click("Sladd ett sted");
    window.run_until_idle();
    assert_eq!(text(&window).matches("kvisthaugen").count(), 1);
}

#[test]
fn one_search_shows_quarantine_and_project_and_leads_there() {
    let mut window = released();
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::G);
    window.fill("Ord eller navn, med komma mellom", "kvisthaugen");
    window.click("Søk");
    window.run_until_idle();
    assert!(window.shows("4 steder."), "two in the original, two in the case");
    assert!(window.shows("i karantene, frigitt som Sak 1") && window.shows("Sak 1, fra tegn"));
    assert!(window.shows("ikke merket") && window.shows("står i prosjektet"));
    window.click("Lukk");

    // From a chosen name, in the workspace.
    window.ctrl(Key::Num4);
    window.click_containing("torbjørg, ");
    window.run_until_idle();
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::G);
    window.run_until_idle();
    assert!(window.shows("erstattes med"));
}

#[test]
fn what_may_tell_is_listed_apart_and_put_in_general_words() {
    let mut window = holding(TELLING);
    assert!(!rows(&window).iter().any(|(name, ..)| name == "fibromyalgi"), "it is no name");
    assert!(window.shows("Kan fortelle hvem det er: 2 …"));
    window.key(NONE, Key::F);
    assert!(window.shows("2 steder kan fortelle hvem det er"));
    window.click("Skriv om «fibromyalgi»");
    window.click("«alenemor til tre» forteller ingenting");
    assert!(window.shows("Ingenting igjen"));
    window.click("Lukk");
    let judgement = &held(&window).judgement;
    let general =
        judgement.mentions().iter().find(|mention| mention.replacement.as_deref() == Some("en kronisk sykdom"));
    assert_eq!(general.and_then(|mention| mention.verdict), Some(Verdict::Replace));
    release(&mut window);
    let text = text(&window);
    assert!(text.contains("Jeg har en kronisk sykdom og er alenemor til tre"), "{text}");
}
