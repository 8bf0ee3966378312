//! What a person has chosen for the page of courses; kept for each project.

use serde::{Deserialize, Serialize};

use project::courses::CourseOrder;

/// How the courses of a project are shown. Attributes stand by their ids in the project.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CoursesSettings {
    pub order: CourseOrder,
    /// The attribute from whose date months are counted; without one the axis is that of the calendar.
    pub since: Option<i64>,
    pub by_code: bool,
    /// The attributes whose values stand beside the labels; `None` for all.
    pub attributes: Option<Vec<i64>>,
}
