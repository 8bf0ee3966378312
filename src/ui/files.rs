//! Files and folders that the window is asked to use: projects, printouts, codebooks, tables.

use std::path::{Path, PathBuf};

use egui::Context;

use super::action::Purpose;
use super::app::App;
use super::arrivals::LabelEditor;
use super::dialogs::Dialog;
use super::jobs::Job;
use super::paths::PathDialog;
use super::session::Session;
use crate::error::Result;
use project::arrival::Known;
use project::codebook::Codebook;
use project::import::{self, Import, Manner};
use project::table;
use project::{Access, Project};

/// Recent projects that the start screen offers.
const RECENT: usize = 6;

/// How the window takes files in.
pub(super) fn manner(ocr: bool) -> Manner {
    Manner { ocr, case_word: words::case_word(), ..Manner::default() }
}

impl App {
    pub(super) fn ask(&mut self, purpose: Purpose) {
        let own = self.session.as_ref().and_then(|session| session.project.path().parent().map(Path::to_owned));
        let folder = self
            .settings
            .folder
            .clone()
            .or(own)
            .or_else(|| directories::UserDirs::new().map(|dirs| dirs.home_dir().to_owned()));
        self.paths = Some(PathDialog::new(purpose, &folder.unwrap_or_else(|| PathBuf::from("."))));
    }

    pub(super) fn use_paths(&mut self, ctx: &Context, purpose: Purpose, paths: Vec<PathBuf>) -> Result<()> {
        let Some(path) = paths.first().cloned() else { return Ok(()) };
        if self.job.is_some() {
            return Err(project::Error::Busy.into());
        }
        self.settings.folder = if path.is_dir() { Some(path.clone()) } else { path.parent().map(Path::to_owned) };
        match purpose {
            Purpose::NewProject => {
                drop(Project::create_with(&path, &Codebook::standard())?);
                return self.open(&path);
            }
            Purpose::OpenProject => return self.open(&path),
            Purpose::Import => {
                // Where there are pictures only, they are scans for text recognition.
                let files = import::files(&paths, false).or_else(|_| import::files(&paths, true));
                let found = files?;
                if !found.passed_over.is_empty() {
                    self.say(words::passed_over(&found.passed_over));
                }
                self.ask_door(found.files);
            }
            Purpose::Export => return self.export(ctx, path),
            Purpose::KeepKey => {
                if path.exists() {
                    return Err(project::Error::Exists(path).into());
                }
                return self.finish(ctx, Some(path));
            }
            Purpose::SaveReport => return self.save_report(&path),
            Purpose::LoadRoles | Purpose::SaveRoles => return self.use_roles(purpose, &path),
            Purpose::LoadCodebook => {
                let codebook = Codebook::read(&path)?;
                if let Some(session) = &mut self.session {
                    session.project.write().codes().load(&codebook)?;
                    self.say(tr!("notice-codebook-loaded"));
                }
            }
            Purpose::SaveCodebook => {
                if path.exists() {
                    return Err(project::Error::Exists(path).into());
                }
                if let Some(session) = &self.session {
                    session.codes.to_codebook().write(&path)?;
                    self.say(tr!("notice-saved", file = path.display().to_string()));
                }
            }
            Purpose::LoadAttributes => {
                if let Some(session) = &mut self.session {
                    let notes = table::load_attributes(&mut session.project, &path, &table::Kinds::new())?;
                    let mut said = vec![tr!("notice-attributes-loaded")];
                    said.extend(notes.iter().map(words::note));
                    self.say(said.join(" "));
                }
            }
            Purpose::LoadCodings => {
                if let Some(session) = &mut self.session {
                    let count = table::load_codings(&mut session.project, &path, false)?;
                    self.say(tr!("cli-codings-added", count = count));
                }
            }
        }
        self.refresh()
    }

    /// Starts an import.
    pub(super) fn import(&mut self, ctx: &Context, files: Vec<PathBuf>, manner: Manner) -> Result<()> {
        if self.job.is_some() {
            return Err(project::Error::Busy.into());
        }
        self.flush_details()?;
        let Some(session) = &mut self.session else { return Ok(()) };
        let ctx = ctx.clone();
        let import = Import::start(&mut session.project, files, manner, move || ctx.request_repaint())?;
        self.job = Some(Job::Import(import));
        self.refresh()
    }

    pub(super) fn ask_label_pattern(&mut self) -> Result<()> {
        if let Some(session) = &self.session {
            self.dialog = Some(Dialog::Labels(LabelEditor::new(&session.project.settings().label_pattern()?)));
        }
        Ok(())
    }

    /// Takes pasted text as a case and opens it; the dialog stays with its text where that fails.
    pub(super) fn take_text(&mut self, label: &str, text: String) -> Result<()> {
        let Some(session) = &mut self.session else { return Ok(()) };
        let taken = import::take_text(
            &mut session.project,
            text.into_bytes(),
            label,
            Manner { known: Known::Add, ..manner(false) },
        )
        .map(|_| ());
        session.refresh()?;
        if let Some(Dialog::Paste(editor)) = &mut self.dialog
            && editor.settle(taken)
        {
            self.dialog = None;
            let label = label.trim();
            if let Some(case) = session.cases.iter().find(|case| case.label == label).map(|case| case.id) {
                session.open_case(case)?;
            }
            self.say(tr!("import-summary", imported = 1, refused = 0));
        }
        self.refresh()
    }

    pub(super) fn open(&mut self, path: &Path) -> Result<()> {
        self.flush_details()?;
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        // Its own lock would make it read-only; any other project stays open until the new one is.
        if self.session.as_ref().is_some_and(|session| session.project.path() == path) {
            self.put_away();
        }
        let mut session = Session::open(&path, self.settings.theme.tokens())?;
        session.project.set_coder(&self.settings.coder);
        self.settings.recent.retain(|known| *known != path);
        self.settings.recent.insert(0, path);
        self.settings.recent.truncate(RECENT);
        let access = session.project.access();
        self.put_away();
        self.session = Some(session);
        match access {
            Access::Write => {}
            Access::InUse => self.say(tr!("notice-in-use")),
            Access::ReadOnly => self.say(tr!("notice-read-only")),
            Access::Linked => self.say(tr!("notice-linked")),
        }
        Ok(())
    }
}
