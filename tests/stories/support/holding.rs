//! A project with a case in quarantine, and the way through it.

use std::fs;
use std::path::Path;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use planlupe::ui::anonymising::review_case::{ReviewCase, Standing};

use super::window::Window;

pub const NONE: Modifiers = Modifiers::NONE;
pub const SHIFT: Modifiers = Modifiers::SHIFT;
pub const PASSPHRASE: &str = "fire ganger fjorten fjell";

pub const CASE: &str = "VEILEDER – 1. APR. 2020: Hei, Torbjørg Nordmann. Hvordan går det hos Joar Fiskum?\n\n\
    BRUKER – 2. APR. 2020: Hei. Det går fint hos Joar Fiskum. Min venn fra kvisthaugen sier det samme.\n\n\
    VEILEDER – 3. APR. 2020: Fint, Torbjørg Nordmann. Er kvisthaugen langt unna?\n";

/// A project with one case in its quarantine, opened.
pub fn holding(case: &str) -> Window {
    let mut window = Window::at_start();
    window.click("Nytt prosjekt …");
    fs::create_dir(window.path("p")).expect("a folder");
    let project = window.path("p").join("studie");
    window.choose_path(&project, "Lag prosjekt");
    let prints = window.path("utskrifter");
    fs::create_dir(&prints).expect("a folder");
    fs::write(prints.join("torbjørg.txt"), case).expect("written");
    take_in(&mut window, &prints);
    window.fill("Passfrase", PASSPHRASE);
    window.fill("Gjenta passfrasen", PASSPHRASE);
    window.click("Lag karantene");
    window.run_until_idle();
    window.click_containing("torbjørg, ");
    window.run_until_idle();
    window
}

pub fn take_in(window: &mut Window, prints: &Path) {
    window.ctrl(Key::I);
    window.choose_path(prints, "Importer");
    window.click("Nei, ikke ennå");
}

pub fn held(window: &Window) -> &ReviewCase {
    window.harness.state().anonymising().desk.held.as_ref().expect("a case is open")
}

/// The rows that need a decision, with what was decided.
pub fn rows(window: &Window) -> Vec<(String, usize, Standing)> {
    let rows = held(window).rows.iter().filter(|row| !row.asked);
    rows.map(|row| (row.name.clone(), row.mentions.len(), row.standing)).collect()
}

pub fn row<'a>(rows: &'a [(String, usize, Standing)], name: &str) -> &'a (String, usize, Standing) {
    rows.iter().find(|(own, ..)| own == name).unwrap_or_else(|| panic!("{name} is no row of {rows:?}"))
}

/// Selects words on the page that is shown, through the search of what is unmarked.
pub fn select(window: &mut Window, words: &str) {
    window.ctrl(Key::F);
    window.fill("Søk i det som ikke er merket", words);
    window.key(NONE, Key::Enter);
}

/// Marks one passage by hand, and no other of the same words.
pub fn mark_one(window: &mut Window, words: &str, role: &str) {
    select(window, words);
    window.key(NONE, Key::M);
    window.type_text(role);
    window.key(NONE, Key::Enter);
    window.click("Bare det jeg merket");
}

/// Replaces all that waits.
pub fn decide_all(window: &mut Window) {
    for _ in 0..200 {
        if held(window).judgement.undecided() == 0 {
            break;
        }
        window.key(NONE, Key::E);
    }
}

/// Replaces all that waits, and goes through all pages.
pub fn judge_all(window: &mut Window) {
    decide_all(window);
    let pages = held(window).judgement.pages().len();
    for _ in 0..pages * 3 {
        window.key(NONE, Key::PageDown);
    }
}

/// Whether the button can be pressed.
pub fn can_press(window: &Window, name: &str) -> bool {
    let button = window.harness.get_all_by_role_and_label(Role::Button, name).next().expect("there is such a button");
    !button.accesskit_node().is_disabled()
}

pub fn release(window: &mut Window) {
    judge_all(window);
    window.key(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Enter);
    window.click("Frigi …");
    window.click("Frigi til prosjektet");
}
