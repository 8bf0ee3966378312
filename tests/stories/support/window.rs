//! The whole window in a test: the demo project on disk, keys and clicks, what a screen reader hears.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use super::english::{language, said};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use planlupe::ui::app::App;
use planlupe::ui::place::Left;
use planlupe::ui::session::Session;
use planlupe::ui::settings::Settings;
use planlupe::ui::tokens::Theme;
use project::Project;
use tempfile::TempDir;

/// Longest wait for a worker.
const PATIENCE: Duration = Duration::from_mins(1);

/// The demo project as it lies on disk: made once, and written anew for each test.
static DEMO: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let folder = TempDir::new().expect("a folder");
    let demo = planlupe::demo::make(Some(&folder.path().join("demo"))).expect("the demo is made");
    std::fs::read(demo.project).expect("readable")
});

/// The window over a folder of its own.
pub struct Window {
    pub harness: Harness<'static, App>,
    pub folder: TempDir,
}

/// A file that the desktop hands over.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

/// Where the window keeps its settings.
#[derive(Default)]
struct Disk(HashMap<String, String>);

impl eframe::Storage for Disk {
    fn get_string(&self, key: &str) -> Option<String> {
        self.0.get(key).cloned()
    }

    fn set_string(&mut self, key: &str, value: String) {
        self.0.insert(key.to_owned(), value);
    }

    fn remove_string(&mut self, key: &str) {
        self.0.remove(key);
    }

    fn flush(&mut self) {}
}

impl Window {
    /// At the start screen.
    pub fn at_start() -> Self {
        Self::with(TempDir::new().expect("a folder"), None, Theme::Light, egui::vec2(1280.0, 800.0))
    }

    /// With the demo project.
    pub fn with_demo() -> Self {
        Self::showing(Theme::Light, egui::vec2(1280.0, 800.0))
    }

    /// With the demo project, in this theme and size.
    pub fn showing(theme: Theme, size: Vec2) -> Self {
        let folder = TempDir::new().expect("a folder");
        let project = folder.path().join("demo.planlupe");
        std::fs::write(&project, &*DEMO).expect("written");
        Self::with(folder, Some(project), theme, size)
    }

    /// That was asked for the project at this path.
    pub fn opening(folder: TempDir, project: PathBuf) -> Self {
        Self::with(folder, Some(project), Theme::Light, egui::vec2(1280.0, 800.0))
    }

    /// With a project of these texts, each a case.
    pub fn with_cases(cases: &[(&str, &str)]) -> Self {
        let folder = TempDir::new().expect("a folder");
        let files = cases.iter().map(|(name, text)| {
            let path = folder.path().join(format!("{name}.txt"));
            std::fs::write(&path, text).expect("written");
            path
        });
        let files = files.collect();
        let path = folder.path().join("p.planlupe");
        let codebook = project::codebook::Codebook::standard();
        let mut project = Project::create_with(&path, &codebook).expect("a project");
        project.set_coder("ada");
        project::import::import(&mut project, files, project::import::Manner::default()).expect("imported");
        drop(project);
        Self::with(folder, Some(path), Theme::Light, egui::vec2(1280.0, 800.0))
    }

    /// A second window on the project of this one.
    pub fn beside(other: &Self) -> Self {
        let project = other.session().project.path().to_owned();
        Self::with(TempDir::new().expect("a folder"), Some(project), Theme::Light, egui::vec2(1280.0, 800.0))
    }

    /// A window as it is after a restart: with what this one has kept, on its project.
    pub fn again(&mut self) -> Self {
        let mut disk = Disk::default();
        eframe::set_value(&mut disk, eframe::APP_KEY, self.harness.state_mut().kept());
        let settings = eframe::get_value(&disk, eframe::APP_KEY).expect("what is kept can be read");
        let project = self.project().path().to_owned();
        Self::keeping(settings, TempDir::new().expect("a folder"), Some(project), egui::vec2(1280.0, 800.0))
    }

    /// Where the open project would be left now.
    pub fn left(&mut self) -> Left {
        let project = self.project().path().to_owned();
        self.harness.state_mut().kept().places.of(&project)
    }

    fn with(folder: TempDir, project: Option<PathBuf>, theme: Theme, size: Vec2) -> Self {
        let settings = Settings {
            language: Some(language()),
            theme,
            folder: Some(folder.path().to_owned()),
            sample_folder: Some(folder.path().join("sample")),
            // The same on every machine.
            coder: "ada".to_owned(),
            // What is made by itself would lie beside the files of the test.
            no_backups: true,
            ..Settings::default()
        };
        Self::keeping(settings, folder, project, size)
    }

    fn keeping(settings: Settings, folder: TempDir, project: Option<PathBuf>, size: Vec2) -> Self {
        let theme = settings.theme;
        let base = if theme.is_light() { egui::Theme::Light } else { egui::Theme::Dark };
        let builder = Harness::builder().with_theme(base).with_size(size).with_step_dt(1.0 / 60.0).with_max_steps(20);
        let context = egui::Context::default();
        let app = App::new(&context, settings, project.as_deref());
        let harness = builder
            .renderer(super::picture::Renderer::default())
            .with_context_setup(move |ctx| {
                planlupe::ui::fonts::install(ctx);
                theme.apply(ctx);
            })
            .build_ui_state(
                |ui, app: &mut App| {
                    app.logic(&ui.ctx().clone());
                    // The harness leaves a margin; a window has none.
                    let whole = egui::UiBuilder::new().max_rect(ui.ctx().content_rect());
                    let mut ui = ui.new_child(whole);
                    ui.set_clip_rect(ui.max_rect());
                    app.ui(&mut ui);
                },
                app,
            );
        let mut window = Self { harness, folder };
        window.run_until_idle();
        window
    }

    /// Frames until nothing moves and no worker is at work.
    pub fn run_until_idle(&mut self) {
        let since = Instant::now();
        self.harness.run_ok();
        while self.harness.state().is_working() || self.harness.state().is_searching() {
            assert!(since.elapsed() < PATIENCE, "a worker does not finish");
            std::thread::yield_now();
            self.harness.step();
        }
        self.harness.run();
    }

    pub fn session(&self) -> &Session {
        self.harness.state().session().expect("a project is open")
    }

    pub fn project(&self) -> &Project {
        &self.session().project
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn key(&mut self, modifiers: Modifiers, key: Key) {
        let letter = key.name().to_lowercase();
        if modifiers.alt && !modifiers.command && letter.chars().count() == 1 {
            // Systems send the letter along with Alt too.
            let press = egui::Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
            self.harness.input_mut().events.extend([press, egui::Event::Text(letter)]);
        } else {
            self.harness.key_press_modifiers(modifiers, key);
        }
        self.run_until_idle();
    }

    pub fn ctrl(&mut self, key: Key) {
        self.key(Modifiers::COMMAND, key);
    }

    /// Gives a command by the palette.
    pub fn command(&mut self, words: &str) {
        self.ctrl(Key::K);
        self.fill("Finn en kommando", words);
        self.key(Modifiers::NONE, Key::Enter);
    }

    /// Types characters where the focus is.
    pub fn type_text(&mut self, text: &str) {
        self.harness.event(egui::Event::Text(text.to_owned()));
        self.run_until_idle();
    }

    /// Clicks the first button, link or row of that name.
    pub fn click(&mut self, name: &str) {
        let node = self.harness.get_all_by_label(name).find(|node| {
            matches!(
                node.accesskit_node().role(),
                Role::Button | Role::Link | Role::RadioButton | Role::MenuItem | Role::ComboBox | Role::CheckBox
            )
        });
        node.unwrap_or_else(|| panic!("there is no button «{name}»")).click();
        self.run_until_idle();
    }

    /// Presses the first button, link or list of that name as a screen reader does, wherever it is scrolled to.
    pub fn press(&mut self, name: &str) {
        let node = self.harness.get_all_by_label(name).find(|node| {
            matches!(node.accesskit_node().role(), Role::Button | Role::Link | Role::ComboBox | Role::RadioButton)
        });
        node.unwrap_or_else(|| panic!("there is no button «{name}»")).click_accesskit();
        self.run_until_idle();
    }

    /// Drops files on the window.
    pub fn drop_files(&mut self, paths: &[&Path]) {
        self.drop_files_without_waiting(paths);
        self.run_until_idle();
    }

    /// Drops files on the window, and looks at the next two frames only.
    pub fn drop_files_without_waiting(&mut self, paths: &[&Path]) {
        let files = paths.iter().map(|path| Arc::new(Dropped(path.to_path_buf())) as egui::DroppedFileHandle);
        self.harness.input_mut().dropped_files = files.collect();
        self.harness.step();
        self.harness.step();
    }

    /// Clicks the first thing whose name holds the words.
    pub fn click_containing(&mut self, words: &str) {
        self.harness.get_all_by_label_contains(words).next().expect("stands in the window").click();
        self.run_until_idle();
    }

    /// Opens a case through its row in the list.
    pub fn open_case(&mut self, case: i64) {
        let label = self.session().case(case).expect("is in the project").label.clone();
        self.click_containing(&format!("{label}, "));
    }

    /// Puts the focus into the field of that name and its text in place of what is there.
    pub fn fill(&mut self, name: &str, text: &str) {
        let field = self.harness.get_all_by_label(name).find(|node| {
            matches!(node.accesskit_node().role(), Role::TextInput | Role::MultilineTextInput | Role::PasswordInput)
        });
        field.unwrap_or_else(|| panic!("there is no field «{name}»")).focus();
        self.run_until_idle();
        self.ctrl(Key::A);
        self.type_text(text);
    }

    /// Chooses a path in the dialog that asks for one.
    pub fn choose_path(&mut self, path: &Path, button: &str) {
        self.fill(said("Fil eller mappe", "File or folder"), &path.display().to_string());
        let buttons = self.harness.get_all_by_role_and_label(Role::Button, button);
        buttons.last().expect("the dialog has its button").click();
        self.run_until_idle();
    }

    /// Whether a text stands anywhere in the window.
    pub fn shows(&self, text: &str) -> bool {
        self.harness.query_all_by_label_contains(text).next().is_some()
    }

    /// Puts the focus into the text of the case.
    pub fn focus_reader(&mut self) {
        self.harness.get_by_role(Role::Document).focus();
        self.run_until_idle();
    }
}

/// What was put on the clipboard, as HTML and as plain text.
#[derive(Default)]
pub struct Held(pub std::sync::Mutex<Vec<(String, String)>>);

impl planlupe::ui::clipboard::RichClipboard for Held {
    fn put(&self, html: &str, plain: &str) -> bool {
        self.0.lock().expect("held").push((html.to_owned(), plain.to_owned()));
        true
    }
}
