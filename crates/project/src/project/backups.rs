//! Backups: whole copies of a project that the program makes by itself, for the day on which the file is damaged, lost or wrongly edited.
//!
//! They lie in a folder beside the project, `NAME.planlupe.backups`, or in one of their own in a folder that a person has chosen, as
//! `1.planlupe-backup` and so on. A backup is a project like any other; it has another ending so that nobody works in it unawares. Once
//! there are [`KEPT`], the oldest makes room, unless the project is damaged: a backup of that has a place of its own. A folder that was
//! chosen and is not there now is made by nobody: the backups of the project are where it is. What is redacted in a project must stand in
//! none of its backups: they are destroyed then, and those of other files ([`super::backup_owner`]) are named.

use std::fs::{self, OpenOptions};
use std::io;
use std::ops::Deref;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Local, Utc};
use names::leak::SearchedOriginals;
use rusqlite::params;
use serde::Serialize;
use uuid::Uuid;

use super::backup_owner::{FOLDER, KnownFolder, backup_folder, is_lineage, note_owner, other_owner, without_project};
use super::check::is_damaged;
use super::creation::NewFile;
use super::file::{canonical, lock_of, zeroes};
use super::keys::key_of;
use super::{Act, Project, each_text, of_word, unplaced};
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
/// The name of the one that is made of a damaged project.
const OF_DAMAGED: &str = "damaged";
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
    /// Backups of other project files, which may hold the same and are as they were.
    pub of_others: Vec<PathBuf>,
}

/// Backups that a project knows of, and that are those of another file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupsOfAnother {
    pub project: PathBuf,
    pub folder: PathBuf,
    pub backups: Vec<Backup>,
}

/// The backups of a project.
#[must_use]
#[derive(Debug)]
pub struct Backups<P> {
    pub(super) project: P,
}

/// The backups in a folder, the newest first. It needs no project: that may be lost.
#[must_use]
pub fn backups_in(folder: &Path) -> Vec<Backup> {
    newest_first(places(folder).filter_map(|path| {
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

/// Where backups lie in a folder.
fn places(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let of_damaged = folder.join(format!("{OF_DAMAGED}.{ENDING}"));
    (1..=KEPT).map(|number| slot(folder, number)).chain(std::iter::once(of_damaged))
}

impl Backup {
    /// Whether it was made of a project that was damaged already.
    #[must_use]
    pub fn is_of_damaged(&self) -> bool {
        self.path.file_stem().is_some_and(|stem| stem == OF_DAMAGED)
    }

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
        if folder != backup_folder(to) && !project.settings().backup_folders()?.contains(&folder) {
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

/// Whether words stand in a backup, or it cannot be looked into.
fn may_hold(backup: &Path, words: &SearchedOriginals) -> bool {
    // Nobody is asked for its passphrase.
    let Some(backup) = key_of(backup).ok().and_then(|_| Project::open_to_read(backup).ok()) else { return true };
    let mut holds = false;
    let looked =
        each_text(&backup, |_, _, _, content| holds |= words.in_text(content).iter().any(|&(_, _, certain)| certain));
    holds || looked.is_err()
}

impl DestroyedBackups {
    /// What became of these and of others.
    pub fn extend(&mut self, other: Self) {
        self.destroyed += other.destroyed;
        self.out_of_reach.extend(other.out_of_reach);
        self.of_others.extend(other.of_others);
        for paths in [&mut self.out_of_reach, &mut self.of_others] {
            paths.sort();
            paths.dedup();
        }
    }

    /// Forgets backups of other files that do not hold what was to go, or are not there any more.
    pub fn keep_others_with(&mut self, words: &SearchedOriginals) {
        self.of_others.retain(|path| path.is_file() && may_hold(path, words));
    }
}

impl<P: Deref<Target = Project>> Backups<P> {
    /// The folder for the next backup. One that was chosen for another file, of which this one is a copy, is not this one's.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn folder(&self) -> Result<PathBuf> {
        let path = self.project.path();
        let chosen = self.project.settings().backup_folder()?;
        let own = chosen.filter(|folder| other_owner(folder, path).is_none());
        Ok(own.unwrap_or_else(|| backup_folder(path)))
    }

    /// All folders in which backups may lie: the present one first, then the one beside the project, those that were chosen before, and
    /// those beside it that have a name that it had before.
    fn known(&self) -> Result<Vec<KnownFolder>> {
        let path = self.project.path();
        let chosen = self.project.settings().backup_folders()?;
        let mut folders = vec![self.folder()?];
        let newest = |folder: &Path| backups_in(folder).into_iter().next();
        let mut former = without_project(path);
        former.retain(|folder| newest(folder).is_some_and(|backup| is_lineage(&self.project, &backup.path)));
        for folder in std::iter::once(backup_folder(path)).chain(chosen).chain(former) {
            if !folders.contains(&folder) {
                folders.push(folder);
            }
        }
        Ok(folders.into_iter().map(|folder| KnownFolder::of(folder, path)).collect())
    }

    /// Folders that hold the backups of this project.
    fn folders(&self) -> Result<Vec<PathBuf>> {
        Ok(self.known()?.into_iter().filter(|known| known.other.is_none()).map(|known| known.path).collect())
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

    /// What the project knows of backups of other files, which it neither pushes out nor destroys.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn of_others(&self) -> Result<Vec<BackupsOfAnother>> {
        let others = self.known()?.into_iter().filter_map(|KnownFolder { path, other }| {
            let backups = backups_in(&path);
            Some(BackupsOfAnother { project: other?, folder: path, backups })
        });
        Ok(others.filter(|other| !other.backups.is_empty()).collect())
    }

    /// Makes a backup and looks whether it is whole; `None` if the newest one holds the same.
    ///
    /// # Errors
    /// [`Error::NoBackupFolder`], [`Error::InUse`] while another one is made; [`Error::Damaged`] if what was written is not the project;
    /// [`reading::Error::Io`]. Then the backups are those that were there before.
    pub fn make(&self) -> Result<Option<Backup>> {
        let folder = self.folder()?;
        let io = |error| Error::io(&folder, error);
        let path = self.project.path();
        if folder == backup_folder(path) {
            make_folder(&folder).map_err(io)?;
        } else if folder.is_dir() {
            note_owner(&folder, path)?;
        } else {
            return Err(Error::NoBackupFolder(folder));
        }
        let unfinished = folder.join(format!("{UNFINISHED}.{ENDING}"));
        let lock = lock_of(&folder.join(ENDING)).map_err(io)?;
        let _lock = lock.ok_or_else(|| Error::InUse(unfinished.clone()))?;
        let state = self.project.state()?;
        let mut known = backups_in(&folder);
        known.retain(|backup| !backup.is_of_damaged());
        let newest = known.first().map(|backup| Project::open_to_read(&backup.path).and_then(|own| own.state()));
        if newest.is_some_and(|newest| newest.is_ok_and(|newest| newest == state)) {
            return Ok(None);
        }
        let made = self.write(&unfinished, &state).and_then(|is_damaged| {
            let free = (1..=KEPT).map(|number| slot(&folder, number)).find(|path| !path.exists());
            // Where none is free, there are as many as are kept.
            let oldest = || known.last().map(|oldest| oldest.path.clone());
            // What is damaged already pushes out nothing that is whole.
            let of_damaged = places(&folder).last().filter(|_| is_damaged);
            let place = of_damaged.or(free).or_else(oldest).unwrap_or_default();
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

    /// Writes the project to a file of its own, down to the disk, and reads it again; gives whether it is damaged. That is asked of what
    /// was written: nobody edits there meanwhile.
    fn write(&self, unfinished: &Path, state: &str) -> Result<bool> {
        let io = |error| Error::io(unfinished, error);
        match fs::remove_file(unfinished) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(io(error)),
            _ => drop(new_file(unfinished).map_err(io)?),
        }
        self.project.connection().execute("VACUUM INTO ?", [unfinished.display().to_string()])?;
        steps::passed()?;
        sync(unfinished).map_err(io)?;
        // Somebody may write to the project meanwhile: then it is what it was before, or is now.
        let written = Project::open_to_read(unfinished)?;
        let now = written.state()?;
        if now == state || now == self.project.state()? {
            return is_damaged(&written);
        }
        Err(Error::Damaged(unfinished.to_owned()))
    }

    /// Destroys all backups, as far as they can be reached. Nothing that fails with one is an error.
    #[must_use]
    pub fn destroy(&self) -> DestroyedBackups {
        let out_of_reach = self.out_of_reach().unwrap_or_default();
        let others = self.of_others().unwrap_or_default().into_iter().flat_map(|other| other.backups);
        let of_others = others.map(|backup| backup.path).collect();
        let mut done = DestroyedBackups { destroyed: 0, out_of_reach, of_others };
        for folder in self.folders().unwrap_or_else(|_| vec![backup_folder(self.project.path())]) {
            let unfinished = folder.join(format!("{UNFINISHED}.{ENDING}"));
            // One that is being made loses its file first, so that it finds none to put in a place that was looked at already.
            let names = std::iter::once(unfinished).chain(places(&folder));
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
        note_owner(&folder, self.project.path())?;
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
        assert_eq!(done, DestroyedBackups { destroyed: 2, ..DestroyedBackups::default() });
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
