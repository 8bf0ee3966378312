//! How fast source text is read: megabytes per second of CPU time, of UTF-8 and of Windows-1252, next to what
//! a bare UTF-8 check and count of lines of the same bytes take in the same run.
//!
//! The text is made from a seed: plans of 2020 of about 45 kB each, as they come copied out of a PDF.

use std::hint::black_box;

use cpu_time::ProcessTime;
use reading::grammar;
use reading::text::{Decoded, Text};

const CASES: usize = 200;
const SMALLEST_CASE: usize = 45_000;
const ROUNDS: usize = 5;

const SENTENCES: [&str; 14] = [
    "Hei, og takk for meldingen din.",
    "Jeg har snakket med legen min om arbeidsevnen, og hun mener at jeg bør begynne forsiktig.",
    "Vi ønsker å snakke med deg om aktiviteter du har gjennomført og videre oppfølging.",
    "Kan vi møtes 16. jan. 2019 kl. 10.00, eller passer det bedre uke 29?",
    "Det er viktig at du gjennomfører denne aktiviteten med NAV.",
    "Eg har ikkje høyrt noko frå skulen enno, men eg ringjer dei i morgon.",
    "Husk meldekortet innen 3. april.",
    "Når du har fått svar fra arbeidsgiveren, må du gi oss beskjed i dialogen her.",
    "Jeg søkte på tre stillinger forrige uke: butikk, lager og renhold.",
    "Praksisplassen begynner på mandag, og jeg gleder meg til å komme i gang.",
    "Da legger jeg inn aktiviteten i planen din, så kan du se den der.",
    "Greit :)",
    "Hva skjer videre?",
    "Du kan lese mer om dette på nav.no, eller ringe 55 55 33 33.",
];
const TITLES: [&str; 6] =
    ["Flytting", "Meldekort", "Spørsmål om praksis", "Dialogmøte", "Sykmelding", "Søknad om tiltak"];
const GROUPS: [&str; 4] =
    ["Aktiviteter jeg gjennomfører nå", "Planlagte aktiviteter", "Fullførte aktiviteter", "Avbrutte aktiviteter"];
const MONTHS: [&str; 12] =
    ["JAN.", "FEB.", "MAR.", "APR.", "MAI", "JUN.", "JUL.", "AUG.", "SEP.", "OKT.", "NOV.", "DES."];

/// A small generator of numbers (splitmix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % sides as u64).unwrap_or(0)
    }
}

/// Prose in lines of about 90 characters.
fn prose(dice: &mut Dice, sentences: usize, out: &mut String) {
    let mut width = 0;
    for _ in 0..=dice.below(sentences) {
        for word in SENTENCES[dice.below(SENTENCES.len())].split(' ') {
            if width > 82 {
                out.push('\n');
                width = 0;
            } else if width > 0 {
                out.push(' ');
            }
            out.push_str(word);
            width += word.chars().count() + 1;
        }
        if dice.below(5) == 0 {
            out.push('\n');
            width = 0;
        }
    }
    out.push('\n');
}

fn messages(dice: &mut Dice, out: &mut String) {
    for month in MONTHS.iter().take(1 + dice.below(8)) {
        let sender = if dice.below(2) == 0 { "BRUKER" } else { "Z994188" };
        out.push_str(&format!("{sender} - {}. {} 2019\n", 1 + dice.below(28), month));
        prose(dice, 7, out);
    }
}

fn plan(dice: &mut Dice) -> String {
    let mut out = String::from("Kari Eksempel\nNAV Prøveby\nDato: 29. mai 2020\nFødselsnummer: 00000000000\n");
    out.push_str("Aktivitetsplan\nMitt mål\nJeg vil ta fagbrev og få meg jobb.\n");
    for group in GROUPS {
        out.push_str(group);
        out.push('\n');
        for _ in 0..=dice.below(5) {
            let day = 1 + dice.below(28);
            out.push_str(&format!("Jobbrettet egenaktivitet\n{}\n", TITLES[dice.below(TITLES.len())]));
            out.push_str(&format!("FRA DATO\n{day}. mars 2019\nTIL DATO\n{day}. mai 2019\nBESKRIVELSE\n"));
            prose(dice, 9, &mut out);
            if dice.below(2) == 0 {
                out.push_str("Avtalt med NAV\n");
            }
            if dice.below(2) == 0 {
                out.push_str("Dialog\n");
                messages(dice, &mut out);
            }
        }
    }
    out.push_str("Dialogen med veileder\n");
    while out.len() < SMALLEST_CASE {
        out.push_str(TITLES[dice.below(TITLES.len())]);
        out.push('\n');
        messages(dice, &mut out);
    }
    out
}

/// Megabytes per second of CPU time, of the best round.
fn rate(name: &str, bytes: usize, mut work: impl FnMut()) {
    let rounds = (0..ROUNDS).map(|_| {
        let start = ProcessTime::now();
        work();
        start.elapsed().as_secs_f64()
    });
    let best = rounds.fold(f64::INFINITY, f64::min);
    #[expect(clippy::cast_precision_loss, reason = "a figure for people")]
    let rate = bytes as f64 / 1e6 / best;
    println!("{name:28} {rate:9.1} MB/s");
}

fn main() {
    let mut dice = Dice(2020);
    let plans: Vec<String> = (0..CASES).map(|_| plan(&mut dice)).collect();
    let bytes = plans.iter().map(String::len).sum();
    let windows: Vec<Vec<u8>> =
        plans.iter().map(|plan| encoding_rs::WINDOWS_1252.encode(plan).0.into_owned()).collect();
    let texts: Vec<Text> = plans.iter().map(|plan| Text::new(plan)).collect();

    rate("UTF-8 check, count of lines", bytes, || {
        for plan in &plans {
            let text = std::str::from_utf8(plan.as_bytes()).unwrap_or_default();
            black_box(text.bytes().filter(|&byte| byte == b'\n').count());
        }
    });
    rate("decode", bytes, || {
        for plan in &plans {
            let _ = black_box(Text::decode(plan.as_bytes()));
        }
    });
    rate("decode, Windows-1252", windows.iter().map(Vec::len).sum(), || {
        for plan in &windows {
            let _ = black_box(Text::decode(plan));
        }
    });
    rate("read", bytes, || {
        for text in &texts {
            black_box(grammar::read(text));
        }
    });
    rate("decode and read", bytes, || {
        for plan in &plans {
            if let Ok(Decoded { text, .. }) = Text::decode(plan.as_bytes()) {
                black_box(grammar::read(&text));
            }
        }
    });
}
