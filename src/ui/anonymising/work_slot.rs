//! The one worker of the workspace: what goes on beside the window, and what waits for it.

use super::work::Work;
use crate::ui::status::Activity;

/// The one worker of the workspace, while it is at work.
#[derive(Default)]
pub struct WorkSlot(Option<Work>);

impl WorkSlot {
    pub fn begin(&mut self, work: Work) {
        self.0 = Some(work);
    }

    /// Takes the work out, to see whether it is done.
    pub const fn take(&mut self) -> Option<Work> {
        self.0.take()
    }

    #[must_use]
    pub const fn is_busy(&self) -> bool {
        self.0.is_some()
    }

    /// Whether edits wait for it.
    #[must_use]
    pub fn holds_edits(&self) -> bool {
        self.0.as_ref().is_some_and(Work::holds_edits)
    }

    /// Whether it has the quarantine.
    #[must_use]
    pub fn has_quarantine(&self) -> bool {
        self.0.as_ref().is_some_and(Work::has_quarantine)
    }

    /// Whether it has the project.
    #[must_use]
    pub fn has_project(&self) -> bool {
        self.0.as_ref().is_some_and(Work::has_project)
    }

    /// What the status bar shows of it.
    #[must_use]
    pub fn activity(&self) -> Option<Activity> {
        self.0.as_ref().map(|work| work.worker().activity())
    }

    /// Asks it to stop where that leaves everything whole.
    pub fn cancel(&self) {
        if let Some(work) = &self.0 {
            work.worker().cancel();
        }
    }
}
