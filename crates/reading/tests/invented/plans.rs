//! Plans drawn by lot, for the round trip: what a plan holds, before it is printed. All of it is invented.

#![allow(clippy::cast_possible_truncation, reason = "small numbers")]

use chrono::{Days, NaiveDate};
use reading::layout::{Speaker, Status};

use super::dice::Dice;
#[allow(clippy::wildcard_imports, reason = "lists of phrases")]
use super::phrases::*;

/// When a print was made; the names are those of the specification.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
pub enum Era {
    H1,
    H2,
    H3,
    H4,
    H4b,
    H5,
    P0,
    P1,
    P2,
}

impl Era {
    pub const ALL: [Self; 9] =
        [Self::H1, Self::H2, Self::H3, Self::H4, Self::H4b, Self::H5, Self::P0, Self::P1, Self::P2];

    pub const fn is_server(self) -> bool {
        matches!(self, Self::P0 | Self::P1 | Self::P2)
    }

    /// Labels and types as they were from 2023.
    pub const fn is_late(self) -> bool {
        matches!(self, Self::H5) || self.is_server()
    }

    /// A day somewhat before the print.
    fn print_day(self, dice: &mut Dice) -> NaiveDate {
        let (year, month, day) = match self {
            Self::H1 => (2018, 2, 1),
            Self::H2 => (2019, 11, 20),
            Self::H3 => (2020, 5, 9),
            Self::H4 => (2021, 6, 10),
            Self::H4b => (2022, 12, 5),
            Self::H5 => (2024, 6, 4),
            Self::P0 => (2024, 2, 5),
            Self::P1 => (2025, 3, 1),
            Self::P2 => (2026, 9, 14),
        };
        let day = NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
        day + Days::new(if self == Self::H3 { 0 } else { dice.below(20) as u64 })
    }
}

#[derive(Debug, Clone)]
pub struct Message {
    pub day: NaiveDate,
    /// Minutes after midnight.
    pub minute: u32,
    pub speaker: Speaker,
    /// Paragraphs of lines.
    pub body: Vec<Vec<String>>,
}

impl Message {
    pub fn text(&self) -> String {
        self.body.iter().flatten().cloned().collect::<Vec<_>>().join(" ")
    }
}

#[derive(Debug, Clone)]
pub struct Thread {
    pub title: String,
    /// In the order of print.
    pub messages: Vec<Message>,
}

#[derive(Debug, Clone)]
pub enum Value {
    Day(Option<NaiveDate>),
    Clock(u32),
    Minutes(u32),
    /// A meeting of a group.
    Meeting(NaiveDate, u32, String),
    Line(String),
    Text(Vec<String>),
    Link(String),
}

#[derive(Debug, Clone)]
pub struct Field {
    pub label: &'static str,
    pub value: Value,
}

#[derive(Debug, Clone)]
pub struct Card {
    pub kind: &'static str,
    pub title: String,
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    pub fields: Vec<Field>,
    pub minutes: Option<Vec<String>>,
    pub chips: Vec<&'static str>,
    pub duty: bool,
    pub thread: Vec<Message>,
    pub history: Vec<(NaiveDate, u32, String)>,
}

#[derive(Debug, Clone)]
pub struct Plan {
    pub era: Era,
    pub printed: NaiveDate,
    pub goal: Option<String>,
    pub preamble: bool,
    pub groups: Vec<(Status, Vec<Card>)>,
    pub free: Vec<Thread>,
    /// How large it was printed, in percent.
    pub scale: usize,
}

/// From what a plan is made: proptest drops cards and threads from it until no more can go.
#[derive(Debug, Clone)]
pub struct Seeds {
    pub plan: u64,
    pub cards: Vec<u64>,
    pub threads: Vec<Vec<u64>>,
}

impl Seeds {
    /// A plan of the usual size.
    pub fn of(seed: u64) -> Self {
        let mut dice = Dice(seed);
        let cards = (0..3 + dice.below(12)).map(|_| dice.next()).collect();
        let mut threads = Vec::new();
        for _ in 0..2 + dice.below(9) {
            threads.push((0..=dice.below(7)).map(|_| dice.next()).collect());
        }
        Self { plan: dice.next(), cards, threads }
    }
}

impl Plan {
    pub fn new(era: Era, seeds: &Seeds) -> Self {
        let mut dice = Dice(seeds.plan);
        let printed = era.print_day(&mut dice);
        let newest_first = era == Era::H3;
        let mut cards: Vec<(usize, Card)> = Vec::new();
        for &seed in &seeds.cards {
            let mut dice = Dice(seed);
            cards.push((dice.below(5), card(era, printed, newest_first, &mut dice)));
        }
        let statuses = [Status::InProgress, Status::Planned, Status::Suggested, Status::Completed, Status::Cancelled];
        let mut groups = Vec::new();
        for (number, status) in statuses.into_iter().enumerate() {
            let own: Vec<Card> = cards.iter().filter(|(at, _)| *at == number).map(|(_, card)| card.clone()).collect();
            if !own.is_empty() {
                groups.push((status, own));
            }
        }
        // No dialogue stood in ordinary prints before May 2020.
        let mut free: Vec<Thread> = Vec::new();
        for seeds in seeds.threads.iter().filter(|seeds| era != Era::H1 && !seeds.is_empty()) {
            let mut dice = Dice(seeds[0]);
            let title = title(&mut dice, &free);
            free.push(Thread { title, messages: messages(era, printed, newest_first, seeds, &mut dice) });
        }
        let started = |thread: &Thread| thread.messages.iter().map(|message| message.day).min();
        if !matches!(era, Era::H2 | Era::H3 | Era::P0) {
            free.sort_by_key(started);
        }
        let goal = (dice.below(5) > 0).then(|| paragraph(&mut dice, 2));
        Self { era, printed, goal, preamble: !era.is_late() && dice.below(5) == 0, groups, free, scale: 100 }
    }
}

fn messages(era: Era, printed: NaiveDate, newest_first: bool, seeds: &[u64], dice: &mut Dice) -> Vec<Message> {
    let mut back = 1 + dice.below(700);
    let mut minute = dice.below(1200) as u32;
    let mut messages: Vec<Message> = Vec::new();
    let mut user = dice.below(3) == 0;
    for &seed in seeds {
        let mut dice = Dice(seed);
        let day = printed - Days::new(back as u64);
        // Before May 2020 line breaks of messages were lost.
        let mut body = body(&mut dice, user);
        if matches!(era, Era::H1 | Era::H2) {
            let all = body.iter().flatten().cloned().collect::<Vec<_>>().join(" ");
            body = if all.is_empty() { Vec::new() } else { vec![vec![all]] };
        }
        let speaker = if user { Speaker::User } else { Speaker::Nav };
        messages.push(Message { day, minute: minute % 1440, speaker, body });
        let step = [0, 0, 1, 1, 2, 3, 5, 8, 14, 40][dice.below(10)];
        back = back.saturating_sub(step).max(1);
        minute += 7;
        user = if dice.below(4) == 0 { user } else { !user };
    }
    if newest_first {
        messages.reverse();
    }
    if era == Era::P0 {
        // The archive's first form prints messages in any order.
        messages.sort_by_key(|message| message.minute % 13);
    }
    messages
}

const KINDS: [&str; 10] = [
    "Jobbrettet egenaktivitet",
    "Stilling",
    "Tiltak gjennom NAV",
    "Gruppeaktivitet",
    "Utdanning",
    "Jobbsøking",
    "Jobb jeg har nå",
    "Behandling",
    "Møte med NAV",
    "Samtalereferat",
];
const LATE_KINDS: [&str; 8] = [
    "Stilling fra NAV",
    "Midlertidig lønnstilskudd",
    "Arbeidstrening",
    "Oppfølging",
    "Avklaring",
    "Arbeidsforberedende trening",
    "Mentor",
    "Varig tilrettelagt arbeid i ordinær virksomhet",
];

fn card(era: Era, printed: NaiveDate, newest_first: bool, dice: &mut Dice) -> Card {
    let late = era.is_late() && dice.below(3) == 0;
    let kind = if late { dice.pick(&LATE_KINDS) } else { dice.pick(&KINDS) };
    let from = printed - Days::new(dice.below(900) as u64) + Days::new(60);
    let from = (dice.below(12) > 0).then_some(from);
    let to = from.filter(|_| dice.below(5) > 0).map(|from| from + Days::new(dice.below(300) as u64));
    let mut card = Card {
        kind,
        title: card_title(kind, dice),
        from,
        to,
        fields: Vec::new(),
        minutes: None,
        chips: Vec::new(),
        duty: matches!(era, Era::H4b | Era::H5 | Era::P1 | Era::P2) && dice.below(6) == 0,
        thread: Vec::new(),
        history: Vec::new(),
    };
    fields(&mut card, era, dice);
    if dice.below(2) == 0 && kind != "Stilling fra NAV" {
        card.chips.push("Avtalt med NAV");
    }
    match kind {
        "Stilling" if dice.below(2) == 0 => {
            card.chips.push(dice.pick(&["Sendt søknad", "Skal på intervju", "Ikke startet", "Fått avslag"]));
        }
        "Tiltak gjennom NAV" if era.is_late() && dice.below(3) == 0 => {
            card.chips.push(dice.pick(&["Ikke møtt på tiltaket", "Takket nei til tilbud", "Fått plass på tiltaket"]));
        }
        _ => {}
    }
    let talks = !matches!(era, Era::H1) && dice.below(3) == 0;
    if talks {
        let seeds: Vec<u64> = (0..=dice.below(4)).map(|_| dice.next()).collect();
        card.thread = messages(era, printed, newest_first, &seeds, dice);
    }
    if matches!(era, Era::P1 | Era::P2) && dice.below(2) == 0 {
        for _ in 0..=dice.below(3) {
            let day = printed - Days::new(dice.below(300) as u64);
            let what = dice.pick(&[
                "NAV opprettet aktiviteten",
                "Bruker flyttet aktiviteten fra Planlagt til Gjennomføres",
                "NAV merket aktiviteten som \"Avtalt med NAV\"",
                "NAV endret detaljer på aktiviteten",
            ]);
            card.history.push((day, dice.below(1440) as u32, what.to_owned()));
        }
    }
    card
}

fn fields(card: &mut Card, era: Era, dice: &mut Dice) {
    let server = era.is_server();
    let late = era.is_late();
    let mut add = |label: &'static str, value: Value| card.fields.push(Field { label, value });
    let line = |dice: &mut Dice, lines: &[&str]| Value::Line(dice.pick(lines).to_owned());
    let from_to = [("Fra dato", card.from), ("Til dato", card.to)];
    match card.kind {
        "Møte med NAV" | "Samtalereferat" => {
            card.from = card.from.or_else(|| NaiveDate::from_ymd_opt(2019, 3, 4));
            card.to = None;
            add("Dato", Value::Day(card.from));
            if card.kind == "Samtalereferat" {
                add("Møteform", line(dice, &FORMS));
            } else {
                add("Klokkeslett", Value::Clock(480 + 15 * dice.below(30) as u32));
                add("Møteform", line(dice, &FORMS));
                add("Varighet", Value::Minutes(15 * (1 + dice.below(8) as u32)));
                if dice.below(2) == 0 {
                    add("Møtested eller annen praktisk informasjon", Value::Text(vec![paragraph(dice, 1)]));
                }
                let purpose =
                    "Vi ønsker å snakke med deg om aktiviteter du har gjennomført og videre oppfølging.".to_owned();
                add("Hensikt med møtet", Value::Text(vec![purpose]));
                if dice.below(3) == 0 {
                    add("Forberedelser til møtet", Value::Text(vec![paragraph(dice, 1)]));
                }
            }
            if dice.below(2) == 0 {
                let mut lines: Vec<String> = (0..=dice.below(5)).map(|_| paragraph(dice, 2)).collect();
                if dice.below(4) == 0 {
                    lines.insert(
                        0,
                        dice.pick(&["Bruker: Enig.", "Behandling", "Tilstede: bruker og veileder"]).to_owned(),
                    );
                }
                card.minutes = Some(lines);
            }
            return;
        }
        "Gruppeaktivitet" => {
            card.from = card.from.or_else(|| NaiveDate::from_ymd_opt(2019, 3, 4));
            let day = card.from.unwrap_or_default();
            let clock = 480 + 15 * dice.below(30) as u32;
            if card.to.is_none() || card.to == card.from {
                card.to = None;
                add("Dato", Value::Day(card.from));
            } else {
                from_to.iter().for_each(|(label, day)| add(label, Value::Day(*day)));
            }
            add("Tidspunkt og sted", Value::Meeting(day, clock, dice.pick(&PLACES).to_owned()));
        }
        "Stilling fra NAV" => {
            (card.from, card.to) = (None, None);
            add("Arbeidsgiver", line(dice, &EMPLOYERS));
            add("Arbeidssted", line(dice, &PLACES));
            return;
        }
        "Stilling" => {
            add("Fra dato", Value::Day(card.from));
            add("Frist", Value::Day(card.to));
            add("Arbeidsgiver", line(dice, &EMPLOYERS));
            if dice.below(2) == 0 {
                add("Kontaktperson", line(dice, &PERSONS));
            }
            add("Arbeidssted", line(dice, &PLACES));
        }
        "Behandling" => {
            add("Type behandling", line(dice, &TREATMENTS));
            add("Behandlingssted", line(dice, &PLACES));
            from_to.iter().for_each(|(label, day)| add(label, Value::Day(*day)));
            if dice.below(2) == 0 {
                add(
                    "Mål for behandlingen",
                    line(dice, &["Bli tryggere i hverdagen", "Bli kvitt smertene", "Sove bedre"]),
                );
            }
            if dice.below(2) == 0 {
                add("Oppfølging fra NAV", line(dice, &["NAV tar kontakt hver tredje måned", "Møte hver måned"]));
            }
        }
        kind => {
            from_to.iter().for_each(|(label, day)| add(label, Value::Day(*day)));
            match kind {
                "Jobbrettet egenaktivitet" => {
                    if dice.below(2) == 0 {
                        add("Mål med aktiviteten", Value::Text(vec![paragraph(dice, 1)]));
                    }
                    if dice.below(3) == 0 {
                        add("Min huskeliste", Value::Text(vec![paragraph(dice, 1)]));
                    }
                }
                "Tiltak gjennom NAV" => {
                    if server {
                        add("Deltakelsesprosent", line(dice, &["50%", "95.6%", "100%"]));
                    }
                    add("Arrangør", line(dice, &EMPLOYERS));
                    if !server {
                        add("Deltakelse", line(dice, &["50%", "95.6%", "100%"]));
                    }
                    let days = if server { "Dager per uke" } else { "Antall dager per uke" };
                    add(days, line(dice, &["5", "2.5", "3"]));
                }
                "Jobbsøking" => {
                    let weekly = if server { "Antall søknader i uka" } else { "Antall søknader i uken" };
                    add(weekly, line(dice, &["5", "2", "10"]));
                }
                "Jobb jeg har nå" => {
                    add("Stillingsandel", line(dice, &["Heltid", "Deltid"]));
                    add("Arbeidsgiver", line(dice, &EMPLOYERS));
                    add("Ansettelsesforhold", line(dice, &["Fast ansatt", "Midlertidig", "Vikar"]));
                }
                "Utdanning" => {}
                _ if late => {
                    add("Arrangør", line(dice, &EMPLOYERS));
                    let (label, value) = dice.pick(&OTHER_LABELS);
                    if dice.below(2) == 0 {
                        add(label, Value::Line(value.to_owned()));
                    }
                    if dice.below(2) == 0 {
                        add("Status for deltakelse", line(dice, &["Venter på oppstart", "Deltar", "Har sluttet"]));
                    }
                }
                _ => {}
            }
        }
    }
    if dice.below(3) > 0 {
        let mut lines: Vec<String> = (0..=dice.below(3)).map(|_| paragraph(dice, 3)).collect();
        if dice.below(8) == 0 {
            lines.extend(["Behandling".to_owned(), "Stilling".to_owned(), "Ring meg først".to_owned()]);
        }
        card.fields.push(Field { label: "Beskrivelse", value: Value::Text(lines) });
    } else if dice.below(3) == 0 && !late {
        card.fields.push(Field { label: "Beskrivelse", value: Value::Text(Vec::new()) });
    }
    let linked = matches!(card.kind, "Stilling" | "Jobbrettet egenaktivitet") && dice.below(2) == 0;
    if linked {
        let label = if server && card.kind == "Stilling" { "Lenke til stillingsannonsen" } else { "Lenke" };
        card.fields.push(Field { label, value: Value::Link("https://eksempel.no/side".to_owned()) });
    }
}

fn card_title(kind: &'static str, dice: &mut Dice) -> String {
    match dice.below(9) {
        0 => kind.to_owned(),
        1 => "Dialogmøte med arbeidsgiver og sykmelder om tilrettelegging av arbeidet framover".to_owned(),
        2 => dice.pick(&["Dialog", "Planlagte aktiviteter", "Behandling"]).to_owned(),
        _ => dice.pick(&CARD_TITLES).to_owned(),
    }
}

/// The title of a free thread, of any sort that people and systems write.
fn title(dice: &mut Dice, before: &[Thread]) -> String {
    match dice.below(40) {
        0..12 => dice.pick(&USUAL_TITLES).to_owned(),
        12..27 => dice.pick(&SHORT_TITLES).to_owned(),
        27..31 => dice.pick(&SENTENCE_TITLES).to_owned(),
        31..35 => dice.pick(&QUESTION_TITLES).to_owned(),
        35 => dice.pick(&["jobb", "spørsmål om lønn", "hei", "syk i dag"]).to_owned(),
        36 => dice.pick(&["Behandling", "Dialog", "Utdanning", "Møte 12. mai"]).to_owned(),
        37 => "- Det var skrevet noe feil, og det er nå slettet. -".to_owned(),
        38 if !before.is_empty() => before[dice.below(before.len())].title.clone(),
        _ => "Spørsmål om hvordan jeg skal gå fram for å få dekket utgifter til reise når jeg er på tiltak i en annen kommune"
            .to_owned(),
    }
}

/// A body: paragraphs of lines.
fn body(dice: &mut Dice, user: bool) -> Vec<Vec<String>> {
    if dice.below(80) == 0 {
        return Vec::new();
    }
    if dice.below(14) == 0 {
        return vec![vec![dice.pick(&ANSWERS).to_owned()]];
    }
    if dice.below(16) == 0 {
        return vec![dice.pick(&TRAPS).iter().map(|line| (*line).to_owned()).collect()];
    }
    let mut paragraphs: Vec<Vec<String>> = Vec::new();
    let mut lines: Vec<String> = Vec::new();
    if dice.below(2) == 0 {
        lines.push(dice.pick(&["Hei!", "Hei.", "Hei", "Hei igjen!", "God dag", "Hei, og takk for sist!"]).to_owned());
    }
    for _ in 0..=[0, 0, 0, 1, 1, 2][dice.below(6)] {
        let sentences = 1 + dice.below(4);
        lines.push(paragraph(dice, sentences));
        if dice.below(3) == 0 {
            paragraphs.push(std::mem::take(&mut lines));
        }
    }
    if dice.below(10) == 0 {
        lines.extend(["- ring legen", "- send inn meldekort", "- oppdater CV-en"].map(str::to_owned));
    }
    match dice.below(10) {
        0..3 => {
            let name = dice.pick(if user { &PERSONS } else { &ADVISERS });
            if dice.below(3) > 0 && !lines.is_empty() {
                paragraphs.push(std::mem::take(&mut lines));
            }
            match dice.below(5) {
                0 => lines.push(format!("Mvh {name}")),
                1 => lines.push(format!("Hilsen {name}")),
                2 => lines.extend([String::from("Med vennlig hilsen"), name.to_owned(), "NAV Prøveby".to_owned()]),
                3 => lines.push(format!("Vennlig hilsen {name}, NAV Prøveby")),
                _ => lines.extend(["Mvh".to_owned(), name.to_owned()]),
            }
        }
        3 => {
            if dice.below(2) == 0 && !lines.is_empty() {
                paragraphs.push(std::mem::take(&mut lines));
            }
            lines.push(dice.pick(&GOODBYES).to_owned());
        }
        4 => {
            // Not everyone ends with a full stop.
            if let Some(last) = lines.last_mut().or_else(|| paragraphs.last_mut()?.last_mut()) {
                *last = last.trim_end_matches(['.', '!', '?']).to_owned();
            }
        }
        _ => {}
    }
    if !lines.is_empty() {
        paragraphs.push(lines);
    }
    paragraphs
}

fn paragraph(dice: &mut Dice, sentences: usize) -> String {
    (0..sentences).map(|_| dice.pick(&SENTENCES)).collect::<Vec<_>>().join(" ")
}
