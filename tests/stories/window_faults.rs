//! Small faults that somebody has met in the window: what it says, shows and asks.

use std::fs;

use crate::support::layout::assert_nothing_shifts;
use crate::support::window::Window;
use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable as _;
use planlupe::ui::tokens::Theme;

#[test]
fn a_summary_is_wrapped_to_the_width_of_its_pane() {
    let mut window = Window::with_demo();
    let case = window.session().cases.iter().find(|case| case.label == "sak-008").expect("is in the demo").id;
    window.open_case(case);
    window.click("Saksreferat");
    let summary = window.session().case(case).expect("is there").summary.clone();
    let longest = summary.split("\n\n").max_by_key(|paragraph| paragraph.len()).expect("is written");
    let words: String = longest.split_whitespace().take(6).collect::<Vec<_>>().join(" ");
    let words = words.trim_start_matches(['#', '-', '*', ' ']).replace('*', "");
    let right = window.harness.ctx.content_rect().right();
    let paragraph = window.harness.get_all_by_label_contains(&words).next().expect("is shown").rect();
    assert!(paragraph.right() <= right, "{paragraph:?} ends beyond {right}");
    assert!(paragraph.height() > 30.0, "it has several lines");
}

#[test]
fn a_project_that_is_not_there_is_told_of_at_the_start_screen() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let missing = folder.path().join("borte.planlupe");
    let window = Window::opening(folder, missing);
    assert!(window.shows("borte.planlupe» finnes ikke") && window.shows("Åpne prosjekt"));

    let folder = tempfile::TempDir::new().expect("a folder");
    let damaged = folder.path().join("skadet.planlupe");
    fs::write(&damaged, "no project").expect("written");
    let window = Window::opening(folder, damaged);
    assert!(window.shows("skadet.planlupe") && window.shows("Åpne prosjekt"));
}

#[test]
fn a_notice_that_is_too_long_for_the_line_has_lines_of_its_own() {
    let mut window = Window::with_demo();
    let letter = window.path(&format!("{}.planlupe", "utskrift av en sak ".repeat(10).trim_end()));
    fs::write(&letter, "Kjære NAV").expect("written");
    window.ctrl(Key::O);
    window.choose_path(&letter, "Åpne");
    let notice = window.harness.get_all_by_label_contains("er ikke et Planlupe-prosjekt").next();
    let notice = notice.expect("is told").rect();
    let saved = window.harness.get_by_label("lagret").rect();
    let screen = window.harness.ctx.content_rect();
    assert!(notice.height() > 30.0, "it has several lines");
    assert!(notice.right() <= screen.right() && notice.bottom() <= saved.top(), "it stands above the line, whole");
    assert!(saved.bottom() <= screen.bottom());
}

#[test]
fn a_path_that_leads_nowhere_is_refused_before_anything_is_asked_about_it() {
    let mut window = Window::with_demo();
    let missing = window.path("borte.txt");
    window.ctrl(Key::I);
    window.choose_path(&missing, "Importer");
    assert!(window.shows("borte.txt» finnes ikke"));
    assert!(!window.shows("Ja, allerede anonymisert"));
}

#[test]
fn a_warning_that_holds_for_many_files_is_given_once() {
    let mut window = Window::with_demo();
    let text = "Mål\n\nJeg vil bli kokk.\n\nBRUKER - 30. MAI 2020\n\nTakk.";
    let name = |number: usize| format!("skjult-{number:02}.txt");
    for number in 1..=13 {
        // A hidden control character in each.
        fs::write(window.path(&name(number)), format!("{text} Nummer {number}.\u{1}\u{1} Hei.\n")).expect("written");
    }
    let paths: Vec<_> = (1..=13).map(|number| window.path(&name(number))).collect();
    window.drop_files(&paths.iter().map(std::path::PathBuf::as_path).collect::<Vec<_>>());
    window.click("Ja, allerede anonymisert");
    let warnings = window.harness.query_all_by_label_contains("Kontrolltegn").count();
    assert_eq!(warnings, 1);
    assert!(window.shows("skjult-01 og 12 andre saker"));
}

#[test]
fn emoji_in_a_text_are_drawn() {
    let mut window = Window::with_cases(&[("a", "BRUKER – 2. APR. 2020: Takk 👍 Det gikk bra 😊 og 🎉 til slutt ❤\n")]);
    let case = window.session().cases[0].id;
    window.open_case(case);
    // A letter that no font has fails the test.
    assert!(window.shows("👍"));
}

#[test]
fn a_list_closes_when_a_key_chooses_from_it() {
    let mut window = Window::with_demo();
    window.ctrl(Key::Num2);
    window.press("Type innlegg");
    let item = window.harness.get_by_label("Samtalereferat");
    item.focus();
    window.run_until_idle();
    window.key(Modifiers::NONE, Key::Enter);
    assert!(!window.shows("Aktivitetskort"), "the list is closed");
}

#[test]
fn what_is_copied_can_tell_case_date_and_sender() {
    let text = "VEILEDER – 1. APR. 2020: Hei. Hvordan går det?\n\nBRUKER – 2. APR. 2020: Hei. Det går fint.\n";
    let mut window = Window::with_cases(&[("a", text)]);
    window.focus_reader();
    window.ctrl(Key::A);
    window.ctrl(Key::A);
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::C);
    let copied: Vec<String> = window
        .harness
        .output()
        .platform_output
        .commands
        .iter()
        .filter_map(|command| match command {
            egui::OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        })
        .collect();
    assert!(window.shows("Kopiert med sak, dato og avsender."));
    for copied in copied {
        assert!(copied.starts_with("a · onsdag 1. april 2020"), "{copied}");
        assert!(copied.contains("\n\na · torsdag 2. april 2020"), "{copied}");
    }
}

#[test]
fn all_tabs_of_the_details_stand_in_one_row() {
    let mut window = Window::with_demo();
    let case = window.session().cases.iter().find(|case| case.doubtful > 0).expect("something is to review").id;
    window.open_case(case);
    let tops: Vec<f32> = ["Her", "Saksreferat", "Notater", "Kjennetegn", "Å avklare"]
        .map(|name| window.harness.get_all_by_label(name).next().expect("is a tab").rect().top())
        .to_vec();
    assert!(tops.iter().all(|top| (top - tops[0]).abs() < 1.0), "{tops:?}");
}

#[test]
fn nothing_shifts_under_the_pointer() {
    let mut window = Window::with_demo();
    let case = window.session().cases.iter().find(|case| case.doubtful > 0).expect("something is to review").id;
    window.open_case(case);
    for tab in ["Her", "Notater", "Kjennetegn", "Å avklare"] {
        window.click_containing(tab);
        assert_nothing_shifts(&mut window, tab);
    }
    for key in [Key::Num2, Key::Num3, Key::Num4, Key::Num5] {
        window.ctrl(key);
        assert_nothing_shifts(&mut window, &format!("{key:?}"));
    }
}

#[test]
fn the_first_coding_and_a_case_without_doubts_shift_no_choice() {
    let mut window = Window::with_demo();
    let places = |window: &Window| -> Vec<egui::Rect> {
        let named = ["Status: ", "Rekkefølge: ", "Koder som vises: ", "Oppsett: ", "Kodet av: "];
        let place = |name: &str| window.harness.get_all_by_label_contains(name).next().expect("is there").rect();
        named.into_iter().map(place).collect()
    };
    let before = places(&window);
    let text = |window: &Window| window.harness.get_by_role(Role::Document).rect();
    let text_before = text(&window);
    window.focus_reader();
    window.type_text("1");
    window.ctrl(Key::A);
    window.type_text("1");
    assert!(window.session().open.as_ref().is_some_and(|open| open.codings.iter().any(|own| own.coder == "ada")));
    assert_eq!((places(&window), text(&window)), (before.clone(), text_before));
    let doubtful = window.session().cases.iter().find(|case| case.doubtful > 0).expect("something is to review").id;
    window.open_case(doubtful);
    assert!(window.shows("å avklare"));
    assert_eq!(places(&window), before, "again");
}

#[test]
fn what_is_told_of_the_open_case_stands_where_its_text_is_shown() {
    let mut window = Window::with_demo();
    assert!(window.shows("9262 tegn"));
    for key in [Key::Num3, Key::Num5] {
        window.ctrl(key);
        assert!(!window.shows("9262 tegn"), "{key:?}");
    }
}

#[test]
fn a_tab_that_is_seen_whole_has_no_hint_that_repeats_it() {
    let mut window = Window::with_demo();
    let told = |window: &Window| window.harness.query_all_by_label("Saksreferat").count();
    let before = told(&window);
    let tab = window.harness.get_all_by_label("Saksreferat").next().expect("a tab").rect();
    window.harness.hover_at(tab.center());
    // A hint comes once the pointer has rested.
    window.harness.run_steps(90);
    assert_eq!(told(&window), before);
}

#[test]
fn codes_in_the_menu_of_the_text_are_rows_of_one_width() {
    let mut window = Window::with_demo();
    window.focus_reader();
    window.ctrl(Key::A);
    let pos = window.harness.get_by_role(Role::Document).rect().center();
    window.harness.hover_at(pos);
    window.harness.step();
    for pressed in [true, false] {
        let button = egui::PointerButton::Secondary;
        window.harness.event(egui::Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE });
    }
    window.run_until_idle();
    let command = window.harness.get_all_by_label_contains("Ny kode av det markerte").last().expect("a command").rect();
    let row = |name: &str| {
        let mut rows = window.harness.get_all_by_label(name).map(|row| row.rect());
        rows.rfind(|row| (row.left() - command.left()).abs() < 2.0)
    };
    let rows: Vec<egui::Rect> =
        ["økonomi", "vedlikehold av planen", "arbeid og aktivitet"].iter().filter_map(|name| row(name)).collect();
    assert_eq!(rows.len(), 3, "they begin where the commands do");
    assert!(rows.iter().all(|row| (row.width() - rows[0].width()).abs() < 0.5), "{rows:?}");
    assert!(rows[0].width() > command.width() * 0.8, "{rows:?} beside {command:?}");
}

#[test]
fn the_list_of_cases_keeps_its_width_when_an_import_is_undone_and_done_again() {
    let mut window = Window::with_cases(&[("a", "BRUKER – 2. APR. 2020: Hei.\n")]);
    let left = |window: &Window| window.harness.get_by_role(Role::Document).rect().left();
    let before = left(&window);
    window.ctrl(Key::Z);
    if window.shows("Dette tar bort") {
        window.click_containing("Angre: import");
    }
    assert!(window.session().cases.is_empty());
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(window.session().cases.len(), 1);
    let case = window.session().cases[0].id;
    window.open_case(case);
    assert!((left(&window) - before).abs() < 1.0, "{before} and {}", left(&window));
}

#[test]
fn the_pane_below_the_codebook_keeps_its_height_though_a_project_is_empty() {
    let mut window = Window::with_demo();
    let project = window.project().path().to_owned();
    let room = |window: &Window| {
        let tab = window.harness.get_all_by_label("Her").next().expect("is a tab").rect();
        window.harness.ctx.content_rect().bottom() - tab.top()
    };
    let before = room(&window);
    window.ctrl(Key::W);
    window.click("Nytt prosjekt …");
    let empty = window.path("tomt");
    window.choose_path(&empty, "Lag prosjekt");
    window.ctrl(Key::O);
    window.choose_path(&project, "Åpne");
    assert!((room(&window) - before).abs() < 1.0, "{} and {before}", room(&window));
}

#[test]
fn what_is_stored_in_a_pause_is_called_saved_without_a_move_of_the_pointer() {
    let mut window = Window::with_demo();
    window.click("Notater");
    window.fill("Notat til saken", "Les om igjen");
    assert!(window.shows("ikke lagret ennå"));
    // The frame for which the field has asked, and then only frames that something asks for.
    let now = window.harness.ctx.input(|input| input.time);
    window.harness.input_mut().time = Some(now + 2.0);
    window.harness.step();
    let mut frames = 0;
    while window.harness.ctx.has_requested_repaint() && frames < 10 {
        window.harness.step();
        frames += 1;
    }
    assert!(!window.shows("ikke lagret ennå"), "after {frames} frames");
}

#[test]
fn a_path_that_does_not_do_stays_in_its_field_to_be_mended() {
    let mut window = Window::at_start();
    window.click("Nytt prosjekt …");
    let wrong = window.path("borte").join("studie");
    window.choose_path(&wrong, "Lag prosjekt");
    assert!(window.shows("borte» finnes ikke"));
    let right = window.path("studie");
    window.choose_path(&right, "Lag prosjekt");
    assert_eq!(window.project().path(), right.with_extension("planlupe"));
    window.ctrl(Key::I);
    let missing = window.path("mangler.txt");
    window.choose_path(&missing, "Importer");
    assert!(window.shows("mangler.txt» finnes ikke") && window.shows("Fil eller mappe"));
}

#[test]
fn an_import_that_is_given_up_says_so() {
    let mut window = Window::with_demo();
    let file = window.path("ny.txt");
    fs::write(&file, "BRUKER – 2. APR. 2020: Hei.\n").expect("written");
    window.drop_files(&[&file]);
    window.key(Modifiers::NONE, Key::Enter);
    assert!(window.shows("Importen er avbrutt"));
}

#[test]
fn what_has_the_focus_in_a_low_pane_is_scrolled_into_view() {
    let mut window = Window::showing(Theme::Light, vec2(1000.0, 420.0));
    let case = window.session().cases.iter().find(|case| case.doubtful > 3).expect("much is to review").id;
    window.open_case(case);
    window.click_containing("Å avklare");
    let mut seen = 0;
    for _ in 0..60 {
        window.key(Modifiers::NONE, Key::Tab);
        let Some(id) = window.harness.ctx.memory(egui::Memory::focused) else { continue };
        let place = window.harness.ctx.viewport(|viewport| viewport.prev_pass.widgets.get(id).copied());
        let Some(place) = place.filter(|place| place.rect.left() > 700.0 && place.rect.height() > 8.0) else {
            continue;
        };
        seen += 1;
        assert!(place.interact_rect.height() > 8.0, "{place:?}");
    }
    assert!(seen > 5, "{seen}");
}
