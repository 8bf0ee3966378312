//! What is known of the open project for anonymisation: a quarantine beside it, and what its record tells of originals.

use std::path::PathBuf;

use crate::error::Result;
use project::Project;
use quarantine::quarantine::Quarantine;
use quarantine::quarantine_file::QuarantineState;

/// What lies beside the open project, as it was when it was looked at last.
#[derive(Default)]
pub struct Beside {
    /// The project and whether a quarantine lies beside it.
    project: Option<(PathBuf, bool)>,
    /// Whether originals remain somewhere, at a revision of the project.
    remain: Option<(u64, bool)>,
    /// Whether finishing was begun and did not come to its end.
    pub interrupted: bool,
    /// Whether exports put replacements in brackets.
    pub brackets: bool,
}

impl Beside {
    /// Looks for a quarantine, once for each project, and at its record, once for each revision; gives whether it is a new one.
    ///
    /// # Errors
    /// If the project cannot be read.
    pub fn follow(&mut self, project: Option<&Project>) -> Result<bool> {
        let known = self.project.as_ref().map(|(known, _)| known.as_path());
        if known != project.map(Project::path) {
            let has_quarantine = |project: &Project| {
                !matches!(
                    QuarantineState::of(&Quarantine::path_for(project.path())),
                    QuarantineState::None | QuarantineState::Unmade
                )
            };
            self.project = project.map(|project| (project.path().to_owned(), has_quarantine(project)));
            self.remain = None;
        }
        let Some(project) = project.filter(|own| self.remain.is_none_or(|(seen, _)| seen != own.revision())) else {
            return Ok(false);
        };
        self.brackets = project.settings().brackets()?;
        let told = project.records().told()?;
        self.interrupted = told.finishing.is_some();
        self.remain = Some((project.revision(), told.remain()));
        Ok(true)
    }

    /// Looks at the record again with the next frame.
    pub const fn forget_record(&mut self) {
        self.remain = None;
    }

    /// Looks for a quarantine again with the next frame.
    pub fn forget(&mut self) {
        (self.project, self.remain) = (None, None);
    }

    /// Whether a quarantine lies beside the project.
    #[must_use]
    pub fn has_quarantine(&self) -> bool {
        self.project.as_ref().is_some_and(|(_, exists)| *exists)
    }

    /// Whether originals are kept: then all that the project holds is still personal data.
    #[must_use]
    pub fn keeps_originals(&self) -> bool {
        self.has_quarantine() || self.remain.is_some_and(|(_, remain)| remain)
    }
}
