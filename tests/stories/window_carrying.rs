//! Decisions carry over from case to case: businesses and public things by themselves, persons as proposals.

use std::fs;

use crate::support::holding::*;
use crate::support::window::Window;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use planlupe::ui::anonymising::review_case::Standing;

const FIRST: &str = "VEILEDER – 1. APR. 2020: Hei. Du begynner hos Kiwi Fjelldal AS på mandag. Torbjørg Nordmann ringer deg, eller ring 55 55 33 33.\n";
const SECOND: &str =
    "BRUKER – 2. APR. 2020: Det er fint hos kiwi fjelldal as. Torbjørg Nordmann hilser, se nav.no for mer.\n";
const THIRD: &str = "BRUKER – 3. APR. 2020: Jeg slutter på Kiwi Fjelldal AS. Hilsen til alle der.\n";

/// Goes to the row of this name.
fn go_to(window: &mut Window, name: &str) {
    for _ in 0..60 {
        if held(window).current().is_some_and(|row| row.name == name) {
            return;
        }
        window.key(NONE, Key::N);
    }
    panic!("{name} is no row of {:?}", rows(window));
}

fn open(window: &mut Window, name: &str, case: &str) {
    let file = window.path(&format!("{name}.txt"));
    fs::write(&file, case).expect("written");
    take_in(window, &file);
    window.run_until_idle();
    window.click_containing(&format!("{name}, 0 av 1"));
    window.run_until_idle();
}

fn choose_role(window: &mut Window, name: &str, role: &str) {
    go_to(window, name);
    window.key(NONE, Key::R);
    window.type_text(role);
    window.key(NONE, Key::Enter);
}

#[test]
fn a_business_goes_in_three_cases_by_one_decision_and_a_person_is_proposed() {
    let mut window = holding(FIRST);
    choose_role(&mut window, "Kiwi Fjelldal AS", "arbeidsgiver");
    choose_role(&mut window, "Torbjørg Nordmann", "veileder");
    open(&mut window, "b", SECOND);
    let carried = held(&window).rows.iter().find(|row| row.name == "kiwi fjelldal as").expect("is a row");
    assert!(carried.inherited && carried.standing == Standing::Replaced && carried.role == "arbeidsgiver");
    let person = held(&window).rows.iter().find(|row| row.name == "Torbjørg Nordmann").expect("is a row");
    assert!(person.standing == Standing::Undecided && person.proposal.as_deref() == Some("veileder"));
    assert!(window.shows("foreslått: veileder") && window.shows("som i en annen sak"));
    go_to(&mut window, "Torbjørg Nordmann");
    window.key(NONE, Key::A);
    assert_eq!(row(&rows(&window), "Torbjørg Nordmann").2, Standing::Replaced);
    assert_eq!(held(&window).judgement.undecided(), 0);

    // The third case differs, and nothing changes in the second.
    open(&mut window, "c", THIRD);
    go_to(&mut window, "Kiwi Fjelldal AS");
    window.key(NONE, Key::B);
    assert_eq!(row(&rows(&window), "Kiwi Fjelldal AS").2, Standing::Kept);
    window.click_containing("b, 1 av 1");
    window.run_until_idle();
    assert_eq!(row(&rows(&window), "kiwi fjelldal as").2, Standing::Replaced);
}

#[test]
fn public_things_stay_and_one_key_replaces_them_all_the_same() {
    let mut window = holding(FIRST);
    let public = held(&window).rows.iter().find(|row| row.name == "55 55 33 33").expect("is a row");
    assert!(public.public && public.standing == Standing::Kept);
    assert!(window.harness.query_all_by_label_contains("offentlig, blir stående").next().is_some());
    go_to(&mut window, "55 55 33 33");
    window.key(NONE, Key::E);
    assert_eq!(row(&rows(&window), "55 55 33 33").2, Standing::Replaced);
    go_to(&mut window, "Kiwi Fjelldal AS");
    window.key(NONE, Key::O);
    window.key(Modifiers::NONE, Key::V);
    open(&mut window, "c", THIRD);
    let carried = held(&window).rows.iter().find(|row| row.name == "Kiwi Fjelldal AS").expect("is a row");
    assert!(carried.inherited && carried.standing == Standing::Kept);
}

#[test]
fn a_dry_run_lists_a_signed_case_and_opens_it_again_where_somebody_says_so() {
    let mut window = holding(THIRD);
    // The business is only kept as it stands while nothing is known of it.
    go_to(&mut window, "Kiwi Fjelldal AS");
    window.key(NONE, Key::B);
    judge_all(&mut window);
    window.key(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Enter);
    open(&mut window, "b", SECOND);
    judge_all(&mut window);
    window.click("Oversikt");
    window.click("Prøvekjør …");
    window.run_until_idle();
    assert!(window.shows("Prøvekjøring") && window.shows("ville en fullføring ikke funnet noe."));
    assert!(window.shows("2 saker er ikke frigitt ennå."));
    window.click("Lukk");
    let records = window.project().records().list().expect("readable");
    assert_eq!(records.iter().filter(|record| record.what == project::Recorded::DryRun).count(), 1);
}

#[test]
fn signed_cases_that_hold_what_goes_since_are_listed_when_the_case_is_left() {
    let mut window = holding(CASE);
    judge_all(&mut window);
    window.key(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Enter);
    open(&mut window, "b", "BRUKER – 2. APR. 2020: Hei. Bussen til kvisthaugen er borte.\n");
    select(&mut window, "kvisthaugen");
    window.key(NONE, Key::M);
    window.type_text("sted");
    window.key(NONE, Key::Enter);
    window.click("Oversikt");
    window.run_until_idle();
    assert!(window.shows("Signerte saker som har dette"));
    window.click("Åpne saken torbjørg igjen");
    assert!(window.shows("Saken torbjørg er åpnet igjen."));
}
