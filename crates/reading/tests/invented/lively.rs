//! Lively plans: drawn as the others are, then written over with what makes real plans hard to read. Titles that could be
//! last lines, and last lines that could be titles; chat; long letters; headers pasted into messages; minutes that quote headings.

use super::dice::Dice;
use super::lively_phrases::{
    CHAT_OF_ADVISERS, CHAT_OF_USERS, CLOSING_TITLES, EMOJI, LAST_LINES, LETTERS_OF_ADVISERS, LETTERS_OF_USERS,
    LONG_CARD_TITLES, LONG_TITLES, MINUTES, PASTED, SIGNATURES_OF_ADVISERS, SIGNATURES_OF_USERS, TITLES, WRAPPED,
};
use super::plans::{Card, Era, Message, Plan, Seeds, Value};
use reading::layout::Speaker;

impl Seeds {
    /// A plan of many threads.
    pub fn many(seed: u64) -> Self {
        let mut dice = Dice(seed);
        let cards = (0..6 + dice.below(9)).map(|_| dice.next()).collect();
        let mut threads = Vec::new();
        for _ in 0..10 + dice.below(7) {
            threads.push((0..=dice.below(8)).map(|_| dice.next()).collect());
        }
        Self { plan: dice.next(), cards, threads }
    }
}

impl Plan {
    /// A lively plan.
    pub fn lively(era: Era, seed: u64) -> Self {
        let mut plan = Self::new(era, &Seeds::many(seed));
        let mut dice = Dice(seed ^ 0x11fe);
        for (_, cards) in &mut plan.groups {
            cards.iter_mut().for_each(|card| enliven_card(card, &mut dice));
            // A chip right above the next group's heading.
            if let Some(last) = cards.last_mut().filter(|_| dice.below(2) == 0) {
                last.thread.clear();
                last.history.clear();
                if last.chips.is_empty() && last.kind != "Stilling fra NAV" {
                    last.chips.push("Avtalt med NAV");
                }
            }
        }
        for thread in &mut plan.free {
            match dice.below(20) {
                0..3 => thread.title = dice.pick(&CLOSING_TITLES).to_owned(),
                3 => thread.title = dice.pick(&LONG_TITLES).to_owned(),
                4..8 => thread.title = dice.pick(&TITLES).to_owned(),
                _ => {}
            }
            enliven_messages(&mut thread.messages, &mut dice);
        }
        plan
    }
}

fn enliven_card(card: &mut Card, dice: &mut Dice) {
    if dice.below(4) == 0 {
        card.title = dice.pick(&LONG_CARD_TITLES).to_owned();
    }
    for field in &mut card.fields {
        let own = WRAPPED.iter().find(|(label, _)| *label == field.label).filter(|_| dice.below(2) == 0);
        if let (Some((_, values)), Value::Line(line)) = (own, &mut field.value) {
            *line = dice.pick(values).to_owned();
        }
    }
    if card.minutes.is_some() && dice.below(2) == 0 {
        card.minutes = Some(dice.pick(&MINUTES).iter().map(|line| (*line).to_owned()).collect());
    }
    enliven_messages(&mut card.thread, dice);
}

fn enliven_messages(messages: &mut [Message], dice: &mut Dice) {
    let is_chat = dice.below(6) == 0;
    for message in messages {
        let user = message.speaker == Speaker::User;
        match dice.below(if is_chat { 3 } else { 18 }) {
            0 | 1 if is_chat => message.body = chat(dice, user),
            0..3 => message.body = letter(dice, user),
            3 if dice.below(2) == 0 => message.body = paragraphs(dice.pick(&PASTED)),
            3 => message.body = paragraphs(dice.pick(&EMOJI)),
            4 => message.body = chat(dice, user),
            5 => sign(&mut message.body, dice, user),
            6 | 7 => last_line(&mut message.body, dice),
            _ => {}
        }
    }
}

/// One line, or two or three, seldom with a stop.
fn chat(dice: &mut Dice, user: bool) -> Vec<Vec<String>> {
    let lines: &[&str] = if user { &CHAT_OF_USERS } else { &CHAT_OF_ADVISERS };
    let count = [1, 1, 1, 2, 3][dice.below(5)];
    vec![(0..count).map(|_| dice.pick(lines).to_owned()).collect()]
}

fn letter(dice: &mut Dice, user: bool) -> Vec<Vec<String>> {
    let mut body = paragraphs(if user { dice.pick(&LETTERS_OF_USERS) } else { dice.pick(&LETTERS_OF_ADVISERS) });
    match dice.below(4) {
        0 | 1 => sign(&mut body, dice, user),
        2 => last_line(&mut body, dice),
        _ => {}
    }
    body
}

/// A signature below the message, with or without a blank line above it.
fn sign(body: &mut Vec<Vec<String>>, dice: &mut Dice, user: bool) {
    let own = paragraphs(if user { dice.pick(&SIGNATURES_OF_USERS) } else { dice.pick(&SIGNATURES_OF_ADVISERS) });
    add(body, own, dice);
}

fn last_line(body: &mut Vec<Vec<String>>, dice: &mut Dice) {
    let own = vec![vec![dice.pick(&LAST_LINES).to_owned()]];
    add(body, own, dice);
}

fn add(body: &mut Vec<Vec<String>>, mut own: Vec<Vec<String>>, dice: &mut Dice) {
    if let Some(last) = body.last_mut().filter(|_| dice.below(3) == 0) {
        last.append(&mut own.remove(0));
    }
    body.append(&mut own);
}

/// Lines as paragraphs: an empty one parts them.
fn paragraphs(lines: &[&str]) -> Vec<Vec<String>> {
    lines.split(|line| line.is_empty()).map(|lines| lines.iter().map(|line| (*line).to_owned()).collect()).collect()
}
