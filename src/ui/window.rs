//! The real window: eframe around the [`App`].

use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use eframe::{CreationContext, NativeOptions, Storage};
use egui::ViewportBuilder;

use super::app::App;
use super::settings::Settings;
use crate::error::{Error, Result};
use project::Project;

/// Set once the first frame has been drawn. A panic before that is reported as a missing display library.
static SHOWN: AtomicBool = AtomicBool::new(false);

struct Window {
    app: App,
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.app.logic(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.app.ui(ui);
        SHOWN.store(true, Ordering::Relaxed);
    }

    fn save(&mut self, storage: &mut dyn Storage) {
        eframe::set_value(storage, eframe::APP_KEY, self.app.settings());
    }
}

/// Opens the window and stays until it is closed.
///
/// # Errors
/// [`Error::NoDisplay`], [`Error::Window`] if the window cannot be shown; those of [`Project::open`].
pub fn show(project: Option<&Path>) -> Result<()> {
    if let Some(path) = project {
        drop(Project::open(path)?);
    }
    if !has_display() {
        return Err(Error::NoDisplay);
    }
    let options = NativeOptions {
        viewport: ViewportBuilder::default()
            .with_app_id("planlupe")
            .with_title("Planlupe")
            .with_inner_size([1280.0, 800.0])
            .with_min_inner_size([480.0, 320.0])
            .with_drag_and_drop(true),
        ..NativeOptions::default()
    };
    let project: Option<PathBuf> = project.map(Path::to_owned);
    let make = move |creation: &CreationContext<'_>| {
        let settings: Option<Settings> =
            creation.storage.and_then(|storage| eframe::get_value(storage, eframe::APP_KEY));
        let app = App::new(&creation.egui_ctx, settings.unwrap_or_default(), project.as_deref());
        Ok(Box::new(Window { app }) as Box<dyn eframe::App>)
    };
    // A missing system library makes winit panic; the user gets a sentence instead of a backtrace.
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| {}));
    let ran = panic::catch_unwind(AssertUnwindSafe(|| eframe::run_native("Planlupe", options, Box::new(make))));
    panic::set_hook(hook);
    match ran {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err(Error::Window(reason(&error))),
        Err(_) if SHOWN.load(Ordering::Relaxed) => Err(Error::Crashed),
        Err(_) => Err(Error::Window(tr!("window-library-missing"))),
    }
}

fn has_display() -> bool {
    if !cfg!(all(unix, not(target_os = "macos"))) {
        return true;
    }
    ["WAYLAND_DISPLAY", "WAYLAND_SOCKET", "DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

fn reason(error: &eframe::Error) -> String {
    match error {
        eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_) => tr!("window-no-system"),
        _ => tr!("window-no-graphics"),
    }
}
