//! What words of a print stand for, whatever an era calls it.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::{Layout, ValueKind, folded};

/// Where an activity stands: the heading of its group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    Planned,
    Suggested,
    #[serde(alias = "in_progress")]
    InProgress,
    Completed,
    Cancelled,
}

impl Status {
    pub const ALL: [Self; 5] = [Self::Planned, Self::Suggested, Self::InProgress, Self::Completed, Self::Cancelled];
}

/// In which order the messages of a thread are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MessageOrder {
    OldestFirst,
    NewestFirst,
}

/// Who writes: the person whose plan it is, or NAV.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Speaker {
    User,
    Nav,
}

impl Speaker {
    pub const ALL: [Self; 2] = [Self::User, Self::Nav];
}

/// The type of a card in one spelling, where a layout knows it: older prints have it in capitals.
#[must_use]
pub fn card_type_name(card_type: &str) -> Option<&'static str> {
    static NAMES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
        let cards = Layout::all().iter().flat_map(|layout| &layout.cards);
        cards.flat_map(|card| &card.types).map(|name| (folded(name), &**name)).collect()
    });
    NAMES.get(&folded(card_type)).copied()
}

/// Whether cards of this type are minutes of a talk, with no card of a meeting that was agreed on.
#[must_use]
pub fn is_minutes(card_type: &str) -> bool {
    let cards = |layout: &'static Layout| layout.word(card_type).card.map(|card| &layout.cards[card]);
    Layout::all().iter().filter_map(cards).any(|card| card.minutes)
}

/// Whether cards of this type are meetings: a layout gives them minutes.
#[must_use]
pub fn is_meeting(card_type: &str) -> bool {
    Layout::all().iter().any(|layout| {
        let has_minutes = |field: &usize| layout.labels[*field].value == ValueKind::Minutes;
        let card = layout.word(card_type).card.map(|card| &layout.cards[card]);
        card.is_some_and(|card| card.minutes || card.fields.iter().any(has_minutes))
    })
}
