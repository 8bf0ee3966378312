//! Printouts to measure with: invented, in the form of 2020, about 15 pages each, the same at every run. And the
//! stop watch: wall time, processor time and peak memory of a piece of work.

#![allow(dead_code, reason = "each bench uses a part of it")]

use std::fmt::Write;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use cpu_time::ProcessTime;
use reading::date::MONTH_NAMES;

/// Length of a printout in code points, about 15 pages.
const LENGTH: usize = 37_000;

const SENTENCES: [&str; 32] = [
    "Jeg har vært på verkstedet tre dager denne uken.",
    "Det gikk bedre enn jeg trodde, men jeg ble sliten mot slutten.",
    "Kan du si noe om når vedtaket kommer?",
    "Vi må se på planen din på nytt før sommeren.",
    "Husk å sende meldekortet innen mandag kl. 23.",
    "Legen mener at jeg kan prøve meg i en liten stilling.",
    "Jeg venter fortsatt på time hos fysioterapeuten.",
    "Du finner skjemaet under «Dine saker» når du logger inn.",
    "Husleien har gått opp, og jeg får det ikke til å gå rundt.",
    "Har du fått svar fra skolen om opptaket til høsten?",
    "Jeg kom inn på andre ønske og begynner 17. august.",
    "Da setter vi aktiviteten til fullført.",
    "Ring meg gjerne på torsdag mellom 10 og 12.",
    "Avklaringen viser at du trenger mer tid før du kan jobbe fullt.",
    "Jeg har søkt på seks stillinger siden sist og fått to svar.",
    "Den ene ville møte meg til intervju, den andre hadde ansatt noen.",
    "Så bra at du er i gang igjen etter sykdommen!",
    "Vi har ikke hørt noe fra deg på en stund. Hvordan går det?",
    "Beklager sent svar, jeg har vært bortreist.",
    "Skattekortet ditt må endres slik at det ikke trekkes for mye.",
    "Jeg synes det er vanskelig å treffe nye folk, men det går seg til.",
    "Arbeidsgiveren kan tenke seg å forlenge avtalen i tre måneder.",
    "Du må bekrefte at planen er oppdatert.",
    "Er det mulig å få dekket bussen til og fra kurset?",
    "Du kan søke om å få dekket reiseutgifter, se lenken i kortet.",
    "Behandleren min sier at jeg bør gå fram i små skritt.",
    "Vi avtalte at du tar kontakt med båtbyggeriet selv først.",
    "Det var hyggelig å møte deg i går.",
    "Jeg har lastet opp attesten nå.",
    "Målet mitt er fortsatt å bli møbelsnekker.",
    "Kurset varer i åtte uker og begynner etter påske.",
    "Si fra hvis noe er uklart, så finner vi ut av det sammen.",
];

const TITLES: [&str; 10] = [
    "Meldekort",
    "Søknad om støtte",
    "Praksisplass",
    "Time hos lege",
    "Skole til høsten",
    "Reiseutgifter",
    "Oppdatering av planen",
    "Intervju",
    "Husleie",
    "Veien videre",
];

/// Codes of the standard codebook.
pub const CODES: [&str; 5] =
    ["Dialog/arbeid og aktivitet", "Dialog/utdanning", "Dialog/helse", "Dialog/økonomi", "vedlikehold av planen"];

/// `SplitMix64`: small, and the same on every machine.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit as u64).expect("below a small number")
    }

    fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}

/// A day counted from 1 January 2018, with 28 days to the month.
#[derive(Clone, Copy)]
struct Day(usize);

impl Day {
    fn parts(self) -> (usize, usize, usize) {
        (self.0 % 28 + 1, self.0 / 28 % 12, 2018 + self.0 / 336)
    }

    /// `3. september 2019`
    fn long(self) -> String {
        let (day, month, year) = self.parts();
        format!("{day}. {} {year}", MONTH_NAMES[month].1)
    }

    /// `3. SEP. 2019`
    fn header(self) -> String {
        let (day, month, year) = self.parts();
        let stop = if month == 4 { "" } else { "." };
        format!("{day}. {}{stop} {year}", MONTH_NAMES[month].0.to_uppercase())
    }
}

/// The printout of a case: as a browser copies it, with blank lines between blocks.
pub fn printout(number: usize) -> String {
    let random = &mut Random(number as u64 + 1);
    let mut text = String::with_capacity(LENGTH + LENGTH / 8);
    text.push_str("[navn]\nNAV Prøveby\nDato: 27. mai 2020\nFødselsnummer: [fjernet]\nAktivitetsplan\nMitt mål\n\n");
    let _ = writeln!(text, "{}\n", paragraph(random, 3));
    for (heading, cards) in [
        ("Aktiviteter jeg gjennomfører nå", 4),
        ("Planlagte aktiviteter", 3),
        ("Fullførte aktiviteter", 9),
        ("Avbrutte aktiviteter", 2),
    ] {
        let _ = writeln!(text, "{heading}\n");
        for _ in 0..cards {
            card(random, &mut text);
        }
    }
    text.push_str("Dialogen med veileder\n\n");
    let mut first = random.below(60);
    while text.chars().count() < LENGTH {
        let _ = writeln!(text, "{}", random.of(&TITLES));
        let messages = 2 + random.below(7);
        dialogue(random, &mut text, Day(first), messages);
        first += random.below(40);
    }
    text
}

fn paragraph(random: &mut Random, sentences: usize) -> String {
    let picked: Vec<&str> = (0..sentences).map(|_| random.of(&SENTENCES)).collect();
    picked.join(" ")
}

fn card(random: &mut Random, text: &mut String) {
    let from = Day(random.below(700));
    let (from, to) = (from.long(), Day(from.0 + 30 + random.below(90)).long());
    let (long, short) = (1 + random.below(4), 1 + random.below(2));
    let body = paragraph(random, long);
    let title = random.of(&TITLES);
    let fields: &[(&str, &str)] = match random.below(5) {
        0 => &[
            ("Behandling", ""),
            ("TYPE BEHANDLING", "Opptrening"),
            ("BEHANDLINGSSTED", "[sted]"),
            ("FRA DATO", &from),
            ("TIL DATO", &to),
            ("BESKRIVELSE", &body),
        ],
        1 => {
            &[("Jobbrettet egenaktivitet", ""), ("FRA DATO", &from), ("TIL DATO", &to), ("MÅL MED AKTIVITETEN", &body)]
        }
        2 => &[
            ("Tiltak gjennom NAV", ""),
            ("FRA DATO", &from),
            ("TIL DATO", &to),
            ("ARRANGØR", "Verkstedet AS"),
            ("DELTAKELSE", "50%"),
            ("BESKRIVELSE", &body),
        ],
        3 => &[
            ("Jobbsøking", ""),
            ("FRA DATO", &from),
            ("TIL DATO", &to),
            ("ANTALL SØKNADER I UKEN", "3"),
            ("BESKRIVELSE", &body),
        ],
        _ => &[
            ("Møte med NAV", ""),
            ("DATO", &from),
            ("KLOKKESLETT", "10:30"),
            ("MØTEFORM", "Oppmøte"),
            ("VARIGHET", "1:00"),
            ("SAMTALEREFERAT", &body),
        ],
    };
    let _ = writeln!(text, "{}\n\n{title}", fields[0].0);
    for (label, value) in &fields[1..] {
        let _ = writeln!(text, "{label}\n\n{value}\n");
    }
    text.push_str("Avtalt med NAV\n");
    if random.below(2) == 0 {
        text.push_str("Dialog\n\n");
        let day = Day(random.below(700));
        dialogue(random, text, day, short * 2);
    }
}

fn dialogue(random: &mut Random, text: &mut String, first: Day, messages: usize) {
    let mut day = first;
    for message in 0..messages {
        let sender = if message % 2 == 0 { "BRUKER" } else { "Z000001" };
        let sentences = 1 + random.below(6);
        let _ = writeln!(text, "{sender} - {}\n\n{}\n", day.header(), paragraph(random, sentences));
        day = Day(day.0 + random.below(6));
    }
}

/// Writes that many printouts into a folder; gives the files.
pub fn write(folder: &Path, cases: usize) -> Vec<PathBuf> {
    let write_one = |number| {
        let path = folder.join(format!("sak-{number:05}.txt"));
        std::fs::write(&path, printout(number)).expect("a written printout");
        path
    };
    (0..cases).map(write_one).collect()
}

/// A table of the codings with these numbers, spread evenly over the cases of [`write`], by two coders.
pub fn codings(cases: usize, numbers: Range<usize>) -> String {
    let mut csv = String::from("case,start,end,code,coder\n");
    for number in numbers {
        let (case, place) = (number % cases, number / cases);
        let start = 37 + place * 97 % 30_000;
        let coder = if number % 2 == 0 { "ada" } else { "berit" };
        let _ = writeln!(csv, "sak-{case:05},{start},{},{},{coder}", start + 60, CODES[number % CODES.len()]);
    }
    csv
}

/// How many cases to measure with: the number on the command line, or in `PLANLUPE_CASES`, or what is usual.
pub fn cases(usual: usize) -> usize {
    let given = std::env::args().skip(1).find_map(|argument| argument.parse().ok());
    given.or_else(|| std::env::var("PLANLUPE_CASES").ok()?.parse().ok()).unwrap_or(usual)
}

/// What a piece of work cost.
#[derive(Debug, Clone, Copy)]
pub struct Cost {
    pub wall: Duration,
    pub cpu: Duration,
    /// Peak resident memory in bytes, where the system tells.
    pub peak: u64,
}

impl Cost {
    pub fn of<T>(work: impl FnOnce() -> T) -> (Self, T) {
        // Linux forgets the peak so far when told «5».
        let _ = std::fs::write("/proc/self/clear_refs", "5");
        let (wall, cpu) = (Instant::now(), ProcessTime::now());
        let made = work();
        (Self { wall: wall.elapsed(), cpu: cpu.elapsed(), peak: peak() }, made)
    }
}

/// Peak resident memory of this process in bytes; 0 where the system does not tell.
pub fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok()).unwrap_or(0) * 1024
}

/// Prints a row for each piece of work, compared with the first.
pub fn table(rows: &[(&str, Cost)]) {
    println!("{:<28} {:>9} {:>9} {:>7} {:>7} {:>9}", "", "wall", "cpu", "× wall", "× cpu", "peak");
    let base = rows[0].1;
    for (name, cost) in rows {
        let ratio = |cost: Duration, base: Duration| cost.as_secs_f64() / base.as_secs_f64().max(1e-9);
        println!(
            "{name:<28} {:>7.3} s {:>7.3} s {:>7.2} {:>7.2} {:>6.1} MB",
            cost.wall.as_secs_f64(),
            cost.cpu.as_secs_f64(),
            ratio(cost.wall, base.wall),
            ratio(cost.cpu, base.cpu),
            megabytes(cost.peak)
        );
    }
}

#[expect(clippy::cast_precision_loss, reason = "a figure to look at")]
pub fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}
