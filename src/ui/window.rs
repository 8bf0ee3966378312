//! The real window: eframe around the [`App`].

use std::cell::OnceCell;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use eframe::{CreationContext, NativeOptions, Storage, UserEvent};
use egui::ViewportBuilder;
use winit::error::EventLoopError;
use winit::event_loop::EventLoop;

use super::app::{App, warn};
use super::calm_window::CalmWindow;
use super::clipboard::{self, SystemClipboard};
use super::preset;
use super::settings::Settings;
use super::settings_file::SettingsFile;
use crate::error::{Error, Result};
use crate::installation;
use project::Project;
use words::i18n::Language;

/// Set once the first frame has been drawn. A panic before that is reported as a missing display library.
static SHOWN: AtomicBool = AtomicBool::new(false);

/// By what the system knows the program, and its folder of settings.
const APP: &str = "planlupe";

/// Width and height of the first window, in points: a screen of 1280 × 800 has room for it beside title and panels.
const FIRST_SIZE: [f32; 2] = [1200.0, 700.0];

/// What title bars, task bars and switchers of windows show.
const ICON: &[u8] = include_bytes!("../../assets/icon/planlupe.png");

struct MainWindow {
    app: App,
    /// None where the system has no place for it.
    settings: Option<SettingsFile>,
}

impl eframe::App for MainWindow {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.app.logic(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.app.ui(ui);
        SHOWN.store(true, Ordering::Relaxed);
    }

    /// eframe itself keeps where the window stands. It writes its file in its place, so what people have chosen is in another one.
    fn save(&mut self, storage: &mut dyn Storage) {
        storage.remove_string(eframe::APP_KEY);
        let kept = self.settings.as_mut().map_or(Ok(()), |file| file.write(self.app.kept()));
        kept.unwrap_or_else(|error| warn(&mut self.app, &error));
    }
}

/// Opens the window, in a language that the settings need not have, and stays until it is closed.
///
/// Who has clicked on a file sees no terminal: a project that cannot be opened is told of in the window too.
///
/// # Errors
/// [`Error::NoDisplay`], [`Error::Window`] if the window cannot be shown; those of [`Project::open`], once the window is closed.
pub fn show(project: Option<&Path>, language: Option<Language>) -> Result<()> {
    let trouble = before(project, has_display())?;
    let viewport = ViewportBuilder::default()
        .with_app_id(APP)
        .with_title("Planlupe")
        .with_inner_size(FIRST_SIZE)
        .with_min_inner_size([480.0, 320.0])
        .with_drag_and_drop(true);
    let viewport = match eframe::icon_data::from_png_bytes(ICON) {
        Ok(icon) => viewport.with_icon(icon),
        Err(_) => viewport,
    };
    let program = installation::folder_of_program().unwrap_or_default();
    let portable = installation::portable_settings(&program);
    let persistence_path = portable.as_ref().map(|folder| folder.join("window.ron"));
    let settings_folder = portable.or_else(|| eframe::storage_dir(APP));
    let options = NativeOptions { viewport, persistence_path, ..NativeOptions::default() };
    let project: Option<PathBuf> = project.map(Path::to_owned);
    let make = move |creation: &CreationContext<'_>| {
        let (file, kept) = settings_folder.map(|folder| SettingsFile::read(folder.join("settings.ron"))).unzip();
        // Before they had a file of their own they stood in that of eframe.
        let of_eframe = || creation.storage.and_then(|storage| eframe::get_value(storage, eframe::APP_KEY));
        let (kept, trouble) =
            kept.map_or((None, None), |kept| kept.map_or_else(|error| (None, Some(error)), |kept| (kept, None)));
        clipboard::install(&creation.egui_ctx, Arc::new(SystemClipboard::default()));
        let kept = if trouble.is_none() { kept.or_else(of_eframe) } else { None };
        let (settings, preset) = match kept {
            Some(settings) => (settings, Ok(())),
            None => match preset::preset(&installation::preset_folders(&program)) {
                Ok(settings) => (settings, Ok(())),
                Err(error) => (Settings::default(), Err(error)),
            },
        };
        let settings = Settings { spoken: language, ..settings };
        let mut app = App::new(&creation.egui_ctx, settings, project.as_deref());
        preset.err().into_iter().chain(trouble).for_each(|error| warn(&mut app, &error));
        Box::new(MainWindow { app, settings: file }) as Box<dyn eframe::App>
    };
    // A missing system library makes winit panic; the user gets a sentence instead of a backtrace.
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| {}));
    let ran = panic::catch_unwind(AssertUnwindSafe(|| run(options, make)));
    panic::set_hook(hook);
    match ran {
        Ok(Ok(())) if SHOWN.load(Ordering::Relaxed) => trouble.map_or(Ok(()), Err),
        // What has kept eframe from showing it, it tells nobody.
        Ok(Ok(())) => Err(Error::Window(tr!("window-no-graphics"))),
        Ok(Err(_)) => Err(Error::Window(tr!("window-no-system"))),
        Err(_) if SHOWN.load(Ordering::Relaxed) => Err(Error::Crashed),
        Err(_) => Err(Error::Window(tr!("window-library-missing"))),
    }
}

/// Opens the window by the program that is there for it alone, where one lies beside this one, as on Windows: then no console stands behind
/// the window, and who has typed the command goes on.
///
/// # Errors
/// Those of [`show`].
pub fn show_of_its_own(project: Option<&Path>, language: Option<Language>) -> Result<()> {
    let Some(program) = window_program() else { return show(project, language) };
    before(project, true)?.map_or(Ok(()), Err)?;
    let null = Stdio::null;
    let language_argument = language.map(|language| match language {
        Language::Nb => "--lang=nb",
        Language::En => "--lang=en",
    });
    let mut command = Command::new(program);
    command.args(language_argument).args(project).stdin(null()).stdout(null()).stderr(null());
    command.spawn().map(drop).or_else(|_| show(project, language))
}

fn window_program() -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?.with_file_name("planlupe-window.exe");
    (cfg!(windows) && program.is_file()).then_some(program)
}

/// Tells of what keeps the window from being shown where there is no console.
pub fn tell(sentence: &str) {
    rfd::MessageDialog::new()
        .set_level(rfd::MessageLevel::Error)
        .set_title("Planlupe")
        .set_description(sentence)
        .show();
}

/// Why the project cannot be opened, if a window can tell of it.
fn before(project: Option<&Path>, has_display: bool) -> Result<Option<Error>> {
    let trouble = project.and_then(|path| Project::open(path).err());
    // The window asks for the passphrase.
    let trouble = trouble.filter(|error| !has_display || !matches!(error, project::Error::Locked(_))).map(Error::from);
    if has_display { Ok(trouble) } else { Err(trouble.unwrap_or(Error::NoDisplay)) }
}

fn has_display() -> bool {
    if !cfg!(all(unix, not(target_os = "macos"))) {
        return true;
    }
    ["WAYLAND_DISPLAY", "WAYLAND_SOCKET", "DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// Runs the window until it is closed.
fn run(
    options: NativeOptions,
    make: impl FnOnce(&CreationContext<'_>) -> Box<dyn eframe::App>,
) -> std::result::Result<(), EventLoopError> {
    let event_loop = EventLoop::<UserEvent>::with_user_event().build()?;
    let ctx = Rc::new(OnceCell::new());
    let given = Rc::clone(&ctx);
    let make = move |creation: &CreationContext<'_>| {
        // Nobody else fills it.
        let _ = given.set(creation.egui_ctx.clone());
        Ok(make(creation))
    };
    let window = eframe::create_native("Planlupe", options, Box::new(make), &event_loop);
    event_loop.run_app(&mut CalmWindow::new(window, ctx))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_project_that_cannot_be_opened_is_told_of_in_the_window_if_there_can_be_one() {
        let nowhere = Some(Path::new("nowhere.planlupe"));
        assert!(matches!(before(nowhere, true), Ok(Some(Error::Below(_)))));
        assert!(matches!(before(nowhere, false), Err(Error::Below(_))));
        assert!(matches!(before(None, true), Ok(None)));
        assert!(matches!(before(None, false), Err(Error::NoDisplay)));
    }

    #[test]
    fn the_icon_can_be_shown() {
        let icon = eframe::icon_data::from_png_bytes(ICON).expect("a picture");
        assert_eq!((icon.width, icon.height), (256, 256));
        assert!(icon.rgba.iter().skip(3).step_by(4).any(|&alpha| alpha == 0), "its corners are seen through");
    }

    #[test]
    fn the_first_window_fits_on_a_small_screen() {
        let [width, height] = FIRST_SIZE;
        // Title bar and panels of a desktop take up to 100 points.
        assert!(width <= 1280.0 && height <= 800.0 - 100.0);
    }
}
