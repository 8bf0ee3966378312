//! A user makes a project in the window, imports printouts, keeps a codebook and attributes, and exports.

use crate::support::paper;
use std::fs;

use crate::support::window::Window;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use project::{Access, Project};

const CASE: &str = "VEILEDER – 1. APR. 2020: Hei. Hvordan går det?\n\nBRUKER – 2. APR. 2020: Hei. Det går fint.\n";

#[test]
fn a_new_project_takes_printouts_in_and_says_what_it_refused() {
    let mut window = Window::at_start();
    assert!(window.shows("Prøv eksempelprosjektet"));
    window.click("Nytt prosjekt …");
    let project = window.path("studie");
    window.choose_path(&project, "Lag prosjekt");
    assert!(window.path("studie.planlupe").is_file());
    assert!(window.shows("Prosjektet har ingen saker ennå."));

    let prints = window.path("utskrifter");
    fs::create_dir(&prints).expect("a folder");
    fs::write(prints.join("a.txt"), CASE).expect("written");
    fs::write(prints.join("b.txt"), [0u8, 1, 2]).expect("written");
    window.ctrl(Key::I);
    window.choose_path(&prints, "Importer");
    window.click("Ja, allerede anonymisert");
    assert_eq!(window.session().cases.iter().map(|case| case.label.as_str()).collect::<Vec<_>>(), ["a"]);
    assert!(window.shows("1 sak tatt inn, 1 fil avvist"));
    assert!(window.shows("filen er ikke tekst"));
    window.click("Lukk");
    window.ctrl(Key::Z);
    assert!(window.session().cases.is_empty());
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(window.session().cases.len(), 1);
}

#[test]
fn files_dropped_on_the_window_are_imported() {
    let mut window = Window::with_demo();
    // The list of what may identify shows text of cases, which may hold any sign.
    window.harness.ctx.set_missing_glyph_policy(egui::MissingGlyphPolicy::Tofu);
    let before = window.session().cases.len();
    let print = window.path("sluppet.txt");
    fs::write(&print, CASE).expect("written");
    window.drop_files(&[&print]);
    window.click("Ja, allerede anonymisert");
    assert_eq!(window.session().cases.len(), before + 1);
    assert!(window.shows("1 sak tatt inn"));

    let mut window = Window::at_start();
    window.drop_files(&[&print]);
    assert!(window.shows("Åpne eller lag et prosjekt først"));
    let project = window.path("slippes.planlupe");
    drop(Project::create(&project).expect("a project"));
    window.drop_files(&[&project]);
    assert_eq!(window.project().path(), project);
}

/// The import goes on for many frames: one of its files is as long as ten thousand others.
#[test]
fn an_import_that_is_cancelled_leaves_the_project_as_it_was() {
    let mut window = Window::with_demo();
    let before = window.session().cases.clone();
    let prints = window.path("utskrifter");
    fs::create_dir(&prints).expect("a folder");
    fs::write(prints.join("a.txt"), CASE).expect("written");
    fs::write(prints.join("b.txt"), CASE.repeat(40_000)).expect("written");
    window.drop_files(&[&prints.join("a.txt"), &prints.join("b.txt")]);
    window.harness.get_by_label("Ja, allerede anonymisert").click();
    window.harness.step();
    window.harness.step();
    assert!(window.harness.state().is_working());
    window.click("Avbryt");
    assert_eq!(window.session().cases, before);
    window.ctrl(Key::Z);
    assert_eq!(window.session().cases, before, "there is nothing to undo");
}

#[test]
fn pasted_text_becomes_a_case_or_stays_in_the_dialog() {
    let mut window = Window::with_demo();
    let before = window.session().cases.len();
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::I);
    let taken = window.session().cases[0].label.clone();
    window.fill("Sakens navn", &taken);
    window.fill("Tekst", CASE);
    window.click("Ja, allerede anonymisert");
    assert!(window.shows("finnes allerede en sak"), "the label is taken");
    assert_eq!(window.session().cases.len(), before);
    window.fill("Sakens navn", "limt inn");
    window.click("Ja, allerede anonymisert");
    assert!(!window.shows("Lim inn fra utklippstavlen"), "the dialog has done its work");
    let open = window.session().current().expect("a case is open");
    assert_eq!((open.label.as_str(), window.session().cases.len()), ("limt inn", before + 1));
    window.ctrl(Key::Z);
    assert_eq!(window.session().cases.len(), before);
}

#[test]
fn a_scan_is_refused_in_the_report_and_documents_come_in() {
    let mut window = Window::with_demo();
    // The list of what may identify shows text of cases, which may hold any sign.
    window.harness.ctx.set_missing_glyph_policy(egui::MissingGlyphPolicy::Tofu);
    let folder = window.path("utskrifter");
    fs::create_dir(&folder).expect("a folder");
    fs::write(folder.join("a.docx"), paper::docx(&format!("<w:p><w:r><w:t>{CASE}</w:t></w:r></w:p>"), &[]))
        .expect("written");
    let mut scan = paper::Paper::new(paper::Letters::WinAnsi);
    scan.draw("q 595 0 0 842 0 0 cm /Im1 Do Q\n");
    fs::write(folder.join("b.pdf"), scan.bytes()).expect("written");
    window.ctrl(Key::I);
    window.choose_path(&folder, "Importer");
    window.click("Ja, allerede anonymisert");
    assert!(window.shows("1 sak tatt inn, 1 fil avvist") && window.shows("filen er skannet"));
}

#[test]
fn a_path_that_is_no_project_is_refused_in_a_sentence() {
    let mut window = Window::at_start();
    let path = window.path("brev.planlupe");
    fs::write(&path, "Kjære NAV").expect("written");
    window.ctrl(Key::O);
    window.choose_path(&path, "Åpne");
    assert!(window.shows("er ikke et Planlupe-prosjekt"));
    assert_eq!(fs::read_to_string(&path).expect("readable"), "Kjære NAV");
}

#[test]
fn a_code_is_made_with_its_key_and_used_at_once() {
    let mut window = Window::with_demo();
    window.click("Ny kode");
    window.fill("Navn", "meldekort");
    window.fill("Tast", "m");
    window.fill("Beskrivelse", "Alt om meldekort");
    window.click("Lagre");
    let code = window.session().codes.find("meldekort").expect("is there").clone();
    assert_eq!((code.shortcut.as_str(), code.description.as_str()), ("m", "Alt om meldekort"));
    window.focus_reader();
    window.ctrl(Key::Home);
    window.key(Modifiers::SHIFT, Key::End);
    window.type_text("m");
    assert_eq!(window.session().coded.get(&code.id), Some(&1));
}

#[test]
fn a_code_is_renamed_moved_and_removed() {
    let mut window = Window::with_demo();
    window.click("Rediger Dialog/økonomi");
    window.fill("Navn", "penger");
    window.click("Lagre");
    assert!(window.session().codes.find("Dialog/penger").is_ok());
    window.click("Rediger Dialog/penger");
    window.click("Flytt opp");
    let tree = &window.session().codes;
    let dialog = tree.children(None).nth(1).expect("two groups").id;
    let names: Vec<_> = tree.children(Some(dialog)).map(|code| code.name.clone()).collect();
    assert_eq!(names[2..4], ["penger", "helse"]);
    window.click("Rediger Dialog/penger");
    window.click("Fjern koden");
    assert!(window.session().codes.find("penger").is_err());
    window.ctrl(Key::Z);
    assert!(window.session().codes.find("penger").is_ok());
}

#[test]
fn a_key_that_is_taken_is_refused_in_a_sentence() {
    let mut window = Window::with_demo();
    window.click("Ny kode");
    window.fill("Navn", "meldekort");
    window.fill("Tast", "q");
    window.click("Lagre");
    assert!(window.shows("Tasten «q» er i bruk"));
    assert!(window.session().codes.find("meldekort").is_err());
}

#[test]
fn an_attribute_is_made_and_cases_get_values() {
    let mut window = Window::with_demo();
    window.click("Kjennetegn");
    window.click("Rediger kjennetegn …");
    window.fill("Navn", "bosted");
    window.fill("Verdier, én på hver linje", "by\nbygd");
    window.click("Lagre");
    window.click("Lukk");
    let attribute = window.project().attributes().named("bosted").expect("is made");
    assert_eq!(attribute.options, ["by", "bygd"]);
    window.click("bosted");
    window.click("bygd");
    let case = window.session().open.as_ref().expect("a case is open").id;
    assert_eq!(window.session().value(case, attribute.id), "bygd");
}

#[test]
fn the_tally_leads_to_the_excerpts_and_back_to_the_text() {
    let mut window = Window::with_demo();
    window.ctrl(Key::Num5);
    let cell = "Mål/helse, i alt: 9";
    window.click(cell);
    assert!(window.shows("9 utdrag"));
    window.click("sak-003 – vis i teksten");
    assert_eq!(window.session().current().map(|case| case.label.as_str()), Some("sak-003"));
    assert!(window.shows("Kode: Mål/helse"));
}

#[test]
fn excerpts_behind_a_figure_are_read_as_one_scrolls_to_them() {
    let text = (1..=100).map(|number| format!("Avsnitt {number:03}.")).collect::<Vec<_>>().join("\n\n");
    let folder = tempfile::TempDir::new().expect("a folder");
    let (path, print) = (folder.path().join("p.planlupe"), folder.path().join("berg.txt"));
    fs::write(&print, text).expect("written");
    let mut project = Project::create_with(&path, &project::codebook::Codebook::standard()).expect("a project");
    project.set_coder("ada");
    project::import::import(&mut project, vec![print], project::import::Manner::default()).expect("imported");
    let code = project.codes().tree().expect("codes").find("Mål/helse").expect("a code").id;
    let case = project.cases().list().expect("cases")[0].id;
    for at in 0..100 {
        let span = reading::text::Span::new(at * 14, at * 14 + 12);
        project.write().codings().add(case, code, &[span]).expect("coded");
    }
    drop(project);
    let mut window = Window::opening(folder, path);
    window.ctrl(Key::Num5);
    window.click("Kodinger");
    window.click("Mål/helse, i alt: 100");
    assert!(window.shows("100 utdrag"));
    let read = |window: &Window| {
        let figures = window.session().figures.as_ref().expect("figures");
        figures.behind.as_ref().expect("a cell").excerpts.len()
    };
    let first = read(&window);
    assert!(first < 100, "{first}");
    let place = window.harness.get_by_label("Avsnitt 001.").rect().center();
    window.harness.hover_at(place);
    for _ in 0..100 {
        window.harness.event(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: egui::vec2(0.0, -400.0),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        });
        window.run_until_idle();
    }
    assert_eq!(read(&window), 100);
    assert!(!window.shows("Flere utdrag leses"));
}

#[test]
fn the_tally_counts_codings_when_asked() {
    let mut window = Window::with_demo();
    window.ctrl(Key::Num5);
    window.click("Kodinger");
    let economy = window.session().codes.find("økonomi").expect("is there").id;
    let codings = window.session().coded[&economy];
    assert!(window.shows(&format!("Dialog/økonomi, i alt: {codings}")));
}

#[test]
fn tables_are_exported_to_a_folder() {
    let mut window = Window::with_demo();
    window.ctrl(Key::E);
    let folder = window.path("tabeller");
    window.choose_path(&folder, "Eksporter");
    for name in ["cases.csv", "entries.csv", "codings.csv", "memos.csv", "tally.csv"] {
        let table = fs::read(folder.join(name)).expect("is written");
        assert!(table.starts_with(b"\xef\xbb\xbf"), "{name} is for a Norwegian Excel");
    }
    assert!(window.shows("5 tabeller er skrevet til"));
}

#[test]
fn a_second_window_reads_and_says_so() {
    let first = Window::with_demo();
    let mut second = Window::beside(&first);
    assert_eq!(second.project().access(), Access::InUse);
    assert!(second.shows("Prosjektet er åpent i et annet vindu"));
    second.focus_reader();
    second.ctrl(Key::Home);
    second.key(Modifiers::SHIFT, Key::End);
    second.type_text("r");
    assert!(second.shows("er åpen i et annet vindu"));
}

#[test]
fn a_command_is_found_by_its_name() {
    let mut window = Window::with_demo();
    window.ctrl(Key::K);
    window.fill("Finn en kommando", "ferdig");
    window.key(Modifiers::NONE, Key::Enter);
    assert!(window.shows("sak-001, ferdig lest"));
}

#[test]
fn the_order_of_reading_can_be_changed() {
    let mut window = Window::with_demo();
    let before = window.session().open.as_ref().expect("a case is open").order.clone();
    window.click("Rekkefølge: Kronologisk");
    window.click("Som i utskriften");
    let after = window.session().open.as_ref().expect("a case is open").order.clone();
    assert_ne!(before, after);
    assert!(after.is_sorted());
}

#[test]
fn a_value_that_does_not_fit_stays_in_its_field() {
    let mut window = Window::with_demo();
    window.click("Kjennetegn");
    window.click("Rediger kjennetegn …");
    window.fill("Navn", "barn");
    window.click("Type");
    window.click("tall");
    window.click("Lagre");
    window.click("Lukk");
    window.fill("barn", "to");
    window.focus_reader();
    assert!(window.shows("«to» passer ikke for kjennetegnet «barn»"));
    let field = window.harness.get_all_by_label("barn").find_map(|node| node.accesskit_node().value());
    assert_eq!(field.as_deref(), Some("to"));
}

#[test]
fn a_path_that_fails_leaves_the_open_project_open() {
    let mut window = Window::with_demo();
    let path = window.path("brev.planlupe");
    fs::write(&path, "Kjære NAV").expect("written");
    window.ctrl(Key::O);
    window.choose_path(&path, "Åpne");
    assert!(window.shows("er ikke et Planlupe-prosjekt"));
    assert_eq!(window.session().cases.len(), 15);
}
