//! The window in any size: nothing covers anything else, dialogs keep their buttons, what goes on beyond an edge shows it.

use crate::support::layout::{assert_nothing_overlaps, dialog_buttons};
use crate::support::painted::{lines_of_text, texts};
use crate::support::window::Window;
use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2, vec2};
use egui_kittest::kittest::Queryable as _;
use planlupe::ui::tokens::Theme;

/// The least window and small screens, as they are and much enlarged, in points.
const SIZES: [Vec2; 9] = [
    vec2(480.0, 320.0),
    vec2(640.0, 400.0),
    vec2(674.0, 421.0),
    vec2(683.0, 384.0),
    vec2(853.0, 533.0),
    vec2(911.0, 512.0),
    vec2(1093.0, 614.0),
    vec2(1280.0, 800.0),
    vec2(1366.0, 768.0),
];

fn reading(size: Vec2) -> Window {
    let mut window = Window::showing(Theme::Light, size);
    let case = window.session().cases.iter().find(|case| case.label == "sak-002").expect("is in the demo").id;
    let narrow = size.x < 900.0;
    if narrow {
        window.key(Modifiers::NONE, Key::F9);
    }
    window.open_case(case);
    window
}

#[test]
fn no_two_things_overlap_while_reading() {
    for size in SIZES {
        let mut window = reading(size);
        assert_nothing_overlaps(&window, &format!("reading at {size}"));
        for key in [Key::F9, Key::F10] {
            window.key(Modifiers::NONE, key);
            assert_nothing_overlaps(&window, &format!("{key:?} at {size}"));
        }
        window.ctrl(Key::F);
        assert_nothing_overlaps(&window, &format!("searching at {size}"));
    }
}

#[test]
fn no_two_things_overlap_in_figures_and_while_anonymising() {
    for size in SIZES {
        let mut window = Window::showing(Theme::Light, size);
        window.ctrl(Key::Num5);
        assert_nothing_overlaps(&window, &format!("figures at {size}"));
        window.click_containing("Dialog/økonomi, ");
        assert_nothing_overlaps(&window, &format!("excerpts at {size}"));
        window.ctrl(Key::Num4);
        assert_nothing_overlaps(&window, &format!("anonymising at {size}"));
    }
}

#[test]
fn the_text_keeps_its_width_in_a_small_window() {
    for size in SIZES {
        let window = reading(size);
        let text = window.harness.get_by_role(Role::Document).rect();
        assert!(text.width() >= 400.0, "{text:?} at {size}");
        // Under two headings, as the text of a case begins.
        let least = if size.y < 360.0 { 2 } else { 4 };
        assert!(lines_of_text(&window) >= least, "{} lines in {text:?} at {size}", lines_of_text(&window));
    }
}

#[test]
fn the_strip_folds_where_panes_become_drawers() {
    for size in SIZES {
        let window = reading(size);
        let strip = window.harness.get_by_role(Role::Slider).rect();
        let is_folded = size.x < 900.0 || size.y < 480.0;
        assert_eq!(window.shows("Farge etter kode"), !is_folded, "{size}");
        assert_eq!(strip.height() < 60.0, is_folded, "{strip:?} at {size}");
        let inside = window.harness.ctx.content_rect();
        assert!(inside.contains_rect(strip), "{strip:?} at {size}");
    }
}

#[test]
fn the_tabs_of_the_details_are_never_cut() {
    for size in [vec2(911.0, 512.0), vec2(1093.0, 614.0), vec2(1280.0, 800.0)] {
        let window = reading(size);
        let painted = texts(&window);
        for tab in ["Her", "Saksreferat", "Kjennetegn", "Å avklare"] {
            assert!(painted.iter().any(|text| text.text == tab && text.is_whole), "{tab} at {size}");
        }
        // In a case without doubts too.
        let tabs = |window: &Window| window.harness.get_all_by_label("Å avklare").next().map(|tab| tab.rect());
        let before = tabs(&window);
        let mut window = window;
        let plain = window.session().cases.iter().find(|case| case.doubtful == 0).expect("one has none").id;
        window.open_case(plain);
        assert_eq!(tabs(&window).map(|tab| tab.left()), before.map(|tab| tab.left()), "{size}");
    }
}

#[test]
fn menus_are_seen_whole_on_a_small_screen() {
    for (menu, last) in [("Innlegg", "Type innlegg"), ("Koder", "Hvem koder"), ("Vis", "Vanlig størrelse")] {
        let mut window = Window::showing(Theme::Light, vec2(1280.0, 800.0));
        window.click(menu);
        let painted = texts(&window);
        let found = painted.iter().find(|text| text.text.starts_with(last));
        assert!(found.is_some_and(|text| text.is_whole), "{last} in {menu}: {found:?}");
    }
}

#[test]
fn lists_keep_their_size_while_they_are_filtered() {
    let mut window = Window::showing(Theme::Light, vec2(1280.0, 800.0));
    window.key(Modifiers::SHIFT, Key::F1);
    let before = dialog_buttons(&window);
    let right = |window: &Window| {
        let keys = window.harness.query_all_by_label_contains("Ctrl+N").map(|key| key.rect().left());
        keys.fold(0.0, f32::max)
    };
    assert!(right(&window) > 640.0, "the list is as wide as its dialog: {}", right(&window));
    window.type_text("nytt prosjekt");
    assert!(!window.shows("Ctrl+D"), "it is filtered");
    assert_eq!(dialog_buttons(&window), before);
}

#[test]
fn every_dialog_keeps_its_buttons_in_the_window() {
    for size in SIZES {
        let mut window = Window::showing(Theme::Light, size);
        for open in [
            "Brukerveiledning",
            "Tastene",
            "Hvem koder",
            "Rediger kjennetegn",
            "Navn på saker",
            "Lim inn tekst",
            "Importer utskrifter",
        ] {
            window.ctrl(Key::K);
            window.type_text(open);
            window.key(Modifiers::NONE, Key::Enter);
            let inside = window.harness.ctx.content_rect();
            // The guide is as wide as its widest table.
            for field in window.harness.query_all_by_label("Søk i veiledningen") {
                assert!(inside.contains_rect(field.rect()), "{:?} at {size}", field.rect());
            }
            let buttons = dialog_buttons(&window);
            assert!(!buttons.is_empty(), "{open} is a dialog with buttons");
            for (name, rect) in buttons {
                assert!(inside.contains_rect(rect), "{open}: «{name}» at {rect:?} is outside of {size}");
            }
            window.key(Modifiers::NONE, Key::Escape);
        }
    }
}

#[test]
fn one_drawer_is_open_at_a_time_in_a_narrow_window() {
    let mut window = reading(vec2(640.0, 400.0));
    assert!(!window.shows("Ny gruppe"));
    window.key(Modifiers::NONE, Key::F10);
    assert!(window.shows("Ny gruppe"));
    window.click("Saksliste");
    assert!(window.shows("av 15") && !window.shows("Ny gruppe"));
}

#[test]
fn no_column_of_the_figures_is_dropped_and_what_goes_on_has_a_bar() {
    let count = |window: &Window| window.harness.query_all_by_label_contains("Dialog/økonomi, ").count();
    let mut wide = Window::showing(Theme::Light, vec2(1920.0, 1080.0));
    wide.ctrl(Key::Num5);
    let columns = count(&wide);
    assert!(columns > 1);
    for size in SIZES {
        let mut window = Window::showing(Theme::Light, size);
        window.ctrl(Key::Num5);
        assert_eq!(count(&window), columns, "{size}");
        let bars = window.harness.ctx.global_style().spacing.scroll;
        assert!(bars.dormant_handle_opacity > 0.0 && bars.foreground_color, "a bar is seen where nobody points");
    }
}
