//! The boundaries of plans drawn by lot: what the grammar asks of each, and what was printed.

use chrono::NaiveDate;
use reading::evidence::Evidence;
use reading::grammar::{self, WeighedTitle};
use reading::layout::Speaker;
use reading::plan::EntryKind;
use reading::text::Text;

use crate::invented::people::{self, Part};
use crate::invented::plans::{Era, Plan, Seeds, Thread};
use crate::support::compare::flat;
use crate::support::extractions::Extraction;

/// Ways of getting the text in which titles are told by clues.
pub const FORMS: [Extraction; 4] = [Extraction::Raw, Extraction::Layout, Extraction::Plain, Extraction::Scan];

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

/// The place between two messages of a free dialogue.
pub struct Boundary {
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
                    corpus.read(&format!("{era:?}"), &printed(&plan), form, &form.text(&plan, seed), names);
                }
            }
        }
        corpus
    }

    /// Reads a text and adds its boundaries.
    pub fn read(&mut self, print: &str, printed: &[Printed], form: Extraction, content: &str, names: &[String]) {
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
            let header_of = |title: &&WeighedTitle| {
                let end = notes.lines[title.header].0.end;
                let above = hit.checked_sub(1).map_or(0, |above| found[above].span.start);
                end <= found[hit].span.start && end > above
            };
            let candidates: Vec<&WeighedTitle> = notes.titles.iter().filter(header_of).collect();
            let words = |title: &WeighedTitle| {
                let lines = title.lines.clone().map(|line| text.slice(notes.lines[line].0));
                flat(&lines.collect::<Vec<_>>().join(" "), form)
            };
            let begins = message.begins;
            let title = flat(&message.title, form);
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
            self.0.push(Boundary { form, candidates: candidates.iter().map(numbers).collect(), right, lost, about });
        }
    }
}

fn name(clue: grammar::Clue) -> String {
    serde_json::to_value(clue).ok().and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
}
