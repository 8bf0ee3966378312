//! What the program reads in a file: by the library, or by a program that was built before.

use std::path::Path;
use std::process::Command;

use reading::document::ReadDocument;
use reading::grammar;
use reading::plan::{EntryKind, Flag};
use serde_json::Value;

use crate::expected::{Card, Said, word};
use crate::folder::SCAN;

#[derive(Debug, Default)]
pub struct Found {
    pub goal: Option<String>,
    pub cards: Vec<(Card, bool)>,
    pub messages: Vec<Message>,
    /// Letters that stand in no entry and in nothing that has a name.
    pub unaccounted: usize,
}

#[derive(Debug, Default)]
pub struct Message {
    pub said: Said,
    /// Whether a person is told to look at it.
    pub has_doubt: bool,
    /// Whether its thread is said to be doubtful.
    pub has_doubtful_thread: bool,
}

/// One entry in the order of print.
struct Entry {
    kind: String,
    date: String,
    speaker: String,
    text: String,
    thread: Option<usize>,
    card: Option<Card>,
    has_doubt: bool,
    has_doubtful_thread: bool,
}

/// What says that the thread of a message is doubtful.
const THREAD_DOUBTS: [Flag; 2] = [Flag::ThreadBoundary, Flag::DoubtfulThread];

/// Doubts are all flags but these, which only inform.
const INFORM: [&str; 4] = ["no-start-date", "after-print", "from-after-to", "empty"];

impl Found {
    /// As the program `binary` reads it, or as the library does.
    pub fn read(file: &Path, binary: Option<&Path>) -> Self {
        binary.map_or_else(|| Self::by_library(file), |binary| Self::by_program(file, binary))
    }

    fn by_library(file: &Path) -> Self {
        let document = ReadDocument::read(file, file.ends_with(SCAN))
            .unwrap_or_else(|error| panic!("{}: {error:?}", file.display()));
        let plan = grammar::read_named(&document.text, &document.evidence, None);
        let entries = plan.entries.iter().map(|entry| Entry {
            kind: word(entry.kind),
            date: entry.date.map(|day| day.to_string()).unwrap_or_default(),
            speaker: entry.speaker.map(word).unwrap_or_default(),
            text: if matches!(entry.kind, EntryKind::Message | EntryKind::Minutes) {
                plan.text_of(entry, &document.text)
            } else {
                String::new()
            },
            thread: entry.thread,
            card: entry.card.as_ref().map(|card| Card {
                kind: card.card_type.clone(),
                title: card.title.clone(),
                status: card.status.map(word),
                from: card.from.map(|day| day.to_string()),
                to: card.to.map(|day| day.to_string()),
                fields: card.fields.clone(),
                minutes: None,
            }),
            has_doubt: entry.is_doubtful(),
            has_doubtful_thread: entry.flags.iter().any(|flag| THREAD_DOUBTS.contains(flag)),
        });
        let threads: Vec<_> =
            plan.threads.iter().map(|thread| (word(thread.under), thread.title.clone().unwrap_or_default())).collect();
        let goal = plan.goal().map(|goal| plan.text_of(goal, &document.text));
        Self::of(entries.collect(), &threads, goal, plan.unaccounted(&document.text))
    }

    fn by_program(file: &Path, binary: &Path) -> Self {
        let ocr = file.ends_with(SCAN).then_some("--ocr");
        let output = Command::new(binary).args(["parse", "--json"]).args(ocr).arg(file).output().expect("the program");
        let plan: Value = serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|_| panic!("{}: {}", file.display(), String::from_utf8_lossy(&output.stderr)));
        let of = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let some = |value: &Value| value.as_str().map(str::to_owned);
        let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
        let threads = list(&plan["threads"]);
        let mut entries = list(&plan["entries"]);
        entries.sort_by_key(|entry| entry["start"].as_u64());
        let entries = entries.iter().map(|entry| {
            let flags: Vec<String> = list(&entry["flags"]).iter().map(of).collect();
            let card = &entry["card"];
            Entry {
                kind: of(&entry["kind"]),
                date: of(&entry["date"]),
                speaker: of(&entry["speaker"]),
                text: of(&entry["text"]),
                thread: threads.iter().position(|thread| thread["id"] == entry["thread"]),
                card: card.is_object().then(|| Card {
                    kind: of(&card["type"]),
                    title: of(&card["title"]),
                    status: some(&card["status"]),
                    from: some(&card["from"]),
                    to: some(&card["to"]),
                    fields: card["fields"].as_object().into_iter().flatten().map(|(k, v)| (k.clone(), of(v))).collect(),
                    minutes: None,
                }),
                has_doubt: flags.iter().any(|flag| !INFORM.contains(&flag.as_str())),
                has_doubtful_thread: flags.iter().any(|flag| THREAD_DOUBTS.iter().any(|doubt| word(doubt) == *flag)),
            }
        });
        let threads: Vec<_> = threads.iter().map(|thread| (of(&thread["under"]), of(&thread["title"]))).collect();
        let unaccounted = plan["unaccounted"].as_u64().and_then(|count| usize::try_from(count).ok()).unwrap_or(0);
        Self::of(entries.collect(), &threads, some(&plan["goal"]), unaccounted)
    }

    fn of(entries: Vec<Entry>, threads: &[(String, String)], goal: Option<String>, unaccounted: usize) -> Self {
        let mut found = Self { goal, unaccounted, ..Self::default() };
        let mut before = None;
        let mut last_is_card = false;
        for entry in entries {
            match entry.kind.as_str() {
                "message" => {
                    let own = entry.thread.and_then(|at| threads.get(at));
                    let (under, title) = own.cloned().unwrap_or_default();
                    found.messages.push(Message {
                        said: Said {
                            under,
                            title,
                            first: before.replace(entry.thread) != Some(entry.thread),
                            date: entry.date,
                            speaker: entry.speaker,
                            text: entry.text,
                        },
                        has_doubt: entry.has_doubt,
                        has_doubtful_thread: entry.has_doubtful_thread,
                    });
                }
                "card" => found.cards.extend(entry.card.map(|card| (card, entry.has_doubt))),
                "minutes" => {
                    // Minutes of a meeting carry the card that stands right before them.
                    let Some(card) = entry.card else { continue };
                    let same =
                        |(last, _): &(Card, bool)| last_is_card && Card { minutes: None, ..last.clone() } == card;
                    let doubt = entry.has_doubt;
                    if !found.cards.last().is_some_and(same) {
                        found.cards.push((card, doubt));
                    }
                    if let Some((last, has_doubt)) = found.cards.last_mut() {
                        last.minutes = Some(entry.text);
                        *has_doubt |= doubt;
                    }
                }
                _ => {}
            }
            last_is_card = entry.kind == "card";
        }
        found
    }
}
