//! The list of the backups of a project, which may be lost: what each holds, what it lacks, and how it is restored.

use std::path::{Path, PathBuf};

use egui::{Button, Context, RichText, Ui};

use super::action::{Action, Actions, Purpose};
use super::fonts;
use super::modal;
use super::name_it;
use super::session::Session;
use super::task::{Poll, Task};
use super::tokens::{Tokens, space};
use project::{Access, Backup, BackupContent, Backups, EVERY, KEPT, Project, backup_folder, backups_below, backups_in};
use words::i18n::number;
use words::{Sentence as _, backup_time, backup_unreadable, done_since, unlisted_backups};

/// What was read for the list.
struct ListedBackups {
    /// Each with what it holds, if it is whole.
    backups: Vec<(Backup, Result<BackupContent, String>)>,
    /// Where the next one goes; `None` where the project cannot be read.
    folder: Option<PathBuf>,
    /// What the project knows of and is not listed, a sentence each.
    unlisted: Vec<String>,
    is_missing: bool,
}

/// The dialog that lists the backups of a project, which may be lost.
pub struct BackupList {
    /// The project, or a folder in which backups are looked for.
    project: PathBuf,
    task: Option<Task<ListedBackups>>,
    /// Or why they cannot be listed.
    listed: Option<Result<ListedBackups, String>>,
    /// The one that is to be restored.
    chosen: Option<PathBuf>,
}

impl BackupList {
    /// The dialog for a project, whose backups are read beside the window; or for a folder that may hold some.
    ///
    /// # Errors
    /// [`reading::Error::Io`] if the system gives no thread.
    pub fn of(ctx: &Context, project: &Path) -> crate::error::Result<Self> {
        let path = project.to_owned();
        let work = move |_: &_| {
            let project = Project::open_to_read(&path).ok();
            let backups = match &project {
                Some(project) => project.backups().list()?,
                None if path.is_dir() => backups_below(&path)?,
                None => backups_in(&backup_folder(&path)),
            };
            let folder = project.as_ref().map(|project| project.backups().folder()).transpose()?;
            let handle = project.as_ref().map(Project::backups);
            let missing = handle.as_ref().map(Backups::out_of_reach).transpose()?.unwrap_or_default();
            let others = handle.as_ref().map(Backups::of_others).transpose()?.unwrap_or_default();
            let (unlisted, is_missing) = (unlisted_backups(&missing, &others), !missing.is_empty());
            let with_content = |backup: Backup| {
                let content = backup.content(project.as_ref()).map_err(|error| backup_unreadable(&error));
                (backup, content)
            };
            let backups = backups.into_iter().map(with_content).collect();
            Ok(Some(ListedBackups { backups, folder, unlisted, is_missing }))
        };
        let task = Some(Task::start(ctx, tr!("work-backups"), false, work)?);
        Ok(Self { project: project.to_owned(), task, listed: None, chosen: None })
    }

    #[must_use]
    pub const fn is_reading(&self) -> bool {
        self.task.is_some()
    }

    /// The backup that is to be restored.
    #[must_use]
    pub fn chosen(&self) -> Option<Backup> {
        let path = self.chosen.as_ref()?;
        let listed = self.listed.as_ref()?.as_ref().ok()?;
        listed.backups.iter().map(|(backup, _)| backup).find(|backup| backup.path == *path).cloned()
    }

    /// Shows the dialog; gives whether it is to be closed.
    pub fn show(&mut self, ui: &mut Ui, session: Option<&Session>, makes: bool, actions: &mut Actions) -> bool {
        let polled = self.task.as_ref().map(Task::poll);
        if !matches!(polled, None | Some(Poll::Waiting)) {
            self.task = None;
        }
        match polled {
            Some(Poll::Made(listed)) => self.listed = Some(Ok(listed)),
            Some(Poll::Failed(error)) => self.listed = Some(Err(error.sentence())),
            _ => {}
        }
        let quiet = Tokens::of(ui.ctx()).quiet;
        let name = self.project.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        modal::title(ui, tr!("backups-title", name = name));
        ui.label(RichText::new(tr!("backups-what", kept = KEPT, every = EVERY)).color(quiet));
        let listed = match &self.listed {
            None => {
                ui.label(tr!("backups-reading"));
                return false;
            }
            Some(Err(sentence)) => {
                ui.label(sentence);
                return false;
            }
            Some(Ok(listed)) => listed,
        };
        for sentence in &listed.unlisted {
            ui.label(sentence);
        }
        if listed.backups.is_empty() && !listed.is_missing {
            ui.label(if listed.folder.is_some() { tr!("backups-none") } else { tr!("backups-none-here") });
        }
        for (backup, content) in &listed.backups {
            if row(ui, backup, content.as_ref()) {
                self.chosen = Some(backup.path.clone());
                actions.push(Action::AskPath(Purpose::RestoreBackup));
            }
        }
        if let Some(session) = session.filter(|session| session.project.path() == self.project) {
            return of_open_project(ui, session, listed.folder.as_deref(), makes, actions);
        }
        if listed.folder.is_none() && !self.project.is_dir() {
            ui.add_space(space::S);
            ui.label(tr!("backups-only-beside-here"));
        }
        if ui.button(tr!("backups-look-elsewhere")).clicked() {
            actions.push(Action::AskPath(Purpose::BackupsIn));
        }
        false
    }
}

/// Shows a backup; gives whether it is to be restored.
fn row(ui: &mut Ui, backup: &Backup, content: Result<&BackupContent, &String>) -> bool {
    let quiet = Tokens::of(ui.ctx()).quiet;
    let time = backup_time(backup);
    ui.add_space(space::S);
    ui.label(RichText::new(&time).family(fonts::semibold()));
    match content {
        Ok(content) => {
            if backup.is_of_damaged() {
                ui.label(tr!("backup-of-damaged"));
            }
            let (cases, codings) = (number(content.cases), number(content.codings));
            ui.label(tr!("backup-holds", cases = cases, codings = codings));
            ui.label(tr!("backup-lacks", acts = done_since(content.since.as_deref())));
        }
        Err(sentence) => drop(ui.label(sentence)),
    }
    ui.label(RichText::new(backup.path.display().to_string()).small().color(quiet));
    let restore = ui.add_enabled(content.is_ok(), Button::new(tr!("backup-restore")));
    name_it(&restore, &tr!("backup-restore-named", time = time));
    restore.clicked()
}

/// What can be chosen for the backups of the open project; gives whether that closes the dialog.
fn of_open_project(ui: &mut Ui, session: &Session, folder: Option<&Path>, makes: bool, actions: &mut Actions) -> bool {
    ui.add_space(space::M);
    ui.separator();
    let mut by_itself = makes;
    if ui.checkbox(&mut by_itself, tr!("backups-by-themselves")).changed() {
        actions.push(Action::SetBackups(by_itself));
    }
    if let Some(folder) = folder {
        ui.label(tr!("backups-folder", folder = folder.display().to_string()));
    }
    let is_editable = session.project.access() == Access::Write;
    ui.horizontal_wrapped(|ui| {
        if ui.add_enabled(is_editable, Button::new(tr!("backups-choose-folder"))).clicked() {
            actions.push(Action::AskPath(Purpose::BackupFolder));
        }
        let make = ui.button(tr!("backup-make")).clicked();
        if make {
            actions.push(Action::MakeBackup);
        }
        make
    })
    .inner
}
