//! The window in any size: nothing covers anything else, dialogs keep their buttons, what goes on beyond an edge shows it.

use crate::support::layout::{assert_nothing_overlaps, dialog_buttons};
use crate::support::window::Window;
use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2, vec2};
use egui_kittest::kittest::Queryable as _;
use planlupe::ui::tokens::Theme;

/// The least window and small screens, as they are and much enlarged, in points.
const SIZES: [Vec2; 8] = [
    vec2(480.0, 320.0),
    vec2(640.0, 400.0),
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
        assert!(text.height() >= 80.0, "{text:?} at {size}");
    }
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
