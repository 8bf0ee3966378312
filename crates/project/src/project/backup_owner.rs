//! Whose backups lie in a folder. They belong to one project file: what another one does, a copy of it for example, neither pushes them out
//! nor destroys them.
//!
//! The folder beside a project belongs to the project whose name it has. In a folder that was chosen stands a note of the path of the
//! project. Where there is no project under that path any more, it was moved, and the folder belongs to the one that knows of it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::Project;
use super::file::{beside, canonical, identity};
use super::keys::key_of;
use crate::error::{Error, Result};
use crate::output::{folder_of, new_file};
use crate::patience;

/// What the folder beside a project is called, behind its name.
pub(super) const FOLDER: &str = ".backups";
/// The name of the note.
const NOTE: &str = "planlupe-backup.of";

/// Which project the backups in a folder are made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct OwnerNote {
    project: PathBuf,
    /// The file under that path, which keeps this when its folder gets another name.
    file: Option<(u64, u64)>,
}

/// The folder in which the backups of a project lie where no other was chosen.
#[must_use]
pub fn backup_folder(project: &Path) -> PathBuf {
    beside(&canonical(project), FOLDER)
}

/// A folder of which a project knows that backups lie in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct KnownFolder {
    pub(super) path: PathBuf,
    /// The project that they are made of, where that is another one.
    pub(super) other: Option<PathBuf>,
}

impl KnownFolder {
    pub(super) fn of(path: PathBuf, project: &Path) -> Self {
        Self { other: other_owner(&path, project), path }
    }
}

/// The other project that the backups in a folder are made of; `None` where they are those of this one, as far as one can know.
pub(super) fn other_owner(folder: &Path, project: &Path) -> Option<PathBuf> {
    if !folder.is_dir() {
        return None;
    }
    let own = canonical(project);
    let note = note_in(folder).or_else(|| Some(OwnerNote { project: named_after(folder)?, file: None }))?;
    if note.project == own {
        return None;
    }
    if note.project.is_file() {
        return Some(note.project);
    }
    // It may lie on a disk that is not there now. It was moved where its folder is still there, or where this is the same file.
    let is_this = note.file.is_some() && note.file == identity(&own);
    let was_moved = is_this || folder_of(&note.project).is_dir();
    if was_moved { None } else { Some(note.project) }
}

fn note_in(folder: &Path) -> Option<OwnerNote> {
    serde_json::from_slice(&fs::read(folder.join(NOTE)).ok()?).ok()
}

/// The project beside which a folder for backups lies.
fn named_after(folder: &Path) -> Option<PathBuf> {
    let name = folder.file_name()?.to_str()?.strip_suffix(FOLDER)?.to_owned();
    Some(canonical(folder).with_file_name(name))
}

/// Notes that the backups in a folder that was chosen are made of this project.
pub(super) fn note_owner(folder: &Path, project: &Path) -> Result<()> {
    let own = canonical(project);
    let note = OwnerNote { file: identity(&own), project: own };
    if note_in(folder).as_ref() == Some(&note) {
        return Ok(());
    }
    let io = |error| Error::io(folder, error);
    let place = folder.join(NOTE);
    let unfinished = beside(&place, ".new");
    let _ = fs::remove_file(&unfinished);
    drop(new_file(&unfinished).map_err(io)?);
    let json = serde_json::to_vec(&note).map_err(|_| io(std::io::ErrorKind::InvalidInput.into()))?;
    fs::write(&unfinished, json).and_then(|()| patience::rename(&unfinished, &place)).map_err(io)
}

/// Folders for backups in the folder of a project whose own project is not there any more.
pub(super) fn without_project(project: &Path) -> Vec<PathBuf> {
    let own = backup_folder(project);
    let Ok(entries) = fs::read_dir(folder_of(&own)) else { return Vec::new() };
    let is_left = |folder: &PathBuf| {
        *folder != own
            && folder.is_dir()
            && named_after(folder).is_some_and(|former| !former.exists())
            && note_in(folder).is_none()
    };
    let mut folders: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).filter(is_left).collect();
    folders.sort();
    folders
}

/// Whether a backup was made of an earlier state of a project: it holds one of its cases, and both are the same copy, or none. The project
/// may have had another name.
pub(super) fn is_lineage(project: &Project, backup: &Path) -> bool {
    let what = |project: &Project| -> Result<(BTreeSet<String>, Option<String>)> {
        let mut query = project.connection().prepare_cached("SELECT guid FROM cases WHERE guid IS NOT NULL")?;
        let cases = query.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        Ok((cases, project.copies().own()?.map(|own| own.guid)))
    };
    // Nobody is asked for the passphrase of something that may be none of this project.
    let former = key_of(backup).and_then(|_| Project::open_to_read(backup)).and_then(|backup| what(&backup));
    let (Ok((former, of)), Ok((cases, copy))) = (former, what(project)) else { return false };
    of == copy && !cases.is_disjoint(&former)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_belongs_to_the_project_noted_and_to_who_knows_it_once_that_was_moved() {
        let place = tempfile::tempdir().expect("a folder");
        let (project, copy) = (place.path().join("p.planlupe"), place.path().join("copy.planlupe"));
        drop(Project::create(&project).expect("a project"));
        drop(Project::create(&copy).expect("a project"));
        let chosen = place.path().join("p-12345678.backups");
        fs::create_dir(&chosen).expect("a folder");
        assert_eq!(other_owner(&chosen, &copy), None, "nothing says whose it is");
        note_owner(&chosen, &project).expect("noted");
        assert_eq!(other_owner(&chosen, &project), None);
        assert_eq!(other_owner(&chosen, &copy), Some(canonical(&project)));
        fs::remove_file(&project).expect("removed");
        assert_eq!(other_owner(&chosen, &copy), None, "the other one is gone");
        let away = OwnerNote { project: place.path().join("stick").join("p.planlupe"), file: None };
        fs::write(chosen.join(NOTE), serde_json::to_vec(&away).expect("JSON")).expect("written");
        assert_eq!(other_owner(&chosen, &copy), Some(away.project), "the whole disk may be away");
    }

    #[test]
    fn the_folder_beside_a_project_belongs_to_it_by_its_name() {
        let place = tempfile::tempdir().expect("a folder");
        let (project, copy) = (place.path().join("p.planlupe"), place.path().join("copy.planlupe"));
        drop(Project::create(&project).expect("a project"));
        let folder = backup_folder(&project);
        fs::create_dir(&folder).expect("a folder");
        assert_eq!(other_owner(&folder, &project), None);
        assert_eq!(other_owner(&folder, &copy), Some(canonical(&project)));
    }
}
