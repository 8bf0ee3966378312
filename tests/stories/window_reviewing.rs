//! A researcher walks through what is to review in the window, corrects entries at the caret, and takes it back.

use crate::support::DOUBTFUL;
use crate::support::window::Window;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use reading::layout::Speaker;
use reading::plan::{Entry, EntryKind, Flag};

const SHIFT: Modifiers = Modifiers::SHIFT;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// One entry to review.
const OTHER: &str = "BRUKER – 31. FEB. 2020: Hei.\n\nVEILEDER – 2. MAR. 2020: Hei igjen.\n";

fn window() -> Window {
    Window::with_cases(&[("a", DOUBTFUL), ("b", OTHER), ("c", "BRUKER – 1. APR. 2020: Hei.\n")])
}

fn entries(window: &Window) -> Vec<Entry> {
    window.session().open.as_ref().expect("a case is open").source.plan.entries.clone()
}

/// The entry whose text begins like this.
fn entry(window: &Window, beginning: &str) -> Entry {
    let open = window.session().open.as_ref().expect("a case is open");
    let plan = &open.source.plan;
    let found = plan.entries.iter().find(|entry| plan.text_of(entry, &open.source.text).starts_with(beginning));
    found.unwrap_or_else(|| panic!("nothing begins with {beginning}")).clone()
}

fn doubtful(window: &Window) -> usize {
    window.session().current().expect("a case is open").doubtful
}

fn open_case(window: &Window) -> String {
    window.session().current().expect("a case is open").label.clone()
}

/// Puts the caret at the beginning of the entry to review of this number, from 0.
fn go_to_doubt(window: &mut Window, number: usize) {
    window.focus_reader();
    window.ctrl(Key::Home);
    for _ in 0..=number {
        window.key(Modifiers::NONE, Key::F8);
    }
}

#[test]
fn the_list_is_walked_through_and_accepted_by_key() {
    let mut window = window();
    assert_eq!(doubtful(&window), 3);
    window.key(Modifiers::NONE, Key::F7);
    assert!(window.shows("3 innlegg å avklare i denne saken."));
    assert!(window.shows("1 i én annen sak"));
    assert!(window.shows("Avsenderen er ikke et ord Planlupe kjenner."));
    window.ctrl(Key::Enter);
    assert!(window.shows("Godtatt."));
    assert_eq!(doubtful(&window), 2);
    assert!(!entry(&window, "Har dere").is_doubtful());
    window.ctrl(Key::Enter);
    assert!(!entry(&window, "Ja, fra mai").is_doubtful());
    window.ctrl(Key::Enter);
    assert_eq!(doubtful(&window), 0);
    assert!(window.shows("Ingenting å avklare i denne saken."));
    window.ctrl(Key::Z);
    assert!(window.shows("Angret: godtatt innlegg"));
    assert_eq!(doubtful(&window), 1);
    window.key(CTRL_SHIFT, Key::Z);
    assert_eq!(doubtful(&window), 0);

    window.ctrl(Key::F8);
    assert_eq!(open_case(&window), "b");
    assert!(window.shows("Ett innlegg å avklare i denne saken."));
    window.ctrl(Key::Enter);
    assert_eq!(doubtful(&window), 0);
    assert!(window.shows("Ingenting å avklare i andre saker."));
}

#[test]
fn a_row_of_the_list_shows_its_entry_and_is_accepted_by_its_button() {
    let mut window = window();
    window.key(Modifiers::NONE, Key::F7);
    window.click("lørdag 4. april 2020 · KONSULENT (ukjent avsender) · «Verksted»");
    window.ctrl(Key::Enter);
    assert!(!entry(&window, "Velkommen").is_doubtful());
    window.click("Godta: Uten dato · BRUKER · «Verksted»");
    assert_eq!(doubtful(&window), 1);
    assert!(!entry(&window, "Har dere").is_doubtful());
    window.click("Neste sak å avklare");
    assert_eq!(open_case(&window), "b");
}

#[test]
fn what_was_accepted_says_by_whom_and_can_be_taken_back() {
    let mut window = window();
    go_to_doubt(&mut window, 0);
    window.ctrl(Key::Enter);
    window.key(SHIFT, Key::F8);
    window.focus_reader();
    window.ctrl(Key::Home);
    window.key(Modifiers::ALT, Key::ArrowDown);
    assert!(window.shows("Rettet for hånd"));
    assert!(window.shows("godtatt (Datoen finnes ikke i kalenderen) – "));
    window.click_containing("Fjern rettelsen: godtatt");
    assert_eq!(doubtful(&window), 3);
    assert!(!window.shows("Rettet for hånd"));
}

#[test]
fn an_entry_is_split_at_the_caret_and_merged_again() {
    let mut window = window();
    let codings = window.project().codings().list().expect("readable");
    let before = entries(&window);
    go_to_doubt(&mut window, 1);
    window.key(Modifiers::NONE, Key::ArrowDown);
    window.key(Modifiers::NONE, Key::ArrowDown);
    window.key(Modifiers::NONE, Key::Home);
    window.key(CTRL_SHIFT, Key::J);
    assert!(window.shows("Rettet."));
    assert_eq!(entries(&window).len(), before.len() + 1);
    let new = entry(&window, "Når kan jeg");
    assert_eq!((new.date, new.speaker), (entry(&window, "Ja, fra mai").date, Some(Speaker::Nav)));
    assert!(window.shows("fredag 3. april 2020 · NAV (Z000001) · «Verksted» · rettet"));

    window.ctrl(Key::J);
    assert_eq!(entries(&window).len(), before.len());
    assert!(window.session().open.as_ref().is_some_and(|open| open.source.misfits.is_empty()));
    window.ctrl(Key::Z);
    assert!(window.shows("Angret: sammenslåing av innlegg"));
    window.ctrl(Key::Z);
    assert!(window.shows("Angret: deling av innlegg"));
    assert_eq!(entries(&window), before);
    assert_eq!(window.project().codings().list().expect("readable"), codings);
}

#[test]
fn a_split_where_nothing_is_to_split_says_why() {
    let mut window = window();
    go_to_doubt(&mut window, 2);
    window.key(Modifiers::NONE, Key::End);
    window.key(CTRL_SHIFT, Key::J);
    assert!(window.shows("Det kan ikke rettes slik"));
    assert_eq!(entries(&window).len(), 4);
}

#[test]
fn an_entry_gets_another_date_and_stands_in_its_new_place() {
    let mut window = window();
    go_to_doubt(&mut window, 0);
    window.ctrl(Key::T);
    assert!(window.shows("Rett innlegget"));
    window.fill("Dato", "31.2.2020");
    window.click("Lagre");
    assert!(window.shows("«31.2.2020» er ingen dato."));
    window.fill("Dato", "5.4.2020");
    window.fill("Klokkeslett", "9.15");
    window.click("Lagre");
    assert!(!window.shows("Rett innlegget"));
    let moved = entry(&window, "Har dere");
    assert_eq!(moved.date.map(|date| date.to_string()).as_deref(), Some("2020-04-05"));
    assert!(!moved.flags.contains(&Flag::DateInvalid) && moved.is_corrected);
    let open = window.session().open.as_ref().expect("a case is open");
    assert_eq!(open.order.last(), Some(&1));
    assert!(window.shows("søndag 5. april 2020 · kl. 09.15 · BRUKER · «Verksted» · rettet"));
    window.ctrl(Key::Z);
    assert!(window.shows("Angret: retting av innlegg"));
    assert_eq!(entry(&window, "Har dere").date, None);
}

#[test]
fn the_speaker_is_set_by_key() {
    let mut window = window();
    go_to_doubt(&mut window, 2);
    window.key(CTRL_SHIFT, Key::B);
    assert_eq!(entry(&window, "Velkommen").speaker, Some(Speaker::Nav));
    assert!(!entry(&window, "Velkommen").flags.contains(&Flag::SenderUnknown));
    window.ctrl(Key::B);
    assert_eq!(entry(&window, "Velkommen").speaker, Some(Speaker::User));
    assert!(window.shows("Avsenderen av innlegget er nå BRUKER."), "it is told what has changed");
    window.click("Angre");
    assert_eq!(entry(&window, "Velkommen").speaker, Some(Speaker::Nav), "and can be taken back at once");
    window.ctrl(Key::Z);
    assert_eq!(entry(&window, "Velkommen").speaker, None);
    assert!(entry(&window, "Velkommen").flags.contains(&Flag::SenderUnknown));
}

#[test]
fn a_message_is_moved_to_a_new_thread_and_an_entry_gets_another_kind() {
    let mut window = window();
    go_to_doubt(&mut window, 2);
    window.key(CTRL_SHIFT, Key::T);
    window.click("Tråd");
    window.click("ny tråd");
    window.fill("Tittel på den nye tråden", "Oppstart");
    window.click("Lagre");
    let thread = entry(&window, "Velkommen").thread.expect("stands in a thread");
    let open = window.session().open.as_ref().expect("a case is open");
    assert_eq!(open.source.plan.threads[thread].title.as_deref(), Some("Oppstart"));
    assert!(window.shows("· «Oppstart» · rettet"));
    window.ctrl(Key::G);
    window.click("Type innlegg");
    window.click("Hendelse");
    window.click("Lagre");
    assert_eq!(entry(&window, "Velkommen").kind, EntryKind::Event);
    window.ctrl(Key::Z);
    window.ctrl(Key::Z);
    let back = entry(&window, "Velkommen");
    assert_eq!((back.kind, back.thread, back.is_corrected), (EntryKind::Message, Some(0), false));
}

#[test]
fn the_header_of_an_entry_has_a_menu() {
    let mut window = window();
    let paragraphs = window.harness.get_all_by_role(Role::Paragraph);
    let own = paragraphs
        .into_iter()
        .find(|node| node.accesskit_node().label().is_some_and(|text| text.contains("Velkommen")));
    let top = own.expect("its text").rect().top();
    let headers = window.harness.get_all_by_role(Role::Heading).map(|header| header.rect());
    let above = headers.filter(|header| header.top() < top);
    let own = above.max_by(|a, b| a.top().total_cmp(&b.top())).expect("its header");
    let pos = own.left_center() + egui::vec2(30.0, 0.0);
    window.harness.event(Event::PointerMoved(pos));
    for pressed in [true, false] {
        window.harness.event(Event::PointerButton {
            pos,
            button: PointerButton::Secondary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    window.run_until_idle();
    window.click_containing("Avsenderen er NAV");
    assert_eq!(entry(&window, "Velkommen").speaker, Some(Speaker::Nav));
}

#[test]
fn another_layout_is_chosen_and_what_has_no_place_there_is_listed_and_removed() {
    // The window in tests has no letter for it.
    let print = include_str!("../fixtures/server-pdf.txt").replace('\u{1f550}', "");
    let mut window = Window::with_cases(&[("s", &print)]);
    let event = entry(&window, "NAV delte referatet");
    let index = entries(&window).iter().position(|entry| entry.span == event.span).expect("is there");
    // The caret goes there by the search.
    window.ctrl(Key::F);
    window.fill("Søk i saken", "delte referatet");
    window.key(Modifiers::NONE, Key::F3);
    window.focus_reader();
    window.ctrl(Key::T);
    window.fill("Dato", "30.1.2025");
    window.click("Lagre");
    assert!(entries(&window)[index].is_corrected);

    window.click_containing("Oppsett: ");
    window.click("Utskrift 2020, eldste først");
    assert!(window.shows("1 rettelse passer ikke med dette oppsettet."));
    window.key(Modifiers::NONE, Key::F7);
    assert!(window.shows("Rettelser som ikke passer lenger"));
    assert!(window.shows("Ingen innlegg holder nok av teksten det gjelder."));
    window.click_containing("Fjern rettelsen: dato satt til 30. januar 2025");
    assert!(!window.shows("Rettelser som ikke passer lenger"));
    window.ctrl(Key::Z);
    window.ctrl(Key::Z);
    assert!(entries(&window)[index].is_corrected);
}

#[test]
fn a_key_that_corrects_does_nothing_while_someone_types() {
    let mut window = window();
    go_to_doubt(&mut window, 2);
    window.key(CTRL_SHIFT, Key::M);
    window.type_text("Spør");
    window.ctrl(Key::B);
    window.ctrl(Key::Enter);
    assert_eq!(entry(&window, "Velkommen").speaker, None);
    assert_eq!(doubtful(&window), 3);
    assert!(window.harness.query_by_role_and_label(Role::Window, "Rett innlegget").is_none());
}
