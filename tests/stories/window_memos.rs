//! A researcher keeps memos in the window: free ones and the journal, finds them again, links them by keys, looks at what was done
//! yesterday, and begins summaries with a template.

use crate::support::window::Window;
use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use planlupe::ui::bar::Workspace;
use planlupe::ui::cases_page::CasesPage;
use project::{LinkTarget, MemoOn};
use reading::clock::today;

const KARI: &str = "BRUKER – 1. APR. 2020: Jeg stoler ikke på dem.\n\nVEILEDER – 2. APR. 2020: Ring meg.\n";
const OLA: &str = "VEILEDER – 1. JUN. 2020: Hei.\n\nBRUKER – 9. JUN. 2020: Ja takk.\n";

const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
const FRAMES_OF_A_PAUSE: usize = 80;

fn window() -> Window {
    let mut window = Window::with_cases(&[("kari", KARI), ("ola", OLA)]);
    window.harness.set_size(vec2(1400.0, 1000.0));
    window.run_until_idle();
    window
}

/// What the rows of the lists say, from the top.
fn rows(window: &Window) -> Vec<String> {
    let rows = window.harness.query_all_by_role(Role::ListBoxOption);
    let mut rows: Vec<(f32, String)> =
        rows.map(|row| (row.rect().top(), row.accesskit_node().label().unwrap_or_default())).collect();
    rows.sort_by(|one, other| one.0.total_cmp(&other.0));
    rows.into_iter().map(|(_, said)| said).collect()
}

/// Writes a free memo with this title and text.
fn write(window: &mut Window, title: &str, text: &str) {
    window.key(CTRL_SHIFT, Key::N);
    window.fill("Tittel", title);
    window.fill("Notat", text);
    for _ in 0..FRAMES_OF_A_PAUSE {
        window.harness.step();
    }
    window.run_until_idle();
}

fn links(window: &Window) -> Vec<Option<LinkTarget>> {
    window.project().memo_links().list().expect("links").into_iter().map(|link| link.target).collect()
}

#[test]
fn a_free_memo_is_written_found_again_and_removed() {
    let mut window = window();
    write(&mut window, "Mistillit", "Er den ny?");
    write(&mut window, "Metode", "Les tråder for seg.");
    assert_eq!(window.left().workspace, Workspace::Cases(CasesPage::Memos));
    let memos = window.project().memos().list().expect("memos");
    let stored: Vec<(&str, &str)> = memos.iter().map(|memo| (&*memo.title, &*memo.text)).collect();
    assert_eq!(stored, [("Mistillit", "Er den ny?"), ("Metode", "Les tråder for seg.")]);
    assert_eq!(rows(&window).len(), 2);
    window.fill("Ord i notatene", "traader");
    let found = rows(&window);
    assert!(found.len() == 1 && found[0].starts_with("Metode: Fritt notat"), "{found:?}");
    assert!(window.shows("1 av 2 notater"));
    window.click("Fjern notatet");
    assert_eq!(window.project().memos().list().expect("memos").len(), 1);
    window.ctrl(Key::Z);
    assert_eq!(window.project().memos().list().expect("memos").len(), 2);
}

#[test]
fn the_journal_of_today_is_one_and_memos_on_cases_stand_in_the_list_too() {
    let mut window = window();
    let case = window.session().open.as_ref().expect("a case").id;
    window.click("Notater");
    window.fill("Notat til saken", "Uvanlig sak");
    window.key(CTRL_SHIFT, Key::D);
    window.fill("Notat", "Leste to saker");
    window.ctrl(Key::Num1);
    window.key(CTRL_SHIFT, Key::D);
    let memos = window.project().memos().list().expect("memos");
    assert_eq!(memos.iter().map(|memo| memo.on).collect::<Vec<_>>(), [MemoOn::Case, MemoOn::Day(today())]);
    assert_eq!(memos[1].text, "Leste to saker", "stored when another workspace is shown");
    let listed = rows(&window);
    assert!(listed.len() == 2 && listed[0].starts_with("Uvanlig sak: Sak · kari"), "{listed:?}");

    // The memo on the case is written here as it is beside the text.
    window.key(Modifiers::ALT, Key::Num4);
    window.key(Modifiers::NONE, Key::Home);
    window.key(Modifiers::NONE, Key::Enter);
    window.type_text(" igjen");
    window.ctrl(Key::Num1);
    assert!(window.project().memos().on_case(case).expect("readable").expect("a memo").contains("igjen"));
}

#[test]
fn a_memo_is_linked_by_keys_and_the_link_is_followed_both_ways() {
    let mut window = window();
    write(&mut window, "Mistillit", "Er den ny?");
    window.key(Modifiers::ALT, Key::Num4);
    window.key(CTRL_SHIFT, Key::L);
    window.type_text("sak ola");
    window.key(Modifiers::NONE, Key::Enter);
    let ola = window.project().cases().named("ola").expect("a case");
    assert_eq!(links(&window), [Some(LinkTarget::Case(ola))]);
    window.click("Sak · ola");
    assert_eq!(window.session().open.as_ref().map(|open| open.id), Some(ola));
    window.click("Notater");
    assert!(window.shows("Lenket fra"));
    window.click("Mistillit");
    assert_eq!(window.left().workspace, Workspace::Cases(CasesPage::Memos));

    // From the text: the entry at the caret.
    window.ctrl(Key::Num1);
    window.focus_reader();
    window.key(CTRL_SHIFT, Key::L);
    window.type_text("mist");
    window.key(Modifiers::NONE, Key::Enter);
    let made = links(&window);
    assert!(made.len() == 2 && matches!(made[1], Some(LinkTarget::Entry(case, _)) if case == ola), "{made:?}");
    window.ctrl(Key::Z);
    assert_eq!(links(&window).len(), 1);
}

#[test]
fn the_log_tells_what_was_done_today_and_leads_to_the_case() {
    let mut window = window();
    window.open_case(window.project().cases().named("kari").expect("a case"));
    window.focus_reader();
    window.key(CTRL_SHIFT, Key::S);
    window.type_text("Stoler ikke på NAV.");
    window.key(Modifiers::ALT, Key::Num5);
    let told = rows(&window);
    assert!(told.iter().any(|row| row.starts_with("saksreferat · 1 · kari: ")), "{told:?}");
}

#[test]
fn a_new_summary_begins_with_the_template_and_nothing_is_stored_before_something_is_typed() {
    let mut window = window();
    window.ctrl(Key::K);
    window.type_text("mal for saksref");
    window.key(Modifiers::NONE, Key::Enter);
    window.fill("Mal", "# Vendepunkt");
    window.click("Lagre");
    let case = window.session().open.as_ref().expect("a case").id;
    window.focus_reader();
    window.key(CTRL_SHIFT, Key::S);
    for _ in 0..FRAMES_OF_A_PAUSE {
        window.harness.step();
    }
    let summary = |window: &Window| window.session().case(case).expect("a case").summary.clone();
    assert_eq!(summary(&window), "");
    window.key(Modifiers::COMMAND, Key::End);
    window.type_text(" i april");
    window.focus_reader();
    assert_eq!(summary(&window), "# Vendepunkt i april");
    window.ctrl(Key::Z);
    assert_eq!(summary(&window), "");
}
