//! What a print holds, as it must be read: written beside each PDF, so that any version of the program can be measured on it.

use serde::{Deserialize, Serialize};

use reading::layout::Status;
use reading::plan::Under;

use crate::invented::plans::{Message, Plan};
use crate::invented::prints::Block;

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expected {
    /// When it was printed, by the names of the specification.
    pub era: String,
    /// Paper, scale, header and footer.
    pub variant: String,
    pub goal: Option<String>,
    pub cards: Vec<Card>,
    pub messages: Vec<Said>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    #[serde(rename = "type")]
    pub kind: String,
    pub title: String,
    pub status: Option<String>,
    pub from: Option<String>,
    pub to: Option<String>,
    pub fields: Vec<(String, String)>,
    pub minutes: Option<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// `card` or `free`.
    pub under: String,
    /// Of the thread, or of the card that it stands under.
    pub title: String,
    /// Whether it is the first of its thread in print.
    pub first: bool,
    pub date: String,
    pub speaker: String,
    pub text: String,
}

/// How JSON calls it.
pub fn word(value: impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

impl Expected {
    pub fn of(plan: &Plan, variant: String) -> Self {
        let mut expected = Self { era: format!("{:?}", plan.era), variant, goal: plan.goal.clone(), ..Self::default() };
        for (status, card) in plan.printed_cards() {
            expected.cards.push(Card {
                kind: card.kind.to_owned(),
                title: card.title.clone(),
                status: Some(word(status)),
                from: card.from.map(|day| day.to_string()),
                to: card.to.map(|day| day.to_string()),
                fields: Vec::new(),
                minutes: card.minutes.as_ref().map(|lines| lines.join("\n")),
            });
            expected.thread(&card.thread, Under::Card, &card.title);
        }
        for thread in &plan.free {
            expected.thread(&thread.messages, Under::Free, &thread.title);
        }
        expected.take_fields(&plan.blocks());
        expected
    }

    fn thread(&mut self, messages: &[Message], under: Under, title: &str) {
        for (number, message) in messages.iter().enumerate() {
            self.messages.push(Said {
                under: word(under),
                title: title.to_owned(),
                first: number == 0,
                date: message.day.to_string(),
                speaker: word(message.speaker),
                text: message.text(),
            });
        }
    }

    /// Labels and values as they stand in print.
    fn take_fields(&mut self, blocks: &[Block]) {
        let mut card = None;
        for block in blocks {
            if matches!(block, Block::CardType(..)) {
                card = Some(card.map_or(0, |card| card + 1));
            }
            let Some(card) = card.and_then(|card: usize| self.cards.get_mut(card)) else { continue };
            match block {
                Block::Row(cells) => card.fields.extend(cells.iter().cloned()),
                Block::Wide(label, lines, _) if label.to_lowercase() != "samtalereferat" => {
                    card.fields.push((label.clone(), lines.join("\n")));
                }
                _ => {}
            }
        }
    }
}

impl Plan {
    /// The cards in the order in which the era prints their groups.
    fn printed_cards(&self) -> Vec<(Status, &crate::invented::plans::Card)> {
        let mut groups: Vec<_> = self.groups.iter().collect();
        if self.era.is_server() {
            let order = [Status::Suggested, Status::Planned, Status::InProgress, Status::Completed, Status::Cancelled];
            groups.sort_by_key(|(status, _)| order.iter().position(|other| other == status));
        }
        groups.into_iter().flat_map(|(status, cards)| cards.iter().map(move |card| (*status, card))).collect()
    }
}
