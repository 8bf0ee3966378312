//! Backups that are made by themselves while somebody works.

use std::path::PathBuf;

use egui::Context;

use super::shared::Shared;
use super::task::{Poll, Task};
use crate::error::{Error, Result};
use project::{Backup, EVERY, Project};
use words::backup_made;

/// Makes backups of the open project: once when it was opened, after many edits, and when somebody asks.
#[derive(Default)]
pub struct BackupKeeper {
    task: Option<Task<Option<Backup>>>,
    /// The project that has been backed up since it was opened, and at which revision.
    last: Option<(PathBuf, u64)>,
    is_asked: bool,
    /// Whether it was told that the chosen folder is not there.
    misses_folder: bool,
}

impl BackupKeeper {
    /// Makes a backup as soon as nothing else is done.
    pub const fn ask(&mut self) {
        self.is_asked = true;
    }

    #[must_use]
    pub const fn is_working(&self) -> bool {
        self.task.is_some()
    }

    /// Forgets a project that was closed.
    pub fn close(&mut self) {
        *self = Self::default();
    }

    /// Starts the next backup where one is due and the project `is_free`, and tells what became of the one before.
    ///
    /// # Errors
    /// Why there is no backup.
    pub fn tend(&mut self, ctx: &Context, shared: &mut Shared, is_free: bool) -> Result<()> {
        let polled = self.task.as_ref().map(Task::poll);
        if matches!(polled, Some(Poll::Waiting)) {
            return Ok(());
        }
        self.task = None;
        match polled {
            Some(Poll::Failed(error)) => {
                let is_asked = std::mem::take(&mut self.is_asked);
                let misses_folder =
                    matches!(error, Error::Below(quarantine::Error::Project(project::Error::NoBackupFolder(_))));
                // Who works on without the disk is told once.
                if misses_folder && std::mem::replace(&mut self.misses_folder, true) && !is_asked {
                    return Ok(());
                }
                return Err(error);
            }
            Some(Poll::Made(made)) => {
                let is_asked = std::mem::take(&mut self.is_asked);
                match made {
                    Some(made) if is_asked || made.is_of_damaged() => shared.say(backup_made(&made)),
                    None if is_asked => shared.say(tr!("backup-up-to-date")),
                    _ => {}
                }
            }
            _ => {}
        }
        let Some(session) = shared.session.as_ref().filter(|_| is_free) else { return Ok(()) };
        let (path, revision) = (session.project.path(), session.project.revision());
        let is_due = match &self.last {
            Some((last, at)) if last == path => revision >= at + EVERY,
            _ => true,
        };
        let is_wanted = !shared.view.settings().no_backups && is_due && !session.cases.is_empty();
        if !is_wanted && !self.is_asked {
            return Ok(());
        }
        self.last = Some((path.to_owned(), revision));
        let path = path.to_owned();
        let work = move |_: &_| Ok(Some(Project::open_to_read(&path)?.backups().make()?));
        self.task = Some(Task::start(ctx, tr!("work-backup"), false, work)?);
        Ok(())
    }
}
