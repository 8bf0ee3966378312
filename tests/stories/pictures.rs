//! Pictures of the window, drawn on the processor and compared with those in `tests/pictures/`.
//! The README shows them.

use std::fs;

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
fn reading_in_the_light_theme() {
    compare(&mut reading(Theme::Light), "main-light");
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
fn editing_the_codebook() {
    let mut window = Window::with_demo();
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
fn a_matrix_of_cases_and_codes_as_a_heat_map() {
    let mut window = Window::with_demo();
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
fn the_tally_and_its_excerpts() {
    let mut window = Window::with_demo();
    window.ctrl(Key::Num5);
    window.click("Kodinger");
    window.click_containing("Dialog/økonomi, 2018 K1");
    compare(&mut window, "tally");
}

#[test]
fn words_in_their_context() {
    let mut window = Window::with_demo();
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    window.type_text("meldekort");
    window.key(Modifiers::NONE, Key::Enter);
    window.key(Modifiers::NONE, Key::ArrowDown);
    window.key(Modifiers::NONE, Key::Space);
    compare(&mut window, "find-words");
}

/// Two passages of a case, joined to one quotation.
fn quoting(theme: Theme) -> Window {
    let mut window = reading(theme);
    for is_last in [false, true] {
        window.key(Modifiers::ALT | Modifiers::SHIFT, Key::ArrowRight);
        window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::Q);
        if !is_last {
            window.click("Marker mer");
            window.key(Modifiers::ALT, Key::ArrowDown);
        }
    }
    window.fill("Egne ord i klammer før del 2", "en måned senere");
    window
}

#[test]
fn a_quotation_in_the_light_theme() {
    compare(&mut quoting(Theme::Light), "quotation-light");
}

#[test]
fn a_quotation_in_the_dark_theme() {
    compare(&mut quoting(Theme::Dark), "quotation-dark");
}

#[test]
fn passages_under_a_code() {
    let mut window = Window::showing(Theme::Dark, vec2(1920.0, 1080.0));
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    window.click("Søk");
    compare(&mut window, "find-excerpts");
}

#[test]
fn the_courses_of_all_cases() {
    let mut window = Window::showing(Theme::Light, vec2(1280.0, 800.0));
    window.ctrl(Key::Num3);
    compare(&mut window, "courses");
}

#[test]
fn the_goals_form() {
    let mut window = Window::showing(Theme::Light, vec2(1280.0, 800.0));
    window.key(Modifiers::ALT, Key::Num2);
    let attribute = window.session().attributes.iter().find(|own| !own.options.is_empty()).expect("a category");
    let name = attribute.name.clone();
    window.harness.get_by_role_and_label(Role::ComboBox, "Tell etter").click();
    window.run_until_idle();
    window.harness.get_by_role_and_label(Role::Button, &name).click();
    window.run_until_idle();
    compare(&mut window, "goals-form");
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

#[test]
fn who_codes() {
    let mut window = super::window_coders::window();
    window.harness.set_size(vec2(1280.0, 800.0));
    window.run_until_idle();
    window.click("Koder: ada");
    compare(&mut window, "coders");
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

/// A codebook of another program, before it is taken in.
fn taking_in() -> Window {
    let mut window = Window::showing(Theme::Light, vec2(1280.0, 800.0));
    let file = window.path("koder.csv");
    fs::write(&file, "tag,description\nDialog/økonomi,Om penger\nTema/bolig,Hvor noen bor\n").expect("written");
    window.command("hent inn fra et annet");
    window.choose_path(&file, "Se hva den gir");
    window
}

#[test]
fn a_file_of_another_program_in_the_light_theme() {
    compare(&mut taking_in(), "take-in-light");
}

/// An invented case in quarantine, partly judged.
fn anonymising(theme: Theme) -> Window {
    let mut window = Window::showing(theme, vec2(1280.0, 800.0));
    let file = window.path("torbjørg.txt");
    fs::write(&file, NOT_ANONYMISED).expect("written");
    window.ctrl(Key::I);
    window.choose_path(&file, "Importer");
    window.click("Nei, ikke ennå");
    window.fill("Passfrase", "fire ganger fjorten fjell");
    window.fill("Gjenta passfrasen", "fire ganger fjorten fjell");
    window.click("Lag karantene");
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

#[test]
fn judging_in_the_light_theme() {
    compare(&mut anonymising(Theme::Light), "anonymising-light");
}

#[test]
fn judging_in_the_dark_theme() {
    compare(&mut anonymising(Theme::Dark), "anonymising-dark");
}
