//! Tallies that are offered ready-made.

use serde::{Deserialize, Serialize};

use super::spec::{Counted, TallyAxis, TallySpec, Together};

/// A tally that is offered ready-made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReadyTally {
    /// How often each code stands in each case.
    CasesByCodes,
    /// In how many cases codes stand on the same passage, in the same entry, in the same thread.
    SamePassage,
    SameEntry,
    SameThread,
    /// How often a code is followed by another in the same case, within [`SEQUENCE_DAYS`].
    Sequences,
    /// Codings by who speaks, in percent of what each says.
    Speakers,
    /// In how many cases a code stands by month since the start.
    Course,
}

/// Within how many days a code follows another in the ready-made table.
pub const SEQUENCE_DAYS: u32 = 30;

impl ReadyTally {
    pub const ALL: [Self; 7] = [
        Self::CasesByCodes,
        Self::SamePassage,
        Self::SameEntry,
        Self::SameThread,
        Self::Sequences,
        Self::Speakers,
        Self::Course,
    ];

    /// What it asks for.
    #[must_use]
    pub fn spec(self) -> TallySpec {
        let together = |together| TallySpec::of(TallyAxis::Codes, Some(TallyAxis::Together(together)));
        let codings = |spec| TallySpec { count: Counted::Codings, ..spec };
        match self {
            Self::CasesByCodes => codings(TallySpec::of(TallyAxis::Case, Some(TallyAxis::Codes))),
            Self::SamePassage => together(Together::Passage),
            Self::SameEntry => together(Together::Entry),
            Self::SameThread => together(Together::Thread),
            Self::Sequences => codings(together(Together::Then(SEQUENCE_DAYS))),
            Self::Speakers => {
                let spec = codings(TallySpec::of(TallyAxis::Codes, Some(TallyAxis::Sender)));
                TallySpec { percent: Some(super::spec::PercentOf::Column), ..spec }
            }
            Self::Course => TallySpec::of(TallyAxis::Codes, Some(TallyAxis::MonthSinceStart)),
        }
    }
}
