//! The reading pane, as a person and a screen reader use it.

use crate::support::reader_pane::{
    CASE, Window, Words, after, at, button, click, drag, long_case, open, open_with_glyphs, pane, press, sample,
};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use planlupe::ui::reader::{Document, Reader};
use planlupe::ui::tokens::Theme;

#[test]
fn a_drag_across_two_entries_selects_a_span_of_each() {
    let mut harness = open(Window::new(CASE));
    let (from, to) = (at(&harness, "hos legen."), after(&harness, "Da er det ordnet"));
    drag(&mut harness, from, to);
    assert_eq!(harness.state().selected(), ["hos legen.", "Da er det ordnet"]);
    assert!(harness.state().seen().has_focus);
}

#[test]
fn a_selection_has_no_blanks_at_its_ends() {
    let mut harness = open(Window::new(CASE));
    let (from, to) = (at(&harness, " greit på"), at(&harness, "mandagene"));
    drag(&mut harness, from, to);
    assert_eq!(harness.state().selected(), ["greit på"]);
}

#[test]
fn a_double_click_takes_a_word_and_a_triple_click_a_paragraph() {
    let mut harness = open(Window::new(CASE));
    let pos = after(&harness, "men onsd");
    click(&mut harness, pos, 2);
    assert_eq!(harness.state().selected(), ["onsdagen"]);
    for _ in 0..60 {
        harness.step();
    }
    click(&mut harness, pos, 3);
    assert_eq!(harness.state().selected(), ["Det går greit på mandagene, men onsdagen er tung."]);
}

#[test]
fn shift_and_click_extend_the_selection() {
    let mut harness = open(Window::new(CASE));
    let from = at(&harness, "Bruk de første");
    click(&mut harness, from, 1);
    assert!(harness.state().selected().is_empty());
    let to = after(&harness, "Bruk de");
    harness.hover_at(to);
    harness.run();
    button(&harness, to, true, Modifiers::SHIFT);
    harness.run();
    button(&harness, to, false, Modifiers::SHIFT);
    harness.run();
    assert_eq!(harness.state().selected(), ["Bruk de"]);
}

#[test]
fn the_keyboard_moves_and_extends_the_selection() {
    let mut harness = open(Window::new(CASE));
    let from = at(&harness, "Bruk de første");
    click(&mut harness, from, 1);
    let shift_word = Modifiers::SHIFT | Modifiers::COMMAND;
    press(&mut harness, shift_word, Key::ArrowRight);
    press(&mut harness, shift_word, Key::ArrowRight);
    assert_eq!(harness.state().selected(), ["Bruk de"]);
    press(&mut harness, Modifiers::SHIFT, Key::ArrowLeft);
    assert_eq!(harness.state().selected(), ["Bruk d"]);
    press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    assert!(harness.state().selected().is_empty());
    press(&mut harness, Modifiers::SHIFT, Key::Home);
    assert_eq!(harness.state().selected(), ["Så moro å lese! Bruk d"]);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.state().selected().is_empty());
    assert!(harness.state().seen().has_focus, "Escape does not leave the reader");
    press(&mut harness, Modifiers::COMMAND, Key::Home);
    let first = harness.state().find("Tiltak gjennom NAV").start;
    assert_eq!(harness.state().reader.caret(), Some(first));
    press(&mut harness, shift_word, Key::End);
    assert_eq!(harness.state().selected().len(), 4, "a span for each entry");
}

#[test]
fn up_and_down_keep_their_column_and_go_on_in_the_next_entry() {
    let mut harness = open(Window::new(CASE));
    let from = at(&harness, "Det går greit");
    click(&mut harness, from, 1);
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(harness.state().reader.caret(), Some(harness.state().find("Jeg har fått time").start));
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(harness.state().seen().caret.map(|caret| caret.entry), Some(3));
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    assert_eq!(harness.state().seen().caret.map(|caret| caret.entry), Some(1));
}

#[test]
fn down_in_the_labels_of_a_card_stays_in_the_labels() {
    let mut harness = open(Window::new(CASE));
    let from = at(&harness, "FRA DATO");
    click(&mut harness, from, 1);
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(harness.state().reader.caret(), Some(harness.state().find("ARRANGØR").start));
    let from = at(&harness, "20. januar 2020");
    click(&mut harness, from, 1);
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(harness.state().reader.caret(), Some(harness.state().find("[bokhandelen]").start));
}

#[test]
fn all_is_first_the_entry_and_then_the_case() {
    let mut harness = open(Window::new(CASE));
    let from = at(&harness, "Bruk de første");
    click(&mut harness, from, 1);
    press(&mut harness, Modifiers::COMMAND, Key::A);
    assert_eq!(harness.state().selected(), ["Så moro å lese! Bruk de første ukene til å kjenne etter."]);
    press(&mut harness, Modifiers::COMMAND, Key::A);
    assert_eq!(harness.state().selected().len(), 4);
}

#[test]
fn alt_and_arrows_go_from_entry_to_entry() {
    let mut harness = open(Window::new(CASE));
    let from = at(&harness, "Bruk de første");
    click(&mut harness, from, 1);
    press(&mut harness, Modifiers::ALT, Key::ArrowDown);
    assert_eq!(harness.state().reader.caret(), Some(harness.state().find("Det går greit").start));
    press(&mut harness, Modifiers::ALT, Key::ArrowUp);
    press(&mut harness, Modifiers::ALT, Key::ArrowUp);
    assert_eq!(harness.state().reader.caret(), Some(harness.state().find("Tiltak gjennom NAV").start));
}

#[test]
fn copied_text_has_no_headers_and_a_blank_line_between_entries() {
    let mut harness = open(Window::new(CASE));
    let (from, to) = (at(&harness, "men onsdagen"), after(&harness, "Da er det ordnet"));
    drag(&mut harness, from, to);
    harness.event(Event::Copy);
    harness.step();
    let copied = harness.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    assert_eq!(copied.as_deref(), Some("men onsdagen er tung.\nJeg har fått time hos legen.\n\nDa er det ordnet"));
}

#[test]
fn typed_letters_are_the_windows_to_code_with() {
    let mut harness = open(Window::new(CASE));
    harness.event(Event::Text("q".into()));
    harness.run();
    assert!(harness.state().typed.is_empty(), "without focus nothing is typed");
    let from = at(&harness, "Bruk de første");
    click(&mut harness, from, 1);
    harness.event(Event::Text("q".into()));
    harness.run();
    assert_eq!(harness.state().typed, ["q"]);
    press(&mut harness, Modifiers::NONE, Key::Tab);
    assert!(!harness.state().seen().has_focus, "Tab leaves the reader");
}

#[test]
fn a_click_on_coded_text_names_every_coding_there_the_shortest_first() {
    let mut window = Window::new(CASE);
    window.code("Det går greit på mandagene, men onsdagen er tung.", "Helse", 0);
    window.code("på mandagene, men", "Arbeid", 1);
    window.code("mandagene", "Tid", 2);
    let mut harness = open(window);
    let pos = after(&harness, "mand");
    click(&mut harness, pos, 1);
    assert_eq!(harness.state().clicked, [2, 1, 0]);
    harness.state_mut().clicked.clear();
    let pos = after(&harness, "onsd");
    click(&mut harness, pos, 1);
    assert_eq!(harness.state().clicked, [0]);
}

#[test]
fn names_in_the_margin_can_be_clicked_and_never_cover_one_another() {
    let mut window = Window::new(CASE);
    for (colour, name) in ["Helse", "Arbeid", "Økonomi", "Vedlikehold av planen"].into_iter().enumerate() {
        window.code("Det går greit på mandagene", name, colour);
    }
    let mut harness = open(window);
    harness.get_by_role_and_label(Role::Button, "Arbeid").click();
    harness.run();
    assert_eq!(harness.state().clicked, [1]);
    let mut tops: Vec<f32> = ["Helse", "Arbeid", "Økonomi", "Vedlikehold av planen"]
        .map(|name| harness.get_by_role_and_label(Role::Button, name).rect().top())
        .to_vec();
    tops.sort_by(f32::total_cmp);
    assert!(tops.windows(2).all(|pair| pair[1] - pair[0] >= 18.0), "{tops:?}");
}

#[test]
fn a_quick_click_on_a_name_in_the_margin_counts() {
    let mut window = Window::new(CASE);
    window.code("men onsdagen", "Helse", 0);
    let mut harness = open(window);
    let pos = harness.get_by_role_and_label(Role::Button, "Helse").rect().center();
    harness.input_mut().events.push(Event::PointerMoved(pos));
    // Down and up in one frame, as a touchpad taps.
    for pressed in [true, false] {
        let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
        harness.input_mut().events.push(Event::PointerButton { pos, button, pressed, modifiers });
    }
    harness.step();
    harness.run();
    assert_eq!(harness.state().clicked, [0]);
    assert_eq!(harness.state().selected(), ["men onsdagen"], "what was clicked is selected");
    assert!(harness.state().seen().has_focus);
}

#[test]
fn the_ends_of_a_bracket_are_dragged_to_other_words() {
    let mut window = Window::new(CASE);
    window.code("greit på mandagene", "Helse", 0);
    let mut harness = open(window);
    let line = at(&harness, "Det går greit");
    let foot = line + vec2(-12.0, 9.0);
    let to = after(&harness, "men onsd");
    drag(&mut harness, foot, to);
    let whole = harness.state().find("greit på mandagene, men onsdagen");
    assert_eq!(harness.state().moved, [(0, whole)]);
    let head = line + vec2(-12.0, -9.0);
    let to = after(&harness, "Det g");
    drag(&mut harness, head, to);
    let wide = harness.state().find("går greit på mandagene");
    assert_eq!(harness.state().moved[1], (0, wide));
    assert!(harness.state().selected().is_empty(), "a drag of an end selects nothing");

    drag(&mut harness, foot, foot + vec2(2.0, 1.0));
    assert_eq!(harness.state().moved.len(), 2, "a click moves nothing");
    assert_eq!(harness.state().selected(), ["greit på mandagene"], "it selects the coding");
}

#[test]
fn the_end_of_a_bracket_pulls_the_text_past_the_edge_and_stays_in_its_entry() {
    let text = format!(
        "Aktivitetsplan\nDialogen med veileder\nOppfølging\nBRUKER - 1. JAN. 2020\n{}\n",
        "Dag etter dag. ".repeat(900).trim_end()
    );
    let mut window = Window::new(&text);
    window.code("Dag etter", "Helse", 0);
    let mut harness = open(window);
    let foot = at(&harness, "Dag etter dag.") + vec2(-12.0, 9.0);
    harness.hover_at(foot);
    harness.run();
    harness.drag_at(foot);
    harness.run();
    let below = Pos2::new(foot.x, 640.0);
    harness.hover_at(below);
    for _ in 0..60 {
        harness.step();
    }
    button(&harness, below, false, Modifiers::NONE);
    harness.run();
    let (_, span) = harness.state().moved[0];
    assert!(span.len() > 2000, "{}", span.len());
}

#[test]
fn codings_that_find_no_room_in_the_margin_are_counted() {
    let mut window = Window::new(CASE);
    for colour in 0..12 {
        window.code("Det går greit på mandagene", &format!("Kode {colour}"), colour);
    }
    let harness = open(window);
    let named = (0..12).filter(|number| harness.query_by_label(&format!("Kode {number}")).is_some()).count();
    let counted = harness.get_by(|node| node.label().is_some_and(|label| label.contains('\n')));
    let counted = counted.accesskit_node().label().map_or(0, |label| label.lines().count());
    assert_eq!((named, counted), (4, 8));
}

#[test]
fn a_coding_never_moves_the_text() {
    let mut harness = open(Window::new(CASE));
    let before = at(&harness, "mandag og torsdag");
    harness.state_mut().code("det ordnet, du har mandag", "Tid", 3);
    harness.run();
    assert_eq!(at(&harness, "mandag og torsdag"), before);
}

#[test]
fn only_what_is_seen_is_laid_out() {
    let mut window = Window::new(&long_case(5000));
    let blocks = window.document.blocks().len();
    assert!(blocks >= 10_000, "{blocks}");
    let last = window.find("Melding nummer 4000 i");
    window.marks = Vec::new();
    let mut harness = open(window);
    assert!(harness.state().reader.laid_out() < 40, "{}", harness.state().reader.laid_out());
    harness.state_mut().reader.scroll_to(last);
    harness.run();
    let _ = at(&harness, "Melding nummer 4000 i");
    assert!(harness.state().reader.laid_out() < 40, "{}", harness.state().reader.laid_out());
}

#[test]
fn a_selection_outlives_its_way_out_of_sight() {
    let window = Window::new(&long_case(400));
    let far = window.find("Melding nummer 390 i");
    let mut harness = open(window);
    let (from, to) = (at(&harness, "Melding nummer 1 i"), after(&harness, "Melding nummer 1 i saken."));
    drag(&mut harness, from, to);
    harness.state_mut().reader.scroll_to(far);
    harness.run();
    let _ = at(&harness, "Melding nummer 390 i");
    assert_eq!(harness.state().selected(), ["Melding nummer 1 i saken."]);
    press(&mut harness, Modifiers::SHIFT, Key::ArrowLeft);
    let _ = at(&harness, "Melding nummer 1 i");
    assert_eq!(harness.state().selected(), ["Melding nummer 1 i saken"]);
}

#[test]
fn a_text_begins_at_its_top_wherever_another_one_was_left() {
    let window = Window::new(&long_case(400));
    let far = window.find("Melding nummer 390 i");
    let mut harness = open(window);
    harness.state_mut().reader.scroll_to(far);
    harness.run();
    // The window keeps how far its panes were scrolled, also when it is closed.
    harness.state_mut().reader = Reader::default();
    harness.run();
    let _ = at(&harness, "Melding nummer 0 i");
}

#[test]
fn what_is_selected_by_key_comes_into_view() {
    let window = Window::new(&long_case(400));
    let far = window.find("Melding nummer 390 i");
    let mut harness = open(window);
    let from = at(&harness, "Melding nummer 1 i");
    click(&mut harness, from, 1);
    harness.state_mut().reader.scroll_to(far);
    harness.run();
    let Window { reader, document, .. } = harness.state_mut();
    reader.grow(document, true);
    harness.run();
    let _ = at(&harness, "Melding nummer 1 i");
    assert_eq!(harness.state().selected(), ["Melding nummer 1 i saken."]);
}

#[test]
fn a_drag_past_the_edge_scrolls_on() {
    let mut harness = open(Window::new(&long_case(400)));
    let from = at(&harness, "Melding nummer 0 i");
    harness.hover_at(from);
    harness.run();
    harness.drag_at(from);
    harness.run();
    let below = Pos2::new(from.x, 640.0);
    harness.hover_at(below);
    for _ in 0..120 {
        harness.step();
    }
    button(&harness, below, false, Modifiers::NONE);
    harness.run();
    assert!(harness.state().selected().len() > 5, "{}", harness.state().selected().len());
    assert!(harness.state().seen().top_entry > Some(2));
}

#[test]
fn the_page_keys_turn_pages() {
    let mut harness = open(Window::new(&long_case(400)));
    let from = at(&harness, "Melding nummer 0 i");
    click(&mut harness, from, 1);
    let start = harness.state().reader.caret();
    for _ in 0..3 {
        press(&mut harness, Modifiers::NONE, Key::PageDown);
    }
    assert!(harness.state().seen().top_entry > Some(4), "{:?}", harness.state().seen().top_entry);
    for _ in 0..3 {
        press(&mut harness, Modifiers::NONE, Key::PageUp);
    }
    assert!(harness.state().reader.caret().zip(start).is_some_and(|(now, start)| now.abs_diff(start) < 200));
}

#[test]
fn a_new_order_keeps_the_selection_and_the_place() {
    let window = Window::new(&long_case(400));
    let passage = window.find("Melding nummer 200 i");
    let plan = reading::grammar::read(&window.text);
    let turned: Vec<usize> = (0..plan.entries.len()).rev().collect();
    let document = Document::new(&plan, &window.text, &turned, &Words);
    let mut harness = open(window);
    harness.state_mut().reader.select(passage);
    harness.state_mut().reader.scroll_to(passage);
    harness.run();
    harness.state_mut().document = document;
    harness.run();
    assert_eq!(harness.state().selected(), ["Melding nummer 200 i"]);
    let top = harness.state().seen().top_entry.expect("something is seen");
    assert!(top.abs_diff(200) < 4, "{top}");
}

#[test]
fn a_screen_reader_hears_what_is_seen() {
    let harness = open(Window::new(CASE));
    let pane = pane(&harness);
    assert!(pane.supports_text_ranges());
    let heard = pane.document_range().text();
    let seen: String = harness.state().document.blocks().iter().flat_map(|block| [block.text.as_str(), "\n"]).collect();
    assert_eq!(heard, seen);
    let headings = harness.get_all_by_role(Role::Heading).count();
    assert_eq!(headings, 5, "four headers and the title of the card");
}

#[test]
fn a_screen_reader_hears_what_is_selected_and_can_select() {
    let mut harness = open(Window::new(CASE));
    let (from, to) = (at(&harness, "men onsdagen"), after(&harness, "men onsdagen er"));
    drag(&mut harness, from, to);
    let selection = *pane(&harness).data().text_selection().expect("something is selected");
    assert_eq!(pane(&harness).text_selection().map(|range| range.text()).as_deref(), Some("men onsdagen er"));
    press(&mut harness, Modifiers::NONE, Key::Escape);
    let (target_node, target_tree) = pane(&harness).locate();
    harness.event(Event::AccessKitActionRequest(egui::accesskit::ActionRequest {
        action: egui::accesskit::Action::SetTextSelection,
        target_tree,
        target_node,
        data: Some(egui::accesskit::ActionData::SetTextSelection(selection)),
    }));
    harness.run();
    assert_eq!(harness.state().selected(), ["men onsdagen er"]);
}

#[test]
fn every_sample_case_can_be_shown() {
    for number in 1..=8 {
        let mut harness = open(Window::new(&sample(&format!("sak-{number:03}.txt"))));
        let from = Pos2::new(400.0, 300.0);
        click(&mut harness, from, 1);
        press(&mut harness, Modifiers::COMMAND, Key::End);
        press(&mut harness, Modifiers::COMMAND, Key::A);
        press(&mut harness, Modifiers::COMMAND, Key::A);
        let window = harness.state();
        let entries = window.document.blocks().iter().filter(|block| block.last).count();
        assert_eq!(window.seen().selection.len(), entries, "sak-{number:03}");
    }
}

#[test]
fn nothing_of_an_entry_is_left_out() {
    for number in 1..=8 {
        let window = Window::new(&sample(&format!("sak-{number:03}.txt")));
        let plan = reading::grammar::read(&window.text);
        let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        for (index, entry) in plan.entries.iter().enumerate() {
            let blocks = window.document.blocks().iter().filter(|block| block.entry == index && !block.span.is_empty());
            let shown: String = blocks.map(|block| letters(window.text.slice(block.span))).collect();
            assert_eq!(shown, letters(&plan.text_of(entry, &window.text)), "sak-{number:03}, entry {index}");
        }
    }
}

#[test]
fn the_right_button_asks_for_a_menu_and_keeps_the_selection_that_it_hits() {
    let mut harness = open(Window::new(CASE));
    let (from, to) = (at(&harness, "men onsdagen"), after(&harness, "men onsdagen er"));
    drag(&mut harness, from, to);
    let right = |harness: &mut Harness<'_, Window>, pos| {
        harness.state_mut().menu = None;
        harness.hover_at(pos);
        for pressed in [true, false] {
            let button = PointerButton::Secondary;
            harness.event(Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE });
        }
        harness.run();
    };
    let pos = after(&harness, "men ons");
    right(&mut harness, pos);
    assert_eq!(harness.state().menu, Some(pos));
    assert_eq!(harness.state().selected(), ["men onsdagen er"]);
    let pos = after(&harness, "Bruk de");
    right(&mut harness, pos);
    assert_eq!(harness.state().menu, Some(pos));
    assert!(harness.state().selected().is_empty());
}

#[test]
fn the_tab_key_leads_into_the_text_that_is_seen() {
    let window = Window::new(&long_case(400));
    let passage = window.find("Melding nummer 200 i");
    let mut harness = open(window);
    harness.state_mut().reader.scroll_to(passage);
    harness.run();
    harness.get_by_label("Noe annet").focus();
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::Tab);
    press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    assert!(harness.state().seen().has_focus);
    let entry = harness.state().seen().caret.expect("there is one").entry;
    assert!(entry.abs_diff(200) < 3, "{entry}");
}

#[test]
fn a_narrower_window_keeps_the_place() {
    let window = Window::new(&long_case(400));
    let passage = window.find("Melding nummer 200 i");
    let mut harness = open(window);
    harness.state_mut().reader.scroll_to(passage);
    harness.run();
    let top = harness.state().seen().top_entry;
    for width in [560.0, 1280.0, 400.0] {
        harness.set_size(vec2(width, 600.0));
        harness.run();
        assert_eq!(harness.state().seen().top_entry, top, "at a width of {width}");
    }
}

#[test]
fn a_long_message_is_cut_between_sentences() {
    let text = format!(
        "Aktivitetsplan\nDialogen med veileder\nOppfølging\nBRUKER - 2. JAN. 2020\n{}\n",
        "Jeg lurer på noe. ".repeat(800).trim_end()
    );
    let window = Window::new(&text);
    let blocks: Vec<_> = window.document.blocks().iter().filter(|block| !block.span.is_empty()).collect();
    assert_eq!(blocks.len(), 4);
    assert!(blocks.iter().all(|block| block.chars <= 4000 && block.text.ends_with("noe.")));
}

#[test]
fn page_furniture_is_not_read_but_lies_within_the_span() {
    let mut harness = open(Window::new(&CASE.replace("Jeg har fått", "Side 1 av 2\nJeg har fått")));
    let from = at(&harness, "onsdagen");
    click(&mut harness, from, 1);
    press(&mut harness, Modifiers::COMMAND, Key::A);
    let selected = harness.state().selected();
    let whole = "Det går greit på mandagene, men onsdagen er tung.\nSide 1 av 2\nJeg har fått time hos legen.";
    assert_eq!(selected, [whole]);
    assert!(!pane(&harness).document_range().text().contains("Side 1"));
}

#[test]
fn scripts_that_the_fonts_shape_otherwise_do_no_harm() {
    let text = CASE.replace("Bruk de", "السلام عليكم 👩\u{200d}👩\u{200d}👧 e\u{301}\u{302} \u{ad} fi");
    let window = Window::new(&text);
    let all = window.text.span();
    let builder = Harness::builder().allow_missing_glyphs();
    let mut harness = open_with_glyphs(builder, window, Theme::Light, vec2(828.0, 600.0));
    let from = at(&harness, "Det går greit");
    click(&mut harness, from, 1);
    for key in [Key::ArrowUp, Key::End, Key::ArrowLeft, Key::Home, Key::ArrowRight] {
        press(&mut harness, Modifiers::SHIFT, key);
        let spans = &harness.state().seen().selection;
        assert!(spans.iter().all(|span| span.end <= all.end));
    }
    press(&mut harness, Modifiers::COMMAND, Key::A);
    press(&mut harness, Modifiers::COMMAND, Key::A);
    assert_eq!(harness.state().selected().len(), 4);
}

#[test]
fn coded_text_bears_a_quarter_of_its_colour() {
    let mut window = Window::new(CASE);
    window.code("Det går greit på mandagene", "Helse", 2);
    let mut harness = open(window);
    let blank = after(&harness, "Det går");
    let picture = harness.render().expect("it can be drawn");
    let tokens = Theme::Light.tokens();
    let tint = tokens.paper.lerp_to_gamma(tokens.code(2), 0.25);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let found = picture.get_pixel(blank.x as u32 + 2, blank.y as u32).0;
    assert!(found.iter().zip(tint.to_array()).all(|(a, b)| a.abs_diff(b) <= 1), "{found:?} {tint:?}");
}
