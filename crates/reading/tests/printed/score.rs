//! What was read against what was written: counts, and what was wrong for people to look at.

use unicode_normalization::UnicodeNormalization as _;

use crate::expected::{Card, Expected, Said};
use crate::found::{Found, Message};

#[derive(Debug, Default, Clone)]
pub struct Score {
    pub prints: usize,
    pub messages: usize,
    /// Sender, day and text are right.
    pub messages_found: usize,
    /// Messages that stand in another thread than their own, or begin one where none begins, or do not where one does.
    pub misplaced: usize,
    /// Of these, without a doubt on the message itself.
    pub misplaced_unflagged: usize,
    /// Of these, without a doubt on any message by which the boundary is judged either.
    pub misplaced_silent: usize,
    pub cards: usize,
    /// Type, title, status and days are right.
    pub cards_right: usize,
    pub fields: usize,
    pub fields_right: usize,
    pub minutes: usize,
    pub minutes_right: usize,
    pub goals: usize,
    pub goals_right: usize,
    /// Messages and cards that are in no print, with and without a doubt.
    pub invented_flagged: usize,
    pub invented_unflagged: usize,
    /// Messages and cards with a doubt of the thread that are right.
    pub flagged_right: usize,
    pub unaccounted: usize,
    /// Whether the text was recognised from pictures.
    is_recognised: bool,
    pub wrong: Vec<String>,
}

impl Score {
    pub fn add(&mut self, other: &Self) {
        self.prints += other.prints;
        self.messages += other.messages;
        self.messages_found += other.messages_found;
        self.misplaced += other.misplaced;
        self.misplaced_unflagged += other.misplaced_unflagged;
        self.misplaced_silent += other.misplaced_silent;
        self.cards += other.cards;
        self.cards_right += other.cards_right;
        self.fields += other.fields;
        self.fields_right += other.fields_right;
        self.minutes += other.minutes;
        self.minutes_right += other.minutes_right;
        self.goals += other.goals;
        self.goals_right += other.goals_right;
        self.invented_flagged += other.invented_flagged;
        self.invented_unflagged += other.invented_unflagged;
        self.flagged_right += other.flagged_right;
        self.unaccounted += other.unaccounted;
        self.wrong.extend(other.wrong.iter().cloned());
    }

    /// Where text was recognised, single letters may be misread.
    pub fn of(expected: &Expected, found: &Found, is_recognised: bool) -> Self {
        let mut score = Self { prints: 1, unaccounted: found.unaccounted, is_recognised, ..Self::default() };
        score.compare_messages(&expected.messages, &found.messages);
        score.compare_cards(&expected.cards, &found.cards);
        score.goals = 1;
        let same = score.same(expected.goal.as_deref().unwrap_or_default(), found.goal.as_deref().unwrap_or_default());
        score.goals_right = usize::from(same);
        if !same {
            score.wrong.push(format!("goal {:?} read as {:?}", expected.goal, found.goal));
        }
        score
    }

    fn same(&self, text: &str, other: &str) -> bool {
        same_letters(text, other) || self.is_recognised && alike(text, other)
    }

    fn compare_messages(&mut self, expected: &[Said], found: &[Message]) {
        let flat_texts = |texts: Vec<&str>| texts.into_iter().map(flat).collect::<Vec<_>>();
        let own = flat_texts(expected.iter().map(|said| said.text.as_str()).collect());
        let read = flat_texts(found.iter().map(|message| message.said.text.as_str()).collect());
        let likeness = |at: usize, other: usize| {
            let (said, message) = (&expected[at], &found[other].said);
            let same_text = 6 * u32::from(own[at] == read[other]);
            let beginning = 3 * u32::from(own[at].chars().take(20).eq(read[other].chars().take(20)));
            let day = 2 * u32::from(said.date == message.date);
            same_text
                + beginning
                + day
                + u32::from(said.speaker == message.speaker)
                + u32::from(same_letters(&said.title, &message.title))
        };
        let pairs = pairs(expected.len(), found.len(), likeness);
        self.messages += expected.len();
        for (at, said) in expected.iter().enumerate() {
            let Some(other) = pairs.iter().find(|pair| pair.0 == at).map(|pair| pair.1) else {
                self.wrong.push(format!(
                    "lost: {} {} «{}» in «{}»",
                    said.date,
                    said.speaker,
                    end(&said.text),
                    said.title
                ));
                self.misplaced += 1;
                self.misplaced_unflagged += 1;
                self.misplaced_silent += 1;
                continue;
            };
            let message = &found[other];
            let is_found = said.date == message.said.date
                && said.speaker == message.said.speaker
                && self.same(&own[at], &read[other]);
            self.messages_found += usize::from(is_found);
            if !is_found {
                self.wrong.push(format!(
                    "message: {} {} «{}» read as {} {} «{}»",
                    said.date,
                    said.speaker,
                    end(&said.text),
                    message.said.date,
                    message.said.speaker,
                    end(&message.said.text)
                ));
            }
            let in_place = said.under == message.said.under
                && self.same(&said.title, &message.said.title)
                && said.first == message.said.first;
            if in_place {
                self.flagged_right += usize::from(message.has_doubtful_thread);
                continue;
            }
            self.misplaced += 1;
            let start = (0..=other).rev().find(|&before| found[before].said.first).unwrap_or(0);
            let near = found[start..(other + 2).min(found.len())].iter().any(|message| message.has_doubtful_thread);
            self.misplaced_unflagged += usize::from(!message.has_doubt);
            self.misplaced_silent += usize::from(!message.has_doubt && !near);
            if said.first || message.said.first || !self.same(&said.title, &message.said.title) {
                let flag = if message.has_doubt {
                    " (flagged)"
                } else if near {
                    " (flagged near)"
                } else {
                    ""
                };
                self.wrong.push(format!(
                    "thread: {}{} «{}» read as {}{} «{}»{flag}",
                    said.under,
                    if said.first { " first of" } else { " in" },
                    said.title,
                    message.said.under,
                    if message.said.first { " first of" } else { " in" },
                    end(&message.said.title),
                ));
            }
        }
        for (other, message) in found.iter().enumerate().filter(|(other, _)| !pairs.iter().any(|pair| pair.1 == *other))
        {
            self.invented(message.has_doubt, || format!("message {} «{}»", message.said.date, end(&read[other])));
        }
    }

    fn invented(&mut self, has_doubt: bool, what: impl Fn() -> String) {
        *(if has_doubt { &mut self.invented_flagged } else { &mut self.invented_unflagged }) += 1;
        self.wrong.push(format!("invented{}: {}", if has_doubt { " (flagged)" } else { "" }, what()));
    }

    fn compare_cards(&mut self, expected: &[Card], found: &[(Card, bool)]) {
        let likeness = |at: usize, other: usize| {
            let (card, read) = (&expected[at], &found[other].0);
            let days = u32::from(card.from == read.from) + u32::from(card.to == read.to);
            5 * u32::from(same_letters(&card.title, &read.title))
                + 3 * u32::from(same_letters(&card.kind, &read.kind))
                + days
        };
        let pairs = pairs(expected.len(), found.len(), likeness);
        self.cards += expected.len();
        for (at, card) in expected.iter().enumerate() {
            self.fields += card.fields.len();
            self.minutes += usize::from(card.minutes.is_some());
            let Some(read) = pairs.iter().find(|pair| pair.0 == at).map(|pair| &found[pair.1].0) else {
                self.wrong.push(format!("lost: card {} «{}»", card.kind, card.title));
                continue;
            };
            let right = self.same(&card.title, &read.title)
                && self.same(&card.kind, &read.kind)
                && card.status == read.status
                && (&card.from, &card.to) == (&read.from, &read.to);
            self.cards_right += usize::from(right);
            if !right {
                let shown = |card: &Card| {
                    format!("{} «{}» {:?} {:?} {:?}", card.kind, card.title, card.status, card.from, card.to)
                };
                self.wrong.push(format!("card: {} read as {}", shown(card), shown(read)));
            }
            for (label, value) in &card.fields {
                let own = read.fields.iter().find(|(other, _)| is_label(label, other));
                let right = own.is_some_and(|(_, other)| self.same(value, other));
                self.fields_right += usize::from(right);
                if !right {
                    self.wrong.push(format!(
                        "field: «{label}» «{}» read as {:?} of {:?}",
                        end(value),
                        own,
                        read.fields
                    ));
                }
            }
            if let Some(minutes) = &card.minutes {
                let right = read.minutes.as_deref().is_some_and(|other| self.same(minutes, other));
                self.minutes_right += usize::from(right);
                if !right {
                    self.wrong.push(format!(
                        "minutes: «{}» read as «{}»",
                        end(minutes),
                        end(read.minutes.as_deref().unwrap_or("-"))
                    ));
                }
            }
        }
        for (_, (card, has_doubt)) in
            found.iter().enumerate().filter(|(other, _)| !pairs.iter().any(|pair| pair.1 == *other))
        {
            self.invented(*has_doubt, || format!("card {} «{}»", card.kind, card.title));
        }
    }
}

/// The text as it is compared: capitals, blanks and signs that fonts lack left out.
fn flat(text: &str) -> String {
    let is_kept = |c: &char| {
        !c.is_whitespace() && !matches!(*c, '\u{200d}' | '\u{fe0f}' | '\u{2600}'..='\u{27bf}' | '\u{1f000}'..)
    };
    text.nfc().filter(is_kept).flat_map(char::to_lowercase).collect()
}

fn same_letters(text: &str, other: &str) -> bool {
    text == other || flat(text) == flat(other)
}

/// Whether two texts are the same but for at most one letter or figure in ten. Signs are misread more often, or seen where nothing is.
fn alike(text: &str, other: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let (text, other): (String, String) = (letters(text), letters(other));
    text.is_empty() && other.chars().count() <= 3 || strsim::normalized_levenshtein(&text, &other) >= 0.9
}

/// Whether a label is meant: some are read as their wording of other years.
fn is_label(printed: &str, read: &str) -> bool {
    const TELLING: usize = 16;
    flat(printed).chars().take(TELLING).eq(flat(read).chars().take(TELLING))
}

/// The end of a text, for people.
fn end(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    letters[letters.len().saturating_sub(70)..].iter().collect::<String>().replace('\n', "⏎")
}

/// Which belongs to which, in the order of both, so that they are as like each other as can be.
fn pairs(count: usize, other: usize, likeness: impl Fn(usize, usize) -> u32) -> Vec<(usize, usize)> {
    const LEAST: u32 = 4;
    let own: Vec<Vec<u32>> = (0..count).map(|at| (0..other).map(|to| likeness(at, to)).collect()).collect();
    let mut best = vec![vec![0_u32; other + 1]; count + 1];
    for at in (0..count).rev() {
        for to in (0..other).rev() {
            let paired = if own[at][to] >= LEAST { own[at][to] + best[at + 1][to + 1] } else { 0 };
            best[at][to] = paired.max(best[at + 1][to]).max(best[at][to + 1]);
        }
    }
    let (mut at, mut to) = (0, 0);
    let mut pairs = Vec::new();
    while at < count && to < other {
        if own[at][to] >= LEAST && best[at][to] == own[at][to] + best[at + 1][to + 1] {
            pairs.push((at, to));
            (at, to) = (at + 1, to + 1);
        } else if best[at][to] == best[at + 1][to] {
            at += 1;
        } else {
            to += 1;
        }
    }
    pairs
}
