//! A coder gets a copy from the window, and it is taken back there: looked at first, conflicts decided by keys or by a rule, one act.

use std::path::Path;

use crate::support::window::Window;
use crate::window_coders;
use egui::{Key, Modifiers};
use project::{CaseStatus, CopyOrder, Project};
use reading::text::Span;

fn take_back(window: &mut Window, file: &Path) {
    window.command("ta inn en kopi");
    window.choose_path(file, "Se hva den gir");
}

fn count(window: &Window) -> usize {
    window.project().codings().list().expect("the codings").len()
}

fn case(project: &Project, label: &str) -> i64 {
    project.cases().named(label).expect("a case")
}

/// The window of the coders, and a copy for Kari beside the project in which she does something.
fn with_copy(work: impl FnOnce(&mut Project)) -> Window {
    let window = window_coders::window();
    let file = window.path("kari.planlupe");
    let order = CopyOrder { coder: "Kari".to_owned(), cases: None, is_locked: false, with_codings: true };
    window.project().copies().make(&file, &order, &mut |_, _| true).expect("a copy");
    work(&mut Project::open_to_write(&file).expect("the copy"));
    window
}

/// Both sides write a summary of the first case.
fn in_conflict() -> Window {
    let Window { harness, folder } = with_copy(|copy| {
        let a = case(copy, "a");
        copy.write().cases().write_summary(a, "Karis referat").expect("written");
    });
    // The window holds the project until it is closed.
    drop(harness);
    let path = folder.path().join("p.planlupe");
    let mut project = Project::open_to_write(&path).expect("the project");
    project.set_coder("ada");
    let a = case(&project, "a");
    project.write().cases().write_summary(a, "Adas referat").expect("written");
    drop(project);
    Window::opening(folder, path)
}

fn summary(window: &Window) -> String {
    let cases = window.project().cases().list().expect("the cases");
    cases.into_iter().find(|case| case.label == "a").expect("a case").summary
}

#[test]
fn a_copy_is_made_for_a_coder_and_taken_back_as_one_act() {
    let mut window = window_coders::window();
    window.command("lag en kopi");
    window.fill("Koder", "Kari");
    window.click("Lås kodeboken i kopien");
    window.click("Hvilke saker");
    window.click("Saker du velger");
    window.fill("Vis saker med", "b");
    window.click("Velg den som vises");
    window.click("Lagre kopien …");
    let file = window.path("kari");
    window.choose_path(&file, "Lagre");
    assert!(window.shows("kari.planlupe er en kopi til Kari: 1 sak, 2 kodinger."));

    let file = window.path("kari.planlupe");
    {
        let mut copy = Project::open_to_write(&file).expect("the copy");
        assert_eq!((copy.coder(), copy.cases().list().expect("cases").len()), ("Kari", 1));
        assert!(copy.copies().own().expect("readable").is_some_and(|own| own.is_locked));
        let code = copy.codes().tree().expect("codes").find("økonomi").expect("a code").id;
        let b = case(&copy, "b");
        copy.write().codings().add(b, code, &[Span::new(23, 53)]).expect("coded");
        copy.write().cases().set_status(b, CaseStatus::Done).expect("set");
    }
    take_back(&mut window, &file);
    assert!(window.shows("kari.planlupe: kopi til Kari"));
    assert!(window.shows("Ny (koding): 1") && window.shows("Endret (sak): 1"));
    // The list says which passage a coding is.
    for _ in 0..4 {
        window.key(Modifiers::NONE, Key::ArrowDown);
    }
    assert!(window.shows("1. april 2020 · BRUKER · «Jeg trenger hjelp med søknaden»"));
    assert_eq!(count(&window), 4);
    window.click("Ta inn");
    assert!(window.shows("Kopien er tatt inn."));
    assert_eq!(count(&window), 5);
    assert_eq!(window.session().case(case(window.project(), "b")).map(|case| case.status), Some(CaseStatus::Done));

    take_back(&mut window, &file);
    assert!(window.shows("Kopien har ikke noe som er nytt for prosjektet."));
    window.ctrl(Key::Z);
    assert_eq!(count(&window), 4);
}

#[test]
fn what_both_have_changed_is_decided_by_a_key() {
    for (key, expected) in
        [(Key::Num1, "Adas referat"), (Key::Num2, "Karis referat"), (Key::Num3, "Adas referat\n\nKaris referat")]
    {
        let mut window = in_conflict();
        let file = window.path("kari.planlupe");
        take_back(&mut window, &file);
        assert!(window.shows("Endret på begge sider (sak): 1") && window.shows("1 er ikke avgjort."));
        assert!(window.shows("Karis referat"));
        window.key(Modifiers::NONE, key);
        assert!(!window.shows("1 er ikke avgjort."));
        window.click("Ta inn");
        let mut lines: Vec<String> = summary(&window).lines().map(str::to_owned).collect();
        lines.sort();
        let mut expected: Vec<&str> = expected.lines().collect();
        expected.sort_unstable();
        assert_eq!(lines, expected);
    }
}

#[test]
fn what_both_have_changed_is_decided_by_a_rule() {
    let mut window = in_conflict();
    let file = window.path("kari.planlupe");
    take_back(&mut window, &file);
    window.click("1 er endret på begge sider. Hvem har rett?");
    window.click("Kopien har rett");
    window.click("Ta inn");
    assert_eq!(summary(&window), "Karis referat");
    window.ctrl(Key::Z);
    assert_eq!(summary(&window), "Adas referat");
}

#[test]
fn a_file_that_is_no_copy_is_refused_and_the_project_goes_on() {
    let mut window = window_coders::window();
    let other = window.path("annet.planlupe");
    drop(Project::create(&other).expect("a project"));
    take_back(&mut window, &other);
    assert!(window.shows("er ingen kopi av dette prosjektet"));
    window.click("Koder: ada");
    window.click("Arbeid som Berit");
    assert_eq!(window.project().access(), project::Access::Write);
}

#[test]
fn a_copy_says_for_whom_it_is_and_that_its_codebook_is_locked() {
    let window = window_coders::window();
    let file = window.path("kari.planlupe");
    let order = CopyOrder { coder: "Kari".to_owned(), cases: None, is_locked: true, with_codings: false };
    window.project().copies().make(&file, &order, &mut |_, _| true).expect("a copy");
    let mut copy = Window::opening(window.folder, file);
    assert!(copy.shows("Kodeboken er låst i denne kopien."));
    assert!(copy.shows("Kopi til Kari"));
    assert_eq!(count(&copy), 0);
    copy.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::K);
    assert!(!copy.shows("Beskrivelse"), "no form of a new code");
}

#[test]
fn whoever_codes_blind_is_not_told_what_others_have_coded() {
    let mut window = with_copy(|copy| {
        let code = copy.codes().tree().expect("codes").find("økonomi").expect("a code").id;
        let b = case(copy, "b");
        copy.write().codings().add(b, code, &[Span::new(23, 53)]).expect("coded");
    });
    window.click("Koder: ada");
    window.click("Kod blindt: skjul andres kodinger til kodingen åpnes");
    window.key(Modifiers::NONE, Key::Escape);
    let file = window.path("kari.planlupe");
    take_back(&mut window, &file);
    assert!(window.shows("Kodinger som ikke er nevnt her, for du koder blindt: 1"));
    assert!(!window.shows("koding · b"));
    window.click("Ta inn");
    assert_eq!(count(&window), 0);
}
