//! Projects to measure with: the printouts of the corpus, and the standard codebook.

use std::path::{Path, PathBuf};

use project::Project;
use project::codebook::Codebook;
use project::import::{Manner, import};

/// A new project, `p.planlupe` in the folder, with these printouts.
pub fn project(folder: &Path, files: Vec<PathBuf>) -> Project {
    let mut project = Project::create(&folder.join("p.planlupe")).expect("a project");
    project.write().codes().load(&Codebook::standard()).expect("a codebook");
    import(&mut project, files, Manner::default()).expect("an import");
    project
}
