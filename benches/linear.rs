//! Whether reading is linear in its input: for each shape of text that could make it otherwise, the time for a byte of a
//! text of some size and of one four times as long, in the same run. Linear reading gives a ratio near 1; quadratic, near 4.
//!
//! `cargo bench --bench linear -- 200000` takes texts of 200,000 bytes and four times as many.

use std::hint::black_box;

use cpu_time::ProcessTime;
use reading::grammar;
use reading::text::Text;

/// Bytes of the shorter text.
const SIZE: usize = 250_000;
/// How much longer the other one is.
const TIMES: usize = 4;
const ROUNDS: usize = 3;
/// The ratio from which on reading is not linear; caches alone give up to about 1.5.
const MOST: f64 = 2.0;

const HEAD: &str = "Kari Eksempel\nNAV Prøveby\nDato: 29. mai 2020\nFødselsnummer: 00000000000\nAktivitetsplan\n";
const GOAL: &str = "Mitt mål\nJeg vil ta fagbrev.\n";
const CARD: &str =
    "Behandling\nTrening\nFRA DATO\n3. mars 2020\nTIL DATO\n3. mai 2020\nBESKRIVELSE\nTo ganger.\nAvtalt med NAV\n";
const MESSAGE: &str = "BRUKER - 3. APR. 2020\nHei, jeg kommer på mandag.\n";
const SERVER_HEAD: &str = "KARI EKSEMPEL\nF.nr: 00000000000\nDette dokumentet viser et øyeblikksbilde av planen.\n";

/// A text of a shape: what it begins with, what is repeated, how it ends.
struct Shape {
    name: &'static str,
    start: String,
    repeated: String,
    end: &'static str,
}

impl Shape {
    fn new(name: &'static str, start: &str, repeated: &str, end: &'static str) -> Self {
        Self { name, start: start.to_owned(), repeated: repeated.to_owned(), end }
    }

    fn of(&self, size: usize) -> Text {
        Text::new(&(self.start.clone() + &self.repeated.repeat(size / self.repeated.len() + 1) + self.end))
    }
}

fn shapes() -> Vec<Shape> {
    let print = format!("{HEAD}{GOAL}Planlagte aktiviteter\n{CARD}Dialog\n{MESSAGE}");
    let group = format!("Planlagte aktiviteter\n{CARD}");
    let typed = "VEILEDER – 1. APR. 2020: Hei på deg.\n";
    let torn = "Behandling\nTrening\nFRA DATO\nTIL DATO\nBESKRIVELSE\n\n3. mars 2020\n\n3. mai 2020\n\nTo ganger.\n\n";
    let server = "Aktiviteter som gjennomføres nå\nMØTE MED NAV\nSamtale\nFra dato\n3. mars 2025\nKlokkeslett\n10.00\n";
    vec![
        Shape::new("prints", "", &print, ""),
        Shape::new("cards", HEAD, CARD, ""),
        Shape::new("groups with cards", HEAD, &group, ""),
        Shape::new("messages", &print, MESSAGE, ""),
        Shape::new("messages in the free dialogue", &format!("{print}Dialogen med veileder\nTittel\n"), MESSAGE, ""),
        Shape::new("free dialogues", &print, &format!("Dialogen med veileder\nTittel\n{MESSAGE}{MESSAGE}"), ""),
        Shape::new("threads", &format!("{print}Dialogen med veileder\n"), &format!("Flytting\n\n{MESSAGE}\n"), ""),
        Shape::new("empty messages", &print, "BRUKER - 3. APR. 2020\n", ""),
        Shape::new("typed messages", "", typed, ""),
        Shape::new("typed messages and cards", typed, &format!("{typed}{typed}{CARD}{group}"), ""),
        Shape::new("torn cards", HEAD, torn, ""),
        Shape::new("server prints", "", &format!("{SERVER_HEAD}{GOAL}{server}Dialog\n{MESSAGE}"), ""),
        Shape::new("server heads", "", SERVER_HEAD, ""),
        Shape::new("cards of the server", &format!("{SERVER_HEAD}{GOAL}"), server, ""),
        Shape::new("lines of prose", &print, "Dette er en linje som ingen plan har.\n", ""),
        Shape::new("short lines", &print, "a\n", ""),
        Shape::new("blank lines", &print, "\n", "Slutt\n"),
        Shape::new("blank lines and words", &print, "\n\n\n\n\n\n\n\nord\n", ""),
        Shape::new("form feeds", &print, "ord\u{c}", ""),
        Shape::new("pages", &print, "\u{c}29.5.2020 Aktivitetsplan\nord\nSide 1 av 2\n", ""),
        Shape::new("labels", &print, "FRA DATO\n", ""),
        Shape::new("labels with values", HEAD, "FRA DATO\n3. mars 2020\n", ""),
        Shape::new("labels in rows", HEAD, "FRA DATO        TIL DATO\n3. mars 2020    3. mai 2020\n", ""),
        Shape::new(
            "labels that nobody lists",
            &format!("{HEAD}Mentor\nHjelp\nFRA DATO\n3. mars 2020\n"),
            "Noe\nannet\n",
            "",
        ),
        Shape::new("types", HEAD, "Behandling\n", ""),
        Shape::new("types in capitals", &format!("{HEAD}{server}"), "NOE NYTT\n", ""),
        Shape::new("headings of groups", HEAD, "Planlagte aktiviteter\n", ""),
        Shape::new("headings of dialogues", HEAD, "Dialogen med veileder\n", ""),
        Shape::new("goals", HEAD, GOAL, ""),
        Shape::new("titles", "", "Aktivitetsplan\n", ""),
        Shape::new("heads", "", HEAD, ""),
        Shape::new("chips", &format!("{HEAD}{CARD}"), "Avtalt med NAV\n", ""),
        Shape::new(
            "events",
            &format!("{SERVER_HEAD}{server}Historikk\n"),
            "4. mars 2025 kl. 07.52\nNAV endret noe\n",
            "",
        ),
        Shape::new("moments", &format!("{SERVER_HEAD}{server}Historikk\n"), "4. mars 2025 kl. 07.52\n", ""),
        Shape::new("brackets", typed, "[en merknad\n", ""),
        Shape::new("bracketed messages", "", &format!("{typed}\n[en liten merknad]\n\n"), ""),
        Shape::new("one long line", "Samtalereferat\n\n", "x ", "\nSAMTALEREFERAT\n"),
        Shape::new("one long word", "Samtalereferat\n\n", "x", "\nSAMTALEREFERAT\n"),
        Shape::new("one line with gaps", "Samtalereferat\n\n", "x  ", "\nSAMTALEREFERAT\n"),
        Shape::new("one line of days", "Samtalereferat\n\n", "3. mai 2020 ", "\nSAMTALEREFERAT\n"),
        Shape::new("one line of labels", "Behandling\nTrening\n", "FRA DATO ", "\n3. mai 2020\n"),
        Shape::new("one line of tabs", "Behandling\nTrening\nFRA DATO\t", "TIL DATO\t", "\n3. mai 2020\n"),
        Shape::new("one line of sentences", MESSAGE, "- Det var skrevet noe feil. ", "\n"),
        Shape::new("one line of headers", MESSAGE, "BRUKER - 3. APR. 2020 ", "\n"),
        Shape::new("one line of dashes", MESSAGE, "- ", "\n"),
        Shape::new("one line of chips", &format!("{HEAD}{CARD}"), "Avtalt med NAV ", "\n"),
        Shape::new("a long value", &format!("{HEAD}Behandling\nTrening\nFRA DATO\n"), "3. mars ", "\nTIL DATO\n"),
        Shape::new("letters that were lost", MESSAGE, "m\u{fffd}l ", "\n"),
        Shape::new("question marks", "", "m?l", "\n"),
        Shape::new("letters that were lost, in lines", "", &format!("{MESSAGE}m\u{fffd}l\n"), ""),
        Shape::new("misread lines", "BRUKER - 3. APR, 2020\n", "BRUKER 3. APR. 2O20\nSide1 av2\nhei på deg\n", ""),
    ]
}

/// Nanoseconds of CPU time for a byte, in the best round.
#[expect(clippy::cast_precision_loss, reason = "a figure for people")]
fn cost(text: &Text) -> f64 {
    let rounds = (0..ROUNDS).map(|_| {
        let start = ProcessTime::now();
        black_box(grammar::read(text));
        start.elapsed().as_secs_f64()
    });
    1e9 * rounds.fold(f64::INFINITY, f64::min) / text.as_str().len() as f64
}

fn main() {
    let size = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(SIZE);
    println!("{:36} {:>10} {:>10} {:>6}", "shape", "ns/byte", "x 4", "ratio");
    let mut worst: f64 = 0.0;
    for shape in shapes() {
        let (short, long) = (cost(&shape.of(size)), cost(&shape.of(TIMES * size)));
        let ratio = long / short;
        worst = worst.max(ratio);
        println!("{:36} {short:10.1} {long:10.1} {ratio:6.2}{}", shape.name, if ratio > MOST { "  !" } else { "" });
    }
    assert!(worst <= MOST, "reading is not linear");
}
