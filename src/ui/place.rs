//! Where a person reads: the spot in each text, and where each project was left. Of a project it holds its path, numbers of cases and
//! places in their texts.
//!
//! It is kept with the settings of the person, not in the project: a project that another window writes to, or that can only be read,
//! opens where it was left too, and two persons who share a project keep places of their own.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::bar::Workspace;
use super::courses_settings::CoursesSettings;
use project::courses::CourseOrder;
use reading::chronology::ReadingOrder;

/// Projects whose places are kept.
const KEPT: usize = 20;

/// Where somebody stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Spot {
    /// Code point before which the caret stands.
    pub caret: Option<usize>,
    /// Code point with which the topmost block in view begins, and how many points below the edge of the view.
    pub top: Option<(usize, f32)>,
}

/// The spots in a project, by case and order.
pub type Spots = BTreeMap<(i64, ReadingOrder), Spot>;

/// Where a project was left.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Left {
    pub workspace: Workspace,
    pub case: Option<i64>,
    pub order: ReadingOrder,
    pub spots: Spots,
    pub courses: CoursesSettings,
    /// The order of the list of cases.
    pub cases: CourseOrder,
}

/// Where projects were left, the last one first.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Places {
    projects: Vec<(PathBuf, Left)>,
}

impl Places {
    /// Where a project was left; at its beginning, if that is not known.
    #[must_use]
    pub fn of(&self, project: &Path) -> Left {
        self.projects.iter().find(|(path, _)| path == project).map(|(_, left)| left.clone()).unwrap_or_default()
    }

    /// Keeps where a project is left.
    pub fn leave(&mut self, project: PathBuf, left: Left) {
        self.projects.retain(|(path, _)| *path != project);
        self.projects.insert(0, (project, left));
        self.projects.truncate(KEPT);
    }
}
