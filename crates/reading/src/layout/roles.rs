//! How an era sets the lines of a print: size and weight by what they are in it.

use serde::Deserialize;

/// What a line is in a print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PrintRole {
    PlanTitle,
    /// The heading of the goal, of a group of cards, of the free dialogue.
    Section,
    CardTitle,
    ThreadTitle,
    /// «Dialog», «Historikk».
    CardHeading,
    CardType,
    Label,
    MessageHeader,
    Chip,
    ReadNote,
}

/// How lines of a role are set.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleStyle {
    pub role: PrintRole,
    /// Type size in hundredths of that of messages.
    pub size: u16,
    /// Semibold or heavier.
    #[serde(default)]
    pub bold: bool,
}
