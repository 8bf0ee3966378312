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
    TypeKind::known(card_type).is_minutes
}

/// Whether cards of this type are meetings: a layout gives them minutes.
#[must_use]
pub fn is_meeting(card_type: &str) -> bool {
    TypeKind::known(card_type).is_meeting
}

/// The types of meetings that the server prints, each in one spelling.
pub fn meeting_types() -> impl Iterator<Item = &'static str> {
    let server = Layout::all().iter().filter(|layout| layout.user_by_name).flat_map(|layout| &layout.cards);
    server.flat_map(|card| &card.types).filter(|name| is_meeting(name)).filter_map(|name| card_type_name(name))
}

/// What the layouts say of a type of cards.
#[derive(Debug, Clone, Copy)]
struct TypeKind {
    is_minutes: bool,
    is_meeting: bool,
}

impl TypeKind {
    /// Asks every layout.
    fn of(card_type: &str) -> Self {
        let mut kind = Self { is_minutes: false, is_meeting: false };
        for layout in Layout::all() {
            let Some(card) = layout.word(card_type).card.map(|card| &layout.cards[card]) else { continue };
            let has_minutes = |field: &usize| layout.labels[*field].value == ValueKind::Minutes;
            kind.is_minutes |= card.minutes;
            kind.is_meeting |= card.minutes || card.fields.iter().any(has_minutes);
        }
        kind
    }

    /// The same, where the types that layouts list are asked for once: every card is.
    fn known(card_type: &str) -> Self {
        static KNOWN: LazyLock<HashMap<String, TypeKind>> = LazyLock::new(|| {
            let types = Layout::all().iter().flat_map(|layout| &layout.cards).flat_map(|card| &card.types);
            let forms = types.flat_map(|name| [name.clone(), name.to_uppercase()]);
            forms.map(|name| (name.clone(), TypeKind::of(&name))).collect()
        });
        KNOWN.get(card_type).copied().unwrap_or_else(|| Self::of(card_type))
    }
}
