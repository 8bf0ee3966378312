//! Pictures of the window, drawn on the processor and compared with those in `tests/pictures/`, and with those of the guides in
//! `docs/pictures/`. The README shows them.

use std::fs;

use crate::support::english::{passes_in_english, said};
use crate::support::picture::Pictures;
use crate::support::window::Window;
use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable as _;
use planlupe::ui::tokens::Theme;
use project::{CaseStatus, Project};
use reading::text::Span;

/// The long sample case, where several codes meet.
fn reading(theme: Theme) -> Window {
    let mut window = Window::showing(theme, vec2(1280.0, 800.0));
    let case = window.session().cases.iter().find(|case| case.label == "sak-002").expect("is a sample case").id;
    window.open_case(case);
    window.focus_reader();
    window.ctrl(Key::Home);
    for _ in 0..22 {
        window.key(Modifiers::ALT, Key::ArrowDown);
    }
    window
}

fn compare(window: &mut Window, name: &str) {
    let drawn = window.harness.render().expect("the window can be drawn");
    Pictures::default().compare(name, &drawn);
}

#[test]
fn reading_in_the_dark_theme() {
    compare(&mut reading(Theme::Dark), "main-dark");
}

#[test]
fn the_course_of_a_case_on_a_large_screen() {
    let mut window = Window::showing(Theme::Dark, vec2(1920.0, 1080.0));
    window.click("Farge etter kode");
    window.key(Modifiers::SHIFT, Key::F4);
    window.key(Modifiers::NONE, Key::End);
    compare(&mut window, "course-dark");
}

#[test]
fn editing_the_codebook_in_high_contrast() {
    let mut window = Window::showing(Theme::HighContrast, vec2(1366.0, 768.0));
    window.click("Rediger Dialog/økonomi");
    compare(&mut window, "codebook");
}

#[test]
fn a_contact_figure_by_an_attribute() {
    let mut window = Window::with_demo();
    window.ctrl(Key::Num5);
    window.click("Kontaktmål");
    window.click("Etter kjennetegn");
    window.click("aldersgruppe");
    window.run_until_idle();
    compare(&mut window, "contact-figures");
}

#[test]
fn a_matrix_of_cases_and_codes_as_a_heat_map_in_high_contrast() {
    let mut window = Window::showing(Theme::HighContrastLight, vec2(1280.0, 800.0));
    window.ctrl(Key::Num5);
    window.click("Tabeller");
    window.click("Lagrede og ferdige tabeller");
    window.click("Saker × koder");
    window.run_until_idle();
    window.click("Varmekart");
    window.run_until_idle();
    compare(&mut window, "tables");
}

#[test]
fn passages_under_a_code() {
    let mut window = Window::showing(Theme::Dark, vec2(1920.0, 1080.0));
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    window.click("Søk");
    compare(&mut window, "find-excerpts");
}

#[test]
fn the_courses_of_all_cases_at_200_percent() {
    let mut window = Window::showing(Theme::Light, vec2(640.0, 400.0));
    window.ctrl(Key::Num3);
    compare(&mut window, "courses");
}

#[test]
fn the_attribute_grid() {
    let mut window = Window::showing(Theme::Dark, vec2(1280.0, 800.0));
    window.key(Modifiers::ALT, Key::Num3);
    window.key(Modifiers::NONE, Key::ArrowDown);
    window.key(Modifiers::NONE, Key::ArrowRight);
    window.key(Modifiers::NONE, Key::Enter);
    compare(&mut window, "attribute-grid");
}

#[test]
fn disagreements_side_by_side() {
    let mut window = super::window_coders::window();
    window.harness.set_size(vec2(1600.0, 800.0));
    window.run_until_idle();
    window.ctrl(Key::Num5);
    window.click("Samsvar");
    window.run_until_idle();
    compare(&mut window, "agreement");
}

/// A copy that was made by hand and comes back, with what is new and what both sides have changed.
fn taking_back() -> Window {
    let mut window = Window::showing(Theme::Dark, vec2(1280.0, 800.0));
    let file = window.path("kari.planlupe");
    fs::copy(window.project().path(), &file).expect("copied");
    let mut copy = Project::open_to_write(&file).expect("the copy");
    copy.set_coder("Kari");
    let case = copy.cases().named("sak-001").expect("a case");
    let code = copy.codes().tree().expect("codes").find("økonomi").expect("a code").id;
    let now = window.session().current().map(|case| case.status);
    let other = CaseStatus::ALL.into_iter().find(|status| Some(*status) != now && *status != CaseStatus::Done);
    copy.write().cases().set_status(case, other.expect("another")).expect("set");
    copy.write().codings().add(case, code, &[Span::new(40, 60), Span::new(70, 90)]).expect("coded");
    drop(copy);
    window.ctrl(Key::D);
    window.command("ta inn en kopi");
    window.choose_path(&file, "Se hva den gir");
    window
}

#[test]
fn taking_a_copy_back_in_the_dark_theme() {
    compare(&mut taking_back(), "take-back-dark");
}

/// An invented case in quarantine, partly judged.
fn anonymising() -> Window {
    let mut window = Window::with_demo();
    let file = window.path("torbjørg.txt");
    fs::write(&file, NOT_ANONYMISED).expect("written");
    window.ctrl(Key::I);
    window.choose_path(&file, said("Importer", "Import"));
    window.click(said("Nei, ikke ennå", "No, not yet"));
    window.fill(said("Passfrase", "Passphrase"), "fire ganger fjorten fjell");
    window.fill(said("Gjenta passfrasen", "Repeat the passphrase"), "fire ganger fjorten fjell");
    window.click(said("Lag karantene", "Make quarantine"));
    window.click_containing("torbjørg, ");
    window.key(Modifiers::NONE, Key::R);
    window.type_text("bruker");
    window.key(Modifiers::NONE, Key::Enter);
    window
}

const NOT_ANONYMISED: &str = "BRUKER – 2. APR. 2020: Hei, her er Torbjørg Nordmann. Jeg har snakket med fastlege Joar Fiskum på \
    Prøveby legesenter. Han mener jeg kan begynne på Prøveby videregående skole til høsten. Ring meg på 900 00 000.\n\n\
    VEILEDER – 3. APR. 2020: Hei, Torbjørg. Så fint! Jeg ringer Joar Fiskum på mandag, og så tar vi et møte med skolen. \
    Hilsen Randi Moe, NAV Prøveby.\n\n\
    BRUKER – 6. APR. 2020: Takk, Randi. Mamma kan kjøre meg. Torbjørg.\n";

fn finding() -> Window {
    let mut window = Window::with_demo();
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    window.type_text("meldekort");
    window.key(Modifiers::NONE, Key::Enter);
    window.key(Modifiers::NONE, Key::ArrowDown);
    window.key(Modifiers::NONE, Key::Space);
    window
}

fn tallying() -> Window {
    let mut window = Window::with_demo();
    window.ctrl(Key::Num5);
    window.click(said("Kodinger", "Codings"));
    window.click_containing("Dialog/økonomi, 2018 K1");
    window
}

fn goals() -> Window {
    let mut window = Window::with_demo();
    window.key(Modifiers::ALT, Key::Num2);
    let attribute = window.session().attributes.iter().find(|own| !own.options.is_empty()).expect("a category");
    let name = attribute.name.clone();
    window.harness.get_by_role_and_label(Role::ComboBox, said("Tell etter", "Count by")).click();
    window.run_until_idle();
    window.harness.get_by_role_and_label(Role::Button, &name).click();
    window.run_until_idle();
    window
}

/// Draws a picture of the guide in the language of this process.
fn compare_in_guide(mut window: Window, name: &str) {
    let drawn = window.harness.render().expect("the window can be drawn");
    Pictures::of_guides().compare(&format!("{name}.{}", said("nb", "en")), &drawn);
}

/// What leads to a view of the guides.
type GuideView = fn() -> Window;

/// The pictures of the guides: `docs/pictures/`. They are those of the light theme at 1280×800, too.
const OF_GUIDES: [(&str, GuideView); 5] = [
    ("read", || reading(Theme::Light)),
    ("find", finding),
    ("goals", goals),
    ("anonymise", anonymising),
    ("figures", tallying),
];

#[test]
fn of_the_guide_in_bokmal() {
    OF_GUIDES.iter().for_each(|(name, window)| compare_in_guide(window(), name));
}

#[test]
#[ignore = "passed in a process of its own, by the next one"]
fn of_the_guide_in_its_language() {
    OF_GUIDES.iter().for_each(|(name, window)| compare_in_guide(window(), name));
}

#[test]
fn of_the_guide_in_english() {
    passes_in_english("pictures::of_the_guide_in_its_language");
}
