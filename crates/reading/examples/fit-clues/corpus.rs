//! The boundaries of plans drawn by lot: what the grammar asks of each, and what was printed.

use std::path::Path;

use chrono::NaiveDate;
use reading::evidence::Evidence;
use reading::grammar::{self, WeighedTitle};
use reading::layout::Speaker;
use reading::plan::EntryKind;
use reading::text::Text;

use crate::invented::people::{self, Part};
use crate::invented::plans::{Era, Plan, Seeds, Thread};
use crate::invented::short_prints::{Case, Form};
use crate::support::compare::flat;
use crate::support::extractions::Extraction;

/// Ways of getting the text in which titles are told by clues.
pub const FORMS: [Extraction; 4] = [Extraction::Raw, Extraction::Layout, Extraction::Plain, Extraction::Scan];
/// Files of a folder of prints with the texts got out of a PDF.
const TEXTS: [(&str, Extraction); 3] =
    [("raw.txt", Extraction::Raw), ("layout.txt", Extraction::Layout), ("plain.txt", Extraction::Plain)];
/// What real programs printed is nearer to the truth than what the generators of texts write: each boundary counts so often.
const PRINTS: f64 = 2.0;
/// No folder of prints has scans: each boundary of one that is drawn counts as often.
const SCANS: f64 = 2.0;
/// Short prints have usual titles only, and a person who tries the program expects no fault in them: each boundary counts so often.
const SHORT_PRINTS: f64 = 4.0;

/// A message of a free dialogue as it was printed.
pub struct Printed {
    pub day: NaiveDate,
    pub speaker: Speaker,
    /// The title of its thread, and whether it begins that.
    pub title: String,
    pub begins: bool,
}

/// The free messages of a plan, in the order of print.
fn printed(plan: &Plan) -> Vec<Printed> {
    let messages = |thread: &Thread| {
        let title = thread.title.clone();
        let begins = std::iter::once(true).chain(std::iter::repeat(false));
        let own = thread.messages.clone().into_iter().zip(begins);
        own.map(move |(it, begins)| Printed { day: it.day, speaker: it.speaker, title: title.clone(), begins })
    };
    plan.free.iter().flat_map(messages).collect()
}

/// The free messages of a short print.
fn printed_short(case: &Case) -> Vec<Printed> {
    let mut printed = Vec::new();
    for (title, messages) in &case.free {
        for (number, message) in messages.iter().enumerate() {
            let (year, month, day) = message.day;
            let day = NaiveDate::from_ymd_opt(year, u32::try_from(month).unwrap_or(0) + 1, day).expect("a day");
            let speaker = if message.user { Speaker::User } else { Speaker::Nav };
            printed.push(Printed { day, speaker, title: (*title).to_owned(), begins: number == 0 });
        }
    }
    printed
}

/// The free messages of a print in a folder, as its `expected.json` has them.
fn printed_in(folder: &Path) -> Option<Vec<Printed>> {
    let json = std::fs::read_to_string(folder.join("expected.json")).ok()?;
    let expected: serde_json::Value = serde_json::from_str(&json).ok()?;
    let free = expected["messages"].as_array()?.iter().filter(|message| message["under"] == "free");
    let printed = |message: &serde_json::Value| {
        let speaker = if message["speaker"] == "user" { Speaker::User } else { Speaker::Nav };
        let (day, title) = (message["date"].as_str()?.parse().ok()?, message["title"].as_str()?.to_owned());
        Some(Printed { day, speaker, title, begins: message["first"].as_bool()? })
    };
    free.map(printed).collect()
}

/// The place between two messages of a free dialogue.
pub struct Boundary {
    /// How much it counts.
    pub counts: f64,
    pub form: Extraction,
    /// For each candidate the clues that hold, by their numbers in the table.
    pub candidates: Vec<Vec<usize>>,
    /// Which of them is the title; `None` where no thread begins, or no candidate is its title.
    pub right: Option<usize>,
    /// Whether a thread begins, but none of the candidates is its title.
    pub lost: bool,
    pub about: String,
}

#[derive(Default)]
pub struct Corpus(pub Vec<Boundary>);

impl Corpus {
    /// The boundaries of so many plans of each era; `names` are the clues in the order of the table.
    pub fn draw(part: Part, plans: u64, names: &[String]) -> Self {
        let mut corpus = Self::default();
        for era in Era::ALL {
            for form in FORMS.into_iter().filter(|form| form.is_of(era)) {
                for number in 0..plans {
                    let seed = number * 7919 + if part == Part::Training { 1 } else { 500_009 };
                    // Half of the plans of the fit are those of the round trip, whose people write in another way.
                    let plan = match part {
                        Part::Training if number % 2 == 1 => Plan::new(era, &Seeds::of(seed)),
                        _ => people::plan(era, seed, part),
                    };
                    let counts = if form == Extraction::Scan { SCANS } else { 1.0 };
                    corpus.read(&format!("{era:?}"), &printed(&plan), form, &form.text(&plan, seed), counts, names);
                }
            }
        }
        for seed in (0..plans * 4).map(|number| number * 7919 + if part == Part::Training { 3 } else { 700_001 }) {
            let case = Case::new(seed, seed % 2 == 0);
            for (form, print) in [(Extraction::Raw, Form::Raw), (Extraction::Plain, Form::Plain)] {
                corpus.read("short", &printed_short(&case), form, &case.print(print), SHORT_PRINTS, names);
            }
        }
        corpus
    }

    /// Adds the boundaries of the texts in a folder of prints, which `scripts/printed.sh` makes.
    pub fn add_prints(&mut self, folder: &Path, names: &[String]) {
        let mut places: Vec<_> =
            std::fs::read_dir(folder).expect("a folder of prints").filter_map(Result::ok).map(|it| it.path()).collect();
        places.sort();
        for place in places {
            let Some(printed) = printed_in(&place) else { continue };
            let name = place.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            for (file, form) in TEXTS {
                let text = std::fs::read_to_string(place.join(file)).expect("a text");
                self.read(&name, &printed, form, &text, PRINTS, names);
            }
        }
    }

    /// Reads a text and adds its boundaries.
    fn read(
        &mut self,
        print: &str,
        printed: &[Printed],
        form: Extraction,
        content: &str,
        counts: f64,
        names: &[String],
    ) {
        let text = Text::new(content);
        let (read, notes) = grammar::explain(&text, &Evidence::default(), None);
        let free = |thread: usize| read.threads[thread].under == reading::plan::Under::Free;
        let found: Vec<_> = read
            .entries
            .iter()
            .filter(|entry| entry.kind == EntryKind::Message && entry.thread.is_some_and(free))
            .collect();
        let mut at = 0;
        let mut last: Option<usize> = None;
        for (number, message) in printed.iter().enumerate() {
            let hit = (at..found.len().min(at + 4)).find(|&at| {
                found[at].date == Some(message.day) && found[at].speaker.is_none_or(|it| it == message.speaker)
            });
            let Some(hit) = hit else { continue };
            let follows = last.is_some_and(|last| last + 1 == number && hit == at);
            (at, last) = (hit + 1, Some(number));
            if !follows {
                continue;
            }
            // Between the beginnings of the two messages; text may stand above the header of the lower one.
            let above = hit.checked_sub(1).map_or(0, |above| found[above].span.start);
            let stands_between = |title: &&WeighedTitle| {
                let (first, last) = (notes.lines[title.lines.start].0, notes.lines[title.lines.end - 1].0);
                last.end <= found[hit].span.start && first.start >= above
            };
            let candidates: Vec<&WeighedTitle> = notes.titles.iter().filter(stands_between).collect();
            let words = |title: &WeighedTitle| {
                let lines = title.lines.clone().map(|line| text.slice(notes.lines[line].0));
                bare(&flat(&lines.collect::<Vec<_>>().join(" "), form))
            };
            let begins = message.begins;
            let title = bare(&flat(&message.title, form));
            let right = candidates.iter().position(|candidate| begins && words(candidate) == title);
            let about = candidates.iter().map(|it| words(it)).collect::<Vec<_>>().join(" | ");
            let about =
                format!("{print} {form:?} {about}{}", if begins { format!(" <= {title}") } else { String::new() });
            let numbers = |title: &&WeighedTitle| {
                let names =
                    title.clues.iter().map(|(clue, _)| name(*clue)).map(|clue| {
                        names.iter().position(|name| *name == clue).expect("every clue stands in the table")
                    });
                names.collect()
            };
            let lost = begins && right.is_none();
            self.0.push(Boundary {
                counts,
                form,
                candidates: candidates.iter().map(numbers).collect(),
                right,
                lost,
                about,
            });
        }
    }
}

fn name(clue: grammar::Clue) -> String {
    serde_json::to_value(clue).ok().and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
}

/// The letters and digits of a text, or all of it where it has none: signs may be lost or moved in print.
fn bare(text: &str) -> String {
    let bare: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
    if bare.is_empty() { text.to_owned() } else { bare }
}
