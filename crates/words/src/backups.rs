//! What is said of backups.

use std::path::PathBuf;

use chrono::{DateTime, Local};
use project::{Act, Backup, BackupsOfAnother, DestroyedBackups, Resealed};

use crate::i18n::{long_date, number};

/// When a backup was made: «30. november 2026, 14.05».
#[must_use]
pub fn backup_time(backup: &Backup) -> String {
    let made: DateTime<Local> = backup.made_here();
    tr!("backup-time", date = long_date(made.date_naive()), time = made.format("%H.%M").to_string())
}

/// Why it is not known what a backup holds.
#[must_use]
pub fn backup_unreadable(error: &project::Error) -> String {
    if error.is_locked() { tr!("backup-locked") } else { tr!("backup-damaged") }
}

/// What would be lost with a backup in the place of its project; `None` where the project cannot be read.
#[must_use]
pub fn done_since(since: Option<&[(Act, usize)]>) -> String {
    let Some(since) = since else { return tr!("backup-since-unknown") };
    if since.is_empty() {
        return tr!("backup-since-nothing");
    }
    let parts = since.iter().map(|(act, count)| format!("{} ({})", crate::act(*act), number(*count)));
    parts.collect::<Vec<_>>().join(", ")
}

/// What was made, and what is told with it.
#[must_use]
pub fn backup_made(backup: &Backup) -> String {
    let file = backup.path.display().to_string();
    if backup.is_of_damaged() { tr!("backup-made-of-damaged", file = file) } else { tr!("backup-made", file = file) }
}

/// What is not listed with the backups of a project: those in folders that are not there, and those of other files. A sentence each.
#[must_use]
pub fn unlisted_backups(missing: &[PathBuf], others: &[BackupsOfAnother]) -> Vec<String> {
    let shown = |path: &PathBuf| path.display().to_string();
    let missing = missing.iter().map(|folder| tr!("backups-folder-missing", folder = shown(folder)));
    let of_other = |other: &BackupsOfAnother| {
        let (file, folder) = (shown(&other.project), shown(&other.folder));
        tr!("backups-of-another", count = other.backups.len(), file = file, folder = folder)
    };
    missing.chain(others.iter().map(of_other)).collect()
}

fn named(paths: &[PathBuf]) -> String {
    paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", ")
}

/// What became of backups that held what must not be kept, a sentence each.
#[must_use]
pub fn destroyed_backups(backups: &DestroyedBackups) -> Vec<String> {
    let mut said = Vec::new();
    if backups.destroyed > 0 {
        said.push(tr!("backups-destroyed", count = backups.destroyed));
    }
    if !backups.out_of_reach.is_empty() {
        said.push(tr!("backups-out-of-reach", files = named(&backups.out_of_reach)));
    }
    if !backups.of_others.is_empty() {
        said.push(tr!("backups-of-others-left", files = named(&backups.of_others)));
    }
    said
}

/// What became of a project whose passphrase was set, changed or taken away, a sentence each.
#[must_use]
pub fn resealed(done: &Resealed) -> Vec<String> {
    let mut said = vec![if done.is_encrypted { tr!("resealed-encrypted") } else { tr!("resealed-plain") }];
    if !done.is_overwritten {
        said.push(tr!("resealed-not-overwritten"));
    }
    if done.backups.destroyed > 0 {
        said.push(tr!("resealed-backups", count = done.backups.destroyed));
    }
    if done.backup.is_none() {
        said.push(tr!("resealed-no-backup"));
    }
    if !done.backups.out_of_reach.is_empty() {
        said.push(tr!("resealed-out-of-reach", files = named(&done.backups.out_of_reach)));
    }
    if !done.backups.of_others.is_empty() {
        said.push(tr!("resealed-of-others", files = named(&done.backups.of_others)));
    }
    said.push(tr!("resealed-copies"));
    said
}
