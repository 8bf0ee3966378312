//! The table: how much of the prints of a folder is read as it was written, by era, way of printing and form of text.

use std::collections::BTreeMap;
use std::path::Path;

use crate::folder::{FORMS, SCAN, prints};
use crate::found::Found;
use crate::score::Score;

/// Scores by era, variant and form.
pub struct Table(BTreeMap<(String, String, usize), Score>);

/// Reads the prints whose names hold `only`, with a program or with the library.
pub fn of(folder: &Path, only: &str, binary: Option<&Path>) -> Table {
    let mut table = BTreeMap::new();
    for (place, expected) in prints(folder) {
        let name = place.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        for (at, (form, file)) in FORMS.iter().enumerate() {
            let file = place.join(file);
            if !format!("{name} {form}").contains(only) || !file.is_file() {
                continue;
            }
            let mut score = Score::of(&expected, &Found::read(&file, binary), file.ends_with(SCAN));
            score.wrong.iter_mut().for_each(|wrong| *wrong = format!("{name} {form}: {wrong}"));
            let row: &mut Score = table.entry((expected.era.clone(), expected.variant.clone(), at)).or_default();
            row.add(&score);
        }
    }
    Table(table)
}

impl Table {
    /// All of a form.
    pub fn sum(&self, form: &str) -> Score {
        let mut sum = Score::default();
        self.0.iter().filter(|((.., at), _)| FORMS[*at].0 == form).for_each(|(_, score)| sum.add(score));
        sum
    }

    /// Prints every row with the first faults of it, then the sums.
    pub fn print(&self, shown: usize) {
        println!(
            "| era | print | form | prints | messages found | in their thread | misplaced | not flagged | nor near | cards | fields | minutes | goal | invented | not flagged | doubts that are right | unaccounted |"
        );
        println!("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        for ((era, variant, form), score) in &self.0 {
            row(&format!("{era} | {variant} | {}", FORMS[*form].0), score);
            score.wrong.iter().take(shown).for_each(|wrong| println!("    {wrong}"));
        }
        let mut eras: BTreeMap<(usize, &str), Score> = BTreeMap::new();
        let mut ways: BTreeMap<(usize, &str), Score> = BTreeMap::new();
        for ((era, variant, form), score) in &self.0 {
            eras.entry((*form, era)).or_default().add(score);
            ways.entry((*form, way(variant))).or_default().add(score);
        }
        for ((form, era), score) in &eras {
            row(&format!("{era} | all | {}", FORMS[*form].0), score);
        }
        for ((form, way), score) in &ways {
            row(&format!("all | {way} | {}", FORMS[*form].0), score);
        }
        for (form, _) in FORMS {
            row(&format!("all | all | {form}"), &self.sum(form));
        }
    }
}

/// What sets a way of printing apart from the others.
fn way(variant: &str) -> &'static str {
    if variant == "server" {
        "server"
    } else if variant.starts_with("cut") {
        "lines cut at page ends"
    } else if variant.ends_with("footer") {
        "header and footer"
    } else {
        "bare"
    }
}

fn share(right: usize, of: usize) -> String {
    if of == 0 {
        return "–".to_owned();
    }
    #[expect(clippy::cast_precision_loss, reason = "a figure to look at")]
    let share = 100.0 * right as f64 / of as f64;
    format!("{share:.1}")
}

fn row(name: &str, score: &Score) {
    println!(
        "| {name} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} |",
        score.prints,
        share(score.messages_found, score.messages),
        share(score.messages - score.misplaced, score.messages),
        score.misplaced,
        score.misplaced_unflagged,
        score.misplaced_silent,
        share(score.cards_right, score.cards),
        share(score.fields_right, score.fields),
        share(score.minutes_right, score.minutes),
        share(score.goals_right, score.goals),
        score.invented_flagged + score.invented_unflagged,
        score.invented_unflagged,
        score.flagged_right,
        score.unaccounted,
    );
}
