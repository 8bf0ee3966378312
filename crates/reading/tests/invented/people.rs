//! Plans whose messages are as lively as those of people: writers with habits of their own, topics, titles that read like the
//! end of a message, threads that go on after months. Their phrases stand in `stock/`.
//!
//! Some phrases are kept for plans by which a fit is judged, so that it cannot have learnt them.

#![allow(clippy::cast_possible_truncation, reason = "small numbers")]

use std::collections::HashMap;
use std::sync::LazyLock;

use chrono::{Days, NaiveDate};
use reading::layout::Speaker;

use super::dice::Dice;
use super::phrases::TRAPS;
use super::plans::{Era, Message, Plan, Seeds, Thread};

/// For what a plan is made: each part has phrases of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Training,
    HeldOut,
}

/// A phrase in so many is kept for the plans held out.
const KEPT: (u64, u64) = (3, 10);
/// Shorter lists are not parted.
const SHORT_LIST: usize = 10;

const DELETED: &str = "- Det var skrevet noe feil, og det er nå slettet. -";

/// Lists of phrases by kind, and by topic.
struct Stock {
    lists: HashMap<&'static str, Vec<&'static str>>,
    topics: Vec<HashMap<char, Vec<&'static str>>>,
}

static STOCK: LazyLock<Stock> = LazyLock::new(|| {
    let mut lists: HashMap<&'static str, Vec<&'static str>> = HashMap::new();
    let mut kind = "";
    for line in include_str!("stock/phrases.txt").lines().filter(|line| !line.is_empty() && !line.starts_with("# ")) {
        match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            Some(name) => kind = name,
            None => lists.entry(kind).or_default().push(line),
        }
    }
    let mut topics: Vec<HashMap<char, Vec<&'static str>>> = vec![HashMap::new()];
    for line in include_str!("stock/topics.txt").lines().filter(|line| !line.starts_with('#')) {
        match line.split_once(' ') {
            Some((kind, phrases)) => {
                let kind = kind.chars().next().unwrap_or_default();
                topics.last_mut().expect("one").entry(kind).or_default().extend(phrases.split(" | "));
            }
            None => topics.push(HashMap::new()),
        }
    }
    topics.retain(|topic| !topic.is_empty());
    Stock { lists, topics }
});

/// Whether a phrase is kept for the plans held out: by its letters, so that it stays so when others are added.
fn is_kept(phrase: &str) -> bool {
    let sum = phrase
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    (sum >> 32) % KEPT.1 < KEPT.0
}

fn pick_of(phrases: &[&'static str], part: Part, dice: &mut Dice) -> &'static str {
    let own = |phrase: &&&str| phrases.len() < SHORT_LIST || is_kept(phrase) == (part == Part::HeldOut);
    let own: Vec<&'static str> = phrases.iter().filter(own).copied().collect();
    if own.is_empty() { dice.pick(phrases) } else { dice.pick(&own) }
}

/// Where phrases are drawn from.
struct Lot<'d> {
    part: Part,
    dice: &'d mut Dice,
}

impl Lot<'_> {
    fn chance(&mut self, of_ten: usize) -> bool {
        self.dice.below(10) < of_ten
    }

    /// A phrase of the kind, as it stands in the list.
    fn phrase(&mut self, kind: &str) -> &'static str {
        pick_of(&STOCK.lists[kind], self.part, self.dice)
    }

    /// A phrase of the kind with its places filled.
    fn say(&mut self, kind: &str) -> String {
        let phrase = self.phrase(kind);
        self.filled(phrase)
    }

    fn of_topic(&mut self, topic: usize, kind: char) -> String {
        let phrase = pick_of(&STOCK.topics[topic][&kind], self.part, self.dice);
        self.filled(phrase)
    }

    fn filled(&mut self, phrase: &str) -> String {
        let mut text = phrase.to_owned();
        let places = [
            ("{navn}", "names"),
            ("{dag}", "days"),
            ("{dato}", "dates"),
            ("{kl}", "clocks"),
            ("{sted}", "places"),
            ("{firma}", "firms"),
        ];
        for (place, kind) in places {
            while text.contains(place) {
                text = text.replacen(place, self.phrase(kind), 1);
            }
        }
        let small = text.strip_prefix(char::is_lowercase).is_some() && !phrase.starts_with(char::is_lowercase);
        if small { capital(&text) } else { text }
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn small(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// How somebody writes; numbers are chances of ten.
struct Writer {
    greets: usize,
    small: bool,
    stops: usize,
    breaks: usize,
    blanks: usize,
    chats: usize,
    ends: usize,
    ends_apart: usize,
    closes: usize,
    shouts: usize,
    smiles: usize,
    /// The most sentences of a message.
    long: usize,
    closing: &'static str,
    name: &'static str,
    /// The lines below the name.
    below: Vec<&'static str>,
    style: usize,
}

impl Writer {
    fn new(user: bool, lot: &mut Lot<'_>) -> Self {
        let lines = if user { lot.dice.below(8) / 7 } else { lot.dice.below(4) };
        Self {
            greets: lot.dice.below(11),
            small: user && lot.chance(2),
            stops: [10, 10, 9, 7, 4, 1][lot.dice.below(6)],
            breaks: [0, 0, 1, 3, 5, 8][lot.dice.below(6)],
            blanks: [0, 0, 1, 3, 6][lot.dice.below(5)],
            chats: lot.dice.below(if user { 7 } else { 3 }),
            ends: [0, 1, 2, 4, 7][lot.dice.below(5)],
            ends_apart: [2, 5, 8, 10][lot.dice.below(4)],
            closes: if user { [0, 0, 1, 3, 9][lot.dice.below(5)] } else { [0, 3, 6, 9, 10][lot.dice.below(5)] },
            shouts: lot.dice.below(9) / 8,
            smiles: [0, 0, 0, 1, 3][lot.dice.below(5)],
            long: 1 + lot.dice.below(7),
            closing: lot.phrase("closings"),
            name: lot.phrase("names"),
            below: (0..lines).map(|_| lot.phrase("offices")).collect(),
            style: lot.dice.below(6),
        }
    }

    fn signature(&self, lot: &mut Lot<'_>) -> Vec<String> {
        let mut lines = match if lot.chance(8) { self.style } else { lot.dice.below(6) } {
            0 | 1 => vec![format!("{} {}", self.closing.trim_end_matches(['.', ',']), self.name)],
            2 | 3 => vec![self.closing.to_owned(), self.name.to_owned()],
            4 => vec![self.name.to_owned()],
            _ => vec![format!("{} {}", self.closing, small(self.name))],
        };
        lines.extend(self.below.iter().map(|&line| line.to_owned()));
        if lot.dice.below(12) == 0 {
            lines.push(lot.say("below-signatures"));
        }
        lines
    }

    /// A message about a topic; the first of a thread opens it.
    fn body(&self, user: bool, topic: usize, opens: bool, lot: &mut Lot<'_>) -> Vec<Vec<String>> {
        match lot.dice.below(240) {
            0..3 => return Vec::new(),
            3..5 => return vec![vec![DELETED.to_owned()]],
            5..8 => return vec![lot.dice.pick(&TRAPS).iter().map(|line| (*line).to_owned()).collect()],
            _ => {}
        }
        let mut text = Lines::default();
        if !opens && lot.chance(self.chats) {
            let reply = lot.say("replies");
            text.line(self.written(reply, lot));
            if lot.chance(2) {
                let kind = if lot.chance(5) { "replies" } else { "endings" };
                let more = lot.say(kind);
                let more = self.written(more, lot);
                if lot.chance(5) { text.line(more) } else { text.more(&more) }
            }
            return text.paragraphs();
        }
        let mut apart = false;
        // Who begins a thread greets rather.
        if lot.chance(self.greets + usize::from(opens && self.greets > 0) * 3) {
            text.line(lot.say("greetings"));
            apart = lot.chance(8);
            if lot.chance(self.blanks) {
                text.blank();
            }
        }
        for number in 0..=lot.dice.below(self.long) {
            let kind = if user { 'u' } else { 'v' };
            let sentence = match number {
                0 if opens && lot.chance(8) => lot.of_topic(topic, kind),
                _ if lot.chance(5) => lot.of_topic(topic, 's'),
                _ => lot.say("sentences"),
            };
            let sentence = self.written(sentence, lot);
            if number == 0 && apart || text.is_empty() || lot.chance(self.breaks) {
                if number > 0 && lot.chance(self.blanks) {
                    text.blank();
                }
                text.line(sentence);
            } else {
                text.more(&sentence);
            }
        }
        if lot.dice.below(18) == 0 {
            let ends = lot.chance(3);
            if ends {
                text.line("Ta med:".to_owned());
            }
            for _ in 0..2 + lot.dice.below(3) {
                text.line(lot.say("items"));
            }
        }
        if lot.chance(self.ends) {
            let ending = lot.say("endings");
            let ending = if lot.chance(7) { self.marked(ending, lot) } else { self.written(ending, lot) };
            if lot.chance(self.ends_apart) {
                if lot.chance(self.blanks) || lot.chance(2) {
                    text.blank();
                }
                text.line(ending);
            } else {
                text.more(&ending);
            }
        }
        if lot.chance(self.closes) {
            if lot.chance(self.blanks) || lot.chance(3) {
                text.blank();
            }
            self.signature(lot).into_iter().for_each(|line| text.line(line));
        }
        text.paragraphs()
    }

    /// The words in the letters of the writer, perhaps with a smile.
    fn marked(&self, words: String, lot: &mut Lot<'_>) -> String {
        let words = match () {
            () if lot.dice.below(40) < self.shouts => words.to_uppercase(),
            () if self.small => small(&words),
            () => words,
        };
        if lot.dice.below(20) < self.smiles { format!("{words} {}", lot.say("smiles")) } else { words }
    }

    /// The sentence in the letters and with the stops of the writer.
    fn written(&self, sentence: String, lot: &mut Lot<'_>) -> String {
        let sentence = self.marked(sentence, lot);
        let marked = !sentence.ends_with(char::is_alphanumeric) && !sentence.ends_with('.')
            || sentence.ends_with(['.', '!', '?']);
        match lot.chance(self.stops) {
            true if !marked => format!("{sentence}."),
            false => sentence.trim_end_matches('.').to_owned(),
            true => sentence,
        }
    }
}

/// Paragraphs of lines as they are written.
#[derive(Default)]
struct Lines {
    done: Vec<Vec<String>>,
    open: Vec<String>,
}

impl Lines {
    fn is_empty(&self) -> bool {
        self.done.is_empty() && self.open.is_empty()
    }

    fn line(&mut self, line: String) {
        self.open.push(line);
    }

    /// Adds to the last line.
    fn more(&mut self, text: &str) {
        match self.open.last_mut() {
            Some(last) => {
                last.push(' ');
                last.push_str(text);
            }
            None => self.open.push(text.to_owned()),
        }
    }

    fn blank(&mut self) {
        if !self.open.is_empty() {
            self.done.push(std::mem::take(&mut self.open));
        }
    }

    fn paragraphs(mut self) -> Vec<Vec<String>> {
        self.blank();
        self.done
    }
}

/// The people of one plan, and how fast they write.
struct People {
    user: Writer,
    advisers: Vec<Writer>,
    tempo: usize,
}

/// Days from one message to the next, by tempo.
const STEPS: [[u64; 10]; 4] = [
    [0, 0, 0, 0, 0, 0, 1, 1, 2, 4],
    [0, 0, 1, 1, 2, 3, 5, 8, 14, 40],
    [0, 1, 3, 5, 7, 12, 18, 30, 60, 120],
    [0, 0, 0, 1, 1, 4, 6, 20, 25, 90],
];

/// A plan of the era whose messages and titles are lively.
pub fn plan(era: Era, seed: u64, part: Part) -> Plan {
    let mut plan = Plan::new(era, &Seeds::of(seed));
    let mut dice = Dice(seed ^ 0x5eed);
    let lot = &mut Lot { part, dice: &mut dice };
    plan.scale = [100, 100, 100, 70, 80, 90, 105, 120][lot.dice.below(8)];
    let people = People {
        user: Writer::new(true, lot),
        advisers: (0..=lot.dice.below(3)).map(|_| Writer::new(false, lot)).collect(),
        tempo: lot.dice.below(STEPS.len()),
    };
    for card in plan.groups.iter_mut().flat_map(|(_, cards)| cards).filter(|card| !card.thread.is_empty()) {
        let topic = lot.dice.below(STOCK.topics.len());
        card.thread = messages(era, plan.printed, card.thread.len(), topic, &people, lot);
    }
    plan.free.clear();
    if era == Era::H1 {
        return plan;
    }
    for _ in 0..2 + lot.dice.below(22) {
        let topic = lot.dice.below(STOCK.topics.len());
        let title = title(topic, &plan.free, lot);
        let count = [1, 1, 1, 2, 2, 3, 3, 4, 5, 6, 8, 12][lot.dice.below(12)];
        plan.free.push(Thread { title, messages: messages(era, plan.printed, count, topic, &people, lot) });
    }
    if !matches!(era, Era::H2 | Era::H3 | Era::P0) {
        plan.free.sort_by_key(|thread| thread.messages.iter().map(|message| (message.day, message.minute)).min());
    }
    plan
}

fn messages(
    era: Era,
    printed: NaiveDate,
    count: usize,
    topic: usize,
    people: &People,
    lot: &mut Lot<'_>,
) -> Vec<Message> {
    let mut back = 1 + lot.dice.below(60 + 300 * people.tempo) as u64;
    let mut minute = 420 + lot.dice.below(600) as u32;
    let mut user = lot.chance(4);
    let tempo = if lot.chance(7) { people.tempo } else { lot.dice.below(STEPS.len()) };
    let mut messages: Vec<Message> = Vec::new();
    for number in 0..count {
        let writer = if user { &people.user } else { &people.advisers[lot.dice.below(people.advisers.len())] };
        let mut body = writer.body(user, topic, number == 0, lot);
        // Before May 2020 line breaks of messages were lost.
        if matches!(era, Era::H1 | Era::H2) {
            let all = body.iter().flatten().cloned().collect::<Vec<_>>().join(" ");
            body = if all.is_empty() { Vec::new() } else { vec![vec![all]] };
        }
        let speaker = if user { Speaker::User } else { Speaker::Nav };
        messages.push(Message { day: printed - Days::new(back), minute, speaker, body });
        let step = lot.dice.pick(&STEPS[tempo]).min(back - 1);
        back -= step;
        minute = if step == 0 {
            (minute + 1 + lot.dice.below(90) as u32).min(1439)
        } else {
            420 + lot.dice.below(600) as u32
        };
        user = if lot.chance(2) { user } else { !user };
    }
    if era == Era::H3 {
        messages.reverse();
    }
    if era == Era::P0 {
        // The archive's first form prints messages in any order.
        messages.sort_by_key(|message| message.minute % 13);
    }
    messages
}

fn title(topic: usize, before: &[Thread], lot: &mut Lot<'_>) -> String {
    let title = match lot.dice.below(40) {
        0..9 => lot.say("closing-titles"),
        9 | 10 => lot.say("long-titles"),
        13 if lot.chance(3) => {
            format!("{}. {}", lot.say("long-titles"), lot.say("long-titles")).chars().take(254).collect::<String>()
        }
        14 if !before.is_empty() => before[lot.dice.below(before.len())].title.clone(),
        15 => lot.say("endings"),
        16 => DELETED.to_owned(),
        _ => lot.of_topic(topic, 't'),
    };
    let title = title.trim().to_owned();
    match lot.dice.below(50) {
        0..4 => small(&title),
        4 | 5 => title.to_uppercase(),
        6 => format!("{}.", title.trim_end_matches(['.', '?', '!'])),
        7 => format!("{}!", title.trim_end_matches(['.', '?', '!'])),
        8 => format!("{} {}", title, lot.phrase("names")),
        _ => title,
    }
}
