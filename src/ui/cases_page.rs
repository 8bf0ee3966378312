//! The pages of the workspace Cases.

use serde::{Deserialize, Serialize};

use super::command::Command;

/// A page of the workspace Cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CasesPage {
    /// The courses of all cases, one below the other.
    #[default]
    Courses,
    /// Which cases have a goal, what it says, and the codes on it.
    Goals,
    /// What is known of each case.
    Attributes,
    /// All memos, free ones and the journal among them.
    Memos,
    /// What was done on which day.
    Log,
}

impl CasesPage {
    /// In the order of the row above the page.
    pub const ALL: &'static [Self] = &[Self::Courses, Self::Goals, Self::Attributes, Self::Memos, Self::Log];

    /// The command that shows the page.
    #[must_use]
    pub const fn command(self) -> Command {
        match self {
            Self::Courses => Command::CoursesPage,
            Self::Goals => Command::GoalsPage,
            Self::Attributes => Command::AttributesPage,
            Self::Memos => Command::MemosPage,
            Self::Log => Command::LogPage,
        }
    }
}
