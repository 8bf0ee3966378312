//! How much a case costs: invented cases of fifteen pages are driven by keyboard to their release, and keys and decisions are counted.

use std::fmt::Write as _;
use std::fs;

use crate::support::holding::*;
use crate::support::window::Window;
use egui::{Key, Modifiers};
use planlupe::ui::anonymising::review_case::Standing;

/// What a case may cost.
const MOST_KEYS: usize = 60;
const MOST_DECISIONS: usize = 25;
const PAGES: usize = 15;

/// Who and what is named: of each case its own persons, and businesses and places that come again in the others.
const PERSONS: [[&str; 8]; 3] = [
    [
        "Torbjørg Nordmann",
        "Joar Fiskum",
        "Gunnhild Aasen",
        "Sindre Moe",
        "Ragnhild Lie",
        "Oddvar Berg",
        "Mette Haugen",
        "Kjetil Dahl",
    ],
    [
        "Aslaug Myhre",
        "Eirik Solberg",
        "Turid Bakken",
        "Håvard Lunde",
        "Solveig Hagen",
        "Trond Eide",
        "Wenche Holm",
        "Arvid Foss",
    ],
    [
        "Borghild Vik",
        "Steinar Ruud",
        "Ingeborg Tveit",
        "Øystein Strøm",
        "Randi Fossum",
        "Leif Antonsen",
        "Synnøve Brekke",
        "Jostein Nygård",
    ],
];
const OTHERS: [&str; 7] = [
    "Kiwi Fjelldal AS",
    "Fjelldal Bakeri AS",
    "Solbakken skole",
    "Prøvedal legesenter",
    "Nordli Renhold AS",
    "Lerkedal Transport AS",
    "Vestre Toten",
];
/// What stands between the names.
const FILLER: [&str; 14] = [
    "Jeg har sendt meldekortet og venter på svar om kurset.",
    "Det går bedre med ryggen nå, og jeg trener to ganger i uken.",
    "Har du fått søkt på stillingen vi snakket om?",
    "Jeg kan begynne når som helst, men helst etter ferien.",
    "Takk for oppdateringen, da lager vi en ny avtale i planen.",
    "Vi tar det i neste møte, og du kan skrive her om det er noe.",
    "Det er fint om du legger ved papirene, så ser jeg på dem i løpet av uken.",
    "Jeg synes det er vanskelig å svare på hvor mye jeg orker, for det er så ulikt fra dag til dag.",
    "Når tiltaket er ferdig, snakker vi om hva som kan passe etterpå.",
    "De sa at jeg får beskjed når det er klart, og at det kan ta litt tid.",
    "Husk at du må føre opp alle timene du har arbeidet på meldekortet.",
    "Jeg har ikke hørt noe mer, så jeg ringer dem en gang til.",
    "Målet ditt er å komme tilbake i jobb, og det er det vi planlegger ut fra.",
    "Det er greit for meg, bare jeg får vite det i god tid.",
];

/// Letters on a page as it is printed, at least.
const LETTERS: usize = 2000;

/// A case of fifteen pages, each as full as a printed one, with three names on each.
fn case(number: usize) -> String {
    let mut text = String::new();
    let mut filled = number;
    let mut fill = |count: usize| {
        let sentences = (0..count).map(|_| {
            filled += 1;
            FILLER[filled * 5 % FILLER.len()]
        });
        sentences.collect::<Vec<_>>().join(" ")
    };
    for page in 0..PAGES {
        let day = page + 1;
        let name = |offset: usize| {
            let at = page * 3 + offset;
            if at.is_multiple_of(2) { PERSONS[number][at / 2 % 8] } else { OTHERS[at / 2 % 7] }
        };
        let mut written = String::new();
        let _ = writeln!(
            written,
            "VEILEDER – {day}. APR. 2020: Hei. {} Du kan snakke med {} om det. {}\n",
            fill(3),
            name(0),
            fill(4)
        );
        let _ =
            writeln!(written, "BRUKER – {day}. APR. 2020: {} Jeg var innom {} i går. {}\n", fill(4), name(1), fill(5));
        let _ = writeln!(written, "VEILEDER – {day}. APR. 2020: {} Hils {}. {}\n", fill(4), name(2), fill(3));
        while written.chars().count() < LETTERS {
            let _ = writeln!(written, "BRUKER – {day}. APR. 2020: {}\n", fill(4));
        }
        text.push_str(&written);
        text.push('\u{c}');
    }
    text
}

/// Keys that were pressed and decisions that were made in a case.
#[derive(Debug, Clone, Copy)]
struct Cost {
    keys: usize,
    decisions: usize,
}

/// Drives the open case to its release.
fn drive(window: &mut Window) -> Cost {
    // The key that opens the case.
    let mut cost = Cost { keys: 1, decisions: 0 };
    while held(window).judgement.undecided() > 0 && cost.keys < 100 {
        let proposed = held(window).current().is_some_and(|row| row.proposal.is_some());
        window.key(NONE, if proposed { Key::A } else { Key::E });
        (cost.keys, cost.decisions) = (cost.keys + 1, cost.decisions + 1);
    }
    while held(window).judgement.progress().0 < held(window).judgement.pages().len() && cost.keys < 200 {
        window.key(NONE, Key::L);
        cost.keys += 1;
    }
    for _ in 0..3 {
        // Signs, shows what it will be, releases.
        window.key(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Enter);
        window.run_until_idle();
        cost.keys += 1;
    }
    cost
}

#[test]
fn cases_of_fifteen_pages_take_few_keys_and_decisions() {
    let mut window = holding(&case(0));
    let mut costs = Vec::new();
    for number in 0..3 {
        if number > 0 {
            let file = window.path(&format!("sak{number}.txt"));
            fs::write(&file, case(number)).expect("written");
            take_in(&mut window, &file);
            window.run_until_idle();
            window.key(NONE, Key::G);
        }
        let (rows, mentions) = {
            let held = held(&window);
            (held.rows.iter().filter(|row| !row.asked).count(), held.judgement.mentions().len())
        };
        assert!(rows >= 15 && mentions >= 40, "{rows} rows, {mentions} mentions");
        assert_eq!(
            held(&window).original.label,
            if number == 0 { "torbjørg".to_owned() } else { format!("sak{number}") }
        );
        assert!(held(&window).judgement.pages().len() >= PAGES);
        let inherited =
            held(&window).rows.iter().filter(|row| row.inherited && row.standing == Standing::Replaced).count();
        assert!(number == 0 || inherited >= 5, "businesses and places are decided in the first case: {inherited}");
        costs.push(drive(&mut window));
        assert_eq!(window.session().cases.len(), number + 1, "{costs:?}");
    }
    println!("{costs:?}");
    for cost in &costs {
        assert!(cost.keys <= MOST_KEYS && cost.decisions <= MOST_DECISIONS, "{costs:?}");
    }
    window.click("Oversikt");
    assert!(window.shows("0 igjen") && window.shows("sider sett"));
}
