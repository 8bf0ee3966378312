//! A researcher finds words and coded passages of the whole project again, codes them, and goes to them in their text.

use crate::support::window::{Held, Window};
use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use planlupe::ui::tokens::Theme;

const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

const ONE: &str =
    "VEILEDER – 1. APR. 2020: Husk meldekortet.\n\nBRUKER – 2. APR. 2020: Meldekort er sendt. Jeg begynner på kurs.\n";
const OTHER: &str = "VEILEDER – 3. MAI 2021: Hvordan går kurset?\n\nBRUKER – 4. MAI 2021: Bra. Når kommer meldekort?\n";

fn window() -> Window {
    Window::with_cases(&[("en", ONE), ("to", OTHER), ("tre", "BRUKER – 1. APR. 2022: Ikke noe nytt.\n")])
}

/// Looks for words in the whole project, by keyboard alone.
fn look_for(window: &mut Window, words: &str) {
    window.key(CTRL_SHIFT, Key::F);
    window.type_text(words);
    window.key(Modifiers::NONE, Key::Enter);
}

/// What a screen reader hears of the passage on which the keys stand.
fn heard(window: &Window) -> String {
    window.harness.get_by_role(Role::ListBox).accesskit_node().value().unwrap_or_default()
}

fn select_code(window: &mut Window, choice: &str, code: &str) {
    window.harness.get_by_role_and_label(Role::ComboBox, choice).click();
    window.run_until_idle();
    window.click(code);
}

#[test]
fn words_are_found_in_all_cases_and_shown_in_their_text_by_keyboard_alone() {
    let mut window = window();
    look_for(&mut window, "meldekort");
    assert!(window.shows("3 forekomster i 2 av 3 saker"), "the counts come first");
    assert!(window.shows("Bare sakenes tekster er gjennomsøkt"), "what was not looked into is said");
    assert!(heard(&window).starts_with("en · 1. april 2020 · VEILEDER"), "{}", heard(&window));
    window.key(Modifiers::NONE, Key::ArrowDown);
    window.key(Modifiers::NONE, Key::ArrowDown);
    assert!(heard(&window).starts_with("to · 4. mai 2021 · BRUKER"), "{}", heard(&window));
    window.key(Modifiers::NONE, Key::Enter);
    let open = window.session().open.as_ref().expect("a case is open");
    let [selected] = window.harness.state().reading_selection() else { panic!("one passage is selected") };
    assert_eq!(open.source.text.slice(*selected), "meldekort");
    assert_eq!(window.session().current().expect("is open").label, "to");

    window.ctrl(Key::Num2);
    assert!(heard(&window).starts_with("to · "), "the list stands where it stood: {}", heard(&window));
}

#[test]
fn all_hits_and_chosen_hits_are_coded_in_one_act() {
    let mut window = window();
    look_for(&mut window, "meldekort");
    select_code(&mut window, "Sett kode", "Mål/arbeid");
    window.click("Kod 3 forekomster i 2 saker");
    assert!(window.shows("Kodet 3 forekomster med «Mål/arbeid»"));
    assert_eq!(window.project().codings().list().expect("readable").len(), 3);
    window.ctrl(Key::Z);
    assert!(window.project().codings().list().expect("readable").is_empty(), "one act, taken back as one");

    window.harness.get_by_role(Role::ListBox).focus();
    window.run_until_idle();
    window.key(Modifiers::NONE, Key::ArrowDown);
    window.key(Modifiers::NONE, Key::Space);
    window.click("Kod én forekomst i én sak");
    let codings = window.project().codings().list().expect("readable");
    let [coding] = codings.as_slice() else { panic!("one coding") };
    let text = window.project().cases().text(coding.case).expect("readable");
    assert_eq!(text.slice(coding.span), "Meldekort", "what was chosen, not what stands first");
}

#[test]
fn hits_are_coded_with_a_code_that_is_chosen_or_made_by_keyboard_and_the_list_keeps_the_keys() {
    let mut window = window();
    look_for(&mut window, "meldekort");
    window.key(Modifiers::NONE, Key::ArrowDown);
    window.key(Modifiers::NONE, Key::Space);
    window.key(CTRL_SHIFT, Key::H);
    assert!(window.shows("Sett en kode på det som er markert"));
    window.key(Modifiers::NONE, Key::Escape);
    window.key(Modifiers::NONE, Key::ArrowDown);
    assert!(heard(&window).starts_with("to · "), "the list has the keys: {}", heard(&window));
    window.key(Modifiers::NONE, Key::Space);
    window.key(CTRL_SHIFT, Key::H);
    window.key(Modifiers::SHIFT, Key::Enter);
    assert!(window.shows("Kodet 2 forekomster med «meldekort»"));
    let codings = window.project().codings().list().expect("readable");
    assert_eq!(codings.len(), 2, "those that were chosen");
    window.key(Modifiers::NONE, Key::Home);
    assert!(heard(&window).starts_with("en · 1. april 2020"), "the list has the keys again: {}", heard(&window));
    window.ctrl(Key::Z);
    assert!(window.project().codings().list().expect("readable").is_empty(), "one act");
    assert!(window.session().codes.find("meldekort").is_err(), "with the code that it made");
}

#[test]
fn a_search_is_narrowed_by_who_writes_and_when() {
    let mut window = window();
    look_for(&mut window, "meldekort");
    select_code(&mut window, "Hvem skriver", "NAV");
    window.click("Søk");
    assert!(window.shows("1 forekomst i 1 av 3 saker"));
    select_code(&mut window, "Hvem skriver", "alle");
    window.fill("Fra og med", "1.1.2021");
    window.key(Modifiers::NONE, Key::Enter);
    assert!(window.shows("1 forekomst i 1 av 3 saker"));
    assert!(heard(&window).starts_with("to · 4. mai 2021"), "{}", heard(&window));
    window.fill("Fra og med", "tull");
    window.key(Modifiers::NONE, Key::Enter);
    assert!(window.shows("tull"), "what cannot be read is said");
    assert!(window.shows("1 forekomst i 1 av 3 saker"), "what was found stays");
}

#[test]
fn passages_under_codes_are_retrieved_and_follow_each_edit() {
    let mut window = window();
    for (words, code) in [("kurs", "Mål/utdanning"), ("kurset", "Mål/arbeid"), ("sendt", "Mål/helse")] {
        look_for(&mut window, words);
        select_code(&mut window, "Sett kode", code);
        window.click_containing("Kod ");
    }
    window.key(CTRL_SHIFT, Key::E);
    select_code(&mut window, "Legg til kode", "Mål/utdanning");
    window.click("Søk");
    assert!(window.shows("2 utdrag i 2 saker"));
    assert!(heard(&window).starts_with("en · Mål/utdanning · 2. april 2020 · BRUKER · "), "{}", heard(&window));

    select_code(&mut window, "Legg til kode", "Mål/arbeid");
    select_code(&mut window, "Flere koder", "den første, der de andre overlapper");
    window.click("Søk");
    assert!(window.shows("1 utdrag i 1 sak"));
    assert!(heard(&window).starts_with("to · Mål/utdanning · 3. mai 2021 · VEILEDER"), "{}", heard(&window));

    window.click("Fjern én koding");
    assert!(window.shows("0 utdrag i 0 saker"), "an edit is seen at once");
    window.ctrl(Key::Z);
    assert!(window.shows("1 utdrag i 1 sak"), "and so is what takes it back");
}

#[test]
fn what_narrows_nothing_is_said_and_a_group_is_put_on_nothing() {
    // Tall enough that no field has to be scrolled to.
    let mut window = Window::showing(Theme::Light, vec2(1280.0, 1400.0));
    look_for(&mut window, "meldekort");
    window.harness.get_by_role_and_label(Role::ComboBox, "Kjennetegn").click();
    window.run_until_idle();
    window.click("aldersgruppe");
    assert!(window.shows("Uten en verdi avgrenser kjennetegnet ingenting."));
    window.harness.get_by_role_and_label(Role::ComboBox, "Sett kode").click();
    window.run_until_idle();
    assert!(window.harness.query_by_role_and_label(Role::Button, "Mål/arbeid").is_some());
    assert!(
        window.harness.query_by_role_and_label(Role::Button, "Mål").is_none(),
        "a group cannot be put on a passage"
    );
}

#[test]
fn one_code_cannot_be_combined_with_none() {
    let mut window = window();
    window.key(CTRL_SHIFT, Key::E);
    select_code(&mut window, "Legg til kode", "Mål/arbeid");
    select_code(&mut window, "Flere koder", "den første, der ingen andre overlapper");
    window.click("Søk");
    assert!(window.shows("må være minst to"));
}

/// A window with one passage under a code, found.
fn one_excerpt() -> Window {
    let mut window = window();
    look_for(&mut window, "kurset");
    select_code(&mut window, "Sett kode", "Mål/utdanning");
    window.click_containing("Kod ");
    window.key(CTRL_SHIFT, Key::E);
    window.click("Søk");
    window
}

#[test]
fn quotations_are_copied_with_their_form_and_attribution() {
    let mut window = one_excerpt();
    let held = std::sync::Arc::new(Held::default());
    planlupe::ui::clipboard::install(&window.harness.ctx, held.clone());
    window.fill("Kilde bak hvert sitat", "({sak})");
    window.key(Modifiers::NONE, Key::Enter);
    assert!(window.shows("Sitater får kilde etter dette mønsteret"));
    window.click("Kopier sitater");
    assert!(window.shows("Ett sitat er kopiert."));
    let held = held.0.lock().expect("held");
    let [(html, plain)] = held.as_slice() else { panic!("one text") };
    assert_eq!(plain, "kurset (to)\n");
    assert_eq!(html, "<blockquote>\n<p>kurset (to)</p>\n</blockquote>\n");
}

#[test]
fn where_the_system_takes_no_form_plain_text_is_copied_and_it_is_said() {
    let mut window = one_excerpt();
    window.click("Kopier sitater");
    assert!(window.shows("Systemet tok bare imot ren tekst."));
}

#[test]
fn quotations_are_saved_for_a_word_processor() {
    let mut window = one_excerpt();
    window.click("Lagre sitater …");
    let file = window.path("sitater");
    window.choose_path(&file, "Lagre");
    let read = reading::document::ReadDocument::read(&file.with_extension("docx"), false).expect("was written");
    assert!(read.text.as_str().contains("kurset"));
    window.click("Lagre sitater …");
    window.choose_path(&file, "Lagre");
    assert!(window.shows("finnes"), "no file is replaced");
}

#[test]
fn what_was_found_is_sorted_by_day_and_sender() {
    let mut window = window();
    look_for(&mut window, "meldekort");
    window.click("avsender");
    assert!(
        heard(&window).starts_with("en · 1. april 2020 · VEILEDER"),
        "the keys stay where they stood: {}",
        heard(&window)
    );
    window.harness.get_by_role(Role::ListBox).focus();
    window.run_until_idle();
    window.key(Modifiers::NONE, Key::Home);
    assert!(heard(&window).starts_with("en · 2. april 2020 · BRUKER"), "{}", heard(&window));
    window.key(Modifiers::NONE, Key::End);
    assert!(heard(&window).starts_with("en · 1. april 2020 · VEILEDER"), "{}", heard(&window));
    window.click("dato");
    window.harness.get_by_role(Role::ListBox).focus();
    window.run_until_idle();
    window.key(Modifiers::NONE, Key::End);
    assert!(heard(&window).starts_with("to · 4. mai 2021 · BRUKER"), "{}", heard(&window));
    select_code(&mut window, "Sett kode", "Mål/arbeid");
    window.click("Kod 3 forekomster i 2 saker");
    assert_eq!(window.project().codings().list().expect("readable").len(), 3, "in any order all are coded");
}

#[test]
fn a_passage_is_shown_with_as_much_around_it_as_is_wanted() {
    let mut window = window();
    look_for(&mut window, "sendt");
    assert!(window.shows("Jeg begynner på kurs."), "what stands near is shown");
    select_code(&mut window, "Vis rundt utdraget", "setningen");
    let shows = |window: &Window, words: &str| {
        window.harness.query_all_by_role(Role::Label).any(|node| node.value().is_some_and(|own| own == words))
    };
    assert!(shows(&window, "Meldekort er sendt."), "the sentence alone");
    select_code(&mut window, "Vis rundt utdraget", "hele innlegget");
    assert!(shows(&window, "Meldekort er sendt. Jeg begynner på kurs."), "the whole entry");
}

#[test]
fn words_that_were_found_are_quoted_with_their_sentences() {
    let mut window = window();
    let held = std::sync::Arc::new(Held::default());
    planlupe::ui::clipboard::install(&window.harness.ctx, held.clone());
    look_for(&mut window, "sendt");
    window.click("Kopier sitater");
    assert!(window.shows("Ett sitat er kopiert."));
    let held = held.0.lock().expect("held");
    let [(_, plain)] = held.as_slice() else { panic!("one text") };
    assert_eq!(plain, "Meldekort er sendt.\n");
}

#[test]
fn selections_are_joined_to_one_quotation_with_own_words_between() {
    let mut window = window();
    let held = std::sync::Arc::new(Held::default());
    planlupe::ui::clipboard::install(&window.harness.ctx, held.clone());
    for words in ["meldekortet", "sendt"] {
        look_for(&mut window, words);
        window.harness.get_by_role(Role::ListBox).focus();
        window.run_until_idle();
        window.key(Modifiers::NONE, Key::Enter);
        window.key(CTRL_SHIFT, Key::Q);
        if words == "meldekortet" {
            assert!(window.shows("VEILEDER") || window.shows("meldekortet"), "the quotation is shown as it will be");
            window.click("Marker mer");
            assert!(window.shows("Sitatet venter."));
        }
    }
    window.fill("Egne ord i klammer før del 2", "svar dagen etter");
    window.click("Kopier");
    assert!(window.shows("Ett sitat er kopiert."));
    {
        let held = held.0.lock().expect("held");
        let [(_, plain)] = held.as_slice() else { panic!("one text") };
        assert_eq!(plain, "VEILEDER – 1. APR. 2020: meldekortet [svar dagen etter]\nBRUKER – 2. APR. 2020: sendt\n");
    }
    window.key(CTRL_SHIFT, Key::Q);
    window.click("Ta bort del 1");
    window.click("Marker mer");
    assert!(!window.shows("Sitatet venter."), "nothing is left of it");
}

#[test]
fn finding_takes_as_many_acts_as_the_table_of_keys_says() {
    let mut window = window();
    // Find a word in all cases and code every hit: five.
    window.key(CTRL_SHIFT, Key::F);
    window.type_text("meldekort");
    window.key(Modifiers::NONE, Key::Enter);
    window.type_text("2");
    assert!(window.shows("Sett en kode på 3 steder i 2 saker"), "what will be coded is said before");
    window.key(Modifiers::NONE, Key::Enter);
    let codings = window.project().codings().list().expect("readable");
    assert_eq!(codings.len(), 3);
    let (case, span) = (codings[0].case, codings[0].span);
    let code = window.session().codes.find("Mål/helse").expect("is there").id;
    let path = window.project().path().to_owned();
    let Window { harness, folder } = window;
    drop(harness);
    let mut project = project::Project::open_to_write(&path).expect("opens");
    project.write().codings().add(case, code, &[span]).expect("coded");
    drop(project);

    // Passages under one code that overlap another: eight.
    let mut window = Window::opening(folder, path);
    window.key(CTRL_SHIFT, Key::E);
    for (list, choice) in [
        ("Legg til kode", "Mål/arbeid"),
        ("Legg til kode", "Mål/helse"),
        ("Flere koder", "den første, der de andre overlapper"),
    ] {
        window.harness.get_by_role_and_label(Role::ComboBox, list).click();
        window.run_until_idle();
        window.click(choice);
    }
    window.click("Søk");
    assert!(window.shows("1 utdrag i 1 sak"));

    // Quote a sentence: three.
    window.key(Modifiers::COMMAND, Key::Num1);
    window.open_case(case);
    window.focus_reader();
    let held = std::sync::Arc::new(Held::default());
    planlupe::ui::clipboard::install(&window.harness.ctx, held.clone());
    window.key(Modifiers::ALT.plus(Modifiers::SHIFT), Key::ArrowRight);
    window.key(CTRL_SHIFT, Key::Q);
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(held.0.lock().expect("held").len(), 1);
}
