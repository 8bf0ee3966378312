//! The view: which side of the program is shown, theme and language, the title, and what is remembered of it.

use std::path::{Path, PathBuf};

use egui::{Context, ViewportCommand};

use super::bar::Workspace;
use super::cases_page::CasesPage;
use super::keymap::Keymap;
use super::place::Left;
use super::settings::Settings;
use super::strip_settings::StripSettings;
use super::tokens::{Theme, Tokens};
use words::i18n::Language;

/// Recent projects that the start screen offers.
const RECENT: usize = 6;

/// The state of the view.
pub struct View {
    settings: Settings,
    workspace: Workspace,
    /// The page of the workspace Cases that was shown last.
    cases_page: CasesPage,
    applied: Option<Theme>,
    title: String,
    /// Recent projects that are not where they were when the program was started.
    missing: Vec<PathBuf>,
}

impl View {
    /// The view as the settings have it, in their language unless another was asked for.
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        if let Some(language) = settings.spoken.or(settings.language) {
            language.install();
        }
        let missing = settings.recent.iter().filter(|path| !path.exists()).cloned().collect();
        Self {
            settings,
            workspace: Workspace::default(),
            cases_page: CasesPage::default(),
            applied: None,
            title: String::new(),
            missing,
        }
    }

    #[must_use]
    pub const fn settings(&self) -> &Settings {
        &self.settings
    }

    #[must_use]
    pub const fn workspace(&self) -> Workspace {
        self.workspace
    }

    /// Shows another side of the program.
    pub const fn go_to(&mut self, workspace: Workspace) {
        self.workspace = workspace;
        if let Workspace::Cases(page) = workspace {
            self.cases_page = page;
        }
    }

    /// The page of the workspace Cases that was shown last.
    #[must_use]
    pub const fn cases_page(&self) -> CasesPage {
        self.cases_page
    }

    #[must_use]
    pub const fn tokens(&self) -> &'static Tokens {
        self.settings.theme.tokens()
    }

    /// Applied with the next frame.
    pub const fn set_theme(&mut self, theme: Theme) {
        self.settings.theme = theme;
    }

    pub fn set_language(&mut self, language: Language) {
        language.install();
        self.settings.language = Some(language);
    }

    /// Chooses what strips show.
    pub fn set_strip(&mut self, strip: StripSettings) {
        self.settings.strip = strip;
    }

    /// Uses these keys from now on.
    pub fn set_keys(&mut self, ctx: &Context, keys: Keymap) {
        keys.apply(ctx);
        self.settings.keys = keys;
    }

    /// Shows the strip of the case, or hides it.
    pub const fn toggle_strip(&mut self) {
        self.settings.strip.shown = !self.settings.strip.shown;
    }

    /// Whether backups are made by themselves.
    pub const fn set_backups(&mut self, on: bool) {
        self.settings.no_backups = !on;
    }

    pub fn set_coder(&mut self, name: &str) {
        name.clone_into(&mut self.settings.coder);
    }

    /// Where the next path is asked for.
    pub fn remember_folder(&mut self, path: &Path) {
        self.settings.folder = if path.is_dir() { Some(path.to_owned()) } else { path.parent().map(Path::to_owned) };
    }

    /// Puts a project first among the recent ones.
    pub fn remember_project(&mut self, path: PathBuf) {
        self.settings.recent.retain(|known| *known != path);
        self.missing.retain(|known| *known != path);
        self.settings.recent.insert(0, path);
        self.settings.recent.truncate(RECENT);
    }

    /// Keeps where a project is left.
    pub fn leave(&mut self, project: PathBuf, left: Left) {
        self.settings.places.leave(project, left);
    }

    /// Recent projects that are not where they were.
    #[must_use]
    pub fn missing(&self) -> &[PathBuf] {
        &self.missing
    }

    /// Takes a project off the recent ones.
    pub fn forget_project(&mut self, path: &Path) {
        self.settings.recent.retain(|known| known != path);
    }

    /// Applies the theme where it is not applied yet; gives its tokens then.
    pub fn apply_theme(&mut self, ctx: &Context) -> Option<&'static Tokens> {
        if self.applied == Some(self.settings.theme) {
            return None;
        }
        self.settings.theme.apply(ctx);
        self.applied = Some(self.settings.theme);
        Some(self.tokens())
    }

    /// Names the window for a screen reader.
    pub fn name_window(&self, ctx: &Context) {
        ctx.accesskit_node_builder(egui::accesskit_root_id(), |node| node.set_label(self.title.as_str()));
    }

    /// Shows the name of the project in the title of the window.
    pub fn show_title(&mut self, ctx: &Context, project: Option<&str>) {
        let title = project.map_or_else(|| "Planlupe".to_owned(), |name| format!("Planlupe – {name}"));
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}
