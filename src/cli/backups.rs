//! `backups`: whole copies of a project, made, listed and restored.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::print::table;
use super::{complain, json, say};
use crate::error::{Error, Result};
use project::{Act, Backup, BackupContent, Project, backup_folder, backups_below, backups_in};
use words::i18n::number;
use words::{Sentence as _, backup_made, backup_time, done_since, unlisted_backups};

#[derive(Debug, Args)]
pub(super) struct BackupsArgs {
    project: PathBuf,
    #[arg(long, conflicts_with_all = ["backup_folder", "backups_beside", "restored_backup"])]
    make: bool,
    #[arg(id = "backup_folder", long = "folder", value_name = "FOLDER", conflicts_with_all = ["backups_beside", "restored_backup"])]
    folder: Option<PathBuf>,
    #[arg(id = "backups_beside", long = "beside", conflicts_with = "restored_backup")]
    beside: bool,
    #[arg(id = "restored_backup", long = "restore", value_name = "NUMBER", requires = "restored_to")]
    restore: Option<usize>,
    #[arg(id = "restored_to", long = "to", value_name = "FILE", requires = "restored_backup")]
    to: Option<PathBuf>,
    #[arg(long)]
    json: bool,
}

/// A backup as JSON gives it.
#[derive(Serialize)]
struct BackupJson {
    number: usize,
    made_at: String,
    file: String,
    /// Whether it can be read; what it holds stands here only then.
    whole: bool,
    /// Whether it opens with another passphrase, or in a program with encryption alone.
    locked: bool,
    /// Whether it was made of a project that was damaged already.
    of_damaged: bool,
    cases: Option<usize>,
    codings: Option<usize>,
    since: Option<Vec<DoneJson>>,
}

#[derive(Serialize)]
struct DoneJson {
    act: Act,
    count: usize,
}

pub(super) fn backups(args: &BackupsArgs) -> Result<()> {
    if args.beside || args.folder.is_some() {
        let mut project = Project::open_to_write(&args.project)?;
        project.write().backups().set_folder(args.folder.as_deref())?;
        return say(&tr!("backups-folder", folder = project.backups().folder()?.display().to_string()));
    }
    if args.make {
        let project = Project::open_to_read(&args.project)?;
        return match project.backups().make()? {
            Some(made) => say(&backup_made(&made)),
            None => say(&tr!("backup-up-to-date")),
        };
    }
    // A project that cannot be read is what backups are for. A folder stands for one that is lost with what it knew.
    let is_folder = args.project.is_dir();
    let project = if is_folder { None } else { Some(Project::open_to_read(&args.project)) };
    let listed = match &project {
        None => backups_below(&args.project)?,
        Some(Ok(project)) => project.backups().list()?,
        Some(Err(_)) => backups_in(&backup_folder(&args.project)),
    };
    let project = match project {
        // Backups open with their project: nothing can be said of them.
        Some(Err(error)) if error.is_locked() => return Err(error.into()),
        Some(Err(error)) if listed.is_empty() => return Err(Error::NoBackupBeside(error)),
        project => project,
    };
    let read = project.as_ref().and_then(|project| project.as_ref().ok());
    if let (Some(number), Some(to)) = (args.restore, &args.to) {
        let backup = number.checked_sub(1).and_then(|at| listed.get(at)).ok_or(Error::NoBackup(number))?;
        backup.restore(to)?;
        return say(&tr!("backup-restored", file = to.display().to_string()));
    }
    let (missing, others) = match read {
        Some(project) => (project.backups().out_of_reach()?, project.backups().of_others()?),
        None => (Vec::new(), Vec::new()),
    };
    // What is not listed is told with a list, and beside one for machines.
    for sentence in unlisted_backups(&missing, &others) {
        if args.json { complain(&sentence) } else { say(&sentence)? }
    }
    let contents = listed.iter().map(|backup| (backup, backup.content(read)));
    if args.json {
        let rows: Vec<BackupJson> =
            contents.enumerate().map(|(at, (own, content))| json_of(at, own, content)).collect();
        return json(&rows);
    }
    if let Some(Err(error)) = &project {
        say(&format!("{} {}", error.sentence(), tr!("backups-only-beside")))?;
    }
    if listed.is_empty() && !missing.is_empty() {
        return Ok(());
    }
    if listed.is_empty() {
        return say(&if read.is_some() { tr!("backups-none") } else { tr!("backups-none-here") });
    }
    let mut rows = vec![vec![
        tr!("column-number"),
        tr!("column-time"),
        tr!("column-cases"),
        tr!("column-codings"),
        tr!("column-since"),
        tr!("column-file"),
    ]];
    rows.extend(contents.enumerate().map(|(at, (own, content))| row(at, own, &content)));
    say(&table(&rows))
}

fn json_of(at: usize, backup: &Backup, content: project::Result<BackupContent>) -> BackupJson {
    let locked = content.as_ref().is_err_and(project::Error::is_locked);
    let content = content.ok();
    let whole = content.is_some();
    let (cases, codings) = (content.as_ref().map(|own| own.cases), content.as_ref().map(|own| own.codings));
    let since = content.and_then(|own| own.since);
    BackupJson {
        number: at + 1,
        made_at: backup.made_at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
        file: backup.path.display().to_string(),
        whole,
        locked,
        of_damaged: backup.is_of_damaged(),
        cases,
        codings,
        since: since.map(|acts| acts.into_iter().map(|(act, count)| DoneJson { act, count }).collect()),
    }
}

fn row(at: usize, backup: &Backup, content: &project::Result<BackupContent>) -> Vec<String> {
    let count =
        |of: fn(&BackupContent) -> usize| content.as_ref().map_or_else(|_| "–".to_owned(), |own| number(of(own)));
    let lost = match content {
        Ok(content) if backup.is_of_damaged() => {
            format!("{} {}", tr!("backup-of-damaged"), done_since(content.since.as_deref()))
        }
        Ok(content) => done_since(content.since.as_deref()),
        Err(error) => words::backup_unreadable(error),
    };
    vec![
        (at + 1).to_string(),
        backup_time(backup),
        count(|own| own.cases),
        count(|own| own.codings),
        lost,
        backup.path.display().to_string(),
    ]
}
