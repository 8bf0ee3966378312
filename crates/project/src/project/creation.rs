//! New files: made beside their place under another name, and moved there when they are whole and lie on the disk. A try that is
//! killed leaves nothing that blocks the next one, which clears it away.

use std::fs;
use std::io::ErrorKind;
use std::ops::{Deref, DerefMut};
use std::path::{Path, PathBuf};

use super::Project;
use super::file::{Lock, UNFINISHED, beside, canonical, clear, lock_of, remove};
use super::keys::{ENCRYPTS, ProjectKey, for_new};
use crate::codebook::Codebook;
use crate::error::{Error, Result};
use crate::output::{check_name, new_file, sync, sync_folder_of};
use crate::patience;
use crate::steps;

/// A file that is being made. Its name is locked meanwhile, so nobody else makes a file of this name; if it is dropped before
/// it is placed, nothing is left of it.
#[derive(Debug)]
pub struct NewFile {
    path: PathBuf,
    unfinished: PathBuf,
    lock: Option<Lock>,
}

impl NewFile {
    /// Makes an empty file beside the place that it shall have, for its owner alone.
    ///
    /// # Errors
    /// [`Error::Exists`], [`Error::InUse`] while somebody else makes it, [`reading::Error::Io`].
    pub fn begin(path: &Path) -> Result<Self> {
        let io = |error| Error::io(path, error);
        check_name(path)?;
        let place = canonical(path);
        let lock = lock_of(&place).map_err(io)?.ok_or_else(|| Error::InUse(path.to_owned()))?;
        if place.symlink_metadata().is_ok() {
            return Err(Error::Exists(path.to_owned()));
        }
        clear(&place);
        let unfinished = beside(&place, UNFINISHED);
        new_file(&unfinished).map_err(io)?;
        let new = Self { path: path.to_owned(), unfinished, lock: Some(lock) };
        steps::passed()?;
        Ok(new)
    }

    /// Where the file is until it is placed.
    #[must_use]
    pub fn unfinished(&self) -> &Path {
        &self.unfinished
    }

    /// Puts the file in its place, where nothing is replaced. No connection may live on it. Gives the lock of its name.
    ///
    /// # Errors
    /// [`Error::Exists`] if another program has made a file of this name; [`reading::Error::Io`].
    pub fn place(mut self) -> Result<Option<Lock>> {
        let io = |error: std::io::Error| match error.kind() {
            ErrorKind::AlreadyExists => Error::Exists(self.path.clone()),
            _ => Error::io(&self.path, error),
        };
        let place = canonical(&self.path);
        sync(&self.unfinished).map_err(io)?;
        steps::passed()?;
        steps::renaming().map_err(io)?;
        match fs::hard_link(&self.unfinished, &place) {
            Ok(()) => {
                // From here on it is there, whatever comes.
                let _ = steps::passed();
                let _ = fs::remove_file(&self.unfinished);
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => return Err(io(error)),
            // Not every file system knows links. The lock keeps out all who would make this file.
            Err(_) => patience::rename(&self.unfinished, &place).map_err(io)?,
        }
        let _ = steps::passed();
        sync_folder_of(&place);
        Ok(self.lock.take())
    }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        if self.lock.is_some() {
            remove(&self.unfinished);
        }
    }
}

/// A project that is being made: what goes into it before [`NewProject::place`] is there with it, or not at all.
#[derive(Debug)]
pub struct NewProject {
    project: Project,
    file: NewFile,
}

impl NewProject {
    /// Begins an empty project.
    ///
    /// # Errors
    /// [`Error::Exists`]; [`Error::InUse`] while somebody else makes it; [`reading::Error::Io`] if it cannot be written.
    pub fn begin(path: &Path) -> Result<Self> {
        Self::begin_with(path, None)
    }

    /// Begins an empty project that opens with a passphrase only, if there is one.
    ///
    /// # Errors
    /// Those of [`NewProject::begin`], [`Error::WeakPassphrase`], [`Error::NoEncryption`].
    pub fn begin_with(path: &Path, passphrase: Option<&str>) -> Result<Self> {
        if passphrase.is_some() && !ENCRYPTS {
            return Err(Error::NoEncryption(path.to_owned()));
        }
        let key = passphrase.map(ProjectKey::new).transpose()?.or_else(for_new);
        let file = NewFile::begin(path)?;
        let project = Project::start(path, file.unfinished(), key.as_ref())?;
        key.iter().for_each(ProjectKey::keep);
        Ok(Self { project, file })
    }

    /// Makes a project with a codebook, encrypted if there is a passphrase. The first edit that can be undone is the user's own.
    ///
    /// # Errors
    /// Those of [`NewProject::begin_with`], [`NewProject::place`] and [`super::Codes::load`]; then there is no file.
    pub fn with_codebook(path: &Path, codebook: &Codebook, passphrase: Option<&str>) -> Result<Project> {
        let mut project = Self::begin_with(path, passphrase)?;
        project.write().codes().load(codebook)?;
        project.forget_undo()?;
        project.place()
    }

    /// Puts the project in its place.
    ///
    /// # Errors
    /// [`Error::Exists`] if another program has made a file of this name; [`reading::Error::Io`]. Then nothing is left of it.
    pub fn place(self) -> Result<Project> {
        let Self { project, file } = self;
        let (path, coder) = (file.path.clone(), project.coder.clone());
        drop(project);
        let mut project = Project::open_locked(&path, file.place()?)?;
        project.coder = coder;
        Ok(project)
    }
}

impl Deref for NewProject {
    type Target = Project;

    fn deref(&self) -> &Project {
        &self.project
    }
}

impl DerefMut for NewProject {
    fn deref_mut(&mut self) -> &mut Project {
        &mut self.project
    }
}
