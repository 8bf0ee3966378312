//! A plan as it is printed: the blocks of an era's page, top to bottom, before any way of getting the text out.

use chrono::{Datelike, NaiveDate};
use reading::date::MONTH_NAMES;
use reading::layout::{Speaker, Status};

use super::plans::{Card, Era, Message, Plan, Value};

const MIDDLE: [&str; 12] = ["jan", "feb", "mars", "apr", "mai", "juni", "juli", "aug", "sep", "okt", "nov", "des"];
const NAME: &str = "KARI EKSEMPEL";
const DUTY: &str = "Det er viktig at du gjennomfører denne aktiviteten med NAV. Gjør du ikke det, kan det medføre at stønaden du mottar fra NAV bortfaller for en periode eller stanses. Hvis du ikke kan gjennomføre aktiviteten, ber vi deg ta kontakt med veilederen din så snart som mulig.";
const PREAMBLE: &str = "Her finner du avtalte aktiviteter med NAV som du skal gjennomføre for å nå målet ditt. Gi beskjed til NAV hvis det skjer endringer i situasjonen din eller hvis du ikke kan gjennomføre en aktivitet.";

/// What stands on the page.
#[derive(Debug, Clone, serde::Deserialize)]
pub enum Block {
    /// Name and address left, office and date right.
    Head(Vec<String>, Vec<String>),
    PlanTitle(String),
    Preamble(String),
    GoalHeading(String),
    Goal(String),
    Group(String),
    /// Type of a card; chips beside it in the server's PDF.
    CardType(String, Vec<String>),
    CardTitle(String),
    Box(String, Vec<String>),
    /// Short fields side by side: label and value.
    Row(Vec<(String, String)>),
    /// A field of the card's whole width.
    Wide(String, Vec<String>, bool),
    Chips(Vec<String>),
    Dialog(String),
    ThreadTitle(String),
    Header(String, Speaker),
    /// Paragraphs of lines.
    Body(Vec<Vec<String>>, Speaker),
    ReadBy(String),
    History(String),
    Event(String, String),
}

impl Era {
    pub const fn columns(self) -> usize {
        if self.is_late() { 2 } else { 3 }
    }

    fn date(self, day: NaiveDate) -> String {
        let (number, month, year) = (day.day(), day.month0() as usize, day.year());
        match self {
            Self::H1 | Self::H2 | Self::H3 => format!("{number}. {} {year}", MONTH_NAMES[month].0),
            Self::H4b => format!("{number:02}. {} {year}", MONTH_NAMES[month].1),
            Self::P0 => format!("{number:02} {} {year}", MONTH_NAMES[month].1),
            _ => format!("{number}. {} {year}", MONTH_NAMES[month].1),
        }
    }

    /// The date of headers and of cards that kept the short one.
    fn short_date(self, day: NaiveDate) -> String {
        let (number, month, year) = (day.day(), day.month0() as usize, day.year());
        let stop = if month == 4 { "" } else { "." };
        match self {
            Self::H1 | Self::H2 | Self::H3 => format!("{number}. {} {year}", MONTH_NAMES[month].0),
            Self::H4b => format!("{number:02}. {}{stop} {year}", MONTH_NAMES[month].0),
            Self::H5 => {
                let stop = if matches!(month, 2 | 4 | 5 | 6) { "" } else { "." };
                format!("{number}. {}{stop} {year}", MIDDLE[month])
            }
            Self::P0 | Self::P1 | Self::P2 => self.date(day),
            Self::H4 => format!("{number}. {}{stop} {year}", MONTH_NAMES[month].0),
        }
    }

    pub fn header(self, message: &Message, ident: &str) -> String {
        let user = message.speaker == Speaker::User;
        let (hour, minute) = (message.minute / 60, message.minute % 60);
        let day = self.short_date(message.day);
        match self {
            Self::P0 => {
                let sender = if user { "BRUKER" } else { "VEILEDER" };
                format!("{sender} - {day} kl. {hour:02}:{minute:02}")
            }
            Self::P1 | Self::P2 => {
                let sender = if user { NAME } else { "NAV" };
                format!("{sender} - {day} kl. {hour:02}.{minute:02}")
            }
            Self::H5 => format!("{} - {day}", if user { "BRUKER" } else { ident }),
            _ => format!("{} - {day}", if user { "BRUKER" } else { ident }).to_uppercase(),
        }
    }

    fn heading(self, status: Status) -> &'static str {
        match (status, self.is_server()) {
            (Status::InProgress, true) => "Aktiviteter som gjennomføres nå",
            (Status::Suggested, true) => "Foreslåtte aktiviteter",
            (Status::InProgress, false) => "Aktiviteter jeg gjennomfører nå",
            (Status::Suggested, false) => "Forslag til aktiviteter",
            (Status::Planned, _) => "Planlagte aktiviteter",
            (Status::Completed, _) => "Fullførte aktiviteter",
            (Status::Cancelled, _) => "Avbrutte aktiviteter",
        }
    }

    /// Wording and letter case of types, labels and chips: from 2024 «Nav».
    fn label(self, label: &str) -> String {
        if self.is_late() { label.to_owned() } else { label.to_uppercase() }
    }

    pub fn card_type(self, kind: &str) -> String {
        let kind = if kind == "Samtalereferat" && self == Self::H1 { "Samtale" } else { kind };
        if self.is_late() { kind.to_uppercase() } else { kind.to_owned() }
    }

    fn value(self, card: &Card, label: &str, value: &Value) -> Option<String> {
        Some(match value {
            Value::Day(Some(day)) if matches!(card.kind, "Samtalereferat" | "Gruppeaktivitet") && label == "Dato" => {
                self.short_date(*day)
            }
            Value::Day(Some(day)) => self.date(*day),
            Value::Day(None) if self.is_server() => String::new(),
            Value::Day(None) => match card.kind {
                "Tiltak gjennom NAV" | "Gruppeaktivitet" | "Utdanning" | "Jobb jeg har nå" => {
                    "Dato ikke satt".to_owned()
                }
                _ if self == Self::H5 => return None,
                _ => String::new(),
            },
            Value::Clock(at) if self.is_late() => format!("{:02}.{:02}", at / 60, at % 60),
            Value::Clock(at) => format!("{}:{:02}", at / 60, at % 60),
            Value::Minutes(long) if self.is_late() && *long < 60 => format!("{long} minutter"),
            Value::Minutes(long) if self.is_late() => format!("{} time, {} minutter", long / 60, long % 60),
            Value::Minutes(long) => format!("{}:{:02}", long / 60, long % 60),
            Value::Meeting(day, at, place) => {
                let stop = if self.is_late() { '.' } else { ':' };
                format!("{} kl {:02}{stop}{:02}, {place}", self.short_date(*day), at / 60, at % 60)
            }
            Value::Line(line) if self.is_server() && label == "Stillingsandel" => line.to_uppercase(),
            Value::Line(line) if self.is_server() && label == "Møteform" => line.to_lowercase(),
            Value::Line(line) => line.clone(),
            Value::Text(_) | Value::Link(_) => return None,
        })
    }
}

impl Plan {
    /// The sender that advisers of this print have.
    fn ident(&self) -> &'static str {
        ["Z994188", "H151021", "NAV"][self.printed.day() as usize % 3]
    }

    pub fn blocks(&self) -> Vec<Block> {
        let era = self.era;
        let mut blocks = vec![self.head()];
        if era.is_server() {
            if era == Era::P1 || era == Era::P0 {
                let on = if era == Era::P0 { "2024-02-12T14:35:55.639727961." } else { "11. juni 2025 kl. 10.14." };
                blocks.push(Block::Preamble(format!(
                    "Dette dokumentet viser et øyeblikksbilde av hvordan aktivitetsplanen og dialogen var {on}"
                )));
            }
        } else {
            blocks.push(Block::PlanTitle("Aktivitetsplan".to_owned()));
        }
        if self.preamble {
            blocks.push(Block::Preamble(PREAMBLE.to_owned()));
        }
        if let Some(goal) = &self.goal {
            blocks.extend([Block::GoalHeading("Mitt mål".to_owned()), Block::Goal(goal.clone())]);
        }
        let mut groups: Vec<_> = self.groups.iter().collect();
        if era.is_server() {
            let order = [Status::Suggested, Status::Planned, Status::InProgress, Status::Completed, Status::Cancelled];
            groups.sort_by_key(|(status, _)| order.iter().position(|other| other == status));
        }
        for (status, cards) in groups {
            blocks.push(Block::Group(era.heading(*status).to_owned()));
            cards.iter().for_each(|card| self.card(card, &mut blocks));
        }
        if !self.free.is_empty() {
            let heading = if era == Era::P0 { "Dialoger" } else { "Dialogen med veileder" };
            blocks.push(Block::Dialog(heading.to_owned()));
            for thread in &self.free {
                blocks.push(Block::ThreadTitle(thread.title.clone()));
                self.messages(&thread.messages, &mut blocks);
            }
        }
        blocks
    }

    fn head(&self) -> Block {
        let era = self.era;
        let lines = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
        let day = if era == Era::H5 { era.date(self.printed) } else { era.short_date(self.printed) };
        match era {
            Era::P0 => Block::Head(lines(&[NAME, "Fn.nr: 00000000000"]), Vec::new()),
            Era::P1 => Block::Head(lines(&[NAME, "F.nr: 00000000000"]), Vec::new()),
            Era::P2 => Block::Head(lines(&[NAME, "F.nr: 00000000000"]), lines(&["Nav Prøveby", &day])),
            _ => {
                let mut right = lines(&["NAV Prøveby", &format!("Dato: {day}"), "Fødselsnummer: 00000000000"]);
                if era == Era::H2 {
                    right.extend(lines(&["Modia Arbeidsrettet Oppfølging", "Periode: 1. jan 2018 - 1. mar 2019"]));
                }
                Block::Head(lines(&["Kari Eksempel", "Storgata 12 B", "0000 Byen"]), right)
            }
        }
    }

    fn card(&self, card: &Card, blocks: &mut Vec<Block>) {
        let era = self.era;
        let chips: Vec<String> = card.chips.iter().map(|chip| (*chip).to_owned()).collect();
        let above = if era.is_server() { chips.clone() } else { Vec::new() };
        blocks.push(Block::CardType(era.card_type(card.kind), above));
        blocks.push(Block::CardTitle(card.title.clone()));
        let duty = || Block::Box(era.label("Informasjon om ansvaret ditt"), vec![DUTY.to_owned()]);
        if card.duty && era.is_server() {
            blocks.push(duty());
        }
        let mut row: Vec<(String, String)> = Vec::new();
        let mut fields: Vec<(&str, Value)> =
            card.fields.iter().map(|field| (field.label, field.value.clone())).collect();
        if let Some(minutes) = &card.minutes {
            fields.push(("Samtalereferat", Value::Text(minutes.clone())));
        }
        for (label, value) in fields {
            let printed = era.label(label);
            match &value {
                Value::Text(lines) => {
                    self.end_row(&mut row, blocks);
                    if !(lines.is_empty() && era == Era::H5) {
                        blocks.push(Block::Wide(printed, lines.clone(), false));
                    }
                }
                Value::Link(link) => {
                    self.end_row(&mut row, blocks);
                    let link = match era {
                        Era::H5 => format!("{} (åpnes i ny fane)", link.trim_start_matches("https://")),
                        _ => link.clone(),
                    };
                    blocks.push(Block::Wide(printed, vec![link], true));
                }
                value => {
                    let Some(value) = era.value(card, label, value) else { continue };
                    row.push((printed, value));
                    if row.len() == era.columns() {
                        self.end_row(&mut row, blocks);
                    }
                }
            }
        }
        self.end_row(&mut row, blocks);
        if !era.is_server() && !chips.is_empty() {
            blocks.push(Block::Chips(chips));
        }
        if card.duty && !era.is_server() {
            blocks.push(duty());
        }
        if !card.thread.is_empty() {
            blocks.push(Block::Dialog(if era == Era::P2 { "💬 Dialog" } else { "Dialog" }.to_owned()));
            self.messages(&card.thread, blocks);
        }
        if !card.history.is_empty() {
            blocks.push(Block::History("Historikk".to_owned()));
            for (day, minute, what) in &card.history {
                let when = format!("{} kl. {:02}.{:02}", era.date(*day), minute / 60, minute % 60);
                blocks.push(Block::Event(when, what.clone()));
            }
        }
    }

    #[expect(clippy::unused_self, reason = "reads like the other steps")]
    fn end_row(&self, row: &mut Vec<(String, String)>, blocks: &mut Vec<Block>) {
        if !row.is_empty() {
            blocks.push(Block::Row(std::mem::take(row)));
        }
    }

    fn messages(&self, messages: &[Message], blocks: &mut Vec<Block>) {
        for (number, message) in messages.iter().enumerate() {
            blocks.push(Block::Header(self.era.header(message, self.ident()), message.speaker));
            if !message.body.is_empty() {
                blocks.push(Block::Body(message.body.clone(), message.speaker));
            }
            let last_read = message.speaker == Speaker::Nav
                && messages[number + 1..].iter().all(|later| later.speaker == Speaker::User)
                && number % 2 == 0;
            if last_read && matches!(self.era, Era::P1 | Era::P2) {
                let arrow = if self.era == Era::P2 { "↑ " } else { "" };
                let day = self.era.date(self.printed);
                blocks.push(Block::ReadBy(format!("{arrow}Lest av bruker {day} kl. 14.31")));
            }
        }
    }
}
