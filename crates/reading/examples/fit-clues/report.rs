//! The tables for people.

use crate::corpus::{Boundary, Corpus, FORMS};
use crate::regression::Weights;

/// Boundaries of one form, or of all.
#[derive(Default)]
struct Counts {
    all: usize,
    wrong: usize,
    false_titles: usize,
    missed: usize,
    wrong_flagged: usize,
    right_flagged: usize,
}

impl Counts {
    fn add(&mut self, boundary: &Boundary, weights: &Weights) {
        let verdict = weights.verdict(boundary);
        let right = verdict.as_ref().map_or(!boundary.lost, |verdict| verdict.right);
        let title = verdict.as_ref().is_some_and(|verdict| verdict.title);
        let flagged = verdict.is_some_and(|verdict| weights.is_flagged(&verdict));
        self.all += 1;
        self.wrong += usize::from(!right);
        self.false_titles += usize::from(!right && title);
        self.missed += usize::from(!right && !title);
        self.wrong_flagged += usize::from(!right && flagged);
        self.right_flagged += usize::from(right && flagged);
    }
}

fn percent(part: usize, all: usize) -> String {
    #[expect(clippy::cast_precision_loss, reason = "a figure to look at")]
    let share = 100.0 * part as f64 / all.max(1) as f64;
    format!("{share:.2}")
}

/// Right and wrong boundaries by form, and how many of each carry a flag.
pub fn table(corpus: &Corpus, weights: &Weights) {
    println!("| text | boundaries | right % | false titles | missed | wrong flagged % | right flagged % |");
    println!("|---|---|---|---|---|---|---|");
    for form in FORMS.into_iter().map(Some).chain([None]) {
        let mut counts = Counts::default();
        let own = corpus.0.iter().filter(|boundary| form.is_none_or(|form| boundary.form == form));
        own.for_each(|boundary| counts.add(boundary, weights));
        println!(
            "| {} | {} | {} | {} | {} | {} | {} |",
            form.map_or("all".to_owned(), |form| format!("{form:?}")),
            counts.all,
            percent(counts.all - counts.wrong, counts.all),
            counts.false_titles,
            counts.missed,
            percent(counts.wrong_flagged, counts.wrong),
            percent(counts.right_flagged, counts.all - counts.wrong),
        );
    }
    let shown = std::env::var("PLANLUPE_WRONG").ok().and_then(|shown| shown.parse().ok()).unwrap_or(0);
    let mut wrong: Vec<(i32, &Boundary)> = Vec::new();
    for boundary in &corpus.0 {
        match weights.verdict(boundary) {
            Some(verdict) if !verdict.right => {
                wrong.push((verdict.lead * if verdict.title { 1 } else { -1 }, boundary));
            }
            None if boundary.lost => wrong.push((i32::MIN, boundary)),
            _ => {}
        }
    }
    let step = (wrong.len() / std::cmp::max(shown, 1)).max(1);
    for (lead, boundary) in wrong.iter().step_by(step).take(shown) {
        let names = |clues: &Vec<usize>| {
            clues.iter().map(|&clue| format!("{}{:+}", weights.names[clue], weights.of_clues[clue])).collect::<Vec<_>>()
        };
        let clues: Vec<String> = boundary.candidates.iter().map(|clues| names(clues).join(" ")).collect();
        println!("  {lead} {}\n      {}", boundary.about, clues.join("\n      "));
    }
}

/// The weights, and for how many candidates each clue holds.
pub fn weights(corpus: &Corpus, weights: &Weights) {
    println!("| clue | weight | candidates | titles of them |\n|---|---|---|---|");
    for (clue, name) in weights.names.iter().enumerate() {
        let (mut all, mut titles) = (0, 0);
        for boundary in &corpus.0 {
            for (at, _) in boundary.candidates.iter().enumerate().filter(|(_, clues)| clues.contains(&clue)) {
                all += 1;
                titles += usize::from(boundary.right == Some(at));
            }
        }
        println!("| {name} | {} | {all} | {titles} |", weights.of_clues[clue]);
    }
    println!("unflagged from {} for titles, {} for ends of messages", weights.sure_title, weights.sure_end);
}
