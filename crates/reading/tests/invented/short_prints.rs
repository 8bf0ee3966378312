//! Short prints with usual titles, as a person would write them to try the program: few messages, months apart, and none that
//! ends like a title. Every one of them must be read back without a fault.

#![allow(dead_code, reason = "each target uses a part")]

use reading::date::MONTH_NAMES;
use reading::layout::Speaker;
use reading::plan::Under;

use super::dice::Dice;

/// How a plan comes: copied from the browser, out of a PDF without and with blank lines, typed by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Browser,
    Raw,
    Plain,
    Typed,
}

/// A day as (year, month, day).
pub type Day = (i32, usize, u32);
/// Date, speaker, text, and the thread with its title.
pub type MessageRead = (String, Speaker, String, Under, Option<String>);
/// Type, title, status, from, to.
pub type CardRead = (String, String, String, Option<String>, Option<String>);

pub struct Message {
    pub day: Day,
    pub user: bool,
    body: Vec<&'static str>,
}

struct Card {
    kind: &'static str,
    title: &'static str,
    from: Day,
    to: Option<Day>,
    thread: Vec<Message>,
    agreed: bool,
}

pub struct Case {
    newest_first: bool,
    sender: &'static str,
    pub goal: Option<String>,
    groups: Vec<(&'static str, &'static str, Vec<Card>)>,
    /// The free threads with their titles.
    pub free: Vec<(&'static str, Vec<Message>)>,
}

const GROUPS: [(&str, &str); 5] = [
    ("Aktiviteter jeg gjennomfører nå", "in-progress"),
    ("Planlagte aktiviteter", "planned"),
    ("Forslag til aktiviteter", "suggested"),
    ("Fullførte aktiviteter", "completed"),
    ("Avbrutte aktiviteter", "cancelled"),
];
const KINDS: [&str; 3] = ["Utdanning", "Jobbrettet egenaktivitet", "Jobb jeg har nå"];
const CARD_TITLES: [&str; 6] =
    ["Dialog", "Kurs i data", "Utdanning", "Dialogmøte", "Lag en CV", "Planlagte aktiviteter"];
const THREAD_TITLES: [&str; 7] = [
    "Du har fått et varsel fra NAV",
    "Meldekort",
    "Søknad om tiltak",
    "Flytting",
    "Spørsmål om praksis",
    "Møte 12. mai",
    "Automatiske dialoger",
];
/// Bodies without a last line that could be a title: the traps stand inside.
const BODIES: [&[&str]; 12] = [
    &["Hei! Jeg lurer på om du har fått legeerklæringen."],
    &["ok"],
    &["takk for svar", "snakkes i morgen da :)"],
    &["Vi møtes 16. jan. 2019 eller 12/5, senest innen 3. april 2020."],
    &["Slik gjør du:", "1. Du snakker med legen.", "2) Du sender CV-en.", "- Behandling", "3. april er fristen."],
    &["Du skrev dette:", "BRUKER - 20. jan. 2020", "Husk det."],
    &["Fyll ut disse:", "Behandling", "Stilling", "Dialog", "Fra dato", "Så er du ferdig."],
    &["Bruker: Enig.", "Veileder - 1. feb. 2019: Hei.", "Slik ble det."],
    &["JEG FORSTÅR IKKE DETTE!"],
    &["Da ringer jeg deg på tirsdag.", "Mvh", "Kari", "NAV Prøveby", "tlf. 55 55 33 33"],
    &["Det er viktig at du gjennomfører [denne aktiviteten](/arbeid/vis/123) innen [dato].", "Hilsen Kari"],
    &["Eg har ikkje høyrt noko frå legen enno.", "Ha ein fin dag."],
];

impl Case {
    pub fn new(seed: u64, newest_first: bool) -> Self {
        let mut dice = Dice(seed);
        let goal = (dice.below(3) > 0).then(|| "Jeg vil ta fagbrev og få meg jobb.".to_owned());
        let mut groups = Vec::new();
        for (heading, status) in GROUPS {
            let cards: Vec<Card> = (0..dice.below(3)).map(|_| Card::new(&mut dice, newest_first)).collect();
            if !cards.is_empty() {
                groups.push((heading, status, cards));
            }
        }
        let mut free = Vec::new();
        for _ in 0..2 + dice.below(4) {
            free.push((dice.pick(&THREAD_TITLES), thread(&mut dice, newest_first)));
        }
        if !newest_first {
            // From 13 May 2020 on the threads were printed in the order of their beginnings.
            free.sort_by_key(|(_, messages)| messages.first().map(|message| message.day));
        }
        let sender = dice.pick(&["Z994188", "VEILEDER", "NAV", "[VEILEDER]", "NAV-VEILEDER", "VEILEDER 2"]);
        Self { newest_first, sender, goal, groups, free }
    }

    pub fn print(&self, form: Form) -> String {
        let mut print = Print { form, newest_first: self.newest_first, sender: self.sender, out: String::new() };
        if form == Form::Typed {
            for message in self.free.iter().flat_map(|(_, messages)| messages) {
                let header = print.header(message).replace(" - ", " – ");
                print.line(&format!("{header}: {}\n", message.body.join(" ")));
            }
            return print.out;
        }
        let printed = if self.newest_first { "Dato: 9. mai 2020" } else { "Dato: 29. mai 2020" };
        for line in ["Kari Eksempel", "NAV Prøveby", printed, "Fødselsnummer: 00000000000", "Aktivitetsplan"] {
            print.line(line);
        }
        if let Some(goal) = &self.goal {
            print.line("Mitt mål");
            print.gap(Form::Browser);
            print.line(goal);
            print.parting();
        }
        for (heading, _, cards) in &self.groups {
            print.line(heading);
            print.gap(Form::Browser);
            for card in cards {
                print.card(card);
            }
        }
        print.line("Dialogen med veileder");
        for (title, messages) in &self.free {
            print.line(title);
            print.messages(messages);
        }
        print.out
    }

    pub fn messages(&self, form: Form) -> Vec<MessageRead> {
        let read = |message: &Message, under: Under, title: Option<&str>| {
            let speaker = if message.user { Speaker::User } else { Speaker::Nav };
            (iso(message.day), speaker, flat(&message.body.join(" ")), under, title.map(str::to_owned))
        };
        let mut messages = Vec::new();
        for card in self.groups.iter().flat_map(|(.., cards)| cards).filter(|_| form != Form::Typed) {
            messages.extend(card.thread.iter().map(|message| read(message, Under::Card, Some(card.title))));
        }
        for (title, thread) in &self.free {
            let title = (form != Form::Typed).then_some(*title);
            messages.extend(thread.iter().map(|message| read(message, Under::Free, title)));
        }
        messages
    }

    pub fn cards(&self) -> Vec<CardRead> {
        let mut read = Vec::new();
        for (_, status, cards) in &self.groups {
            for card in cards {
                let (kind, title) = (card.kind.to_owned(), card.title.to_owned());
                read.push((kind, title, (*status).to_owned(), Some(iso(card.from)), card.to.map(iso)));
            }
        }
        read
    }
}

impl Card {
    fn new(dice: &mut Dice, newest_first: bool) -> Self {
        let to = (dice.below(3) > 0).then(|| day(dice));
        let thread = if dice.below(2) == 0 { Vec::new() } else { thread(dice, newest_first) };
        let (kind, title) = (dice.pick(&KINDS), dice.pick(&CARD_TITLES));
        Self { kind, title, from: day(dice), to, thread, agreed: dice.below(2) == 0 }
    }
}

/// Messages in the order of print: the months rise or fall, the days do what they like.
fn thread(dice: &mut Dice, newest_first: bool) -> Vec<Message> {
    let start = dice.below(6);
    let mut messages: Vec<Message> = (start..start + 1 + dice.below(4))
        .map(|month| Message {
            day: (2019, month, 1 + u32::try_from(month).unwrap_or(0)),
            user: dice.below(2) == 0,
            body: dice.pick(&BODIES).to_vec(),
        })
        .collect();
    if newest_first {
        messages.reverse();
    }
    messages
}

fn day(dice: &mut Dice) -> Day {
    (2018 + i32::try_from(dice.below(3)).unwrap_or(0), dice.below(12), 1 + u32::try_from(dice.below(28)).unwrap_or(0))
}

fn iso((year, month, day): Day) -> String {
    format!("{year}-{:02}-{day:02}", month + 1)
}

/// The text without its line breaks.
pub fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

struct Print {
    form: Form,
    newest_first: bool,
    sender: &'static str,
    out: String,
}

impl Print {
    fn line(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push('\n');
    }

    /// A blank line that only this form has.
    fn gap(&mut self, form: Form) {
        if self.form == form {
            self.out.push('\n');
        }
    }

    /// A blank line in every form that has any.
    fn parting(&mut self) {
        self.gap(Form::Browser);
        self.gap(Form::Plain);
    }

    fn header(&self, message: &Message) -> String {
        let (year, month, day) = message.day;
        let stop = if self.newest_first || month == 4 { "" } else { "." };
        let sender = if message.user { "BRUKER" } else { self.sender };
        format!("{sender} - {day}. {}{stop} {year}", MONTH_NAMES[month].0.to_uppercase())
    }

    fn date(&self, (year, month, day): Day) -> String {
        let month = if self.newest_first { MONTH_NAMES[month].0 } else { MONTH_NAMES[month].1 };
        format!("{day}. {month} {year}")
    }

    fn card(&mut self, card: &Card) {
        self.line(card.kind);
        self.parting();
        self.line(card.title);
        let to = card.to.map_or_else(|| "Dato ikke satt".to_owned(), |to| self.date(to));
        for (label, value) in [("FRA DATO", self.date(card.from)), ("TIL DATO", to)] {
            self.line(label);
            self.parting();
            self.line(&value);
            self.parting();
        }
        if card.agreed {
            self.line("Avtalt med NAV");
        }
        if card.thread.is_empty() {
            self.parting();
        } else {
            self.line("Dialog");
            self.messages(&card.thread);
        }
    }

    fn messages(&mut self, messages: &[Message]) {
        for message in messages {
            let header = self.header(message);
            self.line(&header);
            self.parting();
            message.body.iter().for_each(|line| self.line(line));
            self.gap(Form::Browser);
        }
        self.gap(Form::Plain);
    }
}
