//! Backups: whole copies of a project that the program makes by itself, for the day on which the file is damaged, lost or wrongly edited.
//!
//! They lie in a folder beside the project, `NAME.planlupe.backups`, or in one of their own in a folder that a person has chosen, as
//! `1.planlupe-backup` and so on. A backup is a project like any other; it has another ending so that nobody works in it unawares. Once
//! there are [`KEPT`], the oldest makes room. What is redacted in a project must stand in none of its backups: they are destroyed then.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::ops::Deref;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Local, Utc};
use rusqlite::params;
use serde::Serialize;
use uuid::Uuid;

use super::creation::NewFile;
use super::file::{beside, canonical, lock_of};
use super::{Act, Project, of_word, unplaced};
use crate::error::{Error, Result};
use crate::output::{new_file, sync, sync_folder_of};
use crate::patience;
use crate::steps;

/// How many backups are kept.
pub const KEPT: usize = 3;
/// After so many edits the window makes the next one.
pub const EVERY: u64 = 50;

/// What the name of a backup ends in.
const ENDING: &str = "planlupe-backup";
/// What the folder beside a project is called, behind its name.
const FOLDER: &str = ".backups";
/// The name of a backup that is being made.
const UNFINISHED: &str = "unfinished";

/// A backup, and when it was made.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Backup {
    pub made_at: DateTime<Utc>,
    pub path: PathBuf,
}

/// What a backup holds, and what of the project it lacks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BackupContent {
    pub cases: usize,
    pub codings: usize,
    /// What was done in the project since, by kind; `None` where the project cannot be read.
    pub since: Option<Vec<(Act, usize)>>,
}

/// What became of the backups of a project that must not be kept.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct DestroyedBackups {
    /// How many were destroyed.
    pub destroyed: usize,
    /// Files that could not be removed, and chosen folders that are not there now.
    pub out_of_reach: Vec<PathBuf>,
}

/// The backups of a project.
#[must_use]
#[derive(Debug)]
pub struct Backups<P> {
    pub(super) project: P,
}

/// The folder in which the backups of a project lie where no other was chosen.
#[must_use]
pub fn backup_folder(project: &Path) -> PathBuf {
    beside(&canonical(project), FOLDER)
}

/// The backups in a folder, the newest first. It needs no project: that may be lost.
#[must_use]
pub fn backups_in(folder: &Path) -> Vec<Backup> {
    let files = (1..=KEPT).map(|number| slot(folder, number));
    newest_first(files.filter_map(|path| {
        let made = path.metadata().ok().filter(fs::Metadata::is_file)?.modified().ok()?;
        Some(Backup { made_at: DateTime::<Utc>::from(made), path })
    }))
}

/// The backups in a folder and in the folders for backups that lie in it, the newest first: for a project that is lost with what it knew.
///
/// # Errors
/// [`reading::Error::Io`] if the folder cannot be read.
pub fn backups_below(folder: &Path) -> Result<Vec<Backup>> {
    let entries = fs::read_dir(folder).map_err(|error| Error::io(folder, error))?;
    let below = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let below = below.filter(|path| path.is_dir() && path.as_os_str().to_string_lossy().ends_with(FOLDER));
    Ok(newest_first(std::iter::once(folder.to_owned()).chain(below).flat_map(|folder| backups_in(&folder))))
}

fn newest_first(backups: impl Iterator<Item = Backup>) -> Vec<Backup> {
    let mut backups: Vec<Backup> = backups.collect();
    backups.sort_by(|one, other| other.cmp(one));
    backups
}

fn slot(folder: &Path, number: usize) -> PathBuf {
    folder.join(format!("{number}.{ENDING}"))
}

impl Backup {
    /// When it was made, in the time of the machine.
    #[must_use]
    pub fn made_here(&self) -> DateTime<Local> {
        self.made_at.with_timezone(&Local)
    }

    /// What it holds, and what of its project it lacks.
    ///
    /// # Errors
    /// Those of [`Project::open`], of the backup.
    pub fn content(&self, project: Option<&Project>) -> Result<BackupContent> {
        let backup = Project::open_to_read(&self.path)?;
        let since = project.map(|project| done_since(project, &backup)).transpose()?;
        Ok(BackupContent {
            cases: backup.cases().list()?.len(),
            codings: backup.codings().counts()?.values().sum(),
            since,
        })
    }

    /// Writes it as a project into a new file, which remembers where the backups are that it comes from.
    ///
    /// # Errors
    /// [`Error::Exists`]; those of [`Project::open`], of the backup. Then there is no file.
    pub fn restore(&self, to: &Path) -> Result<()> {
        drop(Project::open_to_read(&self.path)?);
        let file = NewFile::begin(to)?;
        fs::copy(&self.path, file.unfinished()).map_err(|error| Error::io(&self.path, error))?;
        steps::passed()?;
        // What it is to remember is in it before it is there.
        let folder = self.path.parent().map(canonical).unwrap_or_default();
        let mut project = unplaced(to, file.unfinished())?;
        if !project.backups().folders()?.contains(&folder) {
            project.write().settings().add_backup_folder(&folder)?;
        }
        drop(project);
        drop(file.place()?);
        Ok(())
    }
}

/// What was done in a project since a backup of it was made.
fn done_since(project: &Project, backup: &Project) -> Result<Vec<(Act, usize)>> {
    let last: i64 = backup.connection().query_row("SELECT coalesce(max(id), 0) FROM log", [], |row| row.get(0))?;
    // Who codes blind sees nothing of what others do.
    let coder = project.coders().is_blind()?.then(|| project.coder().to_owned());
    let mut query = project.connection().prepare_cached(
        "SELECT command, count(*) FROM log WHERE id > ?1 AND state = 'done' AND (?2 IS NULL OR coder = ?2)
         GROUP BY command ORDER BY count(*) DESC, command",
    )?;
    let rows = query.query_map(params![last, coder], |row| Ok((row.get::<_, String>(0)?, row.get::<_, usize>(1)?)))?;
    let mut done = Vec::new();
    for row in rows {
        let (command, count) = row?;
        done.extend(of_word(command).map(|act| (act, count)));
    }
    Ok(done)
}

impl DestroyedBackups {
    /// What became of these and of others.
    pub fn extend(&mut self, other: Self) {
        self.destroyed += other.destroyed;
        self.out_of_reach.extend(other.out_of_reach);
        self.out_of_reach.sort();
        self.out_of_reach.dedup();
    }
}

impl<P: Deref<Target = Project>> Backups<P> {
    /// The folder for the next backup.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn folder(&self) -> Result<PathBuf> {
        let chosen = self.project.settings().backup_folder()?;
        Ok(chosen.unwrap_or_else(|| backup_folder(self.project.path())))
    }

    /// All folders in which backups may lie: the present one first, then the one beside the project and those that were chosen before.
    fn folders(&self) -> Result<Vec<PathBuf>> {
        let mut folders = vec![self.folder()?];
        for folder in
            std::iter::once(backup_folder(self.project.path())).chain(self.project.settings().backup_folders()?)
        {
            if !folders.contains(&folder) {
                folders.push(folder);
            }
        }
        Ok(folders)
    }

    /// Chosen folders that are not there now. Beside the project there is none until the first backup is made.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn out_of_reach(&self) -> Result<Vec<PathBuf>> {
        let beside = backup_folder(self.project.path());
        Ok(self.folders()?.into_iter().filter(|folder| *folder != beside && !folder.is_dir()).collect())
    }

    /// The backups, the newest first.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn list(&self) -> Result<Vec<Backup>> {
        Ok(newest_first(self.folders()?.iter().flat_map(|folder| backups_in(folder))))
    }

    /// Makes a backup and looks whether it is whole; `None` if the newest one holds the same.
    ///
    /// # Errors
    /// [`Error::InUse`] while another one is made; [`Error::Damaged`] if what was written is not the project; [`reading::Error::Io`]. Then
    /// the backups are those that were there before.
    pub fn make(&self) -> Result<Option<Backup>> {
        let folder = self.folder()?;
        let io = |error| Error::io(&folder, error);
        make_folder(&folder).map_err(io)?;
        let unfinished = folder.join(format!("{UNFINISHED}.{ENDING}"));
        let lock = lock_of(&folder.join(ENDING)).map_err(io)?;
        let _lock = lock.ok_or_else(|| Error::InUse(unfinished.clone()))?;
        let state = self.project.state()?;
        let known = backups_in(&folder);
        let newest = known.first().map(|backup| Project::open_to_read(&backup.path).and_then(|own| own.state()));
        if newest.is_some_and(|newest| newest.is_ok_and(|newest| newest == state)) {
            return Ok(None);
        }
        let made = self.write(&unfinished, &state).and_then(|()| {
            let free = (1..=KEPT).map(|number| slot(&folder, number)).find(|path| !path.exists());
            // Where none is free, there are as many as are kept.
            let place = free.or_else(|| known.last().map(|oldest| oldest.path.clone())).unwrap_or_default();
            steps::renaming().and_then(|()| patience::rename(&unfinished, &place)).map_err(io)?;
            // It is there, whatever comes.
            let _ = steps::passed();
            sync_folder_of(&place);
            Ok(place)
        });
        if made.is_err() {
            let _ = fs::remove_file(&unfinished);
        }
        let place = made?;
        Ok(backups_in(&folder).into_iter().find(|backup| backup.path == place))
    }

    /// Writes the project to a file of its own, down to the disk, and reads it again.
    fn write(&self, unfinished: &Path, state: &str) -> Result<()> {
        let io = |error| Error::io(unfinished, error);
        match fs::remove_file(unfinished) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(io(error)),
            _ => drop(new_file(unfinished).map_err(io)?),
        }
        self.project.connection().execute("VACUUM INTO ?", [unfinished.display().to_string()])?;
        steps::passed()?;
        sync(unfinished).map_err(io)?;
        // Somebody may write to the project meanwhile: then it is what it was before, or is now.
        let written = Project::open_to_read(unfinished)?.state()?;
        if written == state || written == self.project.state()? {
            return Ok(());
        }
        Err(Error::Damaged(unfinished.to_owned()))
    }

    /// Destroys all backups, as far as they can be reached. Nothing that fails with one is an error.
    #[must_use]
    pub fn destroy(&self) -> DestroyedBackups {
        let out_of_reach = self.out_of_reach().unwrap_or_default();
        let mut done = DestroyedBackups { destroyed: 0, out_of_reach };
        for folder in self.folders().unwrap_or_else(|_| vec![backup_folder(self.project.path())]) {
            let unfinished = folder.join(format!("{UNFINISHED}.{ENDING}"));
            // One that is being made loses its file first, so that it finds none to put in a place that was looked at already.
            let names = std::iter::once(unfinished).chain((1..=KEPT).map(|number| slot(&folder, number)));
            for path in names.filter(|path| path.symlink_metadata().is_ok()) {
                match overwrite(&path) {
                    Ok(()) => done.destroyed += 1,
                    // It has just been put in a place that is looked at next.
                    Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                    Err(_) => done.out_of_reach.push(path),
                }
            }
        }
        done
    }
}

impl Backups<&mut Project> {
    /// Makes further backups in a folder of their own in this one, or beside the project again. Those that are there stay known.
    ///
    /// # Errors
    /// [`reading::Error::NotFound`]; [`reading::Error::Io`] for a path that is no Unicode; if the project cannot be written.
    pub fn set_folder(&mut self, within: Option<&Path>) -> Result<()> {
        let Some(within) = within else { return self.project.write().settings().set_backup_folder(None) };
        if !within.is_dir() {
            return Err(reading::Error::NotFound(within.to_owned()).into());
        }
        // Another project may have the same name.
        let own = Uuid::new_v4().simple().to_string();
        let folder = canonical(within).join(format!("{}-{}{FOLDER}", self.project.name(), &own[..8]));
        make_folder(&folder).map_err(|error| Error::io(&folder, error))?;
        self.project.write().settings().set_backup_folder(Some(&folder))
    }
}

/// Makes a folder that only its owner can read, unless it is there.
fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Overwrites a file, and removes it.
fn overwrite(path: &Path) -> io::Result<()> {
    let file = OpenOptions::new().write(true).open(path)?;
    zeroes(&file)?;
    drop(file);
    fs::remove_file(path)
}

/// Overwrites what a file holds.
pub(super) fn zeroes(mut file: &File) -> io::Result<()> {
    let length = file.metadata()?.len();
    let nothing = vec![0_u8; 1 << 16];
    let mut left = length;
    while left > 0 {
        let part = usize::try_from(left).unwrap_or(usize::MAX).min(nothing.len());
        file.write_all(&nothing[..part])?;
        left -= part as u64;
    }
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_that_is_being_made_is_destroyed_with_the_others() {
        let folder = tempfile::tempdir().expect("a folder");
        let project = Project::create(&folder.path().join("p.planlupe")).expect("a project");
        let made = project.backups().make().expect("made").expect("the first");
        let unfinished = made.path.with_file_name(format!("{UNFINISHED}.{ENDING}"));
        fs::write(&unfinished, "half of it").expect("written");
        let done = project.backups().destroy();
        assert_eq!(done, DestroyedBackups { destroyed: 2, out_of_reach: Vec::new() });
        assert!(!unfinished.exists() && !made.path.exists());
    }

    #[test]
    fn what_a_killed_try_has_left_is_in_the_way_of_none() {
        let folder = tempfile::tempdir().expect("a folder");
        let project = Project::create(&folder.path().join("p.planlupe")).expect("a project");
        let place = backup_folder(project.path());
        fs::create_dir(&place).expect("a folder");
        fs::write(place.join(format!("{UNFINISHED}.{ENDING}")), "half of it").expect("written");
        let made = project.backups().make().expect("made").expect("the first");
        assert_eq!(backups_in(&place), [made]);
        assert!(!place.join(format!("{UNFINISHED}.{ENDING}")).exists());
    }
}
