//! The names of the contact figures.

use serde::{Deserialize, Serialize};

/// A figure with a name of its own, which never changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Figure {
    ResponseTime,
    Messages,
    Threads,
    Meetings,
    Activities,
    Goals,
    Silence,
    Distribution,
    Advisers,
    Registration,
}

impl Figure {
    pub const ALL: [Self; 10] = [
        Self::ResponseTime,
        Self::Messages,
        Self::Threads,
        Self::Meetings,
        Self::Activities,
        Self::Goals,
        Self::Silence,
        Self::Distribution,
        Self::Advisers,
        Self::Registration,
    ];

    /// Whether it tells of dialogue alone, so that a case whose print shows none is not observed.
    #[must_use]
    pub const fn is_of_dialogue(self) -> bool {
        matches!(self, Self::ResponseTime | Self::Messages | Self::Threads | Self::Advisers)
    }

    /// Whether it can be shown over months: what it counts begins on a day.
    #[must_use]
    pub const fn has_months(self) -> bool {
        matches!(self, Self::ResponseTime | Self::Messages | Self::Threads | Self::Meetings | Self::Activities)
    }

    /// Whether it can be told of a period: the goal has no day, and registration is of whole cases.
    #[must_use]
    pub const fn has_period(self) -> bool {
        !matches!(self, Self::Goals | Self::Registration)
    }
}
