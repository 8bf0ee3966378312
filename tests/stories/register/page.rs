//! The plan of an invented person as a saved web page. Its type tells what each line is, so that nothing depends on the words.

use std::fmt::Write as _;

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};

/// One card, dated.
#[derive(Debug)]
pub struct Card {
    pub kind: &'static str,
    pub on: NaiveDate,
}

/// A message: whether NAV writes, and when.
#[derive(Debug, Clone, Copy)]
pub struct Message {
    pub nav: bool,
    pub at: NaiveDateTime,
}

#[derive(Debug)]
pub struct Person {
    pub printed: NaiveDate,
    pub cards: Vec<Card>,
    pub threads: Vec<Vec<Message>>,
}

const MONTHS: [&str; 12] = [
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
];

const TOP: &str = "<!DOCTYPE html><html lang=\"nb\"><head><meta charset=\"utf-8\"><title>Aktivitetsplan</title><style>\
    h2{font-size:1.5rem}h3{font-size:1.25rem}p{font-size:1rem}.s{font-size:.875rem}</style></head><body>\n\
    <div>KARI EKSEMPEL</div>";

fn day(day: NaiveDate) -> String {
    format!("{}. {} {}", day.day(), MONTHS[day.month0() as usize], day.year())
}

impl Person {
    pub fn page(&self, number: usize) -> String {
        let mut page = TOP.to_owned();
        let printed = day(self.printed);
        // Pages without dialogue look like those of the web until 2025, which tell their day so.
        let told = if self.threads.is_empty() {
            format!("<div>Dato: {printed}</div><h1>Aktivitetsplan</h1>")
        } else {
            format!(
                "<p>Dette dokumentet viser et øyeblikksbilde av hvordan aktivitetsplanen og dialogen var {printed} kl. 10.14.</p>"
            )
        };
        let _ =
            writeln!(page, "<div>F.nr: 000000{number:05}</div>{told}<h2>Mitt mål</h2><p>Jeg vil i arbeid igjen.</p>");
        if !self.cards.is_empty() {
            page.push_str("<h2>Fullførte aktiviteter</h2>\n");
        }
        for card in &self.cards {
            let (label, on) = (
                if matches!(card.kind, "MØTE MED NAV" | "SAMTALEREFERAT") { "Dato" } else { "Fra dato" },
                day(card.on),
            );
            let _ =
                writeln!(page, "<div class=s>{}</div><h3>Avtalt</h3><h4 class=s>{label}</h4><p>{on}</p>", card.kind);
            if card.kind == "SAMTALEREFERAT" {
                page.push_str("<h4 class=s>Samtalereferat</h4><p>Vi snakket om planen.</p>\n");
            }
        }
        if !self.threads.is_empty() {
            page.push_str("<h2>Dialogen med veileder</h2>\n");
        }
        for (number, thread) in self.threads.iter().enumerate() {
            let _ = writeln!(page, "<h3>Emne {}</h3>", number + 1);
            for Message { nav, at } in thread {
                let sender = if *nav { "NAV" } else { "Kari Eksempel" };
                let (on, hour, minute) = (day(at.date()), at.hour(), at.minute());
                let _ = writeln!(
                    page,
                    "<div class=s>{sender} - {on} kl. {hour:02}.{minute:02}</div><p>Her er noen ord.</p>"
                );
            }
        }
        page + "</body></html>\n"
    }
}
