//! A newcomer starts the program: the first coding is at most eight acts away. An act is a key or a chord, a click, a path that is typed, or
//! files that are dropped.

use std::fs;
use std::path::Path;

use crate::support::window::Window;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

const MOST: usize = 8;

const CASE: &str = "VEILEDER – 1. APR. 2020: Hei. Hvordan går det?\n\nBRUKER – 2. APR. 2020: Hei. Det går fint.\n";

/// A window, and the acts of its newcomer.
struct Newcomer {
    window: Window,
    acts: usize,
}

impl Newcomer {
    fn new() -> Self {
        Self { window: Window::at_start(), acts: 0 }
    }

    fn click(&mut self, name: &str) {
        self.acts += 1;
        self.window.click(name);
    }

    fn key(&mut self, modifiers: Modifiers, key: Key) {
        self.acts += 1;
        self.window.key(modifiers, key);
    }

    fn letter(&mut self, letter: &str) {
        self.acts += 1;
        self.window.type_text(letter);
    }

    /// Types a path into the field that has the focus.
    fn path(&mut self, path: &Path) {
        self.acts += 1;
        self.window.ctrl(Key::A);
        self.window.type_text(&path.display().to_string());
    }

    fn drop_file(&mut self, path: &Path) {
        self.acts += 1;
        self.window.drop_files(&[path]);
    }

    /// Codes the sentence at the caret with the last code that has a key.
    fn code_a_sentence(&mut self) {
        let count = |window: &Window| window.project().codings().list().expect("readable").len();
        let before = count(&self.window);
        self.key(Modifiers::ALT | Modifiers::SHIFT, Key::ArrowRight);
        let codes = self.window.session().codes.iter();
        let key = codes
            .map(|(code, _)| code.shortcut.clone())
            .filter(|key| !key.is_empty())
            .last()
            .expect("a code has a key");
        self.letter(&key);
        assert_eq!(count(&self.window), before + 1, "a sentence is coded");
        assert!(self.acts <= MOST, "{} acts", self.acts);
    }
}

#[test]
fn the_first_own_printout_is_coded_within_eight_acts() {
    let mut newcomer = Newcomer::new();
    let print = newcomer.window.path("utskrift.txt");
    fs::write(&print, CASE).expect("written");
    newcomer.click("Nytt prosjekt …");
    let project = newcomer.window.path("studie");
    newcomer.path(&project);
    newcomer.key(Modifiers::NONE, Key::Enter);
    newcomer.drop_file(&print);
    newcomer.click("Ja, allerede anonymisert");
    newcomer.key(Modifiers::NONE, Key::Escape);
    newcomer.code_a_sentence();
}

#[test]
fn the_sample_project_is_coded_within_eight_acts() {
    let mut newcomer = Newcomer::new();
    newcomer.click("Prøv eksempelprosjektet");
    let case = newcomer.window.session().cases[0].id;
    newcomer.acts += 1;
    newcomer.window.open_case(case);
    newcomer.code_a_sentence();
    assert!(newcomer.window.path("sample/demo.planlupe").exists());
}

#[test]
fn an_empty_project_says_in_every_workspace_what_to_do_next() {
    let mut window = Window::at_start();
    window.click("Nytt prosjekt …");
    let project = window.path("studie");
    window.choose_path(&project, "Lag prosjekt");
    for workspace in [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5] {
        window.ctrl(workspace);
        let says = ["importert utskrifter", "Importer utskrifter", "Skriv ord til venstre"];
        assert!(says.iter().any(|words| window.shows(words)), "{workspace:?}");
    }
}

#[test]
fn the_list_of_a_folder_is_gone_about_in_from_the_field_up_to_the_folder_above() {
    let mut window = Window::at_start();
    for folder in ["en", "to"] {
        fs::create_dir(window.path(folder)).expect("a folder");
    }
    window.click("Nytt prosjekt …");
    let field = |window: &Window| {
        let field = window.harness.get_by_role_and_label(Role::TextInput, "Fil eller mappe");
        let node = field.accesskit_node();
        assert!(node.is_focused(), "one can go on typing");
        node.value().unwrap_or_default()
    };
    let written = |path: &Path| format!("{}{}", path.display(), std::path::MAIN_SEPARATOR);
    let folder = window.path("");
    let folder = folder.components().collect::<std::path::PathBuf>();
    assert_eq!(field(&window), written(&folder));
    // Two rows down from the folder above stands the second of the folders.
    for key in [Key::ArrowDown, Key::ArrowDown, Key::ArrowDown, Key::Enter] {
        window.key(Modifiers::NONE, key);
    }
    assert_eq!(field(&window), written(&folder.join("to")));
    assert!(window.shows(".. (mappen over)"));
    window.key(Modifiers::NONE, Key::ArrowDown);
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(field(&window), written(&folder));
}
