//! How a worker beside the window opens the project: to read it, as whoever works in the window, so that it sees the same codings.

use std::path::PathBuf;

use project::{Project, Result};

/// Opens the project of the window once more.
#[derive(Debug, Clone)]
pub struct ProjectReader {
    path: PathBuf,
    coder: String,
}

impl ProjectReader {
    #[must_use]
    pub fn of(project: &Project) -> Self {
        Self { path: project.path().to_owned(), coder: project.coder().to_owned() }
    }

    /// # Errors
    /// Those of [`Project::open_to_read`].
    pub fn open(&self) -> Result<Project> {
        let mut project = Project::open_to_read(&self.path)?;
        project.set_coder(&self.coder);
        Ok(project)
    }
}
