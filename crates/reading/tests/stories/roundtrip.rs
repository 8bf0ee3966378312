//! The round trip: a plan drawn by lot is printed as an era printed it, got out of the print in each way, read,
//! and must be the same plan.
//!
//! `cargo test -p planlupe-reading roundtrip -- --ignored --nocapture` prints the table of `docs/accuracy.md`.

use std::collections::BTreeMap;

use crate::invented::people::{self, Part};
use crate::invented::plans::{Era, Plan, Seeds};
use crate::support::compare::flat;
use crate::support::extractions::Extraction;
use proptest::prelude::*;
use reading::grammar;
use reading::layout::Speaker;
use reading::plan::{Entry, EntryKind, Flag, Under};
use reading::text::Text;

/// What is right and what is not, summed up.
#[derive(Debug, Default, Clone)]
pub struct Score {
    pub messages: usize,
    pub messages_right: usize,
    /// Right but for the thread.
    pub thread_wrong: usize,
    /// Thread wrong without a flag that says so.
    pub thread_silent: usize,
    pub cards: usize,
    pub cards_right: usize,
    pub fields: usize,
    pub fields_right: usize,
    pub invented: usize,
    pub goals: usize,
    pub goals_right: usize,
    pub unaccounted: usize,
    /// What was wrong, for people.
    pub wrong: Vec<String>,
}

impl Score {
    fn add(&mut self, other: Self) {
        self.messages += other.messages;
        self.messages_right += other.messages_right;
        self.thread_wrong += other.thread_wrong;
        self.thread_silent += other.thread_silent;
        self.cards += other.cards;
        self.cards_right += other.cards_right;
        self.fields += other.fields;
        self.fields_right += other.fields_right;
        self.invented += other.invented;
        self.goals += other.goals;
        self.goals_right += other.goals_right;
        self.unaccounted += other.unaccounted;
        self.wrong.extend(other.wrong);
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Said {
    date: String,
    speaker: Option<Speaker>,
    text: String,
    under: Under,
    title: Option<String>,
    /// Whether it begins a thread.
    first: bool,
    flagged: bool,
}

fn written(plan: &Plan, extraction: Extraction) -> Vec<Said> {
    let mut said = Vec::new();
    let mut add = |messages: &[crate::invented::plans::Message], under: Under, title: &str, flat_title: bool| {
        for (number, message) in messages.iter().enumerate() {
            said.push(Said {
                date: message.day.to_string(),
                speaker: Some(message.speaker),
                text: flat(&message.text(), extraction),
                under,
                title: flat_title.then(|| flat(title, extraction)),
                first: number == 0,
                flagged: false,
            });
        }
    };
    let titled = extraction != Extraction::Typed;
    let mut groups: Vec<_> = plan.groups.iter().collect();
    if plan.era.is_server() {
        use reading::layout::Status::{Cancelled, Completed, InProgress, Planned, Suggested};
        let order = [Suggested, Planned, InProgress, Completed, Cancelled];
        groups.sort_by_key(|(status, _)| order.iter().position(|other| other == status));
    }
    for card in groups.iter().flat_map(|(_, cards)| cards).filter(|_| titled) {
        add(&card.thread, Under::Card, &card.title, titled);
    }
    for thread in &plan.free {
        add(&thread.messages, Under::Free, &thread.title, titled);
    }
    if !titled {
        said.iter_mut().skip(1).for_each(|said| said.first = false);
    }
    said
}

/// Compares what was read with what was written.
pub fn score(plan: &Plan, extraction: Extraction, content: &str) -> Score {
    let text = Text::new(content.trim_start_matches('\u{feff}'));
    let read = grammar::read(&text);
    let mut score = Score { unaccounted: read.unaccounted(&text), ..Score::default() };
    let mut thread = None;
    let found: Vec<Said> = read
        .entries
        .iter()
        .filter(|entry| entry.kind == EntryKind::Message)
        .map(|entry| {
            let own = entry.thread.map(|at| &read.threads[at]);
            Said {
                date: entry.date.map(|date| date.to_string()).unwrap_or_default(),
                speaker: entry.speaker,
                text: flat(&read.text_of(entry, &text), extraction),
                under: own.map_or(Under::Free, |own| own.under),
                title: own.and_then(|own| own.title.as_deref()).map(|title| flat(title, extraction)),
                first: thread.replace(entry.thread) != Some(entry.thread),
                flagged: entry.flags.contains(&Flag::ThreadBoundary),
            }
        })
        .collect();
    let expected = written(plan, extraction);
    let mut at = 0;
    for (number, said) in expected.iter().enumerate() {
        let key = |other: &Said| other.date == said.date && (other.speaker == said.speaker || other.speaker.is_none());
        let hit = (at..found.len().min(at + 4)).find(|&at| key(&found[at]));
        let Some(hit) = hit else {
            score.wrong.push(format!("lost {said:?}"));
            continue;
        };
        score.invented += hit - at;
        at = hit + 1;
        let got = &found[hit];
        let own = got.under == said.under && got.title == said.title && got.first == said.first;
        if got.text == said.text && got.speaker == said.speaker && own {
            score.messages_right += 1;
            continue;
        }
        let boundary = !own || {
            // A title that was taken for the last line of this message, or the other way round.
            let next = expected.get(number + 1);
            next.is_some_and(|next| next.first) && found.get(at).is_some_and(|after| !after.first)
                || found.get(at).is_some_and(|after| after.first) && next.is_some_and(|next| !next.first)
        };
        if boundary {
            score.thread_wrong += 1;
            // The first message of a thread, or the one at which it should have begun, carries the flag.
            let near = [Some(got), found.get(at)].into_iter().flatten().any(|said| said.flagged);
            let before = found[..hit].iter().rev().take_while(|said| said.title == got.title).any(|said| said.flagged);
            if !near && !before {
                score.thread_silent += 1;
            }
        }
        let end = |text: &str| text.chars().rev().take(50).collect::<Vec<_>>().into_iter().rev().collect::<String>();
        let flag = if got.flagged { " (flagged)" } else { "" };
        match (said.first, got.first) {
            (true, false) => {
                let before = number.checked_sub(1).map_or(String::new(), |before| end(&expected[before].text));
                score.wrong.push(format!("missed {:?} below «{before}»{flag}", said.title));
            }
            (false, true) => score.wrong.push(format!("false title {:?}{flag}", got.title)),
            (true, true) if got.title != said.title => {
                score.wrong.push(format!("title {:?} read as {:?}{flag}", said.title, got.title));
            }
            _ if got.text != said.text && !boundary => {
                score.wrong.push(format!("text of {} «…{}» read «…{}»", said.date, end(&said.text), end(&got.text)));
            }
            _ if got.speaker != said.speaker => score.wrong.push(format!("speaker {said:?}\n  {got:?}")),
            _ => {}
        }
    }
    score.invented += found.len() - at.min(found.len());
    score.messages = expected.len();
    if extraction != Extraction::Typed {
        compare_cards(plan, extraction, &read, &mut score);
        if let Some(goal) = &plan.goal {
            score.goals = 1;
            let read_goal = read.goal().map(|entry| flat(&read.text_of(entry, &text), extraction));
            score.goals_right = usize::from(read_goal == Some(flat(goal, extraction)));
        }
    }
    score
}

fn compare_cards(plan: &Plan, extraction: Extraction, read: &reading::plan::Plan, score: &mut Score) {
    let mut seen: Vec<&Entry> = Vec::new();
    for entry in read.entries.iter().filter(|entry| matches!(entry.kind, EntryKind::Card | EntryKind::Minutes)) {
        // Minutes of a meeting carry the card that stands right before them.
        let again = seen.last().is_some_and(|last| last.kind == EntryKind::Card && last.card == entry.card);
        if !(entry.kind == EntryKind::Minutes && again) {
            seen.push(entry);
        }
    }
    let era = plan.era;
    let mut at = 0;
    let order = |status: reading::layout::Status| {
        use reading::layout::Status::{Cancelled, Completed, InProgress, Planned, Suggested};
        [Suggested, Planned, InProgress, Completed, Cancelled].iter().position(|other| *other == status)
    };
    let mut groups: Vec<_> = plan.groups.iter().collect();
    if era.is_server() {
        groups.sort_by_key(|(status, _)| order(*status));
    }
    for (status, card) in groups.iter().flat_map(|(status, cards)| cards.iter().map(move |card| (*status, card))) {
        score.cards += 1;
        let title = flat(&card.title, extraction);
        let same = |entry: &&Entry| entry.card.as_ref().is_some_and(|read| flat(&read.title, extraction) == title);
        let Some(hit) = (at..seen.len().min(at + 3)).find(|&at| same(&seen[at])) else {
            score.wrong.push(format!("lost card {} {title}: {:?}", card.kind, seen.get(at).map(|entry| &entry.card)));
            continue;
        };
        score.invented += hit - at;
        at = hit + 1;
        let Some(found) = &seen[hit].card else { continue };
        let right = found.card_type.to_uppercase() == era.card_type(card.kind).to_uppercase()
            && found.status == Some(status)
            && (found.from, found.to) == (card.from, card.to);
        score.cards_right += usize::from(right);
        if !right {
            score.wrong.push(format!("card {status:?} {card:?}\n  read {found:?}"));
        }
        for field in &card.fields {
            let wanted = match &field.value {
                crate::invented::plans::Value::Line(line) => line.clone(),
                crate::invented::plans::Value::Text(lines) if !lines.is_empty() => lines.join(" "),
                _ => continue,
            };
            let wanted = flat(&wanted, extraction).to_lowercase();
            score.fields += 1;
            let value = found.fields.iter().find(|(label, _)| {
                label.to_lowercase().chars().take(12).eq(field.label.to_lowercase().chars().take(12))
            });
            let right = value.is_some_and(|(_, value)| flat(value, extraction).to_lowercase() == wanted);
            score.fields_right += usize::from(right);
            if !right {
                score.wrong.push(format!("field {} «{wanted}» of {:?}", field.label, found.fields));
            }
        }
    }
    score.invented += seen.len() - at.min(seen.len());
}

fn share(right: usize, of: usize) -> String {
    if of == 0 {
        return "–".to_owned();
    }
    #[expect(clippy::cast_precision_loss, reason = "a figure to look at")]
    let share = 100.0 * right as f64 / of as f64;
    format!("{share:.1}")
}

/// Prints the table; `PLANLUPE_PLANS` says how many plans, `PLANLUPE_WRONG` how many faults are shown,
/// `PLANLUPE_ONLY` which rows, `PLANLUPE_WRITE` into which folder the texts are written; `PLANLUPE_PEOPLE` takes plans with
/// lively messages.
#[test]
#[ignore = "measures; it cannot fail"]
fn table_of_accuracy() {
    let number = |name: &str, usual| std::env::var(name).ok().and_then(|n| n.parse().ok()).unwrap_or(usual);
    let (plans, shown): (u64, usize) = (number("PLANLUPE_PLANS", 60) as u64, number("PLANLUPE_WRONG", 0));
    let only = std::env::var("PLANLUPE_ONLY").unwrap_or_default();
    println!("| era | text | messages | wrong threads | of these not flagged | cards | fields | goal | invented |");
    println!("|---|---|---|---|---|---|---|---|---|");
    let mut sums: BTreeMap<String, Score> = BTreeMap::new();
    for era in Era::ALL {
        for extraction in Extraction::ALL.into_iter().filter(|extraction| extraction.is_of(era)) {
            let name = format!("{era:?} {extraction:?}");
            if !name.contains(&only) {
                continue;
            }
            let mut sum = Score::default();
            for seed in 0..plans {
                let plan = match std::env::var("PLANLUPE_PEOPLE") {
                    Ok(_) => people::plan(era, seed * 7919 + 13, Part::HeldOut),
                    Err(_) => Plan::new(era, &Seeds::of(seed * 7919 + 13)),
                };
                let text = extraction.text(&plan, seed);
                if let Some(folder) = std::env::var_os("PLANLUPE_WRITE") {
                    let path = std::path::Path::new(&folder).join(format!("{era:?}-{extraction:?}-{seed}.txt"));
                    std::fs::write(path, &text).expect("can be written");
                }
                sum.add(score(&plan, extraction, &text));
            }
            row(&format!("{era:?}"), &format!("{extraction:?}"), &sum);
            sum.wrong.iter().take(shown).for_each(|wrong| println!("    {wrong}"));
            sums.entry(format!("{extraction:?}")).or_default().add(sum);
        }
    }
    sums.iter().for_each(|(extraction, sum)| row("all", extraction, sum));
}

fn row(era: &str, extraction: &str, sum: &Score) {
    println!(
        "| {era} | {extraction} | {} | {} | {} | {} | {} | {} | {} |{}",
        share(sum.messages_right, sum.messages),
        share(sum.thread_wrong, sum.messages),
        sum.thread_silent,
        share(sum.cards_right, sum.cards),
        share(sum.fields_right, sum.fields),
        share(sum.goals_right, sum.goals),
        sum.invented,
        if sum.unaccounted > 0 { format!(" UNACCOUNTED {}", sum.unaccounted) } else { String::new() }
    );
}

/// The least share of messages and cards that must be right in each form, in percent; the table measures more.
const LEAST: [(Extraction, usize, usize); 8] = [
    (Extraction::Browser, 99, 99),
    (Extraction::Word, 99, 99),
    (Extraction::Typed, 100, 100),
    (Extraction::Raw, 94, 99),
    (Extraction::Decomposed, 94, 99),
    (Extraction::Layout, 97, 98),
    (Extraction::Plain, 96, 95),
    (Extraction::Scan, 96, 95),
];

#[test]
fn enough_is_right_in_every_form() {
    for (extraction, messages, cards) in LEAST {
        let mut sum = Score::default();
        for era in Era::ALL.into_iter().filter(|era| extraction.is_of(*era)) {
            for seed in 0..8 {
                let plan = Plan::new(era, &Seeds::of(seed * 104_729 + 7));
                sum.add(score(&plan, extraction, &extraction.text(&plan, seed)));
            }
        }
        let enough = |right, of, least| right * 100 >= of * least;
        assert_eq!(sum.unaccounted, 0, "{extraction:?}");
        assert!(enough(sum.messages_right, sum.messages, messages), "{extraction:?} {:#?}", sum.wrong);
        assert!(enough(sum.cards_right, sum.cards, cards), "{extraction:?} {:#?}", sum.wrong);
    }
}

fn seeds() -> impl Strategy<Value = Seeds> {
    let cards = prop::collection::vec(any::<u64>(), 0..6);
    let threads = prop::collection::vec(prop::collection::vec(any::<u64>(), 1..6), 0..5);
    (any::<u64>(), cards, threads).prop_map(|(plan, cards, threads)| Seeds { plan, cards, threads })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// A browser copy tells everything by its blank lines, so nothing may be wrong; and no text is ever lost.
    #[test]
    fn what_a_browser_copies_is_read_back(seeds in seeds(), era in prop::sample::select(&Era::ALL[..])) {
        let plan = Plan::new(era, &seeds);
        for extraction in Extraction::ALL.into_iter().filter(|extraction| extraction.is_of(era)) {
            let text = extraction.text(&plan, seeds.plan);
            let score = score(&plan, extraction, &text);
            prop_assert_eq!(score.unaccounted, 0, "{:?}\n{}", extraction, text);
            if matches!(extraction, Extraction::Browser | Extraction::Typed) {
                prop_assert_eq!(score.messages_right, score.messages, "{:#?}\n{}", score.wrong, text);
                prop_assert_eq!(score.cards_right, score.cards, "{:#?}\n{}", score.wrong, text);
            }
        }
    }
}
