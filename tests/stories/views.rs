//! The main views in all themes and sizes, drawn into a folder to be looked at: `scripts/views.sh FOLDER [WORD …]`. Without a
//! folder, nothing is drawn.

use std::path::PathBuf;

use crate::support::window::Window;
use egui::{Key, Modifiers, Vec2, vec2};
use planlupe::ui::tokens::Theme;

/// Names the folder.
const FOLDER: &str = "PLANLUPE_VIEWS";

/// Words of which the name of a picture must have one, parted by blanks; all are drawn where there are none.
const ONLY: &str = "PLANLUPE_VIEWS_ONLY";

/// Small and large screens, and a small one at 200 %.
const SIZES: [(&str, Vec2); 4] = [
    ("1280x800", vec2(1280.0, 800.0)),
    ("1366x768", vec2(1366.0, 768.0)),
    ("1920x1080", vec2(1920.0, 1080.0)),
    ("1280x800-200", vec2(640.0, 400.0)),
];

const THEMES: [(&str, Theme); 4] = [
    ("light", Theme::Light),
    ("dark", Theme::Dark),
    ("contrast-dark", Theme::HighContrast),
    ("contrast-light", Theme::HighContrastLight),
];

const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// What is done to come to a view.
type Way = fn(&mut Window);

const VIEWS: [(&str, Way); 14] = [
    ("read", |_| {}),
    ("select", |window| {
        window.ctrl(Key::Home);
        for _ in 0..22 {
            window.key(Modifiers::ALT, Key::ArrowDown);
        }
        window.ctrl(Key::A);
    }),
    ("codes", |window| window.key(Modifiers::NONE, Key::F10)),
    ("guide", |window| window.key(Modifiers::NONE, Key::F1)),
    ("figures", |window| {
        window.ctrl(Key::Num5);
        window.click_containing("Dialog/økonomi, ");
    }),
    ("anonymise", |window| window.ctrl(Key::Num4)),
    ("contact", |window| {
        window.ctrl(Key::Num5);
        window.click("Kontaktmål");
    }),
    ("find", |window| {
        window.key(CTRL_SHIFT, Key::F);
        window.type_text("meldekort");
        window.key(Modifiers::NONE, Key::Enter);
    }),
    ("quotation", |window| {
        window.key(Modifiers::ALT | Modifiers::SHIFT, Key::ArrowRight);
        window.key(CTRL_SHIFT, Key::Q);
    }),
    ("courses", |window| window.key(Modifiers::ALT, Key::Num1)),
    ("goals", |window| window.key(Modifiers::ALT, Key::Num2)),
    ("attributes", |window| window.key(Modifiers::ALT, Key::Num3)),
    ("memos", |window| window.key(Modifiers::ALT, Key::Num4)),
    ("log", |window| window.key(Modifiers::ALT, Key::Num5)),
];

#[test]
fn the_main_views_are_drawn_where_a_folder_is_named() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else { return };
    std::fs::create_dir_all(&folder).expect("a folder");
    let only = std::env::var(ONLY).unwrap_or_default();
    let is_wanted = |name: &str| only.is_empty() || only.split(' ').any(|word| name.contains(word));
    for (theme_name, theme) in THEMES {
        for (size_name, size) in SIZES {
            for (view, way) in VIEWS {
                let name = format!("{view}-{theme_name}-{size_name}.png");
                if !is_wanted(&name) {
                    continue;
                }
                let mut window = Window::showing(theme, size);
                let case = window.session().cases.iter().find(|case| case.label == "sak-002").expect("is there").id;
                if size.x < 900.0 {
                    window.key(Modifiers::NONE, Key::F9);
                }
                window.open_case(case);
                window.focus_reader();
                way(&mut window);
                let drawn = window.harness.render().expect("the window can be drawn");
                drawn.save(folder.join(name)).expect("written");
            }
        }
    }
}
